//! What is published, made from the desk: the same program looks for mistakes, builds, and packs, as on a command line;
//! the page tells how far it is and what came of it.
//!
//! Only one is made at a time. What was published stays until the new one is whole, and as it is where there are mistakes.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::Response;
use super::{Desk, own_page};
use crate::i18n::I18n;
use crate::lang::Lang;

/// Where `build` and `pack` put what they make.
const FOLDER: &str = "public";
const ZIP: &str = "handbook-offline.zip";

/// More findings are counted, not shown.
const MOST_SHOWN: usize = 50;

/// What is being made, and what was made last.
#[derive(Default)]
pub struct Publishing(Mutex<State>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    /// Nothing was asked for yet.
    #[default]
    Idle,
    Check,
    Build,
    Pack,
    Done,
    Failed,
}

#[derive(Default)]
struct State {
    step: Step,
    /// What `check` found, a JSON object each.
    findings: Vec<Value>,
    /// What the program said where it failed.
    said: Vec<String>,
    packed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The offline edition too.
    zip: bool,
}

/// What a run of the program gave.
struct Ran {
    code: i32,
    findings: Vec<Value>,
    said: Vec<String>,
}

impl Publishing {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page from which it is asked for.
pub fn page(desk: &Desk, query: &str) -> Response {
    let lang = own_page::language(query);
    let other = own_page::other(lang);
    let i18n = I18n::embedded();
    let word = |lang, name: &str| i18n.message(lang, &format!("publish-{name}"));
    let words: Value = ["title", "lead", "nav", "home"]
        .into_iter()
        .map(|name| (name.to_string(), Value::from(word(lang, name))))
        .collect();
    // Where no plan can be read, the page above all languages.
    let home =
        desk.known().plan().map_or_else(String::new, |plan| format!("{}/", own_page::site(plan, lang)));
    own_page::answer(
        "publish.html",
        &json!({
            "lang": lang.code(),
            "home": format!("{home}index.html"),
            "other": {
                "code": other.code(),
                "name": word(other, "language"),
                "href": format!("publish.html?lang={other}"),
            },
            "words": words,
        }),
    )
}

/// Begins, unless it is being made already.
pub fn start(desk: &Desk, asked: &Asked, lang: Lang) -> Value {
    let publishing = Arc::clone(&desk.publishing);
    let mut state = publishing.state();
    if matches!(state.step, Step::Check | Step::Build | Step::Pack) {
        drop(state);
        return told(desk);
    }
    *state = State { step: Step::Check, ..State::default() };
    drop(state);
    let (root, zip, begun) = (desk.root.clone(), asked.zip, Arc::clone(&publishing));
    let program = desk.program.get().cloned();
    let spawned =
        std::thread::Builder::new().spawn(move || make(&begun, program.as_deref(), &root, zip, lang));
    if let Err(cause) = spawned {
        let mut state = publishing.state();
        (state.step, state.said) = (Step::Failed, vec![cause.to_string()]);
    }
    told(desk)
}

/// How far it is.
pub fn told(desk: &Desk) -> Value {
    let state = desk.publishing.state();
    let root = desk.root.canonicalize().unwrap_or_else(|_| desk.root.clone());
    // As people know it: Windows begins such paths with a mark of its own.
    let shown = |name: &str| root.join(name).display().to_string().trim_start_matches(r"\\?\").to_string();
    let step = match state.step {
        Step::Idle => "idle",
        Step::Check => "check",
        Step::Build => "build",
        Step::Pack => "pack",
        Step::Done => "done",
        Step::Failed => "failed",
    };
    json!({
        "step": step,
        "findings": state.findings.iter().take(MOST_SHOWN).collect::<Vec<_>>(),
        "more": state.findings.len().saturating_sub(MOST_SHOWN),
        "said": state.said,
        "folder": shown(FOLDER),
        "zip": state.packed.then(|| shown(ZIP)),
    })
}

fn make(publishing: &Publishing, program: Option<&Path>, root: &Path, zip: bool, lang: Lang) {
    let failed = |said: Vec<String>| {
        let mut state = publishing.state();
        (state.step, state.said) = (Step::Failed, said);
    };
    let Some(program) = program else { return failed(Vec::new()) };
    let checked = match ran(program, root, lang, "check") {
        Ok(ran) => ran,
        Err(cause) => return failed(vec![cause]),
    };
    let is_error = |finding: &Value| finding["severity"] == "error";
    let stops = checked.findings.iter().any(is_error);
    publishing.state().findings = checked.findings;
    // One that found something says so by its code; one that could not run, by another.
    if stops || checked.code > 1 {
        return failed(checked.said);
    }
    let steps = [(Step::Build, "build", true), (Step::Pack, "pack", zip)];
    for (step, verb, _) in steps.into_iter().filter(|(.., wanted)| *wanted) {
        publishing.state().step = step;
        match ran(program, root, lang, verb) {
            Ok(ran) if ran.code == 0 => {}
            Ok(ran) => return failed(ran.said),
            Err(cause) => return failed(vec![cause]),
        }
    }
    let mut state = publishing.state();
    (state.step, state.packed) = (Step::Done, zip);
}

/// Runs the program once, and waits for it.
fn ran(program: &Path, root: &Path, lang: Lang, verb: &str) -> Result<Ran, String> {
    let mut command = Command::new(program);
    command.args(["--lang", lang.code(), "--format", "json", "-C"]).arg(root).arg(verb);
    let output = command.stdin(Stdio::null()).output().map_err(|cause| cause.to_string())?;
    let text = [output.stdout, output.stderr].concat();
    let (mut findings, mut said) = (Vec::new(), Vec::new());
    for line in String::from_utf8_lossy(&text).lines().filter(|line| !line.trim().is_empty()) {
        match serde_json::from_str::<Value>(line) {
            Ok(finding) if finding.get("severity").is_some() => findings.push(finding),
            _ => said.push(line.to_string()),
        }
    }
    Ok(Ran { code: output.status.code().unwrap_or(2), findings, said })
}

impl Desk {
    /// Lets pages have what is published made, by this program.
    pub fn publishes_with(&self, program: PathBuf) {
        let _ = self.program.set(program);
    }
}
