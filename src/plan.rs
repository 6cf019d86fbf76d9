//! The plan: pure data, resolved and complete. Built by [`crate::load`], read by every view.
//!
//! Everything that can be referred to lives in one flat list of [`Plan`] in the order of print and is named by its
//! index there ([`NodeId`], [`MeasureId`] …). The outline is a tree of [`Node`]s whose levels the plan declares; what
//! stands in it is an [`Item`], so that a view which walks the items shows all there is ([`walk`]).

mod contact;
mod form;
mod measure;
mod names;
mod progress;
mod revision;
mod target;
pub mod walk;
mod years;

use std::ops::{Deref, Index};

pub use crate::date::Date;
use crate::lang::{Lang, Localized};
use crate::number::Style;
use crate::source::{FileId, Span};

pub use contact::Contact;
pub use form::{Form, Forms};
pub use measure::{Carrier, Entry, Link, Measure, OwnerLine, OwnerLineAt, Place, Repeat, Status};
pub use progress::{Figure, Grade, ProgressStatus, Report};
pub use revision::{Revision, RevisionKind};
pub use target::{
    Direction, Target, TargetGroup, TargetResult, TargetTable, TargetValue, Unit, YearValue, share,
    whole_percent,
};

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident => $list:ident: $item:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub u32);

        impl $id {
            pub fn at(self) -> usize {
                self.0 as usize
            }
        }

        impl Index<$id> for Plan {
            type Output = $item;
            fn index(&self, id: $id) -> &$item {
                &self.$list[id.0 as usize]
            }
        }
    )*};
}

ids! {
    /// 0-based index into [`Plan::levels`].
    LevelId => levels: Level;
    /// 0-based index into [`Plan::nodes`].
    NodeId => nodes: Node;
    /// 0-based index into [`Plan::measures`].
    MeasureId => measures: Measure;
    /// 0-based index into [`Plan::repeats`].
    RepeatId => repeats: Repeat;
    /// 0-based index into [`Plan::passages`].
    PassageId => passages: Passage;
    /// 0-based index into [`Plan::owners`].
    OwnerId => owners: Owner;
    /// 0-based index into [`Plan::roles`].
    RoleId => roles: Role;
    /// 0-based index into [`Plan::audiences`].
    AudienceId => audiences: Audience;
    /// 0-based index into [`Plan::programmes`].
    ProgrammeId => programmes: Programme;
    /// 0-based index into [`Plan::tables`].
    TableId => tables: TargetTable;
    /// 0-based index into [`Plan::targets`].
    TargetId => targets: Target;
    /// 0-based index into [`Plan::units`].
    UnitId => units: Unit;
    /// 0-based index into [`Plan::statuses`].
    ProgressStatusId => statuses: ProgressStatus;
}

/// 計画: the whole document of one year or period.
#[derive(Debug)]
pub struct Plan {
    /// The first is the official one; the others are translations.
    pub languages: Vec<Lang>,
    /// The levels of the outline, from the outside in.
    pub levels: Vec<Level>,
    /// How measures are printed.
    pub style: MeasureStyle,
    /// Of a plan that prints none, its year.
    pub title: Localized<Line>,
    /// Whether the plan prints no title.
    pub untitled: bool,
    /// Western year in which the fiscal year begins (April): 2023 for 令和５年度.
    pub fiscal_year: u16,
    /// The fiscal year as it is written: 令和５年度 / FY2023 (Reiwa 5).
    pub fiscal_year_label: Localized<Line>,
    /// Version of the handbook's content, as its editors count it: `1.0`.
    pub version: String,
    /// Date of this version of the content (not of any build), in the Gregorian calendar.
    pub date: Date,
    /// Who made the plan; in the order of the plan.
    pub parties: Vec<Localized<Line>>,
    pub preamble: Text,
    pub settings: Settings,
    /// The accessibility statement of the handbook, where its editors have written one.
    pub accessibility: Option<Accessibility>,
    /// Whom readers ask.
    pub contacts: Vec<Contact>,
    /// What was changed or put right within the year, the newest first.
    pub revisions: Vec<Revision>,
    pub owners: Vec<Owner>,
    pub roles: Vec<Role>,
    pub audiences: Vec<Audience>,
    pub programmes: Vec<Programme>,
    pub units: Vec<Unit>,
    /// In the order of print, a node before its children; the appendices last.
    pub nodes: Vec<Node>,
    /// Every measure in the order of print, a sub-measure after its parent; no repeats.
    pub measures: Vec<Measure>,
    pub repeats: Vec<Repeat>,
    pub passages: Vec<Passage>,
    pub tables: Vec<TargetTable>,
    pub targets: Vec<Target>,
    /// How a measure may go, the best first.
    pub statuses: Vec<ProgressStatus>,
    /// How results are graded, the best band first; empty where the plan has no rule.
    pub grades: Vec<Grade>,
    /// What was done, by measure and year.
    pub reports: Vec<Report>,
    /// Findings that may stand in a file.
    pub exceptions: Vec<Exception>,
}

