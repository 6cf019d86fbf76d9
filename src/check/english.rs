//! Plain English: words that say less than they weigh, and long sentences. Hints for translators and editors; the
//! words are `defaults/plain-english.tsv`.

use std::sync::LazyLock;

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::source::Span;

use super::Input;
use super::texts::{Part, within};

const TABLE: &str = include_str!("../../defaults/plain-english.tsv");

/// Longest sentence that reads well, in words.
const SENTENCE: usize = 40;

/// (words, what to write instead), longer ones first.
static WORDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
    let mut words: Vec<(&str, &str)> = rows
        .filter_map(|row| {
            let mut columns = row.split('\t');
            Some((columns.next()?, columns.next()?))
        })
        .collect();
    words.sort_by_key(|(words, _)| usize::MAX - words.len());
    words
});

/// The English bodies of the plan.
fn bodies<'a>(input: &'a Input<'a>) -> Vec<(&'a str, Span)> {
    let bodies = input.texts.iter().filter(|text| text.part == Part::Body);
    if input.plan.official() == Lang::EN {
        return bodies.map(|text| (text.official, text.official_span)).collect();
    }
    bodies.filter_map(|text| Some((text.translated?, text.translated_span))).collect()
}

/// Words for which there are plainer ones.
pub fn words(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (text, span) in bodies(input) {
        for (start, words, instead) in plainer(text) {
            let written = &text[start..start + words.len()];
            found.push(
                Diagnostic::warning("wording-english")
                    .at(within(span, written, input.sources))
                    .arg("found", written)
                    .arg("expected", instead),
            );
        }
    }
    found
}

fn plainer(text: &str) -> Vec<(usize, &'static str, &'static str)> {
    let lower = text.to_ascii_lowercase();
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
    let mut found: Vec<(usize, &'static str, &'static str)> = Vec::new();
    for &(words, instead) in WORDS.iter() {
        for (start, _) in lower.match_indices(words) {
            let end = start + words.len();
            let whole = !word(lower[..start].chars().next_back()) && !word(lower[end..].chars().next());
            if whole && !found.iter().any(|(at, other, _)| start < at + other.len() && *at < end) {
                found.push((start, words, instead));
            }
        }
    }
    found.sort_unstable();
    found
}

/// Sentences longer than [`SENTENCE`] words.
pub fn sentences(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (text, span) in bodies(input) {
        for sentence in text.split_inclusive(['.', '\n', ':', ';']).map(str::trim) {
            let count = sentence.split_whitespace().count();
            if count > SENTENCE {
                found.push(
                    Diagnostic::warning("wording-english-sentence")
                        .at(within(span, sentence, input.sources))
                        .arg("found", count.to_string())
                        .arg("allowed", SENTENCE.to_string()),
                );
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_found_and_no_counter_example_is() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
        let mut wrong = Vec::new();
        for row in rows {
            let columns: Vec<&str> = row.split('\t').collect();
            let [words, _, example, counter] = columns[..] else {
                wrong.push(row.to_string());
                continue;
            };
            if !plainer(example).iter().any(|hit| hit.1 == words) || !plainer(counter).is_empty() {
                wrong.push(row.to_string());
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
