//! Any verb that writes, killed at any moment: each file is as it was or as it was to be, nothing else is touched, and the
//! next run does what the killed one could not: so files that make sense together alone are all there or none.
//! `TEBIKI_KILLS` says how many are killed.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::build::{kills, moment};
use crate::injected::{CALLS, State, VERBS, Verb, command, has_strace, project, restore, run, state};
use crate::output::names;
use crate::random::Random;

/// When a run is killed: after a time, or at a call of the system.
enum Moment {
    After(Duration),
    At(&'static str, usize),
}

impl Moment {
    fn any(random: &mut Random, whole: Duration, strace: bool) -> Self {
        if !strace || random.below(3) == 0 {
            return Moment::After(moment(random, whole));
        }
        let (name, _) = *random.pick(&CALLS);
        let most = 1 << random.below(8);
        Moment::At(name, 1 + random.below(most))
    }

    /// Runs a verb up to this moment; tells whether it came.
    fn kills(&self, root: &std::path::Path, verb: Verb) -> bool {
        let binary = env!("CARGO_BIN_EXE_tebiki");
        match self {
            Moment::After(time) => {
                let mut child = command(&[&[binary], verb].concat());
                child.stdout(Stdio::null()).stderr(Stdio::null());
                let mut child = child.current_dir(root).spawn().unwrap();
                std::thread::sleep(*time);
                let running = child.try_wait().unwrap().is_none();
                child.kill().unwrap();
                child.wait().unwrap();
                running
            }
            Moment::At(call, at) => {
                let (trace, inject) =
                    (format!("trace={call}"), format!("inject={call}:signal=KILL:when={at}"));
                let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject, binary];
                let output = command(&[&strace, verb].concat()).current_dir(root).output().unwrap();
                // The signal, or what a tracer that ends by it says of it.
                !matches!(output.status.code(), Some(0..=2))
            }
        }
    }

    fn named(&self) -> String {
        match self {
            Moment::After(time) => format!("after {time:?}"),
            Moment::At(call, at) => format!("at {call} {at}"),
        }
    }
}

/// What a verb leaves where nothing stops it, and how long it takes.
fn whole(verb: Verb, before: &State, root: &std::path::Path) -> (State, Duration) {
    restore(root, before);
    let begun = Instant::now();
    let output = run(root, verb);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{verb:?}: {output:?}");
    (state(root), begun.elapsed())
}

#[test]
fn a_verb_that_is_killed_leaves_all_as_it_was_or_as_it_was_to_be() {
    let count = kills(40);
    let strace = has_strace();
    let source = project();
    let before = state(source.path());
    let parent = tempfile::tempdir().unwrap();
    let root = parent.path().join("project");
    let mut wholes: BTreeMap<Verb, (State, Duration)> = BTreeMap::new();
    let mut random = Random(0x0b17_ed57_eed0_0007);
    let (mut killed, mut wrong) = (0, Vec::new());
    for attempt in 0.. {
        if killed >= count {
            break;
        }
        assert!(attempt < count * 30, "runs end before they can be killed");
        let verb = *random.pick(&VERBS);
        let (after, time) = wholes.entry(verb).or_insert_with(|| whole(verb, &before, &root));
        let moment = Moment::any(&mut random, *time, strace);
        restore(&root, &before);
        killed += usize::from(moment.kills(&root, verb));
        let found = state(&root);
        let changed = |to: &State| -> Vec<String> {
            let paths = found.keys().chain(to.keys()).filter(|path| found.get(*path) != to.get(*path));
            paths.cloned().collect()
        };
        let mut tell = |what: String| wrong.push(format!("{verb:?}, killed {}: {what}", moment.named()));
        // Of several files each is whole: the old one or the new.
        let paths = || found.keys().chain(after.keys()).chain(before.keys());
        let is_whole =
            |path: &&String| [&before, &*after].iter().any(|state| state.get(*path) == found.get(*path));
        if let Some(broken) = paths().find(|path| !is_whole(path)) {
            tell(format!("{broken} is neither the old nor the new"));
        } else if found != *after {
            let output = run(&root, verb);
            let next = state(&root);
            if next != *after {
                let told = String::from_utf8_lossy(&output.stderr);
                tell(format!("left {:?}, and the next run does not do it: {told}", changed(&before)));
            }
        }
        if names(parent.path()) != ["project"] {
            tell("something beside the project".to_string());
        }
    }
    assert!(wrong.is_empty(), "{} of {killed}:\n{}", wrong.len(), wrong.join("\n\n"));
}
