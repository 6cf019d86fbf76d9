//! Which files a build makes.
//!
//! 1. The Japanese analysis: terms and related measures, once for all views.
//! 2. The printed handbooks, if they are wanted; what goes wrong with them is reported, and the rest is
//!    built without them.
//! 3. The other forms that are asked for, see [`forms`].
//! 4. Search, furigana, data and pages, each handed on as it is made and not held.

mod forms;

use rayon::prelude::*;

use crate::compare::Settings;
use crate::diagnostic::Diagnostic;
use crate::editions::Editions;
use crate::export;
use crate::furigana;
use crate::glossary::Glossary;
use crate::i18n::I18n;
use crate::japanese::{Analyzer, phrases::Phrased};
use crate::lang::Lang;
use crate::output::{OutputFile, Sink};
use crate::paper::Paper;
use crate::plan::{Form, Forms, Plan};
use crate::project::{Project, THEME};
use crate::related::{self, Related};
use crate::search;
use crate::site::editions::Edition;
use crate::site::wants::Wants;
use crate::site::{self, Inputs, MadeFile};
use crate::source::Sources;
use crate::terms::{self, Candidate, Term};
use crate::theme::{Assets, Theme};

/// What to build.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Besides the pages.
    pub forms: Forms,
}

/// Makes every file of the published tree and gives it to `sink`. `step` is told the Fluent message of
/// each step that begins. Gives back why there are no printed handbooks where there should be.
///
/// # Errors
/// What is wrong with the theme, the dictionary or the synonyms: what was given is no whole site then.
pub fn build(
    project: &Project,
    plan: &Plan,
    options: Options,
    step: &dyn Fn(&'static str),
    sink: &Sink<'_>,
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    build_kept(project, plan, options, step, sink).map(|(problems, _)| problems)
}

/// As [`build`]; gives back what single pages can be made with afterwards, too.
///
/// # Errors
/// As those of [`build`].
pub fn build_kept(
    project: &Project,
    plan: &Plan,
    options: Options,
    step: &dyn Fn(&'static str),
    sink: &Sink<'_>,
) -> Result<(Vec<Diagnostic>, Whole), Vec<Diagnostic>> {
    build_edition(project, plan, (&project.theme, None), options, step, sink)
}

/// What pages show that is made of the plan as a whole: terms, similar measures, names of files, sizes.
pub struct Whole {
    assets: Assets,
    terms: Vec<Term>,
    related: Vec<Vec<Related>>,
    pdf: bool,
    sizes: Vec<(String, usize)>,
    forms: Forms,
    made: Vec<MadeFile>,
    wants: Wants,
}

impl Whole {
    fn inputs<'a>(
        &'a self,
        (i18n, theme): (&'a I18n, &'a Theme),
        reader: &'a furigana::Reader<'a>,
        edition: Option<Edition<'a>>,
    ) -> Inputs<'a> {
        Inputs {
            theme,
            assets: &self.assets,
            i18n,
            reader,
            terms: &self.terms,
            related: &self.related,
            pdf: self.pdf,
            data: &self.sizes,
            forms: self.forms,
            made: &self.made,
            wants: &self.wants,
            edition,
        }
    }
}

/// Pages of a plan that says something else than when its `whole` was made, but of the same measures: with the texts of
/// now, and the terms, similar measures and names of files of then. `asked` names them by language and path below its
/// folder; those that there are not are left out.
///
/// # Errors
/// What is wrong with the theme or the dictionary.
pub fn pages(
    project: &Project,
    plan: &Plan,
    whole: &Whole,
    asked: &[(Lang, &str)],
) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
    let analyzer = project.analyzer().map_err(|problem| vec![problem])?;
    let reader = furigana::Reader::new(&analyzer, project.furigana_corrections());
    let phrases = whole.assets.phrases.with(site::titles(plan, &project.i18n), &analyzer);
    let assets = whole.assets.phrased(phrases);
    let inputs = Inputs { assets: &assets, ..whole.inputs((&project.i18n, &project.theme), &reader, None) };
    let of_theme = |cause| of_theme(project, &project.theme, &cause);
    let page = |&(lang, path): &(Lang, &str)| site::page(plan, &inputs, lang, path).map_err(of_theme);
    let made: Vec<Option<OutputFile>> = asked.par_iter().map(page).collect::<Result<_, _>>()?;
    Ok(made.into_iter().flatten().collect())
}

