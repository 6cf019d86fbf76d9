// @ts-check
/* Answering a query: a number, names, measures. */

import { isSpacedLanguage, weigh, weighTitles } from './evidence.js';
import { hasJapanese } from './characters.js';
import { keyOf } from './fold.js';
import { last, sum } from './lists.js';
import { groupsOf } from './lookup.js';
import { namesIn } from './names.js';
import { candidates, readNumber, romanIn, withoutRoman } from './number.js';
import { rank } from './rank.js';
import { begunUnit, neighbourKeys, respelt, unitOfNeighbours, unitsOf } from './units.js';
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
/** Results whose text is compared with the query word for word; where each costs a script, those that are shown. */
const DEEP = 40, SHOWN = 10;
/** Words that the plan lacks beside the one subject by which a question is answered. */
const MOST_LACKING = 2;

/** @param {Index} index @param {string} text @param {Options} [options] */
export async function search(index, text, { lang = 'ja', limit = 10, partial = false, filter = () => true } = {}) {
  text = String(text);
  const start = await index.start();
  return await byNumber(index, start, text, lang)
    || await byWords(index, start, withoutRoman(text), { lang, limit, partial, filter, chapter: romanIn(text) });
}

/** @param {Index} index @param {Start} start @param {string} text
 * @param {Required<Options> & {chapter: number | null}} options */
async function byWords(index, start, text, { lang, limit, partial, filter, chapter }) {
  const words = await index.words(lang), known = await index.names(lang);
  const subject = (/** @type {Unit} */ unit) => isSubject(words, known, unit, isAsked(text));
  const { units, ranked, notes } = await find(index, start, words, text, { isPartial: partial, isSubject: subject });
  const found = isAsked(text) ? forWhoAsks(units, ranked, await index.facets(lang)) : ranked;
  const sought = soughtIn(words, text);
  const likely = found.map(({ document }) => document), isLarge = start.documents >= LARGE;
  const verbatim = await verbatimIn(index, words, sought, lang, likely.slice(0, isLarge ? SHOWN : DEEP), isLarge);
  const all = verbatimFirst(found, verbatim), shown = all.filter(({ document }) => filter(document));
  const results = await show(index, start, shown, units, { lang, limit, sought, verbatim });
  const names = namesIn(words, known, text, units, partial);
  const numbered = known.list.find(({ kind, detail }) => kind === 'heading' && detail === String(chapter));
  return {
    results, total: shown.length, units, documents: all.map(({ document }) => document),
    names: numbered ? [numbered, ...names.filter(name => name !== numbered)] : names, notes,
  };
}

/** A question that names no particular audience is answered by a measure for everybody sooner than by one for an audience
 * that it says nothing of. A word names an audience if most of what has it is for that.
 * @param {Weighed[]} units @param {Ranked[]} ranked @param {{audiences: number[][]}} facets those of each document */
function forWhoAsks(units, ranked, { audiences }) {
  const { common, named, otherAudience } = weights.audience;
  const sharesOf = (/** @type {(document: number) => number} */ value) => {
    /** @type {number[]} */
    const shares = [];
    let total = 0;
    audiences.forEach((list, document) => {
      const own = value(document);
      total += own;
      if (own) for (const id of list) shares[id] = (shares[id] || 0) + own;
    });
    return shares.map(share => share / total);
  };
  const everywhere = sharesOf(() => 1);
  const said = units.map(({ strength, isHeading }) => sharesOf(document => isHeading[document] ? 0 : strength[document]));
  return ranked.map(entry => {
    const particular = audiences[entry.document].filter(id => everywhere[id] < common);
    const isMeant = !particular.length || particular.some(id => said.some(shares => shares[id] >= named));
    return { ...entry, score: entry.score * (isMeant ? 1 : otherAudience) };
  });
}

