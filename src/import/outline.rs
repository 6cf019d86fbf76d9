//! Blocks → the plan's outline: chapters, sections, the owners' lists and their measures.
//!
//! What has no place in the model is kept as [`Problem`]s with the lines it stands on.

use crate::official::{Line, Marks, OwnerHeading, compact};

use super::blocks::{Block, Blocks, Kind};
use super::layout::{join, paragraphs, title, width};
use super::targets::{Table, table};

/// What a plan's text says, before it becomes files.
#[derive(Debug, Default)]
pub struct Outline {
    pub title: String,
    pub preamble: Vec<String>,
    pub owners: Vec<Owner>,
    pub chapters: Vec<Chapter>,
    pub targets: Option<Targets>,
    pub problems: Vec<Problem>,
}

#[derive(Debug)]
pub struct Owner {
    /// ASCII letters only: it begins the names of files.
    pub id: String,
    pub name: String,
    /// As printed; empty where measures stand under no heading.
    pub heading: String,
    pub joint: bool,
}

#[derive(Debug, Default)]
pub struct Chapter {
    pub number: u16,
    pub printed: Option<String>,
    pub title: String,
    pub introduction: Vec<String>,
    pub sections: Vec<Section>,
}

#[derive(Debug, Default)]
pub struct Section {
    pub number: u16,
    pub printed: Option<String>,
    pub title: String,
    /// Indexes of owners, and their measures, as printed.
    pub groups: Vec<(usize, Vec<Measure>)>,
}

#[derive(Debug, Default)]
pub struct Measure {
    /// Counts from 1.
    pub line: usize,
    /// Without the mark of repetition.
    pub paragraphs: Vec<String>,
    pub is_repeat: bool,
    pub children: Vec<Measure>,
}

#[derive(Debug)]
pub struct Targets {
    pub number: u16,
    pub printed: Option<String>,
    pub title: String,
    pub table: Table,
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
    /// Not placed: text of a section outside its measures.
    SectionText,
    /// Not placed: text below an owner's heading that is no measure.
    TextBeforeMeasure,
    /// Not placed: a sub-measure without a measure, or below a repeat.
    SubMeasureAlone,
    /// Not placed: measures or headings before the first chapter.
    BeforeChapters,
    /// Not placed: a row of the table without label or value.
    TargetRow,
    /// Placed in a section without title that was made for them.
    NoSection,
    /// Placed under an owner without heading that was made for them.
    NoOwner,
    /// The owners' order differs between sections; content knows one order.
    OwnerOrder,
    /// The number of a target is in a unit that the model doesn't know.
    UnknownUnit,
    /// Nothing printed equals this repeat, so it is kept as a measure of its own.
    NoOriginal,
    /// The repeat's text differs from its original's, and is kept as printed.
    RepeatDiffers,
    /// The fiscal year was not found in the title.
    NoFiscalYear,
    /// There is no chapter of targets.
    NoTargets,
    /// Characters that only look like the usual ones, as some PDFs have them.
    LookAlike,
}

impl ProblemKind {
    /// Whether the line is missing from the content.
    pub fn is_unplaced(self) -> bool {
        use ProblemKind::*;
        matches!(self, SectionText | TextBeforeMeasure | SubMeasureAlone | BeforeChapters | TargetRow)
    }
}

/// Puts the blocks into their places.
pub fn outline(lines: &[Line<'_>], blocks: Blocks<'_>, marks: Marks) -> Outline {
    let mut builder = Builder { lines, marks, width: width(lines), outline: Outline::default(), group: None };
    for block in &blocks.blocks {
        builder.add(block);
    }
    if let Some(heading) = &blocks.targets {
        builder.add_targets(heading, blocks.targets_start);
    }
    let mut outline = builder.outline;
    order_owners(&mut outline);
    outline
}

struct Builder<'l, 'a> {
    lines: &'l [Line<'a>],
    marks: Marks,
    width: usize,
    outline: Outline,
    /// Place of the list that measures go to: its index in the last section.
    group: Option<usize>,
}

impl Builder<'_, '_> {
    fn add(&mut self, block: &Block<'_>) {
        match &block.kind {
            Kind::Title => self.outline.title = title(&self.heading(block)),
            Kind::Chapter { number, printed } => {
                self.group = None;
                let title = title(&self.heading(block));
                let chapter =
                    Chapter { number: *number, printed: printed.clone(), title, ..Chapter::default() };
                self.outline.chapters.push(chapter);
            }
            Kind::Section { number, printed } => {
                self.group = None;
                let title = title(&self.heading(block));
                let section =
                    Section { number: *number, printed: printed.clone(), title, groups: Vec::new() };
                match self.outline.chapters.last_mut() {
                    Some(chapter) => chapter.sections.push(section),
                    None => self.problem(ProblemKind::BeforeChapters, block),
                }
            }
            Kind::Owner(heading) => self.add_owner(heading, block),
            Kind::Measure => self.add_measure(block),
            Kind::SubMeasure => self.add_sub_measure(block),
            Kind::Text => self.add_text(block),
        }
    }

