//! Workbooks that go out to owners and come back: what people do to them is understood, or refused by sheet and cell.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use tebiki::diagnostic::Diagnostic;
use tebiki::i18n::I18n;
use tebiki::lang::Lang;
use tebiki::office::answers;
use tebiki::office::ask::{Asked, workbook};
use tebiki::office::take::{Change, Job, take};
use tebiki::plan::{OwnerId, Plan};
use tebiki::source::Sources;

use crate::progress;
use crate::sample;

/// Cells by row and column from 0.
type Cells = BTreeMap<(u32, u16), Typed>;

#[derive(Clone, Debug)]
enum Typed {
    Text(String),
    Number(f64),
    Flag(bool),
    Date(u16, u8, u8),
    /// A formula, and what it came to.
    Formula(&'static str, &'static str),
}

/// A workbook as somebody has it open.
#[derive(Clone)]
struct Book {
    sheets: Vec<(String, Cells)>,
    merged: Vec<(usize, (u32, u16, u32, u16))>,
}

const TARGETS: usize = 1;
const MEASURES: usize = 2;

/// The sample, in which the bureau answers for the target and carries out four measures.
struct Desk {
    plan: Plan,
    sources: Sources,
    i18n: I18n,
}

impl Desk {
    fn new() -> Self {
        let files = progress::files();
        let sources = sample::sources(&files);
        Self { plan: sample::plan(&files), sources, i18n: I18n::embedded() }
    }

    fn asked(&self, owner: u32, lang: Lang) -> Vec<u8> {
        let asked =
            Asked { plan: &self.plan, i18n: &self.i18n, lang, owner: OwnerId(owner), fiscal_year: 2024 };
        workbook(asked).expect("the form can be written")
    }

    fn take(&self, bytes: &[u8]) -> Result<Vec<Change>, Vec<Diagnostic>> {
        self.take_with(bytes, false)
    }

    fn take_with(&self, bytes: &[u8], overwrite: bool) -> Result<Vec<Change>, Vec<Diagnostic>> {
        let job = Job { plan: &self.plan, sources: &self.sources, i18n: &self.i18n, overwrite };
        take(job, "ask-bureau.xlsx", bytes)
    }
}

impl Book {
    fn read(bytes: &[u8]) -> Self {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let mut sheets = Vec::new();
        for name in book.sheet_names() {
            let range = book.worksheet_range(&name).expect("a sheet");
            let (top, left) = range.start().unwrap_or_default();
            let mut cells = Cells::new();
            for (row, column, data) in range.used_cells() {
                let typed = match data {
                    Data::Float(number) => Typed::Number(*number),
                    other => Typed::Text(other.to_string()),
                };
                cells.insert((top + row as u32, (left + column as u32) as u16), typed);
            }
            sheets.push((name, cells));
        }
        Self { sheets, merged: Vec::new() }
    }

    fn write(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for (at, (name, cells)) in self.sheets.iter().enumerate() {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            for (_, (top, left, bottom, right)) in self.merged.iter().filter(|(of, _)| *of == at) {
                sheet.merge_range(*top, *left, *bottom, *right, "", &Format::new()).unwrap();
            }
            for (&(row, column), typed) in cells {
                match typed {
                    Typed::Text(text) => sheet.write_string(row, column, text),
                    Typed::Number(number) => sheet.write_number(row, column, *number),
                    Typed::Flag(flag) => sheet.write_boolean(row, column, *flag),
                    Typed::Date(year, month, day) => {
                        let date = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                        let format = Format::new().set_num_format("yyyy/m/d");
                        sheet.write_datetime_with_format(row, column, &date, &format)
                    }
                    Typed::Formula(formula, result) => {
                        sheet.write_formula(row, column, Formula::new(*formula).set_result(*result))
                    }
                }
                .unwrap();
            }
        }
        book.save_to_buffer().unwrap()
    }

