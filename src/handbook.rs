//! Which files a build makes.
//!
//! 1. The Japanese analysis: terms and related measures, once for all views.
//! 2. Each view gives back its files.

use crate::diagnostic::Diagnostic;
use crate::output::OutputFile;
use crate::plan::Plan;
use crate::project::Project;
use crate::related;
use crate::site::{self, Inputs};
use crate::terms::{self, Candidate};

/// Every file of the published tree.
///
/// # Errors
/// What is wrong with the theme or the dictionary.
pub fn build(project: &Project, plan: &Plan) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
    let analyzer = project.analyzer().map_err(|problem| vec![problem])?;
    let candidates: Vec<Candidate<'_>> = project
        .glossary
        .entries
        .iter()
        .map(|entry| Candidate {
            ja: &entry.ja,
            en: entry.renderings.first().map(String::as_str),
            reading: Some(entry.reading.as_str()).filter(|reading| !reading.is_empty()),
        })
        .collect();
    let (terms, related) =
        rayon::join(|| terms::index(plan, &analyzer, &candidates), || related::related(plan, &analyzer));
    let inputs = Inputs {
        theme: &project.theme,
        assets: project.theme.assets(),
        i18n: &project.i18n,
        terms: &terms,
        related: &related,
        pdf: false,
    };
    let files = site::render(plan, inputs).map_err(|error| {
        vec![Diagnostic::error("theme").arg("path", "themes/default").arg("cause", error.to_string())]
    })?;
    Ok(files)
}
