//! A published site as a reader's browser has it: what a page says, and whether its links lead anywhere.

use std::collections::{BTreeMap, BTreeSet};

/// The text of `<main>`, without markup.
pub fn main_text(html: &str) -> String {
    let start = html.find("<main").unwrap();
    let end = html.find("</main>").unwrap();
    let mut text = String::new();
    let mut rest = &html[start..end];
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open + rest[open..].find('>').unwrap() + 1..];
    }
    text.push_str(rest);
    unescape(&text)
}

fn unescape(text: &str) -> String {
    const ENTITIES: [(&str, &str); 6] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    ENTITIES.iter().fold(text.to_string(), |text, (entity, plain)| text.replace(entity, plain))
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).map(|rest| &rest[..rest.find('"').unwrap()]).collect()
}

/// No id stands twice on a page; every link within the site leads to a file, and to an id in it.
pub fn assert_whole(name: &str, files: &BTreeMap<String, Vec<u8>>) {
    let pages: BTreeMap<&str, &str> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, html)| (*path, values(html, "id").into_iter().collect())).collect();
    for (path, html) in &pages {
        assert_eq!(values(html, "id").len(), ids[path].len(), "{name}: {path}: an id stands twice");
        // The error page is shown at any address: its links are absolute.
        if *path == "404.html" {
            continue;
        }
        for link in values(html, "href").into_iter().chain(values(html, "src")) {
            let link = unescape(link);
            if link.contains(':') {
                continue;
            }
            let (to, anchor) = link.split_once('#').map_or((link.as_str(), None), |(to, id)| (to, Some(id)));
            let to = if to.is_empty() { (*path).to_string() } else { resolve(path, to) };
            assert!(files.contains_key(&to), "{name}: {path}: {link} leads nowhere");
            if let Some(anchor) = anchor {
                assert!(ids[to.as_str()].contains(anchor), "{name}: {path}: {link}: no such place");
            }
        }
    }
}

fn resolve(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        if part == ".." {
            parts.pop().unwrap();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