    fn column(&self, sheet: usize, heading: &str) -> u16 {
        let found = self.sheets[sheet]
            .1
            .iter()
            .find(|(_, typed)| matches!(typed, Typed::Text(text) if text == heading));
        found.unwrap_or_else(|| panic!("no {heading}")).0.1
    }

    fn row(&self, sheet: usize, id: &str) -> u32 {
        let found =
            self.sheets[sheet].1.iter().find(|(_, typed)| matches!(typed, Typed::Text(text) if text == id));
        found.unwrap_or_else(|| panic!("no {id}")).0.0
    }

    fn set(&mut self, sheet: usize, at: (u32, u16), typed: Typed) {
        self.sheets[sheet].1.insert(at, typed);
    }
}

fn text(text: &str) -> Typed {
    Typed::Text(text.to_string())
}

/// Sheet, row and heading of a field in the Japanese form.
const VALUE: (usize, &str, &str) = (TARGETS, "targets/rate", "実績");
const SOURCE: (usize, &str, &str) = (TARGETS, "targets/rate", "出典");
const FLAG: (usize, &str, &str) = (TARGETS, "targets/rate", "速報値");
const STATUS: (usize, &str, &str) = (MEASURES, "courses", "進捗");
const DONE: (usize, &str, &str) = (MEASURES, "courses", "取組の内容");
const BUDGET: (usize, &str, &str) = (MEASURES, "courses", "予算額（円）");
const DATE: (usize, &str, &str) = (MEASURES, "courses", "報告日");

/// Sheet, row and heading of a field; what somebody types; and what the project then holds, or the finding.
type TypedCase = ((usize, &'static str, &'static str), Typed, Result<&'static str, &'static str>);

