//! The offline bundle of the real plan.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::LazyLock;

use tebiki::i18n::I18n;
use tebiki::output::OutputFile;
use tebiki::pack::{self, MAX_PATH, README, START};
use tebiki::plan::Plan;
use tebiki::project::Project;

use crate::sample;

static BUILT: LazyLock<(Plan, Vec<OutputFile>)> = LazyLock::new(|| {
    let (project, _) = Project::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let plan = project.load().plan.expect("the real content has no errors");
    let files = sample::handbook(&project, &plan);
    (plan, files)
});

fn bundle(files: &[OutputFile]) -> Vec<u8> {
    pack::pack(files, &BUILT.0, &I18n::embedded()).expect("a bundle without problems")
}

static REAL: LazyLock<Vec<u8>> = LazyLock::new(|| bundle(&BUILT.1));

fn unpacked(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip");
    let read = |at: usize| {
        let mut file = archive.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("an intact file");
        (file.name().expect("a name").to_string(), bytes)
    };
    let count = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip").len();
    (0..count).map(read).collect()
}

#[test]
fn the_bundle_holds_every_page_in_one_folder() {
    let files = unpacked(&REAL);
    let names: BTreeSet<&str> =
        files.iter().filter_map(|(path, _)| path.strip_prefix("handbook-2023/")).collect();
    assert_eq!(names.len(), files.len());
    for name in ["index.html", START, README, "ja/index.html", "en/plan.html", "data/measures.csv"] {
        assert!(names.contains(name), "{name}");
    }
    let online = ["404.html", "sitemap.xml"];
    let missing = BUILT
        .1
        .iter()
        .filter(|file| !names.contains(file.path.as_str()) && !online.contains(&file.path.as_str()));
    assert_eq!(missing.map(|file| &file.path).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(files.iter().all(|(path, _)| path.chars().count() <= MAX_PATH));
    assert!(
        files.windows(2).all(|pair| pair[0].0 < pair[1].0),
        "sorted, so that the order is always the same"
    );
}

#[test]
fn the_same_tree_gives_the_same_bytes_whatever_its_order() {
    let reversed: Vec<OutputFile> = BUILT.1.iter().rev().cloned().collect();
    assert!(bundle(&reversed) == *REAL);
}

#[test]
fn the_start_file_is_the_choice_of_language() {
    let files = unpacked(&REAL);
    let find =
        |name: &str| &files.iter().find(|(path, _)| path.ends_with(&format!("2023/{name}"))).expect(name).1;
    assert_eq!(find(START), find("index.html"));
    assert!(String::from_utf8_lossy(find(START)).contains("href=\"ja/index.html\""));
}

#[test]
fn the_readme_opens_in_old_editors_and_names_only_what_is_there() {
    let files = unpacked(&REAL);
    let (_, bytes) = files.iter().find(|(path, _)| path.ends_with(README)).expect("the readme");
    let text = std::str::from_utf8(bytes).expect("UTF-8").strip_prefix('\u{feff}').expect("a BOM");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    for word in
        ["この手引きの読み方", "ブロックの解除", "Unblock", START, "令和５年度", "FY2023", "内容の版 1.0"]
    {
        assert!(text.contains(word), "{word}");
    }
    assert!(!text.contains(".pdf") && !text.contains('«'), "{text}");
    let mut with_pdf = BUILT.1.clone();
    with_pdf.push(OutputFile::new("handbook-ja.pdf", "x"));
    let files = unpacked(&bundle(&with_pdf));
    let (_, bytes) = files.iter().find(|(path, _)| path.ends_with(README)).expect("the readme");
    assert!(String::from_utf8_lossy(bytes).contains("handbook-ja.pdf"));
}

#[test]
fn names_and_pages_that_would_not_work_are_all_reported() {
    let files = [
        OutputFile::new("ja/施策.html", "x"),
        OutputFile::new("ja/con.html", "<base href=x>"),
        OutputFile::new(format!("ja/{}.html", "a".repeat(90)), "x"),
        OutputFile::new("index.html", "x"),
    ];
    let problems = pack::pack(&files, &BUILT.0, &I18n::embedded()).expect_err("problems");
    let codes: BTreeSet<&str> = problems.iter().map(|problem| problem.code).collect();
    let expected =
        ["offline-markup", "offline-path-characters", "offline-path-reserved", "offline-path-too-long"];
    assert_eq!(codes, expected.into());
    let problems = pack::pack(&[], &BUILT.0, &I18n::embedded()).expect_err("nothing to start from");
    assert_eq!(problems[0].code, "offline-no-start");
}
