//! Furigana: the readings of the kanji of every text, for a script that puts them over the words.
//!
//! 1. [`shards`] gathers the texts: titles, names and messages in one shard, the text of each chapter
//!    in another, so that a page loads what it shows.
//! 2. [`record`] writes a text's kanji and their readings in the order of the text. Kanji and kana
//!    differ, so a record needs no marks: `雇用こよう維持いじ 図はか`. A space stands between kanji
//!    that kana part; `ー` after kanji says that their reading is not known.
//! 3. [`align`] leaves kana of a word out of its reading: 取り組む is `取と 組く`.
//! 4. [`Corrections`] go before the dictionary: `i18n/furigana.csv`.
//!
//! The script finds the record of a text by the text's kanji alone. Readings never become part of
//! what is searched or exported.

use std::collections::BTreeSet;

use pulldown_cmark::Event;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::i18n::{I18n, ids_of};
use crate::japanese::{Analyzer, Token, hiragana, is_kana, is_kanji};
use crate::lang::{Lang, Localized};
use crate::markdown;
use crate::plan::{Body, Entry, Line, NodeId, Plan, TargetTable};

/// After kanji without a known reading.
const UNKNOWN: &str = "ー";

/// The corrections that are used where a project has none of its own.
pub const DEFAULT_CORRECTIONS: &str = include_str!("../i18n/furigana.csv");

/// Kanji and the hiragana over them.
type Piece = (String, String);

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
    fn find(&self, text: &str, lengths: impl Iterator<Item = usize> + Clone) -> Option<(&str, &str)> {
        let candidates = self.0.get(&text.chars().next()?)?;
        let fits = |word: &str| text.starts_with(word) && lengths.clone().any(|length| length == word.len());
        candidates
            .iter()
            .find(|(word, _)| fits(word))
            .map(|(word, reading)| (word.as_str(), reading.as_str()))
    }
}

/// What readings come from.
pub struct Reader<'a> {
    pub analyzer: &'a Analyzer,
    pub corrections: Corrections,
}

/// The name of a shard: that of a chapter, or of what all pages share.
pub fn shard_name(chapter: Option<&str>) -> String {
    match chapter {
        Some(id) => format!("furigana-{id}.js"),
        None => "furigana.js".to_string(),
    }
}

/// Every shard: its name, and a script that hands over one string. None for a plan that has no Japanese edition.
pub fn shards(plan: &Plan, reader: &Reader<'_>, i18n: &I18n) -> Vec<(String, Vec<u8>)> {
    if !plan.languages.iter().any(|lang| lang.is_japanese()) {
        return Vec::new();
    }
    let mut texts = vec![(None, shared_texts(plan, i18n))];
    for id in plan.tops() {
        let bodies =
            chapter_bodies(plan, id).into_iter().flat_map(|body| text_runs(&body.markdown)).collect();
        texts.push((Some(plan[id].id.as_str()), bodies));
    }
    texts.into_par_iter().map(|(id, texts)| (shard_name(id), shard(reader, &texts))).collect()
}

fn shard(reader: &Reader<'_>, texts: &BTreeSet<String>) -> Vec<u8> {
    let records: BTreeSet<String> =
        texts.iter().map(|text| record(reader, text)).filter(|record| !record.is_empty()).collect();
    // Kanji, kana and spaces only: nothing that a string would have to escape but the line ends.
    let lines: Vec<String> = records.into_iter().collect();
    format!("tebikiFurigana(\"{}\");\n", lines.join("\\n")).into_bytes()
}

/// What pages of all chapters show: titles, names and messages.
fn shared_texts(plan: &Plan, i18n: &I18n) -> BTreeSet<String> {
    let mut texts: BTreeSet<String> = BTreeSet::new();
    for text in japanese_lines(plan) {
        texts.insert(text.to_string());
    }
    texts.extend(text_runs(&japanese(&plan.preamble.body).markdown));
    texts.extend(ids_of(Lang::JA, "site.ftl").iter().map(|id| i18n.message(Lang::JA, id)));
    texts
}

