//! Tables whose columns a text sets below each other, as `pdftotext -layout` does: a cell goes on over several lines,
//! beside the others of its row.
//!
//! 1. [`Tables::of`] looks at lines whose words are heads of columns ([`heads`]).
//! 2. [`Grid`] finds where the columns below them begin, and parts each line at these places, for as long as no text goes
//!    on across them. Beginnings are ragged: two digits are as wide as a kanji, and count as two characters.
//! 3. [`rows`] parts the lines into rows: at numbers, at blank lines, or where a sentence ends.
//!
//! Their characters are read row by row and cell by cell, as a person reads them; none is added or left out.

mod tabbed;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::japanese::is_wide;

use super::lines::{Line, ends_sentence, is_japanese, join};
use super::{number, owners, tables};

/// How far from its column's beginning a cell may begin, in columns of the text.
const RAGGED: usize = 3;
/// Most lines of a head.
const HEAD_LINES: usize = 3;

/// The tables of a text, by the index of their first line.
#[derive(Debug, Default)]
pub struct Tables<'a>(BTreeMap<usize, Table<'a>>);

#[derive(Debug)]
pub struct Table<'a> {
    /// The head first.
    pub rows: Vec<Vec<Cell<'a>>>,
    /// How many lines it takes.
    pub count: usize,
    /// How far its cells begin from their columns' beginnings, together.
    ragged: usize,
}

/// What stands in a cell, line by line.
pub type Cell<'a> = Vec<Piece<'a>>;

/// A stretch of a line.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    pub text: &'a str,
    /// Its line, and its first character in it, both from 1.
    pub place: (usize, usize),
    /// Columns of the text that it takes, and how many are blank before it.
    start: usize,
    end: usize,
    gap: usize,
}

/// A line of a table's body: each piece with its column.
type Row<'l, 'a> = (&'l Line<'a>, Vec<(usize, Piece<'a>)>);

impl<'a> Tables<'a> {
    pub fn of(lines: &[Line<'a>]) -> Self {
        let mut tables = BTreeMap::new();
        let mut at = 0;
        while at < lines.len() {
            // Programs count a kanji as one column; people who set a table by hand see two.
            let read = |wide| table(&lines[at..], wide);
            let best = |table: &Table<'_>| {
                (table.count, table.rows.len(), table.rows[0].len(), Reverse(table.ragged))
            };
            let set = || [2, 1].into_iter().filter_map(read).max_by_key(best);
            let table = tabbed::table(&lines[at..]).or_else(set);
            let count = table.as_ref().map_or(1, |table| table.count);
            tables.extend(table.map(|table| (at, table)));
            at += count;
        }
        Self(tables)
    }

    /// The table that begins at a line.
    pub fn at(&self, line: usize) -> Option<&Table<'a>> {
        self.0.get(&line)
    }

    /// Whether a line is in a table.
    pub fn has(&self, line: usize) -> bool {
        self.0.range(..=line).next_back().is_some_and(|(first, table)| line < first + table.count)
    }
}

impl Table<'_> {
    /// What its cells say.
    pub fn texts(&self, japanese: bool) -> Vec<Vec<String>> {
        // 福祉課 over 教育課 are two offices.
        let offices =
            |cell: &Cell<'_>| cell.len() > 1 && cell.iter().all(|piece| owners::is_office(piece.text));
        let text = |cell: &Cell<'_>| match cell.iter().map(|piece| piece.text) {
            lines if offices(cell) => lines.collect::<Vec<_>>().join("\n"),
            lines => join(lines, japanese),
        };
        self.rows.iter().map(|row| row.iter().map(text).collect()).collect()
    }
}

