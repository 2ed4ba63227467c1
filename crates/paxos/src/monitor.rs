//! Judges what leaves the gate and what stands on the disks.
//!
//! What is remembered is one line per ballot in which anything was proposed and one per vote. An
//! event costs a look-up for each node at most, however long the run.

use alloc::format;
use alloc::vec::Vec;

use protocol::{Command, Map, NodeId, Observation, Observed, digest_of, monitor::Breach};

use crate::durable::{Ballot, Durable, Proposal, Round};
use crate::message::{Message, named};
use crate::properties::{LEARNED_IS_CHOSEN, ONE_VALUE_PER_BALLOT, PROMISES_KEPT, SAFE_AT};
use crate::replica::Paxos;

/// Below every ballot.
const LOWEST: Ballot = Ballot { round: Round(0), proposer: NodeId(0) };

/// What has been seen of a cluster.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Monitor {
    disks: Map<NodeId, Durable>,
    proposals: Map<Ballot, Proposed>,
    /// Every acceptance that ever stood on a disk.
    votes: Map<(NodeId, Ballot), Command>,
    /// How many have accepted a value, named by its digest, in a ballot.
    counts: Map<(u64, Ballot), usize>,
}

/// What was first proposed in a ballot, and in which event.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Proposed {
    value: Command,
    event: u64,
}

impl Monitor {
    pub(crate) fn judge(&mut self, seen: Observation<'_, Paxos>) -> Result<(), Breach> {
        let Observation { node, event, what, .. } = seen;
        match what {
            Observed::Started(disk) | Observed::Wrote(disk) => self.on_disk(node, event, disk),
            Observed::Sent(_, Message::Promise { ballot, .. }) => self.on_promise(node, *ballot),
            Observed::Sent(_, Message::Accept { ballot, value }) => {
                self.on_proposed(event, &Proposal { ballot: *ballot, value: value.clone() }, true)
            }
            Observed::Sent(_, Message::Accepted { ballot, .. }) => self.on_accepted(node, *ballot),
            Observed::Decided(_, value) => self.on_decided(node, value),
            Observed::Asked(_)
            | Observed::LostDisk
            | Observed::Sent(..)
            | Observed::Replied(..) => Ok(()),
        }
    }

    fn on_disk(&mut self, node: NodeId, event: u64, disk: &Durable) -> Result<(), Breach> {
        let old = self.disks.get(&node).cloned();
        // What the run begins with was proposed before anybody looked.
        let given_disk = old.is_none();
        let old = old.unwrap_or_default();
        self.disks.insert_mut(node, disk.clone());
        check_kept(node, &old, disk)?;
        match &disk.accepted {
            Some(accepted) if old.accepted.as_ref() != Some(accepted) => {
                self.on_vote(node, event, accepted, !given_disk)
            }
            _ => Ok(()),
        }
    }

    fn on_vote(
        &mut self,
        node: NodeId,
        event: u64,
        vote: &Proposal,
        judged: bool,
    ) -> Result<(), Breach> {
        let Proposal { ballot, value } = vote;
        let old = self.votes.get(&(node, *ballot));
        if old != Some(value) {
            let key = (digest_of(value), *ballot);
            let count = self.counts.get(&key).map_or(0, |count| *count);
            self.counts.insert_mut(key, count + 1);
        }
        self.votes.insert_mut((node, *ballot), value.clone());
        self.on_proposed(event, vote, judged)
    }

    fn on_proposed(&mut self, event: u64, proposal: &Proposal, judged: bool) -> Result<(), Breach> {
        let Proposal { ballot, value } = proposal;
        if let Some(first) = self.proposals.get(ballot) {
            if first.value == *value {
                return Ok(());
            }
            let (first, also) = (first, named(value));
            let because =
                format!("Ballot {ballot} has two values: {} and {also}.", named(&first.value));
            let breach = Breach::new(&ONE_VALUE_PER_BALLOT, because).since(first.event);
            return Err(Breach { epoch: Some(ballot.round), ..breach });
        }
        let proposed = Proposed { value: value.clone(), event };
        self.proposals.insert_mut(*ballot, proposed);
        if !judged || self.is_safe(proposal) {
            return Ok(());
        }
        let because = format!(
            "{} is proposed in ballot {ballot}, but no majority of promises for that ballot allows \
             this value.",
            named(value),
        );
        let rival = self.proposals.range(..*ballot).rev().find(|(_, it)| it.value != *value);
        let breach = Breach::new(&SAFE_AT, because);
        let breach = match rival {
            Some((_, rival)) => breach.since(rival.event),
            None => breach,
        };
        Err(Breach { epoch: Some(ballot.round), ..breach })
    }

