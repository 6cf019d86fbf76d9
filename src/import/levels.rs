//! From families of headings to the plan's levels: their order, which of them are measures, and how
//! `plan.yaml` declares them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::headings::{Candidate, Text, UNNUMBERED, runs};
use super::lines::Line;
use super::outline::{Level, Match};
use super::plain::BULLETS;
use super::words::Keyword;
use super::{number, owners, words};

/// Headings whose numbers are written alike.
#[derive(Clone, Debug)]
pub struct Family {
    pub key: String,
    /// Indexes of candidates, ascending.
    pub members: Vec<usize>,
}

/// Most levels of an outline.
pub const MAX_LEVELS: usize = 6;

/// The innermost family, where its headings are the titles of measures: they name their owners, or their word
/// says so. With whether they have titles, or are texts with a number before them.
pub fn measure_family(
    text: &Text<'_, '_>,
    candidates: &[Candidate<'_>],
    families: &[Family],
    unnumbered: &[usize],
) -> Option<(String, bool)> {
    families.iter().rev().filter(|family| !is_beside(candidates, family)).find_map(|family| {
        let scopes = scopes(text, candidates, families, family, unnumbered)?;
        let count = scopes.len();
        let share = |test: &dyn Fn(&Scope) -> bool| scopes.iter().filter(|scope| test(scope)).count();
        let titled_owner = share(&|scope| scope.owner_at_title) * 2 >= count;
        let owned = share(&|scope| scope.owner_line) * 2 >= count;
        let bulleted = share(&|scope| scope.bullets) * 2 >= count;
        let keyword = candidates[family.members[0]].numbered.keyword;
        let named = keyword.is_some_and(|keyword| keyword.measure);
        let english = !text.setting.japanese;
        let grouped = is_grouped(text, candidates, family);
        let record = keyword.is_some_and(Keyword::is_name);
        let measures = titled_owner || grouped || record || (owned || named) && (english || !bulleted);
        if !measures || english && !named && !owned {
            return None;
        }
        let first = &candidates[family.members[0]].numbered;
        let titled = (first.number > 0 || record) && share(&|scope| scope.long_title) * 2 < count;
        Some((family.key.clone(), titled))
    })
}

/// Measures whose headings name their owners, with other headings below them: these are the measures' text.
pub struct Owned {
    pub key: String,
    /// Indexes of candidates.
    pub measures: BTreeSet<usize>,
    /// The families that are headings or measures.
    pub families: Vec<Family>,
    /// Candidates of the others: they head parts of measures.
    pub labels: BTreeSet<usize>,
}

/// Finds such measures. Of headings of the same kind below another heading, none of which names an owner, none is one.
pub fn owned(
    text: &Text<'_, '_>,
    candidates: &[Candidate<'_>],
    families: &[Family],
    unnumbered: &[usize],
) -> Option<Owned> {
    // Commitment 1 with its owners below it names them too.
    let named_below = |at: usize| {
        let end = candidates.get(at + 1).map_or(text.lines.len(), |next| next.at);
        let is_measure = candidates[at].numbered.keyword.is_some_and(|keyword| keyword.measure);
        is_measure && text.lines[candidates[at].at..end].iter().any(|line| owners::line(line.text).is_some())
    };
    let named = |at: &&usize| owners::at_end(candidates[**at].numbered.title).is_some() || named_below(**at);
    let (family, measures) = families.iter().find_map(|family| {
        let runs = runs(candidates, &family.members);
        let owned = runs.into_iter().filter(|run| run.iter().filter(named).count() * 2 > run.len());
        let measures: BTreeSet<usize> = owned.flatten().collect();
        (measures.len() > 1).then_some((family, measures))
    })?;
    let mut inner: Vec<&Family> = vec![family];
    for other in families {
        let below = |outer: &&Family| is_inside(candidates, families, (other, outer), unnumbered);
        if other.members[0] > family.members[0] && other.key != family.key && inner.iter().any(below) {
            inner.push(other);
        }
    }
    let labels = inner[1..].iter().flat_map(|family| &family.members).copied().collect();
    let is_outer = |other: &&Family| !inner[1..].iter().any(|inner| inner.key == other.key);
    let families = families.iter().filter(is_outer).cloned().collect();
    Some(Owned { key: family.key.clone(), measures, families, labels })
}

/// Whether a family's headings are appendices, which stand beside the outermost ones.
fn is_beside(candidates: &[Candidate<'_>], family: &Family) -> bool {
    let keyword = candidates[family.members[0]].numbered.keyword;
    keyword.is_some_and(|keyword| matches!(keyword.id, "annex" | "appendix"))
}

/// Whether a line is an item of a list, and no field of a measure: ・実施時期：令和６年度.
fn is_item(text: &str) -> bool {
    const LONGEST_LABEL: usize = 10;
    let Some(item) = text.strip_prefix(['・', '○', '〇', '●', '◆', '■', '□', '➢', '▶'])
    else {
        return false;
    };
    item.split_once(['：', ':']).is_none_or(|(label, _)| label.chars().count() > LONGEST_LABEL)
}

/// What stands below a heading up to the next.
struct Scope {
    owner_at_title: bool,
    owner_line: bool,
    bullets: bool,
    long_title: bool,
}

/// The scopes of a family's headings; none where other headings stand below them.
fn scopes(
    text: &Text<'_, '_>,
    candidates: &[Candidate<'_>],
    families: &[Family],
    family: &Family,
    unnumbered: &[usize],
) -> Option<Vec<Scope>> {
    let first = |family: &Family| family.members[0];
    let mut places: Vec<(usize, bool)> = families
        .iter()
        .flat_map(|other| {
            let beside = is_beside(candidates, other);
            let inner = !beside
                && other.key != family.key
                && first(other) > first(family)
                && is_inside(candidates, families, (other, family), unnumbered);
            other.members.iter().map(move |&at| (candidates[at].at, inner))
        })
        .collect();
    places.extend(unnumbered.iter().map(|&line| (line, false)));
    places.sort_unstable();
    if places.iter().any(|(_, inner)| *inner) {
        return None;
    }
    let scope = |&member: &usize| {
        let start = candidates[member].at;
        let next = places.iter().map(|(at, _)| *at).find(|at| *at > start).unwrap_or(text.lines.len());
        let below = &text.lines[start + 1..next];
        let title = candidates[member].numbered.title;
        Scope {
            owner_at_title: owners::at_end(title).is_some()
                || below.first().is_some_and(|line| owners::line(line.text).is_some()),
            owner_line: below.iter().any(|line| owners::line(line.text).is_some() || names_owners(line.text))
                || names_owners_at_end(below),
            bullets: below.iter().any(|line| is_item(line.text)),
            long_title: title.chars().count() > 70
                && text.setting.broken
                && candidates[member].numbered.keyword.is_some(),
        }
    };
    Some(family.members.iter().map(scope).collect())
}

/// Whether most runs of a family begin right below the heading of an owner: 【〇〇県】.
fn is_grouped(text: &Text<'_, '_>, candidates: &[Candidate<'_>], family: &Family) -> bool {
    let runs = runs(candidates, &family.members);
    let below_owner = |run: &&Vec<usize>| {
        candidates[run[0]].at.checked_sub(1).is_some_and(|at| owners::heading(text.lines[at].text).is_some())
    };
    runs.iter().filter(below_owner).count() * 2 > runs.len()
}

/// Whether a text names its owners once, at its end, and has no items that might be measures themselves.
fn names_owners_at_end(lines: &[Line<'_>]) -> bool {
    let is_item = |line: &&Line<'_>| {
        number::read(line.text).is_some() || line.text.starts_with(|c| BULLETS.contains(c))
    };
    let named = |line: &&Line<'_>| owners::ends_sentence(line.text);
    lines.last().is_some_and(|line| named(&line))
        && lines.iter().filter(named).count() == 1
        && !lines.iter().any(|line| is_item(&line))
}

/// The head of a table with a column of owners.
pub fn names_owners(line: &str) -> bool {
    let line = line.to_lowercase();
    ["lead agency", "lead department", "responsible party", "responsible department"]
        .iter()
        .any(|name| line.contains(name))
}

/// Whether headings of `inner` begin right below some of `outer`.
fn is_inside(
    candidates: &[Candidate<'_>],
    families: &[Family],
    (inner, outer): (&Family, &Family),
    unnumbered: &[usize],
) -> bool {
    let mut places: Vec<(usize, &str, u16)> = unnumbered.iter().map(|&line| (line, "", 0)).collect();
    for family in families {
        places.extend(
            family.members.iter().map(|&member| {
                (candidates[member].at, family.key.as_str(), candidates[member].numbered.number)
            }),
        );
    }
    places.sort_unstable();
    let begins =
        places.windows(2).filter(|pair| pair[0].1 == outer.key && pair[1].1 == inner.key && pair[1].2 <= 1);
    begins.count() * 8 > outer.members.len()
}

/// The usual order of the ways of numbering, from the outside in.
fn rank(key: &str, keyword: Option<&Keyword>) -> usize {
    const ORDER: [&str; 14] = [
        "第#d編", "第#d部", "第#d章", "第#d節", "第#d", "#R", "#I.", "#d.", "#d", "(#d)", "#d)", "#c", "#K",
        "(#K)",
    ];
    match ORDER.iter().position(|known| *known == key) {
        Some(at) => at * 2,
        None if keyword.is_some() => 11,
        None => 2 * ORDER.len(),
    }
}

/// Families from the outside in: what begins again below another is inside it; else what comes first.
pub fn order<'f>(
    candidates: &[Candidate<'_>],
    families: &[&'f Family],
    unnumbered: &[usize],
) -> Vec<&'f Family> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (at, family) in families.iter().enumerate() {
        places.extend(family.members.iter().map(|&member| (member, at)));
    }
    places.sort_unstable();
    let mut votes: HashMap<(usize, usize), i64> = HashMap::new();
    for pair in places.windows(2) {
        let ((_, before), (at, next)) = (pair[0], pair[1]);
        let parted =
            unnumbered.iter().any(|line| (candidates[pair[0].0].at..candidates[at].at).contains(line));
        if before == next || parted {
            continue;
        }
        let begins = candidates[at].numbered.number == 1;
        // Right below each other: numbers that count on through the whole plan say nothing.
        let adjacent = candidates[at].at == candidates[pair[0].0].at + 1;
        let goes_on = candidates[at].numbered.number > 1 && !adjacent;
        let vote = i64::from(begins) - 2 * i64::from(goes_on);
        *votes.entry((before, next)).or_default() += vote;
        *votes.entry((next, before)).or_default() -= vote;
    }
    let keyword = |at: usize| candidates[families[at].members[0]].numbered.keyword;
    let above = |a: usize, b: usize| {
        let vote = votes.get(&(a, b)).copied().unwrap_or(0);
        let first = |at: usize| families[at].members[0];
        let rank = |at: usize| rank(&families[at].key, keyword(at));
        let both_ranked = keyword(a).is_none() && keyword(b).is_none();
        let depth = |at: usize| families[at].key.strip_prefix("#D").and_then(|rest| rest.chars().next());
        if let (Some(one), Some(other)) = (depth(a), depth(b)) {
            return one < other;
        }
        // 第１章 stands over (1), whatever the pages between them say.
        let counted = |at: usize| families[at].key.starts_with('第') && keyword(at).is_some();
        if keyword(a).is_none() && counted(b) || keyword(b).is_none() && counted(a) {
            return counted(a);
        }
        match vote {
            0 if both_ranked => (rank(a), first(a)) < (rank(b), first(b)),
            0 => first(a) < first(b),
            vote => vote > 0,
        }
    };
    let mut ordered: Vec<usize> = Vec::new();
    for at in 0..families.len() {
        let place = ordered.iter().position(|&other| above(at, other)).unwrap_or(ordered.len());
        ordered.insert(place, at);
    }
    ordered.into_iter().map(|at| families[at]).collect()
}

/// The declaration of levels, and the level of each family.
pub fn declare(
    text: &Text<'_, '_>,
    candidates: &[Candidate<'_>],
    families: &[&Family],
    unnumbered: &[usize],
) -> (Vec<Level>, BTreeMap<String, usize>) {
    // 別表第１ and the like stand beside the outermost headings.
    let beside = |family: &&&Family| is_beside(candidates, family);
    let outermost: Vec<&Family> = families.iter().filter(beside).copied().collect();
    let others: Vec<&Family> = families.iter().filter(|family| !beside(family)).copied().collect();
    let (mut ordered, outermost) = if others.is_empty() {
        (outermost, Vec::new())
    } else {
        (order(candidates, &others, unnumbered), outermost)
    };
    ordered.truncate(MAX_LEVELS);
    let mut levels: Vec<Level> = ordered.iter().map(|family| level(candidates, family)).collect();
    let mut level_of: BTreeMap<String, usize> =
        ordered.iter().enumerate().map(|(at, family)| (family.key.clone(), at)).collect();
    if !unnumbered.is_empty() {
        // Introduction and Conclusion stand beside what is numbered, unless the text has other headings like them.
        let tops = unnumbered.iter().all(|&line| words::top_heading(text.lines[line].text).is_some());
        let numbered = ordered.first().is_some_and(|family| {
            let keyword = candidates[family.members[0]].numbered.keyword;
            text.setting.japanese
                || keyword
                    .is_some_and(|keyword| ["part", "chapter", "phase", "section"].contains(&keyword.id))
        });
        if !(tops || numbered) && levels.len() < MAX_LEVELS {
            levels.insert(0, unnumbered_level(text.setting.japanese));
            level_of.values_mut().for_each(|level| *level += 1);
        }
        if !levels.is_empty() {
            level_of.insert(UNNUMBERED.to_string(), 0);
        }
    }
    level_of.extend(outermost.into_iter().map(|family| (family.key.clone(), 0)));
    finish(&mut levels);
    (levels, level_of)
}

/// A level of headings without numbers.
pub fn unnumbered_level(japanese: bool) -> Level {
    let (id, ja, en) = if japanese { ("chapter", "章", "Chapter") } else { ("section", "節", "Section") };
    Level { id: id.into(), ja: ja.into(), en: en.into(), number: "none".into(), ..Level::default() }
}

/// Ids that differ; the outermost begins a page.
pub fn finish(levels: &mut [Level]) {
    for at in 0..levels.len() {
        levels[at].begins_page = at == 0;
        let mut count = 1;
        let base = levels[at].id.clone();
        while levels[..at].iter().any(|other| other.id == levels[at].id) {
            count += 1;
            levels[at].id = format!("{base}{count}");
        }
    }
}

fn level(candidates: &[Candidate<'_>], family: &Family) -> Level {
    let styles = family.members.iter().map(|&at| candidates[at].numbered.style.clone());
    let number = super::most(styles).flatten().unwrap_or_else(|| "none".to_string());
    let keyword = candidates[family.members[0]].numbered.keyword;
    let (id, ja, en) =
        keyword.map_or_else(|| usual_name(&family.key), |keyword| (keyword.id, keyword.ja, keyword.en));
    Level {
        id: id.to_string(),
        ja: ja.to_string(),
        en: en.to_string(),
        number: named_style(&number).to_string(),
        matching: Match::Family(family.key.clone()),
        ..Level::default()
    }
}

/// What a level is called by its numbers.
fn usual_name(key: &str) -> (&'static str, &'static str, &'static str) {
    match key {
        "#R" | "#I." | "#R." => ("chapter", "章", "Chapter"),
        "第#d" | "第#k" => ("article", "項目", "Article"),
        "#d" | "#d." | "#k." | "#D2" => ("section", "節", "Section"),
        "(#d)" | "#d)" | "#D3" => ("item", "項", "Item"),
        "#c" => ("subitem", "小項目", "Subitem"),
        _ => ("heading", "見出し", "Heading"),
    }
}

/// The short names of the commonest patterns.
pub fn named_style(pattern: &str) -> &str {
    match pattern {
        "{roman}" => "roman",
        "{fullwidth}" => "fullwidth",
        "{n}" => "arabic",
        "{kanji}" => "kanji",
        "({n})" => "paren",
        "（{fullwidth}）" => "wideparen",
        "{circled}" => "circled",
        "{katakana}" => "katakana",
        "{latin}" => "latin",
        other => other,
    }
}
