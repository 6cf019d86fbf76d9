//! `compare.yaml`: how the table is laid out, and what officials say became of measures.
//!
//! ```yaml
//! layout:
//!   new_side: left           # or right
//!   heads: { new: 改正後, old: 改正前 }
//!   remarks: true            # a column 備考
//!   underline: both          # new, both, none
//!   unchanged: drop          # drop, omit （略）, keep
//! changes:
//!   - { kind: merged, old: [job-fair, online-fair], new: [job-fair], reason: 二つの面接会を一つにした }
//!   - { kind: ended, old: [bursaries] }
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Kind;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::source::{FileId, Span};
use crate::yaml::Document;

/// Name of the file in a project.
pub const FILE: &str = "compare.yaml";

#[derive(Debug, Default)]
pub struct Settings {
    pub layout: Layout,
    pub changes: Vec<Confirmation>,
}

/// What an official says of measures: which became which, and how it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// None: as proposed.
    pub kind: Option<Kind>,
    pub old: Vec<String>,
    pub new: Vec<String>,
    pub reason: Option<String>,
}

/// How a 新旧対照表 looks; each office has its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub new_side: Side,
    /// The heads over the new and the old column in the official language; none: the message's.
    pub heads: Option<(String, String)>,
    pub remarks: bool,
    pub underline: Underline,
    pub unchanged: Unchanged,
    /// Whether the number of each measure stands before it.
    pub numbers: bool,
    /// Remarks of kinds in the office's own words; an empty one is left out.
    pub words: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Left,
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Underline {
    Both,
    New,
    None,
}

/// What stands where nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unchanged {
    /// No row.
    Drop,
    /// A row that says （略）.
    Omit,
    /// The text.
    Keep,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            new_side: Side::Left,
            heads: None,
            remarks: true,
            underline: Underline::Both,
            unchanged: Unchanged::Drop,
            numbers: true,
            words: BTreeMap::new(),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    layout: LayoutTable,
    #[serde(default)]
    changes: Vec<Row>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct LayoutTable {
    new_side: Option<Side>,
    heads: Option<Heads>,
    remarks: Option<bool>,
    underline: Option<Underline>,
    unchanged: Option<Unchanged>,
    numbers: Option<bool>,
    #[serde(default)]
    words: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Heads {
    new: String,
    old: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: Option<String>,
    #[serde(default)]
    old: Vec<String>,
    #[serde(default)]
    new: Vec<String>,
    reason: Option<String>,
}

/// # Errors
/// What is wrong with the file.
pub fn read(text: &str, file: FileId) -> Result<Settings, Vec<Diagnostic>> {
    let told = |found: Vec<crate::yaml::Problem>| -> Vec<Diagnostic> {
        found.iter().map(|problem| problem.diagnostic(file, 0)).collect()
    };
    let document = Document::parse(text).map_err(told)?;
    let table: Table = document.to_table().map_err(told)?;
    let mut problems = Vec::new();
    let place = |at: usize, key: &str| {
        let range = document.places.value(&["changes".into(), at.into(), key.into()]).unwrap_or_default();
        Span { file, start: range.start, end: range.end }
    };
    let mut changes = Vec::with_capacity(table.changes.len());
    for (at, row) in table.changes.into_iter().enumerate() {
        let kind = row.kind.as_deref().map(|name| (name, Kind::of(name)));
        if let Some((name, None)) = kind {
            let problem = Diagnostic::error("unknown-choice").at(place(at, "kind"));
            problems.push(problem.suggest(name, Kind::ALL.map(Kind::name)));
        }
        let kind = kind.and_then(|(_, kind)| kind);
        changes.push(Confirmation { kind, old: row.old, new: row.new, reason: row.reason });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let layout = table.layout;
    let usual = Layout::default();
    Ok(Settings {
        layout: Layout {
            new_side: layout.new_side.unwrap_or(usual.new_side),
            heads: layout.heads.map(|heads| (heads.new, heads.old)),
            remarks: layout.remarks.unwrap_or(usual.remarks),
            underline: layout.underline.unwrap_or(usual.underline),
            unchanged: layout.unchanged.unwrap_or(usual.unchanged),
            numbers: layout.numbers.unwrap_or(usual.numbers),
            words: layout.words,
        },
        changes,
    })
}

impl Layout {
    /// The office's own head of a column in a language, where it has one.
    pub fn own_heads(&self, lang: Lang, official: Lang) -> Option<&(String, String)> {
        self.heads.as_ref().filter(|_| lang == official)
    }
}
