//! The plans of earlier years that a project keeps in `editions/`, and what its `compare.yaml` says.

use std::path::Path;

use crate::compare::settings::{self, Settings};
use crate::diagnostic::Severity;
use crate::disk;
use crate::handbook::Year;
use crate::plan::Plan;
use crate::project::{CONTENT, EDITIONS, Project};
use crate::source::Sources;

use super::{Exit, Session};

/// The layout and the confirmed changes of a project, if it has any.
///
/// # Errors
/// The exit code; what is wrong has been said.
pub fn settings(session: &Session, path: &Path) -> Result<Settings, Exit> {
    let text = disk::read_text(path).map_err(|problem| session.cannot(&problem))?;
    let mut sources = Sources::default();
    let file = sources.add(path.display().to_string(), &text);
    settings::read(&text, file).map_err(|problems| session.report(&problems, &sources, session.messages()))
}

/// As [`settings`], of a project that need not have the file.
pub fn own_settings(session: &Session, root: &Path) -> Result<Settings, Exit> {
    let path = root.join(settings::FILE);
    if path.is_file() { settings(session, &path) } else { Ok(Settings::default()) }
}

/// The folders of earlier years, the oldest first.
///
/// # Errors
/// The exit code where a folder is none; that has been said.
pub fn folders(session: &Session) -> Result<Vec<(u16, std::path::PathBuf)>, Exit> {
    let folder = session.project.join(EDITIONS);
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let mut years = Vec::new();
    for entry in entries.filter_map(Result::ok).filter(|entry| entry.path().is_dir()) {
        let path = entry.path();
        let year = entry.file_name().to_str().and_then(|name| name.parse::<u16>().ok());
        match year.filter(|_| path.join(CONTENT).is_dir()) {
            Some(year) => years.push((year, path)),
            None => return Err(session.fail("cli-edition-unknown", &[("path", path.display().to_string())])),
        }
    }
    years.sort();
    Ok(years)
}

/// The plans of earlier years, the oldest first.
///
/// # Errors
/// The exit code where one has errors; they have been reported.
pub fn read(session: &Session, newest: &Plan) -> Result<Vec<Year>, Exit> {
    let mut years = Vec::new();
    for (named, root) in folders(session)? {
        let path = ("path", root.display().to_string());
        let (project, mut problems) = Project::read(&root);
        let loaded = project.load();
        problems.extend(loaded.diagnostics);
        problems.retain(|problem| problem.severity == Severity::Error);
        let Some(mut plan) = loaded.plan.filter(|_| problems.is_empty()) else {
            session.say("cli-edition", &[("year", named.to_string()), path]);
            return Err(session.report(&problems, &project.sources, &project.i18n));
        };
        let year = plan.fiscal_year;
        if year != named {
            return Err(session.fail("cli-edition-year", &[path, ("year", year.to_string())]));
        }
        if year >= newest.fiscal_year {
            let year = newest.fiscal_year.to_string();
            return Err(session.fail("cli-edition-newest", &[path, ("year", year)]));
        }
        plan.settings.base_url = newest.settings.base_url.as_ref().map(|base| format!("{base}{year}/"));
        let settings = own_settings(session, &root)?;
        years.push(Year { project, plan, settings });
    }
    Ok(years)
}
