//! The desk: the site on this machine alone, made anew when a file changes.
//!
//! 1. [`made`] reads the project and makes its pages in memory; where it has errors, the last good pages stay.
//! 2. [`answer`] says what a request gets: who asks is looked at first, then what for.
//! 3. [`edit`] answers the editor beside a page: what a measure's files say, and changes to them.
//! 4. [`reports`] is the secretariat's page: who has reported and who not.
//! 5. [`publish`] has what is published made, by the commands for it.
//! 6. [`Desk::listen`] answers on 127.0.0.1; [`Desk::watch`] waits for changes of files.
//!
//! Nothing of it is in the published site: scripts and styles of the desk are added to pages as they are served.

pub mod answer;
mod edit;
mod http;
mod made;
mod manual_page;
mod own_page;
mod publish;
mod reports;

use std::collections::BTreeMap;
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError, mpsc};
use std::time::Duration;

use notify::{RecursiveMode, Watcher};
use sha2::{Digest, Sha256};

use crate::project::{CONTENT, PROGRESS, Project, STATIC, THEME, WORDS_FOLDER};
use made::{Made, Read};

/// An editor saves a file in several steps; they are one change.
const STEPS: Duration = Duration::from_millis(30);

/// A question for changes is answered after this long in any case.
const PATIENCE: Duration = Duration::from_secs(20);

/// The folders of a project whose files make its pages.
const FOLDERS: [&str; 5] = [CONTENT, PROGRESS, WORDS_FOLDER, THEME, STATIC];

/// Among the ports that are nobody's by rule, and below those that most systems give away by themselves.
const FIRST_PORT: u16 = 20_000;
const PORTS: u16 = 10_000;

/// A project on the desk.
pub struct Desk {
    root: PathBuf,
    state: Mutex<State>,
    changed: Condvar,
    /// What a page has to know to change a file.
    token: String,
    /// One change after the other.
    writing: Mutex<()>,
    /// What the pages were last made of; pages are made one time after the other.
    making: Mutex<Option<u64>>,
    /// What is published, as it is being made; and the program that makes it.
    publishing: Arc<publish::Publishing>,
    program: OnceLock<PathBuf>,
    /// What the editor knows of the project, until a file changes.
    known: Mutex<Option<Arc<edit::Known>>>,
}

#[derive(Default)]
struct State {
    version: u64,
    made: Arc<Made>,
    /// The pages that wait for changes, and how often each is open.
    looked_at: BTreeMap<String, usize>,
}

impl Desk {
    pub fn open(root: &Path) -> Self {
        let desk = Self {
            root: root.to_path_buf(),
            state: Mutex::default(),
            changed: Condvar::new(),
            token: token(),
            writing: Mutex::default(),
            making: Mutex::default(),
            publishing: Arc::default(),
            program: OnceLock::new(),
            known: Mutex::default(),
        };
        desk.refresh();
        desk
    }

