//! The index of terms: named programmes and glossary terms, with the measures they occur in.
//!
//! 1. [`index`] finds every term in every Japanese text in one pass (the longest match wins).
//! 2. Each gets a reading: the glossary's, or else lindera's.
//! 3. They are sorted in 五十音順; [`by_letter`] gives the English order.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;

use crate::japanese::{Analyzer, collation_key, hiragana, kana_row};
use crate::lang::{Lang, Localized};
use crate::plan::{Line, MeasureId, Plan, ProgrammeId};

/// A term of the index and where it occurs.
#[derive(Clone, Debug)]
pub struct Term {
    pub name: Localized<Line>,
    /// Hiragana; Latin letters and digits without a reading as they are.
    pub reading: String,
    /// Row of the 五十音 (あ, か …); none for what begins with no kana.
    pub row: Option<char>,
    /// The programme of that name, which has a page of its own.
    pub programme: Option<ProgrammeId>,
    /// In the plan's order; a sub-measure is listed itself.
    pub measures: Vec<MeasureId>,
}

/// A word to look for.
pub struct Candidate<'a> {
    pub ja: &'a str,
    pub en: Option<&'a str>,
    /// Hiragana or katakana.
    pub reading: Option<&'a str>,
}

/// All programmes, and the candidates that occur in a text of the plan, in 五十音順.
pub fn index(plan: &Plan, analyzer: &Analyzer, candidates: &[Candidate<'_>]) -> Vec<Term> {
    let mut terms: BTreeMap<&str, Term> = BTreeMap::new();
    for (programme, id) in plan.programmes.iter().zip(0..) {
        let term = Term { programme: Some(ProgrammeId(id)), ..blank(programme.name.clone()) };
        terms.insert(&programme.name.official, term);
    }
    // The glossary's terms are Japanese: they are looked for in Japanese texts.
    for candidate in candidates.iter().filter(|_| plan.official().is_japanese()) {
        let english = candidate.en.filter(|_| plan.languages.contains(&Lang::EN));
        let name = Localized {
            lang: plan.official(),
            official: Line::made(candidate.ja),
            translations: english.map(|en| (Lang::EN, Line::made(en))).into_iter().collect(),
        };
        let term = terms.entry(candidate.ja).or_insert_with(|| blank(name));
        if let Some(reading) = candidate.reading {
            term.reading = hiragana(reading);
        }
    }
    let mut terms: Vec<Term> = terms.into_values().collect();
    find(plan, &mut terms);
    terms.retain(|term| term.programme.is_some() || !term.measures.is_empty());
    for term in &mut terms {
        if term.reading.is_empty() {
            term.reading = match plan.official().is_japanese() {
                true => analyzer.reading(&term.name.official),
                false => term.name.official.text.clone(),
            };
        }
        term.row = kana_row(&term.reading);
    }
    terms.sort_by_cached_key(|term| (collation_key(&term.reading), term.name.official.text.clone()));
    terms
}

fn blank(name: Localized<Line>) -> Term {
    Term { name, reading: String::new(), row: None, programme: None, measures: Vec::new() }
}

/// Adds to each term the measures whose text has it, and those that name it as a programme.
fn find(plan: &Plan, terms: &mut [Term]) {
    let names: Vec<&str> = terms.iter().map(|term| term.name.official.text.as_str()).collect();
    let Ok(automaton) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names) else {
        return;
    };
    let programmes: BTreeMap<ProgrammeId, usize> =
        terms.iter().enumerate().filter_map(|(at, term)| Some((term.programme?, at))).collect();
    let found: Vec<Vec<usize>> = plan
        .measures
        .par_iter()
        .map(|measure| {
            let text = &measure.body.official.text;
            let mut found: Vec<usize> =
                automaton.find_iter(text).map(|hit| hit.pattern().as_usize()).collect();
            found.extend(measure.programmes.iter().filter_map(|id| programmes.get(id)));
            found.sort_unstable();
            found.dedup();
            found
        })
        .collect();
    for (id, found) in plan.measure_ids().zip(found) {
        for at in found {
            terms[at].measures.push(id);
        }
    }
}

/// The terms that have a name in a language, by its letters: (initial, positions in `terms`).
/// Digits come under `0–9`.
pub fn by_letter(terms: &[Term], lang: Lang) -> Vec<(String, Vec<usize>)> {
    let mut named: Vec<(String, usize)> = terms
        .iter()
        .enumerate()
        .filter_map(|(at, term)| Some((sort_form(term.name.exact(lang)?), at)))
        .collect();
    named.sort();
    let mut letters: Vec<(String, Vec<usize>)> = Vec::new();
    for (form, at) in named {
        let initial = match form.chars().next() {
            Some(letter) if letter.is_alphabetic() => letter.to_uppercase().to_string(),
            _ => "0–9".to_string(),
        };
        match letters.last_mut().filter(|(letter, _)| *letter == initial) {
            Some((_, terms)) => terms.push(at),
            None => letters.push((initial, vec![at])),
        }
    }
    letters
}

/// Letter by letter, without case, quotes and a leading article.
fn sort_form(name: &str) -> String {
    let name = name.to_lowercase();
    let name = name.trim_start_matches(['"', '“', '\'', '(']);
    let name = name.strip_prefix("the ").unwrap_or(name);
    name.to_string()
}
