//! Which values a table has, or may have, and how the form shows them.
//!
//! - [`listed`]: plan.yaml and accessibility.yaml, by lists of their keys.
//! - [`targets`]: targets.yaml, whose values stand by group, target, part and year.

mod listed;
mod targets;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use serde_yaml::Value as Yaml;
use unicode_normalization::UnicodeNormalization;

use super::which::Which;
use crate::i18n::I18n;
use crate::lang::{Lang, Localized};
use crate::plan::{Line, Plan};
use crate::yaml::{self, New, Segment};

/// How a value is written.
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
    Number,
    /// One of several ids; without it, the key goes.
    Choice,
}

impl Kind {
    fn by_language(self) -> bool {
        matches!(self, Kind::Text | Kind::Long | Kind::Named)
    }
}

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Key(String),
    Row(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Step::Key(key.to_string())
    }
}

impl From<usize> for Step {
    fn from(row: usize) -> Self {
        Step::Row(row)
    }
}

/// The way as YAML's.
pub fn segments(path: &[Step]) -> Vec<Segment<'_>> {
    path.iter()
        .map(|step| match step {
            Step::Key(key) => Segment::Key(key.as_str()),
            Step::Row(at) => Segment::Index(*at),
        })
        .collect()
}

/// How a request names a way: `owners.0.heading`.
pub fn name_of(path: &[Step]) -> String {
    let part = |step: &Step| match step {
        Step::Key(key) => key.clone(),
        Step::Row(at) => at.to_string(),
    };
    path.iter().map(part).collect::<Vec<_>>().join(".")
}

/// Ids that may be chosen, with their names, and what stands for none of them.
#[derive(Clone, Debug)]
pub struct Choices {
    pub rows: Vec<(String, String)>,
    pub none: &'static str,
}

/// A value of the file, there or not yet.
#[derive(Clone, Debug)]
pub struct Field {
    pub path: Vec<Step>,
    pub kind: Kind,
    label: String,
    choices: Option<Choices>,
}

impl Field {
    /// Whether it may be said in a language, or, named by nothing, in all.
    pub fn is_known(&self, code: &str, plan: &Plan) -> bool {
        match self.kind.by_language() {
            true => plan.languages.iter().any(|lang| lang.code() == code),
            false => code.is_empty(),
        }
    }

    pub fn value<'y>(&self, yaml: &'y Yaml) -> Option<&'y Yaml> {
        yaml::value_at(yaml, &segments(&self.path))
    }

    /// What it says in a language; of one that is the same in all, in any.
    pub fn text(&self, yaml: &Yaml, code: &str, official: &str) -> Option<String> {
        match self.value(yaml)? {
            Yaml::String(text) if !self.kind.by_language() || code == official => Some(text.clone()),
            Yaml::Number(number) => Some(number.to_string()),
            value @ Yaml::Mapping(_) if self.kind.by_language() => {
                Some(value.get(code)?.as_str()?.to_string())
            }
            _ => None,
        }
    }

    fn shown(&self, yaml: &Yaml, plan: &Plan, i18n: &I18n, lang: Lang) -> Value {
        let official = plan.official().code();
        let by = |of: Lang| {
            json!({
                "code": of.code(), "tag": of.tag(), "name": of.autonym(),
                "text": self.text(yaml, of.code(), official).unwrap_or_default(),
            })
        };
        let texts: Vec<Value> = match self.kind.by_language() {
            true => plan.languages.iter().map(|&of| by(of)).collect(),
            false => {
                let text = self.text(yaml, "", official).unwrap_or_default();
                vec![json!({"code": "", "tag": "", "name": "", "text": text})]
            }
        };
        let kind = match self.kind {
            Kind::Long => "long",
            Kind::Number => "number",
            Kind::Choice => "choice",
            _ => "line",
        };
        json!({
            "name": name_of(&self.path),
            "label": self.label,
            "kind": kind,
            "choices": self.choices.as_ref().map(|choices| choices.shown(i18n, lang)),
            "by": texts,
        })
    }
}

impl Choices {
    fn shown(&self, i18n: &I18n, lang: Lang) -> Value {
        let row = |(id, name): &(String, String)| json!({"id": id, "name": name});
        json!({"rows": self.rows.iter().map(row).collect::<Vec<_>>(), "none": i18n.message(lang, self.none)})
    }

    fn named<'p>(
        rows: impl Iterator<Item = (&'p str, &'p Localized<Line>)>,
        lang: Lang,
        none: &'static str,
    ) -> Self {
        Self { rows: rows.map(|(id, name)| (id.to_string(), name.get(lang).text.clone())).collect(), none }
    }

    fn owners(plan: &Plan, lang: Lang, none: &'static str) -> Self {
        Self::named(plan.owners.iter().map(|owner| (owner.id.as_str(), &owner.name)), lang, none)
    }
}

/// Values that belong together; what can be taken out says where it stands.
pub struct Row {
    name: String,
    pub at: Option<Vec<Step>>,
    fields: Vec<Field>,
}

/// Something that a new row is asked for; its key leads into the row: `label.ja`.
pub struct Asked {
    key: String,
    kind: Kind,
    label: String,
    choices: Option<Choices>,
}

pub struct Group {
    key: String,
    label: String,
    rows: Vec<Row>,
    new: Vec<Asked>,
}

