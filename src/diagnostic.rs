//! What is wrong with the content, where, why, and how to mend it.
//!
//! A [`Diagnostic`] names its rule by a code; the words for it are Fluent messages of the same name
//! in `i18n/<language>/diagnostics.ftl` (the message, `.label` under the caret, `.help`), and
//! [`crate::report`] renders them. This is data only.

use crate::source::Span;

/// Of a longer list of allowed values the rest is only counted.
const MAX_ALLOWED: usize = 60;

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

    /// Adds `found`, `suggestion` (the closest allowed value, or `none`) and `allowed` (all of them).
    pub fn suggest<'a>(self, found: &str, allowed: impl IntoIterator<Item = &'a str>) -> Self {
        let allowed: Vec<&str> = allowed.into_iter().collect();
        let list = allowed.iter().map(|name| format!("`{name}`")).collect();
        let suggestion = closest(found, &allowed).unwrap_or("none").to_string();
        self.arg("found", found).arg("suggestion", suggestion).arg("allowed", listed(list))
    }

    /// As [`Diagnostic::suggest`], for ids with names: `allowed` says both, and whoever wrote a name, or nearly
    /// so, is told its id.
    pub fn suggest_named<'a>(
        self,
        found: &str,
        allowed: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let allowed: Vec<(&str, &str)> = allowed.into_iter().collect();
        let shown = |(id, name): &(&str, &str)| match *name {
            "" => format!("`{id}`"),
            name => format!("`{id}` ({name})"),
        };
        let list = allowed.iter().map(shown).collect();
        let column =
            |which: fn(&(&'a str, &'a str)) -> &'a str| allowed.iter().map(which).collect::<Vec<_>>();
        let by_name = || {
            let name = closest(found, &column(|row| row.1))?;
            allowed.iter().find(|row| row.1 == name).map(|row| row.0)
        };
        let suggestion = closest(found, &column(|row| row.0)).or_else(by_name).unwrap_or("none");
        self.arg("found", found).arg("suggestion", suggestion).arg("allowed", listed(list))
    }
}

fn listed(mut list: Vec<String>) -> String {
    let more = list.len().saturating_sub(MAX_ALLOWED);
    list.truncate(MAX_ALLOWED);
    if more > 0 {
        list.push(format!("… (+{more})"));
    }
    list.join(", ")
}

/// Sorted as a reader goes through the files: by file, then place; what has no place comes first.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| d.span.map(|span| (span.file, span.start));
        key(a).cmp(&key(b)).then(a.code.cmp(b.code)).then_with(|| a.args.cmp(&b.args))
    });
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
