//! The tables of numeric targets.

use serde::Serialize;

use super::text::{Phrase, phrase, phrase_in};
use super::view::{Reference, View, reference};
use crate::plan::{Entry, TableId, Target, TargetGroup, TargetTable as Table, TargetValue, YearValue};

#[derive(Serialize)]
pub(super) struct TargetTable {
    title: Option<Phrase>,
    introduction: Option<Phrase>,
    item_heading: Phrase,
    goal_heading: Phrase,
    /// The fiscal years of which any result is known, oldest first.
    years: Vec<Phrase>,
    groups: Vec<GroupData>,
    notes: Vec<Phrase>,
}

#[derive(Serialize)]
struct GroupData {
    numeral: Phrase,
    title: Option<Phrase>,
    rows: Vec<TargetData>,
}

#[derive(Serialize)]
struct TargetData {
    label: String,
    name: Phrase,
    /// The owner as printed: 【県】.
    owner_mark: Option<Phrase>,
    values: Vec<ValueData>,
    measures: Vec<Reference>,
}

#[derive(Serialize)]
struct ValueData {
    part: Option<Phrase>,
    goal: Phrase,
    /// Where the indicator stood before, and targets of single years: year and figure.
    baseline: Option<(Phrase, Phrase)>,
    goals: Vec<(Phrase, Phrase)>,
    /// One for each of the table's years; none where no result is known.
    results: Vec<Option<Phrase>>,
}

/// What of a table is in this book; none if nothing is.
pub(super) fn table(view: View<'_>, id: TableId) -> Option<TargetTable> {
    let (table, lang) = (&view.plan[id], view.lang);
    let years = years(view, table);
    let groups: Vec<GroupData> =
        table.groups.iter().filter_map(|group| group_data(view, group, &years)).collect();
    (!groups.is_empty() || table.groups.is_empty()).then(|| TargetTable {
        title: table.title.as_ref().map(|title| phrase(title, lang)),
        introduction: table.introduction.as_ref().map(|text| phrase(text, lang)),
        item_heading: phrase(&table.item_heading, lang),
        goal_heading: phrase(&table.goal_heading, lang),
        years: years.iter().map(|&year| phrase_in(&view.plan.year_label(year, lang), lang)).collect(),
        groups,
        notes: table.notes.iter().map(|note| phrase(note, lang)).collect(),
    })
}

fn years(view: View<'_>, table: &Table) -> Vec<u16> {
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let values = rows.filter(|&&id| view.selection.has_target(id)).flat_map(|&id| &view.plan[id].values);
    let mut years: Vec<u16> =
        values.flat_map(|value| &value.results).map(|result| result.fiscal_year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn group_data(view: View<'_>, group: &TargetGroup, years: &[u16]) -> Option<GroupData> {
    let rows = group.rows.iter().filter(|&&id| view.selection.has_target(id));
    let rows: Vec<_> = rows.map(|&id| target_data(view, &view.plan[id], years)).collect();
    (!rows.is_empty()).then(|| GroupData {
        numeral: phrase_in(&group.numeral(view.lang == view.plan.official()), view.lang),
        title: group.title.as_ref().map(|title| phrase(title, view.lang)),
        rows,
    })
}

fn target_data(view: View<'_>, target: &Target, years: &[u16]) -> TargetData {
    TargetData {
        label: format!("t-{}", target.id),
        name: phrase(&target.label, view.lang),
        owner_mark: target.owner_mark.as_ref().map(|mark| phrase(mark, view.lang)),
        values: target.values.iter().map(|value| value_data(view, value, years)).collect(),
        measures: target.measures.iter().map(|&id| reference(view, Entry::Measure(id))).collect(),
    }
}

fn value_data(view: View<'_>, value: &TargetValue, years: &[u16]) -> ValueData {
    let unit = &view.plan[value.unit];
    let figure = |of: &YearValue| phrase_in(&unit.amount(of.value, value.places(), view.lang), view.lang);
    let dated =
        |of: &YearValue| (phrase_in(&view.plan.year_label(of.fiscal_year, view.lang), view.lang), figure(of));
    let result_of = |year: &u16| value.results.iter().find(|result| result.fiscal_year == *year);
    ValueData {
        part: value.part.as_ref().map(|part| phrase(part, view.lang)),
        goal: phrase(&value.printed, view.lang),
        baseline: value.baseline.as_ref().map(dated),
        goals: value.goals.iter().map(dated).collect(),
        results: years.iter().map(|year| result_of(year).map(|result| figure(&result.figure()))).collect(),
    }
}
