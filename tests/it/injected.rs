//! What the system refuses (a full disk, a broken one, a folder that may not be written), at any of its calls and for every
//! verb that writes: then a verb says so and leaves all as it was, or it has done all it was to do. `strace` makes the
//! calls fail, where it is installed; without it a limit of the system does. `TEBIKI_FAULTS` says how many are tried.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::random::Random;
use crate::sample;

/// Every file of a folder but what a broken-off run may leave for the next to remove.
pub type State = BTreeMap<String, Vec<u8>>;

/// A verb and its arguments, from the project's folder.
pub type Verb = &'static [&'static str];

pub const VERBS: [Verb; 16] = [
    &["build", "--no-pdf"],
    &["pack", "--no-pdf"],
    &["check", "--fix"],
    &["check", "--write-baseline", "known.tsv"],
    &["translate", "--stub", "--all"],
    &["translate", "--touch", "job-fair"],
    &["new", "1-1", "bureau", "--slug", "new-fair", "--title", "新しい面接会"],
    &["move", "job-fair", "1-2"],
    &["ask"],
    &["take", "asked"],
    &["compare", "older", ".", "--out", "compared"],
    &[
        "split",
        "job-fair",
        "--pieces",
        "ja=2",
        "--pieces",
        "en=2",
        "--title",
        "ja=夜間",
        "--title",
        "en=Night",
    ],
    &["merge", "courses", "bursaries"],
    &["guide", "--out", "manual"],
    &["init", "started"],
    &["import", "plan.txt", "--out", "imported", "--fiscal-year", "2024", "--date", "2024-04-01"],
];

/// Calls that change files, each with the faults that it may come back with.
pub const CALLS: [(&str, &[&str]); 14] = [
    ("write", &["ENOSPC", "EIO", "EDQUOT"]),
    ("openat", &["EACCES", "EIO", "ENOSPC", "EMFILE", "EROFS"]),
    ("rename", &["EACCES", "EIO", "ENOSPC", "EXDEV"]),
    ("renameat2", &["EINVAL", "EIO", "EBUSY"]),
    ("mkdir", &["EACCES", "ENOSPC", "EROFS"]),
    ("fsync", &["EIO", "ENOSPC"]),
    ("fdatasync", &["EIO"]),
    ("syncfs", &["EIO", "ENOSPC"]),
    ("linkat", &["EPERM", "EMLINK", "EIO"]),
    ("unlink", &["EACCES", "EBUSY"]),
    ("unlinkat", &["EACCES", "EIO"]),
    ("ftruncate", &["EIO"]),
    ("flock", &["ENOLCK"]),
    ("getdents64", &["EIO"]),
];

pub fn state(folder: &Path) -> State {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .filter(|(path, _)| !path.contains(".tebiki-"))
        .collect()
}

/// A folder with these files and no others.
pub fn restore(root: &Path, files: &State) {
    let _ = fs::remove_dir_all(root);
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The sample with something to do for every verb, published once.
pub fn project() -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    let root = project.path();
    let mut files = sample::files();
    for text in files.values_mut() {
        *text = text.replace("合同面接会を開催する。", "合同面接会を開催する。\n\n夜間にも行う。");
        *text = text.replace("Joint job fairs are held.", "Joint job fairs are held.\n\nSome at night.");
    }
    sample::write(root, &files);
    assert!(run(root, &["build", "--no-pdf"]).status.success());
    sample::write(&root.join("older"), &files);
    for text in files.values_mut().filter(|text| text.contains("行う")) {
        *text = text.replace("行う", "行\u{200B}う");
    }
    sample::write(root, &files);
    fs::write(root.join("plan.txt"), PLAN_TEXT).unwrap();
    assert!(run(root, &["ask", "--out", "asked"]).status.success());
    project
}

const PLAN_TEXT: &str = "令和６年度　事業計画\n\nⅠ　雇用の維持\n\n（１）就職支援\n\n・ 合同面接会を開催する。\n・ 職業訓練を行う。\n";

pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(arguments[0]);
    command.args(&arguments[1..]).args(["--lang", "en"]).stdin(Stdio::null());
    // One thread: a fault comes at the same call each time.
    command.env("RAYON_NUM_THREADS", "1");
    command
}

pub fn run(root: &Path, verb: &[&str]) -> Output {
    let binary = env!("CARGO_BIN_EXE_tebiki");
    command(&[&[binary], verb].concat()).current_dir(root).output().unwrap()
}

/// Whether calls can be made to fail here.
pub fn has_strace() -> bool {
    Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .status()
        .is_ok_and(|status| status.success())
}

/// A way to make a run of a verb fail.
enum Fault {
    /// The call with this number, or this one and all after it, comes back with an error.
    Call { name: &'static str, error: &'static str, at: usize, on: bool },
    /// No file may be larger than this, in kilobytes.
    Size(usize),
    /// No more files may be open at once.
    Open(usize),
}

