//! A workbook for an owner to report in: only its own rows, with last year's values beside the fields to fill in.
//!
//! 1. A first sheet says what to do.
//! 2. One sheet has the owner's targets, one its measures: what is not to be filled in is locked; fields have choices and
//!    limits, with a message in the reader's language.
//! 3. A hidden sheet says which plan, year and owner it is for, and what stood in each field.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::i18n::{Args, I18n};
use crate::lang::Lang;
use crate::plan::*;

use super::archive;
use super::form::{self, Field, KEY_SHEET, Kind, Part, Row, VERSION};
use super::tables::width;

/// What a workbook is made for.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub plan: &'a Plan,
    pub i18n: &'a I18n,
    /// Of headings and instructions; texts are asked for in the plan's official language.
    pub lang: Lang,
    pub owner: OwnerId,
    pub fiscal_year: u16,
}

const INPUT: Color = Color::RGB(0xFF_FB_E6);
const LOCKED: Color = Color::RGB(0xF0_F0_F0);
const GREY: Color = Color::RGB(0x6B_6B_6B);
/// Of the first sheet's column, in half-width characters.
const PAGE: u16 = 90;
/// The height of a line, and of the tallest row that Excel takes, in points.
const LINE: f64 = 18.0;
const TALLEST: f64 = 409.0;
/// Excel takes lists of choices up to this length, in characters.
const LONGEST_LIST: usize = 255;
/// Columns that are not filled in: id, number or target, title, unit or printed target, last year.
const FIRST_FIELD: u16 = 4;

/// The bytes of the workbook; the same for the same plan.
///
/// # Errors
/// What the format cannot hold.
pub fn workbook(asked: Asked<'_>) -> Result<Vec<u8>, String> {
    write(asked).map(archive::made_anywhere).map_err(|error| error.to_string())
}

fn write(asked: Asked<'_>) -> Result<Vec<u8>, XlsxError> {
    let plan = asked.plan;
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(plan.date.year, plan.date.month, plan.date.day)?;
    let title = plan.title.get(asked.lang).text.as_str();
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    instructions(book.add_worksheet(), asked)?;
    let mut held = Vec::new();
    for part in Part::ALL {
        let rows = Row::of_owner(plan, asked.owner, part);
        if !rows.is_empty() {
            let sheet = book.add_worksheet();
            sheet.set_name(part.name(asked.i18n, asked.lang))?;
            fill(sheet, asked, part, &rows)?;
            held.extend(rows.iter().flat_map(|&row| part.fields().iter().map(move |&field| (row, field))));
        }
    }
    key_sheet(book.add_worksheet(), asked, &held)?;
    book.save_to_buffer()
}

impl Asked<'_> {
    fn message(&self, id: &str) -> String {
        self.i18n.message(self.lang, id)
    }

    fn text(&self, id: &str) -> String {
        let mut args = Args::new();
        args.set("plan", self.plan.title.get(self.lang).text.as_str());
        args.set("year", self.plan.year_label(self.fiscal_year, self.lang));
        args.set("owner", self.plan[self.owner].name.get(self.lang).text.as_str());
        self.i18n.text(self.lang, id, &args)
    }
}

