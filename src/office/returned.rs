//! A workbook from anywhere, read without trusting it: what is packed into it may be any size, and its cells anything.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};
use zip::ZipArchive;

use crate::date::Date;

/// Largest workbook, packed and unpacked, in bytes.
const LARGEST: u64 = 16 << 20;
const LARGEST_UNPACKED: u64 = 64 << 20;
/// Most parts in its archive, and cells that say something.
const MOST_PARTS: usize = 1000;
const MOST_CELLS: usize = 500_000;

/// Row and column, from 0.
pub type Place = (u32, u32);

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Flag(bool),
    Date(Date),
    /// A formula that came to nothing: `#REF!`.
    Error(String),
}

#[derive(Debug)]
pub struct Sheet {
    pub name: String,
    pub cells: BTreeMap<Place, Value>,
    /// The first cells of those that are merged.
    pub merged: Vec<Place>,
}

/// Why a workbook is not read.
#[derive(Debug)]
pub enum Refusal {
    TooLarge,
    Unreadable(String),
}

/// Every sheet of a workbook.
///
/// # Errors
/// Too large, or no workbook that can be read.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    check_size(bytes)?;
    let damaged = |error: calamine::XlsxError| Refusal::Unreadable(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut sheets = Vec::new();
    let mut left = MOST_CELLS;
    for name in book.sheet_names() {
        let mut cells = BTreeMap::new();
        let mut reader = book.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(cell) = reader.next_cell().map_err(damaged)? {
            let Some(value) = value(cell.get_value()) else { continue };
            left = left.checked_sub(1).ok_or(Refusal::TooLarge)?;
            cells.insert(cell.get_position(), value);
        }
        drop(reader);
        let regions = book.merge_cells_by_sheet_name(&name).map_err(damaged)?;
        let merged = regions.into_iter().map(|region| region.start).collect();
        sheets.push(Sheet { name, cells, merged });
    }
    Ok(sheets)
}

/// Unpacks every part into nothing, as far as is allowed: what an archive says of its sizes need not be true.
fn check_size(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() as u64 > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let damaged = |error: String| Refusal::Unreadable(error);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::TooLarge);
    }
    let mut left = LARGEST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| damaged(error.to_string()))?;
        let unpacked = io::copy(&mut part.take(left + 1), &mut io::sink());
        let unpacked = unpacked.map_err(|error| damaged(error.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(Refusal::TooLarge)?;
    }
    Ok(())
}

/// None for a cell that says nothing.
fn value(cell: &DataRef<'_>) -> Option<Value> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Value::Text(text.to_string()));
    match cell {
        DataRef::Empty => None,
        DataRef::String(found) => text(found),
        DataRef::SharedString(found) => text(found),
        DataRef::DateTimeIso(found) | DataRef::DurationIso(found) => text(found),
        DataRef::Int(number) => Some(Value::Number(*number as f64)),
        DataRef::Float(number) => Some(Value::Number(*number)),
        DataRef::Bool(flag) => Some(Value::Flag(*flag)),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Some(match Date::parse(&format!("{year}-{month}-{day}")).filter(|_| moment.is_datetime()) {
                Some(date) => Value::Date(date),
                None => Value::Number(moment.as_f64()),
            })
        }
    }
}

/// As a spreadsheet names a cell: `E12`.
pub fn named((row, column): Place) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        for (place, name) in
            [((0, 0), "A1"), ((11, 4), "E12"), ((0, 26), "AA1"), ((1_048_575, 16_383), "XFD1048576")]
        {
            assert_eq!(named(place), name);
        }
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        assert!(matches!(read(b"PK\x03\x04 no archive"), Err(Refusal::Unreadable(_))));
        assert!(matches!(read(&vec![0; (LARGEST + 1) as usize]), Err(Refusal::TooLarge)));
    }
}
