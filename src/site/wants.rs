//! What people want of a plan, and the words by which a measure offers it: `defaults/wants.tsv` with the rows that a project's
//! `i18n/wants.tsv` adds, a want and its words, `money<tab>助成|補助|subsid`.

use aho_corasick::AhoCorasick;

use crate::japanese::{is_kana, is_kanji};
use crate::lang::Lang;
use crate::plan::Measure;

/// The words of any plan.
pub const DEFAULT: &str = include_str!("../../defaults/wants.tsv");

/// The wants in the order in which they are shown, with the messages that say them.
const WANTS: [(&str, &str); 8] = [
    ("consult", "concerns-consult"),
    ("money", "concerns-money"),
    ("learn", "concerns-learn"),
    ("meet", "concerns-meet"),
    ("work", "concerns-work"),
    ("rules", "concerns-rules"),
    ("recognition", "concerns-recognition"),
    ("know", "concerns-know"),
];
/// The message for what offers none of these in so many words.
const OTHER: &str = "concerns-other";

/// How many there are, with what offers none of them.
pub const COUNT: usize = WANTS.len() + 1;

/// The words of each want.
#[derive(Clone, Debug)]
pub struct Wants {
    japanese: Words,
    latin: Words,
}

/// Words, found in one pass over a text.
#[derive(Clone, Debug)]
struct Words {
    finder: AhoCorasick,
    /// The want of each word.
    wants: Vec<usize>,
}

impl Words {
    fn of(list: Vec<(usize, String)>) -> Self {
        let finder = AhoCorasick::new(list.iter().map(|(_, word)| word));
        let finder = finder.expect("the words of a project are far fewer than an automaton can have states");
        Self { finder, wants: list.into_iter().map(|(want, _)| want).collect() }
    }
}

impl Wants {
    /// Reads a project's rows after the general ones; a row with a [`fault`] is left out.
    pub fn of(own: &str) -> Self {
        let (mut japanese, mut latin) = (Vec::new(), Vec::new());
        for row in DEFAULT.lines().chain(own.lines()).filter(|row| fault(row).is_none()) {
            let Some((name, words)) = row.split_once('\t') else { continue };
            let Some(want) = WANTS.iter().position(|(known, _)| *known == name.trim()) else { continue };
            for word in words.trim_matches(['\t', '\r']).split('|').filter(|word| !word.trim().is_empty()) {
                let is_japanese = word.chars().any(|c| is_kana(c) || is_kanji(c));
                let list = if is_japanese { &mut japanese } else { &mut latin };
                list.push((want, word.to_lowercase()));
            }
        }
        Self { japanese: Words::of(japanese), latin: Words::of(latin) }
    }

    /// Which want a measure offers: what its title is about, or else what its text names first; the last for none.
    pub fn of_measure(&self, measure: &Measure) -> usize {
        let by_title = self.of_title(&measure.title.official.text, measure.title.lang);
        let by_text = || self.of_text(&measure.body.official.text, measure.title.lang);
        by_title.or_else(by_text).unwrap_or(WANTS.len())
    }

    /// A Japanese title says last what it is about, an English one first.
    fn of_title(&self, title: &str, lang: Lang) -> Option<usize> {
        let named = self.named(title, lang);
        let told = if lang.is_japanese() { named.into_iter().max() } else { named.into_iter().min() };
        told.map(|(_, want)| want)
    }

    /// What a text names first.
    fn of_text(&self, text: &str, lang: Lang) -> Option<usize> {
        self.named(text, lang).into_iter().min().map(|(_, want)| want)
    }

    /// Every place where a text names what people want, and which.
    fn named(&self, text: &str, lang: Lang) -> Vec<(usize, usize)> {
        let words = if lang.is_japanese() { &self.japanese } else { &self.latin };
        let text = text.to_lowercase();
        let found = words.finder.find_overlapping_iter(&text);
        found.map(|found| (found.start(), words.wants[found.pattern()])).collect()
    }
}

/// The message that says a want.
pub fn message(want: usize) -> &'static str {
    WANTS.get(want).map_or(OTHER, |(_, message)| message)
}

/// What is wrong with a row, for the selector of its message, and the part of it: no words, or no want.
pub fn fault(row: &str) -> Option<(&'static str, std::ops::Range<usize>)> {
    if row.starts_with('#') || row.trim().is_empty() {
        return None;
    }
    let Some((name, words)) = row.split_once('\t') else { return Some(("columns", 0..row.len())) };
    let has_words = words.split('|').any(|word| !word.trim().is_empty()) && !words.trim().contains('\t');
    match WANTS.iter().any(|(known, _)| *known == name.trim()) {
        _ if !has_words || name.is_empty() => Some(("columns", 0..row.len())),
        false => Some(("want", 0..name.len())),
        true => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(wants: &Wants, title: &str, lang: Lang) -> Option<&'static str> {
        wants.of_title(title, lang).map(message)
    }

    #[test]
    fn a_title_says_what_is_offered() {
        let wants = Wants::of("");
        let japanese = |text| wanted(&wants, text, Lang::JA);
        assert_eq!(japanese("助成金を活用した職業相談"), Some("concerns-consult"));
        assert_eq!(japanese("相談員の養成研修"), Some("concerns-learn"));
        assert_eq!(japanese("橋の架け替え"), None);
        assert_eq!(wanted(&wants, "subsidies for training", Lang::EN), Some("concerns-money"));
    }

    #[test]
    fn a_text_offers_what_it_names_first() {
        let wants = Wants::of("");
        let offered = |text, lang| wants.of_text(text, lang).map(message);
        assert_eq!(offered("助成金を支給し、相談に応じる。助成", Lang::JA), Some("concerns-money"));
        assert_eq!(offered("相談に応じ、助成金を支給する。相談", Lang::JA), Some("concerns-consult"));
        assert_eq!(offered("Hold a seminar and pay a subsidy.", Lang::EN), Some("concerns-learn"));
        assert_eq!(offered("橋を架け替える。", Lang::JA), None);
    }

    #[test]
    fn a_project_adds_words_of_its_field() {
        let wants = Wants::of("# 防災\nknow\tハザードマップ|hazard map\nmoney\t弔慰金\n");
        assert_eq!(wanted(&wants, "ハザードマップの改訂", Lang::JA), Some("concerns-know"));
        assert_eq!(wanted(&wants, "a new hazard map", Lang::EN), Some("concerns-know"));
        assert_eq!(wanted(&wants, "災害弔慰金", Lang::JA), Some("concerns-money"));
        assert_eq!(wanted(&wants, "助成金", Lang::JA), Some("concerns-money"));
    }

    #[test]
    fn every_general_row_can_be_read_and_every_want_has_words_of_both_kinds() {
        assert_eq!(DEFAULT.lines().filter_map(fault).collect::<Vec<_>>(), []);
        let wants = Wants::of("");
        for words in [&wants.japanese, &wants.latin] {
            assert!((0..WANTS.len()).all(|want| words.wants.contains(&want)));
        }
        assert_eq!(fault("金\t助成"), Some(("want", 0..3)));
        assert_eq!(fault("money"), Some(("columns", 0..5)));
        assert_eq!(fault("money\t |"), Some(("columns", 0..8)));
    }
}
