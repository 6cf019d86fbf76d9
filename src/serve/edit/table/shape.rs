//! Which texts plan.yaml has, and how the form shows them.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use serde_yaml::Value as Yaml;

use crate::i18n::I18n;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::yaml::Segment;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One text or one by language: `title: …`, `title: {ja: …, en: …}`.
    Text,
    /// The same, of several lines.
    Long,
    /// By language in the row itself: `{id: …, ja: …, en: …}`.
    Named,
    /// The same in every language: a date, a telephone number.
    Line,
}

use Kind::{Line, Long, Named, Text};

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
}

/// The groups: key (of those at the top, a name of their own), label, form, and what a row has, each with its label.
type Group = (&'static str, &'static str, Form, &'static [(&'static str, Kind, &'static str)]);

const NAME: (&str, Kind, &str) = ("", Named, "editor-plan-name");

const GROUPS: [Group; 10] = [
    (
        "plan",
        "editor-plan-facts",
        Form::Top,
        &[
            ("title", Text, "editor-plan-title"),
            ("fiscal_year_label", Text, "editor-plan-year"),
            ("version", Line, "editor-plan-version"),
            ("date", Line, "editor-plan-date"),
        ],
    ),
    ("parties", "editor-plan-parties", Form::Texts, &[("", Text, "editor-plan-name")]),
    (
        "owners",
        "editor-plan-owners",
        Form::Rows,
        &[("name", Text, "editor-plan-name"), ("heading", Text, "editor-plan-heading")],
    ),
    (
        "contacts",
        "editor-plan-contacts",
        Form::Rows,
        &[
            ("section", Text, "editor-plan-section"),
            ("telephone", Line, "editor-plan-telephone"),
            ("hours", Text, "editor-plan-hours"),
            ("url", Line, "editor-plan-url"),
        ],
    ),
    ("audiences", "editor-plan-audiences", Form::Rows, &[NAME, ("about", Text, "editor-plan-about")]),
    ("programmes", "editor-plan-programmes", Form::Rows, &[NAME]),
    ("roles", "editor-plan-roles", Form::Rows, &[NAME]),
    ("statuses", "editor-plan-statuses", Form::Rows, &[NAME]),
    (
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
    (
        "revisions",
        "editor-plan-revisions",
        Form::Rows,
        &[
            ("date", Line, "editor-plan-date"),
            ("reason", Long, "editor-plan-reason"),
            ("before", Long, "editor-plan-before"),
            ("after", Long, "editor-plan-after"),
        ],
    ),
];

/// A text of the file, there or not yet.
#[derive(Clone, Debug)]
pub struct Field {
    /// Key of the list or table; none for a key at the top.
    group: Option<&'static str>,
    row: Option<usize>,
    key: &'static str,
    pub kind: Kind,
    label: &'static str,
}

impl Field {
    /// How a request names it: `owners.0.heading`.
    pub fn name(&self) -> String {
        let row = self.row.map(|row| row.to_string());
        let parts = [self.group, row.as_deref(), Some(self.key)];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
    }

    /// Where it stands; of one by language in its row, the row.
    pub fn segments(&self) -> Vec<Segment<'static>> {
        let key = Some(self.key).filter(|key| !key.is_empty()).map(Segment::Key);
        let group = self.group.map(Segment::Key);
        [group, self.row.map(Segment::Index), key].into_iter().flatten().collect()
    }

    pub fn value<'y>(&self, yaml: &'y Yaml) -> Option<&'y Yaml> {
        self.segments().iter().try_fold(yaml, |value, segment| match segment {
            Segment::Key(key) => value.get(*key),
            Segment::Index(at) => value.get(*at),
        })
    }

    /// What it says in a language.
    pub fn text<'y>(&self, yaml: &'y Yaml, code: &str, official: &str) -> Option<&'y str> {
        match self.value(yaml)? {
            Yaml::String(text) if self.kind == Line || code == official => Some(text),
            value @ Yaml::Mapping(_) if self.kind != Line => value.get(code)?.as_str(),
            _ => None,
        }
    }
}

/// The texts of a group's rows, each row with its id.
fn rows(yaml: &Yaml, (group, _, form, texts): &Group) -> Vec<(Option<String>, Vec<Field>)> {
    let field = |row: Option<usize>, &(key, kind, label): &(&'static str, Kind, &'static str)| Field {
        group: (*form != Form::Top).then_some(*group),
        row,
        key,
        kind,
        label,
    };
    let list = yaml.get(*group).and_then(Yaml::as_sequence);
    match form {
        Form::Top => vec![(None, texts.iter().map(|text| field(None, text)).collect())],
        Form::Table if !yaml.get(*group).is_some_and(Yaml::is_mapping) => Vec::new(),
        Form::Table => vec![(None, texts.iter().map(|text| field(None, text)).collect())],
        Form::Texts | Form::Rows => list
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(at, row)| {
                let id = ["id", "owner", "date"].iter().find_map(|key| row.get(*key)?.as_str());
                // A row that is named under a key of its own has its name there.
                let own_name = row.get("name").is_some();
                let fields = texts.iter().map(|&(key, kind, label)| match kind {
                    Named if own_name => field(Some(at), &("name", Text, label)),
                    _ => field(Some(at), &(key, kind, label)),
                });
                (id.map(str::to_string), fields.collect())
            })
            .collect(),
    }
}

