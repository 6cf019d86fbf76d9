//! What every page of a language shows around its content: the plan's names, and how much there is.

use serde::Serialize;

use super::contacts::{self, ContactView};
use super::editions::EditionView;
use super::view::{Text, localized};
use crate::i18n::format_date;
use crate::lang::{Lang, Localized};
use crate::plan::*;

/// What every page of a language shows around its content.
#[derive(Serialize)]
pub struct SiteView {
    pub title: Text,
    /// Whether the plan prints no title.
    pub untitled: bool,
    pub fiscal_year: u16,
    pub fiscal_year_label: Text,
    pub version: String,
    pub date: String,
    /// ISO 8601.
    pub date_iso: String,
    pub parties: Vec<Text>,
    /// Code of the official language.
    pub official: &'static str,
    /// Whether these pages explain the plan in easy words.
    pub plain: bool,
    /// What tells their titles from those of the official pages.
    pub plain_name: Option<&'static str>,
    /// Codes of all languages, the official one first.
    pub languages: Vec<&'static str>,
    /// Whether there are tables of targets.
    pub has_targets: bool,
    pub has_repeats: bool,
    pub has_revisions: bool,
    pub has_progress: bool,
    pub has_owners: bool,
    /// The mark of a repeat as the plan prints it; none in a translation, which says it in its own words.
    pub repeat_mark: Option<String>,
    /// Whether editors gave titles to measures: `editorial`, `none` where all are the plan's or there are none.
    pub titles: &'static str,
    pub source: Option<Text>,
    pub publisher: Option<Text>,
    pub licence: Option<Text>,
    /// Whom readers ask; empty where the plan does not say.
    pub contacts: Vec<ContactView>,
    pub base_url: Option<String>,
    /// The printed handbook in this language, from the root of the site, if it is part of the build.
    pub pdf: Option<String>,
    /// Whether each measure's page has its data beside it.
    pub twins: bool,
    /// Whether there are pages of measures for the pages of others.
    pub embeds: bool,
    pub counts: Counts,
    /// From the language's folder to that whose pages have the official text beside a translation; none where the plan
    /// has one language.
    pub both: Option<String>,
    /// The script of all pages, from the root of the site; see [`super::scripts`].
    pub script: String,
    /// The years, where there are several.
    pub edition: Option<EditionView>,
}

#[derive(Serialize)]
pub struct Counts {
    pub headings: usize,
    pub all_measures: usize,
    pub sub_measures: usize,
    pub repeats: usize,
    pub targets: usize,
    pub translated: usize,
}

/// What every page of a language shows around its content. `pdf`: the printed handbooks are part of the build.
pub fn site(plan: &Plan, lang: Lang, pdf: bool) -> SiteView {
    let text = |text: &Localized<Line>| localized(text, lang);
    let sub_measures = plan.measures.iter().filter(|measure| measure.place.parent.is_some()).count();
    SiteView {
        title: text(&plan.title),
        untitled: plan.untitled,
        fiscal_year: plan.fiscal_year,
        fiscal_year_label: text(&plan.fiscal_year_label),
        version: plan.version.clone(),
        date: format_date(plan.date, lang),
        date_iso: format!("{:04}-{:02}-{:02}", plan.date.year, plan.date.month, plan.date.day),
        parties: plan.parties.iter().map(text).collect(),
        official: plan.official().code(),
        plain: lang.is_plain(),
        plain_name: lang.is_plain().then(|| lang.autonym()),
        languages: plan.languages.iter().map(|lang| lang.code()).collect(),
        has_targets: !plan.targets.is_empty(),
        has_repeats: !plan.repeats.is_empty(),
        has_revisions: !plan.revisions.is_empty(),
        has_progress: plan.has_progress(),
        has_owners: !plan.owners.is_empty(),
        repeat_mark: (lang == plan.official()).then(|| plan.style.repeat_mark.clone()),
        titles: if plan.has_editorial_titles() { "editorial" } else { "none" },
        source: plan.settings.source.as_ref().map(text),
        publisher: plan.settings.publisher.as_ref().map(text),
        licence: plan.settings.licence.as_ref().map(text),
        contacts: contacts::all(plan, lang),
        base_url: plan.settings.base_url.clone(),
        pdf: pdf.then(|| format!("handbook-{}.pdf", lang.code())),
        twins: false,
        embeds: false,
        counts: Counts {
            headings: plan.nodes.len(),
            all_measures: plan.measures.len(),
            sub_measures,
            repeats: plan.repeats.len(),
            targets: plan.targets.len(),
            translated: plan
                .measures
                .iter()
                .filter(|m| m.translations.of(lang) == Translation::Current)
                .count(),
        },
        both: match lang == plan.official() {
            true => plan.translations().first().map(|other| format!("../{other}/")),
            false => Some(String::new()),
        },
        script: String::new(),
        edition: None,
    }
}
