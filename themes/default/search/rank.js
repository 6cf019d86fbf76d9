// @ts-check
/* Ranking: first by what of the query is covered, in every document; then by nearness and order, in those that may come
 * first. What covers too little is dropped. */

import { spansOf } from './evidence.js';
import { sum } from './lists.js';
import { weights } from './weights.js';

/** @typedef {import('./evidence.js').Weighed} Weighed */
/** @typedef {import('./evidence.js').Span} Span */

/** @typedef {{document: number, score: number, cover: number, isPhrase?: boolean}} Ranked */

/** Results whose nearness is looked at. */
const DEEP = 400;

/** @param {number} documents @param {Weighed[]} units @param {boolean} [isQuestion] of which a part may be answered
 * @returns {Ranked[]} */
export function rank(documents, units, isQuestion = false) {
  forgiveUnknown(units, isQuestion);
  const { ranked, most } = covered(documents, units);
  ranked.sort(byScore);
  /** @type {number[]} */
  const closest = [];
  if (units.length > 1) for (const entry of ranked.slice(0, DEEP)) addNearness(entry, units, closest);
  const { scattered, leastOfOne, leastBest, leastKnown, leastOfQuestion, least, leastOfBest } = weights.rank;
  const leastOfMore = units.some(unit => unit.unknown) ? leastBest : leastKnown;
  const best = most * (!isQuestion && isScattered(units, closest) ? scattered : 1), isOne = units.length === 1;
  if (best < (isOne ? leastOfOne : isQuestion ? leastOfQuestion : leastOfMore)) return [];
  const floor = isOne ? leastOfOne : Math.max(isQuestion ? leastOfQuestion : least, leastOfBest * best);
  return ranked.filter(entry => entry.cover >= floor).sort(byScore);
}

/** @param {Ranked} a @param {Ranked} b */
const byScore = (a, b) => b.score - a.score || a.document - b.document;

/** @param {Weighed[]} units @param {boolean} isQuestion */
function forgiveUnknown(units, isQuestion) {
  const { unknownInLong, unknownInQuestion } = weights.share;
  for (const unit of units) {
    if (unit.unknown && isQuestion) unit.weight = Math.min(unit.weight, unknownInQuestion);
    else if (unit.unknown && !unit.isTight && units.length > 2) unit.weight = Math.min(unit.weight, unknownInLong);
  }
}

/** Every document that has anything, with what it covers. @param {number} documents @param {Weighed[]} units */
function covered(documents, units) {
  const total = sum(units.map(unit => unit.weight)) || 1, shares = units.map(unit => unit.weight / total), ranked = [];
  let most = 0;
  for (let document = 0; document < documents; document++) {
    let score = 0, cover = 0;
    for (let at = 0; at < units.length; at++) {
      const strength = units[at].strength[document];
      score += shares[at] * strength;
      cover += shares[at] * Math.min(1, strength * (units[at].isHeading[document] ? weights.evidence.headingCover : 1));
    }
    most = Math.max(most, cover);
    if (score) ranked.push({ document, score, cover });
  }
  return { ranked, most };
}

/** A compound whose parts stand together nowhere is not what the plan is about.
 * @param {Weighed[]} units @param {number[]} closest */
function isScattered(units, closest) {
  return units.some((unit, at) => {
    const before = units[at - 1];
    return before && unit.isTight && !unit.unknown && !before.unknown && closest[at] < weights.rank.scatteredBelow;
  });
}

/** @param {Ranked} entry @param {Weighed[]} units @param {number[]} closest the best nearness of each unit to the one before */
function addNearness(entry, units, closest) {
  const { document } = entry;
  const spans = units.map(unit => unit.strength[document] && !unit.isHeading[document] ? spansOf(unit.by[document], document) : []);
  let total = 0;
  entry.isPhrase = units.every(unit => unit.strength[document] > weights.rank.phraseFrom);
  for (let at = 1; at < units.length; at++) {
    const pair = [at - 1, at], isInTitles = pair.every(i => !spans[i].length && !units[i].isHeading[document]);
    const value = pair.every(i => units[i].strength[document])
      ? nearness(spans[at - 1], spans[at]) || (isInTitles ? weights.rank.titles : 0) : 0;
    total += value;
    closest[at] = Math.max(closest[at] || 0, value);
    if (value < 1) entry.isPhrase = false;
  }
  entry.score = entry.score * (1 + weights.rank.order * total / (units.length - 1)) + (entry.isPhrase ? weights.rank.phrase : 0);
}

/** 1 side by side and in order, less the wider apart. @param {Span[]} before @param {Span[]} after */
function nearness(before, after) {
  let best = 0;
  for (const [start, least, most] of before) {
    for (const [next, , end] of after) {
      if (next >= least && next <= most) return 1;
      const gap = next >= start ? next - most : start - end;
      const found = weights.nearness.find(([width]) => gap < width);
      best = Math.max(best, found ? found[1] : 0);
    }
  }
  return best;
}
