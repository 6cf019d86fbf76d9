//! What a plan writes in one way here and in another there: words, names, and the width of digits. The plan's own
//! usage is the rule: what is rarer is told.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Diagnostic;

use super::Input;
use super::texts::Text;
use super::wording::{bodies, names, place};

/// Spellings of one word, of which a plan should keep to one.
const MIXED: [&[&str]; 9] = [
    &["子ども", "子供"],
    &["ひとり親", "一人親"],
    &["一人ひとり", "一人一人", "ひとりひとり"],
    &["ウェブサイト", "ウエブサイト", "WEBサイト", "Webサイト"],
    &["ホームページ", "ホーム・ページ"],
    &["きめ細か", "きめ細やか"],
    &["すべて", "全て"],
    &["わかりやす", "分かりやす"],
    &["まちづくり", "街づくり", "町づくり"],
];

/// The rarer spellings of a word or a name that the plan writes in several ways.
pub fn mixed(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut families: Vec<Vec<String>> =
        MIXED.iter().map(|family| family.iter().map(ToString::to_string).collect()).collect();
    families.extend(katakana_families(input));
    // In the files that are looked at; the rest of the plan is counted alone.
    families.retain(|family| {
        family.iter().any(|spelling| bodies(input).any(|text| stands(text.official, spelling).is_some()))
    });
    let mut found: Vec<Diagnostic> = families.iter().flat_map(|family| rarer(input, family)).collect();
    found.extend(names_otherwise(input));
    found
}

fn rarer(input: &Input<'_>, family: &[String]) -> Vec<Diagnostic> {
    let count = |spelling: &&String| {
        everywhere(input).filter(|text| stands(text.official, spelling).is_some()).count()
    };
    // The first of equals: max_by_key gives the last.
    let Some(usual) = family.iter().rev().max_by_key(count) else { return Vec::new() };
    let mut found = Vec::new();
    for other in family.iter().filter(|other| *other != usual) {
        for text in bodies(input) {
            if let Some(at) = stands(text.official, other) {
                let finding =
                    Diagnostic::warning("wording-mixed").at(place(text, at, other.len(), input.sources));
                found.push(finding.arg("found", other).arg("expected", usual));
            }
        }
    }
    found
}

/// Every body of the plan: those that are looked at, and then the others.
fn everywhere<'a>(input: &'a Input<'a>) -> impl Iterator<Item = &'a Text<'a>> {
    bodies(input).chain(&input.others)
}

/// Where a spelling stands in a text; one of katakana as a whole word, since the shorter stands within the longer.
fn stands(text: &str, spelling: &str) -> Option<usize> {
    let is_katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー');
    let mut places = text.match_indices(spelling).map(|(at, _)| at);
    if !spelling.chars().all(is_katakana) {
        return places.next();
    }
    places.find(|&at| {
        let beside = [text[..at].chars().next_back(), text[at + spelling.len()..].chars().next()];
        !beside.into_iter().flatten().any(is_katakana)
    })
}

/// The katakana words of a text that are long enough to tell them from others.
fn katakana(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !matches!(c, 'ァ'..='ヺ' | 'ー'));
    words.filter(|word| stem(word).chars().count() >= 3)
}

fn stem(word: &str) -> &str {
    word.trim_end_matches('ー')
}

/// Katakana words that differ only in a long vowel at their end: サーバ, サーバー.
fn katakana_families(input: &Input<'_>) -> Vec<Vec<String>> {
    let mut words: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for word in bodies(input).flat_map(|text| katakana(text.official)) {
        words.entry(stem(word)).or_default();
    }
    for word in everywhere(input).flat_map(|text| katakana(text.official)) {
        let Some(spellings) = words.get_mut(stem(word)) else { continue };
        if !spellings.iter().any(|spelling| spelling == word) {
            spellings.push(word.to_string());
        }
    }
    // Where both are written as often, the longer is the standard.
    let mut families: Vec<Vec<String>> =
        words.into_values().filter(|spellings| spellings.len() > 1).collect();
    families
        .iter_mut()
        .for_each(|spellings| spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.len())));
    families
}

