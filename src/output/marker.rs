//! The marker file: this folder is Tebiki's, and these are the files that Tebiki made in it.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::{Error, MARKER, within};

const TEXT: &str = "This folder was made by Tebiki. Each build replaces the files listed below, and no others.\n\
このフォルダーは Tebiki が作りました。ビルドのたびに、次のファイルだけが置き換えられます。\n";

/// How markers of the first version began; they had no list, and the whole folder was Tebiki's.
const OLD_TEXT: &str = "This folder was made by Tebiki and is replaced at each build.\n";

/// What Tebiki made in a folder.
pub enum Made {
    /// Nothing, since the folder is new or empty.
    Nothing,
    All,
    Files(HashSet<String>),
}

impl Made {
    pub fn has(&self, path: &str) -> bool {
        match self {
            Made::Nothing => false,
            Made::All => true,
            Made::Files(files) => files.contains(path),
        }
    }
}

/// What the marker of a folder says.
///
/// # Errors
/// [`Error::NotOurs`] where there are files and no marker, [`Error::NotAFolder`], or an I/O error.
pub fn read(folder: &Path, is_mount: bool) -> Result<Made, Error> {
    let failed = |error| Error::Io(folder.to_path_buf(), error);
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Made::Nothing),
        Err(error) => return Err(failed(error)),
        Ok(metadata) if !metadata.is_dir() => return Err(Error::NotAFolder(folder.to_path_buf())),
        Ok(_) => {}
    }
    let mut names =
        fs::read_dir(folder).map_err(failed)?.filter_map(Result::ok).map(|entry| entry.file_name());
    if !names.any(|name| !(is_mount && within::is_apart(&name.to_string_lossy()))) {
        return Ok(Made::Nothing);
    }
    let marker = folder.join(MARKER);
    let not_ours = || Error::NotOurs(folder.to_path_buf());
    if !fs::symlink_metadata(&marker).is_ok_and(|metadata| metadata.is_file()) {
        return Err(not_ours());
    }
    let text = fs::read_to_string(&marker).map_err(|error| Error::Io(marker, error))?;
    if text.starts_with(OLD_TEXT) {
        return Ok(Made::All);
    }
    let list = text.strip_prefix(TEXT).ok_or_else(not_ours)?;
    Ok(Made::Files(list.lines().filter(|line| !line.is_empty()).map(str::to_string).collect()))
}

/// The marker of a folder in which Tebiki made these files.
pub fn text(files: &mut [String]) -> String {
    files.sort();
    format!("{TEXT}\n{}\n", files.join("\n"))
}
