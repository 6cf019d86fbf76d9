//! The pages of one language: which there are, with which template, and what each shows.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use crate::i18n::{Lang, Localized};
use crate::plan::*;
use crate::terms::{self, Term};

use super::route::Page;
use super::view::{LinkView, Text, Views, translation_name};
use super::{Crumb, Inputs, PageDraft};

/// Every page of a language, home first.
pub fn all(plan: &Plan) -> Vec<Page<'_>> {
    let mut pages = vec![
        Page::Home,
        Page::Plan,
        Page::Targets,
        Page::Repeats,
        Page::Terms,
        Page::Glossary,
        Page::Search,
        Page::About,
        Page::Guide,
        Page::Accessibility,
        Page::Data,
    ];
    pages.extend(plan.chapters.iter().map(|chapter| Page::Chapter(chapter.number)));
    pages.extend(plan.owners.iter().map(|owner| Page::Owner(&owner.id)));
    pages.extend(plan.audiences.iter().map(|audience| Page::Audience(&audience.id)));
    pages.extend(plan.programmes.iter().map(|programme| Page::Programme(&programme.id)));
    pages.extend(plan.measures.iter().map(|measure| Page::Measure(&measure.slug)));
    pages
}

/// Every page of the views' language, ready to be rendered.
pub fn drafts<'a>(views: &Views<'a>, inputs: &Inputs<'_>) -> Vec<PageDraft<'a>> {
    let plan = views.plan;
    let maker = Maker { views, inputs, lists: Lists::of(plan) };
    let mut drafts = vec![
        maker.home(),
        maker.simple(Page::About, "about"),
        maker.simple(Page::Guide, "guide"),
        maker.simple(Page::Accessibility, "accessibility"),
        maker.simple(Page::Data, "data"),
        maker.search(),
        maker.targets(),
        maker.repeats(),
        maker.terms(),
        maker.glossary(),
        maker.plan_page(),
    ];
    drafts.extend(plan.chapters.iter().map(|chapter| maker.chapter(chapter)));
    drafts.extend((0..plan.owners.len() as u32).map(|id| maker.owner(OwnerId(id))));
    drafts.extend((0..plan.audiences.len() as u32).map(|id| maker.audience(AudienceId(id))));
    drafts.extend((0..plan.programmes.len() as u32).map(|id| maker.programme(ProgrammeId(id))));
    let order: Vec<MeasureId> = plan.measure_ids().collect();
    drafts.extend(order.iter().map(|&id| maker.measure(id)));
    drafts
}

struct Maker<'v, 'a, 'i> {
    views: &'v Views<'a>,
    inputs: &'i Inputs<'i>,
    lists: Lists,
}

/// Which entries belong to an owner, audience or programme; in the plan's order.
struct Lists {
    owners: Vec<Vec<Entry>>,
    audiences: Vec<Vec<MeasureId>>,
    programmes: Vec<Vec<MeasureId>>,
}

impl Lists {
    fn of(plan: &Plan) -> Self {
        let mut lists = Self {
            owners: vec![Vec::new(); plan.owners.len()],
            audiences: vec![Vec::new(); plan.audiences.len()],
            programmes: vec![Vec::new(); plan.programmes.len()],
        };
        for entry in plan.entries().filter(|&entry| plan.place(entry).parent.is_none()) {
            let owner = plan.place(entry).owner;
            lists.owners[owner.0 as usize].push(entry);
            for member in &plan[owner].members {
                lists.owners[member.0 as usize].push(entry);
            }
        }
        for id in plan.measure_ids() {
            for audience in &plan[id].audiences {
                lists.audiences[audience.0 as usize].push(id);
            }
            for programme in &plan[id].programmes {
                lists.programmes[programme.0 as usize].push(id);
            }
        }
        lists
    }
}

#[derive(Serialize)]
struct SectionView {
    id: String,
    /// 1-based within the chapter.
    number: u16,
    printed_number: String,
    title: Text,
    href: String,
    groups: Vec<GroupView>,
    count: usize,
}

