//! Reading a book of ours again, for whoever compares it with the plan.

use std::io::{Cursor, Read};

/// The text of the book's documents in the order of reading, parted by form feeds, without the readings over words;
/// none where the bytes are no book.
pub fn text(epub: &[u8]) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).ok()?;
    let mut out = String::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).ok()?;
        let name = entry.name().ok()?.into_owned();
        // Contents repeat what is read elsewhere.
        if !name.ends_with(".xhtml") || name.ends_with(super::nav::NAME) {
            continue;
        }
        let mut xhtml = String::new();
        entry.read_to_string(&mut xhtml).ok()?;
        let body = xhtml.split_once("<body>").map_or(xhtml.as_str(), |(_, body)| body);
        out.push_str(&plain(body));
        out.push('\u{c}');
    }
    Some(out)
}

/// Markup without its tags, and without what stands in `rt` and `rp`.
fn plain(markup: &str) -> String {
    let mut out = String::new();
    let mut hidden = false;
    for (at, piece) in markup.split('<').enumerate() {
        let (tag, text) = if at == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        hidden = match tag {
            "rt" | "rp" => true,
            "/rt" | "/rp" => false,
            _ => hidden,
        };
        if !hidden {
            out.push_str(text);
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_without_its_tags_and_readings() {
        let markup = "<p>A &amp;lt; <ruby>雇用<rp>（</rp><rt>こよう</rt><rp>）</rp></ruby>の<a href=\"x\">維持</a></p>";
        assert_eq!(plain(markup), "A &lt; 雇用の維持");
        assert_eq!(text(b"no book"), None);
    }
}
