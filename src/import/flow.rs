//! Tables whose cells a PDF gave out one after the other, each broken over lines, without a sign between them.
//!
//! One such table can't be read for certain. Where many have the same head, each column has words of its own:
//! [`Model`] learns them from all tables at once and cuts each where its words fit best. Nothing is added or left
//! out, whatever the cut.

use std::collections::HashMap;

use super::escape;
use super::headings::{Headings, Text};
use super::levels::names_owners;
use super::lines::{Line, columns, compact, join};

/// Fewest tables of one head to learn from.
const FEWEST: usize = 4;

/// Names of columns; longer ones first where one begins another.
const COLUMNS: [&str; 34] = [
    "timeline",
    "timeframe",
    "time frame",
    "secondary benefits",
    "additional benefits",
    "co-benefits",
    "benefits",
    "impact",
    "cost",
    "funding source",
    "funding",
    "status",
    "priority",
    "metrics",
    "metric",
    "target date",
    "start date",
    "completion date",
    "milestone",
    "resources",
    "lead agency",
    "lead agencies",
    "lead department",
    "lead",
    "partner agency",
    "partner agencies",
    "partners",
    "supporting agencies",
    "supporting agency",
    "responsible party",
    "responsible department",
    "responsible agency",
    "owner",
    "strategy",
];

/// The tables of a text that have the same head.
#[derive(Debug, Default)]
pub struct Flows {
    /// Rows and lines of each table, by its first line.
    tables: HashMap<usize, (Vec<Vec<String>>, usize)>,
}

/// A word of a table's body.
struct Word<'a> {
    text: &'a str,
    /// Whether a line ends after it, and whether in more than one space.
    ends_line: bool,
    wide_end: bool,
}

impl Flows {
    pub fn of(text: &Text<'_, '_>, headings: &Headings<'_>) -> Self {
        let lines = text.lines;
        let mut heads: HashMap<String, usize> = HashMap::new();
        for line in lines.iter().filter(|line| names_owners(line.text) && !line.text.contains(':')) {
            *heads.entry(compact(line.text)).or_default() += 1;
        }
        let Some((head, _)) =
            heads.into_iter().filter(|(_, count)| *count >= FEWEST).max_by_key(|(_, count)| *count)
        else {
            return Self::default();
        };
        let places: Vec<(usize, usize)> =
            (0..lines.len()).filter_map(|at| Some((at, head_length(&lines[at..], &head)?))).collect();
        let Some(&(first, _)) = places.iter().find(|(_, length)| *length == 1) else {
            return Self::default();
        };
        let cells = head_cells(lines[first].text);
        if cells.len() < 3 {
            return Self::default();
        }
        let bodies: Vec<(usize, usize, usize)> = places
            .iter()
            .map(|&(at, length)| (at, at + length, body_end(text, headings, at + length)))
            .filter(|(_, start, end)| end - start > 0)
            .collect();
        let words: Vec<Vec<Word<'_>>> =
            bodies.iter().map(|&(_, start, end)| words(&lines[start..end])).collect();
        let model = Model::learn(&words, cells.len());
        let mut tables = HashMap::new();
        for (&(at, _, end), words) in bodies.iter().zip(&words) {
            if let Some(cuts) = model.cut(words) {
                let head = cells.iter().map(|cell| escape::markdown(cell)).collect();
                tables.insert(at, (vec![head, row(words, &cuts)], end - at));
            }
        }
        Self { tables }
    }

    /// The table that begins at a line.
    pub fn table(&self, at: usize) -> Option<(Vec<Vec<String>>, usize)> {
        self.tables.get(&at).cloned()
    }
}

/// How many lines the head takes here; none where it does not stand here.
fn head_length(lines: &[Line<'_>], head: &str) -> Option<usize> {
    let mut whole = String::new();
    for (at, line) in lines.iter().take(4).enumerate() {
        whole.push_str(&compact(line.text));
        if whole == *head {
            return Some(at + 1);
        }
        if !head.starts_with(&whole) {
            return None;
        }
    }
    None
}

/// A head cut before each name of a column.
fn head_cells(head: &str) -> Vec<String> {
    let words: Vec<&str> = head.split_whitespace().collect();
    let mut cells: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let named = COLUMNS
            .iter()
            .map(|name| name.split(' ').count())
            .zip(COLUMNS)
            .filter(|(count, name)| {
                words[at..].len() >= *count && words[at..at + count].join(" ").to_lowercase() == *name
            })
            .map(|(count, _)| count)
            .max();
        match named {
            Some(count) => {
                cells.push(words[at..at + count].join(" "));
                at += count;
            }
            None => {
                match cells.last_mut() {
                    Some(cell) => *cell = format!("{cell} {}", words[at]),
                    None => cells.push(words[at].to_string()),
                }
                at += 1;
            }
        }
    }
    cells
}

