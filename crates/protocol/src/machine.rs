//! The replicated key-value store, with client sessions.

use alloc::format;
use alloc::vec::Vec;
use core::hash::{Hash, Hasher};

use crate::Map;
use crate::digest::digest_of;
use crate::ids::{ClientId, Slot};
use crate::request::{Answer, Command, Key, Operation, Request, Value};

/// The state machine that commands are applied to: registers, and a session per client so that a
/// request that is decided twice takes effect once (Raft dissertation §6.3).
///
/// A persistent value with a digest: a clone is cheap, and equal digests mean equal machines.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    applied: Slot,
    registers: Map<Key, Value>,
    sessions: Map<ClientId, Session>,
    digest: u64,
}

/// The answers that a client may still ask for again.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
struct Session {
    answered_below: u64,
    answers: Vec<(u64, Answer)>,
    /// The slot of the last request.
    used: Slot,
    /// Nothing but its name is left of it.
    expired: bool,
    /// What it adds to the digest of the machine, answers aside.
    digest: u64,
}

impl Machine {
    /// A machine that has applied nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The last slot applied.
    pub const fn applied(&self) -> Slot {
        self.applied
    }

    /// What a register holds.
    pub fn get(&self, key: &Key) -> Option<&Value> {
        self.registers.get(key)
    }

    /// Every register, in the order of the keys.
    pub fn registers(&self) -> impl Iterator<Item = (&Key, &Value)> {
        self.registers.iter()
    }

    /// Equal machines have equal digests.
    pub const fn digest(&self) -> u64 {
        self.digest
    }

    /// Applies the command of the next slot. Gives the answer for the client; a request that was
    /// applied before changes nothing and is answered as before, and one whose answer the client
    /// has already acknowledged gets none.
    ///
    /// `slot` must be the one after [`Machine::applied`]; another is a fault of the core.
    pub fn apply(&mut self, slot: Slot, command: &Command) -> Option<Answer> {
        self.apply_if(slot, command, || false)
    }

    /// The same, but asks whether a request that was applied before is to take effect again, which
    /// only a core without that rule wants.
    pub fn apply_if(
        &mut self,
        slot: Slot,
        command: &Command,
        again: impl FnOnce() -> bool,
    ) -> Option<Answer> {
        debug_assert_eq!(slot, self.applied.next(), "slots are applied in order");
        self.applied = slot;
        match command {
            Command::Noop => None,
            Command::Request(request) if self.has_applied(request) => {
                if again() {
                    return Some(self.execute(&request.operation));
                }
                self.answered(request).cloned()
            }
            Command::Request(request) => Some(self.execute_first(request)),
        }
    }

    /// The answer to a request that was applied already and may be asked for again.
    pub fn answered(&self, request: &Request) -> Option<&Answer> {
        let session = self.sessions.get(&request.id.client)?;
        let known = session.answers.iter().find(|(number, _)| *number == request.id.number);
        known.map(|(_, answer)| answer)
    }

    /// Whether the session of a client has expired: what it was told is forgotten, so that nobody
    /// can say which of its requests took effect.
    pub fn is_expired(&self, client: ClientId) -> bool {
        self.sessions.get(&client).is_some_and(|session| session.expired)
    }

    /// Keeps the `most` sessions that were used last and lets the others expire. Which these are
    /// follows from the sequence of commands, so it is the same everywhere.
    pub fn expire(&mut self, most: u32) {
        let live = |(_, session): &(&ClientId, &Session)| !session.expired;
        while self.sessions.iter().filter(live).count() > most as usize {
            let oldest = self.sessions.iter().filter(live).min_by_key(|(_, session)| session.used);
            let Some((&client, _)) = oldest else { return };
            let Some(session) = self.sessions.get_mut(&client) else { return };
            for (number, answer) in session.answers.drain(..) {
                self.digest = self.digest.wrapping_sub(digest_of(&(client, number, &answer)));
            }
            session.expired = true;
            self.digest = self.digest.wrapping_add(digest_of(&(client, "expired")));
        }
    }

    /// The command of the next slot changes nothing.
    pub const fn skip(&mut self, slot: Slot) {
        self.applied = slot;
    }

    /// The command of the next slot is a request that is refused: it changes nothing, now or later,
    /// and its answer is [`Answer::Swapped`] with no. One that was applied before is answered as
    /// before.
    pub fn refuse(&mut self, slot: Slot, request: &Request) -> Option<Answer> {
        debug_assert_eq!(slot, self.applied.next(), "slots are applied in order");
        self.applied = slot;
        if self.has_applied(request) {
            return self.answered(request).cloned();
        }
        Some(self.remember(request, Answer::Swapped(false)))
    }

    /// The same registers, and no sessions.
    #[must_use]
    pub fn without_sessions(&self) -> Self {
        let mut bare = Self { applied: self.applied, ..Self::default() };
        for (key, value) in self.registers.iter() {
            bare.set(key, value.clone());
        }
        bare
    }

    /// Whether a request took effect here.
    pub fn has_applied(&self, request: &Request) -> bool {
        let number = request.id.number;
        self.sessions.get(&request.id.client).filter(|session| !session.expired).is_some_and(
            |session| {
                number < session.answered_below
                    || session.answers.iter().any(|(known, _)| *known == number)
            },
        )
    }

    fn execute_first(&mut self, request: &Request) -> Answer {
        let answer = self.execute(&request.operation);
        self.remember(request, answer)
    }

