use super::*;

fn one(text: &str) -> (Mistake, String) {
    let problems = match Document::parse(text) {
        Ok(document) => match document.to::<serde_yaml::Mapping>() {
            Ok(_) => document.warnings(),
            Err(problems) => problems,
        },
        Err(problems) => problems,
    };
    let problem = problems.into_iter().next().unwrap_or_else(|| panic!("no problem in {text:?}"));
    let line = text[..problem.range.start].matches('\n').count() + 1;
    (problem.mistake, format!("{line} {}", &text[problem.range]))
}

fn wide(found: char) -> Mistake {
    Mistake::WideMark { found, instead: wide::instead(found).unwrap_or("- ") }
}

#[test]
fn a_mistake_is_told_at_the_line_where_it_is() {
    let key = |key: &str| key.to_string();
    let cases = [
        ("title：甲\nsection: 1-1\n", wide('：'), "1 ："),
        ("title: 甲\nowner：bureau\ntarget: []\n", wide('：'), "2 ："),
        ("title: 甲\nowner:　bureau\nsection: 1-1\n", wide('　'), "2 　"),
        ("title: 甲\n　owner: bureau\n", wide('　'), "2 　"),
        ("a: [x, y］\nb: 1\n", wide('］'), "1 ］"),
        ("a: ［x\n  b: 1\n", wide('［'), "1 ［"),
        ("a: {b：1}\n", wide('：'), "1 ："),
        ("a: \"x”\nb: 1\n", wide('”'), "1 ”"),
        ("a:\n  － b\n  - c\nd:e\n", wide('－'), "2 －"),
        ("a:\n  - ja: あ\n    en：b\n", wide('：'), "3 ："),
        ("a: |\n  b：c\nd：1\n", wide('：'), "3 ："),
        ("title: 甲\nowner:bureau\nsection: 1-1\n", Mistake::NoSpaceAfterColon { key: key("owner") }, "2 :"),
        ("title: 甲\nowner\nsection: 1-1\n", Mistake::NoColon { line: key("owner") }, "2 owner"),
        ("title: 甲\n\towner: bureau\n", Mistake::Tab, "2 \t"),
        ("owner:\tbureau\n", Mistake::Tab, "1 \t"),
        ("a: \"x\nb: 1\nc: 2\n", Mistake::OpenQuote { found: '"' }, "1 \"x"),
        ("a: 1\nb: 'x\n", Mistake::OpenQuote { found: '\'' }, "2 'x"),
        ("a: 1\nb: [x, y\nc: 2\n", Mistake::OpenBracket { found: '[' }, "2 [x, y"),
        ("a: [b]]\n", Mistake::AfterValue, "1 [b]]"),
        ("a: \"b\" c\n", Mistake::AfterValue, "1 \"b\" c"),
        ("title: 甲: 乙\n", Mistake::ColonInText, "1 甲: 乙"),
        ("title: @甲\n", Mistake::SpecialStart { found: '@' }, "1 @甲"),
        ("title: 甲\n  owner: b\n", Mistake::Indentation, "2 owner: b"),
        ("  title: 甲\nowner: b\n", Mistake::Indentation, "2 owner: b"),
        ("a:\n- b\n - c\n", Mistake::Indentation, "3 - c"),
        ("a: 1\n---\nb: 2\n", Mistake::SecondDocument, "2 ---"),
        ("a: 甲\nb: 乙\u{7}\n", Mistake::Control { found: '\u{7}' }, "2 \u{7}"),
        ("a: *b\n", Mistake::UnknownAlias, "1 a: *b"),
        ("a: &b [*b]\n", Mistake::UnknownAlias, "1 *b"),
        ("[a, b]: 1\n", Mistake::CompoundKey, "1 [a, b]: 1"),
        ("title: 甲 # 乙\n", Mistake::CutShort { rest: key("# 乙") }, "1 # 乙"),
    ];
    for (text, mistake, place) in cases {
        assert_eq!(one(text), (mistake, place.to_string()), "{text:?}");
    }
}

