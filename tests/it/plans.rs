//! Made-up plans in `tests/plans/`, one for each way in which plans differ from each other. Each is built whole, as a
//! user would: whatever the plan says must be read in every view of it.

mod printed;
mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tebiki::check;
use tebiki::diagnostic::Severity;
use tebiki::epub;
use tebiki::handbook::{self, Options};
use tebiki::output;
use tebiki::pack;
use tebiki::plan::{Entry, Form, Forms, Plan};
use tebiki::project::Project;
use tebiki::verify;

use printed::{Piece, pieces, squeeze};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans")
}

fn names() -> Vec<String> {
    let entries =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

/// A plan and its handbook.
struct Built {
    name: String,
    project: Project,
    plan: Plan,
    files: BTreeMap<String, Vec<u8>>,
}

impl Built {
    fn new(name: &str) -> Self {
        let (project, problems) = Project::read(&folder().join(name));
        assert_eq!(problems, [], "{name}");
        let loaded = project.load();
        let plan = loaded.plan.unwrap_or_else(|| panic!("{name}: {:?}", loaded.diagnostics));
        let mut found = check::check(&plan, &project.sources, &project.glossary);
        found.extend(project.faults());
        found.retain(|problem| problem.severity == Severity::Error);
        assert_eq!(found, [], "{name}");
        let options = Options { forms: Forms::default().with(Form::Epub).with(Form::Text) };
        let (files, problems) =
            output::collect(|sink| handbook::build(&project, &plan, options, &|_| {}, sink));
        assert_eq!(problems, Ok(Vec::new()), "{name}");
        let zip = pack::pack(&files, &plan, &project.i18n);
        assert!(zip.is_ok(), "{name}: {:?}", zip.err());
        let files = files.into_iter().map(|file| (file.path, file.bytes)).collect();
        Self { name: name.to_string(), project, plan, files }
    }

    /// Fails where a piece does not stand after the one before it.
    fn assert_in_order(&self, text: &str, pieces: &[Piece], place: &str) {
        let text = squeeze(text);
        let mut at = 0;
        for piece in pieces {
            let wanted = squeeze(&piece.text);
            let found = text[at..].find(&wanted).unwrap_or_else(|| {
                let next: String = text[at..].chars().take(80).collect();
                panic!("{}: {place}: {wanted:?} is not where it belongs, but {next:?}", self.name)
            });
            at += found + wanted.len();
        }
    }

    fn page(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("{}: no {path}", self.name));
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// Every official character stands on the page of the whole plan, in order, and each measure's on its own page.
    fn assert_on_site(&self) {
        let official = self.plan.official();
        let all = pieces(&self.plan);
        let page = site::main_text(&self.page(&format!("{official}/plan.html")));
        self.assert_in_order(&page, &all, "plan.html");
        for id in self.plan.measure_ids() {
            let slug = &self.plan[id].slug;
            let page = site::main_text(&self.page(&format!("{official}/measures/{slug}.html")));
            self.assert_in_order(&page, &printed::entry(&self.plan, Entry::Measure(id)), slug);
        }
        site::assert_whole(&self.name, &self.files);
    }

    #[cfg(feature = "pdf")]
    fn assert_printed(&self) {
        let path = format!("handbook-{}.pdf", self.plan.official());
        let text = printed::pdf_text(&self.files[&path]);
        // Words are divided at the ends of lines.
        let whole = |text: &str| text.replace(['-', '\u{ad}', '\u{2010}'], "").replace('\'', "’");
        let pieces: Vec<Piece> = pieces(&self.plan).iter().map(|piece| piece.map(whole)).collect();
        self.assert_in_order(&whole(&text), &pieces, &path);
        for lang in self.plan.translations() {
            assert!(!printed::pdf_text(&self.files[&format!("handbook-{lang}.pdf")]).is_empty());
        }
    }

    /// The text made of the plan is the plan's; with one character changed, it differs once.
    fn assert_verified(&self) {
        let official = printed::official_text(&self.plan);
        let differences = |text: &str| verify::verify(&self.plan, &self.project.sources, text).differences;
        assert_eq!(differences(&official), [], "{}\n{official}", self.name);
        let mut changed = 0;
        for (start, line) in lines_with_places(&official).filter(|(_, line)| line.chars().count() > 5) {
            let (at, old) = line.char_indices().nth(3).unwrap();
            // Among equal characters nobody can tell which of them was changed.
            if old.is_whitespace() || line.chars().nth(4) == Some(old) {
                continue;
            }
            let mut text = official.clone();
            text.replace_range(start + at..start + at + old.len_utf8(), "〓");
            assert_eq!(differences(&text).len(), 1, "{}: {line}", self.name);
            changed += 1;
        }
        assert!(changed > 3, "{}", self.name);
    }
}

/// The pages of a handbook's official language, and its print.
fn published(built: &Built) -> (BTreeMap<String, String>, Option<String>) {
    let html = |(path, bytes): (&String, &Vec<u8>)| {
        path.ends_with(".html").then(|| (path.clone(), String::from_utf8(bytes.clone()).unwrap()))
    };
    let pages = built.files.iter().filter_map(html).collect();
    #[cfg(feature = "pdf")]
    let print = Some(printed::pdf_text(&built.files[&verify::print_name(&built.plan)]));
    #[cfg(not(feature = "pdf"))]
    let print = None;
    (pages, print)
}

fn compared(built: &Built, pages: &BTreeMap<String, String>, print: Option<&str>) -> verify::Published {
    let print = print.map_or(verify::Print::Absent, verify::Print::Text);
    verify::published(&built.plan, &built.project.sources, pages, print, &others(built))
}

/// The electronic book and the plain text in the official language, as they are read again.
fn others(built: &Built) -> Vec<(String, String)> {
    let name = |ending: &str| format!("handbook-{}.{ending}", built.plan.official());
    let book = epub::text(&built.files[&name("epub")]).unwrap();
    let text = String::from_utf8(built.files[&name("txt")].clone()).unwrap();
    vec![(name("epub"), book), (name("txt"), text)]
}

#[test]
fn what_was_published_says_what_the_plan_says() {
    for name in names() {
        let built = Built::new(&name);
        let (pages, print) = published(&built);
        let found = compared(&built, &pages, print.as_deref());
        assert!(found.is_exact(), "{name}: {found:#?}");
        assert!(found.pages > built.plan.measures.len(), "{name}");
    }
}

#[test]
fn a_character_a_heading_and_a_row_that_were_lost_in_publishing_are_found() {
    let built = Built::new("two-tables");
    let (pages, print) = published(&built);
    let changed = |path: &str, from: &str, to: &str| {
        let mut pages = pages.clone();
        let html = pages.get_mut(path).unwrap();
        assert!(html.contains(from), "{path} has no {from}");
        *html = html.replace(from, to);
        compared(&built, &pages, print.as_deref())
    };
    for (path, from, to, lost) in [
        ("ja/measures/rent.html", "空き店舗の家賃を補助する。", "空き店舗の家賃を補〓する。", "助"),
        ("ja/plan.html", ">農業の<wbr>振興</span></a></h2>", "></span></a></h2>", "農業の振興"),
        ("ja/chapters/1.html", "年間５件", "", "年間５件"),
        (
            "ja/plan.html",
            "※ 空き店舗数は、毎年１０月１日現在の数である。",
            "",
            "※空き店舗数は、毎年１０月１日現在の数である。",
        ),
        ("ja/plan.html", "２０店舗以下", "２１店舗以下", "０"),
    ] {
        let found = changed(path, from, to);
        assert_eq!(found.differences.len(), 1, "{path} {from}: {found:#?}");
        let difference = &found.differences[0];
        assert_eq!((difference.content.text.as_str(), difference.published.path.as_str()), (lost, path));
        assert!(difference.content.path.starts_with("content/") && difference.published.line > 0);
    }
    let added = changed("ja/plan.html", "</main>", "<p>余計な文</p></main>");
    assert_eq!(added.differences[0].published.text, "余計な文");
    let mut fewer = pages.clone();
    fewer.remove("ja/measures/direct.html");
    assert_eq!(compared(&built, &fewer, None).missing, ["ja/measures/direct.html"]);
}

#[cfg(feature = "pdf")]
#[test]
fn a_character_a_heading_and_a_row_that_print_lost_are_found() {
    let built = Built::new("two-tables");
    let (pages, print) = published(&built);
    let print = print.unwrap();
    for (from, to) in
        [("家賃を補助する", "家賃を補〓する"), ("空き店舗数\n", "空き店〓数\n"), ("認定農業者", "")]
    {
        assert!(print.contains(from), "{from}: {print}");
        let found = compared(&built, &pages, Some(&print.replace(from, to)));
        assert_eq!(found.pdf, verify::Pdf::Compared);
        assert_eq!(found.differences.len(), 1, "{from}: {found:#?}");
        assert_eq!(found.differences[0].published.path, "handbook-ja.pdf");
    }
}

fn lines_with_places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

#[test]
fn every_plan_is_whole_on_its_site_in_its_pdf_and_for_its_verifier() {
    let names = names();
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        let built = Built::new(&name);
        built.assert_on_site();
        #[cfg(feature = "pdf")]
        built.assert_printed();
        built.assert_verified();
    }
}

