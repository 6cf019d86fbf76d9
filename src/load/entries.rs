//! Entries → measures, repeats and pieces of prose, each at its place in the outline.
//!
//! 1. [`pair`] parts official texts and translations.
//! 2. [`place`] finds node and owners of each; [`references`](super::references) checks what it names.
//! 3. They are sorted as the plan prints them: by node, owner's heading, order; a sub-measure after its parent.
//! 4. [`Builder`] numbers and builds them in that order, and hangs them into their nodes.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, Localized};
use crate::number::Style;
use crate::plan::*;
use crate::source::{Sources, Span};

use super::fingerprint;
use super::front_matter::{RawEntry, RawLink};
use super::outline::{self, Outline, state};
use super::path::{EntryPath, folder_id};
use super::references::{self, Kind, Names};

/// The translations of an entry, by its path.
type Translated = HashMap<EntryPath, Vec<(Lang, RawEntry)>>;

/// Adds all entries to the plan. `tables_read`: whether every table of targets could be read.
pub fn add(
    plan: &mut Plan,
    outline: &Outline,
    raw: Vec<RawEntry>,
    tables_read: bool,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) {
    let (originals, translations) = pair(raw, plan, sources, problems);
    let folders = originals.iter().map(|raw| (&raw.path.folder, raw.span.file));
    outline::check_folders(folders, outline, sources, problems);
    check_slugs(&originals, problems);
    let kinds = kinds(&originals);
    let mut drafts = Vec::with_capacity(originals.len());
    for raw in originals {
        if let Some(draft) = place(plan, outline, raw, &kinds, problems) {
            references::check(&draft.raw, &kinds, problems);
            drafts.push(draft);
        }
    }
    drafts.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.raw.path.slug.cmp(&b.raw.path.slug)));
    let names = Names::of(plan, tables_read);
    let ids = number_drafts(&drafts);
    let mut builder =
        Builder { plan, outline, names, ids, translations, counts: Counts::default(), problems };
    builder.build(drafts);
}

