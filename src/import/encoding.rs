//! Bytes → text: UTF-8, UTF-16 and the Japanese encodings. What is no text at all is named.

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text, and the encoding it was in, by its WHATWG name.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub encoding: &'static str,
}

/// Why bytes are no text that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    Pdf,
    /// .docx, .xlsx, .odt: a ZIP.
    Office,
    /// .doc, .xls
    OldOffice,
    Unknown,
}

/// Decodes a text; line ends become `\n`.
///
/// # Errors
/// What the bytes are instead.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    for (start, kind) in [
        (&b"%PDF"[..], NotText::Pdf),
        (b"PK\x03\x04", NotText::Office),
        (b"\xD0\xCF\x11\xE0", NotText::OldOffice),
    ] {
        if bytes.starts_with(start) {
            return Err(kind);
        }
    }
    let encoding = encoding_of(bytes).ok_or(NotText::Unknown)?;
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Ok(Decoded { text: text.replace("\r\n", "\n").replace('\r', "\n"), encoding: encoding.name() })
}

fn encoding_of(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return reads(encoding, bytes).then_some(encoding);
    }
    if bytes.contains(&0) {
        return wide(bytes).filter(|encoding| reads(encoding, bytes));
    }
    if bytes.windows(2).any(|pair| pair == b"\x1b$") && reads(ISO_2022_JP, bytes) {
        return Some(ISO_2022_JP);
    }
    if reads(UTF_8, bytes) {
        return Some(UTF_8);
    }
    // English with a few curly quotes is no Japanese.
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    if high * 33 < bytes.len() && reads(WINDOWS_1252, bytes) && !japanese(SHIFT_JIS, bytes) {
        return Some(WINDOWS_1252);
    }
    [EUC_JP, SHIFT_JIS].into_iter().find(|encoding| japanese(encoding, bytes))
}

fn reads(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    !encoding.decode_with_bom_removal(bytes).1
}

/// UTF-16 without a mark: line ends and spaces show on which side the zero bytes are.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    bytes.len().is_multiple_of(2).then(|| if zeros(1) >= zeros(0) { UTF_16LE } else { UTF_16BE })
}

/// Whether the bytes read as Japanese: kana, and nothing that no Japanese text has.
fn japanese(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let count = |test: fn(char) -> bool| text.chars().filter(|c| test(*c)).count();
    let kana = count(|c| matches!(c, '\u{3041}'..='\u{30FF}'));
    let half = count(|c| matches!(c, '\u{FF61}'..='\u{FF9F}'));
    let kanji = count(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    !broken && kana > 0 && half <= kana && kana * 20 >= kanji
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "令和６年度 計画\n・髙齢者の支援を行う。\n";

    #[test]
    fn the_usual_encodings_are_known() {
        let utf16 = |big: bool, mark: bool| -> Vec<u8> {
            let units = mark.then_some(0xFEFF).into_iter().chain(TEXT.encode_utf16());
            units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let cases = [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            ([b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), "UTF-8"),
            (utf16(false, true), "UTF-16LE"),
            (utf16(true, true), "UTF-16BE"),
            (utf16(false, false), "UTF-16LE"),
            (SHIFT_JIS.encode(TEXT).0.into_owned(), "Shift_JIS"),
            (EUC_JP.encode("計画を定める。支援を行う。").0.into_owned(), "EUC-JP"),
        ];
        for (bytes, encoding) in cases {
            let decoded = decode(&bytes).expect(encoding);
            assert_eq!(decoded.encoding, encoding);
            assert!(decoded.text.starts_with("令和６年度") || encoding == "EUC-JP", "{}", decoded.text);
        }
        assert_eq!(
            decode(b"the city\x92s plan and many more words of it").map(|d| d.encoding),
            Ok("windows-1252")
        );
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(decode(b"%PDF-1.7"), Err(NotText::Pdf));
        assert_eq!(decode(b"PK\x03\x04..."), Err(NotText::Office));
        assert_eq!(decode(b"\xD0\xCF\x11\xE0"), Err(NotText::OldOffice));
        assert_eq!(decode(b"\xff\x00\xd8"), Err(NotText::Unknown));
    }

    #[test]
    fn line_ends_are_those_of_content() {
        assert_eq!(decode(b"a\r\nb\rc").map(|decoded| decoded.text), Ok("a\nb\nc".to_string()));
    }
}
