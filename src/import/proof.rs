//! Whether the outline says what the text says: both as characters without white space, in the order of print.
//!
//! 1. [`Official`] has the characters of the text that are no furniture, each with its line.
//! 2. [`of_outline`] has what the outline prints.
//! 3. [`lost`] finds the lines whose characters are not in the outline, or not at their place.

use std::collections::BTreeSet;

use crate::lang::Lang;

use super::blocks::{Block, Kind, table_markdown};
use super::columns::Tables;
use super::lines::Line;
use super::outline::{Item, Measure, Node, Outline};
use super::prose::prose_of;

/// The characters of a text that are no furniture and no white space, each with its place.
#[derive(Debug, Default)]
pub struct Official {
    pub characters: Vec<char>,
    /// Line and column of each, from 1.
    pub places: Vec<(usize, usize)>,
}

impl Official {
    /// Of the kept lines of a plain text; of its tables cell by cell.
    pub fn of_lines(lines: &[Line<'_>], tables: &Tables<'_>) -> Self {
        let mut official = Self::default();
        for (at, line) in lines.iter().enumerate() {
            match tables.at(at) {
                Some(table) => {
                    let pieces = table.rows.iter().flatten().flatten();
                    pieces.for_each(|piece| official.push(piece.text, piece.place));
                }
                None if tables.has(at) => {}
                None => official.push(line.text, (line.number, line.column)),
            }
        }
        official
    }

    /// Of Markdown that was cut into blocks: the words of each, at its first line; of a table, at each row's.
    pub fn of_blocks(blocks: &[Block], lang: Lang) -> Self {
        let mut official = Self::default();
        for block in blocks {
            let first = block.lines.first().copied().unwrap_or(1);
            match &block.kind {
                Kind::Table(rows) => {
                    for (at, row) in rows.iter().enumerate() {
                        let line =
                            if at == 0 { first } else { block.lines.get(at + 1).copied().unwrap_or(first) };
                        official.push(
                            &crate::markdown::to_text(&table_markdown(std::slice::from_ref(row)), lang),
                            (line, 1),
                        );
                    }
                }
                Kind::Heading(head) => official.push(&format!("{}{}", head.printed, block.text), (first, 1)),
                Kind::Title | Kind::OwnerHeading(_) => official.push(&block.text, (first, 1)),
                Kind::Owners(named) => official.push(&named.printed, (first, 1)),
                // Its number is its mark; the mark of the list is markup.
                Kind::Bullet(bullet) if bullet.list.is_some() && bullet.number > 0 => {
                    official.push(&bullet.mark, (first, 1));
                    official.push(&crate::markdown::to_text(&block.text, lang), (first, 1));
                }
                Kind::Text | Kind::Bullet(_) => {
                    official.push(&crate::markdown::to_text(&prose_of(block).text, lang), (first, 1));
                }
            }
        }
        official
    }

    fn push(&mut self, text: &str, (line, column): (usize, usize)) {
        for (at, c) in text.chars().enumerate().filter(|(_, c)| !is_blank(*c)) {
            self.characters.push(c);
            self.places.push((line, column + at));
        }
    }

    fn line(&self, at: usize) -> usize {
        self.places[at].0
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || crate::characters::is_unseen(c, None)
}

/// What the outline prints, up to its chapter of targets.
pub fn of_outline(outline: &Outline) -> Vec<char> {
    let mut out = String::from(&outline.title);
    markdown(&outline.preamble, outline.lang(), &mut out);
    for node in &outline.nodes {
        add_node(node, outline, &mut out);
    }
    out.chars().filter(|c| !is_blank(*c)).collect()
}

fn markdown(text: &str, lang: Lang, out: &mut String) {
    out.push_str(&crate::markdown::to_text(text, lang));
}

fn add_node(node: &Node, outline: &Outline, out: &mut String) {
    out.push_str(&node.printed);
    out.push_str(&node.title);
    markdown(&node.prose, outline.lang(), out);
    let mut group = None;
    let mut position = 0;
    for item in &node.items {
        let own = match item {
            Item::Measure(measure) => measure.group,
            Item::Prose { group, .. } => *group,
        };
        if own != group {
            out.push_str(own.map_or("", |owner| &outline.owners[owner].heading));
            group = own;
        }
        match item {
            Item::Prose { text, .. } => markdown(text, outline.lang(), out),
            Item::Measure(measure) => {
                position += 1;
                add_measure(measure, Some(position), outline, out);
                measure.children.iter().for_each(|child| add_measure(child, None, outline, out));
            }
        }
    }
    out.push_str(node.owner_line.as_deref().unwrap_or_default());
    node.nodes.iter().for_each(|node| add_node(node, outline, out));
}

fn add_measure(measure: &Measure, position: Option<u16>, outline: &Outline, out: &mut String) {
    let style = &outline.style;
    let usual = match position.and_then(|at| Some(crate::number::Style::of(&style.number)?.format(at))) {
        Some(number) if !number.is_empty() => number,
        _ if measure.title.is_some() && style.official_titles => String::new(),
        Some(_) => style.mark.clone(),
        None => style.sub_mark.clone(),
    };
    out.push_str(measure.printed.as_deref().unwrap_or(&usual));
    let repeat = |before: bool| measure.repeat.as_ref().filter(|repeat| repeat.before == before);
    let line = |at_title: bool| measure.owner_line.as_ref().filter(|(_, at)| *at == at_title);
    out.push_str(repeat(true).map_or("", |repeat| &repeat.mark));
    out.push_str(measure.title.as_deref().unwrap_or_default());
    out.push_str(line(true).map_or("", |(line, _)| line));
    markdown(&measure.body, outline.lang(), out);
    out.push_str(repeat(false).map_or("", |repeat| &repeat.mark));
    out.push_str(line(false).map_or("", |(line, _)| line));
}

/// The lines of which something is missing in `content`, or stands elsewhere.
pub fn lost(official: &Official, content: &[char]) -> BTreeSet<usize> {
    /// How far a place is looked for, and how many characters must agree there.
    const REACH: usize = 2_000;
    const SURE: usize = 8;
    let mut lost = BTreeSet::new();
    let (mut a, mut b) = (0, 0);
    let text = &official.characters;
    while a < text.len() {
        if content.get(b) == Some(&text[a]) {
            (a, b) = (a + 1, b + 1);
            continue;
        }
        let agree = |a: usize, b: usize| {
            let end = (text.len() - a).min(SURE);
            content.len() >= b + end && text[a..a + end] == content[b..b + end]
        };
        let missing = (1..REACH.min(text.len() - a)).find(|skip| agree(a + skip, b));
        let added = (1..REACH).find(|skip| b + skip < content.len() && agree(a, b + skip));
        match (missing, added) {
            (Some(missing), Some(added)) if added < missing => b += added,
            (None, Some(added)) => b += added,
            (Some(missing), _) => {
                // The same gap may be told further to the left, at the start of a line.
                while a > 0
                    && b > 0
                    && text[a - 1] == text[a + missing - 1]
                    && official.line(a - 1) == official.line(a)
                {
                    (a, b) = (a - 1, b - 1);
                }
                lost.extend((a..a + missing).map(|at| official.line(at)));
                a += missing;
            }
            (None, None) => {
                lost.insert(official.line(a));
                (a, b) = (a + 1, b + 1);
            }
        }
    }
    lost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_missing_or_moved_are_found() {
        let text =
            super::super::lines::lines("第一の施策を行う。\n第二の施策を行う。\n第三の施策を進める。\n");
        let official = Official::of_lines(&text, &Tables::default());
        let found = |content: &str| {
            lost(&official, &content.chars().collect::<Vec<_>>()).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(found("第一の施策を行う。第二の施策を行う。第三の施策を進める。"), Vec::<usize>::new());
        assert_eq!(found("第一の施策を行う。第三の施策を進める。"), [2]);
        assert_eq!(
            found("前書き第一の施策を行う。第二の施策を行う。第三の施策を進める。"),
            Vec::<usize>::new()
        );
        assert!(found("第二の施策を行う。第一の施策を行う。第三の施策を進める。").contains(&1));
        assert!(found("第一の施策を行う。第二の施策を行う。").contains(&3));
    }
}