fn typed() -> Vec<TypedCase> {
    let mut cases = vec![
        (VALUE, Typed::Number(62.0), Ok("62")),
        (VALUE, text("６２．３"), Ok("62.3")),
        (VALUE, text("62.3%"), Ok("62.3")),
        (VALUE, text(" 62.3％ "), Ok("62.3")),
        (VALUE, text("0"), Ok("0")),
        (VALUE, Typed::Number(0.617), Err("take-share")),
        (VALUE, Typed::Number(-3.0), Err("take-limit")),
        (VALUE, Typed::Number(61700.0), Err("take-limit")),
        (VALUE, Typed::Date(2024, 4, 1), Err("take-number")),
        (VALUE, Typed::Flag(true), Err("take-number")),
        (VALUE, Typed::Formula("=1/0", "#DIV/0!"), Err("take-error")),
        (VALUE, Typed::Formula("=60+2", "62"), Ok("62")),
        (FLAG, text("はい"), Ok("true")),
        (FLAG, text("いいえ"), Ok("")),
        (FLAG, text("多分"), Err("take-choice")),
        (FLAG, Typed::Flag(true), Ok("true")),
        (FLAG, Typed::Number(2.0), Err("take-choice")),
        (SOURCE, text("労働力調査（令和６年）"), Ok("労働力調査（令和６年）")),
        (SOURCE, Typed::Number(2024.0), Ok("2024")),
        (STATUS, text("順調"), Ok("on-track")),
        (STATUS, text("　順調　"), Ok("on-track")),
        (STATUS, text("on track"), Ok("on-track")),
        (STATUS, text("ON-TRACK"), Ok("on-track")),
        (STATUS, text("概ね順調"), Ok("nearly")),
        (STATUS, text("おおむね順調"), Err("take-choice")),
        (STATUS, text("順調です"), Err("take-choice")),
        (STATUS, text("A"), Err("take-choice")),
        (STATUS, Typed::Number(1.0), Err("take-choice")),
        (DONE, text("面接会を３回開いた。"), Ok("面接会を３回開いた。")),
        (DONE, text("一行目\r\n二行目\r\n"), Ok("一行目\n二行目")),
        (DONE, text("=1+1"), Ok("=1+1")),
        (DONE, text("key: value # 注 - [a]"), Ok("key: value # 注 - [a]")),
        (DONE, text("<script>alert(1)</script>"), Ok("<script>alert(1)</script>")),
        (DONE, text("---\nowner: bureau"), Ok("---\nowner: bureau")),
        (DONE, Typed::Date(2024, 4, 30), Ok("2024-04-30")),
        (BUDGET, Typed::Number(1_500_000.0), Ok("1500000")),
        (BUDGET, Typed::Number(0.0), Ok("0")),
        (BUDGET, text("１，５００，０００円"), Ok("1500000")),
        (BUDGET, text("1,500,000 yen"), Ok("1500000")),
        (BUDGET, Typed::Number(1.5), Err("take-money")),
        (BUDGET, Typed::Number(-1.0), Err("take-money")),
        (BUDGET, text("-1"), Err("take-money")),
        (BUDGET, text("150万円"), Err("take-number")),
        (BUDGET, text("1,500千円"), Err("take-number")),
        (BUDGET, text("なし"), Err("take-number")),
        (BUDGET, Typed::Date(2024, 4, 1), Err("take-number")),
        (DATE, text("2024-04-30"), Ok("2024-04-30")),
        (DATE, text("令和６年４月３０日"), Ok("2024-04-30")),
        (DATE, text("R6.4.30"), Ok("2024-04-30")),
        (DATE, text("2024/4/30"), Ok("2024-04-30")),
        (DATE, Typed::Date(2025, 3, 31), Ok("2025-03-31")),
        (DATE, Typed::Number(45_412.0), Ok("2024-04-30")),
        (DATE, text("4月末"), Err("take-date")),
        (DATE, text("2024-02-30"), Err("take-date")),
        (DATE, text("1924-04-30"), Err("take-date")),
        (DATE, Typed::Date(1904, 1, 1), Err("take-date")),
        (DATE, Typed::Number(4.3), Err("take-date")),
        (DATE, Typed::Flag(false), Err("take-date")),
    ];
    for wrong in [
        "約62",
        "62以上",
        "62〜63",
        "六十二",
        "62.3.1",
        "1,23",
        "調査中",
        "62人",
        "6万",
        "1e2",
        "－",
        "n/a",
        "N/A",
        "?",
        "0x3e",
    ] {
        cases.push((VALUE, text(wrong), Err("take-number")));
    }
    cases
}

#[test]
fn what_is_typed_into_a_field_is_understood_or_refused_at_its_cell() {
    let desk = Desk::new();
    let clean = Book::read(&desk.asked(0, Lang::JA));
    let cases = typed();
    for ((sheet, id, heading), typed, expected) in &cases {
        let mut book = clean.clone();
        let at = (book.row(*sheet, id), book.column(*sheet, heading));
        book.set(*sheet, at, typed.clone());
        let taken = desk.take(&book.write());
        match (expected, taken) {
            (Ok(expected), Ok(changes)) => {
                let new = changes.first().map_or("", |change| change.new.as_str());
                // The sample's result is provisional: 「はい」 changes nothing there.
                let unchanged = *heading == "速報値" && *expected == "true";
                assert_eq!(changes.len(), usize::from(!unchanged), "{typed:?}: {changes:?}");
                assert!(unchanged || new == *expected, "{typed:?}: {changes:?}");
            }
            (Err(code), Err(problems)) => {
                assert_eq!(
                    problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
                    [*code],
                    "{typed:?}"
                );
                let place = problems[0]
                    .args
                    .iter()
                    .find(|(name, _)| *name == "place")
                    .map(|(_, place)| place.clone());
                let column = char::from(b'A' + at.1 as u8);
                assert_eq!(
                    place,
                    Some(format!("{}!{column}{}", clean.sheets[*sheet].0, at.0 + 1)),
                    "{typed:?}"
                );
            }
            (expected, taken) => panic!("{typed:?}: expected {expected:?}, found {taken:?}"),
        }
    }
    assert!(cases.len() >= 70);
}

