//! The one writer of workbooks.
//!
//! 1. A view fills [`Sheet`]s: columns with their headings, rows of [`Cell`]s.
//! 2. [`workbook`] writes them: text as text, a header that stays, filters, widths that fit Japanese text, and pages
//!    that print across the width of a sheet of paper.
//!
//! The same sheets give the same bytes: the file's date is the caller's.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, Workbook,
    Worksheet, XlsxError,
};

use crate::date::Date;

use super::archive;

/// Widths of columns, in half-width characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 60;
/// What a filter's arrow takes of a heading.
const ARROW: usize = 3;
/// What Excel takes in a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// Names of sheets, in characters.
const LONGEST_NAME: usize = 31;
const HEADING: Color = Color::RGB(0xE8_EE_F5);
const GREY: Color = Color::RGB(0x6B_6B_6B);

/// A sheet of a workbook.
pub struct Sheet {
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// A column and its heading.
pub struct Column {
    pub heading: String,
    /// Whether long texts are broken into lines; else they run over empty neighbours.
    pub wrap: bool,
}

impl Column {
    pub fn new(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), wrap: false }
    }

    pub fn wrapped(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), wrap: true }
    }
}

/// A value that is what it says: a text is never a date, a number or a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    /// A text of which parts are underlined.
    Marked(Vec<(String, bool)>),
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        match text {
            "" => Cell::Empty,
            _ => Cell::Text(text.to_string()),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Cell::Number(number)
    }
}

/// The bytes of a workbook. `date` is the one it says it was made on.
///
/// # Errors
/// What the format cannot hold: more than 1,048,576 rows, or two sheets of one name.
pub fn workbook(title: &str, date: Date, sheets: &[Sheet]) -> Result<Vec<u8>, String> {
    let bytes = write(title, date, sheets).map_err(|error| error.to_string())?;
    Ok(archive::made_anywhere(bytes))
}

fn write(title: &str, date: Date, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(date.year, date.month, date.day)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let formats = Formats::new();
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet_name(&sheet.name))?;
        fill(worksheet, sheet, &formats)?;
    }
    workbook.save_to_buffer()
}

struct Formats {
    heading: Format,
    text: Format,
    wrapped: Format,
    /// Of the letters of a part, not of its cell.
    plain: Format,
    underlined: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        Self {
            heading: cell()
                .set_bold()
                .set_background_color(HEADING)
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(GREY)
                .set_text_wrap(),
            text: cell(),
            wrapped: cell().set_text_wrap(),
            plain: Format::new(),
            underlined: Format::new().set_underline(FormatUnderline::Single),
        }
    }

    fn of(&self, column: &Column) -> &Format {
        if column.wrap { &self.wrapped } else { &self.text }
    }
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(&sheet.columns) {
        worksheet.write_with_format(0, at, &column.heading, &formats.heading)?;
        let cells = sheet.rows.iter().filter_map(|row| row.get(usize::from(at)));
        worksheet.set_column_width(at, fitting(column, cells) as f64)?;
        // A cell without a look of its own has that of its column.
        worksheet.set_column_format(at, formats.of(column))?;
    }
    for (line, row) in (1..).zip(&sheet.rows) {
        for ((at, cell), column) in (0..).zip(row).zip(&sheet.columns) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) => worksheet.write_string(line, at, cut(text))?,
                Cell::Marked(parts) => {
                    write_marked(worksheet, (line, at), parts, formats.of(column), formats)?
                }
                Cell::Number(number) => worksheet.write_number(line, at, *number)?,
            };
        }
    }
    worksheet.set_freeze_panes(1, 0)?;
    if let (Some(last), Ok(rows)) = (last_of(sheet.columns.len()), u32::try_from(sheet.rows.len())) {
        worksheet.autofilter(0, 0, rows, last)?;
    }
    worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// A text with underlined parts; one that is all of a kind, or longer than a cell, is written as a plain text.
fn write_marked<'w>(
    worksheet: &'w mut Worksheet,
    (line, at): (u32, u16),
    parts: &[(String, bool)],
    format: &Format,
    formats: &Formats,
) -> Result<&'w mut Worksheet, XlsxError> {
    let whole: String = parts.iter().map(|(text, _)| text.as_str()).collect();
    let said = parts.iter().filter(|(text, _)| !text.is_empty());
    let look = |underlined: bool| if underlined { &formats.underlined } else { &formats.plain };
    let parts: Vec<(&Format, &str)> = said.map(|(text, mark)| (look(*mark), text.as_str())).collect();
    if parts.len() < 2 || cut(&whole).len() < whole.len() {
        let format = match parts.as_slice() {
            [(look, _)] => format.merge(look),
            _ => format.clone(),
        };
        return worksheet.write_string_with_format(line, at, cut(&whole), &format);
    }
    worksheet.write_rich_string_with_format(line, at, &parts, format)
}

