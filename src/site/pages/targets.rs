//! The tables of numeric targets, their results, and the measures that work towards each.

use serde::Serialize;
use tera::Value;

use super::series::Series;
use super::{Maker, serialized};
use crate::address::{self, Page};
use crate::i18n::{Args, format_date};
use crate::plan::*;
use crate::site::PageDraft;
use crate::site::view::{LinkView, NodeLink, Text};

/// A table as it stands in the text, and on the page of targets.
#[derive(Serialize)]
pub(super) struct TableView {
    /// The node it stands in.
    node: NodeLink,
    /// Its caption, where it has one of its own.
    title: Option<Text>,
    introduction: Option<Text>,
    item_heading: Text,
    goal_heading: Text,
    groups: Vec<GroupView>,
    notes: Vec<Text>,
    has_results: bool,
}

#[derive(Serialize)]
struct GroupView {
    numeral: String,
    title: Option<Text>,
    targets: Vec<TargetView>,
}

#[derive(Serialize)]
struct TargetView {
    /// Its id on the page of targets.
    anchor: String,
    label: Text,
    owner: Option<LinkView>,
    owner_mark: Option<Text>,
    values: Vec<ValueView>,
    measures: Vec<Value>,
}

#[derive(Serialize)]
struct ValueView {
    part: Option<Text>,
    printed: Text,
    /// Where the indicator stood before the plan, in words.
    baseline: Option<String>,
    /// Targets of single years, in words.
    goals: Vec<String>,
    results: Vec<ResultView>,
    /// Its course over the years, where there are several.
    series: Option<Series>,
    /// Where the target stands on the bars, in percent of their width.
    mark: Option<f64>,
}

#[derive(Serialize)]
struct ResultView {
    /// Length of its bar, in percent.
    width: f64,
    /// Year, value and what of the target is reached, in words.
    text: String,
    /// Year and value in words.
    short: String,
    provisional: bool,
    source: Option<Text>,
    comment: Option<Text>,
    /// The day of the report.
    date: Option<String>,
}

