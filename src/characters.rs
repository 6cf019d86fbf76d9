//! Characters that are not what they look like, or that cannot be seen.
//!
//! - [`is_unseen`] and [`is_line_end`] say what no output has.
//! - [`kind`] says what is odd about a character; [`fixed`] puts right what can be put right without a
//!   change to what is read.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A radical or a compatibility form that looks like the character it names.
    LookAlike(char),
    /// Zero width, a control, a direction mark, a byte order mark.
    Unseen,
    /// A line end that Word makes and text files have not: vertical tab, form feed, U+2028 …
    LineEnd,
    NoBreakSpace,
    HalfWidthKatakana,
    /// ㈱, ℡, ㍻: other machines may not show it, and searches don't find it.
    Platform,
    Emoji,
    /// 外字: every machine shows something else, or nothing.
    Private,
    /// �: what stood here was lost when the file was converted.
    Lost,
}

/// A character that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Bytes of the text before.
    pub range: Range<usize>,
    pub found: char,
    /// Empty where it was taken out.
    pub replacement: String,
}

/// Radicals of the supplement and the characters they stand for, in pairs (Unicode's
/// `EquivalentUnifiedIdeograph`; NFKC does not know them).
const RADICALS: &str = "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/// Line ends other than `\n`.
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is, by far, one of those that texts are made of: printable ASCII, kana, common kanji, full-width
/// forms. Neither unseen nor a line end.
pub fn is_ordinary(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}')
}

/// Whether no reader sees a character that stands after `before`. Joiners of the scripts that need them stay.
pub fn is_unseen(c: char, before: Option<char>) -> bool {
    match c {
        _ if is_ordinary(c) => false,
        '\n' | '\t' => false,
        '\u{200C}' | '\u{200D}' => {
            !before.is_some_and(|c| matches!(c, '\u{600}'..='\u{109F}' | '\u{1780}'..='\u{18AF}'))
        }
        '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' => true,
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' => true,
        '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{E0000}'..='\u{E007F}' => true,
        _ => c.is_control() && !is_line_end(c),
    }
}

/// What is odd about a character that stands after `before`.
pub fn kind(c: char, before: Option<char>) -> Option<Kind> {
    if c.is_ascii() && !c.is_control() || c == '\n' || c == '\t' {
        return None;
    }
    if is_line_end(c) {
        return Some(Kind::LineEnd);
    }
    if is_unseen(c, before) {
        return Some(Kind::Unseen);
    }
    if let Some(proper) = proper(c) {
        return Some(Kind::LookAlike(proper));
    }
    match c {
        '\u{A0}' | '\u{202F}' | '\u{2007}' => Some(Kind::NoBreakSpace),
        '\u{FF61}'..='\u{FF9F}' => Some(Kind::HalfWidthKatakana),
        '\u{FFFD}' => Some(Kind::Lost),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Some(Kind::Private),
        // ①, ㎡ and ℃ are in every font and every official text.
        '㎡' | '㎢' | '㎥' | '㎝' | '㎜' | '㎞' | '㎏' | '㏄' | '℃' | '〒' => None,
        '\u{3200}'..='\u{33FF}' | '℡' | '№' => Some(Kind::Platform),
        '\u{1F000}'..='\u{1FAFF}'
        | '\u{2600}'..='\u{2604}'
        | '\u{2607}'..='\u{266D}'
        | '\u{2670}'..='\u{27BF}'
            if !is_symbol(c) =>
        {
            Some(Kind::Emoji)
        }
        _ => None,
    }
}

/// Signs of that range that Japanese fonts have, and texts use.
fn is_symbol(c: char) -> bool {
    matches!(c, '☆' | '★' | '☎' | '☞' | '♀' | '♂' | '♠'..='♪' | '✓' | '✔' | '✕' | '✖' | '❶'..='❿' | '➀'..='➓' | '➔'..='➿' | '☐'..='☒')
}

/// The character that a look-alike stands for.
fn proper(c: char) -> Option<char> {
    match c {
        '\u{2E80}'..='\u{2EFF}' => {
            let mut pairs = RADICALS.chars();
            while let (Some(radical), Some(proper)) = (pairs.next(), pairs.next()) {
                if radical == c {
                    return Some(proper);
                }
            }
            None
        }
        '\u{2F00}'..='\u{2FD5}' => single(c.nfkc()),
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => single(c.nfc()).filter(|&proper| proper != c),
        _ => None,
    }
}

