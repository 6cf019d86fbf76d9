//! Which measures of the new plan continue which of the old one.
//!
//! Each step takes what is sure before what is likely, and works on what is left:
//! confirmed → slug and `was` → the same text → the likest texts → between the same neighbours → parts of one text
//! (split) or of several (merged).

use std::collections::HashMap;

use super::likeness::{Candidate, Likeness, folded};
use super::settings::Confirmation;
use super::{Reason, official_text};
use crate::plan::{MeasureId, Plan};

/// At least so alike are texts that are taken for the same measure wherever it stands …
const ALIKE: f32 = 0.42;
/// … and between neighbours that are the same.
const ALIKE_BETWEEN: f32 = 0.18;
/// So much of a text must stand in the rest of another for it to be a part of it.
const PART: f32 = 0.55;

#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub old: MeasureId,
    pub new: MeasureId,
    pub reason: Reason,
}

#[derive(Debug)]
pub struct Pairing {
    /// By the new measure, then the old.
    pub links: Vec<Link>,
    /// For each new measure the old ones that are most alike; and the other way round.
    pub candidates: Vec<Vec<Candidate>>,
    pub successors: Vec<Vec<Candidate>>,
}

pub fn pair(old: &Plan, new: &Plan, confirmed: &[Confirmation]) -> Pairing {
    let texts = |plan: &Plan| plan.measure_ids().map(|id| official_text(plan, id)).collect::<Vec<_>>();
    let (old_texts, new_texts) = (texts(old), texts(new));
    let likeness = Likeness::of(&old_texts, &new_texts);
    let candidates = likeness.candidates();
    let mut matcher = Matcher {
        old,
        new,
        likeness,
        links: Vec::new(),
        old_links: vec![Vec::new(); old_texts.len()],
        new_links: vec![Vec::new(); new_texts.len()],
        settled: (vec![false; old_texts.len()], vec![false; new_texts.len()]),
    };
    matcher.confirmed(confirmed);
    matcher.named();
    matcher.same_texts(&old_texts, &new_texts);
    matcher.alike(&candidates);
    matcher.between();
    matcher.parts(&candidates);
    let successors = successors(&candidates, old_texts.len());
    let mut links = matcher.links;
    links.sort_by_key(|link| (link.new, link.old));
    Pairing { links, candidates, successors }
}

fn successors(candidates: &[Vec<Candidate>], count: usize) -> Vec<Vec<Candidate>> {
    let mut found: Vec<Vec<Candidate>> = vec![Vec::new(); count];
    for (new, list) in candidates.iter().enumerate() {
        for candidate in list {
            found[candidate.at].push(Candidate { at: new, share: candidate.share });
        }
    }
    for list in &mut found {
        list.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.at.cmp(&b.at)));
    }
    found
}

struct Matcher<'a> {
    old: &'a Plan,
    new: &'a Plan,
    likeness: Likeness,
    links: Vec<Link>,
    /// For each measure those it is linked with.
    old_links: Vec<Vec<usize>>,
    new_links: Vec<Vec<usize>>,
    /// What was confirmed: nothing else is looked for.
    settled: (Vec<bool>, Vec<bool>),
}