/// The table that begins with the first line; none where any of it is doubtful. A wide character takes `wide` columns.
fn table<'a>(lines: &[Line<'a>], wide: usize) -> Option<Table<'a>> {
    let (heads, first) = heads(lines, wide)?;
    let outside = (first..lines.len()).find(|&at| is_outside(lines, at, wide));
    let below = &lines[first..outside.unwrap_or(lines.len())];
    let grid = Grid::of(&heads, below, wide);
    let mut body: Vec<Row<'_, 'a>> =
        below.iter().map_while(|line| Some((line, grid.cut(line, wide)?))).collect();
    body.truncate(end(&body));
    let count = first + body.len();
    let rows = rows(&grid, &body)?;
    let stray = |(column, piece): &(usize, Piece<'_>)| piece.start.abs_diff(grid.begins[*column]);
    let ragged = body.iter().flat_map(|(_, found)| found).filter(|(column, _)| *column > 0).map(stray).sum();
    Some(Table { rows: std::iter::once(heads).chain(rows).collect(), count, ragged })
}

/// Where lines behind a blank one fill no column but the first: what follows the table, with its indents.
fn end(body: &[Row<'_, '_>]) -> usize {
    let alone = |(_, found): &Row<'_, '_>| found.iter().all(|(column, _)| *column == 0);
    let follows = |at: &usize| {
        let mut group =
            body[*at..].iter().enumerate().take_while(|(at, (line, _))| *at == 0 || line.blank == 0);
        body[*at].0.blank > 0 && group.all(|(_, row)| alone(row))
    };
    (1..body.len()).find(follows).unwrap_or(body.len())
}

/// The heads of columns that lines consist of, and how many lines: a head may go on in brackets, 現状値（令和５年度）, and
/// one of a single line stands beside the second line of others.
fn heads<'a>(lines: &[Line<'a>], wide: usize) -> Option<(Vec<Cell<'a>>, usize)> {
    let line = lines.first().filter(|line| !line.text.contains('。'))?;
    let first = Some(stretches(line, wide)).filter(|first| first.len() > 1)?;
    let known = first.iter().filter(|piece| tables::is_head(piece.text)).count();
    let enough = if first.len() > 2 { known * 2 >= first.len() } else { known == first.len() };
    // Action and Lead beside each other are heads; Action 1 is none.
    if !enough || number::read(line.text).is_some_and(|numbered| numbered.number > 0) {
        return None;
    }
    let mut heads: Vec<Cell<'a>> = first.into_iter().map(|piece| vec![piece]).collect();
    let mut count = 1;
    for line in lines.iter().take(HEAD_LINES).skip(1) {
        let more = stretches(line, wide);
        let bracketed = |piece: &Piece<'_>| piece.text.starts_with(['（', '(']);
        let all = more.iter().all(|piece| bracketed(piece) || tables::is_head(piece.text));
        if line.blank > 0 || !all || !more.iter().any(bracketed) {
            break;
        }
        more.into_iter().for_each(|piece| add_head(&mut heads, piece));
        count += 1;
    }
    Some((heads, count))
}

/// Adds a piece to the head above it, or as a head of its own.
fn add_head<'a>(heads: &mut Vec<Cell<'a>>, piece: Piece<'a>) {
    let touches =
        |head: &Cell<'_>| head.iter().any(|other| piece.start < other.end && other.start < piece.end);
    match heads.iter().position(touches) {
        Some(at) => heads[at].push(piece),
        None => {
            let at = heads.iter().take_while(|head| head[0].start < piece.start).count();
            heads.insert(at, vec![piece]);
        }
    }
}