/** @param {Ranked[]} ranked @param {Set<number>} verbatim @returns {Ranked[]} */
function verbatimFirst(ranked, verbatim) {
  const known = new Set(ranked.map(({ document }) => document));
  const others = [...verbatim].filter(document => !known.has(document)).map(document => ({ document, score: 0, cover: 1 }));
  const raised = [...ranked, ...others].map(entry =>
    verbatim.has(entry.document) ? { ...entry, score: entry.score + weights.rank.verbatim } : entry);
  return raised.sort((a, b) => b.score - a.score || a.document - b.document);
}

/** What the reader is told of a search, besides its results.
 * @typedef {{kind: 'no-number', number: string, of: string, range?: [number, number]}
 *   | {kind: 'unknown', words: string[], used: string[]}
 *   | {kind: 'similar', word: string, meant: string[]}
 *   | {kind: 'respelt', word: string, meant: string}} Note */

/** @param {Index} index @param {Start} start @param {Words} words @param {string} text
 * @param {{isPartial: boolean, isSubject: (unit: Unit) => boolean}} options */
async function find(index, start, words, text, { isPartial, isSubject }) {
  const attempt = async (/** @type {Unit[]} */ units, isQuestion = false) => {
    const weighed = (await fetchTerms(index, start, units)).map(unit => weigh(start, unit));
    if (isAsked(text)) weighed.forEach(weighTitles);
    return { units: weighed, ranked: weighed.length ? rank(start.documents, weighed, isQuestion) : [] };
  };
  const begun = isPartial ? begunUnit(words, text) : null;
  if (begun) {
    const { units, ranked } = await attempt([begun]);
    if (ranked.length) return { units, ranked: inPlanOrder(ranked, units[0]), notes: [] };
  }
  let best = await attempt(unitsOf(words, text, isPartial));
  const other = best.ranked.some(entry => entry.isPhrase) ? null : respelt(words, best.units);
  if (other) {
    const again = await attempt(other);
    if (again.ranked.length && (!best.ranked.length || again.ranked[0].score > best.ranked[0].score)) best = again;
  }
  /** @type {Unit[]} */
  let units = best.units;
  if (units.some(unit => unit.unknown) && (!best.ranked.length || isAsked(text))) {
    units = await Promise.all(units.map(unit => withNeighbours(index, words, unit)));
    const again = await attempt(units);
    if (again.ranked.length) best = again;
  }
  // One word says enough of a query where little else is lacking.
  const lacking = sum(units.map(unit => unit.unknown ? unit.share || 1 : 0));
  const isEnough = (/** @type {Unit[]} */ said) => said.length > 1 || lacking <= (isSubject(said[0]) ? MOST_LACKING : 0.5);
  if (!best.ranked.length && isAsked(text)) {
    const again = await attempt(units.map(withLessQuantity), true);
    const ranked = again.ranked.filter(({ document }) => isEnough(again.units.filter(unit => unit.strength[document])));
    if (ranked.length) best = { ...again, ranked };
  }
  const unknown = best.units.filter(isToldUnknown);
  if (!best.ranked.length && unknown.length) {
    const rest = withoutUnknown(best.units);
    if (rest.some(isSubject) && isEnough(rest)) best = await attempt(rest);
  }
  return { ...best, notes: notesOf(best, unknown.map(({ text }) => text)) };
}

/** What a reader is told to be missing: no verb of a question. @param {Unit} unit */
const isToldUnknown = unit => unit.unknown && unit.share !== weights.share.unknownVerb;

/** Whether a query is a sentence: one tells more than what it asks, so that a part of it may be answered.
 * @param {string} text */
export function isAsked(text) {
  const isJapanese = hasJapanese(text), count = (text.match(isJapanese ? /[ぁ-ゖ]/g : /\S+/g) || []).length;
  return isJapanese ? count > 4 && count < text.length && text.length > 7 : count > 3;
}

/** In a question a quantity (2年, 45) is not the subject. @param {Unit} unit @param {number} at @param {Unit[]} units @returns {Unit} */
function withLessQuantity(unit, at, units) {
  const isQuantity = /^\d+$/.test(unit.text) || unit.isTight && unit.single && /^\d+$/.test(units[at - 1].text);
  return isQuantity ? { ...unit, share: weights.share.quantity } : unit;
}

