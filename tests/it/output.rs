//! Publishing: the tree is the old one or the new one whatever happens, and nothing else is touched.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use tebiki::output::{self, Error, Folder, MARKER, OutputFile, Published};

use crate::sample;

/// Contents by path, the marker left out.
type Tree = BTreeMap<String, Vec<u8>>;

fn tree(folder: &Path) -> Tree {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != MARKER)
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn publish(folder: &Path, files: &[(&str, &str)]) -> Result<Published, Error> {
    let folder = Folder::open(folder)?;
    let staging = folder.stage()?;
    for (path, text) in files {
        staging.add(OutputFile::new(*path, *text));
    }
    staging.publish()
}

fn place() -> (tempfile::TempDir, PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("public");
    (parent, folder)
}

#[test]
fn a_publish_replaces_the_whole_tree_and_counts_what_it_did() {
    let (_parent, folder) = place();
    let first = publish(&folder, &[("a.html", "1"), ("ja/b.html", "2"), ("ja/gone.html", "3")]).unwrap();
    assert_eq!(first, Published { written: 3, unchanged: 0, removed: 0 });
    let second = publish(&folder, &[("a.html", "1"), ("ja/b.html", "new"), ("en/c.html", "4")]).unwrap();
    assert_eq!(second, Published { written: 2, unchanged: 1, removed: 1 });
    let expected = [("a.html", "1"), ("en/c.html", "4"), ("ja/b.html", "new")];
    assert_eq!(
        tree(&folder),
        expected.map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).into()
    );
}

#[test]
fn an_unchanged_file_keeps_its_time_of_modification() {
    let (_parent, folder) = place();
    publish(&folder, &[("same.html", "1"), ("changed.html", "1")]).unwrap();
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for name in ["same.html", "changed.html"] {
        fs::File::options().write(true).open(folder.join(name)).unwrap().set_modified(past).unwrap();
    }
    publish(&folder, &[("same.html", "1"), ("changed.html", "2")]).unwrap();
    let modified = |name: &str| fs::metadata(folder.join(name)).unwrap().modified().unwrap();
    assert_eq!(modified("same.html"), past);
    assert!(modified("changed.html") > past);
}

#[test]
fn a_folder_that_tebiki_did_not_make_is_refused_and_untouched() {
    let (_parent, folder) = place();
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("thesis.docx"), "years of work").unwrap();
    let error = publish(&folder, &[("a.html", "1")]).unwrap_err();
    assert!(matches!(error, Error::NotOurs(_)), "{error:?}");
    assert_eq!(names(&folder), ["thesis.docx"]);
}

#[test]
fn an_empty_folder_is_taken_over() {
    let (_parent, folder) = place();
    fs::create_dir(&folder).unwrap();
    publish(&folder, &[("a.html", "1")]).unwrap();
    assert_eq!(tree(&folder).len(), 1);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let (_parent, folder) = place();
    fs::write(&folder, "a file").unwrap();
    assert!(matches!(publish(&folder, &[("a.html", "1")]).unwrap_err(), Error::NotAFolder(_)));
    assert_eq!(fs::read(&folder).unwrap(), b"a file");
}

#[test]
fn a_second_build_into_the_same_folder_is_refused_while_the_first_holds_it() {
    let (_parent, folder) = place();
    let held = Folder::open(&folder).unwrap();
    assert!(matches!(Folder::open(&folder).map(drop).unwrap_err(), Error::Locked(_)));
    drop(held);
    publish(&folder, &[("a.html", "1")]).unwrap();
}

#[test]
fn unsafe_paths_are_refused_and_the_old_tree_stays() {
    let (parent, folder) = place();
    publish(&folder, &[("a.html", "1")]).unwrap();
    let before = names(parent.path());
    let nul = "a\0b.html";
    for path in [
        "../a.html",
        "/etc/a.html",
        "a/../../b.html",
        "a//b.html",
        "./a.html",
        "",
        "a/",
        "c:/a.html",
        "a\\b.html",
        MARKER,
        nul,
    ] {
        let error = publish(&folder, &[("b.html", "2"), (path, "x")]).unwrap_err();
        assert!(matches!(error, Error::UnsafePath(_)), "{path:?}: {error:?}");
        assert_eq!(tree(&folder).keys().collect::<Vec<_>>(), ["a.html"], "{path:?}");
    }
    assert_eq!(names(parent.path()), before);
}

