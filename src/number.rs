//! Numbers as plans print them: Ⅰ, 第１章, １, （１）, ①, ア, “Goal 1”.

use std::fmt::Write;

/// How the headings of a level, or the measures of a node, are numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Style {
    None,
    /// Ⅰ–Ⅻ as one character, then Latin letters.
    Roman,
    /// １
    FullWidth,
    /// 1
    Arabic,
    /// 一、十二
    Kanji,
    /// (1)
    Paren,
    /// （１）
    WideParen,
    /// ①–⑳, ㉑–㊿
    Circled,
    /// ア、イ …
    Katakana,
    /// A, B …
    Latin,
    /// Text around `{n}`, `{roman}`, `{kanji}`, `{fullwidth}`, `{circled}`, `{katakana}`, `{latin}`.
    Pattern(String),
}

/// The names of the styles, in YAML and in patterns.
const NAMES: [(&str, Style); 10] = [
    ("none", Style::None),
    ("roman", Style::Roman),
    ("fullwidth", Style::FullWidth),
    ("arabic", Style::Arabic),
    ("kanji", Style::Kanji),
    ("paren", Style::Paren),
    ("wideparen", Style::WideParen),
    ("circled", Style::Circled),
    ("katakana", Style::Katakana),
    ("latin", Style::Latin),
];

impl Style {
    /// The style of a name, or a pattern that holds at least one; none for anything else.
    pub fn of(text: &str) -> Option<Self> {
        if let Some((_, style)) = NAMES.iter().find(|(name, _)| *name == text) {
            return Some(style.clone());
        }
        let pattern = Style::Pattern(text.to_string());
        (pattern.format(1) != text).then_some(pattern)
    }

    /// What may be written, for messages.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// The number as it is printed; nothing for [`Style::None`].
    pub fn format(&self, number: u16) -> String {
        match self {
            Style::None => String::new(),
            Style::Roman => roman(number),
            Style::FullWidth => full_width(number),
            Style::Arabic => number.to_string(),
            Style::Kanji => kanji(number),
            Style::Paren => format!("({number})"),
            Style::WideParen => format!("（{}）", full_width(number)),
            Style::Circled => circled(number),
            Style::Katakana => katakana(number),
            Style::Latin => latin(number),
            Style::Pattern(pattern) => fill(pattern, number),
        }
    }
}

fn fill(pattern: &str, number: u16) -> String {
    let mut out = pattern.replace("{n}", &number.to_string());
    for (name, style) in &NAMES[1..] {
        let slot = format!("{{{name}}}");
        if out.contains(&slot) {
            out = out.replace(&slot, &style.format(number));
        }
    }
    out
}

