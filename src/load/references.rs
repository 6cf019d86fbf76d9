//! What content files name: owners, sections, parents, originals, targets. Each name must lead somewhere.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::plan::*;

use super::fields::Named;
use super::front_matter::RawMeasure;
use super::path::MeasurePath;
use super::resolve::Builder;

impl Builder<'_> {
    /// The owner and section of an entry; both must agree with its path.
    pub fn place(&mut self, raw: &RawMeasure) -> Option<(OwnerId, SectionId)> {
        let owner = self.owner(raw);
        let section = self.section(raw);
        owner.zip(section)
    }

    fn owner(&mut self, raw: &RawMeasure) -> Option<OwnerId> {
        let named = raw.owner.as_ref()?;
        let Some(at) = self.plan.owners.iter().position(|owner| owner.id == named.name) else {
            let allowed = self.plan.owners.iter().map(|owner| owner.id.as_str());
            let problem = Diagnostic::error("unknown-owner").at(named.span).suggest(&named.name, allowed);
            self.problems.push(problem);
            return None;
        };
        if raw.path.owner != named.name {
            let problem = Diagnostic::error("path-mismatch").at(named.span).arg("key", "owner");
            self.problems.push(problem.arg("found", &named.name).arg("expected", &raw.path.owner));
        }
        Some(OwnerId(at as u32))
    }

    fn section(&mut self, raw: &RawMeasure) -> Option<SectionId> {
        let named = raw.section.as_ref()?;
        let expected = format!("{}-{}", raw.path.chapter, raw.path.section);
        let Some(at) = self.plan.sections.iter().position(|section| section.id == named.name) else {
            let allowed = self.plan.sections.iter().map(|section| section.id.as_str());
            let problem = Diagnostic::error("unknown-section").at(named.span).suggest(&named.name, allowed);
            self.problems.push(problem);
            return None;
        };
        if expected != named.name {
            let problem = Diagnostic::error("path-mismatch").at(named.span).arg("key", "section");
            self.problems.push(problem.arg("found", &named.name).arg("expected", expected));
        }
        Some(SectionId(at as u32))
    }

    /// Parents and repeats must lead somewhere, and one step is enough.
    pub fn check_references(&mut self, raw: &RawMeasure, kinds: &HashMap<String, Kind>) {
        let slugs = || kinds.keys().map(String::as_str).collect::<std::collections::BTreeSet<_>>();
        if let Some(repeats) = &raw.repeats {
            let code = match kinds.get(&repeats.name) {
                _ if repeats.name == raw.path.slug => Some("repeat-of-itself"),
                None => Some("unknown-repeat"),
                Some(kind) if kind.repeat => Some("repeat-of-repeat"),
                Some(_) => None,
            };
            if let Some(code) = code {
                self.problems.push(Diagnostic::error(code).at(repeats.span).suggest(&repeats.name, slugs()));
            }
        }
        if let Some(parent) = &raw.parent {
            let code = match kinds.get(&parent.name) {
                _ if parent.name == raw.path.slug => Some("parent-of-itself"),
                None => Some("unknown-parent"),
                Some(kind) if kind.repeat || kind.child => Some("parent-not-top-level"),
                Some(kind) if !kind.same_list(&raw.path) => Some("parent-elsewhere"),
                Some(kind) if kind.path.order > raw.path.order => Some("parent-after-child"),
                Some(_) => None,
            };
            if let Some(code) = code {
                self.problems.push(Diagnostic::error(code).at(parent.span).suggest(&parent.name, slugs()));
            }
        }
    }

    pub fn status(&mut self, named: &Named) -> Option<Status> {
        match named.name.as_str() {
            "new" => Some(Status::New),
            "expanded" => Some(Status::Expanded),
            "continued" => Some(Status::Continued),
            other => {
                let problem = Diagnostic::error("unknown-status").at(named.span);
                self.problems.push(problem.suggest(other, ["new", "expanded", "continued"]));
                None
            }
        }
    }

    /// The ids of what is named, those that there are; `code` is the problem with any other.
    pub fn ids<T>(
        &mut self,
        code: &'static str,
        found: &[Named],
        known: &HashMap<String, u32>,
        id: fn(u32) -> T,
    ) -> Vec<T> {
        let mut ids = Vec::with_capacity(found.len());
        for named in found {
            match known.get(&named.name) {
                Some(&at) => ids.push(id(at)),
                None => {
                    let mut allowed: Vec<&str> = known.keys().map(String::as_str).collect();
                    allowed.sort_unstable();
                    self.problems.push(Diagnostic::error(code).at(named.span).suggest(&named.name, allowed));
                }
            }
        }
        ids
    }
}

/// What measures refer to by name, except each other.
pub struct Names {
    pub targets: HashMap<String, u32>,
    pub audiences: HashMap<String, u32>,
    /// By Japanese name.
    pub programmes: HashMap<String, u32>,
}

impl Names {
    pub fn of(plan: &Plan) -> Self {
        fn index<'a>(names: impl Iterator<Item = &'a String>) -> HashMap<String, u32> {
            names.zip(0..).map(|(name, at)| (name.clone(), at)).collect()
        }
        Self {
            targets: index(plan.targets.iter().map(|target| &target.id)),
            audiences: index(plan.audiences.iter().map(|audience| &audience.id)),
            programmes: index(plan.programmes.iter().map(|programme| &programme.name.ja)),
        }
    }
}

/// What a slug stands for, for checking references before ids exist.
pub struct Kind {
    pub repeat: bool,
    pub child: bool,
    pub path: MeasurePath,
}

impl Kind {
    fn same_list(&self, other: &MeasurePath) -> bool {
        (self.path.chapter, self.path.section, &self.path.owner)
            == (other.chapter, other.section, &other.owner)
    }
}
