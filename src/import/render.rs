//! A [`Report`] in words, and as JSON.

use serde_json::{Value, json};

use crate::i18n::{Args, I18n, format_count};
use crate::lang::Lang;

use super::{Problem, ProblemKind, Report};

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
    out.push_str(&summary(report, i18n, lang));
    out
}

fn message(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::SectionText => "import-section-text",
        ProblemKind::TextBeforeMeasure => "import-text-before-measure",
        ProblemKind::SubMeasureAlone => "import-sub-measure-alone",
        ProblemKind::BeforeChapters => "import-before-chapters",
        ProblemKind::TargetRow => "import-target-row",
        ProblemKind::NoSection => "import-no-section",
        ProblemKind::NoOwner => "import-no-owner",
        ProblemKind::OwnerOrder => "import-owner-order",
        ProblemKind::UnknownUnit => "import-unknown-unit",
        ProblemKind::NoOriginal => "import-no-original",
        ProblemKind::RepeatDiffers => "import-repeat-differs",
        ProblemKind::NoFiscalYear => "import-no-fiscal-year",
        ProblemKind::NoTargets => "import-no-targets",
        ProblemKind::LookAlike => "import-look-alike",
    }
}

fn shortened(text: &str) -> String {
    const SHOWN: usize = 60;
    if text.chars().count() <= SHOWN {
        return text.to_string();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

fn summary(report: &Report, i18n: &I18n, lang: Lang) -> String {
    let mut args = Args::new();
    for (name, count) in [
        ("chapters", report.chapters),
        ("sections", report.sections),
        ("measures", report.measures),
        ("repeats", report.repeats),
        ("values", report.target_values),
        ("placed", report.placed_lines),
        ("unplaced", report.unplaced().count()),
        ("warnings", report.warnings().count()),
        ("differences", report.proof.as_ref().map_or(0, |proof| proof.differences.len())),
    ] {
        args.set(name, format_count(count as u64));
    }
    let lines: Vec<String> = report.furniture.iter().map(|line| line.line.to_string()).collect();
    args.set("lines", lines.join(", "));
    args.set("count", format_count(lines.len() as u64));
    let mut ids = vec!["import-summary", "import-lines"];
    if !lines.is_empty() {
        ids.push("import-furniture");
    }
    ids.push(match &report.proof {
        Some(proof) if proof.is_exact() => "import-proved",
        Some(_) => "import-differs",
        None => "import-broken",
    });
    ids.into_iter().map(|id| i18n.text(lang, id, &args) + "\n").collect()
}

/// `{chapters, sections, measures, repeats, target_values, placed_lines, unplaced, warnings,
/// furniture, differences}`; lines count from 1; `differences` is null where the content has errors.
pub fn json(report: &Report, path: &str, i18n: &I18n, lang: Lang) -> Value {
    let problem = |problem: &Problem| {
        let reason = message(problem.kind);
        let code = reason.trim_start_matches("import-");
        json!({"file": path, "line": problem.line, "code": code, "message": i18n.message(lang, reason), "text": problem.text})
    };
    let furniture: Vec<Value> =
        report.furniture.iter().map(|line| json!({"line": line.line, "text": line.text})).collect();
    json!({
        "chapters": report.chapters,
        "sections": report.sections,
        "measures": report.measures,
        "repeats": report.repeats,
        "target_values": report.target_values,
        "placed_lines": report.placed_lines,
        "unplaced": report.unplaced().map(problem).collect::<Vec<_>>(),
        "warnings": report.warnings().map(problem).collect::<Vec<_>>(),
        "furniture": furniture,
        "differences": report.proof.as_ref().map(|proof| proof.differences.len()),
    })
}
