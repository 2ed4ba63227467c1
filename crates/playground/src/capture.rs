//! From a world to what is shown of it.

use std::collections::BTreeMap;
use std::ops::Range;

use protocol::{Command, Info, NodeId, NodeView, Slot};
use scenario::Endpoint;
use simulator::{Client, Envelope, Node, Payload, World};

use crate::snapshot::{
    ClientSnapshot, ClusterSnapshot, End, EnvelopeSnapshot, Flavour, Life, NodeSnapshot,
    SlotSnapshot, SlotStatus, TallySnapshot, TimerSnapshot,
};
use crate::trace;
use narration::context::NodeSummary;
pub(crate) use narration::names::{end, label, reply_label};
use protocol::Time;

/// How many slots the picture shows of each log.
const WINDOW: u64 = 8;

/// Everything that there is to be seen at `now`.
pub(crate) fn snapshot(world: &World, summaries: &[NodeSummary], now: Time) -> ClusterSnapshot {
    let newest = summaries.iter().map(|summary| summary.last).max().unwrap_or_default();
    let window = Slot(newest.0.saturating_sub(WINDOW - 1).max(1))..newest.next();
    let node = |node: &Node| {
        let view = node.replica.as_ref().map(|replica| replica.view(window.clone()));
        let summary = &summaries[node.id().index()];
        let mut snapshot = node_snapshot(world.info(), node, view, &window, summary);
        snapshot.failing_disk = node.fails(now);
        snapshot.lies = world.adversary().ways(node.id());
        let second = world.second(node.id()).and_then(|second| second.replica.as_ref());
        snapshot.second = second.map(|replica| {
            let NodeView { title, epoch, .. } = replica.view(Slot(0)..Slot(0));
            format!("{title} {}{epoch}", world.info().epoch.short)
        });
        snapshot
    };
    ClusterSnapshot {
        time: now.0,
        event: world.last().number,
        nodes: world.nodes().iter().map(node).collect(),
        clients: world.clients().iter().map(|client| client_snapshot(world, client)).collect(),
        flights: flights(world),
        groups: groups(world),
        split_since: world.network().split_since().map(|time| time.0),
        cuts: world.network().cuts().iter().map(|(a, b)| (end(*a), end(*b))).collect(),
    }
}

/// How far a slot has come.
pub(crate) const fn status(status: protocol::SlotStatus) -> SlotStatus {
    match status {
        protocol::SlotStatus::Damaged => SlotStatus::Damaged,
        protocol::SlotStatus::Proposed => SlotStatus::Proposed,
        protocol::SlotStatus::Certified => SlotStatus::Certified,
        protocol::SlotStatus::Decided => SlotStatus::Decided,
    }
}

/// The slots of a view, but for those that a snapshot stands for: they are not to be told apart.
pub(crate) fn slots(info: &Info, view: &NodeView) -> Vec<SlotSnapshot> {
    let label = |command: &Command| match command {
        Command::Noop => info.noop.to_owned(),
        Command::Request(_) => command.to_string(),
    };
    let slot = |slot: &protocol::SlotView| SlotSnapshot {
        slot: slot.slot.0,
        status: status(slot.status),
        epoch: slot.epoch.number.0,
        epoch_label: format!("{}{}", info.epoch.short, slot.epoch),
        label: slot.command.as_ref().map(label).unwrap_or_default(),
    };
    let gone = |it: &&protocol::SlotView| {
        it.command.is_none() && it.status == protocol::SlotStatus::Decided
    };
    view.slots.iter().filter(|it| !gone(it)).map(slot).collect()
}

/// The last slot of the window that a node has decided and does not hold: it is part of a snapshot.
fn compacted(slots: &[SlotSnapshot], window: &Range<Slot>, decided: Slot) -> u64 {
    let held = |slot: &u64| slots.binary_search_by_key(slot, |held| held.slot).is_ok();
    (window.start.0..=decided.0).rev().find(|slot| !held(slot)).unwrap_or(0)
}

fn node_snapshot(
    info: &Info,
    node: &Node,
    view: Option<NodeView>,
    window: &Range<Slot>,
    summary: &NodeSummary,
) -> NodeSnapshot {
    let life = match (&node.replica, node.paused) {
        (None, _) => Life::Down,
        (Some(_), true) => Life::Paused,
        (Some(_), false) => Life::Up,
    };
    let tally = |tally: &protocol::Tally| TallySnapshot {
        label: tally.label.clone(),
        have: tally.have.iter().map(|node| node.0).collect(),
        need: tally.need,
    };
    let timer = |running_timer: &simulator::RunningTimer| TimerSnapshot {
        word: running_timer.timer.word.id.to_owned(),
        name: running_timer.timer.word.name.to_owned(),
        set: running_timer.set.0,
        due: running_timer.due.map(|due| due.0),
    };
    let machine = node.replica.as_ref().and_then(simulator::core::Replica::machine);
    let registers = machine.into_iter().flat_map(|machine| machine.registers());
    let facts = node.replica.as_ref().map(simulator::core::Replica::facts).unwrap_or_default();
    let slots = view.as_ref().map(|view| slots(info, view)).unwrap_or_default();
    let phase = view.as_ref().and_then(|view| view.phase);
    let compacted = view.as_ref().map_or(0, |_| compacted(&slots, window, summary.decided));
    NodeSnapshot {
        id: node.id().0,
        life,
        role: summary.role.into(),
        title: phase.unwrap_or(summary.title).to_owned(),
        epoch: summary.epoch.number.0,
        epoch_label: format!("{}{}", info.epoch.short, summary.epoch),
        leader: view.as_ref().and_then(|view| view.leader).map(|leader| leader.0),
        slots,
        last: summary.last.0,
        decided: summary.decided.0,
        compacted,
        tallies: summary.tallies.iter().map(tally).collect(),
        timers: node.running_timers.iter().map(timer).collect(),
        writing: node.writing.map(|write| (write.began.0, write.due.map(|due| due.0))),
        waiting: node.waiting(),
        clock: node.rate.0,
        corrupt: node.corrupt,
        lying_disk: node.lying.is_some(),
        full_disk: node.full,
        failing_disk: false,
        lies: Vec::new(),
        second: None,
        facts: facts.into_iter().map(|fact| (fact.name.to_owned(), fact.value)).collect(),
        registers: registers.map(|(key, value)| (key.to_string(), value.to_string())).collect(),
    }
}

