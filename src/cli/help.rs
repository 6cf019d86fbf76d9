//! Help and usage errors in the reader's language.
//!
//! The shape of the command line is in the derives; its words are the Fluent messages
//! `cli-<verb>` (what it does), `cli-<verb>-examples`, `cli-<verb>-<argument>` and, for the
//! arguments of all verbs, `cli-<argument>`.

use std::ffi::OsString;
use std::io::Write;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};

use crate::i18n::{Args, I18n};
use crate::lang::Lang;

use super::{Cli, Exit};

/// Parses the arguments; prints help or the usage error itself.
pub fn parse(i18n: &I18n, lang: Lang, arguments: &[OsString]) -> Result<Cli, Exit> {
    let mut command = command(i18n, lang);
    let parsed = command
        .try_get_matches_from_mut(as_option(arguments))
        .and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches));
    parsed.map_err(|error| {
        if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            let printed = error.print().and_then(|()| std::io::stdout().flush());
            return if printed.is_ok() { Exit::Done } else { Exit::CouldNotRun };
        }
        let told = match error.kind() {
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.render().to_string(),
            _ => format!("{}\n", usage_error(&error, i18n, lang)),
        };
        // Where nobody can be told, the exit code says it.
        let _ = std::io::stderr().write_all(told.as_bytes());
        Exit::CouldNotRun
    })
}

/// `tebiki help build`, which people know from other programs, as `tebiki build --help`.
fn as_option(arguments: &[OsString]) -> Vec<OsString> {
    let mut arguments = arguments.to_vec();
    // Options may stand before it; `--lang ja` has a value that is no command.
    let is_option = |at: usize| {
        let text = arguments[at].to_string_lossy();
        text.starts_with('-') || (at > 1 && arguments[at - 1] == "--lang")
    };
    let first = (1..arguments.len()).find(|&at| !is_option(at));
    if let Some(at) = first.filter(|&at| arguments[at] == "help") {
        arguments.remove(at);
        arguments.push("--help".into());
    }
    arguments
}

/// The command line with its words.
pub fn command(i18n: &I18n, lang: Lang) -> Command {
    let command = Cli::command().arg_required_else_help(true).subcommand_required(true);
    localise(command, "cli", i18n, lang)
}

fn localise(command: Command, id: &str, i18n: &I18n, lang: Lang) -> Command {
    let say = |id: &str| i18n.message(lang, id);
    let about = say(if id == "cli" { "cli-about" } else { id });
    let template = format!(
        "{{about-with-newline}}\n{}\n  {{usage}}\n\n{{all-args}}{{after-help}}\n",
        say("cli-heading-usage")
    );
    let examples = format!("{id}-examples");
    // One flag for all verbs: a global argument reaches the subcommands.
    let command = match id {
        "cli" => command.arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true)),
        _ => command,
    };
    let mut command = command
        .about(about)
        .help_template(template)
        .disable_help_flag(true)
        .subcommand_help_heading(say("cli-heading-commands"))
        .subcommand_value_name(say("cli-value-command"))
        .mut_args(|arg| localise_argument(arg, id, i18n, lang));
    if i18n.has(lang, &examples) {
        let text: StyledStr = format!("{}\n{}", say("cli-heading-examples"), say(&examples)).into();
        command = command.after_help(text);
    }
    if command.get_version().is_some() {
        command = command.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(say("cli-version"))
                .help_heading(say("cli-heading-options")),
        );
    }
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_string()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| localise(sub, &format!("{id}-{name}"), i18n, lang));
    }
    command
}

fn localise_argument(arg: Arg, id: &str, i18n: &I18n, lang: Lang) -> Arg {
    let name = arg.get_id().as_str().replace('_', "-");
    let own = format!("{id}-{name}");
    let shared = format!("cli-{name}");
    let help = i18n.message(lang, if i18n.has(lang, &own) { &own } else { &shared });
    let heading = if arg.is_positional() { "cli-heading-arguments" } else { "cli-heading-options" };
    arg.help(help)
        .help_heading(i18n.message(lang, heading))
        .hide_default_value(true)
        .hide_possible_values(true)
}

