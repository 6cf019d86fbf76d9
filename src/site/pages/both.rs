//! The text of a chapter in two languages, side by side: each heading, passage and measure a row of its own.

use serde::Serialize;
use tera::Value;

use super::{Maker, serialized};
use crate::address::{self, Page};
use crate::i18n::Args;
use crate::lang::{Lang, Localized};
use crate::plan::*;
use crate::site::view::{Text, localized};
use crate::site::{Crumb, PageDraft};

/// A row: what stands in one language and, where it is translated, in the other.
#[derive(Serialize)]
struct Pair {
    anchor: String,
    /// That of HTML for a heading and a measure; 0 for a passage, which has no title.
    level: usize,
    number: String,
    /// Where a measure is read by itself.
    href: Option<String>,
    official: Side,
    translation: Option<Side>,
}

#[derive(Serialize)]
struct Side {
    title: Option<Text>,
    html: Option<Value>,
    lang: &'static str,
}

/// What is around the page in the official language: half of its readers read that one.
#[derive(Serialize)]
struct Frame {
    lang: &'static str,
    plan: Text,
    home: String,
    /// The chapter, and the page itself.
    chapter: String,
    title: String,
    /// Where the chapter is, relative to the folder of the official language.
    href: String,
}

/// The deepest heading of HTML.
const DEEPEST: usize = 6;

impl<'a> Maker<'_, 'a, '_> {
    pub(super) fn both(&self, id: NodeId) -> PageDraft<'a> {
        let plan = self.views.plan;
        let mut pairs = Vec::new();
        self.add_pairs(id, 1, &mut pairs);
        let heading = self.views.heading_link(id);
        let mut args = Args::new();
        args.set("title", heading.label.text.as_str());
        let title = self.own(self.text("both-page", &args));
        let frame = serialized(&self.official_frame(id, &heading.href));
        let values = vec![("pairs", serialized(&pairs)), ("chapter", serialized(&heading)), ("frame", frame)];
        let mut draft = self.draft(Page::Both(&plan[id].id), title, values);
        draft.breadcrumbs.push(Crumb { href: heading.href, label: heading.label });
        draft.chapter = Some(id);
        draft
    }

    fn official_frame(&self, id: NodeId, href: &str) -> Frame {
        let (plan, i18n) = (self.views.plan, self.inputs.i18n);
        let lang = plan.official();
        let (chapter, _) = plan.heading(id, lang);
        let mut args = Args::new();
        args.set("title", chapter.as_str());
        Frame {
            lang: lang.code(),
            plan: localized(&plan.title, lang),
            home: i18n.message(lang, "nav-home"),
            title: i18n.text(lang, "both-page", &args),
            chapter,
            href: href.to_string(),
        }
    }

    fn add_pairs(&self, id: NodeId, level: usize, out: &mut Vec<Pair>) {
        let plan = self.views.plan;
        let node = &plan[id];
        let anchor = address::node_anchor(plan, id);
        let text = Some(&node.text.body).filter(|body| !body.official.text.is_empty());
        let mut heading = self.pair(anchor, Some(&node.title), text);
        (heading.level, heading.number) = (level.min(DEEPEST), plan.numeral(id, self.views.lang));
        out.push(heading);
        for item in &node.items {
            match item {
                Item::Node(child) => self.add_pairs(*child, level + 1, out),
                Item::Entry(entry) => self.add_entry_pairs(*entry, level + 1, out),
                Item::Passage(id) => {
                    let passage = &plan[*id];
                    out.push(self.pair(passage.slug.clone(), None, Some(&passage.text.body)));
                }
                Item::Heading(heading) => {
                    let mut pair = self.pair(String::new(), Some(&heading.text), None);
                    pair.level = (level + 1).min(DEEPEST);
                    out.push(pair);
                }
                Item::OwnerLine(_) | Item::Table(_) => {}
            }
        }
    }

    fn add_entry_pairs(&self, entry: Entry, level: usize, out: &mut Vec<Pair>) {
        let plan = self.views.plan;
        let measure = &plan[plan.original(entry)];
        let title = (!measure.untitled).then_some(&measure.title);
        let mut pair = self.pair(address::anchor(plan.slug(entry)).into_owned(), title, Some(&measure.body));
        (pair.level, pair.number) = ((level + 1).min(DEEPEST), plan.place(entry).number.clone());
        pair.href = Some(address::entry(plan, entry));
        out.push(pair);
        for &child in plan.children(entry) {
            self.add_entry_pairs(child, level, out);
        }
    }

    fn pair(&self, anchor: String, title: Option<&Localized<Line>>, body: Option<&Localized<Body>>) -> Pair {
        let official = self.views.plan.official();
        let side = |lang: Lang, anchor: &str| {
            let title = title.map(|title| localized(title, lang));
            let html = body.and_then(|body| self.views.html_in(body, lang, anchor));
            Side { title, html, lang: lang.code() }
        };
        let beside = self.views.lang;
        let translated = body.is_none_or(|body| body.in_lang(beside).1 == beside);
        Pair {
            level: 0,
            number: String::new(),
            href: None,
            official: side(official, &anchor),
            translation: translated.then(|| side(beside, &format!("{anchor}-beside"))),
            anchor,
        }
    }
}
