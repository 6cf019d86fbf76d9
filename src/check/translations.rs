//! Rules `stale-translation` and `missing-translation`.

use crate::diagnostic::Diagnostic;
use crate::plan::Translation;
use crate::source::{FileId, Span};
use crate::translate::{self, translation_path};

use super::Input;
use super::texts::{Part, Text};

/// A page whose official text has changed since its translation was made.
pub fn stale(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in translate::pages(input.plan) {
        if page.translations.of(input.lang) != Translation::Stale {
            continue;
        }
        let path = translation_path(&input.sources.file(page.span.file).path, input.lang);
        let file = input.sources.ids().find(|&id| input.sources.file(id).path == path);
        let changes = page.changes(input.lang).map(|changes| translate::told(&changes));
        found.push(
            Diagnostic::warning("stale-translation")
                .at(file.map_or(page.span, |file| recorded(input, file)))
                .related(page.span, "original")
                .arg("slug", page.slug)
                .arg("changes", changes.unwrap_or_else(|| "none".to_string())),
        );
    }
    found
}

/// A page, or a value of a table, without a translation.
pub fn missing(input: &Input<'_>) -> Vec<Diagnostic> {
    let finding = |slug: &str, span| {
        let problem = Diagnostic::warning("missing-translation").at(span).arg("slug", slug);
        problem.arg("lang", input.lang.code())
    };
    let pages = translate::pages(input.plan).into_iter();
    let pages = pages.filter(|page| page.translations.of(input.lang) == Translation::Missing);
    // Texts of the program's own (units, years) stand in no table.
    let written = |span: Span| span.start < span.end;
    // Easy Japanese takes the names of tables from Japanese.
    let is_told = |text: &&Text<'_>| text.part == Part::Table && !input.lang.is_plain();
    let values = input.texts.iter().filter(is_told).filter(|text| text.translated.is_none());
    let values = values.filter(|text| !text.official.is_empty() && written(text.official_span));
    pages
        .map(|page| finding(page.slug, page.span))
        .chain(values.map(|text| finding(text.slug, text.official_span)))
        .collect()
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
