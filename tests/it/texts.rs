//! What authors type, from the file to what `check` says, to the pages and to the data.

use tebiki::check;
use tebiki::diagnostic::{Diagnostic, Severity};
use tebiki::glossary::Glossary;
use tebiki::load;
use tebiki::output::OutputFile;
use tebiki::plan::Plan;
use tebiki::project::Project;
use tebiki::source::Sources;

use crate::sample::{self, Files};

const MEASURE: &str = "content/1-first/1-work/prefecture-010-counselling.md";

/// The sample with another text for one measure.
fn with_text(text: &str) -> Files {
    let mut files = sample::files();
    let front = "---\ntitle: 相談\nsection: 1-1\nowner: prefecture\n---\n";
    files.insert(MEASURE.to_string(), format!("{front}{text}\n"));
    files
}

fn loaded(files: &Files) -> (Sources, Plan) {
    let sources = sample::sources(files);
    let loaded = load::load(&sources, "content");
    let plan = loaded.plan.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    (sources, plan)
}

/// What `check` finds about texts and characters.
fn found(files: &Files) -> (Sources, Vec<Diagnostic>) {
    let (sources, plan) = loaded(files);
    let ours = ["text-", "char-", "typed-repeat", "equal-texts", "placeholder-", "unknown-link"];
    let mut found = check::check(&plan, &sources, &Glossary::new(Vec::new()));
    found.retain(|finding| ours.iter().any(|code| finding.code.starts_with(code)));
    (sources, found)
}

/// Code, line, column and the text at the place.
fn places(files: &Files) -> Vec<(&'static str, usize, usize, String)> {
    let (sources, found) = found(files);
    let place = |finding: &Diagnostic| {
        let span = finding.span.or_else(|| Some(finding.related.first()?.0)).unwrap();
        let at = sources.line_column(span);
        (finding.code, at.line, at.column, sources.text(span).to_string())
    };
    found.iter().map(place).collect()
}

fn pages(files: &Files) -> Vec<OutputFile> {
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), files);
    let (project, problems) = Project::read(folder.path());
    assert_eq!(problems, []);
    let plan = project.load().plan.unwrap();
    sample::handbook(&project, &plan)
}

fn page<'a>(files: &'a [OutputFile], path: &str) -> &'a str {
    let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path}"));
    std::str::from_utf8(&file.bytes).unwrap()
}

#[test]
fn the_sample_has_nothing_to_tell() {
    assert_eq!(places(&sample::files()), []);
}

