//! Publishing into a folder at which another file system begins (a mount point, a volume of a container): the folder
//! itself can't be renamed, so what is in it is exchanged, one entry at the top after the other.
//!
//! 1. The new tree is staged in the folder, under a name that no page has.
//! 2. [`publish`] writes down the entries of the new tree with their numbers in the file system ([`LIST`]), brings all of
//!    it to the disk, and gives it the name [`NEXT`]: from here on it is published, by this run or, if that is broken
//!    off, by the next.
//! 3. [`place_all`] exchanges the entries: folders first, then the marker. Each exchange is one step of the file system,
//!    and one that was made is known by its number, so that all may be gone through again from the beginning.
//! 4. What was there before stands in [`NEXT`] then, and is removed.
//!
//! So each file and each folder at the top is the old one or the new one at any moment; for the few milliseconds between
//! the first exchange and the last, some are old and some new. Assets are named after what is in them: those of the old
//! tree stay until the last step, so that no page is without its styles meanwhile.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::marker::{self, Made};
use super::{Error, MARKER, foreign, near, remove, swap, sync_folder, sync_tree, write_new};

/// The tree that is being published.
const NEXT: &str = "next";
/// Its entries: a line each, number and name.
const LIST: &str = "list";
/// What is left of the old tree.
const OLD: &str = "old";
/// Styles, scripts and pictures, each named after its content.
const ASSETS: &str = "assets";

/// Whether a name at the top of such a folder is no part of the published tree: ours for a while, or what the file
/// system keeps there.
pub fn is_apart(name: &str) -> bool {
    name == "lost+found" || name.strip_prefix(MARKER).is_some_and(|rest| rest.starts_with('-'))
}

/// Goes on where an interrupted run broke off, and removes what it left.
///
/// # Errors
/// An I/O error.
pub fn recover(folder: &Path) -> Result<(), Error> {
    let next = near(folder, true, NEXT);
    if next.is_dir() {
        let made = old_made(folder, &next)?;
        place_all(folder, &made)?;
        put_away(folder, &made)?;
    }
    for left in [OLD, "new", LIST] {
        remove(&near(folder, true, left))?;
    }
    Ok(())
}

/// Puts the entries of a staged tree in the place of those of the folder. Gives what of the old ones could not be removed.
///
/// # Errors
/// An I/O error. Before the first exchange, all is as it was; after it, the next run goes on.
pub fn publish(folder: &Path, staging: &Path, old_made: &Made) -> Result<Option<PathBuf>, Error> {
    keep_assets(folder, staging, old_made)?;
    let (list, next) = (near(folder, true, LIST), near(folder, true, NEXT));
    write_new(&list, entries(staging)?.as_bytes())?;
    sync_tree(folder)?;
    fs::rename(staging, &next).map_err(|error| Error::Io(next.clone(), error))?;
    sync_folder(Some(folder));
    place_all(folder, old_made)?;
    sync_folder(Some(folder));
    let cleared = put_away(folder, old_made);
    Ok(cleared.is_err().then_some(next))
}

/// What the old tree was, of which some entries may be exchanged already: its marker is the last of them.
fn old_made(folder: &Path, next: &Path) -> Result<Made, Error> {
    let list = read_list(folder)?;
    let marker = list.lines().filter_map(|line| line.split_once(' ')).find(|(_, name)| *name == MARKER);
    let is_exchanged = marker.is_some_and(|(wanted, _)| has_number(&folder.join(MARKER), wanted));
    let tree = if is_exchanged { next } else { folder };
    // A folder that was empty has none.
    if tree.join(MARKER).is_file() { marker::read(tree, true) } else { Ok(Made::Nothing) }
}

fn read_list(folder: &Path) -> Result<String, Error> {
    let path = near(folder, true, LIST);
    fs::read_to_string(&path).map_err(|error| Error::Io(path, error))
}

/// The list of the entries of a tree, in the order in which they are exchanged: the marker last.
fn entries(staging: &Path) -> Result<String, Error> {
    let failed = |error| Error::Io(staging.to_path_buf(), error);
    let entries = fs::read_dir(staging).map_err(failed)?.collect::<io::Result<Vec<_>>>().map_err(failed)?;
    let mut names: Vec<String> =
        entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort_by_key(|name| (name == MARKER, name != ASSETS, name.clone()));
    let line = |name: String| format!("{} {name}\n", number(&staging.join(&name)).unwrap_or_default());
    Ok(names.into_iter().map(line).collect())
}

