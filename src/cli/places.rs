//! `tebiki move SLUG SECTION` and `tebiki new SECTION OWNER`: the files of a measure, together.

use clap::Args;

use crate::disk;
use crate::output::{self, OutputFile};
use crate::places::{self, Change, Goal, Refusal};
use crate::plan::Plan;
use crate::project::{CONTENT, Project};

use super::verify::with_plan;
use super::{Exit, Session};

#[derive(Args)]
pub struct MoveArguments {
    #[arg(value_name = "SLUG")]
    slug: String,
    #[arg(value_name = "SECTION")]
    section: String,
}

#[derive(Args)]
pub struct NewArguments {
    #[arg(value_name = "SECTION")]
    section: String,
    #[arg(value_name = "OWNER")]
    owner: String,
    #[arg(long, value_name = "SLUG")]
    slug: Option<String>,
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
}

pub fn run_move(session: &Session, arguments: &MoveArguments) -> Exit {
    with_plan(session, |project, plan| {
        let goal = Goal { section: Some(&arguments.section), ..Goal::default() };
        let written = |path: &str| disk::read_unchanged(&project.root, path).ok();
        let changes = places::moved(plan, &project.sources, &written, &arguments.slug, goal);
        finish(session, project, plan, changes, (&arguments.slug, &arguments.section, ""))
    })
}

pub fn run_new(session: &Session, arguments: &NewArguments) -> Exit {
    with_plan(session, |project, plan| {
        let title = arguments.title.clone().unwrap_or_else(|| session.text("cli-new-placeholder", &[]));
        let place = (arguments.section.as_str(), arguments.owner.as_str());
        let changes = places::new(plan, &project.sources, place, (arguments.slug.as_deref(), &title));
        let slug = arguments.slug.as_deref().unwrap_or_default();
        finish(session, project, plan, changes, (slug, &arguments.section, &arguments.owner))
    })
}

/// Writes all files in one step: a run that is killed has moved all of a measure, or nothing.
fn finish(
    session: &Session,
    project: &Project,
    plan: &Plan,
    changes: Result<Vec<Change>, Refusal>,
    (slug, section, owner): (&str, &str, &str),
) -> Exit {
    let changes = match changes {
        Ok(changes) => changes,
        Err(refusal) => {
            let sections = plan.node_ids().map(|id| plan[id].id.clone()).collect::<Vec<_>>().join(", ");
            let owners = plan.owners.iter().map(|owner| owner.id.clone()).collect::<Vec<_>>().join(", ");
            let values = [
                ("slug", slug.to_string()),
                ("section", section.to_string()),
                ("owner", owner.to_string()),
                ("sections", sections),
                ("owners", owners),
            ];
            return session.fail(refusal.message(), &values);
        }
    };
    let below = |path: &str| path.strip_prefix(CONTENT).unwrap_or(path).trim_start_matches('/').to_string();
    let goes = |change: &Change| change.from.clone().filter(|from| *from != change.to);
    let gone: Vec<_> = changes.iter().filter_map(goes).map(|from| below(&from)).collect();
    let files: Vec<_> =
        changes.iter().map(|change| OutputFile::new(below(&change.to), change.text.as_bytes())).collect();
    if let Err(error) = output::write_together(&project.root.join(CONTENT), &files, &gone) {
        return session.output_error(&error);
    }
    for change in &changes {
        session.say("cli-wrote", &[("path", change.to.clone())]);
    }
    Exit::Done
}
