//! From the files of a content folder to a [`Plan`], or to everything that is wrong with them.
//!
//! 1. [`crate::disk::read`] has read the files.
//! 2. [`front_matter`] parses each into what its author wrote (in parallel).
//! 3. [`resolve`] checks references, numbers the entries and builds the plan.
//! 4. [`progress`] adds what was reported since: the files of `progress/` beside the content folder.
//!
//! Problems of severity error mean that there is no plan.

mod builder;
mod contacts;
mod entries;
mod fields;
mod frame;
pub mod front_matter;
mod ids;
mod outline;
mod path;
mod progress;
mod references;
mod resolve;
mod revisions;
mod spots;
mod tables;
mod targets;
mod units;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::plan::{Body, Plan};
use crate::source::{FileId, Sources};

pub use path::{MAX_SLUG, slug_problem};
pub use progress::FOLDER as PROGRESS;

/// The plan, if there is no error, and all that was found.
pub struct Loaded {
    pub plan: Option<Plan>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Builds the plan from the files of a content folder.
pub fn load(sources: &Sources, folder: &str) -> Loaded {
    let mut diagnostics = Vec::new();
    let inside =
        |id: &FileId| sources.file(*id).path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let ids: Vec<FileId> = sources.ids().filter(inside).collect();
    let parsed: Vec<_> = ids.into_par_iter().map(|id| front_matter::parse(sources, id, folder)).collect();
    let mut documents = Vec::with_capacity(parsed.len());
    for (document, problems) in parsed {
        documents.extend(document);
        diagnostics.extend(problems);
    }
    let mut plan = resolve::resolve(sources, folder, documents, &mut diagnostics);
    if let Some(plan) = &mut plan {
        progress::add(plan, sources, &mut diagnostics);
    }
    diagnostic::sort(&mut diagnostics);
    let failed = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Loaded { plan: plan.filter(|_| !failed), diagnostics }
}

/// What a translation notes of the text it was made from: eight hexadecimal digits of the SHA-256 of the official
/// title and text, and of what else its reader uses (contact, links). White space doesn't count, so that a new line
/// break is no change.
pub fn fingerprint<'a>(title: &str, body: &Body, extras: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    let mut add = |part: &str| {
        let significant: String = part.chars().filter(|c| !c.is_whitespace()).collect();
        hasher.update(significant.as_bytes());
        hasher.update([0]);
    };
    [title, "\n", &body.text].into_iter().for_each(&mut add);
    // The addresses of links are not in the plain text.
    if body.markdown.contains("](") || body.markdown.contains("]:") {
        add(&body.markdown);
    }
    extras.into_iter().for_each(&mut add);
    hasher.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
