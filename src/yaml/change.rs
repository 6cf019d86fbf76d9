//! A value of a YAML text exchanged for another, as its author would write it; all else stays byte for byte.
//!
//! 1. [`exchange`] finds where a value stands, or the table that it is to stand in, and writes it there in the ways in
//!    which it may be written: plain, in the quotes that are there, as lines of a block. Tables that are missing on the
//!    way to it are made.
//! 2. [`append`] puts a row at the end of a list, [`remove`] takes a key or a row out.
//! 3. Each way is read again, and the first is given from which that value alone reads otherwise. Where none does,
//!    nothing is given: a file is rather left as it is than changed in a way that nobody meant.

mod rows;
mod value;

use std::ops::Range;

use saphyr_parser::ScalarStyle;
use serde_yaml::Value;

use super::Segment;
use super::tree::{self, Kind, Node, NodeId, Tree};
pub use rows::{append, remove};
pub use value::New;
pub use value::at;
use value::put;

/// The YAML with another value at a path. A key that its table does not have yet comes after the last of `beside` that it
/// has, or else last; a row of a list must be there.
pub fn exchange(yaml: &str, path: &[Segment<'_>], new: &New, beside: &[&str]) -> Option<String> {
    let tree = tree::build(yaml).ok()?;
    let mut wanted: Value = serde_yaml::from_str(yaml).ok()?;
    put(&mut wanted, path, new.value())?;
    let (path, new) = reached(yaml, &tree, path, new.clone())?;
    let candidates = match find(&tree, path) {
        _ if nothing_in(yaml, &tree) => at_end(yaml, path, &new)?,
        Some(id) if tree.node(id).range.is_empty() && tree.node(id).is_plain() => {
            after_key(yaml, &tree, path, &new)?
        }
        Some(id) => in_place(yaml, tree.node(id), &new),
        None => beside_others(yaml, &tree, path, &new, beside)?,
    };
    candidates.into_iter().find(|candidate| reads_as(candidate, &wanted, path))
}

/// The longest part of the way that is there, or whose last key can be put into its table; what is to stand behind it
/// becomes tables in that place.
fn reached<'p, 's>(
    yaml: &str,
    tree: &Tree,
    path: &'p [Segment<'s>],
    mut new: New,
) -> Option<(&'p [Segment<'s>], New)> {
    let mut end = path.len();
    while end > 1 {
        let parent = find(tree, &path[..end - 1]);
        if parent.is_some_and(|id| !is_nothing(yaml, tree.node(id))) {
            break;
        }
        let Segment::Key(key) = path[end - 1] else { return None };
        new = New::Table(vec![(key.to_string(), new)]);
        end -= 1;
    }
    Some((&path[..end], new))
}

fn is_nothing(yaml: &str, node: &Node) -> bool {
    node.is_plain() && matches!(&yaml[node.range.clone()], "" | "~" | "null" | "Null" | "NULL")
}

/// A file without a value, or with comments alone.
fn nothing_in(yaml: &str, tree: &Tree) -> bool {
    tree.root().is_none_or(|root| is_nothing(yaml, tree.node(root)))
}

fn at_end(yaml: &str, path: &[Segment<'_>], new: &New) -> Option<Vec<String>> {
    let [Segment::Key(key)] = path else { return None };
    let line_end = line_end(yaml);
    let before = ended(yaml, line_end);
    Some(new.lines().iter().map(|text| format!("{before}{key}: {text}{line_end}")).collect())
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
        (ScalarStyle::DoubleQuoted, New::Text(text)) => written = vec![value::in_quotes(text)],
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
    let Range { start, end } = tree.node(table).range.clone();
    if is_flow(yaml, tree.node(table)) {
        let before = match entries.last() {
            Some(_) => (near(tree, entries, beside)?, ", "),
            // What stands between the brackets stays, unless it is room.
            None if yaml[start + 1..end - 1].trim().is_empty() => (start + 1, ""),
            None => (end - 1, ""),
        };
        let after = if entries.is_empty() && before.0 == start + 1 { end - 1 } else { before.0 };
        let made =
            |text: &String| format!("{}{}{key}: {text}{}", &yaml[..before.0], before.1, &yaml[after..]);
        return Some(new.between_brackets().iter().map(made).collect());
    }
    let line_end = line_end(yaml);
    // The first key of a row stands behind its dash.
    let indent =
        " ".repeat(column(yaml, outside_key(yaml, &entries.first()?.key_range).start).chars().count());
    let last = entries.last().map(|entry| end_of(yaml, tree, entry.value, entry.key_range.end))?;
    let places = [end_of_line(yaml, near(tree, entries, beside)?), end_of_line(yaml, last)];
    let made = places.iter().flat_map(|&at| {
        let (before, indent) = (ended(&yaml[..at], line_end), &indent);
        let after = &yaml[at..];
        new.lines().into_iter().map(move |text| format!("{before}{indent}{key}: {text}{line_end}{after}"))
    });
    Some(made.collect())
}

/// After which value a new key comes: the last text of those that it stands beside, or else the last text, or the last
/// value.
fn near(tree: &Tree, entries: &[tree::Entry], beside: &[&str]) -> Option<usize> {
    let is_text = |id: NodeId| {
        let node = tree.node(id);
        matches!(node.kind, Kind::Scalar(_)) && !node.range.is_empty()
    };
    let near = entries.iter().rfind(|entry| beside.contains(&entry.key.as_str()) && is_text(entry.value));
    let near = near.or_else(|| entries.iter().rfind(|entry| is_text(entry.value)));
    let entry = near.or(entries.last())?;
    let node = tree.node(entry.value);
    Some(if node.range.is_empty() { entry.key_range.end } else { outside(node).end })
}

/// Whether a table or list stands between brackets.
fn is_flow(yaml: &str, node: &Node) -> bool {
    yaml[node.range.start..].starts_with(['{', '['])
}

/// Where a value ends; where there is none, behind its key.
fn end_of(yaml: &str, tree: &Tree, id: NodeId, key_end: usize) -> usize {
    let node = tree.node(id);
    match &node.kind {
        Kind::Mapping(entries) if !is_flow(yaml, node) => entries
            .last()
            .map_or(node.range.end, |entry| end_of(yaml, tree, entry.value, entry.key_range.end)),
        Kind::Sequence(items) if !is_flow(yaml, node) => {
            items.last().map_or(node.range.end, |&item| end_of(yaml, tree, item, node.range.start))
        }
        Kind::Scalar(_) if node.range.is_empty() && node.is_plain() => key_end,
        _ => outside(node).end,
    }
}

/// Where a key stands with its quotes.
fn outside_key(yaml: &str, key: &Range<usize>) -> Range<usize> {
    let quote = yaml[..key.start].ends_with(['"', '\'']) && yaml[key.end..].starts_with(['"', '\'']);
    if quote { key.start - 1..key.end + 1 } else { key.clone() }
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
mod tests;
