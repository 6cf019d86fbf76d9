//! What is published, made from the desk by the commands for it.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::editor::Table;
use crate::sample;

fn table() -> Table {
    let mut files = sample::files();
    // What is tried here is who makes it; a printed handbook would take its time.
    let plan = files["content/plan.yaml"].clone() + "editions_made: []\n";
    files.insert("content/plan.yaml".into(), plan);
    let table = Table::with(&files);
    table.desk.publishes_with(PathBuf::from(env!("CARGO_BIN_EXE_tebiki")));
    table
}

fn made(table: &Table, zip: bool) -> Value {
    let (code, begun) = table.tell("publish", &json!({"zip": zip}));
    assert_eq!(code, 200, "{begun}");
    let began = Instant::now();
    loop {
        let (_, now) = table.get("/desk~/edit/publishing?lang=ja");
        if now["step"] == "done" || now["step"] == "failed" {
            return now;
        }
        assert!(began.elapsed() < Duration::from_secs(120), "{now}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn the_desk_makes_what_is_published_and_leaves_it_where_there_is_a_mistake() {
    let table = table();
    assert_eq!(table.get("/desk~/edit/publishing?lang=ja").1["step"], "idle");
    assert_eq!(table.tell("publish", &json!({"zip": false, "out": "/tmp"})).0, 400);
    let now = made(&table, true);
    assert_eq!(now["step"], "done", "{now}");
    let public = PathBuf::from(now["folder"].as_str().unwrap());
    assert!(public.join("ja/measures/job-fair.html").is_file());
    assert!(PathBuf::from(now["zip"].as_str().unwrap()).is_file());
    let page = fs::read(public.join("ja/measures/job-fair.html")).unwrap();
    assert!(!String::from_utf8(page.clone()).unwrap().contains("desk~"), "nothing of the desk is published");
    // A mistake: it is told with its place, and what was published stays.
    let path = table.folder.path().join("content/1-first/1-work/bureau-010-job-fair.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("title: 面接会", "titel: 面接会")).unwrap();
    let now = made(&table, false);
    assert_eq!((&now["step"], &now["zip"]), (&json!("failed"), &Value::Null), "{now}");
    let told = now["findings"].as_array().unwrap();
    assert!(told.iter().any(|finding| finding["severity"] == "error" && finding["line"] == 2), "{now}");
    assert!(fs::read(public.join("ja/measures/job-fair.html")).unwrap() == page);
}

#[test]
fn without_a_program_the_desk_says_that_it_can_make_nothing() {
    let table = Table::new();
    assert_eq!(made(&table, false)["step"], "failed");
    assert_eq!(table.get("/desk~/publish.html?lang=ja").0, 200);
}
