//! What last year's project knows, put into the content that was imported for this year.
//!
//! 1. [`crate::compare`] says which imported measures continue which.
//! 2. [`names`] gives those, their headings, owners and targets last year's names; what is new keeps its placeholder,
//!    unless last year had that name.
//! 3. [`pages`] carries over the titles that editors gave, audiences, programmes, targets and links, and the
//!    translations: where the text has changed they are stale, and say what has changed.
//! 4. [`tables`] does the same for `plan.yaml` and `targets.yaml`.
//!
//! The text itself is the new one everywhere.

mod names;
mod pages;
mod tables;

use std::collections::BTreeMap;

use crate::compare::Comparison;
use crate::output::OutputFile;
use crate::plan::Plan;
use crate::source::Sources;

/// Text of files by their path inside the content folder.
pub type Files = BTreeMap<String, String>;

/// A plan and the files that it was read from.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub plan: &'a Plan,
    pub sources: &'a Sources,
}

/// The imported files with what last year's project knows of the same measures.
pub fn carry(old: Side<'_>, new: Side<'_>, content: &str, comparison: &Comparison) -> Vec<OutputFile> {
    let inside = |side: Side<'_>| -> Files {
        let prefix = format!("{content}/");
        let files = side.sources.files.iter();
        files
            .filter_map(|file| Some((file.path.strip_prefix(&prefix)?.to_string(), file.text.to_string())))
            .collect()
    };
    let (before, imported) = (inside(old), inside(new));
    let names = names::names(old, new, comparison, content);
    let mut files = names::rename(&imported, &names);
    pages::carry(&mut files, &before, &names);
    tables::carry(&mut files, &before);
    files.into_iter().map(|(path, text)| OutputFile::new(path, text)).collect()
}
