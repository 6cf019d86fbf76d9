//! A plan's text becomes a content tree.
//!
//! 1. [`encoding`] makes text of bytes, [`look_alikes`] makes its characters the ordinary ones.
//! 2. Plain text: [`lines`] cuts it into lines, [`furniture`] sets page furniture apart, [`headings`] finds headings
//!    and proposes the levels, [`plain`] makes [`blocks`].
//!    Markdown: [`clean`] makes it plain Markdown, [`marked`] makes blocks.
//! 3. [`build`] puts the blocks into an [`outline`]; [`measures`] says which of them are measures. What has no other
//!    place is prose.
//! 4. [`repeats`] finds the originals of what is marked （再掲）.
//! 5. [`write`] makes files that [`crate::load`] reads; slugs and titles of the handbook are placeholders.
//! 6. [`proof`] compares the outline with the text, character by character.
//!
//! [`official`] reads a text for a comparison only, with the [`marks`] that it uses.
//! Every line that is not blank is placed, or furniture, or reported as lost.

mod blocks;
mod build;
mod clean;
mod columns;
mod contents;
mod encoding;
mod escape;
mod flow;
mod furniture;
mod headings;
mod ids;
mod levels;
mod lines;
mod look_alikes;
mod marked;
mod marks;
mod measures;
mod number;
pub mod outline;
mod owners;
mod pieces;
mod plain;
mod plan_yaml;
mod proof;
mod prose;
mod render;
mod repeats;
mod structure;
mod style;
mod tables;
mod targets;
mod words;
mod write;
mod year;

use std::collections::BTreeMap;

use crate::date::Date;
use crate::lang::Lang;
use crate::output::OutputFile;

use columns::Tables;
use lines::{Line, Setting};
use outline::{Level, Outline, Problem, ProblemKind};

pub use encoding::{Decoded, NotText, decode};
pub use furniture::Furniture;
pub use marks::Marks;
pub use proof::Official;
pub use render::{human, json};
pub use structure::{Structure, parse as parse_structure};

/// What the text can't tell.
#[derive(Clone, Debug)]
pub struct Options {
    /// Date of the content that is made.
    pub date: Date,
    /// Western year in which the fiscal year begins, where the text doesn't say it.
    pub fiscal_year: Option<u16>,
    /// The levels, as a person declares them.
    pub structure: Option<Structure>,
    /// Remarks for authors: on a placeholder title, and on `plan.yaml`.
    pub title_remark: String,
    pub plan_remark: String,
}

/// A content tree and how it was come by.
#[derive(Debug)]
pub struct Imported {
    /// Paths are inside the content folder.
    pub files: Vec<OutputFile>,
    pub outline: Outline,
    /// The levels as `--structure` reads them.
    pub structure: String,
    pub report: Report,
}

/// A line that is no part of the plan, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FurnitureLine {
    pub line: usize,
    pub text: String,
    pub kind: Furniture,
}

#[derive(Debug, Default)]
pub struct Report {
    /// The declaration of levels that was made, with what speaks for each.
    pub levels: Vec<Level>,
    /// Headings, of all levels.
    pub headings: usize,
    /// Measures and sub-measures.
    pub measures: usize,
    pub repeats: usize,
    pub owners: usize,
    pub target_values: usize,
    /// Lines that are not blank.
    pub lines: usize,
    /// Lines that are in the content.
    pub placed_lines: usize,
    pub furniture: Vec<FurnitureLine>,
    /// Lines that are not in the content, and warnings, by line.
    pub problems: Vec<Problem>,
}

impl Report {
    /// Lines that are not in the content, each with the reason.
    pub fn unplaced(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.kind.is_unplaced())
    }

    pub fn warnings(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| !problem.kind.is_unplaced())
    }
}

/// What a reader makes of a text.
struct Reading {
    outline: Outline,
    official: Official,
    furniture: Vec<FurnitureLine>,
    lines: usize,
    measures: Option<String>,
    /// Lines whose targets are in a unit that is not known.
    problems: Vec<Problem>,
}

