//! The desk: who is answered, what is served, and that the editor changes what was edited and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tebiki::project::Project;
use tebiki::serve::Desk;
use tebiki::serve::answer::{Request, Response, answer};

use crate::sample;

const PORT: u16 = 8000;
const FAIR: &str = "content/1-first/1-work/bureau-010-job-fair.md";
const PAGE: &str = "ja/measures/job-fair.html";

struct Table {
    folder: tempfile::TempDir,
    desk: Desk,
}

impl Table {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        sample::write(folder.path(), &sample::files());
        let desk = Desk::open(folder.path());
        Self { folder, desk }
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn get(&self, url: &str) -> Response {
        answer(&self.desk, PORT, &get(url))
    }

    fn measure(&self) -> Value {
        let read = self.get(&format!("/desk~/measure?page={PAGE}"));
        assert_eq!(read.status, 200);
        serde_json::from_slice(&read.body).unwrap()
    }

    fn save(&self, value: &Value) -> (u16, Value) {
        let body = value.to_string().into_bytes();
        let request =
            Request { method: "POST", token: Some(self.desk.token()), body: &body, ..get("/desk~/measure") };
        let saved = answer(&self.desk, PORT, &request);
        (saved.status, serde_json::from_slice(&saved.body).unwrap_or_default())
    }

    fn content(&self) -> BTreeMap<String, Vec<u8>> {
        let files = walkdir::WalkDir::new(self.root()).into_iter().filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file());
        files.map(|entry| (entry.path().display().to_string(), fs::read(entry.path()).unwrap())).collect()
    }
}

fn get(url: &str) -> Request<'_> {
    Request { method: "GET", url, host: Some("127.0.0.1:8000"), ..Request::default() }
}

/// What the editor sends when nothing was changed.
fn unchanged(measure: &Value, at: usize) -> Value {
    let text = &measure["texts"][at];
    json!({
        "page": PAGE, "lang": text["lang"], "mark": text["mark"], "title": text["title"], "text": text["text"],
    })
}

#[test]
fn what_is_served_is_what_a_build_makes_with_the_desk_added_to_pages() {
    let table = Table::new();
    let (project, _) = Project::read(table.root());
    let plan = project.load().plan.unwrap();
    let files = sample::handbook(&project, &plan);
    let own =
        b"<link rel=\"stylesheet\" href=\"/desk~/desk.css\"><script src=\"/desk~/desk.js\" defer></script>\n";
    for file in &files {
        let served = table.get(&format!("/{}", file.path));
        assert_eq!(served.status, 200, "{}", file.path);
        let at = served.body.windows(own.len()).position(|part| part == own);
        assert_eq!(at.is_some(), file.path.ends_with(".html"), "{}", file.path);
        let site = match at {
            Some(at) => [&served.body[..at], &served.body[at + own.len()..]].concat(),
            None => served.body,
        };
        assert!(site == file.bytes, "{}", file.path);
        assert!(!String::from_utf8_lossy(&file.bytes).contains("desk~"), "{} is published", file.path);
    }
    assert!(files.len() > 30);
    assert_eq!(table.get("/").status, 200);
}

#[test]
fn other_hosts_and_origins_get_nothing() {
    let table = Table::new();
    let own = get("/index.html");
    let is_served = |request: Request<'_>| answer(&table.desk, PORT, &request).status == 200;
    assert!(is_served(own));
    assert!(is_served(Request { host: Some("localhost:8000"), ..own }));
    assert!(is_served(Request { origin: Some("http://127.0.0.1:8000"), site: Some("same-origin"), ..own }));
    assert!(is_served(Request { site: Some("none"), ..own }));
    for host in [
        None,
        Some(""),
        Some("127.0.0.1"),
        Some("127.0.0.1:80"),
        Some("evil.example:8000"),
        Some("127.0.0.1:8000.evil.example"),
    ] {
        assert!(!is_served(Request { host, ..own }), "{host:?}");
    }
    for origin in [
        "null",
        "http://evil.example",
        "http://127.0.0.1:8001",
        "https://127.0.0.1:8000",
        "http://127.0.0.1:8000.evil.example",
    ] {
        assert!(!is_served(Request { origin: Some(origin), ..own }), "{origin}");
    }
    for site in ["cross-site", "same-site", "x"] {
        assert!(!is_served(Request { site: Some(site), ..own }), "{site}");
    }
}

