//! The changes as data.

use serde_json::{Value, json};

use super::Job;
use crate::compare::words::{self, Change as Word};
use crate::compare::{Change, official_text};
use crate::plan::{MeasureId, Plan};

pub fn json(job: Job<'_>) -> String {
    let changes: Vec<Value> = job.comparison.changes.iter().map(|change| of_change(job, change)).collect();
    let counts = job.comparison.counts();
    let counts: serde_json::Map<String, Value> =
        counts.into_iter().map(|(kind, count)| (kind.name().to_string(), count.into())).collect();
    let whole = json!({
        "old": plan(job.old),
        "new": plan(job.new),
        "counts": counts,
        "changes": changes,
    });
    format!("{whole:#}\n")
}

fn plan(plan: &Plan) -> Value {
    json!({ "title": plan.title.official.text, "fiscal_year": plan.fiscal_year, "version": plan.version })
}

fn of_change(job: Job<'_>, change: &Change) -> Value {
    let measures = |plan: &Plan, ids: &[MeasureId]| -> Vec<Value> {
        let measure = |&id: &MeasureId| {
            let measure = &plan[id];
            json!({ "slug": measure.slug, "number": measure.place.number, "title": measure.title.official.text })
        };
        ids.iter().map(measure).collect()
    };
    let text = |plan: &Plan, ids: &[MeasureId]| -> String {
        ids.iter().map(|&id| official_text(plan, id)).collect::<Vec<_>>().join("\n")
    };
    let japanese = job.new.official().is_japanese();
    let pieces = words::diff(&text(job.old, &change.old), &text(job.new, &change.new), japanese);
    let piece = |piece: &words::Piece| match piece.change {
        Word::Same => json!({ "same": piece.text }),
        Word::Removed => json!({ "removed": piece.text }),
        Word::Added => json!({ "added": piece.text }),
    };
    let (reason, share) = change.reason.message();
    json!({
        "kind": change.kind.name(),
        "old": measures(job.old, &change.old),
        "new": measures(job.new, &change.new),
        "moved": change.moved,
        "renumbered": change.renumbered,
        "reason": reason,
        "share": share,
        "remark": change.remark,
        "confirmed": change.confirmed,
        "text": pieces.iter().map(piece).collect::<Vec<_>>(),
    })
}
