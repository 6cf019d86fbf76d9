//! The rules of 公用文 about the Japanese text. They give hints, never a change: the text of a plan is
//! what its parties agreed.

use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::Input;
use super::texts::{Part, Text};

/// A form, and what 公用文 writes instead.
const FORMS: [(&str, &str); 11] = [
    ("取組む", "取り組む"),
    ("取組み、", "取り組み、"),
    ("取り組みを", "取組を"),
    ("取組みを", "取組を"),
    ("取組みの", "取組の"),
    ("申し込み手続き", "申込手続"),
    ("手続き", "手続"),
    ("位置づけ", "位置付け"),
    ("ヶ所", "か所"),
    ("カ所", "か所"),
    ("頂く", "いただく"),
];

/// Spellings of one word, of which a plan should keep to one.
const MIXED: [&[&str]; 3] = [&["働きかけ", "働き掛け"], &["呼びかけ", "呼び掛け"], &["子ども", "子供"]];

/// Longest sentence that reads well, in characters.
const SENTENCE: usize = 100;

fn bodies<'a>(input: &'a Input<'a>) -> impl Iterator<Item = &'a Text<'a>> {
    input.texts.iter().filter(|text| text.part == Part::Body)
}

/// Spellings that differ from the official usage, or from the rest of the plan.
pub fn forms(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in bodies(input) {
        for (form, instead) in FORMS {
            let shadowed = FORMS.iter().any(|(longer, _)| {
                longer.len() > form.len() && longer.contains(form) && text.official.contains(longer)
            });
            if text.official.contains(form) && !shadowed {
                found.push(
                    Diagnostic::warning("wording-form")
                        .at(text.in_official(form, input.sources))
                        .arg("found", form)
                        .arg("expected", instead),
                );
            }
        }
    }
    found
}

/// The rarer spellings of a word that the plan writes in several ways.
pub fn mixed(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for spellings in MIXED {
        let count =
            |spelling: &&&str| bodies(input).filter(|text| text.official.contains(**spelling)).count();
        // The first of equals: max_by_key gives the last.
        let Some(usual) = spellings.iter().rev().max_by_key(count) else { continue };
        for text in bodies(input) {
            for other in spellings.iter().filter(|other| *other != usual && text.official.contains(**other)) {
                let finding = Diagnostic::warning("wording-mixed").at(text.in_official(other, input.sources));
                found.push(finding.arg("found", *other).arg("expected", *usual));
            }
        }
    }
    found
}

/// A bracket without its partner, or with one of the other width.
pub fn brackets(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in &input.texts {
        if let Some(bracket) = unpaired(text.official) {
            found.push(
                Diagnostic::warning("wording-brackets")
                    .at(text.in_official(bracket.encode_utf8(&mut [0; 4]), input.sources))
                    .arg("found", bracket.to_string()),
            );
        }
    }
    found
}

fn unpaired(text: &str) -> Option<char> {
    const PAIRS: [(char, char); 6] =
        [('（', '）'), ('「', '」'), ('『', '』'), ('【', '】'), ('(', ')'), ('［', '］')];
    let mut open = Vec::new();
    for c in text.chars() {
        if PAIRS.iter().any(|(left, _)| *left == c) {
            open.push(c);
        } else if let Some((left, _)) = PAIRS.iter().find(|(_, right)| *right == c) {
            match open.pop() {
                Some(last) if last == *left => {}
                Some(last) => return Some(last),
                None => return Some(c),
            }
        }
    }
    open.first().copied()
}

/// Full-width and ASCII digits in one text.
pub fn digits(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in bodies(input) {
        let wide: String = text.official.chars().filter(|c| ('０'..='９').contains(c)).take(1).collect();
        if !wide.is_empty() && text.official.contains(|c: char| c.is_ascii_digit()) {
            let span = text.in_official(&wide, input.sources);
            found.push(Diagnostic::warning("wording-digits").at(span).arg("found", wide));
        }
    }
    found
}

/// A space beside a Japanese character or a digit: layout, which a screen reader stumbles on.
pub fn spaces(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in bodies(input) {
        let inner = |line: &str| line.trim().find([' ', '\u{3000}']).is_some();
        if let Some(line) = text.official.lines().find(|line| inner(line)) {
            let around: Vec<char> = line.trim().chars().collect();
            let at = around.iter().position(|c| c.is_whitespace()).unwrap_or(0);
            let shown: String = around[at.saturating_sub(3)..(at + 4).min(around.len())].iter().collect();
            found.push(
                Diagnostic::warning("wording-spaces")
                    .at(text.in_official(&shown, input.sources))
                    .arg("found", shown),
            );
        }
    }
    found
}

/// A sentence longer than [`SENTENCE`] characters.
pub fn sentences(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in bodies(input) {
        for sentence in text.official.split_inclusive(['。', '\n']) {
            let length = sentence.trim().chars().count();
            if length > SENTENCE {
                found.push(sentence_finding(text.in_official(sentence.trim(), input.sources), length));
            }
        }
    }
    found
}

fn sentence_finding(span: Span, length: usize) -> Diagnostic {
    Diagnostic::warning("wording-sentence")
        .at(span)
        .arg("found", length.to_string())
        .arg("allowed", SENTENCE.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_must_pair_in_kind_and_width() {
        assert_eq!(unpaired("（「あ」）"), None);
        assert_eq!(unpaired("(常用）"), Some('('));
        assert_eq!(unpaired("「介護分野に"), Some('「'));
        assert_eq!(unpaired("あ）"), Some('）'));
    }
}
