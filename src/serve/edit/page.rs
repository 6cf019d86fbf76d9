//! What the editor shows of a measure: its texts in each language, its facts, and what may be chosen.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::heading::heading;
use super::results;
use super::subject::Subject;
use crate::edit;
use crate::facts;
use crate::i18n::I18n;
use crate::lang::{Lang, Localized};
use crate::load::front_matter::{self, Document, RawEntry};
use crate::plan::{Line, MeasureId, NodeId, Plan, Status, Translation};
use crate::project::CONTENT;
use crate::source::{SourceFile, Sources};
use crate::trial::Trial;

/// The facts that are lists of names.
pub const LISTS: [&str; 5] = ["owner", "audience", "also_for", "programmes", "target"];

/// What tells whether a file is still the one that was shown.
pub fn print_of(text: Option<&str>) -> Option<String> {
    Some(Sha256::digest(text?.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The text below the front matter, without the empty lines around it, and where it begins in a file's text as it is
/// read.
pub fn text_of(read: &str) -> (&str, usize) {
    let Some((_, body)) = front_matter::split(read) else { return ("", read.len()) };
    let body_text = &read[body.clone()];
    let text = body_text.trim_matches('\n');
    (
        text,
        body.start
            + (body_text.len() - body_text.trim_start_matches('\n').len()).min(body_text.len() - text.len()),
    )
}

/// A file as its author wrote it.
pub fn raw(sources: &Sources, path: &str) -> Option<RawEntry> {
    let file = sources.ids().find(|&id| sources.file(id).path == path)?;
    match front_matter::parse(sources, file, CONTENT).0? {
        Document::Entry(raw) => Some(*raw),
        _ => None,
    }
}

/// The title as a file has it.
fn title(sources: &Sources, path: &str) -> Option<String> {
    let file = sources.ids().find(|&id| sources.file(id).path == path)?;
    match front_matter::parse(sources, file, CONTENT).0? {
        Document::Entry(raw) => raw.title.map(|title| title.text),
        Document::Page(raw) => raw.title.map(|title| title.text),
        _ => None,
    }
}

/// All that the editor needs.
pub fn state(trial: &Trial, plan: &Plan, subject: Subject, lang: Lang) -> Value {
    match subject {
        Subject::Measure(id) => measure(trial, plan, id, lang),
        _ => heading(trial, plan, subject, lang),
    }
}

/// Its text in each language.
pub fn files(trial: &Trial, plan: &Plan, subject: Subject) -> Vec<Value> {
    let files = subject.files(plan, &trial.sources).into_iter();
    files.map(|(lang, path)| file(trial, plan, subject, lang, &path)).collect()
}

/// What facts are called.
pub fn labels(i18n: &I18n, lang: Lang) -> Map<String, Value> {
    facts::FACTS.iter().map(|fact| (fact.key.to_string(), i18n.message(lang, fact.label).into())).collect()
}

fn measure(trial: &Trial, plan: &Plan, id: MeasureId, lang: Lang) -> Value {
    let sources = &trial.sources;
    let i18n = &trial.project.i18n;
    let official = &sources.file(plan[id].span.file).path;
    let roles = raw(sources, official).is_some_and(|raw| raw.owners.iter().any(|owner| owner.role.is_some()));
    json!({
        "slug": plan[id].slug,
        "number": plan[id].place.number,
        "project": print_of(Some(&project_of(trial))),
        "titled": true,
        "files": files(trial, plan, Subject::Measure(id)),
        "facts": facts_of(plan, sources, id),
        "labels": labels(i18n, lang),
        "choices": choices(plan, i18n, lang),
        // What the form does not know of is left to the file.
        "fixed": {"owner": roles, "section": plan[id].place.parent.is_some()},
        "terms": terms(trial, plan, Subject::Measure(id)),
        "results": results::state(plan, id, i18n, lang),
    })
}

/// What tells one project's drafts from another's in the same browser: its folder, wherever one stands.
pub fn project_of(trial: &Trial) -> String {
    let root = &trial.project.root;
    root.canonicalize().unwrap_or_else(|_| root.clone()).display().to_string()
}

fn file(trial: &Trial, plan: &Plan, subject: Subject, lang: Lang, path: &str) -> Value {
    let written = trial.written(path);
    let read = SourceFile::as_written(path, written.clone().unwrap_or_default());
    let title = title(&trial.sources, path);
    let page = subject.page(plan);
    let state = match page.translations.of(lang) {
        _ if lang == plan.official() => "official",
        Translation::Current => "current",
        Translation::Stale => "stale",
        Translation::Missing => "missing",
    };
    let changes = page.changes(lang).filter(|_| state == "stale").unwrap_or_default();
    let changes: Vec<Value> = changes
        .into_iter()
        .map(|piece| match piece {
            crate::diff::Piece::Same(text) => json!(["same", text]),
            crate::diff::Piece::Removed(text) => json!(["removed", text]),
            crate::diff::Piece::Added(text) => json!(["added", text]),
        })
        .collect();
    json!({
        "lang": lang.code(),
        "tag": lang.tag(),
        "name": lang.autonym(),
        "path": path,
        "print": print_of(written.as_deref()),
        "title": title.unwrap_or_default(),
        "text": text_of(&read.text).0,
        "state": state,
        "changes": changes,
    })
}

/// The facts as the file has them: what a heading gives to all its measures is not the file's.
pub fn facts_of(plan: &Plan, sources: &Sources, id: MeasureId) -> Value {
    let mut facts = Map::new();
    let path = &sources.file(plan[id].span.file).path;
    facts.insert("section".into(), plan[plan[id].place.node].id.clone().into());
    let raw = raw(sources, path);
    for key in LISTS {
        let names: Vec<&str> = match (&raw, key) {
            (None, _) => Vec::new(),
            (Some(raw), "owner") => raw.owners.iter().map(|owner| owner.owner.name.as_str()).collect(),
            (Some(raw), key) => {
                let list = match key {
                    "audience" => &raw.audience,
                    "also_for" => &raw.also_for,
                    "programmes" => &raw.programmes,
                    _ => &raw.target,
                };
                list.iter().map(|named| named.name.as_str()).collect()
            }
        };
        let ids = ids(plan, key, &names);
        facts.insert(key.into(), ids.into());
    }
    if let (Some(group), Some(true)) = (plan[id].place.group, facts["owner"].as_array().map(Vec::is_empty)) {
        facts.insert("owner".into(), json!([plan[group].id]));
    }
    facts.insert("status".into(), plan[id].status.map_or("", Status::name).into());
    let lines = facts::line_keys().map(|key| {
        let line = plan[id].lines.iter().find(|(of, _)| *of == key);
        (key.to_string(), line.map_or("", |(_, line)| line.official.text.as_str()).into())
    });
    facts.insert("lines".into(), Value::Object(lines.collect()));
    Value::Object(facts)
}

/// The ids of what a file names by id or name.
pub fn ids(plan: &Plan, key: &str, names: &[&str]) -> Vec<String> {
    let known = named(plan, key);
    let id_of = |name: &&str| {
        let found = known.iter().find(|(id, of)| id == name || *of.official.text == **name);
        found.map_or_else(|| name.to_string(), |(id, _)| id.clone())
    };
    names.iter().map(id_of).collect()
}

/// What a fact that is a list may name, in the order of the plan.
fn named<'p>(plan: &'p Plan, key: &str) -> Vec<(String, &'p Localized<Line>)> {
    match key {
        "owner" => plan.owners.iter().map(|owner| (owner.id.clone(), &owner.name)).collect(),
        "audience" | "also_for" => plan.audiences.iter().map(|of| (of.id.clone(), &of.name)).collect(),
        "programmes" => plan.programmes.iter().map(|of| (of.id.clone(), &of.name)).collect(),
        _ => plan.targets.iter().map(|target| (target.id.clone(), &target.label)).collect(),
    }
}

/// How a file writes a choice: programmes by their names, as authors know them; all else by id.
pub fn written_as(plan: &Plan, key: &str, id: &str) -> String {
    let name = plan.programmes.iter().find(|of| key == "programmes" && of.id == id);
    let text = name.map_or(id, |of| of.name.official.text.as_str());
    edit::quoted_in_list(text)
}

pub fn choices(plan: &Plan, i18n: &I18n, lang: Lang) -> Value {
    let one = |(id, name): (String, &Localized<Line>)| json!({"id": id, "name": name.get(lang).text});
    let list = |key: &str| named(plan, key).into_iter().map(one).collect::<Vec<_>>();
    let holds = |id: &NodeId| {
        let children = plan.node_ids().any(|child| plan[child].parent == Some(*id));
        !children || plan.measures.iter().any(|measure| measure.place.node == *id)
    };
    let sections: Vec<Value> = plan
        .node_ids()
        .filter(holds)
        .map(|id| json!({"id": plan[id].id, "name": format!("{} {}", plan[id].id, plan[id].title.get(lang).text)}))
        .collect();
    let statuses = Status::ALL.map(|status| {
        json!({"id": status.name(), "name": i18n.message(lang, &format!("status-{}", status.name()))})
    });
    json!({
        "section": sections,
        "owner": list("owner"),
        "audience": list("audience"),
        "also_for": list("also_for"),
        "programmes": list("programmes"),
        "target": list("target"),
        "status": statuses,
    })
}

/// The glossary's terms in the official text, with their English.
pub fn terms(trial: &Trial, plan: &Plan, subject: Subject) -> Vec<Value> {
    if !plan.official().is_japanese() || !plan.translations().contains(&Lang::EN) {
        return Vec::new();
    }
    let glossary = &trial.project.glossary;
    let page = subject.page(plan);
    let texts = [page.title.map_or("", |title| &title.official.text), &page.body.official.text];
    let mut found: Vec<usize> =
        texts.iter().flat_map(|text| glossary.occurrences(text).map(|found| found.entry)).collect();
    found.sort_unstable();
    found.dedup();
    let term = |at: usize| json!({"ja": glossary.entries[at].ja, "en": glossary.entries[at].renderings});
    found.into_iter().map(term).collect()
}
