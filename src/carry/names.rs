//! Last year's names for what is the same this year.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Files, Side};
use crate::compare::Comparison;
use crate::edit;
use crate::plan::{MeasureId, NodeId, Plan};
use crate::source::Sources;

/// A measure or heading that goes on: where last year's file is, and where this year's.
#[derive(Debug, PartialEq)]
pub struct Continued {
    /// Path of the old file inside the content folder.
    pub old: String,
    /// Path of the new file, after renaming.
    pub new: String,
    /// Slugs of what else it was, or of what it is a part of.
    pub was: Vec<String>,
    pub measure: bool,
}

#[derive(Debug, Default)]
pub struct Names {
    slugs: HashMap<String, String>,
    /// Folder of a heading as imported → as it is called.
    folders: BTreeMap<String, String>,
    owners: HashMap<String, String>,
    targets: HashMap<String, String>,
    pub continued: Vec<Continued>,
}

pub fn names(old: Side<'_>, new: Side<'_>, comparison: &Comparison, content: &str) -> Names {
    let mut names = Names { folders: folders(old, new, comparison, content), ..Names::default() };
    names.owners = owners(old.plan, new.plan);
    for (of, to) in &comparison.targets {
        if let (Some(of), Some(to)) = (of, to) {
            names.targets.insert(new.plan[*to].id.clone(), old.plan[*of].id.clone());
        }
    }
    let pairs = slugs(old.plan, new.plan, comparison, &mut names.slugs);
    for (of, to, was) in pairs {
        let file = path(old.sources, old.plan[of].span.file, content);
        let new = names.path(&path(new.sources, new.plan[to].span.file, content));
        names.continued.push(Continued { old: file, new, was, measure: true });
    }
    for (of, to) in old.plan.node_ids().zip(&comparison.nodes) {
        let Some(to) = to else { continue };
        let file = path(old.sources, old.plan[of].file, content);
        let new = names.path(&path(new.sources, new.plan[*to].file, content));
        // Of several that became one the first gives its translation.
        if !names.continued.iter().any(|known| known.new == new) {
            names.continued.push(Continued { old: file, new, was: Vec::new(), measure: false });
        }
    }
    names
}

fn path(sources: &Sources, file: crate::source::FileId, content: &str) -> String {
    let path = &sources.file(file).path;
    path.strip_prefix(content).unwrap_or(path).trim_start_matches('/').to_string()
}

/// The slug of each measure that goes on, and which old one it takes what it has from.
fn slugs(
    old: &Plan,
    new: &Plan,
    comparison: &Comparison,
    names: &mut HashMap<String, String>,
) -> Vec<(MeasureId, MeasureId, Vec<String>)> {
    let mut taken: BTreeSet<String> = old.measures.iter().map(|measure| measure.slug.clone()).collect();
    taken.extend(old.measures.iter().flat_map(|measure| measure.aliases.iter().cloned()));
    taken.extend(old.repeats.iter().map(|repeat| repeat.slug.clone()));
    taken.extend(old.passages.iter().map(|passage| passage.slug.clone()));
    let mut pairs = Vec::new();
    for change in &comparison.changes {
        let Some(&first) = change.old.first() else { continue };
        for (at, &id) in change.new.iter().enumerate() {
            let slug = match at {
                0 => old[first].slug.clone(),
                _ => free(&format!("{}-{}", old[first].slug, at + 1), &mut taken),
            };
            let was = match at {
                0 => change.old[1..].iter().map(|&of| old[of].slug.clone()).collect(),
                _ => vec![old[first].slug.clone()],
            };
            names.insert(new[id].slug.clone(), slug);
            pairs.push((first, id, was));
        }
    }
    let rest = new.measures.iter().map(|measure| &measure.slug);
    let rest = rest.chain(new.repeats.iter().map(|repeat| &repeat.slug));
    for slug in rest.chain(new.passages.iter().map(|passage| &passage.slug)) {
        if !names.contains_key(slug) {
            names.insert(slug.clone(), free(slug, &mut taken));
        }
    }
    pairs
}

/// A slug that nothing has had: last year's are permanent.
fn free(slug: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let found = std::iter::once(slug.to_string()).chain(numbered).find(|slug| !taken.contains(slug));
    let found = found.unwrap_or_default();
    taken.insert(found.clone());
    found
}

