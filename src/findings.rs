//! The registry of findings: every code that Tebiki tells, once, with its severity and an example.
//!
//! The table is `defaults/findings.tsv`; why a finding matters and how it is cured are the Fluent messages
//! `finding-CODE` and their attribute `.cure` (`i18n/<language>/findings.ftl`). `tebiki explain`, the manual, the
//! rules of SARIF and the tests go over it. [`baseline`] tells the findings that are new.

pub mod baseline;

use std::sync::LazyLock;

use crate::diagnostic::Severity;

const TABLE: &str = include_str!("../defaults/findings.tsv");

/// One code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: &'static str,
    pub severity: Severity,
    /// What is wrong, as it is written.
    pub example: String,
    /// What to write instead.
    pub instead: String,
}

static REGISTRY: LazyLock<Vec<Finding>> = LazyLock::new(|| rows().filter_map(finding).collect());

/// Every code, sorted.
pub fn all() -> &'static [Finding] {
    &REGISTRY
}

pub fn find(code: &str) -> Option<&'static Finding> {
    let at = REGISTRY.binary_search_by(|finding| finding.code.cmp(code)).ok()?;
    REGISTRY.get(at)
}

/// The code nearest to what was asked for, if it is near enough.
pub fn closest(code: &str) -> Option<&'static str> {
    let codes: Vec<&'static str> = REGISTRY.iter().map(|finding| finding.code).collect();
    crate::diagnostic::closest(code, &codes)
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1)
}

fn finding(row: &'static str) -> Option<Finding> {
    let columns: Vec<&'static str> = row.split('\t').collect();
    let [code, severity, example, instead] = columns[..] else { return None };
    let severity = match severity {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        "note" => Severity::Note,
        _ => return None,
    };
    Some(Finding { code, severity, example: written(example), instead: written(instead) })
}

/// `\n` is a line end, `\\` a backslash.
fn written(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match (c, c == '\\') {
            (_, true) => match characters.next() {
                Some('n') => out.push('\n'),
                other => out.extend(other),
            },
            (c, false) => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_sorted_and_each_code_is_there_once() {
        assert_eq!(rows().count(), all().len(), "a row that can't be read");
        assert!(all().is_sorted_by(|a, b| a.code < b.code), "not sorted, or a code twice");
        for finding in all() {
            assert!(!finding.example.is_empty() && !finding.instead.is_empty(), "{}", finding.code);
            assert_ne!(finding.example, finding.instead, "{}", finding.code);
        }
        assert_eq!(find("yaml-tab").map(|finding| finding.severity), Some(Severity::Error));
        assert_eq!(find("yaml-tabs"), None);
        assert_eq!(closest("yaml-tabs"), Some("yaml-tab"));
    }

    #[test]
    fn escapes_are_read() {
        assert_eq!(written(r"a\nb \\* c"), "a\nb \\* c");
    }
}
