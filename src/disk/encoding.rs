//! Which encoding a text that is no UTF-8 seems to be in, so that a message can name it.

use encoding_rs::{EUC_JP, SHIFT_JIS};

/// What Japanese office programs write besides UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf16,
    /// Shift_JIS as Windows has it (CP932).
    ShiftJis,
    EucJp,
    /// No text, or none that is known here.
    Unknown,
}

impl Encoding {
    /// For the selector of a message.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf16 => "utf-16",
            Encoding::ShiftJis => "shift-jis",
            Encoding::EucJp => "euc-jp",
            Encoding::Unknown => "unknown",
        }
    }
}

pub fn of(bytes: &[u8]) -> Encoding {
    if is_utf16(bytes) {
        Encoding::Utf16
    } else if bytes.contains(&0) {
        Encoding::Unknown
    } else if is_euc_jp(bytes) {
        Encoding::EucJp
    } else if is_shift_jis(bytes) {
        Encoding::ShiftJis
    } else {
        Encoding::Unknown
    }
}

/// A byte order mark, or line ends of two bytes with the zero always on the same side.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    let pairs = || bytes.chunks_exact(2);
    let ends = |end: [u8; 2]| pairs().filter(|pair| **pair == end).count();
    bytes.len().is_multiple_of(2) && bytes.contains(&0) && ends([b'\n', 0]).max(ends([0, b'\n'])) > 0
}

/// Pairs of bytes that are all characters, some of them kana: Shift_JIS would rarely be so.
fn is_euc_jp(bytes: &[u8]) -> bool {
    decoded(EUC_JP, bytes).is_some_and(|text| text.contains(|c| matches!(c, '\u{3041}'..='\u{30FF}')))
}

/// All characters, and not only ASCII and half-width katakana, which nearly any bytes could be.
fn is_shift_jis(bytes: &[u8]) -> bool {
    let is_single = |c: char| c.is_ascii() || matches!(c, '\u{80}' | '\u{FF61}'..='\u{FF9F}');
    decoded(SHIFT_JIS, bytes).is_some_and(|text| text.contains(|c| !is_single(c)))
}

fn decoded(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<String> {
    let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
    (!is_broken).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_of_japanese_offices_are_told_apart() {
        let utf16: Vec<u8> = "甲,a\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(of(&[&[0xff, 0xfe], utf16.as_slice()].concat()), Encoding::Utf16);
        assert_eq!(of(&utf16), Encoding::Utf16);
        // 施策、ｱｲ
        assert_eq!(of(b"\x8e\x7b\x8d\xf4\x81\x41\xb1\xb2,1\r\n"), Encoding::ShiftJis);
        // しさく
        assert_eq!(of(b"\xa4\xb7\xa4\xb5\xa4\xaf,1\n"), Encoding::EucJp);
        assert_eq!(of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Encoding::Unknown);
        assert_eq!(of(b"caf\xe9 \xff"), Encoding::Unknown);
    }
}
