//! Where the files of a measure stand: moving one under another heading, making a new one, one of two and two of one.
//!
//! A measure is its file, those of its translations and those of its sub-measures; they go together. Its slug, and
//! with it its address, stays.

mod merge;
pub mod pieces;
mod shelf;
mod split;

use crate::edit;
use crate::lang::Lang;
use crate::plan::{Entry, Item, MeasureId, NodeId, Plan};
use crate::source::Sources;

pub use merge::merge;
use shelf::Shelf;
pub use split::{Parting, split};

/// A file that is written, and the one that it takes the place of.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    pub from: Option<String>,
    pub to: String,
    pub text: String,
}

/// Files that change together: all of them, or none.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Together {
    pub changes: Vec<Change>,
    /// What goes, and is in no change.
    pub gone: Vec<String>,
    /// What nothing has a place for any more: the key of a fact, and what it said.
    pub left: Vec<(String, String)>,
}

impl Together {
    /// Files that make room for others on the shelf. What is changed and moves does both at once.
    fn moving(&mut self, shelf: &Shelf<'_>, written: &dyn Fn(&str) -> Option<String>) {
        for (from, to) in shelf.moved() {
            match self.changes.iter_mut().find(|change| change.from.as_ref() == Some(&from)) {
                Some(change) => change.to = to,
                None => {
                    let text = written(&from).unwrap_or_default();
                    self.changes.push(Change { from: Some(from), to, text });
                }
            }
        }
    }
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
    /// The front matter of a file can't be read.
    Unreadable,
    /// Nothing of the text is to go to the new measure.
    NothingGoes,
    /// Nothing of the text would stay.
    NothingStays,
    /// A text has fewer pieces.
    NoPiece,
    /// A measure and itself, or one that stands below it.
    Itself,
    /// Sub-measures would come to stand below one.
    Levels,
    /// Both have reported of the same years.
    Reported(Vec<u16>),
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
            Refusal::Unreadable => "cli-place-unreadable",
            Refusal::NothingGoes => "cli-place-nothing-goes",
            Refusal::NothingStays => "cli-place-nothing-stays",
            Refusal::NoPiece => "cli-place-no-piece",
            Refusal::Itself => "cli-place-itself",
            Refusal::Levels => "cli-place-levels",
            Refusal::Reported(_) => "cli-place-reported",
        }
    }

    /// The years of which both have reported.
    pub fn years(&self) -> Option<String> {
        let Refusal::Reported(years) = self else { return None };
        Some(years.iter().map(u16::to_string).collect::<Vec<_>>().join(", "))
    }
}

/// Where a measure is to go; what is not named stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct Goal<'a> {
    pub section: Option<&'a str>,
    /// The owner under whose heading it is to stand.
    pub owner: Option<&'a str>,
}

/// Moves a measure to the end of an owner's list under a heading. `written` gives files as they are on disk, so that
/// what is not changed in them stays byte for byte.
///
/// # Errors
/// Why it can't be moved.
pub fn moved(
    plan: &Plan,
    sources: &Sources,
    written: &dyn Fn(&str) -> Option<String>,
    slug: &str,
    goal: Goal<'_>,
) -> Result<Vec<Change>, Refusal> {
    let id = find(plan, slug)?;
    if plan[id].place.parent.is_some() {
        return Err(Refusal::SubMeasure);
    }
    let from = plan[id].place.node;
    let node = goal.section.map_or(Ok(from), |section| node(plan, section))?;
    let group = plan[id].place.group.map(|group| plan[group].id.as_str());
    let owner = goal.owner.filter(|owner| group.is_some_and(|group| group != *owner));
    if from == node && owner.is_none() {
        return Err(Refusal::SameSection);
    }
    let folder = folder_of(plan, sources, node);
    let mut changes = Vec::new();
    let mut next = None;
    for entry in std::iter::once(Entry::Measure(id)).chain(plan[id].children.iter().copied()) {
        let path = &sources.file(span(plan, entry)).path;
        let Some((_, name)) = path.rsplit_once('/') else { continue };
        let Some((of, _, rest)) = parts(name) else { continue };
        // What stands below it under another owner's heading stays that owner's.
        let owner = owner.filter(|_| group == Some(of));
        let prefix = owner.unwrap_or(of);
        let order = next.unwrap_or_else(|| free_order(sources, &folder, prefix));
        next = Some(order + 10);
        for (file, ending) in with_translations(sources, path) {
            let to = format!("{folder}/{}", name_of(prefix, order, rest.trim_end_matches(".md"), &ending));
            let mut text = written(&file).unwrap_or_default();
            for (key, value) in [("section", Some(plan[node].id.as_str())), ("owner", owner)] {
                if let (Some(value), Some(old)) = (value, edit::value_of(&text, key))
                    && old != value
                    && !old.starts_with(['[', '-'])
                {
                    text = edit::set_key(&text, key, value).unwrap_or(text);
                }
            }
            changes.push(Change { from: Some(file), to, text });
        }
    }
    Ok(changes)
}

