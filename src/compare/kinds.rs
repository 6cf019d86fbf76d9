//! What became of each measure, from what continues what.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Link, Pairing};
use super::settings::Confirmation;
use super::words;
use super::{Change, Kind, Reason, official_text, same_text};
use crate::plan::{MeasureId, NodeId, Plan, Status};

/// A text that only grew, and by at least so many characters, says that more is done.
const GROWN: usize = 15;

/// Which heading of the new plan is which of the old one: the one that most of its measures are under, or else one
/// with the same title and the same title above it.
pub fn nodes(old: &Plan, new: &Plan, links: &[Link]) -> Vec<Option<NodeId>> {
    let mut votes: Vec<BTreeMap<NodeId, usize>> = vec![BTreeMap::new(); old.nodes.len()];
    for link in links {
        let path = |plan: &Plan, id: MeasureId| plan.path_to(plan[id].place.node);
        let (from, to) = (path(old, link.old), path(new, link.new));
        // Where one plan has a level more, the innermost headings are what corresponds.
        for (from, to) in from.iter().rev().zip(to.iter().rev()) {
            *votes[from.at()].entry(*to).or_default() += 1;
        }
    }
    let chosen = |(from, votes): (NodeId, &BTreeMap<NodeId, usize>)| {
        let title = |plan: &Plan, id: NodeId| plan[id].title.official.text.clone();
        let same = |to: &NodeId| title(old, from) == title(new, *to) && old[from].depth == new[*to].depth;
        let most = votes.iter().max_by_key(|(to, count)| (**count, same(to), std::cmp::Reverse(**to)));
        most.map(|(to, _)| *to).or_else(|| new.node_ids().find(same))
    };
    old.node_ids().zip(&votes).map(chosen).collect()
}

pub fn changes(
    old: &Plan,
    new: &Plan,
    pairing: Pairing,
    nodes: &[Option<NodeId>],
    confirmed: &[Confirmation],
) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut done = vec![false; old.measures.len()];
    let mut seen = vec![false; new.measures.len()];
    let linked = Linked::of(&pairing.links);
    for id in new.measure_ids() {
        if seen[id.at()] {
            continue;
        }
        let (olds, news, reason) = group(id, &linked, &pairing);
        olds.iter().for_each(|id| done[id.at()] = true);
        news.iter().for_each(|id| seen[id.at()] = true);
        changes.push(change(old, new, olds, news, reason, nodes));
    }
    for id in old.measure_ids().filter(|id| !done[id.at()]) {
        let reason = Reason::None(pairing.successors[id.at()].iter().take(3).copied().collect());
        let ended = change(old, new, vec![id], Vec::new(), reason, nodes);
        let after = |change: &Change| change.old.iter().any(|&of| of < id);
        let nearest =
            changes.iter().rposition(|change: &Change| change.old.iter().any(|of| of.0 + 1 == id.0));
        let at = nearest.or_else(|| changes.iter().rposition(after)).map_or(0, |at| at + 1);
        changes.insert(at, ended);
    }
    for change in &mut changes {
        correct(old, new, change, confirmed);
    }
    changes
}

/// Everything that is linked with a new measure, however.
fn group(id: MeasureId, linked: &Linked<'_>, pairing: &Pairing) -> (Vec<MeasureId>, Vec<MeasureId>, Reason) {
    let (mut olds, mut news) = (BTreeSet::new(), BTreeSet::from([id]));
    let mut open = vec![(id, true)];
    let mut reasons = Vec::new();
    while let Some((id, is_new)) = open.pop() {
        let links = if is_new { linked.new.get(&id) } else { linked.old.get(&id) };
        for link in links.into_iter().flatten() {
            reasons.push(&link.reason);
            if olds.insert(link.old) {
                open.push((link.old, false));
            }
            if news.insert(link.new) {
                open.push((link.new, true));
            }
        }
    }
    // Of several the weakest is what an official should look at; it stands last in the order of the steps.
    let reason = reasons.into_iter().max_by_key(|reason| rank(reason)).cloned();
    let none = || Reason::None(pairing.candidates[id.at()].iter().take(3).copied().collect());
    (olds.into_iter().collect(), news.into_iter().collect(), reason.unwrap_or_else(none))
}

