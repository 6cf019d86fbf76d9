//! What of a plan is searched: the one place where the search reads [`Plan`].
//!
//! 1. One document for each measure of the top level, with its sub-measures' text.
//! 2. One for each heading, whose title speaks for all its measures.
//! 3. The names of whatever has a page.

use super::corpus::{Corpus, Document, Entry, Heading, Kind, Named, Placement};
use crate::i18n::{Lang, Localized};
use crate::plan::{self, Measure, MeasureId, Plan, chapter_numeral};

/// Characters of a sub-measure's text that its result shows.
const EXCERPT: usize = 160;

/// Reads a plan.
pub fn corpus(plan: &Plan) -> Corpus {
    let measures: Vec<MeasureId> =
        plan.measure_ids().filter(|id| plan[*id].place.parent.is_none()).collect();
    Corpus {
        languages: Lang::ALL.to_vec(),
        levels: vec![vec!["章".into(), "chapter".into()], vec!["節".into(), "section".into()]],
        headings: headings(plan, &measures),
        placements: placements(plan, &measures),
        owners: plan.owners.iter().map(|owner| named(&owner.id, "owners", &owner.name)).collect(),
        audiences: plan.audiences.iter().map(|one| named(&one.id, "audiences", &one.name)).collect(),
        things: things(plan),
        measures: measures.into_iter().map(|id| entry(plan, &plan[id])).collect(),
    }
}

/// A text in every language, or else in the official one.
fn shown(text: &Localized<String>) -> Vec<String> {
    Lang::ALL.map(|lang| text.get(lang).clone()).to_vec()
}

fn named(id: &str, folder: &str, name: &Localized<String>) -> Named {
    let details = vec![String::new(); Lang::ALL.len()];
    Named { id: id.to_string(), href: format!("{folder}/{id}.html"), names: shown(name), details }
}

fn things(plan: &Plan) -> Vec<(Kind, Named)> {
    let programmes =
        plan.programmes.iter().map(|one| (Kind::Programme, named(&one.id, "programmes", &one.name)));
    let targets = plan.targets.iter().map(|target| {
        let values = |lang: Lang| {
            target.values.iter().map(|value| value.printed.get(lang).as_str()).collect::<Vec<_>>().join(" / ")
        };
        let href = format!("targets.html#{}", target.id);
        let details = Lang::ALL.map(values).to_vec();
        (Kind::Target, Named { id: target.id.clone(), href, names: shown(&target.label), details })
    });
    programmes.chain(targets).chain([target_chapter(plan)]).collect()
}

fn target_chapter(plan: &Plan) -> (Kind, Named) {
    let chapter = &plan.target_chapter;
    let number = chapter.number.to_string();
    let names = Lang::ALL.map(|lang| {
        label(lang, chapter.number, chapter.printed_number.as_deref(), chapter.title.get(lang))
    });
    let details = vec![number.clone(); Lang::ALL.len()];
    (Kind::Heading, Named { id: number, href: "targets.html".into(), names: names.to_vec(), details })
}

fn label(lang: Lang, number: u16, printed: Option<&str>, title: &str) -> String {
    match lang {
        Lang::Ja => {
            format!("{} {title}", printed.map_or_else(|| chapter_numeral(number), str::to_string))
        }
        Lang::En => format!("{number}. {title}"),
    }
}

