//! What others put into the output folder: it stays where it is.
//!
//! 1. [`find`] goes through the old tree for all that the marker does not list.
//! 2. [`check`] refuses what stands where a file of the new tree is to be.
//! 3. [`carry`] puts it into the new tree: files as second names of the same file, so that the old tree is
//!    whole until the exchange; links as links; empty folders too.
//! 4. [`rescue`] moves what came into the old tree meanwhile.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

use super::marker::Made;
use super::{Error, MARKER, mounts, within};

/// Something in the old tree that Tebiki did not make.
#[derive(Debug)]
pub struct Foreign {
    /// Relative to the folder, with `/`.
    pub path: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    File,
    Link,
    EmptyFolder,
}

/// # Errors
/// [`Error::MountWithin`] for a file system within the folder, [`Error::Special`] for what is neither file,
/// folder nor link, or an I/O error.
pub fn find(root: &Path, made: &Made, is_mount: bool) -> Result<Vec<Foreign>, Error> {
    let mut found = Vec::new();
    if fs::symlink_metadata(root).is_ok() && !matches!(made, Made::All) {
        visit(root, "", made, &|name| is_mount && within::is_apart(name), &mut found)?;
    }
    Ok(found)
}

/// `is_apart` tells, of a name right below the root, that it is no part of the tree.
fn visit(
    root: &Path,
    below: &str,
    made: &Made,
    is_apart: &dyn Fn(&str) -> bool,
    found: &mut Vec<Foreign>,
) -> Result<(), Error> {
    let folder = root.join(below);
    let failed = |error| Error::Io(folder.clone(), error);
    let mut entries =
        fs::read_dir(&folder).map_err(failed)?.collect::<io::Result<Vec<_>>>().map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    if entries.is_empty() && !below.is_empty() {
        found.push(Foreign { path: below.to_string(), kind: Kind::EmptyFolder });
    }
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_str().ok_or_else(|| Error::Special(entry.path().display().to_string()))?;
        if below.is_empty() && is_apart(name) {
            continue;
        }
        let path = if below.is_empty() { name.to_string() } else { format!("{below}/{name}") };
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            if mounts::is_mount_point(&entry.path()) {
                return Err(Error::MountWithin(entry.path()));
            }
            visit(root, &path, made, is_apart, found)?;
        } else if path != MARKER && !made.has(&path) {
            let kind = match (kind.is_file(), kind.is_symlink()) {
                (true, _) => Kind::File,
                (_, true) => Kind::Link,
                _ => return Err(Error::Special(path)),
            };
            found.push(Foreign { path, kind });
        }
    }
    Ok(())
}

/// `files` and `folders` are those of the new tree, in lower case.
///
/// # Errors
/// [`Error::InTheWay`] with the first thing that can't stay.
pub fn check(found: &[Foreign], files: &HashSet<String>, folders: &HashSet<String>) -> Result<(), Error> {
    for foreign in found {
        let path = foreign.path.to_lowercase();
        let under_a_file = path.match_indices('/').any(|(at, _)| files.contains(&path[..at]));
        let in_the_way =
            files.contains(&path) || (foreign.kind != Kind::EmptyFolder && folders.contains(&path));
        if under_a_file || in_the_way {
            return Err(Error::InTheWay(foreign.path.clone()));
        }
    }
    Ok(())
}

/// # Errors
/// An I/O error.
pub fn carry(found: &[Foreign], old: &Path, new: &Path) -> Result<(), Error> {
    for foreign in found {
        let (from, to) = (old.join(&foreign.path), new.join(&foreign.path));
        let failed = |error| Error::Io(from.clone(), error);
        match foreign.kind {
            Kind::EmptyFolder => make_folders(old, new, &foreign.path)?,
            Kind::File => {
                make_parent(old, new, &foreign.path)?;
                if fs::hard_link(&from, &to).is_err() {
                    copy(&from, &to).map_err(failed)?;
                }
            }
            Kind::Link => {
                make_parent(old, new, &foreign.path)?;
                copy_link(&from, &to).map_err(failed)?;
            }
        }
    }
    Ok(())
}

/// Moves what stands in the old tree, was not made by Tebiki and is not in the new one. What can't be moved
/// stays where it is, and the old tree with it.
pub fn rescue(old: &Path, new: &Path, made: &Made) -> Result<(), Error> {
    for foreign in find(old, made, false)?.iter().filter(|foreign| foreign.kind != Kind::EmptyFolder) {
        let to = new.join(&foreign.path);
        if fs::symlink_metadata(&to).is_err() {
            make_parent(old, new, &foreign.path)?;
            let from = old.join(&foreign.path);
            fs::rename(&from, &to).map_err(|error| Error::Io(from, error))?;
        }
    }
    Ok(())
}

fn make_parent(old: &Path, new: &Path, path: &str) -> Result<(), Error> {
    path.rsplit_once('/').map_or(Ok(()), |(folder, _)| make_folders(old, new, folder))
}

/// The folders of a path, with the rights that they have in the old tree.
fn make_folders(old: &Path, new: &Path, path: &str) -> Result<(), Error> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    for folder in ends.map(|end| &path[..end]) {
        let (from, to) = (old.join(folder), new.join(folder));
        match fs::create_dir(&to) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(Error::Io(to, error)),
            Ok(()) => {}
        }
        if let Ok(metadata) = fs::metadata(&from) {
            fs::set_permissions(&to, metadata.permissions()).map_err(|error| Error::Io(to, error))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    fs::File::options().write(true).open(to)?.set_modified(modified)
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
