//! The tables of numeric targets.

use super::doc::{Doc, escape};
use super::view::View;
use crate::plan::{Entry, TableId, Target, TargetGroup, TargetId, TargetTable, TargetValue, YearValue};

/// Where a target stands in the book.
pub(super) fn href(view: View<'_>, id: TargetId) -> Option<String> {
    let has = |table: &&TargetTable| table.groups.iter().any(|group| group.rows.contains(&id));
    let table = view.plan.tables.iter().find(has)?;
    Some(format!("{}#t-{}", view.files.of_node(view.plan, table.node), view.plan[id].id))
}

pub(super) fn table(doc: &mut Doc<'_>, view: View<'_>, id: TableId) {
    let table = &view.plan[id];
    for line in [&table.title, &table.introduction].into_iter().flatten() {
        doc.element("p", |doc| doc.line(line));
    }
    let years = years(view, table);
    doc.put("<table class=\"targets\">\n<thead>\n<tr><th scope=\"col\">");
    doc.line(&table.item_heading);
    doc.put("</th><th scope=\"col\">");
    doc.line(&table.goal_heading);
    doc.put("</th>");
    for &year in &years {
        doc.put("<th scope=\"col\">");
        let year = view.plan.year_label(year, view.lang);
        doc.text(&view.say("print-result-of", &[("name", &year)]));
        doc.put("</th>");
    }
    doc.put("</tr>\n</thead>\n");
    table.groups.iter().for_each(|group| self::group(doc, view, group, &years));
    doc.put("</table>\n");
    for note in &table.notes {
        doc.element("p class=\"fact\"", |doc| doc.line(note));
    }
}

/// The fiscal years of which any result is known, oldest first.
fn years(view: View<'_>, table: &TargetTable) -> Vec<u16> {
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let values = rows.flat_map(|&id| &view.plan[id].values);
    let mut years: Vec<u16> =
        values.flat_map(|value| &value.results).map(|result| result.fiscal_year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn group(doc: &mut Doc<'_>, view: View<'_>, group: &TargetGroup, years: &[u16]) {
    if group.rows.is_empty() {
        return;
    }
    doc.put("<tbody>\n");
    if let Some(title) = &group.title {
        doc.put(&format!("<tr><th scope=\"rowgroup\" colspan=\"{}\" class=\"group\">", 2 + years.len()));
        let numeral = group.numeral(view.lang == view.plan.official());
        doc.plain(&numeral);
        doc.put(if numeral.is_empty() { "" } else { " " });
        doc.line(title);
        doc.put("</th></tr>\n");
    }
    for &id in &group.rows {
        let target = &view.plan[id];
        for (at, value) in target.values.iter().enumerate() {
            row(doc, view, target, value, at == 0, years);
        }
    }
    doc.put("</tbody>\n");
}

/// A value of a target; the first has the target's name and measures.
fn row(doc: &mut Doc<'_>, view: View<'_>, target: &Target, value: &TargetValue, first: bool, years: &[u16]) {
    doc.put("<tr>");
    match first {
        true => doc.open("th", &format!("t-{}", target.id), " scope=\"row\""),
        false => doc.put("<th scope=\"row\">"),
    }
    if first {
        doc.line(&target.label);
        if let Some(mark) = &target.owner_mark {
            doc.put(" ");
            doc.line(mark);
        }
        measures(doc, view, target);
    }
    if let Some(part) = &value.part {
        doc.put("<span class=\"part\">");
        doc.line(part);
        doc.put("</span>");
    }
    doc.put("</th><td>");
    goals(doc, view, value);
    doc.put("</td>");
    for year in years {
        doc.put("<td>");
        let result = value.results.iter().find(|result| result.fiscal_year == *year);
        match result {
            Some(result) => doc.text(&amount(view, value, &result.figure())),
            None => doc.text(&view.say("print-no-result", &[])),
        }
        doc.put("</td>");
    }
    doc.put("</tr>\n");
}

/// The target as printed, where it stood before, and the targets of single years.
fn goals(doc: &mut Doc<'_>, view: View<'_>, value: &TargetValue) {
    doc.line(&value.printed);
    let dated = |of: &YearValue| {
        let year = view.plan.year_label(of.fiscal_year, view.lang);
        let label = view.say("print-fact", &[("name", &year)]);
        format!("{label}{}", amount(view, value, of))
    };
    let baseline =
        value.baseline.iter().map(|of| format!("{}{}", view.say("print-baseline", &[]), dated(of)));
    for line in baseline.chain(value.goals.iter().map(dated)) {
        doc.put("<br/>");
        doc.text(&line);
    }
}

fn amount(view: View<'_>, value: &TargetValue, of: &YearValue) -> String {
    view.plan[value.unit].amount(of.value, value.places(), view.lang)
}

fn measures(doc: &mut Doc<'_>, view: View<'_>, target: &Target) {
    if target.measures.is_empty() {
        return;
    }
    doc.put("<span class=\"measures\">");
    // The list stands where the message has its slot.
    const SLOT: &str = "\u{f0000}";
    let said = view.say("print-target-measures", &[("pages", SLOT)]);
    let (before, after) = said.split_once(SLOT).unwrap_or((said.as_str(), ""));
    doc.text(before);
    let separator = view.say("print-list-separator", &[]);
    for (at, &id) in target.measures.iter().enumerate() {
        if at > 0 {
            doc.plain(&separator);
        }
        doc.put(&format!("<a href=\"{}\">", escape(&view.href(Entry::Measure(id)))));
        doc.plain(&view.plan[id].place.number);
        doc.put("</a>");
    }
    doc.text(after);
    doc.put("</span>");
}
