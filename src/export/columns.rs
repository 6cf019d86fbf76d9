//! The columns of the CSV files: which value of a record, and of what kind.

use serde_json::{Map, Value};

use super::SEPARATOR;

/// A column and where its value stands in a record.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// ASCII; also the end of the Fluent message that describes it: `data-field-<name>`.
    pub name: &'static str,
    /// JSON pointer into the record.
    pub pointer: &'static str,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Integer,
    Number,
    /// Western year in which the fiscal year begins.
    Year,
    /// Several values in a cell, separated by [`SEPARATOR`].
    List,
}

const fn column(name: &'static str, pointer: &'static str, kind: Kind) -> Column {
    Column { name, pointer, kind }
}

/// `measures.csv`
pub const MEASURES: &[Column] = &[
    column("fiscal_year", "/fiscal_year", Kind::Year),
    column("slug", "/slug", Kind::Text),
    column("number", "/number", Kind::Text),
    column("chapter", "/chapter", Kind::Integer),
    column("section", "/section", Kind::Text),
    column("owner", "/owner", Kind::Text),
    column("position", "/position", Kind::Integer),
    column("parent", "/parent", Kind::Text),
    column("repeats", "/repeats", Kind::Text),
    column("title_ja", "/title/ja", Kind::Text),
    column("title_en", "/title/en", Kind::Text),
    column("text_ja", "/text/ja", Kind::Text),
    column("text_en", "/text/en", Kind::Text),
    column("target", "/target", Kind::List),
    column("audience", "/audience", Kind::List),
    column("programmes", "/programmes", Kind::List),
    column("url_ja", "/url/ja", Kind::Text),
    column("url_en", "/url/en", Kind::Text),
];

/// `targets.csv`: a row for each target value, and one for each result of a year.
pub const TARGETS: &[Column] = &[
    column("fiscal_year", "/fiscal_year", Kind::Year),
    column("kind", "/kind", Kind::Text),
    column("id", "/target/id", Kind::Text),
    column("part", "/value/id", Kind::Text),
    column("group", "/group/number", Kind::Integer),
    column("group_ja", "/group/title/ja", Kind::Text),
    column("group_en", "/group/title/en", Kind::Text),
    column("label_ja", "/target/label/ja", Kind::Text),
    column("label_en", "/target/label/en", Kind::Text),
    column("part_ja", "/value/part/ja", Kind::Text),
    column("part_en", "/value/part/en", Kind::Text),
    column("owner", "/target/owner", Kind::Text),
    column("value", "/figure", Kind::Number),
    column("unit", "/value/unit", Kind::Text),
    column("printed_ja", "/printed/ja", Kind::Text),
    column("printed_en", "/printed/en", Kind::Text),
    column("measures", "/target/measures", Kind::List),
];

/// The records of `targets.csv` from the table of `targets.json`.
pub fn target_records(table: &Value) -> Vec<Value> {
    let mut records = Vec::new();
    for group in list(table, "groups") {
        for target in list(group, "targets") {
            for value in list(target, "values") {
                let year = &table["fiscal_year"];
                records.push(record(
                    group,
                    target,
                    value,
                    "target",
                    year,
                    &value["value"],
                    &value["printed"],
                ));
                for result in list(value, "results") {
                    let (year, figure) = (&result["fiscal_year"], &result["value"]);
                    records.push(record(group, target, value, "result", year, figure, &Value::Null));
                }
            }
        }
    }
    records
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn record(
    group: &Value,
    target: &Value,
    value: &Value,
    kind: &str,
    year: &Value,
    figure: &Value,
    printed: &Value,
) -> Value {
    let fields = [
        ("group", group.clone()),
        ("target", target.clone()),
        ("value", value.clone()),
        ("kind", kind.into()),
        ("fiscal_year", year.clone()),
        ("figure", figure.clone()),
        ("printed", printed.clone()),
    ];
    Value::Object(fields.into_iter().map(|(key, value)| (key.to_string(), value)).collect::<Map<_, _>>())
}

impl Column {
    /// The cell of a record: empty where there is no value, always one line.
    pub fn cell(&self, record: &Value) -> String {
        match record.pointer(self.pointer) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => guarded(one_line(text)),
            Some(Value::Array(values)) => {
                let values: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
                guarded(values.join(SEPARATOR))
            }
            Some(other) => other.to_string(),
        }
    }
}

fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
fn guarded(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text }
}
