//! Languages, and values in several of them.
//!
//! A plan declares its languages ([`crate::plan::Plan::languages`]); the first is the official one. Nothing in the
//! program knows how many there are.

use std::fmt;

/// A language, by its BCP 47 code; also the name of its folder in URLs and of the ending of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(&'static str);

/// ISO 639-1, and the variants that public bodies in Japan publish in.
const KNOWN: [&str; 193] = [
    "aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be", "bg", "bi", "bm",
    "bn", "bo", "br", "bs", "ca", "ce", "ceb", "ch", "co", "cr", "cs", "cu", "cv", "cy", "da", "de", "dv",
    "dz", "ee", "el", "en", "eo", "es", "et", "eu", "fa", "ff", "fi", "fil", "fj", "fo", "fr", "fy", "ga",
    "gd", "gl", "gn", "gu", "gv", "ha", "he", "hi", "ho", "hr", "ht", "hu", "hy", "hz", "ia", "id", "ie",
    "ig", "ii", "ik", "io", "is", "it", "iu", "ja", "ja-easy", "jv", "ka", "kg", "ki", "kj", "kk", "kl",
    "km", "kn", "ko", "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li", "ln", "lo", "lt", "lu",
    "lv", "mg", "mh", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "na", "nb", "nd", "ne", "ng", "nl",
    "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os", "pa", "pi", "pl", "ps", "pt", "pt-br", "qu",
    "rm", "rn", "ro", "ru", "rw", "sa", "sc", "sd", "se", "sg", "si", "sk", "sl", "sm", "sn", "so", "sq",
    "sr", "ss", "st", "su", "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts",
    "tt", "tw", "ty", "ug", "uk", "ur", "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yi", "yo", "yue", "za",
    "zh", "zh-hans", "zh-hant", "zu", "nan", "hmn", "kmr",
];

impl Lang {
    pub const JA: Lang = Lang("ja");
    pub const EN: Lang = Lang("en");
    /// やさしい日本語.
    pub const EASY: Lang = Lang("ja-easy");

    /// The languages that the program itself speaks: its messages are embedded in these.
    pub const INTERFACE: [Lang; 2] = [Lang::JA, Lang::EN];

    /// The language of a code: ASCII lower case, `ja`, `pt-br`.
    pub fn of(code: &str) -> Option<Lang> {
        KNOWN.iter().find(|known| **known == code).map(|known| Lang(known))
    }

    pub const fn code(self) -> &'static str {
        self.0
    }

    /// Its name in itself, or else its code.
    pub fn autonym(self) -> &'static str {
        const NAMES: [(&str, &str); 22] = [
            ("ja", "日本語"),
            ("ja-easy", "やさしい日本語"),
            ("en", "English"),
            ("zh", "中文"),
            ("zh-hans", "简体中文"),
            ("zh-hant", "繁體中文"),
            ("ko", "한국어"),
            ("pt", "Português"),
            ("pt-br", "Português (Brasil)"),
            ("es", "Español"),
            ("vi", "Tiếng Việt"),
            ("tl", "Tagalog"),
            ("fil", "Filipino"),
            ("ne", "नेपाली"),
            ("id", "Bahasa Indonesia"),
            ("th", "ไทย"),
            ("my", "မြန်မာ"),
            ("fr", "Français"),
            ("de", "Deutsch"),
            ("ru", "Русский"),
            ("uk", "Українська"),
            ("mn", "Монгол"),
        ];
        NAMES.iter().find(|(code, _)| *code == self.0).map_or(self.0, |(_, name)| name)
    }

    /// Whether its texts are written in Japanese: their words have no spaces between them.
    pub fn is_japanese(self) -> bool {
        self.0.starts_with("ja")
    }

    /// Whether it is an easier form of a language: an explanation of the official text, not a translation of it. Names
    /// and words of tables are the language's own; what its readers need besides is furigana.
    pub fn is_plain(self) -> bool {
        self == Lang::EASY
    }

    /// What browsers, readers of electronic books and catalogues know it by: easy Japanese has no tag of its own.
    pub fn tag(self) -> &'static str {
        if self.is_plain() { Lang::JA.0 } else { self.0 }
    }

    /// The ending of its files: `….en.md`, `….easy.md`.
    pub fn ending(self) -> &'static str {
        if self.is_plain() { "easy" } else { self.0 }
    }

    /// The language of files with an ending.
    pub fn of_ending(ending: &str) -> Option<Lang> {
        if ending == Lang::EASY.ending() { Some(Lang::EASY) } else { Lang::of(ending) }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A value in the official language, and its translations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized<T> {
    /// The official language.
    pub lang: Lang,
    pub official: T,
    /// In the order of the plan's languages; none for a language without a translation.
    pub translations: Vec<(Lang, T)>,
}

impl<T> Localized<T> {
    /// A value that has no translation.
    pub fn only(lang: Lang, official: T) -> Self {
        Self { lang, official, translations: Vec::new() }
    }

    /// The value in `lang`, or else the official one; with the language it is in.
    pub fn in_lang(&self, lang: Lang) -> (&T, Lang) {
        match self.translations.iter().find(|(of, _)| *of == lang) {
            Some((_, value)) => (value, lang),
            None => (&self.official, self.lang),
        }
    }

    /// The value in `lang`, or else the official one.
    pub fn get(&self, lang: Lang) -> &T {
        self.in_lang(lang).0
    }

    /// The value in exactly that language.
    pub fn exact(&self, lang: Lang) -> Option<&T> {
        match lang == self.lang {
            true => Some(&self.official),
            false => self.translations.iter().find(|(of, _)| *of == lang).map(|(_, value)| value),
        }
    }

    /// Every value with its language, the official one first.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &T)> {
        std::iter::once((self.lang, &self.official))
            .chain(self.translations.iter().map(|(lang, value)| (*lang, value)))
    }

    /// The same in all languages, changed.
    pub fn map<U>(&self, change: impl Fn(Lang, &T) -> U) -> Localized<U> {
        Localized {
            lang: self.lang,
            official: change(self.lang, &self.official),
            translations: self
                .translations
                .iter()
                .map(|(lang, value)| (*lang, change(*lang, value)))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_or_none_and_a_value_falls_back_to_the_official_one() {
        assert_eq!(Lang::of("ja"), Some(Lang::JA));
        assert_eq!(Lang::of("JA"), None);
        assert_eq!(Lang::of("xx"), None);
        let zh = Lang::of("zh").expect("Chinese");
        let value = Localized { lang: Lang::JA, official: "雇用", translations: vec![(zh, "就业")] };
        assert_eq!(value.in_lang(zh), (&"就业", zh));
        assert_eq!(value.in_lang(Lang::EN), (&"雇用", Lang::JA));
        assert_eq!(value.exact(Lang::EN), None);
    }

    #[test]
    fn codes_are_known_once() {
        let mut codes = KNOWN.to_vec();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), KNOWN.len());
    }
}
