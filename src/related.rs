//! Related measures: those that share rare words.
//!
//! 1. [`words`] takes the nouns of title and text, in their base form.
//! 2. A word's weight is its idf; a measure's vector has length one.
//! 3. [`similar`] adds up the products over an inverted index. Words in more than
//!    [`MAX_DOCUMENTS`] measures tell little and cost much: they are passed over, which keeps the
//!    cost per measure flat.

use std::collections::{BTreeSet, HashMap};

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
        .map(|measure| match plan.official().is_japanese() {
            true => words(analyzer, &measure.title.official, &measure.body.official.text),
            false => spaced_words(&measure.title.official, &measure.body.official.text),
        })
        .collect();
    let vocabulary = Vocabulary::of(&documents);
    let lengths: Vec<f32> = documents
        .iter()
        .map(|words| words.iter().map(|word| vocabulary.weight(word).powi(2)).sum::<f32>().sqrt())
        .collect();
    let nearest = |at: usize| {
        let similar = similar(plan, at as u32, &documents[at], &vocabulary, &lengths);
        let reasons = |other: u32| vocabulary.shared(&documents[at], &documents[other as usize]);
        similar
            .into_iter()
            .map(|other| Related { measure: MeasureId(other), words: reasons(other) })
            .collect()
    };
    (0..documents.len()).into_par_iter().map(nearest).collect()
}

/// In which documents each word stands.
struct Vocabulary<'a> {
    postings: HashMap<&'a str, Vec<u32>>,
    documents: f32,
}

impl<'a> Vocabulary<'a> {
    fn of(documents: &'a [BTreeSet<String>]) -> Self {
        let mut postings: HashMap<&str, Vec<u32>> = HashMap::new();
        for (at, words) in documents.iter().enumerate() {
            for word in words {
                postings.entry(word).or_default().push(at as u32);
            }
        }
        Self { postings, documents: documents.len() as f32 }
    }

    /// Its idf, at least a little.
    fn weight(&self, word: &str) -> f32 {
        let count = self.postings.get(word).map_or(1, Vec::len);
        (self.documents / count as f32).ln().max(0.1)
    }

    /// The documents of a word that tells something.
    fn telling(&self, word: &str) -> &[u32] {
        self.postings.get(word).filter(|list| list.len() <= MAX_DOCUMENTS).map_or(&[], Vec::as_slice)
    }

    /// The telling words of two documents, the weightiest first.
    fn shared(&self, one: &BTreeSet<String>, other: &BTreeSet<String>) -> Vec<String> {
        let mut words: Vec<&String> =
            one.intersection(other).filter(|word| !self.telling(word).is_empty()).collect();
        words.sort_by(|a, b| self.weight(b).total_cmp(&self.weight(a)).then(a.cmp(b)));
        words.into_iter().take(MAX_REASONS).cloned().collect()
    }
}

/// The measures most like one, by the cosine of their words; its own family is not among them.
fn similar(
    plan: &Plan,
    at: u32,
    words: &BTreeSet<String>,
    vocabulary: &Vocabulary<'_>,
    lengths: &[f32],
) -> Vec<u32> {
    let mut scores: HashMap<u32, (f32, u32)> = HashMap::new();
    for word in words {
        let weight = vocabulary.weight(word);
        for &other in vocabulary.telling(word) {
            let score = scores.entry(other).or_default();
            score.0 += weight * weight;
            score.1 += 1;
        }
    }
    let family = |id: u32| plan.measures[id as usize].place.parent.map_or(id, |parent| parent.0);
    let mut ranked: Vec<(f32, u32)> = scores
        .into_iter()
        .filter(|(other, (_, words))| *words > 1 && family(*other) != family(at))
        .map(|(other, (score, _))| (score / (lengths[at as usize] * lengths[other as usize]), other))
        .filter(|(score, _)| *score >= MIN_SIMILARITY)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().take(MAX_RELATED).map(|(_, other)| other).collect()
}

/// The longer words of a language that writes spaces between them.
fn spaced_words(title: &str, text: &str) -> BTreeSet<String> {
    [title, text]
        .into_iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() > 4)
        .map(str::to_lowercase)
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
