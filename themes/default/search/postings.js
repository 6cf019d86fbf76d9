// @ts-check
/* Where the terms stand: reading src/search/shards.rs. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Int8Array(128);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value;

/** Five bits a character, the highest first; the sixth bit is set on all but the last.
 * @param {string} text */
export function readNumbers(text) {
  const numbers = [];
  for (let at = 0, number = 0; at < text.length; at++) {
    const value = VALUES[text.charCodeAt(at)];
    number = number << 5 | value & 31;
    if (value < 32) {
      numbers.push(number);
      number = 0;
    }
  }
  return numbers;
}

/** The value of one character.
 * @param {string} text */
export const readDigit = text => VALUES[text.charCodeAt(0)];

/** Documents in order; of each, the title's position or −1, whether a name has the term, and its positions in the
 * body: `places` from `from[i]` to `from[i + 1]`.
 * @typedef {{documents: number[], titles: number[], extras: number[], from: number[], places: number[]}} Postings */

/** @param {string} text @returns {Postings} */
export function readPostings(text) {
  /** @type {Postings} */
  const postings = { documents: [], titles: [], extras: [], from: [0], places: [] };
  const numbers = readNumbers(text);
  for (let at = 0, document = 0; at < numbers.length;) {
    const next = numbers[at++], head = next & 1 ? numbers[at++] : 4;
    postings.documents.push(document += next >> 1);
    postings.titles.push(head & 1 ? numbers[at++] : -1);
    postings.extras.push(head & 2);
    for (let count = head >> 2, place = 0; count > 0; count--) postings.places.push(place += numbers[at++]);
    postings.from.push(postings.places.length);
  }
  return postings;
}

/** The positions of a term in the body of a document.
 * @param {Postings} postings @param {number} document */
export function placesIn(postings, document) {
  const at = find(postings, document);
  return at < 0 ? [] : postings.places.slice(postings.from[at], postings.from[at + 1]);
}

/** The place of a document, or −1.
 * @param {Postings} postings @param {number} document */
export function find({ documents }, document) {
  let low = 0, high = documents.length - 1;
  while (low < high) {
    const middle = low + high >> 1;
    if (documents[middle] < document) low = middle + 1;
    else high = middle;
  }
  return documents[low] === document ? low : -1;
}
