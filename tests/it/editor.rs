//! The editor of the desk: who may change a file, what a change leaves as it was, and what is refused.
//! `TEBIKI_EDIT_SESSIONS` says how many sessions of random edits are tried, `TEBIKI_EDIT_SEED` which.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

use serde_json::{Value, json};
use tebiki::edit;
use tebiki::project::Project;
use tebiki::serve::Desk;
use tebiki::serve::answer::{Request, Response, answer};

use crate::random::Random;
use crate::sample;
use crate::serve::{Serving, serving};

pub const PORT: u16 = 8000;
const FAIR: &str = "content/1-first/1-work/bureau-010-job-fair.md";
const FAIR_EN: &str = "content/1-first/1-work/bureau-010-job-fair.en.md";

pub struct Table {
    pub folder: tempfile::TempDir,
    pub desk: Desk,
    token: String,
}

impl Table {
    pub fn new() -> Self {
        Self::with(&sample::files())
    }

    pub fn with(files: &sample::Files) -> Self {
        let folder = tempfile::tempdir().unwrap();
        sample::write(folder.path(), files);
        let desk = Desk::open(folder.path());
        let request = own("GET", "/desk~/edit/words?lang=ja");
        let words: Value = serde_json::from_slice(&answer(&desk, PORT, &request).body).unwrap();
        let token = words["token"].as_str().unwrap().to_string();
        assert!(words["words"]["editor-save"].is_string());
        Self { folder, desk, token }
    }

    pub fn get(&self, url: &str) -> (u16, Value) {
        read(&answer(&self.desk, PORT, &own("GET", url)))
    }

    pub fn state(&self, slug: &str) -> Value {
        let (status, state) = self.get(&format!("/desk~/edit/state?lang=ja&slug={slug}"));
        assert_eq!(status, 200, "{state}");
        state
    }

    pub fn tell(&self, what: &str, body: &Value) -> (u16, Value) {
        let body = body.to_string().into_bytes();
        let url = format!("/desk~/edit/{what}?lang=ja");
        read(&answer(
            &self.desk,
            PORT,
            &Request { token: Some(&self.token), body: &body, ..own("POST", &url) },
        ))
    }

    /// Saves a draft of what the editor was shown.
    pub fn save(&self, state: &Value, draft: Value) -> (u16, Value) {
        self.tell("save", &json!({"slug": state["slug"], "prints": prints(state), "draft": draft}))
    }

    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(self.folder.path())
    }

    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap()
    }
}

pub fn own<'a>(method: &'a str, url: &'a str) -> Request<'a> {
    Request {
        method,
        url,
        host: Some("127.0.0.1:8000"),
        origin: Some("http://127.0.0.1:8000"),
        site: Some("same-origin"),
        kind: Some("application/json"),
        ..Request::default()
    }
}

fn read(response: &Response) -> (u16, Value) {
    (response.status, serde_json::from_slice(&response.body).unwrap_or_default())
}

pub fn prints(state: &Value) -> Value {
    let files = state["files"].as_array().unwrap();
    Value::Object(
        files.iter().map(|file| (file["lang"].as_str().unwrap().into(), file["print"].clone())).collect(),
    )
}

fn files_below(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|file| {
            let path = file.path().strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            (path, fs::read(file.path()).unwrap())
        })
        .collect()
}

