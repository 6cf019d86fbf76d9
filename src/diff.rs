//! Where two texts differ.
//!
//! 1. Both are cut into phrases (after 。、）), and the phrases compared; this keeps moved
//!    paragraphs whole and the work small.
//! 2. Inside each stretch of differing phrases the characters are compared ([`refine`]).
//! 3. Differences that all but touch become one ([`merge`]).

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of the one sequence that stands for a stretch of the other.
pub type Change = (Range<usize>, Range<usize>);

/// Fewest equal characters between two differences that stay apart.
const GAP: usize = 4;

/// Most pairs of characters that are compared one by one; above it a stretch differs as a whole.
const MAX_PAIRS: usize = 16_000_000;

/// A piece of two texts laid over each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Same(String),
    Removed(String),
    Added(String),
}

/// Two texts laid over each other, in order; where they differ, the old before the new.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let text = |side: &[char], range: Range<usize>| side[range].iter().collect::<String>();
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut add = |piece: Piece| {
        let (Piece::Same(text) | Piece::Removed(text) | Piece::Added(text)) = &piece;
        if !text.is_empty() {
            pieces.push(piece);
        }
    };
    for (removed, added) in changes(&old, &new) {
        add(Piece::Same(text(&old, at..removed.start)));
        at = removed.end;
        add(Piece::Removed(text(&old, removed)));
        add(Piece::Added(text(&new, added)));
    }
    add(Piece::Same(text(&old, at..old.len())));
    pieces
}

/// The stretches that differ, in order, as ranges of both; never both empty.
pub fn changes(old: &[char], new: &[char]) -> Vec<Change> {
    if old == new {
        return Vec::new();
    }
    let (old_phrases, new_phrases) = (phrases(old), phrases(new));
    let (old_ids, new_ids) = number(old, &old_phrases, new, &new_phrases);
    let mut found = Vec::new();
    for (x, y) in between(&matches(&old_ids, &new_ids), old_ids.len(), new_ids.len()) {
        refine(old, characters(&old_phrases, x), new, characters(&new_phrases, y), &mut found);
    }
    merge(found)
}

/// Cuts after each mark that ends a phrase.
fn phrases(text: &[char]) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut phrases = Vec::new();
    for (at, c) in text.iter().enumerate() {
        if matches!(c, '。' | '、' | '）' | '」') || at + 1 == text.len() {
            phrases.push(start..at + 1);
            start = at + 1;
        }
    }
    phrases
}

/// The same number for the same phrase.
fn number(a: &[char], old: &[Range<usize>], b: &[char], new: &[Range<usize>]) -> (Vec<usize>, Vec<usize>) {
    let mut numbers: HashMap<Vec<char>, usize> = HashMap::new();
    let mut of = |phrase: &[char]| {
        let next = numbers.len();
        *numbers.entry(phrase.to_vec()).or_insert(next)
    };
    let old = old.iter().map(|range| of(&a[range.clone()])).collect();
    let new = new.iter().map(|range| of(&b[range.clone()])).collect();
    (old, new)
}

/// The characters of a run of phrases; of an empty run, the place between its neighbours.
fn characters(phrases: &[Range<usize>], run: Range<usize>) -> Range<usize> {
    let end = |at: usize| if at == 0 { 0 } else { phrases[at - 1].end };
    end(run.start)..end(run.end)
}

fn refine(a: &[char], x: Range<usize>, b: &[char], y: Range<usize>, found: &mut Vec<Change>) {
    let (x, y) = without_common_ends(a, x, b, y);
    if x.is_empty() && y.is_empty() {
        return;
    }
    if x.is_empty() || y.is_empty() || x.len().saturating_mul(y.len()) > MAX_PAIRS {
        found.push((x, y));
        return;
    }
    let ids = |text: &[char]| text.iter().map(|c| *c as usize).collect::<Vec<_>>();
    let (old, new) = (ids(&a[x.clone()]), ids(&b[y.clone()]));
    for (i, j) in between(&matches(&old, &new), old.len(), new.len()) {
        found.push((i.start + x.start..i.end + x.start, j.start + y.start..j.end + y.start));
    }
}

