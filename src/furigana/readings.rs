//! The readings of the kanji of a text.
//!
//! 1. [`read`] goes through the words: the project's and the general corrections first, then [`counters`] and
//!    [`context`], whose readings hang on what stands before, then the dictionary.
//! 2. [`push_word`] takes compounds apart, each once; [`align`] leaves kana of a word out of its reading: 取り組む is
//!    `取と 組く`.

use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::corrections::Corrections;
use super::{context, counters};
use crate::japanese::{Analyzer, Token, hiragana, is_kana, is_kanji};

/// After kanji without a known reading.
pub(super) const UNKNOWN: &str = "ー";

/// Kanji and the hiragana over them.
pub type Piece = (String, String);

/// What readings come from.
pub struct Reader<'a> {
    analyzer: &'a Analyzer,
    corrections: Corrections,
    /// The pieces of words that were met: by the word, with the reading that the dictionary gives it there.
    words: RwLock<FxHashMap<Box<str>, Vec<KnownWord>>>,
}

struct KnownWord {
    reading: Option<Arc<str>>,
    pieces: Arc<[(usize, Piece)]>,
}

impl<'a> Reader<'a> {
    pub fn new(analyzer: &'a Analyzer, corrections: Corrections) -> Self {
        Self { analyzer, corrections, words: RwLock::default() }
    }

    /// The pieces of a word that nothing around it decides.
    fn word(&self, token: &Token<'_>) -> Arc<[(usize, Piece)]> {
        let known = self.words.read().unwrap_or_else(PoisonError::into_inner);
        let same = |word: &&KnownWord| word.reading == token.reading;
        if let Some(word) = known.get(token.surface).and_then(|words| words.iter().find(same)) {
            return word.pieces.clone();
        }
        drop(known);
        let mut pieces = Vec::new();
        push_word(self, token, &mut pieces);
        let pieces: Arc<[(usize, Piece)]> = pieces.into();
        let word = KnownWord { reading: token.reading.clone(), pieces: pieces.clone() };
        let mut known = self.words.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(token.surface.into()).or_default().push(word);
        pieces
    }
}

/// The kanji of a text with their readings; empty if it has none.
pub fn record(reader: &Reader<'_>, text: &str) -> String {
    let mut record = String::new();
    let mut end = 0;
    for (start, (kanji, reading)) in pieces(reader, text) {
        if start != end && !record.is_empty() {
            record.push(' ');
        }
        end = start + kanji.len();
        record.push_str(&kanji);
        record.push_str(&reading);
    }
    record
}

/// Every run of kanji of a text: its byte offset, and its parts with their readings.
pub fn pieces(reader: &Reader<'_>, text: &str) -> Vec<(usize, Piece)> {
    let mut pieces = Vec::new();
    read(reader, text, &reader.analyzer.tokens(text), 0, &mut pieces);
    pieces
}

/// The words of a text that a correction reads: byte offset, word, reading.
pub fn corrected_words<'a>(reader: &'a Reader<'_>, text: &'a str) -> Vec<(usize, &'a str, &'a str)> {
    let tokens = reader.analyzer.tokens(text);
    let mut found = Vec::new();
    let mut done = 0;
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.surface.contains(is_kanji)) {
        if token.start < done {
            continue;
        }
        if let Some((start, word, reading)) = corrected(reader, text, &tokens, at, done) {
            found.push((start, word, reading));
            done = start + word.len();
        }
    }
    found
}

/// The pieces of the words of a text, which stands at `offset`.
fn read(
    reader: &Reader<'_>,
    text: &str,
    tokens: &[Token<'_>],
    offset: usize,
    pieces: &mut Vec<(usize, Piece)>,
) {
    let mut done = 0;
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.surface.contains(is_kanji)) {
        if token.start < done {
            continue;
        }
        if let Some((start, word, reading)) = corrected(reader, text, tokens, at, done) {
            push_aligned(offset + start, word, Some(reading), pieces);
            done = start + word.len();
        } else if let Some((start, counter, reading)) = counters::counted(text, token) {
            pieces.push((offset + start, (counter.to_string(), reading.to_string())));
        } else if let Some(reading) = context::reading(tokens, at) {
            push_aligned(offset + token.start, token.surface, Some(reading), pieces);
        } else {
            let word = reader.word(token);
            pieces.extend(word.iter().map(|(at, piece)| (offset + token.start + at, piece.clone())));
        }
    }
}

/// The corrected word at a token or, as it may begin in the kana before (ひとり親), at the token before it.
fn corrected<'a>(
    reader: &'a Reader<'_>,
    text: &str,
    tokens: &[Token<'_>],
    at: usize,
    done: usize,
) -> Option<(usize, &'a str, &'a str)> {
    const LONGEST: usize = 6;
    let before = at.checked_sub(1).map(|before| tokens[before].start).filter(|&start| start >= done);
    let mut starts = before.into_iter().chain([tokens[at].start]);
    starts.find_map(|start| {
        let ends = tokens[at..].iter().take(LONGEST).map(|token| token.start + token.surface.len() - start);
        let (word, reading) = reader.corrections.find(&text[start..], ends)?;
        Some((start, word, reading))
    })
}

