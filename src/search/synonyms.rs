//! Other words for the same thing, from files that authors edit.
//!
//! 1. [`read`] reads `synonyms.yaml`: groups of words that mean the same, and words with near ones.
//! 2. [`groups`] adds the glossary and the names of the user dictionary, keeps what leads to words of the
//!    plan, and gives Japanese words their reading.
//! 3. [`add_initials`] adds the short forms of compounds that no file needs to list.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::slice::from_ref;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::english::{Stemmer, Stems};
use super::finder::{Finder, joined};
use super::lexicon::{Folded, Lexicon};
use super::{fold, sound};
use crate::japanese::{Analyzer, PartOfSpeech, is_kana, is_kanji};

/// Synonyms for any plan: they stand beneath a project's own.
pub const DEFAULT_SYNONYMS: &str = include_str!("../../defaults/synonyms.yaml");

/// Characters of a name in which a slip is found by its parts.
const LONG: usize = 9;
/// Short units of a phrase that nobody types in kana from beginning to end.
const MANY: usize = 4;

/// One entry of the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Entry {
    /// All of these mean the same.
    Same(Vec<String>),
    /// A query for one of `words` also finds, lower down, what has one of `near`.
    Near { words: Vec<String>, near: Vec<String> },
}

impl Entry {
    /// All its words.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        match self {
            Entry::Same(words) => words.iter().chain(&[]),
            Entry::Near { words, near } => words.iter().chain(near),
        }
    }
}

/// Reads the file.
///
/// # Errors
/// What is wrong with its YAML or its shape, or a group with fewer than two words, as a sentence.
pub fn read(yaml: &str) -> Result<Vec<Entry>, String> {
    if yaml.lines().all(|line| line.trim().is_empty() || line.starts_with('#')) {
        return Ok(Vec::new());
    }
    let entries: Vec<Entry> = serde_yaml::from_str(yaml).map_err(|error| error.to_string())?;
    for entry in &entries {
        let (words, enough) = match entry {
            Entry::Same(words) => (words, words.len() > 1),
            Entry::Near { words, near } => (words, !words.is_empty() && !near.is_empty()),
        };
        if !enough || words.iter().any(|word| word.trim().is_empty()) {
            return Err(format!("a group needs at least two words: `{}`", words.join(", ")));
        }
    }
    Ok(entries)
}

/// A word of a group as the browser compares it: folded Japanese, or English stems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub text: String,
    /// Otherwise it is in Latin letters.
    pub is_japanese: bool,
    pub sound: Option<String>,
    /// The sound that the browser makes out by itself; it is told for what is typed in part only.
    pub regular: Option<String>,
}

/// Words that find each other; those after `near` only lower down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub words: Vec<Member>,
    pub near: Vec<Member>,
}

impl Group {
    /// Whether a Japanese word is here for its English alone: a long name, read as its parts are.
    pub fn leads_from_english(&self, member: &Member) -> bool {
        let alone = self.near.is_empty() && self.words.iter().filter(|word| word.is_japanese).count() == 1;
        alone && member.is_japanese && member.sound.is_none() && member.text.chars().count() > LONG
    }
}

/// Where words come from.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The file of synonyms.
    pub entries: &'a [Entry],
    /// TSV with a header: Japanese, reading, English, note.
    pub glossary: &'a str,
    /// CSV: surface, part of speech, reading.
    pub user_dictionary: &'a str,
}

/// The texts that words lead to: those in Japanese with their words, those in Latin letters with their stems.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    pub japanese: &'a [Folded],
    pub lexicon: &'a Lexicon,
    pub latin: &'a [Folded],
    pub stems: &'a Stems<'a>,
}

/// All groups that lead to words of the plan.
pub fn groups(words: Words<'_>, texts: Texts<'_>, analyzer: &Analyzer) -> Vec<Group> {
    let lexicon = texts.lexicon;
    let mut groups: Vec<Group> = words.entries.iter().map(from_entry).collect();
    groups.extend(words.glossary.lines().skip(1).filter_map(from_glossary));
    let said: BTreeSet<&str> = members(&groups).map(|member| member.text.as_str()).collect();
    let names = words.user_dictionary.lines().filter_map(from_name);
    let names: Vec<Group> = names.filter(|name| !said.contains(name.words[0].text.as_str())).collect();
    groups.extend(names);
    // DV in a plan that has no text in Latin letters is a word of its Japanese.
    if texts.latin.is_empty() {
        let written = members_mut(&mut groups).filter(|member| lexicon.contains_key(&member.text));
        written.for_each(|member| member.is_japanese = true);
    }
    let present = present(&groups, texts);
    let mut names = groups.split_off(words.entries.len());
    // Most general groups lead nowhere: what follows asks the dictionary, and is for those that do.
    for groups in [&mut groups, &mut names] {
        groups.retain(|group| members(from_ref(group)).any(|member| present.contains(&member.text)));
    }
    members_mut(&mut groups).for_each(|member| member.sound = sound_of(member, analyzer));
    for member in members_mut(&mut groups).chain(members_mut(&mut names)) {
        // The browser cuts the sound of such a word into the sounds of its parts.
        if member.sound.is_some() && is_regular(member, present.contains(&member.text), analyzer, lexicon) {
            member.regular = member.sound.take();
        }
    }
    let is_alone = |group: &Group| group.words.len() == 1 && group.near.is_empty();
    names.retain(|group| !(is_alone(group) && is_plain(&group.words[0], analyzer)));
    add_initials(&mut names, &groups, analyzer, lexicon);
    groups.extend(names);
    groups
}