#[test]
fn two_files_whose_names_differ_in_case_only_are_refused() {
    let (_parent, folder) = place();
    for (one, other) in
        [("a.html", "A.html"), ("a.html", "a.html"), ("a", "a/b.html"), ("a/b.html", "A"), ("a/b/c", "a/B")]
    {
        let error = publish(&folder, &[(one, "1"), (other, "2")]).unwrap_err();
        assert!(matches!(error, Error::UnsafePath(_)), "{one} {other}: {error:?}");
    }
}

#[test]
fn what_an_interrupted_run_left_is_removed() {
    let (parent, folder) = place();
    publish(&folder, &[("a.html", "1")]).unwrap();
    for left in [".public.tebiki-new", ".public.tebiki-old"] {
        fs::create_dir_all(parent.path().join(left).join("ja")).unwrap();
        fs::write(parent.path().join(left).join("ja/half.html"), "half").unwrap();
    }
    publish(&folder, &[("a.html", "2")]).unwrap();
    assert_eq!(names(parent.path()), [".public.tebiki-lock", "public"]);
    assert_eq!(tree(&folder)["a.html"], b"2");
}

#[test]
fn an_old_tree_that_was_moved_aside_and_not_replaced_is_put_back() {
    let (parent, folder) = place();
    publish(&folder, &[("a.html", "1")]).unwrap();
    fs::rename(&folder, parent.path().join(".public.tebiki-old")).unwrap();
    let held = Folder::open(&folder).unwrap();
    assert_eq!(tree(&folder)["a.html"], b"1");
    drop(held);
}

