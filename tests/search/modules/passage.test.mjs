import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, passageOf } from '../../../themes/default/search/passage.js';
import { hasWords } from '../../../themes/default/search/verbatim.js';
import { tables } from './small.mjs';

const shown = (title, body, verbatim, lang = 'ja') =>
  passageOf(tables, { text: { slug: '', number: '', title, body, lang }, document: 0, used: [], verbatim });
const joined = parts => parts.map(([text, isFound]) => isFound ? `[${text}]` : text).join('');

test('ranges are marked once, in order, joined where they touch', () => {
  assert.equal(joined(mark('abcdef', [[2, 4], [0, 1], [3, 5]])), '[a]b[cde]f');
  assert.equal(joined(mark('abc', [[1, 99]])), 'a[bc]');
  assert.equal(joined(mark('abc', [])), 'abc');
});

test('what was found word for word is marked as a whole, every time, as it is written', () => {
  const { title, passage } = shown('障がい者の雇用', '障がい者は、障害者の雇用を', '障害者');
  assert.equal(joined(title), '[障がい者]の雇用');
  assert.equal(joined(passage), '[障がい者]は、[障害者]の雇用を');
});

test('a passage in English neither begins nor ends in the middle of a word', () => {
  const body = 'alpha '.repeat(60) + 'target ' + 'omega '.repeat(60);
  const text = joined(shown('', body, 'target', 'en').passage);
  assert.match(text, /^… ?alpha .*\[target\].* omega ?…$/);
});

test('words are found as such and not inside others', () => {
  assert.ok(hasWords('the work place', 'work'));
  assert.ok(!hasWords('workplace', 'work'));
  assert.ok(!hasWords('homework', 'work'));
});
