//! Diagnostics as text: [`human`] with the source line and a caret, [`short`] a line each, [`json`] for programs,
//! [`sarif`] and [`github`] for forges.

mod machines;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::{Args, I18n};
use crate::lang::Lang;
use crate::source::{Sources, Span};

pub use machines::{github, sarif, words};

/// With the source line and a caret under the text, aligned by display width.
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, i18n: &I18n, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        let args = args(diagnostic);
        let level = level(diagnostic.severity, i18n, lang);
        let message = i18n.text(lang, diagnostic.code, &args);
        let label = i18n.attribute(lang, diagnostic.code, "label", &args);
        let help = i18n.attribute(lang, diagnostic.code, "help", &args);
        let mut group = Group::with_title(level.primary_title(message).id(diagnostic.code));
        if let Some(span) = diagnostic.span {
            group = add_snippet(group, sources, span, label, AnnotationKind::Primary);
        }
        for (span, attribute) in &diagnostic.related {
            let label = i18n.attribute(lang, diagnostic.code, attribute, &args);
            group = add_snippet(group, sources, *span, label, AnnotationKind::Context);
        }
        let mut report = vec![group];
        if let Some(help) = help {
            let level = Level::HELP.with_name(i18n.message(lang, "severity-help"));
            report.push(Group::with_title(level.secondary_title(help)));
        }
        out.push_str(&renderer.render(&report));
        out.push_str("\n\n");
    }
    out
}

fn args(diagnostic: &Diagnostic) -> Args<'_> {
    let mut args = Args::new();
    for (name, value) in &diagnostic.args {
        args.set(*name, value.as_str());
    }
    args
}

fn level(severity: Severity, i18n: &I18n, lang: Lang) -> Level<'static> {
    match severity {
        Severity::Note => Level::NOTE.with_name(i18n.message(lang, "severity-note")),
        Severity::Error => Level::ERROR.with_name(i18n.message(lang, "severity-error")),
        Severity::Warning => Level::WARNING.with_name(i18n.message(lang, "severity-warning")),
    }
}

fn add_snippet<'a>(
    group: Group<'a>,
    sources: &'a Sources,
    span: Span,
    label: Option<String>,
    kind: AnnotationKind,
) -> Group<'a> {
    let file = sources.file(span.file);
    if file.text.is_empty() || (span.start == 0 && span.end == 0) {
        return group.element(Origin::path(file.path.as_str()).line(1).char_column(1));
    }
    // Only the lines that are shown: a renderer goes through all that it is given.
    let first = file.line_column(span.start).line;
    let start = file.line(first).start;
    let end = file.text[span.end..].find('\n').map_or(file.text.len(), |end| span.end + end);
    let mut annotation = kind.span(span.start - start..span.end.max(span.start) - start);
    if let Some(label) = label {
        annotation = annotation.label(label);
    }
    let snippet = Snippet::source(&file.text[start..end]).line_start(first);
    group.element(snippet.path(file.path.as_str()).annotation(annotation))
}

/// One line each: `path:line:column: severity[code]: message`.
pub fn short(diagnostics: &[Diagnostic], sources: &Sources, i18n: &I18n, lang: Lang) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        if let Some(span) = diagnostic.span {
            let at = sources.line_column(span);
            out.push_str(&format!("{}:{}:{}: ", sources.file(span.file).path, at.line, at.column));
        }
        let severity = severity_name(diagnostic.severity);
        let message = i18n.text(lang, diagnostic.code, &args(diagnostic));
        // A text that a message quotes may have several.
        let message = message.replace('\n', " ");
        out.push_str(&format!("{severity}[{}]: {message}\n", diagnostic.code));
    }
    out
}

/// One JSON object a line: `{code, severity, message, help, file, line, column, related}`.
/// Lines and columns count from 1; columns count characters.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources, i18n: &I18n, lang: Lang) -> String {
    let place = |span: Span| {
        let at = sources.line_column(span);
        (sources.file(span.file).path.clone(), at.line, at.column)
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        let args = args(diagnostic);
        let at = diagnostic.span.map(place);
        let related: Vec<_> = diagnostic
            .related
            .iter()
            .map(|(span, attribute)| {
                let (file, line, column) = place(*span);
                let label = i18n.attribute(lang, diagnostic.code, attribute, &args);
                json!({"file": file, "line": line, "column": column, "label": label})
            })
            .collect();
        let value = json!({
            "code": diagnostic.code,
            "severity": severity_name(diagnostic.severity),
            "message": i18n.text(lang, diagnostic.code, &args),
            "help": i18n.attribute(lang, diagnostic.code, "help", &args),
            "file": at.as_ref().map(|at| &at.0),
            "line": at.as_ref().map(|at| at.1),
            "column": at.as_ref().map(|at| at.2),
            "related": related,
        });
        out.push_str(&value.to_string());
        out.push('\n');
    }
    out
}

pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
