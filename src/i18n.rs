//! The Fluent messages of the interface.
//!
//! Messages live in `i18n/<language>/*.ftl`, all embedded in the binary; a project's own files of the
//! same names win over them, message by message. A language that the program does not speak takes its messages from
//! the project, and those it lacks from English.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::lang::Lang;
use crate::number::with_separators;

/// Values for the placeables of a message.
pub type Args<'a> = FluentArgs<'a>;

/// The embedded messages of each language: every file of its folder.
static EMBEDDED: [(Lang, Dir<'static>); 3] = [
    (Lang::JA, include_dir!("$CARGO_MANIFEST_DIR/i18n/ja")),
    (Lang::EN, include_dir!("$CARGO_MANIFEST_DIR/i18n/en")),
    (Lang::EASY, include_dir!("$CARGO_MANIFEST_DIR/i18n/ja-easy")),
];

/// The embedded files of a language, as (name, text), in the order of their names. Easy Japanese says what it can say
/// more easily, after all that Japanese says.
fn embedded_files(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    folders_of(lang).flat_map(Dir::files).filter_map(|file| {
        Some((file.path().to_str()?, file.contents_utf8()?)).filter(|(name, _)| name.ends_with(".ftl"))
    })
}

fn folders_of(lang: Lang) -> impl Iterator<Item = &'static Dir<'static>> {
    EMBEDDED.iter().filter(move |(of, _)| *of == spoken(lang) || *of == lang).map(|(_, folder)| folder)
}

/// Whether a file of messages is one of the embedded ones, word for word.
pub fn is_embedded(lang: Lang, text: &str) -> bool {
    folders_of(lang).flat_map(Dir::files).any(|file| file.contents() == text.as_bytes())
}

/// The messages of all languages. Cheap to clone.
#[derive(Clone)]
pub struct I18n {
    languages: Arc<BTreeMap<Lang, Lazy<Messages>>>,
}

/// What is read when it is asked for first.
type Lazy<T> = LazyLock<T, Box<dyn FnOnce() -> T + Send + Sync>>;

type Bundle = FluentBundle<Arc<FluentResource>>;

/// The messages of one language.
struct Messages {
    ordinary: Bundle,
    /// Those of [`RARE`], read when one is asked for: half of all, and most builds say none of them.
    rare: Lazy<Bundle>,
}

/// The files with what is told only of mistakes, and in the editor.
const RARE: [&str; 5] = ["diagnostics.ftl", "editor.ftl", "findings.ftl", "parting.ftl", "publish.ftl"];

impl Messages {
    fn new(lang: Lang, own: Vec<Arc<FluentResource>>) -> Self {
        let ordinary = bundle(lang, embedded_files(lang).filter(|(name, _)| !RARE.contains(name)), &own);
        let rare = move || bundle(lang, embedded_files(lang).filter(|(name, _)| RARE.contains(name)), &own);
        Self { ordinary, rare: LazyLock::new(Box::new(rare)) }
    }

    /// The bundle that has a message.
    fn with(&self, id: &str) -> Option<&Bundle> {
        if self.ordinary.has_message(id) {
            return Some(&self.ordinary);
        }
        Some(&*self.rare).filter(|bundle| bundle.has_message(id))
    }
}

impl I18n {
    /// The embedded messages, overridden by `overrides`: (language, text of an `.ftl` file).
    ///
    /// # Errors
    /// The first syntax error of an override, as a sentence.
    pub fn new(overrides: &[(Lang, String)]) -> Result<Self, String> {
        let mut own: BTreeMap<Lang, Vec<Arc<FluentResource>>> =
            Lang::INTERFACE.into_iter().chain([Lang::EASY]).map(|lang| (lang, Vec::new())).collect();
        for (lang, text) in overrides {
            let resource = FluentResource::try_new(text.clone())
                .map_err(|(_, errors)| errors.first().map_or_else(String::new, ToString::to_string))?;
            own.entry(*lang).or_default().push(Arc::new(resource));
        }
        let lazy = |(lang, own)| -> (Lang, Lazy<Messages>) {
            (lang, LazyLock::new(Box::new(move || Messages::new(lang, own))))
        };
        Ok(Self { languages: Arc::new(own.into_iter().map(lazy).collect()) })
    }

    /// The embedded messages alone.
    pub fn embedded() -> Self {
        Self::new(&[]).expect("the embedded messages are valid")
    }

    /// A message without values. A missing message shows as its name in guillemets.
    pub fn message(&self, lang: Lang, id: &str) -> String {
        self.text(lang, id, &Args::new())
    }

    /// A message with values.
    pub fn text(&self, lang: Lang, id: &str, args: &Args<'_>) -> String {
        let found = self.messages(lang).with(id);
        let pattern = found.and_then(|bundle| Some((bundle, bundle.get_message(id)?.value()?)));
        match pattern {
            Some((bundle, pattern)) => {
                bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
            }
            None => format!("«{id}»"),
        }
    }

    /// An attribute of a message, if it has it.
    pub fn attribute(&self, lang: Lang, id: &str, attribute: &str, args: &Args<'_>) -> Option<String> {
        let bundle = self.messages(lang).with(id)?;
        let pattern = bundle.get_message(id)?.get_attribute(attribute)?.value();
        Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    pub fn has(&self, lang: Lang, id: &str) -> bool {
        self.messages(lang).with(id).is_some()
    }

    fn messages(&self, lang: Lang) -> &Messages {
        let own = self.languages.get(&lang).or_else(|| self.languages.get(&spoken(lang)));
        own.expect("the languages of the interface have messages")
    }
}

/// The language of the interface that stands for one it does not speak.
fn spoken(lang: Lang) -> Lang {
    if lang.is_japanese() { Lang::JA } else { Lang::EN }
}

/// The ids of all embedded messages of a language, in the order of the files.
pub fn embedded_ids(lang: Lang) -> Vec<String> {
    ids_of(lang, "")
}

/// The ids of the embedded messages of one file of a language (`site.ftl`).
pub fn ids_of(lang: Lang, file: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for (_, text) in embedded_files(lang).filter(|(name, _)| name.ends_with(file)) {
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, _)| resource);
        for entry in resource.body {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                ids.push(message.id.name.to_string());
            }
        }
    }
    ids
}

