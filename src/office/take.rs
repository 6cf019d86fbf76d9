//! A returned workbook → what it changes, or everything that is wrong with it, each with sheet and cell.
//!
//! 1. [`returned::read`] reads the file without trusting it; the hidden sheet says which plan, year and owner it is for.
//! 2. Sheets are known by their headings and rows by their ids, so that moved columns and rows are understood.
//! 3. A field counts as changed where it differs from what stood in it when the workbook was sent. Where the project has
//!    a newer value, nothing is taken unless that is asked for.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::Diagnostic;
use crate::i18n::I18n;
use crate::lang::Lang;
use crate::load::PROGRESS;
use crate::plan::*;
use crate::source::Sources;

use super::fields;
use super::form::{self, Field, KEY_SHEET, Part, Row, VERSION};
use super::returned::{self, Place, Refusal, Sheet, Value, named};

/// A field that is to hold something else.
#[derive(Clone, Debug)]
pub struct Change {
    pub row: Row,
    pub field: Field,
    pub fiscal_year: u16,
    /// As [`form::held`] writes it; empty for nothing.
    pub old: String,
    pub new: String,
    /// Where it was typed: `施策!E12`.
    pub place: String,
}

/// What a workbook is taken against.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    pub plan: &'a Plan,
    pub sources: &'a Sources,
    pub i18n: &'a I18n,
    /// Newer values of the project are replaced too.
    pub overwrite: bool,
}

/// The changes of a workbook.
///
/// # Errors
/// Everything that is wrong with it; then nothing of it may be taken.
pub fn take(job: Job<'_>, file: &str, bytes: &[u8]) -> Result<Vec<Change>, Vec<Diagnostic>> {
    let about = |code: &'static str| Diagnostic::error(code).arg("file", file);
    let sheets = returned::read(bytes).map_err(|refusal| match refusal {
        Refusal::TooLarge => vec![about("take-too-large")],
        Refusal::Unreadable(cause) => vec![about("take-unreadable").arg("cause", cause)],
    })?;
    let key = sheets.iter().find(|sheet| sheet.name == KEY_SHEET).and_then(Key::of);
    let Some(key) = key else { return Err(vec![about("take-not-asked")]) };
    let owner = job.plan.owners.iter().position(|owner| owner.id == key.owner);
    let same = key.plan == job.plan.title.official.text && key.plan_year == job.plan.fiscal_year;
    let Some(owner) = owner.filter(|_| same) else {
        return Err(vec![about("take-other-plan").arg("found", key.plan.clone())]);
    };
    let mut reader = SheetReader {
        job,
        file,
        key: &key,
        rows: rows(job.plan, OwnerId(owner as u32)),
        changes: Vec::new(),
        problems: Vec::new(),
        seen: HashMap::new(),
    };
    let mut found = false;
    for sheet in sheets.iter().filter(|sheet| sheet.name != KEY_SHEET) {
        found |= reader.read(sheet);
    }
    if !found {
        reader
            .problems
            .push(about("take-column").arg("found", job.i18n.message(Lang::JA, "ask-id")).arg("place", ""));
    }
    reader.check_values();
    if reader.problems.is_empty() { Ok(reader.changes) } else { Err(reader.problems) }
}

/// The rows of the plan by their ids, and whether they are the owner's.
fn rows(plan: &Plan, owner: OwnerId) -> HashMap<String, (Row, bool)> {
    let mut rows = HashMap::new();
    for id in (0..plan.owners.len() as u32).map(OwnerId) {
        for row in Part::ALL.into_iter().flat_map(|part| Row::of_owner(plan, id, part)) {
            let own = rows.entry(row.id(plan)).or_insert((row, false));
            own.1 |= id == owner;
        }
    }
    rows
}

/// What the hidden sheet says.
struct Key {
    plan: String,
    plan_year: u16,
    year: u16,
    owner: String,
    /// What stood in the fields that were not empty.
    held: HashMap<(String, String), String>,
}

