// @ts-check
/* What the words of the index know of a text: terms, groups that lead somewhere, sounds. */

import { hasJapanese, isKana } from './characters.js';
import { cutJapanese } from './cut.js';
import { forgive, soundOfKana } from './sound.js';
import { keysForSlips } from './slips.js';
import { stem } from './stem.js';
import { weights } from './weights.js';

/** @typedef {import('./tables.js').Tables} Tables */
/** @typedef {import('./cut.js').Look} Look */
/** @typedef {import('./cut.js').Sounds} Sounds */
/** @typedef {import('./vocabulary.js').Chain} Chain */
/** @typedef {import('./vocabulary.js').Group} Group */
/** @typedef {import('./vocabulary.js').Groups} Groups */
/** @typedef {import('./vocabulary.js').Lexicon} Lexicon */
/** @typedef {import('./vocabulary.js').Member} Member */
/** @typedef {import('./vocabulary.js').Term} Term */

/** The words that a query is read by.
 * @typedef {object} Words
 * @property {Tables} tables
 * @property {Lexicon} japanese of the language that is cut as Japanese is
 * @property {Lexicon} latin of the language in Latin letters
 * @property {Groups} groups
 * @property {Map<string, Sounds | null>} [heard] what kana sound like, since one query asks for the same pieces again
 * @property {string[]} [slips] keys that may be meant by a slip */

/** Sounds shorter than that are in every other word. */
const SHORTEST_SOUND = 3;
/** Pieces of kana whose sounds are kept. */
const MOST_HEARD = 4000;

/** How a query is looked up. @param {Words} words @returns {Look} */
export function lookup(words) {
  return {
    term: key => words.japanese.terms.get(key),
    groups: (key, isWhole) => groupsOf(words, key) || (isWhole ? groupsOf(words, '^' + key) : null),
    sounds: text => soundsOfKana(words, text),
  };
}

/** How a text of the index is looked up: by its terms alone. @param {Words} words @returns {Look} */
const plainLookup = words => ({ term: key => words.japanese.terms.get(key), groups: () => null, sounds: () => null });

/** The groups of a key (English: stems) that lead to terms of the index, or null.
 * @param {Words} words @param {string} key */
export function groupsOf(words, key) {
  const groups = (words.groups.byKey.get(key) || []).filter(group => leads(words, group));
  return groups.length ? groups : null;
}

/** @param {Words} words @param {Group} group */
const leads = (words, group) => [...group.words, ...group.near].some(member => chainOf(words, member));

/** The terms that a word consists of; null if the index lacks one.
 * @param {Words} words @param {Member} member @returns {Chain | null} */
export function chainOf(words, member) {
  const lexicon = member.japanese ? words.japanese : words.latin;
  if (member.chainOf !== lexicon) {
    member.chain = member.japanese ? japaneseChain(words, member.text) : latinChain(words, member.text);
    member.chainOf = lexicon;
  }
  return member.chain || null;
}

/** The terms of a folded text of either kind. @param {Words} words @param {string} text */
export const chainOfText = (words, text) => hasJapanese(text) ? japaneseChain(words, text)
  : latinChain(words, text.split(' ').map(word => stem(words.tables, word)).join(' '));

/** The terms of a Japanese text, which are nothing but cut. @param {Words} words @param {string} text @returns {Chain | null} */
function japaneseChain(words, text) {
  /** @type {Chain} */
  const chain = { terms: [], gaps: [] };
  let gap = 0, isLost = false;
  for (const piece of cutJapanese(words.tables, text, plainLookup(words), true)) {
    if (piece.skip) {
      gap += piece.end - piece.start;
      isLost = isLost || gap > 1;
    } else {
      if (!piece.term) return null;
      chain.terms.push(piece.term);
      chain.gaps.push(gap);
      gap = 0;
    }
  }
  return enough(chain, isLost);
}

/** The known terms of a text, whatever else it has. @param {Words} words @param {string} text in Japanese */
export function knownTerms(words, text) {
  return cutJapanese(words.tables, text, plainLookup(words), true).flatMap(({ term }) => term && term.key.length > 1 ? term : []);
}

/** The terms of stems with single spaces. @param {Words} words @param {string} text @returns {Chain | null} */
function latinChain(words, text) {
  /** @type {Chain} */
  const chain = { terms: [], gaps: [] };
  let gap = 0, isLost = false;
  for (const stem of text.split(' ')) {
    if (words.tables.stopEnglish.has(stem)) {
      gap++;
      isLost = isLost || !/^(?:an?|the|of)$/.test(stem);
    } else {
      const term = words.latin.terms.get(stem);
      if (!term) return null;
      chain.terms.push(term);
      chain.gaps.push(gap);
      gap = 0;
    }
  }
  return enough(chain, isLost);
}

/** What is left of "people in need" or 働きすぎ without the small words would be another thing.
 * @param {Chain} chain @param {boolean} isLost */
const enough = (chain, isLost) => chain.terms.length > (isLost ? 1 : 0) ? chain : null;

/** @param {Words} words @param {string} text */
export function soundsOfKana(words, text) {
  if (!isKana(text)) return null;
  const heard = words.heard && words.heard.size < MOST_HEARD ? words.heard : words.heard = new Map();
  if (!heard.has(text)) heard.set(text, soundsOf(words, soundOfKana(words.tables, text)));
  return heard.get(text) || null;
}

/** What sounds so, or nearly so. @param {Words} words @param {string | null} sound @returns {Sounds | null} */
export function soundsOf(words, sound) {
  const name = forgive(words.tables, sound || '');
  if (name.length < SHORTEST_SOUND) return null;
  const named = (words.groups.bySound.get(name) || []).filter(({ group }) => group && leads(words, group));
  const list = [...words.japanese.sounds.get(name) || [], ...named];
  if (!list.length) return null;
  const exact = list.some(entry => entry.sound === sound), { alternative } = weights;
  const weigh = (/** @type {string} */ other) => other === sound ? 1 : exact ? alternative.otherSound : alternative.inexactSound;
  return Object.assign(list.map(entry => ({ ...entry, weight: weigh(entry.sound) })), { exact });
}

/** What begins with kana that are being typed: after き comes きゃ, too.
 * @param {Words} words @param {string} text @returns {Chain[]} */
export function beginningWith(words, text) {
  const sound = forgive(words.tables, soundOfKana(words.tables, text) || '');
  if (!sound) return [];
  const glide = sound.replace(/([kstnhmrgzbp])i$/, '$1y'), begins = (/** @type {string} */ name) => name.startsWith(sound) || name.startsWith(glide);
  const terms = [...words.japanese.sounds].filter(([name]) => begins(name)).flatMap(([, list]) => list.flatMap(({ term }) => term || []));
  const members = words.groups.whole.filter(entry => begins(entry.sound)).map(({ member }) => member && chainOf(words, member));
  return [...terms.map(term => ({ terms: [term], gaps: [0] })), ...members.flatMap(chain => chain || [])];
}

/** Keys that may be meant by a slip, made once. @param {Words} words */
export function slipKeys(words) {
  if (!words.slips) words.slips = keysForSlips([...words.japanese.terms.keys(), ...words.groups.byKey.keys()]);
  return words.slips;
}
