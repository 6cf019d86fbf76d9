//! The words of the interface: both languages have the same messages, and each message has a use.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tebiki::diagnostic::Diagnostic;
use tebiki::i18n::{self, Args, I18n};
use tebiki::lang::Lang;
use tebiki::load;
use tebiki::report;

use crate::sample;

/// Everything that may name a message: sources, templates, print layouts, scripts.
fn sources() -> String {
    text_of(&["src", "themes"], &[".rs", ".html", ".typ", ".js"])
}

fn text_of(folders: &[&str], ends: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    for folder in folders {
        for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
            let entry = entry.expect("the repository can be read");
            let name = entry.file_name().to_string_lossy().to_string();
            if entry.file_type().is_file() && ends.iter().any(|end| name.ends_with(end)) {
                text.push_str(&fs::read_to_string(entry.path()).expect("sources are UTF-8"));
            }
        }
    }
    text
}

fn ids(lang: Lang) -> Vec<String> {
    i18n::embedded_ids(lang)
}

#[test]
fn both_languages_have_the_same_messages() {
    let [ja, en] = Lang::INTERFACE.map(|lang| ids(lang).into_iter().collect::<BTreeSet<_>>());
    assert_eq!(ja.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "only in Japanese");
    assert_eq!(en.difference(&ja).collect::<Vec<_>>(), Vec::<&String>::new(), "only in English");
}

/// What easy Japanese says of its own takes the place of a Japanese message, with the same values.
#[test]
fn easy_messages_are_those_of_japanese() {
    let japanese: BTreeSet<String> = ids(Lang::JA).into_iter().collect();
    let easy: Vec<String> = ids(Lang::EASY);
    let own = easy.len() - japanese.len();
    assert!(own > 100, "{own}");
    let unknown: Vec<&String> = easy.iter().filter(|id| !japanese.contains(*id)).collect();
    assert_eq!(unknown, Vec::<&String>::new());
    let i18n = I18n::embedded();
    assert_ne!(i18n.message(Lang::EASY, "nav-plan"), i18n.message(Lang::JA, "nav-plan"));
    assert_eq!(i18n.message(Lang::EASY, "og-locale"), i18n.message(Lang::JA, "og-locale"));
}

#[test]
fn no_message_stands_twice() {
    for lang in Lang::INTERFACE {
        let mut seen = BTreeSet::new();
        let twice: Vec<String> = ids(lang).into_iter().filter(|id| !seen.insert(id.clone())).collect();
        assert_eq!(twice, Vec::<String>::new(), "in {lang}");
    }
}

