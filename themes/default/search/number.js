// @ts-check
/* Numbers of the plan in every way they are said: 4-1-3, ４－１－３, 4の1の3, 413, 第４章第１節, Ⅳ. */

import { numeral } from './fold.js';
import { readNumbers } from './postings.js';

/** A number that a query is. `isWritten`: by hyphens or words, so that it is meant as one even if the plan has none.
 * @typedef {{parts: number[], isWritten: boolean}} Read */

/** Another entry with a number: a sub-measure, or where a measure is printed again.
 * @typedef {{number: string, slug: string, document: number, href: string, title: string, body: string, isRepeat: boolean}} Entry */
/** @typedef {{documents: Map<string, number>, entries: Map<string, Entry>, lasts: Map<string, [number, number]>}} Numbers */

/** Characters that a number may have with all the words around it. */
const LONGEST = 40;
const ROMAN = /[\u2160-\u216b\u2170-\u217b]/g;
const ROMAN_LETTERS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
/** Words that stand around a number and add nothing. */
const FILLERS = /第|施策|事業|取組み?|番号|番|項目?|号|その|について|とは|no\.?|number|measures?|item|#/g;
const SEPARATOR = '[\\s\\-.,:/_・、の之ノ]+';
const NUMBER = new RegExp(`^\\d+(?:${SEPARATOR}\\d+)*$`);

/** The value of a character for a Roman numeral. @param {string} character */
const romanValue = character => (character.charCodeAt(0) - 0x2160) % 16 + 1;

/** @param {string} text @param {{names: string[]}[]} levels names of the plan's levels, folded, the outermost first
 * @returns {Read | null} */
export function readNumber(text, levels) {
  if (text.length > LONGEST) return null;
  const hasRoman = ROMAN_LETTERS.includes(text.trim()) || /[\u2160-\u216b\u2170-\u217b]/.test(text);
  const plain = digits(text).normalize('NFKC').toLowerCase().replace(/[‐-―−ー]/g, '-');
  const { rest, outermost } = withoutLevels(plain, levels);
  const number = rest.replace(FILLERS, ' ').replace(/[〇一二三四五六七八九十百]+/g, numeral).trim().replace(/の$/, '').trim();
  if (!NUMBER.test(number) || /(?:^|\D)0\d/.test(number)) return null;
  const parts = number.split(new RegExp(SEPARATOR)).map(Number);
  // 第２節 alone is the second section of which chapter?
  if (outermost > 0 && parts.length <= outermost) return null;
  const isWritten = hasRoman || outermost === 0 || /[\d]\s*[-のノ之]\s*\d/.test(number);
  if (parts.length === 1 && !hasRoman && outermost !== 0 && number.length < 3) return null;
  return { parts, isWritten };
}

/** Roman numerals as digits with spaces around. @param {string} text */
function digits(text) {
  const letters = ROMAN_LETTERS.indexOf(text.trim()) + 1;
  return letters ? String(letters) : text.replace(ROMAN, character => ` ${romanValue(character)} `);
}

/** @param {string} text @param {{names: string[]}[]} levels */
function withoutLevels(text, levels) {
  let outermost = -1, rest = text;
  levels.forEach(({ names }, depth) => {
    for (const name of names) {
      if (!name || !rest.includes(name)) continue;
      rest = rest.split(name).join(' ');
      if (outermost < 0) outermost = depth;
    }
  });
  return { rest, outermost };
}

/** The outermost heading that a Roman numeral among other words names. @param {string} text */
export function romanIn(text) {
  const [found] = text.match(ROMAN) || [];
  return found ? romanValue(found) : null;
}
/** @param {string} text */
export const withoutRoman = text => text.replace(ROMAN, ' ');

/** Reads the numbers of the index: a line for the measures of a heading, with the first document and the distances of
 * their last parts; other entries by `=` and `+`.
 * @param {string} text @returns {Numbers} */
export function readNumberTable(text) {
  /** @type {Numbers} */
  const table = { documents: new Map(), entries: new Map(), lasts: new Map() };
  for (const line of text.split('\n')) {
    if (!line) continue;
    const fields = line.split('\t');
    if (/^[=+]/.test(line)) {
      const [number, slug, document, href, title, body] = fields;
      const entry = { number: number.slice(1), slug, document: Number(document), href, title, body, isRepeat: line[0] === '+' };
      table.entries.set(entry.number, entry);
      noteLast(table, entry.number);
      continue;
    }
    const [prefix, first, distances] = fields;
    let position = 0;
    readNumbers(distances).forEach((distance, at) => {
      const number = `${prefix}-${position += distance}`;
      table.documents.set(number, Number(first) + at);
      noteLast(table, number);
    });
  }
  return table;
}

/** @param {Numbers} table @param {string} number */
function noteLast({ lasts }, number) {
  const at = number.lastIndexOf('-'), prefix = number.slice(0, at), last = Number(number.slice(at + 1));
  const [low, high] = lasts.get(prefix) || [last, last];
  lasts.set(prefix, [Math.min(low, last), Math.max(high, last)]);
}

/** The numbers of the plan that a query may be: itself, or, of digits alone, any that they spell.
 * @param {Read} read @param {(number: string) => boolean} exists */
export function candidates({ parts }, exists) {
  if (parts.length > 1 || String(parts[0]).length < 3) return [parts.join('-')].filter(exists);
  return splits(String(parts[0])).map(split => split.join('-')).filter(exists);
}

/** 413 as 4-1-3, 41-3, 4-13; no part begins with 0 but 0 itself. @param {string} digits @returns {string[][]} */
function splits(digits) {
  if (digits.length > 8) return [];
  /** @type {string[][]} */
  const found = [];
  for (let end = 1; end < digits.length; end++) {
    const head = digits.slice(0, end);
    if (/^0\d/.test(head)) continue;
    for (const tail of [[digits.slice(end)], ...splits(digits.slice(end))]) {
      if (!/^0\d/.test(tail[0])) found.push([head, ...tail]);
    }
  }
  return found;
}
