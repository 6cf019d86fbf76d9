//! The tables of a plan → the plan around its chapters: owners, audiences, programmes, targets.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::i18n::Localized;
use crate::plan::*;
use crate::source::{FileId, Sources, Span};

use super::tables::{AccessibilityTable, PlanTable, TargetsTable, Text, ValueRow};

/// The accessibility statement. A date that can't be read is a problem; that of the content stands in.
pub fn statement(
    table: AccessibilityTable,
    file: FileId,
    fallback: Date,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Accessibility {
    let date = Date::parse(&table.date).unwrap_or_else(|| {
        let span = find(&sources.file(file).text, file, &table.date);
        problems.push(Diagnostic::error("invalid-date").at(span).arg("found", &table.date));
        fallback
    });
    Accessibility { date, facts: table.facts() }
}

/// What `plan.yaml` says; the chapters are still to come.
pub fn frame(table: PlanTable, file: FileId, sources: &Sources, problems: &mut Vec<Diagnostic>) -> Plan {
    let text = &sources.file(file).text;
    let date = Date::parse(&table.date).unwrap_or_else(|| {
        problems.push(
            Diagnostic::error("invalid-date").at(find(text, file, &table.date)).arg("found", &table.date),
        );
        Date { year: table.fiscal_year, month: 4, day: 1 }
    });
    let owner_ids: Vec<&str> = table.owners.iter().map(|owner| owner.id.as_str()).collect();
    let mut owners = Vec::with_capacity(table.owners.len());
    for row in &table.owners {
        let mut members = Vec::new();
        for member in &row.members {
            match owner_ids.iter().position(|id| id == member) {
                Some(at) => members.push(OwnerId(at as u32)),
                None => problems.push(
                    Diagnostic::error("unknown-owner")
                        .at(find(text, file, member))
                        .suggest(member, owner_ids.iter().copied()),
                ),
            }
        }
        owners.push(Owner {
            id: row.id.clone(),
            name: row.name.clone().into(),
            heading: row.heading.clone().into(),
            members,
        });
    }
    let lists = [
        owner_ids,
        table.audiences.iter().map(|row| row.id.as_str()).collect(),
        table.programmes.iter().map(|row| row.id.as_str()).collect(),
    ];
    for list in &lists {
        check_ids(list, text, file, problems);
    }
    let base_url = table.site.base_url.filter(|url| !url.is_empty()).map(|url| match url.ends_with('/') {
        true => url,
        false => url + "/",
    });
    if let Some(url) =
        base_url.as_deref().filter(|url| !url.starts_with("https://") && !url.starts_with("http://"))
    {
        problems.push(
            Diagnostic::error("invalid-url")
                .at(find(text, file, url.trim_end_matches('/')))
                .arg("found", url),
        );
    }
    Plan {
        title: table.title.into(),
        fiscal_year: table.fiscal_year,
        fiscal_year_label: table.fiscal_year_label.into(),
        version: table.version,
        date,
        parties: table.parties.into_iter().map(Into::into).collect(),
        preamble: Localized { ja: empty_body(file), en: None },
        preamble_translation: Translation::Missing,
        settings: Settings {
            base_url,
            source: table.site.source.map(Into::into),
            publisher: table.site.publisher.map(Into::into),
            licence: table.site.licence.map(Into::into),
        },
        accessibility: None,
        owners,
        audiences: table
            .audiences
            .iter()
            .map(|row| Audience { id: row.id.clone(), name: row.into() })
            .collect(),
        programmes: table
            .programmes
            .iter()
            .map(|row| Programme { id: row.id.clone(), name: row.into() })
            .collect(),
        chapters: Vec::new(),
        sections: Vec::new(),
        measures: Vec::new(),
        repeats: Vec::new(),
        targets: Vec::new(),
        target_chapter: TargetChapter {
            number: 0,
            printed_number: None,
            title: Localized::default(),
            introduction: Localized::default(),
            item_heading: Localized::default(),
            goal_heading: Localized::default(),
            groups: Vec::new(),
            notes: Vec::new(),
        },
    }
}

/// Ids become parts of URLs, so they obey the rules of slugs, and each stands for one thing.
fn check_ids(ids: &[&str], text: &str, file: FileId, problems: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::new();
    for (at, id) in ids.iter().enumerate() {
        if let Some(reason) = super::slug_problem(id) {
            problems.push(Diagnostic::error(reason).at(find(text, file, id)).arg("found", *id));
        }
        if seen.insert(*id, at).is_some() {
            problems.push(Diagnostic::error("duplicate-id").at(find_last(text, file, id)).arg("found", *id));
        }
    }
}

/// Where a value is written in a table: its first occurrence.
fn find(text: &str, file: FileId, value: &str) -> Span {
    let start = text.find(value).unwrap_or(0);
    Span { file, start, end: if text[start..].starts_with(value) { start + value.len() } else { start } }
}

fn find_last(text: &str, file: FileId, id: &str) -> Span {
    let pattern = format!("id: {id}\n");
    match text.rfind(&pattern) {
        Some(at) => Span { file, start: at + 4, end: at + 4 + id.len() },
        None => find(text, file, id),
    }
}

/// Adds what `targets.yaml` says.
pub fn add_targets(
    plan: &mut Plan,
    table: TargetsTable,
    file: FileId,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) {
    let text = &sources.file(file).text;
    let owner_ids: Vec<String> = plan.owners.iter().map(|owner| owner.id.clone()).collect();
    let mut groups = Vec::with_capacity(table.groups.len());
    for (at, group) in table.groups.into_iter().enumerate() {
        let mut rows = Vec::with_capacity(group.targets.len());
        for row in group.targets {
            let owner = row.owner.as_ref().and_then(|name| {
                let at = owner_ids.iter().position(|id| id == name);
                if at.is_none() {
                    let problem = Diagnostic::error("unknown-owner").at(find(text, file, name));
                    problems.push(problem.suggest(name, owner_ids.iter().map(String::as_str)));
                }
                at.map(|at| OwnerId(at as u32))
            });
            if row.values.is_empty() {
                problems.push(
                    Diagnostic::error("target-without-value")
                        .at(find(text, file, &row.id))
                        .arg("found", &row.id),
                );
            }
            rows.push(TargetId(plan.targets.len() as u32));
            plan.targets.push(Target {
                id: row.id,
                label: row.label.into(),
                owner,
                owner_mark: row.owner_mark.map(Into::into),
                values: row.values.into_iter().map(target_value).collect(),
                measures: Vec::new(),
            });
        }
        groups.push(TargetGroup { number: at as u16 + 1, title: group.title.into(), rows });
    }
    let ids: Vec<&str> = plan.targets.iter().map(|target| target.id.as_str()).collect();
    check_ids(&ids, text, file, problems);
    plan.target_chapter = TargetChapter {
        number: table.chapter,
        printed_number: table.printed_number,
        title: table.title.into(),
        introduction: table.introduction.into(),
        item_heading: table.item_heading.into(),
        goal_heading: table.goal_heading.into(),
        groups,
        notes: table.notes.into_iter().map(Text::into).collect(),
    };
}

fn target_value(row: ValueRow) -> TargetValue {
    TargetValue {
        id: row.id,
        part: row.part.map(Into::into),
        printed: row.printed.into(),
        value: row.value,
        unit: row.unit.into(),
        results: row
            .results
            .into_iter()
            .map(|(fiscal_year, value)| TargetResult { fiscal_year, value })
            .collect(),
    }
}

fn empty_body(file: FileId) -> Body {
    Body { markdown: String::new(), text: String::new(), span: Span::start_of(file) }
}
