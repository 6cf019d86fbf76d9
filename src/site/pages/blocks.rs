//! A node and all below it as a flat list of blocks, which a template shows one after the other.
//!
//! [`Maker::blocks`] walks the items of each node in the order of print; what opens closes again, so that headings keep
//! their sections. What an item may be is told by the plan: a kind that is not shown here does not compile.

use serde::Serialize;
use tera::Value;

use super::Maker;
use super::targets::TableView;
use crate::address;
use crate::plan::*;
use crate::site::view::{Text, colour, translation_name};

/// A block; `kind` says which of the others it has.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Block {
    /// A heading; `level` is that of HTML.
    Open {
        anchor: String,
        numeral: String,
        title: Text,
        level: usize,
        translation: &'static str,
    },
    Close,
    /// The heading over an owner's measures.
    OpenGroup {
        heading: Text,
        colour: u32,
        level: usize,
    },
    CloseGroup,
    Text {
        html: Value,
        lang: &'static str,
        /// The official text, beside a translation that is not current.
        original: Option<Value>,
    },
    /// Entries that follow each other.
    Entries {
        entries: Vec<Value>,
    },
    OwnerLine {
        line: Text,
    },
    Table {
        table: Box<TableView>,
    },
}

/// The deepest heading of HTML.
const DEEPEST: usize = 6;

impl Maker<'_, '_, '_> {
    /// What stands below a node's own heading, which is `level - 1` in HTML.
    pub(super) fn blocks(&self, id: NodeId, level: usize) -> Vec<Block> {
        let mut out = Vec::new();
        self.add_blocks(id, level, &mut out);
        out
    }

    fn add_blocks(&self, id: NodeId, level: usize, out: &mut Vec<Block>) {
        let node = &self.views.plan[id];
        out.extend(self.text_block(&node.text, &address::node_anchor(self.views.plan, id)));
        let mut in_group = false;
        for item in &node.items {
            let closes =
                matches!(item, Item::Heading(_) | Item::OwnerLine(_) | Item::Table(_) | Item::Node(_));
            if closes && std::mem::take(&mut in_group) {
                out.push(Block::CloseGroup);
            }
            match item {
                Item::Heading(heading) => {
                    in_group = true;
                    out.push(Block::OpenGroup {
                        heading: self.views.text(&heading.text),
                        colour: colour(Some(heading.owner)),
                        level: level.min(DEEPEST),
                    });
                }
                Item::Entry(entry) => self.add_entry(*entry, out),
                Item::Passage(id) => {
                    out.extend(self.text_block(&self.views.plan[*id].text, &self.views.plan[*id].slug))
                }
                Item::OwnerLine(line) => out.push(Block::OwnerLine { line: self.views.text(line) }),
                Item::Table(id) => out.push(Block::Table { table: Box::new(self.table_view(*id, false)) }),
                Item::Node(child) => self.add_node(*child, level, out),
            }
        }
        if in_group {
            out.push(Block::CloseGroup);
        }
    }

    fn add_node(&self, id: NodeId, level: usize, out: &mut Vec<Block>) {
        let plan = self.views.plan;
        out.push(Block::Open {
            anchor: address::node_anchor(plan, id),
            numeral: plan.numeral(id, self.views.lang),
            title: self.views.text(&plan[id].title),
            level: level.min(DEEPEST),
            translation: translation_name(plan[id].text.translations.of(self.views.lang)),
        });
        self.add_blocks(id, level + 1, out);
        out.push(Block::Close);
    }

    fn add_entry(&self, entry: Entry, out: &mut Vec<Block>) {
        let view = self.views.entry(entry);
        match out.last_mut() {
            Some(Block::Entries { entries }) => entries.push(view),
            _ => out.push(Block::Entries { entries: vec![view] }),
        }
    }

    /// None for a text without a word.
    fn text_block(&self, text: &crate::plan::Text, anchor: &str) -> Option<Block> {
        if text.body.official.text.is_empty() && text.body.official.markdown.is_empty() {
            return None;
        }
        let (html, lang) = self.views.html(&text.body, anchor, None);
        let stale = text.translations.of(self.views.lang) == Translation::Stale;
        let original = stale.then(|| self.views.original(&text.body, anchor));
        Some(Block::Text { html, lang, original })
    }
}
