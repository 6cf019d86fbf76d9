//! Tables in the editor: plan.yaml, targets.yaml, accessibility.yaml. Each value is exchanged where it stands; ids, comments,
//! order and whatever the form does not know stay byte for byte.
//!
//! 1. [`which`] finds the file, [`shape`] lists the values that it has, or may have, as the form shows them.
//! 2. A [`Typed`] names them as the form did; [`written`] writes them into the file, a value at a time.
//! 3. What comes of it is read as a plan before it is written ([`Trial`]).

mod shape;
pub mod which;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};
use serde_yaml::Value as Yaml;

use super::acts::Refused;
use super::page::{print_of, project_of};
use super::{findings, opened};
use crate::check;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::lang::Lang;
use crate::plan::Plan;
use crate::serve::Desk;
use crate::source::SourceFile;
use crate::trial::Trial;
use crate::yaml::{self, New, Places};
use shape::{Added, Field, Kind, Shape, Step, segments};
use which::Which;

/// By the field's name, then by language (nothing, where it has none): what stands there now.
type Fields = BTreeMap<String, BTreeMap<String, String>>;

/// What was typed, and the file that it was typed for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    table: String,
    print: String,
    #[serde(default)]
    fields: Fields,
    /// New rows of lists, each with its texts by key.
    #[serde(default)]
    rows: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    /// Rows that go, by where they stand.
    #[serde(default)]
    removed: Vec<String>,
}

const UNREADABLE: Refused = Refused::Told("editor-unreadable-table");

fn named(name: &str, plan: &Plan, trial: &Trial) -> Result<Which, Refused> {
    Which::named(name, plan, &trial.sources).ok_or(Refused::Told("editor-no-table"))
}

pub fn show(desk: &Desk, name: &str, lang: Lang) -> Result<Value, Refused> {
    let (trial, plan) = opened(desk)?;
    state(&trial, &plan, name, lang)
}

fn state(trial: &Trial, plan: &Plan, name: &str, lang: Lang) -> Result<Value, Refused> {
    let which = named(name, plan, trial)?;
    let written = trial.written(&which.path()).ok_or(UNREADABLE)?;
    let read = SourceFile::as_written(which.path(), written.clone());
    let value: Yaml = serde_yaml::from_str(&read.text).map_err(|_| UNREADABLE)?;
    let i18n = &trial.project.i18n;
    Ok(json!({
        "slug": format!("table {name}"),
        "table": name,
        "path": which.path(),
        "print": print_of(Some(&written)),
        "project": print_of(Some(&project_of(trial))),
        "groups": Shape::of(&which, &value, plan, i18n, lang).shown(&value, plan, i18n, lang),
    }))
}

/// What `check` says of what was typed; nothing is written.
pub fn check(desk: &Desk, typed: &Typed, lang: Lang) -> Result<Value, Refused> {
    let known = desk.known();
    let mut trial = Trial::of(&known.project);
    let plan = known.plan().ok_or(Refused::Told("editor-no-plan"))?;
    let which = named(&typed.table, plan, &trial)?;
    let (plan, read) = apply(&mut trial, plan, &which, typed, lang)?;
    Ok(json!({"findings": found(&trial, &plan, &which, read, lang)}))
}

pub fn save(desk: &Desk, typed: &Typed, lang: Lang) -> Result<Value, Refused> {
    let writing = desk.writing.lock();
    let (mut trial, plan) = opened(desk)?;
    let which = named(&typed.table, &plan, &trial)?;
    if print_of(trial.written(&which.path()).as_deref()).as_deref() != Some(typed.print.as_str()) {
        return Err(Refused::Changed(state(&trial, &plan, &typed.table, lang)?));
    }
    let (plan, read) = apply(&mut trial, &plan, &which, typed, lang)?;
    trial.write().map_err(Refused::Unwritten)?;
    drop(writing);
    desk.refresh();
    let found = found(&trial, &plan, &which, read, lang);
    Ok(json!({"state": state(&trial, &plan, &typed.table, lang)?, "findings": found}))
}

/// Puts what was typed into the file, in memory, and reads the plan that comes of it.
fn apply(
    trial: &mut Trial,
    plan: &Plan,
    which: &Which,
    typed: &Typed,
    lang: Lang,
) -> Result<(Plan, Vec<Diagnostic>), Refused> {
    let written = trial.written(&which.path()).ok_or(UNREADABLE)?;
    let (mark, text) = match written.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", written.as_str()),
    };
    let text = put_all(text, trial, plan, which, typed)?;
    trial.step(&which.path(), Some(format!("{mark}{text}")));
    trial.plan().map_err(|errors| Refused::Findings(rendered(trial, plan, which, &errors, lang)))
}

/// All that was typed, put into a file's text: values first, since what is taken out and added moves others.
fn put_all(text: &str, trial: &Trial, plan: &Plan, which: &Which, typed: &Typed) -> Result<String, Refused> {
    let value: Yaml = serde_yaml::from_str(text).map_err(|_| UNREADABLE)?;
    let shape = Shape::of(which, &value, plan, &trial.project.i18n, plan.official());
    let mut text = text.to_string();
    for (name, by) in &typed.fields {
        let field =
            shape.fields().find(|field| shape::name_of(&field.path) == *name).ok_or(Refused::Unclear)?;
        for (code, new) in by {
            if !field.is_known(code, plan) {
                return Err(Refused::Unclear);
            }
            text = put(&text, field, code, new.trim(), plan).ok_or(UNREADABLE)?;
        }
    }
    for (key, rows) in &typed.rows {
        for row in rows {
            text = match shape::added(which, &shape, key, row).ok_or(Refused::Unclear)? {
                Added::Row(path, row) => yaml::append(&text, &segments(&path), &row),
                Added::Value(path, value) => yaml::exchange(&text, &segments(&path), &value, &[]),
            }
            .ok_or(UNREADABLE)?;
        }
    }
    // The last first: those behind one move up.
    let mut gone: Vec<&[Step]> = Vec::new();
    for name in &typed.removed {
        let row = shape.rows().filter_map(|row| row.at.as_deref()).find(|at| shape::name_of(at) == *name);
        gone.push(row.ok_or(Refused::Unclear)?);
    }
    gone.sort();
    gone.dedup();
    for path in gone.iter().rev() {
        text = yaml::remove(&text, &segments(path)).ok_or(UNREADABLE)?;
    }
    Ok(text)
}

