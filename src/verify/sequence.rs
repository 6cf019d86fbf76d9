//! The two sequences to compare: characters without white space, each with its place.

use crate::import::{self, Marks};
use crate::lang::{Lang, Localized};
use crate::markdown;
use crate::plan::*;
use crate::source::{FileId, Sources, Span};

use super::FurnitureLine;

/// The characters of the official text.
#[derive(Default)]
pub struct Official {
    pub characters: Vec<char>,
    /// The same as they are printed, with the text's own marks: prose may begin with a mark, too.
    pub printed: Vec<char>,
    /// Line and column of each, counted from 1.
    places: Vec<(usize, usize)>,
}

impl Official {
    /// Whether it has more neighbours of the one order than of the other: one wrong character must not turn the order.
    fn prints_in_pairs(&self, in_blocks: &[&Localized<Line>], in_pairs: &[&Localized<Line>]) -> bool {
        self.neighbours(in_pairs) > self.neighbours(in_blocks)
    }

    /// How many of the texts stand right before the next one somewhere.
    fn neighbours(&self, order: &[&Localized<Line>]) -> usize {
        let printed = |pair: &&[&Localized<Line>]| {
            let both: String = pair.iter().map(|line| line.official.text.as_str()).collect();
            let both: Vec<char> = both.chars().filter(|c| !c.is_whitespace()).collect();
            self.characters.windows(both.len().max(1)).any(|window| window == both)
        };
        order.windows(2).filter(printed).count()
    }

    /// Line and column of a character; for the end, those of the last.
    pub fn place(&self, at: usize) -> (usize, usize) {
        self.places.get(at).or(self.places.last()).copied().unwrap_or((1, 1))
    }
}

/// The characters of the content as the official text prints them.
#[derive(Default)]
pub struct Content {
    pub characters: Vec<char>,
    pieces: Vec<Piece>,
}

/// A stretch of characters and the place of its text in a file.
struct Piece {
    start: usize,
    text: String,
    span: Span,
    /// Whether the next one follows on the same line.
    joined: bool,
    /// The Markdown that the text comes from.
    markdown: Option<String>,
}

/// The official text without furniture, its own marks turned into those that content prints.
pub fn official(text: &str, style: &MeasureStyle) -> (Official, Vec<FurnitureLine>) {
    let (read, marks, furniture) = import::official(text);
    let import::Official { mut characters, places } = read;
    let printed = characters.clone();
    for at in 0..characters.len() {
        let begins = at == 0 || places[at - 1].0 != places[at].0;
        if let Some(mark) = begins.then(|| replaced(characters[at], marks, style)).flatten() {
            characters[at] = mark;
        }
    }
    replace_repeat_mark(&mut characters, marks.repeat, &style.repeat_mark);
    (Official { characters, printed, places }, furniture)
}

/// The mark that content prints for one of the text's own, where both are single characters.
fn replaced(c: char, marks: Marks, style: &MeasureStyle) -> Option<char> {
    let single = |mark: &str| mark.chars().next().filter(|_| mark.chars().count() == 1);
    match c {
        _ if single(&style.mark) == Some(c) || single(&style.sub_mark) == Some(c) => None,
        c if c == marks.measure => single(&style.mark),
        c if c == marks.sub_measure => single(&style.sub_mark),
        _ => None,
    }
}

/// Where the marks of repetition have the same length the places stay.
fn replace_repeat_mark(characters: &mut [char], from: &str, to: &str) {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    if from.len() != to.len() {
        return;
    }
    for at in 0..characters.len().saturating_sub(from.len() - 1) {
        let window = &mut characters[at..at + from.len()];
        if *window == *from {
            window.copy_from_slice(&to);
        }
    }
}

/// What the plan says, in the order of print.
pub fn content(plan: &Plan, official: &Official) -> Content {
    let mut writer = Writer::new(plan, Some(official));
    writer.whole();
    writer.content
}

/// A part of a plan.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    Whole,
    Node(NodeId),
    /// A measure and its sub-measures.
    Measure(MeasureId),
}

/// What a part of the plan says, as pages show it: without the marks that they draw, each value of a target beside
/// the part it belongs to.
pub fn shown(plan: &Plan, part: Part) -> Content {
    let mut writer = Writer::new(plan, None);
    match part {
        Part::Whole => writer.whole(),
        Part::Node(id) => writer.node(id),
        Part::Measure(id) => writer.with_children(Entry::Measure(id)),
    }
    writer.content
}

struct Writer<'a> {
    plan: &'a Plan,
    /// The official text, where the order of its tables is to be followed.
    official: Option<&'a Official>,
    content: Content,
}

impl<'a> Writer<'a> {
    fn new(plan: &'a Plan, official: Option<&'a Official>) -> Self {
        Self { plan, official, content: Content::default() }
    }

    fn whole(&mut self) {
        if !self.plan.untitled {
            self.content.line(&self.plan.title);
        }
        self.content.body(&self.plan.preamble.body.official);
        self.plan.tops().for_each(|top| self.node(top));
    }

    fn node(&mut self, id: NodeId) {
        let node = &self.plan[id];
        let span = node.title.official.span;
        self.content.joined(&node.printed, Span { end: span.start, ..span });
        self.content.line(&node.title);
        self.content.body(&node.text.body.official);
        for item in &node.items {
            match item {
                Item::Node(child) => self.node(*child),
                Item::Heading(heading) => self.content.line(&heading.text),
                Item::Entry(entry) => self.with_children(*entry),
                Item::Passage(id) => self.content.body(&self.plan[*id].text.body.official),
                Item::OwnerLine(line) => self.content.line(line),
                Item::Table(id) => self.table(*id),
            }
        }
    }

