//! What `check` finds in the files of a measure or a heading, for the fields that it is about.

use serde_json::{Value, json};

use super::page;
use crate::check;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::japanese::Analyzer;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::report;
use crate::source::FileId;
use crate::trial::Trial;

/// The findings in files, `read` (while reading them) and of the rules, those of 公用文 too, errors first.
pub fn of_files(
    trial: &Trial,
    plan: &Plan,
    files: &[(Lang, String)],
    read: Vec<Diagnostic>,
    analyzer: Option<&Analyzer>,
    lang: Lang,
) -> Vec<Value> {
    let sources = &trial.sources;
    let ids: Vec<FileId> =
        sources.ids().filter(|&id| files.iter().any(|(_, path)| *path == sources.file(id).path)).collect();
    let is_wanted = |id: FileId| ids.contains(&id);
    let mut found = read;
    found.retain(|found| found.span.is_some_and(|span| is_wanted(span.file)));
    found.extend(check::of_files(plan, sources, &trial.project.glossary, analyzer, &is_wanted));
    diagnostic::sort(&mut found);
    found.dedup();
    found.sort_by_key(|found| found.severity != Severity::Error);
    rendered(trial, &found, files, lang)
}

/// Findings as the page shows them: in which language's file, in which field, and where in the text, counted as scripts
/// count (UTF-16).
pub fn rendered(trial: &Trial, found: &[Diagnostic], files: &[(Lang, String)], lang: Lang) -> Vec<Value> {
    let sources = &trial.sources;
    let i18n = &trial.project.i18n;
    let one = |diagnostic: &Diagnostic| {
        let line = report::json(std::slice::from_ref(diagnostic), sources, i18n, lang);
        let mut value: Value = serde_json::from_str(line.trim()).unwrap_or_default();
        let Some(span) = diagnostic.span else { return value };
        let file = sources.file(span.file);
        let Some((of, _)) = files.iter().find(|(_, path)| *path == file.path) else { return value };
        let (text, start) = page::text_of(&file.text);
        value["lang"] = of.code().into();
        let units = |end: usize| file.text.get(start..end).map(|part| part.encode_utf16().count());
        match (units(span.start), units(span.end.min(start + text.len()))) {
            (Some(from), Some(to)) => {
                value["field"] = "text".into();
                value["range"] = json!([from, to]);
            }
            _ => {
                let line = file.line(file.line_column(span.start).line);
                let is_title = file.text[line].trim_start().starts_with("title:");
                value["field"] = if is_title { "title" } else { "facts" }.into();
            }
        }
        value
    };
    found.iter().map(one).collect()
}

/// The errors of a project, as lines that can be compared.
pub fn errors(trial: &Trial) -> Vec<Diagnostic> {
    match trial.plan() {
        Err(errors) => errors,
        Ok((plan, _)) => check::errors(&plan, &trial.sources, &trial.project.glossary),
    }
}
