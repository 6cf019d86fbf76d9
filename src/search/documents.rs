//! What of a plan is searched: the one place where the search reads [`Plan`].
//!
//! 1. One document for each measure of the top level, with its sub-measures' text.
//! 2. One for each heading, whose title speaks for all its measures.
//! 3. The names of whatever has a page.

use super::corpus::{Corpus, Document, Entry, Heading, Kind, Named, Placement};
use crate::address::{self, Page};
use crate::facts::{FACTS, Value};
use crate::lang::{Lang, Localized};
use crate::plan::{self, Line, Measure, MeasureId, NodeId, Plan, Repeat};

/// Characters of a sub-measure's text that its result shows.
const EXCERPT: usize = 160;

/// Reads a plan.
pub fn corpus(plan: &Plan) -> Corpus {
    let measures: Vec<MeasureId> = plan.measure_ids().filter(|id| plan[*id].place.parent.is_none()).collect();
    let named = |id: &str, page: Page<'_>, name: &Localized<Line>| Named {
        id: id.to_string(),
        href: page.path().into_owned(),
        names: shown(plan, name),
        details: vec![String::new(); plan.languages.len()],
    };
    let programmes = plan
        .programmes
        .iter()
        .map(|one| (Kind::Programme, named(&one.id, Page::Programme(&one.id), &one.name)));
    Corpus {
        languages: plan.languages.clone(),
        levels: plan.levels.iter().map(|level| every(plan, &level.name).flatten().collect()).collect(),
        headings: headings(plan, &measures),
        placements: placements(plan, &measures),
        owners: plan.owners.iter().map(|one| named(&one.id, Page::Owner(&one.id), &one.name)).collect(),
        audiences: plan
            .audiences
            .iter()
            .map(|one| named(&one.id, Page::Audience(&one.id), &one.name))
            .collect(),
        things: programmes.chain(targets(plan)).collect(),
        measures: measures.into_iter().map(|id| entry(plan, id)).collect(),
    }
}

/// A text in every language, or else in the official one.
fn shown(plan: &Plan, text: &Localized<Line>) -> Vec<String> {
    plan.languages.iter().map(|lang| text.get(*lang).text.clone()).collect()
}

/// A text in every language that has it.
fn every<'a>(plan: &'a Plan, text: &'a Localized<Line>) -> impl Iterator<Item = Option<String>> + 'a {
    plan.languages.iter().map(|lang| text.exact(*lang).map(|line| line.text.clone()))
}

fn targets(plan: &Plan) -> impl Iterator<Item = (Kind, Named)> + '_ {
    plan.targets.iter().map(|target| {
        let values = |lang: &Lang| {
            let printed = target.values.iter().map(|value| value.printed.get(*lang).text.as_str());
            printed.collect::<Vec<_>>().join(" / ")
        };
        let details = plan.languages.iter().map(values).collect();
        let names = shown(plan, &target.label);
        (Kind::Target, Named { id: target.id.clone(), href: address::target(target), names, details })
    })
}

/// The nodes, the innermost first, each with the documents that it speaks for.
fn headings(plan: &Plan, measures: &[MeasureId]) -> Vec<Heading> {
    let mut places = vec![None; plan.measures.len()];
    for (place, id) in measures.iter().enumerate() {
        places[id.at()] = Some(place);
    }
    let mut nodes: Vec<NodeId> = plan.node_ids().collect();
    nodes.sort_by_key(|id| std::cmp::Reverse(plan[*id].depth));
    nodes.into_iter().map(|id| heading(plan, id, &places)).collect()
}

/// `places`: of each measure its document.
fn heading(plan: &Plan, id: NodeId, places: &[Option<usize>]) -> Heading {
    let node = &plan[id];
    let mut below: Vec<usize> = plan
        .entries_below(id)
        .filter_map(|entry| match entry {
            plan::Entry::Measure(id) => places[id.at()],
            plan::Entry::Repeat(_) => None,
        })
        .collect();
    below.sort_unstable();
    let first = below.first().copied().unwrap_or(0);
    let end = below.last().map_or(first, |last| last + 1);
    let label = |lang: &Lang| match node.parent {
        None => plan.heading(id, *lang).0.replace('\u{3000}', " "),
        Some(_) => format!("{} {}", node.id, node.title.get(*lang).text),
    };
    Heading {
        id: node.id.clone(),
        number: node.id.clone(),
        first,
        end,
        is_outermost: node.parent.is_none(),
        is_inner: plan.child_nodes(id).next().is_none(),
        href: address::node(plan, id),
        labels: plan.languages.iter().map(label).collect(),
        titles: every(plan, &node.title).collect(),
    }
}

