//! The search: its index, and the script that answers from it (run by Node.js where there is one).

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tebiki::plan::Plan;
use tebiki::project::Project;
use tebiki::search::{self, english, fold, sound, synonyms};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn plan() -> Plan {
    Project::read(&root()).0.load().plan.expect("the shipped content is a plan")
}

fn build(plan: &Plan) -> search::Search {
    let project = Project::read(&root()).0;
    let entries = project.synonyms().expect("in tests");
    search::build(plan, &project.analyzer().expect("in tests"), project.search_input(&entries))
}

/// The index of the shipped content in a folder, as a site has it.
fn written() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("in tests");
    for file in build(&plan()).files {
        let name = Path::new(&file.path).file_name().expect("in tests");
        fs::write(folder.path().join(name), file.bytes).expect("in tests");
    }
    folder
}

/// What a script of tests/search prints; none where there is no Node.js.
fn node(script: &str, arguments: &[&str], input: &str) -> Option<(bool, String)> {
    let mut child = Command::new("node")
        .arg(root().join("tests/search").join(script))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take().expect("in tests").write_all(input.as_bytes()).expect("in tests");
    let output = child.wait_with_output().expect("in tests");
    Some((output.status.success(), String::from_utf8(output.stdout).expect("in tests")))
}

#[test]
fn the_same_plan_gives_the_same_index() {
    let plan = plan();
    let (one, other) = (build(&plan), build(&plan));
    assert_eq!(one.files, other.files);
    assert_eq!(one.script, other.script);
}

#[test]
fn every_script_is_named_by_the_content_and_hands_over_one_string() {
    let built = build(&plan());
    let hash = built.script.trim_start_matches("assets/search/search-").trim_end_matches(".js").to_string();
    assert_eq!(hash.len(), 8);
    for file in built.files.iter().filter(|file| file.path != built.script) {
        assert!(file.path.ends_with(&format!("-{hash}.js")), "{}", file.path);
        let text = std::str::from_utf8(&file.bytes).expect("in tests");
        let (_, content) = text.split_once("]=").expect("in tests");
        let content = content.trim_end().trim_end_matches(';');
        assert!(serde_json::from_str::<String>(content).is_ok(), "{}", file.path);
        assert!(!text.contains("</"), "{}", file.path);
    }
}

#[test]
fn both_sides_fold_cut_and_sound_alike() {
    let strings = fs::read_to_string(root().join("tests/search/strings.txt")).expect("in tests");
    let strings = strings.trim_end();
    let folder = written();
    let Some((_, found)) = node("folding.mjs", &[folder.path().to_str().expect("in tests")], strings) else {
        return;
    };
    for (line, found) in strings.lines().zip(found.lines()) {
        let folded = fold::fold(line);
        let stems: Vec<_> =
            english::words(&folded.replace('\'', " ")).map(|(_, word)| english::stem(word)).collect();
        let sound = sound::from_kana(&folded).unwrap_or_default();
        let romaji = sound::forgive(&sound::from_romaji(&folded));
        let expected = [folded.clone(), fold::key(&folded), stems.join(" "), sound, romaji].join("\t");
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn queries_find_what_they_should() {
    let folder = written();
    let arguments = [folder.path().to_str().expect("in tests"), "--floor"];
    let Some((good, report)) = node("quality.mjs", &arguments, "") else { return };
    assert!(good, "{report}");
}

#[test]
fn hostile_queries_find_nothing_and_harm_nothing() {
    let folder = written();
    let Some((good, report)) = node("hostile.mjs", &[folder.path().to_str().expect("in tests")], "") else {
        return;
    };
    assert!(good, "{report}");
}

#[test]
fn what_is_found_does_not_depend_on_which_script_arrives_first() {
    let folder = written();
    let Some((good, report)) = node("arrival.mjs", &[folder.path().to_str().expect("in tests")], "") else {
        return;
    };
    assert!(good, "{report}");
}

#[test]
fn the_index_of_a_language_is_small() {
    use std::io::Read as _;
    let built = build(&plan());
    let size = |prefix: &str| -> usize {
        let files =
            built.files.iter().filter(|file| file.path.starts_with(&format!("assets/search/{prefix}")));
        files
            .map(|file| {
                let mut gzip = Vec::new();
                let mut encoder = flate2::read::GzEncoder::new(&file.bytes[..], flate2::Compression::best());
                encoder.read_to_end(&mut gzip).expect("in tests");
                gzip.len()
            })
            .sum()
    };
    for lang in ["ja-", "en-"] {
        assert!(size(lang) + size("start") < 60_000, "{lang} {}", size(lang) + size("start"));
    }
}

#[test]
fn a_mistake_in_the_synonyms_is_said() {
    assert!(synonyms::read("- [ハロワ]").expect_err("one word is no group").contains("ハロワ"));
    assert!(synonyms::read("- words: [離婚]\n  nearby: [ひとり親]").is_err());
    assert_eq!(synonyms::read("# nothing\n").expect("in tests"), []);
}
