//! Entries → measures, repeats and pieces of prose, each at its place in the outline.
//!
//! 1. [`pair`] parts official texts and translations.
//! 2. [`place`] finds node and owners of each; [`references`](super::references) checks what it names.
//! 3. They are sorted as the plan prints them: by node, owner's heading, order; a sub-measure after its parent.
//! 4. [`Builder`] numbers and builds them in that order, and hangs them into their nodes.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::plan::*;
use crate::source::{Sources, Span};

use super::builder::{Builder, Draft, Translated};
use super::front_matter::RawEntry;
use super::outline::{self, Outline};
use super::path::{self, EntryPath, folder_id};
use super::references::{self, Kind, Names};

/// Adds all entries to the plan. `tables_read`: whether every table of targets could be read.
pub fn add(
    plan: &mut Plan,
    outline: &Outline,
    raw: Vec<RawEntry>,
    tables_read: bool,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) {
    let (originals, translations) = pair(raw, plan, sources, problems);
    let folders = originals.iter().map(|raw| (&raw.path.folder, raw.span.file));
    outline::check_folders(folders, outline, sources, problems);
    check_slugs(&originals, problems);
    let kinds = kinds(&originals);
    let unread = unread(sources, &kinds);
    let mut drafts = Vec::with_capacity(originals.len());
    for raw in originals {
        if let Some(draft) = place(plan, outline, raw, &kinds, problems) {
            references::check(&draft.raw, (&kinds, &unread), problems);
            drafts.push(draft);
        }
    }
    drafts.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.raw.path.slug.cmp(&b.raw.path.slug)));
    check_orders(&drafts, problems);
    let names = Names::of(plan, tables_read);
    Builder::new(plan, outline, names, translations, problems).build(drafts);
}

