//! Which encoding a text that is no UTF-8 seems to be in, so that a message can name it.

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

/// Every byte above ASCII in pairs of A1–FE, some of them kana (A4, A5): Shift_JIS would rarely be so.
fn is_euc_jp(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut kana = false;
    while let [first, tail @ ..] = rest {
        let high = |byte: &u8| (0xa1..=0xfe).contains(byte);
        rest = match (first, tail) {
            (0..=0x7f, _) => tail,
            (0x8e, [second, tail @ ..]) if (0xa1..=0xdf).contains(second) => tail,
            (first, [second, tail @ ..]) if high(first) && high(second) => {
                kana |= matches!(first, 0xa4 | 0xa5);
                tail
            }
            _ => return false,
        };
    }
    kana
}

fn is_shift_jis(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut pairs = 0;
    while let [first, tail @ ..] = rest {
        rest = match (first, tail) {
            (0..=0x7f | 0xa1..=0xdf, _) => tail,
            (0x81..=0x9f | 0xe0..=0xfc, [0x40..=0x7e | 0x80..=0xfc, tail @ ..]) => {
                pairs += 1;
                tail
            }
            _ => return false,
        };
    }
    pairs > 0
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
