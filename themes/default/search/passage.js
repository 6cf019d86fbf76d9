// @ts-check
/* What a result shows: its title and the part of its text around what was found, marked. */

import { spansOf } from './evidence.js';
import { foldWithPlaces } from './fold.js';
import { last } from './lists.js';

/** @typedef {import('./tables.js').Tables} Tables */
/** @typedef {import('./units.js').Alternative} Alternative */
/** A text as a result shows it. @typedef {{slug: string, number: string, title: string, body: string, lang: string}} Text */
/** Text with whether it was found. @typedef {[string, boolean]} Part */
/** @typedef {[number, number]} Range */

/** Characters of a passage, and of those before the first that was found. */
const LENGTH = 160, BEFORE = 40;
/** What was found within that many characters is seen together. */
const TOGETHER = 110;

/** @param {Tables} tables @param {{text: Text, document: number, used: Alternative[], verbatim: string}} result
 * @returns {{title: Part[], passage: Part[], body: Part[]}} */
export function passageOf(tables, { text, document, used, verbatim }) {
  const own = used.filter(alternative => alternative.lang === text.lang);
  const body = foldWithPlaces(tables, text.body), title = foldWithPlaces(tables, text.title);
  const whole = verbatim ? occurrences(body, verbatim) : [];
  const found = whole.length ? whole : own.flatMap(alternative => spansOf(alternative, document).map(([start, least, most]) =>
    /** @type {Range} */ ([body.places[start], body.places[endOfWord(body.text, least, most)]])));
  const named = verbatim && occurrences(title, verbatim).length ? occurrences(title, verbatim)
    : own.flatMap(({ terms }) => terms.flatMap(term => occurrences(title, term.key, term.longest)));
  return { title: mark(text.title, named), passage: excerpt(text.body, found, text.lang), body: mark(text.body, found) };
}

/** Where a folded text stands in another, as ranges of what that was made from.
 * @param {import('./fold.js').Folded} folded @param {string} sought @param {number} [longest] */
function occurrences({ text, places }, sought, longest = sought.length) {
  /** @type {Range[]} */
  const found = [];
  const isWord = /^[a-z0-9]/.test(sought);
  for (let at = text.indexOf(sought); at >= 0 && sought; at = text.indexOf(sought, at + sought.length)) {
    if (isWord && /[a-z0-9]/.test(text[at - 1] || '')) continue;
    found.push([places[at], places[endOfWord(text, at + sought.length, at + longest)]]);
  }
  return found;
}

/** @param {string} text @param {number} at @param {number} most */
function endOfWord(text, at, most) {
  while (at < most && /[a-zー]/.test(text[at] || '')) at++;
  return at;
}

/** @param {string} body @param {Range[]} found @param {string} lang @returns {Part[]} */
function excerpt(body, found, lang) {
  const first = found.length ? bestStart(found) : 0, isSpaced = lang !== 'ja';
  const start = wordStart(body, Math.max(0, first - BEFORE), isSpaced), end = wordEnd(body, start + LENGTH, isSpaced);
  const parts = mark(body.slice(start, end).replace(/\n/g, ' '), found.map(([from, to]) => [from - start, to - start]));
  /** @type {Part} */
  const cut = ['…', false];
  return [...(start ? [cut] : []), ...parts, ...(end < body.length ? [cut] : [])];
}

/** The beginning of the word at a place; a passage does not begin in the middle of one.
 * @param {string} text @param {number} at @param {boolean} isSpaced */
function wordStart(text, at, isSpaced) {
  while (isSpaced && at > 0 && /\S/.test(text[at - 1])) at--;
  return at;
}

/** @param {string} text @param {number} at @param {boolean} isSpaced */
function wordEnd(text, at, isSpaced) {
  if (at >= text.length) return text.length;
  while (isSpaced && at > 0 && /\S/.test(text[at])) at--;
  return at;
}

/** Where most of what was found stands together. @param {Range[]} found */
function bestStart(found) {
  let best = found[0][0], most = 0;
  for (const [start] of found) {
    const count = new Set(found.filter(([other]) => other >= start && other < start + TOGETHER).map(String)).size;
    if (count > most || count === most && start < best) [best, most] = [start, count];
  }
  return best;
}

/** @param {string} text @param {Range[]} ranges @returns {Part[]} */
export function mark(text, ranges) {
  /** @type {Part[]} */
  const parts = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const from = Math.max(start, at), to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) parts.push([text.slice(at, from), false]);
    const before = last(parts);
    if (before && before[1] && from === at) before[0] += text.slice(from, to);
    else parts.push([text.slice(from, to), true]);
    at = to;
  }
  if (at < text.length) parts.push([text.slice(at), false]);
  return parts;
}
