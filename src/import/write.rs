//! The outline as content files, in the form that [`crate::load`] reads.
//!
//! 1. [`plan_yaml`](super::plan_yaml) writes what concerns the whole plan.
//! 2. Each node is a folder: [`numbers`] gives siblings numbers that differ and keep their order.
//! 3. Its entries follow one another by the number in their names; measures under owners' headings stand in
//!    groups, where the format can say so ([`is_grouped`]).

use std::collections::HashSet;

use crate::number::Style;
use crate::output::OutputFile;

use super::escape::yaml;
use super::outline::{Carrier, Item, Measure, Node, Outline};
use super::plan_yaml;
use super::repeats::{Named, whole};

/// Longest placeholder title, in characters.
const MAX_TITLE: usize = 30;

/// What the text does not say.
#[derive(Debug)]
pub struct Facts {
    /// Western year in which the fiscal year begins.
    pub fiscal_year: u16,
    /// As written in the title: 令和５年度.
    pub fiscal_year_label: String,
    pub date: crate::date::Date,
    /// Remarks for authors, as YAML comments without `#`.
    pub plan_remark: String,
    pub title_remark: String,
}

/// The files of a content folder, by their paths inside it.
pub fn files(outline: &Outline, names: &[Named], facts: &Facts) -> Vec<OutputFile> {
    let mut files = vec![
        OutputFile::new("plan.yaml", plan_yaml::plan_table(outline, facts)),
        OutputFile::new("_index.md", page(&[], &outline.preamble)),
    ];
    if let Some(targets) = &outline.targets {
        files.push(OutputFile::new("targets.yaml", plan_yaml::targets_table(targets, outline)));
    }
    let mut writer =
        Writer { outline, facts, names: names.iter(), files, passages: 0, titles: HashSet::new() };
    let appendix = first_appendix(&outline.nodes);
    writer.nodes(&outline.nodes[..appendix], "", None, false);
    writer.nodes(&outline.nodes[appendix..], "", None, true);
    writer.files
}

/// Where the appendices at the end begin.
pub fn first_appendix(nodes: &[Node]) -> usize {
    nodes.len() - nodes.iter().rev().take_while(|node| node.appendix).count()
}

/// Numbers of sibling folders: those printed, where these go up; else their places.
pub fn numbers(nodes: &[Node]) -> Vec<u16> {
    let mut numbers = Vec::with_capacity(nodes.len());
    for node in nodes {
        let last = numbers.last().copied();
        let next = match (node.number, last) {
            (0, None) if nodes.iter().any(|other| other.number > 0) => 0,
            (0, None) => 1,
            (0, Some(last)) => last + 1,
            (number, _) => number,
        };
        if last.is_some_and(|last| next <= last) {
            return (1..=nodes.len() as u16).collect();
        }
        numbers.push(next);
    }
    numbers
}

struct Writer<'o, N> {
    outline: &'o Outline,
    facts: &'o Facts,
    names: N,
    files: Vec<OutputFile>,
    passages: usize,
    /// Titles of measures so far.
    titles: HashSet<String>,
}

/// Where a node's entries are written.
struct Place<'p> {
    folder: &'p str,
    /// `1-2`, where measures say it too: below owners' headings.
    section: Option<String>,
    grouped: bool,
    order: usize,
    group: Option<usize>,
}