/// Brings every entry of the list to its place, and moves away the entries of the old tree that the new one has not.
fn place_all(folder: &Path, old_made: &Made) -> Result<(), Error> {
    let next = near(folder, true, NEXT);
    let list = read_list(folder)?;
    let entries: Vec<(&str, &str)> = list.lines().filter_map(|line| line.split_once(' ')).collect();
    let is_marker = |entry: &&(&str, &str)| entry.1 == MARKER;
    for entry in entries.iter().filter(|entry| !is_marker(entry)) {
        place(folder, &next, *entry)?;
    }
    let names: HashSet<&str> = entries.iter().map(|(_, name)| *name).collect();
    for name in gone(folder, old_made, &names)? {
        let (at, to) = (folder.join(&name), next.join(&name));
        fs::rename(&at, &to).map_err(|error| Error::Io(at, error))?;
    }
    // The marker says what is in the folder: until now, that it is the old tree.
    entries.iter().filter(is_marker).try_for_each(|entry| place(folder, &next, *entry))
}

/// Exchanges one entry, unless that is done already.
fn place(folder: &Path, next: &Path, (wanted, name): (&str, &str)) -> Result<(), Error> {
    let (at, from) = (folder.join(name), next.join(name));
    let failed = |error| Error::Io(at.clone(), error);
    if has_number(&at, wanted) {
        return Ok(());
    }
    if !has_number(&from, wanted) {
        return Err(failed(io::ErrorKind::NotFound.into()));
    }
    if fs::symlink_metadata(&at).is_err() {
        return fs::rename(&from, &at).map_err(failed);
    }
    if swap(&from, &at).is_ok() {
        return Ok(());
    }
    // Where a file system can't exchange: the old entry goes out of the way, under a name that nothing else has.
    let aside = next.join(format!("{MARKER}-was-{name}"));
    remove(&aside)?;
    fs::rename(&at, &aside).map_err(failed)?;
    fs::rename(&from, &at).map_err(failed)?;
    fs::rename(&aside, &from).map_err(failed)
}

/// The entries at the top of the folder that Tebiki made and the new tree has not.
fn gone(folder: &Path, old_made: &Made, new: &HashSet<&str>) -> Result<Vec<String>, Error> {
    let failed = |error| Error::Io(folder.to_path_buf(), error);
    let made: Option<HashSet<&str>> = match old_made {
        Made::Nothing => Some(HashSet::new()),
        Made::All => None,
        Made::Files(files) => {
            Some(files.iter().map(|path| path.split('/').next().unwrap_or_default()).collect())
        }
    };
    let mut gone = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
        let is_made = made.as_ref().is_none_or(|made| made.contains(name.as_str()));
        if is_made && !new.contains(name.as_str()) && !is_apart(&name) && name != MARKER {
            gone.push(name);
        }
    }
    Ok(gone)
}

/// Removes the old tree, and the assets that were kept for its pages; what others put into it meanwhile is brought back.
fn put_away(folder: &Path, old_made: &Made) -> Result<(), Error> {
    let (next, old) = (near(folder, true, NEXT), near(folder, true, OLD));
    foreign::rescue(&next, folder, old_made)?;
    remove_kept(folder, old_made)?;
    remove(&old)?;
    fs::rename(&next, &old).map_err(|error| Error::Io(next, error))?;
    remove(&near(folder, true, LIST))?;
    remove(&old)
}

/// Second names, in the new tree, of the assets that only the old one has.
fn keep_assets(folder: &Path, staging: &Path, old_made: &Made) -> Result<(), Error> {
    let Made::Files(files) = old_made else { return Ok(()) };
    for path in files.iter().filter(|path| path.starts_with("assets/")) {
        let (from, to) = (folder.join(path), staging.join(path));
        let is_file = fs::symlink_metadata(&from).is_ok_and(|metadata| metadata.is_file());
        // A file system without second names does without.
        if is_file && to.parent().is_some_and(Path::is_dir) && fs::symlink_metadata(&to).is_err() {
            let _ = fs::hard_link(&from, &to);
        }
    }
    Ok(())
}

/// Removes the assets of the old tree that the new one has not made.
fn remove_kept(folder: &Path, old_made: &Made) -> Result<(), Error> {
    let Made::Files(old) = old_made else { return Ok(()) };
    let Made::Files(new) = marker::read(folder, true)? else { return Ok(()) };
    for path in old.iter().filter(|path| path.starts_with("assets/") && !new.contains(*path)) {
        remove(&folder.join(path))?;
    }
    Ok(())
}

fn has_number(path: &Path, wanted: &str) -> bool {
    number(path).is_some_and(|number| number.to_string() == wanted)
}

/// The number of a file or folder in its file system: it stays when the name changes.
#[cfg(unix)]
fn number(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(path).ok().map(|metadata| metadata.ino())
}

/// Elsewhere no folder is a mount point.
#[cfg(not(unix))]
fn number(_: &Path) -> Option<u64> {
    None
}
