//! From the address to a scenario, or to what is wrong with it.

use playground::Session;
use scenario::{LinkError, link};
use yew::prelude::*;

use crate::app::App;
use crate::listen::Listener;
use crate::view::broken;
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
pub(crate) struct Page {
    opening: Opening,
    serial: u32,
    _listener: Listener,
}

/// What can happen to the page before there is a scenario.
pub(crate) enum Turn {
    /// The address is another one.
    Address,
    /// Somebody mends the text of a broken link.
    Mended(String),
}

impl Component for Page {
    type Message = Turn;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|turn: Turn| turn);
        let changed = move |_: web_sys::Event| send.emit(Turn::Address);
        let listener = Listener::new(&browser::window(), "hashchange", changed);
        Self { opening: Opening::of(&browser::fragment()), serial: 0, _listener: listener }
    }

    fn update(&mut self, _: &Context<Self>, turn: Turn) -> bool {
        match (turn, &mut self.opening) {
            (Turn::Address, opening) => {
                *opening = Opening::of(&browser::fragment());
                self.serial += 1;
            }
            (Turn::Mended(mended), Opening::Broken { text, .. }) => *text = mended,
            (Turn::Mended(_), Opening::Script { .. }) => {}
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match &self.opening {
            Opening::Script { text, first } => {
                html! { <App script={text.clone()} serial={self.serial} first={*first} /> }
            }
            Opening::Broken { text, damage } => {
                let send = ctx.link().callback(|turn: Turn| turn);
                broken::page(text, damage.as_deref(), &send).into()
            }
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if matches!(self.opening, Opening::Broken { .. }) {
            let _ = browser::root().set_attribute("data-ready", "1");
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
