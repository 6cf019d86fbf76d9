//! What is wrong with the templates, for those who wrote them.

use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};

use super::{Theme, guard, own};

impl Theme {
    /// What an error of the engine tells. `sources` has the project's own templates below `folder`; where it has none of
    /// that name, the template is the program's own, and is only named.
    pub fn mistakes(&self, error: &tera::Error, folder: &str, sources: &Sources) -> Vec<Diagnostic> {
        let told = own::mistakes(error).into_iter().map(|mistake| {
            let named = mistake.at.as_ref().map(|(name, ..)| format!("{folder}/templates/{name}"));
            let code = match (mistake.endless, &named) {
                (true, _) => "template-endless",
                (false, Some(_)) => "template-mistake",
                (false, None) => "theme",
            };
            let path = named.unwrap_or_else(|| folder.to_string());
            let problem = Diagnostic::error(code).arg("path", &path).arg("cause", &mistake.cause);
            let problem = problem.arg("kind", if mistake.syntax { "syntax" } else { kind(&mistake.cause) });
            let span = mistake.at.and_then(|(name, line, column)| {
                let mut own = self.own_templates();
                let (_, text) = own.find(|(own, _)| *own == format!("templates/{name}"))?;
                let (line, column) = guard::guarded(text).place(line, column);
                place(sources, &path, line, column)
            });
            match span {
                Some(span) => problem.at(span),
                None => problem,
            }
        });
        told.collect()
    }
}

/// The rest of a line from a column on.
fn place(sources: &Sources, path: &str, line: usize, column: usize) -> Option<Span> {
    let file = sources.ids().find(|&id| sources.file(id).path == path)?;
    let text = &sources.file(file).text;
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let rest = text.get(start..)?.lines().next().unwrap_or_default();
    let at = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    Some(Span { file, start: start + at, end: start + rest.trim_end().len().max(at) })
}

/// Which mistake it is, for the words of cause and cure: Tera itself speaks English only.
fn kind(cause: &str) -> &'static str {
    let cause = cause.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| cause.contains(word));
    match () {
        () if has(&["no message `"]) => "message",
        () if has(&["no static file `"]) => "file",
        () if has(&["circular"]) => "circle",
        () if has(&["filter", "function", "test"]) && has(&["not found", "unknown", "register", "exist"]) => {
            "unknown"
        }
        () if has(&["undefined", "not found", "not defined", "unknown", "exist", "no such"]) => "nothing",
        () => "other",
    }
}
