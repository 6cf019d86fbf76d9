// @ts-check
/* How strongly each document says each unit of a query. 1 is once in its text. */

import { last, sum } from './lists.js';
import { find, placesIn } from './postings.js';
import { weights } from './weights.js';

/** @typedef {import('./units.js').Alternative} Alternative */
/** @typedef {import('./units.js').Unit} Unit */
/** @typedef {import('./postings.js').Postings} Postings */

/** Documents are the measures in order, then the headings. A heading speaks for the measures below it.
 * @typedef {{first: number, end: number, isInner: boolean}} Heading */
/** @typedef {{documents: number, headings: Heading[]}} Shape */

/** [start, least end, greatest end] in a body. @typedef {[number, number, number]} Span */

/** A unit with what it says of each document.
 * @typedef {Unit & {strength: Float64Array, by: Alternative[], isHeading: Uint8Array, frequency: number, weight: number}} Weighed */

/** How much a term tells, by the documents that have it: 1 for a single one.
 * @param {Shape} shape @param {number} frequency */
export function rarity({ documents }, frequency) {
  return Math.log(1 + documents / (frequency + 0.5)) / Math.log(1 + documents / 0.5);
}

/** Weighs a unit by its strongest alternative in every document, and a little for others.
 * @param {Shape} shape @param {Unit} unit @returns {Weighed} */
export function weigh(shape, unit) {
  const size = shape.documents + shape.headings.length, { evidence } = weights;
  const strength = new Float64Array(size), isPart = new Uint8Array(size), isHeading = new Uint8Array(size);
  /** @type {Alternative[]} */
  const by = new Array(size);
  const strongest = [...unit.alternatives].sort((a, b) => b.weight - a.weight).slice(0, weights.alternative.most);
  for (const alternative of strongest) {
    eachStrength(shape, alternative, (document, value, isPartly) => {
      const own = alternative.weight < 1 ? Math.min(evidence.mostInOtherWords, value * alternative.weight) : value;
      const old = strength[document];
      if (own > old) {
        strength[document] = own;
        by[document] = alternative;
        isPart[document] = isPartly ? 1 : 0;
      } else strength[document] += (by[document].weight < 1 ? Math.min(evidence.second, Math.max(0, 0.97 - old)) : evidence.second) * own;
    });
  }
  speakForMeasures(shape, { strength, by, isPart, isHeading });
  return { ...unit, strength, by, isHeading, ...importance(shape, unit, strength) };
}

/** @param {Shape} shape @param {Unit} unit @param {Float64Array} strength */
function importance(shape, unit, strength) {
  const measures = strength.subarray(0, shape.documents), isFound = measures.some(value => value > 0);
  const frequency = measures.filter(value => value >= 0.5).length;
  const weight = isFound ? rarity(shape, frequency || 1) * (unit.single ? weights.share.oneKanji : 1) : 1;
  return { unknown: !isFound, frequency, weight: weight * (unit.share || 1) };
}

/** A question asks for what measures are about, which their titles say; the rest is told by the way.
 * @param {Weighed} unit */
export function weighTitles(unit) {
  let isInTitle = unit.unknown;
  unit.by.forEach(({ terms }, document) => {
    if (terms.every(({ postings }) => /** @type {Postings} */ (postings).titles[find(/** @type {Postings} */ (postings), document)] >= 0)) {
      unit.strength[document] += weights.evidence.askedTitle;
      isInTitle = true;
    }
  });
  if (!isInTitle) unit.weight *= weights.share.untitled;
}

/** What the title of a heading says holds for its measures, faintly.
 * @param {Shape} shape
 * @param {{strength: Float64Array, by: Alternative[], isPart: Uint8Array, isHeading: Uint8Array}} found */
function speakForMeasures({ documents, headings }, { strength, by, isPart, isHeading }) {
  const { evidence } = weights, isRaised = new Uint8Array(documents);
  headings.forEach(({ first, end, isInner }, at) => {
    const heading = documents + at;
    if (!strength[heading] || isPart[heading]) return;
    const value = strength[heading] / evidence.titleOnly * (isInner ? evidence.innerHeading : evidence.outerHeading);
    for (let document = first; document < end; document++) {
      if (!strength[document]) {
        strength[document] = value;
        by[document] = by[heading];
        isHeading[document] = 1;
      } else if (!isRaised[document]) {
        strength[document] += evidence.headingToo * value;
        isRaised[document] = 1;
      }
    }
  });
}

