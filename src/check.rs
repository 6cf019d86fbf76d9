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
use crate::lang::Lang;
use crate::plan::Plan;
use crate::source::Sources;

use texts::Text;

/// What a rule sees.
pub struct Input<'a> {
    pub plan: &'a Plan,
    pub sources: &'a Sources,
    pub glossary: &'a Glossary,
    /// The language of the translations that are compared; the official one where there are none.
    pub lang: Lang,
    /// Every text of the plan, in its order.
    pub texts: Vec<Text<'a>>,
}

/// A rule: its name is the code of its findings and the id of their message.
pub struct Rule {
    pub name: &'static str,
    pub severity: Severity,
    /// What it compares or reads.
    scope: Scope,
    run: fn(&Input<'_>) -> Vec<Diagnostic>,
}

/// Which texts a rule is about: it runs once for each translation, or once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// The official text and the plan's lists.
    Plan,
    /// A Japanese official text.
    Japanese,
    /// The official text and a translation into any language.
    Translation,
    /// A Japanese official text and its English translation.
    JapaneseAndEnglish,
}

const fn rule(
    name: &'static str,
    severity: Severity,
    scope: Scope,
    run: fn(&Input<'_>) -> Vec<Diagnostic>,
) -> Rule {
    Rule { name, severity, scope, run }
}

/// The rules about the plan's substance.
pub const RULES: [Rule; 14] = [
    rule("stale-translation", Severity::Warning, Scope::Translation, translations::stale),
    rule("missing-translation", Severity::Warning, Scope::Translation, translations::missing),
    rule("glossary-term", Severity::Warning, Scope::JapaneseAndEnglish, glossary::terms),
    rule("glossary-term-added", Severity::Warning, Scope::JapaneseAndEnglish, glossary::added),
    rule("glossary-exception", Severity::Warning, Scope::JapaneseAndEnglish, glossary::exceptions),
    rule("japanese-in-english", Severity::Warning, Scope::JapaneseAndEnglish, japanese_in_english::check),
    rule("numbers-differ", Severity::Warning, Scope::JapaneseAndEnglish, numbers::check),
    rule("fiscal-year-differs", Severity::Warning, Scope::Plan, years::check),
    rule("repeat-differs", Severity::Note, Scope::Plan, repeats::check),
    rule("duplicate-title", Severity::Warning, Scope::Plan, lists::titles),
    rule("unused-programme", Severity::Warning, Scope::Plan, lists::unused_programmes),
    rule("programme-not-named", Severity::Warning, Scope::Plan, lists::programmes_not_named),
    rule("programme-not-listed", Severity::Warning, Scope::Plan, lists::programmes_not_listed),
    rule("unused-audience", Severity::Warning, Scope::Plan, lists::unused_audiences),
];

/// The rules of 公用文 about the Japanese text: hints for its editors.
pub const WORDING: [Rule; 6] = [
    rule("wording-form", Severity::Note, Scope::Japanese, wording::forms),
    rule("wording-mixed", Severity::Note, Scope::Japanese, wording::mixed),
    rule("wording-brackets", Severity::Note, Scope::Japanese, wording::brackets),
    rule("wording-digits", Severity::Note, Scope::Japanese, wording::digits),
    rule("wording-spaces", Severity::Note, Scope::Japanese, wording::spaces),
    rule("wording-sentence", Severity::Note, Scope::Japanese, wording::sentences),
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
    let official = plan.official();
    // Rules that run once see the first translation, as they always did.
    let first = plan.translations().first().copied().unwrap_or(official);
    let mut found = run_for(rules, first, plan, sources, glossary, |scope| match scope {
        Scope::Plan => true,
        Scope::Japanese => official.is_japanese(),
        Scope::Translation | Scope::JapaneseAndEnglish => false,
    });
    for &lang in plan.translations() {
        found.extend(run_for(rules, lang, plan, sources, glossary, |scope| match scope {
            Scope::Translation => true,
            Scope::JapaneseAndEnglish => official.is_japanese() && lang == Lang::EN,
            Scope::Plan | Scope::Japanese => false,
        }));
    }
    diagnostic::sort(&mut found);
    found
}

fn run_for(
    rules: &[Rule],
    lang: Lang,
    plan: &Plan,
    sources: &Sources,
    glossary: &Glossary,
    takes: impl Fn(Scope) -> bool,
) -> Vec<Diagnostic> {
    let input = Input { plan, sources, glossary, lang, texts: texts::texts(plan, lang) };
    let mut found = Vec::new();
    for rule in rules.iter().filter(|rule| takes(rule.scope)) {
        found.extend((rule.run)(&input).into_iter().map(|finding| {
            debug_assert_eq!(finding.code, rule.name);
            Diagnostic { severity: rule.severity, ..finding }
        }));
    }
    found
}
