//! How far something has come: on a terminal one line that is written over; elsewhere a line now and
//! then, ever more rarely, so that a log of hours stays short.

use std::fmt::Arguments;
use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// How often anything was told.
static TOLD: AtomicU32 = AtomicU32::new(0);

/// Tells how far it is by now.
pub(crate) fn tell(text: Arguments<'_>) {
    let nth = TOLD.fetch_add(1, Relaxed) + 1;
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let _ = write!(stderr, "\r{:110}\r{text}", "").and_then(|()| stderr.flush());
    } else if nth.is_power_of_two() {
        let _ = writeln!(stderr, "{text}");
    }
}

/// Leaves an empty line for what comes next.
pub(crate) fn end() {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let _ = write!(stderr, "\r{:110}\r", "").and_then(|()| stderr.flush());
    }
}
