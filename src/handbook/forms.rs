//! The forms of a handbook besides its pages, and the list of them for the page of downloads.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::epub;
use crate::furigana::Reader;
use crate::japanese::Analyzer;
use crate::lang::Lang;
use crate::office::archive;
use crate::output::{OutputFile, Sink};
use crate::paper::Paper;
use crate::plan::{Form, Forms, Plan};
use crate::project::Project;
use crate::site::MadeFile;
use crate::terms::Term;
use crate::transcript::{self, spoken::Speaker};

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

/// What the forms are made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub project: &'a Project,
    pub plan: &'a Plan,
    pub analyzer: &'a Analyzer,
    pub reader: &'a Reader<'a>,
    pub terms: &'a [Term],
    /// The pages of the printed handbooks, where they are made.
    pub papers: &'a [Paper],
}

/// Makes every form that is asked for but the printed one; what is wrong with those that could not be made.
pub fn make(source: Source<'_>, forms: Forms, made: &Made<'_>) -> Vec<Diagnostic> {
    let Source { project, plan, .. } = source;
    let languages = || plan.languages.iter().copied();
    if forms.has(Form::Text) {
        let text = |lang: Lang| transcript::whole::file(plan, lang, &project.i18n);
        languages().for_each(|lang| made.list(Form::Text, text(lang)));
    }
    let mut problems = Vec::new();
    if forms.has(Form::Epub) {
        // A book whose pages are printed has a picture for shelves too; without print nothing hangs on the fonts of a machine.
        let (covers, found) = if source.papers.is_empty() { Default::default() } else { covers(source) };
        problems.extend(found);
        let cover = |lang: Lang| covers.iter().find(|(of, _)| *of == lang).map(|(_, png)| png.as_slice());
        plan.languages.par_iter().for_each(|&lang| made.list(Form::Epub, epub(source, lang, cover(lang))));
    }
    if forms.has(Form::Voice) {
        source.papers.par_iter().for_each(|paper| voice(source, paper, made));
    }
    // A picture is named by its absolute address.
    if forms.has(Form::Cards) && plan.settings.base_url.is_some() {
        problems.extend(cards(source, made));
    }
    if [Form::Leaflets, Form::Large, Form::TwoUp].into_iter().any(|form| forms.has(form)) {
        problems.extend(paper_forms(source, forms, made));
    }
    problems
}

/// The electronic book, with the pages of the printed one where that is made.
fn epub(source: Source<'_>, lang: Lang, cover: Option<&[u8]>) -> OutputFile {
    let Source { project, plan, reader, terms, papers, .. } = source;
    let style = project.theme.text("epub/style.css").unwrap_or_default();
    let job = epub::Job { plan, i18n: &project.i18n, reader, terms, style, cover };
    epub::render(job, lang, papers.iter().find(|paper| paper.lang == lang))
}

/// Runs `make` with what prints.
#[cfg(feature = "pdf")]
pub fn with_job<R>(source: Source<'_>, make: impl FnOnce(crate::print::Job<'_>) -> R) -> R {
    let Source { project, plan, analyzer, reader, terms, .. } = source;
    let (fonts, templates, i18n) = (project.fonts(), &project.print_templates(), &project.i18n);
    make(crate::print::Job { plan, analyzer, reader, terms, templates, fonts, i18n })
}

/// The cover pictures of the electronic books, and what is wrong with those that could not be made.
type Covers = (Vec<(Lang, Vec<u8>)>, Vec<Diagnostic>);

#[cfg(feature = "pdf")]
fn covers(source: Source<'_>) -> Covers {
    with_job(source, |job| {
        let (mut covers, mut problems) = Covers::default();
        for &lang in &source.plan.languages {
            match crate::print::cards::book_cover(job, lang) {
                Ok(cover) => covers.extend(cover.map(|png| (lang, png))),
                Err(found) => problems.extend(found),
            }
        }
        (covers, problems)
    })
}

#[cfg(not(feature = "pdf"))]
fn covers(_: Source<'_>) -> Covers {
    Covers::default()
}

/// The printed forms besides the handbook itself: leaflets, large print, two pages on a sheet.
#[cfg(feature = "pdf")]
fn paper_forms(source: Source<'_>, forms: Forms, made: &Made<'_>) -> Vec<Diagnostic> {
    use crate::print::{self, Part, Variant};
    with_job(source, |job| {
        let mut problems = Vec::new();
        let mut list = |form: Form, files: Vec<Result<OutputFile, Vec<Diagnostic>>>| {
            for file in files {
                match file {
                    Ok(file) => made.list(form, file),
                    Err(found) => problems.extend(found),
                }
            }
        };
        if forms.has(Form::Leaflets) {
            list(Form::Leaflets, print::leaflet::of_all(job, &source.plan.languages, source.papers, false));
        }
        for (form, variant) in [
            (Form::Large, Variant { large: true, ..Variant::default() }),
            (Form::TwoUp, Variant { two_up: true, ..Variant::default() }),
        ] {
            if forms.has(form) {
                list(form, print::render_variants(job, &Part::Whole, variant));
            }
        }
        problems.dedup();
        problems
    })
}

#[cfg(not(feature = "pdf"))]
fn paper_forms(_: Source<'_>, _: Forms, _: &Made<'_>) -> Vec<Diagnostic> {
    Vec::new()
}

/// The pictures that stand for links to the handbook.
#[cfg(feature = "pdf")]
fn cards(source: Source<'_>, made: &Made<'_>) -> Vec<Diagnostic> {
    with_job(source, |job| {
        let of = |&lang: &Lang| match crate::print::cards::cards(job, lang) {
            Ok(files) => {
                files.into_iter().for_each(made.sink);
                Vec::new()
            }
            Err(problems) => problems,
        };
        source.plan.languages.par_iter().flat_map(of).collect()
    })
}

#[cfg(not(feature = "pdf"))]
fn cards(_: Source<'_>, _: &Made<'_>) -> Vec<Diagnostic> {
    Vec::new()
}

/// The texts for the voice codes of a printed handbook, and all of them in an archive for whoever makes the codes.
fn voice(source: Source<'_>, paper: &Paper, made: &Made<'_>) {
    let Source { project, plan, reader, .. } = source;
    let speaker = Speaker { lang: paper.lang, i18n: &project.i18n, reader };
    let files = transcript::voice::files(paper, speaker);
    let entries = files.iter().map(|file| (file.path.clone(), file.bytes.as_slice()));
    let zip = archive::write(entries, |_| false, plan.date).expect("a few small files fit into an archive");
    made.list(Form::Voice, OutputFile::new(format!("handbook-voice-{}.zip", paper.lang), zip));
    files.into_iter().for_each(made.sink);
}