#[test]
fn only_a_page_of_the_desk_may_change_a_file() {
    let table = Table::new();
    let state = table.state("job-fair");
    let draft = json!({"texts": {"ja": {"text": "盗まれた文。", "current": false}}});
    let body = json!({"slug": "job-fair", "prints": prints(&state), "draft": draft}).to_string().into_bytes();
    let large = vec![b' '; (4 << 20) + 1];
    let before = table.files();
    let right = Request { token: Some(&table.token), body: &body, ..own("POST", "/desk~/edit/save?lang=ja") };
    let wrong = [
        (403, Request { token: None, ..right }),
        (403, Request { token: Some(""), ..right }),
        (403, Request { token: Some("00000000000000000000000000000000"), ..right }),
        (403, Request { origin: None, ..right }),
        (403, Request { origin: Some("null"), ..right }),
        (403, Request { origin: Some("http://evil.example"), ..right }),
        (403, Request { origin: Some("http://127.0.0.1:8001"), ..right }),
        (403, Request { site: Some("cross-site"), ..right }),
        (403, Request { host: Some("evil.example:8000"), ..right }),
        (403, Request { host: None, ..right }),
        (415, Request { kind: None, ..right }),
        (415, Request { kind: Some("text/plain"), ..right }),
        (415, Request { kind: Some("application/x-www-form-urlencoded"), ..right }),
        (413, Request { body: &large, ..right }),
        (400, Request { body: b"{", ..right }),
        (
            400,
            Request {
                body: br#"{"slug": "job-fair", "prints": {}, "draft": {}, "path": "content/plan.yaml"}"#,
                ..right
            },
        ),
        (405, Request { method: "PUT", ..right }),
        (405, Request { method: "GET", ..right }),
        (404, Request { url: "/desk~/edit/write", ..right }),
        (404, Request { url: "/desk~/edit/../edit/save", ..right }),
    ];
    for what in
        ["check", "save", "new", "repeat", "remove", "split", "merge", "check-table", "save-table", "publish"]
    {
        let url = format!("/desk~/edit/{what}");
        assert_eq!(
            answer(&table.desk, PORT, &Request { url: &url, token: None, ..right }).status,
            403,
            "{what}"
        );
    }
    for (status, request) in wrong {
        assert_eq!(answer(&table.desk, PORT, &request).status, status, "{request:?}");
    }
    assert!(table.files() == before, "nothing was written");
    assert_eq!(answer(&table.desk, PORT, &right).status, 200);
    assert!(table.text(FAIR).contains("盗まれた文。"), "the right request is the one that is served");
}

#[test]
fn a_request_names_measures_and_languages_and_no_paths() {
    let table = Table::new();
    let state = table.state("job-fair");
    fs::write(table.folder.path().join("secret.md"), "---\ntitle: 秘密\n---\n秘密。\n").unwrap();
    let before = table.files();
    for slug in ["../secret", "../../secret.md", "/etc/passwd", "content/plan.yaml", "..%2fsecret", "", "%00"]
    {
        let (status, value) = table.get(&format!("/desk~/edit/state?lang=ja&slug={slug}"));
        assert!(status == 422 && !value.to_string().contains("秘密。"), "{slug}: {value}");
        for what in ["save", "check"] {
            let told = table.tell(what, &json!({"slug": slug, "prints": {}, "draft": {}}));
            assert_eq!(told.0, 422, "{slug} {what}");
        }
        assert_eq!(table.tell("remove", &json!({"slug": slug, "prints": {}})).0, 422, "{slug}");
        assert_eq!(table.tell("repeat", &json!({"slug": "job-fair", "section": slug})).0, 422, "{slug}");
        let made = json!({"section": "1-1", "owner": "bureau", "slug": format!("{slug}/x"), "title": "甲", "draft": {}});
        assert_eq!(table.tell("new", &made).0, 422, "{slug}");
    }
    for lang in ["../en", "zh", "en.md"] {
        let draft = json!({"texts": {lang: {"text": "甲", "current": false}}});
        assert_eq!(table.save(&state, draft).0, 400, "{lang}");
    }
    assert_eq!(table.save(&state, json!({"facts": {"lines": {"title": "甲"}}})).0, 400);
    for facts in [json!({"section": "9-9"}), json!({"audience": ["nobody"]}), json!({"owner": ["../x"]})] {
        assert_eq!(table.save(&state, json!({"facts": facts})).0, 422, "{facts}");
    }
    assert!(table.files() == before);
}

