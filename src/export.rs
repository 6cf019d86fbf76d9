//! Open data: the measures and targets of a plan as JSON and CSV, with their schemas.
//!
//! 1. [`rows`] makes each record once, in the order of the plan.
//! 2. [`columns`] says which values of a record are columns of its CSV file.
//! 3. [`files`] writes both forms, and [`schema`] describes them.
//! 4. [`workbooks`] has the same for people who use Excel.
//! 5. [`xref`] lists what others may refer to, [`catalog`] describes the files for portals.
//! 6. [`twins`] gives each measure by itself, where that is asked for.
//!
//! CSV as spreadsheets and 行政データにおける機械可読性に関するルール want it: UTF-8 with BOM, CRLF, one
//! header row of ASCII names, no line breaks in records, numbers without units or separators, Western
//! years, and an empty cell where there is no value.

mod catalog;
mod changes;
mod columns;
mod rows;
mod schema;
mod twins;
mod workbooks;
mod xref;

use csv::{Terminator, WriterBuilder};
use serde::Serialize;
use serde_json::Value;

use crate::i18n::I18n;
use crate::output::OutputFile;
use crate::plan::Plan;

pub use columns::{Column, Kind};
pub use twins::twins;

/// Between the values of a cell that has several.
pub const SEPARATOR: &str = ";";

/// The files of `data/`: `measures.json`, `measures.csv`, `targets.json`, `targets.csv`, their schemas,
/// `datapackage.json`, which describes the CSV files, and workbooks in each language.
pub fn files(plan: &Plan, i18n: &I18n) -> Vec<OutputFile> {
    let targets = value(&rows::targets(plan));
    let with_year = rows::measures(plan).map(|row| with_year(value(&row), plan.fiscal_year));
    let mut files = vec![
        OutputFile::new("data/measures.json", records(rows::measures(plan))),
        OutputFile::new("data/measures.csv", table(&columns::measures(plan), with_year)),
        OutputFile::new("data/measures.schema.json", pretty(&schema::measures(plan, i18n))),
        OutputFile::new("data/targets.json", pretty(&rows::targets(plan))),
        OutputFile::new(
            "data/targets.csv",
            table(&columns::targets(plan), columns::target_records(&targets).into_iter()),
        ),
        OutputFile::new("data/targets.schema.json", pretty(&schema::targets(plan, i18n))),
        OutputFile::new("data/datapackage.json", pretty(&schema::package(plan, i18n))),
    ];
    if !plan.reports.is_empty() {
        let reports = || rows::reports(plan);
        files.push(OutputFile::new("data/progress.json", records(reports())));
        let cells = reports().map(|row| value(&row));
        files.push(OutputFile::new("data/progress.csv", table(&columns::reports(plan), cells)));
        let schema = pretty(&schema::reports(plan, i18n));
        files.push(OutputFile::new("data/progress.schema.json", schema));
    }
    files.extend(workbooks::files(plan, i18n));
    files.extend(changes::changes(plan));
    files.push(xref::file(plan));
    let catalog = catalog::file(plan, i18n, &files);
    files.push(catalog);
    files
}

fn value<T: Serialize>(record: &T) -> Value {
    serde_json::to_value(record).expect("records have text keys")
}

fn with_year(mut record: Value, year: u16) -> Value {
    record["fiscal_year"] = year.into();
    record
}

/// A JSON array with one record a line.
fn records(records: impl Iterator<Item = impl Serialize>) -> Vec<u8> {
    let mut out = b"[".to_vec();
    for (at, record) in records.enumerate() {
        out.extend_from_slice(if at > 0 { b",\n" } else { b"\n" });
        serde_json::to_writer(&mut out, &record).expect("records have text keys");
    }
    out.extend_from_slice(b"\n]\n");
    out
}

fn pretty<T: Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).expect("records have text keys") + "\n"
}

/// Records as CSV with a header.
fn table(columns: &[Column], records: impl Iterator<Item = Value>) -> Vec<u8> {
    let bom = "\u{feff}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(bom);
    let cells = |record: &Value| columns.iter().map(|column| column.cell(record)).collect::<Vec<_>>();
    let header = columns.iter().map(|column| column.name.as_str());
    writer.write_record(header).expect("a vector takes every record");
    for record in records {
        writer.write_record(cells(&record)).expect("a vector takes every record");
    }
    writer.into_inner().expect("a vector takes every record")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn cells_are_one_line_and_never_a_formula() {
        let column = |name: &'static str, pointer: &str| Column {
            name: name.to_string(),
            pointer: pointer.to_string(),
            kind: Kind::Text,
            field: name,
            lang: None,
        };
        let record = json!({"a": "一行目\n二行目, \"引用\"", "b": "=1+1", "c": null, "d": ["x", "y"], "e": 4570, "f": 61.7});
        let columns = [
            column("a", "/a"),
            column("b", "/b"),
            column("c", "/c"),
            column("d", "/d"),
            column("e", "/e"),
            column("f", "/f"),
        ];
        let text = String::from_utf8(table(&columns, [record].into_iter())).expect("UTF-8");
        assert_eq!(text, "\u{feff}a,b,c,d,e,f\r\n\"一行目 二行目, \"\"引用\"\"\",'=1+1,,x;y,4570,61.7\r\n");
    }
}
