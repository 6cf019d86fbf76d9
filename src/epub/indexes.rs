//! The indexes at the end: by owner, by audience, and of terms. An index of one list says nothing, and is left out.

use super::doc::{Doc, New, escape};
use super::view::View;
use crate::lang::Localized;
use crate::plan::{Entry, Line, MeasureId, OwnerId};
use crate::terms::{Term, by_letter};

pub(super) fn documents<'a>(view: View<'a>, new: New<'_, 'a>) -> Vec<Doc<'a>> {
    let lists = [("owners", owners(view), "owner-index"), ("audiences", audiences(view), "audience-index")];
    let mut documents = Vec::new();
    for (name, lists, message) in lists {
        if lists.len() > 1 {
            documents.push(index(view, new, name, message, |doc| {
                lists.iter().for_each(|(name, measures)| list(doc, view, name, measures));
            }));
        }
    }
    if !view.terms.is_empty() {
        documents.push(index(view, new, "terms", "term-index", |doc| terms(doc, view)));
    }
    documents
}

fn index<'a>(
    view: View<'a>,
    new: New<'_, 'a>,
    name: &str,
    message: &str,
    write: impl FnOnce(&mut Doc<'a>),
) -> Doc<'a> {
    let title = view.say(&format!("print-{message}"), &[]);
    let mut doc = new(&format!("{name}.xhtml"), title.clone(), "index");
    doc.open("section", name, " epub:type=\"index\" role=\"doc-index\" aria-labelledby=\"h\"");
    doc.put("\n");
    doc.heading(1, " id=\"h\"", |doc| doc.text(&title));
    doc.element("p class=\"note\"", |doc| doc.text(&view.say(&format!("epub-{message}-note"), &[])));
    write(&mut doc);
    doc.put("</section>\n");
    doc
}

type List<'a> = (&'a Localized<Line>, Vec<MeasureId>);

/// An owner's list has the measures that it carries out with others too; so those others together need no list of
/// their own.
fn owners(view: View<'_>) -> Vec<List<'_>> {
    let plan = view.plan;
    let owners = (0..plan.owners.len() as u32).map(OwnerId).filter(|&id| plan[id].members.is_empty());
    let list = |owner: OwnerId| {
        let takes = |id: &MeasureId| plan[*id].place.is_carried_out_by(plan, owner);
        (&plan[owner].name, plan.measure_ids().filter(takes).collect::<Vec<_>>())
    };
    owners.map(list).filter(|(_, measures)| !measures.is_empty()).collect()
}

fn audiences(view: View<'_>) -> Vec<List<'_>> {
    let plan = view.plan;
    let mut lists: Vec<List<'_>> =
        plan.audiences.iter().map(|audience| (&audience.name, Vec::new())).collect();
    for id in plan.measure_ids() {
        plan.concerned(id).iter().for_each(|audience| lists[audience.0 as usize].1.push(id));
    }
    lists.retain(|(_, measures)| !measures.is_empty());
    lists
}

fn list(doc: &mut Doc<'_>, view: View<'_>, name: &Localized<Line>, measures: &[MeasureId]) {
    doc.heading(2, "", |doc| doc.line(name));
    doc.put("<ul class=\"index\">\n");
    for &id in measures {
        doc.put(&format!("<li><a href=\"{}\">", escape(&view.href(Entry::Measure(id)))));
        doc.put("<span class=\"number\">");
        doc.text(&view.plan[id].place.number);
        doc.put("</span> ");
        doc.line(&view.plan[id].title);
        doc.put("</a></li>\n");
    }
    doc.put("</ul>\n");
}

/// In 五十音順 in Japanese, from A to Z in English; there those without a name in it come last.
fn terms(doc: &mut Doc<'_>, view: View<'_>) {
    let rows: Vec<(Option<String>, Vec<&Term>)> = match view.lang.is_japanese() {
        true => {
            let rows = view.terms.chunk_by(|a, b| a.row == b.row);
            rows.map(|row| (row[0].row.map(String::from), row.iter().collect())).collect()
        }
        false => {
            let named = by_letter(view.terms, view.lang).into_iter();
            let named =
                named.map(|(letter, at)| (Some(letter), at.into_iter().map(|at| &view.terms[at]).collect()));
            let rest = view.terms.iter().filter(|term| term.name.exact(view.lang).is_none()).collect();
            named.chain([(None, rest)]).collect()
        }
    };
    for (heading, terms) in rows {
        let terms: Vec<&&Term> = terms.iter().filter(|term| !term.measures.is_empty()).collect();
        if terms.is_empty() {
            continue;
        }
        if let Some(heading) = heading {
            doc.heading(2, "", |doc| doc.text(&heading));
        }
        doc.put("<ul class=\"index\">\n");
        terms.into_iter().for_each(|term| self::term(doc, view, term));
        doc.put("</ul>\n");
    }
}

fn term(doc: &mut Doc<'_>, view: View<'_>, term: &Term) {
    doc.put("<li>");
    doc.line(&term.name);
    for &id in &term.measures {
        doc.put(&format!(" <a class=\"number\" href=\"{}\">", escape(&view.href(Entry::Measure(id)))));
        doc.plain(&view.plan[id].place.number);
        doc.put("</a>");
    }
    doc.put("</li>\n");
}
