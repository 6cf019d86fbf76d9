//! Which bullets, rows and headings of a plan are its measures: those that have owners, those below a label like
//! 主な事業, and where a plan has neither, the bullets of its innermost headings.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Bullet, Kind};
use super::prose::plain;
use super::{owners, words};

/// What of a plan's blocks are measures.
#[derive(Debug, Default)]
pub struct Rule {
    /// For each block, whether it is a measure or a sub-measure.
    pub of: Vec<Option<Part>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Measure,
    SubMeasure,
}

/// From a heading to the next.
struct Scope {
    start: usize,
    end: usize,
    /// Level of its heading; none before the first.
    level: Option<usize>,
    /// Whether its heading is itself a measure.
    measure: bool,
}

impl Rule {
    /// `levels` is how many levels of headings there are; a heading below them is a measure.
    pub fn of(blocks: &[Block], levels: usize) -> Self {
        let scopes = scopes(blocks, levels);
        let mut rule = Self { of: vec![None; blocks.len()] };
        rule.by_own_number(blocks, &scopes);
        rule.by_owner_in_heading(blocks, &scopes);
        rule.by_owner(blocks, &scopes);
        rule.by_owner_at_end(blocks, &scopes);
        rule.by_label(blocks, &scopes);
        let titled = scopes.iter().any(|scope| scope.measure)
            || blocks.iter().any(|block| rows_are_measures(&block.kind));
        if !titled && rule.of.iter().all(Option::is_none) {
            rule.by_place(blocks, &scopes);
        }
        rule.without_targets(blocks, &scopes);
        rule
    }

    /// The items below 数値目標 are no measures, where others are.
    fn without_targets(&mut self, blocks: &[Block], scopes: &[Scope]) {
        const NAMES: [&str; 5] = ["数値目標", "目標値", "成果目標", "成果指標", "Targets"];
        let names_targets = |scope: &&Scope| {
            let heading = blocks.get(scope.start.wrapping_sub(1));
            heading.is_some_and(|heading| NAMES.iter().any(|name| heading.text.ends_with(name)))
        };
        let targets: Vec<&Scope> = scopes.iter().filter(names_targets).collect();
        let is_target = |at: usize| targets.iter().any(|scope| (scope.start..scope.end).contains(&at));
        if (0..self.of.len()).any(|at| self.of[at].is_some() && !is_target(at)) {
            targets.iter().for_each(|scope| self.of[scope.start..scope.end].fill(None));
        }
    }

    /// Texts that a word of their own stands before: Strategy ….
    fn by_own_number(&mut self, blocks: &[Block], scopes: &[Scope]) {
        for scope in scopes {
            for (at, _) in bullets(blocks, scope).filter(|(_, bullet)| is_word(bullet)) {
                self.of[at] = Some(Part::Measure);
            }
        }
    }

    /// The items below （１）労働局の取組, of the mark that the first of them has.
    fn by_owner_in_heading(&mut self, blocks: &[Block], scopes: &[Scope]) {
        for scope in scopes.iter().filter(|scope| scope.level.is_some()) {
            let heading = blocks.get(scope.start.wrapping_sub(1));
            let Some(mark) = bullets(blocks, scope).next().map(|(_, bullet)| kind_of(bullet)) else {
                continue;
            };
            if heading.is_some_and(|heading| owners::heading(&heading.text).is_some()) {
                for (at, _) in bullets(blocks, scope).filter(|(_, bullet)| kind_of(bullet) == mark) {
                    self.of[at] = Some(Part::Measure);
                }
            }
        }
    }