/// The messages of some files, a project's own last, which win.
fn bundle<'a>(
    lang: Lang,
    files: impl Iterator<Item = (&'a str, &'a str)>,
    own: &[Arc<FluentResource>],
) -> Bundle {
    let id: LanguageIdentifier = lang.code().parse().expect("a valid language code");
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Marks around placeables would end up in file names, titles and search text.
    bundle.set_use_isolating(false);
    for (_, text) in files {
        let resource = FluentResource::try_new(text.to_string()).expect("the embedded messages are valid");
        bundle.add_resource_overriding(Arc::new(resource));
    }
    for resource in own {
        bundle.add_resource_overriding(resource.clone());
    }
    bundle
}

/// A whole number as each language's readers write it: thousands separated by commas.
pub fn format_count(number: u64) -> String {
    with_separators(number)
}

/// The months in English, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `2026年11月23日` / `23 November 2026`.
pub fn format_date(date: crate::date::Date, lang: Lang) -> String {
    if lang.is_japanese() || lang.code().starts_with("zh") {
        return format!("{}年{}月{}日", date.year, date.month, date.day);
    }
    let month = MONTHS.get(usize::from(date.month).wrapping_sub(1)).copied().unwrap_or_default();
    format!("{} {month} {}", date.day, date.year)
}

/// The text of a Fluent value.
pub fn value<'a>(text: impl Into<Cow<'a, str>>) -> fluent_bundle::FluentValue<'a> {
    fluent_bundle::FluentValue::String(text.into())
}
