//! 進捗状況: what became of the plan, by heading, owner and target; and of one measure over the years.

use serde::Serialize;

use super::{Maker, serialized};
use crate::address::{self, Page};
use crate::i18n::{Args, format_count, format_date};
use crate::lang::Localized;
use crate::plan::*;
use crate::site::PageDraft;
use crate::site::view::{LinkView, Text};

/// So many reports are listed on one page; of more the workbook has them all.
const MOST_LISTED: usize = 1000;

/// What was done for a measure in a year.
#[derive(Serialize)]
pub(super) struct ReportView {
    year: String,
    status: Option<Text>,
    department: Option<Text>,
    /// Paragraphs.
    done: Vec<Text>,
    next: Vec<Text>,
    figures: Vec<FigureView>,
    budget: Option<String>,
    spent: Option<String>,
    date: Option<String>,
}

#[derive(Serialize)]
struct FigureView {
    label: Text,
    amount: String,
}

/// How measures go that have something in common.
#[derive(Serialize)]
struct CountsView {
    of: Option<LinkView>,
    /// For each status, in the plan's order.
    counts: Vec<usize>,
    /// Of those without a report.
    unknown: usize,
    total: usize,
}

/// How the measures of an owner go.
#[derive(Serialize)]
pub(super) struct OwnProgress {
    year: String,
    statuses: Vec<(Text, usize)>,
}

/// A target and what came of it.
#[derive(Serialize)]
struct OutcomeView {
    href: String,
    label: Text,
    part: Option<Text>,
    printed: Text,
    /// The newest result in words, and the one before.
    result: Option<String>,
    before: Option<String>,
    provisional: bool,
    /// In percent of the year's target, rounded down.
    achieved: Option<u32>,
    grade: Option<Text>,
}

/// The reports of one heading.
#[derive(Serialize)]
struct ListedView {
    node: LinkView,
    reports: Vec<ListedReport>,
}

