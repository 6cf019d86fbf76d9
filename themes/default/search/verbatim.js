// @ts-check
/* What stands word for word in a text: it comes first, is marked as a whole, and needs no note. */

import { hasJapanese } from './characters.js';
import { fold } from './fold.js';
import { knownTerms } from './lookup.js';
import { stem } from './stem.js';

/** @typedef {import('./index.js').Index} Index */
/** @typedef {import('./lookup.js').Words} Words */
/** @typedef {import('./vocabulary.js').Chain} Chain */

/** Texts that are looked at. */
const MOST = 80;

/** @param {Words} words @param {string} text */
export function soughtIn(words, text) {
  const sought = fold(words.tables, text).replace(/\s+/g, ' ').trim();
  return hasJapanese(sought) ? sought.replace(/ /g, '') : sought;
}

/** The documents that have a text word for word in the page's language.
 * @param {Index} index @param {Words} words @param {string} sought folded @param {string} lang @param {number[]} likely
 * @param {boolean} isLarge postings and texts come in small scripts, so that only what is likely is looked at
 * @returns {Promise<Set<number>>} */
export async function verbatimIn(index, words, sought, lang, likely, isLarge) {
  const found = new Set();
  if (sought.length < 2) return found;
  const candidates = new Set([...isLarge ? [] : await withAllTerms(index, words, sought), ...likely]);
  const has = sayer(words, sought);
  for (const document of [...candidates].slice(0, MOST)) {
    if (has(await index.folded(document, lang))) found.add(document);
  }
  return found;
}

/** Documents that have every term of a text. @param {Index} index @param {Words} words @param {string} sought */
async function withAllTerms(index, words, sought) {
  /** @type {number[] | null} */
  let documents = null;
  for (const term of termsOf(words, sought)) {
    await index.postings(term);
    const has = new Set(term.postings ? term.postings.documents : []);
    documents = documents ? documents.filter(document => has.has(document)) : [...has];
  }
  const { documents: count } = await index.start();
  return (documents || []).filter(document => document < count);
}

/** @param {Words} words @param {string} sought */
function termsOf(words, sought) {
  if (hasJapanese(sought)) return knownTerms(words, sought);
  const read = sought.replace(/'s(?![a-z])/g, '').match(/[a-z0-9]+/g) || [];
  return read.flatMap(word => words.latin.terms.get(stem(words.tables, word)) || []);
}

/** What tells whether a text has what is sought: a word in either spelling, a phrase, a run of Japanese.
 * @param {Words} words @param {string} sought @returns {(text: string) => boolean} */
function sayer({ tables }, sought) {
  if (!/^[a-z0-9]/.test(sought)) return text => text.includes(sought);
  if (/[^a-z]/.test(sought)) return text => hasWords(text, sought);
  const spelt = oneSpelling(tables, sought);
  return text => (text.match(/[a-z]+/g) || []).some(word => oneSpelling(tables, word) === spelt);
}

/** British and American spellings of one word alike. @param {Words['tables']} tables @param {string} word */
function oneSpelling(tables, word) {
  return tables.spellings.get(word) || word.replace(/is(e[drs]?|ing|ations?)$/, 'iz$1');
}

/** Whether a text has words as such, not inside others. @param {string} text @param {string} sought */
export function hasWords(text, sought) {
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    if (!/[a-z0-9]/.test(text[at - 1] || '') && !/[a-z0-9]/.test(text[at + sought.length] || '')) return true;
  }
  return false;
}
