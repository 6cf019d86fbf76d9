//! What must stand around a form for it to be the word that the rule is about.

use crate::japanese::{PartOfSpeech, Token, is_kana, is_kanji};

/// A form in a text.
pub struct Place<'p, 't> {
    pub text: &'t str,
    pub start: usize,
    pub end: usize,
    pub tokens: &'p [Token<'t>],
}

pub enum Condition {
    /// Used as a noun that is written with kana: 取り組みを.
    Noun,
    /// Used as a noun that is written without them: 取扱を.
    Bare,
    /// At the beginning of a sentence.
    Sentence,
    /// At the beginning of a word.
    Begins,
    Before(Vec<&'static str>),
    NotBefore(Vec<&'static str>),
    After(Vec<&'static str>),
    NotAfter(Vec<&'static str>),
    /// After a word of one of these kinds.
    Kinds(Vec<PartOfSpeech>),
}

/// What follows a noun.
const AFTER_NOUN: [&str; 24] = [
    "を", "が", "は", "に", "の", "も", "で", "と", "や", "へ", "。", "）", "」", "・", "など", "から",
    "まで", "する", "さ", "して", "した", "より", "だけ", "こそ",
];

/// What follows the stem of a verb: another verb made with it, or more of its ending.
const AFTER_VERB: [&str; 16] = [
    "に当た",
    "にく",
    "に掛か",
    "始め",
    "続け",
    "直し",
    "終え",
    "終わ",
    "切れ",
    "合う",
    "合い",
    "合っ",
    "出す",
    "込",
    "返",
    "過ぎ",
];

impl Condition {
    pub fn of(word: &'static str) -> Option<Self> {
        let list = |text: &'static str| text.split('|').collect();
        Some(match word {
            "noun" => Self::Noun,
            "bare" => Self::Bare,
            "sentence" => Self::Sentence,
            "begins" => Self::Begins,
            _ => {
                let (kind, text) = word.split_once(['=', ':'])?;
                match (kind, word.contains(':')) {
                    ("before", true) => Self::Kinds(text.split(',').map(kind_of).collect::<Option<_>>()?),
                    ("before", false) => Self::Before(list(text)),
                    ("!before", false) => Self::NotBefore(list(text)),
                    ("after", false) => Self::After(list(text)),
                    ("!after", false) => Self::NotAfter(list(text)),
                    _ => return None,
                }
            }
        })
    }

    pub fn holds(&self, place: &Place<'_, '_>) -> bool {
        let (before, after) = (&place.text[..place.start], &place.text[place.end..]);
        let ends = |list: &[&str]| list.iter().any(|word| before.ends_with(word));
        let begins = |list: &[&str]| list.iter().any(|word| after.starts_with(word));
        match self {
            Self::Noun => is_noun(place, before, after),
            Self::Bare => {
                after.is_empty()
                    || after.starts_with(['を', 'が', 'は', 'に', 'の', 'も', 'と', 'や', 'で', '。', '、'])
            }
            Self::Sentence => {
                before.trim_end_matches([' ', '　']).is_empty()
                    || before.ends_with(['。', '\n', '　', '「', '（'])
            }
            Self::Begins => place.tokens.iter().any(|token| token.start == place.start),
            Self::Before(list) => ends(list),
            Self::NotBefore(list) => !ends(list),
            Self::After(list) => begins(list),
            Self::NotAfter(list) => !begins(list),
            Self::Kinds(kinds) => {
                place.word_before().is_some_and(|token| kinds.contains(&token.part_of_speech))
            }
        }
    }
}

impl<'t> Place<'_, 't> {
    /// The word that ends where the form begins.
    fn word_before(&self) -> Option<&Token<'t>> {
        self.tokens.iter().find(|token| token.start + token.surface.len() == self.start)
    }
}

fn is_noun(place: &Place<'_, '_>, before: &str, after: &str) -> bool {
    if AFTER_VERB.iter().any(|word| after.starts_with(word)) {
        return false;
    }
    // Part of a longer verb: 見送り届ける has no 送り届け.
    if place.text[place.start..].starts_with(is_kanji) && before.ends_with(is_kanji) && !begins_word(place) {
        return false;
    }
    let Some(next) = after.chars().next() else { return true };
    if is_kanji(next) || (is_kana(next) && !('ぁ'..='ゖ').contains(&next)) {
        // 施策を組み合わせ効果を高める: the stem of a verb.
        return !clause_has_object(before);
    }
    next == '\n' || AFTER_NOUN.iter().any(|word| after.starts_with(word))
}

fn begins_word(place: &Place<'_, '_>) -> bool {
    place.tokens.iter().any(|token| token.start == place.start)
}

fn clause_has_object(before: &str) -> bool {
    before.ends_with(['を', 'に', 'で', 'と', 'て'])
}

fn kind_of(name: &str) -> Option<PartOfSpeech> {
    Some(match name {
        "noun" => PartOfSpeech::Noun,
        "verb" => PartOfSpeech::Verb,
        "adjective" => PartOfSpeech::Adjective,
        "adverb" => PartOfSpeech::Adverb,
        "particle" => PartOfSpeech::Particle,
        "auxiliary" => PartOfSpeech::AuxiliaryVerb,
        "suffix" => PartOfSpeech::Suffix,
        "number" => PartOfSpeech::Number,
        "symbol" => PartOfSpeech::Symbol,
        _ => return None,
    })
}
