//! Words whose reading the dictionary does not know, or has wrong: `i18n/furigana.csv` before the general list.

use rustc_hash::FxHashMap;

/// Corrections for any plan: they stand beneath a project's own.
pub const DEFAULT_CORRECTIONS: &str = include_str!("../../defaults/furigana.csv");

/// Words whose reading the dictionary does not know, or has wrong: by their first character, the longest
/// first, each with its reading.
pub struct Corrections(FxHashMap<char, Vec<(String, String)>>);

impl Corrections {
    /// From CSV: word, reading in hiragana. Lines that begin with `#` and lines without both are passed over.
    pub fn parse(csv: &str) -> Self {
        let mut words: FxHashMap<char, Vec<(String, String)>> = FxHashMap::default();
        for (word, reading) in
            csv.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(','))
        {
            let (word, reading) = (word.trim(), reading.trim());
            if let Some(first) = word.chars().next() {
                words.entry(first).or_default().push((word.to_string(), reading.to_string()));
            }
        }
        for list in words.values_mut() {
            list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self(words)
    }

    /// The longest corrected word that `text` begins with and whose length is in bytes one of `lengths`.
    pub(super) fn find(
        &self,
        text: &str,
        lengths: impl Iterator<Item = usize> + Clone,
    ) -> Option<(&str, &str)> {
        let candidates = self.0.get(&text.chars().next()?)?;
        let fits = |word: &str| text.starts_with(word) && lengths.clone().any(|length| length == word.len());
        candidates
            .iter()
            .find(|(word, _)| fits(word))
            .map(|(word, reading)| (word.as_str(), reading.as_str()))
    }
}
