//! The monitor finds each property violated where it is, and keeps silent where it is not.

use protocol::{
    ClientId, Command, Config, Epoch, Machine, NodeId, Observation, Observed, Operation, Protocol,
    Request, RequestId, Slot,
};
use zab::{Durable, History, Message, Monitor, Snapshot, Txn, Zab, Zxid};

fn command(value: &str) -> Command {
    let number = value.bytes().map(u64::from).sum();
    let id = RequestId { client: ClientId(1), number };
    let operation = Operation::Put { key: "x".into(), value: value.into() };
    Command::from(Request::new(id, 0, operation))
}

/// A disk in this epoch, with these transactions; each zxid holds the command that is named so.
fn disk(epoch: u64, zxids: &[(u64, u64)]) -> Durable {
    let mut disk = Durable { current_epoch: Epoch(epoch), ..Durable::default() };
    for &(epoch, counter) in zxids {
        let command = command(&format!("{epoch}.{counter}"));
        disk.history.push(Txn { zxid: Zxid::new(epoch, counter), command });
    }
    disk
}

const NOTHING: [&str; 0] = [];

#[derive(Default)]
struct Story {
    memory: Monitor,
    event: u64,
    violated: Vec<&'static str>,
}

impl Story {
    fn see(&mut self, node: u32, what: Observed<'_, Zab>) {
        self.event += 1;
        let config = Config::new(NodeId(node), 3);
        let seen = Observation { node: NodeId(node), event: self.event, config: &config, what };
        if let Err(breach) = Zab::monitor(&mut self.memory, seen) {
            self.violated.extend(breach.each().map(|breach| breach.property.id));
        }
    }

    fn starts(mut self, node: u32, disk: &Durable) -> Self {
        self.see(node, Observed::Started(disk));
        self
    }

    fn writes(mut self, node: u32, disk: &Durable) -> Self {
        self.see(node, Observed::Wrote(disk));
        self
    }

    fn delivers(mut self, node: u32, slot: u64, value: &str) -> Self {
        self.see(node, Observed::Decided(Slot(slot), &command(value)));
        self
    }

    fn becomes_leader(mut self, node: u32) -> Self {
        let message = Message::UpToDate { epoch: Epoch(1), committed: Zxid::ZERO };
        self.see(node, Observed::Sent(NodeId(9), &message));
        self
    }
}

#[test]
fn an_ordinary_run_is_no_breach() {
    let story = Story::default()
        .starts(1, &disk(1, &[]))
        .starts(2, &disk(1, &[]))
        .becomes_leader(1)
        .writes(1, &disk(1, &[(1, 1)]))
        .writes(2, &disk(1, &[(1, 1)]))
        .delivers(1, 1, "1.1")
        .delivers(2, 1, "1.1")
        .writes(2, &disk(2, &[(1, 1)]))
        .becomes_leader(2)
        .writes(2, &disk(2, &[(1, 1), (2, 1)]))
        .delivers(2, 2, "2.1");
    assert_eq!(story.violated, NOTHING);
}

#[test]
fn two_established_in_one_epoch_break_leadership() {
    let story = Story::default()
        .starts(1, &disk(3, &[]))
        .starts(2, &disk(3, &[]))
        .becomes_leader(1)
        .becomes_leader(1)
        .becomes_leader(2);
    assert_eq!(story.violated, ["leadership"]);
}

#[test]
fn delivering_what_nobody_broadcast_breaks_integrity() {
    let mut changed = disk(1, &[]);
    changed.history.push(Txn { zxid: Zxid::new(1, 1), command: command("other") });
    let story =
        Story::default().starts(1, &disk(1, &[(1, 1)])).starts(2, &changed).delivers(2, 1, "other");
    assert_eq!(story.violated, ["broadcast-integrity"]);
}

#[test]
fn two_orders_of_the_same_break_total_order() {
    let story = Story::default()
        .starts(1, &disk(2, &[(1, 1), (2, 1)]))
        .starts(2, &disk(2, &[(2, 1)]))
        .delivers(1, 1, "1.1")
        .delivers(1, 2, "2.1")
        .delivers(2, 1, "2.1");
    assert_eq!(story.violated, ["total-order"]);
}

#[test]
fn two_transactions_at_one_place_break_agreement() {
    let story = Story::default()
        .starts(1, &disk(1, &[(1, 1)]))
        .starts(2, &disk(2, &[(2, 1)]))
        .delivers(1, 1, "1.1")
        .delivers(2, 1, "2.1");
    assert_eq!(story.violated, ["delivery-agreement"]);
}

#[test]
fn a_gap_breaks_local_primary_order() {
    let story = Story::default()
        .starts(1, &disk(1, &[(1, 1), (1, 2), (1, 3)]))
        .starts(2, &disk(1, &[(1, 1), (1, 3)]))
        .delivers(2, 1, "1.1")
        .delivers(2, 2, "1.3");
    assert_eq!(story.violated, ["local-primary-order"]);
}