impl<'a> Maker<'_, 'a, '_> {
    /// The page of all tables; its heading is that of the chapter they make, where they make one.
    pub(super) fn targets(&self) -> PageDraft<'a> {
        let plan = self.views.plan;
        let chapter = plan.target_chapter();
        let mut values = self.target_values(true);
        values.push(("heading", serialized(&chapter.map(|id| self.views.node_link(id)))));
        match chapter {
            Some(id) => self.draft(Page::Targets, self.views.text(&plan[id].title), values),
            None => self.titled(Page::Targets, "nav-targets", values),
        }
    }

    /// The tables; with the measures of each target if `full`.
    pub(super) fn target_values(&self, full: bool) -> Vec<(&'static str, Value)> {
        let plan = self.views.plan;
        let tables: Vec<TableView> =
            (0..plan.tables.len() as u32).map(|id| self.table_view(TableId(id), full)).collect();
        let has_results = tables.iter().any(|table| table.has_results);
        vec![("tables", serialized(&tables)), ("has_results", Value::from(has_results))]
    }

    pub(super) fn table_view(&self, id: TableId, full: bool) -> TableView {
        let views = self.views;
        let table = &views.plan[id];
        let rows = table.groups.iter().flat_map(|group| &group.rows);
        let mut values = rows.flat_map(|&id| &views.plan[id].values);
        TableView {
            node: views.node_link(table.node),
            title: table.title.as_ref().map(|title| views.text(title)),
            introduction: table.introduction.as_ref().map(|text| views.text(text)),
            item_heading: views.text(&table.item_heading),
            goal_heading: views.text(&table.goal_heading),
            groups: table.groups.iter().map(|group| self.group_view(group, full)).collect(),
            notes: table.notes.iter().map(|note| views.text(note)).collect(),
            has_results: values.any(|value| !value.results.is_empty()),
        }
    }

    fn group_view(&self, group: &TargetGroup, full: bool) -> GroupView {
        GroupView {
            numeral: group.numeral(self.views.lang == self.views.plan.official()),
            title: group.title.as_ref().map(|title| self.views.text(title)),
            targets: group.rows.iter().map(|&id| self.target_view(id, full)).collect(),
        }
    }

    fn target_view(&self, id: TargetId, full: bool) -> TargetView {
        let views = self.views;
        let target = &views.plan[id];
        TargetView {
            anchor: address::anchor(&target.id).into_owned(),
            label: views.text(&target.label),
            owner: target.owner.map(|owner| views.owner_link(owner)),
            owner_mark: target.owner_mark.as_ref().map(|mark| views.text(mark)),
            values: target.values.iter().map(|value| self.value_view(value)).collect(),
            measures: match full {
                true => target.measures.iter().map(|&id| views.entry(Entry::Measure(id))).collect(),
                false => Vec::new(),
            },
        }
    }

    fn value_view(&self, value: &TargetValue) -> ValueView {
        let scale = scale(value, self.views.plan[value.unit].percent);
        let goal = value.value.filter(|goal| *goal > 0.0);
        let goals = value.goals.iter();
        ValueView {
            part: value.part.as_ref().map(|part| self.views.text(part)),
            printed: self.views.text(&value.printed),
            baseline: value.baseline.map(|baseline| self.year_value("target-baseline", &baseline, value)),
            goals: goals.map(|goal| self.year_value("target-goal", goal, value)).collect(),
            series: Series::of(value, self.views.plan.fiscal_year),
            mark: goal.map(|goal| position(goal, scale)),
            results: value.results.iter().map(|result| self.result_view(result, value, scale)).collect(),
        }
    }

    fn result_view(&self, result: &TargetResult, value: &TargetValue, scale: f64) -> ResultView {
        let mut text = self.year_value("result", &result.figure(), value);
        let share = value.share(result, self.views.plan.fiscal_year);
        if let Some(share) = share {
            let mut args = Args::new();
            args.set("achieved", i64::from(whole_percent(share)));
            text.push_str(&self.text("result-achieved", &args));
            if let Some(grade) = self.views.plan.grade(share) {
                args.set("grade", self.views.text(&grade.name).text);
                text.push_str(&self.text("result-grade", &args));
            }
        }
        ResultView {
            width: position(result.value, scale),
            text,
            short: self.year_value("result-short", &result.figure(), value),
            provisional: result.provisional,
            source: result.source.as_ref().map(|text| self.views.text(text)),
            comment: result.comment.as_ref().map(|text| self.views.text(text)),
            date: result.date.map(|date| format_date(date, self.views.lang)),
        }
    }

    /// A year and its value in the words of a message.
    pub(super) fn year_value(&self, message: &str, of: &YearValue, value: &TargetValue) -> String {
        let plan = self.views.plan;
        let mut args = Args::new();
        args.set("year", plan.year_label(of.fiscal_year, self.views.lang));
        args.set("amount", plan[value.unit].amount(of.value, value.places(), self.views.lang));
        self.text(message, &args)
    }
}

/// What the full width of the bars stands for.
fn scale(value: &TargetValue, percent: bool) -> f64 {
    let numbers = value.results.iter().map(|result| result.value).chain(value.value);
    let largest = numbers.fold(0.0, f64::max);
    if percent { largest.max(100.0) } else { largest * 1.1 }
}

/// In percent of the scale, to one decimal; a value that is no length is none.
fn position(value: f64, scale: f64) -> f64 {
    if scale <= 0.0 || !value.is_finite() {
        return 0.0;
    }
    (value / scale * 1000.0).clamp(0.0, 1000.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_hold_the_target_and_every_result() {
        assert!(position(900.0, 990.0) < 100.0);
        assert_eq!(position(61.7, 100.0), 61.7);
        assert_eq!(position(5.0, 0.0), 0.0);
        assert_eq!(position(f64::NAN, 10.0), 0.0);
    }
}
