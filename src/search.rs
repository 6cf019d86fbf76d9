//! Full-text search over every edition, made by the build and answered in the browser.
//!
//! 1. [`documents`] says what is searched ([`corpus`]), [`words`] and [`lexicon`] find its words (with [`fold`],
//!    [`sound`] and [`english`], whose tables are [`tables`]), in parallel.
//! 2. [`synonyms`] adds other words for the same, [`neighbours`] general ones for words that the plan lacks.
//! 3. [`start`], [`names`] and [`numbers`] tell what else a query may be.
//! 4. [`shards`] writes all that as scripts of one string each, which load from a disk too.
//! 5. [`build`] names them by their content and puts the name into the search script.

pub mod corpus;
pub mod documents;
pub mod english;
pub mod finder;
pub mod fold;
pub mod lexicon;
pub mod names;
pub mod neighbours;
pub mod numbers;
pub mod proposals;
pub mod shards;
pub mod sound;
pub mod start;
pub mod synonyms;
#[rustfmt::skip]
pub mod tables;
pub mod words;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::japanese::Analyzer;
use crate::output::OutputFile;
use crate::plan::Plan;
use corpus::{Corpus, Document, Entry};
use english::{Stemmer, Stems};
use lexicon::{Folded, Lexicon};
use shards::{Shard, Sizes};
use synonyms::{Group, Member, Texts};
use words::Names;

/// Name of the search script in a theme's static files: the bundle of `themes/default/search/`.
pub const SCRIPT: &str = "search.js";

/// The search script where a theme has none of its own.
pub const DEFAULT_SCRIPT: &str = include_str!("../themes/default/static/search.js");

/// What the index is made from, besides the plan.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// `i18n/synonyms.yaml`, read by [`synonyms::read`].
    pub synonyms: &'a [synonyms::Entry],
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

/// The texts of one language, folded, with their words.
struct Edition {
    folded: Vec<Folded>,
    lexicon: Lexicon,
}

/// Says which script searches a year's plan, for the pages of other years: the only file of the search whose name stays.
pub fn pointer(search: &Search) -> OutputFile {
    let name = search.script.rsplit('/').next().unwrap_or_default();
    OutputFile::new("assets/search/engine.js", format!("globalThis.tebikiEngine={name:?};\n"))
}

/// Builds the index of all languages. The same plan gives the same bytes.
pub fn build(plan: &Plan, analyzer: &Analyzer, input: Input<'_>) -> Search {
    let corpus = documents::corpus(plan);
    let sizes = Sizes::of(corpus.measures.len());
    let names = Names::new(input.user_dictionary);
    let editions: Vec<Edition> = (0..corpus.languages.len())
        .into_par_iter()
        .map(|at| edition(&corpus, at, analyzer, &names, sizes))
        .collect();
    let groups = groups(&corpus, &editions, analyzer, input);
    let near = neighbours::shards(&general(&corpus, &editions, neighbours::of));
    let mut shards =
        vec![start::shard(&corpus, sizes, near.len()), word_shard(&groups, true), word_shard(&groups, false)];
    for (at, (lang, edition)) in corpus.languages.iter().zip(&editions).enumerate() {
        shards.extend([
            start::facets(&corpus, at),
            names::shard(&corpus, at, analyzer),
            numbers::shard(&corpus, at),
        ]);
        shards.extend(shards::of_lexicon(&edition.lexicon, lang.code(), sizes));
        shards.extend(texts(&corpus, at, sizes));
    }
    shards.extend(near);
    files(&shards, input.script)
}

/// The general groups of words that touch a plan.
pub fn touching(plan: &Plan, analyzer: &Analyzer, input: Input<'_>) -> Vec<neighbours::Touching> {
    let corpus = documents::corpus(plan);
    let names = Names::new(input.user_dictionary);
    let sizes = Sizes::of(corpus.measures.len());
    let editions: Vec<Edition> =
        (0..corpus.languages.len()).map(|at| edition(&corpus, at, analyzer, &names, sizes)).collect();
    general(&corpus, &editions, neighbours::touching)
}

