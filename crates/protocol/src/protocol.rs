//! The trait that every protocol core implements.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Debug;
use core::hash::Hash;
use core::ops::Range;

use crate::config::Config;
use crate::disk::Damage;
use crate::effect::{Effect, Output};
use crate::ids::{Epoch, EpochName, NodeId, Slot};
use crate::info::{Info, Word};
use crate::lie::Lie;
use crate::machine::Machine;
use crate::monitor::{Breach, Observation};
use crate::request::Request;
use crate::settings::{Settings, UnknownSetting};
use crate::sign::Signed;
use crate::view::{Fact, NodeView};

/// One replica of a consensus protocol: a plain value that turns inputs into effects.
///
/// The same value given the same input has the same effects. Nothing here could say otherwise: time
/// is a timer, chance is a range, and the world is an [`Output`]. A core never fails: a stale or
/// foreign message is ignored, citing the rule that says so.
///
/// Deliberately absent: the present time (a lease is a timer set when the request left), a random
/// generator, `async`, errors, and an input for "written" (the gate of [`Effect`] replaces
/// asynchronous storage).
pub trait Protocol: Clone + Eq + Hash + Debug + 'static {
    /// What replicas tell each other.
    type Message: Describe + Clone + Eq + Ord + Hash + Debug;
    /// Names of alarms. Setting one that is running restarts it.
    type Timer: Describe + Copy + Eq + Ord + Hash + Debug;
    /// What survives a crash; `default()` is an empty disk.
    type Durable: Clone + Eq + Hash + Debug + Default;
    /// What an observer must remember to judge the paper's properties: who led when, what was
    /// chosen by whom. It is cloned with every checkpoint, so it should share structure.
    type Monitor: Clone + Eq + Hash + Debug + Default;

    /// The description of this protocol.
    const INFO: Info;

    /// Boots on an empty disk, or restarts on what an earlier life wrote.
    fn start(config: Config, durable: Self::Durable, out: &mut Output<Self>) -> Self;

    /// A message arrived; `from` is vouched for by the link.
    fn on_message(&mut self, from: NodeId, message: Self::Message, out: &mut Output<Self>);

    /// A timer fired.
    fn on_timer(&mut self, timer: Self::Timer, out: &mut Output<Self>);

    /// A client asks.
    fn on_request(&mut self, request: Signed<Request>, out: &mut Output<Self>);

    /// A session with a peer ended. Only protocols whose [`Info::links`] are sessions hear this.
    fn on_disconnect(&mut self, _peer: NodeId, _out: &mut Output<Self>) {}

    /// What an observer may see, with the slots of a window.
    fn view(&self, slots: Range<Slot>) -> NodeView;

    /// The rest of its state: name and value, in the paper's words. It is asked for less often than
    /// the view, which every event needs.
    fn facts(&self) -> Vec<Fact> {
        Vec::new()
    }

    /// Why this replica has just refused a message, in a few words: `shorter log: 4 < 6`. It is asked
    /// after it has refused. A protocol says nothing of what the answer itself tells: that it knows of
    /// a newer epoch, or a field that the message does not have.
    fn refusal(&self, _from: NodeId, _message: &Self::Message) -> Option<String> {
        None
    }

    /// The state machine that this replica applies its decisions to, if it has one.
    fn machine(&self) -> Option<&Machine> {
        None
    }

    /// Whether the nodes that are `up` are enough to go on, as far as this replica knows. Where the
    /// members never change there is nothing to know but what the protocol tolerates.
    fn has_quorum(&self, _up: &dyn Fn(NodeId) -> bool) -> Option<bool> {
        None
    }

    /// Judges one event against the paper's own properties; agreement, validity and integrity are
    /// asked of everyone and need no word here.
    ///
    /// # Errors
    /// The properties that the event violates: the first, and the others beside it.
    fn monitor(_memory: &mut Self::Monitor, _seen: Observation<'_, Self>) -> Result<(), Breach> {
        Ok(())
    }

    /// Whether this cluster can be played exactly as its options say. Each of them may be right by
    /// itself and not go with the others, or with the number of nodes: quorums that do not meet, more
    /// voters than nodes. It is asked when a script is opened, of a configuration that knows which
    /// rules are suspended; a core that runs may rely on the answer.
    ///
    /// # Errors
    /// An option that does not fit, and what would, as a sentence that says why. An option never is
    /// replaced by another in silence.
    fn check(_config: &Config) -> Result<(), UnknownSetting> {
        Ok(())
    }

    /// A disk described by a script (`given 1 term=8 log=1,1,4`), for scenarios that begin in the
    /// middle. Without settings it is empty.
    ///
    /// # Errors
    /// The setting that this protocol does not understand: any, unless it says otherwise.
    fn initial_disk(words: &Settings) -> Result<Self::Durable, UnknownSetting> {
        match words.0.first() {
            Some((name, value)) => Err(UnknownSetting::new(
                name,
                value,
                "nothing: the disks of this protocol are empty at the start",
            )),
            None => Ok(Self::Durable::default()),
        }
    }

    /// What a replica whose disk is damaged boots on. `None` refuses: it stays down until its disk
    /// is wiped, which is safe wherever a crash is, for nothing that it promised is forgotten
    /// (Alagappan et al., Protocol-Aware Recovery, FAST 2018, §2.3). Damage where the disk holds
    /// nothing changes nothing. A protocol that starts on such a disk tolerates the damage, and no
    /// violation is laid to it.
    fn damaged(_config: &Config, _durable: &Self::Durable, _what: Damage) -> Option<Self::Durable> {
        None
    }

    /// Who, as far as this replica still knows, stands behind what it decided for a slot: the quorum
    /// that it counted. Empty when it does not know.
    fn quorum(&self, _slot: Slot) -> Vec<NodeId> {
        Vec::new()
    }

    /// What a liar says instead of `told`, a message or a reply that leaves its gate, signing only
    /// as itself. An empty list changes nothing: `told` leaves as it is. Otherwise the messages and
    /// replies in the list leave in its place, to whomever they name; to say something besides,
    /// `told` is repeated in it. A crash-fault protocol has no liars.
    fn forge(_config: &Config, _told: &Effect<Self>, _lie: Lie<'_, Self>) -> Vec<Effect<Self>> {
        Vec::new()
    }
}

/// How a message or a timer is spoken of.
pub trait Describe {
    /// Which kind it is; one of those that [`Info`] lists.
    fn word(&self) -> &'static Word;

    /// The epoch it speaks for, if any.
    fn epoch(&self) -> Option<Epoch> {
        None
    }

    /// The proposer of the ballot it speaks for, where two may run the same round.
    fn proposer(&self) -> Option<NodeId> {
        None
    }

    /// The epoch it speaks for as it is written: `3`, or the ballot `1.2`.
    fn epoch_name(&self) -> Option<EpochName> {
        self.epoch().map(|number| EpochName { number, proposer: self.proposer() })
    }

    /// What an answer to a campaign gives or refuses: a vote, a promise.
    fn gives(&self) -> &'static str {
        "vote"
    }

    /// The slot it is about, if there is one: the last of those it carries.
    fn slot(&self) -> Option<Slot> {
        None
    }

    /// Its fields, in the paper's words and order. They make the trace, so they say everything that
    /// steers the receiver.
    fn fields(&self) -> Vec<Fact> {
        Vec::new()
    }
}
