//! Judges what leaves the gate and what stands on the disks, of replicas that are not faulty: those
//! that neither lie nor have lost their disk. A replica that has forgotten what it signed may sign
//! something else, so it counts among the f that may say anything, and nothing of it is judged.
//!
//! What is remembered is each vote and each certificate for numbers that some disk still holds one by
//! one.

use alloc::format;
use alloc::vec::Vec;

use protocol::{
    Command, Config, Map, NodeId, Observation, Observed, Request, Signed, Slot, monitor::Breach,
};

use crate::durable::{Durable, Entry};
use crate::message::Message;
use crate::properties::{COMMITTED, EQUAL_STATES, LATER_VIEWS, ONE_WORD, PREPARED_AGREE};
use crate::replica::Pbft;
use crate::statement::{Checkpoint, Digest, Phase, Sequence, View, Vote, node_of};

/// What has been seen of a cluster.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Monitor {
    /// Up to which number each disk has forgotten.
    forgotten: Map<NodeId, Sequence>,
    /// What each replica signed.
    signed: Map<(Sequence, View, Phase, NodeId), (Digest, u64)>,
    /// What prepared where.
    prepared: Map<(Sequence, View, NodeId), (Digest, u64)>,
    /// What the batches of certificates hold.
    asked: Map<Sequence, Vec<(Digest, Vec<u64>)>>,
    /// The first state after each number.
    states: Map<Sequence, (Digest, NodeId, u64)>,
    /// Who has executed something wrong: whatever follows there shows nothing new.
    astray: Vec<NodeId>,
    /// Whose disk was wiped, or may lose what it says it wrote, in order.
    lost: Vec<NodeId>,
}

impl Monitor {
    pub(crate) fn judge(&mut self, seen: Observation<'_, Pbft>) -> Result<(), Breach> {
        let Observation { node, event, config, what } = seen;
        if self.lost.contains(&node) {
            return Ok(());
        }
        match what {
            Observed::Started(disk) => {
                self.astray.retain(|known| *known != node);
                self.on_disk(node, event, &disk.clone().with_past(config), config)
            }
            Observed::Wrote(disk) => self.on_disk(node, event, disk, config),
            Observed::Sent(_, message) => self.on_sent(node, event, message),
            Observed::Decided(slot, command) if !self.astray.contains(&node) => {
                let judged = self.on_executed(node, slot, command, config);
                if judged.is_err() {
                    self.astray.push(node);
                }
                judged
            }
            Observed::LostDisk => {
                self.lose(node, config);
                Ok(())
            }
            Observed::Asked(_) | Observed::Decided(..) | Observed::Replied(..) => Ok(()),
        }
    }

    /// A replica has lost its disk. It is faulty from now on, and so it counts as if it had always
    /// been: what it signed does not bind it, and what prepared there binds nobody.
    fn lose(&mut self, node: NodeId, config: &Config) {
        self.lost.insert(self.lost.partition_point(|known| *known < node), node);
        self.astray.retain(|known| *known != node);
        self.forgotten = without(&self.forgotten, |known| *known == node);
        self.signed = without(&self.signed, |(.., known)| *known == node);
        self.prepared = without(&self.prepared, |(.., known)| *known == node);
        self.forget(config);
    }

    fn on_disk(
        &mut self,
        node: NodeId,
        event: u64,
        disk: &Durable,
        config: &Config,
    ) -> Result<(), Breach> {
        for (sequence, entry) in disk.log.iter() {
            self.on_entry(node, event, *sequence, entry, config)?;
        }
        for (sequence, machine) in disk.checkpoints.iter() {
            let state = Checkpoint::of(*sequence, machine);
            self.on_state(node, event, state)?;
        }
        let forgotten = disk.stable.sequence;
        if self.forgotten.get(&node) != Some(&forgotten) {
            self.forgotten.insert_mut(node, forgotten);
            if forgotten > Sequence(0) {
                self.on_state(node, event, Checkpoint::of(forgotten, &disk.stable.machine))?;
            }
            self.forget(config);
        }
        Ok(())
    }

