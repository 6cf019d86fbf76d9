//! The 新旧対照表 as files: Word, Excel, PDF, HTML and data; all from the same rows ([`crate::compare::table`]).

mod docx;
pub mod html;
mod json;
#[cfg(feature = "pdf")]
mod pdf;
mod proposal;
mod xlsx;

use crate::compare::settings::Layout;
use crate::compare::table::{self, Table, View};
use crate::compare::{Comparison, Reason};
#[cfg(feature = "pdf")]
use crate::diagnostic::Diagnostic;
use crate::i18n::{Args, I18n};
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::plan::{MeasureId, Plan};

pub use json::json;
pub use proposal::proposal;

/// Two plans, what changed, and how it is shown.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    pub old: &'a Plan,
    pub new: &'a Plan,
    pub comparison: &'a Comparison,
    pub layout: &'a Layout,
    pub i18n: &'a I18n,
}

impl<'a> Job<'a> {
    pub fn view(self, lang: Lang) -> View<'a> {
        let Job { old, new, comparison, layout, i18n } = self;
        View { old, new, comparison, layout, i18n, lang }
    }

    pub fn table(self, lang: Lang) -> Table {
        table::table(self.view(lang))
    }

    /// Why measures are taken for the same, in words.
    pub fn reason(self, reason: &Reason, is_new: bool, lang: Lang) -> String {
        let mut args = Args::new();
        let (name, share) = reason.message();
        if let Some(share) = share {
            args.set("share", i64::from(share));
        }
        if let Reason::None(candidates) = reason
            && !candidates.is_empty()
        {
            let plan = if is_new { self.old } else { self.new };
            let named = |candidate: &crate::compare::Candidate| {
                let share = (candidate.share * 100.0).round();
                format!("{} {share}%", plan[MeasureId(candidate.at as u32)].slug)
            };
            args.set("candidates", candidates.iter().map(named).collect::<Vec<_>>().join(", "));
            return self.i18n.text(lang, "compare-reason-nearest", &args);
        }
        self.i18n.text(lang, &format!("compare-reason-{name}"), &args)
    }
}

/// Every file but the printed ones: `comparison.json`, `comparison-ja.docx`, `comparison-ja.html` …
pub fn files(job: Job<'_>) -> Vec<OutputFile> {
    let mut files =
        vec![OutputFile::new("comparison.json", json(job)), OutputFile::new("comparison.css", html::STYLE)];
    for &lang in &job.new.languages {
        let table = job.table(lang);
        files.push(OutputFile::new(format!("comparison-{lang}.docx"), docx::docx(&table, job.new.date)));
        files.push(OutputFile::new(format!("comparison-{lang}.xlsx"), xlsx::xlsx(&table, job)));
        files.push(OutputFile::new(format!("comparison-{lang}.html"), html::page(&table, job.i18n)));
    }
    files
}

/// The printed tables.
///
/// # Errors
/// What fonts or templates lack.
#[cfg(feature = "pdf")]
pub fn printed(
    job: Job<'_>,
    templates: &std::collections::BTreeMap<String, String>,
    fonts: &crate::print::Fonts,
) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
    job.new.languages.iter().map(|&lang| pdf::pdf(&job.table(lang), job, templates, fonts)).collect()
}
