//! What content files name: owners, roles, sections, parents, originals, targets. Each name must lead somewhere.
//!
//! A thing may be named by its id or, since authors know it so, by its official name.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::lang::Localized;
use crate::plan::*;
use crate::source::Span;

use super::fields::Named;
use super::front_matter::{RawEntry, RawOwner};
use super::path::EntryPath;

/// The owner of an id or a name.
pub fn owner(plan: &Plan, name: &str) -> Option<OwnerId> {
    let is = |owner: &Owner| owner.id == name || *owner.name.official == *name;
    plan.owners.iter().position(is).map(|at| OwnerId(at as u32))
}

/// What to tell of a name that no owner has.
pub fn unknown_owner(plan: &Plan, name: &str, span: Span) -> Diagnostic {
    Diagnostic::error("unknown-owner").at(span).suggest_named(name, plan.owner_names())
}

/// Who carries something out, as written.
pub fn carriers(plan: &Plan, raw: &[RawOwner], problems: &mut Vec<Diagnostic>) -> Vec<Carrier> {
    let mut found: Vec<Carrier> = Vec::with_capacity(raw.len());
    for raw in raw {
        let Some(owner) = owner(plan, &raw.owner.name) else {
            problems.push(unknown_owner(plan, &raw.owner.name, raw.owner.span));
            continue;
        };
        let role = raw.role.as_ref().and_then(|role| self::role(plan, role, problems));
        match found.iter().any(|carrier| carrier.owner == owner && carrier.role == role) {
            true => problems.push(twice(&raw.owner)),
            false => found.push(Carrier { owner, role }),
        }
    }
    found
}

fn role(plan: &Plan, named: &Named, problems: &mut Vec<Diagnostic>) -> Option<RoleId> {
    let is = |role: &Role| role.id == named.name || *role.name.official == *named.name;
    let found = plan.roles.iter().position(is).map(|at| RoleId(at as u32));
    if found.is_none() {
        let roles = plan.roles.iter().map(|role| (role.id.as_str(), role.name.official.text.as_str()));
        problems.push(Diagnostic::error("unknown-role").at(named.span).suggest_named(&named.name, roles));
    }
    found
}

/// A name that a list has already; the list is read without it.
fn twice(named: &Named) -> Diagnostic {
    Diagnostic::warning("listed-twice").at(named.span).arg("found", &named.name)
}

/// 新規・拡充・継続.
pub fn status(named: &Named, problems: &mut Vec<Diagnostic>) -> Option<Status> {
    const NAMES: [(&str, Status); 3] =
        [("新規", Status::New), ("拡充", Status::Expanded), ("継続", Status::Continued)];
    let by_id = Status::ALL.into_iter().find(|status| status.name() == named.name);
    let by_name = || NAMES.iter().find(|(name, _)| *name == named.name).map(|(_, status)| *status);
    let found = by_id.or_else(by_name);
    if found.is_none() {
        let problem = Diagnostic::error("unknown-status").at(named.span);
        problems.push(problem.suggest(&named.name, Status::ALL.map(Status::name)));
    }
    found
}

/// What measures refer to by name, except each other: by id and by official name.
pub struct Names {
    /// None where a table of targets could not be read: then a name that is not known says nothing.
    targets: Option<Known>,
    audiences: Known,
    programmes: Known,
}

/// Things of one kind.
struct Known {
    /// Each with its id and its official name, in the plan's order.
    rows: Vec<(String, String)>,
    index: HashMap<String, u32>,
}

