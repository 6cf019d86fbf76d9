//! Lines → blocks: each line begins a heading or a bullet, or goes on with the block before it.
//!
//! A line is a heading by its look and by its place: the next number in its level, after a finished
//! sentence or above an owner's heading. A ・ in the middle of a sentence that reached the margin is
//! the one between two words, no bullet.

use crate::official::{Line, Marks, OwnerHeading, compact, owner_heading};

use super::layout::{is_complete, is_full, width};
use super::numeral::{Numbered, Style, numbered, styles};

/// A heading, a bullet, or a text, with the lines it was printed on.
#[derive(Debug)]
pub struct Block<'a> {
    pub kind: Kind,
    /// Indexes into the lines; never empty.
    pub lines: Vec<usize>,
    /// The first line without bullet or number.
    pub first: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Title of the plan: the first lines.
    Title,
    Chapter {
        number: u16,
        printed: Option<String>,
    },
    Section {
        number: u16,
        printed: Option<String>,
    },
    Owner(OwnerHeading),
    Measure,
    SubMeasure,
    Text,
}

/// The blocks of a plan, and where its chapter of targets begins (the number of lines, if it has none).
pub struct Blocks<'a> {
    pub blocks: Vec<Block<'a>>,
    pub targets: Option<Block<'a>>,
    pub targets_start: usize,
}

/// Cuts the lines into blocks up to the chapter of targets.
pub fn blocks<'a>(lines: &[Line<'a>], marks: Marks) -> Blocks<'a> {
    let (chapter, section) = styles(lines);
    let mut reader = Reader {
        lines,
        marks,
        chapter,
        section,
        width: width(lines),
        spaced: spaced(lines, marks),
        chapters: 0,
        sections: 0,
    };
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let (kind, first, count) = reader.read(at, blocks.last());
        let block = Block { kind, first, lines: (at..at + count).collect() };
        at += count;
        match &block.kind {
            Kind::Chapter { .. } if reader.is_targets(&block) => {
                return Blocks { blocks, targets: Some(block), targets_start: at };
            }
            Kind::Text if reader.continues(&block, blocks.last()) => {
                if let Some(last) = blocks.last_mut() {
                    last.lines.extend(block.lines);
                }
            }
            _ => blocks.push(block),
        }
    }
    Blocks { blocks, targets: None, targets_start: at }
}

struct Reader<'l, 'a> {
    lines: &'l [Line<'a>],
    marks: Marks,
    chapter: Style,
    section: Option<Style>,
    width: usize,
    /// Whether most bullets have a space after them.
    spaced: bool,
    /// Numbers of the last chapter and section.
    chapters: u16,
    sections: u16,
}