#[test]
fn every_message_has_a_use() {
    let sources = sources();
    // A message is named as a whole, or by a prefix or suffix that code or a template completes.
    let prefixes: Vec<&str> = sources
        .split('"')
        .filter(|part| {
            part.len() > 4 && part.ends_with('-') && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        })
        .collect();
    let formats: Vec<&str> =
        sources.split('"').filter_map(|part| part.split_once("-{").map(|(prefix, _)| prefix)).collect();
    let suffixes: Vec<&str> = sources
        .split('"')
        .filter_map(|part| part.strip_prefix('{')?.split_once("}-").map(|(_, end)| end))
        .collect();
    let used = |id: &str| {
        sources.contains(&format!("\"{id}\""))
            || prefixes.iter().any(|prefix| id.starts_with(prefix))
            || suffixes.iter().any(|end| !end.is_empty() && id.ends_with(&format!("-{end}")))
            || formats.iter().any(|prefix| !prefix.is_empty() && id.starts_with(&format!("{prefix}-")))
    };
    // The words of the command line are named by its shape, see `cli::help`.
    let unused: Vec<String> =
        ids(Lang::JA).into_iter().filter(|id| !id.starts_with("cli-") && !used(id)).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn every_message_that_a_template_names_exists() {
    let sources = text_of(&["themes"], &[".html"]);
    let known: BTreeSet<String> = ids(Lang::JA).into_iter().collect();
    let mut named = 0;
    for part in sources.split("t(key=\"").skip(1) {
        let Some((id, rest)) = part.split_once('"') else { continue };
        named += 1;
        let completed = rest.trim_start().starts_with('~');
        let exists = if completed { known.iter().any(|k| k.starts_with(id)) } else { known.contains(id) };
        assert!(exists, "no message `{id}`");
    }
    assert!(named > 50, "templates name messages as t(key=\"…\"), found {named}");
}

#[test]
fn english_counts_have_a_singular() {
    let i18n = I18n::embedded();
    let text = |count: i64| {
        let mut args = Args::new();
        args.set("count", count);
        [Lang::EN, Lang::JA].map(|lang| i18n.text(lang, "count-measures", &args))
    };
    assert_eq!(text(1), ["1 measure", "1施策"]);
    assert_eq!(text(2), ["2 measures", "2施策"]);
}

const FAIR: &str = "content/1-first/1-work/bureau-010-job-fair.md";

/// What is told of the sample with one more fact, which is written in its front matter.
fn told_of(fact: &str) -> (Vec<Diagnostic>, [String; 2]) {
    let mut files = sample::files();
    let own = files[FAIR].replace("audience: [jobseekers]\n", "");
    let text = own.replacen("---\n", &format!("---\n{fact}\n"), 1);
    files.insert(FAIR.to_string(), text);
    let sources = sample::sources(&files);
    let mut found = load::load(&sources, "content").diagnostics;
    found.retain(|problem| problem.span.is_some_and(|span| sources.file(span.file).path == FAIR));
    let i18n = I18n::embedded();
    let told = [Lang::JA, Lang::EN].map(|lang| report::human(&found, &sources, &i18n, lang, false));
    (found, told)
}

#[test]
fn a_mistake_in_yaml_is_told_in_the_readers_words_at_its_own_line() {
    // (the fact as written, the rule, words of the message in Japanese and English)
    let cases = [
        ("contact：甲課", "yaml-wide-mark", "全角の「：」", "full-width “：”"),
        ("contact:　甲課", "yaml-wide-mark", "全角の空白", "full-width space"),
        ("audience: ［women］", "yaml-wide-mark", "全角の「［」", "full-width “［”"),
        ("audience: [women、workers]", "yaml-wide-mark", "全角の「、」", "full-width “、”"),
        ("parent: “甲”", "yaml-wide-mark", "全角の「“」", "full-width ““”"),
        ("contact:甲課", "yaml-no-space", "コロンに空白", "no space after the colon"),
        ("contact 甲課", "yaml-no-colon", "コロンがありません", "no colon"),
        ("links:\n\t- 甲", "yaml-tab", "タブは使えません", "a tab"),
        ("contact: \"甲課", "yaml-open-quote", "引用符", "quote"),
        ("audience: [women", "yaml-open-bracket", "括弧", "bracket"),
        ("contact: 甲課: 乙係", "yaml-colon-in-text", "「: 」", "“: ”"),
        ("contact: @甲課", "yaml-special-start", "半角の「@」", "“@”"),
        ("contact: 甲課 # 乙係", "yaml-cut-short", "「# 乙係」は読まれません", "“# 乙係” is not read"),
        ("contact: {甲: 乙}", "wrong-type", "文を書いてください", "write a text"),
        ("links: 甲", "wrong-type", "一覧を書いてください", "write a list"),
        ("links: [{label: 甲, url: https://a.jp, adress: 乙}]", "unknown-key", "`adress`", "`adress`"),
        ("title: 甲", "duplicate-key", "二度書かれています", "given twice"),
        ("links: [*甲]", "yaml-unknown-alias", "`&名前`", "`&name`"),
    ];
    for (fact, code, japanese, english) in cases {
        let (found, [ja, en]) = told_of(fact);
        assert_eq!(found.first().map(|problem| problem.code), Some(code), "{fact}: {ja}");
        assert!(ja.contains(japanese), "{fact}: {ja}");
        assert!(en.contains(english), "{fact}: {en}");
        let line = if matches!(code, "duplicate-key" | "yaml-tab") { ":3:" } else { ":2:" };
        assert!(ja.contains(&format!("{FAIR}{line}")), "{fact}: {ja}");
        for word in
            ["expected", "invalid type", "mapping", "scalar", "u16", "f64", "struct", "simple key", "«"]
        {
            assert!(!ja.contains(word) && !en.contains(word), "{fact}: {word}: {ja}{en}");
        }
    }
}