impl<'o, N: Iterator<Item = &'o Named>> Writer<'o, N> {
    fn nodes(&mut self, nodes: &'o [Node], parent: &str, level: Option<usize>, appendix: bool) {
        let numbers = if appendix { (1..=nodes.len() as u16).collect() } else { numbers(nodes) };
        for (node, number) in nodes.iter().zip(numbers) {
            let declared = &self.outline.levels[node.level];
            let before = if appendix { "appendix-" } else { "" };
            let slug = ascii_slug(&node.title).unwrap_or_else(|| format!("{}-{number}", declared.id));
            let folder = format!("{parent}{before}{number}-{slug}");
            let usual = match Style::of(&declared.number) {
                Some(style) if number > 0 && !appendix => style.format(number),
                _ => String::new(),
            };
            let skips = node.level != level.map_or(0, |level| level + 1);
            self.node(node, &folder, &usual, skips);
            self.nodes(&node.nodes, &format!("{folder}/"), Some(node.level), false);
        }
    }

    fn node(&mut self, node: &'o Node, folder: &str, usual: &str, skips: bool) {
        let mut front = vec![format!("title: {}", yaml(&node.title))];
        if node.printed != usual {
            front.push(format!("printed_number: {}", yaml(&node.printed)));
        }
        if skips {
            front.push(format!("level: {}", self.outline.levels[node.level].id));
        }
        if !node.owners.is_empty() {
            front.push(format!("owner: {}", carriers(&node.owners, self.outline)));
        }
        if let Some(line) = &node.owner_line {
            front.push(format!("owner_printed: {}", yaml(line)));
        }
        let grouped = is_grouped(node);
        if grouped {
            front.extend(headings(node, self.outline));
        }
        self.files.push(OutputFile::new(format!("{folder}/_index.md"), page(&front, &node.prose)));
        let section = grouped.then(|| section_id(folder));
        self.entries(node, Place { folder, section, grouped, order: 0, group: None });
    }

    fn entries(&mut self, node: &'o Node, mut place: Place<'_>) {
        for item in &node.items {
            let group = match item {
                Item::Measure(measure) => measure.group,
                Item::Prose { group, .. } => *group,
            };
            if group != place.group {
                place.group = group;
                match (group, place.grouped) {
                    (Some(_), true) => place.order = 0,
                    (Some(owner), false) => {
                        self.passage(
                            &super::escape::markdown(&self.outline.owners[owner].heading),
                            &mut place,
                        );
                    }
                    _ => {}
                }
            }
            match item {
                Item::Prose { text, .. } => self.passage(text, &mut place),
                Item::Measure(measure) => {
                    let slug = self.measure(measure, &mut place, None);
                    for child in &measure.children {
                        self.measure(child, &mut place, Some(&slug));
                    }
                }
            }
        }
    }

    fn path(place: &mut Place<'_>, outline: &Outline, slug: &str) -> String {
        place.order += 10;
        let owner = match place.group.filter(|_| place.grouped) {
            Some(owner) => format!("{}-", outline.owners[owner].id),
            None => String::new(),
        };
        format!("{}/{owner}{:03}-{slug}.md", place.folder, place.order)
    }

    fn passage(&mut self, text: &str, place: &mut Place<'_>) {
        self.passages += 1;
        let path = Self::path(place, self.outline, &format!("text-{:03}", self.passages));
        self.files.push(OutputFile::new(path, page(&["kind: text".to_string()], text)));
    }

    /// Writes a measure or repeat and gives its slug.
    fn measure(&mut self, measure: &'o Measure, place: &mut Place<'_>, parent: Option<&str>) -> String {
        let Some(name) = self.names.next() else { return String::new() };
        let path = Self::path(place, self.outline, &name.slug);
        let mut front = self.title(measure, name);
        if let (Some(section), Some(owner)) = (&place.section, measure.group) {
            front.push(format!("section: {section}\nowner: {}", self.outline.owners[owner].id));
        } else if !measure.owners.is_empty() || measure.group.is_some() {
            let group = measure.group.map(|owner| Carrier { owner, role: None });
            let owners: Vec<Carrier> = group.into_iter().chain(measure.owners.iter().copied()).collect();
            front.push(format!("owner: {}", carriers(&owners, self.outline)));
        }
        front.extend(parent.map(|parent| format!("parent: {parent}")));
        front.extend(self.printed(measure));
        match &name.original {
            Some(original) => front.push(format!("repeats: {original}")),
            None => front.extend(["target: []", "audience: []", "programmes: []"].map(String::from)),
        }
        let body = if name.same_text { "" } else { &measure.body };
        self.files.push(OutputFile::new(path, page(&front, body)));
        name.slug.clone()
    }

    /// A placeholder title that no other measure has.
    fn free_title(&mut self, text: &str) -> String {
        let title = placeholder_title(text, self.outline.japanese);
        let mut free = title.clone();
        let mut count = 1;
        while !self.titles.insert(free.clone()) {
            count += 1;
            free = if self.outline.japanese {
                format!("{title}（{count}）")
            } else {
                format!("{title} ({count})")
            };
        }
        free
    }

    fn title(&mut self, measure: &Measure, name: &Named) -> Vec<String> {
        let official = self.outline.style.official_titles;
        match &measure.title {
            _ if name.original.is_some() => Vec::new(),
            Some(title) if official => vec![format!("title: {}", yaml(title))],
            Some(title) => vec![format!("title: {}", yaml(title)), "title_kind: official".to_string()],
            None => {
                let title = self.free_title(&measure.topic.clone().unwrap_or_else(|| whole(measure)));
                let remark = format!("# {}", self.facts.title_remark);
                let kind = official.then(|| "title_kind: editorial".to_string());
                [remark, format!("title: {}", yaml(&title))].into_iter().chain(kind).collect()
            }
        }
    }

    /// Number, mark and line of owners, where they are not the plan's.
    fn printed(&self, measure: &Measure) -> Vec<String> {
        let mut front = Vec::new();
        let before =
            measure.repeat.as_ref().filter(|repeat| repeat.before).map(|repeat| repeat.mark.as_str());
        match (&measure.printed, before) {
            (Some(printed), _) if measure.number > 0 => {
                front.push(format!("printed_number: {}", yaml(printed)))
            }
            (printed, Some(mark)) => {
                let usual =
                    if self.outline.style.number == "none" { self.outline.style.mark.as_str() } else { "" };
                let printed = printed.as_deref().unwrap_or(usual);
                front.push(format!("mark: {}", yaml(&format!("{printed}{mark}"))));
            }
            (Some(mark), None) => {
                if self.outline.style.number != "none" {
                    front.push("printed_number: \"\"".to_string());
                }
                front.push(format!("mark: {}", yaml(mark)));
            }
            (None, None) => {}
        }
        front.extend(measure.owner_line.as_ref().map(|(line, _)| format!("owner_printed: {}", yaml(line))));
        front
    }
}

