//! Whether another file system begins at a folder: such a folder can't be exchanged, and what is in it must
//! not be taken for part of the tree.

use std::path::Path;

#[cfg(target_os = "linux")]
pub fn is_mount_point(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let found = statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::TYPE);
    let root = StatxAttributes::MOUNT_ROOT;
    match found {
        Ok(found) if found.stx_attributes_mask.contains(root) => found.stx_attributes.contains(root),
        _ => is_on_another_device(folder),
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
pub fn is_mount_point(folder: &Path) -> bool {
    is_on_another_device(folder)
}

#[cfg(unix)]
fn is_on_another_device(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| std::fs::symlink_metadata(path).map(|metadata| metadata.dev()).ok();
    folder.parent().is_some_and(|parent| device(folder).is_some() && device(folder) != device(parent))
}

#[cfg(not(unix))]
pub fn is_mount_point(_: &Path) -> bool {
    false
}
