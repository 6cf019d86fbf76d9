//! The plans of several years, and how their measures continue each other.
//!
//! 1. [`Editions::of`] compares each year with the next ([`crate::compare`]).
//! 2. [`Editions::history`] follows a measure through the years, [`Editions::today`] to the newest.
//! 3. [`Editions::left`] lists what only older years have: its addresses lead to those years.
//!
//! The newest plan stands at the root of the site, each older one below the number of its year, where it stays.

use std::collections::BTreeSet;

use crate::compare::{self, Comparison, Kind};
use crate::plan::{MeasureId, Plan};

pub struct Editions<'a> {
    /// The oldest first; the newest is the last.
    pub plans: Vec<&'a Plan>,
    /// Between each plan and the next.
    comparisons: Vec<Comparison>,
    /// Of each comparison the changes that each measure is in: pages ask for those of one.
    changes_of: Vec<ChangesOf>,
}

/// By measure of the older plan, and by measure of the newer one: the places of changes in their comparison.
struct ChangesOf {
    old: Vec<Vec<usize>>,
    new: Vec<Vec<usize>>,
}

impl ChangesOf {
    fn of(comparison: &Comparison, [old, new]: [&Plan; 2]) -> Self {
        let mut of =
            Self { old: vec![Vec::new(); old.measures.len()], new: vec![Vec::new(); new.measures.len()] };
        for (at, change) in comparison.changes.iter().enumerate() {
            change.old.iter().for_each(|id| of.old[id.at()].push(at));
            change.new.iter().for_each(|id| of.new[id.at()].push(at));
        }
        of
    }
}

/// A measure of one of the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Which of the plans.
    pub edition: usize,
    pub id: MeasureId,
}

/// What became of a measure from one year to the next, or out of what it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub at: At,
    /// What happened to it when its year's plan was made.
    pub kind: Option<Kind>,
}

impl<'a> Editions<'a> {
    /// `plans`: the oldest first. `confirmed`: for each plan but the first what officials say of the step to it.
    pub fn of(plans: Vec<&'a Plan>, confirmed: &[Vec<compare::Confirmation>]) -> Self {
        let step = |(at, pair): (usize, &[&Plan])| {
            let said = confirmed.get(at).map_or(&[][..], Vec::as_slice);
            compare::compare(pair[0], pair[1], said)
        };
        let comparisons: Vec<Comparison> = plans.windows(2).enumerate().map(step).collect();
        let of = |(comparison, pair): (&Comparison, &[&Plan])| ChangesOf::of(comparison, [pair[0], pair[1]]);
        let changes_of = comparisons.iter().zip(plans.windows(2)).map(of).collect();
        Self { plans, comparisons, changes_of }
    }

    pub fn newest(&self) -> usize {
        self.plans.len() - 1
    }

    /// What changed from a year to the next.
    pub fn comparison_to(&self, edition: usize) -> Option<&Comparison> {
        edition.checked_sub(1).and_then(|at| self.comparisons.get(at))
    }

    /// The measure in every year, the oldest first, itself among them.
    pub fn history(&self, at: At) -> Vec<Step> {
        let mut found = BTreeSet::from([at]);
        let mut earlier = BTreeSet::from([at]);
        for edition in (0..at.edition).rev() {
            earlier = self.step(&earlier, edition, true);
            found.extend(&earlier);
        }
        let mut later = BTreeSet::from([at]);
        for edition in at.edition..self.newest() {
            later = self.step(&later, edition, false);
            found.extend(&later);
        }
        found.into_iter().map(|at| Step { at, kind: self.kind(at) }).collect()
    }

    /// The measures of the newest plan that continue one.
    pub fn today(&self, at: At) -> Vec<MeasureId> {
        let mut now = BTreeSet::from([at]);
        for edition in at.edition..self.newest() {
            now = self.step(&now, edition, false);
        }
        now.into_iter().map(|at| at.id).collect()
    }

    /// From measures to those of the year before or after, by the comparison of `edition` with the next.
    fn step(&self, from: &BTreeSet<At>, edition: usize, back: bool) -> BTreeSet<At> {
        let (changes, of) = (&self.comparisons[edition].changes, &self.changes_of[edition]);
        let mut to = BTreeSet::new();
        for from in from {
            let own = if back { &of.new[from.id.at()] } else { &of.old[from.id.at()] };
            for change in own.iter().map(|&at| &changes[at]) {
                let (there, other) = if back { (&change.old, edition) } else { (&change.new, edition + 1) };
                to.extend(there.iter().map(|&id| At { edition: other, id }));
            }
        }
        to
    }

    fn kind(&self, at: At) -> Option<Kind> {
        let changes = &self.comparison_to(at.edition)?.changes;
        let own = self.changes_of[at.edition - 1].new[at.id.at()].first()?;
        Some(changes[*own].kind)
    }

    /// The last year that has a measure which no later one continues, and why, where the official says so.
    pub fn ended(&self, at: At) -> Option<(usize, Option<&str>)> {
        let last = self.history(at).last()?.at;
        if last.edition == self.newest() {
            return None;
        }
        let own = self.changes_of[last.edition].old[last.id.at()].first();
        let ended = own.map(|&at| &self.comparisons[last.edition].changes[at]);
        Some((last.edition, ended.and_then(|change| change.remark.as_deref())))
    }

    /// Measures of older years whose slug the newest plan does not know, each as it was last.
    pub fn left(&self) -> Vec<At> {
        let newest = self.plans[self.newest()];
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for measure in &newest.measures {
            known.insert(&measure.slug);
            known.extend(measure.aliases.iter().map(String::as_str));
        }
        let mut left = Vec::new();
        for edition in (0..self.newest()).rev() {
            for id in self.plans[edition].measure_ids() {
                if known.insert(&self.plans[edition][id].slug) {
                    left.push(At { edition, id });
                }
            }
        }
        left
    }
}

/// From a page of one year's site, in a language's folder, to that folder of another's.
pub fn between(editions: &Editions<'_>, from: usize, to: usize, lang: &str) -> String {
    let up = if from == editions.newest() { "../" } else { "../../" };
    match to == editions.newest() {
        true => format!("{up}{lang}/"),
        false => format!("{up}{}/{lang}/", editions.plans[to].fiscal_year),
    }
}
