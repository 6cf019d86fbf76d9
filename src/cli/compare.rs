//! `tebiki compare OLD [NEW]`: what changed between two plans, and the 新旧対照表.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::compare::settings::{Layout, Side, Unchanged};
use crate::compare::{self, Kind};
use crate::diagnostic::Severity;
use crate::output::{self, OutputFile};
use crate::plan::Plan;
use crate::project::{CONTENT, EDITIONS, Project};
use crate::side_by_side::{self, Job};

use super::{Exit, Format, Session, years};

#[derive(Args)]
pub struct Arguments {
    #[arg(value_name = "OLD")]
    old: PathBuf,
    #[arg(value_name = "NEW")]
    new: Option<PathBuf>,
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    #[arg(long, value_name = "HEADS")]
    heads: Option<String>,
    #[arg(long, value_name = "SIDE")]
    new_side: Option<SideName>,
    #[arg(long, value_name = "HOW")]
    unchanged: Option<UnchangedName>,
    #[arg(long, value_name = "FILE")]
    propose: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum SideName {
    Left,
    Right,
}

#[derive(Clone, Copy, ValueEnum)]
enum UnchangedName {
    Drop,
    Omit,
    Keep,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    compared(session, arguments).unwrap_or_else(|exit| exit)
}

fn compared(session: &Session, arguments: &Arguments) -> Result<Exit, Exit> {
    let new_root = arguments.new.clone().unwrap_or_else(|| session.project.clone());
    let (_, old) = plan(session, &folder_of(session, &arguments.old))?;
    let (project, new) = plan(session, &new_root)?;
    let mut settings = match &arguments.settings {
        Some(path) => years::settings(session, path)?,
        None => years::own_settings(session, &new_root)?,
    };
    lay_out(session, arguments, &mut settings.layout)?;
    let comparison = compare::compare(&old, &new, &settings.changes);
    let job =
        Job { old: &old, new: &new, comparison: &comparison, layout: &settings.layout, i18n: &project.i18n };
    if let Some(path) = &arguments.propose {
        write(session, path, side_by_side::proposal(job, session.lang).as_bytes())?;
        session.say("cli-compare-proposed", &[("path", path.display().to_string())]);
    }
    let Some(out) = &arguments.out else {
        session.print(&match session.format {
            Format::Json => side_by_side::json(job),
            _ => listed(session, job),
        });
        return Ok(Exit::Done);
    };
    let mut files = side_by_side::files(job);
    files.extend(printed(session, &project, job)?);
    let written: Vec<_> = files.iter().map(|file| (out.join(&file.path), file.bytes.as_slice())).collect();
    output::write_files(&written).map_err(|error| session.output_error(&error))?;
    for file in files {
        session.say("cli-wrote", &[("path", out.join(&file.path).display().to_string())]);
    }
    Ok(Exit::Done)
}

#[cfg(feature = "pdf")]
fn printed(session: &Session, project: &Project, job: Job<'_>) -> Result<Vec<OutputFile>, Exit> {
    side_by_side::printed(job, &project.print_templates(), project.fonts()).map_err(|problems| {
        session.report(&problems, &project.sources, &project.i18n);
        Exit::CouldNotRun
    })
}

#[cfg(not(feature = "pdf"))]
fn printed(_: &Session, _: &Project, _: Job<'_>) -> Result<Vec<OutputFile>, Exit> {
    Ok(Vec::new())
}

fn write(session: &Session, path: &Path, bytes: &[u8]) -> Result<(), Exit> {
    output::write_file(path, bytes).map_err(|error| session.output_error(&error))
}

/// A folder, or a year of the project's editions.
fn folder_of(session: &Session, named: &Path) -> PathBuf {
    let edition = session.project.join(EDITIONS).join(named);
    if !named.join(CONTENT).is_dir() && edition.join(CONTENT).is_dir() {
        edition
    } else {
        named.to_path_buf()
    }
}

/// The plan of a project folder; why there is none has been said.
pub fn plan(session: &Session, root: &Path) -> Result<(Project, Plan), Exit> {
    let content = root.join(CONTENT);
    if !content.is_dir() {
        return Err(session.fail("cli-no-project", &[("path", content.display().to_string())]));
    }
    let (project, mut problems) = Project::read(root);
    let loaded = project.load();
    problems.extend(loaded.diagnostics);
    problems.retain(|problem| problem.severity == Severity::Error);
    match loaded.plan {
        Some(plan) if problems.is_empty() => Ok((project, plan)),
        _ => Err(session.report(&problems, &project.sources, &project.i18n)),
    }
}

/// What the command line says of the layout goes before the file.
fn lay_out(session: &Session, arguments: &Arguments, layout: &mut Layout) -> Result<(), Exit> {
    if let Some(heads) = &arguments.heads {
        let Some((new, old)) = heads.split_once(['/', '／']) else {
            return Err(session.fail("cli-compare-heads-wrong", &[("found", heads.clone())]));
        };
        layout.heads = Some((new.trim().to_string(), old.trim().to_string()));
    }
    match arguments.new_side {
        Some(SideName::Left) => layout.new_side = Side::Left,
        Some(SideName::Right) => layout.new_side = Side::Right,
        None => {}
    }
    match arguments.unchanged {
        Some(UnchangedName::Drop) => layout.unchanged = Unchanged::Drop,
        Some(UnchangedName::Omit) => layout.unchanged = Unchanged::Omit,
        Some(UnchangedName::Keep) => layout.unchanged = Unchanged::Keep,
        None => {}
    }
    Ok(())
}

/// How many of each kind, and each change with the reason, for a terminal.
pub fn listed(session: &Session, job: Job<'_>) -> String {
    let title = |plan: &Plan| plan.title.get(session.lang).text.clone();
    let values = [("old", title(job.old)), ("new", title(job.new))];
    let mut text = format!("{}\n", session.text("cli-compare-counts", &values));
    let name = |kind: Kind| session.text(&format!("compare-kind-{}", kind.name()), &[]);
    for (kind, count) in job.comparison.counts().into_iter().filter(|(_, count)| *count > 0) {
        text.push_str(&format!("{count:>6}  {}\n", name(kind)));
    }
    for change in job.comparison.changes.iter().filter(|change| change.kind != Kind::Unchanged) {
        let slugs = |plan: &Plan, ids: &[crate::plan::MeasureId]| {
            let named = |&id: &crate::plan::MeasureId| format!("{} {}", plan[id].place.number, plan[id].slug);
            ids.iter().map(named).collect::<Vec<_>>().join(", ")
        };
        let reason = job.reason(&change.reason, change.old.is_empty(), session.lang);
        text.push_str(&format!(
            "\n{}: {} → {}\n    {reason}\n",
            name(change.kind),
            slugs(job.old, &change.old),
            slugs(job.new, &change.new)
        ));
    }
    text
}
