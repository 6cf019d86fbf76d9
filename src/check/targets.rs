//! Rules about figures of targets, which charts, shares and data are made from.
//!
//! - `value-differs`: the figure of a target is not among the numbers that the plan prints for it.
//! - `value-missing`: the plan prints one number, and there is no figure.
//! - `unit-differs`: the plan prints a share of a hundred and the unit is another, or the other way round.
//! - `figure-negative`: a figure below zero of a target that the plan prints without a minus (−3人 for 3人).
//! - `result-ahead`: a result of a year that had not begun on the date of the content.

use crate::diagnostic::Diagnostic;
use crate::number;
use crate::plan::{Target, TargetResult, TargetValue, Unit};

use super::Input;
use super::numbers;

/// A target and one of its values.
fn all<'a>(input: &Input<'a>) -> impl Iterator<Item = (&'a Target, &'a TargetValue)> {
    input.plan.targets.iter().flat_map(|target| target.values.iter().map(move |value| (target, value)))
}

/// One number alone: of several none is the target's for sure.
pub fn missing(input: &Input<'_>) -> Vec<Diagnostic> {
    let lacking = all(input).filter(|(_, value)| value.value.is_none() && printed_numbers(value).len() == 1);
    let finding = |(target, value): (&Target, &TargetValue)| {
        let finding = Diagnostic::warning("value-missing").at(value.printed.official.span);
        finding.arg("slug", &target.id).arg("printed", &value.printed.official.text)
    };
    lacking.map(finding).collect()
}

pub fn units(input: &Input<'_>) -> Vec<Diagnostic> {
    let is_share = |text: &str| text.contains(['%', '％', '﹪', '割']) || text.contains("パーセント");
    let differing = all(input).filter(|(_, value)| {
        let unit = &input.plan[value.unit];
        let printed = &value.printed.official.text;
        // 割 and ポイント are counted in units of their own.
        let other =
            printed.contains('割') || printed.contains("ポイント") || unit.label.official.text.contains('割');
        let shown = printed_numbers(value).len() == 1 && value.value.is_some() && !other;
        shown
            && unit.id != "none"
            && is_share(printed) != (unit.percent || is_share(&unit.label.official.text))
    });
    let finding = |(target, value): (&Target, &TargetValue)| {
        let unit = &input.plan[value.unit];
        let finding = Diagnostic::warning("unit-differs").at(value.printed.official.span);
        let finding = finding.arg("slug", &target.id).arg("found", &unit.label.official.text);
        finding.arg("printed", &value.printed.official.text)
    };
    differing.map(finding).collect()
}

pub fn ahead(input: &Input<'_>) -> Vec<Diagnostic> {
    let date = input.plan.date;
    // The fiscal year that the date is in begins in April.
    let current = date.year - u16::from(date.month < 4);
    let results =
        all(input).flat_map(|(target, value)| value.results.iter().map(move |result| (target, result)));
    let ahead = results.filter(|(_, result)| result.fiscal_year > current);
    let finding = |(target, result): (&Target, &TargetResult)| {
        let finding = Diagnostic::warning("result-ahead").at(result.span).arg("slug", &target.id);
        finding.arg("found", result.fiscal_year.to_string()).arg("date", date.to_string())
    };
    ahead.map(finding).collect()
}

/// What may be below zero says so: 対前年△3％, 増減率, a change.
pub fn negative(input: &Input<'_>) -> Vec<Diagnostic> {
    let may = |text: &str| {
        let text = text.to_lowercase();
        MAY_BE_NEGATIVE.iter().any(|word| text.contains(word))
    };
    let counted = all(input).filter(|(target, value)| {
        let label = &target.label.official.text;
        let part = value.part.as_ref().map_or("", |part| part.official.text.as_str());
        let unit = &input.plan[value.unit].label.official.text;
        ![label, part, unit, value.printed.official.text.as_str()].into_iter().any(may)
    });
    let figures = |(target, value): (&Target, &TargetValue)| {
        let of_goals = value.goals.iter().chain(&value.baseline).map(|goal| goal.value);
        let printed = of_goals.chain(value.value).map(|figure| (figure, value.printed.official.span));
        let results = value.results.iter().map(|result| (result.value, result.span));
        let below = printed.chain(results).filter(|(figure, _)| *figure < 0.0);
        let finding = |(figure, span)| {
            let finding = Diagnostic::warning("figure-negative").at(span).arg("slug", &target.id);
            finding.arg("found", number::decimal(figure, value.places()))
        };
        below.map(finding).collect::<Vec<_>>()
    };
    counted.flat_map(figures).collect()
}

/// Signs and words of what may fall.
const MAY_BE_NEGATIVE: [&str; 16] = [
    "△",
    "▲",
    "−",
    "-",
    "－",
    "‐",
    "マイナス",
    "増減",
    "減少",
    "変化",
    "伸び",
    "収支",
    "増加率",
    "change",
    "growth",
    "balance",
];

pub fn values(input: &Input<'_>) -> Vec<Diagnostic> {
    let differing = all(input).filter_map(|(target, value)| {
        let unit = &input.plan[value.unit];
        let figure = value.value.filter(|figure| !is_printed(*figure, value, unit))?;
        Some(
            Diagnostic::warning("value-differs")
                .at(value.printed.official.span)
                .arg("slug", &target.id)
                .arg("value", number::decimal(figure, value.places()))
                .arg("printed", &value.printed.official.text),
        )
    });
    differing.collect()
}

/// Whether the figure is among the numbers of the printed target. One without numbers (法定雇用率以上) says nothing.
fn is_printed(figure: f64, value: &TargetValue, unit: &Unit) -> bool {
    let printed = printed_numbers(value);
    // 4,570千円 is read as 4,570,000; the figure is in thousands.
    let same = |number: f64, wanted: f64| (number.abs() - wanted.abs()).abs() <= wanted.abs() * 1e-9;
    let full = figure * multiple(&unit.label.official.text);
    printed.is_empty() || printed.iter().any(|&number| same(number, figure) || same(number, full))
}

/// The numbers that the plan prints for a value.
fn printed_numbers(value: &TargetValue) -> Vec<f64> {
    let printed = &value.printed;
    let numbers = match printed.lang.is_japanese() {
        true => numbers::japanese(&printed.official.text),
        false => numbers::english(&printed.official.text),
    };
    numbers.iter().filter_map(|found| found.value.trim_end_matches('%').parse().ok()).collect()
}

/// What a unit counts by: 1,000 in 千円.
fn multiple(unit: &str) -> f64 {
    let multiples = [
        ("百万", 1e6),
        ("千", 1e3),
        ("百", 1e2),
        ("万", 1e4),
        ("億", 1e8),
        ("thousand", 1e3),
        ("million", 1e6),
    ];
    multiples.iter().find(|(word, _)| unit.starts_with(word)).map_or(1.0, |(_, multiple)| *multiple)
}
