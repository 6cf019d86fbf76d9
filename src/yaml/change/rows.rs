//! Rows put at the end of a list; keys and rows taken out.

use std::ops::Range;

use serde_yaml::Value;

use super::value::{New, put, take};
use super::{
    at, column, end_of, end_of_line, ended, exchange, find, is_flow, is_nothing, line_end, outside,
    outside_key, reads_as,
};
use crate::yaml::Segment;
use crate::yaml::tree::{self, Kind, NodeId, Tree};

/// The YAML with one more row at the end of a list; the list is made where there is none.
pub fn append(yaml: &str, path: &[Segment<'_>], row: &New) -> Option<String> {
    let tree = tree::build(yaml).ok()?;
    let mut wanted: Value = serde_yaml::from_str(yaml).ok()?;
    let mut list = at(&wanted, path).cloned().unwrap_or_default();
    if list.is_null() {
        list = Value::Sequence(Vec::new());
    }
    list.as_sequence_mut()?.push(row.value());
    put(&mut wanted, path, list)?;
    let (id, line_end) = (find(&tree, path), line_end(yaml));
    let node = id.map(|id| tree.node(id));
    let candidates = match node.map(|node| &node.kind) {
        Some(Kind::Sequence(items)) if !items.is_empty() => {
            let last = *items.last()?;
            let inside = is_flow(yaml, node?);
            if inside {
                let end = outside(tree.node(last)).end;
                let made = |text: &String| format!("{}, {text}{}", &yaml[..end], &yaml[end..]);
                row.between_brackets().iter().map(made).collect()
            } else {
                let start = outside(tree.node(last)).start;
                let indent =
                    column(yaml, start).strip_suffix('-').or(column(yaml, start).strip_suffix("- "))?;
                let at = end_of_line(yaml, end_of(yaml, &tree, last, start));
                vec![format!(
                    "{}{}{}",
                    ended(&yaml[..at], line_end),
                    item(row, indent, line_end),
                    &yaml[at..]
                )]
            }
        }
        _ => first_row(yaml, &tree, path, row),
    };
    let made = candidates.into_iter().find(|candidate| reads_as(candidate, &wanted, path));
    made.or_else(|| match node {
        Some(node) if !is_nothing(yaml, node) => None,
        _ => exchange(yaml, path, &New::List(vec![row.clone()]), &[]),
    })
}

/// A row of its own lines.
fn item(row: &New, indent: &str, line_end: &str) -> String {
    row.item().iter().map(|line| format!("{indent}{line}{line_end}")).collect()
}

/// The first row of a list that is `[]`, or is not there yet.
fn first_row(yaml: &str, tree: &Tree, path: &[Segment<'_>], row: &New) -> Vec<String> {
    let line_end = line_end(yaml);
    let Some((Segment::Key(key), parent)) = path.split_last() else { return Vec::new() };
    let Some(entry) = find(tree, parent).and_then(|table| tree.entry(table, key)) else {
        let top = format!("{}{key}:{line_end}{}", ended(yaml, line_end), item(row, "  ", line_end));
        return if parent.is_empty() { vec![top] } else { Vec::new() };
    };
    let node = tree.node(entry.value);
    let indent = column(yaml, outside_key(yaml, &entry.key_range).start).chars().count() + 2;
    let lines = item(row, &" ".repeat(indent), line_end);
    let Range { start, end } = match node.range.is_empty() {
        true => {
            let end = outside_key(yaml, &entry.key_range).end + 1;
            end..end
        }
        false => node.range.clone(),
    };
    // What follows on the line stays there, before the rows.
    let at = end_of_line(yaml, end);
    let rest = ended(&yaml[end..at], line_end);
    let block = format!("{}{rest}{lines}{}", yaml[..start].trim_end_matches(' '), &yaml[at..]);
    let flow = |text: &String| format!("{} [{text}]{}", yaml[..start].trim_end_matches(' '), &yaml[end..]);
    std::iter::once(block).chain(row.between_brackets().iter().map(flow)).collect()
}

/// The YAML without a key of a table, or a row of a list; what has no other becomes `{}` or `[]`.
pub fn remove(yaml: &str, path: &[Segment<'_>]) -> Option<String> {
    let tree = tree::build(yaml).ok()?;
    let mut wanted: Value = serde_yaml::from_str(yaml).ok()?;
    take(&mut wanted, path)?;
    let (last, parent) = path.split_last()?;
    let holder = find(&tree, parent)?;
    let (parts, position, brackets) = parts(yaml, &tree, holder, last)?;
    let part = parts.get(position)?.clone();
    let without = |range: Range<usize>| [&yaml[..range.start], &yaml[range.end..]].concat();
    let next = parts.get(position + 1).map(|next| without(part.start..next.start));
    let previous = position.checked_sub(1).map(|at| without(parts[at].end..part.end));
    let flow = is_flow(yaml, tree.node(holder));
    let candidates: Vec<String> = if parts.len() == 1 {
        emptied(yaml, &tree, holder, brackets).into_iter().collect()
    } else if flow {
        previous.into_iter().chain(next).collect()
    } else {
        let line = part.start - column(yaml, part.start).len()..end_of_line(yaml, part.end);
        let behind_dash = next.filter(|_| !yaml[part.clone()].contains('#'));
        std::iter::once(without(line)).chain(behind_dash).collect()
    };
    candidates.into_iter().find(|candidate| reads_as(candidate, &wanted, parent))
}

/// Where the keys or rows beside one stand, each with its value, which of them it is, and the brackets of none.
fn parts(
    yaml: &str,
    tree: &Tree,
    holder: NodeId,
    last: &Segment<'_>,
) -> Option<(Vec<Range<usize>>, usize, &'static str)> {
    match (&tree.node(holder).kind, last) {
        (Kind::Mapping(entries), Segment::Key(key)) => {
            let part = |entry: &tree::Entry| {
                let key = outside_key(yaml, &entry.key_range);
                key.start..end_of(yaml, tree, entry.value, key.end)
            };
            let position = entries.iter().position(|entry| entry.key == *key)?;
            Some((entries.iter().map(part).collect(), position, "{}"))
        }
        (Kind::Sequence(items), Segment::Index(index)) => {
            let part = |&item: &NodeId| {
                let start = outside(tree.node(item)).start;
                start..end_of(yaml, tree, item, start)
            };
            Some((items.iter().map(part).collect(), *index, "[]"))
        }
        _ => None,
    }
}

/// The last key or row taken out of what holds it.
fn emptied(yaml: &str, tree: &Tree, holder: NodeId, brackets: &str) -> Option<String> {
    let node = tree.node(holder);
    let start = node.range.start;
    let end = end_of(yaml, tree, holder, start);
    if is_flow(yaml, node) {
        return Some([&yaml[..start], brackets, &yaml[end..]].concat());
    }
    // Behind the key of what holds it; a comment between them would have to go.
    let before = yaml[..start].trim_end_matches([' ', '-', '\r', '\n']);
    before.ends_with(':').then(|| [before, " ", brackets, &yaml[end..]].concat())
}
