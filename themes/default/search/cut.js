// @ts-check
/* Cutting a query into words of the index: the least dear way through it. */

import { hasHiragana, hasKana, hasKanji, isHiragana, isKana } from './characters.js';
import { keyOf } from './fold.js';
import { last } from './lists.js';
import { soundOfRomaji } from './sound.js';
import { weights } from './weights.js';

/** @typedef {import('./tables.js').Tables} Tables */
/** @typedef {import('./vocabulary.js').Term} Term */
/** @typedef {import('./vocabulary.js').Group} Group */
/** @typedef {import('./vocabulary.js').Sounding & {weight: number}} Heard */
/** What sounds so, or nearly so; `exact` if anything sounds just so.
 * @typedef {Heard[] & {exact: boolean}} Sounds */

/** A piece of a query, from `start` to `end` of its run.
 * @typedef {object} Piece
 * @property {string} text
 * @property {number} start
 * @property {number} end
 * @property {Term} [term]
 * @property {Group[] | null} [groups]
 * @property {Sounds | null} [sounds]
 * @property {boolean} [skip] says nothing of a subject
 * @property {boolean} [unknown]
 * @property {boolean} [single] one kanji
 * @property {boolean} [spelling] is a guess at what was meant
 * @property {string} [meant] the written form of what was meant
 * @property {number} [share] of the meaning */

/** What the index knows of a text.
 * @typedef {object} Look
 * @property {(key: string) => Term | undefined} term
 * @property {(key: string, isWhole: boolean) => Group[] | null} groups
 * @property {(text: string) => Sounds | null} sounds by kana */

const PARTICLES = 'のをとにはがでもへや';

/** The least dear way through `length` places.
 * @param {number} length
 * @param {(start: number, step: (end: number, cost: number, piece: Omit<Piece, 'start' | 'end'>) => void) => void} from
 * @returns {Piece[]} */
export function cheapest(length, from) {
  /** @type {{cost: number, piece?: Piece}[]} */
  const best = [{ cost: 0 }];
  for (let start = 0; start < length; start++) {
    if (!best[start]) continue;
    from(start, (end, step, piece) => {
      const cost = best[start].cost + step;
      if (!best[end] || cost < best[end].cost) best[end] = { cost, piece: { ...piece, start, end } };
    });
  }
  const pieces = [];
  for (let at = best[length]; at && at.piece; at = best[at.piece.start]) pieces.unshift(at.piece);
  return pieces;
}

/** Cuts a run of Japanese. `isMixed`: other runs are in other characters, so that hiragana are no words here.
 * @param {Tables} tables @param {string} run @param {Look} look @param {boolean} isMixed */
export function cutJapanese(tables, run, look, isMixed) {
  const isKanaOnly = isKana(run) && !isMixed;
  const pieces = cheapest(run.length, (start, step) => {
    stepOver(run, start, isKanaOnly, step);
    stepLatin(run, start, look, step);
    for (let end = start + 1; end <= Math.min(run.length, start + weights.cut.longest); end++) {
      stepWord(tables, run, start, end, look, isKanaOnly, step);
    }
  });
  return joinVerbs(tables, joinUnknown(pieces, run), run);
}

/** @typedef {(end: number, cost: number, piece: Omit<Piece, 'start' | 'end'>) => void} Step */

/** A character by itself. @param {string} run @param {number} start @param {boolean} isKanaOnly @param {Step} step */
function stepOver(run, start, isKanaOnly, step) {
  const { cut } = weights, text = run[start], isParticle = PARTICLES.includes(text);
  const isMark = !hasKana(text) && !hasKanji(text) && !/[a-z0-9]/.test(text);
  const isOpen = isKanaOnly && !isParticle, skip = isMark || hasHiragana(text) && (!isKanaOnly || isParticle);
  const cost = hasHiragana(text) ? (isOpen ? cut.hiraganaAlone : cut.hiragana)
    : hasKanji(text) ? cut.unknownKanji
    : hasKana(text) ? cut.unknownKana
    : /[a-z0-9]/.test(text) ? cut.unknownLatin : cut.otherCharacter;
  step(start + 1, cost, { text, unknown: !skip && (isOpen || hasKanji(text) || hasKana(text)), skip });
}

/** Letters, or digits. @param {string} run @param {number} start @param {Look} look @param {Step} step */
function stepLatin(run, start, look, step) {
  const [text] = /^(?:[a-z]+|[0-9]+)/.exec(run.slice(start)) || [];
  if (!text) return;
  const term = look.term(text), groups = look.groups(text, false);
  step(start + text.length, term ? weights.cut.latinWord : weights.cut.unknownLatin, { text, term, groups, unknown: !term && !groups });
}

