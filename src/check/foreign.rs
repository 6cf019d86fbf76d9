//! Rules about marks that their author means as markup, and that readers see as they are written: `text-foreign`, the
//! marks of other kinds of Markdown and full-width ones, and `line-markup`, any mark in a title or value.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;

use super::Input;
use super::texts::{Part, bodies, texts, within};

/// Marks that a line is read for: each is looked for to its end.
const TRIES: usize = 100;

/// What other writers read as a note, a comment, a link to another page, a highlight, or bold; without spaces inside.
const PAIRS: [(&str, &str); 5] = [("^[", "]"), ("%%", "%%"), ("[[", "]]"), ("==", "=="), ("＊＊", "＊＊")];

pub fn in_texts(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, body, _) in bodies(input.plan) {
        for range in marks(&body.markdown) {
            let written = &body.markdown[range.clone()];
            found.push(Diagnostic::warning("text-foreign").at(body.place(&range)).arg("found", written));
        }
    }
    found
}

/// No title and no value is Markdown.
pub fn in_lines(input: &Input<'_>) -> Vec<Diagnostic> {
    let plan = input.plan;
    let lines = plan.languages.iter().flat_map(|&lang| lines(input, lang));
    let found = lines.filter_map(|(line, span)| {
        let range = line_mark(line)?;
        let span = within(span, &line[range.clone()], input.sources);
        Some(Diagnostic::warning("line-markup").at(span).arg("found", &line[range]))
    });
    found.collect()
}

/// The titles and values that are written in a language.
fn lines<'a>(input: &Input<'a>, lang: Lang) -> Vec<(&'a str, crate::source::Span)> {
    let is_official = lang == input.plan.official();
    let lines = texts(input.plan, lang).into_iter().filter(|text| text.part != Part::Body);
    let written = lines.filter_map(|text| match text.translated {
        _ if is_official => Some((text.official, text.official_span)),
        Some(translated) => Some((translated, text.translated_span)),
        None => None,
    });
    written.collect()
}

/// The first mark of Markdown or HTML in a line.
fn line_mark(line: &str) -> Option<Range<usize>> {
    let pairs = [("**", "**"), ("[^", "]"), ("<", ">"), ("&", ";")];
    let pairs = pairs
        .iter()
        .filter_map(|pair| pair_in(line, pair, 0).filter(|range| is_markup(&line[range.clone()])));
    pairs.chain(link(line, "](", ')')).min_by_key(|range| range.start)
}

/// Whether what stands between two marks makes them markup: `<br>` and `&amp;` are, `A<B, C>D` and `R&D; …` aren't.
fn is_markup(found: &str) -> bool {
    let inner = found.trim_start_matches(['<', '&', '/']);
    match found.chars().next() {
        Some('<') => inner.starts_with(|c: char| c.is_ascii_alphabetic()) && !inner.starts_with("http"),
        Some('&') => {
            let name = inner.trim_end_matches(';').trim_start_matches('#');
            name.len() > 1 && name.chars().all(|c| c.is_ascii_alphanumeric())
        }
        _ => true,
    }
}

fn marks(markdown: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let defined = definitions(markdown);
    let mut start = 0;
    let mut fenced = false;
    for line in markdown.split_inclusive('\n') {
        let begins = line.trim_start();
        let is_fence = begins.starts_with("```") || begins.starts_with("~~~");
        fenced ^= is_fence;
        if !fenced && !is_fence {
            let at = |range: Range<usize>| range.start + start..range.end + start;
            found.extend(line_begin(line).map(at));
            found.extend(PAIRS.iter().flat_map(|pair| pairs_in(line, pair)).map(at));
            found.extend(
                link(line, "][", ']')
                    .filter(|range| !defined.contains(&reference(&line[range.clone()])))
                    .map(at),
            );
        }
        start += line.len();
    }
    found
}

