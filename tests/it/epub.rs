//! The electronic book: what a checker of books would look at first, cheap enough for every run.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use roxmltree::{Document, Node, ParsingOptions};
use tebiki::plan::Form;
use tebiki::project::Project;

use crate::forms::{built, files};
use crate::sample;

/// The texts of a book by their path in it, after the checks of the archive itself.
fn unpacked(epub: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).unwrap();
    let mut texts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        // Of a picture only the size is looked at: width and height stand in its first chunk.
        let text = match bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            true => format!("{:?}", &bytes[16..24]),
            false => String::from_utf8(bytes).unwrap(),
        };
        if at == 0 {
            assert_eq!((name.as_str(), text.as_str()), ("mimetype", "application/epub+zip"));
            assert_eq!(entry.compression(), zip::CompressionMethod::Stored);
        }
        texts.insert(name, text);
    }
    // The first entry's name and content stand where a reading device looks for them without unpacking.
    assert_eq!(&epub[30..58], b"mimetypeapplication/epub+zip");
    texts
}

fn cover(epub: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).unwrap();
    let mut bytes = Vec::new();
    archive.by_name("EPUB/cover.png").unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn parsed<'t>(path: &str, text: &'t str) -> Document<'t> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Everything that holds for any book; its documents by name.
fn sound(epub: &[u8]) -> BTreeMap<String, String> {
    let texts = unpacked(epub);
    for (path, text) in texts.iter().filter(|(path, _)| path.ends_with("ml") || path.ends_with(".opf")) {
        parsed(path, text);
    }
    let package = parsed("package.opf", &texts["EPUB/package.opf"]);
    let named = |name: &'static str| {
        package.descendants().filter(move |node| node.has_tag_name(("http://www.idpf.org/2007/opf", name)))
    };
    let items: BTreeMap<&str, &str> =
        named("item").map(|item| (item.attribute("id").unwrap(), item.attribute("href").unwrap())).collect();
    let present: BTreeSet<&str> = texts.keys().filter_map(|path| path.strip_prefix("EPUB/")).collect();
    let declared: BTreeSet<&str> = items.values().copied().chain(["package.opf"]).collect();
    assert_eq!(declared, present);
    let spine: Vec<&str> = named("itemref").map(|item| items[item.attribute("idref").unwrap()]).collect();
    let documents: BTreeSet<&str> = present.iter().copied().filter(|path| path.ends_with(".xhtml")).collect();
    assert_eq!(spine.iter().copied().collect::<BTreeSet<_>>(), documents);
    assert_eq!(spine.len(), documents.len());
    links_lead_somewhere(&texts);
    texts
        .into_iter()
        .filter_map(|(path, text)| Some((path.strip_prefix("EPUB/")?.to_string(), text)))
        .collect()
}

/// Every link within the book has its place, no id stands twice, and nothing is asked of a network.
fn links_lead_somewhere(texts: &BTreeMap<String, String>) {
    let documents = || texts.iter().filter(|(path, _)| path.ends_with(".xhtml"));
    let mut places = BTreeSet::new();
    for (path, text) in documents() {
        let name = path.trim_start_matches("EPUB/");
        places.insert(name.to_string());
        for id in parsed(path, text).descendants().filter_map(|node| node.attribute("id")) {
            assert!(places.insert(format!("{name}#{id}")), "{path}: {id} stands twice");
        }
    }
    let mut links = 0;
    for (path, text) in documents() {
        let document = parsed(path, text);
        assert!(document.descendants().all(|node| node.attribute("src").is_none()), "{path}");
        for node in document.descendants().filter(|node| node.tag_name().name() == "a") {
            let href = node.attribute("href").unwrap();
            let own = path.trim_start_matches("EPUB/");
            let target = if href.starts_with('#') { format!("{own}{href}") } else { href.to_string() };
            links += 1;
            let outward =
                ["https://", "http://", "mailto:", "tel:"].iter().any(|start| href.starts_with(start));
            assert!(outward || places.contains(&target), "{path}: {href}");
        }
    }
    assert!(links > 5);
}

