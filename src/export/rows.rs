//! The records, each made once for every format.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::address;
use crate::facts::{FACTS, Fact};
use crate::lang::Localized;
use crate::plan::*;

/// A text by language; null where there is no translation.
pub type Text = BTreeMap<&'static str, Option<String>>;

/// A measure, sub-measure or repeat, as it is printed.
#[derive(Serialize)]
pub struct MeasureRow {
    slug: String,
    /// Unique in the plan: `4-1-3`.
    number: String,
    /// Id of the node at the top: `4`, `a1`.
    chapter: String,
    /// Id of the node it stands in: `4-1`.
    section: String,
    /// Its official titles, from the outside in.
    path: Vec<String>,
    /// Counts from 1 within the owner's list of the node, within the node, or within the parent.
    position: u32,
    /// What the plan prints before it.
    printed: String,
    /// Slug of the measure that a sub-measure belongs to.
    parent: Option<String>,
    /// Slug of the original, for a repeat.
    repeats: Option<String>,
    /// A repeat has its original's.
    title: Text,
    /// Whether the plan prints the title; else it is editorial.
    official_title: bool,
    /// Plain text, one line a paragraph. A repeat's official text is as printed there.
    text: Text,
    /// Of each translation: `current`, `stale` or `missing`.
    translation: BTreeMap<&'static str, &'static str>,
    /// Roles of the owners, in their order; null where the plan tells none apart.
    roles: Vec<Option<String>>,
    /// The facts of [`crate::facts::FACTS`]: a text or null, or a list.
    #[serde(flatten)]
    facts: BTreeMap<&'static str, Value>,
    /// Former slugs, which lead here.
    aliases: Vec<String>,
    /// From the root of the site.
    url: Text,
}

/// Every entry of the plan, in the order of print.
pub fn measures(plan: &Plan) -> impl Iterator<Item = MeasureRow> {
    plan.entries().map(|entry| measure(plan, entry))
}

pub fn measure(plan: &Plan, entry: Entry) -> MeasureRow {
    let place = plan.place(entry);
    let id = plan.original(entry);
    let original = &plan[id];
    let path = plan.path_to(place.node).into_iter();
    let mut body = original.body.map(|_, body| body.text.clone());
    body.official = plan.official_text(entry).text.clone();
    MeasureRow {
        slug: plan.slug(entry).to_string(),
        number: place.number.clone(),
        chapter: plan[place.top].id.clone(),
        section: plan[place.node].id.clone(),
        path: path.map(|id| plan[id].title.official.text.clone()).collect(),
        position: place.position,
        printed: plan.printed(entry).to_string(),
        parent: place.parent.map(|parent| plan[parent].slug.clone()),
        repeats: matches!(entry, Entry::Repeat(_)).then(|| original.slug.clone()),
        title: text(plan, &original.title),
        official_title: original.official_title,
        text: by_language(plan, &body),
        translation: original
            .translations
            .states
            .iter()
            .map(|&(lang, state)| (lang.code(), state_name(state)))
            .collect(),
        roles: place.owners.iter().map(|carrier| carrier.role.map(|role| plan[role].id.clone())).collect(),
        facts: FACTS.iter().map(|fact| (fact.key, fact_value(plan, id, place, fact))).collect(),
        aliases: original.aliases.clone(),
        url: url(plan, &address::entry(plan, entry)),
    }
}

/// The owners of a repeat are those named where it stands.
fn fact_value(plan: &Plan, id: MeasureId, place: &Place, fact: &Fact) -> Value {
    let values = match fact.key {
        "owner" => place.owners.iter().map(|carrier| plan[carrier.owner].id.clone()).collect(),
        _ => fact.data(plan, id),
    };
    match fact.list {
        true => values.into(),
        false => values.into_iter().next().map_or(Value::Null, Value::from),
    }
}

fn state_name(state: Translation) -> &'static str {
    match state {
        Translation::Current => "current",
        Translation::Stale => "stale",
        Translation::Missing => "missing",
    }
}

fn url(plan: &Plan, address: &str) -> Text {
    plan.languages.iter().map(|lang| (lang.code(), Some(format!("{lang}/{address}")))).collect()
}

/// All tables of targets.
#[derive(Serialize)]
pub struct TargetTables {
    fiscal_year: u16,
    tables: Vec<TableRow>,
}

/// A table of targets.
#[derive(Serialize)]
struct TableRow {
    /// Id of the node it stands in: `8`.
    section: String,
    /// Its caption, or the title of its node.
    title: Text,
    introduction: Option<Text>,
    item_heading: Text,
    goal_heading: Text,
    groups: Vec<GroupRow>,
    notes: Vec<Text>,
}

#[derive(Serialize)]
struct GroupRow {
    /// From 1; not a chapter's number.
    number: u16,
    title: Option<Text>,
    targets: Vec<TargetRow>,
}

#[derive(Serialize)]
struct TargetRow {
    id: String,
    label: Text,
    owner: Option<String>,
    /// As printed: 【県】.
    owner_mark: Option<Text>,
    values: Vec<ValueRow>,
    /// Slugs of the measures that work towards it.
    measures: Vec<String>,
    /// From the root of the site.
    url: Text,
}

#[derive(Serialize)]
struct ValueRow {
    id: Option<String>,
    part: Option<Text>,
    /// As printed: 年間６８０人.
    printed: Text,
    /// In `unit`; null where the target is no number.
    value: Value,
    unit: String,
    /// As it stands after a figure.
    unit_label: Text,
    /// `up` or `down`: which way is better.
    direction: &'static str,
    baseline: Option<FigureRow>,
    /// Targets of single years, oldest first.
    goals: Vec<FigureRow>,
    /// Oldest first; empty where none have been published.
    results: Vec<ResultRow>,
}

