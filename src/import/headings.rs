//! Which lines of a plain text are headings, and on which levels.
//!
//! 1. [`candidates`] reads every line that begins with a number or keyword, and those that the table of contents
//!    names.
//! 2. [`accept`] takes the runs of each family that count up and have something below them: others are lists.
//! 3. [`order`](super::levels::order) puts the families from the outside in.
//! 4. [`measure_family`](super::levels::measure_family) sees whether the innermost are measures with titles.
//! 5. [`parents`] finds headings without a number by what begins again below them.

mod numberless;

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Tables;
use super::contents::key;
use super::levels::{self, Family};
use super::lines::{Line, Setting, ends_sentence, is_complete};
use super::number::{self, Numbered};
use super::outline::Level;
use super::plain::is_below_bullet;
use super::structure::Structure;
use super::{owners, words};

/// The headings of a text.
#[derive(Debug, Default)]
pub struct Headings<'a> {
    pub levels: Vec<Level>,
    /// By index of their line.
    pub at: BTreeMap<usize, Found<'a>>,
    /// Lines that head a part of a measure's text.
    pub labels: BTreeSet<usize>,
    /// The family of the measures' numbers, and whether they have titles.
    pub measures: Option<(String, bool)>,
}

/// A line that is a heading.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// Index of the levels; their number for a measure.
    pub level: usize,
    pub number: u16,
    pub printed: String,
    pub style: Option<String>,
    pub title: &'a str,
    pub appendix: bool,
}

/// A line that may be a heading.
pub struct Candidate<'a> {
    pub at: usize,
    pub numbered: Numbered<'a>,
    /// Whether it reads like a heading: short, no sentence.
    pub alike: bool,
    /// Whether something other than the next of its family follows.
    pub body: bool,
    /// Whether the table of contents names it.
    pub listed: bool,
}

/// The family of headings that have no number.
pub const UNNUMBERED: &str = "";

/// What is known of a text before its headings are looked for.
pub struct Text<'l, 'a> {
    pub lines: &'l [Line<'a>],
    pub setting: Setting,
    /// Titles in the table of contents.
    pub titles: &'l [String],
    /// No line of these is a heading.
    pub tables: &'l Tables<'a>,
}

/// Finds the headings; `structure` says what a person declared.
pub fn find<'a>(text: &Text<'_, 'a>, structure: Option<&Structure>) -> Headings<'a> {
    let candidates = candidates(text);
    let mut families = match structure {
        Some(structure) => structure.families(&candidates),
        None => accept(text, &candidates),
    };
    let accepted: BTreeSet<usize> =
        families.iter().flat_map(|family| family.members.iter().copied()).collect();
    let unnumbered = numberless::unnumbered(text, &accepted, &candidates, structure);
    let mut measures = match structure {
        Some(structure) => structure.measures.clone().map(|key| (key, true)),
        None => levels::measure_family(text, &candidates, &families, &unnumbered),
    };
    let (mut chosen, mut labels) = (BTreeSet::new(), BTreeSet::new());
    if structure.is_none()
        && measures.is_none()
        && let Some(owned) = levels::owned(text, &candidates, &families, &unnumbered)
    {
        labels = owned.labels;
        (families, chosen, measures) = (owned.families, owned.measures, Some((owned.key, true)));
    }
    if let (Some((key, _)), None) = (&measures, structure) {
        leave_appendices(text, &candidates, &unnumbered, (&mut families, key));
    }
    let is_measure = |key: &str, member: &usize| match &measures {
        Some((measures, _)) if measures == key => chosen.is_empty() || chosen.contains(member),
        _ => false,
    };
    let mut outer = families.clone();
    outer.iter_mut().for_each(|family| family.members.retain(|at| !is_measure(&family.key, at)));
    let outer: Vec<&Family> = outer.iter().filter(|family| !family.members.is_empty()).collect();
    let (levels, level_of) = match structure {
        Some(structure) => structure.levels(),
        None => levels::declare(text, &candidates, &outer, &unnumbered),
    };
    let level = |key: &str, member: &usize| match is_measure(key, member) {
        true => Some(levels.len()),
        false => level_of.get(key).copied(),
    };
    let mut at = BTreeMap::new();
    for family in &families {
        let found = |member: &usize| {
            let candidate = &candidates[*member];
            Some((candidate.at, heading(&candidate.numbered, level(&family.key, member)?)))
        };
        at.extend(family.members.iter().filter_map(found));
    }
    if let Some(&level) = level_of.get(UNNUMBERED) {
        at.extend(unnumbered.into_iter().map(|line| (line, numberless::heading(text, line, level))));
    }
    if text.setting.japanese {
        numberless::parents(text, &mut at, levels.len());
    }
    let labels = labels.into_iter().map(|at: usize| candidates[at].at).collect();
    let mut headings = Headings { levels, at, labels, measures };
    inside_appendix(&mut headings);
    headings.count(text);
    headings
}

