//! Lists: owners, audiences, programmes, repeats, terms and the glossary.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tera::Value;

use super::parts::{self, LONG, Part};
use super::{Maker, count, serialized};
use crate::address::{self, Page};
use crate::lang::Lang;
use crate::plan::*;
use crate::site::PageDraft;
use crate::site::view::{LinkView, NodeLink, Text};
use crate::terms::{self, Term};

/// Entries under the section they stand in.
#[derive(Serialize)]
struct EntryGroup {
    section: NodeLink,
    entries: Vec<Value>,
}

/// What a reader may narrow a list by.
#[derive(Clone, Copy)]
pub(super) enum Filter {
    Chapter,
    Owner,
    Audience,
}

#[derive(Serialize)]
struct FiltersView {
    lists: Vec<FilterView>,
}

#[derive(Serialize)]
struct FilterView {
    name: &'static str,
    options: Vec<OptionView>,
}

#[derive(Serialize)]
struct OptionView {
    value: String,
    label: Text,
}

#[derive(Serialize)]
struct TermView {
    name: Text,
    /// Its names in the languages of the plan.
    names: Vec<Text>,
    reading: String,
    /// The programme's page.
    href: Option<String>,
    measures: Vec<Value>,
    /// Where it occurs, in place of too many measures.
    places: Vec<PlaceView>,
}

/// A node in whose measures a term occurs, and in how many.
#[derive(Serialize)]
struct PlaceView {
    href: String,
    number: String,
    count: usize,
}

/// A term with more measures is looked up by section, one with more sections by chapter.
const MANY: usize = 50;

#[derive(Serialize)]
struct TermRow {
    label: String,
    lang: &'static str,
    id: String,
    terms: Vec<TermView>,
}

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn owner(&self, id: OwnerId, part: usize) -> PageDraft<'a> {
        let views = self.views;
        let owner = &views.plan[id];
        let entries = &self.lists.owners[id.at()];
        let all = entries.iter().flat_map(|entry| std::iter::once(entry).chain(views.plan.children(*entry)));
        let repeats = all.filter(|entry| matches!(entry, Entry::Repeat(_))).count();
        let members: Vec<LinkView> = owner.members.iter().map(|&id| views.owner_link(id)).collect();
        let parts = self.lists.owner_parts(views.plan, id);
        let mut values = vec![
            ("groups", self.by_section(parts[part].own.iter().copied())),
            ("count", Value::from(count(views.plan, entries))),
            ("shared", Value::from(self.shared(id))),
            ("repeats", Value::from(repeats)),
            ("members", serialized(&members)),
            ("progress", serialized(&self.progress_of_owner(id))),
            ("owner_id", Value::from(owner.id.as_str())),
            ("with_text", Value::from(parts.len() == 1)),
            ("filters", self.list_filters(&parts, &[Filter::Chapter, Filter::Owner, Filter::Audience])),
        ];
        values.extend(self.part_values(&parts, part, |at| parts::owner_page(&owner.id, at)));
        let title = self.part_title(views.text(&owner.name), part, parts.len());
        self.draft(parts::owner_page(&owner.id, part), title, values)
    }

    pub(super) fn audience(&self, id: AudienceId, part: usize) -> PageDraft<'a> {
        let audience = &self.views.plan[id];
        let parts = self.lists.audience_parts(self.views.plan, id);
        let mut values = vec![
            ("own_groups", self.by_section(parts[part].own.iter().copied())),
            ("also_groups", self.by_section(parts[part].also.iter().copied())),
            ("count", Value::from(self.lists.audiences[id.at()].len())),
            ("also", Value::from(self.lists.concerned[id.at()].len())),
            ("owner_id", Value::none()),
            ("with_text", Value::from(parts.len() == 1)),
            ("filters", self.list_filters(&parts, &[Filter::Chapter, Filter::Owner])),
        ];
        values.extend(self.part_values(&parts, part, |at| parts::audience_page(&audience.id, at)));
        let title = self.part_title(self.views.text(&audience.name), part, parts.len());
        self.draft(parts::audience_page(&audience.id, part), title, values)
    }

    /// The filters of a list that stands on one page: a part of a list filtered would pass for the whole.
    fn list_filters(&self, parts: &[Part], by: &[Filter]) -> Value {
        match parts {
            [all] => filters(self, by, &[&all.own[..], &all.also[..]].concat()),
            _ => Value::none(),
        }
    }

    pub(super) fn programme(&self, id: ProgrammeId) -> PageDraft<'a> {
        let views = self.views;
        let programme = &views.plan[id];
        let measures = &self.lists.programmes[id.at()];
        let term = self.inputs.terms.iter().find(|term| term.programme == Some(id));
        let own = views.text(&programme.name).lang;
        let names = programme.name.all().filter(|(lang, _)| lang.code() != own);
        let others: Vec<Text> =
            names.map(|(lang, name)| Text { text: name.text.clone(), lang: lang.code() }).collect();
        let values = vec![
            ("groups", self.by_section(measures.iter().map(|&id| Entry::Measure(id)))),
            ("count", Value::from(measures.len())),
            ("owner_id", Value::none()),
            ("with_text", Value::from(measures.len() <= LONG)),
            ("reading", Value::from(term.map(|term| term.reading.as_str()).unwrap_or_default())),
            ("other_names", serialized(&others)),
        ];
        self.draft(Page::Programme(&programme.id), views.text(&programme.name), values)
    }

    fn by_section(&self, entries: impl Iterator<Item = Entry>) -> Value {
        let views = self.views;
        let mut sections: BTreeMap<NodeId, Vec<Value>> = BTreeMap::new();
        for entry in entries {
            sections.entry(views.plan.place(entry).node).or_default().push(views.entry(entry));
        }
        let groups: Vec<EntryGroup> = sections
            .into_iter()
            .map(|(id, entries)| EntryGroup { section: views.node_link(id), entries })
            .collect();
        serialized(&groups)
    }

    pub(super) fn repeats(&self) -> PageDraft<'a> {
        let ids = (0..self.views.plan.repeats.len() as u32).map(RepeatId);
        let repeats: Vec<Value> = ids.map(|id| self.views.entry(Entry::Repeat(id))).collect();
        self.titled(Page::Repeats, "repeats", vec![("repeats", Value::from(repeats))])
    }

    /// 五十音順 in Japanese, A–Z in English.
    pub(super) fn terms(&self) -> PageDraft<'a> {
        let (terms, lang) = (self.inputs.terms, self.views.lang);
        let rows = match lang.is_japanese() {
            true => kana_rows(terms),
            false => terms::by_letter(terms, lang),
        };
        let rows: Vec<TermRow> = rows.into_iter().map(|(label, at)| self.term_row(label, lang, at)).collect();
        self.titled(Page::Terms, "terms", vec![("rows", serialized(&rows))])
    }

    fn term_row(&self, label: String, lang: Lang, at: Vec<usize>) -> TermRow {
        let initial = label.chars().next().unwrap_or('0');
        let id = match initial.is_ascii_digit() {
            true => "row-0".to_string(),
            false => format!("row-{:x}", initial as u32),
        };
        TermRow {
            label,
            lang: lang.code(),
            id,
            terms: at.into_iter().map(|at| self.term_view(&self.inputs.terms[at])).collect(),
        }
    }

    fn term_view(&self, term: &Term) -> TermView {
        let views = self.views;
        let few = term.measures.len() <= MANY;
        let measures = term.measures.iter().filter(|_| few);
        TermView {
            name: views.text(&term.name),
            names: term
                .name
                .all()
                .map(|(lang, name)| Text { text: name.text.clone(), lang: lang.code() })
                .collect(),
            reading: term.reading.clone(),
            href: term.programme.map(|id| views.programme_link(id).href),
            measures: measures.map(|&id| views.entry_link(Entry::Measure(id))).collect(),
            places: if few { Vec::new() } else { self.places(&term.measures) },
        }
    }

    /// The sections that measures stand in, or else the chapters.
    fn places(&self, measures: &[MeasureId]) -> Vec<PlaceView> {
        let plan = self.views.plan;
        let counted = |node: fn(&Place) -> NodeId| {
            let mut counts: BTreeMap<NodeId, usize> = BTreeMap::new();
            measures.iter().for_each(|&id| *counts.entry(node(&plan[id].place)).or_default() += 1);
            counts
        };
        let mut counts = counted(|place| place.node);
        if counts.len() > MANY {
            counts = counted(|place| place.top);
        }
        let view = |(id, count): (NodeId, usize)| PlaceView {
            href: address::node(plan, id),
            number: plan[id].id.clone(),
            count,
        };
        counts.into_iter().map(view).collect()
    }

    /// By the official names, in every language.
    pub(super) fn glossary(&self) -> PageDraft<'a> {
        let (terms, official) = (self.inputs.terms, self.views.plan.official());
        let named = |at: &usize| !terms[*at].name.translations.is_empty();
        let rows =
            kana_rows(terms).into_iter().map(|(label, at)| (label, at.into_iter().filter(named).collect()));
        let rows: Vec<TermRow> = rows
            .filter(|(_, at): &(String, Vec<usize>)| !at.is_empty())
            .map(|(label, at)| self.term_row(label, official, at))
            .collect();
        self.titled(Page::Glossary, "glossary", vec![("rows", serialized(&rows))])
    }
}