/// Titles, names and values of the plan in Japanese.
fn japanese_lines(plan: &Plan) -> impl Iterator<Item = &str> {
    let targets = || plan.targets.iter().flat_map(|target| &target.values);
    let lines = plan
        .measures
        .iter()
        .map(|measure| &measure.title)
        .chain(plan.measures.iter().flat_map(|measure| measure.owner_line.iter().map(|line| &line.text)))
        .chain(plan.measures.iter().flat_map(|measure| measure.lines.iter().map(|(_, line)| line)))
        .chain(plan.nodes.iter().map(|node| &node.title))
        .chain(plan.nodes.iter().flat_map(|node| plan.item_lines(node)))
        .chain(plan.owners.iter().flat_map(|owner| [&owner.name].into_iter().chain(&owner.heading)))
        .chain(plan.roles.iter().map(|role| &role.name))
        .chain(plan.audiences.iter().map(|audience| &audience.name))
        .chain(plan.programmes.iter().map(|programme| &programme.name))
        .chain(plan.targets.iter().map(|target| &target.label))
        .chain(targets().map(|value| &value.printed))
        .chain(targets().filter_map(|value| value.part.as_ref()))
        .chain(plan.tables.iter().flat_map(table_lines))
        .chain(&plan.parties)
        .chain(plan.settings.source.as_ref())
        .chain([&plan.title, &plan.fiscal_year_label]);
    lines.filter_map(|line| {
        line.all().find(|(lang, _)| lang.is_japanese()).map(|(_, line)| line.text.as_str())
    })
}

fn table_lines(table: &TargetTable) -> impl Iterator<Item = &Localized<Line>> {
    let groups = table.groups.iter().filter_map(|group| group.title.as_ref());
    let own = [&table.title, &table.introduction].into_iter().flatten();
    groups.chain(own).chain(&table.notes).chain([&table.item_heading, &table.goal_heading])
}

/// The Japanese of a body, or else its official text.
fn japanese(body: &Localized<Body>) -> &Body {
    body.all().find(|(lang, _)| lang.is_japanese()).map_or(&body.official, |(_, body)| body)
}

/// Every text printed below a node at the top, in Japanese.
fn chapter_bodies(plan: &Plan, top: NodeId) -> Vec<&Body> {
    let mut bodies: Vec<&Body> = plan.subtree(top).map(|id| japanese(&plan[id].text.body)).collect();
    bodies.extend(
        plan.passages
            .iter()
            .filter(|passage| plan.top_of(passage.node) == top)
            .map(|passage| japanese(&passage.text.body)),
    );
    // A repeat shows what it repeats, which may stand in another chapter.
    for entry in plan.entries_below(top) {
        if matches!(entry, Entry::Repeat(_)) {
            bodies.push(plan.official_text(entry));
        }
        bodies.push(japanese(&plan[plan.original(entry)].body));
    }
    bodies
}

/// The texts of a rendered body between its tags.
fn text_runs(markdown: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    for event in markdown::parse(markdown) {
        match (event, runs.last_mut()) {
            (Event::Text(text), Some(run)) => run.push_str(&text),
            (Event::SoftBreak, Some(run)) => run.push('\n'),
            _ => runs.push(String::new()),
        }
    }
    runs.retain(|run| run.contains(is_kanji));
    runs
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
fn pieces(reader: &Reader<'_>, text: &str) -> Vec<(usize, Piece)> {
    let tokens = reader.analyzer.tokens(text);
    let mut pieces = Vec::new();
    let mut done = 0;
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.surface.contains(is_kanji)) {
        if token.start < done {
            continue;
        }
        // A corrected word may begin in the kana before: ひとり親.
        let before = at.checked_sub(1).map(|before| tokens[before].start).filter(|&start| start >= done);
        let mut starts = before.into_iter().chain([token.start]);
        let corrected = starts.find_map(|start| {
            let lengths = tokens[at..].iter().take(6).map(|token| token.start + token.surface.len() - start);
            let (word, reading) = reader.corrections.find(&text[start..], lengths)?;
            Some((start, word, reading))
        });
        if let Some((start, word, reading)) = corrected {
            push_aligned(start, word, Some(reading), &mut pieces);
            done = start + word.len();
        } else if let Some((start, counter, reading)) = counted(text, token) {
            pieces.push((start, (counter.to_string(), reading.to_string())));
        } else {
            push_word(reader.analyzer, token, &mut pieces);
        }
    }
    pieces
}

