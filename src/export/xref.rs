//! `data/xref.json`: what can be referred to, for other plans and sites: each entry with its number, title, address and
//! the hash of its official text. A reader that keeps the hash sees when the text is another.

use serde_json::{Value, json};

use super::twins::{hash, iso, texts};
use crate::address;
use crate::output::OutputFile;
use crate::plan::{Entry, Plan};

pub fn file(plan: &Plan) -> OutputFile {
    let head = json!({
        "plan": texts(&plan.title),
        "fiscal_year": plan.fiscal_year,
        "version": plan.version,
        "date": iso(plan.date),
        "base_url": plan.settings.base_url,
        "official_language": plan.official().code(),
        "languages": plan.languages.iter().map(|lang| lang.code()).collect::<Vec<_>>(),
    });
    // One entry a line, so that two versions can be compared by line.
    let mut out = head.to_string();
    out.pop();
    out.push_str(",\"entries\":[");
    for (at, entry) in plan.entries().enumerate() {
        out.push_str(if at > 0 { ",\n" } else { "\n" });
        out.push_str(&row(plan, entry).to_string());
    }
    out.push_str("\n]}\n");
    OutputFile::new("data/xref.json", out)
}

fn row(plan: &Plan, entry: Entry) -> Value {
    let original = &plan[plan.original(entry)];
    let repeats = matches!(entry, Entry::Repeat(_)).then_some(original.slug.as_str());
    json!({
        "slug": plan.slug(entry),
        "number": plan.place(entry).number,
        "repeats": repeats,
        "title": texts(&original.title),
        // Below each language's folder.
        "path": address::entry(plan, entry),
        "official_text_sha256": hash(plan, entry),
    })
}
