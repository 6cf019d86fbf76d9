//! What templates see: values made from the plan for one language, once, and shared by all pages.

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use crate::address::{self, Page};
use crate::lang::{Lang, Localized};
use crate::links::{Links as TextLinks, Target as TextTarget};
use crate::markdown::{self, Style};
use crate::plan::*;

/// Stands in rendered texts for the way up to the language's folder, which each page puts in: a text is
/// shown at several depths. A control character, which no text has.
pub const UP: char = '\u{1}';

/// A text and the language it is in, which templates mark where it is not the page's.
#[derive(Serialize, Clone)]
pub struct Text {
    pub text: String,
    pub lang: &'static str,
}

/// A link to a page of the same language; `href` is relative to the language's folder.
#[derive(Serialize, Clone)]
pub struct LinkView {
    pub href: String,
    #[serde(flatten)]
    pub label: Text,
}

/// An entry as lists and chapters show it. `href` is where it is read.
#[derive(Serialize)]
struct EntryView {
    slug: String,
    /// Its id on the pages that show it in their text.
    anchor: String,
    number: String,
    href: String,
    /// Its place in the text of its chapter.
    in_chapter: String,
    /// What the plan prints before it, where that is more than a mark.
    printed: String,
    title: Text,
    /// Whether the plan prints the title.
    official_title: bool,
    /// Whether the title is how the text begins, which stands below it anyway.
    untitled: bool,
    /// Rendered Markdown.
    html: Value,
    body_lang: &'static str,
    /// The rendered official text, where the page's language is another and the translation is not current.
    original_html: Option<Value>,
    /// The line that names its owners, as printed, and where it stands.
    owner_line: Option<OwnerLineView>,
    owners: Vec<OwnerView>,
    /// Ids of the owners, separated by spaces.
    owner_id: String,
    /// Which of the stylesheet's colours its first owner has; 0 for none.
    colour: u32,
    /// Id of the node at the top.
    chapter: String,
    /// The node it stands in.
    section: Value,
    /// `current`, `stale` or `missing`.
    translation: &'static str,
    /// `new`, `expanded`, `continued`.
    status: Option<&'static str>,
    audience_ids: Vec<String>,
    /// For a repeat: what it repeats.
    original: Option<Value>,
    /// For a measure: where it is printed again.
    repeats: Vec<Value>,
    parent: Option<Value>,
    children: Vec<Value>,
}

#[derive(Serialize)]
struct OwnerLineView {
    #[serde(flatten)]
    text: Text,
    /// Whether it stands beside the title.
    beside: bool,
}

/// An owner of an entry, and its role.
#[derive(Serialize)]
pub struct OwnerView {
    #[serde(flatten)]
    pub link: LinkView,
    pub colour: u32,
    pub role: Option<Text>,
}

#[derive(Serialize)]
struct EntryLink {
    number: String,
    slug: String,
    href: String,
    title: Text,
    section: Value,
}

/// A link to a node.
#[derive(Serialize, Clone)]
pub struct NodeLink {
    pub id: String,
    pub href: String,
    /// Its number as the page's language shows it.
    pub numeral: String,
    /// Its number in lists, without the headings above it.
    pub short: String,
    pub title: Text,
}

/// The views of one language.
pub struct Views<'a> {
    pub plan: &'a Plan,
    pub lang: Lang,
    texts: Vec<MeasureText>,
    measures: Vec<Value>,
    repeats: Vec<Value>,
    links: Links,
    text_links: TextLinks,
}

/// The rendered text of a measure; the values are one, shared, where the text is plain.
struct MeasureText {
    in_lists: Value,
    on_its_page: Value,
    lang: &'static str,
}

/// What many pages show; a value is shared, not copied.
#[derive(Default)]
struct Links {
    nodes: Vec<Value>,
    measures: Vec<Value>,
    repeats: Vec<Value>,
}

impl<'a> Views<'a> {
    /// Renders every text once.
    pub fn new(plan: &'a Plan, lang: Lang) -> Self {
        let links = Links::default();
        let text_links = TextLinks::of(plan);
        let (texts, measures, repeats) = (Vec::new(), Vec::new(), Vec::new());
        let mut views = Self { plan, lang, texts, measures, repeats, links, text_links };
        let ids = |list: usize| 0..list as u32;
        let texts = ids(plan.measures.len()).into_par_iter().map(|id| views.measure_text(MeasureId(id)));
        views.texts = texts.collect();
        let nodes = plan.node_ids().map(|id| Value::from_serializable(&views.node_link(id)));
        views.links.nodes = nodes.collect();
        let link = |entry| views.new_entry_link(entry);
        let measures = ids(plan.measures.len()).into_par_iter().map(|id| link(Entry::Measure(MeasureId(id))));
        let measures = measures.collect();
        let repeats = ids(plan.repeats.len()).map(|id| link(Entry::Repeat(RepeatId(id)))).collect();
        (views.links.measures, views.links.repeats) = (measures, repeats);
        views.repeats =
            (0..plan.repeats.len() as u32).map(|id| views.entry_value(Entry::Repeat(RepeatId(id)))).collect();
        // Sub-measures first: a measure's value holds those of its children.
        let (children, parents): (Vec<_>, Vec<_>) =
            plan.measure_ids().partition(|&id| plan[id].place.parent.is_some());
        let mut values = vec![Value::none(); plan.measures.len()];
        for ids in [children, parents] {
            let made: Vec<Value> = ids.par_iter().map(|&id| views.entry_value(Entry::Measure(id))).collect();
            for (id, value) in ids.iter().zip(made) {
                values[id.0 as usize] = value;
            }
            views.measures.clone_from(&values);
        }
        views
    }

