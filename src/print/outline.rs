//! The outline as the templates read it: nodes, and what stands in them.

use serde::Serialize;

use super::entries::{EntryData, entry_data};
use super::targets::{self, TargetTable};
use super::text::{Passage, Phrase, phrase, phrase_in, title};
use super::view::{View, prose};
use crate::plan::{Item, NodeId};

/// A heading and all that stands below it.
#[derive(Serialize)]
pub(super) struct NodeData {
    label: String,
    /// Its number as printed; in a translation plain: 1, 4-1.
    numeral: Phrase,
    title: Phrase,
    /// 1 for a node at the top.
    depth: usize,
    begins_page: bool,
    text: Option<Passage>,
    items: Vec<ItemData>,
}

/// What stands below a heading; `item` says which.
#[derive(Serialize)]
#[serde(tag = "item", rename_all = "kebab-case")]
pub(super) enum ItemData {
    Node(NodeData),
    /// The heading over an owner's measures, and the owner's name.
    Heading {
        text: Phrase,
        owner: Phrase,
    },
    Entry(Box<EntryData>),
    Passage {
        text: Passage,
    },
    OwnerLine {
        text: Phrase,
    },
    Table(TargetTable),
}

/// A node, if anything of it is in this book.
pub(super) fn node_data(view: View<'_>, id: NodeId) -> Option<NodeData> {
    let View { plan, lang, analyzer, selection, .. } = view;
    if !selection.has_node(id) {
        return None;
    }
    let node = &plan[id];
    let items = node.items.iter().filter_map(|item| item_data(view, item)).collect::<Vec<_>>();
    let text = (!node.text.body.official.text.is_empty()).then(|| prose(view, &node.text));
    Some(NodeData {
        label: format!("s-{}", node.id),
        numeral: phrase_in(&plan.numeral(id, lang), lang),
        title: title(&node.title, lang, analyzer),
        depth: node.depth + 1,
        begins_page: plan[node.level].begins_page,
        text,
        items: without_empty_headings(items),
    })
}

pub(super) fn item_data(view: View<'_>, item: &Item) -> Option<ItemData> {
    let View { plan, lang, selection, .. } = view;
    match item {
        Item::Node(id) => node_data(view, *id).map(ItemData::Node),
        Item::Heading(heading) => Some(ItemData::Heading {
            text: phrase(&heading.text, lang),
            owner: phrase(&plan[heading.owner].name, lang),
        }),
        Item::Entry(entry) => {
            selection.has(*entry).then(|| ItemData::Entry(Box::new(entry_data(view, *entry))))
        }
        Item::Passage(id) => {
            selection.has_prose().then(|| ItemData::Passage { text: prose(view, &plan[*id].text) })
        }
        Item::OwnerLine(line) => Some(ItemData::OwnerLine { text: phrase(line, lang) }),
        Item::Table(id) => targets::table(view, *id).map(ItemData::Table),
    }
}

/// Without the headings of owners that have no entry in this book.
pub(super) fn without_empty_headings(items: Vec<ItemData>) -> Vec<ItemData> {
    let mut kept: Vec<ItemData> = Vec::with_capacity(items.len());
    for item in items {
        let belongs = matches!(item, ItemData::Entry(_) | ItemData::Passage { .. });
        if !belongs && matches!(kept.last(), Some(ItemData::Heading { .. })) {
            kept.pop();
        }
        kept.push(item);
    }
    if matches!(kept.last(), Some(ItemData::Heading { .. })) {
        kept.pop();
    }
    kept
}