/** A word, by its key or by its sound.
 * @param {Tables} tables @param {string} run @param {number} start @param {number} end @param {Look} look
 * @param {boolean} isKanaOnly @param {Step} step */
function stepWord(tables, run, start, end, look, isKanaOnly, step) {
  const { cut } = weights, text = run.slice(start, end), length = end - start;
  if (/^・|・$/.test(text)) return;
  if (tables.stopJapanese.has(text)) step(end, isKanaOnly ? cut.stopLetter * length : cut.stopWord, { text, skip: true });
  const key = keyOf(tables, text), term = look.term(key), groups = look.groups(key, length === run.length);
  const sounds = isKana(text) && length > (isKanaOnly ? 1 : 2) ? look.sounds(text) : null;
  if (term || groups) {
    const single = length === 1 && hasKanji(text);
    const cost = (single ? cut.oneKanji : cut.word) + (term ? Math.min(3, 12 / Math.sqrt(term.size)) * cut.frequent : cut.listedWord);
    const ending = isKanaOnly || !isHiragana(text) ? 0 : costOfHiragana(run, start, length, groups);
    step(end, cost + ending, { text, term, groups, single, sounds: isKanaOnly ? sounds : null });
  } else if (sounds) {
    step(end, (isKanaOnly ? cut.soundAlone : cut.sound) + (sounds.exact ? 0 : cut.inexactSound), { text, sounds });
  }
}

/** @param {string} run @param {number} start @param {number} length @param {Group[] | null} groups */
function costOfHiragana(run, start, length, groups) {
  if (start === 0 || !hasHiragana(run[start - 1])) return weights.cut.hiraganaFirst;
  return groups || length > 2 ? 0 : weights.cut.hiraganaInside;
}

/** Unknown characters and the bits of words beside them are one unknown piece, and so are single kanji in a row.
 * @param {Piece[]} pieces @param {string} run */
function joinUnknown(pieces, run) {
  /** @type {Piece[]} */
  const joined = [];
  const isBit = (/** @type {Piece} */ piece) =>
    piece.single || isOneKanji(piece, run) || /^[ァ-ヺー]{1,3}$/.test(piece.text) && !piece.skip;
  for (const piece of pieces) {
    const before = last(joined);
    const joins = before && before.end === piece.start && (
      before.unknown && (piece.unknown || isBit(piece)) || isBit(before) && piece.unknown || before.single && piece.single);
    if (joins) joined[joined.length - 1] = { text: before.text + piece.text, start: before.start, end: piece.end, unknown: true };
    else joined.push(piece);
  }
  return joined;
}

/** 引っ越: a verb of two kanji that the index lacks.
 * @param {Tables} tables @param {Piece[]} pieces @param {string} run */
function joinVerbs(tables, pieces, run) {
  for (let at = 2; at < pieces.length; at++) {
    const [first, link, second] = pieces.slice(at - 2, at + 1);
    const isLinked = link.skip && link.text.length === 1 && tables.okurigana.includes(link.text);
    if (isLinked && first.unknown && (second.unknown || second.single) && isOneKanji(first, run) && isOneKanji(second, run)) {
      const text = first.text + link.text + second.text;
      pieces.splice(at - 2, 3, { text, start: first.start, end: second.end, unknown: true, share: weights.share.unknownCompoundVerb });
    }
  }
  return pieces;
}

/** @param {Piece} piece @param {string} run */
const isOneKanji = (piece, run) => piece.end - piece.start === 1 && hasKanji(run[piece.start]);

const SYLLABLES = /(?:[kgsztdnhbpmrf]?y?[aiueo]|w[a]|n(?![aiueoy])|q|-)/g;
const LINKS = new Set('no to ni o na ga de wa ya tou nado niokeru notame niyoru oyobi muke gata ka'.split(' '));

/** Cuts romaji over the sounds of the index; nothing if it is none.
 * @param {Tables} tables @param {string} word @param {(sound: string) => Sounds | null} heard */
export function cutRomaji(tables, word, heard) {
  const sound = soundOfRomaji(tables, word), syllables = sound.match(SYLLABLES) || [];
  if (syllables.join('') !== sound || sound.length < 4) return [];
  return cheapest(syllables.length, (start, step) => {
    for (let end = start + 1; end <= syllables.length; end++) {
      const text = syllables.slice(start, end).join(''), sounds = heard(text);
      if (sounds) step(end, sounds.exact ? weights.cut.romaji : weights.cut.inexactRomaji, { text, sounds });
      if (start && end < syllables.length && LINKS.has(text)) step(end, weights.cut.romajiLink, { text, skip: true });
    }
  });
}
