import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soundsOfKana } from '../../../themes/default/search/lookup.js';
import { unitsOf } from '../../../themes/default/search/units.js';
import { words } from './small.mjs';

const known = words({ japanese: [['雇用調整', 30, 'koyoutyousei'], ['コンサルティング', 20]] });
const meant = query => unitsOf(known, query, false).map(({ meant }) => meant).filter(Boolean);

test('a slip is read as what was meant, also beside a few unknown pieces', () => {
  assert.deepEqual(meant('コンサルテング'), ['コンサルティング']);
  assert.deepEqual(meant('犬とコンサルテング'), ['コンサルティング']);
});

test('a run that is unknown again and again is not taken for slips', () => {
  assert.deepEqual(meant('コンサルテングの犬の猫の鳥の魚の虫の花'), []);
});

test('sounds are kept, and what was kept is let go before it grows large', () => {
  assert.equal(soundsOfKana(known, 'こよう'), null);
  assert.equal(soundsOfKana(known, 'こようちょうせい'), soundsOfKana(known, 'こようちょうせい'));
  for (let at = 0; at < 5_000; at++) soundsOfKana(known, String.fromCodePoint(0x3042 + at % 60, 0x3042 + Math.floor(at / 60) % 60, 0x304b + Math.floor(at / 3600)));
  assert.ok(known.heard.size <= 4_000);
});