#[test]
fn marks_that_belong_to_a_text_are_no_mistakes() {
    for text in [
        "title: 県：市、町　村\n",
        "title: “甲”と‘乙’\n",
        "owner: bureau # 労働局\nyear: 2024 # 令和６年\n",
        "text: |\n  甲：\n  \t乙\n  # 丙\n",
        "url: https://example.jp/a#b\n",
        "title: 「甲」\n",
        "title: 甲 乙  # 仮の題名\n",
        "list:\n- 甲\n-   乙\n",
        "title: 長い\n  題\n",
    ] {
        let document = Document::parse(text).unwrap_or_else(|problems| panic!("{text:?}: {problems:?}"));
        assert_eq!(document.warnings(), [], "{text:?}");
    }
}

#[test]
fn a_key_that_stands_twice_is_told_with_both_places() {
    let text = "ja: 甲\nen: a\nen: b\nja: 乙\n";
    let problems = Document::parse(text).unwrap_err();
    let places: Vec<_> = problems.iter().map(|problem| (&problem.mistake, problem.range.clone())).collect();
    let twice = |key: &str, first| Mistake::DuplicateKey { key: key.to_string(), first };
    assert_eq!(places, [(&twice("en", 8..10), 14..16), (&twice("ja", 0..2), 20..22)]);
}

#[test]
fn every_value_knows_its_place() {
    let text = "owners:\n  - {id: bureau, name: \"労働局\"}\n  - id: 'pre''f'\n    members: [a, 'b', bureau]\n\
                note: |\n  甲\n  乙\n\nfold: >-\n  丙\nlong: 丁\n  戊 # 己\nempty:\nlist:\n- x\n- y\nlast: &z [q]\nsame: *z\n";
    let places = Places::of(text).unwrap();
    let value = |path: &[Segment<'_>]| places.value(path).map(|range| &text[range]);
    assert_eq!(value(&["owners".into(), 0.into(), "id".into()]), Some("bureau"));
    assert_eq!(value(&["owners".into(), 0.into(), "name".into()]), Some("労働局"));
    assert_eq!(value(&["owners".into(), 0.into()]), Some("{id: bureau, name: \"労働局\"}"));
    assert_eq!(value(&["owners".into(), 1.into(), "id".into()]), Some("pre''f"));
    assert_eq!(value(&["owners".into(), 1.into(), "members".into(), 1.into()]), Some("b"));
    assert_eq!(value(&["owners".into(), 1.into(), "members".into(), 2.into()]), Some("bureau"));
    assert_eq!(value(&["note".into()]), Some("甲\n  乙"));
    assert_eq!(value(&["fold".into()]), Some("丙"));
    assert_eq!(value(&["long".into()]), Some("丁\n  戊"));
    assert_eq!(value(&["empty".into()]), Some(""));
    assert_eq!(value(&["list".into()]), Some("x\n- y"));
    assert_eq!(value(&["same".into()]), Some("*z"));
    assert_eq!(value(&["same".into(), 0.into()]), Some("q"));
    assert_eq!(value(&["none".into()]), None);
    let key = places.key(&["owners".into(), 1.into(), "members".into()]).unwrap();
    assert_eq!((&text[key.clone()], key.start), ("members", text.find("members").unwrap()));
}

#[test]
fn nesting_and_aliases_are_bounded_whatever_their_form() {
    let limit = |text: &str| Document::parse(text).unwrap_err()[0].mistake.clone();
    let deep = Mistake::TooDeep { limit: MAX_DEPTH };
    assert_eq!(limit(&format!("a: {}", "[".repeat(300_000))), deep);
    assert_eq!(limit(&format!("a: {}", "{b: ".repeat(100))), deep);
    let block: String = (0..100).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
    assert_eq!(limit(&block), deep);
    let wide = format!("x: &a [{}]\ny: [{}]\n", "x,".repeat(5_000), "*a,".repeat(3_000));
    assert_eq!(limit(&wide), Mistake::TooManyAliases);
    let long = format!("x: &a \"{}\"\ny: [{}]\n", "x".repeat(500_000), "*a,".repeat(3));
    assert_eq!(limit(&long), Mistake::TooManyAliases);
    let levels: String =
        (1..9).map(|at| format!("k{at}: &k{at} [{}]\n", format!("*k{},", at - 1).repeat(9))).collect();
    assert_eq!(limit(&format!("k0: &k0 [x]\n{levels}")), Mistake::TooManyAliases);
    assert!(Document::parse("x: &a [1, 2]\ny: *a\nz: [*a, *a]\n").is_ok());
}

#[derive(serde::Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Sample {
    title: String,
    #[serde(default)]
    year: u16,
    #[serde(default)]
    rows: Vec<Row>,
    #[serde(default)]
    results: std::collections::BTreeMap<u16, f64>,
    unit: Option<Unit>,
}