    /// Reads the project and makes its pages; pages that wait are told where something changed. Where nothing has been
    /// written since, nothing is made: a save of the editor is told by the watcher too.
    pub fn refresh(&self) {
        let mut print = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(read) = Read::newer(&self.root, *print) else { return };
        *print = Some(read.print);
        let known = edit::Known::of(Arc::clone(&read.project));
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(known));
        let looked_at: Vec<String> = self.state().looked_at.keys().cloned().collect();
        if let Some(made) = read.ahead(&self.made(), &looked_at) {
            self.show(made);
        }
        self.show(read.made(&self.made()));
    }

    fn show(&self, made: Made) {
        let mut state = self.state();
        if made != *state.made {
            state.version += 1;
            state.made = Arc::new(made);
            self.changed.notify_all();
        }
    }

    /// The project as it was last read.
    fn known(&self) -> Arc<edit::Known> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || Arc::new(edit::Known::of(Arc::new(Project::read(&self.root).0)));
        Arc::clone(known.get_or_insert_with(read))
    }

    fn made(&self) -> Arc<Made> {
        Arc::clone(&self.state().made)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state after version `since`, or the present one where nothing has changed for a while. `page` is the one that
    /// waits.
    fn after(&self, since: u64, page: &str) -> (u64, Arc<Made>) {
        let waits = |state: &mut State| state.version == since;
        let mut state = self.state();
        *state.looked_at.entry(page.to_string()).or_default() += 1;
        let (mut state, _) =
            self.changed.wait_timeout_while(state, PATIENCE, waits).unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = state.looked_at.get_mut(page) {
            *open -= 1;
        }
        state.looked_at.retain(|_, open| *open > 0);
        (state.version, Arc::clone(&state.made))
    }

    /// Answers requests until the process ends. `ready` is told the address. Port 0 is the project's usual one, or any
    /// that is free.
    ///
    /// # Errors
    /// Where the port can't be had.
    pub fn listen(self: &Arc<Self>, port: u16, ready: impl FnOnce(&str)) -> io::Result<()> {
        let usual = (port == 0).then(|| TcpListener::bind(("127.0.0.1", usual_port(&self.root))));
        let listener = match usual {
            Some(Ok(listener)) => listener,
            _ => TcpListener::bind(("127.0.0.1", port))?,
        };
        let port = listener.local_addr()?.port();
        ready(&format!("http://127.0.0.1:{port}/"));
        for stream in listener.incoming().filter_map(Result::ok) {
            let desk = Arc::clone(self);
            // Pages wait for changes: each request has its own thread. Who has gone away needs no answer.
            std::thread::Builder::new()
                .spawn(move || http::reply(stream, |request| answer::answer(&desk, port, request)))?;
        }
        Ok(())
    }

    /// Makes the pages anew whenever a file of the project changes, as long as the watcher lives.
    ///
    /// # Errors
    /// Where the system tells no changes.
    pub fn watch(self: &Arc<Self>) -> notify::Result<Watching> {
        let (told, changes) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(told)?;
        // A folder may come later, or another may take its place: whoever exchanges it does so from here.
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        self.watch_folders(&mut watcher)?;
        let watching = Watching(Arc::new(Mutex::new(watcher)));
        let watcher = Arc::downgrade(&watching.0);
        let desk = Arc::clone(self);
        std::thread::Builder::new().spawn(move || {
            // What has changed before the watcher began.
            desk.refresh();
            while let Ok(event) = changes.recv() {
                let mut seen = desk.seen(event);
                while let Ok(event) = changes.recv_timeout(STEPS) {
                    seen = seen.max(desk.seen(event));
                }
                if let (Seen::Folder, Some(watcher)) = (seen, watcher.upgrade()) {
                    let mut watcher = watcher.lock().unwrap_or_else(PoisonError::into_inner);
                    // What is changed before it is watched again is read below.
                    let _ = desk.watch_folders(&mut *watcher);
                }
                if seen != Seen::Nothing {
                    desk.refresh();
                }
            }
        })?;
        Ok(watching)
    }

    /// Watches the folders of the project that are there now.
    fn watch_folders(&self, watcher: &mut dyn Watcher) -> notify::Result<()> {
        for folder in FOLDERS.map(|folder| self.root.join(folder)) {
            // Of one that was exchanged the old one is still watched.
            let _ = watcher.unwatch(&folder);
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// What an event is about. Reading is told too, and changes nothing; nor does what else lies in the project's folder.
    fn seen(&self, event: notify::Result<notify::Event>) -> Seen {
        let Ok(event) = event else { return Seen::Nothing };
        if event.kind.is_access() {
            return Seen::Nothing;
        }
        let top = |folder: &&str| folder.split('/').next().unwrap_or_default().to_string();
        let tops: Vec<PathBuf> = FOLDERS.iter().map(|folder| self.root.join(top(folder))).collect();
        match event.paths.iter().any(|path| tops.contains(path)) {
            true => Seen::Folder,
            false if event.paths.iter().any(|path| path.parent() != Some(&self.root)) => Seen::File,
            false => Seen::Nothing,
        }
    }
}

/// What a change of files is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    Nothing,
    File,
    /// One of the project's folders as a whole.
    Folder,
}

/// Changes are told as long as it lives.
pub struct Watching(Arc<Mutex<notify::RecommendedWatcher>>);

/// The port that a project has whenever it can: a browser keeps what was typed by the address, port and all.
fn usual_port(root: &Path) -> u16 {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let digest = Sha256::digest(root.display().to_string().as_bytes());
    FIRST_PORT + u16::from_be_bytes([digest[0], digest[1]]) % PORTS
}

/// What nobody can guess. A system that gives no random bytes gets no token, and nothing can be written.
fn token() -> String {
    let mut bytes = [0; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        Err(_) => String::new(),
    }
}
