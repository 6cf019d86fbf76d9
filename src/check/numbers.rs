//! Rule `numbers-differ`: the numbers of a text and of its translation, compared as multisets.
//!
//! 1. [`japanese`] reads 令和５年度, ３０１人, 十二か所, ８０％, ６月, ①, 5割, 3万人.
//! 2. [`english`] reads FY2023 (Reiwa 5), 301, twelve, 80%, June, (1), 30,000, 2nd.
//! 3. [`check`] reports what only one of them has.
//!
//! A number is hard, or soft where it may be mere idiom (English words such as "one" or "second",
//! capitalised May): a soft one can stand for a number of the other text, but is not missed there.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Diagnostic;

use super::Input;

/// A number of a text, in one form for both languages: `301`, `61.7%`, `FY2022`, `month 6`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    pub value: String,
    pub soft: bool,
}

/// One finding a text whose numbers are not those of its translation.
pub fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in &input.texts {
        let Some(en) = text.en else { continue };
        let (missing, added) = difference(text.ja, en);
        if missing.is_empty() && added.is_empty() {
            continue;
        }
        let finding = Diagnostic::warning("numbers-differ")
            .at(added.first().map_or(text.en_span, |number| text.in_english(number, input.sources)))
            .related(text.ja_span, "original")
            .arg("missing", or_none(&missing))
            .arg("added", or_none(&added));
        found.push(finding);
    }
    found
}

fn or_none(values: &[String]) -> String {
    if values.is_empty() { "none".to_string() } else { values.join(", ") }
}

/// The numbers that only the Japanese has, and those that only the English has.
pub fn difference(ja: &str, en: &str) -> (Vec<String>, Vec<String>) {
    compare(&japanese(ja), &english(en))
}

/// What only the first list has, and what only the second has.
fn compare(ja: &[Number], en: &[Number]) -> (Vec<String>, Vec<String>) {
    let mut counts: BTreeMap<&str, [i32; 4]> = BTreeMap::new();
    for (side, numbers) in [(0, ja), (1, en)] {
        for number in numbers {
            counts.entry(&number.value).or_default()[2 * side + usize::from(number.soft)] += 1;
        }
    }
    let (mut missing, mut added) = (Vec::new(), Vec::new());
    for (value, [ja, ja_soft, en, en_soft]) in counts {
        let times = |count: i32| std::iter::repeat_n(value.to_string(), count.max(0) as usize);
        missing.extend(times(ja - en - en_soft));
        added.extend(times(en - ja - ja_soft));
    }
    (missing, added)
}

const ERAS: [(&str, &str, i64); 4] =
    [("令和", "reiwa", 2018), ("平成", "heisei", 1988), ("昭和", "showa", 1925), ("大正", "taisho", 1911)];

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

/// NFKC (full-width digits, ①) with every kind of comma as one; ① is kept apart from a digit before it.
fn plain(text: &str) -> String {
    let apart: String = text.chars().flat_map(|c| [Some(c), circled(c)]).flatten().collect();
    apart.nfkc().collect()
}

