//! What a request gets. Who asks is looked at before what for: only pages that the desk served itself, opened by
//! the address of this machine, are answered.

use serde_json::{Value, json};

use super::{Desk, edit, manual_page, publish, reports};
use crate::i18n::I18n;
use crate::lang::Lang;

/// With every answer. Pages have the same policy in their head; here it is for all else, and keeps frames out.
pub const HEADERS: [(&str, &str); 5] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// Folder of what is the desk's own; no page of a site begins so.
const OWN: &str = "desk~/";

const SCRIPT: &str = include_str!("assets/desk.js");
const STYLE: &str = include_str!("assets/desk.css");

/// The editor: its modules and its style, by name.
const EDITOR: [(&str, &str); 16] = [
    ("editor.css", include_str!("assets/editor.css")),
    ("editor.js", include_str!("assets/editor.js")),
    ("editor-drafts.js", include_str!("assets/editor-drafts.js")),
    ("editor-elements.js", include_str!("assets/editor-elements.js")),
    ("editor-findings.js", include_str!("assets/editor-findings.js")),
    ("editor-form.js", include_str!("assets/editor-form.js")),
    ("editor-heading.js", include_str!("assets/editor-heading.js")),
    ("editor-open.js", include_str!("assets/editor-open.js")),
    ("editor-parting.js", include_str!("assets/editor-parting.js")),
    ("editor-table.js", include_str!("assets/editor-table.js")),
    ("editor-places.js", include_str!("assets/editor-places.js")),
    ("editor-results.js", include_str!("assets/editor-results.js")),
    ("editor-search.js", include_str!("assets/editor-search.js")),
    ("editor-server.js", include_str!("assets/editor-server.js")),
    ("editor-text.js", include_str!("assets/editor-text.js")),
    ("publish.js", include_str!("assets/publish.js")),
];

/// The pages that show what the plan's tables say.
const PLAN_PAGES: [&str; 5] = ["index.html", "about.html", "plan.html", "targets.html", "accessibility.html"];

/// The messages that the script shows.
const WORDS: [&str; 4] = ["desk-error-title", "desk-last-good", "desk-reports-link", "publish-link"];

/// A request, as far as it matters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    pub method: &'a str,
    pub url: &'a str,
    pub host: Option<&'a str>,
    pub origin: Option<&'a str>,
    /// `Sec-Fetch-Site`: what the browser says of who asks.
    pub site: Option<&'a str>,
    /// `Content-Type`.
    pub kind: Option<&'a str>,
    /// What only a page of this desk can know.
    pub token: Option<&'a str>,
    pub body: &'a [u8],
}

#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub kind: &'static str,
    pub body: Vec<u8>,
}

impl Response {
    pub fn refused(status: u16) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", body: format!("{status}\n").into_bytes() }
    }

    pub fn json(status: u16, value: &Value) -> Self {
        Self { status, kind: "application/json", body: value.to_string().into_bytes() }
    }
}

pub fn answer(desk: &Desk, port: u16, request: &Request<'_>) -> Response {
    if !is_own(port, request) {
        return Response::refused(403);
    }
    let (path, query) = request.url.split_once('?').unwrap_or((request.url, ""));
    let Some(path) = decoded(path.trim_start_matches('/')) else { return Response::refused(400) };
    let own = path.strip_prefix(OWN);
    if let Some(asked) = own.and_then(|own| own.strip_prefix("edit/")) {
        return edit::answer(desk, asked, query, request);
    }
    if !matches!(request.method, "GET" | "HEAD") {
        return Response::refused(405);
    }
    match own {
        Some("desk.js") => file("desk.js", SCRIPT.as_bytes()),
        Some("desk.css") => file("desk.css", STYLE.as_bytes()),
        Some("changes") => changes(desk, query),
        Some(own) if own.starts_with("manual/") => manual_page::page(desk, &own["manual/".len()..], query),
        Some(own) if own.starts_with("pictures/") => manual_page::picture(&own["pictures/".len()..]),
        Some("reports.html") => reports::page(desk, query),
        Some("publish.html") => publish::page(desk, query),
        Some(name) => match EDITOR.iter().find(|(own, _)| *own == name) {
            Some((_, text)) => file(name, text.as_bytes()),
            None => Response::refused(404),
        },
        None => page(desk, &path),
    }
}

