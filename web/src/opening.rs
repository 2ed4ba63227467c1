//! From the address to a scenario, or to what is wrong with it.

use playground::Session;
use scenario::{LinkError, link};
use yew::prelude::*;

use crate::app::App;
use crate::listen::Listener;
use crate::view::broken::Broken;
use crate::{browser, gallery};

/// What the address leads to.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Opening {
    /// A scenario; `first` when nobody asked for a particular one.
    Script { text: String, first: bool },
    /// Nothing that can be played.
    Broken { text: String, damage: Option<String> },
}

impl Opening {
    /// Reads a fragment, without `#`.
    pub(crate) fn of(fragment: &str) -> Self {
        if fragment.is_empty() {
            return Self::Script { text: gallery::FIRST.to_owned(), first: true };
        }
        match link::decode(fragment) {
            Ok(text) if Session::open(&text).is_ok() => Self::Script { text, first: false },
            Ok(text) => Self::Broken { text, damage: None },
            Err(LinkError::Empty) => Self::Script { text: gallery::FIRST.to_owned(), first: true },
            Err(damage) => Self::Broken { text: String::new(), damage: Some(damage.to_string()) },
        }
    }
}

/// The page: a scenario, or what is wrong with the link.
#[component]
pub(crate) fn Page() -> Html {
    let opening = use_state(|| (0, Opening::of(&browser::fragment())));
    let set = opening.setter();
    use_effect_with((), move |()| {
        let serial = std::cell::Cell::new(0);
        let listener = Listener::new(&browser::window(), "hashchange", move |_: web_sys::Event| {
            serial.set(serial.get() + 1);
            set.set((serial.get(), Opening::of(&browser::fragment())));
        });
        move || drop(listener)
    });
    let (serial, opening) = &*opening;
    match opening {
        Opening::Script { text, first } => {
            html! { <App script={text.clone()} serial={*serial} first={*first} /> }
        }
        Opening::Broken { text, damage } => {
            html! { <Broken key={*serial} text={text.clone()} damage={damage.clone()} /> }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_scenario_opens_the_first_one() {
        assert!(matches!(Opening::of(""), Opening::Script { first: true, .. }));
    }

    #[test]
    fn a_link_opens_or_says_what_is_wrong() {
        assert!(matches!(
            Opening::of("raft+nodes=3;1s+crash+2"),
            Opening::Script { first: false, .. }
        ));
        assert!(matches!(Opening::of("raft;1s+crahs+2"), Opening::Broken { damage: None, .. }));
        assert!(matches!(Opening::of("~AAAA"), Opening::Broken { damage: Some(_), .. }));
    }
}
