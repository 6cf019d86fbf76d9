//! What is asked of the system: writing, removing, exchanging, syncing.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::{Error, MARKER};

/// Removes a tree, or a link or file in its place; what a link leads to stays.
pub fn remove(path: &Path) -> Result<(), Error> {
    let removed = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::Io(path.to_path_buf(), error)),
        _ => Ok(()),
    }
}

pub fn is_safe(path: &str) -> bool {
    let unsafe_character = |c: char| c == '\\' || c == ':' || c.is_control();
    // The marker, and what stands in a folder of another file system for a while.
    let is_ours =
        |part: &str| part.strip_prefix(MARKER).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let plain =
        |part: &str| !["", ".", ".."].contains(&part) && !is_ours(part) && !part.contains(unsafe_character);
    path.split('/').all(plain)
}

pub fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|error| Error::Io(path.to_path_buf(), error))
}

/// Writes a file that is not there yet; nothing in its place is followed or overwritten.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let written = fs::File::create_new(path).and_then(|mut file| {
        file.write_all(bytes)?;
        // Elsewhere the tree is synced as a whole.
        if cfg!(target_os = "linux") { Ok(()) } else { file.sync_data() }
    });
    written.map_err(|error| Error::Io(path.to_path_buf(), error))
}

/// Brings a tree to the disk: after a power cut, no file of it is empty or torn.
#[cfg(target_os = "linux")]
pub fn sync_tree(root: &Path) -> Result<(), Error> {
    let synced = fs::File::open(root).and_then(|folder| Ok(rustix::fs::syncfs(folder)?));
    synced.map_err(|error| Error::Io(root.to_path_buf(), error))
}

#[cfg(not(target_os = "linux"))]
pub fn sync_tree(_: &Path) -> Result<(), Error> {
    Ok(())
}

/// Brings the names in a folder to the disk, where the system can. The tree is whole with or without it.
pub fn sync_folder(folder: Option<&Path>) {
    if let Some(Ok(folder)) = folder.map(fs::File::open) {
        let _ = folder.sync_all();
    }
}

/// Exchanges two folders in one step.
#[cfg(target_os = "linux")]
pub fn swap(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
pub fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