#[test]
fn only_what_was_changed_is_written() {
    let mut files = sample::files();
    let text = "\u{feff}---\r\n# 注 一\r\ntitle: 面接会\r\nsection: 1-1\r\nowner: bureau\r\ntarget: [rate]\r\n# 注 二\r\naudience: [求職者]\r\nprogrammes: [合同面接会]\r\n---\r\n\r\n合同面接会を開催する。\r\n二行目の文。\n";
    files.insert(FAIR.to_string(), text.to_string());
    let table = Table::with(&files);
    let before = table.files();
    let state = table.state("job-fair");
    assert_eq!(state["facts"]["audience"], json!(["jobseekers"]));
    assert_eq!(state["files"][0]["text"], "合同面接会を開催する。\n二行目の文。");
    assert_eq!(table.save(&state, json!({})).0, 200);
    assert!(table.files() == before, "nothing was changed");
    let draft = json!({
        "texts": {"ja": {"text": "合同面接会を毎年開催する。\n二行目の文。", "current": false}},
        "facts": {"audience": [], "lines": {"contact": "職業安定課: 1係"}},
    });
    let (status, saved) = table.save(&state, draft);
    assert_eq!(status, 200, "{saved}");
    let wanted = text
        .replace("を開催", "を毎年開催")
        .replace("[求職者]", "[]")
        .replace("[合同面接会]\r\n", "[合同面接会]\r\ncontact: \"職業安定課: 1係\"\r\n");
    assert_eq!(table.text(FAIR), wanted);
    let mut after = table.files();
    after.insert(FAIR.to_string(), text.as_bytes().to_vec());
    assert!(after == before, "no other file");
    // The answer is what the editor would be shown now, and the pages are made of it.
    assert_eq!(saved["state"], table.state("job-fair"));
    let page = answer(&table.desk, PORT, &own("GET", "/ja/measures/job-fair.html"));
    assert!(String::from_utf8_lossy(&page.body).contains("毎年開催"));
}

#[test]
fn a_translation_says_what_it_was_made_from() {
    let table = Table::new();
    let state = table.state("job-fair");
    assert_eq!(state["files"][1]["state"], "stale");
    let draft = json!({"texts": {"en": {"text": "Joint fairs are held.", "current": true}}});
    let (status, saved) = table.save(&state, draft);
    assert_eq!((status, saved["state"]["files"][1]["state"].as_str()), (200, Some("current")), "{saved}");
    assert!(table.text(FAIR_EN).contains("translated_from: |-\n  面接会\n"), "{}", table.text(FAIR_EN));
    // The original changes: the translation is no longer current, and what has changed is told.
    let draft = json!({"texts": {"ja": {"text": "面接会を開催する。", "current": false}}});
    let (_, saved) = table.save(&saved["state"], draft);
    assert_eq!(saved["state"]["files"][1]["state"], "stale");
    assert!(saved["state"]["files"][1]["changes"].to_string().contains("合同"), "{saved}");
    // A translation that was not there begins with its first word.
    let state = table.state("courses");
    assert_eq!(
        (state["files"][1]["print"].clone(), state["files"][1]["state"].as_str()),
        (Value::Null, Some("missing"))
    );
    let draft = json!({"texts": {"en": {"title": "Courses", "text": "Training is given.", "current": true}}});
    let (status, saved) = table.save(&state, draft);
    assert_eq!((status, saved["state"]["files"][1]["state"].as_str()), (200, Some("current")), "{saved}");
}

#[test]
fn a_file_that_changed_outside_is_not_written_over() {
    let table = Table::new();
    let state = table.state("job-fair");
    for path in [FAIR, FAIR_EN] {
        let theirs = format!("{}\nほかの人の文。\n", table.text(path));
        fs::write(table.folder.path().join(path), &theirs).unwrap();
        let draft = json!({"texts": {"ja": {"text": "私の文。", "current": false}}});
        let (status, told) = table.save(&state, draft);
        assert_eq!(status, 409, "{path}");
        assert!(told["state"].to_string().contains("ほかの人の文。"), "both can be shown");
        assert_eq!(table.text(path), theirs);
    }
    let removal = json!({"slug": "counselling", "prints": {"ja": "0", "en": null}});
    assert_eq!(table.tell("remove", &removal).0, 409);
}

