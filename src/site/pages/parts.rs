//! Lists too long for one page: they have titles alone, and go on on further pages, each of whole sections.

use serde::Serialize;
use tera::Value;

use super::{Lists, Maker, serialized};
use crate::address::Page;
use crate::i18n::Args;
use crate::plan::*;
use crate::site::view::Text;

/// Above so many entries a list is in parts, without the texts: these stand in the chapters.
pub(super) const LONG: usize = 500;

/// The entries of a list that stand on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Part {
    pub own: Vec<Entry>,
    /// Those that concern an audience too.
    pub also: Vec<Entry>,
}

/// A link to a part: the numbers of its first and last entries.
#[derive(Serialize)]
struct PartLink {
    href: String,
    from: String,
    to: String,
    current: bool,
}

impl Part {
    fn len(&self) -> usize {
        self.own.len() + self.also.len()
    }
}

/// A list in parts; one where it is short.
pub(super) fn parts(plan: &Plan, own: &[Entry], also: &[Entry]) -> Vec<Part> {
    if own.len() + also.len() <= LONG {
        return vec![Part { own: own.to_vec(), also: also.to_vec() }];
    }
    let mut parts = Vec::new();
    let mut last = Part::default();
    for (entries, is_also) in [(own, false), (also, true)] {
        let mut sorted = entries.to_vec();
        sorted.sort_by_key(|&entry| plan.place(entry).node);
        for section in sorted.chunk_by(|&one, &next| plan.place(one).node == plan.place(next).node) {
            if last.len() > 0 && last.len() + section.len() > LONG {
                parts.push(std::mem::take(&mut last));
            }
            if is_also { &mut last.also } else { &mut last.own }.extend_from_slice(section);
        }
    }
    parts.push(last);
    parts
}

impl Lists {
    pub(super) fn owner_parts(&self, plan: &Plan, id: OwnerId) -> Vec<Part> {
        parts(plan, &self.owners[id.at()], &[])
    }

    pub(super) fn audience_parts(&self, plan: &Plan, id: AudienceId) -> Vec<Part> {
        let entries =
            |list: &[MeasureId]| -> Vec<Entry> { list.iter().map(|&id| Entry::Measure(id)).collect() };
        parts(plan, &entries(&self.audiences[id.at()]), &entries(&self.concerned[id.at()]))
    }

    /// Every page of an owner: the owner, and which part counted from 0.
    pub(super) fn of_owners(&self, plan: &Plan) -> Vec<(OwnerId, usize)> {
        let ids = (0..plan.owners.len() as u32).map(OwnerId);
        ids.flat_map(|id| (0..self.owner_parts(plan, id).len()).map(move |part| (id, part))).collect()
    }

    /// Every page of an audience.
    pub(super) fn of_audiences(&self, plan: &Plan) -> Vec<(AudienceId, usize)> {
        let ids = (0..plan.audiences.len() as u32).map(AudienceId);
        ids.flat_map(|id| (0..self.audience_parts(plan, id).len()).map(move |part| (id, part))).collect()
    }
}

/// The page of a part: the first is that of the whole list.
pub(super) fn owner_page(id: &str, part: usize) -> Page<'_> {
    if part == 0 { Page::Owner(id) } else { Page::OwnerPart(id, part + 1) }
}

pub(super) fn audience_page(id: &str, part: usize) -> Page<'_> {
    if part == 0 { Page::Audience(id) } else { Page::AudiencePart(id, part + 1) }
}

impl Maker<'_, '_, '_> {
    /// What a page of a list in parts shows of them; nothing where there is one.
    pub(super) fn part_values<'p>(
        &self,
        parts: &[Part],
        current: usize,
        page: impl Fn(usize) -> Page<'p>,
    ) -> Vec<(&'static str, Value)> {
        if parts.len() < 2 {
            return Vec::new();
        }
        let number = |entry: Option<&Entry>| {
            entry.map(|&entry| self.views.plan.place(entry).number.clone()).unwrap_or_default()
        };
        let link = |(at, part): (usize, &Part)| PartLink {
            href: page(at).path().into_owned(),
            from: number(part.own.first().or(part.also.first())),
            to: number(part.also.last().or(part.own.last())),
            current: at == current,
        };
        let links: Vec<PartLink> = parts.iter().enumerate().map(link).collect();
        let beside = |at: Option<usize>| serialized(&at.and_then(|at| links.get(at)));
        vec![
            ("previous_part", beside(current.checked_sub(1))),
            ("next_part", beside(Some(current + 1))),
            ("parts", serialized(&links)),
        ]
    }

    /// A title that says which part of the list follows; the first has that of the whole.
    pub(super) fn part_title(&self, title: Text, part: usize, parts: usize) -> Text {
        if part == 0 {
            return title;
        }
        let mut args = Args::new();
        args.set("title", title.text.as_str());
        args.set("part", (part + 1).to_string());
        args.set("parts", parts.to_string());
        Text { text: self.text("list-part-title", &args), ..title }
    }
}
