//! The table as a workbook: one row a change, for sorting and filtering; what is changed is underlined.

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
        let mut cells: Vec<Cell> = vec![kind(row).into(), marked(&row.left, row), marked(&row.right, row)];
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

fn marked(cell: &table::Cell, row: &table::Row) -> Cell {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for paragraph in &cell.0 {
        let break_before = if parts.is_empty() { "" } else { "\n" };
        let label = match (paragraph.label.as_str(), row.kind) {
            ("", _) => String::new(),
            (label, None) => format!("{label}　"),
            (label, Some(_)) => format!("{label}\n"),
        };
        parts.push((format!("{break_before}{label}"), false));
        parts.extend(paragraph.runs.iter().map(|run| (run.text.clone(), run.changed)));
    }
    Cell::Marked(parts)
}
