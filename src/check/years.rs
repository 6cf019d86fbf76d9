//! Rule `fiscal-year-differs`: `fiscal_year` of plan.yaml against the years that the plan's own title, label,
//! source and preamble name. A plan begins as a copy of last year's, and one of them is easily forgotten.
//!
//! 1. [`years`] takes the years out of a text, in either language.
//! 2. Title, label and source must name the plan's year, or years around it (令和６年度～令和10年度), or none.
//! 3. The preamble may name any years (an agreement's, an Act's); only the year before or after alone is a finding.

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::source::Span;

use super::Input;
use super::numbers::{Number, english, japanese};

/// A finding for each text, in each language, that names another year.
pub fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let plan = input.plan;
    let year = i64::from(plan.fiscal_year);
    let names = [Some(&plan.title), Some(&plan.fiscal_year_label), plan.settings.source.as_ref()];
    let names = names.into_iter().flatten().flat_map(|name| name.all());
    let names = names.filter_map(|(lang, line)| named(lang, &line.text, line.span, year, is_another_year));
    let preamble = plan.preamble.body.all();
    let preamble = preamble.filter_map(|(lang, body)| named(lang, &body.text, body.span, year, is_beside));
    names.chain(preamble).collect()
}

/// The finding of a text whose years contradict the plan's.
fn named(
    lang: Lang,
    text: &str,
    span: Span,
    year: i64,
    contradicts: fn(&[i64], i64) -> bool,
) -> Option<Diagnostic> {
    let years = match lang {
        _ if lang.is_japanese() => years(&japanese(text)),
        Lang::EN => years(&english(text)),
        _ => return None,
    };
    let found: Vec<String> = years.iter().map(i64::to_string).collect();
    contradicts(&years, year).then(|| {
        let finding = Diagnostic::warning("fiscal-year-differs").at(span);
        finding.arg("found", found.join(", ")).arg("expected", year.to_string())
    })
}

/// The years among the numbers of a text.
fn years(numbers: &[Number]) -> Vec<i64> {
    let values = numbers.iter().filter_map(|number| number.value.trim_start_matches("FY").parse().ok());
    values.filter(|year| (1900..2200).contains(year)).collect()
}

fn is_another_year(years: &[i64], year: i64) -> bool {
    match (years.iter().min(), years.iter().max()) {
        (Some(&first), Some(&last)) => !(first..=last).contains(&year),
        _ => false,
    }
}

fn is_beside(years: &[i64], year: i64) -> bool {
    !years.is_empty()
        && (years.iter().all(|&named| named == year - 1) || years.iter().all(|&named| named == year + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_found_in_either_language() {
        assert_eq!(
            years(&japanese("令和５年度 第２次計画（2023年度～2027年度）、100人")),
            [2023, 2023, 2027]
        );
        assert_eq!(years(&english("FY2023 (Reiwa 5) plan, 100 people")), [2023]);
    }

    #[test]
    fn a_plan_may_stand_within_the_years_that_it_names() {
        assert!(is_another_year(&[2023], 2024));
        assert!(is_another_year(&[2023], 5));
        assert!(!is_another_year(&[2023, 2027], 2024));
        assert!(!is_another_year(&[], 2024));
    }

    #[test]
    fn a_preamble_is_doubted_only_where_it_names_a_neighbouring_year_alone() {
        assert!(is_beside(&[2023], 2024));
        assert!(is_beside(&[2025], 2024));
        assert!(!is_beside(&[2016], 2024));
        assert!(!is_beside(&[2023, 2024], 2024));
    }
}
