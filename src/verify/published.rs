//! Proves what was published against the plan that [`super::verify`] has compared with the official text: the pages,
//! and the printed handbook.
//!
//! 1. Each page with text of the plan (the plan's, a chapter's, a measure's) must say what its part of the plan says,
//!    and nothing else but what the theme marks as the handbook's own ([`page`](super::page)).
//! 2. The PDF has no such marks, nor have the electronic book and the plain text: every stretch of the plan must stand in it, each after the one before.

use std::collections::BTreeMap;

use super::page::{self, PageText};
use super::sequence::{self, Content, Part};
use super::{CONTEXT, Excerpt, content_excerpt};
use crate::address::{self, Page};
use crate::diff;
use crate::i18n::{Args, I18n};
use crate::lang::Lang;
use crate::plan::{MeasureId, NodeId, Plan};
use crate::source::Sources;

/// How published files and plan agree.
#[derive(Debug, Default)]
pub struct Published {
    /// Pages that were compared.
    pub pages: usize,
    pub pdf: Pdf,
    /// The other forms of the whole handbook that were compared, by the names of their files.
    pub others: Vec<String>,
    /// Files that should be there.
    pub missing: Vec<String>,
    /// In the order of the pages; those of the PDF and of other forms come last.
    pub differences: Vec<Departure>,
}

/// What became of the printed handbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pdf {
    /// There is none.
    #[default]
    Absent,
    /// There is one, and nothing to read it with.
    Unread,
    Compared,
}

/// A stretch that differs; either text may be empty, but not both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    pub content: Excerpt,
    /// In a page, line and column of its file; in the PDF, the page in place of the line.
    pub published: Excerpt,
}

/// The printed handbook, as its reader gave it.
#[derive(Clone, Copy, Debug)]
pub enum Print<'a> {
    Absent,
    Unread,
    /// The text between headers and footers, pages parted by form feeds.
    Text(&'a str),
}

impl Published {
    pub fn is_exact(&self) -> bool {
        self.missing.is_empty() && self.differences.is_empty()
    }
}

/// Compares pages (text by path below the published folder), print, and other forms of the whole handbook (name and
/// text, its parts separated by form feeds) with the plan.
pub fn published(
    plan: &Plan,
    sources: &Sources,
    pages: &BTreeMap<String, String>,
    print: Print<'_>,
    others: &[(String, String)],
) -> Published {
    let lang = plan.official();
    let mut out = Published::default();
    for (path, part) in parts(plan) {
        let path = format!("{lang}/{path}");
        let text = pages.get(&path).map(|html| (html, page::main_text(html, lang)));
        let Some((html, Some(text))) = text else {
            out.missing.push(path);
            continue;
        };
        out.pages += 1;
        let content = sequence::shown(plan, part);
        for (old, new) in diff::changes(&content.characters, &text.characters) {
            out.differences.push(Departure {
                content: content_excerpt(&content, sources, old),
                published: page_excerpt(&text, html, &path, new),
            });
        }
    }
    out.pdf = match print {
        Print::Absent => Pdf::Absent,
        Print::Unread => Pdf::Unread,
        Print::Text(text) => {
            let content = sequence::shown(plan, Part::Whole);
            let text = before_progress(plan, text);
            out.differences.extend(missing_in_print(&content, sources, &Paper::new(plan, text)));
            Pdf::Compared
        }
    };
    for (name, text) in others {
        let content = sequence::shown(plan, Part::Whole);
        let paper = Paper { path: name.clone(), ..Paper::new(plan, text) };
        out.differences.extend(missing_in_print(&content, sources, &paper));
        out.others.push(name.clone());
    }
    out
}

/// What is printed of the plan itself: what became of it names its targets and measures again, and a row that the plan's
/// part has lost must not be found there. The chapter begins with a sentence of its own.
fn before_progress<'t>(plan: &Plan, text: &'t str) -> &'t str {
    if !plan.has_progress() {
        return text;
    }
    let lang = plan.official();
    let mut args = Args::new();
    args.set("year", plan.year_label(plan.reported_year(), lang));
    args.set("plan", plan.title.official.text.as_str());
    let sentence: Vec<char> =
        I18n::embedded().text(lang, "progress-intro", &args).chars().filter(|c| !c.is_whitespace()).collect();
    let printed: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let begins =
        printed.windows(sentence.len()).rposition(|window| window.iter().map(|(_, c)| c).eq(&sentence));
    begins.map_or(text, |at| &text[..printed[at].0])
}

/// The name of the printed handbook in the official language.
pub fn print_name(plan: &Plan) -> String {
    format!("handbook-{}.pdf", plan.official())
}

