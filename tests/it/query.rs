//! `tebiki search` and `tebiki synonyms`: the engine of the pages, run without a browser.

use std::path::PathBuf;
use std::process::Command;

use tebiki::lang::Lang;
use tebiki::project::Project;
use tebiki::query::Engine;
use tebiki::search::proposals::{Evidence, propose};
use tebiki::search::{self, synonyms};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The engine over the shipped content.
fn engine() -> Engine {
    let project = Project::read(&root()).0;
    let plan = project.load().plan.expect("the shipped content is a plan");
    let synonyms = project.synonyms().expect("in tests");
    let analyzer = project.analyzer().expect("in tests");
    Engine::new(&search::build(&plan, &analyzer, project.search_input(&synonyms))).expect("in tests")
}

fn tebiki(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tebiki"))
        .arg("-C")
        .arg(root())
        .args(arguments)
        .output()
        .expect("in tests");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("in tests");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn readers_and_the_command_line_have_one_engine() {
    let engine = engine();
    let first = |query: &str, lang: Lang| {
        let answer = engine.ask(query, lang, 5).expect("in tests");
        answer.results.first().map(|found| found.number.clone())
    };
    assert_eq!(first("4-1-3", Lang::JA).as_deref(), Some("4-1-3"));
    assert_eq!(first("雇用調整助成金", Lang::JA).as_deref(), Some("1-1-1"));
    assert_eq!(first("ｺﾖｳﾁｮｳｾｲ", Lang::JA).as_deref(), Some("1-1-1"));
    assert_eq!(first("employment adjustment subsidy", Lang::EN).as_deref(), Some("1-1-1"));
    assert_eq!(first("量子力学", Lang::JA), None);
}

#[test]
fn a_score_is_the_sum_of_what_is_told() {
    let answer = engine().ask("母子家庭 仕事", Lang::JA, 10).expect("in tests");
    let share: f64 = answer.units.iter().map(|unit| unit.share).sum();
    assert!((share - 1.0).abs() < 0.01, "{share}");
    for found in &answer.results {
        let parts: f64 = found.of.iter().map(|part| part.adds).sum();
        assert!(!found.of.is_empty() && parts <= found.score + 0.002, "{found:?}");
    }
    let scores: Vec<f64> = answer.results.iter().map(|found| found.score).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn hostile_queries_are_text_and_nothing_else() {
    let engine = engine();
    for query in ["\"); tebikiFile = 1; (\"", "`${1}`", "\u{0}\u{202e}", "{{index}}", &"あ".repeat(5_000)] {
        engine.ask(query, Lang::JA, 3).expect("an answer");
    }
    assert!(engine.ask("雇調金", Lang::JA, 3).expect("in tests").total > 0);
}

#[test]
fn the_verb_tells_results_and_reasons_in_both_languages() {
    let (code, found, _) = tebiki(&["--lang", "ja", "search", "雇調金", "--explain"]);
    assert_eq!(code, Some(0));
    assert!(
        found.contains("1-1-1") && found.contains("言い換え") && found.contains("employment-adjustment"),
        "{found}"
    );
    let (_, found, _) = tebiki(&["--lang", "en", "search", "single", "mother", "--limit", "1"]);
    assert!(found.lines().count() >= 2 && found.contains("1 of "), "{found}");
    let (code, _, told) = tebiki(&["--lang", "en", "search", "x", "--edition", "fr"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("`fr`") && told.contains("ja, en"), "{told}");
    let (_, json, _) = tebiki(&["--format", "json", "search", "4-1-3"]);
    let answer: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(answer["results"][0]["number"], "4-1-3");
}

#[test]
fn proposals_are_lines_of_the_file_with_their_evidence() {
    let project = Project::read(&root()).0;
    let plan = project.load().plan.expect("in tests");
    let analyzer = project.analyzer().expect("in tests");
    let found = propose(&plan, &analyzer, project.search_input(&[]));
    let short = found.iter().find(|proposal| proposal.words[0] == "サポートコーナー").expect("a proposal");
    assert_eq!(short.words[1], "35歳からの就活サポートコーナー");
    assert!(matches!(&short.evidence, Evidence::Said { number, .. } if number == "2-1-1"));
    assert!(found.iter().any(|proposal| proposal.near.iter().any(|word| word == "離職")));

    let (code, lines, told) = tebiki(&["--lang", "en", "synonyms", "--propose", "--limit", "500"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(!synonyms::read(&lines).expect("lines of the file").is_empty());
    // What is listed is not proposed again.
    let entries =
        synonyms::read("- [サポートコーナー, 就活コーナー]\n- [35歳からの就活サポートコーナー, 就活窓口]\n")
            .expect("in tests");
    let rest = propose(&plan, &analyzer, project.search_input(&entries));
    assert!(rest.iter().all(|proposal| proposal.words[0] != "サポートコーナー"));
}
