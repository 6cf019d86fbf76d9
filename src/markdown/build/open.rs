//! What each tag of Markdown opens.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, HeadingLevel, LinkType, Tag};

use super::{Builder, Kind, Open};
use crate::markdown::source::shown;
use crate::markdown::{Align, Fault, MAX_COLUMNS, MAX_DEPTH, Styling};

impl Builder<'_> {
    /// What a text without markup still has: its lines.
    pub(super) fn plain_kind(&self, tag: &Tag<'_>) -> Kind {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => Kind::Paragraph,
            Tag::CodeBlock(_) => Kind::Code { indented: false },
            Tag::TableCell => Kind::Cell,
            Tag::FootnoteDefinition(label) => Kind::Note { label: label.to_lowercase() },
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } => Kind::Nothing,
            _ => Kind::Flat,
        }
    }

    pub(super) fn kind(&mut self, tag: Tag<'_>, range: &Range<usize>) -> Kind {
        let deep = self.depth >= MAX_DEPTH;
        match tag {
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item if deep => {
                let at = range.start..range.start;
                if !self.problems.iter().any(|problem| problem.kind == Fault::Deep) {
                    self.problem(Fault::Deep, at);
                }
                if matches!(tag, Tag::Item) && self.in_list() { Kind::Item } else { Kind::Flat }
            }
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => self.heading(level, range),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::List(start) => Kind::List { start, numbers: Vec::new(), tight: true, items: Vec::new() },
            Tag::Item => {
                self.number_item(range);
                Kind::Item
            }
            Tag::CodeBlock(kind) => Kind::Code { indented: matches!(kind, CodeBlockKind::Indented) },
            Tag::Table(columns) => self.table(&columns, range),
            Tag::TableHead | Tag::TableRow => Kind::Row { cells: Vec::new() },
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => self.styled(Styling::Emphasis),
            Tag::Strong => self.styled(Styling::Strong),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                Kind::Link { target: format!("mailto:{dest_url}") }
            }
            Tag::Link { dest_url, .. } => Kind::Link { target: shown(&dest_url) },
            Tag::Image { .. } => {
                self.problem(Fault::Picture, range.clone());
                Kind::Picture
            }
            Tag::FootnoteDefinition(label) => Kind::Note { label: label.to_lowercase() },
            _ => Kind::Nothing,
        }
    }

    /// Keeps the number that an item is written with.
    fn number_item(&mut self, range: &Range<usize>) {
        let written = self.text[range.clone()].trim_start();
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        if let (Some(Open { kind: Kind::List { start: Some(_), numbers, .. }, .. }), Ok(number)) =
            (self.open.last_mut(), written[..digits].parse())
        {
            numbers.push((number, range.start..range.start + digits));
        }
    }

    /// The numbers of a list's items, where they do not go up by one. Where all are the same, their author left
    /// counting to the program.
    pub(super) fn numbers(&mut self, written: &[(u64, Range<usize>)]) -> Vec<u64> {
        let odd = written.windows(2).find(|pair| pair[1].0 != pair[0].0.saturating_add(1));
        match odd {
            Some(pair) if written.iter().any(|(number, _)| *number != written[0].0) => {
                self.problem(Fault::ListNumbers, pair[1].1.clone());
                written.iter().map(|(number, _)| *number).collect()
            }
            _ => Vec::new(),
        }
    }

    fn in_list(&self) -> bool {
        matches!(self.open.last(), Some(Open { kind: Kind::List { .. }, .. }))
    }

    fn heading(&mut self, level: HeadingLevel, range: &Range<usize>) -> Kind {
        let underlined = !self.text[range.clone()].trim_start().starts_with('#');
        self.problem(if underlined { Fault::Underline } else { Fault::Heading }, range.clone());
        Kind::Heading { level: level as u8, underlined }
    }

    fn table(&mut self, columns: &[Alignment], range: &Range<usize>) -> Kind {
        if columns.len() > MAX_COLUMNS {
            self.problem(Fault::Wide, range.start..range.start);
        }
        let columns = columns.iter().map(|column| match column {
            Alignment::None | Alignment::Left => Align::Start,
            Alignment::Center => Align::Centre,
            Alignment::Right => Align::End,
        });
        Kind::Table { columns: columns.collect(), rows: Vec::new() }
    }

    /// Emphasis within the same emphasis is one.
    fn styled(&self, styling: Styling) -> Kind {
        let open = self.open.iter().any(|open| matches!(open.kind, Kind::Styled(outer) if outer == styling));
        if open { Kind::Nothing } else { Kind::Styled(styling) }
    }
}

/// Whether blocks stand in it, or it stands among blocks.
pub(super) fn is_block(kind: &Kind) -> bool {
    !matches!(kind, Kind::Styled(_) | Kind::Link { .. } | Kind::Picture | Kind::Nothing)
}

/// Whether it holds blocks, so that a line in it is a paragraph.
pub(super) fn is_container(kind: &Kind) -> bool {
    matches!(kind, Kind::Root | Kind::Flat | Kind::Quote | Kind::Item | Kind::Note { .. })
}
