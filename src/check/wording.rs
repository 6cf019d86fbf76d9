//! The rules of 公用文 about the Japanese text. They give hints, never a change: the text of a plan is
//! what its parties agreed. Spellings are the table of [`koyobun`](super::koyobun).

use crate::diagnostic::Diagnostic;
use crate::japanese::{PartOfSpeech, Token};
use crate::source::{Sources, Span};

use super::Input;
use super::koyobun;
use super::texts::{Part, Text};

/// Longest sentence that reads well, in characters.
const SENTENCE: usize = 100;

pub(super) fn bodies<'a>(input: &'a Input<'a>) -> impl Iterator<Item = &'a Text<'a>> {
    input.texts.iter().filter(|text| text.part == Part::Body)
}

/// Where a piece of the plain text stands in the source: by what is around it, since a word may stand there twice.
pub(super) fn place(text: &Text<'_>, start: usize, length: usize, sources: &Sources) -> Span {
    let official = text.official;
    let end = start + length;
    let context = official[end..].char_indices().nth(4).map_or(official.len(), |(at, _)| end + at);
    let wide = text.in_official(&official[start..context], sources);
    let found = &official[start..end];
    if wide == text.official_span {
        text.in_official(found, sources)
    } else {
        Span { end: wide.start + length, ..wide }
    }
}

/// Spellings that differ from the official usage.
pub fn forms(input: &Input<'_>) -> Vec<Diagnostic> {
    let Some(analyzer) = input.analyzer else { return Vec::new() };
    let names: Vec<&str> = names(input);
    let mut found = Vec::new();
    for text in bodies(input) {
        for hit in koyobun::found(text.official, &names, analyzer) {
            found.push(
                Diagnostic::warning("wording-form")
                    .at(place(text, hit.start, hit.found.len(), input.sources))
                    .arg("found", hit.found)
                    .arg("expected", hit.instead)
                    .arg("authority", hit.authority)
                    .arg("strength", hit.strength),
            );
        }
    }
    found
}

/// Names of the plan, which are written as they are.
pub(super) fn names<'a>(input: &Input<'a>) -> Vec<&'a str> {
    let programmes = input.plan.programmes.iter().map(|programme| &programme.name);
    let owners = input.plan.owners.iter().map(|owner| &owner.name);
    programmes.chain(owners).map(|name| name.official.text.as_str()).collect()
}

/// A bracket without its partner, or with one of the other width.
pub fn brackets(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in &input.texts {
        if let Some(bracket) = unpaired(text.official) {
            found.push(
                Diagnostic::warning("wording-brackets")
                    .at(text.in_official(bracket.encode_utf8(&mut [0; 4]), input.sources))
                    .arg("found", bracket.to_string()),
            );
        }
    }
    found
}

fn unpaired(text: &str) -> Option<char> {
    const PAIRS: [(char, char); 7] =
        [('（', '）'), ('「', '」'), ('『', '』'), ('【', '】'), ('(', ')'), ('［', '］'), ('〔', '〕')];
    // `1)` and `（1)` at the beginning of a line number it.
    let mut open = Vec::new();
    for c in text.chars() {
        if PAIRS.iter().any(|(left, _)| *left == c) {
            open.push(c);
        } else if let Some((left, _)) = PAIRS.iter().find(|(_, right)| *right == c) {
            match open.pop() {
                Some(last) if last == *left => {}
                Some(last) => return Some(last),
                None => return Some(c),
            }
        }
    }
    open.first().copied()
}

