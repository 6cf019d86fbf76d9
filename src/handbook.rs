//! Which files a build makes.
//!
//! 1. The Japanese analysis: terms and related measures, once for all views.
//! 2. The printed handbooks, if they are wanted; what goes wrong with them is reported, and the rest is
//!    built without them.
//! 3. Search, data and site give back their files.

use crate::diagnostic::Diagnostic;
use crate::export;
use crate::furigana;
use crate::glossary::Glossary;
use crate::japanese::Analyzer;
use crate::output::OutputFile;
use crate::plan::Plan;
use crate::project::Project;
use crate::related;
use crate::search;
use crate::site::{self, Inputs};
use crate::terms::{self, Candidate, Term};

/// What to build.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The printed handbooks too.
    pub pdf: bool,
}

/// A finished handbook, and what could not be made of it.
pub struct Handbook {
    pub files: Vec<OutputFile>,
    pub problems: Vec<Diagnostic>,
}

/// Every file of the published tree. `step` is told the Fluent message of each step that begins.
///
/// # Errors
/// What is wrong with the theme, the dictionary or the synonyms: there is no site then.
pub fn build(
    project: &Project,
    plan: &Plan,
    options: Options,
    step: &dyn Fn(&'static str),
) -> Result<Handbook, Vec<Diagnostic>> {
    let analyzer = project.analyzer().map_err(|problem| vec![problem])?;
    let synonyms = project.synonyms().map_err(|problem| vec![problem])?;
    step("cli-step-analyse");
    let (terms, related) =
        rayon::join(|| terms(plan, &project.glossary, &analyzer), || related::related(plan, &analyzer));
    let mut handbook = Handbook { files: Vec::new(), problems: Vec::new() };
    if options.pdf {
        step("cli-step-print");
        print(project, plan, &analyzer, &terms, &mut handbook);
    }
    let pdf = handbook.files.len() == 2;
    step("cli-step-render");
    let mut assets = project.theme.assets();
    let search = search::build(plan, &analyzer, project.search_input(&synonyms));
    assets.name(search::SCRIPT, &search.script);
    let reader = furigana::Reader { analyzer: &analyzer, corrections: project.furigana_corrections() };
    for (name, script) in furigana::shards(plan, &reader, &project.i18n) {
        assets.add(&name, script);
    }
    let data = export::files(plan, &project.i18n);
    let inputs = Inputs {
        theme: &project.theme,
        assets,
        i18n: &project.i18n,
        terms: &terms,
        related: &related,
        pdf,
        data: &data.iter().map(|file| (file.path.clone(), file.bytes.len())).collect::<Vec<_>>(),
    };
    let site = site::render(plan, inputs).map_err(|error| {
        vec![Diagnostic::error("theme").arg("path", "themes/default").arg("cause", error.to_string())]
    })?;
    handbook.files.extend(site);
    handbook.files.extend(search.files);
    handbook.files.extend(data);
    Ok(handbook)
}

/// The index of terms with the glossary's names and readings.
pub fn terms(plan: &Plan, glossary: &Glossary, analyzer: &Analyzer) -> Vec<Term> {
    let candidates: Vec<Candidate<'_>> = glossary
        .entries
        .iter()
        .filter(|entry| entry.indexed)
        .map(|entry| Candidate {
            ja: &entry.ja,
            en: entry.renderings.first().map(String::as_str),
            reading: Some(entry.reading.as_str()).filter(|reading| !reading.is_empty()),
        })
        .collect();
    terms::index(plan, analyzer, &candidates)
}

#[cfg(feature = "pdf")]
fn print(project: &Project, plan: &Plan, analyzer: &Analyzer, terms: &[Term], handbook: &mut Handbook) {
    use crate::print::{self, Part};
    let fonts = print::Fonts::find(&project.root);
    let templates = project.print_templates();
    let job = print::Job { plan, analyzer, terms, templates: &templates, fonts: &fonts, i18n: &project.i18n };
    for edition in print::render_editions(job, &Part::Whole) {
        match edition {
            Ok(file) => handbook.files.push(file),
            Err(problems) => handbook.problems.extend(problems),
        }
    }
    if handbook.files.len() < 2 {
        // Pages link to both editions or to none.
        handbook.files.clear();
    }
    handbook.problems.dedup();
}

#[cfg(not(feature = "pdf"))]
fn print(_: &Project, _: &Plan, _: &Analyzer, _: &[Term], _: &mut Handbook) {}
