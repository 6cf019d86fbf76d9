//! `plan.json`: what the templates read.
//!
//! 1. [`book`] walks the plan in the order of print and leaves out what the part doesn't take.
//! 2. References are labels; only layout knows the pages. What isn't in this book has no label, and
//!    is referred to by its number.
//!
//! The shapes below are the interface to the templates of a theme: fields are added, never renamed.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::Job;
use super::body::{self, Resolve};
use super::fonts::Families;
use super::indexes::{self, Indexes};
use super::parts::{Part, Selection};
use super::targets::{self, TargetTable};
use super::text::{Passage, Phrase, interface, official_passage, passage, phrase, phrase_in, title};
use crate::facts::{self, FACTS};
use crate::i18n::{I18n, format_date};
use crate::japanese::Analyzer;
use crate::lang::{Lang, Localized};
use crate::links::{Links, Target};
use crate::markdown;
use crate::plan::{Body, Entry, Item, Line, MeasureId, NodeId, OwnerLineAt, Plan, Status, TargetId, Text};

#[derive(Serialize)]
pub(super) struct Book {
    lang: &'static str,
    /// Whether this is a translation of the plan.
    translated: bool,
    /// Whether the plan has translations, or is one.
    several_languages: bool,
    /// What the page on how to read the handbook explains.
    explained: Explained,
    fonts: Families,
    /// The messages `print-…`: name → strings and slots.
    ui: BTreeMap<String, Vec<Value>>,
    title: Phrase,
    /// The title on the cover: the fiscal year, where the title begins with it, and the rest.
    cover_title: (Option<Phrase>, Phrase),
    /// What stands in the header of each page beside the chapter.
    running_title: Phrase,
    /// The document's title in its metadata: the plan's, and the part's.
    plain_title: String,
    /// What a booklet is about.
    part: Option<Phrase>,
    fiscal_year: Phrase,
    parties: Vec<Phrase>,
    version: String,
    date: String,
    /// The mark of a repeat as the plan prints it; none in a translation, which says it in its own words.
    repeat_mark: Option<Phrase>,
    /// Year, month, day.
    date_numbers: [u16; 3],
    source: Option<Phrase>,
    publisher: Option<Phrase>,
    licence: Option<Phrase>,
    base_url: Option<String>,
    preamble: Passage,
    /// The nodes at the top.
    nodes: Vec<NodeData>,
    indexes: Indexes,
}

/// What of the signs of a handbook stands in it.
#[derive(Serialize)]
struct Explained {
    measures: bool,
    /// Titles that the plan does not print.
    titles: bool,
    /// The mark of a measure, drawn; and that of a sub-measure.
    dot: bool,
    arrow: bool,
    repeats: bool,
    targets: bool,
    indexes: bool,
}

/// A heading and all that stands below it.
#[derive(Serialize)]
struct NodeData {
    label: String,
    /// Its number as printed; in a translation plain: 1, 4-1.
    numeral: Phrase,
    title: Phrase,
    /// 1 for a node at the top.
    depth: usize,
    begins_page: bool,
    text: Option<Passage>,
    items: Vec<ItemData>,
}

/// What stands below a heading; `item` says which.
#[derive(Serialize)]
#[serde(tag = "item", rename_all = "kebab-case")]
enum ItemData {
    Node(NodeData),
    Heading { text: Phrase },
    Entry(EntryData),
    Passage { text: Passage },
    OwnerLine { text: Phrase },
    Table(TargetTable),
}

#[derive(Serialize)]
struct EntryData {
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
struct Printed {
    drawn: Option<&'static str>,
    text: Option<Phrase>,
}

impl Printed {
    /// As characters ・ and ➢ would stand at the beginning of a line, where no such character may, and few fonts have
    /// the second.
    fn of(printed: &str, lang: Lang) -> Self {
        match printed {
            "" => Self { drawn: None, text: None },
            "・" | "･" | "•" => Self { drawn: Some("dot"), text: None },
            "➢" | "➤" | "⮚" => Self { drawn: Some("arrow"), text: None },
            _ => Self { drawn: None, text: Some(phrase_in(printed, lang)) },
        }
    }
}

#[derive(Serialize)]
struct OwnerLineData {
    text: Phrase,
    beside: bool,
}

/// A reference to an entry.
#[derive(Serialize)]
pub(super) struct Reference {
    pub(super) number: String,
    /// None if the entry is not in this book.
    pub(super) label: Option<String>,
}

#[derive(Serialize)]
struct TargetReference {
    label: Option<String>,
    name: Phrase,
}

#[derive(Serialize)]
struct LinkData {
    url: String,
    label: Phrase,
}

/// What is passed down while the plan is walked.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) plan: &'a Plan,
    pub(super) lang: Lang,
    pub(super) i18n: &'a I18n,
    pub(super) analyzer: &'a Analyzer,
    pub(super) selection: &'a Selection,
    links: &'a Links,
}

