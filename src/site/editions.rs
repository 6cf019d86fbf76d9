//! What a page says of the other years: which there are, the same measure in them, what is only in older ones.
//!
//! Addresses are relative to the page's language folder, as those of all links.

use serde::Serialize;
use tera::{Context, Tera, TeraResult};

use super::view::{Text, localized};
use crate::address::Page;
use crate::compare::Comparison;
use crate::compare::settings::Layout;
use crate::editions::{At, Editions, between};
use crate::i18n::I18n;
use crate::lang::Lang;
use crate::output::{OutputFile, Sink};
use crate::plan::{MeasureId, Plan};
use crate::theme;

/// The year that a site is of, among all years.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    pub editions: &'a Editions<'a>,
    pub at: usize,
    /// How the comparison with the year before is laid out.
    pub layout: &'a Layout,
}

/// What every page of a site with several years shows.
#[derive(Serialize)]
pub struct EditionView {
    /// Whether this is an older year's.
    pub older: bool,
    pub label: Text,
    pub newest_label: Text,
    /// Whether there is a page of what changed from the year before.
    pub has_changes: bool,
    /// From a language's folder to that of the newest year.
    pub newest: String,
    /// All years, the newest first.
    pub years: Vec<YearView>,
}

#[derive(Serialize)]
pub struct YearView {
    pub year: u16,
    pub label: Text,
    /// The title of the plan.
    pub title: Text,
    /// Its language folder, from this one's.
    pub href: String,
    /// `2022/ja/`, where it stays; from the language's folder.
    pub fixed: String,
    pub measures: usize,
    pub current: bool,
}

/// A measure in one of the years.
#[derive(Serialize)]
pub struct StepView {
    pub year_label: Text,
    pub number: String,
    pub title: Text,
    pub href: String,
    /// What became of it that year; none in the first.
    pub kind: Option<String>,
    pub current: bool,
}

impl<'a> Edition<'a> {
    pub fn is_newest(self) -> bool {
        self.at == self.newest()
    }

    /// What changed from the year before, and that year's plan.
    pub fn comparison(self) -> Option<(&'a Comparison, &'a Plan)> {
        Some((self.editions.comparison_to(self.at)?, self.plan(self.at.checked_sub(1)?)))
    }

    fn newest(self) -> usize {
        self.editions.newest()
    }

