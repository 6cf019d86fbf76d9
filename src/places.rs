//! Where the files of a measure stand: moving one under another heading, making a new one.
//!
//! A measure is its file, those of its translations and those of its sub-measures; they go together. Its slug, and
//! with it its address, stays.

use crate::edit;
use crate::lang::Lang;
use crate::plan::{Entry, Item, MeasureId, NodeId, Plan};
use crate::source::Sources;

/// A file that is written, and the one that it takes the place of.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    pub from: Option<String>,
    pub to: String,
    pub text: String,
}

/// Why it can't be done; its name is the end of a message `cli-place-…`.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    NoMeasure,
    NoSection,
    NoOwner,
    /// It goes where the measure that it belongs to goes.
    SubMeasure,
    SameSection,
    /// The slug is taken, or none.
    Slug,
}

impl Refusal {
    pub fn message(&self) -> &'static str {
        match self {
            Refusal::NoMeasure => "cli-place-no-measure",
            Refusal::NoSection => "cli-place-no-section",
            Refusal::NoOwner => "cli-place-no-owner",
            Refusal::SubMeasure => "cli-place-sub-measure",
            Refusal::SameSection => "cli-place-same-section",
            Refusal::Slug => "cli-place-slug",
        }
    }
}

/// Moves a measure to the end of its owner's list under another heading.
///
/// # Errors
/// Why it can't be moved.
pub fn moved(plan: &Plan, sources: &Sources, slug: &str, section: &str) -> Result<Vec<Change>, Refusal> {
    let named =
        |id: &MeasureId| plan[*id].slug == slug || plan[*id].aliases.iter().any(|alias| alias == slug);
    let id = plan.measure_ids().find(named).ok_or(Refusal::NoMeasure)?;
    if plan[id].place.parent.is_some() {
        return Err(Refusal::SubMeasure);
    }
    let node = node(plan, section)?;
    if plan[id].place.node == node {
        return Err(Refusal::SameSection);
    }
    let folder = folder_of(plan, sources, node);
    let mut changes = Vec::new();
    let mut next = None;
    for entry in std::iter::once(Entry::Measure(id)).chain(plan[id].children.iter().copied()) {
        let path = &sources.file(span(plan, entry)).path;
        let Some((_, name)) = path.rsplit_once('/') else { continue };
        let Some((owner, _, rest)) = parts(name) else { continue };
        let order = next.unwrap_or_else(|| free_order(sources, &folder, owner));
        next = Some(order + 10);
        for (file, ending) in with_translations(sources, path) {
            let stem = rest.trim_end_matches(".md");
            let to = format!("{folder}/{}", name_of(owner, order, stem, &ending));
            let text = sources.text_of(&file).unwrap_or_default();
            let text = match edit::value_of(text, "section") {
                Some(_) => edit::set_key(text, "section", section).unwrap_or_else(|| text.to_string()),
                None => text.to_string(),
            };
            changes.push(Change { from: Some(file), to, text });
        }
    }
    Ok(changes)
}

/// A new measure at the end of an owner's list, with an empty file for each translation.
///
/// # Errors
/// Why it can't be made.
pub fn new(
    plan: &Plan,
    sources: &Sources,
    (section, owner): (&str, &str),
    (slug, title): (Option<&str>, &str),
) -> Result<Vec<Change>, Refusal> {
    let node = node(plan, section)?;
    let named = |of: &&crate::plan::Owner| of.id == owner || of.name.official.text == owner;
    let owner = plan.owners.iter().find(named).ok_or(Refusal::NoOwner)?.id.as_str();
    let slug = match slug {
        Some(slug) if crate::load::slug_problem(slug).is_some() || is_taken(plan, slug) => {
            return Err(Refusal::Slug);
        }
        Some(slug) => slug.to_string(),
        None => free_slug(plan),
    };
    let grouped = is_grouped(plan, node);
    let folder = folder_of(plan, sources, node);
    let prefix = if grouped { owner } else { "" };
    let order = free_order(sources, &folder, prefix);
    let place = if grouped { format!("section: {section}\n") } else { String::new() };
    let title = edit::quoted(title);
    let mut changes = vec![Change {
        from: None,
        to: format!("{folder}/{}", name_of(prefix, order, &slug, "md")),
        text: format!("---\ntitle: {title}\n{place}owner: {owner}\n---\n\n"),
    }];
    for lang in plan.translations() {
        changes.push(Change {
            from: None,
            to: format!("{folder}/{}", name_of(prefix, order, &slug, &format!("{}.md", lang.ending()))),
            text: "---\ntitle: \"\"\n---\n\n".to_string(),
        });
    }
    Ok(changes)
}

