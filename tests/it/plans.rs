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
use tebiki::handbook::{self, Options};
use tebiki::output;
use tebiki::pack;
use tebiki::plan::{Entry, Plan};
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
        let options = Options { pdf: cfg!(feature = "pdf") };
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
        let pieces: Vec<Piece> = pieces(&self.plan).iter().map(|piece| piece.map(&whole)).collect();
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
            if old.is_whitespace() {
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
    for name in ["chapters-and-sections", "english-only", "prose-chapters"] {
        let copy = Copy::of(name);
        let built = Built::new(name);
        let official = printed::official_text(&built.plan);
        fs::write(copy.path("official.txt"), &official).unwrap();
        fs::write(copy.path("changed.txt"), official.replacen(['施', 'w'], "〓", 1)).unwrap();
        let translated = !built.plan.translations().is_empty();
        // Findings of `check` (a missing translation) are problems of the content.
        copy.assert_exit(&["check"], i32::from(translated));
        copy.assert_exit(&["build"], 0);
        assert!(copy.path("public/index.html").is_file());
        copy.assert_exit(&["verify", "official.txt"], 0);
        copy.assert_exit(&["verify", "changed.txt"], 1);
        copy.assert_exit(&["verify", "none.txt"], 2);
        #[cfg(feature = "pdf")]
        {
            copy.assert_exit(&["pdf", "--out", "print"], 0);
            let pdf = format!("print/handbook-{}.pdf", built.plan.official());
            assert!(copy.path(&pdf).is_file());
            copy.assert_exit(&["pdf", "--chapter", "77"], 2);
        }
        copy.assert_exit(&["pack"], 0);
        assert!(copy.path("handbook-offline.zip").is_file());
        copy.assert_exit(&["translate", "--status"], if translated { 1 } else { 0 });
        fs::write(copy.path("content/plan.yaml"), "title: [").unwrap();
        copy.assert_exit(&["check"], 1);
        copy.assert_exit(&["build"], 1);
    }
}
