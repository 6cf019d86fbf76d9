//! Walking the outline in the order of print.

use super::{Entry, Item, Localized, Node, NodeId, OwnerHeading, OwnerId, Plan};
use super::{Lang, Line};
use crate::number::Style;

/// The entries of one owner in a node, or those that stand under no owner's heading.
#[derive(Debug)]
pub struct Group<'a> {
    pub heading: Option<&'a OwnerHeading>,
    /// The owner of the heading, or the one that all entries share.
    pub owner: Option<OwnerId>,
    /// Those of the top level.
    pub entries: Vec<Entry>,
}

impl Plan {
    /// The nodes at the top, in order: chapters, then appendices.
    pub fn tops(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.node_ids().filter(|&id| self[id].parent.is_none())
    }

    pub fn node_ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// The nodes right below one.
    pub fn child_nodes(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self[id].items.iter().filter_map(|item| match item {
            Item::Node(id) => Some(*id),
            _ => None,
        })
    }

    /// A node and all below it, in the order of print.
    pub fn subtree(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let depth = self[id].depth;
        let below = self.nodes[id.at() + 1..].iter().take_while(move |node| node.depth > depth).count();
        (id.0..=id.0 + below as u32).map(NodeId)
    }

    /// The node at the top that a node stands in.
    pub fn top_of(&self, id: NodeId) -> NodeId {
        let mut at = id;
        while let Some(parent) = self[at].parent {
            at = parent;
        }
        at
    }

    /// From the top down to a node, itself the last.
    pub fn path_to(&self, id: NodeId) -> Vec<NodeId> {
        let mut path = vec![id];
        while let Some(parent) = self[path[path.len() - 1]].parent {
            path.push(parent);
        }
        path.reverse();
        path
    }

    /// The entries of the top level right below a node's own heading.
    pub fn own_entries<'a>(&self, node: &'a Node) -> impl Iterator<Item = Entry> + 'a {
        node.items.iter().filter_map(|item| match item {
            Item::Entry(entry) => Some(*entry),
            _ => None,
        })
    }

    /// Every entry of the plan in the order of print: each followed by its children.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.nodes.iter().flat_map(|node| self.with_children(self.own_entries(node)))
    }

    /// The entries of a node and all below it, each followed by its children.
    pub fn entries_below(&self, id: NodeId) -> impl Iterator<Item = Entry> + '_ {
        self.subtree(id).flat_map(|id| self.with_children(self.own_entries(&self[id])))
    }

    fn with_children<'a>(
        &'a self,
        entries: impl Iterator<Item = Entry> + 'a,
    ) -> impl Iterator<Item = Entry> + 'a {
        entries.flat_map(|entry| std::iter::once(entry).chain(self.children(entry).iter().copied()))
    }

    /// The entries of a node parted by owners' headings; a view of its items.
    pub fn groups<'a>(&self, node: &'a Node) -> Vec<Group<'a>> {
        let mut groups: Vec<Group<'a>> = Vec::new();
        let mut heading = None;
        for item in &node.items {
            match item {
                Item::Heading(next) => heading = Some(next),
                Item::Entry(entry) => {
                    let owner =
                        heading.map_or_else(|| self.place(*entry).owner(), |heading| Some(heading.owner));
                    let same = |group: &&mut Group<'_>| {
                        group.heading.map(|h| h.owner) == heading.map(|h| h.owner) && group.owner == owner
                    };
                    match groups.last_mut().filter(same) {
                        Some(group) => group.entries.push(*entry),
                        None => groups.push(Group { heading, owner, entries: vec![*entry] }),
                    }
                }
                _ => {}
            }
        }
        groups
    }

    /// How a node's number is shown in a language: as printed in the official one; elsewhere as printed where that is
    /// plain, or else by the numbers of its path.
    pub fn numeral(&self, id: NodeId, lang: Lang) -> String {
        let node = &self[id];
        if lang == self.official() || node.printed.is_ascii() {
            return node.printed.clone();
        }
        if node.number == 0 || node.printed.is_empty() {
            return String::new();
        }
        let level = &self[node.level];
        match (&level.number, level.name.exact(lang)) {
            (Style::Pattern(_), Some(name)) => format!("{} {}", name.text, node.number),
            _ if node.depth == 0 && !node.appendix => node.number.to_string(),
            _ => node.id.clone(),
        }
    }

    /// How a node is numbered in lists that do not show what it stands in: by the numbers of its path, unless its own
    /// number says what it is (施策１).
    pub fn short_numeral(&self, id: NodeId, lang: Lang) -> String {
        let named = matches!(self[self[id].level].number, Style::Pattern(_));
        let numeral = self.numeral(id, lang);
        if named || self[id].number == 0 || self[id].appendix { numeral } else { self[id].id.clone() }
    }

    /// A node's number and title on one line.
    pub fn heading(&self, id: NodeId, lang: Lang) -> (String, Lang) {
        let (title, found) = self[id].title.in_lang(lang);
        (self.headed(&self.numeral(id, found), title, found), found)
    }

    fn headed(&self, numeral: &str, title: &str, lang: Lang) -> String {
        if numeral.is_empty() {
            return title.to_string();
        }
        if lang.is_japanese() {
            return format!("{numeral}　{title}");
        }
        let plain = numeral.chars().all(|c| c.is_ascii_digit());
        if plain { format!("{numeral}. {title}") } else { format!("{numeral} {title}") }
    }

    /// The node at the top that is nothing but the plan's tables of targets, all of them.
    pub fn target_chapter(&self) -> Option<NodeId> {
        let first = self.tables.first()?.node;
        let node = &self[first];
        let only_tables = node.items.iter().all(|item| matches!(item, Item::Table(_)));
        let all = self.tables.iter().all(|table| table.node == first);
        (node.parent.is_none() && node.text.body.official.text.is_empty() && only_tables && all)
            .then_some(first)
    }

    /// Every official line of the outline that is no body: headings and lines of owners. For rules about wording.
    pub fn item_lines<'a>(&'a self, node: &'a Node) -> impl Iterator<Item = &'a Localized<Line>> + 'a {
        node.items.iter().filter_map(|item| match item {
            Item::Heading(heading) => Some(&heading.text),
            Item::OwnerLine(line) => Some(line),
            _ => None,
        })
    }
}
