// @ts-check
/* Folding of spelling: the same as src/search/fold.rs, which tests/it/search.rs compares on random strings.
 *
 * 1. foldCharacters: width, case, old forms, dashes; what is invisible is dropped.
 * 2. Numerals in kanji before a counter, か after a number, listed words.
 * 3. keyOf: what the spellings of one word share. */

import { hasKana, hasKanji } from './characters.js';

/** @typedef {import('./tables.js').Tables} Tables */
/** A text with, for each of its UTF-16 units, the place in what it was made from.
 * @typedef {{text: string, places: number[]}} Folded */

const CLUSTERS = /[^][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*/gu;
/** What nobody sees: controls, marks of direction, joiners, soft hyphens, selectors of a character's variant. */
const INVISIBLE = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;
/** Characters that folding leaves as they are, unless a table names them: most of a Japanese text. */
const PLAIN = /[a-z0-9、-〇ぁ-ゖァ-ヺ\u4e00-\u9fff]/;

/** @param {Tables} tables @param {string} text */
export function fold(tables, text) {
  return foldWithPlaces(tables, text).text;
}

/** @param {Tables} tables @param {string} text @returns {Folded} */
export function foldWithPlaces(tables, text) {
  let folded = foldCharacters(tables, text);
  folded = replace(folded, tables.numeralPattern, numeral);
  folded = replace(folded, tables.counterPattern, found => found[0] + (found[1] === '才' ? '歳' : 'か'));
  folded = replace(folded, tables.formPattern, found => /** @type {string} */ (tables.forms.get(found)));
  folded.places.push(text.length);
  return folded;
}

/** @param {Tables} tables @param {string} text @returns {Folded} */
function foldCharacters(tables, text) {
  /** @type {number[]} */
  const places = [];
  let out = '', place = 0;
  /** @param {string} folded */
  const put = folded => {
    out += folded;
    for (let unit = 0; unit < folded.length; unit++) places.push(place);
  };
  for (const [cluster] of text.matchAll(CLUSTERS)) {
    if (cluster.length === 1 && PLAIN.test(cluster)) put(tables.characters.get(cluster) || cluster);
    else for (const character of visible(cluster)) put(foldCharacter(tables, character, out[out.length - 1] || ' '));
    place += cluster.length;
  }
  return { text: out, places };
}

/** @param {string} cluster */
function visible(cluster) {
  return cluster.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
}

/** One character after `before`; may be nothing.
 * @param {Tables} tables @param {string} character @param {string} before */
function foldCharacter(tables, character, before) {
  if (/[\u0300-\u036f]/.test(character)) return '';
  if (/[\s\x85]/.test(character) && character !== '\n') return before === ' ' ? '' : ' ';
  if (character === 'đ') return 'd';
  if (/[à-ɏ\u1e00-\u1eff]/.test(character)) return unaccented(character);
  if (/[-‐-―−~〜ー]/.test(character) && hasKana(before)) return 'ー';
  if (/[‐-―−ー]/.test(character)) return '-';
  if (/[‘’]/.test(character)) return "'";
  return tables.characters.get(character) || character;
}

/** @param {string} character */
const unaccented = character => [...character.normalize('NFD')][0];

/** Replaces what has the pattern, keeping the places.
 * @param {Folded} folded @param {RegExp} pattern @param {(found: string) => string} by @returns {Folded} */
function replace({ text, places }, pattern, by) {
  /** @type {number[]} */
  const newPlaces = [];
  let out = '', at = 0;
  /** @param {number} end */
  const copyTo = end => {
    out += text.slice(at, end);
    for (; at < end; at++) newPlaces.push(places[at]);
  };
  for (const match of text.matchAll(pattern)) {
    const found = match[0], replacement = by(found);
    copyTo(match.index);
    for (let unit = 0; unit < replacement.length; unit++) newPlaces.push(places[at + Math.min(unit, found.length - 1)]);
    out += replacement;
    at += found.length;
  }
  if (!out) return { text, places };
  copyTo(text.length);
  return { text: out, places: newPlaces };
}

const NUMERALS = '〇一二三四五六七八九';
/** @type {Record<string, number>} */
const UNITS = { 十: 10, 百: 100, 千: 1000 };
const LARGEST = 4294967295;

/** 七十 and 七〇 as 70; what follows a digit or is too large stays.
 * @param {string} run */
export function numeral(run) {
  if (/[0-9]/.test(run)) return run;
  let total = 0, hasUnit = false;
  /** @type {number | null} */
  let digit = null;
  for (const character of run) {
    const unit = UNITS[character], value = NUMERALS.indexOf(character);
    if (unit) {
      total += (digit === null ? 1 : digit) * unit;
      digit = null;
      hasUnit = true;
    } else digit = hasUnit ? value : (digit || 0) * 10 + value;
    if (total > LARGEST || (digit || 0) > LARGEST) return run;
  }
  total += digit || 0;
  return total > LARGEST ? run : String(total);
}

/** 取り組む, 取組み and 取組 have the key 取組; テレワーク and テレワク the key テレワク.
 * @param {Tables} tables @param {string} word folded */
export function keyOf(tables, word) {
  if (hasKanji(word)) word = word.replace(/[ぁ-ゖ]+/g, (group, at) => isSilent(tables, word, group, at) ? '' : group);
  return word.replace(/[ー・]/g, '');
}

/** @param {Tables} tables @param {string} word @param {string} group @param {number} at */
function isSilent(tables, word, group, at) {
  if (!at || !hasKanji(word[at - 1])) return false;
  return group.length > 1 ? tables.okuriganaGroups.has(group) : tables.okurigana.includes(group);
}
