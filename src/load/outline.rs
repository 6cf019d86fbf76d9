//! Pages → nodes: the tree of headings.
//!
//! 1. [`pair`] puts the translations of a page beside its official text.
//! 2. [`add`] makes a node of each folder in the order of print, with its level, number and text.
//! 3. [`close`] hangs the nodes into their parents, after the entries.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, Localized};
use crate::plan::*;
use crate::source::{FileId, Sources, Span};

use super::fields::Named;
use super::fingerprint;
use super::front_matter::{Origin, RawOwner, RawPage};
use super::path::{Folder, Part, folder_id};
use super::references::Names;

/// A page and its translations.
#[derive(Default)]
pub struct Pair {
    pub original: Option<RawPage>,
    pub translations: Vec<(Lang, RawPage)>,
}

/// A chapter that a table of the content folder makes.
pub struct TableChapter {
    pub number: u16,
    pub printed: Option<String>,
    pub title: Localized<Line>,
    pub file: FileId,
}

/// The nodes by folder, and what their pages say of the entries below.
#[derive(Default)]
pub struct Outline {
    pub by_folder: HashMap<Folder, NodeId>,
    /// For each node.
    pub settings: Vec<NodeSettings>,
}

/// What a node's page says of its entries.
#[derive(Default)]
pub struct NodeSettings {
    pub owners: Vec<RawOwner>,
    pub owner_line: Option<Localized<Line>>,
    pub headings: Vec<(Named, Localized<Line>)>,
}

