//! The plan at a glance: its tree with how many measures each owner has in it, and its targets as bars.

use serde::Serialize;

use super::text::{Phrase, phrase, phrase_in, title};
use super::view::View;
use crate::plan::{Entry, MeasureId, NodeId, Target, TargetId, TargetValue, UnitId};

/// More measures than this are no mosaic of squares on the cover.
const MOST_SQUARES: usize = 600;

#[derive(Serialize)]
pub(super) struct Glance {
    /// Who has measures, in the order of plan.yaml: name and how many.
    owners: Vec<(Phrase, usize)>,
    measures: usize,
    targets: usize,
    chapters: Vec<ChapterGlance>,
    charts: Vec<Chart>,
}

#[derive(Serialize)]
struct ChapterGlance {
    label: String,
    numeral: Phrase,
    title: Phrase,
    /// For each measure its owner, for the mosaic on the cover; empty where the plan has too many for one.
    squares: Vec<usize>,
    /// How many measures each owner has.
    counts: Vec<usize>,
    sections: Vec<SectionGlance>,
}

#[derive(Serialize)]
struct SectionGlance {
    label: String,
    numeral: Phrase,
    title: Phrase,
    counts: Vec<usize>,
}

/// The targets of one unit, on one scale.
#[derive(Serialize)]
struct Chart {
    /// Where the scale ends.
    most: f64,
    bars: Vec<Bar>,
}

#[derive(Serialize)]
struct Bar {
    label: String,
    name: Phrase,
    /// The part of the target that the value is of.
    part: Option<Phrase>,
    goal: Phrase,
    value: f64,
    /// What was reached last: the year, the figure and its number.
    result: Option<(Phrase, Phrase, f64)>,
}

pub(super) fn glance(view: View<'_>) -> Glance {
    let plan = view.plan;
    let here: Vec<MeasureId> =
        plan.measure_ids().filter(|&id| view.selection.has(Entry::Measure(id))).collect();
    let owner_of = |id: MeasureId| plan[id].place.owner().map(|owner| owner.0 as usize);
    // Owners without measures are left out; what has no owner is counted last.
    let mut totals = vec![0; plan.owners.len() + 1];
    here.iter().for_each(|&id| totals[owner_of(id).unwrap_or(plan.owners.len())] += 1);
    let kept: Vec<usize> = (0..plan.owners.len()).filter(|&at| totals[at] > 0).collect();
    let place = |id: MeasureId| {
        owner_of(id).and_then(|owner| kept.iter().position(|&at| at == owner)).unwrap_or(kept.len())
    };
    let counts = |of: &mut dyn Iterator<Item = MeasureId>| {
        let mut counts = vec![0; kept.len() + 1];
        of.for_each(|id| counts[place(id)] += 1);
        counts
    };
    let tops = plan.tops().filter(|&top| view.selection.has_node(top));
    let chapter = |top: NodeId| {
        let ids: Vec<MeasureId> = here.iter().copied().filter(|&id| plan[id].place.top == top).collect();
        let sections = ids.chunk_by(|&a, &b| section_of(view, a) == section_of(view, b)).filter_map(|ids| {
            let node = section_of(view, ids[0])?;
            let (label, numeral, title) = named(view, node);
            Some(SectionGlance { label, numeral, title, counts: counts(&mut ids.iter().copied()) })
        });
        let (label, numeral, title) = named(view, top);
        ChapterGlance {
            label,
            numeral,
            title,
            squares: if here.len() > MOST_SQUARES {
                Vec::new()
            } else {
                ids.iter().map(|&id| place(id)).collect()
            },
            counts: counts(&mut ids.iter().copied()),
            sections: sections.collect(),
        }
    };
    Glance {
        owners: kept.iter().map(|&at| (phrase(&plan.owners[at].name, view.lang), totals[at])).collect(),
        measures: here.len(),
        targets: target_ids(view).count(),
        chapters: tops.map(chapter).collect(),
        charts: charts(view),
    }
}

/// The heading below that of the chapter under which a measure stands; none where it is right below the chapter.
fn section_of(view: View<'_>, id: MeasureId) -> Option<NodeId> {
    let mut at = view.plan[id].place.node;
    while view.plan[at].depth > 1 {
        at = view.plan[at].parent?;
    }
    (view.plan[at].depth == 1).then_some(at)
}

fn named(view: View<'_>, id: NodeId) -> (String, Phrase, Phrase) {
    let View { plan, lang, analyzer, .. } = view;
    let numeral = phrase_in(&plan.numeral(id, lang), lang);
    (format!("s-{}", plan[id].id), numeral, title(&plan[id].title, lang, analyzer))
}

/// The targets that are numbers, by unit.
fn charts(view: View<'_>) -> Vec<Chart> {
    let plan = view.plan;
    let mut charts: Vec<(UnitId, Chart)> = Vec::new();
    for id in target_ids(view) {
        for value in &plan[id].values {
            let Some(bar) = bar(view, &plan[id], value) else { continue };
            let reached = bar.result.as_ref().map_or(0.0, |(_, _, value)| *value);
            let end = if plan[value.unit].percent { 100.0 } else { 0.0_f64 }.max(bar.value).max(reached);
            match charts.iter_mut().find(|(unit, _)| *unit == value.unit) {
                Some((_, chart)) => {
                    chart.most = chart.most.max(end);
                    chart.bars.push(bar);
                }
                None => charts.push((value.unit, Chart { most: end, bars: vec![bar] })),
            }
        }
    }
    charts.into_iter().map(|(_, chart)| chart).collect()
}

/// The targets that are in this book.
fn target_ids(view: View<'_>) -> impl Iterator<Item = TargetId> {
    (0..view.plan.targets.len() as u32).map(TargetId).filter(move |&id| view.selection.has_target(id))
}

/// None for a target that is no number, or nothing above zero, which no bar can show.
fn bar(view: View<'_>, target: &Target, value: &TargetValue) -> Option<Bar> {
    let View { plan, lang, .. } = view;
    let figure = value.value.filter(|&value| value > 0.0)?;
    let result = value.results.last().filter(|result| result.value >= 0.0).map(|result| {
        let amount = plan[value.unit].amount(result.value, value.places(), lang);
        (phrase_in(&plan.year_label(result.fiscal_year, lang), lang), phrase_in(&amount, lang), result.value)
    });
    Some(Bar {
        label: format!("t-{}", target.id),
        name: title(&target.label, lang, view.analyzer),
        part: value.part.as_ref().map(|part| phrase(part, lang)),
        goal: phrase(&value.printed, lang),
        value: figure,
        result,
    })
}
