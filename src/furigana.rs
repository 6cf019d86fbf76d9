//! Furigana: the readings of the kanji of every text, for a script that puts them over the words.
//!
//! 1. [`shards`] gathers the texts: titles, names and messages in one shard, the text of each chapter
//!    in another, so that a page loads what it shows.
//! 2. [`record`] writes a text's kanji and their readings in the order of the text. Kanji and kana
//!    differ, so a record needs no marks: `雇用こよう維持いじ 図はか`. A space stands between kanji
//!    that kana part; `ー` after kanji says that their reading is not known.
//! 3. [`Corrections`] go before the dictionary: `i18n/furigana.csv`.
//!
//! The script finds the record of a text by the text's kanji alone. Readings never become part of
//! what is searched or exported.

use std::collections::BTreeSet;

use pulldown_cmark::Event;
use rayon::prelude::*;

use crate::i18n::{I18n, Lang, ids_of};
use crate::japanese::is_kanji;
use crate::markdown;
use crate::plan::{Body, Entry, Plan};

pub use corrections::{Corrections, DEFAULT_CORRECTIONS};
pub use readings::{Piece, Reader, pieces, record};

mod context;
mod corrections;
mod counters;
mod readings;

/// The name of a shard: that of a chapter, or of what all pages share.
pub fn shard_name(chapter: Option<u16>) -> String {
    match chapter {
        Some(number) => format!("furigana-{number}.js"),
        None => "furigana.js".to_string(),
    }
}

/// Every shard: its name, and a script that hands over one string.
pub fn shards(plan: &Plan, reader: &Reader<'_>, i18n: &I18n) -> Vec<(String, Vec<u8>)> {
    let mut texts = vec![(None, shared_texts(plan, i18n))];
    for (at, chapter) in plan.chapters.iter().enumerate() {
        let bodies = chapter_bodies(plan, at).flat_map(|body| text_runs(&body.markdown)).collect();
        texts.push((Some(chapter.number), bodies));
    }
    texts.into_par_iter().map(|(number, texts)| (shard_name(number), shard(reader, &texts))).collect()
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
    let titles = plan.measures.iter().map(|measure| &measure.title);
    let names = titles
        .chain(plan.chapters.iter().map(|chapter| &chapter.title))
        .chain(plan.sections.iter().map(|section| &section.title))
        .chain(plan.owners.iter().flat_map(|owner| [&owner.name, &owner.heading]))
        .chain(plan.audiences.iter().map(|audience| &audience.name))
        .chain(plan.programmes.iter().map(|programme| &programme.name))
        .chain(plan.targets.iter().map(|target| &target.label))
        .chain(plan.targets.iter().flat_map(|target| &target.values).map(|value| &value.printed))
        .chain(plan.targets.iter().flat_map(|target| &target.values).filter_map(|value| value.part.as_ref()))
        .chain(plan.target_chapter.groups.iter().map(|group| &group.title))
        .chain(&plan.target_chapter.notes)
        .chain(&plan.parties)
        .chain(plan.settings.source.as_ref())
        .chain([&plan.title, &plan.fiscal_year_label, &plan.target_chapter.title])
        .chain([&plan.target_chapter.introduction, &plan.target_chapter.item_heading])
        .chain([&plan.target_chapter.goal_heading]);
    texts.extend(names.map(|name| name.ja.clone()));
    texts.extend(text_runs(&plan.preamble.ja.markdown));
    texts.extend(ids_of(Lang::Ja, "site.ftl").iter().map(|id| i18n.message(Lang::Ja, id)));
    texts
}

/// The introduction of a chapter and every text printed in it.
fn chapter_bodies(plan: &Plan, at: usize) -> impl Iterator<Item = &Body> {
    let chapter = &plan.chapters[at];
    let entries = chapter.sections.iter().flat_map(|&id| plan.section_entries(&plan[id]));
    // A repeat shows what it repeats, which may stand in another chapter.
    let texts = entries.flat_map(|entry| {
        let printed = matches!(entry, Entry::Repeat(_)).then(|| plan.official_text(entry));
        printed.into_iter().chain([&plan[plan.original(entry)].body.ja])
    });
    std::iter::once(&chapter.introduction.ja).chain(texts)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::japanese::Analyzer;

    #[test]
    fn records_need_no_escapes() {
        let analyzer = Analyzer::new("").unwrap();
        let reader = Reader { analyzer: &analyzer, corrections: Corrections::parse("") };
        let shard = shard(&reader, &BTreeSet::from(["\"雇用\"\\</script>維持".to_string()]));
        assert_eq!(String::from_utf8(shard).unwrap(), "tebikiFurigana(\"雇用こよう 維持いじ\");\n");
    }
}
