//! What the search knows of a plan: plain data, free of the plan's own types. [`super::documents`] makes it.
//!
//! Everything that is told in every language is a list in the order of [`Corpus::languages`].

use crate::lang::Lang;

/// What is searched, in every language.
#[derive(Debug)]
pub struct Corpus {
    /// The official language first.
    pub languages: Vec<Lang>,
    /// What each level of headings is called (章, Chapter), the outermost first.
    pub levels: Vec<Vec<String>>,
    /// One document each, in the plan's order.
    pub measures: Vec<Entry>,
    /// One document each, after those of the measures; inner ones first.
    pub headings: Vec<Heading>,
    /// Sub-measures, and where measures are printed again.
    pub placements: Vec<Placement>,
    pub owners: Vec<Named>,
    pub audiences: Vec<Named>,
    /// Other things that have a page and a name.
    pub things: Vec<(Kind, Named)>,
}

/// What kind a name is of; the reader is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Heading,
    Owner,
    Audience,
    Programme,
    Target,
}

impl Kind {
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Heading => "heading",
            Kind::Owner => "owner",
            Kind::Audience => "audience",
            Kind::Programme => "programme",
            Kind::Target => "target",
        }
    }
}

/// The fields of one document, in one language and as written. Empty where there is no translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub title: String,
    /// The text, then the titles and texts of the sub-measures; one line a paragraph.
    pub body: String,
    /// Names of programmes and audiences, and what is worded otherwise in a repeat.
    pub extra: String,
}

/// A measure of the top level.
#[derive(Debug)]
pub struct Entry {
    pub slug: String,
    pub number: String,
    /// Places in [`Corpus::owners`] and [`Corpus::audiences`].
    pub owners: Vec<usize>,
    pub audiences: Vec<usize>,
    pub documents: Vec<Document>,
    /// The titles as they are shown, each with the language it is in.
    pub titles: Vec<(String, Lang)>,
}

/// A heading, which speaks for the measures from `first` to before `end`.
#[derive(Debug)]
pub struct Heading {
    pub id: String,
    /// `4`, `4-1`: the beginning of its measures' numbers.
    pub number: String,
    pub first: usize,
    pub end: usize,
    pub is_outermost: bool,
    /// Whether it has no heading below it.
    pub is_inner: bool,
    pub href: String,
    /// The titles as they are shown with their numbers: Ⅳ 女性の活躍推進.
    pub labels: Vec<String>,
    /// The titles, where there are translations.
    pub titles: Vec<Option<String>>,
}

/// A sub-measure, or where a measure is printed again.
#[derive(Debug)]
pub struct Placement {
    pub slug: String,
    pub number: String,
    /// The measure of the top level that it stands for or belongs to.
    pub document: usize,
    pub is_repeat: bool,
    /// Whether it is shown below that measure's result.
    pub is_shown: bool,
    pub href: String,
    pub titles: Vec<String>,
    pub bodies: Vec<String>,
}

/// A thing with a page and a name.
#[derive(Debug)]
pub struct Named {
    pub id: String,
    pub href: String,
    pub names: Vec<String>,
    /// What else is told: the number of a heading, the values of a target.
    pub details: Vec<String>,
}
