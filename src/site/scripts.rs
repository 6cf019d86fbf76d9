//! The script of all pages: one file for each language. What the parts of it say is in it once, not on every page.

use tera::{Context, Tera, TeraResult};

use crate::furigana::{self, Reader};
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::theme::{self, Theme};

/// The template that makes what the parts say.
const WORDS: &str = "words.js";

/// The script of the engine's language: its words, then the parts, which are files of the theme.
///
/// # Errors
/// An error of the template.
pub fn of_pages(tera: &Tera, lang: Lang, theme: &Theme, reader: &Reader<'_>) -> TeraResult<OutputFile> {
    let mut script = words(tera, lang, reader)?;
    for name in theme::PAGE_SCRIPTS {
        script.push_str(theme.text(&format!("static/{name}")).unwrap_or_default());
    }
    Ok(OutputFile::new(theme::published(&format!("site-{}.js", lang.code()), script.as_bytes()), script))
}

fn words(tera: &Tera, lang: Lang, reader: &Reader<'_>) -> TeraResult<String> {
    let mut context = Context::new();
    context.insert("lang", lang.code());
    context.insert("furigana", &lang.is_japanese());
    context.insert("readings", "");
    let words = tera.render(WORDS, &context)?;
    if !lang.is_plain() {
        return Ok(words);
    }
    // These pages are written with readings: what scripts add gets them too.
    let records = texts(&words).map(|text| furigana::record(reader, text));
    let records: Vec<String> = records.filter(|record| !record.is_empty()).collect();
    context.insert("readings", &records.join("\n"));
    tera.render(WORDS, &context)
}

/// What stands between double quotes.
fn texts(script: &str) -> impl Iterator<Item = &str> {
    script.split('"').skip(1).step_by(2)
}
