//! `tebiki explain CODE`: why a finding is told, an example, and its cure; without a code, every one in a line.

use clap::Args;
use serde_json::json;

use crate::findings::{self, Finding};
use crate::i18n::I18n;
use crate::report;

use super::{Exit, Format, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    let Some(code) = &arguments.code else {
        let lines: Vec<String> = findings::all().iter().map(|finding| line(session, finding)).collect();
        session.print(&lines.concat());
        return Exit::Done;
    };
    // As it is copied from a message: `error[yaml-tab]`.
    let code = code.split_once('[').map_or(code.as_str(), |(_, code)| code.trim_end_matches([']', ':']));
    match findings::find(code) {
        Some(finding) => {
            session.print(&match session.format {
                Format::Human => page(session, finding),
                _ => line(session, finding),
            });
            Exit::Done
        }
        None => {
            let suggestion = findings::closest(code).unwrap_or("none").to_string();
            session.fail("cli-explain-unknown", &[("found", code.to_string()), ("suggestion", suggestion)])
        }
    }
}

fn line(session: &Session, finding: &Finding) -> String {
    let (reason, cure) = report::words(finding.code, session.messages(), session.lang);
    let severity = severity(session.messages(), session, finding);
    match session.format {
        Format::Human | Format::Short => format!("{severity}[{}]: {reason}\n", finding.code),
        _ => {
            let value = json!({
                "code": finding.code, "severity": report::severity_name(finding.severity), "reason": reason,
                "example": finding.example, "instead": finding.instead, "cure": cure,
            });
            format!("{value}\n")
        }
    }
}

fn page(session: &Session, finding: &Finding) -> String {
    let (reason, cure) = report::words(finding.code, session.messages(), session.lang);
    let severity = severity(session.messages(), session, finding);
    let heading = |id: &str| session.text(id, &[]);
    let quoted = |text: &str| text.lines().map(|line| format!("    {line}\n")).collect::<String>();
    format!(
        "{severity}[{}]\n\n{reason}\n\n{}\n{}\n{}\n{}\n{cure}\n",
        finding.code,
        heading("cli-explain-example"),
        quoted(&finding.example),
        heading("cli-explain-instead"),
        quoted(&finding.instead),
    )
}

fn severity(i18n: &I18n, session: &Session, finding: &Finding) -> String {
    i18n.message(session.lang, &format!("severity-{}", report::severity_name(finding.severity)))
}
