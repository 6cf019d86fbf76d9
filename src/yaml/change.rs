//! A value of a YAML text exchanged for another, as its author would write it; all else stays byte for byte.
//!
//! 1. [`exchange`] finds where a text stands, or the table or list that it is to stand in, and writes it there in the
//!    ways in which it may be written: plain, in the quotes that are there, as lines of a block.
//! 2. Each is read again, and the first is given from which that value alone reads otherwise. Where none does, nothing
//!    is given: a file is rather left as it is than changed in a way that nobody meant.

use std::ops::Range;

use saphyr_parser::ScalarStyle;
use serde_yaml::Value;

use super::Segment;
use super::tree::{self, Kind, Node, NodeId, Tree};
use crate::edit::quoted;

/// What is to stand in a place.
#[derive(Clone, Debug)]
pub enum New {
    Text(String),
    /// Nothing: the key stays.
    Nothing,
    /// Texts by key: what was a text becomes one by language.
    Table(Vec<(String, String)>),
}

impl New {
    fn value(&self) -> Value {
        match self {
            New::Text(text) => Value::from(text.as_str()),
            New::Nothing => Value::Null,
            New::Table(rows) => Value::Mapping(
                rows.iter().map(|(key, text)| (key.as_str().into(), text.as_str().into())).collect(),
            ),
        }
    }

    /// On one line, in the ways in which it may be written.
    fn lines(&self) -> Vec<String> {
        match self {
            New::Text(text) => vec![quoted(text), in_quotes(text)],
            New::Nothing => vec![String::new(), "null".to_string()],
            New::Table(_) => vec![self.in_braces(flow), self.in_braces(in_quotes)],
        }
    }

    fn in_braces(&self, written: fn(&str) -> String) -> String {
        let New::Table(rows) = self else { return String::new() };
        let rows: Vec<String> = rows.iter().map(|(key, text)| format!("{key}: {}", written(text))).collect();
        format!("{{{}}}", rows.join(", "))
    }
}

/// A text between brackets: what would end it there is put in quotes.
fn flow(text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}']) { in_quotes(text) } else { quoted(text) }
}

