//! Plain text → blocks: each line begins a heading, a bullet, a table or a line of owners, or goes on with what
//! stands before it.
//!
//! A ・ in the middle of a sentence that reached the margin is the one between two words, no bullet.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Bullet, Head, Kind};
use super::escape;
use super::headings::{Found, Headings, Text, is_free};
use super::lines::{Line, compact, ends_sentence, is_complete, join, spaced};
use super::owners::{self, OwnerHeading};
use super::{flow, number, tables, words};

/// Marks of bullets.
pub const BULLETS: &str = "・･•●○◯〇◎◆◇■□▪▫➢➤▷▶►▸⮚⇒⇨→✓✔❖❑➔☆★◦‣⁃";

/// The blocks of a text.
pub fn blocks(text: &Text<'_, '_>, headings: &Headings<'_>) -> Vec<Block> {
    let flows = flow::Flows::of(text, headings);
    let reader = Reader { text, headings, flows, fields: fields(text) };
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    let mut at = 0;
    while at < text.lines.len() {
        let draft = reader.read(at, drafts.last());
        at += draft.count;
        match drafts.last_mut().filter(|last| reader.continues(&draft, last)) {
            Some(last) => {
                last.rows.extend(draft.rows);
                last.count += draft.count;
            }
            None => drafts.push(draft),
        }
    }
    drafts.into_iter().map(|draft| reader.finish(draft)).collect()
}

/// The label of `Measurement: …`: short, in English, capitalised.
fn field(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once(':')?;
    let words = label.split(' ').count();
    let is_label = label.starts_with(|c: char| c.is_ascii_uppercase())
        && words <= 4
        && label.len() <= 32
        && label.chars().all(|c| c.is_ascii_alphabetic() || " ()/-".contains(c))
        && (rest.is_empty() || rest.starts_with(char::is_whitespace));
    is_label.then_some(label)
}

/// The labels that at least three lines begin with.
fn fields(text: &Text<'_, '_>) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in text.lines.iter().filter_map(|line| field(line.text)) {
        *counts.entry(label).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= 3).map(|(label, _)| label.to_string()).collect()
}

/// Whether a line is set in below a bullet: ① below ○ is a list.
pub fn is_below_bullet(lines: &[Line<'_>], at: usize) -> bool {
    let is_bullet = |line: &Line<'_>| line.text.starts_with(|c| BULLETS.contains(c));
    let mut before = lines[..at].iter().rev().take_while(|line| line.blank == 0);
    let outer = before.find(|line| line.column < lines[at].column);
    lines[at].blank == 0 && outer.is_some_and(is_bullet)
}

/// `1. item`, `(1) item`, `①item`, `ア item` that is no heading, as its bullet and its text.
pub fn numbered_item(text: &str) -> Option<(Bullet, &str)> {
    let numbered = number::read(text)?;
    let marked =
        numbered.keyword.is_none() && !matches!(numbered.key.as_str(), "#d" | "#D2" | "#D3" | "第#d");
    let bullet = Bullet {
        mark: numbered.printed,
        number: numbered.number,
        style: numbered.style,
        spaced: numbered.parted,
        list: None,
    };
    (marked && numbered.number > 0 && !numbered.title.is_empty()).then_some((bullet, numbered.title))
}

/// A block in the making.
struct Draft<'a> {
    kind: Kind,
    start: usize,
    count: usize,
    /// The text of its lines.
    rows: Vec<&'a str>,
}

struct Reader<'t, 'a> {
    text: &'t Text<'t, 'a>,
    headings: &'t Headings<'a>,
    flows: flow::Flows,
    /// Labels that lines begin with again and again.
    fields: BTreeSet<String>,
}

