//! `omnipaxos`, driven as its documentation says.

use std::cell::RefCell;
use std::rc::Rc;

use omnipaxos::ballot_leader_election::Ballot;
use omnipaxos::messages::Message;
use omnipaxos::storage::{Entry, NoSnapshot, StopSign, Storage, StorageOp, StorageResult};
use omnipaxos::util::LogEntry;
use omnipaxos::{ClusterConfig, OmniPaxos, OmniPaxosConfig, ServerConfig};

use crate::replica::{Flight, Number, Replica};

/// What it agrees upon.
#[derive(Clone, Debug)]
pub(crate) struct Numbered(Number);

impl Entry for Numbered {
    type Snapshot = NoSnapshot;
}

/// One of its servers.
pub(crate) struct Omni {
    server: OmniPaxos<Numbered, Memory>,
    memory: Memory,
    me: u32,
    nodes: u32,
    outgoing: Vec<Message<Numbered>>,
    decided: Vec<(u64, Number)>,
}

impl Omni {
    fn start(me: u32, nodes: u32, memory: Memory) -> Self {
        let config = OmniPaxosConfig {
            cluster_config: ClusterConfig {
                configuration_id: 1,
                nodes: (1..=u64::from(nodes)).collect(),
                flexible_quorum: None,
            },
            server_config: ServerConfig {
                pid: u64::from(me),
                resend_message_tick_timeout: 1,
                election_tick_timeout: u64::MAX,
                ..ServerConfig::default()
            },
        };
        let server = config.build(memory.clone()).expect("a sound configuration");
        Self { server, memory, me, nodes, outgoing: Vec::new(), decided: Vec::new() }
    }
}

impl Replica for Omni {
    type Message = Message<Numbered>;
    const SESSIONS: bool = true;

    fn boot(me: u32, nodes: u32, _: u32) -> Self {
        Self::start(me, nodes, Memory::default())
    }

    fn restart(&mut self) {
        *self = Self::start(self.me, self.nodes, self.memory.clone());
    }

    fn campaign(&mut self) {
        self.server.try_become_leader();
    }

    fn leads(&self) -> bool {
        self.server.get_current_leader() == Some((u64::from(self.me), true))
    }

    fn beat(&mut self) {
        self.server.tick();
    }

    fn propose(&mut self, number: Number) {
        self.server.append(Numbered(number)).expect("a configuration that is not stopped");
    }

    fn hear(&mut self, _: u32, message: Message<Numbered>) {
        self.server.handle_incoming(message);
    }

    fn reconnect(&mut self) {
        for peer in (1..=self.nodes).filter(|peer| *peer != self.me) {
            self.server.reconnected(u64::from(peer));
        }
    }

    fn drain(&mut self, send: &mut Vec<Flight<Message<Numbered>>>) {
        let from = self.me;
        self.server.take_outgoing_messages(&mut self.outgoing);
        send.extend(self.outgoing.drain(..).map(|message| {
            let to = message.get_receiver() as u32;
            Flight { from, to, message }
        }));
        let known = self.decided.len();
        if self.server.get_decided_idx() > known {
            let suffix = self.server.read_decided_suffix(known).expect("what is decided");
            for (position, entry) in (known as u64 + 1..).zip(suffix) {
                let (LogEntry::Decided(entry) | LogEntry::Undecided(entry)) = entry else {
                    unreachable!("nothing is trimmed and nothing stops")
                };
                self.decided.push((position, entry.0));
            }
        }
    }

    fn applied(&self) -> u64 {
        self.decided.len() as u64
    }

    fn decided(&self) -> &[(u64, Number)] {
        &self.decided
    }
}

/// A disk in memory, which outlives the server.
#[derive(Clone, Default)]
pub(crate) struct Memory(Rc<RefCell<Held>>);

#[derive(Default)]
struct Held {
    log: Vec<Numbered>,
    promise: Option<Ballot>,
    accepted: Option<Ballot>,
    decided: usize,
}

impl Storage<Numbered> for Memory {
    fn write_atomically(&mut self, ops: Vec<StorageOp<Numbered>>) -> StorageResult<()> {
        for op in ops {
            match op {
                StorageOp::AppendEntry(entry) => self.append_entry(entry)?,
                StorageOp::AppendEntries(entries) => self.append_entries(entries)?,
                StorageOp::AppendOnPrefix(from, entries) => self.append_on_prefix(from, entries)?,
                StorageOp::SetPromise(ballot) => self.set_promise(ballot)?,
                StorageOp::SetDecidedIndex(index) => self.set_decided_idx(index)?,
                StorageOp::SetAcceptedRound(ballot) => self.set_accepted_round(ballot)?,
                StorageOp::SetCompactedIdx(_)
                | StorageOp::Trim(_)
                | StorageOp::SetStopsign(_)
                | StorageOp::SetSnapshot(_) => {}
            }
        }
        Ok(())
    }

    fn append_entry(&mut self, entry: Numbered) -> StorageResult<()> {
        self.0.borrow_mut().log.push(entry);
        Ok(())
    }

    fn append_entries(&mut self, entries: Vec<Numbered>) -> StorageResult<()> {
        self.0.borrow_mut().log.extend(entries);
        Ok(())
    }

    fn append_on_prefix(&mut self, from: usize, entries: Vec<Numbered>) -> StorageResult<()> {
        let mut held = self.0.borrow_mut();
        held.log.truncate(from);
        held.log.extend(entries);
        Ok(())
    }

    fn set_promise(&mut self, ballot: Ballot) -> StorageResult<()> {
        self.0.borrow_mut().promise = Some(ballot);
        Ok(())
    }

    fn set_decided_idx(&mut self, index: usize) -> StorageResult<()> {
        self.0.borrow_mut().decided = index;
        Ok(())
    }

    fn get_decided_idx(&self) -> StorageResult<usize> {
        Ok(self.0.borrow().decided)
    }

    fn set_accepted_round(&mut self, ballot: Ballot) -> StorageResult<()> {
        self.0.borrow_mut().accepted = Some(ballot);
        Ok(())
    }

    fn get_accepted_round(&self) -> StorageResult<Option<Ballot>> {
        Ok(self.0.borrow().accepted)
    }

    fn get_entries(&self, from: usize, to: usize) -> StorageResult<Vec<Numbered>> {
        Ok(self.0.borrow().log.get(from..to).map_or_else(Vec::new, <[_]>::to_vec))
    }

    fn get_log_len(&self) -> StorageResult<usize> {
        Ok(self.0.borrow().log.len())
    }

    fn get_suffix(&self, from: usize) -> StorageResult<Vec<Numbered>> {
        Ok(self.0.borrow().log.get(from..).map_or_else(Vec::new, <[_]>::to_vec))
    }

    fn get_promise(&self) -> StorageResult<Option<Ballot>> {
        Ok(self.0.borrow().promise)
    }

    fn set_stopsign(&mut self, _: Option<StopSign>) -> StorageResult<()> {
        Ok(())
    }

    fn get_stopsign(&self) -> StorageResult<Option<StopSign>> {
        Ok(None)
    }

    fn trim(&mut self, _: usize) -> StorageResult<()> {
        Ok(())
    }

    fn set_compacted_idx(&mut self, _: usize) -> StorageResult<()> {
        Ok(())
    }

    fn get_compacted_idx(&self) -> StorageResult<usize> {
        Ok(0)
    }

    fn set_snapshot(&mut self, _: Option<NoSnapshot>) -> StorageResult<()> {
        Ok(())
    }

    fn get_snapshot(&self) -> StorageResult<Option<NoSnapshot>> {
        Ok(None)
    }
}
