import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAsked, withTaken } from '../../../themes/default/search/answer.js';
import { rarity, spansOf, weigh, weighTitles } from '../../../themes/default/search/evidence.js';
import { rank } from '../../../themes/default/search/rank.js';
import { posted, words } from './small.mjs';

const { japanese } = words({ japanese: [['雇用', 9], ['訓練', 9], ['介護', 9]] });
const [employment, training, care] = ['雇用', '訓練', '介護'].map(key => japanese.terms.get(key));
posted(employment, { 0: { places: [0] }, 1: { places: [40] }, 4: { title: 0 } });
posted(training, { 0: { places: [2] }, 2: { places: [5, 9] } });
posted(care, { 3: { extra: 2 } });
const shape = { documents: 4, headings: [{ first: 2, end: 4, isInner: true }] };
const alternative = (terms, more = {}) => ({ terms, gaps: terms.map(() => 0), weight: 1, by: 'text', lang: 'ja', isOwn: true, ...more });
const unit = (terms, more = {}) => ({ text: '', alternatives: [alternative(terms)], unknown: false, ...more });

test('rarer terms tell more', () => assert.ok(rarity(shape, 1) > rarity(shape, 3)));

test('a term in the body is strongest; a heading speaks faintly for its measures', () => {
  const { strength, isHeading } = weigh(shape, unit([employment]));
  assert.ok(strength[0] >= 1 && strength[1] >= 1);
  assert.ok(strength[2] > 0 && strength[2] < strength[1] && isHeading[2] === 1);
  assert.ok(weigh(shape, unit([care])).strength[3] < 1);
});

test('a phrase is where its terms stand side by side', () => {
  const both = alternative([employment, training]);
  assert.deepEqual(spansOf(both, 0), [[0, 4, 4]]);
  const { strength } = weigh(shape, unit([employment, training]));
  assert.ok(strength[0] >= 1);
  assert.ok(strength[2] < 0.5);
});

test('another word never reaches what has the very word', () => {
  const weighed = weigh(shape, { text: '', unknown: false, alternatives: [alternative([employment]), alternative([training], { weight: 0.9, by: 'synonym', isOwn: false })] });
  assert.ok(weighed.strength[2] < weighed.strength[1]);
});

test('of two known pieces that no measure has together one is enough, beside an unknown one it is not', () => {
  const inOtherWords = term => unit([], { alternatives: [alternative([term], { weight: 0.9, by: 'synonym', isOwn: false })] });
  const [known, other, none] = [inOtherWords(training), inOtherWords(care), unit([], { alternatives: [] })].map(one => weigh(shape, one));
  const of = units => rank(shape.documents, units.map(one => ({ ...one, weight: 1 }))).length;
  assert.ok(known.strength[2] < 1 && none.unknown);
  assert.ok(of([known, other]) > 0);
  assert.equal(of([known, none]), 0);
});

test('what covers more of the query, and nearer, comes first', () => {
  const ranked = rank(shape.documents, [unit([employment]), unit([training])].map(one => weigh(shape, one)));
  assert.equal(ranked[0].document, 0);
  assert.ok(ranked[0].isPhrase);
});

test('nothing known finds nothing', () => {
  const unknown = { text: '', alternatives: [], unknown: true };
  assert.deepEqual(rank(shape.documents, [weigh(shape, unknown)]), []);
});

test('a unit of which nothing was brought is left out, and what follows stands by itself', () => {
  const units = [unit([employment]), unit([training], { isTight: true }), unit([care], { isTight: true })];
  const kept = withTaken(units, new Set(units.slice(1).flatMap(({ alternatives }) => alternatives)));
  assert.deepEqual(kept.map(({ isTight }) => Boolean(isTight)), [false, true]);
  assert.doesNotThrow(() => rank(shape.documents, kept.map(one => weigh(shape, one))));
});

test('of a question a part may be answered', () => {
  const lacking = () => ({ text: '別', alternatives: [], unknown: true });
  const units = () => [unit([employment]), lacking(), lacking()].map(one => weigh(shape, one));
  assert.equal(rank(shape.documents, units()).length, 0);
  assert.ok(rank(shape.documents, units(), true).length > 0);
});

test('in a question what a title says counts more, and what none says less', () => {
  const titled = weigh(shape, unit([employment])), told = weigh(shape, unit([training]));
  const [before, weight] = [Float64Array.from(titled.strength), told.weight];
  [titled, told].forEach(weighTitles);
  assert.ok(titled.strength[4] > before[4] && titled.strength[0] === before[0] && titled.strength[2] === before[2]);
  assert.ok(told.weight < weight);
  const unknown = weigh(shape, { text: '', alternatives: [], unknown: true });
  weighTitles(unknown);
  assert.equal(unknown.weight, 1);
});

test('a sentence is a question, names and readings are none', () => {
  for (const text of ['家賃が払えなくなりそうです', 'My boss bullies me']) assert.ok(isAsked(text), text);
  for (const text of ['図書館の開館時間', 'こようちょうせいじょせいきん', 'national health insurance']) assert.ok(!isAsked(text), text);
});
