//! What templates see: values made from the plan for one language, once, and shared by all pages.

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use crate::i18n::{Lang, Localized, format_date};
use crate::links::{Links as TextLinks, Target};
use crate::markdown::{self, Style};
use crate::plan::*;

use super::route::{self, Page};

/// Stands in rendered texts for the way up to the language's folder, which each page puts in: a text is
/// shown at several depths. A control character, which no text has.
pub const UP: char = '\u{1}';

/// A text and the language it is in, which templates mark where it is not the page's.
#[derive(Serialize, Clone)]
pub struct Text {
    pub text: String,
    pub lang: &'static str,
}

/// A link to a page of the same language; `href` is relative to the language's folder.
#[derive(Serialize, Clone)]
pub struct LinkView {
    pub href: String,
    #[serde(flatten)]
    pub label: Text,
}

/// An entry as lists and chapters show it. `href` is where it is read.
#[derive(Serialize)]
struct EntryView {
    slug: String,
    number: String,
    href: String,
    /// Its place in the text of its chapter.
    in_chapter: String,
    title: Text,
    /// Rendered Markdown.
    html: Value,
    body_lang: &'static str,
    /// Rendered Japanese, where the page's language is another and the translation is not current.
    original_html: Option<Value>,
    owner: Value,
    owner_id: String,
    /// Which of the stylesheet's colours its owner has.
    colour: u32,
    /// Number of its chapter, from 1.
    chapter: u16,
    section: Value,
    /// `current`, `stale` or `missing`.
    translation: &'static str,
    /// `new`, `expanded`, `continued`.
    status: Option<&'static str>,
    audiences: Vec<Value>,
    audience_ids: Vec<String>,
    /// For a repeat: what it repeats.
    original: Option<Value>,
    /// For a measure: where it is printed again.
    repeats: Vec<Value>,
    parent: Option<Value>,
    children: Vec<Value>,
}

#[derive(Serialize)]
struct EntryLink {
    number: String,
    slug: String,
    href: String,
    title: Text,
    section: Value,
}

#[derive(Serialize, Clone)]
pub struct SectionLink {
    pub id: String,
    pub href: String,
    pub title: Text,
}

/// The views of one language.
pub struct Views<'a> {
    pub plan: &'a Plan,
    pub lang: Lang,
    measures: Vec<Value>,
    repeats: Vec<Value>,
    links: Links,
    text_links: TextLinks,
}

/// What many pages show; a value is shared, not copied.
#[derive(Default)]
struct Links {
    owners: Vec<Value>,
    audiences: Vec<Value>,
    sections: Vec<Value>,
    measures: Vec<Value>,
    repeats: Vec<Value>,
}

impl<'a> Views<'a> {
    /// Renders every text once.
    pub fn new(plan: &'a Plan, lang: Lang) -> Self {
        let links = Links::default();
        let text_links = TextLinks::of(plan);
        let mut views = Self { plan, lang, measures: Vec::new(), repeats: Vec::new(), links, text_links };
        let ids = |list: usize| 0..list as u32;
        views.links.owners = ids(plan.owners.len())
            .map(|id| Value::from_serializable(&views.owner_link(OwnerId(id))))
            .collect();
        views.links.audiences = ids(plan.audiences.len())
            .map(|id| Value::from_serializable(&views.audience_link(AudienceId(id))))
            .collect();
        views.links.sections = ids(plan.sections.len())
            .map(|id| Value::from_serializable(&views.section_link(SectionId(id))))
            .collect();
        let link = |entry| views.new_entry_link(entry);
        let measures = ids(plan.measures.len()).into_par_iter().map(|id| link(Entry::Measure(MeasureId(id))));
        let measures = measures.collect();
        let repeats = ids(plan.repeats.len()).map(|id| link(Entry::Repeat(RepeatId(id)))).collect();
        (views.links.measures, views.links.repeats) = (measures, repeats);
        views.repeats =
            (0..plan.repeats.len() as u32).map(|id| views.entry_value(Entry::Repeat(RepeatId(id)))).collect();
        // Sub-measures first: a measure's value holds those of its children.
        let (children, parents): (Vec<_>, Vec<_>) =
            plan.measure_ids().partition(|&id| plan[id].place.parent.is_some());
        let mut values = vec![Value::none(); plan.measures.len()];
        for ids in [children, parents] {
            let made: Vec<Value> = ids.par_iter().map(|&id| views.entry_value(Entry::Measure(id))).collect();
            for (id, value) in ids.iter().zip(made) {
                values[id.0 as usize] = value;
            }
            views.measures.clone_from(&values);
        }
        views
    }

