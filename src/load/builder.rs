//! Drafts in the order of print → measures, repeats and passages, numbered and hung into their nodes.
//!
//! 1. [`number_drafts`] gives each its id, so that repeats and parents can be named before they are built.
//! 2. [`Builder::build`] goes through them, opens the heading of each owner, and builds each.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, Localized};
use crate::number::Style;
use crate::plan::*;

use super::fingerprint;
use super::front_matter::{RawEntry, RawLink};
use super::outline::{Outline, translations_from};
use super::path::EntryPath;
use super::references::{self, Names};

/// The translations of an entry, by its path.
pub type Translated = HashMap<EntryPath, Vec<(Lang, RawEntry)>>;

/// An entry whose place is known.
pub struct Draft {
    pub raw: RawEntry,
    pub node: NodeId,
    pub group: Option<OwnerId>,
    pub owners: Vec<Carrier>,
    pub order: Order,
}

/// Where an entry is printed: node, rank of its owner's heading (0: none), the order of itself or its parent, then a
/// parent before its children, then the child's order.
pub type Order = (NodeId, usize, u32, bool, u32);

/// The ids that drafts will get, in order, and measures by slug.
struct DraftIds {
    entries: Vec<DraftId>,
    measures: HashMap<String, MeasureId>,
}

#[derive(Clone, Copy)]
enum DraftId {
    Entry(Entry),
    Passage(PassageId),
}

fn number_drafts(drafts: &[Draft]) -> DraftIds {
    let mut ids = DraftIds { entries: Vec::with_capacity(drafts.len()), measures: HashMap::new() };
    let (mut measures, mut repeats, mut passages) = (0, 0, 0);
    for draft in drafts {
        let next = |count: &mut u32| std::mem::replace(count, *count + 1);
        ids.entries.push(if draft.raw.prose {
            DraftId::Passage(PassageId(next(&mut passages)))
        } else if draft.raw.repeats.is_some() {
            DraftId::Entry(Entry::Repeat(RepeatId(next(&mut repeats))))
        } else {
            let id = MeasureId(next(&mut measures));
            ids.measures.insert(draft.raw.path.slug.clone(), id);
            DraftId::Entry(Entry::Measure(id))
        });
    }
    ids
}

/// How many entries there are so far, in a list.
#[derive(Default)]
struct Counts {
    numbers: HashMap<(NodeId, Option<MeasureId>), u32>,
    positions: HashMap<(NodeId, Option<OwnerId>, Option<MeasureId>), u32>,
}

/// Builds the measures, repeats and passages of a plan, in the order of print.
pub struct Builder<'p> {
    plan: &'p mut Plan,
    outline: &'p Outline,
    names: Names,
    ids: DraftIds,
    translations: Translated,
    counts: Counts,
    problems: &'p mut Vec<Diagnostic>,
}

impl<'p> Builder<'p> {
    pub fn new(
        plan: &'p mut Plan,
        outline: &'p Outline,
        names: Names,
        translations: Translated,
        problems: &'p mut Vec<Diagnostic>,
    ) -> Self {
        let ids = DraftIds { entries: Vec::new(), measures: HashMap::new() };
        Self { plan, outline, names, ids, translations, counts: Counts::default(), problems }
    }

    /// Adds the drafts, which are in the order of print.
    pub fn build(&mut self, drafts: Vec<Draft>) {
        self.ids = number_drafts(&drafts);
        let with_children: HashSet<NodeId> = self.plan.nodes.iter().filter_map(|node| node.parent).collect();
        let entries = std::mem::take(&mut self.ids.entries);
        let mut last: Option<(NodeId, Option<OwnerId>)> = None;
        for (draft, id) in drafts.into_iter().zip(entries) {
            let (node, group) = (draft.node, draft.group);
            if last != Some((node, group)) {
                self.open_group(node, group);
                last = Some((node, group));
            }
            match id {
                DraftId::Passage(id) => self.add_passage(id, draft),
                DraftId::Entry(entry) => self.add_entry(entry, draft, with_children.contains(&node)),
            }
        }
        for at in 0..self.plan.repeats.len() {
            let original = self.plan.repeats[at].original;
            if let Some(measure) = self.plan.measures.get_mut(original.at()) {
                measure.repeats.push(RepeatId(at as u32));
            }
        }
        self.finish_nodes();
    }

