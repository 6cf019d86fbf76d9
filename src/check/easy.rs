//! Rules about easy Japanese (やさしい日本語) beside the official text: `easy-numbers`, `easy-name`, `easy-sentence`.
//!
//! An explanation parts, repeats and reorders what the text says, so these rules ask what it may not change: the numbers,
//! the names by which a reader will ask for a thing at a counter, and how much one sentence says.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::plan::Measure;
use crate::source::Span;

use super::Input;
use super::numbers::japanese;
use super::texts::{Part, Text};

/// Characters of a sentence: twice the 30 or so of the guidelines, since names of schemes are long.
const SENTENCE: usize = 60;

/// A number that only one of the two has, however often it is said.
pub fn numbers(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in explained(input, Part::Body) {
        let (official, easy) = (hard(text.official), hard(text.translated.unwrap_or_default()));
        let soft = all(text.official);
        let missing: Vec<&str> = official.difference(&easy).map(String::as_str).collect();
        let added: Vec<&str> = easy.difference(&soft).map(String::as_str).collect();
        if missing.is_empty() && added.is_empty() {
            continue;
        }
        found.push(
            Diagnostic::warning("easy-numbers")
                .at(text.translated_span)
                .related(text.official_span, "original")
                .arg("missing", or_none(&missing))
                .arg("added", or_none(&added)),
        );
    }
    found
}

fn or_none(values: &[&str]) -> String {
    if values.is_empty() { "none".to_string() } else { values.join(", ") }
}

/// The numbers that are certainly numbers: in 一人一人 none is.
fn hard(text: &str) -> BTreeSet<String> {
    japanese(text).into_iter().filter(|number| !number.soft).map(|number| number.value).collect()
}

fn all(text: &str) -> BTreeSet<String> {
    japanese(text).into_iter().map(|number| number.value).collect()
}

/// A programme that the official text names and the explanation does not.
pub fn names(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for measure in &input.plan.measures {
        let Some((easy, span)) = explanation(measure, input) else { continue };
        for &id in &measure.programmes {
            let name = input.plan[id].name.official.text.as_str();
            if measure.body.official.text.contains(name) && !easy.contains(name) {
                found.push(Diagnostic::warning("easy-name").at(span).arg("found", name));
            }
        }
    }
    found
}

/// Title and text of a measure in easy Japanese, and where the text stands.
fn explanation(measure: &Measure, input: &Input<'_>) -> Option<(String, Span)> {
    let body = measure.body.exact(input.lang)?;
    let title = measure.title.exact(input.lang).map_or("", |title| &title.text);
    Some((format!("{title}\n{}", body.text), body.span))
}

/// A sentence that says too much at once.
pub fn sentences(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in explained(input, Part::Body) {
        for sentence in text.translated.unwrap_or_default().split_inclusive(['。', '\n']) {
            let length = sentence.trim().chars().count();
            if length > SENTENCE {
                let place = text.in_translation(sentence.trim(), input.sources);
                let finding = Diagnostic::warning("easy-sentence").at(place);
                found.push(finding.arg("found", length.to_string()).arg("allowed", SENTENCE.to_string()));
            }
        }
    }
    found
}

fn explained<'i, 'a>(input: &'i Input<'a>, part: Part) -> impl Iterator<Item = &'i Text<'a>> {
    input.texts.iter().filter(move |text| text.part == part && text.translated.is_some())
}
