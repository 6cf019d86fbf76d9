//! `tebiki init`: a small project to start from.

use std::path::{Component, Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};

use crate::output;

use super::{Exit, Session};

static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

#[derive(Args)]
pub struct Arguments {
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    let folder = plain(&session.project.join(&arguments.folder));
    let content = folder.join("content");
    if content.exists() {
        return session.fail("cli-init-exists", &[("path", content.display().to_string())]);
    }
    match write(&STARTER, &folder) {
        Ok(()) => {
            match folder.as_os_str().is_empty() {
                true => session.say("cli-init-done-here", &[]),
                false => session.say("cli-init-done", &[("path", folder.display().to_string())]),
            }
            Exit::Done
        }
        Err(error) => session.output_error(&error),
    }
}

/// A path without `.`; empty for the folder in which one stands.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|component| *component != Component::CurDir).collect()
}

fn write(dir: &Dir<'_>, folder: &Path) -> Result<(), output::Error> {
    for file in dir.files() {
        output::write_file(&folder.join(file.path()), file.contents())?;
    }
    dir.dirs().try_for_each(|dir| write(dir, folder))
}
