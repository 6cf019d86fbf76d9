//! `tebiki import FILE`: a plan's text → a project to edit.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;

use crate::date::Date;
use crate::disk;
use crate::import::{self, Options};
use crate::output::{self, OutputFile};
use crate::project::CONTENT;

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
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    let folder = arguments.out.clone().unwrap_or_else(|| session.project.clone());
    let content = folder.join(CONTENT);
    if content.exists() {
        return session.fail("cli-init-exists", &[("path", content.display().to_string())]);
    }
    let text = match disk::read_text(&arguments.file) {
        Ok(text) => text,
        Err(problem) => return session.cannot(&problem),
    };
    let options = Options { date: arguments.date.unwrap_or_else(today), fiscal_year: arguments.fiscal_year };
    let imported = import::import(&text, &options, session.messages());
    let path = |path: &str| format!("{CONTENT}/{path}");
    let files = imported.files.iter().map(|file| OutputFile::new(path(&file.path), file.bytes.as_slice()));
    if let Err(error) = output::write_tree(&folder, &files.collect::<Vec<_>>()) {
        return session.output_error(&error);
    }
    let name = arguments.file.display().to_string();
    match session.format {
        Format::Json => {
            let report = import::json(&imported.report, &name, session.messages(), session.lang);
            session.print(&format!("{report}\n"));
        }
        _ => session.print(&import::human(&imported.report, &name, session.messages(), session.lang)),
    }
    session.say("cli-import-done", &[("path", content.display().to_string())]);
    let exact = imported.report.proof.as_ref().is_some_and(crate::verify::Report::is_exact);
    if exact && imported.report.unplaced().next().is_none() { Exit::Done } else { Exit::Problems }
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
