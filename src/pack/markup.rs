//! What a browser refuses to pages from disk, or what leads away from the disk: found in tags, so
//! that a text may speak of it.

use crate::diagnostic::Diagnostic;

/// The first thing in each page that would not work from disk.
pub fn check<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<Diagnostic> {
    files
        .filter(|(path, _)| path.ends_with(".html"))
        .filter_map(|(path, bytes)| {
            let text = String::from_utf8_lossy(bytes);
            let found = tags(&text).find_map(refused)?;
            Some(Diagnostic::error("offline-markup").arg("path", path).arg("found", found))
        })
        .collect()
}

/// The start tags of a page, without their angle brackets.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).filter(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic())).map(|tag| {
        let end = end_of(tag);
        &tag[..end]
    })
}

/// The first `>` outside quotes.
fn end_of(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn refused(tag: &str) -> Option<String> {
    let name =
        tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default().to_ascii_lowercase();
    if name == "base" {
        return Some("<base>".to_string());
    }
    let canonical = name == "link" && !tag.contains("stylesheet") && !tag.contains("icon");
    attributes(tag).into_iter().find_map(|(key, value)| {
        let away = value.starts_with("//") || value.contains("://");
        let loads = matches!(key.as_str(), "src" | "srcset" | "data" | "action")
            || (key == "href" && matches!(name.as_str(), "link" | "use" | "image"));
        let bad = match key.as_str() {
            "crossorigin" | "integrity" => true,
            "type" => name == "script" && value.eq_ignore_ascii_case("module"),
            _ if loads && !canonical && away => true,
            "href" if name == "use" => !value.starts_with('#'),
            "href" | "src" | "action" => value.starts_with('/') && !canonical,
            _ => false,
        };
        bad.then(|| format!("<{name} {key}=\"{value}\">"))
    })
}

/// Names in lower case and values of the attributes of a tag.
fn attributes(tag: &str) -> Vec<(String, &str)> {
    let mut attributes = Vec::new();
    let mut rest = tag.find(char::is_whitespace).map_or("", |at| &tag[at..]);
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        if end == 0 {
            return attributes;
        }
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let value = rest.strip_prefix('=').map(|after| value(after.trim_start()));
        let (value, after) = value.unwrap_or(("", rest));
        attributes.push((key, value));
        rest = after;
    }
}

/// A value, quoted or not, and what follows it.
fn value(text: &str) -> (&str, &str) {
    let quoted = |quote: char| {
        let inner = text.strip_prefix(quote)?;
        let end = inner.find(quote).unwrap_or(inner.len());
        Some((&inner[..end], inner.get(end + 1..).unwrap_or_default()))
    };
    quoted('"')
        .or_else(|| quoted('\''))
        .unwrap_or_else(|| text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Vec<String> {
        check([("a.html", html.as_bytes())].into_iter())
            .into_iter()
            .map(|problem| problem.args[1].1.clone())
            .collect()
    }

    #[test]
    fn what_does_not_work_from_disk_is_found() {
        for html in [
            "<base href='x/'>",
            "<script type=module src=a.js></script>",
            "<link rel=\"stylesheet\" href=\"https://example.org/a.css\">",
            "<script src=\"a.js\" integrity=\"sha256-x\"></script>",
            "<img src=\"//example.org/a.png\" alt=\"\">",
            "<svg><use href=\"icons.svg#a\"/></svg>",
            "<a href=\"/ja/index.html\">x</a>",
            "<p title=\"a > b\"><a class=x HREF='/x'>",
            "<link rel=stylesheet crossorigin href=a.css>",
        ] {
            assert_eq!(found(html).len(), 1, "{html}");
        }
    }

    #[test]
    fn links_out_and_words_about_markup_are_fine() {
        for html in [
            "<a href=\"https://example.org/\">x</a>",
            "<link rel=\"canonical\" href=\"https://example.org/x\">",
            "<p>&lt;base&gt; integrity=\"x\" crossorigin</p>",
            "<svg><use href=\"#a\"/></svg><img src=\"../a.svg\" alt=\"/x\">",
            "a < b, and <!-- a comment --> too",
        ] {
            assert_eq!(found(html), Vec::<String>::new(), "{html}");
        }
    }
}
