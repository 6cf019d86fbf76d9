// @ts-check
/* Answering a query: a number, names, measures. */

import { weigh } from './evidence.js';
import { last, sum } from './lists.js';
import { namesIn } from './names.js';
import { candidates, readNumber } from './number.js';
import { rank } from './rank.js';
import { respelt, unitsOf } from './units.js';
import { soughtIn, verbatimIn } from './verbatim.js';
import { weights } from './weights.js';

/** @typedef {import('./index.js').Index} Index */
/** @typedef {import('./index.js').Start} Start */
/** @typedef {import('./evidence.js').Weighed} Weighed */
/** @typedef {import('./lookup.js').Words} Words */
/** @typedef {import('./rank.js').Ranked} Ranked */
/** @typedef {import('./units.js').Alternative} Alternative */
/** @typedef {import('./units.js').Unit} Unit */

/** @typedef {{lang?: string, limit?: number, partial?: boolean, filter?: (document: number) => boolean}} Options */

/** Bytes of postings that a later query may load, where the index comes in small shards. */
const MOST_BYTES = 52000;
/** Measures from which on it does. */
const LARGE = 1000;
/** Results whose text is compared with the query word for word. */
const DEEP = 40;

/** @param {Index} index @param {string} text @param {Options} [options] */
export async function search(index, text, { lang = 'ja', limit = 10, partial = false, filter = () => true } = {}) {
  text = String(text);
  const start = await index.start();
  const numbered = await byNumber(index, start, text, lang);
  if (numbered) return numbered;
  const words = await index.words(lang), { units, ranked: found } = await find(index, start, words, text, partial);
  const sought = soughtIn(words, text);
  const verbatim = await verbatimIn(index, words, sought, lang, found.slice(0, DEEP).map(({ document }) => document));
  const ranked = verbatimFirst(found, verbatim), shown = ranked.filter(({ document }) => filter(document));
  const results = await show(index, start, shown, units, { lang, limit, sought, verbatim });
  const { names } = namesIn(words, await index.names(lang), text, units, partial);
  return { results, total: shown.length, units, documents: ranked.map(({ document }) => document), names, notes: [] };
}

/** @param {Ranked[]} ranked @param {Set<number>} verbatim @returns {Ranked[]} */
function verbatimFirst(ranked, verbatim) {
  const known = new Set(ranked.map(({ document }) => document));
  const others = [...verbatim].filter(document => !known.has(document)).map(document => ({ document, score: 0, cover: 1 }));
  const raised = [...ranked, ...others].map(entry =>
    verbatim.has(entry.document) ? { ...entry, score: entry.score + weights.rank.verbatim } : entry);
  return raised.sort((a, b) => b.score - a.score || a.document - b.document);
}

/** @param {Index} index @param {Start} start @param {Words} words @param {string} text @param {boolean} isPartial */
async function find(index, start, words, text, isPartial) {
  const attempt = async (/** @type {Unit[]} */ units) => {
    const weighed = (await fetchTerms(index, start, units)).map(unit => weigh(start, unit));
    return { units: weighed, ranked: weighed.length ? rank(start.documents, weighed) : [] };
  };
  const first = await attempt(unitsOf(words, text, isPartial));
  const other = first.ranked.some(entry => entry.isPhrase) ? null : respelt(words, first.units);
  if (!other) return first;
  const second = await attempt(other);
  const isBetter = second.ranked.length && (!first.ranked.length || second.ranked[0].score > first.ranked[0].score);
  return isBetter ? second : first;
}

/** Brings what a query needs, the plainest first, and no more than a later query may load.
 * @param {Index} index @param {Start} start @param {Unit[]} units */
async function fetchTerms(index, start, units) {
  const isPlain = (/** @type {Alternative} */ { isOwn, weight }) => isOwn && weight === 1 ? 1 : 0;
  const sizeOf = (/** @type {Alternative} */ { terms }) => sum(terms.map(term => term.size));
  const inOrder = units.flatMap(unit => unit.alternatives)
    .sort((a, b) => isPlain(b) - isPlain(a) || b.weight - a.weight || sizeOf(a) - sizeOf(b));
  /** @type {Map<string, number>} */
  let shards = new Map();
  const taken = new Set();
  for (const alternative of inOrder) {
    const more = new Map(shards);
    for (const term of alternative.terms) if (!more.has(term.shard)) more.set(term.shard, Math.max(term.size, start.postings));
    if (taken.size && start.documents >= LARGE && sum([...more.values()]) > MOST_BYTES) continue;
    shards = more;
    taken.add(alternative);
  }
  await Promise.all([...taken].flatMap(({ terms }) => terms.map(term => index.postings(term))));
  return withTaken(units, taken);
}

/** The units with what was brought of them. One of which nothing was brought is left out, and what follows it does not
 * follow anything tightly.
 * @param {Unit[]} units @param {Set<Alternative>} taken */
