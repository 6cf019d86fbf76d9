import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates, readNumber, readNumberTable, romanIn, withoutRoman } from '../../../themes/default/search/number.js';

const levels = [{ names: ['章', 'chapter'] }, { names: ['節', 'section'] }];
const parts = text => readNumber(text, levels)?.parts ?? null;

test('a number is read in every way it is said', () => {
  for (const said of ['4-1-3', '４－１－３', '4ー1ー3', '4.1.3', '4 1 3', '4の1の3', '四の一の三', '施策4-1-3', '4-1-3の施策', 'No.4-1-3', 'Ⅳ-1-3', 'measure 4-1-3', '第4章第1節3', '#4-1-3']) {
    assert.deepEqual(parts(said), [4, 1, 3], said);
  }
  for (const said of ['Ⅳ', 'ⅳ', 'IV', '第４章', '四章', 'Chapter 4']) assert.deepEqual(parts(said), [4], said);
  for (const said of ['4-1', '第４章第１節', '4章1節', 'chapter 4 section 1']) assert.deepEqual(parts(said), [4, 1], said);
  assert.deepEqual(parts('1-2-3-4-5-6'), [1, 2, 3, 4, 5, 6]);
});

test('other digits are no numbers of the plan', () => {
  for (const text of ['70歳', '24時間', '61.7%', '048-600-6208', '第２節', '4', '令和5年度', '一人親', 'work', '', '4-1-3 育休']) {
    assert.equal(parts(text), null, text);
  }
});

test('levels of any plan, and of one without any', () => {
  const goals = [{ names: ['基本目標', 'goal'] }, { names: ['施策の方向', 'direction'] }, { names: [] }];
  assert.deepEqual(readNumber('基本目標2', goals)?.parts, [2]);
  assert.deepEqual(readNumber('Goal 2', goals)?.parts, [2]);
  assert.deepEqual(readNumber('基本目標2 施策の方向3', goals)?.parts, [2, 3]);
  assert.deepEqual(readNumber('2-3', [])?.parts, [2, 3]);
});

test('digits alone are whatever numbers exist', () => {
  const exists = number => ['4-1-3', '6-1-11', '6-11-1', '41-3'].includes(number);
  const found = text => candidates(readNumber(text, levels), exists).sort();
  assert.deepEqual(found('413'), ['4-1-3', '41-3']);
  assert.deepEqual(found('6111'), ['6-1-11', '6-11-1']);
  assert.deepEqual(found('2023'), []);
  assert.deepEqual(candidates(readNumber('9'.repeat(30), levels), exists), []);
});

test('Roman numerals among words', () => {
  assert.equal(romanIn('Ⅳ女性'), 4);
  assert.equal(romanIn('女性'), null);
  assert.equal(withoutRoman('Ⅳ女性').trim(), '女性');
});

test('the table tells documents, other entries, and how far numbers run', () => {
  // Places 1, 2, 5 and, below another heading, 1.
  const table = readNumberTable('4-1\t7\tBBD\n4-2\t10\tB\n=4-1-2-1\tpart\t8\tmeasures/part.html\tPart\tText\n+4-2-3\tagain\t7\tchapters/4.html#again\tTitle\tText');
  assert.deepEqual([...table.documents], [['4-1-1', 7], ['4-1-2', 8], ['4-1-5', 9], ['4-2-1', 10]]);
  assert.equal(table.entries.get('4-1-2-1').slug, 'part');
  assert.equal(table.entries.get('4-2-3').isRepeat, true);
  assert.deepEqual(table.lasts.get('4-2'), [1, 3]);
});
