//! A project folder as it is read: content, theme, messages, dictionary, glossary.
//!
//! 1. [`Project::read`] reads everything once; what a project doesn't have comes from the binary, and its word
//!    lists stand before the general ones ([`defaults`]).
//! 2. The rest of the program works on what was read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::defaults;
use crate::diagnostic::Diagnostic;
use crate::furigana::{self, Corrections};
use crate::glossary::{self, Glossary};
use crate::i18n::I18n;
use crate::japanese::{Analyzer, DEFAULT_USER_DICTIONARY};
use crate::lang::Lang;
use crate::load::{self, Loaded};
use crate::search::{self, synonyms};
use crate::source::{self, Sources};
use crate::theme::Theme;

/// Folder of the plan's content in a project.
pub const CONTENT: &str = "content";

pub struct Project {
    pub root: PathBuf,
    pub sources: Sources,
    pub i18n: I18n,
    pub theme: Theme,
    pub glossary: Glossary,
    /// One line a rendering: Japanese, reading, English; under a header.
    glossary_table: String,
    user_dictionary: String,
    /// Files of the project's `i18n/` folder that are no messages: `userdict.csv`, `glossary.tsv` …
    words: BTreeMap<String, Vec<u8>>,
}

impl Project {
    /// Reads a project. Problems with its files come with it; a project can be read in part.
    pub fn read(root: &Path) -> (Self, Vec<Diagnostic>) {
        let (mut sources, mut problems) = source::read(root, CONTENT);
        let words = source::read_folder(root, "i18n");
        let overrides: Vec<(Lang, String)> = words
            .iter()
            .filter_map(|(path, bytes)| {
                let lang = path.split_once('/').and_then(|(code, _)| Lang::of(code))?;
                path.ends_with(".ftl").then(|| (lang, String::from_utf8_lossy(bytes).into_owned()))
            })
            .collect();
        let i18n = I18n::new(&overrides).unwrap_or_else(|cause| {
            problems.push(Diagnostic::error("invalid-messages").arg("path", "i18n").arg("cause", cause));
            I18n::embedded()
        });
        let theme = Theme::new(source::read_folder(root, "themes/default"));
        let glossary = match text_of(&words, "glossary.tsv") {
            Some(text) => {
                let file = sources.add(glossary::PATH, text);
                let (glossary, found) = glossary::parse(&sources, file);
                problems.extend(found);
                glossary
            }
            None => Glossary::embedded(),
        };
        let glossary_table = glossary_table(&glossary);
        let own = text_of(&words, "userdict.csv").unwrap_or_default();
        let user_dictionary = defaults::beneath(&own, DEFAULT_USER_DICTIONARY);
        let root = root.to_path_buf();
        (Self { root, sources, i18n, theme, glossary, glossary_table, user_dictionary, words }, problems)
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
        Analyzer::new(&self.user_dictionary).map_err(|cause| {
            Diagnostic::error("invalid-dictionary").arg("path", "i18n/userdict.csv").arg("cause", cause)
        })
    }

    /// Readings that go before the dictionary's.
    pub fn furigana_corrections(&self) -> Corrections {
        let own = text_of(&self.words, "furigana.csv").unwrap_or_default();
        Corrections::parse(&defaults::beneath(&own, furigana::DEFAULT_CORRECTIONS))
    }

    /// The synonyms of the search.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn synonyms(&self) -> Result<Vec<synonyms::Entry>, Diagnostic> {
        let own = text_of(&self.words, "synonyms.yaml").unwrap_or_default();
        let entries = synonyms::read(&own).and_then(|mut entries| {
            entries.extend(synonyms::read(synonyms::DEFAULT_SYNONYMS)?);
            Ok(entries)
        });
        entries.map_err(|cause| {
            Diagnostic::error("invalid-synonyms").arg("path", "i18n/synonyms.yaml").arg("cause", cause)
        })
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

    /// The templates of the printed handbook: file name → text.
    pub fn print_templates(&self) -> BTreeMap<String, String> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        self.theme.folder("print").map(|(name, bytes)| (name.to_string(), text(bytes))).collect()
    }
}

/// A text file of the project's `i18n/`.
fn text_of(words: &BTreeMap<String, Vec<u8>>, name: &str) -> Option<String> {
    let bytes = words.get(name)?;
    Some(String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').replace("\r\n", "\n"))
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
