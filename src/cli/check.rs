//! `tebiki check`: loads the content, goes through the rules, and reports.

use clap::Args;

use crate::check;

use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(long)]
    wording: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    let (project, mut problems) = match session.read_project() {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let loaded = project.load();
    problems.extend(loaded.diagnostics);
    problems.extend(project.faults());
    if let Some(plan) = &loaded.plan {
        problems.extend(check::check(plan, &project.sources, &project.glossary));
        if arguments.wording {
            problems.extend(check::wording(plan, &project.sources, &project.glossary));
        }
    }
    let exit = session.report(&problems, &project.sources, &project.i18n);
    if let Some(plan) = &loaded.plan {
        let values =
            [("measures", plan.measures.len().to_string()), ("repeats", plan.repeats.len().to_string())];
        session.say("cli-check-done", &values);
    }
    exit
}
