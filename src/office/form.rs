//! The workbook by which an owner reports: which rows and fields it has, and what stood in each when it was sent.
//!
//! [`super::ask`] writes it, [`super::take`] reads it back; this is what both must agree on.

use crate::i18n::I18n;
use crate::lang::Lang;
use crate::plan::*;

/// Of the form, not of the program: a workbook of another version is not read.
pub const VERSION: &str = "1";

/// The hidden sheet that says what a workbook is, and what stood in its fields.
pub const KEY_SHEET: &str = "tebiki";

/// What an owner is asked to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Value,
    Provisional,
    Source,
    Comment,
    Status,
    Done,
    Next,
    Budget,
    Spent,
    Department,
    Date,
}

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number,
    /// Whole yen, none below 0.
    Money,
    /// 「はい」 or nothing.
    Flag,
    /// One of the plan's statuses.
    Choice,
    Date,
    Text,
}

impl Field {
    pub const OF_TARGETS: [Field; 5] =
        [Field::Value, Field::Provisional, Field::Date, Field::Source, Field::Comment];
    pub const OF_MEASURES: [Field; 7] = [
        Field::Status,
        Field::Done,
        Field::Next,
        Field::Budget,
        Field::Spent,
        Field::Department,
        Field::Date,
    ];

    /// As the files of `progress/` write it.
    pub fn key(self) -> &'static str {
        match self {
            Field::Value => "value",
            Field::Provisional => "provisional",
            Field::Source => "source",
            Field::Comment => "comment",
            Field::Status => "status",
            Field::Done => "done",
            Field::Next => "next",
            Field::Budget => "budget",
            Field::Spent => "spent",
            Field::Department => "department",
            Field::Date => "date",
        }
    }

    pub fn kind(self) -> Kind {
        match self {
            Field::Value => Kind::Number,
            Field::Provisional => Kind::Flag,
            Field::Status => Kind::Choice,
            Field::Budget | Field::Spent => Kind::Money,
            Field::Date => Kind::Date,
            Field::Source | Field::Comment | Field::Done | Field::Next | Field::Department => Kind::Text,
        }
    }

    /// The heading of its column.
    pub fn heading(self, i18n: &I18n, lang: Lang) -> String {
        i18n.message(lang, &format!("ask-{}", self.key()))
    }
}

/// The two sheets that are filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Targets,
    Measures,
}

impl Part {
    pub const ALL: [Part; 2] = [Part::Targets, Part::Measures];

    pub fn fields(self) -> &'static [Field] {
        match self {
            Part::Targets => &Field::OF_TARGETS,
            Part::Measures => &Field::OF_MEASURES,
        }
    }

    /// The name of its sheet.
    pub fn name(self, i18n: &I18n, lang: Lang) -> String {
        i18n.message(lang, if self == Part::Targets { "ask-targets" } else { "ask-measures" })
    }
}

/// A row: a value of a target, or a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Target(TargetId, usize),
    Measure(MeasureId),
}

impl Row {
    /// What names it in the workbook, and its file below `progress/<year>/` with `.yaml`.
    pub fn id(self, plan: &Plan) -> String {
        match self {
            Row::Measure(id) => plan[id].slug.clone(),
            Row::Target(id, at) => match &plan[id].values[at].id {
                Some(part) => format!("targets/{}.{part}", plan[id].id),
                None => format!("targets/{}", plan[id].id),
            },
        }
    }

    /// The rows of an owner: targets that it answers for, measures that it carries out.
    pub fn of_owner(plan: &Plan, owner: OwnerId, part: Part) -> Vec<Row> {
        match part {
            Part::Targets => {
                let targets = (0..plan.targets.len() as u32).map(TargetId);
                let own = targets.filter(|&id| answers_for(plan, id, owner));
                own.flat_map(|id| (0..plan[id].values.len()).map(move |at| Row::Target(id, at))).collect()
            }
            Part::Measures => {
                let own = |id: &MeasureId| plan[*id].place.owners.iter().any(|of| of.owner == owner);
                plan.measure_ids().filter(own).map(Row::Measure).collect()
            }
        }
    }
}

/// A row as people call it: a measure by number and title, a target by its label and part.
pub fn name(plan: &Plan, row: Row, lang: Lang) -> String {
    match row {
        Row::Measure(id) => format!("{} {}", plan[id].place.number, plan[id].title.get(lang).text),
        Row::Target(id, at) => {
            let part = plan[id].values[at].part.as_ref().map(|part| part.get(lang).text.as_str());
            let names = [Some(plan[id].label.get(lang).text.as_str()), part];
            names.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    }
}

/// A target without an owner is answered for by those who carry out its measures, or by all where it has none.
fn answers_for(plan: &Plan, id: TargetId, owner: OwnerId) -> bool {
    let target = &plan[id];
    match target.owner {
        Some(of) => of == owner,
        None => {
            let carried = |id: &MeasureId| plan[*id].place.owners.iter().any(|of| of.owner == owner);
            target.measures.is_empty() || target.measures.iter().any(carried)
        }
    }
}

/// What a field of a row holds for a year, in one form for all languages; empty where nothing is said.
pub fn held(plan: &Plan, row: Row, field: Field, year: u16) -> String {
    let line = |line: &Option<crate::lang::Localized<Line>>| {
        line.as_ref().map(|line| line.official.text.trim().to_string()).unwrap_or_default()
    };
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    match row {
        Row::Target(id, at) => {
            let of_year = |result: &&TargetResult| result.fiscal_year == year;
            let Some(result) = plan[id].values[at].results.iter().find(of_year) else { return String::new() };
            match field {
                Field::Value => result.value.to_string(),
                Field::Provisional => if result.provisional { "true" } else { "" }.to_string(),
                Field::Source => line(&result.source),
                Field::Comment => line(&result.comment),
                Field::Date => date(result.date),
                _ => String::new(),
            }
        }
        Row::Measure(id) => {
            let of_year = |report: &&Report| report.fiscal_year == year;
            let Some(report) = plan.reports_of(id).iter().find(of_year) else { return String::new() };
            match field {
                Field::Status => report.status.map(|status| plan[status].id.clone()).unwrap_or_default(),
                Field::Done => line(&report.done),
                Field::Next => line(&report.next),
                Field::Budget => report.budget.map(|yen| yen.to_string()).unwrap_or_default(),
                Field::Spent => report.spent.map(|yen| yen.to_string()).unwrap_or_default(),
                Field::Department => line(&report.department),
                Field::Date => date(report.date),
                _ => String::new(),
            }
        }
    }
}
