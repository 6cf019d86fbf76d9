//! Rules over the glossary: `glossary-term`, `glossary-term-added`, `glossary-exception`. They hold a
//! translation to the project's own glossary; the general one binds nobody ([`Glossary::is_general`]).
//!
//! 1. The terms of a Japanese text are found by longest match.
//! 2. [`Words`] puts English into words that plural, case, article and hyphen make no difference to.
//! 3. A term must have one of its renderings there, and not merely within that of a longer term:
//!    "Platinum Kurumin" does not speak for くるみん.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::glossary::{Entry, Glossary};

use super::Input;
use super::texts::{Part, Text};

/// A term of the Japanese whose rendering the English lacks.
pub fn terms(input: &Input<'_>) -> Vec<Diagnostic> {
    let glossary = Prepared::of(input.glossary);
    each_text(input, |text, en| {
        let missing = glossary.missing(text.official, en).into_iter().map(|at| &input.glossary.entries[at]);
        let finding = |term: &Entry| {
            Diagnostic::warning("glossary-term")
                .at(text.translated_span)
                .related(text.in_official(&term.ja, input.sources), "original")
                .arg("found", &term.ja)
                .arg("allowed", quoted(&term.renderings))
        };
        missing.filter(|term| !is_exception(term, text)).map(finding).collect()
    })
}

/// The name of a programme in the English that the Japanese doesn't have.
pub fn added(input: &Input<'_>) -> Vec<Diagnostic> {
    let glossary = Prepared::of(input.glossary);
    let names: BTreeSet<usize> = input
        .plan
        .programmes
        .iter()
        .filter_map(|programme| {
            let entry =
                input.glossary.entries.iter().position(|entry| entry.ja == programme.name.official.text)?;
            is_name(&input.glossary.entries[entry].renderings[0]).then_some(entry)
        })
        .collect();
    each_text(input, |text, en| {
        let added =
            glossary.added(text.official, en, &names).into_iter().map(|at| &input.glossary.entries[at]);
        let finding = |term: &Entry| {
            Diagnostic::warning("glossary-term-added")
                .at(text.in_translation(&term.renderings[0], input.sources))
                .related(text.official_span, "original")
                .arg("found", &term.renderings[0])
                .arg("expected", &term.ja)
        };
        added.filter(|term| !is_exception(term, text)).map(finding).collect()
    })
}

/// The findings of a rule for each translated text, in the order of the texts.
fn each_text<F>(input: &Input<'_>, rule: F) -> Vec<Diagnostic>
where
    F: Fn(&Text<'_>, &str) -> Vec<Diagnostic> + Sync,
{
    if input.glossary.is_general {
        return Vec::new();
    }
    let found: Vec<Vec<Diagnostic>> =
        input.texts.par_iter().map(|text| text.translated.map_or(Vec::new(), |en| rule(text, en))).collect();
    found.into_iter().flatten().collect()
}

fn is_exception(term: &Entry, text: &Text<'_>) -> bool {
    term.exceptions.iter().any(|exception| excepts(exception, text))
}

/// Whether an exception is for this text: its slug, or `slug/title` for the title alone.
fn excepts(exception: &str, text: &Text<'_>) -> bool {
    match exception.strip_suffix("/title") {
        Some(slug) => slug == text.slug && text.part == Part::Title,
        None => exception == text.slug,
    }
}

/// An exception for a text that has no need of it, or that doesn't exist.
pub fn exceptions(input: &Input<'_>) -> Vec<Diagnostic> {
    let glossary = Prepared::of(input.glossary);
    let mut found = Vec::new();
    for (at, entry) in input.glossary.entries.iter().enumerate() {
        for exception in &entry.exceptions {
            let mut texts = input.texts.iter().filter(|text| excepts(exception, text));
            if !texts.any(|text| glossary.differs(text, at)) {
                let finding = Diagnostic::warning("glossary-exception").at(entry.span);
                found.push(finding.arg("found", exception).arg("expected", &entry.ja));
            }
        }
    }
    found
}

/// The terms of a Japanese text whose renderings an English text lacks, exceptions not considered.
pub fn missing_terms<'a>(glossary: &'a Glossary, ja: &str, en: &str) -> Vec<&'a str> {
    let missing = Prepared::of(glossary).missing(ja, en);
    missing.into_iter().map(|at| glossary.entries[at].ja.as_str()).collect()
}

fn quoted(renderings: &[String]) -> String {
    renderings.iter().map(|rendering| format!("`{rendering}`")).collect::<Vec<_>>().join(", ")
}

/// Whether a rendering is a proper name: several words, more than the first with a capital.
fn is_name(rendering: &str) -> bool {
    rendering.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase))
}

/// A glossary with its renderings as words.
struct Prepared<'a> {
    glossary: &'a Glossary,
    renderings: Vec<Vec<String>>,
}

impl<'a> Prepared<'a> {
    fn of(glossary: &'a Glossary) -> Self {
        let words = |renderings: &[String]| renderings.iter().map(|text| words(text)).collect();
        let renderings = glossary.entries.iter().map(|entry| words(&entry.renderings)).collect();
        Self { glossary, renderings }
    }

