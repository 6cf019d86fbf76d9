//! What the desk shows: the files of the site in memory, and what is wrong with the project.
//!
//! 1. [`Read::newer`] reads the project, unless it is as it was.
//! 2. [`Read::ahead`] makes the pages that somebody looks at, at once.
//! 3. [`Read::made`] makes the whole site, which takes their place: nothing else is shown for long.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::check;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::handbook::{self, Options, Whole};
use crate::i18n::I18n;
use crate::lang::Lang;
use crate::output;
use crate::plan::{Forms, Plan};
use crate::project::Project;
use crate::report;
use crate::source::Sources;

#[derive(Clone, Default)]
pub struct Made {
    /// By path; the last good ones where the project has errors.
    pub files: Arc<BTreeMap<String, Vec<u8>>>,
    /// Pages that say already what the others will.
    pub ahead: Arc<BTreeMap<String, Vec<u8>>>,
    /// What pages of the site before this one still ask for: a browser fetches the scripts and texts of a page after
    /// the page, and they are named by what is in them.
    before: Arc<BTreeMap<String, Vec<u8>>>,
    /// Errors, a JSON object a line, in each language of the interface.
    pub errors: [String; 2],
    /// What a page by itself is made with.
    kept: Option<Arc<Kept>>,
}

impl PartialEq for Made {
    fn eq(&self, other: &Self) -> bool {
        self.errors == other.errors && self.ahead == other.ahead && self.files == other.files
    }
}

/// What was made of the plan as a whole, and of which measures and programmes: it tells of them by their place.
struct Kept {
    whole: Whole,
    names: Vec<String>,
}

fn names(plan: &Plan) -> Vec<String> {
    let programmes = plan.programmes.iter().map(|programme| &programme.id);
    plan.measures.iter().map(|measure| &measure.slug).chain(programmes).cloned().collect()
}

/// The project as it is on disk.
pub struct Read {
    pub project: Arc<Project>,
    /// What tells whether a file has changed since.
    pub print: u64,
    /// None where there are errors.
    plan: Option<Plan>,
    problems: Vec<Diagnostic>,
}

impl Read {
    /// None where what is read is what was read before.
    pub fn newer(root: &Path, than: Option<u64>) -> Option<Self> {
        let (project, problems) = Project::read(root);
        let print = project.fingerprint(&problems);
        (than != Some(print)).then(|| Self::loaded(project, problems, print))
    }

    fn loaded(project: Project, mut problems: Vec<Diagnostic>, print: u64) -> Self {
        let loaded = project.load();
        problems.extend(loaded.diagnostics);
        if let Some(plan) = &loaded.plan {
            problems.extend(check::errors(plan, &project.sources, &project.glossary));
        }
        let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
        Self { plan: loaded.plan.filter(|_| !failed), project: Arc::new(project), print, problems }
    }

    /// The pages that somebody looks at, made before all others and each by itself; none where they would be no other
    /// than they are, or show too much that only the whole site tells.
    pub fn ahead(&self, last: &Made, looked_at: &[String]) -> Option<Made> {
        let (plan, kept) = (self.plan.as_ref()?, last.kept.as_ref()?);
        if names(plan) != kept.names {
            return None;
        }
        let at = looked_at.iter().filter_map(|path| {
            let (lang, below) = path.split_once('/')?;
            Some((Lang::of(lang).filter(|lang| plan.languages.contains(lang))?, below))
        });
        let asked: Vec<(Lang, &str)> = at.collect();
        let made = handbook::pages(&self.project, plan, &kept.whole, &asked).ok()?;
        let ahead: BTreeMap<String, Vec<u8>> = made.into_iter().map(|file| (file.path, file.bytes)).collect();
        let is_new = |(path, bytes): (&String, &Vec<u8>)| last.file(path) != Some(bytes);
        ahead.iter().any(is_new).then(|| Made {
            ahead: Arc::new(ahead),
            errors: Default::default(),
            ..last.clone()
        })
    }

