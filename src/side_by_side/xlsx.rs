//! The table as a workbook: one row a change, for sorting and filtering.
//!
//! A cell has one look in the one writer of workbooks, so changes are not underlined here: a column says the kind.

use super::Job;
use crate::compare::table::{self, Table};
use crate::office::tables::{Cell, Column, Sheet, workbook};

pub fn xlsx(table: &Table, job: Job<'_>) -> Vec<u8> {
    let say = |id: &str| job.i18n.message(table.lang, id);
    let mut columns = vec![
        Column::new(say("compare-kind")),
        Column::wrapped(&table.heads[0]),
        Column::wrapped(&table.heads[1]),
    ];
    columns.extend(table.remarks.iter().map(Column::wrapped));
    let kind =
        |row: &table::Row| row.kind.map(|kind| job.view(table.lang).kind_name(kind)).unwrap_or_default();
    let row = |row: &table::Row| {
        let mut cells: Vec<Cell> =
            vec![kind(row).into(), text(&row.left, row).into(), text(&row.right, row).into()];
        if table.remarks.is_some() {
            cells.push(row.remarks.join("\n").into());
        }
        cells
    };
    let counts =
        table.counts.iter().map(|(_, name, count)| vec![name.clone().into(), (*count as f64).into()]);
    let sheets = [
        Sheet { name: say("compare-sheet"), columns, rows: table.rows.iter().map(row).collect() },
        Sheet {
            name: say("compare-summary"),
            columns: vec![Column::new(say("compare-kind")), Column::new(say("compare-count"))],
            rows: counts.collect(),
        },
    ];
    // Only more rows than a sheet has can fail, and no plan has them.
    workbook(&table.title, job.new.date, &sheets).unwrap_or_default()
}

fn text(cell: &table::Cell, row: &table::Row) -> String {
    let paragraph = |paragraph: &table::Paragraph| {
        let text: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
        match (paragraph.label.as_str(), row.kind) {
            ("", _) => text,
            (label, None) => format!("{label}　{text}"),
            (label, Some(_)) => format!("{label}\n{text}"),
        }
    };
    cell.0.iter().map(paragraph).collect::<Vec<_>>().join("\n")
}
