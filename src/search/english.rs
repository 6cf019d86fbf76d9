//! English words and their stems.
//!
//! 1. [`words`] cuts folded text.
//! 2. [`stem`] joins spellings and inflections: labour and labor, trainings and trained.

use std::sync::LazyLock;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::tables;
use crate::lang::Lang;

/// The words of folded text, with their byte offsets. Letters and digits make words; `'s` is no part of one.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += bytes.get(at..)?.iter().position(u8::is_ascii_alphanumeric)?;
            let start = at;
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            let possessive = start > 0 && bytes[start - 1] == b'\'' && &bytes[start..at] == b"s";
            if !possessive {
                return Some((start, &text[start..at]));
            }
        }
    })
}

/// How the forms of a word are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stemmer {
    English,
    /// Every form is a word of its own.
    None,
}

impl Stemmer {
    pub fn of(lang: Lang) -> Self {
        match lang.code().split('-').next() {
            Some("en") => Stemmer::English,
            _ => Stemmer::None,
        }
    }

    pub fn stem(self, word: &str) -> String {
        match self {
            Stemmer::English => stem(word),
            Stemmer::None => word.to_string(),
        }
    }

    /// Folded text as stems with single spaces.
    pub fn text(self, folded: &str) -> String {
        words(folded).map(|(_, word)| self.stem(word)).collect::<Vec<_>>().join(" ")
    }
}

/// The stem of every word of some texts, made once.
pub struct Stems<'a> {
    /// Sorted.
    pub stems: Vec<String>,
    /// Word → place of its stem.
    places: FxHashMap<&'a str, u32>,
}

impl<'a> Stems<'a> {
    /// Of folded texts.
    pub fn new(texts: impl ParallelIterator<Item = &'a str>, stemmer: Stemmer) -> Self {
        let distinct = |mut words: FxHashSet<&'a str>, text: &'a str| {
            words.extend(self::words(text).map(|(_, word)| word));
            words
        };
        let words = texts.fold(FxHashSet::default, distinct).reduce(FxHashSet::default, |one, other| {
            let (mut more, less) = if one.len() < other.len() { (other, one) } else { (one, other) };
            more.extend(less);
            more
        });
        let stemmed: Vec<(&str, String)> = words.into_iter().map(|word| (word, stemmer.stem(word))).collect();
        let mut stems: Vec<String> = stemmed.iter().map(|(_, stem)| stem.clone()).collect();
        stems.sort_unstable();
        stems.dedup();
        let place = |stem: &String| stems.partition_point(|other| other < stem) as u32;
        let places = stemmed.iter().map(|(word, stem)| (*word, place(stem))).collect();
        Self { stems, places }
    }

    /// Every word with its stem.
    pub fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.places.iter().map(|(word, place)| (*word, self.stems[*place as usize].as_str()))
    }

    /// The place of the stem of a word of these texts.
    pub fn place(&self, word: &str) -> u32 {
        self.places[word]
    }

    /// A text of these as stems with single spaces.
    pub fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for (at, (_, word)) in words(text).enumerate() {
            if at > 0 {
                out.push(' ');
            }
            out.push_str(&self.stems[self.place(word) as usize]);
        }
        out
    }
}

/// [`tables::SPELLINGS`] by the British one.
static SPELLINGS: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| tables::SPELLINGS.iter().copied().collect());

/// What the forms of a word share; `word` is folded.
pub fn stem(word: &str) -> String {
    let mut stem = SPELLINGS.get(word).map_or(word, |spelling| spelling).to_string();
    if stem.len() < 4 || !stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return stem;
    }
    for step in tables::STEM_STEPS {
        replace_suffix(&mut stem, step);
        if let Some(spelling) = SPELLINGS.get(stem.as_str()) {
            stem.replace_range(.., spelling);
        }
    }
    stem
}

/// The stem without its derivation, for a second look: employment and employer share it.
pub fn heavy_stem(stem: &str) -> String {
    let mut stem = stem.to_string();
    replace_suffix(&mut stem, tables::HEAVY);
    stem
}

fn replace_suffix(word: &mut String, suffixes: &[(&str, &str, usize)]) {
    for (suffix, replacement, before) in suffixes {
        if word.strip_suffix(suffix).is_some_and(|rest| rest.len() >= *before) {
            word.replace_range(word.len() - suffix.len().., replacement);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_spellings_share_a_stem() {
        for (one, other) in [
            ("labour", "labor"),
            ("training", "trained"),
            ("counselling", "counseling"),
            ("companies", "company"),
            ("organisations", "organization"),
            ("programmes", "program"),
            ("childcare", "childcare"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
        assert_eq!(heavy_stem(&stem("employment")), heavy_stem(&stem("employers")));
        assert_ne!(stem("business"), "busines");
    }

    #[test]
    fn words_are_cut_at_anything_but_letters_and_digits() {
        let cut: Vec<_> = words("women's on-the-job, (fy2023)").map(|(_, word)| word).collect();
        assert_eq!(cut, ["women", "on", "the", "job", "fy2023"]);
    }
}
