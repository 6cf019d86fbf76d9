//! Furigana: the readings of the kanji of every text, for a script that puts them over the words.
//!
//! 1. [`shards`] gathers the texts: titles, names and messages in one shard, the text of each chapter
//!    in another, so that a page loads what it shows.
//! 2. [`record`] writes a text's kanji and their readings in the order of the text. Kanji and kana
//!    differ, so a record needs no marks: `雇用こよう維持いじ 図はか`. A space stands between kanji
//!    that kana part; `ー` after kanji says that their reading is not known.
//! 3. A run of kanji is mostly read in one way. A shard has each of its runs once, as it is read most often in the plan,
//!    and the records of those texts alone that read one otherwise.
//! 4. [`Corrections`] go before the dictionary: `i18n/furigana.csv`.
//!
//! The script finds the record of a text by the text's kanji alone, or else each run by itself. Readings never become part of
//! what is searched or exported.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::i18n::{I18n, ids_of};
use crate::japanese::is_kanji;
use crate::lang::{Lang, Localized};
use crate::markdown;
use crate::plan::{Body, Entry, Line, NodeId, Plan, TargetTable};

pub use corrections::{Corrections, DEFAULT_CORRECTIONS};
pub use page::page;
pub use readings::{Piece, Reader, corrected_words, pieces, record};

mod context;
mod corrections;
mod counters;
mod page;
mod readings;

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
    let records: Vec<(String, BTreeSet<String>)> =
        texts.into_par_iter().map(|(id, texts)| (shard_name(id), records(reader, &texts))).collect();
    let usual = usual_readings(records.iter().flat_map(|(_, records)| records));
    records.par_iter().map(|(name, records)| (name.clone(), shard(records, &usual))).collect()
}

fn records(reader: &Reader<'_>, texts: &BTreeSet<String>) -> BTreeSet<String> {
    texts.iter().map(|text| record(reader, text)).filter(|record| !record.is_empty()).collect()
}

/// Each run of kanji as it is read most often; of several equally frequent ways the first by character.
fn usual_readings<'r>(records: impl Iterator<Item = &'r String>) -> FxHashSet<&'r str> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for run in records.flat_map(|record| record.split(' ')) {
        *counts.entry(run).or_default() += 1;
    }
    let mut usual: FxHashMap<String, (usize, &str)> = FxHashMap::default();
    for (run, count) in counts {
        let best = usual.entry(kanji_of(run)).or_insert((count, run));
        if (count, Reverse(run)) > (best.0, Reverse(best.1)) {
            *best = (count, run);
        }
    }
    usual.into_values().map(|(_, run)| run).collect()
}

fn kanji_of(run: &str) -> String {
    run.chars().filter(|&c| is_kanji(c)).collect()
}

/// On the first line the runs, each once; then the records that read a run otherwise.
fn shard(records: &BTreeSet<String>, usual: &FxHashSet<&str>) -> Vec<u8> {
    let (mut runs, mut own) = (FxHashSet::default(), Vec::new());
    for record in records {
        let mut all = true;
        for run in record.split(' ') {
            let is_usual = usual.contains(run);
            all &= is_usual;
            if is_usual {
                runs.insert(run);
            }
        }
        if !all {
            own.push(record.as_str());
        }
    }
    // Kanji, kana and spaces only: nothing that a string would have to escape but the line ends.
    let mut runs: Vec<&str> = runs.into_iter().collect();
    runs.sort_unstable();
    let runs = runs.join(" ");
    let lines: Vec<&str> = std::iter::once(runs.as_str()).chain(own).collect();
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
    let tree = markdown::parse(markdown, Lang::JA);
    markdown::texts(&tree).into_iter().filter(|text| text.contains(is_kanji)).map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::japanese::Analyzer;

    #[test]
    fn records_need_no_escapes() {
        let analyzer = Analyzer::new("").unwrap();
        let reader = Reader::new(&analyzer, Corrections::parse(""));
        let records = records(&reader, &BTreeSet::from(["\"雇用\"\\</script>維持".to_string()]));
        let shard = shard(&records, &usual_readings(records.iter()));
        assert_eq!(String::from_utf8(shard).unwrap(), "tebikiFurigana(\"維持いじ 雇用こよう\");\n");
    }

    #[test]
    fn a_run_stands_once_and_a_text_that_reads_it_otherwise_has_its_own_record() {
        let records: BTreeSet<String> =
            ["雇用こよう 後あと", "訓練くんれん 後ご", "治療ちりょう 後あと"].map(String::from).into();
        let usual = usual_readings(records.iter());
        let shard = String::from_utf8(shard(&records, &usual)).unwrap();
        let runs = "後あと 治療ちりょう 訓練くんれん 雇用こよう";
        assert_eq!(shard, format!("tebikiFurigana(\"{runs}\\n訓練くんれん 後ご\");\n"));
    }
}