    /// What the project makes; `last` is what it made before.
    pub fn made(mut self, last: &Made) -> Made {
        let site = self.plan.take().and_then(|plan| match site(&self.project, &plan) {
            Ok((files, whole)) => {
                Some((Arc::new(files), Some(Arc::new(Kept { whole, names: names(&plan) }))))
            }
            Err(found) => {
                self.problems.extend(found);
                None
            }
        });
        let errors = errors(self.problems, &self.project.sources, &self.project.i18n);
        match site {
            Some((files, kept)) => {
                let before = Arc::new(still_asked_for(&last.files, &files));
                Made { files, ahead: Arc::default(), before, errors, kept }
            }
            None => Made { errors, ..last.clone() },
        }
    }
}

impl Made {
    /// A file as it is shown now.
    pub fn file(&self, path: &str) -> Option<&Vec<u8>> {
        self.ahead.get(path).or_else(|| self.files.get(path)).or_else(|| self.before.get(path))
    }
}

/// The files that only the site before had, without its pages: one that is gone is gone at once.
fn still_asked_for(
    last: &BTreeMap<String, Vec<u8>>,
    files: &BTreeMap<String, Vec<u8>>,
) -> BTreeMap<String, Vec<u8>> {
    let is_asked_for =
        |(path, _): &(&String, &Vec<u8>)| !path.ends_with(".html") && !files.contains_key(*path);
    last.iter().filter(is_asked_for).map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

/// The errors among what was found, each once, in the order of their places.
fn errors(mut problems: Vec<Diagnostic>, sources: &Sources, i18n: &I18n) -> [String; 2] {
    problems.retain(|problem| problem.severity == Severity::Error);
    diagnostic::sort(&mut problems);
    problems.dedup();
    Lang::INTERFACE.map(|lang| report::json(&problems, sources, i18n, lang))
}

type Site = (BTreeMap<String, Vec<u8>>, Whole);

fn site(project: &Project, plan: &Plan) -> Result<Site, Vec<Diagnostic>> {
    let (files, result) = output::collect(|sink| {
        project.statics.iter().cloned().for_each(sink);
        handbook::build_kept(project, plan, Options { forms: Forms::NONE }, &|_| {}, sink)
    });
    let (_, whole) = result?;
    Ok((files.into_iter().map(|file| (file.path, file.bytes)).collect(), whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAIR: &str = "content/1-example-chapter/1-example-section/bureau-010-joint-job-fair.md";

    const COUNCIL: &str = "content/1-example-chapter/1-example-section/joint-010-liaison-council.md";

    /// The project that `init` writes.
    fn project() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/starter");
        for entry in walkdir::WalkDir::new(&starter).into_iter().filter_map(Result::ok) {
            let to = folder.path().join(entry.path().strip_prefix(&starter).expect("a path in it"));
            match entry.file_type().is_dir() {
                true => std::fs::create_dir_all(to).expect("a folder"),
                false => drop(std::fs::copy(entry.path(), to).expect("a file")),
            }
        }
        folder
    }

    fn read(root: &Path) -> Read {
        Read::newer(root, None).expect("nothing was read before")
    }

    fn change(root: &Path, path: &str, change: impl Fn(&str) -> String) {
        let text = std::fs::read_to_string(root.join(path)).expect("the file");
        let changed = change(&text);
        assert_ne!(changed, text, "{path}");
        std::fs::write(root.join(path), changed).expect("written");
    }

    #[test]
    fn pages_made_ahead_are_those_of_the_whole_site() {
        let folder = project();
        let root = folder.path();
        let mut shown = read(root).made(&Made::default());
        let pages: Vec<String> = shown.files.keys().filter(|path| path.ends_with(".html")).cloned().collect();
        let edits: [(&str, &str, &str); 5] = [
            (FAIR, "。", "！"),
            (FAIR, "title: ", "title: 新しい"),
            ("content/1-example-chapter/_index.md", "title: ", "title: 直した"),
            ("content/1-example-chapter/1-example-section/bureau-010-joint-job-fair.en.md", ".", "!"),
            ("content/plan.yaml", "version: ", "version: 9"),
        ];
        for (path, from, to) in edits {
            change(root, path, |text| text.replacen(from, to, 1));
            let read = read(root);
            let ahead = read.ahead(&shown, &pages).unwrap_or_else(|| panic!("{path}: nothing has changed"));
            let whole = read.made(&ahead);
            assert!(whole.ahead.is_empty() && whole.errors.iter().all(String::is_empty));
            for page in pages.iter().filter(|page| page.split('/').count() > 1) {
                // What only the whole site tells are the names of files that its texts are in, and their sizes.
                let plain = |made: &Made| without_names(made.file(page).expect("the page"));
                let is_data = page.ends_with("/data.html") || page.ends_with("/about.html");
                if !is_data {
                    assert_eq!(plain(&ahead), plain(&whole), "{path} changes {page} otherwise");
                }
            }
            shown = whole;
        }
    }

    #[test]
    fn a_page_that_was_just_sent_still_gets_what_it_asks_for() {
        let folder = project();
        let root = folder.path();
        let first = read(root).made(&Made::default());
        change(root, "content/1-example-chapter/_index.md", |text| {
            text.replacen("title: ", "title: 直した", 1)
        });
        let second = read(root).made(&first);
        let gone: Vec<_> = first.files.keys().filter(|path| !second.files.contains_key(*path)).collect();
        assert!(gone.iter().any(|path| path.ends_with(".js")), "no script has another name: {gone:?}");
        for path in &gone {
            assert_eq!(second.file(path), first.file(path), "{path}");
        }
        for end in ["md", "en.md"] {
            std::fs::remove_file(root.join(COUNCIL).with_extension(end)).expect("removed");
        }
        let third = read(root).made(&second);
        assert!(second.files.contains_key("ja/measures/liaison-council.html"));
        assert!(third.file("ja/measures/liaison-council.html").is_none(), "a measure that is gone is shown");
        assert!(third.file(gone[0]).is_none(), "what no page asks for is kept on");
    }

    #[test]
    fn what_has_other_measures_or_a_mistake_is_never_made_ahead() {
        let folder = project();
        let root = folder.path();
        let shown = read(root).made(&Made::default());
        let pages =
            vec!["ja/measures/joint-job-fair.html".to_string(), "../secret".into(), "xx/index.html".into()];
        assert!(read(root).ahead(&shown, &pages).is_none(), "nothing has changed");
        change(root, FAIR, |text| text.replacen("title: ", "titel: ", 1));
        assert!(read(root).ahead(&shown, &pages).is_none(), "there is a mistake");
        change(root, FAIR, |text| text.replacen("titel: ", "title: 別の", 1));
        let ahead = read(root).ahead(&shown, &pages).expect("the title has changed");
        assert_eq!(ahead.ahead.keys().collect::<Vec<_>>(), [&pages[0]]);
        let section = "content/1-example-chapter/1-example-section";
        std::fs::write(
            root.join(format!("{section}/bureau-030-more.md")),
            "---\ntitle: もう一つ\nsection: 1-1\nowner: bureau\n---\n行う。\n",
        )
        .expect("written");
        let read = read(root);
        assert!(read.plan.is_some() && read.ahead(&shown, &pages).is_none(), "there is another measure");
    }

    #[test]
    fn what_is_read_again_is_told_from_what_has_changed() {
        let folder = project();
        let root = folder.path();
        let first = read(root).print;
        assert!(Read::newer(root, Some(first)).is_none(), "nothing has changed");
        let kept = std::fs::read(root.join(FAIR)).expect("the file");
        let mut prints = vec![first];
        let broken: [&[u8]; 3] = [b"\xff\xfe", b"\xff\xfe\xfd", b"---\ntitle: a\n---\n"];
        for bytes in broken {
            std::fs::write(root.join(FAIR), bytes).expect("written");
            prints.push(read(root).print);
        }
        for (path, text) in
            [("static/a.txt", "a"), ("themes/default/static/own.css", "a"), ("i18n/ja/own.ftl", "a = b")]
        {
            std::fs::create_dir_all(root.join(path).parent().expect("a folder")).expect("made");
            std::fs::write(root.join(path), text).expect("written");
            prints.push(read(root).print);
            std::fs::remove_file(root.join(path)).expect("removed");
        }
        // The two that are no text differ in nothing that can be read.
        prints.remove(2);
        let mut each = prints.clone();
        each.sort_unstable();
        each.dedup();
        assert_eq!(each.len(), prints.len());
        std::fs::write(root.join(FAIR), kept).expect("written");
        assert!(Read::newer(root, Some(first)).is_none(), "all is as it was");
    }

    /// A page without the names that files have by what is in them.
    fn without_names(page: &[u8]) -> String {
        let html = String::from_utf8_lossy(page);
        html.split('"').filter(|part| !part.contains("assets/")).collect()
    }
}
