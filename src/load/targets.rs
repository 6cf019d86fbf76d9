//! `targets.yaml` → the tables of targets.

use crate::diagnostic::Diagnostic;
use crate::lang::Localized;
use crate::number::Style;
use crate::plan::*;
use crate::source::{FileId, Sources};

use super::spots::{Spot, Table};
use super::tables::{GroupRow, ResultRow, ResultTable, TargetRow, TargetsTable, ValueRow};

/// Adds a table to the plan, at the end of its node's entries.
pub fn add(
    plan: &mut Plan,
    table: &TargetsTable,
    file: FileId,
    node: NodeId,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) {
    let languages = plan.languages.clone();
    let reader = Table::new(file, &sources.file(file).text, &languages);
    let root = reader.root();
    let numbers = root.key("group_number").style(&table.group_number, Style::Roman);
    let groups = root.key("groups");
    let mut made = Vec::with_capacity(table.groups.len());
    for (at, group) in table.groups.iter().enumerate() {
        made.push(target_group(plan, &groups.item(at), group, at as u16 + 1, &numbers));
    }
    let own_chapter = table.chapter.is_some();
    let table = TargetTable {
        node,
        title: if own_chapter { None } else { root.key("title").optional(&table.title) },
        introduction: root.key("introduction").optional(&table.introduction),
        item_heading: root.key("item_heading").text(&table.item_heading),
        goal_heading: root.key("goal_heading").text(&table.goal_heading),
        groups: made,
        notes: root.key("notes").texts(&table.notes),
    };
    let id = TableId(plan.tables.len() as u32);
    plan.tables.push(table);
    let items = &mut plan.nodes[node.at()].items;
    let first_child = items.iter().position(|item| matches!(item, Item::Node(_))).unwrap_or(items.len());
    items.insert(first_child, Item::Table(id));
    problems.extend(reader.into_problems());
}

