//! What a plan prints, from its tree alone: pieces in the order of print, each a line or a part of one.

use tebiki::plan::*;

/// A stretch of official text that no view may part.
#[derive(Debug)]
pub struct Piece {
    pub text: String,
    /// Whether it begins a line of the official text.
    begins_line: bool,
}

impl Piece {
    fn line(text: impl Into<String>) -> Self {
        Self { text: text.into(), begins_line: true }
    }

    fn more(text: impl Into<String>) -> Self {
        Self { text: text.into(), begins_line: false }
    }

    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        Self { text: change(&self.text), begins_line: self.begins_line }
    }
}

pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// All that a plan prints; the marks that views draw (・, and the brackets around the marks of notes) are in
/// [`official_text`] only.
pub fn pieces(plan: &Plan) -> Vec<Piece> {
    drawn(walk(plan, false))
}

fn drawn(pieces: Vec<Piece>) -> Vec<Piece> {
    let drawn = |text: &str| {
        let text = text.trim_start();
        let text = text.strip_prefix('・').or_else(|| text.strip_prefix("- ")).unwrap_or(text);
        text.replace("（注1）", "注1")
    };
    let pieces = pieces.iter().map(|piece| piece.map(drawn));
    pieces.filter(|piece| !piece.text.trim().is_empty()).collect()
}

/// The text as its PDF would have it, a line each.
pub fn official_text(plan: &Plan) -> String {
    let mut text = String::new();
    for piece in walk(plan, true) {
        if piece.begins_line && !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&piece.text);
    }
    text + "\n"
}

/// What a measure prints.
pub fn entry(plan: &Plan, entry: Entry) -> Vec<Piece> {
    let mut out = Vec::new();
    add_entry(plan, entry, false, &mut out);
    drawn(out)
}

fn walk(plan: &Plan, marks: bool) -> Vec<Piece> {
    let mut out = vec![Piece::line(&plan.title.official.text)];
    add_lines(&plan.preamble.body.official.text, &mut out);
    for top in plan.tops() {
        add_node(plan, &plan[top], marks, &mut out);
    }
    out
}

fn add_lines(text: &str, out: &mut Vec<Piece>) {
    out.extend(text.lines().map(Piece::line));
}

fn add_node(plan: &Plan, node: &Node, marks: bool, out: &mut Vec<Piece>) {
    out.push(Piece::line(format!("{}　{}", node.printed, node.title.official.text).trim()));
    add_lines(&node.text.body.official.text, out);
    for item in &node.items {
        match item {
            Item::Node(child) => add_node(plan, &plan[*child], marks, out),
            Item::Heading(heading) => out.push(Piece::line(&heading.text.official.text)),
            Item::Passage(id) => add_lines(&plan[*id].text.body.official.text, out),
            Item::OwnerLine(line) => out.push(Piece::line(&line.official.text)),
            Item::Table(id) => add_table(plan, &plan[*id], out),
            Item::Entry(entry) => {
                add_entry(plan, *entry, marks, out);
                for &child in plan.children(*entry) {
                    add_entry(plan, child, marks, out);
                }
            }
        }
    }
}

/// Number, official title and owners beside it; text; owners below it; the mark of a repeat.
fn add_entry(plan: &Plan, entry: Entry, marks: bool, out: &mut Vec<Piece>) {
    let measure = &plan[plan.original(entry)];
    let printed = plan.printed(entry);
    let drawn = [&plan.style.mark, &plan.style.sub_mark].into_iter().any(|mark| mark == printed);
    let mut head = if drawn && !marks { String::new() } else { printed.to_string() };
    if measure.official_title {
        head.push_str(&measure.title.official.text);
    }
    let owners = |at: OwnerLineAt| measure.owner_line.as_ref().filter(|line| line.at == at);
    if let Some(line) = owners(OwnerLineAt::Title) {
        head.push_str(&line.text.official.text);
    }
    out.push(Piece::line(head));
    let body = &plan.official_text(entry).text;
    let mut lines = body.lines();
    if !measure.official_title {
        out.extend(lines.next().map(Piece::more));
    }
    out.extend(lines.map(Piece::line));
    if matches!(entry, Entry::Repeat(_)) {
        out.push(Piece::more(&plan.style.repeat_mark));
    }
    if let Some(line) = owners(OwnerLineAt::End) {
        out.push(Piece::line(&line.text.official.text));
    }
}

fn add_table(plan: &Plan, table: &TargetTable, out: &mut Vec<Piece>) {
    let lines = |text: &Option<tebiki::lang::Localized<Line>>| {
        text.as_ref().map(|line| Piece::line(&line.official.text))
    };
    out.extend(lines(&table.title));
    out.extend(lines(&table.introduction));
    out.push(Piece::line(&table.item_heading.official.text));
    out.push(Piece::more(&table.goal_heading.official.text));
    for group in &table.groups {
        if let Some(title) = &group.title {
            out.push(Piece::line(format!("{}{}", group.printed, title.official.text)));
        }
        for target in group.rows.iter().map(|&row| &plan[row]) {
            out.push(Piece::line(&target.label.official.text));
            out.extend(target.owner_mark.iter().map(|mark| Piece::more(&mark.official.text)));
            for value in &target.values {
                out.extend(value.part.iter().map(|part| Piece::line(&part.official.text)));
                out.push(Piece::more(&value.printed.official.text));
            }
        }
    }
    out.extend(table.notes.iter().map(|note| Piece::line(&note.official.text)));
}

/// The text of a PDF between headers and footers.
#[cfg(feature = "pdf")]
pub fn pdf_text(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("handbook.pdf");
    std::fs::write(&path, pdf).unwrap();
    // A4 is 595 × 842 points; the header ends at 68, the footer begins at 785.
    let area = ["-raw", "-r", "72", "-x", "0", "-y", "68", "-W", "596", "-H", "712", "-enc", "UTF-8"];
    let output = std::process::Command::new("pdftotext").args(area).arg(&path).arg("-").output();
    let output = output.expect("pdftotext is needed: install poppler-utils");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
