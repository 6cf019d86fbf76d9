//! Texts of the plan and of the interface in the form the template takes.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::body::{self, Resolve};
use super::phrases::phrases;
use super::runs::{Run, runs};
use crate::i18n::{Args, I18n, embedded_ids};
use crate::japanese::Analyzer;
use crate::lang::{Lang, Localized};
use crate::plan::{Body, Line, Plan, Translation};

/// A line of text, and the language it is in.
#[derive(Debug, Serialize)]
pub(super) struct Phrase {
    lang: &'static str,
    of: Vec<Run>,
}

/// One or more paragraphs, and the language they are in.
#[derive(Debug, Serialize)]
pub(super) struct Passage {
    lang: &'static str,
    blocks: Vec<Value>,
    /// `missing` or `stale`, where the passage isn't a current translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    translation: Option<&'static str>,
    /// The official text and its language, below a stale translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<(&'static str, Vec<Value>)>,
}

pub(super) fn phrase(text: &Localized<Line>, lang: Lang) -> Phrase {
    let (text, lang) = text.in_lang(lang);
    phrase_in(text, lang)
}

/// A title: in Japanese it breaks between phrases only.
pub(super) fn title(text: &Localized<Line>, lang: Lang, analyzer: &Analyzer) -> Phrase {
    let (text, found) = text.in_lang(lang);
    match found.is_japanese() {
        true => Phrase { lang: typeset(found), of: phrases(text, analyzer) },
        false => phrase_in(text, found),
    }
}

pub(super) fn phrase_in(text: &str, lang: Lang) -> Phrase {
    Phrase { lang: typeset(lang), of: runs(text, lang) }
}

/// What layout knows a language by: its first part, which has two or three letters. The variants of a language are
/// set alike, but for [`region`].
pub fn typeset(lang: Lang) -> &'static str {
    lang.tag().split('-').next().unwrap_or_else(|| lang.tag())
}

/// Where a language is written as in this handbook: which forms of characters, which hyphens.
pub(super) fn region(lang: Lang) -> Option<&'static str> {
    const REGIONS: [(&str, &str); 5] =
        [("ja", "JP"), ("en", "GB"), ("pt-br", "BR"), ("zh-hans", "CN"), ("zh-hant", "TW")];
    REGIONS.iter().find(|(tag, _)| *tag == lang.tag()).map(|(_, region)| *region)
}

/// A body in `lang`. Where a translation is missing the official text stands for it; where it is stale both
/// are given.
pub(super) fn passage(
    body: &Localized<Body>,
    translation: Translation,
    lang: Lang,
    resolve: Resolve<'_>,
) -> Passage {
    let (found, found_lang) = body.in_lang(lang);
    let blocks = body::tree(&found.markdown, found_lang, resolve);
    let mut passage = Passage { lang: typeset(found_lang), blocks, translation: None, original: None };
    if found_lang != lang {
        passage.translation = Some("missing");
    } else if translation == Translation::Stale {
        passage.translation = Some("stale");
        passage.original =
            Some((typeset(body.lang), body::tree(&body.official.markdown, body.lang, resolve)));
    }
    passage
}

/// An official body where no translation is asked for.
pub(super) fn official_passage(body: &Body, lang: Lang, resolve: Resolve<'_>) -> Passage {
    let blocks = body::tree(&body.markdown, lang, resolve);
    Passage { lang: typeset(lang), blocks, translation: None, original: None }
}

/// The values that only layout knows, which the template puts in: `{"slot": "page"}`.
const SLOTS: [&str; 4] = ["page", "number", "name", "pages"];
/// Private characters that stand for [`SLOTS`] while a message is formatted.
const FIRST_SLOT: u32 = 0xF0000;

/// All messages of the printed handbook (`print-…`, without that prefix): a list of strings and slots.
pub(super) fn interface(i18n: &I18n, plan: &Plan, lang: Lang) -> BTreeMap<String, Vec<Value>> {
    let mut args = Args::new();
    args.set("official", plan.official().code());
    args.set("language", lang.autonym());
    args.set("translated", if lang == plan.official() { "no" } else { "yes" });
    args.set("titles", if plan.has_editorial_titles() { "editorial" } else { "none" });
    for (at, slot) in SLOTS.iter().enumerate() {
        args.set(*slot, slot_character(at).to_string());
    }
    embedded_ids(lang)
        .into_iter()
        .filter_map(|id| {
            let key = id.strip_prefix("print-")?.to_string();
            i18n.has(lang, &id).then(|| (key, slots(&i18n.text(lang, &id, &args))))
        })
        .collect()
}

fn slot_character(at: usize) -> char {
    char::from_u32(FIRST_SLOT + at as u32).expect("a private character")
}

fn slots(text: &str) -> Vec<Value> {
    let mut parts = Vec::new();
    let mut string = String::new();
    for c in text.chars() {
        match (0..SLOTS.len()).find(|&at| slot_character(at) == c) {
            Some(at) => {
                parts.extend((!string.is_empty()).then(|| json!(std::mem::take(&mut string))));
                parts.push(json!({"slot": SLOTS[at]}));
            }
            None => string.push(c),
        }
    }
    parts.extend((!string.is_empty()).then(|| json!(string)));
    parts
}
