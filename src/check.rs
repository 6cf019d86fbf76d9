//! What `tebiki check` finds in a plan that can be built: places where the two editions, or the plan
//! and its lists, have come apart.
//!
//! 1. [`texts::texts`] lists every text of the plan beside its translation.
//! 2. Each rule of [`RULES`] goes over them and gives its findings.
//! 3. [`check`] runs them all; [`wording`] runs the rules of 公用文, whose findings are hints.
//!
//! A finding of severity note is shown and never fails a check. What a file allows (`allow:` in its front matter) is
//! left out ([`exceptions`]).

mod characters;
mod conjunctions;
mod easy;
mod english;
mod entries;
mod exceptions;
mod foreign;
pub mod glossary;
mod japanese_in_english;
mod koyobun;
mod layout;
mod links;
mod lists;
pub mod numbers;
mod outline;
mod repeats;
mod spellings;
mod targets;
pub mod texts;
mod translations;
mod wording;
mod years;

use crate::characters::Kind;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::glossary::Glossary;
use crate::japanese::Analyzer;
use crate::lang::Lang;
use crate::markdown::Fault;
use crate::plan::{Body, Plan};
use crate::source::{FileId, Sources, Span};

use texts::{Part, Text};

/// What a rule sees.
pub struct Input<'a> {
    pub plan: &'a Plan,
    pub sources: &'a Sources,
    pub glossary: &'a Glossary,
    /// The language of the translations that are compared; the official one where there are none.
    pub lang: Lang,
    /// Every text of the plan, in its order.
    pub texts: Vec<Text<'a>>,
    /// The bodies of files that are not looked at, for rules that compare with the rest of the plan.
    pub others: Vec<Text<'a>>,
    /// What the bodies have, in every language, that their authors should know of.
    pub faults: &'a [(Fault, Span)],
    /// For the rules that look at words.
    pub analyzer: Option<&'a Analyzer>,
}

/// A rule: its name is the code of its findings and the id of their message.
pub struct Rule {
    pub name: &'static str,
    pub severity: Severity,
    /// What it compares or reads.
    scope: Scope,
    run: Run,
}

