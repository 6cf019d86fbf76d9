//! The official text of a plan as extracted from its PDF: its lines, what of them is page furniture,
//! and the marks it uses. Read alike by [`crate::import`] and [`crate::verify`].
//!
//! 1. [`lines`] cuts the text at line ends and form feeds, trims, and leaves blank lines out.
//! 2. [`furniture`] finds page numbers, running heads and lines of a table of contents.
//! 3. [`Marks::of`] sees which bullets and which mark of repetition the text uses.
//! 4. [`owner_heading`] knows the headings over an owner's measures by their pattern.

use std::collections::{BTreeMap, BTreeSet};

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Counts from 1, as an editor does: form feeds don't begin a line.
    pub number: usize,
    /// Where the text begins in the line, in characters from 1.
    pub column: usize,
    /// Without white space around it.
    pub text: &'a str,
    /// The first line after a form feed.
    pub begins_page: bool,
}

/// Why a line is no part of the plan's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Furniture {
    PageNumber,
    /// A table of contents: from a line 目次 to where its first entry stands again, and any line like
    /// `１ 若者の就業支援 ………… 12`.
    Contents,
    /// The same line at the head or foot of at least three pages, and of half of all.
    RunningHead,
}

/// The lines of a text that are not blank, in order.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = Vec::new();
    let mut begins_page = false;
    for (at, row) in text.split('\n').enumerate() {
        let mut column = 1;
        for (part_at, part) in row.split('\u{c}').enumerate() {
            begins_page |= part_at > 0;
            column += usize::from(part_at > 0);
            let trimmed = part.trim();
            if !trimmed.is_empty() {
                let indent = part.chars().take_while(|c| c.is_whitespace()).count();
                lines.push(Line { number: at + 1, column: column + indent, text: trimmed, begins_page });
                begins_page = false;
            }
            column += part.chars().count();
        }
    }
    lines
}

/// Which lines are furniture, as indexes into `lines`.
pub fn furniture(lines: &[Line<'_>]) -> BTreeMap<usize, Furniture> {
    let mut found = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if is_page_number(line.text) {
            found.insert(at, Furniture::PageNumber);
        } else if is_contents_line(line.text) {
            found.insert(at, Furniture::Contents);
        }
    }
    for at in contents_region(lines) {
        found.entry(at).or_insert(Furniture::Contents);
    }
    for at in running_heads(lines, &found) {
        found.insert(at, Furniture::RunningHead);
    }
    found
}

/// One to three digits alone on their line, or between dashes, or after `P.`: 5, － 12 －, - 3 -, P.7.
fn is_page_number(text: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '－' | '−' | '‐' | '–' | '—' | '―' | 'ー') || c.is_whitespace();
    let bare = text.trim_matches(dash);
    let bare = bare.strip_prefix("P.").or_else(|| bare.strip_prefix("p.")).unwrap_or(bare).trim();
    (1..=3).contains(&bare.chars().count()) && bare.chars().all(|c| digit(c).is_some())
}

/// A heading, leaders, and a page number.
fn is_contents_line(text: &str) -> bool {
    let rest = text.trim_end_matches(|c: char| digit(c).is_some() || c.is_whitespace());
    let leader = |c: char| matches!(c, '…' | '‥' | '・' | '･' | '.' | '．' | '·') || c.is_whitespace();
    let heading = rest.trim_end_matches(leader);
    let leaders = rest[heading.len()..].chars().filter(|c| !c.is_whitespace());
    let width: usize = leaders.map(|c| if c == '…' { 3 } else { 1 }).sum();
    rest.len() < text.len() && !heading.is_empty() && width >= 6
}

fn contents_region(lines: &[Line<'_>]) -> std::ops::Range<usize> {
    let entry = |line: &Line<'_>| {
        let leader = |c: char| digit(c).is_some() || matches!(c, '…' | '‥' | '・' | '.' | '．');
        compact(line.text).trim_end_matches(leader).to_string()
    };
    let Some(start) = lines.iter().position(|line| matches!(compact(line.text).as_str(), "目次" | "もくじ"))
    else {
        return 0..0;
    };
    let Some(first) = lines.get(start + 1).map(entry) else { return 0..0 };
    let again = lines.iter().skip(start + 2).position(|line| compact(line.text) == first);
    again.map_or(0..0, |offset| start..start + 2 + offset)
}

