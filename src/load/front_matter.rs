//! What authors wrote: one file → one [`Document`].
//!
//! 1. [`path`] reads kind, order, slug and language off the path.
//! 2. [`split`] parts front matter and body.
//! 3. [`fields`] takes each key with its type; a wrong one is a problem at its place, and the rest is
//!    still read.

use crate::diagnostic::Diagnostic;
use crate::i18n::Lang;
use crate::markdown;
use crate::source::{FileId, Sources, Span};

use super::fields::{Fields, Named, read_table};
use super::path::{self, Kind, Level, MeasurePath, slug_problem};
use super::tables::{AccessibilityTable, PlanTable, TargetsTable};

/// A parsed content file.
pub enum Document {
    Plan(FileId, Box<PlanTable>),
    Targets(FileId, TargetsTable),
    Accessibility(FileId, Box<AccessibilityTable>),
    Page(Page),
    Measure(Box<RawMeasure>),
}

/// Preamble, chapter or section: a title and a text.
pub struct Page {
    pub level: Level,
    pub lang: Lang,
    pub title: Option<String>,
    pub translates: Option<String>,
    /// The number as printed, where it is not a chapter's Roman numeral or a section's full-width digit.
    pub printed_number: Option<String>,
    pub body: RawBody,
    pub file: FileId,
    pub title_span: Span,
}

/// A measure, sub-measure or repeat as written; references are names.
pub struct RawMeasure {
    pub path: MeasurePath,
    pub title: Option<String>,
    pub translates: Option<String>,
    pub section: Option<Named>,
    pub owner: Option<Named>,
    pub parent: Option<Named>,
    pub repeats: Option<Named>,
    pub target: Vec<Named>,
    pub audience: Vec<Named>,
    pub programmes: Vec<Named>,
    pub aliases: Vec<Named>,
    pub status: Option<Named>,
    pub contact: Option<String>,
    pub links: Vec<RawLink>,
    pub body: RawBody,
    /// The whole front matter.
    pub span: Span,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLink {
    pub label: String,
    pub url: String,
}

/// The Markdown after the front matter, without white space around it.
pub struct RawBody {
    pub markdown: String,
    pub span: Span,
}

/// Parses one file; the document is missing where nothing can be made of it.
pub fn parse(sources: &Sources, file: FileId, folder: &str) -> (Option<Document>, Vec<Diagnostic>) {
    let source = sources.file(file);
    let relative = source.path.strip_prefix(folder).unwrap_or(&source.path).trim_start_matches('/');
    let mut problems = Vec::new();
    let document = match path::classify(relative) {
        Some(Kind::Plan) => {
            read_table(&source.text, file, &mut problems).map(|t| Document::Plan(file, Box::new(t)))
        }
        Some(Kind::Targets) => {
            read_table(&source.text, file, &mut problems).map(|t| Document::Targets(file, t))
        }
        Some(Kind::Accessibility) => {
            read_table(&source.text, file, &mut problems).map(|t| Document::Accessibility(file, Box::new(t)))
        }
        Some(Kind::Page(level, lang)) => page(&source.text, file, level, lang, &mut problems),
        Some(Kind::Measure(path)) => measure(&source.text, file, path, &mut problems),
        None => {
            problems
                .push(Diagnostic::error("misplaced-file").at(Span::start_of(file)).arg("path", &source.path));
            None
        }
    };
    (document, problems)
}

/// The front matter between two lines of `---`, and the body; both as ranges of the text.
pub fn split(text: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let start = text.strip_prefix("---\n").map(|_| 4)?;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    None
}

fn open<'a>(text: &'a str, file: FileId, problems: &mut Vec<Diagnostic>) -> Option<(Fields<'a>, RawBody)> {
    let Some((front, body)) = split(text) else {
        let code = if text.starts_with("---\n") { "front-matter-unclosed" } else { "front-matter-missing" };
        let end = text.find('\n').unwrap_or(text.len());
        problems.push(Diagnostic::error(code).at(Span { file, start: 0, end }));
        return None;
    };
    let yaml = &text[front.clone()];
    let fields = Fields::open(yaml, front.start, file, problems)?;
    let raw = &text[body.clone()];
    let markdown = raw.trim();
    let start = body.start + (raw.len() - raw.trim_start().len()).min(raw.len() - markdown.len());
    let span = Span { file, start, end: start + markdown.len() };
    Some((fields, RawBody { markdown: markdown.to_string(), span }))
}

