//! How far something has come, on one line that is written over: for people, so only on a terminal.

use std::fmt::Arguments;
use std::io::{IsTerminal as _, Write as _};

/// Writes over what was told last.
pub(crate) fn tell(text: Arguments<'_>) {
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() {
        let _ = write!(terminal, "\r{:110}\r{text}", "").and_then(|()| terminal.flush());
    }
}

/// Leaves an empty line for what comes next.
pub(crate) fn end() {
    tell(format_args!(""));
}