/// What of a file the form is made of.
pub struct Shape {
    pub groups: Vec<Group>,
}

impl Shape {
    pub fn of(which: &Which, yaml: &Yaml, plan: &Plan, i18n: &I18n, lang: Lang) -> Self {
        let words = Words { plan, i18n, lang };
        let groups = match which {
            Which::Plan => listed::groups(&listed::PLAN, yaml, &words),
            Which::Accessibility => listed::groups(&listed::ACCESSIBILITY, yaml, &words),
            Which::Targets { .. } => targets::groups(yaml, &words),
        };
        Self { groups }
    }

    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.rows().flat_map(|row| &row.fields)
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    pub fn shown(&self, yaml: &Yaml, plan: &Plan, i18n: &I18n, lang: Lang) -> Vec<Value> {
        let row = |row: &Row| {
            let fields: Vec<Value> =
                row.fields.iter().map(|field| field.shown(yaml, plan, i18n, lang)).collect();
            json!({"name": row.name, "at": row.at.as_deref().map(name_of), "fields": fields})
        };
        let asked = |asked: &Asked| {
            json!({
                "key": asked.key,
                "label": asked.label,
                "kind": if asked.kind == Kind::Number { "number" } else { "line" },
                "choices": asked.choices.as_ref().map(|choices| choices.shown(i18n, lang)),
            })
        };
        let one = |group: &Group| {
            json!({
                "key": group.key,
                "label": group.label,
                "rows": group.rows.iter().map(row).collect::<Vec<_>>(),
                "new": group.new.iter().map(asked).collect::<Vec<_>>(),
            })
        };
        self.groups.iter().map(one).collect()
    }
}

/// What the form is written in.
struct Words<'a> {
    plan: &'a Plan,
    i18n: &'a I18n,
    lang: Lang,
}

impl Words<'_> {
    fn word(&self, id: &str) -> String {
        self.i18n.message(self.lang, id)
    }

    /// A text by language that a new row is asked for.
    fn asked_by_language(&self, key: &str, label: &str) -> Vec<Asked> {
        let one = |of: &Lang| Asked {
            key: if key.is_empty() { of.code().to_string() } else { format!("{key}.{}", of.code()) },
            kind: Kind::Line,
            label: format!("{} ({})", self.word(label), of.autonym()),
            choices: None,
        };
        self.plan.languages.iter().map(one).collect()
    }

    fn asked(&self, key: &str, kind: Kind, label: &str, choices: Option<Choices>) -> Asked {
        Asked { key: key.to_string(), kind, label: self.word(label), choices }
    }

    fn field(&self, path: Vec<Step>, kind: Kind, label: &str, choices: Option<Choices>) -> Field {
        Field { path, kind, label: self.word(label), choices }
    }
}

/// A number as YAML has it: digits of any width, with commas or without. What is none is left as it was typed, and
/// told.
pub fn number(typed: &str) -> New {
    let plain: String = typed.nfkc().filter(|c| !matches!(c, ',' | ' ')).collect();
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.matches('.').count() < 2;
    if is_number {
        New::Plain(plain.trim_start_matches('+').to_string())
    } else {
        New::Text(typed.to_string())
    }
}

/// A new row as a request gives it, in the order of the form; none where it has keys that are none of it, or says
/// nothing.
pub fn made(asked: &[Asked], typed: &BTreeMap<String, String>) -> Option<Vec<(String, New)>> {
    let says = |asked: &&Asked| typed.get(&asked.key).is_some_and(|text| !text.trim().is_empty());
    let mut row = Vec::new();
    for asked in asked.iter().filter(says) {
        let text = typed[&asked.key].trim();
        if asked.choices.as_ref().is_some_and(|choices| choices.rows.iter().all(|(id, _)| id != text)) {
            return None;
        }
        let new = if asked.kind == Kind::Number { number(text) } else { New::Text(text.to_string()) };
        put(&mut row, &asked.key, new);
    }
    let known = |key: &String| asked.iter().any(|asked| asked.key == *key);
    (typed.keys().all(known) && !row.is_empty()).then_some(row)
}

/// Puts a value at its place in a row: `label.ja` into the table `label`.
fn put(row: &mut Vec<(String, New)>, key: &str, new: New) {
    let Some((first, rest)) = key.split_once('.') else { return row.push((key.to_string(), new)) };
    if let Some((_, New::Table(inner))) = row.iter_mut().find(|(key, _)| key == first) {
        return put(inner, rest, new);
    }
    let mut inner = Vec::new();
    put(&mut inner, rest, new);
    row.push((first.to_string(), New::Table(inner)));
}

/// What a request asks to be added: at which list or key, and what.
pub enum Added {
    Row(Vec<Step>, New),
    Value(Vec<Step>, New),
}

/// A row for a group of the form; none where there is no such group, or it is no such row.
pub fn added(which: &Which, shape: &Shape, key: &str, typed: &BTreeMap<String, String>) -> Option<Added> {
    let group = shape.groups.iter().find(|group| group.key == key && !group.new.is_empty())?;
    let row = made(&group.new, typed)?;
    match which {
        Which::Targets { .. } => targets::added(key, row),
        _ => listed::added(key, row),
    }
}
