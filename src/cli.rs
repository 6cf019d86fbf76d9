//! The command line: the only place that prints.
//!
//! 1. [`run`] finds the language (`--lang`, or else the locale) and parses the arguments.
//! 2. Each verb has a module with `run(&Session, …) -> Exit`.
//! 3. [`Session`] prints for all of them: results to standard output, all else to standard error.
//!
//! What can't be printed (a full disk, a closed pipe) is an error of every verb: [`Session::print`] remembers
//! it, and the run ends with 2.
//!
//! Exit codes: 0 done, 1 the content has problems, 2 could not run. A warning is told by every verb and fails only those
//! that look for mistakes (`check`): what writes has written all the same, and ends with 0.

mod ask;
mod build;
mod check;
mod compare;
mod explain;
mod guide;
mod help;
mod import;
mod init;
mod pack;
mod parting;
#[cfg(feature = "pdf")]
mod pdf;
mod places;
mod progress;
mod search;
mod serve;
mod synonyms;
mod take;
mod threads;
mod translate;
mod verify;
mod years;

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::disk;
use crate::i18n::{self, I18n};
use crate::lang::Lang;
use crate::output;
use crate::project::{CONTENT, Project};
use crate::report;
use crate::source::Sources;

/// The texts of the arguments are Fluent messages `cli-…`, see [`help`].
#[derive(Parser)]
#[command(name = "tebiki", version, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Args)]
struct Common {
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<LangName>,
    #[arg(long, short = 'C', global = true, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    #[arg(long, short, global = true)]
    quiet: bool,
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum LangName {
    Ja,
    En,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Short,
    Json,
    Sarif,
    Github,
}

#[derive(Subcommand)]
enum Verb {
    Init(init::Arguments),
    Build(build::Arguments),
    Check(check::Arguments),
    Explain(explain::Arguments),
    Guide(guide::Arguments),
    Verify(verify::Arguments),
    Translate(translate::Arguments),
    Import(import::Arguments),
    Move(places::MoveArguments),
    New(places::NewArguments),
    Split(parting::SplitArguments),
    Merge(parting::MergeArguments),
    Compare(compare::Arguments),
    #[cfg(feature = "pdf")]
    Pdf(pdf::Arguments),
    Pack(pack::Arguments),
    Search(search::Arguments),
    Synonyms(synonyms::Arguments),
    Ask(ask::Arguments),
    Take(take::Arguments),
    Serve(serve::Arguments),
    Completions(CompletionArguments),
}

#[derive(Args)]
struct CompletionArguments {
    #[arg(value_name = "SHELL")]
    shell: clap_complete::Shell,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    Done = 0,
    Problems = 1,
    CouldNotRun = 2,
}

/// What every verb needs to know, and how it speaks.
pub struct Session {
    /// The project folder.
    pub project: PathBuf,
    pub lang: Lang,
    i18n: I18n,
    quiet: bool,
    format: Format,
    colour: bool,
    /// Why something could not be printed; the first cause.
    unprinted: RefCell<Option<io::Error>>,
}

/// Runs the command line and gives its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = language(&arguments);
    let i18n = I18n::embedded();
    let exit = match help::parse(&i18n, lang, &arguments) {
        Ok(cli) => run_verb(cli, i18n, lang),
        Err(exit) => exit,
    };
    ExitCode::from(exit as u8)
}

fn run_verb(cli: Cli, i18n: I18n, lang: Lang) -> Exit {
    let session = Session {
        project: cli.common.project,
        lang,
        i18n,
        quiet: cli.common.quiet,
        format: cli.common.format,
        colour: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            && io::stderr().is_terminal(),
        unprinted: RefCell::default(),
    };
    if !threads::prepare() {
        return session.fail("cli-threads", &[]);
    }
    let exit = dispatch(&session, cli.verb);
    match session.unprinted.take() {
        Some(cause) => session.fail("cli-unprinted", &[("cause", cause.to_string())]),
        None => exit,
    }
}

fn dispatch(session: &Session, verb: Verb) -> Exit {
    match verb {
        Verb::Init(arguments) => init::run(session, &arguments),
        Verb::Build(arguments) => build::run(session, &arguments),
        Verb::Check(arguments) => check::run(session, &arguments),
        Verb::Explain(arguments) => explain::run(session, &arguments),
        Verb::Guide(arguments) => guide::run(session, &arguments),
        Verb::Verify(arguments) => verify::run(session, &arguments),
        Verb::Translate(arguments) => translate::run(session, &arguments),
        Verb::Compare(arguments) => compare::run(session, &arguments),
        Verb::Move(arguments) => places::run_move(session, &arguments),
        Verb::New(arguments) => places::run_new(session, &arguments),
        Verb::Split(arguments) => parting::run_split(session, &arguments),
        Verb::Merge(arguments) => parting::run_merge(session, &arguments),
        Verb::Import(arguments) => import::run(session, &arguments),
        #[cfg(feature = "pdf")]
        Verb::Pdf(arguments) => pdf::run(session, &arguments),
        Verb::Pack(arguments) => pack::run(session, &arguments),
        Verb::Search(arguments) => search::run(session, &arguments),
        Verb::Ask(arguments) => ask::run(session, &arguments),
        Verb::Take(arguments) => take::run(session, &arguments),
        Verb::Synonyms(arguments) => synonyms::run(session, &arguments),
        Verb::Serve(arguments) => serve::run(session, &arguments),
        Verb::Completions(arguments) => {
            let mut command = help::command(&session.i18n, session.lang);
            let mut script = Vec::new();
            clap_complete::generate(arguments.shell, &mut command, "tebiki", &mut script);
            session.print(&String::from_utf8_lossy(&script));
            Exit::Done
        }
    }
}

