//! A document of the book while it is written.
//!
//! All text goes through [`Doc::text`], which escapes it, puts readings over Japanese, and remembers where each letter
//! stands, so that [`super::pages`] can find the beginnings of printed pages afterwards.

use std::collections::BTreeSet;

use crate::furigana::{self, Reader};
use crate::japanese::is_kanji;
use crate::lang::{Lang, Localized};
use crate::plan::Line;

pub(super) struct Doc<'a> {
    /// `c-4.xhtml`
    pub(super) name: String,
    pub(super) title: String,
    /// What the document is, in the words of EPUB: `chapter`, `index`.
    pub(super) kind: &'static str,
    pub(super) lang: Lang,
    reader: Option<&'a Reader<'a>>,
    out: String,
    /// The letters and digits of the text.
    letters: String,
    /// For each byte at which a letter of `letters` begins, where it is written in `out`.
    places: Vec<(u32, u32)>,
    /// The bytes of `letters` at which a text of its own begins.
    starts: BTreeSet<usize>,
    /// The ids that were written, each with its byte of `letters`.
    ids: Vec<(String, usize)>,
    /// Where the heading begins whose first letter is still to come.
    heading: Option<u32>,
}

/// Makes an empty document: name, title, kind.
pub(super) type New<'n, 'a> = &'n dyn Fn(&str, String, &'static str) -> Doc<'a>;

impl<'a> Doc<'a> {
    pub(super) fn new(
        name: &str,
        title: String,
        kind: &'static str,
        lang: Lang,
        reader: Option<&'a Reader<'a>>,
    ) -> Self {
        Self {
            name: name.to_string(),
            title,
            kind,
            lang,
            reader,
            out: String::new(),
            letters: String::new(),
            places: Vec::new(),
            starts: BTreeSet::new(),
            ids: Vec::new(),
            heading: None,
        }
    }

    /// Markup, as it is.
    pub(super) fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// An opening tag with an id.
    pub(super) fn open(&mut self, tag: &str, id: &str, rest: &str) {
        self.ids.push((id.to_string(), self.letters.len()));
        self.out.push_str(&format!("<{tag} id=\"{}\"{rest}>", escape(id)));
    }

    /// A heading; `level` counts from 1, deeper ones than HTML has are its deepest.
    pub(super) fn heading(&mut self, level: usize, rest: &str, write: impl FnOnce(&mut Self)) {
        let level = level.clamp(1, 6);
        self.heading = Some(self.out.len() as u32);
        self.put(&format!("<h{level}{rest}>"));
        write(self);
        self.put(&format!("</h{level}>\n"));
        self.heading = None;
    }

    pub(super) fn element(&mut self, tag: &str, write: impl FnOnce(&mut Self)) {
        self.put(&format!("<{tag}>"));
        write(self);
        let name = tag.split(' ').next().unwrap_or(tag);
        self.put(&format!("</{name}>\n"));
    }

    /// A line in the document's language, or else the official one, which is then marked as such.
    pub(super) fn line(&mut self, line: &Localized<Line>) {
        let (text, lang) = line.in_lang(self.lang);
        self.text_in(&text.text, lang);
    }

    pub(super) fn text_in(&mut self, text: &str, lang: Lang) {
        if lang == self.lang {
            return self.text(text);
        }
        self.put(&format!("<span{}>", lang_attributes(lang)));
        self.text(text);
        self.put("</span>");
    }

    /// A text, with the readings of its kanji where the book is Japanese.
    pub(super) fn text(&mut self, text: &str) {
        self.starts.insert(self.letters.len());
        let reader = self.reader.filter(|_| text.contains(is_kanji));
        let mut done = 0;
        for (start, (kanji, reading)) in
            reader.map(|reader| furigana::pieces(reader, text)).unwrap_or_default()
        {
            // Kanji without a known reading have none over them.
            if start < done || !reading.chars().all(|c| matches!(c, 'ぁ'..='ゖ')) {
                continue;
            }
            self.plain(&text[done..start]);
            let at = self.out.len() as u32;
            self.put("<ruby>");
            kanji.chars().for_each(|c| self.letter(c, at));
            self.put(&format!("{kanji}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"));
            done = start + kanji.len();
        }
        self.plain(&text[done..]);
    }

    /// A text without readings.
    pub(super) fn plain(&mut self, text: &str) {
        for c in text.chars() {
            self.letter(c, self.out.len() as u32);
            match c {
                '&' => self.put("&amp;"),
                '<' => self.put("&lt;"),
                '>' => self.put("&gt;"),
                '"' => self.put("&quot;"),
                // XML has no other control characters.
                c if c.is_control() && !matches!(c, '\n' | '\t') => {}
                c => self.out.push(c),
            }
        }
    }

    fn letter(&mut self, c: char, at: u32) {
        if c.is_alphanumeric() {
            let at = self.heading.take().unwrap_or(at);
            self.places.push((self.letters.len() as u32, at));
            self.letters.push(c);
        }
    }

    pub(super) fn letters(&self) -> &str {
        &self.letters
    }

    /// Whether a text of its own begins at a byte of the letters.
    pub(super) fn begins_at(&self, letter: usize) -> bool {
        self.starts.contains(&letter)
    }

    /// The byte of the letters at which an id stands.
    pub(super) fn at_id(&self, id: &str) -> Option<usize> {
        self.ids.iter().find(|(of, _)| of == id).map(|(_, at)| *at)
    }

    /// Puts pieces of markup before letters: (byte of the letters, markup), in their order.
    pub(super) fn insert(&mut self, marks: &[(usize, String)]) {
        let mut out = String::with_capacity(self.out.len() + marks.len() * 90);
        let mut done = 0;
        for (letter, markup) in marks {
            let at = self.places.partition_point(|(of, _)| (*of as usize) < *letter);
            let at = self.places.get(at).map_or(done, |(_, at)| (*at as usize).max(done));
            out.push_str(&self.out[done..at]);
            out.push_str(markup);
            done = at;
        }
        out.push_str(&self.out[done..]);
        self.out = out;
    }

    /// The whole document.
    pub(super) fn finish(self) -> String {
        page(&self.title, self.lang, &self.out)
    }
}

/// A document of the book around its body.
pub(super) fn page(title: &str, lang: Lang, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"{}>\n\
         <head>\n<meta charset=\"utf-8\"/>\n<title>{}</title>\n\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n{body}</body>\n</html>\n",
        lang_attributes(lang),
        escape(title),
    )
}

/// With the space before them.
pub(super) fn lang_attributes(lang: Lang) -> String {
    let tag = lang.tag();
    format!(" lang=\"{tag}\" xml:lang=\"{tag}\"")
}

/// A text in an attribute or an element, without what XML cannot hold.
pub(super) fn escape(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    kept.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
