//! The desk: the site on this machine alone, made anew when a file changes.
//!
//! 1. [`made`] reads the project and makes its pages in memory; where it has errors, the last good pages stay.
//! 2. [`answer`] says what a request gets: who asks is looked at first, then what for.
//! 3. [`edit`] answers the editor beside a page: what a measure's files say, and changes to them.
//! 4. [`reports`] is the secretariat's page: who has reported and who not.
//! 5. [`Desk::listen`] answers on 127.0.0.1; [`Desk::watch`] waits for changes of files.
//!
//! Nothing of it is in the published site: scripts and styles of the desk are added to pages as they are served.

pub mod answer;
mod edit;
mod http;
mod made;
mod reports;

use std::collections::BTreeMap;
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use notify::{RecursiveMode, Watcher};
use sha2::{Digest, Sha256};

use crate::project::{CONTENT, PROGRESS, STATIC, THEME, WORDS_FOLDER};
use made::{Made, Read};

/// An editor saves a file in several steps; they are one change.
const STEPS: Duration = Duration::from_millis(30);

/// A question for changes is answered after this long in any case.
const PATIENCE: Duration = Duration::from_secs(20);

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
            known: Mutex::default(),
        };
        desk.refresh();
        desk
    }

    /// Reads the project and makes its pages; pages that wait are told where something changed.
    pub fn refresh(&self) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let read = Read::of(&self.root);
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

    /// The project, read where a file has changed since it was.
    fn known(&self) -> Arc<edit::Known> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.get_or_insert_with(|| Arc::new(edit::Known::read(&self.root))))
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
    pub fn watch(self: &Arc<Self>) -> notify::Result<impl Watcher + use<>> {
        let (told, changes) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(told)?;
        let folders = [CONTENT, PROGRESS, WORDS_FOLDER, THEME, STATIC].map(|folder| self.root.join(folder));
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        let desk = Arc::clone(self);
        std::thread::Builder::new().spawn(move || {
            // What has changed before the watcher began.
            desk.refresh();
            // Reading is told too, and changes nothing.
            let counts =
                |event: notify::Result<notify::Event>| event.is_ok_and(|event| !event.kind.is_access());
            while let Ok(event) = changes.recv() {
                let mut changed = counts(event);
                while let Ok(event) = changes.recv_timeout(STEPS) {
                    changed |= counts(event);
                }
                if changed {
                    desk.refresh();
                }
            }
        })?;
        Ok(watcher)
    }
}

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
