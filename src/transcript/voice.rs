//! `voice/ja/p012.txt`: the text of the voice code that is printed on a page.
//!
//! A code of 18 mm holds about 800 characters. Each text begins with the number of its page. Headings and lists stay
//! whole; where the rest has no room, long paragraphs are cut at a comma or the end of a sentence, all to the same
//! length, and each says that something is left out. Nothing is put in other words.

use super::spoken::Speaker;
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::paper::{Paper, PaperPage};

/// Characters of a text, line ends included.
pub const ROOM: usize = 800;

/// What is at most this long and does not end a sentence is a heading or a line of a list. A language with spaces takes
/// about twice as many characters.
fn longest_heading(lang: Lang) -> usize {
    if lang.is_japanese() { 60 } else { 140 }
}

/// The text of each page, in the order of the sheets.
pub fn files(paper: &Paper, speaker: Speaker<'_>) -> Vec<OutputFile> {
    let file = |(at, page): (usize, &PaperPage)| {
        let text = text(page, at == 0, speaker);
        OutputFile::new(format!("voice/{}/{}.txt", paper.lang, file_name(&page.number)), text)
    };
    paper.pages.iter().enumerate().map(file).collect()
}

/// `p012`; `p-iv` in the front matter, whose numbers are Roman.
fn file_name(number: &str) -> String {
    match number.parse::<u32>() {
        Ok(number) => format!("p{number:03}"),
        Err(_) => format!("p-{number}"),
    }
}

fn text(page: &PaperPage, is_cover: bool, speaker: Speaker<'_>) -> String {
    let message = if is_cover { "voice-cover" } else { "voice-page" };
    // Voices spell iv as letters.
    let number = speaker.front_page(&page.number).unwrap_or_else(|| page.number.clone());
    let first = speaker.numbered(message, &number);
    let mut lines = vec![first];
    lines.extend(page.text.lines().map(|line| speaker.line(line)).filter(|line| !line.is_empty()));
    fit(&mut lines, longest_heading(speaker.lang), &speaker.numbered("voice-cut", ""));
    lines.join("\n") + "\n"
}

fn length(line: &str) -> usize {
    line.chars().count() + 1
}

/// Cuts what has no room: long paragraphs first, the ends of lists where headings alone are too many.
fn fit(lines: &mut Vec<String>, longest_heading: usize, cut: &str) {
    let total = |lines: &[String]| lines.iter().map(|line| length(line)).sum::<usize>();
    if total(lines) <= ROOM {
        return;
    }
    let is_long = |line: &str| line.chars().count() > longest_heading || line.ends_with(['。', '.']);
    let cut_to = |share: usize| -> Vec<String> {
        let shorter = |(at, line): (usize, &String)| match at > 0 && is_long(line) && length(line) > share {
            true => shortened(line, share, cut),
            false => line.clone(),
        };
        lines.iter().enumerate().map(shorter).collect()
    };
    // The greatest length that leaves room for all. Cut at clauses, texts are shorter than they may be: about twice the
    // length that would do for texts cut anywhere is as far as it can be.
    let longs = || lines.iter().skip(1).filter(|line| is_long(line)).map(|line| length(line));
    let room = ROOM.saturating_sub(total(lines) - longs().sum::<usize>());
    let anywhere = |share: &usize| longs().map(|length| length.min(*share)).sum::<usize>() <= room;
    let sure = (0..=ROOM).rev().find(anywhere).unwrap_or(0);
    let fitting = (0..=ROOM.min(2 * sure + 60)).rev().map(cut_to).find(|lines| total(lines) <= ROOM);
    *lines = fitting.unwrap_or_else(|| {
        let mut kept: Vec<String> = lines.iter().filter(|line| !is_long(line)).cloned().collect();
        kept.insert(0, lines[0].clone());
        kept.dedup();
        while total(&kept) + length(cut.trim()) > ROOM && kept.len() > 1 {
            kept.pop();
        }
        kept.push(cut.trim().to_string());
        kept
    });
}

/// As much of a line as `room` has place for, to the end of a sentence or a comma, and that the rest is left out.
/// Only the latter where there is room for no part of it.
fn shortened(line: &str, room: usize, cut: &str) -> String {
    let taken = room.saturating_sub(length(cut));
    let end = line.char_indices().nth(taken).map_or(line.len(), |(at, _)| at);
    let mut ends = line[..end].char_indices().filter(|&(at, c)| {
        let after = line[at + c.len_utf8()..].chars().next();
        matches!(c, '。' | '、') || matches!(c, '.' | ',' | ';') && after == Some(' ')
    });
    match ends.next_back() {
        Some((at, c)) => format!("{}{cut}", &line[..at + c.len_utf8()]),
        None => cut.trim().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_is_whole_and_a_longer_one_is_cut_evenly() {
        let mut short = vec!["1ページ。".to_string(), "あ。".repeat(300)];
        let whole = short.clone();
        fit(&mut short, 60, "以下略。");
        assert_eq!(short, whole);
        let mut lines = vec!["1ページ。".to_string(), "見出し".to_string(), "短い。".to_string()];
        lines.extend([500, 600].map(|count| "雇用、".repeat(count / 3) + "。"));
        fit(&mut lines, 60, "以下略。");
        let lengths: Vec<usize> = lines.iter().map(|line| length(line)).collect();
        assert!(lengths.iter().sum::<usize>() <= ROOM, "{lengths:?}");
        assert!(lengths.iter().sum::<usize>() > ROOM - 20, "{lengths:?}");
        assert_eq!(lengths[3], lengths[4]);
        assert!(lines[3].ends_with("、以下略。") && lines[2] == "短い。" && lines[1] == "見出し");
    }

    #[test]
    fn a_long_list_ends_where_the_room_does() {
        let mut lines = vec!["1ページ。".to_string()];
        lines.extend((0..100).map(|at| format!("{at}、施策の見出し")));
        fit(&mut lines, 60, "以下略。");
        assert!(lines.iter().map(|line| length(line)).sum::<usize>() <= ROOM);
        assert_eq!(lines.last().map(String::as_str), Some("以下略。"));
        assert!(lines.len() > 50);
    }

    #[test]
    fn pages_are_named_by_their_numbers() {
        assert_eq!((file_name("12"), file_name("iv")), ("p012".to_string(), "p-iv".to_string()));
    }
}
