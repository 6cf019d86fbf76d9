//! What hurts by what it is rather than by what stands in it: links and pipes in the place of files, names that are no
//! text, workbooks and pictures that are larger inside than outside, templates whose values grow, numbers without
//! measure, queries. Tried like the table, of which this goes on.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{Cursor, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;

use zip::write::SimpleFileOptions;

use super::table::{OWN, SECTION, measure, run};
use crate::output::{names, tree};
use crate::sample;

/// What stands at a path.
enum What {
    Bytes(Vec<u8>),
    Link(&'static str),
    Pipe,
    /// In the text of a file that is there, the first becomes the second.
    Change(&'static str, String),
    /// Nothing: the verbs alone.
    Nothing,
}

struct Bomb {
    path: OsString,
    what: What,
    verbs: Vec<String>,
}

fn bomb(path: impl AsRef<OsStr>, what: What, verbs: &[&str]) -> Bomb {
    let verbs = verbs.iter().map(ToString::to_string).collect();
    Bomb { path: path.as_ref().to_owned(), what, verbs }
}

const USUAL: [&str; 2] = ["check", "build --no-pdf"];

fn table() -> Vec<Bomb> {
    let all = [links(), pipes(), no_texts(), books(), pictures(), templates(), words(), numbers(), queries()];
    all.into_iter().flatten().collect()
}

fn links() -> Vec<Bomb> {
    let places = [
        (OWN, "/etc/passwd"),
        (OWN, "bureau-090-x.md"),
        (OWN, "/dev/zero"),
        (OWN, "/dev/full"),
        (OWN, "nowhere"),
        ("content/1-first/3-loop", ".."),
        ("content/1-first/3-loop", "/"),
        ("content/loop", "."),
        ("static", "/"),
        ("static/x", "/etc"),
        ("static/x", "/dev/zero"),
        ("static/loop", "."),
        ("i18n", "/etc"),
        ("i18n/glossary.tsv", "/dev/zero"),
        ("i18n/ja", "."),
        ("themes", "/"),
        ("themes/default/static", "/usr/share"),
        ("themes/default/templates/home.html", "/dev/zero"),
        ("editions", "/"),
        ("editions/2023", "../"),
        ("progress", "/"),
        ("progress/2024", "."),
        ("public", "/"),
        ("public", "content"),
        ("public", "."),
        ("handbook-offline.zip", "/dev/full"),
        ("handbook-offline.zip", "content/plan.yaml"),
        ("content/plan.yaml", "/dev/stdin"),
        ("content/plan.yaml", "/proc/self/mem"),
        ("content/targets.yaml", "/dev/urandom"),
        ("compare.yaml", "/dev/zero"),
        ("content/1-first/1-work/a.png", "/dev/zero"),
        ("content", "/proc"),
    ];
    let verbs = ["check", "build --no-pdf", "pack --no-pdf", "translate --stub --all"];
    places.into_iter().map(|(path, to)| bomb(path, What::Link(to), &verbs)).collect()
}

fn pipes() -> Vec<Bomb> {
    let places = [
        "content/plan.yaml",
        "content/targets.yaml",
        "content/accessibility.yaml",
        "content/1-first/1-work/x.png",
        "static/x.txt",
        "i18n/synonyms.yaml",
        "i18n/wants.tsv",
        "progress/2024/job-fair.yaml",
        "compare.yaml",
        "themes/default/static/x.css",
        "themes/default/print/handbook.typ",
        "editions/2023/content/plan.yaml",
        "public",
        "handbook-offline.zip",
    ];
    places
        .into_iter()
        .map(|path| bomb(path, What::Pipe, &["check", "build --no-pdf", "pack --no-pdf"]))
        .collect()
}

/// Names that are not UTF-8.
fn no_texts() -> Vec<Bomb> {
    let folders = [
        "content",
        SECTION,
        "static",
        "i18n",
        "themes/default/templates",
        "progress/2024",
        "editions",
        "public",
    ];
    let files: [&[u8]; 4] =
        [b"\xff.md", b"bureau-090-\xff.md", b"\x83\x65\x83\x58.md", b"\xff\xfe/_index.md"];
    let path =
        |folder: &str, name: &[u8]| OsStr::from_bytes(&[folder.as_bytes(), b"/", name].concat()).to_owned();
    let all = folders.iter().flat_map(|folder| files.iter().map(move |name| path(folder, name)));
    all.map(|path| bomb(path, What::Bytes(b"x".to_vec()), &USUAL)).collect()
}

fn zipped(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Workbooks that come back, and documents that are to be imported.
fn books() -> Vec<Bomb> {
    const BOOK: &str = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    const WAYS: &str = "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let book = |sheet: String, shared: &str| {
        zipped(&[
            ("xl/workbook.xml", BOOK.into()),
            ("xl/_rels/workbook.xml.rels", WAYS.into()),
            ("xl/sharedStrings.xml", shared.into()),
            ("xl/worksheets/sheet1.xml", sheet.into()),
        ])
    };
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let cell =
        |text: &str| format!("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
    let laughs = (1..10).map(|at| format!("<!ENTITY a{at} \"{}\">", format!("&a{};", at - 1).repeat(10)));
    let laughs = format!("<!DOCTYPE l [<!ENTITY a0 \"lol\">{}]>", laughs.collect::<String>());
    let shared: String = (0..50_000).map(|at| format!("<c r=\"A{at}\" t=\"s\"><v>0</v></c>")).collect();
    let books = [
        book(sheet(&" ".repeat(120_000_000)), ""),
        book(sheet(&cell(&"x".repeat(60_000_000))), ""),
        book(sheet(&"<row><c><v>1</v></c></row>".repeat(500_000)), ""),
        book(sheet("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"), ""),
        book(sheet("<row r=\"99999999999\"><c r=\"ZZZZZZZZ99999999999\"><v>1</v></c></row>"), ""),
        book("<a>".repeat(1_000_000), ""),
        book(sheet(&"<row>".repeat(200_000)), ""),
        book(format!("{laughs}{}", sheet(&cell("&a9;"))), ""),
        book(format!("<!DOCTYPE l [<!ENTITY a SYSTEM \"/etc/passwd\">]>{}", sheet(&cell("&a;"))), ""),
        book(sheet("<row><c t=\"s\"><v>99999999999</v></c><c t=\"s\"><v>-1</v></c></row>"), "<sst/>"),
        book(
            sheet(&format!("<row>{shared}</row>")),
            &format!("<sst><si><t>{}</t></si></sst>", "x".repeat(100_000)),
        ),
        book(sheet(&format!("<!--{}", "-".repeat(5_000_000))), ""),
        zipped(&[("../../../evil.txt", b"x".to_vec()), ("/etc/evil", b"x".to_vec())]),
        zipped(&[]),
        book(sheet(&cell("x")), "")[..200].to_vec(),
    ];
    let taken =
        books.iter().map(|bytes| bomb("a.xlsx", What::Bytes(bytes.clone()), &["take FILE", "take ."]));
    let read = books.iter().map(|bytes| {
        bomb("a.docx", What::Bytes(bytes.clone()), &["import FILE --out imported", "verify FILE"])
    });
    taken.chain(read).collect()
}

fn pictures() -> Vec<Bomb> {
    let svg = |inner: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>").into_bytes();
    let large = (i32::MAX as u32).to_be_bytes();
    let uses = (1..9)
        .map(|at| format!("<g id=\"a{at}\">{}</g>", format!("<use href=\"#a{}\"/>", at - 1).repeat(10)));
    let uses = format!("<g id=\"a0\"><rect/></g>{}", uses.collect::<String>());
    let files: [(&str, Vec<u8>); 12] = [
        (
            "a.png",
            [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &large[..], &large[..], b"\x08\x06\0\0\0\0\0\0\0"].concat(),
        ),
        ("a.png", Vec::new()),
        ("a.png", b"\x89PNG\r\n\x1a\n".iter().copied().chain(vec![0xff; 100_000]).collect()),
        ("a.png", vec![0; 20_000_000]),
        (
            "a.jpg",
            b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03\x01\x11\0\x02\x11\x01\x03\x11\x01".to_vec(),
        ),
        ("a.jpg", vec![0xff; 1_000_000]),
        ("a.gif", b"GIF89a\xff\xff\xff\xff\xf7\0\0".to_vec()),
        ("a.svg", svg(&"<g>".repeat(100_000))),
        ("a.svg", svg("<script>alert(1)</script><image href=\"file:///etc/passwd\"/>")),
        ("a.svg", svg(&uses)),
        ("a.svg", svg("<use id=\"a\" href=\"#a\"/>")),
        ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e300\" height=\"-1\"/>".to_vec()),
    ];
    let shown = files.into_iter().flat_map(|(name, bytes)| {
        let file = format!("{SECTION}/{name}");
        let text = measure("", &format!("本文。\n\n![図]({name})"));
        let picture = bomb(file, What::Bytes(bytes), &[]);
        [picture, bomb(OWN, What::Bytes(text), &["check", "build", "build --no-pdf --editions epub"])]
    });
    let named = [
        "../../../../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        ".",
        "..",
        "",
        "%00.png",
        "a%2f..%2f..%2fx.png",
        "https://a.jp/x.png",
        "data:image/png;base64,AAAA",
        "con.png",
        "../../plan.yaml",
    ];
    let named =
        named.map(|name| bomb(OWN, What::Bytes(measure("", &format!("![図]({name})"))), &["check", "build"]));
    shown.chain(named).collect()
}

/// Values that grow with each line or turn, though the template is small.
fn templates() -> Vec<Bomb> {
    let doubled = |what: &str| format!("{{% set a = \"xxxxxxxx\" %}}{}{{{{ a }}}}", what.repeat(60));
    let turns = "{% for a in range(end=1000000) %}";
    let long = "x".repeat(5_000);
    let texts = [
        doubled("{% set a = a ~ a %}"),
        doubled("{% set_global a = a ~ a %}"),
        doubled("{% set b = [a, a] %}{% set a = b %}"),
        doubled("{% set a = {\"b\": a, \"c\": a} %}"),
        doubled("{% set a %}{{ a }}{{ a }}{% endset %}"),
        doubled("{% set a = [a, a] | join(sep=\"\") %}"),
        doubled("{% set a = a | replace(from=\"x\", to=\"xx\") %}"),
        doubled("{% set a = a | replace(from=\"\", to=a) %}"),
        doubled("{% set a = (a ~ \"\n\" ~ a) | indent(width=1000) %}"),
        format!("{{% set a %}}{turns}{long}{{% endfor %}}{{% endset %}}"),
        format!("{{% filter upper %}}{turns}{long}{{% endfor %}}{{% endfilter %}}"),
        format!("{{% set a %}}{turns}{{% include \"base.html\" %}}{{% endfor %}}{{% endset %}}"),
        "{{ [[d for d in range(end=100000)] for e in range(end=100000)] | length }}".to_string(),
        format!(
            "{{% component a(b) %}}{{{{ <a b={{b ~ b}}/> }}}}{{% endcomponent a %}}{{{{ <a b=\"{long}\"/> }}}}"
        ),
        "{% component a(b) %}{{ <a b={[b, b]}/> }}{% endcomponent a %}{{ <a b=\"x\"/> }}".to_string(),
        format!("{turns}{{% set_global b = [b] %}}{{% endfor %}}"),
    ];
    let page = |text: String| bomb("themes/default/templates/home.html", What::Bytes(text.into()), &USUAL);
    texts.into_iter().map(page).collect()
}

fn words() -> Vec<Bomb> {
    let files = ["wants.tsv", "koyobun.tsv", "glossary.tsv", "synonyms.yaml", "furigana.csv", "userdict.csv"];
    let texts = |name: &str| {
        let path = format!("i18n/{name}");
        let texts = [
            "\t".repeat(200_000),
            "a\tb\tc\n".repeat(50_000),
            "(((((((((a+)+)+)+)+)+)+)+)+\tx\ty\n".to_string(),
            format!("形\t{}\n", "(".repeat(10_000)),
            format!("{}\t.*\n", ".*".repeat(20_000)),
            "\u{FEFF}\u{FEFF}\u{202E}\t\u{202E}\n".to_string(),
            "#".repeat(100_000),
            "\0".repeat(1_000),
            format!("{}a", "- ".repeat(50_000)),
            "'".repeat(50_001),
            "a: &a [*a]".to_string(),
            "{".repeat(20_000),
            "---\n".repeat(20_000),
            "仕事\t支援\t求人\n".repeat(50_000),
            "あ".repeat(300_000),
        ];
        texts.map(|text| bomb(&path, What::Bytes(text.into()), &["check", "build --no-pdf", "search 支援"]))
    };
    files.into_iter().flat_map(texts).collect()
}

fn numbers() -> Vec<Bomb> {
    let years = ["99999999999", "-1", "0", "1e400", "0x7e8", "1", "9999", "~", "[]", "２０２４"];
    let dates = ["0000-00-00", "9999-12-31", "2024-02-30", "2024-04-01T00:00:00Z", "１", "1"];
    let values = [
        "1e308",
        "-1e308",
        "1e-320",
        "-0.0",
        "18446744073709551616",
        "1_000",
        "0b1",
        "~",
        "0x10",
        ".5",
        "5.",
    ];
    let shapes = [
        "levels: []",
        "levels: [{id: a}]",
        "languages: [ja, ja]",
        "languages: [zz]",
        "languages: []",
        "base_url: javascript:alert(1)",
        "base_url: \"http://[\"",
        "base_url: file:///etc",
        "source: {url: \"javascript:1\"}",
        "units: {a: {ja: a}}",
        "titles: &a [*a]",
        "theme: ../../../etc",
        "contacts: [{name: a, url: \"//\"}]",
        "editions: [pdf, nothing]",
        "print: {size: 1e9}",
    ];
    let plan = |from: &'static str, to: String| {
        bomb("content/plan.yaml", What::Change(from, to), &["check", "build", "ask"])
    };
    let years = years.into_iter().map(|year| plan("fiscal_year: 2024", format!("fiscal_year: {year}")));
    let dates = dates.into_iter().map(|date| plan("2024-04-01", date.to_string()));
    let shapes =
        shapes.into_iter().map(|shape| plan("version: \"1.0\"", format!("version: \"1.0\"\n{shape}")));
    let values = values.into_iter().map(|value| {
        let three = format!(
            "value: {value}\n            results: {{2024: {value}}}\n            goals: {{2024: {value}}}"
        );
        bomb("content/targets.yaml", What::Change("value: 61.7", three), &["check", "build", "ask"])
    });
    years.chain(dates).chain(shapes).chain(values).collect()
}

fn queries() -> Vec<Bomb> {
    let queries = [
        "a".repeat(100_000),
        "あ".repeat(30_000),
        "支援".repeat(2_000),
        "OR|".repeat(5_000),
        "\"".repeat(999),
        "(".repeat(5_000),
        "\u{202E}".to_string(),
        "　".repeat(1_000),
        "1-1-1-1-1-1-1-1".to_string(),
        "😀".repeat(500),
        "か\u{3099}".repeat(2_000),
        "<script>".to_string(),
        "*".to_string(),
        "%00".to_string(),
        format!("1-{}", "9".repeat(1_000)),
    ];
    let verbs = |query: &String| [format!("search -- {query}"), format!("search --explain -- {query}")];
    queries
        .iter()
        .map(|query| Bomb { path: "x".into(), what: What::Nothing, verbs: verbs(query).to_vec() })
        .collect()
}

/// Puts it in its place; false where this system does not take it.
fn plant(root: &Path, bomb: &Bomb) -> bool {
    let path = root.join(&bomb.path);
    if fs::create_dir_all(path.parent().unwrap()).is_err() {
        return false;
    }
    let clear = || match fs::symlink_metadata(&path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(&path),
        Ok(_) => fs::remove_file(&path),
        Err(_) => Ok(()),
    };
    match &bomb.what {
        What::Nothing => true,
        What::Bytes(bytes) => fs::write(&path, bytes).is_ok(),
        What::Link(to) => clear().and_then(|()| std::os::unix::fs::symlink(to, &path)).is_ok(),
        What::Pipe => clear().is_ok() && Command::new("mkfifo").arg(&path).status().unwrap().success(),
        What::Change(from, to) => {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{path:?} has no {from:?}");
            fs::write(&path, text.replacen(from, to, 1)).is_ok()
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn what_is_no_ordinary_file_is_done_with() {
    let table = table();
    assert!(table.len() >= 260, "only {}", table.len());
    let count = sample::told("TEBIKI_BOMBS", 20);
    let step = (table.len() / usize::max(count, 1)).max(1);
    let mut wrong = Vec::new();
    for (at, chosen) in table.iter().enumerate().step_by(step) {
        let folder = tempfile::tempdir().unwrap();
        let (root, beside) = (folder.path().join("project"), folder.path().join("beside"));
        for project in [&root, &beside] {
            sample::write(project, &sample::files());
        }
        // A text that shows a picture stands after it.
        let picture = chosen.verbs.is_empty().then(|| &table[at + 1]);
        if !plant(&root, chosen) || picture.is_some_and(|text| !plant(&root, text)) {
            continue;
        }
        let before = tree(&beside);
        let file = chosen.path.to_string_lossy();
        for verb in picture.map_or(&chosen.verbs, |text| &text.verbs) {
            let fault = run(&root, verb, &file);
            wrong.extend(fault.map(|fault| format!("{at}: {file:?}: `{:.60}` {fault}", verb)));
        }
        if tree(&beside) != before || names(folder.path()) != ["beside", "project"] {
            wrong.push(format!("{at}: {file:?}: something beside the project was touched"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
