//! The table of numeric targets, their results, and the measures that work towards each.

use serde::Serialize;
use tera::Value;

use super::{Maker, serialized};
use crate::i18n::{Args, Localized, format_count};
use crate::plan::*;
use crate::site::PageDraft;
use crate::site::route::Page;
use crate::site::view::{LinkView, Text};

#[derive(Serialize)]
struct GroupView {
    numeral: String,
    title: Text,
    targets: Vec<TargetView>,
}

#[derive(Serialize)]
struct TargetView {
    id: String,
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
    value: Option<f64>,
    /// `percent` or `people`.
    unit: &'static str,
    results: Vec<ResultView>,
    /// Where the target stands on the bars, in percent of their width.
    mark: Option<f64>,
}

#[derive(Serialize)]
struct ResultView {
    fiscal_year: u16,
    value: f64,
    /// Share of the target reached, in percent, rounded down; none without a numeric target.
    achieved: Option<u32>,
    /// Length of its bar, in percent.
    width: f64,
    /// All of that in words.
    text: String,
    /// Year and value in words.
    short: String,
}

#[derive(Serialize)]
struct ChapterView {
    number: u16,
    numeral: String,
    title: Text,
    introduction: Text,
    item_heading: Text,
    goal_heading: Text,
    notes: Vec<Text>,
}

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn targets(&self) -> PageDraft<'a> {
        let title = self.views.text(&self.views.plan.target_chapter.title);
        self.draft(Page::Targets, title, self.target_values(true))
    }

    /// What the table's template needs; with the measures of each target if `full`.
    pub(super) fn target_values(&self, full: bool) -> Vec<(&'static str, Value)> {
        let plan = self.views.plan;
        let has_results =
            plan.targets.iter().flat_map(|target| &target.values).any(|value| !value.results.is_empty());
        vec![
            ("target_groups", self.target_groups(full)),
            ("target_chapter", self.target_chapter()),
            ("has_results", Value::from(has_results)),
        ]
    }

    fn target_chapter(&self) -> Value {
        let text = |text: &Localized<String>| self.views.text(text);
        let chapter = &self.views.plan.target_chapter;
        serialized(&ChapterView {
            number: chapter.number,
            numeral: chapter_numeral(chapter.number),
            title: text(&chapter.title),
            introduction: text(&chapter.introduction),
            item_heading: text(&chapter.item_heading),
            goal_heading: text(&chapter.goal_heading),
            notes: chapter.notes.iter().map(text).collect(),
        })
    }

    fn target_groups(&self, full: bool) -> Value {
        let groups = self.views.plan.target_chapter.groups.iter();
        let groups: Vec<GroupView> = groups
            .map(|group| GroupView {
                numeral: chapter_numeral(group.number),
                title: self.views.text(&group.title),
                targets: group.rows.iter().map(|&id| self.target_view(id, full)).collect(),
            })
            .collect();
        serialized(&groups)
    }

    fn target_view(&self, id: TargetId, full: bool) -> TargetView {
        let views = self.views;
        let target = &views.plan[id];
        TargetView {
            id: target.id.clone(),
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
        let scale = scale(value);
        let goal = value.value.filter(|goal| *goal > 0.0);
        ValueView {
            part: value.part.as_ref().map(|part| self.views.text(part)),
            printed: self.views.text(&value.printed),
            value: value.value,
            unit: match value.unit {
                Unit::Percent => "percent",
                Unit::PeoplePerYear => "people",
            },
            mark: goal.map(|goal| position(goal, scale)),
            results: value
                .results
                .iter()
                .map(|result| {
                    let achieved = goal.map(|goal| (result.value / goal * 100.0) as u32);
                    let (text, short) = self.result_texts(result, value.unit, achieved);
                    ResultView {
                        fiscal_year: result.fiscal_year,
                        value: result.value,
                        achieved,
                        width: position(result.value, scale),
                        text,
                        short,
                    }
                })
                .collect(),
        }
    }

    /// A result in words, long and short.
    fn result_texts(&self, result: &TargetResult, unit: Unit, achieved: Option<u32>) -> (String, String) {
        let mut args = Args::new();
        args.set("year", self.fiscal_year(result.fiscal_year));
        let (long, short) = match unit {
            Unit::Percent => ("result-percent", "result-short-percent"),
            Unit::PeoplePerYear => ("result-people", "result-short-people"),
        };
        args.set("value", number(result.value));
        let mut text = self.text(long, &args);
        if let Some(achieved) = achieved {
            args.set("achieved", i64::from(achieved));
            text.push_str(&self.text("result-achieved", &args));
        }
        (text, self.text(short, &args))
    }

    /// As the plan writes it, if it is the plan's own.
    fn fiscal_year(&self, year: u16) -> String {
        let plan = self.views.plan;
        if year == plan.fiscal_year {
            return self.views.text(&plan.fiscal_year_label).text;
        }
        let mut args = Args::new();
        args.set("year", year.to_string());
        self.text("fiscal-year", &args)
    }
}

/// What the full width of the bars stands for.
fn scale(value: &TargetValue) -> f64 {
    let numbers = value.results.iter().map(|result| result.value).chain(value.value);
    let largest = numbers.fold(0.0, f64::max);
    match value.unit {
        Unit::Percent => largest.max(100.0),
        Unit::PeoplePerYear => largest * 1.1,
    }
}

/// In percent of the scale, to one decimal.
fn position(value: f64, scale: f64) -> f64 {
    if scale <= 0.0 {
        return 0.0;
    }
    (value / scale * 1000.0).clamp(0.0, 1000.0).round() / 10.0
}

/// Whole numbers with separators of thousands, others as they are.
fn number(value: f64) -> String {
    match value.fract() == 0.0 && value >= 0.0 {
        true => format_count(value as u64),
        false => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(unit: Unit, goal: Option<f64>, results: &[f64]) -> TargetValue {
        let results = results.iter().map(|&value| TargetResult { fiscal_year: 2023, value }).collect();
        TargetValue { id: None, part: None, printed: Localized::default(), value: goal, unit, results }
    }

    #[test]
    fn bars_hold_the_target_and_every_result() {
        let percent = value(Unit::Percent, Some(61.7), &[62.0]);
        assert_eq!(scale(&percent), 100.0);
        let people = value(Unit::PeoplePerYear, Some(680.0), &[900.0]);
        assert!(position(900.0, scale(&people)) < 100.0);
        assert!(position(680.0, scale(&people)) > 60.0);
        assert_eq!(position(5.0, scale(&value(Unit::PeoplePerYear, None, &[]))), 0.0);
    }

    #[test]
    fn numbers_have_separators_of_thousands() {
        assert_eq!(number(18400.0), "18,400");
        assert_eq!(number(61.7), "61.7");
    }
}
