//! A title as pieces that no line break enters: its phrases, as [`crate::japanese::phrases`] finds them.

use super::runs::{Run, unbroken};
use crate::japanese::{Analyzer, phrases};

/// The phrases of a Japanese title as runs that no line break enters.
pub(super) fn phrases(title: &str, analyzer: &Analyzer) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut start = 0;
    for end in phrases::breaks(title, analyzer).into_iter().chain([title.len()]) {
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
