//! The project's own word lists, row by row: what can't be read or would be read wrongly, at its line.
//!
//! | file | a row |
//! |---|---|
//! | `userdict.csv` | `表記,品詞,読み（片仮名）` |
//! | `furigana.csv` | `語,読み（平仮名）` |
//! | `synonyms.yaml` | `- [語, 語]`, or `- {words: […], near: […]}` |
//! | `wants.tsv` | `望み<tab>語|語` |

use std::ops::Range;

use serde_yaml::Value;

use crate::diagnostic::Diagnostic;
use crate::japanese::is_kana;
use crate::site::wants;
use crate::source::{FileId, Sources, Span};
use crate::yaml::{Document, Segment};

/// What is wrong with a row, for the selector of its message, and which part of it.
type Fault = (&'static str, Range<usize>);

/// What is wrong with the word list `name`; nothing for a file of another name.
pub fn check(name: &str, sources: &Sources, file: FileId) -> Vec<Diagnostic> {
    let text = sources.file(file).text.as_str();
    match name {
        "userdict.csv" => rows(text, file, "invalid-dictionary", dictionary_fault),
        "furigana.csv" => rows(text, file, "invalid-furigana", furigana_fault),
        "synonyms.yaml" => synonyms(text, file),
        "wants.tsv" => rows(text, file, "invalid-wants", wants::fault),
        _ => Vec::new(),
    }
}

/// Goes through the rows of a CSV; `fault` names what is wrong with one, and which part of it.
fn rows(text: &str, file: FileId, code: &'static str, fault: fn(&str) -> Option<Fault>) -> Vec<Diagnostic> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let row = line.trim_end();
        if let Some((kind, part)) = fault(row).filter(|_| !row.is_empty()) {
            let span = Span { file, start: start + part.start, end: start + part.end };
            let shown = row[part].trim();
            found.push(Diagnostic::error(code).at(span).arg("kind", kind).arg("found", shown));
        }
        start += line.len();
    }
    found
}

fn dictionary_fault(row: &str) -> Option<Fault> {
    let fields = fields(row);
    let [surface, _, reading] = &fields[..] else { return Some(("columns", 0..row.len())) };
    let is_reading = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー' | '・');
    match row[reading.clone()].trim() {
        _ if row[surface.clone()].trim().is_empty() => Some(("columns", 0..row.len())),
        "" => Some(("columns", 0..row.len())),
        written if !written.chars().all(is_reading) => Some(("reading", reading.clone())),
        _ => None,
    }
}

fn furigana_fault(row: &str) -> Option<Fault> {
    if row.starts_with('#') {
        return None;
    }
    let fields = fields(row);
    let [word, reading] = &fields[..] else { return Some(("columns", 0..row.len())) };
    let is_reading = |c: char| is_kana(c) && !matches!(c, 'ァ'..='ヺ');
    match row[reading.clone()].trim() {
        _ if row[word.clone()].trim().is_empty() => Some(("columns", 0..row.len())),
        "" => Some(("columns", 0..row.len())),
        written if !written.chars().all(is_reading) => Some(("reading", reading.clone())),
        _ => None,
    }
}

/// Where the fields of a row are.
fn fields(row: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let ends = row.match_indices(',').map(|(at, _)| at).chain([row.len()]);
    ends.map(|end| std::mem::replace(&mut start, end + 1)..end).collect()
}

fn synonyms(text: &str, file: FileId) -> Vec<Diagnostic> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(problems) => return problems.iter().map(|problem| problem.diagnostic(file, 0)).collect(),
    };
    let told = |path: &[Segment<'_>]| {
        let range = document.places.value(path).unwrap_or(0..text.len());
        let end = range.start + text[range.clone()].lines().next().unwrap_or_default().len();
        Diagnostic::error("invalid-synonyms").at(Span { file, start: range.start, end })
    };
    match &document.value {
        Value::Null => Vec::new(),
        Value::Sequence(groups) => {
            let wrong = groups.iter().enumerate().filter(|(_, group)| !is_group(group));
            wrong.map(|(at, _)| told(&[Segment::Index(at)])).collect()
        }
        _ => vec![told(&[])],
    }
}

