//! The two languages: [`Localized`] values of the plan, and the Fluent messages of the interface.
//!
//! Messages live in `i18n/<language>/*.ftl`, embedded in the binary; a project's own files of the
//! same names win over them, message by message.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    Ja,
    En,
}

impl Lang {
    /// The official language first.
    pub const ALL: [Lang; 2] = [Lang::Ja, Lang::En];

    /// BCP 47 code, also the name of the language's folder in URLs.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    pub const fn other(self) -> Self {
        match self {
            Lang::Ja => Lang::En,
            Lang::En => Lang::Ja,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A value in the official language, and its translation where there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized<T> {
    pub ja: T,
    pub en: Option<T>,
}

impl<T> Localized<T> {
    /// The value in `lang`, or else the Japanese one; with the language it is in.
    pub fn in_lang(&self, lang: Lang) -> (&T, Lang) {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => (en, Lang::En),
            _ => (&self.ja, Lang::Ja),
        }
    }

    /// The value in `lang`, or else the Japanese one.
    pub fn get(&self, lang: Lang) -> &T {
        self.in_lang(lang).0
    }

    /// The value in exactly that language.
    pub fn exact(&self, lang: Lang) -> Option<&T> {
        match lang {
            Lang::Ja => Some(&self.ja),
            Lang::En => self.en.as_ref(),
        }
    }
}

/// Values for the placeables of a message.
pub type Args<'a> = FluentArgs<'a>;

/// The embedded messages: language, file name, text.
const EMBEDDED: [(Lang, &str, &str); 8] = [
    (Lang::Ja, "site.ftl", include_str!("../i18n/ja/site.ftl")),
    (Lang::Ja, "cli.ftl", include_str!("../i18n/ja/cli.ftl")),
    (Lang::Ja, "diagnostics.ftl", include_str!("../i18n/ja/diagnostics.ftl")),
    (Lang::Ja, "print.ftl", include_str!("../i18n/ja/print.ftl")),
    (Lang::En, "site.ftl", include_str!("../i18n/en/site.ftl")),
    (Lang::En, "cli.ftl", include_str!("../i18n/en/cli.ftl")),
    (Lang::En, "diagnostics.ftl", include_str!("../i18n/en/diagnostics.ftl")),
    (Lang::En, "print.ftl", include_str!("../i18n/en/print.ftl")),
];

/// The messages of both languages. Cheap to clone.
#[derive(Clone)]
pub struct I18n {
    ja: Arc<FluentBundle<FluentResource>>,
    en: Arc<FluentBundle<FluentResource>>,
}

impl I18n {
    /// The embedded messages, overridden by `overrides`: (language, text of an `.ftl` file).
    ///
    /// # Errors
    /// The first syntax error of an override, as a sentence.
    pub fn new(overrides: &[(Lang, String)]) -> Result<Self, String> {
        let (mut ja, mut en) = (bundle(Lang::Ja), bundle(Lang::En));
        let embedded = EMBEDDED.iter().map(|(lang, _, text)| (*lang, (*text).to_string()));
        for (lang, text) in embedded.chain(overrides.iter().cloned()) {
            let resource = FluentResource::try_new(text)
                .map_err(|(_, errors)| errors.first().map_or_else(String::new, ToString::to_string))?;
            match lang {
                Lang::Ja => ja.add_resource_overriding(resource),
                Lang::En => en.add_resource_overriding(resource),
            }
        }
        Ok(Self { ja: Arc::new(ja), en: Arc::new(en) })
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
        let bundle = self.bundle(lang);
        match bundle.get_message(id).and_then(|message| message.value()) {
            Some(pattern) => bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned(),
            None => format!("«{id}»"),
        }
    }

    /// An attribute of a message, if it has it.
    pub fn attribute(&self, lang: Lang, id: &str, attribute: &str, args: &Args<'_>) -> Option<String> {
        let bundle = self.bundle(lang);
        let pattern = bundle.get_message(id)?.get_attribute(attribute)?.value();
        Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    pub fn has(&self, lang: Lang, id: &str) -> bool {
        self.bundle(lang).has_message(id)
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

/// The ids of all embedded messages of a language, in the order of the files.
pub fn embedded_ids(lang: Lang) -> Vec<String> {
    ids_of(lang, "")
}

/// The ids of the embedded messages of one file of a language (`site.ftl`).
pub fn ids_of(lang: Lang, file: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for (_, _, text) in EMBEDDED.iter().filter(|(of, name, _)| *of == lang && name.ends_with(file)) {
        let resource = fluent_syntax::parser::parse(*text).unwrap_or_else(|(resource, _)| resource);
        for entry in resource.body {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                ids.push(message.id.name.to_string());
            }
        }
    }
    ids
}

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.code().parse().expect("a valid language code");
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Marks around placeables would end up in file names, titles and search text.
    bundle.set_use_isolating(false);
    bundle
}

/// A whole number as each language's readers write it: thousands separated by commas.
pub fn format_count(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
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
    match lang {
        Lang::Ja => format!("{}年{}月{}日", date.year, date.month, date.day),
        Lang::En => {
            let month = MONTHS.get(usize::from(date.month).wrapping_sub(1)).copied().unwrap_or_default();
            format!("{} {month} {}", date.day, date.year)
        }
    }
}

/// The text of a Fluent value.
pub fn value<'a>(text: impl Into<Cow<'a, str>>) -> fluent_bundle::FluentValue<'a> {
    fluent_bundle::FluentValue::String(text.into())
}
