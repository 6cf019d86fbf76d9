//! Files that nobody reads: a measure must not disappear because of its file's name.
//!
//! Names that only look like those of content files are errors; pictures, documents and the rest are
//! warnings. What systems and editors leave in folders is passed over.

use std::ffi::OsStr;

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// What the systems of office PCs leave in folders.
const SYSTEM: [&str; 4] = [".ds_store", "thumbs.db", "desktop.ini", "icon\r"];

const PICTURES: [&str; 10] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "tif", "tiff", "avif"];

/// Endings that Markdown goes by, and what Notepad makes of them.
const MARKDOWN: [&str; 6] = ["md", "markdown", "mdown", "mkd", "mkdn", "mdx"];

/// Files of systems, editors and version control, and what Office puts beside a file that it has open.
pub fn is_hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    // A measure whose name was deleted up to the dots: `.md`, `.en.md`. Others that begin so are hidden on purpose.
    let nameless = name.strip_suffix(".md").is_some_and(|lang| lang.len() <= ".en".len());
    (name.starts_with(['.', '~']) && !nameless) || name.ends_with('~') || is_of_system(OsStr::new(&*name))
}

/// What nobody has put into a folder on purpose.
pub fn is_of_system(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_lowercase();
    SYSTEM.contains(&name.as_str()) || name.starts_with("~$")
}

/// What is to be said of a file in the content folder that is not read.
pub fn in_content(path: &str, sources: &Sources) -> Option<Diagnostic> {
    if let Some(meant) = meant_as_content(path) {
        let problem = Diagnostic::error("unread-file").arg("path", path).arg("kind", "name");
        return Some(problem.arg("suggestion", meant));
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let kind = match extension(name) {
        Some(ending) if PICTURES.contains(&ending.as_str()) => {
            if is_shown(name, sources) {
                return None;
            }
            "picture"
        }
        _ => "other",
    };
    Some(Diagnostic::warning("unread-file").arg("path", path).arg("kind", kind).arg("suggestion", "none"))
}

/// A file of another folder of the project that nothing reads.
pub fn elsewhere(path: &str) -> Diagnostic {
    Diagnostic::warning("unread-file").arg("path", path).arg("kind", "elsewhere").arg("suggestion", "none")
}

/// The name that a file should have, if it was meant to be read: `x.MD`, `x.md.txt`, `x.markdown`, `x．ｍｄ`,
/// and a text file whose name is that of a measure.
fn meant_as_content(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let plain = half_width(name).to_lowercase();
    let plain = plain.trim_end();
    let base =
        ["txt", "text", "bak", "rtf"].iter().find_map(|ending| plain.strip_suffix(&format!(".{ending}")));
    let stem = |name: &str| {
        let found = MARKDOWN.iter().find_map(|ending| name.strip_suffix(&format!(".{ending}")));
        found.map(|stem| format!("{stem}.md"))
    };
    let table = |name: &str| (name.ends_with(".yaml") || name.ends_with(".yml")).then(|| name.to_string());
    let measure = |name: &str| {
        let numbered =
            name.split('-').take(2).any(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
        (numbered || name == "_index").then(|| format!("{name}.md"))
    };
    let meant = stem(plain)
        .or_else(|| table(plain))
        .or_else(|| base.and_then(|base| stem(base).or_else(|| table(base)).or_else(|| measure(base))))?;
    Some(if folder.is_empty() { meant } else { format!("{folder}/{meant}") })
}

/// ASCII for full-width letters and dots.
fn half_width(name: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '。' => '.',
        _ => c,
    };
    name.chars().map(narrow).collect()
}

fn extension(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())
}

/// Whether a text names the picture.
fn is_shown(name: &str, sources: &Sources) -> bool {
    let encoded: String = name
        .bytes()
        .map(
            |byte| {
                if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect();
    let texts = sources.files.iter().filter(|file| file.path.ends_with(".md"));
    texts.map(|file| file.text.as_str()).any(|text| text.contains(name) || text.contains(&encoded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_like_content_say_what_was_meant() {
        for (name, meant) in [
            ("a/bureau-110-x.MD", "a/bureau-110-x.md"),
            ("a/bureau-120-x.md.txt", "a/bureau-120-x.md"),
            ("a/bureau-130-x.markdown", "a/bureau-130-x.md"),
            ("a/bureau-140-x.txt", "a/bureau-140-x.md"),
            ("a/010-x.txt", "a/010-x.md"),
            ("a/_index.txt", "a/_index.md"),
            ("a/x．ｍｄ", "a/x.md"),
            ("a/x.md.bak", "a/x.md"),
            ("plan.YAML", "plan.yaml"),
            ("targets.yaml.txt", "targets.yaml"),
        ] {
            assert_eq!(meant_as_content(name).as_deref(), Some(meant), "{name}");
        }
        for name in ["a/memo.txt", "a/x.docx", "a/fig1.png", "a/x.pdf", "md", "a/x.md5"] {
            assert_eq!(meant_as_content(name), None, "{name}");
        }
    }

    #[test]
    fn what_systems_and_editors_leave_is_passed_over() {
        for name in ["Thumbs.db", "desktop.ini", ".DS_Store", "~$計画.docx", "x.md~", ".x.md.swp", "Icon\r"]
        {
            assert!(is_hidden(OsStr::new(name)), "{name}");
        }
        for name in ["計画.docx", ".md", ".en.md"] {
            assert!(!is_hidden(OsStr::new(name)), "{name}");
        }
        assert!(is_hidden(OsStr::new("._bureau-010-fair.md")) && is_hidden(OsStr::new(".draft.md")));
    }

    #[test]
    fn a_picture_counts_if_a_text_names_it() {
        let mut sources = Sources::default();
        sources.add("content/a.md", "![体系](fig%201.png) ![図](図.png)");
        assert!(in_content("content/fig 1.png", &sources).is_none());
        assert!(in_content("content/図.png", &sources).is_none());
        assert!(in_content("content/other.png", &sources).is_some());
    }
}
