//! What authors wrote: one file → one [`Document`].
//!
//! 1. [`path`] reads kind, place, order, slug and language off the path.
//! 2. [`split`] parts front matter and body.
//! 3. [`fields`](super::fields) takes each key with its type; a wrong one is a problem at its place, and the rest is
//!    still read.

use serde_yaml::Value;

use crate::diagnostic::Diagnostic;
use crate::facts;
use crate::lang::Lang;
use crate::markdown;
use crate::plan::{Body, Line};
use crate::source::{FileId, Sources, Span};
use crate::yaml::Segment;

use super::fields::{Fields, Named, read_table};
use super::path::{self, EntryPath, Folder, Kind, slug_problem};
use super::tables::{AccessibilityTable, PlanTable, TargetsTable};

/// A parsed content file.
pub enum Document {
    Plan(FileId, Box<PlanTable>),
    Targets(FileId, Folder, Box<TargetsTable>),
    Accessibility(FileId, Box<AccessibilityTable>),
    Page(Box<RawPage>),
    Entry(Box<RawEntry>),
}

impl Document {
    /// The findings that its author lets stand, each with the reason; those of tables are told by the tables.
    pub fn exceptions(&self) -> &[(Named, Line)] {
        match self {
            Document::Page(page) => &page.allow,
            Document::Entry(entry) => &entry.allow,
            _ => &[],
        }
    }
}

/// What a translation says it was made from.
#[derive(Debug, Default)]
pub struct Origin {
    pub fingerprint: Option<String>,
    /// The official text of then, to tell later what has changed.
    pub text: Option<String>,
}

impl Origin {
    fn take(fields: &mut Fields<'_>) -> Self {
        Self { fingerprint: fields.take("translates"), text: fields.take("translated_from") }
    }
}

/// Preamble or node: a title and a text.
pub struct RawPage {
    pub folder: Folder,
    /// None for the official text.
    pub lang: Option<Lang>,
    pub title: Option<Line>,
    pub origin: Origin,
    /// What stands before the title, where the level's style says otherwise.
    pub printed_number: Option<String>,
    /// Id of the level, where the node is not right below the one above.
    pub level: Option<Named>,
    /// Who carries out the measures of this node, where they don't say.
    pub owners: Vec<RawOwner>,
    pub owner_printed: Option<Line>,
    /// Whom all measures below it concern.
    pub audience: Vec<Named>,
    /// Headings over the measures of owners that this node prints in its own words.
    pub headings: Vec<(Named, Line)>,
    /// Codes of findings that may stand here, with the reason.
    pub allow: Vec<(Named, Line)>,
    pub body: Body,
    pub file: FileId,
    /// The whole front matter.
    pub span: Span,
}

