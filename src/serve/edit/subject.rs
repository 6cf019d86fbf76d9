//! What the editor has open: a measure, a heading of the outline, a piece of prose, or the text before all of them. Each is a text in the
//! plan's languages, and a file for each.

use super::acts::Refused;
use crate::lang::Lang;
use crate::places;
use crate::plan::{MeasureId, NodeId, Plan};
use crate::source::Sources;
use crate::translate::{self, Page};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Measure(MeasureId),
    Heading(NodeId),
    Preamble,
    /// A piece of prose between measures, by its place among them.
    Passage(usize),
}

/// How a request names the text before all chapters; no id of a heading.
pub const PREAMBLE: &str = "preamble";

/// What stands before the slug of a piece of prose; no id of a heading has a space.
pub const PASSAGE: &str = "text ";

impl Subject {
    /// The measure of a slug, or of a former one.
    pub fn measure(plan: &Plan, slug: &str) -> Result<Self, Refused> {
        places::find(plan, slug).map(Self::Measure).map_err(|_| Refused::Told("editor-no-measure"))
    }

    /// The heading of an id; a chapter that is a table alone has no text of its own.
    pub fn heading(plan: &Plan, sources: &Sources, id: &str) -> Result<Self, Refused> {
        let found = match id {
            PREAMBLE => Some(Self::Preamble),
            id if id.starts_with(PASSAGE) => {
                let slug = &id[PASSAGE.len()..];
                plan.passages.iter().position(|passage| passage.slug == slug).map(Self::Passage)
            }
            id => plan.node_ids().find(|&node| plan[node].id == id).map(Self::Heading),
        };
        let is_page = |subject: &Self| subject.official(plan, sources).ends_with(".md");
        found.filter(is_page).ok_or(Refused::Told("editor-no-heading"))
    }

    pub fn page(self, plan: &Plan) -> Page<'_> {
        match self {
            Subject::Measure(id) => translate::measure_page(&plan[id]),
            Subject::Heading(id) => translate::node_page(plan, id),
            Subject::Preamble => translate::preamble_page(plan),
            Subject::Passage(at) => translate::passage_page(plan, at),
        }
    }

    /// The path of the official text.
    pub fn official<'s>(self, plan: &Plan, sources: &'s Sources) -> &'s str {
        let file = match self {
            Subject::Measure(id) => plan[id].span.file,
            Subject::Heading(id) => plan[id].file,
            Subject::Preamble => plan.preamble.body.official.span.file,
            Subject::Passage(at) => plan.passages[at].span.file,
        };
        &sources.file(file).path
    }

    /// Its files, as a request may name them: by language, never by path.
    pub fn files(self, plan: &Plan, sources: &Sources) -> Vec<(Lang, String)> {
        let official = self.official(plan, sources);
        let others = plan.translations().iter();
        let others = others.map(|&lang| (lang, translate::translation_path(official, lang)));
        std::iter::once((plan.official(), official.to_string())).chain(others).collect()
    }
}
