//! Values of a table with their places: [`Spot`] walks into a table as its author wrote it and turns each value into
//! what the plan holds, or into a problem at its place.

use std::cell::RefCell;

use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, Localized};
use crate::number::Style;
use crate::plan::{Date, Line};
use crate::source::{FileId, Span};
use crate::yaml::{Places, Segment};

use super::tables::Text;

/// A table file while it is read.
pub struct Table<'a> {
    pub file: FileId,
    text: &'a str,
    places: Option<Places>,
    languages: &'a [Lang],
    problems: RefCell<Vec<Diagnostic>>,
}

/// A step into a table.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Item(usize),
}

/// A place in a table.
#[derive(Clone)]
pub struct Spot<'t, 'a> {
    table: &'t Table<'a>,
    path: Vec<Step>,
}

impl<'a> Table<'a> {
    pub fn new(file: FileId, text: &'a str, languages: &'a [Lang]) -> Self {
        Self { file, text, places: Places::of(text).ok(), languages, problems: RefCell::new(Vec::new()) }
    }

    pub fn root(&self) -> Spot<'_, 'a> {
        Spot { table: self, path: Vec::new() }
    }

    pub fn into_problems(self) -> Vec<Diagnostic> {
        self.problems.into_inner()
    }
}

impl Spot<'_, '_> {
    pub fn key(&self, key: &str) -> Self {
        self.step(Step::Key(key.to_string()))
    }

    pub fn item(&self, at: usize) -> Self {
        self.step(Step::Item(at))
    }

    fn step(&self, step: Step) -> Self {
        let path = self.path.iter().cloned().chain([step]).collect();
        Self { table: self.table, path }
    }

    /// Where `value`, which stands here, is written; where it is written in another form, the whole of what
    /// stands here, and where there is nothing, what is around it.
    pub fn span(&self, value: &str) -> Span {
        let here = self.segments();
        let range = (0..=here.len()).rev().find_map(|end| self.table.places.as_ref()?.value(&here[..end]));
        let range = range.unwrap_or(0..self.table.text.len());
        let at = self.table.text[range.clone()].find(value).map(|at| range.start + at);
        let first_line = || self.table.text[range.clone()].lines().next().map_or(0, str::len);
        match at {
            Some(start) => Span { file: self.table.file, start, end: start + value.len() },
            None => Span { file: self.table.file, start: range.start, end: range.start + first_line() },
        }
    }

    /// Where the key of this place is written.
    pub fn key_span(&self) -> Span {
        let range = self.table.places.as_ref().and_then(|places| places.key(&self.segments()));
        range.map_or_else(
            || self.span(""),
            |range| Span { file: self.table.file, start: range.start, end: range.end },
        )
    }

    fn segments(&self) -> Vec<Segment<'_>> {
        let segment = |step| match step {
            &Step::Item(at) => Segment::Index(at),
            Step::Key(key) => Segment::Key(key),
        };
        self.path.iter().map(segment).collect()
    }

    pub fn problem(&self, problem: Diagnostic) {
        self.table.problems.borrow_mut().push(problem);
    }

    pub fn line(&self, text: &str) -> Line {
        Line { text: text.to_string(), span: self.span(text) }
    }

    /// A text of the table in the plan's languages. A plain string is in the official one.
    pub fn text(&self, text: &Text) -> Localized<Line> {
        let official = self.table.languages[0];
        let by = match text {
            Text::Plain(text) => {
                if text.trim().is_empty() {
                    let problem = Diagnostic::error("missing-official-text").at(self.whole());
                    self.problem(problem.arg("lang", official.code()));
                }
                return Localized::only(official, self.line(text));
            }
            Text::By(by) => by,
        };
        self.by_language(by.iter().map(|(code, text)| (code.as_str(), text.as_deref())))
    }

    /// Texts by the codes of their languages.
    pub fn by_language<'t>(
        &self,
        by: impl Iterator<Item = (&'t str, Option<&'t str>)> + Clone,
    ) -> Localized<Line> {
        let languages = self.table.languages;
        for (code, _) in by.clone() {
            let declared = languages.iter().any(|lang| lang.code() == code);
            if !declared && Lang::of(code).is_none() {
                let allowed = languages.iter().map(|lang| lang.code());
                self.problem(
                    Diagnostic::error("unknown-language")
                        .at(self.key(code).key_span())
                        .suggest(code, allowed),
                );
            }
        }
        let find = |lang: Lang| by.clone().find(|(code, _)| *code == lang.code()).and_then(|(_, text)| text);
        let find = |lang: Lang| find(lang).filter(|text| !text.trim().is_empty());
        let line = |lang: Lang, text: &str| self.key(lang.code()).line(text);
        let official = find(languages[0]).map(|text| line(languages[0], text));
        if official.is_none() {
            let problem = Diagnostic::error("missing-official-text").at(self.whole());
            self.problem(problem.arg("lang", languages[0].code()));
        }
        let translated = languages[1..].iter().filter_map(|&lang| Some((lang, line(lang, find(lang)?))));
        Localized {
            lang: languages[0],
            official: official.unwrap_or_else(|| Line { text: String::new(), span: self.whole() }),
            translations: translated.collect(),
        }
    }

    pub fn optional(&self, text: &Option<Text>) -> Option<Localized<Line>> {
        text.as_ref().filter(|text| !text.is_blank()).map(|text| self.text(text))
    }

    pub fn texts(&self, texts: &[Text]) -> Vec<Localized<Line>> {
        texts.iter().enumerate().map(|(at, text)| self.item(at).text(text)).collect()
    }

    /// The key this place is under, for what is missing here.
    fn whole(&self) -> Span {
        let is_key = |step: &Step| matches!(step, Step::Key(_));
        let end = self.path.iter().rposition(is_key).map_or(0, |at| at + 1);
        Self { table: self.table, path: self.path[..end].to_vec() }.key_span()
    }

    /// A date; a problem and none where it is none.
    pub fn date(&self, text: &str) -> Option<Date> {
        let date = Date::parse(text);
        if date.is_none() {
            self.problem(Diagnostic::error("invalid-date").at(self.span(text)).arg("found", text));
        }
        date
    }

    /// A style of numbers.
    pub fn style(&self, text: &Option<String>, default: Style) -> Style {
        let Some(text) = text else { return default };
        Style::of(text).unwrap_or_else(|| {
            let problem = Diagnostic::error("unknown-number-style").at(self.span(text));
            self.problem(problem.suggest(text, Style::names()));
            default
        })
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&self, text: &Option<String>, choices: &[(&'static str, T)], default: T) -> T {
        let Some(text) = text else { return default };
        match choices.iter().find(|(name, _)| name == text) {
            Some((_, value)) => *value,
            None => {
                let problem = Diagnostic::error("unknown-choice").at(self.span(text));
                self.problem(problem.suggest(text, choices.iter().map(|(name, _)| *name)));
                default
            }
        }
    }
}
