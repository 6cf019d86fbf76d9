//! `contacts` of `plan.yaml` → whom readers ask.

use crate::diagnostic::Diagnostic;
use crate::plan::{Contact, OwnerId};

use super::spots::Spot;
use super::tables::{ContactRow, OwnerRow};

/// The contacts in the order in which they are written. An owner that is not known and an address that is none of
/// the web are problems.
pub fn contacts(spot: &Spot<'_, '_>, rows: &[ContactRow], owners: &[OwnerRow]) -> Vec<Contact> {
    let contact = |(at, row): (usize, &ContactRow)| {
        let spot = spot.item(at);
        let owner = row.owner.as_ref().and_then(|id| {
            let found = owners.iter().position(|owner| owner.id == *id);
            if found.is_none() {
                let problem = Diagnostic::error("unknown-owner").at(spot.key("owner").span(id));
                spot.problem(problem.suggest(id, owners.iter().map(|owner| owner.id.as_str())));
            }
            found.map(|at| OwnerId(at as u32))
        });
        if let Some(url) = row.url.as_deref().filter(|url| !crate::markdown::is_web_address(url)) {
            let span = spot.key("url").span(url);
            spot.problem(Diagnostic::error("invalid-url").at(span).arg("found", url));
        }
        Contact {
            owner,
            section: spot.key("section").optional(&row.section),
            telephone: row.telephone.clone(),
            url: row.url.clone(),
            hours: spot.key("hours").optional(&row.hours),
        }
    };
    rows.iter().enumerate().map(contact).collect()
}
