//! Building and packing as commands: whatever happens, the last handbook is whole, and nothing fails in silence.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use tebiki::output::MARKER;

use crate::output::{Tree, names, tree};
use crate::random::Random;
use crate::sample;

#[test]
fn an_output_folder_with_the_project_in_it_or_its_sources_is_refused() {
    let project = project(0, "");
    let root = project.path();
    // A marker does not make the project an output folder.
    fs::write(root.join(MARKER), "").unwrap();
    let before = tree(root);
    let parent = root.parent().unwrap().to_path_buf();
    for out in [root.to_path_buf(), root.join("x/.."), parent, root.join("content"), root.join("i18n/x")] {
        let ended = tebiki(root, &["build", "--no-pdf", "--out", out.to_str().unwrap()]).status().unwrap();
        assert_eq!(ended.code(), Some(2), "{out:?}");
        assert_eq!(tree(root), before, "{out:?}");
    }
}

#[test]
fn static_files_are_published_as_they_are_and_may_not_hide_a_page() {
    let project = project(0, "");
    let statics = project.path().join("static");
    for path in [".htaccess", ".well-known/security.txt", "web.config", "図.png", "Thumbs.db"] {
        fs::create_dir_all(statics.join(path).parent().unwrap()).unwrap();
        fs::write(statics.join(path), "x\r\n\u{feff}").unwrap();
    }
    let build = || tebiki(project.path(), &["build", "--no-pdf"]).stderr(Stdio::piped()).output().unwrap();
    assert!(build().status.success());
    let public = project.path().join("public");
    for path in [".htaccess", ".well-known/security.txt", "web.config", "図.png"] {
        assert_eq!(fs::read(public.join(path)).unwrap(), "x\r\n\u{feff}".as_bytes(), "{path}");
    }
    assert!(!public.join("Thumbs.db").exists());
    fs::remove_file(statics.join("web.config")).unwrap();
    assert!(build().status.success());
    assert!(!public.join("web.config").exists(), "it was published by Tebiki, so Tebiki takes it away");
    let good = tree(&public);
    for path in ["ja/Index.html", ".tebiki"] {
        fs::create_dir_all(statics.join("ja")).unwrap();
        fs::write(statics.join(path), "x").unwrap();
        let ended = build();
        let message = String::from_utf8(ended.stderr).unwrap().to_lowercase();
        assert_eq!(ended.status.code(), Some(2), "{path}: {message}");
        assert!(message.contains(&path.to_lowercase()), "{path}: {message}");
        assert!(tree(&public) == good, "{path}");
        fs::remove_file(statics.join(path)).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_is_an_error_of_every_verb() {
    let project = project(0, "");
    let official = project.path().join("official.txt");
    fs::write(&official, "合同面接会を開催する。\n").unwrap();
    let out = project.path().join("imported");
    let (official, out) = (official.to_str().unwrap(), out.to_str().unwrap());
    let runs: [&[&str]; 6] = [
        &["--format", "json", "check"],
        &["--format", "short", "check"],
        &["verify", official],
        &["translate", "--status"],
        &["import", official, "--out", out],
        &["completions", "bash"],
    ];
    for arguments in runs {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let ended = tebiki(project.path(), arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
        let message = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(message.contains("could not be written"), "{arguments:?}: {message}");
        let _ = fs::remove_dir_all(out);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ended = tebiki(project.path(), arguments).stdout(writer).status().unwrap();
        assert_eq!(ended.code(), Some(2), "{arguments:?}: closed pipe");
        let _ = fs::remove_dir_all(out);
    }
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    for arguments in [&["check"][..], &["--help"], &["--nonsense"]] {
        let ended = tebiki(project.path(), arguments).stdout(full()).stderr(full()).status().unwrap();
        assert_eq!(ended.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn odd_numbers_of_threads_do_no_harm() {
    let project = project(0, "");
    for threads in ["0", "1", "-1", "many", "", "100000", "99999999999999999999"] {
        let begun = Instant::now();
        let build = tebiki(project.path(), &["build", "--no-pdf"]).env("RAYON_NUM_THREADS", threads).status();
        assert!(build.unwrap().success(), "{threads}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{threads}: {:?}", begun.elapsed());
    }
}

#[test]
fn two_packs_at_once_leave_one_whole_file() {
    let project = project(10, "束");
    let out = project.path().join("x.zip");
    let pack = || tebiki(project.path(), &["pack", "--no-pdf", "--out", out.to_str().unwrap()]);
    assert!(pack().status().unwrap().success());
    let whole = fs::read(&out).unwrap();
    for _ in 0..5 {
        let mut children: Vec<Child> = (0..3).map(|_| pack().spawn().unwrap()).collect();
        let codes: Vec<_> = children.iter_mut().map(|child| child.wait().unwrap().code()).collect();
        assert!(
            codes.iter().all(|code| matches!(code, Some(0 | 2))) && codes.contains(&Some(0)),
            "{codes:?}"
        );
        assert!(fs::read(&out).unwrap() == whole);
    }
    assert!(
        !names(project.path()).iter().any(|name| name.contains("tebiki-")),
        "{:?}",
        names(project.path())
    );
}

#[cfg(feature = "pdf")]
#[test]
fn an_error_of_the_printed_handbook_keeps_the_last_one() {
    let project = project(0, "");
    let build = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tebiki"));
        command.arg("--project").arg(project.path()).args(["--lang", "en"]).args(arguments).output().unwrap()
    };
    assert_eq!(build(&["build"]).status.code(), Some(0));
    let public = project.path().join("public");
    let good = tree(&public);
    assert!(good.contains_key("handbook-ja.pdf"));
    let measure = project.path().join("content/1-first/1-work/prefecture-010-counselling.md");
    let text = fs::read_to_string(&measure).unwrap();
    fs::write(&measure, text + "文字\u{10fffd}\n").unwrap();
    let ended = build(&["build"]);
    let message = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(1), "{message}");
    assert!(message.contains("nothing was written") && message.contains("--no-pdf"), "{message}");
    assert!(tree(&public) == good, "the tree has changed");
    assert_eq!(build(&["pack"]).status.code(), Some(1));
    assert!(!project.path().join("handbook-offline.zip").exists());
    assert_eq!(build(&["build", "--no-pdf"]).status.code(), Some(0));
}

pub fn tebiki(project: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tebiki"));
    command.arg("--project").arg(project).arg("--quiet").args(["--lang", "en"]).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A project with `count` measures more than the sample, whose texts all have `word` in them.
pub fn project(count: usize, word: &str) -> tempfile::TempDir {
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

/// A random moment of a time.
pub fn moment(random: &mut Random, whole: Duration) -> Duration {
    Duration::from_micros(random.below(whole.as_micros() as usize) as u64)
}

/// Kills at a random moment: of the whole run, or else soon after the writing has begun.
fn kill(mut child: Child, staging: &Path, whole: Duration, random: &mut Random) -> bool {
    let begun = Instant::now();
    if random.below(4) > 0 {
        while !staging.exists() && child.try_wait().unwrap().is_none() && begun.elapsed() < whole * 20 {
            std::thread::yield_now();
        }
        std::thread::sleep(moment(random, Duration::from_millis(6)));
    } else {
        std::thread::sleep(moment(random, whole));
    }
    let running = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    running
}

/// How many builds are killed; `TEBIKI_KILLS` says otherwise.
pub fn kills(usual: usize) -> usize {
    sample::told("TEBIKI_KILLS", usual)
}

/// What each of two builds makes, the second over the first, and how long that one took.
pub fn two_versions(build: &dyn Fn(usize) -> Command, out: &Path) -> ([Tree; 2], Duration) {
    let mut whole = Duration::ZERO;
    let versions = [0, 1].map(|which| {
        let begun = Instant::now();
        assert!(build(which).status().unwrap().success());
        whole = begun.elapsed();
        tree(out)
    });
    assert_ne!(versions[0], versions[1]);
    (versions, whole)
}

#[test]
fn a_build_that_is_killed_leaves_the_old_tree_or_the_new() {
    let kills = kills(50);
    let projects = [project(40, "最初"), project(40, "次")];
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("public");
    let staging = parent.path().join(".public.tebiki-new");
    let build =
        |which: usize| tebiki(projects[which].path(), &["build", "--no-pdf", "--out", out.to_str().unwrap()]);
    let (versions, whole) = two_versions(&build, &out);
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
    assert_eq!(names(parent.path()), ["public"]);
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

#[test]
fn a_folder_that_is_no_project_is_said_to_be_none() {
    let empty = tempfile::tempdir().unwrap();
    for verb in [&["build"][..], &["check"], &["pack"], &["translate", "--status"]] {
        let ended = tebiki(empty.path(), verb).stderr(Stdio::piped()).output().unwrap();
        let message = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(2), "{verb:?}");
        assert!(message.contains("no project of Tebiki") && message.lines().count() == 1, "{message}");
    }
    assert_eq!(names(empty.path()), Vec::<String>::new());
}

#[test]
fn what_would_be_lost_in_the_handbook_stops_every_verb_that_makes_one() {
    let text = "前の文。\n\n![図](fig.png)\n";
    for text in [text, "前の文。\n\n[相談](no-such-measure)\n"] {
        let project = project(0, "");
        let made = |verb: &str| {
            let arguments: &[&str] = if verb == "build" { &["build", "--no-pdf"] } else { &[verb] };
            tebiki(project.path(), arguments).stderr(Stdio::piped()).output().unwrap()
        };
        assert!(made("build").status.success());
        let page = project.path().join("content/_index.md");
        fs::write(&page, format!("---\n---\n{text}")).unwrap();
        let before = tree(project.path());
        for verb in ["build", "pack", "pdf"] {
            let ended = made(verb);
            let message = String::from_utf8(ended.stderr).unwrap();
            assert_eq!(ended.status.code(), Some(1), "{verb}: {message}");
            assert!(message.contains("_index.md:5:1"), "{verb}: {message}");
            assert!(tree(project.path()) == before, "{verb} wrote something");
        }
    }
}
