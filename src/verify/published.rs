//! Proves what was published against the plan that [`super::verify`] has compared with the official text: the pages,
//! and the printed handbook.
//!
//! 1. Each page with text of the plan (the plan's, a chapter's, a measure's) must say what its part of the plan says,
//!    and nothing else but what the theme marks as the handbook's own ([`page`](super::page)).
//! 2. The PDF has no such marks: every stretch of the plan must stand in it, each after the one before.

use std::collections::BTreeMap;

use super::page::{self, PageText};
use super::sequence::{self, Content, Part};
use super::{CONTEXT, Excerpt, compare, content_excerpt};
use crate::address::{self, Page};
use crate::lang::Lang;
use crate::plan::{MeasureId, NodeId, Plan};
use crate::source::Sources;

/// How published files and plan agree.
#[derive(Debug, Default)]
pub struct Published {
    /// Pages that were compared.
    pub pages: usize,
    pub pdf: Pdf,
    /// Files that should be there.
    pub missing: Vec<String>,
    /// In the order of the pages; those of the PDF come last.
    pub differences: Vec<Departure>,
}

/// What became of the printed handbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pdf {
    /// There is none.
    #[default]
    Absent,
    /// There is one, and nothing to read it with.
    Unread,
    Compared,
}

/// A stretch that differs; either text may be empty, but not both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    pub content: Excerpt,
    /// In a page, line and column of its file; in the PDF, the page in place of the line.
    pub published: Excerpt,
}

/// The printed handbook, as its reader gave it.
#[derive(Clone, Copy, Debug)]
pub enum Print<'a> {
    Absent,
    Unread,
    /// The text between headers and footers, pages parted by form feeds.
    Text(&'a str),
}

impl Published {
    pub fn is_exact(&self) -> bool {
        self.missing.is_empty() && self.differences.is_empty()
    }
}

/// Compares pages (text by path below the published folder) and print with the plan.
pub fn published(
    plan: &Plan,
    sources: &Sources,
    pages: &BTreeMap<String, String>,
    print: Print<'_>,
) -> Published {
    let lang = plan.official();
    let mut out = Published::default();
    for (path, part) in parts(plan) {
        let path = format!("{lang}/{path}");
        let text = pages.get(&path).map(|html| (html, page::main_text(html, lang)));
        let Some((html, Some(text))) = text else {
            out.missing.push(path);
            continue;
        };
        out.pages += 1;
        let content = sequence::shown(plan, part);
        for (old, new) in compare::changes(&content.characters, &text.characters) {
            out.differences.push(Departure {
                content: content_excerpt(&content, sources, old),
                published: page_excerpt(&text, html, &path, new),
            });
        }
    }
    out.pdf = match print {
        Print::Absent => Pdf::Absent,
        Print::Unread => Pdf::Unread,
        Print::Text(text) => {
            let content = sequence::shown(plan, Part::Whole);
            out.differences.extend(missing_in_print(&content, sources, &Paper::new(plan, text)));
            Pdf::Compared
        }
    };
    out
}

/// The name of the printed handbook in the official language.
pub fn print_name(plan: &Plan) -> String {
    format!("handbook-{}.pdf", plan.official())
}

/// The pages that show text of the plan, and which part of it.
fn parts(plan: &Plan) -> Vec<(String, Part)> {
    let mut parts = vec![(Page::Plan.path().into_owned(), Part::Whole)];
    let node = |id: NodeId| (address::top(plan, id).path().into_owned(), Part::Node(id));
    parts.extend(plan.tops().filter(|&id| plan.target_chapter() != Some(id)).map(node));
    let measure = |id: MeasureId| (Page::Measure(&plan[id].slug).path().into_owned(), Part::Measure(id));
    parts.extend(plan.measure_ids().map(measure));
    parts
}

fn page_excerpt(text: &PageText, html: &str, path: &str, range: std::ops::Range<usize>) -> Excerpt {
    let (line, column) = text.place(html, range.start);
    Excerpt { line, column, ..super::excerpt(&text.characters, range, path.to_string()) }
}

