//! The texts of a measure: to the editor, and back to their files.

use std::sync::PoisonError;

use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Desk;
use super::answer::Response;
use super::made::{self, Made, Texts};
use crate::diagnostic::Severity;
use crate::disk;
use crate::edit;
use crate::load;
use crate::output;
use crate::project::{CONTENT, Project};
use crate::source::Sources;

/// What the editor sends.
#[derive(Deserialize)]
struct Save {
    /// `ja/measures/x.html`
    page: String,
    /// Of the text, not of the page.
    lang: String,
    /// The mark of the text that the editor began with.
    mark: String,
    /// None where the file gives no title.
    title: Option<String>,
    text: String,
}

/// The files of the measure that a page shows.
pub fn texts<'a>(made: &'a Made, page: &str) -> Option<&'a Texts> {
    page.split_once('/').and_then(|(_, path)| made.measures.get(path))
}

/// Every text of the measure of a page.
pub fn read(desk: &Desk, page: &str) -> Response {
    let made = desk.made();
    let Some(texts) = texts(&made, page) else { return Response::refused(404) };
    let read = |(lang, path): &(_, String)| {
        let file = disk::read_unchanged(&desk.root, path).ok()?;
        Some(shown(&file, &format!("{lang}"), path))
    };
    match texts.files.iter().map(read).collect::<Option<Vec<Value>>>() {
        Some(texts) => Response::json(200, &json!({ "texts": texts })),
        None => Response::refused(404),
    }
}

fn shown(file: &str, lang: &str, path: &str) -> Value {
    json!({
        "lang": lang,
        "path": path,
        "mark": mark(file),
        "title": edit::text_of_key(file, "title"),
        "text": edit::body(file).unwrap_or_default(),
    })
}

/// Tells one state of a file from another.
fn mark(file: &str) -> String {
    Sha256::digest(file.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a text to its file, where that is still as the editor knew it and the plan can still be read afterwards.
pub fn save(desk: &Desk, body: &[u8]) -> Response {
    let Ok(save) = serde_json::from_slice::<Save>(body) else { return Response::refused(400) };
    let _alone = desk.writing.lock().unwrap_or_else(PoisonError::into_inner);
    let made = desk.made();
    let of_lang = |texts: &Texts| {
        texts.files.iter().find(|(lang, _)| lang.code() == save.lang).map(|(_, path)| path.clone())
    };
    let Some(path) = texts(&made, &save.page).and_then(of_lang) else { return Response::refused(404) };
    let Ok(old) = disk::read_unchanged(&desk.root, &path) else { return Response::refused(404) };
    if mark(&old) != save.mark {
        return Response::json(409, &shown(&old, &save.lang, &path));
    }
    let Some(new) = changed(&old, &save) else { return Response::refused(400) };
    if new != old {
        if let Some(errors) = errors_with(desk, &path, &new, save.page.starts_with("ja/")) {
            return Response::json(422, &json!({ "errors": errors }));
        }
        if let Err(error) = output::write_file(&desk.root.join(&path), new.as_bytes()) {
            return Response::json(500, &json!({ "cause": format!("{error:?}") }));
        }
        desk.refresh();
    }
    Response::json(200, &shown(&new, &save.lang, &path))
}

/// The file with what was changed in the editor, and nothing else.
fn changed(old: &str, save: &Save) -> Option<String> {
    let mut new = old.to_string();
    if let Some(title) = save.title.as_deref().map(str::trim)
        && edit::text_of_key(old, "title").is_some_and(|was| was != title)
    {
        new = edit::set_key(&new, "title", &edit::quoted(title))?;
    }
    if edit::body(old)? != save.text.replace("\r\n", "\n") {
        new = edit::set_body(&new, &save.text)?;
    }
    Some(new)
}

/// The errors that a file would have with a new text.
fn errors_with(desk: &Desk, path: &str, text: &str, japanese: bool) -> Option<Vec<Value>> {
    let (project, _) = Project::read(&desk.root);
    let mut sources = Sources { unreadable: project.sources.unreadable.clone(), ..Sources::default() };
    for file in &project.sources.files {
        let own = file.path == path;
        sources.add(file.path.as_str(), if own { text.replace("\r\n", "\n") } else { file.text.clone() });
    }
    let mut found = load::load(&sources, CONTENT).diagnostics;
    found.retain(|problem| {
        problem.severity == Severity::Error
            && problem.span.is_some_and(|span| sources.file(span.file).path == path)
    });
    let [ja, en] = made::errors(found, &sources, &project.i18n);
    let lines = if japanese { ja } else { en };
    let errors: Vec<Value> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    Some(errors).filter(|errors| !errors.is_empty())
}
