//! Tables in the editor of the desk: targets by year, the accessibility statement, lists of the plan. What it writes is
//! what the schemas of `schemas/` describe.

use serde_json::{Value, json};

use tebiki::serve::answer::answer;

use crate::editor::{PORT, TYPED, Table, own};
use crate::random::Random;
use crate::sample;

const TARGETS: &str = "content/targets.yaml";

/// Targets as people write them: comments, other line ends, tables in brackets, years as keys.
const WRITTEN: &str = "# 数値目標\r\nchapter: 2\r\ntitle: { ja: 数値目標, en: Targets }\r\nitem_heading: 項目\r\ngoal_heading: 目標 # 欄\r\ngroups:\r\n  - title: { ja: 就業, en: Work }\r\n    targets:\r\n      - id: rate # 率\r\n        label: { ja: 就業率, en: Employment rate }\r\n        values:\r\n          - printed: ６１．７％\r\n            value: 61.7\r\n            unit: percent # 単位\r\n            results: {} # 結果\r\n      - id: fairs\r\n        label: '面接会'\r\n        values:\r\n          - {part: 県, printed: ３回, value: 3, unit: times, results: {2023: 2}}\r\n          - part: 局\r\n            printed: ４回\r\n            value: 4\r\n            unit: times\r\n            baseline:\r\n              year: 2020 # 基準\r\n              value: 1\r\n            goals:\r\n              2024: 4\r\n              # 翌年\r\n              2025: 5\r\n";

const STATEMENT: &str = "# 試験\ndate: 2026-11-24\nstandard: JIS X 8341-3\nlevel: {ja: AA, en: AA}\nstatus: |\n  試験中です。\nscope: 全て\ntechnologies:\n  - HTML # 一\n  - ja: CSS\n    en: CSS\nmethod: [機械]\ntools: []\npages: [全て]\nnot_tested: []\n";

fn desk() -> Table {
    let mut files = sample::files();
    files.insert(TARGETS.to_string(), WRITTEN.to_string());
    files.insert("content/accessibility.yaml".to_string(), STATEMENT.to_string());
    Table::with(&files)
}

fn state(table: &Table, name: &str) -> Value {
    let (status, state) = table.get(&format!("/desk~/edit/table?lang=ja&table={name}"));
    assert_eq!(status, 200, "{state}");
    state
}

fn body(state: &Value, mut typed: Value) -> Value {
    typed["table"] = state["table"].clone();
    typed["print"] = state["print"].clone();
    typed
}

fn save(table: &Table, state: &Value, typed: Value) -> (u16, Value) {
    table.tell("save-table", &body(state, typed))
}

fn field<'s>(state: &'s Value, name: &str) -> &'s Value {
    let rows = state["groups"].as_array().unwrap().iter().flat_map(|group| group["rows"].as_array().unwrap());
    let mut fields = rows.flat_map(|row| row["fields"].as_array().unwrap());
    fields.find(|field| field["name"] == name).unwrap_or_else(|| panic!("{name} in {state}"))
}

#[test]
fn pages_are_told_which_tables_they_show() {
    let table = desk();
    let (_, words) = table.get("/desk~/edit/words?lang=ja");
    let tables = words["tables"].as_array().unwrap();
    let shown = |at: usize| (tables[at]["name"].as_str().unwrap(), tables[at]["page"].as_str().unwrap());
    assert_eq!(tables.len(), 2);
    assert_eq!((shown(0), shown(1)), (("2", "targets"), ("accessibility", "accessibility")));
    for page in ["targets", "accessibility"] {
        let page = answer(&table.desk, PORT, &own("GET", &format!("/ja/{page}.html")));
        assert!(String::from_utf8_lossy(&page.body).contains("editor.js"), "the form can be opened there");
    }
    for name in ["1", "9", "../plan", ""] {
        assert_eq!(table.get(&format!("/desk~/edit/table?lang=ja&table={name}")).0, 422, "{name}");
    }
}