#[test]
fn an_earlier_primary_after_a_later_one_breaks_global_primary_order() {
    let story = Story::default()
        .starts(1, &disk(2, &[(2, 1), (1, 1)]))
        .delivers(1, 1, "2.1")
        .delivers(1, 2, "1.1");
    assert_eq!(story.violated, ["global-primary-order"]);
}

#[test]
fn a_leader_without_what_is_delivered_breaks_primary_integrity_before_and_after() {
    let lacks = disk(2, &[]);
    let before = Story::default()
        .starts(1, &disk(1, &[(1, 1)]))
        .starts(2, &lacks)
        .delivers(1, 1, "1.1")
        .becomes_leader(2);
    assert_eq!(before.violated, ["primary-integrity"]);
    let after = Story::default()
        .starts(1, &disk(1, &[(1, 1)]))
        .starts(2, &lacks)
        .becomes_leader(2)
        .delivers(1, 1, "1.1");
    assert_eq!(after.violated, ["primary-integrity"]);
}

#[test]
fn a_delivery_is_judged_by_all_properties() {
    let story = Story::default()
        .starts(1, &disk(1, &[(1, 1), (1, 2), (1, 3)]))
        .starts(2, &disk(1, &[(1, 1), (1, 3)]))
        .delivers(1, 1, "1.1")
        .delivers(1, 2, "1.2")
        .delivers(1, 3, "1.3")
        .delivers(2, 1, "1.1")
        .delivers(2, 2, "1.3");
    assert_eq!(story.violated, ["local-primary-order", "total-order"]);
}

#[test]
fn after_a_wrong_delivery_the_other_properties_are_still_judged() {
    let story = Story::default()
        .starts(1, &disk(2, &[(2, 1), (2, 2)]))
        .starts(2, &disk(2, &[(1, 1), (2, 1), (2, 2)]))
        .delivers(1, 1, "2.1")
        .delivers(2, 1, "1.1")
        .delivers(2, 2, "2.1")
        .delivers(2, 3, "2.2")
        .delivers(1, 2, "2.2");
    assert_eq!(
        story.violated,
        ["delivery-agreement", "total-order"],
        "and S1 is the measure of S2"
    );
}

#[test]
fn a_decision_that_is_not_on_disk_is_judged_by_its_command() {
    let begins = || {
        Story::default()
            .starts(1, &disk(1, &[(1, 1), (1, 2)]))
            .starts(2, &disk(1, &[]))
            .delivers(1, 1, "1.1")
            .delivers(1, 2, "1.2")
    };
    assert_eq!(begins().delivers(2, 1, "1.1").violated, NOTHING);
    assert_eq!(begins().delivers(2, 1, "1.2").violated, ["total-order"]);
    let unheard = begins().delivers(2, 1, "other");
    assert_eq!(unheard.violated, ["broadcast-integrity", "delivery-agreement"]);
}

/// A disk that holds nothing but a snapshot, up to the last of these.
fn installed(epoch: u64, zxids: &[(u64, u64)]) -> Durable {
    let mut disk = disk(epoch, zxids);
    let mut machine = Machine::new();
    for (slot, txn) in (1..).zip(disk.history.tail(Slot(0))) {
        machine.apply(Slot(slot), &txn.command);
    }
    disk.snapshot = Snapshot { zxid: disk.history.last_zxid(), machine };
    disk.history = History::after(&disk.snapshot);
    disk
}

#[test]
fn a_snapshot_of_something_else_breaks_what_delivering_it_would_break() {
    let begins = || {
        Story::default()
            .starts(1, &disk(2, &[(1, 1), (2, 1)]))
            .starts(2, &disk(1, &[]))
            .delivers(1, 1, "1.1")
            .delivers(1, 2, "2.1")
    };
    assert_eq!(begins().writes(2, &installed(2, &[(1, 1)])).violated, NOTHING);
    assert_eq!(begins().writes(2, &installed(2, &[(1, 1), (2, 1)])).violated, NOTHING);
    assert_eq!(begins().writes(2, &installed(2, &[(2, 1)])).violated, ["total-order"]);
    let agreed = begins().writes(2, &installed(1, &[(1, 1), (1, 2)]));
    assert_eq!(agreed.violated, ["delivery-agreement"]);
}

#[test]
fn a_leader_has_what_is_delivered_wherever_it_stands_there() {
    let story = Story::default()
        .starts(1, &disk(1, &[(1, 1), (1, 3)]))
        .starts(2, &disk(2, &[(1, 1), (1, 2), (1, 3)]))
        .becomes_leader(2)
        .delivers(1, 1, "1.1")
        .delivers(1, 2, "1.3");
    assert_eq!(story.violated, ["local-primary-order"], "S2 was established with 1.3");
}
