//! What pages offer readers besides the text: whom to ask, how to cite, both languages side by side.

use tebiki::load;
use tebiki::plan::Plan;
use tebiki::project::Project;

use crate::sample;

const CONTACTS: &str = "contacts:
  - {owner: bureau, section: {ja: 職業安定課, en: Employment Division}, telephone: \"048-600-6208\"}
  - {url: \"https://example.jp/ask\"}
";

/// The pages of the sample, with more lines of `plan.yaml`.
fn pages(more: &str, base_url: &str) -> std::collections::BTreeMap<String, String> {
    let mut files = sample::files();
    let table = files.get_mut("content/plan.yaml").expect("the sample has one");
    table.push_str(more);
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &files);
    let (project, problems) = Project::read(folder.path());
    assert!(problems.is_empty(), "{problems:?}");
    let loaded = load::load(&project.sources, "content");
    let mut plan: Plan = loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    if !base_url.is_empty() {
        plan.settings.base_url = Some(base_url.to_string());
    }
    let files = sample::handbook(&project, &plan).into_iter();
    files.filter_map(|file| Some((file.path, String::from_utf8(file.bytes).ok()?))).collect()
}

#[test]
fn a_plan_that_names_a_contact_shows_it_on_every_page_and_others_claim_none() {
    let pages = pages(CONTACTS, "");
    // What only leads to another address has nothing of its own.
    let leads_on = |page: &str| page.contains("http-equiv=\"refresh\"");
    for (path, page) in pages.iter().filter(|(path, _)| path.starts_with("ja/") && path.ends_with(".html")) {
        assert!(leads_on(page) == (path == "ja/guide.html"), "{path}");
        if leads_on(page) {
            continue;
        }
        assert!(page.contains("href=\"tel:0486006208\""), "{path} lacks the contact");
    }
    let main = |path: &str| {
        let page = &pages[path];
        page[page.find("<main").unwrap()..page.find("</main>").unwrap()].to_string()
    };
    let bureau = main("en/measures/job-fair.html");
    assert!(bureau.contains("Employment Division") && !bureau.contains("https://example.jp/ask"), "{bureau}");
    let prefecture = main("ja/measures/bursaries.html");
    assert!(prefecture.contains("https://example.jp/ask") && !prefecture.contains("tel:"), "{prefecture}");
    assert!(main("ja/accessibility.html").contains("職業安定課"));
    for (path, page) in self::pages("", "").iter().filter(|(path, _)| path.starts_with("ja/measures/")) {
        assert!(!page.contains("お問合せ"), "{path} speaks of enquiries, and nobody can be asked");
    }
}

#[test]
fn a_contact_of_nobody_or_nowhere_is_a_mistake() {
    for (contact, code) in
        [("{owner: bureaux}", "unknown-owner"), ("{url: \"javascript:alert(1)\"}", "invalid-url")]
    {
        let mut files = sample::files();
        let table = files.get_mut("content/plan.yaml").unwrap();
        table.push_str(&format!("contacts: [{contact}]\n"));
        let found = load::load(&sample::sources(&files), "content").diagnostics;
        assert!(found.iter().any(|problem| problem.code == code), "{contact}: {found:?}");
    }
}

#[test]
fn a_measure_is_cited_by_plan_number_and_title_and_its_address_is_a_code_where_there_is_one() {
    let without = pages("", "");
    let page = &without["ja/measures/job-fair.html"];
    // The script puts the page's number and title into what all citations share.
    let script = without.iter().find(|(path, _)| path.starts_with("assets/site-ja.")).expect("a script").1;
    let citation = script.split("citation: \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(citation.contains("%n「%t」") && citation.contains('版'), "{citation}");
    assert!(
        page.contains("class=\"entry-number\" data-editorial>1-1-1</span>")
            && page.contains("面接会</span></h1>")
    );
    assert!(!page.contains("class=\"qr\""), "a code without an address");
    let with = pages("", "https://example.jp/plan/");
    assert!(with["ja/measures/job-fair.html"].contains("<svg class=\"qr\""));
    assert_ne!(qr(&with["ja/measures/job-fair.html"]), qr(&with["en/measures/job-fair.html"]));
}

fn qr(page: &str) -> &str {
    let start = page.find("<svg class=\"qr\"").unwrap();
    &page[start..start + page[start..].find("</svg>").unwrap()]
}

#[test]
fn a_chapter_stands_in_both_languages_side_by_side_and_says_what_is_not_translated() {
    let pages = pages("", "");
    let page = &pages["en/both/1.html"];
    let rows: Vec<&str> = page.split("<div class=\"pair").skip(1).collect();
    let row = |id: &str| {
        let found = rows.iter().find(|row| row.contains(&format!("id=\"{id}\"")));
        *found.unwrap_or_else(|| panic!("no row {id}"))
    };
    let translated = rows.iter().filter(|row| row.contains("<div lang=\"en\">")).count();
    assert!(translated > 0 && translated < rows.len(), "{translated} of {}", rows.len());
    assert!(row("job-fair").contains("<div lang=\"ja\">"));
    assert!(page.contains("../measures/job-fair.html"));
    // The page is there once, and both languages lead to it, and from it back to the chapter.
    assert!(!pages.contains_key("ja/both/1.html"));
    assert!(pages["ja/measures/job-fair.html"].contains("\"../../en/both/1.html#job-fair\""));
    assert!(pages["en/measures/job-fair.html"].contains("\"../both/1.html#job-fair\""));
    assert!(pages["ja/chapters/1.html"].contains("\"../../en/both/1.html\""));
    assert!(
        page.contains("href=\"../../ja/chapters/1.html\" lang=\"ja\"") && page.contains("左が計画の正文")
    );
    // Both kinds of readers find their way around it: titles, the path to it and what it says are in both languages.
    let frame = page.split("aria-label=\"現在位置\"").nth(1).and_then(|rest| rest.split("</nav>").next());
    let path = frame.expect("a path in Japanese");
    assert!(
        path.contains("../../ja/index.html")
            && path.contains("../../ja/chapters/1.html")
            && path.contains("対訳：")
    );
    assert!(
        page.contains("<title>対訳：")
            && page.contains("訳文はまだありません")
            && page.contains("<p lang=\"ja\">掲載内容の版")
    );
}
