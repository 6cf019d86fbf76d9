//! The handbook in other forms than pages.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};
use tebiki::handbook::{self, Options};
use tebiki::lang::Lang;
use tebiki::output;
use tebiki::plan::{Form, Forms, Plan};
use tebiki::project::Project;

use crate::sample;

/// Plan and project of this repository, and the files of a build with some forms.
pub fn built(forms: &[Form]) -> (Project, Plan, BTreeMap<String, Vec<u8>>) {
    let (project, problems) = Project::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(problems, []);
    let plan = project.load().plan.expect("the plan of this repository is whole");
    let files = files(&project, &plan, forms);
    (project, plan, files)
}

/// The files of a build with some forms, by path.
pub fn files(project: &Project, plan: &Plan, forms: &[Form]) -> BTreeMap<String, Vec<u8>> {
    let options = Options { forms: forms.iter().copied().collect::<Forms>() };
    let (files, problems) = output::collect(|sink| handbook::build(project, plan, options, &|_| {}, sink));
    assert_eq!(problems, Ok(Vec::new()));
    files.into_iter().map(|file| (file.path, file.bytes)).collect()
}

pub fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"))
}

#[test]
fn what_is_not_asked_for_is_not_made() {
    let (_, _, files) = built(&[]);
    let extra = ["handbook-", "voice/", "embed/", "cards/"];
    let found: Vec<&String> =
        files.keys().filter(|path| extra.iter().any(|start| path.starts_with(start))).collect();
    assert_eq!(found, Vec::<&String>::new());
    assert!(!text(&files, "ja/data.html").contains("id=\"forms\""));
}

#[test]
fn a_plan_says_what_is_made_and_a_wrong_name_is_told_at_its_place() {
    let load = |rest: &str| {
        let mut files = sample::files();
        let plan = files["content/plan.yaml"].clone();
        files.insert("content/plan.yaml".to_string(), format!("{plan}{rest}"));
        let sources = sample::sources(&files);
        let loaded = tebiki::load::load(&sources, "content");
        (loaded.plan.map(|plan| plan.settings.editions_made), loaded.diagnostics)
    };
    assert_eq!(load("").0, Some(Forms::default()));
    let two: Forms = [Form::Epub, Form::Text].into_iter().collect();
    assert_eq!(load("editions_made: [epub, text]\n").0, Some(two));
    assert_eq!(load("editions_made: []\n").0, Some(Forms::NONE));
    let (plan, problems) = load("editions_made: [epub, vioce]\n");
    assert_eq!(plan, None);
    let problem = problems.iter().find(|problem| problem.code == "unknown-choice").expect("it is told");
    assert!(problem.args.contains(&("found", "vioce".to_string())));
    assert!(problem.args.contains(&("suggestion", "voice".to_string())));
    let line = "editions_made: [epub, vioce]";
    assert_eq!(problem.span.map(|span| span.end - span.start), Some("vioce".len()), "{line}");
}

#[test]
fn the_plain_text_has_every_word_of_the_plan_in_its_order() {
    let (_, plan, files) = built(&[Form::Text]);
    for lang in &plan.languages {
        let text = text(&files, &format!("handbook-{lang}.txt"));
        assert!(text.starts_with('\u{feff}'));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        let text = text.replace("\r\n", "\n");
        let mut rest = text.as_str();
        for entry in plan.entries() {
            let number = format!("\n{}", plan.place(entry).number);
            let at = rest.find(&number).unwrap_or_else(|| panic!("{lang}: {number}"));
            rest = &rest[at + 1..];
            let measure = &plan[plan.original(entry)];
            let body = match *lang == plan.official() {
                true => &plan.official_text(entry).text,
                false => &measure.body.get(*lang).text,
            };
            assert!(rest.contains(body.as_str()), "{lang}: {number}");
            assert!(rest.contains(measure.title.get(*lang).text.as_str()), "{lang}: {number}");
        }
        for target in &plan.targets {
            assert!(text.contains(target.label.get(*lang).text.as_str()), "{lang}: {}", target.id);
        }
        assert!(!text.contains('«'), "a message is missing");
        let page = self::text(&files, &format!("{lang}/data.html"));
        assert!(
            page.contains(&format!("href=\"../handbook-{lang}.txt\"")),
            "{lang}: not on the page of downloads"
        );
    }
}

