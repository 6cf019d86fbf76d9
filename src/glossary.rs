//! The glossary: how each term is translated, everywhere.
//!
//! `i18n/glossary.tsv` is one table for both directions: the rule `glossary` of [`crate::check`] holds
//! translations to it, the index of terms and the bilingual glossary page are made from it. A project
//! without one uses the general glossary ([`DEFAULT`]), to which nothing is held. A line
//! that begins with `#` is a comment, the first other line names the columns, and each further line
//! is a term:
//!
//! | column | what it holds |
//! |---|---|
//! | `ja` | the term as it stands in Japanese text |
//! | `reading` | its reading in hiragana |
//! | `en` | its renderings, separated by <code>\|</code>, the preferred one first |
//! | `index` | `no` for a word too common for the index of terms and the glossary page |
//! | `exceptions` | texts in which the term is rightly rendered otherwise: slugs, or `slug/title` for the title alone, separated by spaces |
//! | `note` | source of the rendering, or the reason of an exception |
//!
//! 1. [`parse`] takes the lines apart, and reports every one that is wrong.
//! 2. [`Glossary::occurrences`] finds the terms of a Japanese text, the longest first.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};

/// The glossary that is used where a project has none of its own: terms of any plan, without exceptions.
pub const DEFAULT: &str = include_str!("../defaults/glossary.tsv");

/// Where a project keeps its glossary.
pub const PATH: &str = "i18n/glossary.tsv";

const COLUMNS: [&str; 6] = ["ja", "reading", "en", "index", "exceptions", "note"];

/// The terms, in the order of the file; no two have the same Japanese.
#[derive(Debug)]
pub struct Glossary {
    pub entries: Vec<Entry>,
    /// Whether it is [`DEFAULT`], which helps a translator and binds nobody.
    pub is_general: bool,
    /// Made when terms are looked for first: most builds look for none.
    matcher: OnceLock<AhoCorasick>,
}

/// A term and its renderings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub ja: String,
    /// Hiragana.
    pub reading: String,
    /// At least one; the preferred one first.
    pub renderings: Vec<String>,
    /// Whether the term belongs in the index of terms; common words are here for the translator only.
    pub indexed: bool,
    /// Texts in which the term may be rendered otherwise: `slug`, or `slug/title`.
    pub exceptions: Vec<String>,
    pub note: String,
    /// The line of the term.
    pub span: Span,
}

/// A term in a Japanese text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// 0-based index into [`Glossary::entries`].
    pub entry: usize,
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
}

impl Glossary {
    /// Entries must have different, non-empty Japanese, as [`parse`] makes sure.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries, is_general: false, matcher: OnceLock::new() }
    }

    /// The glossary of [`DEFAULT`]. Its spans refer to no file of a project.
    pub fn embedded() -> Self {
        let mut sources = Sources::default();
        let file = sources.add(PATH, DEFAULT);
        Self { is_general: true, ..parse(&sources, file).0 }
    }

    /// The terms of a Japanese text from left to right, without overlap: of two that begin at the same
    /// place the longer, so that 雇用維持支援 is not taken for 雇用維持 where both are terms.
    pub fn occurrences<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Occurrence> + 'a {
        let matcher = self.matcher.get_or_init(|| {
            AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(self.entries.iter().map(|entry| &entry.ja))
                .expect("a glossary is far smaller than the automaton's limits")
        });
        matcher.find_iter(text).map(|found| Occurrence {
            entry: found.pattern().as_usize(),
            start: found.start(),
            end: found.end(),
        })
    }
}

/// Reads the glossary in `file`; a line that is wrong is reported and left out.
///
/// Codes: `glossary-header`, `glossary-columns`, `glossary-empty`, `glossary-not-hiragana`, `glossary-index`, `glossary-duplicate`.
pub fn parse(sources: &Sources, file: FileId) -> (Glossary, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    let mut seen: HashMap<String, Span> = HashMap::new();
    let mut header = false;
    let mut start = 0;
    for line in sources.file(file).text.split_inclusive('\n') {
        let span = Span { file, start, end: start + line.trim_end_matches('\n').len() };
        start += line.len();
        let line = line.trim_end_matches('\n');
        if line.trim().is_empty() || line.trim_start_matches('"').starts_with('#') {
            continue;
        }
        if !std::mem::replace(&mut header, true) {
            problems.extend(check_header(line, span));
            continue;
        }
        match entry(line, span) {
            Ok(entry) => match seen.insert(entry.ja.clone(), span) {
                Some(first) => problems.push(
                    Diagnostic::error("glossary-duplicate")
                        .at(span)
                        .related(first, "first")
                        .arg("found", entry.ja),
                ),
                None => entries.push(entry),
            },
            Err(problem) => problems.push(problem),
        }
    }
    (Glossary::new(entries), problems)
}

fn check_header(line: &str, span: Span) -> Option<Diagnostic> {
    let found: Vec<&str> = line.split('\t').collect();
    (found != COLUMNS).then(|| {
        Diagnostic::error("glossary-header")
            .at(span)
            .arg("found", found.join(", "))
            .arg("allowed", COLUMNS.join(", "))
    })
}

