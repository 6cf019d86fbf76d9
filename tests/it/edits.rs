//! Edits that a person could make to a content folder, at random: what stands in a file is in the handbook, or `check`
//! says what is not. `TEBIKI_EDITS` says how many folders are tried.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tebiki::check;
use tebiki::diagnostic::Severity;
use tebiki::plan::Plan;
use tebiki::project::Project;
use unicode_normalization::UnicodeNormalization;

use crate::random::Random;
use crate::sample;

/// What is pasted into texts.
const PASTED: [&str; 18] = [
    "甲\t乙\n丙\t丁\n",
    "**",
    "<!-- 後で -->",
    "<!--",
    "<b>",
    "[名前](nowhere)",
    "😊",
    "\u{200B}",
    "\n---\n",
    "\n# 見出し\n",
    "\n    字下げ\n",
    "（再掲）",
    "|甲|乙|\n",
    "3*4*5",
    "\u{E000}",
    "[^1]",
    "\u{0}",
    "```\n",
];
/// How names of files go wrong.
const ENDINGS: [&str; 7] = [".markdown", ".MD", ".md.txt", ".txt", ".docx", " - コピー.md", "（1）.md"];

fn files_below(root: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// A text as another program saves it.
fn saved_again(dice: &mut Random, text: &str) -> Vec<u8> {
    match dice.below(7) {
        0 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        1 => encoding_rs::SHIFT_JIS.encode(text).0.into_owned(),
        2 => [vec![0xFF, 0xFE], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
        3 => text.nfd().collect::<String>().into_bytes(),
        4 => text.replace('\n', "\r\n").into_bytes(),
        5 => text.replace('\n', "\r").into_bytes(),
        _ => text.trim_end().as_bytes().to_vec(),
    }
}

/// A text with a mistake in it.
fn mistyped(dice: &mut Random, text: &str) -> String {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let at = places.get(dice.below(places.len())).copied().unwrap_or(0);
    let lines: Vec<&str> = text.lines().collect();
    let line = dice.below(lines.len());
    match dice.below(6) {
        0 => text[..at].to_string(),
        1 => format!("{}{}{}", &text[..at], dice.pick(&PASTED), &text[at..]),
        2 => [&lines[..line], &lines[(line + 1).min(lines.len())..]].concat().join("\n"),
        3 => text.replacen(": ", dice.pick::<&str>(&["：", ":", ":　", "： ", ":\t"]), 1),
        4 => text.replacen("---\n", dice.pick::<&str>(&["", "－－－\n", " ---\n", "----\n"]), 1),
        _ => format!("{text}\n{text}"),
    }
}

/// One edit somewhere in the folder.
fn edit(dice: &mut Random, root: &Path) {
    let files = files_below(&root.join("content"));
    let Some(file) = files.get(dice.below(files.len())) else { return };
    let text = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    match dice.below(9) {
        0 => fs::rename(file, file.with_file_name(name.replace(".md", dice.pick::<&str>(&ENDINGS)))).unwrap(),
        1 => {
            let wrong = match dice.below(4) {
                0 => name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-').to_string(),
                1 => name.replace("bureau", "nobody"),
                2 => name.replace("0", "０"),
                _ => format!("{name} "),
            };
            if !wrong.is_empty() {
                fs::rename(file, file.with_file_name(wrong)).unwrap();
            }
        }
        2 => drop(fs::copy(file, file.with_file_name(format!("コピー {name}"))).unwrap()),
        3 => fs::write(file, saved_again(dice, &text)).unwrap(),
        4..=6 => fs::write(file, mistyped(dice, &text)).unwrap(),
        7 => {
            let other = &files[dice.below(files.len())];
            let theirs = fs::read(other).unwrap();
            fs::write(other, &text).unwrap();
            fs::write(file, theirs).unwrap();
        }
        _ => {
            let folder = files[dice.below(files.len())].parent().unwrap();
            fs::rename(file, folder.join(name)).unwrap();
        }
    }
}

/// The sentences of the sample.
fn sentences() -> Vec<String> {
    let texts = sample::files();
    let official = texts.iter().filter(|(path, _)| {
        path.ends_with(".md") && !path.ends_with(".en.md") && !path.ends_with(".easy.md")
    });
    let bodies = official.filter_map(|(_, text)| text.splitn(3, "---\n").nth(2));
    bodies.map(|body| body.trim().to_string()).filter(|body| !body.is_empty()).collect()
}

/// What is told of the sample as it is: it says nothing of an edit.
fn usual() -> BTreeSet<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &sample::files());
    let (project, _) = Project::read(folder.path());
    let plan = project.load().plan.expect("the sample is a plan");
    check::check(&plan, &project.sources, &project.glossary).into_iter().map(|problem| problem.code).collect()
}

