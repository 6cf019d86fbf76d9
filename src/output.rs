//! Finished files, and the only place that writes them.
//!
//! 1. [`Folder::open`] accepts an output folder that does not exist yet, is empty, or is Tebiki's own
//!    (it has the marker file); it takes a lock, so that two builds don't meet.
//! 2. [`Folder::stage`] begins a new tree beside it. Files are added as they are made, from any thread,
//!    so that a build never holds them all. A file that has not changed is linked from the old tree and
//!    keeps its time of modification.
//! 3. [`Staging::publish`] exchanges the two folders in one step of the file system; a reader, or
//!    whoever kills the process, finds the old tree or the new. Where a file system can't exchange, two
//!    renames follow each other, and the next run mends what a break between them leaves.
//! 4. What is left over of an interrupted run is removed by the next.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

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

/// Takes files as they are made, in any order and from any thread.
pub type Sink<'a> = dyn Fn(OutputFile) + Sync + 'a;

/// The files that `make` gives to its sink, in the order of their paths, and what it gives back.
pub fn collect<R>(make: impl FnOnce(&Sink<'_>) -> R) -> (Vec<OutputFile>, R) {
    let files = Mutex::new(Vec::new());
    let result = make(&|file| files.lock().unwrap_or_else(PoisonError::into_inner).push(file));
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort_by(|a: &OutputFile, b| a.path.cmp(&b.path));
    (files, result)
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

    /// Begins the tree that is to replace the folder's content.
    ///
    /// # Errors
    /// An I/O error.
    pub fn stage(&self) -> Result<Staging<'_>, Error> {
        let root = beside(&self.path, "new");
        fs::create_dir(&root).map_err(|error| Error::Io(root.clone(), error))?;
        let staging = Staging { folder: self, root, old: sizes(&self.path), state: Mutex::default() };
        write_new(&staging.root.join(MARKER), MARKER_TEXT.as_bytes())?;
        Ok(staging)
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

/// A new tree beside the old one; removed when it is dropped unpublished.
pub struct Staging<'a> {
    folder: &'a Folder,
    root: PathBuf,
    /// The old tree's files with their sizes in bytes.
    old: HashMap<String, u64>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// In lower case, since file systems of office PCs don't tell the cases apart.
    files: HashSet<String>,
    /// In lower case too; all of them are made.
    folders: HashSet<String>,
    published: Published,
    /// How many files of the old tree have a new one in their place, changed or not.
    replaced: usize,
    /// What went wrong first; nothing is added after it.
    failure: Option<Error>,
}

impl Staging<'_> {
    /// Adds a file. What goes wrong is told by [`Staging::publish`].
    pub fn add(&self, file: OutputFile) {
        let added = self.prepare(&file).and_then(|go_on| if go_on { self.write(&file) } else { Ok(()) });
        if let Err(error) = added {
            self.state().failure.get_or_insert(error);
        }
    }

    /// Replaces the folder's content by the files that were added.
    ///
    /// # Errors
    /// [`Error::UnsafePath`] or an I/O error; the old tree is as it was.
    pub fn publish(self) -> Result<Published, Error> {
        let State { mut published, replaced, failure, .. } = std::mem::take(&mut *self.state());
        if let Some(failure) = failure {
            return Err(failure);
        }
        self.folder.exchange(&self.root)?;
        remove(&self.root)?;
        published.removed = self.old.len() - replaced;
        Ok(published)
    }

    /// Checks the path and makes its folder. Tells whether there is a point in going on.
    fn prepare(&self, file: &OutputFile) -> Result<bool, Error> {
        let unsafe_path = || Err(Error::UnsafePath(file.path.clone()));
        let mut state = self.state();
        let path = file.path.to_lowercase();
        let folders = || path.match_indices('/').map(|(at, _)| &path[..at]);
        // No file may stand where another needs a folder.
        if !is_safe(&path) || state.folders.contains(&path) || folders().any(|it| state.files.contains(it)) {
            return unsafe_path();
        }
        let folder = file.path.rsplit_once('/').map(|(folder, _)| folder);
        if let Some(folder) = folder.filter(|folder| !state.folders.contains(*folder)) {
            make_folder(&self.root.join(folder))?;
            state.folders.extend(folders().map(str::to_string));
        }
        if !state.files.insert(path) {
            return unsafe_path();
        }
        Ok(state.failure.is_none())
    }

    /// Links the old file if it is the same, or else writes the new one.
    fn write(&self, file: &OutputFile) -> Result<(), Error> {
        let old_size = self.old.get(&file.path);
        let (old, new) = (self.folder.path.join(&file.path), self.root.join(&file.path));
        let same = old_size == Some(&(file.bytes.len() as u64))
            && fs::read(&old).is_ok_and(|bytes| bytes == file.bytes)
            && fs::hard_link(&old, &new).is_ok();
        if !same {
            write_new(&new, &file.bytes)?;
        }
        let mut state = self.state();
        state.published.unchanged += usize::from(same);
        state.published.written += usize::from(!same);
        state.replaced += usize::from(old_size.is_some());
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Whoever panicked has changed nothing by halves.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        // Left over, it would be removed by the next run.
        let _ = remove(&self.root);
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

fn is_safe(path: &str) -> bool {
    let unsafe_character = |c: char| c == '\\' || c == ':' || c.is_control();
    let plain = |part: &str| !["", ".", "..", MARKER].contains(&part) && !part.contains(unsafe_character);
    path.split('/').all(plain)
}

fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|error| Error::Io(path.to_path_buf(), error))
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
