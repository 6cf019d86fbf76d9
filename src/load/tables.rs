//! The two tables of a plan as their authors write them: `plan.yaml` and `targets.yaml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::i18n::Localized;
use crate::plan::Unit;

/// `plan.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanTable {
    pub title: Text,
    /// Western year in which the fiscal year begins.
    pub fiscal_year: u16,
    pub fiscal_year_label: Text,
    /// Version of the content: `"1.0"`.
    pub version: String,
    /// `2026-11-23`
    pub date: String,
    #[serde(default)]
    pub parties: Vec<Text>,
    pub owners: Vec<OwnerRow>,
    #[serde(default)]
    pub audiences: Vec<NameRow>,
    #[serde(default)]
    pub programmes: Vec<NameRow>,
    #[serde(default)]
    pub site: SiteTable,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct SiteTable {
    pub base_url: Option<String>,
    pub source: Option<Text>,
    pub publisher: Option<Text>,
    pub licence: Option<Text>,
}

/// A text in both languages; English may be missing.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub ja: String,
    pub en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerRow {
    pub id: String,
    pub name: Text,
    pub heading: Text,
    #[serde(default)]
    pub members: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameRow {
    pub id: String,
    pub ja: String,
    pub en: Option<String>,
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

impl AccessibilityTable {
    /// The statements by name, in the order they are shown; those without a word are left out.
    pub fn facts(self) -> Vec<(&'static str, Vec<Localized<String>>)> {
        let lists = [
            ("standard", vec![self.standard]),
            ("level", vec![self.level]),
            ("status", vec![self.status]),
            ("scope", vec![self.scope]),
            ("technologies", self.technologies),
            ("method", self.method),
            ("tools", self.tools),
            ("pages", self.pages),
            ("not-tested", self.not_tested),
            ("problems", self.problems),
        ];
        let filled = lists.into_iter().filter(|(_, list)| !list.is_empty());
        filled.map(|(name, list)| (name, list.into_iter().map(Into::into).collect())).collect()
    }
}

/// `targets.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetsTable {
    /// The chapter's number, from 1.
    pub chapter: u16,
    /// The number as printed, where it is not the Roman numeral.
    pub printed_number: Option<String>,
    pub title: Text,
    pub introduction: Text,
    pub item_heading: Text,
    pub goal_heading: Text,
    pub groups: Vec<GroupRow>,
    #[serde(default)]
    pub notes: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupRow {
    pub title: Text,
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
    pub unit: UnitName,
    /// Fiscal year → value in `unit`.
    #[serde(default)]
    pub results: BTreeMap<u16, f64>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum UnitName {
    Percent,
    PeoplePerYear,
}

impl From<UnitName> for Unit {
    fn from(name: UnitName) -> Self {
        match name {
            UnitName::Percent => Unit::Percent,
            UnitName::PeoplePerYear => Unit::PeoplePerYear,
        }
    }
}

impl From<Text> for Localized<String> {
    fn from(text: Text) -> Self {
        Localized { ja: text.ja, en: text.en }
    }
}

impl From<&NameRow> for Localized<String> {
    fn from(row: &NameRow) -> Self {
        Localized { ja: row.ja.clone(), en: row.en.clone() }
    }
}
