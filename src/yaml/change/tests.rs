//! Values exchanged, put in and taken out: each in its own way of writing, and at random.

mod random;

use super::*;

const FILE: &str = "# 注\r\ntitle: {ja: 計画, en: \"Plan\"} # 題\r\nparties:\r\n  - 県\r\n  - ja: '国'\r\nnote: |\r\n  一行目\r\n\r\n  三行目\r\nowners:\r\n  - id: a\r\n    name: 甲 # 注\r\n    members: [b]\r\n  - {id: b, name: 乙}\r\nend:\r\n";

fn put(path: &[Segment<'_>], text: &str) -> Option<String> {
    exchange(FILE, path, &New::Text(text.to_string()), &["ja", "en"])
}

#[test]
fn a_text_is_exchanged_in_its_own_way_of_writing() {
    let owner = |at: usize, key: &'static str| [Segment::Key("owners"), at.into(), key.into()];
    let cases: [(&[Segment<'_>], &str, &str, &str); 9] = [
        (&["title".into(), "ja".into()], "新しい計画", "計画, en", "新しい計画, en"),
        (&["title".into(), "ja".into()], "甲, 乙", "計画, en", "\"甲, 乙\", en"),
        (&["title".into(), "en".into()], "A \"plan\"", "\"Plan\"", "\"A \\\"plan\\\"\""),
        (&["parties".into(), 0.into()], "県: 市", "- 県", "- \"県: 市\""),
        (&["parties".into(), 1.into(), "ja".into()], "国's", "'国'", "'国''s'"),
        (&["note".into()], "甲\n\n乙", "一行目\r\n\r\n  三行目", "甲\r\n\r\n  乙"),
        (&owner(0, "name"), "丙", "甲 #", "丙 #"),
        (&owner(1, "name"), "{丁}", "乙}", "\"{丁}\"}"),
        (&["end".into()], "終", "end:", "end: 終"),
    ];
    for (path, text, old, new) in cases {
        assert_eq!(put(path, text).as_deref(), Some(FILE.replace(old, new).as_str()), "{text}");
    }
    assert_eq!(put(&["owners".into(), 2.into(), "name".into()], "無"), None);
    assert_eq!(put(&["owners".into(), 0.into()], "表を文に"), None);
}

#[test]
fn a_key_comes_beside_its_like() {
    let name = |at: usize, key: &'static str| [Segment::Key("owners"), at.into(), key.into()];
    let made = put(&["parties".into(), 1.into(), "en".into()], "State").unwrap();
    assert_eq!(made, FILE.replace("'国'\r\n", "'国'\r\n    en: State\r\n"));
    let made = put(&name(0, "heading"), "甲の施策").unwrap();
    assert_eq!(made, FILE.replace("甲 # 注\r\n", "甲 # 注\r\n    heading: 甲の施策\r\n"));
    let made = put(&name(1, "heading"), "乙, 丙").unwrap();
    assert_eq!(made, FILE.replace("乙}", "乙, heading: \"乙, 丙\"}"));
    // A text becomes one by language.
    let both = New::texts([("ja", "甲"), ("en", "A, B")]);
    let made = exchange(FILE, &name(0, "name"), &both, &[]).unwrap();
    assert_eq!(made, FILE.replace("甲 #", "{ja: 甲, en: \"A, B\"} #"));
    let none = exchange(FILE, &["title".into(), "en".into()], &New::Nothing, &[]).unwrap();
    assert_eq!(none, FILE.replace("\"Plan\"", ""));
}

#[test]
fn a_row_comes_last_in_its_list() {
    let row = New::texts([("id", "c"), ("name", "03-1234")]);
    let owners = ["owners".into()];
    let made = append("owners:\n  - id: a\n    name: 甲 # 注\nend: 1\n", &owners, &row).unwrap();
    assert_eq!(made, "owners:\n  - id: a\n    name: 甲 # 注\n  - id: c\n    name: 03-1234\nend: 1\n");
    assert_eq!(append("end: 1", &owners, &row).unwrap(), "end: 1\nowners:\n  - id: c\n    name: 03-1234\n");
    assert_eq!(append("owners: 1\n", &owners, &row), None);
    let empty = append("a:\n  owners: [] # 注\nend: 1\n", &["a".into(), "owners".into()], &row).unwrap();
    assert_eq!(empty, "a:\n  owners: # 注\n    - id: c\n      name: 03-1234\nend: 1\n");
    let flow = append("{owners: [{id: a}], end: 1}", &owners, &row).unwrap();
    assert_eq!(flow, "{owners: [{id: a}, {id: c, name: 03-1234}], end: 1}");
    let text = append("owners:\n- 甲\n- '乙' # 注\n", &owners, &New::Text("丙".into())).unwrap();
    assert_eq!(text, "owners:\n- 甲\n- '乙' # 注\n- 丙\n");
    let value = New::Table(vec![
        ("printed".into(), New::texts([("ja", "１人")])),
        ("value".into(), New::Plain("1".into())),
    ]);
    let target =
        New::Table(vec![("id".into(), New::Text("t".into())), ("values".into(), New::List(vec![value]))]);
    let one = "targets:\n  - id: s\n    values:\n      - value: 1\n";
    let made = append(one, &["targets".into()], &target).unwrap();
    assert_eq!(
        made,
        format!("{one}  - id: t\n    values:\n      - printed: {{ja: １人}}\n        value: 1\n")
    );
}

const VALUES: &str = "values:\r\n  - printed: １人\r\n    value: 1.0 # 値\r\n    results: {} # 結果\r\n  - {printed: ２人, value: 2, results: {2022: 5}}\r\n  - printed: ３人\r\n    goals:\r\n      2023: 3 # 注\r\n      # 翌年\r\n      2024: 4\r\n    baseline:\r\n    unit: people\r\n";

fn way(row: usize, keys: &[&'static str]) -> Vec<Segment<'static>> {
    [Segment::Key("values"), row.into()].into_iter().chain(keys.iter().map(|key| Segment::Key(key))).collect()
}

#[test]
fn numbers_and_years_stand_where_they_belong() {
    let cases: [(usize, &[&'static str], &str, &str, &str); 9] = [
        (0, &["value"], "61.70", "1.0 #", "61.70 #"),
        (0, &["results", "2023"], "652", "results: {}", "results: {2023: 652}"),
        (0, &["baseline", "year"], "2020", "# 値\r\n", "# 値\r\n    baseline: {year: 2020}\r\n"),
        (1, &["results", "2022"], "6", "2022: 5", "2022: 6"),
        (1, &["results", "2023"], "-7", "2022: 5", "2022: 5, 2023: -7"),
        (1, &["goals", "2025"], "8", "value: 2,", "value: 2, goals: {2025: 8},"),
        (2, &["goals", "2023"], "9", "2023: 3", "2023: 9"),
        (2, &["goals", "2025"], "10", "2024: 4\r\n", "2024: 4\r\n      2025: 10\r\n"),
        (2, &["baseline", "year"], "2020", "baseline:", "baseline: {year: 2020}"),
    ];
    for (row, keys, text, old, new) in cases {
        let made = exchange(VALUES, &way(row, keys), &New::Plain(text.to_string()), &[]);
        assert_eq!(made, Some(VALUES.replacen(old, new, 1)), "{row} {keys:?}");
    }
    let date = exchange("# 注だけ\n", &["date".into()], &New::Text("2026-11-24".into()), &[]).unwrap();
    assert_eq!(date, "# 注だけ\ndate: 2026-11-24\n");
}

#[test]
fn what_is_taken_out_leaves_the_rest() {
    let taken = |row: usize, keys: &[&'static str]| remove(VALUES, &way(row, keys));
    assert_eq!(taken(2, &["goals", "2023"]), Some(VALUES.replace("      2023: 3 # 注\r\n", "")));
    assert_eq!(taken(1, &["results", "2022"]), Some(VALUES.replace("{2022: 5}", "{}")));
    assert_eq!(taken(1, &["value"]), Some(VALUES.replace(", value: 2", "")));
    assert_eq!(taken(1, &["printed"]), Some(VALUES.replace("printed: ２人, ", "")));
    assert_eq!(taken(0, &["printed"]), Some(VALUES.replace("printed: １人\r\n    ", "")));
    let row = "  - {printed: ２人, value: 2, results: {2022: 5}}\r\n";
    assert_eq!(taken(1, &[]), Some(VALUES.replace(row, "")));
    assert_eq!(taken(0, &["no-such-key"]), None);
    let emptied = remove("a:\n  list:\n    - 甲\n  b: 1\n", &["a".into(), "list".into(), 0.into()]);
    assert_eq!(emptied.as_deref(), Some("a:\n  list: []\n  b: 1\n"));
}

#[test]
fn what_stands_for_several_values_is_left_alone() {
    let yaml = "a: &x 甲\nb: *x\n";
    assert_eq!(exchange(yaml, &["b".into()], &New::Text("乙".into()), &[]), None);
}
