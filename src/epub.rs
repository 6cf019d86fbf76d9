//! The handbook as an electronic book: EPUB 3.3, in each language of the plan.
//!
//! 1. [`documents`] writes the book's documents in the order of reading: cover, how to read it, the plan ([`outline`],
//!    [`entries`], [`tables`]), indexes ([`indexes`]), colophon. Each is a [`Doc`], which escapes what is written and
//!    puts readings over the kanji.
//! 2. [`pages`] finds where in them each page of the printed handbook begins, where one was made.
//! 3. [`nav`] lists contents and pages, [`package`] says what the book is and how accessible.
//! 4. [`crate::office::archive`] packs it: the same plan gives the same bytes.
//!
//! Nothing in the book asks a network for anything.

mod body;
mod doc;
mod entries;
mod front;
mod indexes;
mod nav;
mod outline;
mod package;
mod pages;
mod reading;
mod tables;
mod view;

use crate::furigana::Reader;
use crate::i18n::I18n;
use crate::lang::Lang;
use crate::links::Links;
use crate::office::archive;
use crate::output::OutputFile;
use crate::paper::Paper;
use crate::plan::Plan;
use crate::terms::Term;

use doc::Doc;
pub use reading::text;
use view::{Files, View};

/// What a book is made from.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    pub plan: &'a Plan,
    pub i18n: &'a I18n,
    /// For the readings of a Japanese book.
    pub reader: &'a Reader<'a>,
    /// The index of terms, in 五十音順.
    pub terms: &'a [Term],
    /// The theme's style sheet for books.
    pub style: &'a str,
    /// The picture that stands for the book on a shelf, as PNG.
    pub cover: Option<&'a [u8]>,
}

/// The folder of the book in its archive.
const FOLDER: &str = "EPUB";

/// `handbook-ja.epub`. `paper`: the printed handbook in that language, whose pages the book then names.
pub fn render(job: Job<'_>, lang: Lang, paper: Option<&Paper>) -> OutputFile {
    let (links, files) = (Links::of(job.plan), Files::of(job.plan));
    let view = View { plan: job.plan, lang, i18n: job.i18n, links: &links, files: &files, terms: job.terms };
    let reader = lang.is_japanese().then_some(job.reader);
    let mut documents = documents(view, reader);
    let pages = paper.map(|paper| pages::mark(paper, &mut documents)).unwrap_or_default();
    let nav = nav::document(view, &documents, &pages);
    let package = package::package(view, &documents, &pages, job.cover.is_some());
    let mut entries = vec![
        ("mimetype".to_string(), "application/epub+zip".to_string()),
        ("META-INF/container.xml".to_string(), package::CONTAINER.to_string()),
        (format!("{FOLDER}/{}", package::NAME), package),
        (format!("{FOLDER}/{}", nav::NAME), nav),
        (format!("{FOLDER}/style.css"), job.style.to_string()),
    ];
    entries.extend(documents.into_iter().map(|doc| (format!("{FOLDER}/{}", doc.name), doc.finish())));
    let cover = job.cover.map(|png| (format!("{FOLDER}/{}", package::COVER), png));
    let bytes = entries.iter().map(|(path, text)| (path.clone(), text.as_bytes())).chain(cover);
    let zip = archive::write(bytes, |path| path == "mimetype", job.plan.date);
    OutputFile::new(format!("handbook-{lang}.epub"), zip.expect("texts fit into an archive"))
}

/// The book's documents in the order of reading; the list of contents comes after the first two.
fn documents<'a>(view: View<'a>, reader: Option<&'a Reader<'a>>) -> Vec<Doc<'a>> {
    let new = |name: &str, title: String, kind| Doc::new(name, title, kind, view.lang, reader);
    let mut documents = vec![front::cover(view, &new), front::guide(view, &new), front::opening(view, &new)];
    documents.extend(outline::documents(view, &new));
    documents.extend(indexes::documents(view, &new));
    documents.push(front::colophon(view, &new));
    documents
}
