//! The text of the plan: the home page with its tree, the chapters, and all of it on one page.

use serde::Serialize;
use tera::Value;

use super::blocks::Block;
use super::lists::{Filter, filters};
use super::{Maker, count, description_limit, serialized, shorten};
use crate::address;
use crate::i18n::Args;
use crate::lang::{Lang, Localized};
use crate::plan::*;
use crate::site::PageDraft;
use crate::site::view::{LinkView, NodeLink, Text, colour};

/// A node at the top.
#[derive(Serialize)]
struct ChapterView {
    #[serde(flatten)]
    link: NodeLink,
    /// Measures below it, without repeats.
    count: usize,
    /// Rows of its targets, where it has tables.
    targets: usize,
    /// Measures by owner, in the order of the owners; empty where there are too many owners to tell apart.
    owner_counts: Vec<OwnerCount>,
    /// The nodes right below it.
    sections: Vec<SectionView>,
    /// Its text, on pages that show it.
    blocks: Vec<Block>,
}

/// A node in the tree of the home page.
#[derive(Serialize)]
struct SectionView {
    #[serde(flatten)]
    link: NodeLink,
    count: usize,
    /// The parts of its bar.
    bars: Vec<Bar>,
    /// The counts by owner in words.
    summary: String,
}

/// A part of a bar, in measures.
#[derive(Serialize)]
struct Bar {
    colour: u32,
    start: usize,
    count: usize,
}

#[derive(Serialize)]
struct OwnerCount {
    owner: LinkView,
    colour: u32,
    count: usize,
}

/// A level of the outline, and how many headings it has.
#[derive(Serialize)]
struct LevelCount {
    #[serde(flatten)]
    name: Text,
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

/// An audience as the home page shows it.
#[derive(Serialize)]
struct SituationView {
    #[serde(flatten)]
    link: LinkView,
    /// What they may be looking for.
    about: Option<Text>,
    icon: String,
    count: usize,
}

/// More owners than this can't be told apart by colour.
const OWNERS_BY_COLOUR: usize = 6;

/// Preambles of more characters than this are folded on the home page.
const LONGEST_UNFOLDED: usize = 600;

/// The name of a level after a count: in English small, and in the plural.
fn counted(name: Text, count: usize) -> Text {
    if name.lang != Lang::EN.code() {
        return name;
    }
    let text = name.text.to_lowercase();
    let plural = match text.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if text.ends_with(['s', 'x']) || text.ends_with("ch") => format!("{text}es"),
        _ => format!("{text}s"),
    };
    Text { text: if count == 1 { text } else { plural }, ..name }
}

impl<'a> Maker<'_, 'a, '_> {
    /// Where the electronic book in the language of the page is, from the root of the site.
    fn epub(&self) -> Option<&str> {
        let end = format!("-{}.epub", self.views.lang);
        let books = self.inputs.made.iter().filter(|file| file.form == Form::Epub);
        books.map(|file| file.path.as_str()).find(|path| path.ends_with(&end))
    }

