//! The state of a node, and where each input goes.

use alloc::vec::Vec;
use core::ops::Range;

use protocol::{
    Config, Disk, Fact, Info, Map, NodeId, NodeView, Observation, Output, Protocol, Request,
    Settings, Signed, Slot, UnknownSetting, monitor::Breach,
};

use crate::durable::{Ballot, Durable, Proposal, Round};
use crate::info;
use crate::learner::Votes;
use crate::message::{Message, Timer};
use crate::monitor::Monitor;
use crate::rules::{DURABLE_PROMISE, DURABLE_ROUND};

/// One node of a Paxos cluster: a proposer, an acceptor and a learner.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Paxos {
    pub(crate) config: Config,
    pub(crate) disk: Disk<Durable>,
    pub(crate) proposer: Proposer,
    /// The highest round that anybody else was heard to use.
    pub(crate) heard: Round,
    /// How many rounds in a row have failed.
    pub(crate) failures: u32,
    /// The node itself wants to know what is chosen.
    pub(crate) curious: bool,
    /// Requests that wait for the choice, in the order in which they came.
    pub(crate) open: Vec<Request>,
    /// Who accepted what, as far as this learner was told.
    pub(crate) votes: Map<Ballot, Votes>,
    /// The value that is chosen, and the ballot in which that was first seen.
    pub(crate) chosen: Option<Proposal>,
}

/// What a proposer is doing.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Proposer {
    /// Nothing, or waits before it tries again.
    Idle,
    /// Phase 1: collects promises.
    Preparing {
        /// In this ballot.
        ballot: Ballot,
        /// Who has promised, and what each had accepted.
        promises: Vec<(NodeId, Option<Proposal>)>,
        /// How many open requests were there when it began: a read among them may be answered with
        /// what this round finds.
        asked: usize,
    },
    /// Phase 2: collects acceptances.
    Proposing {
        /// What, and in which ballot.
        proposal: Proposal,
    },
}

impl Protocol for Paxos {
    type Message = Message;
    type Timer = Timer;
    type Durable = Durable;
    type Monitor = Monitor;

    const INFO: Info = info::INFO;

    fn start(config: Config, durable: Durable, out: &mut Output<Self>) -> Self {
        let mut node = Self {
            config,
            disk: Disk::new(durable),
            proposer: Proposer::Idle,
            heard: Round(0),
            failures: 0,
            curious: false,
            open: Vec::new(),
            votes: Map::new(),
            chosen: None,
        };
        if node.disk.round > Round(0) && !out.enforces(&DURABLE_ROUND) {
            node.disk.write(out, |disk| disk.round = Round(0));
        }
        if node.disk.promised.is_some() && !out.enforces(&DURABLE_PROMISE) {
            node.disk.write(out, |disk| (disk.promised, disk.accepted) = (None, None));
        }
        if node.disk.accepted.is_some() {
            node.await_news(out);
        }
        node
    }

    fn on_message(&mut self, from: NodeId, message: Message, out: &mut Output<Self>) {
        match message {
            Message::Prepare { ballot } => self.on_prepare(from, ballot, out),
            Message::Promise { ballot, accepted } => self.on_promise(from, ballot, accepted, out),
            Message::Accept { ballot, value } => {
                self.on_accept(from, Proposal { ballot, value }, out);
            }
            Message::Accepted { ballot, value } => {
                self.on_accepted(from, Proposal { ballot, value }, out);
            }
            Message::Nack { ballot, promised } => self.on_nack(ballot, promised, out),
            Message::Chosen { ballot, value } => self.learn(Proposal { ballot, value }, out),
        }
    }

    fn on_timer(&mut self, timer: Timer, out: &mut Output<Self>) {
        match timer {
            Timer::Retry => self.on_retry_due(out),
            Timer::Learn => self.on_news_overdue(out),
        }
    }

    fn on_request(&mut self, request: Signed<Request>, out: &mut Output<Self>) {
        self.on_client_request(&request, out);
    }

    fn view(&self, slots: Range<Slot>) -> NodeView {
        self.seen(slots)
    }

    fn facts(&self) -> Vec<Fact> {
        self.facts_seen()
    }

    fn monitor(memory: &mut Monitor, seen: Observation<'_, Self>) -> Result<(), Breach> {
        memory.judge(seen)
    }

    fn initial_disk(words: &Settings) -> Result<Durable, UnknownSetting> {
        crate::initial_disk::initial_disk(words)
    }
}

/// What tests and observers may ask beyond the view.
impl Paxos {
    /// The persistent state, as memory has it.
    pub fn durable(&self) -> &Durable {
        &self.disk
    }

    /// What its proposer is doing.
    pub const fn proposer(&self) -> &Proposer {
        &self.proposer
    }

    /// The value that it knows to be chosen.
    pub const fn chosen(&self) -> Option<&Proposal> {
        self.chosen.as_ref()
    }
}
