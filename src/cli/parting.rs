//! `tebiki split SLUG` and `tebiki merge SLUG INTO`: two measures of one, and one of two; all of it or nothing.

use clap::Args;

use crate::lang::Lang;
use crate::places::{self, Parting, Refusal, Together, pieces};
use crate::plan::{MeasureId, Plan};
use crate::project::Project;
use crate::translate;
use crate::trial::{Step, Trial};

use super::verify::with_plan;
use super::{Exit, Session};

#[derive(Args)]
pub struct SplitArguments {
    #[arg(value_name = "SLUG")]
    slug: String,
    #[arg(long, value_name = "LANG=N,N")]
    pieces: Vec<String>,
    #[arg(long, value_name = "LANG=TITLE")]
    title: Vec<String>,
    #[arg(long = "slug", value_name = "NEW")]
    new: Option<String>,
    #[arg(long)]
    dry_run: bool,
}

#[derive(Args)]
pub struct MergeArguments {
    #[arg(value_name = "SLUG")]
    slug: String,
    #[arg(value_name = "INTO")]
    into: String,
    #[arg(long)]
    dry_run: bool,
}

pub fn run_split(session: &Session, arguments: &SplitArguments) -> Exit {
    with_plan(session, |project, plan| {
        let parting = match parting(plan, arguments) {
            Ok(parting) => parting,
            Err(found) => return session.fail("cli-split-unclear", &[("found", found)]),
        };
        let Ok(id) = places::find(plan, &arguments.slug) else {
            return refused(session, &Refusal::NoMeasure, &arguments.slug);
        };
        if arguments.pieces.is_empty() {
            session.print(&choices(session, project, plan, id));
            return Exit::Done;
        }
        let mut trial = Trial::read(&project.root);
        let written = |path: &str| trial.written(path);
        match places::split(plan, &trial.sources, &written, &arguments.slug, &parting) {
            Ok((_, together)) => finish(session, &mut trial, together, arguments.dry_run),
            Err(refusal) => refused(session, &refusal, parting.slug.unwrap_or(&arguments.slug)),
        }
    })
}

pub fn run_merge(session: &Session, arguments: &MergeArguments) -> Exit {
    with_plan(session, |project, plan| {
        let mut trial = Trial::read(&project.root);
        let written = |path: &str| trial.written(path);
        let both = (arguments.slug.as_str(), arguments.into.as_str());
        match places::merge(plan, &trial.sources, &written, both) {
            Ok(together) => finish(session, &mut trial, together, arguments.dry_run),
            Err(refusal) => {
                let missing = places::find(plan, both.0).is_err();
                refused(session, &refusal, if missing { both.0 } else { both.1 })
            }
        }
    })
}

/// What is asked for, by language; what can't be read is given back.
fn parting<'a>(plan: &Plan, arguments: &'a SplitArguments) -> Result<Parting<'a>, String> {
    let mut parting = Parting { slug: arguments.new.as_deref(), ..Parting::default() };
    let of = |text: &'a str| -> Result<(Lang, &'a str), String> {
        let (code, rest) = text.split_once('=').ok_or_else(|| text.to_string())?;
        let lang = plan.languages.iter().find(|lang| lang.code() == code).ok_or_else(|| text.to_string())?;
        Ok((*lang, rest))
    };
    for text in &arguments.pieces {
        let (lang, list) = of(text)?;
        // People count from one.
        let number =
            |number: &str| number.trim().parse().ok().and_then(|number: usize| number.checked_sub(1));
        let taken: Option<Vec<usize>> = list.split(',').map(number).collect();
        parting.parts.entry(lang).or_default().1 = taken.ok_or_else(|| text.clone())?;
    }
    for text in &arguments.title {
        let (lang, title) = of(text)?;
        parting.parts.entry(lang).or_default().0 = title.trim().to_string();
    }
    Ok(parting)
}

/// The pieces of the texts, as they may be chosen.
fn choices(session: &Session, project: &Project, plan: &Plan, id: MeasureId) -> String {
    let page = translate::measure_page(&plan[id]);
    let mut lines = session.text("cli-split-choose", &[]) + "\n";
    let mut list = |lang: Lang, text: &str| {
        for (at, piece) in pieces::pieces(text).into_iter().enumerate() {
            lines.push_str(&format!("{}={}\t{}\n", lang.code(), at + 1, text[piece].replace('\n', " ")));
        }
    };
    list(plan.official(), &page.body.official.markdown);
    for &lang in plan.translations() {
        let is_there = translate::path(&page, &project.sources, lang).is_ok();
        if let Some(body) = page.body.exact(lang).filter(|_| is_there) {
            list(lang, &body.markdown);
        }
    }
    lines
}

fn refused(session: &Session, refusal: &Refusal, slug: &str) -> Exit {
    let years = refusal.years().unwrap_or_default();
    session.fail(refusal.message(), &[("slug", slug.to_string()), ("years", years)])
}

/// Says what changes, and changes it where a plan comes of it.
fn finish(session: &Session, trial: &mut Trial, together: Together, dry_run: bool) -> Exit {
    let left = together.left.clone();
    trial.put(together);
    if let Err(problems) = trial.plan() {
        session.report(&problems, &trial.sources, &trial.project.i18n);
        return Exit::Problems;
    }
    for (path, step) in trial.steps() {
        let message = match step {
            Step::New => "cli-step-new",
            Step::Changed => "cli-step-changed",
            Step::Gone => "cli-step-gone",
        };
        session.print(&format!("{}\n", session.text(message, &[("path", path.to_string())])));
    }
    for (key, text) in left {
        session.print(&format!("{}\n", session.text("cli-merge-left", &[("key", key), ("text", text)])));
    }
    if dry_run {
        session.say("cli-step-dry", &[]);
        return Exit::Done;
    }
    match trial.write_together() {
        Ok(()) => Exit::Done,
        Err(error) => session.output_error(&error),
    }
}