fn circled(c: char) -> Option<char> {
    matches!(c, '①'..='⑳').then_some(' ')
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

fn hard(value: String) -> Number {
    Number { value, soft: false }
}

fn soft(value: impl Into<String>) -> Number {
    Number { value: value.into(), soft: true }
}

fn starts_with(text: &[char], at: usize, word: &str) -> bool {
    text.get(at..).is_some_and(|rest| word.chars().enumerate().all(|(i, c)| rest.get(i) == Some(&c)))
}

fn skip_spaces(text: &[char], at: usize) -> usize {
    at + text.get(at..).map_or(0, |rest| rest.iter().take_while(|c| c.is_whitespace()).count())
}

/// ASCII digits with commas between thousands and a decimal point; in one form, and the end.
fn digits(text: &[char], start: usize) -> Option<(String, usize)> {
    let is_digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let mut value = String::new();
    let mut at = start;
    while is_digit(at) {
        value.push(text[at]);
        at += 1;
        let thousands = matches!(text.get(at), Some(',')) && (1..=3).all(|i| is_digit(at + i));
        let decimals = text.get(at) == Some(&'.') && is_digit(at + 1) && !value.contains('.');
        if thousands && !is_digit(at + 4) {
            at += 1;
        } else if decimals {
            value.push('.');
            at += 1;
        }
    }
    (!value.is_empty()).then(|| (canonical(&value), at))
}

/// Without leading zeros, and without zeros at the end of decimals.
fn canonical(digits: &str) -> String {
    let digits =
        if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    let significant = digits.trim_start_matches('0');
    match significant.chars().next() {
        None => "0".to_string(),
        Some('.') => format!("0{significant}"),
        Some(_) => significant.to_string(),
    }
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

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const CARDINALS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

const ORDINALS: [&str; 11] =
    ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

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
    let lower = word.to_lowercase();
    let spelled = |list: &[&str]| list.iter().position(|name| *name == lower);
    let number = spelled(&CARDINALS).or_else(|| spelled(&ORDINALS)).map(|value| soft(value.to_string()));
    (number, 1)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn digits_in_words(words: &[&str], at: usize) -> (Option<Number>, usize) {
    let chars: Vec<char> = words[at].chars().collect();
    let value = digits(&chars, 0).map_or_else(String::new, |(value, _)| value);
    let next = |offset: usize| words.get(at + offset).map_or(String::new(), |word| word.to_lowercase());
    let factor = match next(1).as_str() {
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "%" | "percent" => return (Some(hard(value + "%")), 2),
        "per" if next(2) == "cent" => return (Some(hard(value + "%")), 3),
        _ => return (Some(hard(value)), 1),
    };
    let total = value.parse::<f64>().map_or(value, |number| (number * factor).to_string());
    (Some(hard(total)), 2)
}

/// The Western year of "Reiwa 5".
fn era_year(words: &[&str], at: usize) -> Option<i64> {
    let name = words.get(at)?.to_lowercase();
    let (_, _, before) = ERAS.iter().find(|(_, era, _)| *era == name)?;
    Some(before + words.get(at + 1)?.parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(numbers: Vec<Number>) -> Vec<String> {
        numbers.into_iter().map(|number| number.value).collect()
    }

    #[test]
    fn japanese_numbers_are_read_in_every_way_of_writing_them() {
        for (text, expected) in [
            ("令和４年度に創設", vec!["FY2022"]),
            ("平成 22年から令和７年にかけて", vec!["2010", "2025"]),
            ("令和元年度", vec!["FY2019"]),
            ("３０１人以上", vec!["301"]),
            ("年間４，５７０人、18,400人", vec!["4570", "18400"]),
            ("６１．７％と8割", vec!["61.7%", "80%"]),
            ("週20時間、６月、３か月", vec!["20", "month 6", "3"]),
            ("①雇用、②技能", vec!["1", "2"]),
            ("十二か所、二〇人、三千五百人", vec!["12", "20", "3500"]),
            ("３万5,000人、1億2万円", vec!["35000", "100020000"]),
            ("一人一人の一体的な一部", vec![]),
            ("第２条", vec!["2"]),
        ] {
            assert_eq!(values(japanese(text)), expected, "{text}");
        }
    }

    #[test]
    fn english_numbers_are_read_in_every_way_of_writing_them() {
        for (text, expected) in [
            ("FY2023 (Reiwa 5)", vec!["FY2023"]),
            ("fiscal year 2022, Reiwa 4", vec!["FY2022"]),
            ("from 2010 to 2025", vec!["2010", "2025"]),
            ("4,570 people, 61.7%, 80 per cent", vec!["4570", "61.7%", "80%"]),
            ("20 hours in June. 3 months", vec!["20", "month 6", "3"]),
            ("2nd of 35 thousand (1)", vec!["2", "35000", "1"]),
            ("Article 2, O-NET", vec!["2"]),
        ] {
            assert_eq!(values(english(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_dropped_an_added_and_a_changed_number_are_found() {
        assert_eq!(difference("３０１人以上", "301 or more"), (vec![], vec![]));
        assert_eq!(difference("３０１人以上", "employers"), (vec!["301".into()], vec![]));
        assert_eq!(difference("３０１人と30人", "30 and 310"), (vec!["301".into()], vec!["310".into()]));
        assert_eq!(difference("13か所の13人", "13 people"), (vec!["13".into()], vec![]));
        assert_eq!(difference("令和４年度", "2022"), (vec!["FY2022".into()], vec!["2022".into()]));
        assert_eq!(difference("二つの会議", "two conferences"), (vec![], vec![]));
        assert_eq!(difference("総合", "one-stop"), (vec![], vec![]));
    }
}