    fn on_entry(
        &mut self,
        node: NodeId,
        event: u64,
        sequence: Sequence,
        entry: &Entry,
        config: &Config,
    ) -> Result<(), Breach> {
        let Some((certificate, batch)) = &entry.prepared else { return Ok(()) };
        let Vote { view, digest, .. } = *certificate.vote();
        if self.prepared.get(&(sequence, view, node)).is_some_and(|(known, _)| *known == digest) {
            return Ok(());
        }
        // Judged first, so that a second certificate of one view meets the first at this replica, too.
        let agrees = self.check_view(node, sequence, view, digest);
        self.prepared.insert_mut((sequence, view, node), (digest, event));
        let requests = batch.requests().iter().map(|request| request.unverified().digest());
        let requests: Vec<u64> = requests.collect();
        if !self.asked.contains_key(&sequence) {
            self.asked.insert_mut(sequence, Vec::new());
        }
        if let Some(known) = self.asked.get_mut(&sequence)
            && !known.iter().any(|(known, _)| *known == digest)
        {
            known.push((digest, requests));
        }
        agrees?;
        self.check_views(node, sequence, config)
    }

    /// In one view all that prepare agree.
    fn check_view(
        &self,
        node: NodeId,
        sequence: Sequence,
        view: View,
        digest: Digest,
    ) -> Result<(), Breach> {
        let all =
            self.prepared.range((sequence, view, NodeId(0))..(sequence, view.next(), NodeId(0)));
        for ((_, _, other), (known, since)) in all {
            if *known != digest {
                let because = format!(
                    "{digest} has prepared at {node} for number {sequence} in view {view}, and \
                     {known} at {other}.",
                );
                return Err(of(
                    Breach::new(&PREPARED_AGREE, because).since(*since),
                    sequence,
                    view,
                ));
            }
        }
        Ok(())
    }

    /// What has prepared at so many that every quorum has one of them binds all later views.
    fn check_views(&self, node: NodeId, sequence: Sequence, config: &Config) -> Result<(), Breach> {
        let all = self
            .prepared
            .range((sequence, View(0), NodeId(0))..(sequence.next(), View(0), NodeId(0)));
        let all: Vec<_> =
            all.map(|((_, view, _), (digest, since))| (*view, *digest, *since)).collect();
        for (earlier, committed, since) in &all {
            let same = |it: &&(View, Digest, u64)| it.0 == *earlier && it.1 == *committed;
            let later = |it: &&(View, Digest, u64)| it.0 > *earlier && it.1 != *committed;
            if all.iter().filter(same).count() < committing(config) {
                continue;
            }
            if let Some((later, other, _)) = all.iter().find(later) {
                let because = format!(
                    "{committed} is committed for number {sequence} in view {earlier}, but {other} \
                     has prepared for it in view {later}, as {node} shows.",
                );
                return Err(of(Breach::new(&LATER_VIEWS, because).since(*since), sequence, *later));
            }
        }
        Ok(())
    }

    fn on_sent(&mut self, node: NodeId, event: u64, message: &Message) -> Result<(), Breach> {
        match message {
            Message::PrePrepare { vote, .. } | Message::Prepare(vote) | Message::Commit(vote) => {
                self.on_signed(node, event, vote)
            }
            Message::NewView(arrival) => {
                let mut all = arrival.statement.unverified().pre_prepares.iter();
                all.try_for_each(|vote| self.on_signed(node, event, vote))
            }
            Message::Checkpoint(state) if node_of(state.signer()) == Some(node) => {
                self.on_state(node, event, *state.unverified())
            }
            _ => Ok(()),
        }
    }

