//! The numbers before headings: which way they are written, and which way chapters and sections of a
//! plan are.

use crate::number::{full_width, roman as chapter_numeral};
use crate::official::{Line, digit, owner_heading};

use super::layout::{is_complete, is_full, width};

/// How a heading is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// Ⅰ, or I and V in Latin letters.
    Roman,
    /// 第１章
    Chapter,
    /// 第１節
    Section,
    /// 第１
    Ordinal,
    /// １, 2．
    Digits,
    /// （１）
    Bracketed,
}

/// A line read as a heading with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    pub style: Style,
    pub number: u16,
    /// The number with what stands around it, without white space: `２．`.
    pub printed: String,
    /// Whether anything parts the number from the title.
    pub parted: bool,
    pub title: &'a str,
}

/// Longest title, in characters.
const MAX_TITLE: usize = 60;

/// Reads a line as a numbered heading; none where it has no number, no title, or is a sentence.
pub fn numbered(line: &str) -> Option<Numbered<'_>> {
    let (style, number, rest) =
        roman(line).or_else(|| ordinal(line)).or_else(|| bracketed(line)).or_else(|| digits(line))?;
    let title =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '．' | '.' | '、' | ')' | '）'));
    let before = &line[..line.len() - title.len()];
    let printed: String = before.chars().filter(|c| !c.is_whitespace()).collect();
    let parted = style == Style::Bracketed || rest.len() > title.len();
    let length = title.chars().count();
    let heading = (1..=MAX_TITLE).contains(&length) && !title.contains('。') && !title.ends_with('、');
    (number > 0 && heading).then_some(Numbered { style, number, printed, parted, title: title.trim_end() })
}

impl Numbered<'_> {
    /// The number as printed, where a chapter's usual Roman numeral is not what is printed.
    pub fn unlike_chapter(&self) -> Option<String> {
        (self.printed != chapter_numeral(self.number)).then(|| self.printed.clone())
    }

    /// The same for a section's usual full-width digit.
    pub fn unlike_section(&self) -> Option<String> {
        (self.printed != full_width(self.number)).then(|| self.printed.clone())
    }
}

fn roman(line: &str) -> Option<(Style, u16, &str)> {
    let first = line.chars().next()?;
    if let n @ 0x2160..=0x216B = first as u32 {
        return Some((Style::Roman, (n - 0x2160 + 1) as u16, &line[first.len_utf8()..]));
    }
    const LETTERS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let letters = line.len() - line.trim_start_matches(['I', 'V', 'X']).len();
    let number = LETTERS.iter().position(|letter| *letter == &line[..letters])? as u16 + 1;
    let rest = &line[letters..];
    rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '．' | '.' | '、')).then_some((
        Style::Roman,
        number,
        rest,
    ))
}

fn ordinal(line: &str) -> Option<(Style, u16, &str)> {
    let (number, rest) = leading_number(line.strip_prefix('第')?.trim_start())?;
    let tight = rest.trim_start();
    if let Some(rest) = tight.strip_prefix(['章', '部']) {
        Some((Style::Chapter, number, rest))
    } else if let Some(rest) = tight.strip_prefix('節') {
        Some((Style::Section, number, rest))
    } else {
        rest.starts_with(char::is_whitespace).then_some((Style::Ordinal, number, rest))
    }
}

fn bracketed(line: &str) -> Option<(Style, u16, &str)> {
    let (number, rest) = leading_number(line.strip_prefix(['（', '('])?.trim_start())?;
    Some((Style::Bracketed, number, rest.trim_start().strip_prefix(['）', ')'])?))
}

fn digits(line: &str) -> Option<(Style, u16, &str)> {
    line.starts_with(|c| digit(c).is_some()).then_some(())?;
    let (number, rest) = leading_number(line)?;
    Some((Style::Digits, number, rest))
}

/// One or two digits, half or full width, or a kanji number up to 十九.
fn leading_number(text: &str) -> Option<(u16, &str)> {
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let digits = &text[..end];
    match digits.chars().count() {
        0 => kanji_number(text),
        1 | 2 => {
            let number = digits.chars().filter_map(digit).fold(0, |sum, d| sum * 10 + d);
            Some((number as u16, &text[end..]))
        }
        _ => None,
    }
}

