//! Every text of the plan beside its translation, and where both are written.
//!
//! 1. [`texts`] goes through the plan in its order: the tables, the chapters, the measures.
//! 2. [`Places`] finds the place of a title or of a value of a table, for which the plan keeps none.

use std::collections::HashMap;

use crate::i18n::Localized;
use crate::plan::{Body, Measure, Plan, Section};
use crate::source::{FileId, Sources, Span};

/// A text and its translation.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// What exceptions of the glossary name it by: the slug of a measure, chapter or section, the id of
    /// a row of a table, or `plan`, `preamble`, `targets`.
    pub slug: &'a str,
    pub part: Part,
    pub ja: &'a str,
    pub en: Option<&'a str>,
    pub ja_span: Span,
    /// The whole of the English text; where there is none, the Japanese.
    pub en_span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    /// A contact, or the words of a link.
    Fact,
    Body,
    /// A value of plan.yaml or targets.yaml.
    Table,
}

/// All texts of the plan that have or need a translation.
pub fn texts<'a>(plan: &'a Plan, sources: &'a Sources) -> Vec<Text<'a>> {
    let places = Places::of(sources);
    let mut out = Vec::new();
    plan_table(plan, &places, &mut out);
    let preamble = &plan.preamble;
    out.extend(places.body("preamble", preamble));
    for chapter in &plan.chapters {
        let body = &chapter.introduction;
        out.push(places.title(&chapter.slug, &chapter.title, body.ja.span.file));
        out.extend(places.body(&chapter.slug, body));
        for &id in &chapter.sections {
            let section = &plan[id];
            if let Some(file) = places.section(section, &chapter.slug, chapter.number) {
                out.push(places.title(&section.slug, &section.title, file));
            }
        }
    }
    for measure in &plan.measures {
        measure_texts(measure, &places, &mut out);
    }
    targets_table(plan, &places, &mut out);
    out
}

fn measure_texts<'a>(measure: &'a Measure, places: &Places<'a>, out: &mut Vec<Text<'a>>) {
    let file = measure.span.file;
    out.push(places.title(&measure.slug, &measure.title, file));
    out.extend(places.body(&measure.slug, &measure.body));
    let contact = measure.contact.iter();
    for text in contact.chain(measure.links.iter().map(|link| &link.label)) {
        out.push(places.value(&measure.slug, Part::Fact, text, file, places.translation(file)));
    }
}

fn plan_table<'a>(plan: &'a Plan, places: &Places<'a>, out: &mut Vec<Text<'a>>) {
    let Some(file) = places.named("plan.yaml") else { return };
    let mut add = |slug, text| out.push(places.value(slug, Part::Table, text, file, Some(file)));
    add("plan", &plan.title);
    add("plan", &plan.fiscal_year_label);
    plan.parties.iter().for_each(|party| add("plan", party));
    for owner in &plan.owners {
        add(&owner.id, &owner.name);
        add(&owner.id, &owner.heading);
    }
    plan.audiences.iter().for_each(|audience| add(&audience.id, &audience.name));
    plan.programmes.iter().for_each(|programme| add(&programme.id, &programme.name));
    let settings = &plan.settings;
    for text in [&settings.source, &settings.publisher, &settings.licence].into_iter().flatten() {
        add("plan", text);
    }
}

fn targets_table<'a>(plan: &'a Plan, places: &Places<'a>, out: &mut Vec<Text<'a>>) {
    let Some(file) = places.named("targets.yaml") else { return };
    let mut add = |slug, text| out.push(places.value(slug, Part::Table, text, file, Some(file)));
    let chapter = &plan.target_chapter;
    for text in [&chapter.title, &chapter.introduction, &chapter.item_heading, &chapter.goal_heading] {
        add("targets", text);
    }
    chapter.groups.iter().for_each(|group| add("targets", &group.title));
    for target in &plan.targets {
        add(&target.id, &target.label);
        target.owner_mark.iter().for_each(|mark| add(&target.id, mark));
        for value in &target.values {
            value.part.iter().for_each(|part| add(&target.id, part));
            add(&target.id, &value.printed);
        }
    }
    chapter.notes.iter().for_each(|note| add("targets", note));
}

