//! What the editor shows of a heading, or of a piece of prose: its texts in each language, its facts, and the others of its
//! page.

use serde_json::{Map, Value, json};

use super::page::{choices, files, ids, labels, print_of, project_of, terms};
use super::subject::{PASSAGE, PREAMBLE, Subject};
use crate::lang::Lang;
use crate::load::front_matter::{self, Document, RawPage};
use crate::plan::{NodeId, Plan};
use crate::project::CONTENT;
use crate::source::Sources;
use crate::trial::Trial;

/// The facts of a heading that are lines of text, each with its label.
pub const LINES: [(&str, &str); 3] = [
    ("printed_number", "editor-heading-number"),
    ("level", "editor-heading-level"),
    ("owner_printed", "editor-heading-owner"),
];

/// The heading's file as its author wrote it.
fn raw(sources: &Sources, path: &str) -> Option<RawPage> {
    let file = sources.ids().find(|&id| sources.file(id).path == path)?;
    match front_matter::parse(sources, file, CONTENT).0? {
        Document::Page(raw) => Some(*raw),
        _ => None,
    }
}

/// A heading, and the others of its page; a new measure may be made from here.
pub fn heading(trial: &Trial, plan: &Plan, subject: Subject, lang: Lang) -> Value {
    let i18n = &trial.project.i18n;
    let top = match subject {
        Subject::Heading(id) => Some(plan.top_of(id)),
        Subject::Passage(at) => Some(plan.top_of(plan.passages[at].node)),
        _ => None,
    };
    let (id, number) = match subject {
        Subject::Heading(id) => (plan[id].id.clone(), plan[id].printed.as_str()),
        Subject::Passage(at) => (format!("{PASSAGE}{}", plan.passages[at].slug), ""),
        _ => (PREAMBLE.to_string(), ""),
    };
    // A new measure begins under the first heading of the page that has none below it.
    let is_last = |id: &NodeId| plan.node_ids().all(|child| plan[child].parent != Some(*id));
    let mut below = plan.node_ids().filter(|&id| top == Some(plan.top_of(id)));
    let section = below.find(is_last).map_or("", |id| plan[id].id.as_str());
    let raw = match subject {
        Subject::Heading(_) => raw(&trial.sources, subject.official(plan, &trial.sources)),
        _ => None,
    };
    let mut labels = labels(i18n, lang);
    labels.extend(LINES.map(|(key, label)| (key.to_string(), i18n.message(lang, label).into())));
    let roles = raw.as_ref().is_some_and(|raw| raw.owners.iter().any(|owner| owner.role.is_some()));
    json!({
        "slug": format!("heading {id}"),
        "id": id,
        "number": number,
        "titled": matches!(subject, Subject::Heading(_)),
        "project": print_of(Some(&project_of(trial))),
        "files": files(trial, plan, subject),
        "headings": headings(trial, plan, top, lang),
        "facts": facts(plan, raw.as_ref(), section),
        "fixed": {"owner": roles, "section": true},
        "labels": labels,
        "choices": choices(plan, i18n, lang),
        "terms": terms(trial, plan, subject),
    })
}

/// The facts as the file has them; what is no heading has none.
fn facts(plan: &Plan, raw: Option<&RawPage>, section: &str) -> Value {
    let Some(raw) = raw else { return json!({"section": section, "owner": []}) };
    let owners: Vec<&str> = raw.owners.iter().map(|owner| owner.owner.name.as_str()).collect();
    let audience: Vec<&str> = raw.audience.iter().map(|named| named.name.as_str()).collect();
    let line = |(key, _): (&str, &str)| {
        let text = match key {
            "printed_number" => raw.printed_number.as_deref(),
            "level" => raw.level.as_ref().map(|level| level.name.as_str()),
            _ => raw.owner_printed.as_ref().map(|line| line.text.as_str()),
        };
        (key.to_string(), text.unwrap_or_default().into())
    };
    json!({
        "section": section,
        "owner": ids(plan, "owner", &owners),
        "audience": ids(plan, "audience", &audience),
        "lines": LINES.map(line).into_iter().collect::<Map<_, _>>(),
    })
}

/// The headings of a page that have a file of their own, each with the prose that stands below it.
fn headings(trial: &Trial, plan: &Plan, top: Option<NodeId>, lang: Lang) -> Vec<Value> {
    let name = |id: NodeId| match plan[id].printed.as_str() {
        "" => plan[id].title.get(lang).text.clone(),
        printed => format!("{printed} {}", plan[id].title.get(lang).text),
    };
    let prose = |id: NodeId| {
        let passages = plan.passages.iter().filter(move |passage| passage.node == id);
        passages.map(move |passage| {
            let begins: String = passage.text.body.get(lang).text.chars().take(24).collect();
            json!({"id": format!("{PASSAGE}{}", passage.slug), "name": format!("{} {begins}…", plan[id].printed)})
        })
    };
    let is_page = |id: &NodeId| trial.sources.file(plan[*id].file).path.ends_with(".md");
    plan.node_ids()
        .filter(|&id| top == Some(plan.top_of(id)))
        .filter(is_page)
        .flat_map(|id| std::iter::once(json!({"id": plan[id].id, "name": name(id)})).chain(prose(id)))
        .collect()
}
