//! Finds the original of each repeat: the measure with the same text, or the one nearly so.

use std::collections::BTreeMap;

use super::outline::{Measure, Outline, Problem, ProblemKind};

/// Least share of equal characters for a text that was changed where it is repeated.
const SIMILAR: f64 = 0.85;

/// A measure or repeat with its place in the order of print and its name.
#[derive(Debug)]
pub struct Named {
    pub slug: String,
    /// Slug of the original, for a repeat.
    pub original: Option<String>,
    /// Whether a repeat's text is its original's.
    pub same_text: bool,
}

/// Names for all measures and repeats, in the order of print: `measure-001`, `measure-001-repeat`.
/// Repeats that have no original become measures, their mark part of the text.
pub fn name(outline: &mut Outline, problems: &mut Vec<Problem>) -> Vec<Named> {
    let texts: Vec<(String, bool)> =
        outline.entries().into_iter().map(|entry| (whole(entry), entry.repeat.is_some())).collect();
    let originals: Vec<usize> = (0..texts.len()).filter(|&at| !texts[at].1).collect();
    let of: Vec<Option<usize>> = texts
        .iter()
        .map(|(text, is_repeat)| if *is_repeat { original(text, &texts, &originals) } else { None })
        .collect();
    outline.each_entry_mut(&mut |at, entry| {
        let Some(kind) = fate(entry.repeat.is_some(), of[at], &texts, at) else { return };
        problems.push(Problem { kind, line: entry.line, text: texts[at].0.clone() });
        if kind == ProblemKind::NoOriginal
            && let Some(repeat) = entry.repeat.take()
        {
            let mark = super::escape::markdown(&repeat.mark);
            entry.body = if repeat.before { mark + &entry.body } else { format!("{}{mark}", entry.body) };
        }
    });
    slugs(&of, &texts)
}

fn fate(
    is_repeat: bool,
    original: Option<usize>,
    texts: &[(String, bool)],
    at: usize,
) -> Option<ProblemKind> {
    match (is_repeat, original) {
        (true, None) => Some(ProblemKind::NoOriginal),
        (true, Some(original)) if texts[original].0 != texts[at].0 => Some(ProblemKind::RepeatDiffers),
        _ => None,
    }
}

fn original(text: &str, texts: &[(String, bool)], originals: &[usize]) -> Option<usize> {
    if let Some(&at) = originals.iter().find(|&&at| texts[at].0 == text) {
        return Some(at);
    }
    // A name is often repeated without what stood in brackets after it.
    let bracketed = |other: &str| other.strip_prefix(text).is_some_and(|rest| rest.starts_with(['（', '(']));
    if let Some(&at) = originals.iter().find(|&&at| text.chars().count() >= 6 && bracketed(&texts[at].0)) {
        return Some(at);
    }
    let length = text.chars().count() as f64;
    let near = |other: &str| {
        let other = other.chars().count() as f64;
        length.min(other) / length.max(other) >= SIMILAR
    };
    originals
        .iter()
        .filter(|&&at| near(&texts[at].0))
        .map(|&at| (strsim::normalized_levenshtein(text, &texts[at].0), at))
        .filter(|(similarity, _)| *similarity >= SIMILAR)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, at)| at)
}

fn slugs(of: &[Option<usize>], texts: &[(String, bool)]) -> Vec<Named> {
    let mut count = 0;
    let plain: Vec<String> = of
        .iter()
        .map(|original| {
            count += usize::from(original.is_none());
            format!("measure-{count:03}")
        })
        .collect();
    let mut repeats: BTreeMap<usize, usize> = BTreeMap::new();
    of.iter()
        .enumerate()
        .map(|(at, original)| match original {
            None => Named { slug: plain[at].clone(), original: None, same_text: false },
            Some(original) => {
                let count = repeats.entry(*original).or_default();
                *count += 1;
                let ending = if *count == 1 { String::new() } else { format!("-{count}") };
                Named {
                    slug: format!("{}-repeat{ending}", plain[*original]),
                    original: Some(plain[*original].clone()),
                    same_text: texts[*original].0 == texts[at].0,
                }
            }
        })
        .collect()
}

/// The text of a measure in one line, to compare it with others.
pub fn whole(measure: &Measure) -> String {
    let text = super::lines::spaced(&crate::markdown::to_text(&measure.body, crate::lang::Lang::JA));
    match &measure.title {
        Some(title) => format!("{title} {text}").trim_end().to_string(),
        None => text,
    }
}