impl Known {
    fn of<'a>(rows: impl Iterator<Item = (&'a String, &'a Localized<Line>)>) -> Self {
        let mut known = Self { rows: Vec::new(), index: HashMap::new() };
        for ((id, name), at) in rows.zip(0..) {
            let name = &name.official.text;
            known.index.entry(name.clone()).or_insert(at);
            known.index.insert(id.clone(), at);
            known.rows.push((id.clone(), name.clone()));
        }
        known
    }

    /// The ids of what is named, each once; `code` is the problem with any other.
    fn ids<T: PartialEq>(
        &self,
        code: &'static str,
        found: &[Named],
        id: fn(u32) -> T,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<T> {
        let mut ids = Vec::with_capacity(found.len());
        for named in found {
            match self.index.get(&named.name).map(|&at| id(at)) {
                Some(id) if ids.contains(&id) => problems.push(twice(named)),
                Some(id) => ids.push(id),
                None => {
                    let allowed = self.rows.iter().map(|(id, name)| (id.as_str(), name.as_str()));
                    problems.push(Diagnostic::error(code).at(named.span).suggest_named(&named.name, allowed));
                }
            }
        }
        ids
    }
}

impl Names {
    /// `tables_read`: whether every table of targets could be read.
    pub fn of(plan: &Plan, tables_read: bool) -> Self {
        let targets = || Known::of(plan.targets.iter().map(|target| (&target.id, &target.label)));
        Self {
            targets: tables_read.then(targets),
            audiences: Known::of(plan.audiences.iter().map(|audience| (&audience.id, &audience.name))),
            programmes: Known::of(plan.programmes.iter().map(|programme| (&programme.id, &programme.name))),
        }
    }

    pub fn targets(&self, named: &[Named], problems: &mut Vec<Diagnostic>) -> Vec<TargetId> {
        let known = self.targets.as_ref();
        known.map_or(Vec::new(), |known| known.ids("unknown-target", named, TargetId, problems))
    }

    pub fn audiences(&self, named: &[Named], problems: &mut Vec<Diagnostic>) -> Vec<AudienceId> {
        self.audiences.ids("unknown-audience", named, AudienceId, problems)
    }

    pub fn programmes(&self, named: &[Named], problems: &mut Vec<Diagnostic>) -> Vec<ProgrammeId> {
        self.programmes.ids("unknown-programme", named, ProgrammeId, problems)
    }
}

/// What a slug stands for, for checking references before ids exist.
pub struct Kind {
    pub repeat: bool,
    pub child: bool,
    pub prose: bool,
    pub path: EntryPath,
}

impl Kind {
    fn same_list(&self, other: &EntryPath) -> bool {
        self.path.folder == other.folder && self.path.owner == other.owner
    }
}

/// Parents and repeats must lead somewhere, and one step is enough. What leads to a measure that is there and could not
/// be read is no mistake.
pub fn check(
    raw: &RawEntry,
    (kinds, unread): (&HashMap<String, Kind>, &HashSet<String>),
    problems: &mut Vec<Diagnostic>,
) {
    let slugs = || kinds.keys().map(String::as_str).collect::<std::collections::BTreeSet<_>>();
    let mut told = |code: Option<&'static str>, named: &Named| {
        problems
            .extend(code.map(|code| Diagnostic::error(code).at(named.span).suggest(&named.name, slugs())));
    };
    if let Some(repeats) = &raw.repeats {
        let code = match kinds.get(&repeats.name) {
            _ if repeats.name == raw.path.slug => Some("repeat-of-itself"),
            None if unread.contains(&repeats.name) => None,
            None => Some("unknown-repeat"),
            Some(kind) if kind.prose => Some("unknown-repeat"),
            Some(kind) if kind.repeat => Some("repeat-of-repeat"),
            Some(_) => None,
        };
        told(code, repeats);
    }
    if let Some(parent) = &raw.parent {
        let code = match kinds.get(&parent.name) {
            _ if parent.name == raw.path.slug => Some("parent-of-itself"),
            None if unread.contains(&parent.name) => None,
            None => Some("unknown-parent"),
            Some(kind) if kind.repeat || kind.child || kind.prose => Some("parent-not-top-level"),
            Some(kind) if !kind.same_list(&raw.path) => Some("parent-elsewhere"),
            Some(kind) if kind.path.order >= raw.path.order => Some("parent-after-child"),
            Some(_) => None,
        };
        told(code, parent);
    }
}
