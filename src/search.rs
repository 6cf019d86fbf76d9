//! Full-text search over both editions, made by the build and answered in the browser.
//!
//! 1. [`documents`] says what is searched, [`words`] and [`lexicon`] find its words (with [`fold`],
//!    [`sound`] and [`english`], whose tables are [`tables`]), in parallel.
//! 2. [`synonyms`] adds other words for the same.
//! 3. [`shards`] writes all that as scripts of one string each, which load from a disk too.
//! 4. [`build`] names them by their content and puts the name into the search script.

pub mod compact;
pub mod documents;
pub mod english;
pub mod fold;
pub mod lexicon;
pub mod shards;
pub mod sound;
pub mod synonyms;
#[rustfmt::skip]
pub mod tables;
pub mod words;

use rayon::prelude::*;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::japanese::Analyzer;
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::plan::{Measure, NodeId, Plan};
use english::Stems;
use shards::{Shard, Sizes};
use synonyms::{Entry, Group, Member, Words};
use words::Names;

/// Name of the search script in a theme's static files.
pub const SCRIPT: &str = "search.js";

/// The search script where a theme has none of its own.
pub const DEFAULT_SCRIPT: &str = include_str!("../themes/default/static/search.js");

/// What the index is made from, besides the plan.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// `i18n/synonyms.yaml`, read by [`synonyms::read`].
    pub synonyms: &'a [Entry],
    /// `i18n/glossary.tsv`: Japanese, reading, English, note, with a header; may be empty.
    pub glossary: &'a str,
    /// `i18n/userdict.csv`: surface, part of speech, reading.
    pub user_dictionary: &'a str,
    /// The search script of the theme, with `{{index}}` where the index's name goes.
    pub script: &'a str,
}

/// The files of the search, and the one of them that a page loads.
#[derive(Debug)]
pub struct Search {
    pub files: Vec<OutputFile>,
    /// Relative to the site: `assets/search/search-1f2e3d4c.js`. It finds the others beside itself.
    pub script: String,
}

/// Builds the index of both languages. The same plan gives the same bytes.
pub fn build(plan: &Plan, analyzer: &Analyzer, input: Input<'_>) -> Search {
    let (japanese, english) =
        rayon::join(|| documents::documents(plan, Lang::JA), || documents::documents(plan, Lang::EN));
    let sizes = Sizes::of(documents::measures(plan).len());
    let folded = [lexicon::fold_documents(&japanese), lexicon::fold_documents(&english)];
    let stems =
        Stems::new(folded[1].par_iter().flat_map_iter(|document| &document.fields).map(String::as_str));
    let names = Names::new(input.user_dictionary);
    let (japanese_lexicon, english_lexicon) = rayon::join(
        || lexicon::japanese(&folded[0], analyzer, &names, sizes),
        || lexicon::english(&folded[1], &stems, sizes),
    );
    let groups = synonyms::groups(
        Words { entries: input.synonyms, glossary: input.glossary, user_dictionary: input.user_dictionary },
        [&folded[0], &folded[1]],
        &stems,
        analyzer,
        &japanese_lexicon,
    );
    let mut shards = vec![start(plan, sizes), facets(plan, Lang::JA), facets(plan, Lang::EN)];
    shards.extend(Lang::INTERFACE.map(|lang| synonyms(&groups, lang)));
    shards.extend(shards::of_lexicon(&japanese_lexicon, "ja", sizes));
    shards.extend(shards::of_lexicon(&english_lexicon, "en", sizes));
    for (lang, documents) in [(Lang::JA, &japanese), (Lang::EN, &english)] {
        shards.extend(texts(plan, lang, documents, sizes));
    }
    files(&shards, input.script)
}

/// Names every script by what the whole index holds.
fn files(shards: &[Shard], script: &str) -> Search {
    let scripts: Vec<String> = shards.iter().map(shards::script).collect();
    let mut hasher = Sha256::new();
    for part in scripts.iter().map(String::as_str).chain([script]) {
        hasher.update(part.as_bytes());
    }
    let hash: String = hasher.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let path = |name: &str| format!("assets/search/{name}-{hash}.js");
    let engine = OutputFile::new(path("search"), compact::compact(script).replace("{{index}}", &hash));
    let script = engine.path.clone();
    let parts = shards.iter().zip(scripts).map(|(shard, script)| OutputFile::new(path(&shard.name), script));
    Search { files: [engine].into_iter().chain(parts).collect(), script }
}

/// What every query needs: tables, sizes, and the synonyms.
fn start(plan: &Plan, sizes: Sizes) -> Shard {
    let chapters = documents::chapter_sizes(plan);
    let content = json!({
        "documents": documents::measures(plan).len(),
        "sections": documents::section_sizes(plan),
        "chapters": chapters,
        "postings": sizes.postings,
        "perShard": sizes.documents,
        "repeats": repeats(plan),
        "tables": table_values(),
    });
    Shard { name: "start".into(), content: content.to_string() }
}

