//! From the lines of a page to the text they set: [`squeeze`] takes out spaces that are layout,
//! [`join`] puts broken lines together, [`paragraphs`] parts them again where the print does.

use crate::japanese::is_wide;
use crate::official::Line;

/// White space beside a Japanese character goes; any other becomes one space. Control characters
/// count as white space.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() || c == '\u{feff}' {
            space = true;
            continue;
        }
        if space && !out.is_empty() && !is_wide(c) && !out.ends_with(is_wide) {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    out
}

/// One text from broken lines.
pub fn join<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    squeeze(&text)
}

/// A title keeps one space where it is printed with any: 令和５年度 〇〇計画.
pub fn title(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters of a full line: the length that one line in five reaches.
pub fn width(lines: &[Line<'_>]) -> usize {
    let mut lengths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 4 / 5).copied().unwrap_or(0)
}

/// Whether a line goes up to the margin, so that what follows may belong to it. Punctuation is set
/// closer, so lengths vary by a few characters.
pub fn is_full(line: &str, width: usize) -> bool {
    line.chars().count() + 2 >= width
}

/// Whether a sentence or the like ends with this line.
pub fn is_complete(line: &str) -> bool {
    line.ends_with(['。', '）', ')', '】', '］', '」', '．'])
}

/// A paragraph begins after a sentence that ends short of the margin, or where a line is set in or
/// begins as paragraphs do. The margin is that of the longest line, or `width` where there are few.
pub fn paragraphs(lines: &[Line<'_>], width: usize) -> Vec<String> {
    let longest = lines.iter().map(|line| columns(line.text)).max().unwrap_or(0);
    let margin = if lines.len() < 3 { longest.max(2 * width) } else { longest };
    let mut paragraphs: Vec<Vec<&str>> = Vec::new();
    let mut before: Option<&Line<'_>> = None;
    for line in lines {
        let begins = before.is_none_or(|before| {
            let short = columns(before.text) + 2 <= margin;
            let set_in = line.column > before.column + 1;
            before.text.ends_with('。') && (short || set_in || opens_paragraph(line.text))
        });
        match paragraphs.last_mut().filter(|_| !begins) {
            Some(paragraph) => paragraph.push(line.text),
            None => paragraphs.push(vec![line.text]),
        }
        before = Some(line);
    }
    paragraphs.into_iter().map(join).collect()
}

/// Width of a text in half-width columns.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn opens_paragraph(line: &str) -> bool {
    const OPENINGS: [&str; 9] = [
        "また、",
        "なお、",
        "さらに、",
        "このため、",
        "そのため、",
        "このような",
        "ただし、",
        "今後",
        "加えて、",
    ];
    OPENINGS.iter().any(|opening| line.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::lines;

    #[test]
    fn spaces_beside_japanese_characters_are_layout() {
        assert_eq!(squeeze("平成 22年　から jobtag（日本版 O-NET ）"), "平成22年からjobtag（日本版O-NET）");
        assert_eq!(squeeze("  Web  Design Course\u{7}1 "), "Web Design Course 1");
        assert_eq!(join(["在籍", "型出向など new", "work"]), "在籍型出向などnew work");
    }

    #[test]
    fn paragraphs_begin_after_a_short_last_line_or_an_indent() {
        let text = "一二三四五六七八九十\n一二三。\n甲乙丙丁戊己庚辛壬。\nまた、甲乙丙丁戊己庚\n辛。\n";
        assert_eq!(
            paragraphs(&lines(text), 10),
            ["一二三四五六七八九十一二三。", "甲乙丙丁戊己庚辛壬。", "また、甲乙丙丁戊己庚辛。"]
        );
    }
}
