//! Japanese text: words, readings and order, by lindera with the embedded IPADIC.
//!
//! - [`Analyzer`] cuts text into [`Token`]s; the words of `i18n/userdict.csv` go before IPADIC's.
//! - [`phrases`] says where a title may be broken.
//! - [`collation_key`] and [`kana_row`] give 五十音順.

use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera_dictionary::builder::user_dictionary::UserDictionaryBuilderOptions;
use lindera_dictionary::dictionary::UserDictionary;

use cutter::Cutter;
pub use cutter::{PartOfSpeech, Token};

mod cutter;
pub mod phrases;

mod dictionary {
    // The macro writes public items without docs.
    lindera_dictionary::embedded_dictionary!("/dictionary", EmbeddedIpadic);
}

/// Words of any plan: they stand beneath a project's own.
pub const DEFAULT_USER_DICTIONARY: &str = include_str!("../defaults/userdict.csv");

/// Cuts Japanese text into words. Cheap to share between threads.
pub struct Analyzer {
    /// With the user dictionary: its words come out whole.
    whole: Cutter,
    /// IPADIC alone: short units.
    short: Cutter,
}

impl Analyzer {
    /// `user_dictionary` is CSV without a header: surface, part of speech, katakana reading.
    ///
    /// # Errors
    /// A row of the user dictionary that has not three fields, as a sentence.
    pub fn new(user_dictionary: &str) -> Result<Self, String> {
        let ipadic = dictionary::load().map_err(|error| error.to_string())?;
        let words = read_user_dictionary(user_dictionary)?;
        Ok(Self {
            whole: Cutter::new(Segmenter::new(Mode::Normal, ipadic.clone(), words)),
            short: Cutter::new(Segmenter::new(Mode::Normal, ipadic, None)),
        })
    }

    /// The words of `text`, those of the user dictionary whole. White space gives no token.
    pub fn tokens<'a>(&self, text: &'a str) -> Vec<Token<'a>> {
        self.whole.cut(text)
    }

    /// The words of `text` by IPADIC alone: the parts of compounds.
    pub fn short_tokens<'a>(&self, text: &'a str) -> Vec<Token<'a>> {
        self.short.cut(text)
    }

    /// Lets go of the phrases that were cut.
    pub fn forget(&self) {
        self.whole.forget();
        self.short.forget();
    }

    /// The reading of a whole text in hiragana; what has none stands as it is.
    pub fn reading(&self, text: &str) -> String {
        let mut reading = String::new();
        for token in self.tokens(text) {
            reading.push_str(token.reading.as_deref().unwrap_or(token.surface));
        }
        hiragana(&reading)
    }
}

/// IPADIC's context of a proper noun (名詞,固有名詞,一般), left and right.
const PROPER_NOUN: u16 = 1288;

fn read_user_dictionary(csv: &str) -> Result<Option<UserDictionary>, String> {
    let mut rows = String::new();
    for (number, line) in csv.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split(',').map(str::trim).collect();
        let [surface, _, reading] = fields[..] else {
            return Err(format!("{}: `{line}`", number + 1));
        };
        let cost = word_cost(surface);
        rows.push_str(&format!(
            "{surface},{PROPER_NOUN},{PROPER_NOUN},{cost},名詞,固有名詞,*,*,*,*,{surface},{reading},{reading}\n"
        ));
    }
    if rows.is_empty() {
        return Ok(None);
    }
    let builder = UserDictionaryBuilderOptions::default().builder();
    builder.build_from_reader(rows.as_bytes()).map(Some).map_err(|error| error.to_string())
}

/// So low that the word is taken before IPADIC's, and lower for a long word than for two short ones
/// that make it up: くるみんプラス before くるみん and プラス.
fn word_cost(surface: &str) -> i32 {
    let length = surface.chars().count() as i32;
    -(300 * length + 15 * length * length).min(30_000)
}

/// Hiragana, katakana, and the long-vowel mark.
pub fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー')
}

/// CJK ideographs, with 々 and 〆.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Characters of Japanese text, punctuation and full-width forms included: between two of them, or
/// beside one, white space is layout only.
pub fn is_wide(c: char) -> bool {
    is_kana(c)
        || is_kanji(c)
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{206F}' | '\u{2100}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' | '\u{30A0}'..='\u{30FF}' | '\u{3200}'..='\u{33FF}' | '\u{FF00}'..='\u{FFEF}')
}

/// Katakana become hiragana.
pub fn hiragana(text: &str) -> String {
    text.chars().map(to_hiragana).collect()
}

/// Hiragana become katakana.
pub fn katakana(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'ぁ'..='ゖ' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
            _ => c,
        })
        .collect()
}