/// A measure, sub-measure, repeat or piece of prose as written; references are names.
pub struct RawEntry {
    pub path: EntryPath,
    /// None for the official text.
    pub lang: Option<Lang>,
    /// Whether it is a piece of prose.
    pub prose: bool,
    pub title: Option<Line>,
    /// What to tell where a title is needed and there is none.
    pub untitled: Option<Diagnostic>,
    /// `official` or `editorial`, where the plan says otherwise.
    pub title_kind: Option<Named>,
    pub origin: Origin,
    pub section: Option<Named>,
    pub owners: Vec<RawOwner>,
    pub owner_printed: Option<Line>,
    pub printed_number: Option<String>,
    pub mark: Option<String>,
    pub parent: Option<Named>,
    pub repeats: Option<Named>,
    pub target: Vec<Named>,
    pub audience: Vec<Named>,
    pub also_for: Vec<Named>,
    pub programmes: Vec<Named>,
    pub aliases: Vec<Named>,
    pub was: Vec<Named>,
    pub status: Option<Named>,
    /// Facts that are lines of text, by key.
    pub lines: Vec<(&'static str, Line)>,
    pub links: Vec<RawLink>,
    /// Codes of findings that may stand here, with the reason.
    pub allow: Vec<(Named, Line)>,
    pub body: Body,
    /// The whole front matter.
    pub span: Span,
}

/// An owner, and its role: `bureau`, or `{id: bureau, role: lead}`.
#[derive(Clone)]
pub struct RawOwner {
    pub owner: Named,
    pub role: Option<Named>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkRow {
    label: String,
    url: String,
}

pub struct RawLink {
    pub label: Line,
    pub url: String,
}

/// Parses one file; the document is missing where nothing can be made of it.
pub fn parse(sources: &Sources, file: FileId, folder: &str) -> (Option<Document>, Vec<Diagnostic>) {
    let source = sources.file(file);
    let relative = source.path.strip_prefix(folder).unwrap_or(&source.path).trim_start_matches('/');
    let mut problems = Vec::new();
    let text = &source.text;
    let document = match path::classify(relative) {
        Some(Kind::Plan) => read_table(text, file, &mut problems).map(|t| Document::Plan(file, Box::new(t))),
        Some(Kind::Targets(folder)) => {
            read_table(text, file, &mut problems).map(|t| Document::Targets(file, folder, Box::new(t)))
        }
        Some(Kind::Accessibility) => {
            read_table(text, file, &mut problems).map(|t| Document::Accessibility(file, Box::new(t)))
        }
        Some(Kind::Page(folder, lang)) => page(text, file, folder, lang, &mut problems),
        Some(Kind::Entry(path, lang)) => entry(text, file, path, lang, &mut problems),
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

fn open<'a>(
    text: &'a str,
    file: FileId,
    lang: Option<Lang>,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Fields<'a>, Body)> {
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
    // Here, since files are parsed in parallel; `resolve` knows whether the official text is Japanese.
    let text = markdown::to_text(markdown, lang.unwrap_or(Lang::JA));
    Some((fields, Body { markdown: markdown.to_string(), text, span }))
}

fn page(
    text: &str,
    file: FileId,
    folder: Folder,
    lang: Option<Lang>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let (mut fields, body) = open(text, file, lang, problems)?;
    let node = !folder.is_empty();
    let original = node && lang.is_none();
    let page = RawPage {
        title: fields.take_line("title"),
        origin: if lang.is_some() { Origin::take(&mut fields) } else { Origin::default() },
        printed_number: if original { fields.take("printed_number") } else { None },
        level: if original { fields.take_named("level") } else { None },
        owners: if original { take_owners(&mut fields) } else { Vec::new() },
        owner_printed: if node { fields.take_line("owner_printed") } else { None },
        audience: if original { fields.take_list("audience") } else { Vec::new() },
        headings: if node { fields.take_lines_by_name("headings") } else { Vec::new() },
        allow: fields.take_lines_by_name("allow"),
        folder,
        lang,
        body,
        file,
        span: fields.whole(),
    };
    // A translation without a title is one still to be filled in.
    match &page.title {
        _ if !original => {}
        None => fields.missing("title"),
        Some(title) if title.trim().is_empty() => fields.missing_in("title", &["title".into()]),
        Some(_) => {}
    }
    if let Some((part, reason)) = page.folder.last().and_then(|part| Some((part, slug_problem(&part.slug)?)))
    {
        problems.push(Diagnostic::error(reason).at(Span::start_of(file)).arg("found", &part.slug));
    }
    fields.finish(problems);
    Some(Document::Page(Box::new(page)))
}

fn entry(
    text: &str,
    file: FileId,
    path: EntryPath,
    lang: Option<Lang>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let (mut fields, body) = open(text, file, lang, problems)?;
    if let Some(reason) = slug_problem(&path.slug) {
        problems.push(Diagnostic::error(reason).at(Span::start_of(file)).arg("found", &path.slug));
    }
    let original = lang.is_none();
    let mut raw = RawEntry {
        prose: false,
        title: fields.take_line("title"),
        untitled: fields.unwritten("title"),
        title_kind: None,
        origin: Origin::default(),
        section: None,
        owners: Vec::new(),
        owner_printed: fields.take_line("owner_printed"),
        printed_number: None,
        mark: None,
        parent: None,
        repeats: None,
        target: Vec::new(),
        audience: Vec::new(),
        also_for: Vec::new(),
        programmes: Vec::new(),
        aliases: Vec::new(),
        was: Vec::new(),
        status: None,
        lines: facts::line_keys().filter_map(|key| Some((key, fields.take_line(key)?))).collect(),
        links: take_links(&mut fields),
        allow: fields.take_lines_by_name("allow"),
        body,
        span: fields.whole(),
        path,
        lang,
    };
    if original {
        take_facts(&mut fields, &mut raw);
    } else {
        raw.origin = Origin::take(&mut fields);
    }
    require(&mut fields, &raw);
    fields.finish(problems);
    Some(Document::Entry(Box::new(raw)))
}

/// The keys that only the official text has.
fn take_facts(fields: &mut Fields<'_>, raw: &mut RawEntry) {
    if let Some(kind) = fields.take_named("kind") {
        raw.prose = kind.name == "text";
        if !raw.prose && kind.name != "measure" {
            let problem = Diagnostic::error("unknown-choice").at(kind.span);
            fields.problems.push(problem.suggest(&kind.name, ["measure", "text"]));
        }
    }
    raw.title_kind = fields.take_named("title_kind");
    raw.section = fields.take_named("section");
    raw.owners = take_owners(fields);
    raw.printed_number = fields.take("printed_number");
    raw.mark = fields.take("mark");
    raw.repeats = fields.take_named("repeats");
    raw.parent = fields.take_named("parent");
    raw.target = fields.take_list("target");
    raw.audience = fields.take_list("audience");
    raw.also_for = fields.take_list("also_for");
    raw.programmes = fields.take_list("programmes");
    raw.aliases = fields.take_list("aliases");
    raw.was = fields.take_list("was");
    raw.status = fields.take_named("status");
}

/// `owner: bureau`, `owner: [planning, education]`, `owner: [{id: planning, role: lead}]`.
fn take_owners(fields: &mut Fields<'_>) -> Vec<RawOwner> {
    match fields.take::<Value>("owner") {
        None => Vec::new(),
        Some(Value::Sequence(rows)) => {
            let row = |(at, row): (usize, &Value)| take_owner(fields, row, &["owner".into(), at.into()]);
            rows.iter().enumerate().filter_map(row).collect()
        }
        Some(single) => take_owner(fields, &single, &["owner".into()]).into_iter().collect(),
    }
}

fn take_owner(fields: &mut Fields<'_>, row: &Value, path: &[Segment<'_>]) -> Option<RawOwner> {
    let Value::Mapping(facts) = row else {
        return Some(RawOwner { owner: fields.named(row, "owner", path)?, role: None });
    };
    let fact = |key| facts.get(key).map(|value| (value, [path, &[Segment::Key(key)]].concat()));
    let Some((id, place)) = fact("id") else {
        fields.missing_in("id", path);
        return None;
    };
    let owner = fields.named(id, "id", &place)?;
    let role = fact("role").and_then(|(role, place)| fields.named(role, "role", &place));
    Some(RawOwner { owner, role })
}

/// Only the web and mail: a link must not run a script or open a file of the reader's.
fn take_links(fields: &mut Fields<'_>) -> Vec<RawLink> {
    let rows: Vec<LinkRow> = fields.take("links").unwrap_or_default();
    let mut links = Vec::with_capacity(rows.len());
    for (at, row) in rows.into_iter().enumerate() {
        let span = |key: &'static str| fields.span(&["links".into(), at.into(), key.into()]);
        let (label, url) = (span("label"), span("url"));
        if !markdown::is_web_address(&row.url) {
            fields.problems.push(Diagnostic::error("invalid-url").at(url).arg("found", &row.url));
        }
        if row.label.trim().is_empty() {
            fields.missing_in("label", &["links".into(), at.into(), "label".into()]);
        }
        links.push(RawLink { label: Line { text: row.label, span: label }, url: row.url });
    }
    links
}

fn require(fields: &mut Fields<'_>, raw: &RawEntry) {
    if raw.lang.is_some() {
        return;
    }
    if raw.repeats.is_some() {
        let own = facts::FACTS.iter().map(|fact| fact.key).filter(|key| *key != "owner");
        for key in own.chain(["title", "aliases", "was"]) {
            if let Some(span) = fields.key_span(key) {
                fields.problems.push(Diagnostic::error("repeat-with-facts").at(span).arg("found", key));
            }
        }
    }
}