/// Pages by folder, in the order of print.
pub fn pair(
    pages: Vec<RawPage>,
    languages: &[Lang],
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<Folder, Pair> {
    let mut pairs: BTreeMap<Folder, Pair> = BTreeMap::new();
    for page in pages {
        if let Some(problem) = undeclared(page.lang, languages, page.file) {
            problems.push(problem);
            continue;
        }
        let pair = pairs.entry(page.folder.clone()).or_default();
        match page.lang {
            None => pair.original = Some(page),
            Some(lang) => pair.translations.push((lang, page)),
        }
    }
    let paths: HashSet<&str> = sources.files.iter().map(|file| file.path.as_str()).collect();
    for pair in pairs.values().filter(|pair| pair.original.is_none()) {
        problems.extend(pair.translations.iter().filter_map(|(_, page)| orphan(page.file, sources, &paths)));
    }
    pairs
}

/// A file in a language that the plan does not declare.
pub fn undeclared(lang: Option<Lang>, languages: &[Lang], file: FileId) -> Option<Diagnostic> {
    let lang = lang?;
    let problem = |code| Diagnostic::warning(code).at(Span::start_of(file)).arg("lang", lang.code());
    match languages.iter().position(|declared| *declared == lang) {
        Some(0) => Some(problem("official-language-file")),
        Some(_) => None,
        None => Some(problem("undeclared-language")),
    }
}

/// A translation whose official text does not exist. One that exists and could not be read has its own message.
pub fn orphan(file: FileId, sources: &Sources, paths: &HashSet<&str>) -> Option<Diagnostic> {
    let path = &sources.file(file).path;
    let stem = path.strip_suffix(".md")?;
    let original = format!("{}.md", stem.rsplit_once('.').map_or(stem, |(stem, _)| stem));
    let exists = paths.contains(original.as_str()) || sources.unreadable.contains(&original);
    (!exists).then(|| {
        let problem = Diagnostic::error("translation-without-original").at(Span { file, start: 0, end: 3 });
        problem.arg("path", original)
    })
}

/// Makes the nodes of the plan.
pub fn add(
    plan: &mut Plan,
    mut pairs: BTreeMap<Folder, Pair>,
    chapters: Vec<TableChapter>,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Outline {
    let mut outline = Outline::default();
    if let Some(Pair { original: Some(page), translations }) = pairs.remove(&Folder::new()) {
        plan.preamble = text_of(plan, None, &page, &translations);
    }
    let mut tables: BTreeMap<Folder, TableChapter> = chapters
        .into_iter()
        .map(|chapter| {
            let part = Part { appendix: false, number: chapter.number, slug: "targets".to_string() };
            (vec![part], chapter)
        })
        .collect();
    let mut orphans: Vec<FileId> = Vec::new();
    let folders: std::collections::BTreeSet<Folder> = pairs.keys().chain(tables.keys()).cloned().collect();
    for folder in folders {
        let parent = match folder.len() {
            1 => None,
            depth => match outline.by_folder.get(&folder[..depth - 1]) {
                Some(&parent) => Some(parent),
                None => {
                    orphans.extend(
                        pairs.get(&folder).and_then(|pair| pair.original.as_ref()).map(|page| page.file),
                    );
                    continue;
                }
            },
        };
        let made = match (pairs.remove(&folder), tables.remove(&folder)) {
            (Some(Pair { original: Some(page), translations }), _) => {
                Some(page_node(plan, &folder, parent, page, &translations, problems))
            }
            (_, Some(chapter)) => Some(table_node(plan, &folder, chapter)),
            _ => None,
        };
        if let Some((node, settings)) = made {
            check_number(plan, &node, sources, problems);
            outline.by_folder.insert(folder, NodeId(plan.nodes.len() as u32));
            plan.nodes.push(node);
            outline.settings.push(settings);
        }
    }
    // The page of the folder above is missing.
    let above = |file: &FileId| sources.file(*file).path.rsplit('/').skip(2).collect::<Vec<_>>();
    orphans.dedup_by_key(|file| above(file).into_iter().map(str::to_string).collect::<Vec<_>>());
    for file in orphans {
        let folder: Vec<&str> = above(&file).into_iter().rev().collect();
        problems.extend(missing_index(&folder.join("/"), file, sources));
    }
    outline
}

fn page_node(
    plan: &Plan,
    folder: &Folder,
    parent: Option<NodeId>,
    page: RawPage,
    translations: &[(Lang, RawPage)],
    problems: &mut Vec<Diagnostic>,
) -> (Node, NodeSettings) {
    let part = &folder[folder.len() - 1];
    let level = level(plan, parent, &page, problems);
    let blank = Line { text: String::new(), span: page.span };
    let official = page.title.clone().unwrap_or(blank);
    let translated = |line: fn(&RawPage) -> &Option<Line>| {
        let of = |(lang, page): &(Lang, RawPage)| Some((*lang, line(page).clone()?));
        translations.iter().filter_map(of).collect::<Vec<_>>()
    };
    let title = Localized { lang: plan.official(), official, translations: translated(|page| &page.title) };
    let owner_line = page.owner_printed.clone().map(|official| Localized {
        lang: plan.official(),
        official,
        translations: translated(|page| &page.owner_printed),
    });
    let text = text_of(plan, Some(&title), &page, translations);
    let printed = page.printed_number.clone().unwrap_or_else(|| match part.appendix || part.number == 0 {
        true => String::new(),
        false => plan[level].number.format(part.number),
    });
    let node = Node {
        id: folder_id(folder),
        slug: part.slug.clone(),
        level,
        depth: folder.len() - 1,
        parent,
        number: part.number,
        appendix: folder[0].appendix,
        printed,
        title,
        text,
        audiences: Names::of(plan, true).audiences(&page.audience, problems),
        items: Vec::new(),
        file: page.file,
    };
    let headings = page.headings.iter().map(|(name, line)| heading(plan, name, line, translations)).collect();
    (node, NodeSettings { owners: page.owners, owner_line, headings })
}

/// A heading that a node prints in its own words, with its translations.
fn heading(
    plan: &Plan,
    name: &Named,
    line: &Line,
    translations: &[(Lang, RawPage)],
) -> (Named, Localized<Line>) {
    let of = |(lang, page): &(Lang, RawPage)| {
        let (_, line) = page.headings.iter().find(|(other, _)| other.name == name.name)?;
        Some((*lang, line.clone()))
    };
    let translations = translations.iter().filter_map(of).collect();
    (name.clone(), Localized { lang: plan.official(), official: line.clone(), translations })
}

fn table_node(plan: &Plan, folder: &Folder, chapter: TableChapter) -> (Node, NodeSettings) {
    let level = LevelId(0);
    let node = Node {
        id: folder_id(folder),
        slug: folder[0].slug.clone(),
        level,
        depth: 0,
        parent: None,
        number: chapter.number,
        appendix: false,
        printed: chapter.printed.unwrap_or_else(|| plan[level].number.format(chapter.number)),
        title: chapter.title,
        text: super::frame::empty_text(chapter.file, &plan.languages),
        audiences: Vec::new(),
        items: Vec::new(),
        file: chapter.file,
    };
    (node, NodeSettings::default())
}

/// The level a page names, or the one below its parent's.
fn level(plan: &Plan, parent: Option<NodeId>, page: &RawPage, problems: &mut Vec<Diagnostic>) -> LevelId {
    let least = parent.map_or(0, |parent| plan[parent].level.0 + 1);
    if let Some(named) = &page.level {
        match plan.levels.iter().position(|level| level.id == named.name) {
            Some(at) if at as u32 >= least => return LevelId(at as u32),
            found => {
                let code = if found.is_some() { "level-above-parent" } else { "unknown-level" };
                let allowed = plan.levels.iter().map(|level| level.id.as_str());
                problems.push(Diagnostic::error(code).at(named.span).suggest(&named.name, allowed));
            }
        }
    } else if least as usize >= plan.levels.len() {
        let problem =
            Diagnostic::error("no-level").at(page.title.as_ref().map_or(page.span, |title| title.span));
        problems.push(
            problem.arg("found", (least + 1).to_string()).arg("allowed", plan.levels.len().to_string()),
        );
    }
    LevelId(least.min(plan.levels.len() as u32 - 1))
}

/// Two nodes of one parent with the same number can't be told apart in addresses.
fn check_number(plan: &Plan, node: &Node, sources: &Sources, problems: &mut Vec<Diagnostic>) {
    let same = |other: &&Node| other.id == node.id;
    if let Some(other) = plan.nodes.iter().rev().take_while(|other| other.depth >= node.depth).find(same) {
        let problem =
            Diagnostic::error("duplicate-number").at(node.title.official.span).arg("found", &node.id);
        problems.push(
            problem.related(other.title.official.span, "first").arg("path", &sources.file(other.file).path),
        );
    }
}

/// The text of a page with its translations and their states.
fn text_of(
    plan: &Plan,
    title: Option<&Localized<Line>>,
    page: &RawPage,
    translations: &[(Lang, RawPage)],
) -> Text {
    let official = &page.body;
    let own_title = title.map_or("", |title| &title.official.text);
    let print = fingerprint(own_title, official, []);
    let mut bodies = Vec::new();
    let mut origins = Vec::new();
    for &lang in plan.translations() {
        // One still to be filled in is as good as none.
        let filled = |page: &&RawPage| match title {
            Some(_) => page.title.as_ref().is_some_and(|title| !title.trim().is_empty()),
            None => !page.body.markdown.is_empty(),
        };
        let found = translations.iter().find(|(of, _)| *of == lang).map(|(_, page)| page).filter(filled);
        origins.push((lang, found.map(|page| &page.origin)));
        if let Some(page) = found.filter(|page| !page.body.text.is_empty() || official.text.is_empty()) {
            bodies.push((lang, page.body.clone()));
        }
    }
    let body = Localized { lang: plan.official(), official: official.clone(), translations: bodies };
    Text { body, translations: translations_from(origins, &print) }
}

/// How translations stand: each is current where it was made from the text of this fingerprint.
pub fn translations_from<'a>(
    origins: impl IntoIterator<Item = (Lang, Option<&'a Origin>)>,
    fingerprint: &str,
) -> Translations {
    let mut translations = Translations::default();
    for (lang, origin) in origins {
        let state = match origin {
            None => Translation::Missing,
            Some(origin) if origin.fingerprint.as_deref() == Some(fingerprint) => Translation::Current,
            Some(_) => Translation::Stale,
        };
        translations.states.push((lang, state));
        let text = origin.filter(|_| state == Translation::Stale).and_then(|origin| origin.text.clone());
        translations.made_from.extend(text.map(|text| (lang, text)));
    }
    translations
}

/// Hangs each node into its parent.
pub fn close(plan: &mut Plan) {
    for at in 0..plan.nodes.len() {
        if let Some(parent) = plan.nodes[at].parent {
            plan.nodes[parent.at()].items.push(Item::Node(NodeId(at as u32)));
        }
    }
}

/// Folders with entries and without a page.
pub fn check_folders<'f>(
    folders: impl Iterator<Item = (&'f Folder, FileId)>,
    outline: &Outline,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) {
    let mut told = HashSet::new();
    for (folder, file) in folders {
        if outline.by_folder.contains_key(folder) || !told.insert(folder.clone()) {
            continue;
        }
        let path = &sources.file(file).path;
        let folder_path = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        problems.extend(missing_index(folder_path, file, sources));
    }
}

/// A folder without a page; one that is there and could not be read has its own message.
fn missing_index(folder: &str, file: FileId, sources: &Sources) -> Option<Diagnostic> {
    let index = format!("{folder}/_index.md");
    let exists = sources.files.iter().any(|file| file.path == index) || sources.unreadable.contains(&index);
    (!exists).then(|| Diagnostic::error("missing-index").at(Span::start_of(file)).arg("path", index))
}
