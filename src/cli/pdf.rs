//! `tebiki pdf`: the printed handbook, or a booklet of a part of it.

use std::path::PathBuf;

use clap::Args;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::furigana;
use crate::handbook;
use crate::lang::Lang;
use crate::output;
use crate::paper::Paper;
use crate::plan::Plan;
use crate::print::{self, Part, Variant, leaflet};
use crate::project::Project;

use super::progress::Progress;
use super::verify::with_plan;
use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(long, value_name = "ID", conflicts_with_all = ["chapter", "audience"])]
    owner: Option<String>,
    #[arg(long, value_name = "NUMBER", conflicts_with = "audience")]
    chapter: Option<String>,
    #[arg(long, value_name = "ID")]
    audience: Option<String>,
    #[arg(long, conflicts_with_all = ["owner", "chapter", "large"])]
    leaflet: bool,
    #[arg(long)]
    large: bool,
    #[arg(long)]
    two_up: bool,
    #[arg(long, conflicts_with = "leaflet")]
    furigana: bool,
    #[arg(long, value_name = "LANG")]
    edition: Option<String>,
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    with_plan(session, |project, plan| {
        let lost = check::errors(plan, &project.sources, &project.glossary);
        if !lost.is_empty() {
            return session.report(&lost, &project.sources, &project.i18n);
        }
        let progress = Progress::start(session);
        progress.step("cli-step-print");
        let files = match render(project, plan, arguments) {
            Ok(files) => files,
            Err(problems) => {
                session.report(&problems, &project.sources, &project.i18n);
                return Exit::CouldNotRun;
            }
        };
        drop(progress);
        let folder = arguments.out.clone().unwrap_or_else(|| session.project.clone());
        let paths: Vec<PathBuf> = files.iter().map(|file| folder.join(&file.path)).collect();
        let written: Vec<_> =
            paths.iter().cloned().zip(files.iter().map(|file| file.bytes.as_slice())).collect();
        if let Err(error) = output::write_files(&written) {
            return session.output_error(&error);
        }
        for path in paths {
            session.say("cli-wrote", &[("path", path.display().to_string())]);
        }
        Exit::Done
    })
}

fn render(
    project: &Project,
    plan: &Plan,
    arguments: &Arguments,
) -> Result<Vec<output::OutputFile>, Vec<Diagnostic>> {
    let analyzer = project.analyzer().map_err(|problem| vec![problem])?;
    let terms = handbook::terms(plan, &project.glossary, &analyzer);
    let reader = furigana::Reader::new(&analyzer, project.furigana_corrections());
    let templates = project.print_templates();
    let job = print::Job {
        plan,
        analyzer: &analyzer,
        reader: &reader,
        terms: &terms,
        templates: &templates,
        fonts: project.fonts(),
        i18n: &project.i18n,
    };
    let languages = languages(plan, arguments)?;
    if arguments.leaflet {
        return leaflets(job, &languages, arguments);
    }
    let part = match arguments {
        Arguments { owner: Some(id), .. } => Part::Owner(id.clone()),
        Arguments { chapter: Some(number), .. } => Part::Chapter(number.clone()),
        Arguments { audience: Some(id), .. } => Part::Audience(id.clone()),
        _ => Part::Whole,
    };
    let variant = Variant { large: arguments.large, two_up: arguments.two_up, furigana: arguments.furigana };
    if languages.len() == plan.languages.len() {
        return print::render_variants(job, &part, variant).into_iter().collect();
    }
    languages.into_iter().map(|lang| print::render_variant(job, lang, &part, variant)).collect()
}

/// The languages to print: all of the plan, or the one that is asked for.
fn languages(plan: &Plan, arguments: &Arguments) -> Result<Vec<Lang>, Vec<Diagnostic>> {
    let Some(code) = &arguments.edition else { return languages_with_readings(plan, arguments) };
    match plan.languages.iter().find(|lang| lang.code() == code) {
        Some(&lang) => Ok(vec![lang]),
        None => {
            let codes = plan.languages.iter().map(|lang| lang.code());
            Err(vec![Diagnostic::error("undeclared-translation").suggest(code, codes)])
        }
    }
}

/// All languages of the plan or, with furigana, those that have kanji.
fn languages_with_readings(plan: &Plan, arguments: &Arguments) -> Result<Vec<Lang>, Vec<Diagnostic>> {
    let mut languages = plan.languages.clone();
    languages.retain(|lang| lang.is_japanese() || !arguments.furigana);
    if languages.is_empty() {
        let codes = plan.languages.iter().map(|lang| lang.code());
        return Err(vec![Diagnostic::error("undeclared-translation").suggest(Lang::JA.code(), codes)]);
    }
    Ok(languages)
}

/// Leaflets with the pages of the printed handbook, which is laid out for that: of one audience, or of all.
fn leaflets(
    job: print::Job<'_>,
    languages: &[Lang],
    arguments: &Arguments,
) -> Result<Vec<output::OutputFile>, Vec<Diagnostic>> {
    let paper = |&lang: &Lang| print::render_paper(job, lang, &Part::Whole).map(|(_, paper)| paper);
    let papers = languages.iter().map(paper).collect::<Result<Vec<Paper>, _>>()?;
    let Some(id) = &arguments.audience else {
        return leaflet::of_all(job, languages, &papers, arguments.two_up).into_iter().collect();
    };
    let audience = print::audience(job.plan, id).map_err(|problem| vec![problem])?;
    let of = |paper: &Paper| leaflet::leaflet(job, paper.lang, audience, Some(paper), arguments.two_up);
    papers.iter().map(of).collect()
}