/// The usage errors that happen, in words; the rest as clap says it.
fn usage_error(error: &clap::Error, i18n: &I18n, lang: Lang) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let id = match error.kind() {
        ErrorKind::UnknownArgument => "cli-usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "cli-usage-unknown-command",
        ErrorKind::MissingRequiredArgument => "cli-usage-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-usage-value",
        _ => return error.render().to_string(),
    };
    let argument = match error.kind() {
        ErrorKind::InvalidSubcommand => context(ContextKind::InvalidSubcommand),
        _ => context(ContextKind::InvalidArg),
    };
    let suggestion = match error.kind() {
        ErrorKind::InvalidSubcommand => context(ContextKind::SuggestedSubcommand),
        ErrorKind::UnknownArgument => context(ContextKind::SuggestedArg),
        _ => context(ContextKind::SuggestedValue),
    };
    let mut args = Args::new();
    args.set("argument", argument);
    args.set("value", context(ContextKind::InvalidValue));
    args.set("allowed", context(ContextKind::ValidValue));
    let mut text = format!("{}: {}", i18n.message(lang, "severity-error"), i18n.text(lang, id, &args));
    if !suggestion.is_empty() {
        let mut args = Args::new();
        args.set("suggestion", suggestion);
        text.push_str(&format!("\n{}", i18n.text(lang, "cli-usage-suggestion", &args)));
    }
    text.push_str(&format!("\n{}", i18n.message(lang, "cli-usage-more")));
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::i18n;

    /// Every message that the shape of the command line names.
    fn named(command: &Command, id: &str, ids: &mut BTreeSet<String>) {
        ids.insert(if id == "cli" { "cli-about".to_string() } else { id.to_string() });
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let name = arg.get_id().as_str().replace('_', "-");
            let own = format!("{id}-{name}");
            let i18n = I18n::embedded();
            ids.insert(if i18n.has(Lang::JA, &own) { own } else { format!("cli-{name}") });
        }
        for sub in command.get_subcommands() {
            named(sub, &format!("{id}-{}", sub.get_name()), ids);
        }
    }

    #[test]
    fn help_is_a_command_too() {
        let as_option = |line: &str| {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            super::as_option(&arguments).join(" ".as_ref()).into_string().unwrap()
        };
        assert_eq!(as_option("tebiki help"), "tebiki --help");
        assert_eq!(as_option("tebiki --lang ja help build"), "tebiki --lang ja build --help");
        assert_eq!(as_option("tebiki search help"), "tebiki search help");
    }

    #[test]
    fn the_command_line_and_its_words_agree() {
        let i18n = I18n::embedded();
        let mut expected = BTreeSet::new();
        named(&command(&i18n, Lang::JA), "cli", &mut expected);
        for lang in Lang::INTERFACE {
            let missing: Vec<&String> = expected.iter().filter(|id| !i18n.has(lang, id)).collect();
            assert_eq!(missing, Vec::<&String>::new(), "in {lang}");
        }
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let sources: String = walkdir::WalkDir::new(root.join("src"))
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.path().extension().is_some_and(|end| end == "rs"))
            .map(|entry| std::fs::read_to_string(entry.path()).unwrap())
            .collect();
        let used = |id: &str| {
            let examples_of = id.strip_suffix("-examples");
            expected.contains(id)
                || examples_of.is_some_and(|of| of == "cli" || expected.contains(of))
                || sources.contains(&format!("\"{id}\""))
        };
        let cli = i18n::embedded_ids(Lang::JA).into_iter().filter(|id| id.starts_with("cli-"));
        let unused: Vec<String> =
            cli.filter(|id| !used(id) && (cfg!(feature = "pdf") || !id.contains("pdf"))).collect();
        assert_eq!(unused, Vec::<String>::new());
    }
}
