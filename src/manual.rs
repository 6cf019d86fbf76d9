//! The manual of those who make a handbook, in both languages. It is for them and no part of what is published:
//! `tebiki guide` shows it, `tebiki init` writes it beside the content, the desk has it as pages. Mistakes and their cures
//! are the registry of findings.

mod html;

use include_dir::{Dir, include_dir};

use crate::diagnostic::Severity;
use crate::findings::{self, Finding};
use crate::i18n::I18n;
use crate::lang::Lang;
use crate::output::OutputFile;
use crate::report;

static CHAPTERS: [(Lang, Dir<'static>); 2] = [
    (Lang::JA, include_dir!("$CARGO_MANIFEST_DIR/src/cli/guide/ja")),
    (Lang::EN, include_dir!("$CARGO_MANIFEST_DIR/src/cli/guide/en")),
];

/// Pictures of the screens, to which the chapters lead; `make screenshots` takes them.
static PICTURES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/guide/pictures");

/// Both languages, each in a folder of its own, beside the pictures.
pub fn files(i18n: &I18n) -> Vec<OutputFile> {
    let mut files = Vec::new();
    for lang in Lang::INTERFACE {
        for (name, text) in chapters(lang) {
            let text = filled(i18n, text, lang);
            files.push(OutputFile::new(format!("{}/{name}.md", lang.code()), text.into_bytes()));
        }
    }
    let pictures = PICTURES.files().filter_map(|file| Some((file.path().to_str()?, file.contents())));
    files.extend(pictures.map(|(name, bytes)| OutputFile::new(format!("pictures/{name}"), bytes.to_vec())));
    files
}

/// Name and text of the chapters in a language, in their order.
pub fn chapters(lang: Lang) -> Vec<(&'static str, &'static str)> {
    let folders = CHAPTERS.iter().filter(|(of, _)| *of == lang);
    let mut chapters: Vec<(&str, &str)> = folders
        .flat_map(|(_, folder)| folder.files())
        .filter_map(|file| Some((file.path().to_str()?.strip_suffix(".md")?, file.contents_utf8()?)))
        .collect();
    chapters.sort_by_key(|(name, _)| number(name));
    chapters
}

/// The place of a chapter: `10-reference` comes after `9-words`.
fn number(name: &str) -> u32 {
    name.split('-').next().and_then(|number| number.parse().ok()).unwrap_or(u32::MAX)
}

/// The chapter of a name, with its number or without, or of a number.
pub fn chapter(lang: Lang, wanted: &str) -> Option<(&'static str, &'static str)> {
    let is_wanted = |name: &str| {
        name == wanted
            || name.split_once('-').is_some_and(|(number, rest)| number == wanted || rest == wanted)
    };
    chapters(lang).into_iter().find(|(name, _)| is_wanted(name))
}

/// A chapter as a page shows it, without its title.
pub fn page(i18n: &I18n, text: &str, lang: Lang) -> String {
    let filled = filled(i18n, text, lang);
    html::to_html(filled.split_once('\n').map_or("", |(_, rest)| rest))
}

/// A picture of the screens by its name.
pub fn picture(name: &str) -> Option<&'static [u8]> {
    PICTURES.get_file(name).map(include_dir::File::contents)
}

pub fn title(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches("# ")
}

pub fn filled(i18n: &I18n, text: &str, lang: Lang) -> String {
    match text.contains("{findings}") {
        true => text.replace("{findings}", &cures(i18n, lang)),
        false => text.to_string(),
    }
}

/// Every finding with its reason, example and cure: errors first.
fn cures(i18n: &I18n, lang: Lang) -> String {
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let name = i18n.message(lang, &format!("severity-{}", report::severity_name(severity)));
        out.push_str(&format!("## {name}\n\n"));
        for finding in findings::all().iter().filter(|finding| finding.severity == severity) {
            let (reason, cure) = report::words(finding.code, i18n, lang);
            out.push_str(&format!("### {}\n\n{reason}{}{cure}\n\n", finding.code, space(lang)));
            out.push_str(&example(finding));
        }
    }
    out.trim_end().to_string() + "\n"
}

fn space(lang: Lang) -> &'static str {
    if lang.is_japanese() { "" } else { " " }
}

fn example(finding: &Finding) -> String {
    format!("```\n{}\n```\n\n→\n\n```\n{}\n```\n\n", finding.example, finding.instead)
}
