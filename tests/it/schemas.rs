//! The JSON Schemas of `schemas/` know the keys that the readers know, and no others.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use tebiki::load;

use crate::sample;

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/{name}.schema.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The keys that the reader names when it meets one that it does not know.
fn known_to_the_reader(path: &str, text: &str) -> BTreeSet<String> {
    let mut files = sample::files();
    files.insert(path.to_string(), text.to_string());
    let found = load::load(&sample::sources(&files), "content").diagnostics;
    let unknown = found.iter().find(|problem| {
        problem.code == "unknown-key" && problem.args.iter().any(|arg| arg.0 == "found" && arg.1 == "zzz")
    });
    let unknown = unknown.unwrap_or_else(|| panic!("{path}: {found:?}"));
    let allowed = unknown.args.iter().find(|arg| arg.0 == "allowed").map_or("", |arg| arg.1.as_str());
    allowed.split(", ").map(|key| key.trim_matches('`').to_string()).collect()
}

fn known_to_the_schema(name: &str, pointer: &str) -> BTreeSet<String> {
    let schema = schema(name);
    let object = schema.pointer(pointer).unwrap_or_else(|| panic!("{name} has no {pointer}"));
    assert_eq!(object["additionalProperties"], Value::Bool(false), "{name}{pointer} takes anything");
    let keys =
        object["properties"].as_object().unwrap_or_else(|| panic!("{name}{pointer} has no properties"));
    for (key, value) in keys {
        let told = value["description"].as_str().unwrap_or_default();
        assert!(told.contains(" / "), "{name}{pointer} {key} is not described in both languages");
    }
    keys.keys().cloned().collect()
}

/// Where a YAML text is not what a schema describes; years and other keys that are numbers are compared by their digits.
pub fn against(name: &str, yaml: &str) -> Vec<String> {
    let schema = schema(name);
    let value: serde_yaml::Value = serde_yaml::from_str(yaml.trim_start_matches('\u{feff}')).unwrap();
    let mut wrong = Vec::new();
    compare(&schema, &schema, &in_json(&value), "", &mut wrong);
    wrong
}

fn in_json(value: &serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Mapping(table) => table
            .iter()
            .map(|(key, value)| {
                let key = key.as_str().map_or_else(|| in_json(key).to_string(), str::to_string);
                (key, in_json(value))
            })
            .collect::<serde_json::Map<_, _>>()
            .into(),
        serde_yaml::Value::Sequence(list) => list.iter().map(in_json).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("type {other}"),
    }
}

/// As far as the schemas of the project go; a key left empty says nothing.
fn compare(whole: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    let mut tell = |what: &str| wrong.push(format!("{at}: {what}"));
    let kinds = schema.get("type").map(|kind| match kind {
        Value::Array(kinds) => kinds.iter().map(|kind| kind.as_str().unwrap()).collect(),
        kind => vec![kind.as_str().unwrap()],
    });
    if kinds.as_ref().is_some_and(|kinds| !kinds.iter().any(|kind| is_of(kind, value))) {
        tell(&format!("{value} is no {kinds:?}"));
    }
    if schema.get("enum").is_some_and(|allowed| !allowed.as_array().unwrap().contains(value)) {
        tell(&format!("{value} is none of {}", schema["enum"]));
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let target = whole.pointer(reference.trim_start_matches('#')).expect(reference);
        compare(whole, target, value, at, wrong);
    }
    let all = schema["allOf"].as_array().into_iter().flatten();
    all.for_each(|part| compare(whole, part, value, at, wrong));
    for choice in ["oneOf", "anyOf"].iter().filter_map(|key| schema[key].as_array()) {
        let fits = |part: &&Value| {
            let mut wrong = Vec::new();
            compare(whole, part, value, at, &mut wrong);
            wrong.is_empty()
        };
        if !choice.iter().any(|part| fits(&part)) {
            wrong.push(format!("{at}: {value} fits no form"));
        }
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        compare(whole, schema.get("items").unwrap_or(&Value::Null), item, &format!("{at}[{place}]"), wrong);
    }
    let Some(table) = value.as_object() else { return };
    for key in schema["required"].as_array().into_iter().flatten() {
        if !table.contains_key(key.as_str().unwrap()) {
            wrong.push(format!("{at}: {key} is missing"));
        }
    }
    let is_named =
        |key: &str| schema["patternProperties"].is_object() && !schema["properties"][key].is_object();
    for (key, value) in table.iter().filter(|(key, value)| !value.is_null() && !is_named(key)) {
        let inner = match (&schema["properties"][key.as_str()], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => {
                wrong.push(format!("{at}: {key} is not known"));
                continue;
            }
            (Value::Null, other) => other,
            (known, _) => known,
        };
        compare(whole, inner, value, &format!("{at}.{key}"), wrong);
    }
}

