//! The keys of a front matter with their places in the file, and the tables of a plan.
//!
//! 1. [`Fields::open`] reads a front matter; [`read_table`] a whole file of YAML. What is wrong with either is
//!    told by [`crate::yaml`].
//! 2. [`Fields::take`] and its like give the value of a key, once, with its type.
//! 3. [`Fields::finish`] tells the keys that nothing took.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use crate::diagnostic::Diagnostic;
use crate::plan::Line;
use crate::source::{FileId, Span};
use crate::yaml::{Document, Expected, Mistake, Problem, Segment, wide_mark};

/// More unknown keys of one file are not told.
const MAX_UNKNOWN: usize = 20;

/// A name and where it is written.
#[derive(Clone, Debug)]
pub struct Named {
    pub name: String,
    pub span: Span,
}

/// A file of YAML as a table of known shape; none where it can't be read.
pub fn read_table<T: DeserializeOwned>(
    text: &str,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let document = opened(text, file, 0, problems)?;
    document.to_table().map_err(|found| report(&found, file, 0, problems)).ok()
}

/// A YAML text and what is to be said of it even though it can be read.
fn opened<'a>(
    yaml: &'a str,
    file: FileId,
    offset: usize,
    problems: &mut Vec<Diagnostic>,
) -> Option<Document<'a>> {
    match Document::parse(yaml) {
        Ok(document) => {
            report(&document.warnings(), file, offset, problems);
            Some(document)
        }
        Err(found) => {
            report(&found, file, offset, problems);
            None
        }
    }
}

fn report(found: &[Problem], file: FileId, offset: usize, problems: &mut Vec<Diagnostic>) {
    problems.extend(found.iter().map(|problem| problem.diagnostic(file, offset)));
}

