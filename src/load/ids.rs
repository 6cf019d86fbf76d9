//! What the lists of `plan.yaml` say of each other: members, contacts, whom an audience implies. As everywhere, a thing
//! may be named by its id or by its official name.

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;

use super::spots::Spot;
use super::tables::{AudienceRow, OwnerRow};

/// The ids of a list, each with the official name.
pub struct Ids<'a> {
    rows: Vec<(&'a str, &'a str)>,
    /// What is wrong with a name that is none of them.
    unknown: &'static str,
}

impl<'a> Ids<'a> {
    pub fn of_owners(rows: &'a [OwnerRow], official: Lang) -> Self {
        let row = |row: &'a OwnerRow| (row.id.as_str(), row.name.in_lang(official));
        Self { rows: rows.iter().map(row).collect(), unknown: "unknown-owner" }
    }

    pub fn of_audiences(rows: &'a [AudienceRow], official: Lang) -> Self {
        let row = |row: &'a AudienceRow| (row.name.id.as_str(), row.name.in_lang(official));
        Self { rows: rows.iter().map(row).collect(), unknown: "unknown-audience" }
    }

    pub fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.rows.iter().map(|row| row.0)
    }

    /// The place in the list of what is named at `spot`; a problem where it is not there.
    pub fn find(&self, spot: &Spot<'_, '_>, name: &str) -> Option<u32> {
        let by_id = self.rows.iter().position(|row| row.0 == name);
        let found = by_id.or_else(|| self.rows.iter().position(|row| row.1 == name && !name.is_empty()));
        if found.is_none() {
            let problem = Diagnostic::error(self.unknown).at(spot.span(name));
            spot.problem(problem.suggest_named(name, self.rows.iter().copied()));
        }
        found.map(|at| at as u32)
    }
}
