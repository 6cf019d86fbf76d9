//! Changes of returned workbooks → the files of `progress/`: what is not changed in them stays byte for byte.

use std::collections::BTreeMap;

use crate::edit;
use crate::lang::Localized;
use crate::output::OutputFile;
use crate::plan::*;

use super::form::{Field, Kind, Row};
use super::take::Change;

/// The files with the changes in them, by their paths below `progress/`. `before` gives what stands in such a file; an
/// empty text for one that is not there yet.
///
/// # Errors
/// Whatever `before` gives.
pub fn files<E>(
    plan: &Plan,
    changes: &[Change],
    mut before: impl FnMut(&str) -> Result<String, E>,
) -> Result<Vec<OutputFile>, E> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for change in changes {
        let path = format!("{}/{}.yaml", change.fiscal_year, change.row.id(plan));
        let text = match texts.remove(&path) {
            Some(text) => text,
            None => before(&path)?,
        };
        let key = change.field.key();
        let text = match change.new.is_empty() {
            true => edit::remove_from_table(&text, key),
            false => edit::set_in_table(&text, key, &yaml(plan, change)),
        };
        texts.insert(path, text);
    }
    Ok(texts.into_iter().map(|(path, text)| OutputFile::new(path, text)).collect())
}

/// The value of a changed field. A text that is translated keeps its translations, for somebody to look at.
fn yaml(plan: &Plan, change: &Change) -> String {
    match change.field.kind() {
        Kind::Number | Kind::Money | Kind::Flag | Kind::Date => change.new.clone(),
        Kind::Choice => {
            let status = plan.statuses.iter().find(|status| status.id == change.new);
            edit::quoted(status.map_or(change.new.as_str(), |status| &status.name.official.text))
        }
        Kind::Text => match translated(plan, change) {
            Some(old) => {
                let mut yaml = format!("\n  {}: {}", old.lang.code(), json(&change.new));
                for (lang, line) in &old.translations {
                    yaml.push_str(&format!("\n  {}: {}", lang.code(), json(&line.text)));
                }
                yaml
            }
            None if change.new.contains('\n') => edit::block(&change.new),
            None => edit::quoted(&change.new),
        },
    }
}

/// A string of JSON is one of YAML.
fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The text that a change replaces, where it is translated.
fn translated<'p>(plan: &'p Plan, change: &Change) -> Option<&'p Localized<Line>> {
    let year = change.fiscal_year;
    let line = match change.row {
        Row::Target(id, at) => {
            let result = plan[id].values[at].results.iter().find(|result| result.fiscal_year == year)?;
            match change.field {
                Field::Source => &result.source,
                _ => &result.comment,
            }
        }
        Row::Measure(id) => {
            let report = plan.reports_of(id).iter().find(|report| report.fiscal_year == year)?;
            match change.field {
                Field::Done => &report.done,
                Field::Next => &report.next,
                _ => &report.department,
            }
        }
    };
    line.as_ref().filter(|line| !line.translations.is_empty())
}