export function withTaken(units, taken) {
  /** @type {Unit[]} */
  const kept = [];
  let isLeftOut = false;
  for (const unit of units) {
    const alternatives = unit.alternatives.filter(alternative => taken.has(alternative));
    const isKept = alternatives.length > 0 || !unit.alternatives.length;
    if (isKept) kept.push({ ...unit, alternatives, isTight: unit.isTight && !isLeftOut && kept.length > 0 });
    isLeftOut = !isKept;
  }
  return kept;
}

/** @param {Index} index @param {Start} start @param {Ranked[]} ranked @param {Weighed[]} units
 * @param {{lang: string, limit: number, sought: string, verbatim: Set<number>}} options */
async function show(index, start, ranked, units, { lang, limit, sought, verbatim }) {
  /** @type {any[]} */
  const results = [];
  for (const entry of ranked) {
    if (results.length >= limit) break;
    const { document } = entry, text = await index.text(document, lang);
    const used = units.filter(unit => unit.strength[document])
      .sort((a, b) => b.strength[document] - a.strength[document]).map(unit => unit.by[document]);
    const isVerbatim = verbatim.has(document), score = Math.round(entry.score * 10000) / 10000;
    results.push({
      kind: 'measure', slug: text.slug, score, document, doc: document, text, used,
      via: isVerbatim ? { lang: text.lang, by: 'text', words: [sought] } : viaOf(used), verbatim: isVerbatim ? sought : '',
      href: `measures/${text.slug}.html`,
    });
    for (const repeat of start.repeats.filter(({ doc }) => doc === document)) {
      if (results.length < limit) results.push({ ...last(results), kind: 'repeat', slug: repeat.slug, href: repeat.href, repeat });
    }
  }
  return results;
}

/** Why a result was found. @param {Alternative[]} used */
function viaOf(used) {
  const [first] = used;
  const words = used.map(({ terms, lang }) => terms.map(term => term.form).join(lang === 'en' ? ' ' : ''));
  return { lang: first.lang, by: first.by, words: [...new Set(words)] };
}

/** What has the number that a query is; null if it is none.
 * @param {Index} index @param {Start} start @param {string} text @param {string} lang */
async function byNumber(index, start, text, lang) {
  const read = readNumber(text, start.levels);
  if (!read) return null;
  const [table, names] = await Promise.all([index.numbers(lang), index.names(lang)]);
  const headings = new Map(names.list.filter(({ kind }) => kind === 'heading').map(name => [name.detail, name]));
  const exists = (/** @type {string} */ number) => table.documents.has(number) || table.entries.has(number) || headings.has(number);
  const found = candidates(read, exists);
  if (!found.length) return isNumberLike(read, headings) ? noSuchNumber(read, table) : null;
  const results = [];
  for (const number of found) results.push(await resultOf(index, number, { table, headings, lang }));
  return { results, total: results.length, units: [], documents: results.flatMap(({ document }) => document ?? []), names: [], notes: [] };
}

/** @param {import('./number.js').Read} read @param {Map<string, unknown>} headings */
const isNumberLike = ({ parts, isWritten }, headings) => isWritten && parts.length > 1 && headings.has(String(parts[0]));

/** @param {import('./number.js').Read} read @param {import('./number.js').Numbers} table */
function noSuchNumber({ parts }, { lasts }) {
  const range = lasts.get(parts.slice(0, -1).join('-'));
  const note = { kind: 'no-number', number: parts.join('-'), of: parts.slice(0, -1).join('-'), range };
  return { results: [], total: 0, units: [], documents: [], names: [], notes: [note] };
}

/** @param {Index} index @param {string} number
 * @param {{table: import('./number.js').Numbers, headings: Map<string, import('./names.js').Name>, lang: string}} known */
async function resultOf(index, number, { table, headings, lang }) {
  const via = { lang, by: 'number', words: [number] }, common = { score: 1, via, used: [], verbatim: '' };
  const document = table.documents.get(number), entry = table.entries.get(number);
  if (document !== undefined) {
    const text = await index.text(document, lang);
    return { ...common, kind: 'measure', slug: text.slug, document, doc: document, text, href: `measures/${text.slug}.html` };
  }
  if (entry) {
    const { slug, title, body, href } = entry, text = { slug, number, title, body, lang };
    const repeat = entry.isRepeat ? { slug, number, href } : undefined;
    return { ...common, kind: entry.isRepeat ? 'repeat' : 'measure', slug, document: entry.document, doc: entry.document, text, href, repeat };
  }
  const name = /** @type {import('./names.js').Name} */ (headings.get(number));
  return { ...common, kind: 'heading', slug: name.id, text: { slug: name.id, number: '', title: name.name, body: '', lang }, href: name.href };
}