#[test]
fn findings_name_the_field_and_the_place_in_it_and_nothing_is_written() {
    let table = Table::new();
    let state = table.state("job-fair");
    let before = table.files();
    let told = |text: &str, what: &str| {
        let draft = json!({"texts": {"ja": {"text": text, "current": false}}});
        table.tell(what, &json!({"slug": "job-fair", "prints": prints(&state), "draft": draft}))
    };
    let text = "😀面接会。[相談](nowhere)へ。";
    let (status, found) = told(text, "check");
    let finding = found["findings"].as_array().unwrap().iter().find(|f| f["code"] == "unknown-link").unwrap();
    assert_eq!(
        (status, finding["lang"].as_str(), finding["field"].as_str()),
        (200, Some("ja"), Some("text"))
    );
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |n: usize| finding["range"][n].as_u64().unwrap() as usize;
    assert_eq!(String::from_utf16(&units[at(0)..at(1)]).unwrap(), "[相談](nowhere)");
    // No plan would be left: refused, with the reason.
    let (status, found) = told("", "save");
    assert_eq!(status, 422);
    assert!(found["findings"].as_array().is_some_and(|found| !found.is_empty()), "{found}");
    assert!(table.files() == before);
}

#[test]
fn a_measure_is_made_moved_repeated_and_removed() {
    let table = Table::new();
    let before = table.files();
    let draft = json!({"texts": {"ja": {"text": "夜間も相談に応じる。", "current": false}}, "facts": {"audience": ["jobseekers"]}});
    let made =
        json!({"section": "1-1", "owner": "bureau", "slug": "night", "title": "夜間相談", "draft": draft});
    let (status, made) = table.tell("new", &made);
    assert_eq!((status, made["state"]["slug"].as_str()), (200, Some("night")), "{made}");
    let (status, moved) =
        table.save(&made["state"], json!({"facts": {"section": "1-2", "owner": ["prefecture"]}}));
    assert_eq!(status, 200, "{moved}");
    let path = "content/1-first/2-study/prefecture-020-night.md";
    assert_eq!(moved["state"]["files"][0]["path"], path);
    assert!(table.text(path).contains("section: 1-2\nowner: prefecture\naudience: [jobseekers]\n"));
    let (status, told) = table.tell("repeat", &json!({"slug": "night", "section": "1-1"}));
    assert_eq!(status, 200, "{told}");
    let page = answer(&table.desk, PORT, &own("GET", "/ja/chapters/1.html"));
    assert!(String::from_utf8_lossy(&page.body).matches("夜間相談").count() > 1);
    assert_eq!(table.get("/desk~/edit/measures?lang=ja&q=夜間").1[0]["slug"], "night");
    // What would break keeps it: a link to it.
    let counselling = table.state("counselling");
    let text = |text: &str| json!({"texts": {"ja": {"text": text, "current": false}}});
    let (_, linked) = table.save(&counselling, text("[夜間](night)も相談に応じる。"));
    let (status, breaks) = table.get("/desk~/edit/removal?lang=ja&slug=night");
    assert_eq!((status, breaks["breaks"].as_array().map(Vec::len)), (200, Some(1)), "{breaks}");
    let removed = json!({"slug": "night", "prints": prints(&moved["state"])});
    assert_eq!(table.tell("remove", &removed).0, 422);
    table.save(&linked["state"], text("相談に応じる。"));
    assert_eq!(table.tell("remove", &removed).0, 200);
    assert!(table.files() == before, "byte for byte as it was");
}

