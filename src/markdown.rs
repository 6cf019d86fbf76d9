//! Markdown by pulldown-cmark, in one pass over its events.
//!
//! - [`parse`] gives the events, the same for every view: raw HTML as text, no space for a line break between two Japanese characters.
//! - [`to_html`] and [`to_text`] render them.

use pulldown_cmark::{Event, Options, Parser, TagEnd, html};

use crate::japanese::is_wide;

/// The events of a text. Raw HTML becomes text: what authors write is never markup.
pub fn parse(markdown: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut events: Vec<Event<'_>> = Parser::new_ext(markdown, options)
        .map(|event| match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            other => other,
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
    let mut at = 0;
    while at < events.len() {
        let is_break = matches!(events[at], Event::SoftBreak);
        let beside = is_break
            && (wide_end(at.checked_sub(1).and_then(|i| events.get(i))) || wide_start(events.get(at + 1)));
        if beside {
            events.remove(at);
        } else {
            at += 1;
        }
    }
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
