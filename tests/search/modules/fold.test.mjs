import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, foldWithPlaces, keyOf, numeral } from '../../../themes/default/search/fold.js';
import { heavyStem, stem } from '../../../themes/default/search/stem.js';
import { forgive, soundOfKana, soundOfRomaji } from '../../../themes/default/search/sound.js';
import { tables } from './small.mjs';

test('width, case, forms of characters and marks are folded', () => {
  for (const [given, folded] of [
    ['ＬＩＮＥ', 'line'], ['ﾊﾛｰﾜｰｸ', 'ハローワーク'], ['ガイド', 'ガイド'], ['補塡', '補填'], ['Ōmiya', 'omiya'],
    ['テレワ―ク', 'テレワーク'], ['2020—25', '2020-25'], ['障がい者', '障害者'], ['đường', 'duong'],
  ]) assert.equal(fold(tables, given), folded, given);
});

test('what nobody sees is dropped, wherever it stands', () => {
  for (const hidden of ['\u200b', '\u200d', '\ufeff', '\u00ad', '\ufe0f', '\u{e0100}', '\u2060', '\u202e', '\u0007']) {
    assert.equal(fold(tables, `職業${hidden}訓練`), '職業訓練', hidden.codePointAt(0).toString(16));
  }
  assert.equal(fold(tables, 'a\u000bb'), 'a b');
});

test('every unit of a folded text has its place in the original', () => {
  for (const given of ['A\u200bＢ', '障がい者', 'ｶﾞ', '十三箇所', '㌔']) {
    const { text, places } = foldWithPlaces(tables, given);
    assert.equal(places.length, text.length + 1, given);
    assert.equal(places[text.length], given.length, given);
    assert.ok(places.every((place, at) => !at || place >= places[at - 1]), given);
  }
});

test('numerals become digits before counters only', () => {
  assert.equal(fold(tables, '七十歳'), '70歳');
  assert.equal(fold(tables, '13ヶ所'), '13か所');
  assert.equal(fold(tables, '七夕'), '七夕');
  assert.equal(numeral('千二百三'), '1203');
  assert.equal(numeral('九'.repeat(30)), '九'.repeat(30));
});

test('a key leaves out okurigana and long vowels', () => {
  assert.equal(keyOf(tables, '取り組む'), '取組');
  assert.equal(keyOf(tables, 'テレワーク'), 'テレワク');
  assert.equal(keyOf(tables, 'おり'), 'おり');
});

test('forms of a word share a stem', () => {
  assert.equal(stem(tables, 'labour'), stem(tables, 'labor'));
  assert.equal(stem(tables, 'trainings'), stem(tables, 'trained'));
  assert.equal(stem(tables, 'o2s'), 'o2s');
  assert.equal(heavyStem(tables, 'employment'), heavyStem(tables, 'employer'));
});

test('kana and romaji sound alike', () => {
  assert.equal(soundOfKana(tables, 'きゃっか'), 'kyaqka');
  assert.equal(soundOfKana(tables, '雇用'), null);
  assert.equal(forgive(tables, soundOfKana(tables, 'こうよう')), forgive(tables, soundOfRomaji(tables, 'koyo')));
});
