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

use super::entries::Printed;
use super::fonts::Families;
use super::glance::{Glance, glance};
use super::indexes::{self, Indexes};
use super::outline::{NodeData, node_data};
use super::parts::{Part, Selection};
use super::progress::{Progress, progress};
use super::text::{Passage, Phrase, interface, phrase, phrase_in, region, title, typeset};
use super::view::{View, prose};
use super::{Job, Variant, ruby};
use crate::i18n::format_date;
use crate::lang::{Lang, Localized};
use crate::links::Links;
use crate::plan::{Line, Plan};

#[derive(Serialize)]
pub(super) struct Book {
    lang: &'static str,
    region: Option<&'static str>,
    /// Whether it is in large print.
    large: bool,
    /// Whether readings stand above the kanji.
    furigana: bool,
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
    /// Whom readers ask: each contact as the pieces of a line.
    contacts: Vec<Vec<Phrase>>,
    licence: Option<Phrase>,
    /// What was revised within the year: date and kind, and why.
    revisions: Vec<(String, Phrase)>,
    base_url: Option<String>,
    preamble: Passage,
    glance: Glance,
    /// The nodes at the top.
    nodes: Vec<NodeData>,
    /// What became of the plan, as far as it is known.
    progress: Option<Progress>,
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

/// The book as JSON, in a plain language or where it is asked for with furigana.
pub(super) fn json(
    job: &Job<'_>,
    lang: Lang,
    part: &Part,
    variant: Variant,
    selection: &Selection,
) -> String {
    let furigana = lang.is_japanese() && (lang.is_plain() || variant.furigana);
    let book = Book { furigana, ..book(job, lang, part, variant.large, selection) };
    if !furigana {
        return serde_json::to_string(&book).expect("strings, numbers and lists become JSON");
    }
    let mut value = serde_json::to_value(&book).expect("strings, numbers and lists become JSON");
    ruby::add(&mut value, job.reader);
    value.to_string()
}

fn book(job: &Job<'_>, lang: Lang, part: &Part, large: bool, selection: &Selection) -> Book {
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
    let indexes = indexes::indexes(view, job.terms, job.fonts, large);
    Book {
        lang: typeset(lang),
        region: region(lang),
        large,
        furigana: false,
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
        contacts: contacts(plan, lang),
        licence: optional(&settings.licence),
        revisions: revisions(job, lang),
        base_url: settings.base_url.clone(),
        preamble: prose(view, &plan.preamble),
        glance: glance(view),
        repeat_mark: (lang == plan.official()).then(|| phrase_in(&plan.style.repeat_mark, lang)),
        nodes: plan.tops().filter_map(|id| node_data(view, id)).collect(),
        progress: progress(view),
        indexes,
    }
}

pub(super) fn contacts(plan: &Plan, lang: Lang) -> Vec<Vec<Phrase>> {
    let plain = |text: &Option<String>| text.as_ref().map(|text| phrase_in(text, lang));
    let line = |contact: &crate::plan::Contact| {
        let owner = contact.owner.map(|id| phrase(&plan[id].name, lang));
        let section = contact.section.as_ref().map(|text| phrase(text, lang));
        let hours = contact.hours.as_ref().map(|text| phrase(text, lang));
        [owner, section, plain(&contact.telephone), hours, plain(&contact.url)]
            .into_iter()
            .flatten()
            .collect()
    };
    plan.contacts.iter().map(line).collect()
}

fn revisions(job: &Job<'_>, lang: Lang) -> Vec<(String, Phrase)> {
    let row = |revision: &crate::plan::Revision| {
        let kind = job.i18n.message(lang, &format!("revision-kind-{}", revision.kind.name()));
        (format!("{} {kind}", format_date(revision.date, lang)), phrase(&revision.reason, lang))
    };
    job.plan.revisions.iter().map(row).collect()
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
