//! `leaflet-women-ja.pdf`: what of the plan is for one audience, on pages of A5 that fold out of sheets of A4.
//!
//! Numbers, titles and owners of its measures, the page of the printed handbook that has the text, whom to ask, and the
//! address of the audience's page. No text of the plan: who reads a leaflet wants to know what there is.

use std::collections::BTreeMap;

use qrcode::{Color, EcLevel, QrCode};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;

use super::fonts::Families;
use super::text::{Phrase, interface, phrase, phrase_in, region, title, typeset};
use super::view::entry_label;
use super::world::PrintWorld;
use super::{Fonts, Job, data, export, glyphs, impose, layout, ruby, template_problem};
use crate::address::Page;
use crate::diagnostic::Diagnostic;
use crate::i18n::format_date;
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::paper::Paper;
use crate::plan::{AudienceId, Entry, MeasureId};

const TEMPLATE: &str = "leaflet.typ";

/// What the template reads.
#[derive(Serialize)]
struct Leaflet {
    lang: &'static str,
    region: Option<&'static str>,
    fonts: Families,
    ui: BTreeMap<String, Vec<Value>>,
    plan: Phrase,
    plain_title: String,
    parties: Vec<Phrase>,
    audience: Phrase,
    about: Option<Phrase>,
    version: String,
    date: String,
    translated: bool,
    /// Whether the pages of the printed handbook are told.
    paged: bool,
    owners: Vec<Phrase>,
    /// Those that are for the audience, and those that concern it too.
    lists: [Vec<MeasureData>; 2],
    contacts: Vec<Vec<Phrase>>,
    address: Option<String>,
    qr: Option<Qr>,
}

#[derive(Serialize)]
struct MeasureData {
    number: String,
    title: Phrase,
    /// Its place in `owners`.
    owner: Option<usize>,
    page: Option<String>,
}

/// The address as a code: runs of dark modules, each with its column, its row and how long it is.
#[derive(Serialize)]
struct Qr {
    modules: usize,
    runs: Vec<(usize, usize, usize)>,
}

/// Name of the file in the output folder.
pub fn file_name(audience: &str, lang: Lang) -> String {
    format!("leaflet-{audience}-{lang}.pdf")
}

/// The leaflet of an audience. `paper`: the printed handbook in that language, where there is one. `folded`: two pages
/// on each side of a sheet, in the order in which it is printed and folded.
///
/// # Errors
/// As those of [`super::render`]; `print-part-empty` for an audience without measures.
pub fn leaflet(
    job: Job<'_>,
    lang: Lang,
    audience: AudienceId,
    paper: Option<&Paper>,
    folded: bool,
) -> Result<OutputFile, Vec<Diagnostic>> {
    if !job.fonts.is_usable() {
        return Err(vec![Diagnostic::error("print-no-font").arg("allowed", Fonts::wanted())]);
    }
    let told = told(&job, lang, audience, paper);
    if told.lists.iter().all(Vec::is_empty) {
        return Err(vec![Diagnostic::error("print-part-empty")]);
    }
    let mut json = serde_json::to_value(&told).expect("strings and lists become JSON");
    if lang.is_plain() {
        ruby::add(&mut json, job.reader);
    }
    let json = json.to_string();
    let missing = glyphs::missing(job.plan, lang, &json, job.fonts);
    if !missing.is_empty() {
        return Err(missing);
    }
    let world = PrintWorld::new(TEMPLATE, job.templates, json.into_bytes(), job.fonts);
    let name = file_name(&job.plan[audience].id, lang);
    let pdf = layout(&world)
        .map(|document| if folded { impose::folded(document) } else { document })
        .and_then(|document| export(&document, &name, job.plan.date))
        .map_err(|found| found.iter().map(|problem| template_problem(&world, problem)).collect::<Vec<_>>())?;
    Ok(OutputFile::new(name, pdf))
}

/// The leaflets of every audience that has measures, in these languages.
pub fn of_all(
    job: Job<'_>,
    languages: &[Lang],
    papers: &[Paper],
    folded: bool,
) -> Vec<Result<OutputFile, Vec<Diagnostic>>> {
    let audiences = (0..job.plan.audiences.len() as u32).map(AudienceId);
    let has_measures =
        |audience: &AudienceId| job.plan.measure_ids().any(|id| job.plan.concerned(id).contains(audience));
    let all: Vec<(Lang, AudienceId)> = audiences
        .filter(has_measures)
        .flat_map(|audience| languages.iter().map(move |&lang| (lang, audience)))
        .collect();
    let of = |&(lang, audience): &(Lang, AudienceId)| {
        leaflet(job, lang, audience, papers.iter().find(|paper| paper.lang == lang), folded)
    };
    all.par_iter().map(of).collect()
}

fn told(job: &Job<'_>, lang: Lang, audience: AudienceId, paper: Option<&Paper>) -> Leaflet {
    let plan = job.plan;
    let of = &plan[audience];
    let for_them = |id: &MeasureId| plan[*id].audiences.contains(&audience);
    let concerned = plan.measure_ids().filter(|&id| plan.concerned(id).contains(&audience));
    let (own, also): (Vec<MeasureId>, Vec<MeasureId>) = concerned.partition(for_them);
    let list = |ids: Vec<MeasureId>| ids.into_iter().map(|id| measure(job, lang, id, paper)).collect();
    let page = Page::Audience(&of.id).path();
    let address = plan.settings.base_url.as_ref().map(|base| format!("{base}{}/{page}", lang.code()));
    Leaflet {
        lang: typeset(lang),
        region: region(lang),
        fonts: job.fonts.families(lang),
        ui: interface(job.i18n, plan, lang),
        plan: title(&plan.title, lang, job.analyzer),
        plain_title: format!("{} {}", plan.title.get(lang).text, of.name.get(lang).text),
        parties: plan.parties.iter().map(|party| phrase(party, lang)).collect(),
        audience: title(&of.name, lang, job.analyzer),
        about: of.about.as_ref().map(|about| phrase(about, lang)),
        version: plan.version.clone(),
        date: format_date(plan.date, lang),
        translated: lang != plan.official(),
        paged: paper.is_some(),
        owners: plan.owners.iter().map(|owner| phrase(&owner.name, lang)).collect(),
        lists: [list(own), list(also)],
        contacts: data::contacts(plan, lang),
        qr: address.as_deref().and_then(qr),
        address,
    }
}

fn measure(job: &Job<'_>, lang: Lang, id: MeasureId, paper: Option<&Paper>) -> MeasureData {
    let measure = &job.plan[id];
    let label = entry_label(job.plan, Entry::Measure(id));
    let page = paper.and_then(|paper| Some(paper.pages[paper.page_of(&label)?].number.clone()));
    MeasureData {
        number: measure.place.number.clone(),
        title: match measure.untitled {
            true => phrase_in(&measure.title.get(lang).text, lang),
            false => title(&measure.title, lang, job.analyzer),
        },
        owner: measure.place.owner().map(|owner| owner.0 as usize),
        page,
    }
}

/// None for an address too long for a code.
fn qr(address: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let modules = code.width();
    let mut runs = Vec::new();
    for (row, line) in code.to_colors().chunks(modules).enumerate() {
        let mut at = 0;
        for run in line.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                runs.push((at, row, run.len()));
            }
            at += run.len();
        }
    }
    Some(Qr { modules, runs })
}
