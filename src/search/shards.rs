//! The index as text: what each script of the index hands over.
//!
//! Numbers are written in base 32, five bits a character, the highest digits first with the sixth bit
//! set on all but the last ([`push_number`]).
//!
//! | shard | content |
//! |---|---|
//! | `start` | JSON: the tables of folding, sizes, headings |
//! | `ja-syn`, `en-syn` | groups of words that mean the same |
//! | `ja-lex`, `en-lex` | one term a line: how many UTF-16 units of the last key it begins with, the rest of its key, size of its postings, length(s), sounds, the word that a reader is told |
//! | `ja-p0` … | postings in the order of the terms, cut at [`Sizes::postings`] |
//! | `near0` … | words that the plan lacks with their neighbours, see [`super::neighbours`] |
//! | `ja-d0` … | documents, [`Sizes::documents`] to a shard: slug, number, title, text … |
//! | `ja-names`, `ja-numbers` | what else a query may be |
//! | `ja-facets` | owners, outermost heading and audiences of every document |

use super::lexicon::{Hits, Lexicon};

/// One position in the body, and nothing else.
const PLAIN: u32 = 1 << 2;

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
            _ => Self { postings: 5_000, documents: 6, positions: 4 },
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
    let mut last_key = "";
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
        let (same, rest) = after_shared(last_key, key);
        last_key = key;
        let told = term.form.clone().filter(|form| form != key).unwrap_or_default();
        let key = numbers([same]) + rest;
        let line = [key, encoded.len().to_string(), lengths, term.sounds.join("/"), told].join("|");
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

/// How much of a key begins as the last one, at most 31 UTF-16 units, and the rest.
fn after_shared<'a>(last: &str, key: &'a str) -> (u32, &'a str) {
    let mut units = 0;
    for ((at, c), other) in key.char_indices().zip(last.chars()) {
        if c != other || units + c.len_utf16() > 31 {
            return (units as u32, &key[at..]);
        }
        units += c.len_utf16();
    }
    (units as u32, &key[key.len().min(last.len())..])
}

/// A term in one document: the distance from its last one, times two; one more where it has anything but
/// one position in the body. Then what it has (bit 0 title, bit 1 extra, then the count of positions), the
/// title's position, the distances between positions.
pub fn push_posting(out: &mut String, distance: u32, hits: &Hits, sizes: Sizes) {
    let body = &hits.body[..hits.body.len().min(sizes.positions)];
    let head = (body.len() as u32) << 2 | u32::from(hits.extra) << 1 | u32::from(hits.title.is_some());
    push_number(out, distance << 1 | u32::from(head != PLAIN));
    if head != PLAIN {
        push_number(out, head);
    }
    if let Some(title) = hits.title {
        push_number(out, title);
    }
    let mut position = 0;
    for start in body {
        push_number(out, start - position);
        position = *start;
    }
}

/// Numbers as text.
pub fn numbers(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut out = String::new();
    for number in numbers {
        push_number(&mut out, number);
    }
    out
}

fn push_number(out: &mut String, number: u32) {
    let digits = (32 - number.leading_zeros()).div_ceil(5).max(1);
    for digit in (0..digits).rev() {
        let value = number >> (5 * digit) & 31 | if digit > 0 { 32 } else { 0 };
        out.push(DIGITS[value as usize].into());
    }
}

/// The script of a shard; `{{index}}` stands for the name of the index, so that the indexes of several years do not
/// mix on one page. Nothing in the content can end the string or the script element.
pub fn script(shard: &Shard) -> String {
    let content = serde_json::to_string(&shard.content).expect("a string is JSON");
    let content =
        content.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    let name = format!("{}-{{{{index}}}}", shard.name);
    format!("(globalThis.tebikiShards=globalThis.tebikiShards||{{}})[{name:?}]={content};\n")
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
    fn a_key_is_told_by_how_it_differs_from_the_last() {
        assert_eq!(after_shared("就職", "就職支援"), (2, "支援"));
        assert_eq!(after_shared("就職支援", "就労"), (1, "労"));
        assert_eq!(after_shared("", "a"), (0, "a"));
        assert_eq!(after_shared(&"a".repeat(40), &"a".repeat(41)), (31, &*"a".repeat(10)));
        assert_eq!(after_shared("𠮷a", "𠮷b"), (2, "b"));
    }

    #[test]
    fn content_cannot_leave_its_string() {
        let shard = Shard { name: "ja-d0".into(), content: "\"</script>\u{2028}\\".into() };
        let script = script(&shard);
        assert!(!script.contains("</") && !script.contains('\u{2028}'));
    }
}
