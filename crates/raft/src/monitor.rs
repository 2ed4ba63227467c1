//! Judges what leaves the gate and what stands on the disks by the properties of Figure 3; and, in
//! `answers`, what administrators are told.
//!
//! The cost per event grows with the logarithm of the log at most: a prefix is compared by its
//! digest, and what is remembered is one line per term beside the agreed sequence.

use alloc::format;

use protocol::{
    Command, Log, Map, NodeId, Observation, Observed, Reply, RequestId, Slot, monitor::Breach,
};

use crate::Term;
use crate::answers::Answers;
use crate::durable::{Durable, Entry};
use crate::message::Message;
use crate::properties::{
    ELECTION_SAFETY, LEADER_APPEND_ONLY, LEADER_COMPLETENESS, LOG_MATCHING, STATE_MACHINE_SAFETY,
};
use crate::replica::Raft;
use crate::rules::SESSION_EXPIRED;

/// What has been seen of a cluster.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Monitor {
    disks: Map<NodeId, Durable>,
    leaders: Map<Term, Leader>,
    lineages: Map<Term, Lineage>,
    commits: Map<Term, Commit>,
    applied: Log<Applied>,
    answers: Answers,
}

/// Who spoke as the leader of a term, with which log on disk when it first did.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Leader {
    leader: NodeId,
    log: Log<Entry>,
    event: u64,
}

/// The longest log seen on a disk that ends with an entry of a term. All entries of that term, on
/// whatever disk, must lie on it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Lineage {
    log: Log<Entry>,
    node: NodeId,
    event: u64,
}

/// How far the leader of a term has committed, and the digest of all of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Commit {
    slot: Slot,
    digest: u64,
    event: u64,
}

/// What the first server applied at an index.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Applied {
    command: Command,
    node: NodeId,
    event: u64,
}

impl Monitor {
    pub(crate) fn judge(&mut self, seen: Observation<'_, Raft>) -> Result<(), Breach> {
        let Observation { node, event, what, .. } = seen;
        match what {
            Observed::Started(disk) => self.on_disk(node, event, disk),
            Observed::Wrote(disk) => {
                self.check_append_only(node, disk)?;
                self.on_disk(node, event, disk)
            }
            Observed::Sent(_, Message::Append { term, .. }) => self.on_claim(node, event, *term),
            Observed::Sent(_, Message::Vote { term, transfer: true, .. }) => {
                self.answers.on_called(node, *term);
                Ok(())
            }
            Observed::Decided(slot, command) => self.on_decided(node, event, slot, command),
            Observed::Asked(request) => {
                self.answers.on_asked(request);
                Ok(())
            }
            Observed::Replied(id, reply) => self.on_reply(node, event, id, reply),
            Observed::LostDisk | Observed::Sent(..) => Ok(()),
        }
    }

    /// A server that spoke as the leader of the term on its disk may only append.
    fn check_append_only(&self, node: NodeId, disk: &Durable) -> Result<(), Breach> {
        let Some(old) = self.disks.get(&node) else { return Ok(()) };
        if old.term != disk.term || old.log.is_prefix_of(&disk.log) {
            return Ok(());
        }
        let Some(leader_of_term) =
            self.leaders.get(&old.term).filter(|leader_of_term| leader_of_term.leader == node)
        else {
            return Ok(());
        };
        let kept = common_prefix(&old.log, &disk.log);
        let because = format!(
            "{node} leads term {}, yet removed entries from its own log: of {} it kept {kept}.",
            disk.term,
            old.last_index(),
        );
        let breach = Breach::new(&LEADER_APPEND_ONLY, because).since(leader_of_term.event);
        Err(Breach { slot: Some(kept.next()), epoch: Some(disk.term), ..breach })
    }

    /// An entry of a term must have the same past wherever it is written. Entries that a node had
    /// before were judged before.
    fn on_disk(&mut self, node: NodeId, event: u64, disk: &Durable) -> Result<(), Breach> {
        let known = self.disks.get(&node).map_or(Slot(0), |old| common_prefix(&old.log, &disk.log));
        self.disks.insert_mut(node, disk.clone());
        let mut later = None;
        for (slot, entry) in disk.log.backwards().take_while(|(slot, _)| *slot > known) {
            if later != Some(entry.term) {
                self.join_lineage(node, event, &disk.log, slot, entry.term)?;
            }
            later = Some(entry.term);
        }
        Ok(())
    }

    /// `slot` is the last in `log` to hold an entry of `term`.
    fn join_lineage(
        &mut self,
        node: NodeId,
        event: u64,
        log: &Log<Entry>,
        slot: Slot,
        term: Term,
    ) -> Result<(), Breach> {
        let upto = |slot| {
            let mut log = log.clone();
            log.truncate(slot);
            log
        };
        let Some(lineage) = self.lineages.get(&term) else {
            self.lineages.insert_mut(term, Lineage { log: upto(slot), node, event });
            return Ok(());
        };
        let last = lineage.log.last_slot().min(slot);
        let compacted = last < lineage.log.head().max(log.head());
        if compacted || lineage.log.digest_at(last) == log.digest_at(last) {
            if slot > last {
                self.lineages.insert_mut(term, Lineage { log: upto(slot), node, event });
            }
            return Ok(());
        }
        // Without an index where both hold an entry of this term, nothing is said about them.
        let holds = |log: &Log<Entry>| log.get(last).is_some_and(|entry| entry.term == term);
        if !holds(log) || !holds(&lineage.log) {
            return Ok(());
        }
        let parted = common_prefix(&lineage.log, log).next();
        let because = format!(
            "{node} and {} both hold an entry of term {term} at index {last}, but at index \
             {parted} their logs differ.",
            lineage.node,
        );
        let breach = Breach::new(&LOG_MATCHING, because).since(lineage.event);
        Err(Breach { slot: Some(parted), epoch: Some(term), ..breach })
    }

