//! A project folder as it is read: content, theme, messages, dictionary, glossary.
//!
//! 1. [`Project::read`] reads everything once; what a project doesn't have comes from the binary, and its word
//!    lists stand before the general ones ([`defaults`]). A file that it has and that can't be used is an error:
//!    nothing takes its place without a word.
//! 2. [`Project::faults`] says what else a build would stop at, so that `check` finds it too.
//! 3. The rest of the program works on what was read.

mod messages;
mod words;

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
#[cfg(feature = "pdf")]
use std::sync::OnceLock;

use crate::defaults;
use crate::diagnostic::Diagnostic;
use crate::disk::{self, unread};
use crate::furigana::{self, Corrections};
use crate::glossary::{self, Glossary};
use crate::i18n::{self, I18n};
use crate::japanese::{Analyzer, DEFAULT_USER_DICTIONARY};
use crate::lang::Lang;
use crate::load::{self, Loaded};
use crate::output::OutputFile;
#[cfg(feature = "pdf")]
use crate::print::Fonts;
use crate::search::{self, synonyms};
use crate::site::wants::Wants;
use crate::source::Sources;
use crate::theme::Theme;

/// Folder of the plan's content in a project.
pub const CONTENT: &str = "content";

/// Folder of what was reported since the plan was made.
pub const PROGRESS: &str = load::PROGRESS;

/// Folder of the plans of earlier years, each a project in a folder named after its year: `editions/2022/content` …
pub const EDITIONS: &str = "editions";

/// Folder of its words: messages, glossary, dictionaries.
pub const WORDS_FOLDER: &str = "i18n";

/// Folder of its own files of the theme.
pub const THEME: &str = "themes/default";

/// Folder of files that are published as they are.
pub const STATIC: &str = "static";

pub struct Project {
    pub root: PathBuf,
    pub sources: Sources,
    pub i18n: I18n,
    pub theme: Theme,
    pub glossary: Glossary,
    /// One line a rendering: Japanese, reading, English; under a header.
    glossary_table: String,
    user_dictionary: String,
    /// Text files of the project's `i18n/` folder that are no messages: `userdict.csv`, `glossary.tsv` …
    words: BTreeMap<String, String>,
    /// Files of the project's `static/` folder, to be published as they are.
    pub statics: Vec<OutputFile>,
    /// Found when something is printed first.
    #[cfg(feature = "pdf")]
    fonts: OnceLock<Fonts>,
}

/// Files of `i18n/` that something reads, besides the messages.
const WORDS: [&str; 5] = ["glossary.tsv", "userdict.csv", "synonyms.yaml", "furigana.csv", "wants.tsv"];

/// Endings of the files of a theme that are texts.
const TEXTS: [&str; 8] = [".html", ".typ", ".js", ".css", ".txt", ".svg", ".json", ".xml"];

impl Project {
    /// Reads a project. Problems with its files come with it; a project can be read in part.
    pub fn read(root: &Path) -> (Self, Vec<Diagnostic>) {
        let (mut sources, mut problems) = disk::read(root, CONTENT);
        let reported = disk::read_reports(root, PROGRESS, &mut sources);
        problems.extend(reported);
        let mut words = read_words(root, &mut problems);
        problems.extend(check_words(&mut words, &mut sources));
        let i18n = messages(&words, &mut sources, &mut problems);
        let theme = Theme::new(read_theme(root, &mut problems));
        for (path, text) in theme.own_templates() {
            sources.add(format!("{THEME}/{path}"), text);
        }
        let glossary = match words.get("glossary.tsv") {
            Some(text) => {
                let file = sources.add(glossary::PATH, text);
                let (glossary, found) = glossary::parse(&sources, file);
                problems.extend(found);
                glossary
            }
            None => Glossary::embedded(),
        };
        let glossary_table = glossary_table(&glossary);
        let user_dictionary = defaults::beneath(own(&words, "userdict.csv"), DEFAULT_USER_DICTIONARY);
        let statics = read_statics(root, &mut problems);
        let root = root.to_path_buf();
        let project = Self {
            root,
            sources,
            i18n,
            theme,
            glossary,
            glossary_table,
            user_dictionary,
            words,
            statics,
            #[cfg(feature = "pdf")]
            fonts: OnceLock::new(),
        };
        (project, problems)
    }

