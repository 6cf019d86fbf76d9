//! `tebiki build`: content → the published tree.

use std::path::PathBuf;

use clap::Args;

use crate::diagnostic::Severity;
use crate::handbook::{self, Handbook};
use crate::output::Folder;
use crate::plan::Plan;
use crate::project::Project;

use super::progress::Progress;
use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long)]
    no_pdf: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    with_handbook(session, arguments.no_pdf, |_, _, handbook, exit| {
        let out = arguments.out.clone().unwrap_or_else(|| session.project.join("public"));
        match Folder::open(&out).and_then(|folder| folder.publish(&handbook.files)) {
            Ok(published) => {
                let values = [
                    ("files", handbook.files.len().to_string()),
                    ("written", published.written.to_string()),
                    ("removed", published.removed.to_string()),
                    ("path", out.display().to_string()),
                ];
                session.say("cli-build-done", &values);
                exit
            }
            Err(error) => session.output_error(&error),
        }
    })
}

/// Makes the handbook and does something with it, or says why there is none. `work` is told the exit
/// code of what was reported on the way.
pub fn with_handbook(
    session: &Session,
    no_pdf: bool,
    work: impl FnOnce(&Project, &Plan, &Handbook, Exit) -> Exit,
) -> Exit {
    let progress = Progress::start(session);
    let (project, mut problems) = Project::read(&session.project);
    let loaded = project.load();
    problems.extend(loaded.diagnostics);
    let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
    let exit = session.report(&problems, &project.sources, &project.i18n);
    let Some(plan) = loaded.plan.filter(|_| !failed) else {
        session.say("cli-build-stopped", &[]);
        return exit;
    };
    let options = handbook::Options { pdf: cfg!(feature = "pdf") && !no_pdf };
    let handbook = match handbook::build(&project, &plan, options, &|id| progress.step(id)) {
        Ok(handbook) => handbook,
        Err(problems) => {
            session.report(&problems, &project.sources, &project.i18n);
            session.say("cli-build-stopped", &[]);
            return Exit::Problems;
        }
    };
    let exit = match handbook.problems.is_empty() {
        true => exit,
        false => session.report(&handbook.problems, &project.sources, &project.i18n),
    };
    progress.step("cli-step-write");
    work(&project, &plan, &handbook, exit)
}
