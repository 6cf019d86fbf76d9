//! The command line: the only place that prints.
//!
//! 1. [`run`] finds the language (`--lang`, or else the locale) and parses the arguments.
//! 2. Each verb has a module with `run(&Session, …) -> Exit`.
//! 3. [`Session`] prints for all of them: results to standard output, all else to standard error.
//!
//! Exit codes: 0 done, 1 the content has problems, 2 could not run.

mod build;
mod check;
mod help;
mod import;
mod init;
mod pack;
#[cfg(feature = "pdf")]
mod pdf;
mod progress;
mod translate;
mod verify;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::i18n::{self, I18n};
use crate::lang::Lang;
use crate::output;
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
}

#[derive(Subcommand)]
enum Verb {
    Init(init::Arguments),
    Build(build::Arguments),
    Check(check::Arguments),
    Verify(verify::Arguments),
    Translate(translate::Arguments),
    Import(import::Arguments),
    #[cfg(feature = "pdf")]
    Pdf(pdf::Arguments),
    Pack(pack::Arguments),
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
}

/// Runs the command line and gives its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = language(&arguments);
    let i18n = I18n::embedded();
    let exit = match help::parse(&i18n, lang, &arguments) {
        Ok(cli) => dispatch(cli, i18n, lang),
        Err(exit) => exit,
    };
    ExitCode::from(exit as u8)
}

fn dispatch(cli: Cli, i18n: I18n, lang: Lang) -> Exit {
    let session = Session {
        project: cli.common.project,
        lang,
        i18n,
        quiet: cli.common.quiet,
        format: cli.common.format,
        colour: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            && std::io::stderr().is_terminal(),
    };
    match cli.verb {
        Verb::Init(arguments) => init::run(&session, &arguments),
        Verb::Build(arguments) => build::run(&session, &arguments),
        Verb::Check(arguments) => check::run(&session, &arguments),
        Verb::Verify(arguments) => verify::run(&session, &arguments),
        Verb::Translate(arguments) => translate::run(&session, &arguments),
        Verb::Import(arguments) => import::run(&session, &arguments),
        #[cfg(feature = "pdf")]
        Verb::Pdf(arguments) => pdf::run(&session, &arguments),
        Verb::Pack(arguments) => pack::run(&session, &arguments),
        Verb::Completions(arguments) => {
            let mut command = help::command(&session.i18n, lang);
            clap_complete::generate(arguments.shell, &mut command, "tebiki", &mut std::io::stdout());
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
        // A reader that closed the pipe has what it wanted.
        let _ = std::io::stdout().write_all(text.as_bytes());
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

    /// Prints diagnostics in the chosen format, and how many there are.
    pub fn report(&self, diagnostics: &[Diagnostic], sources: &Sources, i18n: &I18n) -> Exit {
        match self.format {
            Format::Human => {
                self.error_text(&diagnostic::human(diagnostics, sources, i18n, self.lang, self.colour))
            }
            Format::Short => self.print(&diagnostic::short(diagnostics, sources, i18n, self.lang)),
            Format::Json => self.print(&diagnostic::json(diagnostics, sources, i18n, self.lang)),
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
        let path = |path: &std::path::Path| [("path", path.display().to_string())];
        match error {
            output::Error::NotOurs(folder) => self.fail("cli-output-not-ours", &path(folder)),
            output::Error::NotAFolder(file) => self.fail("cli-output-not-a-folder", &path(file)),
            output::Error::Locked(folder) => self.fail("cli-output-locked", &path(folder)),
            output::Error::UnsafePath(name) => self.fail("cli-output-unsafe", &[("path", name.clone())]),
            output::Error::Io(file, cause) => self
                .fail("cli-output-io", &[("path", file.display().to_string()), ("cause", cause.to_string())]),
        }
    }

    /// The messages for what has no project of its own.
    pub fn messages(&self) -> &I18n {
        &self.i18n
    }

    /// Whether to draw progress.
    pub fn interactive(&self) -> bool {
        !self.quiet && self.format == Format::Human && std::io::stderr().is_terminal()
    }

    fn error_line(&self, line: &str) {
        self.error_text(&format!("{line}\n"));
    }

    fn error_text(&self, text: &str) {
        let _ = std::io::stderr().write_all(text.as_bytes());
    }
}
