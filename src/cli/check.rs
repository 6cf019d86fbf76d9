//! `tebiki check`: loads the content, goes through the rules, and reports; with `--fix` puts right first
//! what is safe to put right.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::characters::{self, Fix};
use crate::check;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::disk;
use crate::findings::baseline;
use crate::handbook::{self, Options};
use crate::output::{self, OutputFile};
use crate::plan::{Forms, Plan};
use crate::project::{EDITIONS, Project, STATIC};
use crate::source::Sources;

use super::{Exit, Session, years};

#[derive(Args)]
pub struct Arguments {
    #[arg(long)]
    wording: bool,
    #[arg(long)]
    fix: bool,
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    write_baseline: Option<PathBuf>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    let (mut project, mut problems) = match session.read_project() {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    if arguments.fix {
        if let Err(exit) = fix(session, &project) {
            return exit;
        }
        (project, problems) = match session.read_project() {
            Ok(read) => read,
            Err(exit) => return exit,
        };
    }
    let loaded = project.load();
    problems.extend(loaded.diagnostics);
    problems.extend(project.faults());
    if let Some(plan) = &loaded.plan {
        problems.extend(check::check(plan, &project.sources, &project.glossary));
        problems.extend(unprintable(&project, plan));
        // Without its dictionary the project has an error already.
        if let Some(analyzer) = arguments.wording.then(|| project.analyzer().ok()).flatten() {
            problems.extend(check::wording(plan, &project.sources, &project.glossary, &analyzer));
        }
    }
    told_once(&mut problems);
    if let Some(plan) = &loaded.plan {
        let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
        problems.extend(if failed { Vec::new() } else { tried(&project, plan) });
    }
    if let Err(exit) = add_years(session, &mut project.sources, &mut problems) {
        return exit;
    }
    if let Some(path) = &arguments.write_baseline {
        return write_baseline(session, path, &problems, &project.sources);
    }
    if let Some(path) = &arguments.baseline {
        problems = match only_new(session, path, problems, &project.sources) {
            Ok(problems) => problems,
            Err(exit) => return exit,
        };
    }
    let exit = session.report(&problems, &project.sources, &project.i18n);
    if let Some(plan) = &loaded.plan {
        let values =
            [("measures", plan.measures.len().to_string()), ("repeats", plan.repeats.len().to_string())];
        session.say("cli-check-done", &values);
    }
    exit
}

/// What a build of the project's own theme stops at, and files of `static/` that have the name of a page or of a folder of
/// pages. Both are known once the pages are made.
fn tried(project: &Project, plan: &Plan) -> Vec<Diagnostic> {
    if project.statics.is_empty() && !project.theme.has_own() {
        return Vec::new();
    }
    let options = Options { forms: Forms::NONE };
    let (made, built) = output::collect(|sink| {
        let name_alone = |file: OutputFile| sink(OutputFile::new(file.path, Vec::new()));
        handbook::build(project, plan, options, &|_| {}, &name_alone)
    });
    if let Err(problems) = built {
        return problems;
    }
    let stands = |path: &str| {
        let printed = plan.languages.iter().any(|lang| path == format!("handbook-{}.pdf", lang.code()));
        let below =
            |folder: &str, file: &str| file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        printed
            || made.iter().any(|file| file.path == path || below(path, &file.path) || below(&file.path, path))
    };
    let statics = project.statics.iter().filter(|file| stands(&file.path));
    let told = |file: &OutputFile| {
        Diagnostic::error("static-in-the-way").arg("path", format!("{STATIC}/{}", file.path))
    };
    statics.map(told).collect()
}

/// A character that can't be printed is not told of again as an emoji or as one for private use.
fn told_once(problems: &mut Vec<Diagnostic>) {
    let found = |problem: &Diagnostic| {
        let character = problem.args.iter().find(|(name, _)| *name == "found")?;
        Some((problem.span?.file, character.1.clone()))
    };
    let lost: Vec<_> =
        problems.iter().filter(|problem| problem.code == "print-missing-glyph").filter_map(found).collect();
    let again = |problem: &Diagnostic| {
        matches!(problem.code, "char-emoji" | "char-private")
            && found(problem).is_some_and(|it| lost.contains(&it))
    };
    problems.retain(|problem| !again(problem));
}

/// Adds what is found in the plans of earlier years: their files stand after the project's own, below `editions/`.
fn add_years(session: &Session, sources: &mut Sources, problems: &mut Vec<Diagnostic>) -> Result<(), Exit> {
    for (year, root) in years::folders(session)? {
        let (mut project, mut found) = Project::read(&root);
        let loaded = project.load();
        found.extend(loaded.diagnostics);
        if let Some(plan) = &loaded.plan {
            found.extend(check::check(plan, &project.sources, &project.glossary));
        }
        let before = sources.files.len() as u32;
        for file in &mut project.sources.files {
            file.path = format!("{EDITIONS}/{year}/{}", file.path);
        }
        sources.files.append(&mut project.sources.files);
        for problem in &mut found {
            let related = problem.related.iter_mut().map(|(span, _)| span);
            problem.span.iter_mut().chain(related).for_each(|span| span.file.0 += before);
        }
        problems.extend(found);
    }
    Ok(())
}

/// Writes down the findings that there are, so that later runs tell only new ones.
fn write_baseline(session: &Session, path: &Path, problems: &[Diagnostic], sources: &Sources) -> Exit {
    let mut problems = problems.to_vec();
    diagnostic::sort(&mut problems);
    problems.dedup();
    let text = baseline::text(&problems, sources);
    match output::write_file(path, text.as_bytes()) {
        Ok(()) => {
            let findings = (text.lines().count() - 1).to_string();
            session.say(
                "cli-check-baseline-written",
                &[("path", path.display().to_string()), ("findings", findings)],
            );
            Exit::Done
        }
        Err(error) => session.output_error(&error),
    }
}

/// The problems that a baseline does not have; what it has is counted.
fn only_new(
    session: &Session,
    path: &Path,
    mut problems: Vec<Diagnostic>,
    sources: &Sources,
) -> Result<Vec<Diagnostic>, Exit> {
    let file = disk::read_text(path).map_err(|problem| session.cannot(&problem))?;
    diagnostic::sort(&mut problems);
    problems.dedup();
    let (new, known) = baseline::new_ones(problems, sources, &file);
    session.say("cli-check-known", &[("findings", known.to_string())]);
    Ok(new)
}

/// Characters that would cost the printed handbook. Without its fonts there is none anyway.
#[cfg(feature = "pdf")]
fn unprintable(project: &Project, plan: &Plan) -> Vec<Diagnostic> {
    let fonts = project.fonts();
    if fonts.is_usable() { crate::print::unprintable(plan, &project.sources, fonts) } else { Vec::new() }
}

#[cfg(not(feature = "pdf"))]
fn unprintable(_: &Project, _: &Plan) -> Vec<Diagnostic> {
    Vec::new()
}

/// Rewrites the files that have something to put right, all of them or none, and says what was changed.
fn fix(session: &Session, project: &Project) -> Result<(), Exit> {
    let paths = project.sources.ids().map(|id| &project.sources.file(id).path);
    let mut mended = Vec::new();
    for path in paths.filter(|path| !path.starts_with("themes/")) {
        let text = match disk::read_unchanged(&project.root, path) {
            Ok(text) => text,
            Err(problem) if problem.code == "unreadable" => return Err(session.cannot(&problem)),
            // In another encoding: told by the check that follows.
            Err(_) => continue,
        };
        let (fixed, fixes) = characters::fixed(&text, front_matter_end(path, &text));
        if !fixes.is_empty() {
            mended.push((path, fixed, fixes));
        }
    }
    let files: Vec<_> =
        mended.iter().map(|(path, text, _)| (project.root.join(path), text.as_bytes())).collect();
    output::write_files(&files).map_err(|error| session.output_error(&error))?;
    for (path, _, fixes) in mended {
        session.say("cli-check-fixed", &[("path", path.clone()), ("changes", changes(&fixes))]);
    }
    Ok(())
}

/// Where the text of a file begins, in bytes; a table has none.
fn front_matter_end(path: &str, text: &str) -> usize {
    let closing = text.match_indices("\n---").find(|(at, _)| *at > 0).map(|(at, _)| at);
    if path.ends_with(".md") { closing.unwrap_or(0) } else { text.len() }
}

/// `⼥ U+2F25 → 女 ×2, U+200B ×1`
fn changes(fixes: &[Fix]) -> String {
    let mut counts: BTreeMap<(char, &str), usize> = BTreeMap::new();
    for fix in fixes {
        *counts.entry((fix.found, fix.replacement.trim())).or_default() += 1;
    }
    let change = |((found, replacement), count): (&(char, &str), &usize)| {
        let code = format!("U+{:04X}", u32::from(*found));
        match replacement.is_empty() {
            true => format!("{code} ×{count}"),
            false => format!("{found} {code} → {replacement} ×{count}"),
        }
    };
    counts.iter().map(change).collect::<Vec<_>>().join(", ")
}
