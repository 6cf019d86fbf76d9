//! What a page says its languages are: a screen reader reads by that, and a browser chooses its characters.

use std::path::Path;

use tebiki::lang::Lang;
use tebiki::output::OutputFile;
use tebiki::project::Project;

use crate::sample;

/// Elements that have no end.
const EMPTY: [&str; 11] = ["meta", "link", "input", "br", "hr", "img", "wbr", "source", "col", "use", "path"];
/// Elements whose text no reader hears, or that can hold no element.
const NO_TEXT: [&str; 5] = ["script", "style", "title", "option", "svg"];

fn is_japanese(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{3400}'..='\u{9FFF}')
}

/// The texts of a page, each with the language that the elements around it say. Pages of the handbook close what they open.
fn texts(html: &str) -> Vec<(String, String)> {
    let mut open: Vec<(String, String)> = vec![(String::new(), String::new())];
    let mut found = Vec::new();
    for piece in html.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { continue };
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if tag.starts_with('/') {
            if let Some(at) = open.iter().rposition(|(of, _)| *of == name) {
                open.truncate(at.max(1));
            }
        } else if !EMPTY.contains(&name.as_str()) && !tag.starts_with('!') && !tag.ends_with('/') {
            let own = tag.split(" lang=").nth(1).map(|value| value.trim_matches('"'));
            let own = own.map(|value| value.split(['"', ' ']).next().unwrap_or_default().to_string());
            let around = open.last().unwrap().1.clone();
            open.push((name, own.unwrap_or(around)));
        }
        let is_heard = !open.iter().any(|(name, _)| NO_TEXT.contains(&name.as_str()));
        if is_heard && !text.trim().is_empty() {
            found.push((open.last().unwrap().1.clone(), text.trim().to_string()));
        }
    }
    found
}

/// Japanese on the English pages that is said to be English, and pages that are seen.
fn misread(files: &[OutputFile]) -> (usize, Vec<String>) {
    let pages = files.iter().filter(|file| file.path.starts_with("en/") && file.path.ends_with(".html"));
    let (mut seen, mut wrong) = (0, Vec::new());
    for page in pages {
        seen += 1;
        let html = std::str::from_utf8(&page.bytes).unwrap();
        let japanese = texts(html).into_iter().filter(|(_, text)| text.contains(is_japanese));
        let said_otherwise = japanese.filter(|(lang, _)| !lang.starts_with("ja"));
        wrong.extend(said_otherwise.map(|(lang, text)| format!("{}: {lang}: {text}", page.path)));
    }
    (seen, wrong)
}

#[test]
fn japanese_on_the_english_pages_of_this_plan_is_said_to_be_japanese() {
    let project = Project::read(Path::new(env!("CARGO_MANIFEST_DIR"))).0;
    let plan = project.load().plan.unwrap();
    let (seen, wrong) = misread(&sample::handbook(&project, &plan));
    assert!(seen > plan.measures.len() && wrong.is_empty(), "{seen}: {}", wrong.join("\n"));
}

/// The sample with everything that a page can show, and nothing in English.
fn untranslated() -> tempfile::TempDir {
    let mut files = sample::files();
    files.retain(|path, _| !path.ends_with(".en.md"));
    for text in files.values_mut() {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("en: "));
        let lines = lines.map(|line| match line.split_once(", en: ") {
            Some((before, _)) if line.ends_with('}') => format!("{before} }}"),
            _ => line.to_string(),
        });
        *text = lines.map(|line| line + "\n").collect();
    }
    let plan = files.get_mut("content/plan.yaml").unwrap();
    plan.push_str(
        "site: { source: 事業計画の出典, publisher: 例の県, licence: 自由に使えます, search_examples: [面接会] }\n\
         contacts:\n  - { owner: bureau, section: 職業安定課, hours: 平日 }\n\
         revisions:\n  - { date: 2024-03-01, reason: 字句の修正, before: 前の文, after: 後の文, measures: [job-fair] }\n\
         grades:\n  - { from: 100, ja: 達成 }\n  - { ja: 未達成 }\n",
    );
    let targets = files.get_mut("content/targets.yaml").unwrap();
    *targets = targets.replacen("value: 61.7", "value: 61.7\n            results: { 2024: 60 }", 1);
    let report = "status: done\ndone: 面接会を開いた。\nnext: 次も開く。\ndepartment: 職業安定課\n\
                  figures: [{ label: 開催回数, value: 3 }]\n";
    files.insert("progress/2024/job-fair.yaml".to_string(), report.to_string());
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &files);
    folder
}

#[test]
fn what_is_not_translated_is_said_to_be_japanese_wherever_it_stands() {
    let folder = untranslated();
    let (project, problems) = Project::read(folder.path());
    assert_eq!(problems, []);
    let loaded = project.load();
    let plan = loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    assert!(plan.languages.contains(&Lang::EN) && !plan.revisions.is_empty() && !plan.reports.is_empty());
    let files = sample::handbook(&project, &plan);
    let (seen, wrong) = misread(&files);
    assert!(seen > 20 && wrong.is_empty(), "{seen}: {}", wrong.join("\n"));
    let both = files.iter().find(|file| file.path == "en/both/1.html").unwrap();
    let both = std::str::from_utf8(&both.bytes).unwrap();
    assert!(both.contains("Side by side: <span lang=\"ja\">Ⅰ　雇用の維持</span>"), "{both}");
}
