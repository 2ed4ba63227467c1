//! What is open in the Play view, and how that is changed, as every component in it sees it.

use yew::prelude::*;

use crate::commands::PageCommand;
use crate::page::context::PageContext;
use crate::player::playing::{PlayerMsg, Playing};
use crate::workbench::panels::{Panel, Panels, Tab};

/// Everything that can happen to the Play view.
#[derive(Clone)]
pub(crate) enum BenchMsg {
    /// The Player shows something else.
    Playing(Playing),
    /// The page is another one.
    Page(PageContext),
    /// A command was given that takes more than a Player.
    Command(PageCommand),
    /// Opens a panel, or closes it if it is open.
    Open(Panel),
    /// Closes the panel that is open.
    Close,
    /// Shows a tab.
    Tab(Tab),
    /// Pulls the sheet up, or lets it down.
    Sheet(bool),
    /// Shows a rule.
    Rule(&'static str),
    /// Shows the script, or puts it away.
    Script(bool),
    /// The list of what can happen next has the keyboard.
    Reached,
}

/// What is open, and how that is changed: the context of everything around the stage.
#[derive(Clone, PartialEq)]
pub(crate) struct Bench {
    pub(crate) panels: Panels,
    pub(crate) send: Callback<BenchMsg>,
    pub(crate) player: Callback<PlayerMsg>,
}

/// The Play view around a component.
#[hook]
pub(crate) fn use_bench() -> Bench {
    use_context().expect("a panel stands inside of the Play view")
}

impl Bench {
    /// What a click does.
    pub(crate) fn on<E>(&self, msg: BenchMsg) -> Callback<E> {
        let send = self.send.clone();
        Callback::from(move |_: E| send.emit(msg.clone()))
    }

    /// What a click does: a command is given.
    pub(crate) fn on_command<E>(&self, command: PageCommand) -> Callback<E> {
        let player = self.player.clone();
        Callback::from(move |_: E| player.emit(PlayerMsg::Give(command)))
    }

    /// What a click does: the panel that is open is closed.
    pub(crate) fn on_close<E>(&self) -> Callback<E> {
        self.on(BenchMsg::Close)
    }
}