/// Whether a line can't be the table's: a heading with a word (第２章), the head of another table, or what stands alone.
fn is_outside(lines: &[Line<'_>], at: usize, wide: usize) -> bool {
    let line = &lines[at];
    let heading =
        |line: &Line<'_>| number::read(line.text).is_some_and(|numbered| numbered.keyword.is_some());
    let beside = |line: &Line<'_>| stretches(line, wide).len() > 1;
    let goes_on = lines.get(at + 1).is_some_and(|next| next.blank == 0 && beside(next) && !heading(next))
        && heads(&lines[at + 1..], wide).is_none();
    let alone = line.blank > 0 && !beside(line) && !goes_on;
    alone || heading(line) || owners::line(line.text).is_some() || heads(&lines[at..], wide).is_some()
}

/// A line between its blanks.
fn pieces<'a>(line: &Line<'a>, wide: usize) -> Vec<Piece<'a>> {
    let width = |c: char| if is_wide(c) { wide } else { 1 };
    let indent: usize = line.indent.chars().map(width).sum();
    let mut found: Vec<Piece<'a>> = Vec::new();
    let (mut column, mut gap, mut from) = (indent, indent.max(2), 0);
    for (at, (byte, c)) in line.text.char_indices().enumerate() {
        if c.is_whitespace() {
            gap += if c == '\t' { 2 } else { width(c) };
        } else {
            if gap > 0 {
                from = byte;
                let place = (line.number, line.column + at);
                found.push(Piece { text: "", place, start: column, end: column, gap });
            }
            gap = 0;
            if let Some(piece) = found.last_mut() {
                piece.text = &line.text[from..byte + c.len_utf8()];
                piece.end = column + width(c);
            }
        }
        column += width(c);
    }
    found
}

/// A line between its wide gaps.
fn stretches<'a>(line: &Line<'a>, wide: usize) -> Vec<Piece<'a>> {
    let mut found: Vec<Piece<'a>> = Vec::new();
    for piece in pieces(line, wide) {
        match found.last_mut().filter(|_| piece.gap < 2) {
            Some(last) => extend(line, last, &piece),
            None => found.push(piece),
        }
    }
    found
}

/// Makes a piece reach to the end of a later one of the same line.
fn extend<'a>(line: &Line<'a>, piece: &mut Piece<'a>, to: &Piece<'a>) {
    let byte = |text: &str| text.as_ptr() as usize - line.text.as_ptr() as usize;
    piece.text = &line.text[byte(piece.text)..byte(to.text) + to.text.len()];
    piece.end = to.end;
}

/// Where the columns of a table begin.
struct Grid {
    begins: Vec<usize>,
    /// Whether a single blank may part two columns: in Japanese few others do.
    tight: bool,
}

impl Grid {
    /// A column begins after the head before its own, where cells do that a wide gap stands before.
    fn of(heads: &[Cell<'_>], lines: &[Line<'_>], wide: usize) -> Self {
        let starts: Vec<usize> = lines
            .iter()
            .flat_map(|line| pieces(line, wide))
            .filter(|piece| piece.gap >= 2)
            .map(|piece| piece.start)
            .collect();
        let start = |cell: &Cell<'_>| cell.iter().map(|piece| piece.start).min().unwrap_or(0);
        let end = |cell: &Cell<'_>| cell.iter().map(|piece| piece.end).max().unwrap_or(0);
        let between = |pair: &[Cell<'_>]| {
            let (from, to) = (end(&pair[0]), start(&pair[1]));
            starts.iter().copied().filter(|at| (from..=to + RAGGED).contains(at)).min().unwrap_or(to)
        };
        let begins = std::iter::once(0).chain(heads.windows(2).map(between)).collect();
        let texts: String = lines.iter().map(|line| line.text).collect();
        Self { begins, tight: is_japanese(&texts) }
    }

    fn columns(&self) -> usize {
        self.begins.len()
    }

    /// The pieces of a line in their columns; none where one goes on across the next column.
    fn cut<'a>(&self, line: &Line<'a>, wide: usize) -> Option<Vec<(usize, Piece<'a>)>> {
        let mut cut: Vec<(usize, Piece<'a>)> = Vec::new();
        for piece in pieces(line, wide) {
            let reached = self.begins.iter().filter(|begin| piece.start + RAGGED >= **begin).count() - 1;
            let last = cut.last().map(|(column, _)| *column);
            let near = |column: usize| piece.start.abs_diff(self.begins[column]) <= RAGGED;
            let parted = piece.gap >= 2 || self.tight && near(reached);
            match cut.last_mut() {
                Some((column, before)) if reached <= *column || !parted => extend(line, before, &piece),
                _ => cut.push((last.map_or(reached, |last| reached.max(last + 1)), piece)),
            }
        }
        let crosses = |(column, piece): &(usize, Piece<'_>)| {
            self.begins.get(column + 1).is_some_and(|next| piece.end > next + RAGGED + 1)
        };
        (!cut.iter().any(crosses)).then_some(cut)
    }
}