fn kanji_number(text: &str) -> Option<(u16, &str)> {
    const KANJI: &str = "一二三四五六七八九";
    let unit = |text: &str| {
        let first = text.chars().next()?;
        Some((KANJI.chars().position(|c| c == first)? as u16 + 1, first.len_utf8()))
    };
    match text.strip_prefix('十') {
        Some(rest) => {
            let (number, length) = unit(rest).unwrap_or((0, 0));
            Some((10 + number, &rest[length..]))
        }
        None => unit(text).map(|(number, length)| (number, &text[length..])),
    }
}

/// How chapters and sections are numbered: sections are what stands right above the owners'
/// headings, chapters what is numbered otherwise.
pub fn styles(lines: &[Line<'_>]) -> (Style, Option<Style>) {
    let width = width(lines);
    let free = |before: &Line<'_>| {
        is_complete(before.text) || !is_full(before.text, width) || numbered(before.text).is_some()
    };
    let headings: Vec<(usize, Numbered<'_>)> = (0..lines.len())
        .filter(|&at| at < 2 || free(&lines[at - 1]))
        .filter_map(|at| Some((at, numbered(lines[at].text)?)))
        .collect();
    let owner = |at: usize| {
        let heading = lines.get(at).and_then(|line| owner_heading(line.text));
        heading.is_some_and(|heading| heading.certain)
    };
    let long_title = |at: usize| lines.get(at + 1).is_some_and(|line| numbered(line.text).is_none());
    let owner_below = |at: usize| owner(at + 1) || (long_title(at) && owner(at + 2));
    let above = headings.iter().filter(|(at, _)| owner_below(*at)).map(|(_, heading)| heading.style);
    let section = super::most(above);
    let first =
        |style: Style| headings.iter().any(|(_, heading)| heading.style == style && heading.number == 1);
    let other = [Style::Roman, Style::Chapter, Style::Ordinal, Style::Digits, Style::Bracketed]
        .into_iter()
        .find(|style| Some(*style) != section && first(*style));
    match (other, section) {
        (Some(chapter), None) => {
            let next = [Style::Section, Style::Digits, Style::Bracketed].into_iter();
            (chapter, next.into_iter().find(|style| *style != chapter && first(*style)))
        }
        (Some(chapter), section) => (chapter, section),
        (None, Some(only)) => (only, None),
        (None, None) => (Style::Roman, Some(Style::Digits)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::lines;

    #[test]
    fn numbers_are_read_in_every_way_plans_write_them() {
        for (line, style, number, printed, title) in [
            ("Ⅰ 雇用維持", Style::Roman, 1, "Ⅰ", "雇用維持"),
            ("IV．女性", Style::Roman, 4, "IV．", "女性"),
            ("第 ２ 章　若者", Style::Chapter, 2, "第２章", "若者"),
            ("第十二 高齢者", Style::Ordinal, 12, "第十二", "高齢者"),
            ("２．デジタル化", Style::Digits, 2, "２．", "デジタル化"),
            ("１若者の就業支援", Style::Digits, 1, "１", "若者の就業支援"),
            ("(3) 訓練", Style::Bracketed, 3, "(3)", "訓練"),
        ] {
            let read = numbered(line).expect(line);
            assert_eq!(
                (read.style, read.number, read.printed.as_str(), read.title),
                (style, number, printed, title)
            );
        }
        for line in ["５年度の事業計画を次のとおり定める。", "雇用", "Ⅰ", "2023年", "Ⅰ 一方、", "Various"]
        {
            assert_eq!(numbered(line), None, "{line}");
        }
    }

    #[test]
    fn the_levels_of_headings_are_seen_from_where_owners_stand() {
        let owner = "県が取り組む施策";
        let of = |text: &str| styles(&lines(text));
        assert_eq!(of(&format!("Ⅰ 甲\n１ 乙\n{owner}\n")), (Style::Roman, Some(Style::Digits)));
        assert_eq!(of(&format!("１ 甲\n文。\n（１）乙\n{owner}\n")), (Style::Digits, Some(Style::Bracketed)));
        assert_eq!(of(&format!("第１章 甲\n第１節 乙\n{owner}\n")), (Style::Chapter, Some(Style::Section)));
        assert_eq!(of(&format!("１ 甲\n{owner}\n")), (Style::Digits, None));
    }
}
