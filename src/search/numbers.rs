//! The table of numbers: what has which number, read where a query is one.

use super::corpus::{Corpus, Placement};
use super::shards::{self, Shard};

/// The numbers in one language: a line for the measures in a row below one heading (the beginning of their numbers, the
/// first document, the distances of their last parts), then one for each sub-measure (`=`) and repeat (`+`).
pub fn shard(corpus: &Corpus, at: usize) -> Shard {
    let split: Vec<(&str, u32)> = corpus.measures.iter().map(|measure| split(&measure.number)).collect();
    let mut lines = Vec::new();
    let mut first = 0;
    for run in split.chunk_by(|one, next| one.0 == next.0 && one.1 <= next.1) {
        let mut last = 0;
        let distances = run.iter().map(|(_, number)| {
            let distance = number - last;
            last = *number;
            distance
        });
        lines.push(format!("{}\t{first}\t{}", run[0].0, shards::numbers(distances)));
        first += run.len();
    }
    lines.extend(corpus.placements.iter().map(|placement| line(placement, at)));
    Shard { name: format!("{}-numbers", corpus.languages[at]), content: lines.join("\n") }
}

fn line(placement: &Placement, at: usize) -> String {
    let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let Placement { number, slug, document, href, titles, bodies, is_repeat, .. } = placement;
    let mark = if *is_repeat { '+' } else { '=' };
    format!("{mark}{number}\t{slug}\t{document}\t{href}\t{}\t{}", plain(&titles[at]), plain(&bodies[at]))
}

/// `4-1-3` as `4-1` and 3.
fn split(number: &str) -> (&str, u32) {
    let (prefix, last) = number.rsplit_once('-').unwrap_or(("", number));
    (prefix, last.parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_its_heading_and_its_place() {
        assert_eq!(split("4-1-3"), ("4-1", 3));
        assert_eq!(split("1-2-3-14"), ("1-2-3", 14));
        assert_eq!(split("7"), ("", 7));
    }
}
