//! Rules `text-…`: what an author typed that Markdown reads otherwise, or that no reader sees.
//!
//! 1. [`faults`] parses every body in its language and gives what [`crate::markdown`] found, with places.
//! 2. [`found`] makes findings of one kind of them.

use crate::diagnostic::Diagnostic;
use crate::markdown::{self, Fault, MAX_LENGTH};
use crate::plan::{Body, Plan};
use crate::source::Span;

use super::Input;
use super::texts::{bodies, within};

/// What was found in the wanted bodies, in their order.
pub fn faults(plan: &Plan, wanted: impl Fn(&Body) -> bool) -> Vec<(Fault, Span)> {
    let mut found = Vec::new();
    for (_, body, lang) in bodies(plan).into_iter().filter(|(_, body, _)| wanted(body)) {
        let problems = markdown::parse(&body.markdown, lang).problems;
        found.extend(problems.into_iter().map(|problem| (problem.kind, body.place(&problem.range))));
    }
    found
}

/// The findings of one kind. Of lines that are kept as lines one in each text is enough.
pub fn found(input: &Input<'_>, code: &'static str, kind: Fault) -> Vec<Diagnostic> {
    let mut last = None;
    let places = input.faults.iter().filter(|(fault, _)| *fault == kind);
    let places =
        places.filter(|(_, span)| kind != Fault::LineKept || last.replace(span.file) != Some(span.file));
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

/// `<!-- … -->` in a value of front matter or of a table: there it is text, and is published.
pub fn comments_in_values(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for file in input.sources.ids() {
        let source = input.sources.file(file);
        let values = match source.path.rsplit('.').next() {
            Some("yaml") => source.text.as_str(),
            Some("md") => source.text.split("\n---").next().unwrap_or_default(),
            _ => continue,
        };
        for (start, _) in values.match_indices("<!--") {
            let line = values[..start].rfind('\n').map_or(0, |end| end + 1);
            if !values[line..].trim_start().starts_with('#') {
                let span = Span { file, start, end: start + "<!--".len() };
                found.push(Diagnostic::warning("comment-in-value").at(span));
            }
        }
    }
    found
}

/// A text that no page and no printer has room for.
pub fn too_long(input: &Input<'_>) -> Vec<Diagnostic> {
    let bodies = bodies(input.plan).into_iter().map(|(_, body, _)| body);
    let long = bodies.filter(|body| body.markdown.len() > MAX_LENGTH);
    long.filter_map(|body| {
        let (from, _) = body.markdown.char_indices().nth(MAX_LENGTH)?;
        let next = body.markdown[from..].chars().next().map_or(0, char::len_utf8);
        let limit = MAX_LENGTH.to_string();
        let finding = Diagnostic::error("text-too-long").at(body.place(&(from..from + next)));
        Some(finding.arg("count", body.markdown.chars().count().to_string()).arg("limit", limit))
    })
    .collect()
}

/// A bullet of the plan left at the beginning of a body, where the handbook prints its own.
pub fn bullets(input: &Input<'_>) -> Vec<Diagnostic> {
    let plan = input.plan;
    let is_mark = |c: &char| "・･➢▶○●◯◎■□◆◇".contains(*c) || plan.style.mark.starts_with(*c);
    let mut found = Vec::new();
    for body in plan.measures.iter().map(|measure| &measure.body.official) {
        let Some(mark) = body.text.chars().next().filter(is_mark) else { continue };
        // A list of its own has more than one.
        if body.text.lines().filter(|line| line.starts_with(mark)).count() == 1 {
            let span = within(body.span, mark.encode_utf8(&mut [0; 4]), input.sources);
            found.push(Diagnostic::warning("text-bullet").at(span).arg("found", mark.to_string()));
        }
    }
    found
}