/// What general words give for the first language in either kind of writing.
fn general<T>(corpus: &Corpus, editions: &[Edition], give: impl Fn(neighbours::Texts<'_>) -> T) -> T {
    let nothing = Edition { folded: Vec::new(), lexicon: Lexicon::new() };
    let first = |is_cut: bool| {
        let at = corpus.languages.iter().position(|lang| names::is_cut(*lang) == is_cut);
        at.map_or(&nothing, |at| &editions[at])
    };
    let (japanese, latin) = (first(true), first(false));
    give(neighbours::Texts { japanese: &japanese.folded, lexicon: &japanese.lexicon, latin: &latin.lexicon })
}

fn edition(corpus: &Corpus, at: usize, analyzer: &Analyzer, names: &Names, sizes: Sizes) -> Edition {
    let lang = corpus.languages[at];
    let headings = corpus.headings.iter().map(|heading| Document {
        title: heading.titles[at].clone().unwrap_or_default(),
        ..Document::default()
    });
    let headings: Vec<Document> = headings.collect();
    let documents: Vec<&Document> =
        corpus.measures.iter().map(|measure| &measure.documents[at]).chain(&headings).collect();
    let folded = lexicon::fold_documents(&documents);
    let lexicon = if names::is_cut(lang) {
        lexicon::japanese(&folded, analyzer, names, sizes)
    } else {
        lexicon::english(&folded, &stems(&folded, Stemmer::of(lang)), sizes)
    };
    Edition { folded, lexicon }
}

fn stems(folded: &[Folded], stemmer: Stemmer) -> Stems<'_> {
    Stems::new(folded.par_iter().flat_map_iter(|document| &document.fields).map(String::as_str), stemmer)
}

/// The groups of words, as far as they lead to words of the first language in either kind of writing.
fn groups(corpus: &Corpus, editions: &[Edition], analyzer: &Analyzer, input: Input<'_>) -> Vec<Group> {
    let first = |is_cut: bool| {
        let at = corpus.languages.iter().position(|lang| names::is_cut(*lang) == is_cut)?;
        Some((corpus.languages[at], &editions[at]))
    };
    let (japanese, latin) = (first(true), first(false));
    let nothing = Lexicon::new();
    let latin_folded = latin.map_or(&[][..], |(_, edition)| &edition.folded);
    let texts = Texts {
        japanese: japanese.map_or(&[], |(_, edition)| &edition.folded),
        lexicon: japanese.map_or(&nothing, |(_, edition)| &edition.lexicon),
        latin: latin_folded,
        stems: &stems(latin_folded, latin.map_or(Stemmer::English, |(lang, _)| Stemmer::of(lang))),
    };
    let words = synonyms::Words {
        entries: input.synonyms,
        glossary: input.glossary,
        user_dictionary: input.user_dictionary,
    };
    synonyms::groups(words, texts, analyzer)
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
    let engine = OutputFile::new(path("search"), script.replace("{{index}}", &hash));
    let script = engine.path.clone();
    // A shard's name is at the beginning; texts may say anything.
    let named = |script: String| script.replacen("{{index}}", &hash, 1);
    let parts =
        shards.iter().zip(scripts).map(|(shard, script)| OutputFile::new(path(&shard.name), named(script)));
    Search { files: [engine].into_iter().chain(parts).collect(), script }
}

/// The words of one kind of writing: a group a line, `word/sound|word~near|near`, the same line in both; a sound that
/// follows from the word's parts has two slashes. A long name in
/// Japanese that only its English leads to is with the English words, marked by `=`.
fn word_shard(groups: &[Group], japanese: bool) -> Shard {
    let line = |group: &Group| {
        let list = |members: &[Member]| {
            let own = members
                .iter()
                .filter(|member| (member.is_japanese == japanese) != group.leads_from_english(member));
            own.map(|member| member_text(member, japanese)).collect::<Vec<_>>().join("|")
        };
        match (list(&group.words), list(&group.near)) {
            (words, near) if near.is_empty() => words,
            (words, near) => format!("{words}~{near}"),
        }
    };
    let name = if japanese { "ja-syn" } else { "en-syn" };
    Shard { name: name.into(), content: groups.iter().map(line).collect::<Vec<_>>().join("\n") }
}

fn member_text(member: &Member, japanese: bool) -> String {
    let mark = if member.is_japanese == japanese { "" } else { "=" };
    let text = format!("{mark}{}", member.text.replace(['|', '/', '~', '\n', '='], " "));
    match (&member.sound, &member.regular) {
        (Some(sound), _) => format!("{text}/{sound}"),
        (None, Some(sound)) => format!("{text}//{sound}"),
        (None, None) => text,
    }
}

/// The documents as a result shows them, in one language, each text with the language it is in.
fn texts(corpus: &Corpus, at: usize, sizes: Sizes) -> Vec<Shard> {
    let lang = corpus.languages[at];
    let lines: Vec<String> = corpus.measures.iter().map(|measure| text_line(measure, at, lang)).collect();
    lines
        .chunks(sizes.documents)
        .enumerate()
        .map(|(at, lines)| Shard { name: format!("{lang}-d{at}"), content: lines.join("\n") })
        .collect()
}

fn text_line(measure: &Entry, at: usize, lang: crate::lang::Lang) -> String {
    let plain = |text: &str| text.replace(['\t', '\r'], " ").replace('\n', "\r");
    let (title, title_lang) = &measure.titles[at];
    let mark = if *title_lang == lang { "" } else { title_lang.code() };
    [&measure.slug, &measure.number, &plain(title), &plain(&measure.documents[at].body), mark]
        .map(|field| field.to_string())
        .join("\t")
}
