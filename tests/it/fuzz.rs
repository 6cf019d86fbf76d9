//! Whatever is in a content file, loading it ends with a plan or with diagnostics that can be shown.
//!
//! `TEBIKI_FUZZ_CASES` sets the number of cases (10,000).

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tebiki::diagnostic;
use tebiki::i18n::I18n;
use tebiki::lang::Lang;
use tebiki::load;
use tebiki::report;
use tebiki::yaml::{Document, Segment};

use crate::sample;

fn config() -> ProptestConfig {
    let cases = sample::told("TEBIKI_FUZZ_CASES", 10_000);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() }
}

/// Loads the sample with one more or one other file; shows what is found in every form.
fn load_with(path: &str, text: &str) {
    let mut files = sample::files();
    files.insert(path.to_string(), text.to_string());
    let sources = sample::sources(&files);
    let loaded = load::load(&sources, "content");
    let errors = loaded.diagnostics.iter().any(|d| d.severity == diagnostic::Severity::Error);
    assert_eq!(loaded.plan.is_none(), errors);
    thread_local!(static I18N: I18n = I18n::embedded());
    I18N.with(|i18n| {
        for diagnostic in loaded.diagnostics.chunks(1) {
            report::human(diagnostic, &sources, i18n, Lang::JA, false);
            report::json(diagnostic, &sources, i18n, Lang::EN);
        }
    });
}

fn any_path() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => Just("content/1-first/1-work/bureau-010-job-fair.md".to_string()),
        2 => Just("content/1-first/1-work/bureau-010-job-fair.en.md".to_string()),
        2 => Just("content/1-first/2-study/bureau-020-again.md".to_string()),
        2 => "content/[0-9]{1,6}-[a-z]{0,3}/[0-9]{1,6}-[a-z]{0,3}/(bureau|joint|)-[0-9]{0,11}-[a-z-]{0,4}(\\.en)?\\.md",
        1 => "content/[0-2]-[a-z]/([0-2]-[a-z]/)?_index(\\.en)?\\.md",
        1 => "content/[a-z0-9./_ぁ-ん-]{0,20}\\.(md|yaml|yml)",
    ]
}

fn key() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "title",
        "section",
        "owner",
        "parent",
        "repeats",
        "target",
        "audience",
        "programmes",
        "aliases",
        "status",
        "contact",
        "links",
        "translates",
        "printed_number",
    ]);
    prop_oneof![6 => known.prop_map(str::to_string), 1 => "\\PC{0,6}", 1 => "[a-z]{1,8}"]
}

fn value() -> impl Strategy<Value = String> {
    let likely = prop::sample::select(vec![
        "bureau",
        "prefecture",
        "1-1",
        "1-2",
        "9-9",
        "job-fair",
        "again",
        "online",
        "courses",
        "[]",
        "[rate]",
        "[rate, rate]",
        "{}",
        "null",
        "~",
        "[[[]]]",
        "[{label: a, url: b}]",
        "&a [*a]",
        "*a",
        "!!binary x",
        "'",
        "\"",
        "|\n  折り返し\n  文",
        ">-\n  a",
        "１－１",
        "2024-04-01",
        "1e999",
        "-0",
        "0x1F",
        ".nan",
        "- a\n- b",
        "\t",
        "new",
        "合同面接会 # 注",
        "\u{feff}",
        "\u{202e}逆",
        "a: b: c",
        "? x",
        "<<: *a",
        "%YAML 1.1",
        "---",
        "...",
    ]);
    prop_oneof![6 => likely.prop_map(str::to_string), 2 => "\\PC{0,20}", 1 => any::<String>(), 1 => "[-\\[\\]{}:,&*#?|>!%@`'\" \\n]{0,24}"]
}

fn front_matter() -> impl Strategy<Value = String> {
    prop::collection::vec((key(), value()), 0..10)
        .prop_map(|lines| lines.iter().map(|(key, value)| format!("{key}: {value}\n")).collect())
}