    /// The heading over an owner's measures, where there is one.
    fn open_group(&mut self, node: NodeId, group: Option<OwnerId>) {
        let Some(owner) = group else { return };
        let headings = &self.outline.settings[node.at()].headings;
        let own = headings.iter().find(|(name, _)| references::owner(self.plan, &name.name) == Some(owner));
        let text = own.map(|(_, text)| text.clone()).or_else(|| self.plan[owner].heading.clone());
        if let Some(text) = text {
            self.plan.nodes[node.at()].items.push(Item::Heading(OwnerHeading { owner, text }));
        }
    }

    /// What each node says of owners: names that lead nowhere, and the line after its entries.
    fn finish_nodes(&mut self) {
        for (at, settings) in self.outline.settings.iter().enumerate() {
            references::carriers(self.plan, &settings.owners, self.problems);
            for (name, _) in &settings.headings {
                if references::owner(self.plan, &name.name).is_none() {
                    self.problems.push(references::unknown_owner(self.plan, &name.name, name.span));
                }
            }
            if let Some(line) = &settings.owner_line {
                self.plan.nodes[at].items.push(Item::OwnerLine(line.clone()));
            }
        }
    }

    fn add_passage(&mut self, id: PassageId, draft: Draft) {
        let raw = draft.raw;
        if raw.body.text.trim().is_empty() {
            self.problems.push(Diagnostic::error("empty-body").at(raw.span));
        }
        let found = self.translations.remove(&raw.path).unwrap_or_default();
        let print = fingerprint("", &raw.body, []);
        let mut bodies = Vec::new();
        let mut origins = Vec::new();
        for &lang in self.plan.translations() {
            let of = |(other, raw): &&(Lang, RawEntry)| *other == lang && !raw.body.markdown.is_empty();
            let translation = found.iter().find(of).map(|(_, raw)| raw);
            origins.push((lang, translation.map(|raw| &raw.origin)));
            bodies.extend(translation.map(|raw| (lang, raw.body.clone())));
        }
        let body = Localized { lang: self.plan.official(), official: raw.body, translations: bodies };
        self.plan.passages.push(Passage {
            slug: raw.path.slug,
            node: draft.node,
            text: Text { body, translations: translations_from(origins, &print) },
            span: raw.span,
        });
        self.plan.nodes[draft.node.at()].items.push(Item::Passage(id));
    }

    fn add_entry(&mut self, entry: Entry, draft: Draft, node_has_children: bool) {
        let Draft { raw, node, group, owners, .. } = draft;
        let parent =
            raw.parent.as_ref().and_then(|parent| self.ids.measures.get(parent.name.as_str()).copied());
        // A parent that is wrong has been reported; it may come later.
        let parent = parent.filter(|parent| parent.at() < self.plan.measures.len());
        let count = self.counts.numbers.entry((node, parent)).or_default();
        *count += 1;
        let count = *count;
        let position = self.counts.positions.entry((node, group, parent)).or_default();
        *position += 1;
        let prefix = match parent {
            Some(parent) => self.plan[parent].place.number.clone(),
            None if node_has_children => format!("{}-0", self.plan[node].id),
            None => self.plan[node].id.clone(),
        };
        let place = Place {
            node,
            top: self.plan.top_of(node),
            owners,
            group,
            position: *position,
            number: format!("{prefix}-{count}"),
            parent,
        };
        match parent {
            Some(parent) => self.plan.measures[parent.at()].children.push(entry),
            None => self.plan.nodes[node.at()].items.push(Item::Entry(entry)),
        }
        match entry {
            Entry::Measure(id) => {
                let measure = self.measure(id, raw, place, count);
                self.plan.measures.push(measure);
            }
            Entry::Repeat(_) => self.add_repeat(raw, place, count),
        }
    }

    fn add_repeat(&mut self, raw: RawEntry, place: Place, count: u32) {
        let original =
            raw.repeats.as_ref().and_then(|name| self.ids.measures.get(name.name.as_str()).copied());
        // A repeat of nothing has been reported, and there will be no plan.
        let original = original.unwrap_or(MeasureId(0));
        let printed = self.printed(&raw, &place, count, false);
        self.plan.repeats.push(Repeat {
            slug: raw.path.slug,
            place,
            printed,
            original,
            body: Some(raw.body).filter(|body| !body.text.is_empty()),
            span: raw.span,
        });
    }

