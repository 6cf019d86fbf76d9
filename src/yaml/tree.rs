//! The parse events of a text as a tree: every value and key with its range.
//!
//! 1. [`build`] goes through the events; nesting and what aliases expand to are bounded as they come, so
//!    that a small file can't fill the memory.
//! 2. [`Tree::entry`] and [`Tree::item`] find the way down; an alias leads to what it stands for.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::mistakes;
use super::problem::{Mistake, Problem};
use super::{MAX_DEPTH, MAX_EXPANSION, MAX_PROBLEMS};

/// What a value weighs beside its text, in bytes.
pub const NODE_WEIGHT: usize = 16;

/// 0-based index into the nodes of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NodeId(u32);

#[derive(Debug)]
pub struct Node {
    /// The text of the value in the file.
    pub range: Range<usize>,
    pub kind: Kind,
    /// What it weighs with its aliases expanded; 0 while it is open.
    weight: usize,
}

#[derive(Debug)]
pub enum Kind {
    Scalar(ScalarStyle),
    Sequence(Vec<NodeId>),
    Mapping(Vec<Entry>),
    Alias(NodeId),
}

#[derive(Debug)]
pub struct Entry {
    /// Empty where the key is no plain text.
    pub key: String,
    pub key_range: Range<usize>,
    pub value: NodeId,
}

#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    root: Option<NodeId>,
    /// The position of each key among the entries of its table.
    positions: HashMap<(NodeId, String), usize>,
}

impl Node {
    pub fn is_plain(&self) -> bool {
        matches!(self.kind, Kind::Scalar(ScalarStyle::Plain))
    }
}

impl Tree {
    pub fn root(&self) -> Option<NodeId> {
        self.root
    }

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// What stands behind an alias, or else the node itself.
    pub fn resolved(&self, id: NodeId) -> NodeId {
        match self.node(id).kind {
            // An alias leads to a value that stands before it, so this ends.
            Kind::Alias(target) => self.resolved(target),
            _ => id,
        }
    }

    pub fn entries(&self, id: NodeId) -> &[Entry] {
        match &self.node(self.resolved(id)).kind {
            Kind::Mapping(entries) => entries,
            _ => &[],
        }
    }

    pub fn entry(&self, id: NodeId, key: &str) -> Option<&Entry> {
        let id = self.resolved(id);
        let position = *self.positions.get(&(id, key.to_string()))?;
        self.entries(id).get(position)
    }

    pub fn item(&self, id: NodeId, index: usize) -> Option<NodeId> {
        match &self.node(self.resolved(id)).kind {
            Kind::Sequence(items) => items.get(index).copied(),
            _ => None,
        }
    }
}

/// # Errors
/// Every key that stands twice, or else the first mistake.
pub fn build(text: &str) -> Result<Tree, Vec<Problem>> {
    let mut builder = Builder::new(text);
    for event in Parser::new_from_str(text) {
        let added = match event {
            Ok((event, span)) => builder.add(event, span),
            Err(error) => {
                let at = builder.bytes.at(error.marker().index());
                Err(mistakes::of_parser(text, at, error.info()))
            }
        };
        added.map_err(|problem| vec![problem])?;
        if builder.twice.len() >= MAX_PROBLEMS {
            break;
        }
    }
    if builder.twice.is_empty() { Ok(builder.tree) } else { Err(builder.twice) }
}

struct Builder<'t> {
    text: &'t str,
    bytes: Bytes,
    tree: Tree,
    /// Lists and tables that are not closed yet.
    open: Vec<Open>,
    /// By YAML's number of an anchor.
    anchors: HashMap<usize, NodeId>,
    /// What the aliases so far stand for.
    expansion: usize,
    documents: usize,
    twice: Vec<Problem>,
}

