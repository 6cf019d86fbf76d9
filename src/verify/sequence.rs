//! The two sequences to compare: characters without white space, each with its place.

use crate::lang::Localized;
use crate::official::{self, Marks};
use crate::plan::*;
use crate::source::{FileId, Sources, Span};

use super::FurnitureLine;

/// The characters of the official text.
#[derive(Default)]
pub struct Official {
    pub characters: Vec<char>,
    /// Line and column of each, counted from 1.
    places: Vec<(usize, usize)>,
}

impl Official {
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
}

/// The official text without furniture, its own marks turned into those that content prints.
pub fn official(text: &str, style: &MeasureStyle) -> (Official, Vec<FurnitureLine>) {
    let lines = official::lines(text);
    let furniture = official::furniture(&lines);
    let kept: Vec<official::Line<'_>> =
        (0..lines.len()).filter(|at| !furniture.contains_key(at)).map(|at| lines[at]).collect();
    let marks = Marks::of(&kept);
    let mut official = Official::default();
    for line in &kept {
        for (at, c) in line.text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
            let mark = (at == 0).then(|| replaced(c, marks, style)).flatten();
            official.characters.push(mark.unwrap_or(c));
            official.places.push((line.number, line.column + at));
        }
    }
    replace_repeat_mark(&mut official.characters, marks.repeat, &style.repeat_mark);
    let furniture = furniture
        .into_iter()
        .map(|(at, kind)| FurnitureLine { line: lines[at].number, text: lines[at].text.to_string(), kind })
        .collect();
    (official, furniture)
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
    let mut content = Content::default();
    content.line(&plan.title);
    content.body(&plan.preamble.body.official);
    for top in plan.tops() {
        add_node(&mut content, plan, official, top);
    }
    content
}

fn add_node(content: &mut Content, plan: &Plan, official: &Official, id: NodeId) {
    let node = &plan[id];
    let title = &node.title.official;
    content.push(node.printed.clone(), Span { end: title.span.start, ..title.span });
    content.line(&node.title);
    content.body(&node.text.body.official);
    for item in &node.items {
        match item {
            Item::Node(child) => add_node(content, plan, official, *child),
            Item::Heading(heading) => content.line(&heading.text),
            Item::Entry(entry) => {
                add_entry(content, plan, *entry);
                plan.children(*entry).iter().for_each(|&child| add_entry(content, plan, child));
            }
            Item::Passage(id) => content.body(&plan[*id].text.body.official),
            Item::OwnerLine(line) => content.line(line),
            Item::Table(id) => add_table(content, plan, official, *id),
        }
    }
}

fn add_entry(content: &mut Content, plan: &Plan, entry: Entry) {
    let measure = &plan[plan.original(entry)];
    let front_matter = match entry {
        Entry::Measure(id) => plan[id].span,
        Entry::Repeat(id) => plan[id].span,
    };
    content.push(plan.printed(entry).to_string(), front_matter);
    if measure.official_title {
        content.line(&measure.title);
    }
    let line = |content: &mut Content, at| {
        if let Some(line) = measure.owner_line.as_ref().filter(|line| line.at == at) {
            content.line(&line.text);
        }
    };
    line(content, OwnerLineAt::Title);
    content.body(plan.official_text(entry));
    if matches!(entry, Entry::Repeat(_)) {
        content.push(plan.style.repeat_mark.clone(), front_matter);
    }
    line(content, OwnerLineAt::End);
}

fn add_table(content: &mut Content, plan: &Plan, official: &Official, id: TableId) {
    let table = &plan[id];
    for line in [&table.title, &table.introduction].into_iter().flatten() {
        content.line(line);
    }
    content.line(&table.item_heading);
    content.line(&table.goal_heading);
    for group in &table.groups {
        if let Some(title) = &group.title {
            let span = title.official.span;
            content.push(group.printed.clone(), Span { end: span.start, ..span });
            content.line(title);
        }
        for &row in &group.rows {
            add_target(content, &plan[row], official);
        }
    }
    table.notes.iter().for_each(|note| content.line(note));
}

/// The parts of an indicator stand before all its values, or each before its own: as is printed.
fn add_target(content: &mut Content, target: &Target, official: &Official) {
    content.line(&target.label);
    if let Some(mark) = &target.owner_mark {
        content.line(mark);
    }
    let parts = || target.values.iter().filter_map(|value| value.part.as_ref());
    let in_blocks: Vec<&Localized<Line>> =
        parts().chain(target.values.iter().map(|value| &value.printed)).collect();
    let in_pairs: Vec<&Localized<Line>> =
        target.values.iter().flat_map(|value| value.part.iter().chain([&value.printed])).collect();
    let text = |order: &[&Localized<Line>]| -> Vec<char> {
        let all: String = order.iter().map(|line| line.official.text.as_str()).collect();
        all.chars().filter(|c| !c.is_whitespace()).collect()
    };
    let printed =
        |text: &[char]| !text.is_empty() && official.characters.windows(text.len()).any(|w| w == text);
    let (blocks, pairs) = (text(&in_blocks), text(&in_pairs));
    let order = if blocks != pairs && !printed(&blocks) && printed(&pairs) { in_pairs } else { in_blocks };
    order.into_iter().for_each(|line| content.line(line));
}

impl Content {
    /// Adds a text that stands at `span`.
    pub fn push(&mut self, text: String, span: Span) {
        let start = self.characters.len();
        self.characters.extend(text.chars().filter(|c| !c.is_whitespace()));
        self.pieces.push(Piece { start, text, span });
    }

    fn line(&mut self, line: &Localized<Line>) {
        self.push(line.official.text.clone(), line.official.span);
    }

    fn body(&mut self, body: &Body) {
        self.push(body.text.clone(), body.span);
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