#[cfg(unix)]
#[test]
fn links_in_the_tree_lead_nothing_astray() {
    use std::os::unix::fs::symlink;
    let (parent, folder) = place();
    let outside = parent.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("b.html"), "theirs").unwrap();
    publish(&folder, &[("a.html", "1"), ("ja/b.html", "2")]).unwrap();
    fs::remove_file(folder.join("a.html")).unwrap();
    symlink(outside.join("b.html"), folder.join("a.html")).unwrap();
    fs::remove_dir_all(folder.join("ja")).unwrap();
    symlink(&outside, folder.join("ja")).unwrap();
    symlink(&outside, parent.path().join(".public.tebiki-new")).unwrap();
    publish(&folder, &[("a.html", "theirs"), ("ja/b.html", "theirs")]).unwrap();
    assert_eq!(fs::read(outside.join("b.html")).unwrap(), b"theirs");
    assert_eq!(names(&outside), ["b.html"]);
    for path in ["a.html", "ja", "ja/b.html"] {
        assert!(!fs::symlink_metadata(folder.join(path)).unwrap().is_symlink(), "{path}");
    }
    fs::write(folder.join("ja/b.html"), "ours").unwrap();
    assert_eq!(fs::read(outside.join("b.html")).unwrap(), b"theirs", "no file is shared with the outside");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_folder_is_refused() {
    let (parent, folder) = place();
    fs::create_dir(parent.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(parent.path().join("elsewhere"), &folder).unwrap();
    assert!(matches!(publish(&folder, &[("a.html", "1")]).unwrap_err(), Error::NotAFolder(_)));
}

#[test]
fn one_file_is_written_as_a_whole_and_leaves_nothing_beside_it() {
    let (parent, _) = place();
    let file = parent.path().join("new/handbook.zip");
    output::write_file(&file, b"one").unwrap();
    output::write_file(&file, b"two").unwrap();
    assert_eq!(fs::read(&file).unwrap(), b"two");
    assert_eq!(names(file.parent().unwrap()), ["handbook.zip"]);
}

fn tebiki(project: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tebiki"));
    command.arg("--project").arg(project).arg("--quiet").args(["--lang", "en"]).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A project with `count` measures more than the sample, whose texts all have `word` in them.
fn project(count: usize, word: &str) -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    let mut files = sample::files();
    for at in 0..count {
        let path = format!("content/1-first/2-study/prefecture-{:03}-extra-{at}.md", at + 20);
        let text =
            format!("---\ntitle: 追加{at}\nsection: 1-2\nowner: prefecture\n---\n{word}の施策{at}を行う。\n");
        files.insert(path, text);
    }
    sample::write(project.path(), &files);
    project
}

/// Pseudo-random numbers, the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// Kills at a random moment: of the whole run, or else soon after the writing has begun.
fn kill(mut child: Child, staging: &Path, whole: Duration, random: &mut Random) -> bool {
    let begun = Instant::now();
    if random.below(4) > 0 {
        while !staging.exists() && child.try_wait().unwrap().is_none() && begun.elapsed() < whole * 20 {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_micros(random.below(6_000)));
    } else {
        std::thread::sleep(Duration::from_micros(random.below(whole.as_micros() as u64)));
    }
    let running = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    running
}

/// Kills this many builds; `TEBIKI_KILLS` says otherwise.
#[test]
fn a_build_that_is_killed_leaves_the_old_tree_or_the_new() {
    let kills: usize = std::env::var("TEBIKI_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(50);
    let projects = [project(40, "最初"), project(40, "次")];
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("public");
    let staging = parent.path().join(".public.tebiki-new");
    let build =
        |which: usize| tebiki(projects[which].path(), &["build", "--no-pdf", "--out", out.to_str().unwrap()]);
    let mut whole = Duration::ZERO;
    let versions = [0, 1].map(|which| {
        let begun = Instant::now();
        assert!(build(which).status().unwrap().success());
        whole = begun.elapsed();
        tree(&out)
    });
    assert_ne!(versions[0], versions[1]);
    let mut random = Random(0x7eb1_4157_eb14_1571);
    let (mut killed, mut during_writing, mut changed) = (0, 0, 0);
    let mut now = 1;
    let mut attempts = 0;
    while killed < kills {
        attempts += 1;
        assert!(attempts < kills * 20, "builds end before they can be killed");
        killed += usize::from(kill(build(1 - now).spawn().unwrap(), &staging, whole, &mut random));
        during_writing += usize::from(staging.exists());
        let found = tree(&out);
        let which = versions.iter().position(|version| *version == found);
        let which =
            which.unwrap_or_else(|| panic!("after {killed} kills the tree is neither the old nor the new"));
        changed += usize::from(which != now);
        now = which;
    }
    println!("{killed} killed, {during_writing} of them during the writing; {changed} builds came through");
    assert!(build(1 - now).status().unwrap().success());
    assert_eq!(tree(&out), versions[1 - now]);
    assert_eq!(names(parent.path()), [".public.tebiki-lock", "public"]);
}

#[test]
fn the_last_good_tree_stays_when_the_plan_has_errors() {
    let project = project(0, "");
    let out = project.path().join("public");
    assert_eq!(tebiki(project.path(), &["build", "--no-pdf"]).status().unwrap().code(), Some(0));
    let good = tree(&out);
    let measure = project.path().join("content/1-first/1-work/bureau-010-job-fair.md");
    let text = fs::read_to_string(&measure).unwrap();
    fs::write(&measure, text.replace("owner: bureau", "owner: burau")).unwrap();
    let ended = tebiki(project.path(), &["build", "--no-pdf"]).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let message = String::from_utf8(ended.stderr).unwrap();
    assert!(message.contains("unknown-owner") && message.contains("did you mean `bureau`?"), "{message}");
    assert!(tree(&out) == good, "the tree has changed");
}

#[test]
fn the_same_project_gives_the_same_bytes_elsewhere() {
    let projects = [project(3, "同じ"), project(3, "同じ")];
    let trees = projects.each_ref().map(|project| {
        let zone = if std::ptr::eq(project, &projects[0]) { "Asia/Tokyo" } else { "America/New_York" };
        let threads = if zone == "Asia/Tokyo" { "1" } else { "4" };
        let status = tebiki(project.path(), &["build", "--no-pdf"])
            .env("TZ", zone)
            .env("RAYON_NUM_THREADS", threads)
            .status();
        assert!(status.unwrap().success());
        tree(&project.path().join("public"))
    });
    let differing: Vec<_> = trees[0]
        .iter()
        .filter(|(path, bytes)| trees[1].get(*path) != Some(bytes))
        .map(|file| file.0)
        .collect();
    assert_eq!(differing, Vec::<&String>::new());
    assert_eq!(trees[0].len(), trees[1].len());
}

#[test]
fn a_build_without_a_change_writes_nothing() {
    let project = project(0, "");
    let build = || tebiki(project.path(), &["build", "--no-pdf"]).status().unwrap();
    assert!(build().success());
    let times = |folder: &Path| -> BTreeMap<PathBuf, SystemTime> {
        let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file() && entry.file_name() != MARKER);
        files
            .map(|entry| (entry.path().to_path_buf(), entry.metadata().unwrap().modified().unwrap()))
            .collect()
    };
    let before = times(&project.path().join("public"));
    assert!(build().success());
    assert_eq!(times(&project.path().join("public")), before);
}
