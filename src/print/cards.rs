//! `cards/ja.png`, `cards/ja-4.png`: pictures of 1200 × 630 pixels that other sites show with a link to the handbook,
//! one for the plan and one for each node at the top. All of a language are laid out as one document. The cover picture of
//! the electronic book is made in the same way.

use serde::Serialize;
use typst::utils::Scalar;
use typst_render::{RenderOptions, render};

use super::fonts::Families;
use super::text::{Phrase, phrase, phrase_in, region, title, typeset};
use super::world::PrintWorld;
use super::{Job, glyphs, layout, template_problem};
use crate::address;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::plan::NodeId;

const TEMPLATE: &str = "card.typ";
const COVER: &str = "book-cover.typ";
const PIXELS_A_POINT: f64 = 2.0;

/// What the template reads.
#[derive(Serialize)]
struct Cards {
    lang: &'static str,
    region: Option<&'static str>,
    fonts: Families,
    cards: Vec<Card>,
}

#[derive(Serialize)]
struct Card {
    /// The plan's title over that of one of its nodes.
    above: Option<Phrase>,
    /// What is shown in its place.
    kind: Phrase,
    numeral: Phrase,
    title: Phrase,
    parties: Vec<Phrase>,
    /// The name of a plain language: its title is that of the official edition.
    edition: Option<Phrase>,
}

/// The cards of a language.
///
/// # Errors
/// As those of [`super::render`].
pub fn cards(job: Job<'_>, lang: Lang) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
    let tops: Vec<Option<NodeId>> = std::iter::once(None).chain(job.plan.tops().map(Some)).collect();
    let cards = tops.iter().map(|&top| card(&job, lang, top)).collect();
    let path = |top: &Option<NodeId>| address::card(lang, top.map(|id| job.plan[id].id.as_str()));
    let pictures = pictures(job, lang, TEMPLATE, cards)?;
    Ok(pictures.into_iter().zip(&tops).map(|(png, top)| OutputFile::new(path(top), png)).collect())
}

/// The cover picture of the electronic book in a language, as PNG; none where the template makes no page.
///
/// # Errors
/// As those of [`super::render`].
pub fn book_cover(job: Job<'_>, lang: Lang) -> Result<Option<Vec<u8>>, Vec<Diagnostic>> {
    Ok(pictures(job, lang, COVER, vec![card(&job, lang, None)])?.into_iter().next())
}

/// A picture of each page that the template makes of the cards.
fn pictures(
    job: Job<'_>,
    lang: Lang,
    template: &'static str,
    cards: Vec<Card>,
) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
    if !job.fonts.is_usable() {
        return Err(vec![Diagnostic::error("print-no-font").arg("allowed", super::Fonts::wanted())]);
    }
    let data = Cards { lang: typeset(lang), region: region(lang), fonts: job.fonts.families(lang), cards };
    let json = serde_json::to_string(&data).expect("strings and lists become JSON");
    let missing = glyphs::lacking(&json, job.fonts);
    if !missing.is_empty() {
        return Err(missing);
    }
    let world = PrintWorld::new(template, job.templates, json.into_bytes(), job.fonts);
    let document = layout(&world)
        .map_err(|found| found.iter().map(|problem| template_problem(&world, problem)).collect::<Vec<_>>())?;
    let options = RenderOptions { pixel_per_pt: Scalar::new(PIXELS_A_POINT), ..RenderOptions::default() };
    let picture = |page| render(page, &options).encode_png().expect("a picture of pixels has a PNG");
    Ok(document.pages().iter().map(picture).collect())
}

fn card(job: &Job<'_>, lang: Lang, top: Option<NodeId>) -> Card {
    let plan = job.plan;
    let (own, numeral) = match top {
        Some(id) => (&plan[id].title, plan.numeral(id, lang)),
        None => (&plan.title, String::new()),
    };
    Card {
        above: top.map(|_| phrase(&plan.title, lang)),
        kind: phrase_in(&job.i18n.message(lang, "print-cover-kind"), lang),
        numeral: phrase_in(&numeral, lang),
        title: title(own, lang, job.analyzer),
        parties: plan.parties.iter().map(|party| phrase(party, lang)).collect(),
        edition: lang.is_plain().then(|| phrase_in(lang.autonym(), lang)),
    }
}
