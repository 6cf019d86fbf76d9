//! `check` and `translate` over the real content and over seeded errors.

use std::path::Path;
use std::sync::LazyLock;

use tebiki::check;
use tebiki::check::glossary::missing_terms;
use tebiki::check::numbers::difference;
use tebiki::check::texts::texts;
use tebiki::diagnostic::{Diagnostic, Severity};
use tebiki::disk;
use tebiki::glossary::{self, Glossary};
use tebiki::i18n::I18n;
use tebiki::japanese::Analyzer;
use tebiki::lang::Lang;
use tebiki::load;
use tebiki::plan::Plan;
use tebiki::project::Project;
use tebiki::source::Sources;
use tebiki::translate;

static GLOSSARY: LazyLock<Glossary> =
    LazyLock::new(|| Project::read(Path::new(env!("CARGO_MANIFEST_DIR"))).0.glossary);

/// The real content, with `edit` applied to each file: (path, text) → text.
fn content(edit: impl Fn(&str, String) -> String) -> Sources {
    let (read, problems) = disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), "content");
    assert_eq!(problems, []);
    let mut sources = Sources::default();
    for file in read.files {
        let text = edit(&file.path, file.text);
        sources.add(file.path, text);
    }
    sources
}

fn plan(sources: &Sources) -> Plan {
    let loaded = load::load(sources, "content");
    loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

fn findings(sources: &Sources) -> Vec<Diagnostic> {
    check::check(&plan(sources), sources, &GLOSSARY)
}

/// The findings after one replacement in one file, which must happen: (code, file, arguments).
fn seeded(file: &str, from: &str, to: &str) -> Vec<(&'static str, String, String)> {
    let sources = content(|path, text| match path.ends_with(file) {
        true => {
            assert!(text.contains(from), "{file} lacks {from}");
            text.replace(from, to)
        }
        false => text,
    });
    findings(&sources)
        .into_iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| {
            let path = finding.span.map_or(String::new(), |span| sources.file(span.file).path.clone());
            let args: Vec<String> = finding.args.into_iter().map(|(_, value)| value).collect();
            (finding.code, path.rsplit('/').next().unwrap_or_default().to_string(), args.join(" "))
        })
        .collect()
}

