//! `tebiki pack`: the handbook as one zip for PCs without a network.

use std::path::PathBuf;

use clap::Args;

use crate::output;
use crate::pack;

use super::{Exit, Session, build};

#[derive(Args)]
pub struct Arguments {
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long)]
    no_pdf: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    build::with_handbook(session, arguments.no_pdf, |project, plan, handbook, exit| {
        let zip = match pack::pack(&handbook.files, plan, &project.i18n) {
            Ok(zip) => zip,
            Err(problems) => return session.report(&problems, &project.sources, &project.i18n),
        };
        let path = arguments.out.clone().unwrap_or_else(|| session.project.join("handbook-offline.zip"));
        match output::write_file(&path, &zip) {
            Ok(()) => {
                session.say("cli-wrote", &[("path", path.display().to_string())]);
                exit
            }
            Err(error) => session.output_error(&error),
        }
    })
}
