//! The outline as content files. Everything is in the form that [`crate::load`] reads.

use crate::i18n::I18n;
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::plan::Date;

use super::targets::Unit;

use super::outline::{Chapter, Measure, Outline, Owner, Section, whole};
use super::repeats::Named;
use super::targets::{Row, Table, measure_of};

/// Longest placeholder title, in characters.
const MAX_TITLE: usize = 30;

/// What the text does not say.
pub struct Facts {
    /// Western year in which the fiscal year begins.
    pub fiscal_year: u16,
    /// As written in the title: 令和５年度.
    pub fiscal_year_label: String,
    pub date: Date,
}

/// The files of a content folder, by their paths inside it.
pub fn files(outline: &Outline, names: &[Named], facts: &Facts, i18n: &I18n) -> Vec<OutputFile> {
    let mut files = vec![
        OutputFile::new("plan.yaml", plan_table(outline, facts, i18n)),
        OutputFile::new("targets.yaml", targets_table(outline)),
        OutputFile::new("_index.md", page(&[], &outline.preamble)),
    ];
    let mut names = names.iter();
    for chapter in &outline.chapters {
        let folder = format!("{0}-chapter-{0}", chapter.number);
        let front = heading(&chapter.title, chapter.printed.as_deref());
        files.push(OutputFile::new(format!("{folder}/_index.md"), page(&front, &chapter.introduction)));
        for section in &chapter.sections {
            write_section(&folder, chapter, section, &outline.owners, &mut names, i18n, &mut files);
        }
    }
    files
}

fn heading(title: &str, printed: Option<&str>) -> Vec<String> {
    let mut front = vec![format!("title: {}", yaml(title))];
    front.extend(printed.map(|printed| format!("printed_number: {}", yaml(printed))));
    front
}

fn write_section<'n>(
    folder: &str,
    chapter: &Chapter,
    section: &Section,
    owners: &[Owner],
    names: &mut impl Iterator<Item = &'n Named>,
    i18n: &I18n,
    files: &mut Vec<OutputFile>,
) {
    let folder = format!("{folder}/{0}-section-{0}", section.number);
    let front = heading(&section.title, section.printed.as_deref());
    files.push(OutputFile::new(format!("{folder}/_index.md"), page(&front, &[])));
    let id = format!("{}-{}", chapter.number, section.number);
    for (owner, measures) in &section.groups {
        let owner = &owners[*owner].id;
        let mut order = 0;
        let mut write = |measure: &Measure, parent: Option<&str>| {
            let Some(name) = names.next() else { return String::new() };
            order += 10;
            let path = format!("{folder}/{owner}-{order:03}-{}.md", name.slug);
            let mut front = facts(measure, name, parent, i18n);
            front.insert(usize::from(name.original.is_none()), format!("section: {id}\nowner: {owner}"));
            let body = if name.same_text { &[][..] } else { &measure.paragraphs };
            files.push(OutputFile::new(path, page(&front, body)));
            name.slug.clone()
        };
        for measure in measures {
            let slug = write(measure, None);
            for child in &measure.children {
                write(child, Some(&slug));
            }
        }
    }
}

/// Front matter but for section and owner.
fn facts(measure: &Measure, name: &Named, parent: Option<&str>, i18n: &I18n) -> Vec<String> {
    let mut front = Vec::new();
    if name.original.is_none() {
        let remark = remark(i18n, "import-placeholder-title");
        front.push(format!("title: {}  # {remark}", yaml(&placeholder_title(&whole(measure)))));
    }
    front.extend(parent.map(|parent| format!("parent: {parent}")));
    match &name.original {
        Some(original) => front.push(format!("repeats: {original}")),
        None => front.extend(["target: []", "audience: []", "programmes: []"].map(String::from)),
    }
    front
}

/// A remark for authors, in both languages.
fn remark(i18n: &I18n, id: &str) -> String {
    Lang::INTERFACE.map(|lang| i18n.message(lang, id)).join(" / ")
}

/// The text up to its first comma or full stop, but not too short and not too long.
pub fn placeholder_title(text: &str) -> String {
    const SHORT: usize = 6;
    let end = text
        .char_indices()
        .enumerate()
        .find(|(count, (_, c))| *count >= SHORT && matches!(c, '、' | '。'))
        .map_or(text.len(), |(_, (at, _))| at);
    let phrase = text[..end].trim_end_matches(['、', '。']);
    if phrase.chars().count() <= MAX_TITLE {
        return phrase.to_string();
    }
    phrase.chars().take(MAX_TITLE - 1).chain(['…']).collect()
}

fn page(front: &[String], paragraphs: &[String]) -> String {
    let mut text = String::from("---\n");
    for line in front {
        text.push_str(line);
        text.push('\n');
    }
    text.push_str("---\n");
    let body: Vec<String> = paragraphs.iter().map(|paragraph| markdown(paragraph)).collect();
    text.push_str(&body.join("\n\n"));
    if !body.is_empty() {
        text.push('\n');
    }
    text
}

