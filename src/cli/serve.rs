//! `tebiki serve`: the site on this machine, made anew when a file changes.

use std::process::{Command, Stdio};
use std::sync::Arc;

use clap::Args;

use crate::project::CONTENT;
use crate::serve::Desk;

use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,
    #[arg(long)]
    no_open: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    let content = session.project.join(CONTENT);
    if !content.is_dir() {
        return session.fail("cli-no-project", &[("path", content.display().to_string())]);
    }
    let desk = Arc::new(Desk::open(&session.project));
    if let Ok(program) = std::env::current_exe() {
        desk.publishes_with(program);
    }
    let _watcher = match desk.watch() {
        Ok(watcher) => watcher,
        Err(cause) => return session.fail("cli-serve-unwatched", &[("cause", cause.to_string())]),
    };
    let ready = |address: &str| {
        session.say("cli-serve-ready", &[("address", address.to_string())]);
        if !arguments.no_open {
            open(address);
        }
    };
    match desk.listen(arguments.port, ready) {
        Ok(()) => Exit::Done,
        Err(cause) => session.fail("cli-serve-failed", &[("cause", cause.to_string())]),
    }
}

/// Opens the browser. Where there is none, the address has been told.
fn open(address: &str) {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "windows" => ("cmd", &["/C", "start", ""]),
        "macos" => ("open", &[]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    drop(command.spawn());
}