#[test]
fn results_are_written_as_returned_workbooks_are() {
    let table = Table::new();
    let before = table.files();
    let state = table.state("job-fair");
    let ids: Vec<&str> =
        state["results"]["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["job-fair", "targets/rate"]);
    let results = json!({
        "job-fair": {"status": ["", "on-track"], "done": ["", "３回開催した。\n延べ301人。"], "budget": ["", "１，０００円"]},
        "targets/rate": {"value": ["", "６２．１％"]},
    });
    let (status, saved) = table.save(&state, json!({"results": results}));
    assert_eq!(status, 200, "{saved}");
    assert_eq!(table.text("progress/2024/targets/rate.yaml"), "value: 62.1\n");
    let report = table.text("progress/2024/job-fair.yaml");
    for part in ["status: 順調\n", "done: |-\n  ３回開催した。\n  延べ301人。\n", "budget: 1000\n"]
    {
        assert!(report.contains(part), "{report}");
    }
    let page = answer(&table.desk, PORT, &own("GET", "/ja/measures/job-fair.html"));
    assert!(String::from_utf8_lossy(&page.body).contains("延べ301人"));
    // What somebody else has reported since is not written over.
    let (status, _) =
        table.save(&saved["state"], json!({"results": {"targets/rate": {"value": ["60", "63"]}}}));
    assert_eq!(status, 409);
    for (row, key, value) in
        [("targets/rate", "value", "約62"), ("job-fair", "budget", "-1"), ("job-fair", "date", "昨日")]
    {
        let held = if key == "date" {
            ""
        } else if key == "value" {
            "62.1"
        } else {
            "1000"
        };
        let (status, told) = table.save(&saved["state"], json!({"results": {row: {key: [held, value]}}}));
        assert_eq!((status, told["findings"][0]["key"].as_str()), (422, Some(key)), "{told}");
    }
    assert_eq!(table.save(&state, json!({"results": {"../plan": {"value": ["", "1"]}}})).0, 400);
    // All taken back: the files go.
    let results = json!({
        "job-fair": {"status": ["on-track", ""], "done": ["３回開催した。\n延べ301人。", ""], "budget": ["1000", ""]},
        "targets/rate": {"value": ["62.1", ""]},
    });
    let (status, told) = table.save(&saved["state"], json!({"results": results}));
    assert_eq!(status, 200, "{told}");
    assert!(table.files() == before);
}

pub const TYPED: [&str; 14] = [
    "新規",
    "\n",
    "\n\n",
    "か\u{3099}",
    "- 項目",
    "**太字**",
    "　",
    "😀",
    "---",
    "# 見出し",
    "|甲|乙|",
    "\u{200b}",
    "髙﨑",
    "a: b # c",
];

/// A text with something typed into it, or cut from it; never empty.
fn typed(text: &str, dice: &mut Random) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(4) {
        let at = dice.below(chars.len() + 1);
        if dice.below(3) == 0 && chars.len() > 8 {
            let end = (at + dice.below(5)).min(chars.len());
            chars.drain(at.min(end)..end);
        } else {
            let insert: Vec<char> = TYPED[dice.below(TYPED.len())].chars().collect();
            chars.splice(at..at, insert);
        }
    }
    format!("文{}", chars.into_iter().collect::<String>())
}

/// What is left of a text when it has been read back: accents composed with their letters, no empty lines around it.
fn as_read(text: &str) -> String {
    tebiki::source::SourceFile::as_written("", text.to_string()).text.trim_matches('\n').to_string()
}