fn codes(findings: &[(&'static str, String, String)]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.0).collect()
}

#[test]
fn the_real_content_has_no_findings_but_the_one_repeat_printed_otherwise() {
    let sources = content(|_, text| text);
    let findings = findings(&sources);
    let shown: Vec<_> = findings.iter().map(|finding| (finding.code, finding.severity)).collect();
    assert_eq!(shown, [("repeat-differs", Severity::Note)]);
    let i18n = I18n::embedded();
    for (lang, words) in [(Lang::JA, "療と仕事との両立支"), (Lang::EN, "printed in other words")] {
        let text = tebiki::report::human(&findings, &sources, &i18n, lang, false);
        assert!(text.contains(words) && text.contains("kurumin-plus-repeat.md"), "{text}");
    }
}

#[test]
fn every_page_of_the_real_content_is_translated() {
    let sources = content(|_, text| text);
    let status = translate::status(&plan(&sources), Lang::EN);
    assert_eq!(status.len(), 8);
    assert_eq!(status.iter().map(translate::ChapterStatus::total).sum::<usize>(), 211);
    assert!(status.iter().all(|row| row.stale == 0 && row.missing == 0), "{status:?}");
}

#[test]
fn a_dropped_or_changed_number_is_found() {
    let file = "bureau-030-gender-pay-gap-disclosure.en.md";
    let dropped = seeded(file, "with 301 or more regularly", "with more regularly");
    assert_eq!(codes(&dropped), ["numbers-differ"]);
    assert_eq!((dropped[0].1.as_str(), dropped[0].2.as_str()), (file, "301 none"));
    let changed = seeded("bureau-020-kurumin-plus.en.md", "FY2022", "FY2023");
    assert_eq!(changed.iter().map(|f| f.2.as_str()).collect::<Vec<_>>(), ["FY2022 FY2023"]);
    let target = seeded("targets.yaml", "en: 4,570 people a year", "en: 4,750 people a year");
    assert_eq!(codes(&target), ["numbers-differ"]);
}

#[test]
fn a_swapped_programme_name_is_found_from_both_sides() {
    let file = "bureau-010-employment-adjustment-subsidy.en.md";
    let found = seeded(file, "Employment Adjustment Subsidy", "Trial Employment Subsidy");
    // In the title and in the text, each as missing and as added.
    assert_eq!(
        codes(&found),
        ["glossary-term", "glossary-term-added", "glossary-term", "glossary-term-added"]
    );
    assert!(found[0].2.starts_with("雇用調整助成金"));
    assert!(found[1].2.starts_with("Trial Employment Subsidy"));
}

#[test]
fn a_longer_name_does_not_speak_for_a_shorter_one() {
    let found = seeded("bureau-060-kurumin-eruboshi-certification.en.md", "\"Kurumin\" or ", "");
    assert_eq!(codes(&found), ["glossary-term"]);
    assert!(found[0].2.starts_with("くるみん "));
}

#[test]
fn a_changed_original_makes_its_translation_stale() {
    let file = "bureau-010-employment-adjustment-subsidy.md";
    let found = seeded(file, "教育訓練、出向", "教育訓練、在籍型出向");
    assert_eq!(codes(&found), ["stale-translation"; 2]);
    let files: Vec<&str> = found.iter().map(|found| found.1.as_str()).collect();
    assert_eq!(
        files,
        ["easy", "en"].map(|lang| format!("bureau-010-employment-adjustment-subsidy.{lang}.md"))
    );
    let layout = seeded(file, "教育訓練、出向", "教育訓練、\n出向");
    assert!(layout.is_empty(), "a line break is no change: {layout:?}");
}

#[test]
fn japanese_left_in_english_is_found() {
    let found =
        seeded("joint-010-senior-corner-cooperation.en.md", "seamless job", "切れ目のない seamless job");
    assert_eq!(codes(&found), ["japanese-in-english"]);
    assert_eq!(found[0].2, "切れ目のない");
    let table = seeded("plan.yaml", "en: Job seekers\n", "en: 求職者\n");
    assert!(codes(&table).contains(&"japanese-in-english"));
}

#[test]
fn a_translation_or_value_that_is_missing_is_found() {
    let sources = {
        let mut all = content(|_, text| text);
        all.files.retain(|file| !file.path.ends_with("bureau-020-kurumin-plus.en.md"));
        all
    };
    let findings = findings(&sources);
    assert_eq!(findings[0].code, "missing-translation");
    assert_eq!(findings.iter().filter(|f| f.severity > Severity::Note).count(), 1);
    let value = seeded("plan.yaml", "    en: Job seekers\n", "");
    assert_eq!(codes(&value), ["missing-translation"]);
    let unfinished = seeded(
        "3-active-seniors/_index.en.md",
        "title: Promoting the active engagement of seniors\n",
        "title:\n",
    );
    assert_eq!(codes(&unfinished), ["missing-translation"]);
}

#[test]
fn lists_that_disagree_with_the_texts_are_found() {
    let unused = seeded(
        "plan.yaml",
        "programmes:\n",
        "programmes:\n  - id: nothing\n    ja: 無名の事業\n    en: Nameless project\n",
    );
    assert_eq!(codes(&unused), ["unused-programme"]);
    let not_named = seeded(
        "bureau-010-employment-adjustment-subsidy.md",
        "  - 雇用調整助成金\n---",
        "  - 雇用調整助成金\n  - くるみん\n---",
    );
    assert_eq!(codes(&not_named), ["programme-not-named"]);
    let file = "bureau-020-kurumin-plus.md";
    let not_listed = seeded(file, "programmes:\n  - くるみんプラス\n", "");
    assert_eq!(codes(&not_listed), ["programme-not-listed", "unused-programme"]);
    let title = "title: シニアの再就職に役立つ職業訓練の実施";
    let twice = seeded(
        "bureau-010-lifelong-active-work-counters.md",
        "title: 生涯現役支援窓口における65歳以上の再就職支援",
        title,
    );
    assert!(codes(&twice).contains(&"duplicate-title"), "{twice:?}");
}

#[test]
fn exceptions_that_nothing_needs_are_found() {
    let mut sources = content(|_, text| text);
    let plan = plan(&sources);
    let table = "ja\treading\ten\tindex\texceptions\tnote\n\
                 くるみんプラス\tくるみんぷらす\tKurumin Plus\t\tkurumin-plus\t\n";
    let file = sources.add(glossary::PATH, table);
    let (glossary, problems) = glossary::parse(&sources, file);
    assert_eq!(problems, []);
    let found = check::check(&plan, &sources, &glossary);
    assert!(found.iter().any(|finding| finding.code == "glossary-exception"));
}

#[test]
fn a_year_left_from_a_copy_is_found() {
    let ahead = seeded("plan.yaml", "fiscal_year: 2023", "fiscal_year: 2024");
    // Title, label, source and preamble, in both languages, and the preamble in easy Japanese.
    assert_eq!(codes(&ahead), ["fiscal-year-differs"; 9]);
    let label = seeded("plan.yaml", "  ja: 令和５年度\n", "  ja: 令和４年度\n");
    assert!(codes(&label).contains(&"fiscal-year-differs"), "{label:?}");
}

#[test]
fn every_rule_has_its_words_in_both_languages() {
    let i18n = I18n::embedded();
    for rule in check::RULES.iter().chain(check::WORDING) {
        for lang in Lang::INTERFACE {
            assert!(i18n.has(lang, rule.name), "{lang} {}", rule.name);
            assert!(i18n.attribute(lang, rule.name, "help", &Default::default()).is_some(), "{}", rule.name);
        }
    }
}

#[test]
fn wording_gives_hints_only() {
    let sources = content(|_, text| text);
    let found = check::wording(&plan(&sources), &sources, &GLOSSARY, &Analyzer::new("").unwrap());
    assert!(found.iter().all(|finding| finding.severity == Severity::Note));
    let count = |code| found.iter().filter(|finding| finding.code == code).count();
    // The unclosed 「 of 7-1-4 and the mixed (常用） of the targets.
    assert_eq!(count("wording-brackets"), 2);
    assert!(count("wording-sentence") > 30 && count("wording-form") >= 3);
}

#[test]
fn a_stub_has_the_japanese_and_the_terms_and_counts_as_missing_until_filled_in() {
    let mut sources = content(|_, text| text);
    let path = sources.files.iter().position(|f| f.path.ends_with("bureau-020-kurumin-plus.en.md")).unwrap();
    let removed = sources.files.remove(path);
    let plan_now = plan(&sources);
    let stub = translate::stub(&plan_now, &sources, "kurumin-plus", Lang::EN, &GLOSSARY).unwrap();
    assert_eq!(stub.path, removed.path);
    let text = String::from_utf8(stub.bytes).unwrap();
    assert!(text.contains("# 令和４年度に創設された"));
    assert!(text.contains("# くるみんプラス = Kurumin Plus\n"));
    let translates = |text: &str| text.lines().find(|line| line.starts_with("translates:")).map(String::from);
    assert_eq!(translates(&text), translates(&removed.text));

    sources.add(stub.path, text);
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    let codes: Vec<_> = findings(&sources).iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"missing-translation") && !codes.contains(&"stale-translation"), "{codes:?}");
    let again = translate::stub(&plan(&sources), &sources, "kurumin-plus", Lang::EN, &GLOSSARY);
    assert_eq!(again.unwrap_err().code, "translation-exists");
}