    fn with_children(&mut self, entry: Entry) {
        self.entry(entry);
        self.plan.children(entry).iter().for_each(|&child| self.entry(child));
    }

    fn entry(&mut self, entry: Entry) {
        let plan = self.plan;
        let measure = &plan[plan.original(entry)];
        let front_matter = match entry {
            Entry::Measure(id) => plan[id].span,
            Entry::Repeat(id) => plan[id].span,
        };
        let printed = plan.printed(entry);
        let drawn = self.official.is_none() && plan.style.is_mark(printed);
        if !drawn && measure.official_title {
            self.content.joined(printed, front_matter);
        } else if !drawn {
            self.content.push(printed.to_string(), front_matter);
        }
        if measure.official_title {
            self.content.line(&measure.title);
        }
        self.owner_line(measure, OwnerLineAt::Title);
        self.content.body(plan.official_text(entry));
        if matches!(entry, Entry::Repeat(_)) {
            self.content.push(plan.style.repeat_mark.clone(), front_matter);
        }
        self.owner_line(measure, OwnerLineAt::End);
    }

    fn owner_line(&mut self, measure: &Measure, at: OwnerLineAt) {
        if let Some(line) = measure.owner_line.as_ref().filter(|line| line.at == at) {
            self.content.line(&line.text);
        }
    }

    fn table(&mut self, id: TableId) {
        let table = &self.plan[id];
        for line in [&table.title, &table.introduction].into_iter().flatten() {
            self.content.line(line);
        }
        self.content.line(&table.item_heading);
        self.content.line(&table.goal_heading);
        for group in &table.groups {
            if let Some(title) = &group.title {
                let span = title.official.span;
                self.content.joined(&group.printed, Span { end: span.start, ..span });
                self.content.line(title);
            }
            group.rows.iter().for_each(|&row| self.target(&self.plan[row]));
        }
        table.notes.iter().for_each(|note| self.content.line(note));
    }

    /// The parts of an indicator stand before all its values, or each before its own: as is printed.
    fn target(&mut self, target: &Target) {
        self.content.line(&target.label);
        if let Some(mark) = &target.owner_mark {
            self.content.line(mark);
        }
        let parts = || target.values.iter().filter_map(|value| value.part.as_ref());
        let in_blocks: Vec<&Localized<Line>> =
            parts().chain(target.values.iter().map(|value| &value.printed)).collect();
        let in_pairs: Vec<&Localized<Line>> =
            target.values.iter().flat_map(|value| value.part.iter().chain([&value.printed])).collect();
        let order = match self.official {
            Some(official) if in_blocks.len() > 2 && official.prints_in_pairs(&in_blocks, &in_pairs) => {
                in_pairs
            }
            Some(_) => in_blocks,
            None => in_pairs,
        };
        order.into_iter().for_each(|line| self.content.line(line));
    }
}

impl Content {
    /// Adds a text that stands at `span`.
    pub fn push(&mut self, text: String, span: Span) {
        let start = self.characters.len();
        self.characters.extend(text.chars().filter(|c| !c.is_whitespace()));
        self.pieces.push(Piece { start, text, span, joined: false, markdown: None });
    }

    /// Adds a text that the next one follows on the same line: a number.
    fn joined(&mut self, text: &str, span: Span) {
        self.push(text.to_string(), span);
        if let Some(piece) = self.pieces.last_mut() {
            piece.joined = !text.is_empty();
        }
    }

    fn line(&mut self, line: &Localized<Line>) {
        self.push(line.official.text.clone(), line.official.span);
    }

    fn body(&mut self, body: &Body) {
        self.push(body.text.clone(), body.span);
        if let Some(piece) = self.pieces.last_mut() {
            piece.markdown = Some(body.markdown.clone());
        }
    }

    /// Where a text stands at or after a character; else there.
    fn find(&self, from: usize, text: &str) -> usize {
        let text: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let rest = self.characters.get(from..).unwrap_or_default();
        let found = rest.windows(text.len().max(1)).position(|window| window == text);
        from + found.unwrap_or(0)
    }

    /// The stretches that no view may part, each with where its first character stands in the whole.
    pub fn stretches(&self, lang: Lang) -> Vec<(usize, String)> {
        let mut stretches = Vec::new();
        let mut before: Option<(usize, String)> = None;
        for piece in &self.pieces {
            if let Some(markdown) = &piece.markdown {
                let mut at = piece.start;
                for text in markdown::stretches(&markdown::parse(markdown, lang)) {
                    at = self.find(at, &text);
                    stretches.push((at, text));
                }
                continue;
            }
            let (start, mut text) = before.take().unwrap_or((piece.start, String::new()));
            text.push_str(&piece.text);
            match piece.joined {
                true => before = Some((start, text)),
                false => stretches.push((start, text)),
            }
        }
        stretches.retain(|(_, text)| !text.trim().is_empty());
        stretches
    }

    /// Where a character stands in its file. Text comes out of Markdown in order, so its characters
    /// are found one after the other among those of the source.
    pub fn place(&self, sources: &Sources, at: usize) -> Span {
        let index = self.pieces.partition_point(|piece| piece.start <= at).saturating_sub(1);
        let Some(piece) = self.pieces.get(index) else { return Span::start_of(FileId(0)) };
        let source = &sources.file(piece.span.file).text[piece.span.start..piece.span.end];
        let mut offset = 0;
        let mut found = 0;
        for c in piece.text.chars().filter(|c| !c.is_whitespace()).take(at - piece.start + 1) {
            let Some(next) = source[offset..].find(c) else { break };
            found = offset + next;
            offset = found + c.len_utf8();
        }
        let start = piece.span.start + found;
        Span { file: piece.span.file, start, end: start }
    }
}