/// Text as Markdown that says just this text.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let begins_block = match c {
            '#' | '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => at > 0 && at == digits,
            _ => false,
        };
        if begins_block || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '!')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A string as YAML: plain where nothing in it could mean anything else, in double quotes otherwise.
pub fn yaml(text: &str) -> String {
    let plain = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '・' | '、'
                    | '。'
                    | '（'
                    | '）'
                    | '「'
                    | '」'
                    | '『'
                    | '』'
                    | 'ー'
                    | '～'
                    | '＝'
                    | '％'
                    | '．'
                    | '【'
                    | '】'
                    | '※'
                    | '…'
            )
    };
    let inner = |c: char| plain(c) || c == ' ';
    let japanese = !text.is_ascii();
    if japanese && text.starts_with(plain) && text.ends_with(plain) && text.chars().all(inner) {
        return text.to_string();
    }
    serde_json::Value::from(text).to_string()
}

fn plan_table(outline: &Outline, facts: &Facts, i18n: &I18n) -> String {
    let mut text = format!(
        "# {}\ntitle:\n  ja: {}\nfiscal_year: {}\nfiscal_year_label:\n  ja: {}\nversion: \"1.0\"\ndate: {}\n",
        remark(i18n, "import-plan-remark"),
        yaml(&outline.title),
        facts.fiscal_year,
        yaml(&facts.fiscal_year_label),
        format_args!("{:04}-{:02}-{:02}", facts.date.year, facts.date.month, facts.date.day),
    );
    text.push_str(&list(
        "parties",
        outline
            .owners
            .iter()
            .filter(|owner| is_party(owner))
            .map(|owner| format!("  - ja: {}\n", yaml(&owner.name))),
    ));
    text.push_str(&list(
        "owners",
        outline.owners.iter().map(|owner| {
            let mut row = format!(
                "  - id: {}\n    name:\n      ja: {}\n    heading:\n      ja: {}\n",
                owner.id,
                yaml(&owner.name),
                yaml(&owner.heading)
            );
            let members = members(owner, &outline.owners);
            if !members.is_empty() {
                row.push_str(&format!("    members: [{}]\n", members.join(", ")));
            }
            row
        }),
    ));
    text.push_str("audiences: []\nprogrammes: []\n");
    text
}

fn list(key: &str, rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.collect();
    if rows.is_empty() { format!("{key}: []\n") } else { format!("{key}:\n{rows}") }
}

fn is_party(owner: &Owner) -> bool {
    !owner.joint && !owner.name.is_empty()
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

fn targets_table(outline: &Outline) -> String {
    let empty = Table::default();
    let (number, title, table) = match &outline.targets {
        Some(targets) => (targets.number, targets.title.as_str(), &targets.table),
        None => (outline.chapters.len() as u16 + 1, "", &empty),
    };
    let mut text = format!("chapter: {number}\n");
    if let Some(printed) = outline.targets.as_ref().and_then(|targets| targets.printed.as_deref()) {
        text.push_str(&format!("printed_number: {}\n", yaml(printed)));
    }
    for (key, value) in [
        ("title", title),
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
        lines.push(match unit {
            Unit::Percent => "unit: percent".to_string(),
            Unit::PeoplePerYear => "unit: people_per_year".to_string(),
        });
        lines.push("results: {}".to_string());
        text.push_str(&format!("          - {}\n", lines.join("\n            ")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::markdown::to_text;

    #[test]
    fn markdown_says_just_the_text() {
        for text in [
            "1. 番号",
            "- 項目",
            "# 見出し",
            "a*b*c_d_ <b> &amp; [x](y) `z` ~~s~~ \\ | !",
            "12) x",
            "2023.4 から",
            "====",
            "https://example.org/a_b",
        ] {
            assert_eq!(to_text(&markdown(text), Lang::JA), text);
        }
    }

    #[test]
    fn placeholder_titles_are_the_first_phrase() {
        assert_eq!(
            placeholder_title("雇用調整助成金等により、引き続き維持に取組む。"),
            "雇用調整助成金等により"
        );
        assert_eq!(placeholder_title("行政、労働団体、経済団体により行う。"), "行政、労働団体");
        assert_eq!(placeholder_title(&"長".repeat(50)).chars().count(), MAX_TITLE);
    }

    #[test]
    fn yaml_strings_come_back() {
        for text in [
            "雇用の維持",
            "",
            "yes",
            "12",
            "a: b # c",
            "\"引用\"",
            "令和５年度 計画",
            "【県】",
            "- x",
            "２．",
            "甲 # 乙",
        ] {
            let back: String = serde_yaml::from_str(&yaml(text)).expect(text);
            assert_eq!(back, text);
        }
    }
}
