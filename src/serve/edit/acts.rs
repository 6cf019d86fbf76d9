//! What the editor does with a measure or a heading: check a draft, save it; make a new measure, repeat it, remove it.
//!
//! Each first changes a [`Trial`], and nothing is written that would leave no plan.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use super::super::answer::Response;
use super::draft::{self, Draft, TextDraft};
use super::subject::Subject;
use super::{find, findings, opened, page, results, told};
use crate::diagnostic::Diagnostic;
use crate::facts;
use crate::lang::Lang;
use crate::output;
use crate::places::{self, Goal, Refusal};
use crate::plan::{Plan, Translation};
use crate::serve::Desk;
use crate::translate;
use crate::trial::Trial;

/// A draft of a measure or a heading, and what its files were when it was begun.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edited {
    /// A measure, or else a heading.
    slug: Option<String>,
    heading: Option<String>,
    /// By language; null for a file that was not there.
    prints: BTreeMap<String, Option<String>>,
    draft: Draft,
}

impl Edited {
    fn find(&self, trial: &Trial, plan: &Plan) -> Result<Subject, Refused> {
        match (&self.slug, &self.heading) {
            (Some(slug), None) => Subject::measure(plan, slug),
            (None, Some(id)) => Subject::heading(plan, &trial.sources, id),
            _ => Err(Refused::Unclear),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Made {
    section: String,
    owner: String,
    /// The name in its address; one is made where it is empty.
    slug: String,
    title: String,
    draft: Draft,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeated {
    slug: String,
    section: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    slug: String,
    prints: BTreeMap<String, Option<String>>,
}

/// Why a request is not done.
pub enum Refused {
    /// It is no request of the editor.
    Unclear,
    /// A message says why.
    Told(&'static str),
    /// A message with values.
    Why(&'static str, Vec<(&'static str, String)>),
    /// There would be no plan.
    Findings(Vec<Value>),
    /// A file is no longer what was shown: how the measure stands now.
    Changed(Value),
    Unwritten(output::Error),
}

impl Refused {
    pub fn response(self, lang: Lang) -> Response {
        let message = |status, id: &str, values: &[(&'static str, String)]| {
            Response::json(status, &json!({"message": told(id, values, lang)}))
        };
        match self {
            Refused::Unclear => Response::refused(400),
            Refused::Told(id) => message(422, id, &[]),
            Refused::Why(id, values) => message(422, id, &values),
            Refused::Findings(findings) => {
                let message = told("editor-not-saved", &[], lang);
                Response::json(422, &json!({"message": message, "findings": findings}))
            }
            Refused::Changed(state) => Response::json(
                409,
                &json!({"message": told("editor-changed-outside", &[], lang), "state": state}),
            ),
            Refused::Unwritten(output::Error::Io(path, cause)) => {
                let values = [("path", path.display().to_string()), ("cause", cause.to_string())];
                message(500, "editor-unwritten", &values)
            }
            Refused::Unwritten(_) => message(500, "editor-locked", &[]),
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        if let Some(years) = refusal.years() {
            return Refused::Why("parting-reported", vec![("years", years)]);
        }
        Refused::Told(match refusal {
            Refusal::NoMeasure => "editor-no-measure",
            Refusal::NoSection => "editor-no-section",
            Refusal::NoOwner => "editor-no-owner",
            Refusal::SubMeasure => "editor-sub-measure",
            Refusal::SameSection => "editor-same-section",
            Refusal::Slug => "editor-slug",
            Refusal::Unreadable => "editor-unreadable",
            Refusal::NothingGoes => "parting-nothing-goes",
            Refusal::NothingStays => "parting-nothing-stays",
            Refusal::Itself => "parting-itself",
            Refusal::Levels => "parting-levels",
            Refusal::NoPiece | Refusal::Reported(_) => "parting-no-piece",
        })
    }
}

/// What `check` says of a draft; nothing is written.
pub fn check(desk: &Desk, edited: &Edited, lang: Lang) -> Result<Value, Refused> {
    let known = desk.known();
    let mut trial = Trial::of(&known.project);
    let plan = known.plan().ok_or(Refused::Told("editor-no-plan"))?;
    let subject = edited.find(&trial, plan)?;
    let (plan, read) = apply(&mut trial, plan, subject, &edited.draft, lang)?;
    let files = edited.find(&trial, &plan)?.files(&plan, &trial.sources);
    Ok(json!({"findings": findings::of_files(&trial, &plan, &files, read, known.analyzer(), lang)}))
}

pub fn save(desk: &Desk, edited: &Edited, lang: Lang) -> Result<Value, Refused> {
    let writing = desk.writing.lock();
    let (mut trial, plan) = opened(desk)?;
    let subject = edited.find(&trial, &plan)?;
    unchanged(&trial, &plan, subject, &edited.prints, lang)?;
    let (plan, read) = apply(&mut trial, &plan, subject, &edited.draft, lang)?;
    trial.write().map_err(Refused::Unwritten)?;
    drop(writing);
    desk.refresh();
    Ok(done(desk, (&trial, &plan), edited.find(&trial, &plan)?, read, lang))
}

/// How what was edited stands after it was written.
pub fn done(
    desk: &Desk,
    (trial, plan): (&Trial, &Plan),
    subject: Subject,
    read: Vec<Diagnostic>,
    lang: Lang,
) -> Value {
    let files = subject.files(plan, &trial.sources);
    let found = findings::of_files(trial, plan, &files, read, desk.known().analyzer(), lang);
    json!({"state": page::state(trial, plan, subject, lang), "findings": found})
}

/// Whether every file is what the page was shown.
pub fn unchanged(
    trial: &Trial,
    plan: &Plan,
    subject: Subject,
    prints: &BTreeMap<String, Option<String>>,
    lang: Lang,
) -> Result<(), Refused> {
    let same = subject.files(plan, &trial.sources).into_iter().all(|(of, path)| {
        prints.get(of.code()).is_some_and(|print| *print == page::print_of(trial.written(&path).as_deref()))
    });
    if same { Ok(()) } else { Err(Refused::Changed(page::state(trial, plan, subject, lang))) }
}

/// Puts a draft into the files, in memory, and reads the plan that comes of it.
fn apply(
    trial: &mut Trial,
    plan: &Plan,
    subject: Subject,
    draft: &Draft,
    lang: Lang,
) -> Result<(Plan, Vec<Diagnostic>), Refused> {
    let files = subject.files(plan, &trial.sources);
    let is_known = |code: &String| files.iter().any(|(lang, _)| lang.code() == code);
    let is_measure = matches!(subject, Subject::Measure(_));
    let is_line = |key: &String| !is_measure || facts::line_keys().any(|known| known == key);
    if !draft.texts.keys().all(is_known) || !draft.facts.lines.keys().all(is_line) {
        return Err(Refused::Unclear);
    }
    for (of, path) in &files {
        put(trial, plan, (*of, path), draft)?;
    }
    // Moved, a measure may have another place among the measures.
    let mut moved = None;
    match subject {
        Subject::Measure(id) => {
            let slug = plan[id].slug.clone();
            move_to(trial, plan, &slug, draft)?;
            if !results::apply(trial, plan, id, &draft.results, lang)? {
                return Err(Refused::Changed(page::state(trial, plan, subject, lang)));
            }
            moved = Some(slug);
        }
        _ if !draft.is_of_heading(matches!(subject, Subject::Heading(_))) => return Err(Refused::Unclear),
        _ => {}
    }
    let rendered = |trial: &Trial, errors: Vec<Diagnostic>| {
        Refused::Findings(findings::rendered(trial, &errors, &files, lang))
    };
    let (plan, read) = trial.plan().map_err(|errors| rendered(trial, errors))?;
    let subject = moved.map_or(Ok(subject), |slug| Subject::measure(&plan, &slug))?;
    if !touch(trial, &plan, subject, draft)? {
        return Ok((plan, read));
    }
    trial.plan().map_err(|errors| rendered(trial, errors))
}

/// The draft of one file.
fn put(trial: &mut Trial, plan: &Plan, (lang, path): (Lang, &str), draft: &Draft) -> Result<(), Refused> {
    let unreadable = || Refused::Told("editor-unreadable");
    let none = TextDraft::default();
    let text = draft.texts.get(lang.code()).unwrap_or(&none);
    let says = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let written = match trial.written(path) {
        Some(written) => written,
        // A translation begins with its first word.
        None if says(&text.title) || says(&text.text) => "---\n---\n".to_string(),
        None => return Ok(()),
    };
    let mut changed = draft::with_text(&written, text).ok_or_else(unreadable)?;
    if lang == plan.official() {
        changed = draft::with_facts(&changed, &draft.facts, plan).ok_or_else(unreadable)?;
    }
    if trial.written(path).as_ref() != Some(&changed) {
        trial.step(path, Some(changed));
    }
    Ok(())
}

/// Moves the files where the draft names another heading, or another owner under whose heading it stands.
fn move_to(trial: &mut Trial, plan: &Plan, slug: &str, draft: &Draft) -> Result<(), Refused> {
    let owner = draft.facts.owner.as_ref().and_then(|owners| owners.first());
    let goal = Goal { section: draft.facts.section.as_deref(), owner: owner.map(String::as_str) };
    if goal.section.is_none() && goal.owner.is_none() {
        return Ok(());
    }
    let moved = places::moved(plan, &trial.sources, &|path| trial.written(path), slug, goal);
    match moved {
        Ok(changes) => changes.into_iter().for_each(|change| trial.change(change)),
        // It stands there already.
        Err(Refusal::SameSection) => {}
        // Its owner may change, its place not.
        Err(Refusal::SubMeasure) if goal.section.is_none() => {}
        Err(refusal) => return Err(refusal.into()),
    }
    Ok(())
}

/// Notes in the translations that say what the official text says now that they do. Gives whether any was.
pub fn touch(trial: &mut Trial, plan: &Plan, subject: Subject, draft: &Draft) -> Result<bool, Refused> {
    let page = subject.page(plan);
    let mut touched = false;
    for (lang, path) in subject.files(plan, &trial.sources).into_iter().skip(1) {
        let current = draft.texts.get(lang.code()).is_some_and(|text| text.current);
        let Some(written) = trial.written(&path) else { continue };
        if !current || page.translations.of(lang) == Translation::Current {
            continue;
        }
        let noted =
            translate::touch(&page, &path, &written).map_err(|_| Refused::Told("editor-unreadable"))?;
        trial.step(&path, Some(String::from_utf8_lossy(&noted.bytes).into_owned()));
        touched = true;
    }
    Ok(touched)
}

/// A new measure, with its text and facts.
pub fn new(desk: &Desk, made: Made, lang: Lang) -> Result<Value, Refused> {
    let writing = desk.writing.lock();
    let (mut trial, plan) = opened(desk)?;
    let wanted = (!made.slug.is_empty()).then_some(made.slug.as_str());
    let place = (made.section.as_str(), made.owner.as_str());
    let changes = places::new(&plan, &trial.sources, place, (wanted, &made.title))?;
    let official = changes.first().map(|change| change.to.clone()).unwrap_or_default();
    changes.into_iter().for_each(|change| trial.change(change));
    put(&mut trial, &plan, (plan.official(), &official), &made.draft)?;
    let before = |plan: &Plan, slug: &str| places::find(plan, slug).is_ok();
    let (new, read) = trial.plan().map_err(|errors| {
        let files = [(plan.official(), official.clone())];
        Refused::Findings(findings::rendered(&trial, &errors, &files, lang))
    })?;
    let slug = new.measures.iter().find(|measure| !before(&plan, &measure.slug));
    let slug = slug.map(|measure| measure.slug.clone()).ok_or(Refused::Unclear)?;
    trial.write().map_err(Refused::Unwritten)?;
    drop(writing);
    desk.refresh();
    Ok(done(desk, (&trial, &new), Subject::measure(&new, &slug)?, read, lang))
}

/// The measure printed again under another heading.
pub fn repeat(desk: &Desk, repeated: &Repeated, lang: Lang) -> Result<Value, Refused> {
    let writing = desk.writing.lock();
    let (mut trial, plan) = opened(desk)?;
    let subject = Subject::measure(&plan, &repeated.slug)?;
    let change = places::repeated(&plan, &trial.sources, &repeated.slug, &repeated.section)?;
    trial.change(change);
    let files = subject.files(&plan, &trial.sources);
    let (plan, read) = trial
        .plan()
        .map_err(|errors| Refused::Findings(findings::rendered(&trial, &errors, &files, lang)))?;
    trial.write().map_err(Refused::Unwritten)?;
    drop(writing);
    desk.refresh();
    Ok(done(desk, (&trial, &plan), Subject::measure(&plan, &repeated.slug)?, read, lang))
}

/// What goes with a measure, and what would be wrong without it.
pub fn removal(desk: &Desk, slug: &str, lang: Lang) -> Result<Value, Refused> {
    let (mut trial, plan) = opened(desk)?;
    let (files, breaks) = without(&mut trial, &plan, slug, lang)?;
    let measure = &plan[find(&plan, slug)?];
    Ok(
        json!({"files": files, "breaks": breaks, "repeats": measure.repeats.len(), "targets": measure.targets.len()}),
    )
}

/// Takes the files of a measure out, in memory. Gives them, and the errors that there would be.
fn without(
    trial: &mut Trial,
    plan: &Plan,
    slug: &str,
    lang: Lang,
) -> Result<(Vec<String>, Vec<Value>), Refused> {
    let rendered = |trial: &Trial| findings::rendered(trial, &findings::errors(trial), &[], lang);
    let before = rendered(trial);
    let files = places::files_of(plan, &trial.sources, slug)?;
    files.iter().for_each(|path| trial.step(path, None));
    let breaks = rendered(trial).into_iter().filter(|found| !before.contains(found)).collect();
    Ok((files, breaks))
}

pub fn remove(desk: &Desk, removed: &Removed, lang: Lang) -> Result<Value, Refused> {
    let writing = desk.writing.lock();
    let (mut trial, plan) = opened(desk)?;
    let subject = Subject::measure(&plan, &removed.slug)?;
    unchanged(&trial, &plan, subject, &removed.prints, lang)?;
    let (files, breaks) = without(&mut trial, &plan, &removed.slug, lang)?;
    if !breaks.is_empty() {
        return Err(Refused::Findings(breaks));
    }
    trial.write().map_err(Refused::Unwritten)?;
    drop(writing);
    desk.refresh();
    Ok(json!({"files": files}))
}
