//! `tebiki search QUERY`: what readers find, and with `--explain` why.

use clap::Args;
use serde_json::Value;

use crate::lang::Lang;
use crate::plan::Plan;
use crate::project::Project;
use crate::query::{Alternative, Answer, Engine, Found, Note, Unit};
use crate::search;

use super::verify::with_plan;
use super::{Exit, Format, Session};

#[derive(Args)]
pub struct Arguments {
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    #[arg(long, value_name = "LANG")]
    edition: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    #[arg(long)]
    explain: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Exit {
    with_plan(session, |project, plan| {
        let lang = match edition(plan, arguments.edition.as_deref(), session.lang) {
            Ok(lang) => lang,
            Err(found) => {
                let known: Vec<&str> = plan.languages.iter().map(|lang| lang.code()).collect();
                return session
                    .fail("cli-search-no-edition", &[("found", found), ("allowed", known.join(", "))]);
            }
        };
        let engine = match engine(project, plan) {
            Ok(engine) => engine,
            Err(problem) => return session.cannot(&problem),
        };
        let query = arguments.query.join(" ");
        if session.format == Format::Json {
            return match engine.and_then(|engine| engine.explain(&query, lang, arguments.limit)) {
                Ok(answer) => {
                    session.print(&format!("{answer}\n"));
                    Exit::Done
                }
                Err(cause) => session.fail("cli-search-failed", &[("cause", cause)]),
            };
        }
        match engine.and_then(|engine| engine.ask(&query, lang, arguments.limit)) {
            Ok(answer) => {
                session.print(&told(session, &answer, arguments.explain));
                Exit::Done
            }
            Err(cause) => session.fail("cli-search-failed", &[("cause", cause)]),
        }
    })
}

/// The edition that is asked, or else that of the terminal's language, or else the official one.
///
/// # Errors
/// The name that no edition has.
fn edition(plan: &Plan, wanted: Option<&str>, spoken: Lang) -> Result<Lang, String> {
    let has = |code: &str| plan.languages.iter().copied().find(|lang| lang.code() == code);
    match wanted {
        Some(code) => has(code).ok_or_else(|| code.to_string()),
        None => Ok(has(spoken.code()).unwrap_or(plan.official())),
    }
}

/// The engine over the index that a build makes.
///
/// # Errors
/// What stops a build: a row of the dictionary or a synonym that can't be read.
fn engine(project: &Project, plan: &Plan) -> Result<Result<Engine, String>, crate::diagnostic::Diagnostic> {
    let (analyzer, synonyms) = (project.analyzer()?, project.synonyms()?);
    Ok(Engine::new(&search::build(plan, &analyzer, project.search_input(&synonyms))))
}

/// The answer as lines.
fn told(session: &Session, answer: &Answer, explain: bool) -> String {
    let mut out = String::new();
    if explain {
        answer.units.iter().for_each(|unit| out.push_str(&cut(session, unit)));
        out.push('\n');
    }
    for note in &answer.notes {
        out.push_str(&format!("{}\n", noted(session, note)));
    }
    for name in &answer.names {
        out.push_str(&format!("→ {}  {}\n", name.name, name.href));
    }
    for (at, found) in answer.results.iter().enumerate() {
        out.push_str(&format!("{:>3}  {}  {}\n", at + 1, found.number, found.title));
        if explain {
            out.push_str(&because(session, found));
        }
    }
    let count = if answer.results.is_empty() { "cli-search-none" } else { "cli-search-count" };
    let values = [("shown", answer.results.len().to_string()), ("total", answer.total.to_string())];
    out + &session.text(count, &values) + "\n"
}

/// How a piece of the query was read.
fn cut(session: &Session, unit: &Unit) -> String {
    let id = if unit.unknown { "cli-search-unit-unknown" } else { "cli-search-unit" };
    let values = [
        ("text", unit.text.clone()),
        ("share", percent(unit.share)),
        ("measures", unit.measures.to_string()),
    ];
    let mut out = session.text(id, &values) + "\n";
    if let Some(meant) = &unit.meant {
        out.push_str(&format!("    {}\n", session.text("cli-search-meant", &[("word", meant.clone())])));
    }
    for Alternative { by, weight, word } in &unit.alternatives {
        out.push_str(&format!("    {weight:<5} {word}  ({})\n", reason(session, by)));
    }
    out
}

/// Where a score comes from.
fn because(session: &Session, found: &Found) -> String {
    let mut out = String::new();
    for part in &found.of {
        let heading = if part.heading { "cli-search-by-heading" } else { "cli-search-by" };
        let values =
            [("unit", part.unit.clone()), ("word", part.word.clone()), ("reason", reason(session, &part.by))];
        out.push_str(&format!("       {:>6.3}  {}\n", part.adds, session.text(heading, &values)));
    }
    let parts: f64 = found.of.iter().map(|part| part.adds).sum();
    let rest = found.score - parts;
    if !found.of.is_empty() && rest.abs() > 0.002 {
        let id = if found.verbatim { "cli-search-verbatim" } else { "cli-search-order" };
        out.push_str(&format!("       {rest:>6.3}  {}\n", session.text(id, &[])));
    }
    out.push_str(&format!("     = {:>6.3}  {}\n", found.score, found.slug));
    out
}

fn noted(session: &Session, note: &Note) -> String {
    let meant = match &note.meant {
        Some(Value::String(one)) => one.clone(),
        Some(Value::Array(several)) => {
            several.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    let word = note.word.clone().unwrap_or_else(|| note.words.join(", "));
    match note.kind.as_str() {
        "no-number" => {
            session.text("cli-search-no-number", &[("number", note.number.clone().unwrap_or_default())])
        }
        "unknown" => session.text("cli-search-unknown", &[("words", word)]),
        "similar" => session.text("cli-search-similar", &[("word", word), ("meant", meant)]),
        _ => session.text("cli-search-respelt", &[("word", word), ("meant", meant)]),
    }
}

fn reason(session: &Session, by: &str) -> String {
    session.text("cli-search-reason", &[("by", by.to_string())])
}

fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}
