//! What a published page says of the plan: the text of `<main>` without what the theme marks as the handbook's own.
//!
//! 1. [`main_text`] goes from tag to tag. What is inside an element with `data-editorial`, and navigation, forms and
//!    drawings, is left out.
//! 2. Lists and notes get the marks that plain text has, since a browser draws them.

use crate::lang::Lang;
use crate::markdown::is_unspaced;

/// The characters of a page but white space, each with its place in the file.
#[derive(Default)]
pub struct PageText {
    pub characters: Vec<char>,
    /// Byte offsets.
    offsets: Vec<usize>,
}

impl PageText {
    /// Line and column of a character, counted from 1; for the end, those of the last.
    pub fn place(&self, html: &str, at: usize) -> (usize, usize) {
        let offset = self.offsets.get(at).or(self.offsets.last()).copied().unwrap_or(0);
        let before = &html[..offset];
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, html[line..offset].chars().count() + 1)
    }
}

/// Elements that hold no text of the plan whatever they say.
const NEVER: [&str; 6] = ["nav", "form", "script", "style", "svg", "aside"];

/// Elements without an end.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "wbr", "col"];

/// The text of a page in `lang`; none where it has no `<main>`.
pub fn main_text(html: &str, lang: Lang) -> Option<PageText> {
    let start = html.find("<main")?;
    let end = start + html[start..].find("</main>")?;
    let mut reader = Reader { lang, out: PageText::default(), open: Vec::new() };
    let mut at = start;
    while at < end {
        let text_end = html[at..end].find('<').map_or(end, |found| at + found);
        reader.text(&html[at..text_end], at);
        let Some(length) = html[text_end..end].find('>') else { break };
        reader.tag(&html[text_end + 1..text_end + length], text_end);
        at = text_end + length + 1;
    }
    Some(reader.out)
}

/// An element that has begun.
struct Open<'h> {
    name: &'h str,
    editorial: bool,
    /// The number of a list's next item; none for one without numbers.
    list: Option<Option<u64>>,
    /// Whether it holds the mark of a note.
    note: bool,
}

struct Reader<'h> {
    lang: Lang,
    out: PageText,
    open: Vec<Open<'h>>,
}

impl<'h> Reader<'h> {
    fn is_editorial(&self) -> bool {
        self.open.last().is_some_and(|open| open.editorial)
    }

    fn tag(&mut self, tag: &'h str, at: usize) {
        if let Some(name) = tag.strip_prefix('/') {
            self.close(name.trim(), at);
            return;
        }
        let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
        if VOID.contains(&name) || tag.ends_with('/') {
            return;
        }
        let has = |attribute: &str| tag.split([' ', '\n']).any(|part| part == attribute);
        let editorial = self.is_editorial() || NEVER.contains(&name) || has("data-editorial");
        let note = (name == "sup" && has("class=\"note\"")) || (name == "dt" && self.is_in_notes());
        // The handbook's own lists have a class, and no marks.
        let list = (matches!(name, "ol" | "ul") && !tag.contains("class=")).then(|| numbers(name, tag));
        if name == "li" && !editorial {
            self.item(at);
        }
        self.open.push(Open { name, editorial, list, note });
        if note && !editorial {
            self.put(if is_unspaced(self.lang) { if name == "sup" { "（" } else { "" } } else { "[" }, at);
        }
    }

    fn close(&mut self, name: &str, at: usize) {
        let Some(found) = self.open.iter().rposition(|open| open.name == name) else { return };
        let closed = &self.open[found];
        if closed.note && !closed.editorial {
            let end = if is_unspaced(self.lang) { if name == "sup" { "）" } else { "" } } else { "]" };
            self.put(end, at);
        }
        self.open.truncate(found);
    }

    fn is_in_notes(&self) -> bool {
        self.open.iter().any(|open| open.name == "dl")
    }

    fn item(&mut self, at: usize) {
        let Some(list) = self.open.last_mut().and_then(|open| open.list.as_mut()) else { return };
        let mark = match list {
            Some(number) => {
                *number += 1;
                format!("{}.", *number - 1)
            }
            None if is_unspaced(self.lang) => "・".to_string(),
            None => "-".to_string(),
        };
        self.put(&mark, at);
    }

    fn text(&mut self, text: &str, at: usize) {
        if self.is_editorial() {
            return;
        }
        let in_note = self.open.iter().any(|open| open.note);
        let mut offset = 0;
        while let Some(c) = text[offset..].chars().next() {
            let (c, length) = entity(&text[offset..]).unwrap_or((c, c.len_utf8()));
            // The way back from a note that is referred to again.
            if !(c.is_whitespace() || in_note && c == '↑') {
                self.out.characters.push(c);
                self.out.offsets.push(at + offset);
            }
            offset += length;
        }
    }

    fn put(&mut self, text: &str, at: usize) {
        self.out.characters.extend(text.chars());
        self.out.offsets.extend(text.chars().map(|_| at));
    }
}

/// The number of a list's first item; none for one without numbers.
fn numbers(name: &str, tag: &str) -> Option<u64> {
    let start = tag.split("start=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok());
    (name == "ol").then(|| start.unwrap_or(1))
}

/// The character that a text begins with as an entity, and the length of that.
fn entity(text: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 6] =
        [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"'), ("apos", '\''), ("nbsp", ' ')];
    let rest = text.strip_prefix('&')?;
    let (name, _) = rest.split_once(';').filter(|(name, _)| name.len() < 10)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal =
                number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16).ok());
            char::from_u32(hexadecimal.unwrap_or_else(|| number.parse().ok())?)?
        }
        None => NAMED.iter().find(|(of, _)| *of == name)?.1,
    };
    Some((c, name.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str, lang: Lang) -> String {
        main_text(html, lang).expect("a main element").characters.iter().collect()
    }

    #[test]
    fn what_the_handbook_adds_is_left_out() {
        let html = "<p>前</p><main id=\"m\"><h1><span data-editorial>1-1<b>x</b></span>甲 &lt;乙&#x2F;&gt;</h1><nav>丙</nav>\
                    <ul><li>丁<br>\n<ol start=\"3\"><li>戊</li></ol></li></ul><ul class=\"list\"><li>己</li></ul></main>後";
        assert_eq!(read(html, Lang::JA), "甲<乙/>・丁3.戊己");
        assert_eq!(read(html, Lang::EN), "甲<乙/>-丁3.戊己");
    }

    #[test]
    fn notes_have_the_brackets_of_plain_text() {
        let html = "<main>甲<sup class=\"note\" id=\"r\"><a href=\"#n\">注1</a></sup><dl class=\"notes\"><div><dt><a>注1</a><a>↑</a></dt>\
                    <dd><p>乙</p></dd></div></dl></main>";
        assert_eq!(read(html, Lang::JA), "甲（注1）注1乙");
        assert_eq!(read(&html.replace('注', ""), Lang::EN), "甲[1][1]乙");
    }

    #[test]
    fn characters_know_their_place() {
        let html = "<main>\n <p>甲\n  乙</p></main>";
        let text = main_text(html, Lang::JA).expect("a main element");
        assert_eq!((text.place(html, 0), text.place(html, 1)), ((2, 5), (3, 3)));
    }
}
