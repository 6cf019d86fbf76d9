// @ts-check
/* From a query to its units: for each thing that is asked, the alternatives by which it may be found.
 *
 * 1. Japanese runs are cut (cut.js); what stays unknown may be a slip (slips.js) or a part of longer words.
 * 2. English is read phrase by phrase; a word may be romaji, a derivation, a slip.
 * 3. While typing, the last word may be half a word. */

import { RUNS, hasJapanese, hasKana, isHiragana, isKana, isKatakana, toHiragana } from './characters.js';
import { cutJapanese, cutRomaji } from './cut.js';
import { fold, keyOf } from './fold.js';
import { last } from './lists.js';
import { beginningWith, chainOf, chainOfText, groupsOf, lookup, slipKeys, soundsOf } from './lookup.js';
import { nearestJapanese, nearestKey } from './slips.js';
import { soundOfKana, soundOfRomaji } from './sound.js';
import { heavyStem, stem } from './stem.js';
import { weights } from './weights.js';

/** @typedef {import('./cut.js').Piece} Piece */
/** @typedef {import('./lookup.js').Words} Words */
/** @typedef {import('./vocabulary.js').Group} Group */
/** @typedef {import('./vocabulary.js').Term} Term */

/** How an alternative was come by: the text itself, a reading, a slip, a synonym in Japanese or in English.
 * @typedef {'text' | 'reading' | 'spelling' | 'synonym' | 'translation' | 'number'} Reason */

/** One way to find a unit: terms in a row.
 * @typedef {object} Alternative
 * @property {Term[]} terms
 * @property {number[]} gaps what is left out before each term
 * @property {number} weight
 * @property {Reason} by
 * @property {string} lang
 * @property {boolean} isOwn is what was typed, not another word for it */

/** A thing that the query asks for.
 * @typedef {object} Unit
 * @property {string} text
 * @property {Alternative[]} alternatives
 * @property {boolean} unknown
 * @property {boolean} [isTight] stands right after the unit before
 * @property {boolean} [single]
 * @property {string} [run]
 * @property {number} [start]
 * @property {number} [end]
 * @property {number} [share]
 * @property {string} [meant] what the text was taken for, where it was a slip
 * @property {string[]} [similar] the neighbours by which it was found */

/** Characters of a query that are read. */
const LONGEST_QUERY = 120;
/** Unknown pieces of a run for which a slip is looked for. */
const MOST_SLIPS = 3;
/** A run with more unknown pieces is no slip but something else, and each would cost a walk through the vocabulary. */
const MOST_UNKNOWN = 6;
/** Units of the longest compound that may be a slip for one word. */
const MOST_UNITS = 8;
/** Units of a query that are read: nobody asks for more, and each is weighed in every document. */
const MOST_READ = 12;
/** Words that a half word may be. */
const MOST_PREFIXES = 8;

/** @param {Words} words @param {string} text @param {boolean} isPartial the last word may be half a word
 * @returns {Unit[]} */
export function unitsOf(words, text, isPartial) {
  const raw = plainQuery(text.slice(0, LONGEST_QUERY)), folded = withoutYear(fold(words.tables, raw));
  const units = hasJapanese(folded) ? mixedUnits(words, folded) : latinUnits(words, folded, raw);
  if (isPartial) addPrefixes(words, units);
  return units.slice(0, MOST_READ);
}

/** A query without what other searches take for operators, and with the spaces out of 雇 用 調 整.
 * @param {string} text */
function plainQuery(text) {
  const plain = text.replace(/(^|[\s　])[-－−](?=[^\s\d-－−])\S*/g, '$1').replace(/(^|[\s　])(?:OR|AND|NOT)(?=[\s　])/g, '$1');
  const isSpread = /^(?:[^\s\x00-\x7f][\s　]+)+[^\s\x00-\x7f]$/.test(plain.trim());
  return isSpread ? plain.replace(/[\s　]+/g, '') : plain || text;
}

/** The whole plan is of one year, which tells nothing of what is in it. @param {string} folded */
function withoutYear(folded) {
  const rest = folded.replace(/(?:令和|平成|r)? ?(?:[0-9]{1,4}|元)年度|\bfy ?[0-9]{4}\b/g, ' ').trim();
  return rest || folded;
}