/// What is wrong with a template. That of another project (an earlier year's is built in the newest's theme) is only named.
fn of_theme(project: &Project, theme: &Theme, cause: &tera::Error) -> Vec<Diagnostic> {
    let none = Sources::default();
    let sources = if std::ptr::eq(theme, &project.theme) { &project.sources } else { &none };
    theme.mistakes(cause, THEME, sources)
}

/// The plan of an earlier year, and the project it is in.
pub struct Year {
    pub project: Project,
    pub plan: Plan,
    pub settings: Settings,
}

/// The handbook of several years: that of the newest plan, and below the number of its year each of `older`, the
/// oldest first, in the theme of the newest.
///
/// # Errors
/// As those of [`build`].
pub fn build_years(
    (project, plan, settings): (&Project, &Plan, &Settings),
    older: &[Year],
    options: Options,
    step: &dyn Fn(&'static str),
    sink: &Sink<'_>,
) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    if older.is_empty() {
        return build(project, plan, options, step, sink);
    }
    let plans = older.iter().map(|year| &year.plan).chain([plan]).collect();
    let said = older.iter().map(|year| &year.settings).chain([settings]).skip(1);
    let said: Vec<_> = said.map(|settings| settings.changes.clone()).collect();
    let editions = Editions::of(plans, &said);
    let at_root = Edition { editions: &editions, at: older.len(), layout: &settings.layout };
    // What is no page is at the fixed addresses of the newest year as a copy: nothing leads on from a data file.
    let twice = |file: OutputFile| {
        let copied = file.path.starts_with("data/") || file.path.starts_with("handbook-");
        if copied {
            let path = format!("{}/{}", plan.fiscal_year, file.path);
            sink(OutputFile::new(path, file.bytes.clone()));
        }
        sink(file);
    };
    let root = (&project.theme, Some(at_root));
    let (mut problems, _) = build_edition(project, plan, root, options, step, &twice)?;
    for (at, year) in older.iter().enumerate() {
        let below = |mut file: OutputFile| {
            if !matches!(file.path.as_str(), "robots.txt" | "llms.txt" | "404.html") {
                file.path = format!("{}/{}", year.plan.fiscal_year, file.path);
                sink(file);
            }
        };
        year.project.statics.iter().cloned().for_each(below);
        let edition = Edition { editions: &editions, at, layout: &year.settings.layout };
        let of_year = (&project.theme, Some(edition));
        let (found, _) = build_edition(&year.project, &year.plan, of_year, options, step, &below)?;
        problems.extend(found);
    }
    Ok(problems)
}

