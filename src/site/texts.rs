//! Texts of the plan as HTML: the only values that templates put in unescaped.

use tera::Value;

use super::view::Views;
use crate::address;
use crate::lang::{Lang, Localized};
use crate::links::Target;
use crate::markdown::{self, Style};
use crate::plan::Body;

/// Stands in rendered texts for the way up to the language's folder, which each page puts in: a text is
/// shown at several depths. A control character, which no text has.
pub const UP: char = '\u{1}';

impl Views<'_> {
    /// Rendered Markdown in the page's language, or else the official one, and which it is. `anchor` is what the
    /// ids in it begin with; its headings stand below one of level `heading`, or are lines in bold.
    pub fn html(&self, body: &Localized<Body>, anchor: &str, heading: Option<u8>) -> (Value, &'static str) {
        let (body, lang) = body.in_lang(self.lang);
        (self.safe(body, lang, anchor, heading), lang.code())
    }

    /// The rendered official text, beside a translation that is not current.
    pub fn original(&self, body: &Localized<Body>, anchor: &str) -> Value {
        self.safe(&body.official, body.lang, &format!("{anchor}-original"), None)
    }

    /// Rendered Markdown as a value that templates put in unescaped. Raw HTML in it is text already.
    pub(super) fn safe(&self, body: &Body, lang: Lang, anchor: &str, heading: Option<u8>) -> Value {
        let href = |target: &str| {
            Some(match self.text_links.find(target)? {
                Target::Web(url) => url,
                Target::Entry(entry) => format!("{UP}{}", address::entry(self.plan, entry)),
                Target::Page(path) => format!("{UP}{path}"),
            })
        };
        let tree = markdown::parse(&body.markdown, lang);
        let html = markdown::to_html(&tree, &Style { lang, heading, anchor, href: &href });
        Value::safe_string(html.trim_end())
    }
}
