//! The vocabulary of the texts and where each of its words stands.
//!
//! Japanese:
//! 1. [`words::cut`] finds the words of a text.
//! 2. Words are joined by [`fold::key`]; all their written forms become one automaton.
//! 3. It runs over every text, so that a word is found inside longer ones too. Words that would be found
//!    by accident (kana, single kanji) count only where the text is cut there.
//!
//! English: the words of the text by their stems.
//!
//! Both: [`collect`] writes the postings as it goes, document by document; only what is found in a few
//! documents at a time is ever held.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::corpus::Document;
use super::english::{self, Stems};
use super::finder::{self, Finder};
use super::shards::{self, Sizes};
use super::words::{self, Cut, Names};
use super::{fold, sound, tables};
use crate::japanese::{Analyzer, is_kana};

/// A field of a document, in the order of the postings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Title,
    Body,
    Extra,
}

/// The fields of a document, folded.
pub struct Folded {
    pub fields: [String; 3],
}

/// Where a term stands in one document; positions in UTF-16 units of the folded field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    pub title: Option<u32>,
    pub body: Vec<u32>,
    pub extra: bool,
}

/// A word of the vocabulary.
#[derive(Debug, Default)]
pub struct Term {
    /// Sounds of its readings, the most frequent first; empty where the key is kana or Latin.
    pub sounds: Vec<String>,
    /// The word that a reader is told for a stem, or for a key that is no written form.
    pub form: Option<String>,
    /// Shortest and longest written form, in UTF-16 units.
    pub lengths: (u32, u32),
    /// As [`shards::push_posting`] writes them, one after another.
    pub postings: String,
    /// The last document of the postings.
    last: u32,
}

/// Key of a term → the term.
pub type Lexicon = BTreeMap<String, Term>;

struct Occurrence {
    /// Place in the sorted keys.
    key: u32,
    field: Field,
    start: u32,
    length: u32,
}

static STOP: LazyLock<FxHashSet<&str>> = LazyLock::new(|| tables::STOP_EN.iter().copied().collect());

const FIELDS: [Field; 3] = [Field::Title, Field::Body, Field::Extra];

/// Documents that are searched at a time.
const BATCH: usize = 256;

/// Folds the documents of a language.
pub fn fold_documents(documents: &[&Document]) -> Vec<Folded> {
    documents
        .par_iter()
        .map(|document| Folded {
            fields: [&document.title, &document.body, &document.extra].map(|text| fold::fold(text)),
        })
        .collect()
}

/// The vocabulary of folded Japanese documents, with all its places.
pub fn japanese(documents: &[Folded], analyzer: &Analyzer, names: &Names, sizes: Sizes) -> Lexicon {
    let (spellings, boundaries) = cut_all(documents, analyzer, names);
    let vocabulary = Vocabulary::new(spellings, documents);
    let find = |at: usize| vocabulary.occurrences(&documents[at], &boundaries[at]);
    let mut lexicon = collect(&vocabulary.keys, documents.len(), sizes, find);
    for (key, term) in &mut lexicon {
        if let Some(readings) = vocabulary.readings.get(key.as_str()) {
            term.sounds = sounds(key, readings);
        }
        term.form = vocabulary.told.get(key).cloned();
    }
    lexicon
}

/// The vocabulary of folded English documents, with all its places.
pub fn english(documents: &[Folded], stems: &Stems<'_>, sizes: Sizes) -> Lexicon {
    let mut lexicon =
        collect(&stems.stems, documents.len(), sizes, |at| english_occurrences(&documents[at], stems));
    for (word, stem) in stems.words() {
        if let Some(term) = lexicon.get_mut(stem) {
            // The shortest that begins as the stem does: leave, not left, for leav.
            let rank = |word: &str| (!word.starts_with(stem), word.len(), word.to_string());
            if term.form.as_ref().is_none_or(|form| rank(word) < rank(form)) {
                term.form = Some(word.to_string());
            }
        }
    }
    lexicon
}

/// Katakana readings of a word with their counts.
type Readings = Vec<(Arc<str>, u32)>;
/// Written forms with their readings.
type Spellings<'a> = FxHashMap<&'a str, Readings>;
/// Of each field, see [`Cut::boundaries`].
type Boundaries = [Vec<u32>; 3];

