//! Rules about what a measure is: `typed-repeat`, `equal-texts`, `placeholder-title`, `placeholder-slug`.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::plan::Measure;
use crate::source::Span;

use super::Input;
use super::texts::within;

/// 再掲 typed in a title, or where a text begins or ends: the entry would be counted as a measure of its own.
pub fn typed_repeats(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for measure in &input.plan.measures {
        let (title, body) = (&measure.title.official, &measure.body.official);
        let text = body.text.trim();
        let ends = |text: &str, mark: &str| text.trim_end_matches('。').ends_with(mark);
        // （再）就職 is no repeat.
        let in_title = repeat_marks(title).find(|mark| mark.contains('掲') || ends(title, mark));
        let in_text = || {
            repeat_marks(text).find(|mark| ends(text, mark) || mark.contains('掲') && text.starts_with(mark))
        };
        let mark = in_title.map(|mark| (mark, title.span)).or_else(|| Some((in_text()?, body.span)));
        if let Some((mark, span)) = mark {
            found
                .push(finding("typed-repeat", measure, within(span, mark, input.sources)).arg("found", mark));
        }
    }
    found
}

/// 再掲 or 再 in brackets, or 再掲 behind ※, however they are spaced: each as it is written.
fn repeat_marks(text: &str) -> impl Iterator<Item = &str> {
    const CLOSING: [char; 7] = ['）', ')', '】', '］', '〕', ']', '＞'];
    text.char_indices().filter_map(|(at, open)| {
        let inner = &text[at + open.len_utf8()..];
        let length = match open {
            '（' | '(' | '【' | '［' | '〔' | '[' | '＜' => inner.find(CLOSING)?,
            '※' => inner.find('掲')?,
            _ => return None,
        };
        let last = inner[length..].chars().next().map_or(0, char::len_utf8);
        let whole = &text[at..at + open.len_utf8() + length + last];
        let said: String = inner[..length].chars().filter(|c| !c.is_whitespace()).collect();
        matches!((open, said.as_str()), ('※', "再") | (_, "再掲" | "再")).then_some(whole)
    })
}

/// Two measures with the same text: one of them may be meant as a repeat.
pub fn equal_texts(input: &Input<'_>) -> Vec<Diagnostic> {
    /// Shorter texts may be equal by chance.
    const LEAST: usize = 10;
    let mut seen: BTreeMap<String, &Measure> = BTreeMap::new();
    let mut found = Vec::new();
    for measure in &input.plan.measures {
        let text: String = measure.body.official.text.chars().filter(|c| !c.is_whitespace()).collect();
        if text.chars().count() < LEAST {
            continue;
        }
        match seen.get(&text) {
            Some(first) => {
                let finding = finding("equal-texts", measure, measure.body.official.span);
                found.push(finding.related(first.body.official.span, "first").arg("found", &first.slug));
            }
            None => _ = seen.insert(text, measure),
        }
    }
    found
}

/// A title that says that it is still to be found, or that is the beginning of the text, as import leaves it.
pub fn placeholder_titles(input: &Input<'_>) -> Vec<Diagnostic> {
    let is_placeholder = |measure: &&Measure| {
        let title = measure.title.official.trim();
        // A title that is how the text begins is none of its own.
        let own = measure.title.official.span != measure.body.official.span;
        own && (is_to_come(title) || begins_text(title, &measure.body.official.text))
    };
    let measures = input.plan.measures.iter().filter(is_placeholder);
    measures
        .map(|measure| {
            let title = &measure.title.official;
            finding("placeholder-title", measure, title.span).arg("found", &title.text)
        })
        .collect()
}

/// Every page is headed by the plan's title.
pub fn plan_without_title(input: &Input<'_>) -> Vec<Diagnostic> {
    let title = &input.plan.title.official;
    let found = input.plan.untitled.then(|| Diagnostic::warning("plan-without-title").at(title.span));
    found.into_iter().collect()
}

fn is_to_come(title: &str) -> bool {
    const WORDS: [&str; 8] = ["未定", "（仮）", "(仮)", "仮題", "○○", "〇〇", "●●", "△△"];
    const WHOLE: [&str; 8] = ["見出し", "タイトル", "題名", "無題", "todo", "tbd", "title", "untitled"];
    WORDS.iter().any(|word| title.contains(word)) || WHOLE.contains(&title.to_lowercase().as_str())
}

/// A phrase that the text begins with and that is no name: the text goes on with 、 or a particle ends it.
fn begins_text(title: &str, text: &str) -> bool {
    const PARTICLES: [char; 7] = ['を', 'に', 'は', 'が', 'て', 'り', 'で'];
    let goes_on =
        text.strip_prefix(title).is_some_and(|rest| rest.starts_with('、') || title.ends_with('、'));
    goes_on && title.ends_with(PARTICLES)
}

/// A slug that import or a copy left: `measure-12`.
pub fn placeholder_slugs(input: &Input<'_>) -> Vec<Diagnostic> {
    const WORDS: [&str; 9] = ["measure", "untitled", "new", "todo", "tbd", "copy", "test", "sample", "item"];
    let is_placeholder = |measure: &&Measure| {
        let name = measure.slug.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
        WORDS.contains(&name)
    };
    let measures = input.plan.measures.iter().filter(is_placeholder);
    measures.map(|measure| finding("placeholder-slug", measure, Span::start_of(measure.span.file))).collect()
}

fn finding(code: &'static str, measure: &Measure, span: Span) -> Diagnostic {
    Diagnostic::warning(code).at(span).arg("slug", &measure.slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_is_the_beginning_of_its_text_is_a_placeholder() {
        assert!(begins_text("雇用調整助成金等により", "雇用調整助成金等により、引き続き"));
        assert!(!begins_text("合同面接会", "合同面接会、相談会を開く。"));
        assert!(!begins_text("面接会を開く", "相談に応じる。"));
    }

    #[test]
    fn words_that_stand_for_a_title_to_come() {
        for title in ["未定", "○○支援事業", "新規事業（仮）", "TBD", "タイトル"] {
            assert!(is_to_come(title), "{title}");
        }
        assert!(!is_to_come("仮設住宅の支援"));
    }
}