/// The files of the content by path.
pub struct Places<'a> {
    sources: &'a Sources,
    by_path: HashMap<&'a str, FileId>,
}

impl<'a> Places<'a> {
    pub fn of(sources: &'a Sources) -> Self {
        let by_path = sources.ids().map(|id| (sources.file(id).path.as_str(), id)).collect();
        Self { sources, by_path }
    }

    /// The file of the translation of the Japanese text in `file`.
    pub fn translation(&self, file: FileId) -> Option<FileId> {
        self.by_path.get(translation_path(&self.sources.file(file).path).as_str()).copied()
    }

    /// The Japanese file of a section.
    pub fn section(&self, section: &Section, chapter: &str, number: u16) -> Option<FileId> {
        self.named(&format!("{number}-{chapter}/{}-{}/_index.md", section.number, section.slug))
    }

    /// The file whose path in the content folder is `path`.
    pub fn named(&self, path: &str) -> Option<FileId> {
        let folder = self.sources.files.iter().find_map(|file| file.path.strip_suffix("plan.yaml"))?;
        self.by_path.get(format!("{folder}{path}").as_str()).copied()
    }

    fn title(&self, slug: &'a str, title: &'a Localized<String>, file: FileId) -> Text<'a> {
        self.value(slug, Part::Title, title, file, self.translation(file))
    }

    fn value(
        &self,
        slug: &'a str,
        part: Part,
        text: &'a Localized<String>,
        file: FileId,
        en_file: Option<FileId>,
    ) -> Text<'a> {
        let ja_span = self.find(file, &text.ja);
        let en_span = match (en_file, &text.en) {
            (Some(file), Some(en)) => self.find(file, en),
            _ => ja_span,
        };
        Text { slug, part, ja: &text.ja, en: text.en.as_deref(), ja_span, en_span }
    }

    /// None where the Japanese is empty.
    fn body(&self, slug: &'a str, body: &'a Localized<Body>) -> Option<Text<'a>> {
        let en = body.en.as_ref();
        (!body.ja.text.is_empty()).then(|| Text {
            slug,
            part: Part::Body,
            ja: &body.ja.text,
            en: en.map(|en| en.text.as_str()),
            ja_span: body.ja.span,
            en_span: en.map_or(body.ja.span, |en| en.span),
        })
    }

    /// Where a file has a value: its first occurrence that stands alone on its line, or else any.
    fn find(&self, file: FileId, value: &str) -> Span {
        let text = &self.sources.file(file).text;
        let mut places = text.match_indices(value).map(|(at, _)| at);
        let alone = places.clone().find(|at| {
            let rest = &text[at + value.len()..];
            text[..*at].ends_with([' ', '"', '\'']) && rest.trim_start_matches(['"', '\'']).starts_with('\n')
        });
        match alone.or_else(|| places.next()) {
            Some(start) => Span { file, start, end: start + value.len() },
            None => Span::start_of(file),
        }
    }
}

/// The path of the translation of a Japanese file: `….md` → `….en.md`.
pub fn translation_path(path: &str) -> String {
    format!("{}.en.md", path.strip_suffix(".md").unwrap_or(path))
}

impl Text<'_> {
    /// Where `needle` stands in the English text, or else the whole of it.
    pub fn in_english(&self, needle: &str, sources: &Sources) -> Span {
        within(self.en_span, needle, sources)
    }

    /// Where `needle` stands in the Japanese text, or else the whole of it.
    pub fn in_japanese(&self, needle: &str, sources: &Sources) -> Span {
        within(self.ja_span, needle, sources)
    }
}

/// Where `needle` stands in the text of a span, or else the whole of it.
pub fn within(span: Span, needle: &str, sources: &Sources) -> Span {
    match sources.text(span).find(needle).filter(|_| !needle.is_empty()) {
        Some(at) => Span { start: span.start + at, end: span.start + at + needle.len(), ..span },
        None => span,
    }
}
