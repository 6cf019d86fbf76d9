//! Files beside the output that only this process uses: the lock, and what a single file is staged in.
//!
//! Their names are known beforehand, so somebody may have planted a link there. None is followed, and a file
//! that has a second name elsewhere is neither written to nor emptied: it is taken away, and one made anew.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::Error;

/// Whoever gives a file away between the opening and the locking makes us begin again, this often.
const ATTEMPTS: usize = 20;

/// A file that this process has for itself, until it is dropped.
pub struct Claim {
    pub file: File,
    pub path: PathBuf,
}

/// A claim whose file goes away with it.
pub struct Lock {
    claim: Claim,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is locked: who waits for it sees that its name is gone, and makes a new one.
        let _ = fs::remove_file(&self.claim.path);
    }
}

/// # Errors
/// [`Error::Locked`] where another process has it, or an I/O error.
pub fn lock(path: &Path, what_for: &Path) -> Result<Lock, Error> {
    claim(path, what_for).map(|claim| Lock { claim })
}

/// # Errors
/// [`Error::Locked`] where another process has it, or an I/O error.
pub fn claim(path: &Path, what_for: &Path) -> Result<Claim, Error> {
    let failed = |error| Error::Io(path.to_path_buf(), error);
    for _ in 0..ATTEMPTS {
        let file = match open(path) {
            Ok(file) => file,
            Err(_) if is_link(path) => {
                fs::remove_file(path).map_err(failed)?;
                continue;
            }
            Err(error) => return Err(failed(error)),
        };
        if !is_ours_alone(&file).map_err(failed)? {
            fs::remove_file(path).map_err(failed)?;
            continue;
        }
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(Error::Locked(what_for.to_path_buf())),
            Err(fs::TryLockError::Error(error)) => return Err(failed(error)),
        }
        if still_has_the_name(&file, path) {
            return Ok(Claim { file, path: path.to_path_buf() });
        }
    }
    Err(Error::Locked(what_for.to_path_buf()))
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits() as i32);
    }
    #[cfg(not(target_os = "linux"))]
    if is_link(path) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    options.open(path)
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink())
}

#[cfg(unix)]
fn is_ours_alone(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let metadata = file.metadata()?;
    Ok(metadata.is_file() && metadata.nlink() <= 1)
}

#[cfg(not(unix))]
fn is_ours_alone(file: &File) -> io::Result<bool> {
    Ok(file.metadata()?.is_file())
}

/// Between opening and locking, another process may have renamed or removed the file.
#[cfg(unix)]
fn still_has_the_name(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let (opened, named) = (file.metadata(), fs::symlink_metadata(path));
    opened.ok().map(identity).is_some_and(|opened| named.ok().map(identity) == Some(opened))
}

#[cfg(not(unix))]
fn still_has_the_name(_: &File, path: &Path) -> bool {
    path.exists()
}