#[test]
fn each_slip_in_a_text_is_told_at_its_place() {
    for (text, code, line, column, at) in [
        ("相談<!-- 内部", "text-comment-open", 6, 3, "<!--"),
        ("相談<font>に</font>", "text-tag", 6, 3, "<font>"),
        ("相談![図](a.png)", "text-picture", 6, 3, "![図](a.png)"),
        ("相談[^1]に", "text-note-missing", 6, 3, "[^1]"),
        ("相談\n\n[^1]: 注", "text-note-unused", 8, 1, "[^1]: 注"),
        ("# 概要\n\n相談", "text-heading", 6, 1, "# 概要"),
        ("##概要", "text-heading-space", 6, 1, "##"),
        ("相談\n##概要\n訓練", "text-heading-space", 7, 1, "##"),
        ("相談\n---", "text-underline", 7, 1, "---"),
        ("相談**に", "text-asterisks", 6, 3, "**"),
        ("縦*横*高さ", "text-asterisk", 6, 2, "*"),
        ("相談 &copy; に", "text-entity", 6, 4, "&copy;"),
        ("相談&#x41;に", "text-entity", 6, 3, "&#x41;"),
        ("| 区分 |\n|---|\n| R&amp;D |", "text-entity", 8, 4, "&amp;"),
        ("相談&#x1;に", "text-entity-unseen", 6, 3, "&#x1;"),
        ("相談&#0;に", "text-entity-unseen", 6, 3, "&#0;"),
        ("相談&zwnj;に", "text-entity-unseen", 6, 3, "&zwnj;"),
        ("次の\n①相談\n②訓練", "text-line", 7, 1, "①相談"),
        ("区分\t数\n就職\t10", "text-tab-table", 6, 1, "区分\t数\n就職\t10"),
        ("相談\n\n    訓練", "text-indent", 8, 5, "訓練"),
        ("・ 相談に応じる。", "text-bullet", 6, 1, "・"),
        ("相談⼥性", "char-look-alike", 6, 3, "⼥"),
        ("相\u{200B}談", "char-unseen", 6, 2, "\u{200B}"),
        ("相\u{B}談", "char-line-end", 6, 2, "\u{B}"),
        ("相\u{A0}談", "char-no-break-space", 6, 2, "\u{A0}"),
        ("ﾊﾛｰ", "char-half-width", 6, 1, "ﾊﾛｰ"),
        ("㈱相談", "char-platform", 6, 1, "㈱"),
        ("😀相談", "char-emoji", 6, 1, "😀"),
        ("\u{E000}相談", "char-private", 6, 1, "\u{E000}"),
        ("\u{FFFD}相談", "char-lost", 6, 1, "\u{FFFD}"),
        ("相談に応じる（再掲）", "typed-repeat", 6, 7, "（再掲）"),
        ("相談に応じる。（ 再 掲 )", "typed-repeat", 6, 8, "（ 再 掲 )"),
        ("※　再掲\n相談に応じる。", "typed-repeat", 6, 1, "※　再掲"),
        ("相談^[年２回]", "text-foreign", 6, 3, "^[年２回]"),
        ("相談%%内部%%に", "text-foreign", 6, 3, "%%内部%%"),
        ("- 相談\n- ＊＊訓練＊＊", "text-foreign", 7, 3, "＊＊訓練＊＊"),
        ("[相談](counseling)", "unknown-link", 6, 1, "[相談](counseling)"),
        ("[相談](../nowhere.html)", "unknown-link", 6, 1, "[相談](../nowhere.html)"),
        ("[相談](#x)", "unknown-link", 6, 1, "[相談](#x)"),
    ] {
        let all = places(&with_text(text));
        let wanted = (code, line, column, at.to_string());
        assert!(all.contains(&wanted), "{text:?}: {all:?}");
        let of_code = all.iter().filter(|found| found.0 == code && found.3 == at).count();
        assert_eq!(of_code, 1, "{text:?} is told once: {all:?}");
    }
}

#[test]
fn all_comments_are_told_at_once() {
    let (sources, found) = found(&with_text("相談<!-- 一 -->に応じる。\n\n<!-- 二 -->"));
    let [finding] = &found[..] else { panic!("{found:?}") };
    assert_eq!((finding.code, finding.args[0].1.as_str()), ("text-comment", "2"));
    let places: Vec<_> = finding.related.iter().map(|(span, _)| sources.text(*span)).collect();
    assert_eq!(places, ["<!-- 一 -->", "<!-- 二 -->"]);
}

#[test]
fn usual_texts_have_nothing_to_tell() {
    for text in [
        "「重点支援」を、令和６年６月10日（祝日を除く）に行う。①相談、②訓練～※。",
        "次のとおり。\n\n- 相談\n- 訓練\n\n| 区分 | 数 |\n|---|--:|\n| 就職 | 3*4*5 |\n",
        "[面接会](job-fair)、[面接会](bureau-010-job-fair.md)、[目標](../targets.html)、<https://example.jp>、[電話](tel:048-000-0000)。",
        "出張相談[^1]を行う。\n\n[^1]: 五か所\n",
        r"R&D、A & B；&copy と \&copy; と `&copy;` と &none; を書く。",
        "**「重要」**です。<br>5㎡、20℃、№のない文。".trim_end_matches("、№のない文。"),
    ] {
        assert_eq!(places(&with_text(text)), [], "{text}");
    }
}

