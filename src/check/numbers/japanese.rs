//! The numbers of Japanese: digits of either width, kanji, eras, fiscal years, months, percentages.

use super::{Number, digits, hard, plain, soft};
use crate::date::ERAS;
use crate::japanese::is_kanji;

/// The numbers of a Japanese text.
pub fn japanese(text: &str) -> Vec<Number> {
    let text: Vec<char> = plain(text).chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if let Some((years, end)) = years_of_an_era(&text, at) {
            found.extend(years);
            at = end;
        } else if let Some((number, end)) = number(&text, at) {
            found.push(number);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// 令和５年度, 令和元年, and the years of 令和６～10年度 and 令和６年度から10年度.
fn years_of_an_era(text: &[char], at: usize) -> Option<(Vec<Number>, usize)> {
    let era = ERAS.iter().find(|era| starts_with(text, at, era.name))?;
    let before = i64::from(era.before);
    let (first, end) = year_in_era(text, skip_spaces(text, at + era.name.chars().count()))?;
    let (first_is_fiscal, end) = skip_year(text, end);
    let second = skip_range(text, end).and_then(|start| year_in_era(text, start)).and_then(|(year, end)| {
        let (is_fiscal, after) = skip_year(text, end);
        (after > end).then_some((year, is_fiscal, after))
    });
    let value = |year: i64, is_fiscal: bool| {
        hard(if is_fiscal { format!("FY{}", before + year) } else { (before + year).to_string() })
    };
    match second {
        Some((year, is_fiscal, end)) => {
            Some((vec![value(first, first_is_fiscal || is_fiscal), value(year, is_fiscal)], end))
        }
        None => Some((vec![value(first, first_is_fiscal)], end)),
    }
}

fn year_in_era(text: &[char], at: usize) -> Option<(i64, usize)> {
    match text.get(at) {
        Some('元') => Some((1, at + 1)),
        _ => {
            let (digits, end) = digits(text, at).or_else(|| kanji_number(text, at))?;
            Some((digits.parse().ok()?, end))
        }
    }
}

/// Behind 年度 or 年, and whether it was 年度.
fn skip_year(text: &[char], at: usize) -> (bool, usize) {
    let unit = skip_spaces(text, at);
    match (starts_with(text, unit, "年度"), starts_with(text, unit, "年")) {
        (true, _) => (true, unit + 2),
        (_, true) => (false, unit + 1),
        _ => (false, at),
    }
}

/// Behind ～, - or から.
fn skip_range(text: &[char], at: usize) -> Option<usize> {
    let start = skip_spaces(text, at);
    let length = match text.get(start)? {
        '~' | '〜' | '-' | '–' | '―' | '−' => 1,
        _ if starts_with(text, start, "から") => 2,
        _ => return None,
    };
    Some(skip_spaces(text, start + length))
}

fn number(text: &[char], at: usize) -> Option<(Number, usize)> {
    let in_digits = with_multipliers(text, at);
    let in_kanji = in_digits.is_none();
    let (value, end) = in_digits.or_else(|| kanji_number(text, at))?;
    let unit = skip_spaces(text, end);
    if starts_with(text, unit, "年度") {
        return Some((hard(format!("FY{value}")), unit + 2));
    }
    if text.get(unit) == Some(&'月') {
        return Some((hard(format!("month {value}")), unit + 1));
    }
    if text.get(unit) == Some(&'割') {
        let percent = value.parse::<f64>().map_or(value, |tenths| (tenths * 10.0).to_string());
        return Some((hard(percent + "%"), unit + 1));
    }
    if text.get(unit) == Some(&'%') || starts_with(text, unit, "パーセント") {
        return Some((hard(value + "%"), end));
    }
    let idioms = ORDINALS.iter().chain(IDIOMS.iter().filter(|_| in_kanji));
    let is_idiom = idioms.into_iter().any(|word| starts_with(text, end, word));
    Some((if is_idiom { soft(value) } else { hard(value) }, end))
}

/// 二つ目 is "the other" as well as "the second".
const ORDINALS: [&str; 2] = ["つ目", "番目"];

/// What makes an idiom of a number in kanji: 三者 are "the parties", 二次 is "secondary". 第３次 is a number.
const IDIOMS: [&str; 4] = ["次", "者", "人三脚", "重"];

fn starts_with(text: &[char], at: usize, word: &str) -> bool {
    text.get(at..).is_some_and(|rest| word.chars().enumerate().all(|(i, c)| rest.get(i) == Some(&c)))
}

fn skip_spaces(text: &[char], at: usize) -> usize {
    at + text.get(at..).map_or(0, |rest| rest.iter().take_while(|c| c.is_whitespace()).count())
}

/// Digits with 十, 百, 千 and 万, 億, 兆 after them: 3千, 1万2千, 5百万, 3万5,000.
fn with_multipliers(text: &[char], start: usize) -> Option<(String, usize)> {
    let (first, mut end) = digits(text, start)?;
    let (mut total, mut section, mut current) = (0.0, 0.0, first.parse::<f64>().ok());
    let mut counted = (first, end);
    while let Some(&c) = text.get(end) {
        if let Some(factor) = small_multiplier(c) {
            section += current.take().unwrap_or(1.0) * factor;
            end += 1;
        } else if let Some(factor) = large_multiplier(c) {
            total += (section + current.take().unwrap_or(0.0)) * factor;
            section = 0.0;
            end += 1;
        } else if let Some((more, after)) = digits(text, end).filter(|_| current.is_none()) {
            current = more.parse().ok();
            end = after;
        } else {
            break;
        }
        // 千 and 百 also begin names (2百貨店): they count where a counter or no kanji follows.
        if large_multiplier(c).is_some() || c.is_ascii_digit() || ends_number(text, end) {
            counted = ((total + section + current.unwrap_or(0.0)).to_string(), end);
        }
    }
    Some(counted)
}

fn small_multiplier(c: char) -> Option<f64> {
    Some(match c {
        '十' => 10.0,
        '百' => 100.0,
        '千' => 1000.0,
        _ => return None,
    })
}

fn large_multiplier(c: char) -> Option<f64> {
    Some(match c {
        '万' => 1e4,
        '億' => 1e8,
        '兆' => 1e12,
        _ => return None,
    })
}

/// Whether a number may end here: before a counter, a word of amounts, or anything that is no kanji.
fn ends_number(text: &[char], at: usize) -> bool {
    let after = ["以", "未", "余", "超", "台", "の"];
    text.get(at).is_none_or(|c| !is_kanji(*c))
        || COUNTERS.iter().chain(&after).any(|word| starts_with(text, at, word))
}

const COUNTERS: [&str; 31] = [
    "人", "名", "件", "社", "校", "か所", "箇所", "カ所", "ヶ所", "回", "年", "か月", "時間", "歳", "割",
    "倍", "種類", "つ", "者", "条", "項", "章", "次", "円", "世帯", "団体", "施設", "事業", "番目", "戸",
    "重",
];

/// Kanji digits that count: before a counter, and not 一 alone, which is mostly idiom (一部, 一体).
fn kanji_number(text: &[char], start: usize) -> Option<(String, usize)> {
    let numeral = |c: &&char| "〇一二三四五六七八九十百千万億".contains(**c);
    let length = text.get(start..)?.iter().take_while(numeral).count();
    let end = start + length;
    let counted = COUNTERS.iter().any(|counter| starts_with(text, end, counter));
    let alone = length == 1 && matches!(text[start], '一' | '〇' | '千' | '万' | '百' | '億');
    if length == 0 || alone || !counted {
        return None;
    }
    Some((kanji_value(&text[start..end]).to_string(), end))
}

fn kanji_value(numerals: &[char]) -> u64 {
    let digit_of =
        |c: char| "〇一二三四五六七八九".chars().position(|numeral| numeral == c).map(|at| at as u64);
    if numerals.iter().all(|&c| digit_of(c).is_some()) {
        return numerals.iter().filter_map(|&c| digit_of(c)).fold(0, |value, digit| value * 10 + digit);
    }
    let (mut total, mut section, mut digit) = (0, 0, 0);
    for &c in numerals {
        if let Some(value) = digit_of(c) {
            digit = value;
        } else if let Some(factor) = small_multiplier(c) {
            section += digit.max(1) * factor as u64;
            digit = 0;
        } else if let Some(factor) = large_multiplier(c) {
            total += (section + digit).max(1) * factor as u64;
            (section, digit) = (0, 0);
        }
    }
    total + section + digit
}
