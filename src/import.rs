//! A plan's text, as extracted from its PDF, becomes a content tree.
//!
//! 1. [`crate::official`] cuts the text into lines and sets page furniture apart.
//! 2. [`blocks`] finds headings and bullets, and joins what was broken over lines.
//! 3. [`outline`] puts them into chapters, sections, owners' lists, and [`targets`] reads the table.
//! 4. [`repeats`] finds the originals of what is marked （再掲）.
//! 5. [`write`] makes files that [`crate::load`] reads; slugs and titles are placeholders.
//! 6. The result is loaded and verified against the text it was made from ([`Report::proof`]).
//!
//! Every line that is not blank is placed, or furniture, or reported as unplaced.

mod blocks;
mod layout;
mod numeral;
mod outline;
mod render;
mod repeats;
mod targets;
mod write;

use std::collections::BTreeMap;

use crate::i18n::I18n;
use crate::load;
use crate::official::{self, Line, Marks, digit};
use crate::output::OutputFile;
use crate::plan::Date;
use crate::source::Sources;
use crate::verify::{self, FurnitureLine};

pub use outline::{Problem, ProblemKind};
pub use render::{human, json};

/// What the text can't tell.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Date of the content that is made.
    pub date: Date,
    /// Western year in which the fiscal year begins, where the title doesn't say it.
    pub fiscal_year: Option<u16>,
}

/// A content tree and how it was come by.
#[derive(Debug)]
pub struct Imported {
    /// Paths are inside the content folder.
    pub files: Vec<OutputFile>,
    pub report: Report,
}

#[derive(Debug)]
pub struct Report {
    pub chapters: usize,
    pub sections: usize,
    /// Measures and sub-measures.
    pub measures: usize,
    pub repeats: usize,
    pub target_values: usize,
    /// Lines that are in the content.
    pub placed_lines: usize,
    pub furniture: Vec<FurnitureLine>,
    /// Lines that are not in the content, and warnings, by line.
    pub problems: Vec<Problem>,
    /// The content compared with the text; none where the content has errors.
    pub proof: Option<verify::Report>,
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

/// Reads a plan's text.
pub fn import(text: &str, options: &Options, i18n: &I18n) -> Imported {
    let all = official::lines(text);
    let furniture = official::furniture(&all);
    let kept: Vec<Line<'_>> =
        (0..all.len()).filter(|at| !furniture.contains_key(at)).map(|at| all[at]).collect();
    let marks = Marks::of(&kept);
    let mut outline = outline::outline(&kept, blocks::blocks(&kept, marks), marks);
    let names = repeats::name(&mut outline, official::PRINTED.repeat);
    let facts = facts(&mut outline, options);
    look_alikes(&kept, &mut outline.problems);
    let files = write::files(&outline, &names, &facts, i18n);
    let mut problems = outline.problems;
    problems.sort_by_key(|problem| (problem.line, problem.kind));
    let unplaced = problems.iter().filter(|problem| problem.kind.is_unplaced()).count();
    let sections = || outline.chapters.iter().flat_map(|chapter| &chapter.sections);
    let rows = outline.targets.iter().flat_map(|targets| &targets.table.groups).flat_map(|group| &group.rows);
    let report = Report {
        chapters: outline.chapters.len(),
        sections: sections().count(),
        measures: names.iter().filter(|name| name.original.is_none()).count(),
        repeats: names.iter().filter(|name| name.original.is_some()).count(),
        target_values: rows.map(|row| row.values.len()).sum(),
        placed_lines: kept.len() - unplaced,
        furniture: furniture
            .into_iter()
            .map(|(at, kind)| FurnitureLine { line: all[at].number, text: all[at].text.to_string(), kind })
            .collect(),
        problems,
        proof: prove(&files, text),
    };
    Imported { files, report }
}

/// Loads the files and compares them with the text.
fn prove(files: &[OutputFile], text: &str) -> Option<verify::Report> {
    let mut sources = Sources::default();
    for file in files {
        sources.add(format!("content/{}", file.path), String::from_utf8_lossy(&file.bytes));
    }
    let plan = load::load(&sources, "content").plan?;
    Some(verify::verify(&plan, &sources, text))
}

/// The fiscal year as the title says it: 令和５年度, 2024年度.
fn facts(outline: &mut outline::Outline, options: &Options) -> write::Facts {
    let found = fiscal_year(&outline.title);
    if found.is_none() {
        let problem = Problem { kind: ProblemKind::NoFiscalYear, line: 1, text: outline.title.clone() };
        outline.problems.push(problem);
    }
    if outline.targets.is_none() {
        outline.problems.push(Problem { kind: ProblemKind::NoTargets, line: 1, text: String::new() });
    }
    let fallback = options.fiscal_year.unwrap_or(options.date.year);
    let (fiscal_year, fiscal_year_label) = found.unwrap_or_else(|| (fallback, format!("{fallback}年度")));
    write::Facts { fiscal_year, fiscal_year_label, date: options.date }
}

fn fiscal_year(title: &str) -> Option<(u16, String)> {
    const ERAS: [(&str, u16); 3] = [("令和", 2018), ("平成", 1988), ("昭和", 1925)];
    let end = title.find("年度")?;
    let before = title[..end].trim_end();
    let digits: Vec<char> = before.chars().rev().take_while(|c| digit(*c).is_some() || *c == '元').collect();
    let number = match digits.as_slice() {
        ['元'] => 1,
        digits => digits.iter().rev().map(|c| digit(*c)).try_fold(0, |sum, d| Some(sum * 10 + d?))?,
    };
    let start = before.len() - digits.iter().map(|c| c.len_utf8()).sum::<usize>();
    let era = ERAS.iter().find(|(era, _)| before[..start].trim_end().ends_with(era));
    let year = match era {
        Some((_, before_first)) => before_first.checked_add(u16::try_from(number).ok()?)?,
        None => u16::try_from(number).ok().filter(|year| (1900..2200).contains(year))?,
    };
    let printed = official::compact(&before[start..]);
    Some((year, format!("{}{printed}年度", era.map_or("", |(era, _)| era))))
}

/// Radicals in the place of kanji, private characters and replacement marks: what some PDFs give out.
fn look_alikes(lines: &[Line<'_>], problems: &mut Vec<Problem>) {
    let odd = |c: char| matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{E000}'..='\u{F8FF}' | '\u{FFFD}');
    for line in lines.iter().filter(|line| line.text.contains(odd)) {
        let text = line.text.to_string();
        problems.push(Problem { kind: ProblemKind::LookAlike, line: line.number, text });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fiscal_years_are_read_from_titles() {
        let year = |title: &str| fiscal_year(title);
        assert_eq!(year("令和５年度 事業計画"), Some((2023, "令和５年度".into())));
        assert_eq!(year("計画（令和 10 年度）"), Some((2028, "令和10年度".into())));
        assert_eq!(year("平成元年度計画"), Some((1989, "平成元年度".into())));
        assert_eq!(year("2024年度計画"), Some((2024, "2024年度".into())));
        assert_eq!(year("事業計画"), None);
        assert_eq!(year("今年度の計画"), None);
    }
}
