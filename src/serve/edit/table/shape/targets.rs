//! targets.yaml: the table's own texts, then each group with its targets, their parts, and what is to be and was reached
//! by year.

use std::collections::BTreeSet;

use serde_yaml::Value as Yaml;

use super::Kind::{Choice, Line, Long, Number, Text};
use super::{Added, Asked, Choices, Field, Group, Row, Step, Words};
use crate::yaml::{self, New};

/// The groups of the form that only take new rows.
const PARTS: &str = "parts";
const YEARS: &str = "years";

pub fn groups(yaml: &Yaml, words: &Words<'_>) -> Vec<Group> {
    let top = [
        ("title", Text, "editor-targets-title"),
        ("introduction", Long, "editor-targets-introduction"),
        ("item_heading", Text, "editor-targets-item"),
        ("goal_heading", Text, "editor-targets-goal"),
    ];
    let fields = top.map(|(key, kind, label)| words.field(vec![key.into()], kind, label, None));
    let mut all = vec![Group {
        key: "table".to_string(),
        label: words.word("editor-targets-table"),
        rows: vec![Row { name: String::new(), at: None, fields: fields.into() }],
        new: Vec::new(),
    }];
    all.extend(list(yaml, "groups").iter().enumerate().map(|(at, group)| one_group(at, group, words)));
    let named = targets(yaml, words);
    if !named.is_empty() {
        all.push(new_part(&named, words));
        all.push(new_year(yaml, words));
    }
    all.push(Group {
        key: "groups".to_string(),
        label: words.word("editor-targets-groups"),
        rows: Vec::new(),
        new: words.asked_by_language("title", "editor-title"),
    });
    all.push(Group {
        key: "notes".to_string(),
        label: words.word("editor-targets-notes"),
        rows: list(yaml, "notes").iter().enumerate().map(|(at, _)| note(at, words)).collect(),
        new: words.asked_by_language("", "editor-text"),
    });
    all
}

fn list<'y>(yaml: &'y Yaml, key: &str) -> &'y [Yaml] {
    yaml.get(key).and_then(Yaml::as_sequence).map_or(&[], Vec::as_slice)
}

fn way<const N: usize>(steps: [Step; N]) -> Vec<Step> {
    steps.into()
}

fn with(path: &[Step], keys: &[&str]) -> Vec<Step> {
    path.iter().cloned().chain(keys.iter().map(|key| Step::from(*key))).collect()
}

/// A text in the language of the page, or else any.
fn said(text: Option<&Yaml>, words: &Words<'_>) -> String {
    let text = match text {
        Some(Yaml::Mapping(_)) => text.and_then(|by| {
            by.get(words.lang.code()).filter(|text| !text.is_null()).or(by.get(words.plan.official().code()))
        }),
        other => other,
    };
    text.and_then(Yaml::as_str).unwrap_or_default().to_string()
}

fn note(at: usize, words: &Words<'_>) -> Row {
    let path = way(["notes".into(), at.into()]);
    let fields = vec![words.field(path.clone(), Text, "editor-text", None)];
    Row { name: String::new(), at: Some(path), fields }
}

fn one_group(at: usize, group: &Yaml, words: &Words<'_>) -> Group {
    let path = way(["groups".into(), at.into()]);
    let title = said(group.get("title"), words);
    let label = if title.is_empty() { words.word("editor-targets-table") } else { title };
    let own = words.field(with(&path, &["title"]), Text, "editor-title", None);
    let mut rows = vec![Row { name: String::new(), at: None, fields: vec![own] }];
    for (target, told) in list(group, "targets").iter().enumerate() {
        let path = [with(&path, &["targets"]), vec![target.into()]].concat();
        let name = said(told.get("label"), words);
        rows.push(Row { name: name.clone(), at: Some(path.clone()), fields: of_target(&path, words) });
        let values = list(told, "values");
        for (part, value) in values.iter().enumerate() {
            let path = [with(&path, &["values"]), vec![part.into()]].concat();
            let of = said(value.get("part"), words);
            let name = if of.is_empty() { name.clone() } else { format!("{name} / {of}") };
            let at = (values.len() > 1).then(|| path.clone());
            let named = values.len() > 1 || value.get("part").is_some();
            rows.push(Row { name, at, fields: of_value(&path, value, named, words) });
        }
    }
    let mut new = vec![words.asked("id", Line, "editor-plan-id", None)];
    new.extend(words.asked_by_language("label", "editor-targets-label"));
    new.push(words.asked("owner", Choice, "editor-plan-owner", Some(owners(words))));
    new.extend(asked_value(words));
    Group { key: format!("groups.{at}.targets"), label, rows, new }
}

