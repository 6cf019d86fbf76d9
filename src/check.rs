//! What `tebiki check` finds in a plan that can be built: places where the two editions, or the plan
//! and its lists, have come apart.
//!
//! 1. [`texts::texts`] lists every text of the plan beside its translation.
//! 2. Each rule of [`RULES`] goes over them and gives its findings.
//! 3. [`check`] runs them all; [`wording`] runs the rules of 公用文, whose findings are hints.
//!
//! A finding of severity note is shown and never fails a check.

mod characters;
mod entries;
pub mod glossary;
mod japanese_in_english;
mod layout;
mod links;
mod lists;
pub mod numbers;
mod repeats;
pub mod texts;
mod translations;
mod wording;

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::characters::Kind;
use crate::glossary::Glossary;
use crate::markdown::Fault;
use crate::plan::Plan;
use crate::source::{Sources, Span};

use texts::Text;

/// What a rule sees.
pub struct Input<'a> {
    pub plan: &'a Plan,
    pub sources: &'a Sources,
    pub glossary: &'a Glossary,
    /// Every text of the plan, in its order.
    pub texts: Vec<Text<'a>>,
    /// What the bodies have that their authors should know of.
    pub faults: Vec<(Fault, Span)>,
}

/// A rule: its name is the code of its findings and the id of their message.
pub struct Rule {
    pub name: &'static str,
    pub severity: Severity,
    run: fn(&Input<'_>) -> Vec<Diagnostic>,
}

const fn rule(name: &'static str, severity: Severity, run: fn(&Input<'_>) -> Vec<Diagnostic>) -> Rule {
    Rule { name, severity, run }
}

