//! The desk's own pages, of one frame: its way home, the other language, title and lead.

use std::sync::LazyLock;

use serde_json::Value;
use tera::{Context, Tera};

use super::answer::{Response, parameter};
use crate::lang::Lang;
use crate::plan::Plan;

static PAGES: LazyLock<Tera> = LazyLock::new(|| {
    let mut pages = Tera::default();
    let templates = [
        ("frame.html", include_str!("assets/frame.html")),
        ("manual.html", include_str!("assets/manual.html")),
        ("publish.html", include_str!("assets/publish.html")),
        ("reports.html", include_str!("assets/reports.html")),
    ];
    pages.add_raw_templates(templates).expect("the desk's pages are templates");
    pages
});

/// The language that a request asks to be answered in.
pub fn language(query: &str) -> Lang {
    if parameter(query, "lang") == "ja" { Lang::JA } else { Lang::EN }
}

/// The language that a page offers to change to.
pub fn other(lang: Lang) -> Lang {
    if lang.is_japanese() { Lang::EN } else { Lang::JA }
}

/// The language of the site that a page's links lead to.
pub fn site(plan: &Plan, lang: Lang) -> Lang {
    if plan.languages.contains(&lang) { lang } else { plan.official() }
}

/// A page of what its template asks for.
pub fn answer(template: &str, view: &Value) -> Response {
    let html = Context::from_serialize(view).and_then(|context| PAGES.render(template, &context));
    match html {
        Ok(html) => Response { status: 200, kind: "text/html; charset=utf-8", body: html.into_bytes() },
        Err(_) => Response::refused(500),
    }
}