/// The keys of a front matter, each taken once with its type.
pub struct Fields<'a> {
    document: Document<'a>,
    yaml: &'a str,
    /// Where the YAML begins in the file, in bytes.
    offset: usize,
    file: FileId,
    pub problems: Vec<Diagnostic>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// `offset` is where `yaml` begins in the file. None where it can't be read.
    pub fn open(yaml: &'a str, offset: usize, file: FileId, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let document = opened(yaml, file, offset, problems)?;
        if let Err(found) = document.table() {
            report(&[found], file, offset, problems);
            return None;
        }
        Some(Self { document, yaml, offset, file, problems: Vec::new(), known: Vec::new() })
    }

    /// The first line, for what concerns the front matter as a whole.
    pub fn whole(&self) -> Span {
        self.span_of(0..self.yaml.find('\n').unwrap_or(self.yaml.len()))
    }

    /// Where a value is written; for one that is not there, the whole.
    pub fn span(&self, path: &[Segment<'_>]) -> Span {
        self.document.places.value(path).map_or(self.whole(), |range| self.span_of(range))
    }

    /// Where a key of the front matter is written.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.document.places.key(&[key.into()]).map(|range| self.span_of(range))
    }

    /// The value of a key, if it is there and has the type.
    pub fn take<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        self.known.push(key);
        match self.document.get(key) {
            Ok(value) => value,
            Err(found) => {
                report(&found, self.file, self.offset, &mut self.problems);
                None
            }
        }
    }

    pub fn take_named(&mut self, key: &'static str) -> Option<Named> {
        let value: Value = self.take(key)?;
        self.named(&value, key, &[key.into()])
    }

    /// A list of names; one name alone is a list of one.
    pub fn take_list(&mut self, key: &'static str) -> Vec<Named> {
        let Some(value) = self.take::<Value>(key) else { return Vec::new() };
        match &value {
            Value::Sequence(items) => {
                let named = |(at, item)| self.named(item, key, &[key.into(), Segment::Index(at)]);
                items.iter().enumerate().filter_map(named).collect()
            }
            single => self.named(single, key, &[key.into()]).into_iter().collect(),
        }
    }

    /// A text of one line and where it is written.
    pub fn take_line(&mut self, key: &'static str) -> Option<Line> {
        let value: Value = self.take(key)?;
        self.line(&value, key, &[key.into()])
    }

    /// A table of texts by name: `{bureau: 労働局の取組}`.
    pub fn take_lines_by_name(&mut self, key: &'static str) -> Vec<(Named, Line)> {
        let Some(table) = self.take::<Mapping>(key) else { return Vec::new() };
        let mut lines = Vec::with_capacity(table.len());
        for (name, text) in &table {
            let Value::String(name) = name else { continue };
            let path = [Segment::Key(key), Segment::Key(name)];
            let span = self.document.places.key(&path).map_or(self.whole(), |range| self.span_of(range));
            if let Some(line) = self.line(text, name, &path) {
                lines.push((Named { name: name.clone(), span }, line));
            }
        }
        lines
    }

    fn line(&mut self, value: &Value, key: &str, path: &[Segment<'_>]) -> Option<Line> {
        let span = self.span(path);
        let text = self.scalar(value, span);
        if text.is_none() {
            self.wrong_type(value, key, span);
        }
        text.map(|text| Line { text, span })
    }

    /// What is no text.
    fn wrong_type(&mut self, value: &Value, key: &str, span: Span) {
        let mistake = match value {
            Value::Null => Mistake::EmptyValue { key: key.to_string() },
            _ => {
                let found = self.written(span).lines().next().unwrap_or_default().to_string();
                Mistake::WrongType { key: key.to_string(), expected: Expected::Text, found }
            }
        };
        self.tell(mistake, span);
    }

    /// A name as it is written, unless it has a mark in it that was meant for YAML.
    pub fn named(&mut self, value: &Value, key: &str, path: &[Segment<'_>]) -> Option<Named> {
        let span = self.span(path);
        let Some(name) = self.scalar(value, span) else {
            self.wrong_type(value, key, span);
            return None;
        };
        if self.document.places.is_plain(path)
            && let Some((at, found, instead)) = wide_mark(&name)
        {
            let start = span.start + at;
            self.tell(
                Mistake::WideMark { found, instead },
                Span { start, end: start + found.len_utf8(), ..span },
            );
            return None;
        }
        Some(Named { name, span })
    }

    fn tell(&mut self, mistake: Mistake, span: Span) {
        self.problems.push(Problem::new(mistake, span.start..span.end).diagnostic(self.file, 0));
    }

    fn scalar(&self, value: &Value, span: Span) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Bool(_) => Some(self.written(span).to_string()),
            _ => None,
        }
    }

    fn written(&self, span: Span) -> &str {
        &self.yaml[span.start - self.offset..span.end - self.offset]
    }

    /// A key is missing in a table within the front matter.
    pub fn missing_in(&mut self, key: &'static str, path: &[Segment<'_>]) {
        self.problems.push(Diagnostic::error("missing-key").at(self.span(path)).arg("key", key));
    }

    pub fn missing(&mut self, key: &'static str) {
        let problem = self.unwritten(key);
        self.problems.extend(problem);
    }

    /// What to tell of a key that is needed: that it is not there, or that nothing stands after it. A value that
    /// could not be read has its own message.
    pub fn unwritten(&self, key: &'static str) -> Option<Diagnostic> {
        let Some(key_span) = self.key_span(key) else {
            return Some(Diagnostic::error("missing-key").at(self.whole()).arg("key", key));
        };
        let value = self.document.places.value(&[key.into()]).unwrap_or(0..0);
        let empty = self.yaml[value].trim().is_empty();
        empty.then(|| Diagnostic::error("empty-value").at(key_span).arg("key", key))
    }

    /// Reports the keys that nothing took.
    pub fn finish(mut self, problems: &mut Vec<Diagnostic>) {
        let known: HashSet<&str> = self.known.iter().copied().collect();
        let unknown = self.document.keys().filter(|key| !known.contains(key)).take(MAX_UNKNOWN);
        for key in unknown {
            let span = self.key_span(key).unwrap_or(self.whole());
            let problem = Diagnostic::error("unknown-key").at(span).suggest(key, self.known.iter().copied());
            problems.push(problem);
        }
        problems.append(&mut self.problems);
    }

    fn span_of(&self, range: std::ops::Range<usize>) -> Span {
        Span { file: self.file, start: self.offset + range.start, end: self.offset + range.end }
    }
}