#[derive(serde::Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    note: Option<String>,
}

#[derive(serde::Deserialize, Debug, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Unit {
    Percent,
    PeoplePerYear,
}

fn problems(text: &str) -> Vec<(Mistake, String)> {
    let problems = read::<Sample>(text).unwrap_err();
    problems.into_iter().map(|problem| (problem.mistake, text[problem.range].to_string())).collect()
}

fn wrong(key: &str, expected: Expected, found: &str) -> (Mistake, String) {
    let mistake = Mistake::WrongType { key: key.to_string(), expected, found: found.to_string() };
    (mistake, found.to_string())
}

#[test]
fn a_value_of_the_wrong_kind_is_told_at_its_place_and_so_are_all_others() {
    let text =
        "title: [甲]\nyear: 来年\nrows:\n  - {id: a, note: {x: 1}}\nresults: {2023: 652人}\nunit: 1.5\n";
    let unit = Mistake::UnknownValue {
        key: "unit".into(),
        found: "1.5".into(),
        allowed: vec!["percent".into(), "people_per_year".into()],
    };
    let expected = [
        wrong("title", Expected::Text, "[甲]"),
        wrong("year", Expected::Year, "来年"),
        wrong("note", Expected::Text, "{x: 1}"),
        wrong("2023", Expected::Number, "652人"),
        (unit, "1.5".to_string()),
    ];
    assert_eq!(problems(text), expected);
}

#[test]
fn unknown_and_missing_keys_are_told_and_nothing_that_follows_from_them() {
    let found = problems("titel: 甲\nrows:\n  - {id: a}\n  - nota: b\n");
    let keys: Vec<_> = found
        .iter()
        .map(|(mistake, place)| match mistake {
            Mistake::UnknownKey { key, .. } => format!("unknown {key} at {place}"),
            Mistake::MissingKey { key } => format!("missing {key} at {place}"),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(
        keys,
        [
            "unknown titel at titel",
            "unknown nota at nota",
            "missing id at nota: b",
            "missing title at titel: 甲"
        ]
    );
    assert_eq!(problems("title:\n"), [(Mistake::EmptyValue { key: "title".into() }, String::new())]);
    assert_eq!(
        problems("title: 甲\nresults: {2023: 1,234}\n"),
        [(Mistake::ThousandsComma { key: "234".into() }, String::new())]
    );
    assert_eq!(problems("title: 甲\nyear: 70000\n"), [wrong("year", Expected::Year, "70000")]);
    assert_eq!(
        problems("title: 甲\nresults: {2023: .nan, 2024: .inf}\n"),
        [wrong("2023", Expected::Number, ".nan"), wrong("2024", Expected::Number, ".inf")]
    );
    assert_eq!(problems("- a\n"), [wrong("", Expected::Table, "- a")]);
}

#[test]
fn what_can_only_mean_one_thing_is_read() {
    let text = "title: 1.10\nyear: ２０２４\nrows:\n  - id: 012\n    note:\nresults: {２０２３: ６５２, 2024: '１.５', 2025: \"87\" }\n";
    let read: Sample = read(text).unwrap();
    assert_eq!((read.title.as_str(), read.year), ("1.10", 2024));
    assert_eq!(read.rows, [Row { id: "012".into(), note: None }]);
    assert_eq!(read.results, [(2023, 652.0), (2024, 1.5), (2025, 87.0)].into());
}