/// A finding that the authors of a file let stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The code of the finding.
    pub code: String,
    /// Where the code is written: in the file that it is for.
    pub span: Span,
    pub reason: Line,
}

/// A line of text and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    pub span: Span,
}

impl Line {
    /// A text that stands in no file: one made by the program.
    pub fn made(text: impl Into<String>) -> Self {
        Self { text: text.into(), span: Span::start_of(FileId(0)) }
    }
}

impl Deref for Line {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

/// Markdown as written, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub markdown: String,
    /// Plain text: no markup, one line a paragraph.
    pub text: String,
    pub span: Span,
}

impl Body {
    /// Where a part of the Markdown, in bytes, is written.
    pub fn place(&self, range: &std::ops::Range<usize>) -> Span {
        Span { start: self.span.start + range.start, end: self.span.start + range.end, ..self.span }
    }
}

/// A body and how each translation of its page stands to the official text.
#[derive(Clone, Debug)]
pub struct Text {
    pub body: Localized<Body>,
    pub translations: Translations,
}

/// The state of the translations of a page, in the order of the plan's languages; the official one has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translations {
    /// In the order of the plan's translations.
    pub states: Vec<(Lang, Translation)>,
    /// The official text that a stale translation was made from, where it is kept.
    pub made_from: Vec<(Lang, String)>,
}

impl Translations {
    /// How the page stands in a language; the official text is always current.
    pub fn of(&self, lang: Lang) -> Translation {
        self.states.iter().find(|(of, _)| *of == lang).map_or(Translation::Current, |(_, state)| *state)
    }

    /// The official text that the translation was made from, where it has changed since.
    pub fn made_from(&self, lang: Lang) -> Option<&str> {
        self.made_from.iter().find(|(of, _)| *of == lang).map(|(_, text)| text.as_str())
    }
}

/// How a translation stands to the text it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translation {
    Current,
    /// The original has changed since.
    Stale,
    Missing,
}

/// 章, 節, 基本目標, 施策の方向 …: what headings of one depth are, and how they are numbered.
#[derive(Clone, Debug)]
pub struct Level {
    pub id: String,
    pub name: Localized<Line>,
    pub number: Style,
    /// In the printed handbook, whether each begins a page.
    pub begins_page: bool,
}

/// How measures are printed, where a measure does not say otherwise.
#[derive(Clone, Debug)]
pub struct MeasureStyle {
    pub title: TitleKind,
    /// The number before a measure, counted within its node.
    pub number: Style,
    pub mark: String,
    pub sub_mark: String,
    pub repeat_mark: String,
    pub owner: OwnerLineAt,
}

impl MeasureStyle {
    /// Whether what is printed before an entry is no more than its mark.
    pub fn is_mark(&self, printed: &str) -> bool {
        printed == self.mark || printed == self.sub_mark
    }
}

/// What the titles of measures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// Printed in the plan.
    Official,
    /// Given by the handbook's editors, so that measures can be told apart in lists.
    Editorial,
    /// None: lists show how the text begins.
    None,
}