    /// Keeps an answer in the session of its client.
    fn remember(&mut self, request: &Request, answer: Answer) -> Answer {
        let (client, number) = (request.id.client, request.id.number);
        if self.sessions.get(&client).is_none() {
            self.sessions.insert_mut(client, Session::default());
        }
        if let Some(session) = self.sessions.get_mut(&client) {
            session.used = self.applied;
            if core::mem::take(&mut session.expired) {
                self.digest = self.digest.wrapping_sub(digest_of(&(client, "expired")));
                session.answered_below = 0;
            }
            session.answered_below = session.answered_below.max(request.answered_below);
            let digest = digest_of(&(client, session.answered_below, session.used));
            self.digest = self.digest.wrapping_sub(session.digest).wrapping_add(digest);
            session.digest = digest;
            session.answers.retain(|(number, answer)| {
                let kept = *number >= session.answered_below;
                if !kept {
                    self.digest = self.digest.wrapping_sub(digest_of(&(client, number, answer)));
                }
                kept
            });
            self.digest = self.digest.wrapping_add(digest_of(&(client, number, &answer)));
            session.answers.push((number, answer.clone()));
        }
        answer
    }

    fn execute(&mut self, operation: &Operation) -> Answer {
        match operation {
            Operation::Get { key, .. } => Answer::Found(self.get(key).cloned()),
            Operation::Put { key, value } => {
                self.set(key, value.clone());
                Answer::Done
            }
            Operation::Cas { key, expected, value } => {
                let matches = self.get(key) == Some(expected);
                if matches {
                    self.set(key, value.clone());
                }
                Answer::Swapped(matches)
            }
            Operation::Append { key, value } => {
                let held = self.get(key).map_or("", |held| &held.0);
                let longer = format!("{held}{value}");
                self.set(key, longer.as_str().into());
                Answer::Done
            }
            Operation::Sync | Operation::Change(_) => Answer::Done,
        }
    }

    fn set(&mut self, key: &Key, value: Value) {
        self.digest = self.digest.wrapping_add(digest_of(&(key, &value)));
        let Some(held) = self.registers.get_mut(key) else {
            self.registers.insert_mut(key.clone(), value);
            return;
        };
        self.digest = self.digest.wrapping_sub(digest_of(&(key, &*held)));
        *held = value;
    }
}

impl PartialEq for Machine {
    fn eq(&self, other: &Self) -> bool {
        self.applied == other.applied
            && self.digest == other.digest
            && self.registers == other.registers
            && self.sessions == other.sessions
    }
}

impl Eq for Machine {}

impl Hash for Machine {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.applied.hash(state);
        state.write_u64(self.digest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RequestId;

    fn append(number: u64, value: &str) -> Command {
        Command::from(Request::new(
            RequestId { client: ClientId(1), number },
            number,
            Operation::Append { key: "x".into(), value: value.into() },
        ))
    }

    #[test]
    fn a_request_decided_twice_takes_effect_once_and_is_answered_alike() {
        let mut machine = Machine::new();
        let first = machine.apply(Slot(1), &append(1, "a"));
        let digest = machine.digest();
        let again = machine.apply(Slot(2), &append(1, "a"));
        assert_eq!((first, machine.digest()), (again, digest));
        assert_eq!(machine.get(&"x".into()), Some(&"a".into()));
    }

    #[test]
    fn an_acknowledged_request_that_returns_late_changes_nothing_and_gets_no_answer() {
        let mut machine = Machine::new();
        machine.apply(Slot(1), &append(1, "a"));
        machine.apply(Slot(2), &append(2, "b"));
        assert_eq!(machine.apply(Slot(3), &append(1, "a")), None);
        assert_eq!(machine.get(&"x".into()), Some(&"ab".into()));
    }

    #[test]
    fn a_request_may_take_effect_again_where_nobody_forbids_it() {
        let mut machine = Machine::new();
        machine.apply(Slot(1), &append(1, "a"));
        assert_eq!(machine.apply_if(Slot(2), &append(1, "a"), || true), Some(Answer::Done));
        assert_eq!(machine.get(&"x".into()), Some(&"aa".into()));
        machine.apply_if(Slot(3), &append(2, "b"), || unreachable!("it is new"));
    }

    #[test]
    fn the_session_used_least_of_late_expires_and_leaves_its_name() {
        let mut machine = Machine::new();
        let by = |client: u32, number| {
            let id = RequestId { client: ClientId(client), number };
            Command::from(Request::new(id, 0, Operation::Sync))
        };
        for (slot, command) in (1..).zip([by(1, 1), by(2, 1), by(1, 2), by(3, 1)]) {
            machine.apply(Slot(slot), &command);
            machine.expire(2);
        }
        let expired = |client| machine.is_expired(ClientId(client));
        assert_eq!([expired(1), expired(2), expired(3)], [false, true, false]);
        let Command::Request(request) = by(2, 1) else { unreachable!() };
        assert_eq!(machine.answered(&request), None);
    }

    /// A client that has acknowledged more is told less of what comes late.
    #[test]
    fn machines_that_would_answer_differently_have_different_digests() {
        let said = |below| {
            let id = RequestId { client: ClientId(1), number: 1 };
            let mut machine = Machine::new();
            machine.apply(Slot(1), &Command::from(Request::new(id, below, Operation::Sync)));
            machine
        };
        let (honest, other) = (said(1), said(100));
        let Command::Request(late) = append(50, "b") else { unreachable!() };
        assert_ne!(honest.has_applied(&late), other.has_applied(&late));
        assert_ne!(honest.digest(), other.digest());
        assert_eq!(honest.digest(), said(1).digest());
    }

    #[test]
    fn equal_histories_make_equal_digests() {
        let (mut one, mut two) = (Machine::new(), Machine::new());
        for machine in [&mut one, &mut two] {
            machine.apply(Slot(1), &append(1, "a"));
            machine.apply(Slot(2), &Command::Noop);
        }
        assert_eq!(one, two);
        two.apply(Slot(3), &append(2, "b"));
        assert_ne!(one.digest(), two.digest());
    }
}
