//! What lines that stand together are meant to be, and Markdown does not see.
//!
//! - Lines with tabs, as Excel and Word paste them, become a table.
//! - A table begins and ends where its lines do, also where no blank line says so; so does a footnote.
//! - `[参考]: 県のページ` is text, and no address that a link of that name has.
//! - A line of `---` below a line of text is a rule, and makes no heading of the text.

use std::collections::HashSet;

use super::source::Copy;
use super::{Fault, MAX_COLUMNS};

/// A block of code between lines of backticks or tildes.
pub struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    pub fn opened_by(line: &str) -> Option<Self> {
        let (mark, length, info) = Self::begin(line)?;
        // What follows names a language; words there would be lost.
        let is_name = |c: char| c.is_ascii_alphanumeric() || "+-#._".contains(c);
        info.trim().chars().all(is_name).then_some(Self { mark, length })
    }

    /// The mark, its length and the rest of a line that might open one.
    fn begin(line: &str) -> Option<(char, usize, &str)> {
        let line = &line[container_prefix(line)..];
        let mark = line.chars().next().filter(|&c| c == '`' || c == '~')?;
        let length = line.chars().take_while(|&c| c == mark).count();
        (length > 2).then(|| (mark, length, &line[length..]))
    }

    pub fn closed_by(&self, line: &str) -> bool {
        let line = line.trim().trim_start_matches(['>', ' ']);
        line.chars().all(|c| c == self.mark) && line.len() >= self.length
    }
}

/// How many bytes of a line are indents and the marks of lists and quotations.
pub fn container_prefix(line: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &line[at..];
        let blanks = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        match mark_length(&rest[blanks..]) {
            Some(mark) => at += blanks + mark,
            None => return at + blanks,
        }
    }
}

/// The length of the mark of a quotation, of a list's item or of a footnote at the beginning of `text`.
fn mark_length(text: &str) -> Option<usize> {
    let ends = |at: usize| text[at..].chars().next().is_none_or(|c| matches!(c, ' ' | '\t' | '\n'));
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.chars().next()? {
        '>' => Some(1),
        '-' | '+' | '*' if ends(1) => Some(1),
        '[' if text.starts_with("[^") => {
            let (end, _) = text.char_indices().take(LONGEST_LABEL).find(|&(_, c)| c == ']')?;
            text[end..].starts_with("]:").then_some(end + 2)
        }
        '0'..='9' if digits < 10 && text[digits..].starts_with(['.', ')']) && ends(digits + 1) => {
            Some(digits + 1)
        }
        _ => None,
    }
}

/// Characters of a footnote's label.
const LONGEST_LABEL: usize = 60;

struct Line<'a> {
    text: &'a str,
    start: usize,
    /// Part of a block of code.
    code: bool,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether something stands on both sides of a tab. `- `, `> ` and an indent are no cells.
    fn has_cells(&self) -> bool {
        let text = &self.text[container_prefix(self.text)..];
        !self.code && container_prefix(self.text) == 0 && text.trim().contains('\t')
    }

    /// `|---|:-:|`
    fn is_table_rule(&self) -> bool {
        let text = self.text.trim();
        !self.code
            && text.contains('|')
            && text.contains('-')
            && text.bytes().all(|byte| b"|-: \t".contains(&byte))
    }

    /// `---` or `===`.
    fn is_underline(&self) -> bool {
        let text = self.text.trim();
        let all = |mark: &str| text.len() > 1 && text.trim_start_matches(mark).is_empty();
        !self.code && !self.text.starts_with("    ") && (all("-") || all("="))
    }

    fn is_footnote(&self) -> bool {
        !self.code && self.text.starts_with("[^") && self.text.contains("]:")
    }

    /// `[label]: …`, which Markdown takes for the address of a link and never shows: where it begins, its
    /// label and the rest.
    fn definition(&self) -> Option<(usize, &str, &str)> {
        let start = container_prefix(self.text);
        let text = self.text[start..].strip_prefix('[').filter(|_| !self.code)?;
        let (label, rest) = text.split_once("]:")?;
        (!label.contains(['[', ']'])).then_some((start, label, rest))
    }

    /// `[//]: # (…)`: what people write for a comment, where Markdown has none.
    fn is_remark(&self) -> bool {
        let is_one = |label: &str| label == "//" || label.eq_ignore_ascii_case("comment");
        self.definition()
            .is_some_and(|(_, label, rest)| is_one(label) && rest.trim_start().starts_with(['#', '<']))
    }

    /// Where the bracket of `1)` stands: a list of Markdown would show it as `1.`
    fn bracketed_number(&self) -> Option<usize> {
        let start = self.text.len() - self.text.trim_start_matches(' ').len();
        let rest = &self.text[start..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let is_mark = (1..10).contains(&digits) && rest[digits..].starts_with(") ") && start < 4;
        (is_mark && !self.code).then_some(start + digits)
    }

    /// How many marks begin the line that would open a block of code, but for the words that follow.
    fn false_fence(&self) -> Option<usize> {
        let (_, length, _) = Fence::begin(self.text).filter(|_| !self.code)?;
        Some(length)
    }

    /// Text of a paragraph, not of a list, a quotation, a table or a heading.
    fn is_plain(&self) -> bool {
        let prefixed = self.text.trim_start().starts_with(['#', '|', '>']) || self.text.contains('|');
        !self.code && !self.is_blank() && mark_length(self.text.trim_start()).is_none() && !prefixed
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut fence: Option<Fence> = None;
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let was_open = fence.is_some();
        fence = match fence {
            Some(open) if open.closed_by(line) => None,
            Some(open) => Some(open),
            None => Fence::opened_by(line),
        };
        lines.push(Line { text: line, start, code: was_open || fence.is_some() });
        start += line.len();
    }
    lines
}

