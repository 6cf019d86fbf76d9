//! The plan: pure data, resolved and complete. Built by [`crate::load`], read by every view.
//!
//! Everything that can be referred to lives in one flat list of [`Plan`] in the plan's own order and
//! is named by its index there ([`MeasureId`], [`SectionId`] …), so that a view walks it without
//! look-ups by name and a repeat can't be taken for a second measure.

use std::ops::Index;

pub use crate::date::Date;
use crate::i18n::Localized;
use crate::source::Span;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident => $list:ident: $item:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub u32);

        impl Index<$id> for Plan {
            type Output = $item;
            fn index(&self, id: $id) -> &$item {
                &self.$list[id.0 as usize]
            }
        }
    )*};
}

ids! {
    /// 0-based index into [`Plan::chapters`].
    ChapterId => chapters: Chapter;
    /// 0-based index into [`Plan::sections`].
    SectionId => sections: Section;
    /// 0-based index into [`Plan::measures`].
    MeasureId => measures: Measure;
    /// 0-based index into [`Plan::repeats`].
    RepeatId => repeats: Repeat;
    /// 0-based index into [`Plan::owners`].
    OwnerId => owners: Owner;
    /// 0-based index into [`Plan::audiences`].
    AudienceId => audiences: Audience;
    /// 0-based index into [`Plan::programmes`].
    ProgrammeId => programmes: Programme;
    /// 0-based index into [`Plan::targets`].
    TargetId => targets: Target;
}

/// 計画: the whole document of one fiscal year.
#[derive(Debug)]
pub struct Plan {
    pub title: Localized<String>,
    /// Western year in which the fiscal year begins (April): 2023 for 令和５年度.
    pub fiscal_year: u16,
    /// The fiscal year as it is written: 令和５年度 / FY2023 (Reiwa 5).
    pub fiscal_year_label: Localized<String>,
    /// Version of the handbook's content, as its editors count it: `1.0`.
    pub version: String,
    /// Date of this version of the content (not of any build), in the Gregorian calendar.
    pub date: Date,
    /// Who made the plan; in the order of the plan.
    pub parties: Vec<Localized<String>>,
    pub preamble: Localized<Body>,
    pub preamble_translation: Translation,
    pub settings: Settings,
    /// The accessibility statement of the handbook, where its editors have written one.
    pub accessibility: Option<Accessibility>,
    pub owners: Vec<Owner>,
    pub audiences: Vec<Audience>,
    pub programmes: Vec<Programme>,
    /// The chapters of measures; the chapter of targets is [`Plan::target_chapter`].
    pub chapters: Vec<Chapter>,
    pub sections: Vec<Section>,
    /// Every measure in the plan's order, a sub-measure after its parent; no repeats.
    pub measures: Vec<Measure>,
    pub repeats: Vec<Repeat>,
    pub targets: Vec<Target>,
    pub target_chapter: TargetChapter,
}

/// What plan.yaml says of the publication rather than of the plan.
#[derive(Debug, Default)]
pub struct Settings {
    /// Absolute URL of the published site, ending in `/`; without it no absolute URL is written.
    pub base_url: Option<String>,
    /// Where the official text comes from.
    pub source: Option<Localized<String>>,
    pub publisher: Option<Localized<String>>,
    pub licence: Option<Localized<String>>,
}

