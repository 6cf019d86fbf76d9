//! The real content against the official text, and against both with something wrong.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use tebiki::i18n::I18n;
use tebiki::lang::Lang;
use tebiki::plan::Plan;
use tebiki::source::{SourceFile, Sources};
use tebiki::verify::{Report, human, json, verify};
use tebiki::{disk, import, load};

const SEED: &str = include_str!("../../seeds/saitama-employment-plan-2023.txt");

static REAL: LazyLock<(Sources, Plan)> = LazyLock::new(|| {
    let (sources, problems) = disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), "content");
    assert_eq!(problems, []);
    let plan = load::load(&sources, "content").plan.expect("the real content has no errors");
    (sources, plan)
});

fn verify_real(official: &str) -> Report {
    verify(&REAL.1, &REAL.0, official)
}

/// The files of the real content that the official text is made of, changed by `change`.
fn changed(change: impl Fn(&mut Vec<SourceFile>)) -> Sources {
    let copy = |file: &SourceFile| SourceFile::new(file.path.as_str(), file.text.as_str());
    let tables = ["content/plan.yaml", "content/targets.yaml"];
    let official = |file: &&SourceFile| match file.path.strip_suffix(".md") {
        Some(name) => !name.ends_with(".en") && !name.ends_with(".easy"),
        None => tables.contains(&file.path.as_str()),
    };
    let mut files: Vec<SourceFile> = REAL.0.files.iter().filter(official).map(copy).collect();
    change(&mut files);
    Sources { files, ..Sources::default() }
}

/// Whether a change of the content comes out, as an error of the loader or as a difference.
fn is_found(sources: &Sources) -> bool {
    match load::load(sources, "content").plan {
        Some(plan) => !verify(&plan, sources, SEED).is_exact(),
        None => true,
    }
}

#[test]
fn the_real_content_is_the_official_text() {
    let report = verify_real(SEED);
    assert_eq!(report.differences, []);
    assert_eq!((report.measures, report.repeats, report.target_values), (187, 7, 9));
    assert_eq!(report.furniture.iter().map(|line| line.line).collect::<Vec<_>>(), [276]);
}

#[test]
fn the_one_repeat_that_is_printed_differently_is_reported() {
    let report = verify_real(SEED);
    let [variant] = report.variants.as_slice() else { panic!("{:?}", report.variants) };
    assert_eq!((variant.original.as_str(), variant.repeat.as_str()), ("kurumin-plus", "kurumin-plus-repeat"));
    let [(original, repeat)] = variant.changes.as_slice() else { panic!("{:?}", variant.changes) };
    assert_eq!((original.text.as_str(), repeat.text.as_str()), ("と", ""));
    assert!(original.before.ends_with("不妊治療と仕事") && original.after.starts_with("の両立"));
}

#[test]
fn a_difference_is_shown_with_both_sides_and_both_places() {
    let official = SEED.replacen("維持に取組む。", "維持に努める。", 1);
    let report = verify_real(&official);
    let [difference] = report.differences.as_slice() else { panic!("{:?}", report.differences) };
    assert_eq!((difference.official.text.as_str(), difference.content.text.as_str()), ("努める", "取組む"));
    assert_eq!((difference.official.line, difference.official.column), (41, 4));
    let path =
        "content/1-job-retention-and-digital/1-job-retention/bureau-010-employment-adjustment-subsidy.md";
    assert_eq!(difference.content.path, path);
    let file = REAL.0.files.iter().find(|file| file.path == path).expect("the file");
    let line = file.text.lines().nth(difference.content.line - 1).expect("the line");
    let at: String = line.chars().skip(difference.content.column - 1).take(3).collect();
    assert_eq!(at, "取組む");
    let text = human(&report, "plan.txt", &I18n::embedded(), Lang::EN);
    assert!(
        text.contains("plan.txt:41:4\n") && text.contains("⟦努める⟧") && text.contains("⟦取組む⟧"),
        "{text}"
    );
    assert_eq!(json(&report, "plan.txt")["differences"][0]["official"]["line"], 41);
}

