//! The numbers of Japanese: digits of either width, kanji, eras, fiscal years, months, percentages.

use super::{ERAS, Number, digits, hard, plain};

/// The numbers of a Japanese text.
pub fn japanese(text: &str) -> Vec<Number> {
    let text: Vec<char> = plain(text).chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match japanese_number(&text, at) {
            Some((number, end)) => {
                found.push(number);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn japanese_number(text: &[char], at: usize) -> Option<(Number, usize)> {
    let era = ERAS.iter().find(|(name, _, _)| starts_with(text, at, name));
    let start = skip_spaces(text, at + era.map_or(0, |(name, _, _)| name.chars().count()));
    let (value, end) = match era {
        Some(_) if text.get(start) == Some(&'元') => ("1".to_string(), start + 1),
        _ => digits(text, start).or_else(|| kanji_number(text, start))?,
    };
    let (value, end) = multiplied(text, value, end);
    let unit = skip_spaces(text, end);
    if let (Some((_, _, before)), Ok(year)) = (era, value.parse::<i64>()) {
        return Some(year_number((before + year).to_string(), text, unit));
    }
    if starts_with(text, unit, "年度") {
        return Some(year_number(value, text, unit));
    }
    if text.get(unit) == Some(&'月') {
        return Some((hard(format!("month {value}")), unit + 1));
    }
    if text.get(unit) == Some(&'割') {
        let percent = value.parse::<f64>().map_or(value, |tenths| (tenths * 10.0).to_string());
        return Some((hard(percent + "%"), unit + 1));
    }
    let percent = text.get(unit) == Some(&'%') || starts_with(text, unit, "パーセント");
    Some((hard(if percent { value + "%" } else { value }), end))
}

fn year_number(year: String, text: &[char], unit: usize) -> (Number, usize) {
    match starts_with(text, unit, "年度") {
        true => (hard(format!("FY{year}")), unit + 2),
        false => (hard(year), unit),
    }
}

fn starts_with(text: &[char], at: usize, word: &str) -> bool {
    text.get(at..).is_some_and(|rest| word.chars().enumerate().all(|(i, c)| rest.get(i) == Some(&c)))
}

fn skip_spaces(text: &[char], at: usize) -> usize {
    at + text.get(at..).map_or(0, |rest| rest.iter().take_while(|c| c.is_whitespace()).count())
}

/// 万 and 億 after digits.
fn multiplied(text: &[char], value: String, end: usize) -> (String, usize) {
    let factor = match text.get(end) {
        Some('万') => 1e4,
        Some('億') => 1e8,
        _ => return (value, end),
    };
    let Ok(number) = value.parse::<f64>() else { return (value, end) };
    let mut total = number * factor;
    let mut end = end + 1;
    if let Some((rest, after)) = digits(text, end) {
        let (rest, after) = multiplied(text, rest, after);
        total += rest.parse::<f64>().unwrap_or(0.0);
        end = after;
    }
    (total.to_string(), end)
}

/// Kanji digits that count: before a counter, and not 一 alone, which is mostly idiom (一部, 一体).
fn kanji_number(text: &[char], start: usize) -> Option<(String, usize)> {
    const COUNTERS: [&str; 22] = [
        "人", "名", "件", "社", "校", "か所", "箇所", "カ所", "回", "年", "か月", "時間", "歳", "割", "倍",
        "種類", "つ", "者", "条", "項", "章", "次",
    ];
    let numeral = |c: &&char| "〇一二三四五六七八九十百千万".contains(**c);
    let length = text.get(start..)?.iter().take_while(numeral).count();
    let end = start + length;
    let counted = COUNTERS.iter().any(|counter| starts_with(text, end, counter));
    let alone = length == 1 && matches!(text[start], '一' | '〇' | '千' | '万' | '百');
    if length == 0 || alone || !counted {
        return None;
    }
    Some((kanji_value(&text[start..end]).to_string(), end))
}

fn kanji_value(numerals: &[char]) -> u64 {
    let positional = !numerals.iter().any(|c| "十百千万".contains(*c));
    let (mut total, mut section, mut digit) = (0, 0, 0);
    for &c in numerals {
        match "〇一二三四五六七八九".chars().position(|numeral| numeral == c) {
            Some(value) if positional => section = section * 10 + value as u64,
            Some(value) => digit = value as u64,
            None if c == '万' => {
                total += (section + digit).max(1) * 10_000;
                (section, digit) = (0, 0);
            }
            None => {
                section += digit.max(1)
                    * [('十', 10), ('百', 100), ('千', 1000)]
                        .iter()
                        .find(|(k, _)| *k == c)
                        .map_or(1, |(_, v)| *v);
                digit = 0;
            }
        }
    }
    total + section + digit
}
