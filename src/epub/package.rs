//! What the book is, which files it has, and what its readers can rely on.

use sha2::{Digest, Sha256};

use super::doc::{Doc, escape};
use super::nav;
use super::pages::PageMark;
use super::view::View;

pub(super) const NAME: &str = "package.opf";
/// The picture that stands for the book.
pub(super) const COVER: &str = "cover.png";

pub(super) const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n\
<rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n\
</container>\n";

pub(super) fn package(view: View<'_>, documents: &[Doc<'_>], pages: &[PageMark], has_cover: bool) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{}\">\n",
        view.lang.tag()
    );
    out.push_str("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    out.push_str(&about(view));
    out.push_str(&accessibility(view, !pages.is_empty()));
    if has_cover {
        // As devices of EPUB 2 look for it.
        out.push_str("<meta name=\"cover\" content=\"cover-picture\"/>\n");
    }
    out.push_str("</metadata>\n<manifest>\n");
    if has_cover {
        let item = format!("href=\"{COVER}\" media-type=\"image/png\" properties=\"cover-image\"");
        out.push_str(&format!("<item id=\"cover-picture\" {item}/>\n"));
    }
    out.push_str("<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
    let xhtml = "media-type=\"application/xhtml+xml\"";
    out.push_str(&format!("<item id=\"nav\" href=\"{}\" {xhtml} properties=\"nav\"/>\n", nav::NAME));
    for doc in documents {
        out.push_str(&format!("<item id=\"{}\" href=\"{}\" {xhtml}/>\n", id(doc), escape(&doc.name)));
    }
    out.push_str("</manifest>\n<spine>\n");
    for (at, doc) in documents.iter().enumerate() {
        if at == 2 {
            out.push_str("<itemref idref=\"nav\"/>\n");
        }
        out.push_str(&format!("<itemref idref=\"{}\"/>\n", id(doc)));
    }
    out.push_str("</spine>\n</package>\n");
    out
}

fn id(doc: &Doc<'_>) -> String {
    format!("d-{}", escape(doc.name.trim_end_matches(".xhtml")))
}

/// Title, creators and dates. The identifier is made of the plan's own name, so that a new version of the book takes
/// the place of the last one on a reader's shelf.
fn about(view: View<'_>) -> String {
    let (plan, lang) = (view.plan, view.lang);
    let title = escape(&plan.title.get(lang).text);
    let mut out = format!("<dc:identifier id=\"id\">{}</dc:identifier>\n", identifier(view));
    out.push_str(&format!("<dc:title>{title}</dc:title>\n<dc:language>{}</dc:language>\n", lang.tag()));
    for party in &plan.parties {
        out.push_str(&format!("<dc:creator>{}</dc:creator>\n", escape(&party.get(lang).text)));
    }
    let settings = &plan.settings;
    let lines =
        [("publisher", &settings.publisher), ("rights", &settings.licence), ("source", &settings.source)];
    for (name, line) in lines {
        if let Some(line) = line {
            out.push_str(&format!("<dc:{name}>{}</dc:{name}>\n", escape(&line.get(lang).text)));
        }
    }
    let date = format!("{:04}-{:02}-{:02}", plan.date.year, plan.date.month, plan.date.day);
    out.push_str(&format!(
        "<dc:date>{date}</dc:date>\n<meta property=\"dcterms:modified\">{date}T00:00:00Z</meta>\n"
    ));
    out
}

fn identifier(view: View<'_>) -> String {
    let plan = view.plan;
    let base = plan.settings.base_url.as_deref().unwrap_or_default();
    let name = format!("{base}\n{}\n{}\n{}", plan.title.official.text, plan.fiscal_year, view.lang);
    let mut bytes: [u8; 16] = std::array::from_fn(|at| Sha256::digest(name.as_bytes())[at]);
    // A UUID of version 8: its bits are the publisher's own.
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// In the words of schema.org, as EPUB Accessibility 1.1 (and JIS X 23761) want it: what the book is made with, which is
/// known. That it conforms, and who certifies that, is for people to say who have tested it: nothing is claimed.
fn accessibility(view: View<'_>, has_pages: bool) -> String {
    let mut features = vec![
        "tableOfContents",
        "index",
        "structuralNavigation",
        "readingOrder",
        "displayTransformability",
        "ARIA",
    ];
    if has_pages {
        features.extend(["pageNavigation", "pageBreakMarkers"]);
    }
    if view.lang.is_japanese() {
        features.push("fullRubyAnnotations");
    }
    let mut out = String::new();
    let mut add = |property: &str, value: &str| {
        out.push_str(&format!("<meta property=\"{property}\">{}</meta>\n", escape(value)));
    };
    add("schema:accessMode", "textual");
    add("schema:accessModeSufficient", "textual");
    features.into_iter().for_each(|feature| add("schema:accessibilityFeature", feature));
    add("schema:accessibilityHazard", "none");
    add("schema:accessibilitySummary", &view.say("epub-accessibility", &[]));
    if has_pages {
        add("pageBreakSource", &format!("handbook-{}.pdf", view.lang));
    }
    out
}
