//! `contacts` of `plan.yaml` → whom readers ask.

use crate::diagnostic::Diagnostic;
use crate::plan::{Contact, OwnerId};

use super::ids::Ids;
use super::spots::Spot;
use super::tables::ContactRow;

/// The contacts in the order in which they are written. An owner that is not known and an address that is none of
/// the web are problems.
pub fn contacts(spot: &Spot<'_, '_>, rows: &[ContactRow], owners: &Ids<'_>) -> Vec<Contact> {
    let contact = |(at, row): (usize, &ContactRow)| {
        let spot = spot.item(at);
        let owner = row.owner.as_ref().and_then(|name| owners.find(&spot.key("owner"), name));
        if let Some(url) = row.url.as_deref().filter(|url| !crate::markdown::is_web_address(url)) {
            let span = spot.key("url").span(url);
            spot.problem(Diagnostic::error("invalid-url").at(span).arg("found", url));
        }
        Contact {
            owner: owner.map(OwnerId),
            section: spot.key("section").optional(&row.section),
            telephone: row.telephone.clone(),
            url: row.url.clone(),
            hours: spot.key("hours").optional(&row.hours),
        }
    };
    rows.iter().enumerate().map(contact).collect()
}
