//! A project's files: each is read, or named with the reason; `check` finds what `build` stops at.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tebiki::diagnostic::{Diagnostic, Severity};
use tebiki::disk;
use tebiki::project::Project;

use crate::sample;

/// 面接,名詞,メンセツ in Shift_JIS.
const SHIFT_JIS: &[u8] = b"\x96\xca\x90\xda,\x96\xbc\x8e\x8c,\x83\x81\x83\x93\x83\x5a\x83\x63\r\n";

/// The sample on disk with further files.
fn project(further: &[(&str, &[u8])]) -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    sample::write(project.path(), &sample::files());
    for (path, bytes) in further {
        let path = project.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    project
}

fn value<'a>(problem: &'a Diagnostic, name: &str) -> &'a str {
    problem.args.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
}

/// What is found of the project's files: severity, code, path.
fn found(project: &Path) -> Vec<(Severity, &'static str, String)> {
    let (_, problems) = Project::read(project);
    problems
        .iter()
        .map(|problem| (problem.severity, problem.code, value(problem, "path").to_string()))
        .collect()
}

fn tebiki(project: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tebiki"));
    command.arg("--project").arg(project).args(["--lang", "ja", "--format", "short"]).args(arguments);
    command.output().unwrap()
}

#[test]
fn a_file_of_the_content_folder_that_is_not_read_is_named() {
    let section = "content/1-first/1-work";
    let files: Vec<String> = [
        "bureau-110-a.MD",
        "bureau-120-b.md.txt",
        "bureau-130-c.markdown",
        "bureau-140-d.txt",
        "memo.txt",
        "plan.docx",
        "fig1.png",
        "fig2.png",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "~$plan.docx",
    ]
    .map(|name| format!("{section}/{name}"))
    .to_vec();
    let files: Vec<(&str, &[u8])> = files.iter().map(|path| (path.as_str(), b"x".as_slice())).collect();
    let project = project(&files);
    let text = "---\ntitle: 図\nsection: 1-1\nowner: bureau\n---\n![図](fig2.png)\n";
    fs::write(project.path().join(section).join("bureau-900-picture.md"), text).unwrap();
    let found = found(project.path());
    let named = |severity: Severity| -> Vec<&str> {
        let of = found.iter().filter(|(of, code, _)| *of == severity && *code == "unread-file");
        of.map(|(.., path)| path.rsplit('/').next().unwrap()).collect()
    };
    assert_eq!(
        named(Severity::Error),
        ["bureau-110-a.MD", "bureau-120-b.md.txt", "bureau-130-c.markdown", "bureau-140-d.txt"]
    );
    assert_eq!(named(Severity::Warning), ["fig1.png", "memo.txt", "plan.docx"]);
    assert_eq!(found.len(), 7, "{found:?}");
}

#[test]
fn words_and_themes_that_cannot_be_read_are_errors_of_every_verb() {
    let files = [
        ("i18n/userdict.csv", SHIFT_JIS),
        ("i18n/furigana.csv", SHIFT_JIS),
        ("i18n/glossary.tsv", SHIFT_JIS),
        ("themes/default/templates/home.html", SHIFT_JIS),
    ];
    let project = project(&files);
    let expected: Vec<_> = ["i18n/furigana.csv", "i18n/glossary.tsv", "i18n/userdict.csv", files[3].0]
        .map(|path| (Severity::Error, "invalid-utf8", path.to_string()))
        .to_vec();
    assert_eq!(found(project.path()), expected);
    for verb in [&["check"][..], &["build", "--no-pdf"], &["pack", "--no-pdf"], &["translate", "--status"]] {
        let output = tebiki(project.path(), verb);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(1), "{verb:?}");
        for (_, _, path) in &expected {
            assert!(told.contains(path) && told.contains("シフト JIS"), "{verb:?}: {told}");
        }
    }
    assert!(!project.path().join("public").exists());
}

