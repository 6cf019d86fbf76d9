//! Measures and repeats: number, title, text, facts.

use super::body::{self, Place};
use super::doc::{Doc, escape};
use super::view::{View, entry_id};
use crate::facts::{FACTS, Kind};
use crate::plan::{Entry, MeasureId, OwnerLineAt, Status};

/// An entry and those below it; `level` is that of its heading.
pub(super) fn entry(doc: &mut Doc<'_>, view: View<'_>, entry: Entry, level: usize) {
    let plan = view.plan;
    let measure = &plan[plan.original(entry)];
    let anchor = entry_id(plan, entry);
    let sub = if plan.place(entry).parent.is_some() { " sub" } else { "" };
    doc.open("div", &anchor, &format!(" class=\"entry{sub}\""));
    doc.put("\n");
    doc.heading(level, "", |doc| heading(doc, view, entry));
    let place = Place { anchor: &anchor, level };
    if !measure.official_title && !plan.style.is_mark(plan.printed(entry)) && !plan.printed(entry).is_empty()
    {
        doc.element("p class=\"printed\"", |doc| doc.text(plan.printed(entry)));
    }
    match entry {
        Entry::Repeat(_) if view.lang == plan.official() => {
            body::markdown(doc, view, &plan.official_text(entry).markdown, view.lang, &place);
        }
        _ => body::passage(doc, view, &measure.body, measure.translations.of(view.lang), &place),
    }
    if let Some(line) = measure.owner_line.as_ref().filter(|line| line.at == OwnerLineAt::End) {
        doc.element("p class=\"owner-line\"", |doc| doc.line(&line.text));
    }
    match entry {
        Entry::Measure(id) => facts(doc, view, id),
        Entry::Repeat(_) => doc.element("p class=\"fact\"", |doc| {
            // In the official language as the plan prints it.
            match view.lang == plan.official() {
                true => doc.text(&plan.style.repeat_mark),
                false => doc.text(view.say("print-repeat", &[]).trim_start()),
            }
            doc.put(" ");
            reference(doc, view, Entry::Measure(plan.original(entry)), "print-see-number");
        }),
    }
    plan.children(entry).iter().for_each(|&child| self::entry(doc, view, child, level + 1));
    doc.put("</div>\n");
}

/// The number, and a title where there is one: as the plan prints it, or marked as the editors'.
fn heading(doc: &mut Doc<'_>, view: View<'_>, entry: Entry) {
    let plan = view.plan;
    let measure = &plan[plan.original(entry)];
    doc.put("<span class=\"number\">");
    doc.plain(&plan.place(entry).number);
    doc.put("</span>");
    if measure.official_title {
        doc.put(" ");
        doc.text(plan.printed(entry));
        doc.line(&measure.title);
        if let Some(line) = measure.owner_line.as_ref().filter(|line| line.at == OwnerLineAt::Title) {
            doc.put(" ");
            doc.line(&line.text);
        }
    } else if !measure.untitled {
        let (open, close) = if view.lang.is_japanese() { ("〔", "〕") } else { ("[", "]") };
        doc.put(" <span class=\"editorial\">");
        doc.plain(open);
        doc.line(&measure.title);
        doc.plain(close);
        doc.put("</span>");
    }
    if let Some(status) = measure.status.map(Status::name) {
        doc.put(" <span class=\"status\">");
        doc.text(&view.say(&format!("print-status-{status}"), &[]));
        doc.put("</span>");
    }
}

/// A link to an entry in the words of a message that takes its number.
pub(super) fn reference(doc: &mut Doc<'_>, view: View<'_>, entry: Entry, message: &str) {
    let said = view.say(message, &[("number", &view.plan.place(entry).number)]);
    doc.put(&format!("<a href=\"{}\">", escape(&view.href(entry))));
    doc.text(&said);
    doc.put("</a>");
}

fn facts(doc: &mut Doc<'_>, view: View<'_>, id: MeasureId) {
    let (plan, measure) = (view.plan, &view.plan[id]);
    for &target in &measure.targets {
        doc.element("p class=\"fact\"", |doc| {
            doc.text(&view.say("print-target", &[]));
            match super::tables::href(view, target) {
                Some(href) => {
                    doc.put(&format!("<a href=\"{}\">", escape(&href)));
                    doc.line(&plan[target].label);
                    doc.put("</a>");
                }
                None => doc.line(&plan[target].label),
            }
        });
    }
    for fact in FACTS.iter().filter(|fact| fact.print && fact.kind == Kind::Line) {
        for value in fact.values(plan, id) {
            if let Some(line) = value.label(plan, id) {
                let name = view.say(fact.label, &[]);
                doc.element("p class=\"fact\"", |doc| {
                    doc.text(&view.say("print-fact", &[("name", &name)]));
                    doc.line(line);
                });
            }
        }
    }
    for link in measure.links.iter().filter(|link| crate::markdown::is_web_address(&link.url)) {
        doc.element("p class=\"fact\"", |doc| {
            doc.put(&format!("<a href=\"{}\">", escape(&link.url)));
            doc.line(&link.label);
            doc.put("</a>");
        });
    }
    if !measure.repeats.is_empty() {
        doc.element("p class=\"fact\"", |doc| {
            for &repeat in &measure.repeats {
                reference(doc, view, Entry::Repeat(repeat), "print-repeated-number");
            }
        });
    }
}
