//! `tebiki verify FILE`: is the content the official text, character for character? And what was made of it?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use crate::diagnostic::{Diagnostic, Severity};
use crate::disk;
use crate::epub;
use crate::plan::Plan;
use crate::project::{EDITIONS, Project};
use crate::verify::{self, Print, Published};

use super::{Exit, Format, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "DIR")]
    published: Option<PathBuf>,
    #[arg(long, value_name = "YEAR")]
    edition: Option<u16>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    let official = match super::import::read(session, &arguments.file) {
        Ok(text) => text,
        Err(exit) => return exit,
    };
    let root = match arguments.edition {
        None => session.project.clone(),
        Some(year) => session.project.join(EDITIONS).join(year.to_string()),
    };
    with_plan_of(session, &root, |project, plan| {
        let report = verify::verify(plan, &project.sources, &official);
        let published = arguments.published.as_ref().map(|folder| compare_published(project, plan, folder));
        let published = match published.transpose() {
            Ok(published) => published,
            Err(problem) => return session.cannot(&problem),
        };
        let name = arguments.file.display().to_string();
        session.print(&match session.format {
            Format::Json => {
                let mut json = verify::json(&report, &name);
                if let Some(published) = &published {
                    json["published"] = verify::json_published(published);
                }
                format!("{json}\n")
            }
            _ => {
                let of_published =
                    published.as_ref().map(|of| verify::human_published(of, &project.i18n, session.lang));
                verify::human(&report, &name, &project.i18n, session.lang) + &of_published.unwrap_or_default()
            }
        });
        let exact = report.is_exact() && published.is_none_or(|published| published.is_exact());
        if exact { Exit::Done } else { Exit::Problems }
    })
}

/// The pages of the official language and the printed handbook in it, against the plan.
///
/// # Errors
/// Why a file of the folder can't be read; that it is not there is a finding.
fn compare_published(project: &Project, plan: &Plan, folder: &Path) -> Result<Published, Diagnostic> {
    disk::read_text(&folder.join("index.html"))?;
    let lang = plan.official().code();
    let (files, problems) = disk::read_folder(folder, lang);
    if let Some(problem) = problems.into_iter().find(|problem| problem.severity == Severity::Error) {
        return Err(problem);
    }
    let mut pages = BTreeMap::new();
    for (name, bytes) in files.into_iter().filter(|(name, _)| name.ends_with(".html")) {
        let path = format!("{lang}/{name}");
        let text = disk::text_of(&path, &bytes)?.text;
        pages.insert(path, text);
    }
    let pdf = folder.join(verify::print_name(plan));
    let text = pdf.is_file().then(|| text_of_pdf(&pdf));
    let print = match &text {
        None => Print::Absent,
        Some(None) => Print::Unread,
        Some(Some(text)) => Print::Text(text),
    };
    let others = others(plan, folder)?;
    Ok(verify::published(plan, &project.sources, &pages, print, &others))
}

/// The other forms of the whole handbook in the official language, by name, as far as they are there.
///
/// # Errors
/// One that is there and can't be read.
fn others(plan: &Plan, folder: &Path) -> Result<Vec<(String, String)>, Diagnostic> {
    let lang = plan.official();
    let mut others = Vec::new();
    let book = format!("handbook-{lang}.epub");
    if folder.join(&book).is_file() {
        let bytes = disk::read_any(&folder.join(&book))?;
        // What is no book says nothing of the plan: all of it is missing there.
        others.push((book, epub::text(&bytes).unwrap_or_default()));
    }
    let text = format!("handbook-{lang}.txt");
    if folder.join(&text).is_file() {
        let read = disk::read_text(&folder.join(&text))?;
        others.push((text, read));
    }
    Ok(others)
}

/// What `pdftotext` reads between the headers and the footers of a handbook; none where it is not there.
fn text_of_pdf(path: &Path) -> Option<String> {
    // A4 is 595 × 842 points; the header ends at 68, the footer begins at 785.
    let area = ["-raw", "-r", "72", "-x", "0", "-y", "68", "-W", "596", "-H", "712", "-enc", "UTF-8"];
    let output = Command::new("pdftotext").args(area).arg(path).arg("-").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Does something with the plan, if it and all that the project has can be read; or else says why not.
/// Warnings are for `check`.
pub fn with_plan(session: &Session, work: impl FnOnce(&Project, &Plan) -> Exit) -> Exit {
    with_plan_of(session, &session.project, work)
}

fn with_plan_of(session: &Session, root: &Path, work: impl FnOnce(&Project, &Plan) -> Exit) -> Exit {
    let (project, mut problems) = match session.read_project_of(root) {
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
