//! How many threads a run uses: one a core, or what `RAYON_NUM_THREADS` says within reason.

use rayon::ThreadPoolBuilder;

/// More threads than this do nothing but cost.
const MOST: usize = 64;

/// Starts the threads that all parts of the program share. Where the system allows none, the main thread
/// does the work alone. False where even that can't be.
pub fn prepare() -> bool {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let wished = std::env::var("RAYON_NUM_THREADS").ok().and_then(|number| number.trim().parse().ok());
    let wished = wished.filter(|number| *number > 0).unwrap_or(cores).min(MOST);
    // The pool of all can be made only once, and a failure would be for good: so another is tried first.
    let possible = wished > 1 && ThreadPoolBuilder::new().num_threads(wished).build().is_ok();
    let shared = ThreadPoolBuilder::new().num_threads(if possible { wished } else { 1 });
    let shared = if possible { shared } else { shared.use_current_thread() };
    shared.build_global().is_ok()
}
