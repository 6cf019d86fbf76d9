//! The words of a Japanese text that are worth finding.
//!
//! 1. [`cut`] takes the short units of IPADIC, those with their prefix or suffix, and what only the names
//!    of the user dictionary know.
//! 2. [`katakana_parts`] takes long words in katakana apart, which IPADIC takes for one.

use std::sync::{Arc, LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashSet;

use super::{fold, tables};
use crate::japanese::{Analyzer, PartOfSpeech, Token, is_kana, is_kanji};

static STOP: LazyLock<FxHashSet<&str>> = LazyLock::new(|| tables::STOP_JA.iter().copied().collect());

/// A word, and how it is read there.
#[derive(Debug, PartialEq, Eq)]
pub struct Word<'a> {
    pub form: &'a str,
    /// Katakana.
    pub reading: Option<Arc<str>>,
}

/// A text in words.
#[derive(Default)]
pub struct Cut<'a> {
    pub words: Vec<Word<'a>>,
    /// Byte offsets at which some word begins or ends, in order.
    pub boundaries: Vec<u32>,
}

/// The names of the user dictionary, which come out whole.
pub struct Names {
    automaton: AhoCorasick,
    readings: Vec<Option<Arc<str>>>,
}

impl Names {
    /// `user_dictionary` is CSV: surface, part of speech, katakana reading.
    pub fn new(user_dictionary: &str) -> Self {
        let rows = user_dictionary.lines().filter_map(|line| {
            let mut columns = line.split(',');
            let name = fold::fold(columns.next().filter(|name| !name.is_empty())?);
            Some((name, columns.nth(1).map(Arc::from)))
        });
        let (names, readings): (Vec<String>, Vec<Option<Arc<str>>>) = rows.unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(names)
            .expect("a dictionary of names fits an automaton");
        Self { automaton, readings }
    }
}

/// The words of a folded Japanese text.
pub fn cut<'a>(analyzer: &Analyzer, names: &Names, text: &'a str) -> Cut<'a> {
    let mut cut = Cut::default();
    let short = analyzer.short_tokens(text);
    for (at, token) in short.iter().enumerate() {
        cut.boundaries.extend([token.start, end(token)].map(|at| at as u32));
        if is_word(token) {
            cut.words.push(Word { form: token.surface, reading: token.reading.clone() });
        }
        with_affix(text, &short, at, &mut cut.words);
    }
    for hit in names.automaton.find_iter(text) {
        let first = short.partition_point(|token| token.start < hit.start());
        let last = short.partition_point(|token| token.start < hit.end());
        let reading = names.readings[hit.pattern().as_usize()].as_ref();
        unsaid(text, hit.range(), reading, &short[first..last], &mut cut.words);
        cut.boundaries.extend([hit.start(), hit.end()].map(|at| at as u32));
    }
    cut.boundaries.sort_unstable();
    cut.boundaries.dedup();
    cut
}

fn end(token: &Token) -> usize {
    token.start + token.surface.len()
}

/// The hiragana of a name that IPADIC does not know as words: くるみん, しごと in 埼玉しごとセンター.
fn unsaid<'a>(
    text: &'a str,
    name: std::ops::Range<usize>,
    reading: Option<&Arc<str>>,
    parts: &[Token<'a>],
    words: &mut Vec<Word<'a>>,
) {
    if parts.len() < 2 {
        return;
    }
    let name = &text[name];
    if parts.iter().any(|part| !is_word(part)) && name.chars().all(is_kana) {
        words.push(Word { form: name, reading: reading.cloned() });
    }
    let unknown = |part: &Token| !is_word(part) && part.surface.chars().all(fold::is_hiragana);
    for run in parts.chunk_by(|one, next| unknown(one) && unknown(next) && end(one) == next.start) {
        let form = &text[run[0].start..end(&run[run.len() - 1])];
        if unknown(&run[0]) && form.chars().nth(1).is_some() && !STOP.contains(form) {
            words.push(Word { form, reading: None });
        }
    }
}

/// Whether a short unit is worth finding by itself.
fn is_word(token: &Token) -> bool {
    use PartOfSpeech::*;
    let surface = token.surface;
    if !token.part_of_speech.is_content() || !is_japanese(surface) || STOP.contains(surface) {
        return false;
    }
    let hiragana = surface.chars().all(fold::is_hiragana);
    match token.part_of_speech {
        Noun | Adverb if hiragana => surface.chars().nth(1).is_some(),
        Verb | Adjective | Prefix | Suffix | Number if hiragana => false,
        Number => surface.chars().all(is_kana),
        _ => true,
    }
}

fn is_japanese(text: &str) -> bool {
    text.chars().all(|c| is_kana(c) || is_kanji(c))
}

/// A unit with its prefix (再就職) or its suffixes of one kanji (求職者, 生産性), as words of their own.
fn with_affix<'a>(text: &'a str, tokens: &[Token<'a>], at: usize, words: &mut Vec<Word<'a>>) {
    use PartOfSpeech::*;
    let is_part = |token: &Token| is_japanese(token.surface) && !token.surface.chars().all(fold::is_hiragana);
    let noun = &tokens[at];
    if noun.part_of_speech != Noun || !is_part(noun) {
        return;
    }
    let (mut first, mut reading) = (noun, noun.reading.clone());
    let prefix = at.checked_sub(1).map(|at| &tokens[at]);
    if let Some(prefix) =
        prefix.filter(|token| token.part_of_speech == Prefix && is_part(token) && end(token) == noun.start)
    {
        first = prefix;
        reading = join(prefix.reading.as_deref(), reading.as_deref());
        words.push(Word { form: &text[first.start..end(noun)], reading: reading.clone() });
    }
    let mut last = noun;
    for suffix in tokens[at + 1..].iter().take(2) {
        let single = suffix.surface.chars().nth(1).is_none() && is_part(suffix);
        if !matches!(suffix.part_of_speech, Suffix | Noun)
            || !single
            || end(last) != suffix.start
            || tables::LOOSE_SUFFIXES.contains(suffix.surface)
        {
            break;
        }
        last = suffix;
        reading = join(reading.as_deref(), suffix.reading.as_deref());
        words.push(Word { form: &text[first.start..end(last)], reading: reading.clone() });
    }
}

fn join(one: Option<&str>, other: Option<&str>) -> Option<Arc<str>> {
    Some(format!("{}{}", one?, other?).into())
}

/// What is left of a long word in katakana without another at its beginning or end, since IPADIC takes
/// unknown katakana as one word: コンサルティング of キャリアコンサルティング.
pub fn katakana_parts<'a>(forms: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let katakana = |form: &&str| form.chars().all(|c| matches!(c, 'ァ'..='ヺ' | 'ー'));
    let known: FxHashSet<&str> =
        forms.filter(|form| form.chars().nth(2).is_some()).filter(katakana).collect();
    let mut parts = Vec::new();
    for word in &known {
        let starts = word.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
        for (head, tail) in starts.map(|at| word.split_at(at)) {
            let long = |part: &str| {
                part.chars().nth(2).is_some() && !part.starts_with(['ー', 'ッ', 'ン', 'ャ', 'ュ', 'ョ'])
            };
            parts.extend((known.contains(head) && long(tail)).then_some(tail));
            parts.extend((known.contains(tail) && long(head)).then_some(head));
        }
    }
    parts
}
