//! The tables of a plan as their authors write them: `plan.yaml`, `targets.yaml`, `accessibility.yaml`.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::lang::Lang;

/// `plan.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanTable {
    /// Codes; the first is the official language. Without it: Japanese and English.
    pub languages: Option<Vec<String>>,
    pub levels: Option<Vec<LevelRow>>,
    #[serde(default)]
    pub measures: MeasuresTable,
    pub title: Text,
    /// Western year in which the fiscal year begins.
    pub fiscal_year: u16,
    /// Without it: 令和５年度, FY2023.
    pub fiscal_year_label: Option<Text>,
    /// Version of the content: `"1.0"`.
    pub version: String,
    /// `2026-11-23`
    pub date: String,
    #[serde(default)]
    pub parties: Vec<Text>,
    #[serde(default)]
    pub owners: Vec<OwnerRow>,
    #[serde(default)]
    pub roles: Vec<NameRow>,
    #[serde(default)]
    pub audiences: Vec<AudienceRow>,
    #[serde(default)]
    pub programmes: Vec<NameRow>,
    /// Units besides the general ones, by id.
    #[serde(default)]
    pub units: BTreeMap<String, Text>,
    /// Forms besides the pages, by the names of [`crate::plan::Form`]; without it the printed handbook.
    pub editions_made: Option<Vec<String>>,
    #[serde(default)]
    pub contacts: Vec<ContactRow>,
    #[serde(default)]
    pub site: SiteTable,
    #[serde(default)]
    pub revisions: Vec<RevisionRow>,
    /// How a measure may go; without it: done, on track, nearly, delayed, not begun.
    pub statuses: Option<Vec<NameRow>>,
    /// The rule by which results are graded.
    #[serde(default)]
    pub grades: Vec<GradeRow>,
    /// Codes of findings that may stand in this file, with the reason.
    #[serde(default)]
    pub allow: BTreeMap<String, String>,
}

/// Whom readers ask: about the measures of an owner, or about the plan.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactRow {
    pub owner: Option<String>,
    pub section: Option<Text>,
    pub telephone: Option<String>,
    pub url: Option<String>,
    pub hours: Option<Text>,
}

/// 改定 or 正誤 within the year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevisionRow {
    /// `2023-10-01`
    pub date: String,
    /// `revision` (also where nothing is said) or `correction`.
    pub kind: Option<String>,
    pub reason: Text,
    pub before: Option<Text>,
    pub after: Option<Text>,
    #[serde(default)]
    pub measures: Vec<String>,
}

/// A band: `{from: 80, ja: 概ね達成, en: …}`; the last has no `from`.
#[derive(Deserialize)]
pub struct GradeRow {
    pub from: Option<f64>,
    pub name: Option<Text>,
    /// The name by language.
    #[serde(flatten)]
    pub by: BTreeMap<String, Option<String>>,
}

/// `progress/<year>/<slug>.yaml`: what was done for a measure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportTable {
    /// Id or name of a row of `statuses`.
    pub status: Option<String>,
    pub done: Option<Text>,
    pub next: Option<Text>,
    pub department: Option<Text>,
    #[serde(default)]
    pub figures: Vec<FigureRow>,
    /// In yen.
    pub budget: Option<f64>,
    pub spent: Option<f64>,
    /// `2024-04-30`
    pub date: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureRow {
    pub label: Text,
    pub value: f64,
    pub unit: Option<String>,
}

/// `progress/<year>/targets/<id>.yaml`, or a year of `results` in targets.yaml: what came of a target.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultTable {
    pub value: f64,
    #[serde(default)]
    pub provisional: bool,
    pub source: Option<Text>,
    /// `2024-05-31`
    pub date: Option<String>,
    pub comment: Option<Text>,
}

/// A result: the figure alone, or with what is to be said of it.
pub enum ResultRow {
    Figure(f64),
    Told(ResultTable),
}

impl<'de> Deserialize<'de> for ResultRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ResultVisitor;
        impl<'de> Visitor<'de> for ResultVisitor {
            type Value = ResultRow;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }
            fn visit_f64<E: de::Error>(self, figure: f64) -> Result<ResultRow, E> {
                Ok(ResultRow::Figure(figure))
            }
            fn visit_i64<E: de::Error>(self, figure: i64) -> Result<ResultRow, E> {
                Ok(ResultRow::Figure(figure as f64))
            }
            fn visit_u64<E: de::Error>(self, figure: u64) -> Result<ResultRow, E> {
                Ok(ResultRow::Figure(figure as f64))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ResultRow, A::Error> {
                ResultTable::deserialize(de::value::MapAccessDeserializer::new(map)).map(ResultRow::Told)
            }
        }
        deserializer.deserialize_f64(ResultVisitor)
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct SiteTable {
    pub base_url: Option<String>,
    pub source: Option<Text>,
    pub publisher: Option<Text>,
    pub licence: Option<Text>,
    #[serde(default)]
    pub search_examples: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelRow {
    pub id: String,
    pub name: Option<Text>,
    /// A style of [`crate::number::Style`].
    pub number: Option<String>,
    #[serde(default)]
    pub begins_page: bool,
}

/// How measures are printed.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct MeasuresTable {
    /// `official`, `editorial` or `none`.
    pub title: Option<String>,
    pub number: Option<String>,
    pub mark: Option<String>,
    pub sub_mark: Option<String>,
    pub repeat_mark: Option<String>,
    /// `title` or `end`.
    pub owner: Option<String>,
}

