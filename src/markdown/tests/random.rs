//! Whatever is typed, no word of it is lost.

use super::{html, text};
use crate::lang::Lang;
use crate::markdown::parse;

/// What authors type, in pieces.
const TYPED: [&str; 62] = [
    "甲",
    "乙",
    "丙",
    "丁",
    "雇",
    "用",
    "を",
    "。",
    "、",
    "「",
    "」",
    "（",
    "）",
    "*",
    "**",
    "***",
    "_",
    "\n",
    "\n\n",
    "\n\n\n",
    " ",
    "    ",
    "\t",
    "　",
    "- ",
    "1. ",
    "2) ",
    "> ",
    "#",
    "## ",
    "|",
    "|-|-|\n",
    "---\n",
    "===\n",
    "[",
    "]",
    "[^1]",
    "[^1]: ",
    "[^二]: ",
    "![",
    "<",
    "<br>",
    "<u>",
    "</u>",
    "<div>",
    "<!-- 内部 -->",
    "&amp;",
    "&#x1;",
    "~",
    "3",
    "a",
    "Ab",
    "①",
    "・",
    "※",
    "ア　",
    "\u{200b}",
    "\u{b}",
    "\u{2028}",
    "<https://a.b/>",
    "\u{1}",
    "\u{2}",
];

/// What is read on the page, without its tags.
fn read(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect()
}

/// Tags that are not closed, or closed in another order.
fn unbalanced(html: &str) -> bool {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1).map(|part| part.split('>').next().unwrap()) {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        match tag.starts_with('/') {
            _ if matches!(name, "br" | "hr") => {}
            false => open.push(name),
            true if open.pop() == Some(name) => {}
            true => return true,
        }
    }
    !open.is_empty()
}

#[test]
fn no_word_is_lost_whatever_is_typed() {
    let mut seed = 20_231_123_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    let words = |text: &str| {
        let mut words: Vec<char> = text.chars().filter(|c| "甲乙丙丁雇用を①※".contains(*c)).collect();
        words.sort_unstable();
        words
    };
    for _ in 0..20_000 {
        let typed: String = (0..next(24) + 1).map(|_| TYPED[next(TYPED.len())]).collect();
        let (html, text) = (html(&typed), text(&typed));
        assert_eq!(words(&typed), words(&text), "{typed:?} is told as {text:?}");
        assert_eq!(words(&typed), words(&read(&html)), "{typed:?} is shown as {html:?}");
        assert!(!unbalanced(&html) && !text.contains("内部"), "{typed:?} is shown as {html:?}");
        assert!(!html.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{typed:?}");
        for problem in parse(&typed, Lang::JA).problems {
            assert!(typed.get(problem.range.clone()).is_some(), "{typed:?}: {problem:?}");
        }
    }
}
