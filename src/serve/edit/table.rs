//! The texts of plan.yaml in the editor: titles, names, contacts. Each is exchanged where it stands; ids, comments, order
//! and whatever the form does not know stay byte for byte.
//!
//! 1. [`shape`] lists the texts that the file has, or may have, as the form shows them.
//! 2. A [`Typed`] names them as the form did; [`put`] writes them into the file, a value at a time.
//! 3. What comes of it is read as a plan before it is written ([`Trial`]).

mod shape;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use super::acts::Refused;
use super::page::{print_of, project_of};
use super::{findings, opened};
use crate::check;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::lang::Lang;
use crate::plan::Plan;
use crate::project::CONTENT;
use crate::serve::Desk;
use crate::source::SourceFile;
use crate::trial::Trial;
use crate::yaml::{self, New, Places};
use shape::{Field, Kind};

/// By the field's name, then by language (nothing, where it has none): what stands there now.
type Fields = BTreeMap<String, BTreeMap<String, String>>;

/// What was typed, and the file that it was typed for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    print: String,
    #[serde(default)]
    fields: Fields,
    /// New rows of lists, each with its texts by key.
    #[serde(default)]
    rows: BTreeMap<String, Vec<BTreeMap<String, String>>>,
}

fn path() -> String {
    format!("{CONTENT}/plan.yaml")
}

pub fn show(desk: &Desk, lang: Lang) -> Result<Value, Refused> {
    let (trial, plan) = opened(desk)?;
    state(&trial, &plan, lang)
}

fn state(trial: &Trial, plan: &Plan, lang: Lang) -> Result<Value, Refused> {
    let written = trial.written(&path()).ok_or(Refused::Told("editor-unreadable-table"))?;
    let read = SourceFile::as_written(path(), written.clone());
    let value: serde_yaml::Value =
        serde_yaml::from_str(&read.text).map_err(|_| Refused::Told("editor-unreadable-table"))?;
    Ok(json!({
        "slug": "plan",
        "path": path(),
        "print": print_of(Some(&written)),
        "project": print_of(Some(&project_of(trial))),
        "groups": shape::groups(&value, plan, &trial.project.i18n, lang),
    }))
}

/// What `check` says of what was typed; nothing is written.
pub fn check(desk: &Desk, typed: &Typed, lang: Lang) -> Result<Value, Refused> {
    let (mut trial, plan) = opened(desk)?;
    let (plan, read) = apply(&mut trial, plan, typed, lang)?;
    Ok(json!({"findings": found(&trial, &plan, read, lang)}))
}

pub fn save(desk: &Desk, typed: &Typed, lang: Lang) -> Result<Value, Refused> {
    let writing = desk.writing.lock();
    let (mut trial, plan) = opened(desk)?;
    if print_of(trial.written(&path()).as_deref()).as_deref() != Some(typed.print.as_str()) {
        return Err(Refused::Changed(state(&trial, &plan, lang)?));
    }
    let (plan, read) = apply(&mut trial, plan, typed, lang)?;
    trial.write().map_err(Refused::Unwritten)?;
    drop(writing);
    desk.refresh();
    Ok(json!({"state": state(&trial, &plan, lang)?, "findings": found(&trial, &plan, read, lang)}))
}

/// Puts what was typed into the file, in memory, and reads the plan that comes of it.
fn apply(
    trial: &mut Trial,
    plan: Plan,
    typed: &Typed,
    lang: Lang,
) -> Result<(Plan, Vec<Diagnostic>), Refused> {
    let unreadable = || Refused::Told("editor-unreadable-table");
    let written = trial.written(&path()).ok_or_else(unreadable)?;
    let (mark, text) = match written.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", written.as_str()),
    };
    let mut text = text.to_string();
    let value: serde_yaml::Value = serde_yaml::from_str(&text).map_err(|_| unreadable())?;
    let fields = shape::fields(&value);
    for (name, by) in &typed.fields {
        let field = fields.iter().find(|field| field.name() == *name).ok_or(Refused::Unclear)?;
        for (code, new) in by {
            let known = match field.kind {
                Kind::Line => code.is_empty(),
                _ => plan.languages.iter().any(|lang| lang.code() == code),
            };
            if !known {
                return Err(Refused::Unclear);
            }
            text = put(&text, field, code, new.trim(), &plan).ok_or_else(unreadable)?;
        }
    }
    for (key, rows) in &typed.rows {
        for row in rows {
            let row = shape::row(&plan, key, row, &trial.project.i18n).ok_or(Refused::Unclear)?;
            let row = New::texts(row.iter().map(|(key, text)| (key.as_str(), text.as_str())));
            text = yaml::append(&text, &[key.as_str().into()], &row).ok_or_else(unreadable)?;
        }
    }
    trial.step(&path(), Some(format!("{mark}{text}")));
    trial.plan().map_err(|errors| Refused::Findings(rendered(trial, &plan, &errors, lang)))
}

