//! 数値目標: tables of indicators, their targets and results.

use super::{Date, Line, MeasureId, NodeId, OwnerId, TargetId, UnitId};
use crate::lang::{Lang, Localized};
use crate::number;
use crate::source::Span;

/// A table of targets, which stands in a node.
#[derive(Debug)]
pub struct TargetTable {
    pub node: NodeId,
    /// The caption, where it is not the node's title.
    pub title: Option<Localized<Line>>,
    pub introduction: Option<Localized<Line>>,
    pub item_heading: Localized<Line>,
    pub goal_heading: Localized<Line>,
    pub groups: Vec<TargetGroup>,
    pub notes: Vec<Localized<Line>>,
}

/// The table's own grouping, which is not that of the outline.
#[derive(Debug)]
pub struct TargetGroup {
    /// From 1.
    pub number: u16,
    /// The number as printed: Ⅰ; empty where the group has no title.
    pub printed: String,
    pub title: Option<Localized<Line>>,
    pub rows: Vec<TargetId>,
}

impl TargetGroup {
    /// The number as printed; in a translation plain.
    pub fn numeral(&self, official: bool) -> String {
        match official || self.printed.is_ascii() {
            true => self.printed.clone(),
            false => self.number.to_string(),
        }
    }
}

/// An indicator.
#[derive(Debug)]
pub struct Target {
    pub id: String,
    pub label: Localized<Line>,
    /// Who answers for it, where the plan says so.
    pub owner: Option<OwnerId>,
    /// The owner as printed in the table: 【県】.
    pub owner_mark: Option<Localized<Line>>,
    /// One value, or one for each part of the indicator; never empty.
    pub values: Vec<TargetValue>,
    /// Measures that work towards it, in the plan's order.
    pub measures: Vec<MeasureId>,
    /// Where its id is written.
    pub id_line: Line,
}

#[derive(Debug)]
pub struct TargetValue {
    /// Short name, unique within the target, where it has several values: `facility-training`.
    pub id: Option<String>,
    pub part: Option<Localized<Line>>,
    /// As the plan prints it: 年間６８０人.
    pub printed: Localized<Line>,
    /// The number in `unit`, for the plan's own year or the end of its period; none where the target is no number
    /// (法定雇用率以上).
    pub value: Option<f64>,
    pub unit: UnitId,
    /// How many decimals figures are shown with, where the plan says so: see [`TargetValue::places`].
    pub decimals: Option<u8>,
    pub direction: Direction,
    /// Where the indicator stood before the plan.
    pub baseline: Option<YearValue>,
    /// Targets of single years, oldest first.
    pub goals: Vec<YearValue>,
    /// By fiscal year, oldest first. Empty: no results have been published.
    pub results: Vec<TargetResult>,
}

impl TargetValue {
    /// How many decimals its figures are shown with, which are read beside each other: as many as the plan says, or as
    /// the one with the most, also as it is printed (８０．０％); none where nothing is rounded or filled up.
    pub fn places(&self) -> Option<u8> {
        /// Figures of more decimals are shown as they are.
        const MOST: u8 = 6;
        let single = self.value.into_iter().chain(self.baseline.map(|of| of.value));
        let by_year = self.goals.iter().map(|of| of.value).chain(self.results.iter().map(|of| of.value));
        let written = single.chain(by_year).map(number::places);
        let printed = self.value.map(|value| number::printed_places(&self.printed.official, value));
        let most = written.chain(printed).max().filter(|&most| most <= MOST);
        self.decimals.or(most)
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// A figure of one fiscal year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearValue {
    /// Western year in which the fiscal year begins.
    pub fiscal_year: u16,
    pub value: f64,
}

/// What came of a target in a fiscal year.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetResult {
    /// Western year in which the fiscal year begins.
    pub fiscal_year: u16,
    pub value: f64,
    /// Whether the figure may still change.
    pub provisional: bool,
    /// Where the figure comes from.
    pub source: Option<Localized<Line>>,
    /// The day on which it was reported.
    pub date: Option<Date>,
    pub comment: Option<Localized<Line>>,
    /// Where the figure is written.
    pub span: Span,
}

impl TargetResult {
    /// A figure of which nothing else is said.
    pub fn plain(fiscal_year: u16, value: f64, span: Span) -> Self {
        Self { fiscal_year, value, provisional: false, source: None, date: None, comment: None, span }
    }

    pub fn figure(&self) -> YearValue {
        YearValue { fiscal_year: self.fiscal_year, value: self.value }
    }
}

