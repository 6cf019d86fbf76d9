//! 改定履歴・正誤.

use serde::Serialize;

use super::{Maker, serialized};
use crate::address::Page;
use crate::i18n::format_date;
use crate::plan::{Entry, Revision};
use crate::site::PageDraft;
use crate::site::view::{LinkView, Text};

#[derive(Serialize)]
struct RevisionView {
    /// Counted from the oldest.
    number: usize,
    date: String,
    kind: String,
    reason: Text,
    before: Option<Text>,
    after: Option<Text>,
    measures: Vec<LinkView>,
}

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn revisions(&self) -> PageDraft<'a> {
        let all = &self.views.plan.revisions;
        let rows: Vec<RevisionView> =
            all.iter().enumerate().map(|(at, revision)| self.revision(revision, all.len() - at)).collect();
        self.titled(Page::Revisions, "revisions", vec![("revisions", serialized(&rows))])
    }

    fn revision(&self, revision: &Revision, number: usize) -> RevisionView {
        let views = self.views;
        let link = |&id: &crate::plan::MeasureId| LinkView {
            href: crate::address::entry(views.plan, Entry::Measure(id)),
            label: views.text(&views.plan[id].title),
        };
        RevisionView {
            number,
            date: format_date(revision.date, views.lang),
            kind: self.message(&format!("revision-kind-{}", revision.kind.name())),
            reason: views.text(&revision.reason),
            before: revision.before.as_ref().map(|text| views.text(text)),
            after: revision.after.as_ref().map(|text| views.text(text)),
            measures: revision.measures.iter().map(link).collect(),
        }
    }
}
