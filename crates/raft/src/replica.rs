//! The state of a server (Raft Figure 2), and where each input goes.

use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use protocol::{
    Config, Damage, Disk, Fact, Info, Machine, NodeId, NodeView, Observation, Output, Protocol,
    Request, Settings, Signed, Slot, UnknownSetting, monitor::Breach,
};

use crate::configuration::Configurations;
use crate::durable::Durable;
use crate::election::Occasion;
use crate::leadership::Leadership;
use crate::membership::Membership;
use crate::message::{Message, Timer};
use crate::monitor::Monitor;
use crate::reading::Awaited;
use crate::recovery::Recovery;
use crate::rules::{
    ADOPT_TERM, DURABLE_TERM, DURABLE_VOTE, KEEP_DAMAGED, STEP_DOWN, TRANSFER_TOLD,
};
use crate::{Term, info};

/// One server of a Raft cluster.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Raft {
    pub(crate) config: Config,
    pub(crate) disk: Disk<Durable>,
    /// The last index known to be committed. It need not survive: a leader makes it known again.
    pub(crate) commit_index: Slot,
    /// What the committed entries have come to; knows the last index applied.
    pub(crate) machine: Machine,
    /// Who belongs to the cluster, by the log.
    pub(crate) configurations: Configurations,
    pub(crate) role: Role,
    /// Reads of this server's clients that the leader helps with.
    pub(crate) awaited: Vec<Awaited>,
}

/// What a server is, and what it knows only as such.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// Answers candidates and the leader, and sends nothing by itself.
    Follower {
        /// The leader of this term, once heard.
        leader: Option<NodeId>,
        /// Whether a leader was heard within the minimum election timeout; known only where
        /// somebody asks.
        heard: bool,
    },
    /// Asks whether it could win, before it raises its term.
    PreCandidate {
        /// Who would vote for it, itself first.
        granted: Vec<NodeId>,
        /// Who would not.
        denied: Vec<NodeId>,
    },
    /// Stands for election in its term.
    Candidate {
        /// Who has voted for it, itself first.
        granted: Vec<NodeId>,
        /// Who has refused.
        denied: Vec<NodeId>,
        /// Why it stands.
        occasion: Occasion,
    },
    /// Is elected, and fetches entries that its disk cannot read before it leads.
    Recovering(Recovery),
    /// Takes requests, and makes the other logs equal to its own.
    Leader(Leadership),
}

impl Protocol for Raft {
    type Message = Message;
    type Timer = Timer;
    type Durable = Durable;
    type Monitor = Monitor;

    const INFO: Info = info::INFO;

    fn start(config: Config, durable: Durable, out: &mut Output<Self>) -> Self {
        let first = Rc::new(Membership::of(info::first_voters(&config)));
        let snapshot = durable.snapshot.clone();
        let mut server = Self {
            config,
            configurations: Configurations::on(&durable, &first),
            disk: Disk::new(durable),
            commit_index: snapshot.as_ref().map_or(Slot(0), |snapshot| snapshot.index),
            machine: snapshot.map_or_else(Machine::new, |snapshot| snapshot.machine.clone()),
            role: Role::Follower { leader: None, heard: false },
            awaited: Vec::new(),
        };
        if server.disk.voted_for.is_some() && !out.enforces(&DURABLE_VOTE) {
            server.disk.write(out, |disk| disk.voted_for = None);
        }
        if server.disk.term > Term(0) && !out.enforces(&DURABLE_TERM) {
            server.disk.write(out, |disk| disk.term = Term(0));
        }
        if let Some(first) = server.disk.first_damaged()
            && !out.enforces(&KEEP_DAMAGED)
        {
            server.disk.write(out, |disk| disk.truncate(first.previous()));
            server.configurations.truncate(first.previous());
        }
        server.await_leader(out);
        server.keep_still(out);
        server
    }

    fn on_message(&mut self, from: NodeId, message: Message, out: &mut Output<Self>) {
        match message {
            Message::Vote { term, last_index, last_term, transfer } => {
                self.on_vote(from, term, (last_term, last_index), transfer, out);
            }
            Message::Granted { term } => self.on_granted(from, term, out),
            Message::Denied { term } => self.on_denied(from, term, out),
            Message::PreVote { term, last_index, last_term } => {
                self.on_pre_vote(from, term, (last_term, last_index), out);
            }
            Message::PreGranted { term } => self.on_pre_granted(from, term, out),
            Message::PreDenied { term } => self.on_pre_denied(from, term, out),
            Message::Append { term, prev_index, prev_term, entries, commit, round } => {
                let prev = (prev_index, prev_term);
                self.on_append(from, term, prev, &entries, (commit, round), out);
            }
            Message::AppendOk { term, matched, round } => {
                self.on_append_ok(from, term, matched, round, out);
            }
            Message::AppendNo { term, rejected, hint, hint_term, round } => {
                self.on_append_no(from, term, rejected, (hint, hint_term), round, out);
            }
            Message::InstallSnapshot { term, snapshot, round } => {
                self.on_install_snapshot(from, term, &snapshot, round, out);
            }
            Message::TimeoutNow { term, request } => self.on_timeout_now(term, request, out),
            Message::ReadIndex { term, id } => self.on_read_index(from, term, id, out),
            Message::ReadAt { term, id, index } => self.on_read_at(term, id, index, out),
            Message::Fetch { term, index, of } => self.on_fetch(from, term, (index, of), out),
            Message::Copy { term, index, held } => self.on_copy(from, term, index, held, out),
            Message::NoCopy { term, index, lacks, .. } => {
                self.on_no_copy(from, term, index, lacks, out);
            }
        }
    }

