//! The pieces in which a text may be parted between two measures: sentences, items of lists, and blocks that hold
//! together.

use std::ops::Range;

/// What a line of a list begins with, at the margin.
fn is_item(line: &str) -> bool {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = &line[digits..];
    ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
        || (digits > 0 && (after.starts_with(". ") || after.starts_with(") ")))
}

/// Whether a block means something as a whole: a table, a heading, a quotation, code.
fn is_solid(block: &str) -> bool {
    let begins = |line: &str| line.starts_with(['|', '#', '>', ' ', '\t', '<']) || line.contains('\t');
    block.lines().any(begins) || is_fence(block)
}

fn is_fence(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~")
}

/// The pieces of a text in Markdown, as bytes of it. What stands between two of them is white space.
pub fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    for block in blocks(text) {
        let inside = &text[block.clone()];
        let cuts = match inside.lines().next() {
            Some(first) if is_item(first) => items(inside),
            _ if is_solid(inside) => Vec::new(),
            _ => sentences(inside),
        };
        let ends = cuts.iter().copied().chain([inside.len()]);
        let mut start = 0;
        for end in ends {
            let part = &inside[start..end];
            let from = start + (part.len() - part.trim_start().len());
            let to = start + part.trim_end().len();
            if from < to {
                pieces.push(block.start + from..block.start + to);
            }
            start = end;
        }
    }
    pieces
}

/// Lines without an empty one between them; code and comments with those that they have.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    // What ends the code or the comment that a block began with.
    let mut until: Option<&str> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        match until {
            Some(end) if bare.contains(end) => until = None,
            Some(_) => {}
            None if is_fence(bare) => until = Some(if bare.starts_with('`') { "```" } else { "~~~" }),
            None if bare.starts_with("<!--") && !bare.contains("-->") => until = Some("-->"),
            None => {}
        }
        if bare.is_empty() && until.is_none() {
            blocks.extend(open.take().map(|start| start..at));
        } else if open.is_none() {
            open = Some(at);
        }
        at += line.len();
    }
    blocks.extend(open.map(|start| start..at));
    blocks
}

/// Where the items of a list begin, but the first.
fn items(block: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut at = 0;
    for line in block.split_inclusive('\n') {
        if at > 0 && is_item(line) {
            cuts.push(at);
        }
        at += line.len();
    }
    cuts
}

/// Where sentences end: not within brackets or words that are set off.
fn sentences(block: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut depth = 0i32;
    for (at, c) in block.char_indices() {
        match c {
            '「' | '『' | '（' | '(' | '［' | '[' | '【' => depth += 1,
            '」' | '』' | '）' | ')' | '］' | ']' | '】' => depth = (depth - 1).max(0),
            _ => {}
        }
        let end = at + c.len_utf8();
        let rest = &block[end..];
        let ends = match c {
            '。' | '！' | '？' => !rest.starts_with(['」', '』', '）', ')', '。', '！', '？']),
            '.' | '!' | '?' => {
                let next = rest.trim_start();
                next.len() < rest.len() && next.starts_with(|c: char| c.is_uppercase() || c == '*')
            }
            // A line that begins with a mark of its own is a line of its own.
            '\n' => is_item(rest) || rest.starts_with(|c: char| "・○●◎①②③④⑤⑥⑦⑧⑨⑩（➢".contains(c)),
            _ => false,
        };
        if ends && depth == 0 && block[..end].matches("**").count().is_multiple_of(2) {
            cuts.push(end);
        }
    }
    cuts
}

/// The chosen pieces of a text, with what stands between them: the widest gap of those that are left out.
pub fn joined(text: &str, pieces: &[Range<usize>], chosen: &dyn Fn(usize) -> bool) -> String {
    let mut out = String::new();
    let mut last: Option<usize> = None;
    for at in (0..pieces.len()).filter(|&at| chosen(at)) {
        if let Some(last) = last {
            let gaps = (last..at).map(|gap| &text[pieces[gap].end..pieces[gap + 1].start]);
            out.push_str(gaps.max_by_key(|gap| gap.matches('\n').count()).unwrap_or_default());
        }
        out.push_str(&text[pieces[at].clone()]);
        last = Some(at);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        pieces(text).into_iter().map(|piece| &text[piece]).collect()
    }

    #[test]
    fn a_text_is_parted_at_sentences_items_and_blocks() {
        assert_eq!(texts("一つ。二つ（三。四）。\r\n\r\n五つ"), ["一つ。", "二つ（三。四）。", "五つ"]);
        assert_eq!(texts("「一。」という。**二。三。**四。"), ["「一。」という。", "**二。三。**四。"]);
        assert_eq!(
            texts("Held in 3.5 halls. It is free, e.g. here. Ask."),
            ["Held in 3.5 halls.", "It is free, e.g. here.", "Ask."]
        );
        assert_eq!(texts("次のとおり。\n・一\n・二。三"), ["次のとおり。", "・一", "・二。", "三"]);
        assert_eq!(texts("折り返した\n文。"), ["折り返した\n文。"]);
        assert_eq!(
            texts("- 一。二。\n  続き\n- 三\n\n| a。b | c |\n| --- | --- |\n| d | e |"),
            ["- 一。二。\n  続き", "- 三", "| a。b | c |\n| --- | --- |\n| d | e |"]
        );
        assert_eq!(
            texts("```\n一。\n\n二。\n```\n\n<!-- 三。\n\n四。 -->"),
            ["```\n一。\n\n二。\n```", "<!-- 三。\n\n四。 -->"]
        );
        assert_eq!(texts(" \n\n"), Vec::<&str>::new());
    }

    #[test]
    fn all_pieces_together_are_the_text_and_gaps_stay() {
        let text = "一。二。\n\n三。\n- 四\n- 五";
        let all = pieces(text);
        assert_eq!(joined(text, &all, &|_| true), text);
        assert_eq!(joined(text, &all, &|at| at != 1), "一。\n\n三。\n- 四\n- 五");
        assert_eq!(joined(text, &all, &|at| at == 0 || at == 3), "一。\n\n- 四");
    }
}
