//! Rules `char-…`: characters that are not what they look like, or that cannot be seen or printed.
//!
//! Every file of the content is read as it is written, front matter and tables too. A character is told of
//! once in a file, where it comes first, with its code point and how often it comes.

use std::collections::BTreeMap;

use crate::characters::{Kind, kind};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

use super::Input;

/// One kind of odd character, whatever it stands for.
pub fn found(input: &Input<'_>, code: &'static str, wanted: fn(Kind) -> bool) -> Vec<Diagnostic> {
    // Templates are no texts of the plan.
    let texts = input.sources.ids().filter(|&file| !input.sources.file(file).path.starts_with("themes/"));
    texts.flat_map(|file| in_file(input, file, code, wanted)).collect()
}

fn in_file(input: &Input<'_>, file: FileId, code: &'static str, wanted: fn(Kind) -> bool) -> Vec<Diagnostic> {
    let text = &input.sources.file(file).text;
    if text.is_ascii() && !text.contains(|c: char| c.is_control()) {
        return Vec::new();
    }
    let mut first: BTreeMap<&str, (usize, usize, Kind)> = BTreeMap::new();
    let (mut before, mut next) = (None, 0);
    for (at, c) in text.char_indices() {
        if let Some(kind) = kind(c, before).filter(|&kind| wanted(kind) && at >= next) {
            next = at + length(&text[at..], c, kind);
            first.entry(&text[at..next]).or_insert((at, 0, kind)).1 += 1;
        }
        before = Some(c);
    }
    let finding = |(found, (start, count, kind)): (&str, (usize, usize, Kind))| {
        let span = Span { file, start, end: start + found.len() };
        let expected = match kind {
            Kind::LookAlike(proper) => proper.to_string(),
            _ => String::new(),
        };
        let codes: Vec<String> = found.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        let finding = Diagnostic::warning(code).at(span).arg("found", found).arg("expected", expected);
        finding.arg("code", codes.join(" ")).arg("count", count.to_string())
    };
    first.into_iter().map(finding).collect()
}

/// A character, or a whole word of half-width katakana.
fn length(rest: &str, c: char, of: Kind) -> usize {
    match of {
        Kind::HalfWidthKatakana => rest.find(|c| kind(c, None) != Some(of)).unwrap_or(rest.len()),
        _ => c.len_utf8(),
    }
}
