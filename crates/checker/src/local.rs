//! Sequential consistency of local reads, judged as they are answered.
//!
//! The slots are the order of all operations. A client stands somewhere in it: where its last write
//! took effect, or where its last read found what it did. A local read may find anything that its
//! register held there or later; the client then stands at the first such place, which leaves most to
//! the reads that follow. If there is none, no order of all operations keeps that of this client.

use std::fmt;
use std::rc::Rc;

use protocol::{
    Answer, Breach, ClientId, Command, Key, Machine, Operation, ReadLevel, Request, RequestId,
    SEQUENTIAL_CONSISTENCY, Slot, Value,
};

use crate::linear::key_of;

/// Where every client stands, and what every register held when. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct LocalReads {
    machine: Machine,
    /// Decided before the slots in front of them.
    early: Vec<(Slot, Command)>,
    registers: Vec<(Key, Values)>,
    open: Vec<Open>,
    positions: Vec<(ClientId, Slot)>,
    old: StaleReads,
}

/// Local reads that found what had been overwritten before they were asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct StaleReads {
    /// How many there were.
    pub reads: u64,
    /// The most slots that were decided by then, from the one that overwrote it on.
    pub slots: u64,
}

impl fmt::Display for StaleReads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reads, slots } = self;
        let reads = if *reads == 1 {
            "1 local read was".into()
        } else {
            format!("{reads} local reads were")
        };
        let slots = if *slots == 1 { "1 slot".into() } else { format!("up to {slots} slots") };
        write!(f, "{reads} old, by {slots}; local reads are not part of linearizability")
    }
}

/// A request that is not answered yet.
#[derive(Clone, Debug)]
struct Open {
    request: Request,
    /// Where its client stood when it asked. What it asks at the same time has no order.
    from: Slot,
    /// The last slot that was decided then, and all before it.
    decided: Slot,
    /// The slot in which it took effect.
    effect: Option<Slot>,
}

/// What a register held, and from which slot on.
type Values = Rc<Vec<(Slot, Option<Value>)>>;

impl LocalReads {
    pub(crate) fn asked(&mut self, request: &Request) {
        let known = self.positions.iter().find(|(client, _)| *client == request.id.client);
        let from = known.map_or(Slot(0), |(_, slot)| *slot);
        let decided = self.machine.applied();
        self.open.push(Open { request: request.clone(), from, decided, effect: None });
    }

    /// The local reads that were old, if any were.
    pub(crate) fn old(&self) -> Option<StaleReads> {
        Some(self.old).filter(|old| old.reads > 0)
    }

    /// A slot is decided for the first time.
    pub(crate) fn decided(&mut self, slot: Slot, command: &Command) {
        let at = self.early.partition_point(|(known, _)| *known < slot);
        self.early.insert(at, (slot, command.clone()));
        while self.early.first().is_some_and(|(slot, _)| *slot == self.machine.applied().next()) {
            let (slot, command) = self.early.remove(0);
            self.apply(slot, &command);
        }
    }

    fn apply(&mut self, slot: Slot, command: &Command) {
        self.machine.apply(slot, command);
        let Command::Request(request) = command else { return };
        let is = |open: &&mut Open| open.request.id == request.id && open.effect.is_none();
        if let Some(open) = self.open.iter_mut().find(is) {
            open.effect = Some(slot);
        }
        let Some(key) = key_of(&request.operation) else { return };
        let held = self.machine.get(key).cloned();
        let at = self.register(key);
        let values = &mut self.registers[at].1;
        if values.last().is_none_or(|(_, last)| *last != held) {
            Rc::make_mut(values).push((slot, held));
        }
    }

    fn register(&mut self, key: &Key) -> usize {
        let known = self.registers.iter().position(|(known, _)| known == key);
        known.unwrap_or_else(|| {
            self.registers.push((key.clone(), Rc::new(vec![(Slot(0), None)])));
            self.registers.len() - 1
        })
    }

    /// A client is answered.
    pub(crate) fn answered(&mut self, id: RequestId, told: &Answer) -> Option<Breach> {
        let at = self.open.iter().position(|open| open.request.id == id)?;
        let Open { request, from, decided, effect } = self.open.swap_remove(at);
        let goes = match (&request.operation, told) {
            (Operation::Get { key, level: ReadLevel::Local }, Answer::Found(found)) => {
                match self.found(key, from, found.as_ref()) {
                    Some(slot) => {
                        self.note_age(key, decided, found.as_ref());
                        slot
                    }
                    None => return Some(back_in_time(id.client, key, found.as_ref(), from)),
                }
            }
            _ => effect.unwrap_or_default(),
        };
        match self.positions.iter_mut().find(|(client, _)| *client == id.client) {
            Some((_, stands)) => *stands = goes.max(*stands),
            None => self.positions.push((id.client, goes)),
        }
        None
    }

    /// Takes note of a read that found what had been overwritten when `decided` was the last slot.
    fn note_age(&mut self, key: &Key, decided: Slot, found: Option<&Value>) {
        let at = self.register(key);
        let values = &self.registers[at].1;
        let Some(last) = values.iter().rposition(|(_, held)| held.as_ref() == found) else {
            return;
        };
        let Some((overwritten, _)) = values.get(last + 1) else { return };
        if *overwritten <= decided {
            self.old.reads += 1;
            self.old.slots = self.old.slots.max(decided.0 - overwritten.0 + 1);
        }
    }