fn heading<'a>(numbered: &Numbered<'a>, level: usize) -> Found<'a> {
    Found {
        level,
        number: numbered.number,
        printed: numbered.printed.clone(),
        style: numbered.style.clone(),
        title: numbered.title,
        appendix: words::is_appendix(&numbered.printed, numbered.title),
    }
}

/// Every line that begins like a heading and is not the middle of a sentence.
fn candidates<'a>(text: &Text<'_, 'a>) -> Vec<Candidate<'a>> {
    let lines = text.lines;
    // Where the last number of each kind stood: one that counts on at the same place is no middle of a sentence.
    let mut last: BTreeMap<String, (u16, usize)> = BTreeMap::new();
    let mut found: Vec<Candidate<'a>> = (0..lines.len())
        .filter(|&at| !text.tables.has(at))
        .filter_map(|at| {
            let numbered = number::read(lines[at].text)?;
            let before = (numbered.number.wrapping_sub(1), lines[at].column);
            let counts_on = text.setting.japanese && last.get(&numbered.key) == Some(&before);
            if !counts_on && !is_free(text, at) {
                return None;
            }
            last.insert(numbered.key.clone(), (numbered.number, lines[at].column));
            let listed =
                text.titles.contains(&key(lines[at].text)) || text.titles.contains(&key(numbered.title));
            Some(Candidate {
                at,
                alike: is_alike(&numbered, text.setting.japanese),
                numbered,
                body: true,
                listed,
            })
        })
        .collect();
    let mut last: BTreeMap<String, u16> = BTreeMap::new();
    for at in 0..found.len() {
        last.insert(found[at].numbered.key.clone(), found[at].numbered.number);
        let next = found.get(at + 1).filter(|next| next.at == found[at].at + 1);
        // 課題２ right below 目標Ⅱ counts on from 課題１ below 目標Ⅰ.
        let counts_on = |next: &Candidate<'_>| {
            last.get(&next.numbered.key).is_some_and(|last| last + 1 == next.numbered.number)
        };
        // A chapter right below another heading: a list of headings, unless that one is a part (第１編).
        let counted = |candidate: &Candidate<'_>| candidate.numbered.key.starts_with('第');
        let heads_a_part = counted(&found[at]);
        let follows = next.is_some_and(|next| {
            next.numbered.key == found[at].numbered.key
                || next.numbered.number > 1 && !counts_on(next)
                || !heads_a_part && counted(next)
        });
        found[at].body = !follows && found[at].at + 1 < lines.len();
    }
    found
}