#[test]
fn values_of_targets_are_changed_where_they_stand() {
    let table = desk();
    let before = table.files();
    let now = state(&table, "2");
    assert_eq!(save(&table, &now, json!({})).0, 200);
    assert!(table.files() == before, "nothing was changed");
    let (rate, fairs) = ("groups.0.targets.0.values.0", "groups.0.targets.1.values");
    assert_eq!(field(&now, &format!("{fairs}.1.goals.2025"))["by"][0]["text"], "5");
    let typed = json!({"fields": {
        "groups.0.targets.0.label": {"ja": "就業している割合"},
        format!("{rate}.value"): {"": "６２．５"},
        format!("{rate}.results.2024"): {"": "60.1"},
        format!("{rate}.baseline.year"): {"": "2019"},
        format!("{rate}.baseline.value"): {"": "58"},
        format!("{fairs}.0.unit"): {"": "cases"},
        format!("{fairs}.0.results.2023"): {"": "1,234"},
        format!("{fairs}.1.goals.2024"): {"": ""},
        format!("{fairs}.1.baseline.year"): {"": ""},
        format!("{fairs}.1.baseline.value"): {"": ""},
        format!("{fairs}.1.direction"): {"": "down"},
    }});
    let (status, saved) = save(&table, &now, typed);
    assert_eq!(status, 200, "{saved}");
    let wanted = WRITTEN
        .replace("ja: 就業率", "ja: 就業している割合")
        .replace("value: 61.7", "value: 62.5")
        .replace("percent # 単位\r\n", "percent # 単位\r\n            baseline: {value: 58, year: 2019}\r\n")
        .replace("results: {} #", "results: {2024: 60.1} #")
        .replace("unit: times, results: {2023: 2}", "unit: cases, results: {2023: 1234}")
        .replace("              2024: 4\r\n", "")
        .replace(
            "            baseline:\r\n              year: 2020 # 基準\r\n              value: 1\r\n",
            "            direction: down\r\n",
        );
    assert_eq!(table.text(TARGETS), wanted);
    // What somebody else has changed since is not written over.
    assert_eq!(save(&table, &now, json!({"fields": {"title": {"ja": "甲"}}})).0, 409);
    let mut after = table.files();
    after.insert(TARGETS.to_string(), WRITTEN.as_bytes().to_vec());
    assert!(after == before, "no other file");
}

