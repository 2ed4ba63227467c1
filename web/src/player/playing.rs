//! What a Player tells everything that stands inside of it, and how that is answered.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use playground::operations::OperationId;
use playground::report::Caption;
use playground::snapshot::ClusterSnapshot;
use playground::{Change, Command, Refusal, Session, Snapshot};
use protocol::NodeId;
use scenario::Action;
use scene::{MovedNode, Target};
use yew::prelude::*;

use crate::commands::PageCommand;
use crate::operations::picture::Look;
use crate::player::playback::Steer;
use crate::player::session::SharedSession;
use crate::player::speed::Speed;
use crate::stage::gesture::Pointer;
use crate::stage::sides::{Side, Sides};
use crate::words;

/// Everything that can happen to a Player.
#[derive(Clone)]
pub(crate) enum PlayerMsg {
    /// The browser draws a frame; its clock in milliseconds.
    Frame(f64),
    /// There is time to go on to a distant goal.
    Slice,
    /// A canvas has another size, or the colours are others.
    Repaint,
    /// The Player came into sight, or left it.
    Seen(bool),
    /// Moves through time.
    Steer(Steer),
    /// Does something to the cluster.
    Act(Action),
    /// A command of the page was given. All go this way, so that each finds what those before it did.
    Give(PageCommand),
    /// From now on, what takes more than a Player is passed on there.
    PassOn(Callback<PageCommand>),
    /// Asks something of the session.
    Command(Command),
    /// A panel has changed the session by itself.
    Changed(Change),
    /// A script outside of the page has changed the session.
    ChangedOutside,
    /// What was changed outside is shown now.
    ShowOutside,
    /// Another scenario was loaded from outside.
    Loaded,
    /// A pointer did something on the stage.
    Stage(Pointer),
    /// A pointer did something on the timeline.
    Timeline(Pointer),
    /// The operations of clients are looked at in another way.
    Operations(Look),
    /// Something else is selected.
    Select(Option<Target>),
    /// Chooses the sides of a split.
    Sides(Sides),
    /// Goes to an event and tells what led to it.
    Explain(u64),
    /// Shows the stage larger and pauses at remarks, or no longer.
    Present(bool),
    /// Says something in passing, for a few seconds.
    Say(String),
    /// Says it no longer.
    Hush,
    /// Tells where on the page something is that is called so.
    Locate(String, Function),
    /// All is drawn that was done before it was asked where something is.
    Answer,
}

/// What is looked at.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Selection {
    /// What is selected on the stage.
    pub(crate) target: Option<Target>,
    /// What is pointed at.
    pub(crate) hover: Option<Target>,
    /// The event whose causes and effects are told.
    pub(crate) explained: Option<u64>,
    /// The operation that is selected.
    pub(crate) operation: Option<OperationId>,
}

impl Selection {
    /// The node that is selected.
    pub(crate) const fn node(&self) -> Option<u32> {
        match self.target {
            Some(Target::Node(node)) => Some(node),
            _ => None,
        }
    }
}

/// Elements that are drawn past the components, in every frame.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Parts {
    pub(crate) root: NodeRef,
    pub(crate) stage: NodeRef,
    pub(crate) timeline: NodeRef,
    pub(crate) operations: NodeRef,
    pub(crate) clock: NodeRef,
    /// The bar beside what is selected.
    pub(crate) bar: NodeRef,
    /// What is said of what is pointed at.
    pub(crate) tip: NodeRef,
    /// By hand, what a node can do.
    pub(crate) hands: NodeRef,
}

/// The state of a Player as it is by now. Components get to know it a little later, when the framework
/// renders them; a key that is pressed right after another must find what the first one did.
#[derive(Clone)]
pub(crate) struct Latest(Rc<RefCell<LatestState>>);

/// What a command depends on.
#[derive(Clone)]
pub(crate) struct LatestState {
    pub(crate) opened: u32,
    pub(crate) done: u32,
    pub(crate) shown: Rc<Snapshot>,
    pub(crate) is_playing: bool,
    pub(crate) speed: Speed,
    pub(crate) selection: Selection,
    pub(crate) sides: Option<Rc<[Side]>>,
}

impl Latest {
    pub(crate) fn new(state: LatestState) -> Self {
        Self(Rc::new(RefCell::new(state)))
    }

