//! The pages of a document that has been laid out, as [`Paper`] has them.
//!
//! Frames hold what they show in the order of reading, and tags where elements begin and end: text between the tags
//! of an artifact (header, footer, rules) or of leaders is none of the page's own.

use typst::foundations::Content;
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, GridCell, Point, RepeatElem};
use typst::model::{HeadingElem, ListItem, Numbering, OutlineEntry, ParElem, TableCell, TermItem};
use typst::pdf::ArtifactElem;
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::japanese::is_wide;
use crate::lang::Lang;
use crate::paper::{Paper, PaperPage};

pub(super) fn paper(document: &PagedDocument, lang: Lang) -> Paper {
    let page = |page: &typst_layout::Page| {
        let number = match &page.numbering {
            Some(Numbering::Pattern(pattern)) => pattern.apply(None, &[page.number]).ok(),
            _ => None,
        };
        let number = number.map_or_else(|| page.number.to_string(), |number| number.to_string());
        let mut reader =
            Reader { page: PaperPage { number, ..PaperPage::default() }, artifacts: Vec::new(), last: None };
        reader.frame(&page.frame, Point::zero());
        reader.page.text.truncate(reader.page.text.trim_end().len());
        reader.page
    };
    Paper { lang, pages: document.pages().iter().map(page).collect() }
}

struct Reader {
    page: PaperPage,
    /// The artifacts that are open.
    artifacts: Vec<Location>,
    /// Where the last text of the paragraph ends, and its size.
    last: Option<(Point, Abs)>,
}

impl Reader {
    fn frame(&mut self, frame: &Frame, origin: Point) {
        for (at, item) in frame.items() {
            let at = origin + *at;
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, at),
                FrameItem::Text(text) if self.artifacts.is_empty() => self.text(text, at),
                FrameItem::Tag(tag) => self.tag(tag),
                _ => {}
            }
        }
    }

    /// Lines of a paragraph are joined: where letters meet, with the space that the line end stands for. A line in
    /// another size is a note below a text.
    fn text(&mut self, item: &TextItem, at: Point) {
        if let Some((end, size)) = self.last {
            let next_line = end.y != at.y;
            let out = &mut self.page.text;
            let hyphenated = out.ends_with('\u{ad}');
            if hyphenated {
                out.pop();
            }
            let meets = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !is_wide(c));
            if next_line && size != item.size {
                self.end_paragraph();
            } else if next_line && !hyphenated && meets(out.chars().last()) && meets(item.text.chars().next())
                || !next_line && at.x - end.x > item.size * 0.3 && !out.ends_with(char::is_whitespace)
            {
                out.push(' ');
            }
        }
        self.page.text.push_str(&item.text);
        self.last = Some((Point::new(at.x + item.width(), at.y), item.size));
    }

    fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(element, _) => {
                if element.is::<ArtifactElem>() || element.is::<RepeatElem>() {
                    self.artifacts.push(tag.location());
                }
                if begins_paragraph(element) {
                    self.end_paragraph();
                }
                if let Some(label) = element.label() {
                    let label = label.resolve().to_string();
                    if is_place(&label) && !self.page.starts.iter().any(|(start, _)| *start == label) {
                        self.page.starts.push((label, self.page.text.len()));
                    }
                }
            }
            Tag::End(location, ..) => self.artifacts.retain(|open| open != location),
        }
    }

    fn end_paragraph(&mut self) {
        if !self.page.text.is_empty() && !self.page.text.ends_with('\n') {
            self.page.text.push('\n');
        }
        self.last = None;
    }
}

fn begins_paragraph(element: &Content) -> bool {
    element.is::<ParElem>()
        || element.is::<HeadingElem>()
        || element.is::<OutlineEntry>()
        || element.is::<TermItem>()
        || element.is::<ListItem>()
        || element.is::<TableCell>()
        || element.is::<GridCell>()
}

/// Whether a label is that of an entry, a heading or a target.
fn is_place(label: &str) -> bool {
    ["m-", "s-", "t-"].iter().any(|start| label.starts_with(start))
}
