//! A measure by itself, as data and as text to quote: `data/measures/<slug>.json` and `.md`, beside its page.
//!
//! Each has the hash of the official text, so that whoever quotes it can tell when it is another; the edition it is of;
//! and what became of it: in other years' plans, and by revisions within the year.

use rayon::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{pretty, rows, value};
use crate::editions::{At, Editions};
use crate::lang::{Lang, Localized};
use crate::output::{OutputFile, Sink};
use crate::plan::*;

/// The years that the plan is one of: all, and which of them it is.
pub type Years<'a> = Option<(&'a Editions<'a>, usize)>;

/// Two files for each measure.
pub fn twins(plan: &Plan, years: Years<'_>, sink: &Sink<'_>) {
    plan.measure_ids().collect::<Vec<_>>().into_par_iter().for_each(|id| {
        let path = format!("data/measures/{}", plan[id].slug);
        sink(OutputFile::new(format!("{path}.json"), pretty(&record(plan, id, years))));
        sink(OutputFile::new(format!("{path}.md"), markdown(plan, id)));
    });
}

/// SHA-256 of the official text as the data give it, in hexadecimal.
pub fn hash(plan: &Plan, entry: Entry) -> String {
    let digest = Sha256::digest(plan.official_text(entry).text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn record(plan: &Plan, id: MeasureId, years: Years<'_>) -> Value {
    let mut record = value(&rows::measure(plan, Entry::Measure(id)));
    record["official_language"] = plan.official().code().into();
    record["official_text_sha256"] = hash(plan, Entry::Measure(id)).into();
    record["edition"] = json!({
        "plan": texts(&plan.title),
        "fiscal_year": plan.fiscal_year,
        "version": plan.version,
        "date": iso(plan.date),
        "base_url": plan.settings.base_url,
    });
    record["history"] = years.map_or(json!([]), |years| history(id, years));
    let revisions = plan.revisions.iter().filter(|revision| revision.measures.contains(&id));
    record["revisions"] = revisions
        .map(|revision| {
            json!({
                "date": iso(revision.date),
                "kind": revision.kind.name(),
                "reason": texts(&revision.reason),
                "before": revision.before.as_ref().map(texts),
                "after": revision.after.as_ref().map(texts),
            })
        })
        .collect();
    record
}

/// The measure in every year, the oldest first.
fn history(id: MeasureId, (editions, at): (&Editions<'_>, usize)) -> Value {
    let steps = editions.history(At { edition: at, id }).into_iter();
    let step = |step: crate::editions::Step| {
        let plan = editions.plans[step.at.edition];
        let entry = Entry::Measure(step.at.id);
        json!({
            "fiscal_year": plan.fiscal_year,
            "slug": plan[step.at.id].slug,
            "number": plan.place(entry).number,
            "kind": step.kind.map(|kind| kind.name()),
            "official_text_sha256": hash(plan, entry),
        })
    };
    steps.map(step).collect()
}

/// The measure as Markdown: what it is in the front matter, then its text in each language.
fn markdown(plan: &Plan, id: MeasureId) -> String {
    let (measure, official) = (&plan[id], plan.official());
    let owners = measure.place.owners.iter().map(|carrier| plan[carrier.owner].name.official.text.as_str());
    let url = |lang: Lang| {
        let base = plan.settings.base_url.as_deref().unwrap_or("../../");
        format!("{base}{lang}/measures/{}.html", measure.slug)
    };
    let facts = [
        ("slug", measure.slug.clone()),
        ("number", measure.place.number.clone()),
        ("title", measure.title.official.text.clone()),
        ("plan", plan.title.official.text.clone()),
        ("edition", plan.fiscal_year_label.official.text.clone()),
        ("version", plan.version.clone()),
        ("date", iso(plan.date)),
        ("owner", owners.collect::<Vec<_>>().join(", ")),
        ("official_language", official.to_string()),
        ("official_text_sha256", hash(plan, Entry::Measure(id))),
        ("url", url(official)),
    ];
    let mut out = String::from("---\n");
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        // A JSON string is a YAML string, whatever is in it.
        out.push_str(&format!("{name}: {}\n", Value::from(value.as_str())));
    }
    out.push_str("---\n");
    for (lang, body) in measure.body.all() {
        let title = &measure.title.get(lang).text;
        out.push_str(&format!("\n# {} {}\n", measure.place.number, escaped(title)));
        if lang != official {
            out.push_str(&format!("\n*{}: {}*\n", lang.autonym(), url(lang)));
        }
        out.push_str(&format!("\n{}\n", body.markdown.trim_end()));
    }
    out
}

/// A title on its line, without marks that Markdown would take for its own.
fn escaped(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for c in title.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

pub(super) fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

pub(super) fn texts(line: &Localized<Line>) -> Value {
    line.all().map(|(lang, line)| (lang.code().to_string(), Value::from(line.text.as_str()))).collect()
}
