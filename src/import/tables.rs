//! Tables: as columns of a text, and as Markdown.

use std::sync::LazyLock;

use crate::number::digit;

use super::lines::{Line, columns, spaced};

/// Heads of columns in plans.
const HEADS: [&str; 64] = [
    "項目",
    "指標",
    "指標名",
    "目標",
    "目標値",
    "数値目標",
    "現状",
    "現状値",
    "基準値",
    "実績",
    "実績値",
    "単位",
    "担当",
    "担当課",
    "担当部署",
    "所管課",
    "実施主体",
    "推進者",
    "内容",
    "事業名",
    "事業内容",
    "取組",
    "取組内容",
    "施策",
    "区分",
    "備考",
    "年度",
    "方向性",
    "重要業績評価指標",
    "重要業績評価指標（KPI）",
    "KPI",
    "番号",
    "名称",
    "関係課",
    "時期",
    "期間",
    "最終目標",
    "中間目標",
    "indicator",
    "baseline",
    "target",
    "measure",
    "action",
    "timeline",
    "lead",
    "status",
    "milestone",
    "metric",
    "year",
    "unit",
    "goal",
    "owner",
    "who",
    "when",
    "by when",
    "how",
    "what we will do",
    "what we’ll do",
    "what we'll do",
    "responsible",
    "responsibility",
    "timeframe",
    "timescale",
    "due date",
];

/// [`HEADS`] as they are compared.
static KEYS: LazyLock<Vec<String>> =
    LazyLock::new(|| HEADS.iter().map(|head| super::contents::key(head)).collect());

/// Whether a cell is the head of a column.
pub fn is_head(cell: &str) -> bool {
    let cell = super::contents::key(cell);
    // 現状（令和５年度）, but not 現状（令和５年度）12人.
    let bracketed = cell.ends_with(['）', ')']).then(|| cell.split(['（', '(']).next()).flatten();
    let bare = bracketed.unwrap_or(&cell).to_string();
    let year = bare.ends_with("年度") || bare.ends_with("年") && bare.chars().any(|c| digit(c).is_some());
    year || KEYS.iter().any(|head| {
        cell == *head
            || bare == *head
            || bare.starts_with(head) && bare.chars().count() <= head.chars().count() + 6
            // FY 2023 Baseline
            || head.is_ascii() && bare.ends_with(head) && bare.chars().any(|c| digit(c).is_some())
    })
}

/// Whether a table whose first head is this is one of indicators.
pub fn is_indicator(head: &str) -> bool {
    const NAMES: [&str; 6] = ["指標", "成果指標", "目標項目", "重要業績評価指標", "indicator", "kpi"];
    let head = super::contents::key(head);
    NAMES.iter().any(|name| head.starts_with(&super::contents::key(name)))
}

/// A table set in columns: a head whose cells are heads of columns, and rows of as many cells. The rows and
/// how many lines they take; none where any of it is doubtful.
pub fn in_columns(lines: &[Line<'_>]) -> Option<(Vec<Vec<String>>, usize)> {
    let head = wide_cells(lines[0].text);
    let (cells, wide): (fn(&str) -> Vec<String>, bool) =
        if head.len() >= 2 { (wide_cells, true) } else { (narrow_cells, false) };
    let head = cells(lines[0].text);
    let known = head.iter().filter(|cell| is_head(cell)).count();
    let enough = if wide { known * 2 >= head.len() } else { known == head.len() };
    let sentence = lines[0].text.contains('。') || super::number::read(lines[0].text).is_some();
    if head.len() < 2 || !enough || sentence {
        return None;
    }
    let width = head.len();
    let rows = lines[1..].iter().map(|line| (line, cells(line.text))).take_while(|(line, row)| {
        let figures = row[1..].iter().all(|cell| is_figure(cell));
        row.len() == width && (wide || figures && !line.text.contains('。'))
    });
    let mut table = vec![head];
    table.extend(rows.map(|(_, row)| row));
    let count = table.len();
    (count >= 2).then_some((table, count))
}

/// Cells parted by two spaces, a wide space or a tab.
fn wide_cells(text: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut gap = 0;
    for c in text.chars() {
        if c.is_whitespace() {
            gap += if matches!(c, '\t' | '　') { 2 } else { 1 };
            continue;
        }
        match cells.last_mut() {
            Some(cell) if gap < 2 || cell.is_empty() => {
                if gap == 1 && !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push(c);
            }
            _ => cells.push(c.to_string()),
        }
        gap = 0;
    }
    cells
}

fn narrow_cells(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_string).collect()
}

/// A figure with its unit, or a dash for none.
fn is_figure(cell: &str) -> bool {
    cell.chars().any(|c| digit(c).is_some())
        || matches!(cell, "-" | "－" | "―" | "ー" | "—")
        || columns(cell) <= 8
}

/// The rows of a Markdown table; none for what is none. Cells keep their Markdown.
pub fn markdown_rows(lines: &[&str]) -> Option<Vec<Vec<String>>> {
    let rule = |line: &str| {
        let bare = line.trim().trim_matches('|');
        bare.contains('-') && bare.chars().all(|c| matches!(c, '-' | ':' | '|' | ' '))
    };
    if lines.len() < 2 || !lines[0].contains('|') || !rule(lines[1]) {
        return None;
    }
    Some(lines.iter().enumerate().filter(|(at, _)| *at != 1).map(|(_, line)| cells(line)).collect())
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        match cells.last_mut() {
            _ if c == '|' && !escaped => cells.push(String::new()),
            Some(cell) => cell.push(c),
            None => {}
        }
        escaped = c == '\\' && !escaped;
    }
    if cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.iter().map(|cell| spaced(cell)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn read(text: &str) -> Option<Vec<String>> {
        in_columns(&lines(text)).map(|(rows, _)| rows.iter().map(|row| row.join("|")).collect())
    }

    #[test]
    fn columns_become_cells_where_all_rows_have_them() {
        assert_eq!(
            read(
                "指標　　現状値　　目標値\n相談件数　　120件　　150件\n受講者数　　35人　　40人\n次の文である。"
            ),
            Some(vec![
                "指標|現状値|目標値".into(),
                "相談件数|120件|150件".into(),
                "受講者数|35人|40人".into()
            ])
        );
        assert_eq!(read("指標 現状値 目標値\n相談件数 120件 150件").map(|rows| rows.len()), Some(2));
        assert_eq!(read("指標 現状値 目標値\n相談件数は、120件"), None);
        assert_eq!(read("計画の目標 を定める\nまた 進める"), None);
    }

    #[test]
    fn markdown_tables_are_read_with_their_cells() {
        let rows = markdown_rows(&["| 目標 | 推進者 |", "|---|:--|", "| ①a\\|b | 課長<br>所属長 |"])
            .expect("a table");
        assert_eq!(rows[1], ["①a\\|b", "課長<br>所属長"]);
        assert_eq!(markdown_rows(&["a | b", "c | d"]), None);
    }
}
