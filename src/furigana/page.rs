//! A page with the readings of its kanji written over them: for readers who need them, with or without scripts.

use super::readings::{Reader, pieces};
use crate::japanese::is_kanji;

/// Elements whose text stays as it is: what shows no text, what cannot hold markup, what has readings already.
const WITHOUT: [&str; 6] = ["script", "style", "option", "textarea", "ruby", "svg"];

/// Where a heading may break. The words on both sides are one text: 会社へ|行って is no 行って by itself.
const BREAK: &str = "<wbr>";

/// Text up to the next tag that is no [`BREAK`], and where breaks stand in it.
#[derive(Default)]
struct Run {
    text: String,
    breaks: Vec<usize>,
}

/// The page, from its body on with readings.
pub fn page(reader: &Reader<'_>, html: &str) -> String {
    let (head, mut rest) = html.split_at(html.find("<body").unwrap_or(0));
    let mut out = String::with_capacity(2 * html.len());
    out.push_str(head);
    let mut without: Option<&str> = None;
    let mut run = Run::default();
    while let Some(at) = rest.find('<') {
        let (text, markup) = rest.split_at(at);
        let (tag, after) = markup.split_at(tag_length(markup));
        match without {
            Some(_) => out.push_str(text),
            None => run.text.push_str(text),
        }
        if without.is_none() && tag == BREAK {
            run.breaks.push(run.text.len());
            rest = after;
            continue;
        }
        push_run(reader, &run, &mut out);
        run = Run::default();
        match without {
            Some(name) if is_tag(tag, "</", name) => without = None,
            Some(_) => {}
            None => without = WITHOUT.into_iter().find(|name| is_tag(tag, "<", name)),
        }
        out.push_str(tag);
        rest = after;
    }
    push_run(reader, &run, &mut out);
    out + rest
}

/// Where a tag ends: a `>` in the value of an attribute ends none.
fn tag_length(markup: &str) -> usize {
    let mut quote = None;
    for (at, byte) in markup.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    markup.len()
}

fn is_tag(tag: &str, open: &str, name: &str) -> bool {
    let rest = tag.strip_prefix(open).and_then(|tag| tag.strip_prefix(name));
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-'))
}

fn push_run(reader: &Reader<'_>, run: &Run, out: &mut String) {
    let text = run.text.as_str();
    let mut breaks = run.breaks.iter().copied().peekable();
    let mut done = 0;
    let mut push_plain = |from: usize, to: usize, out: &mut String| {
        let mut at = from;
        while let Some(end) = breaks.next_if(|&end| end <= to) {
            // A break within a word with a reading stands behind it.
            let end = end.max(at);
            out.push_str(&text[at..end]);
            out.push_str(BREAK);
            at = end;
        }
        out.push_str(&text[at..to]);
    };
    let found = if text.contains(is_kanji) { pieces(reader, text) } else { Vec::new() };
    for (start, (kanji, reading)) in found {
        // Kanji without a known reading have none over them.
        if start < done || !reading.chars().all(|c| matches!(c, 'ぁ'..='ゖ' | 'ー')) || reading == "ー" {
            continue;
        }
        push_plain(done, start, out);
        // HTML closes these parts by itself: a sixth of such a page.
        out.push_str(&format!("<ruby>{kanji}<rp>（<rt>{reading}<rp>）</ruby>"));
        done = start + kanji.len();
    }
    push_plain(done, text.len(), out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furigana::Corrections;
    use crate::japanese::Analyzer;

    #[test]
    fn readings_stand_over_text_and_nowhere_else() {
        let analyzer = Analyzer::new("").unwrap();
        let reader = Reader::new(&analyzer, Corrections::parse(""));
        let plain =
            "<title>雇用</title><body data-x=\"雇用>\"><script>雇用<b</script><option>雇用</option>&amp;か";
        assert_eq!(page(&reader, plain), plain);
        let ruby = "<ruby>雇用<rp>（<rt>こよう<rp>）</ruby>";
        assert_eq!(page(&reader, "<body><p>雇用の<b>雇用"), format!("<body><p>{ruby}の<b>雇用"));
        assert_eq!(page(&reader, "<body><p>雇用</p>"), format!("<body><p>{ruby}</p>"));
        let once = format!("<body><p>{ruby}</p>");
        assert_eq!(page(&reader, &once), once);
    }

    #[test]
    fn words_are_read_across_the_breaks_of_a_heading() {
        let analyzer = Analyzer::new("").unwrap();
        let reader = Reader::new(&analyzer, Corrections::parse(""));
        let broken = page(&reader, "<body><h1><wbr>会社へ<wbr>行って、<wbr>雇<wbr>用</h1>");
        let company = "<ruby>会社<rp>（<rt>かいしゃ<rp>）</ruby>";
        let going = "<ruby>行<rp>（<rt>い<rp>）</ruby>";
        let employment = "<ruby>雇用<rp>（<rt>こよう<rp>）</ruby>";
        assert_eq!(
            broken,
            format!("<body><h1><wbr>{company}へ<wbr>{going}って、<wbr>{employment}<wbr></h1>")
        );
    }
}
