//! Descriptions of the data files: JSON Schema for the JSON files, a Data Package with table schemas
//! for the CSV files. The words for each field are the Fluent messages `data-field-…`.

use serde_json::{Map, Value, json};

use crate::i18n::{I18n, Lang};
use crate::plan::{Plan, Unit};

use super::columns::{Column, Kind, MEASURES, TARGETS};
use super::{SEPARATOR, rows};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A message in both languages.
fn both(i18n: &I18n, id: &str) -> String {
    Lang::ALL.map(|lang| i18n.message(lang, id)).join(" / ")
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

fn localized() -> Value {
    object([("ja", text()), ("en", optional_text())])
}

fn optional(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

fn array(items: Value) -> Value {
    json!({"type": "array", "items": items})
}

/// An object that has exactly these keys.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let required = json!(required);
    let properties: Map<String, Value> =
        fields.into_iter().map(|(name, schema)| (name.to_string(), schema)).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

/// JSON Schema of `measures.json`.
pub fn measures(i18n: &I18n) -> Value {
    let field = |name: &'static str, schema: Value| (name, described(i18n, name, schema));
    let section = json!({"type": "string", "pattern": "^[0-9]+-[0-9]+$"});
    let record = object([
        field("slug", json!({"type": "string", "pattern": "^[a-z0-9-]+$"})),
        field("number", text()),
        field("chapter", json!({"type": "integer", "minimum": 1})),
        field("section", section),
        field("owner", text()),
        field("position", json!({"type": "integer", "minimum": 1})),
        field("parent", optional_text()),
        field("repeats", optional_text()),
        field("title", localized()),
        field("text", localized()),
        field("target", array(text())),
        field("audience", array(text())),
        field("programmes", array(text())),
        field("url", object([("ja", text()), ("en", text())])),
    ]);
    named(array(record), i18n, "data-file-measures")
}

/// JSON Schema of `targets.json`.
pub fn targets(i18n: &I18n) -> Value {
    let field = |name: &'static str, schema: Value| (name, described(i18n, name, schema));
    let units = [Unit::Percent, Unit::PeoplePerYear].map(rows::unit);
    let year = || json!({"type": "integer", "minimum": 1900});
    let result = object([field("fiscal_year", year()), ("value", json!({"type": "number"}))]);
    let value = object([
        ("id", optional_text()),
        field("part", optional(localized())),
        field("printed", localized()),
        field("value", json!({"type": ["number", "null"]})),
        field("unit", json!({"enum": units})),
        field("results", array(result)),
    ]);
    let target = object([
        field("id", text()),
        field("label", localized()),
        field("owner", optional_text()),
        ("owner_mark", optional(localized())),
        ("values", array(value)),
        field("measures", array(text())),
        field("url", object([("ja", text()), ("en", text())])),
    ]);
    let number = json!({"type": "integer", "minimum": 1});
    let group = object([field("group", number), ("title", localized()), ("targets", array(target))]);
    let group = renamed(group, "group", "number");
    let table = object([
        field("fiscal_year", year()),
        field("chapter", json!({"type": "integer", "minimum": 1})),
        ("title", localized()),
        ("introduction", localized()),
        ("item_heading", localized()),
        ("goal_heading", localized()),
        ("groups", array(group)),
        ("notes", array(localized())),
    ]);
    named(table, i18n, "data-file-targets")
}

/// A group's number is described as the CSV column `group` is.
fn renamed(mut schema: Value, from: &str, to: &str) -> Value {
    if let Some(properties) = schema["properties"].as_object_mut()
        && let Some(field) = properties.remove(from)
    {
        properties.insert(to.to_string(), field);
    }
    for name in schema["required"].as_array_mut().into_iter().flatten().filter(|name| *name == from) {
        *name = to.into();
    }
    schema
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
        "title": plan.title.ja,
        "description": both(i18n, "data-package-description"),
        "version": plan.version,
        "created": format!("{:04}-{:02}-{:02}", plan.date.year, plan.date.month, plan.date.day),
        "resources": [
            resource("measures", MEASURES, &["slug"], i18n),
            resource("targets", TARGETS, &["fiscal_year", "kind", "id", "part"], i18n),
        ],
    });
    if let Some(licence) = &plan.settings.licence {
        package["licenses"] = json!([{"title": licence.ja}]);
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
    let mut schema = described(i18n, column.name, json!({"name": column.name, "type": kind}));
    if column.kind == Kind::List {
        schema["separator"] = SEPARATOR.into();
    }
    schema
}