    pub(crate) fn set(&self, state: LatestState) {
        self.0.replace(state);
    }
}

impl PartialEq for Latest {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a Player shows, and how it is steered: the context of all components inside of it.
#[derive(Clone, PartialEq)]
pub(crate) struct Playing {
    pub(crate) session: SharedSession,
    /// How many scenarios were opened so far.
    pub(crate) opened: u32,
    /// How often something was done to the script on this page.
    pub(crate) done: u32,
    /// The moment that is shown.
    pub(crate) shown: Rc<Snapshot>,
    pub(crate) is_playing: bool,
    pub(crate) speed: Speed,
    /// The caption tells the very last event, not the last notable one.
    pub(crate) exact: bool,
    pub(crate) selection: Selection,
    /// Something is held by the pointer.
    pub(crate) is_dragging: bool,
    /// The sides of a split that is being chosen.
    pub(crate) sides: Option<Rc<[Side]>>,
    /// Nodes that somebody moved, and where to.
    pub(crate) moves: Rc<[MovedNode]>,
    /// What is said in passing.
    pub(crate) notice: Option<Rc<str>>,
    pub(crate) parts: Parts,
    pub(crate) latest: Latest,
    pub(crate) send: Callback<PlayerMsg>,
}

/// The Player around a component.
#[hook]
pub(crate) fn use_playing() -> Playing {
    use_context().expect("a component of a Player stands inside of one")
}

impl Playing {
    /// The same with everything that was done by now.
    pub(crate) fn refreshed(&self) -> Self {
        let LatestState { opened, done, shown, is_playing, speed, selection, sides } =
            self.latest.0.borrow().clone();
        Self { opened, done, shown, is_playing, speed, selection, sides, ..self.clone() }
    }

    pub(crate) fn cluster(&self) -> &ClusterSnapshot {
        &self.shown.cluster
    }

    /// Asks something that the snapshot does not hold.
    pub(crate) fn ask<R>(&self, question: impl FnOnce(&Session) -> R) -> R {
        self.session.ask(question)
    }

    /// Whether nothing happens unless somebody lets it happen.
    pub(crate) fn by_hand(&self) -> bool {
        self.shown.by_hand
    }

    /// When something was, in a few words: by hand there is no time.
    pub(crate) fn when(&self, event: u64, time: u64) -> String {
        if self.by_hand() { format!("event {event}") } else { words::clock(time) }
    }

    /// What is told: the last event, or the last notable one.
    pub(crate) fn caption(&self) -> &Rc<Caption> {
        if self.exact { &self.shown.caption } else { &self.shown.highlight }
    }

    /// Who leads in the latest epoch.
    pub(crate) fn leader(&self) -> Option<u32> {
        self.shown.leader.map(|NodeId(leader)| leader)
    }

    /// Does what a command asks for, and shows it.
    ///
    /// # Errors
    /// Why it could not be done; everything is then as it was.
    pub(crate) fn apply(&self, command: Command) -> Result<Change, Refusal> {
        let change = self.session.apply(command)?;
        self.send.emit(PlayerMsg::Changed(change.clone()));
        Ok(change)
    }

    /// What a click does: this happens to the Player.
    pub(crate) fn on<E>(&self, msg: PlayerMsg) -> Callback<E> {
        let send = self.send.clone();
        Callback::from(move |_: E| send.emit(msg.clone()))
    }

    /// What a click does: this happens to the cluster.
    pub(crate) fn on_act<E>(&self, action: Action) -> Callback<E> {
        self.on(PlayerMsg::Act(action))
    }

    /// What a click does: the moment is another one.
    pub(crate) fn on_steer<E>(&self, steer: Steer) -> Callback<E> {
        self.on(PlayerMsg::Steer(steer))
    }
}

/// What whoever holds a Player can do with it.
#[derive(Clone, PartialEq)]
pub(crate) struct PlayerHandle {
    pub(crate) session: SharedSession,
    pub(crate) send: Callback<PlayerMsg>,
}

/// What a Player tells whoever holds it.
#[derive(Clone, PartialEq)]
pub(crate) enum PlayerEvent {
    /// Its elements are there.
    Ready(PlayerHandle),
    /// Another scenario stands at its beginning.
    Opened,
    /// The script says something else.
    ScriptChanged,
    /// The last event is another one.
    Moved,
}
