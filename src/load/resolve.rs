//! Documents → [`Plan`]: names become ids, entries get places and numbers.
//!
//! 1. [`Builder::add_pages`] and [`Builder::pair`] pair each Japanese file with its translation.
//! 2. [`references`](super::references) checks what the files name.
//! 3. [`Builder`] adds chapters, sections, and their entries in the order of the files.
//! 4. [`Builder::link`] resolves parents, repeats and targets, and numbers the entries.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::Diagnostic;
use crate::i18n::{Lang, Localized};
use crate::markdown;
use crate::plan::*;
use crate::source::{FileId, Sources, Span};

use super::fingerprint;
use super::frame::{add_targets, frame, statement};
use super::front_matter::{Document, Page, RawBody, RawMeasure};
use super::path::{Level, MeasurePath};
use super::references::{Kind, Names};

/// Builds the plan; it is missing where `plan.yaml` or `targets.yaml` could not be read.
pub fn resolve(sources: &Sources, documents: Vec<Document>, problems: &mut Vec<Diagnostic>) -> Option<Plan> {
    let mut plan_table = None;
    let mut targets_table = None;
    let mut accessibility = None;
    let mut pages = Vec::new();
    let mut raw = Vec::new();
    for document in documents {
        match document {
            Document::Plan(file, table) => plan_table = Some((file, *table)),
            Document::Targets(file, table) => targets_table = Some((file, table)),
            Document::Accessibility(file, table) => accessibility = Some((file, *table)),
            Document::Page(page) => pages.push(page),
            Document::Measure(measure) => raw.push(*measure),
        }
    }
    let paths = sources.files.iter().map(|file| &file.path).chain(&sources.unreadable);
    for name in ["content/plan.yaml", "content/targets.yaml"] {
        if !paths.clone().any(|path| path.ends_with(name.trim_start_matches("content"))) {
            problems.push(Diagnostic::error("missing-file").arg("path", name));
        }
    }
    let (plan_file, plan_table) = plan_table?;
    let (targets_file, targets_table) = targets_table?;
    let mut plan = frame(plan_table, plan_file, sources, problems);
    add_targets(&mut plan, targets_table, targets_file, sources, problems);
    plan.accessibility =
        accessibility.map(|(file, table)| statement(table, file, plan.date, sources, problems));
    let mut builder = Builder { plan, sections: HashMap::new(), problems };
    builder.add_pages(pages);
    builder.add_measures(raw);
    Some(builder.plan)
}

fn body(raw: RawBody, lang: Lang) -> Body {
    Body { text: markdown::to_text(&raw.markdown, lang), markdown: raw.markdown, span: raw.span }
}

/// A Japanese text and its translation, as `(value, state)`.
fn state(translates: Option<&str>, title: &str, text: &str, present: bool) -> Translation {
    match translates {
        _ if !present => Translation::Missing,
        Some(of) if of == fingerprint(title, text) => Translation::Current,
        _ => Translation::Stale,
    }
}

