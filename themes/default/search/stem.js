// @ts-check
/* English words and their stems: the same as src/search/english.rs. */

/** @typedef {import('./tables.js').Tables} Tables */

/** What the forms of a word share.
 * @param {Tables} tables @param {string} word folded */
export function stem(tables, word) {
  const spell = (/** @type {string} */ form) => tables.spellings.get(form) || form;
  const spelt = spell(word);
  if (spelt.length < 4 || /[^a-z]/.test(spelt)) return spelt;
  return tables.stemSteps.reduce((stem, step) => spell(replaceSuffix(stem, step)), spelt);
}

/** The stem without its derivation: employment and employer share it.
 * @param {Tables} tables @param {string} stem */
export function heavyStem(tables, stem) {
  return replaceSuffix(stem, tables.heavySuffixes);
}

/** @param {string} word @param {[string, string, number][]} suffixes */
function replaceSuffix(word, suffixes) {
  const found = suffixes.find(([suffix, , before]) => word.endsWith(suffix) && word.length - suffix.length >= before);
  return found ? word.slice(0, word.length - found[0].length) + found[1] : word;
}
