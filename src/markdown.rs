//! A text of the plan: from what an author typed to a tree, and from the tree to every view.
//!
//! 1. [`source`] takes out what is no text (comments, characters that cannot be seen) and mends what
//!    Word, Excel and Japanese habits make of Markdown; it remembers where each character stood.
//! 2. [`build`] turns pulldown-cmark's events into the [`Tree`]: [`marks`] pairs asterisks and tags as
//!    authors mean them, [`lines`] says what becomes of a line end.
//! 3. [`html`], [`plain`] and the print's JSON are pure functions over the tree, so a view cannot meet
//!    a node that it does not know. [`problems`] are what `check` tells.
//!
//! Raw HTML is text: what authors write is never markup. The depth and the size of a tree are bounded.

mod blocks;
mod build;
mod html;
pub mod lines;
pub mod link;
mod marks;
mod plain;
mod source;
mod stretches;
mod tags;

use std::ops::Range;

use crate::lang::Lang;

pub use html::{Style, href_of_web, to_html};
pub use link::{Address, is_web_address};
pub use stretches::stretches;

/// A text, parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    pub blocks: Vec<Block>,
    /// Footnotes, in the order in which the text refers to them; those that it does not refer to come last.
    pub notes: Vec<Footnote>,
    pub problems: Vec<Problem>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    pub blocks: Vec<Block>,
    /// How often the text refers to it.
    pub references: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    /// `level` counts from 1, without gaps within a text; the page's own headings stand above.
    Heading {
        level: u8,
        of: Vec<Inline>,
    },
    Quote(Vec<Block>),
    List(List),
    Code(String),
    Table(Table),
    Rule,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The first number of a numbered list.
    pub start: Option<u64>,
    /// The number of each item, where they are not `start` and those that follow it.
    pub numbers: Vec<u64>,
    /// Whether its items are lines rather than paragraphs.
    pub tight: bool,
    pub items: Vec<Vec<Block>>,
}

impl List {
    /// The number of an item of a numbered list.
    pub fn number(&self, at: usize) -> Option<u64> {
        let start = self.start?;
        Some(self.numbers.get(at).copied().unwrap_or(start.saturating_add(at as u64)))
    }

    /// The number of an item that does not follow from the one before.
    pub fn odd_number(&self, at: usize) -> Option<u64> {
        let before = at.checked_sub(1).and_then(|before| self.number(before));
        let expected = before.map(|number| number.saturating_add(1)).or(self.start);
        self.number(at).filter(|_| self.number(at) != expected)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Align>,
    /// The first row. Its cells may all be empty.
    pub head: Vec<Cell>,
    pub rows: Vec<Vec<Cell>>,
}

pub type Cell = Vec<Inline>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Start,
    Centre,
    End,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Styled(Styling, Vec<Inline>),
    Code(String),
    /// `target` is as written; [`link::Address`] says what it is.
    Link {
        target: String,
        of: Vec<Inline>,
        range: Range<usize>,
    },
    /// A picture stands for its description.
    Picture {
        description: String,
    },
    /// A reference to a note: its index, and the how-manieth reference to that note this is, from 1.
    Note {
        index: usize,
        reference: usize,
    },
    Break,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Styling {
    Strong,
    Emphasis,
    Underlined,
    Struck,
    Superscript,
    Subscript,
}

impl Styling {
    /// The element of HTML for it.
    pub fn element(self) -> &'static str {
        match self {
            Styling::Strong => "strong",
            Styling::Emphasis => "em",
            Styling::Underlined => "u",
            Styling::Struck => "s",
            Styling::Superscript => "sup",
            Styling::Subscript => "sub",
        }
    }
}

