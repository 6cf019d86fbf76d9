//! What changed between two plans: last year's and this year's, or a draft and the plan.
//!
//! 1. [`pairs`] says which measures continue which: by what the official confirmed, by slug, by `was`, then by text
//!    ([`likeness`]); each link with its reason.
//! 2. [`kinds`] says what became of each: 新規, 拡充, 継続, 統合, 分割, 移動, 番号のみ, 廃止. A move or another number
//!    is no change of text.
//! 3. [`words`] shows a change of text by phrase, then by character.
//! 4. [`table`] makes the rows of a 新旧対照表 of it, in the layout that [`settings`] reads.
//!
//! Pure: two plans and what was confirmed give the changes.

mod kinds;
mod likeness;
mod pairs;
pub mod settings;
pub mod table;
pub mod words;

use crate::plan::{MeasureId, NodeId, Plan, TargetId};

pub use likeness::Candidate;
pub use settings::{Confirmation, Settings};

/// All that changed, in the order of the new plan; what ended stands after what it followed.
#[derive(Debug)]
pub struct Comparison {
    pub changes: Vec<Change>,
    /// Headings of both plans that are the same one: for each of the old plan's.
    pub nodes: Vec<Option<NodeId>>,
    /// Targets that are the same one, by id or label; and those that only one plan has.
    pub targets: Vec<(Option<TargetId>, Option<TargetId>)>,
}

/// What became of a measure, or of several that were merged or split.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub kind: Kind,
    pub old: Vec<MeasureId>,
    pub new: Vec<MeasureId>,
    /// It stands under another heading, whatever else changed.
    pub moved: bool,
    pub renumbered: bool,
    pub reason: Reason,
    /// Why an official says so, in their words.
    pub remark: Option<String>,
    pub confirmed: bool,
}

/// 区分
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    New,
    Expanded,
    Changed,
    Unchanged,
    Merged,
    Split,
    Moved,
    Renumbered,
    Ended,
}

impl Kind {
    pub const ALL: [Kind; 9] = [
        Kind::New,
        Kind::Expanded,
        Kind::Changed,
        Kind::Unchanged,
        Kind::Merged,
        Kind::Split,
        Kind::Moved,
        Kind::Renumbered,
        Kind::Ended,
    ];

    /// As data and `compare.yaml` write it; also the end of its message `compare-kind-…`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::New => "new",
            Kind::Expanded => "expanded",
            Kind::Changed => "changed",
            Kind::Unchanged => "unchanged",
            Kind::Merged => "merged",
            Kind::Split => "split",
            Kind::Moved => "moved",
            Kind::Renumbered => "renumbered",
            Kind::Ended => "ended",
        }
    }

    pub fn of(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Why measures are taken for the same, or why one has no counterpart.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    Confirmed,
    /// The same slug.
    Slug,
    /// The new measure says what it was.
    Was,
    SameText,
    /// So many per cent of the text are alike.
    Alike(u8),
    /// It stands between the same neighbours, and so many per cent are alike.
    Neighbours(u8),
    /// So many per cent of it stand in the text of the other.
    Contained(u8),
    /// None is like it; the nearest ones.
    None(Vec<Candidate>),
}

impl Reason {
    /// The end of its message `compare-reason-…`, and the number in it.
    pub fn message(&self) -> (&'static str, Option<u8>) {
        match self {
            Reason::Confirmed => ("confirmed", None),
            Reason::Slug => ("slug", None),
            Reason::Was => ("was", None),
            Reason::SameText => ("same-text", None),
            Reason::Alike(share) => ("alike", Some(*share)),
            Reason::Neighbours(share) => ("neighbours", Some(*share)),
            Reason::Contained(share) => ("contained", Some(*share)),
            Reason::None(_) => ("none", None),
        }
    }
}

/// What became of each measure of `old` in `new`. `confirmed`: what officials say of it, which goes first.
pub fn compare(old: &Plan, new: &Plan, confirmed: &[Confirmation]) -> Comparison {
    let pairing = pairs::pair(old, new, confirmed);
    let nodes = kinds::nodes(old, new, &pairing.links);
    let changes = kinds::changes(old, new, pairing, &nodes, confirmed);
    Comparison { changes, nodes, targets: targets(old, new) }
}

impl Comparison {
    /// How many changes there are of each kind, in the order of [`Kind::ALL`].
    pub fn counts(&self) -> [(Kind, usize); 9] {
        Kind::ALL.map(|kind| (kind, self.changes.iter().filter(|change| change.kind == kind).count()))
    }
}

fn targets(old: &Plan, new: &Plan) -> Vec<(Option<TargetId>, Option<TargetId>)> {
    let ids = |plan: &Plan| (0..plan.targets.len() as u32).map(TargetId);
    let mut free: Vec<TargetId> = ids(old).collect();
    let mut pairs = Vec::with_capacity(new.targets.len());
    for id in ids(new) {
        let same_id = |&&of: &&TargetId| old[of].id == new[id].id;
        let same_label = |&&of: &&TargetId| old[of].label.official.text == new[id].label.official.text;
        let found = free.iter().find(same_label).or_else(|| free.iter().find(same_id)).copied();
        free.retain(|of| Some(*of) != found);
        pairs.push((found, Some(id)));
    }
    pairs.extend(free.into_iter().map(|id| (Some(id), None)));
    pairs
}

/// The official text of a measure as printed: its title where the plan prints one, and its body.
pub fn official_text(plan: &Plan, id: MeasureId) -> String {
    let measure = &plan[id];
    let body = &measure.body.official.text;
    match measure.official_title {
        true if body.is_empty() => measure.title.official.text.clone(),
        true => format!("{}\n{body}", measure.title.official.text),
        false => body.clone(),
    }
}

/// Whether two texts are the same but for white space, which layout makes.
fn same_text(a: &str, b: &str) -> bool {
    a.chars().filter(|c| !c.is_whitespace()).eq(b.chars().filter(|c| !c.is_whitespace()))
}
