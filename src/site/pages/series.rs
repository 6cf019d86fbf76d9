//! The course of an indicator over the years as the points of a chart: baseline, targets of single years, results.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::number;
use crate::plan::{TargetValue, YearValue};

/// The room of a chart, in units of its own, and the edge that labels take.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 140.0;
const EDGE: f64 = 24.0;

/// The points of a chart; lines are lists of points as SVG writes them.
#[derive(Serialize)]
pub(super) struct Series {
    width: f64,
    height: f64,
    /// Baseline and results.
    results: Vec<Point>,
    results_line: String,
    /// Targets of the years.
    goals: Vec<Point>,
    goals_line: String,
    /// The years below the chart.
    years: Vec<Mark>,
    /// Where their text stands.
    foot: f64,
}

#[derive(Serialize)]
struct Point {
    x: f64,
    y: f64,
    label: String,
}

#[derive(Serialize)]
struct Mark {
    x: f64,
    label: String,
}

impl Series {
    /// None where there are no two years to compare.
    pub(super) fn of(value: &TargetValue, plan_year: u16) -> Option<Self> {
        let results: Vec<YearValue> =
            value.baseline.into_iter().chain(value.results.iter().map(|result| result.figure())).collect();
        let mut goals = value.goals.clone();
        if let Some(own) = value.value.filter(|_| goals.iter().all(|goal| goal.fiscal_year != plan_year)) {
            goals.push(YearValue { fiscal_year: plan_year, value: own });
            goals.sort_by_key(|goal| goal.fiscal_year);
        }
        let all = || results.iter().chain(&goals);
        let years: BTreeSet<u16> = all().map(|point| point.fiscal_year).collect();
        if results.len() < 2 || years.len() < 2 || all().any(|point| !point.value.is_finite()) {
            return None;
        }
        let (first, last) = (*years.first()?, *years.last()?);
        let least = all().map(|point| point.value).fold(0.0, f64::min);
        let most = all().map(|point| point.value).fold(0.0, f64::max);
        let span = if most > least { most - least } else { 1.0 };
        let x = |year: u16| {
            tenth(EDGE + f64::from(year - first) / f64::from(last - first) * (WIDTH - 2.0 * EDGE))
        };
        let y = |value: f64| tenth(EDGE + (most - value) / span * (HEIGHT - 3.0 * EDGE));
        let points = |of: &[YearValue]| -> Vec<Point> {
            let point = |of: &YearValue| Point {
                x: x(of.fiscal_year),
                y: y(of.value),
                label: number::decimal(of.value, value.places()),
            };
            of.iter().map(point).collect()
        };
        let (results, goals) = (points(&results), points(&goals));
        Some(Self {
            width: WIDTH,
            height: HEIGHT,
            results_line: line(&results),
            goals_line: line(&goals),
            results,
            goals,
            years: years.iter().map(|&year| Mark { x: x(year), label: year.to_string() }).collect(),
            foot: HEIGHT - EDGE / 3.0,
        })
    }
}

fn line(points: &[Point]) -> String {
    points.iter().map(|point| format!("{},{}", point.x, point.y)).collect::<Vec<_>>().join(" ")
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