/// Two words that mean the same, or words with near ones.
fn is_group(group: &Value) -> bool {
    match group {
        Value::Sequence(words) => words.len() > 1 && words.iter().all(is_word),
        Value::Mapping(table) => {
            let list = |key: &str| {
                let words = table.get(key).and_then(Value::as_sequence);
                words.is_some_and(|words| !words.is_empty() && words.iter().all(is_word))
            };
            table.len() == 2 && list("words") && list("near")
        }
        _ => false,
    }
}

fn is_word(word: &Value) -> bool {
    word.as_str().is_some_and(|word| !word.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> Vec<(String, usize, String)> {
        let mut sources = Sources::default();
        let file = sources.add(format!("i18n/{name}"), text);
        let told = |problem: Diagnostic| {
            let span = problem.span.expect("a row has a place");
            let kind = problem.args.iter().find(|(name, _)| *name == "kind").map(|(_, kind)| kind.clone());
            (
                kind.unwrap_or_else(|| problem.code.to_string()),
                sources.line_column(span).line,
                sources.text(span).to_string(),
            )
        };
        check(name, &sources, file).into_iter().map(told).collect()
    }

    fn told(kind: &str, line: usize, part: &str) -> (String, usize, String) {
        (kind.to_string(), line, part.to_string())
    }

    #[test]
    fn rows_of_the_dictionary_have_a_word_and_a_reading_in_katakana() {
        assert_eq!(found("userdict.csv", "埼玉県,名詞,サイタマケン\n\n"), []);
        assert_eq!(
            found("userdict.csv", "県,名詞,ケン\n埼玉県,サイタマケン\n,名詞,ケン\n市,名詞,し\n"),
            [
                told("columns", 2, "埼玉県,サイタマケン"),
                told("columns", 3, ",名詞,ケン"),
                told("reading", 4, "し")
            ]
        );
    }

    #[test]
    fn rows_of_wants_have_a_want_and_words() {
        assert_eq!(found("wants.tsv", "# 防災\nknow\tハザードマップ|hazard map\n"), []);
        assert_eq!(
            found("wants.tsv", "給付\t助成\nmoney\nmoney\t|\n"),
            [told("want", 1, "給付"), told("columns", 2, "money"), told("columns", 3, "money\t|")]
        );
    }

    #[test]
    fn rows_of_furigana_have_a_word_and_a_reading_in_hiragana() {
        assert_eq!(found("furigana.csv", "# 覚え書き、コンマなし\n春日部,かすかべ\n"), []);
        assert_eq!(
            found("furigana.csv", "埼玉,サイタマ\n熊谷　くまがや\n戸田,\n"),
            [
                told("reading", 1, "サイタマ"),
                told("columns", 2, "熊谷　くまがや"),
                told("columns", 3, "戸田,")
            ]
        );
    }

    #[test]
    fn groups_of_synonyms_are_lists_of_words_and_mistakes_are_told_at_their_line() {
        assert_eq!(found("synonyms.yaml", "# なし\n- [職安, ハロワ]\n- {words: [甲], near: [乙]}\n"), []);
        assert_eq!(
            found("synonyms.yaml", "- [職安, ハロワ]\n- [職安]\n- {words: [甲]}\n- 職安、ハロワ\n"),
            [
                told("invalid-synonyms", 2, "[職安]"),
                told("invalid-synonyms", 3, "{words: [甲]}"),
                told("invalid-synonyms", 4, "職安、ハロワ")
            ]
        );
        assert_eq!(
            found("synonyms.yaml", "groups: [職安]\n"),
            [told("invalid-synonyms", 1, "groups: [職安]")]
        );
        assert_eq!(found("synonyms.yaml", "- [職安、ハロワ\n- [甲, 乙]\n")[0].0, "yaml-wide-mark");
    }
}
