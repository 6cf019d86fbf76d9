//! Words that the plan does not use, with the nearest that it does.
//!
//! 1. [`GROUPS`] lists general words that mean the same.
//! 2. [`Known`] says which of them the plan uses, words and compounds.
//! 3. [`of`] keeps what touches the plan: a word that it lacks leads to the ones that it has.
//! 4. [`shards`] parts them, so that one unknown word of a query costs one small script.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::english::Stemmer;
use super::finder::{Finder, joined};
use super::fold::Characters;
use super::lexicon::{Folded, Lexicon};
use super::shards::Shard;
use super::{fold, tables};
use crate::japanese::{is_kana, is_kanji};

/// A line a group, its forms separated by tabs, in lower case; `-` before one that others lead to but that leads to none.
/// From the Sudachi synonym dictionary by Works Applications, see the licence beside it.
const GROUPS: &str = include_str!("data/general-synonyms.tsv");

/// Ages as a question tells them, with the words by which plans name people of that age: the first and the last year.
const AGES: &[(u8, u8, &[&str])] = &[
    (15, 34, &["若者", "若年者", "young people", "youth"]),
    (35, 54, &["就職氷河期世代", "ミドル", "中高年", "middle-aged"]),
    (55, 59, &["中高年", "シニア", "高年齢者", "older people"]),
    (60, 99, &["65歳以上", "シニア", "高齢者", "高年齢者", "older people", "seniors"]),
];

/// Characters of a shard.
const SIZE: usize = 4_000;
/// Words that one leads to.
const MOST: usize = 6;

/// Unknown word (a key; English: stems) → words of the plan as its texts have them, folded.
pub type Neighbours = BTreeMap<String, Vec<String>>;

/// The texts of a plan, in Japanese and in Latin letters, with their words.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    pub japanese: &'a [Folded],
    pub lexicon: &'a Lexicon,
    pub latin: &'a Lexicon,
}

/// The neighbours of words that a plan lacks.
pub fn of(texts: Texts<'_>) -> Neighbours {
    let known = Known::new(texts);
    let mut neighbours = Neighbours::new();
    for Touching { lacking, used } in known.groups() {
        lacking.iter().for_each(|form| known.add(form, &used, &mut neighbours));
    }
    known.add_ages(&mut neighbours);
    neighbours
}

/// A general group that touches a plan: forms that it lacks, and those that it uses.
pub struct Touching {
    pub lacking: Vec<&'static str>,
    pub used: Vec<&'static str>,
}

/// Every general group with a form that the plan uses and one that it lacks.
pub fn touching(texts: Texts<'_>) -> Vec<Touching> {
    let known = Known::new(texts);
    known.groups().filter(|group| !group.lacking.is_empty()).collect()
}

/// The general words that a plan uses.
struct Known<'a> {
    /// As general words are written: terms of the vocabulary, and compounds that stand in a text.
    written: FxHashSet<&'a str>,
    /// What those begin with: most of the table is left out by its first two characters.
    beginnings: Beginnings,
    lexicon: &'a Lexicon,
    latin: &'a Lexicon,
}

impl<'a> Known<'a> {
    fn new(Texts { japanese, lexicon, latin }: Texts<'a>) -> Self {
        let told = lexicon.values().filter_map(|term| term.form.as_deref());
        let mut written: FxHashSet<&str> = lexicon.keys().map(String::as_str).chain(told).collect();
        written.extend(latin.values().filter_map(|term| term.form.as_deref()));
        written.extend(compounds(japanese));
        written.retain(|word| is_subject(word));
        let beginnings = Beginnings::of(written.iter().filter_map(|word| pairs(word).next()));
        Self { written, beginnings, lexicon, latin }
    }

    /// Every group with a form that the plan uses.
    fn groups(&self) -> impl Iterator<Item = Touching> + '_ {
        GROUPS.lines().filter_map(|line| {
            let used = self.targets(forms(line));
            if used.is_empty() {
                return None;
            }
            let leading = line.split('\t').filter(|form| !form.starts_with('-'));
            let lacking = leading.filter(|form| !self.has(form)).collect();
            Some(Touching { lacking, used })
        })
    }

    /// Whether the plan has a word, in any spelling.
    fn has(&self, word: &str) -> bool {
        if self.written.contains(word) {
            return true;
        }
        let key = key_of(word);
        key.is_empty() || self.lexicon.contains_key(&key) || self.latin.contains_key(&key)
    }

    /// Of some forms those that the plan uses.
    fn targets<'b>(&self, forms: impl Iterator<Item = &'b str>) -> Vec<&'b str> {
        let may_be = |form: &&str| self.beginnings.may_begin(form) && self.written.contains(form);
        forms.filter(may_be).take(MOST).collect()
    }

    /// Adds the ages that no text has: 68歳, and 68 of "I am 68".
    fn add_ages(&self, neighbours: &mut Neighbours) {
        for &(first, last, names) in AGES {
            let used = self.standing(names);
            for form in (first..=last).flat_map(|age| [format!("{age}歳"), age.to_string()]) {
                if !used.is_empty() && !self.has(&form) {
                    self.add(&form, &used, neighbours);
                }
            }
        }
    }

    /// Of some names those that the plan uses: a word, or a compound of its words.
    fn standing<'b>(&self, names: &[&'b str]) -> Vec<&'b str> {
        names.iter().copied().filter(|name| self.has(name)).take(MOST).collect()
    }

    /// Adds what a word leads to.
    fn add(&self, word: &str, targets: &[&str], neighbours: &mut Neighbours) {
        let list = neighbours.entry(key_of(word)).or_default();
        for target in targets {
            let target = fold::fold(target);
            if list.len() < MOST && !list.contains(&target) {
                list.push(target);
            }
        }
    }
}

