//! Which mistake of a person is behind an error of YAML, and on which line.
//!
//! A parser notices a mistake where it can't go on: often a line later, in words about tokens. So the lines
//! up to there are looked through for what people do write.
//!
//! 1. [`of_parser`] and [`of_reader`] are told where the parser gave up; [`first_mistake`] looks at each line
//!    before it (texts of several lines are passed over), and [`unclosed`] for what was never closed.
//! 2. What YAML reads without an error, but not as it was meant: [`swallowed`], [`wide_key`], [`cut_short`].

use std::ops::Range;

use super::MAX_DEPTH;
use super::problem::{Mistake, Problem};
use super::tree::Tree;
use super::wide;

/// `at` is the byte at which the parser gave up, `info` its words.
pub fn of_parser(text: &str, at: usize, info: &str) -> Problem {
    let at = at.min(text.trim_end().len());
    if info.contains("recursion") {
        return Problem::new(Mistake::TooDeep { limit: MAX_DEPTH }, at..at);
    }
    let line = line_at(text, at);
    // A tabulator in a text of several lines is told at the text's start.
    let end = if info.contains(" tab") { text.len() } else { line.end };
    let known = if info.contains("unprintable") { control(text) } else { None };
    known
        .or_else(|| first_mistake(text, end))
        .or_else(|| unclosed(text, at))
        .or_else(|| (info.contains("anchor")).then(|| Problem::new(Mistake::UnknownAlias, line.clone())))
        .or_else(|| at_the_place(text, at, info))
        .unwrap_or_else(|| Problem::new(Mistake::NotUnderstood, trimmed(text, line)))
}

/// An error of serde_yaml in a text that the parser of places had nothing against.
pub fn of_reader(text: &str, error: &serde_yaml::Error) -> Problem {
    let at = error.location().map_or(0, |location| location.index().min(text.len()));
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    control(text).unwrap_or_else(|| of_parser(text, at, ""))
}

/// A document that should be lines of `key: value`.
pub fn no_table(text: &str) -> Problem {
    let first = lines(text, text.len()).first().copied();
    let bare = || first.and_then(|(start, line)| no_colon(line, start));
    let whole = || {
        let line = line_at(text, first.map_or(0, |(start, _)| start));
        Problem::new(Mistake::NotUnderstood, trimmed(text, line))
    };
    first_mistake(text, text.len()).or_else(bare).unwrap_or_else(whole)
}

/// A second `---`, or lines that stand further left than the first.
pub fn second_document(text: &str, at: usize) -> Problem {
    let line = line_at(text, at);
    Problem::new(Mistake::SecondDocument, trimmed(text, line))
}

/// A list or table in the place of a key.
pub fn compound_key(text: &str, range: Range<usize>) -> Problem {
    let line = line_at(text, range.start);
    Problem::new(Mistake::CompoundKey, trimmed(text, line))
}

/// A text without quotes over several lines that has taken in a line which was meant as a fact.
pub fn swallowed(text: &str, range: &Range<usize>) -> Result<(), Problem> {
    let written = &text[range.clone()];
    let mut at = range.start + written.find('\n').map_or(written.len(), |first| first + 1);
    while at < range.end {
        let line = line_at(text, at);
        let content = &text[line.clone()];
        let start = line.start + (content.len() - content.trim_start().len());
        if content.trim_start().starts_with("- ") {
            let here = || Problem::new(Mistake::Indentation, start..line.end);
            // A list in brackets that was to end on the line where it begins.
            let first_line = line_at(text, range.start).start;
            let opened = || unclosed(text, range.start).filter(|opened| opened.range.start >= first_line);
            return Err(first_mistake(text, line.end).or_else(opened).unwrap_or_else(here));
        }
        if let Some((key, rest)) = key(content.trim_start()) {
            let colon = start + key.len();
            if rest.starts_with('：') {
                return Err(wide_problem('：', colon));
            }
            if rest.starts_with(':') && !rest.starts_with("://") && colon < range.end {
                let mistake = Mistake::NoSpaceAfterColon { key: key.to_string() };
                return Err(Problem::new(mistake, colon..colon + 1));
            }
        }
        at = line.end + 1;
    }
    Ok(())
}

/// A key with a full-width colon or space in it.
pub fn wide_key(key: &str, range: &Range<usize>) -> Result<(), Problem> {
    let found = key.char_indices().find(|(_, c)| matches!(c, '：' | '\u{3000}'));
    found.map_or(Ok(()), |(at, mark)| Err(wide_problem(mark, range.start + at)))
}

