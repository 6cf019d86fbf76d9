//! Folding of spelling, the same on the page and on the query.
//!
//! 1. [`fold`]: width, case, old forms, dashes, numerals and listed variants of a whole text.
//! 2. [`key`]: what two spellings of one word have in common (okurigana, long-vowel marks left out).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use unicode_normalization::UnicodeNormalization;

use super::tables;
use crate::japanese::{is_kana, is_kanji};

static CHARS: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| tables::characters().collect());
/// A written form and what takes its place, by its first character, the longest first.
type Forms = FxHashMap<char, Vec<(Vec<char>, &'static str)>>;

static WORDS: LazyLock<Forms> = LazyLock::new(|| {
    let mut words = Forms::default();
    for (from, to) in tables::WORDS {
        let from: Vec<char> = from.chars().collect();
        words.entry(from[0]).or_default().push((from, to));
    }
    for list in words.values_mut() {
        list.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    }
    words
});

/// Characters of the basic plane, for a quick look whether one can matter.
pub(super) struct Characters(Vec<u64>);

impl Characters {
    pub(super) fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut bits = vec![0; 1 << 10];
        for c in chars.map(|c| c as usize).filter(|&c| c < 1 << 16) {
            bits[c / 64] |= 1 << (c % 64);
        }
        Self(bits)
    }

    /// True for what stands above the basic plane.
    pub(super) fn may_contain(&self, c: char) -> bool {
        let c = c as usize;
        self.0.get(c / 64).is_none_or(|bits| bits >> (c % 64) & 1 == 1)
    }
}

/// Which of the letters and of [`is_normal`]'s characters [`push_char`] may write as another.
static CHANGED: LazyLock<Characters> = LazyLock::new(|| Characters::of(CHARS.keys().copied().chain(['ー'])));
/// What [`fold_numbers`] looks at.
static COUNTED: LazyLock<Characters> =
    LazyLock::new(|| Characters::of(tables::KA.chars().chain(NUMERALS.chars()).chain(['才'])));
/// What a listed word begins with.
static BEGINNINGS: LazyLock<Characters> = LazyLock::new(|| Characters::of(WORDS.keys().copied()));

/// The text as it is compared: NFKC, lower case, today's forms, one way of writing numbers, か所 and
/// the listed words.
pub fn fold(text: &str) -> String {
    replace_words(&fold_numbers(&fold_chars(text)))
}

/// Step 1: every character by itself, with the marks that follow it.
fn fold_chars(text: &str) -> Vec<char> {
    let chars: Vec<char> = text.chars().collect();
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let mut end = at + 1;
        let marked = chars.get(end).is_some_and(|&c| is_mark(c));
        let c = chars[at].to_ascii_lowercase();
        if !marked && (is_normal(c) || c.is_ascii_alphanumeric()) && !CHANGED.may_contain(c) {
            out.push(c);
            at = end;
            continue;
        }
        while end < chars.len() && is_mark(chars[end]) {
            end += 1;
        }
        match chars[at..end] {
            [c] if c.is_ascii() && !c.is_ascii_control() => push_char(&mut out, c.to_ascii_lowercase()),
            [c] if is_normal(c) => push_char(&mut out, c),
            ref cluster => {
                let seen = cluster.iter().copied().filter(|c| !is_invisible(*c));
                for c in seen.nfkc().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c)) {
                    push_char(&mut out, c);
                }
            }
        }
        at = end;
    }
    out
}

/// Characters that NFKC and lower case leave as they are: most of Japanese text.
fn is_normal(c: char) -> bool {
    matches!(c, '、'..='〇' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '\u{4E00}'..='\u{9FFF}')
}

/// Combining marks, and the half-width voicing marks.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}')
}

/// What nobody sees: controls, marks of direction, joiners, soft hyphens, selectors of a character's variant.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}' | '\u{34F}'
        | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

fn push_char(out: &mut Vec<char>, c: char) {
    let last = out.last().copied().unwrap_or(' ');
    match c {
        '\u{300}'..='\u{36F}' => {}
        'à'..='ɏ' | '\u{1E00}'..='\u{1EFF}' if c != 'đ' => {
            out.extend([c].into_iter().nfd().take(1));
        }
        'đ' => out.push('d'),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' | '〜' | 'ー' if is_kana(last) => out.push('ー'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ー' => out.push('-'),
        '’' | '‘' => out.push('\''),
        _ if c.is_whitespace() && c != '\n' => {
            if last != ' ' {
                out.push(' ');
            }
        }
        _ => out.push(CHARS.get(&c).copied().unwrap_or(c)),
    }
}