/// A space beside a Japanese character or a digit: layout, which a screen reader stumbles on.
pub fn spaces(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in bodies(input) {
        let inner = |line: &str| line.trim().find([' ', '\u{3000}']).is_some();
        if let Some(line) = text.official.lines().find(|line| inner(line)) {
            let around: Vec<char> = line.trim().chars().collect();
            let at = around.iter().position(|c| c.is_whitespace()).unwrap_or(0);
            // Words of another script are parted by spaces.
            let latin = |at: Option<&char>| at.is_some_and(|c| c.is_ascii_alphabetic());
            if latin(around.get(at.wrapping_sub(1))) && latin(around.get(at + 1)) {
                continue;
            }
            let shown: String = around[at.saturating_sub(3)..(at + 4).min(around.len())].iter().collect();
            found.push(
                Diagnostic::warning("wording-spaces")
                    .at(text.in_official(&shown, input.sources))
                    .arg("found", shown),
            );
        }
    }
    found
}

/// A sentence longer than [`SENTENCE`] characters.
pub fn sentences(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in bodies(input) {
        for sentence in text.official.split_inclusive(['。', '\n']) {
            let length = sentence.trim().chars().count();
            if length > SENTENCE {
                let span = text.in_official(sentence.trim(), input.sources);
                found.push(
                    Diagnostic::warning("wording-sentence")
                        .at(span)
                        .arg("found", length.to_string())
                        .arg("allowed", SENTENCE.to_string()),
                );
            }
        }
    }
    found
}

/// Marks that 公用文 does not have: half-width ones, commas of another kind, two in a row.
pub fn punctuation(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in bodies(input) {
        for (start, wrong, instead) in marks(text.official) {
            found.push(
                Diagnostic::warning("wording-punctuation")
                    .at(place(text, start, wrong.len(), input.sources))
                    .arg("found", wrong)
                    .arg("expected", instead),
            );
        }
    }
    found
}

