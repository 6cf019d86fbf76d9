//! Related measures: those that share rare words.
//!
//! 1. [`words`] takes the nouns of title and text, in their base form.
//! 2. A word's weight is its idf; a measure's vector has length one.
//! 3. [`related`] adds up the products over an inverted index. Words in more than
//!    [`MAX_DOCUMENTS`] measures tell little and cost much: they are passed over, which keeps the
//!    cost per measure flat.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::japanese::{Analyzer, PartOfSpeech};
use crate::plan::{MeasureId, Plan};

/// How many related measures a page shows.
pub const MAX_RELATED: usize = 4;
/// A word in more measures than this relates nothing.
const MAX_DOCUMENTS: usize = 64;
/// Least similarity (cosine, 0–1) of two related measures.
const MIN_SIMILARITY: f32 = 0.12;
/// How many shared words are given as the reason.
const MAX_REASONS: usize = 3;

/// A measure like another, and the words that make it so, weightiest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    pub measure: MeasureId,
    pub words: Vec<String>,
}

/// For each measure of the plan, in its order, up to [`MAX_RELATED`] others, most similar first.
pub fn related(plan: &Plan, analyzer: &Analyzer) -> Vec<Vec<Related>> {
    let documents: Vec<BTreeSet<String>> = plan
        .measures
        .par_iter()
        .map(|measure| words(analyzer, &measure.title.ja, &measure.body.ja.text))
        .collect();
    let mut postings: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (at, words) in documents.iter().enumerate() {
        for word in words {
            postings.entry(word).or_default().push(at as u32);
        }
    }
    let count = documents.len() as f32;
    let vocabulary: HashMap<&str, (f32, &[u32])> = postings
        .iter()
        .filter(|(_, list)| list.len() > 1 && list.len() <= MAX_DOCUMENTS)
        .map(|(word, list)| (*word, ((count / list.len() as f32).ln().max(0.1), list.as_slice())))
        .collect();
    let lengths: Vec<f32> = documents
        .iter()
        .map(|words| {
            words.iter().map(|word| weight(&vocabulary, &postings, word, count).powi(2)).sum::<f32>().sqrt()
        })
        .collect();
    documents
        .par_iter()
        .enumerate()
        .map(|(at, words)| nearest(plan, at as u32, words, &vocabulary, &lengths))
        .collect()
}

fn weight(
    vocabulary: &HashMap<&str, (f32, &[u32])>,
    postings: &BTreeMap<&str, Vec<u32>>,
    word: &str,
    count: f32,
) -> f32 {
    match vocabulary.get(word) {
        Some((weight, _)) => *weight,
        None => (count / postings.get(word).map_or(1, Vec::len) as f32).ln().max(0.1),
    }
}

fn nearest(
    plan: &Plan,
    at: u32,
    words: &BTreeSet<String>,
    vocabulary: &HashMap<&str, (f32, &[u32])>,
    lengths: &[f32],
) -> Vec<Related> {
    let mut scores: BTreeMap<u32, (f32, Vec<(&str, f32)>)> = BTreeMap::new();
    for word in words {
        let Some((weight, list)) = vocabulary.get(word.as_str()) else { continue };
        for &other in list.iter().filter(|&&other| other != at) {
            let score = scores.entry(other).or_default();
            score.0 += weight * weight;
            score.1.push((word, *weight));
        }
    }
    let family = |id: u32| plan.measures[id as usize].place.parent.map_or(id, |parent| parent.0);
    let mut ranked: Vec<(f32, u32, Vec<(&str, f32)>)> = scores
        .into_iter()
        .filter(|(other, _)| family(*other) != family(at))
        .map(|(other, (score, words))| {
            (score / (lengths[at as usize] * lengths[other as usize]), other, words)
        })
        .filter(|(score, _, words)| *score >= MIN_SIMILARITY && words.len() > 1)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.truncate(MAX_RELATED);
    ranked
        .into_iter()
        .map(|(_, other, mut words)| {
            words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
            let words = words.iter().take(MAX_REASONS).map(|(word, _)| (*word).to_string()).collect();
            Related { measure: MeasureId(other), words }
        })
        .collect()
}

/// Nouns of more than one character: what a measure is about.
fn words(analyzer: &Analyzer, title: &str, text: &str) -> BTreeSet<String> {
    [title, text]
        .into_iter()
        .flat_map(|text| analyzer.tokens(text))
        .filter(|token| token.part_of_speech == PartOfSpeech::Noun && token.surface.chars().nth(1).is_some())
        .map(|token| token.base.into_owned())
        .collect()
}
