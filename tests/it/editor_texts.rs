//! The editor of the desk beyond measures: texts of chapters and sections, and what plan.yaml says.

use serde_json::{Value, json};
use tebiki::serve::answer::answer;

use crate::editor::{PORT, TYPED, Table, own, prints};
use crate::random::Random;
use crate::sample;

const PLAN: &str = "content/plan.yaml";

fn heading(table: &Table, id: &str) -> Value {
    let (status, state) = table.get(&format!("/desk~/edit/state?lang=ja&heading={id}"));
    assert_eq!(status, 200, "{state}");
    state
}

fn save(table: &Table, state: &Value, draft: Value) -> (u16, Value) {
    table.tell("save", &json!({"heading": state["id"], "prints": prints(state), "draft": draft}))
}

#[test]
fn a_heading_and_its_text_are_changed_and_nothing_else() {
    let mut files = sample::files();
    let path = "content/1-first/_index.md";
    let text = "\u{feff}---\r\n# 注\r\ntitle: 雇用の維持 # 章\r\naudience: jobseekers\r\n---\r\n\r\n雇用を維持する。\r\n二行目。\n";
    files.insert(path.to_string(), text.to_string());
    let table = Table::with(&files);
    let before = table.files();
    let state = heading(&table, "1");
    assert_eq!(state["files"][0]["text"], "雇用を維持する。\n二行目。");
    let ids: Vec<&str> =
        state["headings"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["1", "1-1", "1-2"]);
    assert_eq!(state["facts"]["section"], "1-1", "where a new measure begins");
    assert_eq!(save(&table, &state, json!({})).0, 200);
    assert!(table.files() == before, "nothing was changed");
    let draft = json!({"texts": {
        "ja": {"text": "雇用を維持し、増やす。\n二行目。", "current": false},
        "en": {"title": "Keeping jobs", "text": "Jobs are kept.", "current": true},
    }});
    let (status, saved) = save(&table, &state, draft);
    assert_eq!(status, 200, "{saved}");
    assert_eq!(table.text(path), text.replace("維持する", "維持し、増やす"));
    let english = table.text("content/1-first/_index.en.md");
    assert!(english.starts_with("---\ntitle: Keeping jobs\ntranslates: "), "{english}");
    assert!(
        english.contains("  雇用を維持し、増やす。\n") && english.ends_with("Jobs are kept.\n"),
        "{english}"
    );
    assert_eq!(saved["state"]["files"][1]["state"], "current");
    let mut after = table.files();
    after.insert(path.to_string(), text.as_bytes().to_vec());
    after.remove("content/1-first/_index.en.md");
    assert!(after == before, "no other file");
    let page = answer(&table.desk, PORT, &own("GET", "/ja/chapters/1.html"));
    assert!(String::from_utf8_lossy(&page.body).contains("増やす"));
    // What somebody else has changed since is not written over.
    assert_eq!(save(&table, &state, json!({"texts": {"ja": {"text": "甲", "current": false}}})).0, 409);
}

#[test]
fn the_facts_of_a_heading_and_a_piece_of_prose_are_changed() {
    let mut files = sample::files();
    let path = "content/1-first/1-work/_index.md";
    files.insert(path.to_string(), "---\n# 節\ntitle: 就職 # 注\n---\n".to_string());
    let prose = "content/1-first/1-work/005-lead.md";
    files.insert(prose.to_string(), "---\nkind: text\n---\n前書き。\n二行目。\n".to_string());
    let table = Table::with(&files);
    let state = heading(&table, "1-1");
    assert_eq!(state["facts"]["lines"]["printed_number"], "");
    let facts = json!({"owner": ["bureau", "prefecture"], "audience": ["jobseekers"], "lines": {"printed_number": "１の２"}});
    let (status, saved) = save(&table, &state, json!({"facts": facts}));
    assert_eq!(status, 200, "{saved}");
    let added = "owner: [bureau, prefecture]\naudience: [jobseekers]\nprinted_number: １の２\n---\n";
    assert_eq!(table.text(path), format!("---\n# 節\ntitle: 就職 # 注\n{added}"));
    assert_eq!(saved["state"]["facts"]["owner"], json!(["bureau", "prefecture"]));
    let wrong = json!({"facts": {"lines": {"level": "no-such-level"}}});
    assert_eq!(save(&table, &saved["state"], wrong).0, 422);
    // Prose has its place among the headings of the page, and texts alone.
    let rows = saved["state"]["headings"].as_array().unwrap();
    assert!(
        rows.iter().any(|row| row["id"] == "text lead" && row["name"].as_str().unwrap().contains("前書き"))
    );
    let state = heading(&table, "text%20lead");
    assert_eq!(save(&table, &state, json!({"facts": {"owner": ["bureau"]}})).0, 400);
    let draft = json!({"texts": {"ja": {"text": "新しい前書き。\n二行目。", "current": false}, "en": {"text": "Lead.", "current": true}}});
    assert_eq!(save(&table, &state, draft).0, 200);
    assert_eq!(table.text(prose), files[prose].replace("前書き", "新しい前書き"));
    assert!(table.text("content/1-first/1-work/005-lead.en.md").ends_with("Lead.\n"));
}