/// The lines of a table in rows; none where they have no cells beside each other.
fn rows<'a>(grid: &Grid, body: &[Row<'_, 'a>]) -> Option<Vec<Vec<Cell<'a>>>> {
    let cells = |range: Range<usize>| {
        let mut row: Vec<Cell<'a>> = vec![Vec::new(); grid.columns()];
        for (column, piece) in body[range].iter().flat_map(|(_, found)| found) {
            row[*column].push(*piece);
        }
        row
    };
    let begins = beginnings(grid, body);
    let ends = begins.iter().skip(1).copied().chain([body.len()]);
    let rows: Vec<Vec<Cell<'a>>> = begins.iter().zip(ends).map(|(&start, end)| cells(start..end)).collect();
    let filled = |row: &&Vec<Cell<'a>>| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
    (!rows.is_empty() && rows.iter().filter(filled).count() * 2 > rows.len()).then_some(rows)
}

/// The first line of each row.
fn beginnings(grid: &Grid, body: &[Row<'_, '_>]) -> Vec<usize> {
    let has = |at: usize, of: usize| body[at].1.iter().any(|(column, _)| *column == of);
    let first =
        |at: usize| body[at].1.first().filter(|(column, _)| *column == 0).map(|(_, piece)| piece.text);
    let numbered = (0..body.len()).filter_map(first).all(is_number);
    let anchors: Vec<usize> = (0..body.len())
        .filter(|&at| has(at, 0) && (numbered || at == 0 || has(at, grid.columns() - 1)))
        .collect();
    let blank = |at: &usize| body[*at].0.blank > 0;
    // A line that ends a sentence ends a row. An office alone is one more of the row above, unless the table begins with
    // one: then cells stand in the middle of their rows.
    let office = |at: usize| body[at].1.iter().all(|(column, _)| *column == grid.columns() - 1);
    let centred = !body.is_empty() && office(0);
    let after_sentence = |at: &usize| {
        let ends = body[*at - 1].1.iter().any(|(_, piece)| ends_sentence(piece.text));
        ends && (centred || !office(*at))
    };
    let mut begins = vec![0; usize::from(!body.is_empty())];
    for pair in anchors.windows(2) {
        let between = pair[0] + 1..=pair[1];
        let parted = between.clone().find(blank).or_else(|| between.clone().rev().find(after_sentence));
        begins.push(parted.unwrap_or(pair[1]));
    }
    begins
}

