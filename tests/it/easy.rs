//! Easy Japanese: an explanation beside the official text, with readings over its kanji.

use tebiki::check;
use tebiki::glossary::Glossary;
use tebiki::lang::Lang;
use tebiki::project::Project;

use crate::sample;

const OFFICIAL: &str = "合同面接会を年12回、３か所で開催する。";

/// The sample with an easy edition, in which one measure is explained.
fn files(easy: &str) -> sample::Files {
    let mut files = sample::files();
    let plan = files.get_mut("content/plan.yaml").expect("the sample has a plan");
    *plan = plan.replace("fiscal_year: 2024", "languages: [ja, en, ja-easy]\nfiscal_year: 2024");
    let official = files.get_mut("content/1-first/1-work/bureau-010-job-fair.md").expect("a measure");
    *official = official.replace("合同面接会を開催する。", OFFICIAL);
    files.insert(
        "content/1-first/1-work/bureau-010-job-fair.easy.md".to_string(),
        format!("---\ntitle: 会社の人と話す会を開きます\ntranslates: 00000000\n---\n{easy}\n"),
    );
    files
}

/// The codes of `check` about the explanation, without those about its fingerprint.
fn codes(easy: &str) -> Vec<&'static str> {
    let files = files(easy);
    let sources = sample::sources(&files);
    let found = check::check(&sample::plan(&files), &sources, &Glossary::embedded());
    let easy = found.into_iter().map(|finding| finding.code).filter(|code| code.starts_with("easy-"));
    easy.collect()
}

#[test]
fn numbers_and_names_are_those_of_the_official_text() {
    let good = "「合同面接会」を開きます。\n1年に12回、3か所で開きます。";
    assert_eq!(codes(good), ["easy-numbers"], "one year is a number that the text does not say");
    assert_eq!(
        codes("「合同面接会」を開きます。\n場所は3か所です。\n年に12回です。\n12回開きます。"),
        [""; 0]
    );
    assert_eq!(codes("「合同面接会」を12回開きます。"), ["easy-numbers"]);
    assert_eq!(codes("会社の人と話す会を3か所で12回開きます。"), ["easy-name"]);
    let long =
        "「合同面接会」という会を3か所で12回開いて、".to_string() + &"働く人と会社の人が話して、".repeat(4);
    assert_eq!(codes(&(long + "仕事を見つけます。")), ["easy-sentence"]);
}

#[test]
fn names_of_tables_are_taken_from_japanese_and_texts_without_an_explanation_are_told() {
    let files = files("「合同面接会」を3か所で12回開きます。");
    let sources = sample::sources(&files);
    let found = check::check(&sample::plan(&files), &sources, &Glossary::embedded());
    let missing = |lang: &str| {
        let told = found.iter().filter(|finding| finding.code == "missing-translation");
        let arg = |finding: &&tebiki::diagnostic::Diagnostic, name: &str, value: &str| {
            finding.args.iter().any(|(key, found)| *key == name && found == value)
        };
        let told: Vec<_> = told.filter(|finding| arg(finding, "lang", lang)).collect();
        (told.iter().any(|finding| arg(finding, "slug", "courses")), told.len())
    };
    let (courses, count) = missing("ja-easy");
    assert!(courses);
    assert!(count < missing("en").1 + 1, "nothing of a table is asked for");
}

#[test]
fn pages_are_japanese_with_readings_and_say_that_they_are_not_official() {
    let (project, _) = Project::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    let plan = sample::plan(&files("「合同面接会」を3か所で12回開きます。\n会社の人と話せます。"));
    let files = sample::handbook(&project, &plan);
    let page = |path: &str| {
        let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"));
        String::from_utf8(file.bytes.clone()).expect("pages are UTF-8")
    };
    let easy = page("ja-easy/measures/job-fair.html");
    assert!(easy.contains("<html lang=\"ja\" class=\"furigana\""), "{easy}");
    assert!(easy.contains("<ruby>会社<rp>（<rt>かいしゃ<rp>）</ruby>"), "{easy}");
    assert!(!easy.contains(" lang=\"ja-easy\""), "no browser knows such a language");
    assert!(easy.contains("class=\"notice\""));
    // The link to the official text, and the page in the other languages.
    assert!(easy.contains("href=\"../../ja/measures/job-fair.html\""));
    for lang in ["ja", "en"] {
        let other = page(&format!("{lang}/measures/job-fair.html"));
        assert!(!other.contains("<ruby>"));
        assert!(other.contains("href=\"../../ja-easy/measures/job-fair.html\" lang=\"ja\""), "{other}");
    }
    // What has no explanation is shown as it is printed, with readings too.
    let courses = page("ja-easy/measures/courses.html");
    assert!(courses.contains("<rt>くんれん<rp>") || courses.contains("<rt>しょくぎょうくんれん<rp>"));
    assert!(files.iter().any(|file| file.path.starts_with("assets/search/ja-easy-d0")));
}

#[test]
fn the_ending_of_files_and_the_name_in_tables_are_the_same_language() {
    assert_eq!(Lang::of_ending("easy"), Lang::of("ja-easy"));
    assert_eq!(Lang::EASY.ending(), "easy");
    assert_eq!(Lang::EASY.tag(), "ja");
    assert_eq!(Lang::of("easy"), None);
}