#[test]
fn headings_and_targets_are_found_at_their_place() {
    for (from, to, place) in [
        ("Ⅲ シニアの活躍推進", "Ⅲ シニアの活躍", "content/3-active-seniors/_index.md:2"),
        (
            "２ シニアが働きやすい環境の整備",
            "２．シニアが働きやすい環境の整備",
            "2-senior-friendly-workplaces/_index.md:2",
        ),
        ("年間６８０人", "年間６９０人", "content/targets.yaml:"),
        ("委託訓練 ", "受託訓練 ", "content/targets.yaml:"),
        ("自己就職等を含む", "自己就職を含む", "content/targets.yaml:"),
        ("埼玉県が取り組む施策", "埼玉県が取組む施策", "content/plan.yaml:"),
    ] {
        assert_eq!(SEED.matches(from).next(), Some(from));
        let report = verify_real(&SEED.replacen(from, to, 1));
        let [difference] = report.differences.as_slice() else { panic!("{from}: {:?}", report.differences) };
        let found = format!("{}:{}", difference.content.path, difference.content.line);
        assert!(found.contains(place), "{from}: {found}");
    }
}

#[test]
fn any_missing_file_is_found() {
    let paths: Vec<String> = changed(|_| {}).files.into_iter().map(|file| file.path).collect();
    for (at, path) in paths.iter().enumerate() {
        let sources = changed(|files| drop(files.remove(at)));
        assert!(is_found(&sources), "nobody missed {path}");
    }
}

#[test]
fn white_space_page_numbers_and_form_feeds_make_no_difference() {
    let official = SEED.replace("\n\n", "\r\n\u{c}－ 3 －\r\n　").replace('、', "、 \n");
    let report = verify_real(&official);
    assert_eq!(report.differences.len(), 0);
    assert!(report.furniture.len() > 500);
}

/// Places of the official text's characters that are not white space nor a page number.
fn places(text: &str) -> Vec<usize> {
    let (official, _, _) = import::official(text);
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let byte = |(line, column): (usize, usize)| {
        let row = &text[starts[line - 1]..];
        starts[line - 1] + row.chars().take(column - 1).map(char::len_utf8).sum::<usize>()
    };
    official.places.into_iter().map(byte).collect()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

static PLACES: LazyLock<Vec<usize>> = LazyLock::new(|| places(SEED));

fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        Just('の'),
        Just('、'),
        Just('・'),
        Just('➢'),
        Just('５'),
        Just('x'),
        Just('Ⅲ'),
        Just('○'),
        any::<char>()
    ]
    // Control characters and those that no reader sees count as white space in the official text.
    .prop_filter("neither white space nor unseen", |c| {
        !c.is_whitespace() && !c.is_control() && !tebiki::characters::is_unseen(*c, None)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_character_changed_in_the_official_text_is_found(at in 0..PLACES.len(), new in character()) {
        let place = PLACES[at];
        let old = SEED[place..].chars().next().expect("a character");
        prop_assume!(old != new);
        let mut official = SEED.to_string();
        official.replace_range(place..place + old.len_utf8(), new.encode_utf8(&mut [0; 4]));
        let report = verify_real(&official);
        prop_assert!((1..=2).contains(&report.differences.len()), "{:?}", report.differences);
    }

    #[test]
    fn a_character_added_to_the_official_text_is_found(at in 0..PLACES.len(), new in character()) {
        let mut official = SEED.to_string();
        official.insert(PLACES[at], new);
        prop_assert_eq!(verify_real(&official).differences.len(), 1);
    }

    #[test]
    fn a_character_dropped_from_the_official_text_is_found(at in 0..PLACES.len()) {
        let mut official = SEED.to_string();
        official.remove(PLACES[at]);
        prop_assert!(!verify_real(&official).is_exact());
    }

    #[test]
    fn characters_swapped_in_the_official_text_are_found(at in 0..PLACES.len() - 1, distance in 1..400_usize) {
        let (a, b) = (PLACES[at], PLACES[(at + distance).min(PLACES.len() - 1)]);
        let of = |at: usize| SEED[at..].chars().next().expect("a character");
        prop_assume!(of(a) != of(b));
        let mut official = SEED.to_string();
        official.replace_range(b..b + of(b).len_utf8(), &of(a).to_string());
        official.replace_range(a..a + of(a).len_utf8(), &of(b).to_string());
        prop_assert!(!verify_real(&official).is_exact());
    }

    #[test]
    fn any_white_space_in_the_official_text_makes_no_difference(
        at in proptest::collection::vec((0..PLACES.len(), "[ \u{3000}\t]{1,3}|\r\n"), 1..40)
    ) {
        let mut at = at;
        at.sort();
        let mut official = SEED.to_string();
        for (at, space) in at.iter().rev() {
            // Digits that line breaks leave alone would be a page number.
            let beside_digit = SEED[..PLACES[*at]].trim_end().ends_with(is_digit)
                || SEED[PLACES[*at]..].starts_with(is_digit);
            if !(space.contains('\n') && beside_digit) {
                official.insert_str(PLACES[*at], space);
            }
        }
        prop_assert!(verify_real(&official).is_exact());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_character_changed_in_a_body_is_found(file in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), new in "[のを甲乙abc５]") {
        let sources = changed(|files| {
            let bodies: Vec<usize> = (0..files.len()).filter(|&at| body(&files[at].text).is_some()).collect();
            let text = &mut files[bodies[file.index(bodies.len())]].text;
            let start = body(text).expect("a body");
            let places: Vec<usize> = text[start..].char_indices().filter(|(_, c)| !c.is_whitespace() && !new.contains(*c)).map(|(at, _)| start + at).collect();
            let place = places[at.index(places.len())];
            let old = text[place..].chars().next().expect("a character");
            text.replace_range(place..place + old.len_utf8(), &new);
        });
        prop_assert!(is_found(&sources));
    }

    #[test]
    fn two_files_with_their_texts_swapped_are_found(a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let same = std::cell::Cell::new(false);
        let sources = changed(|files| {
            let bodies: Vec<usize> = (0..files.len()).filter(|&at| body(&files[at].text).is_some()).collect();
            let (a, b) = (bodies[a.index(bodies.len())], bodies[b.index(bodies.len())]);
            let text = |at: usize| files[at].text[body(&files[at].text).expect("a body")..].trim().to_string();
            let (of_a, of_b) = (text(a), text(b));
            same.set(of_a == of_b);
            for (at, new) in [(a, of_b), (b, of_a)] {
                let start = body(&files[at].text).expect("a body");
                files[at].text.replace_range(start.., &new);
            }
        });
        prop_assume!(!same.get());
        prop_assert!(is_found(&sources));
    }

    #[test]
    fn a_changed_heading_or_target_is_found(at in any::<prop::sample::Index>()) {
        let sources = changed(|files| {
            let (file, place) = {
                let all: Vec<(usize, usize)> = (0..files.len()).flat_map(|file| official_values(&files[file]).into_iter().map(move |at| (file, at))).collect();
                all[at.index(all.len())]
            };
            files[file].text.insert(place, '甲');
        });
        prop_assert!(is_found(&sources));
    }
}

/// Where the body begins, if there is one.
fn body(text: &str) -> Option<usize> {
    let (_, body) = load::front_matter::split(text)?;
    (!text[body.clone()].trim().is_empty()).then_some(body.start)
}

/// Ends of the values that the official text prints: titles of chapters and sections, the owners'
/// headings, and all Japanese values of the target table.
fn official_values(file: &SourceFile) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    let mut in_heading = false;
    for line in file.text.split_inclusive('\n') {
        let value = line.trim_end();
        let key = value.trim_start().trim_start_matches("- ");
        let official = if file.path.ends_with("_index.md") {
            line.starts_with("title: ")
        } else if file.path.ends_with("targets.yaml") {
            key.starts_with("ja: ")
        } else if file.path.ends_with("plan.yaml") {
            key.starts_with("ja: ") && in_heading
        } else {
            false
        };
        in_heading = key == "heading:" || at == 0 && key == "title:";
        if official {
            ends.push(at + value.len());
        }
        at += line.len();
    }
    ends
}

