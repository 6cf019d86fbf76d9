//! The lines of an index, cut before layout: its columns are narrow, and hundreds of titles stand in them.
//!
//! 1. A [`Ruler`] measures text with the fonts that layout will use.
//! 2. [`Ruler::lines`] cuts a title at the last phrase that fits. Where that leaves half of a line empty it cuts between
//!    the words of a compound, and only what is wider than a line between characters.
//!
//! Layout could do the same with a box for each phrase, which takes ten times as long as the title itself.

use std::cell::OnceCell;

use serde::Serialize;
use typst::layout::Abs;
use typst::text::{FontInstance, FontVariant, FontVariations, FontWeight};

use super::fonts::Fonts;
use super::runs::{Run, runs};
use super::text::typeset;
use crate::japanese::{Analyzer, is_kana, is_kanji, phrases};
use crate::lang::{Lang, Localized};
use crate::plan::Line;

/// A name or a title in lines, and the language it is in.
#[derive(Debug, Serialize)]
pub(super) struct Lines {
    lang: &'static str,
    /// All of it.
    of: [String; 1],
    lines: Vec<String>,
    /// The width of the last line, in em.
    last: f64,
}

/// Measures text in em.
pub(super) struct Ruler<'a> {
    fonts: &'a Fonts,
    /// Each with its face, which is read when those before it lack a character.
    families: Vec<(&'static str, OnceCell<Option<FontInstance>>)>,
    variant: FontVariant,
    analyzer: &'a Analyzer,
}

/// The quarter space that layout puts between Japanese and Latin.
const QUARTER: f64 = 0.25;

/// A line that a whole phrase leaves emptier than this is filled with a part of the next.
const HALF: f64 = 0.55;

impl<'a> Ruler<'a> {
    /// With the fonts of the indexes of an edition.
    pub(super) fn new(fonts: &'a Fonts, lang: Lang, weight: FontWeight, analyzer: &'a Analyzer) -> Self {
        let families = fonts.index_families(lang).into_iter().map(|name| (name, OnceCell::new())).collect();
        let variant = FontVariant { weight, ..FontVariant::default() };
        Self { fonts, families, variant, analyzer }
    }

    fn face(&self, family: &str) -> Option<FontInstance> {
        let font = self.fonts.font(self.fonts.book().select(&family.to_lowercase(), self.variant)?)?;
        Some(font.instantiate(self.variant, Abs::pt(8.0), &FontVariations::default()))
    }

    /// The width of a text that stands in one line, in em.
    pub(super) fn width(&self, text: &str) -> f64 {
        let mut before = None;
        let mut width = 0.0;
        for c in text.chars() {
            if before.is_some_and(|before| meets(before, c)) {
                width += QUARTER;
            }
            width += self.advance(c);
            before = Some(c);
        }
        width
    }

    fn advance(&self, c: char) -> f64 {
        let of = |(family, face): &(&str, OnceCell<Option<FontInstance>>)| {
            let face = face.get_or_init(|| self.face(family)).as_ref()?;
            face.x_advance(face.ttf().glyph_index(c)?.0)
        };
        self.families.iter().find_map(of).map_or(1.0, |width| width.get())
    }

    /// The lines of a text, none wider than `room` em, and the last one by `after` less: for the pages beside it.
    pub(super) fn lines(&self, text: &Localized<Line>, lang: Lang, room: f64, after: f64) -> Lines {
        let (text, found) = text.in_lang(lang);
        let text = &joined(text, found);
        let ends = self.ends(text, found);
        let mut lines = Vec::new();
        let mut rest = 0;
        while rest < text.len() {
            let end = self.line_end(text, rest, &ends, [room, room - after]);
            lines.push(text[rest..end].trim_end().to_string());
            rest = end + text[end..].len() - text[end..].trim_start().len();
        }
        let last = lines.last().map_or(0.0, |line| self.width(line));
        Lines { lang: typeset(found), of: [text.clone()], lines, last }
    }

    /// Where lines may end: at phrases, and at words. Both in order, the end of the text among them.
    fn ends(&self, text: &str, lang: Lang) -> [Vec<usize>; 2] {
        let mut ends = match lang.is_japanese() {
            true => [phrases::breaks(text, self.analyzer), phrases::short_breaks(text, self.analyzer)],
            false => [spaces(text, lang), after_hyphens(text)],
        };
        for ends in &mut ends {
            ends.retain(|&end| !text[end..].starts_with(may_not_begin));
            ends.push(text.len());
        }
        ends
    }

