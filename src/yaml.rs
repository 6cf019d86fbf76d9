//! YAML whose values know their place, and whose mistakes are told in words.
//!
//! serde_yaml reads the values. Beside it stands one index of places, built from YAML's own parse events.
//!
//! 1. [`Document::parse`] reads a text: [`tree`] makes the index, within the limits below, and finds keys
//!    that stand twice; what cannot be read becomes [`Problem`]s, each at the line where the mistake is
//!    ([`mistakes`]).
//! 2. [`Places`] says where the text of a value, or of a key, stands: `places.value(&["owners".into(), 2.into()])`.
//! 3. [`Document::to`] makes a value of a Rust type out of it ([`reader`]) and tells, in one go, every key
//!    that is not known and every value of the wrong kind.
//! 4. [`problem`] gives each mistake its Fluent message.
//! 5. [`exchange`], [`append`] and [`remove`] change one value of a text, and nothing else in it.
//!
//! Ranges are of bytes of the text that was parsed; whoever parses a part of a file adds its offset.

mod change;
mod mistakes;
mod problem;
mod reader;
mod tree;
mod wide;

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_yaml::Value;

pub use change::{New, append, at as value_at, exchange, remove};
pub use problem::{Expected, Mistake, Problem};
pub use wide::wide_mark;

use tree::{Node, NodeId, Tree};

/// Deepest nesting; tables of a plan need five levels.
pub const MAX_DEPTH: usize = 64;

/// How much aliases (`*name`) may add to a document, in bytes of the text that they stand for and
/// [`tree::NODE_WEIGHT`] a value.
pub const MAX_EXPANSION: usize = 1 << 20;

/// More problems than this of one document are not looked for.
const MAX_PROBLEMS: usize = 20;

/// One step on the way from a document to a value in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    Key(&'a str),
    /// From 0.
    Index(usize),
}

impl<'a> From<&'a str> for Segment<'a> {
    fn from(key: &'a str) -> Self {
        Segment::Key(key)
    }
}

impl From<usize> for Segment<'_> {
    fn from(index: usize) -> Self {
        Segment::Index(index)
    }
}

/// Where the values and keys of a text stand.
#[derive(Debug)]
pub struct Places {
    tree: Tree,
}

impl Places {
    /// The places of a YAML text.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn of(text: &str) -> Result<Self, Vec<Problem>> {
        tree::build(text).map(|tree| Self { tree })
    }

    /// The text of a value: without its quotes, and a block scalar without the indentation of its first line.
    /// A list or table reaches from its first character to its last.
    pub fn value(&self, path: &[Segment<'_>]) -> Option<Range<usize>> {
        Some(self.node(path)?.range.clone())
    }

    /// The last key of the path, where it is one.
    pub fn key(&self, path: &[Segment<'_>]) -> Option<Range<usize>> {
        let (last, parent) = path.split_last()?;
        let Segment::Key(key) = last else { return None };
        let entry = self.tree.entry(self.find(parent)?, key)?;
        Some(entry.key_range.clone())
    }

    /// Whether the value is a text without quotes: a mark such as `、` in it may be meant as YAML's own.
    pub fn is_plain(&self, path: &[Segment<'_>]) -> bool {
        self.node(path).is_some_and(Node::is_plain)
    }

    fn node(&self, path: &[Segment<'_>]) -> Option<&Node> {
        self.find(path).map(|id| self.tree.node(id))
    }

    fn find(&self, path: &[Segment<'_>]) -> Option<NodeId> {
        path.iter().copied().try_fold(self.tree.root()?, |id, segment| match segment {
            Segment::Key(key) => self.tree.entry(id, key).map(|entry| entry.value),
            Segment::Index(index) => self.tree.item(id, index),
        })
    }
}

/// A YAML text as read: its values, and where they stand.
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    pub value: Value,
    pub places: Places,
}

impl<'t> Document<'t> {
    /// # Errors
    /// What is wrong with the text as YAML: every key that stands twice, or else the first mistake.
    pub fn parse(text: &'t str) -> Result<Self, Vec<Problem>> {
        let places = Places::of(text)?;
        let value = serde_yaml::from_str(text).map_err(|error| vec![mistakes::of_reader(text, &error)])?;
        Ok(Self { text, value, places })
    }

    /// The document as a value of a Rust type.
    ///
    /// # Errors
    /// Every key that the type does not know, every value that is of another kind than it wants.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, Vec<Problem>> {
        reader::read(self.text, &self.value, &self.places.tree, self.places.tree.root())
    }

    /// The document as a Rust type that is a table.
    ///
    /// # Errors
    /// As those of [`Document::to`].
    pub fn to_table<T: DeserializeOwned>(&self) -> Result<T, Vec<Problem>> {
        self.table().map_err(|problem| vec![problem])?;
        self.to()
    }

    /// # Errors
    /// What a document that is no table is instead; one that is empty will do.
    pub fn table(&self) -> Result<(), Problem> {
        match self.value {
            Value::Mapping(_) | Value::Null => Ok(()),
            _ => Err(mistakes::no_table(self.text)),
        }
    }

    /// The value of one key of the document's table; none where it is not there or empty.
    ///
    /// # Errors
    /// As those of [`Document::to`].
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, Vec<Problem>> {
        let Some(value) = self.value.get(key).filter(|value| !value.is_null()) else { return Ok(None) };
        let tree = &self.places.tree;
        let node = tree.root().and_then(|root| tree.entry(root, key)).map(|entry| entry.value);
        let read = reader::read(self.text, value, tree, node);
        read.map(Some).map_err(|problems| problems.into_iter().map(|problem| problem.under(key)).collect())
    }

    /// The keys of the document's table, in their order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let tree = &self.places.tree;
        let entries = tree.root().map_or(&[][..], |root| tree.entries(root));
        entries.iter().map(|entry| entry.key.as_str())
    }

    /// Texts that are not what their author sees: a ` #` in a sentence begins a comment.
    pub fn warnings(&self) -> Vec<Problem> {
        mistakes::cut_short(self.text, &self.places.tree)
    }
}

/// A YAML text as a value of a Rust type.
///
/// # Errors
/// All that is wrong with it, as far as it can be told.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Vec<Problem>> {
    Document::parse(text)?.to()
}

#[cfg(test)]
mod tests;