/// The printed plan: its characters but white space and what layout changes ([`evened`]).
struct Paper {
    path: String,
    characters: Vec<char>,
    /// Where each page begins.
    pages: Vec<usize>,
    lang: Lang,
}

/// Layout divides words and curves quotation marks.
fn evened(text: &str) -> Vec<char> {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '\u{2010}');
    let even = |c: char| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        c => c,
    };
    text.chars().filter(kept).map(even).collect()
}

impl Paper {
    fn new(plan: &Plan, text: &str) -> Self {
        let mut paper =
            Self { path: print_name(plan), characters: Vec::new(), pages: Vec::new(), lang: plan.official() };
        for page in text.split_terminator('\u{c}') {
            paper.pages.push(paper.characters.len());
            paper.characters.extend(evened(page));
        }
        paper
    }

    /// Where the text of the plan begins: on the first page after the cover that begins with its title.
    fn start(&self, title: &[char]) -> usize {
        let begins = |start: &&usize| self.characters[**start..].starts_with(title);
        self.pages.iter().skip(1).find(begins).copied().unwrap_or(0)
    }

    /// Counts from 1.
    fn page_of(&self, at: usize) -> usize {
        self.pages.partition_point(|start| *start <= at)
    }

    fn find(&self, from: usize, wanted: &[char]) -> Option<usize> {
        let to = (from + FARTHEST + wanted.len()).min(self.characters.len());
        let found = self.characters[from..to].windows(wanted.len()).position(|window| window == wanted);
        found.map(|offset| from + offset)
    }

    /// Whether going on from `end` finds at least as many of the stretches that come after as going on from `at`.
    fn is_likely(&self, at: usize, end: usize, after: &[&[char]]) -> bool {
        let (with, with_end) = self.follow(end, after);
        if with == after.len() {
            return true;
        }
        let (without, without_end) = self.follow(at, after);
        with + 1 > without || (with + 1 == without && with_end <= without_end)
    }

    /// How many stretches stand one after the other from a place on, and where the last ends.
    fn follow(&self, from: usize, after: &[&[char]]) -> (usize, usize) {
        after.iter().fold((0, from), |(count, at), wanted| match self.find(at, wanted) {
            Some(found) => (count + 1, found + wanted.len()),
            None => (count, at),
        })
    }

    fn excerpt(&self, at: usize) -> Excerpt {
        let end = (at + CONTEXT).min(self.characters.len());
        let next = super::excerpt(&self.characters, at..end, self.path.clone());
        Excerpt { line: self.page_of(at), column: 1, text: String::new(), after: next.text, ..next }
    }
}

/// Most characters that the handbook puts between two stretches of the plan: titles, references, facts.
const FARTHEST: usize = 4000;

/// How many stretches are looked ahead for, to see whether one stands where it was found.
const AHEAD: usize = 6;

/// The stretches of the plan that do not stand where they belong. One that is lost may be met again further on, in a
/// note or an index: it is taken for lost where more of those after it are found without it.
fn missing_in_print(content: &Content, sources: &Sources, paper: &Paper) -> Vec<Departure> {
    let stretches = content.stretches(paper.lang).into_iter();
    let stretches = stretches.map(|(start, text)| (start, evened(&text), text));
    let stretches: Vec<_> = stretches.filter(|(_, wanted, _)| !wanted.is_empty()).collect();
    let mut at = stretches.first().map_or(0, |(_, title, _)| paper.start(title));
    let mut missing = Vec::new();
    for (number, (start, wanted, text)) in stretches.iter().enumerate() {
        let after: Vec<&[char]> =
            stretches[number + 1..].iter().take(AHEAD).map(|(_, wanted, _)| wanted.as_slice()).collect();
        let found = paper.find(at, wanted).map(|found| found + wanted.len());
        match found.filter(|&end| paper.is_likely(at, end, &after)) {
            Some(end) => at = end,
            None => {
                let length = text.chars().filter(|c| !c.is_whitespace()).count();
                let content = content_excerpt(content, sources, *start..start + length);
                missing.push(Departure { content, published: paper.excerpt(at) });
            }
        }
    }
    missing
}
