//! 進捗: what was done for a measure in a year, and how the results of targets are graded.

use super::{Date, Line, MeasureId, Plan, ProgressStatusId, UnitId};
use crate::lang::Localized;
use crate::source::Span;

/// What was done for a measure in a fiscal year.
#[derive(Debug)]
pub struct Report {
    pub measure: MeasureId,
    /// Western year in which the fiscal year begins.
    pub fiscal_year: u16,
    pub status: Option<ProgressStatusId>,
    /// What was done; lines are paragraphs.
    pub done: Option<Localized<Line>>,
    /// What comes next.
    pub next: Option<Localized<Line>>,
    pub department: Option<Localized<Line>>,
    pub figures: Vec<Figure>,
    /// In yen.
    pub budget: Option<f64>,
    /// In yen.
    pub spent: Option<f64>,
    /// The day on which the department said so.
    pub date: Option<Date>,
    /// The file it is written in.
    pub span: Span,
}

/// A figure of a report: 相談 301件.
#[derive(Debug)]
pub struct Figure {
    pub label: Localized<Line>,
    pub value: f64,
    pub unit: UnitId,
}

/// 順調, 遅れ: how a measure goes, in the plan's own words.
#[derive(Debug)]
pub struct ProgressStatus {
    pub id: String,
    pub name: Localized<Line>,
}

/// A band of the rule by which results are graded.
#[derive(Debug)]
pub struct Grade {
    /// The least share of the target, in percent; none for the band of all the rest.
    pub from: Option<f64>,
    pub name: Localized<Line>,
}

impl Plan {
    /// The reports of a measure, the oldest first.
    pub fn reports_of(&self, measure: MeasureId) -> &[Report] {
        let start = self.reports.partition_point(|report| report.measure < measure);
        let end = self.reports.partition_point(|report| report.measure <= measure);
        &self.reports[start..end]
    }

    /// Whether anything is known of what became of the plan.
    pub fn has_progress(&self) -> bool {
        let values = || self.targets.iter().flat_map(|target| &target.values);
        !self.reports.is_empty() || values().any(|value| !value.results.is_empty())
    }

    /// The years of which something is reported, in no order and as often as it is.
    pub fn reported_years(&self) -> Vec<u16> {
        let results = self.targets.iter().flat_map(|target| &target.values).flat_map(|value| &value.results);
        let years = results.map(|result| result.fiscal_year);
        years.chain(self.reports.iter().map(|report| report.fiscal_year)).collect()
    }

    /// The newest year of which something is reported, the plan's own where nothing is.
    pub fn reported_year(&self) -> u16 {
        self.reported_years().into_iter().max().unwrap_or(self.fiscal_year)
    }

    /// The band that a share of the target, in percent, is in; none where the plan has no rule.
    pub fn grade(&self, share: f64) -> Option<&Grade> {
        // Exact in decimals: see `share`.
        self.grades.iter().find(|grade| grade.from.is_none_or(|from| share + 1e-9 >= from))
    }
}
