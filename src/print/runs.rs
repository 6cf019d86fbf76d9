//! Cuts text into runs for print, so that no number is parted from its unit.
//!
//! 1. [`runs`] finds each number with what belongs to it: 第２条, １３か所, `14 areas`, `Reiwa 5`.
//!    So is a word in full-width letters, ＩＴ, which line breaking would take for ideographs.
//! 2. Such a run is set as one piece that no line break enters. Marks that may not begin a line are
//!    drawn into the piece before them, since a break could come right after it.
//! 3. English quotation marks become curved ones ([`english_quotes`]).
//! 4. The quarter space between Japanese and Latin, which layout makes inside a text by itself, is
//!    asked for at the ends of a piece.

use std::borrow::Cow;

use crate::number::is_digit;

use serde::Serialize;

use crate::i18n::MONTHS;
use crate::japanese::{is_kana, is_kanji};
use crate::lang::Lang;

/// A piece of a text. The runs of a text, joined, are the text (but for English quotation marks).
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Run {
    Text(String),
    Unbroken {
        /// What no line break may enter.
        unbroken: String,
        /// Whether a quarter space goes before it, unless a line begins here.
        #[serde(skip_serializing_if = "is_false")]
        space_before: bool,
        #[serde(skip_serializing_if = "is_false")]
        space_after: bool,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// The runs of a text in `lang`.
pub fn runs(text: &str, lang: Lang) -> Vec<Run> {
    let japanese = lang.is_japanese();
    let text = &*if japanese { Cow::Borrowed(text) } else { english_quotes(text) };
    let mut runs = Vec::new();
    let mut rest = 0;
    let mut at = 0;
    while let Some(first) = next_piece(text, at) {
        let (start, end) = if text[first..].starts_with(is_wide_letter) {
            (first, letters_end(text, first))
        } else if japanese {
            japanese_unit(text, rest, first)
        } else {
            english_unit(text, rest, first)
        };
        at = end.max(first + text[first..].chars().next().map_or(1, char::len_utf8));
        let alone = end == number_end(text, first) || text[start..end].chars().count() == 1;
        if alone && start == first {
            continue;
        }
        push_text(&mut runs, &text[rest..start]);
        match text[start..end].chars().count() > LONGEST_WORD {
            true => push_parted(&mut runs, &text[start..end]),
            false => runs.push(unbroken(text, start, end)),
        }
        rest = end;
    }
    push_text(&mut runs, &text[rest..]);
    runs
}

/// Typewriter quotation marks as typographic ones: “…” and ‘…’, the latter also as the apostrophe.
fn english_quotes(text: &str) -> Cow<'_, str> {
    if !text.contains(['"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut before = None;
    let curved = |c: char| {
        let opens = before.is_none_or(|before: char| before.is_whitespace() || "([{“‘—–".contains(before));
        let c = match (c, opens) {
            ('"', true) => '“',
            ('"', false) => '”',
            ('\'', true) => '‘',
            ('\'', false) => '’',
            _ => c,
        };
        before = Some(c);
        c
    };
    Cow::Owned(text.chars().map(curved).collect())
}

/// Longest word that is set as it is, in characters: about half a line. A longer one would run over the edge of the
/// page.
const LONGEST_WORD: usize = 40;

fn push_text(runs: &mut Vec<Run>, mut text: &str) {
    let push = |runs: &mut Vec<Run>, text: &str| {
        if !text.is_empty() {
            runs.push(Run::Text(text.to_string()));
        }
    };
    while let Some((start, end)) = long_word(text) {
        push(runs, &text[..start]);
        push_parted(runs, &text[start..end]);
        text = &text[end..];
    }
    push(runs, text);
}

/// Where the first long word of Latin letters and signs stands: an address.
fn long_word(text: &str) -> Option<(usize, usize)> {
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if !c.is_ascii_graphic() {
            if at - start > LONGEST_WORD {
                return Some((start, at));
            }
            start = at + c.len_utf8();
        }
    }
    None
}

/// A long word in pieces, between which a line may end.
fn push_parted(runs: &mut Vec<Run>, word: &str) {
    const PIECE: usize = 8;
    let characters: Vec<char> = word.chars().collect();
    let piece = |piece: &[char]| Run::Unbroken {
        unbroken: piece.iter().collect(),
        space_before: false,
        space_after: false,
    };
    runs.extend(characters.chunks(PIECE).map(piece));
}

/// The piece of a text between two byte offsets as a run that no line break enters.
pub(super) fn unbroken(text: &str, start: usize, end: usize) -> Run {
    let piece = &text[start..end];
    let meets = |outside: Option<char>, inside: Option<char>| {
        let latin = inside.is_some_and(|c| c.is_ascii_alphanumeric());
        latin && outside.is_some_and(|c| is_kana(c) || is_kanji(c))
    };
    Run::Unbroken {
        space_before: meets(text[..start].chars().next_back(), piece.chars().next()),
        space_after: meets(text[end..].chars().next(), piece.chars().next_back()),
        unbroken: piece.to_string(),
    }
}

fn next_piece(text: &str, from: usize) -> Option<usize> {
    let found = text.get(from..)?.find(|c| is_digit(c) || is_wide_letter(c))?;
    Some(from + found)
}

fn is_wide_letter(c: char) -> bool {
    matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// The end of the full-width word that begins at `start`: ＩＴ, ＬＩＮＥ.
fn letters_end(text: &str, start: usize) -> usize {
    let letters = text[start..].chars().take_while(|&c| is_wide_letter(c) || is_digit(c));
    start + letters.map(char::len_utf8).sum::<usize>()
}

/// The end of the number that begins at `start`: digits, with points and commas between them.
fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins =
            matches!(c, '.' | ',' | '．' | '，') && chars.peek().is_some_and(|&(_, next)| is_digit(next));
        if !is_digit(c) && !joins {
            break;
        }
        end = start + at + c.len_utf8();
    }
    end
}

/// Marks that may not begin a line and that line breaking would let begin one after a piece.
pub(super) fn may_not_begin(c: char) -> bool {
    matches!(c, 'ー' | '々' | '・' | '：' | '；' | '‥' | '…' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | '％' | '‰' | '℃')
        || "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ".contains(c)
}

/// 第 or 約, the number, and its unit: か所 and the like, a counter and what goes with it, katakana of
/// at most six characters, Latin letters.
fn japanese_unit(text: &str, from: usize, digit: usize) -> (usize, usize) {
    let before = text[from..digit].chars().next_back();
    let start = match before {
        Some(c @ ('第' | '約' | '計' | '満' | '延')) => digit - c.len_utf8(),
        _ => digit,
    };
    let number = number_end(text, digit);
    let mut unit = Unit { text: &text[number..], end: 0 };
    if !(unit.take(|c| matches!(c, '％' | '%' | '‰' | '℃'))
        || unit.take_while(|c| c.is_ascii_alphabetic(), 12))
    {
        let katakana = unit.take_while(|c| matches!(c, 'ァ'..='ヺ' | 'ー'), 6);
        if !katakana || unit.end == "カ".len() {
            unit.take(|c| matches!(c, 'か' | 'ヵ' | 'ヶ' | '箇'));
            if unit.take(|c| is_kanji(c) || c == 'つ') {
                unit.take(|c| matches!(c, '度' | '間' | '人' | '円' | '所' | '月' | '域' | '数' | '目'));
            }
        }
    }
    unit.take_while(may_not_begin, usize::MAX);
    (start, number + unit.end)
}

/// The part of a text, after a number, that has been taken so far.
struct Unit<'a> {
    text: &'a str,
    /// Byte offset.
    end: usize,
}

