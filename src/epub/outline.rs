//! The plan itself: headings of every level and what stands below them, in the order of print.

use super::body::{self, Place};
use super::doc::{Doc, New};
use super::view::{View, node_id};
use super::{entries, tables};
use crate::plan::{Item, NodeId, Text};

/// A document for each node at the top, and for each node below it where it is parted.
pub(super) fn documents<'a>(view: View<'a>, new: New<'_, 'a>) -> Vec<Doc<'a>> {
    let mut documents = Vec::new();
    for id in view.plan.node_ids().filter(|&id| view.files.begins(id)) {
        let node = &view.plan[id];
        let kind = if node.appendix { "appendix" } else { "chapter" };
        let title = view.plan.heading(id, view.lang).0;
        let mut doc = new(&view.files.of_node(view.plan, id), title, kind);
        // A section of a chapter that is parted is no chapter of its own.
        let role = match node.parent {
            None => format!(" epub:type=\"{kind}\" role=\"doc-{kind}\""),
            Some(_) => String::new(),
        };
        self::node(&mut doc, view, id, &role);
        documents.push(doc);
    }
    documents
}

fn node(doc: &mut Doc<'_>, view: View<'_>, id: NodeId, role: &str) {
    let plan = view.plan;
    let anchor = node_id(plan, id);
    let level = plan[id].depth + 1;
    doc.open("section", &anchor, &format!("{role} aria-labelledby=\"{anchor}-h\""));
    doc.put("\n");
    doc.heading(level, &format!(" id=\"{anchor}-h\""), |doc| heading(doc, view, id));
    text(doc, view, &plan[id].text, &anchor, level);
    items(doc, view, id, level);
    doc.put("</section>\n");
}

/// The number and the title of a node.
fn heading(doc: &mut Doc<'_>, view: View<'_>, id: NodeId) {
    let numeral = view.plan.numeral(id, view.plan[id].title.in_lang(view.lang).1);
    if !numeral.is_empty() {
        doc.put("<span class=\"numeral\">");
        doc.plain(&numeral);
        doc.put("</span> ");
    }
    doc.line(&view.plan[id].title);
}

fn items(doc: &mut Doc<'_>, view: View<'_>, id: NodeId, level: usize) {
    // Entries stand one level below the heading that is open: the node's own, or an owner's.
    let mut open = level;
    for item in &view.plan[id].items {
        match item {
            Item::Node(child) if view.files.begins(*child) => {}
            Item::Node(child) => node(doc, view, *child, ""),
            Item::Heading(owner) => {
                open = level + 1;
                doc.heading(open, " class=\"owner\"", |doc| doc.line(&owner.text));
            }
            Item::Entry(entry) => entries::entry(doc, view, *entry, open + 1),
            Item::Passage(id) => {
                let passage = &view.plan[*id];
                text(doc, view, &passage.text, &format!("p-{}", passage.slug), open);
            }
            Item::OwnerLine(line) => doc.element("p class=\"owner-line\"", |doc| doc.line(line)),
            Item::Table(id) => tables::table(doc, view, *id),
        }
    }
}

/// A text of the outline, where it has a word.
pub(super) fn text(doc: &mut Doc<'_>, view: View<'_>, text: &Text, anchor: &str, level: usize) {
    if !text.body.official.markdown.is_empty() {
        let place = Place { anchor, level };
        body::passage(doc, view, &text.body, text.translations.of(view.lang), &place);
    }
}