fn build_edition(
    project: &Project,
    plan: &Plan,
    (theme, edition): (&Theme, Option<Edition<'_>>),
    options: Options,
    step: &dyn Fn(&'static str),
    sink: &Sink<'_>,
) -> Result<(Vec<Diagnostic>, Whole), Vec<Diagnostic>> {
    let analyzer = project.analyzer().map_err(|problem| vec![problem])?;
    let synonyms = project.synonyms().map_err(|problem| vec![problem])?;
    step("cli-step-analyse");
    let (terms, mut related) =
        rayon::join(|| terms(plan, &project.glossary, &analyzer), || related::related(plan, &analyzer));
    related::name_terms(&mut related, &terms);
    let mut printed = Vec::new();
    let mut problems = Vec::new();
    let reader = furigana::Reader::new(&analyzer, project.furigana_corrections());
    let source =
        forms::Source { project, plan, analyzer: &analyzer, reader: &reader, terms: &terms, papers: &[] };
    if options.forms.has(Form::Pdf) || options.forms.has(Form::Voice) {
        step("cli-step-print");
        (printed, problems) = print(source);
    }
    let pdf = options.forms.has(Form::Pdf) && !printed.is_empty();
    step("cli-step-render");
    let made = forms::Made::new(sink);
    let (files, papers): (Vec<OutputFile>, Vec<Paper>) = printed.into_iter().unzip();
    files.into_iter().filter(|_| pdf).for_each(|file| made.list(Form::Pdf, file));
    let source = forms::Source { papers: &papers, ..source };
    problems.extend(forms::make(source, options.forms, &made));
    let search = search::build(plan, &analyzer, project.search_input(&synonyms));
    let mut assets = theme.assets();
    assets.name(search::SCRIPT, &search.script);
    if edition.is_some() {
        sink(search::pointer(&search));
    }
    search.files.into_iter().for_each(sink);
    add_made(&mut assets, theme, source, options.forms);
    // From here on only pages in easy Japanese are cut into words.
    if !plan.languages.iter().any(|lang| lang.is_plain()) {
        analyzer.forget();
    }
    assets.files.drain(..).for_each(sink);
    let sizes = data(project, plan, options.forms, edition, sink);
    let made = made.listed();
    let wants = project.wants();
    let whole = Whole { assets, terms, related, pdf, sizes, forms: options.forms, made, wants };
    let inputs = whole.inputs((&project.i18n, theme), &reader, edition);
    site::render(plan, &inputs, sink).map_err(|cause| of_theme(project, theme, &cause))?;
    Ok((problems, whole))
}

/// The files beside the pages that are made for this plan: readings, the style of embedded pages, and phrases of titles.
fn add_made(assets: &mut Assets, theme: &Theme, source: forms::Source<'_>, forms: Forms) {
    let (project, plan) = (source.project, source.plan);
    let readings = furigana::shards(plan, source.reader, &project.i18n);
    readings.into_iter().for_each(|(name, script)| assets.add(&name, script));
    if forms.has(Form::Embed) {
        let (path, name) = site::embed::STYLE;
        assets.add(name, theme.text(path).unwrap_or_default().into());
    }
    assets.phrases = Phrased::of(site::titles(plan, &project.i18n), source.analyzer);
}

/// Hands on the open data; the path and the size of each file that readers are offered.
fn data(
    project: &Project,
    plan: &Plan,
    forms: Forms,
    edition: Option<Edition<'_>>,
    sink: &Sink<'_>,
) -> Vec<(String, usize)> {
    let files = export::files(plan, &project.i18n);
    let sizes = files.iter().map(|file| (file.path.clone(), file.bytes.len())).collect();
    files.into_iter().for_each(sink);
    if forms.has(Form::Twins) {
        export::twins(plan, edition.map(|edition| (edition.editions, edition.at)), sink);
    }
    sizes
}

/// The index of terms with the glossary's names and readings.
pub fn terms(plan: &Plan, glossary: &Glossary, analyzer: &Analyzer) -> Vec<Term> {
    let candidates: Vec<Candidate<'_>> = glossary
        .entries
        .iter()
        .filter(|entry| entry.indexed)
        .map(|entry| Candidate {
            ja: &entry.ja,
            en: entry.renderings.first().map(String::as_str),
            reading: Some(entry.reading.as_str()).filter(|reading| !reading.is_empty()),
        })
        .collect();
    terms::index(plan, analyzer, &candidates)
}

/// The printed handbooks and what stands on their pages, or none and why: pages link to all editions or to none.
#[cfg(feature = "pdf")]
fn print(source: forms::Source<'_>) -> (Vec<(OutputFile, Paper)>, Vec<Diagnostic>) {
    use crate::print::{self, Part};
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for edition in forms::with_job(source, |job| print::render_papers(job, &Part::Whole)) {
        match edition {
            Ok(file) => files.push(file),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        files.clear();
    }
    problems.dedup();
    (files, problems)
}

#[cfg(not(feature = "pdf"))]
fn print(_: forms::Source<'_>) -> (Vec<(OutputFile, Paper)>, Vec<Diagnostic>) {
    (Vec::new(), Vec::new())
}
