//! What was reported since the plan was made: the files of `progress/`, and the rules of plan.yaml that they are told by.
//!
//! 1. [`statuses`] and [`grades`] read the plan's own words.
//! 2. [`add`] reads `progress/<year>/<slug>.yaml`, what was done for a measure, and
//!    `progress/<year>/targets/<id>[.<part>].yaml`, the result of a target, or of one of its parts.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::plan::*;
use crate::source::{FileId, Sources, Span};

use super::fields::read_table;
use super::spots::{Spot, Table};
use super::tables::{FigureRow, GradeRow, NameRow, ReportTable, ResultTable};
use super::{frame, targets};

/// The folder of reports in a project.
pub const FOLDER: &str = "progress";

/// How measures may go where the plan does not say: id, Japanese, English.
const STATUSES: [(&str, &str, &str); 5] = [
    ("done", "完了", "Completed"),
    ("on-track", "順調", "On track"),
    ("nearly", "概ね順調", "Nearly on track"),
    ("delayed", "遅れ", "Delayed"),
    ("not-begun", "未着手", "Not begun"),
];

pub fn statuses(spot: &Spot<'_, '_>, rows: Option<&[NameRow]>, languages: &[Lang]) -> Vec<ProgressStatus> {
    match rows {
        Some(rows) => frame::named(spot, rows, |id, name| ProgressStatus { id, name }),
        None => {
            let made = |&(id, ja, en): &(&str, &str, &str)| ProgressStatus {
                id: id.to_string(),
                name: frame::by_default(ja, en, languages),
            };
            STATUSES.iter().map(made).collect()
        }
    }
}

/// The bands, the best first; another order, or a band after that of all the rest, is a problem.
pub fn grades(spot: &Spot<'_, '_>, rows: &[GradeRow]) -> Vec<Grade> {
    let mut grades: Vec<Grade> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let spot = spot.item(at);
        let above = grades.last().map(|grade| grade.from);
        let in_order = match (above, row.from) {
            (None, _) => true,
            (Some(None), _) => false,
            (Some(Some(_)), None) => true,
            (Some(Some(above)), Some(from)) => from < above,
        };
        if !in_order {
            spot.problem(Diagnostic::error("grade-order").at(spot.span("from")));
        }
        let name = match &row.name {
            Some(name) => spot.key("name").text(name),
            None => spot.by_language(row.by.iter().map(|(code, text)| (code.as_str(), text.as_deref()))),
        };
        grades.push(Grade { from: row.from, name });
    }
    grades
}

/// What the path of a report says: its year, and what it is about.
enum About<'p> {
    Measure(&'p str),
    /// The id of a target, and of one of its values.
    Target(&'p str, Option<&'p str>),
}

fn about(path: &str) -> Option<(u16, About<'_>)> {
    let mut parts = path.strip_prefix(FOLDER)?.strip_prefix('/')?.strip_suffix(".yaml")?.split('/');
    let year = parts.next()?.parse().ok().filter(|year| (1900..=2200).contains(year))?;
    let about = match (parts.next()?, parts.next(), parts.next()) {
        ("targets", Some(name), None) => match name.split_once('.') {
            Some((id, part)) => About::Target(id, Some(part)),
            None => About::Target(name, None),
        },
        (slug, None, None) => About::Measure(slug),
        _ => return None,
    };
    Some((year, about))
}

/// Adds every report to the plan: its measures and targets are known by now.
pub fn add(plan: &mut Plan, sources: &Sources, problems: &mut Vec<Diagnostic>) {
    let prefix = format!("{FOLDER}/");
    let files: Vec<FileId> = sources.ids().filter(|&id| sources.file(id).path.starts_with(&prefix)).collect();
    if files.is_empty() {
        return;
    }
    let slugs = slugs(plan);
    for file in files {
        let source = sources.file(file);
        let whole = Span::start_of(file);
        match about(&source.path) {
            None => problems.push(Diagnostic::error("progress-path").at(whole).arg("path", &source.path)),
            Some((year, About::Measure(slug))) => match slugs.get(slug) {
                Some(&measure) => add_report(plan, (measure, year), file, &source.text, problems),
                None => {
                    let problem = Diagnostic::error("unknown-reported").at(whole);
                    problems.push(problem.suggest_named(slug, plan.measure_names()));
                }
            },
            Some((year, About::Target(id, part))) => {
                add_result(plan, (id, part, year), file, &source.text, problems);
            }
        }
    }
    plan.reports.sort_by_key(|report| (report.measure, report.fiscal_year));
    for at in 1..plan.reports.len() {
        let (first, second) = (&plan.reports[at - 1], &plan.reports[at]);
        if (first.measure, first.fiscal_year) == (second.measure, second.fiscal_year) {
            let slug = plan[second.measure].slug.as_str();
            let problem = Diagnostic::error("reported-twice").at(second.span).arg("found", slug);
            problems.push(problem.related(first.span, "first"));
        }
    }
}