    /// The view of an entry; cheap.
    pub fn entry(&self, entry: Entry) -> Value {
        match entry {
            Entry::Measure(id) => self.measures.get(id.0 as usize).cloned().unwrap_or(Value::none()),
            Entry::Repeat(id) => self.repeats.get(id.0 as usize).cloned().unwrap_or(Value::none()),
        }
    }

    pub fn text(&self, text: &Localized<String>) -> Text {
        localized(text, self.lang)
    }

    pub fn section_link(&self, id: SectionId) -> SectionLink {
        let section = &self.plan[id];
        let chapter = Page::Chapter(self.plan[section.chapter].number);
        SectionLink {
            id: section.id.clone(),
            href: format!("{}#section-{}", chapter.path(), section.id),
            title: self.text(&section.title),
        }
    }

    /// A short link to an entry: `number`, `slug`, `href`, `title`, `section`; cheap.
    pub fn entry_link(&self, entry: Entry) -> Value {
        match entry {
            Entry::Measure(id) => self.links.measures[id.0 as usize].clone(),
            Entry::Repeat(id) => self.links.repeats[id.0 as usize].clone(),
        }
    }

    fn new_entry_link(&self, entry: Entry) -> Value {
        let place = self.plan.place(entry);
        Value::from_serializable(&EntryLink {
            number: place.number.clone(),
            slug: self.plan.slug(entry).to_string(),
            href: route::entry(self.plan, entry),
            title: self.text(&self.plan[self.plan.original(entry)].title),
            section: self.links.sections[place.section.0 as usize].clone(),
        })
    }

    pub fn owner_link(&self, id: OwnerId) -> LinkView {
        let owner = &self.plan[id];
        LinkView { href: Page::Owner(&owner.id).path().into_owned(), label: self.text(&owner.name) }
    }

    pub fn audience_link(&self, id: AudienceId) -> LinkView {
        let audience = &self.plan[id];
        LinkView { href: Page::Audience(&audience.id).path().into_owned(), label: self.text(&audience.name) }
    }

    pub fn programme_link(&self, id: ProgrammeId) -> LinkView {
        let programme = &self.plan[id];
        LinkView {
            href: Page::Programme(&programme.id).path().into_owned(),
            label: self.text(&programme.name),
        }
    }

    pub fn target_link(&self, id: TargetId) -> LinkView {
        let target = &self.plan[id];
        LinkView { href: format!("{}#{}", Page::Targets.path(), target.id), label: self.text(&target.label) }
    }

    /// Rendered Markdown in the page's language, or else Japanese, and which it is. `anchor` is what the
    /// ids in it begin with; its headings stand below one of level `heading`, or are lines in bold.
    pub fn html(&self, body: &Localized<Body>, anchor: &str, heading: Option<u8>) -> (Value, &'static str) {
        let (body, lang) = body.in_lang(self.lang);
        (self.safe(body, lang, anchor, heading), lang.code())
    }

    /// Rendered Markdown as a value that templates put in unescaped. Raw HTML in it is text already.
    fn safe(&self, body: &Body, lang: Lang, anchor: &str, heading: Option<u8>) -> Value {
        let href = |target: &str| {
            Some(match self.text_links.find(target)? {
                Target::Web(url) => url,
                Target::Entry(entry) => format!("{UP}{}", route::entry(self.plan, entry)),
                Target::Page(path) => format!("{UP}{path}"),
            })
        };
        let tree = markdown::parse(&body.markdown, lang);
        let html = markdown::to_html(&tree, &Style { lang, heading, anchor, href: &href });
        Value::safe_string(html.trim_end())
    }

