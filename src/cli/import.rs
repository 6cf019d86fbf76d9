//! `tebiki import FILE`: a plan's text → a project to edit.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;

use crate::date::Date;
use crate::import::{self, Imported, NotText, Options, Structure};
use crate::output::{self, OutputFile};
use crate::project::CONTENT;
use crate::source::Sources;

use super::{Exit, Format, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    date: Option<Date>,
    #[arg(long, value_name = "YEAR")]
    fiscal_year: Option<u16>,
    #[arg(long, value_name = "FILE")]
    structure: Option<PathBuf>,
    #[arg(long)]
    print_structure: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    let folder = arguments.out.clone().unwrap_or_else(|| session.project.clone());
    let content = folder.join(CONTENT);
    if content.exists() && !arguments.print_structure {
        return session.fail("cli-init-exists", &[("path", content.display().to_string())]);
    }
    let read = read(session, &arguments.file).and_then(|text| Ok((text, structure(session, arguments)?)));
    let (text, structure) = match read {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let imported = import::import(&text, &options(session, arguments, structure));
    if arguments.print_structure {
        session.print(&imported.structure);
        return Exit::Done;
    }
    let path = |path: &str| format!("{CONTENT}/{path}");
    let files = imported.files.iter().map(|file| OutputFile::new(path(&file.path), file.bytes.as_slice()));
    if let Err(error) = output::write_tree(&folder, &files.collect::<Vec<_>>()) {
        return session.output_error(&error);
    }
    report(session, &arguments.file, &imported);
    session.say("cli-import-done", &[("path", content.display().to_string())]);
    let whole = imported.report.unplaced().next().is_none();
    match loads(&imported.files) {
        true if whole => Exit::Done,
        true => Exit::Problems,
        false => {
            session.say("import-broken", &[]);
            Exit::Problems
        }
    }
}

/// The text of a file, in whichever encoding it is.
pub fn read(session: &Session, path: &Path) -> Result<String, Exit> {
    let named = ("path", path.display().to_string());
    let bytes = fs::read(path).map_err(|error| {
        session.fail("cli-import-unreadable", &[named.clone(), ("cause", error.to_string())])
    })?;
    match import::decode(&bytes) {
        Ok(decoded) => {
            if decoded.encoding != "UTF-8" {
                session.say("import-encoding", &[("encoding", decoded.encoding.to_string())]);
            }
            Ok(decoded.text)
        }
        Err(found) => {
            let kind = match found {
                NotText::Pdf => "pdf",
                NotText::Office => "office",
                NotText::OldOffice => "old-office",
                NotText::Unknown => "unknown",
            };
            Err(session.fail("cli-import-not-text", &[named, ("kind", kind.to_string())]))
        }
    }
}

/// The levels as a person declares them.
fn structure(session: &Session, arguments: &Arguments) -> Result<Option<Structure>, Exit> {
    let Some(path) = &arguments.structure else { return Ok(None) };
    let text = read(session, path)?;
    import::parse_structure(&text).map(Some).map_err(|cause| {
        session.fail("cli-import-structure-wrong", &[("path", path.display().to_string()), ("cause", cause)])
    })
}

fn options(session: &Session, arguments: &Arguments, structure: Option<Structure>) -> Options {
    let i18n = session.messages();
    // Remarks for authors, in both languages.
    let remark = |id: &str| crate::lang::Lang::INTERFACE.map(|lang| i18n.message(lang, id)).join(" / ");
    Options {
        date: arguments.date.unwrap_or_else(today),
        fiscal_year: arguments.fiscal_year,
        structure,
        title_remark: remark("import-placeholder-title"),
        plan_remark: remark("import-plan-remark"),
    }
}

fn report(session: &Session, file: &Path, imported: &Imported) {
    let name = file.display().to_string();
    match session.format {
        Format::Json => {
            let report = import::json(&imported.report, &name, session.messages(), session.lang);
            session.print(&format!("{report}\n"));
        }
        _ => session.print(&import::human(&imported.report, &name, session.messages(), session.lang)),
    }
}

/// Whether the content that was made has no errors.
fn loads(files: &[OutputFile]) -> bool {
    let mut sources = Sources::default();
    for file in files {
        sources.add(format!("{CONTENT}/{}", file.path), String::from_utf8_lossy(&file.bytes));
    }
    crate::load::load(&sources, CONTENT).plan.is_some()
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| text.to_string())
}

/// The day an import is made on in Japan, whose plans these are, is the date of its content.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let nine_hours = 9 * 3_600;
    Date::from_days((seconds + nine_hours) / 86_400)
}
