//! Who has answered what was asked for a year, who not, and since when.

use std::path::Path;

use super::form::{Field, Part, Row, held};
use crate::plan::{OwnerId, Plan};

/// The folder of a project that `ask` writes to where no other is named.
pub const FOLDER: &str = "ask";

/// How far an owner has come.
pub struct Standing {
    pub owner: OwnerId,
    /// All that it is asked for, and whether it is answered.
    pub rows: Vec<(Row, bool)>,
    /// The newest day of a report, as it is written; none where no report has a day.
    pub newest: Option<String>,
    /// For how many whole days it has been asked, by the workbook made for it. Days between two moments have no time
    /// zone, as a date would.
    pub asked_for: Option<u64>,
}

impl Standing {
    /// `folder` is the one that the workbooks were written to.
    pub fn of(plan: &Plan, owner: OwnerId, year: u16, folder: &Path) -> Self {
        let rows = rows(plan, owner);
        let newest = rows.iter().map(|&row| held(plan, row, Field::Date, year)).max();
        Self {
            owner,
            newest: newest.filter(|date| !date.is_empty()),
            asked_for: asked_for(&folder.join(workbook_name(plan, owner, year))),
            rows: rows.into_iter().map(|row| (row, is_answered(plan, row, year))).collect(),
        }
    }

    pub fn answered(&self) -> usize {
        self.rows.iter().filter(|(_, answered)| *answered).count()
    }
}

/// All that an owner is asked for, in the order of its workbook.
pub fn rows(plan: &Plan, owner: OwnerId) -> Vec<Row> {
    Part::ALL.into_iter().flat_map(|part| Row::of_owner(plan, owner, part)).collect()
}

pub fn workbook_name(plan: &Plan, owner: OwnerId, year: u16) -> String {
    format!("ask-{}-{year}.xlsx", plan[owner].id)
}

/// A target is answered by a value; of a measure, whatever is said counts.
fn is_answered(plan: &Plan, row: Row, year: u16) -> bool {
    let says = |field: &Field| !held(plan, row, *field, year).is_empty();
    match row {
        Row::Target(..) => says(&Field::Value),
        Row::Measure(_) => Field::OF_MEASURES.iter().any(says),
    }
}

fn asked_for(workbook: &Path) -> Option<u64> {
    let made = workbook.metadata().and_then(|file| file.modified()).ok()?;
    Some(made.elapsed().ok()?.as_secs() / (24 * 60 * 60))
}