/// A copy of a plan's project, to run the program in.
struct Copy {
    folder: tempfile::TempDir,
}

impl Copy {
    fn of(name: &str) -> Self {
        let copy = Self { folder: tempfile::tempdir().unwrap() };
        let from = folder().join(name);
        for entry in walkdir::WalkDir::new(&from).into_iter().map(Result::unwrap) {
            let to = copy.path(entry.path().strip_prefix(&from).unwrap().to_str().unwrap());
            if entry.file_type().is_dir() {
                fs::create_dir_all(to).unwrap();
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
        copy
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tebiki"));
        command
            .current_dir(self.folder.path())
            .args(["--quiet", "--lang", "en"])
            .args(arguments)
            .output()
            .unwrap()
    }

    fn assert_exit(&self, arguments: &[&str], code: i32) {
        let output = self.run(arguments);
        let said =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    }
}

#[test]
fn the_program_says_by_its_exit_code_how_it_went() {
    // Findings of `check` (a missing translation, a tag in a text) are problems of the content.
    for (name, checked) in [("chapters-and-sections", 1), ("english-only", 0), ("prose-chapters", 1)] {
        let copy = Copy::of(name);
        let built = Built::new(name);
        let official = printed::official_text(&built.plan);
        fs::write(copy.path("official.txt"), &official).unwrap();
        fs::write(copy.path("changed.txt"), official.replacen(['施', 'w'], "〓", 1)).unwrap();
        let translated = !built.plan.translations().is_empty();
        copy.assert_exit(&["check"], checked);
        copy.assert_exit(&["build"], 0);
        assert!(copy.path("public/index.html").is_file());
        copy.assert_exit(&["verify", "official.txt"], 0);
        copy.assert_exit(&["verify", "changed.txt"], 1);
        copy.assert_exit(&["verify", "none.txt"], 2);
        copy.assert_exit(&["verify", "official.txt", "--published", "public"], 0);
        copy.assert_exit(&["verify", "official.txt", "--published", "elsewhere"], 2);
        let page = copy.path(&format!("public/{}/plan.html", built.plan.official()));
        let html = fs::read_to_string(&page).unwrap();
        fs::write(&page, html.replacen("</main>", "<p>〓</p></main>", 1)).unwrap();
        copy.assert_exit(&["verify", "official.txt", "--published", "public"], 1);
        #[cfg(feature = "pdf")]
        {
            copy.assert_exit(&["pdf", "--out", "print"], 0);
            let pdf = format!("print/handbook-{}.pdf", built.plan.official());
            assert!(copy.path(&pdf).is_file());
            copy.assert_exit(&["pdf", "--chapter", "77"], 2);
        }
        copy.assert_exit(&["pack"], 0);
        assert!(copy.path("handbook-offline.zip").is_file());
        copy.assert_exit(&["translate", "--status"], if translated { 1 } else { 2 });
        fs::write(copy.path("content/plan.yaml"), "title: [").unwrap();
        copy.assert_exit(&["check"], 1);
        copy.assert_exit(&["build"], 1);
    }
}

#[test]
fn a_sentence_lost_in_the_book_or_the_text_is_told() {
    let built = Built::new("chapters-and-sections");
    let (pages, _) = published(&built);
    let print = verify::Print::Absent;
    let found = |others: &[(String, String)]| {
        verify::published(&built.plan, &built.project.sources, &pages, print, others).differences
    };
    let whole = others(&built);
    assert_eq!(found(&whole), []);
    let lost = &built.plan.measures.last().unwrap().body.official.text;
    let sentence = lost.lines().next().unwrap();
    for at in 0..whole.len() {
        let mut others = whole.clone();
        assert!(others[at].1.contains(sentence), "{}", others[at].0);
        others[at].1 = others[at].1.replace(sentence, "");
        let found = found(&others);
        assert_eq!(found.len(), 1, "{}: {found:?}", others[at].0);
        assert_eq!(found[0].published.path, others[at].0);
    }
}
