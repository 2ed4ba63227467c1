//! The address becomes the link of what is played, a moment after that has changed.

use gloo_timers::callback::Timeout;
use yew::Callback;

use crate::browser;
use crate::page::packed::{self, Awaited};

/// A script that has changed stays as it is so long before it is written, in milliseconds.
const REST: u32 = 300;

/// What is to be written into the address, unless somebody followed another link since.
#[derive(Default)]
pub(crate) struct Address {
    /// The fragment as this page left it.
    fragment: String,
    rest: Option<Timeout>,
    packing: Option<Awaited>,
}

impl Address {
    /// The address was opened: it says what is played.
    pub(crate) fn opened(&mut self) {
        *self = Self { fragment: browser::fragment(), ..Self::default() };
    }

    /// The script is another one: `publish` is called once it rests.
    pub(crate) fn changed(&mut self, publish: impl FnOnce() + 'static) {
        self.packing = None;
        self.rest = Some(Timeout::new(REST, publish));
    }

    /// Makes the link of a script; `packed` is given both.
    pub(crate) fn pack(&mut self, script: String, packed: Callback<(String, String)>) {
        let made = script.clone();
        let done = move |link| packed.emit((made, link));
        self.packing = Some(Awaited::new(packed::write(script), done));
    }

    /// Writes a link.
    pub(crate) fn write(&mut self, link: &str) {
        if self.fragment == browser::fragment() {
            browser::set_fragment(link);
            self.fragment = browser::fragment();
        }
    }
}