/// The rules about the plan's substance, and about what its texts become.
pub const RULES: &[Rule] = &[
    rule("stale-translation", Severity::Warning, translations::stale),
    rule("missing-translation", Severity::Warning, translations::missing),
    rule("glossary-term", Severity::Warning, glossary::terms),
    rule("glossary-term-added", Severity::Warning, glossary::added),
    rule("glossary-exception", Severity::Warning, glossary::exceptions),
    rule("japanese-in-english", Severity::Warning, japanese_in_english::check),
    rule("numbers-differ", Severity::Warning, numbers::check),
    rule("repeat-differs", Severity::Note, repeats::check),
    rule("duplicate-title", Severity::Warning, lists::titles),
    rule("unused-programme", Severity::Warning, lists::unused_programmes),
    rule("programme-not-named", Severity::Warning, lists::programmes_not_named),
    rule("programme-not-listed", Severity::Warning, lists::programmes_not_listed),
    rule("unused-audience", Severity::Warning, lists::unused_audiences),
    rule("typed-repeat", Severity::Warning, entries::typed_repeats),
    rule("equal-texts", Severity::Warning, entries::equal_texts),
    rule("placeholder-title", Severity::Warning, entries::placeholder_titles),
    rule("placeholder-slug", Severity::Warning, entries::placeholder_slugs),
    rule("listed-twice", Severity::Warning, entries::listed_twice),
    rule("unknown-link", Severity::Error, links::unknown),
    rule("text-comment", Severity::Note, layout::comments),
    rule("text-comment-open", Severity::Warning, |input| {
        layout::found(input, "text-comment-open", Fault::CommentUnclosed)
    }),
    rule("text-tag", Severity::Warning, |input| layout::found(input, "text-tag", Fault::Tag)),
    rule("text-picture", Severity::Error, |input| layout::found(input, "text-picture", Fault::Picture)),
    rule("text-note-missing", Severity::Warning, |input| {
        layout::found(input, "text-note-missing", Fault::NoteMissing)
    }),
    rule("text-note-unused", Severity::Warning, |input| {
        layout::found(input, "text-note-unused", Fault::NoteUnused)
    }),
    rule("text-heading", Severity::Note, |input| layout::found(input, "text-heading", Fault::Heading)),
    rule("text-heading-space", Severity::Warning, |input| {
        layout::found(input, "text-heading-space", Fault::HeadingSpace)
    }),
    rule("text-underline", Severity::Warning, |input| {
        layout::found(input, "text-underline", Fault::Underline)
    }),
    rule("text-asterisks", Severity::Warning, |input| {
        layout::found(input, "text-asterisks", Fault::Asterisks)
    }),
    rule("text-asterisk", Severity::Note, |input| layout::found(input, "text-asterisk", Fault::Asterisk)),
    rule("text-line", Severity::Note, |input| layout::found(input, "text-line", Fault::LineKept)),
    rule("text-tab-table", Severity::Note, |input| layout::found(input, "text-tab-table", Fault::TabTable)),
    rule("text-indent", Severity::Note, |input| layout::found(input, "text-indent", Fault::Indent)),
    rule("text-deep", Severity::Warning, |input| layout::found(input, "text-deep", Fault::Deep)),
    rule("text-large", Severity::Warning, |input| layout::found(input, "text-large", Fault::Large)),
    rule("text-wide", Severity::Warning, |input| layout::found(input, "text-wide", Fault::Wide)),
    rule("text-bullet", Severity::Warning, layout::bullets),
    rule("char-look-alike", Severity::Warning, |input| {
        characters::found(input, "char-look-alike", |kind| matches!(kind, Kind::LookAlike(_)))
    }),
    rule("char-unseen", Severity::Warning, |input| {
        characters::found(input, "char-unseen", |kind| kind == Kind::Unseen)
    }),
    rule("char-line-end", Severity::Warning, |input| {
        characters::found(input, "char-line-end", |kind| kind == Kind::LineEnd)
    }),
    rule("char-no-break-space", Severity::Note, |input| {
        characters::found(input, "char-no-break-space", |kind| kind == Kind::NoBreakSpace)
    }),
    rule("char-half-width", Severity::Note, |input| {
        characters::found(input, "char-half-width", |kind| kind == Kind::HalfWidthKatakana)
    }),
    rule("char-platform", Severity::Note, |input| {
        characters::found(input, "char-platform", |kind| kind == Kind::Platform)
    }),
    rule("char-emoji", Severity::Warning, |input| {
        characters::found(input, "char-emoji", |kind| kind == Kind::Emoji)
    }),
    rule("char-private", Severity::Warning, |input| {
        characters::found(input, "char-private", |kind| kind == Kind::Private)
    }),
    rule("char-lost", Severity::Warning, |input| {
        characters::found(input, "char-lost", |kind| kind == Kind::Lost)
    }),
];

/// The rules of 公用文 about the Japanese text: hints for its editors.
pub const WORDING: &[Rule] = &[
    rule("wording-form", Severity::Note, wording::forms),
    rule("wording-mixed", Severity::Note, wording::mixed),
    rule("wording-brackets", Severity::Note, wording::brackets),
    rule("wording-digits", Severity::Note, wording::digits),
    rule("wording-spaces", Severity::Note, wording::spaces),
    rule("wording-sentence", Severity::Note, wording::sentences),
];

/// The findings of [`RULES`], in the order of the files.
pub fn check(plan: &Plan, sources: &Sources, glossary: &Glossary) -> Vec<Diagnostic> {
    run(RULES, plan, sources, glossary)
}

/// The findings of [`WORDING`], in the order of the files. The plan is printed as it was agreed, so
/// these are for the next one.
pub fn wording(plan: &Plan, sources: &Sources, glossary: &Glossary) -> Vec<Diagnostic> {
    run(WORDING, plan, sources, glossary)
}

fn run(rules: &[Rule], plan: &Plan, sources: &Sources, glossary: &Glossary) -> Vec<Diagnostic> {
    let texts = texts::texts(plan, sources);
    let faults = layout::faults(plan, sources, &texts);
    let input = Input { plan, sources, glossary, texts, faults };
    let mut found = Vec::new();
    for rule in rules {
        found.extend((rule.run)(&input).into_iter().map(|finding| {
            debug_assert_eq!(finding.code, rule.name);
            Diagnostic { severity: rule.severity, ..finding }
        }));
    }
    diagnostic::sort(&mut found);
    found
}