fn client_snapshot(world: &World, client: &Client) -> ClientSnapshot {
    let waiting = client.open.iter().map(|open| open.request.operation.to_string()).collect();
    let life = match (client.gone, client.paused) {
        (true, _) => Life::Down,
        (false, true) => Life::Paused,
        (false, false) => Life::Up,
    };
    let lies = world.adversary().client_lies(client.id);
    ClientSnapshot { id: client.id.0, waiting, life, lies }
}

fn flights(world: &World) -> Vec<EnvelopeSnapshot> {
    let mut alike: BTreeMap<(End, End, String), u32> = BTreeMap::new();
    let mut numbered = |envelope: &Envelope| {
        let mut flight = flight(world.info(), envelope);
        if !flight.selector.is_empty() && !flight.doomed {
            let kind = (flight.from, flight.to, flight.selector.clone());
            let nth = alike.entry(kind).or_default();
            *nth += 1;
            if *nth > 1 {
                flight.selector += &format!(".{nth}");
            }
        }
        flight
    };
    world.envelopes().map(&mut numbered).collect()
}

/// Something on its way, without its ordinal among its kind.
pub(crate) fn flight(info: &Info, envelope: &Envelope) -> EnvelopeSnapshot {
    let mut snapshot = EnvelopeSnapshot {
        id: envelope.id,
        from: end(envelope.from),
        to: end(envelope.to),
        sent: envelope.sent.0,
        due: envelope.due.map(|due| due.0),
        doomed: envelope.doomed.is_some(),
        trick: envelope.trick.map(trace::trick).unwrap_or_default(),
        selector: String::new(),
        label: String::new(),
        says: String::new(),
        flavour: Flavour::Request,
        epoch: 0,
        fields: Vec::new(),
    };
    if let Some(message) = envelope.payload.between_replicas() {
        snapshot.selector = if snapshot.doomed { "" } else { message.word().id }.to_owned();
        snapshot.label = label(info, message);
        snapshot.says = message.word().says.to_owned();
        snapshot.flavour = flavour(message.word().flavour);
        snapshot.epoch = message.epoch().unwrap_or_default().0;
        let field = |fact: protocol::Fact| (fact.name.to_owned(), fact.value);
        snapshot.fields = message.fields().into_iter().map(field).collect();
    }
    match &envelope.payload {
        Payload::Message(_) | Payload::Disconnect => {}
        Payload::Request(request) => {
            let request = request.unverified();
            snapshot.label = request.operation.to_string();
            snapshot.says = format!("{} asks.", request.id.client);
            snapshot.fields = vec![("request".to_owned(), request.id.to_string())];
        }
        Payload::Reply(to, reply) => {
            snapshot.flavour = Flavour::Reply;
            snapshot.label = reply_label(reply);
            snapshot.says = format!("The answer for {}.", to.client);
            snapshot.fields = vec![("request".to_owned(), to.to_string())];
        }
    }
    snapshot
}

pub(crate) const fn flavour(flavour: protocol::Flavour) -> Flavour {
    match flavour {
        protocol::Flavour::Propose => Flavour::Propose,
        protocol::Flavour::Agree => Flavour::Agree,
        protocol::Flavour::Refuse => Flavour::Refuse,
        protocol::Flavour::Campaign => Flavour::Campaign,
        protocol::Flavour::Heartbeat => Flavour::Heartbeat,
        protocol::Flavour::Inform => Flavour::Inform,
    }
}

/// The groups of the split, and those that no group lists.
pub(crate) fn groups(world: &World) -> Vec<Vec<End>> {
    let listed = world.network().groups();
    if listed.is_empty() {
        return Vec::new();
    }
    let mut groups: Vec<Vec<End>> =
        listed.iter().map(|group| group.iter().copied().map(end).collect()).collect();
    let left_out = |id: NodeId| !listed.iter().any(|group| group.contains(&Endpoint::Node(id)));
    let rest: Vec<End> = world
        .nodes()
        .iter()
        .map(Node::id)
        .filter(|id| left_out(*id))
        .map(|id| End::Node(id.0))
        .collect();
    groups.extend((!rest.is_empty()).then_some(rest));
    groups
}
