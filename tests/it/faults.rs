//! Faults that were found once, each kind with its right value: what is silent elsewhere is told here, at its place;
//! nothing outside the project is touched; nothing takes the square of what is written.

mod views;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::sample;

const FAIR: &str = "content/1-first/1-work/bureau-010-job-fair.md";
const ENGLISH: &str = "content/1-first/1-work/bureau-010-job-fair.en.md";
const ONLINE: &str = "content/1-first/1-work/bureau-020-online.md";
const SECTION: &str = "content/1-first/1-work/_index.md";
const PLAN: &str = "content/plan.yaml";
const TARGETS: &str = "content/targets.yaml";

/// The sample on disk with a change: in a file that is there, `from` becomes `to`; a new file gets `to`.
fn changed(path: &str, from: &str, to: &str) -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    let mut files = sample::files();
    let file = files.entry(path.to_string()).or_default();
    assert!(file.contains(from), "{path} has no {from:?}");
    *file = if from.is_empty() { to.to_string() } else { file.replacen(from, to, 1) };
    sample::write(project.path(), &files);
    project
}

fn tebiki(project: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tebiki"));
    command.arg("--project").arg(project).args(["--lang", "en", "--format", "short"]).args(arguments);
    command.output().unwrap()
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// What is written, what is told of it and where.
type Case<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Figures and texts that a page would show wrongly or not at all.
const LOST: [Case<'_>; 30] = [
    (FAIR, "audience:", "contact: 係 <!-- 内線 -->\naudience:", ":6:12: warning[comment-in-value]"),
    (PLAN, "ja: 求職者", "ja: 求職者 <!-- 仮 -->", ":15:13: warning[comment-in-value]"),
    (FAIR, "合同面接会を開催する。", "[県] (https://a.jp)", ":9:1: warning[text-link-form]"),
    (FAIR, "合同面接会を開催する。", "&#x1;", ":2:1: error[empty-body]"),
    (
        FAIR,
        "---\n合同面接会を開催する。",
        "title_kind: editorial\n---\n<!-- 甲 -->",
        ":2:1: error[empty-body]",
    ),
    (FAIR, "合同面接会を開催する。", "[面接](none)", ":9:1: error[unknown-link]"),
    (FAIR, "title: 面接会", "title: 面接会（再掲）", ":2:11: warning[typed-repeat]"),
    (FAIR, "title: 面接会", "title: 面接会（再）", ":2:11: warning[typed-repeat]"),
    (FAIR, "title: 面接会", "title: 面接<br>会", ":2:10: warning[line-markup]"),
    (FAIR, "title: 面接会", "title: 面接会[^1]", ":2:11: warning[line-markup]"),
    (PLAN, "ja: 求職者", "ja: 求職者 **等**", ":15:13: warning[line-markup]"),
    (FAIR, "title: 面接会", "title: \"\"", ":2:1: error[empty-value]"),
    (FAIR, "title: 面接会", "title: 　", ":2:1: error[empty-value]"),
    (SECTION, "title: 就職", "title: \"\"", ":2:9: error[missing-key]"),
    (SECTION, "title: 就職", "title: \"　\"", ":2:9: error[missing-key]"),
    (PLAN, "{ ja: 労働局, en", "{ ja: \"\", en", ":8:5: error[missing-official-text]"),
    (PLAN, "ja: 求職者", "ja: \" \"", ":13:1: error[missing-official-text]"),
    (PLAN, "ja: 事業計画, en", "ja: \"\", en", ":1:1: error[missing-official-text]"),
    (PLAN, "{ ja: 事業計画, en: Work plan }", "\"\"", ":1:1: warning[plan-without-title]"),
    (TARGETS, "ja: 就業率", "ja: \"\"", ":10:9: error[missing-official-text]"),
    (TARGETS, "ja: ６１．７％", "ja: \"\"", ":12:13: error[missing-official-text]"),
    (TARGETS, "ja: 目標", "ja: \"\"", ":5:1: error[missing-official-text]"),
    (TARGETS, "value: 61.7", "value: .nan", ":13:20: error[wrong-type]"),
    (TARGETS, "unit:", "results: { 2024: .nan }\n            unit:", ":14:30: error[wrong-type]"),
    (TARGETS, "unit:", "results: { 2024: -.inf }\n            unit:", ":14:30: error[wrong-type]"),
    (TARGETS, "unit:", "results: { 2024: 1e300 }\n            unit:", ":14:30: error[wrong-type]"),
    (TARGETS, "unit:", "goals: { 2024: .inf }\n            unit:", ":14:28: error[wrong-type]"),
    (TARGETS, "value: 61.7", "value: 67.1", ":12:28: warning[value-differs]"),
    (TARGETS, "chapter: 2", "chapter: 1", ": error[duplicate-number]"),
    (PLAN, "2024-04-01", "10000-01-01", ":5:7: error[invalid-date]"),
];

/// References and lists that would be dropped or shown twice.
const DROPPED: [Case<'_>; 5] = [
    (FAIR, "[jobseekers]", "[jobseekers, jobseekers]", ":6:24: warning[listed-twice]"),
    (FAIR, "[rate]", "[rate, rate]", ":5:16: warning[listed-twice]"),
    (FAIR, "[合同面接会]", "[合同面接会, 合同面接会]", "warning[listed-twice]"),
    (
        "content/1-first/1-work/bureau-020-a.md",
        "",
        "---\ntitle: 甲\nparent: online\n---\n甲を行う。\n",
        ":3:9: error[parent-not-top-level]",
    ),
    (
        ENGLISH,
        "translates: 00000000\n",
        "translates: 00000000\nlinks: [{label: Map, url: \"https://www.example.jp/en\"}]\n",
        ":4:17: warning[link-differs]",
    ),
];

#[test]
fn what_would_be_lost_is_told_at_its_place() {
    let mut wrong = Vec::new();
    for (path, from, to, told_of) in LOST.into_iter().chain(DROPPED) {
        let project = changed(path, from, to);
        let output = tebiki(project.path(), &["check"]);
        let told = told(&output);
        let file = path.strip_prefix("content/").unwrap();
        if !told.lines().any(|line| line.contains(file) && line.contains(told_of))
            || output.status.code() != Some(1)
        {
            wrong.push(format!("{path}: {to}: no `{told_of}` in\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_sub_measure_of_one_order_with_its_parent_is_told() {
    let project = changed(ONLINE, "parent: job-fair", "parent: zeal");
    let zeal = "---\ntitle: 甲\nsection: 1-1\nowner: bureau\n---\n甲を行う。\n";
    fs::write(project.path().join("content/1-first/1-work/bureau-020-zeal.md"), zeal).unwrap();
    let told = told(&tebiki(project.path(), &["check"]));
    assert!(told.contains("bureau-020-online.md:5:9: error[parent-after-child]"), "{told}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_in_the_place_of_one_is_an_error() {
    let places = [
        "i18n/glossary.tsv",
        "i18n/userdict.csv",
        "i18n/ja/site.ftl",
        "themes/default/templates/home.html",
        "content/1-first/1-work/bureau-090-x.md",
    ];
    for path in places {
        for pipe in [false, true] {
            let project = changed(FAIR, "", &sample::files()[FAIR]);
            let place = project.path().join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            match pipe {
                true => assert!(Command::new("mkfifo").arg(&place).status().unwrap().success()),
                false => fs::create_dir(&place).unwrap(),
            }
            for verb in [&["check"][..], &["build", "--no-pdf"]] {
                let output = tebiki(project.path(), verb);
                let told = told(&output);
                assert!(told.contains("error[unreadable]") && told.contains(path), "{path} {verb:?}: {told}");
                assert_eq!(output.status.code(), Some(1), "{path} {verb:?}");
            }
            assert!(!project.path().join("public").exists(), "{path}");
        }
    }
}

#[cfg(unix)]
#[test]
fn links_planted_in_a_project_are_not_followed_by_any_verb() {
    let folder = tempfile::tempdir().unwrap();
    let victim = folder.path().join("victim");
    let root = folder.path().join("project");
    sample::write(&root, &sample::files());
    fs::write(&victim, "years of work").unwrap();
    let section = "content/1-first/1-work";
    let names = [
        "public",
        "handbook-offline.zip",
        "handbook-ja.pdf",
        "handbook-en.pdf",
        &format!("{section}/bureau-020-online.en.md"),
        "content/_index.en.md",
        "ask",
        "ask/ask-bureau-2024.xlsx",
        "content",
    ];
    for name in names {
        let (parent, name) = name.rsplit_once('/').unwrap_or(("", name));
        fs::create_dir_all(root.join(parent)).unwrap();
        for ending in ["tebiki-lock", "tebiki-new", "tebiki-old"] {
            let link = root.join(parent).join(format!(".{name}.{ending}"));
            std::os::unix::fs::symlink(&victim, link).unwrap();
        }
    }
    let runs: [&[&str]; 7] = [
        &["build", "--no-pdf"],
        &["pack", "--no-pdf"],
        &["translate", "--stub", "online"],
        &["translate", "--stub", "--all"],
        &["ask"],
        &["move", "courses", "1-1"],
        &["new", "1-1", "fresh"],
    ];
    for verb in runs.into_iter().chain(cfg!(feature = "pdf").then_some(&["pdf"][..])) {
        let output = tebiki(&root, verb);
        assert!(matches!(output.status.code(), Some(0..=2)), "{verb:?}: {}", told(&output));
        assert_eq!(fs::read_to_string(&victim).unwrap(), "years of work", "{verb:?}");
        assert!(!fs::symlink_metadata(&victim).unwrap().is_symlink(), "{verb:?}");
    }
    assert_eq!(crate::output::names(folder.path()), ["project", "victim"]);
}

#[test]
fn nothing_takes_the_square_of_what_is_written() {
    let rows = |count: usize, row: &dyn Fn(usize) -> String| (0..count).map(row).collect::<String>();
    let front = |rows: String| format!("---\ntitle: 甲\nsection: 1-1\nowner: bureau\n{rows}---\n本文。\n");
    let own = "content/1-first/1-work/bureau-090-x.md";
    let header = "ja\treading\ten\tindex\texceptions\n";
    let files = [
        (own, front(rows(16_000, &|at| format!("k{at}: 1\n")))),
        (
            own,
            front(
                "links:\n".to_string()
                    + &rows(8_000, &|at| format!("  - {{label: 甲{at}, url: \"https://a.jp/{at}\"}}\n")),
            ),
        ),
        (own, front(format!("x: &a [{}]\ny: [{}]\n", "x,".repeat(20_000), "*a,".repeat(15_000)))),
        (own, front(format!("audience: [{}]\n", "jobseekers, ".repeat(20_000)))),
        (own, front(String::new()) + &"<b>".repeat(100_000)),
        (own, front(String::new()) + &"- ".repeat(2_984) + "x"),
        (own, front(String::new()) + &"**甲** ".repeat(30_000)),
        ("i18n/glossary.tsv", header.to_string() + &rows(20_000, &|at| format!("甲{at}\tABC\n"))),
        ("i18n/userdict.csv", format!("{},名詞,{}\n", "面".repeat(30_000), "メ".repeat(30_000))),
        ("i18n/userdict.csv", rows(50_000, &|at| format!("面接{at}会,,\n"))),
        ("i18n/ja/site.ftl", format!("nav-home = {}", "{".repeat(15_000))),
        (own, front(format!("aliases: [{}]\n", rows(100_000, &|at| format!("a{at},"))))),
    ];
    for (path, text) in files {
        let project = changed(path, "", &text);
        let begun = Instant::now();
        let output = tebiki(project.path(), &["check"]);
        let told = told(&output);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{path}: {}", &told[..told.len().min(400)]);
        assert!(begun.elapsed() < Duration::from_secs(15), "{path}: {:?}", begun.elapsed());
    }
}

#[test]
fn a_measure_has_as_many_former_names_as_somebody_may_use() {
    let names: String = (0..101).map(|at| format!("a{at}, ")).collect();
    let project = changed(FAIR, "section:", &format!("aliases: [{names}]\nsection:"));
    let told = told(&tebiki(project.path(), &["check"]));
    assert!(told.contains("bureau-010-job-fair.md:3:501: error[too-many-former-names]"), "{told}");
}

#[test]
fn a_text_that_no_page_has_room_for_is_refused_at_the_character() {
    let text = "甲".repeat(100_001);
    let project = changed(FAIR, "合同面接会を開催する。", &text);
    let output = tebiki(project.path(), &["build", "--no-pdf"]);
    let told = told(&output);
    assert!(told.contains("bureau-010-job-fair.md:9:100001: error[text-too-long]"), "{told}");
    assert_eq!(output.status.code(), Some(1));
    assert!(!project.path().join("public").exists());
}

#[test]
fn every_verb_stops_at_a_file_in_another_encoding() {
    let project = changed(ONLINE, "", &sample::files()[ONLINE]);
    // Not UTF-8 in one measure: nothing may go on as if the plan had one less.
    fs::write(project.path().join(ONLINE), b"---\ntitle: \x96\xca\x90\xda\n---\n\x96\xca\x90\xda\x81B\n")
        .unwrap();
    let official = project.path().join("official.txt");
    fs::write(&official, "合同面接会を開催する。\n").unwrap();
    let runs: [&[&str]; 7] = [
        &["check"],
        &["build", "--no-pdf"],
        &["pack", "--no-pdf"],
        &["verify", official.to_str().unwrap()],
        &["translate", "--status"],
        &["search", "面接"],
        &["ask"],
    ];
    for verb in runs.into_iter().chain(cfg!(feature = "pdf").then_some(&["pdf"][..])) {
        let output = tebiki(project.path(), verb);
        let told = told(&output);
        assert!(told.contains("error[invalid-utf8]") && told.contains("Shift_JIS"), "{verb:?}: {told}");
        assert!(matches!(output.status.code(), Some(1 | 2)), "{verb:?}");
    }
}

#[test]
fn a_warning_keeps_nothing_from_being_published_and_a_mistake_does() {
    let code = |output: &Output| output.status.code();
    // A warning of loading, and one of a rule.
    let warned = changed(FAIR, "[jobseekers]", "[jobseekers, jobseekers]");
    let out = warned.path().join("public");
    let check = tebiki(warned.path(), &["check"]);
    assert!(told(&check).contains("warning[listed-twice]") && !told(&check).contains("error["));
    assert_eq!(code(&check), Some(1));
    for arguments in [&["build", "--no-pdf"][..], &["pack", "--no-pdf"]] {
        let output = tebiki(warned.path(), arguments);
        assert!(told(&output).contains("warning[listed-twice]"), "{}", told(&output));
        assert_eq!(code(&output), Some(0), "{arguments:?}: {}", told(&output));
    }
    assert!(out.join("index.html").is_file() && warned.path().join("handbook-offline.zip").is_file());
    let wrong = changed(FAIR, "[jobseekers]", "[nobody]");
    for arguments in [&["check"][..], &["build", "--no-pdf"], &["pack", "--no-pdf"]] {
        assert_eq!(code(&tebiki(wrong.path(), arguments)), Some(1), "{arguments:?}");
    }
    assert!(!wrong.path().join("public").exists());
}
