//! Sequential consistency of local reads, judged as they are answered.
//!
//! The slots are the order of all operations. A client stands somewhere in it: where its last write
//! took effect, or where its last read found what it did. A local read may find anything that its
//! register held there or later; the client then stands at the first such place, which leaves most to
//! the reads that follow. If there is none, no order of all operations keeps that of this client.

use std::rc::Rc;

use protocol::{
    Answer, Breach, ClientId, Command, Key, Machine, Operation, ReadLevel, Request, RequestId,
    SEQUENTIAL_CONSISTENCY, Slot, Value,
};

use crate::linear::key_of;

/// Where every client stands, and what every register held when. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Local {
    machine: Machine,
    /// Decided before the slots in front of them.
    early: Vec<(Slot, Command)>,
    registers: Vec<(Key, Values)>,
    open: Vec<Open>,
    standing: Vec<(ClientId, Slot)>,
}

/// A request that is not answered yet.
#[derive(Clone, Debug)]
struct Open {
    request: Request,
    /// Where its client stood when it asked. What it asks at the same time has no order.
    from: Slot,
    /// The slot in which it took effect.
    effect: Option<Slot>,
}

/// What a register held, and from which slot on.
type Values = Rc<Vec<(Slot, Option<Value>)>>;

impl Local {
    pub(crate) fn asked(&mut self, request: &Request) {
        let known = self.standing.iter().find(|(client, _)| *client == request.id.client);
        let from = known.map_or(Slot(0), |(_, slot)| *slot);
        self.open.push(Open { request: request.clone(), from, effect: None });
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
        let Open { request, from, effect } = self.open.swap_remove(at);
        let goes = match (&request.operation, told) {
            (Operation::Get { key, level: ReadLevel::Local }, Answer::Found(found)) => {
                match self.found(key, from, found.as_ref()) {
                    Some(slot) => slot,
                    None => return Some(back_in_time(id.client, key, found.as_ref(), from)),
                }
            }
            _ => effect.unwrap_or_default(),
        };
        match self.standing.iter_mut().find(|(client, _)| *client == id.client) {
            Some((_, stands)) => *stands = goes.max(*stands),
            None => self.standing.push((id.client, goes)),
        }
        None
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
    fn written() -> Local {
        let mut local = Local::default();
        for (number, value) in (1..).zip(["1", "2", "1"]) {
            let put = Operation::Put { key: "x".into(), value: value.into() };
            let command = Command::from(request(ClientId(2), number, put));
            local.decided(Slot(number), &command);
        }
        local
    }

    fn reads(local: &mut Local, values: &[&str]) -> Vec<bool> {
        let read = |(number, value): (u64, &&str)| {
            let read = read(number);
            local.asked(&read);
            let value = (!value.is_empty()).then(|| Value::from(*value));
            local.answered(read.id, &Answer::Found(value)).is_none()
        };
        (1..).zip(values).map(read).collect()
    }

    #[test]
    fn a_read_may_be_old_as_long_as_it_goes_forward() {
        assert_eq!(reads(&mut written(), &["", "1", "1", "2", "1", "1"]), [true; 6]);
        assert_eq!(reads(&mut written(), &["2", "1", "2"]), [true, true, false]);
        assert_eq!(reads(&mut written(), &["2", ""]), [true, false]);
        assert_eq!(reads(&mut written(), &["3"]), [false], "nobody wrote it");
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
    fn what_a_client_asks_at_the_same_time_has_no_order() {
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
        let mut local = Local::default();
        local.decided(Slot(2), &put(2, "2"));
        local.decided(Slot(1), &put(1, "1"));
        assert_eq!(reads(&mut local, &["1", "2", "1"]), [true, true, false]);
    }
}
