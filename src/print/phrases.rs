//! Where a title may be broken: between 文節, never inside a word.
//!
//! 1. The analyzer cuts the title into words.
//! 2. A word that carries meaning begins a new phrase after a particle or a mark; in a long compound,
//!    after ten characters.

use super::runs::{Run, unbroken};
use crate::japanese::{Analyzer, PartOfSpeech};

/// Characters of a phrase after which a compound may be broken between two words.
const LONG: usize = 10;

/// The phrases of a Japanese title as runs that no line break enters.
pub(super) fn phrases(title: &str, analyzer: &Analyzer) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut start = 0;
    for end in breaks(title, analyzer).into_iter().chain([title.len()]) {
        let phrase = &title[start..end];
        let text = phrase.trim_end();
        if !text.is_empty() {
            runs.push(unbroken(title, start, start + text.len()));
        }
        if text.len() < phrase.len() {
            runs.push(Run::Text(phrase[text.len()..].to_string()));
        }
        start = end;
    }
    runs
}

/// Byte offsets at which a phrase begins, without the first.
fn breaks(title: &str, analyzer: &Analyzer) -> Vec<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(title: &str) -> String {
        let words = "埼玉県雇用対策協定,名詞,サイタマケンコヨウタイサクキョウテイ\n\
                     生活保護受給者,名詞,セイカツホゴジュキュウシャ\n事業計画,名詞,ジギョウケイカク";
        let analyzer = Analyzer::new(words).unwrap();
        let piece = |run| match run {
            Run::Text(text) => text,
            Run::Unbroken { unbroken, .. } => format!("{unbroken}|"),
        };
        phrases(title, &analyzer).into_iter().map(piece).collect()
    }

    #[test]
    fn titles_break_between_phrases_only() {
        assert_eq!(
            cut("令和５年度 埼玉県雇用対策協定に基づく事業計画"),
            "令和５年度| 埼玉県雇用対策協定に|基づく事業計画|"
        );
        assert_eq!(cut("生活保護受給者等の就労支援"), "生活保護受給者等の|就労支援|");
        assert_eq!(cut("職業訓練（デジタル分野）"), "職業訓練|（デジタル分野）|");
    }
}
