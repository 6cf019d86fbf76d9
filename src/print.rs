//! The printed handbook: a tagged PDF of the plan, or of a part of it, in either language.
//!
//! 1. [`Fonts::find`] looks for the fonts.
//! 2. [`parts`](Part) decides which entries are in; [`data`] writes them as JSON, references as labels,
//!    bodies as trees ([`body`]) of text runs ([`runs`]).
//! 3. [`glyphs`] makes sure that every character can be printed.
//! 4. Typst lays the theme's templates out over that JSON ([`world`]) and resolves the page numbers.
//! 5. [`pages`] reads off the layout what stands on which page, for the forms that name its pages.
//! 6. The PDF is PDF/UA-1 and PDF/A-2a; its date is the content's, its bytes depend on nothing else
//!    than the plan, the templates, the messages and the fonts.
//!
//! [`cards`] are pictures laid out in the same way.
//!
//! The templates are those of the theme, `print/*.typ`.

mod body;
pub mod cards;
mod columns;
mod data;
mod entries;
mod fonts;
mod glance;
mod glyphs;
mod impose;
mod indexes;
pub mod leaflet;
mod outline;
mod pages;
mod parts;
mod phrases;
mod progress;
mod ruby;
mod runs;
mod targets;
mod text;
mod view;
mod world;

use std::collections::BTreeMap;

use rayon::prelude::*;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use fonts::Fonts;
pub use glyphs::unprintable;
pub use parts::{Part, audience};
pub use text::typeset;

use crate::diagnostic::Diagnostic;
use crate::furigana::Reader;
use crate::i18n::I18n;
use crate::japanese::Analyzer;
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::paper::Paper;
use crate::plan::{Date, Plan};
use crate::terms::Term;
use crate::theme::Theme;
use world::PrintWorld;

/// Everything that a printed handbook is made from.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    pub plan: &'a Plan,
    /// The index of terms, in 五十音順.
    pub terms: &'a [Term],
    pub analyzer: &'a Analyzer,
    /// What knows the readings for furigana.
    pub reader: &'a Reader<'a>,
    /// From [`templates`].
    pub templates: &'a BTreeMap<String, String>,
    pub fonts: &'a Fonts,
    pub i18n: &'a I18n,
}

/// The templates of a theme: file name → text.
///
/// # Errors
/// `print-template`, for a file that isn't UTF-8.
pub fn templates(theme: &Theme) -> Result<BTreeMap<String, String>, Diagnostic> {
    let text = |(name, bytes): (&str, &[u8])| match std::str::from_utf8(bytes) {
        Ok(text) => Ok((name.to_string(), text.to_string())),
        Err(error) => Err(template_error(name, None, &error.to_string())),
    };
    theme.folder("print").map(text).collect()
}

/// How a book is made up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Variant {
    /// In letters of 18 points.
    pub large: bool,
    /// Two pages on each sheet of A4.
    pub two_up: bool,
    /// With the readings above the kanji, as easy Japanese always has them.
    pub furigana: bool,
}

impl Variant {
    /// `handbook-large-ja.pdf`, `handbook-two-up-ja-chapter-4.pdf`.
    pub fn file_name(self, part: &Part, lang: Lang) -> String {
        let name = part.file_name(lang);
        let rest = name.strip_prefix("handbook-").unwrap_or(&name);
        let large = if self.large { "large-" } else { "" };
        let two_up = if self.two_up { "two-up-" } else { "" };
        let furigana = if self.furigana { "furigana-" } else { "" };
        format!("handbook-{large}{two_up}{furigana}{rest}")
    }
}

/// The editions of a part in all languages of the plan; each stands or falls alone.
pub fn render_editions(job: Job<'_>, part: &Part) -> Vec<Result<OutputFile, Vec<Diagnostic>>> {
    each_language(job.plan, |lang| render(job, lang, part))
}

/// The same, made up in another way.
pub fn render_variants(
    job: Job<'_>,
    part: &Part,
    variant: Variant,
) -> Vec<Result<OutputFile, Vec<Diagnostic>>> {
    each_language(job.plan, |lang| render_variant(job, lang, part, variant))
}

/// The same, each with what stands on its pages.
pub fn render_papers(job: Job<'_>, part: &Part) -> Vec<Result<(OutputFile, Paper), Vec<Diagnostic>>> {
    each_language(job.plan, |lang| render_paper(job, lang, part))
}

/// Plans of up to so many entries are printed in all languages side by side.
const SIDE_BY_SIDE: usize = 600;

fn side_by_side(plan: &Plan) -> bool {
    plan.entries().count() <= SIDE_BY_SIDE
}

/// One thing for each language: side by side, or, of a large plan, one after the other and forgotten in between, since
/// layout remembers all that it has laid out.
fn each_language<R: Send>(plan: &Plan, make: impl Fn(Lang) -> R + Sync) -> Vec<R> {
    if side_by_side(plan) {
        return plan.languages.par_iter().map(|&lang| make(lang)).collect();
    }
    let one = |&lang: &Lang| {
        let made = make(lang);
        forget();
        made
    };
    plan.languages.iter().map(one).collect()
}

/// Forgets what layout remembers, which would only help to print the same again. For a process that
/// goes on after printing.
pub fn forget() {
    typst::comemo::evict(0);
}