/// Step 2: 七十歳 and 70才 become 70歳; 13ヶ所 and 十三箇所 become 13か所.
fn fold_numbers(chars: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        if !COUNTED.may_contain(chars[at]) {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        let run = chars[at..].iter().take_while(|c| is_numeral(**c)).count();
        let after_digits = at > 0 && chars[at - 1].is_ascii_digit();
        if run == 0 {
            at += ka_after_number(chars, at, &mut out);
            continue;
        }
        let follows = at + run + usize::from(chars.get(at + run).is_some_and(|c| tables::KA.contains(*c)));
        let counted = chars.get(follows).is_some_and(|c| tables::COUNTERS.contains(*c));
        match numeral(&chars[at..at + run]).filter(|_| counted && !after_digits) {
            Some(value) => out.extend(value.to_string().chars()),
            None => out.extend(&chars[at..at + run]),
        }
        at += run;
    }
    out
}

/// Writes the character at `at`, or か and 歳 in their one form after a number. Gives how many were read.
fn ka_after_number(chars: &[char], at: usize, out: &mut Vec<char>) -> usize {
    let last = out.last().copied().unwrap_or(' ');
    let counts = || last.is_ascii_digit() || matches!(last, '数' | '何' | '各') || is_numeral(last);
    let counter = chars.get(at + 1).copied().unwrap_or(' ');
    let c = match chars[at] {
        c if matches!(counter, '所' | '月' | '国' | '年') && tables::KA.contains(c) && counts() => 'か',
        '才' if counts() => '歳',
        c => c,
    };
    out.push(c);
    1
}

const NUMERALS: &str = "〇一二三四五六七八九十百千";

fn is_numeral(c: char) -> bool {
    NUMERALS.contains(c)
}

/// The value of a numeral in kanji, below 10,000: 七十 or 七〇.
fn numeral(run: &[char]) -> Option<u32> {
    let (mut total, mut digit, mut places) = (0u32, None::<u32>, false);
    for c in run {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let value = "〇一二三四五六七八九".chars().position(|d| d == *c)? as u32;
                digit = Some(if places {
                    value
                } else {
                    digit.unwrap_or(0).checked_mul(10)?.checked_add(value)?
                });
                continue;
            }
        };
        total = total.checked_add(digit.unwrap_or(1).checked_mul(unit)?)?;
        (digit, places) = (None, true);
    }
    total.checked_add(digit.unwrap_or(0))
}

/// Step 3: listed words, the longest from the left.
fn replace_words(chars: &[char]) -> String {
    let mut out = String::with_capacity(chars.iter().map(|c| c.len_utf8()).sum());
    let mut at = 0;
    while at < chars.len() {
        let begins = BEGINNINGS.may_contain(chars[at]);
        let word = begins
            .then(|| WORDS.get(&chars[at]))
            .flatten()
            .and_then(|list| list.iter().find(|(from, _)| chars[at..].starts_with(from)));
        match word {
            Some((from, to)) => {
                out.push_str(to);
                at += from.len();
            }
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    out
}

/// What the spellings of one word share; `word` is folded. 取り組む, 取組み and 取組 have the key 取組;
/// テレワーク and テレワク the key テレワク. A word in hiragana is its own key.
pub fn key(word: &str) -> String {
    let chars: Vec<char> = word.chars().collect();
    let has_kanji = chars.iter().any(|c| is_kanji(*c));
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let run = if has_kanji { chars[at..].iter().take_while(|c| is_hiragana(**c)).count() } else { 0 };
        if run > 0 {
            let group: String = chars[at..at + run].iter().collect();
            if at == 0 || !is_kanji(chars[at - 1]) || !is_okurigana(&group, run) {
                out.push_str(&group);
            }
            at += run;
            continue;
        }
        if c != 'ー' && c != '・' {
            out.push(c);
        }
        at += 1;
    }
    out
}

fn is_okurigana(group: &str, chars: usize) -> bool {
    match chars {
        1 => tables::OKURIGANA.contains(group),
        _ => tables::OKURIGANA_GROUPS.contains(&group),
    }
}

pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_text_fold_alike() {
        for (one, other) in [
            ("ＬＩＮＥ", "line"),
            ("ﾊﾛｰﾜｰｸ", "ハローワーク"),
            ("ｶﾞｲﾄﾞ", "ガイド"),
            ("13ヶ所", "十三箇所"),
            ("７０才", "七十歳"),
            ("障がい者", "障碍者"),
            ("働き掛け", "働きかけ"),
            ("Ōmiya", "omiya"),
            ("テレワ―ク", "テレワーク"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_eq!(fold("第一章"), "第一章");
    }

    #[test]
    fn words_with_and_without_okurigana_share_a_key() {
        for word in ["取組", "取組み", "取り組み", "取り組む", "取組む"] {
            assert_eq!(key(&fold(word)), "取組");
        }
        assert_eq!(key("受け入れる"), key("受入れ"));
        assert_eq!(key("コーナー"), key("コーナ"));
        assert_eq!(key("子ども"), "子ども");
    }
}