    fn by_owner(&mut self, blocks: &[Block], scopes: &[Scope]) {
        let owned = |scope: &&Scope| !scope.measure && is_owned(blocks, scope);
        let below_heading = blocks.windows(2).filter_map(|pair| match (&pair[0].kind, &pair[1].kind) {
            (Kind::OwnerHeading(_), Kind::Bullet(bullet)) => Some(bullet.mark.clone()),
            _ => None,
        });
        let all = || scopes.iter().filter(owned).flat_map(|scope| bullets(blocks, scope));
        let named = all().filter(|(at, _)| owners::at_end(&blocks[*at].text).is_some());
        let mark = super::most(below_heading)
            .or_else(|| super::most(named.map(|(_, bullet)| kind_of(bullet))))
            .or_else(|| super::most(all().map(|(_, bullet)| kind_of(bullet))));
        let Some(mark) = mark else { return };
        let levels: Vec<Option<usize>> = scopes.iter().filter(owned).map(|scope| scope.level).collect();
        let mut others: BTreeMap<String, usize> = BTreeMap::new();
        // Marks of what stands before measures: the present state, a task.
        let mut before: BTreeSet<String> = BTreeSet::new();
        let alike = |scope: &&Scope| !scope.measure && scope.level.is_some() && levels.contains(&scope.level);
        for scope in scopes.iter().filter(alike) {
            let mut below = false;
            for (at, bullet) in bullets(blocks, scope) {
                if kind_of(bullet) == mark {
                    self.of[at] = self.of[at].or(Some(Part::Measure));
                    below = true;
                } else if below && bullet.list.is_none() {
                    *others.entry(kind_of(bullet)).or_default() += 1;
                } else {
                    before.insert(kind_of(bullet));
                }
            }
        }
        others.retain(|kind, _| !before.contains(kind));
        let Some((other, _)) = others.into_iter().max_by_key(|(_, count)| *count) else { return };
        for scope in scopes.iter().filter(alike) {
            self.mark_below(blocks, scope, &other);
        }
    }

    /// Items of any mark that name their owners, where nothing of the same heading is a measure.
    fn by_owner_at_end(&mut self, blocks: &[Block], scopes: &[Scope]) {
        for scope in scopes.iter().filter(|scope| scope.level.is_some() && !scope.measure) {
            if self.of[scope.start..scope.end].iter().any(Option::is_some) {
                continue;
            }
            for (at, bullet) in bullets(blocks, scope) {
                if bullet.list.is_none() && owners::at_end(&blocks[at].text).is_some() {
                    self.of[at] = Some(Part::Measure);
                }
            }
        }
    }

    /// Bullets of the other mark right below measures.
    fn mark_below(&mut self, blocks: &[Block], scope: &Scope, mark: &str) {
        let mut below = false;
        let range = scope.start..scope.end;
        for (block, part) in blocks[range.clone()].iter().zip(&mut self.of[range]) {
            match &block.kind {
                Kind::Bullet(_) if *part == Some(Part::Measure) => below = true,
                Kind::Bullet(bullet) if below && kind_of(bullet) == mark => *part = Some(Part::SubMeasure),
                Kind::Text | Kind::Bullet(_) => {}
                _ => below = false,
            }
        }
    }

    fn by_label(&mut self, blocks: &[Block], scopes: &[Scope]) {
        for scope in scopes.iter().filter(|scope| scope.level.is_some() && !scope.measure) {
            let heading = blocks.get(scope.start.wrapping_sub(1));
            let mut open = heading.is_some_and(|block| words::is_measure_label(&block.text));
            let range = scope.start..scope.end;
            for (block, part) in blocks[range.clone()].iter().zip(&mut self.of[range]) {
                match &block.kind {
                    Kind::Bullet(_) if open => *part = part.or(Some(Part::Measure)),
                    Kind::Bullet(bullet) if words::is_measure_label(&block.text) => {
                        open = bullet.list.is_none()
                    }
                    Kind::Text => open = words::is_measure_label(&block.text),
                    _ => {}
                }
            }
        }
    }

    /// The bullets of the innermost headings, where most of these have some.
    fn by_place(&mut self, blocks: &[Block], scopes: &[Scope]) {
        let Some(level) = scopes.iter().filter_map(|scope| scope.level).max() else { return };
        let inner: Vec<&Scope> = scopes.iter().filter(|scope| scope.level == Some(level)).collect();
        let marks = inner.iter().flat_map(|scope| bullets(blocks, scope).map(|(_, bullet)| kind_of(bullet)));
        let Some(mark) = super::most(marks) else { return };
        let has = |scope: &&&Scope| bullets(blocks, scope).any(|(_, bullet)| kind_of(bullet) == mark);
        if inner.iter().filter(has).count() * 2 < inner.len() {
            return;
        }
        for scope in inner {
            for (at, _) in bullets(blocks, scope).filter(|(_, bullet)| kind_of(bullet) == mark) {
                self.of[at] = Some(Part::Measure);
            }
        }
    }
}

fn scopes(blocks: &[Block], levels: usize) -> Vec<Scope> {
    let mut scopes = vec![Scope { start: 0, end: 0, level: None, measure: false }];
    for (at, block) in blocks.iter().enumerate() {
        if let Kind::Heading(head) = &block.kind {
            let measure = head.level >= levels;
            let level = if measure { None } else { Some(head.level) };
            scopes.push(Scope { start: at + 1, end: at + 1, level, measure });
        } else if let Some(scope) = scopes.last_mut() {
            scope.end = at + 1;
            if scope.start > at {
                scope.start = at;
            }
        }
    }
    scopes
}