fn page(
    text: &str,
    file: FileId,
    level: Level,
    lang: Lang,
    problems: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let (mut fields, body) = open(text, file, problems)?;
    let title = fields.take::<String>("title");
    let title_span = fields.key_span("title").unwrap_or(fields.whole());
    let page = Page {
        title,
        translates: if lang == Lang::En { fields.take("translates") } else { None },
        printed_number: if level == Level::Preamble { None } else { fields.take("printed_number") },
        level,
        lang,
        body,
        file,
        title_span,
    };
    // A translation without a title is one still to be filled in.
    if page.title.is_none() && page.level != Level::Preamble && lang == Lang::Ja {
        fields.missing("title");
    }
    fields.finish(problems);
    Some(Document::Page(page))
}

fn measure(text: &str, file: FileId, path: MeasurePath, problems: &mut Vec<Diagnostic>) -> Option<Document> {
    let (mut fields, body) = open(text, file, problems)?;
    if let Some(reason) = slug_problem(&path.slug) {
        problems.push(Diagnostic::error(reason).at(Span::start_of(file)).arg("found", &path.slug));
    }
    let official = path.lang == Lang::Ja;
    let mut raw = RawMeasure {
        title: fields.take("title"),
        translates: None,
        section: None,
        owner: None,
        parent: None,
        repeats: None,
        target: Vec::new(),
        audience: Vec::new(),
        programmes: Vec::new(),
        aliases: Vec::new(),
        status: None,
        contact: fields.take("contact"),
        links: fields.take("links").unwrap_or_default(),
        body,
        span: fields.whole(),
        path,
    };
    if official {
        raw.section = fields.take_named("section");
        raw.owner = fields.take_named("owner");
        raw.repeats = fields.take_named("repeats");
        raw.parent = fields.take_named("parent");
        raw.target = fields.take_list("target");
        raw.audience = fields.take_list("audience");
        raw.programmes = fields.take_list("programmes");
        raw.aliases = fields.take_list("aliases");
        raw.status = fields.take_named("status");
    } else {
        raw.translates = fields.take("translates");
    }
    check_links(&mut fields, &raw.links);
    require(&mut fields, &raw, official);
    fields.finish(problems);
    Some(Document::Measure(Box::new(raw)))
}

/// Only the web and mail: a link must not run a script or open a file of the reader's.
fn check_links(fields: &mut Fields<'_>, links: &[RawLink]) {
    let unsafe_links = links.iter().enumerate().filter(|(_, link)| !markdown::is_web_address(&link.url));
    for (at, link) in unsafe_links {
        let span = fields.span(&["links".into(), at.into(), "url".into()]);
        fields.problems.push(Diagnostic::error("invalid-url").at(span).arg("found", &link.url));
    }
}

fn require(fields: &mut Fields<'_>, raw: &RawMeasure, official: bool) {
    let repeat = raw.repeats.is_some();
    let unfinished = !official && raw.body.markdown.is_empty();
    if raw.title.is_none() && !repeat && !unfinished {
        fields.missing("title");
    }
    if official && raw.section.is_none() {
        fields.missing("section");
    }
    if official && raw.owner.is_none() {
        fields.missing("owner");
    }
    if repeat {
        for key in ["title", "target", "audience", "programmes", "aliases", "status", "contact", "links"] {
            if let Some(span) = fields.key_span(key) {
                fields.problems.push(Diagnostic::error("repeat-with-facts").at(span).arg("found", key));
            }
        }
    } else if official && raw.body.markdown.is_empty() {
        fields.problems.push(Diagnostic::error("empty-body").at(fields.whole()));
    }
}
