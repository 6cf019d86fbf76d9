//! Markdown as a tree that the template renders.
//!
//! 1. [`tree`] walks the events of [`crate::markdown::parse`] with a stack of open nodes.
//! 2. Text becomes [`Run`](super::runs::Run)s. In the template they are values of strings, which Typst
//!    never parses: whatever an author writes, it stays text.
//!
//! Blocks: `{"block": "paragraph" | "strong-line" | "quote" | "list" | "numbers" | "item" | "code" | "table" |
//! "row" | "cell" | "rule", "of": […]}`, with `start` for `numbers`, `columns` for `table`.
//! Inlines: a run, or `{"inline": "strong" | "emphasis" | "struck" | "code" | "link" | "break", "of": […]}`,
//! with `url` for `link`.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde_json::{Map, Value, json};

use super::runs::runs;
use crate::lang::Lang;
use crate::markdown;

/// The blocks of a Markdown text in `lang`.
pub fn tree(markdown: &str, lang: Lang) -> Vec<Value> {
    let mut builder = Builder { lang, text: String::new(), open: vec![Node::default()] };
    for event in markdown::parse(markdown) {
        builder.event(event);
    }
    builder.flush();
    builder.open.pop().map(|root| root.of).unwrap_or_default()
}

#[derive(Default)]
struct Node {
    head: Map<String, Value>,
    of: Vec<Value>,
}

struct Builder {
    lang: Lang,
    /// Text of the events so far that is not in the tree yet: numbers may run over several events.
    text: String,
    /// The root, and the nodes that are open; never empty.
    open: Vec<Node>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text.push_str(&text),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.leaf(json!({"inline": "break", "of": []})),
            Event::Rule => self.leaf(json!({"block": "rule", "of": []})),
            Event::Code(code) => self.leaf(json!({"inline": "code", "of": [code.as_ref()]})),
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.end(end),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        self.flush();
        let head = match tag {
            Tag::Paragraph => json!({"block": "paragraph"}),
            // A heading inside a measure is none of the handbook's own headings.
            Tag::Heading { .. } => json!({"block": "strong-line"}),
            Tag::BlockQuote(_) => json!({"block": "quote"}),
            Tag::List(None) => json!({"block": "list"}),
            Tag::List(Some(start)) => json!({"block": "numbers", "start": start}),
            Tag::Item => json!({"block": "item"}),
            Tag::CodeBlock(_) => json!({"block": "code"}),
            Tag::Table(columns) => json!({"block": "table", "columns": columns.len()}),
            Tag::TableHead | Tag::TableRow => json!({"block": "row"}),
            Tag::TableCell => json!({"block": "cell"}),
            Tag::Strong => json!({"inline": "strong"}),
            Tag::Emphasis => json!({"inline": "emphasis"}),
            Tag::Strikethrough => json!({"inline": "struck"}),
            Tag::Link { dest_url, .. } if markdown::is_web_address(dest_url) => {
                json!({"inline": "link", "url": dest_url.as_ref()})
            }
            // The text of a link within the site, or of a picture, stands for it.
            _ => json!({"inline": "plain"}),
        };
        let Value::Object(head) = head else { unreachable!("written as an object above") };
        self.open.push(Node { head, of: Vec::new() });
    }

    fn end(&mut self, end: TagEnd) {
        self.flush();
        if self.open.len() < 2 {
            return;
        }
        let Some(node) = self.open.pop() else { return };
        let mut value = node.head;
        let code_block = end == TagEnd::CodeBlock;
        value.insert("of".into(), Value::Array(if code_block { joined(node.of) } else { node.of }));
        self.push(Value::Object(value));
    }

    fn leaf(&mut self, value: Value) {
        self.flush();
        self.push(value);
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        for run in runs(&text, self.lang) {
            self.push(json!(run));
        }
    }

    fn push(&mut self, value: Value) {
        if let Some(node) = self.open.last_mut() {
            node.of.push(value);
        }
    }
}

/// The text of a block of code, in one string and without the last line break.
fn joined(runs: Vec<Value>) -> Vec<Value> {
    let text: String = runs
        .iter()
        .filter_map(|run| run.as_str().or_else(|| run.get("unbroken").and_then(Value::as_str)))
        .collect();
    vec![Value::String(text.trim_end_matches('\n').to_string())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_blocks_and_inlines() {
        let blocks = tree("一**二**[三](https://example.jp)\n\n- ア\n- イ\n", Lang::JA);
        assert_eq!(
            blocks,
            vec![
                json!({"block": "paragraph", "of": [
                    "一",
                    {"inline": "strong", "of": ["二"]},
                    {"inline": "link", "url": "https://example.jp", "of": ["三"]},
                ]}),
                json!({"block": "list", "of": [
                    {"block": "item", "of": ["ア"]},
                    {"block": "item", "of": ["イ"]},
                ]}),
            ]
        );
    }

    #[test]
    fn a_number_and_its_unit_stay_together_across_events() {
        let blocks = tree("令和[5]年", Lang::JA);
        assert_eq!(blocks, vec![json!({"block": "paragraph", "of": ["令和[5]年"]})]);
        let blocks = tree("＆5&#24180;", Lang::JA);
        assert_eq!(blocks, vec![json!({"block": "paragraph", "of": ["＆", {"unbroken": "5年"}]})]);
    }

    #[test]
    fn only_web_addresses_are_links() {
        for url in ["javascript:alert(1)", "file:///etc/passwd"] {
            let blocks = tree(&format!("[字]({url})"), Lang::JA);
            assert_eq!(blocks, vec![json!({"block": "paragraph", "of": ["字"]})]);
        }
        let blocks = tree("[字](other-measure.md)", Lang::JA);
        let plain = json!({"inline": "plain", "of": ["字"]});
        assert_eq!(blocks, vec![json!({"block": "paragraph", "of": [plain]})]);
    }
}