    /// P2c. Whoever has promised the ballot, or a higher one, has voted below it for the last time.
    fn is_safe(&self, proposal: &Proposal) -> bool {
        let Proposal { ballot, value } = proposal;
        let bound = self.disks.iter().filter(|(_, disk)| disk.promised >= Some(*ballot));
        let last_votes: Vec<Option<(Ballot, &Command)>> = bound
            .map(|(node, _)| {
                let mut votes = self.votes.range((*node, LOWEST)..(*node, *ballot));
                votes.next_back().map(|((_, ballot), value)| (*ballot, value))
            })
            .collect();
        let majority = self.disks.size() / 2 + 1;
        let up_to = |top: Option<Ballot>| {
            let within = |vote: &&Option<(Ballot, &Command)>| vote.map(|(at, _)| at) <= top;
            last_votes.iter().filter(within).count() >= majority
        };
        let of_this_value = last_votes.iter().flatten().filter(|(_, voted)| *voted == value);
        up_to(None) || of_this_value.map(|(at, _)| Some(*at)).any(up_to)
    }

    fn on_promise(&self, node: NodeId, ballot: Ballot) -> Result<(), Breach> {
        if self.disks.get(&node).is_some_and(|disk| disk.promised >= Some(ballot)) {
            return Ok(());
        }
        let because = format!("{node} promises {ballot}, but its disk does not hold that.");
        Err(Breach { epoch: Some(ballot.round), ..Breach::new(&PROMISES_KEPT, because) })
    }

    fn on_accepted(&self, node: NodeId, ballot: Ballot) -> Result<(), Breach> {
        if self.votes.contains_key(&(node, ballot)) {
            return Ok(());
        }
        let because = format!("{node} says that it accepted {ballot}, but never wrote that.");
        Err(Breach { epoch: Some(ballot.round), ..Breach::new(&PROMISES_KEPT, because) })
    }

    fn on_decided(&self, node: NodeId, value: &Command) -> Result<(), Breach> {
        let (digest, majority) = (digest_of(value), self.disks.size() / 2 + 1);
        let mut ballots = self.counts.range((digest, LOWEST)..);
        if ballots.by_ref().take_while(|((of, _), _)| *of == digest).any(|(_, n)| *n >= majority) {
            return Ok(());
        }
        let because = format!(
            "{node} learns {}, which no majority has accepted in one ballot.",
            named(value)
        );
        Err(Breach { slot: Some(protocol::Slot(1)), ..Breach::new(&LEARNED_IS_CHOSEN, because) })
    }
}

/// Neither a promise nor a vote falls, and no vote is below the promise that stood before it.
fn check_kept(node: NodeId, old: &Durable, new: &Durable) -> Result<(), Breach> {
    let accepted = |disk: &Durable| disk.accepted.as_ref().map(|accepted| accepted.ballot);
    let breach = |because, ballot: Option<Ballot>| {
        let breach = Breach::new(&PROMISES_KEPT, because);
        Err(Breach { epoch: ballot.map(|ballot| ballot.round), ..breach })
    };
    let shown = |ballot: Option<Ballot>| match ballot {
        Some(ballot) => format!("{ballot}"),
        None => "nothing".into(),
    };
    if accepted(new) != accepted(old) && accepted(new).is_some() && accepted(new) < old.promised {
        let (vote, bound) = (shown(accepted(new)), shown(old.promised));
        return breach(format!("{node} accepts {vote}, having promised {bound}."), accepted(new));
    }
    if new.promised < old.promised {
        let (was, is) = (shown(old.promised), shown(new.promised));
        return breach(format!("{node} had promised {was}, and now {is}."), old.promised);
    }
    if accepted(new) < accepted(old) {
        let (was, is) = (shown(accepted(old)), shown(accepted(new)));
        return breach(format!("{node} had accepted {was}, and now {is}."), accepted(old));
    }
    Ok(())
}
