//! From the address to a scenario, or to what is wrong with it.

use playground::Session;
use yew::prelude::*;

use crate::app::App;
use crate::browser;
use crate::listen::Listener;
use crate::packed::{self, Awaited};
use crate::registry;
use crate::view::broken;

/// What the address leads to.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Opening {
    /// That is not known yet.
    Unread,
    /// A scenario; `first` when nobody asked for a particular one.
    Script { text: String, first: bool },
    /// Nothing that can be played.
    Broken { text: String, damage: Option<String> },
}

impl Opening {
    /// What was read in the address.
    pub(crate) fn of(read: Result<String, String>) -> Self {
        match read {
            Ok(text) if text.is_empty() => {
                Self::Script { text: crate::first().to_owned(), first: true }
            }
            Ok(text) if Session::open(registry(), &text).is_ok() => {
                Self::Script { text, first: false }
            }
            Ok(text) => Self::Broken { text, damage: None },
            Err(damage) => Self::Broken { text: String::new(), damage: Some(damage) },
        }
    }
}

/// The page: a scenario, or what is wrong with the link.
pub(crate) struct Page {
    opening: Opening,
    serial: u32,
    /// The link that is being read or written: the newest alone counts.
    awaited: Option<Awaited>,
    _listener: Listener,
}

/// What can happen to the page before there is a scenario.
pub(crate) enum Turn {
    /// The address is another one.
    Address,
    /// It was read.
    Read(Result<String, String>),
    /// Somebody mends the text of a broken link.
    Mended(String),
    /// Somebody goes to the link of a script.
    Go(String),
}

impl Component for Page {
    type Message = Turn;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|turn: Turn| turn);
        let changed = move |_: web_sys::Event| send.emit(Turn::Address);
        let listener = Listener::new(&browser::window(), "hashchange", changed);
        ctx.link().send_message(Turn::Address);
        Self { opening: Opening::Unread, serial: 0, awaited: None, _listener: listener }
    }

    fn update(&mut self, ctx: &Context<Self>, turn: Turn) -> bool {
        match turn {
            Turn::Address => {
                let send = ctx.link().callback(Turn::Read);
                let read = move |read| send.emit(read);
                self.awaited = Some(Awaited::new(packed::read(browser::fragment()), read));
                return false;
            }
            Turn::Read(read) => {
                self.opening = Opening::of(read);
                self.serial += 1;
            }
            Turn::Mended(mended) => {
                if let Opening::Broken { text, .. } = &mut self.opening {
                    *text = mended;
                }
            }
            Turn::Go(script) => {
                let go = |link: String| {
                    let _ = browser::window().location().set_hash(&link);
                };
                self.awaited = Some(Awaited::new(packed::write(script), go));
                return false;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match &self.opening {
            Opening::Unread => Html::default(),
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
        assert!(matches!(Opening::of(Ok(String::new())), Opening::Script { first: true, .. }));
    }

    #[test]
    fn a_link_opens_or_says_what_is_wrong() {
        let of = |text: &str| Opening::of(Ok(text.to_owned()));
        assert!(matches!(of("raft nodes=3\n1s crash 2"), Opening::Script { first: false, .. }));
        assert!(matches!(of("raft\n1s crahs 2"), Opening::Broken { damage: None, .. }));
        let damaged = Opening::of(Err("damaged".to_owned()));
        assert!(matches!(damaged, Opening::Broken { damage: Some(_), .. }));
    }
}