#[cfg(feature = "pdf")]
#[test]
fn each_printed_page_has_a_text_for_its_voice_code() {
    let (_, plan, files) = built(&[Form::Voice]);
    assert!(!files.contains_key("handbook-ja.pdf"), "it was not asked for");
    for lang in &plan.languages {
        let folder = format!("voice/{lang}/");
        let pages: Vec<&String> = files.keys().filter(|path| path.starts_with(&folder)).collect();
        assert!(pages.len() > 35, "{lang}: {}", pages.len());
        for path in &pages {
            let text = text(&files, path);
            assert!(text.chars().count() <= 800, "{path}: {}", text.chars().count());
            let number = path.rsplit_once('p').map_or("", |(_, end)| end.trim_end_matches(".txt"));
            let first = text.lines().next().unwrap_or_default();
            if let Ok(number) = number.parse::<u32>() {
                assert!(
                    first.starts_with(&format!("{number}ページ")) || first == format!("Page {number}."),
                    "{path}"
                );
            }
            assert!(
                !text.contains("..") && !text.contains('\u{3000}') && !text.contains('«'),
                "{path}: {text}"
            );
        }
        let zip = files[&format!("handbook-voice-{lang}.zip")].clone();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
        assert_eq!(zip.len(), pages.len());
        for at in 0..zip.len() {
            let mut bytes = Vec::new();
            let mut entry = zip.by_index(at).unwrap();
            let name = entry.name().unwrap().into_owned();
            std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
            assert_eq!(bytes, files[&*name]);
        }
        // Page 3 of the plan has room for all that stands on it.
        let measure =
            plan.measures.iter().find(|measure| measure.slug == "digitalisation-publicity").unwrap();
        let page = files.iter().filter(|(path, _)| path.starts_with(&folder));
        let said = page.filter(|(_, bytes)| {
            String::from_utf8_lossy(bytes).contains(measure.body.get(*lang).text.as_str())
        });
        // An English page has no room for its texts.
        assert_eq!(said.count(), usize::from(lang.is_japanese()), "{lang}");
    }
}

#[test]
fn each_measure_has_its_data_beside_its_page() {
    let (_, plan, files) = built(&[Form::Twins]);
    for id in plan.measure_ids() {
        let measure = &plan[id];
        let record: Value =
            serde_json::from_str(text(&files, &format!("data/measures/{}.json", measure.slug))).unwrap();
        assert_eq!(record["text"]["ja"], measure.body.official.text.as_str());
        assert_eq!(record["official_text_sha256"], sha256(&measure.body.official.text).as_str());
        assert_eq!(
            (&record["edition"]["fiscal_year"], &record["edition"]["version"]),
            (&2023.into(), &"1.0".into())
        );
        let page = text(&files, &format!("data/measures/{}.md", measure.slug));
        let (front, body) = page.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
        let front: BTreeMap<String, String> = serde_yaml::from_str(front).unwrap();
        assert_eq!(front["number"], measure.place.number);
        assert_eq!(front["title"], measure.title.official.text);
        assert!(
            body.contains(&measure.body.official.markdown)
                && body.contains(&measure.body.get(Lang::EN).markdown)
        );
        let linked = text(&files, &format!("en/measures/{}.html", measure.slug));
        assert!(linked.contains(&format!("href=\"../../data/measures/{}.json\"", measure.slug)));
    }
    let xref: Value = serde_json::from_str(text(&files, "data/xref.json")).unwrap();
    let entries = xref["entries"].as_array().unwrap();
    assert_eq!(entries.len(), plan.entries().count());
    for (row, entry) in entries.iter().zip(plan.entries()) {
        assert_eq!(
            (&row["slug"], &row["number"]),
            (&plan.slug(entry).into(), &plan.place(entry).number.as_str().into())
        );
        assert_eq!(row["official_text_sha256"], sha256(&plan.official_text(entry).text).as_str());
        let path = row["path"].as_str().unwrap().split('#').next().unwrap();
        assert!(files.contains_key(&format!("ja/{path}")), "{path}");
    }
    let without = self::files(&built(&[]).0, &plan, &[]);
    assert!(!without.keys().any(|path| path.starts_with("data/measures/")));
    let mut pages = without.iter().filter(|(path, _)| path.contains("/measures/"));
    assert!(!pages.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains("data/measures/")));
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_catalogue_names_every_file_of_data_with_its_size() {
    let (_, _, files) = built(&[]);
    let catalog: Value = serde_json::from_str(text(&files, "data/catalog.jsonld")).unwrap();
    assert_eq!(catalog["@type"], "dcat:Catalog");
    let mut named = Vec::new();
    for dataset in catalog["dcat:dataset"].as_array().unwrap() {
        for distribution in dataset["dcat:distribution"].as_array().unwrap() {
            let name = distribution["dcat:downloadURL"]["@id"].as_str().unwrap();
            let size = distribution["dcat:byteSize"]["@value"].as_str().unwrap();
            assert_eq!(size, files[&format!("data/{name}")].len().to_string(), "{name}");
            named.push(name);
        }
    }
    named.sort_unstable();
    let expected = "measures-en.xlsx measures-ja.xlsx measures.csv measures.json targets-en.xlsx targets-ja.xlsx targets.csv targets.json";
    assert_eq!(named.join(" "), expected);
}