/// Marks a word that only a whole run of a query may be, since its characters meet by accident elsewhere.
const WHOLE: char = '^';

/// Adds the initials of the plan's names to their groups, where they stand for one compound alone, also among
/// the `listed` ones, and are no word of the plan or of the dictionary.
fn add_initials(names: &mut [Group], listed: &[Group], analyzer: &Analyzer, lexicon: &Lexicon) {
    let mut compounds: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for member in members(names).chain(members(listed)) {
        if let Some(short) = initials(&member.text, analyzer) {
            compounds.entry(short).or_default().insert(fold::key(&member.text));
        }
    }
    let mut said: HashSet<String> =
        members(names).chain(members(listed)).map(|member| fold::key(&member.text)).collect();
    for group in names {
        let stay = group.words.iter().filter(|word| !group.leads_from_english(word));
        let Some(short) = stay.filter_map(|word| initials(&word.text, analyzer)).next() else { continue };
        let known = matches!(&analyzer.short_tokens(&short)[..], [word] if word.reading.is_some());
        if compounds[&short].len() == 1
            && !known
            && !lexicon.contains_key(&short)
            && said.insert(short.clone())
        {
            group.words.push(Member {
                text: format!("{WHOLE}{short}"),
                is_japanese: true,
                sound: None,
                regular: None,
            });
        }
    }
}

/// The first kanji of each of the two or three units of a compound: 職訓 of 職業訓練, 認職訓 of 認定職業訓練.
fn initials(compound: &str, analyzer: &Analyzer) -> Option<String> {
    if !compound.chars().all(is_kanji) {
        return None;
    }
    let units = analyzer.short_tokens(compound);
    let is_long = |at: usize| units[at].surface.chars().count() > 1 || at == 2;
    ((2..=3).contains(&units.len()) && (0..units.len()).all(is_long))
        .then(|| units.iter().filter_map(|unit| unit.surface.chars().next()).collect())
}

fn members(groups: &[Group]) -> impl Iterator<Item = &Member> {
    groups.iter().flat_map(|group| group.words.iter().chain(&group.near))
}

fn members_mut(groups: &mut [Group]) -> impl Iterator<Item = &mut Member> {
    groups.iter_mut().flat_map(|group| group.words.iter_mut().chain(&mut group.near))
}

/// The words of an entry, without their sounds.
fn from_entry(entry: &Entry) -> Group {
    let members = |words: &[String]| words.iter().map(|word| member(word)).collect();
    match entry {
        Entry::Same(words) => Group { words: members(words), near: Vec::new() },
        Entry::Near { words, near } => Group { words: members(words), near: members(near) },
    }
}

fn member(word: &str) -> Member {
    let text = fold::fold(word);
    let is_japanese = is_japanese(&text);
    let text = if is_japanese { text } else { stems(&text) };
    Member { text, is_japanese, sound: None, regular: None }
}

/// The sound of a word with kanji, as the dictionary reads it.
fn sound_of(member: &Member, analyzer: &Analyzer) -> Option<String> {
    let is_read = member.text.chars().any(is_kanji);
    is_read.then(|| analyzer.reading(&member.text)).and_then(|reading| sound::from_kana(&reading))
}

fn from_glossary(line: &str) -> Option<Group> {
    let mut columns = line.split('\t');
    let (japanese, reading, english) = (columns.next()?, columns.next()?, columns.next()?);
    let plain = english.split(['(', ';', '/']).next().unwrap_or(english).trim();
    let english = Member { text: stems(&fold::fold(plain)), is_japanese: false, sound: None, regular: None };
    let japanese = Member {
        text: fold::fold(japanese),
        is_japanese: true,
        sound: sound::from_kana(reading),
        regular: None,
    };
    (!english.text.is_empty() && !japanese.text.is_empty())
        .then(|| Group { words: vec![japanese, english], near: Vec::new() })
}

fn from_name(line: &str) -> Option<Group> {
    let mut columns = line.split(',');
    let (name, reading) = (columns.next()?, columns.nth(1)?);
    let name =
        Member { text: fold::fold(name), is_japanese: true, sound: sound::from_kana(reading), regular: None };
    Some(Group { words: vec![name], near: Vec::new() })
}