/// Measures by their slugs, and by those they had.
fn slugs(plan: &Plan) -> HashMap<String, MeasureId> {
    let mut slugs = HashMap::new();
    for id in plan.measure_ids() {
        for alias in &plan[id].aliases {
            slugs.insert(alias.clone(), id);
        }
    }
    slugs.extend(plan.measure_ids().map(|id| (plan[id].slug.clone(), id)));
    slugs
}

fn add_report(
    plan: &mut Plan,
    (measure, fiscal_year): (MeasureId, u16),
    file: FileId,
    text: &str,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(table) = read_table::<ReportTable>(text, file, problems) else { return };
    let languages = plan.languages.clone();
    let reader = Table::new(file, text, &languages);
    let root = reader.root();
    let money = |key: &str, yen: Option<f64>| {
        if let Some(wrong) = yen.filter(|yen| *yen < 0.0 || yen.fract() != 0.0) {
            let wrong = wrong.to_string();
            let problem = Diagnostic::error("not-money").at(root.key(key).span(&wrong));
            root.problem(problem.arg("found", wrong));
        }
        yen
    };
    let figure = |(at, row): (usize, &FigureRow)| {
        let spot = root.key("figures").item(at);
        Figure {
            label: spot.key("label").text(&row.label),
            value: row.value,
            unit: targets::unit(plan, &spot.key("unit"), row.unit.as_deref()),
        }
    };
    let report = Report {
        measure,
        fiscal_year,
        status: table.status.as_ref().and_then(|name| status(plan, &root.key("status"), name)),
        done: root.key("done").optional(&table.done),
        next: root.key("next").optional(&table.next),
        department: root.key("department").optional(&table.department),
        figures: table.figures.iter().enumerate().map(figure).collect(),
        budget: money("budget", table.budget),
        spent: money("spent", table.spent),
        date: table.date.as_ref().and_then(|date| root.key("date").date(date)),
        span: Span::start_of(file),
    };
    plan.reports.push(report);
    problems.extend(reader.into_problems());
}

/// A status by its id, or by its name in any language.
fn status(plan: &Plan, spot: &Spot<'_, '_>, name: &str) -> Option<ProgressStatusId> {
    let is =
        |status: &ProgressStatus| status.id == name || status.name.all().any(|(_, line)| line.text == name);
    let found = plan.statuses.iter().position(is);
    if found.is_none() {
        let names = plan.statuses.iter().map(|status| status.name.official.text.as_str());
        spot.problem(Diagnostic::error("unknown-status").at(spot.span(name)).suggest(name, names));
    }
    found.map(|at| ProgressStatusId(at as u32))
}

fn add_result(
    plan: &mut Plan,
    (id, part, year): (&str, Option<&str>, u16),
    file: FileId,
    text: &str,
    problems: &mut Vec<Diagnostic>,
) {
    let whole = Span::start_of(file);
    let Some(target) = plan.targets.iter().position(|target| target.id == id) else {
        let targets = plan.targets.iter();
        let targets = targets.map(|target| (target.id.as_str(), target.label.official.text.as_str()));
        problems.push(Diagnostic::error("unknown-target").at(whole).suggest_named(id, targets));
        return;
    };
    let parts = &plan.targets[target].values;
    let Some(value) = parts.iter().position(|value| value.id.as_deref() == part) else {
        let ids = parts.iter().filter_map(|value| value.id.as_deref());
        let problem = Diagnostic::error("unknown-target-part").at(whole).arg("target", id);
        problems.push(problem.suggest(part.unwrap_or_default(), ids));
        return;
    };
    let Some(table) = read_table::<ResultTable>(text, file, problems) else { return };
    let languages = plan.languages.clone();
    let reader = Table::new(file, text, &languages);
    let result = targets::told_result(&reader.root(), year, &table);
    problems.extend(reader.into_problems());
    let results = &mut plan.targets[target].values[value].results;
    match results.binary_search_by_key(&year, |result| result.fiscal_year) {
        Err(at) => results.insert(at, result),
        Ok(at) => {
            let problem = Diagnostic::error("reported-twice").at(result.span).arg("found", id);
            problems.push(problem.related(results[at].span, "first"));
        }
    }
}