#[test]
fn touch_makes_a_stale_translation_current_and_changes_nothing_else() {
    let sources = content(|path, text| match path.ends_with("bureau-020-kurumin-plus.md") {
        true => text.replace("相談支援を行う", "相談支援を実施する"),
        false => text,
    });
    let plan_now = plan(&sources);
    assert_eq!(translate::status(&plan_now, Lang::EN)[4].stale, 1);
    let page = translate::find(&plan_now, "kurumin-plus").unwrap();
    let path = translate::path(&page, &sources, Lang::EN).unwrap();
    let disk = disk::read_unchanged(Path::new(env!("CARGO_MANIFEST_DIR")), &path).unwrap();
    let windows = format!("\u{feff}{}", disk.replace('\n', "\r\n"));
    let touched = translate::touch(&page, &path, &windows).unwrap();
    assert_eq!(touched.path, path);
    let touched = String::from_utf8(touched.bytes).unwrap();
    let differing: Vec<_> = touched.split('\n').zip(windows.split('\n')).filter(|(a, b)| a != b).collect();
    assert_eq!(differing.len(), 2, "the fingerprint, and the text it was made from");
    assert!(differing[0].0.starts_with("translates: \"") && differing[0].0.ends_with("\"\r"));
    assert!(differing[1].0.contains("相談支援を実施する"));

    let unix = touched.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut mended = sources;
    mended.files.iter_mut().find(|file| file.path == path).unwrap().text = unix;
    assert_eq!(translate::status(&plan(&mended), Lang::EN)[4].stale, 0);
    let plan_now = plan(&mended);
    let unknown = translate::find(&plan_now, "kurumin-pluss").err().unwrap();
    assert!(unknown.args.contains(&("suggestion", "kurumin-plus".to_string())));
}

