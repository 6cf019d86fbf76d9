//! YAML, and the keys of a front matter with their places in the file.

use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use crate::diagnostic::Diagnostic;
use crate::plan::Line;
use crate::source::{FileId, Span};

/// A name and where it is written.
#[derive(Clone, Debug)]
pub struct Named {
    pub name: String,
    pub span: Span,
}

/// Deepest nesting of brackets in YAML. The tables need three; the parser takes a time that grows with
/// the square of the depth.
const MAX_DEPTH: usize = 64;

/// A YAML text as a table of known shape.
///
/// # Errors
/// What is wrong with it, and where.
pub fn parse_yaml<T: DeserializeOwned>(yaml: &str) -> Result<T, serde_yaml::Error> {
    let mut depth = 0_usize;
    for byte in yaml.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(serde::de::Error::custom("nested too deeply"));
        }
    }
    serde_yaml::from_str(yaml)
}

/// A YAML error at its place; `offset` is where the YAML begins in the file.
pub fn yaml_problem(error: &serde_yaml::Error, yaml: &str, file: FileId, offset: usize) -> Diagnostic {
    let start = error.location().map_or(0, |at| at.index().min(yaml.len()));
    let start = (0..=start).rev().find(|&at| yaml.is_char_boundary(at)).unwrap_or(0);
    let rest = &yaml[start..];
    let length = rest.find('\n').unwrap_or(rest.len()).max(rest.chars().next().map_or(0, char::len_utf8));
    let span = Span { file, start: offset + start, end: offset + start + length };
    let cause = error.to_string();
    // The error counts lines from the start of the front matter; the span has the file's.
    let cause = cause.split(" at line ").next().unwrap_or(&cause);
    Diagnostic::error("yaml").at(span).arg("cause", cause)
}

/// The keys of a front matter, each taken once with its type.
pub struct Fields<'a> {
    map: Mapping,
    yaml: &'a str,
    /// Where the YAML begins in the file, in bytes.
    offset: usize,
    file: FileId,
    pub problems: Vec<Diagnostic>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// `offset` is where `yaml` begins in the file.
    pub fn new(map: Mapping, yaml: &'a str, offset: usize, file: FileId) -> Self {
        Self { map, yaml, offset, file, problems: Vec::new(), known: Vec::new() }
    }

    pub fn whole(&self) -> Span {
        let first = self.yaml.find('\n').unwrap_or(self.yaml.len());
        Span { file: self.file, start: self.offset, end: self.offset + first }
    }

    /// The value of a key, if it is there and has the type.
    pub fn take<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        self.known.push(key);
        let value = self.map.remove(key).filter(|value| !value.is_null())?;
        match serde_yaml::from_value(value) {
            Ok(value) => Some(value),
            Err(error) => {
                let span = self.value_span(key).unwrap_or(self.whole());
                let problem = Diagnostic::error("wrong-type").at(span).arg("key", key);
                self.problems.push(problem.arg("cause", error.to_string()));
                None
            }
        }
    }

    pub fn take_named(&mut self, key: &'static str) -> Option<Named> {
        let span = self.value_span(key);
        let value: Value = self.take(key)?;
        match scalar(&value) {
            Some(name) => Some(Named { name, span: span.unwrap_or(self.whole()) }),
            None => {
                self.wrong_type(key, "text");
                None
            }
        }
    }

    /// A list of names; one name alone is a list of one.
    pub fn take_list(&mut self, key: &'static str) -> Vec<Named> {
        let Some(value) = self.take::<Value>(key) else { return Vec::new() };
        let items = match value {
            Value::Sequence(items) => items,
            single => vec![single],
        };
        let mut names = Vec::with_capacity(items.len());
        for item in items {
            match scalar(&item) {
                Some(name) => {
                    let span = self.item_span(key, &name).unwrap_or(self.whole());
                    names.push(Named { name, span });
                }
                None => self.wrong_type(key, "list"),
            }
        }
        names
    }

    /// A text of one line and where it is written.
    pub fn take_line(&mut self, key: &'static str) -> Option<Line> {
        let named = self.take_named(key)?;
        Some(Line { text: named.name, span: named.span })
    }

    /// A name in a list, where it is one.
    pub fn named_item(&self, key: &'static str, value: &Value) -> Option<Named> {
        let name = scalar(value)?;
        let span = self.item_span(key, &name).unwrap_or(self.whole());
        Some(Named { name, span })
    }

    /// A table of texts by name: `{bureau: 労働局の取組}`.
    pub fn take_lines_by_name(&mut self, key: &'static str) -> Vec<(Named, Line)> {
        let Some(table) = self.take::<Mapping>(key) else { return Vec::new() };
        let mut lines = Vec::with_capacity(table.len());
        for (name, text) in &table {
            match (self.named_item(key, name), self.named_item(key, text)) {
                (Some(name), Some(text)) => lines.push((name, Line { text: text.name, span: text.span })),
                _ => self.wrong_type(key, "text"),
            }
        }
        lines
    }

    pub fn wrong_type(&mut self, key: &'static str, expected: &'static str) {
        let span = self.value_span(key).unwrap_or(self.whole());
        self.problems.push(Diagnostic::error("wrong-type").at(span).arg("key", key).arg("cause", expected));
    }

    pub fn missing(&mut self, key: &'static str) {
        // A value that could not be read has its own message.
        if self.key_span(key).is_none() || self.value_span(key).is_none_or(|span| span.start == span.end) {
            self.problems.push(Diagnostic::error("missing-key").at(self.whole()).arg("key", key));
        }
    }

    /// Start of the line `key: …` in the front matter, which is flat, and of the next key's line.
    fn block(&self, key: &str) -> Option<(usize, usize)> {
        let mut at = 0;
        let mut found = None;
        for line in self.yaml.split_inclusive('\n') {
            if found.is_some() && !line.starts_with([' ', '-', '#', '\n']) {
                return found.map(|start| (start, at));
            }
            if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
                found = Some(at);
            }
            at += line.len();
        }
        found.map(|start| (start, at))
    }

    pub fn key_span(&self, key: &str) -> Option<Span> {
        let (start, _) = self.block(key)?;
        let start = self.offset + start;
        Some(Span { file: self.file, start, end: start + key.len() })
    }

    fn value_span(&self, key: &str) -> Option<Span> {
        let (start, _) = self.block(key)?;
        let line = self.yaml[start..].lines().next().unwrap_or_default();
        let line = line.split(" #").next().unwrap_or(line);
        let colon = line.find(':')? + 1;
        let value = line[colon..].trim();
        let from = colon + line[colon..].len() - line[colon..].trim_start().len();
        let start = self.offset + start + from.min(line.len());
        Some(Span { file: self.file, start, end: start + value.len() })
    }

    pub fn item_span(&self, key: &str, item: &str) -> Option<Span> {
        let (start, end) = self.block(key)?;
        let skip = start + key.len();
        let at = self.yaml[skip..end].find(item)?;
        let start = self.offset + skip + at;
        Some(Span { file: self.file, start, end: start + item.len() })
    }

    /// Reports the keys that nothing took.
    pub fn finish(mut self, problems: &mut Vec<Diagnostic>) {
        for key in self.map.keys().filter_map(scalar).collect::<Vec<_>>() {
            let span = self.key_span(&key).unwrap_or(self.whole());
            let problem = Diagnostic::error("unknown-key").at(span).suggest(&key, self.known.iter().copied());
            self.problems.push(problem);
        }
        problems.append(&mut self.problems);
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}