fn instructions(sheet: &mut Worksheet, asked: Asked<'_>) -> Result<(), XlsxError> {
    sheet.set_name(asked.message("ask-instructions"))?;
    let heading = Format::new().set_bold().set_font_size(14).set_text_wrap();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_column_width(0, f64::from(PAGE))?;
    let title = asked.text("ask-heading");
    // Its characters are half as large again.
    sheet.set_row_height(0, 1.5 * height(&title, f64::from(PAGE) / 1.5))?;
    sheet.write_with_format(0, 0, title, &heading)?;
    for (row, line) in (2..).zip(asked.text("ask-how").lines()) {
        sheet.set_row_height(row, height(line, f64::from(PAGE)))?;
        sheet.write_with_format(row, 0, line, &text)?;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.protect();
    Ok(())
}

/// The height of a row that shows a whole text in a column of some width: not every program finds it by itself.
fn height(text: &str, column: f64) -> f64 {
    let lines = text.lines().map(|line| (width(line) as f64 / column).ceil().max(1.0));
    (LINE * lines.sum::<f64>().max(1.0)).min(TALLEST)
}

struct Formats {
    heading: Format,
    /// An id, which people need not read.
    id: Format,
    locked: Format,
    last_year: Format,
    input: Format,
    text: Format,
    number: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || {
            Format::new()
                .set_align(FormatAlign::Top)
                .set_text_wrap()
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0xC0_C0_C0))
        };
        let input = || cell().set_background_color(INPUT).set_unlocked();
        Self {
            heading: cell().set_bold().set_background_color(Color::RGB(0xE8_EE_F5)),
            id: Format::new()
                .set_align(FormatAlign::Top)
                .set_background_color(LOCKED)
                .set_font_color(GREY)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0xC0_C0_C0)),
            locked: cell().set_background_color(LOCKED),
            last_year: cell().set_background_color(LOCKED).set_font_color(GREY),
            input: input(),
            // As text, so that a spreadsheet makes no date or number of it.
            text: input().set_num_format("@"),
            number: input().set_num_format("#,##0.######"),
        }
    }

    fn of(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Number => &self.number,
            Kind::Money => &self.number,
            Kind::Text | Kind::Date => &self.text,
            Kind::Flag | Kind::Choice => &self.input,
        }
    }
}

