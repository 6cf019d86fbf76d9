//! The forms of a handbook besides its pages, and the list of them for the page of downloads.

use std::sync::{Mutex, PoisonError};

use crate::lang::Lang;
use crate::output::{OutputFile, Sink};
use crate::plan::{Form, Forms, Plan};
use crate::project::Project;
use crate::site::MadeFile;
use crate::transcript;

/// Hands files on, and remembers those that readers are offered.
pub struct Made<'a> {
    sink: &'a Sink<'a>,
    listed: Mutex<Vec<MadeFile>>,
}

impl<'a> Made<'a> {
    pub fn new(sink: &'a Sink<'a>) -> Self {
        Self { sink, listed: Mutex::default() }
    }

    /// Hands a file on and lists it.
    pub fn list(&self, form: Form, file: OutputFile) {
        let listed = MadeFile { form, path: file.path.clone(), size: file.bytes.len() };
        self.listed.lock().unwrap_or_else(PoisonError::into_inner).push(listed);
        (self.sink)(file);
    }

    /// What was listed, by form and then by path.
    pub fn listed(&self) -> Vec<MadeFile> {
        let mut listed = self.listed.lock().unwrap_or_else(PoisonError::into_inner).clone();
        listed.sort_by(|a, b| (a.form as u8, &a.path).cmp(&(b.form as u8, &b.path)));
        listed
    }
}

/// Makes every form that is asked for but the printed one.
pub fn make(project: &Project, plan: &Plan, forms: Forms, made: &Made<'_>) {
    let languages = || plan.languages.iter().copied();
    if forms.has(Form::Text) {
        let text = |lang: Lang| transcript::whole::file(plan, lang, &project.i18n);
        languages().for_each(|lang| made.list(Form::Text, text(lang)));
    }
}
