//! Mistakes that people in offices make, each told once, at its place: a project is written to disk, read as `check`
//! reads it, and what is told is compared by code, file, line and what stands there.

use tebiki::check;
use tebiki::diagnostic::{self, Severity};
use tebiki::project::Project;

use crate::sample::{self, Files};

const FAIR: &str = "content/1-first/1-work/bureau-010-job-fair.md";
const COURSES: &str = "content/1-first/2-study/bureau-010-courses.md";

/// What the sample plan is told of anyway: it lacks translations, its one translation is stale.
const ANYWAY: [&str; 4] = ["missing-translation", "stale-translation", "glossary-term", "unused-audience"];

/// What is told of a project: `code file:line what-stands-there`.
fn told(files: &Files) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), files);
    let (project, mut problems) = Project::read(folder.path());
    let loaded = project.load();
    problems.extend(loaded.diagnostics);
    problems.extend(project.faults());
    if let Some(plan) = &loaded.plan {
        problems.extend(check::check(plan, &project.sources, &project.glossary));
    }
    diagnostic::sort(&mut problems);
    let shown = |problem: &diagnostic::Diagnostic| {
        let Some(span) = problem.span else { return format!("{} -", problem.code) };
        let path = &project.sources.file(span.file).path;
        let name = path.rsplit('/').next().unwrap_or(path);
        let line = project.sources.line_column(span).line;
        let text = project.sources.text(span).lines().next().unwrap_or_default();
        format!("{} {name}:{line} {text}", problem.code)
    };
    problems.iter().filter(|problem| !ANYWAY.contains(&problem.code)).map(shown).collect()
}

/// The sample with replacements, each of which must happen: (file, from, to).
fn changed(changes: &[(&str, &str, &str)]) -> Files {
    let mut files = sample::files();
    for (path, from, to) in changes {
        let text = files.get_mut(*path).unwrap();
        assert!(text.contains(from), "{path} lacks {from}");
        *text = text.replacen(from, to, 1);
    }
    files
}

/// The sample with one more file.
fn with(path: &str, text: &str) -> Files {
    let mut files = sample::files();
    files.insert(path.to_string(), text.to_string());
    files
}

#[test]
fn nothing_is_told_of_the_sample_itself() {
    assert_eq!(told(&sample::files()), [""; 0]);
}

#[test]
fn a_title_that_lacks_its_value_or_is_no_text_is_told_once() {
    let titled = |to: &str| told(&changed(&[(FAIR, "title: 面接会", to)]));
    assert_eq!(titled("title:"), ["empty-value bureau-010-job-fair.md:2 title"]);
    assert_eq!(titled("title: '  '"), ["empty-value bureau-010-job-fair.md:2 title"]);
    assert_eq!(titled("title: {ja: 面接会}"), ["wrong-type bureau-010-job-fair.md:2 {ja: 面接会}"]);
    assert_eq!(titled("# 題名"), ["missing-key bureau-010-job-fair.md:2 # 題名"]);
}

#[test]
fn a_copied_file_is_told_as_such_and_what_refers_to_it_is_not() {
    let copy = sample::files()[FAIR].replace("1-1", "1-2");
    assert_eq!(
        told(&with(
            "content/1-first/2-study/prefecture-030-job-fair.md",
            &copy.replace("bureau", "prefecture")
        )),
        ["duplicate-slug prefecture-030-job-fair.md:2 title: 面接会"]
    );
}

#[test]
fn a_number_of_order_that_stands_twice_is_told() {
    let text = "---\ntitle: 説明会\nsection: 1-2\nowner: bureau\n---\n説明会を開催する。\n";
    let files = with("content/1-first/2-study/bureau-010-talks.md", text);
    assert_eq!(told(&files), ["order-twice bureau-010-talks.md:2 title: 説明会"]);
}

#[test]
fn headings_without_anything_below_them_and_numbers_left_out_are_told() {
    let files = with("content/1-first/4-left/_index.md", "---\ntitle: 相談\n---\n");
    assert_eq!(told(&files), ["empty-heading _index.md:2 相談", "number-gap _index.md:2 相談"]);
}

#[test]
fn word_lists_are_told_at_their_rows() {
    let words = |name: &str, text: &str| told(&with(&format!("i18n/{name}"), text));
    assert_eq!(
        words("userdict.csv", "埼玉県,サイタマケン\n"),
        ["invalid-dictionary userdict.csv:1 埼玉県,サイタマケン"]
    );
    assert_eq!(
        words("furigana.csv", "戸田,とだ\n埼玉,サイタマ\n"),
        ["invalid-furigana furigana.csv:2 サイタマ"]
    );
    assert_eq!(
        words("synonyms.yaml", "- [職安, ハロワ]\n- [職安]\n"),
        ["invalid-synonyms synonyms.yaml:2 [職安]"]
    );
    assert_eq!(
        words("synonyms.yaml", "- [職安, ハロワ\n- [甲, 乙]\n"),
        ["yaml-open-bracket synonyms.yaml:1 [職安, ハロワ"]
    );
}