    /// The entries that occur in `ja` and have no rendering of their own in `en`, in their order.
    fn missing(&self, ja: &str, en: &str) -> Vec<usize> {
        let en = words(en);
        let terms = self.terms(ja);
        let places: Vec<Vec<Range<usize>>> = terms.iter().map(|&term| self.places(term, &en)).collect();
        let mut missing = Vec::new();
        for (&term, own) in terms.iter().zip(&places) {
            let longer = terms.iter().zip(&places).filter(|(other, _)| self.is_within(term, **other));
            let taken: Vec<&Range<usize>> = longer.flat_map(|(_, places)| places).collect();
            if !own.iter().any(|place| !taken.iter().any(|taken| is_inside(place, taken))) {
                missing.push(term);
            }
        }
        missing
    }

    /// Whether a term is missing from a translation, or named there without being in the Japanese.
    fn differs(&self, text: &Text<'_>, entry: usize) -> bool {
        text.translated.is_some_and(|en| {
            self.missing(text.official, en).contains(&entry)
                || self.added(text.official, en, &BTreeSet::from([entry])).contains(&entry)
        })
    }

    /// The entries of `names` that occur in `en` outside the renderings of the terms of `ja`.
    fn added(&self, ja: &str, en: &str, names: &BTreeSet<usize>) -> Vec<usize> {
        let en = words(en);
        let terms = self.terms(ja);
        let expected: Vec<Range<usize>> = terms.iter().flat_map(|&term| self.places(term, &en)).collect();
        let candidates = names.iter().filter(|name| !terms.contains(name));
        candidates
            .filter(|&&name| {
                let within = |place: &Range<usize>| {
                    expected.iter().any(|range| range.start <= place.start && place.end <= range.end)
                };
                self.places(name.to_owned(), &en).iter().any(|place| !within(place))
            })
            .copied()
            .collect()
    }

    fn terms(&self, ja: &str) -> BTreeSet<usize> {
        self.glossary.occurrences(ja).map(|found| found.entry).collect()
    }

    /// Whether the Japanese of a term is part of that of another.
    fn is_within(&self, term: usize, other: usize) -> bool {
        let entries = &self.glossary.entries;
        term != other && entries[other].ja.contains(&entries[term].ja)
    }

    /// Where the renderings of a term stand in English words, in bytes of them.
    fn places(&self, term: usize, en: &str) -> Vec<Range<usize>> {
        self.renderings[term].iter().flat_map(|rendering| occurrences(en, rendering)).collect()
    }
}

/// Where words stand among words. Two matches may share the space between them.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(words)?;
        from = at + 1;
        Some(at..at + words.len())
    })
}

fn is_inside(place: &Range<usize>, other: &Range<usize>) -> bool {
    other.start <= place.start && place.end <= other.end && place.len() < other.len()
}

/// English as words between single spaces, with one before and one after: lower case, singular,
/// without articles and punctuation. Contiguous words of it are a substring that begins and ends with
/// a space.
fn words(text: &str) -> String {
    let mut out = String::from(" ");
    let text = text.replace(['\'', '’'], "'");
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'') {
        let word = word.trim_matches('\'').to_lowercase();
        if word.is_empty() || matches!(word.as_str(), "a" | "an" | "the") {
            continue;
        }
        out.push_str(&singular(&word));
        out.push(' ');
    }
    out
}

/// The singular, or what both singular and plural come to; a possessive is taken for a plural.
fn singular(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    match word {
        "people" | "persons" => return "person".to_string(),
        "children" => return "child".to_string(),
        "women" => return "woman".to_string(),
        "men" => return "man".to_string(),
        _ => {}
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["ches", "shes", "xes", "sses"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_string();
        }
    }
    match word.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with(['s', 'u', 'i'])) {
        Some(stem) => stem.to_string(),
        None => word.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn missing(ja: &str, en: &str) -> Vec<String> {
        let table = "ja\treading\ten\tindex\texceptions\tnote\n\
            くるみん\tくるみん\tKurumin\t\t\t\n\
            プラチナくるみん\tぷらちなくるみん\tPlatinum Kurumin\t\t\t\n\
            職業訓練\tしょくぎょうくんれん\tvocational training\t\t\t\n\
            受講あっせん\tじゅこうあっせん\treferral to vocational training|referral to training\t\t\t\n\
            女性コーナー\tじょせいこーなー\tWomen's Corner\t\t\t\n\
            ひとり親家庭\tひとりおやかてい\tsingle-parent family\t\t\t\n";
        let mut sources = Sources::default();
        let file = sources.add("g", table);
        let glossary = crate::glossary::parse(&sources, file).0;
        let prepared = Prepared::of(&glossary);
        prepared.missing(ja, en).into_iter().map(|at| glossary.entries[at].ja.clone()).collect()
    }

    #[test]
    fn plurals_case_articles_and_hyphens_make_no_difference() {
        assert!(missing("女性コーナー", "the Women’s Corners").is_empty());
        assert!(missing("ひとり親家庭", "Single parent families").is_empty());
        assert_eq!(missing("女性コーナー", "a corner for women"), ["女性コーナー"]);
    }

    #[test]
    fn a_longer_terms_rendering_does_not_speak_for_the_shorter() {
        assert_eq!(missing("くるみん、プラチナくるみん", "Platinum Kurumin"), ["くるみん"]);
        assert!(missing("プラチナくるみん、くるみん", "Platinum Kurumin, Kurumin").is_empty());
        assert!(missing("プラチナくるみん", "Platinum Kurumin").is_empty());
        assert!(missing("職業訓練の受講あっせん", "referral to vocational training").is_empty());
    }

    #[test]
    fn words_are_matched_whole() {
        assert_eq!(missing("くるみん", "Kuruminous"), ["くるみん"]);
    }
}
