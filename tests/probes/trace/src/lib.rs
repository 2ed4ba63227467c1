//! Plays scripts in wasm, with nothing but numbers passing in and out: no glue, no imports.

use std::cell::RefCell;

use playground::Session;

thread_local! {
    static HEARD: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static SAID: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Takes a byte of the script.
#[unsafe(no_mangle)]
pub extern "C" fn hear(byte: u8) {
    HEARD.with_borrow_mut(|heard| heard.push(byte));
}

/// Plays the script to its end; gives the length of its trace.
#[unsafe(no_mangle)]
pub extern "C" fn play() -> u32 {
    let script = String::from_utf8(HEARD.take()).unwrap_or_default();
    let trace = Session::open(&script).map_or_else(
        |mistakes| format!("{}\n", mistakes[0]),
        |mut session| {
            while session.step() {}
            session.trace()
        },
    );
    let length = u32::try_from(trace.len()).unwrap_or(u32::MAX);
    SAID.set(trace.into_bytes());
    length
}

/// A byte of the trace.
#[unsafe(no_mangle)]
pub extern "C" fn say(at: u32) -> u8 {
    SAID.with_borrow(|said| said.get(at as usize).copied().unwrap_or(0))
}
