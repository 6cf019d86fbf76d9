//! `data/changes.json`: what was revised within the year, the newest first.

use serde_json::{Value, json};

use crate::lang::Localized;
use crate::output::OutputFile;
use crate::plan::{Line, Plan, Revision};

/// None for a plan that was not revised.
pub fn changes(plan: &Plan) -> Option<OutputFile> {
    if plan.revisions.is_empty() {
        return None;
    }
    let rows: Vec<Value> = plan.revisions.iter().map(|revision| row(plan, revision)).collect();
    Some(OutputFile::new("data/changes.json", super::pretty(&rows)))
}

fn row(plan: &Plan, revision: &Revision) -> Value {
    let text = |text: &Localized<Line>| -> Value {
        let by = text.all().map(|(lang, line)| (lang.code().to_string(), Value::from(line.text.clone())));
        Value::Object(by.collect())
    };
    let date = revision.date;
    json!({
        "date": format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
        "kind": revision.kind.name(),
        "reason": text(&revision.reason),
        "before": revision.before.as_ref().map(text),
        "after": revision.after.as_ref().map(text),
        "measures": revision.measures.iter().map(|&id| plan[id].slug.as_str()).collect::<Vec<_>>(),
    })
}
