//! Tables whose cells a tab parts, as they are copied from a spreadsheet: a line is a row.

use crate::import::lines::Line;
use crate::import::{number, tables};

use super::{Cell, Piece, Table};

/// The table that begins with the first line: its cells are heads of columns, or the lines below have as many.
pub fn table<'a>(lines: &[Line<'a>]) -> Option<Table<'a>> {
    let heads = cells(lines.first()?);
    let known = heads.iter().flatten().filter(|piece| tables::is_head(piece.text)).count();
    let sentence = lines[0].text.contains('。') || number::read(lines[0].text).is_some();
    let width = heads.len();
    let alike = width > 2 && lines.len() > 2 && lines[1..3].iter().all(|line| cells(line).len() == width);
    if width < 2 || sentence || known * 2 < width && !alike {
        return None;
    }
    let row = |line: &Line<'a>| Some(cells(line)).filter(|row| (2..=width).contains(&row.len()));
    let mut rows = vec![heads];
    rows.extend(lines[1..].iter().map_while(row));
    // The last cells of a row may be empty.
    rows.iter_mut().for_each(|row| row.resize(width, Vec::new()));
    let count = rows.len();
    (count > 1).then_some(Table { rows, count, ragged: 0 })
}

/// What stands between the tabs of a line.
fn cells<'a>(line: &Line<'a>) -> Vec<Cell<'a>> {
    let mut cells: Vec<Cell<'a>> = line.indent.matches('\t').map(|_| Vec::new()).collect();
    let mut column = line.column;
    for part in line.text.split('\t') {
        let text = part.trim();
        let start = column + part.chars().take_while(|c| c.is_whitespace()).count();
        let end = start + text.chars().count();
        let piece = Piece { text, place: (line.number, start), start, end, gap: 1 };
        cells.push(if text.is_empty() { Vec::new() } else { vec![piece] });
        column += part.chars().count() + 1;
    }
    cells
}
