//! A plan's levels as a person declares them for the import: `plan.yaml`'s form, and how the headings of each
//! level are known.
//!
//! ```yaml
//! levels:
//!   - {id: chapter, name: {ja: 章}, number: "第{n}章", match: "第1章"}   # a number as the text writes it
//!   - {id: part, name: {ja: 部}, number: none, match: [はじめに, 資料編]}  # or whole headings
//! measures: {match: "①"}
//! ```

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::contents::key;
use super::headings::{Candidate, UNNUMBERED};
use super::levels::{self, Family, MAX_LEVELS};
use super::number;
use super::outline::{Level, Match, Outline};

/// The levels as declared.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    pub declared: Vec<Level>,
    /// Family of the measures' numbers.
    pub measures: Option<String>,
    /// Whole headings without a number.
    pub titles: Vec<String>,
    unnumbered: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    levels: Vec<Row>,
    measures: Option<Measures>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    #[serde(default)]
    name: HashMap<String, String>,
    number: Option<String>,
    #[serde(default)]
    begins_page: bool,
    #[serde(rename = "match")]
    matching: Matching,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Matching {
    One(String),
    Titles(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measures {
    #[serde(rename = "match")]
    matching: String,
}

/// Reads a declaration.
///
/// # Errors
/// What is wrong with it, in the YAML reader's words, or the `match` that is no number.
pub fn parse(text: &str) -> Result<Structure, String> {
    let table: Table = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    let mut structure = Structure::default();
    for (at, row) in table.levels.into_iter().take(MAX_LEVELS).enumerate() {
        let matching = match row.matching {
            Matching::Titles(titles) => {
                structure.titles.extend(titles.iter().map(|title| key(title)));
                structure.unnumbered = Some(at);
                Match::Unnumbered
            }
            Matching::One(example) => of_example(&example)?,
        };
        let name = |code: &str| row.name.get(code).cloned().unwrap_or_else(|| row.id.clone());
        structure.declared.push(Level {
            ja: name("ja"),
            en: name("en"),
            id: row.id,
            number: row.number.unwrap_or_else(|| "none".to_string()),
            begins_page: row.begins_page,
            matching,
            ..Level::default()
        });
    }
    if let Some(measures) = table.measures {
        structure.measures = match of_example(&measures.matching)? {
            Match::Family(key) => Some(key),
            _ => return Err(measures.matching),
        };
    }
    Ok(structure)
}

/// `第１章`, `(1)`, `Goal 1:`, `Goal`, `##`.
fn of_example(example: &str) -> Result<Match, String> {
    let example = example.trim();
    if !example.is_empty() && example.bytes().all(|byte| byte == b'#') {
        return Ok(Match::Hashes(example.len()));
    }
    let line = format!("{example} Ｘ");
    let english = format!("{example} X");
    let read = number::read(&line).or_else(|| number::read(&english));
    read.map(|numbered| Match::Family(numbered.key)).ok_or_else(|| example.to_string())
}

impl Structure {
    /// The candidates of each declared family.
    pub fn families(&self, candidates: &[Candidate<'_>]) -> Vec<Family> {
        let declared = self.declared.iter().filter_map(|level| match &level.matching {
            Match::Family(key) => Some(key),
            _ => None,
        });
        let family = |key: &String| {
            let members: Vec<usize> =
                (0..candidates.len()).filter(|&at| candidates[at].numbered.key == *key).collect();
            (!members.is_empty()).then(|| Family { key: key.clone(), members })
        };
        declared.chain(&self.measures).filter_map(family).collect()
    }

    /// The levels, and the level of each family.
    pub fn levels(&self) -> (Vec<Level>, BTreeMap<String, usize>) {
        let of = |(at, level): (usize, &Level)| match &level.matching {
            Match::Family(key) => Some((key.clone(), at)),
            _ => None,
        };
        let mut level_of: BTreeMap<String, usize> = self.declared.iter().enumerate().filter_map(of).collect();
        if let Some(at) = self.unnumbered {
            level_of.insert(UNNUMBERED.to_string(), at);
        }
        let mut levels = self.declared.clone();
        if levels.iter().all(|level| !level.begins_page) {
            levels::finish(&mut levels);
        }
        (levels, level_of)
    }
}

/// The levels that were found, as a file that [`parse`] reads.
pub fn print(outline: &Outline, measures: Option<&str>) -> String {
    let mut out = String::from("levels:\n");
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    for level in &outline.levels {
        out.push_str(&format!("  - id: {}\n", level.id));
        out.push_str(&format!("    name: {{ja: {}, en: {}}}\n", quoted(&level.ja), quoted(&level.en)));
        out.push_str(&format!("    number: {}\n", quoted(&level.number)));
        out.push_str(&format!("    begins_page: {}\n", level.begins_page));
        let matching = match &level.matching {
            Match::Family(key) => quoted(&example_of(key)),
            Match::Hashes(count) => quoted(&"#".repeat(*count)),
            Match::Unnumbered => {
                let mut titles = Vec::new();
                outline.each_node(&mut |node| {
                    if node.printed.is_empty() && outline.levels[node.level].id == level.id {
                        titles.push(quoted(&node.title));
                    }
                });
                format!("[{}]", titles.join(", "))
            }
        };
        out.push_str(&format!(
            "    match: {matching}   # {}: {}\n",
            level.count,
            level.example.replace('\n', " ")
        ));
    }
    if let Some(key) = measures {
        out.push_str(&format!("measures: {{match: {}}}\n", quoted(&example_of(key))));
    }
    out
}

/// The first number of a family, as [`of_example`] reads it.
fn example_of(key: &str) -> String {
    let Some((before, after)) = key.split_once('#') else {
        let mut word = key.trim_end_matches('!').to_string();
        if let Some(first) = word.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        return word;
    };
    let mut kinds = after.chars();
    let kind = kinds.next().unwrap_or('d');
    let rest: String = kinds.collect();
    let (figure, rest) = match kind {
        'R' => ("Ⅰ".to_string(), rest),
        'r' => ("ⅰ".to_string(), rest),
        'c' => ("①".to_string(), rest),
        'n' => ("❶".to_string(), rest),
        'k' => ("一".to_string(), rest),
        'K' => ("ア".to_string(), rest),
        'I' => ("I".to_string(), rest),
        'L' => ("A".to_string(), rest),
        'l' => ("a".to_string(), rest),
        'D' => {
            let depth = rest.chars().next().and_then(|c| c.to_digit(10)).unwrap_or(2) as usize;
            (vec!["1"; depth].join("."), rest.get(1..).unwrap_or_default().to_string())
        }
        _ => ("1".to_string(), rest),
    };
    let mut word = before.to_string();
    if before.is_ascii() && before.len() > 1 {
        word = format!("{}{} ", before[..1].to_uppercase(), &before[1..]);
    }
    format!("{word}{figure}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_told_by_an_example_and_read_back() {
        for key in ["第#d章", "#R", "(#d)", "施策の方向#c", "goal#d", "goal!", "#D2", "#d.", "施策#D2", "#K)"]
        {
            assert_eq!(
                of_example(&example_of(key)),
                Ok(Match::Family(key.to_string())),
                "{}",
                example_of(key)
            );
        }
        assert_eq!(of_example("##"), Ok(Match::Hashes(2)));
        assert!(of_example("見出し").is_err());
    }

    #[test]
    fn declarations_are_read_and_wrong_ones_told() {
        let structure = parse(
            "levels:\n  - {id: goal, name: {ja: 目標}, number: \"基本目標{roman}\", match: 基本目標Ⅰ}\n  - {id: part, match: [はじめに]}\nmeasures: {match: ①}\n",
        )
        .expect("right");
        assert_eq!(structure.declared[0].matching, Match::Family("基本目標#R".into()));
        assert_eq!((structure.measures.as_deref(), structure.titles.len()), (Some("#c"), 1));
        assert!(parse("levels: [{id: x, match: 見出し}]").is_err());
        assert!(parse("levels: [{id: x}]").is_err());
    }
}