/// Reads a plan's text.
pub fn import(text: &str, options: &Options) -> Imported {
    let (text, odd) = look_alikes::ordinary(text.strip_prefix('\u{feff}').unwrap_or(text));
    let reading = match clean::is_markdown(&text) {
        true => read_markdown(&text, options.structure.as_ref()),
        false => read_plain(&text, options.structure.as_ref()),
    };
    let Reading { mut outline, official, furniture, lines, measures, mut problems } = reading;
    let lost = proof::lost(&official, &proof::of_outline(&outline));
    let structure = structure::print(&outline, measures.as_deref());
    let names = repeats::name(&mut outline, &mut problems);
    let facts = facts(&outline, &text, options, &mut problems);
    problems.extend(odd.into_iter().map(look_alike));
    let row = |line: &usize| text.split('\n').nth(line - 1).unwrap_or_default().trim().to_string();
    problems.extend(lost.iter().map(|line| Problem {
        kind: ProblemKind::Lost,
        line: *line,
        text: row(line),
    }));
    if names.is_empty() {
        problems.push(Problem { kind: ProblemKind::NoMeasures, line: 1, text: String::new() });
    }
    problems.sort_by_key(|problem| (problem.line, problem.kind));
    let files = write::files(&outline, &names, &facts);
    let mut headings = 0;
    outline.each_node(&mut |_| headings += 1);
    let rows = outline.targets.iter().flat_map(|targets| &targets.table.groups).flat_map(|group| &group.rows);
    let report = Report {
        levels: outline.levels.clone(),
        headings: headings + usize::from(outline.targets.is_some()),
        measures: names.iter().filter(|name| name.original.is_none()).count(),
        repeats: names.iter().filter(|name| name.original.is_some()).count(),
        owners: outline.owners.len(),
        target_values: rows.map(|row| row.values.len()).sum(),
        lines,
        placed_lines: lines - furniture.len() - lost.len(),
        furniture,
        problems,
    };
    Imported { files, outline, structure, report }
}

/// The characters of a plan's text as it is read here, its marks, and what of it is furniture: what content is
/// compared with.
pub fn official(text: &str) -> (Official, Marks, Vec<FurnitureLine>) {
    let (text, _) = look_alikes::ordinary(text.strip_prefix('\u{feff}').unwrap_or(text));
    let all = lines::lines(&text);
    let marks = Marks::of(&all);
    if clean::is_markdown(&text) {
        let Reading { official, furniture, .. } = read_markdown(&text, None);
        return (official, marks, furniture);
    }
    let (kept, found, _) = parted(&all);
    (Official::of_lines(&kept, &Tables::of(&kept)), marks, furniture_lines(&all, found))
}

/// The lines of a plain text that are the plan's, what the others are, and the titles that a table of contents names.
fn parted<'a>(all: &[Line<'a>]) -> (Vec<Line<'a>>, BTreeMap<usize, Furniture>, Vec<String>) {
    let (found, titles) = furniture::furniture(all);
    let kept = (0..all.len()).filter(|at| !found.contains_key(at)).map(|at| all[at]).collect();
    (kept, found, titles)
}

fn look_alike(found: look_alikes::LookAlike) -> Problem {
    let code = |c: char| format!("U+{:04X}", c as u32);
    match found.ordinary {
        Some(ordinary) => Problem {
            kind: ProblemKind::LookAlike,
            line: found.line,
            text: format!("{} ({}) → {ordinary} × {}", found.found, code(found.found), found.count),
        },
        None => Problem {
            kind: ProblemKind::UnknownCharacter,
            line: found.line,
            text: format!("{} × {}", code(found.found), found.count),
        },
    }
}