struct Open {
    id: NodeId,
    /// The key that waits for its value.
    key: Option<(String, Range<usize>)>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: Bytes::of(text),
            tree: Tree::default(),
            open: Vec::new(),
            anchors: HashMap::new(),
            expansion: 0,
            documents: 0,
            twice: Vec::new(),
        }
    }

    fn add(&mut self, event: Event<'_>, span: Span) -> Result<(), Problem> {
        let range = self.bytes.at(span.start.index())..self.bytes.at(span.end.index());
        match event {
            Event::Scalar(text, style, anchor, _) => self.scalar(&text, style, anchor, range),
            Event::SequenceStart(anchor, _) => self.begin(Kind::Sequence(Vec::new()), anchor, range),
            Event::MappingStart(anchor, _) => self.begin(Kind::Mapping(Vec::new()), anchor, range),
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => self.alias(anchor, range),
            Event::DocumentStart(_) => {
                self.documents += 1;
                match self.documents {
                    1 => Ok(()),
                    _ => Err(mistakes::second_document(self.text, range.start)),
                }
            }
            _ => Ok(()),
        }
    }

    fn scalar(
        &mut self,
        value: &str,
        style: ScalarStyle,
        anchor: usize,
        range: Range<usize>,
    ) -> Result<(), Problem> {
        let range = value_range(self.text, style, value.is_empty(), range);
        if style == ScalarStyle::Plain {
            mistakes::swallowed(self.text, &range)?;
        }
        if let Some(open) = self.open.last_mut().filter(|open| open.key.is_none()) {
            let table = matches!(self.tree.nodes[open.id.0 as usize].kind, Kind::Mapping(_));
            if table {
                if style == ScalarStyle::Plain {
                    mistakes::wide_key(value, &range)?;
                }
                open.key = Some((value.to_string(), range));
                return Ok(());
            }
        }
        let id = self.node(Kind::Scalar(style), range.clone());
        self.close(id, NODE_WEIGHT + range.len());
        self.name(anchor, id);
        self.place(id);
        Ok(())
    }

    fn begin(&mut self, kind: Kind, anchor: usize, range: Range<usize>) -> Result<(), Problem> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Problem::new(Mistake::TooDeep { limit: MAX_DEPTH }, range));
        }
        // A list or table in the place of a key.
        let as_key = self.open.last().is_some_and(|open| self.is_table(open.id) && open.key.is_none());
        if as_key {
            return Err(mistakes::compound_key(self.text, range));
        }
        let id = self.node(kind, range);
        self.name(anchor, id);
        self.open.push(Open { id, key: None });
        Ok(())
    }

    /// Closes the innermost list or table; it reaches to its bracket, or else to its last value.
    fn end(&mut self) -> Result<(), Problem> {
        let Some(Open { id, .. }) = self.open.pop() else { return Ok(()) };
        let node = self.tree.node(id);
        let (children, from): (Vec<NodeId>, _) = match &node.kind {
            Kind::Sequence(items) => (items.clone(), None),
            Kind::Mapping(entries) => (
                entries.iter().map(|entry| entry.value).collect(),
                entries.last().map(|entry| entry.key_range.end),
            ),
            _ => (Vec::new(), None),
        };
        let last = children.last().map(|last| &self.tree.node(*last).range).filter(|range| !range.is_empty());
        let last = last.map_or(from.unwrap_or(node.range.start), |range| range.end);
        let end = match self.text[node.range.start..].starts_with(['[', '{']) {
            true => bracket(self.text, last.max(node.range.start + 1)),
            false => last,
        };
        let weight = children.iter().map(|child| self.tree.node(*child).weight);
        let weight = weight.fold(NODE_WEIGHT, usize::saturating_add);
        self.tree.nodes[id.0 as usize].range.end = end;
        self.close(id, weight);
        self.place(id);
        Ok(())
    }

    fn alias(&mut self, anchor: usize, range: Range<usize>) -> Result<(), Problem> {
        let target = self.anchors.get(&anchor).copied();
        let weight = target.map_or(0, |target| self.tree.node(target).weight);
        let Some(target) = target.filter(|_| weight > 0) else {
            return Err(Problem::new(Mistake::UnknownAlias, range));
        };
        self.expansion = self.expansion.saturating_add(weight);
        if self.expansion > MAX_EXPANSION {
            return Err(Problem::new(Mistake::TooManyAliases, range));
        }
        let id = self.node(Kind::Alias(target), range);
        self.close(id, weight);
        self.place(id);
        Ok(())
    }

    fn node(&mut self, kind: Kind, range: Range<usize>) -> NodeId {
        self.tree.nodes.push(Node { range, kind, weight: 0 });
        NodeId(self.tree.nodes.len() as u32 - 1)
    }

    fn close(&mut self, id: NodeId, weight: usize) {
        self.tree.nodes[id.0 as usize].weight = weight;
    }

    fn name(&mut self, anchor: usize, id: NodeId) {
        if anchor > 0 {
            self.anchors.insert(anchor, id);
        }
    }

    fn is_table(&self, id: NodeId) -> bool {
        matches!(self.tree.node(id).kind, Kind::Mapping(_))
    }

    /// Puts a finished value into the list or table that is open, or makes it the root.
    fn place(&mut self, id: NodeId) {
        let Some(open) = self.open.last_mut() else {
            self.tree.root.get_or_insert(id);
            return;
        };
        let (parent, key) = (open.id, open.key.take());
        match (&mut self.tree.nodes[parent.0 as usize].kind, key) {
            (Kind::Mapping(entries), key) => {
                let (key, key_range) = key.unwrap_or_default();
                let first = self.tree.positions.insert((parent, key.clone()), entries.len());
                if let Some(first) = first {
                    let first = entries[first].key_range.clone();
                    let mistake = Mistake::DuplicateKey { key: key.clone(), first };
                    self.twice.push(Problem::new(mistake, key_range.clone()));
                }
                entries.push(Entry { key, key_range, value: id });
            }
            (Kind::Sequence(items), _) => items.push(id),
            _ => {}
        }
    }
}

