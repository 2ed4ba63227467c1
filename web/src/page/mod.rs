//! The page: from the address to what is shown. It owns what belongs to the document: the address, the
//! theme, the interface for scripts, and the page around it.

pub(crate) mod address;
pub(crate) mod api;
pub(crate) mod broken;
pub(crate) mod context;
pub(crate) mod embed;
pub(crate) mod frame;
pub(crate) mod link;
pub(crate) mod packed;
pub(crate) mod query;
pub(crate) mod theme;

use gloo_events::EventListener;
use playground::Session;
use yew::prelude::*;

use crate::browser;
use crate::page::address::Address;
use crate::page::broken::Broken;
use crate::page::context::PageContext;
use crate::page::frame::Frame;
use crate::page::packed::Awaited;
use crate::page::query::Query;
use crate::player::playing::{PlayerEvent, PlayerHandle};
use crate::player::{Beginning, Player};
use crate::registry;
use crate::workbench::Workbench;
use crate::workbench::notice::Notice;

/// What the address leads to.
#[derive(Clone, PartialEq, Debug)]
enum Opening {
    /// That is not known yet.
    Unread,
    /// A scenario; `first` when nobody asked for a particular one.
    Script { text: AttrValue, first: bool },
    /// Text that is no scenario, or a link that holds no text at all and why.
    Broken { text: AttrValue, damage: Option<AttrValue> },
}

impl Opening {
    /// What was read in the address.
    fn of(read: Result<String, String>) -> Self {
        match read {
            Ok(text) if text.is_empty() => {
                Self::Script { text: crate::first().into(), first: true }
            }
            Ok(text) if Session::open(registry(), &text).is_ok() => {
                Self::Script { text: text.into(), first: false }
            }
            Ok(text) => Self::Broken { text: text.into(), damage: None },
            Err(damage) => Self::Broken { text: "".into(), damage: Some(damage.into()) },
        }
    }
}

pub(crate) struct Page {
    opening: Opening,
    serial: u32,
    query: Query,
    choice: theme::Choice,
    /// The link that is being read or written: the newest alone counts.
    awaited: Option<Awaited>,
    address: Address,
    player: Option<PlayerHandle>,
    /// The last event that the page around this one was told of.
    told: u64,
    listeners: Vec<EventListener>,
}

/// Everything that can happen to the page.
pub(crate) enum PageMsg {
    /// The address is another one.
    Address,
    /// It was read.
    Read(Result<String, String>),
    /// Somebody goes to the link of a script.
    Go(String),
    /// The Player tells something.
    Player(PlayerEvent),
    /// The script has stayed as it is for a while.
    Publish,
    /// Its link was made.
    Packed(String, String),
    /// The next theme is chosen.
    NextTheme,
    /// The system turned light or dark.
    Scheme,
}

impl Component for Page {
    type Message = PageMsg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        link.send_message(PageMsg::Address);
        let changed = link.callback(|()| PageMsg::Address);
        let scheme = link.callback(|()| PageMsg::Scheme);
        let hashes =
            EventListener::new(&browser::window(), "hashchange", move |_| changed.emit(()));
        let mut listeners = vec![hashes];
        if let Ok(Some(dark)) = browser::window().match_media(theme::DARK) {
            listeners.push(EventListener::new(&dark, "change", move |_| scheme.emit(())));
        }
        Self {
            opening: Opening::Unread,
            serial: 0,
            query: Query::read(&browser::search()),
            choice: theme::Choice::current(),
            awaited: None,
            address: Address::default(),
            player: None,
            told: 0,
            listeners,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: PageMsg) -> bool {
        let link = ctx.link();
        match msg {
            PageMsg::Address => {
                let read = link.callback(PageMsg::Read);
                let fragment = packed::read(browser::fragment());
                self.awaited = Some(Awaited::new(fragment, move |text| read.emit(text)));
                return false;
            }
            PageMsg::Read(read) => {
                self.opening = Opening::of(read);
                self.serial += 1;
                self.address.opened();
            }
            PageMsg::Go(script) => {
                let go = |link: String| {
                    let _ = browser::window().location().set_hash(&link);
                };
                self.awaited = Some(Awaited::new(packed::write(script), go));
                return false;
            }
            PageMsg::Player(event) => {
                self.hear(ctx, event);
                return false;
            }
            PageMsg::Publish => {
                if let Some(player) = &self.player {
                    let script = player.session.ask(Session::script);
                    let packed = link.callback(|(script, link)| PageMsg::Packed(script, link));
                    self.address.pack(script, packed);
                }
                return false;
            }
            PageMsg::Packed(script, link) => {
                let now = self.player.as_ref().map(|player| player.session.ask(Session::script));
                if now.as_deref() == Some(&*script) {
                    self.address.write(&link);
                }
                return false;
            }
            PageMsg::NextTheme => {
                self.choice = self.choice.next();
                self.choice.set();
            }
            PageMsg::Scheme => {}
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let context = PageContext {
            choice: self.choice,
            theme: self.choice.theme(),
            next_theme: link.callback(|()| PageMsg::NextTheme),
        };
        let view = match &self.opening {
            Opening::Unread => return Html::default(),
            Opening::Script { text, first } => {
                let embed = self.query.embed;
                let inside = if embed {
                    html! { <Frame /> }
                } else {
                    html! { <Workbench /> }
                };
                html! {
                    <Player scenario={text} serial={self.serial} beginning={self.beginning(*first)}
                        theme={context.theme} draws_walls={!embed} class="player"
                        on_event={link.callback(PageMsg::Player)}>
                        { inside }
                        <Notice />
                    </Player>
                }
            }
            Opening::Broken { text, damage } => html! {
                <Broken {text} {damage} go={link.callback(PageMsg::Go)} />
            },
        };
        html! { <ContextProvider<PageContext> {context}>{ view }</ContextProvider<PageContext>> }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if matches!(self.opening, Opening::Broken { .. }) {
            let _ = browser::root().set_attribute("data-ready", "1");
        }
    }
}

impl Page {
    /// How the Player begins.
    fn beginning(&self, first: bool) -> Beginning {
        let Query { embed, start, speed, autoplay, labels, .. } = self.query;
        Beginning { at: start, at_first_event: first, plays: !embed, autoplay, speed, labels }
    }

    /// Hears what the Player tells.
    fn hear(&mut self, ctx: &Context<Self>, event: PlayerEvent) {
        match event {
            PlayerEvent::Ready(player) => {
                api::install(&player);
                if let Some(parent) = browser::parent() {
                    self.listeners.push(embed::listen(parent, player.clone()));
                }
                let _ = browser::root().set_attribute("data-ready", "1");
                embed::ready(&player);
                self.player = Some(player);
            }
            PlayerEvent::Opened => self.told = 0,
            PlayerEvent::ScriptChanged => {
                let publish = ctx.link().callback(|()| PageMsg::Publish);
                if !self.query.embed {
                    self.address.changed(move || publish.emit(()));
                }
            }
            PlayerEvent::Moved => {
                if let Some(player) = self.player.as_ref().filter(|_| self.query.embed) {
                    self.told = player.session.ask(|session| embed::tell_event(session, self.told));
                }
            }
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