/** While a reading is being typed what begins so stands in the order of the plan: fewer and fewer, and what was there stays.
 * @param {Ranked[]} ranked @param {Weighed} unit @returns {Ranked[]} */
function inPlanOrder(ranked, unit) {
  const whole = ranked.filter(({ document }) => unit.strength[document] >= weights.rank.begun && !unit.isHeading[document]);
  return whole.map(entry => ({ ...entry, score: weights.alternative.prefix })).sort((a, b) => a.document - b.document);
}

/** @param {Index} index @param {Words} words @param {Unit} unit */
async function withNeighbours(index, words, unit) {
  for (const key of unit.unknown ? neighbourKeys(words, unit) : []) {
    const keys = await index.neighbours(key);
    if (keys.length) return unitOfNeighbours(words, unit, keys);
  }
  return unit;
}

/** The units without those that the plan lacks and that stand alone: beside an unknown part of its compound a known one
 * means something else.
 * @param {Weighed[]} units @returns {Unit[]} */
function withoutUnknown(units) {
  const isAlone = (/** @type {number} */ at) => !units[at].isTight && !(units[at + 1] && units[at + 1].isTight);
  return units.every((unit, at) => !unit.unknown || isAlone(at)) ? units.filter(unit => !unit.unknown) : [];
}

/** Whether a unit alone says what is sought: a word of the plan that is listed or a name, a listed phrase, and none of those
 * that go with anything. Of words that are typed beside each other another word for one of the plan's is enough.
 * @param {Words} words @param {import('./names.js').Names} names @param {Unit} unit @param {boolean} asked */
function isSubject(words, names, { text, alternatives }, asked) {
  const key = keyOf(words.tables, text), own = alternatives.filter(({ by, isOwn }) => (isOwn || !asked) && by !== 'spelling');
  if (words.tables.general.has(key)) return false;
  if (!hasJapanese(text)) return text.includes(' ') || own.some(({ terms, isOwn }) => isOwn && terms.length > 1);
  return own.length > 0 && key.length > 1 && Boolean(names.byForm.has(key) || groupsOf(words, key) || own.some(({ by }) => by === 'reading'));
}

/** @param {{units: Weighed[], ranked: Ranked[]}} found @param {string[]} unknown @returns {Note[]} */
function notesOf({ units, ranked }, unknown) {
  /** @type {Note[]} */
  const notes = [];
  if (unknown.length && ranked.length) {
    notes.push({ kind: 'unknown', words: unknown, used: units.filter(unit => !unit.unknown).map(unit => unit.text) });
  }
  for (const { text, meant, run, unknown, similar } of units) {
    if (similar && ranked.length) notes.push({ kind: 'similar', word: text, meant: similar });
    if (meant && !unknown && ranked.length && !(run || '').includes(meant)) notes.push({ kind: 'respelt', word: text, meant });
  }
  return notes;
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
  /** @type {Set<Alternative>} */
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
  return { lang: first.lang, by: first.by, words: [first.terms.map(term => term.form).join(isSpacedLanguage(first.lang) ? ' ' : '')] };
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
  return { results, total: results.length, units: [], documents: results.flatMap(({ doc }) => doc === undefined ? [] : [doc]), names: [], notes: [] };
}

/** Whether a number is meant as one of the plan even if the plan has none such.
 * @param {import('./number.js').Read} read @param {Map<string, unknown>} headings */
function isNumberLike({ parts, isWritten }, headings) {
  if (!isWritten || parts.some(part => part > 999)) return false;
  return parts.length !== 2 || headings.has(String(parts[0]));
}

/** @param {import('./number.js').Read} read @param {import('./number.js').Numbers} table */
function noSuchNumber({ parts }, { lasts }) {
  const of = parts.slice(0, -1).join('-'), note = { kind: 'no-number', number: parts.join('-'), of, range: lasts.get(of) };
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
  return { ...common, kind: 'heading', doc: undefined, slug: name.id, text: { slug: name.id, number: '', title: name.name, body: '', lang }, href: name.href };
}
