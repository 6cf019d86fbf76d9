//! Several years: their addresses, their history, and next year's plan made of this year's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use tebiki::load;
use tebiki::plan::Plan;

use crate::mutate::{self, Files};
use crate::random::Random;
use crate::sample;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn content() -> Files {
    let (sources, _) = tebiki::disk::read(root(), "content");
    sources.files.iter().map(|file| (file.path.clone(), file.text.to_string())).collect()
}

/// The plan of another year.
fn of_year(files: &Files, from: &str, year: u16) -> Files {
    let mut files = files.clone();
    let table =
        files["content/plan.yaml"].replace(&format!("fiscal_year: {from}"), &format!("fiscal_year: {year}"));
    let labelled =
        table.replace("令和５年度", &format!("{year}年度")).replace("FY2023 (Reiwa 5)", &format!("FY{year}"));
    files.insert("content/plan.yaml".into(), labelled);
    files
}

fn tebiki(project: &Path, arguments: &[&str]) -> std::process::Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tebiki"));
    command.arg("--project").arg(project).args(["--lang", "en"]).args(arguments).output().unwrap()
}

/// Every file of a folder, by its path in it.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            (path, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Where a relative link of a page leads, from the root of the site.
fn resolved(page: &str, href: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn broken_links(tree: &BTreeMap<String, Vec<u8>>) -> BTreeSet<(String, String)> {
    let mut broken = BTreeSet::new();
    for (page, bytes) in
        tree.iter().filter(|(path, _)| path.ends_with(".html") && !path.ends_with("404.html"))
    {
        let html = String::from_utf8_lossy(bytes);
        for rest in html.split(" href=\"").skip(1).chain(html.split("formaction=\"").skip(1)) {
            let href = rest.split('"').next().unwrap_or_default();
            let path = href.split(['#', '?']).next().unwrap_or_default();
            if path.is_empty() || path.contains(':') {
                continue;
            }
            let to = resolved(page, path);
            if !tree.contains_key(&to) {
                broken.insert((page.clone(), to));
            }
        }
    }
    broken
}

#[test]
fn every_address_of_every_year_answers() {
    let newest = content();
    let mut random = Random(0x2021);
    let before = mutate::mutate(&newest, &[], &mut random).files;
    let first = mutate::mutate(&before, &[], &mut random).files;
    let project = tempfile::tempdir().unwrap();
    sample::write(project.path(), &newest);
    for (year, files) in [(2022, &before), (2021, &first)] {
        let folder = project.path().join(format!("editions/{year}"));
        sample::write(&folder, &of_year(files, "2023", year));
    }
    let built = tebiki(project.path(), &["build", "--no-pdf"]);
    assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    let tree = tree(&project.path().join("public"));
    // Each year alone, as it was published then.
    let mut missing = Vec::new();
    for (year, files) in [
        (2023, newest.clone()),
        (2022, of_year(&before, "2023", 2022)),
        (2021, of_year(&first, "2023", 2021)),
    ] {
        let alone = tempfile::tempdir().unwrap();
        sample::write(alone.path(), &files);
        assert_eq!(tebiki(alone.path(), &["build", "--no-pdf"]).status.code(), Some(0));
        let own = self::tree(&alone.path().join("public"));
        for path in own.keys().filter(|path| path.ends_with(".html") || path.starts_with("data/")) {
            let at_year = format!("{year}/{path}");
            if !tree.contains_key(path) {
                missing.push(path.clone());
            }
            if path != "404.html" && !tree.contains_key(&at_year) {
                missing.push(at_year);
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
    let broken = broken_links(&tree);
    assert!(broken.is_empty(), "{} broken: {:?}", broken.len(), broken.iter().take(10).collect::<Vec<_>>());
    // An older page says so and leads to the same measure today.
    let old = sample::plan(&of_year(&before, "2023", 2022));
    let page = String::from_utf8_lossy(&tree[&format!("2022/en/measures/{}.html", old.measures[0].slug)])
        .into_owned();
    assert!(page.contains("This is the plan of FY2022."), "{page}");
    assert!(page.contains("href=\"../../../en/measures/"), "{page}");
    let years = String::from_utf8_lossy(&tree["en/years.html"]).into_owned();
    assert!(years.contains("FY2021") && years.contains("\"../2021/en/index.html\""), "{years}");
    assert!(tree.contains_key("en/changes.html") && tree.contains_key("2022/en/changes.html"));
    assert!(!tree.contains_key("2021/en/changes.html"));
}

#[test]
fn a_measure_that_ended_keeps_a_page_that_says_so() {
    let now = sample::files();
    let mut before = now.clone();
    before.insert(
        "content/1-first/2-study/prefecture-020-library.md".into(),
        "---\ntitle: 図書\nsection: 1-2\nowner: prefecture\n---\n移動図書館が月に一度回る。\n".into(),
    );
    let table = before["content/plan.yaml"].replace("2024", "2023").replace("令和６年度", "令和５年度");
    before.insert("content/plan.yaml".into(), table);
    let project = tempfile::tempdir().unwrap();
    sample::write(project.path(), &now);
    sample::write(&project.path().join("editions/2023"), &before);
    std::fs::write(
        project.path().join("compare.yaml"),
        "changes:\n  - { kind: ended, old: [library], reason: 図書館の事業に移した }\n",
    )
    .unwrap();
    let built = tebiki(project.path(), &["build", "--no-pdf"]);
    assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    let page = std::fs::read_to_string(project.path().join("public/ja/measures/library.html")).unwrap();
    assert!(
        page.contains("この施策は令和５年度で終了しました。") && page.contains("図書館の事業に移した"),
        "{page}"
    );
    assert!(page.contains("../../2023/ja/measures/library.html"), "{page}");
    // A folder that is not of its year, or not an earlier one, is refused.
    std::fs::rename(project.path().join("editions/2023"), project.path().join("editions/2020")).unwrap();
    let refused = tebiki(project.path(), &["build", "--no-pdf"]);
    assert_ne!(refused.status.code(), Some(0));
}

#[test]
fn next_years_plan_keeps_what_this_years_knows() {
    let text = std::fs::read_to_string(root().join("seeds/saitama-employment-plan-2023.txt")).unwrap();
    let next = tempfile::tempdir().unwrap();
    let file = next.path().join("next.txt");
    // Two measures reworded, one ended, one new; the year is another.
    let changed = text
        .replace("令和５年度 埼玉県雇用対策協定", "令和６年度 埼玉県雇用対策協定")
        .replace("雇用調整助成金等により、引き続き", "雇用調整助成金等により、")
        .replace("令和５年度", "令和６年度");
    assert_ne!(changed, text);
    std::fs::write(&file, changed).unwrap();
    let out = next.path().join("project");
    let arguments = [
        "import",
        file.to_str().unwrap(),
        "--from",
        ".",
        "--fiscal-year",
        "2024",
        "--out",
        out.to_str().unwrap(),
    ];
    let imported = tebiki(root(), &arguments);
    let told =
        String::from_utf8_lossy(&imported.stdout).into_owned() + &String::from_utf8_lossy(&imported.stderr);
    assert_eq!(imported.status.code(), Some(0), "{told}");
    let (sources, _) = tebiki::disk::read(&out, "content");
    let loaded = load::load(&sources, "content");
    let new = loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    let old = sample::plan(&content());
    let mut lost = Vec::new();
    let (mut current, mut stale) = (0, 0);
    for measure in &old.measures {
        let Some(same) = new.measures.iter().find(|of| of.slug == measure.slug) else {
            lost.push(measure.slug.clone());
            continue;
        };
        let names = |ids: &[tebiki::plan::AudienceId], plan: &Plan| {
            ids.iter().map(|&id| plan[id].id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(same.title.official.text, measure.title.official.text);
        assert_eq!(names(&same.audiences, &new), names(&measure.audiences, &old), "{}", measure.slug);
        assert_eq!(same.programmes.len(), measure.programmes.len(), "{}", measure.slug);
        assert_eq!(same.targets.len(), measure.targets.len(), "{}", measure.slug);
        assert_eq!(same.place.number, measure.place.number);
        match same.translations.of(tebiki::lang::Lang::EN) {
            tebiki::plan::Translation::Current => current += 1,
            _ => stale += 1,
        }
    }
    assert_eq!(lost, Vec::<String>::new());
    assert!(current >= old.measures.len() - 3 && stale >= 1, "{current} current, {stale} stale");
    // Last year's plan is there as an edition, and the whole is built.
    assert!(out.join("editions/2023/content/plan.yaml").is_file());
    let built = tebiki(&out, &["build", "--no-pdf"]);
    assert_ne!(built.status.code(), Some(2), "{}", String::from_utf8_lossy(&built.stderr));
    assert!(out.join("public/2023/en/index.html").is_file(), "{}", String::from_utf8_lossy(&built.stderr));
}

#[test]
fn what_was_revised_is_told_on_its_page_in_feeds_and_as_data() {
    let mut files = sample::files();
    let table = files["content/plan.yaml"].clone()
        + "site:\n  base_url: https://example.jp/plan/\nrevisions:\n  - date: 2024-06-01\n    kind: correction\n    \
           reason: { ja: 回数の誤り <b>, en: Wrong number }\n    before: 年１回\n    after: 年２回\n    measures: [counselling]\n  \
           - { date: 2024-10-01, reason: { ja: 予算の補正, en: Supplementary budget } }\n";
    files.insert("content/plan.yaml".into(), table);
    let project = tempfile::tempdir().unwrap();
    sample::write(project.path(), &files);
    let built = tebiki(project.path(), &["build", "--no-pdf"]);
    assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    let tree = tree(&project.path().join("public"));
    let text = |path: &str| String::from_utf8_lossy(&tree[path]).into_owned();
    let page = text("ja/revisions.html");
    let order = |what: &str| page.find(what).unwrap_or_else(|| panic!("{page}"));
    assert!(order("予算の補正") < order("回数の誤り &lt;b&gt;"));
    assert!(page.contains("<del>年１回</del>") && page.contains("measures/counselling.html"), "{page}");
    let (prefecture, bureau) = (text("ja/owners/prefecture.xml"), text("ja/owners/bureau.xml"));
    assert!(prefecture.contains("回数の誤り &lt;b&gt;") && !bureau.contains("回数の誤り"));
    assert!(bureau.contains("<id>https://example.jp/plan/ja/revisions.html#revision-2</id>"), "{bureau}");
    let data: serde_json::Value = serde_json::from_slice(&tree["data/changes.json"]).unwrap();
    assert_eq!(data[0]["date"], "2024-10-01");
    assert_eq!(data[1]["measures"][0], "counselling");
    assert!(broken_links(&tree).is_empty());
    files.insert(
        "content/plan.yaml".into(),
        files["content/plan.yaml"].replace("[counselling]", "[counseling]"),
    );
    let wrong = load::load(&sample::sources(&files), "content");
    assert!(wrong.diagnostics.iter().any(|found| found.code == "unknown-revised" && found.span.is_some()));
}

#[test]
fn check_goes_through_the_years_and_verify_takes_one() {
    let files = sample::files();
    let project = tempfile::tempdir().unwrap();
    sample::write(project.path(), &files);
    let mut before = of_year(&files, "2024", 2023);
    let fair = "content/1-first/1-work/bureau-010-job-fair.md";
    before.insert(fair.into(), before[fair].replace("owner: bureau", "owner: burau"));
    sample::write(&project.path().join("editions/2023"), &before);
    let checked = tebiki(project.path(), &["check", "--format", "short"]);
    let told = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(told.contains(&format!("editions/2023/{fair}:")) && told.contains("burau"), "{told}");
    std::fs::write(project.path().join("official.txt"), "令和５年度 事業計画\n").unwrap();
    let text = project.path().join("official.txt");
    let none = tebiki(project.path(), &["verify", text.to_str().unwrap(), "--edition", "2020"]);
    assert_eq!(none.status.code(), Some(2));
    sample::write(&project.path().join("editions/2023"), &of_year(&files, "2024", 2023));
    let verified = tebiki(project.path(), &["verify", text.to_str().unwrap(), "--edition", "2023"]);
    assert_eq!(verified.status.code(), Some(1), "{}", String::from_utf8_lossy(&verified.stderr));
}
