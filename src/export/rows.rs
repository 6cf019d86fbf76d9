//! The records, each made once for every format.

use serde::Serialize;
use serde_json::Value;

use crate::i18n::Localized;
use crate::plan::*;
use crate::site::route;

/// A text in both languages; English is null where there is no translation.
#[derive(Serialize)]
pub struct Text {
    ja: String,
    en: Option<String>,
}

/// A measure, sub-measure or repeat, as it is printed.
#[derive(Serialize)]
pub struct MeasureRow {
    slug: String,
    /// Unique in the plan: `4-1-3`.
    number: String,
    /// 1 for Ⅰ.
    chapter: u16,
    /// `4-1`
    section: String,
    owner: String,
    /// Counts from 1 within the owner's list of the section, or within the parent.
    position: u32,
    /// Slug of the measure that a sub-measure belongs to.
    parent: Option<String>,
    /// Slug of the original, for a repeat.
    repeats: Option<String>,
    /// Editorial. A repeat has its original's.
    title: Text,
    /// Plain text, one line a paragraph. A repeat's Japanese is as printed there.
    text: Text,
    /// Ids of targets.json.
    target: Vec<String>,
    audience: Vec<String>,
    /// Names as the plan writes them.
    programmes: Vec<String>,
    /// From the root of the site.
    url: Text,
}

/// Every entry of the plan, in the order of print.
pub fn measures(plan: &Plan) -> impl Iterator<Item = MeasureRow> {
    plan.entries().map(|entry| measure(plan, entry))
}

fn measure(plan: &Plan, entry: Entry) -> MeasureRow {
    let place = plan.place(entry);
    let original = &plan[plan.original(entry)];
    let address = route::entry(plan, entry);
    MeasureRow {
        slug: plan.slug(entry).to_string(),
        number: place.number.clone(),
        chapter: plan[place.chapter].number,
        section: plan[place.section].id.clone(),
        owner: plan[place.owner].id.clone(),
        position: place.position,
        parent: place.parent.map(|parent| plan[parent].slug.clone()),
        repeats: matches!(entry, Entry::Repeat(_)).then(|| original.slug.clone()),
        title: text(&original.title),
        text: Text {
            ja: plan.official_text(entry).text.clone(),
            en: original.body.en.as_ref().map(|body| body.text.clone()),
        },
        target: original.targets.iter().map(|&id| plan[id].id.clone()).collect(),
        audience: original.audiences.iter().map(|&id| plan[id].id.clone()).collect(),
        programmes: original.programmes.iter().map(|&id| plan[id].name.ja.clone()).collect(),
        url: Text { ja: format!("ja/{address}"), en: Some(format!("en/{address}")) },
    }
}

/// The chapter of targets.
#[derive(Serialize)]
pub struct TargetTable {
    fiscal_year: u16,
    /// 8 for Ⅷ.
    chapter: u16,
    title: Text,
    introduction: Text,
    item_heading: Text,
    goal_heading: Text,
    groups: Vec<GroupRow>,
    notes: Vec<Text>,
}

#[derive(Serialize)]
struct GroupRow {
    /// 1 for Ⅰ; not a chapter's number.
    number: u16,
    title: Text,
    targets: Vec<TargetRow>,
}

#[derive(Serialize)]
struct TargetRow {
    id: String,
    label: Text,
    owner: Option<String>,
    /// As printed: 【県】.
    owner_mark: Option<Text>,
    values: Vec<ValueRow>,
    /// Slugs of the measures that work towards it.
    measures: Vec<String>,
    /// From the root of the site.
    url: Text,
}

#[derive(Serialize)]
struct ValueRow {
    id: Option<String>,
    part: Option<Text>,
    /// As printed: 年間６８０人.
    printed: Text,
    /// In `unit`; null where the target is no number.
    value: Value,
    unit: &'static str,
    /// Oldest first; empty where none have been published.
    results: Vec<ResultRow>,
}

#[derive(Serialize)]
struct ResultRow {
    fiscal_year: u16,
    value: Value,
}

pub fn targets(plan: &Plan) -> TargetTable {
    let chapter = &plan.target_chapter;
    let group = |group: &TargetGroup| GroupRow {
        number: group.number,
        title: text(&group.title),
        targets: group.rows.iter().map(|&id| target(plan, &plan[id])).collect(),
    };
    TargetTable {
        fiscal_year: plan.fiscal_year,
        chapter: chapter.number,
        title: text(&chapter.title),
        introduction: text(&chapter.introduction),
        item_heading: text(&chapter.item_heading),
        goal_heading: text(&chapter.goal_heading),
        groups: chapter.groups.iter().map(group).collect(),
        notes: chapter.notes.iter().map(text).collect(),
    }
}

fn target(plan: &Plan, target: &Target) -> TargetRow {
    let address = format!("{}#{}", route::Page::Targets.path(), target.id);
    TargetRow {
        id: target.id.clone(),
        label: text(&target.label),
        owner: target.owner.map(|owner| plan[owner].id.clone()),
        owner_mark: target.owner_mark.as_ref().map(text),
        values: target.values.iter().map(target_value).collect(),
        measures: target.measures.iter().map(|&id| plan[id].slug.clone()).collect(),
        url: Text { ja: format!("ja/{address}"), en: Some(format!("en/{address}")) },
    }
}

fn target_value(value: &TargetValue) -> ValueRow {
    let result =
        |result: &TargetResult| ResultRow { fiscal_year: result.fiscal_year, value: number(result.value) };
    ValueRow {
        id: value.id.clone(),
        part: value.part.as_ref().map(text),
        printed: text(&value.printed),
        value: value.value.map_or(Value::Null, number),
        unit: unit(value.unit),
        results: value.results.iter().map(result).collect(),
    }
}

/// The names that targets.yaml uses.
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "percent",
        Unit::PeoplePerYear => "people_per_year",
    }
}

/// Whole numbers without a decimal point.
fn number(value: f64) -> Value {
    let whole = value as i64;
    if whole as f64 == value { whole.into() } else { value.into() }
}

fn text(text: &Localized<String>) -> Text {
    Text { ja: text.ja.clone(), en: text.en.clone() }
}
