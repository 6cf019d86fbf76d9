//! The table of numeric targets, as text without columns.
//!
//! 1. Up to the head of the table (項目 目標) stands the introduction.
//! 2. Ⅰ, Ⅱ … begin groups; ※ begins a note.
//! 3. Each other line is parted into label, owner's mark 【…】 and value ([`pieces`]).
//! 4. Labels and values are put together to rows ([`rows`]): several labels before several values are
//!    an indicator and its parts.

use crate::number::digit;

use super::headings::Headings;
use super::lines::{Line, compact, join, squeeze};
use super::number;

/// The chapter of targets: its heading, and the table.
#[derive(Debug)]
pub struct Targets {
    pub number: u16,
    pub printed: String,
    pub title: String,
    pub table: Table,
}

/// The chapter of targets as read.
#[derive(Debug, Default)]
pub struct Table {
    pub introduction: String,
    pub item_heading: String,
    pub goal_heading: String,
    pub groups: Vec<Group>,
    pub notes: Vec<String>,
    /// Lines that no row could be made of, as indexes.
    pub unplaced: Vec<usize>,
    /// Lines with a number in a unit that the model doesn't know.
    pub unknown_units: Vec<usize>,
}

#[derive(Debug, Default)]
pub struct Group {
    /// Empty where the table has no groups.
    pub title: String,
    pub rows: Vec<Row>,
}

#[derive(Debug, Default)]
pub struct Row {
    pub label: String,
    /// 【県】
    pub mark: Option<String>,
    pub values: Vec<Value>,
}

#[derive(Debug, Default)]
pub struct Value {
    pub part: Option<String>,
    pub printed: String,
}

/// A piece of a row, with the line it stands on.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Label(String, usize),
    Mark(String, usize),
    Value(String, usize),
}