/** @param {Words} words @param {string} folded */
function mixedUnits(words, folded) {
  const runs = folded.match(RUNS) || [], hasLatin = /[a-z]{3}/.test(folded);
  return runs.flatMap(run => hasLatin && /^[a-z]+$/.test(run)
    ? englishUnits(words, [run], [])
    : japaneseUnits(words, run, runs.length > 1 && !isKana(run)));
}

/** @param {Words} words @param {string} folded @param {string} raw */
function latinUnits(words, folded, raw) {
  const split = (/** @type {string} */ text) =>
    text.replace(/'s(?![a-z])/g, '').match(/[a-z0-9]+(?:'[aiueoyn][a-z]*)?/gi) || [];
  const written = split(raw.normalize('NFKC')), read = split(folded).map(word => word.replace(/'/g, ''));
  const typed = folded.split(/[\s,.]+/).flatMap(word => word.includes('-') ? romajiPieces(words, word) : []);
  return typed.length ? romajiUnits(words, typed) : englishUnits(words, read, written.length === read.length ? written : []);
}

// ---- alternatives

/** @param {Iterable<Term>} terms @param {number} weight @param {Reason} by @returns {Alternative[]} */
const alone = (terms, weight, by) =>
  [...terms].map(term => ({ terms: [term], gaps: [0], weight, by, lang: term.lang, isOwn: true }));

/** Every word of a group: the one that was typed by its own weight, others by less.
 * @param {Words} words @param {Group} group @param {string} own key @param {number} weight @param {Reason} by */
function ofGroup(words, group, own, weight, by) {
  /** @type {Alternative[]} */
  const found = [];
  for (const [members, other] of /** @type {const} */ ([[group.words, weights.alternative.synonym], [group.near, weights.alternative.near]])) {
    for (const member of members) {
      const chain = chainOf(words, member), isOwn = Boolean(own) && member.key === own;
      if (!chain) continue;
      found.push({
        ...chain, weight: weight * (isOwn ? 1 : other), by: isOwn ? by : member.japanese ? 'synonym' : 'translation',
        lang: member.japanese ? words.japanese.lang : words.latin.lang, isOwn,
      });
    }
  }
  return found;
}

/** @param {Words} words @param {Partial<Piece> & {text: string}} piece @returns {Unit} */
function unitOf(words, piece) {
  const own = keyOf(words.tables, piece.text);
  /** @type {Reason} */
  const by = piece.spelling ? 'spelling' : 'text';
  /** @type {Alternative[]} */
  const alternatives = [];
  if (piece.unknown && piece.text.length > 1 && !isHiragana(own)) alternatives.push(...alone(wordsWith(words, own), weights.alternative.part, 'text'));
  if (piece.term) alternatives.push(...alone([piece.term], 1, by));
  for (const group of piece.groups || []) alternatives.push(...ofGroup(words, group, own, 1, by));
  for (const { term, group, member, weight } of piece.sounds || []) {
    if (term) alternatives.push(...ofSoundingTerm(words, term, weight));
    else if (group && member) alternatives.push(...ofGroup(words, group, member.key, weight, 'reading'));
  }
  // What the plan has only near words for is as good as said by them.
  if (alternatives.every(({ weight }) => weight <= weights.alternative.near)) {
    alternatives.forEach(other => { other.weight *= weights.alternative.onlyNear; });
  }
  return { text: piece.text, alternatives, unknown: !alternatives.length, meant: piece.meant };
}

/** The other language is asked by whole phrases only, and by single words where one's own has none. @param {Alternative[]} alternatives @param {string} lang */
function ownFirst(alternatives, lang) {
  const isKept = (/** @type {Alternative} */ other) => other.lang === lang || other.by === 'text' || other.terms.length > 1;
  if (!alternatives.some(other => other.lang === lang)) return alternatives;
  return alternatives.filter(isKept).map(other =>
    other.lang === lang || other.by === 'text' ? other : { ...other, weight: other.weight * weights.alternative.otherLanguage });
}

/** Words that an unknown one is a part of. @param {Words} words @param {string} key */
function wordsWith(words, key) {
  const isPart = (/** @type {string} */ other) => key.length > 2 ? other.includes(key) : !hasKana(key[0]) && other.startsWith(key);
  return [...words.japanese.terms.values()].filter(term => isPart(term.key));
}

/** @param {Words} words @param {Term} term @param {number} weight */
function ofSoundingTerm(words, term, weight) {
  const synonyms = (groupsOf(words, term.key) || [])
    .flatMap(group => ofGroup(words, group, term.key, weight * weights.alternative.synonymOfSound, 'reading'));
  return [...alone([term], weight, 'reading'), ...synonyms];
}

// ---- Japanese

/** @param {Words} words @param {string} run @param {boolean} isMixed @returns {Unit[]} */
function japaneseUnits(words, run, isMixed) {
  const pieces = withSlips(words, run, cutSoftly(words, run, isMixed));
  const units = [];
  let isTight = false;
  for (const piece of pieces) {
    const unit = unitOf(words, piece);
    unit.alternatives = ownFirst(unit.alternatives, words.japanese.lang);
    if (!piece.skip) units.push(Object.assign(unit, {
      isTight, single: piece.single, run, start: piece.start, end: piece.end, meant: piece.meant,
      share: piece.share || shareOf(words, piece, run.slice(piece.end)),
    }));
    isTight = !piece.skip;
  }
  return units;
}

/** @param {Piece} piece */
const isUnknown = piece => Boolean(piece.unknown);

/** Unknown katakana may be known in hiragana. @param {Words} words @param {string} run @param {boolean} isMixed */
function cutSoftly(words, run, isMixed) {
  const pieces = cutJapanese(words.tables, run, lookup(words), isMixed);
  if (!pieces.some(isUnknown) || !isKatakana(run)) return pieces;
  const soft = cutJapanese(words.tables, toHiragana(run), lookup(words), isMixed);
  return !soft.some(isUnknown) && soft.some(piece => !piece.skip) ? soft : pieces;
}

/** The first unknown piece that may be a slip, read so. @param {Words} words @param {string} run @param {Piece[]} pieces */
function withSlips(words, run, pieces) {
  const lacking = pieces.filter(isUnknown);
  for (const unknown of lacking.length > MOST_UNKNOWN ? [] : lacking.slice(0, MOST_SLIPS)) {
    const near = nearestJapanese(words.tables, run, unknown, slipKeys(words));
    if (!near) continue;
    const cut = (/** @type {string} */ part) => part ? cutJapanese(words.tables, part, lookup(words), true) : [];
    return [...cut(run.slice(0, near.start)), slipFor(words, near.key), ...cut(run.slice(near.end))];
  }
  return pieces;
}

/** @param {Words} words @param {string} key @returns {Piece} */
function slipFor(words, key) {
  const term = words.japanese.terms.get(key), groups = groupsOf(words, key);
  const member = (groups || []).flatMap(group => group.words).find(member => member.key === key);
  return { text: key, start: NaN, end: NaN, term, groups, spelling: true, meant: term ? term.form : member && member.text };
}

/** A verb says less than a noun; one that the plan lacks hardly counts.
 * @param {Words} words @param {Piece} piece @param {string} rest what follows it */
function shareOf(words, piece, rest) {
  const { share } = weights, { text } = piece;
  const isInflected = /^[^ぁ-ゖ][ぁ-ゖ]+$/.test(text) || text.length === 1 && (words.tables.okurigana.includes(rest[0] || '-') || /^[たてまな]/.test(rest));
  if (!piece.spelling && isInflected) return piece.unknown ? share.unknownVerb : share.verb;
  return piece.unknown && /^(?:し|さ|する|でき|中)/.test(rest) ? share.unknownAction : 1;
}

/** Units of a compound that no text has, as the one word that it may be a slip for; null if there is none.
 * @param {Words} words @param {Unit[]} units */
export function respelt(words, units) {
  for (let first = 0; first < units.length - 1; first++) {
    let end = first;
    while (end + 1 < units.length && units[end + 1].isTight && units[end + 1].run === units[first].run) end++;
    const { run, start } = units[first];
    if (end === first || end - first > MOST_UNITS || !run) continue;
    const compound = keyOf(words.tables, run.slice(start, units[end].end));
    const found = nearestKey(compound, slipKeys(words), { two: 7, one: 3 });
    if (!found) continue;
    const unit = unitOf(words, slipFor(words, found.key));
    unit.alternatives.forEach(alternative => { alternative.weight *= weights.alternative.respelt; });
    if (unit.alternatives.length) return [...units.slice(0, first), unit, ...units.slice(end + 1)].map(unit => ({ ...unit }));
  }
  return null;
}

// ---- English

/** @param {Words} words @param {string[]} read folded words @param {string[]} written the same as they were typed */
function englishUnits(words, read, written) {
  const stems = read.map(word => stem(words.tables, word));
  const isSilent = read.map((word, at) => words.tables.stopEnglish.has(word) && !/^[A-Z]{2,}$/.test(written[at] || ''));
  const isAllSilent = isSilent.every(Boolean), units = [];
  // Beside English words (is, the) there is no romaji.
  const isEnglish = read.some((word, at) => isSilent[at] && !/^(?:[^aeiou]?[aeiou])+$/.test(word));
  /* The longest listed phrase from a word on. */
  const phraseAt = (/** @type {number} */ at) => {
    for (let count = Math.min(words.groups.longest, read.length - at); count > 1; count--) {
      const groups = groupsOf(words, stems.slice(at, at + count).join(' '));
      if (groups) return { groups, count };
    }
    return { groups: isSilent[at] && !isAllSilent ? null : groupsOf(words, stems[at] || ''), count: 1 };
  };
  for (let at = 0, count = 1; at < read.length; at += count) {
    let { groups, count: length } = phraseAt(at);
    // Of "with child care" the phrase is child care, not with child.
    if (length > 1 && isSilent[at] && phraseAt(at + 1).count >= length) [groups, length] = [null, 1];
    count = length;
    if (count > 1) units.push(phraseUnit(words, stems.slice(at, at + count), groups, read.slice(at, at + count).join(' ')));
    else if (!isSilent[at] || isAllSilent) units.push(...englishUnit(words, read[at], stems[at], groups, isEnglish));
  }
  return units;
}

/** @param {Words} words @param {string[]} stems @param {Group[] | null} groups @param {string} told */
function phraseUnit(words, stems, groups, told) {
  const unit = unitOf(words, { text: stems.join(' '), groups });
  // The words of a listed phrase apart say something else: lost … job.
  unit.alternatives = unit.alternatives.map(other => ({ ...other, isOwn: other.isOwn && other.terms.length < 2 }));
  if (!unit.alternatives.length) {
    const terms = stems.map(part => words.latin.terms.get(part)).filter(term => term !== undefined);
    unit.alternatives.push(...alone(terms, weights.alternative.phraseParts, 'text'));
  }
  return { ...unit, text: told };
}

/** @param {Words} words @param {string} word @param {string} stemmed @param {Group[] | null} groups @param {boolean} isEnglish
 * @returns {Unit[]} */
function englishUnit(words, word, stemmed, groups, isEnglish) {
  const { alternative } = weights, term = words.latin.terms.get(stemmed), name = words.japanese.terms.get(word);
  const unit = unitOf(words, { text: stemmed, term, groups }), found = unit.alternatives;
  // A name in Latin letters of the Japanese text is meant as it is written there.
  if (name) found.push(...alone([name], 1, 'text'));
  const derived = (words.latin.derivations.get(heavyStem(words.tables, stemmed)) || []).filter(other => other !== term);
  found.push(...alone(derived, found.length ? alternative.derivation : alternative.derivationAlone, 'text'));
  const romaji = isEnglish ? [] : romajiUnits(words, romajiPieces(words, word));
  if (romaji.length && !found.length) return romaji;
  if (romaji.length === 1) found.push(...romaji[0].alternatives.map(other => ({ ...other, weight: other.weight * alternative.romaji })));
  if (!found.length) found.push(...joinedPhrase(words, stemmed));
  if (!found.length) found.push(...englishSlip(words, word, stemmed, unit));
  return [{ ...unit, text: word, unknown: !found.length }];
}

/** hellowork: a listed phrase without its spaces. @param {Words} words @param {string} stemmed */
function joinedPhrase(words, stemmed) {
  const key = [...words.groups.byKey.keys()].find(key => key.includes(' ') && key.replace(/ /g, '') === stemmed);
  return key ? (groupsOf(words, key) || []).flatMap(group => ofGroup(words, group, key, 1, 'text')) : [];
}

/** @param {Words} words @param {string} word @param {string} stemmed @param {Unit} unit */
function englishSlip(words, word, stemmed, unit) {
  const { alternative } = weights;
  const fits = (/** @type {Term} */ { key }) => key.length > 3 && key[0] === word[0] && last(key) === last(stemmed);
  const candidates = [...words.latin.terms.values()].filter(fits).sort((a, b) => b.size - a.size);
  const near = nearestKey(stemmed, candidates.map(({ key }) => key), { two: 7, one: 4 });
  if (!near) return [];
  const meant = /** @type {Term} */ (words.latin.terms.get(near.key));
  unit.meant = meant.form;
  const synonyms = (groupsOf(words, near.key) || [])
    .flatMap(group => ofGroup(words, group, near.key, alternative.synonymOfSlip, 'spelling'));
  return [...alone([meant], near.steps > 1 ? alternative.twoSlips : alternative.oneSlip, 'spelling'), ...synonyms];
}

/** @param {Words} words @param {string} word */
const romajiPieces = (words, word) => cutRomaji(words.tables, word, sound => soundsOf(words, sound));

/** @param {Words} words @param {Piece[]} pieces @returns {Unit[]} */
function romajiUnits(words, pieces) {
  return pieces.filter(piece => !piece.skip).map((piece, at) => ({ ...unitOf(words, piece), isTight: at > 0 }));
}

// ---- neighbours

/** The forms under which an unknown unit may have neighbours: itself, and without a last character (休職中).
 * @param {Words} words @param {Unit} unit */
export function neighbourKeys({ tables }, { text }) {
  if (!hasJapanese(text)) return [stem(tables, text)];
  const key = keyOf(tables, text);
  return key.length > 2 ? [key, key.slice(0, -1)] : [key];
}

/** An unknown unit as what is near to it. @param {Words} words @param {Unit} unit @param {string[]} near @returns {Unit} */
export function unitOfNeighbours(words, unit, near) {
  /** @type {Alternative[]} */
  const alternatives = [];
  for (const text of near) {
    const lexicon = hasJapanese(text) ? words.japanese : words.latin, chain = chainOfText(words, text);
    if (chain) alternatives.push({ ...chain, weight: weights.alternative.neighbour, by: 'synonym', lang: lexicon.lang, isOwn: false });
  }
  return { ...unit, alternatives, unknown: !alternatives.length, similar: near };
}

// ---- while typing

/** A reading as the beginning of whatever begins so; null if the query is none or nothing does.
 * @param {Words} words @param {string} text @returns {Unit | null} */
export function begunUnit(words, text) {
  const folded = fold(words.tables, text).trim();
  if (!isKana(folded)) return null;
  const alternatives = beginningWith(words, folded).map(chain => /** @type {Alternative} */ ({
    ...chain, weight: weights.alternative.prefix, by: 'reading', lang: words.japanese.lang, isOwn: true }));
  return alternatives.length ? { text: folded, alternatives, unknown: false } : null;
}

/** @param {Words} words @param {Unit[]} units */
function addPrefixes(words, units) {
  const unit = last(units);
  if (!unit || !unit.unknown) return;
  const { tables } = words, key = keyOf(tables, unit.text);
  const sound = isKana(unit.text) ? soundOfKana(tables, unit.text) : soundOfRomaji(tables, unit.text);
  /** @type {[Term, Reason][]} */
  const found = [];
  for (const { terms } of [words.japanese, words.latin]) {
    for (const term of terms.values()) if (term.key.startsWith(key)) found.push([term, 'text']);
  }
  for (const list of sound ? words.japanese.sounds.values() : []) {
    for (const entry of list) if (entry.term && entry.sound.startsWith(sound || '')) found.push([entry.term, 'reading']);
  }
  found.sort((a, b) => b[0].size - a[0].size);
  for (const [term, by] of found.slice(0, MOST_PREFIXES)) unit.alternatives.push(...alone([term], weights.alternative.prefix, by));
  unit.unknown = !unit.alternatives.length;
}
