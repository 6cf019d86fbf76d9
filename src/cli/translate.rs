//! `tebiki translate`: what is translated, what to fill in, what is still right.

use clap::Args;

use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::output;
use crate::plan::{Plan, chapter_numeral};
use crate::project::Project;
use crate::translate;

use super::verify::with_plan;
use super::{Exit, Session};

#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Arguments {
    #[arg(long)]
    status: bool,
    #[arg(long, value_name = "SLUG")]
    stub: Option<String>,
    #[arg(long, value_name = "SLUG")]
    touch: Option<String>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    with_plan(session, |project, plan| match (&arguments.stub, &arguments.touch) {
        (Some(slug), _) => write(session, translate::stub(plan, &project.sources, slug, &project.glossary)),
        (_, Some(slug)) => write(session, touched(project, plan, slug)),
        _ => status(session, plan),
    })
}

fn touched(project: &Project, plan: &Plan, slug: &str) -> Result<output::OutputFile, Diagnostic> {
    let path = translate::path(plan, &project.sources, slug)?;
    let original = disk::read_unchanged(&project.root, &path)?;
    translate::touch(plan, &project.sources, slug, &original)
}

fn write(session: &Session, file: Result<output::OutputFile, Diagnostic>) -> Exit {
    let file = match file {
        Ok(file) => file,
        Err(problem) => return session.cannot(&problem),
    };
    match output::write_file(&session.project.join(&file.path), &file.bytes) {
        Ok(()) => {
            session.say("cli-wrote", &[("path", file.path)]);
            Exit::Done
        }
        Err(error) => session.output_error(&error),
    }
}

/// A table to standard output, tab separated so that it pastes into a spreadsheet.
fn status(session: &Session, plan: &Plan) -> Exit {
    let rows = translate::status(plan);
    session.print(&format!("{}\n", session.text("cli-translate-columns", &[])));
    let mut open = 0;
    for row in &rows {
        let name = match row.chapter {
            0 => session.text("cli-translate-preamble", &[]),
            number => chapter_numeral(number),
        };
        open += row.stale + row.missing;
        session.print(&format!("{name}\t{}\t{}\t{}\t{}\n", row.total(), row.done, row.stale, row.missing));
    }
    if open == 0 { Exit::Done } else { Exit::Problems }
}
