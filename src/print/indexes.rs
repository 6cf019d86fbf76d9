//! The indexes at the end: by owner, by audience, and of terms.
//!
//! An index lists what is in this book only; what would be empty is left out.

use serde::Serialize;

use super::text::{Phrase, phrase};
use super::view::{Reference, View, reference};
use crate::lang::{Lang, Localized};
use crate::plan::{Entry, Line, MeasureId, OwnerId};
use crate::terms::{Term, by_letter};

#[derive(Serialize)]
pub(super) struct Indexes {
    owners: Vec<ListData>,
    audiences: Vec<ListData>,
    /// In 五十音順 in Japanese, from A to Z in English.
    terms: Vec<RowData>,
}

impl Indexes {
    /// Whether the book has none. An index of one owner says nothing, and is left out.
    pub(super) fn are_empty(&self) -> bool {
        self.owners.len() < 2 && self.audiences.len() < 2 && self.terms.is_empty()
    }
}

/// The measures of an owner or an audience.
#[derive(Serialize)]
struct ListData {
    name: Phrase,
    entries: Vec<EntryData>,
}

#[derive(Serialize)]
struct EntryData {
    #[serde(flatten)]
    at: Reference,
    title: Phrase,
}

/// The terms that begin alike.
#[derive(Serialize)]
struct RowData {
    /// あ, か … or A, B …; none for what begins with neither.
    heading: Option<String>,
    terms: Vec<TermData>,
}

#[derive(Serialize)]
struct TermData {
    name: Phrase,
    /// Hiragana, by which the Japanese index is sorted.
    reading: String,
    at: Vec<Reference>,
}

pub(super) fn indexes(view: View<'_>, terms: &[Term]) -> Indexes {
    Indexes { owners: owners(view), audiences: audiences(view), terms: rows(view, terms) }
}

/// An owner's list has the measures that it carries out with others too; so those others together
/// need no list of their own.
fn owners(view: View<'_>) -> Vec<ListData> {
    let plan = view.plan;
    let owners = (0..plan.owners.len() as u32).map(OwnerId).filter(|&id| plan[id].members.is_empty());
    let lists = owners.filter_map(|owner| {
        list(view, &plan[owner].name, |id| plan[id].place.is_carried_out_by(plan, owner))
    });
    lists.collect()
}

fn audiences(view: View<'_>) -> Vec<ListData> {
    let plan = view.plan;
    let lists = plan.audiences.iter().enumerate().filter_map(|(at, audience)| {
        list(view, &audience.name, |id| plan.concerned(id).iter().any(|of| of.at() == at))
    });
    lists.collect()
}

fn list(view: View<'_>, name: &Localized<Line>, takes: impl Fn(MeasureId) -> bool) -> Option<ListData> {
    let ids = view.plan.measure_ids().filter(|&id| view.selection.has(Entry::Measure(id)) && takes(id));
    let entry = |id| EntryData {
        at: reference(view, Entry::Measure(id)),
        title: phrase(&view.plan[id].title, view.lang),
    };
    let entries: Vec<_> = ids.map(entry).collect();
    (!entries.is_empty()).then(|| ListData { name: phrase(name, view.lang), entries })
}

fn rows(view: View<'_>, terms: &[Term]) -> Vec<RowData> {
    let rows = order(view.lang, terms).into_iter().filter_map(|(heading, terms)| {
        let terms: Vec<_> = terms.into_iter().filter_map(|term| term_data(view, term)).collect();
        (!terms.is_empty()).then_some(RowData { heading, terms })
    });
    rows.collect()
}

/// The terms by what they begin with; in another language those without a name in it come last.
fn order(lang: Lang, terms: &[Term]) -> Vec<(Option<String>, Vec<&Term>)> {
    if !lang.is_japanese() {
        let letters = by_letter(terms, lang).into_iter();
        let named = letters.map(|(letter, at)| (Some(letter), at.into_iter().map(|at| &terms[at]).collect()));
        let rest = terms.iter().filter(|term| term.name.exact(lang).is_none()).collect();
        return named.chain([(None, rest)]).collect();
    }
    let rows = terms.chunk_by(|a, b| a.row == b.row);
    rows.map(|row| (row[0].row.map(String::from), row.iter().collect())).collect()
}

fn term_data(view: View<'_>, term: &Term) -> Option<TermData> {
    let entries = term.measures.iter().map(|&id| Entry::Measure(id));
    let at: Vec<_> =
        entries.filter(|&entry| view.selection.has(entry)).map(|entry| reference(view, entry)).collect();
    (!at.is_empty()).then(|| TermData {
        name: phrase(&term.name, view.lang),
        reading: term.reading.clone(),
        at,
    })
}
