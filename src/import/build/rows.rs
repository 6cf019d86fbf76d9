//! Tables: as prose, or as measures, a row each.

use crate::import::blocks::{Block, table_markdown};
use crate::import::measures::Columns;
use crate::import::outline::{Carrier, Item, Measure};
use crate::import::owners::{self, Named};
use crate::import::prose::{Prose, append, part_repeat, plain};
use crate::import::{escape, number};

use super::{Builder, TitledPart};

impl Builder {
    pub fn table(&mut self, block: &Block, rows: &[Vec<String>]) {
        if let Some(columns) = Columns::of(rows).filter(|_| self.titled.is_none() && !self.path.is_empty()) {
            return self.rows(block, rows, &columns);
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

    /// A table whose rows are measures: its head is prose.
    fn rows(&mut self, block: &Block, rows: &[Vec<String>], columns: &Columns) {
        let head = rows[0].iter().map(|cell| cell.trim()).collect::<Vec<_>>().join(" ");
        self.prose(Prose { text: head, item: false }, true);
        let role = owners::column(&plain(&rows[0][columns.owners])).flatten();
        for (at, row) in rows[1..].iter().enumerate() {
            let line = block.lines.get(at + 2).or(block.lines.last()).copied().unwrap_or(1);
            let mut measure = Measure { line, group: self.group, ..row_of(row, columns) };
            let names = plain(&row[columns.owners]);
            let owners = owners::cell(&names.replace(' ', "\n"));
            let named = Named { printed: names, names: owners, role };
            measure.owners = self.carriers(&named);
            let at_title = columns.owners == columns.title + 1 && !columns.body.is_empty();
            measure.owner_line = Some((named.printed, at_title)).filter(|(line, _)| !line.is_empty());
            self.push(Item::Measure(measure));
        }
        let count = self.node().map_or(0, |node| node.items.len());
        self.unowned = count;
    }
}

/// What a row says of its measure, but for owners: the number in a column of its own or before the text.
fn row_of(row: &[String], columns: &Columns) -> Measure {
    let title = plain(&row[columns.title]);
    let whole = match columns.number {
        Some(at) => format!("{} {title}", plain(&row[at])),
        None => title.clone(),
    };
    let numbered =
        number::read(&whole).filter(|numbered| numbered.keyword.is_none() && !numbered.title.is_empty());
    let mut measure = Measure { printed: Some(String::new()), ..Measure::default() };
    let text = match numbered {
        Some(numbered) => {
            measure.printed = Some(numbered.printed);
            (measure.number, measure.style_of) = (numbered.number, numbered.style);
            numbered.title.to_string()
        }
        None => {
            measure.printed = columns.number.map(|at| plain(&row[at])).or(measure.printed);
            title
        }
    };
    if columns.body.is_empty() {
        (measure.body, measure.repeat) = part_repeat(&escape::markdown(&text));
    } else {
        measure.title = Some(text);
        let cells: Vec<&str> = columns.body.iter().map(|&at| row[at].as_str()).collect();
        measure.body = cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\n\n");
    }
    measure
}