fn last_of(columns: usize) -> Option<u16> {
    u16::try_from(columns.checked_sub(1)?).ok()
}

/// The width that shows the heading and most of the cells.
fn fitting<'c>(column: &Column, cells: impl Iterator<Item = &'c Cell>) -> usize {
    let of_cell = |cell: &Cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.lines().map(width).max().unwrap_or(0),
        Cell::Marked(parts) => {
            let whole: String = parts.iter().map(|(text, _)| text.as_str()).collect();
            whole.lines().map(width).max().unwrap_or(0)
        }
        Cell::Number(number) => number.to_string().len(),
    };
    let widest = cells.map(of_cell).max().unwrap_or(0);
    (widest + 1).max(width(&column.heading) + ARROW).clamp(NARROWEST, WIDEST)
}

/// In half-width characters: kana, kanji and full-width forms take two.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{1100}' || ('\u{ff61}'..='\u{ffdc}').contains(&c) { 1 } else { 2 }).sum()
}

/// What a cell takes of a text.
fn cut(text: &str) -> &str {
    let mut units = 0;
    let over = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST_TEXT
    });
    over.map_or(text, |(at, _)| &text[..at])
}

/// A name that a sheet can have.
fn sheet_name(name: &str) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    name.chars().filter(allowed).take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn date() -> Date {
        Date { year: 2024, month: 3, day: 29 }
    }

    fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
        Sheet { name: "施策".into(), columns: vec![Column::new("番号"), Column::wrapped("本文")], rows }
    }

    fn read(bytes: Vec<u8>) -> Vec<Vec<Data>> {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let range = book.worksheet_range_at(0).expect("a sheet").expect("a range");
        range.rows().map(<[Data]>::to_vec).collect()
    }

    #[test]
    fn what_a_spreadsheet_would_take_for_something_else_stays_text() {
        let texts = ["1-1-2", "=1+1", "＝合計", "0012", "2023/4/1", "1e5"];
        let rows = texts.map(|text| vec![Cell::from(text), Cell::Number(4570.5)]).to_vec();
        let read = read(workbook("計画", date(), &[sheet(rows)]).expect("a workbook"));
        assert_eq!(read[0], [Data::String("番号".into()), Data::String("本文".into())]);
        for (row, text) in read[1..].iter().zip(texts) {
            assert_eq!(row[..], [Data::String(text.into()), Data::Float(4570.5)]);
        }
    }

    #[test]
    fn the_same_sheets_give_the_same_bytes() {
        let make = || workbook("計画", date(), &[sheet(vec![vec!["1-1-2".into(), "本文".into()]])]);
        assert_eq!(make(), make());
    }

    #[test]
    fn a_text_longer_than_a_cell_does_not_lose_the_file() {
        let long = "あ".repeat(LONGEST_TEXT + 10);
        let read = read(workbook("計画", date(), &[sheet(vec![vec![long.into()]])]).expect("a workbook"));
        assert_eq!(read[1][0].to_string().chars().count(), LONGEST_TEXT);
    }

    #[test]
    fn parts_of_a_text_are_underlined_and_the_text_is_whole() {
        let marked = |parts: &[(&str, bool)]| {
            Cell::Marked(parts.iter().map(|(text, mark)| (text.to_string(), *mark)).collect())
        };
        let rows = vec![
            vec!["1".into(), marked(&[("相談を", false), ("行う", true), ("。\n以上", false)])],
            vec!["2".into(), marked(&[("行う", true)])],
            vec!["3".into(), marked(&[("", false)])],
        ];
        let bytes = workbook("計画", date(), &[sheet(rows)]).expect("a workbook");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.clone())).expect("an archive");
        let mut strings = String::new();
        let mut file = archive.by_name("xl/sharedStrings.xml").expect("texts");
        std::io::Read::read_to_string(&mut file, &mut strings).expect("UTF-8");
        assert_eq!(strings.matches("<u/>").count(), 1, "{strings}");
        let read = read(bytes);
        assert_eq!(read[1][1], Data::String("相談を行う。\n以上".into()));
        assert_eq!(read[2][1], Data::String("行う".into()));
    }

    #[test]
    fn japanese_takes_two_columns_a_character() {
        assert_eq!((width("abc"), width("施策a"), width("ｶﾅ")), (3, 5, 2));
    }
}