/// What was tested for accessibility, how, and what was not.
#[derive(Debug)]
pub struct Accessibility {
    /// Day of the test.
    pub date: Date,
    /// The statements in the order they are shown, each with its name: `standard`, `tools` …
    pub facts: Vec<(&'static str, Vec<Localized<String>>)>,
}

/// 章. Its number is its position, from 1.
#[derive(Debug)]
pub struct Chapter {
    /// 1 for Ⅰ.
    pub number: u16,
    /// The number as the plan prints it where that is not the Roman numeral: 第１章.
    pub printed_number: Option<String>,
    pub slug: String,
    pub title: Localized<String>,
    pub introduction: Localized<Body>,
    pub translation: Translation,
    pub sections: Vec<SectionId>,
}

/// 節: `4-1` is the first section of chapter Ⅳ.
#[derive(Debug)]
pub struct Section {
    pub id: String,
    pub chapter: ChapterId,
    /// 1 for １.
    pub number: u16,
    /// The number as the plan prints it where that differs from a full-width digit: `２．`.
    pub printed_number: Option<String>,
    pub slug: String,
    pub title: Localized<String>,
    pub translation: Translation,
    /// The measures by owner, in the plan's order; no group is empty.
    pub groups: Vec<Group>,
}

/// The list of one owner in a section.
#[derive(Debug)]
pub struct Group {
    pub owner: OwnerId,
    /// Measures and repeats of the top level; sub-measures are in [`Measure::children`].
    pub entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    Measure(MeasureId),
    Repeat(RepeatId),
}

/// Where an entry is printed.
#[derive(Clone, Debug)]
pub struct Place {
    pub chapter: ChapterId,
    pub section: SectionId,
    pub owner: OwnerId,
    /// Counts from 1 within the owner's list of the section, or within the parent.
    pub position: u32,
    /// Unique in the plan and stable in reading: `4-1-3` is the third entry of section 4-1 whoever
    /// its owner is; `5-1-5-2` is the second sub-measure of 5-1-5.
    pub number: String,
    pub parent: Option<MeasureId>,
}

/// 施策 (or, with a parent, 内訳): the unit of authoring, of linking and of search.
#[derive(Debug)]
pub struct Measure {
    /// Unique among measures and repeats; ASCII lower case.
    pub slug: String,
    pub place: Place,
    /// Editorial: the plan's measures have no titles.
    pub title: Localized<String>,
    /// The official text, and its translation.
    pub body: Localized<Body>,
    pub translation: Translation,
    pub targets: Vec<TargetId>,
    pub audiences: Vec<AudienceId>,
    pub programmes: Vec<ProgrammeId>,
    /// Sub-measures and repeats of sub-measures, in order.
    pub children: Vec<Entry>,
    /// Where this measure is printed again.
    pub repeats: Vec<RepeatId>,
    /// 新規・拡充・継続, where the plan says so.
    pub status: Option<Status>,
    pub contact: Option<Localized<String>>,
    pub links: Vec<Link>,
    /// Former slugs, which lead here.
    pub aliases: Vec<String>,
    pub span: Span,
}

/// （再掲）: an entry that stands for a measure printed elsewhere.
#[derive(Debug)]
pub struct Repeat {
    pub slug: String,
    pub place: Place,
    pub original: MeasureId,
    /// The text as printed here, where it differs from the original's.
    pub body: Option<Body>,
    pub span: Span,
}

/// Markdown as written, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub markdown: String,
    /// Plain text: no markup, one line a paragraph.
    pub text: String,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    New,
    Expanded,
    Continued,
}

#[derive(Debug)]
pub struct Link {
    pub label: Localized<String>,
    pub url: String,
}

/// How a translation stands to the text it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translation {
    Current,
    /// The original has changed since.
    Stale,
    Missing,
}

/// 実施主体: who carries a measure out.
#[derive(Debug)]
pub struct Owner {
    pub id: String,
    pub name: Localized<String>,
    /// The heading over its measures, as printed: 埼玉労働局が取り組む施策.
    pub heading: Localized<String>,
    /// The owners that a joint owner stands for; its measures are in their indexes too.
    pub members: Vec<OwnerId>,
}

/// 対象者: whom a measure serves.
#[derive(Debug)]
pub struct Audience {
    pub id: String,
    pub name: Localized<String>,
}

/// 事業・制度名: a named scheme.
#[derive(Debug)]
pub struct Programme {
    pub id: String,
    pub name: Localized<String>,
}

/// Chapter Ⅷ: the table of numeric targets around [`Plan::targets`].
#[derive(Debug)]
pub struct TargetChapter {
    pub number: u16,
    /// The number as printed where that is not the Roman numeral.
    pub printed_number: Option<String>,
    pub title: Localized<String>,
    pub introduction: Localized<String>,
    pub item_heading: Localized<String>,
    pub goal_heading: Localized<String>,
    pub groups: Vec<TargetGroup>,
    pub notes: Vec<Localized<String>>,
}