/// A heading of the outline, and all that stands below it.
#[derive(Debug)]
pub struct Node {
    /// Unique in the plan and short: the numbers from the outside in, `4-1`; `a1` for the first appendix.
    pub id: String,
    pub slug: String,
    pub level: LevelId,
    /// 0 for a node at the top.
    pub depth: usize,
    pub parent: Option<NodeId>,
    /// 0 where it has none.
    pub number: u16,
    pub appendix: bool,
    /// What the plan prints before the title: Ⅰ, 第１章; may be empty.
    pub printed: String,
    pub title: Localized<Line>,
    pub text: Text,
    /// Whom all measures below it concern.
    pub audiences: Vec<AudienceId>,
    /// In the order of print; child nodes last.
    pub items: Vec<Item>,
    /// The file of the official text.
    pub file: FileId,
}

/// What stands below a heading.
#[derive(Clone, Debug)]
pub enum Item {
    Node(NodeId),
    /// The heading over an owner's measures: the entries after it are that owner's.
    Heading(OwnerHeading),
    Entry(Entry),
    Passage(PassageId),
    /// A line that names who carries out the measures above it: 担当課：企画課・学校教育課.
    OwnerLine(Localized<Line>),
    Table(TableId),
}

#[derive(Clone, Debug)]
pub struct OwnerHeading {
    pub owner: OwnerId,
    /// As printed: 埼玉労働局が取り組む施策.
    pub text: Localized<Line>,
}

/// A piece of prose that stands between measures.
#[derive(Debug)]
pub struct Passage {
    /// Unique among measures, repeats and passages.
    pub slug: String,
    pub node: NodeId,
    pub text: Text,
    pub span: Span,
}

/// What plan.yaml says of the publication rather than of the plan.
#[derive(Debug, Default)]
pub struct Settings {
    /// Absolute URL of the published site, ending in `/`; without it no absolute URL is written.
    pub base_url: Option<String>,
    /// Where the official text comes from.
    pub source: Option<Localized<Line>>,
    pub publisher: Option<Localized<Line>>,
    /// What readers may type into the search, as examples.
    pub search_examples: Vec<Localized<Line>>,
    pub licence: Option<Localized<Line>>,
    /// What a build makes besides the pages where its command line does not say.
    pub editions_made: Forms,
}

/// What was tested for accessibility, how, and what was not.
#[derive(Debug)]
pub struct Accessibility {
    /// Day of the test.
    pub date: Date,
    /// The statements in the order they are shown, each with its name: `standard`, `tools` …
    pub facts: Vec<(&'static str, Vec<Localized<Line>>)>,
}

/// 実施主体: who carries a measure out.
#[derive(Debug)]
pub struct Owner {
    pub id: String,
    pub name: Localized<Line>,
    /// The heading over its measures, where the plan groups measures under owners.
    pub heading: Option<Localized<Line>>,
    /// The owners that a joint owner stands for; its measures are in their indexes too.
    pub members: Vec<OwnerId>,
}

/// What an owner is to a measure: 主担当, Partner Agency.
#[derive(Debug)]
pub struct Role {
    pub id: String,
    pub name: Localized<Line>,
}

/// 対象者: whom a measure serves.
#[derive(Debug)]
pub struct Audience {
    pub id: String,
    pub name: Localized<Line>,
    /// What they may be looking for, in plain words: 求人、職業相談、訓練.
    pub about: Option<Localized<Line>>,
    /// One of [`ICONS`], shown beside the name.
    pub icon: Option<String>,
    /// What is for them concerns these too: single parents are parents.
    pub implies: Vec<AudienceId>,
}

/// The pictures that the theme draws for audiences.
pub const ICONS: [&str; 14] = [
    "search", "work", "company", "sprout", "study", "globe", "sun", "person", "family", "home", "access",
    "health", "path", "support",
];

/// 事業・制度名: a named scheme.
#[derive(Debug)]
pub struct Programme {
    pub id: String,
    pub name: Localized<Line>,
}

impl Plan {
    /// The language of the official text.
    pub fn official(&self) -> Lang {
        self.languages[0]
    }

    /// The languages of the translations.
    pub fn translations(&self) -> &[Lang] {
        &self.languages[1..]
    }
}
