//! Asterisks and tags within a line, as authors mean them.
//!
//! CommonMark pairs asterisks by rules that know spaces, which Japanese has not: `**「重要」**です` stays
//! as it is typed, and `3*4*5` becomes 345. Here
//! 1. [`split`] parts the texts of a line at [`STAR`]s and [`TAG`]s,
//! 2. [`nest`] pairs the tags that have a meaning (`<br>`, `<u>` …); others stay text,
//! 3. [`pair`] pairs asterisks: they open before what can be emphasised and close after it, also beside
//!    Japanese characters and brackets, and are signs of multiplication between letters and digits.

use std::ops::Range;

use crate::number::is_digit;

use super::source::{STAR, TAG};
use super::tags::{Tag, nest, tag};
use super::{Fault, Inline, Problem, Styling};
use crate::japanese::is_wide;

/// A piece of a line. Ranges are those of the source that is parsed.
#[derive(Debug)]
pub enum Token {
    Text(String, Range<usize>),
    Node(Inline),
    Stars(Stars),
    Tag(Tag),
}

#[derive(Debug)]
pub struct Stars {
    count: usize,
    range: Range<usize>,
}

/// The tokens of a paragraph, a cell, a link … as inlines.
pub fn inlines(tokens: Vec<Token>, problems: &mut Vec<Problem>) -> Vec<Inline> {
    let nested = nest(split(tokens), problems);
    pair(nested, problems)
}

fn split(tokens: Vec<Token>) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token {
            Token::Text(text, range) if text.contains([STAR, TAG]) => split_text(&text, &range, &mut out),
            other => out.push(other),
        }
    }
    out
}

fn split_text(text: &str, range: &Range<usize>, out: &mut Vec<Token>) {
    // Where characters were entities or escapes, only the whole is known.
    let exact = range.len() == text.len();
    let place = |part: Range<usize>| match exact {
        true => range.start + part.start..range.start + part.end,
        false => range.clone(),
    };
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let stars = rest.chars().take_while(|&c| c == STAR).count();
        let tag = if rest.starts_with(TAG) { tag(rest) } else { None };
        let length = match &tag {
            Some((length, ..)) => *length,
            None if stars > 0 => stars,
            None => rest
                .char_indices()
                .skip(1)
                .find(|(_, c)| [STAR, TAG].contains(c))
                .map_or(rest.len(), |(at, _)| at),
        };
        let part = at..at + length;
        let range = place(part.clone());
        out.push(match tag {
            Some((_, styling, closing)) => {
                Token::Tag(Tag { styling, closing, raw: text[part].to_string(), range })
            }
            None if stars > 0 => Token::Stars(Stars { count: stars, range }),
            None => Token::Text(text[part].replace(TAG, "<"), range),
        });
        at += length;
    }
}

/// A run of asterisks while it is paired.
struct Run {
    /// Index of its token.
    token: usize,
    left: usize,
    opens: bool,
    closes: bool,
    /// What ends and what begins here, in order.
    ends: Vec<Styling>,
    begins: Vec<Styling>,
}

pub fn pair(tokens: Vec<Token>, problems: &mut Vec<Problem>) -> Vec<Inline> {
    let mut runs = runs(&tokens);
    match_runs(&mut runs);
    note_single(&tokens, &runs, problems);
    assemble(tokens, runs, problems)
}

fn runs(tokens: &[Token]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Stars(stars) = token else { continue };
        let before = at.checked_sub(1).and_then(|at| edge(&tokens[at], true));
        let after = tokens.get(at + 1).and_then(|token| edge(token, false));
        let (opens, closes) = sides(stars.count, before, after);
        let (ends, begins) = (Vec::new(), Vec::new());
        runs.push(Run { token: at, left: stars.count, opens, closes, ends, begins });
    }
    runs
}

/// The last or the first character of a token; none at a line end.
fn edge(token: &Token, last: bool) -> Option<char> {
    match token {
        Token::Text(text, _) if last => text.chars().next_back(),
        Token::Text(text, _) => text.chars().next(),
        Token::Node(inline) => edge_of(inline, last),
        Token::Stars(_) => Some('*'),
        Token::Tag(_) => Some('>'),
    }
}

fn edge_of(inline: &Inline, last: bool) -> Option<char> {
    match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Picture { description: text } => {
            if last {
                text.chars().next_back()
            } else {
                text.chars().next()
            }
        }
        Inline::Styled(_, of) | Inline::Link { of, .. } => {
            edge_of(if last { of.last() } else { of.first() }?, last)
        }
        Inline::Note { .. } => Some('注'),
        Inline::Break => None,
    }
}

/// Whether a run of asterisks between two characters may open, and may close, emphasis.
fn sides(count: usize, before: Option<char>, after: Option<char>) -> (bool, bool) {
    let (before, after) = (before.unwrap_or(' '), after.unwrap_or(' '));
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let mark = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let beside_wide = is_wide(before) || is_wide(after);
    let left = !mark(after) || before.is_whitespace() || mark(before);
    let right = !mark(before) || after.is_whitespace() || mark(after);
    let mut opens = !after.is_whitespace() && !ends_phrase(after) && (left || beside_wide);
    let mut closes = !before.is_whitespace() && !begins_phrase(before) && (right || beside_wide);
    if count > 3 || (is_digit(before) && is_digit(after)) {
        return (false, false);
    }
    if count == 1 {
        // 3*4, 10cm*20cm, and the marks of notes: *1.
        opens &= !is_sign(before);
        closes &= !is_digit(after) && (!is_sign(before) || !is_sign(after));
    }
    (opens, closes)
}

