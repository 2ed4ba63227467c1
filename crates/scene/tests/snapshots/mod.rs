//! Stages built by hand, for pictures.

#![allow(dead_code, reason = "each test binary uses some")]

use playground::report::{Branch, Mark, MarkKind};
use playground::snapshot::{
    ClientSnapshot, ClusterSnapshot, End, EnvelopeSnapshot, Flavour, Life, NodeSnapshot, Role,
    SlotSnapshot, SlotStatus, TallySnapshot, TimerSnapshot,
};

/// Milliseconds as microseconds.
pub(crate) const MS: u64 = 1_000;

/// So many followers in epoch 1, at 1 s.
pub(crate) fn cluster(nodes: u32) -> ClusterSnapshot {
    let nodes = (1..=nodes).map(node).collect();
    ClusterSnapshot { time: 1_000 * MS, nodes, ..ClusterSnapshot::default() }
}

fn node(id: u32) -> NodeSnapshot {
    NodeSnapshot {
        id,
        life: Life::Up,
        role: Role::Following,
        title: "follower".into(),
        epoch: 1,
        epoch_label: "t1".into(),
        leader: Some(1),
        slots: Vec::new(),
        last: 0,
        compacted: 0,
        decided: 0,
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

/// A client that asks for this.
pub(crate) fn client(id: u32, waiting: &[&str]) -> ClientSnapshot {
    let waiting = waiting.iter().map(|asked| (*asked).to_owned()).collect();
    ClientSnapshot { id, waiting, life: Life::Up, lies: false }
}

/// A node that can be told what it is.
pub(crate) trait Is {
    fn epoch(&mut self, epoch: u64) -> &mut Self;
    fn leads(&mut self) -> &mut Self;
    fn campaigns(&mut self) -> &mut Self;
    /// One letter a slot: its epoch; those up to `decided` are decided.
    fn holds(&mut self, epochs: &[u64], decided: u64) -> &mut Self;
    fn counts(&mut self, label: &str, have: &[u32], need: usize) -> &mut Self;
    /// Its election timer has so many percent left, at 1 s.
    fn waits(&mut self, percent: u64) -> &mut Self;
}

impl Is for NodeSnapshot {
    fn epoch(&mut self, epoch: u64) -> &mut Self {
        self.epoch = epoch;
        self.epoch_label = format!("t{epoch}");
        self
    }

    fn leads(&mut self) -> &mut Self {
        self.role = Role::Leading;
        self.title = "leader".into();
        self
    }

    fn campaigns(&mut self) -> &mut Self {
        self.role = Role::Campaigning;
        self.title = "candidate".into();
        self
    }

    fn holds(&mut self, epochs: &[u64], decided: u64) -> &mut Self {
        let cell = |(i, epoch): (usize, &u64)| {
            let slot = i as u64 + 1;
            let status = if slot <= decided { SlotStatus::Decided } else { SlotStatus::Proposed };
            let (epoch_label, label) = (format!("t{epoch}"), format!("x = {slot}"));
            SlotSnapshot { slot, status, epoch: *epoch, epoch_label, label }
        };
        self.slots = epochs.iter().enumerate().map(cell).collect();
        self.last = epochs.len() as u64;
        self.decided = decided;
        self
    }

    fn counts(&mut self, label: &str, have: &[u32], need: usize) -> &mut Self {
        self.tallies.push(TallySnapshot { label: label.into(), have: have.to_vec(), need });
        self
    }

    fn waits(&mut self, percent: u64) -> &mut Self {
        let due = 1_000 * MS + percent * 2 * MS;
        self.timers.push(TimerSnapshot {
            word: "election".into(),
            name: "election timeout".into(),
            set: due - 200 * MS,
            due: Some(due),
        });
        self
    }
}

/// A message that has come so many percent of its way at 1 s; by hand without.
pub(crate) fn flight(
    snapshot: &mut ClusterSnapshot,
    (from, to): (End, End),
    percent: Option<u64>,
    flavour: Flavour,
    epoch: u64,
    label: &str,
) {
    let sent = 1_000 * MS - percent.unwrap_or(0) * 100;
    snapshot.flights.push(EnvelopeSnapshot {
        id: snapshot.flights.len() as u64 + 1,
        from,
        to,
        sent,
        due: percent.map(|_| sent + 10 * MS),
        doomed: false,
        trick: String::new(),
        selector: String::new(),
        label: label.into(),
        says: String::new(),
        flavour,
        epoch,
        fields: Vec::new(),
    });
}

fn ends(from: u32, to: u32) -> (End, End) {
    (End::Node(from), End::Node(to))
}

fn side(nodes: &[u32]) -> Vec<End> {
    nodes.iter().map(|n| End::Node(*n)).collect()
}

pub(crate) fn calm() -> ClusterSnapshot {
    let mut snapshot = cluster(5);
    for (i, n) in snapshot.nodes.iter_mut().enumerate() {
        n.epoch(1).holds(&[1, 1, 1], 3).waits(88 - 9 * i as u64);
    }
    snapshot.nodes[0].leads().holds(&[1, 1, 1, 1], 3).counts("slot 4", &[1], 3);
    snapshot.nodes[0].writing = Some((998 * MS, Some(1_001 * MS)));
    for to in 2..=5 {
        let part = 20 + 13 * u64::from(to);
        if to < 4 {
            flight(&mut snapshot, ends(1, to), Some(part), Flavour::Propose, 1, "Append 4 · t1");
        } else {
            flight(&mut snapshot, ends(1, to), Some(part), Flavour::Heartbeat, 1, "Append · t1");
        }
    }
    snapshot.clients = vec![client(1, &["put x 4"]), client(2, &[])];
    flight(&mut snapshot, (End::Client(1), End::Node(1)), Some(35), Flavour::Request, 0, "put x 4");
    flight(&mut snapshot, (End::Node(1), End::Client(2)), Some(60), Flavour::Reply, 1, "done");
    snapshot
}

pub(crate) fn election() -> ClusterSnapshot {
    let mut snapshot = cluster(5);
    for n in &mut snapshot.nodes {
        n.epoch(2).holds(&[1, 1], 2).waits(70);
    }
    snapshot.nodes[1].epoch(1).timers.clear();
    snapshot.nodes[1].waits(12);
    snapshot.nodes[3].campaigns().counts("votes", &[4, 3], 3);
    snapshot.nodes[0].epoch(3).campaigns().counts("votes", &[1], 3);
    flight(&mut snapshot, ends(4, 2), Some(55), Flavour::Campaign, 2, "RequestVote · t2");
    flight(&mut snapshot, ends(4, 5), Some(70), Flavour::Campaign, 2, "RequestVote · t2");
    flight(&mut snapshot, ends(3, 4), Some(40), Flavour::Agree, 2, "vote · t2");
    flight(&mut snapshot, ends(5, 4), Some(50), Flavour::Agree, 2, "vote · t2");
    flight(&mut snapshot, ends(1, 3), Some(30), Flavour::Campaign, 3, "RequestVote · t3");
    flight(&mut snapshot, ends(1, 4), Some(30), Flavour::Campaign, 3, "RequestVote · t3");
    flight(&mut snapshot, ends(3, 1), Some(45), Flavour::Refuse, 3, "no vote · t3");
    snapshot
}

/// Two configurations at once, snapshots at the head of logs, a learner and somebody outside.
pub(crate) fn joint() -> ClusterSnapshot {
    let mut snapshot = cluster(5);
    for n in &mut snapshot.nodes[..3] {
        n.holds(&[1, 1, 1, 1, 1, 1, 1], 6).compacted = 5;
        n.slots.drain(..5);
    }
    snapshot.nodes[0].leads().counts("slot 7, incoming", &[1, 2], 3);
    snapshot.nodes[0].counts("slot 7, outgoing", &[1], 2);
    snapshot.nodes[2].holds(&[1, 1, 1, 1, 1, 1], 6).compacted = 6;
    snapshot.nodes[2].slots.clear();
    for (n, title) in snapshot.nodes[3..].iter_mut().zip(["learner", "outsider"]) {
        (n.role, n.title) = (Role::Observing, title.into());
    }
    snapshot.nodes[4].epoch(0);
    snapshot
}

pub(crate) fn split() -> ClusterSnapshot {
    let mut snapshot = cluster(5);
    for n in &mut snapshot.nodes {
        n.epoch(3).holds(&[1, 1, 2, 2, 3], 4);
    }
    snapshot.nodes[0].leads().holds(&[1, 1, 2, 2, 3, 3], 5).counts("slot 6", &[1], 3);
    snapshot.nodes[1].holds(&[1, 1, 2, 2, 3, 3], 4).waits(62);
    snapshot.nodes[2].waits(80);
    snapshot.nodes[3].epoch(2).holds(&[1, 1, 2], 3).life = Life::Down;
    snapshot.nodes[4].epoch(2).holds(&[1, 1, 2, 2], 4).waits(28);
    snapshot.groups = vec![side(&[5]), side(&[1, 2, 3, 4])];
    snapshot.split_since = Some(2_000 * MS);
    flight(&mut snapshot, ends(1, 2), Some(50), Flavour::Propose, 3, "Append 6 · t3");
    flight(&mut snapshot, ends(1, 3), Some(40), Flavour::Propose, 3, "Append 6 · t3");
    flight(&mut snapshot, ends(3, 1), Some(35), Flavour::Agree, 3, "ok 5");
    flight(&mut snapshot, ends(1, 5), Some(35), Flavour::Propose, 3, "Append 5 · t3");
    flight(&mut snapshot, ends(3, 5), Some(60), Flavour::Heartbeat, 3, "Append · t3");
    for doomed in &mut snapshot.flights[3..] {
        doomed.doomed = true;
    }
    snapshot
}

pub(crate) fn crossed() -> ClusterSnapshot {
    let mut snapshot = cluster(5);
    for n in &mut snapshot.nodes {
        n.holds(&[1, 1, 1, 1, 2, 2], 5).waits(50);
    }
    snapshot.nodes[0].leads();
    snapshot.groups = vec![side(&[1, 3]), side(&[2, 5]), side(&[4])];
    snapshot.split_since = Some(350 * MS);
    snapshot
}

pub(crate) fn faults() -> ClusterSnapshot {
    let mut snapshot = cluster(5);
    for n in &mut snapshot.nodes {
        n.epoch(4).holds(&[1, 2, 3, 3, 4, 4, 4], 6).waits(66);
    }
    snapshot.nodes[0].leads().clock = 1_200_000;
    snapshot.nodes[0].counts("slot 7", &[1, 2], 3).counts("slot 8", &[1], 3);
    snapshot.nodes[1].life = Life::Paused;
    snapshot.nodes[1].clock = 500_000;
    snapshot.nodes[2].writing = Some((990 * MS, Some(1_006 * MS)));
    snapshot.nodes[2].slots[6].status = SlotStatus::Certified;
    snapshot.nodes[0].slots[2].status = SlotStatus::Damaged;
    snapshot.nodes[3].life = Life::Down;
    snapshot.nodes[3].corrupt = true;
    snapshot.nodes[4].lying_disk = true;
    snapshot.nodes[4].epoch(5).campaigns().counts("votes", &[5], 3);
    snapshot.cuts = vec![ends(1, 3), ends(2, 5), ends(5, 2)];
    flight(&mut snapshot, ends(5, 3), Some(50), Flavour::Campaign, 5, "RequestVote · t5");
    flight(&mut snapshot, ends(1, 4), Some(88), Flavour::Propose, 4, "Append 7 · t4");
    snapshot.flights[1].doomed = true;
    snapshot
}

/// Disks that take no writes, and clients that hold still or are gone.
pub(crate) fn stuck() -> ClusterSnapshot {
    let mut snapshot = cluster(5);
    for n in &mut snapshot.nodes {
        n.epoch(4).holds(&[1, 2, 3, 3, 4, 4, 4], 6).waits(66);
    }
    snapshot.nodes[0].leads().counts("slot 7", &[1, 2], 3);
    for at in [1, 2, 3] {
        snapshot.nodes[at].writing = Some((990 * MS, None));
    }
    snapshot.nodes[1].full_disk = true;
    snapshot.nodes[2].failing_disk = true;
    snapshot.nodes[2].writing = Some((990 * MS, Some(1_006 * MS)));
    (snapshot.nodes[4].full_disk, snapshot.nodes[4].clock) = (true, 1_200_000);
    snapshot.clients =
        vec![client(1, &["put x 4"]), client(2, &["get x", "get y"]), client(3, &[])];
    snapshot.clients[1].life = Life::Paused;
    snapshot.clients[2].life = Life::Down;
    flight(&mut snapshot, ends(1, 3), Some(50), Flavour::Propose, 4, "Append 7 · t4");
    snapshot
}

pub(crate) fn liars() -> ClusterSnapshot {
    let mut snapshot = cluster(4);
    for n in &mut snapshot.nodes {
        n.epoch(2).holds(&[1, 1, 2], 2).waits(70);
    }
    snapshot.nodes[0].leads().lies = vec!["twins".into()];
    snapshot.nodes[0].second = Some("leader t2".into());
    snapshot.nodes[3].lies = vec!["equivocate".into(), "withhold to=2".into()];
    snapshot.nodes[3].counts("slot 3", &[1, 4], 3);
    flight(&mut snapshot, ends(1, 2), Some(55), Flavour::Propose, 2, "Append 3 · t2");
    flight(&mut snapshot, ends(1, 3), Some(50), Flavour::Propose, 2, "Append 3 · t2");
    flight(&mut snapshot, ends(4, 3), Some(60), Flavour::Agree, 2, "ok 3");
    flight(&mut snapshot, ends(4, 1), Some(40), Flavour::Agree, 2, "ok 3");
    flight(&mut snapshot, ends(4, 2), Some(30), Flavour::Inform, 2, "news");
    snapshot.flights[1].trick = "twin".into();
    snapshot.flights[2].trick = "forged equivocate".into();
    snapshot.flights[4].trick = "as S3".into();
    snapshot.flights[4].doomed = true;
    snapshot
}

pub(crate) fn nine() -> ClusterSnapshot {
    let mut snapshot = cluster(9);
    for (i, n) in snapshot.nodes.iter_mut().enumerate() {
        let i = i as u64;
        n.epoch(6).holds(&[4, 5, 5, 6, 6, 6, 6], 5).waits(20 + 8 * i);
    }
    snapshot.nodes[3].leads().counts("slot 6", &[4, 5, 6], 5).counts("slot 7", &[4], 5);
    snapshot.nodes[6].epoch(5).holds(&[4, 5, 5], 3);
    snapshot.nodes[0].campaigns().epoch(7).counts("votes", &[1, 2], 5);
    for to in [1, 2, 3, 5, 6, 7, 8, 9] {
        let part = 10 + 9 * u64::from(to);
        flight(&mut snapshot, ends(4, to), Some(part), Flavour::Propose, 6, "Append 7 · t6");
        flight(&mut snapshot, ends(to, 4), Some(part), Flavour::Agree, 6, "ok 6");
    }
    for to in [2, 3, 6, 9] {
        flight(&mut snapshot, ends(1, to), Some(45), Flavour::Campaign, 7, "RequestVote · t7");
    }
    snapshot
}

pub(crate) fn many() -> ClusterSnapshot {
    let mut snapshot = cluster(25);
    for (i, n) in snapshot.nodes.iter_mut().enumerate() {
        let i = i as u64;
        n.epoch(8).holds(&[7, 7, 7, 8, 8], 4 + i % 2).waits(20 + 3 * i);
    }
    snapshot.nodes[0].leads().counts("slot 6", &[1, 2, 3], 13);
    snapshot.nodes[7].life = Life::Down;
    for to in 2..=25 {
        flight(&mut snapshot, ends(1, to), Some(u64::from(to) * 4), Flavour::Heartbeat, 8, "");
    }
    for from in 2..=9 {
        flight(&mut snapshot, ends(from, 1), Some(u64::from(from) * 9), Flavour::Agree, 8, "ok 5");
    }
    snapshot
}

pub(crate) fn by_hand() -> ClusterSnapshot {
    let mut snapshot = cluster(3);
    for n in &mut snapshot.nodes {
        n.holds(&[1, 1], 1);
        n.timers.push(TimerSnapshot {
            word: "election".into(),
            name: "election timeout".into(),
            set: 900 * MS,
            due: None,
        });
    }
    snapshot.nodes[0].leads().writing = Some((990 * MS, None));
    for (to, label) in [(2, "Append 1 · t1"), (2, "Append 2 · t1"), (2, "Append 3 · t1")] {
        flight(&mut snapshot, ends(1, to), None, Flavour::Propose, 1, label);
    }
    flight(&mut snapshot, ends(1, 3), None, Flavour::Propose, 1, "Append 1 · t1");
    flight(&mut snapshot, ends(3, 1), None, Flavour::Agree, 1, "ok 1");
    flight(&mut snapshot, ends(3, 2), None, Flavour::Campaign, 2, "RequestVote · t2");
    snapshot
}

pub(crate) fn flavours() -> ClusterSnapshot {
    let mut snapshot = cluster(7);
    let all = [
        (Flavour::Propose, "propose"),
        (Flavour::Agree, "agree"),
        (Flavour::Refuse, "refuse"),
        (Flavour::Campaign, "campaign"),
        (Flavour::Heartbeat, "heartbeat"),
        (Flavour::Inform, "inform"),
    ];
    for (i, n) in snapshot.nodes.iter_mut().enumerate() {
        n.epoch(i as u64 + 1).waits(15 * (i as u64 + 1));
    }
    for (i, (flavour, label)) in all.into_iter().enumerate() {
        let to = i as u32 + 2;
        flight(&mut snapshot, ends(1, to), Some(62), flavour, u64::from(to), label);
        flight(&mut snapshot, ends(to, 1), Some(38), flavour, u64::from(to), label);
    }
    snapshot.clients = (1..=3).map(|id| client(id, &[])).collect();
    snapshot.clients[2].waiting = vec!["get x".into(), "put y 2".into()];
    flight(&mut snapshot, (End::Client(1), End::Node(6)), Some(50), Flavour::Request, 0, "get x");
    flight(&mut snapshot, (End::Node(6), End::Client(1)), Some(50), Flavour::Reply, 6, "x = 3");
    snapshot
}

/// A run of 3.4 s: two epochs, a split, a crash, a note, and two other futures.
pub(crate) fn story() -> (Vec<Mark>, Vec<Branch>) {
    use MarkKind::{Decision, Fault, Lead, Note, Repair, Request, StepDown, Violation};
    let told = [
        (450, Lead, 1),
        (500, Request, 0),
        (600, Decision, 1),
        (800, Decision, 1),
        (1050, Decision, 1),
        (1350, Decision, 1),
        (1650, Decision, 1),
        (1850, Decision, 1),
        (2000, Fault, 0),
        (2000, StepDown, 1),
        (2100, Note, 0),
        (2250, Fault, 0),
        (2350, Lead, 3),
        (2500, Decision, 3),
        (2510, Decision, 3),
        (2525, Decision, 3),
        (2540, Decision, 3),
        (2555, Decision, 3),
        (2750, Decision, 3),
        (2950, Repair, 0),
        (3000, Decision, 3),
        (3200, Decision, 3),
        (3300, Violation, 3),
    ];
    let mark = |(event, (time, kind, epoch)): (usize, (u64, MarkKind, u64))| Mark {
        event: event as u64,
        time: time * MS,
        kind,
        node: Some(1),
        epoch,
        label: String::new(),
    };
    let branch = |name: &str, time: u64, until: u64| Branch {
        future: 0,
        name: name.into(),
        forked_at: 0,
        time: time * MS,
        until: until * MS,
        events: 0,
    };
    let branches =
        vec![branch("without crash 2", 2_250, 4_300), branch("drop append 1to3", 1_000, 4_900)];
    (told.into_iter().enumerate().map(mark).collect(), branches)
}
