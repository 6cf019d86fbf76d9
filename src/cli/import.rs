//! `tebiki import FILE`: a plan's text → a project to edit.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;

use crate::carry::{self, Side};
use crate::compare::compare as compare_plans;
use crate::compare::settings::Layout;
use crate::date::Date;
use crate::disk;
use crate::import::{self, Imported, NotText, Options, Structure};
use crate::load;
use crate::output::{self, OutputFile};
use crate::project::{CONTENT, EDITIONS, STATIC, WORDS_FOLDER};
use crate::side_by_side::Job;
use crate::source::Sources;

use super::{Exit, Format, Session, compare, years};

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
    #[arg(long, value_name = "DIR", conflicts_with = "print_structure")]
    from: Option<PathBuf>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    // This year's plan must not take the place of last year's.
    let beside = arguments.from.as_ref().map(|from| from.join("next"));
    let folder = arguments.out.clone().or(beside).unwrap_or_else(|| session.project.clone());
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
    let files = match &arguments.from {
        None => inside(&imported.files),
        Some(from) => match continued(session, from, &imported) {
            Ok(files) => files,
            Err(exit) => return exit,
        },
    };
    if let Err(error) = output::write_tree(&folder, &files) {
        return session.output_error(&error);
    }
    report(session, &arguments.file, &imported);
    session.say("cli-import-done", &[("path", content.display().to_string())]);
    let whole = imported.report.unplaced().next().is_none();
    match loads(&files) {
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
    let bytes = disk::read_any(path).map_err(|problem| session.cannot(&problem))?;
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

fn inside(files: &[OutputFile]) -> Vec<OutputFile> {
    files
        .iter()
        .map(|file| OutputFile::new(format!("{CONTENT}/{}", file.path), file.bytes.as_slice()))
        .collect()
}

/// The project of this year's plan: what was imported with what last year's project knows of it, that project's
/// words and theme, and last year's plan as an edition.
fn continued(session: &Session, from: &Path, imported: &Imported) -> Result<Vec<OutputFile>, Exit> {
    let (project, old) = compare::plan(session, from)?;
    let made = sources(&inside(&imported.files));
    let Some(new) = load::load(&made, CONTENT).plan else { return Ok(inside(&imported.files)) };
    if old.fiscal_year >= new.fiscal_year {
        let years = [("old", old.fiscal_year.to_string()), ("new", new.fiscal_year.to_string())];
        return Err(session.fail("cli-import-not-later", &years));
    }
    let confirmed = years::own_settings(session, from)?.changes;
    let comparison = compare_plans(&old, &new, &confirmed);
    let layout = Layout::default();
    let i18n = &project.i18n;
    let job = Job { old: &old, new: &new, comparison: &comparison, layout: &layout, i18n };
    session.print(&format!("{}\n", compare::listed(session, job)));
    let sides = (Side { plan: &old, sources: &project.sources }, Side { plan: &new, sources: &made });
    let mut files = inside(&carry::carry(sides.0, sides.1, CONTENT, &comparison));
    let mut copy = |folder: &str, to: &str| {
        let (found, _) = disk::read_all(from, folder);
        files.extend(found.into_iter().map(|(path, bytes)| OutputFile::new(format!("{to}/{path}"), bytes)));
    };
    let edition = format!("{EDITIONS}/{}", old.fiscal_year);
    for folder in [WORDS_FOLDER, "themes", STATIC, "fonts", EDITIONS] {
        copy(folder, folder);
    }
    for folder in [CONTENT, WORDS_FOLDER] {
        copy(folder, &format!("{edition}/{folder}"));
    }
    Ok(files)
}

fn sources(files: &[OutputFile]) -> Sources {
    let mut sources = Sources::default();
    for file in files.iter().filter(|file| file.path.starts_with(CONTENT)) {
        sources.add(file.path.clone(), String::from_utf8_lossy(&file.bytes));
    }
    sources
}

/// Whether the content that was made has no errors.
fn loads(files: &[OutputFile]) -> bool {
    load::load(&sources(files), CONTENT).plan.is_some()
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