/// One edition of a part: `handbook-ja.pdf`.
///
/// # Errors
/// `print-no-font`; `print-missing-glyph`; `print-template`, for a template that Typst refuses;
/// `print-unknown-…` or `print-part-empty`, for a part that the plan doesn't have.
pub fn render(job: Job<'_>, lang: Lang, part: &Part) -> Result<OutputFile, Vec<Diagnostic>> {
    render_variant(job, lang, part, Variant::default())
}

/// One edition of a part, made up in another way: `handbook-large-ja.pdf`.
///
/// # Errors
/// As those of [`render`].
pub fn render_variant(
    job: Job<'_>,
    lang: Lang,
    part: &Part,
    variant: Variant,
) -> Result<OutputFile, Vec<Diagnostic>> {
    rendered(job, lang, part, variant, |_| ()).map(|(file, ())| file)
}

/// One edition of a part, and what stands on its pages.
///
/// # Errors
/// As those of [`render`].
pub fn render_paper(job: Job<'_>, lang: Lang, part: &Part) -> Result<(OutputFile, Paper), Vec<Diagnostic>> {
    rendered(job, lang, part, Variant::default(), |document| pages::paper(document, lang))
}

/// One edition of a part, and what `read` takes from its layout.
fn rendered<R>(
    job: Job<'_>,
    lang: Lang,
    part: &Part,
    variant: Variant,
    read: impl Fn(&PagedDocument) -> R,
) -> Result<(OutputFile, R), Vec<Diagnostic>> {
    if !job.fonts.is_usable() {
        return Err(vec![Diagnostic::error("print-no-font").arg("allowed", Fonts::wanted())]);
    }
    let selection = parts::select(job.plan, part).map_err(|problem| vec![problem])?;
    let json = data::json(&job, lang, part, variant, &selection);
    let missing = glyphs::missing(job.plan, lang, &json, job.fonts);
    if !missing.is_empty() {
        return Err(missing);
    }
    let world = PrintWorld::new(world::MAIN, job.templates, json.into_bytes(), job.fonts);
    let file_name = variant.file_name(part, lang);
    let problems = |found: Vec<SourceDiagnostic>| {
        found.iter().map(|problem| template_problem(&world, problem)).collect::<Vec<_>>()
    };
    let mut document = layout(&world).map_err(problems)?;
    if variant.two_up {
        document = impose::two_up(document);
    }
    if !side_by_side(job.plan) {
        forget();
    }
    let pdf = export(&document, &file_name, job.plan.date).map_err(problems)?;
    Ok((OutputFile::new(file_name, pdf), read(&document)))
}

/// Another document than the handbook, from a template of the theme and data of its own.
///
/// # Errors
/// As those of [`render`].
pub fn document(
    template: &str,
    file_name: &str,
    data: &serde_json::Value,
    date: Date,
    templates: &BTreeMap<String, String>,
    fonts: &Fonts,
) -> Result<OutputFile, Vec<Diagnostic>> {
    if !fonts.is_usable() {
        return Err(vec![Diagnostic::error("print-no-font").arg("allowed", Fonts::wanted())]);
    }
    let json = data.to_string();
    let missing = glyphs::lacking(&json, fonts);
    if !missing.is_empty() {
        return Err(missing);
    }
    let world = PrintWorld::new(template, templates, json.into_bytes(), fonts);
    let pdf = layout(&world).and_then(|document| export(&document, file_name, date)).map_err(|problems| {
        problems.iter().map(|problem| template_problem(&world, problem)).collect::<Vec<_>>()
    })?;
    Ok(OutputFile::new(file_name, pdf))
}

fn layout(world: &PrintWorld<'_>) -> Result<PagedDocument, Vec<SourceDiagnostic>> {
    let Warned { output, .. } = typst::compile::<PagedDocument>(world);
    output.map_err(|problems| problems.to_vec())
}

fn export(document: &PagedDocument, ident: &str, date: Date) -> Result<Vec<u8>, Vec<SourceDiagnostic>> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).expect("these go together");
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_string()),
        creator: Smart::Custom(Some(concat!("Tebiki ", env!("CARGO_PKG_VERSION")).to_string())),
        timestamp: midnight(date).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|problems| problems.to_vec())
}

fn midnight(date: Date) -> Option<Datetime> {
    Datetime::from_ymd_hms(date.year.into(), date.month, date.day, 0, 0, 0)
}

/// An error of Typst, with the template and the line it came from.
fn template_problem(world: &PrintWorld<'_>, problem: &SourceDiagnostic) -> Diagnostic {
    let file = problem.span.id();
    let path =
        file.map_or_else(|| world::MAIN.to_string(), |id| id.get().vpath().get_without_slash().to_string());
    let source = file.and_then(|id| world.source(id).ok());
    let line = source
        .zip(world.range(problem.span))
        .and_then(|(source, range)| source.lines().byte_to_line(range.start));
    template_error(&path, line.map(|line| line + 1), &problem.message)
}

/// `line` counts from 1.
fn template_error(path: &str, line: Option<usize>, cause: &str) -> Diagnostic {
    let line = line.map_or_else(|| "?".to_string(), |line| line.to_string());
    Diagnostic::error("print-template").arg("path", path).arg("line", line).arg("cause", cause)
}
