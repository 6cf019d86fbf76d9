//! The indexes at the end: by owner, by audience, and of terms.
//!
//! An index lists what is in this book only; what would be empty is left out.

use serde::Serialize;
use typst::text::FontWeight;

use super::columns::{Lines, Ruler};
use super::fonts::Fonts;
use super::text::{Phrase, phrase};
use super::view::{Reference, View, reference};
use crate::lang::{Lang, Localized};
use crate::plan::{Entry, Line, MeasureId, NodeId, OwnerId};
use crate::terms::{Term, by_letter};

#[derive(Serialize)]
pub(super) struct Indexes {
    /// The width of a column for which the lines of titles and names were cut, in em.
    room: f64,
    /// What of it the pages take beside a title, in em.
    page_width: f64,
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

/// The measures of an owner or an audience: each with its title, or, where they are many, by the node they stand in.
#[derive(Serialize)]
struct ListData {
    name: Phrase,
    /// What the longest of the numbers takes, in em, with the space after it.
    number_width: f64,
    entries: Vec<EntryData>,
    sections: Vec<SectionData>,
}

/// Measures that stand in one node, or a term's below one node at the top.
#[derive(Serialize)]
struct SectionData {
    title: Lines,
    at: Vec<Reference>,
    /// Whether there are more: of a term that stands everywhere the first places are told.
    more: bool,
}

/// A list of more than this many measures is given by section. Nobody reads the titles of half a plan in an index,
/// which would repeat its contents and take a third of the book.
const LONG_LIST: usize = 30;

/// A term at more than this many measures is given by chapter: nobody follows a line of twenty page numbers.
const MANY_PLACES: usize = 6;

/// A term in more chapters than this is a word of everywhere: its first places are told, and that there are more.
const MANY_PARTS: usize = 12;

/// Of a term's places in one chapter at most so many are told.
const MOST_PLACES: usize = 24;

#[derive(Serialize)]
struct EntryData {
    #[serde(flatten)]
    at: Reference,
    /// From the end of its number to its title, in em.
    gap: f64,
    title: Lines,
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
    name: Lines,
    /// Hiragana, by which the Japanese index is sorted.
    reading: String,
    at: Vec<Reference>,
    /// By the node at the top, where they are many; then there are none in `at`.
    parts: Vec<SectionData>,
    more: bool,
}

/// What is passed down while the indexes are made.
#[derive(Clone, Copy)]
struct Columns<'a> {
    view: View<'a>,
    ruler: &'a Ruler<'a>,
    /// Of headings.
    bold: &'a Ruler<'a>,
    room: f64,
    page_width: f64,
}

/// The columns of the default theme, in em of their letters: three of them, or one in large print.
fn room(lang: Lang, large: bool) -> f64 {
    match (large, lang.is_japanese()) {
        (true, _) => 26.0,
        (false, true) => 17.4,
        (false, false) => 16.4,
    }
}

/// Titles stand below the first line of their number, and what goes on is set in by this much.
const SET_IN: f64 = 1.0;

pub(super) fn indexes(view: View<'_>, terms: &[Term], fonts: &Fonts, large: bool) -> Indexes {
    let [ruler, bold] = [FontWeight::REGULAR, FontWeight::BOLD]
        .map(|weight| Ruler::new(fonts, view.lang, weight, view.analyzer));
    let digits = if view.plan.measures.len() > 900 { "000" } else { "00" };
    let (room, page_width) = (room(view.lang, large), ruler.width(digits) + 0.6);
    let columns = Columns { view, ruler: &ruler, bold: &bold, room, page_width };
    Indexes {
        room,
        page_width,
        owners: owners(columns),
        audiences: audiences(columns),
        terms: rows(columns, terms),
    }
}

/// An owner's list has the measures that it carries out with others too; so those others together
/// need no list of their own.
fn owners(columns: Columns<'_>) -> Vec<ListData> {
    let plan = columns.view.plan;
    let owners = (0..plan.owners.len() as u32).map(OwnerId).filter(|&id| plan[id].members.is_empty());
    let lists = owners.filter_map(|owner| {
        list(columns, &plan[owner].name, |id| plan[id].place.is_carried_out_by(plan, owner))
    });
    lists.collect()
}

