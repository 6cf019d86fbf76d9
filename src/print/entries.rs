//! Measures and repeats as the templates read them.

use serde::Serialize;

use super::body::Resolve;
use super::text::{Passage, Phrase, official_passage, passage, phrase, phrase_in};
use super::view::{Reference, View, entry_label, link, reference};
use crate::facts::{self, FACTS};
use crate::lang::Lang;
use crate::markdown;
use crate::plan::{Body, Entry, MeasureId, OwnerLineAt, Status, TargetId};

#[derive(Serialize)]
pub(super) struct EntryData {
    label: String,
    number: String,
    /// What the plan prints before it.
    printed: Printed,
    title: Phrase,
    /// Whether the plan prints the title.
    official_title: bool,
    /// Whether the title is how the text begins, which stands below it anyway.
    untitled: bool,
    /// `new`, `expanded` or `continued`, where the plan says so.
    status: Option<&'static str>,
    body: Passage,
    /// About how many lines the body takes.
    lines: usize,
    /// The line that names its owners, as printed; `beside` the title or after the text.
    owner_line: Option<OwnerLineData>,
    /// Of a repeat: the original. A repeat has a body, the text as printed here.
    original: Option<Reference>,
    /// Of a measure: where it is printed again.
    repeats: Vec<Reference>,
    targets: Vec<TargetReference>,
    /// Other facts: name and value.
    facts: Vec<(Phrase, Phrase)>,
    links: Vec<LinkData>,
    children: Vec<EntryData>,
}

/// A mark that is drawn (`dot`, `arrow`), or text: a number, another mark.
#[derive(Serialize)]
pub(super) struct Printed {
    pub(super) drawn: Option<&'static str>,
    text: Option<Phrase>,
}

impl Printed {
    /// As characters ・ and ➢ would stand at the beginning of a line, where no such character may, and few fonts have
    /// the second.
    pub(super) fn of(printed: &str, lang: Lang) -> Self {
        match printed {
            "" => Self { drawn: None, text: None },
            "・" | "･" | "•" => Self { drawn: Some("dot"), text: None },
            "➢" | "➤" | "⮚" => Self { drawn: Some("arrow"), text: None },
            _ => Self { drawn: None, text: Some(phrase_in(printed, lang)) },
        }
    }
}

#[derive(Serialize)]
pub(super) struct OwnerLineData {
    text: Phrase,
    beside: bool,
}

#[derive(Serialize)]
pub(super) struct TargetReference {
    label: Option<String>,
    name: Phrase,
}

#[derive(Serialize)]
pub(super) struct LinkData {
    url: String,
    label: Phrase,
}

pub(super) fn entries(view: View<'_>, entries: &[Entry]) -> Vec<EntryData> {
    entries.iter().filter(|&&entry| view.selection.has(entry)).map(|&entry| entry_data(view, entry)).collect()
}

pub(super) fn entry_data(view: View<'_>, entry: Entry) -> EntryData {
    let View { plan, lang, .. } = view;
    let original = plan.original(entry);
    let measure = &plan[original];
    let is_repeat = matches!(entry, Entry::Repeat(_));
    // What concerns the measure is said once, at the measure.
    let once = |ids: &[TargetId]| if is_repeat { Vec::new() } else { ids.to_vec() };
    EntryData {
        label: entry_label(plan, entry),
        number: plan.place(entry).number.clone(),
        printed: Printed::of(plan.printed(entry), plan.official()),
        title: phrase(&measure.title, lang),
        official_title: measure.official_title,
        untitled: measure.untitled,
        status: measure.status.map(Status::name),
        body: entry_body(view, entry),
        // An easy text is longer than the official one.
        lines: lines(if lang.is_plain() { measure.body.get(lang) } else { plan.official_text(entry) }),
        owner_line: measure.owner_line.as_ref().map(|line| OwnerLineData {
            text: phrase(&line.text, lang),
            beside: line.at == OwnerLineAt::Title,
        }),
        original: is_repeat.then(|| reference(view, Entry::Measure(original))),
        repeats: match entry {
            Entry::Measure(id) => {
                plan[id].repeats.iter().map(|&id| reference(view, Entry::Repeat(id))).collect()
            }
            Entry::Repeat(_) => Vec::new(),
        },
        targets: once(&measure.targets).into_iter().map(|id| target_reference(view, id)).collect(),
        facts: if is_repeat { Vec::new() } else { facts(view, original) },
        links: if is_repeat { Vec::new() } else { links(view, original) },
        children: entries(view, plan.children(entry)),
    }
}

/// The facts that are lines of text.
pub(super) fn facts(view: View<'_>, id: MeasureId) -> Vec<(Phrase, Phrase)> {
    let printed = FACTS.iter().filter(|fact| fact.print && fact.kind == facts::Kind::Line);
    let of = |fact: &facts::Fact| {
        let label = phrase_in(&view.i18n.message(view.lang, fact.label), view.lang);
        let values = fact.values(view.plan, id);
        let text =
            values.first().and_then(|value| value.label(view.plan, id)).map(|line| phrase(line, view.lang));
        text.map(|text| (label, text))
    };
    printed.filter_map(of).collect()
}

/// The text as printed at this entry; in a translation that of the original.
pub(super) fn entry_body(view: View<'_>, entry: Entry) -> Passage {
    let View { plan, lang, .. } = view;
    let measure = &plan[plan.original(entry)];
    let resolve: Resolve<'_> = &|target| link(view, target);
    match entry {
        Entry::Repeat(_) if lang == plan.official() => {
            official_passage(plan.official_text(entry), lang, resolve)
        }
        _ => passage(&measure.body, measure.translations.of(lang), lang, resolve),
    }
}

/// About how many lines of 40 characters a Japanese text takes; its translation takes as many.
pub(super) fn lines(body: &Body) -> usize {
    body.text.lines().map(|line| line.chars().count().div_ceil(40)).sum()
}

pub(super) fn links(view: View<'_>, id: MeasureId) -> Vec<LinkData> {
    let links = view.plan[id].links.iter().filter(|link| markdown::is_web_address(&link.url));
    links.map(|link| LinkData { url: link.url.clone(), label: phrase(&link.label, view.lang) }).collect()
}

pub(super) fn target_reference(view: View<'_>, id: TargetId) -> TargetReference {
    let target = &view.plan[id];
    let label = view.selection.has_target(id).then(|| format!("t-{}", target.id));
    TargetReference { label, name: phrase(&target.label, view.lang) }
}
