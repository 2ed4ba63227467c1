//! Two-phase commit, as a protocol of one's own: everything that Synod needs to play, draw, judge and
//! search it stands in this file.
//!
//! S1 coordinates. For each transaction it asks all nodes to prepare; if all vote yes, it commits. A node
//! that has voted yes waits for the outcome, so the protocol blocks while the coordinator is down. A
//! transaction is a client's request, and takes a slot: aborted, it leaves a no-op, and the client asks
//! again. Source: Bernstein, Hadzilacos, Goodman, Concurrency Control and Recovery in Database Systems,
//! 1987, §7.4 (below: BHG).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ::protocol::*;

// 1. Words: kinds of message and of timer, as scripts, traces and captions name them. The third word
// picks the shape of the message on the page.
words! {
    PREPARE = "prepare", "Prepare", Propose, "The coordinator asks for a vote on a transaction.";
    YES = "yes", "Yes", Agree, "The sender is prepared, and no longer aborts by itself.";
    NO = "no", "No", Refuse, "The sender has aborted: it still waits for another outcome.";
    OUTCOME = "outcome", "Outcome", Inform, "The coordinator has committed, or aborted (a no-op).";
    ASK = "ask", "Ask", Campaign, "A prepared node asks for the outcome.";
    PATIENCE = "patience", "Patience", Campaign, "Votes, or the outcome, have not come in time.";
}

// 2. Rules: sentences of the paper that a script may suspend, to see what they are for.
rules! {
    UNANIMOUS = "unanimous", "BHG §7.4", Guards::Safety(&AGREEMENT),
        "The coordinator commits only if all nodes vote yes.";
    PREPARED_WAITS = "prepared-waits", "BHG §7.4", Guards::Safety(&AGREEMENT),
        "A node that has voted yes neither commits nor aborts by itself.";
}

// 3. Properties.
/// A property of its own, beside agreement, linearizability and the others that are asked of every
/// protocol. This protocol does not have it: three-phase commit was made for it.
pub static NON_BLOCKING: Property = Property {
    id: "non-blocking",
    name: "Non-blocking",
    says: "A node that has voted yes never has to wait for the coordinator (Skeen, 1981).",
};

/// The node that coordinates every transaction.
pub const COORDINATOR: NodeId = NodeId(1);

/// Nobody else ever coordinates, so the first epoch lasts for ever.
const EPOCH: Epoch = Epoch(1);

// 4. The disk.
/// What a node writes of a transaction. What is sent after a write leaves the node once the disk has
/// written: no line below waits for it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Record {
    /// The request; a no-op once it is aborted.
    command: Command,
    /// The outcome is known. Otherwise the node has voted yes, and waits.
    ended: bool,
}

// 5. Messages.
/// What nodes tell each other about the transaction in a slot.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Message(Slot, Content);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Content {
    Prepare(Command),
    Yes,
    No,
    Outcome(Command),
    Ask,
}

impl Describe for Message {
    fn word(&self) -> &'static Word {
        match &self.1 {
            Content::Prepare(_) => &PREPARE,
            Content::Yes => &YES,
            Content::No => &NO,
            Content::Outcome(_) => &OUTCOME,
            Content::Ask => &ASK,
        }
    }

    fn slot(&self) -> Option<Slot> {
        Some(self.0)
    }

    fn fields(&self) -> Vec<Fact> {
        let command = match &self.1 {
            Content::Prepare(command) | Content::Outcome(command) => command.to_string(),
            _ => String::new(),
        };
        vec![Fact::new("slot", self.0.to_string()), Fact::new("command", command)]
    }
}

// 6. Timers.
/// The timer of the transaction in a slot.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Patience(Slot);

impl Describe for Patience {
    fn word(&self) -> &'static Word {
        &PATIENCE
    }
}

