//! Every rule of reading and loading is provoked once, at its place, in words.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tebiki::diagnostic::{Diagnostic, Severity};
use tebiki::disk::{self, MAX_FILE_SIZE};
use tebiki::i18n::I18n;
use tebiki::lang::Lang;
use tebiki::load::{self, Loaded};
use tebiki::report;
use tebiki::source::Sources;

use crate::sample::{self, Files};

/// A change to the sample's files.
enum Edit {
    Put(&'static str, &'static str),
    Swap(&'static str, &'static str, &'static str),
    Drop(&'static str),
}
use Edit::{Drop, Put, Swap};

/// A mistake: the code, where it is reported (`` if nowhere), and how it is made.
struct Case(&'static str, &'static str, Vec<Edit>);

const FAIR: &str = "1-first/1-work/bureau-010-job-fair.md";
const ONLINE: &str = "1-first/1-work/bureau-020-online.md";
const COUNSELLING: &str = "1-first/1-work/prefecture-010-counselling.md";
const AGAIN: &str = "1-first/2-study/bureau-020-again.md";
const COURSES: &str = "1-first/2-study/bureau-010-courses.md";

fn cases() -> Vec<Case> {
    let mut cases = cases_of_files();
    cases.extend(cases_of_names());
    cases.extend(cases_of_references());
    cases.extend(cases_of_tables());
    cases
}

fn cases_of_files() -> Vec<Case> {
    vec![
        Case("missing-file", "", vec![Drop("plan.yaml")]),
        Case("misplaced-file", "notes.md:1:1", vec![Put("notes.md", "---\ntitle: 覚え書き\n---\n")]),
        Case("front-matter-missing", "1-first/_index.md:1:1", vec![Put("1-first/_index.md", "章の本文。\n")]),
        Case(
            "front-matter-unclosed",
            "1-first/_index.md:1:1",
            vec![Put("1-first/_index.md", "---\ntitle: 章\n")],
        ),
        Case(
            "yaml-colon-in-text",
            "1-first/1-work/bureau-010-job-fair.md:2:8",
            vec![Swap(FAIR, "面接会\n", "面接会: 第一: 回\n")],
        ),
        Case("yaml", "1-first/_index.md:2:1", vec![Put("1-first/_index.md", "---\n- 雇用\n---\n")]),
        Case("unknown-key", "1-first/1-work/bureau-010-job-fair.md:4:1", vec![Swap(FAIR, "owner:", "ownr:")]),
        Case(
            "wrong-type",
            "1-first/1-work/bureau-010-job-fair.md:2:8",
            vec![Swap(FAIR, "面接会\n", "[面接会]\n")],
        ),
        Case(
            "missing-key",
            "1-first/1-work/bureau-010-job-fair.md:2:1",
            vec![Swap(FAIR, "title: 面接会\n", "")],
        ),
        Case(
            "empty-body",
            "1-first/1-work/prefecture-010-counselling.md:2:1",
            vec![Swap(COUNSELLING, "相談に応じる。", "")],
        ),
        Case(
            "repeat-with-facts",
            "1-first/2-study/bureau-020-again.md:2:1",
            vec![Swap(AGAIN, "---\nsection", "---\ntitle: 面接会\nsection")],
        ),
    ]
}

fn cases_of_names() -> Vec<Case> {
    let text = "---\ntitle: 甲\nsection: 1-1\nowner: bureau\n---\n乙。\n";
    vec![
        Case(
            "slug-empty",
            "1-first/1-work/bureau-030--a.md:1:1",
            vec![Put("1-first/1-work/bureau-030--a.md", text)],
        ),
        Case(
            "slug-characters",
            "1-first/1-work/bureau-030-面接.md:1:1",
            vec![Put("1-first/1-work/bureau-030-面接.md", text)],
        ),
        Case(
            "slug-too-long",
            "1-first/1-work/bureau-030-aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg.md:1:1",
            vec![Put(
                "1-first/1-work/bureau-030-aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg.md",
                text,
            )],
        ),
        Case(
            "slug-reserved",
            "1-first/1-work/bureau-030-con.md:1:1",
            vec![Put("1-first/1-work/bureau-030-con.md", text)],
        ),
        Case(
            "duplicate-slug",
            "1-first/2-study/bureau-010-courses.md:2:1",
            vec![Put("1-first/1-work/bureau-030-courses.md", text)],
        ),
        Case("duplicate-id", "plan.yaml:10:9", vec![Swap("plan.yaml", "id: prefecture", "id: bureau")]),
        Case(
            "duplicate-number",
            "1-first/2-study/_index.md:2:8",
            vec![Put("1-first/2-other/_index.md", "---\ntitle: 別の節\n---\n")],
        ),
        Case(
            "duplicate-number",
            "targets.yaml:2:14",
            vec![Put("2-second/_index.md", "---\ntitle: 二\n---\n")],
        ),
        Case(
            "missing-index",
            "9-none/1-a/_index.md:1:1",
            vec![Put("9-none/1-a/_index.md", "---\ntitle: 節\n---\n")],
        ),
        Case(
            "missing-index",
            "1-first/3-new/bureau-010-a.md:1:1",
            vec![Put("1-first/3-new/bureau-010-a.md", NEW)],
        ),
        Case(
            "no-level",
            "1-first/1-work/1-deep/_index.md:2:8",
            vec![Put("1-first/1-work/1-deep/_index.md", "---\ntitle: 深い見出し\n---\n")],
        ),
        Case(
            "unknown-level",
            "1-first/1-work/_index.md:3:8",
            vec![Swap("1-first/1-work/_index.md", "title: 就職\n", "title: 就職\nlevel: part\n")],
        ),
        Case(
            "level-above-parent",
            "1-first/1-work/_index.md:3:8",
            vec![Swap("1-first/1-work/_index.md", "title: 就職\n", "title: 就職\nlevel: chapter\n")],
        ),
        Case(
            "translation-without-original",
            "1-first/1-work/bureau-010-job-fair.en.md:1:1",
            vec![Drop(FAIR)],
        ),
        Case(
            "path-mismatch",
            "1-first/1-work/bureau-010-job-fair.md:4:8",
            vec![Swap(FAIR, "owner: bureau", "owner: prefecture")],
        ),
    ]
}

fn cases_of_references() -> Vec<Case> {
    vec![
        Case(
            "unknown-section",
            "1-first/1-work/bureau-010-job-fair.md:3:10",
            vec![Swap(FAIR, "section: 1-1", "section: 9-9")],
        ),
        Case(
            "unknown-owner",
            "1-first/1-work/bureau-010-job-fair.md:4:8",
            vec![Swap(FAIR, "owner: bureau", "owner: burau")],
        ),
        Case(
            "unknown-target",
            "1-first/1-work/bureau-010-job-fair.md:5:10",
            vec![Swap(FAIR, "[rate]", "[rata]")],
        ),
        Case(
            "unknown-audience",
            "1-first/1-work/bureau-010-job-fair.md:6:24",
            vec![Swap(FAIR, "[jobseekers]", "[jobseekers, 学生]")],
        ),
        Case(
            "unknown-programme",
            "1-first/1-work/bureau-010-job-fair.md:7:21",
            vec![Swap(FAIR, "[合同面接会]", "[合同面接会, 就職説明会]")],
        ),
        Case(
            "unknown-status",
            "1-first/1-work/prefecture-010-counselling.md:5:9",
            vec![Swap(COUNSELLING, "status: new", "status: 新設")],
        ),
        Case(
            "unknown-role",
            "1-first/1-work/bureau-010-job-fair.md:4:29",
            vec![Swap(FAIR, "owner: bureau", "owner: [{ id: bureau, role: lead }]")],
        ),
        Case(
            "unknown-choice",
            "1-first/1-work/prefecture-010-counselling.md:5:7",
            vec![Swap(COUNSELLING, "status: new", "kind: note")],
        ),
        Case(
            "unknown-choice",
            "1-first/1-work/prefecture-010-counselling.md:5:13",
            vec![Swap(COUNSELLING, "status: new", "title_kind: printed")],
        ),
        Case(
            "unknown-repeat",
            "1-first/2-study/bureau-020-again.md:4:10",
            vec![Swap(AGAIN, "repeats: job-fair", "repeats: jobfair")],
        ),
        Case(
            "repeat-of-itself",
            "1-first/2-study/bureau-020-again.md:4:10",
            vec![Swap(AGAIN, "repeats: job-fair", "repeats: again")],
        ),
        Case(
            "repeat-of-repeat",
            "1-first/2-study/bureau-030-third.md:4:10",
            vec![Put(
                "1-first/2-study/bureau-030-third.md",
                "---\nsection: 1-2\nowner: bureau\nrepeats: again\n---\n",
            )],
        ),
        Case(
            "unknown-parent",
            "1-first/1-work/bureau-020-online.md:5:9",
            vec![Swap(ONLINE, "parent: job-fair", "parent: none")],
        ),
        Case(
            "parent-of-itself",
            "1-first/1-work/bureau-020-online.md:5:9",
            vec![Swap(ONLINE, "parent: job-fair", "parent: online")],
        ),
        Case(
            "parent-not-top-level",
            "1-first/1-work/bureau-030-deeper.md:5:9",
            vec![Put(
                "1-first/1-work/bureau-030-deeper.md",
                "---\ntitle: 甲\nsection: 1-1\nowner: bureau\nparent: online\n---\n乙。\n",
            )],
        ),
        Case(
            "parent-elsewhere",
            "1-first/1-work/bureau-020-online.md:5:9",
            vec![Swap(ONLINE, "parent: job-fair", "parent: counselling")],
        ),
        Case(
            "parent-after-child",
            "1-first/2-study/bureau-010-courses.md:5:9",
            vec![
                Swap(COURSES, "owner: bureau\n", "owner: bureau\nparent: later\n"),
                Put(
                    "1-first/2-study/bureau-030-later.md",
                    "---\ntitle: 後\nsection: 1-2\nowner: bureau\n---\n後。\n",
                ),
            ],
        ),
        Case(
            "invalid-url",
            "1-first/1-work/bureau-010-job-fair.md:8:27",
            vec![Swap(FAIR, "---\n合同", "links: [{ label: 甲, url: \"javascript:alert(1)\" }]\n---\n合同")],
        ),
    ]
}

fn cases_of_tables() -> Vec<Case> {
    vec![
        Case(
            "unknown-key",
            "plan.yaml:2:1",
            vec![Swap("plan.yaml", "fiscal_year: 2024", "fiscal_yaer: 2024")],
        ),
        Case("target-without-value", "targets.yaml:9:13", vec![Put("targets.yaml", TARGETS_WITHOUT_VALUE)]),
        Case("invalid-date", "plan.yaml:5:7", vec![Swap("plan.yaml", "2024-04-01", "令和６年４月１日")]),
        Case("invalid-date", "plan.yaml:5:7", vec![Swap("plan.yaml", "2024-04-01", "2023-02-29")]),
        Case(
            "unknown-language",
            "plan.yaml:2:17",
            vec![Swap("plan.yaml", "fiscal_year:", "languages: [ja, jp]\nfiscal_year:")],
        ),
        Case(
            "no-language",
            "plan.yaml:2:12",
            vec![Swap("plan.yaml", "fiscal_year:", "languages: []\nfiscal_year:")],
        ),
        Case(
            "missing-official-text",
            "plan.yaml:1:1",
            vec![Swap("plan.yaml", "{ ja: 事業計画, en: Work plan }", "{ en: Work plan }")],
        ),
        Case("fiscal-year", "plan.yaml:2:14", vec![Swap("plan.yaml", "2024", "6")]),
        Case(
            "fiscal-year",
            "targets.yaml:15:24",
            vec![Swap("targets.yaml", "unit: percent\n", "unit: percent\n            results: { 5: 61 }\n")],
        ),
        Case(
            "unknown-number-style",
            "plan.yaml:3:28",
            vec![Swap(
                "plan.yaml",
                "fiscal_year:",
                "levels:\n  - { id: chapter, number: romen }\n  - { id: section }\nfiscal_year:",
            )],
        ),
        Case("too-many-levels", "plan.yaml:9:11", vec![Swap("plan.yaml", "fiscal_year:", SEVEN_LEVELS)]),
        Case("owner-id-number", "plan.yaml:7:9", vec![Swap("plan.yaml", "id: bureau", "id: bureau-24")]),
        Case(
            "unknown-unit",
            "targets.yaml:14:19",
            vec![Swap("targets.yaml", "unit: percent", "unit: persons")],
        ),
        Case(
            "invalid-url",
            "plan.yaml:22:13",
            vec![Swap(
                "plan.yaml",
                "    en: Joint job fair\n",
                "    en: Joint job fair\nsite:\n  base_url: www.example.jp\n",
            )],
        ),
        Case(
            "unknown-owner",
            "targets.yaml:11:16",
            vec![Swap("targets.yaml", "        values:", "        owner: burau\n        values:")],
        ),
    ]
}

const NEW: &str = "---\ntitle: 甲\nowner: bureau\n---\n乙。\n";

const SEVEN_LEVELS: &str = "\
levels:
  - { id: a }
  - { id: b }
  - { id: c }
  - { id: d }
  - { id: e }
  - { id: f }
  - { id: g }
fiscal_year:";

const TARGETS_WITHOUT_VALUE: &str = "\
chapter: 2
title: { ja: 数値目標 }
introduction: { ja: 次のとおり。 }
item_heading: { ja: 項目 }
goal_heading: { ja: 目標 }
groups:
  - title: { ja: 就業 }
    targets:
      - id: rate
        label: { ja: 就業率 }
        values: []
";

fn edited(edits: &[Edit]) -> Files {
    let mut files = sample::files();
    let path = |path: &str| format!("content/{path}");
    for edit in edits {
        match edit {
            Put(name, text) => drop(files.insert(path(name), text.to_string())),
            Drop(name) => drop(files.remove(&path(name)).expect("dropped files exist")),
            Swap(name, from, to) => {
                let text = files.get_mut(&path(name)).expect("changed files exist");
                assert!(text.contains(from), "{name} lacks {from}");
                *text = text.replacen(from, to, 1);
            }
        }
    }
    files
}

fn load(files: &Files) -> (Sources, Loaded) {
    let sources = sample::sources(files);
    let loaded = load::load(&sources, "content");
    (sources, loaded)
}

/// `content/` is left out of the place, as in [`Case`].
fn place(diagnostic: &Diagnostic, sources: &Sources) -> String {
    diagnostic.span.map_or(String::new(), |span| {
        let at = sources.line_column(span);
        let path = sources.file(span.file).path.strip_prefix("content/").expect("content is in its folder");
        format!("{path}:{}:{}", at.line, at.column)
    })
}

#[test]
fn the_sample_has_no_mistake() {
    let (_, loaded) = load(&sample::files());
    assert_eq!(loaded.diagnostics, []);
    let plan = loaded.plan.expect("no mistake, so there is a plan");
    assert_eq!((plan.measures.len(), plan.repeats.len(), plan.targets.len()), (5, 1, 1));
}

#[test]
fn every_mistake_is_reported_at_its_place_and_stops_the_plan() {
    let mut wrong = Vec::new();
    for Case(code, at, edits) in cases() {
        let (sources, loaded) = load(&edited(&edits));
        let found: Vec<_> = loaded.diagnostics.iter().map(|d| (d.code, place(d, &sources))).collect();
        if !found.contains(&(code, at.to_string())) || loaded.plan.is_some() {
            wrong.push(format!("{code} at {at}: found {found:?}, plan: {}", loaded.plan.is_some()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_mistake_is_told_in_both_languages_with_a_caret_and_help() {
    let i18n = I18n::embedded();
    let mut told = String::new();
    for Case(code, _, edits) in cases() {
        let (sources, loaded) = load(&edited(&edits));
        let found: Vec<_> = loaded.diagnostics.into_iter().filter(|d| d.code == code).take(1).collect();
        for lang in [Lang::JA, Lang::EN] {
            told.push_str(&report::human(&found, &sources, &i18n, lang, false));
        }
        assert!(i18n.attribute(Lang::EN, code, "help", &Default::default()).is_some(), "{code} has no help");
    }
    insta::assert_snapshot!(told);
}

#[test]
fn every_rule_of_source_and_load_has_a_test() {
    let code = [
        include_str!("../../src/disk.rs"),
        include_str!("../../src/load/entries.rs"),
        include_str!("../../src/load/fields.rs"),
        include_str!("../../src/load/frame.rs"),
        include_str!("../../src/load/front_matter.rs"),
        include_str!("../../src/load/outline.rs"),
        include_str!("../../src/load/path.rs"),
        include_str!("../../src/load/references.rs"),
        include_str!("../../src/load/resolve.rs"),
        include_str!("../../src/load/spots.rs"),
        include_str!("../../src/load/targets.rs"),
        include_str!("../../src/load/units.rs"),
    ];
    let named = |id: &&String| code.iter().any(|code| code.contains(&format!("\"{id}\"")));
    let ids = tebiki::i18n::embedded_ids(Lang::EN);
    let help = |id: &&String| I18n::embedded().attribute(Lang::EN, id, "help", &Default::default()).is_some();
    let rules: BTreeSet<&str> = ids.iter().filter(named).filter(help).map(String::as_str).collect();
    let mut tested: BTreeSet<&str> = cases().iter().map(|case| case.0).collect();
    tested.extend(["unreadable", "invalid-utf8", "file-too-large", "link-out-of-tree", "link-in-circle"]);
    // Those of `officials` and `faults`.
    tested.extend(["empty-value", "too-many-former-names"]);
    // Warnings, which leave a plan: see the tests below, and `officials`.
    tested.extend(["order-twice", "listed-twice", "undeclared-language", "official-language-file"]);
    assert!(rules.len() > 30, "{rules:?}");
    assert_eq!(rules.difference(&tested).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn all_mistakes_are_reported_not_the_first() {
    let edits = [
        Swap(FAIR, "owner: bureau", "owner: burau"),
        Swap(COUNSELLING, "status: new", "status: 新設"),
        Swap("plan.yaml", "2024-04-01", "2024"),
    ];
    let (_, loaded) = load(&edited(&edits));
    let codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
    for code in ["unknown-owner", "unknown-status", "invalid-date"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
}

#[test]
fn what_does_no_harm_is_a_warning_and_the_plan_is_read_without_it() {
    for (code, at, edit) in [
        (
            "listed-twice",
            "1-first/1-work/bureau-010-job-fair.md:6:24",
            Swap(FAIR, "[jobseekers]", "[jobseekers, 求職者]"),
        ),
        (
            "undeclared-language",
            "1-first/1-work/bureau-010-job-fair.zh.md:1:1",
            Put("1-first/1-work/bureau-010-job-fair.zh.md", NEW_ZH),
        ),
        (
            "official-language-file",
            "1-first/_index.ja.md:1:1",
            Put("1-first/_index.ja.md", "---\ntitle: 章\n---\n"),
        ),
    ] {
        let (sources, loaded) = load(&edited(&[edit]));
        let found: Vec<_> =
            loaded.diagnostics.iter().map(|d| (d.code, d.severity, place(d, &sources))).collect();
        assert_eq!(found, [(code, Severity::Warning, at.to_string())]);
        let plan = loaded.plan.expect("a plan");
        assert!(plan.measures.iter().all(|measure| measure.audiences.len() < 2));
    }
}

const NEW_ZH: &str = "---\ntitle: 招聘会\n---\n举办招聘会。\n";

#[test]
fn names_may_stand_for_ids() {
    let (_, loaded) = load(&edited(&[
        Swap(FAIR, "owner: bureau", "owner: 労働局"),
        Swap(FAIR, "[rate]", "[就業率]"),
        Swap(COUNSELLING, "status: new", "status: 新規"),
    ]));
    assert_eq!(loaded.diagnostics, []);
    assert!(loaded.plan.is_some_and(|plan| plan.measures.iter().any(|measure| measure.status.is_some())));
}

#[test]
fn the_caret_stands_under_the_word_also_after_full_width_characters() {
    let i18n = I18n::embedded();
    let edit = Swap(FAIR, "[合同面接会]", "[合同面接会, ｶﾅ混じり, 就職説明会]");
    let (sources, loaded) = load(&edited(&[edit]));
    for (problem, word) in loaded.diagnostics.iter().zip(["ｶﾅ混じり", "就職説明会"]) {
        let shown = report::human(std::slice::from_ref(problem), &sources, &i18n, Lang::JA, false);
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines.iter().position(|line| line.contains('^')).expect("there is a caret");
        let before = |line: &str, mark: &str| width(line.split(mark).next().unwrap_or_default());
        assert_eq!(before(lines[at], "^"), before(lines[at - 1], word), "{shown}");
        assert_eq!(lines[at].matches('^').count(), width(word), "{shown}");
    }
    assert_eq!(loaded.diagnostics.len(), 2);
}

/// Columns on a terminal.
fn width(text: &str) -> usize {
    let wide =
        |c: char| matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}');
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// The sample on disk, with further files as bytes.
fn on_disk(further: &[(&str, &[u8])]) -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    sample::write(project.path(), &sample::files());
    for (path, bytes) in further {
        fs::write(project.path().join(path), bytes).unwrap();
    }
    project
}

fn read_codes(project: &Path) -> Vec<(&'static str, Vec<String>)> {
    let (_, problems) = disk::read(project, "content");
    assert!(problems.iter().all(|problem| problem.severity == Severity::Error));
    problems.into_iter().map(|d| (d.code, d.args.into_iter().map(|(_, value)| value).collect())).collect()
}

#[test]
fn a_bom_and_windows_line_ends_make_no_difference() {
    let project = on_disk(&[]);
    for (path, text) in sample::files() {
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        fs::write(project.path().join(path), text).unwrap();
    }
    let (sources, problems) = disk::read(project.path(), "content");
    assert_eq!(problems, []);
    for (file, (path, text)) in sources.files.iter().zip(sample::files()) {
        assert_eq!((&file.path, &file.text), (&path, &text));
    }
}

#[test]
fn a_file_that_is_not_utf8_is_named_with_its_line() {
    let shift_jis = b"---\ntitle: ok\n\x96\xca\x90\xda\x89\xef\n---\n";
    let project = on_disk(&[("content/1-first/1-work/bureau-010-job-fair.md", shift_jis)]);
    let path = "content/1-first/1-work/bureau-010-job-fair.md".to_string();
    assert_eq!(
        read_codes(project.path()),
        [("invalid-utf8", vec![path, "3".to_string(), "shift-jis".to_string()])]
    );
}

#[test]
fn a_table_that_cannot_be_read_is_not_called_missing() {
    let project = on_disk(&[("content/plan.yaml", b"\xff")]);
    let (sources, problems) = disk::read(project.path(), "content");
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["invalid-utf8"]);
    let found = load::load(&sources, "content").diagnostics;
    assert!(!found.iter().any(|problem| problem.code == "missing-file"), "{found:?}");
}

#[test]
fn a_file_over_one_mebibyte_is_refused_and_one_of_that_size_is_read() {
    let limit = vec![b'\n'; MAX_FILE_SIZE as usize];
    let over = vec![b'\n'; MAX_FILE_SIZE as usize + 1];
    let project = on_disk(&[("content/at.md", &limit), ("content/over.md", &over)]);
    let codes = read_codes(project.path());
    assert_eq!(codes.len(), 1);
    assert_eq!((codes[0].0, codes[0].1[0].as_str()), ("file-too-large", "content/over.md"));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_content_folder_is_refused_and_one_within_it_is_read() {
    use std::os::unix::fs::symlink;
    let project = on_disk(&[("secret.md", b"---\n---\n")]);
    let content = project.path().join("content");
    symlink(project.path().join("secret.md"), content.join("leak.md")).unwrap();
    symlink(content.join("_index.md"), content.join("inner.md")).unwrap();
    fs::create_dir(project.path().join("elsewhere")).unwrap();
    fs::write(project.path().join("elsewhere/secret.md"), "---\n---\n").unwrap();
    symlink(project.path().join("elsewhere"), content.join("folder")).unwrap();
    let (sources, problems) = disk::read(project.path(), "content");
    let codes: Vec<_> = problems.iter().map(|d| (d.code, d.args[0].1.as_str())).collect();
    assert_eq!(codes, [("link-out-of-tree", "content/folder"), ("link-out-of-tree", "content/leak.md")]);
    assert!(!sources.files.iter().any(|file| file.path.contains("secret")));
    assert!(sources.files.iter().any(|file| file.path == "content/inner.md"));
}

#[cfg(unix)]
#[test]
fn a_broken_link_and_a_circle_of_links_are_reported_and_the_rest_is_read() {
    use std::os::unix::fs::symlink;
    let project = on_disk(&[]);
    let content = project.path().join("content");
    symlink(content.join("none.md"), content.join("broken.md")).unwrap();
    symlink(&content, content.join("circle")).unwrap();
    let (sources, problems) = disk::read(project.path(), "content");
    assert_eq!(problems.iter().map(|d| d.code).collect::<Vec<_>>(), ["unreadable", "link-in-circle"]);
    assert_eq!(sources.files.len(), sample::files().len());
}

#[test]
fn hidden_files_and_folders_and_drafts_of_editors_are_passed_over() {
    let project = on_disk(&[("content/.draft.md", b"\xff"), ("content/~open.md", b"\xff")]);
    let hidden = project.path().join("content/.editor/templates");
    fs::create_dir_all(&hidden).unwrap();
    fs::write(hidden.join("measure.md"), "no front matter").unwrap();
    let (sources, problems) = disk::read(project.path(), "content");
    assert_eq!(problems, []);
    assert_eq!(sources.files.len(), sample::files().len());
}

#[test]
fn a_missing_content_folder_is_reported() {
    let project = tempfile::tempdir().unwrap();
    assert_eq!(read_codes(project.path()).iter().map(|code| code.0).collect::<Vec<_>>(), ["unreadable"]);
}

#[test]
fn a_measure_that_cannot_be_read_is_one_error_and_not_one_for_each_that_names_it() {
    let mut files = crate::sample::files();
    let text = files.get_mut("content/1-first/1-work/bureau-010-job-fair.md").expect("in tests");
    *text = text.replace("title: 面接会", "title：面接会");
    let loaded = load::load(&crate::sample::sources(&files), "content");
    let told: Vec<&str> = loaded.diagnostics.iter().map(|problem| problem.code).collect();
    assert!(loaded.plan.is_none() && told.len() == 1, "{told:?}");
    // A name that nothing has is an error still.
    let text = files.get_mut("content/1-first/2-study/bureau-020-again.md").expect("in tests");
    *text = text.replace("job-fair", "job-faire");
    let loaded = load::load(&crate::sample::sources(&files), "content");
    assert_eq!(loaded.diagnostics.iter().filter(|problem| problem.code == "unknown-repeat").count(), 1);
}
