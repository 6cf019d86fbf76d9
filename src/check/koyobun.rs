//! The spellings of 公用文: the table `defaults/koyobun.tsv`, held against the words of a text.
//!
//! 1. [`RULES`] is the table: a form, what must stand around it, what to write instead, on whose authority.
//! 2. [`found`] looks for all forms at once, asks what stands around each ([`around`]), by characters and by the
//!    words that lindera cuts, and keeps the longest of those that overlap.
//!
//! 受け付ける is a verb and 受付 a noun: a form is wrong only where it is used as what it is not.

mod around;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::japanese::{Analyzer, Token};

use around::Condition;

const TABLE: &str = include_str!("../../defaults/koyobun.tsv");

/// A row of the table.
struct Rule {
    form: &'static str,
    conditions: Vec<Condition>,
    instead: &'static str,
    /// Where it is laid down: 漢字使用等1(2)イ.
    authority: &'static str,
    /// `must`, `should` or `may`.
    strength: &'static str,
    #[cfg(test)]
    example: &'static str,
    #[cfg(test)]
    counter: &'static str,
}

/// A form that stands in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Hit<'t> {
    pub start: usize,
    pub found: &'t str,
    pub instead: String,
    pub authority: &'static str,
    pub strength: &'static str,
}

/// The rules of the table, in its order.
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
    rows.filter_map(rule).collect()
});

/// Every form as it is written, with its rule and what `{}` of the instead stands for.
struct Forms {
    all: Vec<(String, usize, &'static str)>,
    search: Option<AhoCorasick>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let each = |(at, rule): (usize, &Rule)| {
        let form = rule.form;
        let (before, list, after) = match form.split_once('{').zip(form.find('}')) {
            Some(((before, _), end)) => (before, &form[before.len() + 1..end], &form[end + 1..]),
            None => (form, "", ""),
        };
        let forms = list.split('|').map(|part| (format!("{before}{part}{after}"), at, part));
        forms.collect::<Vec<_>>()
    };
    let all: Vec<(String, usize, &'static str)> = RULES.iter().enumerate().flat_map(each).collect();
    let search = AhoCorasick::builder().match_kind(MatchKind::Standard).build(all.iter().map(|form| &form.0));
    Forms { all, search: search.ok() }
});

fn rule(row: &'static str) -> Option<Rule> {
    let columns: Vec<&'static str> = row.split('\t').collect();
    let [form, around, instead, authority, strength, _example, _counter] = columns[..] else { return None };
    let conditions = around.split(' ').filter(|word| !word.is_empty()).map(Condition::of);
    let conditions = conditions.collect::<Option<_>>()?;
    Some(Rule {
        form,
        conditions,
        instead,
        authority,
        strength,
        #[cfg(test)]
        example: _example,
        #[cfg(test)]
        counter: _counter,
    })
}

/// The forms of a text that 公用文 writes otherwise, in their order; none within one of the `names`.
pub fn found<'t>(text: &'t str, names: &[&str], analyzer: &Analyzer) -> Vec<Hit<'t>> {
    let forms = &*FORMS;
    let Some(search) = &forms.search else { return Vec::new() };
    let mut tokens: Option<Vec<Token<'t>>> = None;
    let mut hits: Vec<(usize, usize, usize)> = Vec::new();
    for hit in search.find_overlapping_iter(text) {
        let at = hit.pattern().as_usize();
        let tokens = tokens.get_or_insert_with(|| analyzer.short_tokens(text));
        let place = around::Place { text, start: hit.start(), end: hit.end(), tokens };
        if RULES[forms.all[at].1].conditions.iter().all(|condition| condition.holds(&place)) {
            hits.push((hit.start(), hit.end(), at));
        }
    }
    if hits.is_empty() {
        return Vec::new();
    }
    let named = places_of(text, names);
    hits.retain(|(start, end, _)| !named.iter().any(|(from, to)| from <= start && end <= to));
    longest(hits).into_iter().map(|(start, end, at)| told(&text[start..end], start, at)).collect()
}

fn told(found: &str, start: usize, at: usize) -> Hit<'_> {
    let (_, rule, part) = &FORMS.all[at];
    let rule = &RULES[*rule];
    let instead = rule.instead.replace("{}", part);
    Hit { start, found, instead, authority: rule.authority, strength: rule.strength }
}

fn places_of(text: &str, names: &[&str]) -> Vec<(usize, usize)> {
    let of = |name: &&str| {
        let name = *name;
        text.match_indices(name).map(move |(at, _)| (at, at + name.len())).collect::<Vec<_>>()
    };
    names.iter().filter(|name| !name.is_empty()).flat_map(of).collect()
}

/// Of those that overlap the longest, and of equals the first row.
fn longest(mut hits: Vec<(usize, usize, usize)>) -> Vec<(usize, usize, usize)> {
    hits.sort_by_key(|(start, end, at)| (usize::MAX - (end - start), *start, *at));
    let mut kept: Vec<(usize, usize, usize)> = Vec::new();
    for hit in hits {
        if !kept.iter().any(|(start, end, _)| hit.0 < *end && *start < hit.1) {
            kept.push(hit);
        }
    }
    kept.sort_unstable();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count() - 1;
        assert_eq!(RULES.len(), rows);
        assert!(FORMS.search.is_some() && FORMS.all.len() > 1_000);
        assert!(RULES.iter().all(|rule| ["must", "should", "may"].contains(&rule.strength)));
    }

    #[test]
    fn every_example_is_found_and_no_counter_example_is() {
        let analyzer = Analyzer::new("").unwrap();
        let mut wrong = Vec::new();
        for rule in RULES.iter() {
            if found(rule.example, &[], &analyzer).is_empty() {
                wrong.push(format!("not found: {} in {}", rule.form, rule.example));
            }
            for hit in found(rule.counter, &[], &analyzer) {
                wrong.push(format!("{} in {}: row {}", hit.found, rule.counter, rule.form));
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn a_verb_and_a_noun_differ_and_names_are_left_alone() {
        let analyzer = Analyzer::new("").unwrap();
        let of = |text| -> Vec<String> {
            found(text, &["県民取り組み運動"], &analyzer).into_iter().map(|hit| hit.instead).collect()
        };
        assert_eq!(of("申請を受け付ける。受け付けの窓口"), ["受付"]);
        assert_eq!(of("課題に取り組み、取り組みを広げる。"), ["取組"]);
        assert_eq!(of("県民取り組み運動を進める。"), Vec::<String>::new());
    }
}
