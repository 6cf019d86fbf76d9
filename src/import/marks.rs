//! The marks that a text uses: its bullets and how it says that a measure is repeated.

use std::collections::BTreeMap;

use super::lines::Line;
use super::owners;
use super::plain::BULLETS;

/// How a text marks measures, sub-measures and repeats. The content keeps the facts, not the marks,
/// so that any of these stands for ・, ➢ and （再掲）.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    pub measure: char,
    pub sub_measure: char,
    /// As it stands after a repeated measure.
    pub repeat: &'static str,
}

/// The marks as content prints them.
pub const PRINTED: Marks = Marks { measure: '・', sub_measure: '➢', repeat: "（再掲）" };

const REPEAT_MARKS: [&str; 7] =
    ["（再掲）", "(再掲)", "【再掲】", "［再掲］", "[再掲]", "〔再掲〕", "＜再掲＞"];

impl Marks {
    /// The measures' bullet is the commonest one right below the owners' headings, the sub-measures'
    /// the commonest of the others.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let bullet = |line: &Line<'_>| line.text.chars().next().filter(|c| BULLETS.contains(*c));
        let below = lines.windows(2).filter(|pair| owners::heading(pair[0].text).is_some());
        let all = || lines.iter().filter_map(bullet);
        let measure = commonest(below.filter_map(|pair| bullet(&pair[1])))
            .or_else(|| all().find(|c| *c == PRINTED.measure))
            .or_else(|| commonest(all()))
            .unwrap_or(PRINTED.measure);
        let sub_measure = commonest(all().filter(|c| *c != measure)).unwrap_or(PRINTED.sub_measure);
        let repeats = lines.iter().flat_map(|line| repeat_marks(line.text));
        Self { measure, sub_measure, repeat: commonest(repeats).unwrap_or(PRINTED.repeat) }
    }
}

fn repeat_marks(text: &str) -> impl Iterator<Item = &'static str> + '_ {
    REPEAT_MARKS.into_iter().filter(|mark| text.contains(mark))
}

/// The first of the commonest.
fn commonest<T: Copy + Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, (usize, usize)> = BTreeMap::new();
    for (at, value) in values.enumerate() {
        counts.entry(value).or_insert((0, at)).0 += 1;
    }
    let best = counts.into_iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
    best.map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn marks_are_those_below_the_owners_headings() {
        let text = "県の取組\n○ あ\n・ い\n・ う\n・ え（再掲)\n国の取組\n○ か(再掲)\n";
        let marks = Marks::of(&lines(text));
        assert_eq!(marks, Marks { measure: '○', sub_measure: '・', repeat: "(再掲)" });
        assert_eq!(Marks::of(&[]), PRINTED);
    }
}