/// Sentences without quotes that go on behind ` #`: YAML takes the rest for a comment. Who leaves two spaces
/// before it, as is the custom, means one.
pub fn cut_short(text: &str, tree: &Tree) -> Vec<Problem> {
    let plain = tree.nodes().iter().filter(|node| node.is_plain() && !node.range.is_empty());
    plain
        .filter_map(|node| {
            let value = &text[node.range.clone()];
            // Numbers, ids and dates may have their comment.
            let sentence = !value.is_ascii() || value.contains(' ');
            let comment = text[node.range.end..line_at(text, node.range.end).end].strip_prefix(' ')?;
            let start = node.range.end + 1;
            (sentence && comment.starts_with('#')).then(|| {
                let rest = comment.trim_end();
                let mistake = Mistake::CutShort { rest: rest.to_string() };
                Problem::new(mistake, start..start + rest.len())
            })
        })
        .collect()
}

/// The line around a byte, without its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..end
}

fn trimmed(text: &str, line: Range<usize>) -> Range<usize> {
    let content = &text[line.clone()];
    let start = line.start + content.len() - content.trim_start().len();
    start..(line.start + content.trim_end().len()).max(start)
}

/// A key at the start of a line, and what follows it.
fn key(line: &str) -> Option<(&str, &str)> {
    let name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let end = line.find(|c| !name(c)).unwrap_or(line.len());
    let (key, rest) = line.split_at(end);
    key.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((key, rest))
}

fn wide_problem(mark: char, at: usize) -> Problem {
    let instead = wide::instead(mark).unwrap_or_default();
    Problem::new(Mistake::WideMark { found: mark, instead }, at..at + mark.len_utf8())
}

fn control(text: &str) -> Option<Problem> {
    let odd = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{feff}' | '\u{fffe}');
    let (at, found) = text.char_indices().find(|(_, c)| odd(*c))?;
    Some(Problem::new(Mistake::Control { found }, at..at + found.len_utf8()))
}

/// The lines of a text up to `end` that are no part of a text of several lines (`|`, `>`), with their places.
fn lines(text: &str, end: usize) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut block: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if start > end {
            break;
        }
        let content = line.trim_end_matches('\n');
        let indent = content.len() - content.trim_start_matches(' ').len();
        if block.is_some_and(|outer| indent > outer || content.trim().is_empty()) {
            continue;
        }
        block = opens_block(content).then_some(indent);
        if !content.trim().is_empty() && !content.trim_start().starts_with('#') {
            found.push((start, content));
        }
    }
    found
}

/// `key: |`, `- >-`
fn opens_block(line: &str) -> bool {
    let last = line.split(" #").next().unwrap_or(line).trim_end().rsplit(' ').next().unwrap_or_default();
    last.starts_with(['|', '>'])
        && last[1..].bytes().all(|byte| byte.is_ascii_digit() || b"+-".contains(&byte))
}

/// The first line up to `end` that nobody would write on purpose.
fn first_mistake(text: &str, end: usize) -> Option<Problem> {
    lines(text, end).into_iter().find_map(|(start, line)| of_line(line, start))
}

fn of_line(line: &str, start: usize) -> Option<Problem> {
    let indent = &line[..line.len() - line.trim_start().len()];
    if let Some(at) = indent.find('\t') {
        return Some(Problem::new(Mistake::Tab, start + at..start + at + 1));
    }
    if let Some(at) = indent.find('\u{3000}') {
        return Some(wide_problem('\u{3000}', start + at));
    }
    let mut at = start + indent.len();
    let mut rest = &line[indent.len()..];
    if let Some(dash) = rest.chars().next().filter(|c| matches!(c, '－' | '–' | '—' | '‐' | '−')) {
        let mistake = Mistake::WideMark { found: dash, instead: "- " };
        return Some(Problem::new(mistake, at..at + dash.len_utf8()));
    }
    while let Some(item) = rest.strip_prefix("- ") {
        let item = item.trim_start_matches(' ');
        at += rest.len() - item.len();
        rest = item;
    }
    match key(rest) {
        Some((key, after)) => of_fact(key, after, at + key.len()),
        None => of_value(rest, at),
    }
}

/// `after` is what follows the key, from its colon; it begins at the byte `at`.
fn of_fact(key: &str, after: &str, at: usize) -> Option<Problem> {
    let mark = after.trim_start_matches([' ', '\u{3000}']);
    if mark.starts_with('：') {
        return Some(wide_problem('：', at + after.len() - mark.len()));
    }
    let value = after.strip_prefix(':')?;
    match value.chars().next() {
        None => None,
        Some('\t') => Some(Problem::new(Mistake::Tab, at + 1..at + 2)),
        Some('\u{3000}') => Some(wide_problem('\u{3000}', at + 1)),
        Some(' ') => of_value(
            value.trim_start_matches(' '),
            at + 1 + value.len() - value.trim_start_matches(' ').len(),
        ),
        Some('/') => None,
        Some(_) => {
            let mistake = Mistake::NoSpaceAfterColon { key: key.to_string() };
            Some(Problem::new(mistake, at..at + 1))
        }
    }
}