impl Unit<'_> {
    /// Takes the next character if it is wanted; says whether it was.
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        self.take_while(wanted, 1)
    }

    /// Takes the next characters that are wanted; none if there are more than `limit` of them and
    /// `limit` is more than one. Says whether any were taken.
    fn take_while(&mut self, wanted: impl Fn(char) -> bool, limit: usize) -> bool {
        let rest = self.text[self.end..].chars();
        let count = rest.clone().take_while(|&c| wanted(c)).count();
        if count == 0 || (count > limit && limit > 1) {
            return false;
        }
        self.end += rest.take(count.min(limit)).map(char::len_utf8).sum::<usize>();
        true
    }
}

/// The word before the number where it belongs to it (`Reiwa 5`), and the word after it where it is
/// what is counted (`14 areas`, `1 June`).
fn english_unit(text: &str, from: usize, digit: usize) -> (usize, usize) {
    const BEFORE: [&str; 14] = [
        "Article", "Chapter", "Section", "Reiwa", "Heisei", "No.", "p.", "pp.", "age", "Age", "aged", "Aged",
        "Over", "About",
    ];
    let before = &text[from..digit];
    let word =
        before.strip_suffix(' ').map_or("", |head| head.rsplit([' ', '(', '“', '"']).next().unwrap_or(""));
    let start = if BEFORE.contains(&word) { digit - word.len() - 1 } else { digit };
    let number = number_end(text, digit);
    let after = &text[number..];
    let letters = |text: &str| text.chars().take_while(|c| c.is_ascii_alphabetic() || *c == '%').count();
    let attached = letters(after);
    let mut end = number + attached;
    if attached == 0
        && let Some(rest) = after.strip_prefix(' ')
    {
        let word = &rest[..letters(rest)];
        if is_counted(word) {
            end = number + 1 + word.len();
        }
    }
    (start, end)
}