// 7. The replica.
/// A node: a plain value that turns inputs into effects. It knows no clock, no disk and no network;
/// what it wants done it puts into an [`Output`].
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Node {
    config: Config,
    disk: Disk<BTreeMap<Slot, Record>>,
    /// Who has voted yes on the transaction that the coordinator has begun.
    yes: BTreeSet<NodeId>,
    machine: Machine,
}

impl Protocol for Node {
    type Message = Message;
    type Timer = Patience;
    type Durable = BTreeMap<Slot, Record>;
    type Monitor = ();

    // 8. All that the page, the command line and the checkers need to know.
    const INFO: Info = Info {
        paper: "J. Gray, Notes on Data Base Operating Systems, 1978",
        messages: &[&PREPARE, &YES, &NO, &OUTCOME, &ASK],
        timers: &[&PATIENCE],
        rules: ALL,
        properties: &[&NON_BLOCKING],
        bugs: &[Bug {
            name: "Blocked by its coordinator",
            says: "The coordinator is gone, and a node that has voted yes waits for it.",
            cluster: "two-phase-commit nodes=3 by=hand\n",
            bounds: "crashes=1 timers=1 requests=1",
        }],
        ..Info::new("two-phase-commit", "Two-phase commit")
    };

    // 9. A life begins, on an empty disk or on what an earlier life wrote.
    fn start(config: Config, found: Self::Durable, out: &mut Output<Self>) -> Self {
        let (disk, machine) = (Disk::new(found.clone()), Machine::new());
        let mut node = Self { config, disk, yes: BTreeSet::new(), machine };
        for (slot, Record { command, ended }) in found {
            match ended {
                true => node.learn(slot, command, out),
                // A commit is written before anybody hears of it, so there was none.
                false if node.coordinates() => node.end(slot, Command::Noop, out),
                false => node.wait(slot, out),
            }
        }
        node
    }

    // 10. A client asks. Transactions follow one another: who comes meanwhile asks again later.
    fn on_request(&mut self, request: Signed<Request>, out: &mut Output<Self>) {
        let Some(request) = request.verify().cloned() else { return };
        let next = self.machine.applied().next();
        if !self.coordinates() {
            out.reply(request.id, Reply::Redirect(Some(COORDINATOR)));
        } else if self.machine.answered(&request).is_some() {
            self.answer(&request, out);
        } else if !self.disk.contains_key(&next) {
            self.yes.clear();
            self.wait(next, out);
            out.broadcast(&Message(next, Content::Prepare(request.into())));
        }
    }

    // 11. A message arrives. What a node sends to itself arrives at once.
    fn on_message(
        &mut self,
        from: NodeId,
        Message(slot, content): Message,
        out: &mut Output<Self>,
    ) {
        let record = self.disk.get(&slot).cloned();
        let prepared = record.as_ref().is_some_and(|record| !record.ended);
        match (content, record) {
            (Content::Prepare(command), None) => self.vote(slot, command, out),
            (Content::Prepare(_), _) if prepared => out.send(from, Message(slot, Content::Yes)),
            (Content::Yes, Some(record)) if prepared => {
                self.yes.insert(from);
                if out.requires(&UNANIMOUS, self.yes.len() == self.config.members().len()) {
                    self.end(slot, record.command, out);
                }
            }
            (Content::No, _) if prepared => self.end(slot, Command::Noop, out),
            (Content::Outcome(command), _) => self.finish(slot, command, out),
            (Content::Ask, Some(record)) if record.ended => {
                out.send(from, Message(slot, Content::Outcome(record.command)));
            }
            _ => {}
        }
    }

    // 12. A timer fires.
    fn on_timer(&mut self, Patience(slot): Patience, out: &mut Output<Self>) {
        if self.coordinates() {
            self.end(slot, Command::Noop, out);
        } else if out.enforces(&PREPARED_WAITS) {
            out.send(COORDINATOR, Message(slot, Content::Ask));
            self.wait(slot, out);
        } else {
            self.finish(slot, Command::Noop, out);
        }
    }

