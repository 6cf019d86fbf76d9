//! A published site as a reader's browser has it: what a page says, and whether its links lead anywhere.

use std::collections::{BTreeMap, BTreeSet};

/// The text of `<main>` without markup, and with the numbers of lists, which a browser shows.
pub fn main_text(html: &str) -> String {
    let start = html.find("<main").unwrap();
    let end = html.find("</main>").unwrap();
    let mut text = String::new();
    let mut rest = &html[start..end];
    let mut lists = Vec::new();
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let close = open + rest[open..].find('>').unwrap();
        let tag = &rest[open + 1..close];
        match tag.split(' ').next().unwrap() {
            // The handbook's own lists have a class, and no numbers.
            "ol" if !tag.contains("class") => {
                lists.push(Some(
                    values(&format!(" {tag}"), "start").first().map_or(1, |start| start.parse().unwrap()),
                ));
            }
            "ol" | "ul" => lists.push(None::<u64>),
            "/ol" | "/ul" => drop(lists.pop()),
            "li" => {
                if let Some(Some(number)) = lists.last_mut() {
                    text.push_str(&format!("{number}. "));
                    *number += 1;
                }
            }
            _ => {}
        }
        rest = &rest[close + 1..];
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
