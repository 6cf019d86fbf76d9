//! `tebiki pack`: the handbook as one zip for PCs without a network.

use std::path::PathBuf;

use clap::Args;

use crate::output;
use crate::pack;

use super::build::{Content, not_printed};
use super::progress::Progress;
use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long)]
    no_pdf: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    pack(session, arguments).unwrap_or_else(|exit| exit)
}

fn pack(session: &Session, arguments: &Arguments) -> Result<Exit, Exit> {
    let progress = Progress::start(session);
    let content = Content::load(session)?;
    let forms = content.plan.settings.editions_made;
    let forms = if arguments.no_pdf { not_printed(forms) } else { forms };
    let (files, built) = output::collect(|sink| content.build(session, &progress, forms, sink));
    built?;
    let zip = pack::pack(&files, &content.plan, &content.project.i18n)
        .map_err(|problems| session.report(&problems, &content.project.sources, &content.project.i18n))?;
    let path = arguments.out.clone().unwrap_or_else(|| session.project.join("handbook-offline.zip"));
    output::write_file(&path, &zip).map_err(|error| session.output_error(&error))?;
    session.say("cli-wrote", &[("path", path.display().to_string())]);
    Ok(Exit::Done)
}
