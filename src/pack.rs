//! The offline bundle: the published tree in one zip, to be unpacked and opened by a double click.
//!
//! 1. [`contents`] takes what reads from disk, and adds a start file and a short text on how to begin.
//! 2. [`names`] checks that every name can be unpacked on an office PC, however old its tools.
//! 3. [`markup`] checks that no page needs what a browser refuses to pages from disk.
//! 4. [`archive::write`] writes the zip: the same tree gives the same bytes.

mod markup;
mod names;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::i18n::{Args, I18n, format_date};
use crate::office::archive;
use crate::output::OutputFile;
use crate::plan::Plan;

/// Name of the bundle.
pub const FILE_NAME: &str = "handbook-offline.zip";

/// The page to open first. It sorts before everything else and says はじめに.
pub const START: &str = "00-start-hajimeni.html";

/// 読み方 in both languages.
pub const README: &str = "yomikata-readme.txt";

/// Longest path in the bundle, in characters, the top folder included.
pub const MAX_PATH: usize = 100;

/// What only a web server needs.
const ONLINE_ONLY: [&str; 3] = ["404.html", "sitemap.xml", "feed.xml"];

/// The bundle of a published tree.
///
/// # Errors
/// Every name that office PCs can't unpack, every page that would not work from disk, and a tree
/// without `index.html`.
pub fn pack(files: &[OutputFile], plan: &Plan, i18n: &I18n) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let folder = top_folder(plan);
    let contents = contents(files, plan, i18n)?;
    let paths = contents.keys().map(String::as_str);
    let mut problems = names::check(&folder, paths);
    problems.extend(markup::check(contents.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))));
    if !problems.is_empty() {
        return Err(problems);
    }
    let files = contents.iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes.as_slice()));
    archive::write(files, |_| false, plan.date)
        .map_err(|error| vec![Diagnostic::error("offline-archive").arg("cause", error.to_string())])
}

/// `handbook-2023`: editions of several years lie side by side.
pub fn top_folder(plan: &Plan) -> String {
    format!("handbook-{}", plan.fiscal_year)
}

/// The files of the bundle by path, in the order of the archive.
fn contents(
    files: &[OutputFile],
    plan: &Plan,
    i18n: &I18n,
) -> Result<BTreeMap<String, Vec<u8>>, Vec<Diagnostic>> {
    let mut contents = BTreeMap::new();
    let mut problems = Vec::new();
    let offline =
        |file: &&OutputFile| !ONLINE_ONLY.contains(&file.path.as_str()) && !file.path.starts_with('.');
    for file in files.iter().filter(offline) {
        if contents.insert(file.path.clone(), file.bytes.clone()).is_some() {
            problems.push(Diagnostic::error("offline-path-twice").arg("path", &file.path));
        }
    }
    // The start page chooses the language; under this name one finds it in a list of files.
    match contents.get("index.html").cloned() {
        Some(start) => drop(contents.insert(START.to_string(), start)),
        None => problems.push(Diagnostic::error("offline-no-start")),
    }
    let readme = readme(plan, i18n, files);
    contents.insert(README.to_string(), readme);
    if problems.is_empty() { Ok(contents) } else { Err(problems) }
}

/// UTF-8 with BOM and CRLF, for the editors of office PCs.
fn readme(plan: &Plan, i18n: &I18n, files: &[OutputFile]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for (at, lang) in plan.languages.iter().copied().enumerate() {
        if at > 0 {
            text.push_str("\n----------------------------------------\n\n");
        }
        let mut args = Args::new();
        args.set("title", plan.title.get(lang).text.as_str());
        args.set("year", plan.fiscal_year_label.get(lang).text.as_str());
        args.set("version", plan.version.as_str());
        args.set("date", format_date(plan.date, lang));
        args.set("start", START);
        args.set("zip", FILE_NAME);
        let pdf = format!("handbook-{lang}.pdf");
        let has_pdf = files.iter().any(|file| file.path == pdf);
        args.set("pdf", pdf);
        let mut messages = vec!["offline-readme-title", "offline-readme-unblock", "offline-readme-start"];
        if has_pdf {
            messages.push("offline-readme-pdf");
        }
        messages.extend(["offline-readme-share", "offline-readme-scripts", "offline-readme-stale"]);
        for message in messages {
            text.push_str(&i18n.text(lang, message, &args));
            text.push_str("\n\n");
        }
    }
    (text.trim_end().to_string() + "\n").replace('\n', "\r\n").into_bytes()
}
