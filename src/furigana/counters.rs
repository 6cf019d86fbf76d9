//! Counters after digits: those whose reading is not the dictionary's first, or goes with the number's.

use super::readings::UNKNOWN;
use crate::japanese::Token;
use crate::number::{digit, is_digit};

/// A counter after a number: where it stands, and its reading; [`UNKNOWN`] where number and counter are read
/// as one word (１人 is ひとり).
pub(super) fn counted<'a>(text: &str, token: &Token<'a>) -> Option<(usize, &'a str, &'static str)> {
    let unit = token.surface.trim_start_matches(is_digit);
    let start = token.start + token.surface.len() - unit.len();
    // IPADIC has a word 分の, for fractions.
    let counter = unit.strip_suffix('の').unwrap_or(unit);
    let (number, last) = number_before(&text[..start])?;
    let mut after = text[start + counter.len()..].chars();
    // ３分の１, but 10分の休憩.
    let is_fraction = after.next() == Some('の')
        && after.next().is_some_and(|c| is_digit(c) || "一二三四五六七八九十".contains(c));
    let reading = match (counter, last) {
        ("人", _) if number == 1 || number == 2 => UNKNOWN,
        ("日" | "日間", _) if matches!(number, 1..=10 | 14 | 20 | 24) => UNKNOWN,
        ("日", _) => "にち",
        ("日間", _) => "にちかん",
        ("人", _) => "にん",
        ("名", _) => "めい",
        ("月", _) => "がつ",
        ("年", _) => "ねん",
        ("分", _) if is_fraction => "ぶん",
        ("分", 1 | 3 | 4 | 6 | 8 | 0) => "ぷん",
        ("分", _) => "ふん",
        ("分間", 1 | 3 | 4 | 6 | 8 | 0) => "ぷんかん",
        ("分間", _) => "ふんかん",
        ("本", 1 | 6 | 8 | 0) => "ぽん",
        ("本", 3) => "ぼん",
        ("本", _) => "ほん",
        ("階", 3) => "がい",
        ("階", _) => "かい",
        ("時", _) => "じ",
        ("版", _) => "はん",
        ("親等", _) => "しんとう",
        _ => return None,
    };
    Some((start, counter, reading))
}

/// The number that a text ends in, and its last digit.
fn number_before(text: &str) -> Option<(u64, u32)> {
    let digits: Vec<u32> = text.chars().rev().map_while(digit).collect();
    let number =
        digits.iter().rev().fold(0, |value: u64, &d| value.saturating_mul(10).saturating_add(d.into()));
    Some((number, *digits.first()?))
}
