//! Documents → [`Plan`].
//!
//! 1. [`frame`](super::frame) makes what `plan.yaml` says.
//! 2. [`outline`](super::outline) makes the nodes, [`targets`](super::targets) the tables,
//!    [`entries`](super::entries) the measures.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::markdown;
use crate::plan::{Exception, Line, Plan};
use crate::source::{FileId, Sources};

use super::fields::Named;
use super::front_matter::{Document, RawEntry, RawPage};
use super::outline::{self, TableChapter};
use super::path::Folder;
use super::spots::Table;
use super::tables::{AccessibilityTable, PlanTable, TargetsTable};
use super::{entries, frame, path, revisions, targets};

/// The documents of a content folder, by kind.
#[derive(Default)]
struct Documents {
    plan: Option<(FileId, PlanTable)>,
    accessibility: Option<(FileId, AccessibilityTable)>,
    targets: Vec<(FileId, Folder, TargetsTable)>,
    pages: Vec<RawPage>,
    entries: Vec<RawEntry>,
}

/// Builds the plan; it is missing where `plan.yaml` could not be read.
pub fn resolve(
    sources: &Sources,
    folder: &str,
    documents: Vec<Document>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Plan> {
    let mut exceptions: Vec<Exception> = documents.iter().flat_map(exceptions_of).collect();
    let mut documents = sorted(documents);
    let plan_path = format!("{folder}/plan.yaml");
    if !sources.files.iter().map(|file| &file.path).chain(&sources.unreadable).any(|path| *path == plan_path)
    {
        problems.push(Diagnostic::error("missing-file").arg("path", plan_path));
    }
    let (file, mut table) = documents.plan?;
    let revised = std::mem::take(&mut table.revisions);
    let text = &sources.file(file).text;
    exceptions.extend(exceptions_of_table(&table.allow, file, text));
    for (file, _, table) in &documents.targets {
        exceptions.extend(exceptions_of_table(&table.allow, *file, &sources.file(*file).text));
    }
    let languages = frame::languages(&table, file, text, problems);
    read_official(&mut documents.pages, &mut documents.entries, languages[0]);
    let mut plan = frame::frame(table, file, text, languages, problems);
    plan.accessibility = documents
        .accessibility
        .map(|(file, table)| frame::statement(table, file, &sources.file(file).text, &plan, problems));
    let pairs = outline::pair(documents.pages, &plan.languages, sources, problems);
    let chapters = table_chapters(&documents.targets, &plan, sources, problems);
    let outline = outline::add(&mut plan, pairs, chapters, sources, problems);
    for (file, folder, table) in &documents.targets {
        let own = || vec![own_part(table.chapter)];
        let folder = if folder.is_empty() { own() } else { folder.clone() };
        match outline.by_folder.get(&folder) {
            Some(&node) => targets::add(&mut plan, table, *file, node, sources, problems),
            None => outline::check_folders([(&folder, *file)].into_iter(), &outline, sources, problems),
        }
    }
    // After the tables, since measures name targets.
    let written = sources.files.iter().filter(|file| path::is_table(&file.path)).count();
    let tables_read = written == documents.targets.len();
    entries::add(&mut plan, &outline, documents.entries, tables_read, sources, problems);
    revisions::add(&mut plan, &revised, file, text, problems);
    plan.exceptions = exceptions;
    order_items(&mut plan);
    outline::close(&mut plan);
    Some(plan)
}

fn exceptions_of(document: &Document) -> impl Iterator<Item = Exception> {
    let exception = |(code, reason): &(Named, Line)| Exception {
        code: code.name.clone(),
        span: code.span,
        reason: reason.clone(),
    };
    document.exceptions().iter().map(exception)
}

fn exceptions_of_table(allow: &BTreeMap<String, String>, file: FileId, text: &str) -> Vec<Exception> {
    if allow.is_empty() {
        return Vec::new();
    }
    let table = Table::new(file, text, &[]);
    let exception = |(code, reason): (&String, &String)| {
        let spot = table.root().key("allow").key(code);
        Exception { code: code.clone(), span: spot.key_span(), reason: spot.line(reason) }
    };
    allow.iter().map(exception).collect()
}

/// Files say in their names which translation they are; the official ones were read as Japanese.
fn read_official(pages: &mut [RawPage], entries: &mut [RawEntry], official: Lang) {
    if official.is_japanese() {
        return;
    }
    let pages = pages.iter_mut().filter(|page| page.lang.is_none()).map(|page| &mut page.body);
    let entries = entries.iter_mut().filter(|entry| entry.lang.is_none()).map(|entry| &mut entry.body);
    pages.chain(entries).for_each(|body| body.text = markdown::to_text(&body.markdown, official));
}

fn sorted(documents: Vec<Document>) -> Documents {
    let mut by_kind = Documents::default();
    for document in documents {
        match document {
            Document::Plan(file, table) => by_kind.plan = Some((file, *table)),
            Document::Targets(file, folder, table) => by_kind.targets.push((file, folder, *table)),
            Document::Accessibility(file, table) => by_kind.accessibility = Some((file, *table)),
            Document::Page(page) => by_kind.pages.push(*page),
            Document::Entry(entry) => by_kind.entries.push(*entry),
        }
    }
    by_kind
}

fn own_part(number: Option<u16>) -> super::path::Part {
    super::path::Part { appendix: false, number: number.unwrap_or(0), slug: "targets".to_string() }
}

/// The chapters that tables of the content folder itself make.
fn table_chapters(
    tables: &[(FileId, Folder, TargetsTable)],
    plan: &Plan,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Vec<TableChapter> {
    let mut chapters = Vec::new();
    for (file, _, table) in tables.iter().filter(|(_, folder, _)| folder.is_empty()) {
        if table.chapter.is_none() {
            let problem = Diagnostic::error("missing-key").at(crate::source::Span::start_of(*file));
            problems.push(problem.arg("key", "chapter"));
        }
        chapters.push(TableChapter {
            number: table.chapter.unwrap_or(0),
            printed: table.printed_number.clone(),
            title: targets::chapter_title(table, *file, plan, sources, problems),
            file: *file,
        });
    }
    chapters
}

/// Tables come after the entries of their node.
fn order_items(plan: &mut Plan) {
    for node in &mut plan.nodes {
        node.items.sort_by_key(|item| matches!(item, crate::plan::Item::Table(_)));
    }
}
