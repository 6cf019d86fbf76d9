//! Properties of the readers that `check` is made of: numbers and the glossary.

use proptest::prelude::*;
use tebiki::check::numbers::{english, japanese};
use tebiki::diagnostic::Severity;
use tebiki::glossary;
use tebiki::i18n::format_count;
use tebiki::source::Sources;

/// The number in full-width digits, with commas between thousands where asked.
fn full_width(number: u64, commas: bool) -> String {
    let digits = if commas { format_count(number) } else { number.to_string() };
    digits
        .chars()
        .map(|c| match c {
            ',' => '，',
            digit => char::from_u32(digit as u32 - 0x30 + 0xFF10).unwrap(),
        })
        .collect()
}

/// The number in kanji with 十百千万.
fn kanji(number: u64) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let below = |number: u64| {
        let mut out = String::new();
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / unit % 10;
            if digit == 1 && unit > 1 {
                out.push_str(name);
            } else if digit > 0 {
                out.push_str(DIGITS[digit as usize]);
                out.push_str(name);
            }
        }
        out
    };
    match number / 10_000 {
        0 => below(number),
        high => format!("{}万{}", below(high), below(number % 10_000)),
    }
}

proptest! {
    #[test]
    fn a_number_is_read_alike_however_it_is_written(number in 2u64..10_000_000) {
        let value = number.to_string();
        let writings = [
            format!("年間{number}人"),
            format!("年間{}人", full_width(number, false)),
            format!("年間{}人", full_width(number, true)),
            format!("年間{}人", format_count(number)),
        ];
        for writing in &writings {
            prop_assert_eq!(&japanese(writing)[0].value, &value, "{}", writing);
        }
        if ![100, 1000, 10_000].contains(&number) {
            prop_assert_eq!(&japanese(&format!("約{}人", kanji(number)))[0].value, &value);
        }
        prop_assert_eq!(&english(&format!("{} people", format_count(number)))[0].value, &value);
        prop_assert_eq!(&english(&format!("about {number}-person"))[0].value, &value);
    }

    #[test]
    fn era_years_are_western_years(year in 1u16..60) {
        let western = format!("FY{}", 2018 + year);
        let ja = japanese(&format!("令和{}年度の", full_width(year.into(), false)));
        prop_assert_eq!(&ja[0].value, &western);
        let en = english(&format!("in {western} (Reiwa {year})"));
        prop_assert_eq!(en.len(), 1);
        prop_assert_eq!(&en[0].value, &western);
    }

    #[test]
    fn reading_numbers_never_fails(text in "[0-9０-９,，.．%％年度月令和元平成万億一二十千①割人 a-zFYRM-]{0,40}") {
        japanese(&text);
        english(&text);
    }

    #[test]
    fn parsing_a_glossary_never_fails(text in "[ab あア|\t\n#]{0,80}") {
        let mut sources = Sources::default();
        let file = sources.add(glossary::PATH, text);
        let (glossary, problems) = glossary::parse(&sources, file);
        for entry in &glossary.entries {
            prop_assert!(!entry.renderings.is_empty());
        }
        prop_assert!(problems.iter().all(|problem| problem.severity == Severity::Error));
    }
}
