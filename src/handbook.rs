//! Which files a build makes.
//!
//! 1. The Japanese analysis: terms and related measures, once for all views.
//! 2. Each view gives back its files.

use crate::diagnostic::Diagnostic;
use crate::output::OutputFile;
use crate::plan::Plan;
use crate::project::Project;
use crate::site::{self, Inputs};
use crate::{furigana, related, terms};

/// Every file of the published tree.
///
/// # Errors
/// What is wrong with the theme or the dictionary.
pub fn build(project: &Project, plan: &Plan) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
    let analyzer = project.analyzer().map_err(|problem| vec![problem])?;
    let (terms, related) =
        rayon::join(|| terms::index(plan, &analyzer, &[]), || related::related(plan, &analyzer));
    let mut assets = project.theme.assets();
    let corrections = project.words("furigana.csv", furigana::DEFAULT_CORRECTIONS);
    let reader =
        furigana::Reader { analyzer: &analyzer, corrections: furigana::Corrections::parse(&corrections) };
    for (name, script) in furigana::shards(plan, &reader, &project.i18n) {
        assets.add(&name, script);
    }
    let inputs = Inputs {
        theme: &project.theme,
        assets,
        i18n: &project.i18n,
        terms: &terms,
        related: &related,
        pdf: false,
        data: &[],
    };
    let files = site::render(plan, inputs).map_err(|error| {
        vec![Diagnostic::error("theme").arg("path", "themes/default").arg("cause", error.to_string())]
    })?;
    Ok(files)
}
