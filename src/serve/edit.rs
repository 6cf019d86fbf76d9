//! The editor's side of the desk: what a page may ask of a measure's files, and how they are changed.
//!
//! 1. [`answer`] looks at what is asked. Who asks has been looked at before; what changes files, or carries a draft,
//!    also needs the token that only a page of this desk can have read.
//! 2. [`page`] tells what the files of a [`subject`] say (a measure or a heading), [`draft`] puts changes into their texts,
//!    [`Trial`] reads the plan that would come of them, and [`acts`] does both, and writes.
//!    [`parting`] makes two measures of one, and one of two. [`results`] does the same for what became of a measure, [`table`] for the values of tables.
//!
//! A request names a measure by its slug, a heading by its id and a text by its language. Paths come from the plan alone.

mod acts;
mod draft;
mod findings;
mod heading;
mod page;
mod parting;
mod results;
mod subject;
mod table;

use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::answer::{Request, Response, parameter};
use super::http::LONGEST_BODY;
use super::{Desk, own_page, publish};
use crate::i18n::{self, Args, I18n, value};
use crate::japanese::Analyzer;
use crate::lang::Lang;
use crate::places;
use crate::plan::{MeasureId, Plan};
use crate::project::Project;
use crate::trial::Trial;
use acts::Refused;
use subject::Subject;

/// The project as it was last read: what is typed is tried in it, so that not all is read again at each word.
pub struct Known {
    project: Arc<Project>,
    /// None where there are errors.
    plan: OnceLock<Option<Plan>>,
    words: OnceLock<Option<Analyzer>>,
}

impl Known {
    pub fn of(project: Arc<Project>) -> Self {
        Self { project, plan: OnceLock::new(), words: OnceLock::new() }
    }

    pub fn plan(&self) -> Option<&Plan> {
        self.plan.get_or_init(|| self.project.load().plan).as_ref()
    }

    /// Cuts words for the rules that look at them; what is wrong with the project's dictionary is told elsewhere.
    fn analyzer(&self) -> Option<&Analyzer> {
        self.words.get_or_init(|| self.project.analyzer().ok()).as_ref()
    }
}

/// Most measures that a search for one to link to gives.
const MOST_FOUND: usize = 20;

/// The files of the editor's messages.
const WORDS: [&str; 3] = ["editor.ftl", "parting.ftl", "publish.ftl"];

/// What is asked of the desk, and changes nothing.
const QUESTIONS: [&str; 7] = ["words", "state", "table", "measures", "removal", "pieces", "publishing"];

/// What changes files, or carries a draft.
const CHANGES: [&str; 10] =
    ["check", "save", "new", "repeat", "remove", "split", "merge", "check-table", "save-table", "publish"];

pub fn answer(desk: &Desk, asked: &str, query: &str, request: &Request<'_>) -> Response {
    let lang = own_page::language(query);
    let given = match (request.method, asked) {
        ("GET", "words") => return Response::json(200, &words(desk, lang)),
        ("GET", "state") => state(desk, query, lang),
        ("GET", "table") => table::show(desk, &parameter(query, "table"), lang),
        ("GET", "measures") => measures(desk, &parameter(query, "q"), lang),
        ("GET", "removal") => acts::removal(desk, &parameter(query, "slug"), lang),
        ("GET", "publishing") => Ok(publish::told(desk)),
        ("GET", "pieces") => parting::pieces(desk, &parameter(query, "slug"), lang),
        ("POST", _) if CHANGES.contains(&asked) => {
            if let Some(status) = refusal(desk, request) {
                return Response::refused(status);
            }
            change(desk, asked, request.body, lang)
        }
        _ if CHANGES.contains(&asked) || QUESTIONS.contains(&asked) => return Response::refused(405),
        _ => return Response::refused(404),
    };
    match given {
        Ok(value) => Response::json(200, &value),
        Err(refused) => refused.response(lang),
    }
}