/// Everything that a plan says in its official texts.
fn said(plan: &Plan) -> String {
    let nodes = plan.nodes.iter().map(|node| &node.text.body.official.text);
    let measures = plan.measures.iter().map(|measure| &measure.body.official.text);
    let passages = plan.passages.iter().map(|passage| &passage.text.body.official.text);
    let own = plan.repeats.iter().filter_map(|repeat| repeat.body.as_ref()).map(|body| &body.text);
    let preamble = std::iter::once(&plan.preamble.body.official.text);
    nodes.chain(measures).chain(passages).chain(own).chain(preamble).cloned().collect::<Vec<_>>().join("\n")
}

/// The files that are not those of the sample.
fn changed(root: &Path) -> String {
    let sample = sample::files();
    let file = |path: PathBuf| {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        let text = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        (sample.get(&name) != Some(&text)).then(|| format!("== {name}\n{text:?}\n"))
    };
    files_below(root).into_iter().filter_map(file).collect()
}

/// What stands in the files, however they are saved.
fn written(root: &Path) -> String {
    let read = |path: PathBuf| {
        let bytes = fs::read(path).unwrap();
        let utf16: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let others = [String::from_utf16_lossy(&utf16), encoding_rs::SHIFT_JIS.decode(&bytes).0.into_owned()];
        let utf8: String = String::from_utf8_lossy(&bytes).nfc().collect();
        format!("{utf8}\n{}", others.join("\n"))
    };
    files_below(&root.join("content")).into_iter().map(read).collect()
}

#[test]
fn whatever_a_person_edits_is_published_or_told() {
    let count = sample::told("TEBIKI_EDITS", 150);
    let sentences = sentences();
    let usual = usual();
    let mut published = 0;
    for seed in 1..=count {
        let mut dice = Random(0x9E37_79B9_7F4A_7C15 ^ (seed * 0x1000_0001));
        let folder = tempfile::tempdir().unwrap();
        sample::write(folder.path(), &sample::files());
        (0..=dice.below(3)).for_each(|_| edit(&mut dice, folder.path()));
        let (project, mut told) = Project::read(folder.path());
        let loaded = project.load();
        told.extend(loaded.diagnostics);
        let Some(plan) = loaded.plan else {
            assert!(
                told.iter().any(|problem| problem.severity == Severity::Error),
                "seed {seed}: nothing is told"
            );
            continue;
        };
        told.extend(check::check(&plan, &project.sources, &project.glossary));
        if told.iter().any(|problem| problem.severity == Severity::Error) {
            continue;
        }
        let warned =
            told.iter().any(|problem| problem.severity == Severity::Warning && !usual.contains(problem.code));
        let (written, said) = (written(folder.path()), said(&plan));
        for sentence in sentences.iter().filter(|sentence| written.contains(sentence.as_str())) {
            let kept = warned || said.contains(sentence.as_str());
            assert!(
                kept,
                "seed {seed}: `{sentence}` is lost, and nothing is told\n{}",
                changed(folder.path())
            );
        }
        if seed % 10 == 0 {
            sample::handbook(&project, &plan);
        }
        published += 1;
    }
    // The edits leave enough to publish: else nothing was tried.
    assert!(published * 20 > count, "{published} of {count}");
}
