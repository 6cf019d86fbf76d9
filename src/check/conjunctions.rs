//! 及び and 並びに, 又は and 若しくは, as 法令用語 has them: the second of each is for the larger or smaller of two
//! steps, so that it does not stand alone, and of three or more the last alone is joined by a word.

use crate::diagnostic::Diagnostic;

use super::Input;
use super::wording::{bodies, place};

/// (the word that cannot stand alone, the one that must stand with it)
const STEPS: [(&str, &str); 2] = [("並びに", "及び"), ("若しくは", "又は")];

/// Conjunctions in a sentence that are not as they are in acts.
pub fn check(input: &Input<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in bodies(input) {
        for (start, word, instead) in wrong(text.official) {
            found.push(
                Diagnostic::warning("wording-conjunction")
                    .at(place(text, start, word.len(), input.sources))
                    .arg("found", word)
                    .arg("expected", instead),
            );
        }
    }
    found
}

fn wrong(text: &str) -> Vec<(usize, &'static str, &'static str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for sentence in text.split_inclusive(['。', '\n']) {
        for (step, simple) in STEPS {
            if let Some(at) = sentence.find(step).filter(|_| !sentence.contains(simple)) {
                found.push((start + at, step, simple));
            }
            let places: Vec<usize> = sentence.match_indices(simple).map(|(at, _)| at).collect();
            for pair in places.windows(2) {
                let between = &sentence[pair[0] + simple.len()..pair[1]];
                if is_one_row(between) && !sentence.contains(step) {
                    found.push((start + pair[0], simple, "、"));
                }
            }
        }
        start += sentence.len();
    }
    found.sort_unstable();
    found
}

/// Whether what stands between two conjunctions is one more member of the same row: a short run of nouns.
fn is_one_row(between: &str) -> bool {
    let particle =
        |c: char| matches!(c, 'を' | 'が' | 'は' | 'に' | 'で' | 'と' | 'へ' | '、' | '（' | '）' | '」');
    between.chars().count() <= 8 && !between.contains(particle) && !between.contains('の')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_step_needs_a_smaller_one_and_a_row_has_one_conjunction() {
        let of = |text| wrong(text).into_iter().map(|found| (found.1, found.2)).collect::<Vec<_>>();
        assert_eq!(of("国並びに県が行う。"), [("並びに", "及び")]);
        assert_eq!(of("国及び県並びに市町村が行う。"), []);
        assert_eq!(of("本人若しくは家族が申請する。"), [("若しくは", "又は")]);
        assert_eq!(of("国及び県及び市が行う。"), [("及び", "、")]);
        assert_eq!(of("国及び県が、企業及び団体と連携する。"), []);
        assert_eq!(of("国、県及び市が行う。電話又は郵送による。"), []);
    }
}
