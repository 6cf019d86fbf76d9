//! Markdown of others → Markdown that says the same and nothing else: HTML becomes Markdown or its words, markup of
//! site generators goes, links that lead nowhere become their words. The number of lines stays.
//!
//! 1. [`front_matter`], comments and `{: .class}` are furniture.
//! 2. [`html_tables`] makes Markdown tables of HTML ones.
//! 3. [`line`] replaces what is left, line by line.

use std::collections::BTreeSet;

/// A cleaned text: its lines, and those that only were markup.
#[derive(Debug, Default)]
pub struct Cleaned {
    pub lines: Vec<String>,
    /// Numbers of lines, from 1.
    pub markup: BTreeSet<usize>,
}

/// Whether a text is Markdown: it has headings with #, or tables with a rule.
pub fn is_markdown(text: &str) -> bool {
    let heading = |line: &&str| {
        let hashes = line.len() - line.trim_start_matches('#').len();
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ')
    };
    let rule = |line: &&str| line.starts_with('|') && line.contains("---") && line.ends_with('|');
    text.lines().filter(heading).count() >= 2
        || text.lines().any(|line| heading(&line)) && text.lines().filter(rule).count() >= 1
}

pub fn clean(text: &str) -> Cleaned {
    let mut lines: Vec<String> = text.split('\n').map(str::to_string).collect();
    let mut markup = BTreeSet::new();
    let blank = |lines: &[String], at: usize| lines[at].trim().is_empty();
    let before: Vec<bool> = (0..lines.len()).map(|at| blank(&lines, at)).collect();
    front_matter(&mut lines);
    comments(&mut lines);
    html_tables(&mut lines);
    let mut fenced = false;
    for row in &mut lines {
        let fence = row.trim_start().starts_with("```");
        fenced ^= fence;
        if !fenced && !fence {
            *row = line(row);
        }
    }
    for (at, was_blank) in before.into_iter().enumerate() {
        if !was_blank && blank(&lines, at) {
            markup.insert(at + 1);
        }
    }
    Cleaned { lines, markup }
}

fn front_matter(lines: &mut [String]) {
    if lines.first().map(|line| line.trim_end()) != Some("---") {
        return;
    }
    let Some(end) = lines.iter().skip(1).position(|line| line.trim_end() == "---") else { return };
    if lines[1..=end]
        .iter()
        .all(|line| line.contains(':') || line.starts_with([' ', '-', '#']) || line.is_empty())
    {
        lines[..=end + 1].iter_mut().for_each(String::clear);
    }
}

fn comments(lines: &mut [String]) {
    let mut open = false;
    for line in lines {
        let mut rest = std::mem::take(line);
        loop {
            if open {
                let Some(end) = rest.find("-->") else { break };
                rest = rest[end + 3..].to_string();
                open = false;
            }
            let Some(start) = rest.find("<!--") else {
                line.push_str(&rest);
                break;
            };
            line.push_str(&rest[..start]);
            rest = rest[start + 4..].to_string();
            open = true;
        }
    }
}

/// Each HTML table becomes a Markdown one on its first line; the others become blank.
fn html_tables(lines: &mut [String]) {
    let mut at = 0;
    while at < lines.len() {
        let lower = lines[at].to_ascii_lowercase();
        let Some(start) = lower.find("<table") else {
            at += 1;
            continue;
        };
        let Some(length) = lines[at..].iter().position(|line| line.to_ascii_lowercase().contains("</table"))
        else {
            return;
        };
        let whole = lines[at..=at + length].join("\n");
        let before = lines[at][..start].to_string();
        let end = whole.to_ascii_lowercase().find("</table").unwrap_or(whole.len());
        let after = whole[end..].split_once('>').map_or("", |(_, rest)| rest).to_string();
        let rows = html_rows(&whole[start..end]);
        lines[at..=at + length].iter_mut().for_each(String::clear);
        let table = super::blocks::table_markdown(&rows);
        lines[at] = format!("{before}\u{1}{}\u{1}{after}", table.replace('\n', "\u{2}"));
        at += length + 1;
    }
}

fn html_rows(table: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut rest = table;
    while let Some(start) = rest.find('<') {
        let Some(end) = rest[start..].find('>') else { break };
        let tag = rest[start + 1..start + end].to_ascii_lowercase();
        let after = &rest[start + end + 1..];
        let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
        match name {
            "tr" => rows.push(Vec::new()),
            "td" | "th" => {
                let close = after.to_ascii_lowercase();
                let ends = ["</td", "</th", "<td", "<th>", "<th ", "</tr", "<tr"];
                let stop = ends.iter().filter_map(|end| close.find(end)).min().unwrap_or(after.len());
                let cell = line(&after[..stop].replace('\n', " ")).replace('|', "\\|");
                if rows.is_empty() {
                    rows.push(Vec::new());
                }
                if let Some(row) = rows.last_mut() {
                    row.push(super::lines::spaced(&cell));
                }
            }
            "caption" => {}
            _ => {}
        }
        rest = after;
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// One line without HTML, Liquid, attribute lists and dead links.
fn line(text: &str) -> String {
    let text = without(text, "{{", "}}");
    let text = without(&text, "{%", "%}");
    let text = without(&text, "{:", "}");
    let table = text.trim_start().starts_with('|');
    let text = tags(&text, table);
    let text = footnotes(&text);
    let text = links(&text);
    text.trim_end().to_string() + if text.ends_with("  ") && !text.trim().is_empty() { "  " } else { "" }
}

/// Without each stretch from `open` to `close`.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        let Some(end) = rest[start..].find(close) else { break };
        out.push_str(&rest[..start]);
        rest = &rest[start + end + close.len()..];
    }
    out + rest
}

