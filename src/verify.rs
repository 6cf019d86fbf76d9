//! Proves content against the official text: every character but white space and page furniture, in
//! order, headings, repeats and targets included.
//!
//! 1. [`sequence::content`] gives what the plan says as the official text would print it, each
//!    character with its place in the content files.
//! 2. [`sequence::official`] gives the characters of the official text with theirs.
//! 3. [`crate::diff::changes`] finds where the two differ.
//! 4. [`Report`] shows each difference with both sides, and the repeats that were printed differently.
//! 5. [`published()`] goes on to what was made of the content: the pages and the PDF.

mod page;
mod published;
mod render;
mod sequence;

use std::ops::Range;

use crate::diff;
use crate::plan::{Plan, RepeatId};
use crate::source::{Sources, Span};

pub use crate::import::{Furniture, FurnitureLine};
pub use published::{Pdf, Print, Published, print_name, published};
pub use render::{human, human_published, json, json_published};
use sequence::{Content, Official};

/// How content and official text agree.
#[derive(Debug)]
pub struct Report {
    /// Characters of the official text that were compared.
    pub characters: usize,
    /// Measures and sub-measures, repeats not counted.
    pub measures: usize,
    pub repeats: usize,
    /// Values of the target table.
    pub target_values: usize,
    /// Lines of the official text that are no text of the plan.
    pub furniture: Vec<FurnitureLine>,
    /// In the order of the official text. Empty: the content is the official text.
    pub differences: Vec<Difference>,
    /// Repeats whose text is printed differently from their original's.
    pub variants: Vec<Variant>,
}

/// A stretch that differs; either text may be empty, but not both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub official: Excerpt,
    pub content: Excerpt,
}

/// A stretch of text without white space, and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub before: String,
    pub text: String,
    pub after: String,
    /// Path of the content file; empty for the official text.
    pub path: String,
    /// Counts from 1.
    pub line: usize,
    /// Counts characters from 1.
    pub column: usize,
}

/// A repeat that is printed differently from its original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub repeat: String,
    pub original: String,
    /// Each stretch that differs: as the original has it, and as it is printed at the repeat.
    pub changes: Vec<(Excerpt, Excerpt)>,
}

/// Characters of context on each side of a difference.
const CONTEXT: usize = 12;

impl Report {
    /// Whether the content is the official text, character for character.
    pub fn is_exact(&self) -> bool {
        self.differences.is_empty()
    }
}

/// Compares the plan with the official text. `sources` are the files the plan was loaded from.
pub fn verify(plan: &Plan, sources: &Sources, official: &str) -> Report {
    let (official, furniture) = sequence::official(official, &plan.style);
    let content = sequence::content(plan, &official);
    let differences = diff::changes(&official.characters, &content.characters)
        .into_iter()
        .filter(|(old, new)| official.printed[old.clone()] != content.characters[new.clone()])
        .map(|(old, new)| Difference {
            official: official_excerpt(&official, old),
            content: content_excerpt(&content, sources, new),
        })
        .collect();
    Report {
        characters: official.characters.len(),
        measures: plan.measures.len(),
        repeats: plan.repeats.len(),
        target_values: plan.targets.iter().map(|target| target.values.len()).sum(),
        furniture,
        differences,
        variants: variants(plan, sources),
    }
}

fn official_excerpt(official: &Official, range: Range<usize>) -> Excerpt {
    let (line, column) = official.place(range.start);
    Excerpt { line, column, ..excerpt(&official.characters, range, String::new()) }
}

fn content_excerpt(content: &Content, sources: &Sources, range: Range<usize>) -> Excerpt {
    let span = content.place(sources, range.start);
    let at = sources.line_column(span);
    let path = sources.file(span.file).path.clone();
    Excerpt { line: at.line, column: at.column, ..excerpt(&content.characters, range, path) }
}

fn excerpt(characters: &[char], range: Range<usize>, path: String) -> Excerpt {
    let take = |range: Range<usize>| characters[range].iter().collect::<String>();
    Excerpt {
        before: take(range.start.saturating_sub(CONTEXT)..range.start),
        after: take(range.end..(range.end + CONTEXT).min(characters.len())),
        text: take(range),
        path,
        line: 0,
        column: 0,
    }
}

fn variants(plan: &Plan, sources: &Sources) -> Vec<Variant> {
    (0..plan.repeats.len() as u32).filter_map(|at| variant(plan, sources, RepeatId(at))).collect()
}

fn variant(plan: &Plan, sources: &Sources, id: RepeatId) -> Option<Variant> {
    let repeat = &plan[id];
    let original = &plan[repeat.original];
    let printed = repeat.body.as_ref()?;
    let pieces = |text: &str, span: Span| {
        let mut content = Content::default();
        content.push(text.to_string(), span);
        content
    };
    let old = pieces(&original.body.official.text, original.body.official.span);
    let new = pieces(&printed.text, printed.span);
    let changes: Vec<_> = diff::changes(&old.characters, &new.characters)
        .into_iter()
        .map(|(a, b)| (content_excerpt(&old, sources, a), content_excerpt(&new, sources, b)))
        .collect();
    (!changes.is_empty()).then(|| Variant {
        repeat: repeat.slug.clone(),
        original: original.slug.clone(),
        changes,
    })
}