fn to_hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// What to sort by for 五十音順: first the kana as full-size and unvoiced, the long-vowel mark as the
/// vowel before it; then, as tie-breaks, the reading itself. Digits and Latin come by their reading,
/// or before あ if the reading has none.
pub fn collation_key(reading: &str) -> (String, String) {
    let reading = hiragana(reading);
    let mut primary = String::with_capacity(reading.len());
    let mut vowel = None;
    for c in reading.chars() {
        if c == 'ー' {
            primary.extend(vowel);
        } else if matches!(c, 'ぁ'..='ゖ') {
            let plain = plain_kana(c);
            vowel = vowel_of(plain);
            primary.push(plain);
        } else if c.is_alphanumeric() {
            vowel = None;
            primary.extend(c.to_lowercase());
        }
    }
    (primary, reading)
}

/// The row of the 五十音 under which a reading stands: あ, か, さ … わ; none for what is not kana.
pub fn kana_row(reading: &str) -> Option<char> {
    const ROWS: [(&str, char); 10] = [
        ("あいうえおゔ", 'あ'),
        ("かきくけこ", 'か'),
        ("さしすせそ", 'さ'),
        ("たちつてと", 'た'),
        ("なにぬねの", 'な'),
        ("はひふへほ", 'は'),
        ("まみむめも", 'ま'),
        ("やゆよ", 'や'),
        ("らりるれろ", 'ら'),
        ("わゐゑをん", 'わ'),
    ];
    let first = collation_key(reading).0.chars().next()?;
    ROWS.iter().find(|(kana, _)| kana.contains(first)).map(|(_, row)| *row)
}

/// Full size and without voicing marks.
fn plain_kana(c: char) -> char {
    const FROM: &str = "ぁぃぅぇぉっゃゅょゎゕゖがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔ";
    const TO: &str = "あいうえおつやゆよわかけかきくけこさしすせそたちつてとはひふへほはひふへほう";
    FROM.chars().zip(TO.chars()).find(|(from, _)| *from == c).map_or(c, |(_, to)| to)
}

fn vowel_of(c: char) -> Option<char> {
    const VOWELS: [(&str, char); 5] = [
        ("あかさたなはまやらわ", 'あ'),
        ("いきしちにひみりゐ", 'い'),
        ("うくすつぬふむゆる", 'う'),
        ("えけせてねへめれゑ", 'え'),
        ("おこそとのほもよろを", 'お'),
    ];
    VOWELS.iter().find(|(kana, _)| kana.contains(c)).map(|(_, vowel)| *vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ipadic_gives_tokens_and_readings() {
        let analyzer = Analyzer::new("").unwrap();
        let tokens = analyzer.tokens("雇用の維持を図る。");
        let surfaces: Vec<_> = tokens.iter().map(|token| token.surface).collect();
        assert_eq!(surfaces, ["雇用", "の", "維持", "を", "図る", "。"]);
        assert_eq!(tokens[0].reading.as_deref(), Some("コヨウ"));
        assert_eq!(tokens[5].reading, None);
        assert_eq!(analyzer.tokens("取り組ん")[0].base.as_deref(), Some("取り組む"));
    }

    #[test]
    fn user_dictionary_words_come_out_whole_with_their_reading() {
        let words = [
            ("青空しごと広場", "アオゾラシゴトヒロバ"),
            ("星マーク", "ホシマーク"),
            ("星マークプラス", "ホシマークプラス"),
        ];
        let rows: Vec<String> =
            words.iter().map(|(word, reading)| format!("{word},名詞,{reading}")).collect();
        let analyzer = Analyzer::new(&rows.join("\n")).unwrap();
        for (word, reading) in words {
            let text = format!("{word}において");
            let first = &analyzer.tokens(&text)[0];
            assert_eq!((first.surface, first.reading.as_deref()), (word, Some(reading)));
            assert!(analyzer.short_tokens(&text)[0].surface.len() < word.len());
        }
    }

    #[test]
    fn kana_order_takes_long_vowels_small_kana_and_voicing_as_print_does() {
        let mut readings =
            vec!["はーと", "はあく", "ばす", "はす", "きやく", "きゃく", "ハローワーク", "はれ"];
        readings.sort_by_key(|reading| collation_key(reading));
        assert_eq!(
            readings,
            ["きゃく", "きやく", "はあく", "はーと", "はす", "ばす", "はれ", "ハローワーク"]
        );
        assert_eq!(kana_row("ななじゅっさい"), Some('な'));
        assert_eq!(kana_row("ぱーと"), Some('は'));
        assert_eq!(kana_row("LINE"), None);
    }
}