    fn on_signed(&mut self, node: NodeId, event: u64, vote: &Signed<Vote>) -> Result<(), Breach> {
        if node_of(vote.signer()) != Some(node) {
            return Ok(());
        }
        let Vote { phase, view, sequence, digest } = *vote.unverified();
        if self.forgotten.iter().all(|(_, forgotten)| sequence <= *forgotten) {
            return Ok(());
        }
        let key = (sequence, view, phase, node);
        match self.signed.get(&key) {
            None => self.signed.insert_mut(key, (digest, event)),
            Some((known, _)) if *known == digest => {}
            Some((known, since)) => {
                let because = format!(
                    "{node} signs {digest} for number {sequence} in view {view}, having signed \
                     {known}.",
                );
                return Err(of(Breach::new(&ONE_WORD, because).since(*since), sequence, view));
            }
        }
        Ok(())
    }

    fn on_state(&mut self, node: NodeId, event: u64, state: Checkpoint) -> Result<(), Breach> {
        let Checkpoint { sequence, digest } = state;
        match self.states.get(&sequence) {
            None => {
                self.states.insert_mut(sequence, (digest, node, event));
                Ok(())
            }
            Some((known, ..)) if *known == digest => Ok(()),
            Some((_, other, since)) => {
                let because =
                    format!("{node} has another state after number {sequence} than {other}.",);
                Err(of(Breach::new(&EQUAL_STATES, because).since(*since), sequence, View(0)))
            }
        }
    }

    /// What is executed stands in a batch that has prepared at so many in one view.
    fn on_executed(
        &self,
        node: NodeId,
        slot: Slot,
        command: &Command,
        config: &Config,
    ) -> Result<(), Breach> {
        let holds = |requests: &[u64]| match command {
            Command::Noop => requests.is_empty(),
            Command::Request(request) => requests.contains(&Request::digest(request)),
        };
        for (sequence, batches) in self.asked.iter() {
            for (digest, _) in batches.iter().filter(|(_, requests)| holds(requests)) {
                let all = self
                    .prepared
                    .range((*sequence, View(0), NodeId(0))..(sequence.next(), View(0), NodeId(0)));
                let views: Vec<View> = all
                    .filter(|(_, (known, _))| known == digest)
                    .map(|((_, view, _), _)| *view)
                    .collect();
                let count = |view: &View| views.iter().filter(|known| *known == view).count();
                if views.iter().any(|view| count(view) >= committing(config)) {
                    return Ok(());
                }
            }
        }
        let because = format!(
            "{node} executes {command} in slot {slot}, which has not prepared at {} correct \
             replicas in one view.",
            committing(config)
        );
        Err(Breach { slot: Some(slot), ..Breach::new(&COMMITTED, because) })
    }

    /// What all disks that are judged have forgotten can be asked of nobody.
    fn forget(&mut self, config: &Config) {
        if self.forgotten.size() + self.lost.len() < config.members().len() {
            return;
        }
        let least = self.forgotten.iter().map(|(_, sequence)| *sequence).min();
        let first = least.unwrap_or_default().next();
        self.signed.forget_before(&(first, View(0), Phase::PrePrepare, NodeId(0)));
        self.prepared.forget_before(&(first, View(0), NodeId(0)));
        self.asked.forget_before(&first);
        self.states.forget_before(&first);
    }
}

/// A map without some of its keys.
fn without<K: Ord + Clone, V: Clone>(map: &Map<K, V>, gone: impl Fn(&K) -> bool) -> Map<K, V> {
    let mut kept = Map::new();
    for (key, value) in map.iter().filter(|(key, _)| !gone(key)) {
        kept.insert_mut(key.clone(), value.clone());
    }
    kept
}

/// At how many correct replicas a batch must have prepared to be committed: so many of a quorum do
/// not lie.
fn committing(config: &Config) -> usize {
    config.byzantine_quorum() - config.liars()
}

fn of(breach: Breach, sequence: Sequence, view: View) -> Breach {
    let epoch = Some(view).filter(|view| view.0 > 0);
    Breach { slot: Some(Slot(sequence.0)), epoch, ..breach }
}