/// The filters that can narrow a list: those with a choice.
pub(super) fn filters(maker: &Maker<'_, '_, '_>, by: &[Filter], entries: &[Entry]) -> Value {
    let lists: Vec<FilterView> = by
        .iter()
        .map(|&filter| filter_view(maker, filter, entries))
        .filter(|filter| filter.options.len() > 1)
        .collect();
    match lists.is_empty() {
        true => Value::none(),
        false => serialized(&FiltersView { lists }),
    }
}

fn filter_view(maker: &Maker<'_, '_, '_>, filter: Filter, entries: &[Entry]) -> FilterView {
    let views = maker.views;
    let plan = views.plan;
    let places = entries.iter().map(|&entry| plan.place(entry));
    let (name, options) = match filter {
        Filter::Chapter => {
            let chapters: BTreeSet<NodeId> = places.map(|place| place.top).collect();
            let option = |id: NodeId| (plan[id].id.clone(), views.heading_link(id).label);
            ("chapter", chapters.into_iter().map(option).collect())
        }
        Filter::Owner => {
            let owners: BTreeSet<OwnerId> =
                places.flat_map(|place| place.owners.iter().map(|carrier| carrier.owner)).collect();
            let option = |id: OwnerId| (plan[id].id.clone(), views.text(&plan[id].name));
            ("owner", owners.into_iter().map(option).collect())
        }
        Filter::Audience => {
            let measures = entries.iter().map(|&entry| plan.original(entry));
            let audiences: BTreeSet<AudienceId> = measures.flat_map(|id| plan.concerned(id)).collect();
            let option = |id: AudienceId| (plan[id].id.clone(), views.text(&plan[id].name));
            ("audience", audiences.into_iter().map(option).collect::<Vec<_>>())
        }
    };
    let options = options.into_iter().map(|(value, label)| OptionView { value, label }).collect();
    FilterView { name, options }
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