#[test]
fn a_mark_of_the_file_is_told_in_titles_and_tables_too() {
    let mut files = sample::files();
    let text = files.get_mut(MEASURE).unwrap();
    *text = text.replace("title: 相談", "title: 相⽤談");
    let plan = files.get_mut("content/plan.yaml").unwrap();
    *plan = plan.replace("ja: 求職者", "ja: 求職\u{200B}者");
    let found: Vec<_> = places(&files).into_iter().map(|place| (place.0, place.1, place.2)).collect();
    assert_eq!(found, [("char-look-alike", 2, 9), ("char-unseen", 15, 11)].map(|p| p).to_vec());
}

#[test]
fn measures_that_are_one_or_none_are_told() {
    let mut files = with_text("給付金を支給し、相談に応じ、訓練を行う。");
    let bursaries = files.get_mut("content/1-first/2-study/prefecture-010-bursaries.md").unwrap();
    *bursaries = bursaries.replace("給付金を支給する。", "給付金を支給し、相談に応じ、\n訓練を行う。");
    *bursaries = bursaries.replace("title: 給付金", "title: ○○給付金（仮）");
    let moved = files.remove("content/1-first/2-study/bureau-010-courses.md").unwrap();
    files.insert("content/1-first/2-study/bureau-010-measure-12.md".into(), moved);
    let codes: Vec<_> = found(&files).1.iter().map(|finding| finding.code).collect();
    for code in ["equal-texts", "placeholder-title", "placeholder-slug"] {
        assert_eq!(codes.iter().filter(|found| **found == code).count(), 1, "{code}: {codes:?}");
    }
}

#[test]
fn what_costs_no_text_is_a_note_and_what_does_is_more() {
    let severity = |text: &str| found(&with_text(text)).1.iter().map(|finding| finding.severity).max();
    assert_eq!(severity("相談\n\n<!-- 内部 -->"), Some(Severity::Note));
    assert_eq!(severity("次の\n①相談"), Some(Severity::Note));
    assert_eq!(severity("相談<!-- 内部"), Some(Severity::Warning));
    assert_eq!(severity("相談![図](a.png)"), Some(Severity::Error));
    assert_eq!(severity("[相談](nowhere)"), Some(Severity::Error));
}

#[test]
fn a_comment_is_in_no_file_of_the_handbook() {
    let files =
        pages(&with_text("相談に応じる。<!-- 部長説明 -->\n\n<!--\n部長説明\n\n後で -->\n\n訓練を行う。"));
    for file in &files {
        assert!(!String::from_utf8_lossy(&file.bytes).contains("部長説明"), "{}", file.path);
    }
    assert!(page(&files, "ja/measures/counselling.html").contains("<p>訓練を行う。</p>"));
}

