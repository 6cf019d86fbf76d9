//! The desk: the site on this machine alone, made anew when a file changes.
//!
//! 1. [`made`] reads the project and makes its pages in memory; where it has errors, the last good pages stay.
//! 2. [`answer`] says what a request gets: who asks is looked at first, then what for.
//! 3. [`Desk::listen`] answers on 127.0.0.1; [`Desk::watch`] waits for changes of files.
//!
//! Nothing of it is in the published site: scripts and styles of the desk are added to pages as they are served.

pub mod answer;
mod made;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use notify::{RecursiveMode, Watcher};

use crate::project::{CONTENT, STATIC, THEME, WORDS_FOLDER};
use answer::Request;
use made::Made;

/// An editor saves a file in several steps; they are one change.
const STEPS: Duration = Duration::from_millis(30);

/// A question for changes is answered after this long in any case.
const PATIENCE: Duration = Duration::from_secs(20);

/// A project on the desk.
pub struct Desk {
    root: PathBuf,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    version: u64,
    made: Arc<Made>,
}

impl Desk {
    pub fn open(root: &Path) -> Self {
        let desk = Self { root: root.to_path_buf(), state: Mutex::default(), changed: Condvar::new() };
        desk.refresh();
        desk
    }

    /// Reads the project and makes its pages; pages that wait are told where something changed.
    pub fn refresh(&self) {
        let made = Made::of(&self.root, &self.made());
        let mut state = self.state();
        if made != *state.made {
            *state = State { version: state.version + 1, made: Arc::new(made) };
            self.changed.notify_all();
        }
    }

    fn made(&self) -> Arc<Made> {
        Arc::clone(&self.state().made)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state after version `since`, or the present one where nothing has changed for a while.
    fn after(&self, since: u64) -> (u64, Arc<Made>) {
        let waits = |state: &mut State| state.version == since;
        let (state, _) = self
            .changed
            .wait_timeout_while(self.state(), PATIENCE, waits)
            .unwrap_or_else(PoisonError::into_inner);
        (state.version, Arc::clone(&state.made))
    }

    /// Answers requests until the process ends. `ready` is told the address.
    ///
    /// # Errors
    /// Where the port can't be had.
    pub fn listen(self: &Arc<Self>, port: u16, ready: impl FnOnce(&str)) -> io::Result<()> {
        let server = tiny_http::Server::http(("127.0.0.1", port)).map_err(io::Error::other)?;
        let port = server.server_addr().to_ip().map_or(port, |address| address.port());
        ready(&format!("http://127.0.0.1:{port}/"));
        loop {
            let request = server.recv()?;
            let desk = Arc::clone(self);
            // Pages wait for changes: each request has its own thread.
            std::thread::Builder::new().spawn(move || desk.reply(port, request))?;
        }
    }

    fn reply(&self, port: u16, request: tiny_http::Request) {
        let header = |name: &'static str| {
            let of = request.headers().iter().find(|header| header.field.equiv(name));
            of.map(|header| header.value.as_str())
        };
        let asked = Request {
            method: request.method().as_str(),
            url: request.url(),
            host: header("Host"),
            origin: header("Origin"),
            site: header("Sec-Fetch-Site"),
        };
        let response = answer::answer(self, port, &asked);
        let mut reply = tiny_http::Response::from_data(response.body).with_status_code(response.status);
        for (name, value) in answer::HEADERS.into_iter().chain([("Content-Type", response.kind)]) {
            if let Ok(header) = tiny_http::Header::from_bytes(name, value) {
                reply.add_header(header);
            }
        }
        // Who has gone away needs no answer.
        let _ = request.respond(reply);
    }

    /// Makes the pages anew whenever a file of the project changes, as long as the watcher lives.
    ///
    /// # Errors
    /// Where the system tells no changes.
    pub fn watch(self: &Arc<Self>) -> notify::Result<impl Watcher + use<>> {
        let (told, changes) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(told)?;
        let folders = [CONTENT, WORDS_FOLDER, THEME, STATIC].map(|folder| self.root.join(folder));
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
