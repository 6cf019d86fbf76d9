// @ts-check
/* The words of the index: those of its texts, and the groups of words that mean the same. */

import { isKana } from './characters.js';
import { keyOf } from './fold.js';
import { addTo } from './lists.js';
import { readDigit } from './postings.js';
import { forgive, soundOfKana } from './sound.js';
import { heavyStem } from './stem.js';

/** @typedef {import('./tables.js').Tables} Tables */
/** @typedef {import('./postings.js').Postings} Postings */

/** A word of the texts of one language: where its postings are, and how long its written forms are.
 * @typedef {object} Term
 * @property {string} key
 * @property {string} form what a reader is told
 * @property {string} lang
 * @property {number} size of its postings, in characters
 * @property {number} frequency documents that have it; a guess until its postings are read
 * @property {number} shortest
 * @property {number} longest
 * @property {string} shard
 * @property {number} offset
 * @property {Postings} [postings] */

/** `whole`: how all of it sounds, also where that follows from its parts.
 * @typedef {{text: string, sound?: string, whole?: string, japanese: boolean, key: string, chain?: Chain | null, chainOf?: Lexicon}} Member */
/** Words that mean the same, and words near to them.
 * @typedef {{words: Member[], near: Member[]}} Group */
/** The terms that a text consists of, in order, with what is left out before each.
 * @typedef {{terms: Term[], gaps: number[]}} Chain */
/** What sounds so: a term, or a member of a group.
 * @typedef {{sound: string, term?: Term, group?: Group, member?: Member}} Sounding */

/** The words of one language.
 * @typedef {object} Lexicon
 * @property {string} lang
 * @property {Map<string, Term>} terms
 * @property {Map<string, Sounding[]>} sounds by forgiven sound
 * @property {Map<string, Term[]>} derivations by heavy stem */

/** @typedef {object} Groups
 * @property {Group[]} list
 * @property {Map<string, Group[]>} byKey
 * @property {Map<string, Sounding[]>} bySound
 * @property {Sounding[]} whole every word by all of its forgiven sound
 * @property {number} longest words of the longest English phrase */

/** @param {string} lang @returns {Lexicon} */
export const emptyLexicon = lang => ({ lang, terms: new Map(), sounds: new Map(), derivations: new Map() });

/** @returns {Groups} */
export const emptyGroups = () => ({ list: [], byKey: new Map(), bySound: new Map(), whole: [], longest: 1 });

/** Reads a vocabulary: a line a term, see src/search/shards.rs.
 * @param {Tables} tables @param {string} text @param {{lang: string, isJapanese: boolean, shardSize: number}} of
 * @returns {Lexicon} */
export function readLexicon(tables, text, { lang, isJapanese, shardSize }) {
  const lexicon = emptyLexicon(lang);
  let part = 0, offset = 0, key = '';
  for (const line of text.trim().split('\n')) {
    if (!line) continue;
    const [word, digits, lengths, heard, told] = line.split('|');
    key = key.slice(0, readDigit(word)) + word.slice(1);
    const size = Number(digits);
    const [shortest, longest] = lengths ? lengths.split('-').map(Number) : [key.length, key.length];
    if (offset && offset + size > shardSize) {
      part++;
      offset = 0;
    }
    /** @type {Term} */
    const term = {
      key, form: told || key, lang, size, frequency: size / 3, shortest, longest,
      shard: `${lang}-p${part}`, offset,
    };
    offset += size;
    lexicon.terms.set(key, term);
    if (!isJapanese) addTo(lexicon.derivations, heavyStem(tables, key), term);
    else for (const sound of soundsOfTerm(tables, key, heard)) addTo(lexicon.sounds, forgive(tables, sound), { sound, term });
  }
  return lexicon;
}

/** @param {Tables} tables @param {string} key @param {string | undefined} heard */
function soundsOfTerm(tables, key, heard) {
  if (heard) return heard.split('/');
  const sound = isKana(key) ? soundOfKana(tables, key) : null;
  return sound === null ? [] : [sound];
}

/** Adds the words of one script: a group a line, `word/sound|word~near|near`, the same line in both. A word marked by
 * `=` is Japanese among Latin ones.
 * @param {Tables} tables @param {Groups} groups @param {string} text @param {boolean} isJapanese */
export function readGroups(tables, groups, text, isJapanese) {
  text.split('\n').forEach((line, at) => {
    const group = groups.list[at] || (groups.list[at] = { words: [], near: [] });
    if (!line) return;
    const [words, near] = line.split('~').map(part => part ? part.split('|').map(member => readMember(tables, member, isJapanese)) : []);
    group.words.push(...words);
    group.near.push(...near || []);
    for (const member of words) index(tables, groups, group, member, isJapanese);
  });
}

/** @param {Tables} tables @param {string} written @param {boolean} isJapanese @returns {Member} */
function readMember(tables, written, isJapanese) {
  const [given, sound, regular] = written.split('/'), isMarked = given[0] === '=', text = isMarked ? given.slice(1) : given;
  const japanese = isJapanese || isMarked;
  return { text, sound, whole: sound || regular, japanese, key: japanese ? keyOf(tables, text) : text };
}

/** @param {Tables} tables @param {Groups} groups @param {Group} group @param {Member} member @param {boolean} isJapanese */
function index(tables, groups, group, member, isJapanese) {
  addTo(groups.byKey, member.key, group);
  if (!member.japanese) groups.longest = Math.max(groups.longest, member.text.split(' ').length);
  if (!member.japanese) return;
  const kana = soundOfKana(tables, member.text), sound = isJapanese && (member.sound || kana), whole = member.whole || kana;
  if (sound) addTo(groups.bySound, forgive(tables, sound), { sound, group, member });
  if (whole) groups.whole.push({ sound: forgive(tables, whole), group, member });
}
