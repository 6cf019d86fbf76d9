//! The vocabulary of the texts and where each of its words stands.
//!
//! Japanese:
//! 1. [`cut`] finds the words of a text: short units of IPADIC, those with their prefix or suffix, and what
//!    only the names of the user dictionary know.
//! 2. Words are joined by [`fold::key`]; all their written forms become one automaton.
//! 3. [`occurrences`] runs it over every text, so that a word is found inside longer ones too. Words that
//!    would be found by accident (kana, single kanji) count only where the text is cut there.
//!
//! English: the words of the text by their stems.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;

use super::documents::Document;
use super::english::{self, Stems};
use super::{fold, sound, tables};
use crate::japanese::{Analyzer, PartOfSpeech, Token, is_kana, is_kanji};

/// A field of a document, in the order of the postings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
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
    /// Shortest and longest written form, in UTF-16 units.
    pub lengths: (u32, u32),
    /// By document.
    pub postings: Vec<(u32, Hits)>,
}

/// Key of a term → the term.
pub type Lexicon = BTreeMap<String, Term>;

struct Occurrence<'a> {
    key: &'a str,
    field: Field,
    start: u32,
    length: u32,
}

const FIELDS: [Field; 3] = [Field::Title, Field::Body, Field::Extra];

/// Folds the documents of a language.
pub fn fold_documents(documents: &[Document]) -> Vec<Folded> {
    documents
        .par_iter()
        .map(|document| Folded {
            fields: [&document.title, &document.body, &document.extra].map(|text| fold::fold(text)),
        })
        .collect()
}

/// The vocabulary of folded Japanese documents, with all its places.
pub fn japanese(documents: &[Folded], analyzer: &Analyzer, names: &Names) -> Lexicon {
    let cuts: Vec<[Cut; 3]> = documents
        .par_iter()
        .map(|document| [0, 1, 2].map(|field| cut(analyzer, names, &document.fields[field])))
        .collect();
    let keys = keys(&cuts);
    let forms: Vec<(&str, &str)> = keys
        .iter()
        .flat_map(|(key, forms)| forms.forms.iter().map(move |form| (key.as_str(), form.as_str())))
        .collect();
    let automaton = AhoCorasick::new(forms.iter().map(|(_, form)| form))
        .expect("the vocabulary of a plan fits an automaton");
    let found = documents
        .par_iter()
        .zip(&cuts)
        .map(|(document, cuts)| japanese_occurrences(document, cuts, &forms, &automaton))
        .collect();
    let mut lexicon = collect(found);
    for (key, term) in &mut lexicon {
        if let Some(forms) = keys.get(key) {
            term.sounds = sounds(key, &forms.readings);
        }
    }
    lexicon
}

/// The vocabulary of folded English documents, with all its places.
pub fn english(documents: &[Folded], stems: &Stems<'_>) -> Lexicon {
    collect(documents.par_iter().map(|document| english_occurrences(document, stems)).collect())
}

/// The forms and readings of a key; readings with their counts.
#[derive(Default)]
struct Forms<'a> {
    forms: BTreeSet<String>,
    readings: BTreeMap<&'a str, u32>,
}

/// All words by their keys.
fn keys(cuts: &[[Cut; 3]]) -> BTreeMap<String, Forms<'_>> {
    let mut forms: HashMap<&str, HashMap<&str, u32>> = HashMap::new();
    for word in cuts.iter().flatten().flat_map(|cut| &cut.words) {
        let readings = forms.entry(&word.form).or_default();
        if let Some(reading) = &word.reading {
            *readings.entry(reading).or_default() += 1;
        }
    }
    let mut keys: BTreeMap<String, Forms<'_>> = BTreeMap::new();
    for (form, readings) in forms {
        let key = keys.entry(fold::key(form)).or_default();
        key.forms.insert(form.to_string());
        for (reading, count) in readings {
            *key.readings.entry(reading).or_default() += count;
        }
    }
    for part in katakana_parts(&keys) {
        keys.entry(fold::key(&part)).or_default().forms.insert(part);
    }
    keys
}

/// What is left of a long word in katakana without another at its beginning or end, since IPADIC takes
/// unknown katakana as one word: コンサルティング of キャリアコンサルティング.
fn katakana_parts(keys: &BTreeMap<String, Forms<'_>>) -> Vec<String> {
    let words: Vec<&str> = keys
        .values()
        .flat_map(|forms| &forms.forms)
        .filter(|form| form.chars().count() > 2 && form.chars().all(|c| matches!(c, 'ァ'..='ヺ' | 'ー')))
        .map(String::as_str)
        .collect();
    let known: HashSet<&str> = words.iter().copied().collect();
    let mut parts = Vec::new();
    for word in words {
        let starts = word.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
        for (head, tail) in starts.map(|at| word.split_at(at)) {
            let long = |part: &str| {
                part.chars().count() > 2 && !part.starts_with(['ー', 'ッ', 'ン', 'ャ', 'ュ', 'ョ'])
            };
            parts.extend((known.contains(head) && long(tail)).then(|| tail.to_string()));
            parts.extend((known.contains(tail) && long(head)).then(|| head.to_string()));
        }
    }
    parts
}

