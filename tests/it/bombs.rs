//! Hostile content, made at random from what has hurt other programs: a run ends by itself, with a message or with
//! pages, within bounds of time and memory. `TEBIKI_BOMBS` says how many are tried.

#[cfg(unix)]
mod further;
mod requests;
mod table;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::sample;

/// Address space of a run, in KiB: the program with its dictionary, and 1 GB beside it.
const MOST_MEMORY: usize = 4_000_000;
/// Seconds of a run, on a machine that has other work.
const LONGEST: u64 = 60;

/// What is written again and again, and what may close it.
const NESTED: [(&str, &str); 20] = [
    ("> ", ""),
    ("- ", ""),
    ("1. ", ""),
    ("[", "]"),
    ("![", "]"),
    ("(", ")"),
    ("*a ", " a*"),
    ("**a_", "_a**"),
    ("<b>", "</b>"),
    ("`", "`"),
    ("[^1]", ""),
    ("|a", "|"),
    ("<!-- ", "-->"),
    ("# x\n", ""),
    ("[a](b) ", ""),
    ("&amp;", ""),
    ("\\", ""),
    ("{{ x }}", ""),
    ("か\u{3099}", ""),
    ("\u{202E}", "\u{202C}"),
];

/// Front matter that is more than it seems.
fn front_matter(kind: usize, size: usize) -> String {
    match kind {
        0 => format!("title: {}", "長".repeat(size)),
        1 => format!("title: {}x{}", "[".repeat(size), "]".repeat(size)),
        2 => format!("title: {}x", "{a: ".repeat(size)),
        3 => {
            let level = |at: usize| format!("a{at}: &a{at} [{}]\n", format!("*a{}, ", at - 1).repeat(9));
            format!("title: x\na0: &a0 [x, x]\n{}", (1..12).map(level).collect::<String>())
        }
        4 => format!("title: x\n{}", (0..size).map(|at| format!("k{at}: {at}\n")).collect::<String>()),
        5 => format!("title: x\naudience: [{}]", "jobseekers, ".repeat(size)),
        6 => format!("title: x\naliases: [{}]", (0..size).map(|at| format!("a{at}, ")).collect::<String>()),
        7 => "title: !!binary x\n<<: *x\n? [a]\n: b".to_string(),
        8 => format!("title: \"{}\"", "\\u3042".repeat(size)),
        _ => format!("title: |{}\n  x", "9".repeat(size.min(50))),
    }
}

/// A file of words that is not what it should be.
const WORDS: [&str; 6] =
    ["synonyms.yaml", "userdict.csv", "furigana.csv", "glossary.tsv", "ja/site.ftl", "koyobun.tsv"];

/// Plants one; says what it is.
fn plant(at: usize, root: &Path) -> String {
    let size = [10, 500, 20_000, 100_000][at / 7 % 4];
    let path = root.join("content/1-first/2-study/prefecture-010-bursaries.md");
    let (open, close) = NESTED[at % NESTED.len()];
    match at % 4 {
        0 | 1 => {
            let text = format!("{}x{}", open.repeat(size), close.repeat(size));
            fs::write(path, format!("---\ntitle: x\nsection: 1-2\nowner: prefecture\n---\n{text}\n"))
                .unwrap();
            format!("{size} × {open:?}")
        }
        2 => {
            let kind = at / 4 % 10;
            let front = front_matter(kind, size);
            fs::write(path, format!("---\n{front}\nsection: 1-2\nowner: prefecture\n---\n本文\n")).unwrap();
            format!("front matter {kind}, {size}")
        }
        _ => {
            let name = WORDS[at / 4 % WORDS.len()];
            let file = root.join("i18n").join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, format!("{open},{close}\t{open}\n").repeat(size.min(20_000))).unwrap();
            format!("i18n/{name}, {size} × {open:?}")
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn hostile_content_ends_a_run_within_bounds() {
    let count = sample::told("TEBIKI_BOMBS", 24);
    for at in 0..count {
        let folder = tempfile::tempdir().unwrap();
        sample::write(folder.path(), &sample::files());
        let planted = plant(at, folder.path());
        for verb in ["check", "build --no-pdf"] {
            let began = Instant::now();
            let program = env!("CARGO_BIN_EXE_tebiki");
            let line = format!("ulimit -v {MOST_MEMORY}; exec timeout {LONGEST} {program} {verb}");
            let run = Command::new("sh").args(["-c", &line]).current_dir(folder.path()).output().unwrap();
            let code = run.status.code();
            let told = String::from_utf8_lossy(&run.stderr);
            assert!(
                matches!(code, Some(0..=2)),
                "{at}: {planted}: `{verb}` ends with {code:?} after {:?}\n{}",
                began.elapsed(),
                &told[..told.len().min(600)]
            );
            assert!(!told.contains("panicked"), "{at}: {planted}: {told}");
            // A run that could not publish says why.
            assert!(code == Some(0) || !told.trim().is_empty(), "{at}: {planted}: `{verb}` says nothing");
        }
    }
}