#[test]
fn nothing_outside_the_site_has_an_address() {
    let table = Table::new();
    fs::write(table.root().join("secret.txt"), "secret").unwrap();
    for url in [
        "/secret.txt",
        "/../secret.txt",
        "/ja/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/content/plan.yaml",
        "/%00",
        "/desk~/../secret.txt",
    ] {
        let served = table.get(url);
        assert_ne!(served.status, 200, "{url}");
        assert!(!served.body.windows(6).any(|part| part == b"secret"), "{url}");
    }
}

#[test]
fn writing_needs_the_token_and_a_measure_of_the_plan() {
    let table = Table::new();
    let before = table.content();
    let mut change = unchanged(&table.measure(), 0);
    change["text"] = json!("別の文。");
    let body = change.to_string().into_bytes();
    let request = Request { method: "POST", body: &body, ..get("/desk~/measure") };
    for token in [None, Some(""), Some("0000")] {
        assert_eq!(answer(&table.desk, PORT, &Request { token, ..request }).status, 403, "{token:?}");
    }
    for page in ["", "ja/../../x", "content/plan.yaml", "ja/measures/none.html", "ja/index.html"] {
        let mut change = change.clone();
        change["page"] = json!(page);
        assert_eq!(table.save(&change).0, 404, "{page}");
    }
    assert_eq!(table.save(&json!([])).0, 400);
    for method in ["PUT", "DELETE", "OPTIONS"] {
        assert_ne!(answer(&table.desk, PORT, &Request { method, ..request }).status, 200);
    }
    assert_eq!(table.content(), before);
    assert_ne!(Table::new().desk.token(), table.desk.token());
}

#[test]
fn a_saved_text_changes_its_part_of_its_file_and_the_page() {
    let table = Table::new();
    let path = table.root().join(FAIR);
    // As another program would write it: a BOM, line ends of Windows, comments.
    let file = fs::read_to_string(&path).unwrap().replacen("---\n", "---\n# 注\n", 1);
    fs::write(&path, format!("\u{feff}{}", file.replace('\n', "\r\n"))).unwrap();
    table.desk.refresh();
    let before = table.content();
    let mut change = unchanged(&table.measure(), 0);
    assert_eq!(table.save(&change).0, 200);
    assert_eq!(table.content(), before, "nothing was edited");
    change["title"] = json!("面接会: 春");
    change["text"] = json!("合同面接会を\n<b>毎年</b>開催する。");
    assert_eq!(table.save(&change).0, 200);
    let new = file
        .replace("title: 面接会\n", "title: \"面接会: 春\"\n")
        .replace("合同面接会を開催する。", "合同面接会を\n<b>毎年</b>開催する。");
    let mut expected = before;
    let bytes = format!("\u{feff}{}", new.replace('\n', "\r\n")).into_bytes();
    expected.insert(path.display().to_string(), bytes);
    assert!(table.content() == expected);
    let page = String::from_utf8(table.get(&format!("/{PAGE}")).body).unwrap();
    assert!(page.contains("面接会: 春") && page.contains("毎年") && !page.contains("<b>毎年"));
}

#[test]
fn a_file_that_was_changed_elsewhere_is_not_overwritten() {
    let table = Table::new();
    let mut change = unchanged(&table.measure(), 0);
    change["text"] = json!("机で書いた文。");
    let path = table.root().join(FAIR);
    let elsewhere =
        fs::read_to_string(&path).unwrap().replace("合同面接会を開催する。", "別の所で書いた文。");
    fs::write(&path, &elsewhere).unwrap();
    let (status, now) = table.save(&change);
    assert_eq!((status, now["text"].as_str()), (409, Some("別の所で書いた文。")));
    assert_eq!(fs::read_to_string(&path).unwrap(), elsewhere);
    change["mark"] = now["mark"].clone();
    assert_eq!(table.save(&change).0, 200);
    assert!(fs::read_to_string(&path).unwrap().contains("机で書いた文。"));
}