/// Something in a text that its author should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub kind: Fault,
    /// Bytes of the Markdown.
    pub range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// `<!-- … -->`: in no output.
    Comment,
    /// `<!--` without `-->`: the rest of the text is in no output.
    CommentUnclosed,
    /// A tag that has no meaning here; shown as it is written.
    Tag,
    Picture,
    /// `[^1]` without `[^1]: …`; shown as it is written.
    NoteMissing,
    /// `[^1]: …` that nothing refers to; shown at the end.
    NoteUnused,
    /// A heading within a text; shown below the page's own.
    Heading,
    /// `##見出し` without the space; shown as it is written.
    HeadingSpace,
    /// A line of `---` or `===` directly below a line of text.
    Underline,
    /// Asterisks that pair with none; shown as they are written.
    Asterisks,
    /// `*` between Japanese characters that was read as emphasis.
    Asterisk,
    /// `&copy;`: shown as the character that it stands for.
    Entity,
    /// `&#x1;`: stands for what no reader sees, and is not shown.
    EntityUnseen,
    /// A line end before ①, ・, （１）, a full-width space … or after 。: kept as a line end.
    LineKept,
    /// The numbers of a list do not go up by one: shown as they are written.
    ListNumbers,
    /// Lines with tabs, as pasted from Excel: made into a table.
    TabTable,
    /// A row has more cells than the head of its table, which is made as wide.
    TableCells,
    /// An indent of four spaces: a paragraph, not code.
    Indent,
    /// Nested deeper than [`MAX_DEPTH`]; shown at that depth.
    Deep,
    /// More than [`MAX_NODES`] pieces; the rest is shown without markup.
    Large,
    /// A table of more than [`MAX_COLUMNS`] columns.
    Wide,
    /// `[県] (https://…)`: shown as it is written, and no link.
    LinkForm,
}

/// Lists and quotations within each other.
pub const MAX_DEPTH: usize = 12;
/// Pieces of a text.
pub const MAX_NODES: usize = 20_000;
/// Characters of a text: a page of print has about a thousand.
pub const MAX_LENGTH: usize = 100_000;
/// Columns that a page has room for.
pub const MAX_COLUMNS: usize = 40;

/// The tree of a Markdown text in `lang`.
pub fn parse(markdown: &str, lang: Lang) -> Tree {
    sentence(markdown).unwrap_or_else(|| build::tree(markdown, lang))
}

/// The tree of a text that is a line of letters and punctuation without any markup, as most measures are: the same as
/// [`build::tree`] makes of it, at a tenth of the cost.
fn sentence(markdown: &str) -> Option<Tree> {
    let line = markdown.trim_end_matches('\n');
    let is_letter = |c: char| matches!(c, 'a'..='z' | 'A'..='Z' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '\u{4E00}'..='\u{9FFF}');
    let is_plain = |c: char| {
        is_letter(c)
            || c.is_ascii_digit()
            || matches!(c, ' ' | ',' | '.' | '\'' | '(' | ')' | '/' | ';' | '、' | '。' | '「' | '」' | '・')
            || matches!(c, '（' | '）' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
    };
    if !line.starts_with(is_letter) || !line.chars().all(is_plain) || line.ends_with(' ') {
        return None;
    }
    let paragraph = Block::Paragraph(vec![Inline::Text(line.to_string())]);
    Some(Tree { blocks: vec![paragraph], ..Tree::default() })
}

/// Plain text: one line a block, with the marks of lists, without markup.
pub fn to_text(markdown: &str, lang: Lang) -> String {
    plain::text(&parse(markdown, lang), lang)
}

/// How a footnote is marked: 注1 in Japanese, the number alone in others.
pub fn note_mark(index: usize, lang: Lang) -> String {
    match is_unspaced(lang) {
        true => format!("注{}", index + 1),
        false => (index + 1).to_string(),
    }
}

/// Whether a language is written without spaces between words.
pub fn is_unspaced(lang: Lang) -> bool {
    matches!(lang.code().split('-').next(), Some("ja" | "zh" | "yue"))
}

/// Every link of a text, in its order, those of the notes last.
pub fn links(tree: &Tree) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    walk(tree, &mut |inline| {
        if let Inline::Link { target, range, .. } = inline {
            found.push((target.as_str(), range.clone()));
        }
    });
    found
}

/// Every piece of text between two tags of the page, in its order.
pub fn texts(tree: &Tree) -> Vec<&str> {
    let mut found = Vec::new();
    walk(tree, &mut |inline| {
        if let Inline::Text(text) = inline {
            found.push(text.as_str());
        }
    });
    found
}

fn walk<'a>(tree: &'a Tree, visit: &mut dyn FnMut(&'a Inline)) {
    walk_blocks(&tree.blocks, visit);
    for note in &tree.notes {
        walk_blocks(&note.blocks, visit);
    }
}

fn walk_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph(of) | Block::Heading { of, .. } => walk_inlines(of, visit),
            Block::Quote(of) => walk_blocks(of, visit),
            Block::List(list) => list.items.iter().for_each(|item| walk_blocks(item, visit)),
            Block::Table(table) => {
                let cells = std::iter::once(&table.head).chain(&table.rows).flatten();
                cells.for_each(|cell| walk_inlines(cell, visit));
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn walk_inlines<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Styled(_, of) | Inline::Link { of, .. } => walk_inlines(of, visit),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
