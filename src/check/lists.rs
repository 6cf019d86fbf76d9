//! Rules about the plan's lists: `duplicate-title`, `unused-programme`, `programme-not-named`,
//! `programme-not-listed`, `unused-audience`.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};

use crate::diagnostic::Diagnostic;
use crate::i18n::Lang;
use crate::plan::{Measure, ProgrammeId};
use crate::source::Span;

use super::Input;
use super::texts::Part;

/// Two measures with the same title, in either language: a reader of a list can't tell them apart.
pub fn titles(input: &Input<'_>) -> Vec<Diagnostic> {
    let slugs: BTreeSet<&str> = input.plan.measures.iter().map(|measure| measure.slug.as_str()).collect();
    let mut found = Vec::new();
    for lang in Lang::ALL {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for text in input.texts.iter().filter(|t| t.part == Part::Title && slugs.contains(t.slug)) {
            let (title, span) = match lang {
                Lang::Ja => (Some(text.ja), text.ja_span),
                Lang::En => (text.en, text.en_span),
            };
            let Some(title) = title else { continue };
            match seen.get(title) {
                Some(&first) => found.push(
                    Diagnostic::warning("duplicate-title")
                        .at(span)
                        .related(first, "first")
                        .arg("found", title),
                ),
                None => _ = seen.insert(title, span),
            }
        }
    }
    found
}

/// A programme of plan.yaml that no measure names.
pub fn unused_programmes(input: &Input<'_>) -> Vec<Diagnostic> {
    let used: BTreeSet<u32> = input.plan.measures.iter().flat_map(|m| &m.programmes).map(|id| id.0).collect();
    let programmes = input.plan.programmes.iter().zip(0..).filter(|(_, at)| !used.contains(at));
    programmes
        .map(|(programme, _)| {
            Diagnostic::warning("unused-programme")
                .at(table_span(input, &programme.name.ja))
                .arg("found", &programme.name.ja)
        })
        .collect()
}

/// An audience of plan.yaml that no measure serves.
pub fn unused_audiences(input: &Input<'_>) -> Vec<Diagnostic> {
    let used: BTreeSet<u32> = input.plan.measures.iter().flat_map(|m| &m.audiences).map(|id| id.0).collect();
    let audiences = input.plan.audiences.iter().zip(0..).filter(|(_, at)| !used.contains(at));
    audiences
        .map(|(audience, _)| {
            Diagnostic::warning("unused-audience")
                .at(table_span(input, &audience.name.ja))
                .arg("found", &audience.name.ja)
        })
        .collect()
}

/// Where a value of a table is written.
fn table_span(input: &Input<'_>, ja: &str) -> Span {
    let text = input.texts.iter().find(|text| text.part == Part::Table && text.ja == ja);
    text.map_or(Span::start_of(crate::source::FileId(0)), |text| text.ja_span)
}

/// A programme in a measure's list that its text doesn't name.
pub fn programmes_not_named(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for measure in &input.plan.measures {
        for &id in &measure.programmes {
            let name = &input.plan[id].name.ja;
            if !measure.body.ja.text.contains(name.as_str()) {
                found.push(finding("programme-not-named", measure, name));
            }
        }
    }
    found
}

/// A programme that a measure's text names and its list lacks.
pub fn programmes_not_listed(input: &Input<'_>) -> Vec<Diagnostic> {
    let names = input.plan.programmes.iter().map(|programme| &programme.name.ja);
    let Ok(matcher) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for measure in &input.plan.measures {
        let text = &measure.body.ja.text;
        let named: BTreeSet<u32> = matcher.find_iter(text).map(|found| found.pattern().as_u32()).collect();
        for id in named.into_iter().map(ProgrammeId).filter(|id| !measure.programmes.contains(id)) {
            found.push(finding("programme-not-listed", measure, &input.plan[id].name.ja));
        }
    }
    found
}

fn finding(code: &'static str, measure: &Measure, name: &str) -> Diagnostic {
    Diagnostic::warning(code).at(measure.span).arg("found", name).arg("slug", &measure.slug)
}
