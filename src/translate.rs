//! The translator's commands: what is done, what to fill in, what is still right.
//!
//! - [`status`] counts translations by chapter.
//! - [`stub`] gives the file to fill in, with the Japanese and the glossary's terms as comments.
//! - [`touch`] gives the file with the fingerprint of today's Japanese, and nothing else changed.
//!
//! A page is named by the slug of its measure, chapter or section, or as `preamble`.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::diff::{self, Piece};
use crate::edit;
use crate::glossary::Glossary;
use crate::lang::{Lang, Localized};
use crate::load::fingerprint;
use crate::output::OutputFile;
use crate::plan::{Body, Line, Measure, NodeId, Plan, Text, Translation, Translations};
use crate::source::{Sources, Span};

/// Pages of a node at the top: its headings, its measures, its prose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChapterStatus {
    /// None for the preamble.
    pub node: Option<NodeId>,
    pub done: usize,
    /// The official text has changed since.
    pub stale: usize,
    pub missing: usize,
}

impl ChapterStatus {
    fn count(&mut self, translation: Translation) {
        *match translation {
            Translation::Current => &mut self.done,
            Translation::Stale => &mut self.stale,
            Translation::Missing => &mut self.missing,
        } += 1;
    }

    pub fn total(&self) -> usize {
        self.done + self.stale + self.missing
    }
}

/// The preamble, then each node at the top, as far as they have pages. Repeats have no translation of their own, and the tables (plan.yaml,
/// targets.yaml) keep theirs beside each value.
pub fn status(plan: &Plan, lang: Lang) -> Vec<ChapterStatus> {
    let mut rows = vec![ChapterStatus::default()];
    rows.extend(plan.tops().map(|id| ChapterStatus { node: Some(id), ..ChapterStatus::default() }));
    for page in pages(plan) {
        if let Some(row) = rows.iter_mut().find(|row| row.node == page.top) {
            row.count(page.translations.of(lang));
        }
    }
    rows.retain(|row| row.total() > 0);
    rows
}

/// A page that is translated: the preamble, a node, a measure or a piece of prose.
pub struct Page<'a> {
    /// Of a measure, node or passage; `preamble`.
    pub slug: &'a str,
    /// The node at the top it stands in.
    pub top: Option<NodeId>,
    pub translations: &'a Translations,
    pub title: Option<&'a Localized<Line>>,
    pub body: &'a Localized<Body>,
    /// What else a translation is made from: contact, links.
    pub extras: Vec<&'a str>,
    /// The file of the official text, and a place in it that stands for the page.
    pub span: Span,
}

impl Page<'_> {
    pub fn fingerprint(&self) -> String {
        let title = self.title.map_or("", |title| &title.official.text);
        fingerprint(title, &self.body.official, self.extras.iter().copied())
    }

    /// All that a translation is made from: title, text, and what else there is, a part a paragraph.
    pub fn official(&self) -> String {
        let title = self.title.map_or("", |title| &title.official.text);
        let parts = [title, self.body.official.markdown.trim()];
        let parts = parts.into_iter().chain(self.extras.iter().copied()).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// What has changed in the official text since the translation was made; none where that is not known.
    pub fn changes(&self, lang: Lang) -> Option<Vec<Piece>> {
        Some(diff::pieces(self.translations.made_from(lang)?, &self.official()))
    }
}

/// Every page that is translated, in the order of print. A chapter that is only a table keeps its translation there.
pub fn pages(plan: &Plan) -> Vec<Page<'_>> {
    let mut pages = Vec::with_capacity(1 + plan.nodes.len() + plan.measures.len());
    if !plan.preamble.body.official.text.is_empty() {
        pages.push(preamble_page(plan));
    }
    let headings = plan.node_ids().filter(|&id| !plan[id].text.translations.states.is_empty());
    pages.extend(headings.map(|id| node_page(plan, id)));
    pages.extend(plan.measures.iter().map(measure_page));
    pages.extend(
        plan.passages
            .iter()
            .map(|passage| page(&passage.slug, Some(plan.top_of(passage.node)), &passage.text, None)),
    );
    pages
}

/// The page of the text before all chapters.
pub fn preamble_page(plan: &Plan) -> Page<'_> {
    page("preamble", None, &plan.preamble, None)
}

/// The page of a heading of the outline.
pub fn node_page(plan: &Plan, id: NodeId) -> Page<'_> {
    let node = &plan[id];
    let span = match node.text.body.official.text.is_empty() {
        true => Span::start_of(node.file),
        false => node.text.body.official.span,
    };
    Page { span, ..page(&node.slug, Some(plan.top_of(id)), &node.text, Some(&node.title)) }
}

/// The page of a piece of prose.
pub fn passage_page(plan: &Plan, at: usize) -> Page<'_> {
    let passage = &plan.passages[at];
    page(&passage.slug, Some(plan.top_of(passage.node)), &passage.text, None)
}

/// The page of a measure.
pub fn measure_page(measure: &Measure) -> Page<'_> {
    let lines = measure.lines.iter().map(|(_, line)| line.official.text.as_str());
    let links = measure.links.iter().flat_map(|link| [link.label.official.text.as_str(), link.url.as_str()]);
    let derived = measure.title.official.span == measure.body.official.span;
    Page {
        slug: &measure.slug,
        top: Some(measure.place.top),
        translations: &measure.translations,
        // A title that is how the text begins is in no file.
        title: Some(&measure.title).filter(|_| !derived),
        body: &measure.body,
        extras: lines.chain(links).collect(),
        span: measure.body.official.span,
    }
}