/// Without white space.
pub fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn running_heads(lines: &[Line<'_>], known: &BTreeMap<usize, Furniture>) -> Vec<usize> {
    let plain = |at: &usize| !known.contains_key(at);
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].begins_page).collect();
    let heads = starts.iter().filter_map(|&start| (start..lines.len()).find(plain));
    let feet = starts.iter().filter_map(|&start| (0..start).rev().find(plain));
    let mut at_edge: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for at in heads.chain(feet) {
        at_edge.entry(lines[at].text).or_default().insert(at);
    }
    let often = (starts.len() / 2).max(3);
    let head = |text: &str| owner_heading(text).is_none() && !text.ends_with('。');
    at_edge
        .into_iter()
        .filter(|(text, places)| places.len() >= often && head(text))
        .flat_map(|(_, places)| places)
        .collect()
}

/// The value of a digit, half or full width.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// How a text marks measures, sub-measures and repeats. The content keeps the facts, not the marks,
/// so that any of these stands for ・, ➢ and （再掲）.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    pub measure: char,
    pub sub_measure: char,
    /// As it stands after a repeated measure.
    pub repeat: &'static str,
}

/// The marks as content prints them.
pub const PRINTED: Marks = Marks { measure: '・', sub_measure: '➢', repeat: "（再掲）" };

const BULLETS: &str = "・･•●○◯◎◆◇■□▪➢➤▷▶►▸⮚⇒→";
const REPEAT_MARKS: [&str; 7] =
    ["（再掲）", "(再掲)", "【再掲】", "［再掲］", "[再掲]", "〔再掲〕", "＜再掲＞"];

impl Marks {
    /// The measures' bullet is the commonest one right below the owners' headings, the sub-measures'
    /// the commonest of the others.
    pub fn of(lines: &[Line<'_>]) -> Self {
        let bullet = |line: &Line<'_>| line.text.chars().next().filter(|c| BULLETS.contains(*c));
        let below = lines.windows(2).filter(|pair| owner_heading(pair[0].text).is_some());
        let all = || lines.iter().filter_map(bullet);
        let measure = commonest(below.filter_map(|pair| bullet(&pair[1])))
            .or_else(|| all().find(|c| *c == PRINTED.measure))
            .or_else(|| commonest(all()))
            .unwrap_or(PRINTED.measure);
        let sub_measure = commonest(all().filter(|c| *c != measure)).unwrap_or(PRINTED.sub_measure);
        let repeats = lines.iter().flat_map(|line| repeat_marks(line.text));
        Self { measure, sub_measure, repeat: commonest(repeats).unwrap_or(PRINTED.repeat) }
    }

    /// The text before the mark of repetition.
    pub fn strip_repeat(self, text: &str) -> Option<&str> {
        text.strip_suffix(self.repeat).map(str::trim_end)
    }
}

fn repeat_marks(text: &str) -> impl Iterator<Item = &'static str> + '_ {
    REPEAT_MARKS.into_iter().filter(|mark| text.contains(mark))
}

/// The first of the commonest.
fn commonest<T: Copy + Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, (usize, usize)> = BTreeMap::new();
    for (at, value) in values.enumerate() {
        counts.entry(value).or_insert((0, at)).0 += 1;
    }
    let best = counts.into_iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
    best.map(|(value, _)| value)
}

/// What a heading over measures says: 埼玉県と埼玉労働局が連携して取り組む施策.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerHeading {
    /// 埼玉県と埼玉労働局
    pub subject: String,
    /// Whether several carry the measures out together.
    pub joint: bool,
    /// Whether it is the clause 〇〇が取り組む施策, which nothing else looks like.
    pub certain: bool,
}

/// Reads 〇〇が取り組む施策, 〇〇の取組, 【〇〇】 and the like; none for what is no such heading.
pub fn owner_heading(text: &str) -> Option<OwnerHeading> {
    let text = compact(text);
    let inner = unbracket(&text);
    let bracketed = inner.len() < text.len();
    if text.chars().count() > 40 || inner.contains(['。', '、', '，', '「', '・']) {
        return None;
    }
    let clause = clause(inner);
    let (subject, together) = match clause {
        Some((subject, adverb)) => (subject, !adverb.is_empty()),
        None => {
            let named = strip_any(inner, &NOUNS).and_then(|rest| rest.strip_suffix('の'));
            (named.or(bracketed.then_some(inner)).filter(|subject| is_body(subject))?, false)
        }
    };
    let several = subject.contains('と') || subject.contains("及び");
    let (joint, certain) = (several || together, clause.is_some());
    (!subject.is_empty()).then(|| OwnerHeading { subject: subject.to_string(), joint, certain })
}

