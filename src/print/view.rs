//! What is passed down while the plan is walked, and how things in it are referred to.

use serde::Serialize;

use super::body;
use super::parts::Selection;
use super::text::{Passage, passage};
use crate::i18n::I18n;
use crate::japanese::Analyzer;
use crate::lang::Lang;
use crate::links::{Links, Target};
use crate::plan::{Entry, Plan, Text};

/// A reference to an entry.
#[derive(Serialize)]
pub(super) struct Reference {
    pub(super) number: String,
    /// None if the entry is not in this book.
    pub(super) label: Option<String>,
}

/// What is passed down while the plan is walked.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) plan: &'a Plan,
    pub(super) lang: Lang,
    pub(super) i18n: &'a I18n,
    pub(super) analyzer: &'a Analyzer,
    pub(super) selection: &'a Selection,
    pub(super) links: &'a Links,
}

/// A text of the outline.
pub(super) fn prose(view: View<'_>, text: &Text) -> Passage {
    passage(&text.body, text.translations.of(view.lang), view.lang, &|target| link(view, target))
}

/// Where a link of a text leads on paper: a page of the site has an address only where the site has one.
pub(super) fn link(view: View<'_>, target: &str) -> Option<body::Target> {
    Some(match view.links.find(target)? {
        Target::Web(url) => body::Target::Web(url),
        Target::Entry(entry) => body::Target::Entry(reference(view, entry)),
        Target::Page(path) => {
            let base = view.plan.settings.base_url.as_ref()?;
            body::Target::Web(format!("{base}{}/{path}", view.lang.code()))
        }
    })
}

pub(super) fn reference(view: View<'_>, entry: Entry) -> Reference {
    let label = view.selection.has(entry).then(|| entry_label(view.plan, entry));
    Reference { number: view.plan.place(entry).number.clone(), label }
}

pub(super) fn entry_label(plan: &Plan, entry: Entry) -> String {
    format!("m-{}", plan.slug(entry))
}
