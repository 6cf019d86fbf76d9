//! Lines for `synonyms.yaml`, each with its evidence. The author takes them or leaves them.
//!
//! 1. [`abbreviations`]: what a text calls 「…」 from then on: 総合サポートセンター（以下「センター」という。）.
//! 2. [`general`]: words of general groups that the plan lacks, beside those of the group that it uses. Readers find them
//!    already, lower down and with a note; a line of its own makes them full synonyms.

use crate::japanese::{Analyzer, PartOfSpeech};
use crate::plan::{Entry, MeasureId, Plan};

use super::neighbours::Touching;
use super::synonyms;
use super::{Input, fold, touching};

/// A line for the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What should find …
    pub words: Vec<String>,
    /// … what stands in the plan. Empty where all words mean the same.
    pub near: Vec<String>,
    pub evidence: Evidence,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// The text of a measure says so.
    Said { number: String, quote: String },
    /// They are one group of the general table; so many measures say what the plan uses.
    General { measures: usize },
}

/// What is not in the file yet: what the texts say first, then general words by how many measures they lead to.
pub fn propose(plan: &Plan, analyzer: &Analyzer, input: Input<'_>) -> Vec<Proposal> {
    let listed: Vec<String> =
        input.synonyms.iter().flat_map(synonyms::Entry::words).map(|word| key(word)).collect();
    let is_new = |word: &String| !listed.contains(&key(word));
    let mut proposals = abbreviations(plan, analyzer);
    proposals.retain(|proposal| proposal.words.iter().any(is_new));
    let mut general = general(plan, &touching(plan, analyzer, input));
    for proposal in &mut general {
        proposal.words.retain(is_new);
    }
    general.retain(|proposal| !proposal.words.is_empty());
    proposals.extend(general);
    proposals
}

fn key(word: &str) -> String {
    fold::key(&fold::fold(word))
}

/// Where a text begins to call something otherwise.
const FROM_NOW_ON: &str = "（以下「";
/// Characters of a name.
const LONGEST: usize = 40;

fn abbreviations(plan: &Plan, analyzer: &Analyzer) -> Vec<Proposal> {
    let mut found = Vec::new();
    for id in plan.measure_ids() {
        let text = &plan[id].body.official.text;
        for (at, _) in text.match_indices(FROM_NOW_ON) {
            let after = &text[at + FROM_NOW_ON.len()..];
            let Some((short, _)) = after.split_once('」') else { continue };
            let long = name_before(&text[..at], analyzer);
            if short.is_empty() || long.is_empty() || long == short {
                continue;
            }
            let evidence = Evidence::Said {
                number: plan.place(Entry::Measure(id)).number.clone(),
                quote: format!("{long}{FROM_NOW_ON}{short}」"),
            };
            found.push(Proposal { words: vec![short.to_string(), long], near: Vec::new(), evidence });
        }
    }
    found
}

/// The name that a text ends with: in brackets, or the nouns before. What stands between round brackets after it is no
/// part of it.
fn name_before(text: &str, analyzer: &Analyzer) -> String {
    let mut text = text;
    while let Some(inner) = text.strip_suffix('）') {
        let Some(open) = inner.rfind('（') else { break };
        text = &inner[..open];
    }
    if let Some((_, quoted)) = text.strip_suffix('」').and_then(|inner| inner.rsplit_once('「')) {
        return quoted.to_string();
    }
    let start = text.char_indices().rev().nth(LONGEST - 1).map_or(0, |(at, _)| at);
    let tail = &text[start..];
    let is_part = |part: PartOfSpeech| {
        use PartOfSpeech::*;
        matches!(part, Noun | Number | Prefix | Suffix)
    };
    let tokens = analyzer.tokens(tail);
    let nouns =
        tokens.iter().rev().take_while(|token| is_part(token.part_of_speech) || token.surface == "・");
    nouns.last().map_or(String::new(), |first| tail[first.start..].to_string())
}

fn general(plan: &Plan, groups: &[Touching]) -> Vec<Proposal> {
    let texts: Vec<String> = plan.measure_ids().map(|id| folded(plan, id)).collect();
    let proposal = |group: &Touching| {
        let used: Vec<String> = group.used.iter().map(|word| word.to_string()).collect();
        let folded: Vec<String> = used.iter().map(|word| fold::fold(word)).collect();
        let says = |text: &&String| folded.iter().any(|word| text.contains(word.as_str()));
        let measures = texts.iter().filter(says).count();
        let words = group.lacking.iter().map(|word| word.to_string()).collect();
        Proposal { words, near: used, evidence: Evidence::General { measures } }
    };
    // Two or three letters are as often another word: IT, AI.
    let says_much = |group: &&Touching| group.used.iter().any(|word| !word.is_ascii() || word.len() > 3);
    let mut proposals: Vec<Proposal> = groups.iter().filter(says_much).map(proposal).collect();
    let measures = |proposal: &Proposal| match proposal.evidence {
        Evidence::General { measures } => measures,
        Evidence::Said { .. } => 0,
    };
    proposals.sort_by(|a, b| measures(b).cmp(&measures(a)).then_with(|| a.words.cmp(&b.words)));
    proposals
}

fn folded(plan: &Plan, id: MeasureId) -> String {
    let measure = &plan[id];
    let texts = measure.body.all().map(|(_, body)| body.text.as_str());
    let titles = measure.title.all().map(|(_, title)| title.text.as_str());
    fold::fold(&texts.chain(titles).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::japanese::DEFAULT_USER_DICTIONARY;

    #[test]
    fn the_name_before_an_abbreviation_is_the_nouns_or_what_is_quoted() {
        let analyzer = Analyzer::new(DEFAULT_USER_DICTIONARY).unwrap();
        for (text, name) in [
            ("設置する「35歳からの就活サポートコーナー」（専門窓口）", "35歳からの就活サポートコーナー"),
            ("ニーズを埼玉県、埼玉職業能力開発促進センター", "埼玉職業能力開発促進センター"),
            ("連携して障害者就業・生活支援センター", "障害者就業・生活支援センター"),
            ("取り組む。", ""),
        ] {
            assert_eq!(name_before(text, &analyzer), name);
        }
    }
}