    /// The view of an entry; cheap.
    pub fn entry(&self, entry: Entry) -> Value {
        match entry {
            Entry::Measure(id) => self.measures.get(id.0 as usize).cloned().unwrap_or(Value::none()),
            Entry::Repeat(id) => self.repeats.get(id.0 as usize).cloned().unwrap_or(Value::none()),
        }
    }

    pub fn text(&self, text: &Localized<Line>) -> Text {
        localized(text, self.lang)
    }

    pub fn node_link(&self, id: NodeId) -> NodeLink {
        let node = &self.plan[id];
        NodeLink {
            id: node.id.clone(),
            href: address::node(self.plan, id),
            numeral: self.plan.numeral(id, self.lang),
            short: self.plan.short_numeral(id, self.lang),
            title: self.text(&node.title),
        }
    }

    /// A node's number and title, as a link.
    pub fn heading_link(&self, id: NodeId) -> LinkView {
        let (text, lang) = self.plan.heading(id, self.lang);
        LinkView { href: address::node(self.plan, id), label: Text { text, lang: lang.code() } }
    }

    /// A short link to an entry: `number`, `slug`, `href`, `title`, `section`; cheap.
    pub fn entry_link(&self, entry: Entry) -> Value {
        match entry {
            Entry::Measure(id) => self.links.measures[id.0 as usize].clone(),
            Entry::Repeat(id) => self.links.repeats[id.0 as usize].clone(),
        }
    }

    fn new_entry_link(&self, entry: Entry) -> Value {
        let place = self.plan.place(entry);
        Value::from_serializable(&EntryLink {
            number: place.number.clone(),
            slug: self.plan.slug(entry).to_string(),
            href: address::entry(self.plan, entry),
            title: self.text(&self.plan[self.plan.original(entry)].title),
            section: self.links.nodes[place.node.at()].clone(),
        })
    }

    pub fn owner_link(&self, id: OwnerId) -> LinkView {
        let owner = &self.plan[id];
        LinkView { href: Page::Owner(&owner.id).path().into_owned(), label: self.text(&owner.name) }
    }

    /// The owners of an entry with their roles.
    pub fn owners(&self, place: &Place) -> Vec<OwnerView> {
        let view = |carrier: &Carrier| OwnerView {
            link: self.owner_link(carrier.owner),
            colour: colour(Some(carrier.owner)),
            role: carrier.role.map(|role| self.text(&self.plan[role].name)),
        };
        place.owners.iter().map(view).collect()
    }

    pub fn audience_link(&self, id: AudienceId) -> LinkView {
        let audience = &self.plan[id];
        LinkView { href: Page::Audience(&audience.id).path().into_owned(), label: self.text(&audience.name) }
    }

    pub fn programme_link(&self, id: ProgrammeId) -> LinkView {
        let programme = &self.plan[id];
        LinkView {
            href: Page::Programme(&programme.id).path().into_owned(),
            label: self.text(&programme.name),
        }
    }

    pub fn target_link(&self, id: TargetId) -> LinkView {
        let target = &self.plan[id];
        LinkView { href: address::target(target), label: self.text(&target.label) }
    }

    fn measure_text(&self, id: MeasureId) -> MeasureText {
        let measure = &self.plan[id];
        let (body, lang) = measure.body.in_lang(self.lang);
        let tree = markdown::parse(&body.markdown, lang);
        let in_lists = self.rendered(&tree, lang, &measure.slug, None);
        // Only headings are shown otherwise, and few texts are more than paragraphs.
        let plain = tree.notes.is_empty()
            && tree.blocks.iter().all(|block| matches!(block, markdown::Block::Paragraph(_)));
        let on_its_page = match plain {
            true => in_lists.clone(),
            false => self.rendered(&tree, lang, &measure.slug, Some(1)),
        };
        MeasureText { in_lists, on_its_page, lang: lang.code() }
    }

    /// The text of a measure as its own page shows it, with its headings.
    pub fn text_on_its_page(&self, id: MeasureId) -> Value {
        self.texts[id.at()].on_its_page.clone()
    }

    /// Rendered Markdown in the page's language, or else the official one, and which it is. `anchor` is what the
    /// ids in it begin with; its headings stand below one of level `heading`, or are lines in bold.
    pub fn html(&self, body: &Localized<Body>, anchor: &str, heading: Option<u8>) -> (Value, &'static str) {
        let (body, lang) = body.in_lang(self.lang);
        (self.safe(body, lang, anchor, heading), lang.code())
    }

