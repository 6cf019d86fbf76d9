//! What changed between two plans, and the 新旧対照表.

use tebiki::compare::settings::{self, Layout, Side, Unchanged};
use tebiki::compare::{Change, Comparison, Kind, Reason, compare};
use tebiki::i18n::I18n;
use tebiki::lang::Lang;
use tebiki::plan::Plan;
use tebiki::side_by_side::{self, Job};

use crate::mutate;
use crate::random::Random;
use crate::sample::{self, Files};

const FAIR: &str = "content/1-first/1-work/bureau-010-job-fair.md";
const COURSES: &str = "content/1-first/2-study/bureau-010-courses.md";
const BURSARIES: &str = "content/1-first/2-study/prefecture-010-bursaries.md";
const COUNSELLING: &str = "content/1-first/1-work/prefecture-010-counselling.md";

/// The files of the plan that the repository holds.
fn content() -> Files {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let (sources, problems) = tebiki::disk::read(root, "content");
    assert!(problems.is_empty(), "{problems:?}");
    sources.files.iter().map(|file| (file.path.clone(), file.text.to_string())).collect()
}

fn renamed(files: &mut Files, from: &str, to: &str) {
    let text = files.remove(from).unwrap();
    files.insert(to.to_string(), text);
}

/// What became of the measure with a slug, old or new.
fn of<'c>(comparison: &'c Comparison, old: &Plan, new: &Plan, slug: &str) -> &'c Change {
    let has = |change: &&Change| {
        change.new.iter().any(|&id| new[id].slug == slug) || change.old.iter().any(|&id| old[id].slug == slug)
    };
    comparison.changes.iter().find(has).unwrap()
}

#[test]
fn each_kind_is_told_with_its_reason() {
    let files = sample::files();
    let mut next = files.clone();
    // Reworded and renamed; moved; ended; new; `was`.
    renamed(&mut next, COURSES, "content/1-first/2-study/bureau-010-lessons.md");
    let text = next["content/1-first/2-study/bureau-010-lessons.md"].replace("実施する", "県内で実施する");
    next.insert("content/1-first/2-study/bureau-010-lessons.md".into(), text);
    renamed(&mut next, COUNSELLING, "content/1-first/2-study/prefecture-005-counselling.md");
    let moved =
        next["content/1-first/2-study/prefecture-005-counselling.md"].replace("section: 1-1", "section: 1-2");
    next.insert("content/1-first/2-study/prefecture-005-counselling.md".into(), moved);
    next.insert(
        "content/1-first/1-work/prefecture-020-library.md".into(),
        "---\ntitle: 図書\nsection: 1-1\nowner: prefecture\n---\n移動図書館が月に一度回る。\n".into(),
    );
    next.remove(BURSARIES);
    let (old, new) = (sample::plan(&files), sample::plan(&next));
    let comparison = compare(&old, &new, &[]);
    let kind = |slug: &str| of(&comparison, &old, &new, slug).kind;
    assert_eq!(kind("job-fair"), Kind::Unchanged);
    assert_eq!(kind("lessons"), Kind::Changed);
    assert!(matches!(of(&comparison, &old, &new, "lessons").reason, Reason::Alike(60..)));
    assert_eq!(kind("counselling"), Kind::Moved);
    assert_eq!(kind("library"), Kind::New);
    assert_eq!(kind("bursaries"), Kind::Ended);
}

#[test]
fn what_a_measure_was_goes_before_its_text_and_what_officials_say_before_both() {
    let files = sample::files();
    let mut next = files.clone();
    renamed(&mut next, COURSES, "content/1-first/2-study/bureau-010-lessons.md");
    next.insert(
        "content/1-first/2-study/bureau-010-lessons.md".into(),
        "---\ntitle: 講座\nsection: 1-2\nowner: bureau\nwas: [courses]\n---\n全く別の文章になった。\n".into(),
    );
    let (old, new) = (sample::plan(&files), sample::plan(&next));
    let comparison = compare(&old, &new, &[]);
    let lessons = of(&comparison, &old, &new, "lessons");
    assert_eq!((lessons.kind, &lessons.reason), (Kind::Changed, &Reason::Was));
    let text = "changes:\n  - { kind: new, new: [lessons], reason: 別の事業 }\n  - { kind: ended, old: [courses] }\n";
    let said = settings::read(text, sample::sources(&files).ids().next().unwrap()).unwrap();
    let comparison = compare(&old, &new, &said.changes);
    let lessons = of(&comparison, &old, &new, "lessons");
    assert_eq!((lessons.kind, lessons.remark.as_deref()), (Kind::New, Some("別の事業")));
    assert!(lessons.confirmed && lessons.old.is_empty());
    assert_eq!(of(&comparison, &old, &new, "courses").kind, Kind::Ended);
}

#[test]
fn numbers_that_shift_are_no_change_of_text() {
    let files = sample::files();
    let mut next = files.clone();
    next.insert(
        "content/1-first/1-work/bureau-005-first.md".into(),
        "---\ntitle: 図書\nsection: 1-1\nowner: bureau\n---\n移動図書館が月に一度回る。\n".into(),
    );
    let (old, new) = (sample::plan(&files), sample::plan(&next));
    let comparison = compare(&old, &new, &[]);
    let kinds: Vec<Kind> = comparison.changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == Kind::New).count(), 1);
    assert!(!kinds.contains(&Kind::Changed) && kinds.contains(&Kind::Renumbered), "{kinds:?}");
    let (i18n, layout) = (I18n::embedded(), Layout { unchanged: Unchanged::Keep, ..Layout::default() });
    let table =
        Job { old: &old, new: &new, comparison: &comparison, layout: &layout, i18n: &i18n }.table(Lang::JA);
    let changed: Vec<&str> = table
        .rows
        .iter()
        .flat_map(|row| row.left.0.iter().chain(&row.right.0))
        .flat_map(|paragraph| &paragraph.runs)
        .filter(|run| run.changed)
        .map(|run| run.text.as_str())
        .collect();
    assert_eq!(changed, ["移動図書館が月に一度回る。"]);
}

