//! Rule `value-differs`: the figure of a target is not among the numbers that the plan prints for it.

use crate::diagnostic::Diagnostic;
use crate::number;
use crate::plan::{TargetValue, Unit};

use super::Input;
use super::numbers;

pub fn values(input: &Input<'_>) -> Vec<Diagnostic> {
    let values =
        input.plan.targets.iter().flat_map(|target| target.values.iter().map(move |value| (target, value)));
    let differing = values.filter_map(|(target, value)| {
        let unit = &input.plan[value.unit];
        let figure = value.value.filter(|figure| !is_printed(*figure, value, unit))?;
        Some(
            Diagnostic::warning("value-differs")
                .at(value.printed.official.span)
                .arg("slug", &target.id)
                .arg("value", number::decimal(figure, value.decimals))
                .arg("printed", &value.printed.official.text),
        )
    });
    differing.collect()
}

/// Whether the figure is among the numbers of the printed target. One without numbers (法定雇用率以上) says nothing.
fn is_printed(figure: f64, value: &TargetValue, unit: &Unit) -> bool {
    let printed = &value.printed;
    let numbers = match printed.lang.is_japanese() {
        true => numbers::japanese(&printed.official.text),
        false => numbers::english(&printed.official.text),
    };
    let printed: Vec<f64> =
        numbers.iter().filter_map(|found| found.value.trim_end_matches('%').parse().ok()).collect();
    // 4,570千円 is read as 4,570,000; the figure is in thousands.
    let same = |number: f64, wanted: f64| (number.abs() - wanted.abs()).abs() <= wanted.abs() * 1e-9;
    let full = figure * multiple(&unit.label.official.text);
    printed.is_empty() || printed.iter().any(|&number| same(number, figure) || same(number, full))
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