fn bullets<'b>(blocks: &'b [Block], scope: &Scope) -> impl Iterator<Item = (usize, &'b Bullet)> + 'b {
    (scope.start..scope.end).filter_map(|at| match &blocks[at].kind {
        Kind::Bullet(bullet) => Some((at, bullet)),
        _ => None,
    })
}

/// Bullets of one kind: the same mark, or the same way of numbering.
fn kind_of(bullet: &Bullet) -> String {
    bullet.style.clone().unwrap_or_else(|| bullet.mark.clone())
}

/// Whether a word stands before the number: Action 1.1.
pub fn is_word(bullet: &Bullet) -> bool {
    bullet.mark.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// Whether owners are named below bullets, over them, or at their ends.
fn is_owned(blocks: &[Block], scope: &Scope) -> bool {
    let mut bullet = false;
    for at in scope.start..scope.end {
        match &blocks[at].kind {
            Kind::Bullet(found) => {
                let named = found.list.is_none() && owners::at_end(&blocks[at].text).is_some();
                if named {
                    return true;
                }
                bullet = true;
            }
            Kind::Owners(_) if bullet => return true,
            Kind::Owners(_) | Kind::OwnerHeading(_) => {
                let next = blocks[at + 1..scope.end].iter().find(|block| !block.is_text());
                if matches!(next.map(|block| &block.kind), Some(Kind::Bullet(_))) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// What the columns of a table say, each row of which is a measure.
#[derive(Debug, PartialEq, Eq)]
pub struct Columns {
    pub number: Option<usize>,
    /// The title; the whole text where there are no more.
    pub title: usize,
    pub owners: usize,
    /// The others; that of the owners too where it stands between them.
    pub body: Vec<usize>,
}

impl Columns {
    /// By the heads of a table: one column names owners, the first may be of numbers.
    pub fn of(rows: &[Vec<String>]) -> Option<Self> {
        const NUMBERS: [&str; 8] = ["no.", "no", "№", "＃", "#", "番号", "項番", "事業番号"];
        let head = rows.first()?;
        let named = NUMBERS.contains(&head[0].trim().to_lowercase().as_str());
        // 1.1.1 below Action, 1-(2)-01 below 施策コード: a title stands beside it.
        let coded = head.len() > 2
            && owners::column(&head[1]).is_none()
            && rows[1..].iter().all(|row| row.first().is_some_and(|cell| is_code(plain(cell).trim())));
        let number = (named || coded).then_some(0);
        let title = usize::from(number.is_some());
        let mut owning = (0..head.len()).filter(|&at| owners::column(&head[at]).is_some());
        let (owners, others) = (owning.next()?, owning.next());
        let between = owners != title + 1 && owners != head.len() - 1;
        let filled = rows[1..].iter().all(|row| row.len() == head.len() && !row[title].is_empty());
        let body = (title + 1..head.len()).filter(|&at| between || at != owners).collect();
        let columns = Self { number, title, owners, body };
        (owners > title && others.is_none() && filled && rows.len() > 1).then_some(columns)
    }
}

/// Numbers with marks between them, with a letter before them or without: 1.1.1, 1-(2)-01, A3.
fn is_code(cell: &str) -> bool {
    const LONGEST: usize = 12;
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let marks = |c: char| matches!(c, '.' | '-' | '－' | '（' | '）' | '(' | ')' | '．');
    cell.chars().all(|c| c.is_alphanumeric() || marks(c))
        && cell.chars().any(char::is_numeric)
        && letters <= 2
        && cell.chars().count() <= LONGEST
}

/// Whether a block is a measure that names its owners, wherever it stands.
pub fn is_owned_block(block: &Block) -> bool {
    matches!(&block.kind, Kind::Bullet(bullet) if bullet.list.is_none() && owners::at_end(&block.text).is_some())
        || matches!(block.kind, Kind::Owners(_) | Kind::OwnerHeading(_))
        || rows_are_measures(&block.kind)
}

/// Whether each row of a table is a measure.
fn rows_are_measures(kind: &Kind) -> bool {
    matches!(kind, Kind::Table(rows) if Columns::of(rows).is_some())
}
