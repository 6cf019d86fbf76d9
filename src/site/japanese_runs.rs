//! Japanese on pages in another language: names and texts that are not translated stand in sentences of that language.
//! A screen reader reads them as what they are, and a browser shows their characters as Japanese has them, only where they
//! say so.
//!
//! [`marked`] goes through a finished page, whatever template it was made by, and puts `lang="ja"` around each Japanese
//! run that no element around it says it of.

use std::ops::Range;

use memchr::{memchr, memmem};

/// Elements whose text can hold no element.
const TEXT_ONLY: [&[u8]; 6] = [b"script", b"style", b"title", b"textarea", b"option", b"svg"];

const OPENING: &[u8] = b"<span lang=\"ja\">";
const CLOSING: &[u8] = b"</span>";

/// What a tag says its language with.
const LANGUAGE: &[u8] = b" lang=";

/// An element that says its language.
struct Said<'a> {
    name: &'a [u8],
    /// How many elements of that name are open within it, with itself.
    depth: usize,
    japanese: bool,
}

/// A page with its Japanese runs marked.
pub fn marked(page: Vec<u8>) -> Vec<u8> {
    let runs = runs(&page);
    if runs.is_empty() {
        return page;
    }
    let mut out = Vec::with_capacity(page.len() + runs.len() * (OPENING.len() + CLOSING.len()));
    let mut copied = 0;
    for run in runs {
        out.extend_from_slice(&page[copied..run.start]);
        out.extend_from_slice(OPENING);
        out.extend_from_slice(&page[run.clone()]);
        out.extend_from_slice(CLOSING);
        copied = run.end;
    }
    out.extend_from_slice(&page[copied..]);
    out
}

/// Where the Japanese runs of a page are that nothing around them says it of.
fn runs(page: &[u8]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    if !page.iter().any(|&byte| byte >= FIRST_BYTE) {
        return runs;
    }
    let mut said: Vec<Said<'_>> = Vec::new();
    // Few tags say a language: the next that does is known before it is come to.
    let languages = memmem::Finder::new(LANGUAGE);
    let mut language = languages.find(page).unwrap_or(page.len());
    let mut at = 0;
    while at < page.len() {
        let text_end = memchr(b'<', &page[at..]).map_or(page.len(), |found| at + found);
        if !said.last().is_some_and(|said| said.japanese) {
            find(page, at..text_end, &mut runs);
        }
        let Some(length) = memchr(b'>', &page[text_end..]) else { break };
        let tag = &page[text_end..=text_end + length];
        at = text_end + tag.len();
        if language < text_end {
            language = languages.find(&page[text_end..]).map_or(page.len(), |found| text_end + found);
        }
        let value = (language < at).then(|| &page[language + LANGUAGE.len()..at]);
        let closes = tag[1] == b'/';
        let name = name(tag);
        if !closes && TEXT_ONLY.contains(&name) {
            let end = memmem::find(&page[at..], &[b"</", name].concat());
            at = end.map_or(page.len(), |end| at + end);
        } else {
            follow(name, closes, value, &mut said);
        }
    }
    runs
}

/// The name of the element of a tag.
fn name(tag: &[u8]) -> &[u8] {
    let start = if tag[1] == b'/' { 2 } else { 1 };
    let length = tag[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    &tag[start..start + length]
}

/// Follows a tag; `value` begins with the language that it says.
fn follow<'a>(name: &'a [u8], closes: bool, value: Option<&[u8]>, said: &mut Vec<Said<'a>>) {
    if let Some(last) = said.last_mut().filter(|last| last.name == name) {
        last.depth = if closes { last.depth - 1 } else { last.depth + 1 };
        if last.depth == 0 {
            said.pop();
            return;
        }
    }
    let Some(value) = value.filter(|_| !closes && !is_empty(name)) else { return };
    if let Some(last) = said.last_mut().filter(|last| last.name == name) {
        // It counts for itself.
        last.depth -= 1;
    }
    let japanese = value.strip_prefix(b"\"").unwrap_or(value).starts_with(b"ja");
    said.push(Said { name, depth: 1, japanese });
}