/// The chapter of targets and where it begins; the number of lines where there is none. It is the last chapter,
/// says so in its title or has the table's head below it, and all of it can be read.
pub fn chapter(lines: &[Line<'_>], headings: &Headings<'_>) -> (Option<Targets>, usize) {
    let none = (None, lines.len());
    let mut outer = headings.at.iter().filter(|(_, found)| found.level == 0);
    let Some((&at, found)) = outer.rfind(|(at, found)| is_targets(lines, **at, found.title)) else {
        return none;
    };
    let below = &lines[at + 1..];
    let table = table(below, at + 1);
    let rows = table.groups.iter().map(|group| group.rows.len()).sum::<usize>();
    let stranger = headings.at.range(at + 1..).any(|(line, found)| {
        found.level == 0 && group_title(lines[*line].text, found.number.into()).is_none()
    });
    // Without a head there is no table to print.
    if rows == 0 || table.item_heading.is_empty() || !table.unplaced.is_empty() || stranger {
        return none;
    }
    let title = super::lines::spaced(found.title);
    (Some(Targets { number: found.number, printed: found.printed.clone(), title, table }), at)
}

fn is_targets(lines: &[Line<'_>], at: usize, title: &str) -> bool {
    let named = ["数値目標", "目標値", "指標", "目標一覧"].iter().any(|word| title.contains(word));
    let below = lines.iter().skip(at + 1).take(6);
    named && !title.is_empty() || below.clone().any(|line| table_head(line.text).is_some())
}

/// Reads the lines below the chapter's heading; `first` is the index of the first of them.
pub fn table(lines: &[Line<'_>], first: usize) -> Table {
    let mut table = Table::default();
    let head = lines.iter().position(|line| table_head(line.text).is_some());
    let starts_group = |line: &Line<'_>| group_title(line.text, 1).is_some();
    let body = head.map(|at| at + 1).or_else(|| lines.iter().position(starts_group)).unwrap_or(lines.len());
    table.introduction = join(lines[..head.unwrap_or(body)].iter().map(|line| line.text), true);
    if let Some((item, goal)) = head.and_then(|at| table_head(lines[at].text)) {
        (table.item_heading, table.goal_heading) = (item, goal);
    }
    let mut pieces = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(body) {
        if let Some(title) = group_title(line.text, table.groups.len() + 1) {
            table.close(&mut pieces);
            table.groups.push(Group { title, rows: Vec::new() });
        } else if line.text.starts_with(['※', '＊'])
            || line.text.starts_with("（注")
            || line.text.starts_with("注")
        {
            table.close(&mut pieces);
            table.notes.push(squeeze(line.text));
        } else if let Some(note) = table.notes.last_mut() {
            *note = join([note.as_str(), line.text], true);
        } else {
            self::pieces(line.text, first + at, &mut pieces);
        }
    }
    table.close(&mut pieces);
    table
}

/// `項目 目標`: the two headings of the table.
pub fn table_head(text: &str) -> Option<(String, String)> {
    const ITEMS: [&str; 5] = ["項目", "指標名", "指標", "内容", "数値目標の項目"];
    const GOALS: [&str; 5] = ["数値目標", "目標値", "目標数値", "目標", "目標（値）"];
    let text = compact(text);
    ITEMS.iter().find_map(|item| {
        let goal = text.strip_prefix(item)?;
        GOALS.contains(&goal).then(|| ((*item).to_string(), goal.to_string()))
    })
}

fn group_title(text: &str, number: usize) -> Option<String> {
    let heading = number::read(text).filter(|heading| heading.key == "#R")?;
    (usize::from(heading.number) == number && !heading.title.is_empty()).then(|| squeeze(heading.title))
}

fn pieces(text: &str, at: usize, pieces: &mut Vec<Piece>) {
    let (label, mark, rest) = match text.find('【').zip(text.find('】')) {
        Some((open, close)) if open < close => {
            let close = close + '】'.len_utf8();
            (text[..open].trim(), Some(&text[open..close]), text[close..].trim())
        }
        _ => (text, None, ""),
    };
    let may_be_words = !label.is_empty() && mark.is_none();
    match mark {
        Some(mark) => {
            add(label, Piece::Label, at, pieces);
            pieces.push(Piece::Mark(compact(mark), at));
            add(rest, Piece::Value, at, pieces);
        }
        None => {
            let open = matches!(pieces.last(), Some(Piece::Label(..) | Piece::Mark(..)));
            let (label, value) = part_value(label, may_be_words && open);
            add(label, Piece::Label, at, pieces);
            add(value, Piece::Value, at, pieces);
        }
    }
}

fn add(text: &str, piece: fn(String, usize) -> Piece, at: usize, pieces: &mut Vec<Piece>) {
    if !text.is_empty() {
        pieces.push(piece(squeeze(text), at));
    }
}

/// Label and value of a line: the value is the longest end of the line, from a space on, that reads
/// as one. A value in words needs a label, on this line or (`open`) before it.
fn part_value(text: &str, open: bool) -> (&str, &str) {
    let spaces = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    for start in std::iter::once(0).chain(spaces) {
        let value = text[start..].trim();
        if is_number(value) || ((start > 0 || open) && is_words(value)) {
            return (text[..start].trim(), value);
        }
    }
    (text, "")
}

const PERIODS: [&str; 7] = ["年間", "毎年度", "毎年", "各年度", "年度内", "月間", "累計"];
const UNITS: [&str; 22] = [
    "％",
    "%",
    "パーセント",
    "ポイント",
    "人",
    "名",
    "件",
    "社",
    "か所",
    "カ所",
    "ヶ所",
    "箇所",
    "校",
    "回",
    "団体",
    "事業所",
    "世帯",
    "時間",
    "日",
    "円",
    "千円",
    "億円",
];
const BOUNDS: [&str; 6] = ["以上", "以下", "未満", "程度", "超", "増"];

/// The number of a value in half-width digits, and its unit: `("4570", "人")` of 年間４，５７０人.
fn number(value: &str) -> Option<(String, String)> {
    let value = compact(value);
    let value = PERIODS.iter().find_map(|period| value.strip_prefix(period)).unwrap_or(&value);
    let value = value.strip_prefix('約').unwrap_or(value);
    let mut figure = String::new();
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        match (digit(c), c) {
            (Some(digit), _) => figure.push_str(&digit.to_string()),
            (None, '．' | '.') if !figure.is_empty() => figure.push('.'),
            (None, '，' | ',' | '、') if !figure.is_empty() => {}
            _ => break,
        }
        rest = &rest[c.len_utf8()..];
    }
    let unit = BOUNDS.iter().find_map(|bound| rest.strip_suffix(bound)).unwrap_or(rest);
    (!figure.is_empty() && UNITS.contains(&unit)).then(|| (figure, unit.to_string()))
}

fn is_number(value: &str) -> bool {
    number(value).is_some()
}

/// 法定雇用率以上: short, and about more or less.
fn is_words(value: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["以上", "以下", "未満", "維持", "減少", "増加", "達成", "向上", "超", "なし", "全て", "前年度並み"];
    let value = compact(value);
    value.chars().count() <= 16
        && !value.contains('。')
        && ENDINGS.iter().any(|ending| value.ends_with(ending))
}

/// The units of `plan.yaml` by their signs.
const UNIT_IDS: [(&str, &str); 25] = [
    ("％", "percent"),
    ("%", "percent"),
    ("パーセント", "percent"),
    ("ポイント", "points"),
    ("人", "people"),
    ("名", "people"),
    ("件", "cases"),
    ("社", "companies"),
    ("か所", "places"),
    ("カ所", "places"),
    ("ヶ所", "places"),
    ("箇所", "places"),
    ("校", "schools"),
    ("回", "times"),
    ("団体", "organisations"),
    ("事業所", "places"),
    ("世帯", "households"),
    ("時間", "hours"),
    ("日", "days"),
    ("円", "yen"),
    ("千円", "thousand_yen"),
    ("百万円", "million_yen"),
    ("億円", "hundred_million_yen"),
    ("施設", "facilities"),
    ("人／年", "people_per_year"),
];

/// The number of a printed value and the id of its unit; no number where it is none or the unit is not known.
pub fn measure_of(label: &str, printed: &str) -> (Option<f64>, &'static str) {
    let words = if label.contains('率') || label.contains("割合") { "percent" } else { "none" };
    let Some((figure, sign)) = number(printed) else { return (None, words) };
    let Some((_, id)) = UNIT_IDS.iter().find(|(unit, _)| *unit == sign) else { return (None, "none") };
    let yearly = *id == "people" && compact(printed).starts_with(['年', '毎', '各']);
    (figure.parse().ok(), if yearly { "people_per_year" } else { id })
}

impl Table {
    /// Makes rows of the pieces so far and puts them into the last group.
    fn close(&mut self, pieces: &mut Vec<Piece>) {
        if pieces.is_empty() {
            return;
        }
        if self.groups.is_empty() {
            self.groups.push(Group::default());
        }
        for row in rows(std::mem::take(pieces)) {
            match row {
                Ok((row, lines)) => {
                    let known = |value: &Value| {
                        !is_number(&value.printed) || measure_of("", &value.printed).0.is_some()
                    };
                    if !row.values.iter().all(known) {
                        self.unknown_units.extend(lines.last());
                    }
                    self.groups.last_mut().expect("a group was made").rows.push(row);
                }
                Err(lines) => self.unplaced.extend(lines),
            }
        }
    }
}

/// A row and the lines it stands on.
type Placed = (Row, Vec<usize>);

/// A row begins with a label, or a second mark, after a value. Rows without a value come back as lines.
fn rows(pieces: Vec<Piece>) -> Vec<Result<Placed, Vec<usize>>> {
    let mut rows = Vec::new();
    let mut open: Vec<Piece> = Vec::new();
    for piece in pieces {
        let has = |test: fn(&Piece) -> bool| open.iter().any(test);
        let valued = has(|piece| matches!(piece, Piece::Value(..)));
        let begins = match piece {
            Piece::Label(..) => valued,
            Piece::Mark(..) => valued || has(|piece| matches!(piece, Piece::Mark(..))),
            Piece::Value(..) => false,
        };
        if begins {
            rows.push(row(std::mem::take(&mut open)));
        }
        open.push(piece);
    }
    if !open.is_empty() {
        rows.push(row(open));
    }
    rows
}

fn row(pieces: Vec<Piece>) -> Result<Placed, Vec<usize>> {
    let (mut labels, mut values, mut mark, mut lines) = (Vec::new(), Vec::new(), None, Vec::new());
    for piece in pieces {
        let at = match piece {
            Piece::Label(text, at) => (labels.push(text), at).1,
            Piece::Value(text, at) => (values.push(text), at).1,
            Piece::Mark(text, at) => (mark = Some(text), at).1,
        };
        lines.push(at);
    }
    if values.is_empty() || labels.is_empty() {
        return Err(lines);
    }
    let parts = if values.len() > 1 && labels.len() > values.len() {
        labels.split_off(labels.len() - values.len()).into_iter().map(Some).collect()
    } else {
        vec![None; values.len()]
    };
    let label = join(labels.iter().map(String::as_str), true);
    let values = parts.into_iter().zip(values).map(|(part, printed)| Value { part, printed }).collect();
    Ok((Row { label, mark, values }, lines))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn read(text: &str) -> Table {
        table(&lines(text), 0)
    }

    fn shown(table: &Table) -> Vec<String> {
        let value = |value: &Value| match &value.part {
            Some(part) => format!("{part}={}", value.printed),
            None => value.printed.clone(),
        };
        let row = |row: &Row| {
            let values: Vec<_> = row.values.iter().map(value).collect();
            format!("{} {} {}", row.label, row.mark.as_deref().unwrap_or("-"), values.join(" "))
        };
        table.groups.iter().flat_map(|group| &group.rows).map(row).collect()
    }

    #[test]
    fn rows_come_out_however_the_columns_were_broken() {
        let table = read(
            "次のとおり。\n項目 目標\nⅠ 甲\n就業率\n６１．７％\n65 歳以上の就業者数 【県】 年間 ６８０ 人\n\
             紹介就職者数(常用）     \n      【労働局】\n年間４，５７０人\n実雇用率 法定雇用率以上\nⅡ 乙\n\
             就職率\n 施設内訓練\n 委託訓練\n８０％\n７５％\n※ 注記\nの続き",
        );
        assert_eq!(
            shown(&table),
            [
                "就業率 - ６１．７％",
                "65歳以上の就業者数 【県】 年間６８０人",
                "紹介就職者数(常用） 【労働局】 年間４，５７０人",
                "実雇用率 - 法定雇用率以上",
                "就職率 - 施設内訓練=８０％ 委託訓練=７５％",
            ]
        );
        assert_eq!(
            (table.introduction.as_str(), table.notes.concat().as_str()),
            ("次のとおり。", "※注記の続き")
        );
        assert_eq!((table.item_heading.as_str(), table.goal_heading.as_str()), ("項目", "目標"));
        assert_eq!(table.groups.iter().map(|group| group.title.as_str()).collect::<Vec<_>>(), ["甲", "乙"]);
        assert!(table.unplaced.is_empty());
    }

    #[test]
    fn values_have_their_number_and_unit_or_none() {
        assert_eq!(measure_of("", "６１．７％"), (Some(61.7), "percent"));
        assert_eq!(measure_of("", "年間１８，４００人以上"), (Some(18400.0), "people_per_year"));
        assert_eq!(measure_of("実雇用率", "法定雇用率以上"), (None, "percent"));
        assert_eq!(measure_of("訪問企業", "３００社"), (Some(300.0), "companies"));
        assert_eq!(measure_of("訪問先", "３００台"), (None, "none"));
    }

    #[test]
    fn a_label_without_a_value_is_not_placed_and_an_unknown_unit_is_told() {
        let table = read("項目 目標\nⅠ 甲\n訪問企業数 ３００校\nなにかの取組\nⅡ 乙\n就業率 ８％\n");
        assert_eq!(shown(&table), ["訪問企業数 - ３００校", "就業率 - ８％"]);
        assert_eq!((table.unplaced, table.unknown_units), (vec![3], vec![]));
    }
}