    /// A heading's text, its broken lines joined.
    fn heading(&self, block: &Block<'_>) -> String {
        let rest = block.lines.iter().skip(1).map(|&at| self.lines[at].text);
        std::iter::once(block.first).chain(rest).collect::<Vec<_>>().concat()
    }

    fn paragraphs(&self, block: &Block<'_>) -> Vec<String> {
        let mut lines: Vec<Line<'_>> = block.lines.iter().map(|&at| self.lines[at]).collect();
        lines[0].text = block.first;
        paragraphs(&lines, self.width)
    }

    fn problem(&mut self, kind: ProblemKind, block: &Block<'_>) {
        let told = if kind.is_unplaced() { &block.lines[..] } else { &block.lines[..1] };
        for &at in told {
            let Line { number, text, .. } = self.lines[at];
            self.outline.problems.push(Problem { kind, line: number, text: text.to_string() });
        }
    }

    /// The last section, made without a title where a chapter has none.
    fn section(&mut self, block: &Block<'_>) -> Option<&mut Section> {
        let Some(chapter) = self.outline.chapters.last() else {
            self.problem(ProblemKind::BeforeChapters, block);
            return None;
        };
        if chapter.sections.is_empty() {
            self.problem(ProblemKind::NoSection, block);
            let section = Section { number: 1, printed: Some(String::new()), ..Section::default() };
            self.outline.chapters.last_mut()?.sections.push(section);
        }
        self.outline.chapters.last_mut()?.sections.last_mut()
    }

    fn add_owner(&mut self, heading: &OwnerHeading, block: &Block<'_>) {
        let printed = compact(&self.heading(block));
        let owner = self.owner(&printed, &heading.subject, heading.joint);
        self.open_group(owner, block);
    }

    fn owner(&mut self, heading: &str, name: &str, joint: bool) -> usize {
        if let Some(at) = self.outline.owners.iter().position(|owner| owner.heading == heading) {
            return at;
        }
        let id = owner_id(name, joint, &self.outline.owners);
        let owner = Owner { id, name: name.to_string(), heading: heading.to_string(), joint };
        self.outline.owners.push(owner);
        self.outline.owners.len() - 1
    }

    fn open_group(&mut self, owner: usize, block: &Block<'_>) {
        let Some(section) = self.section(block) else { return };
        let known = section.groups.iter().position(|(of, _)| *of == owner);
        let again = known.is_some_and(|at| at + 1 < section.groups.len());
        let at = known.unwrap_or_else(|| {
            section.groups.push((owner, Vec::new()));
            section.groups.len() - 1
        });
        self.group = Some(at);
        if again || known.is_some() {
            self.problem(ProblemKind::OwnerOrder, block);
        }
    }

    fn add_measure(&mut self, block: &Block<'_>) {
        if self.outline.chapters.is_empty() {
            return self.problem(ProblemKind::BeforeChapters, block);
        }
        if self.group.is_none() {
            if self.outline.chapters.last().is_some_and(|chapter| chapter.sections.is_empty()) {
                return self.add_text(block);
            }
            self.problem(ProblemKind::NoOwner, block);
            let owner = self.owner("", "", false);
            self.open_group(owner, block);
        }
        let measure = self.measure(block);
        if let Some(list) = self.list() {
            list.push(measure);
        }
    }

    fn list(&mut self) -> Option<&mut Vec<Measure>> {
        let section = self.outline.chapters.last_mut()?.sections.last_mut()?;
        Some(&mut section.groups.get_mut(self.group?)?.1)
    }

    fn measure(&self, block: &Block<'_>) -> Measure {
        let mut paragraphs = self.paragraphs(block);
        let last = paragraphs.last().and_then(|text| self.marks.strip_repeat(text)).map(str::to_string);
        let is_repeat = last.is_some();
        if let (Some(text), Some(last)) = (last, paragraphs.last_mut()) {
            *last = text;
        }
        Measure { line: self.lines[block.lines[0]].number, paragraphs, is_repeat, children: Vec::new() }
    }

    fn add_sub_measure(&mut self, block: &Block<'_>) {
        let child = self.measure(block);
        match self.list().and_then(|list| list.last_mut()).filter(|parent| !parent.is_repeat) {
            Some(parent) => parent.children.push(child),
            None => self.problem(ProblemKind::SubMeasureAlone, block),
        }
    }

