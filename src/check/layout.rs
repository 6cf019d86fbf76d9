//! Rules `text-…`: what an author typed that Markdown reads otherwise, or that no reader sees.
//!
//! 1. [`faults`] parses every body in its language and gives what [`crate::markdown`] found, with places.
//! 2. [`found`] makes findings of one kind of them.

use crate::diagnostic::Diagnostic;
use crate::i18n::Lang;
use crate::markdown::{self, Fault};
use crate::plan::Plan;
use crate::source::{Sources, Span};

use super::Input;
use super::texts::{Part, Text};

/// What was found in the bodies, in their order.
pub fn faults(plan: &Plan, sources: &Sources, texts: &[Text<'_>]) -> Vec<(Fault, Span)> {
    let bodies = texts.iter().filter(|text| text.part == Part::Body).flat_map(|text| {
        let translation = text.en.is_some().then_some((text.en_span, Lang::En));
        [(text.ja_span, Lang::Ja)].into_iter().chain(translation)
    });
    let repeats = plan.repeats.iter().filter_map(|repeat| Some((repeat.body.as_ref()?.span, Lang::Ja)));
    let mut found = Vec::new();
    for (body, lang) in bodies.chain(repeats) {
        let problems = markdown::parse(sources.text(body), lang).problems;
        found.extend(problems.into_iter().map(|problem| {
            let at = |offset: usize| body.start + offset;
            (problem.kind, Span { start: at(problem.range.start), end: at(problem.range.end), ..body })
        }));
    }
    found
}

/// The findings of one kind. Of lines that are kept as lines one in each text is enough.
pub fn found(input: &Input<'_>, code: &'static str, kind: Fault) -> Vec<Diagnostic> {
    let mut last = None;
    let places = input.faults.iter().filter(|(fault, _)| *fault == kind);
    let places = places.filter(|(_, span)| kind != Fault::LineKept || last.replace(span.file) != Some(span.file));
    places
        .map(|&(_, span)| {
            let text = input.sources.text(span);
            let shown: String = text.lines().next().unwrap_or_default().chars().take(30).collect();
            Diagnostic::warning(code).at(span).arg("found", shown)
        })
        .collect()
}

/// One finding for all comments: they cost nothing, but their authors should know that nobody reads them.
pub fn comments(input: &Input<'_>) -> Vec<Diagnostic> {
    /// Places that are shown.
    const SHOWN: usize = 20;
    let places = input.faults.iter().filter(|(fault, _)| *fault == Fault::Comment).map(|&(_, span)| span);
    let count = places.clone().count();
    if count == 0 {
        return Vec::new();
    }
    let finding = Diagnostic::warning("text-comment").arg("count", count.to_string());
    vec![places.take(SHOWN).fold(finding, |finding, span| finding.related(span, "here"))]
}

/// A bullet of the plan left at the beginning of a body, where the handbook prints its own.
pub fn bullets(input: &Input<'_>) -> Vec<Diagnostic> {
    let slugs: Vec<&str> = input.plan.measures.iter().map(|measure| measure.slug.as_str()).collect();
    let bodies = input.texts.iter().filter(|text| text.part == Part::Body && slugs.contains(&text.slug));
    bodies
        .filter_map(|text| {
            let mark = text.ja.chars().next().filter(|c| "・･➢▶○●◯◎■□◆◇".contains(*c))?;
            let marks = text.ja.lines().filter(|line| line.starts_with(mark)).count();
            // A list of its own has more than one.
            let span = text.in_japanese(mark.encode_utf8(&mut [0; 4]), input.sources);
            (marks == 1).then(|| Diagnostic::warning("text-bullet").at(span).arg("found", mark.to_string()))
        })
        .collect()
}
