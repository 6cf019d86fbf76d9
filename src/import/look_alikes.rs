//! Characters that only look like the usual ones become those: radicals in the place of kanji, compatibility
//! ideographs, ligatures, letters of formulas, bullets of symbol fonts. Some PDFs give these out.
//!
//! 1. Radicals of U+2F00 …, compatibility ideographs, ligatures and letters of formulas are in Unicode's
//!    decompositions.
//! 2. The radicals' supplement has them in `EquivalentUnifiedIdeograph.txt` ([`RADICALS`], [`KANJI`]).
//! 3. Bullets of Symbol and Wingdings stand in the private area ([`BULLETS`]).
//! 4. The rest is composed (NFC). Lines stay as they are.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// What was replaced, once for each character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookAlike {
    pub found: char,
    /// None where nothing is known to stand for it: it is kept.
    pub ordinary: Option<String>,
    pub count: usize,
    /// The first line it stands on, from 1.
    pub line: usize,
}

/// The text with ordinary characters, and what was replaced.
pub fn ordinary(text: &str) -> (String, Vec<LookAlike>) {
    let mut found: BTreeMap<char, LookAlike> = BTreeMap::new();
    let mut out = String::with_capacity(text.len());
    let mut line = 1;
    for c in text.chars() {
        line += usize::from(c == '\n');
        if !is_odd(c) {
            out.push(c);
            continue;
        }
        let ordinary = replacement(c);
        match &ordinary {
            Some(ordinary) => out.push_str(ordinary),
            None => out.push(c),
        }
        found.entry(c).or_insert(LookAlike { found: c, ordinary, count: 0, line }).count += 1;
    }
    (out.nfc().collect(), found.into_values().collect())
}

fn is_odd(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{31C0}'..='\u{31EF}' | '\u{E000}'..='\u{F8FF}' | '\u{FFFD}')
        || matches!(c, '\u{FB00}'..='\u{FB06}' | '\u{1D400}'..='\u{1D7FF}')
        || (matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}') && decomposed(c).is_some())
}

/// What a look-alike stands for.
fn replacement(c: char) -> Option<String> {
    let found: String = match c {
        '\u{2F00}'..='\u{2FDF}' | '\u{FB00}'..='\u{FB06}' | '\u{1D400}'..='\u{1D7FF}' => {
            std::iter::once(c).nfkc().collect()
        }
        '\u{E000}'..='\u{F8FF}' => BULLETS.iter().find(|(from, _)| *from == c)?.1.to_string(),
        _ => match RADICALS.chars().position(|radical| radical == c) {
            Some(at) => KANJI.chars().nth(at)?.to_string(),
            None => decomposed(c)?,
        },
    };
    Some(found).filter(|found| !found.starts_with(c))
}

fn decomposed(c: char) -> Option<String> {
    Some(std::iter::once(c).nfc().collect::<String>()).filter(|ordinary| !ordinary.starts_with(c))
}

const BULLETS: [(char, char); 14] = [
    ('\u{F06C}', '●'),
    ('\u{F06D}', '○'),
    ('\u{F06E}', '■'),
    ('\u{F06F}', '□'),
    ('\u{F071}', '❑'),
    ('\u{F075}', '◆'),
    ('\u{F076}', '❖'),
    ('\u{F0A7}', '▪'),
    ('\u{F0A8}', '□'),
    ('\u{F0AE}', '→'),
    ('\u{F0B7}', '•'),
    ('\u{F0D8}', '➢'),
    ('\u{F0E8}', '➔'),
    ('\u{F0FC}', '✓'),
];

/// Radicals and strokes, and below them the kanji in the same order.
const RADICALS: &str = "\
⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭\
⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙\
⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳㇆㇏㇐㇑㇒㇓㇔㇕㇖㇗㇘㇙㇚㇛㇜㇝㇞㇟\
㇠㇡";

const KANJI: &str = "\
厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻\
𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦\
页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟𠃌乀一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚\
乙𠄎";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_and_compatibility_ideographs_become_kanji_and_are_told_once() {
        let (text, found) = ordinary("⾼齢者\n⻑期に⾼い\u{F9A8}和\u{F0B7}塚神﨑ﬁ𝑔");
        assert_eq!(text, "高齢者\n長期に高い令和•塚神﨑fig");
        let shown: Vec<_> = found
            .iter()
            .map(|one| (one.found, one.ordinary.as_deref().unwrap_or("-"), one.count, one.line))
            .collect();
        assert_eq!(
            shown,
            [
                ('⻑', "長", 1, 2),
                ('⾼', "高", 2, 1),
                ('\u{F0B7}', "•", 1, 2),
                ('\u{F9A8}', "令", 1, 2),
                ('ﬁ', "fi", 1, 2),
                ('𝑔', "g", 1, 2),
            ]
        );
    }

    #[test]
    fn the_tables_are_of_one_length_and_what_is_unknown_is_kept() {
        assert_eq!(RADICALS.chars().count(), KANJI.chars().count());
        assert_eq!(ordinary("a\u{E123}b").1[0].ordinary, None);
        assert_eq!(ordinary("か\u{3099}").0, "が");
    }
}
