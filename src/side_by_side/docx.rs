//! The table as a Word document: A4 landscape, 明朝 10.5 pt, changes underlined.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, PageMargin, PageNum, PageOrientationType, Paragraph, Run,
    RunFonts, Shading, Table as WordTable, TableCell, TableLayoutType, TableRow, WidthType,
};

use crate::compare::table::{Cell, Row, Table};
use crate::date::Date;
use crate::office::archive::made_anywhere;

/// A4 on its side and its margins, in twentieths of a point.
const PAGE: (u32, u32) = (16838, 11906);
const MARGIN: i32 = 1134;
const REMARKS: usize = 1900;

/// Half points.
const TITLE: usize = 28;
const TEXT: usize = 21;

pub fn docx(table: &Table, date: Date) -> Vec<u8> {
    let room = PAGE.0 as usize - 2 * MARGIN as usize;
    let widths = match table.remarks {
        Some(_) => vec![(room - REMARKS) / 2, (room - REMARKS) / 2, REMARKS],
        None => vec![room / 2, room / 2],
    };
    let heads = table.heads.iter().chain(&table.remarks);
    let head_cells = heads.zip(&widths).map(|(head, &width)| head_cell(head, width)).collect();
    let mut rows = vec![TableRow::new(head_cells).cant_split()];
    rows.extend(table.rows.iter().map(|row| word_row(row, &widths)));
    let word_table =
        WordTable::new(rows).set_grid(widths).layout(TableLayoutType::Fixed).width(room, WidthType::Dxa);
    let japanese = table.lang.is_japanese();
    let fonts = match japanese {
        true => RunFonts::new().east_asia("ＭＳ 明朝").ascii("Century").hi_ansi("Century"),
        false => RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia("ＭＳ 明朝"),
    };
    let day = format!("{:04}-{:02}-{:02}T00:00:00Z", date.year, date.month, date.day);
    let title = Run::new().add_text(&table.title).size(TITLE);
    let footer = Footer::new()
        .add_paragraph(Paragraph::new().add_page_num(PageNum::new()).align(AlignmentType::Center));
    let mut built = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN))
        .default_fonts(fonts)
        .default_size(TEXT)
        .created_at(&day)
        .updated_at(&day)
        .footer(footer)
        .add_paragraph(
            Paragraph::new()
                .add_run(title)
                .align(AlignmentType::Center)
                .line_spacing(LineSpacing::new().after(240)),
        )
        .add_table(word_table)
        .build();
    repeat_head(&mut built.document);
    let mut bytes = Cursor::new(Vec::new());
    built.pack(&mut bytes).expect("memory takes what is written");
    made_anywhere(bytes.into_inner())
}

/// The first row is shown again on each page: docx-rs has no word for it.
fn repeat_head(document: &mut Vec<u8>) {
    const MARK: &str = "<w:trPr>";
    let text = String::from_utf8_lossy(document).replacen(MARK, "<w:trPr><w:tblHeader />", 1);
    *document = text.into_bytes();
}

fn head_cell(text: &str, width: usize) -> TableCell {
    let paragraph = Paragraph::new().add_run(Run::new().add_text(text)).align(AlignmentType::Center);
    TableCell::new()
        .add_paragraph(paragraph)
        .width(width, WidthType::Dxa)
        .shading(Shading::new().fill("E6E6E6"))
}

fn word_row(row: &Row, widths: &[usize]) -> TableRow {
    let mut cells = vec![word_cell(row, &row.left, widths[0]), word_cell(row, &row.right, widths[1])];
    if let Some(&width) = widths.get(2) {
        let mut cell = TableCell::new().width(width, WidthType::Dxa);
        for remark in &row.remarks {
            cell = cell.add_paragraph(Paragraph::new().add_run(Run::new().add_text(remark)));
        }
        if row.remarks.is_empty() {
            cell = cell.add_paragraph(Paragraph::new());
        }
        cells.push(cell);
    }
    TableRow::new(cells)
}

fn word_cell(row: &Row, cell: &Cell, width: usize) -> TableCell {
    let mut word = TableCell::new().width(width, WidthType::Dxa);
    let heading = row.kind.is_none();
    for paragraph in &cell.0 {
        let label = Run::new().add_text(&paragraph.label).bold();
        let mut lines = match (paragraph.label.is_empty(), heading) {
            (true, _) => vec![Paragraph::new()],
            (false, true) => vec![Paragraph::new().add_run(label.add_text("　"))],
            (false, false) => vec![Paragraph::new().add_run(label), Paragraph::new()],
        };
        for run in &paragraph.runs {
            for (at, text) in run.text.split('\n').enumerate() {
                if at > 0 {
                    lines.push(Paragraph::new());
                }
                if text.is_empty() {
                    continue;
                }
                let mut piece = Run::new().add_text(text);
                if run.changed {
                    piece = piece.underline("single");
                }
                if heading {
                    piece = piece.bold();
                }
                if let Some(last) = lines.pop() {
                    lines.push(last.add_run(piece));
                }
            }
        }
        word = lines.into_iter().fold(word, TableCell::add_paragraph);
    }
    if cell.0.is_empty() { word.add_paragraph(Paragraph::new()) } else { word }
}
