//! What nodes tell each other, and the alarms they set.

use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};

use protocol::{Command, Describe, Epoch, Fact, NodeId, Slot, Word};

use crate::durable::{Ballot, PValue, Snapshot};

/// The messages of both phases, of leading, and of catching up. The link vouches for the sender.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Message {
    /// p1a: a scout asks for a promise, once for all slots from `first` on.
    Prepare {
        /// The ballot that its leader wants to use.
        ballot: Ballot,
        /// The first slot whose decision the leader does not know.
        first: Slot,
    },
    /// p1b: an acceptor promises.
    Promise {
        /// To which ballot.
        ballot: Ballot,
        /// What it has accepted for slots from `first` on.
        accepted: Rc<[(Slot, PValue)]>,
        /// The last slot that it has forgotten, since a snapshot holds it.
        forgotten: Slot,
    },
    /// p2a: commanders ask to accept a command for each of some slots.
    Accept {
        /// In which ballot.
        ballot: Ballot,
        /// What for which slot; shared, since every acceptor gets the same.
        proposals: Rc<[(Slot, Command)]>,
        /// All slots up to here are decided, and the leader has performed them.
        chosen: Slot,
    },
    /// p2b: an acceptor has accepted.
    Accepted {
        /// In which ballot.
        ballot: Ballot,
        /// For which slots.
        slots: Rc<[Slot]>,
    },
    /// An acceptor refuses either phase.
    Preempted {
        /// The ballot that it refuses.
        ballot: Ballot,
        /// The higher one by which it is bound.
        promised: Ballot,
    },
    /// A leader is alive.
    Heartbeat {
        /// In which ballot it leads.
        ballot: Ballot,
        /// All slots up to here are decided.
        chosen: Slot,
        /// Which heartbeat of this epoch, if it asks for a lease.
        beat: u64,
        /// The first slot of a configuration that is not in force yet: its acceptors are asked
        /// whether their disks hold all slots before. 0 asks nothing.
        era: Slot,
    },
    /// A lease is granted.
    Grant {
        /// To the leader of this ballot.
        ballot: Ballot,
        /// Which heartbeat asked for it.
        beat: u64,
    },
    /// A replica lacks decisions.
    Fetch {
        /// From this slot on.
        from: Slot,
    },
    /// What was decided.
    Decisions {
        /// The slot of the first.
        from: Slot,
        /// The decisions, each with a ballot in which it was chosen.
        decisions: Rc<[PValue]>,
    },
    /// What all slots up to one came to, for who lacks more than others remember one by one.
    Snapshot(Rc<Snapshot>),
    /// An acceptor's disk holds what all slots up to one came to. Once true, that stays true.
    Installed {
        /// The last of these slots.
        slot: Slot,
    },
}

impl Message {
    /// The ballot that it speaks of.
    pub const fn ballot(&self) -> Option<Ballot> {
        match self {
            Self::Prepare { ballot, .. }
            | Self::Promise { ballot, .. }
            | Self::Accept { ballot, .. }
            | Self::Accepted { ballot, .. }
            | Self::Preempted { ballot, .. }
            | Self::Heartbeat { ballot, .. }
            | Self::Grant { ballot, .. } => Some(*ballot),
            Self::Fetch { .. }
            | Self::Decisions { .. }
            | Self::Snapshot(_)
            | Self::Installed { .. } => None,
        }
    }
}

/// The alarms of a node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Timer {
    /// No leader was heard for too long, or a ballot was not adopted in time.
    Election,
    /// The others must hear from their leader.
    Heartbeat,
    /// What one heartbeat gained of a lease ends at the leader; counts heartbeats around.
    Lease(u8),
    /// The lease that this node has granted ends.
    Grant,
}

protocol::words! {
    PREPARE = "prepare", "Prepare", Campaign,
        "A node that wants to lead asks for a promise, and for what has been accepted in any open \
         slot.";
    PROMISE = "promise", "Promise", Agree,
        "The acceptor will accept nothing below this ballot, and reports what it has accepted.";
    ACCEPT = "accept", "Accept", Propose,
        "The leader asks to accept a command for a slot in its ballot.";
    ACCEPTED = "accepted", "Accepted", Agree, "The acceptor has accepted the command.";
    PREEMPTED = "preempted", "Preempted", Refuse,
        "The acceptor refuses: it has promised a higher ballot, which it names.";
    HEARTBEAT = "heartbeat", "Heartbeat", Heartbeat,
        "The leader is alive, and says up to which slot everything is decided.";
    GRANT = "grant", "Lease grant", Agree,
        "The node grants the leader a lease: for a while it promises no ballot of another node.";
    FETCH = "fetch", "Fetch", Inform, "A replica lacks decisions, and asks for them.";
    DECISIONS = "decisions", "Decisions", Inform, "What was decided for some slots.";
    SNAPSHOT = "snapshot", "Snapshot", Inform, "The state after all slots up to one.";
    INSTALLED = "installed", "Installed", Agree,
        "The acceptor's disk holds all slots before the new configuration.";
    ELECTION_TIMER = "election", "Election timeout", Campaign,
        "The node has not heard from a leader for too long: it runs a ballot itself.";
    HEARTBEAT_TIMER = "heartbeat", "Heartbeat", Heartbeat,
        "It is time for the leader to send a heartbeat.";
    LEASE_TIMER = "lease", "Lease", Inform,
        "The lease that the leader obtained with a heartbeat has expired.";
    GRANT_TIMER = "grant", "Grant", Inform,
        "The lease that the node granted has expired: it may promise ballots of other nodes.";
}