/// One value exchanged; none where the file has a form that can't be changed without changing more.
fn put(yaml: &str, field: &Field, code: &str, new: &str, plan: &Plan) -> Option<String> {
    let value: Yaml = serde_yaml::from_str(yaml).ok()?;
    let official = plan.official().code();
    let codes: Vec<&str> = plan.languages.iter().map(|lang| lang.code()).chain(["name", "id"]).collect();
    let mut path = segments(&field.path);
    let exchanged = match (new, field.kind) {
        ("", Kind::Number | Kind::Choice) => return without(yaml, &value, &field.path),
        ("", _) => New::Nothing,
        (text, Kind::Number) => shape::number(text),
        (text, _) => New::Text(text.to_string()),
    };
    match field.kind {
        Kind::Line | Kind::Number | Kind::Choice => {}
        Kind::Named => path.push(code.into()),
        Kind::Text | Kind::Long => match field.value(&value) {
            // In one language only: the other makes a table of it.
            Some(Yaml::String(old)) if code != official => {
                let both = New::texts([(official, old.as_str()), (code, new)]);
                return yaml::exchange(yaml, &path, &both, &codes);
            }
            Some(Yaml::String(_)) => {}
            Some(Yaml::Mapping(_)) => path.push(code.into()),
            _ if new.is_empty() => return Some(yaml.to_string()),
            _ => return yaml::exchange(yaml, &path, &New::texts([(code, new)]), &codes),
        },
    }
    let absent = field.text(&value, code, official).is_none();
    if absent && new.is_empty() {
        return Some(yaml.to_string());
    }
    yaml::exchange(yaml, &path, &exchanged, &codes)
}

/// The file without a value. What stood before the plan began is told by a year and a value: without both it is none.
fn without(yaml: &str, value: &Yaml, path: &[Step]) -> Option<String> {
    let path = segments(path);
    if yaml::value_at(value, &path).is_none() {
        return Some(yaml.to_string());
    }
    let parent = &path[..path.len() - 1];
    let is_last = yaml::value_at(value, parent)?.as_mapping().is_some_and(|table| table.len() == 1);
    let gone = if is_last && parent.last() == Some(&"baseline".into()) { parent } else { &path };
    yaml::remove(yaml, gone)
}

/// What is found in the file, errors first.
fn found(trial: &Trial, plan: &Plan, which: &Which, read: Vec<Diagnostic>, lang: Lang) -> Vec<Value> {
    let sources = &trial.sources;
    let mut found = read;
    found.extend(check::check(plan, sources, &trial.project.glossary));
    found.retain(|found| found.span.is_some_and(|span| sources.file(span.file).path == which.path()));
    diagnostic::sort(&mut found);
    found.dedup();
    found.sort_by_key(|found| found.severity != Severity::Error);
    rendered(trial, plan, which, &found, lang)
}

/// Findings with the field that each is about; the languages are those of a plan, which may be the one before.
fn rendered(trial: &Trial, plan: &Plan, which: &Which, found: &[Diagnostic], lang: Lang) -> Vec<Value> {
    let sources = &trial.sources;
    let mut told = findings::rendered(trial, found, &[], lang);
    let text = sources.text_of(&which.path()).unwrap_or_default();
    let (Ok(places), Ok(value)) = (Places::of(text), serde_yaml::from_str::<Yaml>(text)) else { return told };
    let shape = Shape::of(which, &value, plan, &trial.project.i18n, lang);
    for (value, diagnostic) in told.iter_mut().zip(found) {
        let here = diagnostic.span.filter(|span| sources.file(span.file).path == which.path());
        if let Some((name, code)) = here.and_then(|span| field_at(&shape, &places, plan, span.start)) {
            value["field"] = name.into();
            value["by"] = code.into();
        }
    }
    told
}

/// The field at a place, and its language; where there is none, the first field of what has the place.
fn field_at<'p>(shape: &Shape, places: &Places, plan: &'p Plan, at: usize) -> Option<(String, &'p str)> {
    let holds = |path: &[yaml::Segment<'_>]| {
        let value = places.value(path).is_some_and(|range| range.contains(&at) || range.start == at);
        value || places.key(path).is_some_and(|range| range.contains(&at))
    };
    let own = |field: &Field| {
        let path = segments(&field.path);
        let mut codes = plan.languages.iter().map(|lang| lang.code());
        match codes.find(|code| holds(&[path.as_slice(), &[(*code).into()]].concat())) {
            Some(code) => Some((shape::name_of(&field.path), code)),
            None if field.kind != Kind::Named && holds(&path) => Some((shape::name_of(&field.path), "")),
            None => None,
        }
    };
    let near = |field: &Field| {
        let path = segments(&field.path);
        let inner = path.len().checked_sub(1).filter(|&length| length > 0)?;
        holds(&path[..inner]).then(|| (path.len(), shape::name_of(&field.path)))
    };
    // The first of the deepest.
    let deepest =
        || shape.fields().filter_map(near).reduce(|best, one| if one.0 > best.0 { one } else { best });
    shape.fields().find_map(own).or_else(|| deepest().map(|(_, name)| (name, "")))
}
