//! What authors wrote: one file → one [`Document`].
//!
//! 1. [`classify`] reads kind, order, slug and language off the path.
//! 2. [`split`] parts front matter and body.
//! 3. [`Fields`] takes each key with its type; a wrong one is a problem at its place, and the rest is
//!    still read.

use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use crate::diagnostic::Diagnostic;
use crate::i18n::Lang;
use crate::markdown;
use crate::source::{FileId, Sources, Span};

use super::tables::{AccessibilityTable, PlanTable, TargetsTable};

/// Longest slug, in characters: paths in the offline bundle stay below 100.
pub const MAX_SLUG: usize = 60;

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

/// Where a page stands, as its path says. Numbers count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Preamble,
    Chapter { number: u16, slug: String },
    Section { chapter: u16, number: u16, slug: String },
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

/// A name and where it is written.
#[derive(Clone, Debug)]
pub struct Named {
    pub name: String,
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

/// `<chapter>-<slug>/<section>-<slug>/<owner>-<order>-<slug>[.en].md`, taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeasurePath {
    pub chapter: u16,
    pub section: u16,
    pub owner: String,
    pub order: u32,
    pub slug: String,
    pub lang: Lang,
}

enum Kind {
    Plan,
    Targets,
    Accessibility,
    Page(Level, Lang),
    Measure(MeasurePath),
}

/// Parses one file; the document is missing where nothing can be made of it.
pub fn parse(sources: &Sources, file: FileId, folder: &str) -> (Option<Document>, Vec<Diagnostic>) {
    let source = sources.file(file);
    let relative = source.path.strip_prefix(folder).unwrap_or(&source.path).trim_start_matches('/');
    let mut problems = Vec::new();
    let document = match classify(relative) {
        Some(Kind::Plan) => {
            table(&source.text, file, &mut problems).map(|t| Document::Plan(file, Box::new(t)))
        }
        Some(Kind::Targets) => table(&source.text, file, &mut problems).map(|t| Document::Targets(file, t)),
        Some(Kind::Accessibility) => {
            table(&source.text, file, &mut problems).map(|t| Document::Accessibility(file, Box::new(t)))
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

fn classify(path: &str) -> Option<Kind> {
    match path {
        "plan.yaml" => return Some(Kind::Plan),
        "targets.yaml" => return Some(Kind::Targets),
        "accessibility.yaml" => return Some(Kind::Accessibility),
        _ => {}
    }
    let parts: Vec<&str> = path.split('/').collect();
    let (name, lang) = language(parts.last()?.strip_suffix(".md")?);
    let folder = |part: &str| {
        let (number, slug) = part.split_once('-')?;
        Some((number.parse::<u16>().ok().filter(|&number| number > 0)?, slug.to_string()))
    };
    match (parts.as_slice(), name) {
        ([_], "_index") => Some(Kind::Page(Level::Preamble, lang)),
        ([chapter, _], "_index") => {
            let (number, slug) = folder(chapter)?;
            Some(Kind::Page(Level::Chapter { number, slug }, lang))
        }
        ([chapter, section, _], "_index") => {
            let (number, slug) = folder(section)?;
            Some(Kind::Page(Level::Section { chapter: folder(chapter)?.0, number, slug }, lang))
        }
        ([chapter, section, _], _) => {
            let (owner, rest) = name.split_once('-')?;
            let (order, slug) = rest.split_once('-')?;
            Some(Kind::Measure(MeasurePath {
                chapter: folder(chapter)?.0,
                section: folder(section)?.0,
                owner: owner.to_string(),
                order: order.parse().ok()?,
                slug: slug.to_string(),
                lang,
            }))
        }
        _ => None,
    }
}

fn language(name: &str) -> (&str, Lang) {
    match name.strip_suffix(".en") {
        Some(name) => (name, Lang::En),
        None => (name, Lang::Ja),
    }
}

/// Why a slug can't name a page: it must be ASCII lower case, digits and hyphens, short, and no name
/// that Windows reserves.
pub fn slug_problem(slug: &str) -> Option<&'static str> {
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let device = |name: &str| {
        let name = slug.strip_prefix(name)?;
        (name.len() == 1 && name.as_bytes()[0].is_ascii_digit()).then_some(())
    };
    if slug.is_empty() || slug.starts_with('-') || slug.ends_with('-') {
        Some("slug-empty")
    } else if !slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        Some("slug-characters")
    } else if slug.len() > MAX_SLUG {
        Some("slug-too-long")
    } else if RESERVED.contains(&slug) || device("com").is_some() || device("lpt").is_some() {
        Some("slug-reserved")
    } else {
        None
    }
}

fn table<T: DeserializeOwned>(text: &str, file: FileId, problems: &mut Vec<Diagnostic>) -> Option<T> {
    match parse_yaml(text) {
        Ok(table) => Some(table),
        Err(error) => {
            problems.push(yaml_problem(&error, text, file, 0));
            None
        }
    }
}

/// Deepest nesting of brackets in YAML. The tables need three; the parser takes a time that grows with
/// the square of the depth.
const MAX_DEPTH: usize = 64;

fn parse_yaml<T: DeserializeOwned>(yaml: &str) -> Result<T, serde_yaml::Error> {
    let mut depth = 0_usize;
    for byte in yaml.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(serde::de::Error::custom("nested too deeply"));
        }
    }
    serde_yaml::from_str(yaml)
}

