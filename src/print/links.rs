//! The links of texts on paper.

use super::body;
use super::data::{View, reference};
use super::text::{Passage, passage};
use crate::links::Target;
use crate::plan::Text;

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
