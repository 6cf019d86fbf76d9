//! The chapter of numeric targets as a table.

use serde::Serialize;

use super::data::{Reference, View, numeral, reference};
use super::text::{Phrase, phrase, phrase_in, title};
use crate::i18n::{Args, format_count};
use crate::plan::{Entry, Target, TargetGroup, TargetId, TargetValue, Unit};

#[derive(Serialize)]
pub(super) struct TargetTable {
    label: String,
    numeral: String,
    title: Phrase,
    introduction: Phrase,
    item_heading: Phrase,
    goal_heading: Phrase,
    /// The fiscal years of which any result is known, oldest first.
    years: Vec<Phrase>,
    groups: Vec<GroupData>,
    notes: Vec<Phrase>,
}

#[derive(Serialize)]
struct GroupData {
    numeral: String,
    title: Phrase,
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
    /// One for each of the table's years; none where no result is known.
    results: Vec<Option<Phrase>>,
}

/// The targets of this book; none if it has none.
pub(super) fn table(view: View<'_>) -> Option<TargetTable> {
    if !view.selection.has_targets() {
        return None;
    }
    let (chapter, lang) = (&view.plan.target_chapter, view.lang);
    let years = years(view);
    let groups = chapter.groups.iter().filter_map(|group| group_data(view, group, &years)).collect();
    Some(TargetTable {
        label: format!("c-{}", chapter.number),
        numeral: numeral(chapter.number, lang),
        title: title(&chapter.title, lang, view.analyzer),
        introduction: phrase(&chapter.introduction, lang),
        item_heading: phrase(&chapter.item_heading, lang),
        goal_heading: phrase(&chapter.goal_heading, lang),
        years: years.iter().map(|&year| phrase_in(&fiscal_year(view, year), lang)).collect(),
        groups,
        notes: chapter.notes.iter().map(|note| phrase(note, lang)).collect(),
    })
}

fn years(view: View<'_>) -> Vec<u16> {
    let taken = (0..view.plan.targets.len() as u32).map(TargetId).filter(|&id| view.selection.has_target(id));
    let values = taken.flat_map(|id| &view.plan[id].values);
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
        numeral: numeral(group.number, view.lang),
        title: phrase(&group.title, view.lang),
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
    let result_of = |year: &u16| value.results.iter().find(|result| result.fiscal_year == *year);
    let printed = |number: f64| phrase_in(&amount(view, number, value.unit), view.lang);
    ValueData {
        part: value.part.as_ref().map(|part| phrase(part, view.lang)),
        goal: phrase(&value.printed, view.lang),
        results: years.iter().map(|year| result_of(year).map(|result| printed(result.value))).collect(),
    }
}

/// A number with its unit.
fn amount(view: View<'_>, number: f64, unit: Unit) -> String {
    let id = match unit {
        Unit::Percent => "print-percent",
        Unit::PeoplePerYear => "print-people",
    };
    let whole = number.fract() == 0.0 && number.abs() < 1e15;
    let digits = if whole && number >= 0.0 { format_count(number as u64) } else { number.to_string() };
    let mut args = Args::new();
    args.set("value", digits);
    view.i18n.text(view.lang, id, &args)
}

/// The fiscal year that begins in April of `year`, by era and by the Western calendar.
fn fiscal_year(view: View<'_>, year: u16) -> String {
    let (era, of_era) = match year {
        2019.. => ("reiwa", year - 2018),
        1989..2019 => ("heisei", year - 1988),
        _ => ("western", year),
    };
    let mut args = Args::new();
    args.set("era", era);
    args.set("year", of_era.to_string());
    args.set("western", year.to_string());
    view.i18n.text(view.lang, "print-year", &args)
}
