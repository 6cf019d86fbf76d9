//! The numbers before headings, in the ways plans write them: 第１章, Ⅰ, 1., （１）, ①, ア, 施策1-1, Goal 2:.
//!
//! [`read`] takes a line apart into number and title. Two headings belong to one family if their
//! [`Numbered::key`]s are equal; [`Numbered::style`] is what `plan.yaml` calls the way they are written.

use crate::japanese::is_wide;

use super::words::{COUNTERS, ENGLISH, JAPANESE, JAPANESE_MORE, Keyword, NAMES};
use crate::number::digit;

/// A line read as a heading with a number.
#[derive(Clone, Debug)]
pub struct Numbered<'a> {
    /// The family: the number's surroundings and kind of figure.
    pub key: String,
    /// The style of `plan.yaml`; none where no style writes it.
    pub style: Option<String>,
    /// The last of its figures; 0 for a keyword alone.
    pub number: u16,
    /// As it stands before the title.
    pub printed: String,
    pub title: &'a str,
    pub keyword: Option<&'static Keyword>,
    /// Whether anything parts the number from the title.
    pub parted: bool,
}

/// A number as it is written: its kind (a letter of family keys), value, and length in bytes.
#[derive(Clone, Copy, Debug)]
struct Figure {
    kind: char,
    value: u16,
    length: usize,
}

/// Reads a line as a numbered heading; none where it begins with no number. The title may be empty.
pub fn read(line: &str) -> Option<Numbered<'_>> {
    counted(line)
        .or_else(|| japanese(line))
        .or_else(|| english(line))
        .or_else(|| bracketed(line))
        .or_else(|| numero(line))
        .or_else(|| bare(line))
}

/// No.1, № 2
fn numero(line: &str) -> Option<Numbered<'_>> {
    let rest = ["No.", "NO.", "Ｎｏ．", "№"].iter().find_map(|word| line.strip_prefix(word))?;
    let gap = rest.len() - rest.trim_start().len();
    let figure = figure(&rest[gap..]).filter(|figure| "df".contains(figure.kind))?;
    let after = &rest[gap + figure.length..];
    let parted = after.starts_with(|c: char| c.is_whitespace() || separates(c));
    parted.then(|| made(line, after, line.len() - rest.len() + gap, figure, None))
}

/// 第１章, 第１
fn counted(line: &str) -> Option<Numbered<'_>> {
    let rest = line.strip_prefix('第')?;
    let gap = rest.len() - rest.trim_start().len();
    let figure = figure(rest.trim_start()).filter(|figure| "dfk".contains(figure.kind))?;
    let start = '第'.len_utf8() + gap;
    let after = &line[start + figure.length..];
    let tight = after.trim_start();
    for counter in &COUNTERS {
        if let Some(rest) = tight.strip_prefix(counter.word) {
            let parted = rest.is_empty()
                || rest.starts_with(|c: char| c.is_whitespace() || "：:「『（(．.".contains(c));
            return (parted || !rest.starts_with(is_particle))
                .then(|| made(line, rest, start, figure, Some(counter)));
        }
    }
    let parted = after.starts_with(char::is_whitespace) || after.is_empty();
    parted.then(|| made(line, after, start, figure, None))
}

/// 基本目標Ⅰ, 施策1-1, 重点施策（１）
fn japanese(line: &str) -> Option<Numbered<'_>> {
    let open = usize::from(line.starts_with(['【', '〔', '＜'])) * '【'.len_utf8();
    let inner = &line[open..];
    if let Some(named) = named(line) {
        return Some(named);
    }
    let (before, keyword) = worded(inner)?;
    let after = &inner[before + keyword.word.len()..];
    let gap =
        after.len() - after.trim_start_matches(|c: char| c.is_whitespace() || "第（(-－・".contains(c)).len();
    let figure = compound(&after[gap..])?;
    let start = open + before + keyword.word.len() + gap;
    let rest = &line[start + figure.length..];
    let closed = rest.trim_start_matches(['）', ')', '】', '〕', '＞']);
    let parted = closed.len() < rest.len()
        || closed.is_empty()
        || closed.starts_with(|c: char| c.is_whitespace() || "．.：:、「『【（(".contains(c));
    let plain = "RcK".contains(figure.kind) || parted;
    (plain && !closed.starts_with(is_particle)).then(|| made(line, closed, start, figure, Some(keyword)))
}

