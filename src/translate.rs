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
use crate::glossary::Glossary;
use crate::lang::{Lang, Localized};
use crate::load::fingerprint;
use crate::output::OutputFile;
use crate::plan::{Body, Line, NodeId, Plan, Text, Translation, Translations};
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
}

/// Every page that is translated, in the order of print. A chapter that is only a table keeps its translation there.
pub fn pages(plan: &Plan) -> Vec<Page<'_>> {
    let mut pages = Vec::with_capacity(1 + plan.nodes.len() + plan.measures.len());
    let preamble = &plan.preamble;
    if !preamble.body.official.text.is_empty() {
        pages.push(page("preamble", None, preamble, None));
    }
    for id in plan.node_ids().filter(|&id| !plan[id].text.translations.0.is_empty()) {
        let node = &plan[id];
        let span = match node.text.body.official.text.is_empty() {
            true => Span::start_of(node.file),
            false => node.text.body.official.span,
        };
        pages.push(Page { span, ..page(&node.slug, Some(plan.top_of(id)), &node.text, Some(&node.title)) });
    }
    for measure in &plan.measures {
        let lines = measure.lines.iter().map(|(_, line)| line.official.text.as_str());
        let links =
            measure.links.iter().flat_map(|link| [link.label.official.text.as_str(), link.url.as_str()]);
        let derived = measure.title.official.span == measure.body.official.span;
        pages.push(Page {
            slug: &measure.slug,
            top: Some(measure.place.top),
            translations: &measure.translations,
            // A title that is how the text begins is in no file.
            title: Some(&measure.title).filter(|_| !derived),
            body: &measure.body,
            extras: lines.chain(links).collect(),
            span: measure.body.official.span,
        });
    }
    pages.extend(
        plan.passages
            .iter()
            .map(|passage| page(&passage.slug, Some(plan.top_of(passage.node)), &passage.text, None)),
    );
    pages
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

fn find<'a>(plan: &'a Plan, slug: &str) -> Result<Page<'a>, Diagnostic> {
    let mut pages = pages(plan);
    match pages.iter().position(|page| page.slug == slug) {
        Some(at) => Ok(pages.swap_remove(at)),
        None => Err(Diagnostic::error("unknown-page").suggest(slug, pages.iter().map(|page| page.slug))),
    }
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
    let _ = write!(out, "translates: \"{}\"\n---\n", page.fingerprint());
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
/// `unknown-page`, or `no-translation` where there is none.
pub fn path(plan: &Plan, sources: &Sources, slug: &str, lang: Lang) -> Result<String, Diagnostic> {
    let path = path_of(&find(plan, slug)?, sources, lang);
    match exists(sources, &path) {
        true => Ok(path),
        false => Err(Diagnostic::error("no-translation").arg("path", path).arg("slug", slug)),
    }
}

/// The translation with the fingerprint of the official text as it is now. `original` is the file as it is on disk;
/// all else of it stays, byte for byte.
///
/// # Errors
/// As [`path`]; `front-matter-missing` or `front-matter-unclosed`.
pub fn touch(
    plan: &Plan,
    sources: &Sources,
    slug: &str,
    lang: Lang,
    original: &str,
) -> Result<OutputFile, Diagnostic> {
    let path = path(plan, sources, slug, lang)?;
    match with_fingerprint(original, &find(plan, slug)?.fingerprint()) {
        Some(text) => Ok(OutputFile::new(path, text)),
        None => {
            let opened = original.trim_start_matches('\u{feff}').starts_with("---");
            Err(Diagnostic::error(if opened { "front-matter-unclosed" } else { "front-matter-missing" }))
        }
    }
}

/// The path of the translation of an official file: `….md` → `….en.md`.
pub fn translation_path(path: &str, lang: Lang) -> String {
    format!("{}.{lang}.md", path.strip_suffix(".md").unwrap_or(path))
}

/// Replaces the value of `translates`, or adds the line at the end of the front matter.
fn with_fingerprint(text: &str, fingerprint: &str) -> Option<String> {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = format!("translates: \"{fingerprint}\"");
    let mut out = String::with_capacity(text.len() + line.len());
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|first| first.trim_start_matches('\u{feff}').trim_end() == "---")?;
    out.push_str(first);
    let mut done = false;
    for current in lines.by_ref() {
        let content = current.trim_end_matches(['\n', '\r']);
        if content.trim_end() == "---" {
            if !done {
                out.push_str(&line);
                out.push_str(line_end);
            }
            out.push_str(current);
            out.extend(lines);
            return Some(out);
        }
        if content.starts_with("translates:") && !std::mem::replace(&mut done, true) {
            out.push_str(&line);
            out.push_str(&current[content.len()..]);
        } else {
            out.push_str(current);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_fingerprint_changes() {
        let text =
            "\u{feff}---\r\n# 注\r\ntitle: A\r\ntranslates: \"00000000\"\r\n---\r\n translates: b\r\n\r\n";
        let touched = with_fingerprint(text, "12345678").unwrap();
        assert_eq!(touched, text.replace("00000000", "12345678"));
        assert_eq!(with_fingerprint(&touched, "12345678").unwrap(), touched);
    }

    #[test]
    fn a_translation_without_fingerprint_gets_one() {
        let touched = with_fingerprint("---\ntitle: A\n---\nb", "12345678");
        assert_eq!(touched.unwrap(), "---\ntitle: A\ntranslates: \"12345678\"\n---\nb");
        assert_eq!(with_fingerprint("---\ntitle: A\n", "12345678"), None);
        assert_eq!(with_fingerprint("title: A\n", "12345678"), None);
    }
}
