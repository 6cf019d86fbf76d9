//! 進捗状況 in print: what came of the targets, and what was done for each measure, after the plan itself.

use serde::Serialize;

use super::text::{Phrase, phrase, phrase_in};
use super::view::{Reference, View, reference};
use crate::i18n::{Args, format_count, format_date};
use crate::lang::Localized;
use crate::plan::*;

#[derive(Serialize)]
pub(super) struct Progress {
    title: Phrase,
    introduction: Phrase,
    /// The rule of the grades, where the plan has one.
    rule: Option<Phrase>,
    /// The headings of the table of targets: as many as each row has cells.
    headings: Vec<Phrase>,
    outcomes: Vec<Vec<Phrase>>,
    /// The heading over the reports.
    reports_title: Phrase,
    reports: Vec<ReportData>,
}

#[derive(Serialize)]
struct ReportData {
    measure: Reference,
    title: Phrase,
    /// Year, status and date.
    status: Phrase,
    /// Paragraphs: what was done, figures and money, what comes next.
    lines: Vec<Phrase>,
}

/// None where nothing is known, or nothing of it is in this book.
pub(super) fn progress(view: View<'_>) -> Option<Progress> {
    let plan = view.plan;
    let outcomes: Vec<Vec<Phrase>> = (0..plan.targets.len() as u32)
        .map(TargetId)
        .filter(|&id| view.selection.has_target(id))
        .flat_map(|id| plan[id].values.iter().filter_map(move |value| outcome(view, &plan[id], value)))
        .collect();
    let in_book = |report: &&Report| view.selection.has(Entry::Measure(report.measure));
    let reports: Vec<ReportData> =
        plan.reports.iter().filter(in_book).map(|report| report_data(view, report)).collect();
    if outcomes.is_empty() && reports.is_empty() {
        return None;
    }
    let mut args = Args::new();
    args.set("year", plan.year_label(plan.reported_year(), view.lang));
    args.set("plan", plan.title.get(view.lang).text.as_str());
    let mut headings = vec!["progress-target", "progress-goal", "targets-result", "progress-achieved"];
    headings.extend((!plan.grades.is_empty()).then_some("progress-grade"));
    Some(Progress {
        title: message(view, "progress-title"),
        introduction: phrase_in(&view.i18n.text(view.lang, "progress-intro", &args), view.lang),
        rule: (!plan.grades.is_empty()).then(|| rule(view)),
        headings: headings.into_iter().map(|id| message(view, id)).collect(),
        outcomes,
        reports_title: message(view, "progress-reports"),
        reports,
    })
}

fn message(view: View<'_>, id: &str) -> Phrase {
    phrase_in(&view.i18n.message(view.lang, id), view.lang)
}

fn rule(view: View<'_>) -> Phrase {
    let band = |grade: &Grade| {
        let mut args = Args::new();
        args.set("grade", grade.name.get(view.lang).text.as_str());
        match grade.from {
            Some(from) => {
                args.set("from", crate::number::decimal(from, None));
                view.i18n.text(view.lang, "progress-band", &args)
            }
            None => view.i18n.text(view.lang, "progress-band-rest", &args),
        }
    };
    let bands: Vec<String> = view.plan.grades.iter().map(band).collect();
    let joined = bands.join(&view.i18n.message(view.lang, "list-separator"));
    let space = if view.lang.is_japanese() { "" } else { " " };
    phrase_in(&format!("{}{space}{joined}", view.i18n.message(view.lang, "progress-rule")), view.lang)
}

/// The cells of a value of a target that has a result.
fn outcome(view: View<'_>, target: &Target, value: &TargetValue) -> Option<Vec<Phrase>> {
    let (plan, lang) = (view.plan, view.lang);
    let result = value.results.last()?;
    let name = match &value.part {
        Some(part) => format!("{} {}", target.label.get(lang).text, part.get(lang).text),
        None => target.label.get(lang).text.clone(),
    };
    let mut known = Args::new();
    known.set("year", plan.year_label(result.fiscal_year, lang));
    known.set("amount", plan[value.unit].amount(result.value, value.places(), lang));
    let mut reached = view.i18n.text(lang, "result-short", &known);
    if result.provisional {
        reached.push_str(&view.i18n.message(lang, "result-provisional"));
    }
    let none = || view.i18n.message(lang, "progress-none");
    let share = value.share(result, plan.fiscal_year);
    let mut cells = vec![
        phrase_in(&name, lang),
        phrase(&value.printed, lang),
        phrase_in(&reached, lang),
        phrase_in(&share.map_or_else(none, |share| format!("{}%", whole_percent(share))), lang),
    ];
    if !plan.grades.is_empty() {
        let grade = share.and_then(|share| plan.grade(share));
        cells.push(grade.map_or_else(|| phrase_in(&none(), lang), |grade| phrase(&grade.name, lang)));
    }
    Some(cells)
}

fn report_data(view: View<'_>, report: &Report) -> ReportData {
    let (plan, lang) = (view.plan, view.lang);
    let mut status = vec![plan.year_label(report.fiscal_year, lang)];
    status.extend(report.status.map(|status| plan[status].name.get(lang).text.clone()));
    status.extend(report.date.map(|date| {
        let mut args = Args::new();
        args.set("date", format_date(date, lang));
        view.i18n.text(lang, "progress-as-of", &args)
    }));
    let space = if lang.is_japanese() { "　" } else { " " };
    let mut lines = paragraphs(report.done.as_ref(), view);
    lines.extend(figures(view, report));
    let mut next = paragraphs(report.next.as_ref(), view).into_iter();
    if let Some(first) = next.next() {
        let colon = if lang.is_japanese() { "：" } else { ": " };
        lines.push(format!("{}{colon}{first}", view.i18n.message(lang, "progress-next")));
        lines.extend(next);
    }
    ReportData {
        measure: reference(view, Entry::Measure(report.measure)),
        title: phrase(&plan[report.measure].title, lang),
        status: phrase_in(&status.join(space), lang),
        lines: lines.iter().map(|line| phrase_in(line, lang)).collect(),
    }
}

fn paragraphs(text: Option<&Localized<Line>>, view: View<'_>) -> Vec<String> {
    let Some(text) = text else { return Vec::new() };
    let lines = text.get(view.lang).lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_string).collect()
}

/// Figures, money and department in one line; none where there are none.
fn figures(view: View<'_>, report: &Report) -> Option<String> {
    let (plan, lang) = (view.plan, view.lang);
    let mut parts: Vec<String> = Vec::new();
    for figure in &report.figures {
        let amount = plan[figure.unit].amount(figure.value, None, lang);
        parts.push(format!("{} {amount}", figure.label.get(lang).text));
    }
    for (id, yen) in [("progress-budget", report.budget), ("progress-spent", report.spent)] {
        let Some(yen) = yen else { continue };
        let mut args = Args::new();
        args.set("yen", format_count(yen as u64));
        let amount = view.i18n.text(lang, "progress-yen", &args);
        parts.push(format!("{} {amount}", view.i18n.message(lang, id)));
    }
    if let Some(department) = &report.department {
        parts.push(format!("{} {}", view.i18n.message(lang, "fact-department"), department.get(lang).text));
    }
    (!parts.is_empty()).then(|| parts.join(&view.i18n.message(lang, "list-separator")))
}
