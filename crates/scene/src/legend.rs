//! What the picture means: each kind of message and each state of a node, drawn as the stage draws it.

use playground::snapshot::{
    ClusterSnapshot, Flavour, Life, NodeSnapshot, Role, SlotSnapshot, SlotStatus, TimerSnapshot,
};

use crate::flight::{Looks, shape};
use crate::geometry::Point;
use crate::{DrawOptions, Ink, Layout, Picture, draw};

/// Something on the stage, and what it means.
#[derive(Clone, PartialEq, Debug)]
pub struct LegendEntry {
    /// How it looks.
    pub picture: Picture,
    /// What it is.
    pub name: &'static str,
    /// What that means, in a sentence.
    pub says: &'static str,
}

/// The messages, by what they do.
pub const MESSAGES: [(Flavour, &str, &str); 8] = [
    (Flavour::Propose, "Proposal", "Asks others to accept a value."),
    (Flavour::Agree, "Agreement", "Says yes: a vote, or an acceptance."),
    (Flavour::Refuse, "Refusal", "Says no."),
    (Flavour::Campaign, "Campaign", "Asks to be allowed to lead."),
    (Flavour::Heartbeat, "Heartbeat", "The leader says that it is still there."),
    (Flavour::Inform, "Information", "Passes on what is already known."),
    (Flavour::Request, "Request", "A client asks something."),
    (Flavour::Reply, "Reply", "A client is answered."),
];

/// The room for a message, in pixels.
const MESSAGE: (f64, f64) = (56.0, 36.0);

/// The room in which a node is laid out, in pixels; it stands in the middle and fills a part of it.
const NODE: f64 = 420.0;

/// The moment at which nodes are drawn, in microseconds.
const NOW: u64 = 1_000;

/// The kinds of messages, each with its shape. The hue is that of the epoch for which it speaks.
pub fn messages() -> Vec<LegendEntry> {
    let entry = |(flavour, name, says)| {
        let (width, height) = MESSAGE;
        let mut picture = Picture::new(width, height);
        let mut looks = Looks::default();
        let place = (Point::new(width / 2.0, height / 2.0), Point::new(1.0, 0.0));
        shape(&mut looks, flavour, place, Ink::Epoch(1).pale(100), 1.1);
        looks.paint(&mut picture);
        LegendEntry { picture, name, says }
    };
    MESSAGES.into_iter().map(entry).collect()
}

/// The states of a node.
pub fn nodes() -> Vec<LegendEntry> {
    let timer = |due| TimerSnapshot {
        word: "election".to_owned(),
        name: "election timeout".to_owned(),
        set: 0,
        due: Some(due),
    };
    let follower =
        NodeSnapshot { timers: vec![timer(20 * NOW)], ..node(Role::Following, "follower") };
    let waiting = NodeSnapshot { timers: vec![timer(2 * NOW)], ..follower.clone() };
    let slot = |slot, status| SlotSnapshot {
        slot,
        status,
        epoch: 1,
        epoch_label: "t1".to_owned(),
        label: String::new(),
    };
    let logged = NodeSnapshot {
        slots: vec![
            slot(1, SlotStatus::Decided),
            slot(2, SlotStatus::Decided),
            slot(3, SlotStatus::Proposed),
        ],
        last: 3,
        decided: 2,
        ..follower.clone()
    };
    let later = NodeSnapshot { epoch: 2, epoch_label: "t2".to_owned(), ..follower.clone() };
    let all = [
        (node(Role::Leading, "leader"), "Crown", "It leads."),
        (waiting, "Ring", "Its timer, running out."),
        (later, "Another hue", "It lives in another epoch: a later term, ballot or view."),
        (logged, "Squares", "Its log. Filled: decided. Pale: stored, and not known to be decided."),
        (
            NodeSnapshot { life: Life::Down, ..follower.clone() },
            "Dashed and grey",
            "It has crashed.",
        ),
        (NodeSnapshot { life: Life::Paused, ..follower.clone() }, "Two bars", "It is paused."),
        (
            NodeSnapshot { lies: vec!["equivocate".to_owned()], ..follower },
            "Mask",
            "It lies: it does not follow the protocol.",
        ),
    ];
    all.into_iter().map(|(node, name, says)| of_node(node, name, says)).collect()
}

fn of_node(node: NodeSnapshot, name: &'static str, says: &'static str) -> LegendEntry {
    let cluster = ClusterSnapshot { time: NOW, nodes: vec![node], ..ClusterSnapshot::default() };
    let layout = Layout::of(&cluster, NODE, NODE, &[]);
    let picture = draw(&cluster, cluster.time, &layout, DrawOptions::default());
    LegendEntry { picture, name, says }
}

fn node(role: Role, title: &str) -> NodeSnapshot {
    NodeSnapshot {
        id: 1,
        life: Life::Up,
        role,
        title: title.to_owned(),
        epoch: 1,
        epoch_label: "t1".to_owned(),
        leader: None,
        slots: Vec::new(),
        last: 0,
        decided: 0,
        compacted: 0,
        tallies: Vec::new(),
        timers: Vec::new(),
        writing: None,
        waiting: 0,
        clock: 1_000_000,
        corrupt: false,
        lying_disk: false,
        full_disk: false,
        failing_disk: false,
        lies: Vec::new(),
        second: None,
        facts: Vec::new(),
        registers: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_in_the_legend_is_drawn_and_looks_like_nothing_else_there() {
        for entries in [messages(), nodes()] {
            for (at, one) in entries.iter().enumerate() {
                assert!(!one.picture.shapes.is_empty(), "{}", one.name);
                for other in &entries[at + 1..] {
                    assert_ne!(one.picture.shapes, other.picture.shapes, "{}", one.name);
                }
            }
        }
    }
}