/// What is left of two stretches without the characters that both begin and end with: among equal characters, which
/// pair of them differs is not to be guessed.
fn without_common_ends(a: &[char], x: Range<usize>, b: &[char], y: Range<usize>) -> Change {
    let (left, right) = (&a[x.clone()], &b[y.clone()]);
    let start = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[start..], &right[start..]);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    (x.start + start..x.end - end, y.start + start..y.end - end)
}

/// Pairs of indexes of equal values, ascending on both sides. What occurs on one side only takes no
/// part, so that two texts that have nothing in common are found different at once.
fn matches(old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let common = |side: &[usize], other: &[usize]| {
        let known: std::collections::HashSet<usize> = other.iter().copied().collect();
        (0..side.len()).filter(|&at| known.contains(&side[at])).collect::<Vec<_>>()
    };
    let (left, right) = (common(old, new), common(new, old));
    let values = |side: &[usize], at: &[usize]| at.iter().map(|&at| side[at]).collect::<Vec<_>>();
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &values(old, &left), &values(new, &right)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            pairs.extend((0..len).map(|at| (left[old_index + at], right[new_index + at])));
        }
    }
    pairs
}

/// What lies between matched pairs.
fn between(pairs: &[(usize, usize)], old_len: usize, new_len: usize) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for &(old, new) in pairs.iter().chain(std::iter::once(&(old_len, new_len))) {
        if old > old_at || new > new_at {
            changes.push((old_at..old, new_at..new));
        }
        (old_at, new_at) = (old + 1, new + 1);
    }
    changes
}

fn merge(changes: Vec<Change>) -> Vec<Change> {
    let mut merged: Vec<Change> = Vec::new();
    for (old, new) in changes {
        match merged.last_mut() {
            Some(last) if old.start - last.0.end < GAP && new.start - last.1.end < GAP => {
                last.0.end = old.end;
                last.1.end = new.end;
            }
            _ => merged.push((old, new)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> Vec<(String, String)> {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let text = |side: &[char], range: Range<usize>| side[range].iter().collect::<String>();
        changes(&old, &new).into_iter().map(|(a, b)| (text(&old, a), text(&new, b))).collect()
    }

    fn pair(old: &str, new: &str) -> (String, String) {
        (old.to_string(), new.to_string())
    }

    #[test]
    fn pieces_give_both_texts_back() {
        let (old, new) = ("仕事との両立支援を行う。", "仕事の両立支援を進める。");
        let pieces = pieces(old, new);
        let side = |leave: fn(&Piece) -> bool| {
            let texts = pieces.iter().filter(|piece| !leave(piece)).map(|piece| match piece {
                Piece::Same(text) | Piece::Removed(text) | Piece::Added(text) => text.as_str(),
            });
            texts.collect::<String>()
        };
        assert_eq!(side(|piece| matches!(piece, Piece::Added(_))), old);
        assert_eq!(side(|piece| matches!(piece, Piece::Removed(_))), new);
        assert_eq!(pieces[1], Piece::Removed("と".into()));
    }

    #[test]
    fn one_character_is_one_difference() {
        assert_eq!(shown("雇用の維持に取組む。", "雇用の維持に取組む。"), []);
        assert_eq!(shown("仕事との両立支援。", "仕事の両立支援。"), [pair("と", "")]);
        assert_eq!(shown("甲、乙丙丁。", "甲、乙戊丁。"), [pair("丙", "戊")]);
        assert_eq!(shown("", "甲"), [pair("", "甲")]);
        assert_eq!(shown(&"甲".repeat(9), "甲甲甲〓甲甲甲甲甲"), [pair("甲", "〓")]);
    }

    #[test]
    fn a_moved_paragraph_is_found_at_both_places() {
        let old = "・第一の施策を行う。・第二の施策も行う。・三番目を進める。";
        let new = "・第二の施策も行う。・第一の施策を行う。・三番目を進める。";
        assert_eq!(shown(old, new), [pair("", "・第二の施策も行う。"), pair("・第二の施策も行う。", "")]);
    }

    #[test]
    fn texts_with_nothing_in_common_differ_as_a_whole_without_delay() {
        let (old, new) = ("甲".repeat(30_000), "乙".repeat(30_000));
        assert_eq!(shown(&old, &new), [(old.clone(), new.clone())]);
    }
}
