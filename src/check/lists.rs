//! Rules about the plan's lists: `duplicate-title`, `unused-programme`, `programme-not-named`,
//! `programme-not-listed`, `unused-audience`, `audience-missing`.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};

use crate::diagnostic::Diagnostic;
use crate::plan::{Measure, ProgrammeId};
use crate::source::Span;

use super::Input;
use super::texts::Part;

/// Two measures with the same title, in any language: a reader of a list can't tell them apart.
pub fn titles(input: &Input<'_>) -> Vec<Diagnostic> {
    let slugs: BTreeSet<&str> = input.plan.measures.iter().map(|measure| measure.slug.as_str()).collect();
    let mut found = Vec::new();
    let titles = input.texts.iter().filter(|text| text.part == Part::Title && slugs.contains(text.slug));
    let (mut official, mut translated) = (BTreeMap::new(), BTreeMap::new());
    for text in titles {
        found.extend(title(&mut official, text.official, text.official_span));
        if let Some(other) = text.translated {
            found.extend(title(&mut translated, other, text.translated_span));
        }
    }
    found
}

fn title<'a>(seen: &mut BTreeMap<&'a str, Span>, title: &'a str, span: Span) -> Option<Diagnostic> {
    match seen.get(title) {
        Some(&first) => {
            Some(Diagnostic::warning("duplicate-title").at(span).related(first, "first").arg("found", title))
        }
        None => {
            seen.insert(title, span);
            None
        }
    }
}

/// A programme of plan.yaml that no measure names.
pub fn unused_programmes(input: &Input<'_>) -> Vec<Diagnostic> {
    let used: BTreeSet<u32> = input.plan.measures.iter().flat_map(|m| &m.programmes).map(|id| id.0).collect();
    let programmes = input.plan.programmes.iter().zip(0..).filter(|(_, at)| !used.contains(at));
    programmes
        .map(|(programme, _)| {
            Diagnostic::warning("unused-programme")
                .at(programme.name.official.span)
                .arg("found", &programme.name.official.text)
        })
        .collect()
}

/// An audience of plan.yaml that no measure serves.
pub fn unused_audiences(input: &Input<'_>) -> Vec<Diagnostic> {
    let used: BTreeSet<u32> = input
        .plan
        .measures
        .iter()
        .flat_map(|m| m.audiences.iter().chain(&m.also_for))
        .map(|id| id.0)
        .collect();
    let audiences = input.plan.audiences.iter().zip(0..).filter(|(_, at)| !used.contains(at));
    audiences
        .map(|(audience, _)| {
            Diagnostic::warning("unused-audience")
                .at(audience.name.official.span)
                .arg("found", &audience.name.official.text)
        })
        .collect()
}

/// A measure below a heading that is for an audience, which does not say that it concerns them: it would be missing from
/// their page.
pub fn audiences_missing(input: &Input<'_>) -> Vec<Diagnostic> {
    let plan = input.plan;
    let mut found = Vec::new();
    for id in plan.measure_ids() {
        let measure = &plan[id];
        let headings = plan.path_to(measure.place.node);
        let concerned = plan.concerned(id);
        for heading in headings {
            for audience in plan[heading].audiences.iter().filter(|audience| !concerned.contains(audience)) {
                found.push(
                    Diagnostic::warning("audience-missing")
                        .at(measure.span)
                        .arg("found", &plan[*audience].name.official.text)
                        .arg("id", &plan[*audience].id)
                        .arg("heading", plan.heading(heading, plan.official()).0),
                );
            }
        }
    }
    found
}

/// A programme in a measure's list that its text doesn't name.
pub fn programmes_not_named(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for measure in &input.plan.measures {
        for &id in &measure.programmes {
            let name = &input.plan[id].name.official.text;
            if !measure.body.official.text.contains(name.as_str()) {
                found.push(finding("programme-not-named", measure, name));
            }
        }
    }
    found
}

/// A programme that a measure's text names and its list lacks.
pub fn programmes_not_listed(input: &Input<'_>) -> Vec<Diagnostic> {
    let names = input.plan.programmes.iter().map(|programme| &programme.name.official.text);
    let Ok(matcher) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for measure in &input.plan.measures {
        let text = &measure.body.official.text;
        let named: BTreeSet<u32> = matcher.find_iter(text).map(|found| found.pattern().as_u32()).collect();
        for id in named.into_iter().map(ProgrammeId).filter(|id| !measure.programmes.contains(id)) {
            found.push(finding("programme-not-listed", measure, &input.plan[id].name.official.text));
        }
    }
    found
}

fn finding(code: &'static str, measure: &Measure, name: &str) -> Diagnostic {
    Diagnostic::warning(code).at(measure.span).arg("found", name).arg("slug", &measure.slug)
}
