//! The table in print: the theme's `print/comparison.typ`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Job;
use crate::compare::table::{Cell, Table};
use crate::diagnostic::Diagnostic;
use crate::output::OutputFile;
use crate::print::{self, Fonts};

pub fn pdf(
    table: &Table,
    job: Job<'_>,
    templates: &BTreeMap<String, String>,
    fonts: &Fonts,
) -> Result<OutputFile, Vec<Diagnostic>> {
    let rows = table.rows.iter().map(|row| {
        json!({
            "heading": row.kind.is_none(),
            "left": cell(&row.left),
            "right": cell(&row.right),
            "remarks": row.remarks,
        })
    });
    let data = json!({
        "lang": print::typeset(table.lang),
        "fonts": fonts.families(table.lang),
        "ui": {},
        "title": table.title,
        "heads": table.heads,
        "remarks": table.remarks,
        "rows": rows.collect::<Vec<_>>(),
        "counts": table.counts.iter().map(|(_, name, count)| json!([name, count])).collect::<Vec<_>>(),
    });
    let name = format!("comparison-{}.pdf", table.lang);
    print::document("comparison.typ", &name, &data, job.new.date, templates, fonts)
}

fn cell(cell: &Cell) -> Value {
    let paragraph = |paragraph: &crate::compare::table::Paragraph| {
        let runs = paragraph.runs.iter().map(|run| json!([run.text, run.changed]));
        json!({ "label": paragraph.label, "runs": runs.collect::<Vec<_>>() })
    };
    cell.0.iter().map(paragraph).collect()
}