fn single(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
}

/// A file with what is safe to change put right: look-alikes, what cannot be seen, spaces that don't break.
/// `body` is where its front matter ends: a line end of Word is one only in what follows.
pub fn fixed(text: &str, body: usize) -> (String, Vec<Fix>) {
    let mut out = String::with_capacity(text.len());
    let mut fixes = Vec::new();
    for (at, found) in text.char_indices() {
        let replacement = match kind(found, out.chars().next_back()) {
            Some(Kind::LookAlike(proper)) => Some(proper.to_string()),
            Some(Kind::Unseen) => Some(String::new()),
            Some(Kind::LineEnd) => Some(if at < body { " " } else { "\n" }.to_string()),
            Some(Kind::NoBreakSpace) => Some(" ".to_string()),
            _ => None,
        };
        match replacement {
            // A line end of Windows, and the mark that Notepad puts first, are no mistakes.
            Some(_) if found == '\r' || (at == 0 && found == '\u{FEFF}') => out.push(found),
            Some(replacement) => {
                out.push_str(&replacement);
                fixes.push(Fix { range: at..at + found.len_utf8(), found, replacement });
            }
            None => out.push(found),
        }
    }
    (out, fixes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_told_with_what_they_stand_for() {
        for (found, proper) in
            [('⼥', '女'), ('⾼', '高'), ('⽅', '方'), ('⻑', '長'), ('⻘', '青'), ('\u{F9A8}', '令')]
        {
            assert_eq!(kind(found, None), Some(Kind::LookAlike(proper)), "{found}");
        }
        for proper in ['女', '高', '﨑', '々', 'ー', '①', '㎡', '’', '―', '～', '𠮷', '★', '※', '→', '℃']
        {
            assert_eq!(kind(proper, None), None, "{proper}");
        }
    }

    #[test]
    fn every_radical_of_the_table_stands_for_one_character() {
        assert_eq!(RADICALS.chars().count() % 2, 0);
        let radicals = RADICALS.chars().step_by(2);
        assert!(radicals.clone().all(|c| matches!(c, '\u{2E80}'..='\u{2EFF}')));
        assert!(RADICALS.chars().skip(1).step_by(2).all(|c| !matches!(c, '\u{2E80}'..='\u{2FDF}')));
    }

    #[test]
    fn kinds_of_what_is_pasted() {
        for (c, expected) in [
            ('\u{200B}', Kind::Unseen),
            ('\u{FEFF}', Kind::Unseen),
            ('\u{202E}', Kind::Unseen),
            ('\u{AD}', Kind::Unseen),
            ('\u{7}', Kind::Unseen),
            ('\u{200D}', Kind::Unseen),
            ('\u{B}', Kind::LineEnd),
            ('\u{2028}', Kind::LineEnd),
            ('\u{A0}', Kind::NoBreakSpace),
            ('ｶ', Kind::HalfWidthKatakana),
            ('㈱', Kind::Platform),
            ('㍻', Kind::Platform),
            ('№', Kind::Platform),
            ('℡', Kind::Platform),
            ('😀', Kind::Emoji),
            ('\u{E000}', Kind::Private),
            ('\u{FFFD}', Kind::Lost),
        ] {
            assert_eq!(kind(c, Some('雇')), Some(expected), "U+{:04X}", c as u32);
        }
        assert_eq!(kind('\u{200D}', Some('क')), None, "a joiner of a script that needs it");
    }

    #[test]
    fn what_is_safe_is_put_right_and_the_rest_kept() {
        let (text, fixes) = fixed("title: ⼥性\u{B}\n---\n雇\u{200B}用\u{A0}㈱ｶ\u{B}令\u{1}和\r\n", 18);
        assert_eq!(text, "title: 女性 \n---\n雇用 ㈱ｶ\n令和\r\n");
        assert_eq!(fixes.len(), 6);
        assert_eq!(
            (fixes[0].found, fixes[0].replacement.as_str(), fixes[0].range.clone()),
            ('⼥', "女", 7..10)
        );
    }
}