/// The body goes up to the next heading or head, or to what is no cell: a line as long as a text's.
fn body_end(text: &Text<'_, '_>, headings: &Headings<'_>, start: usize) -> usize {
    let ends = |at: &usize| {
        let line = &text.lines[*at];
        headings.at.contains_key(at)
            || names_owners(line.text)
            || columns(line.text) * 5 > text.setting.width * 4
    };
    (start..text.lines.len()).find(ends).unwrap_or(text.lines.len())
}

fn words<'a>(lines: &[Line<'a>]) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    for line in lines {
        let parts: Vec<&str> = line.text.split_whitespace().collect();
        for (at, text) in parts.iter().enumerate() {
            let ends_line = at + 1 == parts.len();
            words.push(Word { text, ends_line, wide_end: ends_line && line.wide_end });
        }
    }
    words
}

/// The words of each column, and which words belong together, as learnt.
struct Model<'a> {
    columns: usize,
    /// How often two words follow each other, and how often each stands.
    pairs: HashMap<(&'a str, &'a str), f64>,
    all: HashMap<&'a str, f64>,
    /// How often a word begins a cell of a column, and stands in one.
    first: Vec<HashMap<&'a str, f64>>,
    any: Vec<HashMap<&'a str, f64>>,
}

impl<'a> Model<'a> {
    /// Begins with equal parts and cuts anew until the cuts stay.
    fn learn(bodies: &[Vec<Word<'a>>], columns: usize) -> Self {
        const ROUNDS: usize = 12;
        let mut model = Self {
            columns,
            pairs: HashMap::new(),
            all: HashMap::new(),
            first: vec![HashMap::new(); columns],
            any: vec![HashMap::new(); columns],
        };
        for words in bodies {
            for word in words {
                *model.all.entry(bare(word.text)).or_default() += 1.0;
            }
            for pair in words.windows(2).filter(|pair| !pair[0].wide_end) {
                *model.pairs.entry((bare(pair[0].text), bare(pair[1].text))).or_default() += 1.0;
            }
        }
        for _ in 0..ROUNDS {
            let cuts: Vec<Option<Vec<usize>>> = bodies.iter().map(|words| model.cut(words)).collect();
            model.count(bodies, &cuts);
        }
        model
    }

    fn count(&mut self, bodies: &[Vec<Word<'a>>], cuts: &[Option<Vec<usize>>]) {
        self.first.iter_mut().chain(&mut self.any).for_each(HashMap::clear);
        for (words, cuts) in bodies.iter().zip(cuts).filter_map(|(words, cuts)| Some((words, cuts.as_ref()?)))
        {
            for column in 0..self.columns {
                for (at, word) in words[cuts[column]..cuts[column + 1]].iter().enumerate() {
                    *self.any[column].entry(bare(word.text)).or_default() += 1.0;
                    if at == 0 {
                        *self.first[column].entry(bare(word.text)).or_default() += 1.0;
                    }
                }
            }
        }
    }

    /// How likely a cell ends between two words: hardly where they mostly stand together.
    fn boundary(&self, words: &[Word<'_>], at: usize) -> f64 {
        let (one, two) = (bare(words[at - 1].text), bare(words[at].text));
        let both = self.pairs.get(&(one, two)).copied().unwrap_or(0.0);
        let of = |word: &str| self.all.get(word).copied().unwrap_or(0.0) + 1.0;
        let together = (both / of(one)).max(both / of(two));
        boundary(&words[at - 1]) + 2.0 * (1.0 - together).max(0.02).ln()
    }

    /// Where the columns of a body begin, and its end; none where it has fewer words than columns.
    fn cut(&self, words: &[Word<'a>]) -> Option<Vec<usize>> {
        let (columns, count) = (self.columns, words.len());
        if count < columns {
            return None;
        }
        // best[column][end]: the best score of the first columns up to a word, and where the last began.
        let mut best = vec![vec![(f64::NEG_INFINITY, 0); count + 1]; columns + 1];
        best[0][0] = (0.0, 0);
        for column in 0..columns {
            for start in column..count {
                let before =
                    best[column][start].0 + if start > 0 { self.boundary(words, start) } else { 0.0 };
                if before == f64::NEG_INFINITY {
                    continue;
                }
                let mut score = before;
                for (at, end) in (start..count).zip(&mut best[column + 1][start + 1..]) {
                    score += self.score(column, words, at, at == start);
                    if score > end.0 {
                        *end = (score, start);
                    }
                }
            }
        }
        let mut cuts = vec![count];
        for column in (1..=columns).rev() {
            let start = best[column][cuts[cuts.len() - 1]].1;
            cuts.push(start);
        }
        cuts.reverse();
        (best[columns][count].0 > f64::NEG_INFINITY).then_some(cuts)
    }

    /// How well a word fits into a column; inside a cell a line seldom ends in two spaces.
    fn score(&self, column: usize, words: &[Word<'_>], at: usize, begins: bool) -> f64 {
        let word = bare(words[at].text);
        let likely = |counts: &HashMap<&str, f64>| {
            let total: f64 = counts.values().sum();
            ((counts.get(word).copied().unwrap_or(0.0) + 0.05) / (total + 5.0)).ln()
        };
        let inside = if !begins && words[at - 1].wide_end { -2.0 } else { 0.0 };
        likely(&self.any[column]) + inside + if begins { likely(&self.first[column]) } else { -0.3 }
    }
}

/// How likely a cell ends after a word.
fn boundary(word: &Word<'_>) -> f64 {
    const OPEN: [&str; 8] = ["of", "and", "for", "the", "on", "to", "&", "–"];
    let open = word.text.ends_with([',', '/', '-', '–', '&']) || OPEN.contains(&word.text);
    match (open, word.wide_end, word.ends_line) {
        (true, ..) => -6.0,
        (_, true, _) => 1.0,
        (_, _, true) => 0.0,
        _ => -1.0,
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The cells of a body, their broken lines joined.
fn row(words: &[Word<'_>], cuts: &[usize]) -> Vec<String> {
    let cell = |range: &[usize]| {
        let mut lines: Vec<String> = vec![String::new()];
        for word in &words[range[0]..range[1]] {
            if let Some(line) = lines.last_mut() {
                line.push(' ');
                line.push_str(word.text);
            }
            if word.ends_line {
                lines.push(String::new());
            }
        }
        let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        escape::markdown(&join(lines, false))
    };
    cuts.windows(2).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_by_their_names_and_words() {
        assert_eq!(
            head_cells("Timeline Impact on GHG Secondary Benefits Lead Agency Partner Agency"),
            ["Timeline", "Impact on GHG", "Secondary Benefits", "Lead Agency", "Partner Agency"]
        );
        let bodies = [
            "Short Small Health, Jobs\nTown\nGovernment  \nNone",
            "Short Large Jobs\nTown\nGovernment  \nSchool Board",
            "Long\nterm  \nSmall Health\nTown\nGovernment,\nBank  \nSchool Board",
            "Short Large Health\nSchool Board\nTown\nGovernment",
            "Short Small Jobs, Health\nTown\nGovernment\nBank",
            "Short Large Health\nTown\nGovernment\nNone",
            "Long\nterm  \nLarge Jobs, Health\nTown\nGovernment  \nBank",
        ];
        let lines: Vec<Vec<Line<'_>>> = bodies.iter().map(|body| super::super::lines::lines(body)).collect();
        let words: Vec<Vec<Word<'_>>> = lines.iter().map(|lines| words(lines)).collect();
        let model = Model::learn(&words, 5);
        let cells: Vec<Vec<String>> =
            words.iter().map(|words| row(words, &model.cut(words).expect("enough words"))).collect();
        assert_eq!(cells[0], ["Short", "Small", "Health, Jobs", "Town Government", "None"]);
        assert_eq!(cells[2], ["Long term", "Small", "Health", "Town Government, Bank", "School Board"]);
    }
}