#[derive(Serialize)]
struct ListedReport {
    number: String,
    measure: LinkView,
    report: ReportView,
}

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn progress(&self) -> PageDraft<'a> {
        let plan = self.views.plan;
        let year = plan.reported_year();
        let reports: Vec<&Report> = plan.reports.iter().filter(|report| report.fiscal_year == year).collect();
        let outcomes = self.outcomes();
        let known = outcomes.iter().filter(|outcome| outcome.result.is_some()).count();
        let statuses: Vec<Text> = plan.statuses.iter().map(|status| self.views.text(&status.name)).collect();
        let all = plan.measure_ids().collect::<Vec<_>>();
        let listed = if reports.len() <= MOST_LISTED { self.listed(&reports) } else { Vec::new() };
        let values = vec![
            ("year", plan.year_label(year, self.views.lang).into()),
            ("reported", reports.len().into()),
            ("known", known.into()),
            ("values", outcomes.len().into()),
            ("statuses", serialized(&statuses)),
            ("whole", serialized(&self.counts(None, &all, &reports))),
            ("chapters", serialized(&self.by_chapter(&reports))),
            ("owners", serialized(&self.by_owner(&reports))),
            ("outcomes", serialized(&outcomes)),
            ("has_grades", (!plan.grades.is_empty()).into()),
            ("rule", serialized(&self.rule())),
            ("listed", serialized(&listed)),
        ];
        self.titled(Page::Progress, "progress", values)
    }

    fn counts(&self, of: Option<LinkView>, measures: &[MeasureId], reports: &[&Report]) -> CountsView {
        let mut counts = vec![0; self.views.plan.statuses.len()];
        let mut unknown = 0;
        for id in measures {
            let report = reports.binary_search_by_key(id, |report| report.measure).map(|at| reports[at]);
            match report.ok().and_then(|report| report.status) {
                Some(status) => counts[status.at()] += 1,
                None => unknown += 1,
            }
        }
        CountsView { of, counts, unknown, total: measures.len() }
    }

    fn by_chapter(&self, reports: &[&Report]) -> Vec<CountsView> {
        let plan = self.views.plan;
        let mut measures = vec![Vec::new(); plan.nodes.len()];
        plan.measure_ids().for_each(|id| measures[plan[id].place.top.at()].push(id));
        let tops = plan.tops().filter(|top| !measures[top.at()].is_empty());
        let row = |top: NodeId| {
            let link = self.views.heading_link(top);
            let label = LinkView { href: link.href, label: link.label };
            self.counts(Some(label), &measures[top.at()], reports)
        };
        tops.map(row).collect()
    }

    fn by_owner(&self, reports: &[&Report]) -> Vec<CountsView> {
        let plan = self.views.plan;
        let mut measures = vec![Vec::new(); plan.owners.len()];
        for id in plan.measure_ids() {
            plan[id].place.owners.iter().for_each(|carrier| measures[carrier.owner.at()].push(id));
        }
        let owners = (0..plan.owners.len() as u32).map(OwnerId);
        let owners = owners.filter(|owner| !measures[owner.at()].is_empty());
        let row =
            |owner: OwnerId| self.counts(Some(self.views.owner_link(owner)), &measures[owner.at()], reports);
        owners.map(row).collect()
    }

    /// How an owner's measures go in the newest year: each status and how many; none without a report.
    pub(super) fn progress_of_owner(&self, owner: OwnerId) -> Option<OwnProgress> {
        let plan = self.views.plan;
        let year = plan.reported_year();
        let own = |report: &&Report| {
            let of_owner = plan[report.measure].place.owners.iter().any(|carrier| carrier.owner == owner);
            of_owner && report.fiscal_year == year
        };
        let mut counts = vec![0; plan.statuses.len()];
        for status in plan.reports.iter().filter(own).filter_map(|report| report.status) {
            counts[status.at()] += 1;
        }
        let named = plan.statuses.iter().zip(counts).filter(|(_, count)| *count > 0);
        let statuses: Vec<(Text, usize)> =
            named.map(|(status, count)| (self.views.text(&status.name), count)).collect();
        let year = plan.year_label(year, self.views.lang);
        (!statuses.is_empty()).then_some(OwnProgress { year, statuses })
    }

    /// Every value of every target, in the order of the tables.
    fn outcomes(&self) -> Vec<OutcomeView> {
        let targets = self.views.plan.targets.iter();
        targets.flat_map(|target| target.values.iter().map(|value| self.outcome(target, value))).collect()
    }

    fn outcome(&self, target: &Target, value: &TargetValue) -> OutcomeView {
        let (views, plan) = (self.views, self.views.plan);
        let mut newest = value.results.iter().rev();
        let (last, before) = (newest.next(), newest.next());
        let share = last.and_then(|result| value.share(result, plan.fiscal_year));
        let words = |result: &TargetResult| self.year_value("result-short", &result.figure(), value);
        OutcomeView {
            href: address::target(target),
            label: views.text(&target.label),
            part: value.part.as_ref().map(|part| views.text(part)),
            printed: views.text(&value.printed),
            result: last.map(words),
            before: before.map(words),
            provisional: last.is_some_and(|result| result.provisional),
            achieved: share.map(whole_percent),
            grade: share.and_then(|share| plan.grade(share)).map(|grade| views.text(&grade.name)),
        }
    }

    /// The bands of the rule in words, the best first.
    fn rule(&self) -> Vec<String> {
        let plan = self.views.plan;
        let band = |grade: &Grade| {
            let mut args = Args::new();
            args.set("grade", self.views.text(&grade.name).text);
            match grade.from {
                Some(from) => {
                    args.set("from", crate::number::decimal(from, None));
                    self.text("progress-band", &args)
                }
                None => self.text("progress-band-rest", &args),
            }
        };
        plan.grades.iter().map(band).collect()
    }

    fn listed(&self, reports: &[&Report]) -> Vec<ListedView> {
        let (views, plan) = (self.views, self.views.plan);
        let mut listed: Vec<(NodeId, Vec<ListedReport>)> = Vec::new();
        for &report in reports {
            let measure = &plan[report.measure];
            let node = measure.place.node;
            if listed.last().is_none_or(|(last, _)| *last != node) {
                listed.push((node, Vec::new()));
            }
            let href = address::entry(plan, Entry::Measure(report.measure));
            let row = ListedReport {
                number: measure.place.number.clone(),
                measure: LinkView { href, label: views.text(&measure.title) },
                report: self.report(report),
            };
            listed.last_mut().expect("one was pushed").1.push(row);
        }
        let view = |(node, reports)| {
            let link = views.heading_link(node);
            ListedView { node: LinkView { href: link.href, label: link.label }, reports }
        };
        listed.into_iter().map(view).collect()
    }

    /// What was done for a measure, the newest year first.
    pub(super) fn reports(&self, id: MeasureId) -> Vec<ReportView> {
        self.views.plan.reports_of(id).iter().rev().map(|report| self.report(report)).collect()
    }

    fn report(&self, report: &Report) -> ReportView {
        let (views, plan) = (self.views, self.views.plan);
        let text = |line: &Option<Localized<Line>>| line.as_ref().map(|line| views.text(line));
        let yen = |yen: Option<f64>| {
            let mut args = Args::new();
            args.set("yen", format_count(yen? as u64));
            Some(self.text("progress-yen", &args))
        };
        let figure = |figure: &Figure| FigureView {
            label: views.text(&figure.label),
            amount: plan[figure.unit].amount(figure.value, None, views.lang),
        };
        ReportView {
            year: plan.year_label(report.fiscal_year, views.lang),
            status: report.status.map(|status| views.text(&plan[status].name)),
            department: text(&report.department),
            done: paragraphs(text(&report.done)),
            next: paragraphs(text(&report.next)),
            figures: report.figures.iter().map(figure).collect(),
            budget: yen(report.budget),
            spent: yen(report.spent),
            date: report.date.map(|date| format_date(date, views.lang)),
        }
    }
}

/// The lines of a text that are not empty.
fn paragraphs(text: Option<Text>) -> Vec<Text> {
    let Some(text) = text else { return Vec::new() };
    let lines = text.text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Text { text: line.to_string(), lang: text.lang }).collect()
}
