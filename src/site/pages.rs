//! The pages of one language: which there are, with which template, and what each shows.
//!
//! 1. [`all`] lists them.
//! 2. [`for_each`] makes each, [`at`] a single one: [`chapters`] the text of the plan, [`measures`] one measure, [`targets`]
//!    the table of targets, [`progress`] what became of them, [`both`] two languages side by side, [`lists`] owners, audiences, programmes and terms, [`concerns`] what people may want, [`about`] the rest.

mod about;
mod blocks;
mod both;
mod chapters;
mod concerns;
mod lists;
mod measures;
mod parts;
mod progress;
mod revisions;
mod series;
mod targets;
mod years;

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use crate::address::{self, Page};
use crate::i18n::Args;
use crate::lang::Lang;
use crate::plan::*;

use super::view::{Text, Views};
use super::{Crumb, Inputs, PageDraft};

/// The pages of which there is one, each with what makes it.
type Single<'a> = (Page<'static>, fn(&Maker<'_, 'a, '_>) -> PageDraft<'a>);

/// Every page of which there is one, the dearest first. The page of targets is for plans that have some.
fn single<'a>(plan: &Plan) -> impl Iterator<Item = Single<'a>> {
    let pages: [Single<'a>; 14] = [
        (Page::Plan, |maker| maker.plan_page()),
        (Page::Home, |maker| maker.home()),
        (Page::About, |maker| maker.about()),
        (Page::Accessibility, |maker| maker.accessibility()),
        (Page::Data, |maker| maker.data()),
        (Page::Search, |maker| maker.search()),
        (Page::Mine, |maker| maker.titled(Page::Mine, "mine", Vec::new())),
        (Page::Concerns, |maker| maker.concerns()),
        (Page::Targets, |maker| maker.targets()),
        (Page::Progress, |maker| maker.progress()),
        (Page::Repeats, |maker| maker.repeats()),
        (Page::Revisions, |maker| maker.revisions()),
        (Page::Terms, |maker| maker.terms()),
        (Page::Glossary, |maker| maker.glossary()),
    ];
    let (targets, repeats) = (!plan.targets.is_empty(), !plan.repeats.is_empty());
    let (revised, reported) = (!plan.revisions.is_empty(), plan.has_progress());
    pages.into_iter().filter(move |(page, _)| match page {
        Page::Concerns => addressed(plan),
        Page::Targets => targets,
        Page::Progress => reported,
        Page::Repeats => repeats,
        Page::Revisions => revised,
        _ => true,
    })
}

/// Whether a measure says whom it is for.
fn addressed(plan: &Plan) -> bool {
    plan.measures.iter().any(|measure| !measure.audiences.is_empty())
}

/// The nodes at the top that have a page of their own.
fn chapters(plan: &Plan) -> impl Iterator<Item = NodeId> + '_ {
    plan.tops().filter(|&id| plan.target_chapter() != Some(id))
}

/// Every page; a language's are those that are in it ([`Page::is_in`]).
pub fn all(plan: &Plan) -> Vec<Page<'_>> {
    jobs(plan, &Lists::of(plan)).into_iter().map(|job| job.page(plan)).collect()
}

/// A page that is to be made.
#[derive(Clone, Copy)]
enum Job<'a> {
    Single(Single<'a>),
    Chapter(NodeId),
    Both(NodeId),
    /// An owner or an audience, and which part of its list.
    Owner(OwnerId, usize),
    Audience(AudienceId, usize),
    Programme(ProgrammeId),
    Measure(MeasureId),
}