    fn entry_value(&self, entry: Entry) -> Value {
        let plan = self.plan;
        let place = plan.place(entry);
        let measure = &plan[plan.original(entry)];
        let as_printed = match entry {
            Entry::Repeat(id) => plan[id].body.as_ref().filter(|_| self.lang == Lang::Ja),
            Entry::Measure(_) => None,
        };
        let (html, body_lang) = match as_printed {
            Some(body) => (self.safe(body, Lang::Ja, plan.slug(entry), None), Lang::Ja.code()),
            None => self.html(&measure.body, plan.slug(entry), None),
        };
        let stale = self.lang != Lang::Ja && measure.translation == Translation::Stale;
        let is_measure = matches!(entry, Entry::Measure(_));
        Value::from_serializable(&EntryView {
            slug: plan.slug(entry).to_string(),
            number: place.number.clone(),
            href: route::entry(plan, entry),
            in_chapter: route::in_chapter(plan, entry),
            title: self.text(&measure.title),
            html,
            body_lang,
            original_html: stale.then(|| {
                let anchor = format!("{}-original", plan.slug(entry));
                self.safe(&measure.body.ja, Lang::Ja, &anchor, None)
            }),
            owner: self.links.owners[place.owner.0 as usize].clone(),
            owner_id: plan[place.owner].id.clone(),
            colour: colour(place.owner),
            chapter: plan[place.chapter].number,
            section: self.links.sections[place.section.0 as usize].clone(),
            translation: translation_name(measure.translation),
            status: measure.status.map(status_name),
            audiences: measure
                .audiences
                .iter()
                .map(|id| self.links.audiences[id.0 as usize].clone())
                .collect(),
            audience_ids: measure.audiences.iter().map(|&id| plan[id].id.clone()).collect(),
            original: (!is_measure).then(|| self.entry_link(Entry::Measure(plan.original(entry)))),
            repeats: match is_measure {
                true => measure.repeats.iter().map(|&id| self.entry_link(Entry::Repeat(id))).collect(),
                false => Vec::new(),
            },
            parent: place.parent.map(|parent| self.entry_link(Entry::Measure(parent))),
            children: plan.children(entry).iter().map(|&child| self.entry(child)).collect(),
        })
    }
}

/// The stylesheet has four colours for owners, `o1` to `o4`.
pub fn colour(owner: OwnerId) -> u32 {
    owner.0 % 4 + 1
}

pub fn translation_name(translation: Translation) -> &'static str {
    match translation {
        Translation::Current => "current",
        Translation::Stale => "stale",
        Translation::Missing => "missing",
    }
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::New => "new",
        Status::Expanded => "expanded",
        Status::Continued => "continued",
    }
}

/// What every page of a language shows around its content.
#[derive(Serialize)]
pub struct SiteView {
    pub title: Text,
    pub fiscal_year: u16,
    pub fiscal_year_label: Text,
    pub version: String,
    pub date: String,
    /// ISO 8601.
    pub date_iso: String,
    pub parties: Vec<Text>,
    pub source: Option<Text>,
    pub publisher: Option<Text>,
    pub licence: Option<Text>,
    pub base_url: Option<String>,
    /// The printed handbook in this language, from the root of the site, if it is part of the build.
    pub pdf: Option<String>,
    pub counts: Counts,
}

#[derive(Serialize)]
pub struct Counts {
    pub chapters: usize,
    pub sections: usize,
    /// Without sub-measures.
    pub measures: usize,
    pub all_measures: usize,
    pub sub_measures: usize,
    pub repeats: usize,
    pub targets: usize,
    pub translated: usize,
}

/// What every page of a language shows around its content. `pdf`: the printed handbooks are part of the build.
pub fn site(plan: &Plan, lang: Lang, pdf: bool) -> SiteView {
    let text = |text: &Localized<String>| localized(text, lang);
    let sub_measures = plan.measures.iter().filter(|measure| measure.place.parent.is_some()).count();
    SiteView {
        title: text(&plan.title),
        fiscal_year: plan.fiscal_year,
        fiscal_year_label: text(&plan.fiscal_year_label),
        version: plan.version.clone(),
        date: format_date(plan.date, lang),
        date_iso: format!("{:04}-{:02}-{:02}", plan.date.year, plan.date.month, plan.date.day),
        parties: plan.parties.iter().map(text).collect(),
        source: plan.settings.source.as_ref().map(text),
        publisher: plan.settings.publisher.as_ref().map(text),
        licence: plan.settings.licence.as_ref().map(text),
        base_url: plan.settings.base_url.clone(),
        pdf: pdf.then(|| format!("handbook-{}.pdf", lang.code())),
        counts: Counts {
            chapters: plan.chapters.len() + 1,
            sections: plan.sections.len(),
            measures: plan.measures.len() - sub_measures,
            all_measures: plan.measures.len(),
            sub_measures,
            repeats: plan.repeats.len(),
            targets: plan.targets.len(),
            translated: plan.measures.iter().filter(|m| m.translation == Translation::Current).count(),
        },
    }
}

/// A text in a language, or else in Japanese, and which it is.
pub fn localized(text: &Localized<String>, lang: Lang) -> Text {
    let (text, lang) = text.in_lang(lang);
    Text { text: text.clone(), lang: lang.code() }
}
