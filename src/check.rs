//! What `tebiki check` finds in a plan that can be built: places where the two editions, or the plan
//! and its lists, have come apart.
//!
//! 1. [`texts::texts`] lists every text of the plan beside its translation.
//! 2. Each rule of [`RULES`] goes over them and gives its findings.
//! 3. [`check`] runs them all; [`wording`] runs the rules of 公用文, whose findings are hints.
//!
//! A finding of severity note is shown and never fails a check.

pub mod glossary;
mod japanese_in_english;
mod lists;
pub mod numbers;
mod repeats;
pub mod texts;
mod translations;
mod wording;
mod years;

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::glossary::Glossary;
use crate::plan::Plan;
use crate::source::Sources;

use texts::Text;

/// What a rule sees.
pub struct Input<'a> {
    pub plan: &'a Plan,
    pub sources: &'a Sources,
    pub glossary: &'a Glossary,
    /// Every text of the plan, in its order.
    pub texts: Vec<Text<'a>>,
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

/// The rules about the plan's substance.
pub const RULES: [Rule; 14] = [
    rule("stale-translation", Severity::Warning, translations::stale),
    rule("missing-translation", Severity::Warning, translations::missing),
    rule("glossary-term", Severity::Warning, glossary::terms),
    rule("glossary-term-added", Severity::Warning, glossary::added),
    rule("glossary-exception", Severity::Warning, glossary::exceptions),
    rule("japanese-in-english", Severity::Warning, japanese_in_english::check),
    rule("numbers-differ", Severity::Warning, numbers::check),
    rule("fiscal-year-differs", Severity::Warning, years::check),
    rule("repeat-differs", Severity::Note, repeats::check),
    rule("duplicate-title", Severity::Warning, lists::titles),
    rule("unused-programme", Severity::Warning, lists::unused_programmes),
    rule("programme-not-named", Severity::Warning, lists::programmes_not_named),
    rule("programme-not-listed", Severity::Warning, lists::programmes_not_listed),
    rule("unused-audience", Severity::Warning, lists::unused_audiences),
];

/// The rules of 公用文 about the Japanese text: hints for its editors.
pub const WORDING: [Rule; 6] = [
    rule("wording-form", Severity::Note, wording::forms),
    rule("wording-mixed", Severity::Note, wording::mixed),
    rule("wording-brackets", Severity::Note, wording::brackets),
    rule("wording-digits", Severity::Note, wording::digits),
    rule("wording-spaces", Severity::Note, wording::spaces),
    rule("wording-sentence", Severity::Note, wording::sentences),
];

/// The findings of [`RULES`], in the order of the files.
pub fn check(plan: &Plan, sources: &Sources, glossary: &Glossary) -> Vec<Diagnostic> {
    run(&RULES, plan, sources, glossary)
}

/// The findings of [`WORDING`], in the order of the files. The plan is printed as it was agreed, so
/// these are for the next one.
pub fn wording(plan: &Plan, sources: &Sources, glossary: &Glossary) -> Vec<Diagnostic> {
    run(&WORDING, plan, sources, glossary)
}

fn run(rules: &[Rule], plan: &Plan, sources: &Sources, glossary: &Glossary) -> Vec<Diagnostic> {
    let input = Input { plan, sources, glossary, texts: texts::texts(plan, sources) };
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
