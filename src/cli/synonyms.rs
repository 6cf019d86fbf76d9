//! `tebiki synonyms --propose`: lines for `i18n/synonyms.yaml`, with the evidence of each as a comment.

use clap::Args;

use crate::search::proposals::{self, Evidence, Proposal};

use super::verify::with_plan;
use super::{Exit, Session};

#[derive(Args)]
pub struct Arguments {
    /// The only thing it does so far; named, so that nobody takes it for a change to the file.
    #[arg(long, required = true)]
    propose: bool,
    #[arg(long, value_name = "N", default_value_t = 60)]
    limit: usize,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    with_plan(session, |project, plan| {
        let read = project.analyzer().and_then(|analyzer| Ok((analyzer, project.synonyms()?)));
        let (analyzer, synonyms) = match read {
            Ok(read) => read,
            Err(problem) => return session.cannot(&problem),
        };
        let found = proposals::propose(plan, &analyzer, project.search_input(&synonyms));
        let shown: Vec<String> =
            found.iter().take(arguments.limit).map(|proposal| line(session, proposal)).collect();
        session.print(&shown.concat());
        let values = [("shown", shown.len().to_string()), ("total", found.len().to_string())];
        session.say("cli-synonyms-done", &values);
        Exit::Done
    })
}

/// The evidence, and the line as the file has it.
fn line(session: &Session, proposal: &Proposal) -> String {
    let evidence = match &proposal.evidence {
        Evidence::Said { number, quote } => {
            session.text("cli-synonyms-said", &[("number", number.clone()), ("quote", quote.clone())])
        }
        Evidence::General { measures } => {
            session.text("cli-synonyms-general", &[("measures", measures.to_string())])
        }
    };
    let list = |words: &[String]| words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", ");
    match proposal.near.is_empty() {
        true => format!("# {evidence}\n- [{}]\n", list(&proposal.words)),
        false => format!(
            "# {evidence}\n- words: [{}]\n  near: [{}]\n",
            list(&proposal.words),
            list(&proposal.near)
        ),
    }
}

/// A word as YAML reads it back.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '・' | 'ー' | ' ');
    match word.chars().all(is_plain) && word.chars().any(char::is_alphabetic) {
        true => word.to_string(),
        false => format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}