/// Prints a measure again, marked （再掲）, at the end of its owner's list under another heading.
///
/// # Errors
/// Why it can't be.
pub fn repeated(plan: &Plan, sources: &Sources, slug: &str, section: &str) -> Result<Change, Refusal> {
    let id = find(plan, slug)?;
    if plan[id].place.parent.is_some() {
        return Err(Refusal::SubMeasure);
    }
    let node = node(plan, section)?;
    let stands =
        |id: &crate::plan::RepeatId| plan[*id].place.node == node && plan[*id].place.parent.is_none();
    if plan[id].place.node == node || plan[id].repeats.iter().any(stands) {
        return Err(Refusal::SameSection);
    }
    let owner = plan[id].place.group.or(plan[id].place.owner()).ok_or(Refusal::NoOwner)?;
    let owner = plan[owner].id.as_str();
    let own = again(plan, &plan[id].slug, 0);
    let grouped = is_grouped(plan, node);
    let folder = folder_of(plan, sources, node);
    let prefix = if grouped { owner } else { "" };
    let order = free_order(sources, &folder, prefix);
    let place = if grouped { format!("section: {section}\n") } else { String::new() };
    Ok(Change {
        from: None,
        to: format!("{folder}/{}", name_of(prefix, order, &own, "md")),
        text: format!("---\n{place}owner: {owner}\nrepeats: {}\n---\n", plan[id].slug),
    })
}

/// The files that go with a measure: its own with its translations, and those of its repeats, which stand for nothing
/// without it.
///
/// # Errors
/// `NoMeasure`.
pub fn files_of(plan: &Plan, sources: &Sources, slug: &str) -> Result<Vec<String>, Refusal> {
    let id = find(plan, slug)?;
    let entries = plan[id].repeats.iter().map(|&id| Entry::Repeat(id));
    let own = std::iter::once(Entry::Measure(id)).chain(entries);
    let files = own.flat_map(|entry| with_translations(sources, &sources.file(span(plan, entry)).path));
    Ok(files.map(|(path, _)| path).collect())
}

/// The measure of a slug, or of a former one.
///
/// # Errors
/// `NoMeasure`.
pub fn find(plan: &Plan, slug: &str) -> Result<MeasureId, Refusal> {
    let named =
        |id: &MeasureId| plan[*id].slug == slug || plan[*id].aliases.iter().any(|alias| alias == slug);
    plan.measure_ids().find(named).ok_or(Refusal::NoMeasure)
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

/// A name for a repeat of a measure that nothing has; `count` others have been given away.
fn again(plan: &Plan, slug: &str, count: usize) -> String {
    let stem: String = slug.chars().take(crate::load::MAX_SLUG - 10).collect();
    let name = |number: usize| match number {
        1 => format!("{}-again", stem.trim_end_matches('-')),
        _ => format!("{}-again-{number}", stem.trim_end_matches('-')),
    };
    (1..).map(name).filter(|slug| !is_taken(plan, slug)).nth(count).unwrap_or_default()
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
    let is_order = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut at = 0;
    for part in name.split('-') {
        if is_order(part) {
            let owner = name[..at].trim_end_matches('-');
            return Some((owner, part.parse().ok()?, name.get(at + part.len() + 1..)?));
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
