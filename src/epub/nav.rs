//! The list of contents, of pages, and of the parts that reading devices look for.

use super::doc::{Doc, escape, lang_attributes, page};
use super::front::OPENING;
use super::pages::{PageMark, page_break};
use super::view::{View, node_id};
use crate::plan::NodeId;

pub(super) const NAME: &str = "nav.xhtml";

/// The contents, which are read after the cover and the guide.
pub(super) fn document(view: View<'_>, documents: &[Doc<'_>], pages: &[PageMark]) -> String {
    let title = view.say("print-contents", &[]);
    let own = pages.iter().filter(|page| page.href.starts_with(NAME));
    let mut out: String = own.map(|page| format!("<p>{}</p>\n", page_break(&page.number))).collect();
    out.push_str(&format!(
        "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"toc-h\">\n<h1 id=\"toc-h\">{}</h1>\n<ol>\n",
        escape(&title)
    ));
    for doc in documents.iter().filter(|doc| !matches!(doc.kind, "titlepage" | "chapter" | "appendix")) {
        // The chapters come after the plan's opening.
        out.push_str(&item(&doc.name, &doc.title));
        if doc.name == OPENING {
            view.plan.tops().for_each(|id| node(&mut out, view, id));
        }
    }
    out.push_str("</ol>\n</nav>\n");
    out.push_str(&landmarks(view, documents));
    out.push_str(&page_list(view, pages));
    page(&title, view.lang, &out)
}

fn item(href: &str, title: &str) -> String {
    format!("<li><a href=\"{}\">{}</a></li>\n", escape(href), escape(title))
}

fn node(out: &mut String, view: View<'_>, id: NodeId) {
    let plan = view.plan;
    let (title, lang) = plan.heading(id, view.lang);
    let lang = if lang == view.lang { String::new() } else { lang_attributes(lang) };
    let href = format!("{}#{}", view.files.of_node(plan, id), node_id(plan, id));
    out.push_str(&format!("<li><a href=\"{}\"{lang}>{}</a>", escape(&href), escape(&title)));
    if plan.child_nodes(id).next().is_some() {
        out.push_str("\n<ol>\n");
        plan.child_nodes(id).for_each(|child| node(out, view, child));
        out.push_str("</ol>\n");
    }
    out.push_str("</li>\n");
}

fn landmarks(view: View<'_>, documents: &[Doc<'_>]) -> String {
    let mut out = format!(
        "<nav epub:type=\"landmarks\" hidden=\"\" aria-labelledby=\"landmarks-h\">\n<h2 id=\"landmarks-h\">{}</h2>\n<ol>\n",
        escape(&view.say("epub-landmarks", &[]))
    );
    let mut add = |kind: &str, href: &str, title: &str| {
        out.push_str(&format!(
            "<li><a epub:type=\"{kind}\" href=\"{}\">{}</a></li>\n",
            escape(href),
            escape(title)
        ));
    };
    add("toc", &format!("{NAME}#toc"), &view.say("print-contents", &[]));
    for doc in documents {
        match doc.kind {
            "preamble" => add("bodymatter", &doc.name, &doc.title),
            "index" | "colophon" | "preface" => add(doc.kind, &doc.name, &doc.title),
            _ => {}
        }
    }
    out.push_str("</ol>\n</nav>\n");
    out
}

/// None where no printed handbook was made.
fn page_list(view: View<'_>, pages: &[PageMark]) -> String {
    if pages.is_empty() {
        return String::new();
    }
    let mut out = format!(
        "<nav epub:type=\"page-list\" role=\"doc-pagelist\" hidden=\"\" aria-labelledby=\"pages-h\">\n<h2 id=\"pages-h\">{}</h2>\n<ol>\n",
        escape(&view.say("epub-page-list", &[]))
    );
    pages.iter().for_each(|page| out.push_str(&item(&page.href, &page.number)));
    out.push_str("</ol>\n</nav>\n");
    out
}
