//! Where in the book each page of the printed handbook begins.
//!
//! 1. Pages of the front matter begin with the cover, the guide or, where they list the contents, in the list of
//!    contents.
//! 2. Every other page is looked for by the first letters of its text, which the book has too, after the page before:
//!    between the place of the last heading or entry that began on an earlier page, and of the first that begins on this
//!    one or a later one.
//! 3. Where print has words that the book has not (the page of a repeat), the page begins with the first entry that
//!    begins on it, or else where the page before does: the list of pages is never shorter than the printed book.

use super::doc::{Doc, escape};
use super::front::OPENING;
use super::nav;
use crate::paper::{Paper, PaperPage};

/// A printed page, and where it begins: an address within the book.
pub(super) struct PageMark {
    pub(super) number: String,
    pub(super) href: String,
}

/// A place in the book: a document, and a byte of its letters.
type Place = (usize, usize);

/// How many letters of a page are looked for, the most telling first.
const LENGTHS: [usize; 6] = [24, 16, 10, 6, 4, 2];
/// What is shorter may stand anywhere: it counts only where a text begins.
const TELLING: usize = 10;

/// Marks the beginnings of the pages in the documents; the list of all pages in their order.
pub(super) fn mark(paper: &Paper, documents: &mut [Doc<'_>]) -> Vec<PageMark> {
    let opening = documents.iter().position(|doc| doc.name == OPENING).unwrap_or(0);
    let mut places: Vec<Option<Place>> = Vec::new();
    let mut last: Place = (0, 0);
    for (at, page) in paper.pages.iter().enumerate() {
        let is_front = page.number.parse::<u32>().is_err();
        last = if is_front { last } else { last.max((opening, 0)) };
        let place = match (at, is_front) {
            (0, _) => Some((0, 0)),
            (_, true) => find(documents, page, last, (opening, 0), false),
            (_, false) => Some(place(paper, at, documents, last)),
        };
        last = place.unwrap_or(last);
        places.push(place);
    }
    let mut marks: Vec<Vec<(usize, String)>> = vec![Vec::new(); documents.len()];
    let mut list = Vec::new();
    for (page, place) in paper.pages.iter().zip(&places) {
        let number = escape(&page.number);
        let href = match place {
            Some((document, letter)) => {
                marks[*document].push((*letter, page_break(&page.number)));
                format!("{}#page-{number}", documents[*document].name)
            }
            None => format!("{}#page-{number}", nav::NAME),
        };
        list.push(PageMark { number: page.number.clone(), href });
    }
    documents.iter_mut().zip(&marks).for_each(|(doc, marks)| doc.insert(marks));
    list
}

/// The mark of the beginning of a page.
pub(super) fn page_break(number: &str) -> String {
    let number = escape(number);
    format!(
        "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-{number}\" aria-label=\"{number}\"></span>"
    )
}

/// Where a page of the plan or the indexes begins.
fn place(paper: &Paper, at: usize, documents: &[Doc<'_>], last: Place) -> Place {
    let page = &paper.pages[at];
    // What begins on an earlier page than the one before has been passed already.
    let before = paper.pages[..at].iter().rev().find_map(|page| page.starts.last());
    let from = before.and_then(|(label, _)| at_label(documents, label)).unwrap_or(last).max(last);
    let after = paper.pages[at..].iter().find_map(|page| page.starts.first());
    let after = after.and_then(|(label, _)| at_label(documents, label));
    let own = page.starts.first().and_then(|(label, _)| at_label(documents, label));
    let end = after.unwrap_or((documents.len(), 0));
    find(documents, page, from, end, own.is_some()).or(own.filter(|own| *own >= last)).unwrap_or(last)
}

fn at_label(documents: &[Doc<'_>], label: &str) -> Option<Place> {
    documents.iter().enumerate().find_map(|(at, doc)| doc.at_id(label).map(|letter| (at, letter)))
}

/// The first place from `from` to `end` at which the book goes on as the page begins. With `own`, the page's first
/// heading or entry stands at the end and may be what the page begins with.
fn find(documents: &[Doc<'_>], page: &PaperPage, from: Place, end: Place, own: bool) -> Option<Place> {
    let first_line = page.text.lines().find(|line| line.chars().any(char::is_alphanumeric))?;
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    if own && page.starts.first().is_some_and(|(_, at)| letters(&page.text[..*at]).is_empty()) {
        return None;
    }
    let all = letters(&page.text);
    let line = letters(first_line);
    for length in LENGTHS {
        let text = if length >= TELLING { &all } else { &line };
        let cut = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
        let wanted = &text[..cut];
        if wanted.is_empty() || text.chars().count() < length && length != LENGTHS[LENGTHS.len() - 1] {
            continue;
        }
        let found = (from.0..documents.len().min(end.0 + 1)).find_map(|at| {
            let doc = &documents[at];
            let start = if at == from.0 { from.1 } else { 0 };
            let stop = if at == end.0 { end.1 } else { doc.letters().len() };
            let part = doc.letters().get(start..stop.max(start))?;
            let mut hits = part.match_indices(wanted).map(|(hit, _)| start + hit);
            hits.find(|&hit| length >= TELLING || doc.begins_at(hit)).map(|hit| (at, hit))
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn page(number: &str, text: &str, starts: &[(&str, usize)]) -> PaperPage {
        let starts = starts.iter().map(|(label, at)| (label.to_string(), *at)).collect();
        PaperPage { number: number.to_string(), text: text.to_string(), starts }
    }

    #[test]
    fn pages_begin_where_their_text_does_and_none_is_lost() {
        let new = |name: &str| Doc::new(name, String::new(), "chapter", Lang::EN, None);
        let mut cover = new("cover.xhtml");
        cover.heading(1, "", |doc| doc.text("The plan"));
        let mut opening = new(OPENING);
        opening.put("<p>");
        opening.text("The plan is as follows.");
        opening.put("</p>");
        let mut chapter = new("c-1.xhtml");
        chapter.open("div", "m-fair", "");
        chapter.heading(2, "", |doc| doc.text("1-1 [Fair]"));
        chapter.put("<p>");
        chapter.text("Hold fairs & more. Hold them often, and hold them in every town.");
        chapter.put("</p></div>");
        chapter.open("div", "m-talk", "");
        chapter.heading(2, "", |doc| doc.text("1-2 [Talk]"));
        chapter.put("</div>");
        let mut documents = vec![cover, opening, chapter];
        let pages = vec![
            page("i", "The plan", &[]),
            page("ii", "Contents 1 2 3", &[]),
            page("1", "The plan is as follows.\n1-1 [Fair]\nHold fairs & more.", &[("m-fair", 24)]),
            page("2", "Hold them often, and hold them", &[]),
            page("3", "in every town. (repeated: p. 1)\n1-2 [Talk]", &[("m-talk", 32)]),
            page("4", "Nothing of this is in the book", &[]),
        ];
        let marks = mark(&Paper { lang: Lang::EN, pages }, &mut documents);
        let hrefs: Vec<&str> = marks.iter().map(|mark| mark.href.as_str()).collect();
        let expected = ["cover.xhtml#page-i", "nav.xhtml#page-ii", "opening.xhtml#page-1"];
        assert_eq!(hrefs[..3], expected);
        assert_eq!(hrefs[3..], ["c-1.xhtml#page-2", "c-1.xhtml#page-3", "c-1.xhtml#page-4"]);
        let text = documents.pop().unwrap().finish();
        let before = |number: &str| {
            text.split(&format!("aria-label=\"{number}\"></span>")).nth(1).unwrap().to_string()
        };
        assert!(before("2").starts_with("Hold them often"), "{text}");
        assert!(before("3").starts_with("in every town") || before("3").starts_with("<span"), "{text}");
    }
}
