//! What stands on which page of a printed handbook, as layout found it: for views that name its pages.

use crate::lang::Lang;

/// A printed handbook, page by page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub lang: Lang,
    /// In the order of the sheets, the cover first.
    pub pages: Vec<PaperPage>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperPage {
    /// The number at its foot: iv, 12. The cover has one too, which is not printed.
    pub number: String,
    /// Its text without header and footer, one line a paragraph.
    pub text: String,
    /// What begins on it, with the byte of the text: `m-…` an entry, `s-…` a heading, `t-…` a target.
    pub starts: Vec<(String, usize)>,
}

impl Paper {
    /// The index of the page on which something begins.
    pub fn page_of(&self, label: &str) -> Option<usize> {
        self.pages.iter().position(|page| page.starts.iter().any(|(start, _)| start == label))
    }
}
