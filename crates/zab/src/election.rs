//! Phase 0: fast leader election (ZooKeeper's `FastLeaderElection`).
//!
//! Votes are gossip: whoever hears of a greater one adopts it and tells everybody, so that soon all
//! cast the same, for the server with the most recent history. There is no vote to be kept: safety
//! comes from the epochs of phase 1.

use alloc::vec;
use alloc::vec::Vec;

use protocol::{Epoch, NodeId, Output, Slot, Time};

use crate::info::{FINALIZE, INIT, NOTIFY};
use crate::message::{Message, State, Timer};
use crate::phase::{Follower, FollowerStage, Leader, Looking, Phase};
use crate::replica::Zab;
use crate::rules::{
    ADOPT_GREATER, EQUAL_VOTES, LEADER_CONFIRMS, NEWER_ROUND, REFUSE_ONCE, SILENT_LEADER,
    WAIT_FOR_BETTER,
};
use crate::zxid::Vote;

/// How often the time between two repetitions doubles at most.
const DOUBLINGS: u32 = 3;

impl Zab {
    /// Looks for a leader, in a new round.
    pub(crate) fn look(&mut self, out: &mut Output<Self>) {
        self.begin_looking(out);
        self.notify(out);
        self.count_votes(out);
    }

    /// Refuses the leader that it follows, and looks for another. Those who follow that leader would
    /// name it again at once, so their votes are not asked for before the timer of votes fires.
    pub(crate) fn refuse_leader(&mut self, out: &mut Output<Self>) {
        if !out.enforces(&REFUSE_ONCE) {
            self.look(out);
            return;
        }
        self.begin_looking(out);
        out.set_timer(Timer::Notify, self.span(&NOTIFY));
    }

    fn begin_looking(&mut self, out: &mut Output<Self>) {
        let me = self.config.me();
        let vote = self.own_vote(out);
        let votes = if self.votes(me) { vec![(me, vote)] } else { Vec::new() };
        self.round += 1;
        self.waiting.clear();
        self.phase = Phase::Looking(Looking {
            vote,
            votes,
            ensemble: Vec::new(),
            finalizing: false,
            repeats: 0,
            early: Vec::new(),
        });
        out.cancel_timer(Timer::Tick);
        out.cancel_timer(Timer::Limit);
    }

    fn own_vote(&self, out: &mut Output<Self>) -> Vote {
        let (epoch, zxid) = (self.disk.current_epoch, self.last_zxid(out));
        Vote { epoch, zxid, leader: self.config.me() }
    }

    /// Tells every voter the own vote, and again later if nothing comes of it.
    fn notify(&mut self, out: &mut Output<Self>) {
        let mut after = self.span(&NOTIFY);
        let Phase::Looking(looking) = &self.phase else { return };
        let (vote, round) = (looking.vote, self.round);
        for peer in self.config.peers() {
            out.send(peer, Message::Notification { vote, round, state: State::Looking });
        }
        let times = 1 << looking.repeats.min(DOUBLINGS);
        (after.start, after.end) = (Time(after.start.0 * times), Time(after.end.0 * times));
        out.set_timer(Timer::Notify, after);
    }

    pub(crate) fn on_notify_due(&mut self, out: &mut Output<Self>) {
        if let Phase::Looking(looking) = &mut self.phase {
            looking.repeats += 1;
            self.notify(out);
        }
    }

    pub(crate) fn on_notification(
        &mut self,
        from: NodeId,
        vote: Vote,
        round: u64,
        state: State,
        out: &mut Output<Self>,
    ) {
        match (&self.phase, state) {
            (Phase::Looking(_), State::Looking) => self.on_vote(from, vote, round, out),
            (Phase::Looking(_), _) => self.on_settled(from, vote, round, state, out),
            (_, State::Looking) => {
                self.tell_leader(from, out);
                self.mind_leader(from, round, out);
            }
            (Phase::Following(follower), State::Following) if follower.vote.leader == from => {
                self.look(out);
            }
            _ => {}
        }
    }

    /// Somebody looks for a leader, while this server has one.
    fn tell_leader(&self, to: NodeId, out: &mut Output<Self>) {
        let (vote, state) = match &self.phase {
            Phase::Looking(_) => return,
            Phase::Following(follower) => (follower.vote, State::Following),
            Phase::Leading(leader) => (leader.vote, State::Leading),
        };
        out.send(to, Message::Notification { vote, round: self.round, state });
    }

    /// A leader that looks for one, in a later round than that in which it was found, leads no more.
    fn mind_leader(&mut self, from: NodeId, round: u64, out: &mut Output<Self>) {
        let settled = match &self.phase {
            Phase::Following(follower) if follower.vote.leader == from => {
                round > self.round || !matches!(follower.stage, FollowerStage::Discovery)
            }
            _ => false,
        };
        if settled && out.enforces(&SILENT_LEADER) {
            self.look(out);
        }
    }