#[derive(Serialize)]
struct FigureRow {
    fiscal_year: u16,
    value: Value,
}

#[derive(Serialize)]
struct ResultRow {
    #[serde(flatten)]
    figure: FigureRow,
    /// Whether it may still change.
    provisional: bool,
    /// ISO 8601.
    date: Option<String>,
    source: Option<Text>,
    comment: Option<Text>,
    /// Share of the year's target in percent, rounded down.
    achieved: Option<u32>,
    /// By the plan's rule; null where it has none.
    grade: Option<Text>,
}

pub fn targets(plan: &Plan) -> TargetTables {
    TargetTables {
        fiscal_year: plan.fiscal_year,
        tables: plan.tables.iter().map(|table| table_row(plan, table)).collect(),
    }
}

fn table_row(plan: &Plan, table: &TargetTable) -> TableRow {
    let group = |group: &TargetGroup| GroupRow {
        number: group.number,
        title: group.title.as_ref().map(|title| text(plan, title)),
        targets: group.rows.iter().map(|&id| target(plan, &plan[id])).collect(),
    };
    TableRow {
        section: plan[table.node].id.clone(),
        title: text(plan, table.title.as_ref().unwrap_or(&plan[table.node].title)),
        introduction: table.introduction.as_ref().map(|line| text(plan, line)),
        item_heading: text(plan, &table.item_heading),
        goal_heading: text(plan, &table.goal_heading),
        groups: table.groups.iter().map(group).collect(),
        notes: table.notes.iter().map(|note| text(plan, note)).collect(),
    }
}

fn target(plan: &Plan, target: &Target) -> TargetRow {
    TargetRow {
        id: target.id.clone(),
        label: text(plan, &target.label),
        owner: target.owner.map(|owner| plan[owner].id.clone()),
        owner_mark: target.owner_mark.as_ref().map(|mark| text(plan, mark)),
        values: target.values.iter().map(|value| target_value(plan, value)).collect(),
        measures: target.measures.iter().map(|&id| plan[id].slug.clone()).collect(),
        url: url(plan, &address::target(target)),
    }
}

fn target_value(plan: &Plan, value: &TargetValue) -> ValueRow {
    let year = |of: &YearValue| FigureRow { fiscal_year: of.fiscal_year, value: number(of.value) };
    ValueRow {
        id: value.id.clone(),
        part: value.part.as_ref().map(|part| text(plan, part)),
        printed: text(plan, &value.printed),
        value: value.value.map_or(Value::Null, number),
        unit: plan[value.unit].id.clone(),
        unit_label: text(plan, &plan[value.unit].label),
        direction: match value.direction {
            Direction::Up => "up",
            Direction::Down => "down",
        },
        baseline: value.baseline.as_ref().map(year),
        goals: value.goals.iter().map(year).collect(),
        results: value.results.iter().map(|of| result(plan, value, of)).collect(),
    }
}

fn result(plan: &Plan, value: &TargetValue, of: &TargetResult) -> ResultRow {
    let share = value.share(of, plan.fiscal_year);
    ResultRow {
        figure: FigureRow { fiscal_year: of.fiscal_year, value: number(of.value) },
        provisional: of.provisional,
        date: of.date.map(super::twins::iso),
        source: of.source.as_ref().map(|line| text(plan, line)),
        comment: of.comment.as_ref().map(|line| text(plan, line)),
        achieved: share.map(whole_percent),
        grade: share.and_then(|share| plan.grade(share)).map(|grade| text(plan, &grade.name)),
    }
}

/// What was done for a measure in a year.
#[derive(Serialize)]
pub struct ReportRow {
    fiscal_year: u16,
    /// Slug of the measure.
    slug: String,
    number: String,
    /// Id of the status, and its name.
    status: Option<String>,
    status_name: Option<Text>,
    done: Option<Text>,
    next: Option<Text>,
    department: Option<Text>,
    figures: Vec<ReportFigureRow>,
    /// In yen.
    budget: Option<Value>,
    spent: Option<Value>,
    /// ISO 8601.
    date: Option<String>,
}

#[derive(Serialize)]
struct ReportFigureRow {
    label: Text,
    value: Value,
    unit: String,
}

/// Every report, by measure and year.
pub fn reports(plan: &Plan) -> impl Iterator<Item = ReportRow> {
    let line = |line: &Option<Localized<Line>>| line.as_ref().map(|line| text(plan, line));
    plan.reports.iter().map(move |report| ReportRow {
        fiscal_year: report.fiscal_year,
        slug: plan[report.measure].slug.clone(),
        number: plan[report.measure].place.number.clone(),
        status: report.status.map(|status| plan[status].id.clone()),
        status_name: report.status.map(|status| text(plan, &plan[status].name)),
        done: line(&report.done),
        next: line(&report.next),
        department: line(&report.department),
        figures: report
            .figures
            .iter()
            .map(|figure| ReportFigureRow {
                label: text(plan, &figure.label),
                value: number(figure.value),
                unit: plan[figure.unit].id.clone(),
            })
            .collect(),
        budget: report.budget.map(number),
        spent: report.spent.map(number),
        date: report.date.map(super::twins::iso),
    })
}

/// Whole numbers without a decimal point.
fn number(value: f64) -> Value {
    let whole = value as i64;
    if whole as f64 == value { whole.into() } else { value.into() }
}

fn text(plan: &Plan, line: &Localized<Line>) -> Text {
    by_language(plan, &line.map(|_, line| line.text.clone()))
}

fn by_language(plan: &Plan, text: &Localized<String>) -> Text {
    plan.languages.iter().map(|&lang| (lang.code(), text.exact(lang).cloned())).collect()
}