/// Each mark that is wrong, where it stands, and what to write.
fn marks(text: &str) -> Vec<(usize, &str, &'static str)> {
    const WRONG: [(&str, &str); 13] = [
        ("、、", "、"),
        ("。。", "。"),
        ("、。", "。"),
        ("。、", "。"),
        ("，", "、"),
        ("､", "、"),
        ("｡", "。"),
        ("｢", "「"),
        ("｣", "」"),
        ("・・・", "…"),
        ("。。。", "…"),
        ("！！", "！"),
        ("？？", "？"),
    ];
    let mut found: Vec<(usize, &str, &'static str)> = Vec::new();
    for (wrong, instead) in WRONG {
        found.extend(text.match_indices(wrong).map(|(at, wrong)| (at, wrong, instead)));
    }
    // After or before Japanese only: 1,234 and Wi-Fi! are no Japanese.
    for (at, c) in text.char_indices() {
        let instead = match c {
            ',' => "、",
            '.' | '．' => "。",
            '!' => "！",
            '?' => "？",
            ':' => "：",
            '(' => "（",
            ')' => "）",
            _ => continue,
        };
        let before = text[..at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        let japanese =
            |c: Option<char>| c.is_some_and(|c| crate::japanese::is_kana(c) || crate::japanese::is_kanji(c));
        let wrong = match c {
            '(' | ')' => japanese(before) || japanese(after),
            '.' | '．' => {
                japanese(before) && after.is_none_or(|after| after == '\n' || japanese(Some(after)))
            }
            _ => japanese(before) && after.is_none_or(|after| !after.is_ascii_alphanumeric()),
        };
        if wrong {
            found.push((at, &text[at..at + c.len_utf8()], instead));
        }
    }
    found.sort_unstable_by_key(|mark| (mark.0, usize::MAX - mark.1.len()));
    found.dedup_by(|next, kept| next.0 < kept.0 + kept.1.len());
    found
}

/// A particle or a word twice in a row, or two particles that cannot follow each other.
pub fn doubled(input: &Input<'_>) -> Vec<Diagnostic> {
    let Some(analyzer) = input.analyzer else { return Vec::new() };
    let mut found = Vec::new();
    for text in bodies(input) {
        let tokens = analyzer.short_tokens(text.official);
        for (start, end) in twice(&tokens) {
            let shown = &text.official[start..end];
            found.push(
                Diagnostic::warning("wording-doubled")
                    .at(place(text, start, end - start, input.sources))
                    .arg("found", shown),
            );
        }
    }
    found
}

/// Where words stand twice: the bytes of both.
fn twice(tokens: &[Token<'_>]) -> Vec<(usize, usize)> {
    const NEVER: [&str; 12] =
        ["をが", "がを", "をは", "はを", "がは", "はが", "にを", "をに", "をへ", "へを", "がに", "をで"];
    let end = |token: &Token<'_>| token.start + token.surface.len();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for pair in tokens.windows(2) {
        let [first, second] = pair else { continue };
        let particles = [first, second].iter().all(|token| token.part_of_speech == PartOfSpeech::Particle);
        let same = first.surface == second.surface && "をがはにでのへ".contains(first.surface);
        let never = NEVER.contains(&format!("{}{}", first.surface, second.surface).as_str());
        if particles && (same || never) {
            found.push((first.start, end(second)));
        }
    }
    for length in 1..=4_usize {
        for (at, group) in tokens.windows(length * 2).enumerate() {
            let (first, second) = group.split_at(length);
            let surfaces = |tokens: &[Token<'_>]| tokens.iter().map(|t| t.surface).collect::<String>();
            let (one, other) = (surfaces(first), surfaces(second));
            let start = tokens[at].start;
            if one == other
                && is_slip(first, &one)
                && !found.iter().any(|(from, to)| start < *to && *from < end(&second[length - 1]))
            {
                found.push((start, end(&second[length - 1])));
            }
        }
    }
    found.sort_unstable();
    found
}

/// Whether words that stand twice were meant once: not 一人一人, ますます, or a row of signs.
fn is_slip(tokens: &[Token<'_>], text: &str) -> bool {
    let plain =
        |token: &Token<'_>| !matches!(token.part_of_speech, PartOfSpeech::Symbol | PartOfSpeech::Number);
    let kanji = text.chars().filter(|c| crate::japanese::is_kanji(*c)).count();
    let counted = text.starts_with(['一', '１', '1', '各', '個', '年', '日', '月', '人']);
    let suffix = tokens.first().is_some_and(|token| token.part_of_speech == PartOfSpeech::Suffix);
    tokens.iter().all(plain)
        && !counted
        && !suffix
        && text.chars().count() >= 2
        && (kanji >= 1 || text.ends_with(['を', 'に', 'が']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::japanese::Analyzer;

    #[test]
    fn brackets_must_pair_in_kind_and_width() {
        assert_eq!(unpaired("（「あ」）"), None);
        assert_eq!(unpaired("(常用）"), Some('('));
        assert_eq!(unpaired("「介護分野に"), Some('「'));
        assert_eq!(unpaired("あ）"), Some('）'));
    }

    #[test]
    fn marks_of_another_kind_are_found_and_those_of_numbers_and_addresses_are_not() {
        let of = |text| marks(text).into_iter().map(|mark| mark.1).collect::<Vec<_>>();
        assert_eq!(of("支援する,相談に応じる｡"), [",", "｡"]);
        assert_eq!(of("支援する、、相談。。"), ["、、", "。。"]);
        assert_eq!(of("1,234人、https://example.jp/ とＡ．Ｂを（注）参照する。"), Vec::<&str>::new());
    }

    #[test]
    fn words_twice_are_found_and_words_that_are_made_so_are_not() {
        let analyzer = Analyzer::new("").unwrap();
        let of = |text: &'static str| {
            let found = twice(&analyzer.short_tokens(text));
            found.into_iter().map(|(start, end)| &text[start..end]).collect::<Vec<_>>()
        };
        assert_eq!(of("支援をを行う。"), ["をを"]);
        assert_eq!(of("支援を支援を行う。"), ["支援を支援を"]);
        assert_eq!(of("関係機関機関と連携する。"), ["機関機関"]);
        for fine in
            ["一人一人に応じて、ますます進める。", "そのものの価値", "いろいろな方の母が", "それぞれの人々"]
        {
            assert_eq!(of(fine), Vec::<&str>::new());
        }
    }
}