/// A full-width mark that opens a list or table, parts it or closes it.
fn of_value(value: &str, at: usize) -> Option<Problem> {
    let first = value.chars().next()?;
    if first == '\t' {
        return Some(Problem::new(Mistake::Tab, at..at + 1));
    }
    if matches!(first, '［' | '｛' | '｜' | '＞' | '＂' | '＇') {
        return Some(wide_problem(first, at));
    }
    if !matches!(first, '[' | '{' | '"' | '\'') {
        return None;
    }
    let closing = match first {
        '[' => ['］', '］'],
        '{' => ['｝', '｝'],
        '"' => ['”', '＂'],
        _ => ['’', '＇'],
    };
    let half = match first {
        '[' => ']',
        '{' => '}',
        quote => quote,
    };
    let closed = value[1..].contains(half);
    let wide = |(_, c): &(usize, char)| {
        (!closed && closing.contains(c))
            || (first == '{' && *c == '：')
            || (!closed && matches!(first, '[' | '{') && matches!(c, '、' | '，'))
    };
    let (found_at, found) = value.char_indices().find(wide)?;
    Some(wide_problem(found, at + found_at))
}

/// The last quote or bracket before `at` that its own line does not close.
fn unclosed(text: &str, at: usize) -> Option<Problem> {
    let lines = lines(text, text.len());
    let opening = |(start, line): &(usize, &str)| -> Option<Problem> {
        let value_at = line
            .find(": ")
            .map_or_else(|| line.len() - line.trim_start_matches([' ', '-']).len(), |colon| colon + 2);
        let value = line[value_at..].trim_start();
        let place = start + line.len() - value.len();
        let first = value.chars().next()?;
        let (mistake, closed) = match first {
            '"' => (Mistake::OpenQuote { found: first }, quotes(value, '"').is_multiple_of(2)),
            '\'' => (Mistake::OpenQuote { found: first }, quotes(value, '\'').is_multiple_of(2)),
            '[' => (Mistake::OpenBracket { found: first }, count(value, '[') <= count(value, ']')),
            '{' => (Mistake::OpenBracket { found: first }, count(value, '{') <= count(value, '}')),
            _ => return None,
        };
        (!closed).then(|| Problem::new(mistake, place..place + value.trim_end().len()))
    };
    lines.iter().rev().filter(|(start, _)| *start <= at).find_map(opening)
}

fn count(text: &str, of: char) -> usize {
    text.matches(of).count()
}

/// Quotes that are not written as `\"`.
fn quotes(text: &str, quote: char) -> usize {
    count(text, quote) - text.matches(&format!("\\{quote}")).count()
}

/// What is wrong at the place itself.
fn at_the_place(text: &str, at: usize, info: &str) -> Option<Problem> {
    let line = line_at(text, at.min(text.len()));
    let content = &text[line.clone()];
    let whole = trimmed(text, line.clone());
    let body = content.trim_start().trim_start_matches("- ");
    let fact = key(body).filter(|(_, rest)| rest.starts_with(':'));
    let value = fact.map_or(body, |(_, rest)| rest[1..].trim());
    let value_at = line.start + content.find(value).unwrap_or(0);
    let place = value_at..(value_at + value.len()).min(line.end).max(value_at);
    if value.starts_with(['"', '\'', '[', '{']) {
        return Some(Problem::new(Mistake::AfterValue, place));
    }
    if let Some(found) = value.chars().next().filter(|c| "@`%&*!|>]},?".contains(*c)) {
        return Some(Problem::new(Mistake::SpecialStart { found }, place));
    }
    if value.contains(": ") || value.ends_with(':') {
        return Some(Problem::new(Mistake::ColonInText, place));
    }
    let before = lines(text, line.start.saturating_sub(1));
    // A line without a colon, here or where the parser began to look for one.
    let bare = |(start, line): &(usize, &str)| no_colon(line, *start);
    if info.contains("':'") || info.contains("mapping") || info.contains("indicator") {
        let here = (line.start, content);
        if let Some(problem) = bare(&here).or_else(|| before.last().and_then(bare)) {
            return Some(problem);
        }
    }
    Some(Problem::new(Mistake::Indentation, whole))
}

fn no_colon(line: &str, start: usize) -> Option<Problem> {
    let content = line.trim();
    let bare = !content.starts_with('-') && !content.contains(':') && !content.starts_with('#');
    let at = start + line.len() - line.trim_start().len();
    let mistake = Mistake::NoColon { line: content.chars().take(40).collect() };
    (bare && !content.is_empty()).then(|| Problem::new(mistake, at..at + content.len()))
}
