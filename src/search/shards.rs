//! The index as text: what each script of the index hands over.
//!
//! Numbers are written in base 32, five bits a character, the highest digits first with the sixth bit
//! set on all but the last ([`push_number`]).
//!
//! | shard | content |
//! |---|---|
//! | `start` | JSON: the tables of folding, sizes, sections, groups of synonyms |
//! | `ja-lex`, `en-lex` | one term a line: key, size of its postings, length(s), sounds |
//! | `ja-p0` … | postings in the order of the terms, cut at [`Sizes::postings`] |
//! | `ja-d0` … | documents, [`Sizes::documents`] to a shard: slug, number, title, text … |
//! | `facets` | owner, chapter and audiences of every document |

use super::lexicon::{Hits, Lexicon};

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// How much one shard holds.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Characters of postings.
    pub postings: usize,
    /// Count of documents.
    pub documents: usize,
    /// Positions of one term in one document; more tell nothing more.
    pub positions: usize,
}

impl Sizes {
    /// A small plan comes in few files; of a large one a query loads little.
    pub fn of(documents: usize) -> Self {
        match documents {
            0..1000 => Self { postings: 60_000, documents: 250, positions: 6 },
            _ => Self { postings: 5_000, documents: 8, positions: 4 },
        }
    }
}

/// A name without extension, and the string that the script hands over.
#[derive(Debug)]
pub struct Shard {
    pub name: String,
    pub content: String,
}

/// The vocabulary and the postings of one language.
pub fn of_lexicon(lexicon: &Lexicon, lang: &str, sizes: Sizes) -> Vec<Shard> {
    let mut lines = String::new();
    let mut postings: Vec<String> = vec![String::new()];
    for (key, term) in lexicon {
        let encoded = &term.postings;
        let last = postings.last_mut().expect("never empty");
        if !last.is_empty() && last.len() + encoded.len() > sizes.postings {
            postings.push(encoded.clone());
        } else {
            last.push_str(encoded);
        }
        let lengths = match term.lengths {
            (shortest, longest) if shortest == longest && longest as usize == key.encode_utf16().count() => {
                String::new()
            }
            (shortest, longest) => format!("{shortest}-{longest}"),
        };
        let line = [key.clone(), encoded.len().to_string(), lengths, term.sounds.join("/")].join("|");
        lines.push_str(line.trim_end_matches('|'));
        lines.push('\n');
    }
    let lexicon = Shard { name: format!("{lang}-lex"), content: lines };
    let postings = postings.into_iter().enumerate();
    [lexicon]
        .into_iter()
        .chain(postings.map(|(at, content)| Shard { name: format!("{lang}-p{at}"), content }))
        .collect()
}

/// A term in one document: the distance from its last one, its hits (bit 0 title, bit 1 extra, then the
/// count of positions), the title's position, the distances between positions.
pub fn push_posting(out: &mut String, distance: u32, hits: &Hits, sizes: Sizes) {
    push_number(out, distance);
    let positions = &hits.body[..hits.body.len().min(sizes.positions)];
    let kinds = u32::from(hits.extra) << 1 | u32::from(hits.title.is_some());
    push_number(out, (positions.len() as u32) << 2 | kinds);
    if let Some(title) = hits.title {
        push_number(out, title);
    }
    let mut position = 0;
    for start in positions {
        push_number(out, start - position);
        position = *start;
    }
}

fn push_number(out: &mut String, number: u32) {
    let digits = (32 - number.leading_zeros()).div_ceil(5).max(1);
    for digit in (0..digits).rev() {
        let value = number >> (5 * digit) & 31 | if digit > 0 { 32 } else { 0 };
        out.push(DIGITS[value as usize].into());
    }
}

/// A script without its comments and indentation, for those who load it. Comments must have lines of
/// their own; spaces go only from lines without a string, a template or a pattern.
pub fn compact(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut comment = false;
    for line in script.lines().map(str::trim) {
        comment |= line.starts_with("/*");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            match line.contains(['\'', '"', '`', '/']) {
                true => out.push_str(line),
                false => push_without_spaces(&mut out, line),
            }
            out.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    out
}

/// Leaves out the spaces beside punctuation; `+ +` and `- -` keep theirs.
fn push_without_spaces(out: &mut String, line: &str) {
    let chars: Vec<char> = line.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let beside = |at: Option<usize>| {
            at.and_then(|at| chars.get(at)).is_some_and(|c| "=*<>?:|&,;{}()[]".contains(*c))
        };
        if *c != ' ' || !(beside(at.checked_sub(1)) || beside(Some(at + 1))) {
            out.push(*c);
        }
    }
}

/// The script of a shard. Nothing in the content can end the string or the script element.
pub fn script(shard: &Shard) -> String {
    let content = serde_json::to_string(&shard.content).expect("a string is JSON");
    let content =
        content.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("(globalThis.tebikiShards=globalThis.tebikiShards||{{}})[{:?}]={content};\n", shard.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_five_bits_a_character() {
        let mut out = String::new();
        for number in [0, 31, 32, 1023, 1024, u32::MAX] {
            push_number(&mut out, number);
        }
        assert_eq!(out, "AfhA_fhgAj_____f");
    }

    #[test]
    fn compact_scripts_keep_strings_and_lose_comments() {
        let script = "/* a\n * b */\n  // c\n  const a = b + +c, d = [1, 2];\n  const e = 'x = y'; // kept\n";
        assert_eq!(compact(script), "const a=b + +c,d=[1,2];\nconst e = 'x = y'; // kept\n");
    }

    #[test]
    fn content_cannot_leave_its_string() {
        let shard = Shard { name: "ja-d0".into(), content: "\"</script>\u{2028}\\".into() };
        let script = script(&shard);
        assert!(!script.contains("</") && !script.contains('\u{2028}'));
    }
}
