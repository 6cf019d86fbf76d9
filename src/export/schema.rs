//! Descriptions of the data files: JSON Schema for the JSON files, a Data Package with table schemas
//! for the CSV files. The words for each field are the Fluent messages `data-field-…`.

use serde_json::{Map, Value, json};

use crate::facts::FACTS;
use crate::i18n::I18n;
use crate::lang::Lang;
use crate::plan::Plan;

use super::SEPARATOR;
use super::columns::{self, Column, Kind};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A message in both languages.
fn both(i18n: &I18n, id: &str) -> String {
    Lang::INTERFACE.map(|lang| i18n.message(lang, id)).join(" / ")
}

fn described(i18n: &I18n, field: &str, mut schema: Value) -> Value {
    schema["description"] = both(i18n, &(String::from("data-field-") + &field.replace('_', "-"))).into();
    schema
}

fn text() -> Value {
    json!({"type": "string"})
}

fn optional_text() -> Value {
    json!({"type": ["string", "null"]})
}

/// A text in the official language, and in others where there is a translation.
fn localized(plan: &Plan) -> Value {
    let schema = |(at, lang): (usize, &Lang)| (lang.code(), if at == 0 { text() } else { optional_text() });
    object(plan.languages.iter().enumerate().map(schema).collect())
}

fn in_every_language(plan: &Plan) -> Value {
    object(plan.languages.iter().map(|lang| (lang.code(), text())).collect())
}