/// The title of the chapter that a table of the content folder makes.
pub fn chapter_title(
    table: &TargetsTable,
    file: FileId,
    plan: &Plan,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Localized<Line> {
    let reader = Table::new(file, &sources.file(file).text, &plan.languages);
    let spot = reader.root().key("title");
    let title = match &table.title {
        Some(title) => spot.text(title),
        None => {
            spot.problem(Diagnostic::error("missing-key").at(spot.span("chapter")).arg("key", "title"));
            Localized::only(plan.official(), Line::made(""))
        }
    };
    problems.extend(reader.into_problems());
    title
}

fn target_group(
    plan: &mut Plan,
    spot: &Spot<'_, '_>,
    group: &GroupRow,
    number: u16,
    numbers: &Style,
) -> TargetGroup {
    let title = spot.key("title").optional(&group.title).filter(|title| !title.official.is_empty());
    let rows = group.targets.iter().enumerate();
    let rows = rows.map(|(at, row)| add_target(plan, &spot.key("targets").item(at), row)).collect();
    TargetGroup {
        number,
        printed: if title.is_some() { numbers.format(number) } else { String::new() },
        title,
        rows,
    }
}

fn add_target(plan: &mut Plan, spot: &Spot<'_, '_>, row: &TargetRow) -> TargetId {
    let id = spot.key("id");
    let id_line = id.line(&row.id);
    if let Some(reason) = super::slug_problem(&row.id) {
        spot.problem(Diagnostic::error(reason).at(id_line.span).arg("found", &row.id));
    }
    if let Some(first) = plan.targets.iter().find(|target| target.id == row.id) {
        let problem = Diagnostic::error("duplicate-id").at(id_line.span).arg("found", &row.id);
        spot.problem(problem.related(first.id_line.span, "first"));
    }
    if row.values.is_empty() {
        spot.problem(Diagnostic::error("target-without-value").at(id_line.span).arg("found", &row.id));
    }
    let values = row.values.iter().enumerate();
    let target = Target {
        id: row.id.clone(),
        label: spot.key("label").text(&row.label),
        owner: row.owner.as_ref().and_then(|name| owner(plan, &spot.key("owner"), name)),
        owner_mark: spot.key("owner_mark").optional(&row.owner_mark),
        values: values.map(|(at, value)| target_value(plan, &spot.key("values").item(at), value)).collect(),
        measures: Vec::new(),
        id_line,
    };
    plan.targets.push(target);
    TargetId(plan.targets.len() as u32 - 1)
}

fn owner(plan: &Plan, spot: &Spot<'_, '_>, name: &str) -> Option<OwnerId> {
    let found = super::references::owner(plan, name);
    if found.is_none() {
        spot.problem(super::references::unknown_owner(plan, name, spot.span(name)));
    }
    found
}

fn target_value(plan: &Plan, spot: &Spot<'_, '_>, row: &ValueRow) -> TargetValue {
    let directions = [("up", Direction::Up), ("down", Direction::Down)];
    let years = |key: &str, years: &std::collections::BTreeMap<u16, f64>| {
        let year = |(&fiscal_year, &value): (&u16, &f64)| {
            check_year(&spot.key(key), fiscal_year);
            YearValue { fiscal_year, value }
        };
        years.iter().map(year).collect()
    };
    TargetValue {
        id: row.id.clone(),
        part: spot.key("part").optional(&row.part),
        printed: spot.key("printed").text(&row.printed),
        value: row.value,
        unit: unit(plan, &spot.key("unit"), row.unit.as_deref()),
        decimals: row.decimals.filter(|&decimals| decimals <= 6),
        direction: spot.key("direction").choice(&row.direction, &directions, Direction::Up),
        baseline: row
            .baseline
            .as_ref()
            .map(|baseline| YearValue { fiscal_year: baseline.year, value: baseline.value }),
        goals: years("goals", &row.goals),
        results: row.results.iter().map(|(&year, row)| result(&spot.key("results"), year, row)).collect(),
    }
}

fn result(spot: &Spot<'_, '_>, fiscal_year: u16, row: &ResultRow) -> TargetResult {
    check_year(spot, fiscal_year);
    let spot = spot.key(&fiscal_year.to_string());
    match row {
        ResultRow::Figure(value) => TargetResult::plain(fiscal_year, *value, spot.span(&value.to_string())),
        ResultRow::Told(table) => told_result(&spot, fiscal_year, table),
    }
}

/// A result with what is said of it.
pub fn told_result(spot: &Spot<'_, '_>, fiscal_year: u16, table: &ResultTable) -> TargetResult {
    TargetResult {
        fiscal_year,
        value: table.value,
        provisional: table.provisional,
        source: spot.key("source").optional(&table.source),
        date: table.date.as_ref().and_then(|date| spot.key("date").date(date)),
        comment: spot.key("comment").optional(&table.comment),
        span: spot.key("value").span(&table.value.to_string()),
    }
}

/// `results: {5: 652}` means 令和５年度 to its author, and year 5 to a program.
fn check_year(spot: &Spot<'_, '_>, year: u16) {
    if !(1900..=2200).contains(&year) {
        let year = year.to_string();
        spot.problem(Diagnostic::error("fiscal-year").at(spot.span(&format!("{year}:"))).arg("found", year));
    }
}

pub fn unit(plan: &Plan, spot: &Spot<'_, '_>, name: Option<&str>) -> UnitId {
    let name = name.unwrap_or("none");
    let named = |unit: &Unit| unit.id == name || *unit.label.official == *name;
    let found = plan.units.iter().position(named);
    if found.is_none() {
        let units = plan.units.iter().map(|unit| (unit.id.as_str(), unit.label.official.text.as_str()));
        spot.problem(Diagnostic::error("unknown-unit").at(spot.span(name)).suggest_named(name, units));
    }
    UnitId(found.unwrap_or(0) as u32)
}
