/* How an answer of tebikiSearch.search() came about: how the query was cut, and what each result has its score from. For
 * people who mend a plan's words; no part of the pages. */

/** Alternatives of a unit that are told, the strongest first. */
const MOST = 12;

function tebikiExplained({ results, total, units, names, notes }) {
  const whole = units.reduce((sum, unit) => sum + unit.weight, 0) || 1;
  return {
    total, notes,
    names: names.map(({ kind, name, href }) => ({ kind, name, href })),
    units: units.map(unit => ({
      text: unit.text, share: round(unit.weight / whole), unknown: unit.unknown, measures: unit.frequency,
      meant: unit.meant, alternatives: alternativesOf(unit),
    })),
    results: results.map(result => ({
      number: result.repeat ? result.repeat.number : result.text.number, slug: result.slug, kind: result.kind,
      title: result.text.title, score: result.score, verbatim: Boolean(result.verbatim),
      of: result.document === undefined ? [] : partsOf(units, result.document, whole),
    })),
  };
}

function alternativesOf({ alternatives }) {
  const strongest = [...alternatives].sort((a, b) => b.weight - a.weight);
  const told = strongest.map(({ by, lang, weight, terms }) => ({ by, lang, weight: round(weight), word: wordOf(terms, lang) }));
  // One word may be found in several ways that look alike: titles and texts, inflections.
  const isFirst = (one, at) => told.findIndex(other => other.by === one.by && other.word === one.word) === at;
  return told.filter(isFirst).slice(0, MOST);
}

/** What each unit adds to the score of a document. */
function partsOf(units, document, whole) {
  return units.filter(unit => unit.strength[document]).map(unit => {
    const { by, lang, terms } = unit.by[document], strength = unit.strength[document];
    return {
      unit: unit.text, adds: round(unit.weight / whole * strength), strength: round(strength), by, lang,
      word: wordOf(terms, lang), heading: Boolean(unit.isHeading[document]),
    };
  });
}

const wordOf = (terms, lang) => terms.map(term => term.form).join(/^(?:ja|zh)\b/.test(lang) ? '' : ' ');

const round = value => Math.round(value * 1000) / 1000;