fn entry(line: &str, span: Span) -> Result<Entry, Diagnostic> {
    let fields: Vec<Cow<'_, str>> = line.split('\t').map(|field| unquoted(field.trim())).collect();
    let fields: Vec<&str> = fields.iter().map(Cow::as_ref).collect();
    let [ja, reading, en, index, exceptions, note] = fields[..] else {
        return Err(Diagnostic::error("glossary-columns")
            .at(span)
            .arg("found", fields.len().to_string())
            .arg("expected", COLUMNS.len().to_string()));
    };
    let renderings: Vec<String> =
        en.split('|').map(str::trim).filter(|rendering| !rendering.is_empty()).map(Into::into).collect();
    if ja.is_empty() || renderings.is_empty() {
        let column = if ja.is_empty() { "ja" } else { "en" };
        return Err(Diagnostic::error("glossary-empty").at(span).arg("found", column));
    }
    if reading.is_empty() || !reading.chars().all(is_hiragana) {
        return Err(Diagnostic::error("glossary-not-hiragana").at(span).arg("found", reading));
    }
    if !matches!(index, "" | "no") {
        return Err(Diagnostic::error("glossary-index").at(span).arg("found", index));
    }
    Ok(Entry {
        ja: ja.to_string(),
        reading: reading.to_string(),
        renderings,
        indexed: index != "no",
        exceptions: exceptions.split_whitespace().map(Into::into).collect(),
        note: note.to_string(),
        span,
    })
}

/// A field as it was before Excel saved it: what has a comma or a quotation mark comes between marks, with its own
/// doubled.
fn unquoted(field: &str) -> Cow<'_, str> {
    match field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if !inner.replace("\"\"", "").contains('"') => Cow::Owned(inner.replace("\"\"", "\"")),
        _ => Cow::Borrowed(field),
    }
}

fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ー')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Glossary, Vec<&'static str>) {
        let mut sources = Sources::default();
        let file = sources.add(PATH, text);
        let (glossary, problems) = parse(&sources, file);
        (glossary, problems.into_iter().map(|problem| problem.code).collect())
    }

    const HEADER: &str = "# 用語集\nja\treading\ten\tindex\texceptions\tnote\n";

    #[test]
    fn a_line_is_a_term_with_its_renderings_and_exceptions() {
        let line = "雇用維持\tこよういじ\tmaintaining employment|job retention\tno\tone two\tMHLW\n";
        let (glossary, problems) = read(&format!("{HEADER}{line}"));
        assert!(problems.is_empty());
        let entry = &glossary.entries[0];
        assert_eq!(entry.renderings, ["maintaining employment", "job retention"]);
        assert_eq!(entry.exceptions, ["one", "two"]);
        assert!(!entry.indexed);
    }

    #[test]
    fn the_marks_that_excel_adds_are_no_part_of_a_term() {
        let line = "\"甲\"\tこう\t\"A, B|\"\"C\"\"\"\t\t\t\"D\" or \"E\"\n";
        let (glossary, problems) = read(&format!("\"# 用語集, Glossary\"\r\n{HEADER}{line}"));
        assert!(problems.is_empty(), "{problems:?}");
        let entry = &glossary.entries[0];
        assert_eq!(entry.ja, "甲");
        assert_eq!(entry.renderings, ["A, B", "\"C\""]);
        assert_eq!(entry.note, "\"D\" or \"E\"");
    }

    #[test]
    fn every_wrong_line_is_reported_and_the_others_are_kept() {
        let text = format!(
            "{HEADER}a\tあ\tx\t\t\t\nb\tあ\tx\n\tあ\tx\t\t\t\nc\tあ\t|\t\t\t\nd\tア\tx\t\t\t\n\
             f\tあ\tx\tyes\t\t\na\tあ\ty\t\t\t\ne\tあ\tz\t\t\t\n"
        );
        let (glossary, problems) = read(&text);
        assert_eq!(
            problems,
            [
                "glossary-columns",
                "glossary-empty",
                "glossary-empty",
                "glossary-not-hiragana",
                "glossary-index",
                "glossary-duplicate"
            ]
        );
        assert_eq!(glossary.entries.iter().map(|entry| entry.ja.as_str()).collect::<Vec<_>>(), ["a", "e"]);
        assert_eq!(read("ja\ten\n").1, ["glossary-header"]);
    }

    #[test]
    fn the_longest_term_at_a_place_is_found() {
        let text = format!("{HEADER}くるみん\tくるみん\tK\t\t\t\nくるみんプラス\tくるみんぷらす\tK+\t\t\t\n");
        let (glossary, _) = read(&text);
        let found: Vec<usize> =
            glossary.occurrences("くるみんプラスとくるみん").map(|found| found.entry).collect();
        assert_eq!(found, [1, 0]);
    }

    #[test]
    fn the_embedded_glossary_has_no_problems() {
        let (glossary, problems) = read(DEFAULT);
        assert!(problems.is_empty(), "{problems:?}");
        assert!(!glossary.entries.is_empty());
    }
}
