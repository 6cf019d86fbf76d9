//! `tebiki build`: content → the published tree.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::check;
use crate::compare::Settings;
use crate::diagnostic::Severity;
use crate::handbook::{self, Year};
use crate::output::{Folder, Sink};
use crate::plan::{Form, Forms, Plan};
use crate::project::Project;

use super::progress::Progress;
use super::{Exit, Session, years};

#[derive(Args)]
pub struct Arguments {
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long)]
    no_pdf: bool,
    #[arg(long, value_name = "FORMS", value_delimiter = ',', value_parser = form_names())]
    editions: Option<Vec<String>>,
}

/// Without what is made of printed pages.
pub fn not_printed(forms: Forms) -> Forms {
    Form::ALL.into_iter().filter(|&form| is_printed(form)).fold(forms, Forms::without)
}

/// Pages are laid out, and pictures drawn, by what prints.
fn is_printed(form: Form) -> bool {
    matches!(form, Form::Pdf | Form::Voice | Form::Cards | Form::Leaflets | Form::Large | Form::TwoUp)
}

/// The names of the forms that this program can make.
fn form_names() -> PossibleValuesParser {
    PossibleValuesParser::new(Form::ALL.into_iter().filter(|&form| can_make(form)).map(Form::name))
}

fn can_make(form: Form) -> bool {
    cfg!(feature = "pdf") || !is_printed(form)
}

impl Arguments {
    /// What is asked for: here, or else in the plan.
    fn forms(&self, plan: &Plan) -> Forms {
        let asked =
            self.editions.as_ref().map(|names| names.iter().filter_map(|name| Form::of(name)).collect());
        let forms = asked.unwrap_or(plan.settings.editions_made);
        if self.no_pdf { not_printed(forms) } else { forms }
    }
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    render(session, arguments).unwrap_or_else(|exit| exit)
}

fn render(session: &Session, arguments: &Arguments) -> Result<Exit, Exit> {
    let progress = Progress::start(session);
    let content = Content::load(session)?;
    let out = arguments.out.clone().unwrap_or_else(|| session.project.join("public"));
    let failed = |error| session.output_error(&error);
    let folder = Folder::open_for(&out, &session.project).map_err(failed)?;
    let staging = folder.stage().map_err(failed)?;
    content.build(session, &progress, arguments.forms(&content.plan), &|file| staging.add(file))?;
    let published = staging.publish().map_err(failed)?;
    if let Some(left) = &published.left {
        session.say("cli-output-left", &[("path", left.display().to_string())]);
    }
    let values = [
        ("files", (published.written + published.unchanged).to_string()),
        ("written", published.written.to_string()),
        ("removed", published.removed.to_string()),
        ("kept", published.kept.to_string()),
        ("path", out.display().to_string()),
    ];
    session.say("cli-build-done", &values);
    Ok(Exit::Done)
}

/// A plan without errors. Warnings have been reported: they keep no handbook from being published.
pub struct Content {
    pub project: Project,
    pub plan: Plan,
    settings: Settings,
    /// The plans of earlier years, the oldest first.
    older: Vec<Year>,
}

impl Content {
    /// # Errors
    /// The exit code where the content has errors; they have been reported.
    pub fn load(session: &Session) -> Result<Self, Exit> {
        let (project, mut problems) = session.read_project()?;
        let loaded = project.load();
        problems.extend(loaded.diagnostics);
        if let Some(plan) = &loaded.plan {
            problems.extend(check::errors(plan, &project.sources, &project.glossary));
        }
        let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
        session.report(&problems, &project.sources, &project.i18n);
        let plan = loaded.plan.filter(|_| !failed);
        let Some(plan) = plan else { return Err(stopped(session, Exit::Problems)) };
        let years = || Ok((years::own_settings(session, &project.root)?, years::read(session, &plan)?));
        let (settings, older) = years().map_err(|exit| stopped(session, exit))?;
        Ok(Self { project, plan, settings, older })
    }

    /// Gives the files of the handbook to `sink`.
    ///
    /// # Errors
    /// The exit code where there is no handbook; why has been reported.
    pub fn build(
        &self,
        session: &Session,
        progress: &Progress<'_>,
        forms: Forms,
        sink: &Sink<'_>,
    ) -> Result<(), Exit> {
        let can_make = Form::ALL.into_iter().filter(|&form| can_make(form) && forms.has(form));
        let options = handbook::Options { forms: can_make.collect() };
        let report = |problems: &[_]| session.report(problems, &self.project.sources, &self.project.i18n);
        self.project.statics.iter().cloned().for_each(sink);
        let newest = (&self.project, &self.plan, &self.settings);
        match handbook::build_years(newest, &self.older, options, &|id| progress.step(id), sink) {
            Ok(problems) if problems.is_empty() => Ok(()),
            // A site without its printed handbooks is no whole handbook: the last one stays.
            Ok(problems) if problems.iter().any(|problem| problem.severity == Severity::Error) => {
                report(&problems);
                session.say("cli-build-no-pdf-made", &[]);
                Err(stopped(session, Exit::Problems))
            }
            Ok(problems) => {
                report(&problems);
                Ok(())
            }
            Err(problems) => {
                report(&problems);
                Err(stopped(session, Exit::Problems))
            }
        }
    }
}

fn stopped(session: &Session, exit: Exit) -> Exit {
    session.say("cli-build-stopped", &[]);
    exit
}
