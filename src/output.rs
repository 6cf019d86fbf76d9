//! Finished files, and the only place that writes them.
//!
//! 1. [`Folder::open`] accepts an output folder that does not exist yet, is empty, or is Tebiki's own
//!    (it has the marker file); it takes a lock, so that two builds don't meet.
//! 2. [`Folder::publish`] writes the whole tree into a staging folder beside it. A file that has not
//!    changed is linked from the old tree and keeps its time of modification.
//! 3. The two folders are exchanged in one step of the file system; a reader, or a power cut, finds
//!    the old tree or the new. Where a file system can't exchange, two renames follow each other, and
//!    the next run mends what a power cut between them leaves.
//! 4. What is left over of an interrupted run is removed by the next.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// In every folder that Tebiki made; other folders are never touched.
pub const MARKER: &str = ".tebiki";
const MARKER_TEXT: &str = "This folder was made by Tebiki and is replaced at each build.\n\
このフォルダーは Tebiki が作りました。ビルドのたびに置き換えられます。\n";

/// A file of the output, complete in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Relative to the output folder, with `/`, ASCII lower case: `ja/measures/x.html`.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl OutputFile {
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// Why nothing was published. The old tree is as it was.
#[derive(Debug)]
pub enum Error {
    /// The folder holds files that Tebiki did not make.
    NotOurs(PathBuf),
    /// The path is there and is no folder.
    NotAFolder(PathBuf),
    /// Another build is writing to it.
    Locked(PathBuf),
    /// A file's path is absolute, leads out of the folder, stands twice, or is a folder of another's.
    UnsafePath(String),
    Io(PathBuf, io::Error),
}

/// What publishing did, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// An output folder that this process may replace.
pub struct Folder {
    path: PathBuf,
    /// Held until the folder is dropped.
    _lock: File,
}

impl Folder {
    /// # Errors
    /// [`Error::NotOurs`], [`Error::NotAFolder`], [`Error::Locked`], or an I/O error.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let path = std::path::absolute(path).map_err(|error| Error::Io(path.to_path_buf(), error))?;
        let parent = path.parent().ok_or_else(|| Error::NotOurs(path.clone()))?;
        fs::create_dir_all(parent).map_err(|error| Error::Io(parent.to_path_buf(), error))?;
        let lock_path = beside(&path, "lock");
        let lock = File::create(&lock_path).map_err(|error| Error::Io(lock_path.clone(), error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(Error::Locked(path)),
            Err(fs::TryLockError::Error(error)) => return Err(Error::Io(lock_path, error)),
        }
        recover(&path)?;
        if is_foreign(&path)? {
            return Err(Error::NotOurs(path));
        }
        Ok(Self { path, _lock: lock })
    }

    /// Replaces the folder's content by `files`.
    ///
    /// # Errors
    /// [`Error::UnsafePath`] or an I/O error; the old tree is as it was.
    pub fn publish(&self, files: &[OutputFile]) -> Result<Published, Error> {
        check_paths(files)?;
        let staging = beside(&self.path, "new");
        let result =
            self.stage(&staging, files).and_then(|published| self.exchange(&staging).map(|()| published));
        remove(&staging)?;
        result
    }

    fn stage(&self, staging: &Path, files: &[OutputFile]) -> Result<Published, Error> {
        make_folders(staging, files)?;
        write_new(&staging.join(MARKER), MARKER_TEXT.as_bytes())?;
        let old = sizes(&self.path);
        let kept: Vec<bool> = files
            .par_iter()
            .map(|file| self.stage_file(staging, file, old.get(&file.path).copied()))
            .collect::<Result<_, _>>()?;
        let unchanged = kept.iter().filter(|&&kept| kept).count();
        let replaced = files.iter().filter(|file| old.contains_key(&file.path)).count();
        Ok(Published { written: files.len() - unchanged, unchanged, removed: old.len() - replaced })
    }