/// １, (2), ③, 1-2
fn is_number(text: &str) -> bool {
    text.chars().count() <= 6
        && text.chars().any(|c| crate::number::digit(c).is_some() || ('①'..='⑳').contains(&c))
        && !text.chars().any(|c| is_wide(c) && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let lines = lines(text);
        let tables = Tables::of(&lines);
        let rows = |table: &Table<'_>| -> Vec<String> {
            table.texts(true).iter().map(|row| row.join("|")).collect()
        };
        tables.0.values().flat_map(rows).collect()
    }

    /// As `pdftotext -layout` sets it: a kanji is one column, one blank may part two cells, beginnings are ragged, and what
    /// is in the middle of its row stands beside any line of it.
    #[test]
    fn cells_over_several_lines_are_read_one_after_the_other() {
        let text = "
No.      事業名                  内容                担当課
                  妊婦の健康管理の充実と経済的負担の軽減を図るた
１     妊婦健康診査      め、14回分の健診費用を助成します。また、多胎妊婦に 健康づくり課
                  は追加の助成を行います。
２     産後ケア事業      出産後１年未満の母子を対象に、心身のケアや育児の 健康づくり課
                  サポートを行います。
３     ファミリー・サポート・ 育児の援助を受けたい人と行いたい人が会員となり、 こども家庭課・福
      センター事業      相互援助活動を行います。               祉課

施策の方向（２） 子育て家庭への支援
";
        assert_eq!(
            read(text),
            [
                "No.|事業名|内容|担当課",
                "１|妊婦健康診査|妊婦の健康管理の充実と経済的負担の軽減を図るため、14回分の健診費用を助成します。\
                 また、多胎妊婦には追加の助成を行います。|健康づくり課",
                "２|産後ケア事業|出産後１年未満の母子を対象に、心身のケアや育児のサポートを行います。|健康づくり課",
                "３|ファミリー・サポート・センター事業|育児の援助を受けたい人と行いたい人が会員となり、\
                 相互援助活動を行います。|こども家庭課・福祉課",
            ]
        );
    }

    #[test]
    fn rows_without_numbers_begin_where_the_last_column_does() {
        let text = "
    事業名                事業内容             所管課
地域子育て支援拠点事 市内６か所で親子の交流の場を提供し、子育てについての 保育課
業           相談に応じ、情報の提供を行います。
こどもの居場所づくり推 地域団体による居場所づくりを支援します。      社会教育課
進事業補助金

次の文は、表の列をまたいで書かれているので表ではない。そのことは、長さからわかる。";
        assert_eq!(
            read(text)[1..],
            [
                "地域子育て支援拠点事業|市内６か所で親子の交流の場を提供し、子育てについての相談に応じ、\
                 情報の提供を行います。|保育課",
                "こどもの居場所づくり推進事業補助金|地域団体による居場所づくりを支援します。|社会教育課"
            ]
        );
    }

    #[test]
    fn tables_that_people_set_are_read_by_the_width_that_they_see() {
        let text = "
 番号  取組            内容                     所管課
                       窓口を設け、相談に
 1     相談            応じる。                 福祉課
                       日本語の教室を
 2     教室            週に２回                 国際課
                       開く。";
        assert_eq!(
            read(text)[1..],
            ["1|相談|窓口を設け、相談に応じる。|福祉課", "2|教室|日本語の教室を週に２回開く。|国際課"]
        );
    }

    #[test]
    fn a_second_office_stands_in_the_row_above_it_unless_it_is_in_the_middle_of_its_cell() {
        let text = "
 事業名           事業内容                          担当課
 段差の解消       公共施設の段差をなくします。      建築課
                                                    道路課
 外出の支援       外出に付き添います。              福祉課
                                                    健康課
 点字の案内       点字の案内を整えます。            福祉課";
        assert_eq!(
            read(text)[1..],
            [
                "段差の解消|公共施設の段差をなくします。|建築課\n道路課",
                "外出の支援|外出に付き添います。|福祉課\n健康課",
                "点字の案内|点字の案内を整えます。|福祉課"
            ]
        );
    }

    #[test]
    fn heads_go_on_in_brackets_and_names_over_lines() {
        let text = "
                                  現状値           目標値
               指標               （令和５年度）      （令和11年度）
産後ケア事業の利用者数                  45人          120人
子育てしやすいと思う市民の割合              61.3％        75.0％

第４章　推進体制";
        assert_eq!(
            read(text),
            [
                "指標|現状値（令和５年度）|目標値（令和11年度）",
                "産後ケア事業の利用者数|45人|120人",
                "子育てしやすいと思う市民の割合|61.3％|75.0％"
            ]
        );
    }

    #[test]
    fn tabs_part_cells_and_lines_are_rows() {
        assert_eq!(
            read(
                "指標\t現状\t目標（令和10年度）\n排出量\t52.3千t\t40.1千t\n間伐面積\t\t150ha\n\t120ha\n以上である。"
            ),
            ["指標|現状|目標（令和10年度）", "排出量|52.3千t|40.1千t", "間伐面積||150ha", "|120ha|"]
        );
    }

    #[test]
    fn sentences_and_lists_are_no_table() {
        assert!(read("計画の  目標  を定める\nまた  進める  こととする").is_empty());
        assert!(read("指標    現状値\nこの章では、指標の現状について述べることとします。").is_empty());
    }
}
