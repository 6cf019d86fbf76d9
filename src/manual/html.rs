//! A chapter as HTML.
//!
//! 1. [`events`] of pulldown-cmark, raw HTML as text.
//! 2. Headings get ids, so that one can point at them.
//! 3. Blocks of code are coloured by syntect, as classes: the desk allows no inline styles.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

/// Classes are `s-comment`, `s-string` …
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "s-" };

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Renders a chapter's Markdown.
pub fn to_html(text: &str) -> String {
    let mut out = Vec::new();
    let mut events = events(text);
    let mut seen = BTreeMap::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => out.push(code_block(&kind, &mut events)),
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let count: &mut u32 = seen.entry(level).or_default();
                *count += 1;
                let id = Some(format!("guide-{level}-{count}").into());
                out.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
            }
            other => out.push(other),
        }
    }
    let mut page = String::with_capacity(text.len() * 2);
    html::push_html(&mut page, out.into_iter());
    page
}

/// HTML in it is shown, as in the texts it speaks of.
fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    })
}

fn code_block<'a>(kind: &CodeBlockKind<'_>, events: &mut impl Iterator<Item = Event<'a>>) -> Event<'a> {
    let mut code = String::new();
    for event in events {
        match event {
            Event::Text(text) => code.push_str(&text),
            Event::End(TagEnd::CodeBlock) => break,
            _ => {}
        }
    }
    let language = match kind {
        CodeBlockKind::Fenced(language) => language.as_ref(),
        CodeBlockKind::Indented => "",
    };
    let highlighted = highlight(language, &code).unwrap_or_else(|| escape(&code));
    Event::Html(CowStr::from(format!("<pre tabindex=\"0\"><code>{highlighted}</code></pre>\n")))
}

/// The code in coloured spans; none for a language that is not known.
fn highlight(language: &str, code: &str) -> Option<String> {
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_coloured_with_classes_and_never_with_styles() {
        let html = to_html("## A\n\n```yaml\ntitle: x # <b>\n```\n");
        assert!(html.contains("<h2 id=\"guide-h2-1\">"));
        assert!(html.contains("class=\"s-comment"));
        assert!(html.contains("&lt;b&gt;") && !html.contains("<b>") && !html.contains("style="));
    }

    #[test]
    fn code_of_an_unknown_language_is_plain_text() {
        assert!(to_html("```klingon\n<a>\n```").contains("<code>&lt;a&gt;"));
    }
}
