//! The facts of a measure, each once: what it is called, what it says, where it is shown.
//!
//! Front matter, the measure's page, the printed handbook, the open data with its schema, and the search are loops over
//! [`FACTS`]. A fact that is a line of text is one entry here and two messages (`fact-…`, `data-field-…`).

use crate::lang::{Lang, Localized};
use crate::plan::*;

/// A fact.
pub struct Fact {
    /// The key in front matter, and the column in the data.
    pub key: &'static str,
    /// The Fluent message with its name for readers.
    pub label: &'static str,
    pub kind: Kind,
    /// Whether a measure has several.
    pub list: bool,
    /// Whether the printed handbook shows it.
    pub print: bool,
    /// Whether its words lead to the measure in the search.
    pub search: bool,
    values: fn(&Plan, MeasureId) -> Vec<Value>,
}

/// Whether a fact is a line of text in front matter, which is translated, or something the plan defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Line,
    Defined,
}

/// A value of a fact.
#[derive(Clone, Debug)]
pub enum Value {
    Line(Localized<Line>),
    Owner(Carrier),
    Audience(AudienceId),
    Programme(ProgrammeId),
    Target(TargetId),
    Status(Status),
    Link(usize),
}

const fn line(key: &'static str, label: &'static str, values: fn(&Plan, MeasureId) -> Vec<Value>) -> Fact {
    Fact { key, label, kind: Kind::Line, list: false, print: true, search: true, values }
}

const fn defined(
    key: &'static str,
    label: &'static str,
    list: bool,
    print: bool,
    values: fn(&Plan, MeasureId) -> Vec<Value>,
) -> Fact {
    Fact { key, label, kind: Kind::Defined, list, print, search: false, values }
}

/// In the order in which they are shown.
pub const FACTS: [Fact; 10] = [
    defined("owner", "fact-owner", true, false, |plan, id| {
        plan[id].place.owners.iter().map(|&carrier| Value::Owner(carrier)).collect()
    }),
    defined("status", "fact-status", false, false, |plan, id| {
        plan[id].status.map(Value::Status).into_iter().collect()
    }),
    defined("audience", "fact-audience", true, false, |plan, id| {
        plan[id].audiences.iter().map(|&id| Value::Audience(id)).collect()
    }),
    defined("also_for", "fact-also-for", true, false, |plan, id| {
        plan.also_concerned(id).into_iter().map(Value::Audience).collect()
    }),
    defined("programmes", "fact-programmes", true, false, |plan, id| {
        plan[id].programmes.iter().map(|&id| Value::Programme(id)).collect()
    }),
    defined("target", "fact-targets", true, true, |plan, id| {
        plan[id].targets.iter().map(|&id| Value::Target(id)).collect()
    }),
    line("department", "fact-department", |plan, id| plan[id].line("department")),
    line("budget", "fact-budget", |plan, id| plan[id].line("budget")),
    line("contact", "fact-contact", |plan, id| plan[id].line("contact")),
    defined("links", "fact-links", true, true, |plan, id| {
        (0..plan[id].links.len()).map(Value::Link).collect()
    }),
];

/// The keys of the facts that are lines of text.
pub fn line_keys() -> impl Iterator<Item = &'static str> {
    FACTS.iter().filter(|fact| fact.kind == Kind::Line).map(|fact| fact.key)
}

impl Fact {
    pub fn values(&self, plan: &Plan, id: MeasureId) -> Vec<Value> {
        (self.values)(plan, id)
    }

    /// The values as the data have them: ids, names of programmes, lines, addresses.
    pub fn data(&self, plan: &Plan, id: MeasureId) -> Vec<String> {
        let text = |value: Value| match value {
            Value::Line(line) => line.official.text,
            Value::Owner(carrier) => plan[carrier.owner].id.clone(),
            Value::Audience(id) => plan[id].id.clone(),
            Value::Programme(id) => plan[id].name.official.text.clone(),
            Value::Target(id) => plan[id].id.clone(),
            Value::Status(status) => status.name().to_string(),
            Value::Link(at) => plan[id].links[at].url.clone(),
        };
        self.values(plan, id).into_iter().map(text).collect()
    }
}

impl Value {
    /// What a reader reads; none for what has a message of its own.
    pub fn label<'a>(&'a self, plan: &'a Plan, id: MeasureId) -> Option<&'a Localized<Line>> {
        match self {
            Value::Line(line) => Some(line),
            Value::Owner(carrier) => Some(&plan[carrier.owner].name),
            Value::Audience(id) => Some(&plan[*id].name),
            Value::Programme(id) => Some(&plan[*id].name),
            Value::Target(id) => Some(&plan[*id].label),
            Value::Link(at) => Some(&plan[id].links[*at].label),
            Value::Status(_) => None,
        }
    }
}

impl Measure {
    /// The line of a key, where the measure has it.
    pub fn line(&self, key: &str) -> Vec<Value> {
        let found = self.lines.iter().find(|(of, _)| *of == key);
        found.map(|(_, line)| Value::Line(line.clone())).into_iter().collect()
    }

    /// The text of a line in a language, for the search.
    pub fn line_text(&self, key: &str, lang: Lang) -> Option<&str> {
        let (_, line) = self.lines.iter().find(|(of, _)| *of == key)?;
        line.exact(lang).map(|line| line.text.as_str())
    }
}
