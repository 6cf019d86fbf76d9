//! One file, or a new project, written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{
    Error, OutputFile, beside, claim, is_safe, make_folder, remove, sync_folder, sync_tree, write_new,
};

/// Writes one file as a whole: a reader finds the old content or the new. A link in its place is replaced, not
/// followed.
///
/// # Errors
/// [`Error::Locked`] while another run writes the same file, or an I/O error; the old file is as it was.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error| Error::Io(path.to_path_buf(), error);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    let mut staging = claim::claim(&beside(path, "new"), path)?;
    let written = staging.file.set_len(0).and_then(|()| staging.file.write_all(bytes));
    let renamed =
        written.and_then(|()| staging.file.sync_all()).and_then(|()| fs::rename(&staging.path, path));
    if let Err(error) = renamed {
        let _ = fs::remove_file(&staging.path);
        return Err(failed(error));
    }
    sync_folder(path.parent());
    Ok(())
}

/// Writes the files of a new project into a folder, which may be there: all of them, or none. No file or
/// folder at the top of them may be there yet. Of several, the last of `files` is put in place last, so that
/// an interrupted run shows by what is missing.
///
/// # Errors
/// [`Error::Exists`], [`Error::UnsafePath`], or an I/O error; the folder is as it was.
pub fn write_tree(folder: &Path, files: &[OutputFile]) -> Result<(), Error> {
    let tops = tops(files)?;
    for top in &tops {
        let path = folder.join(top);
        if fs::symlink_metadata(&path).is_ok() {
            return Err(Error::Exists(path));
        }
    }
    let was_there = folder.is_dir();
    make_folder(folder)?;
    let staging = folder.join(".tebiki-new");
    let written = stage(&staging, files).and_then(|()| put_in_place(&staging, folder, &tops));
    let removed = remove(&staging);
    if written.is_err() && !was_there {
        // Only if it is empty, as we made it.
        let _ = fs::remove_dir(folder);
    }
    written.and(removed)
}

/// The files and folders directly below the folder, in the order of the files.
fn tops(files: &[OutputFile]) -> Result<Vec<&str>, Error> {
    let mut tops = Vec::new();
    for file in files {
        if !is_safe(&file.path) {
            return Err(Error::UnsafePath(file.path.clone()));
        }
        let top = file.path.split('/').next().unwrap_or_default();
        tops.retain(|known| *known != top);
        tops.push(top);
    }
    Ok(tops)
}

fn stage(staging: &Path, files: &[OutputFile]) -> Result<(), Error> {
    remove(staging)?;
    fs::create_dir(staging).map_err(|error| Error::Io(staging.to_path_buf(), error))?;
    for file in files {
        let path = staging.join(&file.path);
        path.parent().map_or(Ok(()), make_folder)?;
        write_new(&path, &file.bytes)?;
    }
    sync_tree(staging)
}

fn put_in_place(staging: &Path, folder: &Path, tops: &[&str]) -> Result<(), Error> {
    let mut placed: Vec<PathBuf> = Vec::new();
    for top in tops {
        let to = folder.join(top);
        if let Err(error) = rename_new(&staging.join(top), &to) {
            placed.iter().for_each(|path| drop(remove(path)));
            return Err(Error::Io(to, error));
        }
        placed.push(to);
    }
    sync_folder(Some(folder));
    Ok(())
}

/// Renames to a name that nothing has yet.
#[cfg(target_os = "linux")]
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Some file systems can't.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => fs::rename(from, to),
        renamed => Ok(renamed?),
    }
}

#[cfg(not(target_os = "linux"))]
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}
