//! A [`Report`] in words, and as JSON.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::i18n::{Args, I18n, format_count};
use crate::lang::Lang;

use super::outline::{Level, Problem, ProblemKind};
use super::{Furniture, Report};

/// Most numbers of lines that are listed one by one.
const LISTED: usize = 40;

/// The report as a reader of a terminal wants it; `path` is that of the text.
pub fn human(report: &Report, path: &str, i18n: &I18n, lang: Lang) -> String {
    let mut out = String::new();
    for problem in &report.problems {
        let severity = if problem.kind.is_unplaced() { "severity-error" } else { "severity-warning" };
        let severity = i18n.message(lang, severity);
        let message = i18n.message(lang, message(problem.kind));
        out.push_str(&format!("{path}:{}: {severity}: {message}\n", problem.line));
        if !problem.text.is_empty() {
            out.push_str(&format!("    {}\n", shortened(&problem.text)));
        }
    }
    out.push_str(&levels(report, i18n, lang));
    out.push_str(&summary(report, i18n, lang));
    out
}

fn message(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Lost => "import-lost",
        ProblemKind::NoOriginal => "import-no-original",
        ProblemKind::RepeatDiffers => "import-repeat-differs",
        ProblemKind::UnknownUnit => "import-unknown-unit",
        ProblemKind::NoFiscalYear => "import-no-fiscal-year",
        ProblemKind::NoTitle => "import-no-title",
        ProblemKind::NoMeasures => "import-no-measures",
        ProblemKind::LookAlike => "import-look-alike",
        ProblemKind::UnknownCharacter => "import-unknown-character",
    }
}

fn furniture_name(kind: Furniture) -> &'static str {
    match kind {
        Furniture::PageNumber => "import-page-numbers",
        Furniture::Contents => "import-contents",
        Furniture::RunningHead => "import-running-heads",
        Furniture::BlankPage => "import-blank-pages",
        Furniture::Markup => "import-markup",
    }
}

fn shortened(text: &str) -> String {
    const SHOWN: usize = 60;
    if text.chars().count() <= SHOWN {
        return text.to_string();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

/// The levels that are proposed, and by what they were known.
fn levels(report: &Report, i18n: &I18n, lang: Lang) -> String {
    let mut out = String::new();
    for level in &report.levels {
        let mut args = Args::new();
        args.set("id", level.id.clone());
        args.set("number", level.number.clone());
        args.set("count", format_count(level.count as u64));
        args.set("example", shortened(&level.example));
        out.push_str(&i18n.text(lang, "import-level", &args));
        out.push('\n');
    }
    out
}

fn summary(report: &Report, i18n: &I18n, lang: Lang) -> String {
    let mut args = Args::new();
    for (name, count) in [
        ("headings", report.headings),
        ("measures", report.measures),
        ("repeats", report.repeats),
        ("owners", report.owners),
        ("values", report.target_values),
        ("placed", report.placed_lines),
        ("unplaced", report.unplaced().count()),
        ("furniture", report.furniture.len()),
        ("warnings", report.warnings().count()),
    ] {
        args.set(name, format_count(count as u64));
    }
    let mut out: String =
        ["import-summary", "import-lines"].into_iter().map(|id| i18n.text(lang, id, &args) + "\n").collect();
    for (kind, lines) in by_kind(report) {
        let mut args = Args::new();
        let listed: Vec<String> = lines.iter().take(LISTED).map(usize::to_string).collect();
        let rest = if lines.len() > LISTED { " …" } else { "" };
        args.set("kind", i18n.message(lang, furniture_name(kind)).to_string());
        args.set("lines", listed.join(", ") + rest);
        args.set("count", format_count(lines.len() as u64));
        out.push_str(&i18n.text(lang, "import-furniture", &args));
        out.push('\n');
    }
    if report.unplaced().next().is_none() {
        out.push_str(&i18n.message(lang, "import-proved"));
        out.push('\n');
    }
    out
}

fn by_kind(report: &Report) -> BTreeMap<Furniture, Vec<usize>> {
    let mut kinds: BTreeMap<Furniture, Vec<usize>> = BTreeMap::new();
    for line in &report.furniture {
        kinds.entry(line.kind).or_default().push(line.line);
    }
    kinds
}

/// `{levels, headings, measures, repeats, owners, target_values, lines, placed_lines, unplaced, warnings,
/// furniture}`; lines count from 1.
pub fn json(report: &Report, path: &str, i18n: &I18n, lang: Lang) -> Value {
    let problem = |problem: &Problem| {
        let reason = message(problem.kind);
        let code = reason.trim_start_matches("import-");
        json!({"file": path, "line": problem.line, "code": code, "message": i18n.message(lang, reason), "text": problem.text})
    };
    let furniture: Vec<Value> = report
        .furniture
        .iter()
        .map(|line| {
            let kind = furniture_name(line.kind).trim_start_matches("import-");
            json!({"line": line.line, "text": line.text, "kind": kind})
        })
        .collect();
    let level = |level: &Level| json!({"id": level.id, "number": level.number, "count": level.count, "example": level.example});
    json!({
        "levels": report.levels.iter().map(level).collect::<Vec<_>>(),
        "headings": report.headings,
        "measures": report.measures,
        "repeats": report.repeats,
        "owners": report.owners,
        "target_values": report.target_values,
        "lines": report.lines,
        "placed_lines": report.placed_lines,
        "unplaced": report.unplaced().map(problem).collect::<Vec<_>>(),
        "warnings": report.warnings().map(problem).collect::<Vec<_>>(),
        "furniture": furniture,
    })
}