/// Every word of the documents, and where each document is cut.
fn cut_all<'a>(
    documents: &'a [Folded],
    analyzer: &Analyzer,
    names: &Names,
) -> (Spellings<'a>, Vec<Boundaries>) {
    let batches: Vec<(Spellings<'_>, Vec<Boundaries>)> = documents
        .par_chunks(BATCH)
        .map(|documents| {
            let mut spellings = Spellings::default();
            let mut cut = |text| {
                let Cut { words, boundaries } = words::cut(analyzer, names, text);
                for word in words {
                    count(spellings.entry(word.form).or_default(), word.reading, 1);
                }
                boundaries
            };
            let cut = |document: &'a Folded| document.fields.each_ref().map(|text| cut(text));
            let boundaries = documents.iter().map(cut).collect();
            (spellings, boundaries)
        })
        .collect();
    let mut spellings = Spellings::default();
    let mut boundaries = Vec::with_capacity(documents.len());
    for (found, cut) in batches {
        boundaries.extend(cut);
        for (form, readings) in found {
            merge(spellings.entry(form).or_default(), readings);
        }
    }
    (spellings, boundaries)
}

fn count(readings: &mut Readings, reading: Option<Arc<str>>, times: u32) {
    let Some(reading) = reading else { return };
    match readings.iter_mut().find(|(known, _)| *known == reading) {
        Some((_, count)) => *count += times,
        None => readings.push((reading, times)),
    }
}

fn merge(readings: &mut Readings, others: Readings) {
    for (reading, times) in others {
        count(readings, Some(reading), times);
    }
}

/// All words of the Japanese documents by their keys.
struct Vocabulary<'a> {
    /// Sorted.
    keys: Vec<String>,
    readings: BTreeMap<String, Readings>,
    /// The written form of keys that are none themselves: ハローワーク for ハロワク.
    told: BTreeMap<String, String>,
    /// Finds the written forms: its place in the list → place of its key, and whether it would be found by accident.
    finder: Finder<'a>,
    forms: Vec<(u32, bool)>,
    /// Latin words and numbers → places of their keys.
    latin: FxHashMap<&'a str, u32>,
}

impl<'a> Vocabulary<'a> {
    fn new(spellings: Spellings<'a>, documents: &'a [Folded]) -> Self {
        let mut forms: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        let mut readings: BTreeMap<String, Readings> = BTreeMap::new();
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for part in words::katakana_parts(spellings.keys().copied()) {
            forms.entry(fold::key(part)).or_default().insert(part);
        }
        for (form, found) in spellings {
            let key = fold::key(form);
            counts.insert(form, found.iter().map(|(_, count)| count).sum());
            merge(readings.entry(key.clone()).or_default(), found);
            forms.entry(key).or_default().insert(form);
        }
        let latin: FxHashSet<&str> = documents
            .par_iter()
            .flat_map_iter(|document| &document.fields)
            .fold(FxHashSet::default, |mut words, text| {
                latin_words(text, |_, word| {
                    words.insert(word);
                });
                words
            })
            .reduce(FxHashSet::default, finder::joined);
        let most = |(key, forms): (&String, &BTreeSet<&str>)| {
            let often = |form: &&str| counts.get(form).copied().unwrap_or(0);
            let told = forms.iter().max_by_key(|form| (often(form), Reverse(form.len())))?;
            (told != key).then(|| (key.clone(), told.to_string()))
        };
        let told = forms.iter().filter_map(most).collect();
        let mut keys: Vec<String> =
            forms.keys().cloned().chain(latin.iter().map(|word| word.to_string())).collect();
        keys.sort_unstable();
        keys.dedup();
        let place = |key: &str| keys.partition_point(|other| other.as_str() < key) as u32;
        let latin = latin.into_iter().map(|word| (word, place(word))).collect();
        let patterns: Vec<(u32, &str)> =
            forms.iter().flat_map(|(key, forms)| forms.iter().map(|form| (place(key), *form))).collect();
        let finder = Finder::new(patterns.iter().map(|(_, form)| *form));
        let forms = patterns.into_iter().map(|(key, form)| (key, is_accidental(form))).collect();
        Self { readings, told, finder, forms, latin, keys }
    }

    /// Every place of every form in a document.
    fn occurrences(&self, document: &Folded, boundaries: &Boundaries) -> Vec<Occurrence> {
        let mut found = Vec::new();
        for ((field, text), boundaries) in FIELDS.into_iter().zip(&document.fields).zip(boundaries) {
            let utf16 = Utf16::new(text);
            let is_cut = |at: usize| boundaries.binary_search(&(at as u32)).is_ok();
            self.finder.each(text, |place, at| {
                let (key, accidental) = self.forms[at];
                if !accidental || (is_cut(place.start) && is_cut(place.end)) {
                    let (start, end) = (utf16.at(place.start), utf16.at(place.end));
                    found.push(Occurrence { key, field, start, length: end - start });
                }
            });
            latin_words(text, |start, word| {
                let (key, length) = (self.latin[word], word.len() as u32);
                found.push(Occurrence { key, field, start: utf16.at(start), length });
            });
        }
        found
    }
}

