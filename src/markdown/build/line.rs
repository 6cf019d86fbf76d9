//! What stands within a line: texts, codes, line ends and references to notes.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::{Builder, Kind, Open};
use crate::characters::is_unseen;
use crate::markdown::lines::{LineEnd, line_end};
use crate::markdown::marks::{Token, inlines};
use crate::markdown::source::{STAR, TAG, shown};
use crate::markdown::{Fault, Inline, MAX_NODES, Problem};

impl Builder<'_> {
    pub(super) fn inlines(&mut self, tokens: Vec<Token>) -> Vec<Inline> {
        let mut found = Vec::new();
        for token in &tokens {
            if let Token::Text(text, range) = token {
                found.extend(undefined_notes(text, range));
                found.extend(unread_marks(text, range));
            }
        }
        let of = inlines(tokens, &mut found);
        for Problem { kind, range } in found {
            self.problem(kind, range);
        }
        of
    }

    pub(super) fn token(&mut self, token: Token) {
        if let Some(open) = self.open.last_mut() {
            open.tokens.push(token);
        }
    }

    pub(super) fn text(&mut self, text: &CowStr<'_>, range: Range<usize>) {
        // Each of our own marks may make a piece; beyond the bound they are what was typed.
        let marks = text.matches([STAR, TAG]).count();
        self.count(marks, &range);
        if marks > 0 && self.nodes > MAX_NODES {
            return self.line_of(&shown(text), range);
        }
        self.line_of(text, range);
    }

    fn line_of(&mut self, text: &str, range: Range<usize>) {
        if let Some(open) = self.open.last_mut().filter(|open| matches!(open.kind, Kind::Code { .. })) {
            open.tokens.push(Token::Text(text.to_string(), range));
            return;
        }
        // Entities may stand for what cannot be seen, or for our own marks.
        let written = self.text.get(range.clone()) == Some(text);
        let seen = |c: char| (written && matches!(c, STAR | TAG)) || !is_unseen(c, Some('a'));
        if !written && is_entity(self.text.get(range.clone()).unwrap_or_default()) {
            let is_seen = |c: char| seen(c) && !c.is_control() && c != char::REPLACEMENT_CHARACTER;
            let kind = if text.chars().all(is_seen) { Fault::Entity } else { Fault::EntityUnseen };
            self.problem(kind, range.clone());
        }
        let Some(open) = self.open.last_mut() else { return };
        // Nearly all texts stay as they are.
        let text: Cow<'_, str> = match text.chars().all(seen) {
            true => Cow::Borrowed(text),
            false => text.chars().filter(|&c| seen(c)).collect(),
        };
        let text = if self.line.is_empty() { text.trim_start_matches(['　', ' ', '\t']) } else { &text };
        if text.is_empty() {
            return;
        }
        match text.contains(STAR) {
            true => self.line.extend(text.chars().filter(|&c| c != STAR)),
            false => self.line.push_str(text),
        }
        let range = range.end - text.len().min(range.len())..range.end;
        match open.tokens.last_mut() {
            Some(Token::Text(last, place)) if place.end == range.start && place.len() == last.len() => {
                last.push_str(text);
                place.end = range.end;
            }
            _ => open.tokens.push(Token::Text(text.to_string(), range)),
        }
    }

    pub(super) fn code(&mut self, code: &CowStr<'_>) {
        let code = shown(code);
        self.line.push_str(&code);
        self.token(Token::Node(Inline::Code(code)));
    }

    /// A line end of the source: nothing, a space, or a line end of the text.
    pub(super) fn line_end(&mut self, range: Range<usize>) {
        let line = &self.text[range.end..];
        let line = &line[..line.find('\n').unwrap_or(line.len())];
        let after = line.trim_start_matches([' ', '\t', '>', STAR]);
        // The line as it is written: what is read of it grows with each line that goes on.
        let before = &self.text[..range.start];
        let written =
            before[before.rfind('\n').map_or(0, |at| at + 1)..].trim_start_matches([' ', '\t', '>', STAR]);
        match line_end(&self.line, written, &unescaped(&shown(after)), self.lang) {
            LineEnd::Nothing => self.trim_line(),
            LineEnd::Space => self.text(&CowStr::Borrowed(" "), range),
            LineEnd::Kept => {
                let end = range.end + line.len();
                self.problem(Fault::LineKept, end - after.len()..end);
                self.break_line();
            }
        }
    }

    pub(super) fn break_line(&mut self) {
        self.trim_line();
        self.line.clear();
        self.token(Token::Node(Inline::Break));
    }

    /// Without the full-width spaces at the end of a line.
    fn trim_line(&mut self) {
        if let Some(Open { tokens, .. }) = self.open.last_mut()
            && let Some(Token::Text(last, _)) = tokens.last_mut()
        {
            last.truncate(last.trim_end_matches(['　', ' ']).len());
        }
    }

    pub(super) fn reference(&mut self, label: &str) {
        let label = label.to_lowercase();
        let notes = &mut self.notes;
        let index = *notes.indices.entry(label.clone()).or_insert(notes.referred.len());
        if index == notes.referred.len() {
            notes.referred.push((label, 0));
        }
        notes.referred[index].1 += 1;
        let reference = notes.referred[index].1;
        self.line.push('注');
        self.token(Token::Node(Inline::Note { index, reference }));
    }
}

