//! What is passed down while the plan is walked, and how things in the book are referred to.

use crate::i18n::{Args, I18n};
use crate::lang::Lang;
use crate::links::{Links, Target};
use crate::plan::{Entry, NodeId, Plan};
use crate::terms::Term;

#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) plan: &'a Plan,
    pub(super) lang: Lang,
    pub(super) i18n: &'a I18n,
    pub(super) links: &'a Links,
    pub(super) files: &'a Files,
    pub(super) terms: &'a [Term],
}

impl View<'_> {
    /// A message of the interface.
    pub(super) fn say(&self, id: &str, values: &[(&'static str, &str)]) -> String {
        let mut args = Args::new();
        args.set("official", self.plan.official().code());
        args.set("language", self.lang.autonym());
        args.set("translated", if self.lang == self.plan.official() { "no" } else { "yes" });
        args.set("titles", if self.plan.has_editorial_titles() { "editorial" } else { "none" });
        for (name, value) in values {
            args.set(*name, value.to_string());
        }
        self.i18n.text(self.lang, id, &args)
    }

    /// Where an entry stands in the book.
    pub(super) fn href(&self, entry: Entry) -> String {
        format!(
            "{}#{}",
            self.files.of_node(self.plan, self.plan.place(entry).node),
            entry_id(self.plan, entry)
        )
    }

    /// Where a link of a text leads: a page of the site has an address only where the site has one.
    pub(super) fn link(&self, target: &str) -> Option<String> {
        Some(match self.links.find(target)? {
            Target::Web(url) => url,
            Target::Entry(entry) => self.href(entry),
            Target::Page(path) => {
                let base = self.plan.settings.base_url.as_ref()?;
                format!("{base}{}/{path}", self.lang)
            }
        })
    }
}

/// The id of an entry within its document; the same as its label in print.
pub(super) fn entry_id(plan: &Plan, entry: Entry) -> String {
    format!("m-{}", plan.slug(entry))
}

pub(super) fn node_id(plan: &Plan, id: NodeId) -> String {
    format!("s-{}", plan[id].id)
}

/// Which document each heading stands in: that of its node at the top, or its own where a chapter is so long that a
/// reading device would be slow with all of it.
pub(super) struct Files {
    /// For each node: the node whose document it stands in.
    of: Vec<NodeId>,
}

/// Entries from which on a chapter is parted.
const MANY: usize = 150;

impl Files {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut of: Vec<NodeId> = plan.node_ids().collect();
        for top in plan.tops() {
            let parted = plan.entries_below(top).count() > MANY;
            for id in plan.subtree(top) {
                let path = plan.path_to(id);
                of[id.at()] = path[usize::from(parted && path.len() > 1)];
            }
        }
        Self { of }
    }

    /// Whether a document begins with this heading.
    pub(super) fn begins(&self, id: NodeId) -> bool {
        self.of[id.at()] == id
    }

    pub(super) fn of_node(&self, plan: &Plan, id: NodeId) -> String {
        format!("c-{}.xhtml", plan[self.of[id.at()]].id)
    }
}
