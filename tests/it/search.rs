//! The search: its index, and the script that answers from it (run by Node.js where there is one).

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use sha2::{Digest, Sha256};
use tebiki::plan::Plan;
use tebiki::project::Project;
use tebiki::search::{self, DEFAULT_SCRIPT, english, fold, sound, synonyms, tables};

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
    in_folder(build(&plan()))
}

fn in_folder(search: search::Search) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("in tests");
    for file in search.files {
        let name = Path::new(&file.path).file_name().expect("in tests");
        fs::write(folder.path().join(name), file.bytes).expect("in tests");
    }
    folder
}

/// Whether a script of tests/search ended well, and what it printed.
fn node(script: &str, arguments: &[&str], input: &str) -> (bool, String) {
    let mut child = Command::new("node")
        .arg(root().join("tests/search").join(script))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the tests of the search script need Node.js");
    let mut stdin = child.stdin.take().expect("in tests");
    let input = input.to_string();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("in tests");
    // A script that reads nothing may be gone by then.
    let _ = writer.join();
    (output.status.success(), String::from_utf8(output.stdout).expect("in tests"))
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

/// Strings of all that folding knows of: pieces of its tables, and characters that have forms.
fn strings() -> impl Strategy<Value = String> {
    let listed = tables::WORDS.iter().chain(tables::KANA).chain(tables::ROMAJI).chain(tables::SPELLINGS);
    let mut pieces: Vec<String> = listed.flat_map(|(from, to)| [*from, *to]).map(String::from).collect();
    pieces.extend(tables::characters().map(|(from, _)| from.to_string()));
    pieces.extend(
        tables::STEM_STEPS.iter().flat_map(|step| *step).map(|(suffix, ..)| format!("train{suffix} ")),
    );
    pieces.extend(tables::HEAVY.iter().map(|(suffix, ..)| format!("employ{suffix} ")));
    pieces.extend(tables::OKURIGANA_GROUPS.iter().map(|group| format!("取{group}")));
    let ranges = [
        ' '..='~',
        '\u{A0}'..='\u{17F}',
        '\u{300}'..='\u{36F}',
        '\u{1EA0}'..='\u{1EF9}',
        '\u{2000}'..='\u{206F}',
        '\u{2150}'..='\u{217F}',
        '\u{2460}'..='\u{2473}',
        '\u{3000}'..='\u{3020}',
        'ぁ'..='ゖ',
        '\u{3099}'..='\u{309A}',
        'ァ'..='ー',
        '\u{3300}'..='\u{3357}',
        '一'..='丟',
        '\u{FE00}'..='\u{FE0F}',
        '\u{FF01}'..='\u{FF9F}',
        '\u{E0100}'..='\u{E010F}',
        '\u{1}'..='\u{9}',
        '\u{7F}'..='\u{9F}',
    ];
    let one = ranges
        .map(|range| proptest::char::range(*range.start(), *range.end()).prop_map(String::from).boxed());
    let numerals =
        proptest::string::string_regex("[〇一二三四五六七八九十百千0-9]{1,6}[ヶか箇]?[所月国年歳才人]?")
            .expect("in tests");
    let any = proptest::strategy::Union::new(one).boxed();
    let piece = prop_oneof![3 => proptest::sample::select(pieces), 2 => any, 1 => numerals.boxed()];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// What the build makes of a text: folded, its key, its stems, its sounds.
fn folded_here(text: &str) -> String {
    let folded = fold::fold(text);
    let stems: Vec<_> =
        english::words(&folded.replace('\'', " ")).map(|(_, word)| english::stem(word)).collect();
    let sound = sound::from_kana(&folded).unwrap_or_default();
    let romaji = sound::forgive(&sound::from_romaji(&folded));
    [folded.clone(), fold::key(&folded), stems.join(" "), sound, romaji].join("\t")
}

#[test]
fn both_sides_fold_cut_and_sound_alike() {
    let listed = fs::read_to_string(root().join("tests/search/strings.txt")).expect("in tests");
    let mut texts: Vec<String> = listed.lines().map(String::from).collect();
    let mut runner = TestRunner::deterministic();
    let strategy = strings();
    for _ in 0..RANDOM {
        let text = strategy.new_tree(&mut runner).expect("in tests").current();
        texts.push(text.replace(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'], ""));
    }
    let folder = written();
    let (good, found) = node("folding.mjs", &[folder.path().to_str().expect("in tests")], &texts.join("\n"));
    assert!(good, "folding.mjs failed");
    let found: Vec<&str> = found.split('\n').filter(|line| !line.is_empty()).collect();
    assert_eq!(found.len(), texts.len(), "as many lines as texts");
    assert!(texts.len() > RANDOM);
    for (text, found) in texts.iter().zip(found) {
        assert_eq!(found, folded_here(text), "{text:?} {}", text.escape_unicode());
    }
}

/// Random strings that both sides fold.
const RANDOM: usize = 20_000;

#[test]
fn the_bundle_of_the_engine_is_made_of_its_modules_and_small() {
    let folder = root().join("themes/default/search");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("in tests")
        .map(|entry| entry.expect("in tests").file_name().into_string().expect("in tests"))
        .filter(|name| name.ends_with(".js"))
        .collect();
    names.sort();
    let mut hasher = Sha256::new();
    hasher.update(fs::read("scripts/bundle-search.mjs").expect("in tests"));
    for name in &names {
        hasher.update(format!("{name}\n"));
        hasher.update(fs::read(folder.join(name)).expect("in tests"));
    }
    let hash: String = hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let stale = "themes/default/static/search.js is stale: run `npm ci && npm run bundle`";
    assert!(DEFAULT_SCRIPT.starts_with(&format!("/* Made of themes/default/search/ ({hash})")), "{stale}");
    let mut gzip = Vec::new();
    let mut encoder = flate2::read::GzEncoder::new(DEFAULT_SCRIPT.as_bytes(), flate2::Compression::best());
    std::io::Read::read_to_end(&mut encoder, &mut gzip).expect("in tests");
    assert!(gzip.len() <= 16_384, "{} bytes", gzip.len());
}

/// Runs a script of tests/search over the index of the shipped content.
fn holds(script: &str, arguments: &[&str]) {
    let folder = written();
    let arguments: Vec<&str> =
        [folder.path().to_str().expect("in tests")].into_iter().chain(arguments.iter().copied()).collect();
    let (good, report) = node(script, &arguments, "");
    assert!(good, "{report}");
}

#[test]
fn queries_find_what_they_should() {
    holds("quality.mjs", &["--floor"]);
}

/// Questions as people ask them, with a floor for each language in each file.
#[test]
fn questions_are_answered_by_what_is_shown_first() {
    for name in ["asked.tsv", "asked-second.tsv", "asked-third.tsv", "asked-fourth.tsv", "asked-fifth.tsv"] {
        let questions = root().join("tests/search").join(name);
        holds("asked.mjs", &[questions.to_str().expect("in tests"), "--floor"]);
    }
}

/// Plans of other fields, which have no synonyms of their own: the same categories, with floors in each file of queries.
#[test]
fn plans_of_other_fields_are_searched_from_day_one() {
    for name in ["town-safety", "official-titles"] {
        let project = Project::read(&root().join("tests/plans").join(name)).0;
        assert_eq!(
            project.synonyms().expect("in tests").len(),
            synonyms::read(synonyms::DEFAULT_SYNONYMS).expect("in tests").len()
        );
        let plan = project.load().plan.expect("in tests");
        let entries = project.synonyms().expect("in tests");
        let built =
            search::build(&plan, &project.analyzer().expect("in tests"), project.search_input(&entries));
        let (folder, queries) =
            (in_folder(built), root().join("tests/search/plans").join(format!("{name}.tsv")));
        let [folder, queries] = [folder.path(), &queries].map(|path| path.to_str().expect("in tests"));
        let (good, report) = node("quality.mjs", &[folder, queries, "--floor"], "");
        assert!(good, "{name}: {report}");
    }
}

/// Of a hundred queries of other fields two may find something.
#[test]
fn what_has_nothing_to_do_with_the_plan_finds_nothing() {
    for name in ["unrelated.tsv", "unrelated-second.tsv"] {
        let unrelated = root().join("tests/search").join(name);
        holds("quality.mjs", &[unrelated.to_str().expect("in tests"), "--floor"]);
    }
}

#[test]
fn hostile_queries_find_nothing_and_harm_nothing() {
    holds("hostile.mjs", &[]);
}

#[test]
fn what_is_found_does_not_depend_on_which_script_arrives_first() {
    holds("arrival.mjs", &[]);
}

#[test]
fn every_name_that_stands_in_a_text_is_found_there_first_and_marked() {
    let glossary = root().join("i18n/glossary.tsv");
    holds("verbatim.mjs", &[glossary.to_str().expect("in tests")]);
}

#[test]
fn every_number_is_found_first_and_alone_in_every_way_it_is_said() {
    let plan = plan();
    let entries: Vec<String> =
        plan.entries().map(|entry| format!("{}\t{}", plan.place(entry).number, plan.slug(entry))).collect();
    let folder = written();
    let (good, report) =
        node("numbers.mjs", &[folder.path().to_str().expect("in tests")], &entries.join("\n"));
    assert!(good, "{report}");
}

#[test]
fn typing_on_loses_next_to_nothing() {
    let glossary = root().join("i18n/glossary.tsv");
    holds("typing.mjs", &[glossary.to_str().expect("in tests")]);
}

#[test]
fn the_index_of_a_language_is_small() {
    use std::io::Read as _;
    let built = build(&plan());
    let size = |prefix: &str| -> usize {
        // `ja-` is how the files of `ja-easy` begin too.
        let is_longer = |path: &str| prefix != "ja-easy-" && path.starts_with("assets/search/ja-easy-");
        let is_own = |path: &str| path.starts_with(&format!("assets/search/{prefix}")) && !is_longer(path);
        let files = built.files.iter().filter(|file| is_own(&file.path));
        files
            .map(|file| {
                let mut gzip = Vec::new();
                let mut encoder = flate2::read::GzEncoder::new(&file.bytes[..], flate2::Compression::best());
                encoder.read_to_end(&mut gzip).expect("in tests");
                gzip.len()
            })
            .sum()
    };
    for lang in ["ja-", "en-", "ja-easy-"] {
        assert!(size(lang) + size("start") < 90_000, "{lang} {}", size(lang) + size("start"));
    }
}

#[test]
fn a_mistake_in_the_synonyms_is_said() {
    assert!(synonyms::read("- [ハロワ]").expect_err("one word is no group").contains("ハロワ"));
    assert!(synonyms::read("- words: [離婚]\n  nearby: [ひとり親]").is_err());
    assert_eq!(synonyms::read("# nothing\n").expect("in tests"), []);
}