#[cfg(unix)]
#[test]
fn a_link_in_the_words_is_followed_within_the_folder_and_refused_out_of_it() {
    use std::os::unix::fs::symlink;
    let project = project(&[("i18n/own.csv", "面接会,名詞,メンセツカイ\n".as_bytes()), ("secret.csv", b"x")]);
    symlink("own.csv", project.path().join("i18n/userdict.csv")).unwrap();
    symlink("../secret.csv", project.path().join("i18n/furigana.csv")).unwrap();
    symlink("none.tsv", project.path().join("i18n/glossary.tsv")).unwrap();
    let mut found = found(project.path());
    found.sort_by(|a, b| a.2.cmp(&b.2));
    assert_eq!(
        found,
        [
            (Severity::Error, "link-out-of-tree", "i18n/furigana.csv".to_string()),
            (Severity::Error, "unreadable", "i18n/glossary.tsv".to_string()),
            (Severity::Warning, "unread-file", "i18n/own.csv".to_string()),
        ]
    );
}

#[test]
fn messages_with_a_bom_are_read_and_those_with_a_mistake_are_told_at_their_line() {
    let bom = "\u{feff}nav-home = 最初のページ\r\n".as_bytes();
    let own = project(&[("i18n/ja/site.ftl", bom)]);
    let (project_read, problems) = Project::read(own.path());
    assert_eq!(problems, []);
    assert_eq!(project_read.i18n.message(tebiki::lang::Lang::JA, "nav-home"), "最初のページ");
    let deep = format!("nav-home = 最初\nnav-plan = {}\n", "{".repeat(15_000));
    for (text, code) in [("nav-home = 最初\n= 甲\n", "invalid-messages"), (&deep, "messages-too-deep")] {
        let own = project(&[("i18n/ja/site.ftl", text.as_bytes())]);
        let output = tebiki(own.path(), &["check"]);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(told.contains("i18n/ja/site.ftl:2:") && told.contains(&format!("error[{code}]")), "{told}");
        assert!(!told.contains("Expected"), "{told}");
    }
}

#[test]
fn check_finds_what_build_stops_at() {
    let cases: [(&str, &[u8]); 3] = [
        ("i18n/synonyms.yaml", b"- [a\n"),
        ("i18n/userdict.csv", b"x\n"),
        ("themes/default/templates/home.html", b"{% if %}"),
    ];
    for (path, bytes) in cases {
        let project = project(&[(path, bytes)]);
        for verb in [&["check"][..], &["build", "--no-pdf"]] {
            let output = tebiki(project.path(), verb);
            let told = String::from_utf8_lossy(&output.stdout).into_owned();
            assert_eq!(output.status.code(), Some(1), "{path} {verb:?}: {told}");
            assert!(told.contains("error["), "{path} {verb:?}: {told}");
        }
    }
}

#[test]
fn kana_in_parts_are_read_as_one_character() {
    let parts = "カ\u{3099}イト\u{3099}";
    let path = "content/1-first/1-work/bureau-900-guide.md";
    let text =
        format!("---\ntitle: {parts}\nsection: 1-1\nowner: bureau\naudience: [{parts}, 甲]\n---\n{parts}\n");
    let project = project(&[(path, text.as_bytes())]);
    let (sources, problems) = disk::read(project.path(), "content");
    assert_eq!(problems, []);
    let file = sources.files.iter().find(|file| file.path == path).unwrap();
    assert_eq!(file.text.matches("ガイド").count(), 3);
    let found = tebiki::load::load(&sources, "content").diagnostics;
    let columns: Vec<_> =
        found.iter().map(|problem| sources.line_column(problem.span.unwrap()).column).collect();
    assert_eq!(columns, [12, 19], "columns are those of the file on disk: {found:?}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_leads_to_where_the_project_stands_is_refused() {
    for (folder, to) in [("static", "/"), ("static", "."), ("i18n", ".."), ("progress", "../..")] {
        let parent = tempfile::tempdir().unwrap();
        let root = parent.path().join("project");
        crate::sample::write(&root, &crate::sample::files());
        std::os::unix::fs::symlink(to, root.join(folder)).unwrap();
        let (_, problems) = tebiki::project::Project::read(&root);
        let told: Vec<_> = problems.iter().map(|problem| problem.code).collect();
        assert!(told.contains(&"link-out-of-tree"), "{folder} → {to}: {told:?}");
    }
}