    /// Links the old file, of `old` bytes, if it is the same, or else writes the new one. Tells whether
    /// it was the same.
    fn stage_file(&self, staging: &Path, file: &OutputFile, old: Option<u64>) -> Result<bool, Error> {
        let same_size = old == Some(file.bytes.len() as u64);
        let (old, new) = (self.path.join(&file.path), staging.join(&file.path));
        let same = same_size && fs::read(&old).is_ok_and(|bytes| bytes == file.bytes);
        if same && fs::hard_link(&old, &new).is_ok() {
            return Ok(true);
        }
        write_new(&new, &file.bytes)?;
        Ok(false)
    }

    fn exchange(&self, staging: &Path) -> Result<(), Error> {
        let failed = |error| Error::Io(self.path.clone(), error);
        if !self.path.exists() {
            return fs::rename(staging, &self.path).map_err(failed);
        }
        if swap(staging, &self.path).is_ok() {
            return Ok(());
        }
        let old = beside(&self.path, "old");
        fs::rename(&self.path, &old).map_err(failed)?;
        if let Err(error) = fs::rename(staging, &self.path) {
            fs::rename(&old, &self.path).map_err(failed)?;
            return Err(failed(error));
        }
        remove(&old)
    }
}

/// Writes one file as a whole: a reader finds the old content or the new.
///
/// # Errors
/// An I/O error; the old file is as it was.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error| Error::Io(path.to_path_buf(), error);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    let staging = beside(path, "new");
    fs::write(&staging, bytes).map_err(failed)?;
    fs::rename(&staging, path).map_err(failed)
}

/// `.<name>.tebiki-<suffix>` in the same folder, so that a rename stays in one file system.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.tebiki-{suffix}"))
}

/// Removes what an interrupted run left, and puts the old tree back if it was moved away.
fn recover(path: &Path) -> Result<(), Error> {
    let old = beside(path, "old");
    if old.exists() && !path.exists() {
        fs::rename(&old, path).map_err(|error| Error::Io(path.to_path_buf(), error))?;
    }
    remove(&old)?;
    remove(&beside(path, "new"))
}

fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::Io(path.to_path_buf(), error)),
        _ => Ok(()),
    }
}

fn is_foreign(path: &Path) -> Result<bool, Error> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(Error::Io(path.to_path_buf(), error)),
        Ok(metadata) if !metadata.is_dir() => return Err(Error::NotAFolder(path.to_path_buf())),
        Ok(_) => {}
    }
    let empty = fs::read_dir(path).map_err(|error| Error::Io(path.to_path_buf(), error))?.next().is_none();
    Ok(!empty && !path.join(MARKER).is_file())
}

fn check_paths(files: &[OutputFile]) -> Result<(), Error> {
    let unsafe_path = |file: &OutputFile| Err(Error::UnsafePath(file.path.clone()));
    let unsafe_character = |c: char| c == '\\' || c == ':' || c.is_control();
    let plain = |part: &str| !["", ".", "..", MARKER].contains(&part) && !part.contains(unsafe_character);
    let mut seen = BTreeSet::new();
    for file in files {
        if !file.path.split('/').all(plain) || !seen.insert(file.path.to_lowercase()) {
            return unsafe_path(file);
        }
    }
    // No file may stand where another needs a folder.
    for file in files {
        let path = file.path.to_lowercase();
        if path.match_indices('/').any(|(at, _)| seen.contains(&path[..at])) {
            return unsafe_path(file);
        }
    }
    Ok(())
}

fn make_folders(staging: &Path, files: &[OutputFile]) -> Result<(), Error> {
    let folders: BTreeSet<&str> =
        files.iter().filter_map(|file| Some(file.path.rsplit_once('/')?.0)).collect();
    for folder in folders.into_iter().map(|folder| staging.join(folder)).chain([staging.to_path_buf()]) {
        fs::create_dir_all(&folder).map_err(|error| Error::Io(folder.clone(), error))?;
    }
    Ok(())
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fs::write(path, bytes).map_err(|error| Error::Io(path.to_path_buf(), error))
}

/// The files of a tree by path, with their sizes in bytes. Links are none, nor is what they lead to.
fn sizes(root: &Path) -> HashMap<String, u64> {
    let entries = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != MARKER)
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
            Some((path, entry.metadata().ok()?.len()))
        })
        .collect()
}

/// Exchanges two folders in one step.
#[cfg(target_os = "linux")]
fn swap(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