/// The value of a digit, half or full width.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// Whether a character is a digit, half or full width.
pub fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// Ⅰ–Ⅻ as one character; larger numbers in Latin letters.
pub fn roman(number: u16) -> String {
    const VALUES: [(u16, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if (1..=12).contains(&number) {
        return char::from_u32(0x2160 + u32::from(number) - 1).map(String::from).unwrap_or_default();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, letters) in VALUES {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

/// １２
pub fn full_width(number: u16) -> String {
    number.to_string().chars().filter_map(|digit| char::from_u32(digit as u32 - 0x30 + 0xFF10)).collect()
}

/// 十二, 百二十
fn kanji(number: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number == 0 {
        return "〇".to_string();
    }
    let mut out = String::new();
    for (unit, name) in [(10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / unit % 10;
        // 十 rather than 一十; the same of 百 and 千.
        if digit > 1 || (digit == 1 && (unit == 1 || unit == 10_000)) {
            out.push_str(DIGITS[usize::from(digit)]);
        }
        if digit > 0 {
            out.push_str(name);
        }
    }
    out
}

fn circled(number: u16) -> String {
    let first = match number {
        0 => 0x24EA,
        1..=20 => 0x2460 - 1,
        21..=35 => 0x3251 - 21,
        36..=50 => 0x32B1 - 36,
        _ => return format!("({number})"),
    };
    char::from_u32(first + u32::from(number)).map(String::from).unwrap_or_default()
}

fn katakana(number: u16) -> String {
    const ORDER: &str =
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    let at = usize::from(number).checked_sub(1);
    at.and_then(|at| ORDER.chars().nth(at)).map_or_else(|| number.to_string(), String::from)
}

/// A–Z, AA …
fn latin(number: u16) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// A whole number as readers write it: thousands separated by commas.
pub fn with_separators(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A value with separators of thousands and as many decimals as it was written with.
pub fn decimal(value: f64, decimals: Option<u8>) -> String {
    let text = match decimals {
        Some(places) => format!("{:.*}", usize::from(places), value.abs()),
        None => value.abs().to_string(),
    };
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::from(if value < 0.0 { "−" } else { "" });
    out.push_str(&whole.parse().map_or_else(|_| whole.to_string(), with_separators));
    if let Some(rest) = rest {
        // Writing to a string can't fail.
        let _ = write!(out, ".{rest}");
    }
    out
}

/// How many decimals a value is written with, without zeros at its end.
pub fn places(value: f64) -> u8 {
    let text = value.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    u8::try_from(decimals).unwrap_or(u8::MAX)
}

/// How many decimals a value has where it stands in a text, zeros included: one in ８０．０％; 0 where it doesn't.
pub fn printed_places(text: &str, value: f64) -> u8 {
    let plain: String = text.chars().filter_map(plain_digit).collect();
    let stands = |figure: &str| {
        plain.match_indices(figure).any(|(at, _)| {
            let is_part = |c: char| c.is_ascii_digit() || c == '.';
            !plain[..at].ends_with(is_part) && !plain[at + figure.len()..].starts_with(is_part)
        })
    };
    (1..=3).rev().find(|&places| stands(&format!("{value:.*}", usize::from(places)))).unwrap_or(0)
}

/// Digits and points in half width; separators of thousands are left out.
fn plain_digit(c: char) -> Option<char> {
    match c {
        ',' | '，' => None,
        '．' => Some('.'),
        _ => Some(digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_prints_numbers_as_plans_do() {
        for (style, expected) in [
            ("roman", ["Ⅰ", "Ⅳ", "Ⅻ", "XXIII"]),
            ("fullwidth", ["１", "４", "１２", "２３"]),
            ("kanji", ["一", "四", "十二", "二十三"]),
            ("paren", ["(1)", "(4)", "(12)", "(23)"]),
            ("wideparen", ["（１）", "（４）", "（１２）", "（２３）"]),
            ("circled", ["①", "④", "⑫", "㉓"]),
            ("katakana", ["ア", "エ", "シ", "ヌ"]),
            ("latin", ["A", "D", "L", "W"]),
            ("none", ["", "", "", ""]),
            ("第{kanji}章", ["第一章", "第四章", "第十二章", "第二十三章"]),
            ("Goal {n}:", ["Goal 1:", "Goal 4:", "Goal 12:", "Goal 23:"]),
            ("基本目標{roman}", ["基本目標Ⅰ", "基本目標Ⅳ", "基本目標Ⅻ", "基本目標XXIII"]),
        ] {
            let style = Style::of(style).expect("a style");
            assert_eq!([1, 4, 12, 23].map(|number| style.format(number)), expected);
        }
        assert_eq!(Style::of("romen"), None);
        assert_eq!(kanji(120), "百二十");
        assert_eq!(latin(28), "AB");
    }

    #[test]
    fn decimals_are_counted_as_they_are_written() {
        assert_eq!((places(80.0), places(60.5), places(0.25)), (0, 1, 2));
        for (text, value, expected) in [
            ("８０．０％", 80.0, 1),
            ("80.00 %", 80.0, 2),
            ("年間１，２００．０人", 1200.0, 1),
            ("８０％", 80.0, 0),
            ("平成２８０．０", 80.0, 0),
            ("８０．０．１", 80.0, 0),
        ] {
            assert_eq!(printed_places(text, value), expected, "{text}");
        }
    }

    #[test]
    fn values_have_separators_and_keep_their_decimals() {
        assert_eq!(decimal(18400.0, None), "18,400");
        assert_eq!(decimal(61.7, None), "61.7");
        assert_eq!(decimal(61.0, Some(1)), "61.0");
        assert_eq!(decimal(-1234.5, Some(1)), "−1,234.5");
    }
}
