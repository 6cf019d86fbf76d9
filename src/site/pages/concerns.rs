//! What concerns me: from a situation to what one wants, the measures and who carries them out.
//!
//! 1. Who am I: the audiences of the plan.
//! 2. What do I want: [`wants`], read off each measure's title or else its text.
//! 3. Who does it: the measures with their owners.
//!
//! All of it is links. A long list ends after [`SHOWN`] and leads to the audience's page, so that the page stays small
//! whatever the plan.

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use super::{Maker, serialized};
use crate::address::Page;
use crate::plan::*;
use crate::site::PageDraft;
use crate::site::view::{LinkView, Text};
use crate::site::wants;

/// Measures that are listed of a want; the audience's page has all.
const SHOWN: usize = 8;

#[derive(Serialize)]
struct WhoView {
    id: String,
    link: LinkView,
    icon: String,
    about: Option<Text>,
    count: usize,
    wants: Vec<WantView>,
}

#[derive(Serialize)]
struct WantView {
    name: String,
    measures: Vec<OfferView>,
    /// How many more there are.
    more: usize,
}

#[derive(Serialize)]
struct OfferView {
    measure: Value,
    owners: Vec<Text>,
}

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn concerns(&self) -> PageDraft<'a> {
        let plan = self.views.plan;
        let wants: Vec<usize> =
            plan.measures.par_iter().map(|measure| self.inputs.wants.of_measure(measure)).collect();
        let audiences = (0..plan.audiences.len() as u32).map(AudienceId);
        let whos: Vec<WhoView> =
            audiences.map(|id| self.who(id, &wants)).filter(|who| who.count > 0).collect();
        self.titled(Page::Concerns, "concerns", vec![("whos", serialized(&whos))])
    }

    /// An audience with what it may want; first what is for it, then what concerns it too.
    fn who(&self, id: AudienceId, offered: &[usize]) -> WhoView {
        let audience = &self.views.plan[id];
        let measures: Vec<MeasureId> = self.lists.concerning(id).collect();
        let want = |at: usize| {
            let fitting: Vec<MeasureId> =
                measures.iter().copied().filter(|id| offered[id.0 as usize] == at).collect();
            (!fitting.is_empty()).then(|| WantView {
                name: self.message(wants::message(at)),
                more: fitting.len().saturating_sub(SHOWN),
                measures: fitting.into_iter().take(SHOWN).map(|id| self.offer(id)).collect(),
            })
        };
        WhoView {
            id: audience.id.clone(),
            link: self.views.audience_link(id),
            icon: audience.icon.clone().unwrap_or_default(),
            about: audience.about.as_ref().map(|about| self.views.text(about)),
            count: measures.len(),
            wants: (0..wants::COUNT).filter_map(want).collect(),
        }
    }

    fn offer(&self, id: MeasureId) -> OfferView {
        let owners = &self.views.plan[id].place.owners;
        OfferView {
            measure: self.views.entry_link(Entry::Measure(id)),
            owners: owners
                .iter()
                .map(|carrier| self.views.text(&self.views.plan[carrier.owner].name))
                .collect(),
        }
    }
}
