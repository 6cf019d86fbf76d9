//! What pages, search, `verify` and `import` once said wrongly.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use tebiki::date::Date;
use tebiki::plan::Plan;
use tebiki::project::Project;
use tebiki::{disk, import, load, verify};

use super::{ENGLISH, FAIR, ONLINE, PLAN, changed, tebiki, told};
use crate::output::tree;
use crate::sample;

/// The files of a built site.
fn site(project: &Path) -> BTreeMap<String, String> {
    let output = tebiki(project, &["build", "--no-pdf"]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", told(&output));
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    tree(&project.join("public")).into_iter().filter_map(text).collect()
}

#[test]
fn slugs_and_owners_may_have_any_legal_name() {
    let mut files = sample::files();
    let text = |title: &str| format!("---\ntitle: {title}\n---\n{title}を行う。\n");
    let slugs = ["main", "q", "theme", "filters", "section-1-1", "chapter-1", "m-main", "search", "settings"];
    for (at, slug) in slugs.into_iter().enumerate() {
        let path = format!("content/1-first/2-study/labour-bureau-{}-{slug}.md", at + 100);
        files.insert(path, text(&format!("施策{at}")));
    }
    let more = "  - id: labour-bureau\n    name: { ja: 労働部, en: Labour }\naudiences:";
    let plan = files.get_mut(PLAN).unwrap();
    *plan = plan.replacen("audiences:", more, 1);
    let project = tempfile::tempdir().unwrap();
    sample::write(project.path(), &files);
    let site = site(project.path());
    for (path, page) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let mut seen = BTreeSet::new();
        for id in page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.insert(id), "{path} has {id} twice");
        }
    }
    for slug in slugs {
        assert!(site.contains_key(&format!("ja/measures/{slug}.html")), "{slug}");
    }
}

#[test]
fn links_of_mail_and_in_capitals_stand_on_the_page() {
    let links = "links:\n  - {label: 問合せ, url: \"mailto:a@example.jp\"}\n  - {label: 大, url: \"HTTPS://example.jp/\"}\n---\n合同";
    let project = changed(FAIR, "---\n合同", links);
    let site = site(project.path());
    for address in ["mailto:a@example.jp", "HTTPS://example.jp/"] {
        assert!(site["ja/measures/job-fair.html"].contains(&format!("<a href=\"{address}\"")), "{address}");
    }
}

#[test]
fn labels_of_translations_follow_the_address_and_never_another_link() {
    let links = |rows: &[(&str, &str)]| {
        let row =
            |(label, url): &(&str, &str)| format!("  - {{label: {label}, url: \"https://a.jp/{url}\"}}\n");
        format!("links:\n{}", rows.iter().map(row).collect::<String>())
    };
    let project = changed(FAIR, "---\n合同", &format!("{}---\n合同", links(&[("一", "1"), ("二", "2")])));
    let english = fs::read_to_string(project.path().join(ENGLISH)).unwrap();
    let of = |rows: &[(&str, &str)]| {
        let text =
            english.replace("translates: 00000000\n", &format!("translates: 00000000\n{}", links(rows)));
        fs::write(project.path().join(ENGLISH), text).unwrap();
        site(project.path())["en/measures/job-fair.html"].clone()
    };
    let turned = of(&[("Two", "2"), ("One", "1")]);
    assert!(turned.contains("https://a.jp/1\" rel=\"external\">One<"), "{turned}");
    assert!(turned.contains("https://a.jp/2\" rel=\"external\">Two<"));
    // The second of two is the first's place: its label must not go to another address.
    let other = of(&[("Two", "2"), ("Elsewhere", "en")]);
    assert!(other.contains("https://a.jp/1\" rel=\"external\" lang=\"ja\">一<"), "{other}");
}

#[test]
fn the_pager_goes_in_the_order_of_print() {
    let mut files = sample::files();
    // A sub-measure with a number of its own stands with its parent, before the other measure.
    let online = files.remove(ONLINE).unwrap();
    files.insert("content/1-first/1-work/bureau-030-online.md".to_string(), online);
    let text = "---\ntitle: 間\nsection: 1-1\nowner: bureau\n---\n間に行う。\n".to_string();
    files.insert("content/1-first/1-work/bureau-020-between.md".to_string(), text);
    let project = tempfile::tempdir().unwrap();
    sample::write(project.path(), &files);
    let site = site(project.path());
    let mut way = vec!["job-fair".to_string()];
    while let Some((_, next)) =
        site[&format!("ja/measures/{}.html", way[way.len() - 1])].split_once("rel=\"next\" href=\"")
    {
        way.push(next.split(".html").next().unwrap().rsplit('/').next().unwrap().to_string());
        assert!(way.len() < 20, "{way:?}");
    }
    assert_eq!(way, ["job-fair", "online", "between", "counselling", "courses", "bursaries"]);
}

