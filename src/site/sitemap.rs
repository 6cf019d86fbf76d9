//! `sitemap.xml`: the address of every page, with its other languages, for search engines.
//!
//! The protocol allows a file 50,000 addresses and 50 MB: a larger site has several, and `sitemap.xml` names them.

use crate::output::OutputFile;
use crate::plan::Plan;

use super::pages;

/// What one file may hold.
#[derive(Clone, Copy)]
struct Limits {
    addresses: usize,
    bytes: usize,
}

/// Of the protocol, with some room for the beginning and the end of a file.
const LIMITS: Limits = Limits { addresses: 50_000, bytes: 50_000_000 - 1_000 };

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The files, where the site has an absolute address.
pub fn files(plan: &Plan) -> Vec<OutputFile> {
    let Some(base) = plan.settings.base_url.as_deref().map(escaped) else { return Vec::new() };
    let mut entries = Vec::new();
    for page in pages::all(plan) {
        let path = page.path();
        let languages = || plan.languages.iter().filter(|&&lang| page.is_in(plan, lang));
        let others: String = languages()
            .map(|lang| {
                format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{base}{lang}/{path}\"/>")
            })
            .collect();
        entries
            .extend(languages().map(|lang| format!("<url><loc>{base}{lang}/{path}</loc>{others}</url>\n")));
    }
    in_files(&entries, &base, LIMITS)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The entries in one file, or in as many as the limits ask for below an index.
fn in_files(entries: &[String], base: &str, limits: Limits) -> Vec<OutputFile> {
    let parts = parted(entries, limits);
    if let [all] = parts[..] {
        return vec![OutputFile::new("sitemap.xml", urlset(all))];
    }
    let mut index = format!("{DECLARATION}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    let mut files = Vec::new();
    for (part, number) in parts.into_iter().zip(1..) {
        let name = format!("sitemap-{number}.xml");
        index.push_str(&format!("<sitemap><loc>{base}{name}</loc></sitemap>\n"));
        files.push(OutputFile::new(name, urlset(part)));
    }
    index.push_str("</sitemapindex>\n");
    files.push(OutputFile::new("sitemap.xml", index));
    files
}

/// As few runs of entries as the limits allow; always one at least.
fn parted(entries: &[String], limits: Limits) -> Vec<&[String]> {
    let (mut parts, mut start, mut bytes) = (Vec::new(), 0, 0);
    for (at, entry) in entries.iter().enumerate() {
        if at > start && (at - start == limits.addresses || bytes + entry.len() > limits.bytes) {
            parts.push(&entries[start..at]);
            (start, bytes) = (at, 0);
        }
        bytes += entry.len();
    }
    parts.push(&entries[start..]);
    parts
}

fn urlset(entries: &[String]) -> String {
    let mut xml =
        format!("{DECLARATION}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    entries.iter().for_each(|entry| xml.push_str(entry));
    xml.push_str("</urlset>\n");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(file: &OutputFile) -> String {
        String::from_utf8(file.bytes.clone()).unwrap()
    }

    #[test]
    fn what_is_too_much_for_one_file_is_in_several_below_an_index() {
        let entries: Vec<String> = (0..5).map(|n| format!("<url><loc>{n}</loc></url>\n")).collect();
        let one = in_files(&entries, "https://example.jp/", Limits { addresses: 5, bytes: 1_000 });
        assert_eq!(one.len(), 1);
        assert!(text(&one[0]).contains("<urlset") && text(&one[0]).matches("<url>").count() == 5);

        for limits in
            [Limits { addresses: 2, bytes: 1_000 }, Limits { addresses: 5, bytes: 2 * entries[0].len() }]
        {
            let files = in_files(&entries, "https://example.jp/", limits);
            let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
            assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
            let all: String = files[..3].iter().map(text).collect();
            let found: Vec<usize> = (0..5).filter_map(|n| all.find(&format!("<loc>{n}</loc>"))).collect();
            assert!(found.len() == 5 && found.is_sorted(), "{all}");
            let index = text(&files[3]);
            assert!(index.contains("<loc>https://example.jp/sitemap-3.xml</loc>"), "{index}");
        }
    }

    #[test]
    fn a_site_without_pages_has_a_file_all_the_same() {
        assert_eq!(in_files(&[], "https://example.jp/", LIMITS).len(), 1);
    }
}