fn pair(
    raw: Vec<RawEntry>,
    plan: &Plan,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> (Vec<RawEntry>, Translated) {
    let mut originals = Vec::new();
    let mut translations: Translated = HashMap::new();
    for entry in raw {
        match entry.lang {
            None => originals.push(entry),
            Some(lang) => match outline::undeclared(Some(lang), &plan.languages, entry.span.file) {
                Some(problem) => problems.push(problem),
                None => translations.entry(entry.path.clone()).or_default().push((lang, entry)),
            },
        }
    }
    let known: HashSet<&EntryPath> = originals.iter().map(|raw| &raw.path).collect();
    let paths: HashSet<&str> = sources.files.iter().map(|file| file.path.as_str()).collect();
    for (path, found) in &translations {
        if !known.contains(path) {
            let orphans = found.iter().filter_map(|(_, raw)| outline::orphan(raw.span.file, sources, &paths));
            problems.extend(orphans);
        }
    }
    (originals, translations)
}

/// Former names of a measure: each is a page that leads to it.
const MAX_ALIASES: usize = 100;

fn check_slugs(originals: &[RawEntry], problems: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for raw in originals {
        let own = std::iter::once((raw.path.slug.as_str(), raw.span));
        let aliases = raw.aliases.iter().map(|alias| (alias.name.as_str(), alias.span));
        for (slug, span) in own.chain(aliases) {
            if let Some(first) = seen.insert(slug, span) {
                let problem = Diagnostic::error("duplicate-slug").at(span).related(first, "first");
                problems.push(problem.arg("found", slug));
            }
        }
        if let Some(next) = raw.aliases.get(MAX_ALIASES) {
            let problem = Diagnostic::error("too-many-former-names").at(next.span);
            problems.push(problem.arg("allowed", MAX_ALIASES.to_string()));
        }
        for alias in raw.aliases.iter().chain(&raw.was) {
            if let Some(reason) = super::slug_problem(&alias.name) {
                problems.push(Diagnostic::error(reason).at(alias.span).arg("found", &alias.name));
            }
        }
    }
}

/// Two entries in one place stand in the order of their names, which nobody decided. Of a copied file with the same
/// slug that alone is told.
fn check_orders(sorted: &[Draft], problems: &mut Vec<Diagnostic>) {
    for pair in sorted.windows(2) {
        let [first, second] = pair else { continue };
        if first.order == second.order && first.raw.path.slug != second.raw.path.slug {
            let problem =
                Diagnostic::warning("order-twice").at(second.raw.span).related(first.raw.span, "first");
            problems.push(problem.arg("found", format!("{:03}", second.raw.path.order)));
        }
    }
}

/// The slugs of measures that stand in a file and could not be read: that has been told, and what refers to them is right.
fn unread(sources: &Sources, kinds: &HashMap<String, Kind>) -> HashSet<String> {
    let paths = sources.files.iter().map(|file| &file.path).chain(&sources.unreadable);
    let below = |path: &str| path.split_once('/').and_then(|(_, below)| path::classify(below));
    let slug = |path: &String| match below(path)? {
        path::Kind::Entry(entry, None) => Some(entry.slug),
        _ => None,
    };
    paths.filter_map(slug).filter(|slug| !kinds.contains_key(slug)).collect()
}

fn kinds(originals: &[RawEntry]) -> HashMap<String, Kind> {
    let kind = |raw: &RawEntry| Kind {
        repeat: raw.repeats.is_some(),
        child: raw.parent.is_some(),
        prose: raw.prose,
        path: raw.path.clone(),
    };
    // What a slug that stands twice means is not known; that has been told.
    let mut count: HashMap<&str, usize> = HashMap::new();
    originals.iter().for_each(|raw| *count.entry(&raw.path.slug).or_default() += 1);
    let once = originals.iter().filter(|raw| count[raw.path.slug.as_str()] == 1);
    once.map(|raw| (raw.path.slug.clone(), kind(raw))).collect()
}

fn place(
    plan: &Plan,
    outline: &Outline,
    raw: RawEntry,
    kinds: &HashMap<String, Kind>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Draft> {
    let node = *outline.by_folder.get(&raw.path.folder)?;
    check_section(plan, &raw, problems);
    let group = match &raw.path.owner {
        None => None,
        Some(name) => Some(path_owner(plan, &raw, name, problems)?),
    };
    let owners = owners(plan, outline, node, &raw, group, problems);
    let rank = group.map_or(0, |owner| heading_rank(plan, outline, node, owner) + 1);
    let own = raw.path.order;
    let parent = raw.parent.as_ref().and_then(|parent| kinds.get(&parent.name));
    let order = match parent {
        Some(parent) => (node, rank, parent.path.order, true, own),
        None => (node, rank, own, false, own),
    };
    Some(Draft { raw, node, group, owners, order })
}

/// `section` says where the folder says it too: that catches a file in the wrong folder.
fn check_section(plan: &Plan, raw: &RawEntry, problems: &mut Vec<Diagnostic>) {
    let Some(named) = &raw.section else { return };
    let expected = folder_id(&raw.path.folder);
    if named.name == expected {
        return;
    }
    if plan.nodes.iter().any(|node| node.id == named.name) {
        let problem = Diagnostic::error("path-mismatch").at(named.span).arg("key", "section");
        problems.push(problem.arg("found", &named.name).arg("expected", expected));
    } else {
        let nodes = plan.nodes.iter().map(|node| (node.id.as_str(), node.title.official.text.as_str()));
        problems.push(Diagnostic::error("unknown-section").at(named.span).suggest_named(&named.name, nodes));
    }
}

/// The owner in the file name.
fn path_owner(plan: &Plan, raw: &RawEntry, name: &str, problems: &mut Vec<Diagnostic>) -> Option<OwnerId> {
    let found = plan.owners.iter().position(|owner| owner.id == name).map(|at| OwnerId(at as u32));
    if found.is_none() {
        let span = raw.owners.first().map_or(raw.span, |raw| raw.owner.span);
        problems.push(references::unknown_owner(plan, name, span));
    }
    found
}

/// Who carries an entry out: as its front matter says, or its file name, or the node or one above it.
fn owners(
    plan: &Plan,
    outline: &Outline,
    node: NodeId,
    raw: &RawEntry,
    group: Option<OwnerId>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Carrier> {
    let own = references::carriers(plan, &raw.owners, problems);
    if let (Some(group), false) = (group, own.is_empty())
        && own.iter().all(|carrier| carrier.owner != group)
    {
        let problem = Diagnostic::error("path-mismatch").at(raw.owners[0].owner.span).arg("key", "owner");
        let expected = plan[group].id.clone();
        problems.push(problem.arg("found", &raw.owners[0].owner.name).arg("expected", expected));
    }
    if !own.is_empty() || !raw.owners.is_empty() {
        return own;
    }
    if let Some(owner) = group {
        return vec![Carrier { owner, role: None }];
    }
    let mut at = Some(node);
    while let Some(node) = at {
        let settings = &outline.settings[node.at()];
        if !settings.owners.is_empty() {
            // Reported once, where the node is built.
            return references::carriers(plan, &settings.owners, &mut Vec::new());
        }
        at = plan[node].parent;
    }
    Vec::new()
}

/// The order of owners in a node: as it lists its headings, then as the plan lists its owners.
fn heading_rank(plan: &Plan, outline: &Outline, node: NodeId, owner: OwnerId) -> usize {
    let headings = &outline.settings[node.at()].headings;
    let listed = headings.iter().position(|(name, _)| references::owner(plan, &name.name) == Some(owner));
    listed.unwrap_or(headings.len() + owner.at())
}