/// Whether a node's measures stand in groups below owners' headings, each in one stretch.
fn is_grouped(node: &Node) -> bool {
    let groups = node.items.iter().map(|item| match item {
        Item::Measure(measure) => measure.group,
        Item::Prose { group, .. } => *group,
    });
    let mut runs: Vec<Option<usize>> = groups.collect();
    runs.dedup();
    let once =
        |(at, group): (usize, &Option<usize>)| !runs[..at].contains(group) && (group.is_some() || at == 0);
    runs.iter().any(Option::is_some) && runs.iter().enumerate().all(once)
}

/// The owners' headings of a node in its order, where that is not the plan's.
fn headings(node: &Node, outline: &Outline) -> Vec<String> {
    let mut groups: Vec<usize> = node.measures().filter_map(|measure| measure.group).collect();
    groups.dedup();
    if groups.is_sorted() {
        return Vec::new();
    }
    let rows = groups.iter().map(|&owner| {
        let owner = &outline.owners[owner];
        format!("  {}: {}", owner.id, yaml(&owner.heading))
    });
    std::iter::once("headings:".to_string()).chain(rows).collect()
}

/// `bureau`, `[planning, education]`, `[{id: parks, role: lead}]`
fn carriers(carriers: &[Carrier], outline: &Outline) -> String {
    let mut seen = Vec::new();
    let mut rows = Vec::new();
    for carrier in carriers {
        let id = &outline.owners[carrier.owner].id;
        if seen.contains(&carrier.owner) {
            continue;
        }
        seen.push(carrier.owner);
        rows.push(match carrier.role {
            Some(role) => format!("{{id: {id}, role: {}}}", role.id),
            None => id.clone(),
        });
    }
    match rows.as_slice() {
        [one] if !one.starts_with('{') => one.clone(),
        _ => format!("[{}]", rows.join(", ")),
    }
}

/// `1-2` of `1-chapter-1/2-section-2`.
fn section_id(folder: &str) -> String {
    let number = |part: &str| {
        let (before, rest) = part.strip_prefix("appendix-").map_or(("", part), |rest| ("a", rest));
        format!("{before}{}", rest.split('-').next().unwrap_or_default())
    };
    folder.split('/').map(number).collect::<Vec<_>>().join("-")
}