    // 13. What the page shows of a node, in words that every protocol shares.
    fn view(&self, slots: Range<Slot>) -> NodeView {
        let slot = |(slot, record): (&Slot, &Record)| SlotView {
            slot: *slot,
            status: if record.ended { SlotStatus::Decided } else { SlotStatus::Proposed },
            epoch: EPOCH.into(),
            command: Some(record.command.clone()),
        };
        let roles = [(Role::Following, "participant"), (Role::Leading, "coordinator")];
        let (role, title) = roles[usize::from(self.coordinates())];
        NodeView {
            epoch: EPOCH.into(),
            leader: Some(COORDINATOR),
            slots: self.disk.range(slots).map(slot).collect(),
            last: self.disk.keys().next_back().copied().unwrap_or_default(),
            decided: self.machine.applied(),
            ..NodeView::new(role, title)
        }
    }

    // 14. What an observer of the whole cluster makes of an event.
    fn monitor((): &mut (), seen: Observation<'_, Self>) -> Result<(), Breach> {
        let Observed::Sent(_, Message(slot, Content::Ask)) = seen.what else { return Ok(()) };
        let because = format!("{} has voted yes on slot {slot}, and can only ask.", seen.node);
        Err(Breach { slot: Some(*slot), ..Breach::new(&NON_BLOCKING, because) })
    }
}

impl Node {
    fn coordinates(&self) -> bool {
        self.config.me() == COORDINATOR
    }

    fn wait(&self, slot: Slot, out: &mut Output<Self>) {
        out.set_timer(Patience(slot), Time::millis(150)..Time::millis(200));
    }

    /// Votes: no, while an earlier outcome is missing.
    fn vote(&mut self, slot: Slot, command: Command, out: &mut Output<Self>) {
        if self.disk.values().any(|record| !record.ended) {
            self.finish(slot, Command::Noop, out);
            return out.send(COORDINATOR, Message(slot, Content::No));
        }
        self.disk.write(out, |disk| disk.insert(slot, Record { command, ended: false }));
        out.send(COORDINATOR, Message(slot, Content::Yes));
        self.wait(slot, out);
    }

    /// The coordinator writes the outcome, and then tells everybody.
    fn end(&mut self, slot: Slot, outcome: Command, out: &mut Output<Self>) {
        self.finish(slot, outcome.clone(), out);
        for peer in self.config.peers() {
            out.send(peer, Message(slot, Content::Outcome(outcome.clone())));
        }
        if let Command::Request(request) = &outcome {
            self.answer(request, out);
        }
    }

    /// Writes the outcome of a transaction, once.
    fn finish(&mut self, slot: Slot, outcome: Command, out: &mut Output<Self>) {
        if !self.disk.get(&slot).is_some_and(|record| record.ended) {
            let record = Record { command: outcome.clone(), ended: true };
            self.disk.write(out, |disk| disk.insert(slot, record));
            out.cancel_timer(Patience(slot));
            self.learn(slot, outcome, out);
        }
    }

    /// Decides, and applies what can be. A slot before it that is not on the disk was aborted, for
    /// this node has not voted yes there.
    fn learn(&mut self, slot: Slot, outcome: Command, out: &mut Output<Self>) {
        out.decide(slot, outcome);
        while let next = self.machine.applied().next()
            && next <= slot
            && let record = self.disk.get(&next)
            && record.is_none_or(|record| record.ended)
        {
            let command = record.map_or(Command::Noop, |record| record.command.clone());
            let _ = self.machine.apply(next, &command);
        }
    }

    fn answer(&self, request: &Request, out: &mut Output<Self>) {
        if let Some(answer) = self.machine.answered(request).cloned() {
            let at = self.machine.applied();
            out.reply(request.id, Reply::Done { answer, at, epoch: EPOCH, tentative: false });
        }
    }
}