#[test]
fn figures_that_contradict_what_is_printed_are_told() {
    let targets = "content/targets.yaml";
    let unit = changed(&[(targets, "unit: percent", "unit: people_per_year")]);
    assert_eq!(told(&unit), ["unit-differs targets.yaml:12 ６１．７％"]);
    let none = changed(&[(targets, "            value: 61.7\n", "")]);
    assert_eq!(told(&none), ["value-missing targets.yaml:12 ６１．７％"]);
    let results = |text: &str| {
        let to = format!("unit: percent\n            results: {text}");
        told(&changed(&[(targets, "unit: percent", &to)]))
    };
    assert_eq!(results("{2024: 60, 2025: 61}"), ["result-ahead targets.yaml:15 61"]);
    assert_eq!(results("{2024: 1,234}"), ["yaml-thousands-comma targets.yaml:15 "]);
    assert_eq!(results("{2023: ６０, 2024: \"61.7\"}"), [""; 0]);
    assert_eq!(results("{2024: -3}"), ["figure-negative targets.yaml:15 -3"]);
    assert_eq!(results("{2024: {value: -0.5}}"), ["figure-negative targets.yaml:15 -0.5"]);
    assert_eq!(results("{R6: 60}"), ["wrong-type targets.yaml:15 R6"]);
    assert_eq!(results("{2024: 60％}"), ["wrong-type targets.yaml:15 60％"]);
}

#[test]
fn a_figure_below_zero_is_told_unless_the_target_is_a_change() {
    let targets = "content/targets.yaml";
    let codes = |changes: &[(&str, &str)]| {
        let mut files = changed(&[]);
        let text = changes.iter().fold(files[targets].clone(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        });
        files.insert(targets.to_string(), text);
        told(&files)
    };
    let below = ("value: 61.7", "value: -61.7");
    assert_eq!(codes(&[below]), ["figure-negative targets.yaml:12 ６１．７％"]);
    assert_eq!(
        codes(&[("unit: percent", "unit: percent\n            goals: {2024: -1, 2025: 5}")]),
        ["figure-negative targets.yaml:12 ６１．７％"]
    );
    for change in [("ja: ６１．７％", "ja: △６１．７％"), ("ja: 就業率", "ja: 就業率の増減")]
    {
        let told = codes(&[below, change]);
        assert!(!told.iter().any(|it| it.starts_with("figure-negative")), "{change:?}: {told:?}");
    }
}

#[test]
fn odd_characters_are_told_once_and_as_words() {
    let files = changed(&[(COURSES, "職業訓練を", "ﾊﾛｰﾜｰｸで職業\0訓練を")]);
    assert_eq!(
        told(&files),
        ["char-half-width bureau-010-courses.md:6 ﾊﾛｰﾜｰｸ", "char-unseen bureau-010-courses.md:6 \0"]
    );
}

#[test]
fn lists_of_plan_yaml_name_each_other_by_id_or_by_name() {
    let plan = "content/plan.yaml";
    let with = |from: &str, to: &str| changed(&[(plan, from, to)]);
    let known = "`bureau` (労働局)";
    for (from, to, code, found, listed) in [
        (
            "owners:\n",
            "owners:\n  - { id: joint, name: 両者, members: [burau, 労働局] }\n",
            "unknown-owner",
            "burau",
            known,
        ),
        ("owners:\n", "contacts:\n  - { owner: 労働曲 }\nowners:\n", "unknown-owner", "労働曲", known),
        (
            "audiences:\n",
            "audiences:\n  - { id: all, ja: 全て, implies: [求職者, job-seekers] }\n",
            "unknown-audience",
            "job-seekers",
            "`jobseekers` (求職者)",
        ),
    ] {
        let loaded = tebiki::load::load(&sample::sources(&with(from, to)), "content");
        let errors =
            loaded.diagnostics.iter().filter(|it| it.severity == tebiki::diagnostic::Severity::Error);
        let [problem] = &errors.collect::<Vec<_>>()[..] else { panic!("{to}: {:?}", loaded.diagnostics) };
        let arg = |name| problem.args.iter().find(|(of, _)| *of == name).unwrap().1.as_str();
        assert_eq!((problem.code, arg("found")), (code, found), "{to}");
        assert!(arg("allowed").contains(listed), "{to}: {}", arg("allowed"));
        let id = listed.split('`').nth(1).unwrap();
        assert_eq!(arg("suggestion"), id, "{to}");
    }
}