/// The text up to its first comma or full stop, but not too short and not too long.
pub fn placeholder_title(text: &str, japanese: bool) -> String {
    if !japanese {
        return english_title(text);
    }
    const SHORT: usize = 6;
    let end = text
        .char_indices()
        .enumerate()
        .find(|(count, (_, c))| *count >= SHORT && matches!(c, '、' | '。'))
        .map_or(text.len(), |(_, (at, _))| at);
    let phrase = text[..end].trim_end_matches(['、', '。']);
    if phrase.chars().count() <= MAX_TITLE {
        return phrase.to_string();
    }
    phrase.chars().take(MAX_TITLE - 1).chain(['…']).collect()
}

/// What stands before a dash, or the first words.
fn english_title(text: &str) -> String {
    const LONGEST: usize = 70;
    let dash = [" - ", " – ", " — ", " -", ": "].iter().filter_map(|dash| text.find(dash)).min();
    if let Some(at) = dash.filter(|at| (4..LONGEST).contains(at)) {
        return text[..at].trim().to_string();
    }
    let sentence =
        text.find(['.', ';']).filter(|at| (8..LONGEST).contains(at)).map_or(text, |at| &text[..at]);
    if sentence.chars().count() <= LONGEST {
        return sentence.trim().to_string();
    }
    let cut =
        sentence.char_indices().take(LONGEST).filter(|(_, c)| *c == ' ').last().map_or(LONGEST, |(at, _)| at);
    format!("{}…", sentence.get(..cut).unwrap_or(sentence).trim_end_matches([',', ' ']))
}

/// A slug of an English title; none for one in another script.
pub fn ascii_slug(title: &str) -> Option<String> {
    if title.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) {
        return None;
    }
    let folded: String = title
        .chars()
        .filter(|c| *c != '’' && *c != '\'')
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' })
        .collect();
    let mut slug = String::new();
    for word in folded.split_whitespace() {
        if slug.len() + word.len() >= 40 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    let letters = slug.bytes().filter(u8::is_ascii_lowercase).count();
    (letters > 2).then_some(slug)
}

fn page(front: &[String], body: &str) -> String {
    let mut text = String::from("---\n");
    for line in front {
        text.push_str(line);
        text.push('\n');
    }
    text.push_str("---\n");
    text.push_str(body);
    if !body.is_empty() {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholder_titles_are_the_first_phrase() {
        let title = |text: &str| placeholder_title(text, true);
        assert_eq!(title("雇用調整助成金等により、引き続き維持に取組む。"), "雇用調整助成金等により");
        assert_eq!(title("行政、労働団体、経済団体により行う。"), "行政、労働団体");
        assert_eq!(title(&"長".repeat(50)).chars().count(), MAX_TITLE);
        assert_eq!(placeholder_title("Solar Survey - Inventory all roofs", false), "Solar Survey");
        assert_eq!(placeholder_title("Plant trees. Water them.", false), "Plant trees");
    }

    #[test]
    fn siblings_have_numbers_that_differ_and_keep_their_order() {
        let of = |printed: &[u16]| {
            let nodes: Vec<Node> = printed.iter().map(|&number| Node { number, ..Node::default() }).collect();
            numbers(&nodes)
        };
        assert_eq!(of(&[1, 2, 3]), [1, 2, 3]);
        assert_eq!(of(&[4, 5, 6]), [4, 5, 6]);
        assert_eq!(of(&[0, 1, 2, 0]), [0, 1, 2, 3]);
        assert_eq!(of(&[0, 0, 1]), [1, 2, 3]);
        assert_eq!(of(&[1, 2, 2, 3]), [1, 2, 3, 4]);
        assert_eq!(of(&[0, 0]), [1, 2]);
    }

    #[test]
    fn slugs_are_ascii_words() {
        assert_eq!(
            ascii_slug("Norfolk’s Plan: Use less, 2030").as_deref(),
            Some("norfolks-plan-use-less-2030")
        );
        assert_eq!(ascii_slug("計画 A"), None);
    }
}