/// Whether the browser finds a word by its sound without being told: it is read as words of the
/// vocabulary and particles are. Also where nobody would type it in kana.
fn is_regular(member: &Member, present: bool, analyzer: &Analyzer, lexicon: &Lexicon) -> bool {
    let tokens = analyzer.short_tokens(&member.text);
    if tokens.len() > MANY && !present {
        return true;
    }
    let mut whole = String::new();
    let mut rest = tokens.as_slice();
    while let Some(token) = rest.first() {
        let known = (1..=rest.len().min(3)).rev().find(|count| {
            let text: String = rest[..*count].iter().map(|token| token.surface).collect();
            lexicon.contains_key(&fold::key(&text))
        });
        let skipped = matches!(token.part_of_speech, PartOfSpeech::Symbol | PartOfSpeech::Particle);
        let Some(count) = known.or(skipped.then_some(1)) else { return false };
        let readings: Option<String> = rest[..count]
            .iter()
            .filter(|token| token.part_of_speech != PartOfSpeech::Symbol)
            .map(|token| token.reading.as_deref())
            .collect();
        let Some(sound) = readings.as_deref().and_then(sound::from_kana) else { return false };
        if !skipped && sound::forgive(&sound).len() < 3 {
            return false;
        }
        whole.push_str(&sound);
        rest = &rest[count..];
    }
    member.sound.as_ref() == Some(&whole)
}

/// Whether a name needs no entry of its own: one short unit, or too short for a slip and read as its parts.
fn is_plain(name: &Member, analyzer: &Analyzer) -> bool {
    analyzer.short_tokens(&name.text).len() < 2
        || (name.sound.is_none() && !(4..=LONG).contains(&name.text.chars().count()))
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| is_kana(c) || is_kanji(c))
}

/// English text as stems with single spaces.
pub fn stems(text: &str) -> String {
    Stemmer::English.text(text)
}

/// The members that occur in the texts.
fn present(groups: &[Group], texts: Texts<'_>) -> BTreeSet<String> {
    let written = |japanese: bool| -> Vec<&str> {
        members(groups)
            .filter(|member| member.is_japanese == japanese && !member.text.is_empty())
            .map(|member| member.text.as_str())
            .collect()
    };
    let mut found = BTreeSet::new();
    // A key may be spelt otherwise in the text, so that the keys are compared.
    find(&written(true), texts.japanese, &fold::key, &fold::key, &mut found);
    find(
        &written(false),
        texts.latin,
        &|text| format!(" {text} "),
        &|text| format!(" {} ", texts.stems.text(text)),
        &mut found,
    );
    found
}

fn find(
    members: &[&str],
    documents: &[Folded],
    pattern: &dyn Fn(&str) -> String,
    normal: &(dyn Fn(&str) -> String + Sync),
    found: &mut BTreeSet<String>,
) {
    use rayon::prelude::*;
    let patterns: Vec<String> = members.iter().map(|member| pattern(member)).collect();
    let finder = Finder::new(patterns.iter().map(String::as_str));
    let find = |mut hits: FxHashSet<usize>, document: &Folded| {
        document.fields.iter().for_each(|text| finder.find(&normal(text), &mut hits));
        hits
    };
    let hits = documents.par_iter().fold(FxHashSet::default, find).reduce(FxHashSet::default, joined);
    // Members that are written alike have one pattern.
    let standing: FxHashSet<&str> = hits.into_iter().map(|hit| patterns[hit].as_str()).collect();
    let stands = |(at, _): &(usize, &&str)| standing.contains(patterns[*at].as_str());
    found.extend(members.iter().enumerate().filter(stands).map(|(_, member)| member.to_string()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::japanese::DEFAULT_USER_DICTIONARY;

    #[test]
    fn compounds_of_two_or_three_units_have_initials() {
        let analyzer = Analyzer::new(DEFAULT_USER_DICTIONARY).unwrap();
        for (compound, short) in [
            ("職業訓練", Some("職訓")),
            ("認定職業訓練", Some("認職訓")),
            ("労働局", None),
            ("就職", None),
            ("若者支援", Some("若支")),
        ] {
            assert_eq!(initials(compound, &analyzer).as_deref(), short, "{compound}");
        }
    }

    #[test]
    fn initials_are_added_where_they_mean_one_compound_and_nothing_else() {
        let analyzer = Analyzer::new(DEFAULT_USER_DICTIONARY).unwrap();
        let group = |text: &str| Group { words: vec![member(text)], near: Vec::new() };
        // 合作 of 合同作業 is a word; 相支 is short for two.
        let mut groups = ["職業訓練", "合同作業", "相談支援", "相互支持"].map(group);
        add_initials(&mut groups, &[], &analyzer, &Lexicon::new());
        let added: Vec<&str> =
            groups.iter().flat_map(|group| &group.words[1..]).map(|member| member.text.as_str()).collect();
        assert_eq!(added, ["^職訓"]);
    }
}