    /// What a build would stop at after the plan has been read: dictionary, synonyms, templates.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut problems: Vec<Diagnostic> =
            self.analyzer().err().into_iter().chain(self.synonyms().err()).collect();
        if !self.theme.has_own() {
            return problems;
        }
        let assets = self.theme.assets();
        // The templates are the same in each language.
        if let Err(cause) = self.theme.engine(&self.i18n, Lang::JA, &[Lang::JA], &assets) {
            problems.extend(self.theme.mistakes(&cause, THEME, &self.sources));
        }
        problems
    }

    /// What tells one state of a project's files from another: all that was read, and what could not be.
    pub fn fingerprint(&self, problems: &[Diagnostic]) -> u64 {
        let mut print = DefaultHasher::new();
        (&self.sources.files, &self.sources.unreadable, &self.theme, &self.words, &self.statics)
            .hash(&mut print);
        // A file that can't be read is in none of them.
        problems.iter().for_each(|problem| format!("{problem:?}").hash(&mut print));
        print.finish()
    }

    /// The plan of the content folder.
    pub fn load(&self) -> Loaded {
        load::load(&self.sources, CONTENT)
    }

    /// The analyzer with the project's user dictionary.
    ///
    /// # Errors
    /// A row of the dictionary that can't be read.
    pub fn analyzer(&self) -> Result<Analyzer, Diagnostic> {
        let unreadable = |_| Diagnostic::error("invalid-dictionary").arg("kind", "whole").arg("found", "");
        Analyzer::new(&self.user_dictionary).map_err(unreadable)
    }

    /// Readings that go before the dictionary's.
    pub fn furigana_corrections(&self) -> Corrections {
        Corrections::parse(&defaults::beneath(
            own(&self.words, "furigana.csv"),
            furigana::DEFAULT_CORRECTIONS,
        ))
    }

    /// The synonyms of the search.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn synonyms(&self) -> Result<Vec<synonyms::Entry>, Diagnostic> {
        let entries = synonyms::read(own(&self.words, "synonyms.yaml")).and_then(|mut entries| {
            entries.extend(synonyms::read(synonyms::DEFAULT_SYNONYMS)?);
            Ok(entries)
        });
        entries.map_err(|_| Diagnostic::error("invalid-synonyms"))
    }

    /// By which words measures offer what people want: the general ones with those of `i18n/wants.tsv`.
    pub fn wants(&self) -> Wants {
        Wants::of(own(&self.words, "wants.tsv"))
    }

    /// What the search takes from the project, besides the plan.
    pub fn search_input<'a>(&'a self, synonyms: &'a [synonyms::Entry]) -> search::Input<'a> {
        search::Input {
            synonyms,
            glossary: &self.glossary_table,
            user_dictionary: &self.user_dictionary,
            script: self.theme.text("static/search.js").unwrap_or(search::DEFAULT_SCRIPT),
        }
    }

    /// The fonts of print, of the project and of the system: looked for once, for all that is printed.
    #[cfg(feature = "pdf")]
    pub fn fonts(&self) -> &Fonts {
        self.fonts.get_or_init(|| Fonts::find(&self.root))
    }

    /// The templates of the printed handbook: file name → text.
    pub fn print_templates(&self) -> BTreeMap<String, String> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        self.theme.folder("print").map(|(name, bytes)| (name.to_string(), text(bytes))).collect()
    }
}

