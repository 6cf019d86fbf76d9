//! Reads files and folders: the only reader of what authors wrote.
//!
//! 1. [`read`] walks the content folder in the order of the names; every file in it is read, or named as one
//!    that is not ([`unread`]). Links out of the folder are refused.
//! 2. [`read_folder`] reads a folder that need not be there (`i18n`, `themes/default`, `static`).
//! 3. Texts become [`SourceFile`]s; what is no UTF-8 is named with the encoding it seems to be in
//!    ([`encoding`]). What can't be read becomes a [`Diagnostic`]; the rest is still read.

mod encoding;
pub mod unread;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Sources};

/// Largest content file, in bytes.
pub const MAX_FILE_SIZE: u64 = 1 << 20;

/// Largest file of the project's other folders, in bytes.
pub const MAX_RESOURCE_SIZE: u64 = 64 << 20;

/// Bytes of a folder of such files: all are held.
const MAX_FOLDER_SIZE: usize = 512 << 20;

/// Endings of the files that `i18n` and `themes` have.
const WORDS: [&str; 8] = [".tsv", ".csv", ".ftl", ".html", ".typ", ".css", ".js", ".svg"];

/// Reads `folder` (for instance `content`) below `project`: Markdown and YAML files. Hidden files and what
/// the system leaves in folders are passed over; every other file is named.
pub fn read(project: &Path, folder: &str) -> (Sources, Vec<Diagnostic>) {
    let (files, mut problems) = walk(project, folder, unread::is_hidden);
    let (texts, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| is_content(name));
    let read: Vec<_> = texts
        .into_par_iter()
        .map(|(name, path)| (name.clone(), read_file(name, &path, MAX_FILE_SIZE)))
        .collect();
    let mut sources = Sources::default();
    for (path, result) in read {
        match result {
            Ok(file) => sources.files.push(file),
            Err(problem) => {
                sources.unreadable.push(path);
                problems.push(problem);
            }
        }
    }
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    problems.extend(others.iter().filter_map(|(name, _)| unread::in_content(name, &sources)));
    (sources, problems)
}

/// Adds the YAML files of a folder that need not be there to what was read; other files are named.
pub fn read_reports(project: &Path, folder: &str, sources: &mut Sources) -> Vec<Diagnostic> {
    if fs::symlink_metadata(project.join(folder)).is_err() {
        return Vec::new();
    }
    let (files, mut problems) = walk(project, folder, unread::is_hidden);
    for (name, path) in files {
        if !name.ends_with(".yaml") {
            problems.push(unread::elsewhere(&name));
            continue;
        }
        match read_file(name, &path, MAX_FILE_SIZE) {
            Ok(file) => sources.files.push(file),
            Err(problem) => problems.push(problem),
        }
    }
    problems
}

/// The files of a folder that need not be there, by their path below it; hidden ones are passed over.
pub fn read_folder(project: &Path, folder: &str) -> (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>) {
    read_optional(project, folder, unread::is_hidden)
}

/// As [`read_folder`], with hidden files too (`.htaccess`, `.well-known/…`).
pub fn read_all(project: &Path, folder: &str) -> (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>) {
    read_optional(project, folder, unread::is_of_system)
}

fn read_optional(
    project: &Path,
    folder: &str,
    passed_over: fn(&OsStr) -> bool,
) -> (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>) {
    if fs::symlink_metadata(project.join(folder)).is_err() {
        return (BTreeMap::new(), Vec::new());
    }
    let (files, mut problems) = walk(project, folder, passed_over);
    let mut read = BTreeMap::new();
    let mut size = 0;
    for (name, path) in files {
        match read_bytes(&name, &path, MAX_RESOURCE_SIZE) {
            Ok(bytes) => {
                size += bytes.len();
                read.insert(name[folder.len()..].trim_start_matches('/').to_string(), bytes);
            }
            Err(problem) => problems.push(problem),
        }
        if size > MAX_FOLDER_SIZE {
            problems.push(too_large(folder, size as u64, MAX_FOLDER_SIZE as u64));
            break;
        }
    }
    (read, problems)
}

/// A file as it is on disk, with its BOM and line ends, for a change to one part of it.
/// `path` is relative to the project folder.
///
/// # Errors
/// `unreadable`, also where it is not UTF-8.
pub fn read_unchanged(project: &Path, path: &str) -> Result<String, Diagnostic> {
    let bytes = read_bytes(path, &project.join(path), MAX_FILE_SIZE)?;
    String::from_utf8(bytes).map_err(|error| not_utf8(path, error.as_bytes()))
}

/// A text file from anywhere, with `\n` line ends and without a BOM.
///
/// # Errors
/// `unreadable`, `invalid-utf8`, `file-too-large`.
pub fn read_text(path: &Path) -> Result<String, Diagnostic> {
    read_file(path.display().to_string(), path, MAX_FILE_SIZE).map(|file| file.text)
}

/// A file from anywhere, as it is.
///
/// # Errors
/// `unreadable`, `file-too-large`.
pub fn read_any(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    read_bytes(&path.display().to_string(), path, MAX_RESOURCE_SIZE)
}

/// The bytes of a file as a text.
///
/// # Errors
/// `invalid-utf8`.
pub fn text_of(path: &str, bytes: &[u8]) -> Result<SourceFile, Diagnostic> {
    match std::str::from_utf8(bytes) {
        Ok(text) if !is_binary(bytes) => Ok(SourceFile::as_written(path, text.to_string())),
        _ => Err(not_utf8(path, bytes)),
    }
}

