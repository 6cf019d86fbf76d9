//! `plan.yaml` and `targets.yaml`: translations of what is said again, and the lists that only editors write.

use std::collections::HashMap;

use super::Files;

/// Lists and tables of `plan.yaml` that the official text does not have.
const LISTS: [&str; 5] = ["languages", "audiences", "programmes", "units", "site"];

pub fn carry(files: &mut Files, before: &Files) {
    let known = translations(before);
    for name in ["plan.yaml", "targets.yaml"] {
        if let Some(text) = files.get_mut(name) {
            *text = translated(text, &known);
        }
    }
    if let (Some(text), Some(old)) = (files.get_mut("plan.yaml"), before.get("plan.yaml")) {
        *text = LISTS.iter().fold(text.clone(), |text, key| with_list(&text, old, key));
    }
    for (path, text) in before {
        if path == "accessibility.yaml" || (path.starts_with("_index.") && path != "_index.md") {
            files.entry(path.clone()).or_insert_with(|| text.clone());
        }
    }
}

/// What stands after a line `ja: …` in last year's tables: its translations.
fn translations(before: &Files) -> HashMap<String, Vec<String>> {
    let mut known = HashMap::new();
    for (_, text) in before.iter().filter(|(path, _)| path.ends_with(".yaml")) {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let Some(key) = official(line) else { continue };
            let same = |next: &&&str| indent(next) == indent_of_key(line) && is_language(next.trim_start());
            let found = lines[at + 1..].iter().take_while(same).map(|line| line.trim_start().to_string());
            let found: Vec<String> = found.collect();
            if !found.is_empty() {
                known.entry(key.to_string()).or_insert(found);
            }
        }
    }
    known
}

fn translated(text: &str, known: &HashMap<String, Vec<String>>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        out.push_str(line);
        out.push('\n');
        for translation in official(line).and_then(|key| known.get(key)).into_iter().flatten() {
            out.push_str(&format!("{}{translation}\n", " ".repeat(indent_of_key(line))));
        }
    }
    out
}

/// The text of a line `ja: …`, or `- ja: …`, without quotes.
fn official(line: &str) -> Option<&str> {
    let text = line.trim_start().trim_start_matches("- ").strip_prefix("ja: ")?;
    Some(text.trim().trim_matches(['"', '\'']))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn indent_of_key(line: &str) -> usize {
    line.len() - line.trim_start().trim_start_matches("- ").len()
}

fn is_language(line: &str) -> bool {
    let code = line.split(':').next().unwrap_or_default();
    code != "ja" && crate::lang::Lang::of(code).is_some()
}

/// A key at the top with last year's value, in the place of the new one or at the end.
fn with_list(text: &str, old: &str, key: &str) -> String {
    let Some(found) = block(old, key) else {
        // Without a word, the languages are the usual ones.
        return match block(text, key).filter(|_| key == "languages") {
            Some(own) => text.replacen(own, "", 1),
            None => text.to_string(),
        };
    };
    match block(text, key) {
        Some(own) => text.replacen(own, found, 1),
        None => format!("{text}{found}"),
    }
}

/// The lines of a key at the top, with those below it that are indented or items of its list.
fn block<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let start = text
        .match_indices(&format!("{key}:"))
        .map(|(at, _)| at)
        .find(|&at| at == 0 || text[..at].ends_with('\n'))?;
    let mut end = start;
    for (at, line) in text[start..].split_inclusive('\n').enumerate() {
        if at > 0 && !line.starts_with([' ', '-', '\n']) {
            break;
        }
        end += line.len();
    }
    Some(&text[start..end])
}