/// The tables of [`tables`], as the search script reads them.
pub fn table_values() -> serde_json::Value {
    let pairs =
        |list: &[(&str, &str)]| list.iter().map(|(a, b)| format!("{a}={b}")).collect::<Vec<_>>().join("|");
    let suffixes = |list: &[(&str, &str, usize)]| {
        list.iter()
            .map(|(suffix, by, before)| format!("{suffix}={by}={before}"))
            .collect::<Vec<_>>()
            .join("|")
    };
    let chars = tables::CHARS.iter().map(|(a, b)| format!("{a}={b}")).collect::<Vec<_>>().join("|");
    json!({
        "chars": chars,
        "words": pairs(tables::WORDS),
        "counters": tables::COUNTERS,
        "ka": tables::KA,
        "okurigana": tables::OKURIGANA,
        "groups": tables::OKURIGANA_GROUPS.join(" "),
        "stopJa": tables::STOP_JA.join(" "),
        "stopEn": tables::STOP_EN.join(" "),
        "stems": tables::STEM_STEPS.iter().map(|step| suffixes(step)).collect::<Vec<_>>(),
        "heavy": suffixes(tables::HEAVY),
        "spellings": pairs(tables::SPELLINGS),
        "kana": pairs(tables::KANA),
        "romaji": pairs(tables::ROMAJI),
        "forgive": pairs(tables::FORGIVE),
    })
}

/// The words of one language: a group a line, `word/sound|word~near|near`, the same line in both languages.
/// A long name in Japanese that only its English leads to is with the English words, marked by `=`.
fn synonyms(groups: &[Group], lang: Lang) -> Shard {
    let line = |group: &Group| {
        let list = |members: &[Member]| {
            let own =
                members.iter().filter(|member| (member.lang == lang) != group.leads_from_english(member));
            own.map(|member| member_text(member, lang)).collect::<Vec<_>>().join("|")
        };
        match (list(&group.words), list(&group.near)) {
            (words, near) if near.is_empty() => words,
            (words, near) => format!("{words}~{near}"),
        }
    };
    Shard { name: format!("{lang}-syn"), content: groups.iter().map(line).collect::<Vec<_>>().join("\n") }
}

fn member_text(member: &Member, lang: Lang) -> String {
    let mark = if member.lang == lang { "" } else { "=" };
    let text = format!("{mark}{}", member.text.replace(['|', '/', '~', '\n', '='], " "));
    match &member.sound {
        Some(sound) => format!("{text}/{sound}"),
        None => text,
    }
}

/// The repeats that are shown under a document.
fn repeats(plan: &Plan) -> Vec<serde_json::Value> {
    let shown = |(doc, id)| {
        documents::shown_repeats(plan, &plan[id]).map(move |repeat| {
            let (slug, number) = (&repeat.slug, &repeat.place.number);
            json!({ "doc": doc, "slug": slug, "chapter": plan[repeat.place.top].id, "number": number })
        })
    };
    documents::measures(plan).into_iter().enumerate().flat_map(shown).collect()
}

/// The documents as a result shows them, in one language, each text with the language it is in.
fn texts(plan: &Plan, lang: Lang, own: &[documents::Document], sizes: Sizes) -> Vec<Shard> {
    let measures = documents::measures(plan);
    let lines: Vec<String> =
        measures.iter().zip(own).map(|(id, document)| text_line(&plan[*id], lang, document)).collect();
    lines
        .chunks(sizes.documents)
        .enumerate()
        .map(|(at, lines)| Shard { name: format!("{lang}-d{at}"), content: lines.join("\n") })
        .collect()
}

fn text_line(measure: &Measure, lang: Lang, document: &documents::Document) -> String {
    let plain = |text: &str| text.replace(['\t', '\r'], " ").replace('\n', "\r");
    let (title, title_lang) = measure.title.in_lang(lang);
    let mark = if title_lang == lang { "" } else { title_lang.code() };
    [&measure.slug, &measure.place.number, &plain(title), &plain(&document.body), mark]
        .map(|field| field.to_string())
        .join("\t")
}

/// Owners, chapters and audiences (id and name), a line each; the kinds of documents, an owner and audiences
/// by their places in these; then the kind of every document as a number, see [`shards`].
fn facets(plan: &Plan, lang: Lang) -> Shard {
    let name = |id: &str, name: &str| format!("{id}\t{}", name.replace(['|', '\t', '\n'], " "));
    let chapter = |id: NodeId| name(&plan[id].id, &plan.heading(id, lang).0.replace('\u{3000}', " "));
    let mut kinds: Vec<String> = Vec::new();
    let mut kind_of = Vec::new();
    for id in documents::measures(plan) {
        let measure = &plan[id];
        let places = measure
            .place
            .owner()
            .map(|owner| owner.0)
            .into_iter()
            .chain(measure.audiences.iter().map(|id| id.0));
        let kind = places.map(|place| place.to_string()).collect::<Vec<_>>().join(" ");
        let at = kinds.iter().position(|other| *other == kind).unwrap_or_else(|| {
            kinds.push(kind);
            kinds.len() - 1
        });
        kind_of.push(at as u32);
    }
    let lines = [
        plan.owners.iter().map(|owner| name(&owner.id, owner.name.get(lang))).collect::<Vec<_>>().join("|"),
        plan.tops().map(chapter).collect::<Vec<_>>().join("|"),
        plan.audiences.iter().map(|of| name(&of.id, of.name.get(lang))).collect::<Vec<_>>().join("|"),
        kinds.join("|"),
        shards::numbers(kind_of),
    ];
    Shard { name: format!("{lang}-facets"), content: lines.join("\n") }
}
