//! Markdown cut into headings, paragraphs, items of lists and tables, each with its lines.

use super::clean::Cleaned;

/// What stands between blank lines, or begins with a mark.
#[derive(Clone, Debug)]
pub struct Piece {
    pub kind: PieceKind,
    /// With line ends as in the source.
    pub text: String,
    pub lines: Vec<usize>,
    pub parted: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PieceKind {
    /// `##`: how many.
    Heading(usize),
    Text,
    /// An item of a list and its mark: `-`, `1.`.
    Item(String),
    Table,
}

/// Lines of the cleaned text with their numbers; a line may hold several.
fn rows(cleaned: &Cleaned) -> Vec<(usize, String)> {
    let mut rows = Vec::new();
    for (at, line) in cleaned.lines.iter().enumerate() {
        for part in line.replace('\u{1}', "\u{2}\u{2}").split('\u{2}') {
            rows.push((at + 1, part.to_string()));
        }
    }
    rows
}

/// Cuts cleaned Markdown.
pub fn pieces(cleaned: &Cleaned) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut parted, mut fenced) = (false, false);
    for (number, row) in rows(cleaned) {
        let fence = row.trim_start().starts_with("```");
        if row.trim().is_empty() && !fenced {
            parted = true;
            continue;
        }
        let begun = begins(&row, pieces.last(), parted, fenced || fence && !parted);
        fenced ^= fence;
        match begun {
            Some((kind, text)) => pieces.push(Piece { kind, text, lines: vec![number], parted }),
            None => {
                if let Some(last) = pieces.last_mut() {
                    last.text.push_str(if parted { "\n\n" } else { "\n" });
                    last.text.push_str(&row);
                    last.lines.push(number);
                }
            }
        }
        parted = false;
    }
    pieces.retain(|piece| !is_rule(&piece.text));
    count_items(&mut pieces);
    pieces
}

/// Numbered items of a list count up from the first, whatever numbers they have.
fn count_items(pieces: &mut [Piece]) {
    let mut last: Option<u32> = None;
    for piece in pieces {
        let PieceKind::Item(mark) = &mut piece.kind else {
            last = None;
            continue;
        };
        let number = mark.trim_end_matches(['.', ')']).parse().ok();
        last = number.map(|number: u32| last.map_or(number, |last| last.saturating_add(1)));
        if let Some(number) = last {
            *mark = format!("{number}.");
        }
    }
}

fn is_rule(text: &str) -> bool {
    let text = super::lines::compact(text);
    text.len() >= 3
        && (text.chars().all(|c| c == '-')
            || text.chars().all(|c| c == '*')
            || text.chars().all(|c| c == '_'))
}

/// What a row begins; none where it goes on with the piece before it.
fn begins(row: &str, before: Option<&Piece>, parted: bool, inside: bool) -> Option<(PieceKind, String)> {
    let text = row.trim_end();
    let (indent, bare) = (text.len() - text.trim_start().len(), text.trim_start());
    let hashes = bare.len() - bare.trim_start_matches('#').len();
    let in_list = matches!(before.map(|piece| &piece.kind), Some(PieceKind::Item(_)));
    if inside {
        return before.is_none().then(|| (PieceKind::Text, text.to_string()));
    }
    if (1..=6).contains(&hashes) && bare[hashes..].starts_with([' ', '\t', '　']) && indent < 4 {
        return Some((
            PieceKind::Heading(hashes),
            bare[hashes..].trim().trim_end_matches('#').trim().to_string(),
        ));
    }
    if in_list && indent >= 2 {
        return None;
    }
    if let Some((mark, rest)) = item(bare) {
        let allowed = parted
            || in_list
            || before.is_none_or(|piece| piece.kind != PieceKind::Table) && !mark.ends_with(['.', ')'])
            || mark.starts_with('1');
        if allowed {
            return Some((
                PieceKind::Item(mark.to_string()),
                rest.trim_start().to_string() + hard_break(row),
            ));
        }
    }
    if bare.starts_with('|') {
        let goes_on = !parted && before.is_some_and(|piece| piece.kind == PieceKind::Table);
        return (!goes_on).then(|| (PieceKind::Table, text.to_string()));
    }
    let goes_on =
        !parted && before.is_some_and(|piece| matches!(piece.kind, PieceKind::Text | PieceKind::Item(_)));
    (!goes_on).then(|| (PieceKind::Text, bare.to_string() + hard_break(row)))
}

fn hard_break(row: &str) -> &'static str {
    if row.ends_with("  ") { "  " } else { "" }
}

fn item(text: &str) -> Option<(&str, &str)> {
    let end = match text.chars().next()? {
        '-' | '*' | '+' => 1,
        '0'..='9' => {
            let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            text[digits..].starts_with(['.', ')']).then_some(digits + 1)?
        }
        _ => return None,
    };
    text[end..].starts_with([' ', '\t']).then(|| text.split_at(end))
}