/// One text exchanged; none where the file has a form that can't be changed without changing more.
fn put(yaml: &str, field: &Field, code: &str, new: &str, plan: &Plan) -> Option<String> {
    let value: serde_yaml::Value = serde_yaml::from_str(yaml).ok()?;
    let official = plan.official().code();
    let exchanged = match new {
        "" => New::Nothing,
        text => New::Text(text.to_string()),
    };
    let codes: Vec<&str> = plan.languages.iter().map(|lang| lang.code()).chain(["name", "id"]).collect();
    let mut path = field.segments();
    match field.kind {
        Kind::Line => {}
        Kind::Named => path.push(code.into()),
        Kind::Text | Kind::Long => match field.value(&value) {
            // In one language only: the other makes a table of it.
            Some(serde_yaml::Value::String(old)) if code != official => {
                let both = New::texts([(official, old.as_str()), (code, new)]);
                return yaml::exchange(yaml, &path, &both, &codes);
            }
            Some(serde_yaml::Value::String(_)) => {}
            Some(serde_yaml::Value::Mapping(_)) => path.push(code.into()),
            _ if new.is_empty() => return Some(yaml.to_string()),
            _ => {
                return yaml::exchange(yaml, &path, &New::texts([(code, new)]), &codes);
            }
        },
    }
    let absent = field.text(&value, code, official).is_none();
    if absent && new.is_empty() {
        return Some(yaml.to_string());
    }
    yaml::exchange(yaml, &path, &exchanged, &codes)
}

/// What is found in the file, errors first.
fn found(trial: &Trial, plan: &Plan, read: Vec<Diagnostic>, lang: Lang) -> Vec<Value> {
    let sources = &trial.sources;
    let mut found = read;
    found.extend(check::check(plan, sources, &trial.project.glossary));
    found.retain(|found| found.span.is_some_and(|span| sources.file(span.file).path == path()));
    diagnostic::sort(&mut found);
    found.dedup();
    found.sort_by_key(|found| found.severity != Severity::Error);
    rendered(trial, plan, &found, lang)
}

/// Findings with the field that each is about; the languages are those of a plan, which may be the one before.
fn rendered(trial: &Trial, plan: &Plan, found: &[Diagnostic], lang: Lang) -> Vec<Value> {
    let sources = &trial.sources;
    let places = sources.text_of(&path()).and_then(|text| Some((text, Places::of(text).ok()?)));
    let values = places.as_ref().and_then(|(text, _)| serde_yaml::from_str(text).ok());
    let fields = values.as_ref().map(shape::fields).unwrap_or_default();
    let field_of = |at: usize| {
        let (_, places) = places.as_ref()?;
        let holds = |path: &[yaml::Segment<'_>]| {
            places.value(path).is_some_and(|range| range.contains(&at) || range.start == at)
        };
        fields.iter().find_map(|field| {
            let path = field.segments();
            let mut codes = plan.languages.iter().map(|lang| lang.code());
            let by = codes.find(|code| holds(&[path.as_slice(), &[(*code).into()]].concat()));
            match by {
                Some(code) => Some((field.name(), code)),
                None if field.kind != Kind::Named && holds(&path) => Some((field.name(), "")),
                None => None,
            }
        })
    };
    let mut told = findings::rendered(trial, found, &[], lang);
    for (value, diagnostic) in told.iter_mut().zip(found) {
        let here = diagnostic.span.filter(|span| sources.file(span.file).path == path());
        if let Some((name, code)) = here.and_then(|span| field_of(span.start)) {
            value["field"] = name.into();
            value["by"] = code.into();
        }
    }
    told
}