/// Every text of the file.
pub fn fields(yaml: &Yaml) -> Vec<Field> {
    GROUPS.iter().flat_map(|group| rows(yaml, group)).flat_map(|(_, fields)| fields).collect()
}

/// The groups of the form, with what stands there.
pub fn groups(yaml: &Yaml, plan: &Plan, i18n: &I18n, lang: Lang) -> Vec<Value> {
    let official = plan.official();
    let by = |field: &Field, of: Lang| {
        json!({
            "code": of.code(), "tag": of.tag(), "name": of.autonym(),
            "text": field.text(yaml, of.code(), official.code()).unwrap_or_default(),
        })
    };
    let shown = |field: &Field| {
        let texts: Vec<Value> = match field.kind {
            Line => {
                let text = field.text(yaml, "", official.code()).unwrap_or_default();
                vec![json!({"code": "", "tag": "", "name": "", "text": text})]
            }
            _ => plan.languages.iter().map(|&of| by(field, of)).collect(),
        };
        json!({
            "name": field.name(),
            "label": i18n.message(lang, field.label),
            "long": field.kind == Long,
            "by": texts,
        })
    };
    let row = |(id, fields): (Option<String>, Vec<Field>)| {
        let owner = id.as_deref().and_then(|id| plan.owners.iter().find(|owner| owner.id == id));
        let name = owner.map(|owner| owner.name.get(lang).text.clone()).or(id);
        json!({"name": name.unwrap_or_default(), "fields": fields.iter().map(shown).collect::<Vec<_>>()})
    };
    let one = |group: &Group| {
        let rows: Vec<Value> = rows(yaml, group).into_iter().map(row).collect();
        let new = new_row(plan, group.0, i18n, lang);
        (!rows.is_empty() || !new.is_null())
            .then(|| json!({"key": group.0, "label": i18n.message(lang, group.1), "rows": rows, "new": new}))
    };
    GROUPS.iter().filter_map(one).collect()
}

/// What a new row of a list is asked for: keys, labels, and what may be chosen. Null for what only a person at the file
/// should add.
fn new_row(plan: &Plan, key: &str, i18n: &I18n, lang: Lang) -> Value {
    let field = |key: &str, label: String| json!({"key": key, "label": label, "choices": null});
    let word = |id: &str| i18n.message(lang, id);
    let names = plan.languages.iter().map(|of| field(of.code(), of.autonym().to_string()));
    match key {
        "contacts" => {
            let owners: Vec<Value> = plan
                .owners
                .iter()
                .map(|owner| json!({"id": owner.id, "name": owner.name.get(lang).text}))
                .collect();
            let owner = json!({"key": "owner", "label": word("editor-plan-owner"), "choices": owners});
            let texts = [
                ("section", "editor-plan-section"),
                ("telephone", "editor-plan-telephone"),
                ("hours", "editor-plan-hours"),
                ("url", "editor-plan-url"),
            ];
            std::iter::once(owner).chain(texts.map(|(key, label)| field(key, word(label)))).collect()
        }
        "audiences" | "programmes" => {
            std::iter::once(field("id", word("editor-plan-id"))).chain(names).collect()
        }
        _ => Value::Null,
    }
}

/// A new row as a request gives it, in the order of the form; none where it is of no list that may have one, says
/// nothing, or has keys that are none of it.
pub fn row(
    plan: &Plan,
    key: &str,
    texts: &BTreeMap<String, String>,
    i18n: &I18n,
) -> Option<Vec<(String, String)>> {
    let known = new_row(plan, key, i18n, plan.official());
    let keys: Vec<&str> = known.as_array()?.iter().filter_map(|field| field["key"].as_str()).collect();
    let is_known = |text: &String| keys.contains(&text.as_str());
    let says = |key: &&str| texts.get(*key).is_some_and(|text| !text.trim().is_empty());
    let row: Vec<(String, String)> = keys
        .iter()
        .filter(|key| says(key))
        .map(|key| (key.to_string(), texts[*key].trim().to_string()))
        .collect();
    (texts.keys().all(is_known) && !row.is_empty()).then_some(row)
}