#[test]
fn random_sessions_leave_every_other_byte_and_lose_no_character() {
    let sessions = sample::told("TEBIKI_EDIT_SESSIONS", 40);
    let mut files = sample::files();
    for (at, text) in files.values_mut().enumerate() {
        if at % 3 == 1 {
            *text = text.replace('\n', "\r\n");
        }
        if at % 4 == 1 {
            *text = format!("\u{feff}{text}");
        }
    }
    let table = Table::with(&files);
    let mut dice = Random(sample::told("TEBIKI_EDIT_SEED", 20_261_127));
    let mut saves = 0;
    for session in 0..sessions {
        let slug = ["job-fair", "online", "counselling", "courses", "bursaries"][dice.below(5)];
        let state = table.state(slug);
        let before = table.files();
        let which = dice.below(2);
        let file = &state["files"][which];
        let text = typed(file["text"].as_str().unwrap(), &mut dice);
        let mut draft =
            json!({"texts": {file["lang"].as_str().unwrap(): {"text": text, "current": dice.below(2) == 0}}});
        if dice.below(3) == 0 {
            draft["facts"] =
                json!({"audience": if dice.below(2) == 0 { json!([]) } else { json!(["jobseekers"]) }});
        }
        let (status, saved) = table.save(&state, draft.clone());
        let mut after = table.files();
        if status != 200 {
            assert_eq!(status, 422, "{session}: {saved}");
            assert!(after == before, "{session}: refused, and written all the same");
            continue;
        }
        saves += 1;
        let path = saved["state"]["files"][which]["path"].as_str().unwrap();
        let written = table.text(path);
        let body = &written[edit::body_of(&written).unwrap()];
        assert_eq!(as_read(body), as_read(&text), "{session}: {draft}");
        assert_eq!(
            written.starts_with('\u{feff}'),
            before.get(path).is_some_and(|old| old.starts_with(b"\xef\xbb\xbf"))
        );
        for file in state["files"].as_array().unwrap() {
            let path = file["path"].as_str().unwrap();
            match before.get(path) {
                Some(old) => drop(after.insert(path.to_string(), old.clone())),
                None => drop(after.remove(path)),
            }
        }
        assert!(after == before, "{session}: another file was touched");
    }
    assert!(saves * 2 > sessions, "{saves} of {sessions} were saved");
    let (project, _) = Project::read(table.folder.path());
    assert!(project.load().plan.is_some());
}

fn http(address: &str, method: &str, url: &str, token: &str, body: &str) -> Option<(u16, Value)> {
    let mut stream = TcpStream::connect(address).ok()?;
    write!(
        stream,
        "{method} {url} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nContent-Type: application/json\r\n\
         X-Tebiki-Token: {token}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, serde_json::from_str(body).unwrap_or_default()))
}

#[test]
fn a_kill_loses_nothing_that_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &sample::files());
    let mut dice = Random(7);
    let mut saved = String::from("合同面接会を開催する。");
    for round in 0..4 {
        let Serving { mut running, address, said: _said } = serving(folder.path());
        let get = |url: &str| http(&address, "GET", url, "", "").unwrap().1;
        let token = get("/desk~/edit/words?lang=ja")["token"].as_str().unwrap().to_string();
        let mut state = get("/desk~/edit/state?lang=ja&slug=job-fair");
        assert_eq!(state["files"][0]["text"], saved.as_str(), "round {round}");
        let long = "面接会を開く。".repeat(2000);
        for save in 0..2 {
            let text = format!("{round}-{save}の{long}");
            let draft = json!({"texts": {"ja": {"text": text, "current": false}}});
            let body = json!({"slug": "job-fair", "prints": prints(&state), "draft": draft}).to_string();
            let (status, value) = http(&address, "POST", "/desk~/edit/save?lang=ja", &token, &body).unwrap();
            assert_eq!(status, 200, "{value}");
            state = value["state"].clone();
            saved = text;
        }
        // One more, killed somewhere on its way: it is there whole, or not at all.
        let draft = json!({"texts": {"ja": {"text": format!("最後の{long}"), "current": false}}});
        let body = json!({"slug": "job-fair", "prints": prints(&state), "draft": draft}).to_string();
        let killed = std::thread::scope(|scope| {
            let sending = scope.spawn(|| http(&address, "POST", "/desk~/edit/save?lang=ja", &token, &body));
            std::thread::sleep(std::time::Duration::from_millis(dice.below(60) as u64));
            running.kill().unwrap();
            running.wait().unwrap();
            sending.join().unwrap()
        });
        let text = fs::read_to_string(folder.path().join(FAIR)).unwrap();
        let body = as_read(&text[edit::body_of(&text).unwrap()]);
        let last = format!("最後の{long}");
        assert!(body == saved || body == last, "round {round}: neither the old text nor the new");
        assert!(
            killed.is_none_or(|(status, _)| status != 200) || body == last,
            "what was answered as saved is saved"
        );
        saved = body;
    }
}