/// `&copy;`, `&#169;`
fn is_entity(written: &str) -> bool {
    written.len() > 2 && written.starts_with('&') && written.ends_with(';')
}

/// A line that begins with `1\)` as it is read.
fn unescaped(line: &str) -> String {
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with("\\)");
    if numbered { line.replacen('\\', "", 1) } else { line.to_string() }
}

/// Characters of a footnote's label.
const LONGEST_LABEL: usize = 60;

/// References in a text to notes that it does not have: they are text.
fn undefined_notes(text: &str, range: &Range<usize>) -> Vec<Problem> {
    let is_label = |label: &str| !label.is_empty() && !label.contains([' ', '[', '\n']);
    let ends = text.match_indices("[^").filter_map(|(at, _)| {
        let label = &text[at + 2..];
        let end = label.char_indices().take(LONGEST_LABEL).find(|&(_, c)| c == ']')?.0;
        let label = &label[..end];
        is_label(label).then(|| at..at + label.len() + 3)
    });
    ends.map(|found| match range.len() == text.len() {
        true => range.start + found.start..range.start + found.end,
        false => range.clone(),
    })
    .map(|range| Problem { kind: Fault::NoteMissing, range })
    .collect()
}

/// Characters between two marks that are meant as a pair.
const LONGEST_PAIR: usize = 60;

/// Characters of a link's name and of its address: longer ones are none.
const LONGEST_NAME: usize = 200;
const LONGEST_ADDRESS: usize = 2_000;

/// Marks that were meant as markup and are text: `__重要__` beside Japanese, `~~旧~~`, `[県] (https://…)`.
fn unread_marks(text: &str, range: &Range<usize>) -> Vec<Problem> {
    let exact = range.len() == text.len();
    let place = |found: Range<usize>| match exact {
        true => range.start + found.start..range.start + found.end,
        false => range.clone(),
    };
    let pairs = ["__", "~~"].into_iter().flat_map(|mark| pair_of(text, mark));
    let pairs = pairs.map(|at| Problem { kind: Fault::Asterisks, range: place(at..at + 2) });
    let links = text.match_indices([']', '］']).filter_map(|(at, bracket)| {
        let gap = text[at + bracket.len()..].trim_start_matches([' ', '　']);
        let target = gap.strip_prefix(['(', '（'])?;
        // Brackets of Japanese on both sides are how print gives an address.
        let is_print = bracket == "］" && gap.starts_with('（');
        let begins = ["http://", "https://", "www.", "mailto:"].iter().any(|begin| target.starts_with(begin));
        if !begins || is_print {
            return None;
        }
        let (name, _) =
            text[..at].char_indices().rev().take(LONGEST_NAME).find(|(_, c)| matches!(c, '[' | '［'))?;
        let closes = |(_, c): &(usize, char)| matches!(c, ')' | '）' | '\n');
        let length = target.char_indices().take(LONGEST_ADDRESS).find(closes).map_or(0, |(end, _)| end);
        let end = text.len() - target.len() + length;
        Some(Problem { kind: Fault::LinkForm, range: place(name..end) })
    });
    pairs.chain(links).collect()
}

/// Where the first of two marks stands that enclose something, and are no part of a longer line.
fn pair_of(text: &str, mark: &str) -> Option<usize> {
    let sign = |c: char| mark.starts_with(c);
    let alone = |at: usize| !text[..at].ends_with(sign) && !text[at + mark.len()..].starts_with(sign);
    let marks: Vec<usize> = text.match_indices(mark).map(|(at, _)| at).filter(|&at| alone(at)).collect();
    let encloses = |pair: &&[usize]| {
        let of = &text[pair[0] + mark.len()..pair[1]];
        of.trim() == of && of.chars().count() <= LONGEST_PAIR && !of.contains('\n')
    };
    marks.windows(2).find(encloses).map(|pair| pair[0])
}
