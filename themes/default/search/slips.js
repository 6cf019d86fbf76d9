// @ts-check
/* Near misses: the word that a slip may stand for. */

import { hasHiragana, hasKanji, isHiragana } from './characters.js';
import { keyOf } from './fold.js';
import { last } from './lists.js';

/** @typedef {import('./tables.js').Tables} Tables */
/** @typedef {import('./cut.js').Piece} Piece */

/** Steps from one word to another, two letters exchanged counting as one; or a number over `most`.
 * @param {string} one @param {string} other @param {number} most */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let beforeLast = [], before = [...other, ''].map((_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      let steps = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isExchanged) steps = Math.min(steps, beforeLast[j - 2] + 1);
      row.push(steps);
      least = Math.min(least, steps);
    }
    if (least > most) return most + 1;
    [beforeLast, before] = [before, row];
  }
  return before[other.length];
}

/** The key with the least distance; a text of more than `two` letters may be two steps away, of more than `one` one.
 * @param {string} text @param {Iterable<string>} keys @param {{two: number, one: number}} lengths */
export function nearestKey(text, keys, { two, one }) {
  const most = text.length > two ? 2 : text.length > one ? 1 : 0;
  /** @type {{key: string, steps: number} | null} */
  let found = null;
  if (!most) return null;
  for (const key of keys) {
    const steps = distance(text, key, most);
    if (steps && steps <= most && (!found || steps < found.steps)) found = { key, steps };
  }
  return found;
}

/** Characters before and after an unknown piece that may belong to what was meant. */
const BEFORE = 12, AFTER = 20;

/** The key that a piece of a run around an unknown one is a slip for.
 * @param {Tables} tables @param {string} run @param {Piece} unknown @param {string[]} keys */
export function nearestJapanese(tables, run, unknown, keys) {
  /** @type {{score: number, start: number, end: number, key: string} | null} */
  let found = null;
  for (let start = Math.max(0, unknown.start - BEFORE); start <= unknown.start; start++) {
    for (let end = unknown.end; end <= Math.min(run.length, start + AFTER); end++) {
      const piece = keyOf(tables, run.slice(start, end));
      if (!mayBeSlip(run, end, piece)) continue;
      const first = piece[0], final = last(piece);
      for (const key of keys) {
        if (key[0] !== first && !key.endsWith(final)) continue;
        const score = closeness(piece, key);
        if (score > (found ? found.score : 0.4)) found = { score, start, end, key };
      }
    }
  }
  return found;
}

/** @param {string} piece */
const isKatakanaKey = piece => /^[ァ-ヺ]+$/.test(piece);
/** @param {string} piece */
const leastLength = piece => isKatakanaKey(piece) ? 4 : 3;

/** @param {string} run @param {number} end @param {string} piece */
function mayBeSlip(run, end, piece) {
  // Another number is another thing.
  if (run[end] === 'ー' || piece.length < leastLength(piece) || /\d/.test(piece)) return false;
  return !(hasHiragana(last(piece)) && end < run.length && !hasHiragana(run[end]));
}

/** The more letters and the fewer steps the better; 0 for another word.
 * @param {string} piece @param {string} key */
function closeness(piece, key) {
  const beginsAlike = key[0] === piece[0], most = isKatakanaKey(piece) && piece.length > 6 ? 2 : 1;
  if (Math.abs(key.length - piece.length) > most || key.length < leastLength(piece) || !beginsAlike && last(key) !== last(piece)) return 0;
  const steps = distance(piece, key, most);
  if (!steps || steps > most) return 0;
  // A short word with another character in place of one is another word (ロケット, ロボット), and so is one of few kanji; one
  // that is a part of what was typed is no slip for it.
  if (piece.length === key.length && piece.length < 5) return 0;
  if (isKanjiOnly(piece) && (piece.length < 4 || piece.includes(key))) return 0;
  return piece.length - 2.5 * steps - (beginsAlike ? 0 : 0.5);
}

/** Keys of the index that a slip may stand for.
 * @param {Iterable<string>} keys */
export function keysForSlips(keys) {
  return [...new Set(keys)].filter(key => key.length > 2 && /^\w*[^\x00-\x7f]/.test(key) && !isHiragana(key));
}

/** @param {string} text */
export const isKanjiOnly = text => [...text].every(hasKanji);
