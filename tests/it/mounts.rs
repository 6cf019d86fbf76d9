//! Publishing into a folder at which another file system begins: a volume of its own, made in a namespace that nobody else sees.
//! Its files are reached by `/proc/PID/root`. Where the system lets nobody make one, there is nothing to test.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tebiki::output::{Error, Folder, MARKER, OutputFile, Published};

use crate::build::{kills, moment, project, tebiki, two_versions};
use crate::output::{Tree, names, tree};
use crate::random::Random;

/// A file system of its own at `public`, for as long as its process lives.
struct Volume {
    keeper: Child,
    folder: PathBuf,
    _parent: tempfile::TempDir,
}

impl Volume {
    fn new() -> Option<Self> {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("public");
        fs::create_dir(&folder).unwrap();
        let script = "mount -t tmpfs none \"$0\" && mkdir -m 700 \"$0/lost+found\" && echo ready && cat";
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]).arg(&folder);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut keeper = command.spawn().ok()?;
        let mut line = String::new();
        BufReader::new(keeper.stdout.take()?).read_line(&mut line).ok()?;
        if line != "ready\n" {
            eprintln!("no file system can be mounted here: not tested");
            keeper.wait().ok()?;
            return None;
        }
        let folder = PathBuf::from(format!("/proc/{}/root{}", keeper.id(), folder.display()));
        Some(Self { keeper, folder, _parent: parent })
    }
}

impl Drop for Volume {
    fn drop(&mut self) {
        let _ = self.keeper.kill();
        let _ = self.keeper.wait();
    }
}

fn publish(folder: &Path, files: &[(&str, &str)]) -> Result<Published, Error> {
    let folder = Folder::open(folder)?;
    let staging = folder.stage()?;
    files.iter().for_each(|(path, text)| staging.add(OutputFile::new(*path, *text)));
    staging.publish()
}

