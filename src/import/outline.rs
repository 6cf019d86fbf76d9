//! What a plan's text says, before it becomes files: the one neutral form that readers of text, Markdown, Word
//! and Excel fill. Bodies are Markdown; everything stands in the order of print.

use crate::lang::Lang;

use super::owners::Role;
use super::targets::Targets;

/// A plan's outline.
#[derive(Debug, Default)]
pub struct Outline {
    pub japanese: bool,
    pub title: String,
    /// What stands between the title and the first heading.
    pub preamble: String,
    /// From the outside in.
    pub levels: Vec<Level>,
    pub style: MeasureStyle,
    pub owners: Vec<Owner>,
    pub nodes: Vec<Node>,
    /// The chapter of targets, where it is a table that could be read for certain.
    pub targets: Option<Targets>,
}

/// A level of headings, and why it was taken for one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    pub id: String,
    pub ja: String,
    pub en: String,
    /// A style of `plan.yaml`: `roman`, `第{n}章`, `none`.
    pub number: String,
    pub begins_page: bool,
    /// How its headings are known.
    pub matching: Match,
    /// How many headings there are, and the first of them.
    pub count: usize,
    pub example: String,
}

/// How the headings of a level are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Match {
    /// No number: the table of contents, a usual word (はじめに), or the place.
    #[default]
    Unnumbered,
    /// A family of numbers: `第#d章`.
    Family(String),
    /// `##` in Markdown.
    Hashes(usize),
}

/// How measures are printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureStyle {
    /// Whether the plan prints their titles.
    pub official_titles: bool,
    pub number: String,
    pub mark: String,
    pub sub_mark: String,
    pub repeat_mark: String,
    /// Whether owners stand on the line of the title.
    pub owner_at_title: bool,
}

impl Default for MeasureStyle {
    fn default() -> Self {
        Self {
            official_titles: false,
            number: "none".to_string(),
            mark: "・".to_string(),
            sub_mark: "➢".to_string(),
            repeat_mark: "（再掲）".to_string(),
            owner_at_title: false,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// ASCII lower case; no part of it is all digits.
    pub id: String,
    pub name: String,
    /// As printed over its measures; empty where there is no such heading.
    pub heading: String,
    pub joint: bool,
}

/// Who carries a measure out: an index of [`Outline::owners`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carrier {
    pub owner: usize,
    pub role: Option<&'static Role>,
}

/// A heading and all that stands below it.
#[derive(Debug, Default)]
pub struct Node {
    /// Index of [`Outline::levels`].
    pub level: usize,
    /// 0 where it has none.
    pub number: u16,
    /// As it stands before the title.
    pub printed: String,
    pub title: String,
    pub appendix: bool,
    /// Markdown.
    pub prose: String,
    pub owners: Vec<Carrier>,
    /// The line of the owners after the measures.
    pub owner_line: Option<String>,
    pub items: Vec<Item>,
    pub nodes: Vec<Node>,
    /// Counts from 1.
    pub line: usize,
}

#[derive(Debug)]
pub enum Item {
    Measure(Box<Measure>),
    /// Prose between measures, as Markdown, and the owner under whose heading it stands.
    Prose {
        text: String,
        group: Option<usize>,
    },
}

#[derive(Clone, Debug, Default)]
pub struct Measure {
    /// Counts from 1.
    pub line: usize,
    /// Where the plan prints one.
    pub title: Option<String>,
    /// What a heading right above it says it is about, where the plan prints no title.
    pub topic: Option<String>,
    /// Number or mark, as printed; none for the plan's mark.
    pub printed: Option<String>,
    pub number: u16,
    /// The number's style in `plan.yaml`.
    pub style_of: Option<String>,
    /// Markdown, without the mark of repetition.
    pub body: String,
    pub owners: Vec<Carrier>,
    /// The line of the owners, and whether it stands at the title.
    pub owner_line: Option<(String, bool)>,
    /// The owner under whose heading it stands.
    pub group: Option<usize>,
    /// The mark of repetition, as printed.
    pub repeat: Option<Repeat>,
    pub children: Vec<Measure>,
}

/// A mark that says that a measure is printed elsewhere too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    pub mark: String,
    /// Whether it stands before the text.
    pub before: bool,
}

impl Node {
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.items.iter().filter_map(|item| match item {
            Item::Measure(measure) => Some(measure.as_ref()),
            Item::Prose { .. } => None,
        })
    }
}

impl Outline {
    pub fn lang(&self) -> Lang {
        if self.japanese { Lang::JA } else { Lang::EN }
    }

    /// Every node, each before those below it.
    pub fn each_node<'a>(&'a self, act: &mut impl FnMut(&'a Node)) {
        fn walk<'a>(nodes: &'a [Node], act: &mut impl FnMut(&'a Node)) {
            for node in nodes {
                act(node);
                walk(&node.nodes, act);
            }
        }
        walk(&self.nodes, act);
    }

    pub fn each_node_mut(&mut self, act: &mut impl FnMut(&mut Node)) {
        fn walk(nodes: &mut [Node], act: &mut impl FnMut(&mut Node)) {
            for node in nodes {
                act(node);
                walk(&mut node.nodes, act);
            }
        }
        walk(&mut self.nodes, act);
    }

    /// Measures and repeats in the order of print, each followed by its sub-measures.
    pub fn entries(&self) -> Vec<&Measure> {
        let mut entries = Vec::new();
        self.each_node(&mut |node| {
            for measure in node.measures() {
                entries.push(measure);
                entries.extend(&measure.children);
            }
        });
        entries
    }

    pub fn each_entry_mut(&mut self, act: &mut impl FnMut(usize, &mut Measure)) {
        let mut at = 0;
        self.each_node_mut(&mut |node| {
            for item in &mut node.items {
                let Item::Measure(measure) = item else { continue };
                act(at, measure);
                at += 1;
                for child in &mut measure.children {
                    act(at, child);
                    at += 1;
                }
            }
        });
    }
}

/// What went otherwise than an author might think.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub kind: ProblemKind,
    /// Counts from 1.
    pub line: usize,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// Not placed: it is not in the content, or not at its place.
    Lost,
    /// Nothing printed equals this repeat, so it is kept as a measure of its own.
    NoOriginal,
    /// The repeat's text differs from its original's, and is kept as printed.
    RepeatDiffers,
    /// The number of a target is in a unit that is not known.
    UnknownUnit,
    /// The fiscal year was not found in the text.
    NoFiscalYear,
    /// No title of the plan was found.
    NoTitle,
    /// No measure was found.
    NoMeasures,
    /// A character that only looks like the usual one was replaced.
    LookAlike,
    /// A character that no font has and nothing is known to stand for.
    UnknownCharacter,
}

impl ProblemKind {
    /// Whether the line is missing from the content.
    pub fn is_unplaced(self) -> bool {
        self == ProblemKind::Lost
    }
}