/// Whether a request comes from a page of the desk, or from the line of addresses: not from another site in the same
/// browser, and not by a name that somebody else let lead to this machine.
fn is_own(port: u16, request: &Request<'_>) -> bool {
    let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let is_host = |host: &str| hosts.iter().any(|own| own == host);
    request.host.is_some_and(is_host)
        && request.origin.is_none_or(|origin| origin.strip_prefix("http://").is_some_and(is_host))
        && request.site.is_none_or(|site| matches!(site, "same-origin" | "none"))
}

/// A file of the site; nothing else can be named, since they are all in memory.
fn page(desk: &Desk, path: &str) -> Response {
    let made = desk.made();
    let path = file_of(path);
    match made.file(&path) {
        Some(bytes) if path.ends_with(".html") => file(&path, &with_desk(bytes, is_edited(&path))),
        Some(bytes) => file(&path, bytes),
        // Before the first good build there is nothing to show but what is wrong.
        None if made.files.is_empty() => file("index.html", &with_desk(EMPTY, false)),
        None => match made.files.get("404.html") {
            Some(bytes) => Response { status: 404, ..file("404.html", bytes) },
            None => Response::refused(404),
        },
    }
}

/// What is at an address of the site.
fn file_of(path: &str) -> String {
    match path {
        "" => "index.html".to_string(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_string(),
    }
}

const EMPTY: &[u8] =
    b"<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>Tebiki</title></head>\
    <body><main></main></body></html>";

/// Whether a page shows what can be edited: a measure or a chapter of the plan on the desk, and not of an earlier
/// year's, or what plan.yaml says of the whole.
fn is_edited(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        [lang, "measures" | "chapters", _] => Lang::of(lang).is_some(),
        [lang, page] => Lang::of(lang).is_some() && PLAN_PAGES.contains(&page),
        _ => false,
    }
}

/// A page with the desk's style and script, and the editor's where it shows what can be edited.
fn with_desk(page: &[u8], edited: bool) -> Vec<u8> {
    let end = b"</head>";
    let Some(at) = page.windows(end.len()).position(|part| part == end) else { return page.to_vec() };
    let mut own = format!(
        "<link rel=\"stylesheet\" href=\"/{OWN}desk.css\"><script src=\"/{OWN}desk.js\" defer></script>\n"
    );
    if edited {
        own.push_str(&format!(
            "<link rel=\"stylesheet\" href=\"/{OWN}editor.css\"><script type=\"module\" src=\"/{OWN}editor.js\"></script>\n"
        ));
    }
    [&page[..at], own.as_bytes(), &page[at..]].concat()
}

/// Waits until something is newer than the version that the page has; gives the errors, and the words around them.
fn changes(desk: &Desk, query: &str) -> Response {
    let since = parameter(query, "since").parse().unwrap_or(0);
    let (version, made) = desk.after(since, &file_of(parameter(query, "page").trim_start_matches('/')));
    let japanese = parameter(query, "lang") == "ja";
    let (lang, lines) = if japanese { (Lang::JA, &made.errors[0]) } else { (Lang::EN, &made.errors[1]) };
    let errors: Vec<Value> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let i18n = I18n::embedded();
    let [title, last_good, reports, publish] = WORDS.map(|id| i18n.message(lang, id));
    let value = json!({
        "version": version, "title": title, "lastGood": last_good, "reports": reports,
        "publish": publish, "errors": errors,
    });
    Response::json(200, &value)
}

pub(super) fn parameter(query: &str, name: &str) -> String {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.into_iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
    decoded(value).unwrap_or_default()
}

fn file(path: &str, bytes: &[u8]) -> Response {
    let kind = match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "jsonld" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    };
    Response { status: 200, kind, body: bytes.to_vec() }
}

/// `%E6%89%8B` → 手. None where it is no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let coded = (first == b'%').then(|| after.get(..2)).flatten();
        let coded = coded.and_then(|two| std::str::from_utf8(two).ok());
        match coded.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}
