//! Stretches of prose as Markdown, and the marks of repetition in them.

use crate::lang::Lang;

use super::blocks::{Block, Bullet, Kind};
use super::escape;
use super::outline::Repeat;

/// A stretch of prose: items of a Markdown list stay together.
pub struct Prose {
    pub text: String,
    pub item: bool,
}

/// A block as prose: its mark is part of the text.
pub fn prose_of(block: &Block) -> Prose {
    let text = &block.text;
    match &block.kind {
        Kind::Bullet(bullet @ Bullet { list: Some(mark), .. }) => {
            let indent = " ".repeat(mark.len() + 1);
            let number = if bullet.number > 0 { escape::markdown(&bullet.mark) + " " } else { String::new() };
            let text = text.lines().enumerate().map(|(at, line)| {
                let lead = if at == 0 {
                    format!("{mark} {number}")
                } else if line.is_empty() {
                    String::new()
                } else {
                    indent.clone()
                };
                lead + line
            });
            Prose { text: text.collect::<Vec<_>>().join("\n"), item: true }
        }
        Kind::Bullet(bullet) => {
            let wide = bullet.mark.ends_with(crate::japanese::is_wide) && !bullet.mark.starts_with('•');
            let space = match bullet.spaced {
                // ア and a word that begins with a letter would be one word.
                true if wide && bullet.mark.ends_with(char::is_alphanumeric) => "\u{3000}",
                true if !wide => " ",
                _ => "",
            };
            Prose { text: format!("{}{space}{text}", escape::markdown(&bullet.mark)), item: false }
        }
        Kind::OwnerHeading(_) => Prose { text: escape::markdown(text), item: false },
        _ => Prose { text: text.clone(), item: false },
    }
}

/// Adds a paragraph; items of a list follow each other without a blank line.
pub fn append(text: &mut String, prose: &Prose, parted: bool) {
    if !text.is_empty() {
        let list = prose.item && last_is_item(text);
        text.push_str(if list || !parted { "\n" } else { "\n\n" });
    }
    text.push_str(&prose.text);
}

fn last_is_item(text: &str) -> bool {
    let last = text.rsplit("\n\n").next().unwrap_or_default();
    let mark = last.split(' ').next().unwrap_or_default();
    matches!(mark, "-" | "*" | "+")
        || mark.ends_with(['.', ')']) && mark.starts_with(|c: char| c.is_ascii_digit()) && mark.len() < 5
}

/// Marks of repetition, as printed.
const REPEATS: [&str; 10] = [
    "（再掲）",
    "(再掲)",
    "【再掲】",
    "［再掲］",
    "\\[再掲\\]",
    "〔再掲〕",
    "＜再掲＞",
    "★再掲",
    "※再掲",
    "《再掲》",
];

/// A text without its mark of repetition, and the mark.
pub fn part_repeat(text: &str) -> (String, Option<Repeat>) {
    for mark in REPEATS {
        let printed = mark.replace('\\', "");
        if let Some(rest) = text.trim_end().strip_suffix(mark) {
            return (rest.trim_end().to_string(), Some(Repeat { mark: printed, before: false }));
        }
        if let Some(rest) = text.strip_prefix(mark) {
            return (rest.trim_start().to_string(), Some(Repeat { mark: printed, before: true }));
        }
    }
    (text.to_string(), None)
}

/// Markdown as plain text on one line.
pub fn plain(markdown: &str) -> String {
    // As a heading: alone, "1. item" would be a list and "---" a rule.
    super::lines::spaced(&crate::markdown::to_text(&format!("# {}", markdown.replace('\n', " ")), Lang::JA))
}