    /// `room`: of any line, and of the last.
    fn line_end(
        &self,
        text: &str,
        start: usize,
        [phrases, words]: &[Vec<usize>; 2],
        [room, last_room]: [f64; 2],
    ) -> usize {
        let room_to = |end: usize| if end == text.len() { last_room } else { room };
        let fitting = |ends: &[usize]| {
            let ahead = ends.iter().copied().filter(|&end| end > start);
            ahead.take_while(|&end| self.width(text[start..end].trim_end()) <= room_to(end)).last()
        };
        let whole = fitting(phrases);
        if let Some(end) = whole
            && (end == text.len() || self.width(&text[start..end]) >= room * HALF)
        {
            return end;
        }
        fitting(words).max(whole).unwrap_or_else(|| self.character_end(text, start, room))
    }

    /// The end of as many characters as fit, at least one.
    fn character_end(&self, text: &str, start: usize, room: f64) -> usize {
        let ends = text[start..].char_indices().map(|(at, c)| start + at + c.len_utf8());
        let fitting: Vec<usize> = ends.take_while(|&end| self.width(&text[start..end]) <= room).collect();
        let may_end = |&&end: &&usize| !text[end..].starts_with(may_not_begin);
        let end = fitting.iter().rev().find(may_end).or(fitting.last());
        end.copied().unwrap_or_else(|| start + text[start..].chars().next().map_or(1, char::len_utf8))
    }
}

/// The text as print sets it.
fn joined(text: &str, lang: Lang) -> String {
    let of = |run| match run {
        Run::Text(text) => text,
        Run::Unbroken { unbroken, .. } => unbroken,
    };
    runs(text, lang).into_iter().map(of).collect()
}

fn meets(a: char, b: char) -> bool {
    let japanese = |c| is_kana(c) || is_kanji(c);
    japanese(a) && b.is_ascii_alphanumeric() || a.is_ascii_alphanumeric() && japanese(b)
}

fn may_not_begin(c: char) -> bool {
    "、。，．・：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ".contains(c)
}

/// After the spaces at which a line may end: not within what belongs to a number.
fn spaces(text: &str, lang: Lang) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    for run in runs(text, lang) {
        match run {
            Run::Text(text) => {
                ends.extend(text.match_indices(' ').map(|(space, _)| at + space + 1));
                at += text.len();
            }
            Run::Unbroken { unbroken, .. } => at += unbroken.len(),
        }
    }
    ends
}

/// After the hyphens and strokes inside words.
fn after_hyphens(text: &str) -> Vec<usize> {
    let letters = |text: &str| text.chars().take_while(|c| c.is_alphabetic()).count() > 2;
    let hyphens = text.match_indices(['-', '–', '/']).map(|(at, found)| at + found.len());
    hyphens.filter(|&end| letters(&text[end..])).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn cut(text: &str, lang: Lang, room: f64) -> Vec<String> {
        let fonts = Fonts::find(Path::new(env!("CARGO_MANIFEST_DIR")));
        let analyzer = Analyzer::new(
            "職場のメンタルヘルス対策強化月間,名詞,ショクバノメンタルヘルスタイサクキョウカゲッカン",
        )
        .unwrap();
        let ruler = Ruler::new(&fonts, lang, FontWeight::REGULAR, &analyzer);
        let lines = ruler.lines(&Localized::only(lang, Line::made(text)), lang, room, 0.0).lines;
        assert!(lines.iter().all(|line| ruler.width(line) <= room), "{lines:?}");
        lines
    }

    #[test]
    fn a_line_ends_after_a_phrase_or_between_the_words_of_a_long_name() {
        assert_eq!(cut("女性が働きやすい環境の整備", Lang::JA, 9.0), ["女性が働きやすい", "環境の整備"]);
        let name = cut("職場のメンタルヘルス対策強化月間", Lang::JA, 14.0);
        assert!(name.concat() == "職場のメンタルヘルス対策強化月間" && name.len() == 2, "{name:?}");
        assert!(!name[1].starts_with('間'), "{name:?}");
    }

    #[test]
    fn what_is_wider_than_a_line_is_cut_between_characters() {
        let lines = cut("ああああああああああああーーああ", Lang::JA, 5.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| !line.starts_with('ー')), "{lines:?}");
    }

    #[test]
    fn english_lines_end_at_spaces_but_not_between_a_number_and_what_it_counts() {
        let lines = cut("Support for 120 companies of the region", Lang::EN, 7.0);
        assert!(lines.iter().any(|line| line.contains("120 companies")), "{lines:?}");
        assert_eq!(lines.join(" "), "Support for 120 companies of the region");
    }

    #[test]
    fn bold_letters_are_measured_as_they_are_set() {
        let fonts = Fonts::find(Path::new(env!("CARGO_MANIFEST_DIR")));
        let analyzer = Analyzer::new("").unwrap();
        let [regular, bold] = [FontWeight::REGULAR, FontWeight::BOLD].map(|weight| {
            Ruler::new(&fonts, Lang::EN, weight, &analyzer).width("Conversion to regular employment")
        });
        assert!(bold > regular * 1.03, "{bold} {regular}");
    }
}
