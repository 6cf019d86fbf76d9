//! The project's own messages: whether each file is Fluent, and where it is not.

use fluent_syntax::parser;

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};

/// Deepest nesting of braces. The parser calls itself for each, so that a long row would exhaust its stack.
const MAX_DEPTH: usize = 16;

/// Why the messages of a file can't be used, if so; told at the first place.
pub fn check(sources: &Sources, file: FileId) -> Option<Diagnostic> {
    let text = sources.file(file).text.as_str();
    let place = |at: usize| {
        let start = floor(text, at);
        let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
        Span { file, start, end: end.max(start) }
    };
    if let Some(at) = too_deep(text) {
        let limit = MAX_DEPTH.to_string();
        return Some(Diagnostic::error("messages-too-deep").at(place(at)).arg("limit", limit));
    }
    let (_, errors) = parser::parse(text).err()?;
    let at =
        errors.iter().map(|error| error.slice.as_ref().map_or(error.pos.start, |slice| slice.start)).min()?;
    let at = at + text[at..].len() - text[at..].trim_start().len();
    Some(Diagnostic::error("invalid-messages").at(place(at)).arg("path", &sources.file(file).path))
}

/// Where more braces are open than may be.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut line_start = true;
    for (at, byte) in text.bytes().enumerate() {
        // A message begins at the start of a line: whatever was open before it is not nesting.
        if line_start && byte.is_ascii_alphabetic() {
            (depth, quoted) = (0, false);
        }
        line_start = byte == b'\n';
        match byte {
            b'"' if depth > 0 => quoted = !quoted,
            b'\n' => quoted = false,
            b'{' if !quoted => depth += 1,
            b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(at);
        }
    }
    None
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&'static str, usize)> {
        let mut sources = Sources::default();
        let file = sources.add("i18n/ja/site.ftl", text);
        let problem = check(&sources, file)?;
        Some((problem.code, problem.span.map_or(0, |span| sources.line_column(span).line)))
    }

    #[test]
    fn a_file_that_is_no_fluent_is_told_at_its_line() {
        assert_eq!(found("a = 甲\nb = { $c ->\n    [one] 一\n   *[other] 他\n }\n"), None);
        assert_eq!(found("a = 甲\n\n= 乙\nc = 丙\n"), Some(("invalid-messages", 3)));
        assert_eq!(found("a = 甲\nb = { $\n"), Some(("invalid-messages", 2)));
    }

    #[test]
    fn rows_of_braces_are_refused_before_they_exhaust_the_stack() {
        assert_eq!(found(&format!("a = 甲\nb = {}\n", "{".repeat(15_000))), Some(("messages-too-deep", 2)));
        assert_eq!(found(&format!("a = {}\n", "{ \"{\" }".repeat(1_000))), None);
        assert_eq!(found(&"a = { $b\n".repeat(3)).map(|found| found.0), Some("invalid-messages"));
    }
}
