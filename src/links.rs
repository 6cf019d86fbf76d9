//! Where the links of texts lead.
//!
//! 1. [`Links::of`] lists what a text may lead to: measures and repeats by slug, file or former slug, and
//!    the pages of the site.
//! 2. [`Links::find`] looks up a target as it is written; each view makes its own address of the answer.

use std::collections::{HashMap, HashSet};

use crate::address::{self, Page};
use crate::markdown::Address;
use crate::plan::{Entry, MeasureId, Plan, RepeatId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A whole address, of the web, of mail or of a telephone.
    Web(String),
    Entry(Entry),
    /// A page, perhaps with a place on it; from the folder of its language.
    Page(String),
}

/// What a text may lead to.
#[derive(Debug, Default)]
pub struct Links {
    entries: HashMap<String, Entry>,
    pages: HashSet<String>,
}

impl Links {
    pub fn of(plan: &Plan) -> Self {
        let mut entries = HashMap::new();
        for (repeat, id) in plan.repeats.iter().zip(0..) {
            entries.insert(repeat.slug.clone(), Entry::Repeat(RepeatId(id)));
        }
        for (measure, id) in plan.measures.iter().zip(0..) {
            for name in measure.aliases.iter().chain([&measure.slug]) {
                entries.insert(name.clone(), Entry::Measure(MeasureId(id)));
            }
        }
        Self { entries, pages: pages(plan) }
    }

    /// Where a link leads; none where there is nothing, or nothing that a link may lead to.
    pub fn find(&self, target: &str) -> Option<Target> {
        match Address::of(target) {
            Address::Web(url) => Some(Target::Web(url)),
            Address::Within { names, path, fragment } => {
                if self.pages.contains(&path) {
                    let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
                    return Some(Target::Page(format!("{path}{fragment}")));
                }
                names.iter().find_map(|name| self.entries.get(name)).map(|&entry| Target::Entry(entry))
            }
            Address::Fragment(_) | Address::Refused => None,
        }
    }

    /// The slugs there are, for "did you mean".
    pub fn slugs(&self) -> Vec<&str> {
        let mut slugs: Vec<&str> = self.entries.keys().map(String::as_str).collect();
        slugs.sort_unstable();
        slugs
    }
}

/// The pages of the site but those of measures.
fn pages(plan: &Plan) -> HashSet<String> {
    use Page::{
        About, Accessibility, Concerns, Data, Glossary, Guide, Home, Repeats, Search, Targets, Terms,
    };
    let single = [
        Home,
        Concerns,
        Targets,
        Repeats,
        Terms,
        Glossary,
        Search,
        Page::Plan,
        About,
        Guide,
        Accessibility,
        Data,
    ];
    let chapters = plan.tops().map(|id| address::top(plan, id));
    let owners = plan.owners.iter().map(|owner| Page::Owner(&owner.id));
    let audiences = plan.audiences.iter().map(|audience| Page::Audience(&audience.id));
    let programmes = plan.programmes.iter().map(|programme| Page::Programme(&programme.id));
    let pages = single.into_iter().chain(chapters).chain(owners).chain(audiences).chain(programmes);
    pages.map(|page| page.path().into_owned()).collect()
}