#[test]
fn the_layout_is_the_offices_own() {
    let files = sample::files();
    let mut next = files.clone();
    let text = next[FAIR].replace("開催する", "年２回開催する");
    next.insert(FAIR.into(), text);
    next.remove(BURSARIES);
    let (old, new) = (sample::plan(&files), sample::plan(&next));
    let comparison = compare(&old, &new, &[]);
    let i18n = I18n::embedded();
    let text = "layout: { new_side: right, heads: { new: 改正後, old: 改正前 }, underline: new, words: { ended: （廃止） } }\n";
    let layout = settings::read(text, sample::sources(&files).ids().next().unwrap()).unwrap().layout;
    assert_eq!(layout.new_side, Side::Right);
    let job = Job { old: &old, new: &new, comparison: &comparison, layout: &layout, i18n: &i18n };
    let table = job.table(Lang::JA);
    assert_eq!(table.heads, ["改正前", "改正後"]);
    let html = side_by_side::html::rows(&table);
    assert!(html.contains("合同面接会を<u>年２回</u>開催する。"), "{html}");
    assert!(html.contains("<p>合同面接会を開催する。</p>") && html.contains("（廃止）"), "{html}");
    // What did not change has no row, and the text in English is compared too.
    assert!(!html.contains("職業訓練を実施する"), "{html}");
    let english = side_by_side::html::rows(&job.table(Lang::EN));
    assert!(english.contains("Former") && english.contains("(deleted)"), "{english}");
}

#[test]
fn every_form_has_the_same_rows_and_the_same_bytes_each_time() {
    let files = sample::files();
    let mut next = files.clone();
    let text = next[FAIR].replace("開催する", "年２回<b>開催する");
    next.insert(FAIR.into(), text);
    let (old, new) = (sample::plan(&files), sample::plan(&next));
    let comparison = compare(&old, &new, &[]);
    let (i18n, layout) = (I18n::embedded(), Layout::default());
    let job = Job { old: &old, new: &new, comparison: &comparison, layout: &layout, i18n: &i18n };
    let made = side_by_side::files(job);
    let names: Vec<&str> = made.iter().map(|file| file.path.as_str()).collect();
    for name in [
        "comparison.json",
        "comparison-ja.docx",
        "comparison-en.docx",
        "comparison-ja.xlsx",
        "comparison-ja.html",
    ] {
        assert!(names.contains(&name), "{names:?}");
    }
    let html = made.iter().find(|file| file.path == "comparison-ja.html").unwrap();
    let html = String::from_utf8_lossy(&html.bytes).into_owned();
    assert!(!html.contains("<b>") && html.contains("&lt;b&gt;"), "{html}");
    let again = side_by_side::files(job);
    assert!(made.iter().zip(&again).all(|(a, b)| a.bytes == b.bytes));
    let docx = made.iter().find(|file| file.path == "comparison-ja.docx").unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&docx.bytes)).unwrap();
    let document = std::io::read_to_string(zip.by_name("word/document.xml").unwrap()).unwrap();
    assert!(document.contains("<w:tblHeader />") && document.contains("年２回"), "{document}");
}

/// Of `benches/compare.rs`, a few pairs.
#[test]
fn measures_of_mutated_plans_are_matched() {
    let files = content();
    let old = sample::plan(&files);
    let mut random = Random(0x7eb1);
    let (mut right, mut all, mut made) = (0, 0, 0);
    for _ in 0..8 {
        let mutated = mutate::mutate(&files, &[], &mut random);
        let new = sample::plan(&mutated.files);
        let score = mutate::score(&old, &new, &mutated, |_, _, _| {});
        assert_eq!(score.false_changes, 0);
        right += score.right;
        all += score.all;
        made += 1;
    }
    assert!(made == 8 && right * 100 >= all * 98, "{right} of {all}");
}

#[cfg(feature = "pdf")]
#[test]
fn the_table_is_printed_in_every_language_of_the_plan() {
    let (old, mut new) = (tempfile::tempdir().unwrap(), content());
    sample::write(old.path(), &new);
    let path = new.keys().find(|path| path.ends_with("-employment-adjustment-subsidy.md")).unwrap().clone();
    let changed = new[&path].replacen('。', "。毎年行う。", 1);
    new.insert(path, changed);
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &new);
    let out = folder.path().join("table");
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_tebiki"))
        .args(["--lang", "en", "compare"])
        .args([old.path(), folder.path()])
        .arg("--out")
        .arg(&out)
        .output()
        .unwrap();
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    for lang in &sample::plan(&new).languages {
        for form in ["docx", "xlsx", "html", "pdf"] {
            let path = out.join(format!("comparison-{lang}.{form}"));
            assert!(std::fs::metadata(&path).is_ok_and(|file| file.len() > 1000), "{}", path.display());
        }
        let html = std::fs::read_to_string(out.join(format!("comparison-{lang}.html"))).unwrap();
        assert!(html.contains(&format!("<html lang=\"{}\">", lang.tag())));
    }
}
