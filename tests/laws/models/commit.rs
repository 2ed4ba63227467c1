//! Two-phase commit as stateright and TLA+ model it, as a protocol of ours: node 1 is the
//! transaction manager, the others are resource managers. What was said once is said for ever, so
//! its links duplicate; what a manager decides by itself is a timer that may fire at any time.

use std::collections::BTreeSet;
use std::ops::Range;

use checker::explore::Symmetric;
use protocol::{
    Breach, Config, Describe, Disk, Info, NodeId, NodeView, Observation, Observed, Output,
    Property, Protocol, Request, Role, Signed, Slot, Time, Word,
};

pub(crate) const MANAGER: NodeId = NodeId(1);

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Node {
    config: Config,
    state: Disk<State>,
    prepared: BTreeSet<NodeId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) enum State {
    /// The manager has not decided, a resource manager works.
    #[default]
    Working,
    Prepared,
    Committed,
    Aborted,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Message {
    Prepared,
    Commit,
    Abort,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Timer {
    Prepare,
    Abort,
    Commit,
}

protocol::words! {
    PREPARED = "prepared", "Prepared", Agree, "A resource manager is prepared.";
    COMMIT = "commit", "Commit", Inform, "The transaction is committed.";
    ABORT = "abort", "Abort", Inform, "The transaction is aborted.";
    PREPARE_NOW = "prepare", "Prepare", Campaign, "A resource manager prepares.";
    ABORT_NOW = "abort", "Abort", Campaign, "A manager aborts.";
    COMMIT_NOW = "commit", "Commit", Campaign, "The transaction manager commits.";
}

impl Describe for Message {
    fn word(&self) -> &'static Word {
        match self {
            Self::Prepared => &PREPARED,
            Self::Commit => &COMMIT,
            Self::Abort => &ABORT,
        }
    }
}

impl Describe for Timer {
    fn word(&self) -> &'static Word {
        match self {
            Self::Prepare => &PREPARE_NOW,
            Self::Abort => &ABORT_NOW,
            Self::Commit => &COMMIT_NOW,
        }
    }
}

pub(crate) static CONSISTENT: Property = Property {
    id: "consistent",
    name: "Consistent",
    says: "No resource manager aborts where another commits.",
};

impl Protocol for Node {
    type Message = Message;
    type Timer = Timer;
    type Durable = State;
    /// Whether any resource manager has committed, and whether any has aborted.
    type Monitor = (bool, bool);

    const INFO: Info = Info {
        paper: "J. Gray, L. Lamport, Consensus on Transaction Commit, 2006",
        messages: &[&PREPARED, &COMMIT, &ABORT],
        timers: &[&PREPARE_NOW, &ABORT_NOW, &COMMIT_NOW],
        properties: &[&CONSISTENT],
        ..Info::new("commit", "Two-phase commit")
    };

    fn start(config: Config, state: State, out: &mut Output<Self>) -> Self {
        out.set_timer(Timer::Abort, Time::ZERO..Time::seconds(1));
        if config.me() != MANAGER {
            out.set_timer(Timer::Prepare, Time::ZERO..Time::seconds(1));
        }
        Self { config, state: Disk::new(state), prepared: BTreeSet::new() }
    }

    fn on_message(&mut self, from: NodeId, message: Message, out: &mut Output<Self>) {
        let manages = self.config.me() == MANAGER;
        match message {
            Message::Prepared if manages && *self.state == State::Working => {
                self.prepared.insert(from);
                if self.prepared.len() + 1 == self.config.members().len() {
                    out.set_timer(Timer::Commit, Time::ZERO..Time::seconds(1));
                }
            }
            Message::Commit if !manages => self.decide(State::Committed, out),
            Message::Abort if !manages => self.decide(State::Aborted, out),
            _ => {}
        }
    }

    fn on_timer(&mut self, timer: Timer, out: &mut Output<Self>) {
        let manages = self.config.me() == MANAGER;
        match timer {
            Timer::Prepare => {
                out.cancel_timer(Timer::Abort);
                self.state.write(out, |state| *state = State::Prepared);
                out.send(MANAGER, Message::Prepared);
            }
            Timer::Abort if manages => self.announce(State::Aborted, &Message::Abort, out),
            Timer::Commit => self.announce(State::Committed, &Message::Commit, out),
            Timer::Abort => self.decide(State::Aborted, out),
        }
    }

    fn on_request(&mut self, _request: Signed<Request>, _out: &mut Output<Self>) {}

    fn view(&self, _slots: Range<Slot>) -> NodeView {
        NodeView::new(Role::Following, "manager")
    }

    fn monitor(
        (committed, aborted): &mut (bool, bool),
        seen: Observation<'_, Self>,
    ) -> Result<(), Breach> {
        if let Observed::Wrote(state) = seen.what
            && seen.node != MANAGER
        {
            *committed |= *state == State::Committed;
            *aborted |= *state == State::Aborted;
        }
        if *committed && *aborted {
            let because = format!("{} does not end as another did.", seen.node);
            return Err(Breach::new(&CONSISTENT, because));
        }
        Ok(())
    }
}

impl Node {
    fn decide(&mut self, end: State, out: &mut Output<Self>) {
        out.cancel_timer(Timer::Prepare);
        out.cancel_timer(Timer::Abort);
        if *self.state != end {
            self.state.write(out, |state| *state = end);
        }
    }

    fn announce(&mut self, end: State, message: &Message, out: &mut Output<Self>) {
        out.cancel_timer(Timer::Abort);
        out.cancel_timer(Timer::Commit);
        self.state.write(out, |state| *state = end);
        for peer in self.config.peers() {
            out.send(peer, message.clone());
        }
    }
}

/// Resource managers are alike: nobody compares their names.
impl Symmetric for Node {
    fn alike(config: &Config) -> Vec<NodeId> {
        config.members().iter().copied().filter(|node| *node != MANAGER).collect()
    }

    fn rename(&self, config: Config, name: &dyn Fn(NodeId) -> NodeId) -> Self {
        let prepared = self.prepared.iter().map(|node| name(*node)).collect();
        Self { config, state: self.state.clone(), prepared }
    }

    fn rename_message(message: &Message, _name: &dyn Fn(NodeId) -> NodeId) -> Message {
        message.clone()
    }

    fn rename_durable(durable: &State, _name: &dyn Fn(NodeId) -> NodeId) -> State {
        *durable
    }

    fn rename_monitor(monitor: &(bool, bool), _name: &dyn Fn(NodeId) -> NodeId) -> (bool, bool) {
        *monitor
    }
}