const NOUNS: [&str; 8] = ["施策", "取組み", "取り組み", "取組", "事業", "対策", "事項", "業務"];
const VERBS: [&str; 9] =
    ["取り組む", "取組む", "取りくむ", "実施する", "行う", "推進する", "講ずる", "講じる", "担う"];
const ADVERBS: [&str; 8] =
    ["連携して", "協力して", "共同して", "共同で", "一体となって", "連携・協力して", "連携し", "一体的に"];

/// `(subject, adverb)` of 〇〇が（連携して）取り組む施策.
fn clause(text: &str) -> Option<(&str, &str)> {
    let rest = strip_any(strip_any(text, &NOUNS)?, &VERBS)?;
    let before = strip_any(rest, &ADVERBS).unwrap_or(rest);
    let subject = before.strip_suffix('が').or_else(|| before.strip_suffix("において"))?;
    Some((subject, &rest[before.len()..]))
}

fn strip_any<'a>(text: &'a str, endings: &[&str]) -> Option<&'a str> {
    endings.iter().find_map(|ending| text.strip_suffix(ending))
}

fn unbracket(text: &str) -> &str {
    const PAIRS: [(char, char); 6] =
        [('【', '】'), ('〔', '〕'), ('＜', '＞'), ('<', '>'), ('［', '］'), ('《', '》')];
    PAIRS.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close)).unwrap_or(text)
}

/// Whether a name is one of an office, a place or an organisation.
fn is_body(name: &str) -> bool {
    const ENDINGS: &str = "局県都道府市町村区国所会団署構";
    name.ends_with(|c| ENDINGS.contains(c)) || name.ends_with("センター") || name.ends_with("機関")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_places_and_form_feeds_begin_pages() {
        let text = "\u{feff}　題名\r\n\n\u{c} 5 \n a\u{c}b";
        let found: Vec<_> =
            lines(text).iter().map(|line| (line.number, line.column, line.text, line.begins_page)).collect();
        assert_eq!(found, [(1, 2, "題名", false), (3, 3, "5", true), (4, 2, "a", false), (4, 4, "b", true)]);
    }

    #[test]
    fn page_numbers_contents_and_running_heads_are_furniture() {
        let pages = "表紙\u{c}事業計画\n本文１\n－ 1 －\u{c}事業計画\n本文２\n２\n\u{c}事業計画\n本文３\nP.3\n\
                     １ 若者 …………… 12\n令和５年度\n65歳\n2023\n";
        let lines = lines(pages);
        let found: Vec<_> = furniture(&lines).into_iter().map(|(at, kind)| (lines[at].text, kind)).collect();
        use Furniture::*;
        assert_eq!(
            found,
            [
                ("事業計画", RunningHead),
                ("－ 1 －", PageNumber),
                ("事業計画", RunningHead),
                ("２", PageNumber),
                ("事業計画", RunningHead),
                ("P.3", PageNumber),
                ("１ 若者 …………… 12", Contents),
            ]
        );
    }

    #[test]
    fn a_table_of_contents_ends_where_its_first_entry_stands_again() {
        let lines = lines("計画\n目 次\nⅠ 雇用 3\n１ 維持 4\nⅠ 雇用\n本文");
        let found: Vec<_> = furniture(&lines).into_keys().map(|at| lines[at].text).collect();
        assert_eq!(found, ["目 次", "Ⅰ 雇用 3", "１ 維持 4"]);
    }

    #[test]
    fn owner_headings_are_known_by_their_pattern() {
        let read = |text: &str| owner_heading(text).map(|heading| (heading.subject, heading.joint));
        let some = |subject: &str, joint| Some((subject.to_string(), joint));
        assert_eq!(read("埼玉労働局が取り組む施策"), some("埼玉労働局", false));
        assert_eq!(read("埼玉県と埼玉労働局が連携して取り組む施策"), some("埼玉県と埼玉労働局", true));
        assert_eq!(read("【 大阪府 が実施する事業 】"), some("大阪府", false));
        assert_eq!(read("長野県の取組"), some("長野県", false));
        assert_eq!(read("〔北海道労働局〕"), some("北海道労働局", false));
        for text in ["企業の取組", "支援を行う。", "シニアの活躍推進", "改善や能力開発に取り組む。", "埼玉県"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn marks_are_those_below_the_owners_headings() {
        let text = "県の取組\n○ あ\n・ い\n・ う\n・ え（再掲)\n国の取組\n○ か(再掲)\n";
        let marks = Marks::of(&lines(text));
        assert_eq!(marks, Marks { measure: '○', sub_measure: '・', repeat: "(再掲)" });
        assert_eq!(Marks::of(&[]), PRINTED);
    }
}
