//! Everything that can happen to the page.

use js_sys::Function;
use playground::EventFilter;
use playground::operations::OperationId;
use playground::snapshot::End;
use scenario::{Action, Claim, Mistake};
use scene::{Point, Target};

use crate::keymap::Wish;
use crate::search::Hunting;
use crate::speed::Speed;

/// Everything that can happen to the page. What is done to the cluster is an action.
#[derive(Clone)]
pub(crate) enum Msg {
    /// The browser draws a frame; its clock in milliseconds.
    Frame(f64),
    /// There is time to go on towards what is far away.
    Slice,
    /// Something has another size now.
    Resized,
    /// The stage came into sight, or left it.
    Seen(bool),
    /// The system turned light or dark.
    Scheme,
    /// The scenario was changed from outside.
    Touched,
    /// What was changed from outside is shown now.
    Look,
    /// Another scenario was loaded from outside.
    Reset,

    /// Plays or stands still.
    Play(bool),
    /// One event on.
    Step,
    /// One event back.
    Back,
    /// To the next highlight.
    Next,
    /// To the highlight before.
    Previous,
    /// To the beginning.
    Start,
    /// To a time.
    Seek(u64),
    /// To the moment after an event.
    SeekEvent(u64),
    /// This fast.
    Speed(Speed),

    /// A key was pressed.
    Key(Wish),
    /// A pointer did something on the stage.
    Snapshot(Pointer),
    /// A pointer did something on the timeline.
    Timeline(Pointer),
    /// The history of operations is looked at in another way.
    Past(Look),
    /// This is what panels are about now.
    Select(Option<Target>),

    /// Does something to the cluster.
    Act(Action),
    /// The same, out of the list of what can happen next.
    Choose(Action),
    /// Writes a claim into the script.
    Claim(Claim),
    /// Does what a line of script says that somebody typed.
    Line(String),
    /// Another setting in the head of the script, or another disk below it.
    Set(String, String),
    /// Another protocol, in the same world.
    Protocol(&'static str),
    /// What a client is going to ask: `put`.
    Asks(String),
    /// Suspends or upholds a rule.
    Suspend(&'static str, bool),
    /// Takes back what was done to the script.
    Undo,
    /// Does it again.
    Redo,
    /// Goes over to a branch.
    Switch(usize),
    /// Plays another script from its beginning.
    Load(String),

    /// Sides are chosen for a split.
    Sides(Sides),
    /// Shows a panel over the page.
    Open(Panel),
    /// Compares the protocols with so many nodes.
    Compare(u32),
    /// Closes it.
    Close,
    /// Shows a tab.
    Tab(Tab),
    /// Pulls the sheet up, or lets it down.
    Sheet(bool),
    /// Puts what was violated aside, or brings it back.
    Aside(bool),
    /// Shows a rule.
    Rule(&'static str),
    /// Shows what led to an event.
    Causes(u64),
    /// Shows only some events.
    Filter(EventFilter),
    /// The list of events was scrolled.
    Scrolled(i32),
    /// The script is shown or put away.
    Script(bool),
    /// The script was edited.
    Edited(String),
    /// What was edited can be read now.
    Read,
    /// The link that was pasted was read.
    Unpacked(Result<String, String>),
    /// A mistake is mended as proposed.
    Mend(Mistake, String),
    /// The next theme.
    Theme,
    /// Says something in passing.
    Say(String),
    /// Says it no longer.
    Hush,
    /// The link of the script is made, and the address becomes it.
    Publish,
    /// The link of a script is made.
    Packed(String, String),
    /// Copies a text; says what it was.
    Copy(String, &'static str),
    /// Offers the picture of this moment as a file.
    Picture,
    /// Does something about the search.
    Hunt(Hunting),
    /// Tells where on the page something is that is called so.
    Area(String, Function),
}

/// What a pointer did.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Pointer {
    Down(Point, bool),
    Move(Point, bool),
    Up(Point),
    Menu(Point),
    Leave,
}

/// A look at the history of operations.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Look {
    /// A pointer did something on it.
    Pointer(Pointer),
    /// Less of it is shown, or more.
    Nearer(bool),
    /// The operation that was called next, or the one before.
    Beside(bool),
    /// An operation, wherever it is.
    At(OperationId),
}

/// An end that does not stand on the first side of a split that is being chosen, and its side.
pub(crate) type Side = (End, u32);

/// Choosing the sides of a split.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sides {
    Begin,
    Next(End),
    Apply,
    Cancel,
}

/// A panel over the page. One at most is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Panel {
    Setup,
    Share,
    Help,
    Fault,
    Admin,
    Claims,
    Search,
    Compare,
    Request(Option<u32>),
    More(Target),
}

/// A tab of the right column.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Tab {
    Next,
    #[default]
    Node,
    Events,
    History,
    Numbers,
    Rules,
    Script,
}