#[test]
fn numbers_are_found_where_sections_have_gaps_and_of_sub_measures() {
    let mut files = BTreeMap::new();
    for (path, text) in sample::files() {
        files.insert(path.replace("2-study", "5-study"), text.replace("section: 1-2", "section: 1-5"));
    }
    let project = tempfile::tempdir().unwrap();
    sample::write(project.path(), &files);
    for (number, title) in [("1-5-1", "職業訓練"), ("1-1-1-1", "オンライン"), ("1-5-3", "給付金")]
    {
        let output = tebiki(project.path(), &["search", "--edition", "ja", number]);
        let told = told(&output);
        let first = told.lines().find(|line| line.contains(number)).unwrap_or_default();
        assert!(first.contains(title), "{number}: {told}");
    }
}

#[test]
fn a_title_without_a_translation_says_its_language() {
    let project = changed(PLAN, "{ ja: 事業計画, en: Work plan }", "{ ja: 事業計画 }");
    let home = &site(project.path())["en/index.html"];
    assert!(home.contains("<h1 lang=\"ja\">事業計画</h1>"), "{home}");
    assert!(home.contains("<a href=\"index.html\" lang=\"ja\">事業計画</a>"), "{home}");
}

#[test]
fn a_figure_alone_on_its_line_is_no_page_number() {
    let (sources, problems) = disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), "content");
    assert_eq!(problems, []);
    let plan: Plan = load::load(&sources, "content").plan.unwrap();
    let seed = include_str!("../../../seeds/saitama-employment-plan-2023.txt");
    let lines: Vec<&str> = seed.lines().collect();
    for at in [100, 300, 500, 650] {
        for figure in ["80", "５", "312"] {
            let text = [&lines[..at], &[figure], &lines[at..]].concat().join("\n");
            assert!(!verify::verify(&plan, &sources, &text).is_exact(), "{figure} before line {}", at + 1);
        }
    }
}

#[test]
fn a_sentence_below_the_word_contents_is_part_of_the_text() {
    let text = "事業計画\n目次\nこの計画は、県民のために定める。\n第１章 雇用 … １\n第２章 訓練 … ２\n\n第１章 雇用\n本文です。\n第２章 訓練\n本文です。\n";
    let (read, ..) = import::official(text);
    let read: String = read.characters.iter().collect();
    assert!(read.contains("この計画は、県民のために定める。"), "{read}");
}

#[test]
fn import_is_dated_by_the_day_in_japan() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("plan.txt");
    fs::write(
        &text,
        "令和６年度事業計画\n第１章 雇用\n１ 就職\n・合同面接会を開催する。\n・相談に応じる。\n",
    )
    .unwrap();
    let today = || {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        Date::from_days((seconds + 9 * 3_600) / 86_400)
    };
    let before = today();
    let out = folder.path().join("new");
    let output = tebiki(folder.path(), &["import", text.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    let plan = fs::read_to_string(out.join(PLAN)).unwrap_or_else(|_| panic!("{}", told(&output)));
    let dated = |date: Date| plan.contains(&format!("date: {date}"));
    assert!(dated(before) || dated(today()), "{plan}");
}

#[test]
fn two_measures_may_have_one_contact_and_one_label() {
    let facts = "contact: 雇用課\nlinks: [{label: 詳細, url: \"https://a.jp/\"}]\n---\n";
    let project = changed(FAIR, "---\n合同", &format!("{facts}合同"));
    let online = fs::read_to_string(project.path().join(ONLINE)).unwrap();
    fs::write(project.path().join(ONLINE), online.replacen("---\nオ", &format!("{facts}オ"), 1)).unwrap();
    let (read, problems) = Project::read(project.path());
    assert_eq!(problems, []);
    assert!(read.load().plan.is_some());
    assert!(!told(&tebiki(project.path(), &["check"])).contains("duplicate-title"));
}

#[test]
fn the_text_of_a_section_stands_on_its_pages() {
    let section = "content/1-first/1-work/_index.md";
    let project = changed(section, "就職\n---\n", "就職\n---\n節の前書き。\n");
    let site = site(project.path());
    let pages = site.iter().filter(|(path, page)| path.ends_with(".html") && page.contains("節の前書き。"));
    let pages: Vec<_> = pages.map(|(path, _)| path.as_str()).collect();
    assert!(pages.contains(&"ja/plan.html") && pages.len() > 2, "{pages:?}");
}

#[test]
fn a_plan_without_a_measure_has_its_pages() {
    let mut files = sample::files();
    files.retain(|path, _| !["bureau-", "prefecture-"].iter().any(|owner| path.contains(owner)));
    let plan = files.get_mut(PLAN).unwrap();
    *plan = plan.split("programmes:").next().unwrap().to_string();
    let project = tempfile::tempdir().unwrap();
    sample::write(project.path(), &files);
    let site = site(project.path());
    assert!(site["ja/plan.html"].contains("雇用を維持する。") && site.contains_key("ja/about.html"));
}
