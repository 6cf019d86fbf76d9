//! Tags within a line: those that have a meaning here are paired, the others are text.

use std::ops::Range;

use super::marks::{Token, pair};
use super::source::{STAR, TAG};
use super::{Fault, Inline, Problem, Styling};

#[derive(Debug)]
pub struct Tag {
    pub styling: Option<Styling>,
    pub closing: bool,
    pub raw: String,
    pub range: Range<usize>,
}

/// Tags within each other.
const MAX_TAGS: usize = 8;
/// Characters of a tag.
const LONGEST_TAG: usize = 300;

/// The tag that `text` begins with: its length, its meaning, whether it closes. `<br>` means no styling
/// and is told by its name.
pub fn tag(text: &str) -> Option<(usize, Option<Styling>, bool)> {
    let (end, _) = text.char_indices().take(LONGEST_TAG).find(|&(_, c)| c == '>')?;
    let end = end + 1;
    let inner = text[TAG.len_utf8()..end - 1].trim_end_matches('/');
    let closing = inner.starts_with('/');
    let name = inner.trim_start_matches('/');
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    (!name.is_empty() || inner.starts_with(['!', '?'])).then(|| (end, styling(name), closing))
}

fn styling(name: &str) -> Option<Styling> {
    Some(match name.to_ascii_lowercase().as_str() {
        "b" | "strong" => Styling::Strong,
        "i" | "em" => Styling::Emphasis,
        "u" | "ins" => Styling::Underlined,
        "s" | "del" | "strike" => Styling::Struck,
        "sup" => Styling::Superscript,
        "sub" => Styling::Subscript,
        _ => return None,
    })
}

fn is_break(tag: &Tag) -> bool {
    let name = tag.raw.trim_start_matches(TAG).trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

/// A tag that is open, and what has come since.
struct OpenTag {
    tag: Tag,
    tokens: Vec<Token>,
}

pub fn nest(tokens: Vec<Token>, problems: &mut Vec<Problem>) -> Vec<Token> {
    let mut open: Vec<OpenTag> = Vec::new();
    let mut root = Vec::new();
    for token in tokens {
        match token {
            Token::Tag(tag) if is_break(&tag) => push(&mut open, &mut root, Token::Node(Inline::Break)),
            Token::Tag(tag) if tag.styling.is_some() && !tag.closing && open.len() < MAX_TAGS => {
                open.push(OpenTag { tag, tokens: Vec::new() });
            }
            Token::Tag(tag) => {
                match open.iter().rposition(|one| tag.closing && one.tag.styling == tag.styling) {
                    Some(at) if tag.styling.is_some() => {
                        for one in open.split_off(at + 1) {
                            unpaired(one, &mut open, &mut root, problems);
                        }
                        close(&mut open, &mut root, problems);
                    }
                    _ => {
                        let token = as_text(tag, problems);
                        push(&mut open, &mut root, token);
                    }
                }
            }
            other => push(&mut open, &mut root, other),
        }
    }
    for one in std::mem::take(&mut open) {
        unpaired(one, &mut open, &mut root, problems);
    }
    root
}

fn push(open: &mut [OpenTag], root: &mut Vec<Token>, token: Token) {
    match open.last_mut() {
        Some(one) => one.tokens.push(token),
        None => root.push(token),
    }
}

/// The innermost open tag with its content becomes one node.
fn close(open: &mut Vec<OpenTag>, root: &mut Vec<Token>, problems: &mut Vec<Problem>) {
    let Some(OpenTag { tag, tokens }) = open.pop() else { return };
    let of = pair(tokens, problems);
    let node = match tag.styling {
        Some(styling) => Inline::Styled(styling, of),
        None => return,
    };
    push(open, root, Token::Node(node));
}

/// A tag that nothing closes is text, and what follows it stands where it stood.
fn unpaired(one: OpenTag, open: &mut [OpenTag], root: &mut Vec<Token>, problems: &mut Vec<Problem>) {
    let token = as_text(one.tag, problems);
    push(open, root, token);
    for token in one.tokens {
        push(open, root, token);
    }
}

fn as_text(tag: Tag, problems: &mut Vec<Problem>) -> Token {
    problems.push(Problem { kind: Fault::Tag, range: tag.range.clone() });
    Token::Text(tag.raw.replace(TAG, "<").replace(STAR, "*"), tag.range)
}
