//! Step 2: from pulldown-cmark's events to the tree, with a stack of what is open. What stands within a
//! line is put together in [`line`].

mod line;
mod open;

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use open::{is_block, is_container};

use super::blocks;
use super::marks::Token;
use super::source::{self, shown};
use super::{
    Align, Block, Cell, Fault, Footnote, Inline, List, MAX_DEPTH, MAX_NODES, Problem, Styling, Table, Tree,
};
use crate::lang::Lang;

pub fn tree(markdown: &str, lang: Lang) -> Tree {
    let source = source::read(markdown);
    let place = |range: &Range<usize>| source.place(range);
    let mut builder = Builder::new(&source.text, &place, lang, 0);
    builder.problems = source.problems.clone();
    builder.run();
    builder.tree()
}

/// What is open.
enum Kind {
    Root,
    Quote,
    List {
        start: Option<u64>,
        /// Of each item so far, with its place.
        numbers: Vec<(u64, Range<usize>)>,
        tight: bool,
        items: Vec<Vec<Block>>,
    },
    Item,
    Paragraph,
    Heading {
        level: u8,
        underlined: bool,
    },
    Code {
        indented: bool,
    },
    Table {
        columns: Vec<Align>,
        rows: Vec<Vec<Cell>>,
    },
    Row {
        cells: Vec<Cell>,
    },
    Cell,
    Styled(Styling),
    Link {
        target: String,
    },
    Picture,
    Note {
        label: String,
    },
    /// Its blocks stand where it stands.
    Flat,
    /// Its line goes on where it stands.
    Nothing,
}

struct Open {
    kind: Kind,
    range: Range<usize>,
    blocks: Vec<Block>,
    /// A line that is not in a block yet.
    tokens: Vec<Token>,
}

/// The footnotes of a text, by label.
#[derive(Default)]
struct Notes {
    /// Those that are referred to, in that order, and how often.
    referred: Vec<(String, usize)>,
    indices: HashMap<String, usize>,
    definitions: HashMap<String, (Vec<Block>, Range<usize>)>,
}

struct Builder<'a> {
    text: &'a str,
    /// From a range of `text` to one of the Markdown.
    place: &'a dyn Fn(&Range<usize>) -> Range<usize>,
    lang: Lang,
    /// How many lists and quotations are open around this text, and in it.
    depth: usize,
    nodes: usize,
    open: Vec<Open>,
    notes: Notes,
    problems: Vec<Problem>,
    /// What the line that is read ends with so far.
    line: String,
}

impl<'a> Builder<'a> {
    fn new(
        text: &'a str,
        place: &'a dyn Fn(&Range<usize>) -> Range<usize>,
        lang: Lang,
        depth: usize,
    ) -> Self {
        let root = Open { kind: Kind::Root, range: 0..text.len(), blocks: Vec::new(), tokens: Vec::new() };
        Self {
            text,
            place,
            lang,
            depth,
            nodes: 0,
            open: vec![root],
            notes: Notes::default(),
            problems: Vec::new(),
            line: String::new(),
        }
    }

