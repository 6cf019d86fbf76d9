//! The manual as pages of the desk, with the pictures that its chapters show.

use serde_json::{Value, json};

use super::answer::Response;
use super::{Desk, own_page};
use crate::i18n::I18n;
use crate::manual;

/// A chapter: `2-writing.html`.
pub fn page(desk: &Desk, file: &str, query: &str) -> Response {
    let lang = own_page::language(query);
    let other = own_page::other(lang);
    let i18n = I18n::embedded();
    let found = file.strip_suffix(".html").and_then(|name| manual::chapter(lang, name));
    let Some((name, text)) = found else { return Response::refused(404) };
    let home =
        desk.known().plan().map_or_else(String::new, |plan| format!("{}/", own_page::site(plan, lang)));
    let chapter = |(each, text): (&str, &str)| json!({"name": each, "title": manual::title(text)});
    let chapters: Vec<Value> = manual::chapters(lang).into_iter().map(chapter).collect();
    own_page::answer(
        "manual.html",
        &json!({
            "lang": lang.code(),
            "home": format!("{home}index.html"),
            "other": {
                "code": other.code(),
                "name": i18n.message(other, "desk-reports-language"),
                "href": format!("manual/{name}.html?lang={other}"),
            },
            "words": {
                "title": manual::title(text),
                "nav": i18n.message(lang, "desk-reports-nav"),
                "home": i18n.message(lang, "desk-reports-home"),
                "lead": i18n.message(lang, "desk-manual-lead"),
                "chapters": i18n.message(lang, "desk-manual-chapters"),
            },
            "name": name,
            "chapters": chapters,
            "text": manual::page(&i18n, text, lang),
        }),
    )
}

pub fn picture(name: &str) -> Response {
    match manual::picture(name) {
        Some(bytes) => Response { status: 200, kind: "image/png", body: bytes.to_vec() },
        None => Response::refused(404),
    }
}