/// Zeros make a text of bytes that is none, as UTF-16 of English is; a single one in a text was pasted with it, and is told
/// at its place.
fn is_binary(bytes: &[u8]) -> bool {
    let zeros = bytes.iter().filter(|&&byte| byte == 0).count();
    zeros > 0 && (zeros * 20 > bytes.len() || encoding::of(bytes) == encoding::Encoding::Utf16)
}

/// Every file below a folder by its path in the project; links out of it left out.
fn walk(
    project: &Path,
    folder: &str,
    passed_over: fn(&OsStr) -> bool,
) -> (Vec<(String, PathBuf)>, Vec<Diagnostic>) {
    let root = project.join(folder);
    let real_root = root.canonicalize().unwrap_or_else(|_| root.clone());
    // A link to what the project itself stands in: what is found there would be endless, or nobody's to publish.
    if project.canonicalize().is_ok_and(|project| project.starts_with(&real_root)) {
        let out = Diagnostic::error("link-out-of-tree").arg("path", folder).arg("folder", folder);
        return (Vec::new(), vec![out]);
    }
    let leads_out = |entry: &DirEntry| {
        entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(|real| real.starts_with(&real_root))
    };
    let (mut files, mut links_out, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    let entries = WalkDir::new(&root).follow_links(true).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| {
        if entry.depth() == 0 || passed_over(entry.file_name()) {
            return entry.depth() == 0;
        }
        let out = leads_out(entry);
        if out {
            links_out.push(relative(project, entry.path()));
        }
        !out
    }) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                files.push((relative(project, entry.path()), entry.into_path()));
            }
            Ok(entry) => problems.extend(in_place_of_a_file(project, &entry)),
            Err(error) => problems.push(cannot_walk(project, folder, &error)),
        }
    }
    let link_out = |path| Diagnostic::error("link-out-of-tree").arg("path", path).arg("folder", folder);
    problems.extend(links_out.into_iter().map(link_out));
    (files, problems)
}

/// A folder with the name of a file that is read, and what is neither file nor folder (a pipe, a device): its text would
/// be missing without a word.
fn in_place_of_a_file(project: &Path, entry: &DirEntry) -> Option<Diagnostic> {
    let name = entry.file_name().to_string_lossy();
    let is_read = || is_content(&name) || WORDS.iter().any(|ending| name.ends_with(ending));
    let cause = match entry.file_type().is_dir() {
        true if entry.depth() > 0 && is_read() => "folder",
        true => return None,
        false => "special",
    };
    let problem = Diagnostic::error("unreadable").arg("path", relative(project, entry.path()));
    Some(problem.arg("cause", cause).arg("detail", "none"))
}

fn cannot_walk(project: &Path, folder: &str, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().map_or_else(|| folder.to_string(), |path| relative(project, path));
    if error.loop_ancestor().is_some() {
        return Diagnostic::error("link-in-circle").arg("path", path);
    }
    match error.io_error() {
        Some(cause) => unreadable(&path, cause),
        None => Diagnostic::error("unreadable").arg("path", path).arg("cause", "other").arg("detail", "none"),
    }
}

/// Why a file can't be read: one of the causes that the message knows, or the system's own words.
fn unreadable(path: &str, error: &std::io::Error) -> Diagnostic {
    use std::io::ErrorKind;
    let cause = match error.kind() {
        _ if is_held(error) => "held",
        _ if is_in_the_cloud(error) => "cloud",
        ErrorKind::NotFound => "missing",
        ErrorKind::PermissionDenied => "forbidden",
        ErrorKind::IsADirectory => "folder",
        _ => "other",
    };
    Diagnostic::error("unreadable").arg("path", path).arg("cause", cause).arg("detail", error.to_string())
}

/// Whether another program has the file open and lets nobody else at it: ERROR_SHARING_VIOLATION and
/// ERROR_LOCK_VIOLATION of Windows.
pub fn is_held(error: &std::io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// Whether the file is a placeholder whose content could not be fetched: ERROR_CLOUD_FILE_… of Windows.
fn is_in_the_cloud(error: &std::io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(358..=404 | 426 | 434))
}

fn is_content(name: &str) -> bool {
    name.ends_with(".md") || name.ends_with(".yaml") || name.ends_with(".yml")
}

fn relative(project: &Path, path: &Path) -> String {
    let path = path.strip_prefix(project).unwrap_or(path);
    path.components().map(|component| component.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn read_file(name: String, path: &Path, limit: u64) -> Result<SourceFile, Diagnostic> {
    text_of(&name, &read_bytes(&name, path, limit)?)
}

fn read_bytes(name: &str, path: &Path, limit: u64) -> Result<Vec<u8>, Diagnostic> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(name, &error))?;
    if metadata.len() > limit {
        return Err(too_large(name, metadata.len(), limit));
    }
    // What has no length (a pipe, a device) may have no end.
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    let file = fs::File::open(path).map_err(|error| unreadable(name, &error))?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > limit { Err(too_large(name, bytes.len() as u64, limit)) } else { Ok(bytes) }
}

fn too_large(path: &str, size: u64, limit: u64) -> Diagnostic {
    let problem = Diagnostic::error("file-too-large").arg("path", path);
    problem.arg("size", size.to_string()).arg("limit", limit.to_string())
}

fn not_utf8(path: &str, bytes: &[u8]) -> Diagnostic {
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let line = bytes[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1;
    Diagnostic::error("invalid-utf8")
        .arg("path", path)
        .arg("line", line.to_string())
        .arg("encoding", encoding::of(bytes).name())
}
