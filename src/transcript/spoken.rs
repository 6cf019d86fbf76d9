//! A text as a voice should read it: signs that it would leave out or misread become words, and words that
//! dictionaries misread become kana.

use crate::furigana::{Reader, corrected_words};
use crate::i18n::{Args, I18n};
use crate::lang::Lang;

/// What a line needs to be said.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    pub lang: Lang,
    pub i18n: &'a I18n,
    pub reader: &'a Reader<'a>,
}

impl Speaker<'_> {
    /// A line of a printed page.
    pub fn line(&self, line: &str) -> String {
        // The list of contents ends its lines with the pages of the front matter.
        let front =
            line.rsplit_once(' ').and_then(|(name, page)| Some(format!("{name} {}", self.front_page(page)?)));
        let line =
            pages(front.as_deref().unwrap_or(line), &|number| self.numbered("voice-page-number", number));
        if !self.lang.is_japanese() {
            return signs(&line, "; ");
        }
        let line = in_kana(&line, self.reader);
        let line: String = line.chars().map(narrow).collect();
        signs(&numbers(&line), "、")
    }

    /// A page of the front matter, whose number is Roman.
    pub fn front_page(&self, number: &str) -> Option<String> {
        roman(number).map(|number| self.numbered("voice-front", &number.to_string()))
    }

    pub fn numbered(&self, message: &str, number: &str) -> String {
        let mut args = Args::new();
        args.set("number", number.to_string());
        self.i18n.text(self.lang, message, &args)
    }
}

/// The value of lower-case Roman numerals below 40: no word of i, v and x ends a line.
fn roman(text: &str) -> Option<u32> {
    let value = |c: char| {
        Some(match c {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            _ => return None,
        })
    };
    let values: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    if values.is_empty() {
        return None;
    }
    let signed = |at: usize| match values.get(at + 1) {
        Some(&next) if next > values[at] => -i64::from(values[at]),
        _ => i64::from(values[at]),
    };
    u32::try_from((0..values.len()).map(signed).sum::<i64>()).ok()
}

/// Words whose readings people had to put right, in kana. A single character stays: in kana it would blur into its
/// neighbours.
fn in_kana(line: &str, reader: &Reader<'_>) -> String {
    let mut out = String::with_capacity(line.len());
    let mut done = 0;
    for (start, word, reading) in corrected_words(reader, line) {
        if word.chars().count() > 1 {
            out.push_str(&line[done..start]);
            out.push_str(reading);
            done = start + word.len();
        }
    }
    out.push_str(&line[done..]);
    out
}

/// `p. 31` in the words of `say`.
fn pages(line: &str, say: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("p. ") {
        let after = &rest[at + 3..];
        // One page or several: 7、8.
        let list = after
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '、' | ',' | ' ')))
            .unwrap_or(after.len());
        let end = after[..list].trim_end_matches(['、', ',', ' ']).len();
        out.push_str(&rest[..at]);
        let begins_word = !rest[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        match end > 0 && begins_word {
            true => out.push_str(&say(&after[..end])),
            false => out.push_str(&rest[at..at + 3 + end]),
        }
        rest = &after[end..];
    }
    out + rest
}

/// Full-width letters and digits, and Roman numerals, which voices spell, as plain ones.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        'Ⅰ'..='Ⅸ' => char::from_u32(c as u32 - 'Ⅰ' as u32 + '1' as u32).unwrap_or(c),
        _ => c,
    }
}

/// 1-2-3, the number of a measure, as 1の2の3: a hyphen is read as a minus or not at all. And 10～20 as 10から20.
fn numbers(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(line.len());
    for (at, &c) in characters.iter().enumerate() {
        let between = digit(at.checked_sub(1)) && digit(Some(at + 1));
        match c {
            '-' if between => out.push('の'),
            '～' | '〜' if between => out.push_str("から"),
            '．' if between => out.push('.'),
            '，' if between => {}
            _ => out.push(c),
        }
    }
    out
}

/// Signs that only the eye needs: brackets around titles, arrows, and wide spaces, which stand for a pause.
fn signs(line: &str, pause: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut pauses = false;
    for c in line.chars() {
        match c {
            '\u{3000}' | '→' | '．' => pauses = !out.is_empty(),
            '〔' | '〕' | '\u{ad}' | '➢' | '▷' => {}
            _ => {
                if c == ' ' && pauses {
                    continue;
                }
                if std::mem::take(&mut pauses) && !out.ends_with(['、', '。', '（', '「', ' ']) {
                    out.push_str(pause);
                }
                out.push(c);
            }
        }
    }
    out.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furigana::Corrections;
    use crate::japanese::Analyzer;

    fn said(line: &str, lang: Lang) -> String {
        let analyzer = Analyzer::new("").unwrap();
        let reader = Reader::new(&analyzer, Corrections::parse("春日部,かすかべ\n等,とう\n"));
        Speaker { lang, i18n: &I18n::embedded(), reader: &reader }.line(line)
    }

    #[test]
    fn japanese_is_said_as_it_is_read() {
        let ja = |line| said(line, Lang::JA);
        assert_eq!(ja("1-1-2　〔春日部市等の面接会〕"), "1の1の2、かすかべ市等の面接会");
        assert_eq!(ja("Ⅳ　女性の活躍推進"), "4、女性の活躍推進");
        assert_eq!(ja("２．　デジタル化への対応"), "2、デジタル化への対応");
        assert_eq!(ja("数値目標：就業率（p. 31）"), "数値目標：就業率（31ページ）");
        assert_eq!(ja("（再掲）→ p. 12"), "（再掲）、12ページ");
        assert_eq!(ja("p. 7、8、31、年間４，５７０人、６１．７％"), "7、8、31ページ、年間4570人、61.7％");
        assert_eq!(ja("１０～２０人、ＩＴ"), "10から20人、IT");
        assert_eq!(ja("A-1とB-2"), "A-1とB-2");
    }

    #[test]
    fn roman_numbers_are_read_as_numbers() {
        let values = ["i", "iv", "ix", "xiv", "12", "", "did"].map(roman);
        assert_eq!(values, [Some(1), Some(4), Some(9), Some(14), None, None, None]);
        assert_eq!(said("この手引きの見方 ii", Lang::JA), "この手引きの見方 前付け2");
        assert_eq!(said("a civil", Lang::EN), "a civil");
    }

    #[test]
    fn english_keeps_its_numbers() {
        assert_eq!(said("1-1-2 [Job fairs] (p. 31)", Lang::EN), "1-1-2 [Job fairs] (page 31)");
        assert_eq!(said("→ p. 12", Lang::EN), "page 12");
        assert_eq!(said("Corp. 12 and p. z", Lang::EN), "Corp. 12 and p. z");
    }
}