/// The forms of [`GROUPS`] that stand in Japanese texts. Few have nothing but pairs of characters that the texts have, so
/// that only those are looked for: the table has ten times as many.
fn compounds(texts: &[Folded]) -> FxHashSet<&'static str> {
    let standing: FxHashSet<(char, char)> =
        texts.iter().flat_map(|document| &document.fields).flat_map(|text| pairs(text)).collect();
    let beginnings = Beginnings::of(standing.iter().copied());
    let possible: Vec<&str> = GROUPS
        .lines()
        .flat_map(forms)
        .filter(|form| beginnings.may_begin(form) && !form.is_ascii() && form.chars().nth(2).is_some())
        .filter(|form| pairs(form).all(|pair| standing.contains(&pair)))
        .collect();
    let finder = Finder::new(possible.iter().copied());
    let find = |mut found: FxHashSet<usize>, document: &Folded| {
        document.fields.iter().for_each(|text| finder.find(text, &mut found));
        found
    };
    let found = texts.par_iter().fold(FxHashSet::default, find).reduce(FxHashSet::default, joined);
    found.into_iter().map(|at| possible[at]).collect()
}

/// The first two characters of words, as far as it is cheap to tell them.
struct Beginnings {
    first: Characters,
    second: Characters,
}

impl Beginnings {
    fn of(pairs: impl Iterator<Item = (char, char)> + Clone) -> Self {
        Self {
            first: Characters::of(pairs.clone().map(|(first, _)| first)),
            second: Characters::of(pairs.map(|(_, second)| second)),
        }
    }

    /// Whether a form of two characters or more may be one of the words.
    fn may_begin(&self, form: &str) -> bool {
        let pair = pairs(form).next();
        pair.is_some_and(|(first, second)| self.first.may_contain(first) && self.second.may_contain(second))
    }
}

/// The forms of a line of [`GROUPS`]. Its tabs are looked for byte by byte: forms are short, and there are 70,000.
fn forms(line: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest?;
        let tab = line.bytes().position(|byte| byte == b'\t');
        rest = tab.map(|tab| &line[tab + 1..]);
        let form = tab.map_or(line, |tab| &line[..tab]);
        Some(form.strip_prefix('-').unwrap_or(form))
    })
}

/// Each character of a text with the next one.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().zip(text.chars().skip(1))
}

/// Whether a word says by itself what is meant.
fn is_subject(word: &str) -> bool {
    word.chars().nth(1).is_some() && !tables::GENERAL.contains(&word)
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

    fn found(words: &[&str], text: &str) -> Neighbours {
        let lexicon: Lexicon = words.iter().map(|key| (key.to_string(), Term::default())).collect();
        let document = Folded { fields: [String::new(), text.to_string(), String::new()] };
        of(Texts { japanese: &[document], lexicon: &lexicon, latin: &Lexicon::new() })
    }

    #[test]
    fn a_word_that_the_plan_lacks_leads_to_those_that_it_has() {
        let found = found(&["離職", "給与", "時間"], "");
        assert_eq!(found["失業"], ["離職"]);
        assert_eq!(found["salari"], ["給与"]);
        assert!(!found.contains_key("離職") && !found.contains_key("時刻"));
    }

    #[test]
    fn compounds_of_the_texts_are_led_to() {
        let found = found(&["雇用", "調整", "助成"], "雇用調整助成金を支給する。");
        assert_eq!(found["雇調金"], ["雇用調整助成金"]);
    }

    #[test]
    fn every_word_is_in_the_part_that_its_letters_name() {
        let neighbours: Neighbours =
            (0..2_000).map(|at| (format!("語{at}"), vec!["離職".to_string()])).collect();
        let parts = shards(&neighbours);
        assert!(parts.len() > 1);
        for word in neighbours.keys() {
            let sum: usize = word.encode_utf16().map(usize::from).sum();
            let part = &parts[sum % parts.len()].content;
            assert!(part.lines().any(|line| line.split('|').next() == Some(word)), "{word}");
        }
        assert!(parts.iter().all(|part| part.content.len() < 3 * SIZE));
        assert!(shards(&Neighbours::new()).is_empty());
    }
}