impl Key {
    fn of(sheet: &Sheet) -> Option<Self> {
        let text = |row: u32, column: u32| match sheet.cells.get(&(row, column)) {
            Some(Value::Text(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        let fact = |row: u32, name: &str| text(row, 0).filter(|key| key == name).and_then(|_| text(row, 1));
        fact(0, "version").filter(|version| version == VERSION)?;
        let rows = sheet.cells.keys().map(|(row, _)| *row).filter(|row| *row > 4);
        let held = rows.filter_map(|row| Some(((text(row, 0)?, text(row, 1)?), text(row, 2)?)));
        Some(Self {
            plan: fact(1, "plan")?,
            plan_year: fact(2, "plan_year")?.parse().ok()?,
            year: fact(3, "year")?.parse().ok()?,
            owner: fact(4, "owner")?,
            held: held.collect(),
        })
    }
}

struct SheetReader<'r, 'a> {
    job: Job<'a>,
    file: &'r str,
    key: &'r Key,
    rows: HashMap<String, (Row, bool)>,
    changes: Vec<Change>,
    problems: Vec<Diagnostic>,
    /// Where each row stood.
    seen: HashMap<String, String>,
}

/// Where the headings of a sheet stand.
struct Headings {
    row: u32,
    id: u32,
    fields: Vec<(Field, u32)>,
}

impl SheetReader<'_, '_> {
    /// A finding about a cell.
    fn at_cell(&self, code: &'static str, sheet: &Sheet, at: Place) -> Diagnostic {
        let place = format!("{}!{}", sheet.name, named(at));
        Diagnostic::error(code).arg("file", self.file).arg("place", place)
    }

    fn problem(&mut self, code: &'static str, sheet: &Sheet, at: Place, found: &str) {
        let problem = self.at_cell(code, sheet, at).arg("found", found);
        self.problems.push(problem);
    }

    /// Reads a sheet that has the heading of ids; tells whether it has.
    fn read(&mut self, sheet: &Sheet) -> bool {
        let Some((part, headings)) = self.headings(sheet) else { return false };
        let missing = part.fields().iter().filter(|field| headings.fields.iter().all(|(of, _)| of != *field));
        for field in missing.copied().collect::<Vec<_>>() {
            let heading = field.heading(self.job.i18n, self.job.plan.official());
            self.problem("take-column", sheet, (headings.row, headings.id), &heading);
        }
        for &at in sheet.merged.iter().filter(|(row, _)| *row >= headings.row) {
            self.problem("take-merged", sheet, at, "");
        }
        let mut rows: Vec<u32> = sheet.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        for row in rows.into_iter().filter(|row| *row > headings.row) {
            self.row(sheet, part, &headings, row);
        }
        true
    }

    /// The headings in any language of the program.
    fn headings(&self, sheet: &Sheet) -> Option<(Part, Headings)> {
        let is = |value: &Value, heading: &dyn Fn(Lang) -> String| match value {
            Value::Text(text) => Lang::INTERFACE.iter().any(|&lang| heading(lang).trim() == text.trim()),
            _ => false,
        };
        let i18n = self.job.i18n;
        let id = |lang: Lang| i18n.message(lang, "ask-id");
        let (&(row, id), _) = sheet.cells.iter().find(|(_, value)| is(value, &id))?;
        let in_row = || sheet.cells.range((row, 0)..=(row, u32::MAX));
        let columns = |part: Part| {
            let column = |&field: &Field| {
                let heading = |lang: Lang| field.heading(i18n, lang);
                let found = in_row().find(|(_, value)| is(value, &heading));
                found.map(|(&(_, column), _)| (field, column))
            };
            part.fields().iter().filter_map(column).collect::<Vec<_>>()
        };
        // Both have a date: the part of which there are more.
        let part = if columns(Part::Measures).len() > columns(Part::Targets).len() {
            Part::Measures
        } else {
            Part::Targets
        };
        Some((part, Headings { row, id, fields: columns(part) }))
    }

    fn row(&mut self, sheet: &Sheet, part: Part, headings: &Headings, line: u32) {
        let at = (line, headings.id);
        let filled = headings.fields.iter().find(|(_, column)| sheet.cells.contains_key(&(line, *column)));
        let Some(Value::Text(id)) = sheet.cells.get(&at) else {
            if let Some(&(_, column)) = filled {
                let problem = self.at_cell("take-row", sheet, (line, column));
                self.problems.push(problem.suggest("", []));
            }
            return;
        };
        let id = id.trim().to_string();
        let Some(&(row, own)) = self.rows.get(&id) else {
            let known: Vec<String> = self.rows.keys().cloned().collect();
            let problem = self.at_cell("take-row", sheet, at);
            self.problems.push(problem.suggest(&id, known.iter().map(String::as_str)));
            return;
        };
        if !own || (part == Part::Targets) != matches!(row, Row::Target(..)) {
            self.problem("take-owner", sheet, at, &id);
            return;
        }
        let place = format!("{}!{}", sheet.name, named(at));
        if let Some(first) = self.seen.insert(id.clone(), place) {
            let problem = self.at_cell("take-row-twice", sheet, at).arg("found", id).arg("first", first);
            self.problems.push(problem);
            return;
        }
        for &(field, column) in &headings.fields {
            self.field(sheet, (row, &id), field, (line, column));
        }
    }

    fn field(&mut self, sheet: &Sheet, (row, id): (Row, &str), field: Field, at: Place) {
        let (plan, year) = (self.job.plan, self.key.year);
        let new = match sheet.cells.get(&at) {
            None => String::new(),
            Some(value) => match fields::read(plan, row, field, value, year) {
                Ok(new) => new,
                Err(wrong) => {
                    let problem = self.at_cell(wrong.code, sheet, at);
                    let allowed = wrong.allowed.iter().map(String::as_str);
                    self.problems.push(match wrong.allowed.is_empty() {
                        true => problem.arg("found", wrong.found),
                        false => problem.suggest(&wrong.found, allowed),
                    });
                    return;
                }
            },
        };
        let sent = self.key.held.get(&(id.to_string(), field.key().to_string())).map_or("", String::as_str);
        let old = form::held(plan, row, field, year);
        if new == sent || new == old {
            return;
        }
        if old != sent && !self.job.overwrite {
            let problem = self.at_cell("take-newer", sheet, at).arg("found", new).arg("newer", old);
            self.problems.push(problem);
            return;
        }
        if let Row::Target(target, value) = row
            && self.stands_in_content(target, value)
        {
            self.problem("take-elsewhere", sheet, at, &new);
            return;
        }
        let place = format!("{}!{}", sheet.name, named(at));
        self.changes.push(Change { row, field, fiscal_year: year, old, new, place });
    }

    /// Whether the year's result is written in targets.yaml, which is nobody's to change but its author's.
    fn stands_in_content(&self, target: TargetId, value: usize) -> bool {
        let results = &self.job.plan[target].values[value].results;
        let of_year = results.iter().find(|result| result.fiscal_year == self.key.year);
        of_year.is_some_and(|result| !self.job.sources.file(result.span.file).path.starts_with(PROGRESS))
    }

    /// A result needs its figure: a source or a date alone says nothing.
    fn check_values(&mut self) {
        let plan = self.job.plan;
        let mut by_row: BTreeMap<String, Vec<&Change>> = BTreeMap::new();
        for change in self.changes.iter().filter(|change| matches!(change.row, Row::Target(..))) {
            by_row.entry(change.row.id(plan)).or_default().push(change);
        }
        let mut without = Vec::new();
        for changes in by_row.values() {
            let typed = changes.iter().find(|change| change.field == Field::Value);
            let row = changes[0].row;
            let value = match typed {
                Some(change) => change.new.clone(),
                None => form::held(plan, row, Field::Value, self.key.year),
            };
            // Cleared, it would leave the rest without a meaning.
            let first = changes.iter().find(|change| change.field == Field::Value || !change.new.is_empty());
            if let (true, Some(first)) = (value.is_empty(), first) {
                without.push((first.place.clone(), row.id(plan)));
            }
        }
        for (place, id) in without {
            let problem = Diagnostic::error("take-no-value").arg("file", self.file).arg("place", place);
            self.problems.push(problem.arg("found", id));
        }
    }
}
