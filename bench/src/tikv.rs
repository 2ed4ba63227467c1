//! The `raft` crate (tikv's raft-rs), driven as its documentation says.

use raft_rs::eraftpb::{ConfState, Entry, Message};
use raft_rs::storage::MemStorage;
use raft_rs::{Config, RawNode, StateRole};
use slog::{Discard, Logger, o};

use crate::replica::{Flight, Number, Replica};

/// One of its nodes, with the store in memory that it brings along. `TUNED` spares it what is on by
/// default and costs messages: to tell every follower at once what is committed, and to send each
/// proposal by itself.
pub(crate) struct Tikv<const TUNED: bool> {
    node: RawNode<MemStorage>,
    store: MemStorage,
    me: u32,
    applied: u64,
    decided: Vec<(u64, Number)>,
}

impl<const TUNED: bool> Tikv<TUNED> {
    fn start(me: u32, store: MemStorage) -> Self {
        // A node that restarts applies its log anew, like ours: what it made of it was in memory.
        let config = Config {
            id: u64::from(me),
            max_size_per_msg: 1 << 20,
            skip_bcast_commit: TUNED,
            batch_append: TUNED,
            ..Config::default()
        };
        let logger = Logger::root(Discard, o!());
        let node = RawNode::new(&config, store.clone(), &logger).expect("a sound configuration");
        Self { node, store, me, applied: 0, decided: Vec::new() }
    }

    fn apply(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            let number = <[u8; 8]>::try_from(&entry.data[..]).map_or(0, u64::from_le_bytes);
            self.applied += u64::from(number > 0);
            self.decided.push((entry.index, number));
        }
    }
}

fn post(me: u32, messages: Vec<Message>, send: &mut Vec<Flight<Message>>) {
    send.extend(messages.into_iter().map(|message| Flight {
        from: me,
        to: message.to as u32,
        message,
    }));
}

impl<const TUNED: bool> Replica for Tikv<TUNED> {
    type Message = Message;

    fn boot(me: u32, nodes: u32, _: u32) -> Self {
        let voters = (1..=u64::from(nodes)).collect();
        Self::start(
            me,
            MemStorage::new_with_conf_state(ConfState { voters, ..ConfState::default() }),
        )
    }

    fn restart(&mut self) {
        *self = Self::start(self.me, self.store.clone());
    }

    fn campaign(&mut self) {
        self.node.campaign().expect("a voter may stand");
    }

    fn leads(&self) -> bool {
        self.node.raft.state == StateRole::Leader
    }

    fn beat(&mut self) {
        self.node.ping();
    }

    fn propose(&mut self, number: Number) {
        let data = number.to_le_bytes().to_vec();
        self.node.propose(Vec::new(), data).expect("only a leader is asked");
    }

    fn hear(&mut self, _: u32, message: Message) {
        // Errors say that a message came from a node that it does not know, or is meant for itself.
        self.node.step(message).expect("a message of another voter");
    }

    fn drain(&mut self, send: &mut Vec<Flight<Message>>) {
        while self.node.has_ready() {
            let mut ready = self.node.ready();
            post(self.me, ready.take_messages(), send);
            if !ready.snapshot().is_empty() {
                let snapshot = ready.snapshot().clone();
                self.store.wl().apply_snapshot(snapshot).expect("a newer snapshot");
            }
            self.apply(ready.take_committed_entries());
            if !ready.entries().is_empty() {
                self.store.wl().append(ready.entries()).expect("entries without a gap");
            }
            if let Some(state) = ready.hs() {
                self.store.wl().set_hardstate(state.clone());
            }
            post(self.me, ready.take_persisted_messages(), send);
            let mut light = self.node.advance(ready);
            if let Some(commit) = light.commit_index() {
                self.store.wl().mut_hard_state().set_commit(commit);
            }
            post(self.me, light.take_messages(), send);
            self.apply(light.take_committed_entries());
            self.node.advance_apply();
        }
    }

    fn applied(&self) -> u64 {
        self.applied
    }

    fn decided(&self) -> &[(u64, Number)] {
        &self.decided
    }
}
