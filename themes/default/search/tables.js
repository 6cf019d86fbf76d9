// @ts-check
/* The tables of folding and cutting, as the index brings them: src/search/tables.rs is their one definition. */

const DIGITS = '〇一二三四五六七八九';
const UNITS = '十百千';

/** @typedef {ReturnType<typeof readTables>} Tables */

/** @param {string} text @returns {string[][]} */
const rows = text => text.split('|').map(row => row.split('='));
/** @param {string} text @returns {Map<string, string>} */
const pairs = text => new Map(/** @type {[string, string][]} */ (rows(text)));
/** @param {string} text */
const words = text => new Set(text.split(' '));
/** Suffix, what takes its place, letters that must come before.
 * @param {string} text @returns {[string, string, number][]} */
const suffixes = text => rows(text).map(([suffix, by, before]) => [suffix, by, Number(before)]);

/** @param {Record<string, any>} raw */
export function readTables(raw) {
  const forms = pairs(raw.words), numerals = DIGITS + UNITS;
  const longestFirst = [...forms.keys()].sort((a, b) => b.length - a.length);
  return {
    characters: pairs(raw.chars),
    forms,
    formPattern: new RegExp(longestFirst.join('|'), 'g'),
    numeralPattern: new RegExp(`[0-9]?[${numerals}]+(?=[${raw.ka}]?[${raw.counters}])`, 'g'),
    counterPattern: new RegExp(`[0-9数何各${numerals}]([${raw.ka}](?=[所月国年])|才)`, 'g'),
    okurigana: /** @type {string} */ (raw.okurigana),
    okuriganaGroups: words(raw.groups),
    stopJapanese: words(raw.stopJa),
    stopEnglish: words(raw.stopEn),
    general: words(raw.general || ''),
    stemSteps: /** @type {string[]} */ (raw.stems).map(suffixes),
    heavySuffixes: suffixes(raw.heavy),
    spellings: pairs(raw.spellings),
    kana: pairs(raw.kana),
    romaji: rows(raw.romaji),
    forgiven: rows(raw.forgive),
  };
}
