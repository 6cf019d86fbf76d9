//! English words and their stems.
//!
//! 1. [`words`] cuts folded text.
//! 2. [`stem`] joins spellings and inflections: labour and labor, trainings and trained.

use std::collections::HashMap;

use super::tables;

/// The words of folded text, with their byte offsets. Letters and digits make words; `'s` is no part of one.
pub fn words(text: &str) -> Vec<(usize, &str)> {
    let bytes = text.as_bytes();
    let mut words = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let possessive = at > 0 && bytes[at - 1] == b'\'' && run == 1 && bytes[at] == b's';
        if run > 0 && !possessive {
            words.push((at, &text[at..at + run]));
        }
        at += run.max(1);
    }
    words
}

/// The stem of every word of some texts, made once.
pub struct Stems<'a>(HashMap<&'a str, String>);

impl<'a> Stems<'a> {
    /// Of folded texts.
    pub fn new(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut stems = HashMap::new();
        for (_, word) in texts.flat_map(words) {
            stems.entry(word).or_insert_with(|| stem(word));
        }
        Self(stems)
    }

    /// The stem of a word of these texts; any other word is its own.
    pub fn get<'b>(&'b self, word: &'b str) -> &'b str {
        self.0.get(word).map_or(word, String::as_str)
    }

    /// A text of these as stems with single spaces.
    pub fn text(&self, text: &str) -> String {
        words(text).into_iter().map(|(_, word)| self.get(word)).collect::<Vec<_>>().join(" ")
    }
}

/// What the forms of a word share; `word` is folded.
pub fn stem(word: &str) -> String {
    let spelt = tables::SPELLINGS.iter().find(|(from, _)| *from == word).map_or(word, |(_, to)| to);
    if spelt.len() < 4 || spelt.bytes().any(|byte| byte.is_ascii_digit()) {
        return spelt.to_string();
    }
    tables::STEM_STEPS.iter().fold(spelt.to_string(), |word, step| {
        let word = replace_suffix(&word, step);
        tables::SPELLINGS.iter().find(|(from, _)| *from == word).map_or(word, |(_, to)| (*to).to_string())
    })
}

/// The stem without its derivation, for a second look: employment and employer share it.
pub fn heavy_stem(stem: &str) -> String {
    replace_suffix(stem, tables::HEAVY)
}

fn replace_suffix(word: &str, suffixes: &[(&str, &str, usize)]) -> String {
    for (suffix, replacement, before) in suffixes {
        if let Some(rest) = word.strip_suffix(suffix).filter(|rest| rest.len() >= *before) {
            return format!("{rest}{replacement}");
        }
    }
    word.to_string()
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
        let cut: Vec<_> = words("women's on-the-job, (fy2023)").into_iter().map(|(_, word)| word).collect();
        assert_eq!(cut, ["women", "on", "the", "job", "fy2023"]);
    }
}
