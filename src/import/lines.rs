//! The lines of a text, how they are set, and from broken lines back to what they say.
//!
//! 1. [`lines`] cuts the text at line ends and form feeds, trims, and leaves blank lines out.
//! 2. [`Setting::of`] sees whether lines are broken at a margin, and where that is.
//! 3. [`Setting::goes_on`] says whether a line goes on in the next; [`join`] puts them together.

use crate::japanese::is_wide;
use crate::number::is_digit;

use super::plain::BULLETS;

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Counts from 1, as an editor does: form feeds don't begin a line.
    pub number: usize,
    /// Where the text begins in the line, in characters from 1.
    pub column: usize,
    /// The white space before it.
    pub indent: &'a str,
    /// Without white space around it.
    pub text: &'a str,
    /// The first line after a form feed.
    pub begins_page: bool,
    /// Blank lines before it, more than stand between most lines.
    pub blank: usize,
    /// Whether it ended in more than one space: the end of a cell, in some tables.
    pub wide_end: bool,
    /// Whether it ended in a space: the end of a paragraph, as some word processors print it.
    pub space_end: bool,
}

/// The lines of a text that are not blank, in order.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut begins_page, mut blank) = (false, 0);
    for (at, row) in text.split('\n').enumerate() {
        let mut column = 1;
        let before = lines.len();
        for (part_at, part) in row.split('\u{c}').enumerate() {
            begins_page |= part_at > 0;
            column += usize::from(part_at > 0);
            let trimmed = part.trim_matches(is_space);
            if !trimmed.is_empty() {
                let indent = &part[..part.len() - part.trim_start_matches(is_space).len()];
                let wide_end = part.ends_with("  ");
                let space_end = part.ends_with(' ');
                let (number, column) = (at + 1, column + indent.chars().count());
                let text = trimmed;
                lines.push(Line { number, column, indent, text, begins_page, blank, wide_end, space_end });
                (begins_page, blank) = (false, 0);
            }
            column += part.chars().count();
        }
        blank += usize::from(lines.len() == before);
    }
    let usual = usual_blank(&lines);
    lines.iter_mut().for_each(|line| line.blank = line.blank.saturating_sub(usual));
    lines
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || crate::characters::is_unseen(c, None)
}