/// The table's own grouping, which is not that of the chapters.
#[derive(Debug)]
pub struct TargetGroup {
    /// 1 for Ⅰ.
    pub number: u16,
    pub title: Localized<String>,
    pub rows: Vec<TargetId>,
}

/// 数値目標: an indicator.
#[derive(Debug)]
pub struct Target {
    pub id: String,
    pub label: Localized<String>,
    /// Who answers for it, where the plan says so.
    pub owner: Option<OwnerId>,
    /// The owner as printed in the table: 【県】.
    pub owner_mark: Option<Localized<String>>,
    /// One value, or one for each part of the indicator; never empty.
    pub values: Vec<TargetValue>,
    /// Measures that work towards it, in the plan's order.
    pub measures: Vec<MeasureId>,
}

#[derive(Debug)]
pub struct TargetValue {
    /// Short name, unique within the target, where it has several values: `facility-training`.
    pub id: Option<String>,
    pub part: Option<Localized<String>>,
    /// As the plan prints it: 年間６８０人.
    pub printed: Localized<String>,
    /// The number in `unit`; none where the target is no number (法定雇用率以上).
    pub value: Option<f64>,
    pub unit: Unit,
    /// By fiscal year, oldest first. Empty: no results have been published.
    pub results: Vec<TargetResult>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Percent, 0–100.
    Percent,
    /// People in one fiscal year.
    PeoplePerYear,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetResult {
    /// Western year in which the fiscal year begins.
    pub fiscal_year: u16,
    pub value: f64,
}

impl Plan {
    /// The place of an entry, whichever it is.
    pub fn place(&self, entry: Entry) -> &Place {
        match entry {
            Entry::Measure(id) => &self[id].place,
            Entry::Repeat(id) => &self[id].place,
        }
    }

    pub fn slug(&self, entry: Entry) -> &str {
        match entry {
            Entry::Measure(id) => &self[id].slug,
            Entry::Repeat(id) => &self[id].slug,
        }
    }

    /// The measure an entry is, or stands for.
    pub fn original(&self, entry: Entry) -> MeasureId {
        match entry {
            Entry::Measure(id) => id,
            Entry::Repeat(id) => self[id].original,
        }
    }

    /// The Japanese text as printed at this entry, without the mark （再掲）.
    pub fn official_text(&self, entry: Entry) -> &Body {
        match entry {
            Entry::Measure(id) => &self[id].body.ja,
            Entry::Repeat(id) => {
                let repeat = &self[id];
                repeat.body.as_ref().unwrap_or(&self[repeat.original].body.ja)
            }
        }
    }

    /// Every entry in the order of print: each followed by its children.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.sections.iter().flat_map(|section| self.section_entries(section))
    }

    /// The entries of one section in the order of print.
    pub fn section_entries<'a>(&'a self, section: &'a Section) -> impl Iterator<Item = Entry> + 'a {
        section
            .groups
            .iter()
            .flat_map(|group| &group.entries)
            .flat_map(|&entry| std::iter::once(entry).chain(self.children(entry).iter().copied()))
    }

    /// What is printed below an entry. Below a repeat nothing is.
    pub fn children(&self, entry: Entry) -> &[Entry] {
        match entry {
            Entry::Measure(id) => &self[id].children,
            Entry::Repeat(_) => &[],
        }
    }

    pub fn measure_ids(&self) -> impl Iterator<Item = MeasureId> + use<> {
        (0..self.measures.len() as u32).map(MeasureId)
    }
}

/// The Roman numeral that the plan prints before a chapter, as one character (Ⅰ–Ⅻ).
/// Larger numbers are given in Arabic digits.
pub fn chapter_numeral(number: u16) -> String {
    match number {
        1..=12 => char::from_u32(0x2160 + u32::from(number) - 1).map(String::from).unwrap_or_default(),
        _ => number.to_string(),
    }
}

/// A number in full-width digits, as the plan prints section numbers: １.
pub fn full_width(number: u16) -> String {
    number.to_string().chars().filter_map(|digit| char::from_u32(digit as u32 - 0x30 + 0xFF10)).collect()
}