struct Word {
    form: String,
    /// Katakana.
    reading: Option<String>,
}

#[derive(Default)]
struct Cut {
    words: Vec<Word>,
    /// Byte offsets at which some word begins or ends.
    boundaries: HashSet<usize>,
}

/// The names of the user dictionary, which come out whole.
pub struct Names {
    automaton: AhoCorasick,
    readings: Vec<Option<String>>,
}

impl Names {
    /// `user_dictionary` is CSV: surface, part of speech, katakana reading.
    pub fn new(user_dictionary: &str) -> Self {
        let rows = user_dictionary.lines().filter_map(|line| {
            let mut columns = line.split(',');
            let name = fold::fold(columns.next().filter(|name| !name.is_empty())?);
            Some((name, columns.nth(1).map(str::to_string)))
        });
        let (names, readings): (Vec<String>, Vec<Option<String>>) = rows.unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(names)
            .expect("a dictionary of names fits an automaton");
        Self { automaton, readings }
    }
}

/// The words of a folded Japanese text.
fn cut(analyzer: &Analyzer, names: &Names, text: &str) -> Cut {
    let mut cut = Cut::default();
    let short = analyzer.short_tokens(text);
    for (at, token) in short.iter().enumerate() {
        cut.boundaries.extend([token.start, token.start + token.surface.len()]);
        if is_word(token) {
            cut.words.push(Word {
                form: token.surface.to_string(),
                reading: token.reading.as_deref().map(str::to_string),
            });
        }
        cut.words.extend(with_affix(&short, at));
    }
    for hit in names.automaton.find_iter(text) {
        let first = short.partition_point(|token| token.start < hit.start());
        let last = short.partition_point(|token| token.start < hit.end());
        let reading = names.readings[hit.pattern().as_usize()].as_deref();
        unsaid(&text[hit.range()], reading, &short[first..last], &mut cut.words);
        cut.boundaries.extend([hit.start(), hit.end()]);
    }
    cut
}

/// The hiragana of a name that IPADIC does not know as words: くるみん, しごと in 埼玉しごとセンター.
fn unsaid(name: &str, reading: Option<&str>, parts: &[Token], words: &mut Vec<Word>) {
    if parts.len() < 2 {
        return;
    }
    if parts.iter().any(|part| !is_word(part)) && name.chars().all(is_kana) {
        words.push(Word { form: name.to_string(), reading: reading.map(str::to_string) });
    }
    let mut run = String::new();
    for part in parts.iter().map(Some).chain([None]) {
        match part.filter(|part| !is_word(part) && part.surface.chars().all(fold::is_hiragana)) {
            Some(part) => run.push_str(part.surface),
            None if run.chars().count() > 1 && !tables::STOP_JA.contains(&run.as_str()) => {
                words.push(Word { form: std::mem::take(&mut run), reading: None });
            }
            None => run.clear(),
        }
    }
}

/// Whether a short unit is worth finding by itself.
pub(super) fn is_word(token: &Token) -> bool {
    use PartOfSpeech::*;
    let surface = token.surface;
    if !token.part_of_speech.is_content() || tables::STOP_JA.contains(&surface) || is_latin(surface) {
        return false;
    }
    if surface.chars().any(|c| c.is_ascii() || !(is_kana(c) || is_kanji(c))) {
        return false;
    }
    let hiragana = surface.chars().all(fold::is_hiragana);
    match token.part_of_speech {
        Noun | Adverb if hiragana => surface.chars().count() > 1,
        Verb | Adjective | Prefix | Suffix | Number if hiragana => false,
        Number => surface.chars().all(is_kana),
        _ => true,
    }
}

/// A unit with its prefix (再就職) or its suffixes of one kanji (求職者, 生産性), as words of their own.
fn with_affix(tokens: &[Token], at: usize) -> Vec<Word> {
    use PartOfSpeech::*;
    let mut words = Vec::new();
    let is_part = |token: &Token| {
        token.surface.chars().all(|c| is_kanji(c) || is_kana(c))
            && !token.surface.chars().all(fold::is_hiragana)
    };
    let Some(noun) = tokens.get(at).filter(|token| matches!(token.part_of_speech, Noun) && is_part(token))
    else {
        return words;
    };
    let mut form = noun.surface.to_string();
    let mut reading = noun.reading.as_deref().map(str::to_string);
    if let Some(prefix) = at
        .checked_sub(1)
        .map(|at| &tokens[at])
        .filter(|token| token.part_of_speech == Prefix && is_part(token))
    {
        form.insert_str(0, prefix.surface);
        reading = join(prefix.reading.as_deref(), reading.as_deref());
        words.push(Word { form: form.clone(), reading: reading.clone() });
    }
    for suffix in tokens[at + 1..].iter().take(2) {
        let single = suffix.surface.chars().count() == 1 && is_part(suffix);
        if !matches!(suffix.part_of_speech, Suffix | Noun) || !single || suffix.surface == "等" {
            break;
        }
        form.push_str(suffix.surface);
        reading = join(reading.as_deref(), suffix.reading.as_deref());
        words.push(Word { form: form.clone(), reading: reading.clone() });
    }
    words
}