/// The folder of each heading with last year's slug, under its own number.
fn folders(old: Side<'_>, new: Side<'_>, comparison: &Comparison, content: &str) -> BTreeMap<String, String> {
    let mut former: BTreeMap<NodeId, NodeId> = BTreeMap::new();
    for (of, to) in old.plan.node_ids().zip(&comparison.nodes) {
        if let Some(to) = to {
            former.entry(*to).or_insert(of);
        }
    }
    let mut folders: BTreeMap<String, String> = BTreeMap::new();
    for id in new.plan.node_ids() {
        let file = path(new.sources, new.plan[id].file, content);
        let Some((folder, name)) = file.rsplit_once('/').filter(|(_, name)| *name == "_index.md") else {
            continue;
        };
        debug_assert_eq!(name, "_index.md");
        let (parent, own) = folder.rsplit_once('/').map_or(("", folder), |(parent, own)| (parent, own));
        let slug = &new.plan[id].slug;
        let own = match former
            .get(&id)
            .and_then(|of| Some((&old.plan[*of].slug, own.strip_suffix(slug.as_str())?)))
        {
            Some((slug, number)) => format!("{number}{slug}"),
            None => own.to_string(),
        };
        let parent = folders.get(parent).cloned().unwrap_or_else(|| parent.to_string());
        let renamed = if parent.is_empty() { own } else { format!("{parent}/{own}") };
        folders.insert(folder.to_string(), renamed);
    }
    folders
}

fn owners(old: &Plan, new: &Plan) -> HashMap<String, String> {
    let former = |name: &str| old.owners.iter().find(|owner| owner.name.official.text == name);
    let pair =
        |owner: &crate::plan::Owner| Some((owner.id.clone(), former(&owner.name.official.text)?.id.clone()));
    new.owners.iter().filter_map(pair).collect()
}

impl Names {
    /// The path of an imported file as it is called now.
    fn path(&self, path: &str) -> String {
        let Some((folder, name)) = path.rsplit_once('/') else { return path.to_string() };
        let folder = self.folders.get(folder).map_or(folder, String::as_str);
        let stem = name.strip_suffix(".md").unwrap_or(name);
        // `bureau-010-measure-012`: owner, order, slug.
        let parts: Vec<&str> = stem.split('-').collect();
        let order = parts.iter().position(|part| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()));
        let Some(order) = order.filter(|_| name != "_index.md") else { return format!("{folder}/{name}") };
        let owner = parts[..order].join("-");
        let owner = self.owners.get(&owner).unwrap_or(&owner);
        let slug = parts[order + 1..].join("-");
        let slug = self.slugs.get(&slug).unwrap_or(&slug);
        let before = if owner.is_empty() { String::new() } else { format!("{owner}-") };
        format!("{folder}/{before}{}-{slug}.md", parts[order])
    }

    fn named<'a>(&'a self, map: &'a HashMap<String, String>, name: &'a str) -> &'a str {
        map.get(name).map_or(name, String::as_str)
    }
}

/// The imported files at their paths, with the names that they say.
pub fn rename(files: &Files, names: &Names) -> Files {
    let renamed = |(path, text): (&String, &String)| {
        let text = match path.as_str() {
            "plan.yaml" => replace_ids(text, "id: ", &names.owners, names),
            "targets.yaml" => {
                let text = replace_ids(text, "id: ", &names.targets, names);
                replace_ids(&text, "owner: ", &names.owners, names)
            }
            _ => front(text, names),
        };
        (names.path(path), text)
    };
    files.iter().map(renamed).collect()
}

/// Lines `key: name` (or `- key: name`, `members: [a, b]`) with the other names.
fn replace_ids(text: &str, key: &str, map: &HashMap<String, String>, names: &Names) -> String {
    let line = |line: &str| {
        let trimmed = line.trim_start().trim_start_matches("- ");
        let indent = &line[..line.len() - trimmed.len()];
        if let Some(name) = trimmed.strip_prefix(key) {
            return format!("{indent}{key}{}", names.named(map, name));
        }
        match trimmed.strip_prefix("members: [").and_then(|rest| rest.strip_suffix(']')) {
            Some(list) => format!("{indent}members: [{}]", each(list, map, names)),
            None => line.to_string(),
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

fn each(list: &str, map: &HashMap<String, String>, names: &Names) -> String {
    let named =
        list.split(", ").map(|name| match name.strip_prefix("{id: ").and_then(|row| row.split_once(',')) {
            Some((id, rest)) => format!("{{id: {},{rest}", names.named(map, id)),
            None => names.named(map, name).to_string(),
        });
    named.collect::<Vec<_>>().join(", ")
}

/// What a front matter names: its owner, the measure it belongs to or repeats.
fn front(text: &str, names: &Names) -> String {
    let mut text = text.to_string();
    for (key, map) in [("owner", &names.owners), ("parent", &names.slugs), ("repeats", &names.slugs)] {
        let Some(value) = edit::value_of(&text, key) else { continue };
        let value = value.trim().to_string();
        let renamed = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
            Some(list) => format!("[{}]", each(list, map, names)),
            None => names.named(map, &value).to_string(),
        };
        if renamed != value {
            text = edit::set_key(&text, key, &renamed).unwrap_or(text);
        }
    }
    text
}