fn node(plan: &Plan, section: &str) -> Result<NodeId, Refusal> {
    plan.node_ids().find(|&id| plan[id].id == section).ok_or(Refusal::NoSection)
}

fn folder_of(plan: &Plan, sources: &Sources, node: NodeId) -> String {
    let path = &sources.file(plan[node].file).path;
    path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_string())
}

fn span(plan: &Plan, entry: Entry) -> crate::source::FileId {
    match entry {
        Entry::Measure(id) => plan[id].span.file,
        Entry::Repeat(id) => plan[id].span.file,
    }
}

/// Owner, order and the rest of `bureau-010-job-fair.md`.
fn parts(name: &str) -> Option<(&str, u32, &str)> {
    let is_order = |part: &str| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit());
    let mut at = 0;
    for part in name.split('-') {
        if is_order(part) {
            let owner = name[..at].trim_end_matches('-');
            return Some((owner, part.parse().ok()?, name.get(at + 4..)?));
        }
        at += part.len() + 1;
    }
    None
}

fn name_of(owner: &str, order: u32, stem: &str, ending: &str) -> String {
    let before = if owner.is_empty() { String::new() } else { format!("{owner}-") };
    format!("{before}{order:03}-{stem}.{ending}")
}

/// The file itself and its translations, each with its ending: `md`, `en.md`.
fn with_translations(sources: &Sources, path: &str) -> Vec<(String, String)> {
    let stem = format!("{}.", path.trim_end_matches(".md"));
    let ending = |path: &str| {
        let ending = path.strip_prefix(&stem)?;
        let code = ending.strip_suffix(".md").unwrap_or_default();
        (ending == "md" || Lang::of_ending(code).is_some()).then(|| (path.to_string(), ending.to_string()))
    };
    sources.files.iter().filter_map(|file| ending(&file.path)).collect()
}

/// After all of the same owner in a folder.
fn free_order(sources: &Sources, folder: &str, owner: &str) -> u32 {
    let order = |path: &str| {
        let (of, name) = path.rsplit_once('/')?;
        parts(name).filter(|(other, ..)| of == folder && *other == owner).map(|(_, order, _)| order)
    };
    let last = sources.files.iter().filter_map(|file| order(&file.path)).max().unwrap_or(0);
    (last / 10 + 1) * 10
}

/// Whether measures of a node stand under headings of owners: as its own do, or else as those of the plan.
fn is_grouped(plan: &Plan, node: NodeId) -> bool {
    let has = |id: NodeId| plan[id].items.iter().any(|item| matches!(item, Item::Heading(_)));
    let entries = plan[node].items.iter().any(|item| matches!(item, Item::Entry(_)));
    has(node) || (!entries && plan.node_ids().any(has))
}

fn is_taken(plan: &Plan, slug: &str) -> bool {
    plan.measures
        .iter()
        .any(|measure| measure.slug == slug || measure.aliases.iter().any(|alias| alias == slug))
        || plan.repeats.iter().any(|repeat| repeat.slug == slug)
        || plan.passages.iter().any(|passage| passage.slug == slug)
}

fn free_slug(plan: &Plan) -> String {
    let name = |number: usize| format!("new-measure-{number}");
    (1..).map(name).find(|slug| !is_taken(plan, slug)).unwrap_or_default()
}