#[test]
fn a_measure_in_a_frame_is_small_has_no_script_and_leads_to_its_page() {
    let (project, mut plan, _) = built(&[]);
    let long = "雇用を守り、仕事を増やし、".repeat(200);
    plan.measures[3].body.official.markdown = long.clone();
    plan.measures[3].body.official.text = long;
    let files = self::files(&project, &plan, &[Form::Embed]);
    for lang in &plan.languages {
        for measure in &plan.measures {
            let path = format!("embed/{lang}/{}.html", measure.slug);
            let page = text(&files, &path);
            assert!(page.len() <= 2000, "{path}: {}", page.len());
            assert!(
                !page.contains("<script") && !page.contains("style=") && !page.contains("http://"),
                "{path}"
            );
            let own = format!("{lang}/measures/{}.html", measure.slug);
            assert!(
                page.contains(&format!("href=\"../../{own}\" target=\"_top\"")) && files.contains_key(&own),
                "{path}"
            );
            let style =
                page.split("rel=\"stylesheet\" href=\"../../").nth(1).unwrap().split('"').next().unwrap();
            assert!(files.contains_key(style), "{path}: {style}");
            assert!(page.contains(&format!("<title>{} ", measure.place.number)), "{path}");
        }
    }
    let cut = text(&files, &format!("embed/ja/{}.html", plan.measures[3].slug));
    assert!(cut.contains("、…</p>") && cut.contains("全文を読む"), "{cut}");
    let whole = text(&files, &format!("embed/ja/{}.html", plan.measures[0].slug));
    assert!(whole.contains(&plan.measures[0].body.official.text) && !whole.contains("全文を読む"));
    assert!(text(&files, "ja/data.html").contains("embed/ja/slug.html"));
}

#[test]
fn programs_are_told_where_the_plan_is_and_how_to_quote_it() {
    let (_, _, files) = built(&[Form::Text]);
    let told = text(&files, "llms.txt");
    assert_eq!(told.lines().filter(|line| line.starts_with("# ")).count(), 1);
    let links: Vec<&str> = told.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() >= 12);
    for link in links {
        assert!(files.contains_key(link), "{link}");
    }
    assert!(told.contains("正文は日本語") && told.contains("do not present a paraphrase"));
}

#[test]
fn a_measure_that_serves_somebody_is_a_service_to_search_engines() {
    let (project, mut plan, _) = built(&[]);
    plan.settings.base_url = Some("https://example.jp/".to_string());
    plan.measures[5].audiences.clear();
    let files = self::files(&project, &plan, &[]);
    let json = |measure: &tebiki::plan::Measure| -> Value {
        let page = text(&files, &format!("ja/measures/{}.html", measure.slug));
        let block = page.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        serde_json::from_str(block).unwrap()
    };
    let (mut services, mut others) = (0, 0);
    for measure in &plan.measures {
        let value = json(measure);
        assert_eq!(value["name"], measure.title.official.text.as_str());
        if measure.audiences.is_empty() {
            others += 1;
            assert_eq!(
                (&value["@type"], &value["text"]),
                (&"CreativeWork".into(), &measure.body.official.text.as_str().into())
            );
        } else {
            services += 1;
            assert_eq!(value["@type"], "GovernmentService");
            assert_eq!(value["description"], measure.body.official.text.as_str());
            assert_eq!(value["audience"].as_array().unwrap().len(), measure.audiences.len());
            assert_eq!(value["provider"][0]["@type"], "GovernmentOrganization");
        }
    }
    assert!(services > 100 && others == 1, "{services} {others}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_site_with_an_address_has_pictures_for_links_to_it() {
    let (project, mut plan, files) = built(&[Form::Cards]);
    assert!(!files.keys().any(|path| path.ends_with(".png")), "a picture has to be named by its address");
    plan.settings.base_url = Some("https://example.jp/".to_string());
    plan.nodes[0].title.official.text = "長い見出し".repeat(80);
    let files = self::files(&project, &plan, &[Form::Cards]);
    let number = |bytes: &[u8]| bytes.iter().fold(0u32, |number, byte| number << 8 | u32::from(*byte));
    let cards: Vec<&String> = files.keys().filter(|path| path.starts_with("cards/")).collect();
    assert_eq!(cards.len(), plan.languages.len() * (1 + plan.tops().count()), "{cards:?}");
    for card in cards {
        let png = &files[card];
        assert!(png.starts_with(b"\x89PNG") && png.len() < 200_000, "{card}");
        assert_eq!((number(&png[16..20]), number(&png[20..24])), (1200, 630), "{card}");
    }
    assert_ne!(files["cards/ja.png"], files["cards/ja-easy.png"]);
    for (page, card) in [("ja/index.html", "ja"), ("en/chapters/4.html", "en-4")] {
        let expected =
            format!("<meta property=\"og:image\" content=\"https://example.jp/cards/{card}.png\">");
        assert!(text(&files, page).contains(&expected), "{page}");
    }
    let measure = plan.measures.iter().find(|measure| plan[measure.place.top].id == "4").unwrap();
    let page = text(&files, &format!("ja/measures/{}.html", measure.slug));
    assert!(page.contains("https://example.jp/cards/ja-4.png"));
}
