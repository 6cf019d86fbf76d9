//! Archives that are the same whichever system they were made on.

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::plan::Date;

/// A zip of `files` in their order, all of the same day; those of which `stored` says so are not compressed. Names are
/// ASCII, so no flag says how they are encoded.
///
/// # Errors
/// What the format has no room for.
pub fn write<'a>(
    files: impl IntoIterator<Item = (String, &'a [u8])>,
    stored: impl Fn(&str) -> bool,
    date: Date,
) -> ZipResult<Vec<u8>> {
    let year = date.year.clamp(1980, 2107);
    let time = DateTime::from_date_and_time(year, date.month, date.day, 0, 0, 0).unwrap_or_default();
    let options = SimpleFileOptions::default().last_modified_time(time).unix_permissions(0o644);
    let deflated = options.compression_method(CompressionMethod::Deflated).compression_level(Some(6));
    let plain = options.compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let options = if stored(&path) { plain } else { deflated };
        writer.start_file(path, options)?;
        writer.write_all(bytes)?;
    }
    Ok(made_anywhere(writer.finish()?.into_inner()))
}

/// Each entry of a zip says on which system it was made, and so would the bytes differ between Windows and Linux:
/// here all say Unix.
pub fn made_anywhere(mut bytes: Vec<u8>) -> Vec<u8> {
    const UNIX: u8 = 3;
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06");
    let Some(mut at) = end.and_then(|end| number(&bytes, end + 16, 4)) else { return bytes };
    while bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
        let lengths = [28, 30, 32].map(|field| number(&bytes, at + field, 2));
        let [Some(name), Some(extra), Some(comment)] = lengths else { break };
        bytes[at + 5] = UNIX;
        at += 46 + name + extra + comment;
    }
    bytes
}

/// A little-endian number of so many bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let field = bytes.get(at..at + length)?;
    Some(field.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn an_archive_of_windows_becomes_that_of_linux_and_can_be_read() {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.txt", "b/c.txt"] {
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(name.as_bytes()).unwrap();
        }
        let linux = writer.finish().unwrap().into_inner();
        let mut windows = linux.clone();
        let systems: Vec<usize> =
            (0..windows.len() - 4).filter(|&at| windows[at..].starts_with(b"PK\x01\x02")).collect();
        assert_eq!(systems.len(), 2);
        systems.iter().for_each(|&at| windows[at + 5] = 0);
        assert_ne!(windows, linux);
        let made = made_anywhere(windows);
        assert_eq!(made, made_anywhere(linux));
        let mut archive = zip::ZipArchive::new(Cursor::new(made)).unwrap();
        let mut text = String::new();
        archive.by_name("b/c.txt").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "b/c.txt");
        assert_eq!(made_anywhere(b"no archive".to_vec()), b"no archive");
    }
}