/// `--lang` before everything else, since the help is in that language too.
fn language(arguments: &[OsString]) -> Lang {
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    let mut chosen = None;
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--lang") {
            Some("") => chosen = arguments.next().map(|name| name.to_string()),
            Some(rest) => chosen = rest.strip_prefix('=').map(str::to_string),
            None => {}
        }
    }
    let name = chosen.or_else(sys_locale::get_locale).unwrap_or_default();
    if name.starts_with("ja") { Lang::JA } else { Lang::EN }
}

impl Session {
    /// The project, with the problems of its files.
    ///
    /// # Errors
    /// The exit code where the folder is no project; that has been said.
    pub fn read_project(&self) -> Result<(Project, Vec<Diagnostic>), Exit> {
        self.read_project_of(&self.project)
    }

    /// As [`Session::read_project`], of another folder.
    ///
    /// # Errors
    /// The exit code where the folder is no project; that has been said.
    pub fn read_project_of(&self, root: &Path) -> Result<(Project, Vec<Diagnostic>), Exit> {
        let content = root.join(CONTENT);
        if !content.is_dir() {
            return Err(self.fail("cli-no-project", &[("path", content.display().to_string())]));
        }
        Ok(Project::read(root))
    }

    /// Prints a line of progress or success, unless `--quiet`.
    pub fn say(&self, id: &str, values: &[(&'static str, String)]) {
        if !self.quiet {
            self.error_line(&self.text(id, values));
        }
    }

    /// Prints why the command could not run, and gives its exit code.
    pub fn fail(&self, id: &str, values: &[(&'static str, String)]) -> Exit {
        let error = self.i18n.message(self.lang, "severity-error");
        self.error_line(&format!("{error}: {}", self.text(id, values)));
        Exit::CouldNotRun
    }

    /// Prints a problem that is not one of the content, and gives its exit code.
    pub fn cannot(&self, problem: &Diagnostic) -> Exit {
        self.report(std::slice::from_ref(problem), &Sources::default(), &self.i18n);
        Exit::CouldNotRun
    }

    /// Prints a result to standard output.
    pub fn print(&self, text: &str) {
        let mut out = io::stdout().lock();
        self.note(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
    }

    pub fn text(&self, id: &str, values: &[(&'static str, String)]) -> String {
        let mut args = i18n::Args::new();
        for (name, value) in values {
            match value.parse::<i64>() {
                Ok(number) => args.set(*name, number),
                Err(_) => args.set(*name, value.as_str()),
            }
        }
        self.i18n.text(self.lang, id, &args)
    }

    /// Prints diagnostics in the chosen format, file by file and each once, and how many there are.
    pub fn report(&self, diagnostics: &[Diagnostic], sources: &Sources, i18n: &I18n) -> Exit {
        let mut diagnostics = diagnostics.to_vec();
        diagnostic::sort(&mut diagnostics);
        diagnostics.dedup();
        let diagnostics = diagnostics.as_slice();
        match self.format {
            Format::Human => {
                self.error_text(&report::human(diagnostics, sources, i18n, self.lang, self.colour))
            }
            Format::Short => self.print(&report::short(diagnostics, sources, i18n, self.lang)),
            Format::Json => self.print(&report::json(diagnostics, sources, i18n, self.lang)),
            Format::Sarif => self.print(&report::sarif(diagnostics, sources, i18n, self.lang)),
            Format::Github => self.print(&report::github(diagnostics, sources, i18n, self.lang)),
        }
        let count =
            |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        if errors + warnings > 0 && self.format == Format::Human {
            let values = [("errors", errors.to_string()), ("warnings", warnings.to_string())];
            self.error_line(&self.text("cli-found", &values));
        }
        if errors + warnings > 0 { Exit::Problems } else { Exit::Done }
    }

    /// Explains why nothing was written.
    pub fn output_error(&self, error: &output::Error) -> Exit {
        let about = |id: &str, path: &std::path::Path| self.fail(id, &[("path", path.display().to_string())]);
        let named = |id: &str, name: &str| self.fail(id, &[("path", name.to_string())]);
        match error {
            output::Error::NotOurs(path) => about("cli-output-not-ours", path),
            output::Error::NotAFolder(path) => about("cli-output-not-a-folder", path),
            output::Error::HoldsProject(path) => about("cli-output-holds-project", path),
            output::Error::InSources(path) => about("cli-output-in-sources", path),
            output::Error::MountWithin(path) => about("cli-output-mount-within", path),
            output::Error::Locked(path) => about("cli-output-locked", path),
            output::Error::Exists(path) => about("cli-init-exists", path),
            output::Error::UnsafePath(name) => named("cli-output-unsafe", name),
            output::Error::Twice(name) => named("cli-output-twice", name),
            output::Error::InTheWay(name) => named("cli-output-in-the-way", name),
            output::Error::Special(name) => named("cli-output-special", name),
            output::Error::Io(path, cause) if disk::is_held(cause) => about("cli-output-held", path),
            output::Error::Io(path, cause) => self
                .fail("cli-output-io", &[("path", path.display().to_string()), ("cause", cause.to_string())]),
        }
    }

    /// The messages for what has no project of its own.
    pub fn messages(&self) -> &I18n {
        &self.i18n
    }

    /// Whether to draw progress.
    pub fn interactive(&self) -> bool {
        !self.quiet && self.format == Format::Human && io::stderr().is_terminal()
    }

    fn error_line(&self, line: &str) {
        self.error_text(&format!("{line}\n"));
    }

    fn error_text(&self, text: &str) {
        self.note(io::stderr().write_all(text.as_bytes()));
    }

    fn note(&self, printed: io::Result<()>) {
        if let Err(error) = printed {
            self.unprinted.borrow_mut().get_or_insert(error);
        }
    }
}