fn optional(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

fn array(items: Value) -> Value {
    json!({"type": "array", "items": items})
}

/// An object that has exactly these keys.
fn object(fields: Vec<(&str, Value)>) -> Value {
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let required = json!(required);
    let properties: Map<String, Value> =
        fields.into_iter().map(|(name, schema)| (name.to_string(), schema)).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

/// JSON Schema of `measures.json`.
pub fn measures(plan: &Plan, i18n: &I18n) -> Value {
    let field = |name: &'static str, schema: Value| (name, described(i18n, name, schema));
    let state = json!({"enum": ["current", "stale", "missing"]});
    let states = plan.translations().iter().map(|lang| (lang.code(), state.clone())).collect();
    let id = "^[0-9a-z]+(-[0-9]+)*$";
    let mut fields = vec![
        field("slug", json!({"type": "string", "pattern": "^[a-z0-9-]+$"})),
        field("number", text()),
        field("chapter", json!({"type": "string", "pattern": id})),
        field("section", json!({"type": "string", "pattern": id})),
        field("path", array(text())),
        field("position", json!({"type": "integer", "minimum": 1})),
        field("printed", text()),
        field("parent", optional_text()),
        field("repeats", optional_text()),
        field("title", localized(plan)),
        field("official_title", json!({"type": "boolean"})),
        field("text", localized(plan)),
        field("translation", object(states)),
        field("roles", array(optional_text())),
    ];
    fields.extend(
        FACTS.iter().map(|fact| field(fact.key, if fact.list { array(text()) } else { optional_text() })),
    );
    fields.push(field("aliases", array(text())));
    fields.push(field("url", in_every_language(plan)));
    named(array(object(fields)), i18n, "data-file-measures")
}

/// JSON Schema of `targets.json`.
pub fn targets(plan: &Plan, i18n: &I18n) -> Value {
    let field = |name: &'static str, schema: Value| (name, described(i18n, name, schema));
    let year = || json!({"type": "integer", "minimum": 1900});
    let figure = || object(vec![field("fiscal_year", year()), ("value", json!({"type": "number"}))]);
    let result = object(vec![
        field("fiscal_year", year()),
        ("value", json!({"type": "number"})),
        field("provisional", json!({"type": "boolean"})),
        field("date", optional_text()),
        field("source", optional(localized(plan))),
        field("comment", optional(localized(plan))),
        field("achieved", json!({"type": ["integer", "null"]})),
        field("grade", optional(localized(plan))),
    ]);
    let value = object(vec![
        ("id", optional_text()),
        field("part", optional(localized(plan))),
        field("printed", localized(plan)),
        field("value", json!({"type": ["number", "null"]})),
        field("unit", text()),
        ("unit_label", localized(plan)),
        field("direction", json!({"enum": ["up", "down"]})),
        field("baseline", optional(figure())),
        field("goals", array(figure())),
        field("results", array(result)),
    ]);
    let target = object(vec![
        field("id", text()),
        field("label", localized(plan)),
        field("owner", optional_text()),
        ("owner_mark", optional(localized(plan))),
        ("values", array(value)),
        field("measures", array(text())),
        field("url", in_every_language(plan)),
    ]);
    let number = described(i18n, "group_number", json!({"type": "integer", "minimum": 1}));
    let group =
        object(vec![("number", number), ("title", optional(localized(plan))), ("targets", array(target))]);
    let table = object(vec![
        field("section", text()),
        ("title", localized(plan)),
        ("introduction", optional(localized(plan))),
        ("item_heading", localized(plan)),
        ("goal_heading", localized(plan)),
        ("groups", array(group)),
        ("notes", array(localized(plan))),
    ]);
    let tables = object(vec![field("fiscal_year", year()), ("tables", array(table))]);
    named(tables, i18n, "data-file-targets")
}

/// JSON Schema of `progress.json`.
pub fn reports(plan: &Plan, i18n: &I18n) -> Value {
    let field = |name: &'static str, schema: Value| (name, described(i18n, name, schema));
    let yen = || json!({"type": ["number", "null"]});
    let figure =
        object(vec![("label", localized(plan)), ("value", json!({"type": "number"})), field("unit", text())]);
    let report = object(vec![
        field("fiscal_year", json!({"type": "integer", "minimum": 1900})),
        field("slug", text()),
        field("number", text()),
        field("status", optional_text()),
        field("status_name", optional(localized(plan))),
        field("done", optional(localized(plan))),
        field("next", optional(localized(plan))),
        field("department", optional(localized(plan))),
        field("figures", array(figure)),
        field("budget", yen()),
        field("spent", yen()),
        field("date", optional_text()),
    ]);
    named(array(report), i18n, "data-file-progress")
}

fn named(mut schema: Value, i18n: &I18n, title: &str) -> Value {
    schema["$schema"] = DRAFT.into();
    schema["title"] = both(i18n, title).into();
    schema
}

/// `datapackage.json`: the CSV files, their form, and what each column means.
pub fn package(plan: &Plan, i18n: &I18n) -> Value {
    let mut package = json!({
        "name": format!("tebiki-{}", plan.fiscal_year),
        "title": plan.title.official.text,
        "description": both(i18n, "data-package-description"),
        "version": plan.version,
        "created": format!("{:04}-{:02}-{:02}", plan.date.year, plan.date.month, plan.date.day),
        "resources": [
            resource("measures", &columns::measures(plan), &["slug"], i18n),
            resource("targets", &columns::targets(plan), &["fiscal_year", "kind", "id", "part"], i18n),
        ],
    });
    if !plan.reports.is_empty() {
        let reports = resource("progress", &columns::reports(plan), &["fiscal_year", "slug"], i18n);
        package["resources"].as_array_mut().expect("resources are a list").push(reports);
    }
    if let Some(licence) = &plan.settings.licence {
        package["licenses"] = json!([{"title": licence.official.text}]);
    }
    package
}

fn resource(name: &str, columns: &[Column], key: &[&str], i18n: &I18n) -> Value {
    let fields: Vec<Value> = columns.iter().map(|column| column_schema(column, i18n)).collect();
    json!({
        "name": name,
        "path": format!("{name}.csv"),
        "title": both(i18n, &(String::from("data-file-") + name)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true},
        "schema": {"fields": fields, "primaryKey": key, "missingValues": [""]},
    })
}

fn column_schema(column: &Column, i18n: &I18n) -> Value {
    let kind = match column.kind {
        Kind::Text | Kind::List => "string",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Year => "year",
    };
    let mut schema = described(i18n, column.field, json!({"name": column.name, "type": kind}));
    if let Some(lang) = column.lang {
        schema["language"] = lang.code().into();
    }
    if column.kind == Kind::List {
        schema["separator"] = SEPARATOR.into();
    }
    schema
}