#[test]
fn a_heading_has_texts_alone_and_needs_its_title() {
    let table = Table::new();
    let before = table.files();
    let state = heading(&table, "1-2");
    for draft in [
        json!({"facts": {"target": ["rate"]}}),
        json!({"facts": {"lines": {"contact": "甲"}}}),
        json!({"facts": {"section": "1-1"}}),
        json!({"results": {"job-fair": {"done": ["", "甲"]}}}),
        json!({"texts": {"../x": {"text": "甲", "current": false}}}),
    ] {
        assert_eq!(save(&table, &state, draft).0, 400);
    }
    let (status, told) = save(&table, &state, json!({"texts": {"ja": {"title": "", "current": false}}}));
    assert_eq!(status, 422, "{told}");
    assert_eq!(told["findings"][0]["lang"], "ja", "{told}");
    // A table of targets has no text of its own; nothing outside can be named.
    for id in ["2", "9", "../../secret", "1-first"] {
        let (status, _) = table.get(&format!("/desk~/edit/state?lang=ja&heading={id}"));
        assert_eq!(status, 422, "{id}");
    }
    let both = json!({"slug": "job-fair", "heading": "1", "prints": {}, "draft": {}});
    assert_eq!(table.tell("save", &both).0, 400);
    assert!(table.files() == before);
    let preamble = heading(&table, "preamble");
    assert_eq!(
        (preamble["titled"].as_bool(), preamble["files"][0]["text"].as_str()),
        (Some(false), Some("両者は連携する。"))
    );
    let draft = json!({"texts": {"ja": {"text": "両者は協力する。", "current": false}}});
    assert_eq!(save(&table, &preamble, draft).0, 200);
    assert_eq!(table.text("content/_index.md"), "---\n---\n両者は協力する。\n");
}

fn plan(table: &Table) -> Value {
    let (status, state) = table.get("/desk~/edit/table?lang=ja&table=plan");
    assert_eq!(status, 200, "{state}");
    state
}

fn save_plan(table: &Table, state: &Value, fields: Value) -> (u16, Value) {
    table.tell("save-table", &json!({"table": "plan", "print": state["print"], "fields": fields}))
}

/// The sample's plan with what people add: a mark at the start, other line ends, comments, quotes.
fn written() -> (sample::Files, String) {
    let mut files = sample::files();
    let text = files[PLAN]
        .replace("title: {", "# 計画の事実\ntitle: {")
        .replace("\n  - id: bureau\n", "\n  - id: bureau # 局\n");
    let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    files.insert(PLAN.to_string(), text.clone());
    (files, text)
}

#[test]
fn texts_of_the_plan_are_exchanged_where_they_stand() {
    let (files, text) = written();
    let table = Table::with(&files);
    let before = table.files();
    let state = plan(&table);
    let groups: Vec<&str> =
        state["groups"].as_array().unwrap().iter().map(|group| group["key"].as_str().unwrap()).collect();
    assert_eq!(
        groups,
        [
            "plan",
            "parties",
            "owners",
            "contacts",
            "audiences",
            "programmes",
            "units",
            "site.search_examples",
            "revisions"
        ]
    );
    assert_eq!(save_plan(&table, &state, json!({})).0, 200);
    assert!(table.files() == before, "nothing was changed");
    let fields = json!({
        "title": {"ja": "新しい計画", "en": "Plan, new"},
        "version": {"": "1.1"},
        "owners.1.heading": {"ja": "県がすること"},
        "audiences.0": {"en": "People who look for work: all"},
        "audiences.0.about": {"ja": "職業相談"},
    });
    let (status, saved) = save_plan(&table, &state, fields);
    assert_eq!(status, 200, "{saved}");
    let wanted = text
        .replace("ja: 事業計画, en: Work plan", "ja: 新しい計画, en: \"Plan, new\"")
        .replace("\"1.0\"", "\"1.1\"")
        .replace("県の施策", "県がすること")
        .replace(
            "en: Job seekers\r\n",
            "en: \"People who look for work: all\"\r\n    about: {ja: 職業相談}\r\n",
        );
    assert_eq!(table.text(PLAN), wanted);
    assert_eq!(saved["state"], plan(&table), "what it would be shown now");
    let page = answer(&table.desk, PORT, &own("GET", "/ja/index.html"));
    assert!(String::from_utf8_lossy(&page.body).contains("新しい計画"));
    let mut after = table.files();
    after.insert(PLAN.to_string(), text.into_bytes());
    assert!(after == before, "no other file");
    // It has changed since the first time.
    let (status, told) = save_plan(&table, &state, json!({"version": {"": "1.2"}}));
    assert_eq!((status, told["state"] == saved["state"]), (409, true));
}

