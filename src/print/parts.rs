//! Which part of the plan is printed: the whole, or a booklet for those whom a part concerns.
//!
//! [`select`] decides of each entry and each target whether it is in; an entry of the first level
//! comes with all that is printed below it, and a sub-measure with the measure it explains.

use crate::diagnostic::Diagnostic;
use crate::i18n::Lang;
use crate::plan::{AudienceId, Entry, OwnerId, Plan, TargetId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// Id of an owner: its own measures, and those it carries out with others.
    Owner(String),
    /// Number of a chapter, that of the targets included.
    Chapter(u16),
    /// Id of an audience.
    Audience(String),
}

impl Part {
    /// Name of the file in the output folder: `handbook-ja.pdf`, `handbook-ja-chapter-4.pdf`.
    pub fn file_name(&self, lang: Lang) -> String {
        match self {
            Part::Whole => format!("handbook-{lang}.pdf"),
            Part::Owner(id) => format!("handbook-{lang}-owner-{id}.pdf"),
            Part::Chapter(number) => format!("handbook-{lang}-chapter-{number}.pdf"),
            Part::Audience(id) => format!("handbook-{lang}-audience-{id}.pdf"),
        }
    }
}

/// What of the plan is printed.
pub(super) struct Selection {
    measures: Vec<bool>,
    repeats: Vec<bool>,
    targets: Vec<bool>,
}

impl Selection {
    pub(super) fn has(&self, entry: Entry) -> bool {
        match entry {
            Entry::Measure(id) => self.measures[id.0 as usize],
            Entry::Repeat(id) => self.repeats[id.0 as usize],
        }
    }

    pub(super) fn has_target(&self, id: TargetId) -> bool {
        self.targets[id.0 as usize]
    }

    pub(super) fn has_targets(&self) -> bool {
        self.targets.contains(&true)
    }

    fn add(&mut self, entry: Entry) {
        match entry {
            Entry::Measure(id) => self.measures[id.0 as usize] = true,
            Entry::Repeat(id) => self.repeats[id.0 as usize] = true,
        }
    }
}

/// What `part` takes of the plan.
///
/// # Errors
/// The plan has no such owner, chapter or audience, or the part would be empty.
pub(super) fn select(plan: &Plan, part: &Part) -> Result<Selection, Diagnostic> {
    let test = Test::new(plan, part)?;
    let mut selection = Selection {
        measures: vec![false; plan.measures.len()],
        repeats: vec![false; plan.repeats.len()],
        targets: vec![false; plan.targets.len()],
    };
    for &entry in plan.sections.iter().flat_map(|section| &section.groups).flat_map(|group| &group.entries) {
        let children = plan.children(entry);
        if test.takes(plan, entry) || children.iter().any(|&child| test.takes(plan, child)) {
            selection.add(entry);
            children.iter().for_each(|&child| selection.add(child));
        }
    }
    for (at, target) in plan.targets.iter().enumerate() {
        let serves = target.measures.iter().any(|&id| selection.has(Entry::Measure(id)));
        selection.targets[at] = serves || test.takes_target(plan, target.owner);
    }
    if !selection.measures.contains(&true) && !selection.repeats.contains(&true) && !selection.has_targets() {
        return Err(Diagnostic::error("print-part-empty"));
    }
    Ok(selection)
}

/// A [`Part`] with its names looked up.
enum Test {
    All,
    Owners(Vec<OwnerId>),
    Chapter(u16),
    Audience(AudienceId),
}

impl Test {
    fn new(plan: &Plan, part: &Part) -> Result<Self, Diagnostic> {
        match part {
            Part::Whole => Ok(Test::All),
            Part::Owner(id) => {
                let ids = plan.owners.iter().map(|owner| owner.id.as_str());
                let unknown = || Diagnostic::error("print-unknown-owner").suggest(id, ids.clone());
                let at = ids.clone().position(|of| of == id).ok_or_else(unknown)?;
                let id = OwnerId(at as u32);
                let takes_part = |at: &OwnerId| *at == id || plan[*at].members.contains(&id);
                Ok(Test::Owners((0..plan.owners.len() as u32).map(OwnerId).filter(takes_part).collect()))
            }
            Part::Chapter(number) => {
                let numbers = plan.chapters.iter().map(|chapter| chapter.number);
                let numbers: Vec<u16> = numbers.chain([plan.target_chapter.number]).collect();
                if numbers.contains(number) {
                    return Ok(Test::Chapter(*number));
                }
                let names: Vec<String> = numbers.iter().map(u16::to_string).collect();
                let names = names.iter().map(String::as_str);
                Err(Diagnostic::error("print-unknown-chapter").suggest(&number.to_string(), names))
            }
            Part::Audience(id) => {
                let ids = plan.audiences.iter().map(|audience| audience.id.as_str());
                let unknown = || Diagnostic::error("print-unknown-audience").suggest(id, ids.clone());
                let at = ids.clone().position(|of| of == id).ok_or_else(unknown)?;
                Ok(Test::Audience(AudienceId(at as u32)))
            }
        }
    }

    fn takes(&self, plan: &Plan, entry: Entry) -> bool {
        match self {
            Test::All => true,
            Test::Owners(owners) => owners.contains(&plan.place(entry).owner),
            Test::Chapter(number) => plan[plan.place(entry).chapter].number == *number,
            Test::Audience(id) => plan[plan.original(entry)].audiences.contains(id),
        }
    }

    /// Whether a target is in whether or not a measure of the part works towards it.
    fn takes_target(&self, plan: &Plan, owner: Option<OwnerId>) -> bool {
        match self {
            Test::All => true,
            Test::Owners(owners) => owner.is_some_and(|owner| owners.contains(&owner)),
            Test::Chapter(number) => *number == plan.target_chapter.number,
            Test::Audience(_) => false,
        }
    }
}
