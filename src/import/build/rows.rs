//! Tables: as prose, or as measures, a row each.

use crate::import::blocks::{Block, table_markdown};
use crate::import::measures::Columns;
use crate::import::outline::{Carrier, Item, Measure};
use crate::import::owners::{self, Named, Role};
use crate::import::prose::{Prose, append, part_repeat, plain};
use crate::import::{escape, number};

use super::{Builder, TitledPart};

impl Builder {
    pub fn table(&mut self, block: &Block, rows: &[Vec<String>]) {
        if let Some(columns) = Columns::of(rows).filter(|_| self.titled.is_none() && !self.path.is_empty()) {
            return self.rows(block, rows, &columns);
        }
        let mut carriers: Vec<Carrier> = Vec::new();
        for (cell, role) in owner_cells(rows) {
            for name in owners::cell(&plain(cell)) {
                let owner = self.owner(&name, "", false);
                if !carriers.iter().any(|known| known.owner == owner) {
                    carriers.push(Carrier { owner, role });
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
            // In Japanese a space parts two offices that stood below each other.
            let parted = if self.outline.japanese { names.replace(' ', "\n") } else { names.clone() };
            let owners = owners::cell(&parted);
            let owners = owners.into_iter().map(|name| (name, role)).collect();
            let named = Named { printed: names, names: owners };
            measure.owners = self.carriers(&named);
            let at_title = columns.owners == columns.title + 1 && !columns.body.is_empty();
            let in_body = columns.body.contains(&columns.owners) || named.printed.is_empty();
            measure.owner_line = (!in_body).then_some((named.printed, at_title));
            self.push(Item::Measure(Box::new(measure)));
        }
        let count = self.node().map_or(0, |node| node.items.len());
        self.unowned = count;
    }
}

/// The cells of a table that name owners: below a head that says so, or in a table of two columns beside it.
fn owner_cells(rows: &[Vec<String>]) -> Vec<(&str, Option<&'static Role>)> {
    let heads: Vec<_> = rows[0].iter().map(|head| owners::column(&plain(head))).collect();
    let below = rows[1..]
        .iter()
        .flat_map(|row| row.iter().zip(&heads).filter_map(|(cell, role)| Some((cell.as_str(), (*role)?))));
    let beside = rows
        .iter()
        .filter(|row| row.len() == 2)
        .filter_map(|row| Some((row[1].as_str(), owners::column(&plain(&row[0]))?)));
    if heads.iter().any(Option::is_some) { below.collect() } else { beside.collect() }
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
