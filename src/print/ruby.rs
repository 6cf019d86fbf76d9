//! Furigana in print: the readings of the kanji, small and above them.
//!
//! 1. [`add`] goes through the book's data and asks for the readings of each Japanese text, as the pages do.
//! 2. A run whose kanji have readings becomes an unbroken one with `parts`: strings, and `{"base", "ruby", "before",
//!    "after"}`, where the last two say how much wider than its kanji a reading is, in em.
//!
//! The template draws readings as artifacts: they are no part of the text that is read out or copied by its tags.
//! Lines of the indexes have none, whose letters are too small for letters of half their size.

use serde_json::{Map, Value, json};

use super::runs::may_not_begin;
use crate::furigana::{Piece, Reader, pieces};
use crate::japanese::is_kana;

/// Puts readings into every text of a book, of which `value` is the data.
pub(super) fn add(value: &mut Value, reader: &Reader<'_>) {
    walk(value, false, reader);
}

fn walk(value: &mut Value, japanese: bool, reader: &Reader<'_>) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| walk(value, japanese, reader)),
        Value::Object(object) => walk_object(object, japanese, reader),
        _ => {}
    }
}

fn walk_object(object: &mut Map<String, Value>, japanese: bool, reader: &Reader<'_>) {
    let japanese = object.get("lang").and_then(Value::as_str).map_or(japanese, |lang| lang == "ja");
    let is_code = ["inline", "block"].iter().any(|kind| object.get(*kind).is_some_and(|kind| kind == "code"));
    if is_code || object.get("lines").is_some_and(Value::is_array) {
        return;
    }
    for (key, value) in object.iter_mut() {
        match value {
            Value::Array(list) if key == "of" && japanese => {
                *list = with_readings(std::mem::take(list), reader)
            }
            _ => {}
        }
        walk(value, japanese, reader);
    }
}

/// The runs of a list with readings; what is no run stays as it is.
fn with_readings(list: Vec<Value>, reader: &Reader<'_>) -> Vec<Value> {
    let mut made = Vec::new();
    for group in list.chunk_by(|a, b| run_text(a).is_some() == run_text(b).is_some()) {
        match run_text(&group[0]) {
            Some(_) => read_group(group, reader, &mut made),
            None => made.extend(group.iter().cloned()),
        }
    }
    made
}

/// The text of a run: a string or an unbroken piece.
fn run_text(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("unbroken")?.as_str())
}

fn read_group(group: &[Value], reader: &Reader<'_>, made: &mut Vec<Value>) {
    let text: String = group.iter().filter_map(run_text).collect();
    let readings: Vec<(usize, Piece)> =
        pieces(reader, &text).into_iter().filter(|(_, (_, reading))| reading != "ー").collect();
    let mut start = 0;
    for run in group {
        let end = start + run_text(run).map_or(0, str::len);
        let within = readings.iter().filter(|(at, (kanji, _))| *at >= start && at + kanji.len() <= end);
        let within: Vec<&(usize, Piece)> = within.collect();
        match run {
            _ if within.is_empty() => made.push(run.clone()),
            Value::String(_) => part_text(&text, start, end, &within, made),
            _ => {
                let mut run = run.clone();
                run["parts"] = parts(&text, start, end, &within).into();
                made.push(run);
            }
        }
        start = end;
    }
}

/// A text that lines may break, each of its readings in a piece of its own.
fn part_text(text: &str, start: usize, end: usize, readings: &[&(usize, Piece)], made: &mut Vec<Value>) {
    let mut rest = start;
    for reading in readings {
        let (at, (kanji, _)) = reading;
        // A mark that begins no line belongs to the piece before it: a line could break after the piece.
        let marks: usize =
            text[at + kanji.len()..end].chars().take_while(|&c| may_not_begin(c)).map(char::len_utf8).sum();
        let piece_end = at + kanji.len() + marks;
        if rest < *at {
            made.push(json!(text[rest..*at]));
        }
        made.push(
            json!({"unbroken": text[*at..piece_end], "parts": parts(text, *at, piece_end, &[reading])}),
        );
        rest = piece_end;
    }
    if rest < end {
        made.push(json!(text[rest..end]));
    }
}

