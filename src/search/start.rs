//! What every query needs (`start`) and what results are filtered by (`facets`).

use serde_json::{Value, json};

use super::corpus::{Corpus, Named};
use super::names::is_cut;
use super::shards::{self, Shard, Sizes};
use super::{fold, tables};

/// Sizes (`near`: parts of the table of neighbours), headings, the repeats that results show, and the tables of folding.
pub fn shard(corpus: &Corpus, sizes: Sizes, near: usize) -> Shard {
    let headings = corpus.headings.iter().flat_map(|heading| {
        [heading.first, heading.end - heading.first, usize::from(heading.is_inner)]
            .map(|number| number as u32)
    });
    let languages: Vec<Value> = corpus
        .languages
        .iter()
        .map(|lang| json!({ "code": lang.code(), "isJapanese": is_cut(*lang) }))
        .collect();
    let levels: Vec<Value> = corpus
        .levels
        .iter()
        .map(|names| json!({ "names": names.iter().map(|name| fold::fold(name)).collect::<Vec<_>>() }))
        .collect();
    let repeats: Vec<Value> = corpus
        .placements
        .iter()
        .filter(|placement| placement.is_shown)
        .map(|repeat| {
            json!({ "doc": repeat.document, "slug": repeat.slug, "number": repeat.number, "href": repeat.href })
        })
        .collect();
    let content = json!({
        "documents": corpus.measures.len(),
        "headings": shards::numbers(headings),
        "languages": languages,
        "levels": levels,
        "postings": sizes.postings,
        "perShard": sizes.documents,
        "near": near,
        "repeats": repeats,
        "tables": table_values(),
    });
    Shard { name: "start".into(), content: content.to_string() }
}

/// The tables of [`tables`], as the search script reads them.
fn table_values() -> Value {
    let pairs =
        |list: &[(&str, &str)]| list.iter().map(|(a, b)| format!("{a}={b}")).collect::<Vec<_>>().join("|");
    let suffixes = |list: &[(&str, &str, usize)]| {
        list.iter()
            .map(|(suffix, by, before)| format!("{suffix}={by}={before}"))
            .collect::<Vec<_>>()
            .join("|")
    };
    let chars = tables::characters().map(|(a, b)| format!("{a}={b}")).collect::<Vec<_>>().join("|");
    json!({
        "chars": chars,
        "words": pairs(tables::WORDS),
        "counters": tables::COUNTERS,
        "ka": tables::KA,
        "okurigana": tables::OKURIGANA,
        "groups": tables::OKURIGANA_GROUPS.join(" "),
        "stopJa": tables::STOP_JA.join(" "),
        "general": tables::GENERAL.join(" "),
        "stopEn": tables::STOP_EN.join(" "),
        "stems": tables::STEM_STEPS.iter().map(|step| suffixes(step)).collect::<Vec<_>>(),
        "heavy": suffixes(tables::HEAVY),
        "spellings": pairs(tables::SPELLINGS),
        "kana": pairs(tables::KANA),
        "romaji": pairs(tables::ROMAJI),
        "forgive": pairs(tables::FORGIVE),
    })
}

/// Owners, outermost headings (with their first documents) and audiences, a line each; the kinds of documents, owners
/// and audiences by their places in these; then the kind of every document as a number, see [`shards`].
pub fn facets(corpus: &Corpus, at: usize) -> Shard {
    let plain = |name: &str| name.replace(['|', '\t', '\n'], " ");
    let list = |list: &[Named]| {
        list.iter()
            .map(|named| format!("{}\t{}", named.id, plain(&named.names[at])))
            .collect::<Vec<_>>()
            .join("|")
    };
    // A heading over no measure is found by name, and is no choice: a document belongs to the last that begins before it.
    let outermost =
        corpus.headings.iter().filter(|heading| heading.is_outermost && heading.first < heading.end);
    let outermost: Vec<String> = outermost
        .map(|heading| format!("{}\t{}\t{}", heading.id, plain(&heading.labels[at]), heading.first))
        .collect();
    let places = |list: &[usize]| list.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
    let mut kinds: Vec<String> = Vec::new();
    let mut kind_of = Vec::new();
    for measure in &corpus.measures {
        let kind = format!("{};{}", places(&measure.owners), places(&measure.audiences));
        let at = kinds.iter().position(|other| *other == kind).unwrap_or_else(|| {
            kinds.push(kind);
            kinds.len() - 1
        });
        kind_of.push(at as u32);
    }
    let lines = [
        list(&corpus.owners),
        outermost.join("|"),
        list(&corpus.audiences),
        kinds.join("|"),
        shards::numbers(kind_of),
    ];
    Shard { name: format!("{}-facets", corpus.languages[at]), content: lines.join("\n") }
}
