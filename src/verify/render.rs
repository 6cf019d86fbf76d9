//! A [`Report`] in words, and as JSON.

use serde_json::{Value, json};

use crate::i18n::{Args, I18n, format_count};
use crate::lang::Lang;

use super::published::{Departure, Pdf, Published};
use super::{Difference, Excerpt, Report};

/// Longest stretch shown of one side of a difference, in characters.
const SHOWN: usize = 80;

/// The report as a reader of a terminal wants it; `official` is the path of the official text.
pub fn human(report: &Report, official: &str, i18n: &I18n, lang: Lang) -> String {
    let mut out = String::new();
    for difference in &report.differences {
        out.push_str(&human_difference(difference, official, i18n, lang));
    }
    for variant in &report.variants {
        let mut args = Args::new();
        args.set("repeat", variant.repeat.as_str());
        args.set("original", variant.original.as_str());
        out.push_str(&i18n.text(lang, "verify-variant", &args));
        out.push('\n');
        for (original, repeat) in &variant.changes {
            out.push_str(&side(original, &original.path, &i18n.message(lang, "verify-original")));
            out.push_str(&side(repeat, &repeat.path, &i18n.message(lang, "verify-repeat")));
        }
        out.push('\n');
    }
    out.push_str(&summary(report, i18n, lang));
    out
}

fn human_difference(difference: &Difference, official: &str, i18n: &I18n, lang: Lang) -> String {
    let kind = match (difference.official.text.is_empty(), difference.content.text.is_empty()) {
        (true, _) => "verify-added",
        (_, true) => "verify-missing",
        _ => "verify-changed",
    };
    let mut out = i18n.message(lang, kind);
    out.push('\n');
    out.push_str(&side(&difference.official, official, &i18n.message(lang, "verify-official")));
    let content = i18n.message(lang, "verify-content");
    out.push_str(&side(&difference.content, &difference.content.path, &content));
    out.push('\n');
    out
}

/// `  name  path:line:column  before【text】after`
fn side(excerpt: &Excerpt, path: &str, name: &str) -> String {
    let Excerpt { before, after, line, column, .. } = excerpt;
    format!("  {name}  {path}:{line}:{column}\n    …{before}⟦{}⟧{after}…\n", shortened(&excerpt.text))
}

fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= SHOWN {
        return text.to_string();
    }
    let half = SHOWN / 2;
    let head: String = text.chars().take(half).collect();
    let tail: String = text.chars().skip(count - half).collect();
    format!("{head} …（{}）… {tail}", format_count((count - SHOWN) as u64))
}

fn summary(report: &Report, i18n: &I18n, lang: Lang) -> String {
    let mut args = Args::new();
    let counts = [
        ("characters", report.characters),
        ("measures", report.measures),
        ("repeats", report.repeats),
        ("values", report.target_values),
        ("differences", report.differences.len()),
        ("variants", report.variants.len()),
    ];
    for (name, count) in counts {
        args.set(name, format_count(count as u64));
    }
    let lines: Vec<String> = report.furniture.iter().map(|line| line.line.to_string()).collect();
    let id = if report.is_exact() { "verify-exact" } else { "verify-different" };
    let mut out = i18n.text(lang, id, &args);
    out.push('\n');
    if !lines.is_empty() {
        args.set("lines", lines.join(", "));
        out.push_str(&i18n.text(lang, "verify-furniture", &args));
        out.push('\n');
    }
    out
}

/// `{exact, characters, measures, repeats, target_values, differences, variants, furniture}`; lines
/// and columns count from 1.
pub fn json(report: &Report, official: &str) -> Value {
    let differences: Vec<Value> = report
        .differences
        .iter()
        .map(|difference| {
            json!({
                "official": excerpt(&difference.official, official),
                "content": excerpt(&difference.content, &difference.content.path),
            })
        })
        .collect();
    let variants: Vec<Value> = report
        .variants
        .iter()
        .map(|variant| {
            let change = |(original, repeat): &(Excerpt, Excerpt)| {
                json!({"original": excerpt(original, &original.path), "repeat": excerpt(repeat, &repeat.path)})
            };
            let changes: Vec<Value> = variant.changes.iter().map(change).collect();
            json!({"repeat": variant.repeat, "original": variant.original, "changes": changes})
        })
        .collect();
    let furniture: Vec<Value> =
        report.furniture.iter().map(|line| json!({"line": line.line, "text": line.text})).collect();
    json!({
        "exact": report.is_exact(),
        "characters": report.characters,
        "measures": report.measures,
        "repeats": report.repeats,
        "target_values": report.target_values,
        "differences": differences,
        "variants": variants,
        "furniture": furniture,
    })
}

/// The differences of what was published, one after the other, and a summary.
pub fn human_published(published: &Published, i18n: &I18n, lang: Lang) -> String {
    let mut out = String::new();
    let named = |id: &str, value: &str| {
        let mut args = Args::new();
        args.set("path", value);
        i18n.text(lang, id, &args) + "\n"
    };
    published.missing.iter().for_each(|path| out.push_str(&named("verify-published-no-file", path)));
    for Departure { content, published } in &published.differences {
        let kind = match (content.text.is_empty(), published.text.is_empty()) {
            (true, _) => "verify-published-added",
            (_, true) => "verify-published-missing",
            _ => "verify-published-changed",
        };
        out.push_str(&named(kind, &published.path));
        out.push_str(&side(content, &content.path, &i18n.message(lang, "verify-content")));
        out.push_str(&side(published, &published.path, &i18n.message(lang, "verify-published")));
        out.push('\n');
    }
    let mut args = Args::new();
    args.set("pages", format_count(published.pages as u64));
    args.set("differences", format_count((published.differences.len() + published.missing.len()) as u64));
    let id = if published.is_exact() { "verify-published-exact" } else { "verify-published-different" };
    out.push_str(&(i18n.text(lang, id, &args) + "\n"));
    out.push_str(&(i18n.message(lang, &format!("verify-pdf-{}", pdf_name(published.pdf))) + "\n"));
    published.others.iter().for_each(|name| out.push_str(&named("verify-also-compared", name)));
    out
}

fn pdf_name(pdf: Pdf) -> &'static str {
    match pdf {
        Pdf::Absent => "absent",
        Pdf::Unread => "unread",
        Pdf::Compared => "compared",
    }
}

/// `{exact, pages, pdf, others, missing, differences}`; of the PDF, `line` is the page.
pub fn json_published(published: &Published) -> Value {
    let difference = |of: &Departure| {
        json!({
            "content": excerpt(&of.content, &of.content.path),
            "published": excerpt(&of.published, &of.published.path),
        })
    };
    json!({
        "exact": published.is_exact(),
        "pages": published.pages,
        "pdf": pdf_name(published.pdf),
        "others": published.others,
        "missing": published.missing,
        "differences": published.differences.iter().map(difference).collect::<Vec<_>>(),
    })
}

fn excerpt(excerpt: &Excerpt, path: &str) -> Value {
    let Excerpt { before, text, after, line, column, .. } = excerpt;
    json!({"file": path, "line": line, "column": column, "before": before, "text": text, "after": after})
}
