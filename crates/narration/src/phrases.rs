//! Parts of sentences: whom a node tells what, whom it counted, how things are listed.

use protocol::{Command, Describe, EpochName, NodeId, Slot, Tally, Word, joined};
use scenario::{Endpoint, MessageRef, Path};
use simulator::{NodeAction, Payload};

use super::Teller;
use crate::context::NodeSummary;
use crate::names::{end, label};
use crate::snapshot::End;

impl<'a> Teller<'a> {
    /// What the node does then: whom it tells what, and whether that waits for its disk.
    pub(super) fn then(&self, node: NodeId) -> String {
        match self.sent(node) {
            Some((name, to)) if self.holds(node) => {
                format!("It sends “{name}” to {to} as soon as its disk has written.")
            }
            Some((name, to)) => format!("It sends “{name}” to {to}."),
            None => String::new(),
        }
    }

    /// How it answers, and whether that waits for its disk.
    pub(super) fn answers(&self, node: NodeId, answer: &str) -> String {
        let when = if self.holds(node) { " as soon as its disk has written" } else { "" };
        format!("It answers “{answer}”{when}.")
    }

    /// Whether what it sends waits at the gate.
    pub(super) fn holds(&self, node: NodeId) -> bool {
        let mut node_actions = self.context.event.node_actions.iter();
        node_actions.any(|(holder, node_action)| {
            *holder == node && matches!(node_action, NodeAction::Held(..))
        })
    }

    /// What it sends most of, and to whom.
    pub(super) fn sent(&self, node: NodeId) -> Option<(String, String)> {
        let sent = self.sent_messages(node);
        let (_, message) = sent.last()?;
        let alike = sent.iter().filter(|(_, other)| other.word() == message.word());
        let mut to: Vec<NodeId> = Vec::new();
        for (node, _) in alike {
            if !to.contains(node) {
                to.push(*node);
            }
        }
        Some((label(self.context.info, *message), list(&to)))
    }

    pub(super) fn sent_messages(&self, node: NodeId) -> Vec<(NodeId, &'a dyn Describe)> {
        let node_actions = self.context.event.node_actions.iter();
        node_actions
            .filter(|(sender, _)| *sender == node)
            .filter_map(|(_, node_action)| match node_action {
                NodeAction::Sent(envelope) => match (&envelope.payload, envelope.to) {
                    (Payload::Message(message), Endpoint::Node(to)) => {
                        Some((to, message.describe()))
                    }
                    _ => None,
                },
                NodeAction::Held(to, message) => Some((*to, message.describe())),
                _ => None,
            })
            .collect()
    }

    /// `It counted S1, S2 and S3: three of five`, read off a tally and who was just heard.
    pub(super) fn counted(
        &self,
        node: NodeId,
        heard: Option<End>,
        tallies: &[Tally],
        slot: Option<Slot>,
    ) -> Option<String> {
        let meant = |tally: &&Tally| slot.is_none() || tally.slot == slot;
        // In a joint configuration there is one for each of its halves.
        let meant: Vec<&Tally> = tallies.iter().filter(meant).collect();
        let first = meant.first()?;
        let mut have = first.have.clone();
        have.extend(meant[1..].iter().flat_map(|half| &half.have));
        if let Some(End::Node(heard)) = heard
            && !have.contains(&NodeId(heard))
        {
            have.push(NodeId(heard));
        }
        // A leader that is no member any more is not counted.
        if have.len() < first.of || meant.len() > 1 {
            have.push(node);
        }
        let all = (1..).take(self.context.after.len()).map(NodeId);
        let have: Vec<NodeId> = all.filter(|node| have.contains(node)).collect();
        // Whoever was counted beside these cannot be told from a tally.
        if have.len() < first.need {
            return None;
        }
        let many = match meant.len() {
            1 => format!("{} of {}", number(have.len()), number(first.of)),
            _ => "enough of each configuration".to_owned(),
        };
        Some(format!("{node} counted {}: {many}", list(&have)))
    }

