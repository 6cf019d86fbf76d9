//! The stretches of a text that stand in one piece in every view: between them a view may put the mark of a list, the
//! number of a note, or an address.

use super::{Block, Inline, Tree};

pub fn stretches(tree: &Tree) -> Vec<String> {
    let mut found = vec![String::new()];
    blocks(&tree.blocks, &mut found);
    tree.notes.iter().for_each(|note| blocks(&note.blocks, &mut found));
    found.retain(|stretch| !stretch.trim().is_empty());
    found
}

fn blocks(of: &[Block], found: &mut Vec<String>) {
    for block in of {
        match block {
            Block::Paragraph(of) | Block::Heading { of, .. } => line(of, found),
            Block::Quote(of) => blocks(of, found),
            Block::List(list) => list.items.iter().for_each(|item| blocks(item, found)),
            Block::Table(table) => {
                let cells = std::iter::once(&table.head).chain(&table.rows).flatten();
                cells.for_each(|cell| line(cell, found));
            }
            Block::Code(code) => found.extend(code.lines().map(String::from)),
            Block::Rule => {}
        }
    }
}

fn line(of: &[Inline], found: &mut Vec<String>) {
    found.push(String::new());
    inlines(of, found);
}

fn inlines(of: &[Inline], found: &mut Vec<String>) {
    for inline in of {
        match inline {
            Inline::Styled(_, of) => inlines(of, found),
            Inline::Link { of, .. } => {
                inlines(of, found);
                found.push(String::new());
            }
            Inline::Note { .. } => found.push(String::new()),
            other => {
                let text = super::plain::of_inline(other);
                if let Some(last) = found.last_mut() {
                    last.push_str(&text);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn links_notes_items_and_cells_end_a_stretch() {
        let text = "甲**乙**[丙](https://example.jp)丁[^1]戊\n\n1. 己\n2. 庚\n\n| 辛 | 壬 |\n|---|---|\n\n[^1]: 癸\n";
        let found = stretches(&super::super::parse(text, Lang::JA));
        assert_eq!(found, ["甲乙丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"]);
    }
}
