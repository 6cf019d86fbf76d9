//! Related measures: those that share rare words.
//!
//! 1. [`words`] takes the nouns of title and text, in their base form.
//! 2. A word's weight is its idf; a measure's vector has length one.
//! 3. [`similar`] adds up the products over an inverted index. Words in more than
//!    [`MAX_DOCUMENTS`] measures tell little and cost much: they are passed over, which keeps the
//!    cost per measure flat.
//! 4. [`name_terms`] adds the terms that two measures share, which say why in other languages.

use std::borrow::Cow;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::japanese::{Analyzer, PartOfSpeech};
use crate::lang::Lang;
use crate::plan::{MeasureId, Plan};
use crate::terms::Term;

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
    /// Places in the index of terms, the rarest first.
    pub terms: Vec<u32>,
}

impl Related {
    /// Why the measure is like another, for readers of a language that the words are not in: the terms that both have,
    /// as they are called there.
    pub fn reasons<'t>(&self, terms: &'t [Term], lang: Lang) -> Vec<&'t str> {
        let named = self.terms.iter().filter_map(|&at| terms[at as usize].name.exact(lang));
        named.map(|name| name.text.as_str()).take(MAX_REASONS).collect()
    }
}

/// For each measure of the plan, in its order, up to [`MAX_RELATED`] others, most similar first.
pub fn related(plan: &Plan, analyzer: &Analyzer) -> Vec<Vec<Related>> {
    let texts: Vec<Vec<Cow<'_, str>>> = plan
        .measures
        .par_iter()
        .map(|measure| match plan.official().is_japanese() {
            true => words(analyzer, &measure.title.official, &measure.body.official.text),
            false => spaced_words(&measure.title.official, &measure.body.official.text),
        })
        .collect();
    let (vocabulary, documents) = Vocabulary::of(&texts);
    let lengths: Vec<f32> = documents
        .iter()
        .map(|words| words.iter().map(|&word| vocabulary.weight(word).powi(2)).sum::<f32>().sqrt())
        .collect();
    let nearest = |at: usize| {
        let similar = similar(plan, at as u32, &documents[at], &vocabulary, &lengths);
        let reasons = |other: u32| vocabulary.shared(&documents[at], &documents[other as usize]);
        similar
            .into_iter()
            .map(|other| Related { measure: MeasureId(other), words: reasons(other), terms: Vec::new() })
            .collect()
    };
    (0..documents.len()).into_par_iter().map(nearest).collect()
}

/// Adds the terms that measures and those like them share and that tell something.
pub fn name_terms(related: &mut [Vec<Related>], terms: &[Term]) {
    let count = |&at: &u32| terms[at as usize].measures.len();
    let mut rarest: Vec<u32> = (0..terms.len() as u32).filter(|at| count(at) <= MAX_DOCUMENTS).collect();
    rarest.sort_by_key(count);
    let mut of_measure: Vec<Vec<u32>> = vec![Vec::new(); related.len()];
    for at in rarest {
        terms[at as usize].measures.iter().for_each(|id| of_measure[id.at()].push(at));
    }
    for (list, own) in related.iter_mut().zip(&of_measure) {
        for other in list {
            let theirs = &of_measure[other.measure.at()];
            other.terms = own.iter().copied().filter(|at| theirs.contains(at)).collect();
        }
    }
}

/// A word: its place among all words in their order.
type Word = u32;

/// The words of all measures, and in which documents each stands.
struct Vocabulary<'a> {
    words: Vec<&'a str>,
    postings: Vec<Vec<u32>>,
    documents: f32,
}

impl<'a> Vocabulary<'a> {
    /// With the words of each document, each once, in their order.
    fn of(texts: &'a [Vec<Cow<'a, str>>]) -> (Self, Vec<Vec<Word>>) {
        let mut numbers: FxHashMap<&str, Word> = FxHashMap::default();
        for word in texts.iter().flatten() {
            numbers.insert(word, 0);
        }
        let mut words: Vec<&str> = numbers.keys().copied().collect();
        words.sort_unstable();
        for (number, word) in (0..).zip(&words) {
            numbers.insert(word, number);
        }
        let mut postings = vec![Vec::new(); words.len()];
        let mut documents = Vec::with_capacity(texts.len());
        for (at, text) in (0..).zip(texts) {
            let mut document: Vec<Word> = text.iter().map(|word| numbers[word.as_ref()]).collect();
            document.sort_unstable();
            document.dedup();
            document.iter().for_each(|&word| postings[word as usize].push(at));
            documents.push(document);
        }
        (Self { words, postings, documents: texts.len() as f32 }, documents)
    }

    /// Its idf, at least a little.
    fn weight(&self, word: Word) -> f32 {
        let count = self.postings[word as usize].len();
        (self.documents / count as f32).ln().max(0.1)
    }

    /// The documents of a word that tells something.
    fn telling(&self, word: Word) -> &[u32] {
        let list = &self.postings[word as usize];
        if list.len() <= MAX_DOCUMENTS { list } else { &[] }
    }

    /// The telling words of two documents, the weightiest first.
    fn shared(&self, one: &[Word], other: &[Word]) -> Vec<String> {
        let both = one.iter().copied().filter(|word| other.binary_search(word).is_ok());
        let mut words: Vec<Word> = both.filter(|&word| !self.telling(word).is_empty()).collect();
        words.sort_by(|&a, &b| self.weight(b).total_cmp(&self.weight(a)).then(a.cmp(&b)));
        words.into_iter().take(MAX_REASONS).map(|word| self.words[word as usize].to_string()).collect()
    }
}

/// The measures most like one, by the cosine of their words; its own family is not among them.
fn similar(plan: &Plan, at: u32, words: &[Word], vocabulary: &Vocabulary<'_>, lengths: &[f32]) -> Vec<u32> {
    let mut scores: FxHashMap<u32, (f32, u32)> = FxHashMap::default();
    for &word in words {
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
fn spaced_words<'a>(title: &'a str, text: &'a str) -> Vec<Cow<'a, str>> {
    [title, text]
        .into_iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() > 4)
        .map(|word| Cow::Owned(word.to_lowercase()))
        .collect()
}

/// Nouns of more than one character: what a measure is about.
fn words<'a>(analyzer: &Analyzer, title: &'a str, text: &'a str) -> Vec<Cow<'a, str>> {
    [title, text]
        .into_iter()
        .flat_map(|text| analyzer.tokens(text))
        .filter(|token| token.part_of_speech == PartOfSpeech::Noun && token.surface.chars().nth(1).is_some())
        .map(|token| token.base.map_or(Cow::Borrowed(token.surface), |base| Cow::Owned(base.to_string())))
        .collect()
}
