//! Two pages on a sheet: side by side as the book lies open, or so that the sheets can be folded to a booklet.
//!
//! Pages that have been laid out are put on new ones, with their tags, so that the order of reading, links and
//! headings stay what they were.

use typst::layout::{Abs, Axes, Frame, Point, Ratio, Size, Transform};
use typst::model::Document;
use typst_layout::{Page, PagedDocument};

/// A4 on its side.
fn sheet() -> Size {
    Axes::new(Abs::pt(841.89), Abs::pt(595.28))
}

/// Two pages on each sheet, as the book lies open: the first one at the right, the others in pairs.
pub(super) fn two_up(document: PagedDocument) -> PagedDocument {
    let places: Vec<Vec<Option<usize>>> = (0..document.pages().len() / 2 + 1)
        .map(|sheet| vec![(2 * sheet).checked_sub(1), Some(2 * sheet)])
        .collect();
    imposed(&document, &places)
}

/// Sides of sheets that are printed on both sides, laid on each other and folded in the middle: the last page beside
/// the first.
pub(super) fn folded(document: PagedDocument) -> PagedDocument {
    let pages = document.pages().len().next_multiple_of(4);
    let side = |at: usize| match at % 2 {
        0 => vec![Some(pages - 1 - at), Some(at)],
        _ => vec![Some(at), Some(pages - 1 - at)],
    };
    let places: Vec<_> = (0..pages / 2).map(side).collect();
    imposed(&document, &places)
}

/// For each sheet the pages on it from the left; what is past the end stays empty.
fn imposed(document: &PagedDocument, places: &[Vec<Option<usize>>]) -> PagedDocument {
    let (pages, size) = (document.pages(), sheet());
    let sheet = |places: &Vec<Option<usize>>| {
        let here: Vec<Option<&Page>> =
            places.iter().map(|place| place.and_then(|at| pages.get(at))).collect();
        let mut frame = Frame::hard(size);
        let half = size.x / places.len() as f64;
        for (at, page) in here.iter().enumerate() {
            let Some(page) = page else { continue };
            let scale = (half / page.frame.width()).min(size.y / page.frame.height());
            let taken = page.frame.size() * scale;
            let mut shrunk = page.frame.clone();
            shrunk.transform(Transform::scale(Ratio::new(scale), Ratio::new(scale)));
            let left = half * at as f64 + (half - taken.x) / 2.0;
            frame.push_frame(Point::new(left, (size.y - taken.y) / 2.0), shrunk);
        }
        let first = here.into_iter().flatten().next().unwrap_or(&pages[0]);
        Page { frame, ..first.clone() }
    };
    PagedDocument::new(places.iter().map(sheet).collect(), document.info().clone())
}
