//! Characters that no font has.
//!
//! 1. [`missing`] looks at every character of the book.
//! 2. For one that can't be printed it looks for the file it stands in, so that the error can name it.
//! 3. [`unprintable`] tells of them before anything is printed.

use std::collections::{BTreeMap, BTreeSet};

use super::fonts::Fonts;
use crate::check::texts::{texts, within};
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::plan::{Body, Entry, Plan};
use crate::source::{Sources, Span};

/// One error `print-missing-glyph` for each character of `text` that no font has.
pub(super) fn missing(plan: &Plan, lang: Lang, text: &str, fonts: &Fonts) -> Vec<Diagnostic> {
    let missing: BTreeSet<char> = text.chars().filter(|&c| !fonts.covers(c) && needs_glyph(c)).collect();
    missing.into_iter().map(|c| problem(plan, lang, c)).collect()
}

/// The same for a text whose place is not known.
pub(super) fn lacking(text: &str, fonts: &Fonts) -> Vec<Diagnostic> {
    let missing: BTreeSet<char> = text.chars().filter(|&c| !fonts.covers(c) && needs_glyph(c)).collect();
    missing.into_iter().map(missing_glyph).collect()
}

/// One error `print-missing-glyph` for each character of the plan's texts that no font has, at its first place.
pub fn unprintable(plan: &Plan, sources: &Sources, fonts: &Fonts) -> Vec<Diagnostic> {
    let mut found: BTreeMap<char, Span> = BTreeMap::new();
    for text in plan.languages.iter().flat_map(|&lang| texts(plan, lang)) {
        let both = [(Some(text.official), text.official_span), (text.translated, text.translated_span)];
        for (text, span) in both.into_iter().filter_map(|(text, span)| Some((text?, span))) {
            for c in text.chars().filter(|&c| !fonts.covers(c) && needs_glyph(c)) {
                found.entry(c).or_insert_with(|| within(span, c.encode_utf8(&mut [0; 4]), sources));
            }
        }
    }
    found.into_iter().map(|(c, span)| missing_glyph(c).at(span)).collect()
}

/// Not so white space, controls, the joiners and selectors that change the glyph of another
/// character, and the private characters that stand for slots.
fn needs_glyph(c: char) -> bool {
    let invisible = matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    !(c.is_whitespace() || c.is_control() || invisible)
}

fn problem(plan: &Plan, lang: Lang, c: char) -> Diagnostic {
    match place(plan, lang, c) {
        Some(span) => missing_glyph(c).at(span),
        None => missing_glyph(c),
    }
}

fn missing_glyph(c: char) -> Diagnostic {
    Diagnostic::error("print-missing-glyph")
        .arg("found", c)
        .arg("code", format!("U+{:04X}", u32::from(c)))
        .arg("allowed", Fonts::wanted())
}

/// The first text of the plan with the character. What is in no body is in a title or in plan.yaml.
fn place(plan: &Plan, lang: Lang, c: char) -> Option<Span> {
    let body_span = |body: &Body| {
        let start = body.span.start + body.markdown.find(c)?;
        Some(Span { start, end: start + c.len_utf8(), ..body.span })
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
