import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cheapest, cutJapanese, cutRomaji } from '../../../themes/default/search/cut.js';
import { lookup, soundsOf, groupsOf, beginningWith } from '../../../themes/default/search/lookup.js';
import { tables, words } from './small.mjs';

const known = words({
  japanese: [['雇用', 30, 'koyou'], ['調整', 12, 'tyousei'], ['ハロワク', 20, '', 'ハローワーク'], ['介護', 9, 'kaigo'], ['しごと', 9], ['訓練', 9]],
  groups: ['雇用調整/koyoutyousei|雇調', '']
});
const cut = (text, isMixed = false) => cutJapanese(tables, text, lookup(known), isMixed)
  .map(({ text, skip, unknown }) => text + (skip ? '_' : '') + (unknown ? '?' : '')).join(' ');

test('the least dear way is taken', () => {
  const pieces = cheapest(3, (start, step) => {
    step(start + 1, 5, { text: 'one' });
    if (start === 0) step(3, 12, { text: 'three' });
  });
  assert.deepEqual(pieces.map(({ text, start, end }) => [text, start, end]), [['three', 0, 3]]);
});

test('a run is cut into words of the index, longest names first', () => {
  assert.equal(cut('雇用調整'), '雇用調整');
  assert.equal(cut('介護の訓練'), '介護 の_ 訓練');
  assert.equal(cut('訓練について'), '訓練 について_');
});

test('unknown characters stay together, and a bit of a word with them', () => {
  assert.equal(cut('登山訓練'), '登山? 訓練');
  assert.equal(cut('ゴルフ'), 'ゴルフ?');
});

test('a word neither begins nor ends with a dot between words', () => {
  assert.equal(cut('介護・訓練'), '介護 ・_ 訓練');
});

test('readings are found in kana and in romaji', () => {
  assert.equal(cut('こようちょうせい'), 'こようちょうせい');
  const pieces = cutRomaji(tables, 'koyou', sound => soundsOf(known, sound));
  assert.deepEqual(pieces.map(({ text }) => text), ['koyou']);
  assert.deepEqual(cutRomaji(tables, 'xyz', () => null), []);
});

test('a group counts only where one of its words leads to the index', () => {
  assert.ok(groupsOf(known, '雇調'));
  assert.equal(groupsOf(words({ groups: ['失業|無職', ''] }), '失業'), null);
});

test('what begins with kana that are being typed', () => {
  const begun = text => beginningWith(known, text).map(({ terms }) => terms.map(({ key }) => key).join('+'));
  assert.deepEqual(begun('こようち'), ['雇用+調整']);
  assert.deepEqual(begun('はろ'), ['ハロワク']);
  assert.deepEqual(begun('ん'), []);
  assert.ok(begun('こ').includes('雇用'));
});