/// A YAML error at its place; `offset` is where the YAML begins in the file.
fn yaml_problem(error: &serde_yaml::Error, yaml: &str, file: FileId, offset: usize) -> Diagnostic {
    let start = error.location().map_or(0, |at| at.index().min(yaml.len()));
    let start = (0..=start).rev().find(|&at| yaml.is_char_boundary(at)).unwrap_or(0);
    let rest = &yaml[start..];
    let length = rest.find('\n').unwrap_or(rest.len()).max(rest.chars().next().map_or(0, char::len_utf8));
    let span = Span { file, start: offset + start, end: offset + start + length };
    let cause = error.to_string();
    // The error counts lines from the start of the front matter; the span has the file's.
    let cause = cause.split(" at line ").next().unwrap_or(&cause);
    Diagnostic::error("yaml").at(span).arg("cause", cause)
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
    let map = match parse_yaml::<Option<Mapping>>(yaml) {
        Ok(map) => map.unwrap_or_default(),
        Err(error) => {
            problems.push(yaml_problem(&error, yaml, file, front.start));
            return None;
        }
    };
    let raw = &text[body.clone()];
    let markdown = raw.trim();
    let start = body.start + (raw.len() - raw.trim_start().len()).min(raw.len() - markdown.len());
    let span = Span { file, start, end: start + markdown.len() };
    let fields = Fields { map, yaml, offset: front.start, file, problems: Vec::new(), known: Vec::new() };
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
    for link in links.iter().filter(|link| !markdown::is_web_address(&link.url)) {
        let span = fields.item_span("links", &link.url).unwrap_or(fields.whole());
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

/// The keys of a front matter, each taken once with its type.
struct Fields<'a> {
    map: Mapping,
    yaml: &'a str,
    /// Where the YAML begins in the file, in bytes.
    offset: usize,
    file: FileId,
    problems: Vec<Diagnostic>,
    known: Vec<&'static str>,
}

impl Fields<'_> {
    fn whole(&self) -> Span {
        let first = self.yaml.find('\n').unwrap_or(self.yaml.len());
        Span { file: self.file, start: self.offset, end: self.offset + first }
    }

    /// The value of a key, if it is there and has the type.
    fn take<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        self.known.push(key);
        let value = self.map.remove(key).filter(|value| !value.is_null())?;
        match serde_yaml::from_value(value) {
            Ok(value) => Some(value),
            Err(error) => {
                let span = self.value_span(key).unwrap_or(self.whole());
                let problem = Diagnostic::error("wrong-type").at(span).arg("key", key);
                self.problems.push(problem.arg("cause", error.to_string()));
                None
            }
        }
    }

    fn take_named(&mut self, key: &'static str) -> Option<Named> {
        let span = self.value_span(key);
        let value: Value = self.take(key)?;
        match scalar(&value) {
            Some(name) => Some(Named { name, span: span.unwrap_or(self.whole()) }),
            None => {
                self.wrong_type(key, "text");
                None
            }
        }
    }

    /// A list of names; one name alone is a list of one.
    fn take_list(&mut self, key: &'static str) -> Vec<Named> {
        let Some(value) = self.take::<Value>(key) else { return Vec::new() };
        let items = match value {
            Value::Sequence(items) => items,
            single => vec![single],
        };
        let mut names = Vec::with_capacity(items.len());
        for item in items {
            match scalar(&item) {
                Some(name) => {
                    let span = self.item_span(key, &name).unwrap_or(self.whole());
                    names.push(Named { name, span });
                }
                None => self.wrong_type(key, "list"),
            }
        }
        names
    }

    fn wrong_type(&mut self, key: &'static str, expected: &'static str) {
        let span = self.value_span(key).unwrap_or(self.whole());
        self.problems.push(Diagnostic::error("wrong-type").at(span).arg("key", key).arg("cause", expected));
    }

    fn missing(&mut self, key: &'static str) {
        // A value that could not be read has its own message.
        if self.key_span(key).is_none() || self.value_span(key).is_none_or(|span| span.start == span.end) {
            self.problems.push(Diagnostic::error("missing-key").at(self.whole()).arg("key", key));
        }
    }

    /// Start of the line `key: …` in the front matter, which is flat, and of the next key's line.
    fn block(&self, key: &str) -> Option<(usize, usize)> {
        let mut at = 0;
        let mut found = None;
        for line in self.yaml.split_inclusive('\n') {
            if found.is_some() && !line.starts_with([' ', '-', '#', '\n']) {
                return found.map(|start| (start, at));
            }
            if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
                found = Some(at);
            }
            at += line.len();
        }
        found.map(|start| (start, at))
    }

    fn key_span(&self, key: &str) -> Option<Span> {
        let (start, _) = self.block(key)?;
        let start = self.offset + start;
        Some(Span { file: self.file, start, end: start + key.len() })
    }

    fn value_span(&self, key: &str) -> Option<Span> {
        let (start, _) = self.block(key)?;
        let line = self.yaml[start..].lines().next().unwrap_or_default();
        let line = line.split(" #").next().unwrap_or(line);
        let colon = line.find(':')? + 1;
        let value = line[colon..].trim();
        let from = colon + line[colon..].len() - line[colon..].trim_start().len();
        let start = self.offset + start + from.min(line.len());
        Some(Span { file: self.file, start, end: start + value.len() })
    }

    fn item_span(&self, key: &str, item: &str) -> Option<Span> {
        let (start, end) = self.block(key)?;
        let skip = start + key.len();
        let at = self.yaml[skip..end].find(item)?;
        let start = self.offset + skip + at;
        Some(Span { file: self.file, start, end: start + item.len() })
    }

    /// Reports the keys that nothing took.
    fn finish(mut self, problems: &mut Vec<Diagnostic>) {
        for key in self.map.keys().filter_map(scalar).collect::<Vec<_>>() {
            let span = self.key_span(&key).unwrap_or(self.whole());
            let problem = Diagnostic::error("unknown-key").at(span).suggest(&key, self.known.iter().copied());
            self.problems.push(problem);
        }
        problems.append(&mut self.problems);
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}
