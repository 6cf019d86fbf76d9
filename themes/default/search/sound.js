// @ts-check
/* Sounds: kana and romaji in one plain Latin form; the same as src/search/sound.rs. */

import { toKatakana } from './characters.js';

/** @typedef {import('./tables.js').Tables} Tables */

/** The sound of kana in either script; null if there is any other character.
 * @param {Tables} tables @param {string} kana @returns {string | null} */
export function soundOfKana(tables, kana) {
  const text = toKatakana(kana);
  let sound = '';
  for (let at = 0; at < text.length;) {
    const two = text.slice(at, at + 2), unit = tables.kana.has(two) ? two : text[at];
    if (!tables.kana.has(unit)) return null;
    sound += tables.kana.get(unit);
    at += unit.length;
  }
  return sound;
}

/** The sound of a folded Latin word read as romaji, in Hepburn, kunrei or as typed.
 * @param {Tables} tables @param {string} word */
export function soundOfRomaji(tables, word) {
  return replaceAll(word, tables.romaji);
}

/** A sound without long vowels and doubled consonants.
 * @param {Tables} tables @param {string} sound */
export function forgive(tables, sound) {
  for (;;) {
    const next = replaceAll(sound, tables.forgiven);
    if (next === sound) return sound;
    sound = next;
  }
}

/** @param {string} word @param {string[][]} rules */
function replaceAll(word, rules) {
  return rules.reduce((result, [from, to]) => result.split(from).join(to), word);
}
