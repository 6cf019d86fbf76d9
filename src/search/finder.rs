//! Which of many words stand in a text, wherever they begin and end.
//!
//! Each place of a text is looked up by its two characters, so that a list of thousands of words costs no automaton: to
//! make one took longer than to search all texts of a plan.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::fold::Characters;

/// Words by the two characters that they begin with.
pub struct Finder<'a> {
    /// What words begin with.
    beginnings: Characters,
    words: FxHashMap<(char, char), Vec<(usize, &'a str)>>,
    /// Those of one character.
    single: FxHashMap<char, usize>,
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
                    finder.words.entry((first, second)).or_default().push((at, word));
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
            // Both begin with the two characters: the byte after them tells most words apart.
            let third = first.len_utf8() + second.len_utf8();
            for (at, word) in words {
                let word = word.as_bytes();
                let may_be = word.len() == third || rest.get(third) == word.get(third);
                if may_be && rest.starts_with(word) {
                    tell(start..start + word.len(), *at);
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
pub fn joined(one: FxHashSet<usize>, other: FxHashSet<usize>) -> FxHashSet<usize> {
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