/// A counter after a number, where it stands and its reading where that is not the dictionary's first;
/// [`UNKNOWN`] where number and counter are read as one word (１人 is ひとり).
fn counted<'a>(text: &str, token: &Token<'a>) -> Option<(usize, &'a str, &'static str)> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let counter = token.surface.trim_start_matches(is_digit);
    let start = token.start + token.surface.len() - counter.len();
    let digits = text[..start].chars().rev().take_while(|&c| is_digit(c)).count();
    if digits == 0 {
        return None;
    }
    let number = text[..start].chars().next_back()?;
    let reading = match (digits, number, counter) {
        (1, '1' | '１' | '2' | '２', "人") | (_, _, "日") => UNKNOWN,
        (_, _, "人") => "にん",
        (_, _, "名") => "めい",
        (_, _, "月") => "がつ",
        (_, _, "年") => "ねん",
        _ => return None,
    };
    Some((start, counter, reading))
}

/// The parts of a word. A compound of the user dictionary is taken apart where its short words agree
/// with its reading, so that each reading stands over its own kanji.
fn push_word(analyzer: &Analyzer, token: &Token<'_>, pieces: &mut Vec<(usize, Piece)>) {
    let reading = token.reading.as_deref().map(hiragana);
    let parts = analyzer.short_tokens(token.surface);
    let joined: Option<String> = parts.iter().map(|part| part.reading.as_deref().map(hiragana)).collect();
    let plain = token.surface.chars().all(|c| is_kanji(c) || is_kana(c));
    if parts.len() > 1 && (!plain || joined == reading) {
        for part in parts {
            let reading = part.reading.as_deref().map(hiragana);
            push_aligned(token.start + part.start, part.surface, reading.as_deref(), pieces);
        }
    } else {
        push_aligned(token.start, token.surface, reading.as_deref(), pieces);
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
    use crate::japanese::DEFAULT_USER_DICTIONARY;

    fn read(text: &str) -> String {
        let analyzer = Analyzer::new(DEFAULT_USER_DICTIONARY).unwrap();
        record(&Reader { analyzer: &analyzer, corrections: Corrections::parse(DEFAULT_CORRECTIONS) }, text)
    }

    #[test]
    fn readings_stand_over_kanji_only() {
        assert_eq!(read("雇用の維持に取り組む。"), "雇用こよう 維持いじ 取と 組く");
        assert_eq!(read("ハローワーク"), "");
    }

    #[test]
    fn compounds_are_read_word_by_word() {
        assert_eq!(read("在籍型出向"), "在籍ざいせき型がた出向しゅっこう");
        assert_eq!(read("35歳からの就活サポートコーナー"), "歳さい 就活ー");
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
    }

    #[test]
    fn records_need_no_escapes() {
        let analyzer = Analyzer::new("").unwrap();
        let reader = Reader { analyzer: &analyzer, corrections: Corrections::parse("") };
        let shard = shard(&reader, &BTreeSet::from(["\"雇用\"\\</script>維持".to_string()]));
        assert_eq!(String::from_utf8(shard).unwrap(), "tebikiFurigana(\"雇用こよう 維持いじ\");\n");
    }
}