#[derive(Serialize)]
struct GroupView {
    owner: LinkView,
    owner_id: String,
    heading: Text,
    entries: Vec<Value>,
    count: usize,
}

#[derive(Serialize)]
struct ChapterView {
    number: u16,
    numeral: String,
    title: Text,
    href: String,
    introduction: Value,
    introduction_lang: &'static str,
    translation: &'static str,
    sections: Vec<SectionView>,
    count: usize,
    /// Entries by owner, in the order of the owners.
    owner_counts: Vec<OwnerCount>,
}

#[derive(Serialize)]
struct OwnerCount {
    owner: LinkView,
    owner_id: String,
    count: usize,
}

/// A list of entries under the section they stand in.
#[derive(Serialize)]
struct EntryGroup {
    chapter: LinkView,
    chapter_numeral: String,
    section: super::view::SectionLink,
    entries: Vec<Value>,
}

#[derive(Serialize)]
struct TargetView {
    id: String,
    label: Text,
    owner: Option<LinkView>,
    owner_mark: Option<Text>,
    values: Vec<ValueView>,
    measures: Vec<Value>,
}

#[derive(Serialize)]
struct ValueView {
    part: Option<Text>,
    printed: Text,
    value: Option<f64>,
    /// `percent` or `people`.
    unit: &'static str,
    results: Vec<ResultView>,
}

#[derive(Serialize)]
struct ResultView {
    fiscal_year: u16,
    value: f64,
    /// Share of the target reached, in percent, rounded down; none without a numeric target.
    achieved: Option<u32>,
}

#[derive(Serialize)]
struct TermView {
    name: Text,
    ja: String,
    en: Option<String>,
    reading: String,
    /// The programme's page.
    href: Option<String>,
    measures: Vec<Value>,
}

#[derive(Serialize)]
struct TermRow {
    label: String,
    id: String,
    terms: Vec<TermView>,
}

#[derive(Serialize)]
struct RelatedView {
    entry: Value,
    words: Vec<String>,
}

impl<'a> Maker<'_, 'a, '_> {
    fn message(&self, key: &str) -> String {
        self.inputs.i18n.message(self.views.lang, key)
    }

    fn own(&self, text: impl Into<String>) -> Text {
        Text { text: text.into(), lang: self.views.lang.code() }
    }

    fn home_crumb(&self) -> Crumb {
        Crumb { href: Page::Home.path().into_owned(), label: self.own(self.message("nav-home")) }
    }