/// The links of each measure.
struct Linked<'p> {
    old: BTreeMap<MeasureId, Vec<&'p Link>>,
    new: BTreeMap<MeasureId, Vec<&'p Link>>,
}

impl<'p> Linked<'p> {
    fn of(links: &'p [Link]) -> Self {
        let mut linked = Self { old: BTreeMap::new(), new: BTreeMap::new() };
        for link in links {
            linked.old.entry(link.old).or_default().push(link);
            linked.new.entry(link.new).or_default().push(link);
        }
        linked
    }
}

fn rank(reason: &Reason) -> (u8, u8) {
    let number = reason.message().1.map_or(0, |share| 100 - share);
    let step = match reason {
        Reason::Confirmed => 0,
        Reason::Slug => 1,
        Reason::Was => 2,
        Reason::SameText => 3,
        Reason::Alike(_) => 4,
        Reason::Neighbours(_) => 5,
        Reason::Contained(_) => 6,
        Reason::None(_) => 7,
    };
    (step, number)
}

fn change(
    old: &Plan,
    new: &Plan,
    olds: Vec<MeasureId>,
    news: Vec<MeasureId>,
    reason: Reason,
    nodes: &[Option<NodeId>],
) -> Change {
    let pair = (olds.first().copied(), news.first().copied());
    let moved = |(of, to): (MeasureId, MeasureId)| {
        let under = |plan: &Plan, id: MeasureId| plan[id].place.node;
        let parent = |plan: &Plan, id: MeasureId| plan[id].place.parent.is_some();
        nodes[under(old, of).at()] != Some(under(new, to)) || parent(old, of) != parent(new, to)
    };
    let both = pair.0.zip(pair.1);
    let moved = both.is_some_and(moved);
    let renumbered = both.is_some_and(|(of, to)| old[of].place.number != new[to].place.number);
    let kind = match (olds.len(), news.len()) {
        (0, _) => Kind::New,
        (_, 0) => Kind::Ended,
        (1, 1) => continued(old, new, (olds[0], news[0]), moved, renumbered),
        (1, _) => Kind::Split,
        _ => Kind::Merged,
    };
    let confirmed = reason == Reason::Confirmed;
    Change { kind, old: olds, new: news, moved, renumbered, reason, remark: None, confirmed }
}

fn continued(
    old: &Plan,
    new: &Plan,
    (of, to): (MeasureId, MeasureId),
    moved: bool,
    renumbered: bool,
) -> Kind {
    let (before, after) = (official_text(old, of), official_text(new, to));
    match () {
        () if new[to].status == Some(Status::Expanded) => Kind::Expanded,
        () if !same_text(&before, &after) => match words::only_grew(&before, &after, GROWN) {
            true => Kind::Expanded,
            false => Kind::Changed,
        },
        () if moved => Kind::Moved,
        () if renumbered => Kind::Renumbered,
        () => Kind::Unchanged,
    }
}

/// What officials say goes before what was proposed.
fn correct(old: &Plan, new: &Plan, change: &mut Change, confirmed: &[Confirmation]) {
    let named = |plan: &Plan, ids: &[MeasureId], names: &[String]| {
        ids.iter().any(|&id| names.contains(&plan[id].slug))
    };
    let concerns = |row: &&Confirmation| {
        if row.new.is_empty() {
            named(old, &change.old, &row.old) && change.new.is_empty()
        } else {
            named(new, &change.new, &row.new)
        }
    };
    if let Some(row) = confirmed.iter().find(concerns) {
        change.kind = row.kind.unwrap_or(change.kind);
        change.remark.clone_from(&row.reason);
        change.confirmed = true;
        change.reason = Reason::Confirmed;
    }
}