    pub(super) fn home(&self) -> PageDraft<'a> {
        let views = self.views;
        let plan = views.plan;
        let chapters: Vec<ChapterView> = plan.tops().map(|id| self.chapter_view(id, None)).collect();
        let widest = chapters.iter().flat_map(|chapter| &chapter.sections).map(|section| section.count).max();
        let (preamble, preamble_lang) = views.html(&plan.preamble.body, "preamble", Some(1));
        let mut values = vec![
            ("chapters", serialized(&chapters)),
            ("levels", serialized(&self.levels())),
            ("widest", Value::from(widest.unwrap_or(1).max(1))),
            ("audiences", serialized(&self.situations())),
            ("examples", serialized(&self.search_examples())),
            ("has_data", Value::from(!self.inputs.data.is_empty())),
            ("has_forms", Value::from(!self.inputs.made.is_empty())),
            ("epub", serialized(&self.epub())),
            ("owners", serialized(&self.counted_owners())),
            ("by_colour", Value::from(self.by_colour())),
            ("preamble", preamble),
            ("preamble_lang", Value::from(preamble_lang)),
            ("preamble_folded", Value::from(self.is_long(&plan.preamble.body))),
        ];
        values.extend(self.target_values(false));
        let mut draft = self.draft(address::Page::Home, views.text(&plan.title), values);
        draft.breadcrumbs.clear();
        draft
    }

    /// Whether a text would push what follows it out of sight.
    fn is_long(&self, body: &Localized<Body>) -> bool {
        body.in_lang(self.views.lang).0.text.chars().count() > LONGEST_UNFOLDED
    }

    /// The levels that have headings, without appendices.
    fn levels(&self) -> Vec<LevelCount> {
        let plan = self.views.plan;
        let count = |id: LevelId| plan.nodes.iter().filter(|node| node.level == id && !node.appendix).count();
        let level = |(level, id): (&Level, u32)| {
            let (name, count) = (self.views.text(&level.name), count(LevelId(id)));
            (count > 0).then(|| LevelCount { name: counted(name, count), count })
        };
        plan.levels.iter().zip(0..).filter_map(level).collect()
    }

    fn by_colour(&self) -> bool {
        (1..=OWNERS_BY_COLOUR).contains(&self.views.plan.owners.len())
    }

    /// The audiences that have measures, with how many their pages list: what concerns them too as well.
    fn situations(&self) -> Vec<SituationView> {
        let view = |id: AudienceId| {
            let audience = &self.views.plan[id];
            SituationView {
                link: self.views.audience_link(id),
                about: audience.about.as_ref().map(|about| self.views.text(about)),
                icon: audience.icon.clone().unwrap_or_default(),
                count: self.lists.concerning(id).count(),
            }
        };
        let audiences = (0..self.views.plan.audiences.len() as u32).map(AudienceId);
        audiences.map(view).filter(|view| view.count > 0).collect()
    }

    /// Those in the page's language: nobody types another.
    pub(super) fn search_examples(&self) -> Vec<Text> {
        let examples = &self.views.plan.settings.search_examples;
        let written = examples.iter().filter(|example| example.exact(self.views.lang).is_some());
        written.map(|example| self.views.text(example)).collect()
    }

    fn counted_owners(&self) -> Vec<Counted> {
        let lists = self.lists.owners.iter().zip((0..).map(OwnerId));
        lists
            .map(|(list, id)| Counted {
                link: self.views.owner_link(id),
                colour: colour(Some(id)),
                count: count(self.views.plan, list),
                shared: self.shared(id),
            })
            .collect()
    }

    /// How many measures of an owner's list it carries out as a member of a joint owner.
    pub(super) fn shared(&self, id: OwnerId) -> usize {
        let plan = self.views.plan;
        let own = |entry: &Entry| plan.place(*entry).owners.iter().any(|carrier| carrier.owner == id);
        let entries = self.lists.owners[id.at()].iter().copied();
        let joint: Vec<Entry> = entries.filter(|entry| !own(entry)).collect();
        count(plan, &joint)
    }

    pub(super) fn chapter(&self, id: NodeId) -> PageDraft<'a> {
        let plan = self.views.plan;
        let tops: Vec<NodeId> = plan.tops().collect();
        let at = tops.iter().position(|top| *top == id).unwrap_or(0);
        let neighbour =
            |at: Option<usize>| at.and_then(|at| tops.get(at)).map(|&id| self.views.heading_link(id));
        let entries: Vec<Entry> = plan.subtree(id).flat_map(|id| plan.own_entries(&plan[id])).collect();
        let chapter = self.chapter_view(id, Some(2));
        let values = vec![
            ("chapter", serialized(&chapter)),
            ("filters", filters(self, &[Filter::Owner, Filter::Audience], &entries)),
            ("previous", serialized(&neighbour(at.checked_sub(1)))),
            ("next", serialized(&neighbour(Some(at + 1)))),
        ];
        let mut draft = self.draft(address::top(plan, id), self.views.heading_link(id).label, values);
        let introduction = plan[id].text.body.get(self.views.lang).text.replace('\n', " ");
        if !introduction.is_empty() {
            draft.description = shorten(&introduction, description_limit(self.views.lang));
        }
        draft.chapter = Some(id);
        draft
    }

    pub(super) fn plan_page(&self) -> PageDraft<'a> {
        let views = self.views;
        let plan = views.plan;
        let level = address::is_whole(plan).then_some(3);
        let chapters: Vec<ChapterView> = plan.tops().map(|id| self.chapter_view(id, level)).collect();
        let (preamble, preamble_lang) = views.html(&plan.preamble.body, "preamble", Some(1));
        let values = vec![
            ("chapters", serialized(&chapters)),
            ("whole", Value::from(level.is_some())),
            ("filters", Value::none()),
            ("preamble", preamble),
            ("preamble_lang", Value::from(preamble_lang)),
        ];
        self.titled(address::Page::Plan, "plan", values)
    }

    /// A node at the top; with its text if `level`, that of the headings right below it, is given.
    fn chapter_view(&self, id: NodeId, level: Option<usize>) -> ChapterView {
        let plan = self.views.plan;
        let sections = plan.child_nodes(id).map(|id| self.section_view(id)).collect();
        let counts = self.owner_counts(id);
        let of_owner = |(id, count): (OwnerId, usize)| OwnerCount {
            owner: self.views.owner_link(id),
            colour: colour(Some(id)),
            count,
        };
        let tables = plan.tables.iter().filter(|table| plan.top_of(table.node) == id);
        ChapterView {
            link: self.views.node_link(id),
            count: self.count_below(id),
            targets: tables.flat_map(|table| &table.groups).map(|group| group.rows.len()).sum(),
            owner_counts: if self.by_colour() {
                counts.into_iter().map(of_owner).collect()
            } else {
                Vec::new()
            },
            sections,
            blocks: level.map_or(Vec::new(), |level| self.blocks(id, level)),
        }
    }

    fn count_below(&self, id: NodeId) -> usize {
        let plan = self.views.plan;
        plan.entries_below(id).filter(|entry| matches!(entry, Entry::Measure(_))).count()
    }

    /// How many measures below a node each owner carries out, by the owner named first.
    fn owner_counts(&self, id: NodeId) -> Vec<(OwnerId, usize)> {
        let plan = self.views.plan;
        let mut counts = vec![0; plan.owners.len()];
        for entry in plan.entries_below(id).filter(|entry| matches!(entry, Entry::Measure(_))) {
            if let Some(owner) = plan.place(entry).owner() {
                counts[owner.at()] += 1;
            }
        }
        (0..).map(OwnerId).zip(counts).collect()
    }

    fn section_view(&self, id: NodeId) -> SectionView {
        let counts: Vec<(OwnerId, usize)> =
            self.owner_counts(id).into_iter().filter(|(_, count)| *count > 0).collect();
        let mut bars: Vec<Bar> = Vec::with_capacity(counts.len());
        if self.by_colour() {
            for &(owner, count) in &counts {
                let start = bars.last().map_or(0, |last| last.start + last.count);
                bars.push(Bar { colour: colour(Some(owner)), start, count });
            }
        } else {
            bars.push(Bar { colour: 0, start: 0, count: self.count_below(id) });
        }
        SectionView {
            link: self.views.node_link(id),
            count: self.count_below(id),
            bars,
            summary: self.summary(&counts),
        }
    }

    fn summary(&self, counts: &[(OwnerId, usize)]) -> String {
        let part = |&(owner, count): &(OwnerId, usize)| {
            let mut args = Args::new();
            let Text { text, .. } = self.views.owner_link(owner).label;
            args.set("owner", text);
            args.set("count", count as i64);
            self.text("owner-count", &args)
        };
        let parts: Vec<String> = counts.iter().map(part).collect();
        parts.join(&self.message("list-separator"))
    }
}