    fn run(&mut self) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
        for (event, range) in Parser::new_ext(self.text, options).into_offset_iter() {
            self.event(event, range);
        }
        self.flush();
    }

    fn tree(mut self) -> Tree {
        let blocks = self.open.drain(..1).next().map(|root| root.blocks).unwrap_or_default();
        let mut tree = Tree { blocks, notes: Vec::new(), problems: Vec::new() };
        let mut notes = std::mem::take(&mut self.notes);
        for (label, references) in notes.referred {
            let blocks = notes.definitions.remove(&label).map(|(blocks, _)| blocks).unwrap_or_default();
            tree.notes.push(Footnote { blocks, references });
        }
        let mut unused: Vec<_> = notes.definitions.into_values().collect();
        unused.sort_by_key(|(_, range)| range.start);
        for (blocks, range) in unused {
            self.problems.push(Problem { kind: Fault::NoteUnused, range });
            tree.notes.push(Footnote { blocks, references: 0 });
        }
        rank_headings(&mut tree.blocks);
        tree.problems = self.problems;
        tree.problems.sort_by_key(|problem| (problem.range.start, problem.kind));
        tree.problems.dedup();
        tree
    }

    fn problem(&mut self, kind: Fault, range: Range<usize>) {
        let end = range.start + self.text[range.clone()].trim_end().len();
        self.problems.push(Problem { kind, range: (self.place)(&(range.start..end)) });
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        self.count(1, &range);
        match event {
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.code(&code),
            Event::SoftBreak => self.line_end(range),
            Event::HardBreak => self.break_line(),
            Event::Rule => self.block(Block::Rule),
            Event::FootnoteReference(label) => self.reference(&label),
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.end(),
            // Nothing of this is left in the source.
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text, range),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// Counts pieces; tells where there are too many.
    fn count(&mut self, pieces: usize, range: &Range<usize>) {
        let within = self.nodes <= MAX_NODES;
        self.nodes += pieces;
        if within && self.nodes > MAX_NODES {
            self.problem(Fault::Large, range.start..range.start);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let kind = if self.nodes > MAX_NODES { self.plain_kind(&tag) } else { self.kind(tag, &range) };
        if is_block(&kind) {
            self.flush();
            self.line.clear();
        }
        self.depth += usize::from(matches!(kind, Kind::Quote | Kind::List { .. }));
        self.open.push(Open { kind, range, blocks: Vec::new(), tokens: Vec::new() });
    }

    fn end(&mut self) {
        let Some(open) = self.open.last() else { return };
        if is_block(&open.kind) {
            self.flush();
        }
        if self.open.len() < 2 {
            return;
        }
        let Some(Open { kind, range, blocks, tokens }) = self.open.pop() else { return };
        self.depth -= usize::from(matches!(kind, Kind::Quote | Kind::List { .. }));
        match kind {
            Kind::Quote => self.block(Block::Quote(blocks)),
            Kind::List { start, numbers, tight, items } => {
                let numbers = self.numbers(&numbers);
                self.block(Block::List(List { start, numbers, tight, items }));
            }
            Kind::Item => self.item(blocks),
            Kind::Flat => self.flat(blocks),
            Kind::Root | Kind::Nothing => self.stay(tokens),
            Kind::Paragraph => self.paragraph(tokens, &range),
            Kind::Heading { level, underlined } => self.close_heading(level, underlined, tokens),
            Kind::Code { indented } => self.close_code(indented, tokens, &range),
            Kind::Table { columns, rows } => {
                self.close_table(columns, rows);
                self.flat(blocks);
            }
            Kind::Row { cells } => {
                if let Some(Open { kind: Kind::Table { rows, .. }, .. }) = self.open.last_mut() {
                    rows.push(cells);
                }
            }
            Kind::Cell => self.close_cell(tokens),
            Kind::Note { label } => self.close_note(label, blocks, &range),
            inline => self.close_inline(inline, tokens, &range),
        }
    }

    fn close_inline(&mut self, kind: Kind, tokens: Vec<Token>, range: &Range<usize>) {
        let of = self.inlines(tokens);
        let node = match kind {
            Kind::Styled(styling) => Inline::Styled(styling, of),
            Kind::Link { target } => Inline::Link { target, of, range: (self.place)(range) },
            _ => Inline::Picture { description: of.iter().map(super::plain::of_inline).collect() },
        };
        self.token(Token::Node(node));
    }

    /// A second note of the same name goes on where the first ends: no text is lost.
    fn close_note(&mut self, label: String, blocks: Vec<Block>, range: &Range<usize>) {
        let length = self.text[range.clone()].trim_end().len();
        let place = (self.place)(&(range.start..range.start + length));
        self.notes.definitions.entry(label).or_insert_with(|| (Vec::new(), place)).0.extend(blocks);
    }

    fn stay(&mut self, tokens: Vec<Token>) {
        if let Some(open) = self.open.last_mut() {
            open.tokens.extend(tokens);
        }
    }

    fn flat(&mut self, blocks: Vec<Block>) {
        self.flush();
        self.item(blocks);
    }

    fn close_cell(&mut self, tokens: Vec<Token>) {
        self.line.clear();
        let cell = self.inlines(tokens);
        match self.open.last_mut() {
            Some(Open { kind: Kind::Row { cells }, .. }) => cells.push(cell),
            // Of a table without markup.
            Some(open) => {
                open.tokens.extend(cell.into_iter().map(Token::Node));
                open.tokens.push(Token::Node(Inline::Text(" ".to_string())));
            }
            None => {}
        }
    }

    fn item(&mut self, blocks: Vec<Block>) {
        match self.open.last_mut() {
            Some(Open { kind: Kind::List { items, .. }, .. }) => items.push(blocks),
            Some(open) => open.blocks.extend(blocks),
            None => {}
        }
    }

    fn paragraph(&mut self, tokens: Vec<Token>, range: &Range<usize>) {
        let text = self.text;
        let mut start = range.start;
        for line in text[range.clone()].split_inclusive('\n') {
            let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
            let next = line[hashes..].chars().next();
            if (1..7).contains(&hashes) && next.is_some_and(|c| !c.is_ascii() || c.is_ascii_alphabetic()) {
                self.problem(Fault::HeadingSpace, start..start + hashes);
            }
            start += line.len();
        }
        // A paragraph in an item means that its items are paragraphs.
        if let [.., Open { kind: Kind::List { tight, .. }, .. }, Open { kind: Kind::Item, .. }] =
            &mut self.open[..]
        {
            *tight = false;
        }
        let of = self.inlines(tokens);
        self.line.clear();
        if !of.is_empty() {
            self.block(Block::Paragraph(of));
        }
    }

    fn close_heading(&mut self, level: u8, underlined: bool, tokens: Vec<Token>) {
        let of = self.inlines(tokens);
        self.line.clear();
        if underlined {
            self.block(Block::Paragraph(of));
            self.block(Block::Rule);
        } else {
            self.block(Block::Heading { level, of });
        }
    }

    /// An indent is no code: Japanese paragraphs are set in, and pasted ones by spaces.
    fn close_code(&mut self, indented: bool, tokens: Vec<Token>, range: &Range<usize>) {
        let lines = tokens.into_iter().filter_map(|token| match token {
            Token::Text(text, range) => Some((text, range)),
            _ => None,
        });
        if !indented {
            let code: String = lines.map(|(text, _)| text).collect();
            self.block(Block::Code(shown(code.trim_end_matches('\n'))));
            return;
        }
        self.problem(Fault::Indent, range.clone());
        let text: String = lines.map(|(text, _)| text).collect();
        let text: String = text.lines().map(|line| format!("{}\n", line.trim_start())).collect();
        if self.depth >= MAX_DEPTH {
            self.block(Block::Paragraph(vec![Inline::Text(shown(text.trim_end()))]));
            return;
        }
        // Of what stands in it only the whole has a place.
        let whole = (self.place)(range);
        let place = |_: &Range<usize>| whole.clone();
        let text = blocks::mended(&text).text;
        let mut inner = Builder::new(&text, &place, self.lang, self.depth + 1);
        inner.nodes = self.nodes;
        inner.notes = std::mem::take(&mut self.notes);
        inner.run();
        let blocks = inner.open.drain(..1).flat_map(|root| root.blocks).collect();
        let problems = std::mem::take(&mut inner.problems);
        (self.nodes, self.notes) = (inner.nodes, std::mem::take(&mut inner.notes));
        self.problems.extend(problems);
        self.flat(blocks);
    }

    fn close_table(&mut self, columns: Vec<Align>, rows: Vec<Vec<Cell>>) {
        let mut rows = rows.into_iter();
        let head = rows.next().unwrap_or_default();
        self.block(Block::Table(Table { columns, head, rows: rows.collect() }));
    }

    fn block(&mut self, block: Block) {
        self.flush();
        if let Some(open) = self.open.last_mut() {
            open.blocks.push(block);
        }
    }

    /// A line that stands in no paragraph of its own, as in a list's item, becomes one.
    fn flush(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        if !is_container(&open.kind) || open.tokens.is_empty() {
            return;
        }
        let tokens = std::mem::take(&mut open.tokens);
        let of = self.inlines(tokens);
        self.line.clear();
        if let Some(open) = self.open.last_mut().filter(|_| !of.is_empty()) {
            open.blocks.push(Block::Paragraph(of));
        }
    }
}

/// The levels of a text's headings without gaps, from 1.
fn rank_headings(blocks: &mut [Block]) {
    let mut used = Vec::new();
    each_heading(blocks, &mut |level| used.push(*level));
    used.sort_unstable();
    used.dedup();
    each_heading(blocks, &mut |level| {
        *level = used.iter().position(|one| one == level).map_or(1, |at| at as u8 + 1);
    });
}

fn each_heading(blocks: &mut [Block], visit: &mut dyn FnMut(&mut u8)) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => visit(level),
            Block::Quote(of) => each_heading(of, visit),
            Block::List(list) => list.items.iter_mut().for_each(|item| each_heading(item, visit)),
            _ => {}
        }
    }
}