/// The word that stands before the number, and how many bytes before it: 環境目標１ is a goal as 目標１ is.
fn worded(text: &str) -> Option<(usize, &'static Keyword)> {
    const COMPOUNDS: [&str; 7] = ["目標", "方針", "戦略", "分野", "課題", "政策", "柱"];
    const LONGEST: usize = 4;
    let mut words = JAPANESE.iter().chain(&JAPANESE_MORE);
    if let Some(keyword) = words.clone().find(|keyword| text.starts_with(keyword.word)) {
        return Some((0, keyword));
    }
    let is_kanji = |c: &char| ('\u{4E00}'..='\u{9FFF}').contains(c);
    let starts = text.char_indices().take(LONGEST + 1).take_while(|(_, c)| is_kanji(c)).map(|(at, _)| at);
    let (at, word) = starts
        .skip(1)
        .find_map(|at| Some((at, COMPOUNDS.iter().find(|word| text[at..].starts_with(*word))?)))?;
    words.find(|keyword| keyword.word == *word).map(|keyword| (at, keyword))
}

/// 事業名：研修会: the name of a measure, of which lines with other labels follow.
fn named(line: &str) -> Option<Numbered<'_>> {
    let keyword = |label: &str| NAMES.iter().find(|keyword| keyword.word == tight(label));
    // Behind a space only where no other head of a table follows.
    let spaced = line.split_once('　').filter(|(_, title)| !title.trim().contains('　'));
    let fields = [line.split_once(['：', ':']), spaced].into_iter().flatten();
    let (keyword, title) = fields.filter_map(|(label, title)| Some((keyword(label)?, title))).next()?;
    let title = title.trim();
    let printed = tight(&line[..line.len() - title.len()]);
    let key = format!("{}!", keyword.word);
    Some(Numbered { key, style: None, number: 0, printed, title, keyword: Some(keyword), parted: true })
}

/// Goal 1:, Strategy 1.1, Appendix A, and a keyword alone before a title: Goal Save energy.
fn english(line: &str) -> Option<Numbered<'_>> {
    if !line.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let keyword = ENGLISH.iter().find(|keyword| {
        let word = line.get(..keyword.word.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(keyword.word))
            && line[keyword.word.len()..].starts_with([' ', '\u{a0}', ':'])
    })?;
    let after = &line[keyword.word.len()..];
    let start = keyword.word.len() + (after.len() - after.trim_start_matches([' ', '\u{a0}', '#']).len());
    let figure = compound(&line[start..]).or_else(|| word(&line[start..]));
    // K-12 is a word, no number.
    let figure =
        figure.filter(|figure| figure.kind != 'L' || !line[start + figure.length..].starts_with('-'));
    if let Some(figure) = figure {
        let rest = &line[start + figure.length..];
        let marked = rest.trim_start().starts_with([':', '.', '–', '—', '-', '|', ')']);
        let ends = rest.is_empty() || rest.starts_with(char::is_whitespace) || marked;
        let title = rest.trim_start_matches(separates);
        let begins =
            marked || title.is_empty() || title.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        return (ends && begins).then(|| made(line, rest, start, figure, Some(keyword)));
    }
    let title = line[start..].trim_start_matches([':', ' ']);
    let begins = title.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '“');
    let plan = ["Plan", "Area", "Item", "Agency", "Date"].iter().any(|word| title.starts_with(word));
    (begins && !plan).then(|| Numbered {
        key: format!("{}!", keyword.word),
        style: None,
        number: 0,
        printed: line[..line.len() - title.len()].trim_end().to_string(),
        title,
        keyword: Some(keyword),
        parted: true,
    })
}

/// （１）, (1), 1), ア), （ア）
fn bracketed(line: &str) -> Option<Numbered<'_>> {
    let open = line.len() - line.strip_prefix(['（', '(', '〔', '［', '['])?.len();
    let gap = line[open..].len() - line[open..].trim_start().len();
    let figure = figure(&line[open + gap..])?;
    let after = line[open + gap + figure.length..].trim_start();
    let rest = after.strip_prefix(['）', ')', '〕', '］', ']'])?;
    Some(made(line, rest, open + gap, figure, None))
}