fn read_plain(text: &str, structure: Option<&Structure>) -> Reading {
    let all = lines::lines(text);
    let (kept, found, titles) = parted(&all);
    let japanese = lines::is_japanese(text);
    let tables = Tables::of(&kept);
    let running: Vec<Line<'_>> =
        kept.iter().enumerate().filter(|(at, _)| !tables.has(*at)).map(|(_, line)| *line).collect();
    let setting = Setting::of(&running, japanese);
    let known = headings::Text { lines: &kept, setting, titles: &titles, tables: &tables };
    let headings = headings::find(&known, structure);
    let (targets, end) = targets::chapter(&kept, &headings);
    let before = headings::Text { lines: &kept[..end], setting, titles: &titles, tables: &tables };
    let blocks = plain::blocks(&before, &headings);
    let mut outline = build::outline(&blocks, headings.levels, japanese);
    let unknown = targets.iter().flat_map(|targets| &targets.table.unknown_units);
    let problems = unknown.map(|&at| Problem {
        kind: ProblemKind::UnknownUnit,
        line: kept[at].number,
        text: kept[at].text.to_string(),
    });
    let problems = problems.collect();
    outline.targets = targets;
    Reading {
        outline,
        official: Official::of_lines(&kept[..end], &tables),
        furniture: furniture_lines(&all, found),
        lines: all.len(),
        measures: headings.measures.map(|(key, _)| key),
        problems,
    }
}

fn furniture_lines(all: &[Line<'_>], found: BTreeMap<usize, Furniture>) -> Vec<FurnitureLine> {
    let line = |(at, kind): (usize, Furniture)| FurnitureLine {
        line: all[at].number,
        text: all[at].text.to_string(),
        kind,
    };
    found.into_iter().map(line).collect()
}

fn read_markdown(text: &str, structure: Option<&Structure>) -> Reading {
    let cleaned = clean::clean(text);
    let all = lines::lines(text);
    let japanese = lines::is_japanese(text);
    let setting = Setting::of(&all, japanese);
    let marked = marked::read(&cleaned, setting, structure);
    let kinds = |line: &usize| match () {
        () if cleaned.markup.contains(line) => Some(Furniture::Markup),
        () if marked.contents.contains(line) => Some(Furniture::Contents),
        () => None,
    };
    let furniture: Vec<FurnitureLine> = all
        .iter()
        .filter_map(|line| Some((line, kinds(&line.number)?)))
        .map(|(line, kind)| FurnitureLine { line: line.number, text: line.text.to_string(), kind })
        .collect();
    let official = Official::of_blocks(&marked.blocks, if japanese { Lang::JA } else { Lang::EN });
    let outline = build::outline(&marked.blocks, marked.levels, japanese);
    Reading {
        outline,
        official,
        furniture,
        lines: all.len(),
        measures: marked.measures,
        problems: Vec::new(),
    }
}

/// The fiscal year as the title or the first lines say it: 令和５年度, 2024年度, May 2019.
fn facts(outline: &Outline, text: &str, options: &Options, problems: &mut Vec<Problem>) -> write::Facts {
    let found = year::find(&outline.title, text);
    if found.is_none() && options.fiscal_year.is_none() {
        let problem = Problem { kind: ProblemKind::NoFiscalYear, line: 1, text: outline.title.clone() };
        problems.push(problem);
    }
    if outline.title.trim().is_empty() {
        problems.push(Problem { kind: ProblemKind::NoTitle, line: 1, text: String::new() });
    }
    let fallback = options.fiscal_year.unwrap_or(options.date.year);
    let label = |year: u16| if outline.japanese { format!("{year}年度") } else { format!("{year}") };
    let (fiscal_year, fiscal_year_label) = match options.fiscal_year {
        Some(year) if found.as_ref().is_none_or(|(found, _)| *found != year) => (year, label(year)),
        _ => found.unwrap_or_else(|| (fallback, label(fallback))),
    };
    write::Facts {
        fiscal_year,
        fiscal_year_label,
        date: options.date,
        plan_remark: options.plan_remark.clone(),
        title_remark: options.title_remark.clone(),
    }
}

/// The commonest value; of equals the first in order.
fn most<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}
