//! The tree as plain text: a line for each paragraph, item and row, with the marks and the numbers of
//! lists, two spaces for each level, and the notes at the end.

use super::{Block, Cell, Inline, List, Tree, is_unspaced, note_mark};
use crate::lang::Lang;

pub fn text(tree: &Tree, lang: Lang) -> String {
    let mut writer = Writer { out: String::new(), lang };
    writer.blocks(&tree.blocks, 0);
    for (index, note) in tree.notes.iter().enumerate() {
        let mark = note_mark(index, lang);
        writer.marked(
            &if is_unspaced(lang) { format!("{mark}　") } else { format!("[{mark}] ") },
            &note.blocks,
            0,
        );
    }
    writer.out.truncate(writer.out.trim_end().len());
    writer.out
}

struct Writer {
    out: String,
    lang: Lang,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block], level: usize) {
        for block in blocks {
            match block {
                Block::Paragraph(of) | Block::Heading { of, .. } => self.line(level, "", of),
                Block::Quote(of) => self.blocks(of, level),
                Block::List(list) => self.list(list, level),
                Block::Code(code) => code.lines().for_each(|line| self.raw_line(level, line)),
                Block::Table(table) => {
                    self.row(level, &table.head);
                    table.rows.iter().for_each(|row| self.row(level, row));
                }
                Block::Rule => {}
            }
        }
    }

    fn list(&mut self, list: &List, level: usize) {
        for (at, item) in list.items.iter().enumerate() {
            let mark = match list.number(at) {
                Some(number) => format!("{number}. "),
                None if is_unspaced(self.lang) => "・".to_string(),
                None => "- ".to_string(),
            };
            self.marked(&mark, item, level);
        }
    }

    /// Blocks of which the first line begins with a mark.
    fn marked(&mut self, mark: &str, blocks: &[Block], level: usize) {
        match blocks {
            [Block::Paragraph(of), rest @ ..] => {
                self.line(level, mark, of);
                self.blocks(rest, level + 1);
            }
            blocks => {
                self.raw_line(level, mark.trim_end());
                self.blocks(blocks, level + 1);
            }
        }
    }

    fn line(&mut self, level: usize, mark: &str, of: &[Inline]) {
        let text: String = of.iter().map(|inline| inline_text(inline, self.lang)).collect();
        let mut mark = mark;
        for line in text.split('\n') {
            self.raw_line(level, &format!("{mark}{line}"));
            mark = "";
        }
    }

    fn raw_line(&mut self, level: usize, line: &str) {
        self.out.push_str(&"  ".repeat(level));
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn row(&mut self, level: usize, row: &[Cell]) {
        let cell = |cell: &Cell| {
            let text: String = cell.iter().map(|inline| inline_text(inline, self.lang)).collect();
            text.replace('\n', " ")
        };
        let row = row.iter().map(cell).collect::<Vec<_>>().join(" ");
        self.raw_line(level, row.trim_end());
    }
}

fn inline_text(inline: &Inline, lang: Lang) -> String {
    match inline {
        Inline::Note { index, .. } if is_unspaced(lang) => format!("（{}）", note_mark(*index, lang)),
        Inline::Note { index, .. } => format!("[{}]", note_mark(*index, lang)),
        Inline::Styled(_, of) | Inline::Link { of, .. } => {
            of.iter().map(|inline| inline_text(inline, lang)).collect()
        }
        other => of_inline(other),
    }
}

/// What an inline says, without notes.
pub fn of_inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Picture { description: text } => text.clone(),
        Inline::Styled(_, of) | Inline::Link { of, .. } => of.iter().map(of_inline).collect(),
        Inline::Break => "\n".to_string(),
        Inline::Note { .. } => String::new(),
    }
}
