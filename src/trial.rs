//! A project with changes that are not written yet: what they make of the plan is known before a file is touched.
//!
//! 1. [`Trial::read`] reads the project as it is on disk now.
//! 2. [`Trial::step`] puts a file into it, in memory; [`Trial::plan`] reads what came of it.
//! 3. [`Trial::write`] puts the steps on the disk, [`Trial::write_together`] always in one step.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::disk;
use crate::load;
use crate::output::{self, OutputFile};
use crate::places::{Change, Together};
use crate::plan::Plan;
use crate::project::{CONTENT, Project};
use crate::source::{SourceFile, Sources};

/// Below no content folder: a file that is gone.
const GONE: &str = "";

pub struct Trial {
    pub project: Arc<Project>,
    /// Its files, with what is not written yet.
    pub sources: Sources,
    /// By path: the text to write, or none for a file that goes.
    steps: BTreeMap<String, Option<String>>,
}

impl Trial {
    pub fn read(root: &Path) -> Self {
        Self::of(&Arc::new(Project::read(root).0))
    }

    /// On a project that was read before.
    pub fn of(project: &Arc<Project>) -> Self {
        Self { project: Arc::clone(project), sources: project.sources.clone(), steps: BTreeMap::new() }
    }

    /// A file as it would be on disk.
    pub fn written(&self, path: &str) -> Option<String> {
        match self.steps.get(path) {
            Some(step) => step.clone(),
            None => disk::read_unchanged(&self.project.root, path).ok(),
        }
    }

    /// Writes a file, or lets it go.
    pub fn step(&mut self, path: &str, text: Option<String>) {
        let sources = &mut self.sources;
        let file = match &text {
            Some(text) => SourceFile::as_written(path, text.clone()),
            None => SourceFile::new(GONE, ""),
        };
        // Its place in the list stays: others are named by theirs.
        match sources.files.iter_mut().find(|file| file.path == path) {
            Some(old) => *old = file,
            None => sources.files.push(file),
        }
        self.steps.insert(path.to_string(), text);
    }

    pub fn change(&mut self, change: Change) {
        if let Some(from) = change.from.filter(|from| *from != change.to) {
            self.step(&from, None);
        }
        self.step(&change.to, Some(change.text));
    }

    pub fn put(&mut self, together: Together) {
        // What makes way for another file goes first.
        for change in &together.changes {
            if let Some(from) = change.from.as_ref().filter(|from| **from != change.to) {
                self.step(from, None);
            }
        }
        together.gone.iter().for_each(|path| self.step(path, None));
        together.changes.into_iter().for_each(|change| self.step(&change.to, Some(change.text)));
    }

    /// The plan, with what was found that is no error.
    ///
    /// # Errors
    /// All that is wrong, where there would be no plan.
    pub fn plan(&self) -> Result<(Plan, Vec<Diagnostic>), Vec<Diagnostic>> {
        let loaded = load::load(&self.sources, CONTENT);
        match loaded.plan {
            Some(plan) => Ok((plan, loaded.diagnostics)),
            None => {
                let mut errors = loaded.diagnostics;
                errors.retain(|found| found.severity == Severity::Error);
                Err(errors)
            }
        }
    }

    /// Puts the steps on the disk, each text whole; where files of the content go, as those of a measure that moves, all
    /// in one step.
    ///
    /// # Errors
    /// The file that could not be written or taken away; all are as they were.
    pub fn write(&self) -> Result<(), output::Error> {
        let goes = |(path, text): (&String, &Option<String>)| text.is_none() && path.starts_with(CONTENT);
        if self.steps.len() > 1 && self.steps.iter().any(goes) {
            return self.write_together();
        }
        let root = &self.project.root;
        let is_new =
            |(path, text): &(&String, &String)| disk::read_unchanged(root, path).ok().as_ref() != Some(*text);
        let texts = self.steps.iter().filter_map(|(path, text)| Some((path, text.as_ref()?)));
        let files: Vec<(PathBuf, &[u8])> =
            texts.filter(is_new).map(|(path, text)| (root.join(path), text.as_bytes())).collect();
        let gone = self.steps.iter().filter(|(_, text)| text.is_none()).map(|(path, _)| root.join(path));
        output::replace_files(&files, &gone.collect::<Vec<_>>())
    }

    /// Puts the steps on the disk, those of the content in one: whoever looks finds all of them or none. What was reported
    /// follows, and is right before it has: it may stand under a former name of its measure.
    ///
    /// # Errors
    /// The content is as it was.
    pub fn write_together(&self) -> Result<(), output::Error> {
        let below = format!("{CONTENT}/");
        let (mut files, mut gone) = (Vec::new(), Vec::new());
        let mut rest = Self::of(&self.project);
        for (path, text) in &self.steps {
            match (path.strip_prefix(&below), text) {
                (Some(path), Some(text)) => files.push(OutputFile::new(path, text.as_bytes())),
                (Some(path), None) => gone.push(path.to_string()),
                (None, text) => drop(rest.steps.insert(path.clone(), text.clone())),
            }
        }
        output::write_together(&self.project.root.join(CONTENT), &files, &gone)?;
        rest.write()
    }

    /// What the steps do: each path, and whether a file is new there, another, or gone.
    pub fn steps(&self) -> Vec<(&str, Step)> {
        let was = |path: &str| disk::read_unchanged(&self.project.root, path).is_ok();
        let step = |(path, text): (&'_ String, &Option<String>)| match text {
            None => Step::Gone,
            Some(_) if was(path) => Step::Changed,
            Some(_) => Step::New,
        };
        self.steps.iter().map(|of| (of.0.as_str(), step(of))).collect()
    }
}

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    New,
    Changed,
    Gone,
}