fn in_quotes(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The YAML with another value at a path. A key that its table does not have yet comes after the last of `beside` that it
/// has, or else last; the items of a list cannot be made so.
pub fn exchange(yaml: &str, path: &[Segment<'_>], new: &New, beside: &[&str]) -> Option<String> {
    let tree = tree::build(yaml).ok()?;
    let mut wanted: Value = serde_yaml::from_str(yaml).ok()?;
    put(&mut wanted, path, new.value())?;
    let candidates = match find(&tree, path) {
        Some(id) if tree.node(id).range.is_empty() && tree.node(id).is_plain() => {
            after_key(yaml, &tree, path, new)?
        }
        Some(id) => in_place(yaml, tree.node(id), new),
        None => beside_others(yaml, &tree, path, new, beside)?,
    };
    candidates.into_iter().find(|candidate| reads_as(candidate, &wanted, path))
}

/// The YAML with one more row, of texts by key, at the end of a list at its top; the list is made where there is none.
pub fn append(yaml: &str, key: &str, row: &[(String, String)]) -> Option<String> {
    let tree = tree::build(yaml).ok()?;
    let mut wanted: Value = serde_yaml::from_str(yaml).ok()?;
    let made = New::Table(row.to_vec());
    let list = wanted.as_mapping_mut()?.entry(key.into()).or_insert(Value::Sequence(Vec::new()));
    list.as_sequence_mut()?.push(made.value());
    let written: Vec<String> = row.iter().map(|(key, text)| format!("{key}: {}", quoted(text))).collect();
    let line_end = line_end(yaml);
    let item =
        |indent: &str| format!("{indent}- {}{line_end}", written.join(&format!("{line_end}{indent}  ")));
    let entry = tree.root().and_then(|root| tree.entry(root, key));
    let last = entry.and_then(|entry| match &tree.node(entry.value).kind {
        Kind::Sequence(items) => items.last().copied(),
        _ => None,
    });
    let changed = match (entry, last) {
        (None, _) => format!("{}{key}:{line_end}{}", ended(yaml, line_end), item("  ")),
        (Some(_), Some(last)) => {
            let node = tree.node(last);
            let (before, at) = (column(yaml, node.range.start), end_of_line(yaml, outside(node).end));
            let indent = before.strip_suffix("- ")?;
            format!("{}{}{}", ended(&yaml[..at], line_end), item(indent), &yaml[at..])
        }
        (Some(_), None) => return None,
    };
    let read: Value = serde_yaml::from_str(&changed).ok()?;
    (read == wanted).then_some(changed)
}

fn ended(text: &str, line_end: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.to_string() } else { format!("{text}{line_end}") }
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn find(tree: &Tree, path: &[Segment<'_>]) -> Option<NodeId> {
    path.iter().copied().try_fold(tree.root()?, |id, segment| match segment {
        Segment::Key(key) => tree.entry(id, key).map(|entry| entry.value),
        Segment::Index(index) => tree.item(id, index),
    })
}

/// Sets a value that is read; none where the way to it is not there.
fn put(value: &mut Value, path: &[Segment<'_>], new: Value) -> Option<()> {
    let (first, rest) = match path.split_first() {
        None => {
            *value = new;
            return Some(());
        }
        Some(parts) => parts,
    };
    match first {
        Segment::Index(index) => put(value.as_sequence_mut()?.get_mut(*index)?, rest, new),
        Segment::Key(key) if rest.is_empty() => {
            value.as_mapping_mut()?.insert((*key).into(), new);
            Some(())
        }
        Segment::Key(key) => put(value.as_mapping_mut()?.get_mut(*key)?, rest, new),
    }
}

/// A block keeps the line end that its author gave it, which is no part of what is meant.
fn reads_as(candidate: &str, wanted: &Value, path: &[Segment<'_>]) -> bool {
    let Ok(mut read) = serde_yaml::from_str::<Value>(candidate) else { return false };
    let mut wanted = wanted.clone();
    let bare = |value: &Value| value.as_str().map(|text| Value::from(text.trim_end()));
    for value in [&mut read, &mut wanted] {
        if let Some(text) = at(value, path).and_then(bare) {
            let _ = put(value, path, text);
        }
    }
    read == wanted && tree::build(candidate).is_ok()
}

fn at<'v>(value: &'v Value, path: &[Segment<'_>]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, segment| match segment {
        Segment::Key(key) => value.get(*key),
        Segment::Index(index) => value.get(*index),
    })
}

/// Where a value stands with its quotes.
fn outside(node: &Node) -> Range<usize> {
    match node.kind {
        Kind::Scalar(ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) => {
            node.range.start - 1..node.range.end + 1
        }
        _ => node.range.clone(),
    }
}

/// Behind a key that has nothing yet: where that would stand the parser does not tell.
fn after_key(yaml: &str, tree: &Tree, path: &[Segment<'_>], new: &New) -> Option<Vec<String>> {
    let (Segment::Key(key), parent) = path.split_last()? else { return None };
    let end = tree.entry(find(tree, parent)?, key)?.key_range.end;
    let at = end + yaml[end..].find(':')? + 1;
    Some(new.lines().iter().map(|text| format!("{} {text}{}", &yaml[..at], &yaml[at..])).collect())
}

/// In the place of a value.
fn in_place(yaml: &str, node: &Node, new: &New) -> Vec<String> {
    let Kind::Scalar(style) = node.kind else { return Vec::new() };
    let Range { start, end } = outside(node);
    let whole = |start: usize, text: &str| [&yaml[..start], text, &yaml[end..]].concat();
    let mut written = new.lines();
    match (style, new) {
        (ScalarStyle::DoubleQuoted, New::Text(text)) => written = vec![in_quotes(text)],
        (ScalarStyle::SingleQuoted, New::Text(text)) => {
            written.insert(0, format!("'{}'", text.replace('\'', "''")));
        }
        (ScalarStyle::Literal | ScalarStyle::Folded, new) => {
            // `|` and what else says how the block is read stands on the line before it.
            let Some(head) = yaml[..start].rfind(['|', '>']) else { return Vec::new() };
            let lines = match new {
                New::Text(text) => Some(block(yaml, start..end, text)),
                _ => None,
            };
            return lines.into_iter().chain(written.iter().map(|text| whole(head, text))).collect();
        }
        _ => {}
    }
    written.iter().map(|text| whole(start, text)).collect()
}

/// The lines of a block exchanged, each indented as its first was; what is said of the block before it stays.
fn block(yaml: &str, Range { start, end }: Range<usize>, text: &str) -> String {
    let end = start + yaml[start..end].trim_end().len();
    let (line_end, indent) = (line_end(yaml), column(yaml, start));
    let mut out = yaml[..start].to_string();
    for (at, line) in text.lines().enumerate() {
        out.push_str(if at > 0 { line_end } else { "" });
        out.push_str(if at > 0 && !line.is_empty() { indent } else { "" });
        out.push_str(line);
    }
    out + &yaml[end..]
}

/// A new key in a table.
fn beside_others(
    yaml: &str,
    tree: &Tree,
    path: &[Segment<'_>],
    new: &New,
    beside: &[&str],
) -> Option<Vec<String>> {
    let (Segment::Key(key), parent) = path.split_last()? else { return None };
    let table = find(tree, parent)?;
    let Kind::Mapping(entries) = &tree.node(table).kind else { return None };
    let is_text = |id: NodeId| matches!(tree.node(id).kind, Kind::Scalar(_));
    let first = entries.first()?;
    let near = entries.iter().rfind(|entry| beside.contains(&entry.key.as_str()) && is_text(entry.value));
    let near = near.or_else(|| entries.iter().rfind(|entry| is_text(entry.value)))?;
    let end = outside(tree.node(near.value)).end;
    if yaml[tree.node(table).range.start..].starts_with('{') {
        let texts = match new {
            New::Text(text) => vec![flow(text), in_quotes(text)],
            _ => new.lines(),
        };
        let made = |text: &String| format!("{}, {key}: {text}{}", &yaml[..end], &yaml[end..]);
        return Some(texts.iter().map(made).collect());
    }
    let at = end_of_line(yaml, end);
    let line_end = line_end(yaml);
    // The first key of a row stands behind its dash.
    let indent = column(yaml, first.key_range.start).replace('-', " ");
    let made = |text: &String| {
        format!("{}{indent}{key}: {text}{line_end}{}", ended(&yaml[..at], line_end), &yaml[at..])
    };
    Some(new.lines().iter().map(made).collect())
}

/// What stands on the line before a place.
fn column(text: &str, at: usize) -> &str {
    &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at]
}

/// After the line in which a place is.
fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

#[cfg(test)]
mod tests {
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
        let both = New::Table(vec![("ja".into(), "甲".into()), ("en".into(), "A, B".into())]);
        let made = exchange(FILE, &name(0, "name"), &both, &[]).unwrap();
        assert_eq!(made, FILE.replace("甲 #", "{ja: 甲, en: \"A, B\"} #"));
        let none = exchange(FILE, &["title".into(), "en".into()], &New::Nothing, &[]).unwrap();
        assert_eq!(none, FILE.replace("\"Plan\"", ""));
    }

    #[test]
    fn a_row_comes_last_in_its_list() {
        let row = [("id".to_string(), "c".to_string()), ("name".to_string(), "03-1234".to_string())];
        let made = append("owners:\n  - id: a\n    name: 甲 # 注\nend: 1\n", "owners", &row).unwrap();
        assert_eq!(made, "owners:\n  - id: a\n    name: 甲 # 注\n  - id: c\n    name: 03-1234\nend: 1\n");
        assert_eq!(
            append("end: 1", "owners", &row).unwrap(),
            "end: 1\nowners:\n  - id: c\n    name: 03-1234\n"
        );
        assert_eq!(append("owners: 1\n", "owners", &row), None);
    }

    #[test]
    fn what_stands_for_several_values_is_left_alone() {
        let yaml = "a: &x 甲\nb: *x\n";
        assert_eq!(exchange(yaml, &["b".into()], &New::Text("乙".into()), &[]), None);
    }
}