pub struct Builder<'a> {
    pub plan: Plan,
    /// By chapter and section number.
    sections: HashMap<(u16, u16), SectionId>,
    pub problems: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn add_pages(&mut self, pages: Vec<Page>) {
        let mut by_level: BTreeMap<Level, (Option<Page>, Option<Page>)> = BTreeMap::new();
        for page in pages {
            let pair = by_level.entry(page.level.clone()).or_default();
            match page.lang {
                Lang::Ja => pair.0 = Some(page),
                Lang::En => pair.1 = Some(page),
            }
        }
        for (level, (original, translation)) in by_level {
            match original {
                Some(original) => self.add_page(level, original, translation),
                None => {
                    let file = translation.map(|page| page.file).unwrap_or(FileId(0));
                    self.problems
                        .push(Diagnostic::error("translation-without-original").at(Span::start_of(file)));
                }
            }
        }
    }

    fn add_page(&mut self, level: Level, original: Page, translation: Option<Page>) {
        // One still to be filled in is as good as none.
        let translation = translation.filter(|page| match level {
            Level::Preamble => !page.body.markdown.is_empty(),
            _ => page.title.is_some(),
        });
        let ja = body(original.body, Lang::Ja);
        let title = original.title.unwrap_or_default();
        let translates = translation.as_ref().and_then(|page| page.translates.as_deref());
        let state = state(translates, &title, &ja.text, translation.is_some());
        let (title_en, en) = match translation {
            Some(page) => (page.title, Some(body(page.body, Lang::En))),
            None => (None, None),
        };
        let title = Localized { ja: title, en: title_en };
        let text = Localized { en: en.filter(|en| !en.text.is_empty() || ja.text.is_empty()), ja };
        match level {
            Level::Preamble => {
                self.plan.preamble = text;
                self.plan.preamble_translation = state;
            }
            Level::Chapter { number, slug } => {
                let expected = self.plan.chapters.len() as u16 + 1;
                if number != expected {
                    let problem = Diagnostic::error("chapter-number").at(original.title_span);
                    self.problems
                        .push(problem.arg("found", number.to_string()).arg("expected", expected.to_string()));
                }
                self.plan.chapters.push(Chapter {
                    number,
                    printed_number: original.printed_number,
                    slug,
                    title,
                    introduction: text,
                    translation: state,
                    sections: Vec::new(),
                });
            }
            Level::Section { chapter, number, slug } => {
                // Chapters sort before sections, so the chapter is there if it exists at all.
                let Some(at) = self.plan.chapters.iter().position(|c| c.number == chapter) else {
                    let problem = Diagnostic::error("section-without-chapter").at(original.title_span);
                    self.problems.push(problem.arg("found", chapter.to_string()));
                    return;
                };
                let id = SectionId(self.plan.sections.len() as u32);
                if self.sections.insert((chapter, number), id).is_some() {
                    let problem = Diagnostic::error("duplicate-id").at(original.title_span);
                    self.problems.push(problem.arg("found", format!("{chapter}-{number}")));
                }
                self.plan.chapters[at].sections.push(id);
                self.plan.sections.push(Section {
                    id: format!("{chapter}-{number}"),
                    chapter: ChapterId(at as u32),
                    number,
                    printed_number: original.printed_number,
                    slug,
                    title,
                    translation: state,
                    groups: Vec::new(),
                });
            }
        }
    }

    fn add_measures(&mut self, raw: Vec<RawMeasure>) {
        let (mut originals, translations) = self.pair(raw);
        self.check_slugs(&originals);
        originals.sort_by_key(|raw| {
            let owner = self.plan.owners.iter().position(|owner| owner.id == raw.path.owner);
            (raw.path.chapter, raw.path.section, owner, raw.path.order)
        });
        let kinds: HashMap<String, Kind> = originals
            .iter()
            .map(|raw| {
                let kind = Kind {
                    repeat: raw.repeats.is_some(),
                    child: raw.parent.is_some(),
                    path: raw.path.clone(),
                };
                (raw.path.slug.clone(), kind)
            })
            .collect();
        let names = Names::of(&self.plan);
        let mut drafts: Vec<Draft> = Vec::with_capacity(originals.len());
        for raw in originals {
            if let Some((place, section)) = self.place(&raw) {
                self.check_references(&raw, &kinds);
                drafts.push(Draft { section, owner: place, raw });
            }
        }
        self.link(drafts, translations, &names);
    }

    fn pair(&mut self, raw: Vec<RawMeasure>) -> (Vec<RawMeasure>, HashMap<MeasurePath, RawMeasure>) {
        let mut originals = Vec::new();
        let mut translations = HashMap::new();
        for measure in raw {
            match measure.path.lang {
                Lang::Ja => originals.push(measure),
                Lang::En => {
                    let path = MeasurePath { lang: Lang::Ja, ..measure.path.clone() };
                    translations.insert(path, measure);
                }
            }
        }
        let known: std::collections::HashSet<&MeasurePath> = originals.iter().map(|raw| &raw.path).collect();
        for (path, translation) in &translations {
            if !known.contains(path) {
                self.problems.push(Diagnostic::error("translation-without-original").at(Span {
                    start: 0,
                    end: 3,
                    file: translation.span.file,
                }));
            }
        }
        (originals, translations)
    }

    fn check_slugs(&mut self, originals: &[RawMeasure]) {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for raw in originals {
            let own = std::iter::once((raw.path.slug.as_str(), raw.span));
            let aliases = raw.aliases.iter().map(|alias| (alias.name.as_str(), alias.span));
            for (slug, span) in own.chain(aliases) {
                if let Some(first) = seen.insert(slug, span) {
                    let problem = Diagnostic::error("duplicate-slug").at(span).related(first, "first");
                    self.problems.push(problem.arg("found", slug));
                }
            }
            for alias in &raw.aliases {
                if let Some(reason) = super::slug_problem(&alias.name) {
                    self.problems.push(Diagnostic::error(reason).at(alias.span).arg("found", &alias.name));
                }
            }
        }
    }

    fn link(
        &mut self,
        drafts: Vec<Draft>,
        mut translations: HashMap<MeasurePath, RawMeasure>,
        names: &Names,
    ) {
        let ids = number_drafts(&drafts);
        let mut counts: HashMap<(SectionId, Option<MeasureId>), u32> = HashMap::new();
        let mut positions: HashMap<(SectionId, OwnerId, Option<MeasureId>), u32> = HashMap::new();
        for (draft, entry) in drafts.into_iter().zip(&ids.entries) {
            let Draft { raw, section, owner } = draft;
            let parent =
                raw.parent.as_ref().and_then(|parent| ids.measures.get(parent.name.as_str()).copied());
            let parent = parent.filter(|parent| (parent.0 as usize) < self.plan.measures.len());
            let count = counts.entry((section, parent)).or_default();
            *count += 1;
            let position = positions.entry((section, owner, parent)).or_default();
            *position += 1;
            let prefix = match parent {
                Some(parent) => &self.plan[parent].place.number,
                None => &self.plan[section].id,
            };
            let place = Place {
                chapter: self.plan[section].chapter,
                section,
                owner,
                position: *position,
                number: format!("{prefix}-{count}"),
                parent,
            };
            self.attach(*entry, &place);
            match entry {
                Entry::Measure(id) => {
                    let path = raw.path.clone();
                    let measure = self.measure(*id, raw, translations.remove(&path), place, names);
                    self.plan.measures.push(measure);
                }
                Entry::Repeat(_) => {
                    let original =
                        raw.repeats.as_ref().and_then(|name| ids.measures.get(name.name.as_str()).copied());
                    self.plan.repeats.push(Repeat {
                        slug: raw.path.slug,
                        place,
                        original: original.unwrap_or(MeasureId(0)),
                        body: Some(body(raw.body, Lang::Ja)).filter(|body| !body.text.is_empty()),
                        span: raw.span,
                    });
                }
            }
        }
        for at in 0..self.plan.repeats.len() {
            let original = self.plan.repeats[at].original;
            if let Some(measure) = self.plan.measures.get_mut(original.0 as usize) {
                measure.repeats.push(RepeatId(at as u32));
            }
        }
    }

    fn attach(&mut self, entry: Entry, place: &Place) {
        match place.parent {
            Some(parent) => self.plan.measures[parent.0 as usize].children.push(entry),
            None => {
                let groups = &mut self.plan.sections[place.section.0 as usize].groups;
                match groups.last_mut().filter(|group| group.owner == place.owner) {
                    Some(group) => group.entries.push(entry),
                    None => groups.push(Group { owner: place.owner, entries: vec![entry] }),
                }
            }
        }
    }

    fn measure(
        &mut self,
        id: MeasureId,
        raw: RawMeasure,
        translation: Option<RawMeasure>,
        place: Place,
        names: &Names,
    ) -> Measure {
        // One still to be filled in is as good as none.
        let translation = translation.filter(|raw| !raw.body.markdown.is_empty());
        let ja = body(raw.body, Lang::Ja);
        let title = raw.title.unwrap_or_default();
        let translates = translation.as_ref().and_then(|raw| raw.translates.as_deref());
        let state = state(translates, &title, &ja.text, translation.is_some());
        let (title_en, en, contact_en, links_en) = match translation {
            Some(raw) => (raw.title, Some(body(raw.body, Lang::En)), raw.contact, raw.links),
            None => (None, None, None, Vec::new()),
        };
        let targets = self.ids("unknown-target", &raw.target, &names.targets, TargetId);
        for target in &targets {
            self.plan.targets[target.0 as usize].measures.push(id);
        }
        let mut labels_en = links_en.into_iter().map(|link| link.label);
        Measure {
            slug: raw.path.slug,
            place,
            title: Localized { ja: title, en: title_en },
            body: Localized { ja, en },
            translation: state,
            targets,
            audiences: self.ids("unknown-audience", &raw.audience, &names.audiences, AudienceId),
            programmes: self.ids("unknown-programme", &raw.programmes, &names.programmes, ProgrammeId),
            children: Vec::new(),
            repeats: Vec::new(),
            status: raw.status.as_ref().and_then(|status| self.status(status)),
            contact: raw.contact.map(|ja| Localized { ja, en: contact_en }),
            links: raw
                .links
                .into_iter()
                .map(|link| Link { label: Localized { ja: link.label, en: labels_en.next() }, url: link.url })
                .collect(),
            aliases: raw.aliases.into_iter().map(|alias| alias.name).collect(),
            span: raw.span,
        }
    }
}

struct Draft {
    raw: RawMeasure,
    section: SectionId,
    owner: OwnerId,
}

/// The ids that drafts will get, in order, and measures by slug.
struct DraftIds {
    entries: Vec<Entry>,
    measures: HashMap<String, MeasureId>,
}

fn number_drafts(drafts: &[Draft]) -> DraftIds {
    let mut ids = DraftIds { entries: Vec::with_capacity(drafts.len()), measures: HashMap::new() };
    let (mut measures, mut repeats) = (0, 0);
    for draft in drafts {
        if draft.raw.repeats.is_some() {
            ids.entries.push(Entry::Repeat(RepeatId(repeats)));
            repeats += 1;
        } else {
            ids.entries.push(Entry::Measure(MeasureId(measures)));
            ids.measures.insert(draft.raw.path.slug.clone(), MeasureId(measures));
            measures += 1;
        }
    }
    ids
}
