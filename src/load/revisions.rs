//! `revisions:` of plan.yaml.

use crate::diagnostic::Diagnostic;
use crate::plan::{Measure, MeasureId, Plan, Revision, RevisionKind};
use crate::source::FileId;

use super::spots::Table;
use super::tables::RevisionRow;

/// Adds them to the plan, the newest first; its measures are known by now.
pub fn add(plan: &mut Plan, rows: &[RevisionRow], file: FileId, text: &str, problems: &mut Vec<Diagnostic>) {
    let languages = plan.languages.clone();
    let reader = Table::new(file, text, &languages);
    let spot = reader.root().key("revisions");
    let mut revisions = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let spot = spot.item(at);
        let kind = row.kind.as_deref().unwrap_or(RevisionKind::Revision.name());
        let found = RevisionKind::ALL.into_iter().find(|of| of.name() == kind);
        if found.is_none() {
            let problem = Diagnostic::error("unknown-choice").at(spot.key("kind").span(kind));
            spot.problem(problem.suggest(kind, RevisionKind::ALL.map(RevisionKind::name)));
        }
        let mut measures = Vec::new();
        for (at, slug) in row.measures.iter().enumerate() {
            // Former slugs lead to what has taken their place.
            let is_named = |measure: &Measure| measure.slug == *slug || measure.aliases.contains(slug);
            match plan.measures.iter().position(is_named).map(|id| MeasureId(id as u32)) {
                Some(id) if measures.contains(&id) => {}
                Some(id) => measures.push(id),
                None => {
                    let problem =
                        Diagnostic::error("unknown-revised").at(spot.key("measures").item(at).span(slug));
                    spot.problem(problem.suggest_named(slug, plan.measure_names()));
                }
            }
        }
        let (Some(kind), Some(date)) = (found, spot.key("date").date(&row.date)) else { continue };
        revisions.push(Revision {
            date,
            kind,
            reason: spot.key("reason").text(&row.reason),
            before: spot.key("before").optional(&row.before),
            after: spot.key("after").optional(&row.after),
            measures,
        });
    }
    revisions.sort_by_key(|revision| {
        std::cmp::Reverse((revision.date.year, revision.date.month, revision.date.day))
    });
    plan.revisions = revisions;
    problems.extend(reader.into_problems());
}