/// How a rule comes to its findings.
enum Run {
    Function(fn(&Input<'_>) -> Vec<Diagnostic>),
    /// Where a body has a fault.
    Fault(Fault),
    /// Where a text has characters of some kind.
    Characters(fn(Kind) -> bool),
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
    /// A text in English, official or translated.
    English,
    /// A Japanese official text and its English translation.
    JapaneseAndEnglish,
    /// A Japanese official text and its explanation in easy Japanese.
    Easy,
}

const fn rule(
    name: &'static str,
    severity: Severity,
    scope: Scope,
    run: fn(&Input<'_>) -> Vec<Diagnostic>,
) -> Rule {
    Rule { name, severity, scope, run: Run::Function(run) }
}

const fn fault(name: &'static str, severity: Severity, fault: Fault) -> Rule {
    Rule { name, severity, scope: Scope::Plan, run: Run::Fault(fault) }
}

const fn character(name: &'static str, severity: Severity, wanted: fn(Kind) -> bool) -> Rule {
    Rule { name, severity, scope: Scope::Plan, run: Run::Characters(wanted) }
}

/// The rules about the plan's substance, and about what its texts become.
pub const RULES: &[Rule] = &[
    rule("stale-translation", Severity::Warning, Scope::Translation, translations::stale),
    rule("missing-translation", Severity::Warning, Scope::Translation, translations::missing),
    rule("glossary-term", Severity::Warning, Scope::JapaneseAndEnglish, glossary::terms),
    rule("glossary-term-added", Severity::Warning, Scope::JapaneseAndEnglish, glossary::added),
    rule("glossary-exception", Severity::Warning, Scope::JapaneseAndEnglish, glossary::exceptions),
    rule("japanese-in-english", Severity::Warning, Scope::JapaneseAndEnglish, japanese_in_english::check),
    rule("numbers-differ", Severity::Warning, Scope::JapaneseAndEnglish, numbers::check),
    rule("easy-numbers", Severity::Warning, Scope::Easy, easy::numbers),
    rule("easy-name", Severity::Warning, Scope::Easy, easy::names),
    rule("easy-sentence", Severity::Warning, Scope::Easy, easy::sentences),
    rule("value-differs", Severity::Warning, Scope::Plan, targets::values),
    rule("value-missing", Severity::Note, Scope::Plan, targets::missing),
    rule("unit-differs", Severity::Warning, Scope::Plan, targets::units),
    rule("figure-negative", Severity::Warning, Scope::Plan, targets::negative),
    rule("result-ahead", Severity::Warning, Scope::Plan, targets::ahead),
    rule("fiscal-year-differs", Severity::Warning, Scope::Plan, years::check),
    rule("repeat-differs", Severity::Note, Scope::Plan, repeats::check),
    rule("duplicate-title", Severity::Warning, Scope::Plan, lists::titles),
    rule("unused-programme", Severity::Warning, Scope::Plan, lists::unused_programmes),
    rule("programme-not-named", Severity::Warning, Scope::Plan, lists::programmes_not_named),
    rule("programme-not-listed", Severity::Warning, Scope::Plan, lists::programmes_not_listed),
    rule("unused-audience", Severity::Warning, Scope::Plan, lists::unused_audiences),
    rule("audience-missing", Severity::Warning, Scope::Plan, lists::audiences_missing),
    rule("number-gap", Severity::Note, Scope::Plan, outline::gaps),
    rule("empty-heading", Severity::Warning, Scope::Plan, outline::empty),
    rule("typed-repeat", Severity::Warning, Scope::Plan, entries::typed_repeats),
    rule("equal-texts", Severity::Warning, Scope::Plan, entries::equal_texts),
    rule("placeholder-title", Severity::Warning, Scope::Plan, entries::placeholder_titles),
    rule("plan-without-title", Severity::Warning, Scope::Plan, entries::plan_without_title),
    rule("placeholder-slug", Severity::Warning, Scope::Plan, entries::placeholder_slugs),
    rule("unknown-link", Severity::Error, Scope::Plan, links::unknown),
    rule("text-comment", Severity::Note, Scope::Plan, layout::comments),
    rule("comment-in-value", Severity::Warning, Scope::Plan, layout::comments_in_values),
    fault("text-comment-open", Severity::Warning, Fault::CommentUnclosed),
    fault("text-tag", Severity::Warning, Fault::Tag),
    fault("text-picture", Severity::Error, Fault::Picture),
    fault("text-note-missing", Severity::Warning, Fault::NoteMissing),
    fault("text-note-unused", Severity::Warning, Fault::NoteUnused),
    fault("text-heading", Severity::Note, Fault::Heading),
    fault("text-heading-space", Severity::Warning, Fault::HeadingSpace),
    rule("text-foreign", Severity::Warning, Scope::Plan, foreign::in_texts),
    rule("line-markup", Severity::Warning, Scope::Plan, foreign::in_lines),
    fault("text-underline", Severity::Warning, Fault::Underline),
    fault("text-asterisks", Severity::Warning, Fault::Asterisks),
    fault("text-entity", Severity::Warning, Fault::Entity),
    fault("text-entity-unseen", Severity::Error, Fault::EntityUnseen),
    fault("text-asterisk", Severity::Note, Fault::Asterisk),
    fault("text-line", Severity::Note, Fault::LineKept),
    fault("text-list-numbers", Severity::Note, Fault::ListNumbers),
    fault("text-tab-table", Severity::Note, Fault::TabTable),
    fault("text-table-cells", Severity::Warning, Fault::TableCells),
    fault("text-indent", Severity::Note, Fault::Indent),
    fault("text-deep", Severity::Warning, Fault::Deep),
    fault("text-large", Severity::Warning, Fault::Large),
    fault("text-wide", Severity::Warning, Fault::Wide),
    fault("text-link-form", Severity::Warning, Fault::LinkForm),
    rule("text-too-long", Severity::Error, Scope::Plan, layout::too_long),
    rule("text-bullet", Severity::Warning, Scope::Plan, layout::bullets),
    character("char-look-alike", Severity::Warning, |kind| matches!(kind, Kind::LookAlike(_))),
    character("char-unseen", Severity::Warning, |kind| kind == Kind::Unseen),
    character("char-line-end", Severity::Warning, |kind| kind == Kind::LineEnd),
    character("char-no-break-space", Severity::Note, |kind| kind == Kind::NoBreakSpace),
    character("char-half-width", Severity::Note, |kind| kind == Kind::HalfWidthKatakana),
    character("char-platform", Severity::Note, |kind| kind == Kind::Platform),
    character("char-emoji", Severity::Warning, |kind| kind == Kind::Emoji),
    character("char-private", Severity::Warning, |kind| kind == Kind::Private),
    character("char-lost", Severity::Warning, |kind| kind == Kind::Lost),
];

/// The rules of 公用文 about the Japanese text: hints for its editors.
pub const WORDING: &[Rule] = &[
    rule("wording-form", Severity::Note, Scope::Japanese, wording::forms),
    rule("wording-mixed", Severity::Note, Scope::Japanese, spellings::mixed),
    rule("wording-brackets", Severity::Note, Scope::Japanese, wording::brackets),
    rule("wording-conjunction", Severity::Note, Scope::Japanese, conjunctions::check),
    rule("wording-digits", Severity::Note, Scope::Japanese, spellings::digits),
    rule("wording-doubled", Severity::Note, Scope::Japanese, wording::doubled),
    rule("wording-punctuation", Severity::Note, Scope::Japanese, wording::punctuation),
    rule("wording-spaces", Severity::Note, Scope::Japanese, wording::spaces),
    rule("wording-sentence", Severity::Note, Scope::Japanese, wording::sentences),
    rule("wording-english", Severity::Note, Scope::English, english::words),
    rule("wording-english-sentence", Severity::Note, Scope::English, english::sentences),
];

/// The findings of [`RULES`], in the order of the files.
pub fn check(plan: &Plan, sources: &Sources, glossary: &Glossary) -> Vec<Diagnostic> {
    let mut found = run(RULES, plan, sources, glossary, None, &|_| true);
    found.extend(exceptions::unknown(&plan.exceptions));
    diagnostic::sort(&mut found);
    found
}

/// The findings of severity error alone, which no handbook is made with: what would be lost in it. Texts without a
/// picture, a link or an entity are not read again.
pub fn errors(plan: &Plan, sources: &Sources, glossary: &Glossary) -> Vec<Diagnostic> {
    let may_have = |body: &Body| body.markdown.contains("![") || body.markdown.contains('&');
    let faults = layout::faults(plan, may_have);
    let seen = Seen { plan, sources, glossary, faults, analyzer: None, is_wanted: &|_| true };
    let rules = RULES.iter().filter(|rule| rule.severity == Severity::Error);
    let mut found = run_for(rules, plan.official(), &seen);
    diagnostic::sort(&mut found);
    found
}

/// The findings of [`WORDING`], in the order of the files. The plan is printed as it was agreed, so
/// these are for the next one.
pub fn wording(plan: &Plan, sources: &Sources, glossary: &Glossary, analyzer: &Analyzer) -> Vec<Diagnostic> {
    run(WORDING, plan, sources, glossary, Some(analyzer), &|_| true)
}

/// The findings of all rules in some files, with those of 公用文: what an editor is shown while it writes in them. Bodies of
/// other files are not looked at, but what is written there counts where the plan's own usage is the rule; what is allowed
/// and not needed is left to [`check`], which sees all.
pub fn of_files(
    plan: &Plan,
    sources: &Sources,
    glossary: &Glossary,
    analyzer: Option<&Analyzer>,
    is_wanted: &dyn Fn(FileId) -> bool,
) -> Vec<Diagnostic> {
    let mut found = run(RULES, plan, sources, glossary, None, is_wanted);
    found.extend(exceptions::unknown(&plan.exceptions));
    if analyzer.is_some() {
        found.extend(run(WORDING, plan, sources, glossary, analyzer, is_wanted));
    }
    found.retain(|found| found.span.is_some_and(|span| is_wanted(span.file)) && found.code != "allow-unused");
    diagnostic::sort(&mut found);
    found
}

fn run(
    rules: &[Rule],
    plan: &Plan,
    sources: &Sources,
    glossary: &Glossary,
    analyzer: Option<&Analyzer>,
    is_wanted: &dyn Fn(FileId) -> bool,
) -> Vec<Diagnostic> {
    let official = plan.official();
    let faults = layout::faults(plan, |body| is_wanted(body.span.file));
    let seen = Seen { plan, sources, glossary, faults, analyzer, is_wanted };
    // Rules that run once see the first translation, as they always did.
    let first = plan.translations().first().copied().unwrap_or(official);
    let once = rules.iter().filter(|rule| match rule.scope {
        Scope::Plan => true,
        Scope::Japanese => official.is_japanese(),
        Scope::English => official == Lang::EN,
        Scope::Translation | Scope::JapaneseAndEnglish | Scope::Easy => false,
    });
    let mut found = run_for(once, first, &seen);
    for &lang in plan.translations() {
        let for_each = rules.iter().filter(|rule| match rule.scope {
            Scope::Translation => true,
            Scope::English => lang == Lang::EN,
            Scope::JapaneseAndEnglish => official.is_japanese() && lang == Lang::EN,
            Scope::Easy => official.is_japanese() && lang.is_plain(),
            Scope::Plan | Scope::Japanese => false,
        });
        found.extend(run_for(for_each, lang, &seen));
    }
    exceptions::apply(rules, &plan.exceptions, &mut found);
    diagnostic::sort(&mut found);
    found
}

/// What is the same for every language.
struct Seen<'a> {
    plan: &'a Plan,
    sources: &'a Sources,
    glossary: &'a Glossary,
    faults: Vec<(Fault, Span)>,
    analyzer: Option<&'a Analyzer>,
    /// The files whose bodies are read.
    is_wanted: &'a dyn Fn(FileId) -> bool,
}

fn run_for<'r>(rules: impl Iterator<Item = &'r Rule>, lang: Lang, seen: &Seen<'_>) -> Vec<Diagnostic> {
    let Seen { plan, sources, glossary, faults, analyzer, is_wanted } = seen;
    let (texts, others) = texts::texts(plan, lang).into_iter().partition(|text| {
        text.part != Part::Body || is_wanted(text.official_span.file) || is_wanted(text.translated_span.file)
    });
    let input = Input { plan, sources, glossary, lang, texts, others, faults, analyzer: *analyzer };
    let mut found = Vec::new();
    for rule in rules {
        let findings = match rule.run {
            Run::Function(run) => run(&input),
            Run::Fault(fault) => layout::found(&input, rule.name, fault),
            Run::Characters(wanted) => characters::found(&input, rule.name, wanted),
        };
        found.extend(findings.into_iter().map(|finding| {
            debug_assert_eq!(finding.code, rule.name);
            Diagnostic { severity: rule.severity, ..finding }
        }));
    }
    found
}
