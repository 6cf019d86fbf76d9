//! A change of text as pieces: the same, taken away, added. By phrase first, so that a sentence that was rewritten is
//! shown as one; within phrases that replace each other by character (Japanese) or word.

use crate::diff;
use similar::{Algorithm, DiffOp, capture_diff_slices};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    Removed,
    Added,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub change: Change,
    pub text: String,
}

/// Of phrases less alike than this the whole is shown as replaced.
const ALIKE: f32 = 0.34;

/// What changed from one text to another, in the order of both.
pub fn diff(old: &str, new: &str, japanese: bool) -> Vec<Piece> {
    let (old, new) = (phrases(old), phrases(new));
    let mut pieces = Pieces::default();
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        let text = |list: &[&str], range: std::ops::Range<usize>| list[range].concat();
        match op {
            DiffOp::Equal { old_index, len, .. } => {
                pieces.push(Change::Same, &text(&old, old_index..old_index + len));
            }
            op => {
                let (before, after) = (text(&old, op.old_range()), text(&new, op.new_range()));
                within(&before, &after, japanese, &mut pieces);
            }
        }
    }
    pieces.0
}

/// Whether nothing was taken away but what a longer sentence needs, and at least `least` characters were added.
pub fn only_grew(old: &str, new: &str, least: usize) -> bool {
    let pieces = diff(old, new, true);
    let count = |change: Change| -> usize {
        let of = pieces.iter().filter(|piece| piece.change == change);
        of.map(|piece| piece.text.chars().filter(|c| !c.is_whitespace()).count()).sum()
    };
    let (removed, added) = (count(Change::Removed), count(Change::Added));
    added >= least && removed * 10 <= added
}

fn within(old: &str, new: &str, japanese: bool, pieces: &mut Pieces) {
    let found = if japanese { by_character(old, new) } else { by_word(old, new) };
    let letters = |change: Change| -> usize {
        let of = found.iter().filter(|piece| piece.change == change);
        of.map(|piece| piece.text.chars().count()).sum()
    };
    let same = 2 * letters(Change::Same);
    let all = same + letters(Change::Removed) + letters(Change::Added);
    if (same as f32) < ALIKE * all as f32 {
        pieces.push(Change::Removed, old);
        pieces.push(Change::Added, new);
        return;
    }
    found.iter().for_each(|piece| pieces.push(piece.change, &piece.text));
}

fn by_character(old: &str, new: &str) -> Vec<Piece> {
    let piece = |piece| match piece {
        diff::Piece::Same(text) => Piece { change: Change::Same, text },
        diff::Piece::Removed(text) => Piece { change: Change::Removed, text },
        diff::Piece::Added(text) => Piece { change: Change::Added, text },
    };
    diff::pieces(old, new).into_iter().map(piece).collect()
}

/// Words that only a space parts are changed together.
fn by_word(old: &str, new: &str) -> Vec<Piece> {
    let (before, after) = (words(old), words(new));
    let mut pieces = Pieces::default();
    let (mut removed, mut added) = (String::new(), String::new());
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (of, to) = (before[op.old_range()].concat(), after[op.new_range()].concat());
        let between = of.trim().is_empty() && !(removed.is_empty() && added.is_empty());
        if matches!(op, DiffOp::Equal { .. }) && !between {
            pieces.push(Change::Removed, &std::mem::take(&mut removed));
            pieces.push(Change::Added, &std::mem::take(&mut added));
            pieces.push(Change::Same, &of);
        } else {
            removed.push_str(&of);
            added.push_str(&to);
        }
    }
    pieces.push(Change::Removed, &removed);
    pieces.push(Change::Added, &added);
    pieces.0
}

/// After 、 and 。, or after a sentence's marks; each with its mark.
fn phrases(text: &str) -> Vec<&str> {
    text.split_inclusive(['、', '。', '，', '．', '\n', ';', '；']).flat_map(sentences).collect()
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").flat_map(|text| text.split_inclusive(", "))
}

fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if at > start && !(c.is_alphanumeric() && last.is_alphanumeric()) {
            words.push(&text[start..at]);
            start = at;
        }
        last = c;
    }
    words.push(&text[start..]);
    words
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, change: Change, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut().filter(|last| last.change == change) {
            Some(last) => last.text.push_str(text),
            None => self.0.push(Piece { change, text: text.to_string() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str, japanese: bool) -> String {
        let mut text = String::new();
        for piece in diff(old, new, japanese) {
            match piece.change {
                Change::Same => text.push_str(&piece.text),
                Change::Removed => text.push_str(&format!("[-{}]", piece.text)),
                Change::Added => text.push_str(&format!("[+{}]", piece.text)),
            }
        }
        text
    }

    #[test]
    fn changes_are_shown_by_phrase_then_by_character() {
        assert_eq!(
            shown(
                "年間６８０人を目標に、面接会を開催する。",
                "年間７２０人を目標に、面接会を開催する。",
                true
            ),
            "年間[-６８][+７２]０人を目標に、面接会を開催する。"
        );
        assert_eq!(
            shown("相談に応じる。", "相談に応じる。オンラインでも行う。", true),
            "相談に応じる。[+オンラインでも行う。]"
        );
        assert_eq!(
            shown("Joint job fairs are held. More.", "Online job fairs are held. More.", false),
            "[-Joint][+Online] job fairs are held. More."
        );
    }

    #[test]
    fn what_was_rewritten_is_not_cut_into_letters() {
        let shown = shown("面接会を、県と開く。", "面接会を、若者の就職を図る。", true);
        assert_eq!(shown, "面接会を、[-県と開く。][+若者の就職を図る。]");
    }

    #[test]
    fn both_texts_can_be_read_from_the_pieces() {
        let (old, new) = ("ア、イウ。エオ、カ。\nキ", "ア、イエ。ク、カ。\nキケ");
        let side = |not: Change| {
            diff(old, new, true).into_iter().filter(|p| p.change != not).map(|p| p.text).collect::<String>()
        };
        assert_eq!(side(Change::Added), old);
        assert_eq!(side(Change::Removed), new);
    }
}
