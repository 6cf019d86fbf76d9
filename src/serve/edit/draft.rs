//! What a person changed in the form, put into a file's text: only that, and all else stays byte for byte.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::heading;
use super::page::{LISTS, written_as};
use super::results::Typed;
use crate::edit;
use crate::plan::Plan;
use crate::source::SourceFile;

/// What was changed; what is not named was not touched.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Draft {
    /// Titles and texts, by language.
    pub texts: BTreeMap<String, TextDraft>,
    pub facts: FactsDraft,
    /// What became of the measure and its targets.
    pub results: Typed,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TextDraft {
    pub title: Option<String>,
    pub text: Option<String>,
    /// Of a translation: that it says what the official text says now.
    pub current: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FactsDraft {
    pub section: Option<String>,
    pub owner: Option<Vec<String>>,
    pub audience: Option<Vec<String>>,
    pub also_for: Option<Vec<String>>,
    pub programmes: Option<Vec<String>>,
    pub target: Option<Vec<String>>,
    pub status: Option<String>,
    /// Facts that are lines of text.
    pub lines: BTreeMap<String, String>,
}

impl Draft {
    /// Whether nothing but texts was changed, and, of a heading, the facts that it has.
    pub fn is_of_heading(&self, titled: bool) -> bool {
        let facts = &self.facts;
        let own = LISTS.iter().all(|key| matches!(*key, "owner" | "audience") || facts.list(key).is_none())
            && facts.lines.keys().all(|key| heading::LINES.iter().any(|(line, _)| line == key))
            && facts.section.is_none()
            && facts.status.is_none();
        self.results.is_empty() && if titled { own } else { facts.is_empty() }
    }
}

impl FactsDraft {
    fn is_empty(&self) -> bool {
        LISTS.iter().all(|key| self.list(key).is_none())
            && self.section.is_none()
            && self.status.is_none()
            && self.lines.is_empty()
    }

    fn list(&self, key: &str) -> Option<&Vec<String>> {
        match key {
            "owner" => self.owner.as_ref(),
            "audience" => self.audience.as_ref(),
            "also_for" => self.also_for.as_ref(),
            "programmes" => self.programmes.as_ref(),
            _ => self.target.as_ref(),
        }
    }
}

/// The official file with the facts of a draft; none where it has no front matter.
pub fn with_facts(file: &str, facts: &FactsDraft, plan: &Plan) -> Option<String> {
    let mut text = file.to_string();
    for key in LISTS {
        let Some(ids) = facts.list(key) else { continue };
        let names: Vec<String> = ids.iter().map(|id| written_as(plan, key, id)).collect();
        let yaml = match (key, names.as_slice()) {
            ("owner", []) => None,
            ("owner", [one]) => Some(one.clone()),
            (_, []) => edit::value_of(&text, key).map(|_| "[]".to_string()),
            _ => Some(format!("[{}]", names.join(", "))),
        };
        text = set_or_remove(&text, key, yaml)?;
    }
    let lines = facts.lines.iter().map(|(key, value)| (key.as_str(), value));
    for (key, value) in lines.chain(facts.status.iter().map(|status| ("status", status))) {
        let value = value.trim();
        text = set_or_remove(&text, key, (!value.is_empty()).then(|| edit::quoted(value)))?;
    }
    Some(text)
}

fn set_or_remove(text: &str, key: &str, yaml: Option<String>) -> Option<String> {
    match yaml {
        Some(yaml) => edit::set_key(text, key, &yaml),
        None => edit::remove_key(text, key),
    }
}

/// A file with another title and text.
pub fn with_text(file: &str, draft: &TextDraft) -> Option<String> {
    let titled = match &draft.title {
        Some(title) => edit::set_key(file, "title", &edit::quoted(&one_line(title)))?,
        None => file.to_string(),
    };
    match &draft.text {
        Some(text) => with_body(&titled, text),
        None => Some(titled),
    }
}

/// A title is one line, whatever was pasted into its field.
fn one_line(title: &str) -> String {
    title.split(['\r', '\n']).map(str::trim).collect::<Vec<_>>().join("")
}

/// The text below the front matter, exchanged line by line: lines that stay keep their bytes (their ends, kana in
/// parts), and so do the empty lines before and after it.
fn with_body(file: &str, text: &str) -> Option<String> {
    let body = edit::body_of(file)?;
    let raw = &file[body.clone()];
    let old = raw.trim_matches(['\r', '\n']);
    let start = body.start + raw.find(|c| c != '\r' && c != '\n').unwrap_or(0);
    let line_end = if file.contains("\r\n") { "\r\n" } else { "\n" };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let new: Vec<&str> = text.trim_matches('\n').split('\n').collect();
    let old_lines: Vec<&str> = old.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let old_ends: Vec<&str> = ends(old);
    let same = |(old, new): &(&&str, &&str)| as_read(old) == **new;
    let before = old_lines.iter().zip(&new).take_while(same).count();
    let rest = (old_lines.len() - before).min(new.len() - before);
    let after = old_lines.iter().rev().zip(new.iter().rev()).take(rest).take_while(same).count();
    let mut lines: Vec<(&str, &str)> = Vec::with_capacity(new.len());
    let kept = |at: usize| (old_lines[at], if old_ends[at].is_empty() { line_end } else { old_ends[at] });
    lines.extend((0..before).map(kept));
    lines.extend(new[before..new.len() - after].iter().map(|line| (*line, line_end)));
    lines.extend((old_lines.len() - after..old_lines.len()).map(kept));
    let mut out = file[..start].to_string();
    if !out.ends_with('\n') {
        out.push_str(line_end);
    }
    let last = lines.len() - 1;
    for (at, (line, end)) in lines.into_iter().enumerate() {
        out.push_str(line);
        out.push_str(if at < last { end } else { "" });
    }
    let tail = &file[start + old.len()..];
    out.push_str(if tail.is_empty() && old.is_empty() && !out.ends_with('\n') { line_end } else { tail });
    Some(out)
}

/// What ends each line; nothing after the last.
fn ends(text: &str) -> Vec<&str> {
    let end = |line: &str| match line {
        line if line.ends_with("\r\n") => "\r\n",
        line if line.ends_with('\n') => "\n",
        _ => "",
    };
    let mut ends: Vec<&'static str> = text.split_inclusive('\n').map(end).collect();
    if text.is_empty() || text.ends_with('\n') {
        ends.push("");
    }
    ends
}

/// A line as the program reads it: kana in parts are composed.
fn as_read(line: &str) -> String {
    SourceFile::as_written("", line.to_string()).text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_stay_keep_their_bytes() {
        // Ends of lines in both ways, kana in parts, empty lines around, no end at the end.
        let file = "\u{feff}---\r\ntitle: 甲\r\n---\r\n\r\nか\u{3099}一\r\n二\n三\r\n四";
        let put = |text: &str| with_body(file, text).expect("front matter");
        assert_eq!(put("が一\n二\n三\n四"), file);
        assert_eq!(put("が一\n二\n乙\n三\n四"), file.replace("三", "乙\r\n三"));
        assert_eq!(put("が一\n三\n四"), file.replace("二\n", ""));
        assert_eq!(put("が一\n二\n三\n四\n\n五"), format!("{file}\r\n\r\n五"));
        assert_eq!(put("新"), "\u{feff}---\r\ntitle: 甲\r\n---\r\n\r\n新");
        assert_eq!(with_body("---\n---", "新"), Some("---\n---\n新\n".to_string()));
        assert_eq!(with_body("---\n---\n\n", "新"), Some("---\n---\n新\n".to_string()));
        assert_eq!(with_body("---\n---\n旧\n", ""), Some("---\n---\n\n".to_string()));
        assert_eq!(with_body("旧\n", "新"), None);
    }

    #[test]
    fn a_title_is_one_line_that_reads_back() {
        let draft = |title: &str| TextDraft { title: Some(title.to_string()), ..TextDraft::default() };
        let put = |title: &str| with_text("---\ntitle: 甲 # 注\n---\n乙\n", &draft(title));
        assert_eq!(put("乙: 丙\n丁").as_deref(), Some("---\ntitle: \"乙: 丙丁\"\n---\n乙\n"));
        assert_eq!(put("---").as_deref(), Some("---\ntitle: \"---\"\n---\n乙\n"));
    }
}