impl Fault {
    fn any(random: &mut Random, strace: bool) -> Self {
        if !strace || random.below(8) == 0 {
            return if random.below(2) == 0 {
                Fault::Size(random.below(24))
            } else {
                Fault::Open(4 + random.below(16))
            };
        }
        let (name, errors) = *random.pick(&CALLS);
        let error = *random.pick(errors);
        // Early calls more often than late ones: most verbs make few.
        let most = 1 << random.below(9);
        Fault::Call { name, error, at: 1 + random.below(most), on: random.below(3) == 0 }
    }

    /// Runs a verb; tells whether the fault came.
    fn run(&self, root: &Path, verb: &[&str], log: &Path) -> (Output, bool) {
        let binary = env!("CARGO_BIN_EXE_tebiki");
        let shell = |limit: String| {
            let script = format!("trap '' XFSZ; ulimit {limit}; exec \"$0\" \"$@\"");
            let output = command(&[&["sh", "-c", &script, binary], verb].concat()).current_dir(root).output();
            (output.unwrap(), true)
        };
        match self {
            Fault::Size(blocks) => shell(format!("-f {blocks}")),
            Fault::Open(files) => shell(format!("-n {files}")),
            Fault::Call { name, error, at, on } => {
                let when = if *on { format!("{at}+") } else { at.to_string() };
                let inject = format!("inject={name}:error={error}:when={when}");
                let trace = format!("trace={name}");
                let log = log.to_string_lossy();
                let strace = ["strace", "-f", "-qq", "-o", &log, "-e", &trace, "-e", &inject, binary];
                let output = command(&[&strace, verb].concat()).current_dir(root).output().unwrap();
                (output, fs::read_to_string(&*log).is_ok_and(|log| log.contains("(INJECTED)")))
            }
        }
    }

    fn named(&self) -> String {
        match self {
            Fault::Size(blocks) => format!("files of at most {blocks} blocks"),
            Fault::Open(files) => format!("{files} open files"),
            Fault::Call { name, error, at, on } => {
                format!("{name} fails with {error} at {at}{}", if *on { " and after" } else { "" })
            }
        }
    }

    /// Whether what is said may be what could not be written.
    fn may_silence(&self) -> bool {
        matches!(self, Fault::Call { name: "write", .. })
    }
}

/// What is wrong with a run that met a fault.
fn verdict(
    fault: &Fault,
    output: &Output,
    before: &State,
    (after, usual): &(State, Option<i32>),
    found: &State,
) -> Option<String> {
    let told =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let Some(code) = output.status.code() else { return Some(format!("ended by a signal: {told}")) };
    if told.contains("panicked") {
        return Some(told);
    }
    let changed: Vec<_> =
        before.keys().chain(found.keys()).filter(|path| before.get(*path) != found.get(*path)).collect();
    match code {
        // `check` ends so for what it has left to people.
        _ if found == after && output.status.code() == *usual => None,
        0 => Some(format!("ends with 0 and has not done all: {changed:?}\n{told}")),
        _ if found == before => None,
        // All was done, and nobody could be told of it.
        _ if found == after && fault.may_silence() => None,
        _ => Some(format!("ends with {code} and has changed {changed:?}\n{told}")),
    }
}

#[test]
fn a_call_of_the_system_that_fails_leaves_all_as_it_was_and_is_told() {
    let faults: usize = sample::told("TEBIKI_FAULTS", 30);
    let strace = has_strace();
    let source = project();
    let before = state(source.path());
    let parent = tempfile::tempdir().unwrap();
    let root = parent.path().join("project");
    let mut after: BTreeMap<Verb, (State, Option<i32>)> = BTreeMap::new();
    let mut random = Random(0xfa17_5eed_0001_0003);
    let (mut came, mut wrong) = (0, Vec::new());
    for attempt in 0.. {
        if came >= faults {
            break;
        }
        assert!(attempt < faults * 30, "faults do not come");
        let verb = *random.pick(&VERBS);
        let fault = Fault::any(&mut random, strace);
        // Folders of fonts are read by another's hand, which takes one that can't be read for none.
        if matches!(fault, Fault::Call { name: "getdents64", .. }) && matches!(verb[0], "check" | "compare") {
            continue;
        }
        let expected = after.entry(verb).or_insert_with(|| {
            restore(&root, &before);
            let output = run(&root, verb);
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(
                matches!(output.status.code(), Some(0 | 1)) && !told.contains("error["),
                "{verb:?}: {told}"
            );
            (state(&root), output.status.code())
        });
        restore(&root, &before);
        let (output, fired) = fault.run(&root, verb, &parent.path().join("calls"));
        came += usize::from(fired);
        if let Some(why) = verdict(&fault, &output, &before, expected, &state(&root)) {
            wrong.push(format!("{verb:?}, {}: {why}", fault.named()));
        }
    }
    assert!(wrong.is_empty(), "{} of {came}:\n{}", wrong.len(), wrong.join("\n\n"));
}
