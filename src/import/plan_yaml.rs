//! `plan.yaml` and `targets.yaml` of an imported plan.

use super::escape::yaml;
use super::outline::{Level, MeasureStyle, Outline, Owner};
use super::targets::{Row, Targets, measure_of};
use super::write::{Facts, first_appendix, numbers};

/// `plan.yaml`.
pub fn plan_table(outline: &Outline, facts: &Facts) -> String {
    let code = code(outline);
    let mut text = format!(
        "# {}\ntitle:\n  {code}: {}\nlanguages: [{code}]\nfiscal_year: {}\nfiscal_year_label:\n  {code}: {}\nversion: \"1.0\"\ndate: {}\n",
        facts.plan_remark,
        yaml(&outline.title),
        facts.fiscal_year,
        yaml(&facts.fiscal_year_label),
        format_args!("{:04}-{:02}-{:02}", facts.date.year, facts.date.month, facts.date.day),
    );
    text.push_str(&levels(&outline.levels, code));
    text.push_str(&measures(&outline.style, outline.japanese));
    text.push_str(&list(
        "parties",
        outline
            .owners
            .iter()
            .filter(|owner| is_party(owner))
            .map(|owner| format!("  - {code}: {}\n", yaml(&owner.name))),
    ));
    text.push_str(&list("owners", outline.owners.iter().map(|owner| owner_row(owner, outline, code))));
    text.push_str(&roles(outline, code));
    text.push_str("audiences: []\nprogrammes: []\n");
    text
}

fn code(outline: &Outline) -> &'static str {
    if outline.japanese { "ja" } else { "en" }
}

/// The levels, where they are not those of a plan that says nothing.
fn levels(levels: &[Level], code: &str) -> String {
    let numbers: Vec<&str> = levels.iter().map(|level| level.number.as_str()).collect();
    if levels.is_empty() || numbers == ["roman", "fullwidth"] && code == "ja" {
        return String::new();
    }
    let row = |level: &Level| {
        let name = if code == "ja" { &level.ja } else { &level.en };
        let begins = if level.begins_page { ", begins_page: true" } else { "" };
        format!(
            "  - {{id: {}, name: {{{code}: {}}}, number: {}{begins}}}\n",
            level.id,
            quoted(name),
            quoted(&level.number)
        )
    };
    format!("levels:\n{}", levels.iter().map(row).collect::<String>())
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// How measures are printed, where it is not as usual in the language.
fn measures(style: &MeasureStyle, japanese: bool) -> String {
    let usual = MeasureStyle::default();
    let (mark, sub_mark, repeat) =
        if japanese { ("・", "➢", "（再掲）") } else { ("•", "–", "(repeated)") };
    let mut rows = Vec::new();
    if style.official_titles {
        rows.push("title: official".to_string());
    }
    if style.number != usual.number {
        rows.push(format!("number: {}", quoted(&style.number)));
    }
    for (key, value, usual) in [
        ("mark", &style.mark, mark),
        ("sub_mark", &style.sub_mark, sub_mark),
        ("repeat_mark", &style.repeat_mark, repeat),
    ] {
        if value != usual {
            rows.push(format!("{key}: {}", quoted(value)));
        }
    }
    if style.owner_at_title {
        rows.push("owner: title".to_string());
    }
    if rows.is_empty() { String::new() } else { format!("measures:\n  {}\n", rows.join("\n  ")) }
}

fn owner_row(owner: &Owner, outline: &Outline, code: &str) -> String {
    let mut row = format!("  - id: {}\n    name:\n      {code}: {}\n", owner.id, yaml(&owner.name));
    if !owner.heading.is_empty() {
        row.push_str(&format!("    heading:\n      {code}: {}\n", yaml(&owner.heading)));
    }
    let members = members(owner, &outline.owners);
    if !members.is_empty() {
        row.push_str(&format!("    members: [{}]\n", members.join(", ")));
    }
    row
}

fn roles(outline: &Outline, code: &str) -> String {
    let mut roles = Vec::new();
    let mut add = |carriers: &[super::outline::Carrier]| {
        for role in carriers.iter().filter_map(|carrier| carrier.role) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
    };
    outline.each_node(&mut |node| add(&node.owners));
    outline.entries().into_iter().for_each(|entry| add(&entry.owners));
    if roles.is_empty() {
        return String::new();
    }
    let name = |role: &super::owners::Role| if code == "ja" { role.ja } else { role.en };
    list("roles", roles.iter().map(|role| format!("  - {{id: {}, {code}: {}}}\n", role.id, name(role))))
}

fn list(key: &str, rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.collect();
    if rows.is_empty() { format!("{key}: []\n") } else { format!("{key}:\n{rows}") }
}

/// Those who made the plan: they have headings of their own.
fn is_party(owner: &Owner) -> bool {
    !owner.joint && !owner.name.is_empty() && !owner.heading.is_empty()
}

/// The owners whose names a joint owner's consists of, in its order.
fn members<'o>(owner: &Owner, owners: &'o [Owner]) -> Vec<&'o str> {
    let mut members: Vec<(usize, &str)> = owners
        .iter()
        .filter(|other| owner.joint && is_party(other))
        .filter_map(|other| Some((owner.name.find(&other.name)?, other.id.as_str())))
        .collect();
    members.sort_unstable();
    members.into_iter().map(|(_, id)| id).collect()
}

