//! `tebiki ask`: a workbook for each owner to report in, and who has answered.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::office::ask::{Asked, workbook};
use crate::office::standing::{self, Standing};
use crate::output;
use crate::plan::{OwnerId, Plan};

use super::verify::with_plan;
use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(long, value_name = "ID")]
    owner: Option<String>,
    #[arg(long, value_name = "YEAR")]
    year: Option<u16>,
    #[arg(long, value_name = "DIR", default_value = standing::FOLDER)]
    out: PathBuf,
    #[arg(long)]
    status: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    with_plan(session, |project, plan| {
        let year = arguments.year.unwrap_or(plan.fiscal_year);
        if !(1901..=2200).contains(&year) {
            return session.fail("cli-ask-year-wrong", &[("found", year.to_string())]);
        }
        let owners = match owners(plan, arguments.owner.as_deref()) {
            Some(owners) => owners,
            None => {
                let known =
                    plan.owners.iter().map(|owner| format!("{} ({})", owner.id, owner.name.official.text));
                let values = [
                    ("found", arguments.owner.clone().unwrap_or_default()),
                    ("allowed", known.collect::<Vec<_>>().join(", ")),
                ];
                return session.fail("cli-ask-no-owner", &values);
            }
        };
        if arguments.status {
            let folder = project.root.join(&arguments.out);
            session.print(&status(session, plan, &owners, year, &folder));
            return Exit::Done;
        }
        let mut written = Vec::new();
        for owner in owners {
            let asked = Asked { plan, i18n: &project.i18n, lang: session.lang, owner, fiscal_year: year };
            if standing::rows(plan, owner).is_empty() {
                continue;
            }
            let path = project.root.join(&arguments.out).join(standing::workbook_name(plan, owner, year));
            match workbook(asked) {
                Ok(bytes) => written.push((path, bytes)),
                Err(cause) => return session.fail("cli-ask-failed", &[("cause", cause)]),
            }
        }
        if let Err(cause) = std::fs::create_dir_all(project.root.join(&arguments.out)) {
            let path = arguments.out.display().to_string();
            return session.fail("cli-output-io", &[("path", path), ("cause", cause.to_string())]);
        }
        let files: Vec<(PathBuf, &[u8])> =
            written.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).collect();
        if let Err(error) = output::write_files(&files) {
            return session.output_error(&error);
        }
        for (path, _) in &written {
            session.say("cli-wrote", &[("path", path.display().to_string())]);
        }
        Exit::Done
    })
}

/// The owner of an id or a name, or all; none where there is no such owner.
fn owners(plan: &Plan, name: Option<&str>) -> Option<Vec<OwnerId>> {
    let all = (0..plan.owners.len() as u32).map(OwnerId);
    let Some(name) = name else { return Some(all.collect()) };
    let is = |id: &OwnerId| plan[*id].id == name || plan[*id].name.all().any(|(_, line)| line.text == name);
    Some(all.filter(is).collect::<Vec<_>>()).filter(|found| !found.is_empty())
}

/// A line for each owner: how many of its rows are answered, the day of the newest answer, and since when it is asked.
fn status(session: &Session, plan: &Plan, owners: &[OwnerId], year: u16, folder: &Path) -> String {
    let mut out = String::new();
    for standing in owners.iter().map(|&owner| Standing::of(plan, owner, year, folder)) {
        let or_none = |text: Option<String>| text.unwrap_or_else(|| "none".to_string());
        let values = [
            ("owner", plan[standing.owner].name.get(session.lang).text.clone()),
            ("answered", standing.answered().to_string()),
            ("total", standing.rows.len().to_string()),
            ("date", or_none(standing.newest.clone())),
            ("days", or_none(standing.asked_for.map(|days| days.to_string()))),
        ];
        out.push_str(&session.text("cli-ask-answered", &values));
        out.push('\n');
    }
    out
}
