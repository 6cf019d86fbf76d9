//! The tree as HTML. Every text is escaped here, and only here; no inline styles, which the site's
//! Content Security Policy forbids.

use super::{Align, Block, Cell, Footnote, Inline, List, Table, Tree, is_web_address, note_mark};
use crate::lang::Lang;

/// How a text stands on a page.
pub struct Style<'a> {
    pub lang: Lang,
    /// The level of the page's heading that the text belongs to: its own begin below. Without one they are
    /// lines in bold, as in a list of many texts.
    pub heading: Option<u8>,
    /// What ids begin with, unique on the page: the slug of a measure.
    pub anchor: &'a str,
    /// The address on this page for a link's target as it is written; none makes the link its text.
    pub href: &'a dyn Fn(&str) -> Option<String>,
}

/// Links to the web, to mail and to telephones alone.
pub fn href_of_web(target: &str) -> Option<String> {
    is_web_address(target).then(|| target.to_string())
}

pub fn to_html(tree: &Tree, style: &Style<'_>) -> String {
    let mut page = Writer { out: String::new(), style, notes: &tree.notes };
    page.blocks(&tree.blocks);
    page.footnotes();
    page.out
}

struct Writer<'a> {
    out: String,
    style: &'a Style<'a>,
    notes: &'a [Footnote],
}

impl Writer<'_> {
    fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.put("&amp;"),
                '<' => self.put("&lt;"),
                '>' => self.put("&gt;"),
                '"' => self.put("&quot;"),
                _ => self.out.push(c),
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(of) => self.element("p", of),
            Block::Heading { level, of } => match self.style.heading {
                Some(above) => self.element(&format!("h{}", (above + level).clamp(2, 6)), of),
                None => {
                    self.put("<p class=\"text-heading\"><strong>");
                    self.inlines(of);
                    self.put("</strong></p>\n");
                }
            },
            Block::Quote(of) => {
                self.put("<blockquote>\n");
                self.blocks(of);
                self.put("</blockquote>\n");
            }
            Block::List(list) => self.list(list),
            Block::Code(code) => {
                self.put("<pre><code>");
                self.escaped(code);
                self.put("\n</code></pre>\n");
            }
            Block::Table(table) => self.table(table),
            Block::Rule => self.put("<hr>\n"),
        }
    }

    fn element(&mut self, name: &str, of: &[Inline]) {
        self.put(&format!("<{name}>"));
        self.inlines(of);
        self.put(&format!("</{name}>\n"));
    }

    fn list(&mut self, list: &List) {
        match list.start {
            Some(1) => self.put("<ol>\n"),
            Some(start) => self.put(&format!("<ol start=\"{start}\">\n")),
            None => self.put("<ul>\n"),
        }
        for (at, item) in list.items.iter().enumerate() {
            match list.odd_number(at) {
                Some(number) => self.put(&format!("<li value=\"{number}\">")),
                None => self.put("<li>"),
            }
            for (at, block) in item.iter().enumerate() {
                match block {
                    Block::Paragraph(of) if list.tight => {
                        if at > 0 {
                            self.put("<br>\n");
                        }
                        self.inlines(of);
                    }
                    other => {
                        if at == 0 || list.tight {
                            self.put("\n");
                        }
                        self.block(other);
                    }
                }
            }
            self.put("</li>\n");
        }
        self.put(if list.start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    /// A wide table scrolls by itself, as those of the theme do.
    fn table(&mut self, table: &Table) {
        self.put("<div class=\"table-wrap\" tabindex=\"0\"><table>\n");
        if table.head.iter().any(|cell| !cell.is_empty()) {
            self.put("<thead>\n");
            self.row("th", &table.head, &table.columns);
            self.put("</thead>\n");
        }
        if !table.rows.is_empty() {
            self.put("<tbody>\n");
            table.rows.iter().for_each(|row| self.row("td", row, &table.columns));
            self.put("</tbody>\n");
        }
        self.put("</table></div>\n");
    }

    fn row(&mut self, name: &str, row: &[Cell], columns: &[Align]) {
        self.put("<tr>");
        for (cell, align) in row.iter().zip(columns) {
            let scope = if name == "th" && !cell.is_empty() { " scope=\"col\"" } else { "" };
            let class = match align {
                Align::Start => "",
                Align::Centre => " class=\"centre\"",
                Align::End => " class=\"end\"",
            };
            // A heading without a word heads nothing.
            let name = if cell.is_empty() { "td" } else { name };
            self.put(&format!("<{name}{scope}{class}>"));
            self.inlines(cell);
            self.put(&format!("</{name}>"));
        }
        self.put("</tr>\n");
    }

    fn inlines(&mut self, of: &[Inline]) {
        of.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) | Inline::Picture { description: text } => self.escaped(text),
            Inline::Styled(styling, of) => {
                let name = styling.element();
                self.put(&format!("<{name}>"));
                self.inlines(of);
                self.put(&format!("</{name}>"));
            }
            Inline::Code(code) => {
                self.put("<code>");
                self.escaped(code);
                self.put("</code>");
            }
            Inline::Link { target, of, .. } => match (self.style.href)(target) {
                Some(href) => {
                    self.put("<a href=\"");
                    self.escaped(&href);
                    self.put("\">");
                    self.inlines(of);
                    self.put("</a>");
                }
                None => self.inlines(of),
            },
            Inline::Note { index, reference } => self.reference(*index, *reference),
            Inline::Break => self.put("<br>\n"),
        }
    }

    fn reference(&mut self, index: usize, reference: usize) {
        let id = self.id("r", index, reference);
        let note = self.id("n", index, 1);
        let mark = note_mark(index, self.style.lang);
        self.put(&format!("<sup class=\"note\" id=\"{id}\"><a href=\"#{note}\">{mark}</a></sup>"));
    }

    fn id(&self, kind: &str, index: usize, reference: usize) -> String {
        let again = if reference > 1 { format!("-{reference}") } else { String::new() };
        let mut id = Writer { out: String::new(), style: self.style, notes: &[] };
        id.escaped(self.style.anchor);
        format!("{}-{kind}{}{again}", id.out, index + 1)
    }

    /// The notes below the text, each with the way back to where it is referred to.
    fn footnotes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.put("<dl class=\"notes\">\n");
        for (index, note) in self.notes.iter().enumerate() {
            let id = self.id("n", index, 1);
            let mark = note_mark(index, self.style.lang);
            self.put(&format!("<div id=\"{id}\"><dt>"));
            match note.references {
                0 => self.put(&mark),
                count => (1..=count).for_each(|reference| {
                    let back = self.id("r", index, reference);
                    let label = if reference == 1 { mark.as_str() } else { "↑" };
                    self.put(&format!("<a href=\"#{back}\">{label}</a>"));
                }),
            }
            self.put("</dt><dd>\n");
            self.blocks(&note.blocks);
            self.put("</dd></div>\n");
        }
        self.put("</dl>\n");
    }
}
