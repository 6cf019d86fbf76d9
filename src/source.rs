//! Texts of files, and places in them. Knows no disk ([`crate::disk`] reads) and no problem.

use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// 0-based index into [`Sources::files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes of a file's text, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub file: FileId,
    pub start: usize,
    pub end: usize,
}

/// Text files, those of a content folder sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    pub files: Vec<SourceFile>,
    /// Paths of the files that are there, but could not be read; why has been reported.
    pub unreadable: Vec<String>,
}

/// A file's text as the program reads it, and how it differs from what is on disk.
#[derive(Clone, Debug, Default)]
pub struct SourceFile {
    /// Relative to the project folder, with `/`: `content/plan.yaml`.
    pub path: String,
    /// The text with `\n` line ends, no BOM, and accents composed with their letters.
    pub text: String,
    /// Where characters were composed: the byte of `text` behind them, and how many characters fewer it has.
    composed: Vec<(usize, usize)>,
    /// Where each line begins, in bytes; found when it is first asked for.
    lines: OnceLock<Vec<usize>>,
}

/// 1-based line and column; the column counts characters of the file on disk, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

impl Sources {
    /// Adds a file and returns its id.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile::new(path, text));
        FileId(self.files.len() as u32 - 1)
    }

    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The text of a file by its path.
    pub fn text_of(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }

    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len() as u32).map(FileId)
    }

    /// The text a span covers.
    pub fn text(&self, span: Span) -> &str {
        &self.file(span.file).text[span.start..span.end]
    }

    pub fn line_column(&self, span: Span) -> LineColumn {
        self.file(span.file).line_column(span.start)
    }
}

/// Where its lines begin follows from its text.
impl Hash for SourceFile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.path, &self.text, &self.composed).hash(state);
    }
}

impl SourceFile {
    /// A file whose text is as it should be already: for tests and for content that doesn't come from disk.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), ..Self::default() }
    }

    /// A file as it is on disk. A BOM, the line ends of Windows, and kana in parts (か + ゛, as a Mac and some
    /// PDFs write が) make no difference to what is read; columns still count what is on disk.
    pub fn as_written(path: impl Into<String>, text: String) -> Self {
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_string(),
            None => text,
        };
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        let (text, composed) = compose(text);
        Self { path: path.into(), text, composed, lines: OnceLock::new() }
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        })
    }

    pub fn line_column(&self, at: usize) -> LineColumn {
        let line = self.lines().partition_point(|&start| start <= at);
        let start = self.lines().get(line - 1).copied().unwrap_or(0);
        let on_line = self.composed.iter().filter(|(behind, _)| (start + 1..=at).contains(behind));
        let more: usize = on_line.map(|(_, fewer)| fewer).sum();
        LineColumn { line, column: self.text[start..at].chars().count() + more + 1 }
    }

    /// The bytes of a line, from 1, without its end.
    pub fn line(&self, line: usize) -> std::ops::Range<usize> {
        let start = self.lines().get(line - 1).copied().unwrap_or(self.text.len());
        let end = self.lines().get(line).map_or(self.text.len(), |next| next - 1);
        start..end.max(start)
    }
}

impl Span {
    /// The start of a file, for what concerns the file as a whole.
    pub fn start_of(file: FileId) -> Self {
        Span { file, start: 0, end: 0 }
    }
}

/// Whether a character is one of those that most of every text consists of, none of which composition changes. To ask
/// Unicode's tables about each costs ten times as much.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
}

/// NFC, but for kanji: Unicode's compatibility kanji (U+F900…) would become others than were written, and
/// that is for `check` to tell. Gives the places where the text got shorter.
fn compose(text: String) -> (String, Vec<(usize, usize)>) {
    if text.chars().all(is_composed) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return (text, Vec::new());
    }
    let mut composed = String::with_capacity(text.len());
    let mut places = Vec::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let mut end = first.len_utf8();
        end += rest[end..].chars().take_while(|c| joins(*c)).map(char::len_utf8).sum::<usize>();
        let cluster = &rest[..end];
        rest = &rest[end..];
        if cluster.len() == first.len_utf8() {
            composed.push(first);
            continue;
        }
        let before = composed.len();
        composed.extend(cluster.nfc());
        let fewer = cluster.chars().count().saturating_sub(composed[before..].chars().count());
        if fewer > 0 {
            places.push((composed.len(), fewer));
        }
    }
    (composed, places)
}

/// Whether a character may melt into the one before it: an accent, a voiced sound mark, the later parts of a
/// Korean syllable.
fn joins(c: char) -> bool {
    canonical_combining_class(c) != 0 || matches!(c, '\u{1160}'..='\u{11ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_and_in_characters() {
        let file = SourceFile::new("a.md", "一\n二三\n\n四");
        let at = |at: usize| file.line_column(at);
        assert_eq!(at(0), LineColumn { line: 1, column: 1 });
        assert_eq!(at(3), LineColumn { line: 1, column: 2 });
        assert_eq!(at(7), LineColumn { line: 2, column: 2 });
        assert_eq!(at(11), LineColumn { line: 3, column: 1 });
        assert_eq!(at(file.text.len()), LineColumn { line: 4, column: 2 });
        assert_eq!(&file.text[file.line(2)], "二三");
        assert_eq!(&file.text[file.line(4)], "四");
    }

    #[test]
    fn kana_in_parts_are_put_together_and_columns_are_those_of_the_file() {
        let file = SourceFile::as_written("a.md", "あ\nカ\u{3099}イト\u{3099}x\r\nハ\u{309a}y".to_string());
        assert_eq!(file.text, "あ\nガイドx\nパy");
        let column = |mark: &str| {
            let at = file.line_column(file.text.find(mark).unwrap_or_default());
            (at.line, at.column)
        };
        assert_eq!(column("ガ"), (2, 1));
        assert_eq!(column("イ"), (2, 3));
        assert_eq!(column("x"), (2, 6));
        assert_eq!(column("y"), (3, 3));
    }

    #[test]
    fn kanji_stay_as_they_are_written() {
        for text in ["令和\u{f9a8}", "神\u{fa19}", "葛\u{e0100}城", "﨑", "\u{2f00}"] {
            assert_eq!(SourceFile::as_written("a.md", text.to_string()).text, text);
        }
    }
}
