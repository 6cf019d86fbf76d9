//! What can be wrong with a YAML text, and the Fluent message of each.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// A mistake and its place in the text that was parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub mistake: Mistake,
    pub range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// A mark of an input method where YAML wants its half-width fellow.
    WideMark {
        found: char,
        instead: &'static str,
    },
    /// Tabulators are no white space to YAML.
    Tab,
    /// `key:value`
    NoSpaceAfterColon {
        key: String,
    },
    /// A line of a table that has no colon.
    NoColon {
        line: String,
    },
    OpenQuote {
        found: char,
    },
    OpenBracket {
        found: char,
    },
    /// A bracket that closes nothing, or text behind a quote.
    AfterValue,
    /// `: ` in a text without quotes.
    ColonInText,
    /// A text that begins with a character that means something to YAML.
    SpecialStart {
        found: char,
    },
    Indentation,
    Control {
        found: char,
    },
    /// A list or table as a key, or `? …`.
    CompoundKey,
    TooDeep {
        limit: usize,
    },
    TooManyAliases,
    UnknownAlias,
    SecondDocument,
    DuplicateKey {
        key: String,
        first: Range<usize>,
    },
    /// Nothing of the above.
    NotUnderstood,
    /// ` #` cuts off the rest of a text.
    CutShort {
        rest: String,
    },
    UnknownKey {
        key: String,
        allowed: Vec<String>,
    },
    UnknownValue {
        key: String,
        found: String,
        allowed: Vec<String>,
    },
    MissingKey {
        key: String,
    },
    /// A key whose value is still to be written.
    EmptyValue {
        key: String,
    },
    /// `1,234` in braces: two things to YAML.
    ThousandsComma {
        key: String,
    },
    WrongType {
        key: String,
        expected: Expected,
        found: String,
    },
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Text,
    Number,
    /// From 0, without decimals.
    WholeNumber,
    /// In the Western calendar.
    Year,
    YesNo,
    List,
    Table,
    /// Of a form that the rule itself explains.
    Other,
}

impl Expected {
    /// For the selector of the message.
    fn name(self) -> &'static str {
        match self {
            Expected::Text => "text",
            Expected::Number => "number",
            Expected::WholeNumber => "whole-number",
            Expected::Year => "year",
            Expected::YesNo => "yes-no",
            Expected::List => "list",
            Expected::Table => "table",
            Expected::Other => "other",
        }
    }
}

impl Problem {
    pub fn new(mistake: Mistake, range: Range<usize>) -> Self {
        Self { mistake, range }
    }

    /// The same problem, found in the value of a key that the reader was not told of.
    pub(super) fn under(mut self, name: &str) -> Self {
        match &mut self.mistake {
            Mistake::WrongType { key, .. }
            | Mistake::UnknownValue { key, .. }
            | Mistake::EmptyValue { key }
            | Mistake::ThousandsComma { key }
                if key.is_empty() =>
            {
                *key = name.to_string();
            }
            _ => {}
        }
        self
    }

    /// The problem in a file in which the text begins at `offset`.
    pub fn diagnostic(&self, file: FileId, offset: usize) -> Diagnostic {
        let span = |range: &Range<usize>| Span { file, start: offset + range.start, end: offset + range.end };
        let diagnostic = match &self.mistake {
            Mistake::CutShort { rest } => Diagnostic::warning("yaml-cut-short").arg("found", rest),
            mistake => values(mistake, Diagnostic::error(code(mistake))),
        };
        let diagnostic = match &self.mistake {
            Mistake::DuplicateKey { first, .. } => diagnostic.related(span(first), "first"),
            _ => diagnostic,
        };
        diagnostic.at(span(&self.range))
    }
}

fn code(mistake: &Mistake) -> &'static str {
    match mistake {
        Mistake::WideMark { .. } => "yaml-wide-mark",
        Mistake::Tab => "yaml-tab",
        Mistake::NoSpaceAfterColon { .. } => "yaml-no-space",
        Mistake::NoColon { .. } => "yaml-no-colon",
        Mistake::OpenQuote { .. } => "yaml-open-quote",
        Mistake::OpenBracket { .. } => "yaml-open-bracket",
        Mistake::AfterValue => "yaml-after-value",
        Mistake::ColonInText => "yaml-colon-in-text",
        Mistake::SpecialStart { .. } => "yaml-special-start",
        Mistake::Indentation => "yaml-indentation",
        Mistake::Control { .. } => "yaml-control",
        Mistake::CompoundKey => "yaml-compound-key",
        Mistake::TooDeep { .. } => "yaml-too-deep",
        Mistake::TooManyAliases => "yaml-too-many-aliases",
        Mistake::UnknownAlias => "yaml-unknown-alias",
        Mistake::SecondDocument => "yaml-second-document",
        Mistake::DuplicateKey { .. } => "duplicate-key",
        Mistake::NotUnderstood => "yaml",
        Mistake::CutShort { .. } => "yaml-cut-short",
        Mistake::UnknownKey { .. } => "unknown-key",
        Mistake::UnknownValue { .. } => "unknown-value",
        Mistake::MissingKey { .. } => "missing-key",
        Mistake::EmptyValue { .. } => "empty-value",
        Mistake::ThousandsComma { .. } => "yaml-thousands-comma",
        Mistake::WrongType { .. } => "wrong-type",
    }
}

fn values(mistake: &Mistake, diagnostic: Diagnostic) -> Diagnostic {
    match mistake {
        Mistake::WideMark { found, instead } => {
            let shown = if *found == '\u{3000}' { "space".to_string() } else { found.to_string() };
            diagnostic.arg("found", shown).arg("instead", *instead)
        }
        Mistake::NoColon { line } => diagnostic.arg("found", line),
        Mistake::OpenQuote { found } | Mistake::OpenBracket { found } | Mistake::SpecialStart { found } => {
            diagnostic.arg("found", found.to_string())
        }
        Mistake::Control { found } => diagnostic.arg("code", format!("U+{:04X}", u32::from(*found))),
        Mistake::TooDeep { limit } => diagnostic.arg("limit", limit.to_string()),
        Mistake::NoSpaceAfterColon { key }
        | Mistake::MissingKey { key }
        | Mistake::EmptyValue { key }
        | Mistake::ThousandsComma { key }
        | Mistake::DuplicateKey { key, .. } => diagnostic.arg("key", key),
        Mistake::UnknownKey { key, allowed } => diagnostic.suggest(key, allowed.iter().map(String::as_str)),
        Mistake::UnknownValue { key, found, allowed } => {
            diagnostic.arg("key", key).suggest(found, allowed.iter().map(String::as_str))
        }
        Mistake::WrongType { key, expected, found } => {
            let key = if key.is_empty() { "none" } else { key };
            diagnostic.arg("key", key).arg("expected", expected.name()).arg("found", found)
        }
        _ => diagnostic,
    }
}
