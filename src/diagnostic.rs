//! What is wrong with the content, where, why, and how to mend it.
//!
//! A [`Diagnostic`] names its rule by a code; the words for it are Fluent messages of the same name
//! in `i18n/<language>/diagnostics.ftl` (the message, `.label` under the caret, `.help`).
//! [`human`], [`short`] and [`json`] render a list of them.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use crate::i18n::{Args, I18n};
use crate::lang::Lang;
use crate::source::{Sources, Span};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the rule, and of its Fluent message: `unknown-owner`.
    pub code: &'static str,
    pub severity: Severity,
    pub span: Option<Span>,
    /// Other places that have to do with it, each with the Fluent attribute that names it.
    pub related: Vec<(Span, &'static str)>,
    /// Values for the placeables of the message.
    pub args: Vec<(&'static str, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing need be done.
    Note,
    /// A poor plan: it can be rendered.
    Warning,
    /// There is no plan.
    Error,
}

impl Diagnostic {
    pub fn error(code: &'static str) -> Self {
        Self { code, severity: Severity::Error, span: None, related: Vec::new(), args: Vec::new() }
    }

    pub fn warning(code: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// A value for the message. Use the names `found`, `allowed`, `suggestion`, `path` where they fit.
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Another place; `attribute` is the Fluent attribute with its label.
    pub fn related(mut self, span: Span, attribute: &'static str) -> Self {
        self.related.push((span, attribute));
        self
    }

    /// Adds `suggestion` (the closest allowed value, or `none`) and `allowed` (all, or the first few).
    pub fn suggest<'a>(self, found: &str, allowed: impl IntoIterator<Item = &'a str>) -> Self {
        let allowed: Vec<&str> = allowed.into_iter().collect();
        let suggestion = closest(found, &allowed).unwrap_or("none").to_string();
        let list = allowed.iter().take(12).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        self.arg("found", found).arg("suggestion", suggestion).arg("allowed", list)
    }

    fn args(&self) -> Args<'_> {
        let mut args = Args::new();
        for (name, value) in &self.args {
            args.set(*name, value.as_str());
        }
        args
    }
}

/// Sorted as a reader goes through the files: by file, then place; what has no place comes first.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| d.span.map(|span| (span.file, span.start));
        key(a).cmp(&key(b)).then(a.code.cmp(b.code)).then_with(|| a.args.cmp(&b.args))
    });
}

/// With the source line and a caret under the text, aligned by display width.
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, i18n: &I18n, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        let args = diagnostic.args();
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
    let mut annotation = kind.span(span.start..span.end.max(span.start));
    if let Some(label) = label {
        annotation = annotation.label(label);
    }
    group.element(Snippet::source(file.text.as_str()).path(file.path.as_str()).annotation(annotation))
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
        let message = i18n.text(lang, diagnostic.code, &diagnostic.args());
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
        let args = diagnostic.args();
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

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The allowed name nearest to what was found, if it is near enough to be a slip of the pen.
pub fn closest<'a>(found: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let limit = (found.chars().count() / 3).max(1);
    allowed
        .iter()
        .map(|name| (strsim::damerau_levenshtein(found, name), *name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}