    /// The first slot from `from` on after which a register held this.
    fn found(&mut self, key: &Key, from: Slot, found: Option<&Value>) -> Option<Slot> {
        let at = self.register(key);
        let values = &self.registers[at].1;
        let mut next = None;
        let mut first = None;
        for place in (0..values.len()).rev() {
            let (since, held) = &values[place];
            if next.is_some_and(|next| next <= from) {
                break;
            }
            if held.as_ref() == found {
                first = Some(from.max(*since));
            }
            next = Some(*since);
        }
        first
    }
}

fn back_in_time(client: ClientId, key: &Key, found: Option<&Value>, stands: Slot) -> Breach {
    let found = found.map_or("nothing", |found| &found.0);
    let because = format!(
        "{client} read {key} and was told {found}, which {key} held before slot {stands}, but not \
         since; and of that slot {client} knew."
    );
    Breach { slot: Some(stands), ..Breach::new(&SEQUENTIAL_CONSISTENCY, because) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: ClientId = ClientId(1);

    fn request(client: ClientId, number: u64, operation: Operation) -> Request {
        Request::new(RequestId { client, number }, 0, operation)
    }

    fn read(number: u64) -> Request {
        request(ME, number, Operation::Get { key: "x".into(), level: ReadLevel::Local })
    }

    /// Another client writes 1, 2 and 1 again.
    fn written() -> LocalReads {
        let mut local = LocalReads::default();
        for (number, value) in (1..).zip(["1", "2", "1"]) {
            let put = Operation::Put { key: "x".into(), value: value.into() };
            let command = Command::from(request(ClientId(2), number, put));
            local.decided(Slot(number), &command);
        }
        local
    }

    fn reads(local: &mut LocalReads, values: &[&str]) -> Vec<bool> {
        let read = |(number, value): (u64, &&str)| {
            let read = read(number);
            local.asked(&read);
            let value = (!value.is_empty()).then(|| Value::from(*value));
            local.answered(read.id, &Answer::Found(value)).is_none()
        };
        (1..).zip(values).map(read).collect()
    }

    #[test]
    fn a_local_read_may_be_old_but_never_goes_back() {
        assert_eq!(reads(&mut written(), &["", "1", "1", "2", "1", "1"]), [true; 6]);
        assert_eq!(reads(&mut written(), &["2", "1", "2"]), [true, true, false]);
        assert_eq!(reads(&mut written(), &["2", ""]), [true, false]);
        assert_eq!(reads(&mut written(), &["3"]), [false], "nobody wrote it");
    }

    #[test]
    fn reads_that_were_old_when_they_were_asked_are_counted() {
        let mut local = written();
        assert_eq!(local.old(), None);
        reads(&mut local, &["2", "1"]);
        assert_eq!(
            local.old(),
            Some(StaleReads { reads: 1, slots: 1 }),
            "2 was overwritten by slot 3"
        );
        let mut local = written();
        reads(&mut local, &["", "2"]);
        let old = local.old().expect("both were");
        assert_eq!(old, StaleReads { reads: 2, slots: 3 }, "nothing was there before slot 1 alone");
        let says = "2 local reads were old, by up to 3 slots; local reads are not part of \
                    linearizability";
        assert_eq!(old.to_string(), says);
        let late = read(7);
        let mut local = LocalReads::default();
        local.asked(&late);
        let put = Operation::Put { key: "x".into(), value: "1".into() };
        local.decided(Slot(1), &Command::from(request(ClientId(2), 1, put)));
        local.answered(late.id, &Answer::Found(None));
        assert_eq!(local.old(), None, "it was written while the read was under way");
    }

    #[test]
    fn a_client_sees_what_it_wrote_itself() {
        let mut local = written();
        let put = Operation::Put { key: "x".into(), value: "4".into() };
        let mine = request(ME, 9, put);
        local.asked(&mine);
        local.decided(Slot(4), &Command::from(mine.clone()));
        assert!(local.answered(mine.id, &Answer::Done).is_none());
        assert_eq!(reads(&mut local.clone(), &["4"]), [true]);
        assert_eq!(reads(&mut local, &["1"]), [false]);
    }

    #[test]
    fn concurrent_requests_of_a_client_have_no_order() {
        let mut local = written();
        let (early, late) = (read(1), read(2));
        local.asked(&early);
        local.asked(&late);
        assert!(local.answered(late.id, &Answer::Found(Some("2".into()))).is_none());
        assert!(local.answered(early.id, &Answer::Found(None)).is_none());
        assert_eq!(reads(&mut local, &["", "2"]), [false, true]);
    }

    #[test]
    fn slots_that_are_decided_early_wait_for_those_before() {
        let put = |number, value: &str| {
            let put = Operation::Put { key: "x".into(), value: value.into() };
            Command::from(request(ClientId(2), number, put))
        };
        let mut local = LocalReads::default();
        local.decided(Slot(2), &put(2, "2"));
        local.decided(Slot(1), &put(1, "1"));
        assert_eq!(reads(&mut local, &["1", "2", "1"]), [true, true, false]);
    }
}
