//! A text's tree as the JSON that the template renders.
//!
//! Each node of [`crate::markdown`] has its form here, so the template meets none that it does not know.
//! Text becomes [`Run`](super::runs::Run)s. In the template they are values of strings, which Typst
//! never parses: whatever an author writes, it stays text.
//!
//! Blocks: `{"block": "paragraph" | "strong-line" | "quote" | "list" | "numbers" | "item" | "code" | "table" |
//! "row" | "cell" | "rule" | "notes" | "note", "of": […]}`. An item, a quotation and a note hold blocks.
//! `list` and `numbers` have `tight`, `numbers` also `start`, `table` has `align` and `headed`, `note` its `mark`.
//! Inlines: a run, or `{"inline": "strong" | "emphasis" | "underlined" | "struck" | "superscript" |
//! "subscript" | "code" | "link" | "see" | "note" | "break", "of": […]}`, with `url` for `link` and
//! `reference` for `see`, an entry of the plan.

use serde_json::{Value, json};

use super::runs::runs;
use super::view::Reference;
use crate::lang::Lang;
use crate::markdown::{self, Align, Block, Cell, Inline, List, Styling, Table, note_mark};

/// Where a link of a text leads on paper.
pub enum Target {
    Web(String),
    Entry(Reference),
}

/// What a link's target is; none makes the link its text.
pub type Resolve<'a> = &'a dyn Fn(&str) -> Option<Target>;

/// The blocks of a Markdown text in `lang`, its notes last.
pub fn tree(markdown: &str, lang: Lang, resolve: Resolve<'_>) -> Vec<Value> {
    let tree = markdown::parse(markdown, lang);
    let printer = Printer { lang, resolve };
    let mut blocks = printer.blocks(&tree.blocks);
    let notes = tree.notes.iter().enumerate().map(|(index, note)| {
        json!({"block": "note", "mark": note_mark(index, lang), "of": printer.blocks(&note.blocks)})
    });
    if !tree.notes.is_empty() {
        blocks.push(json!({"block": "notes", "of": notes.collect::<Vec<_>>()}));
    }
    blocks
}

struct Printer<'a> {
    lang: Lang,
    resolve: Resolve<'a>,
}

impl Printer<'_> {
    fn blocks(&self, blocks: &[Block]) -> Vec<Value> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Value {
        match block {
            Block::Paragraph(of) => json!({"block": "paragraph", "of": self.inlines(of)}),
            // A heading inside a measure is none of the handbook's own headings.
            Block::Heading { of, .. } => json!({"block": "strong-line", "of": self.inlines(of)}),
            Block::Quote(of) => json!({"block": "quote", "of": self.blocks(of)}),
            Block::List(list) => self.list(list),
            Block::Code(code) => json!({"block": "code", "of": [code]}),
            Block::Table(table) => self.table(table),
            Block::Rule => json!({"block": "rule", "of": []}),
        }
    }

    fn list(&self, list: &List) -> Value {
        let item = |(at, item): (usize, &Vec<Block>)| match list.number(at) {
            Some(number) => json!({"block": "item", "number": number, "of": self.blocks(item)}),
            None => json!({"block": "item", "of": self.blocks(item)}),
        };
        let items: Vec<Value> = list.items.iter().enumerate().map(item).collect();
        match list.start {
            Some(start) => json!({"block": "numbers", "start": start, "tight": list.tight, "of": items}),
            None => json!({"block": "list", "tight": list.tight, "of": items}),
        }
    }

    fn table(&self, table: &Table) -> Value {
        let headed = table.head.iter().any(|cell| !cell.is_empty());
        let rows = table.rows.iter().map(|row| self.row(row, table.columns.len()));
        let head = headed.then(|| self.row(&table.head, table.columns.len()));
        let align: Vec<&str> = table.columns.iter().map(|&column| align(column)).collect();
        json!({"block": "table", "align": align, "headed": headed, "of": head.into_iter().chain(rows).collect::<Vec<_>>()})
    }

    /// Exactly as many cells as the table has columns.
    fn row(&self, row: &[Cell], columns: usize) -> Value {
        let cell = |cell: &Cell| json!({"block": "cell", "of": self.inlines(cell)});
        let mut cells: Vec<Value> = row.iter().take(columns).map(cell).collect();
        cells.resize_with(columns, || json!({"block": "cell", "of": []}));
        json!({"block": "row", "of": cells})
    }

    fn inlines(&self, of: &[Inline]) -> Vec<Value> {
        of.iter().flat_map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> Vec<Value> {
        match inline {
            Inline::Text(text) | Inline::Picture { description: text } => self.runs(text),
            Inline::Styled(styling, of) => vec![json!({"inline": style(*styling), "of": self.inlines(of)})],
            Inline::Code(code) => vec![json!({"inline": "code", "of": [code]})],
            Inline::Link { target, of, .. } => self.link(target, self.inlines(of)),
            Inline::Note { index, .. } => {
                vec![json!({"inline": "note", "of": self.runs(&note_mark(*index, self.lang))})]
            }
            Inline::Break => vec![json!({"inline": "break", "of": []})],
        }
    }

    fn link(&self, target: &str, of: Vec<Value>) -> Vec<Value> {
        match (self.resolve)(target) {
            Some(Target::Web(url)) => vec![json!({"inline": "link", "url": url, "of": of})],
            Some(Target::Entry(reference)) => {
                vec![json!({"inline": "see", "reference": reference, "of": of})]
            }
            None => of,
        }
    }

    fn runs(&self, text: &str) -> Vec<Value> {
        runs(text, self.lang).into_iter().map(|run| json!(run)).collect()
    }
}

