//! A line of progress on a terminal, shown only when something takes long.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::Session;

/// After this long a reader wants to know what is going on.
const PATIENCE: Duration = Duration::from_millis(800);

pub struct Progress<'a> {
    session: &'a Session,
    started: Instant,
    bar: RefCell<Option<ProgressBar>>,
}

impl<'a> Progress<'a> {
    pub fn start(session: &'a Session) -> Self {
        Self { session, started: Instant::now(), bar: RefCell::new(None) }
    }

    /// Names the step that begins now; `id` is a Fluent message.
    pub fn step(&self, id: &str) {
        if !self.session.interactive() || self.started.elapsed() < PATIENCE {
            return;
        }
        let mut bar = self.bar.borrow_mut();
        let bar = bar.get_or_insert_with(|| {
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        bar.set_message(self.session.text(id, &[]));
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.borrow().as_ref() {
            bar.finish_and_clear();
        }
    }
}
