//! The state of a server, and where each input goes.

use alloc::vec::Vec;
use core::ops::Range;

use protocol::{
    Config, Disk, Epoch, Fact, Info, Machine, NodeId, NodeView, Observation, OptionInfo, Output,
    Protocol, Request, RequestId, Settings, Signed, Slot, Time, UnknownSetting, monitor::Breach,
};

use crate::durable::Durable;
use crate::info::{self, OBSERVERS};
use crate::message::{Message, Timer};
use crate::monitor::Monitor;
use crate::phase::{Follower, FollowerStage, Phase};
use crate::rules::{DURABLE_PROMISE, SILENT_LEADER, TORN_HISTORY};
use crate::zxid::{Vote, Zxid};

/// One server of an ensemble.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Zab {
    pub(crate) config: Config,
    pub(crate) disk: Disk<Durable>,
    /// What is delivered has come to this; knows the last place delivered.
    pub(crate) machine: Machine,
    /// The round of elections: `logicalclock`. It begins with 1 in each life.
    pub(crate) round: u64,
    pub(crate) phase: Phase,
    /// How often this server has joined a leader in this life.
    pub(crate) attempts: u64,
    /// The requests that clients sent to this server, and that it has passed on.
    pub(crate) waiting: Vec<RequestId>,
    /// Without [`crate::rules::CONTIGUOUS`]: what the last leader brought, from and to, which this
    /// server then passes on to nobody.
    pub(crate) hole: Option<(Zxid, Zxid)>,
}

impl Protocol for Zab {
    type Message = Message;
    type Timer = Timer;
    type Durable = Durable;
    type Monitor = Monitor;

    const INFO: Info = info::INFO;

    fn start(config: Config, durable: Durable, out: &mut Output<Self>) -> Self {
        let config = with_observers(config);
        let machine = durable.snapshot.machine.clone();
        let vote = Vote { epoch: Epoch(0), zxid: Zxid::ZERO, leader: config.me() };
        let mut server = Self {
            config,
            disk: Disk::new(durable),
            machine,
            round: 0,
            phase: Phase::Following(Follower { vote, stage: FollowerStage::Discovery }),
            attempts: 0,
            waiting: Vec::new(),
            hole: None,
        };
        let current = server.disk.current_epoch;
        if server.disk.accepted_epoch > current && !out.enforces(&DURABLE_PROMISE) {
            server.disk.write(out, |disk| disk.accepted_epoch = current);
        }
        server.look(out);
        server
    }

    fn on_message(&mut self, from: NodeId, message: Message, out: &mut Output<Self>) {
        match message {
            Message::Notification { vote, round, state } => {
                self.on_notification(from, vote, round, state, out);
            }
            Message::FollowerInfo { accepted, attempt } => {
                self.on_follower_info(from, accepted, attempt, out);
            }
            Message::LeaderInfo { epoch, attempt } => {
                self.on_leader_info(from, epoch, attempt, out);
            }
            Message::AckEpoch { counts, current, last } => {
                self.on_ack_epoch(from, counts, (current, last), out);
            }
            Message::Diff { txns, .. } => self.on_diff(from, &txns, out),
            Message::Trunc { to, .. } => self.on_trunc(from, to),
            Message::Snap { snapshot, .. } => self.on_snap(from, &snapshot),
            Message::NewLeader { epoch } => self.on_new_leader(from, epoch, out),
            Message::AckLeader { last, .. } => self.on_ack_leader(from, last, out),
            Message::UpToDate { committed, .. } => self.on_up_to_date(from, committed, out),
            Message::Request { request } => self.on_forwarded(request, out),
            Message::Propose { txn } => self.on_propose(from, txn, out),
            Message::Ack { zxid } => self.on_ack(from, zxid, out),
            Message::Commit { zxid } => self.on_commit(from, zxid, out),
            Message::Inform { txn } => self.on_inform(from, txn, out),
            Message::Ping => self.on_ping(from, out),
            Message::Pong => self.on_pong(from),
            Message::Sync { id } => self.on_sync(from, id, out),
            Message::Synced { id } => self.on_synced(from, id, out),
        }
    }