pub(super) fn book(job: &Job<'_>, lang: Lang, part: &Part, selection: &Selection) -> Book {
    let plan = job.plan;
    let links = Links::of(plan);
    let view = View { plan, lang, i18n: job.i18n, analyzer: job.analyzer, selection, links: &links };
    let settings = &plan.settings;
    let optional = |text: &Option<_>| text.as_ref().map(|text| phrase(text, lang));
    let part_name = part_name(plan, part);
    let plain_title = match &part_name {
        Some(part) => format!("{} {}", plan.title.get(lang).text, part.get(lang).text),
        None => plan.title.get(lang).text.clone(),
    };
    let indexes = indexes::indexes(view, job.terms);
    Book {
        lang: lang.code(),
        translated: lang != plan.official(),
        several_languages: plan.languages.len() > 1,
        explained: explained(plan, &indexes),
        fonts: job.fonts.families(lang),
        ui: interface(job.i18n, plan, lang),
        title: title(&plan.title, lang, job.analyzer),
        cover_title: cover_title(view),
        running_title: running_title(view),
        plain_title,
        part: part_name.map(|name| title(&name, lang, job.analyzer)),
        fiscal_year: phrase(&plan.fiscal_year_label, lang),
        parties: plan.parties.iter().map(|party| phrase(party, lang)).collect(),
        version: plan.version.clone(),
        date: format_date(plan.date, lang),
        date_numbers: [plan.date.year, plan.date.month.into(), plan.date.day.into()],
        source: optional(&settings.source),
        publisher: optional(&settings.publisher),
        licence: optional(&settings.licence),
        base_url: settings.base_url.clone(),
        preamble: prose(view, &plan.preamble),
        repeat_mark: (lang == plan.official()).then(|| phrase_in(&plan.style.repeat_mark, lang)),
        nodes: plan.tops().filter_map(|id| node_data(view, id)).collect(),
        indexes,
    }
}

fn explained(plan: &Plan, indexes: &Indexes) -> Explained {
    let drawn = |name: &str| {
        let mut printed = plan.entries().map(|entry| Printed::of(plan.printed(entry), plan.official()));
        printed.any(|printed| printed.drawn == Some(name))
    };
    Explained {
        measures: !plan.measures.is_empty(),
        titles: plan.has_editorial_titles(),
        dot: drawn("dot"),
        arrow: drawn("arrow"),
        repeats: !plan.repeats.is_empty(),
        targets: plan.measures.iter().any(|measure| !measure.targets.is_empty()),
        indexes: !indexes.are_empty(),
    }
}

fn cover_title(view: View<'_>) -> (Option<Phrase>, Phrase) {
    let View { plan, lang, analyzer, .. } = view;
    let (full, found) = plan.title.in_lang(lang);
    let year = plan.fiscal_year_label.exact(found);
    let rest = year.and_then(|year| full.strip_prefix(year.text.as_str())).map(str::trim_start);
    let only = |text: &str| Localized::only(found, Line::made(text));
    match rest.filter(|rest| !rest.is_empty() && !rest.starts_with(|c: char| c.is_ascii_lowercase())) {
        Some(rest) => (Some(phrase(&plan.fiscal_year_label, lang)), title(&only(rest), found, analyzer)),
        None => (None, title(&plan.title, lang, analyzer)),
    }
}

/// The title where it leaves room for a chapter's beside it, else the fiscal year.
fn running_title(view: View<'_>) -> Phrase {
    /// Half of the line, in characters of half an em.
    const ROOM: usize = 52;
    let title = view.plan.title.get(view.lang);
    let width: usize = title.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    phrase(if width <= ROOM { &view.plan.title } else { &view.plan.fiscal_year_label }, view.lang)
}

fn part_name(plan: &Plan, part: &Part) -> Option<Localized<Line>> {
    match part {
        Part::Whole => None,
        Part::Owner(id) => plan.owners.iter().find(|owner| owner.id == *id).map(|owner| owner.name.clone()),
        Part::Audience(id) => {
            plan.audiences.iter().find(|audience| audience.id == *id).map(|audience| audience.name.clone())
        }
        Part::Chapter(id) => {
            let at = plan.tops().find(|&top| plan[top].id == *id)?;
            Some(plan[at].title.map(|lang, title| {
                let numeral = plan.numeral(at, lang);
                Line::made(if numeral.is_empty() {
                    title.text.clone()
                } else {
                    format!("{numeral} {}", title.text)
                })
            }))
        }
    }
}

