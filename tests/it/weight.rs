//! Pages of a large plan: what would be megabytes is in parts, and nothing is lost by it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use tebiki::plan::Plan;
use tebiki::project::Project;
use tebiki::verify::{self, Print};

use crate::sample;

/// Measures of one owner, over two sections.
const MANY: usize = 1_200;

struct Site {
    plan: Plan,
    project: Project,
    files: BTreeMap<String, String>,
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let mut files = sample::files();
    for number in 0..MANY {
        let (section, folder) = if number % 2 == 0 { ("1-1", "1-work") } else { ("1-2", "2-study") };
        files.insert(
            format!("content/1-first/{folder}/bureau-{:05}-measure-{number}.md", 100 + number),
            format!(
                "---\ntitle: 施策{number}\nsection: {section}\nowner: bureau\naudience: [jobseekers]\nprogrammes: [合同面接会]\n---\n本文{number}。合同面接会を開く。\n"
            ),
        );
    }
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &files);
    let (project, problems) = Project::read(folder.path());
    assert!(problems.is_empty(), "{problems:?}");
    let plan = project.load().plan.expect("the plan has no errors");
    let files = sample::handbook(&project, &plan).into_iter();
    let files = files.filter_map(|file| Some((file.path, String::from_utf8(file.bytes).ok()?))).collect();
    Site { plan, project, files }
});

/// The pages of a list, the first one first.
fn parts(folder: &str, id: &str) -> Vec<&'static String> {
    let first = SITE.files.get(&format!("{folder}/{id}.html"));
    let more = (2..).map_while(|part| SITE.files.get(&format!("{folder}/{id}_{part}.html")));
    first.into_iter().chain(more).collect()
}

#[test]
fn a_long_list_goes_on_on_further_pages_and_loses_nothing() {
    for (folder, id) in [("ja/owners", "bureau"), ("en/owners", "bureau"), ("ja/audiences", "jobseekers")] {
        let parts = parts(folder, id);
        assert!(parts.len() > 1, "{folder}");
        for (at, part) in parts.iter().enumerate() {
            assert_eq!(part.matches(" aria-current=\"page\">").count(), 2, "{folder} {at}");
            assert_eq!(part.contains("rel=\"prev\""), at > 0, "{folder} {at}");
            assert_eq!(part.contains("rel=\"next\""), at + 1 < parts.len(), "{folder} {at}");
            assert!(
                !part.contains("class=\"entry-body\"") && !part.contains("id=\"filters\""),
                "{folder} {at}"
            );
        }
        for number in 0..MANY {
            let link = format!("href=\"../measures/measure-{number}.html\"");
            let found: usize = parts.iter().map(|part| part.matches(&link).count()).sum();
            assert_eq!(found, 1, "{folder}: measure {number}");
        }
    }
}

#[test]
fn the_short_list_of_a_large_plan_is_one_page_with_its_texts() {
    let parts = parts("ja/owners", "prefecture");
    assert_eq!(parts.len(), 1);
    assert!(parts[0].contains("class=\"entry-body\"") && !parts[0].contains("owners/prefecture_2.html"));
}

#[test]
fn the_text_of_a_large_plan_stands_in_its_chapters_and_is_proved_there() {
    for lang in ["ja", "en"] {
        let page = &SITE.files[&format!("{lang}/plan.html")];
        assert!(!page.contains("本文7。") && page.contains("href=\"chapters/1.html#section-1-2\""), "{lang}");
        assert!(page.len() < 10_000, "{lang}: {}", page.len());
        assert!(SITE.files[&format!("{lang}/chapters/1.html")].contains("本文7。"), "{lang}");
    }
    let mut pages = SITE.files.clone();
    let prove = |pages: &BTreeMap<String, String>| {
        verify::published(&SITE.plan, &SITE.project.sources, pages, Print::Absent, &[])
    };
    let proved = prove(&pages);
    assert!(proved.is_exact(), "{:?} {:?}", proved.missing, proved.differences);
    let page = pages.get_mut("ja/chapters/1.html").expect("the chapter has a page");
    *page = page.replace("本文7。", "本文8。");
    assert_eq!(prove(&pages).differences.len(), 1);
}

#[test]
fn a_term_of_many_measures_leads_to_their_sections() {
    let row = |page: &str| {
        let html = &SITE.files[page];
        let at = html.find("合同面接会").unwrap_or_else(|| panic!("{page}"));
        html[at..at + html[at..].find("</d").unwrap_or(html.len() - at) + 400].to_string()
    };
    let terms = row("ja/index-of-terms.html");
    assert!(terms.contains("<a href=\"chapters/1.html#section-1-1\">1-1（601件）</a>"), "{terms}");
    assert!(terms.contains("<a href=\"chapters/1.html#section-1-2\">1-2（600件）</a>"), "{terms}");
    assert!(!SITE.files["ja/index-of-terms.html"].contains("measures/measure-7.html"));
}
