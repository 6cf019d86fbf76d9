//! `tebiki guide [CHAPTER]`: the manual.

use std::path::PathBuf;

use clap::Args;

use crate::manual::{chapter, chapters, files, filled, title};
use crate::output;

use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(value_name = "CHAPTER")]
    chapter: Option<String>,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    if let Some(folder) = &arguments.out {
        return write(session, folder);
    }
    let Some(wanted) = &arguments.chapter else {
        let lines: Vec<String> = chapters(session.lang)
            .into_iter()
            .map(|(name, text)| format!("{name:<14}{}\n", title(text)))
            .collect();
        session.print(&lines.concat());
        return Exit::Done;
    };
    match chapter(session.lang, wanted) {
        Some((_, text)) => {
            session.print(&filled(session.messages(), text, session.lang));
            Exit::Done
        }
        None => {
            let names: Vec<&str> = chapters(session.lang).into_iter().map(|(name, _)| name).collect();
            session.fail("cli-guide-unknown", &[("found", wanted.clone()), ("allowed", names.join(", "))])
        }
    }
}

fn write(session: &Session, folder: &std::path::Path) -> Exit {
    match output::write_tree(folder, &files(session.messages())) {
        Ok(()) => {
            session.say("cli-wrote", &[("path", folder.display().to_string())]);
            Exit::Done
        }
        Err(error) => session.output_error(&error),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;
    use crate::lang::Lang;
    use crate::manual::picture;

    /// The command lines of a chapter: `tebiki …` alone in a line, or in backquotes.
    fn commands(text: &str) -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with("tebiki ")).map(str::to_string);
        let quoted = text.split('`').skip(1).step_by(2).filter(|part| part.starts_with("tebiki "));
        lines.chain(quoted.map(str::to_string)).collect()
    }

    #[test]
    fn every_picture_is_there_and_shown() {
        let mut shown: Vec<&str> = Vec::new();
        for (_, text) in Lang::INTERFACE.into_iter().flat_map(chapters) {
            shown.extend(text.split("](../pictures/").skip(1).filter_map(|rest| rest.split(')').next()));
        }
        let there = files(&crate::i18n::I18n::embedded()).into_iter();
        let mut there: Vec<String> =
            there.filter_map(|file| Some(file.path.strip_prefix("pictures/")?.to_string())).collect();
        shown.sort_unstable();
        there.sort_unstable();
        assert_eq!(shown, there);
        assert!(there.len() >= 6 && there.iter().all(|name| picture(name).is_some()));
    }

    #[test]
    fn every_command_and_option_that_the_manual_names_exists() {
        let mut seen = 0;
        for lang in Lang::INTERFACE {
            for (name, text) in chapters(lang) {
                for line in commands(text).iter().filter(|line| !line.contains('…')) {
                    let command = Cli::command();
                    let words = || line.split(' ').skip(1);
                    let verb =
                        words().find(|word| command.get_subcommands().any(|sub| sub.get_name() == *word));
                    let verb = verb.unwrap_or_else(|| panic!("{lang} {name}: `{line}`"));
                    let sub = command.find_subcommand(verb).unwrap();
                    for option in words().filter_map(|word| word.strip_prefix("--")) {
                        let known = |arg: &clap::Arg| arg.get_long() == Some(option);
                        assert!(
                            sub.get_arguments().chain(command.get_arguments()).any(known),
                            "{lang} {name}: `{line}` has --{option}"
                        );
                    }
                    seen += 1;
                }
            }
        }
        assert!(seen > 40, "only {seen} commands were read");
    }

    #[test]
    fn both_languages_have_the_same_chapters_with_the_same_commands() {
        let blocks = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.starts_with("tebiki ")).map(str::to_string).collect()
        };
        let of =
            |lang| chapters(lang).into_iter().map(|(name, text)| (name, blocks(text))).collect::<Vec<_>>();
        assert_eq!(of(Lang::JA), of(Lang::EN));
        assert_eq!(of(Lang::JA).len(), 10);
    }
}
