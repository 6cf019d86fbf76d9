//! Reads the content folder: the only reader of it.
//!
//! 1. [`read`] walks the folder in the order of the names (links out of the tree are refused).
//! 2. Each file becomes a [`SourceFile`] of text with `\n` line ends and without a BOM.
//! 3. What can't be read becomes a [`Diagnostic`]; the rest is still read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::Diagnostic;

/// Largest content file, in bytes.
pub const MAX_FILE_SIZE: u64 = 1 << 20;

/// 0-based index into [`Sources::files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes of a file's text, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub file: FileId,
    pub start: usize,
    pub end: usize,
}

/// The text files of a content folder, sorted by path.
#[derive(Debug, Default)]
pub struct Sources {
    pub files: Vec<SourceFile>,
    /// Paths of the files that are there, but could not be read; why has been reported.
    pub unreadable: Vec<String>,
}

#[derive(Debug)]
pub struct SourceFile {
    /// Relative to the project folder, with `/`: `content/plan.yaml`.
    pub path: String,
    /// The text with `\n` line ends and no BOM.
    pub text: String,
}

/// 1-based line and column; the column counts characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

impl Sources {
    /// Adds a file and returns its id. For tests and for content that doesn't come from disk.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile { path: path.into(), text: text.into() });
        FileId(self.files.len() as u32 - 1)
    }

    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len() as u32).map(FileId)
    }

    /// The text a span covers.
    pub fn text(&self, span: Span) -> &str {
        &self.file(span.file).text[span.start..span.end]
    }

    pub fn line_column(&self, span: Span) -> LineColumn {
        let before = &self.file(span.file).text[..span.start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        LineColumn {
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl Span {
    /// The start of a file, for what concerns the file as a whole.
    pub fn start_of(file: FileId) -> Self {
        Span { file, start: 0, end: 0 }
    }
}

/// Reads `folder` (for instance `content`) below `project`: Markdown and YAML files.
/// Hidden files and folders are passed over.
pub fn read(project: &Path, folder: &str) -> (Sources, Vec<Diagnostic>) {
    let root = project.join(folder);
    let mut problems = Vec::new();
    let mut paths = Vec::new();
    let mut links_out = Vec::new();
    let canonical_root = root.canonicalize().unwrap_or_else(|_| root.clone());
    let leads_out = |path: &Path| !path.canonicalize().is_ok_and(|real| real.starts_with(&canonical_root));
    let entries = WalkDir::new(&root).follow_links(true).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| {
        if entry.depth() == 0 || is_hidden(entry.path()) {
            return entry.depth() == 0;
        }
        let out = entry.path_is_symlink() && leads_out(entry.path());
        if out && (entry.file_type().is_dir() || is_content(entry.path())) {
            links_out.push(relative(project, entry.path()));
        }
        !out
    }) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_content(entry.path()) => {
                paths.push((relative(project, entry.path()), entry.into_path()));
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().map_or_else(|| folder.to_string(), |path| relative(project, path));
                problems
                    .push(Diagnostic::error("unreadable").arg("path", path).arg("cause", error.to_string()));
            }
        }
    }
    problems
        .extend(links_out.into_iter().map(|path| Diagnostic::error("link-out-of-tree").arg("path", path)));
    let read: Vec<_> =
        paths.into_par_iter().map(|(name, path)| (name.clone(), read_file(name, &path))).collect();
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
    (sources, problems)
}

/// A file as it is on disk, with its BOM and line ends, for a change to one part of it.
/// `path` is relative to the project folder.
///
/// # Errors
/// `unreadable`, also where it is not UTF-8.
pub fn read_unchanged(project: &Path, path: &str) -> Result<String, Diagnostic> {
    let unreadable = |cause: String| Diagnostic::error("unreadable").arg("path", path).arg("cause", cause);
    let bytes = fs::read(project.join(path)).map_err(|error| unreadable(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))
}

/// A text file from anywhere, with `\n` line ends and without a BOM.
///
/// # Errors
/// `unreadable`, `invalid-utf8`, `file-too-large`.
pub fn read_text(path: &Path) -> Result<String, Diagnostic> {
    read_file(path.display().to_string(), path).map(|file| file.text)
}

fn is_content(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("md" | "yaml" | "yml"))
}

/// Files of editors and version control, and what Office puts beside a file that it has open.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']))
}

fn relative(project: &Path, path: &Path) -> String {
    let path = path.strip_prefix(project).unwrap_or(path);
    path.components().map(|component| component.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn read_file(name: String, path: &Path) -> Result<SourceFile, Diagnostic> {
    let unreadable = |cause: String| Diagnostic::error("unreadable").arg("path", &name).arg("cause", cause);
    let size = fs::metadata(path).map_err(|error| unreadable(error.to_string()))?.len();
    if size > MAX_FILE_SIZE {
        return Err(Diagnostic::error("file-too-large")
            .arg("path", &name)
            .arg("size", size.to_string())
            .arg("limit", MAX_FILE_SIZE.to_string()));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(error.to_string()))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile { path: name, text: normalise(text) }),
        Err(error) => {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = valid.iter().filter(|&&byte| byte == b'\n').count() + 1;
            Err(Diagnostic::error("invalid-utf8").arg("path", &name).arg("line", line.to_string()))
        }
    }
}

/// Without a BOM and with `\n` line ends, so that Windows editors make no difference.
fn normalise(text: String) -> String {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_string(),
        None => text,
    };
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// The files of a folder that need not be there, by their path below it. What is hidden and what can't
/// be read are passed over: the binary has its own copy of each.
pub fn read_folder(project: &Path, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let root = project.join(folder);
    WalkDir::new(&root)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.path()))
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| Some((relative(&root, entry.path()), fs::read(entry.path()).ok()?)))
        .collect()
}
