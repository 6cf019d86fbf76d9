//! The desk: who is answered, what is served, and what is told of errors.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};

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
}

fn get(url: &str) -> Request<'_> {
    Request { method: "GET", url, host: Some("127.0.0.1:8000"), ..Request::default() }
}

/// `tebiki serve` as a process of its own.
pub struct Serving {
    pub running: Child,
    /// What it goes on to say; it has said its address.
    pub said: BufReader<ChildStderr>,
    /// Host and port.
    pub address: String,
}

pub fn serving(project: &Path) -> Serving {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tebiki"));
    command.args(["--lang", "en", "serve", "--no-open", "-C"]).arg(project).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    let mut said = BufReader::new(running.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_string();
    Serving { running, said, address }
}

#[test]
fn what_is_served_is_what_a_build_makes_with_the_desk_added_to_pages() {
    let table = Table::new();
    let (project, _) = Project::read(table.root());
    let plan = project.load().plan.unwrap();
    let files = sample::handbook(&project, &plan);
    let own =
        b"<link rel=\"stylesheet\" href=\"/desk~/desk.css\"><script src=\"/desk~/desk.js\" defer></script>\n";
    let editor: &[u8] = b"<link rel=\"stylesheet\" href=\"/desk~/editor.css\"><script type=\"module\" src=\"/desk~/editor.js\"></script>\n";
    let mut edited = 0;
    for file in &files {
        let served = table.get(&format!("/{}", file.path));
        assert_eq!(served.status, 200, "{}", file.path);
        let at = served.body.windows(own.len()).position(|part| part == own);
        assert_eq!(at.is_some(), file.path.ends_with(".html"), "{}", file.path);
        let site = match at {
            Some(at) => {
                // Pages of measures and chapters have the editor too, and those that show what tables say.
                let rest = &served.body[at + own.len()..];
                let below = ["ja/", "en/"].iter().find_map(|lang| file.path.strip_prefix(lang));
                let is_edited = below.is_some_and(|page| {
                    page.starts_with("measures/")
                        || page.starts_with("chapters/")
                        || ["index.html", "about.html", "plan.html", "targets.html", "accessibility.html"]
                            .contains(&page)
                });
                assert_eq!(rest.starts_with(editor), is_edited, "{}", file.path);
                edited += usize::from(is_edited);
                [&served.body[..at], rest.strip_prefix(editor).unwrap_or(rest)].concat()
            }
            None => served.body,
        };
        assert!(site == file.bytes, "{}", file.path);
        assert!(!String::from_utf8_lossy(&file.bytes).contains("desk~"), "{} is published", file.path);
    }
    assert!(files.len() > 30 && edited == 22, "{edited}");
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
fn nothing_can_be_written() {
    let table = Table::new();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        for url in ["/", "/desk~/changes", "/content/plan.yaml"] {
            assert_eq!(
                answer(&table.desk, PORT, &Request { method, ..get(url) }).status,
                405,
                "{method} {url}"
            );
        }
    }
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
fn a_page_of_the_desk_leads_home_also_where_no_plan_can_be_read() {
    let table = Table::new();
    let page = |lang: &str| {
        let answer = table.get(&format!("/desk~/publish.html?lang={lang}"));
        assert_eq!((answer.status, answer.kind), (200, "text/html; charset=utf-8"));
        String::from_utf8(answer.body).unwrap()
    };
    assert!(page("ja").contains("<a href=\"/ja/index.html\">"), "{}", page("ja"));
    assert!(page("en").contains("<a href=\"/en/index.html\">"));
    let path = table.folder.path().join("content/plan.yaml");
    fs::write(&path, "title: [\n").unwrap();
    table.desk.refresh();
    assert!(page("en").contains("<a href=\"/index.html\">"), "{}", page("en"));
}

#[test]
fn the_secretariat_sees_who_has_reported_and_what_is_left() {
    let table = Table::new();
    let page = |query: &str| {
        let answer = table.get(&format!("/desk~/reports.html?{query}"));
        assert_eq!((answer.status, answer.kind), (200, "text/html; charset=utf-8"));
        String::from_utf8(answer.body).unwrap()
    };
    let before = page("lang=ja");
    assert!(before.contains("未報告") && !before.contains("一部報告"), "{before}");
    assert!(before.contains("報告用のファイルがありません") && !before.contains("今日作成"));
    let left = "/ja/measures/job-fair.html";
    assert!(before.contains(left));

    let written = [
        ("progress/2024/job-fair.yaml", "done: 開いた。\ndate: 2025-04-10\n"),
        ("ask/ask-bureau-2024.xlsx", ""),
    ];
    sample::write(table.root(), &written.map(|(path, text)| (path.to_string(), text.to_string())).into());
    let after = page("lang=ja&year=2024");
    assert!(after.contains("一部報告") && after.contains("2025-04-10"), "{after}");
    assert!(after.contains("今日作成") && !after.contains(left));
    // The page reads the disk itself: nothing has told the desk of a change.
    let english = page("lang=en&year=2024");
    assert!(english.contains("Partly reported") && english.contains("Made today"), "{english}");
    // Another year has its own answers; what is no year is the plan's.
    assert!(page("lang=ja&year=2031").contains(left));
    assert!(page("lang=%3Cb%3E&year=%3Cb%3E").contains("<html lang=\"en\">"));
}

#[test]
fn the_command_serves_over_http_and_sees_changes() {
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &sample::files());
    let Serving { mut running, address, said: _said } = serving(folder.path());
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
    let text = fs::read_to_string(&path).unwrap().replace("開催する。", "毎年開催する。");
    fs::write(&path, &text).unwrap();
    let seen = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(200));
        ask(&address, &format!("/{PAGE}")).contains("毎年開催する")
    });
    running.kill().unwrap();
    running.wait().unwrap();
    assert!(seen);
}

#[test]
fn the_manual_is_a_page_of_the_desk_and_no_page_of_the_site() {
    let table = Table::new();
    let text = |url: &str| {
        let response = table.get(url);
        assert_eq!(response.status, 200, "{url}");
        String::from_utf8(response.body).unwrap()
    };
    for (lang, title) in [("ja", "原稿の書き方（一覧）"), ("en", "Reference: how to write content")]
    {
        let page = text(&format!("/desk~/manual/10-reference.html?lang={lang}"));
        assert!(page.contains(&format!("<h1>{title}</h1>")) && page.contains("class=\"s-"), "{page}");
        assert_eq!(page.matches("/desk~/manual/").count(), 11);
        // What it said was a page of the site once; its address leads on.
        let former = text(&format!("/{lang}/guide.html"));
        assert!(former.contains("url=about.html") && !former.contains("plan.yaml"), "{former}");
        for page in ["index.html", "about.html"] {
            assert!(!text(&format!("/{lang}/{page}")).contains("guide.html"));
        }
    }
    let first = text("/desk~/manual/1-first-hour.html?lang=ja");
    let pictures: Vec<&str> =
        first.split("../pictures/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for name in pictures {
        assert_eq!(table.get(&format!("/desk~/pictures/{name}")).kind, "image/png");
    }
    for url in [
        "/desk~/manual/",
        "/desk~/manual/11-none.html",
        "/desk~/manual/../desk.js",
        "/desk~/pictures/none.png",
    ] {
        assert_eq!(table.get(url).status, 404, "{url}");
    }
}
