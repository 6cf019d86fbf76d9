//! plan.yaml and accessibility.yaml: their keys, group by group, as the form shows them.

use serde_yaml::Value as Yaml;

use super::Kind::{self, Choice, Line, Long, Named, Number, Text};
use super::{Added, Asked, Choices, Field, Group, Row, Step, Words};
use crate::yaml::New;

/// What a group of the form is in the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Keys at the top.
    Top,
    /// A list of texts.
    Texts,
    /// A list of tables.
    Rows,
    /// A table.
    Table,
    /// A table of texts by id.
    ById,
}

/// Key, kind and label of a value.
type Value = (&'static str, Kind, &'static str);

/// A group: its key (of those at the top, a name of their own), label, form, and what a row has.
pub struct Listed(&'static str, &'static str, Form, &'static [Value]);

const NAME: Value = ("", Named, "editor-plan-name");
const TEXT: &[Value] = &[("", Text, "editor-plan-name")];

pub const PLAN: [Listed; 15] = [
    Listed(
        "plan",
        "editor-plan-facts",
        Form::Top,
        &[
            ("title", Text, "editor-plan-title"),
            ("fiscal_year", Number, "editor-plan-western"),
            ("fiscal_year_label", Text, "editor-plan-year"),
            ("version", Line, "editor-plan-version"),
            ("date", Line, "editor-plan-date"),
        ],
    ),
    Listed("parties", "editor-plan-parties", Form::Texts, TEXT),
    Listed(
        "owners",
        "editor-plan-owners",
        Form::Rows,
        &[("name", Text, "editor-plan-name"), ("heading", Text, "editor-plan-heading")],
    ),
    Listed(
        "contacts",
        "editor-plan-contacts",
        Form::Rows,
        &[
            ("owner", Choice, "editor-plan-owner"),
            ("section", Text, "editor-plan-section"),
            ("telephone", Line, "editor-plan-telephone"),
            ("hours", Text, "editor-plan-hours"),
            ("url", Line, "editor-plan-url"),
        ],
    ),
    Listed("audiences", "editor-plan-audiences", Form::Rows, &[NAME, ("about", Text, "editor-plan-about")]),
    Listed("programmes", "editor-plan-programmes", Form::Rows, &[NAME]),
    Listed("roles", "editor-plan-roles", Form::Rows, &[NAME]),
    Listed("statuses", "editor-plan-statuses", Form::Rows, &[NAME]),
    Listed("grades", "editor-plan-grades", Form::Rows, &[("from", Number, "editor-plan-from"), NAME]),
    Listed("units", "editor-plan-units", Form::ById, TEXT),
    Listed(
        "levels",
        "editor-plan-levels",
        Form::Rows,
        &[("name", Text, "editor-plan-name"), ("number", Line, "editor-plan-number")],
    ),
    Listed(
        "measures",
        "editor-plan-measures",
        Form::Table,
        &[
            ("number", Line, "editor-plan-number"),
            ("mark", Line, "editor-plan-mark"),
            ("sub_mark", Line, "editor-plan-sub-mark"),
            ("repeat_mark", Line, "editor-plan-repeat-mark"),
        ],
    ),
    Listed(
        "site",
        "editor-plan-site",
        Form::Table,
        &[
            ("publisher", Text, "editor-plan-publisher"),
            ("source", Text, "editor-plan-source"),
            ("licence", Text, "editor-plan-licence"),
            ("base_url", Line, "editor-plan-address"),
        ],
    ),
    Listed("site.search_examples", "editor-plan-searches", Form::Texts, TEXT),
    Listed(
        "revisions",
        "editor-plan-revisions",
        Form::Rows,
        &[
            ("date", Line, "editor-plan-date"),
            ("kind", Choice, "editor-plan-kind"),
            ("reason", Long, "editor-plan-reason"),
            ("before", Long, "editor-plan-before"),
            ("after", Long, "editor-plan-after"),
        ],
    ),
];

pub const ACCESSIBILITY: [Listed; 7] = [
    Listed(
        "statement",
        "editor-accessibility",
        Form::Top,
        &[
            ("date", Line, "editor-accessibility-date"),
            ("standard", Text, "editor-accessibility-standard"),
            ("level", Text, "editor-accessibility-level"),
            ("status", Long, "editor-accessibility-status"),
            ("scope", Text, "editor-accessibility-scope"),
        ],
    ),
    Listed("technologies", "editor-accessibility-technologies", Form::Texts, TEXT),
    Listed("method", "editor-accessibility-method", Form::Texts, TEXT),
    Listed("tools", "editor-accessibility-tools", Form::Texts, TEXT),
    Listed("pages", "editor-accessibility-pages", Form::Texts, TEXT),
    Listed("not_tested", "editor-accessibility-not-tested", Form::Texts, TEXT),
    Listed("problems", "editor-accessibility-problems", Form::Texts, TEXT),
];

/// Lists whose rows other files name: what is new there has an id, which its author gives.
const WITH_ID: [&str; 6] = ["owners", "audiences", "programmes", "roles", "statuses", "units"];

/// The groups of a table that can be filled, or have something to show.
pub fn groups(listed: &[Listed], yaml: &Yaml, words: &Words<'_>) -> Vec<Group> {
    let one = |listed: &Listed| {
        let rows = rows(listed, yaml, words);
        let new = asked(listed, yaml, words);
        let label = words.word(listed.1);
        (!rows.is_empty() || !new.is_empty()).then(|| Group { key: listed.0.to_string(), label, rows, new })
    };
    listed.iter().filter_map(one).collect()
}

/// Where a group stands.
fn path(group: &str) -> Vec<Step> {
    group.split('.').map(Step::from).collect()
}

fn choices(group: &str, key: &str, words: &Words<'_>) -> Option<Choices> {
    match (group, key) {
        ("contacts", "owner") => Some(Choices::owners(words.plan, words.lang, "editor-plan-whole")),
        ("revisions", "kind") => Some(Choices {
            rows: vec![("correction".to_string(), words.word("editor-plan-correction"))],
            none: "editor-plan-revision",
        }),
        _ => None,
    }
}

fn rows(Listed(group, _, form, values): &Listed, yaml: &Yaml, words: &Words<'_>) -> Vec<Row> {
    let base = if *form == Form::Top { Vec::new() } else { path(group) };
    let held = crate::yaml::value_at(yaml, &super::segments(&base));
    let fields = |base: &[Step], own_name: bool| -> Vec<Field> {
        let field = |&(key, kind, label): &Value| {
            // A row that is named under a key of its own has its name there.
            let (key, kind) = if kind == Named && own_name { ("name", Text) } else { (key, kind) };
            let step = Some(key).filter(|key| !key.is_empty()).map(Step::from);
            words.field(base.iter().cloned().chain(step).collect(), kind, label, choices(group, key, words))
        };
        values.iter().map(field).collect()
    };
    let below = |step: Step| base.iter().cloned().chain([step]).collect::<Vec<Step>>();
    match (form, held) {
        (Form::Top, _) => vec![Row { name: String::new(), at: None, fields: fields(&base, false) }],
        (Form::Table, Some(held)) if held.is_mapping() => {
            vec![Row { name: String::new(), at: None, fields: fields(&base, false) }]
        }
        (Form::Texts | Form::Rows, Some(Yaml::Sequence(list))) => list
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let at = below(at.into());
                let fields = fields(&at, row.get("name").is_some());
                Row { name: name(row, words), at: Some(at), fields }
            })
            .collect(),
        (Form::ById, Some(Yaml::Mapping(table))) => table
            .keys()
            .filter_map(Yaml::as_str)
            .map(|id| {
                let at = below(id.into());
                Row { name: id.to_string(), fields: fields(&at, false), at: Some(at) }
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// How a row is called: by its owner's name, its id, its date.
fn name(row: &Yaml, words: &Words<'_>) -> String {
    let id = ["id", "owner", "date"].iter().find_map(|key| row.get(*key)?.as_str()).unwrap_or_default();
    let owner = words.plan.owners.iter().find(|owner| owner.id == id);
    owner.map_or_else(|| id.to_string(), |owner| owner.name.get(words.lang).text.clone())
}

/// What a new row is asked for; nothing for what only a person at the file should add.
fn asked(Listed(group, _, form, values): &Listed, yaml: &Yaml, words: &Words<'_>) -> Vec<Asked> {
    // How levels are parted and graded is the plan's shape, and what is no list has no rows.
    if matches!(form, Form::Top | Form::Table) || matches!(*group, "levels" | "grades") {
        return Vec::new();
    }
    // The program's own words stand until the plan has some of its own.
    if matches!(*group, "statuses" | "roles") && yaml.get(*group).is_none() {
        return Vec::new();
    }
    let id = WITH_ID.contains(group).then(|| words.asked("id", Line, "editor-plan-id", None));
    let value = |&(key, kind, label): &Value| match kind {
        Named | Text if *group != "contacts" => words.asked_by_language(key, label),
        Long => words.asked_by_language(key, label),
        _ => vec![words.asked(key, kind, label, choices(group, key, words))],
    };
    id.into_iter().chain(values.iter().flat_map(value)).collect()
}

/// What a new row becomes; of a table by id, the value of that key.
pub fn added(group: &str, mut row: Vec<(String, New)>) -> Option<Added> {
    let mut path = path(group);
    if group != "units" {
        return Some(Added::Row(path, New::Table(row)));
    }
    let (_, id) = row.remove(row.iter().position(|(key, _)| key == "id")?);
    let New::Text(id) = id else { return None };
    path.push(Step::Key(id));
    (!row.is_empty()).then_some(Added::Value(path, New::Table(row)))
}
