//! Rule `repeat-differs`: a repeated entry is printed in other words than its original.
//!
//! The handbook keeps both as they are printed, so this is a note to the plan's editors and no fault.

use crate::diagnostic::Diagnostic;

use super::Input;
use super::texts::within;

/// One finding a repeat that has a text of its own.
pub fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for repeat in &input.plan.repeats {
        let original = &input.plan[repeat.original];
        let Some(body) = repeat.body.as_ref().filter(|body| body.text != original.body.official.text) else {
            continue;
        };
        let (here, there) = difference(&body.text, &original.body.official.text);
        found.push(
            Diagnostic::warning("repeat-differs")
                .at(within(body.span, &here, input.sources))
                .related(within(original.body.official.span, &there, input.sources), "original")
                .arg("slug", &original.slug)
                .arg("found", here)
                .arg("expected", there),
        );
    }
    found
}

/// The parts in which two texts differ, each with a few characters around it.
fn difference(here: &str, there: &str) -> (String, String) {
    const AROUND: usize = 4;
    let (a, b): (Vec<char>, Vec<char>) = (here.chars().collect(), there.chars().collect());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let room = a.len().min(b.len()) - start;
    let end = a.iter().rev().zip(b.iter().rev()).take(room).take_while(|(x, y)| x == y).count();
    let part = |text: &[char]| {
        let to = (text.len() - end + AROUND).min(text.len());
        text[start.saturating_sub(AROUND)..to].iter().collect::<String>()
    };
    (part(&a), part(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_shown_with_a_little_around_it() {
        let (here, there) = difference("不妊治療と仕事の両立に関する", "不妊治療と仕事との両立に関する");
        assert_eq!((here.as_str(), there.as_str()), ("療と仕事の両立に", "療と仕事との両立に"));
        assert_eq!(difference("ああ", "あ"), ("ああ".into(), "あ".into()));
    }
}
