//! The indexes at the end: by owner, by audience, and of terms.
//!
//! An index lists what is in this book only; what would be empty is left out.

use serde::Serialize;

use super::data::{Reference, View, reference};
use super::text::{Phrase, phrase};
use crate::i18n::{Lang, Localized};
use crate::plan::{Entry, MeasureId, OwnerId};
use crate::terms::Term;

#[derive(Serialize)]
pub(super) struct Indexes {
    owners: Vec<ListData>,
    audiences: Vec<ListData>,
    /// In 五十音順 in Japanese, from A to Z in English.
    terms: Vec<RowData>,
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
    /// In Japanese, where the name doesn't show it.
    reading: Option<String>,
    at: Vec<Reference>,
}

pub(super) fn indexes(view: View<'_>, terms: &[Term]) -> Indexes {
    Indexes { owners: owners(view), audiences: audiences(view), terms: rows(view, terms) }
}

/// An owner's list has the measures that it carries out with others too.
fn owners(view: View<'_>) -> Vec<ListData> {
    let plan = view.plan;
    let owners = (0..plan.owners.len() as u32).map(OwnerId);
    let lists = owners.filter_map(|owner| {
        let carries_out = |of: OwnerId| of == owner || plan[of].members.contains(&owner);
        list(view, &plan[owner].name, |id| carries_out(plan[id].place.owner))
    });
    lists.collect()
}

fn audiences(view: View<'_>) -> Vec<ListData> {
    let plan = view.plan;
    let lists = plan.audiences.iter().enumerate().filter_map(|(at, audience)| {
        list(view, &audience.name, |id| plan[id].audiences.iter().any(|of| of.0 as usize == at))
    });
    lists.collect()
}

fn list(view: View<'_>, name: &Localized<String>, takes: impl Fn(MeasureId) -> bool) -> Option<ListData> {
    let ids = view.plan.measure_ids().filter(|&id| view.selection.has(Entry::Measure(id)) && takes(id));
    let entry = |id| EntryData {
        at: reference(view, Entry::Measure(id)),
        title: phrase(&view.plan[id].title, view.lang),
    };
    let entries: Vec<_> = ids.map(entry).collect();
    (!entries.is_empty()).then(|| ListData { name: phrase(name, view.lang), entries })
}

fn rows(view: View<'_>, terms: &[Term]) -> Vec<RowData> {
    let mut terms: Vec<&Term> = terms.iter().collect();
    if view.lang == Lang::En {
        terms.sort_by_cached_key(|term| english_key(term));
    }
    let mut rows: Vec<RowData> = Vec::new();
    for term in terms {
        let measures = term.measures.iter().map(|&id| Entry::Measure(id));
        let at: Vec<_> = measures.filter(|&entry| view.selection.has(entry)).collect();
        if at.is_empty() {
            continue;
        }
        let heading = heading(view.lang, term);
        let data = TermData {
            name: phrase(&term.name, view.lang),
            reading: reading(view.lang, term),
            at: at.into_iter().map(|entry| reference(view, entry)).collect(),
        };
        match rows.last_mut() {
            Some(row) if row.heading == heading => row.terms.push(data),
            _ => rows.push(RowData { heading, terms: vec![data] }),
        }
    }
    rows
}

/// Letters and digits of the English name; what has none comes last, in the order it is given.
fn english_key(term: &Term) -> (bool, String) {
    let Some(name) = &term.name.en else { return (true, String::new()) };
    let significant = name.chars().filter(|c| c.is_alphanumeric() || *c == ' ');
    (false, significant.collect::<String>().trim_start().to_lowercase())
}

fn heading(lang: Lang, term: &Term) -> Option<String> {
    match lang {
        Lang::Ja => term.row.map(String::from),
        Lang::En => {
            let (untranslated, key) = english_key(term);
            let first = key.chars().next().filter(char::is_ascii_alphabetic).filter(|_| !untranslated);
            first.map(|c| c.to_ascii_uppercase().to_string())
        }
    }
}

/// The reading, if the name isn't in kana already.
fn reading(lang: Lang, term: &Term) -> Option<String> {
    let in_kana = term.name.ja.chars().all(|c| crate::japanese::is_kana(c) || c == '・');
    (lang == Lang::Ja && !in_kana && !term.reading.is_empty()).then(|| term.reading.clone())
}
