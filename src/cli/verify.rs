//! `tebiki verify FILE`: is the content the official text, character for character?

use std::path::PathBuf;

use clap::Args;

use crate::diagnostic::Severity;
use crate::disk;
use crate::plan::Plan;
use crate::project::Project;
use crate::verify;

use super::{Exit, Format, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    let official = match disk::read_text(&arguments.file) {
        Ok(text) => text,
        Err(problem) => return session.cannot(&problem),
    };
    with_plan(session, |project, plan| {
        let report = verify::verify(plan, &project.sources, &official);
        let name = arguments.file.display().to_string();
        match session.format {
            Format::Json => session.print(&format!("{}\n", verify::json(&report, &name))),
            _ => session.print(&verify::human(&report, &name, &project.i18n, session.lang)),
        }
        if report.is_exact() { Exit::Done } else { Exit::Problems }
    })
}

/// Does something with the plan, if it and all that the project has can be read; or else says why not.
/// Warnings are for `check`.
pub fn with_plan(session: &Session, work: impl FnOnce(&Project, &Plan) -> Exit) -> Exit {
    let (project, mut problems) = match session.read_project() {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let loaded = project.load();
    problems.extend(loaded.diagnostics);
    problems.retain(|problem| problem.severity == Severity::Error);
    match &loaded.plan {
        Some(plan) if problems.is_empty() => work(&project, plan),
        _ => session.report(&problems, &project.sources, &project.i18n),
    }
}
