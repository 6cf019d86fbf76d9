//! The text of the plan: the home page with its tree, the chapters, and all of it on one page.

use serde::Serialize;
use tera::Value;

use super::lists::{Filter, filters};
use super::{Maker, count, description_limit, serialized, shorten};
use crate::i18n::Args;
use crate::plan::*;
use crate::site::PageDraft;
use crate::site::route::Page;
use crate::site::view::{LinkView, Text, colour, translation_name};

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
    /// Measures, without repeats.
    count: usize,
    /// Measures by owner, in the order of the owners.
    owner_counts: Vec<OwnerCount>,
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
    /// The counts by owner in words.
    summary: String,
}

#[derive(Serialize)]
struct GroupView {
    owner: LinkView,
    owner_id: String,
    colour: u32,
    heading: Text,
    entries: Vec<Value>,
    /// Measures in the groups before it: where its part of the section's bar starts.
    start: usize,
    count: usize,
}

#[derive(Serialize)]
struct OwnerCount {
    owner: LinkView,
    colour: u32,
    count: usize,
}

/// A link to an owner or audience, and how many measures are there.
#[derive(Serialize)]
struct Counted {
    #[serde(flatten)]
    link: LinkView,
    colour: u32,
    count: usize,
    /// How many of them are carried out with others.
    shared: usize,
}

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn home(&self) -> PageDraft<'a> {
        let views = self.views;
        let plan = views.plan;
        let chapters: Vec<ChapterView> =
            plan.chapters.iter().map(|chapter| self.chapter_view(chapter, false)).collect();
        let widest = chapters.iter().flat_map(|chapter| &chapter.sections).map(|section| section.count).max();
        let (preamble, preamble_lang) = views.html(&plan.preamble, "preamble", Some(1));
        let mut values = vec![
            ("chapters", serialized(&chapters)),
            ("widest", Value::from(widest.unwrap_or(1).max(1))),
            ("audiences", serialized(&self.counted_audiences())),
            ("owners", serialized(&self.counted_owners())),
            ("preamble", preamble),
            ("preamble_lang", Value::from(preamble_lang)),
        ];
        values.extend(self.target_values(false));
        let mut draft = self.draft(Page::Home, views.text(&plan.title), values);
        draft.breadcrumbs.clear();
        draft
    }

    fn counted_audiences(&self) -> Vec<Counted> {
        let lists = self.lists.audiences.iter().zip(0..);
        lists
            .filter(|(list, _)| !list.is_empty())
            .map(|(list, id)| Counted {
                link: self.views.audience_link(AudienceId(id)),
                colour: 0,
                count: list.len(),
                shared: 0,
            })
            .collect()
    }

    fn counted_owners(&self) -> Vec<Counted> {
        let lists = self.lists.owners.iter().zip((0..).map(OwnerId));
        lists
            .map(|(list, id)| Counted {
                link: self.views.owner_link(id),
                colour: colour(id),
                count: count(self.views.plan, list),
                shared: self.shared(id),
            })
            .collect()
    }

    /// How many measures of an owner's list belong to a joint owner.
    pub(super) fn shared(&self, id: OwnerId) -> usize {
        let plan = self.views.plan;
        let entries = self.lists.owners[id.0 as usize].iter();
        let joint: Vec<Entry> = entries.copied().filter(|&entry| plan.place(entry).owner != id).collect();
        count(plan, &joint)
    }

    pub(super) fn chapter(&self, chapter: &'a Chapter) -> PageDraft<'a> {
        let plan = self.views.plan;
        let neighbour = |number: u16| {
            plan.chapters.iter().find(|other| other.number == number).map(|other| self.chapter_link(other))
        };
        let entries: Vec<Entry> = chapter
            .sections
            .iter()
            .flat_map(|&id| &plan[id].groups)
            .flat_map(|group| group.entries.iter().copied())
            .collect();
        let values = vec![
            ("chapter", serialized(&self.chapter_view(chapter, true))),
            ("filters", filters(self, &[Filter::Owner, Filter::Audience], &entries)),
            ("previous", serialized(&neighbour(chapter.number.wrapping_sub(1)))),
            ("next", serialized(&neighbour(chapter.number + 1))),
        ];
        let mut draft = self.draft(Page::Chapter(chapter.number), self.chapter_link(chapter).label, values);
        let introduction = chapter.introduction.get(self.views.lang).text.replace('\n', " ");
        draft.description = shorten(&introduction, description_limit(self.views.lang));
        draft.chapter = Some(chapter.number);
        draft
    }

    pub(super) fn plan_page(&self) -> PageDraft<'a> {
        let views = self.views;
        let plan = views.plan;
        let chapters: Vec<ChapterView> =
            plan.chapters.iter().map(|chapter| self.chapter_view(chapter, true)).collect();
        let (preamble, preamble_lang) = views.html(&plan.preamble, "preamble", Some(1));
        let mut values = vec![
            ("chapters", serialized(&chapters)),
            ("filters", Value::none()),
            ("preamble", preamble),
            ("preamble_lang", Value::from(preamble_lang)),
        ];
        values.extend(self.target_values(false));
        self.titled(Page::Plan, "plan", values)
    }

    /// A chapter; with its entries if `full`.
    fn chapter_view(&self, chapter: &Chapter, full: bool) -> ChapterView {
        let views = self.views;
        let (introduction, introduction_lang) = views.html(&chapter.introduction, &format!("introduction-{}", chapter.number), None);
        let sections: Vec<SectionView> =
            chapter.sections.iter().map(|&id| self.section_view(id, full)).collect();
        let owners = (0..views.plan.owners.len() as u32).map(OwnerId);
        let owner_counts = owners
            .map(|id| OwnerCount {
                owner: views.owner_link(id),
                colour: colour(id),
                count: sections
                    .iter()
                    .flat_map(|section| &section.groups)
                    .filter(|group| group.owner_id == views.plan[id].id)
                    .map(|group| group.count)
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

    fn section_view(&self, id: SectionId, full: bool) -> SectionView {
        let views = self.views;
        let section = &views.plan[id];
        let mut groups: Vec<GroupView> = Vec::with_capacity(section.groups.len());
        for group in &section.groups {
            let start = groups.last().map_or(0, |last| last.start + last.count);
            groups.push(self.group_view(group, start, full));
        }
        SectionView {
            id: section.id.clone(),
            number: section.number,
            printed_number: section.printed_number.clone().unwrap_or_else(|| full_width(section.number)),
            title: views.text(&section.title),
            href: views.section_link(id).href,
            count: groups.iter().map(|group| group.count).sum(),
            summary: self.summary(&groups),
            groups,
        }
    }

    fn group_view(&self, group: &Group, start: usize, full: bool) -> GroupView {
        let views = self.views;
        let owner = &views.plan[group.owner];
        GroupView {
            owner: views.owner_link(group.owner),
            owner_id: owner.id.clone(),
            colour: colour(group.owner),
            heading: views.text(&owner.heading),
            entries: match full {
                true => group.entries.iter().map(|&entry| views.entry(entry)).collect(),
                false => Vec::new(),
            },
            start,
            count: count(views.plan, &group.entries),
        }
    }

    fn summary(&self, groups: &[GroupView]) -> String {
        let parts: Vec<String> = groups
            .iter()
            .map(|group| {
                let mut args = Args::new();
                args.set("owner", group.owner.label.text.as_str());
                args.set("count", group.count as i64);
                self.text("owner-count", &args)
            })
            .collect();
        parts.join(&self.message("list-separator"))
    }
}