fn fill(sheet: &mut Worksheet, asked: Asked<'_>, part: Part, rows: &[Row]) -> Result<(), XlsxError> {
    let formats = Formats::new();
    let fixed = match part {
        Part::Targets => ["ask-id", "ask-item", "ask-goal", "ask-last-year"],
        Part::Measures => ["ask-id", "ask-number", "ask-title", "ask-last-year"],
    };
    for (column, id) in (0..).zip(fixed) {
        sheet.write_with_format(0, column, asked.message(id), &formats.heading)?;
    }
    for (column, field) in (FIRST_FIELD..).zip(part.fields()) {
        sheet.write_with_format(0, column, field.heading(asked.i18n, asked.lang), &formats.heading)?;
        sheet.set_column_width(column, width_of(*field))?;
    }
    let widths = [12.0, if part == Part::Targets { 40.0 } else { 10.0 }, 36.0, 24.0];
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, width)?;
    }
    for (line, &row) in (1..).zip(rows) {
        let mut tallest = LINE;
        for ((column, text), width) in (0..).zip(told(asked, row)).zip(widths) {
            let format = match column {
                0 => &formats.id,
                _ if column + 1 == FIRST_FIELD => &formats.last_year,
                _ => &formats.locked,
            };
            tallest = if column > 0 { tallest.max(height(&text, width)) } else { tallest };
            sheet.write_string_with_format(line, column, text, format)?;
        }
        for (column, &field) in (FIRST_FIELD..).zip(part.fields()) {
            let held = form::held(asked.plan, row, field, asked.fiscal_year);
            let text = shown(asked, field, held);
            tallest = tallest.max(height(&text, width_of(field)));
            write_field(sheet, (line, column), &text, field.kind(), &formats)?;
        }
        sheet.set_row_height(line, tallest)?;
    }
    let last = rows.len() as u32;
    for (column, &field) in (FIRST_FIELD..).zip(part.fields()) {
        if let Some(validation) = validation(asked, field)? {
            sheet.add_data_validation(1, column, last, column, &validation)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let options = ProtectionOptions { format_rows: true, format_columns: true, ..ProtectionOptions::new() };
    sheet.protect_with_options(&options);
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn width_of(field: Field) -> f64 {
    match field {
        Field::Done | Field::Next | Field::Comment | Field::Source => 40.0,
        Field::Department => 20.0,
        _ => 14.0,
    }
}

/// What stands in the columns that are not filled in.
fn told(asked: Asked<'_>, row: Row) -> [String; 4] {
    let (plan, lang) = (asked.plan, asked.lang);
    let last_year = asked.fiscal_year - 1;
    match row {
        Row::Measure(id) => [
            row.id(plan),
            plan[id].place.number.clone(),
            plan[id].title.get(lang).text.clone(),
            shown(asked, Field::Status, form::held(plan, row, Field::Status, last_year)),
        ],
        Row::Target(id, at) => {
            let value = &plan[id].values[at];
            let item = form::name(plan, row, lang);
            let before = value.results.iter().find(|result| result.fiscal_year == last_year);
            let amount = |result: &TargetResult| plan[value.unit].amount(result.value, value.places(), lang);
            let mut goal = value.printed.get(lang).text.clone();
            let unit = plan[value.unit].label.get(lang).text.as_str();
            if !unit.is_empty() {
                let mut args = Args::new();
                args.set("unit", unit);
                goal.push_str(&asked.i18n.text(lang, "ask-in-unit", &args));
            }
            [row.id(plan), item, goal, before.map(amount).unwrap_or_default()]
        }
    }
}

/// What is held, as the field shows it.
fn shown(asked: Asked<'_>, field: Field, held: String) -> String {
    match field.kind() {
        Kind::Flag if !held.is_empty() => asked.message("ask-yes"),
        Kind::Choice => {
            let status = asked.plan.statuses.iter().find(|status| status.id == held);
            status.map(|status| status.name.get(asked.lang).text.clone()).unwrap_or_default()
        }
        _ => held,
    }
}

fn write_field(
    sheet: &mut Worksheet,
    (line, column): (u32, u16),
    text: &str,
    kind: Kind,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let format = formats.of(kind);
    match (kind, text.parse::<f64>()) {
        (_, _) if text.is_empty() => sheet.write_blank(line, column, format)?,
        (Kind::Number | Kind::Money, Ok(number)) => {
            sheet.write_number_with_format(line, column, number, format)?
        }
        _ => sheet.write_string_with_format(line, column, text, format)?,
    };
    Ok(())
}

/// What a field takes, told in the reader's language. Spreadsheets other than Excel may not mind it: what comes back is
/// checked again.
fn validation(asked: Asked<'_>, field: Field) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new().ignore_blank(true);
    let rule = match field.kind() {
        Kind::Number => rule.allow_decimal_number(DataValidationRule::Between(-1e15, 1e15)),
        Kind::Money => rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
        Kind::Flag => rule.allow_list_strings(&[asked.message("ask-yes")])?,
        Kind::Choice => {
            let names: Vec<String> =
                asked.plan.statuses.iter().map(|status| status.name.get(asked.lang).text.clone()).collect();
            let fits = names.iter().map(|name| name.chars().count() + 1).sum::<usize>() <= LONGEST_LIST;
            if !fits || names.iter().any(|name| name.contains(',')) {
                return Ok(None);
            }
            rule.allow_list_strings(&names)?
        }
        Kind::Date | Kind::Text => return Ok(None),
    };
    let message = asked.message(match field.kind() {
        Kind::Money => "ask-take-money",
        Kind::Number => "ask-take-number",
        _ => "ask-take-choice",
    });
    let rule = rule.set_error_style(DataValidationErrorStyle::Stop);
    Ok(Some(rule.set_error_title(field.heading(asked.i18n, asked.lang))?.set_error_message(message)?))
}

fn key_sheet(sheet: &mut Worksheet, asked: Asked<'_>, fields: &[(Row, Field)]) -> Result<(), XlsxError> {
    let plan = asked.plan;
    sheet.set_name(KEY_SHEET)?;
    let facts = [
        ("version", VERSION.to_string()),
        ("plan", plan.title.official.text.clone()),
        ("plan_year", plan.fiscal_year.to_string()),
        ("year", asked.fiscal_year.to_string()),
        ("owner", plan[asked.owner].id.clone()),
    ];
    let mut line = 0;
    for (key, value) in facts {
        sheet.write_string(line, 0, key)?;
        sheet.write_string(line, 1, value)?;
        line += 1;
    }
    for &(row, field) in fields {
        let held = form::held(plan, row, field, asked.fiscal_year);
        if !held.is_empty() {
            sheet.write_string(line, 0, row.id(plan))?;
            sheet.write_string(line, 1, field.key())?;
            sheet.write_string(line, 2, held)?;
            line += 1;
        }
    }
    sheet.protect();
    sheet.set_very_hidden(true);
    Ok(())
}