/// What somebody does to a workbook, and the finding; none where it is understood.
type Deed = (&'static str, fn(&mut Book), Option<&'static str>);

fn deeds() -> Vec<Deed> {
    vec![
        ("nothing", |_| {}, None),
        (
            "rows sorted otherwise",
            |book| {
                let cells = &mut book.sheets[MEASURES].1;
                let turned = std::mem::take(cells).into_iter();
                *cells = turned
                    .map(|((row, column), typed)| ((if row == 0 { 0 } else { 9 - row }, column), typed))
                    .collect();
            },
            None,
        ),
        (
            "a column moved to the end",
            |book| {
                let from = book.column(MEASURES, "進捗");
                let cells = &mut book.sheets[MEASURES].1;
                let moved = std::mem::take(cells).into_iter();
                *cells = moved
                    .map(|((row, column), typed)| ((row, if column == from { 20 } else { column }), typed))
                    .collect();
            },
            None,
        ),
        (
            "lines above the headings",
            |book| {
                let cells = &mut book.sheets[MEASURES].1;
                let moved = std::mem::take(cells).into_iter();
                *cells = moved.map(|((row, column), typed)| ((row + 3, column), typed)).collect();
            },
            None,
        ),
        (
            "a row taken out",
            |book| {
                let row = book.row(MEASURES, "courses");
                book.sheets[MEASURES].1.retain(|at, _| at.0 != row);
            },
            None,
        ),
        ("a note below the table", |book| book.set(MEASURES, (40, 1), text("以上")), None),
        ("a sheet renamed", |book| book.sheets[MEASURES].0 = "施策（回答）".to_string(), None),
        (
            "a sheet of one's own",
            |book| book.sheets.push(("メモ".to_string(), Cells::from([((0, 0), text("メモ"))]))),
            None,
        ),
        ("the sheet of targets taken out", |book| drop(book.sheets.remove(TARGETS)), None),
        ("the first sheet taken out", |book| drop(book.sheets.remove(0)), None),
        (
            "both sheets taken out",
            |book| {
                book.sheets.remove(MEASURES);
                book.sheets.remove(TARGETS);
            },
            Some("take-column"),
        ),
        (
            "a column taken out",
            |book| {
                let column = book.column(MEASURES, "取組の内容");
                book.sheets[MEASURES].1.retain(|at, _| at.1 != column);
            },
            Some("take-column"),
        ),
        (
            "a heading rewritten",
            |book| {
                let at = (0, book.column(TARGETS, "実績"));
                book.set(TARGETS, at, text("令和６年度"));
            },
            Some("take-column"),
        ),
        ("the hidden sheet taken out", |book| drop(book.sheets.pop()), Some("take-not-asked")),
        ("another version", |book| book.set(3, (0, 1), text("9")), Some("take-not-asked")),
        ("a year that is none", |book| book.set(3, (3, 1), text("来年")), Some("take-not-asked")),
        ("another plan", |book| book.set(3, (1, 1), text("別の計画")), Some("take-other-plan")),
        ("last year's plan", |book| book.set(3, (2, 1), text("2023")), Some("take-other-plan")),
        ("an owner that is none", |book| book.set(3, (4, 1), text("nobody")), Some("take-other-plan")),
        ("another owner's row", |book| book.set(MEASURES, (30, 0), text("bursaries")), Some("take-owner")),
        ("the form of another owner", |book| book.set(3, (4, 1), text("prefecture")), Some("take-owner")),
        (
            "a measure among the targets",
            |book| book.set(TARGETS, (30, 0), text("courses")),
            Some("take-owner"),
        ),
        (
            "an id mistyped",
            |book| {
                let at = (book.row(MEASURES, "courses"), 0);
                book.set(MEASURES, at, text("course"));
            },
            Some("take-row"),
        ),
        ("an id that is a path", |book| book.set(MEASURES, (30, 0), text("../../plan")), Some("take-row")),
        (
            "a row without an id",
            |book| {
                let column = book.column(MEASURES, "取組の内容");
                book.set(MEASURES, (30, column), text("別の施策も実施した。"));
            },
            Some("take-row"),
        ),
        ("a row twice", |book| book.set(MEASURES, (30, 0), text("courses")), Some("take-row-twice")),
        ("cells merged", |book| book.merged.push((MEASURES, (1, 6, 2, 6))), Some("take-merged")),
        (
            "a result cleared",
            |book| {
                let at = (book.row(TARGETS, "targets/rate"), book.column(TARGETS, "実績"));
                book.sheets[TARGETS].1.remove(&at);
            },
            Some("take-no-value"),
        ),
        (
            "a formula that is an error",
            |book| {
                let at = (book.row(MEASURES, "courses"), book.column(MEASURES, "取組の内容"));
                book.set(MEASURES, at, Typed::Formula("=NA()", "#N/A"));
            },
            Some("take-error"),
        ),
        (
            "a text without end",
            |book| {
                let at = (book.row(MEASURES, "courses"), book.column(MEASURES, "取組の内容"));
                book.set(MEASURES, at, text(&"あ".repeat(5001)));
            },
            Some("take-text"),
        ),
        (
            "a text with a bell in it",
            |book| {
                let at = (book.row(MEASURES, "courses"), book.column(MEASURES, "取組の内容"));
                book.set(MEASURES, at, text("面接会\u{7}を開いた"));
            },
            Some("take-text"),
        ),
    ]
}