    fn add_text(&mut self, block: &Block<'_>) {
        let mut text = self.paragraphs(block);
        // A bullet in an introduction stays with its text.
        if block.first.len() < self.lines[block.lines[0]].text.len() {
            text[0].insert(0, self.marks.measure);
        }
        match self.outline.chapters.last_mut() {
            None => self.outline.preamble.append(&mut text),
            Some(chapter) if chapter.sections.is_empty() => chapter.introduction.append(&mut text),
            Some(_) if self.group.is_none() => self.problem(ProblemKind::SectionText, block),
            Some(_) => self.problem(ProblemKind::TextBeforeMeasure, block),
        }
    }

    fn add_targets(&mut self, heading: &Block<'_>, start: usize) {
        let Kind::Chapter { number, printed } = &heading.kind else { return };
        let mut rest = &self.lines[start..];
        let mut name = self.heading(heading);
        let full =
            heading.lines.last().is_some_and(|&at| super::layout::is_full(self.lines[at].text, self.width));
        if let Some(line) = rest.first().filter(|line| full && !line.text.contains('。')) {
            name.push_str(line.text);
            rest = &rest[1..];
        }
        let table = table(rest, self.lines.len() - rest.len());
        for (kind, lines) in
            [(ProblemKind::TargetRow, &table.unplaced), (ProblemKind::UnknownUnit, &table.unknown_units)]
        {
            for &at in lines {
                let Line { number, text, .. } = self.lines[at];
                self.outline.problems.push(Problem { kind, line: number, text: text.to_string() });
            }
        }
        self.outline.targets =
            Some(Targets { number: *number, printed: printed.clone(), title: title(&name), table });
    }
}

/// A short name for files: what kind of body it is.
fn owner_id(name: &str, joint: bool, taken: &[Owner]) -> String {
    let base = match name {
        _ if joint => "joint",
        _ if name.ends_with("労働局") => "bureau",
        _ if name.ends_with(['県', '都', '道', '府']) => "prefecture",
        _ if name.ends_with(['市', '町', '村', '区']) => "city",
        _ if name.ends_with('国') => "state",
        "" => "unnamed",
        _ => "owner",
    };
    let free = |id: &String| taken.iter().all(|owner| owner.id != *id);
    let numbered = (2..).map(|number| format!("{base}{number}"));
    std::iter::once(base.to_string()).chain(numbered).find(free).unwrap_or_default()
}

/// One order of owners that fits every section, as far as there is one.
fn order_owners(outline: &mut Outline) {
    let mut order: Vec<usize> = Vec::new();
    let sections = || outline.chapters.iter().flat_map(|chapter| &chapter.sections);
    for section in sections() {
        let mut after = None;
        for (owner, _) in &section.groups {
            match order.iter().position(|known| known == owner) {
                Some(at) => after = Some(at),
                None => {
                    let later = section
                        .groups
                        .iter()
                        .filter_map(|(next, _)| order.iter().position(|known| known == next));
                    let at = after.map(|at| at + 1).or(later.min()).unwrap_or(order.len());
                    order.insert(at, *owner);
                    after = Some(at);
                }
            }
        }
    }
    let mut problems = Vec::new();
    for section in sections() {
        let places: Vec<_> =
            section.groups.iter().map(|(owner, _)| order.iter().position(|known| known == owner)).collect();
        if let Some(at) = places.windows(2).position(|pair| pair[0] > pair[1]) {
            let (owner, measures) = &section.groups[at + 1];
            let line = measures.first().map_or(0, |measure| measure.line);
            problems.push(Problem {
                kind: ProblemKind::OwnerOrder,
                line,
                text: outline.owners[*owner].heading.clone(),
            });
        }
    }
    outline.problems.append(&mut problems);
    let mut owners: Vec<(usize, Owner)> =
        std::mem::take(&mut outline.owners).into_iter().enumerate().collect();
    let place = |owner: usize| order.iter().position(|known| *known == owner).unwrap_or(order.len());
    owners.sort_by_key(|(at, _)| place(*at));
    outline.owners = owners.into_iter().map(|(_, owner)| owner).collect();
    for section in outline.chapters.iter_mut().flat_map(|chapter| &mut chapter.sections) {
        for (owner, _) in &mut section.groups {
            *owner = place(*owner);
        }
        section.groups.sort_by_key(|(owner, _)| *owner);
    }
}

/// The text of a measure in one line, to compare it with others.
pub fn whole(measure: &Measure) -> String {
    join(measure.paragraphs.iter().map(String::as_str))
}
