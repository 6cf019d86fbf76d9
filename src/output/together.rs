//! Several files of a folder that people keep, written in one step.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use super::{
    Error, OutputFile, behind_link, beside, claim, exchange, is_safe, make_folder, recover, remove,
    sync_folder, sync_tree, write_new,
};

/// Writes files of a folder, by their paths below it: whoever looks, kills the process or pulls the plug finds the
/// folder as it was, or with all of them. What else stands in the folder stays, but for what is `gone`.
///
/// # Errors
/// [`Error::UnsafePath`], [`Error::Special`] for what is neither file nor folder, [`Error::Locked`], or an I/O error;
/// the folder is as it was.
pub fn write_together(folder: &Path, files: &[OutputFile], gone: &[String]) -> Result<(), Error> {
    let path = behind_link(folder)?;
    let parent = path.parent().ok_or_else(|| Error::NotAFolder(path.clone()))?;
    make_folder(parent)?;
    let _lock = claim::lock(&beside(&path, "lock"), &path)?;
    recover(&path)?;
    let staging = beside(&path, "new");
    let written = stage(&path, &staging, files, gone).and_then(|()| {
        sync_tree(&staging)?;
        exchange(&path, &staging)?;
        sync_folder(Some(parent));
        Ok(())
    });
    // After the exchange it is the old folder; before, an attempt. What can't be removed is for the next run.
    let _ = remove(&staging);
    written
}

/// The folder as it is to be: the new files, and links to all others.
fn stage(old: &Path, new: &Path, files: &[OutputFile], gone: &[String]) -> Result<(), Error> {
    let by_path: HashMap<&str, &OutputFile> = files.iter().map(|file| (file.path.as_str(), file)).collect();
    make_folder(new)?;
    for entry in walkdir::WalkDir::new(old).min_depth(1).into_iter().filter(|_| old.exists()) {
        let entry = entry.map_err(|error| Error::Io(old.to_path_buf(), error.into()))?;
        let below = entry.path().strip_prefix(old).unwrap_or(entry.path());
        let to = new.join(below);
        let name = below.to_string_lossy().replace('\\', "/");
        if entry.file_type().is_dir() {
            make_folder(&to)?;
        } else if !entry.file_type().is_file() {
            return Err(Error::Special(below.display().to_string()));
        } else if !by_path.contains_key(name.as_str()) && !gone.contains(&name) {
            let kept = fs::hard_link(entry.path(), &to).or_else(|_| fs::copy(entry.path(), &to).map(drop));
            kept.map_err(|error| Error::Io(to, error))?;
        }
    }
    for file in files {
        if !is_safe(&file.path) {
            return Err(Error::UnsafePath(file.path.clone()));
        }
        let to = new.join(&file.path);
        to.parent().map_or(Ok(()), make_folder)?;
        write_new(&to, &file.bytes)?;
    }
    Ok(())
}