/// What figures count.
#[derive(Clone, Debug)]
pub struct Unit {
    /// As targets.yaml and the data write it: `percent`, `people_per_year`.
    pub id: String,
    /// As it stands after a figure: ％, 人, 件.
    pub label: Localized<Line>,
    /// Whether figures are shares of a hundred.
    pub percent: bool,
}

impl Unit {
    /// A figure with its unit, in a language.
    pub fn amount(&self, value: f64, decimals: Option<u8>, lang: Lang) -> String {
        let figure = number::decimal(value, decimals);
        let (label, found) = self.label.in_lang(lang);
        // Signs (%, 件) follow at once, words (people) after a space.
        let word = !found.is_japanese() && label.starts_with(char::is_alphabetic);
        if word { format!("{figure} {}", label.text) } else { format!("{figure}{}", label.text) }
    }
}

impl TargetValue {
    /// The target that holds for a year: that year's own, or the plan's for its own year.
    pub fn goal(&self, fiscal_year: u16, plan_year: u16) -> Option<f64> {
        let own = self.goals.iter().find(|goal| goal.fiscal_year == fiscal_year).map(|goal| goal.value);
        own.or(self.value.filter(|_| fiscal_year == plan_year))
    }

    /// The share of the year's target that a result is, in percent; none where there is no such target.
    pub fn share(&self, result: &TargetResult, plan_year: u16) -> Option<f64> {
        let goal = self.goal(result.fiscal_year, plan_year)?;
        share(result.value, goal, self.direction)
    }
}

/// A share in whole percent, rounded down. Exact in decimals: 29 of 100 is 29, although 0.29 × 100 is less in binary.
pub fn whole_percent(share: f64) -> u32 {
    (share + 1e-9).floor() as u32
}

/// Share of a target reached, in percent; none where it says nothing. Where less is better, the share that the target is
/// of the result.
pub fn share(result: f64, goal: f64, direction: Direction) -> Option<f64> {
    let (part, whole) = match direction {
        Direction::Up => (result, goal),
        Direction::Down => (goal, result),
    };
    (part >= 0.0 && whole > 0.0).then(|| part * 100.0 / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_exact_and_never_round_up_to_the_target() {
        for (result, goal, expected) in [
            (29.0, 100.0, 29),
            (57.0, 100.0, 57),
            (44.8, 80.0, 56),
            (782.0, 680.0, 115),
            (79.95, 80.0, 99),
            (61.9, 61.7, 100),
            (5336.0, 18400.0, 29),
        ] {
            let found = share(result, goal, Direction::Up).map(whole_percent);
            assert_eq!(found, Some(expected), "{result} of {goal}");
        }
        assert_eq!(share(8.0, 10.0, Direction::Down), Some(125.0));
        assert_eq!(share(1.0, 0.0, Direction::Up), None);
    }

    #[test]
    fn units_follow_figures_as_each_language_writes_them() {
        let unit = |ja: &str, en: &str| Unit {
            id: String::new(),
            label: Localized {
                lang: Lang::JA,
                official: Line::made(ja),
                translations: vec![(Lang::EN, Line::made(en))],
            },
            percent: false,
        };
        assert_eq!(unit("人", "people").amount(18400.0, None, Lang::JA), "18,400人");
        assert_eq!(unit("人", "people").amount(18400.0, None, Lang::EN), "18,400 people");
        assert_eq!(unit("％", "%").amount(61.0, Some(1), Lang::EN), "61.0%");
    }

    #[test]
    fn figures_beside_each_other_have_the_decimals_of_the_longest() {
        let value = |printed: &str, value: f64, results: &[f64], decimals: Option<u8>| TargetValue {
            id: None,
            part: None,
            printed: Localized { lang: Lang::JA, official: Line::made(printed), translations: Vec::new() },
            value: Some(value),
            unit: UnitId(0),
            decimals,
            direction: Direction::Up,
            baseline: None,
            goals: Vec::new(),
            results: (2023..)
                .zip(results)
                .map(|(year, &result)| TargetResult::plain(year, result, Line::made("").span))
                .collect(),
        };
        assert_eq!(value("６２％", 62.0, &[61.0, 60.5], None).places(), Some(1));
        assert_eq!(value("８０．０％", 80.0, &[79.0], None).places(), Some(1));
        assert_eq!(value("680人", 680.0, &[652.0], None).places(), Some(0));
        assert_eq!(value("62％", 62.0, &[60.5], Some(2)).places(), Some(2));
        assert_eq!(value("３分の１", 1.0 / 3.0, &[], None).places(), None);
    }
}
