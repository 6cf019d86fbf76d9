//! Measures and repeats: what is printed below the headings.

use super::{AudienceId, Body, Line, MeasureId, NodeId, OwnerId, ProgrammeId, RepeatId, RoleId, TargetId};
use super::{Plan, Translations};
use crate::lang::Localized;
use crate::source::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    Measure(MeasureId),
    Repeat(RepeatId),
}

/// Where an entry is printed.
#[derive(Clone, Debug)]
pub struct Place {
    pub node: NodeId,
    /// The node at the top that it stands in.
    pub top: NodeId,
    /// Who carries it out; empty where the plan does not say.
    pub owners: Vec<Carrier>,
    /// The owner under whose heading it stands, where the node is parted by owners.
    pub group: Option<OwnerId>,
    /// Counts from 1 within the owner's list of the node, within the node, or within the parent.
    pub position: u32,
    /// Unique in the plan and stable in reading: `4-1-3` is the third entry of node 4-1 whoever its owner is;
    /// `5-1-5-2` is the second sub-measure of 5-1-5.
    pub number: String,
    pub parent: Option<MeasureId>,
}

impl Place {
    /// Who is named first.
    pub fn owner(&self) -> Option<OwnerId> {
        self.owners.first().map(|carrier| carrier.owner)
    }

    /// Whether an owner carries it out, alone or as a member of a joint owner.
    pub fn is_carried_out_by(&self, plan: &Plan, owner: OwnerId) -> bool {
        self.owners
            .iter()
            .any(|carrier| carrier.owner == owner || plan[carrier.owner].members.contains(&owner))
    }
}

/// An owner, and its role where the plan tells roles apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carrier {
    pub owner: OwnerId,
    pub role: Option<RoleId>,
}

/// 施策 (or, with a parent, 内訳): the unit of authoring, of linking and of search.
#[derive(Debug)]
pub struct Measure {
    /// Unique among measures, repeats and passages; ASCII lower case.
    pub slug: String,
    pub place: Place,
    /// What the plan prints before it: a mark (・), a number (①), both or neither.
    pub printed: String,
    pub title: Localized<Line>,
    /// Whether the plan prints the title; else it is the handbook's editors'.
    pub official_title: bool,
    /// Whether the title is no more than how the text begins: the plan has none, nor have its editors given one.
    pub untitled: bool,
    /// The official text, and its translations.
    pub body: Localized<Body>,
    /// The line that names its owners, as printed.
    pub owner_line: Option<OwnerLine>,
    pub translations: Translations,
    pub targets: Vec<TargetId>,
    /// Whom it is for.
    pub audiences: Vec<AudienceId>,
    /// Whom it concerns too.
    pub also_for: Vec<AudienceId>,
    pub programmes: Vec<ProgrammeId>,
    /// Sub-measures and repeats of sub-measures, in order.
    pub children: Vec<Entry>,
    /// Where this measure is printed again.
    pub repeats: Vec<RepeatId>,
    /// 新規・拡充・継続, where the plan says so.
    pub status: Option<Status>,
    /// Facts that are lines of text, by key, in the order of [`crate::facts::FACTS`].
    pub lines: Vec<(&'static str, Localized<Line>)>,
    pub links: Vec<Link>,
    /// Former slugs, which lead here.
    pub aliases: Vec<String>,
    /// Slugs of the measures of earlier years that this one continues, where they had others.
    pub was: Vec<String>,
    pub span: Span,
}

/// 【福祉保健課】, as printed.
#[derive(Clone, Debug)]
pub struct OwnerLine {
    pub text: Localized<Line>,
    pub at: OwnerLineAt,
}

/// Where the line of the owners stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnerLineAt {
    /// On the line of the title, after it.
    Title,
    /// After the text.
    End,
}

/// （再掲）: an entry that stands for a measure printed elsewhere.
#[derive(Debug)]
pub struct Repeat {
    pub slug: String,
    pub place: Place,
    /// What the plan prints before it.
    pub printed: String,
    pub original: MeasureId,
    /// The text as printed here, where it differs from the original's.
    pub body: Option<Body>,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    New,
    Expanded,
    Continued,
}

impl Status {
    pub const ALL: [Status; 3] = [Status::New, Status::Expanded, Status::Continued];

    /// As front matter and data write it.
    pub fn name(self) -> &'static str {
        match self {
            Status::New => "new",
            Status::Expanded => "expanded",
            Status::Continued => "continued",
        }
    }
}

#[derive(Debug)]
pub struct Link {
    pub label: Localized<Line>,
    pub url: String,
}

impl Plan {
    /// Whether any measure has a title that the plan does not print.
    pub fn has_editorial_titles(&self) -> bool {
        self.measures.iter().any(|measure| !measure.official_title && !measure.untitled)
    }

    /// The place of an entry, whichever it is.
    pub fn place(&self, entry: Entry) -> &Place {
        match entry {
            Entry::Measure(id) => &self[id].place,
            Entry::Repeat(id) => &self[id].place,
        }
    }

    pub fn slug(&self, entry: Entry) -> &str {
        match entry {
            Entry::Measure(id) => &self[id].slug,
            Entry::Repeat(id) => &self[id].slug,
        }
    }

    /// What the plan prints before an entry.
    pub fn printed(&self, entry: Entry) -> &str {
        match entry {
            Entry::Measure(id) => &self[id].printed,
            Entry::Repeat(id) => &self[id].printed,
        }
    }

    /// The measure an entry is, or stands for.
    pub fn original(&self, entry: Entry) -> MeasureId {
        match entry {
            Entry::Measure(id) => id,
            Entry::Repeat(id) => self[id].original,
        }
    }

    /// The official text as printed at this entry, without the mark of repetition.
    pub fn official_text(&self, entry: Entry) -> &Body {
        let own = match entry {
            Entry::Measure(_) => None,
            Entry::Repeat(id) => self[id].body.as_ref(),
        };
        own.unwrap_or(&self[self.original(entry)].body.official)
    }

    /// Whom a measure concerns besides those whom it is for: whom it names so, and whom its audiences imply.
    pub fn also_concerned(&self, id: MeasureId) -> Vec<AudienceId> {
        let measure = &self[id];
        let named = measure.audiences.iter().chain(&measure.also_for);
        let mut also = Vec::new();
        for audience in measure.also_for.iter().chain(named.flat_map(|&audience| &self[audience].implies)) {
            if !measure.audiences.contains(audience) && !also.contains(audience) {
                also.push(*audience);
            }
        }
        also
    }

    /// Everybody whom a measure concerns, those whom it is for first.
    pub fn concerned(&self, id: MeasureId) -> Vec<AudienceId> {
        self[id].audiences.iter().copied().chain(self.also_concerned(id)).collect()
    }

    /// What is printed below an entry. Below a repeat nothing is.
    pub fn children(&self, entry: Entry) -> &[Entry] {
        match entry {
            Entry::Measure(id) => &self[id].children,
            Entry::Repeat(_) => &[],
        }
    }

    pub fn measure_ids(&self) -> impl Iterator<Item = MeasureId> + use<> {
        (0..self.measures.len() as u32).map(MeasureId)
    }

    pub fn repeat_ids(&self) -> impl Iterator<Item = RepeatId> + use<> {
        (0..self.repeats.len() as u32).map(RepeatId)
    }
}