    /// Whoever sends AppendEntries claims to lead its term.
    fn on_claim(&mut self, node: NodeId, event: u64, term: Term) -> Result<(), Breach> {
        if let Some(leader_of_term) = self.leaders.get(&term) {
            if leader_of_term.leader == node {
                return Ok(());
            }
            let because = format!("{} and {node} both lead term {term}.", leader_of_term.leader);
            let breach = Breach::new(&ELECTION_SAFETY, because).since(leader_of_term.event);
            return Err(Breach { epoch: Some(term), ..breach });
        }
        // What it cannot read it does not hold.
        let log = self.disks.get(&node).map(Durable::readable).unwrap_or_default();
        let leader_of_term = Leader { leader: node, log, event };
        // The leader of an earlier term passed the same test, so its last commit stands for all.
        if let Some((earlier, commit)) = self.commits.range(..term).next_back() {
            check_complete(*earlier, commit, term, &leader_of_term)
                .map_err(|breach| breach.since(commit.event))?;
        }
        self.leaders.insert_mut(term, leader_of_term);
        self.answers.on_led(node, term)
    }

    /// Of a request whose session has expired nobody can say what became of it.
    fn on_reply(
        &mut self,
        node: NodeId,
        event: u64,
        id: RequestId,
        reply: &Reply,
    ) -> Result<(), Breach> {
        match reply {
            Reply::Done { epoch, .. } => {
                let leader =
                    self.leaders.get(epoch).map_or(node, |leader_of_term| leader_of_term.leader);
                self.answers.on_done(id, leader)
            }
            Reply::Refused(rule) if *rule != &SESSION_EXPIRED => self.answers.on_refused(id, event),
            Reply::Refused(_) | Reply::Redirect(_) => Ok(()),
        }
    }

    /// Whoever applies an entry takes it for committed; if it leads, it committed it in its term.
    fn on_decided(
        &mut self,
        node: NodeId,
        event: u64,
        slot: Slot,
        command: &Command,
    ) -> Result<(), Breach> {
        self.check_applied(node, event, slot, command)?;
        let Some(disk) = self.disks.get(&node) else { return Ok(()) };
        if let (Command::Request(request), Some(entry)) = (command, disk.log.get(slot)) {
            let leader = self.leaders.get(&entry.term).map(|leader_of_term| leader_of_term.leader);
            self.answers.on_committed(request.id, slot, entry, leader)?;
        }
        let term = disk.term;
        let leads =
            self.leaders.get(&term).is_some_and(|leader_of_term| leader_of_term.leader == node);
        let Some(digest) = disk.log.digest_at(slot).filter(|_| leads) else { return Ok(()) };
        if self.commits.get(&term).is_none_or(|commit| commit.slot < slot) {
            let commit = Commit { slot, digest, event };
            for (later, leader_of_term) in self.leaders.range(term.next()..) {
                check_complete(term, &commit, *later, leader_of_term)
                    .map_err(|breach| breach.since(leader_of_term.event))?;
            }
            self.commits.insert_mut(term, commit);
        }
        Ok(())
    }

    fn check_applied(
        &mut self,
        node: NodeId,
        event: u64,
        slot: Slot,
        command: &Command,
    ) -> Result<(), Breach> {
        match self.applied.get(slot) {
            Some(first) if first.command != *command => {
                let because = format!(
                    "{node} applied `{command}` at index {slot}, where {} applied `{}`.",
                    first.node, first.command,
                );
                let breach = Breach::new(&STATE_MACHINE_SAFETY, because).since(first.event);
                Err(Breach { slot: Some(slot), ..breach })
            }
            None if slot == self.applied.last_slot().next() => {
                self.applied.push(Applied { command: command.clone(), node, event });
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// What was committed in a term is in the log of every leader of a higher one. The term that counts
/// is that of the leader who committed, not that of the entry: an entry of term 2 may be committed
/// in term 4, and the leader of term 3 need not have it.
fn check_complete(
    committed_in: Term,
    commit: &Commit,
    term: Term,
    leader_of_term: &Leader,
) -> Result<(), Breach> {
    // What a snapshot stands for was applied, and is judged there.
    let compacted = commit.slot < leader_of_term.log.head();
    if compacted || leader_of_term.log.digest_at(commit.slot) == Some(commit.digest) {
        return Ok(());
    }
    let because = format!(
        "{} leads term {term} without what was committed in term {committed_in} up to index {}.",
        leader_of_term.leader, commit.slot,
    );
    let breach = Breach::new(&LEADER_COMPLETENESS, because);
    Err(Breach { slot: Some(commit.slot), epoch: Some(term), ..breach })
}

/// The last slot up to which two logs are equal. What either has compacted cannot be compared any
/// more; it was when it was written.
fn common_prefix(one: &Log<Entry>, two: &Log<Entry>) -> Slot {
    let mut equal = one.head().max(two.head());
    let mut beyond = one.last_slot().min(two.last_slot()).next();
    if beyond <= equal.next() {
        return beyond.previous();
    }
    if one.digest_at(beyond.previous()) == two.digest_at(beyond.previous()) {
        return beyond.previous();
    }
    while equal.next() < beyond {
        let middle = Slot(equal.0 + (beyond.0 - equal.0) / 2);
        if one.digest_at(middle) == two.digest_at(middle) {
            equal = middle;
        } else {
            beyond = middle;
        }
    }
    equal
}
