//! 改定履歴・正誤: what of a plan was changed or put right within its year.

use super::{AudienceId, Date, Line, MeasureId, OwnerId, Plan};
use crate::lang::Localized;

#[derive(Debug)]
pub struct Revision {
    pub date: Date,
    pub kind: RevisionKind,
    pub reason: Localized<Line>,
    /// What was said before and what is said now, where the editors quote it.
    pub before: Option<Localized<Line>>,
    pub after: Option<Localized<Line>>,
    /// The measures that it concerns; none for the plan as a whole.
    pub measures: Vec<MeasureId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevisionKind {
    /// 改定: the plan says something else from that day on.
    Revision,
    /// 正誤: it was printed wrongly.
    Correction,
}

impl RevisionKind {
    pub const ALL: [RevisionKind; 2] = [RevisionKind::Revision, RevisionKind::Correction];

    /// As plan.yaml and data write it.
    pub fn name(self) -> &'static str {
        match self {
            RevisionKind::Revision => "revision",
            RevisionKind::Correction => "correction",
        }
    }
}

impl Revision {
    /// Whether an owner reads of it: it concerns one of its measures, or the plan as a whole.
    pub fn concerns_owner(&self, plan: &Plan, owner: OwnerId) -> bool {
        let carried = |id: &MeasureId| plan[*id].place.is_carried_out_by(plan, owner);
        self.measures.is_empty() || self.measures.iter().any(carried)
    }

    pub fn concerns_audience(&self, plan: &Plan, audience: AudienceId) -> bool {
        self.measures.is_empty() || self.measures.iter().any(|&id| plan[id].audiences.contains(&audience))
    }
}