fn owners(words: &Words<'_>) -> Choices {
    Choices::owners(words.plan, words.lang, "editor-none")
}

fn units(words: &Words<'_>) -> Choices {
    let units = words.plan.units.iter().map(|unit| (unit.id.as_str(), &unit.label));
    Choices::named(units, words.lang, "editor-none")
}

fn directions(words: &Words<'_>) -> Choices {
    Choices { rows: vec![("down".to_string(), words.word("editor-targets-down"))], none: "editor-targets-up" }
}

fn of_target(path: &[Step], words: &Words<'_>) -> Vec<Field> {
    vec![
        words.field(with(path, &["label"]), Text, "editor-targets-label", None),
        words.field(with(path, &["owner"]), Choice, "editor-plan-owner", Some(owners(words))),
        words.field(with(path, &["owner_mark"]), Text, "editor-targets-mark", None),
    ]
}

fn of_value(path: &[Step], value: &Yaml, named: bool, words: &Words<'_>) -> Vec<Field> {
    let part = named.then(|| words.field(with(path, &["part"]), Text, "editor-targets-part", None));
    let mut fields: Vec<Field> = part.into_iter().collect();
    fields.extend([
        words.field(with(path, &["printed"]), Text, "editor-targets-printed", None),
        words.field(with(path, &["value"]), Number, "editor-targets-value", None),
        words.field(with(path, &["unit"]), Choice, "editor-targets-unit", Some(units(words))),
        words.field(with(path, &["direction"]), Choice, "editor-targets-direction", Some(directions(words))),
        words.field(with(path, &["decimals"]), Number, "editor-targets-decimals", None),
        words.field(with(path, &["baseline", "year"]), Number, "editor-targets-baseline-year", None),
        words.field(with(path, &["baseline", "value"]), Number, "editor-targets-baseline", None),
    ]);
    for (key, label) in [("goals", "editor-targets-of-year"), ("results", "editor-targets-result")] {
        let own = words.plan.fiscal_year.to_string();
        let held = value.get(key).and_then(Yaml::as_mapping);
        let years = held.into_iter().flat_map(|years| years.keys()).filter_map(year);
        let years: BTreeSet<String> = years.chain([own]).collect();
        for year in years {
            let mut path = with(path, &[key, &year]);
            // A result may stand with what is said of it.
            let told =
                held.and_then(|years| years.iter().find(|(of, _)| self::year(of).as_ref() == Some(&year)));
            if told.is_some_and(|(_, told)| told.is_mapping()) {
                path.push("value".into());
            }
            let mut field = words.field(path, Number, label, None);
            field.label = format!("{year} {}", field.label);
            fields.push(field);
        }
    }
    fields
}

fn year(key: &Yaml) -> Option<String> {
    key.as_u64().map(|year| year.to_string()).or_else(|| key.as_str().map(str::to_string))
}

/// What a value is asked for.
fn asked_value(words: &Words<'_>) -> Vec<Asked> {
    let mut asked = words.asked_by_language("printed", "editor-targets-printed");
    asked.push(words.asked("value", Number, "editor-targets-value", None));
    asked.push(words.asked("unit", Choice, "editor-targets-unit", Some(units(words))));
    asked
}