#[test]
fn a_stale_translation_tells_what_has_changed() {
    let sources = content(|path, text| match path.ends_with("bureau-020-kurumin-plus.md") {
        true => text.replace("相談支援を行う", "相談支援を実施する"),
        false => text,
    });
    let told: Vec<_> =
        findings(&sources).into_iter().filter(|found| found.code == "stale-translation").collect();
    assert_eq!(told.len(), 2, "in English and in easy Japanese");
    for told in &told {
        assert!(told.args.contains(&("changes", "「行う」→「実施する」".to_string())), "{:?}", told.args);
    }
}

#[test]
fn pages_of_every_level_can_be_touched() {
    let sources = content(|_, text| text);
    let plan = plan(&sources);
    for slug in ["preamble", "active-seniors", "silver-center-support", "kurumin-plus"] {
        let page = translate::find(&plan, slug).unwrap();
        let path = translate::path(&page, &sources, Lang::EN).unwrap();
        let disk = disk::read_unchanged(Path::new(env!("CARGO_MANIFEST_DIR")), &path).unwrap();
        let touched = translate::touch(&page, &path, &disk).unwrap();
        assert_eq!(String::from_utf8(touched.bytes).unwrap(), disk, "{slug} is current already");
    }
}

#[test]
fn every_number_of_the_real_content_is_missed_when_it_changes() {
    let sources = content(|_, text| text);
    let plan = plan(&sources);
    let mut changed = 0;
    for text in texts(&plan, Lang::EN) {
        let Some(en) = text.translated else { continue };
        let digits = en.char_indices().filter(|(_, c)| c.is_ascii_digit());
        for (at, digit) in digits {
            let other = if digit == '1' { '7' } else { '1' };
            let wrong = format!("{}{other}{}", &en[..at], &en[at + 1..]);
            let (missing, added) = difference(text.official, &wrong);
            assert!(!missing.is_empty() || !added.is_empty(), "{wrong}");
            changed += 1;
        }
    }
    assert!(changed > 150, "{changed}");
}

#[test]
fn every_term_of_the_real_content_is_missed_when_its_rendering_goes() {
    let sources = content(|_, text| text);
    let plan = plan(&sources);
    let glossary = &*GLOSSARY;
    let (mut seen, mut overlooked) = (0, Vec::new());
    for text in texts(&plan, Lang::EN) {
        let Some(en) = text.translated else { continue };
        for found in glossary.occurrences(text.official) {
            let term = &glossary.entries[found.entry];
            let mut wrong = en.to_lowercase();
            for rendering in &term.renderings {
                wrong = wrong.replace(&rendering.to_lowercase(), "something else");
            }
            if wrong == en.to_lowercase() {
                continue;
            }
            seen += 1;
            if !missing_terms(glossary, text.official, &wrong).contains(&term.ja.as_str()) {
                overlooked.push((term.ja.as_str(), text.slug, wrong));
            }
        }
    }
    assert!(seen > 1000 && overlooked.is_empty(), "{seen} {overlooked:?}");
}

#[test]
fn a_target_whose_figure_is_not_the_printed_one_is_found() {
    let wrong = seeded("targets.yaml", "value: 61.7\n", "value: 67.1\n");
    assert_eq!(wrong, [("value-differs", "targets.yaml".into(), "employment-rate 67.1 ６１．７％".into())]);
    // Counted in thousands, it is the same figure.
    let thousands = |value: &str| {
        let sources = content(|path, text| match path.ends_with("targets.yaml") {
            true => text
                .replace("value: 61.7\n", &format!("value: {value}\n"))
                .replace("６１．７％", "４，５７０千円"),
            false => text,
        });
        findings(&sources).iter().filter(|finding| finding.code == "value-differs").count()
    };
    assert_eq!((thousands("4570000"), thousands("457")), (0, 1));
}
