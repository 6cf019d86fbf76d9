//! What the desk shows: the files of the site in memory, and what is wrong with the project.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::check;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::handbook::{self, Options};
use crate::i18n::I18n;
use crate::lang::Lang;
use crate::output;
use crate::plan::{Forms, Plan};
use crate::project::Project;
use crate::report;
use crate::source::Sources;

#[derive(Default, PartialEq)]
pub struct Made {
    /// By path; the last good ones where the project has errors.
    pub files: Arc<BTreeMap<String, Vec<u8>>>,
    /// Errors, a JSON object a line, in each language of the interface.
    pub errors: [String; 2],
}

impl Made {
    /// What a project makes; `last` is what it made before.
    pub fn of(root: &Path, last: &Made) -> Self {
        let (project, mut problems) = Project::read(root);
        let loaded = project.load();
        problems.extend(loaded.diagnostics);
        if let Some(plan) = &loaded.plan {
            problems.extend(check::errors(plan, &project.sources, &project.glossary));
        }
        let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
        let plan = loaded.plan.filter(|_| !failed);
        let site = plan.and_then(|plan| match site(&project, &plan) {
            Ok(files) => Some(Arc::new(files)),
            Err(found) => {
                problems.extend(found);
                None
            }
        });
        let errors = errors(problems, &project.sources, &project.i18n);
        Self { files: site.unwrap_or_else(|| Arc::clone(&last.files)), errors }
    }
}

/// The errors among what was found, each once, in the order of their places.
fn errors(mut problems: Vec<Diagnostic>, sources: &Sources, i18n: &I18n) -> [String; 2] {
    problems.retain(|problem| problem.severity == Severity::Error);
    diagnostic::sort(&mut problems);
    problems.dedup();
    Lang::INTERFACE.map(|lang| report::json(&problems, sources, i18n, lang))
}

fn site(project: &Project, plan: &Plan) -> Result<BTreeMap<String, Vec<u8>>, Vec<Diagnostic>> {
    let (files, result) = output::collect(|sink| {
        project.statics.iter().cloned().for_each(sink);
        handbook::build(project, plan, Options { forms: Forms::NONE }, &|_| {}, sink)
    });
    result.map(|_| files.into_iter().map(|file| (file.path, file.bytes)).collect())
}
