// @ts-check
/* Search over the index beside this script. A classic script: it runs from https and from a disk.
 *
 *   tebikiSearch.query(text, {lang, limit}) → Promise<[{slug, score, via}]>, the best first
 *   tebikiSearch.search(text, {lang, limit, partial, filter}) → Promise<{results, total, units, documents, names, notes}>
 *   tebikiSearch.load(file) → brings a script of the index; replace it where there is no document.
 *
 * 1. A number is looked up (number.js), names are found (names.js).
 * 2. The query is folded (fold.js) and cut into units (units.js): words of the index by least cost (cut.js), readings,
 *    other words for the same, near misses (slips.js).
 * 3. The postings of these words are brought (index.js); every measure gets a strength for every unit (evidence.js).
 * 4. Ranking by what part of the query is covered, its nearness and order (rank.js); passages (passage.js). */

import { search } from './answer.js';
import { fold, keyOf } from './fold.js';
import { Index } from './index.js';
import { passageOf } from './passage.js';
import { forgive, soundOfKana, soundOfRomaji } from './sound.js';
import { stem } from './stem.js';
import { weights } from './weights.js';

/** The build puts the index's name here. */
const NAME = '{{index}}';

/** @type {any} */
const root = typeof globalThis !== 'undefined' ? globalThis : self;
const script = typeof document !== 'undefined' && /** @type {HTMLScriptElement | null} */ (document.currentScript);
const base = script && script.src ? script.src.replace(/[^/]*$/, '') : '';

/** @param {string} file @returns {Promise<unknown>} */
function load(file) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = base + file;
    element.onload = resolve;
    element.onerror = () => reject(new Error(file));
    document.head.appendChild(element);
  });
}

const index = new Index(async name => {
  const file = `${name}-${NAME}`, held = () => (root.tebikiShards || {})[file];
  if (held() === undefined) await api.load(file + '.js');
  if (held() === undefined) throw new Error(name);
  return held();
});

/** @param {string} text @param {{lang?: string, limit?: number}} [options] */
async function query(text, options) {
  const { results } = await search(index, text, options);
  return results.map(({ slug, score, via }) => ({ slug, score, via }));
}

/** All documents of a language, for tools. @param {string} lang */
async function documents(lang) {
  const start = await index.start(), texts = [];
  for (let document = 0; document < start.documents; document++) {
    const { slug, title, body } = await index.text(document, lang);
    const repeats = start.repeats.filter(repeat => repeat.doc === document);
    texts.push({ slugs: [slug, ...repeats.map(repeat => repeat.slug)], title, body });
  }
  return texts;
}

/** @type {import('./tables.js').Tables} */
let tables;
const start = () => index.start().then(start => { tables = start.tables; });

const api = root.tebikiSearch = {
  load, query, documents, start, weights,
  search: (/** @type {string} */ text, /** @type {object} */ options) => start().then(() => search(index, text, options)),
  facets: (/** @type {string} */ lang) => index.facets(lang),
  names: (/** @type {string} */ lang) => index.names(lang),
  /** Title and passage of a result, as [[text, marked]…]. */
  passage: (/** @type {any} */ result) => passageOf(tables, result),
  fold: (/** @type {string} */ text) => fold(tables, text),
  key: (/** @type {string} */ word) => keyOf(tables, word),
  stem: (/** @type {string} */ word) => stem(tables, word),
  sound: (/** @type {string} */ kana) => soundOfKana(tables, kana),
  romaji: (/** @type {string} */ word) => soundOfRomaji(tables, word),
  forgive: (/** @type {string} */ sound) => forgive(tables, sound),
};
