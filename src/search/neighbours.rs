//! Words that the plan does not use, with the nearest that it does.
//!
//! 1. [`GENERAL`] lists groups of general words that mean the same.
//! 2. [`of`] keeps those that touch the plan: a word that it lacks leads to the ones that it has.
//! 3. [`shards`] parts them, so that one unknown word of a query costs one small script.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::english::Stemmer;
use super::lexicon::Lexicon;
use super::shards::Shard;
use super::{fold, tables};
use crate::japanese::{is_kana, is_kanji};

/// A line a group, its forms separated by tabs, in lower case; `-` before one that others lead to but that leads to none.
/// From the Sudachi synonym dictionary by Works Applications, see the licence beside it.
const GENERAL: &str = include_str!("data/general-synonyms.tsv");

/// Characters of a shard.
const SIZE: usize = 4_000;
/// Words that one leads to.
const MOST: usize = 6;

/// Unknown word (a key; English: stems) → keys of words of the plan.
pub type Neighbours = BTreeMap<String, Vec<String>>;

/// The neighbours of words that `lexicon` (of Japanese texts) lacks; `latin` has the words of English texts.
pub fn of(lexicon: &Lexicon, latin: &Lexicon) -> Neighbours {
    let told = lexicon.values().filter_map(|term| term.form.as_deref());
    let known: FxHashSet<&str> =
        lexicon.keys().map(String::as_str).chain(told).filter(|word| is_subject(word)).collect();
    let mut neighbours = Neighbours::new();
    for line in GENERAL.lines() {
        let touches = |form: &str| known.contains(form.trim_start_matches('-'));
        if line.split('\t').any(touches) {
            add_group(line, lexicon, latin, &mut neighbours);
        }
    }
    for targets in neighbours.values_mut() {
        targets.sort();
        targets.dedup();
        targets.truncate(MOST);
    }
    neighbours
}

/// Whether a word says by itself what is meant.
fn is_subject(word: &str) -> bool {
    word.chars().nth(1).is_some() && !tables::GENERAL.contains(&word)
}

fn add_group(line: &str, lexicon: &Lexicon, latin: &Lexicon, neighbours: &mut Neighbours) {
    let keys: Vec<(bool, String)> = line
        .split('\t')
        .map(|form| match form.strip_prefix('-') {
            Some(form) => (false, key_of(form)),
            None => (true, key_of(form)),
        })
        .collect();
    let targets: Vec<&String> =
        keys.iter().map(|(_, key)| key).filter(|key| lexicon.contains_key(*key) && is_subject(key)).collect();
    for (leads, key) in &keys {
        if *leads && !targets.is_empty() && !lexicon.contains_key(key) && !latin.contains_key(key) {
            neighbours.entry(key.clone()).or_default().extend(targets.iter().map(|key| (*key).clone()));
        }
    }
}

/// As the browser compares a word that it does not know.
fn key_of(form: &str) -> String {
    let folded = fold::fold(form);
    if folded.chars().any(|c| is_kana(c) || is_kanji(c)) {
        fold::key(&folded)
    } else {
        Stemmer::English.text(&folded)
    }
}

/// The table in parts: a line a word, `word|neighbour|neighbour`. A word is in the part that the sum of its UTF-16 units
/// leaves when it is divided by their count.
pub fn shards(neighbours: &Neighbours) -> Vec<Shard> {
    let line = |(word, targets): (&String, &Vec<String>)| format!("{word}|{}", targets.join("|"));
    let lines: Vec<(usize, String)> =
        neighbours.iter().map(|entry| (entry.0.encode_utf16().map(usize::from).sum(), line(entry))).collect();
    let count = lines.iter().map(|(_, line)| line.len() + 1).sum::<usize>().div_ceil(SIZE);
    let mut parts = vec![Vec::new(); count];
    for (sum, line) in lines {
        parts[sum % count].push(line);
    }
    let parts = parts.into_iter().enumerate();
    parts.map(|(at, lines)| Shard { name: format!("near{at}"), content: lines.join("\n") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::lexicon::Term;

    #[test]
    fn a_word_that_the_plan_lacks_leads_to_those_that_it_has() {
        let lexicon: Lexicon = ["離職", "給与", "時間"].map(|key| (key.to_string(), Term::default())).into();
        let found = of(&lexicon, &Lexicon::new());
        assert_eq!(found["失業"], ["離職"]);
        assert_eq!(found["salari"], ["給与"]);
        assert!(!found.contains_key("離職") && !found.contains_key("時刻"));
    }

    #[test]
    fn every_word_is_in_the_part_that_its_letters_name() {
        let neighbours: Neighbours =
            (0..2_000).map(|at| (format!("語{at}"), vec!["離職".to_string()])).collect();
        let parts = shards(&neighbours);
        assert!(parts.len() > 1);
        for (word, _) in &neighbours {
            let sum: usize = word.encode_utf16().map(usize::from).sum();
            let part = &parts[sum % parts.len()].content;
            assert!(part.lines().any(|line| line.split('|').next() == Some(word)), "{word}");
        }
        assert!(parts.iter().all(|part| part.content.len() < 3 * SIZE));
        assert!(shards(&Neighbours::new()).is_empty());
    }
}