/// The text of a scalar without its quotes and the white space around it.
fn value_range(text: &str, style: ScalarStyle, empty: bool, range: Range<usize>) -> Range<usize> {
    match style {
        // The parser begins at an anchor, and its end may lie behind a comment.
        ScalarStyle::SingleQuoted => return within(text, range.start, '\''),
        ScalarStyle::DoubleQuoted => return within(text, range.start, '"'),
        _ => {}
    }
    if empty {
        return range.start..range.start;
    }
    let written = &text[range.clone()];
    let start = range.start + (written.len() - written.trim_start_matches([' ', '\n']).len());
    let end = range.start + written.trim_end_matches([' ', '\n', '\r', '\t']).len();
    start..end.max(start)
}

/// From behind the next quote to the one that closes: `''` and `\"` do not.
fn within(text: &str, from: usize, quote: char) -> Range<usize> {
    let start = text[from..].find(quote).map_or(text.len(), |at| from + at + 1);
    let mut characters = text[start..].char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let doubled = quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == quote);
        match character {
            '\\' if quote == '"' => drop(characters.next()),
            _ if character != quote => {}
            _ if doubled => drop(characters.next()),
            _ => return start..start + at,
        }
    }
    start..text.len()
}

/// Behind the next bracket that closes, which stands in no comment.
fn bracket(text: &str, from: usize) -> usize {
    let mut comment = false;
    let mut before = ' ';
    for (at, character) in text[from..].char_indices() {
        match character {
            '#' if before.is_whitespace() => comment = true,
            '\n' => comment = false,
            ']' | '}' if !comment => return from + at + 1,
            _ => {}
        }
        before = character;
    }
    text.len()
}

/// From the parser's count of characters to bytes.
struct Bytes {
    /// The start of each character; none where all are ASCII.
    starts: Vec<u32>,
    length: usize,
}

impl Bytes {
    fn of(text: &str) -> Self {
        let ascii = text.is_ascii();
        let starts = if ascii { Vec::new() } else { text.char_indices().map(|(at, _)| at as u32).collect() };
        Self { starts, length: text.len() }
    }

    fn at(&self, character: usize) -> usize {
        if self.starts.is_empty() {
            return character.min(self.length);
        }
        self.starts.get(character).map_or(self.length, |&at| at as usize)
    }
}