/// The pages that show text of the plan, and which part of it.
fn parts(plan: &Plan) -> Vec<(String, Part)> {
    let mut parts = Vec::new();
    if address::is_whole(plan) {
        parts.push((Page::Plan.path().into_owned(), Part::Whole));
    }
    let node = |id: NodeId| (address::top(plan, id).path().into_owned(), Part::Node(id));
    parts.extend(plan.tops().filter(|&id| plan.target_chapter() != Some(id)).map(node));
    let measure = |id: MeasureId| (Page::Measure(&plan[id].slug).path().into_owned(), Part::Measure(id));
    parts.extend(plan.measure_ids().map(measure));
    parts
}

fn page_excerpt(text: &PageText, html: &str, path: &str, range: std::ops::Range<usize>) -> Excerpt {
    let (line, column) = text.place(html, range.start);
    Excerpt { line, column, ..super::excerpt(&text.characters, range, path.to_string()) }
}

/// The printed plan: its characters but white space and what layout changes ([`evened`]).
struct Paper {
    path: String,
    characters: Vec<char>,
    /// Where each page begins.
    pages: Vec<usize>,
    lang: Lang,
}

/// Layout divides words and curves quotation marks.
fn evened(text: &str) -> Vec<char> {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '\u{2010}');
    let even = |c: char| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        c => c,
    };
    text.chars().filter(kept).map(even).collect()
}

impl Paper {
    fn new(plan: &Plan, text: &str) -> Self {
        let mut paper =
            Self { path: print_name(plan), characters: Vec::new(), pages: Vec::new(), lang: plan.official() };
        for page in text.split_terminator('\u{c}') {
            paper.pages.push(paper.characters.len());
            paper.characters.extend(evened(page));
        }
        paper
    }

    /// Where the text of the plan begins: on the first page after the cover that begins with its title.
    fn start(&self, title: &[char]) -> usize {
        let begins = |start: &&usize| self.characters[**start..].starts_with(title);
        self.pages.iter().skip(1).find(begins).copied().unwrap_or(0)
    }

    /// Counts from 1.
    fn page_of(&self, at: usize) -> usize {
        self.pages.partition_point(|start| *start <= at)
    }

    fn find(&self, from: usize, wanted: &[char]) -> Option<usize> {
        let to = (from + FARTHEST + wanted.len()).min(self.characters.len());
        let found = self.characters[from..to].windows(wanted.len()).position(|window| window == wanted);
        found.map(|offset| from + offset)
    }

    /// Where the first part of a stretch ends that a page break parts: a row of a table breaks in each of its cells, so that
    /// the rest stands on the next page, after the first parts of the cells beside it.
    fn find_parted(&self, from: usize, wanted: &[char]) -> Option<usize> {
        // Else its first letters would be met anywhere, with the rest over there.
        if self.heads_next_page(from, wanted) {
            return Some(from);
        }
        let to = (from + FARTHEST).min(self.characters.len());
        let begins = (from..to).filter(|&at| self.characters[at] == wanted[0]);
        let mut parts: Vec<(usize, usize)> = begins.map(|at| (self.common(at, wanted), at)).collect();
        parts.sort_by_key(|&(length, at)| (std::cmp::Reverse(length), at));
        parts.into_iter().take(TRIED).find_map(|(longest, at)| {
            let rest = *self.pages.get(self.page_of(at))?;
            (1..=longest)
                .rev()
                .find(|&length| self.is_continued(rest, &wanted[length..]))
                .map(|length| at + length)
        })
    }

    /// Whether what follows a link in such a cell stands on the next page as a whole, below the head of the table.
    fn heads_next_page(&self, from: usize, wanted: &[char]) -> bool {
        let Some(&start) = self.pages.get(self.page_of(from)) else { return false };
        let end = (start + HEAD + wanted.len()).min(self.characters.len());
        self.characters[start..end].windows(wanted.len()).any(|window| window == wanted)
    }

    /// How many characters of a stretch stand at a place, up to the end of its page.
    fn common(&self, at: usize, wanted: &[char]) -> usize {
        let end = self.pages.get(self.page_of(at)).copied().unwrap_or(self.characters.len());
        self.characters[at..end].iter().zip(wanted).take_while(|(printed, wanted)| printed == wanted).count()
    }

    /// Whether the rest of a stretch stands on the page that begins at `start`, or in part there and on the next.
    fn is_continued(&self, start: usize, rest: &[char]) -> bool {
        let end = self.pages.get(self.page_of(start)).copied().unwrap_or(self.characters.len());
        let page = &self.characters[start..end];
        page.windows(rest.len().max(1)).any(|window| window == rest)
            || (page.len() < rest.len() && self.find_parted(start, rest).is_some())
    }