#[test]
fn names_stand_beside_ids() {
    let (project, _) = Project::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    let audiences = project.load().plan.unwrap().audiences.len();
    let mut sources = project.sources;
    let text = changed(&[(FAIR, "[jobseekers]", "[事業主]")]).remove(FAIR).unwrap();
    let text =
        text.replace("programmes: [合同面接会]", "programmes: []").replace("target: [rate]", "target: []");
    sources.add("content/1-job-retention-and-digital/1-job-retention/bureau-990-fair.md", text);
    let loaded = tebiki::load::load(&sources, "content");
    let problem = loaded.diagnostics.iter().find(|problem| problem.code == "unknown-audience").unwrap();
    assert_eq!(problem.severity, Severity::Error);
    let allowed = problem.args.iter().find(|(name, _)| *name == "allowed").map(|(_, list)| list.as_str());
    let allowed = allowed.unwrap_or_default();
    assert!(allowed.contains("`workers` (働いている人)"), "{allowed}");
    assert_eq!(allowed.matches('`').count(), 2 * audiences, "{allowed}");
}

#[test]
fn an_address_that_pages_cannot_be_added_to_is_refused() {
    for address in ["https://www.example.jp/?plan=1", "https://www.example.jp/#plan", "ftp://www.example.jp/"]
    {
        let mut files = sample::files();
        let plan = files.get_mut("content/plan.yaml").unwrap();
        plan.push_str(&format!("site: {{ base_url: \"{address}\" }}\n"));
        assert_eq!(told(&files), [format!("invalid-url plan.yaml:21 {}", address.trim_end_matches('/'))]);
    }
}

#[test]
fn check_tells_of_files_that_stand_in_the_way_of_pages_as_build_does() {
    let folder = tempfile::tempdir().unwrap();
    let checked = |path: &str| {
        sample::write(folder.path(), &with(path, "x"));
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_tebiki"))
            .args(["--lang", "ja", "--format", "short", "check", "-C"])
            .arg(folder.path())
            .output()
            .unwrap();
        std::fs::remove_dir_all(folder.path().join("static")).unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    for path in ["static/ja/index.html", "static/ja", "static/handbook-ja.pdf"] {
        let told = checked(path);
        assert!(told.contains("error[static-in-the-way]") && told.contains(path), "{path}: {told}");
    }
    assert!(!checked("static/notice.html").contains("static-in-the-way"));
}

#[test]
fn check_tells_what_a_theme_of_its_own_does_wrong_as_build_does() {
    let told = |path: &str, text: &str, verb: &[&str]| {
        let folder = tempfile::tempdir().unwrap();
        sample::write(folder.path(), &with(path, text));
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_tebiki"))
            .args(["--lang", "en", "--format", "short", "-C"])
            .arg(folder.path())
            .args(verb)
            .output()
            .unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    let page = "themes/default/templates/owner.html";
    // The first is no template; others ask for what there is not, or have no end.
    let endless = "{% for a in range(end=90000) %}{% for b in range(end=90000) %}.{% endfor %}{% endfor %}";
    for (text, wanted) in [
        ("<p>\n {{ page.title( }}", "owner.html:2:10: error[template-mistake]: the template"),
        ("<p>{{ page.nothing.more }}</p>", "owner.html:1:12: error[template-mistake]: the template"),
        (
            "\n{% for a in [1] %}{{ page.nothing.more }}{% endfor %}",
            "owner.html:2:27: error[template-mistake]",
        ),
        ("{{ t(key=\"nothing\") }}", "uses a message that is not in i18n"),
        ("{{ page.title | nothing }}", "uses a filter or a function that is not there"),
        ("{% include \"owner.html\" %}", "owner.html:1:1: error[template-mistake]"),
        (endless, "owner.html:1:44: error[template-endless]"),
        ("{% component a() %}{{ <a/> }}{% endcomponent a %}{{ <a/> }}", "error[template-endless]"),
    ] {
        for verb in [&["check"][..], &["build", "--no-pdf"]] {
            let told = told(page, text, verb);
            assert!(told.contains(wanted) && told.contains("owner.html"), "{text}: {verb:?}: {told}");
        }
    }
    for path in ["themes/default/notes.docx", "themes/default/templates/owner.html.bak"] {
        let told = told(path, "x", &["check"]);
        assert!(told.contains("warning[unread-file]") && told.contains(path), "{told}");
    }
    assert!(!told("themes/default/static/own.css", "p {}", &["check"]).contains("unread-file"));
}