/// Ⅰ, １, 1., 1.1, ①, ア, A.
fn bare(line: &str) -> Option<Numbered<'_>> {
    let figure = compound(line)?;
    let rest = &line[figure.length..];
    let marked = rest.starts_with(['．', '.', '、', ')', '）', '：', ':']);
    let spaced = rest.starts_with(char::is_whitespace) || rest.is_empty();
    let allowed = match figure.kind {
        'R' | 'c' => true,
        'f' => marked || spaced || !rest.starts_with(counts),
        'd' => {
            marked && rest.chars().nth(1).is_none_or(|c| digit(c).is_none())
                || spaced
                || !rest.starts_with(counts) && !rest.starts_with(|c: char| c.is_ascii())
        }
        'D' => marked || spaced || rest.starts_with(|c: char| is_wide(c) && !counts(c)),
        'K' | 'k' => marked || rest.starts_with(char::is_whitespace),
        _ => marked,
    };
    (allowed && !rest.is_empty()).then(|| made(line, rest, 0, figure, None))
}

fn made<'a>(
    line: &'a str,
    rest: &'a str,
    start: usize,
    figure: Figure,
    keyword: Option<&'static Keyword>,
) -> Numbered<'a> {
    let title = rest.trim_start_matches(separates);
    let printed = line[..line.len() - title.len()].trim_end();
    let written = &line[start..start + figure.length];
    let (before, after) = (&printed[..start], &printed[start + figure.length..]);
    let place = match figure.kind {
        'd' => Some("{n}"),
        'f' => Some("{fullwidth}"),
        'k' => Some("{kanji}"),
        'R' => Some("{roman}"),
        'c' => Some("{circled}"),
        'K' => Some("{katakana}"),
        'L' if written.len() == 1 => Some("{latin}"),
        _ => None,
    };
    let joint = |text: &str| {
        if line.is_ascii() || keyword.is_some_and(|k| k.word.is_ascii()) {
            text.to_string()
        } else {
            tight(text)
        }
    };
    let family = |text: &str| tight(&text.to_lowercase()).replace('（', "(").replace('）', ")");
    let kind = if "fw".contains(figure.kind) { 'd' } else { figure.kind };
    let depth = written.split(is_joint).count();
    let mut key =
        format!("{}#{kind}{}", family(before), if depth > 1 { depth.to_string() } else { String::new() });
    key.push_str(family(after).trim_matches(['．', '.', '：', ':', '、', '–', '—', '-', '|']));
    if after.starts_with(['．', '.']) {
        key.push('.');
    }
    Numbered {
        style: place.map(|place| format!("{}{place}{}", joint(before), joint(after))),
        key,
        number: figure.value,
        printed: joint(printed),
        title: title.trim_end(),
        parted: rest.len() > title.len() || rest.is_empty() || "Rc".contains(figure.kind),
        keyword,
    }
}

fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn separates(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '．' | '.' | '、' | '：' | ':' | '–' | '—' | '|' | '-' | '－' | ')' | '）')
}

fn is_joint(c: char) -> bool {
    matches!(c, '.' | '．' | '-' | '－' | '‐' | '–' | '−' | 'ー')
}

/// Particles after a number belong to a sentence: 施策１を行う.
fn is_particle(c: char) -> bool {
    matches!(c, 'を' | 'が' | 'は' | 'に' | 'へ' | 'と' | 'の' | 'で' | 'も' | 'や' | 'か')
}

/// What a number counts, so that it is no heading's: 5年, 3つ.
fn counts(c: char) -> bool {
    const UNITS: &str = "年月日人件社％%かカヶ箇ケ回名時分円つ点次期歳割倍級以～〜-－学市町村番号校園台億万千百種項条世位階枚頭本週度ポ名列軒棟世団と・、，,/／＝=～:";
    UNITS.contains(c) || is_particle(c)
}

/// Several figures joined: 1-1, 1.2.3, ED-1.2; or one alone.
fn compound(text: &str) -> Option<Figure> {
    if let Some(coded) = coded(text) {
        return Some(coded);
    }
    let first = figure(text)?;
    if !"df".contains(first.kind) {
        return Some(first);
    }
    let (mut length, mut value, mut count) = (first.length, first.value, 1);
    loop {
        let rest = &text[length..];
        let Some(joint) = rest.chars().next().filter(|c| is_joint(*c)) else { break };
        let Some(next) = part(&rest[joint.len_utf8()..]) else { break };
        length += joint.len_utf8() + next.length;
        (value, count) = (next.value, count + 1);
    }
    if let Some(letter) = last_letter(&text[length..]).filter(|_| count > 1) {
        return Some(Figure { kind: 'D', value: letter, length: length + 2 });
    }
    Some(if count == 1 { first } else { Figure { kind: 'D', value, length } })
}

