//! The proposed kinds as `compare.yaml` takes them, for an official to confirm or correct.

use super::Job;
use crate::compare::Kind;
use crate::lang::Lang;
use crate::plan::{MeasureId, Plan};

/// What was not confirmed yet, but for what is plain: the same text, however numbered.
pub fn proposal(job: Job<'_>, lang: Lang) -> String {
    let mut yaml = String::from("changes:\n");
    let open = job.comparison.changes.iter().filter(|change| {
        !change.confirmed && !matches!(change.kind, Kind::Unchanged | Kind::Renumbered | Kind::Moved)
    });
    for change in open {
        let slugs = |plan: &Plan, ids: &[MeasureId]| {
            ids.iter().map(|&id| plan[id].slug.clone()).collect::<Vec<_>>().join(", ")
        };
        let reason = job.reason(&change.reason, change.old.is_empty(), lang);
        yaml.push_str(&format!(
            "  # {}: {}\n  - {{ kind: {}, old: [{}], new: [{}] }}\n",
            job.view(lang).kind_name(change.kind),
            reason.replace('\n', " "),
            change.kind.name(),
            slugs(job.old, &change.old),
            slugs(job.new, &change.new),
        ));
    }
    if yaml.ends_with("changes:\n") { "changes: []\n".to_string() } else { yaml }
}