fn entry(plan: &Plan, id: MeasureId) -> Entry {
    let measure = &plan[id];
    let title = |lang: &Lang| {
        let (title, lang) = measure.title.in_lang(*lang);
        (title.text.clone(), lang)
    };
    Entry {
        slug: measure.slug.clone(),
        number: measure.place.number.clone(),
        owners: measure.place.owners.iter().map(|carrier| carrier.owner.at()).collect(),
        audiences: plan.concerned(id).iter().map(|id| id.at()).collect(),
        documents: plan.languages.iter().map(|lang| document(plan, id, *lang)).collect(),
        titles: plan.languages.iter().map(title).collect(),
    }
}

fn document(plan: &Plan, id: MeasureId, lang: Lang) -> Document {
    let measure = &plan[id];
    let mut document = Document { title: own_title(measure, lang), ..Document::default() };
    push_line(&mut document.body, own_text(measure, lang));
    add_names(plan, id, lang, &mut document.extra);
    for child in &measure.children {
        let id = plan.original(*child);
        let child = &plan[id];
        push_line(&mut document.body, own_text(child, lang));
        push_line(&mut document.extra, &own_title(child, lang));
        add_names(plan, id, lang, &mut document.extra);
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

/// Names of programmes and audiences, and the facts whose words lead to the measure.
fn add_names(plan: &Plan, id: MeasureId, lang: Lang, extra: &mut String) {
    let measure = &plan[id];
    let programmes = measure.programmes.iter().filter_map(|id| plan[*id].name.exact(lang));
    let audiences = measure.audiences.iter().filter_map(|id| plan[*id].name.exact(lang));
    for name in programmes.chain(audiences) {
        push_line(extra, name);
    }
    for value in FACTS.iter().filter(|fact| fact.search).flat_map(|fact| fact.values(plan, id)) {
        if let Value::Line(line) = value {
            push_line(extra, line.exact(lang).map_or("", |line| &line.text));
        }
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

/// Every sub-measure, and every repeat, in the order of their measures.
fn placements(plan: &Plan, measures: &[MeasureId]) -> Vec<Placement> {
    let mut found = Vec::new();
    for (document, id) in measures.iter().enumerate() {
        let measure = &plan[*id];
        found.extend(measure.repeats.iter().map(|repeat| of_repeat(plan, &plan[*repeat], document)));
        for child in &measure.children {
            let plan::Entry::Measure(child) = *child else { continue };
            let child = &plan[child];
            let href = Page::Measure(&child.slug).path().into_owned();
            found.push(placement(plan, child, &child.place.number, document, href));
            found.extend(child.repeats.iter().map(|repeat| of_repeat(plan, &plan[*repeat], document)));
        }
    }
    found
}

fn placement(plan: &Plan, measure: &Measure, number: &str, document: usize, href: String) -> Placement {
    let body = |lang: &Lang| measure.body.get(*lang).text.chars().take(EXCERPT).collect();
    Placement {
        slug: measure.slug.clone(),
        number: number.to_string(),
        document,
        is_repeat: false,
        is_shown: false,
        href,
        titles: shown(plan, &measure.title),
        bodies: plan.languages.iter().map(body).collect(),
    }
}

/// Of the repeats that only fold into a parent's, none is shown below the measure.
fn of_repeat(plan: &Plan, repeat: &Repeat, document: usize) -> Placement {
    let original = &plan[repeat.original];
    let page = address::top(plan, repeat.place.top).path();
    let href = format!("{page}#{}", repeat.slug);
    let mut found = placement(plan, original, &repeat.place.number, document, href);
    found.is_repeat = true;
    found.is_shown = repeat.place.parent.is_none() && original.place.parent.is_none();
    found.slug.clone_from(&repeat.slug);
    found
}
