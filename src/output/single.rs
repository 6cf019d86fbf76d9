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
    write_files(&[(path.to_path_buf(), bytes)])
}

/// Writes files that belong together, each as [`write_file`] does: all of them, or none. All are on the disk before the
/// first is put in its place.
///
/// # Errors
/// As [`write_file`]; the old files are as they were.
pub fn write_files(files: &[(PathBuf, &[u8])]) -> Result<(), Error> {
    replace_files(files, &[])
}

/// As [`write_files`], and takes away those of `gone`: all that, or nothing.
///
/// # Errors
/// As [`write_file`]; the old files are as they were.
pub fn replace_files(files: &[(PathBuf, &[u8])], gone: &[PathBuf]) -> Result<(), Error> {
    let several = files.len() + gone.len() > 1;
    let mut staged = Vec::new();
    let mut replaced: Vec<(&Path, Option<PathBuf>)> = Vec::new();
    let written = files.iter().try_for_each(|(path, bytes)| {
        staged.push((path.as_path(), stage_one(path, bytes)?));
        Ok(())
    });
    let placed = written.and_then(|()| {
        staged.iter().try_for_each(|(path, staging)| {
            let failed = |error| Error::Io(path.to_path_buf(), error);
            // Only what can still go wrong after this one needs the old file.
            let kept = if several { keep(path).map_err(failed)? } else { None };
            replaced.push((path, kept));
            fs::rename(&staging.path, path).map_err(failed)
        })
    });
    let placed = placed.and_then(|()| {
        gone.iter().try_for_each(|path| {
            let failed = |error| Error::Io(path.to_path_buf(), error);
            let kept = keep(path).map_err(failed)?;
            replaced.push((path, kept));
            fs::remove_file(path).map_err(failed)
        })
    });
    for (path, kept) in replaced.into_iter().rev() {
        match (&placed, kept) {
            (Ok(()), Some(kept)) => drop(fs::remove_file(kept)),
            (Err(_), Some(kept)) => drop(fs::rename(kept, path)),
            (Err(_), None) if several => drop(fs::remove_file(path)),
            (_, None) => {}
        }
        sync_folder(path.parent());
    }
    if placed.is_err() {
        staged.iter().for_each(|(_, staging)| drop(fs::remove_file(&staging.path)));
    }
    placed
}

/// Puts the new content of a file beside it, on the disk. The claim keeps other runs off until it goes.
fn stage_one(path: &Path, bytes: &[u8]) -> Result<claim::Claim, Error> {
    let failed = |error| Error::Io(path.to_path_buf(), error);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    let mut staging = claim::claim(&beside(path, "new"), path)?;
    let written = staging.file.set_len(0).and_then(|()| staging.file.write_all(bytes));
    match written.and_then(|()| staging.file.sync_all()) {
        Ok(()) => Ok(staging),
        Err(error) => {
            let _ = fs::remove_file(&staging.path);
            Err(failed(error))
        }
    }
}

/// The old file under a second name, where there is one.
fn keep(path: &Path) -> io::Result<Option<PathBuf>> {
    if fs::symlink_metadata(path).is_err() {
        return Ok(None);
    }
    let kept = beside(path, "old");
    // Left by a run that was interrupted.
    let _ = fs::remove_file(&kept);
    if fs::hard_link(path, &kept).is_err() {
        fs::copy(path, &kept)?;
    }
    Ok(Some(kept))
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
    // All is in its place, or nothing: an empty folder that can't be removed is no failure.
    let _ = remove(&staging);
    if written.is_err() && !was_there {
        // Only if it is empty, as we made it.
        let _ = fs::remove_dir(folder);
    }
    written
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