fn is_counted(word: &str) -> bool {
    const WORDS: [&str; 6] = ["people", "per", "percent", "million", "billion", "yen"];
    const NO_PLURALS: [&str; 8] = ["this", "was", "has", "its", "plus", "across", "unless", "towards"];
    let plural = word.len() > 3 && word.ends_with('s') && word.chars().all(|c| c.is_ascii_lowercase());
    WORDS.contains(&word) || MONTHS.contains(&word) || (plural && !NO_PLURALS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, lang: Lang) -> Vec<String> {
        let mut joined = String::new();
        let mut pieces = Vec::new();
        for run in runs(text, lang) {
            match run {
                Run::Text(text) => joined.push_str(&text),
                Run::Unbroken { unbroken, .. } => {
                    joined.push_str(&unbroken);
                    pieces.push(unbroken);
                }
            }
        }
        assert_eq!(joined, text, "the runs joined are the text");
        pieces
    }

    #[test]
    fn japanese_numbers_keep_their_prefix_counter_and_closing_marks() {
        for (text, expected) in [
            ("協定の第２条に基づき", vec!["第２条"]),
            ("令和５年度～令和９年度", vec!["５年度", "９年度"]),
            ("常用労働者３０１人以上", vec!["３０１人"]),
            ("4,099件と2.37％で", vec!["4,099件", "2.37％"]),
            ("13か所、４ブロック、９カ所", vec!["13か所", "４ブロック", "９カ所"]),
            ("２０時間・７月ー", vec!["２０時間・", "７月ー"]),
            ("ＩＴ①②のＭ字は2023、", vec!["ＩＴ"]),
        ] {
            assert_eq!(pieces(text, Lang::JA), expected);
        }
    }

    #[test]
    fn english_numbers_keep_the_word_they_count_or_number() {
        for (text, expected) in [
            ("Under Article 2 of FY2023 (Reiwa 5),", vec!["Article 2", "Reiwa 5"]),
            ("in 14 areas, 61.7% of 1,900 people", vec!["14 areas", "61.7%", "1,900 people"]),
            ("as of 1 June 2022 it was", vec!["1 June"]),
            ("in 2021 this was 5 across", vec![]),
        ] {
            assert_eq!(pieces(text, Lang::EN), expected);
        }
    }

    #[test]
    fn a_word_longer_than_half_a_line_may_be_parted() {
        let address = format!("https://www.example.jp/{}", "a".repeat(90));
        assert_eq!(pieces(&format!("（{address} を見る。）"), Lang::JA).concat(), address);
        assert!(pieces(&"Ｗ".repeat(300), Lang::JA).len() > 30);
        assert!(pieces("responsibilities of https://www.example.jp/", Lang::EN).is_empty());
    }

    #[test]
    fn english_quotation_marks_are_curved() {
        assert_eq!(english_quotes(r#""A" (women's 'B')"#), "“A” (women’s ‘B’)");
    }

    #[test]
    fn the_quarter_space_is_asked_for_between_kana_and_latin_digits_only() {
        let Run::Unbroken { space_before, space_after, .. } = &runs("県内13か所", Lang::JA)[1] else {
            panic!()
        };
        assert!(*space_before && !*space_after);
        let Run::Unbroken { space_before, .. } = &runs("県内１３か所", Lang::JA)[1] else { panic!() };
        assert!(!*space_before);
        let Run::Unbroken { space_before, .. } = &runs("（35歳）", Lang::JA)[1] else { panic!() };
        assert!(!*space_before);
    }
}
