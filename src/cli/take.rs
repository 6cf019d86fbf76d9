//! `tebiki take`: what owners report in their workbooks, put into the project; all of it or nothing.

use std::collections::HashMap;
use std::path::PathBuf;

use clap::Args;

use crate::diagnostic::{Diagnostic, Severity};
use crate::disk;
use crate::load::{self, PROGRESS};
use crate::office::answers;
use crate::office::form::{Field, Kind};
use crate::office::take::{Change, Job, take};
use crate::output::{self, OutputFile};
use crate::plan::Plan;
use crate::project::{CONTENT, Project};
use crate::source::Sources;

use super::verify::with_plan;
use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    overwrite: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    with_plan(session, |project, plan| {
        let changes = match changes(project, plan, arguments) {
            Ok(changes) => changes,
            Err(problems) => {
                session.report(&problems, &project.sources, &project.i18n);
                return Exit::Problems;
            }
        };
        session.print(&told(session, plan, &changes));
        if arguments.dry_run || changes.is_empty() {
            session.say("cli-take-nothing", &[("changes", changes.len().to_string())]);
            return Exit::Done;
        }
        let before = |path: &str| {
            let path = format!("{PROGRESS}/{path}");
            // A file that can't be looked at is there, for all we know.
            let found = std::fs::symlink_metadata(project.root.join(&path));
            match found.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
                false => disk::read_unchanged(&project.root, &path),
                true => Ok(String::new()),
            }
        };
        let files = match answers::files(plan, &changes, before) {
            Ok(files) => files,
            Err(problem) => return session.cannot(&problem),
        };
        let problems = faults(project, &files);
        if !problems.1.is_empty() {
            session.report(&problems.1, &problems.0, &project.i18n);
            return Exit::Problems;
        }
        if let Err(error) = output::write_together(&project.root.join(PROGRESS), &files, &[]) {
            return session.output_error(&error);
        }
        let values = [("changes", changes.len().to_string()), ("files", files.len().to_string())];
        session.say("cli-take-done", &values);
        Exit::Done
    })
}

/// The changes of all workbooks; two that say different things of one field are refused.
fn changes(project: &Project, plan: &Plan, arguments: &Arguments) -> Result<Vec<Change>, Vec<Diagnostic>> {
    let job = Job { plan, sources: &project.sources, i18n: &project.i18n, overwrite: arguments.overwrite };
    let (mut changes, mut problems): (Vec<Change>, Vec<Diagnostic>) = (Vec::new(), Vec::new());
    let mut said: HashMap<(String, &str), (String, String)> = HashMap::new();
    for path in &workbooks(&arguments.files) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let taken = disk::read_any(path).map_err(|problem| vec![problem]);
        match taken.and_then(|bytes| take(job, &name, &bytes)) {
            Err(found) => problems.extend(found),
            Ok(found) => {
                for change in found {
                    let place = format!("{name} {}", change.place);
                    let key = (format!("{}/{}", change.fiscal_year, change.row.id(plan)), change.field.key());
                    match said.insert(key, (change.new.clone(), place.clone())) {
                        None => changes.push(change),
                        Some((new, _)) if new == change.new => {}
                        Some((_, first)) => problems.push(
                            Diagnostic::error("take-both")
                                .arg("file", name.as_str())
                                .arg("place", change.place)
                                .arg("first", first),
                        ),
                    }
                }
            }
        }
    }
    if problems.is_empty() { Ok(changes) } else { Err(problems) }
}

/// The files that are named, and the workbooks of folders that are; not what Excel puts beside a file it has open.
fn workbooks(named: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in named {
        let Ok(entries) = path.read_dir() else {
            found.push(path.clone());
            continue;
        };
        let is_workbook = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            name.ends_with(".xlsx") && !name.starts_with(['.', '~'])
        };
        let mut inside: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        inside.retain(is_workbook);
        inside.sort();
        found.extend(inside);
    }
    found
}

/// What would be wrong with the project if it had these files: nothing, unless the program is.
fn faults(project: &Project, files: &[OutputFile]) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let new = |path: &str| files.iter().find(|file| format!("{PROGRESS}/{}", file.path) == path);
    for file in project.sources.files.iter().filter(|file| new(&file.path).is_none()) {
        sources.add(file.path.as_str(), &file.text);
    }
    for file in files {
        sources.add(format!("{PROGRESS}/{}", file.path), String::from_utf8_lossy(&file.bytes));
    }
    let found = load::load(&sources, CONTENT).diagnostics;
    let errors = found.into_iter().filter(|problem| problem.severity == Severity::Error).collect();
    (sources, errors)
}

/// A line for each change: number and title, field, old and new.
fn told(session: &Session, plan: &Plan, changes: &[Change]) -> String {
    let mut out = String::new();
    for change in changes {
        let name = crate::office::form::name(plan, change.row, session.lang);
        let shown = |held: &str| match change.field.kind() {
            _ if held.is_empty() => "none".to_string(),
            Kind::Choice => {
                let status = plan.statuses.iter().find(|status| status.id == held);
                status.map_or_else(|| held.to_string(), |status| status.name.get(session.lang).text.clone())
            }
            _ => held.replace('\n', " ⏎ "),
        };
        let values = [
            ("name", name),
            ("field", Field::heading(change.field, session.messages(), session.lang)),
            ("old", shown(&change.old)),
            ("new", shown(&change.new)),
        ];
        out.push_str(&session.text("cli-take-change", &values));
        out.push('\n');
    }
    out
}
