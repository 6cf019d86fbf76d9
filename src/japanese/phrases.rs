//! Where a title may be broken: between 文節, never inside a word.
//!
//! 1. The analyzer cuts the title into words.
//! 2. A word that carries meaning begins a new phrase after a particle or a mark; in a long compound,
//!    after ten characters.
//! 3. Print sets each phrase as one piece ([`breaks`]); pages keep the words whole but at these places
//!    ([`Phrased`]), in every browser alike.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Analyzer, PartOfSpeech};

/// Characters of a phrase after which a compound may be broken between two words.
const LONG: usize = 10;

/// Titles and names as HTML that breaks between phrases only; none for a text that has no place to break. Cheap to clone.
#[derive(Clone, Default)]
pub struct Phrased(Arc<FxHashMap<String, Option<String>>>);

impl Phrased {
    /// The phrases of every text; each different one is cut once.
    pub fn of(texts: Vec<String>, analyzer: &Analyzer) -> Self {
        Self::default().with(texts, analyzer)
    }

    /// These, and the phrases of texts that are not among them.
    pub fn with(&self, mut texts: Vec<String>, analyzer: &Analyzer) -> Self {
        texts.retain(|text| !self.0.contains_key(text));
        texts.sort_unstable();
        texts.dedup();
        if texts.is_empty() {
            return self.clone();
        }
        let cut = |text: String| {
            let html = html(&text, &breaks(&text, analyzer));
            (text, html)
        };
        let mut phrases = (*self.0).clone();
        phrases.par_extend(texts.into_par_iter().map(cut));
        Self(Arc::new(phrases))
    }

    /// The HTML of a text; none for one that has no place to break, or that is not known.
    pub fn html(&self, text: &str) -> Option<&str> {
        self.0.get(text).and_then(Option::as_deref)
    }
}

/// The text, escaped, with `<wbr>` at the breaks.
fn html(text: &str, breaks: &[usize]) -> Option<String> {
    let mut html = String::new();
    let mut start = 0;
    for &end in breaks {
        html.push_str(&escaped(&text[start..end]));
        // A space is a place to break already.
        if !text[start..end].ends_with([' ', '　']) {
            html.push_str("<wbr>");
        }
        start = end;
    }
    html.push_str(&escaped(&text[start..]));
    (!breaks.is_empty()).then_some(html)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// Byte offsets at which a phrase begins, without the first.
pub fn breaks(title: &str, analyzer: &Analyzer) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut start = 0;
    let mut before: Option<PartOfSpeech> = None;
    for token in analyzer.tokens(title) {
        let begins = match (before, token.part_of_speech) {
            (_, PartOfSpeech::Suffix) | (Some(PartOfSpeech::Prefix | PartOfSpeech::Number), _) => false,
            (Some(before), now) if now.is_content() => {
                let opened = title[..token.start].ends_with(['（', '「', '『', '〔', '(']);
                let spaced = title[..token.start].ends_with([' ', '　']);
                let long = title[start..token.start].chars().count() >= LONG;
                !opened && (spaced || long || !before.is_content())
            }
            (Some(_), PartOfSpeech::Symbol) => token.surface.starts_with(['（', '「', '『', '〔', '(']),
            _ => false,
        };
        if begins {
            breaks.push(token.start);
            start = token.start;
        }
        before = Some(token.part_of_speech);
    }
    breaks
}

/// Byte offsets at which a word begins that a line may begin with: the finest places, for names that are wider than a line.
/// The parts of names in the user dictionary count as words.
pub fn short_breaks(title: &str, analyzer: &Analyzer) -> Vec<usize> {
    let mut before: Option<PartOfSpeech> = None;
    let mut breaks = Vec::new();
    for token in analyzer.short_tokens(title) {
        let opened = title[..token.start].ends_with(['（', '「', '『', '〔', '(']);
        let bound = matches!(before, None | Some(PartOfSpeech::Prefix | PartOfSpeech::Number));
        let begins = token.part_of_speech.is_content() && token.part_of_speech != PartOfSpeech::Suffix;
        if begins && !opened && !bound {
            breaks.push(token.start);
        }
        before = Some(token.part_of_speech);
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_breaks_between_phrases_only_and_is_escaped() {
        let analyzer = Analyzer::new("くるみんプラス,名詞,クルミンプラス").unwrap();
        let texts = ["女性の就業支援", "くるみんプラス", "<b>による A&B の支援"].map(str::to_string);
        let phrased = Phrased::of(texts.to_vec(), &analyzer);
        assert_eq!(phrased.html("女性の就業支援"), Some("女性の<wbr>就業支援"));
        assert_eq!(phrased.html("くるみんプラス"), None);
        assert_eq!(phrased.html("知らない題名の例"), None);
        let escaped = phrased.html("<b>による A&B の支援").unwrap();
        assert!(escaped.starts_with("&lt;b&gt;") && escaped.contains("A&amp;B"), "{escaped}");
    }
}
