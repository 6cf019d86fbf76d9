//! The page of one measure.

use serde::Serialize;
use tera::Value;

use super::{Maker, description_limit, serialized, shorten};
use crate::plan::*;
use crate::site::route::{self, Page};
use crate::site::view::LinkView;
use crate::site::{Crumb, PageDraft};

#[derive(Serialize)]
struct RelatedView {
    entry: Value,
    words: Vec<String>,
}

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn measure(&self, id: MeasureId) -> PageDraft<'a> {
        let views = self.views;
        let plan = views.plan;
        let measure = &plan[id];
        let neighbour = |at: Option<u32>| {
            let at = at.filter(|&at| (at as usize) < plan.measures.len())?;
            Some(views.entry_link(Entry::Measure(MeasureId(at))))
        };
        let targets: Vec<LinkView> = measure.targets.iter().map(|&id| views.target_link(id)).collect();
        let programmes: Vec<LinkView> =
            measure.programmes.iter().map(|&id| views.programme_link(id)).collect();
        let contact = measure.contact.as_ref().map(|contact| views.text(contact));
        let chapter = self.chapter_link(&plan[measure.place.chapter]);
        let values = vec![
            ("entry", views.entry(Entry::Measure(id))),
            ("text", views.html(&measure.body, &measure.slug, Some(1)).0),
            ("filters", Value::none()),
            ("chapter", serialized(&chapter)),
            ("targets", serialized(&targets)),
            ("programmes", serialized(&programmes)),
            ("contact", serialized(&contact)),
            ("links", serialized(&self.web_links(measure))),
            ("related", serialized(&self.related(id))),
            ("previous", serialized(&neighbour(id.0.checked_sub(1)))),
            ("next", serialized(&neighbour(id.0.checked_add(1)))),
        ];
        let mut draft = self.draft(Page::Measure(&measure.slug), views.text(&measure.title), values);
        let text = measure.body.get(views.lang).text.replace('\n', " ");
        draft.description = shorten(&text, description_limit(views.lang));
        draft.measure = Some(id);
        draft.chapter = Some(plan[measure.place.chapter].number);
        draft.breadcrumbs.push(Crumb { href: chapter.href, label: chapter.label });
        draft.breadcrumbs.extend(self.place_crumbs(&measure.place));
        draft
    }

    /// Section, and parent if it has one.
    fn place_crumbs(&self, place: &Place) -> Vec<Crumb> {
        let section = self.views.section_link(place.section);
        let mut crumbs = vec![Crumb { href: section.href, label: section.title }];
        if let Some(parent) = place.parent {
            let href = route::entry(self.views.plan, Entry::Measure(parent));
            crumbs.push(Crumb { href, label: self.views.text(&self.views.plan[parent].title) });
        }
        crumbs
    }

    fn related(&self, id: MeasureId) -> Vec<RelatedView> {
        let related = self.inputs.related[id.0 as usize].iter();
        related
            .map(|related| RelatedView {
                entry: self.views.entry(Entry::Measure(related.measure)),
                words: related.words.clone(),
            })
            .collect()
    }

    /// An author's links; what is no web address never becomes one.
    fn web_links(&self, measure: &Measure) -> Vec<LinkView> {
        let web = |url: &str| url.starts_with("https://") || url.starts_with("http://");
        measure
            .links
            .iter()
            .filter(|link| web(&link.url))
            .map(|link| LinkView { href: link.url.clone(), label: self.views.text(&link.label) })
            .collect()
    }
}
