// @ts-check
/* What kind a character is. The same ranges as src/japanese.rs. */

const KANJI = '々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff';
const JAPANESE = KANJI + 'ぁ-ゖァ-ヺ';

/** @param {RegExp} pattern @returns {(text: string) => boolean} */
const test = pattern => text => pattern.test(text);

export const hasKanji = test(new RegExp(`[${KANJI}]`));
export const hasKana = test(/[ぁ-ゖァ-ヺー]/);
export const hasHiragana = test(/[ぁ-ゖ]/);
export const hasJapanese = test(new RegExp(`[${JAPANESE}]`));
export const isHiragana = test(/^[ぁ-ゖ]+$/);
export const isKatakana = test(/^[ァ-ヺー]+$/);
export const isKana = test(/^[ぁ-ゖァ-ヺー]+$/);

/** Runs of a query that are cut by themselves. */
export const RUNS = new RegExp(`[${JAPANESE}ー・a-z0-9]+`, 'g');

const DISTANCE = 0x60;
/** @param {string} text */
export const toKatakana = text => shift(text, /[ぁ-ゖ]/g, DISTANCE);
/** @param {string} text */
export const toHiragana = text => shift(text, /[ァ-ヶ]/g, -DISTANCE);

/** @param {string} text @param {RegExp} pattern @param {number} by */
function shift(text, pattern, by) {
  return text.replace(pattern, character => String.fromCharCode(character.charCodeAt(0) + by));
}