#[test]
fn what_would_be_an_error_is_told_and_not_written() {
    let table = Table::new();
    let before = table.content();
    let mut change = unchanged(&table.measure(), 0);
    change["text"] = json!("");
    let (status, told) = table.save(&change);
    assert_eq!((status, told["errors"][0]["code"].as_str()), (422, Some("empty-body")));
    assert!(table.content() == before);
}

#[test]
fn an_error_is_told_while_the_last_good_pages_stay() {
    let table = Table::new();
    let good = table.get(&format!("/{PAGE}")).body;
    let path = table.root().join(FAIR);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("owner: bureau", "owner: burau")).unwrap();
    table.desk.refresh();
    let told = |lang: &str| -> Value {
        serde_json::from_slice(&table.get(&format!("/desk~/changes?since=1&lang={lang}")).body).unwrap()
    };
    let error = told("ja")["errors"][0].clone();
    assert_eq!((error["file"].as_str(), error["severity"].as_str()), (Some(FAIR), Some("error")));
    assert_ne!(error["message"], told("en")["errors"][0]["message"]);
    assert!(table.get(&format!("/{PAGE}")).body == good);
    fs::write(&path, text).unwrap();
    table.desk.refresh();
    let told: Value = serde_json::from_slice(&table.get("/desk~/changes?since=2&lang=ja").body).unwrap();
    assert_eq!((told["errors"].clone(), told["version"].as_u64()), (json!([]), Some(3)));
}

#[test]
fn random_edits_lose_no_character_and_touch_no_other_file() {
    let table = Table::new();
    let before = table.content();
    let path = table.root().join(FAIR);
    let head = fs::read_to_string(&path).unwrap().replace("合同面接会を開催する。\n", "");
    let pieces = [
        "手引",
        "、",
        "。\n",
        "\n\n",
        "- 項目\n",
        "| a | b |\n",
        "**太字**",
        "\\",
        "👍",
        "---\n",
        "a: b",
        "\"",
        "<script>",
        "\t",
        "①",
    ];
    // A small generator of its own, so that a failure can be had again.
    let mut seed: u64 = 7;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize % below
    };
    for _ in 0..100 {
        let text: String = (0..1 + next(12)).map(|_| pieces[next(pieces.len())]).collect();
        let text = format!("文{text}");
        let mut change = unchanged(&table.measure(), 0);
        change["text"] = json!(text);
        let was = fs::read_to_string(&path).unwrap();
        let now = match table.save(&change).0 {
            200 => format!("{head}{}\n", text.trim_end()),
            status => {
                assert_eq!(status, 422, "{text:?}");
                was
            }
        };
        assert_eq!(fs::read_to_string(&path).unwrap(), now);
    }
    let mut after = table.content();
    after.insert(path.display().to_string(), before[&path.display().to_string()].clone());
    assert!(after == before);
}

#[test]
fn the_command_serves_over_http_and_sees_changes() {
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &sample::files());
    let mut command = Command::new(env!("CARGO_BIN_EXE_tebiki"));
    command.args(["--lang", "en", "serve", "--no-open", "-C"]).arg(folder.path()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    let mut said = String::new();
    BufReader::new(running.stderr.take().unwrap()).read_line(&mut said).unwrap();
    let address = said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_string();
    let ask = |host: &str, path: &str| {
        let mut stream = TcpStream::connect(&address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    };
    let page = ask(&address, &format!("/{PAGE}"));
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("frame-ancestors 'none'"), "{page}");
    assert!(ask("evil.example", "/").starts_with("HTTP/1.1 403"));
    let path = folder.path().join(FAIR);
    // The watcher begins beside the first answer, so the file is touched until it is seen.
    let text = fs::read_to_string(&path).unwrap().replace("開催する。", "毎年開催する。");
    let seen = (0..100).any(|_| {
        fs::write(&path, &text).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(200));
        ask(&address, &format!("/{PAGE}")).contains("毎年開催する")
    });
    running.kill().unwrap();
    running.wait().unwrap();
    assert!(seen);
}