/// The text files of `i18n/`; those that nothing reads are named.
fn read_words(root: &Path, problems: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
    let (files, found) = disk::read_folder(root, WORDS_FOLDER);
    problems.extend(found);
    let mut words = BTreeMap::new();
    for (name, bytes) in files {
        let path = format!("{WORDS_FOLDER}/{name}");
        if !WORDS.contains(&name.as_str()) && !is_messages(&name) {
            problems.push(unread::elsewhere(&path));
            continue;
        }
        match disk::text_of(&path, &bytes) {
            Ok(file) => drop(words.insert(name, file.text)),
            Err(problem) => problems.push(problem),
        }
    }
    words
}

/// What is wrong with the word lists; a list with a mistake is left out, as nothing is built.
fn check_words(texts: &mut BTreeMap<String, String>, sources: &mut Sources) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for name in WORDS.into_iter().filter(|&name| name != "glossary.tsv") {
        let Some(text) = texts.get(name) else { continue };
        let file = sources.add(format!("{WORDS_FOLDER}/{name}"), text);
        let found = words::check(name, sources, file);
        if !found.is_empty() {
            texts.remove(name);
        }
        problems.extend(found);
    }
    problems
}

/// `<language>/<name>.ftl`
fn is_messages(name: &str) -> bool {
    let folder = name.split_once('/').filter(|(_, file)| file.ends_with(".ftl") && !file.contains('/'));
    folder.is_some_and(|(code, _)| Lang::of(code).is_some())
}

/// The messages of the binary under those of the project. A file with a mistake is left out, and told.
fn messages(words: &BTreeMap<String, String>, sources: &mut Sources, problems: &mut Vec<Diagnostic>) -> I18n {
    let mut overrides = Vec::new();
    for (name, text) in words.iter().filter(|(name, _)| is_messages(name)) {
        let lang = name.split_once('/').and_then(|(code, _)| Lang::of(code));
        if lang.is_some_and(|lang| i18n::is_embedded(lang, text)) {
            continue;
        }
        let file = sources.add(format!("{WORDS_FOLDER}/{name}"), text);
        let found = messages::check(sources, file);
        if let Some(lang) = lang.filter(|_| found.is_none()) {
            overrides.push((lang, text.clone()));
        }
        problems.extend(found);
    }
    I18n::new(&overrides).unwrap_or_else(|_| I18n::embedded())
}

/// The project's own files of the theme; texts without a BOM and with `\n` line ends.
fn read_theme(root: &Path, problems: &mut Vec<Diagnostic>) -> BTreeMap<String, Vec<u8>> {
    let (files, found) = disk::read_folder(root, THEME);
    problems.extend(found);
    let mut theme = BTreeMap::new();
    for (name, bytes) in files {
        if !Theme::has_place_for(&name) {
            problems.push(unread::elsewhere(&format!("{THEME}/{name}")));
            continue;
        }
        let is_text = TEXTS.iter().any(|ending| name.ends_with(ending));
        match is_text.then(|| disk::text_of(&format!("{THEME}/{name}"), &bytes)) {
            None => drop(theme.insert(name, bytes)),
            Some(Ok(file)) => drop(theme.insert(name, file.text.into_bytes())),
            Some(Err(problem)) => problems.push(problem),
        }
    }
    theme
}

fn read_statics(root: &Path, problems: &mut Vec<Diagnostic>) -> Vec<OutputFile> {
    let (files, found) = disk::read_all(root, STATIC);
    problems.extend(found);
    files.into_iter().map(|(path, bytes)| OutputFile::new(path, bytes)).collect()
}

/// A text file of the project's `i18n/`; empty where it has none.
fn own<'a>(words: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    words.get(name).map_or("", String::as_str)
}

fn glossary_table(glossary: &Glossary) -> String {
    let mut table = String::from("ja\treading\ten\n");
    for entry in &glossary.entries {
        for rendering in &entry.renderings {
            table.push_str(&format!("{}\t{}\t{rendering}\n", entry.ja, entry.reading));
        }
    }
    table
}