/// Every kind of message.
pub static MESSAGES: &[&Word] = &[
    &PREPARE, &PROMISE, &ACCEPT, &ACCEPTED, &PREEMPTED, &HEARTBEAT, &GRANT, &FETCH, &DECISIONS,
    &SNAPSHOT, &INSTALLED,
];

/// Every kind of timer.
pub static TIMERS: &[&Word] = &[&ELECTION_TIMER, &HEARTBEAT_TIMER, &LEASE_TIMER, &GRANT_TIMER];

impl Describe for Message {
    fn word(&self) -> &'static Word {
        match self {
            Self::Prepare { .. } => &PREPARE,
            Self::Promise { .. } => &PROMISE,
            Self::Accept { .. } => &ACCEPT,
            Self::Accepted { .. } => &ACCEPTED,
            Self::Preempted { .. } => &PREEMPTED,
            Self::Heartbeat { .. } => &HEARTBEAT,
            Self::Grant { .. } => &GRANT,
            Self::Fetch { .. } => &FETCH,
            Self::Decisions { .. } => &DECISIONS,
            Self::Snapshot(_) => &SNAPSHOT,
            Self::Installed { .. } => &INSTALLED,
        }
    }

    fn epoch(&self) -> Option<Epoch> {
        self.ballot().map(|ballot| ballot.round)
    }

    fn proposer(&self) -> Option<NodeId> {
        self.ballot().map(|ballot| ballot.proposer)
    }

    fn gives(&self) -> &'static str {
        "promise"
    }

    fn slot(&self) -> Option<Slot> {
        match self {
            Self::Accept { proposals, .. } => proposals.last().map(|(slot, _)| *slot),
            Self::Accepted { slots, .. } => slots.last().copied(),
            Self::Decisions { from, decisions } => {
                Some(Slot((from.0 + decisions.len() as u64).saturating_sub(1)))
            }
            _ => None,
        }
    }

    fn fields(&self) -> Vec<Fact> {
        let ballot = self.ballot().map(|ballot| Fact::new("ballot", ballot.to_string()));
        let mut fields: Vec<_> = ballot.into_iter().collect();
        let mut field = |name, value: String| fields.push(Fact::new(name, value));
        match self {
            Self::Prepare { first, .. } => field("first", first.to_string()),
            Self::Promise { accepted, forgotten, .. } => {
                let one = |(slot, pvalue): &(Slot, PValue)| format!("{slot}: {}", shown(pvalue));
                field("accepted", listed(accepted, one));
                if *forgotten > Slot(0) {
                    field("forgotten", forgotten.to_string());
                }
            }
            Self::Accept { proposals, chosen, .. } => {
                let one = |(slot, command): &(Slot, Command)| format!("{slot}: {}", named(command));
                field("proposals", listed(proposals, one));
                field("chosen", chosen.to_string());
            }
            Self::Accepted { slots, .. } => field("slots", listed(slots, ToString::to_string)),
            Self::Preempted { promised, .. } => field("promised", promised.to_string()),
            Self::Heartbeat { chosen, beat, era, .. } => {
                field("chosen", chosen.to_string());
                if *beat > 0 {
                    field("beat", beat.to_string());
                }
                if *era > Slot(0) {
                    field("era", era.to_string());
                }
            }
            Self::Grant { beat, .. } => field("beat", beat.to_string()),
            Self::Fetch { from } => field("from", from.to_string()),
            Self::Decisions { from, decisions } => {
                field("from", from.to_string());
                field("decisions", listed(decisions, shown));
            }
            Self::Snapshot(snapshot) => field("slot", snapshot.slot().to_string()),
            Self::Installed { slot } => field("slot", slot.to_string()),
        }
        fields
    }
}

/// `1.2 x = A (c1#1)`
pub(crate) fn shown(pvalue: &PValue) -> String {
    format!("{} {}", pvalue.ballot, named(&pvalue.command))
}

/// `x = A (c1#1)`
pub(crate) fn named(command: &Command) -> String {
    match command {
        Command::Noop => "no-op".to_string(),
        Command::Request(request) => format!("{} ({})", request.operation, request.id),
    }
}

/// `one; two`, or `nothing`.
fn listed<T>(items: &[T], one: impl Fn(&T) -> String) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text += "; ";
        }
        text += &one(item);
    }
    if text.is_empty() { "nothing".to_string() } else { text }
}

impl Describe for Timer {
    fn word(&self) -> &'static Word {
        match self {
            Self::Election => &ELECTION_TIMER,
            Self::Heartbeat => &HEARTBEAT_TIMER,
            Self::Lease(_) => &LEASE_TIMER,
            Self::Grant => &GRANT_TIMER,
        }
    }

    fn fields(&self) -> Vec<Fact> {
        match self {
            Self::Lease(beat) => vec![Fact::new("beat", beat.to_string())],
            _ => Vec::new(),
        }
    }
}
