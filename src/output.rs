//! Finished files, and the only place that writes them.
//!
//! 1. [`Folder::open`] accepts an output folder that does not exist yet, is empty, or is Tebiki's own (it has
//!    the marker file, [`marker`]), and holds no sources ([`guard`]); it takes a lock ([`claim`]), so that two
//!    builds don't meet. A link to a folder leads to it. A folder at which another file system begins
//!    ([`mounts`]) can't be exchanged: what is in it is, see [`within`]; the root of all is refused.
//! 2. [`Folder::stage`] begins a new tree beside it. Files are added as they are made, from any thread,
//!    so that a build never holds them all. A file that has not changed is linked from the old tree and
//!    keeps its time of modification.
//! 3. [`Staging::publish`] carries over what others put into the folder ([`foreign`]), brings all of it to the
//!    disk, and exchanges the two folders in one step of the file system; a reader, or whoever kills the
//!    process or pulls the plug, finds the old tree or the new. Where a file system can't exchange, two
//!    renames follow each other, and the next run mends what a break between them leaves.
//! 4. What is left over of an interrupted run is removed by the next.
//! 5. [`write_file`], [`write_together`] and [`write_tree`] write one file, some of a folder, or a new project, in the
//!    same spirit.

mod claim;
mod files;
mod foreign;
mod guard;
mod marker;
mod mounts;
mod single;
mod together;
mod within;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use files::{is_safe, make_folder, remove, swap, sync_folder, sync_tree, write_new};
use marker::Made;
pub use single::{replace_files, write_file, write_files, write_tree};
pub use together::write_together;

/// In every folder that Tebiki made; other folders are never touched.
pub const MARKER: &str = ".tebiki";

/// A file of the output, complete in memory.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// The folder holds files that Tebiki did not make, and no marker.
    NotOurs(PathBuf),
    /// The path is there and is no folder.
    NotAFolder(PathBuf),
    /// The folder is the project, or the project is in it.
    HoldsProject(PathBuf),
    /// The folder is one of the project's sources, or in one.
    InSources(PathBuf),
    /// Another file system begins at this folder within the output folder.
    MountWithin(PathBuf),
    /// Another run is writing to it.
    Locked(PathBuf),
    /// A file's path is absolute or leads out of the folder.
    UnsafePath(String),
    /// Two files have this path, but for the case of letters, or one a folder of it.
    Twice(String),
    /// A file that Tebiki did not make stands where one of the new tree is to be.
    InTheWay(String),
    /// Neither file, folder nor link, and not made by Tebiki.
    Special(String),
    /// The file is there already.
    Exists(PathBuf),
    Io(PathBuf, io::Error),
}

/// What publishing did, in files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// Files and links of others that stayed.
    pub kept: usize,
    /// The old tree, where it could not be removed; the new one is published all the same.
    pub left: Option<PathBuf>,
}

/// An output folder that this process may replace.
pub struct Folder {
    path: PathBuf,
    made: Made,
    /// Whether what is in the folder is exchanged, and not the folder.
    is_mount: bool,
    /// Held until the folder is dropped.
    _lock: claim::Lock,
}

impl Folder {
    /// The folder for the output of a project.
    ///
    /// # Errors
    /// [`Error::HoldsProject`], [`Error::InSources`], or those of [`Folder::open`].
    pub fn open_for(path: &Path, project: &Path) -> Result<Self, Error> {
        guard::check(path, project)?;
        Self::open(path)
    }

    /// # Errors
    /// [`Error::NotOurs`], [`Error::NotAFolder`], [`Error::Locked`], or an I/O error.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let path = behind_link(path)?;
        let parent = path.parent().ok_or_else(|| Error::NotOurs(path.clone()))?;
        fs::create_dir_all(parent).map_err(|error| Error::Io(parent.to_path_buf(), error))?;
        let is_mount = mounts::is_mount_point(&path);
        let lock = claim::lock(&near(&path, is_mount, "lock"), &path)?;
        if is_mount {
            within::recover(&path)?
        } else {
            recover(&path)?
        }
        let made = marker::read(&path, is_mount)?;
        // What can't be kept is told before anything is made.
        foreign::find(&path, &made, is_mount)?;
        Ok(Self { path, made, is_mount, _lock: lock })
    }

    /// Begins the tree that is to replace the folder's content.
    ///
    /// # Errors
    /// An I/O error.
    pub fn stage(&self) -> Result<Staging<'_>, Error> {
        let root = near(&self.path, self.is_mount, "new");
        let failed = |error| Error::Io(root.clone(), error);
        fs::create_dir(&root).map_err(failed)?;
        Ok(Staging { folder: self, root, old: sizes(&self.path, &self.made), state: Mutex::default() })
    }
}