/// Whether the line before this one is finished.
pub fn is_free(text: &Text<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| text.lines[at].text) else { return true };
    let line = &text.lines[at];
    if !text.setting.japanese && text.setting.broken {
        let keyword = number::read(before).is_some_and(|numbered| numbered.keyword.is_some());
        let numbered = number::read(line.text).filter(|numbered| numbered.keyword.is_some());
        let begins = numbered.is_some();
        // Objective 1.2 – is no middle of a sentence.
        let marked = numbered
            .is_some_and(|numbered| numbered.number > 0 && numbered.printed.ends_with([':', '–', '—', '|']));
        return !text.setting.goes_on(text.lines, at - 1)
            || line.begins_page
            || marked
            || begins
                && (keyword
                    || ends_sentence(before)
                    || !text.setting.is_full(before, line.text, text.setting.width));
    }
    at < 2
        || !text.setting.broken
        || line.blank > 0
        || is_complete(before)
        || !text.setting.is_full(before, line.text, text.setting.width)
        || number::read(before).is_some_and(|numbered| numbered.keyword.is_some())
}

fn is_alike(numbered: &Numbered<'_>, japanese: bool) -> bool {
    let title = owners::at_end(numbered.title).map_or(numbered.title, |(title, _)| title);
    let length = title.chars().count();
    if japanese {
        // A goal may be a sentence: 目標１：取得率を50％以上にする。
        let title =
            if numbered.keyword.is_some() { title.strip_suffix('。').unwrap_or(title) } else { title };
        length <= 80 && !title.contains('。') && !title.ends_with(['、', '，', ','])
    } else {
        let sentence = title.ends_with(['.', ';', ',']) || title.starts_with(char::is_lowercase);
        length <= 200 && (numbered.keyword.is_some() || !sentence)
    }
}

/// The families of headings, with the candidates that belong to them.
fn accept(text: &Text<'_, '_>, candidates: &[Candidate<'_>]) -> Vec<Family> {
    let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        by_key.entry(&candidate.numbered.key).or_default().push(at);
    }
    let mut families: Vec<Family> = Vec::new();
    for (key, all) in by_key {
        let runs = runs(candidates, &all);
        let good: Vec<usize> = runs
            .iter()
            .filter(|run| is_heading_run(text, candidates, run, all.len()))
            .flatten()
            .copied()
            .collect();
        let members: Vec<usize> = good.into_iter().filter(|&at| candidates[at].alike).collect();
        if !members.is_empty() {
            families.push(Family { key: key.to_string(), members });
        }
    }
    families.sort_by_key(|family| family.members[0]);
    join_variants(candidates, &mut families);
    families
}