fn begins_phrase(c: char) -> bool {
    "「『（【〔［｛〈《“‘([{｢«".contains(c)
}

fn ends_phrase(c: char) -> bool {
    "」』）】〕］｝〉》”’)]}｣»、。，．,.!?！？：；:;".contains(c)
}

/// Pairs each run that closes with the nearest one before it that it fits.
fn match_runs(runs: &mut [Run]) {
    let mut open: Vec<usize> = Vec::new();
    // Below these heights of `open` nothing fits a run of 1, 2, 3.
    let mut bottom = [0_usize; 4];
    for at in 0..runs.len() {
        while runs[at].closes && runs[at].left > 0 {
            let left = runs[at].left;
            let fitting = |&height: &usize| fit(runs[open[height]].left, left).is_some();
            let Some(height) = (bottom[left].min(open.len())..open.len()).rev().find(fitting) else {
                bottom[left] = open.len();
                break;
            };
            let opener = open[height];
            let used = fit(runs[opener].left, left).unwrap_or(1);
            let styling = if used == 2 { Styling::Strong } else { Styling::Emphasis };
            runs[opener].begins.push(styling);
            runs[opener].left -= used;
            runs[at].ends.push(styling);
            runs[at].left -= used;
            open.truncate(if runs[opener].left > 0 { height + 1 } else { height });
            bottom = bottom.map(|height| height.min(open.len()));
        }
        if runs[at].opens && runs[at].left > 0 {
            open.push(at);
        }
    }
}

/// How many asterisks of two runs pair; `**` and `*` don't.
fn fit(opener: usize, closer: usize) -> Option<usize> {
    match (opener, closer) {
        (1, 1 | 3) | (3, 1) => Some(1),
        (2 | 3, 2 | 3) => Some(2),
        _ => None,
    }
}

/// Tells of emphasis by single asterisks that stand within a word: they may have been meant as signs.
fn note_single(tokens: &[Token], runs: &[Run], problems: &mut Vec<Problem>) {
    for run in runs {
        let Token::Stars(stars) = &tokens[run.token] else { continue };
        let before = run.token.checked_sub(1).and_then(|at| edge(&tokens[at], true));
        let within = before.is_some_and(|c| !c.is_whitespace());
        if stars.count == 1 && within && run.begins.first() == Some(&Styling::Emphasis) {
            problems.push(Problem { kind: Fault::Asterisk, range: stars.range.clone() });
        }
    }
}

/// The inlines, with what the pairs enclose within them.
fn assemble(tokens: Vec<Token>, runs: Vec<Run>, problems: &mut Vec<Problem>) -> Vec<Inline> {
    let mut line = Line { stack: vec![(None, Vec::new())], pairs: Vec::new() };
    let mut runs = runs.into_iter();
    for token in tokens {
        match token {
            Token::Text(text, _) => line.push_text(&text),
            Token::Node(node) => line.push(node),
            Token::Tag(tag) => line.push_text(&tag.raw),
            Token::Stars(stars) => {
                let Some(run) = runs.next() else { continue };
                run.ends.iter().for_each(|_| line.end());
                if run.left > 0 {
                    if stars.count > 1 && stars.count < 4 && (run.opens || run.closes) {
                        problems.push(Problem { kind: Fault::Asterisks, range: stars.range });
                    }
                    line.push_text(&"*".repeat(run.left));
                }
                // The last to be paired is the outermost.
                run.begins.iter().rev().for_each(|&styling| line.begin(styling));
            }
        }
    }
    line.stack.pop().map(|(_, of)| of).unwrap_or_default()
}

/// A line while its inlines come.
struct Line {
    /// The line, and the stylings that are open in it.
    stack: Vec<(Option<Styling>, Vec<Inline>)>,
    /// For each pair of asterisks that is open, whether it opened a styling: emphasis within the same
    /// emphasis is one.
    pairs: Vec<bool>,
}

impl Line {
    fn begin(&mut self, styling: Styling) {
        let new = self.stack.iter().all(|(open, _)| *open != Some(styling));
        self.pairs.push(new);
        if new {
            self.stack.push((Some(styling), Vec::new()));
        }
    }

    fn end(&mut self) {
        if self.pairs.pop() == Some(true)
            && let Some((Some(styling), of)) = self.stack.pop()
        {
            self.push(Inline::Styled(styling, of));
        }
    }

    fn push(&mut self, inline: Inline) {
        match (inline, self.stack.last_mut()) {
            (Inline::Text(text), _) => self.push_text(&text),
            (other, Some((_, of))) => of.push(other),
            _ => {}
        }
    }

    fn push_text(&mut self, text: &str) {
        let Some((_, of)) = self.stack.last_mut() else { return };
        match of.last_mut() {
            Some(Inline::Text(last)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => of.push(Inline::Text(text.to_string())),
        }
    }
}