    /// Whether going on from `end` finds at least as many of the stretches that come after as going on from `at`.
    fn is_likely(&self, at: usize, end: usize, after: &[&[char]]) -> bool {
        let (with, with_end) = self.follow(end, after);
        if with == after.len() {
            return true;
        }
        let (without, without_end) = self.follow(at, after);
        with + 1 > without || (with + 1 == without && with_end <= without_end)
    }

    /// How many stretches stand one after the other from a place on, and where the last ends.
    fn follow(&self, from: usize, after: &[&[char]]) -> (usize, usize) {
        after.iter().fold((0, from), |(count, at), wanted| match self.find(at, wanted) {
            Some(found) => (count + 1, found + wanted.len()),
            None => (count, at),
        })
    }

    fn excerpt(&self, at: usize) -> Excerpt {
        let end = (at + CONTEXT).min(self.characters.len());
        let next = super::excerpt(&self.characters, at..end, self.path.clone());
        Excerpt { line: self.page_of(at), column: 1, text: String::new(), after: next.text, ..next }
    }
}

/// Most characters that the handbook puts between two stretches of the plan: titles, references, facts.
const FARTHEST: usize = 4000;

/// How many places are tried for a stretch that a page break may part.
const TRIED: usize = 20;

/// Most characters of a table's head and of other cells before the rest of a cell at the head of a page.
const HEAD: usize = 400;

/// How many stretches are looked ahead for, to see whether one stands where it was found.
const AHEAD: usize = 6;

/// The stretches of the plan that do not stand where they belong. One that is lost may be met again further on, in a
/// note or an index: it is taken for lost where more of those after it are found without it.
fn missing_in_print(content: &Content, sources: &Sources, paper: &Paper) -> Vec<Departure> {
    let stretches = content.stretches(paper.lang).into_iter();
    let stretches = stretches.map(|(start, text)| (start, evened(&text), text));
    let stretches: Vec<_> = stretches.filter(|(_, wanted, _)| !wanted.is_empty()).collect();
    let mut at = stretches.first().map_or(0, |(_, title, _)| paper.start(title));
    let mut missing = Vec::new();
    for (number, (start, wanted, text)) in stretches.iter().enumerate() {
        let after: Vec<&[char]> =
            stretches[number + 1..].iter().take(AHEAD).map(|(_, wanted, _)| wanted.as_slice()).collect();
        let whole = paper.find(at, wanted).map(|found| found + wanted.len());
        let likely = |end: &usize| paper.is_likely(at, *end, &after);
        match whole.filter(likely).or_else(|| paper.find_parted(at, wanted).filter(likely)) {
            Some(end) => at = end,
            None => {
                let length = text.chars().filter(|c| !c.is_whitespace()).count();
                let content = content_excerpt(content, sources, *start..start + length);
                missing.push(Departure { content, published: paper.excerpt(at) });
            }
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(pages: &[&str]) -> Paper {
        let mut paper =
            Paper { path: String::new(), characters: Vec::new(), pages: Vec::new(), lang: Lang::JA };
        for page in pages {
            paper.pages.push(paper.characters.len());
            paper.characters.extend(evened(page));
        }
        paper
    }

    #[test]
    fn the_cells_of_a_row_go_on_after_a_page_break_one_after_the_other() {
        let paper = paper(&["見出し 甲の前半は 乙の前", "見出し 長く続く。半も同じ。 後の文"]);
        let whole = |text: &str| evened(text);
        let first = paper.find_parted(0, &whole("甲の前半は長く続く。"));
        assert_eq!(first, Some("見出し甲の前半は".chars().count()));
        assert_eq!(
            paper.find_parted(8, &whole("乙の前半も同じ。")),
            Some("見出し甲の前半は乙の前".chars().count())
        );
        assert_eq!(paper.find_parted(0, &whole("甲の前半は短く終わる。")), None);
        assert_eq!(
            paper.find_parted(0, &whole("長く続く。")),
            Some(0),
            "after a link, a cell may go on there"
        );
        let paper = self::tests::paper(&["見出し 甲の前半 長老の文", "見出し 長く続く。 後の文"]);
        assert_eq!(paper.find_parted(7, &whole("長く続く。")), Some(7), "not at 長老");
    }

    #[test]
    fn a_stretch_far_down_the_next_page_is_no_rest_of_a_cell() {
        let far = format!("{}失われた文", "あ".repeat(HEAD + 1));
        assert_eq!(paper(&["前の文", &far]).find_parted(0, &evened("失われた文")), None);
    }
}
