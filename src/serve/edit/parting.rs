//! Two measures of one, and one of two: first what would change, then, when that was seen, the change itself.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use super::acts::{self, Refused};
use super::draft::{Draft, TextDraft};
use super::page;
use super::subject::Subject;
use super::{findings, opened};
use crate::diagnostic::Diagnostic;
use crate::facts;
use crate::lang::Lang;
use crate::places::{self, Parting, pieces};
use crate::plan::{Plan, Translation};
use crate::serve::Desk;
use crate::trial::{Step, Trial};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    slug: String,
    prints: BTreeMap<String, Option<String>>,
    /// The name in the new measure's address; one is made where it is empty.
    new: String,
    /// By language.
    parts: BTreeMap<String, Part>,
    /// Whether what would change has been seen.
    sure: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    /// Of the new measure.
    title: String,
    /// The pieces of the text that it gets.
    taken: Vec<usize>,
    /// Of a translation: that both parts say what the official ones say.
    current: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// What goes.
    slug: String,
    into: String,
    prints: BTreeMap<String, Option<String>>,
    sure: bool,
}

/// The texts of a measure, in pieces that may go to another.
pub fn pieces(desk: &Desk, slug: &str, lang: Lang) -> Result<Value, Refused> {
    let (trial, plan) = opened(desk)?;
    let subject = Subject::measure(&plan, slug)?;
    let mut files = page::files(&trial, &plan, subject);
    for file in &mut files {
        let text = file["text"].as_str().unwrap_or_default().to_string();
        let found: Vec<&str> = pieces::pieces(&text).into_iter().map(|piece| &text[piece]).collect();
        file["pieces"] = json!(found);
    }
    let state = page::state(&trial, &plan, subject, lang);
    Ok(json!({"files": files, "slug": state["slug"], "number": state["number"]}))
}

pub fn split(desk: &Desk, asked: &Split, lang: Lang) -> Result<Value, Refused> {
    let writing = desk.writing.lock();
    let (mut trial, plan) = opened(desk)?;
    let subject = Subject::measure(&plan, &asked.slug)?;
    acts::unchanged(&trial, &plan, subject, &asked.prints, lang)?;
    let mut parting =
        Parting { slug: Some(asked.new.as_str()).filter(|slug| !slug.is_empty()), ..Parting::default() };
    for (code, part) in &asked.parts {
        let of = plan.languages.iter().find(|of| of.code() == code).ok_or(Refused::Unclear)?;
        parting.parts.insert(*of, (part.title.trim().to_string(), part.taken.clone()));
    }
    let written = |path: &str| trial.written(path);
    let (new, together) = places::split(&plan, &trial.sources, &written, &asked.slug, &parting)?;
    trial.put(together);
    let (mut after, mut read) = read(&trial, lang)?;
    let is_current = |code: &String| asked.parts.get(code).is_some_and(|part| part.current);
    let current = |(of, part): (&String, &Part)| {
        let text = TextDraft { current: is_current(of) && !part.taken.is_empty(), ..TextDraft::default() };
        (of.clone(), text)
    };
    let draft = Draft { texts: asked.parts.iter().map(current).collect(), ..Draft::default() };
    let mut touched = false;
    for slug in [&asked.slug, &new] {
        touched |= acts::touch(&mut trial, &after, Subject::measure(&after, slug)?, &draft)?;
    }
    if touched {
        (after, read) = self::read(&trial, lang)?;
    }
    if !asked.sure {
        return Ok(told(&trial, &after, &[&asked.slug, &new], &[], lang));
    }
    trial.write_together().map_err(Refused::Unwritten)?;
    drop(writing);
    desk.refresh();
    Ok(acts::done(desk, (&trial, &after), Subject::measure(&after, &new)?, read, lang))
}

pub fn merge(desk: &Desk, asked: &Merge, lang: Lang) -> Result<Value, Refused> {
    let writing = desk.writing.lock();
    let (mut trial, plan) = opened(desk)?;
    let subject = Subject::measure(&plan, &asked.slug)?;
    acts::unchanged(&trial, &plan, subject, &asked.prints, lang)?;
    let written = |path: &str| trial.written(path);
    let together = places::merge(&plan, &trial.sources, &written, (&asked.slug, &asked.into))?;
    let left = together.left.clone();
    trial.put(together);
    let (after, read) = read(&trial, lang)?;
    if !asked.sure {
        return Ok(told(&trial, &after, &[&asked.into], &left, lang));
    }
    trial.write_together().map_err(Refused::Unwritten)?;
    drop(writing);
    desk.refresh();
    Ok(acts::done(desk, (&trial, &after), Subject::measure(&after, &asked.into)?, read, lang))
}

fn read(trial: &Trial, lang: Lang) -> Result<(Plan, Vec<Diagnostic>), Refused> {
    trial.plan().map_err(|errors| Refused::Findings(findings::rendered(trial, &errors, &[], lang)))
}

/// What would come of it: the files, the measures as they would read, and what would be left out.
fn told(trial: &Trial, plan: &Plan, slugs: &[&String], left: &[(String, String)], lang: Lang) -> Value {
    let name = |step| match step {
        Step::New => "new",
        Step::Changed => "changed",
        Step::Gone => "gone",
    };
    let files: Vec<Value> =
        trial.steps().into_iter().map(|(path, step)| json!({"path": path, "step": name(step)})).collect();
    let found = slugs.iter().filter_map(|slug| places::find(plan, slug).ok());
    let stale = |id: &crate::plan::MeasureId| -> Vec<&str> {
        let states = plan[*id].translations.states.iter();
        states.filter(|(_, state)| *state == Translation::Stale).map(|(of, _)| of.autonym()).collect()
    };
    let measures: Vec<Value> = found
        .map(|id| {
            let measure = &plan[id];
            json!({
                "slug": measure.slug,
                "number": measure.place.number,
                "title": measure.title.official.text,
                "text": measure.body.official.text,
                "stale": stale(&id),
            })
        })
        .collect();
    let label = |key: &str| match key {
        "title" => trial.project.i18n.message(lang, "editor-title"),
        key => facts::FACTS
            .iter()
            .find(|fact| fact.key == key)
            .map_or_else(|| key.to_string(), |fact| trial.project.i18n.message(lang, fact.label)),
    };
    let left: Vec<Value> =
        left.iter().map(|(key, text)| json!({"label": label(key), "text": text})).collect();
    json!({"files": files, "measures": measures, "left": left})
}