/// The text with its blocks as they are meant.
pub fn mended(text: &str) -> Copy {
    let lines = lines(text);
    let labels = labels(text, &lines);
    let mut out = Copy::default();
    let mut at = 0;
    let mut in_table = false;
    let mut rule_lacks = 0;
    while at < lines.len() {
        let line = &lines[at];
        let cells = lines[at..].iter().take_while(|line| line.has_cells() && !line.is_blank()).count();
        if cells > 1 && !in_table {
            pasted_table(text, &lines[at..at + cells], &mut out);
            at += cells;
            continue;
        }
        if is_remark(line, &mut out) {
            at += 1;
            continue;
        }
        let before = at
            .checked_sub(1)
            .map(|before| &lines[before])
            .filter(|before| !before.is_blank() && !before.code);
        let begins = !in_table
            && lines.get(at + 1).is_some_and(Line::is_table_rule)
            && line.text.contains('|')
            && !line.code;
        let ends = in_table && !line.text.contains('|');
        in_table = begins || (in_table && !ends);
        let lacks =
            if begins { lacking_cells(&lines[at..], &mut out) } else { std::mem::take(&mut rule_lacks) };
        let underline = line.is_underline() && before.is_some_and(Line::is_plain);
        if underline {
            out.problem(Fault::Underline, line.start..line.start + line.text.trim_end().len());
        }
        let at_margin = !line.text.starts_with([' ', '\t', '>']);
        let parted =
            (begins && before.is_some_and(Line::is_plain)) || ends || line.is_footnote() || underline;
        if parted && at_margin && before.is_some() {
            out.put("\n");
        }
        let mut from = line.start;
        for mark in literal_marks(line, &labels) {
            out.copy(text, from..line.start + mark);
            out.put("\\");
            from = line.start + mark;
        }
        let end = line.start + line.text.trim_end().len();
        out.copy(text, from..end.max(from));
        if lacks > 0 {
            let closed = if line.text.trim_end().ends_with('|') { "" } else { "|" };
            out.put(closed);
            out.put(&if begins { "  |" } else { "---|" }.repeat(lacks));
        }
        rule_lacks = if begins { lacks } else { 0 };
        out.copy(text, end.max(from)..line.start + line.text.len());
        at += 1;
    }
    out.finished(text)
}

/// Whether a line is a remark, which is told and left out.
fn is_remark(line: &Line<'_>, out: &mut Copy) -> bool {
    let is_one = line.is_remark();
    if is_one {
        out.problem(Fault::Comment, line.start..line.start + line.text.trim_end().len());
    }
    is_one
}

