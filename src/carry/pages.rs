//! Titles, facts and translations of measures and headings that go on.

use super::Files;
use super::names::{Continued, Names};
use crate::edit;
use crate::facts;

/// What editors wrote of a measure besides its text. Its status (新規 …) is the year's own.
const KEYS: [&str; 5] = ["target", "audience", "programmes", "links", "aliases"];

pub fn carry(files: &mut Files, before: &Files, names: &Names) {
    for continued in &names.continued {
        let Some(old) = before.get(&continued.old) else { continue };
        if continued.measure
            && let Some(text) = files.get_mut(&continued.new)
        {
            *text = facts_of(text, old, continued);
        }
        translations(files, before, continued);
    }
}

fn facts_of(text: &str, old: &str, continued: &Continued) -> String {
    let mut text = text.to_string();
    let mut set = |key: &str, value: &str| {
        if let Some(changed) = edit::set_key(&text, key, value) {
            text = changed;
        }
    };
    // A part of a measure that was split is another one: only what it is for is the same.
    let part = !continued.new.ends_with(&slug_of(&continued.old));
    let own = KEYS.iter().copied().filter(|key| !part || !matches!(*key, "links" | "aliases"));
    for key in own.chain(facts::line_keys().filter(|_| !part)) {
        if let Some(value) = edit::value_of(old, key) {
            set(key, value.trim_end());
        }
    }
    if !continued.was.is_empty() {
        set("was", &format!("[{}]", continued.was.join(", ")));
    }
    title(&text, old, part)
}

/// A placeholder gives way to the title that editors gave.
fn title(text: &str, old: &str, part: bool) -> String {
    let placeholder = text.strip_prefix("---\n# ").and_then(|rest| rest.split_once('\n'));
    let (Some((_, rest)), false) = (placeholder, part) else { return text.to_string() };
    let without_remark = format!("---\n{rest}");
    let title = edit::value_of(old, "title");
    title
        .and_then(|title| edit::set_key(&without_remark, "title", title.trim()))
        .unwrap_or_else(|| text.to_string())
}

/// `010-job-fair.md` of a path ends in `-job-fair.md`.
fn slug_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut parts =
        name.split('-').skip_while(|part| part.len() != 3 || !part.bytes().all(|b| b.is_ascii_digit()));
    parts.next();
    format!("-{}", parts.collect::<Vec<_>>().join("-"))
}

fn translations(files: &mut Files, before: &Files, continued: &Continued) {
    let (Some(old), Some(new)) = (continued.old.strip_suffix(".md"), continued.new.strip_suffix(".md"))
    else {
        return;
    };
    if continued.measure && !continued.new.ends_with(&slug_of(&continued.old)) {
        return;
    }
    let prefix = format!("{old}.");
    let found: Vec<(String, String)> = before
        .range(prefix.clone()..)
        .take_while(|(path, _)| path.starts_with(&prefix))
        .filter(|(path, _)| **path != continued.old)
        .map(|(path, text)| (format!("{new}.{}", &path[prefix.len()..]), text.clone()))
        .collect();
    files.extend(found);
}
