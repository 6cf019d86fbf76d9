//! The tables that a person may open: plan.yaml, accessibility.yaml, and each targets.yaml by the heading it stands
//! under. A request names one so, never by a path.

use crate::address;
use crate::lang::Lang;
use crate::plan::{NodeId, Plan};
use crate::project::CONTENT;
use crate::source::Sources;

pub enum Which {
    Plan,
    Accessibility,
    Targets { path: String },
}

/// How a request names the tables that are not of a heading; no ids of one.
pub const PLAN: &str = "plan";
const ACCESSIBILITY: &str = "accessibility";

impl Which {
    pub fn named(name: &str, plan: &Plan, sources: &Sources) -> Option<Self> {
        match name {
            PLAN => Some(Self::Plan),
            ACCESSIBILITY => sources.text_of(&Self::Accessibility.path()).map(|_| Self::Accessibility),
            id => {
                let node = plan.tables.iter().map(|table| table.node).find(|&node| plan[node].id == id)?;
                Some(Self::Targets { path: path_of(plan, sources, node)? })
            }
        }
    }

    pub fn path(&self) -> String {
        match self {
            Which::Plan => format!("{CONTENT}/plan.yaml"),
            Which::Accessibility => format!("{CONTENT}/accessibility.yaml"),
            Which::Targets { path } => path.clone(),
        }
    }
}

/// The file of a heading's table: its own, where it makes the heading, or else beside the heading's.
fn path_of(plan: &Plan, sources: &Sources, node: NodeId) -> Option<String> {
    let own = sources.file(plan[node].file).path.as_str();
    if own.ends_with(".yaml") {
        return Some(own.to_string());
    }
    let path = format!("{}/targets.yaml", own.rsplit_once('/')?.0);
    sources.text_of(&path).map(|_| path)
}

/// A table as a page of the desk may offer it.
#[derive(serde::Serialize)]
pub struct Offered {
    name: String,
    label: String,
    /// The page it is shown on: `targets`, `chapters/2`, `accessibility`.
    page: String,
    /// Whether the heading of the page is the table's own.
    alone: bool,
}

/// The tables of targets, and the accessibility statement, where there are such.
pub fn offered(plan: &Plan, sources: &Sources, words: (&str, &str), lang: Lang) -> Vec<Offered> {
    let (targets, accessibility) = words;
    let table = |node: NodeId| {
        let title = &plan[node].title.get(lang).text;
        Some(Offered {
            name: plan[node].id.clone(),
            label: if title.is_empty() { targets.to_string() } else { format!("{targets}: {title}") },
            page: address::top(plan, plan.top_of(node)).path().trim_end_matches(".html").to_string(),
            alone: path_of(plan, sources, node)? == sources.file(plan[node].file).path,
        })
    };
    let tables = plan.tables.iter().filter_map(|of| table(of.node));
    let statement = Which::named(ACCESSIBILITY, plan, sources).map(|_| Offered {
        name: ACCESSIBILITY.to_string(),
        label: accessibility.to_string(),
        page: ACCESSIBILITY.to_string(),
        alone: true,
    });
    tables.chain(statement).collect()
}
