//! Characters that no font has.
//!
//! 1. [`missing`] looks at every character of the book.
//! 2. For one that can't be printed it looks for the file it stands in, so that the error can name it.

use std::collections::BTreeSet;

use super::fonts::Fonts;
use crate::diagnostic::Diagnostic;
use crate::i18n::Lang;
use crate::plan::{Body, Entry, Plan};
use crate::source::Span;

/// One error `print-missing-glyph` for each character of `text` that no font has.
pub(super) fn missing(plan: &Plan, lang: Lang, text: &str, fonts: &Fonts) -> Vec<Diagnostic> {
    let missing: BTreeSet<char> = text.chars().filter(|&c| !fonts.covers(c) && needs_glyph(c)).collect();
    missing.into_iter().map(|c| problem(plan, lang, c)).collect()
}

/// Not so white space, controls, the joiners and selectors that change the glyph of another
/// character, and the private characters that stand for slots.
fn needs_glyph(c: char) -> bool {
    let invisible = matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    !(c.is_whitespace() || c.is_control() || invisible)
}

fn problem(plan: &Plan, lang: Lang, c: char) -> Diagnostic {
    let problem = Diagnostic::error("print-missing-glyph")
        .arg("found", c)
        .arg("code", format!("U+{:04X}", u32::from(c)))
        .arg("allowed", Fonts::wanted());
    match place(plan, lang, c) {
        Some(span) => problem.at(span),
        None => problem,
    }
}

/// The first text of the plan with the character. What is in no body is in a title or in plan.yaml.
fn place(plan: &Plan, lang: Lang, c: char) -> Option<Span> {
    let body_span = |body: &Body| {
        let (body_text, span) = (&body.markdown, body.span);
        body_text.contains(c).then_some(span)
    };
    let bodies = [(&plan.preamble, None)]
        .into_iter()
        .chain(plan.chapters.iter().map(|chapter| (&chapter.introduction, Some(&chapter.title))));
    for (body, title) in bodies {
        let in_title = title.is_some_and(|title| title.get(lang).contains(c));
        if let Some(span) = body_span(body.get(lang)).or(in_title.then_some(body.get(lang).span)) {
            return Some(span);
        }
    }
    plan.entries().find_map(|entry| {
        let measure = &plan[plan.original(entry)];
        let body = match entry {
            Entry::Repeat(_) if lang == Lang::Ja => plan.official_text(entry),
            _ => measure.body.get(lang),
        };
        body_span(body).or_else(|| measure.title.get(lang).contains(c).then_some(measure.span))
    })
}