/// A text in one language or several: a plain string, or `{ja: …, en: …}`.
#[derive(Clone)]
pub enum Text {
    Plain(String),
    By(Vec<(String, Option<String>)>),
}

impl Text {
    /// The text of a language; a plain string is in any. Empty where there is none.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::By(by) => {
                let own = by.iter().find(|(code, _)| code == lang.code());
                own.and_then(|(_, text)| text.as_deref()).unwrap_or_default()
            }
        }
    }

    /// Whether nothing is written in any language.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Plain(text) => text.trim().is_empty(),
            Self::By(by) => {
                by.iter().all(|(_, text)| text.as_ref().is_none_or(|text| text.trim().is_empty()))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Plain(text.to_string()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut by = Vec::new();
                while let Some(entry) = map.next_entry::<String, Option<String>>()? {
                    by.push(entry);
                }
                Ok(Text::By(by))
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerRow {
    pub id: String,
    pub name: Text,
    pub heading: Option<Text>,
    #[serde(default)]
    pub members: Vec<String>,
}

/// A row with an id and a name: `{id: …, ja: …, en: …}` or `{id: …, name: …}`.
#[derive(Deserialize)]
pub struct NameRow {
    pub id: String,
    pub name: Option<Text>,
    /// The name by language.
    #[serde(flatten)]
    pub by: BTreeMap<String, Option<String>>,
}

impl NameRow {
    /// The name in a language; empty where there is none.
    pub fn in_lang(&self, lang: Lang) -> &str {
        let by = || self.by.get(lang.code()).and_then(Option::as_deref).unwrap_or_default();
        self.name.as_ref().map_or_else(by, |name| name.in_lang(lang))
    }
}

/// An audience: its name as in a [`NameRow`], what it may be looking for, and its picture.
#[derive(Deserialize)]
pub struct AudienceRow {
    pub about: Option<Text>,
    pub icon: Option<String>,
    #[serde(default)]
    pub implies: Vec<String>,
    #[serde(flatten)]
    pub name: NameRow,
}

/// `accessibility.yaml`: the accessibility statement.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessibilityTable {
    /// Day of the test: `2026-11-23`.
    pub date: String,
    pub standard: Text,
    pub level: Text,
    pub status: Text,
    pub scope: Text,
    pub technologies: Vec<Text>,
    pub method: Vec<Text>,
    pub tools: Vec<Text>,
    pub pages: Vec<Text>,
    /// What the test left out.
    pub not_tested: Vec<Text>,
    /// Known problems; none if empty.
    #[serde(default)]
    pub problems: Vec<Text>,
}

/// `targets.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetsTable {
    /// The number of the chapter that the table makes, from 1; only in the content folder itself.
    pub chapter: Option<u16>,
    /// The number as printed, where the level says otherwise.
    pub printed_number: Option<String>,
    pub title: Option<Text>,
    pub introduction: Option<Text>,
    pub item_heading: Text,
    pub goal_heading: Text,
    /// How the groups are numbered: a style of [`crate::number::Style`]; `roman` where it says nothing.
    pub group_number: Option<String>,
    pub groups: Vec<GroupRow>,
    #[serde(default)]
    pub notes: Vec<Text>,
    /// Codes of findings that may stand in this file, with the reason.
    #[serde(default)]
    pub allow: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupRow {
    pub title: Option<Text>,
    pub targets: Vec<TargetRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetRow {
    pub id: String,
    pub label: Text,
    pub owner: Option<String>,
    pub owner_mark: Option<Text>,
    pub values: Vec<ValueRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueRow {
    pub id: Option<String>,
    pub part: Option<Text>,
    pub printed: Text,
    pub value: Option<f64>,
    pub unit: Option<String>,
    pub decimals: Option<u8>,
    /// `up` or `down`: which way is better.
    pub direction: Option<String>,
    pub baseline: Option<BaselineRow>,
    /// Fiscal year → target of that year, in `unit`.
    #[serde(default)]
    pub goals: BTreeMap<u16, f64>,
    /// Fiscal year → value in `unit`, or `{value: …, source: …}`.
    #[serde(default)]
    pub results: BTreeMap<u16, ResultRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineRow {
    pub year: u16,
    pub value: f64,
}