#[test]
fn targets_parts_years_and_notes_come_and_go() {
    let table = desk();
    let now = state(&table, "2");
    let typed = json!({"rows": {
        "groups.0.targets": [{"id": "visits", "label.ja": "訪問", "label.en": "Visits", "owner": "bureau", "printed.ja": "十件", "value": "10", "unit": "cases"}],
        "years": [{"of": "groups.0.targets.0.values.0", "kind": "goals", "year": "２０３０", "value": "70"}],
        "groups": [{"title.ja": "新しいまとまり"}],
        "notes": [{"ja": "※ 注: 一", "en": "Note"}],
    }});
    let (status, saved) = save(&table, &now, typed);
    assert_eq!(status, 200, "{saved}");
    let text = table.text(TARGETS);
    let visits = "      - id: visits\r\n        label: {ja: 訪問, en: Visits}\r\n        owner: bureau\r\n        values:\r\n          - printed: {ja: 十件}\r\n            value: 10\r\n            unit: cases\r\n";
    for part in [
        visits,
        "unit: percent # 単位\r\n            goals: {2030: 70}\r\n",
        "  - title: {ja: 新しいまとまり}\r\n    targets: []\r\n",
        "notes:\r\n  - ja: \"※ 注: 一\"\r\n    en: Note\r\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let now = saved["state"].clone();
    let typed = json!({"rows": {"parts": [{"of": "groups.0.targets.2", "part.ja": "二", "printed.ja": "五件"}]}, "removed": ["notes.0"]});
    let (status, saved) = save(&table, &now, typed);
    assert_eq!(status, 200, "{saved}");
    assert!(table.text(TARGETS).contains(
        "            unit: cases\r\n          - part: {ja: 二}\r\n            printed: {ja: 五件}\r\n"
    ));
    assert!(table.text(TARGETS).contains("notes: []"));
    // A target that a measure works towards does not go; one that none names does.
    let before = table.files();
    let now = saved["state"].clone();
    assert_eq!(save(&table, &now, json!({"removed": ["groups.0.targets.0"]})).0, 422);
    for wrong in ["groups.0", "title", "groups.0.targets.9", "chapter"] {
        assert_eq!(save(&table, &now, json!({"removed": [wrong]})).0, 400, "{wrong}");
    }
    assert!(table.files() == before);
    assert_eq!(save(&table, &now, json!({"removed": ["groups.0.targets.1", "groups.0.targets.2"]})).0, 200);
    assert!(!table.text(TARGETS).contains("fairs") && !table.text(TARGETS).contains("visits"));
}

#[test]
fn what_is_no_number_is_told_beside_its_field() {
    let table = desk();
    let before = table.files();
    let now = state(&table, "2");
    let rate = "groups.0.targets.0.values.0";
    let told = |typed: Value| {
        let (status, found) = save(&table, &now, typed.clone());
        assert_eq!(status, 422, "{typed}: {found}");
        assert!(table.files() == before);
        assert_eq!(table.tell("check-table", &body(&now, typed)).0, 422);
        found["findings"][0].clone()
    };
    for name in ["value", "decimals", "goals.2024", "results.2024"] {
        let found = told(json!({"fields": {format!("{rate}.{name}"): {"": "多く"}}}));
        assert_eq!(found["field"], format!("{rate}.{name}"), "{found}");
    }
    let found = told(json!({"fields": {format!("{rate}.baseline.year"): {"": "2020"}}}));
    assert_eq!(found["field"], format!("{rate}.baseline.year"), "{found}");
    let found = told(json!({"fields": {format!("{rate}.unit"): {"": "no-such-unit"}}}));
    assert_eq!(found["field"], format!("{rate}.unit"), "{found}");
    for fields in [
        json!({"chapter": {"": "3"}}),
        json!({format!("{rate}.value"): {"ja": "3"}}),
        json!({"title": {"": "甲"}}),
    ] {
        assert_eq!(save(&table, &now, json!({"fields": fields})).0, 400, "{fields}");
    }
    for rows in [
        json!({"years": [{"of": "groups.0", "kind": "goals", "year": "2030", "value": "1"}]}),
        json!({"years": [{"value": "1"}]}),
        json!({"table": [{"title.ja": "甲"}]}),
    ] {
        assert_eq!(save(&table, &now, json!({"rows": rows})).0, 400, "{rows}");
    }
    assert!(table.files() == before);
}

#[test]
fn the_accessibility_statement_and_lists_of_the_plan_are_changed() {
    let table = desk();
    let now = state(&table, "accessibility");
    let typed = json!({
        "fields": {"technologies.0": {"en": "HTML"}, "status": {"ja": "試験を終えた。"}, "date": {"": "2026-11-27"}},
        "rows": {"tools": [{"ja": "axe-core"}], "problems": [{"ja": "表が広い。", "en": "Tables are wide."}]},
        "removed": ["technologies.1"],
    });
    let (status, saved) = save(&table, &now, typed);
    assert_eq!(status, 200, "{saved}");
    let wanted = STATEMENT
        .replace("2026-11-24", "2026-11-27")
        .replace("試験中です。", "試験を終えた。")
        .replace("  - HTML # 一\n  - ja: CSS\n    en: CSS\n", "  - {ja: HTML, en: HTML} # 一\n")
        .replace("tools: []", "tools:\n  - ja: axe-core");
    assert_eq!(
        table.text("content/accessibility.yaml"),
        format!("{wanted}problems:\n  - ja: 表が広い。\n    en: Tables are wide.\n")
    );
    let now = state(&table, "plan");
    let typed = json!({"rows": {
        "owners": [{"id": "city", "name.ja": "市", "name.en": "City"}],
        "units": [{"id": "buses", "ja": "台", "en": "buses"}],
        "parties": [{"ja": "市"}],
        "revisions": [{"date": "2024-10-01", "kind": "correction", "reason.ja": "誤記"}],
        "site.search_examples": [{"ja": "訓練", "en": "training"}],
    }});
    let (status, saved) = save(&table, &now, typed);
    assert_eq!(status, 200, "{saved}");
    let text = table.text("content/plan.yaml");
    for part in [
        "  - id: city\n    name: {ja: 市, en: City}\n",
        "units: {buses: {ja: 台, en: buses}}\n",
        "parties:\n  - ja: 市\n",
        "  - date: 2024-10-01\n    kind: correction\n    reason: {ja: 誤記}\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // An owner that measures name does not go.
    let names: Vec<&Value> =
        saved["state"]["groups"].as_array().unwrap().iter().map(|group| &group["key"]).collect();
    assert!(names.iter().any(|key| **key == "units"), "{names:?}");
    assert_eq!(save(&table, &saved["state"], json!({"removed": ["owners.0"]})).0, 422);
    assert_eq!(save(&table, &saved["state"], json!({"removed": ["owners.2"]})).0, 200);
}

#[test]
fn whatever_is_typed_reads_back_agrees_with_the_schema_and_changes_nothing_else() {
    let table = desk();
    let mut dice = Random(20_261_129);
    let mut saves = 0;
    for round in 0..40 {
        let name = ["2", "accessibility", "plan"][dice.below(3)];
        let now = state(&table, name);
        let before = table.files();
        let rows: Vec<Value> = now["groups"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|group| group["rows"].as_array().unwrap().clone())
            .collect();
        let fields: Vec<Value> =
            rows.iter().flat_map(|row| row["fields"].as_array().unwrap().clone()).collect();
        let field = &fields[dice.below(fields.len())];
        let by = field["by"].as_array().unwrap();
        let code = by[dice.below(by.len())]["code"].as_str().unwrap();
        let text = match (field["choices"]["rows"].as_array(), field["kind"].as_str().unwrap()) {
            (Some(rows), _) => rows[dice.below(rows.len())]["id"].as_str().unwrap().to_string(),
            (None, "number") => ["12.5", "2024", "", "１，０００"][dice.below(4)].to_string(),
            _ => format!(
                "{}{}乙",
                ["甲", "\"", "{", ", ", ": ", " #", "'"][dice.below(7)],
                TYPED[dice.below(TYPED.len())]
            ),
        };
        let typed = json!({"fields": {field["name"].as_str().unwrap(): {code: text}}});
        let (status, saved) = save(&table, &now, typed.clone());
        assert!(status == 200 || status == 422, "{round}: {typed}: {saved}");
        let after = table.files();
        if status != 200 {
            assert!(after == before, "{round}: nothing is written where it is refused");
            continue;
        }
        saves += 1;
        let path = now["path"].as_str().unwrap();
        let changed: Vec<&String> = after.keys().filter(|key| before.get(*key) != after.get(*key)).collect();
        assert!(
            changed.iter().all(|key| *key == path) && after.len() == before.len(),
            "{round}: {changed:?}"
        );
        let schema = match name {
            "2" => "targets",
            name => name,
        };
        let wrong = crate::schemas::against(schema, &table.text(path));
        assert_eq!(wrong, Vec::<String>::new(), "{round}: {typed}\n{}", table.text(path));
        if name == "2" {
            assert!(table.text(path).matches('#').count() >= 5, "{}", table.text(path));
            assert!(!table.text(path).replace("\r\n", "").contains('\n'));
        }
    }
    assert!(saves > 16, "{saves}");
}
