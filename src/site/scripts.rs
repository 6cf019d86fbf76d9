//! The script of all pages: one file for each language. What the parts of it say is in it once, not on every page.

use tera::{Context, Tera, TeraResult};

use crate::furigana;
use crate::i18n::{Args, I18n, format_date};
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::plan::Plan;
use crate::theme;

use super::Inputs;
use super::view::localized;

/// The template that makes what the parts say.
const WORDS: &str = "words.js";

/// The script of the engine's language: its words, then the parts, which are files of the theme.
///
/// # Errors
/// An error of the template.
pub fn of_pages(tera: &Tera, plan: &Plan, lang: Lang, inputs: &Inputs<'_>) -> TeraResult<OutputFile> {
    let mut script = words(tera, plan, lang, inputs)?;
    for name in theme::PAGE_SCRIPTS {
        script.push_str(inputs.theme.text(&format!("static/{name}")).unwrap_or_default());
    }
    Ok(OutputFile::new(theme::published(&format!("site-{}.js", lang.code()), script.as_bytes()), script))
}

fn words(tera: &Tera, plan: &Plan, lang: Lang, inputs: &Inputs<'_>) -> TeraResult<String> {
    let mut context = Context::new();
    context.insert("citation", &citation(plan, inputs.i18n, lang));
    context.insert("has_targets", &!plan.targets.is_empty());
    context.insert("has_progress", &plan.has_progress());
    context.insert("lang", lang.code());
    context.insert("furigana", &lang.is_japanese());
    context.insert("readings", "");
    let words = tera.render(WORDS, &context)?;
    if !lang.is_plain() {
        return Ok(words);
    }
    // These pages are written with readings: what scripts add gets them too.
    let records = texts(&words).map(|text| furigana::record(inputs.reader, text));
    let records: Vec<String> = records.filter(|record| !record.is_empty()).collect();
    // Below a line for runs, of which there are none here.
    context.insert("readings", &format!("\n{}", records.join("\n")));
    tera.render(WORDS, &context)
}

/// How a measure is cited, but for its address: parties, plan, number, title, version. `%n` and `%t` stand for what its
/// page says.
fn citation(plan: &Plan, i18n: &I18n, lang: Lang) -> String {
    let parties: Vec<String> = plan.parties.iter().map(|party| localized(party, lang).text).collect();
    let mut args = Args::new();
    args.set("parties", parties.join(&i18n.message(lang, "citation-joint")));
    args.set("plan", localized(&plan.title, lang).text);
    args.set("number", "%n");
    args.set("title", "%t");
    args.set("version", plan.version.as_str());
    args.set("date", format_date(plan.date, lang));
    i18n.text(lang, if parties.is_empty() { "citation-plan" } else { "citation-parties" }, &args)
}

/// What stands between double quotes.
fn texts(script: &str) -> impl Iterator<Item = &str> {
    script.split('"').skip(1).step_by(2)
}
