//! The project that `tebiki init` writes: nothing to complain of, and one of everything.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Starter {
    _folder: tempfile::TempDir,
    project: PathBuf,
}

impl Starter {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("my-plan");
        let output = tebiki(folder.path(), &["--quiet", "init", "my-plan"]);
        assert!(output.status.success(), "{output:?}");
        Self { _folder: folder, project }
    }

    /// The text of every file under `content/`, by its path there.
    fn content(&self) -> BTreeMap<String, String> {
        let content = self.project.join("content");
        let files = walkdir::WalkDir::new(&content).into_iter().filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                let path = entry.path().strip_prefix(&content).unwrap().to_string_lossy().replace('\\', "/");
                (path, fs::read_to_string(entry.path()).unwrap())
            })
            .collect()
    }
}

fn tebiki(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tebiki")).current_dir(folder).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn check_says_nothing_about_it_in_either_language() {
    let starter = Starter::new();
    for lang in ["ja", "en"] {
        let output = tebiki(&starter.project, &["--quiet", "--lang", lang, "check"]);
        assert_eq!((output.status.code(), said(&output)), (Some(0), String::new()), "{lang}");
    }
}

#[test]
fn it_can_be_built() {
    let starter = Starter::new();
    let output = tebiki(&starter.project, &["build", "--no-pdf"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(starter.project.join("public/en/measures/joint-job-fair.html").is_file());
}

#[test]
fn it_shows_one_of_everything() {
    let content = Starter::new().content();
    for fact in
        ["members: [", "parent: ", "repeats: ", "target: [placements]", "results: { 2024: ", "translates: "]
    {
        assert!(content.values().any(|text| text.contains(fact)), "{fact}");
    }
    for (path, text) in content.iter().filter(|(path, _)| path.ends_with(".md") && !path.ends_with(".en.md"))
    {
        let translation = path.replace(".md", ".en.md");
        assert!(content.contains_key(&translation) || text.contains("repeats: "), "{translation}");
    }
}

#[test]
fn its_manuals_name_files_that_are_there() {
    let starter = Starter::new();
    for manual in ["README.md", "README.ja.md"] {
        let text = fs::read_to_string(starter.project.join(manual)).unwrap();
        let quoted = text.split('`').skip(1).step_by(2);
        let names: Vec<&str> = quoted.filter(|name| is_example(name)).collect();
        assert!(names.len() >= 3, "{manual}: {names:?}");
        for name in names {
            let file = Path::new(name).file_name().unwrap();
            let mut files = walkdir::WalkDir::new(&starter.project).into_iter().filter_map(Result::ok);
            assert!(files.any(|entry| entry.file_name() == file), "{manual}: {name}");
        }
    }
}

fn is_example(name: &str) -> bool {
    name.ends_with(".md") && name.contains("-0") && name.is_ascii()
}

#[test]
fn its_git_ignores_what_is_built_but_not_what_is_written() {
    let starter = Starter::new();
    let ignored = fs::read_to_string(starter.project.join(".gitignore")).unwrap();
    assert!(ignored.lines().any(|line| line == "/public/"));
    assert!(!ignored.contains("content"));
}

#[test]
fn what_to_do_next_is_told_for_the_folder_one_stands_in() {
    let folder = tempfile::tempdir().unwrap();
    let here = said(&tebiki(folder.path(), &["--lang", "en", "init"]));
    assert!(here.contains("tebiki build") && !here.contains("-C"), "{here}");
    let there = said(&tebiki(folder.path(), &["--lang", "en", "init", "./other"]));
    assert!(there.contains("tebiki -C other build"), "{there}");
}

/// Its translations keep the Japanese that they were made from.
#[test]
fn a_change_of_its_text_is_shown_in_the_check_of_the_translation() {
    let starter = Starter::new();
    let measure =
        starter.project.join("content/1-example-chapter/1-example-section/bureau-010-joint-job-fair.md");
    let text = fs::read_to_string(&measure).unwrap();
    assert!(text.contains("市町村と連携し"), "{text}");
    fs::write(&measure, text.replace("市町村と連携し", "大学と連携し")).unwrap();
    let output = tebiki(&starter.project, &["--lang", "ja", "check"]);
    assert!(said(&output).contains("「市町村」→「大学」"), "{output:?}");
}

#[test]
fn the_manual_comes_with_it_and_is_no_part_of_what_is_published() {
    for (lang, name) in [("ja", "手引き"), ("en", "manual")] {
        let folder = tempfile::tempdir().unwrap();
        let output = tebiki(folder.path(), &["--quiet", "--lang", lang, "init", "my-plan"]);
        assert!(output.status.success(), "{output:?}");
        let manual = folder.path().join("my-plan").join(name);
        for of in ["ja", "en"] {
            let chapters = fs::read_dir(manual.join(of)).unwrap().count();
            assert!(chapters >= 9, "{lang}: {chapters} chapters in {of}");
            let text = fs::read_to_string(manual.join(of).join("2-writing.md")).unwrap();
            let pictures = text.split("](../").skip(1).filter_map(|rest| rest.split(')').next());
            for picture in pictures {
                assert!(manual.join(picture).is_file(), "{picture}");
            }
            assert!(
                !fs::read_to_string(manual.join(of).join("8-mistakes.md")).unwrap().contains("{findings}")
            );
        }
        let project = folder.path().join("my-plan");
        assert!(tebiki(&project, &["--quiet", "build", "--no-pdf"]).status.success());
        let published = walkdir::WalkDir::new(project.join("public")).into_iter().filter_map(Result::ok);
        assert!(published.into_iter().all(|file| file.file_name() != "2-writing.md"));
    }
}
