//! Headings without a number: known by their words, the table of contents, or what begins again below them.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::contents::key;
use crate::import::structure::Structure;
use crate::import::{owners, words};

use super::{Candidate, Found, Text, is_free};

/// Lines that the table of contents names or whose words are usual ones, where they stand alone.
pub fn unnumbered(
    text: &Text<'_, '_>,
    accepted: &BTreeSet<usize>,
    candidates: &[Candidate<'_>],
    structure: Option<&Structure>,
) -> Vec<usize> {
    let numbered: BTreeSet<usize> = accepted.iter().map(|&at| candidates[at].at).collect();
    let alone = |at: &usize| {
        let line = text.lines[*at].text;
        *at > 0
            && !numbered.contains(at)
            && is_free(text, *at)
            && !text.tables.has(*at)
            && line.chars().count() <= if text.setting.japanese { 40 } else { 120 }
            && !line.ends_with(['。', '、', ',', ';'])
    };
    let named = |at: &usize| {
        let line = text.lines[*at].text;
        match structure {
            Some(structure) => structure.titles.contains(&key(line)),
            None => {
                let dated = line.starts_with(|c: char| c.is_ascii_digit());
                text.titles.contains(&key(line)) && !dated
                    || words::top_heading(line).is_some()
                    || words::is_appendix("", line)
                        && line.starts_with("Appendix")
                        && text.lines[*at].text.len() < 80
            }
        }
    };
    (0..text.lines.len()).filter(alone).filter(named).collect()
}

/// Where a level begins again at 1 without a new heading above it, the lines that stand alone before it are
/// headings without a number.
pub fn parents<'a>(text: &Text<'_, 'a>, at: &mut BTreeMap<usize, Found<'a>>, levels: usize) {
    let places: Vec<(usize, usize, u16)> =
        at.iter().map(|(line, found)| (*line, found.level.min(levels), found.number)).collect();
    let mut open: Vec<Option<u16>> = vec![None; levels + 1];
    let mut last_line = 0;
    for (line, level, number) in places {
        let again = number == 1 && level > 0 && open[level].is_some_and(|last| last >= 1);
        if again {
            let alone: Vec<usize> = (last_line + 1..line).filter(|&at| stands_alone(text, at)).collect();
            let chosen = &alone[alone.len().saturating_sub(level)..];
            for (above, &found) in chosen.iter().rev().enumerate() {
                at.insert(found, heading(text, found, level - 1 - above));
                open[level..].fill(None);
            }
        }
        open[level + 1..].fill(None);
        open[level] = Some(number);
        last_line = line;
    }
}

fn stands_alone(text: &Text<'_, '_>, at: usize) -> bool {
    let line = &text.lines[at];
    let length = line.text.chars().count();
    line.blank > 0
        && !text.tables.has(at)
        && (3..=40).contains(&length)
        && !line.text.ends_with(['。', '、', '：', ':', '）', '】'])
        && !line.text.starts_with(['・', '○', '●', '※', '■', '◆', '□', '（', '【'])
        && owners::line(line.text).is_none()
        && owners::heading(line.text).is_none()
}

/// A line as a heading without a number.
pub fn heading<'a>(text: &Text<'_, 'a>, line: usize, level: usize) -> Found<'a> {
    let title = text.lines[line].text;
    let appendix = words::is_appendix("", title);
    Found { level, number: 0, printed: String::new(), style: None, title, appendix }
}
