//! `tebiki pdf`: the printed handbook, or a booklet of a part of it.

use std::path::PathBuf;

use clap::Args;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::handbook;
use crate::output;
use crate::plan::Plan;
use crate::print::{self, Part};
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
    let fonts = print::Fonts::find(&project.root);
    let templates = project.print_templates();
    let job = print::Job {
        plan,
        analyzer: &analyzer,
        terms: &terms,
        templates: &templates,
        fonts: &fonts,
        i18n: &project.i18n,
    };
    let part = match arguments {
        Arguments { owner: Some(id), .. } => Part::Owner(id.clone()),
        Arguments { chapter: Some(number), .. } => Part::Chapter(number.clone()),
        Arguments { audience: Some(id), .. } => Part::Audience(id.clone()),
        _ => Part::Whole,
    };
    let Some(code) = &arguments.edition else {
        return print::render_editions(job, &part).into_iter().collect();
    };
    match plan.languages.iter().find(|lang| lang.code() == code) {
        Some(&lang) => Ok(vec![print::render(job, lang, &part)?]),
        None => {
            let codes = plan.languages.iter().map(|lang| lang.code());
            Err(vec![Diagnostic::error("undeclared-translation").suggest(code, codes)])
        }
    }
}