/// Whether a form is so short that it would be found across the borders of words.
fn is_accidental(form: &str) -> bool {
    let count = form.chars().count();
    count == 1 || form.chars().all(fold::is_hiragana) || (count == 2 && form.chars().all(is_kana))
}

/// Runs of Latin letters and runs of digits, with their byte offsets.
fn latin_words<'a>(text: &'a str, mut each: impl FnMut(usize, &'a str)) {
    for (start, word) in english::words(text) {
        let split = word.bytes().take_while(u8::is_ascii_digit).count();
        if split > 0 && split < word.len() {
            each(start, &word[..split]);
            each(start + split, &word[split..]);
        } else {
            each(start, word);
        }
    }
}

fn english_occurrences(document: &Folded, stems: &Stems<'_>) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for (field, text) in FIELDS.into_iter().zip(&document.fields) {
        let utf16 = Utf16::new(text);
        for (start, word) in english::words(text) {
            if !STOP.contains(word) {
                let key = stems.place(word);
                found.push(Occurrence { key, field, start: utf16.at(start), length: word.len() as u32 });
            }
        }
    }
    found
}

/// The terms that are found in the documents, by their keys.
fn collect(
    keys: &[String],
    documents: usize,
    sizes: Sizes,
    find: impl Fn(usize) -> Vec<Occurrence> + Sync,
) -> Lexicon {
    let mut terms: Vec<Term> =
        keys.iter().map(|_| Term { lengths: (u32::MAX, 0), ..Term::default() }).collect();
    for batch in (0..documents).step_by(BATCH) {
        let found: Vec<Vec<Occurrence>> = (batch..documents.min(batch + BATCH))
            .into_par_iter()
            .map(|at| {
                let mut found = find(at);
                // The longest form at a place comes first, and alone of its term.
                found.sort_unstable_by_key(|o| (o.key, o.field, o.start, Reverse(o.length)));
                found
            })
            .collect();
        for (document, occurrences) in (batch as u32..).zip(found) {
            for of_term in occurrences.chunk_by(|one, other| one.key == other.key) {
                terms[of_term[0].key as usize].add(document, of_term, sizes);
            }
        }
    }
    keys.iter().cloned().zip(terms).filter(|(_, term)| !term.postings.is_empty()).collect()
}

impl Term {
    /// All its occurrences in the next document that has any.
    fn add(&mut self, document: u32, occurrences: &[Occurrence], sizes: Sizes) {
        let mut hits = Hits::default();
        for occurrence in occurrences {
            self.lengths = (self.lengths.0.min(occurrence.length), self.lengths.1.max(occurrence.length));
            match occurrence.field {
                Field::Title => hits.title = hits.title.or(Some(occurrence.start)),
                Field::Extra => hits.extra = true,
                Field::Body if hits.body.last() == Some(&occurrence.start) => {}
                Field::Body => hits.body.push(occurrence.start),
            }
        }
        shards::push_posting(&mut self.postings, document - self.last, &hits, sizes);
        self.last = document;
    }
}

/// At most three sounds, the most frequent first; none for a key that says itself how it sounds.
fn sounds(key: &str, readings: &Readings) -> Vec<String> {
    if key.chars().all(is_kana) {
        return Vec::new();
    }
    let mut readings: Vec<_> = readings.iter().collect();
    readings.sort_by_key(|(reading, count)| (Reverse(*count), reading.clone()));
    let mut sounds = Vec::new();
    for sound in readings.into_iter().filter_map(|(reading, _)| sound::from_kana(reading)) {
        if !sounds.contains(&sound) && sounds.len() < 3 {
            sounds.push(sound);
        }
    }
    sounds
}

/// Byte offsets to UTF-16 offsets of one text.
struct Utf16 {
    offsets: Vec<u32>,
}

impl Utf16 {
    fn new(text: &str) -> Self {
        let mut offsets = vec![0; text.len() + 1];
        let mut units = 0;
        for (at, c) in text.char_indices() {
            offsets[at] = units;
            units += c.len_utf16() as u32;
        }
        offsets[text.len()] = units;
        Self { offsets }
    }

    fn at(&self, byte: usize) -> u32 {
        self.offsets[byte]
    }
}