/// A new tree beside the old one; removed when it is dropped unpublished.
pub struct Staging<'a> {
    folder: &'a Folder,
    root: PathBuf,
    /// The files of the old tree that Tebiki made, with their sizes in bytes.
    old: HashMap<String, u64>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// As they are written.
    made: Vec<String>,
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

    /// Replaces what Tebiki made in the folder by the files that were added.
    ///
    /// # Errors
    /// [`Error::UnsafePath`], [`Error::Twice`], [`Error::InTheWay`] or an I/O error; the old tree is as it was.
    pub fn publish(self) -> Result<Published, Error> {
        let State { mut made, files, folders, mut published, replaced, failure } =
            std::mem::take(&mut *self.state());
        if let Some(error) = failure {
            return Err(error);
        }
        let (path, old_made) = (&self.folder.path, &self.folder.made);
        let others = foreign::find(path, old_made, self.folder.is_mount)?;
        foreign::check(&others, &files, &folders)?;
        foreign::carry(&others, path, &self.root)?;
        write_new(&self.root.join(MARKER), marker::text(&mut made).as_bytes())?;
        published.left = if self.folder.is_mount {
            within::publish(path, &self.root, old_made)?
        } else {
            self.exchange(path)?
        };
        published.kept = others.len();
        published.removed = self.old.len() - replaced;
        Ok(published)
    }

    /// Puts the new tree in the place of the old one, and gives what of the old one could not be removed.
    fn exchange(&self, path: &Path) -> Result<Option<PathBuf>, Error> {
        if let Ok(metadata) = fs::metadata(path) {
            let rights = fs::set_permissions(&self.root, metadata.permissions());
            rights.map_err(|error| Error::Io(self.root.clone(), error))?;
        }
        sync_tree(&self.root)?;
        exchange(path, &self.root)?;
        sync_folder(path.parent());
        // The new tree is public: what fails now leaves something over, and is no failure of the build.
        let rescued = foreign::rescue(&self.root, path, &self.folder.made);
        let cleared = rescued.and_then(|()| remove(&self.root));
        Ok(cleared.is_err().then(|| self.root.clone()))
    }

    /// Checks the path and makes its folder. Tells whether there is a point in going on.
    fn prepare(&self, file: &OutputFile) -> Result<bool, Error> {
        let mut state = self.state();
        let path = file.path.to_lowercase();
        if !is_safe(&path) {
            return Err(Error::UnsafePath(file.path.clone()));
        }
        let folders = || path.match_indices('/').map(|(at, _)| &path[..at]);
        // No file may stand where another needs a folder.
        if state.folders.contains(&path) || folders().any(|it| state.files.contains(it)) {
            return Err(Error::Twice(file.path.clone()));
        }
        let folder = file.path.rsplit_once('/').map(|(folder, _)| folder);
        if let Some(folder) = folder.filter(|folder| !state.folders.contains(*folder)) {
            make_folder(&self.root.join(folder))?;
            state.folders.extend(folders().map(str::to_string));
        }
        if !state.files.insert(path) {
            return Err(Error::Twice(file.path.clone()));
        }
        state.made.push(file.path.clone());
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

/// Puts a new tree in the place of an old one, which stands where the new one was then.
fn exchange(path: &Path, staging: &Path) -> Result<(), Error> {
    let failed = |error| Error::Io(path.to_path_buf(), error);
    if !path.exists() {
        return fs::rename(staging, path).map_err(failed);
    }
    if swap(staging, path).is_ok() {
        return Ok(());
    }
    let old = beside(path, "old");
    fs::rename(path, &old).map_err(failed)?;
    if let Err(error) = fs::rename(staging, path) {
        fs::rename(&old, path).map_err(failed)?;
        return Err(failed(error));
    }
    // From here on both ways look the same: the old tree is where the new one was.
    fs::rename(&old, staging).map_err(failed)
}

/// The folder that a link leads to, or else the path itself.
fn behind_link(path: &Path) -> Result<PathBuf, Error> {
    let failed = |error| Error::Io(path.to_path_buf(), error);
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => fs::canonicalize(path).map_err(failed),
        // `..`
        _ if path.file_name().is_none() => fs::canonicalize(path).map_err(failed),
        _ => std::path::absolute(path).map_err(failed),
    }
}

/// `.<name>.tebiki-<suffix>` in the same folder, so that a rename stays in one file system.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.tebiki-{suffix}"))
}

/// Where something of ours stands for a while: beside the folder, or in it where that is another file system.
fn near(path: &Path, is_mount: bool, suffix: &str) -> PathBuf {
    if is_mount { path.join(format!("{MARKER}-{suffix}")) } else { beside(path, suffix) }
}

/// Removes what an interrupted run left, and puts the old tree back if it was moved away.
fn recover(path: &Path) -> Result<(), Error> {
    let old = beside(path, "old");
    let is_tree = fs::symlink_metadata(&old).is_ok_and(|metadata| metadata.is_dir());
    if is_tree && !path.exists() {
        fs::rename(&old, path).map_err(|error| Error::Io(path.to_path_buf(), error))?;
    }
    remove(&old)?;
    remove(&beside(path, "new"))
}

/// The files of a tree that Tebiki made, with their sizes in bytes. Links are none, nor is what they lead to.
fn sizes(root: &Path, made: &Made) -> HashMap<String, u64> {
    let entries = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
            (path != MARKER && made.has(&path)).then_some((path, entry.metadata().ok()?.len()))
        })
        .collect()
}