fn pair(
    raw: Vec<RawEntry>,
    plan: &Plan,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> (Vec<RawEntry>, Translated) {
    let mut originals = Vec::new();
    let mut translations: Translated = HashMap::new();
    for entry in raw {
        match entry.lang {
            None => originals.push(entry),
            Some(lang) => match outline::undeclared(Some(lang), &plan.languages, entry.span.file) {
                Some(problem) => problems.push(problem),
                None => translations.entry(entry.path.clone()).or_default().push((lang, entry)),
            },
        }
    }
    let known: HashSet<&EntryPath> = originals.iter().map(|raw| &raw.path).collect();
    let paths: HashSet<&str> = sources.files.iter().map(|file| file.path.as_str()).collect();
    for (path, found) in &translations {
        if !known.contains(path) {
            let orphans = found.iter().filter_map(|(_, raw)| outline::orphan(raw.span.file, sources, &paths));
            problems.extend(orphans);
        }
    }
    (originals, translations)
}

fn check_slugs(originals: &[RawEntry], problems: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for raw in originals {
        let own = std::iter::once((raw.path.slug.as_str(), raw.span));
        let aliases = raw.aliases.iter().map(|alias| (alias.name.as_str(), alias.span));
        for (slug, span) in own.chain(aliases) {
            if let Some(first) = seen.insert(slug, span) {
                let problem = Diagnostic::error("duplicate-slug").at(span).related(first, "first");
                problems.push(problem.arg("found", slug));
            }
        }
        for alias in &raw.aliases {
            if let Some(reason) = super::slug_problem(&alias.name) {
                problems.push(Diagnostic::error(reason).at(alias.span).arg("found", &alias.name));
            }
        }
    }
}

fn kinds(originals: &[RawEntry]) -> HashMap<String, Kind> {
    let kind = |raw: &RawEntry| Kind {
        repeat: raw.repeats.is_some(),
        child: raw.parent.is_some(),
        prose: raw.prose,
        path: raw.path.clone(),
    };
    originals.iter().map(|raw| (raw.path.slug.clone(), kind(raw))).collect()
}

/// An entry whose place is known.
struct Draft {
    raw: RawEntry,
    node: NodeId,
    group: Option<OwnerId>,
    owners: Vec<Carrier>,
    order: Order,
}

/// Where an entry is printed: node, rank of its owner's heading (0: none), the order of itself or its parent, then a
/// parent before its children, then the child's order.
type Order = (NodeId, usize, u32, bool, u32);

fn place(
    plan: &Plan,
    outline: &Outline,
    raw: RawEntry,
    kinds: &HashMap<String, Kind>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Draft> {
    let node = *outline.by_folder.get(&raw.path.folder)?;
    check_section(plan, &raw, problems);
    let group = match &raw.path.owner {
        None => None,
        Some(name) => Some(path_owner(plan, &raw, name, problems)?),
    };
    let owners = owners(plan, outline, node, &raw, group, problems);
    let rank = group.map_or(0, |owner| heading_rank(plan, outline, node, owner) + 1);
    let own = raw.path.order;
    let parent = raw.parent.as_ref().and_then(|parent| kinds.get(&parent.name));
    let order = match parent {
        Some(parent) => (node, rank, parent.path.order, true, own),
        None => (node, rank, own, false, own),
    };
    Some(Draft { raw, node, group, owners, order })
}

/// `section` says where the folder says it too: that catches a file in the wrong folder.
fn check_section(plan: &Plan, raw: &RawEntry, problems: &mut Vec<Diagnostic>) {
    let Some(named) = &raw.section else { return };
    let expected = folder_id(&raw.path.folder);
    if named.name == expected {
        return;
    }
    if plan.nodes.iter().any(|node| node.id == named.name) {
        let problem = Diagnostic::error("path-mismatch").at(named.span).arg("key", "section");
        problems.push(problem.arg("found", &named.name).arg("expected", expected));
    } else {
        let allowed = plan.nodes.iter().map(|node| node.id.as_str());
        problems.push(Diagnostic::error("unknown-section").at(named.span).suggest(&named.name, allowed));
    }
}

/// The owner in the file name.
fn path_owner(plan: &Plan, raw: &RawEntry, name: &str, problems: &mut Vec<Diagnostic>) -> Option<OwnerId> {
    let found = plan.owners.iter().position(|owner| owner.id == name).map(|at| OwnerId(at as u32));
    if found.is_none() {
        let allowed = plan.owners.iter().map(|owner| owner.id.as_str());
        let span = raw.owners.first().map_or(raw.span, |raw| raw.owner.span);
        problems.push(Diagnostic::error("unknown-owner").at(span).suggest(name, allowed));
    }
    found
}

/// Who carries an entry out: as its front matter says, or its file name, or the node or one above it.
fn owners(
    plan: &Plan,
    outline: &Outline,
    node: NodeId,
    raw: &RawEntry,
    group: Option<OwnerId>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Carrier> {
    let own = references::carriers(plan, &raw.owners, problems);
    if let (Some(group), false) = (group, own.is_empty())
        && own.iter().all(|carrier| carrier.owner != group)
    {
        let problem = Diagnostic::error("path-mismatch").at(raw.owners[0].owner.span).arg("key", "owner");
        let expected = plan[group].id.clone();
        problems.push(problem.arg("found", &raw.owners[0].owner.name).arg("expected", expected));
    }
    if !own.is_empty() || !raw.owners.is_empty() {
        return own;
    }
    if let Some(owner) = group {
        return vec![Carrier { owner, role: None }];
    }
    let mut at = Some(node);
    while let Some(node) = at {
        let settings = &outline.settings[node.at()];
        if !settings.owners.is_empty() {
            // Reported once, where the node is built.
            return references::carriers(plan, &settings.owners, &mut Vec::new());
        }
        at = plan[node].parent;
    }
    Vec::new()
}

/// The order of owners in a node: as it lists its headings, then as the plan lists its owners.
fn heading_rank(plan: &Plan, outline: &Outline, node: NodeId, owner: OwnerId) -> usize {
    let headings = &outline.settings[node.at()].headings;
    let listed = headings.iter().position(|(name, _)| references::owner(plan, &name.name) == Some(owner));
    listed.unwrap_or(headings.len() + owner.at())
}

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

struct Builder<'p> {
    plan: &'p mut Plan,
    outline: &'p Outline,
    names: Names,
    ids: DraftIds,
    translations: Translated,
    counts: Counts,
    problems: &'p mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn build(&mut self, drafts: Vec<Draft>) {
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
                    let allowed = self.plan.owners.iter().map(|owner| owner.id.as_str());
                    let problem =
                        Diagnostic::error("unknown-owner").at(name.span).suggest(&name.name, allowed);
                    self.problems.push(problem);
                }
            }
            if let Some(line) = &settings.owner_line {
                self.plan.nodes[at].items.push(Item::OwnerLine(line.clone()));
            }
        }
    }

    fn add_passage(&mut self, id: PassageId, draft: Draft) {
        let raw = draft.raw;
        if raw.body.markdown.is_empty() {
            self.problems.push(Diagnostic::error("empty-body").at(raw.span));
        }
        let found = self.translations.remove(&raw.path).unwrap_or_default();
        let print = fingerprint("", &raw.body, []);
        let mut bodies = Vec::new();
        let mut states = Vec::new();
        for &lang in self.plan.translations() {
            let of = |(other, raw): &&(Lang, RawEntry)| *other == lang && !raw.body.markdown.is_empty();
            let translation = found.iter().find(of).map(|(_, raw)| raw);
            states.push((lang, state(translation.map(|raw| raw.translates.as_deref()), &print)));
            bodies.extend(translation.map(|raw| (lang, raw.body.clone())));
        }
        let body = Localized { lang: self.plan.official(), official: raw.body, translations: bodies };
        self.plan.passages.push(Passage {
            slug: raw.path.slug,
            node: draft.node,
            text: Text { body, translations: Translations(states) },
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
        let found = self.translations.remove(&raw.path).unwrap_or_default();
        // One still to be filled in is as good as none.
        let filled = |raw: &RawEntry, original: &RawEntry| {
            !raw.body.markdown.is_empty() || (original.body.markdown.is_empty() && raw.title.is_some())
        };
        let found: Vec<(Lang, RawEntry)> = found.into_iter().filter(|(_, one)| filled(one, &raw)).collect();
        let (title, official_title) = self.title(&raw, &found);
        // A title that the plan prints may stand alone.
        if raw.body.markdown.is_empty() && !official_title {
            self.problems.push(Diagnostic::error("empty-body").at(raw.span));
        }
        let printed = self.printed(&raw, &place, count, official_title);
        let print = measure_fingerprint(&raw);
        let official = self.plan.official();
        let languages = self.plan.translations().to_vec();
        let of = |lang: Lang| found.iter().find(|(other, _)| *other == lang).map(|(_, raw)| raw);
        let states = languages
            .iter()
            .map(|&lang| (lang, state(of(lang).map(|raw| raw.translates.as_deref()), &print)));
        let states = Translations(states.collect());
        let localized = |own: Line, translated: &dyn Fn(&RawEntry) -> Option<Line>| {
            let translations = languages.iter().filter_map(|&lang| Some((lang, translated(of(lang)?)?)));
            Localized { lang: official, translations: translations.collect(), official: own }
        };
        let bodies = languages.iter().filter_map(|&lang| Some((lang, of(lang)?.body.clone())));
        let body = Localized { lang: official, translations: bodies.collect(), official: raw.body.clone() };
        let lines = raw.lines.iter().map(|(key, own)| {
            let translated =
                |raw: &RawEntry| raw.lines.iter().find(|(of, _)| of == key).map(|(_, line)| line.clone());
            (*key, localized(own.clone(), &translated))
        });
        let lines = lines.collect();
        let owner_line =
            raw.owner_printed.clone().map(|own| localized(own, &|raw| raw.owner_printed.clone()));
        let targets = self.names.targets(&raw.target, self.problems);
        for target in &targets {
            self.plan.targets[target.at()].measures.push(id);
        }
        Measure {
            title,
            official_title,
            printed,
            body,
            owner_line: owner_line.map(|text| OwnerLine { text, at: self.plan.style.owner }),
            translations: states,
            targets,
            audiences: self.names.audiences(&raw.audience, self.problems),
            programmes: self.names.programmes(&raw.programmes, self.problems),
            children: Vec::new(),
            repeats: Vec::new(),
            status: raw.status.as_ref().and_then(|status| references::status(status, self.problems)),
            lines,
            links: raw
                .links
                .iter()
                .enumerate()
                .map(|(at, own)| link(official, own, at, &raw, &found))
                .collect(),
            aliases: raw.aliases.into_iter().map(|alias| alias.name).collect(),
            slug: raw.path.slug,
            place,
            span: raw.span,
        }
    }

    /// The title, and whether the plan prints it. A plan without titles gets the beginnings of the texts.
    fn title(&mut self, raw: &RawEntry, found: &[(Lang, RawEntry)]) -> (Localized<Line>, bool) {
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
            let span = raw.title.as_ref().map_or(raw.span, |title| title.span);
            self.problems.push(Diagnostic::error("missing-key").at(span).arg("key", "title"));
        }
        let translations = found.iter().map(|(lang, raw)| (*lang, of(raw))).collect();
        let title = Localized { lang: self.plan.official(), official: of(raw), translations };
        let official = kind == TitleKind::Official && written(raw).is_some();
        (title, official)
    }
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

/// A link with its labels: a translation names the same address, or else the link at the same place.
fn link(official: Lang, own: &RawLink, at: usize, raw: &RawEntry, found: &[(Lang, RawEntry)]) -> Link {
    let label = |(lang, translation): &(Lang, RawEntry)| {
        let same = translation.links.iter().find(|link| link.url == own.url);
        let beside = || translation.links.get(at).filter(|_| translation.links.len() == raw.links.len());
        same.or_else(beside).map(|link| (*lang, link.label.clone()))
    };
    let label = Localized {
        lang: official,
        official: own.label.clone(),
        translations: found.iter().filter_map(label).collect(),
    };
    Link { label, url: own.url.clone() }
}