    /// `It counts 2 of 3 votes`, when a tally grew.
    pub(super) fn count(&self, node: NodeId, before: &NodeSummary) -> Option<String> {
        let grew = |tally: &&Tally| {
            let old = before.tallies.iter().find(|old| old.label == tally.label);
            old.is_some_and(|old| old.have.len() < tally.have.len())
        };
        let tally = self.after(node).tallies.iter().find(grew)?;
        let (have, need) = (tally.have.len(), tally.need);
        let needed = if have > need {
            format!("{have}, and needs {need}")
        } else {
            format!("{have} of {need}")
        };
        Some(format!("For {}, it counts {needed}.", tally.label))
    }

    pub(super) fn command(&self, node: NodeId, slot: Slot) -> Option<&Command> {
        self.context.event.node_actions.iter().find_map(
            |(decider, node_action)| match node_action {
                NodeAction::Decided(at, command) if *decider == node && *at == slot => {
                    Some(command)
                }
                _ => None,
            },
        )
    }

    /// `term 3`
    pub(super) fn epoch_name(&self, epoch: EpochName) -> String {
        format!("{} {epoch}", self.context.info.epoch.name)
    }
}

/// `S1 → S2`
pub fn way(from: Endpoint, to: Endpoint) -> String {
    format!("{} → {}", end(from), end(to))
}

/// `from S1 to S2`, `between S1 and S2`
pub(super) fn between(path: &Path) -> String {
    let (from, to) = (end(path.from), end(path.to));
    if path.both { format!("between {from} and {to}") } else { format!("from {from} to {to}") }
}

/// `a message from S1 to S2 (vote)`
pub(super) fn message(flight: &MessageRef) -> String {
    format!("a message from {} to {} ({})", flight.from, flight.to, flight.word)
}

/// `slot 3`, `slots 3 to 5`
pub(super) fn slots(first: Slot, last: Slot) -> String {
    if first == last { format!("slot {first}") } else { format!("slots {first} to {last}") }
}

/// `slot 3`, `slots 1 and 2`, `slots 1, 3 and 5 to 7`: slots in order, each stretch in short.
pub(super) fn slot_list(all: &[Slot]) -> String {
    let mut stretches: Vec<(Slot, Slot)> = Vec::new();
    for &slot in all {
        match stretches.last_mut() {
            Some((_, last)) if last.next() == slot => *last = slot,
            _ => stretches.push((slot, slot)),
        }
    }
    let mut parts: Vec<String> = Vec::new();
    for (first, last) in stretches {
        match last.0 - first.0 {
            0 => parts.push(first.to_string()),
            1 => parts.extend([first.to_string(), last.to_string()]),
            _ => parts.push(format!("{first} to {last}")),
        }
    }
    let (noun, last) = (if all.len() == 1 { "slot" } else { "slots" }, parts.pop());
    let last = last.unwrap_or_default();
    match parts.as_slice() {
        [] => format!("{noun} {last}"),
        most => format!("{noun} {} and {last}", joined(most, ", ")),
    }
}

/// `election timeout`, `heartbeat timer`
pub(super) fn timer(word: &Word) -> String {
    let name = word.name.to_ascii_lowercase();
    if name.ends_with("timeout") { name } else { format!("{name} timer") }
}

/// `S1 has`, `S1 and S2 have`
pub(super) fn names(nodes: &[NodeId], one: &str, many: &str) -> String {
    format!("{} {}", list(nodes), if nodes.len() == 1 { one } else { many })
}

/// `S1, S2 and S3`
pub(super) fn list(nodes: &[NodeId]) -> String {
    match nodes {
        [] => "nobody".to_owned(),
        [one] => one.to_string(),
        [most @ .., last] => format!("{} and {last}", joined(most, ", ")),
    }
}

/// Small numbers in words.
pub(super) fn number(n: usize) -> String {
    const WORDS: [&str; 10] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}
