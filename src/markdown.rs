//! Markdown by pulldown-cmark, in one pass over its events.
//!
//! - [`parse`] gives the events, the same for every view: raw HTML as text, no space for a line break between two Japanese characters.
//! - [`to_html`] and [`to_text`] render them.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use crate::japanese::is_wide;

/// The events of a text. Raw HTML becomes text: what authors write is never markup. A link that is
/// neither relative nor to the web or mail becomes its text, a picture its description: a page loads
/// nothing from elsewhere.
pub fn parse(markdown: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut dropped = 0_usize;
    let mut events: Vec<Event<'_>> = Parser::new_ext(markdown, options)
        .filter_map(|event| match event {
            Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
            Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
            Event::Start(Tag::Link { ref dest_url, .. }) if !is_safe(dest_url) => {
                dropped += 1;
                None
            }
            // Links don't nest, so the next end is that of the link left out.
            Event::End(TagEnd::Link) if dropped > 0 => {
                dropped -= 1;
                None
            }
            other => Some(other),
        })
        .collect();
    drop_breaks_between_wide(&mut events);
    events
}

/// A soft break beside a Japanese character is layout of the source, not a space of the text.
fn drop_breaks_between_wide(events: &mut Vec<Event<'_>>) {
    let wide_end =
        |event: Option<&Event<'_>>| matches!(event, Some(Event::Text(text)) if text.ends_with(is_wide));
    let wide_start =
        |event: Option<&Event<'_>>| matches!(event, Some(Event::Text(text)) if text.starts_with(is_wide));
    let beside = |at: usize| {
        matches!(events[at], Event::SoftBreak)
            && (wide_end(at.checked_sub(1).and_then(|at| events.get(at))) || wide_start(events.get(at + 1)))
    };
    let mut dropped = (0..events.len()).map(beside).collect::<Vec<_>>().into_iter();
    events.retain(|_| !dropped.next().unwrap_or(false));
}

/// Whether a link may lead there: to the web, to mail, or, without a scheme, within the handbook.
fn is_safe(url: &str) -> bool {
    let scheme = url.split(['/', '?', '#']).next().unwrap_or_default().contains(':');
    (!scheme && !url.starts_with("//")) || is_web_address(url)
}

/// Whether an address is a whole one, of the web or of mail.
pub fn is_web_address(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| url.starts_with(scheme) && url.len() > scheme.len())
}

pub fn to_html(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len() + markdown.len() / 4);
    html::push_html(&mut out, parse(markdown).into_iter());
    out
}

/// Plain text: one line a block, no markup.
pub fn to_text(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for event in parse(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            // A list within an item begins on a line of its own.
            Event::Start(Tag::List(_)) if !out.is_empty() && !out.ends_with('\n') => out.push('\n'),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::CodeBlock,
            ) if !out.is_empty() && !out.ends_with('\n') => {
                out.push('\n');
            }
            Event::End(TagEnd::TableCell) => out.push(' '),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_html_is_shown_as_it_is_written() {
        assert_eq!(to_html("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
        assert_eq!(to_html("<!-- 注 -->\n"), "<p>&lt;!-- 注 --&gt;\n</p>\n");
    }

    #[test]
    fn a_link_that_could_run_a_script_is_its_text_alone() {
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "//evil.example/",
        ] {
            assert_eq!(
                to_html(&format!("[甲]({url}) [乙](x.html)")),
                "<p>甲 <a href=\"x.html\">乙</a></p>\n",
                "{url}"
            );
        }
        for url in ["https://example.jp/a:b", "mailto:a@example.jp", "measures/a.html#b", "#a:b"] {
            assert_eq!(to_html(&format!("[甲]({url})")), format!("<p><a href=\"{url}\">甲</a></p>\n"));
        }
    }

    #[test]
    fn a_picture_is_its_description() {
        assert_eq!(to_html("![甲](https://evil.example/x.png)"), "<p>甲</p>\n");
    }

    #[test]
    fn every_item_of_a_list_is_a_line() {
        assert_eq!(to_text("- 甲\n  - 乙\n- 丙"), "甲\n乙\n丙");
    }

    #[test]
    fn a_line_break_beside_japanese_is_no_space() {
        assert_eq!(to_text("雇用\n維持 a\nb\nを"), "雇用維持 a bを");
    }
}