/// Elements without an end.
fn is_empty(name: &[u8]) -> bool {
    let names: [&[u8]; 9] = [b"meta", b"link", b"input", b"br", b"hr", b"img", b"wbr", b"source", b"col"];
    names.contains(&name)
}

/// The first byte of the first Japanese character, U+3041.
const FIRST_BYTE: u8 = 0xE3;

/// Finds the Japanese runs of a piece of text: kana and kanji, with the signs, digits and spaces between them.
fn find(page: &[u8], text: Range<usize>, runs: &mut Vec<Range<usize>>) {
    let bytes = &page[text.clone()];
    if !bytes.iter().any(|&byte| byte >= FIRST_BYTE) {
        return;
    }
    let Ok(mut rest) = std::str::from_utf8(bytes) else { return };
    let mut at = text.start;
    while let Some(found) = rest.find(is_letter) {
        let before = rest[..found].trim_end_matches(is_sign).len();
        let start = before + leading_space(&rest[before..found]);
        let end = start + run(&rest[start..]);
        runs.push(at + start..at + end);
        rest = &rest[end..];
        at += end;
    }
}

/// Full-width spaces before the first sign belong to no run.
fn leading_space(signs: &str) -> usize {
    signs.len() - signs.trim_start_matches('\u{3000}').len()
}

/// The length of the run that a text begins with: to its last Japanese character.
fn run(text: &str) -> usize {
    let within = |c: char| is_letter(c) || is_sign(c) || c == ' ' || c.is_ascii_digit();
    let end = text.find(|c| !within(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(|c: char| c == ' ' || c == '\u{3000}' || c.is_ascii_digit()).len()
}

/// Kana and kanji.
fn is_letter(c: char) -> bool {
    matches!(c, '々' | '〆' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Signs that Japanese text has and others have not: 、。「」（）・〜, full-width digits and letters, ①, Ⅰ.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3020}' | '・' | '\u{FF01}'..='\u{FF5E}' | '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{2473}')
}

#[cfg(test)]
mod tests {
    use super::marked;

    fn page(text: &str) -> String {
        String::from_utf8(marked(text.as_bytes().to_vec()))
            .unwrap()
            .replace("<span lang=\"ja\">", "[")
            .replace("</span>", "]")
    }

    #[test]
    fn runs_are_marked_with_their_signs_and_without_what_is_around_them() {
        for (text, expected) in [
            (
                "<p>県, 労働局, “令和６年度 事業計画（例）”, 1-2-2</p>",
                "<p>[県], [労働局], “[令和６年度 事業計画（例）]”, 1-2-2</p>",
            ),
            ("<h1>Side by side: Ⅰ　就業支援</h1>", "<h1>Side by side: [Ⅰ　就業支援]</h1>"),
            ("<p>plan （例） of 2024 年度</p>", "<p>plan [（例）] of 2024 [年度]</p>"),
            (
                "<p>Hello, ① and “R&amp;D”: no … — Japanese</p>",
                "<p>Hello, ① and “R&amp;D”: no … — Japanese</p>",
            ),
            ("<p>第1章 2 parts</p>", "<p>[第1章] 2 parts</p>"),
        ] {
            assert_eq!(page(text), expected);
        }
    }

    #[test]
    fn what_is_said_to_be_japanese_and_what_can_hold_no_element_stays() {
        for same in [
            "<html lang=\"en\"><div lang=\"ja\"><div>面接</div>会<br>等</div></html>",
            "<script>面接</script><title>面接会</title><option>面接</option><svg><text>面接</text></svg>",
            "<a title=\"面接会\" lang=ja>面接</a>",
            "<p>No Japanese &#12354;</p>",
            "面接".get(..0).unwrap(),
        ] {
            assert_eq!(page(same), same);
        }
    }

    #[test]
    fn another_language_within_japanese_and_the_end_of_it_are_seen() {
        assert_eq!(
            page("<i lang=\"ja\">面<i lang=\"en\">接 a <i>会</i></i>等</i>後<p>終<b>了</p>"),
            "<i lang=\"ja\">面<i lang=\"en\">[接] a <i>[会]</i></i>等</i>[後]<p>[終]<b>[了]</p>"
        );
    }
}
