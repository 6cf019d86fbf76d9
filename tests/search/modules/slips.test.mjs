import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance, keysForSlips, nearestJapanese, nearestKey } from '../../../themes/default/search/slips.js';
import { tables } from './small.mjs';

test('a step is a letter more, less, other, or two exchanged', () => {
  for (const [one, other, steps] of [['abc', 'abc', 0], ['abc', 'abcd', 1], ['abc', 'acb', 1], ['abcd', 'badc', 2], ['', 'ab', 2]]) {
    assert.equal(distance(one, other, 3), steps, one + other);
    assert.equal(distance(other, one, 3), steps, other + one);
  }
  assert.ok(distance('abcdef', 'xyz', 2) > 2);
});

test('the nearest key within what the length allows', () => {
  const keys = ['employ', 'emplacement', 'work'];
  assert.deepEqual(nearestKey('emploi', keys, { two: 7, one: 4 }), { key: 'employ', steps: 1 });
  assert.equal(nearestKey('wrk', keys, { two: 7, one: 4 }), null);
});

const near = (text, keys) => nearestJapanese(tables, text, { start: 0, end: text.length, text }, keys)?.key ?? null;

test('long compounds may be slips', () => {
  assert.equal(near('雇用調整女成金', ['雇用調整助成金']), '雇用調整助成金');
  assert.equal(near('ハロワワーク', ['ハロワーク']), 'ハロワーク');
});

test('short words, parts and other words are none', () => {
  assert.equal(near('担当課', ['担当者']), null);
  assert.equal(near('障害者枠', ['障害者']), null);
  assert.equal(near('営業時間', ['就業時間']), null);
  assert.equal(near('ロケット', ['ロボット']), null);
});

test('keys that a slip may stand for are long and not in hiragana', () => {
  assert.deepEqual(keysForSlips(['雇用調整', '雇用', 'しごと', 'work', 'line友']), ['雇用調整', 'line友']);
});