impl<'a> Reader<'_, 'a> {
    /// What begins at a line.
    fn read(&self, at: usize, before: Option<&Draft<'a>>) -> Draft<'a> {
        let line = self.text.lines[at].text;
        let one = |kind, rest| Draft { kind, start: at, count: 1, rows: vec![rest] };
        if let Some(found) = self.record(at) {
            let printed = format!("{line} {}", found.printed);
            let head = Head { level: found.level, printed, ..Head::default() };
            return Draft { kind: Kind::Heading(head), start: at, count: 2, rows: vec![found.title] };
        }
        if let Some(found) = self.headings.at.get(&at) {
            if found.level == self.headings.levels.len() && !self.titled() {
                let (mark, style) = (found.printed.clone(), found.style.clone());
                let bullet = Bullet { mark, number: found.number, style, spaced: true, list: None };
                return one(Kind::Bullet(bullet), found.title);
            }
            let head = Head {
                level: found.level,
                number: found.number,
                printed: found.printed.clone(),
                style: found.style.clone(),
                appendix: found.appendix,
                beside: None,
            };
            return one(Kind::Heading(head), found.title);
        }
        if at == 0 {
            return one(Kind::Title, line);
        }
        if let Some((heading, count)) = self.owner_heading(at) {
            let rows = (at..at + count).map(|at| self.text.lines[at].text).collect();
            return Draft { kind: Kind::OwnerHeading(heading), start: at, count, rows };
        }
        if let Some(named) = owners::line(line).filter(|_| self.is_free_line(at)) {
            return one(Kind::Owners(named), line);
        }
        let table = || self.flows.table(at).or_else(|| self.columns(at)).or_else(|| self.table(at));
        if let Some((rows, count)) = table() {
            return Draft { kind: Kind::Table(rows), start: at, count, rows: Vec::new() };
        }
        match self.bullet(at, before) {
            Some((bullet, rest)) => one(Kind::Bullet(bullet), rest),
            None => one(Kind::Text, line),
        }
    }

    /// The measure whose name stands below its number: 施策番号：１－１ over 施策名：相談.
    fn record(&self, at: usize) -> Option<&Found<'a>> {
        let (label, _) = self.text.lines[at].text.split_once(['：', ':', '　'])?;
        let found = self.headings.at.get(&(at + 1))?;
        let is_measure = found.level == self.headings.levels.len() && found.number == 0;
        (is_measure && self.titled() && compact(label).ends_with("番号")).then_some(found)
    }

    /// Whether a line of owners can begin here.
    fn is_free_line(&self, at: usize) -> bool {
        let known = field(self.text.lines[at].text).is_some_and(|label| self.fields.contains(label));
        // Two labels below each other: Lead, Partners.
        let below = at > 0 && owners::line(self.text.lines[at - 1].text).is_some();
        known || below || is_free(self.text, at) || self.after_sentence(at)
    }

    fn after_sentence(&self, at: usize) -> bool {
        at > 0 && ends_sentence(self.text.lines[at - 1].text)
    }

    fn titled(&self) -> bool {
        self.headings.measures.as_ref().is_some_and(|(_, titled)| *titled)
    }

    /// A table whose columns are set below each other.
    fn columns(&self, at: usize) -> Option<(Vec<Vec<String>>, usize)> {
        let table = self.text.tables.at(at)?;
        let rows = table.texts(self.text.setting.japanese);
        let escaped = rows.iter().map(|row| row.iter().map(|cell| escape::markdown(cell)).collect());
        Some((escaped.collect(), table.count))
    }

    fn table(&self, at: usize) -> Option<(Vec<Vec<String>>, usize)> {
        let end = (at + 1..self.text.lines.len())
            .find(|next| self.headings.at.contains_key(next))
            .unwrap_or(self.text.lines.len());
        let (rows, count) = tables::in_columns(&self.text.lines[at..end])?;
        let escaped = rows.iter().map(|row| row.iter().map(|cell| escape::markdown(cell)).collect());
        Some((escaped.collect(), count))
    }

    /// An owner's heading, also one broken in two if it stands unbroken elsewhere.
    fn owner_heading(&self, at: usize) -> Option<(OwnerHeading, usize)> {
        let lines = self.text.lines;
        let text = lines[at].text;
        if let Some(heading) = owners::heading(text) {
            let begins =
                |next: &Line<'_>| {
                    next.text.starts_with(|c| BULLETS.contains(c))
                        || self.headings.at.get(&(at + 1)).is_some_and(|found| {
                            found.level == self.headings.levels.len() && found.number == 1
                        })
                };
            let item_below = lines.get(at + 1).is_some_and(begins);
            return (heading.certain || is_free(self.text, at) && item_below).then_some((heading, 1));
        }
        let next = lines.get(at + 1)?.text;
        let joined = compact(text) + &compact(next);
        let whole = self.text.setting.is_full(text, next, self.text.setting.width)
            && owners::heading(&joined).is_some()
            && lines.iter().any(|line| compact(line.text) == joined);
        owners::heading(&joined).filter(|_| whole).map(|heading| (heading, 2))
    }

    fn bullet(&self, at: usize, before: Option<&Draft<'a>>) -> Option<(Bullet, &'a str)> {
        let text = self.text.lines[at].text;
        let mark = text.chars().next()?;
        if !BULLETS.contains(mark) {
            return self.dashed(at).or_else(|| self.numbered(at));
        }
        let rest = &text[mark.len_utf8()..];
        let spaced = rest.starts_with(char::is_whitespace);
        let previous = at.checked_sub(1).map(|at| self.text.lines[at].text).unwrap_or_default();
        let full = self.text.setting.is_full(previous, text, self.text.setting.width);
        let unfinished = mark == '・' && self.text.setting.broken && !is_complete(previous) && full;
        let goes_on = unfinished
            && match before.map(|draft| &draft.kind) {
                Some(Kind::Text) => true,
                // Sub-measures are not always sentences: here a space tells.
                Some(Kind::Bullet(before)) => before.mark == "・" || before.spaced && !spaced,
                _ => false,
            };
        let bullet = Bullet { mark: mark.to_string(), spaced, ..Bullet::default() };
        // 〇〇町: a name to come.
        (!goes_on && !rest.trim().is_empty() && !rest.starts_with('〇')).then(|| (bullet, rest.trim_start()))
    }

    /// `- item`
    fn dashed(&self, at: usize) -> Option<(Bullet, &'a str)> {
        let text = self.text.lines[at].text;
        let rest = text.strip_prefix(['-', '–', '*', '－'])?;
        let mark = text[..text.len() - rest.len()].to_string();
        let bullet = Bullet { mark, spaced: true, ..Bullet::default() };
        (rest.starts_with(char::is_whitespace) && is_free(self.text, at)).then(|| (bullet, rest.trim_start()))
    }

    fn numbered(&self, at: usize) -> Option<(Bullet, &'a str)> {
        let free = self.headings.labels.contains(&at) || is_free(self.text, at);
        numbered_item(self.text.lines[at].text).filter(|_| free)
    }

    /// Whether a line of text belongs to the block before it.
    fn continues(&self, draft: &Draft<'a>, before: &Draft<'a>) -> bool {
        let at = draft.start;
        let labels = &self.headings.labels;
        if !matches!(draft.kind, Kind::Text) || labels.contains(&at) || labels.contains(&(at - 1)) {
            return false;
        }
        let line = &self.text.lines[at];
        if field(line.text).is_some_and(|label| self.fields.contains(label) || self.after_sentence(at)) {
            return false;
        }
        if words::is_measure_label(line.text) {
            return false;
        }
        let notes = line.text.starts_with(['※', '＊'])
            || line.text.starts_with("（注")
            || line.text.starts_with("注）");
        match &before.kind {
            Kind::Text | Kind::Bullet(_) => {
                // A ・ between two words was taken for no bullet.
                let inside = line.text.starts_with('・');
                inside || !notes && self.text.setting.goes_on(self.text.lines, at - 1)
            }
            Kind::Title => self.title_goes_on(before, line),
            Kind::Heading(_) => self.heading_goes_on(before, at),
            Kind::Owners(_) => {
                let previous = self.text.lines[at - 1].text;
                let open = previous.ends_with(['・', '、', ',']) || !self.text.setting.japanese;
                // Milestones over a list of them.
                let below = self.text.lines.get(at + 1);
                let label =
                    !line.text.contains(' ') && below.is_some_and(|below| number::read(below.text).is_some());
                open && !label && self.text.setting.goes_on(self.text.lines, at - 1)
            }
            _ => false,
        }
    }

    fn title_goes_on(&self, before: &Draft<'a>, line: &Line<'a>) -> bool {
        if self.text.setting.japanese {
            let previous = before.rows.last().copied().unwrap_or_default();
            // 令和６年度～令和８年度 over the plan's name.
            if before.rows.len() == 1 && owners::is_time(previous) && !line.text.contains('。') {
                return true;
            }
            let tail = !line.text.contains(['。', '、']);
            let setting = &self.text.setting;
            let full = setting.is_full(previous, line.text, setting.width) && previous.chars().count() > 12;
            return full && tail && setting.broken && line.blank == 0 && before.rows.len() < 3;
        }
        let dated = line.text.chars().any(|c| c.is_ascii_digit()) && line.text.len() < 24;
        let short = line.text.len() * 3 < self.text.setting.width * 2 && !line.text.ends_with(['.', ',']);
        line.blank == 0 && !line.begins_page && !dated && short && before.rows.len() < 4
    }

    /// A long heading is broken like any text; its end is no sentence.
    fn heading_goes_on(&self, before: &Draft<'a>, at: usize) -> bool {
        let (line, previous) = (&self.text.lines[at], &self.text.lines[at - 1]);
        let setting = &self.text.setting;
        if before.rows == [""] {
            return !line.text.contains('。') && line.text.chars().count() <= 60;
        }
        let full = setting.is_full(previous.text, line.text, setting.width);
        if setting.japanese {
            let tail =
                !line.text.contains(['。', '、']) && !setting.is_full(line.text, "一二", setting.width);
            return setting.broken && full && !is_complete(previous.text) && tail && line.blank == 0;
        }
        let keyword =
            matches!(&before.kind, Kind::Heading(head) if head.number == 0 && !head.printed.is_empty());
        let lower = line.text.starts_with(char::is_lowercase);
        setting.broken && line.blank == 0 && (full && (keyword || lower) || keyword && lower)
    }

    fn finish(&self, draft: Draft<'a>) -> Block {
        let setting = &self.text.setting;
        let lines = &self.text.lines[draft.start..draft.start + draft.count];
        let text = match &draft.kind {
            Kind::Title if draft.rows.len() > 1 && owners::is_time(draft.rows[0]) => {
                spaced(&format!("{} {}", draft.rows[0], draft.rows[1..].concat()))
            }
            Kind::Title | Kind::Heading(_) if setting.japanese => spaced(&draft.rows.concat()),
            Kind::Title | Kind::Heading(_) => join(draft.rows, false),
            Kind::OwnerHeading(_) => compact(&draft.rows.concat()),
            Kind::Owners(_) => join(draft.rows, setting.japanese),
            Kind::Table(_) => String::new(),
            Kind::Text | Kind::Bullet(_) => escape::markdown(&join(draft.rows, setting.japanese)),
        };
        let kind = match draft.kind {
            Kind::Owners(_) => owners::line(&text).map_or(Kind::Text, Kind::Owners),
            Kind::Text if owners::ends_sentence(&text) => Kind::Bullet(Bullet::default()),
            kind => kind,
        };
        Block {
            kind,
            text,
            lines: lines.iter().map(|line| line.number).collect(),
            parted: lines[0].blank > 0,
        }
    }
}
