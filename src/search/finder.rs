//! Which of many words stand in a text, wherever they begin and end.
//!
//! Each place of a text is looked up by its two characters, so that a list of thousands of words costs no automaton: to
//! make one took longer than to search all texts of a plan.

use std::hash::Hash;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::fold::Characters;

/// Words by the two characters that they begin with.
pub struct Finder<'a> {
    /// What words begin with.
    beginnings: Characters,
    words: FxHashMap<(char, char), Vec<Word<'a>>>,
    /// Those of one character.
    single: FxHashMap<char, usize>,
}

struct Word<'a> {
    /// Its place in the list.
    at: usize,
    text: &'a str,
    /// The three bytes after its two characters, as far as it has so many, and which of them it has: they tell most words
    /// apart.
    next: u32,
    mask: u32,
}

impl<'a> Word<'a> {
    fn new(at: usize, text: &'a str, beginning: usize) -> Self {
        let length = (text.len() - beginning).min(3);
        Self { at, text, next: three_bytes(text.as_bytes(), beginning), mask: (1 << (8 * length)) - 1 }
    }
}

/// Three bytes of a text as a number; zeros after its end.
fn three_bytes(text: &[u8], at: usize) -> u32 {
    let rest = &text[at..];
    rest.iter().take(3).enumerate().fold(0, |bytes, (at, &byte)| bytes | u32::from(byte) << (8 * at))
}

impl<'a> Finder<'a> {
    /// Of equal words only one is found.
    pub fn new(words: impl Iterator<Item = &'a str> + Clone) -> Self {
        let beginnings = Characters::of(words.clone().filter_map(|word| word.chars().next()));
        let mut finder = Self { beginnings, words: FxHashMap::default(), single: FxHashMap::default() };
        for (at, word) in words.enumerate() {
            let mut chars = word.chars();
            match (chars.next(), chars.next()) {
                (Some(first), Some(second)) => {
                    let word = Word::new(at, word, first.len_utf8() + second.len_utf8());
                    finder.words.entry((first, second)).or_default().push(word);
                }
                (Some(only), None) => {
                    finder.single.insert(only, at);
                }
                (None, _) => {}
            }
        }
        finder
    }

    /// Tells of each word that stands in a text: where it begins and ends, in bytes, and its place in the list.
    pub fn each(&self, text: &str, mut tell: impl FnMut(Range<usize>, usize)) {
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            if !self.beginnings.may_contain(first) {
                continue;
            }
            if let Some(&at) = self.single.get(&first) {
                tell(start..start + first.len_utf8(), at);
            }
            let Some(&(_, second)) = chars.peek() else { return };
            let Some(words) = self.words.get(&(first, second)) else { continue };
            let rest = &text.as_bytes()[start..];
            let next = three_bytes(rest, first.len_utf8() + second.len_utf8());
            for word in words.iter().filter(|word| (word.next ^ next) & word.mask == 0) {
                if rest.starts_with(word.text.as_bytes()) {
                    tell(start..start + word.text.len(), word.at);
                }
            }
        }
    }

    /// Adds the places in the list of the words that stand in a text.
    pub fn find(&self, text: &str, found: &mut FxHashSet<usize>) {
        self.each(text, |_, at| {
            found.insert(at);
        });
    }
}

/// All that two searches have found.
pub fn joined<T: Eq + Hash>(one: FxHashSet<T>, other: FxHashSet<T>) -> FxHashSet<T> {
    let (mut large, small) = if one.len() < other.len() { (other, one) } else { (one, other) };
    large.extend(small);
    large
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand_also_within_each_other() {
        let words = ["職業訓練", "訓練", "練", "業訓", "訓練校", "", "職業"];
        let mut found = FxHashSet::default();
        Finder::new(words.into_iter()).find("認定職業訓練", &mut found);
        let mut found: Vec<usize> = found.into_iter().collect();
        found.sort_unstable();
        assert_eq!(found, [0, 1, 2, 3, 6]);
    }
}