    fn on_timer(&mut self, timer: Timer, out: &mut Output<Self>) {
        match timer {
            Timer::Election => self.on_election_timeout(out),
            Timer::Heartbeat => self.on_heartbeat_due(out),
            Timer::Silence => self.on_silence(),
            Timer::Quorum => self.on_quorum_due(out),
            Timer::Lease(which) => self.on_lease_over(which, out),
            Timer::Transfer => self.on_transfer_due(out),
            Timer::Round => self.on_round_due(out),
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

    fn refusal(&self, from: NodeId, message: &Message) -> Option<String> {
        self.reason(from, message)
    }

    fn machine(&self) -> Option<&Machine> {
        Some(&self.machine)
    }

    fn has_quorum(&self, up: &dyn Fn(NodeId) -> bool) -> Option<bool> {
        Some(self.configurations.all_agree(up) && self.can_recover(up))
    }

    fn monitor(memory: &mut Monitor, seen: Observation<'_, Self>) -> Result<(), Breach> {
        memory.judge(seen)
    }

    fn check(config: &Config) -> Result<(), UnknownSetting> {
        info::check(config)
    }

    fn initial_disk(words: &Settings) -> Result<Durable, UnknownSetting> {
        crate::initial_disk::initial_disk(words)
    }

    fn damaged(_config: &Config, durable: &Durable, what: Damage) -> Option<Durable> {
        durable.damaged_at(what)
    }
}

/// Terms (Raft §5.1), which every handler minds before anything else.
impl Raft {
    /// Adopts the term of a message if it is higher than this server's.
    pub(crate) fn observe(&mut self, term: Term, out: &mut Output<Self>) {
        if self.steps_down_for(term, out) {
            self.disk.write(out, |disk| {
                disk.term = term;
                disk.voted_for = None;
            });
        }
    }

    /// Whether `term` is to be adopted; this server then leads and campaigns no longer. The caller
    /// writes the term, perhaps together with a vote.
    pub(crate) fn steps_down_for(&mut self, term: Term, out: &mut Output<Self>) -> bool {
        let risen = term > self.disk.term && out.enforces(&ADOPT_TERM);
        if risen {
            match &mut self.role {
                Role::Follower { leader, .. } => *leader = None,
                Role::PreCandidate { .. } => self.follow(None, out),
                _ if out.enforces(&STEP_DOWN) => self.follow(None, out),
                _ => {}
            }
        }
        risen
    }

    /// Becomes a follower, of `leader` if it is known.
    pub(crate) fn follow(&mut self, leader: Option<NodeId>, out: &mut Output<Self>) {
        if let Role::Leader(leadership) = &mut self.role {
            let (lease, transfer) = (leadership.lease, leadership.transfer.take());
            let joining = leadership.joining.is_some();
            out.cancel_timer(Timer::Heartbeat);
            self.cease_quorum_checks(out);
            self.give_up_lease(lease, out);
            if let Some(transfer) = transfer {
                out.cancel_timer(Timer::Transfer);
                if !out.enforces(&TRANSFER_TOLD) {
                    self.done(transfer.request.id, out);
                }
            }
            if joining {
                out.cancel_timer(Timer::Round);
            }
            self.await_leader(out);
        }
        if matches!(self.role, Role::Recovering(_)) {
            out.cancel_timer(Timer::Heartbeat);
            self.cease_quorum_checks(out);
            self.await_leader(out);
        }
        self.role = Role::Follower { leader, heard: false };
    }
}

/// What tests and observers may ask beyond the view.
impl Raft {
    /// The persistent state, as memory has it.
    pub fn durable(&self) -> &Durable {
        &self.disk
    }

    /// What this server is.
    pub const fn role(&self) -> &Role {
        &self.role
    }

    /// The configuration in force.
    pub fn membership(&self) -> Rc<Membership> {
        self.members()
    }

    /// The last index known to be committed.
    pub const fn commit_index(&self) -> Slot {
        self.commit_index
    }
}