fn body() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "\\PC{0,30}",
        2 => "[-*_`#>|~\\[\\]()!<&;:\\\\ \\n\\t0-9.+=$^ぁ-ん・➢]{0,30}",
        1 => any::<String>(),
        1 => prop::sample::select(vec!["\n\n", "| a | b |\n|---|---|\n| c |", "![x](y)", "<img src=x onerror=alert(1)>", "```\n", "[a]: b\n", "\u{0}", "\r"])
            .prop_map(str::to_string),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn document() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => (front_matter(), body()).prop_map(|(front, body)| format!("---\n{front}---\n{body}")),
        2 => (front_matter(), body()).prop_map(|(front, body)| format!("---\n{front}{body}")),
        1 => any::<String>(),
        1 => "\\PC{0,80}",
    ]
}

/// A table with some of its characters replaced, taken out or doubled.
fn mangled(text: String) -> impl Strategy<Value = String> {
    let cuts = prop::collection::vec((any::<prop::sample::Index>(), 0..3u8, value()), 1..5);
    cuts.prop_map(move |cuts| {
        let mut text = text.clone();
        for (at, what, value) in cuts {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = places.get(at.index(places.len().max(1))).copied().unwrap_or(0);
            match what {
                0 => text.insert_str(at, &value),
                1 => text.truncate(at),
                _ => drop((!text.is_empty()).then(|| text.remove(at))),
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_content_file_makes_loading_panic(path in any_path(), text in document()) {
        load_with(&path, &text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 5, ..config() })]

    #[test]
    fn no_plan_table_makes_loading_panic(text in mangled(sample::files()["content/plan.yaml"].clone())) {
        load_with("content/plan.yaml", &text);
    }

    #[test]
    fn no_targets_table_makes_loading_panic(text in mangled(sample::files()["content/targets.yaml"].clone())) {
        load_with("content/targets.yaml", &text);
    }
}

#[test]
fn a_file_made_to_exhaust_the_reader_is_done_with_quickly() {
    let measure = |facts: &str, body: &str| {
        format!("---\ntitle: 甲\nsection: 1-1\nowner: bureau\n{facts}---\n{body}\n")
    };
    let bomb: String = (0..9i32)
        .map(|at| format!("k{at}: &a{at} [*a{0},*a{0},*a{0},*a{0},*a{0},*a{0},*a{0},*a{0},*a{0}]\n", at - 1))
        .collect();
    let size = 250_000;
    let files = [
        ("brackets in the facts", measure(&format!("links: {}\n", "[".repeat(size)), "乙")),
        ("aliases in the facts", measure(&bomb.replace("*a-1", "x"), "乙")),
        ("tables in the facts", measure(&"a: {".repeat(size / 4), "乙")),
        ("indents in the facts", {
            let rows: String = (0..500).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
            measure(&rows, "乙")
        }),
        ("a long list and its aliases", {
            let rows = format!("x: &a [{}]\ny: [{}]\n", "x,".repeat(20_000), "*a,".repeat(20_000));
            measure(&rows, "乙")
        }),
        ("unknown keys", measure(&(0..16_000).map(|at| format!("key{at}: 1\n")).collect::<String>(), "乙")),
        ("a key again and again", measure(&"contact: 甲\n".repeat(16_000), "乙")),
        ("links", {
            let rows = "  - {label: 甲, url: javascript:x}\n".repeat(8_000);
            measure(&format!("links:\n{rows}"), "乙")
        }),
        ("full-width colons", measure(&"甲：乙\n".repeat(50_000), "乙")),
        ("quotes in the facts", measure(&format!("contact: {}\n", "\"".repeat(size)), "乙")),
        ("quotes in the body", measure("", &"> ".repeat(size))),
        ("brackets in the body", measure("", &"[".repeat(size))),
        ("links in the body", measure("", &"[a](".repeat(size))),
        ("emphasis in the body", measure("", &"*a_".repeat(size))),
        (
            "lists in the body",
            measure("", &(0..500).map(|at| format!("{}- 乙\n", "  ".repeat(at))).collect::<String>()),
        ),
        ("short lines in the body", measure("", &"乙\n".repeat(size))),
        (
            "code spans in the body",
            measure("", &(1..1000).map(|at| "`".repeat(at) + " ").collect::<String>()),
        ),
    ];
    for (name, text) in files {
        let begun = Instant::now();
        load_with("content/1-first/1-work/bureau-010-job-fair.md", &text);
        assert!(begun.elapsed() < Duration::from_secs(10), "{name}: {:?}", begun.elapsed());
    }
}

/// Values as people write them, nested a little.
fn any_yaml() -> impl Strategy<Value = serde_yaml::Value> {
    use serde_yaml::Value;
    let text = prop_oneof![
        4 => "\\PC{0,12}",
        1 => "[ :#&*!|>'\"%@`\\[\\]{},?-]{1,6}",
        1 => "[ぁ-ん：、　“”]{1,8}",
    ];
    let leaf = prop_oneof![
        6 => text.prop_map(Value::String),
        1 => any::<i32>().prop_map(|number| Value::Number(number.into())),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let pairs = prop::collection::vec(("[a-z]{1,6}", inner.clone()), 0..5);
        let table = pairs.prop_map(|pairs| {
            Value::Mapping(pairs.into_iter().map(|(key, value)| (Value::String(key), value)).collect())
        });
        prop_oneof![prop::collection::vec(inner, 0..5).prop_map(Value::Sequence), table]
    })
}

/// Each value of a document that is no list or table, with the way to it.
fn leaves<'v>(
    value: &'v serde_yaml::Value,
    path: Vec<Segment<'v>>,
    found: &mut Vec<(Vec<Segment<'v>>, &'v serde_yaml::Value)>,
) {
    use serde_yaml::Value;
    let below = |segment: Segment<'v>| path.iter().copied().chain([segment]).collect();
    match value {
        Value::Sequence(items) => {
            items.iter().enumerate().for_each(|(at, item)| leaves(item, below(at.into()), found));
        }
        Value::Mapping(table) => table.iter().for_each(|(key, value)| {
            leaves(value, below(key.as_str().expect("keys are texts").into()), found);
        }),
        _ => found.push((path, value)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 5, ..config() })]

    #[test]
    fn what_stands_at_a_values_place_is_the_value(value in any_yaml()) {
        let text = serde_yaml::to_string(&value).unwrap();
        let document = Document::parse(&text);
        let document = document.unwrap_or_else(|problems| panic!("{problems:?} in {text:?}"));
        prop_assert_eq!(&document.value, &value, "{}", text);
        let mut found = Vec::new();
        leaves(&value, Vec::new(), &mut found);
        for (path, leaf) in found {
            let range = document.places.value(&path).unwrap_or_else(|| panic!("{path:?} in {text:?}"));
            let block = leaf.as_str().is_some_and(|leaf| leaf.contains('\n'));
            let written = match document.places.is_plain(&path) {
                true => &text[range],
                false if block => continue,
                false => &text[range.start - 1..range.end + 1],
            };
            let read: serde_yaml::Value = serde_yaml::from_str(written).unwrap();
            prop_assert_eq!(&read, leaf, "{:?} in {}", path, text);
        }
    }

    #[test]
    fn no_text_makes_the_reader_of_yaml_panic(front in front_matter(), piece in any::<String>()) {
        for text in [&front, &piece, &format!("{front}{piece}")] {
            match Document::parse(text) {
                Ok(document) => drop((document.to::<Vec<String>>(), document.table(), document.warnings())),
                Err(problems) => {
                    for problem in problems {
                        prop_assert!(text.get(problem.range.clone()).is_some(), "{:?} in {:?}", problem, text);
                    }
                }
            }
        }
    }
}
