//! The two sequences to compare: characters without white space, each with its place.

use std::collections::HashMap;

use crate::official::{self, Line, Marks, PRINTED};
use crate::plan::*;
use crate::source::{FileId, Sources, Span};

use super::FurnitureLine;

/// The characters of the official text.
#[derive(Default)]
pub struct Official {
    pub characters: Vec<char>,
    /// Line and column of each, counted from 1.
    places: Vec<(usize, usize)>,
}

impl Official {
    /// Line and column of a character; for the end, those of the last.
    pub fn place(&self, at: usize) -> (usize, usize) {
        self.places.get(at).or(self.places.last()).copied().unwrap_or((1, 1))
    }
}

/// The characters of the content as the official text prints them.
#[derive(Default)]
pub struct Content<'a> {
    pub characters: Vec<char>,
    pieces: Vec<Piece>,
    files: HashMap<&'a str, FileId>,
    /// How far the tables have been read: their texts stand in the order of print.
    cursors: HashMap<FileId, usize>,
}

/// A stretch of characters and the place of its text in a file.
struct Piece {
    start: usize,
    text: String,
    span: Span,
}

/// The official text without furniture, its own marks turned into those that content prints.
pub fn official(text: &str) -> (Official, Vec<FurnitureLine>) {
    let lines = official::lines(text);
    let furniture = official::furniture(&lines);
    let kept: Vec<Line<'_>> =
        (0..lines.len()).filter(|at| !furniture.contains_key(at)).map(|at| lines[at]).collect();
    let marks = Marks::of(&kept);
    let mut official = Official::default();
    for line in &kept {
        for (at, c) in line.text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
            official.characters.push(match c {
                c if at == 0 && c == marks.measure => PRINTED.measure,
                c if at == 0 && c == marks.sub_measure => PRINTED.sub_measure,
                c => c,
            });
            official.places.push((line.number, line.column + at));
        }
    }
    replace_repeat_mark(&mut official.characters, marks);
    let furniture = furniture
        .into_iter()
        .map(|(at, kind)| FurnitureLine { line: lines[at].number, text: lines[at].text.to_string(), kind })
        .collect();
    (official, furniture)
}

/// The marks of repetition have the same length, so the places stay.
fn replace_repeat_mark(characters: &mut [char], marks: Marks) {
    let (from, to): (Vec<char>, Vec<char>) =
        (marks.repeat.chars().collect(), PRINTED.repeat.chars().collect());
    for at in 0..characters.len().saturating_sub(from.len() - 1) {
        let window = &mut characters[at..at + from.len()];
        if *window == *from {
            window.copy_from_slice(&to);
        }
    }
}

/// What the plan says, in the order of print.
pub fn content<'a>(plan: &Plan, sources: &'a Sources, official: &Official) -> Content<'a> {
    let mut content = Content { files: files(sources), ..Content::default() };
    content.found(sources, "plan.yaml", &plan.title.ja);
    content.push(plan.preamble.ja.text.clone(), plan.preamble.ja.span);
    for chapter in &plan.chapters {
        let path = format!("{}-{}/_index.md", chapter.number, chapter.slug);
        let numeral = chapter.printed_number.clone().unwrap_or_else(|| chapter_numeral(chapter.number));
        content.headed(sources, &path, &numeral, &chapter.title.ja);
        content.push(chapter.introduction.ja.text.clone(), chapter.introduction.ja.span);
        for &section in &chapter.sections {
            add_section(&mut content, plan, sources, chapter, &plan[section]);
        }
    }
    add_targets(&mut content, plan, sources, official);
    content
}

fn add_section(
    content: &mut Content<'_>,
    plan: &Plan,
    sources: &Sources,
    chapter: &Chapter,
    section: &Section,
) {
    let folder = format!("{}-{}/{}-{}", chapter.number, chapter.slug, section.number, section.slug);
    let number = section.printed_number.clone().unwrap_or_else(|| full_width(section.number));
    content.headed(sources, &format!("{folder}/_index.md"), &number, &section.title.ja);
    for group in &section.groups {
        content.rewind("plan.yaml");
        content.found(sources, "plan.yaml", &plan[group.owner].heading.ja);
        for &entry in &group.entries {
            add_entry(content, plan, entry, PRINTED.measure);
            for &child in plan.children(entry) {
                add_entry(content, plan, child, PRINTED.sub_measure);
            }
        }
    }
}

fn add_entry(content: &mut Content<'_>, plan: &Plan, entry: Entry, mark: char) {
    let body = plan.official_text(entry);
    let front_matter = match entry {
        Entry::Measure(id) => plan[id].span,
        Entry::Repeat(id) => plan[id].span,
    };
    content.push(mark.to_string(), front_matter);
    content.push(body.text.clone(), body.span);
    if matches!(entry, Entry::Repeat(_)) {
        content.push(PRINTED.repeat.to_string(), front_matter);
    }
}