#[test]
fn the_tables_of_the_project_are_what_the_schemas_describe() {
    let read =
        |path: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    for (name, path) in [
        ("plan", "content/plan.yaml"),
        ("targets", "content/targets.yaml"),
        ("accessibility", "content/accessibility.yaml"),
        ("plan", "src/cli/starter/content/plan.yaml"),
        ("targets", "src/cli/starter/content/targets.yaml"),
    ] {
        assert_eq!(against(name, &read(path)), Vec::<String>::new(), "{path}");
    }
    // It finds what is wrong.
    for (name, wrong) in [
        (
            "targets",
            "item_heading: 甲\ngoal_heading: 乙\ngroups: [{targets: [{id: a, label: 丙, values: [{printed: 一, value: 多}]}]}]\n",
        ),
        ("targets", "item_heading: 甲\ngoal_heading: 乙\ngroups: [{targets: [], zzz: 1}]\n"),
        ("accessibility", "date: 1\n"),
    ] {
        assert_ne!(against(name, wrong), Vec::<String>::new(), "{wrong}");
    }
}

const PLAN: &str = "title: 甲\nfiscal_year: 2024\nversion: \"1\"\ndate: 2024-04-01\n";
const TARGETS: &str = "item_heading: 甲\ngoal_heading: 乙\n";

#[test]
fn schemas_and_readers_know_the_same_keys() {
    let plan = |rest: &str| ("content/plan.yaml", format!("{PLAN}{rest}\n"));
    let targets = |rest: &str| ("content/targets.yaml", format!("{TARGETS}{rest}\n"));
    let front = |path: &'static str, rest: &str| (path, format!("---\ntitle: 甲\n{rest}\n---\n乙\n"));
    let value = "/properties/groups/items/properties/targets/items/properties/values/items";
    let row = |rest: &str| {
        targets(&format!("groups: [{{targets: [{{id: a, label: 丙, values: [{{printed: 一, {rest}}}]}}]}}]"))
    };
    let measure = "content/1-first/1-work/bureau-010-job-fair.md";
    let cases = [
        ("plan", "", plan("zzz: 1")),
        ("plan", "/properties/levels/items", plan("levels: [{id: a, zzz: 1}]")),
        ("plan", "/properties/measures", plan("measures: {zzz: 1}")),
        ("plan", "/properties/owners/items", plan("owners: [{id: a, name: 甲, zzz: 1}]")),
        ("plan", "/properties/contacts/items", plan("contacts: [{zzz: 1}]")),
        ("plan", "/properties/site", plan("site: {zzz: 1}")),
        ("targets", "", targets("groups: []\nzzz: 1")),
        ("targets", "/properties/groups/items", targets("groups: [{targets: [], zzz: 1}]")),
        (
            "targets",
            "/properties/groups/items/properties/targets/items",
            targets("groups: [{targets: [{id: a, label: 丙, values: [], zzz: 1}]}]"),
        ),
        ("targets", value, row("zzz: 1")),
        (
            "targets",
            "/properties/groups/items/properties/targets/items/properties/values/items/properties/baseline",
            row("baseline: {year: 2020, value: 1, zzz: 1}"),
        ),
        ("result", "", ("progress/2024/targets/rate.yaml", "value: 1\nzzz: 1\n".to_string())),
        ("report", "", ("progress/2024/job-fair.yaml", "zzz: 1\n".to_string())),
        (
            "report",
            "/properties/figures/items",
            ("progress/2024/job-fair.yaml", "figures: [{label: 甲, value: 1, zzz: 1}]\n".to_string()),
        ),
        ("accessibility", "", ("content/accessibility.yaml", "zzz: 1\n".to_string())),
        ("measure", "", front(measure, "zzz: 1")),
        (
            "measure",
            "/properties/links/items",
            front(measure, "links: [{label: 甲, url: https://a.jp, zzz: 1}]"),
        ),
        ("measure-translation", "", front("content/1-first/1-work/bureau-010-job-fair.en.md", "zzz: 1")),
        ("index", "", front("content/1-first/_index.md", "zzz: 1")),
        ("index-translation", "", front("content/1-first/_index.en.md", "zzz: 1")),
    ];
    let mut wrong = Vec::new();
    for (name, pointer, (path, text)) in cases {
        let (reader, schema) = (known_to_the_reader(path, &text), known_to_the_schema(name, pointer));
        if reader != schema {
            let missing: Vec<_> = reader.difference(&schema).collect();
            let extra: Vec<_> = schema.difference(&reader).collect();
            wrong.push(format!("schemas/{name}.schema.json{pointer}: add {missing:?}, take out {extra:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_files_that_init_writes_name_their_schemas() {
    let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/starter");
    let mut named = 0;
    for entry in walkdir::WalkDir::new(&starter).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let first = text.lines().next().unwrap_or_default();
        let schema = first.strip_prefix("# yaml-language-server: $schema=").unwrap_or_default();
        let name = schema.rsplit('/').next().unwrap_or_default();
        assert!(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name).is_file(),
            "{}: {first}",
            entry.path().display()
        );
        let steps = entry.path().strip_prefix(&starter).unwrap().components().count() - 1;
        assert_eq!(schema, format!("{}schemas/{name}", "../".repeat(steps)));
        named += 1;
    }
    assert!(named >= 2);
}
