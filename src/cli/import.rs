//! `tebiki import FILE`: a plan's text → a project to edit.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;

use crate::import::{self, Options};
use crate::output;
use crate::plan::Date;
use crate::project::CONTENT;
use crate::source;

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
    let text = match source::read_text(&arguments.file) {
        Ok(text) => text,
        Err(problem) => return session.cannot(&problem),
    };
    let options = Options { date: arguments.date.unwrap_or_else(today), fiscal_year: arguments.fiscal_year };
    let imported = import::import(&text, &options, session.messages());
    for file in &imported.files {
        if let Err(error) = output::write_file(&content.join(&file.path), &file.bytes) {
            return session.output_error(&error);
        }
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
    crate::load::parse_date(text).ok_or_else(|| text.to_string())
}

/// The day an import is made on (UTC) is the date of its content.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    civil(seconds / 86_400)
}

/// The Gregorian date of a day counted from 1 January 1970, by eras of 400 years from 1 March.
fn civil(days: u64) -> Date {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    Date {
        year: (year_of_era + era * 400 + u64::from(month <= 2)) as u16,
        month: month as u8,
        day: (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        let date = |year, month, day| Date { year, month, day };
        assert_eq!(civil(0), date(1970, 1, 1));
        assert_eq!(civil(19_782), date(2024, 2, 29));
        assert_eq!(civil(19_783), date(2024, 3, 1));
        assert_eq!(civil(20_453), date(2025, 12, 31));
    }
}
