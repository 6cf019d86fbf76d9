//! The names that answer a query by themselves, with every form in which they are typed.

use super::corpus::{Corpus, Heading, Kind, Named};
use super::english::Stemmer;
use super::shards::Shard;
use super::{fold, sound};
use crate::japanese::{Analyzer, is_kana, is_kanji};
use crate::lang::Lang;

/// The names in one language, a line each: kind, id, name, address, detail, and the forms of every language as the
/// query's are compared (keys; English stems; `~` before a sound).
pub fn shard(corpus: &Corpus, at: usize, analyzer: &Analyzer) -> Shard {
    let owners = corpus.owners.iter().map(|named| (Kind::Owner, named));
    let audiences = corpus.audiences.iter().map(|named| (Kind::Audience, named));
    let things = corpus.things.iter().map(|(kind, named)| (*kind, named));
    let mut lines: Vec<String> =
        corpus.headings.iter().map(|heading| of_heading(heading, at, analyzer)).collect();
    lines.extend(
        audiences
            .chain(owners)
            .chain(things)
            .map(|(kind, named)| line(kind, named, at, &named.names, analyzer)),
    );
    Shard { name: format!("{}-names", corpus.languages[at]), content: lines.join("\n") }
}

fn of_heading(heading: &Heading, at: usize, analyzer: &Analyzer) -> String {
    let forms: Vec<String> = heading.titles.iter().flatten().cloned().collect();
    let named = Named {
        id: heading.id.clone(),
        href: heading.href.clone(),
        names: heading.labels.clone(),
        details: vec![heading.number.clone(); heading.labels.len()],
    };
    line(Kind::Heading, &named, at, &forms, analyzer)
}

fn line(kind: Kind, named: &Named, at: usize, written: &[String], analyzer: &Analyzer) -> String {
    let mut forms = Vec::new();
    for name in written {
        for form in forms_of(name, analyzer) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    let plain = |text: &str| text.replace(['\t', '\n', '|'], " ");
    // The address of most can be told from kind and id.
    let href = if named.href == format!("{}s/{}.html", kind.code(), named.id) { "" } else { &named.href };
    [kind.code(), &named.id, &plain(&named.names[at]), href, &plain(&named.details[at]), &forms.join("|")]
        .join("\t")
}

/// A name as it is typed: its key and its sound, or its stems.
fn forms_of(name: &str, analyzer: &Analyzer) -> Vec<String> {
    let folded = fold::fold(name).replace(['|', '\t', '~', '\n'], " ");
    if !folded.chars().any(|c| is_kana(c) || is_kanji(c)) {
        return vec![Stemmer::English.text(&folded)];
    }
    let joined: String = folded.split_whitespace().collect();
    let sound =
        sound::from_kana(&analyzer.reading(&joined)).map(|sound| format!("~{}", sound::forgive(&sound)));
    [fold::key(&joined)].into_iter().chain(sound).collect()
}

/// Whether texts in a language are cut as Japanese is.
pub fn is_cut(lang: Lang) -> bool {
    matches!(lang.code().split('-').next(), Some("ja" | "zh"))
}