/// A mark at the beginning of a line: ＃ of a heading, ＞ of a quotation, ｜ around the cells of a table, `[!NOTE]`.
fn line_begin(line: &str) -> Option<Range<usize>> {
    let text = line.trim_start();
    let from = line.len() - text.len();
    let length = match text.chars().next()? {
        '＃' => text.len() - text.trim_start_matches('＃').len(),
        '＞' => '＞'.len_utf8(),
        '｜' if text.trim_end().ends_with('｜') && text.matches('｜').count() > 2 => '｜'.len_utf8(),
        '>' => {
            let note = text.trim_start_matches(['>', ' ']);
            let end = note.strip_prefix("[!")?.find(']')?;
            let from = line.len() - note.len();
            return Some(from..from + "[!".len() + end + 1);
        }
        _ => return None,
    };
    Some(from..from + length)
}

fn pairs_in(line: &str, pair: &(&str, &str)) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(range) = pair_in(line, pair, from) {
        from = range.end;
        found.push(range);
    }
    found
}

/// The first two marks of a pair with something between them that neither begins nor ends with a space.
fn pair_in(line: &str, (open, close): &(&str, &str), from: usize) -> Option<Range<usize>> {
    for (at, _) in line[from..].match_indices(open).take(TRIES) {
        let inner = from + at + open.len();
        let length = line[inner..].find(close)?;
        let between = &line[inner..inner + length];
        if !between.is_empty() && between.trim() == between {
            return Some(from + at..inner + length + close.len());
        }
    }
    None
}

/// The first `[…` of a line that goes on with `middle` and is closed.
fn link(line: &str, middle: &str, close: char) -> Option<Range<usize>> {
    let at = line.find(middle)?;
    let from = line[..at].rfind('[')?;
    let inner = at + middle.len();
    let length = line[inner..].find(close)?;
    (length > 0).then(|| from..inner + length + close.len_utf8())
}

/// The ids of which a text says where they lead, `[id]: …`: Markdown reads `[name][id]` then.
fn definitions(markdown: &str) -> BTreeSet<String> {
    let lines = markdown.lines().filter_map(|line| line.trim_start().strip_prefix('[')?.split_once("]:"));
    lines.map(|(id, _)| id.to_lowercase()).collect()
}

/// The id of `[name][id]`.
fn reference(link: &str) -> String {
    link.rsplit('[').next().unwrap_or_default().trim_end_matches(']').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        marks(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn marks_that_are_shown_as_they_are_written_are_found() {
        assert_eq!(found("相談^[年２回]に\n応じる%%内部%%。"), ["^[年２回]", "%%内部%%"]);
        assert_eq!(found("[[施策]]と==強調==と＊＊重要＊＊"), ["[[施策]]", "==強調==", "＊＊重要＊＊"]);
        assert_eq!(found("＃＃　見出し\n\n＞ 引用\n｜甲｜乙｜"), ["＃＃", "＞", "｜"]);
        assert_eq!(found("> [!NOTE]\n> 注意"), ["[!NOTE]"]);
        assert_eq!(found("詳しくは[県][1]へ"), ["[県][1]"]);
    }

    #[test]
    fn text_and_what_markdown_reads_are_left_alone() {
        let plain =
            "100%、A == B、x ^ 2、＊注、甲｜乙、[1]、[県][A]\n\n[a]: https://a.example\n\n```\n^[甲]\n```\n";
        assert_eq!(found(plain), [""; 0]);
    }

    #[test]
    fn a_line_is_no_markdown() {
        let mark = |line| line_mark(line).map(|range| &line[range]);
        assert_eq!(mark("合同<br>面接会"), Some("<br>"));
        assert_eq!(mark("面接会[^1]の開催"), Some("[^1]"));
        assert_eq!(mark("**重点** R&amp;D"), Some("**重点**"));
        assert_eq!(mark("R&amp;D"), Some("&amp;"));
        assert_eq!(mark("[県](https://a.example)"), Some("[県](https://a.example)"));
        for plain in ["R&D; 研究", "3<5、7>6", "＜重点＞", "［注］", "A*B*C", "<https://a.example>"]
        {
            assert_eq!(mark(plain), None, "{plain}");
        }
    }
}
