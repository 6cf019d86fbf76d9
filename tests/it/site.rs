//! The website of the real content, as readers get it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use tebiki::plan::Plan;
use tebiki::plan::{Item, TargetResult};
use tebiki::project::Project;

use crate::sample;

struct Site {
    plan: Plan,
    files: BTreeMap<String, String>,
}

static SITE: LazyLock<Site> = LazyLock::new(|| build(|_| {}));

/// The site of the real content, with its plan changed by `change`.
fn build(change: impl Fn(&mut Plan)) -> Site {
    let (project, problems) = Project::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(problems, []);
    let mut plan = project.load().plan.expect("the real content has no errors");
    change(&mut plan);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let files = sample::handbook(&project, &plan);
    Site { plan, files: files.into_iter().map(|file| (file.path, text(file.bytes))).collect() }
}

/// The pages, without those at former addresses, which only lead on.
fn pages(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    let leads_on = |html: &str| html.contains("http-equiv=\"refresh\"") && html.contains("noindex");
    let pages = site.files.iter().filter(move |(path, html)| path.ends_with(".html") && !leads_on(html));
    pages.map(|(path, html)| (&**path, &**html))
}

/// The values of an attribute in the order of the page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_page_has_one_h1_and_headings_without_gaps() {
    for (path, html) in pages(&SITE) {
        let levels: Vec<u8> = html
            .match_indices("<h")
            .map(|(at, _)| html.as_bytes()[at + 2])
            .filter(u8::is_ascii_digit)
            .map(|digit| digit - b'0')
            .collect();
        assert_eq!(levels.iter().filter(|&&level| level == 1).count(), 1, "{path}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    }
}

#[test]
fn ids_are_unique_on_every_page() {
    for (path, html) in pages(&SITE) {
        let ids = values(html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{path}");
    }
}

#[test]
fn no_page_has_inline_styles_scripts_or_handlers() {
    for (path, html) in pages(&SITE) {
        for forbidden in [" style=\"", "<style", "<script>", " onclick=", "javascript:", "type=\"module\""] {
            assert!(!html.contains(forbidden), "{path}: {forbidden}");
        }
    }
}

/// Why a measure is like another is said in the language of the page, or not at all.
#[test]
fn related_measures_share_words_of_the_page_s_language() {
    for (lang, said) in [("ja", "共通する語："), ("en", "Words in common:")] {
        let pages = pages(&SITE).filter(|(path, _)| path.starts_with(&format!("{lang}/measures/")));
        let reasons: Vec<&str> = pages
            .flat_map(|(_, html)| html.split(said).skip(1))
            .map(|rest| rest.split("</p>").next().unwrap_or_default().trim())
            .collect();
        assert!(reasons.len() > 100, "{lang}: {}", reasons.len());
        for reason in reasons {
            assert!(!reason.is_empty() && !reason.contains('<'), "{lang}: {reason}");
            assert!(lang == "ja" || reason.is_ascii(), "{lang}: {reason}");
        }
    }
}

#[test]
fn both_languages_have_the_same_pages() {
    let tree = |lang: &str| -> BTreeSet<&str> {
        let prefix = format!("{lang}/");
        SITE.files.keys().filter_map(|path| path.strip_prefix(prefix.as_str())).collect()
    };
    // Both languages side by side are one page.
    let (beside, both): (BTreeSet<&str>, BTreeSet<&str>) =
        tree("en").into_iter().partition(|path| path.starts_with("both/"));
    assert_eq!((tree("ja"), beside.len()), (both, 7));
    assert!(tree("ja").len() > SITE.plan.measures.len());
}

#[test]
fn every_page_says_which_version_it_is() {
    for (path, html) in pages(&SITE) {
        assert!(html.contains(&SITE.plan.version), "{path}");
        let date = if path.starts_with("en/") { "23 November 2026" } else { "2026年11月23日" };
        assert!(without_readings(html).contains(date), "{path}");
    }
}

/// A page of easy Japanese as its text runs without the readings over it.
fn without_readings(html: &str) -> String {
    let mut parts = html.split("<ruby>");
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (kanji, rest) = part.split_once("<rp>").expect("a reading follows");
        out.push_str(kanji);
        out.push_str(rest.split_once("</ruby>").expect("it ends").1);
    }
    out
}

#[test]
fn the_tree_of_the_home_page_counts_every_measure_once() {
    let html = &SITE.files["ja/index.html"];
    let tree = &html[html.find("<ol class=\"tree\">").unwrap()..];
    let bars = &tree[..tree.find("</section>").unwrap()];
    let total: usize = values(bars, "width").iter().map(|width| width.parse::<usize>().unwrap()).sum();
    assert_eq!(total, SITE.plan.measures.len());
}

#[test]
fn a_text_that_is_not_translated_is_shown_in_japanese_and_marked() {
    let site = build(|plan| {
        plan.measures[0].title.translations.clear();
        plan.measures[0].body.translations.clear();
        plan.measures[0].translations.states[0].1 = tebiki::plan::Translation::Missing;
    });
    let measure = &site.plan.measures[0];
    let html = &site.files[&format!("en/measures/{}.html", measure.slug)];
    let body = &html[html.find("class=\"official-text").unwrap()..];
    assert!(body[..80].contains("lang=\"ja\""), "{}", &body[..80]);
    assert!(
        html.replace("<wbr>", "").contains(&format!(
            "<span data-editorial lang=\"ja\">{}</span></h1>",
            measure.title.official.text
        ))
    );
}

#[test]
fn absolute_addresses_are_written_only_where_the_site_has_one() {
    assert!(pages(&SITE).all(|(_, html)| !html.contains("rel=\"canonical\"") && !html.contains("ld+json")));
    assert!(!SITE.files.contains_key("sitemap.xml"));
    let site = build(|plan| {
        plan.settings.base_url = Some("https://example.jp/x/".to_string());
        plan.measures[0].title.official.text = "</script><b>".to_string();
    });
    let measure = &site.plan.measures[0];
    let address = format!("https://example.jp/x/ja/measures/{}.html", measure.slug);
    let html = &site.files[&format!("ja/measures/{}.html", measure.slug)];
    assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")));
    assert!(html.contains(&format!("\"@id\":\"{address}\"")));
    assert!(html.contains("\"name\":\"\\u003c/script>\\u003cb>\"") && !html.contains("<b>"));
    assert!(site.files["sitemap.xml"].contains(&address));
}

#[test]
fn the_error_page_is_whole_at_any_address() {
    // Nobody knows how deep the wrong address is: nothing may be loaded by a relative one.
    let page = &SITE.files["404.html"];
    assert!(values(page, "href").iter().all(|href| !href.ends_with(".css") && !href.ends_with(".svg")));
    for (base_url, path) in [("https://example.jp/", "/"), ("https://example.jp/x/y/", "/x/y/")] {
        let site = build(|plan| plan.settings.base_url = Some(base_url.to_string()));
        let links = values(&site.files["404.html"], "href");
        assert!(links.iter().all(|href| href.starts_with(path) || *href == "#main"), "{links:?}");
        for link in links.iter().filter_map(|href| href.strip_prefix(path)) {
            assert!(site.files.contains_key(link), "{link}");
        }
    }
}

#[test]
fn the_home_page_says_what_its_count_leaves_out() {
    let sentence = "194項目のうち7項目は再掲";
    assert!(SITE.files["ja/index.html"].contains(sentence));
    let site = build(|plan| {
        for node in &mut plan.nodes {
            node.items.retain(|item| !matches!(item, Item::Entry(tebiki::plan::Entry::Repeat(_))));
        }
        for measure in &mut plan.measures {
            measure.children.retain(|entry| matches!(entry, tebiki::plan::Entry::Measure(_)));
            measure.repeats.clear();
        }
        plan.repeats.clear();
    });
    assert!(!site.files["ja/index.html"].contains("再掲であり"));
    let counts = |html: &str| html.matches("class=\"entry-number\"").count();
    let owner = &SITE.files["ja/owners/prefecture.html"];
    assert!(owner.contains("124件") && owner.contains("再掲3件"));
    assert_eq!(counts(owner), 124 + 3, "sub-measures and repeats below a measure are counted too");
}

#[test]
fn results_are_drawn_and_said_in_words() {
    let site = build(|plan| {
        let value = &mut plan.targets[1].values[0];
        let span = value.printed.official.span;
        value.results = vec![TargetResult::plain(2022, 300.0, span), TargetResult::plain(2023, 340.0, span)];
    });
    let html = &site.files["ja/targets.html"];
    // A result of another year is not measured against this year's target.
    assert!(html.contains("<p>令和４年度の実績 300人</p>"));
    assert!(html.contains("令和５年度の実績 340人（目標に対して50％）"));
    assert!(html.contains("class=\"value\" width=\"45.5\""));
    assert!(!SITE.files["ja/targets.html"].contains("class=\"value\""));
}

#[test]
fn furigana_is_loaded_on_japanese_pages_only_and_never_part_of_them() {
    // Pages of easy Japanese are written with their readings: see `easy.rs`.
    for (path, html) in pages(&SITE).filter(|(path, _)| !path.starts_with("ja-easy/")) {
        assert!(
            !html.contains("<ruby") && !html.contains("<script defer src=\"../assets/furigana"),
            "{path}"
        );
        let has_readings = html.contains("id=\"settings\" data-src=\"");
        assert!(!has_readings || path.starts_with("ja/"), "{path}");
        // Readings of titles and names are every Japanese page's, named by its script.
        if path.starts_with("ja/") || path.starts_with("en/") {
            let up = "../".repeat(path.matches('/').count());
            let script = values(html, "src").into_iter().find(|at| at.contains("/site-")).expect(path);
            let script = &SITE.files[script.trim_start_matches(&up)];
            assert_eq!(script.contains("assets/furigana."), path.starts_with("ja/"), "{path}");
        }
    }
    let chapter = values(&SITE.files["ja/chapters/1.html"], "data-src")[0].to_string();
    assert!(SITE.files.contains_key(&format!("assets/{chapter}")), "{chapter}");
}

#[test]
fn a_page_of_a_measure_is_light_and_says_once_what_scripts_say() {
    for lang in ["ja", "en"] {
        let of_measures = format!("{lang}/measures/");
        let mut sizes: Vec<usize> = pages(&SITE)
            .filter(|(path, _)| path.starts_with(&of_measures))
            .map(|(_, html)| html.len())
            .collect();
        sizes.sort_unstable();
        assert!(sizes[sizes.len() / 2] < 6_000, "{lang}: {}", sizes[sizes.len() / 2]);
        let script = values(&SITE.files[&format!("{lang}/index.html")], "src")[0].trim_start_matches("../");
        let script = &SITE.files[script];
        let said = if lang == "ja" { "番号をコピー" } else { "Copy number" };
        assert_eq!(script.matches(&format!("citeNumber: \"{said}\"")).count(), 1, "{lang}");
        for (path, html) in pages(&SITE).filter(|(path, _)| path.starts_with(&of_measures)) {
            assert!(!html.contains(said) && !html.contains("data-results"), "{path}");
            assert_eq!(html.matches("<script").count(), 1, "{path}");
        }
    }
}

#[test]
fn pages_are_the_same_where_a_project_has_a_template_of_its_own() {
    let pages = |own: bool| {
        let folder = tempfile::tempdir().unwrap();
        sample::write(folder.path(), &sample::files());
        if own {
            let template = folder.path().join("themes/default/templates/own.html");
            std::fs::create_dir_all(template.parent().unwrap()).unwrap();
            std::fs::write(template, "{{ own }}").unwrap();
        }
        let (project, _) = tebiki::project::Project::read(folder.path());
        let plan = project.load().plan.unwrap();
        sample::handbook(&project, &plan).into_iter().map(|file| (file.path, file.bytes)).collect::<Vec<_>>()
    };
    let (embedded, own) = (pages(false), pages(true));
    let differ: Vec<_> = embedded.iter().zip(&own).filter(|(one, other)| one != other).collect();
    assert!(embedded.len() == own.len() && differ.is_empty(), "{:?}", differ.first().map(|(one, _)| &one.0));
}
