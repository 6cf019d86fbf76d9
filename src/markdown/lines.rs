//! What becomes of a line end within a paragraph.
//!
//! Authors press Enter where a line is to end; editors wrap where it is not. A line that begins with a
//! mark of a list, or after 。, was meant to begin there. Otherwise the end is nothing between Japanese
//! characters, and a space between words.

use super::is_unspaced;
use crate::japanese::is_wide;
use crate::lang::Lang;
use crate::number::is_digit;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    Nothing,
    Space,
    Kept,
}

/// What becomes of the line end between two lines, as they are read; `written` is the one before as it is written.
pub fn line_end(before: &str, written: &str, after: &str, lang: Lang) -> LineEnd {
    let kept = match is_unspaced(lang) {
        true => begins_item(after) || ends_sentence(before) || in_columns(written) || in_columns(after),
        // What might be a number in brackets or a dash of a sentence is none.
        false => after.starts_with(is_mark) || bracketed_number(after),
    };
    if kept {
        return LineEnd::Kept;
    }
    let last = before.trim_end().chars().next_back();
    let first = after.trim_start().chars().next();
    let (Some(last), Some(first)) = (last, first) else { return LineEnd::Space };
    let joined = match is_unspaced(lang) {
        true => is_wide(last) || is_wide(first),
        false => is_east_asian(last) && is_east_asian(first),
    };
    if joined { LineEnd::Nothing } else { LineEnd::Space }
}

/// Kana, kanji and full-width forms; not the quotation marks and dashes that English has too.
fn is_east_asian(c: char) -> bool {
    is_wide(c) && !matches!(c, '\u{2010}'..='\u{2BFF}')
}

/// A row of a table that is drawn with `|`, or set apart with spaces: 区分　　人数
fn in_columns(line: &str) -> bool {
    let line = line.trim();
    let mut wide = 0;
    line.starts_with(['|', '｜'])
        || line.chars().any(|c| {
            wide = if matches!(c, ' ' | '　') { wide + 1 } else { 0 };
            wide > 1
        })
}

/// 。, also within brackets; and ：, after which a list comes.
fn ends_sentence(line: &str) -> bool {
    line.trim_end().trim_end_matches(['」', '）', '』', '】', ')']).ends_with(['。', '．', '：'])
}

/// Whether a line begins with the mark of an item, a note, a heading or an indent.
pub fn begins_item(line: &str) -> bool {
    const DASHES: [char; 4] = ['－', '―', '–', '—'];
    let dashed = line.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii()));
    dashed || line.starts_with(is_mark) || line.starts_with(DASHES) || numbered(line) || is_note(line)
}

/// What no line would begin with but to begin an item.
fn is_mark(c: char) -> bool {
    const MARKS: &str = "　・･•‣⁃◦●○◎◉◇◆□■△▲▽▼☆★※＊→⇒➢➤►▶✓✔☐☑【〔〇◯◼◾▪";
    let circled = matches!(c, '①'..='⓿' | '❶'..='❿' | '➀'..='➓' | '㈠'..='㉃' | '㉑'..='㉟' | '㊀'..='㊿');
    circled || matches!(c, 'Ⅰ'..='ⅿ') || MARKS.contains(c)
}

/// `1) `, with which no line of a sentence begins.
fn bracketed_number(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(") ")
}