/// Every target by where it stands, with its name.
fn targets(yaml: &Yaml, words: &Words<'_>) -> Vec<(Vec<Step>, String)> {
    let of_group = |(at, group): (usize, &Yaml)| {
        let base = way(["groups".into(), at.into(), "targets".into()]);
        let one = |(at, target): (usize, &Yaml)| {
            ([base.clone(), vec![at.into()]].concat(), said(target.get("label"), words))
        };
        list(group, "targets").iter().enumerate().map(one).collect::<Vec<_>>()
    };
    list(yaml, "groups").iter().enumerate().flat_map(of_group).collect()
}

fn new_part(named: &[(Vec<Step>, String)], words: &Words<'_>) -> Group {
    let rows = named.iter().map(|(path, name)| (super::name_of(path), name.clone())).collect();
    let target = Choices { rows, none: "editor-none" };
    let mut new = vec![words.asked("of", Choice, "editor-targets-target", Some(target))];
    new.push(words.asked("id", Line, "editor-plan-id", None));
    new.extend(words.asked_by_language("part", "editor-targets-part"));
    new.extend(asked_value(words));
    Group { key: PARTS.to_string(), label: words.word("editor-targets-parts"), rows: Vec::new(), new }
}

/// A goal or a result of a year that has none yet.
fn new_year(yaml: &Yaml, words: &Words<'_>) -> Group {
    let mut rows = Vec::new();
    for (path, name) in targets(yaml, words) {
        let values =
            yaml::value_at(yaml, &super::segments(&path)).map_or(&[][..], |target| list(target, "values"));
        for (at, value) in values.iter().enumerate() {
            let path = [with(&path, &["values"]), vec![at.into()]].concat();
            let part = said(value.get("part"), words);
            let name = if part.is_empty() { name.clone() } else { format!("{name} / {part}") };
            rows.push((super::name_of(&path), name));
        }
    }
    let kinds = vec![
        ("goals".to_string(), words.word("editor-targets-of-year")),
        ("results".to_string(), words.word("editor-targets-result")),
    ];
    let new = vec![
        words.asked("of", Choice, "editor-targets-target", Some(Choices { rows, none: "editor-none" })),
        words.asked(
            "kind",
            Choice,
            "editor-targets-kind",
            Some(Choices { rows: kinds, none: "editor-none" }),
        ),
        words.asked("year", Number, "editor-plan-western", None),
        words.asked("value", Number, "editor-targets-number", None),
    ];
    Group { key: YEARS.to_string(), label: words.word("editor-targets-years"), rows: Vec::new(), new }
}

/// Where a new row of a group goes, and what it becomes.
pub fn added(group: &str, mut row: Vec<(String, New)>) -> Option<Added> {
    let mut take = |key: &str| -> Option<String> {
        let (_, new) = row.remove(row.iter().position(|(of, _)| of == key)?);
        match new {
            New::Text(text) | New::Plain(text) => Some(text),
            _ => None,
        }
    };
    match group {
        YEARS => {
            let (of, kind, year) = (take("of")?, take("kind")?, take("year")?);
            let (_, value) = row.pop()?;
            Some(Added::Value([steps(&of), way([Step::Key(kind), Step::Key(year)])].concat(), value))
        }
        PARTS => {
            let of = take("of")?;
            Some(Added::Row(with(&steps(&of), &["values"]), New::Table(row)))
        }
        "groups" => {
            row.push(("targets".to_string(), New::List(Vec::new())));
            Some(Added::Row(way(["groups".into()]), New::Table(row)))
        }
        "notes" => Some(Added::Row(way(["notes".into()]), New::Table(row))),
        _ => {
            let value = ["printed", "value", "unit"];
            let (value, own): (Vec<_>, Vec<_>) =
                row.into_iter().partition(|(key, _)| value.contains(&key.as_str()));
            let values =
                (!value.is_empty()).then(|| ("values".to_string(), New::List(vec![New::Table(value)])));
            Some(Added::Row(steps(group), New::Table(own.into_iter().chain(values).collect())))
        }
    }
}

/// A way as [`super::name_of`] tells it; no key of these tables has a dot or is a number.
fn steps(name: &str) -> Vec<Step> {
    name.split('.').map(|part| part.parse().map_or_else(|_| Step::from(part), Step::Row)).collect()
}