#[test]
fn prose_may_begin_with_what_is_a_mark_elsewhere() {
    let text = "計画\nⅠ 章\n１ 節\n県の取組\n○ 一つ目を実施する。\n→ 二つ目を実施する。\n";
    let differences = |content: &str| {
        let entry = |body: &str| format!("---\ntitle: 題\nsection: 1-1\nowner: prefecture\n---\n{body}\n");
        let files = vec![
            SourceFile::new("content/plan.yaml", STARTER),
            SourceFile::new("content/1-a/_index.md", "---\ntitle: 章\n---\n"),
            SourceFile::new("content/1-a/1-b/_index.md", "---\ntitle: 節\n---\n"),
            SourceFile::new("content/1-a/1-b/prefecture-010-x.md", entry(content)),
        ];
        let sources = Sources { files, ..Sources::default() };
        let loaded = load::load(&sources, "content");
        let plan = loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        verify(&plan, &sources, text).differences
    };
    assert_eq!(differences("一つ目を実施する。\n\n→ 二つ目を実施する。"), []);
    assert_eq!(differences("一つ目を実施する。\n\n× 二つ目を実施する。").len(), 1);
}

const STARTER: &str = "title: 計画\nfiscal_year_label: 令和５年度\nlanguages: [ja]\nfiscal_year: 2023\nversion: '1'\ndate: 2023-04-01\nowners:\n  - {id: prefecture, name: 県, heading: 県の取組}\n";