fn audiences(columns: Columns<'_>) -> Vec<ListData> {
    let plan = columns.view.plan;
    let lists = plan.audiences.iter().enumerate().filter_map(|(at, audience)| {
        list(columns, &audience.name, |id| plan.concerned(id).iter().any(|of| of.at() == at))
    });
    lists.collect()
}

fn list(columns: Columns<'_>, name: &Localized<Line>, takes: impl Fn(MeasureId) -> bool) -> Option<ListData> {
    let Columns { view, ruler, room, page_width, .. } = columns;
    let ids = view.plan.measure_ids().filter(|&id| view.selection.has(Entry::Measure(id)) && takes(id));
    let ids: Vec<MeasureId> = ids.collect();
    if ids.is_empty() {
        return None;
    }
    let name = phrase(name, view.lang);
    if ids.len() > LONG_LIST {
        let sections =
            by_node(columns, columns.bold, [room, 0.0], &ids, usize::MAX, |id| view.plan[id].place.node);
        return Some(ListData { name, number_width: 0.0, entries: Vec::new(), sections });
    }
    let width = |id: MeasureId| ruler.width(&view.plan[id].place.number);
    let number_width = ids.iter().map(|&id| width(id)).fold(0.0, f64::max) + 0.6;
    let entry = |id| EntryData {
        at: reference(view, Entry::Measure(id)),
        gap: number_width - width(id),
        title: ruler.lines(&view.plan[id].title, view.lang, room - number_width, page_width),
    };
    let entries = ids.into_iter().map(entry).collect();
    Some(ListData { name, number_width, entries, sections: Vec::new() })
}

/// Measures by a node that they stand below, in the order of the plan; of each node at most so many. `room`: of the lines
/// of a node's title, and what the last of them leaves to pages.
fn by_node(
    columns: Columns<'_>,
    ruler: &Ruler<'_>,
    [room, after]: [f64; 2],
    ids: &[MeasureId],
    most: usize,
    node: impl Fn(MeasureId) -> NodeId,
) -> Vec<SectionData> {
    let View { plan, lang, .. } = columns.view;
    let section = |of: &[MeasureId]| SectionData {
        title: ruler.lines(&plan[node(of[0])].title, lang, room, after),
        at: of.iter().take(most).map(|&id| reference(columns.view, Entry::Measure(id))).collect(),
        more: of.len() > most,
    };
    ids.chunk_by(|&a, &b| node(a) == node(b)).map(section).collect()
}

fn rows(columns: Columns<'_>, terms: &[Term]) -> Vec<RowData> {
    let rows = order(columns.view.lang, terms).into_iter().filter_map(|(heading, terms)| {
        let terms: Vec<_> = terms.into_iter().filter_map(|term| term_data(columns, term)).collect();
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

fn term_data(columns: Columns<'_>, term: &Term) -> Option<TermData> {
    let Columns { view, ruler, room, page_width, .. } = columns;
    let here = |id: &&MeasureId| view.selection.has(Entry::Measure(**id));
    let ids: Vec<MeasureId> = term.measures.iter().filter(here).copied().collect();
    let parts = match ids.len() > MANY_PLACES {
        true => by_node(columns, ruler, [room - 2.0 * SET_IN, 2.0 * page_width], &ids, MOST_PLACES, |id| {
            view.plan[id].place.top
        }),
        false => Vec::new(),
    };
    let more = parts.len() > MANY_PARTS;
    let told_at = match (parts.is_empty(), more) {
        (true, _) => ids.as_slice(),
        (_, true) => &ids[..MANY_PLACES],
        _ => &[],
    };
    let pages_width = (told_at.len() as f64 * page_width).min(room / 2.0);
    (!ids.is_empty()).then(|| TermData {
        name: ruler.lines(&term.name, view.lang, room - SET_IN, pages_width),
        reading: term.reading.clone(),
        at: told_at.iter().map(|&id| reference(view, Entry::Measure(id))).collect(),
        parts: if more { Vec::new() } else { parts },
        more,
    })
}
