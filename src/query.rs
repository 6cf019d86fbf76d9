//! Queries put to the search of a handbook without a browser.
//!
//! There is one engine: the script of the pages. [`Engine`] runs it in an interpreter, over the very files that a build
//! makes, so that what is told here is what readers find.

use std::collections::BTreeMap;

use rquickjs::{CatchResultExt, Context, Function, Promise, Runtime};
use serde::Deserialize;

use crate::lang::Lang;
use crate::search::Search;

/// What tells how an answer came about.
const EXPLAIN: &str = include_str!("query/explain.js");

/// Memory of a query, in bytes.
const MOST_MEMORY: usize = 1 << 30;

/// What a query finds, and why.
#[derive(Debug, Deserialize)]
pub struct Answer {
    pub total: usize,
    pub units: Vec<Unit>,
    pub results: Vec<Found>,
    pub names: Vec<Name>,
    pub notes: Vec<Note>,
}

/// A thing that is asked for.
#[derive(Debug, Deserialize)]
pub struct Unit {
    pub text: String,
    /// Its part of the meaning of the query, from 0 to 1.
    pub share: f64,
    /// Whether the plan lacks it.
    pub unknown: bool,
    /// How many measures say it.
    pub measures: usize,
    /// What it was taken for, where it was a slip.
    pub meant: Option<String>,
    pub alternatives: Vec<Alternative>,
}

/// A way to find a unit.
#[derive(Debug, Deserialize)]
pub struct Alternative {
    /// `text`, `reading`, `spelling`, `synonym`, `translation`, `number`.
    pub by: String,
    pub weight: f64,
    pub word: String,
}

/// A measure, a repeat of one, or a heading.
#[derive(Debug, Deserialize)]
pub struct Found {
    pub number: String,
    pub slug: String,
    pub title: String,
    pub score: f64,
    /// Whether the query stands in it word for word.
    pub verbatim: bool,
    pub of: Vec<Part>,
}

/// What a unit adds to a score.
#[derive(Debug, Deserialize)]
pub struct Part {
    pub unit: String,
    pub adds: f64,
    pub by: String,
    pub word: String,
    /// Whether only a heading above the measure says it.
    pub heading: bool,
}

/// A page that the query names: an owner, an audience, a programme, a heading …
#[derive(Debug, Deserialize)]
pub struct Name {
    pub name: String,
    pub href: String,
}

/// What the reader is told besides; `kind` says which of the others it has.
#[derive(Debug, Deserialize)]
pub struct Note {
    pub kind: String,
    pub number: Option<String>,
    #[serde(default)]
    pub words: Vec<String>,
    pub word: Option<String>,
    pub meant: Option<serde_json::Value>,
}

/// The search script with the index of a plan.
pub struct Engine {
    context: Context,
}

impl Engine {
    /// # Errors
    /// What a theme's own script throws.
    pub fn new(search: &Search) -> Result<Self, String> {
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_string();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let files: BTreeMap<String, String> =
            search.files.iter().map(|file| (name(&file.path), text(&file.bytes))).collect();
        let script = files.get(&name(&search.script)).cloned().unwrap_or_default();
        let runtime = Runtime::new().map_err(|error| error.to_string())?;
        runtime.set_memory_limit(MOST_MEMORY);
        let context = Context::full(&runtime).map_err(|error| error.to_string())?;
        context.with(|ctx| {
            let read = Function::new(ctx.clone(), move |file: String| files.get(&file).cloned());
            let ready = read.and_then(|read| {
                ctx.globals().set("tebikiFile", read)?;
                ctx.eval::<(), _>(script)?;
                ctx.eval::<(), _>(EXPLAIN)?;
                ctx.eval::<(), _>("tebikiSearch.load = async file => (0, eval)(tebikiFile(file))")
            });
            ready.catch(&ctx).map_err(|error| error.to_string())
        })?;
        Ok(Self { context })
    }

    /// The answer to a query, as the engine gives it: JSON.
    ///
    /// # Errors
    /// What the script throws.
    pub fn explain(&self, query: &str, lang: Lang, limit: usize) -> Result<String, String> {
        self.context.with(|ctx| {
            let answer = || {
                ctx.globals().set("tebikiQuery", query)?;
                ctx.globals().set("tebikiOptions", [lang.code().to_string(), limit.to_string()].to_vec())?;
                let promise: Promise<'_> = ctx.eval(
                    "tebikiSearch.search(tebikiQuery, { lang: tebikiOptions[0], limit: Number(tebikiOptions[1]) })\
                     .then(answer => JSON.stringify(tebikiExplained(answer)))",
                )?;
                promise.finish::<String>()
            };
            answer().catch(&ctx).map_err(|error| error.to_string())
        })
    }

    /// The same, read.
    ///
    /// # Errors
    /// As those of [`Engine::explain`].
    pub fn ask(&self, query: &str, lang: Lang, limit: usize) -> Result<Answer, String> {
        let answer = self.explain(query, lang, limit)?;
        serde_json::from_str(&answer).map_err(|error| error.to_string())
    }
}