    fn plan(self, at: usize) -> &'a Plan {
        self.editions.plans[at]
    }

    /// The language of a year's site that readers of `lang` are led to.
    fn folder(self, to: usize, lang: Lang) -> String {
        let plan = self.plan(to);
        let found = if plan.languages.contains(&lang) { lang } else { plan.official() };
        between(self.editions, self.at, to, found.code())
    }

    pub fn view(self, lang: Lang) -> EditionView {
        let label = |at: usize| localized(&self.plan(at).fiscal_year_label, lang);
        let year = |at: usize| YearView {
            year: self.plan(at).fiscal_year,
            label: label(at),
            title: localized(&self.plan(at).title, lang),
            href: self.folder(at, lang),
            fixed: format!(
                "{}{}/{}/",
                if self.at == self.newest() { "../" } else { "../../" },
                self.plan(at).fiscal_year,
                lang
            ),
            measures: self.plan(at).measures.len(),
            current: at == self.at,
        };
        EditionView {
            older: self.at != self.newest(),
            label: label(self.at),
            newest_label: label(self.newest()),
            has_changes: self.comparison().is_some(),
            newest: self.folder(self.newest(), lang),
            years: (0..self.editions.plans.len()).rev().map(year).collect(),
        }
    }

    /// The measure in all years, the newest first; none where it is in this one only.
    pub fn history(self, id: MeasureId, i18n: &I18n, lang: Lang) -> Vec<StepView> {
        let steps = self.editions.history(At { edition: self.at, id });
        if steps.len() < 2 {
            return Vec::new();
        }
        let view = |step: crate::editions::Step| {
            let plan = self.plan(step.at.edition);
            let measure = &plan[step.at.id];
            let kind = step.kind.map(|kind| i18n.message(lang, &format!("compare-kind-{}", kind.name())));
            StepView {
                year_label: localized(&plan.fiscal_year_label, lang),
                number: measure.place.number.clone(),
                title: localized(&measure.title, lang),
                href: self.measure(step.at, lang),
                kind,
                current: step.at.edition == self.at && step.at.id == id,
            }
        };
        steps.into_iter().rev().map(view).collect()
    }

    /// The measures of today that continue one of an older year.
    pub fn today(self, id: MeasureId, lang: Lang) -> Vec<StepView> {
        let newest = self.newest();
        self.editions
            .today(At { edition: self.at, id })
            .into_iter()
            .map(|id| self.step(newest, id, lang))
            .collect()
    }

    fn step(self, edition: usize, id: MeasureId, lang: Lang) -> StepView {
        let plan = self.plan(edition);
        StepView {
            year_label: localized(&plan.fiscal_year_label, lang),
            number: plan[id].place.number.clone(),
            title: localized(&plan[id].title, lang),
            href: self.measure(At { edition, id }, lang),
            kind: None,
            current: false,
        }
    }

    fn measure(self, at: At, lang: Lang) -> String {
        let slug = &self.plan(at.edition)[at.id].slug;
        format!("{}{}", self.folder(at.edition, lang), Page::Measure(slug).path())
    }

    /// Addresses that only older years have: pages that say so and lead there.
    ///
    /// # Errors
    /// An error of the template.
    pub fn left(self, tera: &Tera, lang: Lang) -> TeraResult<Vec<OutputFile>> {
        let mut known: std::collections::BTreeSet<String> =
            pages_in(self.plan(self.newest()), lang).map(|page| page.path().into_owned()).collect();
        let newest = self.plan(self.newest());
        for slug in newest.measures.iter().flat_map(|measure| &measure.aliases) {
            known.insert(Page::Measure(slug).path().into_owned());
        }
        let mut files = Vec::new();
        for at in self.editions.left() {
            let measure = &self.plan(at.edition)[at.id];
            let page = Page::Measure(&measure.slug);
            if known.insert(page.path().into_owned()) {
                let href = self.measure(at, lang);
                let title = localized(&measure.title, lang);
                files.push(self.left_page(tera, lang, page, (title, href, at.edition), Some(at))?);
            }
        }
        for edition in (0..self.newest()).rev().filter(|&at| self.plan(at).languages.contains(&lang)) {
            let plan = self.plan(edition);
            for page in pages_in(plan, lang) {
                if known.insert(page.path().into_owned()) {
                    let href = format!("{}{}", self.folder(edition, lang), page.path());
                    let title = localized(&plan.title, lang);
                    files.push(self.left_page(tera, lang, page, (title, href, edition), None)?);
                }
            }
        }
        Ok(files)
    }

    fn left_page(
        self,
        tera: &Tera,
        lang: Lang,
        page: Page<'_>,
        (title, href, edition): (Text, String, usize),
        measure: Option<At>,
    ) -> TeraResult<OutputFile> {
        let mut context = Context::new();
        let ended = measure.and_then(|at| self.editions.ended(at));
        let last = ended.map_or(edition, |(last, _)| last);
        let today: Vec<StepView> = measure.map_or(Vec::new(), |at| {
            let ids = self.editions.today(at).into_iter();
            ids.map(|id| self.step(self.newest(), id, lang)).collect()
        });
        context.insert("lang", lang.code());
        context.insert("up", page.up());
        context.insert("root", &format!("{}../", page.up()));
        context.insert("title", &title);
        context.insert("href", &href);
        context.insert("measure", &measure.is_some());
        context.insert("last", &localized(&self.plan(last).fiscal_year_label, lang));
        context.insert("reason", &ended.and_then(|(_, reason)| reason));
        context.insert("today", &today);
        context.insert("edition", &self.view(lang));
        let html = theme::rendered(tera, "left.html", &context, 0)?;
        Ok(OutputFile::new(format!("{lang}/{}", page.path()), html))
    }

    /// The newest year's pages at its fixed addresses, where they lead to the root for as long as it is the newest.
    pub fn fixed(self, pages: &[Page<'_>], sink: &Sink<'_>) {
        let plan = self.plan(self.newest());
        let year = plan.fiscal_year;
        let aliases = plan.measures.iter().flat_map(|measure| &measure.aliases);
        let aliases = aliases.map(|alias| Page::Measure(alias));
        let changes = self.comparison().map(|_| Page::Changes);
        for page in pages.iter().copied().chain(aliases).chain([Page::Years, Page::Guide]).chain(changes) {
            for &lang in plan.languages.iter().filter(|&&lang| page.is_in(plan, lang)) {
                let to = format!("../../{}{lang}/{}", page.up(), page.path());
                sink(OutputFile::new(format!("{year}/{lang}/{}", page.path()), redirect(&to)));
            }
        }
        sink(OutputFile::new(format!("{year}/index.html"), redirect("../index.html")));
    }
}

/// The pages of a language.
fn pages_in(plan: &Plan, lang: Lang) -> impl Iterator<Item = Page<'_>> {
    super::pages::all(plan).into_iter().filter(move |page| page.is_in(plan, lang))
}

/// A page that leads on without a script; its parts are addresses of the site alone.
fn redirect(to: &str) -> String {
    format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"refresh\" content=\"0; url={to}\">\n\
         <link rel=\"canonical\" href=\"{to}\">\n<title>{to}</title>\n<p><a href=\"{to}\">{to}</a></p>\n"
    )
}
