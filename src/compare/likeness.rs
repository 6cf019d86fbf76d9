//! How alike two texts are: the share of pairs of characters that both have, where rare pairs weigh more.
//!
//! Official texts share their phrases (「ハローワークにおいて…を実施する」), so what is in every text says little.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// A measure that may be meant, by its place in the list that was given, and how alike it is (0–1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    pub at: usize,
    pub share: f32,
}

/// Of each text so many candidates are looked at.
const CANDIDATES: usize = 10;

/// A pair of characters, how often it occurs.
type Pairs = Vec<(u64, u16)>;

pub struct Likeness {
    old: Vec<Pairs>,
    new: Vec<Pairs>,
    weights: FxHashMap<u64, f32>,
}

impl Likeness {
    pub fn of(old: &[String], new: &[String]) -> Self {
        let read = |texts: &[String]| texts.iter().map(|text| pairs(text)).collect::<Vec<Pairs>>();
        let (old, new) = (read(old), read(new));
        let mut weights: FxHashMap<u64, f32> = FxHashMap::default();
        for (pair, _) in old.iter().chain(&new).flatten() {
            *weights.entry(*pair).or_default() += 1.0;
        }
        let all = (old.len() + new.len()) as f32;
        for weight in weights.values_mut() {
            *weight = (1.0 + all / *weight).ln();
        }
        Self { old, new, weights }
    }

    /// 0–1: twice what both have, of what either has.
    pub fn alike(&self, old: usize, new: usize) -> f32 {
        let (a, b) = (&self.old[old], &self.new[new]);
        let all = self.weigh(a) + self.weigh(b);
        if all == 0.0 { 0.0 } else { 2.0 * self.weigh(&common(a, b)) / all }
    }

    /// How much of a new text stands in what of an old one no other new text has.
    pub fn split_off(&self, old: usize, others: &[usize], new: usize) -> f32 {
        let rest = others.iter().fold(self.old[old].clone(), |rest, &at| without(&rest, &self.new[at]));
        self.share_in(&self.new[new], &rest)
    }

    /// How much of an old text stands in what of a new one no other old text has.
    pub fn merged_in(&self, new: usize, others: &[usize], old: usize) -> f32 {
        let rest = others.iter().fold(self.new[new].clone(), |rest, &at| without(&rest, &self.old[at]));
        self.share_in(&self.old[old], &rest)
    }

    fn share_in(&self, part: &Pairs, whole: &Pairs) -> f32 {
        /// Shorter texts stand in anything.
        const SHORTEST: usize = 8;
        if part.len() < SHORTEST {
            return 0.0;
        }
        self.weigh(&common(part, whole)) / self.weigh(part)
    }

    fn weigh(&self, pairs: &Pairs) -> f32 {
        pairs.iter().map(|(pair, count)| self.weights[pair] * f32::from(*count)).sum()
    }

    /// For each new text the old ones that are most alike, the likest first.
    pub fn candidates(&self) -> Vec<Vec<Candidate>> {
        let mut places: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (at, pairs) in self.old.iter().enumerate() {
            for (pair, _) in pairs {
                places.entry(*pair).or_default().push(at as u32);
            }
        }
        let most = (self.old.len() / 10).max(60);
        places.retain(|_, list| list.len() <= most);
        (0..self.new.len()).map(|new| self.candidates_of(new, &places)).collect()
    }

    fn candidates_of(&self, new: usize, places: &FxHashMap<u64, Vec<u32>>) -> Vec<Candidate> {
        let mut shared: FxHashMap<u32, f32> = FxHashMap::default();
        for (pair, _) in &self.new[new] {
            for &old in places.get(pair).map_or(&[][..], Vec::as_slice) {
                *shared.entry(old).or_default() += self.weights[pair];
            }
        }
        let mut found: Vec<(u32, f32)> = shared.into_iter().collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(CANDIDATES * 2);
        let candidate =
            |(at, _): (u32, f32)| Candidate { at: at as usize, share: self.alike(at as usize, new) };
        let mut found: Vec<Candidate> = found.into_iter().map(candidate).collect();
        found.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.at.cmp(&b.at)));
        found.truncate(CANDIDATES);
        found
    }
}

/// What is compared of a text: no space, no punctuation, one width.
pub fn folded(text: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric();
    text.nfkc().filter(kept).flat_map(char::to_lowercase).collect()
}

fn pairs(text: &str) -> Pairs {
    let letters: Vec<char> = folded(text).chars().collect();
    let mut all: Vec<u64> = letters.windows(2).map(|pair| (pair[0] as u64) << 32 | pair[1] as u64).collect();
    all.sort_unstable();
    let mut pairs: Pairs = Vec::with_capacity(all.len());
    for pair in all {
        match pairs.last_mut().filter(|(last, _)| *last == pair) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => pairs.push((pair, 1)),
        }
    }
    pairs
}

fn common(a: &Pairs, b: &Pairs) -> Pairs {
    merged(a, b, |a, b| a.min(b))
}

fn without(a: &Pairs, b: &Pairs) -> Pairs {
    merged(a, b, |a, b| a.saturating_sub(b))
}

/// What `keep` leaves of each pair of `a`, given how often `b` has it.
fn merged(a: &Pairs, b: &Pairs, keep: impl Fn(u16, u16) -> u16) -> Pairs {
    let mut rest = b.iter().peekable();
    let mut result = Vec::new();
    for &(pair, count) in a {
        while rest.next_if(|(other, _)| *other < pair).is_some() {}
        let other = rest.peek().filter(|(other, _)| *other == pair).map_or(0, |(_, count)| *count);
        let kept = keep(count, other);
        if kept > 0 {
            result.push((pair, kept));
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_same_text_is_wholly_alike_and_another_hardly() {
        let likeness = Likeness::of(
            &texts(&["高齢者の就業を支援する。", "合同面接会を開催する。"]),
            &texts(&["高齢者の 就業を支援する", "若者に職業訓練を実施する。"]),
        );
        assert!(likeness.alike(0, 0) > 0.999);
        assert!(likeness.alike(1, 1) < 0.3);
        assert_eq!(likeness.candidates()[0][0].at, 0);
    }

    #[test]
    fn a_half_is_told_from_what_the_other_half_leaves() {
        let whole = "高齢者の就業を支援するとともに、企業に受入れを働きかける。";
        let likeness = Likeness::of(
            &texts(&[whole]),
            &texts(&["高齢者の就業を支援する。", "企業に受入れを働きかける。", "若者に職業訓練を実施する。"]),
        );
        assert!(likeness.split_off(0, &[0], 1) > 0.8);
        assert!(likeness.split_off(0, &[0], 2) < 0.3);
    }
}
