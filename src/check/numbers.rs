//! Rule `numbers-differ`: the numbers of a text and of its translation, compared as multisets.
//!
//! 1. [`japanese`] reads 令和５年度, ３０１人, 十二か所, ８０％, ６月, ①, 5割, 3万人, 1万2千社, 令和６～10年度.
//! 2. [`english`] reads FY2023 (Reiwa 5), 301, twelve, 80%, June, (1), 30,000, 12 thousand, 2nd, twice.
//! 3. [`check`] reports what only one of them has.
//!
//! A number is hard, or soft where it may be mere idiom (English words such as "one" or "second",
//! capitalised May, 二つ目): a soft one can stand for a number of the other text, but is not missed there.

mod english;
mod japanese;

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Diagnostic;

use super::Input;

pub use english::english;
pub use japanese::japanese;

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
        let Some(en) = text.translated else { continue };
        let (missing, added) = difference(text.official, en);
        if missing.is_empty() && added.is_empty() {
            continue;
        }
        let finding = Diagnostic::warning("numbers-differ")
            .at(added
                .first()
                .map_or(text.translated_span, |number| text.in_translation(number, input.sources)))
            .related(text.official_span, "original")
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

/// NFKC (full-width digits, ①) with every kind of comma as one; ① is kept apart from a digit before it.
fn plain(text: &str) -> String {
    let apart: String = text.chars().flat_map(|c| [Some(c), circled(c)]).flatten().collect();
    apart.nfkc().collect()
}

fn circled(c: char) -> Option<char> {
    matches!(c, '①'..='⑳').then_some(' ')
}

fn hard(value: String) -> Number {
    Number { value, soft: false }
}

fn soft(value: impl Into<String>) -> Number {
    Number { value: value.into(), soft: true }
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
            ("3千人、1万2千社、２百万円、5千3百件", vec!["3000", "12000", "2000000", "5300"]),
            ("3,000千円、百万円、3千を超える、約2千", vec!["3000000", "1000000", "3000", "2000"]),
            ("2百貨店、3千葉県", vec!["2", "3"]),
            ("令和６～10年度、平成30年度から令和元年度", vec!["FY2024", "FY2028", "FY2018", "FY2019"]),
            ("令和６年４月～９月", vec!["2024", "month 4", "month 9"]),
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
            ("two thousand, 3 hundred thousand, 1.2 million", vec!["2000", "300000", "1200000"]),
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
        assert_eq!(difference("年２回", "twice a year"), (vec![], vec![]));
        for en in ["the second", "the other", "No. 2"] {
            assert_eq!(difference("二つ目", en), (vec![], vec![]), "{en}");
        }
        assert_eq!(difference("２つ目", "the third"), (vec![], vec![]), "idiom is not held to");
        assert_eq!(
            difference("二次被害、三者の協議", "secondary damage, talks of the parties"),
            (vec![], vec![])
        );
        assert_eq!(difference("第３次計画", "the Plan"), (vec!["3".into()], vec![]));
        assert_eq!(difference("3千人", "300 people"), (vec!["3000".into()], vec!["300".into()]));
    }
}