#[test]
fn what_is_done_to_a_workbook_is_understood_or_refused() {
    let desk = Desk::new();
    let clean = Book::read(&desk.asked(0, Lang::JA));
    for (name, deed, expected) in deeds() {
        let mut book = clean.clone();
        deed(&mut book);
        let codes = |problems: Vec<Diagnostic>| -> Vec<&'static str> {
            let mut codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
            codes.dedup();
            codes
        };
        match (expected, desk.take(&book.write())) {
            (None, Ok(_)) => {}
            (Some(code), Err(problems)) => assert_eq!(codes(problems), [code], "{name}"),
            (expected, taken) => panic!("{name}: expected {expected:?}, found {taken:?}"),
        }
    }
    assert!(deeds().len() + typed().len() >= 100);
}

#[test]
fn a_form_that_comes_back_untouched_changes_nothing_in_either_language() {
    let desk = Desk::new();
    for lang in Lang::INTERFACE {
        for owner in [0, 1] {
            let bytes = desk.asked(owner, lang);
            assert_eq!(bytes, desk.asked(owner, lang), "the same plan gives the same bytes");
            assert_eq!(desk.take(&bytes).expect("nothing is wrong").len(), 0);
            assert_eq!(desk.take(&Book::read(&bytes).write()).expect("nothing is wrong").len(), 0);
        }
    }
}

#[test]
fn a_newer_value_is_replaced_only_when_asked_for() {
    let desk = Desk::new();
    let mut book = Book::read(&desk.asked(0, Lang::JA));
    let at = (book.row(MEASURES, "job-fair"), book.column(MEASURES, "取組の内容"));
    book.set(MEASURES, at, text("面接会を4回開いた。"));
    let mut files = progress::files();
    let report = files.get_mut("progress/2024/job-fair.yaml").expect("a report");
    *report = report.replace("3回", "5回");
    let later = Desk { plan: sample::plan(&files), sources: sample::sources(&files), i18n: I18n::embedded() };
    let problems = later.take(&book.write()).expect_err("somebody has changed it since");
    assert_eq!(problems[0].code, "take-newer");
    assert!(problems[0].args.iter().any(|(name, value)| *name == "newer" && value.contains("5回")));
    assert_eq!(later.take_with(&book.write(), true).expect("asked for").len(), 1);
}

