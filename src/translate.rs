//! The translator's commands: what is done, what to fill in, what is still right.
//!
//! - [`status`] counts translations by chapter.
//! - [`stub`] gives the file to fill in, with the Japanese and the glossary's terms as comments.
//! - [`touch`] gives the file with the fingerprint of today's Japanese, and nothing else changed.
//!
//! A page is named by the slug of its measure, chapter or section, or as `preamble`.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::check::texts::{Places, translation_path};
use crate::diagnostic::Diagnostic;
use crate::glossary::Glossary;
use crate::load::fingerprint;
use crate::output::OutputFile;
use crate::plan::{Plan, Translation};
use crate::source::{FileId, Sources};

/// Pages of one chapter: its introduction, its sections, its measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChapterStatus {
    /// 1 for Ⅰ; 0 for the preamble.
    pub chapter: u16,
    pub done: usize,
    /// The Japanese has changed since.
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

/// The preamble, then each chapter. Repeats have no translation of their own, and the tables
/// (plan.yaml, targets.yaml) keep theirs beside each value.
pub fn status(plan: &Plan) -> Vec<ChapterStatus> {
    let mut preamble = ChapterStatus::default();
    if !plan.preamble.ja.text.is_empty() {
        preamble.count(plan.preamble_translation);
    }
    let mut rows = vec![preamble];
    for chapter in &plan.chapters {
        let mut row = ChapterStatus { chapter: chapter.number, ..ChapterStatus::default() };
        row.count(chapter.translation);
        chapter.sections.iter().for_each(|&id| row.count(plan[id].translation));
        rows.push(row);
    }
    for measure in &plan.measures {
        if let Some(row) = rows.get_mut(measure.place.chapter.0 as usize + 1) {
            row.count(measure.translation);
        }
    }
    rows
}

/// A page by its slug.
struct Page<'a> {
    /// The Japanese file.
    file: FileId,
    title: &'a str,
    /// Plain text, as the fingerprint is made of it.
    text: &'a str,
}

fn page<'a>(plan: &'a Plan, sources: &Sources, slug: &str) -> Result<Page<'a>, Diagnostic> {
    let found = preamble(plan, slug)
        .or_else(|| measure(plan, slug))
        .or_else(|| chapter(plan, slug))
        .or_else(|| section(plan, sources, slug));
    found.ok_or_else(|| {
        let measures = plan.measures.iter().map(|measure| measure.slug.as_str());
        let sections = plan.sections.iter().map(|section| section.slug.as_str());
        let chapters = plan.chapters.iter().map(|chapter| chapter.slug.as_str());
        Diagnostic::error("unknown-page")
            .suggest(slug, measures.chain(sections).chain(chapters).chain(["preamble"]))
    })
}

fn preamble<'a>(plan: &'a Plan, slug: &str) -> Option<Page<'a>> {
    let body = &plan.preamble.ja;
    (slug == "preamble" && !body.text.is_empty()).then_some(Page {
        file: body.span.file,
        title: "",
        text: &body.text,
    })
}

fn measure<'a>(plan: &'a Plan, slug: &str) -> Option<Page<'a>> {
    plan.measures.iter().find(|measure| measure.slug == slug).map(|measure| Page {
        file: measure.span.file,
        title: &measure.title.ja,
        text: &measure.body.ja.text,
    })
}

fn chapter<'a>(plan: &'a Plan, slug: &str) -> Option<Page<'a>> {
    plan.chapters.iter().find(|chapter| chapter.slug == slug).map(|chapter| Page {
        file: chapter.introduction.ja.span.file,
        title: &chapter.title.ja,
        text: &chapter.introduction.ja.text,
    })
}

fn section<'a>(plan: &'a Plan, sources: &Sources, slug: &str) -> Option<Page<'a>> {
    let section = plan.sections.iter().find(|section| section.slug == slug)?;
    let chapter = &plan[section.chapter];
    Some(Page {
        file: Places::of(sources).section(section, &chapter.slug, chapter.number)?,
        title: &section.title.ja,
        text: "",
    })
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
    glossary: &Glossary,
) -> Result<OutputFile, Diagnostic> {
    let page = page(plan, sources, slug)?;
    let path = translation_path(&sources.file(page.file).path);
    if Places::of(sources).translation(page.file).is_some() {
        return Err(Diagnostic::error("translation-exists").arg("path", path).arg("slug", slug));
    }
    let mut out = String::from("---\n");
    comment(&mut out, page.title);
    comment(&mut out, page.text);
    let terms: BTreeSet<usize> = [page.title, page.text]
        .iter()
        .flat_map(|text| glossary.occurrences(text).map(|found| found.entry))
        .collect();
    if !terms.is_empty() {
        out.push_str("#\n");
    }
    for term in terms.into_iter().map(|at| &glossary.entries[at]) {
        // Writing to a string can't fail.
        let _ = writeln!(out, "# {} = {}", term.ja, term.renderings.join(" | "));
    }
    if !page.title.is_empty() {
        out.push_str("title:\n");
    }
    let _ = write!(out, "translates: \"{}\"\n---\n", fingerprint(page.title, page.text));
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
pub fn path(plan: &Plan, sources: &Sources, slug: &str) -> Result<String, Diagnostic> {
    let page = page(plan, sources, slug)?;
    let path = translation_path(&sources.file(page.file).path);
    match Places::of(sources).translation(page.file) {
        Some(_) => Ok(path),
        None => Err(Diagnostic::error("no-translation").arg("path", path).arg("slug", slug)),
    }
}

/// The translation with the fingerprint of the Japanese as it is now. `original` is the file as it is
/// on disk ([`crate::disk::read_unchanged`] of [`path`]); all else of it stays, byte for byte.
///
/// # Errors
/// As [`path`]; `front-matter-missing` or `front-matter-unclosed`.
pub fn touch(plan: &Plan, sources: &Sources, slug: &str, original: &str) -> Result<OutputFile, Diagnostic> {
    let path = path(plan, sources, slug)?;
    let page = page(plan, sources, slug)?;
    match with_fingerprint(original, &fingerprint(page.title, page.text)) {
        Some(text) => Ok(OutputFile::new(path, text)),
        None => {
            let opened = original.trim_start_matches('\u{feff}').starts_with("---");
            Err(Diagnostic::error(if opened { "front-matter-unclosed" } else { "front-matter-missing" }))
        }
    }
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