/// `targets.yaml`: the chapter of targets.
pub fn targets_table(targets: &Targets, outline: &Outline) -> String {
    let table = &targets.table;
    // It comes after all chapters, also where the text counts otherwise: what is printed is kept beside it.
    let chapters = &outline.nodes[..first_appendix(&outline.nodes)];
    let last = numbers(chapters).into_iter().max().unwrap_or(0);
    let number = if targets.number > last { targets.number } else { last + 1 };
    let mut text = format!("chapter: {number}\n");
    let usual = outline.levels.first().and_then(|level| crate::number::Style::of(&level.number));
    if usual.is_none_or(|style| style.format(number) != targets.printed) {
        text.push_str(&format!("printed_number: {}\n", yaml(&targets.printed)));
    }
    for (key, value) in [
        ("title", &targets.title),
        ("introduction", &table.introduction),
        ("item_heading", &table.item_heading),
        ("goal_heading", &table.goal_heading),
    ] {
        text.push_str(&format!("{key}:\n  ja: {}\n", yaml(value)));
    }
    let mut count = 0;
    text.push_str(&list(
        "groups",
        table.groups.iter().map(|group| {
            let rows = group.rows.iter().map(|row| {
                count += 1;
                target(row, count, &outline.owners)
            });
            let rows: String = rows.collect();
            let rows = if rows.is_empty() { " []\n".to_string() } else { format!("\n{rows}") };
            format!("  - title:\n      ja: {}\n    targets:{rows}", yaml(&group.title))
        }),
    ));
    text.push_str(&list("notes", table.notes.iter().map(|note| format!("  - ja: {}\n", yaml(note)))));
    text
}

fn target(row: &Row, number: usize, owners: &[Owner]) -> String {
    let mut text =
        format!("      - id: target-{number:02}\n        label:\n          ja: {}\n", yaml(&row.label));
    if let Some(mark) = &row.mark {
        let name = mark.trim_matches(['【', '】']);
        if let Some(owner) = owners.iter().find(|owner| is_party(owner) && owner.name.ends_with(name)) {
            text.push_str(&format!("        owner: {}\n", owner.id));
        }
        text.push_str(&format!("        owner_mark:\n          ja: {}\n", yaml(mark)));
    }
    text.push_str("        values:\n");
    for (at, value) in row.values.iter().enumerate() {
        let mut lines = Vec::new();
        if row.values.len() > 1 {
            lines.push(format!("id: part-{}", at + 1));
        }
        if let Some(part) = &value.part {
            lines.push(format!("part:\n              ja: {}", yaml(part)));
        }
        lines.push(format!("printed:\n              ja: {}", yaml(&value.printed)));
        let (number, unit) = measure_of(&row.label, &value.printed);
        lines.extend(number.map(|number| format!("value: {number}")));
        lines.push(format!("unit: {unit}"));
        lines.push("results: {}".to_string());
        text.push_str(&format!("          - {}\n", lines.join("\n            ")));
    }
    text
}