    /// What the plan prints before an entry: mark and number.
    fn printed(&self, raw: &RawEntry, place: &Place, count: u32, titled: bool) -> String {
        let style = &self.plan.style;
        let counted = || match place.parent {
            None => style.number.format(count as u16),
            Some(_) => Style::None.format(0),
        };
        let number = raw.printed_number.clone().unwrap_or_else(counted);
        let mark = raw.mark.clone().unwrap_or_else(|| match place.parent {
            _ if titled || !number.is_empty() => String::new(),
            None => style.mark.clone(),
            Some(_) => style.sub_mark.clone(),
        });
        mark + &number
    }

    fn measure(&mut self, id: MeasureId, raw: RawEntry, place: Place, count: u32) -> Measure {
        let found = Found::of(self.plan, &raw, self.translations.remove(&raw.path).unwrap_or_default());
        let (title, kind) = self.title(&raw, &found);
        let official_title = kind == TitleKind::Official;
        // A title that the plan prints may stand alone, with a comment. A text of which nothing is left may not.
        let may_stand_alone = official_title && !is_lost(&raw.body);
        if raw.body.text.trim().is_empty() && !may_stand_alone {
            self.problems.push(Diagnostic::error("empty-body").at(raw.span));
        }
        let printed = self.printed(&raw, &place, count, official_title);
        let owner_line = raw.owner_printed.clone().map(|own| OwnerLine {
            text: found.localized(own, |raw| raw.owner_printed.clone()),
            at: self.plan.style.owner,
        });
        other_addresses(&raw, &found, self.problems);
        let targets = self.names.targets(&raw.target, self.problems);
        for target in &targets {
            self.plan.targets[target.at()].measures.push(id);
        }
        Measure {
            title,
            official_title,
            untitled: kind == TitleKind::None,
            printed,
            body: found.localized(raw.body.clone(), |raw| Some(raw.body.clone())),
            owner_line,
            translations: found.states(self.plan.translations(), &measure_fingerprint(&raw)),
            targets,
            audiences: self.names.audiences(&raw.audience, self.problems),
            also_for: self.names.audiences(&raw.also_for, self.problems),
            programmes: self.names.programmes(&raw.programmes, self.problems),
            children: Vec::new(),
            repeats: Vec::new(),
            status: raw.status.as_ref().and_then(|status| references::status(status, self.problems)),
            lines: lines(&raw, &found),
            links: raw.links.iter().enumerate().map(|(at, own)| link(own, at, &raw, &found)).collect(),
            aliases: raw.aliases.into_iter().map(|alias| alias.name).collect(),
            was: raw.was.into_iter().map(|slug| slug.name).collect(),
            slug: raw.path.slug,
            place,
            span: raw.span,
        }
    }

    /// The title, and whose it is: of none, it is how the text begins.
    fn title(&mut self, raw: &RawEntry, found: &Found) -> (Localized<Line>, TitleKind) {
        let kind = match raw.title_kind.as_ref().map(|kind| (kind, kind.name.as_str())) {
            None => self.plan.style.title,
            Some((_, "official")) => TitleKind::Official,
            Some((_, "editorial")) => TitleKind::Editorial,
            Some((kind, found)) => {
                let problem = Diagnostic::error("unknown-choice").at(kind.span);
                self.problems.push(problem.suggest(found, ["official", "editorial"]));
                self.plan.style.title
            }
        };
        let written = |raw: &RawEntry| raw.title.clone().filter(|title| !title.trim().is_empty());
        let of = |raw: &RawEntry| written(raw).unwrap_or_else(|| beginning(&raw.body));
        if written(raw).is_none() && kind == TitleKind::Editorial {
            self.problems.extend(raw.untitled.clone());
        }
        let title = found.localized(of(raw), |raw| Some(of(raw)));
        let kind = match (written(raw), kind) {
            (None, _) => TitleKind::None,
            (Some(_), TitleKind::Official) => TitleKind::Official,
            (Some(_), _) => TitleKind::Editorial,
        };
        (title, kind)
    }
}