/// A heading may be written a little otherwise than its siblings: １, then ２．. It is the one that counts on.
fn join_variants(candidates: &[Candidate<'_>], families: &mut [Family]) {
    let plain = |key: &str| key.replace('.', "");
    let mut taken: BTreeSet<usize> = families.iter().flat_map(|family| family.members.clone()).collect();
    for at in 0..candidates.len() {
        let numbered = &candidates[at].numbered;
        if taken.contains(&at) || numbered.number < 2 || !candidates[at].alike || !candidates[at].body {
            continue;
        }
        let counts_on = |family: &&mut Family| {
            let before = family.members.iter().rev().find(|member| **member < at);
            let after = family.members.iter().find(|member| **member > at);
            let number = |member: Option<&usize>| member.map(|&member| candidates[member].numbered.number);
            family.key != numbered.key
                && plain(&family.key) == plain(&numbered.key)
                && number(before) == Some(numbered.number - 1)
                && number(after) != Some(numbered.number)
        };
        if let Some(family) = families.iter_mut().find(counts_on) {
            family.members.push(at);
            family.members.sort_unstable();
            taken.insert(at);
        }
    }
}

/// Stretches that count up; a number that is not higher begins a new one.
pub fn runs(candidates: &[Candidate<'_>], all: &[usize]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for &at in all {
        let number = candidates[at].numbered.number;
        let last = runs.last_mut().filter(|run| {
            run.last().is_some_and(|&last| number == 0 || number > candidates[last].numbered.number)
        });
        match last {
            Some(run) => run.push(at),
            None => runs.push(vec![at]),
        }
    }
    runs
}

fn is_heading_run(text: &Text<'_, '_>, candidates: &[Candidate<'_>], run: &[usize], family: usize) -> bool {
    let of = |test: fn(&Candidate<'_>) -> bool| run.iter().filter(|&&at| test(&candidates[at])).count();
    let first = &candidates[run[0]].numbered;
    let alike = of(|candidate| candidate.alike) * 2 > run.len();
    let bodies = of(|candidate| candidate.body || candidate.numbered.title.is_empty()) * 2 >= run.len();
    let listed = of(|candidate| candidate.listed) * 2 >= run.len();
    let kind = first.key.split('#').nth(1).unwrap_or_default();
    if !alike || first.keyword.is_none() && is_below_bullet(text.lines, candidates[run[0]].at) {
        return false;
    }
    if first.number == 0 {
        return run.len() >= 3;
    }
    if first.keyword.is_some() {
        return bodies;
    }
    let begins = first.number == 1
        && candidates[*run.last().unwrap_or(&run[0])].numbered.number as usize <= run.len() + 1;
    if text.setting.japanese {
        let wide = first.style.as_ref().is_some_and(|style| style.contains("fullwidth"));
        let single = run.len() > 1 || family > 2 || listed || wide || kind.starts_with('R');
        begins && bodies && single && !first.key.starts_with("#D")
            || first.key.starts_with("#D") && bodies && family >= 2
    } else {
        listed && bodies
            || first.key.starts_with("#D") && bodies && family >= 3
            || begins && bodies && run.len() >= 2 && "RI".contains(&kind[..1])
            // 1. About this plan: a list has no text between its items.
            || begins && run.len() >= 2 && run.iter().all(|&at| is_short_title(text, &candidates[at]))
    }
}

/// Takes what stands in the appendices out of the family of measures, if nothing there names owners.
fn leave_appendices(
    text: &Text<'_, '_>,
    candidates: &[Candidate<'_>],
    unnumbered: &[usize],
    (families, measures): (&mut [Family], &str),
) {
    let is_appendix = |at: &&usize| words::top_heading(text.lines[**at].text) == Some(true);
    let family = families.iter_mut().find(|family| family.key == measures);
    let (Some(family), Some(&start)) = (family, unnumbered.iter().find(is_appendix)) else { return };
    let owned = |line: &Line<'_>| owners::line(line.text).is_some() || owners::at_end(line.text).is_some();
    if !text.lines[start..].iter().any(owned) {
        family.members.retain(|&at| candidates[at].at < start);
    }
}

/// A few words between a blank line and the text below them.
fn is_short_title(text: &Text<'_, '_>, candidate: &Candidate<'_>) -> bool {
    const LONGEST: usize = 60;
    let title = candidate.numbered.title;
    let ends = title.ends_with(['.', ';', ',', ':']);
    let begins = title.starts_with(char::is_uppercase);
    candidate.body && begins && !ends && title.len() <= LONGEST && text.lines[candidate.at].blank > 0
}

/// Below an appendix, headings without a number are one level down.
fn inside_appendix(headings: &mut Headings<'_>) {
    let last_top =
        headings.at.iter().filter(|(_, found)| found.level == 0 && found.number > 0 && !found.appendix);
    let last_top = last_top.map(|(line, _)| *line).next_back().unwrap_or(0);
    let appendix =
        headings.at.iter().find(|(line, found)| **line > last_top && found.level == 0 && found.appendix);
    let Some(first) = appendix.map(|(line, _)| *line) else { return };
    let mut inside = false;
    for (line, found) in headings.at.range_mut(first..) {
        if found.level == 0 && (*line == first || found.appendix) {
            inside = true;
        } else if inside && found.level == 0 && found.number == 0 && headings.levels.len() > 1 {
            found.level = 1;
        }
    }
}

impl Headings<'_> {
    /// Tells each level how many headings it has, and the first.
    fn count(&mut self, text: &Text<'_, '_>) {
        for (at, level) in self.levels.iter_mut().enumerate() {
            let mut of_level = self.at.iter().filter(|(_, found)| found.level == at);
            level.count = of_level.clone().count();
            level.example =
                of_level.next().map(|(line, _)| text.lines[*line].text.to_string()).unwrap_or_default();
        }
    }
}
