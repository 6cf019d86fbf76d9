//! Step 1: the text that pulldown-cmark reads, made from what the author typed.
//!
//! 1. [`characters`] leaves out comments and what cannot be seen, and hides asterisks and the `<` of
//!    tags behind [`STAR`] and [`TAG`], so that pairing them is ours to do ([`super::marks`]).
//! 2. [`blocks`](super::blocks::mended) mends what stands together on lines.
//!
//! Code, in lines and in blocks, stays as it is written. [`Source::place`] leads back to the original.

use std::collections::BTreeSet;
use std::ops::Range;

use super::blocks::{Fence, container_prefix, mended};
use super::{Fault, Problem};
use crate::characters::{is_line_end, is_ordinary, is_unseen};

/// Stands for an asterisk outside of code. A control character, which no text can hold.
pub const STAR: char = '\u{1}';
/// Stands for the `<` of what looks like a tag, outside of code.
pub const TAG: char = '\u{2}';

/// Characters of a link's address.
const LONGEST_ADDRESS: usize = 400;

/// The text to be parsed, and what was found on the way.
pub struct Source {
    pub text: String,
    characters: Pieces,
    blocks: Pieces,
    pub problems: Vec<Problem>,
}

impl Source {
    /// The range of the original that a range of `text` came from.
    pub fn place(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.characters.original(self.blocks.original(at));
        let start = place(range.start);
        start..place(range.end).max(start)
    }
}

pub fn read(markdown: &str) -> Source {
    let first = characters(markdown);
    let second = mended(&first.text);
    let original =
        |range: &Range<usize>| first.pieces.original(range.start)..first.pieces.original(range.end);
    let lines = second.problems.iter().map(|p| Problem { kind: p.kind, range: original(&p.range) });
    let problems = first.problems.iter().cloned().chain(lines).collect();
    Source { text: second.text, characters: first.pieces, blocks: second.pieces, problems }
}

/// `STAR` and `TAG` as the characters they stand for.
pub fn shown(text: &str) -> String {
    text.replace(STAR, "*").replace(TAG, "<")
}

/// Where the parts of a text were copied from: offsets in it and in the original, both ascending.
#[derive(Default)]
pub struct Pieces(Vec<(usize, usize)>);

impl Pieces {
    fn original(&self, at: usize) -> usize {
        let next = self.0.partition_point(|&(start, _)| start <= at);
        let Some(&(start, original)) = next.checked_sub(1).and_then(|piece| self.0.get(piece)) else {
            return 0;
        };
        let end = self.0.get(next).map_or(usize::MAX, |&(_, original)| original);
        (original + (at - start)).min(end)
    }
}

/// A text that is made from another by copying and putting in.
#[derive(Default)]
pub struct Copy {
    pub text: String,
    pub pieces: Pieces,
    pub problems: Vec<Problem>,
    /// Where copying from the original goes on without a new piece.
    next: usize,
}

impl Copy {
    pub fn copy(&mut self, original: &str, range: Range<usize>) {
        if range.start != self.next || self.pieces.0.is_empty() {
            self.pieces.0.push((self.text.len(), range.start));
        }
        self.next = range.end;
        self.text.push_str(&original[range]);
    }

    /// Puts in what is not in the original.
    pub fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.next = usize::MAX;
    }

    /// One character that takes the place of another.
    fn replace(&mut self, with: char, range: &Range<usize>) {
        self.pieces.0.push((self.text.len(), range.start));
        self.text.push(with);
        self.next = if with.len_utf8() == range.len() { range.end } else { usize::MAX };
    }

    /// The end of the text is that of the original.
    pub fn finished(mut self, original: &str) -> Self {
        self.pieces.0.push((self.text.len(), original.len()));
        self
    }

    pub fn problem(&mut self, kind: Fault, range: Range<usize>) {
        self.problems.push(Problem { kind, range });
    }
}

/// Goes through the characters of a text.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    out: Copy,
    /// The end of the paragraph, and the lengths of the runs of backticks that nothing closes in it.
    paragraph: usize,
    unclosed: BTreeSet<usize>,
}

fn characters(markdown: &str) -> Copy {
    let mut reader =
        Reader { text: markdown, at: 0, out: Copy::default(), paragraph: 0, unclosed: BTreeSet::new() };
    let mut fence: Option<Fence> = None;
    while reader.at < markdown.len() {
        let line = reader.line();
        if let Some(open) = &fence {
            let closes = open.closed_by(line);
            reader.copy_clean(reader.at + line.len());
            fence = fence.filter(|_| !closes);
            continue;
        }
        fence = Fence::opened_by(line);
        if fence.is_some() {
            reader.copy_clean(reader.at + line.len());
        } else {
            reader.prose_line(line.len());
        }
    }
    reader.out.finished(markdown)
}

