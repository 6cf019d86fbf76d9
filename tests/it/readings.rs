//! Readings in context: the table `tests/readings.tsv` over the project's and the general word lists.

use std::path::Path;

use tebiki::furigana::{self, Reader};
use tebiki::japanese::hiragana;
use tebiki::project::Project;

const TABLE: &str = include_str!("../readings.tsv");

/// The reading of a part of a phrase: kana as they are, kanji by their furigana.
fn reading(reader: &Reader<'_>, phrase: &str, part: &str) -> String {
    let start = phrase.find(part).unwrap_or_else(|| panic!("{phrase} lacks {part}"));
    let end = start + part.len();
    let mut read = String::new();
    let mut done = start;
    for (at, (kanji, kana)) in furigana::pieces(reader, phrase) {
        if at + kanji.len() <= start || at >= end {
            continue;
        }
        read.push_str(&phrase[done..at.max(done)]);
        read.push_str(&kana);
        done = at + kanji.len();
    }
    read.push_str(phrase.get(done..end).unwrap_or_default());
    hiragana(&read)
}

#[test]
fn kanji_are_read_as_their_context_wants() {
    let project = Project::read(Path::new(env!("CARGO_MANIFEST_DIR"))).0;
    let analyzer = project.analyzer().unwrap();
    let reader = Reader::new(&analyzer, project.furigana_corrections());
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<Vec<&str>> = rows.map(|line| line.split('\t').collect()).collect();
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let [phrase, part, expected] = row[..] else { panic!("three columns: {row:?}") };
            let found = reading(&reader, phrase, part);
            (found != expected).then(|| format!("{phrase}: {part} is read {found}, not {expected}"))
        })
        .collect();
    assert!(rows.len() >= 300, "{}", rows.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
