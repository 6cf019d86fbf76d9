//! `tebiki check`: loads the content and reports what is wrong with it.

use clap::Args;

use crate::project::Project;

use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {}

pub fn run(session: &Session, _: &Arguments) -> Exit {
    let (project, mut problems) = Project::read(&session.project);
    let loaded = project.load();
    problems.extend(loaded.diagnostics);
    let exit = session.report(&problems, &project.sources, &project.i18n);
    if let Some(plan) = &loaded.plan {
        let values = [("measures", plan.measures.len().to_string()), ("repeats", plan.repeats.len().to_string())];
        session.say("cli-check-done", &values);
    }
    exit
}
