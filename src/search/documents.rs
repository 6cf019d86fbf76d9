//! What is searched: one document for each measure of the top level, with its sub-measures' text, then
//! one for each section and each chapter, whose titles speak for all their measures.

use crate::lang::{Lang, Localized};
use crate::plan::{Entry, Line, Measure, MeasureId, NodeId, Plan};

/// The fields of one document, in one language and as written. Empty where there is no translation.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub title: String,
    /// The text, then the titles and texts of the sub-measures; one line a paragraph.
    pub body: String,
    /// Names of programmes and audiences, and what is worded otherwise in a repeat.
    pub extra: String,
}

/// The measures that have entries of their own, in the plan's order.
pub fn measures(plan: &Plan) -> Vec<MeasureId> {
    plan.measure_ids().filter(|id| plan[*id].place.parent.is_none()).collect()
}

/// The documents of a language: those of [`measures`], then sections, then chapters.
pub fn documents(plan: &Plan, lang: Lang) -> Vec<Document> {
    let measures = measures(plan).into_iter().map(|id| of_measure(plan, &plan[id], lang));
    let titles = |title: &Localized<Line>| Document {
        title: title.exact(lang).map(|title| title.text.clone()).unwrap_or_default(),
        ..Document::default()
    };
    let sections = sections(plan).into_iter().map(|id| titles(&plan[id].title));
    let chapters = plan.tops().map(|id| titles(&plan[id].title));
    measures.chain(sections).chain(chapters).collect()
}

/// The nodes that have entries of their own, in order.
fn sections(plan: &Plan) -> Vec<NodeId> {
    plan.node_ids().filter(|&id| plan.own_entries(&plan[id]).next().is_some()).collect()
}

/// How many of [`sections`] each node at the top has.
pub fn chapter_sizes(plan: &Plan) -> Vec<usize> {
    let sections = sections(plan);
    plan.tops().map(|top| sections.iter().filter(|&&id| plan.top_of(id) == top).count()).collect()
}

fn of_measure(plan: &Plan, measure: &Measure, lang: Lang) -> Document {
    let mut document = Document { title: own_title(measure, lang), ..Document::default() };
    push_line(&mut document.body, own_text(measure, lang));
    add_names(plan, measure, lang, &mut document.extra);
    for child in &measure.children {
        let child = &plan[plan.original(*child)];
        push_line(&mut document.body, own_text(child, lang));
        push_line(&mut document.extra, &own_title(child, lang));
        add_names(plan, child, lang, &mut document.extra);
    }
    // Where a repeat is worded in its own way, its words find the measure too.
    for repeat in measure.repeats.iter().filter(|_| lang == plan.official()) {
        if let Some(body) = &plan[*repeat].body {
            push_line(&mut document.extra, &body.text);
        }
    }
    document
}

fn own_title(measure: &Measure, lang: Lang) -> String {
    measure.title.exact(lang).map(|title| title.text.clone()).unwrap_or_default()
}

fn own_text(measure: &Measure, lang: Lang) -> &str {
    measure.body.exact(lang).map_or("", |body| &body.text)
}

fn add_names(plan: &Plan, measure: &Measure, lang: Lang, extra: &mut String) {
    let programmes = measure.programmes.iter().filter_map(|id| plan[*id].name.exact(lang));
    let audiences = measure.audiences.iter().filter_map(|id| plan[*id].name.exact(lang));
    for name in programmes.chain(audiences) {
        push_line(extra, name);
    }
}

fn push_line(text: &mut String, line: &str) {
    if !line.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
}

/// The repeats that are shown under a measure: its own, and none of those that only fold into a parent.
pub fn shown_repeats<'a>(
    plan: &'a Plan,
    measure: &'a Measure,
) -> impl Iterator<Item = &'a crate::plan::Repeat> {
    measure.repeats.iter().map(|id| &plan[*id]).filter(|repeat| repeat.place.parent.is_none())
}

/// How many documents each section has, in order.
pub fn section_sizes(plan: &Plan) -> Vec<usize> {
    let top = |entry: &Entry| matches!(entry, Entry::Measure(_));
    sections(plan).into_iter().map(|id| plan.own_entries(&plan[id]).filter(top).count()).collect()
}