#[test]
fn links_between_texts_are_right_on_every_page() {
    let text = "[面接会](bureau-010-job-fair.md)、[訓練](courses)、[再掲](again)、[目標](../targets.html#rate)、[無い](nowhere)。";
    let files = pages(&with_text(text));
    for (path, up) in [
        ("ja/measures/counselling.html", "../"),
        ("ja/chapters/1.html", "../"),
        ("ja/owners/prefecture.html", "../"),
        ("ja/plan.html", ""),
        ("en/plan.html", ""),
    ] {
        let html = page(&files, path);
        for target in [
            "measures/job-fair.html\">面接会",
            "measures/courses.html\">訓練",
            "chapters/1.html#again\">再掲",
            "targets.html#rate\">目標",
        ] {
            // On a measure's page other measures lie beside it.
            let beside = path.contains("/measures/").then(|| target.strip_prefix("measures/")).flatten();
            let href = beside.map_or_else(|| format!("{up}{target}"), str::to_string);
            assert!(html.contains(&format!("<a href=\"{href}</a>")), "{path}: {target}");
        }
        assert!(html.contains("無い。") && !html.contains("nowhere"), "{path}");
    }
    for file in files.iter().filter(|file| file.path.ends_with(".html")) {
        let html = std::str::from_utf8(&file.bytes).unwrap();
        assert!(!html.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{}", file.path);
    }
}

#[test]
fn notes_and_headings_of_texts_leave_every_page_whole() {
    let mut files = with_text("# 概要\n\n相談[^1]に応じる。\n\n### 対象\n\n全て\n\n[^1]: 五か所\n");
    let other = files.get_mut("content/1-first/2-study/prefecture-010-bursaries.md").unwrap();
    other.push_str("\n給付[^1]\n\n[^1]: 別の注\n");
    let files = pages(&files);
    for file in files.iter().filter(|file| file.path.ends_with(".html")) {
        let html = std::str::from_utf8(&file.bytes).unwrap();
        let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{}", file.path);
        assert_eq!(html.matches("<h1").count(), 1, "{}", file.path);
    }
    let html = page(&files, "ja/measures/counselling.html");
    assert!(html.contains("<h2>概要</h2>") && html.contains("<h3>対象</h3>"));
    assert!(html.contains("href=\"#counselling-n1\"") && html.contains("id=\"counselling-n1\""));
    assert!(page(&files, "ja/plan.html").contains("<p class=\"text-heading\"><strong>概要</strong></p>"));
}

#[test]
fn data_and_search_say_what_the_page_says() {
    let files = pages(&with_text("次の支援を行う。\n①相\u{200B}談\n\n- 訓練\n  1. 座学\n"));
    let json = page(&files, "data/measures.json");
    assert!(json.contains("次の支援を行う。\\n①相談\\n・訓練\\n  1. 座学"), "{json}");
    for file in files.iter().filter(|file| !file.path.ends_with(".zip")) {
        assert!(
            !String::from_utf8_lossy(&file.bytes).contains('\u{200B}') || file.path.contains("tables"),
            "{}",
            file.path
        );
    }
}

fn tebiki(project: &std::path::Path, arguments: &[&str]) -> std::process::Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tebiki"));
    command.arg("-C").arg(project).args(["--lang", "en", "--format", "short"]).args(arguments);
    command.output().unwrap()
}

#[test]
fn fix_rewrites_what_is_safe_and_says_so() {
    let mut files = with_text("⼥性の相\u{200B}談に応じる。㈱\r\n\r\n人材\u{B}確保\u{A0}を図る。");
    files.insert(MEASURE.into(), format!("\u{feff}{}", files[MEASURE]));
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &files);
    let untouched = "content/1-first/2-study/bureau-010-courses.md";
    let before = std::fs::metadata(folder.path().join(untouched)).unwrap().modified().unwrap();
    let output = tebiki(folder.path(), &["check", "--fix"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains(MEASURE) && told.contains("⼥ U+2F25 → 女 ×1") && told.contains("U+200B ×1"),
        "{told}"
    );
    let text = std::fs::read_to_string(folder.path().join(MEASURE)).unwrap();
    assert!(text.starts_with("\u{feff}---\n"), "the rest of the file is as it was");
    assert!(text.ends_with("女性の相談に応じる。㈱\r\n\r\n人材\n確保 を図る。\n"), "{text:?}");
    let after = std::fs::metadata(folder.path().join(untouched)).unwrap().modified().unwrap();
    assert_eq!(before, after);
    let found = String::from_utf8(output.stdout).unwrap();
    assert!(!found.contains("char-unseen") && found.contains("char-platform"), "{found}");
    let again = tebiki(folder.path(), &["check", "--fix"]);
    assert!(!String::from_utf8(again.stderr).unwrap().contains("corrected"));
}

#[cfg(feature = "pdf")]
#[test]
fn check_tells_once_of_a_character_that_no_font_has() {
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), &with_text("相談\u{13000}に応じ、\u{13000}を聞く。"));
    let found = String::from_utf8(tebiki(folder.path(), &["check"]).stdout).unwrap();
    assert_eq!(found.matches("print-missing-glyph").count(), 1, "{found}");
    assert!(found.contains(&format!("{MEASURE}:6:3: error[print-missing-glyph]")), "{found}");
}