/// （１） (1) （ア） １． 1. 1) １ ア　 ア ア） 第１
fn numbered(line: &str) -> bool {
    let bracketed = line.starts_with(['(', '（']);
    let rest = line.trim_start_matches(['(', '（', '第']);
    let is_kanji_digit = |c: char| "一二三四五六七八九十".contains(c);
    let is_letter =
        |c: char| matches!(c, 'ア'..='ン' | 'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' | 'あ'..='ん');
    let digits: usize = rest.chars().take_while(|&c| is_digit(c)).count();
    let number = match digits {
        0 => rest
            .chars()
            .take_while(|&c| is_kanji_digit(c))
            .count()
            .max(usize::from(rest.starts_with(is_letter))),
        _ => digits,
    };
    let after = rest.chars().nth(number);
    let closes = |c: char| matches!(c, ')' | '）');
    let parts = |c: char| matches!(c, '　' | '．' | '.') || closes(c);
    match (number, after) {
        (0, _) | (4.., _) | (_, None) => false,
        (_, Some(c)) if bracketed => closes(c),
        (_, Some(_)) if line.starts_with('第') => digits > 0,
        // 2.5 is a number.
        (_, Some('.')) => rest.chars().nth(number + 1).is_some_and(|c| !is_digit(c)),
        // A half-width space, before Japanese text alone: `2 million` is no item.
        (_, Some(' ')) => {
            let next = rest.chars().nth(number + 1);
            next.is_some_and(|c| !c.is_ascii()) && rest.starts_with(|c: char| !c.is_ascii_alphabetic())
        }
        (_, Some(c)) => parts(c),
    }
}

/// 注１ 注） （注） *1
fn is_note(line: &str) -> bool {
    let rest = line.trim_start_matches(['(', '（']);
    let rest = rest.strip_prefix('注').or_else(|| rest.strip_prefix('*'));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_numeric() || matches!(c, ')' | '）' | '：' | '　'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_end(before: &str, after: &str, lang: Lang) -> LineEnd {
        super::line_end(before, before, after, lang)
    }

    #[test]
    fn lines_that_begin_an_item_or_follow_a_sentence_stay_lines() {
        for line in [
            "①職業相談",
            "・市町村",
            "（１）対象",
            "(1) 対象",
            "ア　対象",
            "ア）対象",
            "イ 対象",
            "２ 対象",
            "2 対象",
            "（ア）対象",
            "※ 注",
            "　また、",
            "■対象",
            "○対象",
            "１．対象",
            "1. 対象",
            "2) 対象",
            "第１　対象",
            "一　対象",
            "注１　対象",
            "（注）対象",
            "【対象】",
            "Ⅰ　対象",
            "㉑対象",
            "－対象",
        ] {
            assert_eq!(line_end("次のとおり", line, Lang::JA), LineEnd::Kept, "{line}");
        }
        for row in ["|甲|1|", "｜甲｜1｜", "区分　　人数", "就職者数   100"] {
            assert_eq!(line_end("次", row, Lang::JA), LineEnd::Kept, "{row}");
            assert_eq!(line_end(row, "次", Lang::JA), LineEnd::Kept, "{row}");
        }
        for line in [
            "雇用",
            "アイスクリーム",
            "一部",
            "２百人",
            "2.5倍",
            "2 million",
            "IT 関連",
            "（県）",
            "2024年度",
            "第一に",
            "「雇用」",
            "注意する",
        ] {
            assert_eq!(line_end("次の", line, Lang::JA), LineEnd::Nothing, "{line}");
        }
        for before in ["支援する。", "（祝日を除く。）", "次のとおり："] {
            assert_eq!(line_end(before, "また、", Lang::JA), LineEnd::Kept, "{before}");
        }
    }

    #[test]
    fn a_space_stands_between_words_of_english_and_none_beside_japanese() {
        for (before, after) in
            [("“Job Fes”", "for"), ("municipalities —", "which"), ("companies’", "x"), ("seeker", "‘meets’")]
        {
            assert_eq!(line_end(before, after, Lang::EN), LineEnd::Space, "{before} {after}");
        }
        assert_eq!(line_end("雇用", "維持", Lang::EN), LineEnd::Nothing);
        assert_eq!(line_end("b", "を", Lang::JA), LineEnd::Nothing);
        assert_eq!(line_end("a", "b", Lang::JA), LineEnd::Space);
        assert_eq!(line_end("No. ", "1. x", Lang::EN), LineEnd::Space);
        assert_eq!(line_end("as follows", "2) visits", Lang::EN), LineEnd::Kept);
    }
}