fn join(one: Option<&str>, other: Option<&str>) -> Option<String> {
    Some(format!("{}{}", one?, other?))
}

fn is_latin(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Every place of every form in a document.
fn japanese_occurrences<'a>(
    document: &'a Folded,
    cuts: &[Cut; 3],
    forms: &[(&'a str, &str)],
    automaton: &AhoCorasick,
) -> Vec<Occurrence<'a>> {
    let mut found = Vec::new();
    for (field, cut) in FIELDS.into_iter().zip(cuts) {
        let text = &document.fields[field as usize];
        let utf16 = Utf16::new(text);
        for hit in automaton.find_overlapping_iter(text) {
            let (key, form) = forms[hit.pattern().as_usize()];
            let aligned = cut.boundaries.contains(&hit.start()) && cut.boundaries.contains(&hit.end());
            if aligned || !is_accidental(form) {
                let (start, end) = (utf16.at(hit.start()), utf16.at(hit.end()));
                found.push(Occurrence { key, field, start, length: end - start });
            }
        }
        for (start, word) in latin_words(text) {
            let start = utf16.at(start);
            found.push(Occurrence { key: word, field, start, length: word.len() as u32 });
        }
    }
    found
}

/// Whether a form is so short that it would be found across the borders of words.
fn is_accidental(form: &str) -> bool {
    let count = form.chars().count();
    count == 1 || form.chars().all(fold::is_hiragana) || (count == 2 && form.chars().all(is_kana))
}

/// Runs of Latin letters and runs of digits.
fn latin_words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    for (start, word) in english::words(text) {
        let split = word.bytes().take_while(u8::is_ascii_digit).count();
        if split > 0 && split < word.len() {
            words.push((start, &word[..split]));
            words.push((start + split, &word[split..]));
        } else {
            words.push((start, word));
        }
    }
    words
}

fn english_occurrences<'a>(document: &'a Folded, stems: &'a Stems<'_>) -> Vec<Occurrence<'a>> {
    let mut found = Vec::new();
    for field in FIELDS {
        let text = &document.fields[field as usize];
        let utf16 = Utf16::new(text);
        for (start, word) in english::words(text) {
            if !tables::STOP_EN.contains(&word) {
                let key = stems.get(word);
                found.push(Occurrence { key, field, start: utf16.at(start), length: word.len() as u32 });
            }
        }
    }
    found
}

fn collect(found: Vec<Vec<Occurrence<'_>>>) -> Lexicon {
    let mut terms: HashMap<&str, Term> = HashMap::new();
    for (document, mut occurrences) in found.into_iter().enumerate() {
        // The longest form at a place comes first, and alone of its term.
        occurrences.sort_unstable_by_key(|o| (o.field, o.start, std::cmp::Reverse(o.length)));
        for occurrence in occurrences {
            let term = terms
                .entry(occurrence.key)
                .or_insert_with(|| Term { lengths: (u32::MAX, 0), ..Term::default() });
            term.add(document as u32, &occurrence);
        }
    }
    terms.into_iter().map(|(key, term)| (key.to_string(), term)).collect()
}

impl Term {
    fn add(&mut self, document: u32, occurrence: &Occurrence<'_>) {
        self.lengths = (self.lengths.0.min(occurrence.length), self.lengths.1.max(occurrence.length));
        if self.postings.last().is_none_or(|(last, _)| *last != document) {
            self.postings.push((document, Hits::default()));
        }
        let hits = &mut self.postings.last_mut().expect("pushed above").1;
        match occurrence.field {
            Field::Title => hits.title = hits.title.or(Some(occurrence.start)),
            Field::Extra => hits.extra = true,
            Field::Body if hits.body.last() == Some(&occurrence.start) => {}
            Field::Body => hits.body.push(occurrence.start),
        }
    }
}

/// At most three sounds, the most frequent first; none for a key that says itself how it sounds.
fn sounds(key: &str, readings: &BTreeMap<&str, u32>) -> Vec<String> {
    if key.chars().all(is_kana) {
        return Vec::new();
    }
    let mut readings: Vec<_> = readings.iter().collect();
    readings.sort_by_key(|(reading, count)| (std::cmp::Reverse(**count), *reading));
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
