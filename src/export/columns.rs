//! The columns of the CSV files: which value of a record, and of what kind.

use serde_json::{Map, Value};

use super::SEPARATOR;
use crate::facts::FACTS;
use crate::lang::Lang;
use crate::plan::Plan;

/// A column and where its value stands in a record.
#[derive(Clone, Debug)]
pub struct Column {
    /// ASCII: `title_ja`.
    pub name: String,
    /// JSON pointer into the record.
    pub pointer: String,
    pub kind: Kind,
    /// The end of the Fluent message that describes it, `data-field-<field>`, and the language it is in, if any.
    pub field: &'static str,
    pub lang: Option<Lang>,
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

/// Columns as they are listed below: name, pointer and kind, or a text in each language.
enum Listed {
    One(&'static str, &'static str, Kind),
    Texts(&'static str, &'static str),
    Facts,
}
use Listed::{Facts, One, Texts};

const MEASURES: [Listed; 16] = [
    One("fiscal_year", "/fiscal_year", Kind::Year),
    One("slug", "/slug", Kind::Text),
    One("number", "/number", Kind::Text),
    One("chapter", "/chapter", Kind::Text),
    One("section", "/section", Kind::Text),
    One("path", "/path", Kind::List),
    One("position", "/position", Kind::Integer),
    One("printed", "/printed", Kind::Text),
    One("parent", "/parent", Kind::Text),
    One("repeats", "/repeats", Kind::Text),
    Texts("title", "/title"),
    Texts("text", "/text"),
    Texts("translation", "/translation"),
    Facts,
    One("aliases", "/aliases", Kind::List),
    Texts("url", "/url"),
];

const TARGETS: [Listed; 20] = [
    One("fiscal_year", "/fiscal_year", Kind::Year),
    One("kind", "/kind", Kind::Text),
    One("section", "/section", Kind::Text),
    One("id", "/target/id", Kind::Text),
    One("part", "/value/id", Kind::Text),
    One("group_number", "/group/number", Kind::Integer),
    Texts("group", "/group/title"),
    Texts("label", "/target/label"),
    Texts("part_label", "/value/part"),
    One("owner", "/target/owner", Kind::Text),
    One("value", "/figure", Kind::Number),
    One("unit", "/value/unit", Kind::Text),
    Texts("printed", "/printed"),
    One("measures", "/target/measures", Kind::List),
    One("provisional", "/result/provisional", Kind::Text),
    One("achieved", "/result/achieved", Kind::Integer),
    Texts("grade", "/result/grade"),
    One("date", "/result/date", Kind::Text),
    Texts("source", "/result/source"),
    Texts("comment", "/result/comment"),
];

const REPORTS: [Listed; 11] = [
    One("fiscal_year", "/fiscal_year", Kind::Year),
    One("slug", "/slug", Kind::Text),
    One("number", "/number", Kind::Text),
    One("status", "/status", Kind::Text),
    Texts("status_name", "/status_name"),
    Texts("done", "/done"),
    Texts("next", "/next"),
    Texts("department", "/department"),
    One("budget", "/budget", Kind::Number),
    One("spent", "/spent", Kind::Number),
    One("date", "/date", Kind::Text),
];

/// The columns of `measures.csv`.
pub fn measures(plan: &Plan) -> Vec<Column> {
    columns(plan, &MEASURES)
}

/// The columns of `targets.csv`: a row for each target value, and one for each result of a year.
pub fn targets(plan: &Plan) -> Vec<Column> {
    columns(plan, &TARGETS)
}

/// The columns of `progress.csv`. Figures, of which a report may have several, are in the JSON file.
pub fn reports(plan: &Plan) -> Vec<Column> {
    columns(plan, &REPORTS)
}

fn columns(plan: &Plan, listed: &[Listed]) -> Vec<Column> {
    let mut columns = Vec::new();
    for listed in listed {
        match listed {
            One(name, pointer, kind) => columns.push(column(name, pointer, *kind)),
            Texts(name, pointer) => columns.extend(plan.languages.iter().map(|&lang| Column {
                name: format!("{name}_{}", lang.code().replace('-', "_")),
                pointer: format!("{pointer}/{lang}"),
                kind: Kind::Text,
                field: name,
                lang: Some(lang),
            })),
            Facts => columns.extend(FACTS.iter().map(|fact| {
                let kind = if fact.list { Kind::List } else { Kind::Text };
                column(fact.key, &format!("/{}", fact.key), kind)
            })),
        }
    }
    columns
}

fn column(name: &'static str, pointer: &str, kind: Kind) -> Column {
    Column { name: name.to_string(), pointer: pointer.to_string(), kind, field: name, lang: None }
}

/// The records of `targets.csv` from the tables of `targets.json`.
pub fn target_records(tables: &Value) -> Vec<Value> {
    let mut records = Vec::new();
    for table in list(tables, "tables") {
        for group in list(table, "groups") {
            for target in list(group, "targets") {
                for value in list(target, "values") {
                    value_records([table, group, target, value], &tables["fiscal_year"], &mut records);
                }
            }
        }
    }
    records
}

/// The target of the plan's year, then baseline, targets of single years and results.
fn value_records(of: [&Value; 4], plan_year: &Value, records: &mut Vec<Value>) {
    let value = of[3];
    records.push(record(of, "target", plan_year, &value["value"], &value["printed"]));
    let mut add = |kind, row: &Value| {
        let mut record = record(of, kind, &row["fiscal_year"], &row["value"], &Value::Null);
        record["result"] = row.clone();
        records.push(record);
    };
    if !value["baseline"].is_null() {
        add("baseline", &value["baseline"]);
    }
    list(value, "goals").iter().for_each(|goal| add("goal", goal));
    list(value, "results").iter().for_each(|result| add("result", result));
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn record(of: [&Value; 4], kind: &str, year: &Value, figure: &Value, printed: &Value) -> Value {
    let [table, group, target, value] = of;
    let fields = [
        ("section", table["section"].clone()),
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
        // As `Value::pointer` does, which unescapes each name: none here has anything to unescape.
        let value = self.pointer.split('/').skip(1).try_fold(record, |value, name| value.get(name));
        match value {
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
    if !text.contains(['\r', '\n']) {
        return text.trim().to_string();
    }
    text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it; one that it would take for a date
/// (`1-1-2`, a measure's number) gets hyphens that no date has (U+2010).
fn guarded(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']) {
        return format!("'{text}");
    }
    if is_like_date(&text) { text.replace('-', "‐") } else { text }
}

/// Numbers of one or two digits between hyphens. Four of them are none, but are written as the shorter ones are.
fn is_like_date(text: &str) -> bool {
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return false;
    }
    let parts: Vec<&str> = text.split('-').collect();
    let short = |part: &&str| (1..=2).contains(&part.len());
    parts.len() > 1 && parts.iter().all(short)
}