#[test]
fn a_contact_and_an_audience_are_added() {
    let (files, text) = written();
    let table = Table::with(&files);
    let state = plan(&table);
    let rows = json!({
        "contacts": [{"owner": "bureau", "section": "職業安定課", "telephone": "048-600-6208"}],
        "audiences": [{"id": "students", "ja": "学生", "en": ""}],
    });
    let (status, saved) =
        table.tell("save-table", &json!({"table": "plan", "print": state["print"], "rows": rows}));
    assert_eq!(status, 200, "{saved}");
    let wanted =
        text.replace("en: Job seekers\r\n", "en: Job seekers\r\n  - id: students\r\n    ja: 学生\r\n");
    let contacts =
        "contacts:\r\n  - owner: bureau\r\n    section: 職業安定課\r\n    telephone: 048-600-6208\r\n";
    assert_eq!(table.text(PLAN), format!("{wanted}{contacts}"));
    // A text in one language becomes one by language.
    let (status, saved) = save_plan(
        &table,
        &saved["state"],
        json!({"contacts.0.section": {"en": "Employment Security Division"}}),
    );
    assert_eq!(status, 200, "{saved}");
    assert!(table.text(PLAN).contains("section: {ja: 職業安定課, en: Employment Security Division}\r\n"));
    for rows in
        [json!({"levels": [{"id": "x"}]}), json!({"contacts": [{"../x": "甲"}]}), json!({"contacts": [{}]})]
    {
        let body = json!({"table": "plan", "print": saved["state"]["print"], "rows": rows});
        assert_eq!(table.tell("save-table", &body).0, 400, "{body}");
    }
}

#[test]
fn what_would_leave_no_plan_is_told_beside_its_field() {
    let table = Table::new();
    let before = table.files();
    let state = plan(&table);
    let told = |fields: Value| save_plan(&table, &state, fields);
    let (status, found) = told(json!({"date": {"": "昨日"}}));
    assert_eq!((status, found["findings"][0]["field"].as_str()), (422, Some("date")), "{found}");
    let (status, found) = told(json!({"title": {"ja": ""}}));
    assert_eq!(status, 422, "{found}");
    // Measures name it so.
    let (status, found) = told(json!({"programmes.0": {"ja": "別の名前"}}));
    assert_eq!(status, 422, "{found}");
    assert!(found.to_string().contains("job-fair.md"), "{found}");
    for fields in [
        json!({"languages": {"": "ja"}}),
        json!({"owners.9.name": {"ja": "甲"}}),
        json!({"owners.0.id": {"": "x"}}),
        json!({"title": {"zh": "甲"}}),
        json!({"version": {"ja": "甲"}}),
    ] {
        assert_eq!(told(fields.clone()).0, 400, "{fields}");
    }
    assert!(table.files() == before);
    // A finding that is no error has its field and language.
    let body =
        json!({"table": "plan", "print": state["print"], "fields": {"owners.0.name": {"en": "労働局"}}});
    let (status, found) = table.tell("check-table", &body);
    assert_eq!(status, 200);
    let finding =
        found["findings"].as_array().unwrap().iter().find(|f| f["code"] == "japanese-in-english").unwrap();
    assert_eq!((finding["field"].as_str(), finding["by"].as_str()), (Some("owners.0.name"), Some("en")));
    assert!(table.files() == before);
}