fn texts(folder: &Path) -> Vec<(String, String)> {
    tree(folder).into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

const FIRST: [(&str, &str); 6] = [
    ("assets/style.1.css", "1"),
    ("en/a.html", "1"),
    ("index.html", "1"),
    ("ja/a.html", "1"),
    ("ja/same.html", "same"),
    ("old/gone.html", "1"),
];
const SECOND: [(&str, &str); 6] = [
    ("assets/style.2.css", "2"),
    ("en/a.html", "2"),
    ("index.html", "2"),
    ("ja/a.html", "2"),
    ("ja/same.html", "same"),
    ("new/b.html", "2"),
];

fn owned(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

#[test]
fn a_mount_point_is_published_into_and_what_others_put_there_stays() {
    let Some(volume) = Volume::new() else { return };
    let folder = &volume.folder;
    let before = fs::metadata(folder).unwrap().ino();
    publish(folder, &FIRST).unwrap();
    assert_eq!(texts(folder), owned(&FIRST));
    for (path, text) in [(".htaccess", "deny"), ("ja/extra/x.pdf", "pdf"), ("old/note.txt", "note")] {
        fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
        fs::write(folder.join(path), text).unwrap();
    }
    let published = publish(folder, &SECOND).unwrap();
    assert_eq!((published.written, published.unchanged, published.removed, published.kept), (5, 1, 2, 3));
    assert_eq!(published.left, None);
    let mut expected = owned(&SECOND);
    expected.extend(owned(&[(".htaccess", "deny"), ("ja/extra/x.pdf", "pdf"), ("old/note.txt", "note")]));
    expected.sort();
    assert_eq!(texts(folder), expected);
    let all = [".htaccess", MARKER, "assets", "en", "index.html", "ja", "lost+found", "new", "old"];
    assert_eq!(names(folder), all);
    assert_eq!(names(&folder.join("assets")), ["style.2.css"]);
    assert_eq!(fs::metadata(folder).unwrap().ino(), before, "the volume is the one that it was");
    // What is refused is refused before anything happens.
    let error = publish(folder, &[(".htaccess", "ours")]).unwrap_err();
    assert!(matches!(&error, Error::InTheWay(path) if path == ".htaccess"), "{error:?}");
    for name in [".tebiki", ".tebiki-next", "ja/.tebiki-new/a.html"] {
        assert!(matches!(publish(folder, &[(name, "x")]).unwrap_err(), Error::UnsafePath(_)), "{name}");
    }
    assert_eq!(texts(folder), expected);
}

#[test]
fn a_volume_with_files_that_tebiki_did_not_make_is_refused() {
    let Some(volume) = Volume::new() else { return };
    fs::write(volume.folder.join("thesis.docx"), "years of work").unwrap();
    assert!(matches!(publish(&volume.folder, &FIRST).unwrap_err(), Error::NotOurs(_)));
    assert_eq!(names(&volume.folder), ["lost+found", "thesis.docx"]);
}

/// Puts the volume into the state of a run that was broken off after so many steps of the exchange.
fn broken_off(folder: &Path, steps: usize) {
    let next = folder.join(".tebiki-next");
    publish(&folder.join("other"), &SECOND).unwrap();
    // As a run does that is to remove `assets/style.1.css` last.
    fs::hard_link(folder.join("assets/style.1.css"), folder.join("other/assets/style.1.css")).unwrap();
    fs::rename(folder.join("other"), &next).unwrap();
    let order = ["assets", "en", "index.html", "ja", "new", MARKER];
    let line = |name: &&str| format!("{} {name}\n", fs::metadata(next.join(name)).unwrap().ino());
    let list: String = order.iter().map(line).collect();
    fs::write(folder.join(".tebiki-list"), list).unwrap();
    for (step, name) in ["assets", "en", "index.html", "ja", "new", "old", MARKER].into_iter().enumerate() {
        if step >= steps {
            return;
        }
        let (at, from, aside) = (folder.join(name), next.join(name), next.join("aside"));
        let was_there = fs::rename(&at, &aside).is_ok();
        if from.exists() {
            fs::rename(&from, &at).unwrap();
        }
        if was_there {
            fs::rename(&aside, &from).unwrap();
        }
    }
}

#[test]
fn an_exchange_that_was_broken_off_anywhere_is_finished_by_the_next_run() {
    let Some(volume) = Volume::new() else { return };
    let folder = &volume.folder;
    for steps in 0..=7 {
        publish(folder, &FIRST).unwrap();
        fs::write(folder.join("theirs.txt"), "theirs").unwrap();
        broken_off(folder, steps);
        drop(Folder::open(folder).unwrap());
        let mut expected = owned(&SECOND);
        expected.push(("theirs.txt".to_string(), "theirs".to_string()));
        assert_eq!(texts(folder), expected, "after {steps} steps");
        let helpers = names(folder).into_iter().filter(|name| name.starts_with(".tebiki-"));
        assert_eq!(helpers.count(), 0, "after {steps} steps");
        publish(folder, &SECOND).unwrap();
        assert_eq!(texts(folder), expected, "after {steps} steps");
    }
}

/// Each file of the tree is one of either version; and the pages find the assets that they name.
fn is_a_mixture(found: &Tree, versions: &[Tree; 2]) -> Result<(), String> {
    for (path, bytes) in found.iter().filter(|(path, _)| !path.starts_with(".tebiki-")) {
        if !versions.iter().any(|version| version.get(path) == Some(bytes)) {
            return Err(format!("{path} is of neither version"));
        }
    }
    let page = found.get("ja/index.html").ok_or("no page")?;
    let page = String::from_utf8_lossy(page);
    for asset in page.split('"').filter_map(|part| part.strip_prefix("../assets/")) {
        if !found.contains_key(&format!("assets/{asset}")) {
            return Err(format!("no assets/{asset}"));
        }
    }
    Ok(())
}

#[test]
fn a_build_into_a_mount_point_that_is_killed_leaves_whole_files_and_the_next_run_goes_on() {
    let Some(volume) = Volume::new() else { return };
    let out = &volume.folder;
    let kills = kills(30);
    let projects = [project(20, "最初"), project(20, "次")];
    let build =
        |which: usize| tebiki(projects[which].path(), &["build", "--no-pdf", "--out", out.to_str().unwrap()]);
    let (versions, whole) = two_versions(&build, out);
    let mut random = Random(0x0de0_4157_eb14_1571);
    let (mut killed, mut now, mut attempts) = (0, 1, 0);
    while killed < kills {
        attempts += 1;
        assert!(attempts < kills * 20, "builds end before they can be killed");
        let mut child = build(1 - now).spawn().unwrap();
        let list = out.join(".tebiki-list");
        let begun = Instant::now();
        // Most at the exchange, which the list announces.
        let early = random.below(4) == 0;
        while !early && !list.exists() && child.try_wait().unwrap().is_none() && begun.elapsed() < whole * 20
        {
            std::thread::yield_now();
        }
        let wait = if early { whole } else { Duration::from_micros(1_500) };
        std::thread::sleep(moment(&mut random, wait));
        killed += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        if let Err(wrong) = is_a_mixture(&tree(out), &versions) {
            panic!("after {killed} kills: {wrong}");
        }
        drop(Folder::open(out).unwrap());
        let found = tree(out);
        let which = versions.iter().position(|version| *version == found);
        now = which.unwrap_or_else(|| panic!("after {killed} kills the next run left neither version"));
    }
    assert!(build(1 - now).status().unwrap().success());
    assert_eq!(tree(out), versions[1 - now]);
}
