//! Where a build must not write: over the project it is made from.

use std::path::{Path, PathBuf};

use super::Error;

/// Folders of a project that hold what people wrote.
const SOURCES: [&str; 8] = ["content", "i18n", "themes", "static", "fonts", "editions", "progress", ".git"];

/// # Errors
/// [`Error::HoldsProject`] for a folder that is the project or has it within; [`Error::InSources`] for one
/// in a folder of the project's own files.
pub fn check(out: &Path, project: &Path) -> Result<(), Error> {
    let (real_out, project) = (real(out), real(project));
    if project.starts_with(&real_out) {
        return Err(Error::HoldsProject(out.to_path_buf()));
    }
    match SOURCES.iter().find(|folder| real_out.starts_with(project.join(folder))) {
        Some(_) => Err(Error::InSources(out.to_path_buf())),
        None => Ok(()),
    }
}

/// A path without links; of what is not there yet, the part that is.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut missing = Vec::new();
    let mut there = path.as_path();
    loop {
        if let Ok(real) = there.canonicalize() {
            return missing.iter().rev().fold(real, |path, name| path.join(name));
        }
        match (there.parent(), there.file_name()) {
            (Some(parent), Some(name)) => {
                missing.push(name);
                there = parent;
            }
            _ => return path,
        }
    }
}
