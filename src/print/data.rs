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
use super::text::{Passage, Phrase, interface, japanese_passage, passage, phrase, title};
use crate::i18n::{I18n, Lang, Localized, format_date};
use crate::japanese::Analyzer;
use crate::links::{Links, Target};
use crate::markdown;
use crate::plan::{self, Chapter, Entry, Group, MeasureId, Plan, Section, Status, TargetId};

#[derive(Serialize)]
pub(super) struct Book {
    lang: &'static str,
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
    /// Year, month, day.
    date_numbers: [u16; 3],
    source: Option<Phrase>,
    publisher: Option<Phrase>,
    licence: Option<Phrase>,
    base_url: Option<String>,
    preamble: Passage,
    chapters: Vec<ChapterData>,
    targets: Option<TargetTable>,
    indexes: Indexes,
}

#[derive(Serialize)]
struct ChapterData {
    label: String,
    /// Ⅰ in Japanese, 1 in English.
    numeral: String,
    title: Phrase,
    introduction: Passage,
    sections: Vec<SectionData>,
}

#[derive(Serialize)]
struct SectionData {
    label: String,
    numeral: String,
    title: Phrase,
    groups: Vec<GroupData>,
}

#[derive(Serialize)]
struct GroupData {
    heading: Phrase,
    entries: Vec<EntryData>,
}

#[derive(Serialize)]
struct EntryData {
    label: String,
    number: String,
    title: Phrase,
    /// `new`, `expanded` or `continued`, where the plan says so.
    status: Option<&'static str>,
    body: Passage,
    /// About how many lines the body takes.
    lines: usize,
    /// Of a repeat: the original. A repeat has a body, the text as printed here.
    original: Option<Reference>,
    /// Of a measure: where it is printed again.
    repeats: Vec<Reference>,
    targets: Vec<TargetReference>,
    contact: Option<Phrase>,
    links: Vec<LinkData>,
    children: Vec<EntryData>,
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
        Some(part) => format!("{} {}", plan.title.get(lang), part.get(lang)),
        None => plan.title.get(lang).clone(),
    };
    Book {
        lang: lang.code(),
        fonts: job.fonts.families(lang),
        ui: interface(job.i18n, lang),
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
        preamble: passage(&plan.preamble, plan.preamble_translation, lang, &|target| link(view, target)),
        chapters: plan.chapters.iter().filter_map(|chapter| chapter_data(view, chapter)).collect(),
        targets: targets::table(view),
        indexes: indexes::indexes(view, job.terms),
    }
}

fn cover_title(view: View<'_>) -> (Option<Phrase>, Phrase) {
    let View { plan, lang, analyzer, .. } = view;
    let (full, found) = plan.title.in_lang(lang);
    let year = plan.fiscal_year_label.exact(found);
    let rest = year.and_then(|year| full.strip_prefix(year.as_str())).map(str::trim_start);
    let only =
        |text: &str| Localized { ja: text.to_string(), en: (found == Lang::En).then(|| text.to_string()) };
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

fn part_name(plan: &Plan, part: &Part) -> Option<Localized<String>> {
    match part {
        Part::Whole => None,
        Part::Owner(id) => plan.owners.iter().find(|owner| owner.id == *id).map(|owner| owner.name.clone()),
        Part::Audience(id) => {
            plan.audiences.iter().find(|audience| audience.id == *id).map(|audience| audience.name.clone())
        }
        Part::Chapter(number) => {
            let titles = plan.chapters.iter().map(|chapter| (chapter.number, &chapter.title));
            let own = (plan.target_chapter.number, &plan.target_chapter.title);
            let (_, title) = titles.chain([own]).find(|(of, _)| of == number)?;
            let with = |title: &String, lang| format!("{} {title}", numeral(*number, lang));
            Some(Localized {
                ja: with(&title.ja, Lang::Ja),
                en: title.en.as_ref().map(|title| with(title, Lang::En)),
            })
        }
    }
}

/// The number of a chapter as it is printed.
pub(super) fn numeral(number: u16, lang: Lang) -> String {
    match lang {
        Lang::Ja => plan::chapter_numeral(number),
        Lang::En => number.to_string(),
    }
}

fn chapter_data(view: View<'_>, chapter: &Chapter) -> Option<ChapterData> {
    let sections = chapter.sections.iter().map(|&id| &view.plan[id]);
    let sections: Vec<_> = sections.filter_map(|section| section_data(view, section)).collect();
    (!sections.is_empty()).then(|| ChapterData {
        label: format!("c-{}", chapter.number),
        numeral: numeral(chapter.number, view.lang),
        title: title(&chapter.title, view.lang, view.analyzer),
        introduction: passage(&chapter.introduction, chapter.translation, view.lang, &|target| {
            link(view, target)
        }),
        sections,
    })
}

fn section_data(view: View<'_>, section: &Section) -> Option<SectionData> {
    let groups: Vec<_> = section.groups.iter().filter_map(|group| group_data(view, group)).collect();
    let numeral = match view.lang {
        Lang::Ja => section.printed_number.clone().unwrap_or_else(|| plan::full_width(section.number)),
        Lang::En => section.id.clone(),
    };
    (!groups.is_empty()).then(|| SectionData {
        label: format!("s-{}", section.id),
        numeral,
        title: title(&section.title, view.lang, view.analyzer),
        groups,
    })
}

fn group_data(view: View<'_>, group: &Group) -> Option<GroupData> {
    let entries: Vec<_> = entries(view, &group.entries);
    let heading = &view.plan[group.owner].heading;
    (!entries.is_empty()).then(|| GroupData { heading: phrase(heading, view.lang), entries })
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
        title: phrase(&measure.title, lang),
        status: measure.status.map(status_name),
        body: entry_body(view, entry),
        lines: lines(plan.official_text(entry)),
        original: is_repeat.then(|| reference(view, Entry::Measure(original))),
        repeats: match entry {
            Entry::Measure(id) => {
                plan[id].repeats.iter().map(|&id| reference(view, Entry::Repeat(id))).collect()
            }
            Entry::Repeat(_) => Vec::new(),
        },
        targets: once(&measure.targets).into_iter().map(|id| target_reference(view, id)).collect(),
        contact: measure.contact.as_ref().filter(|_| !is_repeat).map(|contact| phrase(contact, lang)),
        links: if is_repeat { Vec::new() } else { links(view, original) },
        children: entries(view, plan.children(entry)),
    }
}

/// The text as printed at this entry; in English the translation of the original.
fn entry_body(view: View<'_>, entry: Entry) -> Passage {
    let measure = &view.plan[view.plan.original(entry)];
    let resolve: Resolve<'_> = &|target| link(view, target);
    match (entry, view.lang) {
        (Entry::Repeat(_), Lang::Ja) => japanese_passage(view.plan.official_text(entry), resolve),
        _ => passage(&measure.body, measure.translation, view.lang, resolve),
    }
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

/// About how many lines of 40 characters the Japanese text takes; its translation takes as many.
fn lines(body: &plan::Body) -> usize {
    body.text.lines().map(|line| line.chars().count().div_ceil(40)).sum()
}

fn links(view: View<'_>, id: MeasureId) -> Vec<LinkData> {
    let links = view.plan[id].links.iter().filter(|link| markdown::is_web_address(&link.url));
    links.map(|link| LinkData { url: link.url.clone(), label: phrase(&link.label, view.lang) }).collect()
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::New => "new",
        Status::Expanded => "expanded",
        Status::Continued => "continued",
    }
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
