//! A text of the plan as XHTML.

use super::doc::{Doc, escape, lang_attributes};
use super::view::View;
use crate::lang::{Lang, Localized};
use crate::markdown::{self, Align, Block, Cell, Inline, List, Table, Tree, note_mark};
use crate::plan::{Body, Translation};

/// Where a text stands.
pub(super) struct Place<'a> {
    /// What ids of its notes begin with.
    pub(super) anchor: &'a str,
    /// The level of the heading above it.
    pub(super) level: usize,
}

/// A body in the book's language. Where a translation is missing the official text stands for it; where it is stale
/// both are given.
pub(super) fn passage(
    doc: &mut Doc<'_>,
    view: View<'_>,
    body: &Localized<Body>,
    translation: Translation,
    place: &Place<'_>,
) {
    let (found, lang) = body.in_lang(view.lang);
    let stale = lang == view.lang && translation == Translation::Stale;
    let note = match (lang == view.lang, stale) {
        (false, _) => Some("print-translation-missing"),
        (true, true) => Some("print-translation-stale"),
        _ => None,
    };
    if let Some(note) = note {
        doc.element("p class=\"note\"", |doc| doc.text(&view.say(note, &[])));
    }
    markdown(doc, view, &found.markdown, lang, place);
    if stale {
        let official = format!("{}-official", place.anchor);
        let place = Place { anchor: &official, level: place.level };
        markdown(doc, view, &body.official.markdown, body.lang, &place);
    }
}

/// A Markdown text in its language.
pub(super) fn markdown(doc: &mut Doc<'_>, view: View<'_>, text: &str, lang: Lang, place: &Place<'_>) {
    let tree = markdown::parse(text, lang);
    let foreign = lang != doc.lang;
    if foreign {
        doc.put(&format!("<div{}>\n", lang_attributes(lang)));
    }
    let mut writer = Writer { doc, view, lang, place, tree: &tree };
    writer.blocks(&tree.blocks);
    writer.notes();
    if foreign {
        doc.put("</div>\n");
    }
}

struct Writer<'w, 'd> {
    doc: &'w mut Doc<'d>,
    view: View<'w>,
    lang: Lang,
    place: &'w Place<'w>,
    tree: &'w Tree,
}

impl Writer<'_, '_> {
    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(of) => self.wrapped("p", "</p>\n", of),
            Block::Heading { level, of } => {
                let level = (self.place.level + usize::from(*level)).clamp(2, 6);
                self.wrapped(&format!("h{level}"), &format!("</h{level}>\n"), of);
            }
            Block::Quote(of) => {
                self.doc.put("<blockquote>\n");
                self.blocks(of);
                self.doc.put("</blockquote>\n");
            }
            Block::List(list) => self.list(list),
            Block::Code(code) => {
                self.doc.put("<pre><code>");
                self.doc.plain(code);
                self.doc.put("\n</code></pre>\n");
            }
            Block::Table(table) => self.table(table),
            Block::Rule => self.doc.put("<hr/>\n"),
        }
    }

    fn wrapped(&mut self, tag: &str, end: &str, of: &[Inline]) {
        self.doc.put(&format!("<{tag}>"));
        self.inlines(of);
        self.doc.put(end);
    }

    fn list(&mut self, list: &List) {
        match list.start {
            Some(1) => self.doc.put("<ol>\n"),
            Some(start) => self.doc.put(&format!("<ol start=\"{start}\">\n")),
            None => self.doc.put("<ul>\n"),
        }
        for (at, item) in list.items.iter().enumerate() {
            match list.odd_number(at) {
                Some(number) => self.doc.put(&format!("<li value=\"{number}\">")),
                None => self.doc.put("<li>"),
            }
            for (at, block) in item.iter().enumerate() {
                match block {
                    Block::Paragraph(of) if list.tight => {
                        self.doc.put(if at > 0 { "<br/>\n" } else { "" });
                        self.inlines(of);
                    }
                    other => self.block(other),
                }
            }
            self.doc.put("</li>\n");
        }
        self.doc.put(if list.start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    fn table(&mut self, table: &Table) {
        self.doc.put("<table>\n");
        if table.head.iter().any(|cell| !cell.is_empty()) {
            self.doc.put("<thead>\n");
            self.row("th", &table.head, &table.columns);
            self.doc.put("</thead>\n");
        }
        if !table.rows.is_empty() {
            self.doc.put("<tbody>\n");
            table.rows.iter().for_each(|row| self.row("td", row, &table.columns));
            self.doc.put("</tbody>\n");
        }
        self.doc.put("</table>\n");
    }

    fn row(&mut self, name: &str, row: &[Cell], columns: &[Align]) {
        self.doc.put("<tr>");
        for (cell, align) in row.iter().zip(columns) {
            // A heading without a word heads nothing.
            let name = if cell.is_empty() { "td" } else { name };
            let scope = if name == "th" { " scope=\"col\"" } else { "" };
            let class = match align {
                Align::Start => "",
                Align::Centre => " class=\"centre\"",
                Align::End => " class=\"end\"",
            };
            self.wrapped(&format!("{name}{scope}{class}"), &format!("</{name}>"), cell);
        }
        self.doc.put("</tr>\n");
    }

    fn inlines(&mut self, of: &[Inline]) {
        of.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) | Inline::Picture { description: text } => self.doc.text(text),
            Inline::Styled(styling, of) => {
                let name = styling.element();
                self.wrapped(name, &format!("</{name}>"), of);
            }
            Inline::Code(code) => {
                self.doc.put("<code>");
                self.doc.plain(code);
                self.doc.put("</code>");
            }
            Inline::Link { target, of, .. } => match self.view.link(target) {
                Some(href) => self.wrapped(&format!("a href=\"{}\"", escape(&href)), "</a>", of),
                None => self.inlines(of),
            },
            Inline::Note { index, reference } => {
                let (anchor, number) = (escape(self.place.anchor), index + 1);
                let again = if *reference > 1 { format!("-{reference}") } else { String::new() };
                let mark = note_mark(*index, self.lang);
                self.doc.put(&format!(
                    "<a epub:type=\"noteref\" role=\"doc-noteref\" class=\"noteref\" id=\"{anchor}-r{number}{again}\" href=\"#{anchor}-n{number}\">{mark}</a>"
                ));
            }
            Inline::Break => self.doc.put("<br/>\n"),
        }
    }

    /// The notes below the text, each with the way back.
    fn notes(&mut self) {
        for (index, note) in self.tree.notes.iter().enumerate() {
            let (anchor, number) = (escape(self.place.anchor), index + 1);
            let mark = note_mark(index, self.lang);
            self.doc.put(&format!(
                "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"{anchor}-n{number}\">\n"
            ));
            if note.references > 0 {
                self.doc.put(&format!("<p class=\"mark\"><a href=\"#{anchor}-r{number}\">{mark}</a></p>\n"));
            } else {
                self.doc.put(&format!("<p class=\"mark\">{mark}</p>\n"));
            }
            self.blocks(&note.blocks);
            self.doc.put("</aside>\n");
        }
    }
}