    fn on_timer(&mut self, timer: Timer, out: &mut Output<Self>) {
        match timer {
            Timer::Notify => self.on_notify_due(out),
            Timer::Finalize => self.on_finalized(out),
            Timer::Tick => self.on_tick(out),
            Timer::Limit => self.on_limit(out),
        }
    }

    fn on_request(&mut self, request: Signed<Request>, out: &mut Output<Self>) {
        self.on_client_request(&request, out);
    }

    fn on_disconnect(&mut self, peer: NodeId, out: &mut Output<Self>) {
        match &mut self.phase {
            Phase::Looking(looking) => looking.early.retain(|(node, ..)| *node != peer),
            Phase::Following(follower) if follower.vote.leader == peer => {
                if out.enforces(&SILENT_LEADER) {
                    self.look(out);
                }
            }
            Phase::Following(_) => {}
            Phase::Leading(leader) => {
                leader.learners.retain(|learner| learner.node != peer);
                leader.syncs.retain(|(node, ..)| *node != peer);
                self.mind_quorum(out);
            }
        }
    }

    fn view(&self, slots: Range<Slot>) -> NodeView {
        self.seen(slots)
    }

    fn facts(&self) -> Vec<Fact> {
        self.facts_seen()
    }

    fn machine(&self) -> Option<&Machine> {
        Some(&self.machine)
    }

    fn has_quorum(&self, up: &dyn Fn(NodeId) -> bool) -> Option<bool> {
        let voters = self.config.members().iter().filter(|&&node| up(node)).count();
        Some(voters >= self.config.majority())
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
}

/// The last nodes look on, as many as the option says; at least one votes.
fn with_observers(config: Config) -> Config {
    let nodes = config.members().len();
    let observers = (config.count(&OBSERVERS) as usize).min(nodes - 1);
    if observers == 0 || !config.observers().is_empty() {
        return config;
    }
    let (voters, observers) = config.members().split_at(nodes - observers);
    let (voters, observers) = (voters.to_vec(), observers.to_vec());
    config.with_members(voters, observers)
}

/// What tests and observers may ask beyond the view.
impl Zab {
    /// The persistent state, as memory has it.
    pub fn durable(&self) -> &Durable {
        &self.disk
    }

    /// What this server does.
    pub const fn phase(&self) -> &Phase {
        &self.phase
    }

    /// Whether this server leads, and a quorum has acknowledged its history.
    pub fn leads(&self) -> bool {
        matches!(&self.phase, Phase::Leading(leader) if leader.established)
    }

    /// Whether this server answers clients.
    pub fn serves(&self) -> bool {
        self.established_leader().is_some()
    }

    /// The last place delivered.
    pub fn delivered(&self) -> Slot {
        self.machine.applied()
    }

    /// How this server names the end of its history to others.
    pub(crate) fn last_zxid(&self, out: &mut Output<Self>) -> Zxid {
        let (last, whole) = (self.disk.last_zxid(), self.disk.last_zxid_if_whole());
        if last < whole && !out.enforces(&TORN_HISTORY) { whole } else { last }
    }

    /// How long a timer runs: an option that is a span of time, but always long enough for time to
    /// pass.
    pub(crate) fn span(&self, option: &OptionInfo) -> Range<Time> {
        let Range { start, end } = self.config.time(option);
        let least = Time(1);
        start.max(least)..end.max(least + least)
    }

    pub(crate) fn votes(&self, node: NodeId) -> bool {
        self.config.members().contains(&node)
    }

    /// The leader with which this server serves, itself perhaps.
    pub(crate) fn established_leader(&self) -> Option<NodeId> {
        match &self.phase {
            Phase::Following(Follower { vote, stage: FollowerStage::Broadcast }) => {
                Some(vote.leader)
            }
            Phase::Leading(leader) if leader.established => Some(self.config.me()),
            _ => None,
        }
    }

    /// The stage of a follower with the leader `from`.
    pub(crate) fn stage_with(&mut self, from: NodeId) -> Option<&mut FollowerStage> {
        match &mut self.phase {
            Phase::Following(follower) if follower.vote.leader == from => Some(&mut follower.stage),
            _ => None,
        }
    }
}