/** Tells what an alternative says of each document.
 * @param {Shape} shape @param {Alternative} alternative
 * @param {(document: number, strength: number, isPartly?: boolean) => void} tell */
function eachStrength(shape, alternative, tell) {
  const postings = alternative.terms.map(term => /** @type {Postings} */ (term.postings)), [first] = postings;
  if (postings.length === 1) {
    first.documents.forEach((document, at) => tell(document, ofTerm(first.titles[at] >= 0, first.from[at + 1] - first.from[at])));
    return;
  }
  const rarities = alternative.terms.map(term => rarity(shape, term.frequency)), total = sum(rarities), have = new Map();
  postings.forEach(({ documents }, at) => {
    for (const document of documents) have.set(document, (have.get(document) || 0) + rarities[at]);
  });
  for (const [document, part] of have) {
    const share = part / total;
    if (share > 1 - 1e-9) {
      const strength = ofPhrase(alternative, postings, document);
      if (strength) tell(document, strength);
    } else if (alternative.isOwn && share >= weights.evidence.leastPart) tell(document, weights.evidence.part * share, true);
  }
}

/** @param {boolean} isInTitle @param {number} times in the body */
function ofTerm(isInTitle, times) {
  const { evidence } = weights;
  if (!times) return isInTitle ? evidence.titleOnly : evidence.nameOnly;
  return 1 + (isInTitle ? evidence.alsoInTitle : 0) + Math.min(evidence.mostAgain, evidence.again * (times - 1));
}

/** All terms in one document: side by side, near, or apart; 0 if that says nothing.
 * @param {Alternative} alternative @param {Postings[]} postings @param {number} document */
function ofPhrase(alternative, postings, document) {
  const { evidence } = weights, at = postings.map(post => find(post, document));
  const bodies = postings.map((post, i) => post.places.slice(post.from[at[i]], post.from[at[i] + 1]));
  const titles = postings.map((post, i) => post.titles[at[i]]);
  const phrases = phrasesIn(alternative, bodies).length;
  const isTitle = titles.every(place => place >= 0) && phrasesIn(alternative, titles.map(place => [place])).length > 0;
  if (phrases || isTitle) return ofTerm(isTitle, phrases);
  const width = narrowest(bodies);
  if (!alternative.isOwn && width > evidence.widest) return 0;
  if (width < 12) return evidence.close;
  if (width < 40) return evidence.near;
  return postings.every((post, i) => post.extras[at[i]]) ? evidence.names : evidence.apart;
}

/** Where the terms stand one after another.
 * @param {Alternative} alternative @param {number[][]} lists @returns {Span[]} */
function phrasesIn({ terms, gaps, lang }, lists) {
  /** @type {Span[]} */
  const found = [], isSpaced = isSpacedLanguage(lang);
  for (const first of lists[0]) {
    /** @type {number | undefined} */
    let from = first;
    for (let i = 1; from !== undefined && i < terms.length; i++) {
      /** @type {number} */
      const least = from + terms[i - 1].shortest + (isSpaced ? 1 : gaps[i]);
      /** @type {number} */
      const most = from + terms[i - 1].longest + (isSpaced ? 2 + 9 * gaps[i] : gaps[i]);
      from = lists[i].find(place => place >= least && place <= most);
    }
    if (from !== undefined) found.push([first, from + last(terms).shortest, from + last(terms).longest]);
  }
  return found;
}

/** Languages that are written without spaces. @param {string} lang */
export const isSpacedLanguage = lang => !/^(?:ja|zh)\b/.test(lang);

/** The least distance from first to last over one place of each. @param {number[][]} lists */
function narrowest(lists) {
  if (!lists.every(list => list.length)) return Infinity;
  return Math.min(...lists[0].map(place => {
    const nearest = lists.map(list => list.reduce((best, other) => Math.abs(other - place) < Math.abs(best - place) ? other : best));
    return Math.max(...nearest) - Math.min(...nearest);
  }));
}

/** Where an alternative stands in the body of a document.
 * @param {Alternative} alternative @param {number} document @returns {Span[]} */
export function spansOf(alternative, document) {
  const lists = alternative.terms.map(({ postings }) => postings ? placesIn(postings, document) : []);
  const phrases = alternative.terms.length > 1 ? phrasesIn(alternative, lists) : [];
  if (phrases.length) return phrases;
  const single = lists.flatMap((list, i) => list.map(place => /** @type {Span} */ (
    [place, place + alternative.terms[i].shortest, place + alternative.terms[i].longest])));
  return single.sort((a, b) => a[0] - b[0]);
}
