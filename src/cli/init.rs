//! `tebiki init`: a small project to start from.

use std::path::{Component, Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};

use crate::output::{self, OutputFile};

use super::{Exit, Session};
use crate::manual;

static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// What editors complete and check the files of a project by.
static SCHEMAS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

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
    let mut files = Vec::new();
    collect(&STARTER, &mut files);
    let schemas = SCHEMAS.files().filter_map(|file| Some((file.path().to_str()?, file.contents())));
    files.extend(schemas.map(|(name, text)| OutputFile::new(format!("schemas/{name}"), text)));
    // The manual of those who make the handbook, which is no part of what is published.
    let folder_of_manual = session.text("cli-init-manual", &[]);
    let chapters = manual::files(session.messages()).into_iter();
    files.extend(
        chapters.map(|file| OutputFile { path: format!("{folder_of_manual}/{}", file.path), ..file }),
    );
    // What is there already stays: the folder may be one of version control, with its own README.
    files.retain(|file| !folder.join(&file.path).exists());
    // `content` last: a folder that has it has all.
    files.sort_by_key(|file| file.path.starts_with("content/"));
    match output::write_tree(&folder, &files) {
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

fn collect(dir: &Dir<'_>, files: &mut Vec<OutputFile>) {
    let path = |path: &Path| path.to_string_lossy().replace('\\', "/");
    files.extend(dir.files().map(|file| OutputFile::new(path(file.path()), file.contents())));
    dir.dirs().for_each(|dir| collect(dir, files));
}

/// A path without `.`; empty for the folder in which one stands.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|component| *component != Component::CurDir).collect()
}