/// Where marks stand in a line that are meant as they are written.
fn literal_marks(line: &Line<'_>, labels: &HashSet<&str>) -> Vec<usize> {
    let is_text = |&(_, label, rest): &(usize, &str, &str)| !is_target(rest) || !labels.contains(label);
    match (line.definition().filter(is_text), line.false_fence()) {
        (Some((start, label, _)), _) => vec![start, start + 1 + label.len()],
        _ if let Some(bracket) = line.bracketed_number() => vec![bracket],
        (_, Some(length)) => (0..length).map(|mark| container_prefix(line.text) + mark).collect(),
        _ => Vec::new(),
    }
}

/// How many cells the head of a table has less than its longest row: Markdown would drop what stands in them.
fn lacking_cells(table: &[Line<'_>], out: &mut Copy) -> usize {
    let head = cells(table[0].text);
    let rows = table.iter().skip(2).take_while(|line| line.text.contains('|') && !line.is_blank());
    let longer: Vec<_> = rows.filter(|row| cells(row.text) > head).collect();
    if let Some(first) = longer.first().filter(|_| cells(table[1].text) == head) {
        let place = first.start..first.start + first.text.trim_end().len();
        out.problem(Fault::TableCells, place);
        // A table that no page has room for is told as such.
        let longest = longer.iter().map(|row| cells(row.text)).max().unwrap_or(head);
        return longest.min(MAX_COLUMNS + 1).saturating_sub(head);
    }
    0
}

/// Cells of a row: what stands between bars that are no text.
fn cells(row: &str) -> usize {
    let row = row[container_prefix(row)..].trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let bars = row.replace("\\|", "");
    bars.strip_suffix('|').unwrap_or(&bars).matches('|').count() + 1
}

/// The labels that links in the text have, where a line gives an address for one.
fn labels<'a>(text: &'a str, lines: &[Line<'a>]) -> HashSet<&'a str> {
    if lines.iter().all(|line| line.definition().is_none()) {
        return HashSet::new();
    }
    let parts = text.split('[').skip(1).filter_map(|part| part.split_once(']'));
    parts.filter(|(_, rest)| !rest.starts_with(':')).map(|(label, _)| label).collect()
}

/// Whether what follows `[label]:` is one address, perhaps with a title.
fn is_target(rest: &str) -> bool {
    let target = rest.split_whitespace().next().unwrap_or_default();
    let ends = [".html", ".md", ".pdf", ".csv", ".xlsx"];
    target.starts_with(['#', '.', '<'])
        || target.contains("://")
        || super::is_web_address(target)
        || ends.iter().any(|end| target.ends_with(end))
}

/// Rows of cells between tabs as a table of Markdown. The first row is its head.
fn pasted_table(text: &str, rows: &[Line<'_>], out: &mut Copy) {
    let columns = rows.iter().map(|row| row.text.matches('\t').count() + 1).max().unwrap_or(1);
    let end = rows.last().map_or(0, |row| row.start + row.text.trim_end().len());
    out.problem(Fault::TabTable, rows[0].start..end);
    if !out.text.is_empty() && !out.text.ends_with("\n\n") {
        out.put("\n");
    }
    for (number, row) in rows.iter().enumerate() {
        table_row(text, row, out);
        let lacks = columns - (row.text.matches('\t').count() + 1);
        out.put(&"  |".repeat(lacks));
        out.put("\n");
        if number == 0 {
            let numeric =
                |column: usize| rows[1..].iter().all(|row| is_number(row.text.split('\t').nth(column)));
            let rule: String = (0..columns).map(|at| if numeric(at) { "|--:" } else { "|---" }).collect();
            out.put(&format!("{rule}|\n"));
        }
    }
    out.put("\n");
}

fn table_row(text: &str, row: &Line<'_>, out: &mut Copy) {
    let mut start = row.start;
    for cell in row.text.trim_end_matches('\n').split('\t') {
        out.put("|");
        for (at, part) in cell.split('|').enumerate() {
            if at > 0 {
                out.put("\\|");
                start += 1;
            }
            out.copy(text, start..start + part.len());
            start += part.len();
        }
        start += 1;
    }
    out.put("|");
}

fn is_number(cell: Option<&str>) -> bool {
    let is_part = |c: char| c.is_numeric() || ",.，．%％-－".contains(c);
    cell.is_some_and(|cell| cell.trim().chars().all(is_part) && cell.contains(char::is_numeric))
}