    /// A text in a given language; none where it has no such translation.
    pub fn html_in(&self, body: &Localized<Body>, lang: Lang, anchor: &str) -> Option<Value> {
        let (body, found) = body.in_lang(lang);
        (found == lang).then(|| self.safe(body, lang, anchor, None))
    }

    /// The rendered official text, beside a translation that is not current.
    pub fn original(&self, body: &Localized<Body>, anchor: &str) -> Value {
        self.safe(&body.official, body.lang, &format!("{anchor}-original"), None)
    }

    /// Rendered Markdown as a value that templates put in unescaped. Raw HTML in it is text already.
    fn safe(&self, body: &Body, lang: Lang, anchor: &str, heading: Option<u8>) -> Value {
        self.rendered(&markdown::parse(&body.markdown, lang), lang, anchor, heading)
    }

    fn rendered(&self, tree: &markdown::Tree, lang: Lang, anchor: &str, heading: Option<u8>) -> Value {
        let href = |target: &str| {
            Some(match self.text_links.find(target)? {
                TextTarget::Web(url) => url,
                TextTarget::Entry(entry) => format!("{UP}{}", address::entry(self.plan, entry)),
                TextTarget::Page(path) => format!("{UP}{path}"),
            })
        };
        let html = markdown::to_html(tree, &Style { lang, heading, anchor, href: &href });
        Value::safe_string(html.trim_end())
    }

    fn entry_value(&self, entry: Entry) -> Value {
        let plan = self.plan;
        let place = plan.place(entry);
        let measure = &plan[plan.original(entry)];
        let official = plan.official();
        let as_printed = match entry {
            Entry::Repeat(id) => plan[id].body.as_ref().filter(|_| self.lang == official),
            Entry::Measure(_) => None,
        };
        let (html, body_lang) = match as_printed {
            Some(body) => (self.safe(body, official, plan.slug(entry), None), official.code()),
            None => {
                let text = &self.texts[plan.original(entry).at()];
                (text.in_lists.clone(), text.lang)
            }
        };
        let translation = measure.translations.of(self.lang);
        let is_measure = matches!(entry, Entry::Measure(_));
        let owner_ids: Vec<&str> =
            place.owners.iter().map(|carrier| plan[carrier.owner].id.as_str()).collect();
        Value::from_serializable(&EntryView {
            slug: plan.slug(entry).to_string(),
            anchor: address::anchor(plan.slug(entry)).into_owned(),
            number: place.number.clone(),
            href: address::entry(plan, entry),
            in_chapter: address::in_chapter(plan, entry),
            printed: self.printed_number(entry),
            title: self.text(&measure.title),
            official_title: measure.official_title,
            untitled: measure.untitled,
            html,
            body_lang,
            original_html: (translation == Translation::Stale)
                .then(|| self.original(&measure.body, plan.slug(entry))),
            owner_line: measure.owner_line.as_ref().map(|line| OwnerLineView {
                text: self.text(&line.text),
                beside: line.at == OwnerLineAt::Title,
            }),
            owners: self.owners(place),
            owner_id: owner_ids.join(" "),
            colour: colour(place.owner()),
            chapter: plan[place.top].id.clone(),
            section: self.links.nodes[place.node.at()].clone(),
            translation: translation_name(translation),
            status: measure.status.map(Status::name),
            audience_ids: plan
                .concerned(plan.original(entry))
                .into_iter()
                .map(|id| plan[id].id.clone())
                .collect(),
            original: (!is_measure).then(|| self.entry_link(Entry::Measure(plan.original(entry)))),
            repeats: match is_measure {
                true => measure.repeats.iter().map(|&id| self.entry_link(Entry::Repeat(id))).collect(),
                false => Vec::new(),
            },
            parent: place.parent.map(|parent| self.entry_link(Entry::Measure(parent))),
            children: plan.children(entry).iter().map(|&child| self.entry(child)).collect(),
        })
    }

    /// What the plan prints before an entry, where it is not just the mark that lists show by themselves.
    fn printed_number(&self, entry: Entry) -> String {
        let printed = self.plan.printed(entry);
        match self.plan.style.is_mark(printed) {
            true => String::new(),
            false => printed.to_string(),
        }
    }
}

/// The stylesheet has four colours for owners, `o1` to `o4`; `o0` is for what has no owner.
pub fn colour(owner: Option<OwnerId>) -> u32 {
    owner.map_or(0, |owner| owner.0 % 4 + 1)
}

pub fn translation_name(translation: Translation) -> &'static str {
    match translation {
        Translation::Current => "current",
        Translation::Stale => "stale",
        Translation::Missing => "missing",
    }
}

/// A text in a language, or else in the official one, and which it is.
pub fn localized(text: &Localized<Line>, lang: Lang) -> Text {
    let (line, lang) = text.in_lang(lang);
    Text { text: line.text.clone(), lang: lang.code() }
}
