//! The table of contents: where it stands, and which headings it names.

use crate::number::digit;

use super::lines::{Line, compact, ends_sentence, spaced};

/// The lines of the tables of contents, and the titles in them.
#[derive(Debug, Default)]
pub struct Contents {
    /// Indexes of lines.
    pub lines: Vec<usize>,
    /// Without leaders and page numbers, as [`key`]s.
    pub titles: Vec<String>,
}

/// Most lines without a page number between two entries.
const GAP: usize = 6;

/// Finds lines with leaders, and the regions below 目次 or “Contents”.
pub fn contents(lines: &[Line<'_>]) -> Contents {
    let mut found = Contents::default();
    let mut end = 0;
    for at in 0..lines.len() {
        if at < end {
            continue;
        }
        if is_contents_heading(lines[at].text)
            && let Some(last) = region(lines, at)
        {
            found.lines.extend(at..=last);
            add_titles(&lines[at + 1..=last], &mut found.titles);
            end = last + 1;
        } else if is_leader_line(lines[at].text) {
            found.lines.push(at);
            add_titles(&lines[at..=at], &mut found.titles);
        }
    }
    found
}

/// A title as it is compared: without spaces, in lower case.
pub fn key(title: &str) -> String {
    compact(title).to_lowercase()
}

pub fn is_contents_heading(text: &str) -> bool {
    const NAMES: [&str; 7] =
        ["目次", "もくじ", "contents", "tableofcontents", "contents,continued", "図表目次", "listoffigures"];
    NAMES.contains(&key(text.trim_matches(['【', '】', '-', '―', '<', '>', '＜', '＞'])).as_str())
}

/// A heading, leaders, and a page number: 12, iv, 3-14.
fn is_leader_line(text: &str) -> bool {
    let label = |c: char| digit(c).is_some() || c.is_whitespace() || matches!(c, '-' | 'i' | 'v' | 'x' | 'l');
    let rest = text.trim_end_matches(label);
    let leader =
        |c: char| matches!(c, '…' | '‥' | '・' | '･' | '.' | '．' | '·' | '⋯' | '-') || c.is_whitespace();
    let heading = rest.trim_end_matches(leader);
    let leaders = rest[heading.len()..].chars().filter(|c| !c.is_whitespace());
    let width: usize = leaders.map(|c| if matches!(c, '…' | '⋯') { 3 } else { 1 }).sum();
    rest.len() < text.len() && !heading.is_empty() && width >= 6
}

/// Whether a line ends in a page number, as entries of a table of contents do.
fn is_entry(text: &str) -> bool {
    if is_leader_line(text) {
        return true;
    }
    let end = text.trim_end_matches(|c| digit(c).is_some());
    let digits = text[end.len()..].chars().count();
    (1..=3).contains(&digits) && end.ends_with(char::is_whitespace) && end.trim_end().chars().count() > 1
}

/// The last line of the region that begins with the heading at `start`.
fn region(lines: &[Line<'_>], start: usize) -> Option<usize> {
    let first = lines.get(start + 1).map(|line| entry_title(line.text))?;
    let numbered = numbered_region(lines, start, &first);
    numbered.or_else(|| unnumbered_region(lines, start, &first))
}

/// As long as entries with page numbers follow, with few short lines between them.
fn numbered_region(lines: &[Line<'_>], start: usize, first: &str) -> Option<usize> {
    let mut last = None;
    for (at, line) in lines.iter().enumerate().skip(start + 1) {
        let body = at > start + 1 && key(line.text) == *first;
        if body || at - last.unwrap_or(start) > GAP || ends_sentence(line.text) && !is_entry(line.text) {
            break;
        }
        if is_entry(line.text) {
            last = Some(at);
        }
    }
    last
}

/// Up to where the first entry stands again, if all between is short.
fn unnumbered_region(lines: &[Line<'_>], start: usize, first: &str) -> Option<usize> {
    let again = lines.iter().skip(start + 2).position(|line| key(line.text) == *first)? + start + 2;
    let short = |line: &Line<'_>| line.text.chars().count() <= 60 && !line.text.ends_with('。');
    lines[start + 1..again].iter().all(short).then_some(again - 1)
}

fn entry_title(text: &str) -> String {
    let leader = |c: char| {
        digit(c).is_some() || matches!(c, '…' | '‥' | '・' | '.' | '．' | '⋯' | '-') || c.is_whitespace()
    };
    let title = if is_entry(text) || is_leader_line(text) { text.trim_end_matches(leader) } else { text };
    key(title)
}

/// Titles of entries; one broken over two lines also as a whole.
fn add_titles(lines: &[Line<'_>], titles: &mut Vec<String>) {
    let mut open = String::new();
    for line in lines {
        let whole = spaced(&format!("{open} {}", line.text));
        titles.push(entry_title(line.text));
        if is_entry(line.text) {
            titles.push(entry_title(&whole));
            open.clear();
        } else {
            open = whole;
        }
    }
    titles.retain(|title| title.chars().count() > 1);
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn found(text: &str) -> (Vec<String>, Vec<String>) {
        let lines = lines(text);
        let contents = contents(&lines);
        (contents.lines.iter().map(|&at| lines[at].text.to_string()).collect(), contents.titles)
    }

    #[test]
    fn a_table_of_contents_ends_where_its_first_entry_stands_again() {
        assert_eq!(
            found("計画\n目 次\nⅠ 雇用 3\n１ 維持 4\nⅠ 雇用\n本文").0,
            ["目 次", "Ⅰ 雇用 3", "１ 維持 4"]
        );
        assert_eq!(found("計画\n目次\n第１章 総論\n第２章 各論\n第１章 総論\n本文である。").0.len(), 3);
    }

    #[test]
    fn without_leaders_it_ends_with_its_last_page_number() {
        let text = "Table of Contents\nSummary  4\nBuildings: use less\nenergy 29\nAppendix  48\nCity of Example\nSummary\nIn 2030 the city acts.";
        let (lines, titles) = found(text);
        assert_eq!(lines.len(), 5);
        assert!(titles.contains(&"buildings:uselessenergy".to_string()), "{titles:?}");
        assert!(titles.contains(&"summary".to_string()));
    }

    #[test]
    fn a_text_about_contents_is_none() {
        assert_eq!(found("目次\n本計画は、次のとおりである。\n以上。").0, Vec::<String>::new());
    }
}
