//! `tebiki guide [CHAPTER]`: the manual of those who make a handbook, in both languages. It is for them and no part
//! of what is published. Mistakes and their cures are the registry of findings.

use std::path::PathBuf;

use clap::Args;
use include_dir::{Dir, include_dir};

use crate::diagnostic::Severity;
use crate::findings::{self, Finding};
use crate::lang::Lang;
use crate::output::{self, OutputFile};
use crate::report;

use super::{Exit, Session};

static CHAPTERS: [(Lang, Dir<'static>); 2] = [
    (Lang::JA, include_dir!("$CARGO_MANIFEST_DIR/src/cli/guide/ja")),
    (Lang::EN, include_dir!("$CARGO_MANIFEST_DIR/src/cli/guide/en")),
];

/// Pictures of the screens, to which the chapters lead; `make screenshots` takes them.
static PICTURES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/guide/pictures");

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
        let lines: Vec<String> =
            chapters(session.lang).map(|(name, text)| format!("{name:<14}{}\n", title(text))).collect();
        session.print(&lines.concat());
        return Exit::Done;
    };
    let is_wanted = |name: &str| {
        name == wanted
            || name.split_once('-').is_some_and(|(number, rest)| number == wanted || rest == wanted)
    };
    match chapters(session.lang).find(|(name, _)| is_wanted(name)) {
        Some((_, text)) => {
            session.print(&filled(session, text, session.lang));
            Exit::Done
        }
        None => {
            let names: Vec<&str> = chapters(session.lang).map(|(name, _)| name).collect();
            session.fail("cli-guide-unknown", &[("found", wanted.clone()), ("allowed", names.join(", "))])
        }
    }
}

fn write(session: &Session, folder: &std::path::Path) -> Exit {
    match output::write_tree(folder, &files(session)) {
        Ok(()) => {
            session.say("cli-wrote", &[("path", folder.display().to_string())]);
            Exit::Done
        }
        Err(error) => session.output_error(&error),
    }
}

/// Both languages, each in a folder of its own, beside the pictures.
pub fn files(session: &Session) -> Vec<OutputFile> {
    let mut files = Vec::new();
    for lang in Lang::INTERFACE {
        for (name, text) in chapters(lang) {
            let text = filled(session, text, lang);
            files.push(OutputFile::new(format!("{}/{name}.md", lang.code()), text.into_bytes()));
        }
    }
    let pictures = PICTURES.files().filter_map(|file| Some((file.path().to_str()?, file.contents())));
    files.extend(pictures.map(|(name, bytes)| OutputFile::new(format!("pictures/{name}"), bytes.to_vec())));
    files
}

/// Name and text of the chapters in a language, in their order.
fn chapters(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let folders = CHAPTERS.iter().filter(move |(of, _)| *of == lang);
    folders
        .flat_map(|(_, folder)| folder.files())
        .filter_map(|file| Some((file.path().to_str()?.strip_suffix(".md")?, file.contents_utf8()?)))
}

fn title(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches("# ")
}

fn filled(session: &Session, text: &str, lang: Lang) -> String {
    match text.contains("{findings}") {
        true => text.replace("{findings}", &cures(session, lang)),
        false => text.to_string(),
    }
}

/// Every finding with its reason, example and cure: errors first.
fn cures(session: &Session, lang: Lang) -> String {
    let i18n = session.messages();
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let name = i18n.message(lang, &format!("severity-{}", report::severity_name(severity)));
        out.push_str(&format!("## {name}\n\n"));
        for finding in findings::all().iter().filter(|finding| finding.severity == severity) {
            let (reason, cure) = report::words(finding.code, i18n, lang);
            out.push_str(&format!("### {}\n\n{reason}{}{cure}\n\n", finding.code, space(lang)));
            out.push_str(&example(finding));
        }
    }
    out.trim_end().to_string() + "\n"
}

fn space(lang: Lang) -> &'static str {
    if lang.is_japanese() { "" } else { " " }
}

fn example(finding: &Finding) -> String {
    format!("```\n{}\n```\n\n→\n\n```\n{}\n```\n\n", finding.example, finding.instead)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

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
        let mut there: Vec<&str> = PICTURES.files().filter_map(|file| file.path().to_str()).collect();
        shown.sort_unstable();
        there.sort_unstable();
        assert_eq!(shown, there);
        assert!(there.len() >= 6);
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
        let of = |lang| chapters(lang).map(|(name, text)| (name, blocks(text))).collect::<Vec<_>>();
        assert_eq!(of(Lang::JA), of(Lang::EN));
        assert_eq!(of(Lang::JA).len(), 9);
    }
}