/// Names of programmes and owners that are the same but for width, 中黒 and long-vowel marks.
fn names_otherwise(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let names = names(input);
    for text in bodies(input) {
        let (plain, places) = folded(text.official);
        for name in names.iter().filter(|name| name.chars().count() >= 4) {
            let (folded_name, _) = folded(name);
            for (at, _) in plain.match_indices(&folded_name) {
                let (Some(&start), end) = (places.get(at), places.get(at + folded_name.len())) else {
                    continue;
                };
                let end = end.copied().unwrap_or(text.official.len());
                let written = as_long_as(&text.official[start..end], name);
                if written != *name {
                    let finding = Diagnostic::warning("wording-mixed").at(place(
                        text,
                        start,
                        written.len(),
                        input.sources,
                    ));
                    found.push(finding.arg("found", written).arg("expected", *name));
                }
            }
        }
    }
    found
}

/// Without what follows a name and is no part of it: a 中黒 before the next word.
fn as_long_as<'t>(written: &'t str, name: &str) -> &'t str {
    let end = name.trim_end_matches(is_passed_over);
    let bare = written.trim_end_matches(is_passed_over);
    let tail = name[end.len()..].chars().count();
    let length = written[bare.len()..].chars().take(tail).map(char::len_utf8).sum::<usize>();
    &written[..bare.len() + length]
}

fn is_passed_over(c: char) -> bool {
    matches!(c, '・' | '･' | 'ー' | '－' | 'ｰ' | '-' | ' ' | '\u{3000}')
}

/// A text without what spellings of a name differ in, and for each of its bytes where it stands in the text.
fn folded(text: &str) -> (String, Vec<usize>) {
    let mut plain = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices().filter(|(_, c)| !is_passed_over(*c)) {
        let piece: String = std::iter::once(c).nfkc().collect();
        places.extend(std::iter::repeat_n(at, piece.len()));
        plain.push_str(&piece);
    }
    (plain, places)
}

/// How many numbers of one digit, and of more, are full-width and half-width.
#[derive(Default)]
struct Widths {
    /// `[one digit or more][half or full]`
    counts: [[usize; 2]; 2],
}

/// Digits of a width that the plan does not write such numbers in.
pub fn digits(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut widths = Widths::default();
    for text in everywhere(input) {
        for (_, number) in numbers(text.official) {
            widths.counts[usize::from(number.chars().count() > 1)][usize::from(is_full(number))] += 1;
        }
    }
    let mut found = Vec::new();
    for text in bodies(input) {
        for (start, number) in numbers(text.official) {
            let full = is_full(number);
            let [half, wide] = widths.counts[usize::from(number.chars().count() > 1)];
            // A plan that writes both as often has no rule.
            let (own, other) = if full { (wide, half) } else { (half, wide) };
            if number.chars().any(is_full_digit) != number.chars().all(is_full_digit) || own * 4 < other {
                found.push(
                    Diagnostic::warning("wording-digits")
                        .at(place(text, start, number.len(), input.sources))
                        .arg("found", number),
                );
            }
        }
    }
    found
}

fn is_full_digit(c: char) -> bool {
    ('０'..='９').contains(&c)
}

fn is_full(number: &str) -> bool {
    number.starts_with(is_full_digit)
}

/// The runs of digits of a text; those of addresses and Latin words are none of it.
fn numbers(text: &str) -> Vec<(usize, &str)> {
    let digit = |c: char| c.is_ascii_digit() || is_full_digit(c);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(digit).map(|found| at + found) {
        let end = text[start..].find(|c| !digit(c)).map_or(text.len(), |length| start + length);
        let beside = |c: Option<char>| {
            c.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '-' | '.' | ',' | '_' | ':'))
        };
        if !beside(text[..start].chars().next_back()) && !beside(text[end..].chars().next()) {
            found.push((start, &text[start..end]));
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_runs_of_digits_beside_no_latin() {
        let of = |text| numbers(text).into_iter().map(|number| number.1).collect::<Vec<_>>();
        assert_eq!(of("令和５年度に20回、A4で1,234部"), ["５", "20"]);
        assert_eq!(of("https://example.jp/2023/"), Vec::<&str>::new());
    }

    #[test]
    fn a_name_is_found_in_another_width() {
        let (plain, places) = folded("ハロ－ワーク・プラザ");
        assert_eq!(plain, folded("ハローワークプラザ").0);
        assert_eq!(places.len(), plain.len());
        assert_eq!(as_long_as("仕事センター・", "仕事センター"), "仕事センター");
        assert_eq!(as_long_as("ハロ－ワーク・", "ハローワーク"), "ハロ－ワーク");
    }
}
