//! Results and progress in the editor: what became of a measure and its targets in the plan's year. Fields, what may be
//! typed into them and the files of `progress/` are those of the workbooks that owners return.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::acts::Refused;
use crate::i18n::I18n;
use crate::lang::Lang;
use crate::office::answers;
use crate::office::fields;
use crate::office::form::{self, Field, Kind, Part, Row};
use crate::office::take::Change;
use crate::plan::{MeasureId, Plan};
use crate::project::PROGRESS;
use crate::trial::Trial;

/// By row and field: what stood there, and what is to.
pub type Typed = BTreeMap<String, BTreeMap<String, (String, String)>>;

/// The measure itself, and each value of its targets.
fn rows(plan: &Plan, id: MeasureId) -> Vec<(Row, Part)> {
    let targets = plan[id].targets.iter();
    let values = targets.flat_map(|&of| (0..plan[of].values.len()).map(move |at| Row::Target(of, at)));
    let targets = values.map(|row| (row, Part::Targets));
    std::iter::once((Row::Measure(id), Part::Measures)).chain(targets).collect()
}

/// What the form shows.
pub fn state(plan: &Plan, id: MeasureId, i18n: &I18n, lang: Lang) -> Value {
    let year = plan.fiscal_year;
    let field = |row: Row, field: Field| {
        let kind = match field.kind() {
            Kind::Choice => "choice",
            Kind::Flag => "flag",
            Kind::Text if matches!(field, Field::Done | Field::Next | Field::Comment) => "text",
            _ => "line",
        };
        json!({
            "key": field.key(),
            "label": field.heading(i18n, lang),
            "kind": kind,
            "held": form::held(plan, row, field, year),
        })
    };
    let row = |(row, part): (Row, Part)| {
        let fields: Vec<Value> = part.fields().iter().map(|&of| field(row, of)).collect();
        json!({"id": row.id(plan), "name": form::name(plan, row, lang), "fields": fields})
    };
    let status =
        |status: &crate::plan::ProgressStatus| json!({"id": status.id, "name": status.name.get(lang).text});
    json!({
        "year": plan.fiscal_year_label.get(lang).text,
        "rows": rows(plan, id).into_iter().map(row).collect::<Vec<_>>(),
        "statuses": plan.statuses.iter().map(status).collect::<Vec<_>>(),
    })
}

/// Puts what was typed into the files of `progress/`, in memory. Gives whether all of it still stood as it was shown.
///
/// # Errors
/// What can't be a value of its field, each.
pub fn apply(
    trial: &mut Trial,
    plan: &Plan,
    id: MeasureId,
    typed: &Typed,
    lang: Lang,
) -> Result<bool, Refused> {
    let year = plan.fiscal_year;
    let rows = rows(plan, id);
    let (mut changes, mut wrong, mut stands) = (Vec::new(), Vec::new(), true);
    for (of, typed) in typed {
        let found = rows.iter().find(|(row, _)| row.id(plan) == *of);
        let (row, part) = *found.ok_or(Refused::Unclear)?;
        if !typed.keys().all(|key| part.fields().iter().any(|field| field.key() == key)) {
            return Err(Refused::Unclear);
        }
        // In the order of the form, in which a new file has them too.
        for &field in part.fields() {
            let Some((old, new)) = typed.get(field.key()) else { continue };
            stands &= form::held(plan, row, field, year) == *old;
            match fields::read_text(plan, row, field, new, year) {
                Ok(new) => {
                    let place = String::new();
                    changes.push(Change { row, field, fiscal_year: year, old: old.clone(), new, place });
                }
                Err(found) => wrong.push(finding(trial, plan, (row, field), found.code, lang)),
            }
        }
    }
    if !wrong.is_empty() {
        return Err(Refused::Findings(wrong));
    }
    let before = |path: &str| Ok(trial.written(&format!("{PROGRESS}/{path}")).unwrap_or_default());
    let files = answers::files(plan, &changes, before).map_err(|()| Refused::Unclear)?;
    for file in files {
        let path = format!("{PROGRESS}/{}", file.path);
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        // A report that says nothing is none.
        match text.trim().is_empty() {
            false => trial.step(&path, Some(text)),
            true if trial.written(&path).is_some() => trial.step(&path, None),
            true => {}
        }
    }
    Ok(stands)
}

/// What may be typed, in the words that the workbooks use.
fn finding(trial: &Trial, plan: &Plan, (row, field): (Row, Field), code: &str, lang: Lang) -> Value {
    let i18n = &trial.project.i18n;
    let hint = match field.kind() {
        Kind::Number => "ask-take-number",
        Kind::Money => "ask-take-money",
        Kind::Choice => "ask-take-choice",
        Kind::Date => "editor-date",
        Kind::Flag | Kind::Text => "editor-long",
    };
    let name = form::name(plan, row, lang);
    let message = format!("{name} / {}: {}", field.heading(i18n, lang), i18n.message(lang, hint));
    json!({"code": code, "severity": "error", "message": message, "row": row.id(plan), "key": field.key()})
}