/// The blank lines that stand between most lines: some extractions put one after each.
fn usual_blank(lines: &[Line<'_>]) -> usize {
    let mut blanks: Vec<usize> = lines.iter().skip(1).map(|line| line.blank).collect();
    blanks.sort_unstable();
    blanks.get(blanks.len() * 2 / 5).copied().unwrap_or(0)
}

/// Width of a text in half-width columns.
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Without white space.
pub fn compact(text: &str) -> String {
    text.chars().filter(|c| !is_space(*c)).collect()
}

/// Whether most letters of a text are Japanese.
pub fn is_japanese(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (wide, all) = letters.fold((0, 0), |(wide, all), c| (wide + usize::from(is_wide(c)), all + 1));
    wide * 5 > all || all == 0
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    pub japanese: bool,
    /// Whether lines are broken at a margin; else each is a paragraph.
    pub broken: bool,
    /// Where the margin is, in half-width columns.
    pub width: usize,
    /// Whether a space stands after the last line of each paragraph, and after no other.
    pub spaced_ends: bool,
}

impl Setting {
    /// Lines are broken where many of them end near the margin and hardly any goes beyond.
    pub fn of(lines: &[Line<'_>], japanese: bool) -> Self {
        let mut lengths: Vec<usize> = lines.iter().map(|line| columns(line.text)).collect();
        lengths.sort_unstable();
        let width = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
        let near = lengths.iter().filter(|&&length| length * 10 >= width * 8 && length <= width + 6).count();
        let beyond = lengths.iter().filter(|&&length| length > width + width / 8 + 2).count();
        // Hardly any page is narrower: short lines are no broken ones.
        const NARROW: usize = 36;
        let broken = width >= NARROW && near * 5 >= lengths.len() && beyond * 25 <= lengths.len();
        let (ends, inner) = lines
            .iter()
            .filter(|line| columns(line.text) * 5 >= width * 2)
            .partition::<Vec<&Line<'_>>, _>(|line| line.text.ends_with('。'));
        let spaced = |lines: &[&Line<'_>]| lines.iter().filter(|line| line.space_end).count();
        let spaced_ends =
            spaced(&ends) * 10 >= ends.len() * 9 && spaced(&inner) * 4 <= inner.len() && !ends.is_empty();
        Self { japanese, broken, width, spaced_ends }
    }

    /// Whether a line comes so near to the margin that the first word of the next had no room.
    pub fn is_full(&self, line: &str, next: &str, margin: usize) -> bool {
        let word = if next.starts_with(is_wide) {
            6
        } else {
            let end = next.find(|c: char| c.is_whitespace() || is_wide(c)).unwrap_or(next.len());
            columns(&next[..end]).min(24) + if self.japanese { 4 } else { 1 }
        };
        columns(line) + word > margin
    }

    /// Whether the text of a line goes on in the next one, which begins nothing new by itself.
    pub fn goes_on(&self, lines: &[Line<'_>], at: usize) -> bool {
        let Some(next) = lines.get(at + 1) else { return false };
        let line = &lines[at];
        if hangs(line, next) {
            return true;
        }
        if !self.broken {
            return self.surely_goes_on(line, next);
        }
        if line.text.ends_with('-') && next.text.starts_with(char::is_lowercase) {
            return true;
        }
        let ends = ends_sentence(line.text);
        let unfinished = !ends && next.text.starts_with(|c: char| c.is_lowercase() || c == '、' || c == '。');
        if next.blank > 0
            && !(unfinished
                || self.japanese && !is_complete(line.text) && self.is_full(line.text, next.text, self.width))
        {
            return false;
        }
        let margin = self.margin(lines, at);
        let full = self.is_full(line.text, next.text, margin);
        if self.japanese {
            if ends && self.spaced_ends && line.space_end {
                return false;
            }
            let set_in = next.column > line.column + 1;
            let near = &lines[at.saturating_sub(3)..lines.len().min(at + 4)];
            let widest = near.iter().map(|line| columns(line.text)).max().unwrap_or(0);
            full && !(ends && (set_in || opens_paragraph(next.text) || columns(line.text) + 2 <= widest))
        } else {
            let length = columns(line.text);
            let short = length * 2 < self.width || ends && length * 4 < self.width * 3;
            unfinished || full && !short
        }
    }

    /// Where most lines are paragraphs: a long one in the middle of a sentence goes on all the same.
    fn surely_goes_on(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        const LONG: usize = 56;
        let begins = |c: char| {
            if self.japanese { is_wide(c) && c.is_alphabetic() || is_digit(c) } else { c.is_lowercase() }
        };
        let open = !is_complete(line.text) && !ends_sentence(line.text);
        columns(line.text) >= LONG
            && open
            && next.blank == 0
            && next.column <= line.column
            && next.text.starts_with(begins)
    }

    /// The margin at a line: beside a picture it is nearer.
    fn margin(&self, lines: &[Line<'_>], at: usize) -> usize {
        let widest = |lines: &[Line<'_>]| lines.iter().map(|line| columns(line.text)).max().unwrap_or(0);
        let before = widest(&lines[at.saturating_sub(3)..=at]);
        let after = widest(&lines[at..lines.len().min(at + 4)]);
        let near = before.min(after);
        if self.japanese && near * 5 >= self.width * 4 {
            self.width.min(near.max(self.width - 2))
        } else {
            near
        }
    }
}

/// Whether a line is set in below the text of a bullet whose sentence has not ended.
fn hangs(line: &Line<'_>, next: &Line<'_>) -> bool {
    const LONG: usize = 40;
    let mark = line.text.chars().next().filter(|c| BULLETS.contains(*c));
    let open = !is_complete(line.text) && !ends_sentence(line.text) && columns(line.text) >= LONG;
    let below = next.blank == 0 && (1..=2).contains(&next.column.saturating_sub(line.column));
    mark.is_some() && open && below && next.text.starts_with(|c: char| is_wide(c) && c.is_alphabetic())
}

/// Whether a sentence or the like ends with this line.
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['」', '”', '"', '’', '*'])
        .ends_with(['。', '．', '.', '!', '?', '？', '！', ':', '：', ';'])
        || line.ends_with('。')
}

/// Whether a line is finished, as a heading or a sentence is.
pub fn is_complete(line: &str) -> bool {
    line.ends_with(['。', '）', ')', '】', '］', '」', '．', '.', ':', '：', ';'])
}

fn opens_paragraph(line: &str) -> bool {
    const OPENINGS: [&str; 9] = [
        "また、",
        "なお、",
        "さらに、",
        "このため、",
        "そのため、",
        "このような",
        "ただし、",
        "今後",
        "加えて、",
    ];
    OPENINGS.iter().any(|opening| line.starts_with(opening))
}

/// White space beside a Japanese character goes; any other becomes one space. Control characters
/// count as white space.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if is_space(c) {
            space = true;
            continue;
        }
        if space && !out.is_empty() && !is_wide(c) && !out.ends_with(is_wide) {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    out
}

/// One text from broken lines. Japanese has no space where a line was broken; English has one, but none
/// after a hyphen or a stroke.
pub fn join<'a>(lines: impl IntoIterator<Item = &'a str>, japanese: bool) -> String {
    let mut text = String::new();
    let mut broken = false;
    let mut label = "";
    for line in lines {
        if text.is_empty() && japanese {
            label = label_of(line);
        }
        let line = spaced(line);
        broken |= !text.is_empty();
        let tight = text.ends_with(['-', '/']) && line.starts_with(|c: char| c.is_alphanumeric());
        if !text.is_empty() && !tight {
            text.push(' ');
        }
        text.push_str(&line);
    }
    // A line without punctuation keeps its spaces: they may part columns.
    match text.get(label.len()..) {
        Some(rest) if !label.is_empty() && rest.contains('。') => format!("{label}　{}", squeeze(rest)),
        _ if japanese && (broken || text.contains(['。', '、', '，'])) => squeeze(&text),
        _ => text,
    }
}

/// A few words that a wide space parts from the sentence behind them: 対象者　県内の求職者とする。
fn label_of(line: &str) -> &str {
    const LONGEST: usize = 8;
    let fields = line.split_once('　').filter(|(_, rest)| !rest.trim_start().contains('　'));
    let label = fields.map_or("", |(label, _)| label);
    let is_word = |c: char| is_wide(c) && c.is_alphanumeric();
    if (2..=LONGEST).contains(&label.chars().count()) && label.chars().all(is_word) { label } else { "" }
}

/// Each run of white space as one space: as headings and short lines keep it.
pub fn spaced(text: &str) -> String {
    let parts = text.split(is_space).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_places_and_form_feeds_begin_pages() {
        let text = "　題名\r\n\n\u{c} 5 \n a\u{c}b";
        let found: Vec<_> =
            lines(text).iter().map(|line| (line.number, line.column, line.text, line.begins_page)).collect();
        assert_eq!(found, [(1, 2, "題名", false), (3, 3, "5", true), (4, 2, "a", false), (4, 4, "b", true)]);
    }

    #[test]
    fn blank_lines_between_all_lines_are_the_setting() {
        let blanks = |text: &str| lines(text).iter().map(|line| line.blank).collect::<Vec<_>>();
        assert_eq!(blanks("a\n\nb\n\nc\n\n\n\nd"), [0, 0, 0, 2]);
        assert_eq!(blanks("a\nb\nc\n\nd\ne"), [0, 0, 0, 1, 0]);
    }

    #[test]
    fn broken_lines_come_together_as_their_language_has_it() {
        assert_eq!(join(["相談に応じ、支", "援を行う。"], true), "相談に応じ、支援を行う。");
        assert_eq!(join(["対象者　県内の求 職者", "とする。"], true), "対象者　県内の求職者とする。");
        assert_eq!(join(["対象者　県内の求 職者とする。"], true), "対象者　県内の求職者とする。");
        assert_eq!(
            join(["jobtag（日本版 O-NET ）", "を使い、平成 22年"], true),
            "jobtag（日本版O-NET）を使い、平成22年"
        );
        assert_eq!(
            join(["Short-", "term/", "Medium-", "term  plans", "of the city"], false),
            "Short-term/Medium-term plans of the city"
        );
    }

    #[test]
    fn lines_go_on_where_the_next_word_had_no_room() {
        let text = "The city will plan and\nbuild new paths for all\nof the town.\nMayor\nAnn Example\n";
        let lines = lines(text);
        let setting = Setting { japanese: false, broken: true, width: 24, spaced_ends: false };
        let goes_on: Vec<bool> = (0..lines.len()).map(|at| setting.goes_on(&lines, at)).collect();
        assert_eq!(goes_on, [true, true, false, false, false]);
    }
}
