//! Tables: as prose, or as measures, a row each.

use crate::import::blocks::{Block, table_markdown};
use crate::import::measures::rows_are_measures;
use crate::import::outline::{Carrier, Item, Measure};
use crate::import::owners::{self, Named};
use crate::import::prose::{Prose, append, part_repeat, plain};
use crate::import::{escape, number};

use super::{Builder, TitledPart};

impl Builder {
    pub fn table(&mut self, block: &Block, rows: &[Vec<String>]) {
        if rows_are_measures(&block.kind) && self.titled.is_none() && !self.path.is_empty() {
            return self.rows(block, rows);
        }
        let columns: Vec<_> = rows[0].iter().map(|head| owners::column(&plain(head))).collect();
        let mut carriers = Vec::new();
        for row in &rows[1..] {
            for (cell, role) in row.iter().zip(&columns).filter_map(|(cell, role)| Some((cell, (*role)?))) {
                for name in owners::cell(&plain(cell)) {
                    let owner = self.owner(&name, "", false);
                    let carrier = Carrier { owner, role };
                    if !carriers.iter().any(|known: &Carrier| known.owner == owner) {
                        carriers.push(carrier);
                    }
                }
            }
        }
        let prose = Prose { text: table_markdown(rows), item: false };
        if let Some(titled) = &mut self.titled {
            titled.measure.owners.extend(carriers);
            titled.parts.push(TitledPart::Prose(prose));
            return;
        }
        // Right below a measure it is the measure's.
        self.settle_owner_line();
        let last = self.node().and_then(|node| node.items.last_mut());
        match last {
            Some(Item::Measure(measure)) if !carriers.is_empty() => {
                measure.owners.extend(carriers);
                append(&mut measure.body, &prose, true);
            }
            _ => self.prose(prose, true),
        }
    }

    /// A table whose rows are measures: its head is prose, the last cell of each row the line of its owners.
    fn rows(&mut self, block: &Block, rows: &[Vec<String>]) {
        let head = rows[0].iter().map(|cell| cell.trim()).collect::<Vec<_>>().join(" ");
        self.prose(Prose { text: head, item: false }, true);
        let role = owners::column(&plain(&rows[0][rows[0].len() - 1])).flatten();
        for (at, row) in rows[1..].iter().enumerate() {
            let names = plain(&row[row.len() - 1]);
            let owners = owners::cell(&names.replace(' ', "\n"));
            let named = Named { printed: names, names: owners, role };
            let first = plain(&row[0]);
            let numbered = number::read(&first)
                .filter(|numbered| numbered.keyword.is_none() && !numbered.title.is_empty());
            let (printed, number, style, text) = match &numbered {
                Some(numbered) => (
                    numbered.printed.clone(),
                    numbered.number,
                    numbered.style.clone(),
                    numbered.title.to_string(),
                ),
                None => (String::new(), 0, None, first.clone()),
            };
            let line = block.lines.get(at + 2).or(block.lines.last()).copied().unwrap_or(1);
            let mut measure = Measure {
                line,
                printed: Some(printed),
                number,
                style_of: style,
                group: self.group,
                ..Measure::default()
            };
            if row.len() == 3 {
                measure.title = Some(text);
                measure.body.clone_from(&row[1]);
            } else {
                (measure.body, measure.repeat) = part_repeat(&escape::markdown(&text));
            }
            measure.owners = self.carriers(&named);
            measure.owner_line = Some((named.printed, false)).filter(|(line, _)| !line.is_empty());
            self.push(Item::Measure(measure));
        }
        let count = self.node().map_or(0, |node| node.items.len());
        self.unowned = count;
    }
}