/// Why a request may not change anything.
fn refusal(desk: &Desk, request: &Request<'_>) -> Option<u16> {
    let knows = !desk.token.is_empty() && request.token == Some(desk.token.as_str());
    // Browsers send both with every request of a script that changes something.
    if !knows || request.origin.is_none() {
        return Some(403);
    }
    if request.kind != Some("application/json") {
        return Some(415);
    }
    (request.body.len() > LONGEST_BODY).then_some(413)
}

fn change(desk: &Desk, asked: &str, body: &[u8], lang: Lang) -> Result<Value, Refused> {
    match asked {
        "check" => acts::check(desk, &read(body)?, lang),
        "save" => acts::save(desk, &read(body)?, lang),
        "new" => acts::new(desk, read(body)?, lang),
        "repeat" => acts::repeat(desk, &read(body)?, lang),
        "split" => parting::split(desk, &read(body)?, lang),
        "merge" => parting::merge(desk, &read(body)?, lang),
        "publish" => Ok(publish::start(desk, &read(body)?, lang)),
        "check-table" => table::check(desk, &read(body)?, lang),
        "save-table" => table::save(desk, &read(body)?, lang),
        _ => acts::remove(desk, &read(body)?, lang),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refused> {
    serde_json::from_slice(body).map_err(|_| Refused::Unclear)
}

/// The messages of the editor, the token, and the tables that can be opened.
fn words(desk: &Desk, lang: Lang) -> Value {
    let i18n = I18n::embedded();
    let word = |id: String| (id.clone(), Value::from(i18n.message(lang, &id)));
    let ids = WORDS.into_iter().flat_map(|file| i18n::ids_of(lang, file));
    let words: Map<String, Value> = ids.map(word).collect();
    let known = desk.known();
    let labels = (i18n.message(lang, "editor-targets"), i18n.message(lang, "editor-accessibility"));
    let tables = known
        .plan()
        .map(|plan| table::which::offered(plan, &known.project.sources, (&labels.0, &labels.1), lang));
    json!({"token": desk.token, "words": words, "tables": tables.unwrap_or_default()})
}

fn opened(desk: &Desk) -> Result<(Trial, Plan), Refused> {
    let trial = Trial::read(&desk.root);
    // What is wrong is told above the page.
    let (plan, _) = trial.plan().map_err(|_| Refused::Told("editor-no-plan"))?;
    Ok((trial, plan))
}

fn find(plan: &Plan, slug: &str) -> Result<MeasureId, Refused> {
    places::find(plan, slug).map_err(|_| Refused::Told("editor-no-measure"))
}

/// How a measure stands, or the heading that is named.
fn state(desk: &Desk, query: &str, lang: Lang) -> Result<Value, Refused> {
    let (trial, plan) = opened(desk)?;
    let subject = match parameter(query, "heading").as_str() {
        "" => Subject::measure(&plan, &parameter(query, "slug"))?,
        id => Subject::heading(&plan, &trial.sources, id)?,
    };
    Ok(page::state(&trial, &plan, subject, lang))
}

/// The measures whose number begins with what is typed, or whose title or slug has it.
fn measures(desk: &Desk, asked: &str, lang: Lang) -> Result<Value, Refused> {
    let (_, plan) = opened(desk)?;
    let asked = asked.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&asked);
    let found = plan.measures.iter().filter(|measure| {
        measure.place.number.starts_with(&asked)
            || has(&measure.slug)
            || measure.title.all().any(|(_, title)| has(title))
    });
    let row = |measure: &crate::plan::Measure| {
        json!({
            "slug": measure.slug,
            "number": measure.place.number,
            "title": measure.title.get(lang).text,
            "official": measure.title.official.text,
        })
    };
    Ok(found.take(MOST_FOUND).map(row).collect())
}

/// A message of the editor with values.
fn told(id: &str, values: &[(&'static str, String)], lang: Lang) -> String {
    let mut args = Args::new();
    for (name, text) in values {
        args.set(*name, value(text.clone()));
    }
    I18n::embedded().text(lang, id, &args)
}