/// A further figure of a compound, in brackets or without: １－（１）.
fn part(text: &str) -> Option<Figure> {
    let inner = text.trim_start_matches(['（', '(']);
    let next = figure(inner).filter(|next| "df".contains(next.kind))?;
    let open = text.len() - inner.len();
    if open == 0 {
        return Some(next);
    }
    let close = inner[next.length..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
    Some(Figure { length: open + next.length + close.len_utf8(), ..next })
}

/// The letter behind the figures of 1.1.a.
fn last_letter(rest: &str) -> Option<u16> {
    let letter = *rest.strip_prefix(is_joint)?.as_bytes().first().filter(|byte| byte.is_ascii_lowercase())?;
    let ends = rest.len() > 1 && !rest[2..].starts_with(char::is_alphanumeric);
    ends.then(|| u16::from(letter - b'a') + 1)
}

/// The letters of a field and a number in it, before a title in English: ED-1:, WW-4.2, T1.1:.
fn coded(text: &str) -> Option<Figure> {
    let letters = text.len() - text.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let rest = &text[letters..];
    let start = letters + usize::from(rest.starts_with('-'));
    let digits = text[start..].starts_with(|c: char| c.is_ascii_digit());
    if !(1..=4).contains(&letters) || !digits {
        return None;
    }
    let figure = compound(&text[start..]).filter(|figure| "dD".contains(figure.kind))?;
    let length = start + figure.length;
    let after = &text[length..];
    let title = after.trim_start_matches(separates);
    let parted = after.starts_with(':') || figure.kind == 'D' && after.len() > title.len();
    let begins = title.starts_with(|c: char| c.is_ascii_uppercase());
    (parted && begins).then_some(Figure { kind: 'D', value: figure.value, length })
}

fn figure(text: &str) -> Option<Figure> {
    let first = text.chars().next()?;
    let code = first as u32;
    let one = |kind, value: u32| Some(Figure { kind, value: value as u16, length: first.len_utf8() });
    match code {
        0x2160..=0x216B => return one('R', code - 0x2160 + 1),
        0x2170..=0x217B => return one('r', code - 0x2170 + 1),
        0x2460..=0x2473 => return one('c', code - 0x2460 + 1),
        0x3251..=0x325F => return one('c', code - 0x3251 + 21),
        0x32B1..=0x32BF => return one('c', code - 0x32B1 + 36),
        0x2776..=0x277F => return one('n', code - 0x2776 + 1),
        _ => {}
    }
    if digit(first).is_some() {
        return digits(text);
    }
    const KATAKANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノ";
    if let Some(at) = KATAKANA.chars().position(|c| c == first) {
        return one('K', at as u32 + 1);
    }
    letters(text).or_else(|| kanji(text))
}

/// One to three digits, half or full width.
fn digits(text: &str) -> Option<Figure> {
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let digits = &text[..end];
    let value =
        digits.chars().filter_map(digit).fold(0_u32, |sum, d| sum.saturating_mul(10).saturating_add(d));
    let count = digits.chars().count();
    let kind = if digits.is_ascii() { 'd' } else { 'f' };
    (count <= 2 && value > 0).then_some(Figure { kind, value: value as u16, length: end })
}

/// I, IV, A, a.
fn letters(text: &str) -> Option<Figure> {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let length = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let word = &text[..length];
    if let Some(at) = ROMAN.iter().position(|roman| *roman == word) {
        return Some(Figure { kind: 'I', value: at as u16 + 1, length });
    }
    let letter = *word.as_bytes().first().filter(|_| length == 1)?;
    let kind = if letter.is_ascii_uppercase() { 'L' } else { 'l' };
    Some(Figure { kind, value: u16::from(letter.to_ascii_uppercase() - b'A') + 1, length })
}

/// 一 … 九十九
fn kanji(text: &str) -> Option<Figure> {
    const KANJI: &str = "一二三四五六七八九";
    let mut value = 0;
    let mut length = 0;
    for c in text.chars() {
        match KANJI.chars().position(|kanji| kanji == c) {
            Some(at) if value % 10 == 0 => value += at as u16 + 1,
            _ if c == '十' && value < 10 => value = value.max(1) * 10,
            _ => break,
        }
        length += c.len_utf8();
    }
    (value > 0).then_some(Figure { kind: 'k', value, length })
}

/// One … Ten, after a keyword.
fn word(text: &str) -> Option<Figure> {
    const WORDS: [&str; 10] = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
    let length = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let at = WORDS.iter().position(|word| word.eq_ignore_ascii_case(&text[..length]))?;
    Some(Figure { kind: 'w', value: at as u16 + 1, length })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_way_plans_write_them() {
        for (line, key, style, number, printed, title) in [
            ("Ⅰ 雇用維持", "#R", "{roman}", 1, "Ⅰ", "雇用維持"),
            ("IV．女性", "#I.", "-", 4, "IV．", "女性"),
            ("第 ２ 章　若者", "第#d章", "第{fullwidth}章", 2, "第２章", "若者"),
            ("第十二 高齢者", "第#k", "第{kanji}", 12, "第十二", "高齢者"),
            ("２．デジタル化", "#d.", "{fullwidth}．", 2, "２．", "デジタル化"),
            ("１若者の就業支援", "#d", "{fullwidth}", 1, "１", "若者の就業支援"),
            ("(3) 訓練", "(#d)", "({n})", 3, "(3)", "訓練"),
            ("（３）訓練", "(#d)", "（{fullwidth}）", 3, "（３）", "訓練"),
            ("①妊産婦相談", "#c", "{circled}", 1, "①", "妊産婦相談"),
            ("ア）相談", "#K)", "{katakana}）", 1, "ア）", "相談"),
            ("基本目標Ⅰ 学ぶ", "基本目標#R", "基本目標{roman}", 1, "基本目標Ⅰ", "学ぶ"),
            ("施策の方向① 啓発", "施策の方向#c", "施策の方向{circled}", 1, "施策の方向①", "啓発"),
            ("施策1-2 相談", "施策#D2", "-", 2, "施策1-2", "相談"),
            ("施策１：相談", "施策#d", "施策{fullwidth}：", 1, "施策１：", "相談"),
            ("Goal 1: Save energy", "goal#d", "Goal {n}:", 1, "Goal 1:", "Save energy"),
            ("ACTION 12: PILOT", "action#d", "ACTION {n}:", 12, "ACTION 12:", "PILOT"),
            ("Action 1.1.2 Plant trees", "action#D3", "-", 2, "Action 1.1.2", "Plant trees"),
            ("Goal ED-1: Grow the economy", "goal#D2", "-", 1, "Goal ED-1:", "Grow the economy"),
            ("WW-4.2 Save water", "#D3", "-", 2, "WW-4.2", "Save water"),
            ("事業名：研修会", "事業名!", "-", 0, "事業名：", "研修会"),
            ("Initiative 1.1.b: Mend it", "initiative#D3", "-", 2, "Initiative 1.1.b:", "Mend it"),
            ("Phase One: Discovery", "phase#d", "-", 1, "Phase One:", "Discovery"),
            ("Goal Save energy", "goal!", "-", 0, "Goal", "Save energy"),
            ("1.1 Background", "#D2", "-", 1, "1.1", "Background"),
            ("第３節", "第#d節", "第{fullwidth}節", 3, "第３節", ""),
        ] {
            let read = read(line).expect(line);
            let style = if style == "-" { None } else { Some(style) };
            assert_eq!(
                (read.key.as_str(), read.style.as_deref(), read.number, read.printed.as_str(), read.title),
                (key, style, number, printed, title),
                "{line}"
            );
        }
    }

    #[test]
    fn what_only_begins_with_a_number_is_no_heading() {
        for line in [
            "５年度の計画を定める。",
            "雇用",
            "2023年",
            "Various",
            "３つの柱",
            "施策１を行う",
            "第3期の計画",
            "Action Plan",
            "Action 14 to ensure agencies",
            "アレルギー対策",
            "一人ひとりの人権",
            "A city plan",
            "1.8°F warmer",
            "Goals of the plan",
        ] {
            assert!(read(line).is_none(), "{line}: {:?}", read(line));
        }
    }
}