#[test]
fn a_result_that_stands_in_the_content_is_left_to_its_author() {
    let mut files = progress::files();
    files.remove("progress/2024/targets/rate.yaml");
    let targets = files.get_mut("content/targets.yaml").expect("the sample has targets");
    *targets = targets.replace("unit: percent\n", "unit: percent\n            results: {2024: 60}\n");
    let desk = Desk { plan: sample::plan(&files), sources: sample::sources(&files), i18n: I18n::embedded() };
    let mut book = Book::read(&desk.asked(0, Lang::JA));
    let at = (book.row(TARGETS, "targets/rate"), book.column(TARGETS, "実績"));
    book.set(TARGETS, at, Typed::Number(62.0));
    assert_eq!(desk.take(&book.write()).expect_err("it stands in targets.yaml")[0].code, "take-elsewhere");
}

#[test]
fn files_change_where_they_must_and_say_what_was_typed() {
    let desk = Desk::new();
    let mut book = Book::read(&desk.asked(0, Lang::JA));
    let done = book.column(MEASURES, "取組の内容");
    for (id, typed) in [("job-fair", "「4回」: 開いた #1\n二行目"), ("courses", "--- key: {a}\n- b")]
    {
        let at = (book.row(MEASURES, id), done);
        book.set(MEASURES, at, text(typed));
    }
    let at = (book.row(TARGETS, "targets/rate"), book.column(TARGETS, "実績"));
    book.set(TARGETS, at, text("６２．３％"));
    let changes = desk.take(&book.write()).expect("nothing is wrong");
    let mut files = progress::files();
    let before =
        |path: &str| Ok::<_, ()>(files.get(&format!("progress/{path}")).cloned().unwrap_or_default());
    let made = answers::files(&desk.plan, &changes, before).expect("texts can be read");
    let paths: Vec<&str> = made.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["2024/courses.yaml", "2024/job-fair.yaml", "2024/targets/rate.yaml"]);
    for file in made {
        files.insert(format!("progress/{}", file.path), String::from_utf8(file.bytes).expect("UTF-8"));
    }
    let plan = sample::plan(&files);
    let report = |slug: &str| {
        let id = plan.measure_ids().find(|&id| plan[id].slug == slug).expect("a measure");
        plan.reports_of(id).last().expect("a report")
    };
    let fair = report("job-fair").done.as_ref().expect("what was done");
    assert_eq!(fair.official.text, "「4回」: 開いた #1\n二行目");
    assert_eq!(fair.get(Lang::EN).text, "Three fairs were held.", "a translation is kept to be looked at");
    assert_eq!(report("courses").done.as_ref().expect("what was done").official.text, "--- key: {a}\n- b");
    assert_eq!(report("job-fair").budget, Some(1_200_000.0));
    let result = &plan.targets[0].values[0].results[1];
    assert_eq!((result.value, result.provisional), (62.3, true));
}

#[test]
fn what_is_no_workbook_or_too_much_of_one_is_refused() {
    let desk = Desk::new();
    let bytes = desk.asked(0, Lang::JA);
    for (bytes, code) in [
        (b"PK\x03\x04".to_vec(), "take-unreadable"),
        (Vec::new(), "take-unreadable"),
        (bytes[..bytes.len() / 2].to_vec(), "take-unreadable"),
        (vec![0; 17 << 20], "take-too-large"),
        (bomb(), "take-too-large"),
    ] {
        assert_eq!(desk.take(&bytes).expect_err("no workbook")[0].code, code);
    }
}

/// A small archive that unpacks to 100 MB.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let block = vec![b' '; 1 << 20];
    (0..100).for_each(|_| std::io::Write::write_all(&mut zip, &block).unwrap());
    zip.finish().unwrap().into_inner()
}