    fn draft(&self, page: Page<'a>, title: Text, values: Vec<(&'static str, Value)>) -> PageDraft<'a> {
        PageDraft { page, title, description: String::new(), breadcrumbs: vec![self.home_crumb()], values }
    }

    /// A page whose text is all in its template; its title is the message `<name>-title`.
    fn simple(&self, page: Page<'a>, name: &str) -> PageDraft<'a> {
        let plan = self.views.plan;
        let owners: Vec<LinkView> = self.owner_links();
        let title = self.own(self.message(&format!("{name}-title")));
        let values = vec![
            ("owners", Value::from_serializable(&owners)),
            ("translation_status", Value::from_serializable(&translation_name(plan.preamble_translation))),
        ];
        self.draft(page, title, values)
    }

    fn owner_links(&self) -> Vec<LinkView> {
        (0..self.views.plan.owners.len() as u32).map(|id| self.views.owner_link(OwnerId(id))).collect()
    }

    fn search(&self) -> PageDraft<'a> {
        self.simple(Page::Search, "search")
    }

    fn home(&self) -> PageDraft<'a> {
        let views = self.views;
        let plan = views.plan;
        let chapters: Vec<ChapterView> =
            plan.chapters.iter().map(|chapter| self.chapter_view(chapter, false)).collect();
        let audiences: Vec<Value> = (0..plan.audiences.len() as u32)
            .map(AudienceId)
            .filter(|id| !self.lists.audiences[id.0 as usize].is_empty())
            .map(|id| counted(views.audience_link(id), self.lists.audiences[id.0 as usize].len()))
            .collect();
        let owners: Vec<Value> = (0..plan.owners.len() as u32)
            .map(|id| counted(views.owner_link(OwnerId(id)), self.lists.owners[id as usize].len()))
            .collect();
        let (preamble, preamble_lang) = views.html(&plan.preamble);
        let values = vec![
            ("chapters", Value::from_serializable(&chapters)),
            ("audiences", Value::from(audiences)),
            ("owners", Value::from(owners)),
            ("preamble", preamble),
            ("preamble_lang", Value::from(preamble_lang)),
            ("target_groups", self.target_groups(false)),
            ("target_chapter", self.target_chapter()),
        ];
        let mut draft = self.draft(Page::Home, views.text(&plan.title), values);
        draft.breadcrumbs.clear();
        draft
    }

    fn chapter_view(&self, chapter: &Chapter, full: bool) -> ChapterView {
        let views = self.views;
        let plan = views.plan;
        let (introduction, introduction_lang) = views.html(&chapter.introduction);
        let sections: Vec<SectionView> =
            chapter.sections.iter().map(|&id| self.section_view(id, full)).collect();
        let owner_counts = (0..plan.owners.len() as u32)
            .map(|id| OwnerCount {
                owner: views.owner_link(OwnerId(id)),
                owner_id: plan[OwnerId(id)].id.clone(),
                count: chapter
                    .sections
                    .iter()
                    .flat_map(|&section| &plan[section].groups)
                    .filter(|group| group.owner == OwnerId(id))
                    .map(|group| group.entries.len())
                    .sum(),
            })
            .collect();
        ChapterView {
            number: chapter.number,
            numeral: chapter_numeral(chapter.number),
            title: views.text(&chapter.title),
            href: Page::Chapter(chapter.number).path().into_owned(),
            introduction,
            introduction_lang,
            translation: translation_name(chapter.translation),
            count: sections.iter().map(|section| section.count).sum(),
            sections,
            owner_counts,
        }
    }

    /// A section; with its entries if `full`.
    fn section_view(&self, id: SectionId, full: bool) -> SectionView {
        let views = self.views;
        let plan = views.plan;
        let section = &plan[id];
        let groups: Vec<GroupView> = section
            .groups
            .iter()
            .map(|group| GroupView {
                owner: views.owner_link(group.owner),
                owner_id: plan[group.owner].id.clone(),
                heading: views.text(&plan[group.owner].heading),
                entries: match full {
                    true => group.entries.iter().map(|&entry| views.entry(entry)).collect(),
                    false => Vec::new(),
                },
                count: group.entries.len(),
            })
            .collect();
        SectionView {
            id: section.id.clone(),
            number: section.number,
            printed_number: section.printed_number.clone().unwrap_or_else(|| full_width(section.number)),
            title: views.text(&section.title),
            href: views.section_link(id).href,
            count: groups.iter().map(|group| group.count).sum(),
            groups,
        }
    }

    fn chapter(&self, chapter: &'a Chapter) -> PageDraft<'a> {
        let plan = self.views.plan;
        let view = Value::from_serializable(&self.chapter_view(chapter, true));
        let neighbour = |number: u16| {
            plan.chapters.iter().find(|other| other.number == number).map(|other| self.chapter_link(other))
        };
        let values = vec![
            ("chapter", view),
            ("previous", Value::from_serializable(&neighbour(chapter.number.wrapping_sub(1)))),
            ("next", Value::from_serializable(&neighbour(chapter.number + 1))),
        ];
        self.draft(Page::Chapter(chapter.number), self.chapter_link(chapter).label, values)
    }

    fn chapter_link(&self, chapter: &Chapter) -> LinkView {
        let title = self.views.text(&chapter.title);
        let text = match title.lang {
            "ja" => format!("{}　{}", chapter_numeral(chapter.number), title.text),
            _ => format!("{}. {}", chapter.number, title.text),
        };
        LinkView {
            href: Page::Chapter(chapter.number).path().into_owned(),
            label: Text { text, lang: title.lang },
        }
    }

    fn plan_page(&self) -> PageDraft<'a> {
        let views = self.views;
        let plan = views.plan;
        let chapters: Vec<ChapterView> =
            plan.chapters.iter().map(|chapter| self.chapter_view(chapter, true)).collect();
        let (preamble, preamble_lang) = views.html(&plan.preamble);
        let values = vec![
            ("chapters", Value::from_serializable(&chapters)),
            ("preamble", preamble),
            ("preamble_lang", Value::from(preamble_lang)),
            ("target_groups", self.target_groups(false)),
            ("target_chapter", self.target_chapter()),
        ];
        self.draft(Page::Plan, self.own(self.message("plan-title")), values)
    }

    fn measure(&self, id: MeasureId) -> PageDraft<'a> {
        let views = self.views;
        let plan = views.plan;
        let measure = &plan[id];
        let place = &measure.place;
        let neighbour = |at: Option<u32>| {
            let at = at.filter(|&at| (at as usize) < plan.measures.len())?;
            Some(views.entry_link(Entry::Measure(MeasureId(at))))
        };
        let related: Vec<RelatedView> = self.inputs.related[id.0 as usize]
            .iter()
            .map(|related| RelatedView {
                entry: views.entry(Entry::Measure(related.measure)),
                words: related.words.clone(),
            })
            .collect();
        let contact = measure.contact.as_ref().map(|contact| views.text(contact));
        let links: Vec<LinkView> = measure
            .links
            .iter()
            .filter(|link| link.url.starts_with("https://") || link.url.starts_with("http://"))
            .map(|link| LinkView { href: link.url.clone(), label: views.text(&link.label) })
            .collect();
        let targets: Vec<LinkView> =
            measure.targets.iter().map(|&target| views.target_link(target)).collect();
        let programmes: Vec<LinkView> =
            measure.programmes.iter().map(|&id| views.programme_link(id)).collect();
        let chapter = self.chapter_link(&plan[place.chapter]);
        let values = vec![
            ("entry", views.entry(Entry::Measure(id))),
            ("chapter", Value::from_serializable(&chapter)),
            ("targets", Value::from_serializable(&targets)),
            ("programmes", Value::from_serializable(&programmes)),
            ("contact", Value::from_serializable(&contact)),
            ("links", Value::from_serializable(&links)),
            ("related", Value::from_serializable(&related)),
            ("previous", Value::from_serializable(&neighbour(id.0.checked_sub(1)))),
            ("next", Value::from_serializable(&neighbour(id.0.checked_add(1)))),
        ];
        let mut draft = self.draft(Page::Measure(&measure.slug), views.text(&measure.title), values);
        let text = measure.body.get(views.lang).text.replace('\n', " ");
        draft.description = shorten(&text, if views.lang == Lang::Ja { 110 } else { 200 });
        let section = views.section_link(place.section);
        draft.breadcrumbs.push(Crumb { href: chapter.href, label: chapter.label });
        draft.breadcrumbs.push(Crumb { href: section.href, label: section.title });
        if let Some(parent) = place.parent {
            let parent = views.entry_link(Entry::Measure(parent));
            draft.breadcrumbs.push(Crumb { href: parent.href, label: parent.title });
        }
        draft
    }

    fn owner(&self, id: OwnerId) -> PageDraft<'a> {
        let views = self.views;
        let owner = &views.plan[id];
        let entries = &self.lists.owners[id.0 as usize];
        let values = vec![
            ("groups", self.by_section(entries.iter().copied())),
            ("count", Value::from(entries.len())),
            ("owner_id", Value::from(owner.id.as_str())),
            ("owner_heading", Value::from_serializable(&views.text(&owner.heading))),
            (
                "members",
                Value::from_serializable(
                    &owner.members.iter().map(|&id| views.owner_link(id)).collect::<Vec<_>>(),
                ),
            ),
            ("owners", Value::from_serializable(&self.owner_links())),
        ];
        self.draft(Page::Owner(&owner.id), views.text(&owner.name), values)
    }

    fn audience(&self, id: AudienceId) -> PageDraft<'a> {
        let views = self.views;
        let audience = &views.plan[id];
        let measures = &self.lists.audiences[id.0 as usize];
        let values = vec![
            ("groups", self.by_section(measures.iter().map(|&id| Entry::Measure(id)))),
            ("count", Value::from(measures.len())),
        ];
        self.draft(Page::Audience(&audience.id), views.text(&audience.name), values)
    }

    fn programme(&self, id: ProgrammeId) -> PageDraft<'a> {
        let views = self.views;
        let programme = &views.plan[id];
        let measures = &self.lists.programmes[id.0 as usize];
        let term = self.inputs.terms.iter().find(|term| term.programme == Some(id));
        let other = programme.name.exact(views.lang.other()).cloned();
        let values = vec![
            ("groups", self.by_section(measures.iter().map(|&id| Entry::Measure(id)))),
            ("count", Value::from(measures.len())),
            ("reading", Value::from(term.map(|term| term.reading.as_str()).unwrap_or_default())),
            ("other_name", Value::from_serializable(&other)),
        ];
        self.draft(Page::Programme(&programme.id), views.text(&programme.name), values)
    }

    fn by_section(&self, entries: impl Iterator<Item = Entry>) -> Value {
        let views = self.views;
        let plan = views.plan;
        let mut sections: BTreeMap<SectionId, Vec<Value>> = BTreeMap::new();
        for entry in entries {
            sections.entry(plan.place(entry).section).or_default().push(views.entry(entry));
        }
        let groups: Vec<EntryGroup> = sections
            .into_iter()
            .map(|(id, entries)| EntryGroup {
                chapter: self.chapter_link(&plan[plan[id].chapter]),
                chapter_numeral: chapter_numeral(plan[plan[id].chapter].number),
                section: views.section_link(id),
                entries,
            })
            .collect();
        Value::from_serializable(&groups)
    }

    fn repeats(&self) -> PageDraft<'a> {
        let views = self.views;
        let repeats: Vec<Value> =
            (0..views.plan.repeats.len() as u32).map(|id| views.entry(Entry::Repeat(RepeatId(id)))).collect();
        self.draft(
            Page::Repeats,
            self.own(self.message("repeats-title")),
            vec![("repeats", Value::from(repeats))],
        )
    }

    fn targets(&self) -> PageDraft<'a> {
        let values =
            vec![("target_groups", self.target_groups(true)), ("target_chapter", self.target_chapter())];
        self.draft(Page::Targets, self.views.text(&self.views.plan.target_chapter.title), values)
    }

    fn target_chapter(&self) -> Value {
        #[derive(Serialize)]
        struct View {
            number: u16,
            numeral: String,
            title: Text,
            introduction: Text,
            item_heading: Text,
            goal_heading: Text,
            notes: Vec<Text>,
        }
        let text = |text: &Localized<String>| self.views.text(text);
        let chapter = &self.views.plan.target_chapter;
        Value::from_serializable(&View {
            number: chapter.number,
            numeral: chapter_numeral(chapter.number),
            title: text(&chapter.title),
            introduction: text(&chapter.introduction),
            item_heading: text(&chapter.item_heading),
            goal_heading: text(&chapter.goal_heading),
            notes: chapter.notes.iter().map(text).collect(),
        })
    }

    /// The table of targets by its groups; with the measures of each if `full`.
    fn target_groups(&self, full: bool) -> Value {
        #[derive(Serialize)]
        struct Group {
            numeral: String,
            title: Text,
            targets: Vec<TargetView>,
        }
        let chapter = &self.views.plan.target_chapter;
        let groups: Vec<Group> = chapter
            .groups
            .iter()
            .map(|group| Group {
                numeral: chapter_numeral(group.number),
                title: self.views.text(&group.title),
                targets: group.rows.iter().map(|&id| self.target_view(id, full)).collect(),
            })
            .collect();
        Value::from_serializable(&groups)
    }

    fn target_view(&self, id: TargetId, full: bool) -> TargetView {
        let views = self.views;
        let target = &views.plan[id];
        TargetView {
            id: target.id.clone(),
            label: views.text(&target.label),
            owner: target.owner.map(|owner| views.owner_link(owner)),
            owner_mark: target.owner_mark.as_ref().map(|mark| views.text(mark)),
            values: target.values.iter().map(|value| self.value_view(value)).collect(),
            measures: match full {
                true => target.measures.iter().map(|&id| views.entry(Entry::Measure(id))).collect(),
                false => Vec::new(),
            },
        }
    }

    fn value_view(&self, value: &TargetValue) -> ValueView {
        ValueView {
            part: value.part.as_ref().map(|part| self.views.text(part)),
            printed: self.views.text(&value.printed),
            value: value.value,
            unit: match value.unit {
                Unit::Percent => "percent",
                Unit::PeoplePerYear => "people",
            },
            results: value
                .results
                .iter()
                .map(|result| ResultView {
                    fiscal_year: result.fiscal_year,
                    value: result.value,
                    achieved: value
                        .value
                        .filter(|goal| *goal > 0.0)
                        .map(|goal| (result.value / goal * 100.0) as u32),
                })
                .collect(),
        }
    }

    fn term_view(&self, term: &Term) -> TermView {
        let views = self.views;
        TermView {
            name: views.text(&term.name),
            ja: term.name.ja.clone(),
            en: term.name.en.clone(),
            reading: term.reading.clone(),
            href: term.programme.map(|id| views.programme_link(id).href),
            measures: term
                .measures
                .iter()
                .map(|&id| Value::from_serializable(&views.entry_link(Entry::Measure(id))))
                .collect(),
        }
    }

    /// 五十音順 in Japanese, A–Z in English (terms without an English name last).
    fn terms(&self) -> PageDraft<'a> {
        let terms = self.inputs.terms;
        let rows: Vec<TermRow> = match self.views.lang {
            Lang::Ja => kana_rows(terms).into_iter().map(|(label, at)| self.term_row(label, at)).collect(),
            Lang::En => {
                terms::by_letter(terms).into_iter().map(|(label, at)| self.term_row(label, at)).collect()
            }
        };
        self.draft(
            Page::Terms,
            self.own(self.message("terms-title")),
            vec![("rows", Value::from_serializable(&rows))],
        )
    }

    fn term_row(&self, label: String, at: Vec<usize>) -> TermRow {
        let initial = label.chars().next().unwrap_or('0');
        let id =
            if initial.is_ascii_digit() { "row-0".to_string() } else { format!("row-{:x}", initial as u32) };
        TermRow {
            label,
            id,
            terms: at.into_iter().map(|at| self.term_view(&self.inputs.terms[at])).collect(),
        }
    }

    fn glossary(&self) -> PageDraft<'a> {
        let terms: Vec<TermView> = self
            .inputs
            .terms
            .iter()
            .filter(|term| term.name.en.is_some())
            .map(|term| self.term_view(term))
            .collect();
        let title = self.own(self.message("glossary-title"));
        self.draft(Page::Glossary, title, vec![("terms", Value::from_serializable(&terms))])
    }
}

fn counted(link: LinkView, count: usize) -> Value {
    #[derive(Serialize)]
    struct Counted {
        #[serde(flatten)]
        link: LinkView,
        count: usize,
    }
    Value::from_serializable(&Counted { link, count })
}

/// The rows of the 五十音 that have terms; what begins with no kana comes first.
fn kana_rows(terms: &[Term]) -> Vec<(String, Vec<usize>)> {
    let mut rows: Vec<(String, Vec<usize>)> = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        let label = term.row.map_or_else(|| "A–Z".to_string(), String::from);
        match rows.last_mut().filter(|(last, _)| *last == label) {
            Some((_, list)) => list.push(at),
            None => rows.push((label, vec![at])),
        }
    }
    rows
}

/// The first `limit` characters, with an ellipsis if there were more.
fn shorten(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_string(),
    }
}