#[test]
fn whatever_is_typed_into_the_plan_reads_back_and_changes_nothing_else() {
    let (files, _) = written();
    let table = Table::with(&files);
    let mut dice = Random(20_261_128);
    let fields = [
        "title",
        "fiscal_year_label",
        "owners.0.name",
        "owners.1.heading",
        "audiences.0",
        "audiences.0.about",
    ];
    let mut saves = 0;
    for round in 0..40 {
        let state = plan(&table);
        let (field, code) = (fields[dice.below(fields.len())], ["ja", "en"][dice.below(2)]);
        let pieces: Vec<&str> = (0..=dice.below(4))
            .map(|_| {
                ["甲", "\"", "'", "{", "}", ",", ": ", " #", "- ", "&a", "*", "\\", "|", "a"][dice.below(14)]
            })
            .collect();
        let text = [&pieces.concat(), TYPED[dice.below(TYPED.len())], "乙"].concat();
        let (status, saved) = save_plan(&table, &state, json!({field: {code: text}}));
        assert!(status == 200 || status == 422, "{round}: {text}: {saved}");
        if status != 200 {
            continue;
        }
        saves += 1;
        let all = |state: &Value| {
            let mut texts = std::collections::BTreeMap::new();
            for group in state["groups"].as_array().unwrap() {
                for row in group["rows"].as_array().unwrap() {
                    for field in row["fields"].as_array().unwrap() {
                        for by in field["by"].as_array().unwrap() {
                            texts.insert(format!("{}/{}", field["name"], by["code"]), by["text"].clone());
                        }
                    }
                }
            }
            texts
        };
        let (mut now, mut was) = (all(&saved["state"]), all(&state));
        let name = format!("\"{field}\"/\"{code}\"");
        let typed = tebiki::source::SourceFile::as_written("", text.trim().to_string()).text;
        assert_eq!(now.remove(&name).unwrap(), typed.as_str(), "{round}");
        was.remove(&name);
        assert_eq!(now, was, "{round}");
        assert!(
            table.text(PLAN).starts_with("\u{feff}# 計画の事実\r\n")
                && table.text(PLAN).contains("id: bureau # 局\r\n")
        );
    }
    assert!(saves > 30, "{saves}");
}

#[test]
fn what_is_typed_is_checked_without_reading_the_project_again() {
    let table = Table::new();
    let state = heading(&table, "1");
    let check = |text: &str| {
        let draft = json!({"texts": {"ja": {"text": text, "current": false}}});
        let (status, told) =
            table.tell("check", &json!({"heading": "1", "prints": prints(&state), "draft": draft}));
        assert_eq!(status, 200, "{told}");
        told["findings"].as_array().unwrap().clone()
    };
    let has = |found: &[Value], code: &str| found.iter().any(|finding| finding["code"] == code);
    let found = check("雇用を維持する事が出来る。");
    // 公用文 too, each with its place.
    let hint =
        found.iter().find(|finding| finding["code"] == "wording-form").expect("出来る is written できる");
    assert_eq!((hint["severity"].as_str(), hint["field"].as_str()), (Some("note"), Some("text")));
    assert!(hint["range"][1].as_u64() > hint["range"][0].as_u64(), "{hint}");
    assert!(!has(&check("雇用を維持することができる。"), "wording-form"));
    // A file of the project goes, and nobody tells: what is known of it still holds.
    std::fs::remove_file(table.folder.path().join("content/1-first/1-work/prefecture-010-counselling.md"))
        .unwrap();
    assert!(!has(&check("[相談](counselling)に応じる。"), "unknown-link"));
    table.desk.refresh();
    assert!(has(&check("[相談](counselling)に応じる。"), "unknown-link"));
}

#[test]
fn what_is_typed_is_compared_with_the_whole_plan() {
    let mut files = sample::files();
    for (at, text) in
        ["子供を支援する。", "サーバーを置く。１件、２件、６件。", "子供の学び。サーバーと相談。３件、４件。"]
            .iter()
            .enumerate()
    {
        let path = format!("content/1-first/2-study/bureau-1{at}0-more-{at}.md");
        files.insert(path, format!("---\ntitle: 甲{at}\nsection: 1-2\nowner: bureau\n---\n{text}\n"));
    }
    let table = Table::with(&files);
    let state = heading(&table, "1");
    let found = |text: &str| {
        let draft = json!({"texts": {"ja": {"text": text, "current": false}}});
        let (_, told) =
            table.tell("check", &json!({"heading": "1", "prints": prints(&state), "draft": draft}));
        let found = told["findings"].as_array().unwrap().clone();
        let codes = found.iter().map(|finding| {
            assert_eq!(finding["field"], "text", "no finding is of another file");
            finding["code"].as_str().unwrap().to_string()
        });
        codes.filter(|code| code.starts_with("wording-")).collect::<Vec<_>>()
    };
    assert_eq!(found("子どもを支援する。"), ["wording-mixed"]);
    assert_eq!(found("サーバを置く。"), ["wording-mixed"]);
    assert_eq!(found("5件を支援する。"), ["wording-digits"]);
    assert_eq!(found("子供とサーバーを支援する。"), Vec::<String>::new());
}