/// HTML tags as Markdown, or gone; their words stay.
fn tags(text: &str, table: bool) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let tag = &rest[start + 1..];
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let Some(end) = tag.find('>').filter(|_| is_element(&name)) else {
            out.push_str(if tag.starts_with("http") || tag.starts_with("mailto:") { "<" } else { "\\<" });
            rest = tag;
            continue;
        };
        out.push_str(match name.to_ascii_lowercase().as_str() {
            "br" if table => " ",
            "br" => "  \u{2}",
            "s" | "del" | "strike" => "~~",
            "b" | "strong" => "**",
            "p" | "div" | "li" | "tr" | "td" | "th" => " ",
            _ => "",
        });
        rest = &tag[end + 1..];
    }
    out + rest
}

fn is_element(name: &str) -> bool {
    const NAMES: [&str; 52] = [
        "a",
        "abbr",
        "article",
        "b",
        "big",
        "blockquote",
        "br",
        "button",
        "caption",
        "center",
        "code",
        "del",
        "details",
        "div",
        "em",
        "figcaption",
        "figure",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "li",
        "main",
        "mark",
        "nav",
        "ol",
        "p",
        "pre",
        "s",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ];
    NAMES.contains(&name.to_ascii_lowercase().as_str())
}

/// `[^5]` becomes `[5]`, so that a note and its mark need not stand in one file.
fn footnotes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("[^") {
        let Some(end) = rest[start..].find(']').filter(|end| *end <= 24) else { break };
        out.push_str(&rest[..start]);
        out.push_str(&format!("\\[{}\\]", &rest[start + 2..start + end]));
        rest = &rest[start + end + 1..];
        if start == 0 {
            rest = rest.strip_prefix(':').unwrap_or(rest);
        }
    }
    out + rest
}

/// Pictures become their descriptions; links that lead into a site that is not here, their words.
fn links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((start, words, target, length)) = next_link(rest) {
        let picture = rest[..start].ends_with('!') && !rest[..start].ends_with("\\!");
        let before = if picture { &rest[..start - 1] } else { &rest[..start] };
        out.push_str(before);
        let web = ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
        if picture || !web {
            out.push_str(&if words.contains('[') { links(words) } else { words.to_string() });
        } else {
            out.push_str(&rest[start..start + length]);
        }
        rest = &rest[start + length..];
    }
    out + rest
}

/// The next `[words](target)`: place, words, target, length.
fn next_link(text: &str) -> Option<(usize, &str, &str, usize)> {
    let mut from = 0;
    while let Some(found) = text[from..].find("](") {
        let middle = from + found;
        let mut depth = 1;
        let start = text[..middle].char_indices().rev().find_map(|(at, c)| {
            depth += i32::from(c == ']') - i32::from(c == '[');
            (depth == 0).then_some(at)
        });
        let mut open = 1;
        let end = text[middle + 2..].char_indices().find_map(|(at, c)| {
            open += i32::from(c == '(') - i32::from(c == ')');
            (open == 0).then_some(middle + 2 + at)
        });
        if let (Some(start), Some(end)) = (start, end) {
            let target = text[middle + 2..end].split(" \"").next().unwrap_or_default().trim();
            return Some((start, &text[start + 1..middle], target, end + 1 - start));
        }
        from = middle + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_for_readers_goes_and_their_words_stay() {
        for (from, to) in [
            ("[Download]({{ site.baseurl }}/a.pdf){: .button}", "Download"),
            ("<s>June</s> <b>July*</b>", "~~June~~ **July***"),
            ("| a<br>b | c |", "| a b | c |"),
            (
                "see [the site](https://example.org/x) and [top](#main)",
                "see [the site](https://example.org/x) and top",
            ),
            ("![A chart](/img/a.png \"A chart\")", "A chart"),
            ("questions.[^5]", "questions.\\[5\\]"),
            ("[^5]: The note", "\\[5\\] The note"),
            ("a < b", "a \\< b"),
            ("**[Thanks](/x/)**  ", "**Thanks**  "),
        ] {
            assert_eq!(line(from), to, "{from}");
        }
    }

    #[test]
    fn html_tables_become_markdown_and_lines_keep_their_numbers() {
        let text = "---\ntitle: x\n---\n# A\n<table>\n<tr><th>Who</th><th>When</th></tr>\n<tr><td>a|b</td><td>May</td></tr>\n</table>\nend";
        let cleaned = clean(text);
        assert_eq!(cleaned.lines.len(), 9);
        assert_eq!(cleaned.lines[4], "\u{1}| Who | When |\u{2}| --- | --- |\u{2}| a\\|b | May |\u{1}");
        assert!(cleaned.markup.contains(&2) && !cleaned.markup.contains(&4));
    }

    #[test]
    fn a_text_with_hashes_is_markdown() {
        assert!(is_markdown("# 計画\n\n## 第１章\n文。"));
        assert!(!is_markdown("計画\n第１章\n# 注\n"));
    }
}
