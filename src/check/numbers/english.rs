//! The numbers of English: digits, words, eras, fiscal years, months, percentages.

use super::{Number, canonical, digits, hard, plain, soft};
use crate::date::ERAS;
use crate::i18n::MONTHS;

/// The numbers of an English text.
pub fn english(text: &str) -> Vec<Number> {
    let text = plain(text);
    let words = words(&text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (number, used) = english_number(&words, at);
        // "FY2023 (Reiwa 5)" names one year twice.
        let repeated = era_year(&words, at).is_some()
            && number.as_ref().is_some_and(|number| names_year(found.last(), &number.value));
        found.extend(number.filter(|_| !repeated));
        at += used;
    }
    found
}

fn names_year(last: Option<&Number>, year: &str) -> bool {
    last.is_some_and(|last| last.value.trim_start_matches("FY") == year)
}

/// Words and numbers; a sign of percent is a word of its own.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_alphanumeric() || c == '%') {
        rest = &rest[start..];
        let end = if rest.starts_with('%') { 1 } else { word_length(rest) };
        words.push(&rest[..end]);
        rest = &rest[end..];
    }
    words
}

/// Bytes of a run of letters, or of digits with their separators.
fn word_length(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let length = match digits(&chars, 0) {
        Some((_, end)) => end,
        None => chars.iter().take_while(|c| c.is_alphabetic()).count(),
    };
    chars[..length.max(1)].iter().map(|c| c.len_utf8()).sum()
}

const CARDINALS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

const ORDINALS: [&str; 11] =
    ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

const TIMES: [&str; 3] = ["", "once", "twice"];

/// The number at a word, and how many words it takes.
fn english_number(words: &[&str], at: usize) -> (Option<Number>, usize) {
    let word = words[at];
    if let Some(year) = era_year(words, at) {
        return (Some(hard(year.to_string())), 2);
    }
    if let Some(month) = MONTHS.iter().position(|month| *month == word) {
        let value = format!("month {}", month + 1);
        return (Some(if word == "May" { soft(value) } else { hard(value) }), 1);
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return digits_in_words(words, at);
    }
    let fiscal = if word == "FY" {
        1
    } else if word.eq_ignore_ascii_case("fiscal") {
        2
    } else {
        0
    };
    if let Some(year) = words.get(at + fiscal).filter(|word| fiscal > 0 && is_number(word)) {
        return (Some(hard(format!("FY{}", canonical(year)))), fiscal + 1);
    }
    spelled(words, at)
}

/// "two", "second", "twice"; soft, but for "two thousand".
fn spelled(words: &[&str], at: usize) -> (Option<Number>, usize) {
    let lower = words[at].to_lowercase();
    let place = |list: &[&str]| list.iter().position(|name| *name == lower);
    let Some(value) = place(&CARDINALS).or_else(|| place(&ORDINALS)).or_else(|| place(&TIMES)) else {
        return (None, 1);
    };
    match factor(words, at + 1) {
        Some(factor) => (Some(hard((value as f64 * factor).to_string())), 2),
        None => (Some(soft(value.to_string())), 1),
    }
}

/// What a word makes of the number before it.
fn factor(words: &[&str], at: usize) -> Option<f64> {
    Some(match words.get(at)?.to_lowercase().as_str() {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn digits_in_words(words: &[&str], at: usize) -> (Option<Number>, usize) {
    let chars: Vec<char> = words[at].chars().collect();
    let value = digits(&chars, 0).map_or_else(String::new, |(value, _)| value);
    let next = |offset: usize| words.get(at + offset).map_or(String::new(), |word| word.to_lowercase());
    match next(1).as_str() {
        "%" | "percent" => return (Some(hard(value + "%")), 2),
        "per" if next(2) == "cent" => return (Some(hard(value + "%")), 3),
        _ => {}
    }
    let (mut total, mut used) = (value.parse::<f64>().unwrap_or_default(), 1);
    // "3 hundred thousand", "5 million".
    while let Some(factor) = factor(words, at + used) {
        total *= factor;
        used += 1;
    }
    (Some(hard(if used == 1 { value } else { total.to_string() })), used)
}

/// The Western year of "Reiwa 5".
fn era_year(words: &[&str], at: usize) -> Option<i64> {
    let name = words.get(at)?.to_lowercase();
    let era = ERAS.iter().find(|era| era.latin == name)?;
    Some(i64::from(era.before) + words.get(at + 1)?.parse::<i64>().ok()?)
}