impl<'a> Job<'a> {
    fn page(self, plan: &'a Plan) -> Page<'a> {
        match self {
            Job::Single((page, _)) => page,
            Job::Chapter(id) => address::top(plan, id),
            Job::Both(id) => Page::Both(&plan[id].id),
            Job::Owner(id, part) => parts::owner_page(&plan[id].id, part),
            Job::Audience(id, part) => parts::audience_page(&plan[id].id, part),
            Job::Programme(id) => Page::Programme(&plan[id].id),
            Job::Measure(id) => Page::Measure(&plan[id].slug),
        }
    }

    fn make(self, maker: &Maker<'_, 'a, '_>) -> PageDraft<'a> {
        match self {
            Job::Single((_, make)) => make(maker),
            Job::Chapter(id) => maker.chapter(id),
            Job::Both(id) => maker.both(id),
            Job::Owner(id, part) => maker.owner(id, part),
            Job::Audience(id, part) => maker.audience(id, part),
            Job::Programme(id) => maker.programme(id),
            Job::Measure(id) => maker.measure(id),
        }
    }
}

/// All pages of any language.
fn jobs<'a>(plan: &Plan, lists: &Lists) -> Vec<Job<'a>> {
    let measures = plan.measure_ids().map(Job::Measure);
    let programmes = (0..plan.programmes.len() as u32).map(|id| Job::Programme(ProgrammeId(id)));
    single(plan)
        .map(Job::Single)
        .chain(chapters(plan).map(Job::Chapter))
        .chain(chapters(plan).filter(|_| plan.languages.len() > 1).map(Job::Both))
        .chain(lists.of_owners(plan).into_iter().map(|(id, part)| Job::Owner(id, part)))
        .chain(lists.of_audiences(plan).into_iter().map(|(id, part)| Job::Audience(id, part)))
        .chain(programmes)
        .chain(measures)
        .collect()
}

/// Makes every page of the views' language, on all cores, and hands it on. Only the pages that are being
/// worked on are in memory.
///
/// # Errors
/// The first that `each` gives back.
pub fn for_each<'a, E: Send>(
    views: &Views<'a>,
    inputs: &Inputs<'_>,
    each: impl Fn(PageDraft<'a>) -> Result<(), E> + Send + Sync,
) -> Result<(), E> {
    let plan = views.plan;
    let maker = Maker { views, inputs, lists: Lists::of(plan) };
    of_years(&maker).try_for_each(&each)?;
    let mut jobs: Vec<Job<'a>> = jobs(plan, &maker.lists);
    jobs.retain(|job| job.page(plan).is_in(plan, views.lang));
    jobs.into_par_iter().map(|job| job.make(&maker)).try_for_each(each)
}

/// The page at a path below the language's folder, where there is one.
pub fn at<'a>(views: &Views<'a>, inputs: &Inputs<'_>, path: &str) -> Option<PageDraft<'a>> {
    let plan = views.plan;
    let maker = Maker { views, inputs, lists: Lists::of(plan) };
    let jobs: Vec<Job<'a>> = jobs(plan, &maker.lists);
    let is_asked = |page: Page<'_>| page.is_in(plan, views.lang) && page.path() == path;
    jobs.into_iter().find(|job| is_asked(job.page(plan))).map(|job| job.make(&maker))
}

/// The pages of a site that has several years.
fn of_years<'a>(maker: &Maker<'_, 'a, '_>) -> impl Iterator<Item = PageDraft<'a>> {
    let edition = maker.inputs.edition;
    let years = edition.filter(|edition| edition.is_newest()).map(|_| maker.years());
    let changes = edition.filter(|edition| edition.comparison().is_some()).map(|_| maker.changes_page());
    years.into_iter().chain(changes)
}

struct Maker<'v, 'a, 'i> {
    views: &'v Views<'a>,
    inputs: &'i Inputs<'i>,
    lists: Lists,
}

/// Which entries belong to an owner, audience or programme; in the plan's order.
struct Lists {
    /// Those of the top level; a joint owner's measures are in its members' lists too.
    owners: Vec<Vec<Entry>>,
    audiences: Vec<Vec<MeasureId>>,
    /// Those that concern an audience too.
    concerned: Vec<Vec<MeasureId>>,
    programmes: Vec<Vec<MeasureId>>,
}

