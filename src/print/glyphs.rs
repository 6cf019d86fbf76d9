//! Characters that no font has.
//!
//! 1. [`missing`] looks at every character of the book.
//! 2. For one that can't be printed it looks for the file it stands in, so that the error can name it.

use std::collections::BTreeSet;

use super::fonts::Fonts;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
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
    let nodes = plan.nodes.iter().map(|node| (&node.text, Some(&node.title)));
    let prose = plan.passages.iter().map(|passage| (&passage.text, None));
    for (text, title) in [(&plan.preamble, None)].into_iter().chain(nodes).chain(prose) {
        let in_title = title.map(|title| title.get(lang)).filter(|title| title.contains(c));
        if let Some(span) = body_span(text.body.get(lang)).or(in_title.map(|title| title.span)) {
            return Some(span);
        }
    }
    plan.entries().find_map(|entry| {
        let measure = &plan[plan.original(entry)];
        let body = match entry {
            Entry::Repeat(_) if lang == plan.official() => plan.official_text(entry),
            _ => measure.body.get(lang),
        };
        let title = measure.title.get(lang);
        body_span(body).or_else(|| title.contains(c).then_some(title.span))
    })
}