fn page<'a>(
    slug: &'a str,
    top: Option<NodeId>,
    text: &'a Text,
    title: Option<&'a Localized<Line>>,
) -> Page<'a> {
    Page {
        slug,
        top,
        translations: &text.translations,
        title,
        body: &text.body,
        extras: Vec::new(),
        span: text.body.official.span,
    }
}

/// The page of that name.
///
/// # Errors
/// `unknown-page`.
pub fn find<'a>(plan: &'a Plan, slug: &str) -> Result<Page<'a>, Diagnostic> {
    let mut pages = pages(plan);
    match pages.iter().position(|page| page.slug == slug) {
        Some(at) => Ok(pages.swap_remove(at)),
        None => Err(Diagnostic::error("unknown-page").suggest(slug, pages.iter().map(|page| page.slug))),
    }
}

/// What a few words say of changes: 「旧」→「新」.
pub fn told(changes: &[Piece]) -> String {
    let mut told = Vec::new();
    let mut removed = "";
    for piece in changes {
        match piece {
            Piece::Same(_) if removed.is_empty() => {}
            Piece::Same(_) => told.push(format!("「{}」→「」", std::mem::take(&mut removed))),
            Piece::Removed(text) => removed = text,
            Piece::Added(text) => told.push(format!("「{}」→「{}」", std::mem::take(&mut removed), text)),
        }
    }
    if !removed.is_empty() {
        told.push(format!("「{removed}」→「」"));
    }
    told.join(" ")
}

/// The path of a page's translation.
fn path_of(page: &Page<'_>, sources: &Sources, lang: Lang) -> String {
    translation_path(&sources.file(page.span.file).path, lang)
}

fn exists(sources: &Sources, path: &str) -> bool {
    sources.files.iter().any(|file| file.path == path)
}

/// The translation to fill in: empty title and text, and as comments of the front matter the
/// Japanese and the glossary's terms in it.
///
/// # Errors
/// `unknown-page`, or `translation-exists` where there is one already.
pub fn stub(
    plan: &Plan,
    sources: &Sources,
    slug: &str,
    lang: Lang,
    glossary: &Glossary,
) -> Result<OutputFile, Diagnostic> {
    let page = find(plan, slug)?;
    let path = path_of(&page, sources, lang);
    if exists(sources, &path) {
        return Err(Diagnostic::error("translation-exists").arg("path", path).arg("slug", slug));
    }
    let title = page.title.map_or("", |title| &title.official.text);
    let text = &page.body.official.text;
    let mut out = String::from("---\n");
    comment(&mut out, title);
    comment(&mut out, text);
    let terms: BTreeSet<usize> =
        [title, text].iter().flat_map(|text| glossary.occurrences(text).map(|found| found.entry)).collect();
    // The glossary has English names only.
    let terms: Vec<usize> = terms.into_iter().filter(|_| lang == Lang::EN).collect();
    if !terms.is_empty() {
        out.push_str("#\n");
    }
    for term in terms.into_iter().map(|at| &glossary.entries[at]) {
        // Writing to a string can't fail.
        let _ = writeln!(out, "# {} = {}", term.ja, term.renderings.join(" | "));
    }
    if !title.is_empty() {
        out.push_str("title:\n");
    }
    let _ = write!(
        out,
        "translates: \"{}\"\ntranslated_from: {}\n---\n",
        page.fingerprint(),
        edit::block(&page.official())
    );
    Ok(OutputFile::new(path, out))
}

fn comment(out: &mut String, text: &str) {
    for line in text.lines().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "# {line}");
    }
}

/// The path of the translation of a page, relative to the project folder.
///
/// # Errors
/// `no-translation` where there is none.
pub fn path(page: &Page<'_>, sources: &Sources, lang: Lang) -> Result<String, Diagnostic> {
    let path = path_of(page, sources, lang);
    match exists(sources, &path) {
        true => Ok(path),
        false => Err(Diagnostic::error("no-translation").arg("path", path).arg("slug", page.slug)),
    }
}

/// The translation with the fingerprint of the official text as it is now, and with that text, to tell later what has
/// changed. `original` is the file as it is on disk; all else of it stays, byte for byte.
///
/// # Errors
/// `front-matter-missing` or `front-matter-unclosed`.
pub fn touch(page: &Page<'_>, path: &str, original: &str) -> Result<OutputFile, Diagnostic> {
    let fingerprint = format!("\"{}\"", page.fingerprint());
    let noted = edit::set_key(original, "translates", &fingerprint)
        .and_then(|text| edit::set_key(&text, "translated_from", &edit::block(&page.official())));
    noted.map(|text| OutputFile::new(path.to_string(), text)).ok_or_else(|| {
        let opened = original.trim_start_matches('\u{feff}').starts_with("---");
        Diagnostic::error(if opened { "front-matter-unclosed" } else { "front-matter-missing" })
    })
}

/// The path of the translation of an official file: `….md` → `….en.md`.
pub fn translation_path(path: &str, lang: Lang) -> String {
    format!("{}.{}.md", path.strip_suffix(".md").unwrap_or(path), lang.ending())
}