impl Lists {
    /// What is for an audience, then what concerns it too.
    fn concerning(&self, id: AudienceId) -> impl Iterator<Item = MeasureId> + '_ {
        self.audiences[id.at()].iter().chain(&self.concerned[id.at()]).copied()
    }

    fn of(plan: &Plan) -> Self {
        let mut lists = Self {
            owners: vec![Vec::new(); plan.owners.len()],
            audiences: vec![Vec::new(); plan.audiences.len()],
            concerned: vec![Vec::new(); plan.audiences.len()],
            programmes: vec![Vec::new(); plan.programmes.len()],
        };
        for entry in plan.entries().filter(|&entry| plan.place(entry).parent.is_none()) {
            let carriers = plan.place(entry).owners.iter().map(|carrier| carrier.owner);
            let mut owners: Vec<OwnerId> = carriers
                .flat_map(|owner| std::iter::once(owner).chain(plan[owner].members.iter().copied()))
                .collect();
            owners.sort_unstable();
            owners.dedup();
            for owner in owners {
                lists.owners[owner.at()].push(entry);
            }
        }
        for id in plan.measure_ids() {
            for audience in &plan[id].audiences {
                lists.audiences[audience.0 as usize].push(id);
            }
            for audience in plan.also_concerned(id) {
                lists.concerned[audience.at()].push(id);
            }
            for programme in &plan[id].programmes {
                lists.programmes[programme.0 as usize].push(id);
            }
        }
        lists
    }
}

/// How many measures stand in a list of entries: sub-measures count, repeats don't.
fn count(plan: &Plan, entries: &[Entry]) -> usize {
    let is_measure = |entry: &&Entry| matches!(entry, Entry::Measure(_));
    entries
        .iter()
        .filter(is_measure)
        .map(|&entry| 1 + plan.children(entry).iter().filter(is_measure).count())
        .sum()
}

impl<'a> Maker<'_, 'a, '_> {
    fn message(&self, key: &str) -> String {
        self.inputs.i18n.message(self.views.lang, key)
    }

    fn text(&self, key: &str, args: &Args<'_>) -> String {
        self.inputs.i18n.text(self.views.lang, key, args)
    }

    /// A text in the language of the page.
    fn own(&self, text: impl Into<String>) -> Text {
        Text { text: text.into(), lang: self.views.lang.code() }
    }

    /// A page right below the home page, described by the message `<kind>-description`, if there is one.
    fn draft(&self, page: Page<'a>, title: Text, values: Vec<(&'static str, Value)>) -> PageDraft<'a> {
        let key = format!("{}-description", page.kind());
        let mut args = Args::new();
        args.set("title", title.text.as_str());
        args.set("plan", self.views.text(&self.views.plan.title).text);
        let home = Crumb { href: Page::Home.path().into_owned(), label: self.own(self.message("nav-home")) };
        PageDraft {
            page,
            description: self.text(&key, &args),
            title,
            measure: None,
            breadcrumbs: vec![home],
            chapter: None,
            values,
        }
    }

    /// A page whose title is the message `<name>-title`.
    fn titled(&self, page: Page<'a>, name: &str, values: Vec<(&'static str, Value)>) -> PageDraft<'a> {
        self.draft(page, self.own(self.message(&format!("{name}-title"))), values)
    }

    fn search(&self) -> PageDraft<'a> {
        let values = vec![
            ("examples", serialized(&self.search_examples())),
            ("addressed", Value::from(addressed(self.views.plan))),
        ];
        self.titled(Page::Search, "search", values)
    }
}

fn serialized(value: &impl Serialize) -> Value {
    Value::from_serializable(value)
}

/// The first `limit` characters, with an ellipsis if there were more.
fn shorten(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_string(),
    }
}

/// Longest description of a page, in characters: what lists of results show of one.
fn description_limit(lang: Lang) -> usize {
    if lang.is_japanese() { 60 } else { 120 }
}