/// The parts of a word, which stands at 0. A compound of the user dictionary is taken apart where its short words
/// agree with its reading, so that each reading stands over its own kanji.
fn push_word(reader: &Reader<'_>, token: &Token<'_>, pieces: &mut Vec<(usize, Piece)>) {
    let reading = token.reading.as_deref().map(hiragana);
    let parts = reader.analyzer.short_tokens(token.surface);
    let joined: Option<String> = parts.iter().map(|part| part.reading.as_deref().map(hiragana)).collect();
    let plain = token.surface.chars().all(|c| is_kanji(c) || is_kana(c));
    if parts.len() > 1 && !plain {
        read(reader, token.surface, &parts, 0, pieces);
    } else if parts.len() > 1 && joined == reading {
        for part in parts {
            let reading = part.reading.as_deref().map(hiragana);
            push_aligned(part.start, part.surface, reading.as_deref(), pieces);
        }
    } else {
        push_aligned(0, token.surface, reading.as_deref(), pieces);
    }
}

fn push_aligned(start: usize, surface: &str, reading: Option<&str>, pieces: &mut Vec<(usize, Piece)>) {
    let segments = segments(surface);
    let readings = reading.and_then(|reading| align(&segments, reading));
    for (at, (offset, segment)) in segments.iter().enumerate().filter(|(_, (_, s))| s.contains(is_kanji)) {
        let reading = readings.as_ref().map_or(UNKNOWN, |readings| readings[at]);
        pieces.push((start + offset, (segment.to_string(), reading.to_string())));
    }
}

/// A word cut where kanji and other characters meet; with byte offsets.
fn segments(word: &str) -> Vec<(usize, &str)> {
    let mut segments: Vec<(usize, &str)> = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in word.char_indices() {
        let kanji = is_kanji(c);
        if last.is_some_and(|last| last != kanji) {
            segments.push((start, &word[start..at]));
            start = at;
        }
        last = Some(kanji);
    }
    segments.push((start, &word[start..]));
    segments
}

/// The reading of each segment, if the kana of the word stand in its reading as they are.
fn align<'a>(segments: &[(usize, &str)], reading: &'a str) -> Option<Vec<&'a str>> {
    let Some(((_, segment), rest)) = segments.split_first() else {
        return reading.is_empty().then(Vec::new);
    };
    if !segment.contains(is_kanji) {
        let after = reading.strip_prefix(hiragana(segment).as_str())?;
        let mut readings = align(rest, after)?;
        readings.insert(0, &reading[..reading.len() - after.len()]);
        return Some(readings);
    }
    // Each kanji is read with one kana at least.
    let shortest = segment.chars().count();
    let ends = reading.char_indices().map(|(at, c)| at + c.len_utf8()).skip(shortest.saturating_sub(1));
    for end in ends {
        if let Some(mut readings) = align(rest, &reading[end..]) {
            readings.insert(0, &reading[..end]);
            return Some(readings);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furigana::DEFAULT_CORRECTIONS;
    use crate::japanese::DEFAULT_USER_DICTIONARY;

    fn read(text: &str) -> String {
        let words = format!(
            "{DEFAULT_USER_DICTIONARY}10歳からの就活教室,名詞,ジュッサイカラノシュウカツキョウシツ\n"
        );
        let analyzer = Analyzer::new(&words).unwrap();
        record(&Reader::new(&analyzer, Corrections::parse(DEFAULT_CORRECTIONS)), text)
    }

    #[test]
    fn readings_stand_over_kanji_only() {
        assert_eq!(read("雇用の維持に取り組む。"), "雇用こよう 維持いじ 取と 組く");
        assert_eq!(read("ハローワーク"), "");
    }

    #[test]
    fn compounds_are_read_word_by_word() {
        assert_eq!(read("在籍型出向"), "在籍ざいせき型がた出向しゅっこう");
        assert_eq!(read("10歳からの就活教室"), "歳さい 就活しゅうかつ教室きょうしつ");
    }

    #[test]
    fn corrections_go_before_the_dictionary_at_word_boundaries_only() {
        assert_eq!(read("令和５年度"), "令和れいわ 年度ねんど");
        assert_eq!(read("ひとり親等"), "親等おやとう");
        assert_eq!(read("研修等"), "研修けんしゅう等とう");
        assert_eq!(read("平等"), "平等びょうどう");
    }

    #[test]
    fn a_number_and_its_counter_that_are_one_word_get_no_reading() {
        assert_eq!(read("１人"), "人ー");
        assert_eq!(read("１０１人"), "人にん");
        assert_eq!(read("８月と１１月"), "月がつ 月がつ");
        assert_eq!(read("10分、15分、５分の１"), "分ぷん 分ふん 分ぶん");
    }

    #[test]
    fn the_word_before_decides() {
        assert_eq!(read("治療後"), "治療ちりょう後ご");
        assert_eq!(read("治療した後"), "治療ちりょう 後あと");
        assert_eq!(read("人手不足で人が不足する"), "人手ひとで不足ぶそく 人ひと 不足ふそく");
        assert_eq!(read("会社などに行って相談を行って"), "会社かいしゃ 行い 相談そうだん 行おこな");
        assert_eq!(read("一人で、二人に、十一人"), "一ひと人り 二ふた人り 十じゅう一いち人にん");
        assert_eq!(
            read("正しく学校に入れる。人を学校に入れる"),
            "正ただ 学校がっこう 入はい 人ひと 学校がっこう 入い"
        );
        assert_eq!(read("企業間の連携の下"), "企業きぎょう間かん 連携れんけい 下もと");
    }
}