impl Matcher<'_> {
    fn link(&mut self, old: usize, new: usize, reason: Reason) {
        if self.old_links[old].contains(&new) {
            return;
        }
        self.old_links[old].push(new);
        self.new_links[new].push(old);
        self.links.push(Link { old: MeasureId(old as u32), new: MeasureId(new as u32), reason });
    }

    fn is_free(&self, old: usize, new: usize) -> bool {
        self.old_is_free(old) && self.new_is_free(new)
    }

    fn old_is_free(&self, old: usize) -> bool {
        self.old_links[old].is_empty() && !self.settled.0[old]
    }

    fn new_is_free(&self, new: usize) -> bool {
        self.new_links[new].is_empty() && !self.settled.1[new]
    }

    fn confirmed(&mut self, confirmed: &[Confirmation]) {
        let (olds, news) = (slugs(self.old), slugs(self.new));
        for row in confirmed {
            let places = |names: &[String], of: &HashMap<&str, usize>| -> Vec<usize> {
                names.iter().filter_map(|name| of.get(name.as_str()).copied()).collect()
            };
            let (old, new) = (places(&row.old, &olds), places(&row.new, &news));
            for &old in &old {
                self.settled.0[old] = true;
                new.iter().for_each(|&new| self.link(old, new, Reason::Confirmed));
            }
            new.iter().for_each(|&new| self.settled.1[new] = true);
        }
    }

    /// By slug, and by what measures say they were.
    fn named(&mut self) {
        let olds = slugs(self.old);
        let new = self.new;
        for (at, measure) in new.measures.iter().enumerate() {
            if let Some(&old) = olds.get(measure.slug.as_str()).filter(|_| !is_placeholder(&measure.slug))
                && self.is_free(old, at)
            {
                self.link(old, at, Reason::Slug);
            }
        }
        for (at, measure) in new.measures.iter().enumerate() {
            if self.settled.1[at] {
                continue;
            }
            let was = measure.was.iter().map(|slug| (slug, true));
            for (slug, said) in was.chain(measure.aliases.iter().map(|slug| (slug, false))) {
                let Some(&old) = olds.get(slug.as_str()) else { continue };
                if (said && !self.settled.0[old]) || self.is_free(old, at) {
                    self.link(old, at, Reason::Was);
                }
            }
        }
    }

    /// Equal texts; of several the one that stands at the same place among them.
    fn same_texts(&mut self, old_texts: &[String], new_texts: &[String]) {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for at in (0..old_texts.len()).filter(|&at| self.old_is_free(at)) {
            places.entry(folded(&old_texts[at])).or_default().push(at);
        }
        places.remove("");
        for (at, text) in new_texts.iter().enumerate() {
            if !self.new_is_free(at) {
                continue;
            }
            let Some(list) = places.get_mut(&folded(text)) else { continue };
            let which = list.iter().position(|&old| self.same_heading(old, at)).unwrap_or(0);
            if list.is_empty() {
                continue;
            }
            let old = list.remove(which);
            self.link(old, at, Reason::SameText);
        }
    }

    fn same_heading(&self, old: usize, new: usize) -> bool {
        let title = |plan: &Plan, at: usize| plan[plan.measures[at].place.node].title.official.text.clone();
        title(self.old, old) == title(self.new, new)
    }

    fn same_owner(&self, old: usize, new: usize) -> bool {
        let name = |plan: &Plan, at: usize| {
            plan.measures[at].place.owner().map(|owner| plan[owner].name.official.text.clone())
        };
        name(self.old, old) == name(self.new, new)
    }

    /// The likest texts first; between equals the same heading and owner decide.
    fn alike(&mut self, candidates: &[Vec<Candidate>]) {
        let mut all: Vec<(f32, usize, usize, f32)> = Vec::new();
        for (new, list) in candidates.iter().enumerate() {
            for candidate in list.iter().filter(|candidate| self.is_free(candidate.at, new)) {
                let near = if self.same_heading(candidate.at, new) { 0.05 } else { 0.0 }
                    + if self.same_owner(candidate.at, new) { 0.03 } else { 0.0 };
                all.push((candidate.share + near, candidate.at, new, candidate.share));
            }
        }
        all.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then(a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2))).then(a.2.cmp(&b.2))
        });
        for (score, old, new, share) in all {
            if score >= ALIKE && self.is_free(old, new) {
                self.link(old, new, Reason::Alike(percent(share)));
            }
        }
    }

    /// A measure that was rewritten stands where it stood: after or before the same neighbour.
    fn between(&mut self) {
        for new in 0..self.new.measures.len() {
            if !self.new_is_free(new) {
                continue;
            }
            let after = new.checked_sub(1).and_then(|new| self.new_links[new].last()).map(|old| old + 1);
            let before =
                self.new_links.get(new + 1).and_then(|old| old.first()).and_then(|old| old.checked_sub(1));
            let both = after.is_some() && after == before;
            for old in after.into_iter().chain(before) {
                if old >= self.old.measures.len() || !self.is_free(old, new) || !self.same_owner(old, new) {
                    continue;
                }
                let share = self.likeness.alike(old, new);
                if share >= if both { ALIKE_BETWEEN } else { ALIKE_BETWEEN * 1.6 } {
                    self.link(old, new, Reason::Neighbours(percent(share)));
                }
            }
        }
    }

    /// What is left may be a part of a measure that was split, or may have gone into another.
    fn parts(&mut self, candidates: &[Vec<Candidate>]) {
        let mut found: Vec<(f32, usize, usize)> = Vec::new();
        for (new, list) in candidates.iter().enumerate() {
            for old in list.iter().map(|candidate| candidate.at) {
                let share = match (self.old_is_free(old), self.new_is_free(new)) {
                    (false, true) => self.likeness.split_off(old, &self.old_links[old], new),
                    (true, false) => self.likeness.merged_in(new, &self.new_links[new], old),
                    _ => continue,
                };
                if share >= PART && !self.settled.0[old] && !self.settled.1[new] {
                    found.push((share, old, new));
                }
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (share, old, new) in found {
            if self.old_is_free(old) || self.new_is_free(new) {
                self.link(old, new, Reason::Contained(percent(share)));
            }
        }
    }
}

fn slugs(plan: &Plan) -> HashMap<&str, usize> {
    plan.measures.iter().enumerate().map(|(at, measure)| (measure.slug.as_str(), at)).collect()
}

/// `measure-012`: what import writes until an author names it; another text may have it next year.
pub fn is_placeholder(slug: &str) -> bool {
    let number = slug.strip_prefix("measure-").unwrap_or_default();
    number.len() >= 3 && number.bytes().all(|b| b.is_ascii_digit())
}

pub fn percent(share: f32) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}
