//! The stretches of a text that are one thing each: headings, paragraphs, bullets, lines of owners, tables.
//! Readers of plain text ([`plain`](super::plain)) and of Markdown ([`marked`](super::marked)) make them;
//! [`build`](super::build) puts them into their places.

use super::owners::{Named, OwnerHeading};

/// A stretch of the text.
#[derive(Clone, Debug)]
pub struct Block {
    pub kind: Kind,
    /// Markdown, without number, mark or brackets that the kind tells.
    pub text: String,
    /// Numbers of the lines it stands on, from 1.
    pub lines: Vec<usize>,
    /// Whether blank lines part it from what stands before.
    pub parted: bool,
}

#[derive(Clone, Debug)]
pub enum Kind {
    /// The plan's title.
    Title,
    Heading(Head),
    Text,
    Bullet(Bullet),
    OwnerHeading(OwnerHeading),
    Owners(Named),
    /// Rows of cells; the first is the head.
    Table(Vec<Vec<String>>),
}

/// A heading: its number, and the level it is on.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Index of the plan's levels; the number of levels for a titled measure.
    pub level: usize,
    pub number: u16,
    pub printed: String,
    pub style: Option<String>,
    pub appendix: bool,
    /// Of a titled measure, the level of the headings that it stands beside.
    pub beside: Option<usize>,
}

/// A bullet, or an item with a number of its own.
#[derive(Clone, Debug, Default)]
pub struct Bullet {
    /// ・, ①, Strategy. Empty for an item of a Markdown list.
    pub mark: String,
    /// The number of ①; 0 for a mark.
    pub number: u16,
    /// The number's style in `plan.yaml`.
    pub style: Option<String>,
    /// The mark of an item of a Markdown list: -, 1.
    pub list: Option<String>,
    /// Whether something parts the mark from the text.
    pub spaced: bool,
}

impl Block {
    pub fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Text)
    }
}

/// A table as Markdown. Cells may hold `<br>`-less text only: line breaks are spaces.
pub fn table_markdown(rows: &[Vec<String>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        out.push('|');
        for column in 0..width {
            let cell = row.get(column).map_or("", String::as_str).replace('\n', " ");
            out.push_str(&format!(" {} |", cell.trim()));
        }
        out.push('\n');
        if at == 0 {
            out.push('|');
            out.push_str(&" --- |".repeat(width));
            out.push('\n');
        }
    }
    out.trim_end().to_string()
}