    /// A vote of somebody who looks for a leader, too.
    fn on_vote(&mut self, from: NodeId, vote: Vote, round: u64, out: &mut Output<Self>) {
        if !self.votes(from) {
            return;
        }
        let later = round > self.round && out.enforces(&NEWER_ROUND);
        let own = later.then(|| self.own_vote(out));
        let Phase::Looking(looking) = &mut self.phase else { return };
        if round < self.round {
            let (vote, round) = (looking.vote, self.round);
            out.send(from, Message::Notification { vote, round, state: State::Looking });
            return;
        }
        if let Some(own) = own {
            self.round = round;
            looking.votes.clear();
            looking.vote = own;
        }
        let greater = vote > looking.vote && out.enforces(&ADOPT_GREATER);
        if greater {
            looking.vote = vote;
        }
        if round == self.round {
            put(&mut looking.votes, from, vote);
        }
        if later || greater {
            let vote = looking.vote;
            if self.votes(self.config.me())
                && let Phase::Looking(looking) = &mut self.phase
            {
                put(&mut looking.votes, self.config.me(), vote);
            }
            self.notify(out);
        }
        self.count_votes(out);
    }

    /// Ends the election when a quorum votes alike, and no better vote comes for a while.
    fn count_votes(&mut self, out: &mut Output<Self>) {
        let Phase::Looking(looking) = &mut self.phase else { return };
        let alike = looking.votes.iter().filter(|(_, vote)| *vote == looking.vote).count();
        let few = alike < self.config.majority();
        if !self.config.members().contains(&self.config.me()) || (few && out.enforces(&EQUAL_VOTES))
        {
            if looking.finalizing {
                looking.finalizing = false;
                out.cancel_timer(Timer::Finalize);
            }
            return;
        }
        if looking.finalizing {
            return;
        }
        let vote = looking.vote;
        if out.enforces(&WAIT_FOR_BETTER) {
            looking.finalizing = true;
            out.set_timer(Timer::Finalize, self.span(&FINALIZE));
        } else {
            self.settle_on(vote, out);
        }
    }

    pub(crate) fn on_finalized(&mut self, out: &mut Output<Self>) {
        if let Phase::Looking(looking) = &self.phase
            && looking.finalizing
        {
            let vote = looking.vote;
            self.settle_on(vote, out);
        }
    }

    /// Somebody has a leader. A quorum that has the same one ends the election, once that leader
    /// itself says that it leads.
    fn on_settled(
        &mut self,
        from: NodeId,
        vote: Vote,
        round: u64,
        state: State,
        out: &mut Output<Self>,
    ) {
        if !self.votes(from) {
            return;
        }
        let (me, majority) = (self.config.me(), self.config.majority());
        let Phase::Looking(looking) = &mut self.phase else { return };
        looking.ensemble.retain(|(node, ..)| *node != from);
        looking.ensemble.push((from, state, vote));
        let same = |known: &Vote| known.leader == vote.leader;
        let behind = looking.ensemble.iter().filter(|(.., known)| same(known)).count();
        if behind < majority || vote.leader == me {
            return;
        }
        let leads = |(node, state, _): &(NodeId, State, Vote)| {
            *node == vote.leader && *state == State::Leading
        };
        let confirmed = looking.ensemble.iter().any(leads);
        if out.requires(&LEADER_CONFIRMS, confirmed) {
            self.round = round;
            self.settle_on(vote, out);
        }
    }

    /// The election is over.
    fn settle_on(&mut self, vote: Vote, out: &mut Output<Self>) {
        let Phase::Looking(looking) = &self.phase else { return };
        let early = looking.early.clone();
        out.cancel_timer(Timer::Notify);
        out.cancel_timer(Timer::Finalize);
        out.set_timer(Timer::Limit, self.span(&INIT));
        let me = self.config.me();
        if vote.leader == me {
            self.phase = Phase::Leading(Leader {
                vote,
                epoch: None,
                began: None,
                established: false,
                accepted: vec![(me, self.disk.accepted_epoch)],
                promised: Vec::new(),
                learners: Vec::new(),
                heard: Vec::new(),
                proposed: Slot(0),
                due: Slot(0),
                syncs: Vec::new(),
            });
            self.seek_epoch(out);
            for (node, accepted, attempt) in early {
                self.on_follower_info(node, accepted, attempt, out);
            }
        } else {
            self.phase = Phase::Following(Follower { vote, stage: FollowerStage::Discovery });
            let accepted = self.disk.accepted_epoch;
            self.attempts += 1;
            let attempt = self.attempts;
            out.send(vote.leader, Message::FollowerInfo { accepted, attempt });
            for (node, ..) in early {
                self.tell_leader(node, out);
            }
        }
    }

    /// Somebody takes this server for its leader.
    pub(crate) fn on_early(
        &mut self,
        from: NodeId,
        accepted: Epoch,
        attempt: u64,
        out: &mut Output<Self>,
    ) {
        match &mut self.phase {
            Phase::Looking(looking) => {
                looking.early.retain(|(node, ..)| *node != from);
                looking.early.push((from, accepted, attempt));
            }
            _ => self.tell_leader(from, out),
        }
    }
}

fn put(votes: &mut Vec<(NodeId, Vote)>, node: NodeId, vote: Vote) {
    match votes.iter_mut().find(|(known, _)| *known == node) {
        Some((_, known)) => *known = vote,
        None => votes.push((node, vote)),
    }
}