/// A node, if anything of it is in this book.
fn node_data(view: View<'_>, id: NodeId) -> Option<NodeData> {
    let View { plan, lang, analyzer, selection, .. } = view;
    if !selection.has_node(id) {
        return None;
    }
    let node = &plan[id];
    let items = node.items.iter().filter_map(|item| item_data(view, item)).collect::<Vec<_>>();
    let text = (!node.text.body.official.text.is_empty()).then(|| prose(view, &node.text));
    Some(NodeData {
        label: format!("s-{}", node.id),
        numeral: phrase_in(&plan.numeral(id, lang), lang),
        title: title(&node.title, lang, analyzer),
        depth: node.depth + 1,
        begins_page: plan[node.level].begins_page,
        text,
        items: without_empty_headings(items),
    })
}

fn item_data(view: View<'_>, item: &Item) -> Option<ItemData> {
    let View { plan, lang, selection, .. } = view;
    match item {
        Item::Node(id) => node_data(view, *id).map(ItemData::Node),
        Item::Heading(heading) => Some(ItemData::Heading { text: phrase(&heading.text, lang) }),
        Item::Entry(entry) => selection.has(*entry).then(|| ItemData::Entry(entry_data(view, *entry))),
        Item::Passage(id) => {
            selection.has_prose().then(|| ItemData::Passage { text: prose(view, &plan[*id].text) })
        }
        Item::OwnerLine(line) => Some(ItemData::OwnerLine { text: phrase(line, lang) }),
        Item::Table(id) => targets::table(view, *id).map(ItemData::Table),
    }
}

/// Without the headings of owners that have no entry in this book.
fn without_empty_headings(items: Vec<ItemData>) -> Vec<ItemData> {
    let mut kept: Vec<ItemData> = Vec::with_capacity(items.len());
    for item in items {
        let belongs = matches!(item, ItemData::Entry(_) | ItemData::Passage { .. });
        if !belongs && matches!(kept.last(), Some(ItemData::Heading { .. })) {
            kept.pop();
        }
        kept.push(item);
    }
    if matches!(kept.last(), Some(ItemData::Heading { .. })) {
        kept.pop();
    }
    kept
}

fn entries(view: View<'_>, entries: &[Entry]) -> Vec<EntryData> {
    entries.iter().filter(|&&entry| view.selection.has(entry)).map(|&entry| entry_data(view, entry)).collect()
}

fn entry_data(view: View<'_>, entry: Entry) -> EntryData {
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
        lines: lines(plan.official_text(entry)),
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
fn facts(view: View<'_>, id: MeasureId) -> Vec<(Phrase, Phrase)> {
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
fn entry_body(view: View<'_>, entry: Entry) -> Passage {
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

/// A text of the outline.
fn prose(view: View<'_>, text: &Text) -> Passage {
    passage(&text.body, text.translations.of(view.lang), view.lang, &|target| link(view, target))
}

/// Where a link of a text leads on paper: a page of the site has an address only where the site has one.
fn link(view: View<'_>, target: &str) -> Option<body::Target> {
    Some(match view.links.find(target)? {
        Target::Web(url) => body::Target::Web(url),
        Target::Entry(entry) => body::Target::Entry(reference(view, entry)),
        Target::Page(path) => {
            let base = view.plan.settings.base_url.as_ref()?;
            body::Target::Web(format!("{base}{}/{path}", view.lang.code()))
        }
    })
}

/// About how many lines of 40 characters the official text takes; its translation takes as many.
fn lines(body: &Body) -> usize {
    body.text.lines().map(|line| line.chars().count().div_ceil(40)).sum()
}

fn links(view: View<'_>, id: MeasureId) -> Vec<LinkData> {
    let links = view.plan[id].links.iter().filter(|link| markdown::is_web_address(&link.url));
    links.map(|link| LinkData { url: link.url.clone(), label: phrase(&link.label, view.lang) }).collect()
}

fn target_reference(view: View<'_>, id: TargetId) -> TargetReference {
    let target = &view.plan[id];
    let label = view.selection.has_target(id).then(|| format!("t-{}", target.id));
    TargetReference { label, name: phrase(&target.label, view.lang) }
}

pub(super) fn reference(view: View<'_>, entry: Entry) -> Reference {
    let label = view.selection.has(entry).then(|| entry_label(view.plan, entry));
    Reference { number: view.plan.place(entry).number.clone(), label }
}

fn entry_label(plan: &Plan, entry: Entry) -> String {
    format!("m-{}", plan.slug(entry))
}