/// Sections, then chapters, each with the documents that it speaks for.
fn headings(plan: &Plan, measures: &[MeasureId]) -> Vec<Heading> {
    let range = |is_in: &dyn Fn(&Measure) -> bool| {
        let first = measures.iter().position(|id| is_in(&plan[*id])).unwrap_or(measures.len());
        let count = measures[first..].iter().take_while(|id| is_in(&plan[**id])).count();
        (first, first + count)
    };
    let titles = |title: &Localized<String>| Lang::ALL.map(|lang| title.exact(lang).cloned()).to_vec();
    let sections = plan.sections.iter().map(|section| {
        let chapter = plan[section.chapter].number;
        let (first, end) = range(&|measure| plan[measure.place.section].id == section.id);
        let labels = Lang::ALL.map(|lang| format!("{} {}", section.id, section.title.get(lang)));
        Heading {
            id: section.id.clone(),
            number: section.id.clone(),
            first,
            end,
            is_outermost: false,
            is_inner: true,
            href: format!("chapters/{chapter}.html#section-{}", section.id),
            labels: labels.to_vec(),
            titles: titles(&section.title),
        }
    });
    let chapters = plan.chapters.iter().map(|chapter| {
        let number = chapter.number;
        let (first, end) = range(&|measure| plan[measure.place.chapter].number == number);
        let printed = chapter.printed_number.as_deref();
        Heading {
            id: number.to_string(),
            number: number.to_string(),
            first,
            end,
            is_outermost: true,
            is_inner: false,
            href: format!("chapters/{number}.html"),
            labels: Lang::ALL.map(|lang| label(lang, number, printed, chapter.title.get(lang))).to_vec(),
            titles: titles(&chapter.title),
        }
    });
    sections.chain(chapters).collect()
}

fn entry(plan: &Plan, measure: &Measure) -> Entry {
    Entry {
        slug: measure.slug.clone(),
        number: measure.place.number.clone(),
        owners: vec![measure.place.owner.0 as usize],
        audiences: measure.audiences.iter().map(|id| id.0 as usize).collect(),
        documents: Lang::ALL.map(|lang| document(plan, measure, lang)).to_vec(),
        titles: Lang::ALL
            .map(|lang| {
                let (title, lang) = measure.title.in_lang(lang);
                (title.clone(), lang)
            })
            .to_vec(),
    }
}

fn document(plan: &Plan, measure: &Measure, lang: Lang) -> Document {
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
    for repeat in measure.repeats.iter().filter(|_| lang == Lang::Ja) {
        if let Some(body) = &plan[*repeat].body {
            push_line(&mut document.extra, &body.text);
        }
    }
    document
}

fn own_title(measure: &Measure, lang: Lang) -> String {
    measure.title.exact(lang).cloned().unwrap_or_default()
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

/// Every sub-measure, and every repeat, in the order of their measures.
fn placements(plan: &Plan, measures: &[MeasureId]) -> Vec<Placement> {
    let mut found = Vec::new();
    for (document, id) in measures.iter().enumerate() {
        let measure = &plan[*id];
        found.extend(measure.repeats.iter().map(|repeat| of_repeat(plan, &plan[*repeat], document)));
        for child in &measure.children {
            let plan::Entry::Measure(child) = *child else { continue };
            let child = &plan[child];
            found.push(placement(child, &child.place.number, document, format!("measures/{}.html", child.slug)));
            found.extend(child.repeats.iter().map(|repeat| of_repeat(plan, &plan[*repeat], document)));
        }
    }
    found
}

fn placement(measure: &Measure, number: &str, document: usize, href: String) -> Placement {
    Placement {
        slug: measure.slug.clone(),
        number: number.to_string(),
        document,
        is_repeat: false,
        is_shown: false,
        href,
        titles: shown(&measure.title),
        bodies: Lang::ALL.map(|lang| measure.body.get(lang).text.chars().take(EXCERPT).collect()).to_vec(),
    }
}

/// Of the repeats that only fold into a parent's, none is shown below the measure.
fn of_repeat(plan: &Plan, repeat: &plan::Repeat, document: usize) -> Placement {
    let href = format!("chapters/{}.html#{}", plan[repeat.place.chapter].number, repeat.slug);
    let mut found = placement(&plan[repeat.original], &repeat.place.number, document, href);
    found.is_repeat = true;
    found.is_shown = repeat.place.parent.is_none() && plan[repeat.original].place.parent.is_none();
    found.slug.clone_from(&repeat.slug);
    found
}
