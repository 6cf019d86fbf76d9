//! Every address of the site, once.
//!
//! Paths are relative to a language's folder (`ja/`, `en/`); all folders hold the same tree, but for what
//! [`Page::is_in`] says. A link from a page is the page's [`Page::up`] and the path of where it leads, so the tree works wherever
//! it is put, from disk too.

use std::borrow::Cow;

use crate::lang::Lang;
use crate::plan::{Entry, NodeId, Plan, Target};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page<'a> {
    Home,
    /// A node at the top, by its id.
    Chapter(&'a str),
    Measure(&'a str),
    Owner(&'a str),
    /// A further page of a long list, counted from 2.
    OwnerPart(&'a str, usize),
    Audience(&'a str),
    AudiencePart(&'a str, usize),
    Programme(&'a str),
    Targets,
    /// What became of the plan.
    Progress,
    Repeats,
    Terms,
    Glossary,
    Search,
    Plan,
    About,
    Guide,
    Accessibility,
    Data,
    /// The list of years, and what changed from the year before.
    Years,
    Changes,
    /// What was revised within the year.
    Revisions,
    /// The text of a node at the top in the official language and a translation, side by side.
    Both(&'a str),
    /// What a reader has chosen, which only the reader's browser knows.
    Mine,
    /// From a situation and a wish to measures and owners.
    Concerns,
}

impl<'a> Page<'a> {
    /// Path below the language's folder.
    pub fn path(self) -> Cow<'static, str> {
        match self {
            Page::Home => "index.html".into(),
            Page::Chapter(id) => format!("chapters/{id}.html").into(),
            Page::Measure(slug) => format!("measures/{slug}.html").into(),
            Page::Owner(id) => format!("owners/{id}.html").into(),
            // No id has a `_`.
            Page::OwnerPart(id, part) => format!("owners/{id}_{part}.html").into(),
            Page::Audience(id) => format!("audiences/{id}.html").into(),
            Page::AudiencePart(id, part) => format!("audiences/{id}_{part}.html").into(),
            Page::Programme(id) => format!("programmes/{id}.html").into(),
            Page::Targets => "targets.html".into(),
            Page::Progress => "progress.html".into(),
            Page::Repeats => "repeats.html".into(),
            Page::Terms => "index-of-terms.html".into(),
            Page::Glossary => "glossary.html".into(),
            Page::Search => "search.html".into(),
            Page::Plan => "plan.html".into(),
            Page::About => "about.html".into(),
            Page::Guide => "guide.html".into(),
            Page::Accessibility => "accessibility.html".into(),
            Page::Data => "data.html".into(),
            Page::Years => "years.html".into(),
            Page::Changes => "changes.html".into(),
            Page::Revisions => "revisions.html".into(),
            Page::Both(id) => format!("both/{id}.html").into(),
            Page::Mine => "mine.html".into(),
            Page::Concerns => "concerns.html".into(),
        }
    }

    /// From the page to its language's folder: `` or `../`.
    pub fn up(self) -> &'static str {
        match self {
            Page::Chapter(_)
            | Page::Measure(_)
            | Page::Owner(_)
            | Page::OwnerPart(..)
            | Page::Audience(_)
            | Page::AudiencePart(..)
            | Page::Programme(_)
            | Page::Both(_) => "../",
            _ => "",
        }
    }

    /// Whether a language's folder has the page: the official text stands beside a translation once, in the folder of
    /// the translation.
    pub fn is_in(self, plan: &Plan, lang: Lang) -> bool {
        !matches!(self, Page::Both(_)) || lang != plan.official()
    }

    /// The template that renders it, without `.html`; also the name of its kind in the markup.
    pub fn kind(self) -> &'static str {
        match self {
            Page::Home => "home",
            Page::Chapter(_) => "chapter",
            Page::Measure(_) => "measure",
            Page::Owner(_) | Page::OwnerPart(..) => "owner",
            Page::Audience(_) | Page::AudiencePart(..) => "audience",
            Page::Programme(_) => "programme",
            Page::Targets => "targets",
            Page::Progress => "progress",
            Page::Repeats => "repeats",
            Page::Terms => "index-of-terms",
            Page::Glossary => "glossary",
            Page::Search => "search",
            Page::Plan => "plan",
            Page::About => "about",
            Page::Guide => "guide",
            Page::Accessibility => "accessibility",
            Page::Data => "data",
            Page::Years => "years",
            Page::Changes => "changes",
            Page::Revisions => "revisions",
            Page::Both(_) => "both",
            Page::Mine => "mine",
            Page::Concerns => "concerns",
        }
    }
}

/// Plans of more measures have their text in the chapters only: a page with all of it would be megabytes.
const WHOLE: usize = 1_000;

/// Whether the page of the plan has its whole text, or else leads to the chapters.
pub fn is_whole(plan: &Plan) -> bool {
    plan.measures.len() <= WHOLE
}

/// Where an entry is read: a measure has its page, a repeat stands in its chapter.
pub fn entry(plan: &Plan, entry: Entry) -> String {
    match entry {
        Entry::Measure(id) => Page::Measure(&plan[id].slug).path().into_owned(),
        Entry::Repeat(_) => in_chapter(plan, entry),
    }
}

/// Ids that pages have of their own.
const PAGE_IDS: &[&str] = &[
    "chapter-contents",
    "contact",
    "copy",
    "facts",
    "counter",
    "filters",
    "furigana",
    "home-audiences",
    "home-contents",
    "home-owners",
    "home-targets",
    "main",
    "mine",
    "mine-add",
    "pager",
    "permalink",
    "progress",
    "plan-contents",
    "q",
    "search",
    "search-facets",
    "search-form",
    "search-help",
    "search-hint",
    "search-more",
    "search-results",
    "search-status",
    "search-understood",
    "settings",
    "site-search",
    "theme",
    "targets",
];

/// The id on a page of what has a slug: the slug itself, where no other element can have it. No slug has a `_`.
pub fn anchor(slug: &str) -> Cow<'_, str> {
    let numbered = ["chapter-", "section-"].iter().filter_map(|start| slug.strip_prefix(start));
    let of_node = |rest: &str| rest.trim_start_matches('a').starts_with(|c: char| c.is_ascii_digit());
    match PAGE_IDS.contains(&slug) || numbered.into_iter().any(of_node) {
        true => format!("_{slug}").into(),
        false => slug.into(),
    }
}

/// The place of an entry in the text of its chapter.
pub fn in_chapter(plan: &Plan, entry: Entry) -> String {
    format!("{}#{}", top(plan, plan.place(entry).top).path(), anchor(plan.slug(entry)))
}

/// The page of a node at the top. A chapter that is nothing but the plan's tables of targets is their page.
pub fn top(plan: &Plan, id: NodeId) -> Page<'_> {
    if plan.target_chapter() == Some(id) { Page::Targets } else { Page::Chapter(&plan[id].id) }
}

/// Where a target is read.
pub fn target(target: &Target) -> String {
    format!("{}#{}", Page::Targets.path(), anchor(&target.id))
}

/// Where a node is read.
pub fn node(plan: &Plan, id: NodeId) -> String {
    let page = top(plan, plan.top_of(id)).path();
    match plan[id].parent {
        None => page.into_owned(),
        Some(_) => format!("{page}#{}", node_anchor(plan, id)),
    }
}

/// Where the picture is published that stands for links to a node at the top, or to the plan; from the root of the site.
pub fn card(lang: Lang, top: Option<&str>) -> String {
    top.map_or_else(|| format!("cards/{lang}.png"), |id| format!("cards/{lang}-{id}.png"))
}

pub fn node_anchor(plan: &Plan, id: NodeId) -> String {
    format!("section-{}", plan[id].id)
}