impl<'a> Reader<'a> {
    /// The rest of the line, with its end.
    fn line(&self) -> &'a str {
        let rest = &self.text[self.at..];
        &rest[..rest.find('\n').map_or(rest.len(), |end| end + 1)]
    }

    /// Copies up to `end` what can be seen; every kind of line end becomes one.
    fn copy_clean(&mut self, end: usize) {
        while self.at < end {
            let rest = &self.text[self.at..end];
            let ordinary = rest.find(|c: char| !is_ordinary(c)).unwrap_or(rest.len());
            if ordinary > 0 {
                self.out.copy(self.text, self.at..self.at + ordinary);
                self.at += ordinary;
            }
            let Some(c) = rest[ordinary..].chars().next() else { return };
            let range = self.at..self.at + c.len_utf8();
            self.at = range.end;
            if is_line_end(c) && c != '\n' {
                self.out.replace('\n', &range);
            } else if !is_unseen(c, self.out.text.chars().next_back()) {
                self.out.copy(self.text, range);
            }
        }
    }

    /// One line of prose. A comment or a piece of code may carry on over its end.
    fn prose_line(&mut self, length: usize) {
        let line = &self.text[self.at..self.at + length];
        let stars = line.chars().filter(|&c| c == '*').count();
        let is_rule = stars > 2 && line.chars().all(|c| c == '*' || c.is_ascii_whitespace());
        let prefix = if is_rule { length } else { container_prefix(line) };
        let end = self.at + length;
        self.copy_clean(self.at + prefix);
        while self.at < end {
            self.prose();
        }
    }

    /// The next character of prose, or what it begins.
    fn prose(&mut self) {
        let rest = &self.text[self.at..];
        let Some(c) = rest.chars().next() else { return };
        match c {
            '\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => self.copy_clean(self.at + 2),
            '`' => self.backticks(),
            '*' => self.hide(STAR),
            '<' if rest.starts_with("<!--") => self.comment(),
            '<' => match address_length(rest) {
                Some(length) => self.copy_clean(self.at + length),
                None if is_tag(rest) => self.hide(TAG),
                None => self.copy_clean(self.at + 1),
            },
            // The address of a link is no text.
            ']' if rest.starts_with("](") => {
                let ends = if rest.starts_with("](<") { ['>', '\n'] } else { [')', '\n'] };
                let end = rest.char_indices().take(LONGEST_ADDRESS).find(|(_, c)| ends.contains(c));
                self.copy_clean(self.at + end.map_or(1, |(at, _)| at));
            }
            '\n' => self.copy_clean(self.at + 1),
            _ => {
                let begins = |c: char| matches!(c, '\\' | '`' | '*' | '<' | ']' | '\n');
                let first = c.len_utf8();
                let plain = rest[first..].find(begins).unwrap_or(rest.len() - first);
                self.copy_clean(self.at + first + plain);
            }
        }
    }

    fn hide(&mut self, behind: char) {
        self.out.replace(behind, &(self.at..self.at + 1));
        self.at += 1;
    }

    fn comment(&mut self) {
        let start = self.at;
        match self.text[start + 2..].find("-->") {
            Some(end) => {
                self.at = start + 2 + end + 3;
                self.out.problem(Fault::Comment, start..self.at);
            }
            None => {
                self.at = self.text.len();
                self.out.problem(Fault::CommentUnclosed, start..start + "<!--".len());
            }
        }
    }

    /// Code in a line is copied as it is; backticks that nothing closes are text.
    fn backticks(&mut self) {
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(|&byte| byte == b'`').count();
        if self.at >= self.paragraph {
            self.paragraph = self.at + rest.find("\n\n").unwrap_or(rest.len());
            self.unclosed.clear();
        }
        let paragraph = &self.text[self.at + length..self.paragraph.max(self.at + length)];
        let end = if self.unclosed.contains(&length) { None } else { closing(paragraph, length) };
        if end.is_none() {
            self.unclosed.insert(length);
        }
        self.copy_clean(self.at + length + end.unwrap_or(0));
    }
}

/// The end of the first run of exactly `length` backticks.
fn closing(text: &str, length: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let run = text[start..].bytes().take_while(|&byte| byte == b'`').count();
        at = start + run;
        if run == length {
            return Some(at);
        }
    }
    None
}

/// Whether a `<` begins what would be a tag.
fn is_tag(rest: &str) -> bool {
    rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

/// The length of an address in angle brackets.
fn address_length(rest: &str) -> Option<usize> {
    let inner = &rest[1..];
    let inner = &inner[..inner.find(['>', '<', '\n', ' ']).filter(|&end| inner[end..].starts_with('>'))?];
    let scheme = inner.split_once(':').map_or("", |(scheme, _)| scheme);
    let in_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte);
    let is_scheme = scheme.len() > 1 && scheme.bytes().all(in_scheme);
    (is_scheme || (inner.contains('@') && inner.is_ascii())).then(|| inner.len() + "<>".len())
}