/// What is read, without the readings over the words.
fn read(node: Node<'_, '_>) -> String {
    let is_reading = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "rt" | "rp");
    let texts =
        node.descendants().filter(|node| node.is_text() && !node.ancestors().any(|node| is_reading(&node)));
    texts.filter_map(|node| node.text()).collect()
}

#[test]
fn the_book_has_the_whole_plan_its_indexes_and_readings() {
    let (_, plan, files) = built(&[Form::Epub]);
    for &lang in &plan.languages {
        let book = sound(&files[&format!("handbook-{lang}.epub")]);
        let said: String = book
            .iter()
            .filter(|(name, _)| name.starts_with("c-"))
            .map(|(name, text)| read(parsed(name, text).root_element()))
            .collect();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let said = letters(&said);
        for entry in plan.entries() {
            let body = match lang == plan.official() {
                true => &plan.official_text(entry).text,
                false => &plan[plan.original(entry)].body.get(lang).text,
            };
            let (number, title) =
                (&plan.place(entry).number, &plan[plan.original(entry)].title.get(lang).text);
            let expected = letters(&format!("{number}{title}{body}"));
            assert!(said.contains(&expected), "{lang}: {number}");
        }
        for name in ["owners.xhtml", "audiences.xhtml", "terms.xhtml", "colophon.xhtml", "guide.xhtml"] {
            assert!(book.contains_key(name), "{lang}: {name}");
        }
        let readings = book["c-1.xhtml"].matches("<rt>").count();
        assert_eq!(readings > 300, lang.is_japanese(), "{lang}: {readings}");
        assert!(!book["nav.xhtml"].contains("page-list"), "no printed handbook was made");
        assert!(!book.contains_key("cover.png"), "the picture hangs on the fonts of print");
        let home = crate::forms::text(&files, &format!("{lang}/index.html"));
        assert!(
            home.contains(&format!("href=\"../handbook-{lang}.epub\"")) && home.contains("data.html#forms")
        );
        let package = &book["package.opf"];
        for property in [
            "schema:accessMode",
            "schema:accessibilityFeature",
            "schema:accessibilityHazard",
            "schema:accessibilitySummary",
        ] {
            assert!(package.contains(&format!("property=\"{property}\"")), "{lang}: {property}");
        }
        // Nobody has certified anything.
        assert!(!package.contains("conformsTo") && !package.contains("certifiedBy"), "{lang}");
        assert!(!book.values().any(|text| text.contains('«')), "{lang}: a message is missing");
        let page = crate::forms::text(&files, &format!("{lang}/data.html"));
        assert!(page.contains(&format!("href=\"../handbook-{lang}.epub\"")), "{lang}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn the_list_of_pages_is_that_of_the_printed_handbook() {
    let (_, plan, files) = built(&[Form::Epub, Form::Voice]);
    // Both have the plan's title; the one in easy words says on its cover that it is.
    assert_ne!(cover(&files["handbook-ja.epub"]), cover(&files["handbook-ja-easy.epub"]));
    for lang in &plan.languages {
        let book = sound(&files[&format!("handbook-{lang}.epub")]);
        let nav = parsed("nav.xhtml", &book["nav.xhtml"]);
        let list = nav.descendants().find(|node| node.attribute("role") == Some("doc-pagelist")).unwrap();
        let listed: Vec<&str> = list
            .descendants()
            .filter(|node| node.tag_name().name() == "a")
            .filter_map(|node| node.text())
            .collect();
        let folder = format!("voice/{lang}/p");
        let printed = files.keys().filter(|path| path.starts_with(&folder)).count();
        assert_eq!(listed.len(), printed, "{lang}");
        assert!(book["package.opf"].contains("properties=\"cover-image\""), "{lang}");
        assert_eq!(
            book["cover.png"],
            format!("{:?}", [1_600_u32.to_be_bytes(), 2_400_u32.to_be_bytes()].concat())
        );
        let body = listed.iter().position(|page| *page == "1").expect("the first page of the body");
        assert!(listed[..4] == ["i", "ii", "iii", "iv"] && body % 2 == 0, "{lang}: {listed:?}");
        // The measures that begin a page in print do so in the book.
        let begins_with_entry = |page: &str| {
            let said = crate::forms::text(&files, &format!("voice/{lang}/{}.txt", page_file(page)));
            let number = said.lines().nth(1)?.split('、').next()?.replace('の', "-");
            plan.measures.iter().find(|measure| measure.place.number == number).map(|_| number)
        };
        let numbered: Vec<(&str, String)> =
            listed.iter().filter_map(|page| Some((*page, begins_with_entry(page)?))).collect();
        assert!(
            *lang != plan.official() || numbered.len() > 3,
            "no page begins with a measure: {numbered:?}"
        );
        let title = ("1", plan.title.get(*lang).text.clone());
        for (page, start) in [title].into_iter().chain(numbered) {
            let mark = format!("aria-label=\"{page}\"></span>");
            let after = book.values().find_map(|text| text.split_once(&mark)).unwrap().1;
            let text = read(parsed("rest", &format!("<x>{}</x>", first_element(after))).root_element());
            let is_official = *lang == plan.official();
            assert!(
                !is_official || text.trim_start().starts_with(start.as_str()),
                "{lang}: page {page} begins {text}"
            );
        }
    }
}

/// The name of the text for a page's voice code.
#[cfg(feature = "pdf")]
fn page_file(number: &str) -> String {
    number.parse().map_or_else(|_| format!("p-{number}"), |number: u32| format!("p{number:03}"))
}

/// Markup up to the end of its first heading.
#[cfg(feature = "pdf")]
fn first_element(markup: &str) -> &str {
    let end = markup.find("</h").map_or(0, |at| at + 5);
    &markup[..end]
}

#[test]
fn nothing_that_authors_type_breaks_the_book() {
    let mut files_of = sample::files();
    let fair = "content/1-first/1-work/bureau-010-job-fair.md";
    let typed = "<script>alert(1)</script> & \"甲\" ]]> <br> **強調**[^1]、[^1] [相談](counselling) [外](https://example.jp/?a=1&b=2)\n\n\
                 | 甲 | 乙 |\n|---|--:|\n| 一 | <b> |\n\n1. 一\n2. 二\n   - 三\n\n```\n<code> & \u{c}\n```\n\n[^1]: 注 <i>\n";
    let text = files_of[fair].replace("合同面接会を開催する。", typed);
    files_of.insert(fair.to_string(), text.replace("title: 面接会", "title: '<b>&amp; ''面接会'''"));
    // A chapter of so many measures is parted.
    for at in 100..270 {
        let path = format!("content/1-first/2-study/bureau-{at}-course-{at}.md");
        let text = format!(
            "---\ntitle: 講座{at}\nsection: 1-2\nowner: bureau\n---\n講座を開く。[面接会](job-fair)\n"
        );
        files_of.insert(path, text);
    }
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in &files_of {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let (project, _) = Project::read(folder.path());
    let loaded = project.load();
    let plan = loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    let made = files(&project, &plan, &[Form::Epub]);
    let book = sound(&made["handbook-ja.epub"]);
    assert!(book.contains_key("c-1-2.xhtml"), "{:?}", book.keys());
    let chapter = &book["c-1-1.xhtml"];
    assert!(chapter.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !chapter.contains("<script"));
    assert!(chapter.contains("href=\"https://example.jp/?a=1&amp;b=2\""));
    assert!(book["c-1-2.xhtml"].contains("href=\"c-1-1.xhtml#m-job-fair\""));
    assert_eq!(made["handbook-ja.epub"], files(&project, &plan, &[Form::Epub])["handbook-ja.epub"]);
}
