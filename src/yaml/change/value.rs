//! What is to stand in a place: as a value, and as it may be written.

use serde_yaml::{Mapping, Value};

use crate::edit::quoted;
use crate::yaml::Segment;

#[derive(Clone, Debug)]
pub enum New {
    Text(String),
    /// A number, or true or false, as it is to be written.
    Plain(String),
    /// Nothing: the key stays.
    Nothing,
    /// Values by key.
    Table(Vec<(String, New)>),
    List(Vec<New>),
}

impl New {
    /// Texts by key, as one in several languages has them.
    pub fn texts<'t>(rows: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let row = |(key, text): (&str, &str)| (key.to_string(), New::Text(text.to_string()));
        New::Table(rows.into_iter().map(row).collect())
    }

    pub(super) fn value(&self) -> Value {
        match self {
            New::Text(text) => Value::from(text.as_str()),
            New::Plain(text) => serde_yaml::from_str(text).unwrap_or_default(),
            New::Nothing => Value::Null,
            New::Table(rows) => {
                Value::Mapping(rows.iter().map(|(key, new)| (made(key), new.value())).collect())
            }
            New::List(items) => Value::Sequence(items.iter().map(New::value).collect()),
        }
    }

    /// On one line, in the ways in which it may be written.
    pub(super) fn lines(&self) -> Vec<String> {
        match self {
            New::Text(text) => vec![quoted(text), in_quotes(text)],
            New::Plain(text) => vec![text.clone()],
            New::Nothing => vec![String::new(), "null".to_string()],
            New::Table(_) | New::List(_) => vec![self.flow(flow), self.flow(in_quotes)],
        }
    }

    /// The same where it stands between brackets.
    pub(super) fn between_brackets(&self) -> Vec<String> {
        match self {
            New::Text(text) => vec![flow(text), in_quotes(text)],
            _ => self.lines(),
        }
    }

    fn flow(&self, written: fn(&str) -> String) -> String {
        match self {
            New::Text(text) => written(text),
            New::Plain(text) => text.clone(),
            New::Nothing => "null".to_string(),
            New::Table(rows) => {
                let rows: Vec<String> =
                    rows.iter().map(|(key, new)| format!("{key}: {}", new.flow(written))).collect();
                format!("{{{}}}", rows.join(", "))
            }
            New::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.flow(written)).collect();
                format!("[{}]", items.join(", "))
            }
        }
    }

    /// As lines of a block: keys of a table each on its own, rows of a list each behind a dash.
    pub(super) fn block(&self) -> Vec<String> {
        match self {
            New::Table(rows) if !rows.is_empty() => {
                let row = |(key, new): &(String, New)| match new {
                    New::List(items) if !items.is_empty() => {
                        let items = new.block().into_iter().map(|line| format!("  {line}"));
                        std::iter::once(format!("{key}:")).chain(items).collect()
                    }
                    _ => vec![format!("{key}: {}", new.lines().swap_remove(0))],
                };
                rows.iter().flat_map(row).collect()
            }
            New::List(items) if !items.is_empty() => items.iter().flat_map(New::item).collect(),
            _ => vec![self.lines().swap_remove(0)],
        }
    }

    /// As a row of a list.
    pub(super) fn item(&self) -> Vec<String> {
        let lines = self.block().into_iter().enumerate();
        lines.map(|(at, line)| format!("{}{line}", if at == 0 { "- " } else { "  " })).collect()
    }
}

/// A text between brackets: what would end it there is put in quotes.
fn flow(text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}']) { in_quotes(text) } else { quoted(text) }
}

pub(super) fn in_quotes(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// A key as YAML reads it: one of digits is a number, such as a year.
fn made(key: &str) -> Value {
    key.parse::<u64>().map_or_else(|_| key.into(), Value::from)
}

/// A key as a table has it.
fn known(table: &Mapping, key: &str) -> Value {
    if table.contains_key(key) { key.into() } else { made(key) }
}

/// Sets a value that is read, and makes the tables on the way to it; none where the way leads through something else.
pub(super) fn put(value: &mut Value, path: &[Segment<'_>], new: Value) -> Option<()> {
    let Some((first, rest)) = path.split_first() else {
        *value = new;
        return Some(());
    };
    match first {
        Segment::Index(index) => put(value.as_sequence_mut()?.get_mut(*index)?, rest, new),
        Segment::Key(key) => {
            if value.is_null() {
                *value = Value::Mapping(Mapping::new());
            }
            let table = value.as_mapping_mut()?;
            let key = known(table, key);
            put(table.entry(key).or_insert(Value::Null), rest, new)
        }
    }
}

/// The value at a way, where there is one; keys that are numbers are named by their digits.
pub fn at<'v>(value: &'v Value, path: &[Segment<'_>]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, segment| match segment {
        Segment::Key(key) => {
            let table = value.as_mapping()?;
            table.get(known(table, key))
        }
        Segment::Index(index) => value.get(*index),
    })
}

/// Takes a key or a row out.
pub(super) fn take(value: &mut Value, path: &[Segment<'_>]) -> Option<()> {
    let (first, rest) = path.split_first()?;
    match (first, rest) {
        (Segment::Index(index), []) => {
            let list = value.as_sequence_mut()?;
            (*index < list.len()).then(|| list.remove(*index)).map(drop)
        }
        (Segment::Key(key), []) => {
            let table = value.as_mapping_mut()?;
            let key = known(table, key);
            table.shift_remove(&key).map(drop)
        }
        (Segment::Index(index), _) => take(value.as_sequence_mut()?.get_mut(*index)?, rest),
        (Segment::Key(key), _) => {
            let table = value.as_mapping_mut()?;
            let key = known(table, key);
            take(table.get_mut(&key)?, rest)
        }
    }
}
