//! `tebiki translate`: what is translated, what to fill in, what is still right.

use clap::Args;

use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::lang::Lang;
use crate::output;
use crate::plan::{Plan, Translation};
use crate::project::Project;
use crate::translate;

use super::verify::with_plan;
use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    what: What,
    /// With `--stub`: every page without a translation; with `--touch`: every one that is current.
    #[arg(long)]
    all: bool,
    /// The first of the plan's translations where it is not said.
    #[arg(long, value_name = "LANG")]
    into: Option<String>,
}

/// One of these. A group of its own, since the derive leaves out of a group whatever stands beside a flattened field.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct What {
    #[arg(long)]
    status: bool,
    #[arg(long, value_name = "SLUG", num_args = 0..=1)]
    stub: Option<Option<String>>,
    #[arg(long, value_name = "SLUG", num_args = 0..=1)]
    touch: Option<Option<String>>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    with_plan(session, |project, plan| {
        if plan.translations().is_empty() {
            return session.fail("cli-translate-one-language", &[]);
        }
        let lang = match language(plan, arguments.into.as_deref()) {
            Ok(lang) => lang,
            Err(problem) => return session.cannot(&problem),
        };
        match (&arguments.what.stub, &arguments.what.touch) {
            (Some(Some(slug)), _) => write(session, stub(project, plan, slug, lang).map(|file| vec![file])),
            (Some(None), _) if arguments.all => all_stubs(session, project, plan, lang),
            (Some(None), _) => session.fail("cli-translate-stub-what", &[]),
            (_, Some(Some(slug))) => {
                let page = translate::find(plan, slug);
                write(session, page.and_then(|page| Ok(vec![touched(project, &page, lang)?])))
            }
            (_, Some(None)) if arguments.all => all_touched(session, project, plan, lang),
            (_, Some(None)) => session.fail("cli-translate-stub-what", &[]),
            _ => status(session, plan, lang),
        }
    })
}

fn language(plan: &Plan, code: Option<&str>) -> Result<Lang, Diagnostic> {
    let codes = || plan.translations().iter().map(|lang| lang.code());
    let found = match code {
        None => plan.translations().first(),
        Some(code) => plan.translations().iter().find(|lang| lang.code() == code),
    };
    found
        .copied()
        .ok_or_else(|| Diagnostic::error("undeclared-translation").suggest(code.unwrap_or("-"), codes()))
}

fn stub(project: &Project, plan: &Plan, slug: &str, lang: Lang) -> Result<output::OutputFile, Diagnostic> {
    translate::stub(plan, &project.sources, slug, lang, &project.glossary)
}

fn all_stubs(session: &Session, project: &Project, plan: &Plan, lang: Lang) -> Exit {
    let missing =
        translate::pages(plan).into_iter().filter(|page| page.translations.of(lang) == Translation::Missing);
    let stubs = missing.map(|page| stub(project, plan, page.slug, lang));
    // A stub that is there and still to be filled in.
    let is_new = |made: &Result<_, Diagnostic>| {
        !made.as_ref().is_err_and(|problem| problem.code == "translation-exists")
    };
    write(session, stubs.filter(is_new).collect())
}

fn touched(
    project: &Project,
    page: &translate::Page<'_>,
    lang: Lang,
) -> Result<output::OutputFile, Diagnostic> {
    let path = translate::path(page, &project.sources, lang)?;
    let original = disk::read_unchanged(&project.root, &path)?;
    translate::touch(page, &path, &original)
}

/// What is current is noted again with its text; what is stale is for a translator to confirm, one by one.
fn all_touched(session: &Session, project: &Project, plan: &Plan, lang: Lang) -> Exit {
    let pages = translate::pages(plan).into_iter();
    let current = pages.filter(|page| page.translations.of(lang) == Translation::Current);
    write(session, current.map(|page| touched(project, &page, lang)).collect())
}

/// Writes all of the files, or none.
fn write(session: &Session, files: Result<Vec<output::OutputFile>, Diagnostic>) -> Exit {
    let files = match files {
        Ok(files) => files,
        Err(problem) => return session.cannot(&problem),
    };
    let written: Vec<_> =
        files.iter().map(|file| (session.project.join(&file.path), file.bytes.as_slice())).collect();
    if let Err(error) = output::write_files(&written) {
        return session.output_error(&error);
    }
    for file in files {
        session.say("cli-wrote", &[("path", file.path)]);
    }
    Exit::Done
}

/// A table to standard output, tab separated so that it pastes into a spreadsheet.
fn status(session: &Session, plan: &Plan, lang: Lang) -> Exit {
    let rows = translate::status(plan, lang);
    session.print(&format!("{}\n", session.text("cli-translate-columns", &[])));
    let mut open = 0;
    for row in rows.iter().filter(|row| row.total() > 0) {
        let name = match row.node {
            None => session.text("cli-translate-preamble", &[]),
            Some(id) => match plan[id].printed.is_empty() {
                true => plan[id].title.official.text.clone(),
                false => plan[id].printed.clone(),
            },
        };
        open += row.stale + row.missing;
        session.print(&format!("{name}\t{}\t{}\t{}\t{}\n", row.total(), row.done, row.stale, row.missing));
    }
    if open == 0 { Exit::Done } else { Exit::Problems }
}
