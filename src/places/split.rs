//! A measure in two: pieces of its texts go to a new measure, which stands after it and has the same facts.

use std::collections::BTreeMap;

use super::pieces::{joined, pieces};
use super::shelf::{At, Shelf};
use super::{Change, Refusal, Together, again, find, is_taken, span, with_translations};
use crate::edit;
use crate::lang::Lang;
use crate::plan::{Entry, Measure, Plan};
use crate::source::Sources;

/// What goes to the new measure.
#[derive(Debug, Default)]
pub struct Parting<'a> {
    /// The name in its address; one is made where there is none.
    pub slug: Option<&'a str>,
    /// Its title and the places of the pieces that it gets, by language.
    pub parts: BTreeMap<Lang, (String, Vec<usize>)>,
}

/// Parts a measure. What its files say that is no text is the new one's too; what was reported and all links stay with the
/// old. Where a repeat has no words of its own, the new measure is repeated after it.
///
/// # Errors
/// Why it can't be parted.
pub fn split(
    plan: &Plan,
    sources: &Sources,
    written: &dyn Fn(&str) -> Option<String>,
    slug: &str,
    parting: &Parting<'_>,
) -> Result<(String, Together), Refusal> {
    let id = find(plan, slug)?;
    let measure = &plan[id];
    let new = match parting.slug {
        Some(slug) if crate::load::slug_problem(slug).is_some() || is_taken(plan, slug) => {
            return Err(Refusal::Slug);
        }
        Some(slug) => slug.to_string(),
        None => numbered(plan, &measure.slug),
    };
    let path = sources.file(measure.span.file).path.clone();
    let mut shelf = Shelf::of(sources);
    let children = measure.children.iter().map(|&child| &sources.file(span(plan, child)).path);
    let below: Vec<At> = children.filter_map(|path| shelf.find(path)).collect();
    let at = shelf.find(&path).ok_or(Refusal::NoMeasure)?;
    let at = shelf.after(at, &below, &new);
    let repeats = repeats(plan, sources, written, measure, (&new, &mut shelf));
    let mut together = Together::default();
    for (file, ending) in with_translations(sources, &path) {
        let lang = Lang::of_ending(ending.strip_suffix(".md").unwrap_or_default());
        let text = written(&file).unwrap_or_default();
        let none = (String::new(), Vec::new());
        let (title, taken) = parting.parts.get(&lang.unwrap_or(plan.official())).unwrap_or(&none);
        let (old, new) = parted(&text, title, taken, lang.is_none().then_some(measure))?;
        if lang.is_none() || !title.is_empty() || !taken.is_empty() {
            together.changes.push(Change { from: None, to: shelf.path(at, &ending), text: new });
        }
        if !taken.is_empty() {
            together.changes.push(Change { from: Some(file.clone()), to: file, text: old });
        }
    }
    for (at, text) in repeats {
        together.changes.push(Change { from: None, to: shelf.path(at, "md"), text });
    }
    together.moving(&shelf, written);
    Ok((new, together))
}

/// A file in two: what stays of it, and the new one. `official` is the measure of an official text.
fn parted(
    text: &str,
    title: &str,
    taken: &[usize],
    official: Option<&Measure>,
) -> Result<(String, String), Refusal> {
    let body = edit::body_of(text).ok_or(Refusal::Unreadable)?;
    let raw = &text[body.clone()];
    let pieces = pieces(raw);
    if official.is_some() && taken.is_empty() {
        return Err(Refusal::NothingGoes);
    }
    if taken.iter().any(|&at| at >= pieces.len()) {
        return Err(Refusal::NoPiece);
    }
    let stays = |at: usize| !taken.contains(&at);
    if official.is_some() && (0..pieces.len()).all(|at| !stays(at)) {
        return Err(Refusal::NothingStays);
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let start = body.start + pieces.first().map_or(0, |piece| piece.start);
    let end = pieces.last().map_or(text.len(), |piece| body.start + piece.end);
    let old = [&text[..start], &joined(raw, &pieces, &stays), &text[end..]].concat();
    let goes = joined(raw, &pieces, &|at| !stays(at));
    let mut new = text[..start].to_string();
    if goes.is_empty() {
        new.truncate(body.start);
    }
    new.push_str(&goes);
    if !new.ends_with('\n') {
        new.push_str(line_end);
    }
    let set =
        |text: String, key: &str, yaml: &str| edit::set_key(&text, key, yaml).ok_or(Refusal::Unreadable);
    let out = |text: String, key: &str| edit::remove_key(&text, key).ok_or(Refusal::Unreadable);
    new = match (title.is_empty(), official) {
        (true, Some(_)) => out(new, "title")?,
        _ => set(new, "title", &edit::quoted(title))?,
    };
    if let Some(measure) = official {
        // Its former addresses and its printed number are the old one's.
        new = out(out(new, "aliases")?, "printed_number")?;
        if measure.was.is_empty() {
            new = set(new, "was", &format!("[{}]", measure.slug))?;
        }
    }
    Ok((old, new))
}

/// Repeats of the new measure, wherever the old one is repeated without words of its own.
fn repeats(
    plan: &Plan,
    sources: &Sources,
    written: &dyn Fn(&str) -> Option<String>,
    measure: &Measure,
    (new, shelf): (&str, &mut Shelf<'_>),
) -> Vec<(At, String)> {
    let mut made = Vec::new();
    for &id in measure.repeats.iter().filter(|&&id| plan[id].body.is_none()) {
        let path = &sources.file(span(plan, Entry::Repeat(id))).path;
        let text = written(path).and_then(|text| edit::set_key(&text, "repeats", new));
        let text = text.and_then(|text| edit::remove_key(&text, "printed_number"));
        if let (Some(text), Some(at)) = (text, shelf.find(path)) {
            made.push((shelf.after(at, &[], &again(plan, new, made.len())), text));
        }
    }
    made
}

/// `job-fair-2`, or the next number that no measure has.
fn numbered(plan: &Plan, slug: &str) -> String {
    let stem: String = slug.chars().take(crate::load::MAX_SLUG - 4).collect();
    let name = |number: usize| format!("{}-{number}", stem.trim_end_matches('-'));
    (2..).map(name).find(|slug| !is_taken(plan, slug)).unwrap_or_default()
}