fn align(column: Align) -> &'static str {
    match column {
        Align::Start => "start",
        Align::Centre => "centre",
        Align::End => "end",
    }
}

fn style(styling: Styling) -> &'static str {
    match styling {
        Styling::Strong => "strong",
        Styling::Emphasis => "emphasis",
        Styling::Underlined => "underlined",
        Styling::Struck => "struck",
        Styling::Superscript => "superscript",
        Styling::Subscript => "subscript",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(markdown: &str) -> Vec<Value> {
        let resolve = |target: &str| match target {
            "job-fair" => {
                Some(Target::Entry(Reference { number: "1-1-1".into(), label: Some("m-job-fair".into()) }))
            }
            _ => markdown::href_of_web(target).map(Target::Web),
        };
        tree(markdown, Lang::JA, &resolve)
    }

    fn paragraph(of: &[Value]) -> Value {
        json!({"block": "paragraph", "of": of})
    }

    #[test]
    fn markdown_becomes_blocks_and_inlines() {
        assert_eq!(
            blocks("一**二**[三](https://example.jp)\n\n- ア\n- イ\n"),
            vec![
                paragraph(&[
                    json!("一"),
                    json!({"inline": "strong", "of": ["二"]}),
                    json!({"inline": "link", "url": "https://example.jp", "of": ["三"]}),
                ]),
                json!({"block": "list", "tight": true, "of": [
                    {"block": "item", "of": [paragraph(&[json!("ア")])]},
                    {"block": "item", "of": [paragraph(&[json!("イ")])]},
                ]}),
            ]
        );
    }

    #[test]
    fn a_number_and_its_unit_stay_together() {
        assert_eq!(blocks("令和[5]年"), vec![paragraph(&[json!("令和[5]年")])]);
        assert_eq!(blocks("＆5&#24180;"), vec![paragraph(&[json!("＆"), json!({"unbroken": "5年"})])]);
    }

    #[test]
    fn a_link_leads_to_the_web_to_an_entry_or_is_its_text() {
        for url in ["javascript:alert(1)", "file:///etc/passwd", "other-measure.md"] {
            assert_eq!(blocks(&format!("[字]({url})")), vec![paragraph(&[json!("字")])], "{url}");
        }
        let reference = json!({"number": "1-1-1", "label": "m-job-fair"});
        let see = json!({"inline": "see", "reference": reference, "of": ["字"]});
        assert_eq!(blocks("[字](job-fair)"), vec![paragraph(&[see])]);
    }

    #[test]
    fn a_table_has_a_cell_for_each_column() {
        let table = &blocks("|甲|乙|\n|:-:|--:|\n|一|\n")[0];
        assert_eq!(table["align"], json!(["centre", "end"]));
        assert_eq!(table["of"][1]["of"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn notes_stand_below_the_text_that_refers_to_them() {
        let found = blocks("出張相談[^a]を行う。\n\n[^a]: 五か所\n");
        assert_eq!(found[0]["of"][1], json!({"inline": "note", "of": ["注1"]}));
        assert_eq!(found[1]["of"][0]["mark"], "注1");
        assert_eq!(found[1]["of"][0]["of"], json!([paragraph(&[json!("五か所")])]));
    }
}