fn spaced(lines: &[Line<'_>], marks: Marks) -> bool {
    let rests = || lines.iter().filter_map(|line| line.text.strip_prefix(marks.measure));
    2 * rests().filter(|rest| rest.starts_with(char::is_whitespace)).count() >= rests().count()
}

impl<'a> Reader<'_, 'a> {
    /// What begins at a line: kind, text of the first line, and how many lines it takes for certain.
    fn read(&mut self, at: usize, before: Option<&Block<'a>>) -> (Kind, &'a str, usize) {
        let text = self.lines[at].text;
        if at == 0 && numbered(text).is_none_or(|heading| heading.style != self.chapter) {
            return (Kind::Title, text, 1);
        }
        if let Some((heading, count)) = self.owner(at) {
            return (Kind::Owner(heading), text, count);
        }
        if let Some((kind, rest)) = self.bullet(at, before) {
            return (kind, rest, 1);
        }
        if let Some(heading) = numbered(text) {
            if self.is_chapter(at, &heading) {
                self.chapters = heading.number;
                self.sections = 0;
                let kind = Kind::Chapter { number: heading.number, printed: heading.unlike_chapter() };
                return (kind, heading.title, 1);
            }
            if self.is_section(at, &heading) {
                self.sections = heading.number;
                let kind = Kind::Section { number: heading.number, printed: heading.unlike_section() };
                return (kind, heading.title, 1);
            }
        }
        (Kind::Text, text, 1)
    }

    /// An owner's heading, also one broken in two if it stands unbroken elsewhere.
    fn owner(&self, at: usize) -> Option<(OwnerHeading, usize)> {
        let text = self.lines[at].text;
        if let Some(heading) = owner_heading(text) {
            let free = at == 0
                || is_complete(self.lines[at - 1].text)
                || numbered(self.lines[at - 1].text).is_some();
            return (heading.certain || free).then_some((heading, 1));
        }
        let next = self.lines.get(at + 1)?.text;
        let joined = compact(text) + &compact(next);
        let whole = is_full(text, self.width) && self.lines.iter().any(|line| compact(line.text) == joined);
        owner_heading(&joined).filter(|_| whole).map(|heading| (heading, 2))
    }

    fn bullet(&self, at: usize, before: Option<&Block<'a>>) -> Option<(Kind, &'a str)> {
        let text = self.lines[at].text;
        let mark = text.chars().next()?;
        let kind = match mark {
            c if c == self.marks.measure => Kind::Measure,
            c if c == self.marks.sub_measure => Kind::SubMeasure,
            _ => return None,
        };
        let rest = &text[mark.len_utf8()..];
        let previous = at.checked_sub(1).map(|at| self.lines[at].text).unwrap_or_default();
        let unfinished = mark == '・' && !is_complete(previous) && is_full(previous, self.width);
        let goes_on = unfinished
            && match before.map(|block| &block.kind) {
                Some(Kind::Measure | Kind::Text) => true,
                // Sub-measures are not always sentences: here a space tells.
                Some(Kind::SubMeasure) => self.spaced && !rest.starts_with(char::is_whitespace),
                _ => false,
            };
        (!goes_on && !rest.is_empty()).then(|| (kind, rest.trim_start()))
    }

    fn is_chapter(&self, at: usize, heading: &Numbered<'a>) -> bool {
        heading.style == self.chapter
            && heading.number == self.chapters + 1
            && (heading.parted || heading.style == Style::Roman)
            && (self.is_free(at) || self.owner_below(at))
    }

    fn is_section(&self, at: usize, heading: &Numbered<'a>) -> bool {
        let next = heading.number == self.sections + 1;
        let free = self.is_free(at);
        Some(heading.style) == self.section
            && self.chapters > 0
            && match (next, self.owner_below(at)) {
                (true, true) => true,
                (true, false) | (false, true) => free && heading.parted,
                (false, false) => false,
            }
    }

    /// Whether the line before this one is finished. The plan's title is.
    fn is_free(&self, at: usize) -> bool {
        at < 2 || is_complete(self.lines[at - 1].text) || !is_full(self.lines[at - 1].text, self.width)
    }

    /// Whether an owner's heading is right below, or below one more line of a long title.
    fn owner_below(&self, at: usize) -> bool {
        let owner = |at: usize| self.lines.get(at).is_some_and(|line| owner_heading(line.text).is_some());
        owner(at + 1) || (is_full(self.lines[at].text, self.width) && owner(at + 2))
    }

    /// Whether a text belongs to the block before it: to a bullet always, to a heading where that
    /// filled its line.
    fn continues(&self, text: &Block<'a>, before: Option<&Block<'a>>) -> bool {
        let Some(before) = before else { return false };
        let previous = before.lines.last().map_or("", |&at| self.lines[at].text);
        match before.kind {
            Kind::Measure | Kind::SubMeasure | Kind::Text => true,
            Kind::Owner(_) => false,
            Kind::Title | Kind::Chapter { .. } | Kind::Section { .. } => {
                let tail = !text.first.contains(['。', '、']) && !is_full(text.first, self.width);
                is_full(previous, self.width) && !is_complete(previous) && tail
            }
        }
    }

    /// The chapter of targets says so in its title, or has the table's head below it.
    fn is_targets(&self, block: &Block<'a>) -> bool {
        let next = block.lines.last().map_or(0, |at| at + 1);
        let below = self.lines.iter().skip(next).take(6);
        let named = ["数値目標", "目標値", "指標", "目標一覧"].iter().any(|word| block.first.contains(word));
        let head = below.clone().any(|line| super::targets::table_head(line.text).is_some());
        let measures = below.take(3).any(|line| owner_heading(line.text).is_some());
        (named || head) && !measures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::{PRINTED, lines};

    fn shown(text: &str) -> Vec<(String, usize)> {
        let name = |kind: &Kind| match kind {
            Kind::Chapter { number, .. } => format!("chapter {number}"),
            Kind::Section { number, .. } => format!("section {number}"),
            Kind::Owner(heading) => heading.subject.clone(),
            other => format!("{other:?}"),
        };
        let blocks = blocks(&lines(text), PRINTED).blocks;
        blocks.iter().map(|block| (name(&block.kind), block.lines.len())).collect()
    }

    #[test]
    fn headings_and_bullets_begin_blocks_and_other_lines_go_on() {
        let text = "計画\n次のとおり。\nⅠ 章の題\n文である。\n１ 節の題\n甲県が取り組む施策\n・施策を行い、さらに事業\n\
                    ・施策も広げて実施する。\n・ 二番目を行う。\n５年度から実施する。\n➢ 内訳\n・ 三番目\n２．次の節\n甲県が取り組む施策\n";
        let names: Vec<_> = shown(text).into_iter().map(|(name, lines)| format!("{name}/{lines}")).collect();
        assert_eq!(
            names,
            [
                "Title/1",
                "Text/1",
                "chapter 1/1",
                "Text/1",
                "section 1/1",
                "甲県/1",
                "Measure/2",
                "Measure/2",
                "SubMeasure/1",
                "Measure/1",
                "section 2/1",
                "甲県/1",
            ]
        );
    }
}