/// Whether something is written, and no reader sees anything of it: characters without a shape.
fn is_lost(body: &Body) -> bool {
    !body.markdown.is_empty() && !body.markdown.starts_with("<!--") && body.text.trim().is_empty()
}

/// How a text begins, for lists of measures that have no titles.
fn beginning(body: &Body) -> Line {
    const LONGEST: usize = 36;
    let first = body.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let sentence = first.split_inclusive('。').next().unwrap_or(first).trim_end_matches('。');
    let text = match sentence.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", sentence[..at].trim_end()),
        None => sentence.to_string(),
    };
    Line { text, span: body.span }
}

/// What a translation of a measure was made from: its lines (contact …) and links too, since a reader calls and clicks them.
fn measure_fingerprint(raw: &RawEntry) -> String {
    let lines = raw.lines.iter().map(|(_, line)| line.text.as_str());
    let links = raw.links.iter().flat_map(|link| [link.label.text.as_str(), link.url.as_str()]);
    fingerprint(raw.title.as_ref().map_or("", |title| &title.text), &raw.body, lines.chain(links))
}

/// The translations of one entry that are filled in, in the order of the plan's languages.
struct Found {
    official: Lang,
    entries: Vec<(Lang, RawEntry)>,
}

impl Found {
    fn of(plan: &Plan, original: &RawEntry, mut translations: Vec<(Lang, RawEntry)>) -> Self {
        // One still to be filled in is as good as none.
        translations.retain(|(_, raw)| {
            !raw.body.markdown.is_empty() || (original.body.markdown.is_empty() && raw.title.is_some())
        });
        translations.sort_by_key(|(lang, _)| plan.languages.iter().position(|of| of == lang));
        Self { official: plan.official(), entries: translations }
    }

    fn localized<T>(&self, own: T, translated: impl Fn(&RawEntry) -> Option<T>) -> Localized<T> {
        let translations = self.entries.iter().filter_map(|(lang, raw)| Some((*lang, translated(raw)?)));
        Localized { lang: self.official, translations: translations.collect(), official: own }
    }

    fn states(&self, languages: &[Lang], fingerprint: &str) -> Translations {
        let of = |lang: Lang| self.entries.iter().find(|(other, _)| *other == lang);
        let origins = languages.iter().map(|&lang| (lang, of(lang).map(|(_, raw)| &raw.origin)));
        translations_from(origins, fingerprint)
    }
}

/// The facts that are lines of text, with their translations.
fn lines(raw: &RawEntry, found: &Found) -> Vec<(&'static str, Localized<Line>)> {
    let same =
        |raw: &RawEntry, key| raw.lines.iter().find(|(of, _)| *of == key).map(|(_, line)| line.clone());
    raw.lines.iter().map(|(key, own)| (*key, found.localized(own.clone(), |raw| same(raw, *key)))).collect()
}

/// Tells of links of translations that lead elsewhere than the official ones: readers of all languages get the same.
fn other_addresses(raw: &RawEntry, found: &Found, problems: &mut Vec<Diagnostic>) {
    let official = |url: &String| raw.links.iter().any(|link| link.url == *url);
    let links = found.entries.iter().flat_map(|(_, translation)| &translation.links);
    for link in links.filter(|link| !official(&link.url)) {
        let problem = Diagnostic::warning("link-differs").at(link.label.span).arg("found", &link.url);
        problems.push(problem.related(raw.span, "official"));
    }
}

/// A link with its labels: a translation names the same address, or else the link at the same place.
fn link(own: &RawLink, at: usize, raw: &RawEntry, found: &Found) -> Link {
    let label = |translation: &RawEntry| {
        let same = translation.links.iter().find(|link| link.url == own.url);
        let is_another = |url: &str| raw.links.iter().any(|link| link.url == url);
        let in_pairs = translation.links.len() == raw.links.len();
        let beside = || translation.links.get(at).filter(|link| in_pairs && !is_another(&link.url));
        same.or_else(beside).map(|link| link.label.clone())
    };
    Link { label: found.localized(own.label.clone(), label), url: own.url.clone() }
}