/// A plan without a chapter of targets has an empty one.
fn add_targets(content: &mut Content<'_>, plan: &Plan, sources: &Sources, official: &Official) {
    const FILE: &str = "targets.yaml";
    let chapter = &plan.target_chapter;
    if chapter.title.ja.is_empty() && chapter.groups.is_empty() {
        return;
    }
    let numeral = chapter.printed_number.clone().unwrap_or_else(|| chapter_numeral(chapter.number));
    content.headed(sources, FILE, &numeral, &chapter.title.ja);
    for text in [&chapter.introduction, &chapter.item_heading, &chapter.goal_heading] {
        content.found(sources, FILE, &text.ja);
    }
    for group in &chapter.groups {
        if !group.title.ja.is_empty() {
            content.headed(sources, FILE, &chapter_numeral(group.number), &group.title.ja);
        }
        for &row in &group.rows {
            add_target(content, &plan[row], sources, official);
        }
    }
    for note in &chapter.notes {
        content.found(sources, FILE, &note.ja);
    }
}

/// The parts of an indicator stand before all its values, or each before its own: as is printed.
fn add_target(content: &mut Content<'_>, target: &Target, sources: &Sources, official: &Official) {
    let mark = target.owner_mark.as_ref().map(|mark| mark.ja.as_str()).unwrap_or_default();
    let part = |value: &'_ TargetValue| value.part.as_ref().map(|part| part.ja.clone()).unwrap_or_default();
    let parts = target.values.iter().map(part);
    let values = target.values.iter().map(|value| value.printed.ja.clone());
    let in_blocks: Vec<String> = parts.chain(values).collect();
    let in_pairs: Vec<String> =
        target.values.iter().flat_map(|value| [part(value), value.printed.ja.clone()]).collect();
    let printed = |order: &[String]| {
        let text: Vec<char> = order.concat().chars().filter(|c| !c.is_whitespace()).collect();
        !text.is_empty() && official.characters.windows(text.len()).any(|window| window == text)
    };
    let order = if in_blocks != in_pairs && !printed(&in_blocks) && printed(&in_pairs) {
        in_pairs
    } else {
        in_blocks
    };
    content.found(sources, "targets.yaml", &target.label.ja);
    content.found(sources, "targets.yaml", mark);
    for text in order {
        content.found(sources, "targets.yaml", &text);
    }
}

/// Files by their path inside the content folder, which is where `plan.yaml` is.
fn files(sources: &Sources) -> HashMap<&str, FileId> {
    let plan = sources.files.iter().map(|file| file.path.as_str()).filter(|path| path.ends_with("plan.yaml"));
    let root = plan.min_by_key(|path| path.len()).map_or("", |path| &path[..path.len() - "plan.yaml".len()]);
    let inside = |id: FileId| Some((sources.file(id).path.strip_prefix(root)?, id));
    sources.ids().filter_map(inside).collect()
}

impl Content<'_> {
    /// Adds a text that stands at `span`.
    pub fn push(&mut self, text: String, span: Span) {
        let start = self.characters.len();
        self.characters.extend(text.chars().filter(|c| !c.is_whitespace()));
        self.pieces.push(Piece { start, text, span });
    }

    /// Adds a text of a table or front matter, which is looked for in its file.
    fn found(&mut self, sources: &Sources, path: &str, text: &str) {
        let span = self.find(sources, path, text);
        self.push(text.to_string(), span);
    }

    /// Adds a heading, its number at the place of its title.
    fn headed(&mut self, sources: &Sources, path: &str, number: &str, title: &str) {
        let span = self.find(sources, path, title);
        self.push(number.to_string(), Span { end: span.start, ..span });
        self.push(title.to_string(), span);
    }

    /// The next occurrence in the file; where there is none (an escaped text), the place last read.
    fn find(&mut self, sources: &Sources, path: &str, text: &str) -> Span {
        let Some(&file) = self.files.get(path) else { return Span::start_of(FileId(0)) };
        let cursor = self.cursors.entry(file).or_default();
        match sources.file(file).text[*cursor..].find(text) {
            Some(at) if !text.is_empty() => {
                let start = *cursor + at;
                *cursor = start + text.len();
                Span { file, start, end: *cursor }
            }
            _ => Span { file, start: *cursor, end: *cursor },
        }
    }

    fn rewind(&mut self, path: &str) {
        if let Some(file) = self.files.get(path) {
            self.cursors.remove(file);
        }
    }

    /// Where a character stands in its file. Text comes out of Markdown in order, so its characters
    /// are found one after the other among those of the source.
    pub fn place(&self, sources: &Sources, at: usize) -> Span {
        let index = self.pieces.partition_point(|piece| piece.start <= at).saturating_sub(1);
        let Some(piece) = self.pieces.get(index) else { return Span::start_of(FileId(0)) };
        let source = &sources.file(piece.span.file).text[piece.span.start..piece.span.end];
        let mut offset = 0;
        let mut found = 0;
        for c in piece.text.chars().filter(|c| !c.is_whitespace()).take(at - piece.start + 1) {
            let Some(next) = source[offset..].find(c) else { break };
            found = offset + next;
            offset = found + c.len_utf8();
        }
        let start = piece.span.start + found;
        Span { file: piece.span.file, start, end: start }
    }
}
