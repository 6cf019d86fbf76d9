//! The list of years, and what changed from the year before.

use tera::Value;

use super::Maker;
use crate::address::Page;
use crate::side_by_side::{Job, html};
use crate::site::PageDraft;

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn years(&self) -> PageDraft<'a> {
        self.titled(Page::Years, "years", Vec::new())
    }

    /// The 新旧対照表 of this year and the one before.
    pub(super) fn changes_page(&self) -> PageDraft<'a> {
        let mut values = Vec::new();
        let edition = self.inputs.edition;
        if let Some((edition, (comparison, old))) = edition.and_then(|of| Some((of, of.comparison()?))) {
            let (new, layout, i18n) = (self.views.plan, edition.layout, self.inputs.i18n);
            let table = Job { old, new, comparison, layout, i18n }.table(self.views.lang);
            values.push(("counts", Value::safe_string(&html::counts(&table, i18n))));
            values.push(("chart", Value::safe_string(&html::chart(&table, i18n))));
            values.push(("table", Value::safe_string(&html::rows(&table))));
        }
        self.titled(Page::Changes, "changes", values)
    }
}
