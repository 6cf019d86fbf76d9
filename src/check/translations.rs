//! Rules `stale-translation` and `missing-translation`.

use crate::diagnostic::Diagnostic;
use crate::plan::Translation;
use crate::source::{FileId, Span};

use super::Input;
use super::texts::{Part, Places};

/// A page whose Japanese has changed since its translation was made.
pub fn stale(input: &Input<'_>) -> Vec<Diagnostic> {
    let places = Places::of(input.sources);
    pages(input)
        .into_iter()
        .filter(|page| page.translation == Translation::Stale)
        .map(|page| {
            let file = places.translation(page.file).unwrap_or(page.file);
            Diagnostic::warning("stale-translation")
                .at(recorded(input, file))
                .related(page.japanese, "original")
                .arg("slug", page.slug)
        })
        .collect()
}

/// A page, or a value of a table, without a translation.
pub fn missing(input: &Input<'_>) -> Vec<Diagnostic> {
    let finding = |slug: &str, span| Diagnostic::warning("missing-translation").at(span).arg("slug", slug);
    let pages = pages(input).into_iter().filter(|page| page.translation == Translation::Missing);
    let values = input.texts.iter().filter(|text| text.part == Part::Table && text.en.is_none());
    pages
        .map(|page| finding(page.slug, page.japanese))
        .chain(values.map(|text| finding(text.slug, text.ja_span)))
        .collect()
}

/// A pair of files, and how they stand to each other.
struct Page<'a> {
    slug: &'a str,
    translation: Translation,
    /// The Japanese file.
    file: FileId,
    japanese: Span,
}

fn pages<'a>(input: &Input<'a>) -> Vec<Page<'a>> {
    let plan = input.plan;
    let places = Places::of(input.sources);
    let page = |slug, translation, japanese: Span| Page { slug, translation, file: japanese.file, japanese };
    let mut out = Vec::new();
    if !plan.preamble.ja.text.is_empty() {
        out.push(page("preamble", plan.preamble_translation, plan.preamble.ja.span));
    }
    for chapter in &plan.chapters {
        out.push(page(&chapter.slug, chapter.translation, chapter.introduction.ja.span));
        for section in chapter.sections.iter().map(|&id| &plan[id]) {
            let file = places.section(section, &chapter.slug, chapter.number);
            out.extend(file.map(|file| page(&section.slug, section.translation, Span::start_of(file))));
        }
    }
    out.extend(plan.measures.iter().map(|m| page(&m.slug, m.translation, m.body.ja.span)));
    out
}

/// The line of the fingerprint in a translation.
fn recorded(input: &Input<'_>, file: FileId) -> Span {
    let text = &input.sources.file(file).text;
    match text.find("\ntranslates:") {
        Some(at) => {
            let start = at + 1;
            let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
            Span { file, start, end }
        }
        None => Span::start_of(file),
    }
}
