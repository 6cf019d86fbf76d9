//! Marks that an input method writes full-width where YAML has a meaning only for the half-width one.

/// The marks, and what to write instead.
const MARKS: [(char, &str); 19] = [
    ('：', ": "),
    ('、', ", "),
    ('，', ", "),
    ('［', "["),
    ('］', "]"),
    ('｛', "{"),
    ('｝', "}"),
    ('“', "\""),
    ('”', "\""),
    ('„', "\""),
    ('＂', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('＇', "'"),
    ('－', "- "),
    ('＃', "# "),
    ('｜', "|"),
    ('＞', ">"),
    ('\u{3000}', " "),
];

/// What to write instead of a mark; none for what is no such mark.
pub fn instead(found: char) -> Option<&'static str> {
    MARKS.iter().find(|(mark, _)| *mark == found).map(|(_, instead)| *instead)
}

/// The full-width mark in a name without quotes that was meant for YAML: a bracket, quote or space around
/// it, or a comma anywhere. Gives its place in bytes.
pub fn wide_mark(name: &str) -> Option<(usize, char, &'static str)> {
    let around =
        |mark: char| matches!(mark, '［' | '］' | '｛' | '｝' | '“' | '”' | '＂' | '‘' | '’' | '\u{3000}');
    let ends = [name.chars().next().map(|mark| (0, mark)), name.char_indices().next_back()];
    let at_end = ends.into_iter().flatten().find(|(_, mark)| around(*mark));
    let comma = || name.char_indices().find(|(_, mark)| matches!(mark, '、' | '，'));
    let (at, mark) = at_end.or_else(comma)?;
    Some((at, mark, instead(mark)?))
}
