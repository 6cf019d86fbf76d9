//! What stands before and after the plan: cover, how to read the book, the plan's opening, colophon.

use super::doc::{Doc, New};
use super::outline;
use super::view::View;
use crate::i18n::format_date;
use crate::lang::Localized;
use crate::plan::Line;

/// The document that begins with the plan's own title.
pub(super) const OPENING: &str = "opening.xhtml";

pub(super) fn cover<'a>(view: View<'a>, new: New<'_, 'a>) -> Doc<'a> {
    let plan = view.plan;
    let mut doc = new("cover.xhtml", plan.title.get(view.lang).text.clone(), "titlepage");
    doc.open("section", "cover", " epub:type=\"titlepage\" class=\"cover\"");
    doc.put("\n");
    doc.heading(1, "", |doc| doc.line(&plan.title));
    doc.element("p class=\"kind\"", |doc| doc.text(&view.say("print-cover-kind", &[])));
    for party in &plan.parties {
        doc.element("p class=\"party\"", |doc| doc.line(party));
    }
    let date = format_date(plan.date, view.lang);
    let version = view.say("print-cover-version", &[("number", &plan.version), ("name", &date)]);
    doc.element("p", |doc| doc.text(&version));
    doc.element("p", |doc| doc.text(&view.say("print-edition", &[])));
    doc.put("</section>\n");
    doc
}

/// How to read the handbook: only what this plan has is explained.
pub(super) fn guide<'a>(view: View<'a>, new: New<'_, 'a>) -> Doc<'a> {
    let plan = view.plan;
    let title = view.say("print-guide-title", &[]);
    let mut doc = new("guide.xhtml", title.clone(), "preface");
    doc.open("section", "guide", " epub:type=\"preface\" role=\"doc-preface\" aria-labelledby=\"h\"");
    doc.put("\n");
    doc.heading(1, " id=\"h\"", |doc| doc.text(&title));
    doc.element("p", |doc| doc.text(&view.say("print-guide-what", &[])));
    let rows = [
        (!plan.measures.is_empty(), "number"),
        (plan.has_editorial_titles(), "title-mark"),
        (!plan.repeats.is_empty(), "repeat"),
        (plan.measures.iter().any(|measure| !measure.targets.is_empty()), "target"),
    ];
    doc.put("<dl>\n");
    for (_, name) in rows.into_iter().filter(|(has, _)| *has) {
        doc.put("<dt>");
        doc.text(&view.say(&format!("epub-guide-{name}"), &[]));
        doc.put("</dt><dd>");
        doc.text(&view.say(&format!("epub-guide-{name}-text"), &[]));
        doc.put("</dd>\n");
    }
    doc.put("</dl>\n");
    if plan.languages.len() > 1 {
        doc.element("p", |doc| doc.text(&view.say("print-guide-official", &[])));
    }
    doc.put("</section>\n");
    doc
}

/// The plan's title and its preamble, above the first chapter.
pub(super) fn opening<'a>(view: View<'a>, new: New<'_, 'a>) -> Doc<'a> {
    let plan = view.plan;
    let mut doc = new(OPENING, plan.title.get(view.lang).text.clone(), "preamble");
    doc.open("section", "opening", " epub:type=\"preamble\" aria-labelledby=\"h\"");
    doc.put("\n");
    doc.heading(1, " id=\"h\" class=\"opening\"", |doc| doc.line(&plan.title));
    outline::text(&mut doc, view, &plan.preamble, "opening-text", 1);
    doc.put("</section>\n");
    doc
}

/// Source, licence, version of the content, revisions.
pub(super) fn colophon<'a>(view: View<'a>, new: New<'_, 'a>) -> Doc<'a> {
    let (plan, settings) = (view.plan, &view.plan.settings);
    let title = view.say("print-imprint", &[]);
    let mut doc = new("colophon.xhtml", title.clone(), "colophon");
    doc.open("section", "colophon", " epub:type=\"colophon\" role=\"doc-colophon\" aria-labelledby=\"h\"");
    doc.put("\n");
    doc.heading(1, " id=\"h\"", |doc| doc.text(&title));
    doc.put("<dl>\n");
    let parties: Vec<&str> = plan.parties.iter().map(|party| party.get(view.lang).text.as_str()).collect();
    let facts = [
        ("print-imprint-title", plan.title.get(view.lang).text.clone()),
        ("print-imprint-parties", parties.join(&view.say("print-party-separator", &[]))),
        ("print-imprint-edition", view.say("print-edition", &[])),
        ("print-imprint-version", view.say("print-version", &[("number", &plan.version)])),
        ("print-imprint-date", format_date(plan.date, view.lang)),
    ];
    for (name, text) in facts {
        fact(&mut doc, view, name, |doc| doc.text(&text));
    }
    let lines: [(&str, &Option<Localized<Line>>); 3] = [
        ("print-imprint-source", &settings.source),
        ("print-imprint-publisher", &settings.publisher),
        ("print-imprint-licence", &settings.licence),
    ];
    for (name, line) in lines {
        if let Some(line) = line {
            fact(&mut doc, view, name, |doc| doc.line(line));
        }
    }
    if let Some(base) = &settings.base_url {
        fact(&mut doc, view, "print-imprint-site", |doc| doc.plain(base));
    }
    doc.put("</dl>\n");
    revisions(&mut doc, view);
    doc.element("p", |doc| doc.text(&view.say("print-imprint-official", &[])));
    doc.put("</section>\n");
    doc
}

fn fact<'a>(doc: &mut Doc<'a>, view: View<'a>, name: &str, write: impl FnOnce(&mut Doc<'a>)) {
    doc.put("<dt>");
    doc.text(&view.say(name, &[]));
    doc.put("</dt><dd>");
    write(doc);
    doc.put("</dd>\n");
}

fn revisions<'a>(doc: &mut Doc<'a>, view: View<'a>) {
    if view.plan.revisions.is_empty() {
        return;
    }
    doc.heading(2, "", |doc| doc.text(&view.say("print-imprint-revisions", &[])));
    doc.put("<ul>\n");
    for revision in &view.plan.revisions {
        let kind = view.say(&format!("revision-kind-{}", revision.kind.name()), &[]);
        doc.put("<li>");
        doc.text(&format!("{} {kind} ", format_date(revision.date, view.lang)));
        doc.line(&revision.reason);
        doc.put("</li>\n");
    }
    doc.put("</ul>\n");
}
