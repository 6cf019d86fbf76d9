//! Which part of the plan is printed: the whole, or a booklet for those whom a part concerns.
//!
//! [`select`] decides of each entry and each target whether it is in; an entry of the first level
//! comes with all that is printed below it, and a sub-measure with the measure it explains.

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::plan::{AudienceId, Entry, NodeId, OwnerId, Plan, TargetId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// Id of an owner: its own measures, and those it carries out with others.
    Owner(String),
    /// Id of a node at the top: `4`, `a1`.
    Chapter(String),
    /// Id of an audience.
    Audience(String),
}

impl Part {
    /// Name of the file in the output folder: `handbook-ja.pdf`, `handbook-ja-chapter-4.pdf`.
    pub fn file_name(&self, lang: Lang) -> String {
        match self {
            Part::Whole => format!("handbook-{lang}.pdf"),
            Part::Owner(id) => format!("handbook-{lang}-owner-{id}.pdf"),
            Part::Chapter(id) => format!("handbook-{lang}-chapter-{id}.pdf"),
            Part::Audience(id) => format!("handbook-{lang}-audience-{id}.pdf"),
        }
    }
}

/// What of the plan is printed.
pub(super) struct Selection {
    measures: Vec<bool>,
    repeats: Vec<bool>,
    targets: Vec<bool>,
    nodes: Vec<bool>,
    /// Whether prose is in that no measure stands for.
    prose: bool,
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

    /// Whether anything of a node is in.
    pub(super) fn has_node(&self, id: NodeId) -> bool {
        self.nodes[id.at()]
    }

    pub(super) fn has_prose(&self) -> bool {
        self.prose
    }

    fn has_targets(&self) -> bool {
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
        nodes: vec![false; plan.nodes.len()],
        prose: matches!(test, Test::All | Test::Chapter(_)),
    };
    for entry in plan.nodes.iter().flat_map(|node| plan.own_entries(node)) {
        let children = plan.children(entry);
        if test.takes(plan, entry) || children.iter().any(|&child| test.takes(plan, child)) {
            selection.add(entry);
            children.iter().for_each(|&child| selection.add(child));
        }
    }
    for (at, target) in plan.targets.iter().enumerate() {
        let serves = target.measures.iter().any(|&id| selection.has(Entry::Measure(id)));
        selection.targets[at] = serves || test.takes_target(plan, TargetId(at as u32));
    }
    select_nodes(plan, &test, &mut selection);
    let entries = selection.measures.contains(&true) || selection.repeats.contains(&true);
    let prose = selection.prose && selection.nodes.contains(&true);
    let whole = matches!(test, Test::All);
    if !(whole || entries || selection.has_targets() || prose) {
        return Err(Diagnostic::error("print-part-empty"));
    }
    Ok(selection)
}

/// The nodes of which anything is in, and those above them. With the whole plan, or a chapter, come the nodes that are
/// nothing but prose.
fn select_nodes(plan: &Plan, test: &Test, selection: &mut Selection) {
    for id in plan.node_ids() {
        let node = &plan[id];
        let whole = match test {
            Test::All => true,
            Test::Chapter(top) => plan.top_of(id) == *top,
            _ => false,
        };
        let entries = plan.own_entries(node).any(|entry| selection.has(entry));
        let tables = plan.tables.iter().filter(|table| table.node == id);
        let mut rows = tables.flat_map(|table| &table.groups).flat_map(|group| &group.rows);
        if whole || entries || rows.any(|&id| selection.has_target(id)) {
            let mut at = Some(id);
            while let Some(id) = at {
                selection.nodes[id.at()] = true;
                at = plan[id].parent;
            }
        }
    }
}

/// A [`Part`] with its names looked up.
enum Test {
    All,
    Owners(Vec<OwnerId>),
    Chapter(NodeId),
    Audience(AudienceId),
}

/// The audience of an id or an official name.
///
/// # Errors
/// `print-unknown-audience`.
pub fn audience(plan: &Plan, name: &str) -> Result<AudienceId, Diagnostic> {
    let unknown = || Diagnostic::error("print-unknown-audience").suggest_named(name, plan.audience_names());
    let found = plan.audience_names().position(|(id, official)| id == name || official == name);
    found.map(|at| AudienceId(at as u32)).ok_or_else(unknown)
}

impl Test {
    fn new(plan: &Plan, part: &Part) -> Result<Self, Diagnostic> {
        match part {
            Part::Whole => Ok(Test::All),
            Part::Owner(id) => {
                let unknown =
                    || Diagnostic::error("print-unknown-owner").suggest_named(id, plan.owner_names());
                let at =
                    plan.owner_names().position(|(of, name)| of == id || name == id).ok_or_else(unknown)?;
                let id = OwnerId(at as u32);
                let takes_part = |at: &OwnerId| *at == id || plan[*at].members.contains(&id);
                Ok(Test::Owners((0..plan.owners.len() as u32).map(OwnerId).filter(takes_part).collect()))
            }
            Part::Chapter(id) => {
                let unknown =
                    || Diagnostic::error("print-unknown-chapter").suggest_named(id, plan.chapter_names());
                plan.tops().find(|&top| plan[top].id == *id).map(Test::Chapter).ok_or_else(unknown)
            }
            Part::Audience(id) => audience(plan, id).map(Test::Audience),
        }
    }

    fn takes(&self, plan: &Plan, entry: Entry) -> bool {
        match self {
            Test::All => true,
            Test::Owners(owners) => {
                plan.place(entry).owners.iter().any(|carrier| owners.contains(&carrier.owner))
            }
            Test::Chapter(top) => plan.place(entry).top == *top,
            Test::Audience(id) => plan.concerned(plan.original(entry)).contains(id),
        }
    }

    /// Whether a target is in whether or not a measure of the part works towards it.
    fn takes_target(&self, plan: &Plan, id: TargetId) -> bool {
        match self {
            Test::All => true,
            Test::Owners(owners) => plan[id].owner.is_some_and(|owner| owners.contains(&owner)),
            Test::Chapter(top) => {
                let has = |table: &&crate::plan::TargetTable| {
                    table.groups.iter().any(|group| group.rows.contains(&id))
                };
                plan.tables.iter().find(has).is_some_and(|table| plan.top_of(table.node) == *top)
            }
            Test::Audience(_) => false,
        }
    }
}
