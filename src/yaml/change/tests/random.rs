//! Tables in every way of writing, at random, with comments that must not be lost.

#[path = "../../../../benches/random.rs"]
mod numbers;

use super::super::*;
use numbers::Random;

const VALUES: [&str; 11] = [
    "甲",
    "'乙 ''x'''",
    r#""丙 \" y""#,
    "12.50",
    "",
    "{}",
    "[]",
    r#"{a: 甲, "b": {2020: 1}}"#,
    "[甲, '乙', {x: 1}]",
    "true",
    "&n 名",
];

/// A table: how it is written is what counts, not what it says.
fn table(dice: &mut Random, depth: usize, indent: usize, number: &mut usize) -> String {
    let pad = " ".repeat(indent);
    let mut out = String::new();
    for at in 0..=dice.below(4) {
        *number += 1;
        let key = match dice.below(4) {
            0 => (2000 + at).to_string(),
            1 => format!("\"q{at}\""),
            _ => format!("k{at}"),
        };
        if dice.below(3) == 0 {
            out += &format!("{pad}# c{number}\n");
        }
        let comment = if dice.below(2) == 0 { format!(" # c{number}e") } else { String::new() };
        out += &match dice.below(5) {
            0 if depth > 0 => format!("{pad}{key}:{comment}\n{}", table(dice, depth - 1, indent + 2, number)),
            1 if depth > 0 => format!("{pad}{key}:{comment}\n{}", list(dice, depth, indent + 2, number)),
            2 => format!("{pad}{key}: |\n{pad}  行{number}\n\n{pad}  行\n"),
            _ => format!("{pad}{key}: {}{comment}\n", dice.pick(&VALUES)),
        };
    }
    out
}

fn list(dice: &mut Random, depth: usize, indent: usize, number: &mut usize) -> String {
    let mut out = String::new();
    for _ in 0..=dice.below(2) {
        let row = table(dice, depth - 1, indent + 2, number);
        out += &" ".repeat(indent);
        // The first key of a row stands behind its dash.
        out += &match row.trim_start().starts_with('#') {
            false => format!("- {}", row.trim_start()),
            true => format!("- 甲 # c{number}r\n"),
        };
    }
    out
}

/// Every way that leads to a value; rows as `#0`.
fn ways(value: &Value, way: &[String], out: &mut Vec<Vec<String>>) {
    let steps: Vec<(String, &Value)> = match value {
        Value::Mapping(table) => table
            .iter()
            .map(|(key, value)| {
                (key.as_str().map_or_else(|| key.as_u64().unwrap().to_string(), str::to_string), value)
            })
            .collect(),
        Value::Sequence(list) => {
            list.iter().enumerate().map(|(at, value)| (format!("#{at}"), value)).collect()
        }
        _ => Vec::new(),
    };
    for (step, value) in steps {
        let way = [way, &[step]].concat();
        out.push(way.clone());
        ways(value, &way, out);
    }
}

fn comments(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.find("# c").map(|at| line[at..].trim_end())).collect()
}

/// Without the line end that a block keeps.
fn bare(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.trim_end().to_string()),
        Value::Sequence(list) => Value::Sequence(list.into_iter().map(bare).collect()),
        Value::Mapping(table) => {
            Value::Mapping(table.into_iter().map(|(key, value)| (key, bare(value))).collect())
        }
        other => other,
    }
}

fn appended(value: &mut Value, path: &[Segment<'_>], row: &New) -> Option<()> {
    let mut list = at(value, path)
        .cloned()
        .filter(|list| !list.is_null())
        .unwrap_or_else(|| Value::Sequence(Vec::new()));
    list.as_sequence_mut()?.push(row.value());
    put(value, path, list)
}

/// One change of one text: whether it was meant, and whether it was made.
fn try_one(dice: &mut Random, text: &str) -> Option<bool> {
    let value: Value = serde_yaml::from_str(text).ok()?;
    tree::build(text).ok()?;
    let mut all = Vec::new();
    ways(&value, &[], &mut all);
    let mut way = all.swap_remove(dice.below(all.len()));
    if dice.below(3) == 0 {
        way.extend(["new", "2031"].into_iter().take(1 + dice.below(2)).map(str::to_string));
    }
    let step = |step: &'_ str| step.strip_prefix('#').map(|at| at.parse::<usize>().unwrap());
    let path: Vec<Segment<'_>> =
        way.iter().map(|name| step(name).map_or(Segment::Key(name), Segment::Index)).collect();
    let new = [
        New::Plain("7.0".into()),
        New::Text("新: \"し\" # い".into()),
        New::texts([("ja", "甲, 乙"), ("en", "x")]),
    ];
    let new = dice.pick(&new);
    let mut wanted = value.clone();
    let (changed, meant) = match dice.below(3) {
        0 => (exchange(text, &path, new, &["k1"]), put(&mut wanted, &path, new.value())),
        1 => (append(text, &path, new), appended(&mut wanted, &path, new)),
        _ => (remove(text, &path), value::take(&mut wanted, &path)),
    };
    if meant.is_none() {
        assert_eq!(changed, None, "{way:?}\n{text}");
        return None;
    }
    let Some(changed) = changed else { return Some(false) };
    let read: Value = serde_yaml::from_str(&changed).unwrap();
    assert_eq!(bare(read), bare(wanted), "{way:?}\n{text}\n{changed}");
    assert!(!text.contains('\r') || !changed.replace("\r\n", "").contains('\n'), "one line end\n{changed}");
    // What is at the start and at the end stays; what goes, if anything, is in one place.
    let (old, new) = (comments(text), comments(&changed));
    let before = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    assert!(old[before..].ends_with(&new[before..]), "{way:?}\n{text}\n{changed}");
    let gone = changed.len() < text.len();
    assert!(gone || old == new || meant.is_none() || way.len() > 1, "{way:?}\n{text}\n{changed}");
    Some(true)
}

#[test]
fn one_value_changes_and_what_else_is_written_stays() {
    let mut dice = Random(0x9E37_79B9_7F4A_7C15);
    let (mut meant, mut made) = (0, 0);
    for round in 0..3000 {
        let mut text = table(&mut dice, 2, 0, &mut 0);
        if round % 3 == 0 {
            text = text.replace('\n', "\r\n");
        }
        if let Some(done) = try_one(&mut dice, &text) {
            meant += 1;
            made += usize::from(done);
        }
    }
    // Where nothing is changed there is a reason, such as a table that is to become a text; mostly there is none.
    assert!(meant > 1000 && made * 10 > meant * 6, "{made} of {meant}");
}
