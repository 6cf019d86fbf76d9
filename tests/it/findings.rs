//! The registry of findings, and what `check` makes of exceptions and baselines.

use std::collections::BTreeSet;
use std::path::Path;

use tebiki::check;
use tebiki::diagnostic::{Diagnostic, Severity};
use tebiki::findings;
use tebiki::glossary::Glossary;
use tebiki::i18n::{self, Args, I18n};
use tebiki::japanese::Analyzer;
use tebiki::lang::Lang;
use tebiki::load;
use tebiki::report;

use crate::sample;

/// The sources of the program, without its tests.
fn sources() -> String {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(src).sort_by_file_name().into_iter().filter_map(Result::ok);
    files
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"))
        .map(|entry| std::fs::read_to_string(entry.path()).unwrap())
        .map(|text| text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_string())
        .collect()
}

/// The codes that the sources give a severity word for word: (code, constructor).
fn literal(sources: &str) -> BTreeSet<(String, Severity)> {
    let mut found = BTreeSet::new();
    for (constructor, severity) in [("error", Severity::Error), ("warning", Severity::Warning)] {
        for rest in sources.split(&format!("Diagnostic::{constructor}(")).skip(1) {
            if let Some((code, _)) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'))
            {
                found.insert((code.to_string(), severity));
            }
        }
    }
    found
}

/// Messages with a label or a cure are those of findings, wherever their code is put together.
fn told() -> BTreeSet<String> {
    let i18n = I18n::embedded();
    let has = |id: &String, attribute| i18n.attribute(Lang::JA, id, attribute, &Args::new()).is_some();
    i18n::embedded_ids(Lang::JA).into_iter().filter(|id| has(id, "help") || has(id, "label")).collect()
}

#[test]
fn every_code_that_is_told_is_registered_and_every_registered_one_is_told() {
    let literal: BTreeSet<String> = literal(&sources()).into_iter().map(|(code, _)| code).collect();
    let rules = check::RULES.iter().chain(check::WORDING).map(|rule| rule.name.to_string());
    let told: BTreeSet<String> = told().into_iter().chain(literal).chain(rules).collect();
    let registered: BTreeSet<String> =
        findings::all().iter().map(|finding| finding.code.to_string()).collect();
    assert!(told.len() > 150, "only {} codes were found", told.len());
    let missing: Vec<_> = told.difference(&registered).collect();
    assert!(missing.is_empty(), "add these to defaults/findings.tsv and i18n/*/findings.ftl: {missing:?}");
    let unused: Vec<_> = registered.difference(&told).collect();
    assert!(unused.is_empty(), "nothing tells these: {unused:?}");
}

#[test]
fn every_code_has_a_reason_and_a_cure_in_both_languages() {
    let i18n = I18n::embedded();
    let mut wrong = Vec::new();
    for finding in findings::all() {
        for lang in Lang::INTERFACE {
            let (reason, cure) = report::words(finding.code, &i18n, lang);
            let ends = |text: &str| text.ends_with(if lang.is_japanese() { '。' } else { '.' });
            if reason.starts_with('«') || !ends(&reason) || !ends(&cure) {
                wrong.push(format!("{lang} {}: {reason} / {cure}", finding.code));
            }
            if !i18n.has(lang, finding.code) {
                wrong.push(format!("{lang} {}: no message", finding.code));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for id in i18n::ids_of(Lang::JA, "findings.ftl") {
        let code = id.strip_prefix("finding-");
        assert!(code.is_none_or(|code| findings::find(code).is_some()), "{id} is no row of findings.tsv");
    }
}

#[test]
fn severities_are_those_of_the_program() {
    let rules: Vec<_> = check::RULES.iter().chain(check::WORDING).collect();
    let mut wrong = Vec::new();
    for rule in &rules {
        if findings::find(rule.name).is_none_or(|finding| finding.severity != rule.severity) {
            wrong.push(rule.name.to_string());
        }
    }
    let literal = literal(&sources());
    let is_rule = |code: &str| rules.iter().any(|rule| rule.name == code);
    for (code, severity) in literal.iter().filter(|(code, _)| !is_rule(code)) {
        // One code may be told in more than one severity; the registry then has one of them.
        let other = literal.iter().any(|(of, at)| of == code && at != severity);
        if findings::find(code).is_none_or(|finding| finding.severity != *severity && !other) {
            wrong.push(code.clone());
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

const FAIR: &str = "content/1-first/1-work/bureau-010-job-fair.md";

/// What `check` tells of the sample with a text and a line of the front matter in one file.
fn told_with(line: &str, text: &str) -> Vec<Diagnostic> {
    let mut files = sample::files();
    let own = files[FAIR].replacen("---\n", &format!("---\n{line}"), 1) + text;
    files.insert(FAIR.to_string(), own);
    let sources = sample::sources(&files);
    let loaded = load::load(&sources, "content");
    let plan = loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    let mut found = check::check(&plan, &sources, &Glossary::embedded());
    let analyzer = Analyzer::new("").unwrap();
    found.extend(check::wording(&plan, &sources, &Glossary::embedded(), &analyzer));
    found.retain(|finding| finding.span.is_some_and(|span| sources.file(span.file).path == FAIR));
    found
}

fn codes(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|finding| finding.code).collect()
}

#[test]
fn a_finding_that_a_file_allows_is_not_told_there() {
    let before = told_with("", "\n<p>と書く。\n");
    assert!(codes(&before).contains(&"text-tag"), "{:?}", codes(&before));
    let after = told_with("allow: { text-tag: 記号の説明である }\n", "\n<p>と書く。\n");
    assert_eq!(codes(&after).len() + 1, codes(&before).len());
    assert!(!codes(&after).contains(&"text-tag"));
}

#[test]
fn an_exception_that_nothing_needs_and_one_that_cannot_be_are_told() {
    let unused = told_with("allow: { text-tag: 記号の説明である }\n", "");
    assert!(codes(&unused).contains(&"allow-unused"), "{:?}", codes(&unused));
    let misspelt = told_with("allow: { text-tagg: 記号の説明である }\n", "\n<p>と書く。\n");
    assert!(codes(&misspelt).contains(&"allow-unknown") && codes(&misspelt).contains(&"text-tag"));
    let error = told_with("allow: { unknown-link: 後で作る }\n", "\n[甲](nowhere)\n");
    assert!(codes(&error).contains(&"allow-unknown") && codes(&error).contains(&"unknown-link"));
}

#[test]
fn an_exception_needs_a_reason() {
    let mut files = sample::files();
    let own = files[FAIR].replacen("---\n", "---\nallow: { text-tag: }\n", 1);
    files.insert(FAIR.to_string(), own);
    let loaded = load::load(&sample::sources(&files), "content");
    assert!(
        loaded.diagnostics.iter().any(|problem| problem.code == "empty-value"),
        "{:?}",
        loaded.diagnostics
    );
}

#[test]
fn tables_allow_what_stands_in_them() {
    let told = |allow: &str| {
        let mut files = sample::files();
        let own = files["content/plan.yaml"].clone()
            + "  - id: unused\n    ja: 使われない\n    en: Unused\n"
            + allow;
        files.insert("content/plan.yaml".to_string(), own);
        let sources = sample::sources(&files);
        let loaded = load::load(&sources, "content");
        let plan = loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        check::check(&plan, &sources, &Glossary::embedded())
    };
    assert!(codes(&told("")).contains(&"unused-programme"));
    let allowed = told("allow: { unused-programme: 来年度から始まる }\n");
    assert!(!codes(&allowed).contains(&"unused-programme"));
    assert!(!codes(&allowed).contains(&"allow-unused"));
}
