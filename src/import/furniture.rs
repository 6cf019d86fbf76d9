//! What of a text is no part of the plan: page numbers, running heads, the table of contents.
//!
//! 1. [`contents`](super::contents) finds the table of contents, whose entries tell headings.
//! 2. [`page_numbers`] finds numbers alone on their line, in the order of pages.
//! 3. [`running_heads`] finds lines that stand at page after page, beside page numbers and form feeds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::number::digit;

use super::lines::{Line, compact};
use super::{contents, number, owners};

/// Why a line is no part of the plan's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Furniture {
    /// 5, － 12 －, P.7, 4 | Summary
    PageNumber,
    /// A table of contents, and any line like `１ 若者の就業支援 ………… 12`.
    Contents,
    /// The same line at page after page.
    RunningHead,
    /// “This page intentionally left blank”.
    BlankPage,
    /// Markup that says nothing to a reader: front matter, `{: .class}`.
    Markup,
}

/// Which lines are furniture, as indexes into `lines`; and the titles that the table of contents names.
pub fn furniture(lines: &[Line<'_>]) -> (BTreeMap<usize, Furniture>, Vec<String>) {
    let mut found = BTreeMap::new();
    let contents = contents::contents(lines);
    found.extend(contents.lines.iter().map(|&at| (at, Furniture::Contents)));
    for (at, line) in lines.iter().enumerate() {
        if is_blank_page(line.text) {
            found.insert(at, Furniture::BlankPage);
        }
    }
    for at in page_numbers(lines, &found) {
        found.insert(at, Furniture::PageNumber);
    }
    for at in running_heads(lines, &found) {
        found.insert(at, Furniture::RunningHead);
    }
    for at in roman_numbers(lines, &found) {
        found.insert(at, Furniture::PageNumber);
    }
    (found, contents.titles)
}

fn is_blank_page(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.contains("page intentionally left blank") || text.contains("page left intentionally blank")
}

/// A line that can be a page number, its number, and whether it surely is one.
fn page_label(text: &str) -> Option<(u32, bool)> {
    let dash = |c: char| {
        matches!(c, '-' | '－' | '−' | '‐' | '–' | '—' | '―' | 'ー' | '~' | '～') || c.is_whitespace()
    };
    // Corporate Plan 2024 | Page 7
    let last = text.rsplit(['|', '｜']).next().filter(|last| last.len() < text.len());
    let named_last = last.filter(|last| last.trim_start().to_ascii_lowercase().starts_with('p'));
    let bare = named_last.unwrap_or(text).trim_matches(dash);
    let named = ["P.", "p.", "Page ", "page ", "PAGE "].iter().find_map(|name| bare.strip_prefix(name));
    let number = |text: &str| {
        let text = text.trim();
        let digits: Option<Vec<u32>> = text.chars().map(digit).collect();
        digits
            .filter(|digits| (1..=3).contains(&digits.len()))
            .map(|digits| digits.iter().fold(0, |n, d| n * 10 + d))
    };
    let whole = named.unwrap_or(bare);
    let (first, of) = match whole.split_once(" of ").or_else(|| whole.split_once('/')) {
        Some((first, last)) if number(last).is_some() => (first, true),
        _ => (whole, false),
    };
    let sure = (bare.len() < text.len() && !bare.is_empty()) || named.is_some() || of && named.is_some();
    number(first).map(|number| (number, sure))
}

/// `4 | Executive Summary`, `12 |`
fn barred_number(text: &str) -> Option<u32> {
    let (number, _) = text.split_once(['|', '｜'])?;
    let number = number.trim();
    (1..=3).contains(&number.len()).then(|| number.parse().ok())?
}

/// `2-6`: page six of part two.
fn part_number(text: &str) -> Option<u32> {
    let (part, page) = text.trim().split_once('-')?;
    let short = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    (short(part) && short(page)).then(|| page.parse().ok())?
}

fn page_numbers(lines: &[Line<'_>], known: &BTreeMap<usize, Furniture>) -> Vec<usize> {
    let free = |at: &usize| !known.contains_key(at);
    let of = |read: fn(&str) -> Option<u32>| {
        let numbers = (0..lines.len()).filter(free).filter_map(move |at| Some((at, read(lines[at].text)?)));
        numbers.collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    for read in [barred_number as fn(&str) -> Option<u32>, part_number] {
        let all = of(read);
        if all.len() >= 3 {
            found.extend(all.iter().map(|(at, _)| *at));
        }
    }
    let labels: Vec<(usize, u32, bool)> = (0..lines.len())
        .filter(free)
        .filter_map(|at| page_label(lines[at].text).map(|(number, sure)| (at, number, sure)))
        .collect();
    found.extend(labels.iter().filter(|(_, _, sure)| *sure).map(|(at, ..)| *at));
    let plain: Vec<(usize, u32)> =
        labels.iter().filter(|(_, _, sure)| !*sure).map(|(at, number, _)| (*at, *number)).collect();
    let paged = lines.iter().any(|line| line.begins_page);
    let at_edge =
        |at: usize| paged && (lines[at].begins_page || lines.get(at + 1).is_none_or(|next| next.begins_page));
    let (edge, middle): (Vec<_>, Vec<_>) = plain.into_iter().partition(|(at, _)| at_edge(*at));
    found.extend(edge.into_iter().map(|(at, _)| at));
    let paged = known.values().any(|kind| *kind == Furniture::Contents);
    found.extend(if paged && count_up(&middle) { all(&middle) } else { longest_count(&middle) });
    found
}

fn all(numbers: &[(usize, u32)]) -> Vec<usize> {
    numbers.iter().map(|(at, _)| *at).collect()
}

/// Whether the numbers alone on their lines, none beside another, count up through the whole of a text.
fn count_up(numbers: &[(usize, u32)]) -> bool {
    numbers.len() > 2 && numbers.windows(2).all(|pair| pair[0].1 < pair[1].1 && pair[0].0 + 1 < pair[1].0)
}

/// Of numbers alone on their lines, those that count pages: the longest run that goes up by one or two.
fn longest_count(numbers: &[(usize, u32)]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (at, (_, number)) in numbers.iter().enumerate() {
        let before = (at.saturating_sub(40)..at)
            .filter(|&other| (1..=2).contains(&number.saturating_sub(numbers[other].1)))
            .max_by_key(|&other| best[other].0);
        best.push((before.map_or(1, |other| best[other].0 + 1), before));
    }
    let Some(mut end) = (0..best.len()).max_by_key(|&at| (best[at].0, std::cmp::Reverse(at))) else {
        return Vec::new();
    };
    let alone = best[end].0 == 1;
    // One number alone may be a figure of a table: only at the end of a text it is a page's.
    if alone && numbers.len() > 1 {
        return Vec::new();
    }
    let mut found = vec![numbers[end].0];
    while let Some(before) = best[end].1 {
        found.push(numbers[before].0);
        end = before;
    }
    found
}

/// `iv` beside other furniture.
fn roman_numbers(lines: &[Line<'_>], known: &BTreeMap<usize, Furniture>) -> Vec<usize> {
    let roman = |at: &usize| {
        let text = lines[*at].text;
        !known.contains_key(at) && text.len() <= 6 && text.bytes().all(|byte| b"ivxl".contains(&byte))
    };
    let beside = |at: &usize| {
        lines[*at].begins_page
            || lines.get(at + 1).is_none_or(|next| next.begins_page)
            || known.get(&(at.wrapping_sub(1))) == Some(&Furniture::RunningHead)
            || known.get(&(at + 1)) == Some(&Furniture::RunningHead)
    };
    (0..lines.len()).filter(roman).filter(beside).collect()
}

/// What a running head says, without the number of its page that a space parts from it.
fn head_text(text: &str) -> String {
    let number = |part: &&str| part.chars().all(|c| digit(c).is_some() || matches!(c, '-' | '－' | '|'));
    let mut parts: Vec<&str> = text.split_whitespace().collect();
    if parts.len() > 1 && parts.last().is_some_and(number) {
        parts.pop();
    }
    if parts.len() > 1 && parts.first().is_some_and(number) {
        parts.remove(0);
    }
    compact(&parts.concat())
}

/// Lines at the edges of pages that stand at many of them. Pages end at form feeds and beside page
/// numbers; the head of a page may have several lines.
fn running_heads(lines: &[Line<'_>], known: &BTreeMap<usize, Furniture>) -> Vec<usize> {
    let numbers: BTreeSet<usize> =
        known.iter().filter(|(_, kind)| **kind == Furniture::PageNumber).map(|(at, _)| *at).collect();
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].begins_page).collect();
    let pages = starts.len().max(numbers.len());
    let often = if pages < 12 { (pages / 2).max(3) } else { (pages / 16).max(4) };
    let mut found: BTreeSet<usize> = BTreeSet::new();
    loop {
        let heads =
            next_heads(lines, &starts, &numbers, |at| known.contains_key(at) || found.contains(at), often);
        if heads.is_empty() {
            let skip = |at: &usize| known.contains_key(at) || found.contains(at);
            let again = chapters_again(lines, &starts, &numbers, skip);
            found.extend(again);
            return found.into_iter().collect();
        }
        found.extend(heads);
    }
}

/// The heading of a chapter (第１章 …) once more at the edge of a page.
fn chapters_again(
    lines: &[Line<'_>],
    starts: &[usize],
    numbers: &BTreeSet<usize>,
    skip: impl Fn(&usize) -> bool,
) -> Vec<usize> {
    let chapter = |at: &usize| lines[*at].text.starts_with('第') && number::read(lines[*at].text).is_some();
    let mut first: HashMap<String, usize> = HashMap::new();
    for at in (0..lines.len()).filter(|at| !skip(at) && lines[*at].text.starts_with('第')) {
        first.entry(compact(lines[at].text)).or_insert(at);
    }
    let earlier = |at: &usize| first.get(&compact(lines[*at].text)).is_some_and(|first| first < at);
    edges(lines, starts, numbers, &skip).into_iter().filter(chapter).filter(earlier).collect()
}

/// The lines at the edges of pages that say the same often enough, and hardly anywhere else.
fn next_heads(
    lines: &[Line<'_>],
    starts: &[usize],
    numbers: &BTreeSet<usize>,
    skip: impl Fn(&usize) -> bool,
    often: usize,
) -> Vec<usize> {
    let mut by_text: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for at in edges(lines, starts, numbers, &skip) {
        by_text.entry(head_text(lines[at].text)).or_default().insert(at);
    }
    let running = |(text, places): &(String, BTreeSet<usize>)| {
        // To look for it everywhere is worth it for the few that stand at many edges.
        // The plan's title once more beside a page number needs no others.
        let is_title =
            !places.contains(&0) && lines.first().is_some_and(|line| head_text(line.text) == *text);
        if text.is_empty() || places.len() < often && !is_title {
            return false;
        }
        let all = (usize::from(is_title)..lines.len())
            .filter(|at| !skip(at) && head_text(lines[*at].text) == *text)
            .count();
        let sentence = text.ends_with(['。', '、', '.', ',']);
        let word =
            places.first().and_then(|at| number::read(lines[*at].text)).is_some_and(|read| read.number == 0);
        let owner = owners::heading(text).is_some();
        places.len() * 5 >= all * 3 && !sentence && !word && !owner
    };
    let mut found = Vec::new();
    for (_, places) in by_text.into_iter().filter(running) {
        // A heading that runs on over the pages below it stands once for itself.
        let heading = places.first().is_some_and(|at| number::read(lines[*at].text).is_some());
        found.extend(places.into_iter().skip(usize::from(heading)));
    }
    found
}

/// The first and last lines of pages that are not furniture yet.
fn edges(
    lines: &[Line<'_>],
    starts: &[usize],
    numbers: &BTreeSet<usize>,
    skip: impl Fn(&usize) -> bool,
) -> BTreeSet<usize> {
    let mut edges = BTreeSet::new();
    for &start in starts {
        edges.extend((start..lines.len()).find(|at| !skip(at)));
        edges.extend((0..start).rev().find(|at| !skip(at)));
    }
    for &number in numbers {
        edges.extend((number..lines.len()).find(|at| !skip(at)));
        edges.extend((0..number).rev().find(|at| !skip(at)));
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn found(text: &str) -> Vec<(String, Furniture)> {
        let lines = lines(text);
        furniture(&lines).0.into_iter().map(|(at, kind)| (lines[at].text.to_string(), kind)).collect()
    }

    fn of(text: &str, kind: Furniture) -> (String, Furniture) {
        (text.to_string(), kind)
    }

    #[test]
    fn page_numbers_contents_and_running_heads_are_furniture() {
        let pages = "表紙\u{c}事業計画\n本文１\n－ 1 －\u{c}事業計画\n本文２\n２\n\u{c}事業計画\n本文３\nP.3\n\
                     １ 若者 …………… 12\n令和５年度\n65歳\n2023\n";
        use Furniture::*;
        assert_eq!(
            found(pages),
            [
                of("事業計画", RunningHead),
                of("－ 1 －", PageNumber),
                of("事業計画", RunningHead),
                of("２", PageNumber),
                of("事業計画", RunningHead),
                of("P.3", PageNumber),
                of("１ 若者 …………… 12", Contents),
            ]
        );
    }

    #[test]
    fn a_table_of_contents_ends_where_its_first_entry_stands_again() {
        let found = found("計画\n目 次\nⅠ 雇用 3\n１ 維持 4\nⅠ 雇用\n本文");
        let texts: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["目 次", "Ⅰ 雇用 3", "１ 維持 4"]);
    }

    #[test]
    fn heads_of_several_lines_stand_beside_numbers_even_without_form_feeds() {
        let page = |number: usize| {
            format!(
                "City of Example\nClimate Plan\n{number} | Summary\nText of page {number} goes here.\nGoal Save energy\n"
            )
        };
        let text: String = (1..6).map(page).collect();
        let found = found(&text);
        assert_eq!(found.len(), 15, "{found:?}");
        assert!(!found.iter().any(|(text, _)| text.starts_with("Goal")));
    }

    #[test]
    fn figures_of_a_table_are_no_page_numbers() {
        assert_eq!(found("相談件数\n120\n150\n受講者数\n35\n40\n"), []);
        assert_eq!(found("甲の文\n1\n乙の文\n2\n丙の文\n3\n件数\n700\n").len(), 3);
    }

    #[test]
    fn pages_of_one_line_take_no_square_of_time() {
        let text: String = (0..20_000).map(|page| format!("第{page}章 頁\u{c}")).collect();
        let begun = std::time::Instant::now();
        let lines = lines(&text);
        assert!(furniture(&lines).0.len() <= lines.len());
        assert!(begun.elapsed() < std::time::Duration::from_secs(15), "{:?}", begun.elapsed());
    }
}
