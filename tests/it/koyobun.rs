//! The rules of 公用文 over sentences with a mistake and sentences without one: `tests/koyobun/`.

use tebiki::check;
use tebiki::diagnostic::Diagnostic;
use tebiki::glossary::Glossary;
use tebiki::japanese::Analyzer;
use tebiki::load;

use crate::sample;

const PLANTED: &str = include_str!("../koyobun/planted.tsv");
const CLEAN: &str = include_str!("../koyobun/clean.txt");

/// What is told of each sentence, which is a passage of its own in one plan.
fn told(sentences: &[&str]) -> Vec<Vec<String>> {
    let mut files = sample::files();
    for (at, sentence) in sentences.iter().enumerate() {
        let path = format!("content/1-first/1-work/prefecture-{:04}-sentence-{at:04}.md", 1000 + at);
        files.insert(path, format!("---\ntitle: 文その{at}\n---\n{sentence}\n"));
    }
    let sources = sample::sources(&files);
    let loaded = load::load(&sources, "content");
    let plan = loaded.plan.unwrap_or_else(|| panic!("{:?}", &loaded.diagnostics[..3]));
    let analyzer = Analyzer::new("").unwrap();
    let found = check::wording(&plan, &sources, &Glossary::embedded(), &analyzer);
    let mut told = vec![Vec::new(); sentences.len()];
    for finding in &found {
        let Some(span) = finding.span else { continue };
        let path = &sources.file(span.file).path;
        let number = path.split("-sentence-").nth(1).and_then(|rest| rest.split('.').next());
        if let Some(at) = number.and_then(|number| number.parse::<usize>().ok()) {
            told[at].push(shown(finding));
        }
    }
    told
}

fn shown(finding: &Diagnostic) -> String {
    let value = |name| finding.args.iter().find(|arg| arg.0 == name).map_or("", |arg| arg.1.as_str());
    format!("{} {} → {}", finding.code, value("found"), value("expected"))
}

#[test]
fn mistakes_are_found_and_what_is_right_is_left_alone() {
    let planted: Vec<(&str, &str)> = PLANTED.lines().filter_map(|line| line.split_once('\t')).collect();
    let clean: Vec<&str> = CLEAN.lines().collect();
    assert_eq!((planted.len(), clean.len()), (372, 493));
    let sentences: Vec<&str> = planted.iter().map(|(_, sentence)| *sentence).collect();
    let found = told(&sentences);
    let missed: Vec<String> = planted
        .iter()
        .zip(&found)
        .filter(|(_, found)| found.is_empty())
        .map(|((wrong, sentence), _)| format!("missed {wrong}: {sentence}"))
        .collect();
    let told_of_clean = told(&clean);
    let wrong: Vec<String> = clean
        .iter()
        .zip(&told_of_clean)
        .filter(|(_, found)| !found.is_empty())
        .map(|(sentence, found)| format!("{sentence}: {found:?}"))
        .collect();
    let hits = planted.len() - missed.len();
    let precision = hits as f64 / (hits + wrong.len()) as f64;
    let recall = hits as f64 / planted.len() as f64;
    let summary =
        format!("precision {precision:.3}, recall {recall:.3}\n{}\n{}", missed.join("\n"), wrong.join("\n"));
    println!("{summary}");
    assert!(precision >= 0.95 && recall >= 0.95, "{summary}");
}
