//! Rule `japanese-in-english`: Japanese characters, full-width forms and Japanese marks in English text.

use crate::diagnostic::Diagnostic;
use crate::japanese::{is_kana, is_kanji};

use super::Input;

/// One finding a text, at the first run of such characters.
pub fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in &input.texts {
        let Some(run) = text.translated.and_then(first_run) else { continue };
        let span = text.in_translation(run, input.sources);
        found.push(Diagnostic::warning("japanese-in-english").at(span).arg("found", run));
    }
    found
}

fn first_run(english: &str) -> Option<&str> {
    let start = english.find(is_japanese)?;
    let rest = &english[start..];
    let end = rest.find(|c| !is_japanese(c)).unwrap_or(rest.len());
    Some(&rest[..end])
}

/// Kana, kanji, their punctuation, full-width forms, circled numbers and the plan's own marks.
fn is_japanese(c: char) -> bool {
    is_kana(c)
        || is_kanji(c)
        || matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3200}'..='\u{33FF}' | '\u{FF00}'..='\u{FFEF}')
        || matches!(c, '①'..='⑳' | 'Ⅰ'..='ⅿ' | '※' | '➢')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_kanji_full_width_and_circled_numbers_are_japanese() {
        for (text, run) in [
            ("the 雇用 of", "雇用"),
            ("ＩＴ skills", "ＩＴ"),
            ("① first", "①"),
            ("all、and", "、"),
            ("a“b” – c’s – £1", ""),
        ] {
            assert_eq!(first_run(text).unwrap_or(""), run, "{text}");
        }
    }
}