fn parts(text: &str, start: usize, end: usize, readings: &[&(usize, Piece)]) -> Vec<Value> {
    let mut parts = Vec::new();
    let mut rest = start;
    for (at, (kanji, reading)) in readings {
        if rest < *at {
            parts.push(json!(text[rest..*at]));
        }
        rest = at + kanji.len();
        let (before, after) = (text[..*at].chars().next_back(), text[rest..].chars().next());
        let wider = wider_by(kanji, reading);
        parts.push(json!({
            "base": kanji,
            "ruby": reading,
            "before": side(wider, before),
            "after": side(wider, after),
        }));
    }
    if rest < end {
        parts.push(json!(text[rest..end]));
    }
    parts
}

/// By how much a reading of half the size is wider than its kanji at each side, in em.
fn wider_by(kanji: &str, reading: &str) -> f64 {
    ((reading.chars().count() as f64 * 0.5 - kanji.chars().count() as f64) / 2.0).max(0.0)
}

/// The room that a side needs: over kana a reading may reach by half a letter of its own.
fn side(wider: f64, neighbour: Option<char>) -> f64 {
    const REACH: f64 = 0.25;
    let reach = if neighbour.is_some_and(is_kana) { REACH } else { 0.0 };
    (wider - reach).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furigana::Corrections;
    use crate::japanese::Analyzer;

    fn read(mut value: Value) -> Value {
        let analyzer = Analyzer::new("").unwrap();
        add(&mut value, &Reader::new(&analyzer, Corrections::parse("")));
        value
    }

    /// The text of runs with readings, as base《reading》.
    fn told(value: &Value) -> String {
        let part = |part: &Value| match part.as_str() {
            Some(text) => text.to_string(),
            None => format!("{}《{}》", part["base"].as_str().unwrap(), part["ruby"].as_str().unwrap()),
        };
        let run = |run: &Value| match run.get("parts").and_then(Value::as_array) {
            Some(parts) => parts.iter().map(part).collect::<String>(),
            None => run_text(run).unwrap().to_string(),
        };
        value["of"].as_array().unwrap().iter().map(run).collect()
    }

    #[test]
    fn kanji_have_their_readings_and_the_text_stays() {
        let phrase = read(json!({"lang": "ja", "of": ["会社で仕事を探す"]}));
        assert_eq!(told(&phrase), "会社《かいしゃ》で仕事《しごと》を探《さが》す");
        let text: String = phrase["of"].as_array().unwrap().iter().filter_map(run_text).collect();
        assert_eq!(text, "会社で仕事を探す");
    }

    #[test]
    fn a_reading_stays_in_an_unbroken_piece_and_takes_the_marks_that_begin_no_line() {
        let piece = read(json!({"lang": "ja", "of": [{"unbroken": "第２条"}, "の育児・介護"]}));
        assert!(piece["of"][0]["unbroken"] == "第２条" && piece["of"][0]["parts"].is_array(), "{piece}");
        let unbroken: Vec<&str> = piece["of"].as_array().unwrap().iter().filter_map(run_text).collect();
        assert_eq!(unbroken, ["第２条", "の", "育児・", "介護"]);
    }

    #[test]
    fn a_long_reading_reaches_over_kana_by_half_a_letter() {
        // Of five letters, two and a half em: three quarters more than the kanji at each side.
        let phrase = read(json!({"lang": "ja", "of": ["を承る"]}));
        let part = &phrase["of"][1]["parts"][0];
        assert_eq!((part["before"].as_f64(), part["after"].as_f64()), (Some(0.5), Some(0.5)), "{phrase}");
    }

    #[test]
    fn other_languages_code_and_lines_have_none() {
        for value in [
            json!({"lang": "en", "of": ["会社"]}),
            json!({"lang": "ja", "blocks": [{"block": "code", "of": ["会社"]}]}),
            json!({"lang": "ja", "of": ["会社"], "lines": ["会社"]}),
        ] {
            assert_eq!(read(value.clone()), value);
        }
    }
}
